//! `llms.txt`: what the site is and where its texts are, in the form of llmstxt.org, for programs
//! that read texts. It is short however large the site is.

use super::Press;
use super::view::{heading_of, title_of};
use super::words::Words;
use crate::link::DocketId;
use crate::plan::Url;
use crate::time::DatePlace;

/// The most dockets that it lists; the page of all dockets has the rest.
const DOCKETS: usize = 200;

/// The filings that it lists: those that joined the record last.
const FILINGS: usize = 40;

/// The heading that says that a program with little room may leave the rest out. The form of the
/// file gives it, in English.
const OPTIONAL: &str = "Optional";

/// Makes the list.
pub(super) fn reading_list(press: &Press<'_>) -> Vec<u8> {
    let settings = press.catalog.settings();
    let words = press.theme.words();
    let mut list = List {
        press,
        text: format!("# {}\n", line(&settings.title)),
    };
    if let Some(description) = &settings.description {
        list.text.push_str(&format!("\n> {}\n", line(description)));
    }
    let notices = [&settings.notice, &settings.license];
    for notice in notices.into_iter().flatten() {
        list.text.push_str(&format!("\n{}\n", line(notice)));
    }
    list.text
        .push_str(&format!("\n{}\n", words.get("reading_list.about")));
    list.heading(words.get("site.dockets"));
    for (id, _) in press.catalog.dockets().take(DOCKETS) {
        list.docket(words, id);
    }
    if press.catalog.dockets().len() > DOCKETS {
        list.link(
            words.get("reading_list.all_dockets"),
            &Url::new("dockets/"),
            "",
        );
    }
    list.heading(words.get("site.recent"));
    let recent = press.plan.recent().iter();
    let recent = recent.filter_map(|joined| {
        let filing = &press.catalog.filing(joined.filing).filing;
        let url = press
            .plan
            .markdown(joined.filing)
            .filter(|_| !filing.draft)?;
        Some((filing, url))
    });
    for (filing, url) in recent.take(FILINGS) {
        let date = words.date(&filing.date, DatePlace::Full);
        list.link(heading_of(words, filing), &url, &date);
    }
    list.heading(OPTIONAL);
    for (key, path) in [
        ("site.parties", "parties/"),
        ("site.authorities", "authorities/"),
        ("site.coverage", "coverage/"),
        ("reading_list.filings", "filings.ndjson"),
    ] {
        let url = Url::new(path);
        if press.plan.item(&url).is_some() {
            list.link(words.get(key), &url, "");
        }
    }
    list.text.into_bytes()
}

/// The list as far as it is written.
struct List<'a> {
    press: &'a Press<'a>,
    text: String,
}

impl List<'_> {
    fn heading(&mut self, words: &str) {
        self.text.push_str(&format!("\n## {words}\n\n"));
    }

    fn docket(&mut self, words: &Words, id: DocketId) {
        let docket = self.press.catalog.docket(id);
        let count = words.count("counts.filings", docket.filings.len());
        let about = match title_of(words, docket) {
            Some(title) => format!("{title} ({count})"),
            None => count,
        };
        self.link(&docket.number, self.press.plan.docket(id), &about);
    }

    fn link(&mut self, words: &str, url: &Url, about: &str) {
        let plan = self.press.plan;
        let address = plan.absolute(url).unwrap_or_else(|| url.href(plan.links()));
        let colon = if about.is_empty() { "" } else { ": " };
        let (words, about) = (line(words), line(about));
        self.text
            .push_str(&format!("- [{words}]({address}){colon}{about}\n"));
    }
}

/// Returns words as they may be in a line of Markdown.
fn line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        for c in word.chars() {
            if matches!(c, '[' | ']' | '\\' | '`' | '*' | '<') {
                line.push('\\');
            }
            line.push(c);
        }
    }
    line
}
