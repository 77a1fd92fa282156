//! The face in which pictures are set: Libertinus Serif (SIL Open Font License 1.1), as the crate
//! `typst-assets` carries it.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, Source};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

/// The name of the face.
pub(super) const FAMILY: &str = "Libertinus Serif";

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// As in a text.
    #[default]
    Regular,
    /// Between the two.
    Semibold,
    /// As in a heading.
    Bold,
}

impl Weight {
    /// Each, with its name in SVG.
    pub const ALL: [(&'static str, Self); 3] = [
        ("regular", Self::Regular),
        ("semibold", Self::Semibold),
        ("bold", Self::Bold),
    ];

    /// Its place among the fonts of the crate.
    fn place(self) -> usize {
        match self {
            Self::Regular => 0,
            Self::Bold => 1,
            Self::Semibold => 4,
        }
    }

    fn font(self) -> Option<&'static [u8]> {
        typst_assets::fonts().nth(self.place())
    }
}

/// The fonts, as drawing wants them.
pub(super) fn database() -> &'static Arc<Database> {
    static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut database = Database::new();
        for font in Weight::ALL.iter().filter_map(|(_, weight)| weight.font()) {
            database.load_font_source(Source::Binary(Arc::new(font)));
        }
        database.set_serif_family(FAMILY);
        database.set_sans_serif_family(FAMILY);
        database.set_cursive_family(FAMILY);
        database.set_fantasy_family(FAMILY);
        database.set_monospace_family(FAMILY);
        Arc::new(database)
    });
    &DATABASE
}

/// A font, to measure by.
pub(super) struct Measure {
    glyphs: Charmap<'static>,
    widths: GlyphMetrics<'static>,
}

impl Measure {
    fn new(font: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(font).ok()?;
        Some(Self {
            glyphs: font.charmap(),
            widths: font.glyph_metrics(Size::new(1.0), LocationRef::default()),
        })
    }

    /// The font of a weight.
    pub(super) fn of(weight: Weight) -> Option<&'static Self> {
        static MEASURES: LazyLock<Vec<(Weight, Measure)>> = LazyLock::new(|| {
            let measure = |weight: Weight| Some((weight, Measure::new(weight.font()?)?));
            let weights = Weight::ALL.iter();
            weights.filter_map(|(_, weight)| measure(*weight)).collect()
        });
        let found = MEASURES.iter().find(|(of, _)| *of == weight);
        found.map(|(_, measure)| measure)
    }

    /// How wide a text is at most, in sizes of its letters. Pairs of letters that are set closer are
    /// taken apart.
    pub(super) fn width(&self, text: &str) -> f32 {
        let glyphs = text.chars().filter_map(|letter| self.glyphs.map(letter));
        let widths = glyphs.filter_map(|glyph| self.widths.advance_width(glyph));
        widths.sum()
    }
}

/// Whether a letter can be drawn, in any weight.
pub(super) fn has(letter: char) -> bool {
    let is_in = |weight| Measure::of(weight).is_some_and(|font| font.glyphs.map(letter).is_some());
    letter.is_ascii() && (!letter.is_control() || letter.is_ascii_whitespace())
        || !is_format(letter) && Weight::ALL.iter().all(|(_, weight)| is_in(*weight))
}

/// Marks that nobody sees, and that some fonts show: joiners, directions, soft hyphens, variants of
/// emoji.
fn is_format(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

/// A text without what can't be drawn.
pub(super) fn drawable(text: &str) -> String {
    text.chars().filter(|letter| has(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_are_where_they_are_looked_for() {
        let families: Vec<_> = database()
            .faces()
            .map(|face| (face.families[0].0.as_str(), face.weight.0))
            .collect();
        assert_eq!(families, [(FAMILY, 400), (FAMILY, 600), (FAMILY, 700)]);
    }

    #[test]
    fn what_the_face_lacks_is_left_out() {
        assert_eq!(
            drawable("Één café – ‘ja’\u{7}: 🎉 ☃\u{fe0f} سوق אב Ω ж €"),
            "Één café – ‘ja’:    אב Ω ж €"
        );
    }
}
