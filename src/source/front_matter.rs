//! A file of words in two: its front matter and its text.

use crate::diagnostic::{At, Problem, Span};

/// Where the parts of a file of words are, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrontMatter {
    /// The YAML between the two lines of dashes.
    pub yaml: Span,
    /// The Markdown after them.
    pub body: Span,
}

/// Finds the front matter of a file.
///
/// # Errors
/// That the file is empty, has no front matter, or has no end to it.
pub fn split(text: &str) -> Result<FrontMatter, At<Problem>> {
    if text.trim().is_empty() {
        return Err(At::new(Problem::EmptyFile, Span::new(0, 0)));
    }
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        return Err(At::new(
            Problem::FrontMatterMissing,
            Span::new(0, first.trim_end().len()),
        ));
    }
    let start = first.len();
    let mut position = start;
    for line in lines {
        if line.trim_end() == "---" {
            return Ok(FrontMatter {
                yaml: Span::new(start, position),
                body: Span::new(position + line.len(), text.len()),
            });
        }
        position += line.len();
    }
    Err(At::new(
        Problem::FrontMatterUnclosed,
        Span::new(0, first.trim_end().len()),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_may_end_as_on_windows() {
        let text = "---\r\ntitle: x\r\n---\r\nHello\r\n";
        let parts = split(text).expect("front matter");
        assert_eq!(&text[parts.yaml.range()], "title: x\r\n");
        assert_eq!(&text[parts.body.range()], "Hello\r\n");
    }

    #[test]
    fn what_is_missing_is_told() {
        assert_eq!(split("  \n").expect_err("empty").value, Problem::EmptyFile);
        assert_eq!(
            split("# Hello").expect_err("none").value,
            Problem::FrontMatterMissing
        );
        assert_eq!(
            split("---\ntitle: x\n").expect_err("open").value,
            Problem::FrontMatterUnclosed
        );
    }
}
