//! Films in boxes (ISO/IEC 14496-12; MP4, M4A and QuickTime): what players call metadata, in which telephones
//! write where a film was taken. The boxes become free space, so that no position in the file changes.
//!
//! A track of positions that is a stream of its own, as sports cameras write it, stays.

/// Boxes that hold other boxes, on the way to those that tell.
const HOLDERS: [&[u8]; 2] = [b"moov", b"trak"];
/// Boxes in them that tell: of the user, of the film.
const TELLING: [&[u8]; 2] = [b"udta", b"meta"];
/// Boxes of makers, XMP among them, which stand anywhere.
const OF_MAKERS: &[u8] = b"uuid";
/// How deep boxes lie in one another: a track in a film.
const DEEPEST: u8 = 2;

/// Whether a file is a film, or sound in the same boxes.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    matches!(bytes.get(4..8), Some(b"ftyp" | b"moov" | b"wide"))
}

/// The film without what tells of it; none if nothing does.
pub(super) fn cleaned(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.to_vec();
    blank_boxes(&mut out, 0).then_some(out)
}

/// Empties the boxes that tell, in these and in what they hold. Whether there was one. At the top, `meta` is
/// what a picture is found by.
fn blank_boxes(mut bytes: &mut [u8], depth: u8) -> bool {
    let mut found = false;
    while let Some((head, length)) = measure(bytes) {
        let (whole, after) = bytes.split_at_mut(length);
        let (name, inside) = whole.split_at_mut(head);
        let name = &mut name[4..8];
        let tells = depth > 0 && TELLING.contains(&&*name) || *name == *OF_MAKERS;
        if tells {
            name.copy_from_slice(b"free");
            inside.fill(0);
            found = true;
        } else if depth < DEEPEST && HOLDERS.contains(&&*name) {
            found |= blank_boxes(inside, depth + 1);
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
        let deep = b"\0\0\0\0moov".repeat(100_000);
        assert_eq!(cleaned(&deep), None);
        let long = [&[0, 0, 0, 1][..], b"uuid", &18_u64.to_be_bytes(), b"me"].concat();
        let blank = [&[0, 0, 0, 1][..], b"free", &18_u64.to_be_bytes(), &[0; 2]].concat();
        assert_eq!(cleaned(&long), Some(blank));
    }
}
