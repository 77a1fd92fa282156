//! The right answer nearest to a wrong one.

/// The candidate that is most like `wrong`, if one is like enough to be what was meant.
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let wrong = wrong.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (likeness(&wrong, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate.to_owned())
}

/// From 0, nothing alike, to 1, the same. A missing or extra ending counts as close.
fn likeness(a: &str, b: &str) -> f64 {
    let edits = strsim::jaro_winkler(a, b);
    let contained = a.len() >= 4 && b.len() >= 4 && (a.contains(b) || b.contains(a));
    if contained { edits.max(0.85) } else { edits }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        assert_eq!(nearest("tilte", ["title", "summary"]), Some("title".into()));
        assert_eq!(
            nearest("board-grant", ["board-grants", "event-fund"]),
            Some("board-grants".into())
        );
        assert_eq!(nearest("colour", ["title", "summary"]), None);
    }
}
