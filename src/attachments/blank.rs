//! Bytes in which what isn't picture is overwritten where it stands: no byte moves, so that whatever counts
//! positions, as a PDF does, still finds its parts.

use std::ops::Range;

use memchr::memmem;

/// The segments of a JPEG that tell more than the picture: their marker, and how what is inside starts.
const SEGMENTS: [(u8, &[u8]); 4] = [
    (0xe1, b"Exif\0\0"),
    (0xe1, b"http://ns.adobe.com/xap/1.0/\0"),
    (0xe1, b"http://ns.adobe.com/xmp/extension/\0"),
    (0xed, b"Photoshop 3.0\0"),
];

/// Vocabularies of XMP that are about photos, and about nothing else in a document.
const OF_PHOTOS: [&[u8]; 3] = [
    b"http://ns.adobe.com/exif/1.0/",
    b"http://ns.adobe.com/photoshop/1.0/",
    b"http://iptc.org/std/Iptc4xmp",
];

/// What says that a PDF is one for everybody, or for ever: it stays, with all that stands beside it.
const OF_DOCUMENTS: [&[u8]; 2] = [
    b"http://www.aiim.org/pdfua/ns/id/",
    b"http://www.aiim.org/pdfa/ns/id/",
];

/// The bytes with zeros or spaces in place of what isn't picture; none if there is nothing of the sort.
pub(super) fn blanked(bytes: &[u8]) -> Option<Vec<u8>> {
    let found: Vec<_> = segments(bytes)
        .map(|range| (range, 0))
        .chain(packets(bytes).map(|range| (range, b' ')))
        .collect();
    (!found.is_empty()).then(|| {
        let mut out = bytes.to_vec();
        for (range, blank) in found {
            out[range].fill(blank);
        }
        out
    })
}

/// What is inside of segments of pictures that lie in a file as they are (ITU T.81 § B.1.1.4).
fn segments(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    SEGMENTS.iter().flat_map(move |(marker, name)| {
        memmem::find_iter(bytes, name).filter_map(move |start| {
            let head = bytes.get(start.checked_sub(4)?..start)?;
            let length = usize::from(u16::from_be_bytes([head[2], head[3]]));
            let end = (start + length).checked_sub(2)?;
            let is_segment = head[..2] == [0xff, *marker] && start < end && end <= bytes.len();
            is_segment.then_some(start..end)
        })
    })
}

/// XMP that is of a photo, as programs for layout put it beside the pixels in a PDF.
fn packets(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    const START: &[u8] = b"<x:xmpmeta";
    const END: &[u8] = b"</x:xmpmeta>";
    let says = |packet: &[u8], names: &[&[u8]]| {
        let mut names = names.iter();
        names.any(|name| memmem::find(packet, name).is_some())
    };
    let mut from = 0;
    let all = std::iter::from_fn(move || {
        let start = from + memmem::find(&bytes[from..], START)?;
        let end = start + memmem::find(&bytes[start..], END)? + END.len();
        from = end;
        Some(start..end)
    });
    all.filter(move |range| {
        let packet = &bytes[range.clone()];
        says(packet, &OF_PHOTOS) && !says(packet, &OF_DOCUMENTS)
    })
}

#[cfg(test)]
mod tests {
    use super::blanked;

    #[test]
    fn a_segment_is_blanked_and_nothing_moves() {
        let file = b"%PDF stream\n\xff\xd8\xff\xe1\0\x0eExif\0\0HERE!!\xff\xd9 xref 42";
        let blank = b"%PDF stream\n\xff\xd8\xff\xe1\0\x0e\0\0\0\0\0\0\0\0\0\0\0\0\xff\xd9 xref 42";
        assert_eq!(blanked(file).as_deref(), Some(&blank[..]));
        assert_eq!(blanked(blank), None, "once is enough");
    }

    #[test]
    fn words_that_only_look_like_it_stay() {
        for file in [
            &b"a text about Exif\0\0 and Photoshop 3.0\0"[..],
            b"Exif\0\0",
            b"\xff\xe1\xff\xffExif\0\0cut off",
            b"\xff\xe1\0\x01Exif\0\0",
        ] {
            assert_eq!(blanked(file), None);
        }
    }

    #[test]
    fn what_a_document_says_of_itself_stays_and_what_a_photo_says_goes() {
        let of_photo = "<x:xmpmeta a='http://ns.adobe.com/exif/1.0/'>52N</x:xmpmeta>";
        let of_document = "<x:xmpmeta a='http://www.aiim.org/pdfua/ns/id/' \
            b='http://ns.adobe.com/exif/1.0/'>1</x:xmpmeta>";
        let file = format!("{of_document} {of_photo}.");
        let blank = format!("{of_document} {}.", " ".repeat(of_photo.len()));
        assert_eq!(blanked(file.as_bytes()), Some(blank.into_bytes()));
    }
}
