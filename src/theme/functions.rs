//! The functions that templates have, besides Tera's own.

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::FluentArgs;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::messages::argument;
use super::scene::Scene;
use crate::content::Kind;
use crate::diagnostic::{SourcePath, nearest};
use crate::lang::Lang;
use crate::site::{Destination, EntryId, Read, Site, note};

/// The names of the functions, as `docs/themes.md` has them.
pub const NAMES: &[&str] = &["t", "asset", "url", "entries"];

/// What the functions of one language work with.
pub struct FunctionTools {
    /// The theme.
    pub theme: Arc<super::Theme>,
    /// What is shown.
    pub scene: Arc<Scene>,
    /// The language.
    pub lang: Lang,
}

/// Gives a language's functions to its templates.
pub fn register(tera: &mut Tera, tools: &Arc<FunctionTools>) {
    let with = || Arc::clone(tools);
    let tools = with();
    tera.register_function("t", move |args: Kwargs, _: &State| message(&tools, &args));
    let tools = with();
    tera.register_function("asset", move |args: Kwargs, _: &State| asset(&tools, &args));
    let tools = with();
    tera.register_function("url", move |args: Kwargs, _: &State| url(&tools, &args));
    let tools = with();
    tera.register_function("entries", move |args: Kwargs, _: &State| {
        entries(&tools, &args)
    });
}

fn message(tools: &FunctionTools, args: &Kwargs) -> TeraResult<Value> {
    let key = args.must_get::<&str>("key")?;
    let messages = &tools.theme.messages[tools.lang];
    if let Some(text) = messages.plain(key) {
        return Ok(text);
    }
    let mut arguments = FluentArgs::new();
    for (name, value) in args.iter() {
        if let Some(name) = name.as_str().filter(|name| *name != "key") {
            arguments.set(name.to_owned(), argument(value));
        }
    }
    Ok(Value::from(messages.format(key, &arguments)))
}

fn asset(tools: &FunctionTools, args: &Kwargs) -> TeraResult<String> {
    let path = args.must_get::<&str>("path")?;
    match tools.theme.assets.get(path) {
        Some(asset) => Ok(asset.url.href()),
        None => Err(unknown(
            "asset",
            path,
            nearest(path, tools.theme.assets.iter().map(|(path, _)| path)),
        )),
    }
}

fn url(tools: &FunctionTools, args: &Kwargs) -> TeraResult<String> {
    let to = args.must_get::<&str>("to")?;
    let path = format!("/{}", to.trim_start_matches('/'));
    let shown = tools.scene.shown();
    let located = shown.site.locate(&SourcePath::new("content/"), &path);
    let address = shown.site.address_of(&located.destination, tools.lang);
    address.map(|(url, _)| url.href()).ok_or_else(|| {
        let names: Vec<String> = shown.site.link_names().collect();
        unknown(
            "entry",
            to,
            nearest(&path, names.iter().map(String::as_str)),
        )
    })
}

fn unknown(what: &str, name: &str, nearest: Option<String>) -> Error {
    let hint = nearest
        .map(|nearest| format!(": did you mean `{nearest}`?"))
        .unwrap_or_default();
    Error::message(format!("there is no {what} `{name}`{hint}"))
}

/// What a template asks of `entries`.
struct Query<'a> {
    section: Option<&'a str>,
    kind: Option<&'a str>,
    topic: Option<&'a str>,
    archive: bool,
    limit: usize,
}

fn entries(tools: &FunctionTools, args: &Kwargs) -> TeraResult<Vec<Value>> {
    let given = |name| Ok::<_, Error>(args.get::<&str>(name)?.filter(|text| !text.is_empty()));
    let query = Query {
        section: given("section")?,
        kind: given("kind")?,
        topic: given("topic")?,
        archive: args.get::<bool>("archive")?.unwrap_or(false),
        limit: limit(args)?,
    };
    note(|| Read::Lists);
    let shown = tools.scene.shown();
    let site = &*shown.site;
    let mut ids: Option<Cow<'_, [EntryId]>> = None;
    for kind in [Kind::Place, Kind::Initiative] {
        let Some(name) = given(kind.as_str())? else {
            continue;
        };
        let mut mentioning = mentioning(site, kind, name, tools.lang)?;
        if let Some(others) = ids {
            mentioning.retain(|id| others.contains(id));
        }
        ids = Some(mentioning.into());
    }
    let ids = match ids {
        Some(ids) => ids,
        None => query.listed(site, tools.lang)?,
    };
    let found = ids
        .iter()
        .copied()
        .filter(|id| query.wants(site, *id))
        .take(query.limit);
    Ok(shown.cards.list(found, tools.lang))
}

/// A number, or a text that is one: components get their arguments as text.
fn limit(args: &Kwargs) -> TeraResult<usize> {
    let Some(value) = args.get::<&Value>("limit")? else {
        return Ok(usize::MAX);
    };
    let number = value
        .as_u64()
        .or_else(|| value.as_str().and_then(|text| text.parse().ok()));
    number
        .map(|number| number as usize)
        .ok_or_else(|| Error::message("`limit` must be a whole number"))
}

impl Query<'_> {
    /// The entries of a section, a topic or a kind, in the order of their lists.
    fn listed<'s>(&self, site: &'s Site, lang: Lang) -> TeraResult<Cow<'s, [EntryId]>> {
        if let Some(key) = self.section {
            let section = site.find_section(key).ok_or_else(|| {
                unknown(
                    "section",
                    key,
                    nearest(
                        key,
                        site.sections.iter().map(|section| section.key.as_str()),
                    ),
                )
            })?;
            let listing = &site.section(section).listings[lang];
            return Ok(listing.part(self.archive).into());
        }
        if let Some(key) = self.topic {
            let topics = || site.topics.iter().map(|(_, topic)| topic);
            let topic = topics().find(|topic| topic.key == key).ok_or_else(|| {
                unknown(
                    "topic",
                    key,
                    nearest(key, topics().map(|topic| topic.key.as_str())),
                )
            })?;
            let mut ids = Cow::from(&topic.listings[lang].items);
            if !self.archive {
                site.sort_by_relevance(ids.to_mut());
            }
            return Ok(ids);
        }
        let sections = site
            .sections
            .iter()
            .filter(|section| self.kind.is_none_or(|kind| section.kind.as_str() == kind));
        let ids = sections.flat_map(|section| section.listings[lang].part(self.archive));
        Ok(ids.copied().collect())
    }

    fn wants(&self, site: &Site, id: EntryId) -> bool {
        let entry = site.entry(id);
        let is_over = entry.is_over(site.now.wall());
        let section = entry
            .section
            .map(|section| site.section(section).key.as_str());
        let filed = |topic| {
            entry
                .references
                .topics
                .iter()
                .any(|filed| site.topics.get(*filed).key == topic)
        };
        self.kind.is_none_or(|kind| entry.kind.as_str() == kind)
            && self.section.is_none_or(|key| section == Some(key))
            && self.topic.is_none_or(filed)
            && (is_over == self.archive || !entry.kind.takes_place())
    }
}

/// The entries that refer to an entry of this kind and have words in the language.
fn mentioning(site: &Site, kind: Kind, name: &str, lang: Lang) -> TeraResult<Vec<EntryId>> {
    let Some(id) = site.names().fitting(&[kind], name).first().copied() else {
        let entries = site.entries().map(|(_, entry)| entry);
        let names = entries.filter(|entry| entry.kind == kind);
        let names = names.map(|entry| entry.path.name());
        return Err(unknown(kind.as_str(), name, nearest(name, names)));
    };
    let mut ids: Vec<EntryId> = site
        .entry(id)
        .mentioned_by
        .iter()
        .copied()
        .filter(|id| site.entry(*id).editions[lang].is_some())
        .collect();
    site.sort_by_relevance(&mut ids);
    Ok(ids)
}

/// Whether a destination is worth linking to from a template or a component.
pub(super) fn leads_somewhere(destination: &Destination<'_>) -> bool {
    !matches!(
        destination,
        Destination::Nothing | Destination::BadScheme | Destination::Unpublished(_)
    )
}
