//! Pixels as a PNG: in a palette if they have few colours, as flat drawings do.

use std::iter::repeat_n;

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
    let runs = runs(pixels);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_compression(Compression::High);
    encoder.set_depth(BitDepth::Eight);
    let data = if let Some((palette, places)) = palette(&runs) {
        encoder.set_color(ColorType::Indexed);
        encoder.set_filter(Filter::NoFilter); // places in a palette have no neighbours
        encoder.set_palette(palette.concat());
        let places = runs
            .iter()
            .map(|(colour, length)| (places[colour], *length));
        places
            .flat_map(|(place, length)| repeat_n(place, length))
            .collect()
    } else {
        encoder.set_color(ColorType::Rgb);
        let colours = runs
            .iter()
            .flat_map(|(colour, length)| repeat_n(*colour, *length));
        colours.collect::<Vec<_>>().concat()
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&data)?;
    writer.finish()?;
    Ok(bytes)
}

/// The pixels, row after row: each colour, and how often it stands there in a row.
fn runs(pixels: &Pixmap) -> Vec<(Colour, usize)> {
    let equal = pixels.pixels().chunk_by(|one, next| one == next);
    let runs = equal.map(|run| {
        let colour = [run[0].red(), run[0].green(), run[0].blue()];
        (colour, run.len())
    });
    runs.collect()
}

/// The colours that are seen most, and which of them stands for each; none if there are too many.
/// What the palette has no room for are shades on the edges of letters.
fn palette(runs: &[(Colour, usize)]) -> Option<(Vec<Colour>, FxHashMap<Colour, u8>)> {
    let mut counts: FxHashMap<Colour, usize> = FxHashMap::default();
    for (colour, length) in runs {
        *counts.entry(*colour).or_default() += length;
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
