//! Pictures, from bytes to bytes: what a file shows, what is made of it, and what is left out.
//!
//! Nothing here knows of the site, its theme or the disk. [`Look`] is what the start of a file tells;
//! [`Photo`] its pixels, upright and in sRGB; [`variants`] which files are made of it, and
//! [`Photo::develop`] makes them. What is published as it came loses everything that isn't picture:
//! [`stripped`], and [`svg::clean`] for drawings.

mod batches;
mod colour;
mod encode;
mod gif;
mod look;
mod photo;
mod resize;
mod strip;
pub mod svg;
mod variants;

pub use batches::in_batches;
pub use colour::Colour;
pub use look::{Format, Header, Look, MOST_PIXELS};
pub use photo::Photo;
pub use strip::stripped;
pub use variants::{Asked, Encoding, Offered, Variant, variants};

use crate::diagnostic::Problem;

/// What makes the bytes of pictures. It is part of the name under which they are kept: where one of these
/// changes, everything is made anew. The number at its end counts our own changes.
pub const MADE_BY: &str = "fast_image_resize 6.1.0, image 0.25.10, image-webp 0.2.4, jpeg-encoder 0.7.1, \
    libwebp-sys 0.9.6, moxcms 0.8.1, png 0.18.1, rav1e 0.8.1, ravif 0.13.0, svg-hush 0.9.7, \
    zune-jpeg 0.5.15; 1";

/// What is wrong with a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It can't be read to its end.
    Broken,
    /// It has more pixels than anybody needs.
    TooLarge(u32, u32),
    /// Browsers don't show it. The name of its format, if that is known.
    NotShown(Option<&'static str>),
}

impl Fault {
    /// The mistake of whoever shows the picture at a path.
    pub fn of(self, path: &str) -> Problem {
        let path = path.to_owned();
        match self {
            Self::Broken => Problem::PictureBroken { path },
            Self::TooLarge(width, height) => Problem::PictureTooLarge {
                path,
                width,
                height,
                most: MOST_PIXELS,
            },
            Self::NotShown(format) => Problem::PictureNotShown {
                path,
                format: format.map(str::to_owned),
            },
        }
    }
}
