//! How links and pictures are written.

use super::MarkdownWriter;
use crate::render::prose::leads::{Lead, LeadsTo, resolve, to_any};
use crate::render::prose::marks::with_words;
use crate::render::prose::writer::is_picture;
use crate::text::tree::LinkTarget;

impl MarkdownWriter<'_> {
    pub(super) fn start_link(&mut self, number: usize, target: &LinkTarget<'_>) {
        let lead = resolve(&target.to, self.find);
        let address = match &lead {
            _ if self.holds_blocks[number] => None,
            _ if self.links.iter().any(|end| !end.is_empty()) => None,
            Lead::Away(address) => Some(address.clone()),
            Lead::Site(found) => Some(found.address().to_owned()),
            Lead::Here(fragment) => Some(to_any(fragment)),
            Lead::Nowhere => None,
        };
        let end = address.map_or(String::new(), |address| {
            let title = with_words(&target.title, self.marks);
            format!("]({}{})", destination(&address), titled(&title))
        });
        if !end.is_empty() {
            self.lines.signs("[");
        }
        self.links.push(end);
    }

    /// Writes a picture of the site as one, and any other as a link with its words.
    pub(super) fn picture(&mut self, number: usize, target: &LinkTarget<'_>) {
        let alt = with_words(&self.tree.words_of(number), self.marks);
        let lead = resolve(&target.to, self.find);
        let (sign, address) = match &lead {
            Lead::Site(LeadsTo::File(address) | LeadsTo::Active(address))
                if is_picture(address) =>
            {
                ("![", Some(address.clone()))
            }
            Lead::Site(found) => ("[", Some(found.address().to_owned())),
            Lead::Away(address) => ("[", Some(address.clone())),
            Lead::Here(fragment) => ("[", Some(to_any(fragment))),
            Lead::Nowhere => ("", None),
        };
        let address = address.filter(|_| self.links.iter().all(String::is_empty));
        let in_line = self.is_in_line();
        let Some(address) = address else {
            return self.lines.words(&alt, in_line);
        };
        self.lines.signs(sign);
        let shown = if alt.is_empty() && sign == "[" {
            &address
        } else {
            &alt
        };
        self.lines.words(shown, true);
        self.lines.signs(&format!("]({})", destination(&address)));
    }
}

/// Writes an address as the destination of a link.
fn destination(address: &str) -> String {
    match address.is_empty() || address.contains(['(', ')', ' ']) {
        true => format!("<{address}>"),
        false => address.to_owned(),
    }
}

/// Writes the title of a link.
fn titled(title: &str) -> String {
    if title.is_empty() {
        return String::new();
    }
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    format!(
        " \"{}\"",
        title
            .replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('|', "\\|")
    )
}
