//! Footnotes.

use std::collections::HashMap;

/// Footnotes: numbered as they are referred to, written at the end with a way back.
#[derive(Default)]
pub(super) struct Notes {
    order: Vec<String>,
    texts: HashMap<String, String>,
}

impl Notes {
    /// The number of a note, and whether this is the first reference to it.
    pub(super) fn refer(&mut self, label: &str) -> (usize, bool) {
        if let Some(index) = self.order.iter().position(|known| known == label) {
            return (index + 1, false);
        }
        self.order.push(label.to_owned());
        (self.order.len(), true)
    }

    /// Keeps the HTML of a note.
    pub(super) fn keep(&mut self, label: &str, html: String) {
        self.texts.insert(label.to_owned(), html);
    }

    /// Writes the notes that were referred to; `label`, in HTML, names the way back.
    pub(super) fn write(&self, out: &mut String, label: &str) {
        if self.order.is_empty() {
            return;
        }
        out.push_str("<section class=\"notes\" role=\"doc-endnotes\">\n<ol>\n");
        for (index, name) in self.order.iter().enumerate() {
            let number = index + 1;
            let text = self.texts.get(name).map_or("", |text| text.trim_end());
            let way_back = format!(
                " <a href=\"#fnref-{number}\" role=\"doc-backlink\" aria-label=\"{label} {number}\">↩</a>"
            );
            let text = match text.strip_suffix("</p>") {
                Some(text) => format!("{text}{way_back}</p>"),
                None => format!("{text}{way_back}"),
            };
            out.push_str(&format!("<li id=\"fn-{number}\">{text}</li>\n"));
        }
        out.push_str("</ol>\n</section>\n");
    }
}
