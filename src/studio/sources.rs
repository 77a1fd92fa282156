//! The site's files, read and understood one by one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::cache::Cache;
use crate::check::{self, Notes, Silences};
use crate::config::Config;
use crate::darkroom::Darkroom;
use crate::diagnostic::{Diagnostic, Effort, Problem, SourcePath, Texts, Tongue};
use crate::site::{Documents, KEPT_ADDRESSES, Onlooker, Site};
use crate::source::{World, conflict, disk};
use crate::theme::{Theme, Themes, read_themes};
use crate::translations::{self, Past, Standing, Text};

/// The folders of a site that are read.
const FOLDERS: [&str; 4] = ["content", translations::FOLDER, "themes", "templates"];
/// Those of them that a theme is made of.
const THEMES: [&str; 2] = ["themes", "templates"];

/// The files of a site, and what each says by itself.
pub struct Sources {
    root: PathBuf,
    /// Every file.
    pub world: World,
    /// The settings; none while they can't be read.
    pub config: Option<Config>,
    /// The theme, by the settings.
    pub theme: Option<Arc<Theme>>,
    /// What each file of the content says.
    pub documents: Documents,
    /// What is kept between builds.
    pub cache: Arc<Cache>,
    /// Where pictures are made.
    pub darkroom: Arc<Darkroom>,
    /// Whether every part of the theme could be read.
    pub theme_is_whole: bool,
    /// Whether the site is to be without search, whatever the settings say.
    pub without_search: bool,
    themes: Themes,
    past: Past,
    /// What writers let stand, once somebody asks for it.
    silences: OnceLock<Silences>,
    settings_problems: Vec<Diagnostic>,
    theme_problems: Vec<Diagnostic>,
    /// Why `urls.txt` can't be read.
    kept_problem: Option<Problem>,
}

/// What may have changed on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changes {
    /// What is at these paths from the root, and below them.
    At(BTreeSet<SourcePath>),
    /// Anything.
    Anywhere,
}

/// What of the sources was read again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reread {
    /// The files that are no longer as they were.
    pub files: BTreeSet<SourcePath>,
    /// Whether the settings or the theme are among them.
    pub theme: bool,
}

impl Sources {
    /// The files of a folder, before any of them is read.
    pub fn new(root: &Path, without_search: bool) -> Self {
        let cache = Arc::new(Cache::of(root));
        Self {
            root: root.to_owned(),
            darkroom: Arc::new(Darkroom::new(Arc::clone(&cache))),
            world: World::default(),
            config: None,
            theme: None,
            documents: Documents::default(),
            theme_is_whole: true,
            without_search,
            themes: Themes::default(),
            past: Past::new(root, Arc::clone(&cache)),
            cache,
            silences: OnceLock::new(),
            settings_problems: Vec::new(),
            theme_problems: Vec::new(),
            kept_problem: None,
        }
    }

    /// Reads every file; whether there is a site in the folder.
    pub fn load(&mut self) -> bool {
        self.silences = OnceLock::new();
        if !disk::is_folder(&self.root) || !self.read_settings() {
            return false;
        }
        if self.config.is_some() {
            self.world.read_folder(&self.root, "content");
            self.read_kept_addresses();
            self.world.read_folder(&self.root, translations::FOLDER);
            self.read_themes();
        }
        true
    }

    /// Understands every file by itself. Whoever proofreads has notes taken of every text.
    pub fn parse(&mut self, notes: Option<&Notes>) {
        self.parse_theme();
        if let Some(config) = &self.config {
            let taker = notes.map(|notes| notes.taker(config));
            let onlooker = taker.as_ref().map(|taker| taker as &dyn Onlooker);
            self.documents = Documents::read(&self.world, config, onlooker);
        }
    }

    fn parse_theme(&mut self) {
        let Some(config) = &self.config else { return };
        let problems = &mut self.theme_problems;
        let theme = Theme::new(&self.world, &self.themes, config, problems);
        self.theme = Some(Arc::new(theme));
    }

    /// Reads again what has changed, and understands it.
    pub fn read_again(&mut self, changes: &Changes) -> Reread {
        self.silences = OnceLock::new();
        let anywhere = FOLDERS.iter().chain([&Config::FILE, &KEPT_ADDRESSES]);
        let mut paths: BTreeSet<SourcePath> = match changes {
            Changes::At(paths) => paths.clone(),
            Changes::Anywhere => anywhere.map(SourcePath::new).collect(),
        };
        let mut reread = Reread::default();
        let mut content = BTreeMap::new();
        let had_settings = self.config.is_some();
        let mut settings = false;
        if paths.contains(&SourcePath::new(Config::FILE)) {
            settings = self.settings_changed();
        }
        if !had_settings {
            // They were not read meanwhile.
            paths.extend(["content", translations::FOLDER].map(SourcePath::new));
        }
        for path in &paths {
            match path.as_str().split('/').next() {
                // Without settings it can't be understood: what was understood last stays, and its text.
                Some("content" | translations::FOLDER) if self.config.is_some() => {
                    content.extend(self.world.read_again(&self.root, path));
                }
                Some(KEPT_ADDRESSES) => self.read_kept_addresses(),
                Some("themes" | "templates") => reread.theme |= self.theme_changed(),
                _ => {}
            }
        }
        reread.theme |= settings;
        if reread.theme {
            let others = paths.iter();
            let others = others.filter(|path| !path.as_str().starts_with("content"));
            reread.files.extend(others.cloned());
        }
        if settings {
            self.parse(None); // by other settings, a file may say something else
        } else {
            if reread.theme {
                self.parse_theme();
            }
            if let Some(config) = &self.config {
                self.documents.read_again(&self.world, config, &mut content);
            }
        }
        reread.files.extend(content.into_keys());
        reread
    }

    /// The same sources with other files: what they would say, if that is how they were.
    #[must_use]
    pub fn imagine(&self, world: World) -> Self {
        let mut sources = Self::new(&self.root, self.without_search);
        let text = world
            .text(&SourcePath::new(Config::FILE))
            .unwrap_or_default();
        sources.config = Config::read(text, &mut sources.settings_problems);
        sources.theme.clone_from(&self.theme);
        sources.theme_is_whole = self.theme_is_whole;
        sources.theme_problems.clone_from(&self.theme_problems);
        sources.world = world;
        if let Some(config) = &sources.config {
            sources.documents = Documents::read(&sources.world, config, None);
        }
        sources
    }

    /// What is wrong with the files, each by itself.
    pub fn problems(&self) -> Vec<Diagnostic> {
        let told = self.settings_problems.iter().chain(&self.theme_problems);
        let mut problems: Vec<Diagnostic> = told.cloned().collect();
        let kept = self.kept_problem.iter().cloned();
        let file = SourcePath::new(KEPT_ADDRESSES);
        problems.extend(kept.map(|problem| Diagnostic::of_file(problem, &file)));
        problems.extend(self.world.problems());
        problems.extend(self.documents.problems());
        problems
    }

    /// What writers let stand: looked for in every text, and then known.
    pub fn silences(&self) -> &Silences {
        self.silences.get_or_init(|| Silences::of(&self.world))
    }

    /// What of that which was found this site is told, and how bad it is there.
    pub fn judge(&self, found: Vec<Diagnostic>, effort: Effort) -> Vec<Diagnostic> {
        match &self.config {
            Some(config) => check::judge(self.silences(), config, found, effort),
            None => found,
        }
    }

    /// What is wrong with a file of the content by itself.
    pub fn problems_of(&self, file: &SourcePath) -> impl Iterator<Item = &Diagnostic> {
        self.documents.problems_of(file)
    }

    /// How each text of the site stands in its languages.
    pub fn standing(&self, site: &Site) -> Standing {
        Standing::of(site, &self.world, &self.past)
    }

    /// Keeps what was found out of translations for the next run.
    pub fn keep_standing(&self) {
        if let Some(config) = &self.config {
            self.past.keep(&config.languages);
        }
    }

    /// The records of translations that fall behind what the commits say, as they should be: of the texts
    /// that are wanted.
    pub fn records_behind(
        &self,
        site: &Site,
        is_wanted: impl Fn(&Text) -> bool,
    ) -> Vec<(SourcePath, String)> {
        translations::advance(site, &self.world, &self.past, is_wanted)
    }

    /// Whether there is a site in a folder.
    pub fn is_site(root: &Path) -> bool {
        disk::is_file(&root.join(Config::FILE))
    }

    /// The language that Tandem speaks where the environment names none: the site's first that it
    /// knows.
    pub fn tongue(&self) -> Option<Tongue> {
        let languages = &self.config.as_ref()?.languages;
        let mut codes = languages.iter().map(|(_, language)| language.code.as_str());
        codes.find_map(Tongue::from_locale)
    }

    /// The language that Tandem speaks by the settings in a folder.
    pub fn tongue_of(root: &Path) -> Option<Tongue> {
        let mut sources = Self::new(root, true);
        sources.read_settings();
        sources.tongue()
    }

    /// Whether there are any.
    fn read_settings(&mut self) -> bool {
        self.settings_problems.clear();
        let file = SourcePath::new(Config::FILE);
        match self.world.read_text(&self.root, &file) {
            Ok(true) => {
                let text = self.world.text(&file).unwrap_or_default();
                let told = &mut self.settings_problems;
                let conflict = conflict(&file, text);
                self.config = match conflict {
                    Some(_) => None,
                    None => Config::read(text, told),
                };
                told.extend(conflict);
                true
            }
            Ok(false) => false,
            Err(problem) => {
                self.settings_problems
                    .push(Diagnostic::of_file(problem, &file));
                true
            }
        }
    }

    fn read_kept_addresses(&mut self) {
        let file = SourcePath::new(KEPT_ADDRESSES);
        self.world.forget(KEPT_ADDRESSES);
        self.kept_problem = self.world.read_text(&self.root, &file).err();
    }

    fn read_themes(&mut self) {
        self.theme_problems.clear();
        if let Some(config) = &self.config {
            self.themes = read_themes(
                &mut self.world,
                &self.root,
                config,
                &mut self.theme_problems,
            );
            let settings = self.settings_problems.iter().cloned();
            let mut found = settings
                .chain(self.theme_problems.iter().cloned())
                .chain(self.world.problems());
            self.theme_is_whole = !found.any(|found| concerns_theme(&found));
        }
    }

    /// Reads the settings again; whether they are not as they were.
    fn settings_changed(&mut self) -> bool {
        let file = SourcePath::new(Config::FILE);
        let before = self.world.text(&file).map(str::to_owned);
        self.read_settings();
        if self.world.text(&file) == before.as_deref() {
            return false;
        }
        self.theme_changed();
        true
    }

    /// Reads the theme again; whether it is not as it was.
    fn theme_changed(&mut self) -> bool {
        let files = |world: &World| -> Vec<(SourcePath, String)> {
            let texts = THEMES.iter().flat_map(|folder| world.texts_below(folder));
            texts
                .map(|(path, text)| (path.clone(), text.to_owned()))
                .collect()
        };
        let (before, media) = (files(&self.world), self.world.media().clone());
        for folder in THEMES {
            self.world.forget(folder);
        }
        self.read_themes();
        files(&self.world) != before || *self.world.media() != media
    }
}

/// Whether a theme, or one that it extends, could not be read.
fn concerns_theme(found: &Diagnostic) -> bool {
    let file = found.place.file.as_str();
    file.starts_with("themes/")
        || file.starts_with("templates/")
        || matches!(found.problem, Problem::ThemeMissing { .. })
}
