//! What a page shows of a file: the file itself, or what was made of it in several sizes.

use super::address::Url;
use super::media::{MediaFile, hashed_name};
use crate::darkroom::{Darkroom, mark};
use crate::images::{Asked, Colour, Encoding, Fault, Look, Variant, variants};
use crate::source::Media;

/// What is shown of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// The file itself, with its width and height in CSS pixels if they are known.
    Itself(Option<(u32, u32)>, Option<Colour>),
    /// Files that are made of it: at least one.
    Made(Made),
    /// Nothing: there is something wrong with it, or it is no picture.
    Nothing(Fault),
}

/// The files that are made of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Each with its address: by encoding, what every browser reads last; in each from narrow to wide.
    pub variants: Vec<(Url, Variant)>,
    /// The colour to show while they are on their way.
    pub colour: Option<Colour>,
    /// How wide pictures in texts are shown.
    pub sizes: String,
}

impl Shown {
    /// What is shown of the file at a path from `content/`.
    pub(super) fn of(path: &str, media: &Media, darkroom: &Darkroom, asked: &Asked) -> Self {
        let seen = match media.look {
            Look::Other => return Self::Nothing(Fault::NotShown(None)),
            _ => darkroom.see(media),
        };
        match (media.look, seen) {
            (_, Err(fault)) => Self::Nothing(fault),
            (Look::Pixels(header), Ok(seen)) => {
                let variants = variants(header.size, seen.drawn, asked).into_iter();
                Self::Made(Made {
                    variants: variants
                        .map(|variant| (address(path, media, variant), variant))
                        .collect(),
                    colour: seen.colour,
                    sizes: asked.sizes.clone(),
                })
            }
            (look, Ok(seen)) => Self::Itself(look.size(), seen.colour),
        }
    }
}

/// `media/news/x/photo-640.3f2a9c1b0d.webp`: what it is made of, its width, and the hash of all that.
fn address(path: &str, media: &Media, variant: Variant) -> Url {
    let stem = match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => stem,
        _ => path,
    };
    // Commas part the addresses of a `srcset`.
    let stem = stem.replace(',', "-");
    let path = format!("{stem}-{}.{}", variant.width, variant.encoding.ending());
    Url::file(&hashed_name(
        "media",
        &path,
        &mark(media.hash, Some(variant)),
    ))
}

impl MediaFile {
    /// The address of the picture for whoever takes one file: the widest that every browser reads.
    pub fn src(&self) -> &Url {
        match &self.shown {
            Shown::Made(made) => made.variants.last().map_or(&self.url, |(url, _)| url),
            _ => &self.url,
        }
    }

    /// The width and height of that, in CSS pixels, if they are known.
    pub fn size(&self) -> Option<(u32, u32)> {
        match &self.shown {
            Shown::Itself(size, _) => *size,
            Shown::Made(made) => {
                let (_, widest) = made.variants.last()?;
                Some((widest.width, widest.height))
            }
            Shown::Nothing(_) => None,
        }
    }

    /// The colour to show while it is on its way.
    pub fn colour(&self) -> Option<Colour> {
        match &self.shown {
            Shown::Itself(_, colour) => *colour,
            Shown::Made(made) => made.colour,
            Shown::Nothing(_) => None,
        }
    }

    /// What is wrong with it as a picture.
    pub fn fault(&self) -> Option<Fault> {
        match self.shown {
            Shown::Nothing(fault) => Some(fault),
            _ => None,
        }
    }
}

impl Made {
    /// Each format with its `srcset`, the best first, and last the one that every browser reads.
    pub fn sets(&self) -> Vec<(Encoding, String)> {
        let by_encoding = |a: &(Url, Variant), b: &(Url, Variant)| a.1.encoding == b.1.encoding;
        let sets = self.variants.chunk_by(by_encoding).map(|variants| {
            let candidates: Vec<String> = variants
                .iter()
                .map(|(url, variant)| format!("{} {}w", url.href(), variant.width))
                .collect();
            (variants[0].1.encoding, candidates.join(", "))
        });
        sets.collect()
    }
}
