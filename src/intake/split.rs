//! Splits a file's public text into its front matter and its body.

use std::ops::Range;

/// Where the front matter and the body are in a text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split {
    /// The YAML between the `---` lines.
    pub header: Range<usize>,
    /// What follows.
    pub body: Range<usize>,
}

/// Why a text cannot be split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SplitError {
    /// It does not begin with a `---` line.
    NoFrontMatter,
    /// No second `---` line follows.
    Unclosed,
}

/// Splits a text that begins with a `---` line at the next one.
pub(super) fn split(text: &str) -> Result<Split, SplitError> {
    let mut lines = Lines { text, at: 0 };
    let first = lines.next().ok_or(SplitError::NoFrontMatter)?;
    if text[first.clone()].trim_end() != "---" {
        return Err(SplitError::NoFrontMatter);
    }
    let start = lines.at;
    while let Some(line) = lines.next() {
        if text[line.clone()].starts_with("---") && text[line.clone()].trim_end() == "---" {
            return Ok(Split {
                header: start..line.start,
                body: lines.at..text.len(),
            });
        }
    }
    Err(SplitError::Unclosed)
}

/// The lines of a text as byte ranges, each without its line break.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        let end = self.text[start..]
            .find('\n')
            .map_or(self.text.len(), |at| start + at);
        self.at = (end + 1).min(self.text.len());
        Some(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_split_at_the_second_line_of_dashes() {
        let text = "---\ntitle: A\n--- \nbody\n---\nmore";
        let split = split(text).unwrap();
        assert_eq!(&text[split.header], "title: A\n");
        assert_eq!(&text[split.body], "body\n---\nmore");
    }

    #[test]
    fn a_file_without_front_matter_is_refused() {
        assert_eq!(split("title: A"), Err(SplitError::NoFrontMatter));
        assert_eq!(split(""), Err(SplitError::NoFrontMatter));
        assert_eq!(split("---\ntitle: A\n"), Err(SplitError::Unclosed));
        assert_eq!(split("---\n---").unwrap().header, 4..4);
    }
}
