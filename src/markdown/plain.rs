//! A text as nothing but its words, for whoever searches.

use pulldown_cmark::{Event, Parser};

use super::directives::{Mark, Prepared};
use super::typography::Typography;
use super::{OPTIONS, is_inside_a_line};

/// The words of a text, with a space between its parts.
pub fn plain(text: &str, typography: Typography) -> String {
    let prepared = Prepared::new(text, 0);
    let mut out = String::with_capacity(text.len());
    for (event, range) in Parser::new_ext(&prepared.text, OPTIONS).into_offset_iter() {
        match event {
            Event::Text(text) => {
                let mark = typography.mark(&prepared.text, range.start, &text);
                out.push_str(mark.unwrap_or(&text));
            }
            Event::Code(text) => out.push_str(&text),
            Event::Start(tag) if !is_inside_a_line(&tag) => out.push(' '),
            Event::SoftBreak | Event::HardBreak | Event::Rule => out.push(' '),
            Event::Html(html) => add_component(&prepared, &html, &mut out),
            _ => {}
        }
    }
    out
}

fn add_component(prepared: &Prepared<'_>, html: &str, out: &mut String) {
    let Some(Mark::Open(call) | Mark::Leaf(call)) = prepared.mark_of(html) else {
        return;
    };
    for words in call.words() {
        out.push(' ');
        out.push_str(words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let plain = plain(text, Typography::of("en"));
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn only_words_are_left() {
        assert_eq!(
            words(
                "## A *fine* heading {#x}\n\n- [one](/a)\n- `two`\n\n| a | b |\n|---|---|\n| c | d |\n"
            ),
            "A fine heading one two a b c d"
        );
    }

    #[test]
    fn a_component_says_what_its_readers_read() {
        assert_eq!(
            words(
                ":::quote{speaker=\"Jo\" role=\"chair\"}\nYes.\n:::\n\n::button{to=\"/about\" label=\"Read on\"}\n"
            ),
            "Jo chair Yes. Read on"
        );
    }
}
