//! What a writer has looked at and lets stand: `tandem allow CODE: reason`, in a comment beside it.
//!
//! In a text it is an HTML comment and holds for the block below it, in front matter and in facts it is
//! a comment of YAML and holds for its own line, or for the next one if it has a line to itself. What is
//! said of a whole file may be let stand anywhere in it. Only warnings and hints can be.

use memchr::memmem;

use crate::diagnostic::{Code, Diagnostic, Problem, Severity, SourcePath, Span};
use crate::source::World;

const MARK: &str = "tandem allow ";

/// A finding that is let stand.
struct Silence<'a> {
    file: &'a SourcePath,
    code: Code,
    /// Where it is said.
    span: Span,
    /// Where it holds.
    covers: std::ops::Range<usize>,
    is_needed: bool,
}

/// Takes out what is let stand where it stands, and tells where that is said in vain.
pub(super) fn apply(world: &World, found: &mut Vec<Diagnostic>, is_proofread: bool) {
    let finder = memmem::Finder::new(MARK);
    let mut wrong = Vec::new();
    let mut silences = Vec::new();
    for (file, text) in world.texts() {
        for at in finder.find_iter(text.as_bytes()) {
            match read(file, text, at) {
                Ok(silence) => silences.extend(silence),
                Err(diagnostic) => wrong.push(diagnostic),
            }
        }
    }
    if !silences.is_empty() {
        found.retain(|diagnostic| {
            let mut silent = false;
            for silence in silences
                .iter_mut()
                .filter(|silence| silence.silences(diagnostic))
            {
                silence.is_needed = true;
                silent = true;
            }
            !silent
        });
    }
    // Where something is an error, what else there is may not have been looked for.
    let all_was_found = !found.iter().any(|found| found.severity == Severity::Error);
    let in_vain = silences
        .iter()
        .filter(|silence| all_was_found && !silence.is_needed)
        .filter(|silence| is_proofread || !silence.code.is_of_proofreading());
    let in_vain: Vec<Diagnostic> = in_vain
        .map(|silence| {
            let code = silence.code.to_string();
            Diagnostic::at(Problem::SilenceInVain { code }, silence.file, silence.span)
        })
        .collect();
    found.extend(in_vain);
    found.extend(wrong);
}

impl Silence<'_> {
    fn silences(&self, diagnostic: &Diagnostic) -> bool {
        diagnostic.problem.code() == self.code
            && diagnostic.place.file == *self.file
            && diagnostic
                .place
                .span
                .is_none_or(|span| self.covers.contains(&(span.start as usize)))
    }
}

/// Reads what stands at a mark: nothing, if that isn't in a comment.
fn read<'a>(
    file: &'a SourcePath,
    text: &str,
    at: usize,
) -> Result<Option<Silence<'a>>, Diagnostic> {
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[at..]
        .find('\n')
        .map_or(text.len(), |newline| at + newline);
    let before = text[line_start..at].trim_end();
    let in_text = before.ends_with("<!--");
    if !in_text && !before.ends_with('#') {
        return Ok(None);
    }
    let said = &text[at + MARK.len()..line_end];
    let said = said.split("-->").next().unwrap_or_default().trim_end();
    let (name, reason) = said.split_once(':').unwrap_or((said, ""));
    let start = at + MARK.len();
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
    let stands_alone = before.trim_start().len() <= "<!--".len();
    let end = match (in_text, stands_alone) {
        (true, _) => end_of_block(text, line_end),
        (false, true) => end_of_line(text, line_end + 1),
        (false, false) => line_end,
    };
    Ok(Some(Silence {
        file,
        code,
        span,
        covers: line_start..end,
        is_needed: false,
    }))
}

fn end_of_line(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.find('\n').unwrap_or(rest.len())
}

/// Where the first block below a line ends: at an empty line after a line that isn't.
fn end_of_block(text: &str, mut line_end: usize) -> usize {
    let mut in_block = false;
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
