//! Words by what they start with: the first eight letters are a number, and to compare numbers is soon done.

/// So many letters of a word fit into a number.
const LANES: usize = 8;
/// What tells a small letter from a large one.
const SMALL: u64 = u64::from_le_bytes([0x20; LANES]);
/// What no word starts with: no text has such a byte.
const NONE: u64 = u64::from_le_bytes([0xFF; LANES]);
/// Spreads numbers that are like each other: odd, and without any order in its bits.
pub(super) const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// The first eight letters of a word, in small ones: of no two words up to that length the same.
pub(super) const fn start_of(word: &[u8]) -> u64 {
    let mut start = 0;
    let mut at = 0;
    while at < word.len() && at < LANES {
        start |= (word[at] as u64 | 0x20) << (8 * at);
        at += 1;
    }
    start
}

/// The same of a word in a text.
#[inline]
pub(super) fn first_letters(text: &[u8], at: usize, length: usize) -> u64 {
    let Some((eight, _)) = text[at..].split_first_chunk() else {
        return start_of(&text[at..at + length]); // at the end of the text
    };
    let others = 8 * LANES.saturating_sub(length) as u32;
    (u64::from_le_bytes(*eight) | SMALL) & (u64::MAX >> others)
}

/// Words by what they start with, of which no two start the same: each has a place of its own, so that one look tells
/// whether a word is among them.
pub(super) struct Starts<const PLACES: usize> {
    places: [u64; PLACES],
    /// What spreads them.
    factor: u64,
}

impl<const PLACES: usize> Starts<PLACES> {
    /// Looks for a factor that gives each a place of its own: there have to be many more places than words.
    pub(super) const fn of<const N: usize>(words: [&str; N]) -> Self {
        assert!(
            PLACES.is_power_of_two(),
            "a place is some of the bits of a product"
        );
        let mut factor = SPREAD;
        loop {
            let mut places = [NONE; PLACES];
            let mut at = 0;
            while at < N {
                let start = start_of(words[at].as_bytes());
                let place = place::<PLACES>(start, factor);
                assert!(places[place] != start, "no two words may start the same");
                if places[place] != NONE {
                    break;
                }
                places[place] = start;
                at += 1;
            }
            if at == N {
                return Self { places, factor };
            }
            factor = factor.wrapping_mul(SPREAD);
        }
    }

    /// Whether a word that starts like this is one of them.
    #[inline]
    pub(super) const fn have(&self, start: u64) -> bool {
        self.places[place::<PLACES>(start, self.factor)] == start
    }
}

/// One of so many places for a word; another factor, another place.
#[inline]
pub(super) const fn place<const PLACES: usize>(start: u64, factor: u64) -> usize {
    (start.wrapping_mul(factor) >> (u64::BITS - PLACES.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_starts_the_same_however_it_is_written() {
        let start = |word: &str| first_letters(word.as_bytes(), 0, word.len());
        assert_eq!(start("MEI"), start_of(b"mei"));
        assert_ne!(start("mei"), start("mein"));
        assert_eq!(start("Vijfentwintig"), start_of(b"vijfentw"));
        let text = b"op 24 mei 2026";
        assert_eq!(first_letters(text, 6, 3), start_of(b"mei"));
    }

    #[test]
    fn a_word_is_among_others_or_not() {
        static WORDS: Starts<64> = Starts::of(["de", "het", "een", "vijfentwintig"]);
        for word in ["de", "HET", "Een", "vijfentachtig"] {
            let is_there = WORDS.have(start_of(word.as_bytes()));
            assert_eq!(is_there, word != "vijfentachtig", "{word}");
        }
        for word in ["", "d", "den", "\u{ff}"] {
            assert!(!WORDS.have(start_of(word.as_bytes())), "{word}");
        }
    }
}
