//! The words by which it is plain which fact a sentence is about, in Dutch and in English.

/// A sentence says that somebody signs up.
pub(super) const SIGNING_UP: &[&str] = &[
    "aanmeld",
    "aangemeld",
    "meld je",
    "inschrij",
    "ingeschreven",
    "opgeven",
    "opgave",
    "registr",
    "sign up",
    "sign-up",
    "signed up",
    "apply",
    "application",
    "enrol",
    "book",
];
/// A sentence says that something starts.
pub(super) const STARTING: &[&str] = &["begin", "start", "aanvang", "starts", "begins"];
/// A sentence says that something ends.
pub(super) const ENDING: &[&str] = &["eindig", "afgelopen", "ends at", "finishes"];
/// A sentence says that people are let in before it starts.
pub(super) const DOORS: &[&str] = &[
    "inloop",
    "deuren",
    "zaal open",
    "zaal is open",
    "welkom vanaf",
    "doors",
    "walk-in",
    "walk in",
    "hall is open",
];
/// A sentence says that one takes part.
pub(super) const ENTRANCE: &[&str] = &[
    "deelname",
    "deelnemen",
    "meedoen",
    "meeëten",
    "toegang",
    "entree",
    "kaartje",
    "ticket",
    "per persoon",
    "admission",
    "entry",
    "entrance",
    "participation",
    "taking part",
    "per person",
];
/// A sentence says that an amount isn't what taking part costs everybody.
pub(super) const OTHERWISE: &[&str] = &[
    "normaal",
    "anders",
    "waard",
    "leden",
    "studenten",
    "korting",
    "borg",
    "vorig",
    "normally",
    "worth",
    "members",
    "students",
    "discount",
    "deposit",
    "last year",
];
/// A sentence says that a number of places isn't how many there are.
pub(super) const OTHER_PLACES: &[&str] = &[
    " nog ",
    " per ",
    "elke ",
    "ieder",
    "vorig",
    "gereserveerd",
    " left",
    "each ",
    "every ",
    "last year",
    "reserved",
    "table",
    "tafel",
];

/// Whether one of the words is in a text, which is in small letters.
pub(super) fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}
