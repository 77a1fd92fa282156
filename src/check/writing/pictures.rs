//! What a picture shows is said in words, and not that it is a picture.

use crate::check::texts::Text;
use crate::diagnostic::{Diagnostic, Problem};

const EMPTY: &[&str] = &[
    "foto",
    "afbeelding",
    "plaatje",
    "illustratie",
    "tekening",
    "beeld",
    "logo",
    "grafiek",
    "kaart",
    "schermafdruk",
    "image",
    "picture",
    "photo",
    "photograph",
    "illustration",
    "graphic",
    "drawing",
    "screenshot",
    "chart",
    "map",
    "img",
    "pic",
    "banner",
    "header",
    "untitled",
    "naamloos",
];
/// What says that it is a picture; who hears it knows that.
const OF: &[&str] = &[
    "foto van ",
    "afbeelding van ",
    "plaatje van ",
    "picture of ",
    "photo of ",
    "image of ",
];
const ENDINGS: &[&str] = &[
    ".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif", ".heic", ".tif", ".tiff", ".bmp",
];

pub(super) fn check(text: &Text<'_>, found: &mut Vec<Diagnostic>) {
    for image in text.blocks().iter().flat_map(|block| &block.images) {
        if is_useless(&image.alt, &image.target.value) {
            let alt = image.alt.clone();
            found.push(text.tell(Problem::UselessAlt { alt }, image.span));
        }
    }
    if let Some(alt) = &text.manuscript.words.image_alt
        && is_useless(&alt.value, "")
    {
        let problem = Problem::UselessAlt {
            alt: alt.value.clone(),
        };
        found.push(text.tell(problem, alt.span));
    }
}

/// Whether words for a picture say nothing of what it shows. That there are none is told elsewhere.
fn is_useless(alt: &str, path: &str) -> bool {
    let alt = alt.trim().to_lowercase();
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let stem = name
        .rsplit_once('.')
        .map_or(name.as_str(), |(stem, _)| stem);
    let bare = alt.trim_matches(|c: char| !c.is_alphabetic());
    let of_camera = ["img_", "img-", "dsc_", "dsc0", "dscn", "pxl_", "p10"];
    !alt.is_empty()
        && (EMPTY.contains(&bare)
            || ENDINGS.iter().any(|ending| alt.ends_with(ending))
            || of_camera.iter().any(|start| alt.starts_with(start))
            // A word may well name both the file and what it shows: 'festival'. 'Foto-12' doesn't.
            || alt == stem && alt.contains(['-', '_'])
            || OF.iter().any(|start| alt.starts_with(start))
            || !alt.contains(char::is_alphabetic))
}
