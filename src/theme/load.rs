//! Finds a theme and those that it extends, and lays their files over each other.

use std::collections::BTreeMap;
use std::path::Path;

use super::assets::{AssetContents, Assets};
use super::messages::Messages;
use super::pictures::AskedFor;
use super::shipped;
use crate::config::Config;
use crate::diagnostic::{At, Diagnostic, Problem, SourcePath, Span, Texts, nearest};
use crate::images::Asked;
use crate::lang::PerLang;
use crate::source::{World, conflict, disk};
use crate::yaml::{self, Fields};

const KEYS: &[&str] = &["name", "extends", "pictures"];

/// The folder in which a site overrides its theme's templates.
const SITE_TEMPLATES: &str = "templates";

/// A theme, with what it extends laid under it.
pub struct Theme {
    /// Its name.
    pub name: String,
    /// Its templates: the file that each name stands for.
    pub templates: BTreeMap<String, SourcePath>,
    /// Its assets.
    pub assets: Assets,
    /// Its words, in each language.
    pub messages: PerLang<Messages>,
    /// How it wants pictures.
    pub pictures: Asked,
}

/// The site's theme and those that it extends.
#[derive(Debug, Default)]
pub struct Themes {
    /// Their names, the furthest first.
    pub chain: Vec<String>,
    /// How they want pictures.
    pictures: AskedFor,
}

/// Reads the files of the site's theme, and of those that it extends, into the world: from the
/// site's `themes/`, or else from those that ship.
pub fn read_themes(
    world: &mut World,
    root: &Path,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Themes {
    let mut chain: Vec<String> = Vec::new();
    let mut pictures = AskedFor::default();
    let mut wanted = Some((config.theme.clone(), SourcePath::new(Config::FILE)));
    while let Some((theme, said_in)) = wanted.take() {
        if chain.contains(&theme.value) {
            chain.push(theme.value);
            diagnostics.push(Diagnostic::at(
                Problem::ThemeCircular {
                    chain: chain.clone(),
                },
                &said_in,
                theme.span,
            ));
            chain.pop();
            break;
        }
        if !read_theme(world, root, &theme.value) {
            diagnostics.push(Diagnostic::at(
                unknown_theme(root, &theme.value),
                &said_in,
                theme.span,
            ));
            break;
        }
        let manifest = SourcePath::new(format!("themes/{}/theme.yaml", theme.value));
        let extends = read_manifest(world, &manifest, &mut pictures, diagnostics);
        wanted = extends.map(|extends| (extends, manifest));
        chain.push(theme.value);
    }
    world.read_folder(root, SITE_TEMPLATES);
    tell_conflicts(world, diagnostics);
    chain.reverse();
    Themes { chain, pictures }
}

/// Tells of the files in which git has left two versions: to templates those are words like any.
fn tell_conflicts(world: &World, diagnostics: &mut Vec<Diagnostic>) {
    let files = ["themes", SITE_TEMPLATES].map(|folder| world.texts_below(folder));
    let files = files.into_iter().flatten();
    diagnostics.extend(files.filter_map(|(path, text)| conflict(path, text)));
}

fn read_theme(world: &mut World, root: &Path, name: &str) -> bool {
    let is_name = !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || "-_".contains(c));
    let folder = format!("themes/{name}");
    let is_here = is_name && disk::is_folder(&root.join(&folder));
    if is_here {
        world.read_folder(root, &folder);
        // Without a `theme.yaml`, it adds to the theme of its name that ships, or changes it.
        if world
            .text(&SourcePath::new(format!("{folder}/theme.yaml")))
            .is_some()
        {
            return true;
        }
    }
    let files = shipped::files(name);
    let found = !files.is_empty();
    for (path, text) in files {
        let path = SourcePath::new(path);
        if world.text(&path).is_none() {
            world.insert_text(path, text.to_owned());
        }
    }
    found || is_here
}

fn unknown_theme(root: &Path, theme: &str) -> Problem {
    let mut known = disk::folders_in(root, "themes");
    known.extend(shipped::names());
    known.sort();
    known.dedup();
    Problem::ThemeMissing {
        theme: theme.to_owned(),
        nearest: nearest(theme, known.iter().map(String::as_str)),
        known,
    }
}

/// The theme that a theme extends, by its `theme.yaml`.
fn read_manifest(
    world: &World,
    file: &SourcePath,
    pictures: &mut AskedFor,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<At<String>> {
    let Some(text) = world.text(file) else {
        diagnostics.push(Diagnostic::of_file(
            Problem::UnreadableFile {
                reason: "no such file or directory".into(),
            },
            file,
        ));
        return None;
    };
    match yaml::parse(text, 0) {
        Ok(node) => {
            let mut fields = Fields::of_document(node, text, file, diagnostics);
            fields.text("name");
            let extends = fields.text("extends");
            pictures.read(&mut fields);
            fields.finish(KEYS);
            extends
        }
        Err(problem) => {
            diagnostics.push(Diagnostic::at(problem.value, file, problem.span));
            None
        }
    }
}

impl Theme {
    /// Lays the themes of a chain over each other, the furthest first, and the site's own templates
    /// on top.
    pub fn new(
        world: &World,
        themes: &Themes,
        config: &Config,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let chain = &themes.chain;
        let mut templates = BTreeMap::new();
        let mut assets = BTreeMap::new();
        for theme in chain {
            gather(
                world,
                &format!("themes/{theme}/templates/"),
                |name, path, _| {
                    templates.insert(name.to_owned(), path.clone());
                },
            );
            gather(
                world,
                &format!("themes/{theme}/assets/"),
                |name, _, contents| {
                    assets.insert(name.to_owned(), contents);
                },
            );
        }
        gather(world, &format!("{SITE_TEMPLATES}/"), |name, path, _| {
            templates.insert(name.to_owned(), path.clone());
        });
        let messages = PerLang::from_fn(&config.languages, |lang| {
            let language = &config.languages[lang];
            let files = messages_files(world, chain, &language.code);
            let messages = Messages::read(&language.code, &language.locale, &files, diagnostics);
            let others = config.languages.iter().filter(|(other, _)| *other != lang);
            messages.or_else(others.map(|(_, other)| {
                let files = messages_files(world, chain, &other.code);
                (other.locale.as_str(), files)
            }))
        });
        Self {
            name: chain.last().cloned().unwrap_or_default(),
            templates,
            assets: Assets::new(&assets),
            messages,
            pictures: themes.pictures.clone().or_usual(),
        }
    }

    /// The file of messages that a missing one belongs in.
    pub fn messages_file(&self, code: &str) -> SourcePath {
        SourcePath::new(format!("themes/{}/messages/{code}.ftl", self.name))
    }

    /// A message by which addresses are made; `otherwise` where there is none that can be one.
    pub fn address_words(&self, key: &str, otherwise: &str, config: &Config) -> PerLang<String> {
        PerLang::from_fn(&config.languages, |lang| {
            self.messages[lang].slug(key, otherwise)
        })
    }
}

fn messages_files<'w>(
    world: &'w World,
    chain: &[String],
    code: &str,
) -> Vec<(&'w SourcePath, &'w str)> {
    let wanted: Vec<String> = chain
        .iter()
        .map(|theme| format!("themes/{theme}/messages/{code}.ftl"))
        .collect();
    let files = wanted.iter().filter_map(|wanted| {
        let folder = wanted.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut files = world.texts_below(folder);
        files.find(|(path, _)| path.as_str() == wanted)
    });
    files.collect()
}

/// Calls `take` for each file below a folder, with its name from there.
fn gather(world: &World, folder: &str, mut take: impl FnMut(&str, &SourcePath, AssetContents)) {
    for (path, text) in world.texts_below(folder) {
        if let Some(name) = path.as_str().strip_prefix(folder) {
            take(name, path, AssetContents::Text(text.into()));
        }
    }
    for (path, media) in world.media() {
        if let Some(name) = path.as_str().strip_prefix(folder) {
            take(name, path, AssetContents::Media(media.clone()));
        }
    }
}

/// The whole of a file, for problems that have no better place.
pub(super) fn start_of_file() -> Span {
    Span::default()
}
