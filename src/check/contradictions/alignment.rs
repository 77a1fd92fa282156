//! Which block of one language is which of the other.

use crate::check::texts::words;
use crate::markdown::{Passage, PassageKind};

/// Texts of fewer words differ more in length.
const SHORT: usize = 12;

/// For each block of one text, the block of the other that it is a translation of, as far as that shows:
/// sections of two texts that are built alike.
pub(super) fn align(one: &[Passage], other: &[Passage]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; one.len()];
    for kind in [PassageKind::Title, PassageKind::Summary] {
        let find = |blocks: &[Passage]| blocks.iter().position(|block| block.kind == kind);
        if let (Some(one), Some(other)) = (find(one), find(other)) {
            pairs[one] = Some(other);
        }
    }
    let (sections, other_sections) = (sections(one), sections(other));
    if sections.len() != other_sections.len() {
        return pairs;
    }
    for (section, other_section) in sections.into_iter().zip(other_sections) {
        let kinds = |blocks: &[Passage], range: &std::ops::Range<usize>| -> Vec<PassageKind> {
            blocks[range.clone()]
                .iter()
                .map(|block| block.kind)
                .collect()
        };
        if kinds(one, &section) == kinds(other, &other_section) {
            for (index, other) in section.zip(other_section) {
                pairs[index] = Some(other);
            }
        }
    }
    pairs
}

/// Whether one can be a translation of the other, by how long they are.
pub(super) fn is_comparable(one: usize, other: usize) -> bool {
    let (shorter, longer) = (one.min(other), one.max(other));
    longer <= SHORT && shorter * 3 >= longer || shorter * 5 >= longer * 3
}

/// Whether two blocks can be translations of each other, by how long they are.
pub(super) fn are_alike(one: &Passage, other: &Passage) -> bool {
    // A picture has no length.
    let pictures = [one, other].iter().any(|block| !block.images.is_empty());
    let (one, other) = (words(&one.text), words(&other.text));
    let (shorter, longer) = (one.min(other), one.max(other));
    shorter * 5 >= longer * 2 || pictures && shorter == 0
}

/// The stretches between headings, each from its heading on.
fn sections(blocks: &[Passage]) -> Vec<std::ops::Range<usize>> {
    let is_front =
        |block: &Passage| matches!(block.kind, PassageKind::Title | PassageKind::Summary);
    let first = blocks.iter().take_while(|block| is_front(block)).count();
    let mut starts = vec![first];
    starts.extend(
        (first + 1..blocks.len()).filter(|at| matches!(blocks[*at].kind, PassageKind::Heading(_))),
    );
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect()
}
