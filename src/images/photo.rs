//! The pixels of a picture: upright, and in the colours that every browser takes them for.

use std::collections::BTreeMap;
use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use rayon::prelude::*;

use super::resize::Light;
use super::{Colour, Encoding, Fault, Format, Header, Variant, encode, strip};

/// How much memory reading one picture may take, in bytes.
const MOST_MEMORY: u64 = 1 << 30;

/// Pixels of eight bits, with or without transparency.
pub struct Photo {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) pixels: Pixels,
    /// Whether it came without loss.
    lossless: bool,
}

/// Three bytes for each pixel, or four.
pub(super) enum Pixels {
    Rgb(Vec<u8>),
    Rgba(Vec<u8>),
}

impl Photo {
    /// Reads a picture to its end.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(header: &Header, bytes: &[u8]) -> Result<Self, Fault> {
        let format = header.format;
        // Readers forgive a JPEG that ends too soon. Whoever sees its grey half doesn't.
        if format == Format::Jpeg && strip::stripped(format, bytes).is_none() {
            return Err(Fault::Broken);
        }
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format.of_image());
        let mut limits = Limits::default();
        limits.max_alloc = Some(MOST_MEMORY);
        reader.limits(limits);
        let broken = |_| Fault::Broken;
        let mut decoder = reader.into_decoder().map_err(broken)?;
        let orientation = decoder.orientation().map_err(broken)?;
        let profile = decoder.icc_profile().ok().flatten();
        let mut image = DynamicImage::from_decoder(decoder).map_err(broken)?;
        image.apply_orientation(orientation);
        let (width, height) = (image.width(), image.height());
        let mut pixels = if image.color().has_alpha() {
            Pixels::Rgba(image.into_rgba8().into_raw())
        } else {
            Pixels::Rgb(image.into_rgb8().into_raw())
        };
        if let Some(profile) = profile {
            pixels.convert(&profile);
        }
        Ok(Self {
            width,
            height,
            pixels: pixels.without_needless_alpha(),
            lossless: format != Format::Jpeg,
        })
    }

    /// The colour to show while it is on its way; none if one could see through it.
    pub fn colour(&self) -> Option<Colour> {
        match &self.pixels {
            Pixels::Rgb(pixels) => Some(Colour::of(pixels)),
            Pixels::Rgba(_) => None,
        }
    }

    /// Whether it is drawn rather than taken, so that edges must stay as sharp as they are: it came
    /// without loss, and one can see through it or it has few colours.
    pub fn is_drawn(&self) -> bool {
        self.lossless
            && match &self.pixels {
                Pixels::Rgb(pixels) => Colour::are_few(pixels),
                Pixels::Rgba(_) => true,
            }
    }

    /// Makes variants of it, on one thread or on several, and hands each over when it is made. One that the
    /// encoder won't make isn't.
    pub fn develop(
        &self,
        variants: &[Variant],
        on_many_threads: bool,
        take: &(dyn Fn(Variant, Vec<u8>) + Sync),
    ) {
        let mut by_size: BTreeMap<(u32, u32), Vec<Variant>> = BTreeMap::new();
        for variant in variants {
            let size = (variant.width, variant.height);
            by_size.entry(size).or_default().push(*variant);
        }
        let own = (self.width, self.height);
        let others = by_size.keys().any(|size| *size != own);
        let light = others.then(|| Light::of(self)).flatten();
        let make = |(&(width, height), variants): (&(u32, u32), &Vec<Variant>)| {
            let resized = light.as_ref().filter(|_| (width, height) != own);
            let resized = resized.and_then(|light| light.resized(width, height));
            let photo = resized.as_ref().unwrap_or(self);
            if (photo.width, photo.height) != (width, height) {
                return;
            }
            for variant in variants {
                if let Some(made) = encode::encode(photo, variant.encoding) {
                    take(*variant, made);
                }
            }
        };
        if on_many_threads {
            by_size.par_iter().for_each(make);
        } else {
            by_size.iter().for_each(make);
        }
    }

    /// The whole of it in the format that it came in, as good as it gets.
    pub fn whole(&self, format: Format) -> Option<Vec<u8>> {
        let encoding = match format {
            Format::Jpeg => Encoding::FineJpeg,
            Format::Png | Format::Gif => Encoding::Png,
            Format::WebP => Encoding::LosslessWebP,
        };
        encode::encode(self, encoding)
    }

    pub(super) fn with(&self, width: u32, height: u32, pixels: Pixels) -> Self {
        Self {
            width,
            height,
            pixels,
            lossless: self.lossless,
        }
    }
}

impl Pixels {
    /// From the colours of a profile to sRGB. A profile that can't be read is passed over, as browsers
    /// do.
    fn convert(&mut self, profile: &[u8]) {
        let Ok(profile) = ColorProfile::new_from_slice(profile) else {
            return;
        };
        if profile.color_space != DataColorSpace::Rgb {
            return; // of grey and of inks, the reader has made the best already
        }
        let (layout, pixels) = match self {
            Self::Rgb(pixels) => (Layout::Rgb, pixels),
            Self::Rgba(pixels) => (Layout::Rgba, pixels),
        };
        let srgb = ColorProfile::new_srgb();
        let options = TransformOptions::default();
        let Ok(transform) = profile.create_transform_8bit(layout, &srgb, layout, options) else {
            return;
        };
        let mut converted = vec![0; pixels.len()];
        if transform.transform(pixels, &mut converted).is_ok() {
            *pixels = converted;
        }
    }

    /// Many drawings could be seen through, and nowhere can.
    fn without_needless_alpha(self) -> Self {
        match self {
            Self::Rgba(pixels) if pixels.chunks_exact(4).all(|pixel| pixel[3] == u8::MAX) => {
                let opaque = pixels.chunks_exact(4).flat_map(|pixel| &pixel[..3]);
                Self::Rgb(opaque.copied().collect())
            }
            other => other,
        }
    }
}
