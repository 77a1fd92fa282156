//! HTML that a writer puts in a text: allowed, but for what could run, restyle or call elsewhere.

use std::ops::Range;

/// Elements that run something, load something past what is checked and made smaller, style, or take over the page.
const FORBIDDEN: [&str; 29] = [
    "script", "style", "iframe", "object", "embed", "link", "meta", "base", "form", "input",
    "button", "textarea", "select", "frame", "frameset", "svg", "math", "template", "noscript",
    "img", "picture", "source", "video", "audio", "track", "center", "font", "marquee", "main",
];

/// Attributes with an address that the browser fetches or follows.
const ADDRESSES: [&str; 9] = [
    "href",
    "src",
    "srcset",
    "action",
    "formaction",
    "poster",
    "data",
    "background",
    "ping",
];

/// A tag in a piece of HTML.
pub(super) struct Tag {
    /// Where it stands.
    pub(super) place: Range<usize>,
    /// The name of its element, in small letters.
    pub(super) name: String,
    /// Whether it ends the element.
    pub(super) closes: bool,
    /// Whether it has its own end, `>`.
    pub(super) is_whole: bool,
}

/// The tags in a piece of HTML that may stand in a text.
pub(super) fn allowed(html: &str) -> impl Iterator<Item = Tag> {
    tags(html).filter_map(|(start, tag)| {
        let (name, _) = name_and_rest(tag);
        let may_stand = !FORBIDDEN.contains(&name.as_str());
        may_stand.then(|| Tag {
            place: start..start + tag.len(),
            name,
            closes: tag.starts_with("</"),
            is_whole: tag_end(tag).is_some(),
        })
    })
}

/// Finds the first tag in a piece of HTML that isn't allowed: where it starts, and the tag itself.
pub(super) fn forbidden(html: &str) -> Option<(usize, &str)> {
    tags(html).find(|(_, tag)| !is_allowed(tag))
}

/// What the links in a piece of HTML lead to: where each address stands, and what it is.
pub(super) fn links(html: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    tags(html).filter_map(|(start, tag)| {
        let (name, rest) = name_and_rest(tag);
        let (_, address) = attributes(rest).find(|(key, _)| name == "a" && key == "href")?;
        let start = start + tag.find(&address)?;
        let place = start..start + address.len();
        Some((place, address.replace("&amp;", "&")))
    })
}

/// The names that elements in a piece of HTML can be reached by.
pub(super) fn ids(html: &str) -> impl Iterator<Item = String> {
    let of_tag = |(_, tag)| {
        let (_, rest) = name_and_rest(tag);
        let mut ids = attributes(rest).filter(|(key, _)| key == "id");
        ids.next().map(|(_, id)| id)
    };
    tags(html).filter_map(of_tag)
}

/// The tags in a piece of HTML, comments left out: where each starts, and the tag itself.
fn tags(html: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + html[from..].find('<')?;
            let rest = &html[start..];
            if is_comment(rest) {
                from = comment_end(rest).map_or(html.len(), |end| start + end);
                continue;
            }
            let name = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
            if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                from = start + 1;
                continue; // a sign
            }
            from = tag_end(rest).map_or(html.len(), |end| start + end);
            return Some((start, &html[start..from]));
        }
    })
}

/// Where a tag ends, after its `>`, as browsers see it (HTML § 13.2.5.8 to 13.2.5.39): a `>` in the quotes of a
/// value doesn't end it, and quotes elsewhere are letters like others.
fn tag_end(tag: &str) -> Option<usize> {
    enum At {
        Name,
        BeforeAttribute,
        Attribute,
        AfterAttribute,
        BeforeValue,
        Value,
        Quoted(u8),
    }
    let mut at = At::Name;
    for (position, byte) in tag.bytes().enumerate().skip(1) {
        let is_space = byte.is_ascii_whitespace();
        at = match (at, byte) {
            (At::Quoted(quote), _) if byte == quote => At::BeforeAttribute,
            (At::Quoted(quote), _) => At::Quoted(quote),
            (_, b'>') => return Some(position + 1),
            (At::BeforeValue, b'"' | b'\'') => At::Quoted(byte),
            (At::BeforeValue, _) if is_space => At::BeforeValue,
            (At::BeforeValue, _) => At::Value,
            (At::Value, _) if !is_space => At::Value,
            (At::Name, _) if !is_space && byte != b'/' => At::Name,
            (At::Attribute | At::AfterAttribute, b'=') => At::BeforeValue,
            (At::Attribute | At::AfterAttribute, _) if is_space => At::AfterAttribute,
            (At::Name | At::Value, _) | (_, b'/') => At::BeforeAttribute,
            (At::BeforeAttribute, _) if is_space => At::BeforeAttribute,
            _ => At::Attribute,
        };
    }
    None
}

/// Where a comment starts in a piece of HTML that doesn't end in it: a browser shows nothing of what follows.
pub(super) fn open_comment(html: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let start = from + html[from..].find('<')?;
        let rest = &html[start..];
        let end = if is_comment(rest) {
            comment_end(rest)
        } else if rest[1..].starts_with(|c: char| c == '/' || c.is_ascii_alphabetic()) {
            tag_end(rest).or(Some(rest.len()))
        } else {
            Some(1)
        };
        match end {
            Some(end) => from = start + end,
            None => return Some(start),
        }
    }
}

/// Whether something starts that browsers take for a comment (HTML § 13.2.5.6).
fn is_comment(html: &str) -> bool {
    html.starts_with("<!") || html.starts_with("<?")
}

/// Where a comment ends, after its last sign: at `-->`, and for browsers at `--!>` as well.
fn comment_end(comment: &str) -> Option<usize> {
    let bytes = comment.as_bytes();
    let ends_it = |at: &usize| {
        let before = &bytes[..*at];
        let of_words = comment.starts_with("<!--");
        !of_words || before.ends_with(b"--") || before[4..].ends_with(b"--!")
    };
    let end = memchr::memchr_iter(b'>', bytes).find(ends_it);
    end.map(|end| end + 1)
}

fn is_allowed(tag: &str) -> bool {
    let (name, rest) = name_and_rest(tag);
    !FORBIDDEN.contains(&name.as_str())
        && attributes(rest).all(|(key, value)| attribute_is_allowed(&key, &value))
}

/// The name of a tag, in small letters, and what follows it.
fn name_and_rest(tag: &str) -> (String, &str) {
    let inner = tag
        .trim_start_matches('<')
        .trim_start_matches('/')
        .trim_end_matches('>')
        .trim_end_matches('/');
    let name_end = inner
        .find(|c: char| c.is_whitespace() || c == '/')
        .unwrap_or(inner.len());
    let (name, rest) = inner.split_at(name_end);
    (name.to_ascii_lowercase(), rest)
}

fn attribute_is_allowed(key: &str, value: &str) -> bool {
    if key == "style" || key.starts_with("on") || key == "srcdoc" {
        return false;
    }
    if !ADDRESSES.contains(&key) {
        return true;
    }
    // Browsers pass over control characters and spaces in a scheme, so we do, too.
    let address: String = value
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect::<String>()
        .to_ascii_lowercase();
    let scheme = address
        .split_once(':')
        .map(|(scheme, _)| scheme)
        .filter(|scheme| !scheme.contains(['/', '?', '#']));
    let elsewhere = scheme.is_some() || address.starts_with("//") || address.contains('&');
    if key == "href" {
        matches!(scheme, None | Some("https" | "http" | "mailto" | "tel"))
            && !address.contains("&#")
            && !address.contains("&colon")
    } else {
        !elsewhere
    }
}

/// The attributes of a tag, names in small letters.
fn attributes(text: &str) -> impl Iterator<Item = (String, String)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let name_end = rest
            .find(|c: char| c.is_whitespace() || c == '=' || c == '/')
            .unwrap_or(rest.len())
            .max(1);
        let name_end = (name_end..=rest.len())
            .find(|end| rest.is_char_boundary(*end))
            .unwrap_or(rest.len());
        let name = rest[..name_end].to_ascii_lowercase();
        rest = rest[name_end..].trim_start();
        let Some(after) = rest.strip_prefix('=') else {
            return Some((name, String::new()));
        };
        let after = after.trim_start();
        let (value, remaining) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
        };
        rest = remaining;
        Some((name, value.to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::{forbidden, links};

    #[test]
    fn what_runs_or_calls_is_found() {
        for html in [
            "<script>alert(1)</script>",
            "<p onclick=\"x()\">",
            "<p style='color:red'>",
            "<a href=\"javascript:x()\">",
            "<a href=\" java\nscript:x()\">",
            "<a href=\"&#106;avascript:x()\">",
            "<img src=\"https://elsewhere.example/x.png\">",
            "<img src=//elsewhere.example/x.png>",
            "<IFRAME src=x>",
            "<p title='>' onload=x>",
            "<p class=\"a\"\"><script>",
            "<p x\"><script>",
            "<p =\"><script>",
            "<p a=b=\"><script>",
            "<!-- --!><script>x</script> -->",
        ] {
            assert!(forbidden(html).is_some(), "{html}");
        }
    }

    #[test]
    fn what_is_plain_passes() {
        for html in [
            "<abbr title=\"a > b\">x</abbr>",
            "<br/>",
            "<!-- <script> -->",
            "<a href=\"https://x.example/?a=1&b=2\">",
            "<details><summary>",
            "<abbr title = '<script>'>",
        ] {
            assert!(forbidden(html).is_none(), "{html}");
        }
    }

    #[test]
    fn a_comment_that_goes_on_is_found() {
        assert_eq!(super::open_comment("<p title='<!--'>a < b<!-- x"), Some(21));
        assert_eq!(super::open_comment("<?php echo"), Some(0));
        assert_eq!(super::open_comment("<!--!> x"), Some(0));
        for html in [
            "<!-- x --> y",
            "<!-->",
            "<!--->",
            "<!----!>",
            "<!DOCTYPE html>",
            "<b",
            "1 < 2",
        ] {
            assert_eq!(super::open_comment(html), None, "{html}");
        }
    }

    #[test]
    fn links_are_found_where_they_stand() {
        let html = "<!-- <a href=no> --><A class=b href='https://x.example/?a=1&amp;b=2'>x</a><abbr href=no>";
        let found: Vec<_> = links(html).collect();
        let (place, address) = &found[0];
        assert_eq!(address, "https://x.example/?a=1&b=2");
        assert_eq!(&html[place.clone()], "https://x.example/?a=1&amp;b=2");
        assert_eq!(found.len(), 1);
    }
}
