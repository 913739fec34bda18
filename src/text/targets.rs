//! Finds where the addresses of a text's links are typed, so that they can be written anew.

use std::ops::Range;

use super::entities;
use super::links::{BodyLink, local_path};
use super::prose::Prose;
use super::tag::HtmlTag;

impl Prose {
    /// Returns the links, pictures and definitions of links that lead to files of the content
    /// folder: the path that each names, and where its whole address is typed, in bytes and in
    /// order. A link whose address is nowhere to be found is left out.
    pub fn link_targets(&self) -> Vec<BodyLink> {
        let links = self.read(|tree| tree.links());
        let of_links = links.into_iter().filter_map(|link| {
            let range = match HtmlTag::read(&self.text[link.range.start..]) {
                Some(tag) => in_tag(&self.text, tag, &link.to),
                None => in_link(&self.text, &link),
            };
            Some(BodyLink {
                to: local_path(&link.to)?,
                range: range?,
            })
        });
        let of_definitions = self.defined_paths().into_iter().filter_map(|defined| {
            let text = &self.text[..defined.range.end];
            let label = text[defined.range.start..].find("]:")?;
            let range = address_at(text, defined.range.start + label + 2)?;
            let is_it = local_path(&read(&text[range.clone()]))? == defined.to;
            is_it.then_some(BodyLink { range, ..defined })
        });
        let mut targets: Vec<BodyLink> = of_links.chain(of_definitions).collect();
        targets.sort_by_key(|target| target.range.start);
        targets.dedup_by_key(|target| target.range.start);
        targets
    }
}

/// Finds an address among the attributes of a tag.
fn in_tag(text: &str, tag: HtmlTag<'_>, to: &str) -> Option<Range<usize>> {
    let mut values = tag.attributes().filter_map(|(_, value)| value);
    let value = values.find(|value| entities::resolve_value(value) == to)?;
    // A value is a part of the text, so its place there is the distance between the two.
    let start = value.as_ptr().addr() - text.as_ptr().addr();
    Some(start..start + value.len())
}

/// Finds the address of a link of Markdown: behind its words, from the last place that may be it.
fn in_link(text: &str, link: &BodyLink) -> Option<Range<usize>> {
    let inside = &text[link.range.clone()];
    let mut ends = inside.rmatch_indices("](");
    ends.find_map(|(at, sign)| {
        let from = link.range.start + at + sign.len();
        let range = address_at(&text[..link.range.end], from)?;
        (read(&text[range.clone()]) == link.to).then_some(range)
    })
}

/// Returns the address that begins at a place, after blanks, without the angle brackets around it.
fn address_at(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text[from..].trim_start();
    let start = text.len() - rest.len();
    let is_between = rest.starts_with('<');
    let mut depth = 0;
    let mut is_escaped = false;
    for (at, c) in rest.char_indices() {
        if is_escaped {
            is_escaped = false;
            continue;
        }
        match c {
            '\\' => is_escaped = true,
            '>' if is_between => return Some(start + 1..start + at),
            _ if is_between => {}
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            ')' => return (at > 0).then_some(start..start + at),
            c if c.is_ascii_whitespace() => return (at > 0).then_some(start..start + at),
            _ => {}
        }
    }
    (!is_between && !rest.is_empty()).then_some(start..text.len())
}

/// Reads an address as it is typed in Markdown.
fn read(typed: &str) -> String {
    let typed = entities::resolve_value(typed);
    let mut text = String::with_capacity(typed.len());
    let mut chars = typed.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek().is_some_and(char::is_ascii_punctuation) => {}
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_each_link_is_found_where_it_is_typed() {
        let text = "See [the [letter]](a.md \"a (b.md)\"), ![](<p q.png>) and\n\
            [![x](i.png)](b%20c.md#d), <a class=x href='e&amp;f.md'>e</a>, [r], [z](https://a/b.md).\n\n\
            `[code](a.md)`\n\n| a |\n| - |\n| [t](g\\(1\\).md) |\n\n    [code](a.md)\n\n[r]: ../r.md 'title'\n";
        let prose = Prose {
            text: text.to_owned(),
            ..Prose::default()
        };
        let found: Vec<_> = prose
            .link_targets()
            .into_iter()
            .map(|target| (target.to, &text[target.range]))
            .collect();
        let found: Vec<_> = found.iter().map(|(to, typed)| (&**to, *typed)).collect();
        assert_eq!(
            found,
            [
                ("a.md", "a.md"),
                ("p q.png", "p q.png"),
                ("i.png", "i.png"),
                ("b c.md", "b%20c.md#d"),
                ("e&f.md", "e&amp;f.md"),
                ("g(1).md", "g\\(1\\).md"),
                ("../r.md", "../r.md"),
            ]
        );
    }
}
