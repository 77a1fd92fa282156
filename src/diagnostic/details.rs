//! What some problems have to say besides: what was expected, which fault of YAML, why a site is silent.

/// What a key wants for its value, for messages about a value of another sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Expected {
    /// A line of text.
    Text,
    /// A list of texts.
    TextList,
    /// `true` or `false`.
    Flag,
    /// A whole number, zero or more.
    Number,
    /// A day: `2026-09-14`.
    Date,
    /// A list of days.
    DateList,
    /// A day, or a day and a time: `2026-09-14 19:30`.
    Time,
    /// A list of sessions, each with `start` and `end`.
    SessionList,
    /// Keys with values of their own, indented below.
    Map,
    /// A web address that starts with `https://` or `http://`.
    Url,
    /// An e-mail address or a web address.
    Contact,
    /// `0`, or an amount with its currency: `7.50 EUR`.
    Price,
    /// Degrees, between -180 and 180.
    Degrees,
    /// A list of widths in pixels.
    Widths,
}

/// Why nobody can say whether an address on another site is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Silence {
    /// The site has a failure of its own: this HTTP status.
    Failing(u16),
    /// It took longer than one may wait.
    TooSlow,
    /// It can't be reached.
    Unreachable,
    /// There was no time left to ask.
    NotAsked,
}

/// What is wrong with YAML that can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum YamlFault {
    /// A quotation mark without its partner.
    UnclosedQuote,
    /// A bracket or brace without its partner.
    UnclosedBracket,
    /// `: ` inside a value without quotes.
    ColonInValue,
    /// A colon without the space that has to follow it.
    NoSpace {
        /// The key before it.
        key: String,
    },
    /// A key without the colon that has to follow it.
    NoColon {
        /// The key.
        key: String,
    },
    /// A line further in than the one before it, which isn't a key that something can belong to.
    TooFarIn,
    /// A line further in or out than its neighbours.
    Indentation,
    /// A tab where spaces belong.
    Tab,
    /// A sign at the start of a value that can't be there without quotes.
    Sign(char),
    /// `*name` where nothing is called `&name`.
    UnknownAnchor,
    /// Anything else, in the parser's own words.
    Other(String),
}
