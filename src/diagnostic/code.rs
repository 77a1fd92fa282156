//! The code of every mistake, and how bad it is.

use super::{Problem, Severity, nearest};

/// A code for each variant of `Problem`: its name, and its severity where a site doesn't say otherwise.
macro_rules! codes {
    ($($variant:ident = $name:literal, $severity:ident;)*) => {
        /// The code by which reports and settings name a mistake. Its name never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the explanations in english.rs say what each is")]
        pub enum Code {
            $($variant,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its name.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// How bad it is where a site doesn't say otherwise.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)*
                }
            }
        }

        impl Problem {
            /// The code of the mistake.
            pub fn code(&self) -> Code {
                match self {
                    $(Self::$variant { .. } => Code::$variant,)*
                }
            }
        }
    };
}

codes! {
    UnreadableFile = "unreadable-file", Error;
    NotUtf8 = "not-utf8", Error;
    MergeConflict = "merge-conflict", Error;
    EmptyFile = "empty-file", Error;
    SymlinkOutside = "symlink-outside", Error;
    SymlinkLoop = "symlink-loop", Error;
    FileWithoutLanguage = "file-without-language", Error;
    UnknownLanguage = "unknown-language", Error;
    UnknownSection = "unknown-section", Error;
    LandingFacts = "landing-facts", Error;
    LandingOutOfPlace = "landing-out-of-place", Error;
    IndexOutOfPlace = "index-out-of-place", Error;
    EntryTwice = "entry-twice", Error;
    FactsWithoutWords = "facts-without-words", Error;
    YmlEnding = "yml-ending", Warning;
    FrontMatterMissing = "front-matter-missing", Error;
    FrontMatterUnclosed = "front-matter-unclosed", Error;
    YamlSyntax = "yaml-syntax", Error;
    YamlTooDeep = "yaml-too-deep", Error;
    YamlTooLarge = "yaml-too-large", Error;
    DuplicateKey = "duplicate-key", Error;
    NotAMap = "not-a-map", Error;
    UnknownKey = "unknown-key", Error;
    FactAmongWords = "fact-among-words", Error;
    WordsAmongFacts = "words-among-facts", Error;
    KeyOfOtherKind = "key-of-other-kind", Error;
    MissingKey = "missing-key", Error;
    EmptyKey = "empty-key", Error;
    MissingFacts = "missing-facts", Error;
    WrongType = "wrong-type", Error;
    NotAChoice = "not-a-choice", Error;
    NoSuchDate = "no-such-date", Error;
    NoSuchTime = "no-such-time", Error;
    TimeSkipped = "time-skipped", Warning;
    EndBeforeStart = "end-before-start", Error;
    DeadlineAfterStart = "deadline-after-start", Warning;
    RepeatInvalid = "repeat-invalid", Error;
    RepeatOfAllDayAtTime = "repeat-all-day-at-time", Error;
    RepeatEmpty = "repeat-empty", Error;
    RepeatSkipsStart = "repeat-skips-start", Warning;
    RepeatTooMany = "repeat-too-many", Error;
    RepeatEndless = "repeat-endless", Warning;
    ExceptionMatchesNothing = "exception-matches-nothing", Warning;
    RescheduledFromNowhere = "rescheduled-from-nowhere", Warning;
    NoSessions = "no-sessions", Error;
    UnknownReference = "unknown-reference", Error;
    AmbiguousReference = "ambiguous-reference", Warning;
    UidTaken = "uid-taken", Error;
    UnknownTopic = "unknown-topic", Error;
    ReferenceToUnpublished = "reference-to-unpublished", Warning;
    BadSlug = "bad-slug", Error;
    BadName = "bad-name", Error;
    AddressTaken = "address-taken", Error;
    BadAlias = "bad-alias", Error;
    AddressGone = "address-gone", Error;
    NoAddress = "no-address", Error;
    LinkToNothing = "link-to-nothing", Error;
    LinkToUnpublished = "link-to-unpublished", Warning;
    LinkScheme = "link-scheme", Error;
    AnchorMissing = "anchor-missing", Error;
    LinkGone = "link-gone", Warning;
    LinkMoved = "link-moved", Hint;
    LinkCircles = "link-circles", Warning;
    LinkClosed = "link-closed", Hint;
    LinkSilent = "link-silent", Warning;
    FileMissing = "file-missing", Error;
    ImageRemote = "image-remote", Error;
    ImageWithoutAlt = "image-without-alt", Error;
    PictureWithoutAlt = "picture-without-alt", Error;
    PictureBroken = "picture-broken", Error;
    PictureTooLarge = "picture-too-large", Error;
    PictureNotShown = "picture-not-shown", Error;
    PictureMoves = "picture-moves", Warning;
    HtmlNotAllowed = "html-not-allowed", Error;
    CommentUnclosed = "comment-unclosed", Error;
    HtmlUnclosed = "html-unclosed", Error;
    HtmlNotOpen = "html-not-open", Error;
    UnknownComponent = "unknown-component", Error;
    ComponentSyntax = "component-syntax", Error;
    ComponentMissingArgument = "component-missing-argument", Error;
    ComponentUnknownArgument = "component-unknown-argument", Error;
    ComponentUnclosed = "component-unclosed", Error;
    ComponentNotOpen = "component-not-open", Error;
    ComponentFailed = "component-failed", Error;
    MissingTranslation = "missing-translation", Warning;
    TranslationIsDraft = "translation-is-draft", Warning;
    StaleTranslation = "stale-translation", Warning;
    OneLanguage = "one-language", Error;
    BadLanguageCode = "bad-language-code", Error;
    BadLocale = "bad-locale", Error;
    BadTimeZone = "bad-time-zone", Error;
    BadBaseUrl = "bad-base-url", Error;
    TopicWithoutName = "topic-without-name", Error;
    MenuUnknown = "menu-unknown", Error;
    ThemeMissing = "theme-missing", Error;
    ThemeCircular = "theme-circular", Error;
    TemplateMissing = "template-missing", Error;
    TemplateBroken = "template-broken", Error;
    TemplateFailed = "template-failed", Error;
    MessagesBroken = "messages-broken", Error;
    MessageMissing = "message-missing", Warning;
    ContradictionLanguages = "contradiction-languages", Warning;
    ContradictionMissing = "contradiction-missing", Warning;
    ContradictionFacts = "contradiction-facts", Warning;
    WeekdayMismatch = "weekday-mismatch", Warning;
    UselessAlt = "useless-alt", Warning;
    HeadingSkipped = "heading-skipped", Warning;
    VagueLink = "vague-link", Warning;
    LinkUnfinished = "link-unfinished", Warning;
    TableWithoutHeader = "table-without-header", Warning;
    WrongLanguage = "wrong-language", Warning;
    LongSentence = "long-sentence", Hint;
    InCapitals = "in-capitals", Hint;
    DoubleSpace = "double-space", Hint;
    QuotesMixed = "quotes-mixed", Hint;
    SummaryMissing = "summary-missing", Hint;
    SummaryLong = "summary-long", Hint;
    ValueCutShort = "value-cut-short", Warning;
    UnknownCheck = "unknown-check", Error;
    CheckNotSettable = "check-not-settable", Error;
    SilenceWithoutReason = "silence-without-reason", Error;
    SilenceInVain = "silence-in-vain", Warning;
}

impl Code {
    /// The code of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }

    /// How hard one has to look to find it.
    pub fn effort(self) -> Effort {
        match self {
            Self::ContradictionLanguages
            | Self::ContradictionMissing
            | Self::ContradictionFacts
            | Self::WeekdayMismatch
            | Self::UselessAlt
            | Self::HeadingSkipped
            | Self::VagueLink
            | Self::LinkUnfinished
            | Self::TableWithoutHeader
            | Self::WrongLanguage
            | Self::LongSentence
            | Self::InCapitals
            | Self::DoubleSpace
            | Self::QuotesMixed
            | Self::SummaryMissing
            | Self::SummaryLong
            | Self::ValueCutShort => Effort::Proofreading,
            Self::LinkGone
            | Self::LinkMoved
            | Self::LinkCircles
            | Self::LinkClosed
            | Self::LinkSilent => Effort::Network,
            _ => Effort::Build,
        }
    }

    /// Whether a site may say how bad it is, and a writer let it stand. What makes a page wrong or
    /// impossible is an error on every site.
    pub fn is_settable(self) -> bool {
        self.severity() != Severity::Error
    }

    /// The code of a name, if it is settable.
    ///
    /// # Errors
    /// That there is no such code, or that it isn't settable.
    pub fn settable(name: &str) -> Result<Self, Problem> {
        let settable = || Self::ALL.iter().filter(|code| code.is_settable());
        match Self::named(name) {
            Some(code) if code.is_settable() => Ok(code),
            Some(code) => Err(Problem::CheckNotSettable {
                code: code.to_string(),
            }),
            None => Err(Problem::UnknownCheck {
                nearest: nearest(name, settable().map(|code| code.as_str())),
                code: name.to_owned(),
            }),
        }
    }
}

/// How hard the site was looked at: each looks for all that the one before it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Effort {
    /// As a build does.
    #[default]
    Build,
    /// Its texts were proofread as well.
    Proofreading,
    /// And other sites were asked for what it links to.
    Network,
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
