//! Why an entry isn't moved. Nothing was changed then.

use crate::diagnostic::{Diagnostic, Effort, Explanation, Report, SourcePath, Tongue};
use crate::source::{EntryPath, World};
use crate::studio::Sources;

/// Why what is asked isn't done.
#[derive(Debug)]
pub enum Refused {
    /// It can't be done.
    Refusal(Refusal),
    /// The site has errors, or would have.
    Errors {
        /// What they are.
        report: Report,
        /// The texts that they are in.
        world: Box<World>,
    },
}

impl Refused {
    /// The site can't be put together as it is.
    pub(super) fn broken(sources: &Sources, found: Vec<Diagnostic>) -> Self {
        Self::Errors {
            report: Report::new(sources.judge(found, Effort::Build)),
            world: Box::new(sources.world.clone()),
        }
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

/// Why an entry can't be moved.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of each say what the fields are")]
pub enum Refusal {
    NoEntry {
        name: EntryPath,
        nearest: Option<String>,
    },
    BadName {
        name: String,
        suggestion: Option<String>,
    },
    NoSection {
        section: String,
        known: Vec<String>,
    },
    OtherKind {
        from: EntryPath,
        kind: &'static str,
        to: EntryPath,
        other: &'static str,
        sections: Vec<String>,
    },
    BelowItself {
        to: EntryPath,
    },
    Exists {
        file: SourcePath,
    },
    SlugWithoutLanguage {
        text: String,
    },
    NoLanguage {
        code: String,
        known: Vec<String>,
    },
    NoWords {
        entry: EntryPath,
        code: String,
    },
    NoSlug {
        file: SourcePath,
        slug: String,
    },
    Unreadable {
        file: SourcePath,
    },
    LeadsElsewhere {
        file: SourcePath,
        target: String,
    },
    Nothing,
}

impl Refusal {
    /// Whether the site has to be mended first.
    pub fn is_of_content(&self) -> bool {
        matches!(self, Self::Unreadable { .. } | Self::LeadsElsewhere { .. })
    }

    /// What is wrong and what to do, in two lines.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm per refusal: a dictionary, not a function"
    )]
    pub fn to_text(&self, tongue: Tongue) -> String {
        let (message, help) = match self {
            Self::NoEntry { name, nearest } => tongue.choose(
                (
                    format!("er is geen stuk `{name}`"),
                    nearest.as_ref().map_or_else(
                        || "schrijf zijn pad vanaf content/, zoals `events/borrel`".to_owned(),
                        |nearest| format!("bedoel je `{nearest}`?"),
                    ),
                ),
                (
                    format!("there is no entry `{name}`"),
                    nearest.as_ref().map_or_else(
                        || "write its path from content/, such as `events/party`".to_owned(),
                        |nearest| format!("did you mean `{nearest}`?"),
                    ),
                ),
            ),
            Self::BadName { name, suggestion } => tongue.choose(
                (
                    format!("`{name}` kan geen deel van een adres zijn"),
                    suggestion.as_ref().map_or_else(
                        || "gebruik letters, cijfers en streepjes".to_owned(),
                        |suggestion| format!("schrijf bijvoorbeeld `{suggestion}`"),
                    ),
                ),
                (
                    format!("`{name}` can't be part of an address"),
                    suggestion.as_ref().map_or_else(
                        || "use letters, digits and hyphens".to_owned(),
                        |suggestion| format!("write `{suggestion}`, for instance"),
                    ),
                ),
            ),
            Self::NoSection { section, known } => tongue.choose(
                (
                    format!("er is geen onderdeel `{section}`"),
                    format!("kies er een van site.yaml: {}", known.join(", ")),
                ),
                (
                    format!("there is no section `{section}`"),
                    format!("choose one of site.yaml: {}", known.join(", ")),
                ),
            ),
            Self::OtherKind {
                from,
                kind,
                to,
                other,
                sections,
            } => tongue.choose(
                (
                    format!("`{from}` is van de soort `{kind}`, en waar `{to}` komt hoort de soort `{other}`: die heeft andere feiten"),
                    format!("noem een plek voor deze soort: {}", places(sections, from)),
                ),
                (
                    format!(
                        "`{from}` is of the kind `{kind}`, and `{to}` would be of the kind `{other}`, which has other facts"
                    ),
                    format!("name a place for this kind: {}", places(sections, from)),
                ),
            ),
            Self::BelowItself { to } => tongue.choose(
                (
                    format!("`{to}` ligt onder het stuk zelf"),
                    "kies een naam die daar niet onder ligt".to_owned(),
                ),
                (
                    format!("`{to}` lies below the entry itself"),
                    "choose a name that doesn't".to_owned(),
                ),
            ),
            Self::Exists { file } => tongue.choose(
                (
                    format!("{file} bestaat al"),
                    "kies een andere naam, of verplaats eerst wat daar staat".to_owned(),
                ),
                (
                    format!("{file} exists already"),
                    "choose another name, or move what is there first".to_owned(),
                ),
            ),
            Self::SlugWithoutLanguage { text } => tongue.choose(
                (
                    format!("`--slug {text}` noemt geen taal"),
                    "schrijf de taal ervoor, zoals `--slug nl=bestuursavond`".to_owned(),
                ),
                (
                    format!("`--slug {text}` names no language"),
                    "write the language before it, as in `--slug en=board-evening`".to_owned(),
                ),
            ),
            Self::NoLanguage { code, known } => tongue.choose(
                (
                    format!("de site heeft geen taal `{code}`"),
                    format!("kies uit {}", known.join(", ")),
                ),
                (
                    format!("the site has no language `{code}`"),
                    format!("choose from {}", known.join(", ")),
                ),
            ),
            Self::NoWords { entry, code } => tongue.choose(
                (
                    format!("`{entry}` heeft geen woorden in de taal `{code}`"),
                    "schrijf die eerst, of laat de slug van die taal weg".to_owned(),
                ),
                (
                    format!("`{entry}` has no words in the language `{code}`"),
                    "write them first, or leave out the slug of that language".to_owned(),
                ),
            ),
            Self::NoSlug { file, slug } => tongue.choose(
                (
                    format!("`{slug}` kan niet vanzelf de slug in {file} worden"),
                    "noem per taal één slug, of schrijf hem daar zelf; er is niets veranderd".to_owned(),
                ),
                (
                    format!("`{slug}` can't become the slug in {file} by itself"),
                    "name one slug per language, or write it there yourself; nothing was changed".to_owned(),
                ),
            ),
            Self::Unreadable { file } => tongue.choose(
                (
                    format!("{file} kan niet worden gelezen, dus ook niet welke links erin staan"),
                    "kijk met `tandem check` wat er mis is, en los dat eerst op".to_owned(),
                ),
                (
                    format!("{file} can't be read, and so not which links are in it"),
                    "see with `tandem check` what is wrong, and mend that first".to_owned(),
                ),
            ),
            Self::LeadsElsewhere { file, target } => tongue.choose(
                (
                    format!("`{target}` in {file} zou daarna ergens anders heen leiden, en kan niet vanzelf worden hersteld"),
                    "kies een andere naam, of schrijf daar eerst een gewone link; er is niets veranderd".to_owned(),
                ),
                (
                    format!(
                        "`{target}` in {file} would lead elsewhere then, and can't be mended by itself"
                    ),
                    "choose another name, or write an ordinary link there first; nothing was changed"
                        .to_owned(),
                ),
            ),
            Self::Nothing => tongue.choose(
                (
                    "er verandert niets".to_owned(),
                    "noem een andere naam, of een andere slug".to_owned(),
                ),
                (
                    "nothing would change".to_owned(),
                    "give another name, or another slug".to_owned(),
                ),
            ),
        };
        Explanation { message, help }.to_text(tongue)
    }
}

/// The names that an entry could have in sections of its kind.
fn places(sections: &[String], entry: &EntryPath) -> String {
    let places = sections
        .iter()
        .map(|section| format!("`{section}/{}`", entry.name()));
    let places: Vec<String> = places.collect();
    if places.is_empty() {
        return format!("`{}`", entry.name());
    }
    places.join(", ")
}
