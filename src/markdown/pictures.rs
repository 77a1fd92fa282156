//! A picture in a text, as HTML.

use pulldown_cmark_escape::escape_href;

use super::render::escaped;

/// A picture that a text shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// Its address.
    pub src: String,
    /// Its width and height, if they are known.
    pub size: Option<(u32, u32)>,
    /// Its sizes, as the attribute `srcset` has them; none if there is one only.
    pub srcset: Option<String>,
    /// Its sizes in formats that not every browser reads: media types, and the same for each.
    pub sources: Vec<(String, String)>,
    /// How wide it is shown, as the attribute `sizes` has it.
    pub sizes: String,
    /// Its classes; none if it has none.
    pub classes: Option<String>,
    /// Whether readers see it at once, so that it is fetched at once.
    pub eager: bool,
}

impl Picture {
    /// The HTML of it. `alt` says what it shows.
    pub(super) fn to_html(&self, alt: &str) -> String {
        let mut html = String::new();
        let sizes = |srcset: &str| {
            let sizes = escaped(&self.sizes);
            format!(" srcset=\"{}\" sizes=\"{sizes}\"", escaped(srcset))
        };
        if !self.sources.is_empty() {
            html.push_str("<picture>");
            for (media_type, srcset) in &self.sources {
                html.push_str(&format!("<source type=\"{media_type}\"{}>", sizes(srcset)));
            }
        }
        html.push_str("<img src=\"");
        let _ = escape_href(&mut html, &self.src);
        html.push('"');
        if let Some(srcset) = &self.srcset {
            html.push_str(&sizes(srcset));
        }
        html.push_str(&format!(" alt=\"{}\"", escaped(alt)));
        if let Some((width, height)) = self.size {
            html.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        if let Some(classes) = &self.classes {
            html.push_str(&format!(" class=\"{classes}\""));
        }
        if !self.eager {
            html.push_str(" loading=\"lazy\"");
        }
        html.push_str(" decoding=\"async\">");
        if !self.sources.is_empty() {
            html.push_str("</picture>");
        }
        html
    }
}
