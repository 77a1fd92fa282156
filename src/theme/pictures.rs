//! How a theme wants pictures: the key `pictures` of `theme.yaml`.

use crate::diagnostic::{Expected, Problem, nearest};
use crate::images::{Asked, Offered};
use crate::yaml::Fields;

const KEYS: &[&str] = &["widths", "formats", "sizes"];

/// The widths that a theme can ask for: no screen needs more.
const WIDTHS: std::ops::RangeInclusive<u32> = 16..=4096;

/// What of it the themes that were read so far say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct AskedFor {
    widths: Option<Vec<u32>>,
    formats: Option<Vec<Offered>>,
    sizes: Option<String>,
}

impl AskedFor {
    /// Reads what a theme says. What one that extends it has said already stands.
    pub(super) fn read(&mut self, fields: &mut Fields<'_>) {
        fields.nested("pictures", KEYS, |fields| {
            let widths = fields.counts("widths", Expected::Widths, &WIDTHS);
            let formats = formats(fields);
            let sizes = fields.text("sizes").map(|sizes| sizes.value);
            self.widths = self.widths.take().or(widths);
            self.formats = self.formats.take().or(formats);
            self.sizes = self.sizes.take().or(sizes);
        });
    }

    /// What is said, and where nothing is, the usual.
    pub(super) fn or_usual(self) -> Asked {
        let usual = Asked::default();
        Asked {
            widths: self.widths.unwrap_or(usual.widths),
            formats: self.formats.unwrap_or(usual.formats),
            sizes: self.sizes.unwrap_or(usual.sizes),
        }
    }
}

/// The formats that are offered before JPEG and PNG; none said if there is no such key.
fn formats(fields: &mut Fields<'_>) -> Option<Vec<Offered>> {
    let is_said = fields.unread().any(|key| key.value == "formats");
    let named = fields.texts("formats");
    let known = || Offered::ALL.iter().map(|(name, _)| *name);
    let mut formats = Vec::new();
    for name in named {
        let found = Offered::ALL
            .iter()
            .find(|(offered, _)| *offered == name.value);
        if let Some((_, format)) = found {
            formats.push(*format);
            continue;
        }
        let problem = Problem::NotAChoice {
            key: "formats".into(),
            nearest: nearest(&name.value, known()),
            choices: known().map(str::to_owned).collect(),
            value: name.value,
        };
        fields.report(problem, name.span);
    }
    is_said.then_some(formats)
}
