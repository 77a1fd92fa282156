//! A plan in words.

use std::fmt::Write;

use super::Plan;
use crate::diagnostic::Tongue;

impl Plan {
    /// What is renamed, which addresses change and which links are mended, a line for each.
    pub fn to_text(&self, dry_run: bool, tongue: Tongue) -> String {
        let mut text = String::new();
        let mut line = |line: String| {
            let _ = writeln!(text, "{line}");
        };
        if dry_run {
            line(
                tongue
                    .choose(
                        "Er is niets geschreven. Dit zou er gebeuren:",
                        "Nothing was written. This would be done:",
                    )
                    .to_owned(),
            );
        }
        let heading = |many: usize, dutch: &str, english: &str| {
            format!("{} ({many}):", tongue.choose(dutch, english))
        };
        if !self.renames.is_empty() {
            line(heading(self.renames.len(), "Hernoemd", "Renamed"));
            for (from, to) in &self.renames {
                line(format!("  {from} -> {to}"));
            }
        }
        if !self.addresses.is_empty() {
            let many = self.addresses.len();
            line(heading(
                many,
                "Adressen die doorverwijzen",
                "Addresses that redirect",
            ));
            for (old, new, file) in &self.addresses {
                let file = self.renaming.file(file);
                line(format!("  {old} -> {new} (aliases in {file})"));
            }
        }
        if !self.mended.is_empty() {
            line(heading(
                self.mended.len(),
                "Verwijzingen hersteld",
                "Links mended",
            ));
            for mended in &self.mended {
                let (file, at) = (&mended.file, mended.line);
                line(format!("  {file}:{at}: {} -> {}", mended.old, mended.new));
            }
        }
        if !self.templates.is_empty() {
            let many = self.templates.len();
            line(heading(
                many,
                "Sjablonen die dit stuk misschien noemen: kijk zelf",
                "Templates that may name this entry: look for yourself",
            ));
            for template in &self.templates {
                line(format!("  {template}"));
            }
        }
        text
    }
}
