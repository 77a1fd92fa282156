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

/// A picture as how much light there is at each place.
pub(super) struct Light<'p> {
    photo: &'p Photo,
    light: Image<'static>,
}

impl<'p> Light<'p> {
    /// The light of a picture.
    pub(super) fn of(photo: &'p Photo) -> Option<Self> {
        let (pixels, narrow, wide) = match &photo.pixels {
            Pixels::Rgb(pixels) => (pixels, PixelType::U8x3, PixelType::U16x3),
            Pixels::Rgba(pixels) => (pixels, PixelType::U8x4, PixelType::U16x4),
        };
        let source = ImageRef::new(photo.width, photo.height, pixels, narrow).ok()?;
        let mut light = Image::new(photo.width, photo.height, wide);
        LIGHT.forward_map(&source, &mut light).ok()?;
        Some(Self { photo, light })
    }

    /// The picture in another size; none if that is no size.
    pub(super) fn resized(&self, width: u32, height: u32) -> Option<Photo> {
        let mut smaller = Image::new(width, height, self.light.pixel_type());
        let filter = ResizeAlg::Convolution(FilterType::Lanczos3);
        let options = ResizeOptions::new().resize_alg(filter);
        let mut resizer = Resizer::new();
        resizer.resize(&self.light, &mut smaller, &options).ok()?;
        let narrow = match &self.photo.pixels {
            Pixels::Rgb(_) => PixelType::U8x3,
            Pixels::Rgba(_) => PixelType::U8x4,
        };
        let mut made = Image::new(width, height, narrow);
        LIGHT.backward_map(&smaller, &mut made).ok()?;
        let made = made.into_vec();
        let pixels = match &self.photo.pixels {
            Pixels::Rgb(_) => Pixels::Rgb(made),
            Pixels::Rgba(_) => Pixels::Rgba(made),
        };
        Some(self.photo.with(width, height, pixels))
    }
}
