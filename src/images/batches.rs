//! How many pictures are at hand at once: pixels take memory, however many cores there are to fill it.

use super::Look;

/// How many pixels are read at once, all pictures taken together: more than any one picture has. In the
/// worst of formats that is some gigabytes, and in that of telephones half of one.
const MOST_AT_ONCE: u64 = 160_000_000;

/// Pictures in batches, in order: each batch may be read all at once, when the one before it is done. What
/// is no picture of pixels takes no room.
pub fn in_batches<T>(pictures: Vec<T>, look: impl Fn(&T) -> Look) -> Vec<Vec<T>> {
    let mut batches: Vec<Vec<T>> = Vec::new();
    let mut room = 0;
    for picture in pictures {
        let pixels = match look(&picture) {
            Look::Pixels(header) | Look::Moving(header) => {
                u64::from(header.size.0) * u64::from(header.size.1)
            }
            Look::Drawing(_) | Look::Faulty(_) | Look::Other => 0,
        };
        if let Some(batch) = batches.last_mut().filter(|_| pixels <= room) {
            batch.push(picture);
        } else {
            batches.push(vec![picture]);
            room = MOST_AT_ONCE;
        }
        room = room.saturating_sub(pixels);
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::images::{Format, Header, MOST_PIXELS};

    fn of(pixels: u64) -> Look {
        Look::Pixels(Header {
            format: Format::Png,
            size: (1000, (pixels / 1000) as u32),
            turned: false,
        })
    }

    #[test]
    fn large_pictures_are_not_in_memory_all_at_once() {
        let (large, small) = (MOST_PIXELS, 12_000_000);
        let pictures = vec![0, large, small, 0, large, large, small, small];
        let batches = in_batches(pictures, |pixels| match pixels {
            0 => Look::Other,
            pixels => of(*pixels),
        });
        let wanted = [
            vec![0, large, small, 0],
            vec![large],
            vec![large, small, small],
        ];
        assert_eq!(batches, wanted);
        let many = in_batches(vec![small; 1000], |pixels| of(*pixels));
        assert!(many.iter().all(|batch| batch.len() <= 13));
        assert_eq!(many.iter().map(Vec::len).sum::<usize>(), 1000);
    }
}
