//! A digest as HTML.

use super::{Hand, Line, is_whole};
use crate::diagnostic::is_unseen;

pub(super) struct HtmlHand;

impl Hand for HtmlHand {
    fn heading(&self, level: usize, text: &str, address: &str) -> String {
        format!("<h{level}>{}</h{level}>\n", linked(text, address))
    }

    fn list(&self, lines: &[Line]) -> String {
        let lines = lines.iter().map(|line| {
            let title = linked(&line.title, &line.address);
            format!(
                "<li>{}{title}{}</li>\n",
                escaped(&line.before),
                escaped(&line.after)
            )
        });
        format!("<ul>\n{}</ul>\n", lines.collect::<String>())
    }

    fn paragraph(&self, text: &str) -> String {
        format!("<p>{}</p>\n", escaped(text))
    }
}

fn linked(text: &str, address: &str) -> String {
    match is_whole(address) {
        true => format!("<a href=\"{}\">{}</a>", escaped(address), escaped(text)),
        false => escaped(text),
    }
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c if is_unseen(c) || c.is_control() => html.push(' '),
            c => html.push(c),
        }
    }
    html
}
