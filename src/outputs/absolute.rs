//! HTML away from its page: addresses that work anywhere.

/// Attributes with an address.
const ADDRESSES: [&str; 4] = ["href", "src", "poster", "cite"];
/// Attributes with several addresses, each with a width.
const SETS: [&str; 2] = ["srcset", "imagesrcset"];

/// Makes every address in a piece of HTML whole. `site` is where the site is, `page` the address of the
/// page, with the site's before it and a slash at its end.
pub(super) fn absolute(html: &str, site: &str, page: &str) -> String {
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else {
            tag_end(rest)
        };
        let (tag, after) = rest.split_at(end.unwrap_or(rest.len()));
        if tag.starts_with("<!--") {
            out.push_str(tag);
        } else {
            write_tag(tag, site, page, &mut out);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Where a tag ends, quotes counted: after its `>`.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (position, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if byte == open => quote = None,
            (None, b'>') => return Some(position + 1),
            _ => {}
        }
    }
    None
}

fn write_tag(tag: &str, site: &str, page: &str, out: &mut String) {
    let mut rest = tag;
    while let Some(equals) = rest.find('=') {
        let (before, after) = rest.split_at(equals + 1);
        out.push_str(before);
        let name = before[..equals].trim_end();
        let name = name.rsplit(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'');
        let name = name.into_iter().next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        let padding = after.len() - after.trim_start().len();
        out.push_str(&after[..padding]);
        let after = &after[padding..];
        let quote = after.chars().next().filter(|c| *c == '"' || *c == '\'');
        let (value, left) = if let Some(quote) = quote {
            out.push(quote);
            let end = after[1..].find(quote).unwrap_or(after.len() - 1);
            after[1..].split_at(end)
        } else {
            let end = after.find(|c: char| c.is_ascii_whitespace() || c == '>');
            after.split_at(end.unwrap_or(after.len()))
        };
        if ADDRESSES.contains(&name.as_str()) {
            out.push_str(&whole(value, site, page));
        } else if SETS.contains(&name.as_str()) {
            let candidates: Vec<String> = value
                .split(',')
                .map(|candidate| whole(candidate.trim(), site, page))
                .collect();
            out.push_str(&candidates.join(", "));
        } else {
            out.push_str(value);
        }
        rest = left;
    }
    out.push_str(rest);
}

fn whole(address: &str, site: &str, page: &str) -> String {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some(rest) = address.strip_prefix("//") {
        format!("https://{rest}")
    } else if address.starts_with('/') {
        format!("{site}{address}")
    } else if scheme.contains(':') || address.is_empty() {
        address.to_owned()
    } else {
        format!("{page}{address}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(html: &str) -> String {
        absolute(html, "https://s.example", "https://s.example/nl/x/")
    }

    #[test]
    fn addresses_are_whole_and_everything_else_stays() {
        for (html, expected) in [
            (
                r#"<a class="n" href="/nl/">x</a><a href='#y'>="/z"</a>"#,
                r#"<a class="n" href="https://s.example/nl/">x</a><a href='https://s.example/nl/x/#y'>="/z"</a>"#,
            ),
            (
                r#"<img src=/a.png alt="href=&quot;/b">"#,
                r#"<img src=https://s.example/a.png alt="href=&quot;/b">"#,
            ),
            (
                r#"<img srcset="/a.webp 480w, /b.webp 960w" alt="a > b" src = "c.png">"#,
                r#"<img srcset="https://s.example/a.webp 480w, https://s.example/b.webp 960w" alt="a > b" src = "https://s.example/nl/x/c.png">"#,
            ),
            (
                r#"<a href="mailto:a@b.example"><a href="https://c.example/?d=/e"><a href="//f.example">"#,
                r#"<a href="mailto:a@b.example"><a href="https://c.example/?d=/e"><a href="https://f.example">"#,
            ),
            (
                r#"<!-- <a href="/"> --><input checked><p data-href="/">1 < 2"#,
                r#"<!-- <a href="/"> --><input checked><p data-href="/">1 < 2"#,
            ),
        ] {
            assert_eq!(made(html), expected);
        }
    }

    proptest::proptest! {
        #[test]
        fn anything_at_all_is_written(html in ".*") {
            made(&html);
        }
    }
}
