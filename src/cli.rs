//! The commands and their flags.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::diagnostic::Tongue;

/// A static site generator for organisations that speak more than one language.
#[derive(Debug, Parser)]
#[command(name = "tandem", version, about, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site into public/
    Build(BuildArgs),
    /// Tell everything that is wrong with the site, and write nothing
    Check(CheckArgs),
    /// Tell what a change does to the site
    Diff(DiffArgs),
    /// Give an entry another name or slug, and mend all that names it
    Move(MoveArgs),
    /// Print when the site will next be another without anybody writing
    NextChange(NextChangeArgs),
    /// Make the files of a new entry, in every language of the site
    New(NewArgs),
    /// Say that an entry is right in all its languages as it is
    Confirm(ConfirmArgs),
    /// Tell how each entry stands in each language: missing, stale, or in step
    Translations(TranslationsArgs),
    /// Show the site in the browser while it is being written
    Serve(ServeArgs),
}

/// The flags of `tandem build`.
#[derive(Debug, clap::Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command"
)]
pub struct BuildArgs {
    /// The folder of the site: where site.yaml is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The folder to publish to [default: public/ in the site's folder]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Publish nothing if there are warnings
    #[arg(long)]
    pub strict: bool,
    /// Publish drafts, and what isn't published yet or any more
    #[arg(long)]
    pub drafts: bool,
    /// Build as if it were this moment: 2026-09-14, or 2026-09-14T19:30
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    /// Build without the search index and the search box
    #[arg(long)]
    pub no_search: bool,
    /// Publish every text compressed as well: .br and .gz beside it
    #[arg(long)]
    pub compress: bool,
    /// The language to tell it in [default: that of the environment, or else the site's first]
    #[arg(long, value_enum)]
    pub lang: Option<TongueArg>,
}

/// The flags of `tandem check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// The folder of the site: where site.yaml is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// How to tell it: for people, or for programs
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// The language to tell it in [default: that of the environment, or else the site's first]
    #[arg(long, value_enum)]
    pub lang: Option<TongueArg>,
    /// Count warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// Check as if drafts were published
    #[arg(long)]
    pub drafts: bool,
    /// Check as if it were this moment: 2026-09-14, or 2026-09-14T19:30
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    /// Ask other sites whether what is linked to is still there
    #[arg(long)]
    pub external: bool,
    /// How long other sites may take together, in seconds
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = 300,
        requires = "external"
    )]
    pub within: u64,
}

/// The flags of `tandem confirm`.
#[derive(Debug, clap::Args)]
pub struct ConfirmArgs {
    /// The entries: news/partnership-signed, or the path of one of their files
    #[arg(value_name = "ENTRY", required_unless_present = "all")]
    pub entries: Vec<String>,
    /// Every entry and landing page of the site
    #[arg(long, conflicts_with = "entries")]
    pub all: bool,
    /// The folder of the site: where site.yaml is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The language to tell it in [default: that of the environment, or else the site's first]
    #[arg(long, value_enum)]
    pub lang: Option<TongueArg>,
}

/// The flags of `tandem translations`.
#[derive(Debug, clap::Args)]
pub struct TranslationsArgs {
    /// The folder of the site: where site.yaml is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// How to tell it: for people, or for programs
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
    /// The language to tell it in [default: that of the environment, or else the site's first]
    #[arg(long, value_enum)]
    pub lang: Option<TongueArg>,
}

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ListFormat {
    /// A table, and the words that differ
    #[default]
    Human,
    /// JSON, as docs/translations.md has it
    Json,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// Sentences, with the line and a caret
    #[default]
    Human,
    /// JSON, as docs/checking.md has it
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0
    Sarif,
}

/// A language in which Tandem speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TongueArg {
    /// Dutch
    Nl,
    /// English
    En,
}

impl From<TongueArg> for Tongue {
    fn from(tongue: TongueArg) -> Self {
        match tongue {
            TongueArg::Nl => Self::Dutch,
            TongueArg::En => Self::English,
        }
    }
}

/// The flags of `tandem diff`.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// What it was: a folder that a build wrote to, or a commit
    pub old: String,
    /// What it is now: a folder that a build wrote to, or a commit
    pub new: String,
    /// The folder of the site, to build commits of
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// How to tell it
    #[arg(long, value_enum, default_value_t)]
    pub format: DiffFormat,
    /// The language to tell it in [default: that of the environment]
    #[arg(long, value_enum)]
    pub lang: Option<TongueArg>,
    /// The moment to build commits for: 2026-09-14, or 2026-09-14T19:30 [default: now]
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
}

/// How differences are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum DiffFormat {
    /// Lines for a person
    #[default]
    Text,
    /// Markdown for a pull request
    Markdown,
    /// JSON
    Json,
}

/// The flags of `tandem move`.
#[derive(Debug, clap::Args)]
pub struct MoveArgs {
    /// The entry, by its path from content/: events/board-cafe
    pub entry: String,
    /// Its new path from content/: events/board-evening
    #[arg(required_unless_present = "slug")]
    pub new: Option<String>,
    /// Another slug in a language: nl=bestuursavond. May be given more than once
    #[arg(long, value_name = "LANG=SLUG")]
    pub slug: Vec<String>,
    /// Tell what would be done, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// The folder of the site: where site.yaml is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The language to tell it in [default: that of the environment, or else the site's first]
    #[arg(long, value_enum)]
    pub lang: Option<TongueArg>,
}

/// The flags of `tandem next-change`.
#[derive(Debug, clap::Args)]
pub struct NextChangeArgs {
    /// The folder of the site: where site.yaml is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The moment after which: 2026-09-14, or 2026-09-14T19:30 [default: now]
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    /// The language to tell what is wrong in [default: that of the environment, or else the site's first]
    #[arg(long, value_enum)]
    pub lang: Option<TongueArg>,
}

/// The flags of `tandem new`.
#[derive(Debug, clap::Args)]
pub struct NewArgs {
    /// What it is: news, event, workshop, initiative, partner, place or page
    #[arg(value_name = "KIND")]
    pub kind: String,
    /// The name of its files; with a section before it where the site has several of the kind
    #[arg(value_name = "NAME")]
    pub name: String,
    /// Its title in Dutch
    #[arg(long, value_name = "TITLE")]
    pub nl: Option<String>,
    /// Its title in English
    #[arg(long, value_name = "TITLE")]
    pub en: Option<String>,
    /// Its title in any language of the site: fr=Titre
    #[arg(long, value_name = "LANGUAGE=TITLE", value_parser = title)]
    pub title: Vec<(String, String)>,
    /// The section that it goes to [default: the first of its kind]
    #[arg(long, value_name = "SECTION")]
    pub section: Option<String>,
    /// The folder of the site: where site.yaml is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The language of the explanations [default: that of the environment, or else the site's first]
    #[arg(long, value_enum)]
    pub lang: Option<TongueArg>,
}

fn title(text: &str) -> Result<(String, String), String> {
    let (code, title) = text
        .split_once('=')
        .ok_or("write the language first: fr=Titre")?;
    Ok((code.to_owned(), title.to_owned()))
}

/// The flags of `tandem serve`.
#[derive(Debug, clap::Args)]
pub struct ServeArgs {
    /// The folder of the site: where site.yaml is
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The port to listen at; the next free one if it is taken
    #[arg(long, value_name = "N", default_value_t = 4000)]
    pub port: u16,
    /// The address to listen at: 0.0.0.0 to let other devices in
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1")]
    pub host: std::net::IpAddr,
    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,
    /// Show the site as if it were this moment: 2026-09-14, or 2026-09-14T19:30
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    /// The language to tell it in [default: that of the environment, or else the site's first]
    #[arg(long, value_enum)]
    pub lang: Option<TongueArg>,
}
