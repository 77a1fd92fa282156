//! Drawings in SVG: how large they are, and what of them is published.

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};
use svg_hush::data_url_filter::{DataUrl, DataUrlFilterResult};
use svg_hush::{FError, Filter};

use super::{Format, strip};

/// A drawing without what runs, what calls elsewhere, and what isn't drawn: scripts, handlers of events,
/// foreign HTML, addresses, notes of the program that it was made with. Its title and description stay.
/// None if it can't be read, or is no drawing.
pub fn clean(bytes: &[u8]) -> Option<Vec<u8>> {
    if depth(bytes)? > DEEPEST {
        return None;
    }
    let mut filter = Filter::new();
    filter.set_data_url_filter(inside);
    let mut out = Vec::new();
    let cleaned: Result<(), FError> = filter.filter(bytes, &mut out);
    cleaned.ok()?;
    within(&out)
}

/// The same without references to other files, which a picture on a page is not shown anyway: what the
/// filter leaves of `https://elsewhere.example/a.png` is `/a.png`.
fn within(svg: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader::from_str(std::str::from_utf8(svg).ok()?);
    let mut writer = Writer::new(Vec::with_capacity(svg.len()));
    let mut in_style = false;
    loop {
        let event = reader.read_event().ok()?;
        match &event {
            Event::Start(tag) => in_style = tag.name().0 == "style",
            Event::End(_) => in_style = false,
            Event::Text(text) if in_style && !stays_inside(text) => continue,
            Event::CData(text) if in_style && !stays_inside(text) => continue,
            _ => {}
        }
        let event = match event {
            Event::Eof => return Some(writer.into_inner()),
            Event::Start(tag) => Event::Start(tag_within(&tag)),
            Event::Empty(tag) => Event::Empty(tag_within(&tag)),
            other => other,
        };
        writer.write_event(event).ok()?;
    }
}

fn tag_within(tag: &BytesStart<'_>) -> BytesStart<'static> {
    let is_within = |attribute: &Attribute<'_>| match attribute.key.0 {
        "href" => attribute.value.starts_with('#') || attribute.value.starts_with("data:"),
        _ => stays_inside(&attribute.value),
    };
    let mut kept = tag.to_owned();
    kept.clear_attributes();
    kept.extend_attributes(tag.attributes().flatten().filter(is_within));
    kept
}

/// No drawing that somebody made has elements in so many others.
const DEEPEST: usize = 256;

/// In how many others an element of it is, at most; none if it can't be read.
fn depth(svg: &[u8]) -> Option<usize> {
    let mut reader = Reader::from_reader(svg);
    let mut buffer = Vec::new();
    let (mut now, mut deepest) = (0_usize, 0);
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(_) => now += 1,
            Event::End(_) => now = now.saturating_sub(1),
            Event::Eof => return Some(deepest),
            _ => {}
        }
        deepest = deepest.max(now);
        if deepest > DEEPEST {
            return Some(deepest);
        }
        buffer.clear();
    }
}

/// Whether what is said of the look of a drawing calls no other file: CSS has more ways to than `url()`, and
/// can write each in a way that hides it.
fn stays_inside(css: &str) -> bool {
    let css = css.to_ascii_lowercase();
    let mut urls = css.split("url(").skip(1);
    let is_inside = |url: &str| {
        let url = url.trim_start_matches([' ', '"', '\'', '\t', '\n']);
        url.starts_with('#')
            || url.starts_with("data:")
            || url.starts_with("&quot;#")
            || url.starts_with("&apos;#")
    };
    urls.all(is_inside)
        && !css.contains("image-set")
        && !css.contains("@import")
        && !css.contains('\\')
}

/// Pictures of pixels that a drawing carries: they stay, stripped as any.
fn inside(data: &DataUrl<'_>) -> DataUrlFilterResult {
    let mime = data.mime_type();
    let format = match (mime.type_.as_str(), mime.subtype.as_str()) {
        ("image", "jpeg" | "jpg") => Format::Jpeg,
        ("image", "png") => Format::Png,
        ("image", "gif") => Format::Gif,
        ("image", "webp") => Format::WebP,
        _ => return DataUrlFilterResult::Drop,
    };
    let decoded = data.decode_to_vec().ok();
    match decoded.and_then(|(bytes, _)| strip::stripped(format, &bytes)) {
        Some(data) => DataUrlFilterResult::Rewrite {
            mime_type: mime.to_string(),
            data,
        },
        None => DataUrlFilterResult::Drop,
    }
}

/// The size of a drawing in CSS pixels, from its `width` and `height` or its `viewBox`.
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut reader = Reader::from_reader(bytes);
    let mut buffer = Vec::new();
    let root = loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) | Event::Empty(tag) => {
                break tag.into_owned();
            }
            Event::Eof => return None,
            _ => buffer.clear(),
        }
    };
    let attribute = |name: &str| {
        let value = root.try_get_attribute(name).ok()??;
        Some(value.value.into_owned())
    };
    let number = |text: &str| {
        text.trim()
            .trim_end_matches("px")
            .parse::<f64>()
            .ok()
            .filter(|n| *n >= 1.0)
    };
    let given = attribute("width")
        .zip(attribute("height"))
        .and_then(|(w, h)| number(&w).zip(number(&h)));
    let (width, height) = given.or_else(|| {
        let view_box = attribute("viewBox")?;
        let mut numbers = view_box
            .split(|c: char| c == ',' || c.is_whitespace())
            .filter(|part| !part.is_empty())
            .map(number)
            .skip(2);
        numbers.next()?.zip(numbers.next()?)
    })?;
    Some((width.round() as u32, height.round() as u32))
}
