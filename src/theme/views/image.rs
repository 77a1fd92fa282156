//! Pictures, as templates show them.

use super::view;
use crate::images::Colour;
use crate::site::{MediaFile, Shown, Site};

view! {
    /// A picture.
    ImageView {
        /// Its address, in the widest size that every browser reads.
        src: String,
        /// That address with the site's before it.
        permalink: String,
        /// What it shows.
        alt: String,
        /// What stands under it.
        caption: Option<String>,
        /// Its width in CSS pixels.
        width: Option<u32>,
        /// Its height in CSS pixels.
        height: Option<u32>,
        /// Its sizes, as the attribute has them.
        srcset: Option<String>,
        /// Its sizes in other formats, the best first.
        sources: Vec<SourceView>,
        /// How wide it is shown, where the theme says no more about it.
        sizes: Option<String>,
        /// Its mean colour.
        color: Option<String>,
        /// The classes that give that colour to an element.
        tint: Option<String>,
    }
}

view! {
    /// A picture in a format that not every browser reads.
    SourceView {
        /// Its media type.
        r#type: &'static str,
        /// Its sizes, as the attribute has them.
        srcset: String,
    }
}

impl ImageView {
    /// The view of a picture, before anything is said of it.
    pub fn new(site: &Site, file: &MediaFile) -> Self {
        let src = file.src().href();
        let shown_in = file.size();
        let (mut srcset, mut sources, mut sizes) = (None, Vec::new(), None);
        if let Shown::Made(made) = &file.shown {
            let mut sets = made.sets();
            srcset = sets.pop().map(|(_, srcset)| srcset);
            let others = sets.into_iter().map(|(encoding, srcset)| SourceView {
                r#type: encoding.media_type(),
                srcset,
            });
            sources = others.collect();
            sizes = Some(made.sizes.clone());
        }
        Self {
            permalink: site.config.permalink(&src),
            src,
            alt: String::new(),
            caption: None,
            width: shown_in.map(|(width, _)| width),
            height: shown_in.map(|(_, height)| height),
            srcset,
            sources,
            sizes,
            color: file.colour().map(|colour| colour.to_string()),
            tint: file.colour().map(Colour::classes),
        }
    }
}
