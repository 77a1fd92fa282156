//! Two languages of a text, side by side: where they are in step, and where only one of them changed.

use std::cmp::Ordering;
use std::ops::Range;

use super::align::align;
use super::pieces::{Hash, Part, Piece};
use super::record::{Link, Pairs, Side};
use crate::markdown::BlockKind;

/// How what has no counterpart belongs to what it stands beside.
const NEAR: Link = Link {
    is_near: true,
    seen: 0,
};

/// Where two texts aren't known to belong together: what of each stands between what is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The pieces of the first language.
    pub first: Range<usize>,
    /// The pieces of the second.
    pub second: Range<usize>,
}

/// What has become of a gap since it was no gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing that matters: something is in another place.
    Same,
    /// Only this language changed.
    Only(Side),
    /// Both did: in step, as far as can be known.
    Both,
}

/// The two texts, and what of them belongs together.
pub struct Comparison<'a> {
    first: &'a [Piece],
    second: &'a [Piece],
    pairs: &'a Pairs,
}

impl<'a> Comparison<'a> {
    /// Lays two texts side by side.
    pub fn new(first: &'a [Piece], second: &'a [Piece], pairs: &'a Pairs) -> Self {
        Self {
            first,
            second,
            pairs,
        }
    }

    /// The gaps, in order.
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        for key in Part::KEYS {
            let gap = Gap {
                first: of_key(self.first, key),
                second: of_key(self.second, key),
            };
            let known = match (
                self.first.get(gap.first.start),
                self.second.get(gap.second.start),
            ) {
                (Some(a), Some(b)) if !gap.first.is_empty() && !gap.second.is_empty() => {
                    self.pairs.has(a.hash, b.hash)
                }
                _ => gap.first.is_empty() && gap.second.is_empty(),
            };
            if !known {
                gaps.push(gap);
            }
        }
        let (from_a, from_b) = (text_start(self.first), text_start(self.second));
        let (a, b) = (&self.first[from_a..], &self.second[from_b..]);
        let anchors = align(a.len(), b.len(), |i, j| {
            u32::from(self.pairs.has(a[i].hash, b[j].hash))
        });
        let mut at = (from_a, from_b);
        let ends = anchors.into_iter().map(|(i, j)| (from_a + i, from_b + j));
        for end in ends.chain([(self.first.len(), self.second.len())]) {
            let gap = Gap {
                first: at.0..end.0,
                second: at.1..end.1,
            };
            if self.is_alike(&gap) {
                gaps.extend(gap.first.zip(gap.second).map(|(i, j)| Gap {
                    first: i..i + 1,
                    second: j..j + 1,
                }));
            } else {
                gaps.push(gap);
            }
            at = (end.0 + 1, end.1 + 1);
        }
        gaps
    }

    /// Whether the two have the same sorts of blocks, one for one: then each is a gap by itself.
    fn is_alike(&self, gap: &Gap) -> bool {
        let parts = |side| self.pieces(side, gap).iter().map(|piece| piece.part);
        parts(Side::First).eq(parts(Side::Second))
    }

    /// Which of the two languages changed in a gap.
    pub fn judge(&self, gap: &Gap) -> Verdict {
        let (a, b) = (Side::First, Side::Second);
        let (new_a, new_b) = (self.has_new(a, gap), self.has_new(b, gap));
        let (left_a, left_b) = (self.has_orphan(a, gap), self.has_orphan(b, gap));
        let (changed_a, changed_b) = (new_a || left_b, new_b || left_a);
        match (changed_a, changed_b) {
            (false, false) => Verdict::Same,
            (true, true) if !new_a && !new_b => self.taken_back(gap),
            (true, true) => Verdict::Both,
            // What was added may well be the counterpart of what had none.
            (true, false) if !left_b && self.has_spare(b, gap) => Verdict::Both,
            (false, true) if !left_a && self.has_spare(a, gap) => Verdict::Both,
            (true, false) => Verdict::Only(a),
            (false, true) => Verdict::Only(b),
        }
    }

    /// Where both say what they said in different times: the one that says the older is the one that
    /// changed.
    fn taken_back(&self, gap: &Gap) -> Verdict {
        let last = |side: Side| {
            let pieces = self.pieces(side, gap).iter();
            let pieces = pieces.filter(|piece| self.is_orphan(side, piece));
            let partners = pieces.flat_map(|piece| self.pairs.partners(side, piece.hash));
            partners.map(|(_, link)| link.seen).max()
        };
        match last(Side::First).cmp(&last(Side::Second)) {
            Ordering::Less => Verdict::Only(Side::First),
            Ordering::Greater => Verdict::Only(Side::Second),
            Ordering::Equal => Verdict::Both,
        }
    }

    /// The pieces of a language in a gap.
    pub fn pieces(&self, side: Side, gap: &Gap) -> &'a [Piece] {
        match side {
            Side::First => &self.first[gap.first.clone()],
            Side::Second => &self.second[gap.second.clone()],
        }
    }

    /// Whether a piece is not in the record.
    pub fn is_new(&self, side: Side, piece: &Piece) -> bool {
        !self.pairs.knows(side, piece.hash)
    }

    /// Whether all that a piece belonged to is gone.
    pub fn is_orphan(&self, side: Side, piece: &Piece) -> bool {
        let others = match side {
            Side::First => self.second,
            Side::Second => self.first,
        };
        let partners = self.pairs.partners(side, piece.hash);
        let is_gone = |partner: Option<Hash>| {
            partner.is_some_and(|hash| !others.iter().any(|other| other.hash == hash))
        };
        !partners.is_empty() && partners.into_iter().all(|(partner, _)| is_gone(partner))
    }

    /// What a piece belonged to last.
    pub fn partner(&self, side: Side, piece: &Piece) -> Option<Hash> {
        let partners = self.pairs.partners(side, piece.hash).into_iter();
        let partners = partners.filter_map(|(partner, link)| Some((link.seen, partner?)));
        partners.max().map(|(_, partner)| partner)
    }

    fn has_new(&self, side: Side, gap: &Gap) -> bool {
        let mut pieces = self.pieces(side, gap).iter();
        pieces.any(|piece| self.is_new(side, piece))
    }

    fn has_orphan(&self, side: Side, gap: &Gap) -> bool {
        let mut pieces = self.pieces(side, gap).iter();
        pieces.any(|piece| self.is_orphan(side, piece))
    }

    fn has_spare(&self, side: Side, gap: &Gap) -> bool {
        let mut pieces = self.pieces(side, gap).iter();
        pieces.any(|piece| !self.is_new(side, piece) && !self.is_orphan(side, piece))
    }

    /// The pairs of a gap that is in step: each piece with what stands in its place in the other
    /// language, or with the nearest, or with nothing where there is nothing.
    pub fn link(&self, gap: &Gap, pairs: &mut Pairs) {
        let (a, b) = (
            self.pieces(Side::First, gap),
            self.pieces(Side::Second, gap),
        );
        let mut matches = align(a.len(), b.len(), |i, j| match a[i].part {
            part if part != b[j].part => 0,
            Part::Text(BlockKind::Paragraph) => 1,
            _ => 2, // rarer: it tells more of what is beside what
        });
        if a.len() == b.len() || matches.is_empty() {
            matches = (0..a.len().min(b.len())).map(|at| (at, at)).collect();
        }
        for (i, j) in &matches {
            pairs.add(Some(a[*i].hash), Some(b[*j].hash), Link::default());
        }
        for (i, piece) in a.iter().enumerate() {
            if !matches.iter().any(|(other, _)| *other == i) {
                let before = matches.iter().rfind(|(other, _)| *other < i);
                let near = before
                    .or(matches.first())
                    .map(|(_, j)| gap.second.start + j);
                let near = near.or_else(|| beside(self.second, &gap.second, piece.part));
                pairs.add(Some(piece.hash), near.map(|at| self.second[at].hash), NEAR);
            }
        }
        for (j, piece) in b.iter().enumerate() {
            if !matches.iter().any(|(_, other)| *other == j) {
                let before = matches.iter().rfind(|(_, other)| *other < j);
                let near = before.or(matches.first()).map(|(i, _)| gap.first.start + i);
                let near = near.or_else(|| beside(self.first, &gap.first, piece.part));
                pairs.add(near.map(|at| self.first[at].hash), Some(piece.hash), NEAR);
            }
        }
    }

    /// The pairs by which the gaps were found.
    pub fn anchors(&self, gaps: &[Gap], pairs: &mut Pairs) {
        let is_outside = |at: usize, range: fn(&Gap) -> &Range<usize>| {
            !gaps.iter().any(|gap| range(gap).contains(&at))
        };
        let first = self.first.iter().enumerate();
        let first = first.filter(|(at, _)| is_outside(*at, |gap| &gap.first));
        let second = self.second.iter().enumerate();
        let second = second.filter(|(at, _)| is_outside(*at, |gap| &gap.second));
        for ((_, a), (_, b)) in first.zip(second) {
            pairs.add(Some(a.hash), Some(b.hash), Link::default());
        }
    }
}

/// The piece of the text beside a gap; none beside a key.
pub fn beside(pieces: &[Piece], gap: &Range<usize>, part: Part) -> Option<usize> {
    let start = text_start(pieces);
    if !matches!(part, Part::Text(_)) {
        return None;
    }
    let before = gap.start.checked_sub(1).filter(|at| *at >= start);
    before.or((gap.end < pieces.len()).then_some(gap.end))
}

fn text_start(pieces: &[Piece]) -> usize {
    pieces
        .iter()
        .position(|piece| matches!(piece.part, Part::Text(_)))
        .unwrap_or(pieces.len())
}

fn of_key(pieces: &[Piece], key: Part) -> Range<usize> {
    pieces
        .iter()
        .position(|piece| piece.part == key)
        .map_or(0..0, |at| at..at + 1)
}
