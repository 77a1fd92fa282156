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
    loop {
        let event = match reader.read_event().ok()? {
            Event::Eof => return Some(writer.into_inner()),
            Event::Start(tag) => Event::Start(tag_within(&tag)),
            Event::Empty(tag) => Event::Empty(tag_within(&tag)),
            other => other,
        };
        writer.write_event(event).ok()?;
    }
}

fn tag_within(tag: &BytesStart<'_>) -> BytesStart<'static> {
    let is_within = |attribute: &Attribute<'_>| {
        attribute.key.0 != "href"
            || attribute.value.starts_with('#')
            || attribute.value.starts_with("data:")
    };
    let mut kept = tag.to_owned();
    kept.clear_attributes();
    kept.extend_attributes(tag.attributes().flatten().filter(is_within));
    kept
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
