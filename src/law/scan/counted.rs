//! Numbers that count or measure something, and are no sections.

use super::skip_space;

/// The words, other than plurals, that say what a number before them counts or measures.
const COUNTED: &[&str] = &[
    "am", "billion", "cent", "children", "day", "dollar", "east", "feet", "foot", "gbps", "ghz",
    "gw", "hour", "hundred", "kbps", "khz", "kv", "kw", "kwh", "mbps", "men", "mhz", "million",
    "month", "mw", "mwh", "north", "people", "percent", "pm", "south", "staff", "thousand",
    "trillion", "week", "west", "women", "year",
];

/// Words that end like a plural of things, and follow the number of a law: verbs, and what a law
/// makes.
const AFTER_LAWS: &[&str] = &[
    "addresses",
    "affirms",
    "agreements",
    "allows",
    "always",
    "appeals",
    "applications",
    "applies",
    "arbitrations",
    "as",
    "authorizes",
    "bars",
    "cases",
    "claims",
    "codifies",
    "concerns",
    "confers",
    "controls",
    "defines",
    "describes",
    "directs",
    "does",
    "duties",
    "establishes",
    "filings",
    "forbids",
    "forecloses",
    "gives",
    "governs",
    "grants",
    "has",
    "hearings",
    "holds",
    "imposes",
    "is",
    "limits",
    "makes",
    "mandates",
    "means",
    "negotiations",
    "notices",
    "obligations",
    "orders",
    "permits",
    "petitions",
    "plans",
    "organizations",
    "plaintiffs",
    "precludes",
    "preempts",
    "prescribes",
    "procedures",
    "proceedings",
    "prohibits",
    "protections",
    "provides",
    "provisions",
    "rates",
    "reads",
    "recognizes",
    "regulations",
    "remains",
    "requirements",
    "requires",
    "rights",
    "rules",
    "says",
    "sets",
    "standards",
    "tariffs",
    "tells",
    "this",
    "thus",
    "violations",
    "was",
];

/// Says whether what follows a number is its unit, or is joined to it: `10-year notes`, `12%`, `3
/// GHz`.
pub(in crate::law) fn measures(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    if let Some(joined) = rest.strip_prefix(['-', '‑']) {
        return joined.starts_with(char::is_alphabetic);
    }
    if rest.starts_with(['°', '¢']) || text[skip_space(text, at)..].starts_with('%') {
        return true;
    }
    let word = word_after(text, at).to_ascii_lowercase();
    COUNTED.contains(&&*word)
}

/// Says whether what follows a number is what it counts or measures: `24-7 agents`, `500
/// companies`.
pub(in crate::law) fn counts(text: &str, at: usize) -> bool {
    // A word with a capital begins a sentence or a name more often than it is counted.
    let word = word_after(text, at);
    let is_plural = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && !AFTER_LAWS.contains(&word);
    is_plural || measures(text, at)
}

/// Words that go on with a sentence behind the page of a reporter.
const AFTER_PAGES: &[&str] = &[
    "a", "after", "again", "also", "although", "an", "and", "at", "because", "before", "but", "by",
    "can", "cannot", "did", "for", "found", "from", "had", "held", "if", "in", "it", "its", "made",
    "may", "must", "n", "nn", "not", "note", "on", "only", "or", "see", "set", "shall", "should",
    "since", "that", "the", "there", "to", "under", "until", "when", "where", "which", "while",
    "with",
];

/// Says whether the words behind a page go on with the sentence, and the number counts nothing: not
/// `20 largest cities`.
pub(in crate::law) fn goes_on_after_page(text: &str, at: usize) -> bool {
    let word = word_after(text, at);
    let is_common = word.starts_with(|c: char| c.is_ascii_lowercase());
    !is_common || word.ends_with("ed") || AFTER_PAGES.contains(&word) || AFTER_LAWS.contains(&word)
}

/// Returns the word after a number and spaces; an empty one where there is none.
fn word_after(text: &str, at: usize) -> &str {
    let start = skip_space(text, at);
    let rest = &text[start..];
    let end = rest.find(|c: char| !c.is_alphanumeric());
    match start > at {
        true => &rest[..end.unwrap_or(rest.len())],
        false => "",
    }
}
