//! What a block of words has, found by one look at all of it: by that alone, most rules pass most blocks over.

/// So many bytes are looked at together: no more than a byte can count, and a multiple of what processors take at once.
const TOGETHER: usize = 240;
/// What starts a letter or a sign of several bytes, and is no less than this.
const FIRST_OF_SEVERAL: u8 = 0xC2;

/// What a text has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Glance {
    /// Its spaces, as [`spaces`] counts them.
    pub(super) spaces: usize,
    /// No fewer than its capitals: every letter that isn't ASCII's may be one.
    pub(super) capitals: usize,
    /// Whether there are figures in it.
    pub(super) has_figure: bool,
    /// Whether two spaces stand in a row in it.
    pub(super) has_double_space: bool,
    /// Whether there is a sign in it that isn't ASCII's, or a backtick, `]` or `@`.
    pub(super) has_marks: bool,
}

impl Glance {
    /// Looks at a text.
    pub(super) fn at(text: &str) -> Self {
        let mut glance = Self::default();
        let bytes = text.as_bytes();
        let Some((last, before)) = bytes.split_last() else {
            return glance;
        };
        let pieces = before.chunks(TOGETHER);
        for (piece, shifted) in pieces.zip(bytes[1..].chunks(TOGETHER)) {
            glance.add(piece, shifted);
        }
        glance.add(&[*last], &[0]);
        glance
    }

    /// Adds a piece and, for every byte of it, the one that comes after.
    fn add(&mut self, piece: &[u8], shifted: &[u8]) {
        let [
            mut spaces,
            mut capitals,
            mut figures,
            mut doubles,
            mut marks,
        ] = [0_u8; 5];
        for (byte, after) in piece.iter().zip(shifted) {
            spaces += u8::from(may_be_space(*byte));
            capitals += u8::from(byte.is_ascii_uppercase() || *byte >= FIRST_OF_SEVERAL);
            figures |= u8::from(byte.is_ascii_digit());
            doubles |= u8::from(*byte == b' ') & u8::from(*after == b' ');
            marks |= u8::from(!byte.is_ascii() || matches!(byte, b'`' | b']' | b'@'));
        }
        self.spaces += usize::from(spaces);
        self.capitals += usize::from(capitals);
        self.has_figure |= figures == 1;
        self.has_double_space |= doubles == 1;
        self.has_marks |= marks == 1;
    }
}

/// No fewer than the spaces of a text: every sign that isn't ASCII's may be one.
pub(super) fn spaces(text: &[u8]) -> usize {
    let pieces = text.chunks(TOGETHER);
    let spaces =
        |piece: &[u8]| -> u8 { piece.iter().map(|byte| u8::from(may_be_space(*byte))).sum() };
    pieces.map(|piece| usize::from(spaces(piece))).sum()
}

fn may_be_space(byte: u8) -> bool {
    byte <= b' ' || byte >= FIRST_OF_SEVERAL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_seen_wherever_it_stands() {
        for length in [0, 1, 17, 238, 239, 240, 241, 500] {
            let around = "x".repeat(length);
            let plain = Glance::at(&around);
            assert_eq!(plain, Glance::default(), "{length}");
            let seen = |sign: &str| Glance::at(&format!("{around}{sign}{around}"));
            assert!(seen("7").has_figure, "{length}");
            assert!(seen("  ").has_double_space, "{length}");
            assert!(!seen(" x ").has_double_space, "{length}");
            assert_eq!(seen(" x\n").spaces, 2, "{length}");
            assert_eq!(seen("É AZ[@").capitals, 3, "{length}");
            for mark in ["é", "`", "]", "@", "…"] {
                assert!(seen(mark).has_marks, "{mark} {length}");
            }
        }
        let many = " A".repeat(1000);
        assert_eq!(
            (Glance::at(&many).spaces, spaces(many.as_bytes())),
            (1000, 1000)
        );
        assert_eq!(Glance::at(&many).capitals, 1000);
    }
}
