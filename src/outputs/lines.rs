//! The lines of a calendar (RFC 5545 §3.1), by `icalendar`: escaped, folded at 75 octets, with CRLF.
//!
//! What that library can't do is ours: its components get a `DTSTAMP` from the clock and a `UID` by
//! chance where they have none, a `VTIMEZONE` too, which may have neither; and it doesn't know that the
//! name of a calendar is text.

use icalendar::Property;

/// The lines of a calendar as they are written.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A component and what is in it.
    pub(super) fn component(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        self.put("BEGIN", name);
        write(self);
        self.put("END", name);
    }

    /// A property whose value stands as it is, or that the library knows to be text.
    pub(super) fn put(&mut self, name: &str, value: impl AsRef<str>) {
        self.put_with(name, &[], value);
    }

    /// A property with parameters.
    pub(super) fn put_with(
        &mut self,
        name: &str,
        parameters: &[(&str, &str)],
        value: impl AsRef<str>,
    ) {
        let mut property = Property::new(name, plain(value.as_ref()));
        for (key, value) in parameters {
            property.add_parameter(key, value);
        }
        let line: Result<String, _> = property.try_into();
        self.0.push_str(&line.unwrap_or_default());
    }

    /// A property with a list of texts.
    pub(super) fn put_texts<'a>(&mut self, name: &str, texts: impl IntoIterator<Item = &'a str>) {
        let texts: Vec<String> = texts.into_iter().map(escape).collect();
        if !texts.is_empty() {
            self.put(name, texts.join(","));
        }
    }

    /// Everything that was written.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// A text in which nothing ends a line but a newline.
fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .filter(|c| !c.is_control() || *c == '\n' || *c == '\t')
        .collect()
}

/// A text as one of a list: RFC 5545 §3.3.11.
fn escape(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('\n', "\\n");
    text.replace(',', "\\,").replace(';', "\\;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Lines)) -> String {
        let mut lines = Lines::default();
        write(&mut lines);
        String::from_utf8(lines.into_bytes()).expect("text")
    }

    #[test]
    fn text_is_escaped_and_what_is_not_text_is_left() {
        assert_eq!(
            written(|lines| lines.put("SUMMARY", "a, b; c\\d\r\ne\u{7}\rf: \"g\"")),
            "SUMMARY:a\\, b\\; c\\\\d\\ne\\nf: \"g\"\r\n"
        );
        assert_eq!(
            written(|lines| lines.put("GEO", "52.16;4.49")),
            "GEO:52.16;4.49\r\n"
        );
        assert_eq!(
            written(|lines| lines.put_texts("CATEGORIES", ["Stad, land", "x"])),
            "CATEGORIES:Stad\\, land,x\r\n"
        );
        assert_eq!(
            written(|lines| lines.put_texts("NAME", ["a;b"])),
            "NAME:a\\;b\r\n"
        );
    }

    #[test]
    fn lines_are_folded_at_75_octets_between_letters() {
        let title = "Überraschung 🎉 – مرحبا بكم في لايدن ".repeat(12);
        let text = written(|lines| lines.put("SUMMARY", &title));
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert_eq!(unfolded, format!("SUMMARY:{title}\r\n"));
    }
}
