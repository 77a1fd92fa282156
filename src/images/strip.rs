//! Pictures without what isn't picture: no EXIF, GPS, IPTC or XMP, no thumbnails, no words, no films.
//!
//! What is known to be part of a picture is kept, and nothing else, so that what cameras come up with next
//! year is left out as well. The pixels stay as they are, bit for bit.

use std::borrow::Cow;

use super::{Format, gif};

/// A picture of this format, stripped; none if it can't be read to its end.
pub fn stripped(format: Format, bytes: &[u8]) -> Option<Vec<u8>> {
    match format {
        Format::Jpeg => jpeg(bytes),
        Format::Png => png(bytes),
        Format::Gif => gif::stripped(bytes),
        Format::WebP => webp(bytes),
    }
}

/// JPEG (ITU T.81 annex B): segments, and after each that starts a scan what is in it. What follows the
/// end of the picture, such as a second one or a film, is not of it.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    const START: [u8; 2] = [0xff, 0xd8];
    let mut out = START.to_vec();
    let mut rest = bytes.strip_prefix(&START)?;
    loop {
        rest = &rest[memchr::memchr(0xff, rest)?..];
        let padding = rest.iter().take_while(|byte| **byte == 0xff).count();
        let marker = *rest.get(padding)?;
        rest = &rest[padding + 1..];
        match marker {
            0xd9 => {
                out.extend([0xff, 0xd9]);
                return Some(out);
            }
            0x01 | 0xd0..=0xd7 => {}
            _ => {
                let length = usize::from(u16::from_be_bytes([*rest.first()?, *rest.get(1)?]));
                let (segment, after) = rest.split_at_checked(length)?;
                let inside = segment.get(2..)?;
                if let Some(kept) = jpeg_segment(marker, inside) {
                    out.extend([0xff, marker]);
                    out.extend((kept.len() as u16 + 2).to_be_bytes());
                    out.extend(kept);
                }
                let scan = if marker == 0xda { scan_end(after)? } else { 0 };
                out.extend(&after[..scan]);
                rest = &after[scan..];
            }
        }
    }
}

/// What is kept of a segment; none if it isn't picture.
fn jpeg_segment(marker: u8, inside: &[u8]) -> Option<Vec<u8>> {
    match marker {
        // JFIF, without its thumbnail.
        0xe0 => {
            let mut kept = inside
                .get(..14)
                .filter(|_| inside.starts_with(b"JFIF\0"))?
                .to_vec();
            kept[12..].fill(0);
            Some(kept)
        }
        0xe2 => inside
            .starts_with(b"ICC_PROFILE\0")
            .then(|| inside.to_vec()),
        0xee => inside.starts_with(b"Adobe").then(|| inside.to_vec()),
        0xe1..=0xef | 0xfe => None,
        _ => Some(inside.to_vec()),
    }
}

/// Where the pixels of a scan end: at the next marker that is none of those inside it.
fn scan_end(bytes: &[u8]) -> Option<usize> {
    let mut ends = memchr::memchr_iter(0xff, bytes);
    ends.find(|&end| !matches!(bytes.get(end + 1), Some(0 | 0xd0..=0xd7 | 0xff) | None))
}

/// PNG (§ 5.3): a length, a name, contents and a sum.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 16] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP",
        b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
    ];
    let (head, mut rest) = bytes.split_at_checked(8)?;
    let mut out = head.to_vec();
    loop {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?) as usize;
        let (chunk, after) = rest.split_at_checked(length.checked_add(12)?)?;
        let name = &chunk[4..8];
        if KEPT.iter().any(|kept| *kept == name) {
            out.extend(chunk);
        }
        if name == b"IEND" {
            return Some(out);
        }
        rest = after;
    }
}

/// WebP (RFC 9649 § 2.3): chunks. Those of a picture that moves have chunks of their own.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 7] = [
        b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L",
    ];
    let length = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?) as usize;
    let inside = bytes.get(12..length.checked_add(8)?)?;
    let (kept, rest) = webp_chunks(inside, &KEPT)?;
    let mut out = bytes[..12].to_vec();
    out.extend(kept);
    let length = (out.len() as u32 - 8).to_le_bytes();
    out[4..8].copy_from_slice(&length);
    rest.is_empty().then_some(out)
}

/// What is kept of chunks, and what follows them that is none: a name, a length, contents, and a byte to
/// make them even.
fn webp_chunks<'a>(bytes: &'a [u8], kept: &[&[u8; 4]]) -> Option<(Vec<u8>, &'a [u8])> {
    let (mut out, mut rest) = (Vec::with_capacity(bytes.len()), bytes);
    while let Some((head, after)) = rest.split_at_checked(8) {
        let (name, length) = head.split_at(4);
        let length = u32::from_le_bytes(length.try_into().ok()?) as usize;
        let inside = after.get(..length)?;
        if kept.iter().any(|kept| *kept == name) {
            let inside = webp_chunk(name, inside)?;
            out.extend(name);
            out.extend((inside.len() as u32).to_le_bytes());
            out.extend(&*inside);
            if inside.len() % 2 == 1 {
                out.push(0);
            }
        }
        rest = after.get(length + length % 2..).unwrap_or_default();
    }
    Some((out, rest))
}

/// What is kept of what is in a chunk.
fn webp_chunk<'a>(name: &[u8], inside: &'a [u8]) -> Option<Cow<'a, [u8]>> {
    const OF_FRAME: [&[u8; 4]; 3] = [b"ALPH", b"VP8 ", b"VP8L"];
    /// How long the head of a frame is: where it lies, how large it is, and for how long.
    const HEAD: usize = 16;
    /// Flags of VP8X: that there is EXIF, that there is XMP.
    const WORDS: u8 = 0b0000_1100;
    match name {
        b"VP8X" => {
            let mut flags = inside.to_vec();
            *flags.first_mut()? &= !WORDS;
            Some(flags.into())
        }
        b"ANMF" => {
            let (head, frame) = inside.split_at_checked(HEAD)?;
            let (frame, _) = webp_chunks(frame, &OF_FRAME)?;
            Some([head, &frame].concat().into())
        }
        _ => Some(inside.into()),
    }
}
