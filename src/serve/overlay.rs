//! What the preview adds to a page: a bar, the mistakes over it, a mark on drafts, and the script
//! that shows changes.
//!
//! Script and style have addresses of their own, so that the page's own policy for its contents
//! stays in force.

use crate::diagnostic::{Severity, Wording};

/// Where the preview's own files are; no record has an address that begins so.
pub(super) const OWN: &str = "/-/";

/// The preview's own style.
pub(super) const STYLE: &str = include_str!("preview.css");

/// The preview's own script.
pub(super) const SCRIPT: &str = include_str!("preview.js");

/// How many mistakes and warnings are shown on a page; each page carries them.
const SHOWN: usize = 40;

/// What the bar says.
pub(super) struct Bar<'a> {
    /// Which turn the page is of, as the events name it.
    pub turn: String,
    /// What is wrong.
    pub mistakes: &'a [Wording],
    /// How many drafts are shown; none where no edition is.
    pub drafts: Option<usize>,
    /// Whether the page is that of a draft.
    pub is_draft: bool,
}

/// Adds the bar to a page.
pub(super) fn dress(page: &[u8], bar: &Bar<'_>) -> Vec<u8> {
    let page = String::from_utf8_lossy(page);
    let head = page.find("</head>").unwrap_or(0);
    let main = page[head..].find("<main").map(|at| head + at);
    let main = main
        .and_then(|at| Some(at + page[at..].find('>')? + 1))
        .unwrap_or(head);
    let end = page.rfind("</body>").unwrap_or(page.len()).max(main);
    let mut dressed = String::with_capacity(page.len() + 2048);
    dressed.push_str(&page[..head]);
    dressed.push_str(&format!(
        "<link rel=\"stylesheet\" href=\"{OWN}preview.css\">\n<script defer src=\"{OWN}preview.js\"></script>\n"
    ));
    dressed.push_str(&page[head..main]);
    if bar.is_draft {
        dressed.push_str(
            "\n<p class=\"preview-draft\"><strong>Draft.</strong> Readers do not see this filing: it is not published.</p>",
        );
    }
    dressed.push_str(&page[main..end]);
    dressed.push_str(&spell(bar));
    dressed.push_str(&page[end..]);
    dressed.into_bytes()
}

/// Makes a page that has nothing but the bar, for when there is no other.
pub(super) fn alone(bar: &Bar<'_>) -> Vec<u8> {
    let page = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Preview</title>\n\
        </head>\n<body class=\"preview-alone\">\n<main>\n<h1>Nothing to show yet</h1>\n\
        <p>The page appears when you fix the errors below.</p>\n</main>\n</body>\n</html>\n";
    dress(page.as_bytes(), bar)
}

fn spell(bar: &Bar<'_>) -> String {
    let of = |severity| {
        bar.mistakes
            .iter()
            .filter(|told| told.severity == severity)
            .count()
    };
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let mut words = vec![
        "<strong>Preview</strong>".to_owned(),
        count(errors, "error"),
    ];
    if warnings > 0 {
        words.push(count(warnings, "warning"));
    }
    words.extend(bar.drafts.map(|drafts| count(drafts, "draft")));
    let words = words.join(" · ");
    let mut html = format!(
        "<aside class=\"preview-bar{}\" aria-label=\"Preview\" data-turn=\"{}\">\n",
        if errors > 0 { " has-mistakes" } else { "" },
        escape(&bar.turn)
    );
    html.push_str("<p class=\"preview-ended\" role=\"alert\" hidden>The preview has ended. This page no longer updates.</p>\n");
    if errors + warnings == 0 {
        html.push_str(&format!("<p role=\"status\">{words}</p>\n</aside>\n"));
        return html;
    }
    let open = if errors > 0 { " open" } else { "" };
    html.push_str(&format!("<details{open}>\n<summary>{words}</summary>\n"));
    if errors > 0 && bar.drafts.is_some() {
        html.push_str("<p>This page does not show changes until you fix these errors.</p>\n");
    }
    html.push_str("<ul>\n");
    let is_wrong = |told: &&Wording| told.severity != Severity::Note;
    // The order of mistakes is that of files; those that keep the site from being built come first
    // here.
    let (wrong, doubtful): (Vec<&Wording>, Vec<&Wording>) = bar
        .mistakes
        .iter()
        .filter(is_wrong)
        .partition(|told| told.severity == Severity::Error);
    for told in wrong.into_iter().chain(doubtful).take(SHOWN) {
        html.push_str(&spell_one(told));
    }
    html.push_str("</ul>\n");
    let more = (errors + warnings).saturating_sub(SHOWN);
    if more > 0 {
        html.push_str(&format!(
            "<p>and {more} more; run <code>docketpress check</code> to see all</p>\n"
        ));
    }
    html.push_str("</details>\n</aside>\n");
    html
}

fn spell_one(told: &Wording) -> String {
    let mut html = format!(
        "<li class=\"{0}\"><p><strong>{0}</strong> {1} <code>{2}</code></p>",
        told.severity.word(),
        with_code(&told.message),
        escape(told.code)
    );
    if let Some(place) = &told.place {
        html.push_str(&format!(
            "<p class=\"place\"><code>{}</code></p>",
            escape(place)
        ));
    }
    if let Some((number, line)) = &told.line {
        html.push_str(&format!(
            "<pre><code>{number} | {}</code></pre>",
            escape(line)
        ));
    }
    if let Some(help) = &told.help {
        html.push_str(&format!("<p class=\"help\">{}</p>", with_code(help)));
    }
    html.push_str("</li>\n");
    html
}

/// Writes a number with its noun: `1 draft`, `no drafts`.
fn count(number: usize, noun: &str) -> String {
    match number {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        more => format!("{more} {noun}s"),
    }
}

/// Sets what a message has between backticks apart, as a terminal cannot.
fn with_code(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escape(text);
    }
    let spell = |(at, part): (usize, &&str)| match at % 2 {
        0 => escape(part),
        _ => format!("<code>{}</code>", escape(part)),
    };
    parts.iter().enumerate().map(spell).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests;
