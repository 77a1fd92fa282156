//! The one colour that stands for a picture until it is there.

use std::fmt;

use rustc_hash::FxHashSet;

/// The mean colour of a picture, as a CSS colour of three digits.
///
/// So few tell no difference beside the picture, and a sheet of 48 rules has them all: with no styles in
/// the HTML, which the site's own policy forbids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// A picture with no more colours than this is drawn, not taken.
    const FEW: usize = 1024;
    /// The mean is that of about so many pixels, spread evenly.
    const ASKED: usize = 64 * 64;

    /// The mean of pixels of three bytes.
    pub(super) fn of(pixels: &[u8]) -> Self {
        let count = pixels.len() / 3;
        let step = (count / Self::ASKED).max(1) | 1; // odd: no columns of an even width are passed over
        let mut sums = [0_u64; 3];
        let mut asked = 0;
        for pixel in pixels.chunks_exact(3).step_by(step) {
            for (sum, part) in sums.iter_mut().zip(pixel) {
                *sum += u64::from(*part);
            }
            asked += 1;
        }
        let digit = |sum: u64| ((sum / asked.max(1) * 15 + 127) / 255) as u8;
        Self(sums.map(digit))
    }

    /// Whether pixels of three bytes have few colours.
    pub(super) fn are_few(pixels: &[u8]) -> bool {
        let mut seen = FxHashSet::default();
        let mut last = None;
        pixels.chunks_exact(3).all(|pixel| {
            if last != Some(pixel) {
                seen.insert([pixel[0], pixel[1], pixel[2]]);
                last = Some(pixel);
            }
            seen.len() <= Self::FEW
        })
    }

    /// The classes that give it to an element.
    pub fn classes(self) -> String {
        let [red, green, blue] = self.0;
        format!("tint tint-r{red:x} tint-g{green:x} tint-b{blue:x}")
    }
}

/// `#a7c`
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:x}{green:x}{blue:x}")
    }
}
