//! Footnotes: numbered in the order of first reference, and set at the end with links both ways.

use std::collections::HashMap;
use std::fmt::Write;

use super::marks::{Marks, write_attribute};

/// The footnotes of a text.
#[derive(Default)]
pub(super) struct Footnotes {
    /// What begins the names of its places on the page.
    prefix: String,
    /// The number of each label, from 1.
    numbers: HashMap<String, usize>,
    /// By number: how often each is referred to.
    references: Vec<usize>,
    /// The labels and texts, as HTML, in the order in which they are written.
    definitions: Vec<(String, String)>,
}

impl Footnotes {
    /// Begins with none. The names of their places begin with `prefix`.
    pub(super) fn among(prefix: &str) -> Footnotes {
        Footnotes {
            prefix: prefix.to_owned(),
            ..Footnotes::default()
        }
    }

    /// Writes a reference. `linked` is false inside another link, where no link can be.
    pub(super) fn refer(&mut self, out: &mut String, label: &str, linked: bool) {
        let next = self.references.len() + 1;
        let number = *self.numbers.entry(fold(label)).or_insert(next);
        if number == next {
            self.references.push(0);
        }
        self.references[number - 1] += 1;
        let prefix = &self.prefix;
        let id = reference_id(prefix, number, self.references[number - 1]);
        match linked {
            true => write!(
                out,
                "<sup class=\"footnote\"><a href=\"#{prefix}fn-{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>"
            ),
            false => write!(
                out,
                "<sup class=\"footnote\" id=\"{id}\">{number}</sup>"
            ),
        }
        .expect("writing to a string does not fail");
    }

    /// Keeps the text of a footnote, as HTML, until all are set.
    pub(super) fn define(&mut self, label: &str, html: String) {
        self.definitions.push((fold(label), html));
    }

    /// Writes all footnotes as a section: those referred to in the order of their numbers, then the
    /// others.
    pub(super) fn set(self, out: &mut String, marks: Marks<'_>) {
        if self.definitions.is_empty() && self.references.is_empty() {
            return;
        }
        let mut texts: Vec<String> = vec![String::new(); self.references.len()];
        let mut taken = vec![false; self.references.len()];
        let mut others = Vec::new();
        for (label, html) in self.definitions {
            match self.numbers.get(&label) {
                // Where two have one label, Markdown means the first.
                Some(number) if !taken[number - 1] => {
                    taken[number - 1] = true;
                    texts[number - 1] = html;
                }
                _ => others.push(html),
            }
        }
        write!(out, "<section class=\"footnotes\" aria-label=\"")
            .expect("writing to a string does not fail");
        write_attribute(out, marks.words.get("prose.footnotes"), marks);
        out.push_str("\"><ol>\n");
        for (at, html) in texts.into_iter().chain(others).enumerate() {
            let number = at + 1;
            let times = self.references.get(at).copied().unwrap_or(0);
            write!(out, "<li id=\"{}fn-{number}\">", self.prefix)
                .expect("writing to a string does not fail");
            set_one(out, &html, (&self.prefix, number, times), marks);
            out.push_str("</li>\n");
        }
        out.push_str("</ol></section>\n");
    }
}

/// Writes the text of a footnote with its links back, in its last paragraph where it ends with one.
fn set_one(
    out: &mut String,
    html: &str,
    (prefix, number, times): (&str, usize, usize),
    marks: Marks<'_>,
) {
    let html = html.trim_end();
    let (text, end) = match html.strip_suffix("</p>") {
        Some(text) => (text, "</p>"),
        None => (html, ""),
    };
    out.push_str(text);
    for time in 1..=times {
        let id = reference_id(prefix, number, time);
        let shown = if time == 1 {
            String::new()
        } else {
            format!("<sup>{time}</sup>")
        };
        let said = if time == 1 {
            format!("{number}")
        } else {
            format!("{number}-{time}")
        };
        let label = marks.words.fill("prose.back", &[("n", &said)]);
        write!(
            out,
            " <a class=\"back\" href=\"#{id}\" role=\"doc-backlink\" aria-label=\""
        )
        .expect("writing to a string does not fail");
        write_attribute(out, &label, marks);
        write!(out, "\">\u{21A9}\u{FE0E}{shown}</a>").expect("writing to a string does not fail");
    }
    out.push_str(end);
}

/// Names a reference: a note may have more than one.
fn reference_id(prefix: &str, number: usize, time: usize) -> String {
    match time {
        1 => format!("{prefix}fnref-{number}"),
        time => format!("{prefix}fnref-{number}-{time}"),
    }
}

/// Folds the case of a label, since Markdown ignores it.
fn fold(label: &str) -> String {
    label.to_uppercase().to_lowercase()
}
