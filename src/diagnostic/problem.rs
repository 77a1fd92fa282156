//! Everything that can be wrong with a site: one variant per mistake.

use super::details::{Expected, Silence, YamlFault};

/// A mistake that an editor or a theme maker can make.
///
/// Each has a stable code and a severity (`code.rs`), and an explanation in every
/// language that Tandem speaks (`english.rs`, `dutch.rs`). Add a variant, and the compiler names
/// the places that need words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(
    missing_docs,
    reason = "the explanations in english.rs say what each variant and field is"
)]
pub enum Problem {
    // Files
    UnreadableFile {
        reason: String,
    },
    NotUtf8,
    MergeConflict,
    EmptyFile,
    SymlinkOutside {
        target: String,
    },
    SymlinkLoop,
    FileWithoutLanguage {
        known: Vec<String>,
    },
    UnknownLanguage {
        code: String,
        known: Vec<String>,
        nearest: Option<String>,
    },
    UnknownSection {
        folder: String,
        known: Vec<String>,
        nearest: Option<String>,
    },
    LandingFacts,
    LandingOutOfPlace {
        suggestion: String,
    },
    IndexOutOfPlace {
        suggestion: String,
    },
    EntryTwice {
        entry: String,
        other: String,
    },
    FactsWithoutWords {
        entry: String,
        expected: String,
    },
    YmlEnding {
        suggestion: String,
    },
    // YAML and front matter
    FrontMatterMissing,
    FrontMatterUnclosed,
    YamlSyntax {
        fault: YamlFault,
    },
    YamlTooDeep,
    YamlTooLarge,
    DuplicateKey {
        key: String,
    },
    NotAMap,
    // Keys and values
    UnknownKey {
        key: String,
        known: Vec<String>,
        nearest: Option<String>,
    },
    FactAmongWords {
        key: String,
        facts_file: String,
    },
    WordsAmongFacts {
        key: String,
        words_files: String,
    },
    KeyOfOtherKind {
        key: String,
        kind: String,
        others: Vec<String>,
    },
    MissingKey {
        key: String,
    },
    EmptyKey {
        key: String,
    },
    MissingFacts {
        key: String,
        kind: String,
        facts_file: String,
    },
    WrongType {
        key: String,
        expected: Expected,
    },
    NotAChoice {
        key: String,
        value: String,
        choices: Vec<String>,
        nearest: Option<String>,
    },
    NoSuchDate {
        text: String,
    },
    NoSuchTime {
        text: String,
    },
    TimeSkipped {
        text: String,
    },
    EndBeforeStart {
        start_key: String,
        end_key: String,
    },
    DeadlineAfterStart,
    RepeatInvalid {
        detail: String,
    },
    RepeatOfAllDayAtTime,
    RepeatEmpty,
    RepeatSkipsStart {
        start: String,
        first: String,
    },
    RepeatTooMany {
        most: usize,
    },
    RepeatEndless {
        until: String,
    },
    ExceptionMatchesNothing {
        date: String,
    },
    RescheduledFromNowhere,
    NoSessions,
    // References and addresses
    UnknownReference {
        name: String,
        kind: String,
        nearest: Option<String>,
    },
    AmbiguousReference {
        name: String,
        entries: Vec<String>,
    },
    UidTaken {
        uid: String,
        other: String,
    },
    UnknownTopic {
        topic: String,
        known: Vec<String>,
        nearest: Option<String>,
    },
    ReferenceToUnpublished {
        name: String,
    },
    BadSlug {
        slug: String,
        suggestion: Option<String>,
    },
    BadName {
        name: String,
        suggestion: Option<String>,
    },
    AddressTaken {
        address: String,
        other: String,
    },
    AddressGone {
        address: String,
        entry: Option<String>,
        is_there: bool,
        alias_in: Option<String>,
    },
    NoAddress,
    BadAlias {
        alias: String,
        suggestion: Option<String>,
    },
    // Links, pictures and components in Markdown
    LinkToNothing {
        target: String,
        nearest: Option<String>,
    },
    LinkToUnpublished {
        target: String,
    },
    LinkScheme {
        target: String,
    },
    AnchorMissing {
        anchor: String,
        target: String,
        nearest: Option<String>,
    },
    LinkGone {
        url: String,
        /// The HTTP status; none if it is no address at all.
        status: Option<u16>,
    },
    LinkMoved {
        url: String,
        to: String,
    },
    LinkCircles {
        url: String,
    },
    LinkClosed {
        url: String,
        status: u16,
    },
    LinkSilent {
        url: String,
        silence: Silence,
    },
    FileMissing {
        path: String,
        nearest: Option<String>,
    },
    ImageRemote {
        url: String,
    },
    ImageWithoutAlt {
        key: String,
        image: String,
    },
    PictureWithoutAlt {
        path: String,
    },
    PictureBroken {
        path: String,
    },
    PictureTooLarge {
        path: String,
        width: u32,
        height: u32,
        most: u64,
    },
    PictureNotShown {
        path: String,
        format: Option<String>,
    },
    PictureMoves {
        path: String,
    },
    HtmlNotAllowed {
        html: String,
    },
    CommentUnclosed,
    HtmlUnclosed {
        name: String,
    },
    HtmlNotOpen {
        name: String,
    },
    UnknownComponent {
        name: String,
        known: Vec<String>,
        nearest: Option<String>,
    },
    ComponentSyntax {
        text: String,
    },
    ComponentMissingArgument {
        component: String,
        argument: String,
    },
    ComponentUnknownArgument {
        component: String,
        argument: String,
        nearest: Option<String>,
    },
    ComponentUnclosed {
        name: String,
    },
    ComponentNotOpen,
    ComponentFailed {
        component: String,
        detail: String,
    },
    // Translation
    MissingTranslation {
        entry: String,
        language: String,
        file: String,
    },
    TranslationIsDraft {
        entry: String,
        language: String,
    },
    StaleTranslation {
        entry: String,
        language: String,
        source: String,
        before: Option<String>,
        after: Option<String>,
    },
    // Settings
    OneLanguage,
    BadLanguageCode {
        code: String,
    },
    BadLocale {
        locale: String,
    },
    BadTimeZone {
        zone: String,
    },
    BadBaseUrl {
        url: String,
    },
    TopicWithoutName {
        topic: String,
        language: String,
    },
    MenuUnknown {
        item: String,
        nearest: Option<String>,
    },
    // Themes
    ThemeMissing {
        theme: String,
        known: Vec<String>,
        nearest: Option<String>,
    },
    ThemeCircular {
        chain: Vec<String>,
    },
    TemplateMissing {
        template: String,
        theme: String,
    },
    TemplateBroken {
        detail: String,
    },
    TemplateFailed {
        detail: String,
        page: String,
    },
    MessagesBroken {
        detail: String,
    },
    MessageMissing {
        key: String,
        language: String,
        nearest: Option<String>,
    },
    // Contradictions
    ContradictionLanguages {
        here: String,
        there: String,
        place: String,
    },
    ContradictionMissing {
        here: String,
        file: String,
    },
    ContradictionFacts {
        here: String,
        fact: String,
        place: String,
    },
    WeekdayMismatch {
        text: String,
        date: String,
        weekday: u8,
    },
    // Writing for everyone
    UselessAlt {
        alt: String,
    },
    HeadingSkipped {
        level: u8,
        fits: u8,
    },
    VagueLink {
        words: String,
        is_address: bool,
    },
    ValueCutShort {
        rest: String,
    },
    LinkUnfinished {
        text: String,
    },
    TableWithoutHeader,
    WrongLanguage {
        is: String,
        should: String,
    },
    LongSentence {
        words: usize,
        most: usize,
    },
    InCapitals {
        words: String,
    },
    DoubleSpace,
    QuotesMixed {
        signs: String,
    },
    SummaryMissing,
    SummaryLong {
        characters: usize,
        most: usize,
    },
    // What a site says of findings
    UnknownCheck {
        code: String,
        nearest: Option<String>,
    },
    CheckNotSettable {
        code: String,
    },
    SilenceWithoutReason {
        code: String,
    },
    SilenceInVain {
        code: String,
    },
}

impl Problem {
    /// Whether nothing of a file's keys could be read because of it.
    pub fn hides_keys(&self) -> bool {
        matches!(
            self,
            Self::MergeConflict
                | Self::EmptyFile
                | Self::FrontMatterMissing
                | Self::FrontMatterUnclosed
                | Self::YamlSyntax { .. }
                | Self::YamlTooDeep
                | Self::YamlTooLarge
                | Self::NotAMap
        )
    }
}
