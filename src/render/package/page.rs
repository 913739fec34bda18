//! The pages of an archive. They are made without the theme's templates, so that an archive reads
//! the same wherever it lies, and each has its style in it.

use super::{Bundled, FILINGS, Package, SHEET_PAGE, href};
use crate::docket::{Access, Held, Signature};
use crate::link::{Entry, Named};
use crate::render::download::name_of;
use crate::render::view::{find_type, heading_of, spell_type, title_of, title_of_attachment};
use crate::render::words::{Words, direction_of, escape};
use crate::time::{Date, DatePlace};

/// The style of every page.
const STYLE: &str = include_str!("page.css");

/// Makes the page of a filing.
pub(super) fn filing(package: &Package<'_>, filing: &Bundled) -> Vec<u8> {
    let press = package.press;
    let words = press.theme.words();
    package.among(filing, |apart, filed| {
        let title = heading_of(words, &filed.filing);
        let number = &press.catalog.docket(package.docket).number;
        let mut page = HtmlPage::new(package, title);
        page.raw(&format!("<p><a href=\"../{SHEET_PAGE}\">"));
        page.text(number);
        page.raw("</a></p>\n");
        let Some(document) = filed.filing.document() else {
            return page.end();
        };
        match &document.lang {
            Some(lang) => {
                page.raw("<article lang=\"");
                page.text(lang);
                page.raw(&format!("\" dir=\"{}\">\n", direction_of(lang)));
            }
            None => page.raw("<article>\n"),
        }
        page.element("h1", title);
        if let Some(status) = press.catalog.standing(filing.id) {
            let key = format!("standing.because.{}", status.word());
            page.element("p", words.get(&key));
        }
        page.raw("<dl>\n");
        let date = |date: &Date| words.date(date, DatePlace::Full);
        page.fact("facts.date", [date(&filed.filing.date)]);
        for (key, one) in &document.dates {
            page.fact(&format!("facts.{key}"), [date(one)]);
        }
        let names = |all: &[Named]| {
            let all = all.iter().map(|named| name_of(press, named).to_owned());
            all.collect::<Vec<_>>()
        };
        let parties = &filed.parties;
        page.fact("facts.from", names(&parties.filed_by));
        page.fact("facts.on_behalf_of", names(&parties.on_behalf_of));
        page.fact("facts.to", names(&parties.addressed_to));
        page.fact("facts.served_on", names(&parties.served_on));
        let signed = document.signed_by.iter();
        let signed = signed.map(|Signature { name, title, .. }| match title {
            Some(title) => format!("{name}, {title}"),
            None => name.clone(),
        });
        page.fact("facts.signed_by", signed.collect::<Vec<_>>());
        page.fact("facts.number", filed.filing.number.clone());
        page.fact("facts.source", document.source_url.clone());
        if let Some(url) = press.plan.filing(filing.id) {
            page.fact("package.online", press.plan.absolute(url));
        }
        page.raw("</dl>\n");
        if let Some(summary) = &document.summary {
            page.element("p", summary);
        }
        if !document.attachments.is_empty() {
            page.element("h2", words.get("filing.attachments"));
            page.raw("<ul>\n");
            for one in &document.attachments {
                let called = title_of_attachment(words, one);
                let called = [one.label.as_deref(), called].into_iter().flatten();
                let called = called.collect::<Vec<_>>().join(": ");
                let file = filed.published(one).and_then(|path| filing.file(path));
                let outside = match &one.held {
                    Held::Url(url) if crate::text::html::is_allowed(url) => Some(url.clone()),
                    _ => None,
                };
                let shown = match (called.as_str(), file, &outside) {
                    ("", Some(name), _) => name,
                    ("", None, Some(url)) => url,
                    (called, ..) => called,
                };
                page.raw("<li>");
                page.link(file.map(href).or(outside.clone()).as_deref(), shown);
                match &one.held {
                    Held::Withheld(access) => page.note(word_of(words, *access)),
                    Held::Nowhere => page.note(words.get("document.not_on_file")),
                    Held::File(_) | Held::Url(_) => {}
                }
                page.raw("</li>\n");
            }
            page.raw("</ul>\n");
        }
        page.raw(&apart.html(&document.body).html);
        page.raw("</article>\n");
        page.end()
    })
}

/// Makes the page of the docket sheet.
pub(super) fn sheet(package: &Package<'_>) -> Vec<u8> {
    let press = package.press;
    let words = press.theme.words();
    let docket = press.catalog.docket(package.docket);
    let title = words.fill("package.title", &[("number", &docket.number)]);
    let mut page = HtmlPage::new(package, &title);
    page.element("h1", &title);
    if let Some(title) = title_of(words, docket) {
        page.element("p", title);
    }
    page.element("h2", words.get("sheet.title"));
    page.raw("<table>\n<thead><tr>");
    for key in [
        "sheet.item",
        "sheet.date",
        "sheet.type",
        "sheet.filing",
        "sheet.by",
    ] {
        page.raw("<th scope=\"col\">");
        page.text(words.get(key));
        page.raw("</th>");
    }
    page.raw("</tr></thead>\n<tbody>\n");
    for entry in &docket.timeline {
        let (number, date, kind, title, by) = match entry {
            Entry::Filing(id) => {
                let filed = press.catalog.filing(*id);
                let filing = &filed.filing;
                let title = heading_of(words, filing);
                let number = filing.number.as_deref().unwrap_or_default();
                (
                    number,
                    &filing.date,
                    &filing.kind,
                    title,
                    &filed.parties.filed_by,
                )
            }
            Entry::Absent(id) => {
                let absent = press.catalog.absent(*id);
                (
                    "",
                    &absent.date,
                    &absent.kind,
                    &*absent.title,
                    &absent.filed_by,
                )
            }
            Entry::Event(_) | Entry::Limit(..) | Entry::Stated(..) => continue,
        };
        page.raw("<tr>");
        page.cell(number);
        page.cell(&words.date(date, DatePlace::Citation));
        let kind = kind
            .as_ref()
            .and_then(|kind| find_type(press.catalog, kind));
        page.cell(kind.map_or("", |kind| spell_type(words, kind)));
        page.raw("<td>");
        let bundled = match entry {
            Entry::Filing(id) => package.find(*id),
            _ => None,
        };
        let to = bundled.map(|one| href(&format!("{FILINGS}{}.html", one.stem)));
        page.link(to.as_deref(), title);
        match entry {
            Entry::Absent(_) => page.note(words.get("document.not_on_file")),
            Entry::Filing(id) => {
                let access = press.catalog.filing(*id).filing.access();
                if !access.is_public() {
                    page.note(word_of(words, access));
                }
            }
            _ => {}
        }
        page.raw("</td>");
        let names: Vec<&str> = by.iter().map(|named| name_of(press, named)).collect();
        page.cell(&names.join(words.get("site.between")));
        page.raw("</tr>\n");
    }
    page.raw("</tbody></table>\n");
    page.end()
}

/// Returns the word for what readers may not see.
fn word_of(words: &Words, access: Access) -> &str {
    words.get(&format!("access.{}", access.word()))
}

/// A page that is being written.
struct HtmlPage<'a> {
    package: &'a Package<'a>,
    html: String,
}

impl<'a> HtmlPage<'a> {
    fn new(package: &'a Package<'_>, title: &str) -> HtmlPage<'a> {
        let press = package.press;
        let settings = press.catalog.settings();
        let mut page = HtmlPage {
            package,
            html: "<!doctype html>\n<html lang=\"".to_owned(),
        };
        page.text(&settings.lang);
        page.raw(&format!(
            "\" dir=\"{}\">\n",
            press.theme.words().direction()
        ));
        page.raw("<head><meta charset=\"utf-8\">\n");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.element("title", title);
        page.raw(&format!("<style>\n{STYLE}</style></head>\n<body><main>\n"));
        page
    }

    fn end(mut self) -> Vec<u8> {
        self.raw("</main></body></html>\n");
        self.html.into_bytes()
    }

    fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn text(&mut self, text: &str) {
        escape(&mut self.html, text);
    }

    fn element(&mut self, name: &str, text: &str) {
        self.raw(&format!("<{name}>"));
        self.text(text);
        self.raw(&format!("</{name}>\n"));
    }

    fn cell(&mut self, text: &str) {
        self.raw("<td>");
        self.text(text);
        self.raw("</td>");
    }

    fn note(&mut self, text: &str) {
        self.raw(" <small>");
        self.text(text);
        self.raw("</small>");
    }

    fn link(&mut self, to: Option<&str>, words: &str) {
        if let Some(to) = to {
            self.raw("<a href=\"");
            self.text(to);
            self.raw("\">");
        }
        self.text(words);
        self.raw(if to.is_some() { "</a>" } else { "" });
    }

    /// Writes a fact with its values, if it has any.
    fn fact(&mut self, key: &str, values: impl IntoIterator<Item = String>) {
        let mut values = values.into_iter().peekable();
        if values.peek().is_none() {
            return;
        }
        let label = self.package.press.theme.words().get(key);
        self.raw("<dt>");
        self.text(label);
        self.raw("</dt>");
        for value in values {
            self.raw("<dd>");
            self.text(&value);
            self.raw("</dd>");
        }
        self.raw("\n");
    }
}
