//! Which files are made of a picture: in which widths, in which formats.

/// What a theme asks for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    /// The widths, in pixels.
    pub widths: Vec<u32>,
    /// The formats that are offered before JPEG and PNG, the best first.
    pub formats: Vec<Offered>,
    /// How wide pictures in texts are shown, as HTML's `sizes` has it.
    pub sizes: String,
}

/// A format that not every browser reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "their names say it")]
pub enum Offered {
    Avif,
    WebP,
}

impl Offered {
    /// Every one, by the name that themes have for it.
    pub const ALL: [(&'static str, Self); 2] = [("avif", Self::Avif), ("webp", Self::WebP)];
}

/// How a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "their names say it")]
pub enum Encoding {
    Avif,
    WebP,
    LosslessWebP,
    Jpeg,
    /// For those who save it rather than look at it.
    FineJpeg,
    Png,
}

/// A file that is made of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Variant {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// How it is written.
    pub encoding: Encoding,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            widths: vec![320, 640, 960, 1440],
            formats: vec![Offered::WebP],
            sizes: "100vw".to_owned(),
        }
    }
}

impl Encoding {
    /// The most pixels that a side may have. WebP counts them in 14 bits, JPEG and AVIF in 16.
    fn longest_side(self) -> u32 {
        match self {
            Self::WebP | Self::LosslessWebP => 16_383,
            Self::Avif | Self::Jpeg | Self::FineJpeg => 65_535,
            Self::Png => u32::MAX,
        }
    }

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::WebP | Self::LosslessWebP => "webp",
            Self::Jpeg | Self::FineJpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::WebP | Self::LosslessWebP => "image/webp",
            Self::Jpeg | Self::FineJpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// What is made of a picture of this size: by encoding, the best first and what every browser reads last;
/// in each, from narrow to wide. Never wider than it is. What is drawn stays without loss.
pub fn variants(size: (u32, u32), drawn: bool, asked: &Asked) -> Vec<Variant> {
    let offered = asked.formats.iter().filter_map(|format| match format {
        Offered::Avif => (!drawn).then_some(Encoding::Avif),
        Offered::WebP if drawn => Some(Encoding::LosslessWebP),
        Offered::WebP => Some(Encoding::WebP),
    });
    let for_all = if drawn { Encoding::Png } else { Encoding::Jpeg };
    let encodings = offered.chain([for_all]);
    let widths = widths(size.0, &asked.widths);
    let in_widths = |encoding: Encoding| {
        let all = widths.iter().map(move |&width| Variant {
            width,
            height: height(size, width),
            encoding,
        });
        all.filter(|variant| variant.width.max(variant.height) <= variant.encoding.longest_side())
    };
    encodings.flat_map(in_widths).collect()
}

/// The widths that are asked for and are narrower than the picture; and its own, if nothing wider is
/// asked for in vain.
fn widths(own: u32, asked: &[u32]) -> Vec<u32> {
    let widest = asked.iter().copied().max().unwrap_or(own);
    let narrower = asked.iter().copied().filter(|width| *width < own);
    let mut widths: Vec<u32> = narrower.chain([own.min(widest)]).collect();
    widths.sort_unstable();
    widths.dedup();
    widths
}

/// The height that goes with a width.
fn height((width, height): (u32, u32), narrower: u32) -> u32 {
    let exact = u64::from(height) * u64::from(narrower);
    let rounded = (exact + u64::from(width) / 2) / u64::from(width);
    u32::try_from(rounded).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_made_wider_than_it_is() {
        let asked = [320, 640, 960];
        assert_eq!(widths(4000, &asked), [320, 640, 960]);
        assert_eq!(widths(800, &asked), [320, 640, 800]);
        assert_eq!(widths(640, &asked), [320, 640]);
        assert_eq!(widths(20, &asked), [20]);
        assert_eq!(widths(20, &[]), [20]);
        assert_eq!(height((4000, 3000), 320), 240);
        assert_eq!(height((9000, 1), 320), 1);
    }

    #[test]
    fn what_is_drawn_stays_without_loss() {
        let asked = Asked {
            widths: vec![10],
            formats: vec![Offered::Avif, Offered::WebP],
            ..Asked::default()
        };
        let encodings = |drawn| -> Vec<Encoding> {
            let variants = variants((10, 10), drawn, &asked).into_iter();
            variants.map(|variant| variant.encoding).collect()
        };
        assert_eq!(
            encodings(false),
            [Encoding::Avif, Encoding::WebP, Encoding::Jpeg]
        );
        assert_eq!(encodings(true), [Encoding::LosslessWebP, Encoding::Png]);
    }
}
