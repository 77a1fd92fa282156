//! Pictures, made once and kept: each is found by its contents and by what is made of it.
//!
//! What takes long is to read a picture to its end and to write it in other sizes. Both are done for
//! contents that were never seen before, and for no others: what came of it is in the cache.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::attachments::{self, CLEANED_BY};
use crate::cache::{Cache, Key};
use crate::diagnostic::Problem;
use crate::images::{
    Colour, Encoding, Fault, Header, Look, MADE_BY, Photo, Variant, stripped, svg,
};
use crate::source::{FileHash, Media, disk};

/// What is known of a picture that was read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The colour to show while it is on its way.
    pub colour: Option<Colour>,
    /// Whether it was drawn rather than taken.
    pub drawn: bool,
}

/// Makes pictures, and knows those that are made.
#[derive(Debug)]
pub struct Darkroom {
    cache: Arc<Cache>,
    seen: Mutex<FxHashMap<FileHash, Result<Seen, Fault>>>,
}

impl Darkroom {
    /// One that keeps what it makes in a cache.
    pub fn new(cache: Arc<Cache>) -> Self {
        Self {
            cache,
            seen: Mutex::default(),
        }
    }

    /// Looks at a picture: all of it, so that what is wrong with it is known before anything is
    /// published.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn see(&self, media: &Media) -> Result<Seen, Fault> {
        let seen = || self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let key = Key::new(
            "seen",
            &[media.hash.to_string().as_bytes(), MADE_BY.as_bytes()],
        );
        let known = seen().get(&media.hash).copied();
        if let Some(known) = known {
            self.cache.keep(&key);
            return known;
        }
        let found = match self.cache.get(&key).as_deref().and_then(Seen::from_bytes) {
            Some(kept) => Ok(kept),
            None => Seen::look(media).inspect(|new| self.cache.put(&key, &new.to_bytes())),
        };
        seen().insert(media.hash, found);
        found
    }

    /// The bytes of a variant: those that are kept, or else made now.
    ///
    /// # Errors
    /// Why it can't be made.
    pub fn variant(&self, media: &Media, variant: Variant) -> Result<Vec<u8>, Problem> {
        let key = key(media.hash, Some(variant));
        if let Some(kept) = self.cache.get(&key) {
            return Ok(kept);
        }
        let made = Mutex::new(None);
        photo(media)?.develop(&[variant], false, &|_, bytes| {
            *made.lock().unwrap_or_else(PoisonError::into_inner) = Some(bytes);
        });
        let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        let made = made.ok_or_else(|| broken(media))?;
        self.cache.put(&key, &made);
        Ok(made)
    }

    /// Whether a variant is kept; or without one, the file as it came, turned upright.
    pub fn has(&self, media: &Media, variant: Option<Variant>) -> bool {
        self.cache.has(&key(media.hash, variant))
    }

    /// Makes those variants of a picture that are not kept yet, so that it is read once for all of them.
    /// What goes wrong shows when they are asked for. Several threads are for a picture that has few beside
    /// it: a large one takes some hundred megabytes while it is at hand.
    pub fn develop(&self, media: &Media, variants: &[Variant], on_many_threads: bool) {
        let missing = variants.iter().copied();
        let missing: Vec<Variant> = missing
            .filter(|variant| !self.cache.has(&key(media.hash, Some(*variant))))
            .collect();
        if missing.is_empty() {
            return;
        }
        let Ok(photo) = photo(media) else { return };
        photo.develop(&missing, on_many_threads, &|variant, bytes| {
            self.cache.put(&key(media.hash, Some(variant)), &bytes);
        });
    }

    /// Notes that a variant is still wanted, although nobody asks for its bytes.
    pub fn keep(&self, media: &Media, variant: Variant) {
        self.cache.keep(&key(media.hash, Some(variant)));
    }

    /// A file as it came, without what isn't picture. None if there is nothing to leave out, and it is
    /// published as it is.
    ///
    /// # Errors
    /// Why it can't be read.
    pub fn whole(&self, media: &Media) -> Result<Option<Vec<u8>>, Problem> {
        let cleaned = match media.look {
            Look::Other => return self.attachment(media),
            Look::Faulty(fault) => return Err(fault.of(&name(media))),
            Look::Drawing(_) => svg::clean(&read(media)?),
            // An orientation is metadata, too: without it, a picture lies on its side.
            Look::Pixels(header) if header.turned => return self.upright(media, header).map(Some),
            Look::Pixels(header) | Look::Moving(header) => stripped(header.format, &read(media)?),
        };
        cleaned.map(Some).ok_or_else(|| broken(media))
    }

    /// An attachment in which something had to be left out. That nothing had to be is kept as well, as no
    /// bytes, so that a film isn't read again to say so.
    fn attachment(&self, media: &Media) -> Result<Option<Vec<u8>>, Problem> {
        let parts = [
            media.hash.to_string(),
            CLEANED_BY.to_owned(),
            MADE_BY.to_owned(),
        ];
        let key = Key::new("attachments", &parts.each_ref().map(String::as_bytes));
        let cleaned = if let Some(kept) = self.cache.get(&key) {
            kept
        } else {
            let cleaned = attachments::cleaned(&read(media)?).unwrap_or_default();
            self.cache.put(&key, &cleaned);
            cleaned
        };
        Ok(Some(cleaned).filter(|cleaned| !cleaned.is_empty()))
    }

    fn upright(&self, media: &Media, header: Header) -> Result<Vec<u8>, Problem> {
        let key = key(media.hash, None);
        if let Some(kept) = self.cache.get(&key) {
            return Ok(kept);
        }
        let made = photo(media)?.whole(header.format);
        let made = made.ok_or_else(|| broken(media))?;
        self.cache.put(&key, &made);
        Ok(made)
    }
}

/// Ten digits for the name of a variant of a file, or of the file itself without what isn't picture.
pub fn mark(hash: FileHash, variant: Option<Variant>) -> String {
    key(hash, variant).short()
}

fn key(hash: FileHash, variant: Option<Variant>) -> Key {
    let wanted = variant.map_or_else(
        || "whole".to_owned(),
        |variant| {
            let way = match variant.encoding {
                Encoding::LosslessWebP => "lossless",
                encoding => encoding.ending(),
            };
            format!("{}x{} {way}", variant.width, variant.height)
        },
    );
    let parts = [hash.to_string(), wanted, MADE_BY.to_owned()];
    Key::new("pictures", &parts.each_ref().map(String::as_bytes))
}

impl Seen {
    fn look(media: &Media) -> Result<Self, Fault> {
        let read = || read(media).map_err(|_| Fault::Broken);
        let without_colour = Self {
            colour: None,
            drawn: true,
        };
        match media.look {
            Look::Faulty(fault) => Err(fault),
            Look::Other => Err(Fault::NotShown(None)),
            Look::Drawing(_) => {
                let cleaned = svg::clean(&read()?);
                cleaned.map(|_| without_colour).ok_or(Fault::Broken)
            }
            Look::Moving(header) => {
                let bytes = read()?;
                let photo = Photo::read(&header, &bytes)?; // the first of them
                let stripped = stripped(header.format, &bytes);
                stripped.ok_or(Fault::Broken)?;
                Ok(Self {
                    colour: photo.colour(),
                    drawn: true,
                })
            }
            Look::Pixels(header) => {
                let photo = Photo::read(&header, &read()?)?;
                Ok(Self {
                    colour: photo.colour(),
                    drawn: photo.is_drawn(),
                })
            }
        }
    }

    fn to_bytes(self) -> Vec<u8> {
        let mut bytes = vec![u8::from(self.drawn)];
        bytes.extend(self.colour.into_iter().flat_map(|colour| colour.0));
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (drawn, colour) = bytes.split_first()?;
        Some(Self {
            colour: colour.try_into().ok().map(Colour),
            drawn: *drawn == 1,
        })
    }
}

fn photo(media: &Media) -> Result<Photo, Problem> {
    let (Look::Pixels(header) | Look::Moving(header)) = media.look else {
        return Err(broken(media));
    };
    let bytes = read(media)?;
    Photo::read(&header, &bytes).map_err(|fault| fault.of(&name(media)))
}

/// The bytes of a file, if they are still those that it was found by.
fn read(media: &Media) -> Result<Vec<u8>, Problem> {
    let bytes = disk::read_bytes(&media.location).map_err(|error| Problem::UnreadableFile {
        reason: disk::reason(&error),
    })?;
    if FileHash::of(&bytes) == media.hash {
        Ok(bytes)
    } else {
        Err(Problem::UnreadableFile {
            reason: "it was changed meanwhile".into(),
        })
    }
}

fn broken(media: &Media) -> Problem {
    Fault::Broken.of(&name(media))
}

fn name(media: &Media) -> String {
    let name = media.location.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
