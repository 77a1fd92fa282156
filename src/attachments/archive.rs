//! ZIP archives, and what is one by another name: documents of office programs, e-books. Their members are
//! looked at; those with something to leave out are written anew, the others are copied as they are.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::{ZipArchive, ZipWriter};

use super::{blank, cleaned_within};
use crate::images::{Look, Photo, stripped};

/// The largest member that is looked at. A photo is a tenth of this; what unpacks to more is a bomb.
const LARGEST: u64 = 200 << 20;
/// So much of a member tells what it is.
const START: u64 = 16;

/// Whether a file is an archive.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The archive with its members cleaned; none if none of them has to be, or it can't be read.
pub(super) fn cleaned(bytes: &[u8], depth: u8) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut anew = BTreeMap::new();
    for index in 0..archive.len() {
        let member = member(&mut archive, index);
        let cleaned = member.and_then(|(name, bytes)| member_cleaned(&name, &bytes, depth));
        anew.extend(cleaned.map(|cleaned| (index, cleaned)));
    }
    if anew.is_empty() {
        return None;
    }
    write(&mut archive, &anew).ok()
}

/// The name and the bytes of a member in which something may be to leave out.
fn member(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Option<(String, Vec<u8>)> {
    let mut member = archive.by_index(index).ok()?;
    if !member.is_file() || member.size() > LARGEST {
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
    member.take(LARGEST).read_to_end(&mut bytes).ok()?;
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

fn member_cleaned(name: &str, bytes: &[u8], depth: u8) -> Option<Vec<u8>> {
    let cleaned = match Look::of(name, bytes) {
        // An orientation is metadata, too: without it, a picture lies on its side.
        Look::Pixels(header) if header.turned => {
            let photo = Photo::read(&header, bytes).ok()?;
            photo.whole(header.format)
        }
        Look::Pixels(header) | Look::Moving(header) => stripped(header.format, bytes),
        Look::Drawing(_) => None,
        Look::Faulty(_) => blank::blanked(bytes),
        Look::Other => cleaned_within(bytes, depth),
    };
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
