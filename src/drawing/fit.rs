//! Text in lines: the largest letters with which it fits, and lines of about the same length.

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use super::fonts::{Measure, Weight, drawable};

/// Where a text must fit.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// In pixels.
    pub width: f32,
    /// In pixels.
    pub height: f32,
    /// The most lines that are wanted, however high it is.
    pub lines: usize,
    /// From one line to the next, in sizes of the letters.
    pub leading: f32,
    /// The sizes that the letters may have, in pixels; the one tried first comes first.
    pub sizes: Vec<f32>,
    /// How heavy the letters are.
    pub weight: Weight,
}

/// A text that fits.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fitted {
    /// The size of the letters, in pixels.
    pub size: f32,
    /// The lines; none if nothing of the text can be drawn.
    pub lines: Vec<String>,
}

/// Sets a text in lines. Where even the smallest letters are too large, words are broken, and what is
/// left over is cut off with an ellipsis.
pub fn fit(text: &str, frame: &Frame) -> Fitted {
    let text = presentable(text);
    let Some(font) = Measure::of(frame.weight).filter(|_| !text.is_empty()) else {
        return Fitted::default();
    };
    let pieces = pieces(&text);
    for &size in &frame.sizes {
        let (width, most) = frame.at(size);
        if pieces.iter().all(|piece| font.width(piece.trim()) <= width) {
            let lines = fill(font, &pieces, width);
            if lines.len() <= most {
                let lines = balance(font, &pieces, width, lines);
                return Fitted { size, lines };
            }
        }
    }
    let size = frame.sizes.last().copied().unwrap_or_default();
    let (width, most) = frame.at(size);
    let pieces: Vec<String> = pieces
        .into_iter()
        .flat_map(|piece| broken(font, piece, width))
        .collect();
    let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
    let mut lines = fill(font, &pieces, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = with_ellipsis(font, last, width);
        }
    }
    Fitted { size, lines }
}

impl Frame {
    /// For letters of a size: how wide a line may be, in sizes of the letters, and how many lines there
    /// is room for.
    fn at(&self, size: f32) -> (f32, usize) {
        let lines = (self.height / (size * self.leading)).floor();
        (self.width / size, (lines as usize).min(self.lines).max(1))
    }
}

/// A text of which only what can be drawn is left; nothing if that is less than half of its letters.
fn presentable(text: &str) -> String {
    let text = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    let left = drawable(&text);
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    if letters(&left) == 0 || letters(&left) * 2 < letters(&text) {
        return String::new();
    }
    let left = left.split_whitespace().collect::<Vec<_>>().join(" ");
    if left.len() == text.trim().len() {
        return left;
    }
    // What stood beside what is gone: a dash, a comma.
    let is_loose = |c: char| c.is_whitespace() || "–—-:;,|/·".contains(c);
    left.trim_matches(is_loose).to_owned()
}

/// A text in pieces, after each of which a line may end (Unicode Standard Annex 14).
fn pieces(text: &str) -> Vec<&str> {
    const SEGMENTER: LineSegmenterBorrowed<'static> = LineSegmenter::new_for_non_complex_scripts(
        icu_segmenter::options::LineBreakOptions::default(),
    );
    let ends: Vec<usize> = SEGMENTER.segment_str(text).collect();
    let pieces = ends
        .windows(2)
        .filter_map(|ends| text.get(ends[0]..ends[1]));
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// Lines of at most this width, each as long as it can be.
fn fill(font: &Measure, pieces: &[&str], width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if font.width(line) + font.width(piece.trim_end()) <= width => {
                line.push_str(piece);
            }
            _ => lines.push((*piece).to_owned()),
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// As many lines, and none longer than it must be.
fn balance(font: &Measure, pieces: &[&str], width: f32, lines: Vec<String>) -> Vec<String> {
    let widths = pieces.iter().map(|piece| font.width(piece.trim()));
    let (mut too_narrow, mut enough) = (widths.fold(0.0, f32::max), width);
    let mut best = lines;
    for _ in 0..12 {
        let between = f32::midpoint(too_narrow, enough);
        let tried = fill(font, pieces, between);
        if tried.len() <= best.len() {
            (enough, best) = (between, tried);
        } else {
            too_narrow = between;
        }
    }
    best
}

/// A piece that is too long for a line, in parts that aren't.
fn broken(font: &Measure, piece: &str, width: f32) -> Vec<String> {
    if font.width(piece.trim()) <= width {
        return vec![piece.to_owned()];
    }
    let mut parts = vec![String::new()];
    let mut before = ' ';
    for letter in piece.chars() {
        let part = parts.last().map_or("", String::as_str);
        let is_full = font.width(part) + font.width(&format!("{letter}-")) > width;
        if is_full && !part.is_empty() && font.width(&letter.to_string()) > 0.0 {
            if let Some(part) = parts
                .last_mut()
                .filter(|_| before.is_alphabetic() && letter.is_alphabetic())
            {
                part.push('-');
            }
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
        before = letter;
    }
    parts
}

/// A line that ends in an ellipsis, after a whole word if it has more than one.
fn with_ellipsis(font: &Measure, line: &str, width: f32) -> String {
    let mut line = line.trim_end_matches('-');
    loop {
        let ends = |c: char| c.is_whitespace() || ",;:–—".contains(c);
        line = line.trim_end_matches(ends);
        let cut = format!("{line}…");
        if font.width(&cut) <= width || line.is_empty() {
            return cut;
        }
        let last_word = line.rfind(char::is_whitespace);
        let last_letter = line.char_indices().next_back().map(|(start, _)| start);
        line = &line[..last_word.or(last_letter).unwrap_or(0)];
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn frame() -> Frame {
        Frame {
            width: 600.0,
            height: 200.0,
            lines: 4,
            leading: 1.2,
            sizes: vec![80.0, 60.0, 40.0],
            weight: Weight::Bold,
        }
    }

    #[test]
    fn the_largest_letters_that_fit_are_taken_and_the_lines_are_even() {
        let short = fit("Kort", &frame());
        assert_eq!((short.size, short.lines), (80.0, vec!["Kort".to_owned()]));
        let long = fit(
            "Een avond over bestuur, beurzen en brandveiligheid in de stad",
            &frame(),
        );
        let expected = [
            "Een avond over bestuur, beurzen",
            "en brandveiligheid in de stad",
        ];
        assert_eq!(
            (long.size, &*long.lines),
            (40.0, &expected.map(str::to_owned)[..])
        );
    }

    #[test]
    fn what_is_too_long_is_broken_and_ends_in_an_ellipsis() {
        let word = fit(&"bestuursbeurs".repeat(20), &frame());
        assert_eq!(word.lines.len(), 4);
        assert!(
            word.lines[0].ends_with('-') && word.lines[3].ends_with('…'),
            "{word:?}"
        );
        let text = fit(&"veel te lang ".repeat(40), &frame());
        assert!(
            text.lines[3].ends_with("g…")
                || text.lines[3].ends_with("l…")
                || text.lines[3].ends_with("e…"),
            "{text:?}"
        );
    }

    #[test]
    fn what_cant_be_drawn_is_left_out_or_nothing_is_left() {
        assert_eq!(fit("🎉 Feest 🎉", &frame()).lines, ["Feest"]);
        assert_eq!(
            fit("سوق – markt in de stad", &frame()).lines,
            ["markt in de stad"]
        );
        assert_eq!(fit("Cafe\u{301}", &frame()).lines, ["Café"]);
        for gone in ["🎉🎉", "سوق المدينة", "سوق المدينة (a)", "", "  ", "!?"]
        {
            assert_eq!(fit(gone, &frame()).lines, Vec::<String>::new(), "{gone}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_fits(text in "\\PC{0,120}", height in 0f32..400.0) {
            let frame = Frame { height, ..frame() };
            let fitted = fit(&text, &frame);
            let (width, most) = frame.at(fitted.size.max(1.0));
            let font = Measure::of(frame.weight).expect("a font");
            prop_assert!(fitted.lines.len() <= most);
            for line in &fitted.lines {
                prop_assert!(font.width(line) <= width + 0.001, "{:?}", fitted);
            }
        }
    }
}
