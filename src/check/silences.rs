//! What a writer has looked at and lets stand: `tandem allow CODE: reason`, in a comment beside it.
//!
//! In a text it is an HTML comment and holds for the block below it, in front matter and in facts it is
//! a comment of YAML and holds for the key beside it, or for the next one if it has a line to itself, and for
//! all of its value. What is said of a whole file may be let stand anywhere in it. Only warnings and hints can be.

use memchr::memmem;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic, Effort, Problem, Severity, SourcePath, Span};
use crate::source::World;

const MARK: &str = "tandem allow ";

/// A finding that is let stand.
#[derive(Debug)]
struct Silence {
    code: Code,
    /// Where it is said.
    span: Span,
    /// Where it holds.
    covers: std::ops::Range<usize>,
}

/// All that is let stand on a site.
#[derive(Debug, Default)]
pub struct Silences {
    /// In the order of the files, and of their places in them.
    all: Vec<(SourcePath, Silence)>,
    /// Where in that list those of a file and a code are.
    places: FxHashMap<(SourcePath, Code), Vec<usize>>,
    /// What is no way to say it.
    wrong: Vec<Diagnostic>,
}

impl Silences {
    /// Looks for them in every text, in parallel.
    pub fn of(world: &World) -> Self {
        let finder = memmem::Finder::new(MARK);
        let texts: Vec<(&SourcePath, &str)> = world.texts().collect();
        let said: Vec<(&SourcePath, Result<Silence, Diagnostic>)> = texts
            .into_par_iter()
            .flat_map_iter(|(file, text)| {
                let marks = finder.find_iter(text.as_bytes());
                let said = marks.filter_map(move |at| read(file, text, at).transpose());
                said.map(move |said| (file, said))
            })
            .collect();
        let mut silences = Self::default();
        for (file, said) in said {
            match said {
                Ok(silence) => {
                    let places = silences.places.entry((file.clone(), silence.code));
                    places.or_default().push(silences.all.len());
                    silences.all.push((file.clone(), silence));
                }
                Err(diagnostic) => silences.wrong.push(diagnostic),
            }
        }
        silences
    }

    /// Takes out what is let stand where it stands, and tells where that is said in vain.
    pub(super) fn apply(&self, found: &mut Vec<Diagnostic>, effort: Effort) {
        let mut is_needed = vec![false; self.all.len()];
        if !self.all.is_empty() {
            found.retain(|diagnostic| {
                let mut is_silent = false;
                for at in self.of_finding(diagnostic) {
                    is_needed[at] = true;
                    is_silent = true;
                }
                !is_silent
            });
        }
        // Where something is an error, what else there is may not have been looked for.
        let all_was_found = !found.iter().any(|found| found.severity == Severity::Error);
        let in_vain = self.all.iter().zip(is_needed);
        let in_vain = in_vain
            .filter(|(_, is_needed)| all_was_found && !is_needed)
            .filter(|((_, silence), _)| silence.code.effort() <= effort);
        found.extend(in_vain.map(|((file, silence), _)| {
            let code = silence.code.to_string();
            Diagnostic::at(Problem::SilenceInVain { code }, file, silence.span)
        }));
        found.extend(self.wrong.iter().cloned());
    }

    /// Those that let a finding stand.
    fn of_finding(&self, found: &Diagnostic) -> impl Iterator<Item = usize> {
        let key = (found.place.file.clone(), found.problem.code());
        let places = self.places.get(&key).into_iter().flatten().copied();
        let span = found.place.span;
        places.filter(move |at| {
            let covers = &self.all[*at].1.covers;
            span.is_none_or(|span| covers.contains(&(span.start as usize)))
        })
    }
}

/// Reads what stands at a mark: nothing, if that isn't in a comment.
fn read(file: &SourcePath, text: &str, at: usize) -> Result<Option<Silence>, Diagnostic> {
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let before = text[line_start..at].trim_end();
    let in_text = before.ends_with("<!--");
    if !in_text && !before.ends_with('#') {
        return Ok(None);
    }
    let start = at + MARK.len();
    // A comment of Markdown may go on in the next line, one of YAML may not.
    let close = text[start..].find("-->").filter(|_| in_text);
    let said_end = close.map_or_else(|| end_of_line(text, start), |length| start + length);
    let said = text[start..said_end].trim_end();
    let (name, reason) = said.split_once([':', '\n']).unwrap_or((said, ""));
    let span = Span::new(start, start + name.len());
    let code =
        Code::settable(name.trim()).map_err(|problem| Diagnostic::at(problem, file, span))?;
    if reason.trim().is_empty() {
        let code = code.to_string();
        return Err(Diagnostic::at(
            Problem::SilenceWithoutReason { code },
            file,
            span,
        ));
    }
    let line_end = end_of_line(text, said_end);
    let end = if in_text {
        let after = text[said_end..line_end].trim_start_matches("-->");
        let has_words = before != "<!--" || !after.trim().is_empty();
        // Beside words, it is about their own block.
        end_of_block(text, line_end, has_words)
    } else if before.trim() == "#" {
        end_of_value(text, after_comments(text, line_end + 1))
    } else {
        end_of_value(text, line_start)
    };
    Ok(Some(Silence {
        code,
        span,
        covers: line_start..end,
    }))
}

fn end_of_line(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.find('\n').unwrap_or(rest.len())
}

/// The start of the first line that is more than a comment.
fn after_comments(text: &str, mut line_start: usize) -> usize {
    while line_start < text.len() && text[line_start..].trim_start_matches(' ').starts_with('#') {
        line_start = end_of_line(text, line_start) + 1;
    }
    line_start
}

/// Where the value ends that starts in a line of YAML: what belongs to it is further to the right.
fn end_of_value(text: &str, line_start: usize) -> usize {
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    if text[line_start.min(text.len())..].starts_with("---") {
        return line_start; // nothing comes after the last key
    }
    let mut end = end_of_line(text, line_start);
    let of_key = indent(text.get(line_start..end).unwrap_or_default());
    let mut line_end = end;
    while line_end < text.len() {
        let next = end_of_line(text, line_end + 1);
        let line = text.get(line_end + 1..next).unwrap_or_default();
        if !line.trim().is_empty() {
            if indent(line) <= of_key || line.starts_with("---") {
                break;
            }
            end = next;
        }
        line_end = next;
    }
    end
}

/// Where the block that a line is in ends, or else the first below it: at an empty line after a line that isn't.
fn end_of_block(text: &str, mut line_end: usize, mut in_block: bool) -> usize {
    while line_end < text.len() {
        let next = end_of_line(text, line_end + 1);
        let is_empty = text
            .get(line_end + 1..next)
            .unwrap_or_default()
            .trim()
            .is_empty();
        if in_block && is_empty {
            break;
        }
        in_block |= !is_empty;
        line_end = next;
    }
    line_end
}
