//! The words by which it is plain which fact a sentence is about, in Dutch and in English.

/// A sentence says that somebody signs up.
pub(super) const SIGNING_UP: &[&str] = &[
    "aanmeld",
    "aangemeld",
    "meld je",
    "schrijf je",
    "inschrij",
    "ingeschreven",
    "opgeven",
    "opgave",
    "registr",
    "register",
    "deadline",
    "sign up",
    "sign-up",
    "signed up",
    "apply",
    "application",
    "enrol",
    "book",
];
/// What leads in the last day of something.
pub(super) const LIMITS: &[&str] = &[
    "tot",
    "met",
    "t/m",
    "uiterlijk",
    "vóór",
    "voor",
    "until",
    "till",
    "by",
    "than",
    "before",
];
/// A sentence says that signing up ends on a day that it then names.
pub(super) const CLOSING: &[&str] = &["deadline", "sluit", "closes", "closing"];
/// A sentence says of a day that something is done, told or known, and not that anything takes place.
pub(super) const ANNOUNCING: &[&str] = &[
    "verschijn",
    "bekend",
    "opent",
    "gepubliceerd",
    "sinds",
    "besloot",
    "besloten",
    "appear",
    "announce",
    "opens",
    "published",
    "since",
    "decided",
];
/// Days that are called by a name: 'Koningsdag' says what '27 April' does.
pub(super) const FEASTS: &[&str] = &[
    "koningsdag",
    "king's day",
    "king’s day",
    "bevrijdingsdag",
    "liberation day",
    "dodenherdenking",
    "remembrance",
    "sinterklaas",
    "pakjesavond",
    "saint nicholas",
    "st nicholas",
    "kerst",
    "christmas",
    "boxing day",
    "nieuwjaar",
    "oudjaar",
    "oudejaar",
    "oud en nieuw",
    "new year",
    "ontzet",
    "relief of leiden",
    "leiden's relief",
    "pasen",
    "paas",
    "easter",
    "hemelvaart",
    "ascension",
    "pinkster",
    "pentecost",
    "whit ",
    "valentijn",
    "valentine",
    "dies",
    "prinsjesdag",
    "halloween",
    "vrouwendag",
    "women's day",
    "women’s day",
    "moederdag",
    "mother's day",
    "vaderdag",
    "father's day",
    "dag van de arbeid",
    "labour day",
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
    "verzamel",
    "gather",
    "we meet",
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
/// What leads in an amount that is the price.
pub(super) const PRICE: &[&str] = &[
    "kosten",
    "prijs",
    "eigen bijdrage",
    "je betaalt",
    "price",
    "cost is",
    "costs:",
    "cost:",
    "fee",
    "you pay",
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
    "lunch",
    "maaltijd",
    "drank",
    "koffie",
    "boek",
    "huur",
    "parkeren",
    "normally",
    "worth",
    "members",
    "students",
    "discount",
    "deposit",
    "last year",
    "meal",
    "drinks",
    "coffee",
    "book",
    "rent",
    "parking",
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

/// The last word of a text.
pub(super) fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or_default()
}
