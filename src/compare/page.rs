//! What a page says, in its HTML as Tandem's templates make it.

/// A page, as far as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    /// Its title.
    pub title: String,
    /// Its own words: what is in `<main>`, without the hashes in names of files.
    pub words: String,
    /// The hash of all that is around them.
    pub frame: u64,
}

pub(super) fn read(html: &str) -> Page {
    let html = without_hashes(html);
    let words = between(&html, "<main", "</main>").unwrap_or(&html);
    let frame = html.replacen(words, "", 1);
    Page {
        title: unescaped(between(&html, "<title>", "</title>").unwrap_or_default()),
        words: words.to_owned(),
        frame: xxhash_rust::xxh3::xxh3_64(frame.as_bytes()),
    }
}

/// Where a page leads that is only there for an old address.
pub(super) fn redirect(html: &str) -> Option<String> {
    let refresh = between(html, "<meta http-equiv=\"refresh\" content=\"", "\"")?;
    Some(unescaped(refresh.split_once("url=")?.1))
}

/// A text without the ten hexadecimal digits that names of files have between two dots.
pub(super) fn without_hashes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(dot) = rest.find('.') {
        let (before, from) = rest.split_at(dot + 1);
        out.push_str(before);
        let is_hash = from.len() > 10
            && from.as_bytes()[10] == b'.'
            && from.bytes().take(10).all(|byte| byte.is_ascii_hexdigit());
        rest = if is_hash { &from[11..] } else { from };
    }
    out.push_str(rest);
    out
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let start = text.find(start)? + start.len();
    let length = text[start..].find(end)?;
    Some(&text[start..start + length])
}

fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_page_are_told_from_its_frame() {
        let html = |style: &str, words: &str| {
            format!(
                "<title>A &amp; B</title><link href=\"/s.{style}.css\"><main id=\"m\">{words}</main>"
            )
        };
        let page = read(&html("0123456789", "Hello"));
        assert_eq!(page.title, "A & B");
        assert_eq!(page, read(&html("abcdef0123", "Hello")));
        let other = read(&html("0123456789", "Bye"));
        assert_ne!(page.words, other.words);
        assert_eq!(page.frame, other.frame);
    }

    #[test]
    fn only_hashes_are_taken_out_of_names() {
        assert_eq!(without_hashes("a/photo.3f2a9c1b0d.jpg"), "a/photo.jpg");
        assert_eq!(
            without_hashes("1.2 x.yz é. 0123456789"),
            "1.2 x.yz é. 0123456789"
        );
    }
}
