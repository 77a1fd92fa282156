//! Films in boxes (ISO/IEC 14496-12; MP4, M4A and QuickTime): what players call metadata, in which telephones
//! write where a film was taken. The boxes become free space, so that no position in the file changes.
//!
//! A track of positions that is a stream of its own, as sports cameras write it, stays.

/// Boxes that hold other boxes, on the way to those that tell.
const HOLDERS: [&[u8]; 3] = [b"moov", b"trak", b"moof"];
/// Boxes that tell: of the user, of the film, and those of makers, XMP among them.
const TELLING: [&[u8]; 3] = [b"udta", b"meta", b"uuid"];

/// Whether a file is a film, or sound in the same boxes.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    matches!(bytes.get(4..8), Some(b"ftyp" | b"moov" | b"wide"))
}

/// The film without what tells of it; none if nothing does.
pub(super) fn cleaned(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.to_vec();
    blank_boxes(&mut out).then_some(out)
}

/// Empties the boxes that tell, in these and in what they hold. Whether there was one.
fn blank_boxes(mut bytes: &mut [u8]) -> bool {
    let mut found = false;
    while let Some((head, length)) = measure(bytes) {
        let (whole, after) = bytes.split_at_mut(length);
        let (name, inside) = whole.split_at_mut(head);
        let name = &mut name[4..8];
        if TELLING.contains(&&*name) {
            name.copy_from_slice(b"free");
            inside.fill(0);
            found = true;
        } else if HOLDERS.contains(&&*name) {
            found |= blank_boxes(inside);
        }
        bytes = after;
    }
    found
}

/// How long the head of the first box is, and the whole of it; none if there is none.
fn measure(bytes: &[u8]) -> Option<(usize, usize)> {
    let short = bytes.get(..8)?;
    let short = u32::from_be_bytes(short[..4].try_into().ok()?);
    let (head, length) = match short {
        0 => (8, bytes.len()), // up to the end
        1 => {
            let long = bytes.get(8..16)?.try_into().ok()?;
            (16, usize::try_from(u64::from_be_bytes(long)).ok()?)
        }
        _ => (8, short as usize),
    };
    (head <= length && length <= bytes.len()).then_some((head, length))
}

#[cfg(test)]
mod tests {
    use super::{cleaned, is_one};

    fn boxed(name: &str, inside: &[u8]) -> Vec<u8> {
        let length = (inside.len() as u32 + 8).to_be_bytes();
        [&length, name.as_bytes(), inside].concat()
    }

    #[test]
    fn a_film_does_not_tell_where_it_was_taken() {
        let film = |udta: &str, place: &[u8]| {
            let track = boxed(
                "trak",
                &[boxed("tkhd", b"..."), boxed(udta, place)].concat(),
            );
            let head = boxed(
                "moov",
                &[boxed("mvhd", b"..."), boxed(udta, place), track].concat(),
            );
            [
                boxed("ftyp", b"isom"),
                boxed("mdat", b"udta, pictures"),
                head,
            ]
            .concat()
        };
        let told = film("udta", b"+52.1+4.4");
        assert!(is_one(&told));
        let blank = film("free", &[0; 9]);
        assert_eq!(cleaned(&told), Some(blank.clone()));
        assert_eq!(cleaned(&blank), None);
    }

    #[test]
    fn boxes_of_any_length_are_let_be() {
        let mut endless = boxed("ftyp", b"isom");
        endless.extend(boxed(
            "moov",
            &[0, 0, 0, 1, b'u', b'd', b't', b'a', 255, 255, 255, 255],
        ));
        assert_eq!(cleaned(&endless), None);
        for length in 0..endless.len() {
            assert_eq!(cleaned(&endless[..length]), None);
        }
        let long = [&[0, 0, 0, 1][..], b"udta", &18_u64.to_be_bytes(), b"me"].concat();
        let blank = [&[0, 0, 0, 1][..], b"free", &18_u64.to_be_bytes(), &[0; 2]].concat();
        assert_eq!(cleaned(&long), Some(blank));
    }
}
