//! How links, pictures and the tags of an author are written.

use super::Writer;
use crate::render::prose::leads::{Lead, LeadsTo, resolve, to_any, to_place};
use crate::render::prose::marks::{write_attribute, write_text};
use crate::text::tree::{Html, LinkTarget};
use crate::text::{ANCHOR_PREFIX, html, is_mark};

/// Files that a browser shows as a picture; any other file is linked.
const PICTURES: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

impl<'a> Writer<'a> {
    pub(super) fn start_link(&mut self, number: usize, lead: &Lead, target: &LinkTarget<'_>) {
        let id = self.take_id(number);
        // No link can be in another; Markdown itself makes none, but for pictures.
        let address = match lead {
            _ if self.open_links > 0 => None,
            Lead::Away(address) => Some(address.clone()),
            Lead::Site(found) => Some(found.address().to_owned()),
            Lead::Here(fragment) => Some(self.here(fragment)),
            Lead::Nowhere => None,
        };
        let is_open = address.is_some() || id.is_some();
        self.links
            .push(is_open.then(|| address.clone().unwrap_or_default()));
        if !is_open {
            return;
        }
        self.open_links += 1;
        self.out.push_str("<a");
        if let Some(address) = &address {
            self.write_attribute("href", address);
        }
        if !target.title.is_empty() {
            self.write_attribute("title", &target.title);
        }
        if let Some(html) = &target.html {
            self.write_attributes_of(html);
        }
        if matches!(lead, Lead::Site(LeadsTo::Active(_))) && address.is_some() {
            self.out.push_str(" download=\"\"");
        }
        if let Some(id) = id {
            self.write_attribute("id", &id);
        }
        self.out.push('>');
    }

    /// Returns the end of an address that leads to a place of the same text.
    fn here(&self, fragment: &str) -> String {
        let place = to_place(fragment, self.anchors);
        match self.anchors.find(fragment) {
            Some(_) => place.replacen('#', &format!("#{}", self.place.prefix), 1),
            None => place,
        }
    }

    pub(super) fn end_link(&mut self) {
        if let Some(address) = self.links.pop().expect("a link ends after it begins") {
            self.open_links -= 1;
            self.out.push_str("</a>");
            self.drafts.mark(&mut self.out, &address, self.marks.words);
        }
    }

    /// Writes a picture of the site as one, and any other as a link with its words.
    pub(super) fn write_picture(&mut self, number: usize, target: &LinkTarget<'_>) {
        let alt = self.tree.words_of(number);
        self.heading_text(&alt);
        let lead = resolve(&target.to, self.find);
        match &lead {
            // A script in a picture does not run where a page shows the picture.
            Lead::Site(LeadsTo::File(address) | LeadsTo::Active(address))
                if is_picture(address) =>
            {
                let id = self.take_id(number);
                self.out.push_str("<img");
                self.write_attribute("src", address);
                self.write_attribute("alt", &alt);
                match &target.html {
                    Some(html) => self.write_attributes_of(html),
                    None if !target.title.is_empty() => {
                        self.write_attribute("title", &target.title);
                    }
                    None => {}
                }
                if let Some(id) = id {
                    self.write_attribute("id", &id);
                }
                self.out.push_str(" loading=\"lazy\">");
            }
            lead => {
                let shown = match (&*alt, lead) {
                    ("", Lead::Away(address)) => address.clone(),
                    ("", Lead::Site(found)) => found.address().to_owned(),
                    ("", Lead::Here(fragment)) => to_any(fragment),
                    (alt, _) => alt.to_owned(),
                };
                let target = LinkTarget {
                    to: "".into(),
                    title: target.title.clone(),
                    is_own_words: false,
                    html: None,
                };
                self.start_link(number, lead, &target);
                write_text(&mut self.out, &shown, self.marks);
                self.end_link();
            }
        }
    }

    /// Writes the tag of an author's element.
    pub(super) fn start_html(&mut self, number: usize, html: &Html<'_>) {
        if html.name == "table" {
            self.start_table();
        }
        let mut tag = String::new();
        self.write_tag(&mut tag, number, html);
        self.out.push_str(&tag);
    }

    pub(super) fn write_tag(&mut self, tag: &mut String, number: usize, html: &Html<'_>) {
        let outer = std::mem::take(&mut self.out);
        self.out.extend(["<", html.name]);
        if html.name == "input" {
            self.out.push_str(" type=\"checkbox\"");
        }
        self.write_attributes_of(html);
        if let Some(id) = self.take_id(number) {
            self.write_attribute("id", &id);
        }
        match html.name {
            // It may scroll in a frame of its own, which the keyboard has to reach.
            "pre" => self.out.push_str(" tabindex=\"0\""),
            // Of an author's, a box stays that tells whether it is ticked: a field would look like
            // the site's own.
            "input" => self.out.push_str(" disabled=\"\""),
            _ => {}
        }
        self.out.push('>');
        tag.push_str(&std::mem::replace(&mut self.out, outer));
    }

    /// Writes what an author's tag has beside its address and its id.
    pub(super) fn write_attributes_of(&mut self, html: &Html<'_>) {
        for (name, value) in &html.attributes {
            match *name {
                // They name the heads of a cell.
                "headers" => {
                    let heads = value.split_ascii_whitespace();
                    let heads = heads.filter_map(|head| self.anchors.find(head));
                    let heads: Vec<String> = heads
                        .map(|head| format!("{}{ANCHOR_PREFIX}{head}", self.place.prefix))
                        .collect();
                    self.write_attribute(name, &heads.join(" "));
                }
                "cite" if value.contains(is_mark) || !html::is_allowed(value) => {}
                _ => self.write_attribute(name, value),
            }
        }
    }

    pub(super) fn write_attribute(&mut self, name: &str, value: &str) {
        self.out.extend([" ", name, "=\""]);
        write_attribute(&mut self.out, value, self.marks);
        self.out.push('"');
    }
}

/// Returns the end tag of an author's element; none where it is empty.
pub(super) fn end_tag(name: &'static str) -> &'static str {
    macro_rules! ends {
        ($($name:literal)*) => {
            match name {
                $($name => concat!("</", $name, ">"),)*
                _ => "",
            }
        };
    }
    ends! {
        "a" "abbr" "acronym" "b" "bdi" "bdo" "blockquote" "caption" "center" "cite" "code" "colgroup" "data" "dd" "del" "details"
        "dfn" "div" "dl" "dt" "em" "figcaption" "figure" "h2" "h3" "h4" "h5" "h6" "i" "ins" "kbd" "li" "mark" "ol" "p" "pre" "q"
        "rp" "rt" "rtc" "ruby" "s" "samp" "section" "small" "span" "strike" "strong" "sub" "summary" "sup" "table" "tbody" "td"
        "tfoot" "th" "thead" "time" "tr" "tt" "u" "ul" "var"
    }
}

/// Returns whether an address ends like a picture's.
pub(in crate::render::prose) fn is_picture(address: &str) -> bool {
    let path = address.split('#').next().unwrap_or(address);
    path.rsplit_once('.').is_some_and(|(_, ending)| {
        PICTURES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    })
}
