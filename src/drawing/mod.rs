//! Pictures drawn from SVG: text set in lines, SVG in, PNG out. Knows nothing of the site.
//!
//! The face is Libertinus Serif, which is inside the binary: what is drawn is the same on any
//! machine, whatever fonts it has. What that face lacks is left out, so that no empty boxes are drawn.

mod fit;
mod fonts;
mod png;

pub use fit::{Fitted, Frame, fit};
pub use fonts::Weight;

use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree, roxmltree};

const SVG: &str = "http://www.w3.org/2000/svg";

/// A drawing that was read, but not drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sketch {
    /// SVG, without what can't be drawn.
    svg: String,
    /// What it shows, in words: the `<title>` of the SVG, or else nothing.
    pub title: String,
}

impl Sketch {
    /// Reads SVG.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(svg: &str) -> Result<Self, String> {
        let svg: String = svg.chars().filter(|letter| is_in_xml(*letter)).collect();
        let document = roxmltree::Document::parse(&svg).map_err(|error| error.to_string())?;
        let root = document.root_element();
        if !root.has_tag_name((SVG, "svg")) {
            return Err(format!("its root is no `<svg xmlns=\"{SVG}\">`"));
        }
        let title = root
            .children()
            .find(|child| child.tag_name().name() == "title");
        let title = title.and_then(|title| title.text()).unwrap_or_default();
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let svg = fonts::drawable(&svg);
        Ok(Self { svg, title })
    }

    /// Everything that the picture is made from.
    pub fn as_bytes(&self) -> &[u8] {
        self.svg.as_bytes()
    }

    /// Draws it as a PNG of so many pixels, as large as fits in the middle, on white.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn draw(&self, width: u32, height: u32) -> Result<Vec<u8>, String> {
        let options = Options {
            font_family: fonts::FAMILY.to_owned(),
            fontdb: Arc::clone(fonts::database()),
            image_href_resolver: ImageHrefResolver {
                // A drawing is made from its own text: no file is opened for it.
                resolve_string: Box::new(|_, _| None),
                ..ImageHrefResolver::default()
            },
            ..Options::default()
        };
        let tree = Tree::from_str(&self.svg, &options).map_err(|error| error.to_string())?;
        let (wide, high) = (f64::from(width), f64::from(height));
        let of_drawing = (
            f64::from(tree.size().width()),
            f64::from(tree.size().height()),
        );
        let scale = (wide / of_drawing.0).min(high / of_drawing.1);
        let to_middle = Transform::from_row(
            scale as f32,
            0.0,
            0.0,
            scale as f32,
            ((wide - of_drawing.0 * scale) / 2.0) as f32,
            ((high - of_drawing.1 * scale) / 2.0) as f32,
        );
        let mut pixels = Pixmap::new(width, height).ok_or("there is no room for it")?;
        pixels.fill(Color::WHITE);
        resvg::render(&tree, to_middle, &mut pixels.as_mut());
        png::encode(&pixels).map_err(|error| error.to_string())
    }
}

/// Whether XML can hold a letter at all (XML 1.0 §2.2): a title may have others, from an escape in YAML.
fn is_in_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_drawing_is_told() {
        for svg in ["", "<svg", "<p/>", "<svg/>", "<svg>&nbsp;</svg>", "words"] {
            assert!(Sketch::read(svg).is_err(), "{svg}");
        }
        let flat = Sketch::read("<svg xmlns='http://www.w3.org/2000/svg' width='0' height='2'/>");
        assert!(flat.expect("read").draw(12, 6).is_err());
    }

    #[test]
    fn a_drawing_has_its_size_and_its_title() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='24' height='12'><title>A
            square</title><image href='/etc/hostname' width='9' height='9'/><rect width='9' height='9'/></svg>";
        let sketch = Sketch::read(svg).expect("read");
        assert_eq!(sketch.title, "A square");
        let picture = sketch.draw(12, 6).expect("drawn");
        assert_eq!(picture[16..24], [0, 0, 0, 12, 0, 0, 0, 6]);
        assert_eq!(picture, sketch.draw(12, 6).expect("drawn"));
    }
}
