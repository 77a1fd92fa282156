//! Why an entry can't be made as it was asked for.

use crate::content::Kind;
use crate::diagnostic::{Explanation, SourcePath, Tongue};

/// Why an entry can't be made.
#[derive(Debug)]
pub(super) enum Refusal {
    UnknownKind {
        kind: String,
        nearest: Option<String>,
    },
    /// The site has no section for this kind.
    NoSection {
        kind: Kind,
    },
    UnknownSection {
        section: String,
        known: Vec<String>,
        nearest: Option<String>,
    },
    /// The section has entries of another kind.
    OtherKind {
        section: String,
        kind: Kind,
        name: String,
    },
    /// Straight under `content/`, there are only pages.
    OnlyPages,
    BadName {
        name: String,
        suggestion: Option<String>,
    },
    Exists {
        file: SourcePath,
    },
    UnknownLanguage {
        code: String,
        known: Vec<String>,
    },
}

impl Refusal {
    /// What is wrong and what to do, in two lines.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm per refusal: a dictionary, not a function"
    )]
    pub(super) fn to_text(&self, tongue: Tongue) -> String {
        let (message, help) = match self {
            Self::UnknownKind { kind, nearest } => tongue.choose(
                (
                    format!("`{kind}` is geen soort die Tandem kent"),
                    meant(nearest.as_deref(), "bedoel je", &kinds(), "kies uit"),
                ),
                (
                    format!("`{kind}` is no kind that Tandem knows"),
                    meant(nearest.as_deref(), "did you mean", &kinds(), "choose from"),
                ),
            ),
            Self::NoSection { kind } => tongue.choose(
                (
                    format!(
                        "deze site heeft geen onderdeel van de soort `{}`",
                        kind.as_str()
                    ),
                    format!(
                        "zet er in site.yaml een onder `sections`: `naam: {{ kind: {} }}`",
                        kind.as_str()
                    ),
                ),
                (
                    format!("this site has no section of the kind `{}`", kind.as_str()),
                    format!(
                        "add one to `sections` in site.yaml: `name: {{ kind: {} }}`",
                        kind.as_str()
                    ),
                ),
            ),
            Self::UnknownSection {
                section,
                known,
                nearest,
            } => tongue.choose(
                (
                    format!("deze site heeft geen onderdeel `{section}`"),
                    meant(nearest.as_deref(), "bedoel je", known, "kies uit"),
                ),
                (
                    format!("this site has no section `{section}`"),
                    meant(nearest.as_deref(), "did you mean", known, "choose from"),
                ),
            ),
            Self::OtherKind {
                section,
                kind,
                name,
            } => tongue.choose(
                (
                    format!(
                        "wat in `{section}` staat, is van de soort `{}`",
                        kind.as_str()
                    ),
                    format!("typ `tandem new {} {section}/{name}`", kind.as_str()),
                ),
                (
                    format!("what is in `{section}` is of the kind `{}`", kind.as_str()),
                    format!("type `tandem new {} {section}/{name}`", kind.as_str()),
                ),
            ),
            Self::OnlyPages => tongue.choose(
                (
                    "rechtstreeks in `content/` staan alleen gewone pagina's".to_owned(),
                    "laat de schuine streep vooraan weg, of noem het onderdeel: `events/naam`"
                        .to_owned(),
                ),
                (
                    "straight under `content/` there are only pages".to_owned(),
                    "leave out the slash at the front, or name the section: `events/name`"
                        .to_owned(),
                ),
            ),
            Self::BadName { name, suggestion } => tongue.choose(
                (
                    format!(
                        "`{name}` kan geen naam van een bestand en een stuk van een adres zijn"
                    ),
                    suggestion.as_ref().map_or_else(
                        || "gebruik kleine letters, cijfers en streepjes".to_owned(),
                        |suggestion| format!("noem het `{suggestion}`"),
                    ),
                ),
                (
                    format!("`{name}` can't be the name of a file and part of an address"),
                    suggestion.as_ref().map_or_else(
                        || "use small letters, digits and hyphens".to_owned(),
                        |suggestion| format!("call it `{suggestion}`"),
                    ),
                ),
            ),
            Self::Exists { file } => tongue.choose(
                (
                    format!("dit is er al: {file}"),
                    "kies een andere naam, of pas dat bestand aan; er is niets geschreven"
                        .to_owned(),
                ),
                (
                    format!("this is there already: {file}"),
                    "choose another name, or change that file; nothing was written".to_owned(),
                ),
            ),
            Self::UnknownLanguage { code, known } => tongue.choose(
                (
                    format!("deze site heeft geen taal `{code}`"),
                    meant(None, "", known, "kies uit"),
                ),
                (
                    format!("this site has no language `{code}`"),
                    meant(None, "", known, "choose from"),
                ),
            ),
        };
        Explanation { message, help }.to_text(tongue)
    }
}

fn kinds() -> Vec<String> {
    Kind::ALL.map(|kind| kind.as_str().to_owned()).to_vec()
}

fn meant(nearest: Option<&str>, did_you: &str, known: &[String], choose: &str) -> String {
    if let Some(nearest) = nearest {
        return format!("{did_you} `{nearest}`?");
    }
    let known: Vec<String> = known.iter().map(|known| format!("`{known}`")).collect();
    format!("{choose} {}", known.join(", "))
}
