//! What a text on a page asks of the site: where its links lead, its pictures, its components.

use std::cell::Cell;
use std::sync::Mutex;

use tera::Context;

use super::engine::{Engine, describe};
use super::functions::leads_somewhere;
use super::views::ImageView;
use crate::diagnostic::{At, Diagnostic, Problem, Texts};
use crate::images::Colour;
use crate::lang::Lang;
use crate::markdown::{self, Call, Link, Picture, Resolve, Typography};
use crate::site::{Destination, Edition, MediaFile, Shown, Site};
use crate::source::World;

impl Engine {
    /// Makes the HTML of a text; on a page that has no picture yet, its first one is fetched at once.
    /// What goes wrong in its components is told.
    pub fn body(
        &self,
        world: &World,
        edition: &Edition,
        lang: Lang,
        has_picture: bool,
        told: &Mutex<Vec<Diagnostic>>,
    ) -> String {
        let text = edition.last_good.as_deref();
        let Some(text) = text.or_else(|| world.text(&edition.file)) else {
            return String::new();
        };
        let body = &text[edition.body.range()];
        let typography = Typography::of(&self.site.config.languages[lang].code);
        let resolver = PageResolver {
            engine: self,
            edition,
            lang,
            told,
            is_first: Cell::new(!has_picture),
        };
        markdown::render(body, edition.body.start as usize, typography, &resolver)
    }
}

/// What a text on a page may ask of the site.
struct PageResolver<'a> {
    engine: &'a Engine,
    edition: &'a Edition,
    lang: Lang,
    told: &'a Mutex<Vec<Diagnostic>>,
    /// Whether the next picture is the first of its page.
    is_first: Cell<bool>,
}

/// What is written of a picture in a text.
fn picture(file: &MediaFile, eager: bool) -> Picture {
    let mut picture = Picture {
        src: file.src().href(),
        size: file.size(),
        classes: file.colour().map(Colour::classes),
        eager,
        ..Picture::default()
    };
    if let Shown::Made(made) = &file.shown {
        let mut sets = made.sets();
        picture.srcset = sets.pop().map(|(_, srcset)| srcset);
        let others = sets.into_iter();
        picture.sources = others
            .map(|(encoding, srcset)| (encoding.media_type().to_owned(), srcset))
            .collect();
        picture.sizes.clone_from(&made.sizes);
    }
    picture
}

impl PageResolver<'_> {
    fn site(&self) -> &Site {
        &self.engine.site
    }

    fn file(&self, source: &str) -> Option<&MediaFile> {
        self.site().media.find(&self.edition.file, source)
    }

    /// The arguments of a component: addresses and files resolved, the rest as text.
    fn context(&self, call: &Call, name: &str) -> Context {
        let known = self.engine.components().get(name);
        let declared = |argument: &str| known.is_some_and(|known| known.knows(argument));
        let mut context = Context::new();
        for (key, value) in &call.arguments {
            match key.value.as_str() {
                "to" => {
                    if let Link::To { href, .. } = self.link(&value.value) {
                        context.insert("to", &href);
                    }
                }
                "src" => {
                    let Some(file) = self.file(&value.value) else {
                        continue;
                    };
                    context.insert("src", &file.src().href());
                    let (width, height) = file.size().unzip();
                    if declared("image") {
                        context.insert("image", &ImageView::new(self.site(), file));
                    }
                    if declared("eager") && self.is_first.replace(false) {
                        context.insert("eager", &true);
                    }
                    if let Some(width) = width.filter(|_| declared("width")) {
                        context.insert("width", &width.to_string());
                    }
                    if let Some(height) = height.filter(|_| declared("height")) {
                        context.insert("height", &height.to_string());
                    }
                }
                key => context.insert(key.to_owned(), &value.value),
            }
        }
        context
    }

    fn tell(&self, name: &At<String>, detail: String) {
        let problem = Problem::ComponentFailed {
            component: name.value.clone(),
            detail,
        };
        if let Ok(mut told) = self.told.lock() {
            told.push(Diagnostic::at(problem, &self.edition.file, name.span));
        }
    }
}

impl Resolve for PageResolver<'_> {
    fn link(&self, target: &str) -> Link {
        let located = self.site().locate(&self.edition.file, target);
        if !leads_somewhere(&located.destination) {
            return Link::Nowhere;
        }
        match self.site().address_of(&located.destination, self.lang) {
            None => Link::To {
                href: target.to_owned(),
                language: None,
            },
            Some((url, found_in)) => {
                let anchor = located
                    .anchor
                    .map(|anchor| format!("#{anchor}"))
                    .unwrap_or_default();
                let is_foreign =
                    found_in != self.lang && !matches!(located.destination, Destination::Media(_));
                Link::To {
                    href: format!("{}{anchor}", url.href()),
                    language: is_foreign
                        .then(|| self.site().config.languages[found_in].code.clone()),
                }
            }
        }
    }

    fn image(&self, source: &str) -> Option<Picture> {
        let file = self.file(source)?;
        let eager = self.is_first.replace(false);
        Some(picture(file, eager))
    }

    fn component(&self, call: &Call, body: Option<&str>) -> String {
        let name = &call.name;
        if self.engine.components().get(&name.value).is_none() {
            return body.unwrap_or_default().to_owned(); // told by the checks
        }
        let context = self.context(call, &name.value);
        let tera = &self.engine.tera[self.lang];
        tera.render_component(&name.value, &context, body, true)
            .unwrap_or_else(|error| {
                self.tell(name, describe(&error).2);
                String::new()
            })
    }

    fn message(&self, key: &str) -> String {
        self.engine.theme.messages[self.lang].text(key)
    }
}
