//! A digest as MarkdownHand.

use super::{Hand, Line, is_whole};
use crate::diagnostic::is_unseen;

pub(super) struct MarkdownHand;

impl Hand for MarkdownHand {
    fn heading(&self, level: usize, text: &str, address: &str) -> String {
        let text = typed(text);
        let text = match is_whole(address) {
            true => format!("[{text}](<{address}>)"),
            false => text,
        };
        format!("{} {text}\n\n", "#".repeat(level))
    }

    fn list(&self, lines: &[Line]) -> String {
        let lines = lines.iter().map(|line| {
            let title = match is_whole(&line.address) {
                true => format!("[{}](<{}>)", typed(&line.title), line.address),
                false => typed(&line.title),
            };
            format!("- {}{title}{}\n", typed(&line.before), typed(&line.after))
        });
        lines.collect::<String>() + "\n"
    }

    fn paragraph(&self, text: &str) -> String {
        format!("{}\n\n", typed(text))
    }
}

/// Types a text so that MarkdownHand shows the same letters.
fn typed(text: &str) -> String {
    let mut typed = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if is_unseen(c) || c.is_control() => typed.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                typed.push('\\');
                typed.push(c);
            }
            c => typed.push(c),
        }
    }
    typed
}
