//! Pixels to the bytes of a file. Nothing but pixels goes in: no place, no day, no camera.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder};
use ravif::{Img, RGB8, RGBA8};

use super::photo::Pixels;
use super::{Encoding, Photo};

/// How good a picture is, of 100: what one would have to look for isn't paid for.
const JPEG: u8 = 80;
const FINE_JPEG: u8 = 92;
const WEBP: f32 = 78.0;
const AVIF: f32 = 62.0;
/// From 1 to 10: smaller files take longer.
const AVIF_SPEED: u8 = 7;

/// The bytes of a picture in an encoding; none if the encoder won't.
pub(super) fn encode(photo: &Photo, encoding: Encoding) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Jpeg => jpeg(photo, JPEG),
        Encoding::FineJpeg => jpeg(photo, FINE_JPEG),
        Encoding::Png => png(photo),
        Encoding::WebP => webp(photo, false),
        Encoding::LosslessWebP => webp(photo, true),
        Encoding::Avif => avif(photo),
    }
}

fn jpeg(photo: &Photo, quality: u8) -> Option<Vec<u8>> {
    let (width, height) = (photo.width.try_into().ok()?, photo.height.try_into().ok()?);
    let (pixels, colours) = match &photo.pixels {
        Pixels::Rgb(pixels) => (pixels, ColorType::Rgb),
        Pixels::Rgba(pixels) => (pixels, ColorType::Rgba),
    };
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, quality);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(pixels, width, height, colours).ok()?;
    Some(out)
}

fn png(photo: &Photo) -> Option<Vec<u8>> {
    let (pixels, colours) = match &photo.pixels {
        Pixels::Rgb(pixels) => (pixels, ExtendedColorType::Rgb8),
        Pixels::Rgba(pixels) => (pixels, ExtendedColorType::Rgba8),
    };
    let mut out = Vec::new();
    PngEncoder::new_with_quality(&mut out, CompressionType::Best, FilterType::Adaptive)
        .write_image(pixels, photo.width, photo.height, colours)
        .ok()?;
    Some(out)
}

fn webp(photo: &Photo, lossless: bool) -> Option<Vec<u8>> {
    let (width, height) = (photo.width, photo.height);
    let encoder = match &photo.pixels {
        Pixels::Rgb(pixels) => webp::Encoder::from_rgb(pixels, width, height),
        Pixels::Rgba(pixels) => webp::Encoder::from_rgba(pixels, width, height),
    };
    let made = encoder.encode_simple(lossless, WEBP).ok()?;
    Some(made.to_vec())
}

fn avif(photo: &Photo) -> Option<Vec<u8>> {
    let (width, height) = (photo.width as usize, photo.height as usize);
    let encoder = ravif::Encoder::new()
        .with_quality(AVIF)
        .with_speed(AVIF_SPEED)
        .with_num_threads(Some(1)); // each picture has a thread already, and threads make other bytes
    let made = match &photo.pixels {
        Pixels::Rgb(pixels) => {
            let pixels: Vec<RGB8> = pixels
                .chunks_exact(3)
                .map(|pixel| RGB8::new(pixel[0], pixel[1], pixel[2]))
                .collect();
            encoder.encode_rgb(Img::new(&pixels, width, height))
        }
        Pixels::Rgba(pixels) => {
            let pixels: Vec<RGBA8> = pixels
                .chunks_exact(4)
                .map(|pixel| RGBA8::new(pixel[0], pixel[1], pixel[2], pixel[3]))
                .collect();
            encoder.encode_rgba(Img::new(&pixels, width, height))
        }
    };
    Some(made.ok()?.avif_file)
}
