//! What the start of a file tells: whether it is a picture, of which sort, and how large.

use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};

use super::{Fault, gif, svg};

/// The most pixels that a picture may have: four times those of a good camera.
pub const MOST_PIXELS: u64 = 100_000_000;

/// What a file is to the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Pixels, of which pictures in other sizes are made.
    Pixels(Header),
    /// Pixels that move: published as they came, but for what isn't picture.
    Moving(Header),
    /// A drawing in SVG, with its size in CSS pixels if it says so.
    Drawing(Option<(u32, u32)>),
    /// A picture by its name or its first bytes, which can't be shown.
    Faulty(Fault),
    /// No picture: an attachment.
    Other,
}

/// What the header of a picture of pixels says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Its format.
    pub format: Format,
    /// Its width and height in pixels, once it is upright.
    pub size: (u32, u32),
    /// Whether it has to be turned for that.
    pub turned: bool,
}

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "their names say it")]
pub enum Format {
    Jpeg,
    Png,
    Gif,
    WebP,
}

/// Formats of pictures that browsers don't show, or not all of them: endings, and what they are called.
const NOT_SHOWN: [(&[&str], &str); 10] = [
    (&["heic", "heif", "hif"], "HEIC"),
    (&["tif", "tiff"], "TIFF"),
    (&["avif"], "AVIF"),
    (&["bmp", "dib"], "BMP"),
    (&["jxl"], "JPEG XL"),
    (&["jp2", "j2k", "jpf"], "JPEG 2000"),
    (&["psd"], "Photoshop"),
    (&["ico"], "ICO"),
    (&["svgz"], "SVGZ"),
    (
        &["dng", "cr2", "cr3", "nef", "arw", "orf", "rw2", "raf"],
        "RAW",
    ),
];

/// The endings of what is read.
const READ: [&str; 7] = ["jpg", "jpeg", "jpe", "png", "apng", "gif", "webp"];

impl Look {
    /// What a file with this name, in capitals or not, and these bytes is.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let ending = ending.to_ascii_lowercase();
        if ending == "svg" {
            return Self::Drawing(svg::size(bytes));
        }
        let format = match image::guess_format(bytes) {
            Ok(ImageFormat::Jpeg) => Format::Jpeg,
            Ok(ImageFormat::Png) => Format::Png,
            Ok(ImageFormat::Gif) => Format::Gif,
            Ok(ImageFormat::WebP) => Format::WebP,
            _ => return Self::unread(&ending, bytes),
        };
        let header = Header::read(format, bytes);
        match header {
            Err(fault) => Self::Faulty(fault),
            Ok(header) if moves(format, bytes) => Self::Moving(header),
            Ok(header) => Self::Pixels(header),
        }
    }

    /// Width and height in CSS pixels, if they are known.
    pub fn size(self) -> Option<(u32, u32)> {
        match self {
            Self::Pixels(header) | Self::Moving(header) => Some(header.size),
            Self::Drawing(size) => size,
            Self::Faulty(Fault::TooLarge(width, height)) => Some((width, height)),
            Self::Faulty(_) | Self::Other => None,
        }
    }

    /// Whether it is of pixels: what they were taken with, where and by whom is no part of the picture.
    pub fn is_of_pixels(self) -> bool {
        matches!(self, Self::Pixels(_) | Self::Moving(_) | Self::Faulty(_))
    }

    fn unread(ending: &str, bytes: &[u8]) -> Self {
        if READ.contains(&ending) {
            return by_contents(bytes).unwrap_or(Self::Faulty(Fault::Broken));
        }
        let by_name = NOT_SHOWN.iter();
        let by_name = by_name.filter(|(endings, _)| endings.contains(&ending));
        let named = by_name.map(|(_, name)| Self::Faulty(Fault::NotShown(Some(name))));
        let named = named.into_iter().next();
        named.or_else(|| by_contents(bytes)).unwrap_or(Self::Other)
    }
}

/// What the first bytes say that a file is, whatever it is called: telephones rename pictures.
fn by_contents(bytes: &[u8]) -> Option<Look> {
    let brand = bytes.get(4..12)?;
    let name = match brand {
        b"ftypheic" | b"ftypheix" | b"ftypmif1" | b"ftyphevc" => "HEIC",
        b"ftypavif" => "AVIF",
        _ if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") => "TIFF",
        _ => return None,
    };
    Some(Look::Faulty(Fault::NotShown(Some(name))))
}

impl Header {
    fn read(format: Format, bytes: &[u8]) -> Result<Self, Fault> {
        let reader = ImageReader::with_format(Cursor::new(bytes), format.of_image());
        let mut decoder = reader.into_decoder().map_err(|_| Fault::Broken)?;
        let (width, height) = decoder.dimensions();
        if width == 0 || height == 0 {
            return Err(Fault::Broken);
        }
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(Fault::TooLarge(width, height));
        }
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let on_its_side = matches!(
            orientation,
            Orientation::Rotate90
                | Orientation::Rotate270
                | Orientation::Rotate90FlipH
                | Orientation::Rotate270FlipH
        );
        Ok(Self {
            format,
            size: if on_its_side {
                (height, width)
            } else {
                (width, height)
            },
            turned: orientation != Orientation::NoTransforms,
        })
    }
}

impl Format {
    pub(super) fn of_image(self) -> ImageFormat {
        match self {
            Self::Jpeg => ImageFormat::Jpeg,
            Self::Png => ImageFormat::Png,
            Self::Gif => ImageFormat::Gif,
            Self::WebP => ImageFormat::WebP,
        }
    }
}

/// Whether there is more than one picture in it.
fn moves(format: Format, bytes: &[u8]) -> bool {
    match format {
        Format::Jpeg => false,
        Format::Png => {
            let decoder = PngDecoder::new(Cursor::new(bytes));
            decoder.is_ok_and(|decoder| decoder.is_apng().unwrap_or(false))
        }
        Format::WebP => {
            let decoder = WebPDecoder::new(Cursor::new(bytes));
            decoder.is_ok_and(|decoder| decoder.has_animation())
        }
        Format::Gif => gif::frames(bytes) > 1,
    }
}
