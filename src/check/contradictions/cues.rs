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
    "sign up",
    "sign-up",
    "signed up",
    "apply",
    "application",
    "enrol",
    "book",
];
/// What is said to end on the day that is then named.
pub(super) const CLOSING: &[&str] = &["deadline", "sluit", "closes"];
/// A sentence says of a day that something is done, told or known, or is past, and not that anything takes place.
pub(super) const ANNOUNCING: &[&str] = &[
    "verschijn",
    "bekend",
    "opent",
    "gepubliceerd",
    "sinds",
    "besloot",
    "besloten",
    "begon",
    "werd",
    "was ",
    "waren",
    "appear",
    "announce",
    "opens",
    "published",
    "since",
    "decided",
    "started",
    "became",
    "were ",
];
/// Days that are called by a name, as [`has_word`] finds them: 'Koningsdag' says what '27 April' does.
pub(super) const FEASTS: &[&str] = &[
    "koningsdag-",
    "king's day",
    "king’s day",
    "bevrijdingsdag-",
    "liberation day",
    "dodenherdenking",
    "remembrance",
    "sinterklaas-",
    "pakjesavond",
    "saint nicholas",
    "st nicholas",
    "kerst-",
    "christmas",
    "boxing day",
    "nieuwjaar-",
    "oudjaar-",
    "oudejaar-",
    "oud en nieuw",
    "new year",
    "leids ontzet",
    "leidens ontzet",
    "relief of leiden",
    "leiden's relief",
    "pasen",
    "paas-",
    "easter",
    "hemelvaart-",
    "ascension",
    "pinkster-",
    "pentecost",
    "whit",
    "valentijn-",
    "valentine",
    "dies natalis",
    "prinsjesdag",
    "halloween-",
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
];
/// Words that say so as well, or that people meet before it starts or after it ends.
pub(super) const AROUND: &[&str] = &[
    "vooraf",
    "na afloop",
    "verzamel",
    "verzamelen",
    "beforehand",
    "afterwards",
    "we gather",
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
    "bijdrage",
    "je betaalt",
    "price",
    "the cost is",
    "the costs are",
    "it costs",
    "fee",
    "you pay",
];
/// What an amount is for that isn't taking part.
pub(super) const OTHER_COSTS: &[&str] = &[
    "lunch",
    "diner",
    "maaltijd",
    "eten",
    "drankje",
    "biertje",
    "koffie",
    "huur",
    "parkeren",
    "winnaar",
    "wint",
    "vergoed",
    "vergoeden",
    "meal",
    "dinner",
    "drink",
    "drinks",
    "beer",
    "coffee",
    "rent",
    "parking",
    "prize",
    "winner",
    "wins",
    "reimburse",
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
/// What leads in how many places there are.
pub(super) const PLACES: &[&str] = &[
    "er zijn ",
    "er is ",
    "maximaal ",
    "there are ",
    "there is ",
    "up to ",
    "er kunnen ",
    "plek voor ",
    "plaats voor ",
    "ruimte voor ",
    "room for ",
    "space for ",
];
/// What says of people that there is room for them.
pub(super) const CAN_TAKE_PART: &[&str] = &["can take part", "can join", "can participate"];
/// A sentence says that a number of places isn't how many there are.
pub(super) const OTHER_PLACES: &[&str] = &[
    " nog ",
    " per ",
    "eerste ",
    "first ",
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

/// Whether one of the words stands in a text, which is in small letters, by itself; one with a stroke at its end may
/// go on in other letters.
pub(super) fn has_word(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| after_word(text, word).is_some())
}

/// What comes after the last place where a word stands by itself.
pub(super) fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (word, may_go_on) = word
        .strip_suffix('-')
        .map_or((word, false), |word| (word, true));
    let is_alone = |at: usize| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        !before.ends_with(char::is_alphanumeric)
            && (may_go_on || !after.starts_with(char::is_alphanumeric))
    };
    let mut places = text.rmatch_indices(word).map(|(at, _)| at);
    let at = places.find(|at| is_alone(*at))?;
    Some(&text[at + word.len()..])
}

/// The last word of a text.
pub(super) fn last_word(text: &str) -> &str {
    text.split_whitespace().next_back().unwrap_or_default()
}
