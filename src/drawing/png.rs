//! Pixels as a PNG: in a palette if they have few colours, as flat drawings do.

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::Pixmap;
use rustc_hash::FxHashMap;

type Colour = [u8; 3];

/// How many colours a palette can hold.
const PALETTE: usize = 256;
/// A picture with more colours than this has more than edges between flat ones.
const FLAT: usize = 4096;

/// A PNG of a picture that is drawn on a ground, so that nothing of it is transparent.
pub(super) fn encode(pixels: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let colours: Vec<Colour> = pixels
        .pixels()
        .iter()
        .map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_compression(Compression::High);
    encoder.set_depth(BitDepth::Eight);
    let data = if let Some((palette, places)) = palette(&colours) {
        encoder.set_color(ColorType::Indexed);
        encoder.set_filter(Filter::NoFilter); // places in a palette have no neighbours
        encoder.set_palette(palette.concat());
        colours.iter().map(|colour| places[colour]).collect()
    } else {
        encoder.set_color(ColorType::Rgb);
        colours.concat()
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(bytes)
}

/// The colours that are seen most, and which of them stands for each; none if there are too many.
/// What the palette has no room for are shades on the edges of letters.
fn palette(colours: &[Colour]) -> Option<(Vec<Colour>, FxHashMap<Colour, u8>)> {
    let mut counts: FxHashMap<Colour, usize> = FxHashMap::default();
    for colour in colours {
        *counts.entry(*colour).or_default() += 1;
    }
    if counts.len() > FLAT {
        return None;
    }
    let mut by_count: Vec<(Colour, usize)> = counts.into_iter().collect();
    by_count.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
    let all: Vec<Colour> = by_count.into_iter().map(|(colour, _)| colour).collect();
    let palette = all[..all.len().min(PALETTE)].to_vec();
    let places = all
        .iter()
        .map(|colour| (*colour, nearest(&palette, *colour)));
    let places = places.collect();
    Some((palette, places))
}

fn nearest(palette: &[Colour], colour: Colour) -> u8 {
    let distance = |other: &Colour| -> u32 {
        let parts = other.iter().zip(colour);
        parts.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let places = palette.iter().zip(0..=u8::MAX);
    let nearest = places.min_by_key(|(other, _)| distance(other));
    nearest.map_or(0, |(_, place)| place)
}
