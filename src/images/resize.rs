//! Smaller pictures, as the eye would see them from further off.

use std::sync::LazyLock;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{
    FilterType, PixelComponentMapper, PixelType, ResizeAlg, ResizeOptions, Resizer,
    create_srgb_mapper,
};

use super::Photo;
use super::photo::Pixels;

/// To how much light there is, and back: means of sRGB values are too dark.
static LIGHT: LazyLock<PixelComponentMapper> = LazyLock::new(create_srgb_mapper);

/// A picture in another size; none if that is no size.
pub(super) fn resize(photo: &Photo, width: u32, height: u32) -> Option<Photo> {
    let (pixels, narrow, wide) = match &photo.pixels {
        Pixels::Rgb(pixels) => (pixels, PixelType::U8x3, PixelType::U16x3),
        Pixels::Rgba(pixels) => (pixels, PixelType::U8x4, PixelType::U16x4),
    };
    let source = ImageRef::new(photo.width, photo.height, pixels, narrow).ok()?;
    let mut light = Image::new(photo.width, photo.height, wide);
    LIGHT.forward_map(&source, &mut light).ok()?;
    let mut smaller = Image::new(width, height, wide);
    let filter = ResizeAlg::Convolution(FilterType::Lanczos3);
    let options = ResizeOptions::new().resize_alg(filter);
    Resizer::new()
        .resize(&light, &mut smaller, &options)
        .ok()?;
    drop(light);
    let mut made = Image::new(width, height, narrow);
    LIGHT.backward_map(&smaller, &mut made).ok()?;
    let made = made.into_vec();
    let pixels = match &photo.pixels {
        Pixels::Rgb(_) => Pixels::Rgb(made),
        Pixels::Rgba(_) => Pixels::Rgba(made),
    };
    Some(photo.with(width, height, pixels))
}
