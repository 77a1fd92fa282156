//! ZIP archives, and what is one by another name: documents of office programs, e-books. Their members are
//! looked at; those with something to leave out are written anew, the others are copied as they are.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::{ZipArchive, ZipWriter};

use super::{blank, cleaned_within};
use crate::images::{Look, Photo, stripped};

/// So much of a member tells what it is.
const START: u64 = 16;

/// What draws the pictures of an archive.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Viewer {
    /// A program that turns a picture as its EXIF says. Without it, the picture has to be upright by itself.
    Turning,
    /// An office program: how a picture lies is said in the document.
    Office,
}

/// Whether a file is an archive.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The archive with its members cleaned; none if none of them has to be, or it can't be read. `budget` is how many
/// bytes may still be unpacked: what comes to more is a bomb.
pub(super) fn cleaned(bytes: &[u8], depth: u8, budget: &mut u64) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let viewer = viewer(&mut archive);
    let mut anew = BTreeMap::new();
    for index in 0..archive.len() {
        let Some((name, bytes)) = member(&mut archive, index, budget) else {
            continue;
        };
        let cleaned = member_cleaned(&name, &bytes, viewer, depth, budget);
        anew.extend(cleaned.map(|cleaned| (index, cleaned)));
    }
    if anew.is_empty() {
        return None;
    }
    write(&mut archive, &anew).ok()
}

/// By what is in every document of Microsoft's (ECMA-376) and every Open Document (ISO/IEC 26300).
fn viewer(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Viewer {
    let mut kind = String::new();
    if let Ok(member) = archive.by_name("mimetype") {
        let _ = member.take(64).read_to_string(&mut kind);
    }
    let is_open_document = kind.starts_with("application/vnd.oasis.opendocument");
    if is_open_document || archive.index_for_name("[Content_Types].xml").is_some() {
        Viewer::Office
    } else {
        Viewer::Turning
    }
}

/// The name and the bytes of a member in which something may be to leave out.
fn member(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    budget: &mut u64,
) -> Option<(String, Vec<u8>)> {
    let mut member = archive.by_index(index).ok()?;
    if !member.is_file() || member.size() > *budget {
        return None;
    }
    let name = member
        .name()
        .map_or_else(|_| String::new(), Cow::into_owned);
    let mut bytes = Vec::new();
    member.by_ref().take(START).read_to_end(&mut bytes).ok()?;
    if !may_tell(&bytes) {
        return None;
    }
    // What it says of its size may be untrue.
    member.take(*budget).read_to_end(&mut bytes).ok()?;
    *budget = budget.saturating_sub(bytes.len() as u64);
    Some((name, bytes))
}

/// Whether a file that starts like this may hold pictures or films.
fn may_tell(start: &[u8]) -> bool {
    const STARTS: [&[u8]; 8] = [
        b"\xff\xd8\xff",
        b"\x89PNG",
        b"GIF8",
        b"RIFF",
        b"II*\0",
        b"MM\0*",
        b"%PDF",
        b"PK\x03\x04",
    ];
    STARTS.iter().any(|known| start.starts_with(known)) || start.get(4..8) == Some(b"ftyp")
}

fn member_cleaned(
    name: &str,
    bytes: &[u8],
    viewer: Viewer,
    depth: u8,
    budget: &mut u64,
) -> Option<Vec<u8>> {
    let cleaned = match Look::of(name, bytes) {
        Look::Pixels(header) if header.turned && viewer == Viewer::Turning => {
            let photo = Photo::read(&header, bytes).ok();
            photo.and_then(|photo| photo.whole(header.format))
        }
        Look::Pixels(header) | Look::Moving(header) => stripped(header.format, bytes),
        Look::Drawing(_) => return None,
        Look::Faulty(_) => None,
        Look::Other => return cleaned_within(bytes, depth, budget),
    };
    // What can't be read to its end is still read by somebody's program, to where it ends.
    let cleaned = cleaned.or_else(|| blank::blanked(bytes));
    cleaned.filter(|cleaned| cleaned != bytes)
}

fn write(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    anew: &BTreeMap<usize, Vec<u8>>,
) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.set_raw_comment(archive.comment().into())?;
    for index in 0..archive.len() {
        let member = archive.by_index_raw(index)?;
        let Some(bytes) = anew.get(&index) else {
            writer.raw_copy_file(member)?;
            continue;
        };
        writer.start_file(member.name()?, member.options())?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
