//! Why a command could not run, in words.

use std::io;
use std::path::Path;

use super::{Action, Failure};
use crate::diagnostic::{Explanation, Tongue};

/// A folder as it can be found from anywhere, if that can be said.
fn whole(folder: &Path) -> String {
    let whole = std::path::absolute(folder);
    whole.as_deref().unwrap_or(folder).display().to_string()
}

impl Failure {
    /// What is wrong and what to do, in two lines.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm per failure: a dictionary, not a function"
    )]
    pub fn to_text(&self, tongue: Tongue) -> String {
        let (message, help) = match self {
            Self::NoSite { root } => tongue.choose(
                (
                    format!("deze map is niet die van een site: in {} staat geen site.yaml", whole(root)),
                    "ga naar de map van de site, of noem hem met `--root`".to_owned(),
                ),
                (
                    format!("this folder isn't that of a site: there is no site.yaml in {}", whole(root)),
                    "go to the folder of the site, or name it with `--root`".to_owned(),
                ),
            ),
            Self::BadMoment { text } => tongue.choose(
                (
                    format!("`--at {text}` is geen tijd"),
                    "schrijf `2026-09-14`, `2026-09-14T19:30` of `2026-09-14T19:30:00+02:00`"
                        .to_owned(),
                ),
                (
                    format!("`--at {text}` is not a time"),
                    "write `2026-09-14`, `2026-09-14T19:30` or `2026-09-14T19:30:00+02:00`"
                        .to_owned(),
                ),
            ),
            Self::Disk { path, action, kind } => disk(path, *action, *kind, tongue),
            Self::Busy { out } => tongue.choose(
                (
                    format!("een andere build schrijft al naar {}", out.display()),
                    "wacht tot die klaar is".to_owned(),
                ),
                (
                    format!("another build is writing to {}", out.display()),
                    "wait until it is done".to_owned(),
                ),
            ),
            Self::AmongSources { out } => tongue.choose(
                (
                    format!("{} ligt tussen de bestanden waar de site van gemaakt wordt: daar kan hij niet ook in komen", out.display()),
                    "laat `--out` weg, dan komt hij in `public`, of noem een andere map".to_owned(),
                ),
                (
                    format!("{} is among the files that the site is made from: it can't be published there as well", out.display()),
                    "leave `--out` out to publish into `public`, or name another folder".to_owned(),
                ),
            ),
            Self::Exists { path } => tongue.choose(
                (
                    format!("{} bestaat al", path.display()),
                    "kies een andere naam; er is niets geschreven".to_owned(),
                ),
                (
                    format!("{} exists already", path.display()),
                    "choose another name; nothing was written".to_owned(),
                ),
            ),
            Self::Changed { path } => tongue.choose(
                (
                    format!("{} is intussen veranderd", path.display()),
                    "probeer het opnieuw; er is niets geschreven".to_owned(),
                ),
                (
                    format!("{} changed meanwhile", path.display()),
                    "try again; nothing was written".to_owned(),
                ),
            ),
            Self::Outside { path } => tongue.choose(
                (
                    format!("{} ligt buiten de map van de site", path.display()),
                    "zet er een gewone map neer in plaats van een verwijzing".to_owned(),
                ),
                (
                    format!("{} lies outside the folder of the site", path.display()),
                    "put an ordinary folder there instead of a link".to_owned(),
                ),
            ),
            Self::InTheWay { path } => tongue.choose(
                (
                    format!(
                        "{} staat in de weg, en is niet door Tandem geschreven",
                        path.display()
                    ),
                    "verplaats het, of kies een andere map met `--out`".to_owned(),
                ),
                (
                    format!(
                        "{} is in the way, and Tandem did not write it",
                        path.display()
                    ),
                    "move it, or choose another folder with `--out`".to_owned(),
                ),
            ),
            Self::NotPublished { folder } => tongue.choose(
                (
                    format!("in {} staat geen site die Tandem heeft gebouwd", folder.display()),
                    "noem een map waarin `tandem build` heeft geschreven, of een commit".to_owned(),
                ),
                (
                    format!("there is no site in {} that Tandem built", folder.display()),
                    "name a folder that `tandem build` wrote to, or a commit".to_owned(),
                ),
            ),
            Self::Git { commit, reason } => tongue.choose(
                (
                    format!("{commit} kon niet uit git worden gehaald: {reason}"),
                    "noem een commit of tak die bestaat, of een map waarin `tandem build` heeft geschreven".to_owned(),
                ),
                (
                    format!("{commit} could not be taken from git: {reason}"),
                    "name a commit or a branch that exists, or a folder that `tandem build` wrote to".to_owned(),
                ),
            ),
            Self::NotBuilt { commit } => tongue.choose(
                (
                    format!("de site van {commit} heeft fouten, en is niet gebouwd"),
                    "kijk met `tandem check` in die versie wat er mis is".to_owned(),
                ),
                (
                    format!("the site of {commit} has errors, and was not built"),
                    "see with `tandem check` in that version what is wrong".to_owned(),
                ),
            ),
            Self::NoSuchEntry { name, nearest } => no_such_entry(name, nearest.as_deref(), tongue),
            Self::Watch { reason } => tongue.choose(
                (
                    format!("de map kan niet in de gaten worden gehouden: {reason}"),
                    "sluit andere programma's die veel mappen volgen, of verhoog op Linux `fs.inotify.max_user_watches`".to_owned(),
                ),
                (
                    format!("the folder can't be watched: {reason}"),
                    "close other programs that watch many folders, or raise `fs.inotify.max_user_watches` on Linux".to_owned(),
                ),
            ),
            Self::Listen { address, kind } => tongue.choose(
                (
                    format!("op {address} kan niet worden geluisterd: {kind}"),
                    "kies een andere poort met `--port`, of een ander adres met `--host`".to_owned(),
                ),
                (
                    format!("it isn't possible to listen at {address}: {kind}"),
                    "choose another port with `--port`, or another address with `--host`".to_owned(),
                ),
            ),
            Self::Search { reason } => tongue.choose(
                (
                    format!("de zoekindex kon niet worden gemaakt: {reason}"),
                    "bouw zonder zoeken, met `--no-search`, en meld dit aan wie Tandem maakt"
                        .to_owned(),
                ),
                (
                    format!("the search index could not be made: {reason}"),
                    "build without search, with `--no-search`, and tell whoever makes Tandem"
                        .to_owned(),
                ),
            ),
            Self::Ask { reason } => tongue.choose(
                (
                    format!("andere sites konden niet worden gevraagd: {reason}"),
                    "controleer zonder `--external`, en meld dit aan wie Tandem maakt".to_owned(),
                ),
                (
                    format!("other sites could not be asked: {reason}"),
                    "check without `--external`, and tell whoever makes Tandem".to_owned(),
                ),
            ),
            Self::Offline { sites } => tongue.choose(
                (
                    format!("geen van de {sites} sites waarnaar gelinkt wordt, is te bereiken"),
                    "kijk of deze computer internet heeft, en of er een proxy nodig is: `HTTPS_PROXY`"
                        .to_owned(),
                ),
                (
                    format!("none of the {sites} sites that are linked to can be reached"),
                    "see whether this machine is on the internet, and whether it needs a proxy: `HTTPS_PROXY`"
                        .to_owned(),
                ),
            ),
            Self::Serve { reason } => tongue.choose(
                (
                    format!("de server is gestopt: {reason}"),
                    "start hem opnieuw".to_owned(),
                ),
                (
                    format!("the server stopped: {reason}"),
                    "start it again".to_owned(),
                ),
            ),
        };
        Explanation { message, help }.to_text(tongue)
    }
}

fn no_such_entry(name: &str, nearest: Option<&str>, tongue: Tongue) -> (String, String) {
    let (message, help) = tongue.choose(
        (
            format!("er is geen `{name}` op de site"),
            "noem het pad vanaf content/, zonder taal: `news/signed`",
        ),
        (
            format!("there is no `{name}` on the site"),
            "name its path from content/, without the language: `news/signed`",
        ),
    );
    let near = |near: &str| {
        tongue.choose(
            format!("bedoelde je `{near}`?"),
            format!("did you mean `{near}`?"),
        )
    };
    (message, nearest.map_or_else(|| help.to_owned(), near))
}

fn disk(path: &Path, action: Action, kind: io::ErrorKind, tongue: Tongue) -> (String, String) {
    let path = path.display();
    // Where there is another way, and what became of what was there.
    let (elsewhere, kept) = match action {
        Action::Read => {
            return tongue.choose(
                (
                    format!("{path} kon niet worden gelezen: {kind}"),
                    "kijk of je het mag lezen".to_owned(),
                ),
                (
                    format!("{path} could not be read: {kind}"),
                    "check that you may read it".to_owned(),
                ),
            );
        }
        Action::Write => tongue.choose(
            (
                ", of kies een andere map met `--out`",
                "de site is gebleven zoals zij was",
            ),
            (
                ", or choose another folder with `--out`",
                "the site is as it was",
            ),
        ),
        Action::WriteSource => (
            "",
            tongue.choose("er is niets veranderd", "nothing was changed"),
        ),
    };
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => tongue.choose(
            (
                format!("de schijf is vol: {path} kon niet worden geschreven"),
                format!("maak ruimte en probeer het opnieuw; {kept}"),
            ),
            (
                format!("the disk is full: {path} could not be written"),
                format!("make room and try again; {kept}"),
            ),
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => tongue.choose(
            (
                format!("je mag niet schrijven naar {path}"),
                format!("vraag om toegang{elsewhere}; {kept}"),
            ),
            (
                format!("you may not write to {path}"),
                format!("ask for access{elsewhere}; {kept}"),
            ),
        ),
        io::ErrorKind::FileTooLarge => tongue.choose(
            (
                format!("{path} is te groot om hier te schrijven"),
                format!("maak het bestand kleiner{elsewhere}; {kept}"),
            ),
            (
                format!("{path} is too large to be written here"),
                format!("make the file smaller{elsewhere}; {kept}"),
            ),
        ),
        kind => tongue.choose(
            (
                format!("{path} kon niet worden geschreven: {kind}"),
                kept.to_owned(),
            ),
            (
                format!("{path} could not be written: {kind}"),
                kept.to_owned(),
            ),
        ),
    }
}
