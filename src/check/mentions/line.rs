//! A block of words in pieces: words, numbers and signs, each with its place.

use std::ops::Range;

use super::numerals;
use super::tongue::Tongue;

/// A word, a number or a sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'t> {
    pub(super) sort: Sort,
    /// In small letters, as far as those of ASCII go.
    pub(super) text: &'t str,
    pub(super) start: usize,
    /// Whether a space comes before it.
    pub(super) is_spaced: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Word,
    Number,
    Sign,
}

/// A block in pieces.
pub(super) struct Line<'t> {
    pub(super) tokens: Vec<Token<'t>>,
    pub(super) tongue: Option<Tongue>,
    /// As it was written.
    pub(super) written: &'t str,
}

impl<'t> Line<'t> {
    /// Takes `small`, the text in small letters, apart; what stands in one of `skipped` is left out.
    pub(super) fn new(
        written: &'t str,
        small: &'t str,
        skipped: &[Range<usize>],
        tongue: Option<Tongue>,
    ) -> Self {
        let mut tokens: Vec<Token<'t>> = Vec::new();
        let mut is_spaced = true;
        let mut start = 0;
        while let Some(sign) = small[start..].chars().next() {
            if let Some(skip) = skipped.iter().find(|skip| skip.contains(&start)) {
                start = skip.end;
                is_spaced = true;
                continue;
            }
            if sign.is_whitespace() {
                start += sign.len_utf8();
                is_spaced = true;
                continue;
            }
            let (sort, end) = if sign.is_ascii_digit() {
                let end = run(small, start, u8::is_ascii_digit);
                (Sort::Number, end)
            } else if sign.is_alphabetic() {
                (Sort::Word, end_of_word(small, start))
            } else {
                (Sort::Sign, start + sign.len_utf8())
            };
            tokens.push(Token {
                sort,
                text: &small[start..end],
                start,
                is_spaced,
            });
            is_spaced = false;
            start = end;
        }
        Self {
            tokens,
            tongue,
            written,
        }
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token<'t>> {
        self.tokens.get(at)
    }

    /// The word at a position; empty if there is none.
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.of_sort(at, Sort::Word)
    }

    /// The word before a position; empty if there is none.
    pub(super) fn word_before(&self, at: usize) -> &'t str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The sign at a position; empty if there is none.
    pub(super) fn sign(&self, at: usize) -> &'t str {
        self.of_sort(at, Sort::Sign)
    }

    /// The digits at a position; empty if there are none.
    pub(super) fn digits(&self, at: usize) -> &'t str {
        self.of_sort(at, Sort::Number)
    }

    fn of_sort(&self, at: usize, sort: Sort) -> &'t str {
        self.token(at)
            .filter(|token| token.sort == sort)
            .map_or("", |token| token.text)
    }

    /// Whether what stands at a position follows without a space.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| !token.is_spaced)
    }

    /// The whole number at a position, in figures or in words, and the position after it.
    pub(super) fn whole_number(&self, at: usize) -> Option<(u64, usize)> {
        let digits = self.digits(at);
        if digits.is_empty() {
            return numerals::read(self, at);
        }
        let mut text = digits.to_owned();
        let mut next = at + 1;
        while text.len() + 3 <= 15
            && matches!(self.sign(next), "." | ",")
            && self.is_joined(next)
            && self.is_joined(next + 1)
            && self.digits(next + 1).len() == 3
        {
            text.push_str(self.digits(next + 1));
            next += 2;
        }
        Some((text.parse().ok()?, next))
    }

    /// The position after a word or a sign that joins two of a row: 'en', 'tot en met', '–', ','.
    pub(super) fn after_joint(&self, at: usize) -> Option<usize> {
        if matches!(self.sign(at), "-" | "–" | "—" | "," | "&" | "/") {
            let next = at + 1;
            return Some(if matches!(self.word(next), "en" | "and" | "of" | "or") {
                next + 1
            } else {
                next
            });
        }
        match self.word(at) {
            "t" if self.sign(at + 1) == "/" && self.word(at + 2) == "m" => Some(at + 3),
            "tot" if self.word(at + 1) == "en" && self.word(at + 2) == "met" => Some(at + 3),
            "en" | "tot" | "of" | "naar" | "and" | "or" | "to" | "until" | "till" | "through" => {
                Some(at + 1)
            }
            _ => None,
        }
    }

    /// The stretch of the text from one position up to another.
    pub(super) fn range(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.token(from).map_or(0, |token| token.start);
        let last = to.checked_sub(1).and_then(|last| self.token(last));
        start..last.map_or(start, |token| token.start + token.text.len())
    }
}

/// Where a run of such bytes ends.
fn run(text: &str, from: usize, belongs: impl Fn(&u8) -> bool) -> usize {
    let bytes = &text.as_bytes()[from..];
    from + bytes.iter().take_while(|byte| belongs(byte)).count()
}

/// Where a word ends; most have letters of ASCII alone.
fn end_of_word(text: &str, from: usize) -> usize {
    let end = run(text, from, u8::is_ascii_alphabetic);
    if text.as_bytes().get(end).is_none_or(u8::is_ascii) {
        return end;
    }
    let rest = &text[end..];
    end + rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len())
}
