//! Writes a digest for people to read, as MarkdownHand or HTML, or for programs.

mod html;
mod markdown;

use super::{ChangeDigest, Changes, Due, ListedFiling, Ruled};
use html::HtmlHand;
use markdown::MarkdownHand;

/// Writes a digest as JSON.
pub(crate) fn json(digest: &ChangeDigest) -> String {
    let text = serde_json::to_string_pretty(digest).expect("it holds nothing that JSON cannot");
    text + "\n"
}

/// Writes a digest as MarkdownHand.
pub(crate) fn markdown(digest: &ChangeDigest) -> String {
    write(digest, &MarkdownHand)
}

/// Writes a digest as a page of HTML, which mail programs show too.
pub(crate) fn html(digest: &ChangeDigest) -> String {
    let body = write(digest, &HtmlHand);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>What changed</title>\n{body}</html>\n"
    )
}

/// How a digest is typed.
trait Hand {
    fn heading(&self, level: usize, text: &str, address: &str) -> String;
    fn list(&self, lines: &[Line]) -> String;
    fn paragraph(&self, text: &str) -> String;
}

/// One line of a list: what is before a title, the title with its address, and what follows.
#[derive(Default)]
struct Line {
    before: String,
    title: String,
    address: String,
    after: String,
}

fn write(digest: &ChangeDigest, hand: &dyn Hand) -> String {
    if digest.is_empty() {
        return hand.paragraph("Nothing changed.");
    }
    let dockets = digest.dockets.iter().map(|changes| docket(changes, hand));
    let mut text: String = dockets.collect();
    if digest.removed > 0 {
        text.push_str(&hand.paragraph(&format!("Dockets no longer published: {}", digest.removed)));
    }
    text
}

fn docket(changes: &Changes, hand: &dyn Hand) -> String {
    let mut heading = changes.number.clone();
    if let Some(title) = &changes.title {
        heading.push_str(&format!(": {title}"));
    }
    if changes.new {
        heading.push_str(" (new docket)");
    }
    let mut text = hand.heading(2, &heading, &changes.address);
    if !changes.facts.is_empty() {
        text.push_str(&hand.paragraph(&format!(
            "Changed facts of the docket: {}",
            spelled(&changes.facts)
        )));
    }
    let mut section = |heading: &str, lines: Vec<Line>| {
        if !lines.is_empty() {
            text.push_str(&hand.heading(3, heading, ""));
            text.push_str(&hand.list(&lines));
        }
    };
    section(
        "New filings",
        changes.new_filings.iter().map(paper).collect(),
    );
    section("Rulings", changes.rulings.iter().map(ruled).collect());
    section(
        "New and changed deadlines",
        changes.deadlines.iter().map(due).collect(),
    );
    section(
        "Changed filings",
        changes.changed_filings.iter().map(paper).collect(),
    );
    section(
        "Filings no longer published",
        changes.removed_filings.iter().map(paper).collect(),
    );
    if changes.removed > 0 && changes.removed_filings.is_empty() {
        text.push_str(
            &hand.paragraph(&format!("Filings no longer published: {}", changes.removed)),
        );
    }
    text
}

fn paper(paper: &ListedFiling) -> Line {
    let number = paper.number.iter().map(|number| format!("No. {number}, "));
    let mut after = match paper.filed_by.is_empty() {
        true => String::new(),
        false => format!(", {}", paper.filed_by.join("; ")),
    };
    if !paper.facts.is_empty() {
        after.push_str(&format!(" (changed: {})", spelled(&paper.facts)));
    }
    Line {
        before: format!("{}, {}", paper.date, number.collect::<String>()),
        title: paper.title.clone(),
        // A mail has no address of its own from which another could lead on.
        address: paper.address.clone(),
        after,
    }
}

fn due(due: &Due) -> Line {
    let set_by = match due.set_by.is_empty() {
        true => String::new(),
        false => format!(" ({})", due.set_by),
    };
    let was = due.was.iter().map(|was| format!(", before: {was}"));
    Line {
        before: format!("{}, ", due.date),
        title: due.title.clone(),
        after: format!("{set_by}{}", was.collect::<String>()),
        ..Line::default()
    }
}

fn ruled(ruled: &Ruled) -> Line {
    Line {
        before: format!("{}: {}, by ", ruled.on, ruled.ruling.replace('-', " ")),
        title: ruled.by.clone(),
        address: ruled.address.clone(),
        after: String::new(),
    }
}

fn spelled(keys: &[String]) -> String {
    let words: Vec<String> = keys.iter().map(|key| key.replace('_', " ")).collect();
    words.join(", ")
}

fn is_whole(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

#[cfg(test)]
mod tests;
