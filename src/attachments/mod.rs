//! Attachments without what cameras and telephones leave in them: the EXIF, IPTC and XMP of pictures, and
//! where a film was taken. Nothing here knows of the site or the disk.
//!
//! What a file is decides how: a ZIP, as documents of office programs and e-books are, has members that are
//! looked at one by one (`archive`); a film has boxes (`film`); in anything else, a PDF above all, it is
//! blanked where it stands, since other parts of the file are found by their position (`blank`). What is
//! encrypted, or compressed in some other way, can't be seen; nor is what pictures in other formats than pages
//! have (HEIC, TIFF) say of themselves, inside a document. Names of authors stay. Signatures no longer fit.

mod archive;
mod blank;
mod film;

/// Names what is left out and how. It is part of the name under which cleaned attachments are kept: the number
/// counts our changes.
pub const CLEANED_BY: &str = "flate2 1.1.11, miniz_oxide 0.9.1, zip 9.8.2; 1";

/// How the old office formats start. Their streams lie about in pieces, between which is something else: what would
/// be blanked there might be a part of the text.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// How many bytes may be unpacked of one attachment, at most: as many as memory has room for.
const MOST_UNPACKED: u64 = 500 << 20;

/// How deep files may lie in one another and still be looked at: a sheet in a document in an archive, and one more.
const DEEPEST: u8 = 4;

/// An attachment without what it says of where its pictures were taken, when, with what and by whom. None if
/// there is nothing to leave out.
pub fn cleaned(bytes: &[u8]) -> Option<Vec<u8>> {
    cleaned_within(bytes, DEEPEST, &mut { MOST_UNPACKED })
}

fn cleaned_within(bytes: &[u8], depth: u8, budget: &mut u64) -> Option<Vec<u8>> {
    if archive::is_one(bytes) {
        let deeper = depth.checked_sub(1);
        let cleaned = deeper.and_then(|depth| archive::cleaned(bytes, depth, budget));
        // What is in it without being compressed can be blanked even where the rest can't be read.
        return cleaned.or_else(|| blank::blanked(bytes));
    }
    if film::is_one(bytes) {
        return film::cleaned(bytes);
    }
    if bytes.starts_with(OLE) {
        return None;
    }
    blank::blanked(bytes)
}
