//! The pieces that citations are made of: spaces, abbreviations, the words before a number. Each
//! function takes a text and a byte position on a character boundary, and gives such a position.

/// The words that stand before one section, and those before several.
const SECTION_WORDS: [(&str, bool); 17] = [
    ("§§", true),
    ("§ §", true),
    ("§", false),
    ("Sections", true),
    ("sections", true),
    ("SECTIONS", true),
    ("Section", false),
    ("section", false),
    ("SECTION", false),
    ("Secs.", true),
    ("secs.", true),
    ("Sec.", false),
    ("sec.", false),
    ("SEC.", false),
    ("Sect.", false),
    ("sect.", false),
    ("Sec", false),
];

/// The words that stand before one part, and those before several.
const PART_WORDS: [(&str, bool); 12] = [
    ("Parts", true),
    ("parts", true),
    ("PARTS", true),
    ("Part", false),
    ("part", false),
    ("PART", false),
    ("Pts.", true),
    ("pts.", true),
    ("Pt.", false),
    ("pt.", false),
    ("Pts", true),
    ("Pt", false),
];

/// Returns the text with every run of spaces and line breaks as one space, and none at its ends.
pub(super) fn single_spaced(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut spaced = words.next().unwrap_or_default().to_owned();
    for word in words {
        spaced.push(' ');
        spaced.push_str(word);
    }
    spaced
}

/// Passes over spaces, and one line break at most: a citation ends with its paragraph.
pub(super) fn skip_space(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let spaces = &rest[..rest.len() - rest.trim_start().len()];
    if holds_blank_line(spaces) {
        at
    } else {
        at + spaces.len()
    }
}

/// Passes over spaces backwards, and one line break at most, no further than `floor`.
fn skip_space_back(text: &str, floor: usize, end: usize) -> usize {
    let before = &text[floor..end];
    let kept = before.trim_end();
    if holds_blank_line(&before[kept.len()..]) {
        end
    } else {
        floor + kept.len()
    }
}

fn holds_blank_line(spaces: &str) -> bool {
    spaces.bytes().filter(|&byte| byte == b'\n').count() > 1
}

/// Passes over an abbreviation given by its letters alone, however its dots and spaces are set:
/// `USC` fits `USC`, `U.S.C.` and `U. S. C.`. A capital or a digit begins a word.
pub(super) fn abbreviation(text: &str, at: usize, letters: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = at;
    for (index, letter) in letters.bytes().enumerate() {
        if index > 0 && !letter.is_ascii_lowercase() {
            end = skip_space(text, skip_dot(text, end));
        }
        if bytes.get(end) != Some(&letter) {
            return None;
        }
        end += 1;
    }
    let end = skip_dot(text, end);
    (!continues_word(text, end)).then_some(end)
}

fn skip_dot(text: &str, at: usize) -> usize {
    at + usize::from(text.as_bytes().get(at) == Some(&b'.'))
}

/// Returns whether a letter or a digit is here, so that what ends here only begins a word.
pub(super) fn continues_word(text: &str, at: usize) -> bool {
    text[at..].starts_with(char::is_alphanumeric)
}

/// Passes over a word for sections, and the spaces after it; says whether it is a plural.
pub(super) fn section_word(text: &str, at: usize) -> Option<(usize, bool)> {
    leading_word(text, at, &SECTION_WORDS)
}

/// Does the same for a word for parts of the federal regulations.
pub(super) fn part_word(text: &str, at: usize) -> Option<(usize, bool)> {
    leading_word(text, at, &PART_WORDS)
}

/// Passes over one of some words, or two in a row: `Section § 251`.
fn leading_word(text: &str, at: usize, words: &[(&str, bool)]) -> Option<(usize, bool)> {
    let one = |at: usize| {
        let word = words.iter().find(|(word, _)| text[at..].starts_with(word));
        word.map(|(word, plural)| (skip_space(text, at + word.len()), *plural))
    };
    let (after, plural) = one(at)?;
    Some(match one(after) {
        Some((after, second)) => (after, plural || second),
        None => (after, plural),
    })
}

/// Passes over the words of a phrase, with spaces of any kind between them.
pub(super) fn phrase(text: &str, at: usize, phrase: &str) -> Option<usize> {
    let mut end = at;
    for (index, word) in phrase.split(' ').enumerate() {
        let start = skip_space(text, end);
        let spaced = index == 0 || start > end;
        end = (spaced && text[start..].starts_with(word)).then_some(start + word.len())?;
    }
    (!continues_word(text, end)).then_some(end)
}

/// Finds a word for sections before `end`; returns its start, and whether it is a plural.
pub(super) fn section_word_before(text: &str, floor: usize, end: usize) -> Option<(usize, bool)> {
    word_before(text, floor, end, &SECTION_WORDS)
}

/// Finds a word for parts of the federal regulations that ends before `end`; gives where it starts,
/// and whether it is a plural.
pub(super) fn part_word_before(text: &str, floor: usize, end: usize) -> Option<(usize, bool)> {
    word_before(text, floor, end, &PART_WORDS)
}

/// Finds one of some words before `end`, or two in a row: `Section § 251`.
fn word_before(
    text: &str,
    floor: usize,
    end: usize,
    words: &[(&str, bool)],
) -> Option<(usize, bool)> {
    let one = |end: usize| {
        let last = last_byte_before(text, floor, end)?;
        let mut alike = words
            .iter()
            .filter(|(word, _)| word.as_bytes().last() == Some(&last));
        alike.find_map(|&(word, plural)| {
            phrase_before(text, floor, end, word).map(|start| (start, plural))
        })
    };
    let (start, plural) = one(end)?;
    Some(match one(start) {
        Some((start, first)) => (start, plural || first),
        None => (start, plural),
    })
}

/// Returns the last byte before `end` and the spaces there: most words that a phrase could be tell
/// by it that they are not.
pub(super) fn last_byte_before(text: &str, floor: usize, end: usize) -> Option<u8> {
    let end = skip_space_back(text, floor, end);
    text.as_bytes()[floor..end].last().copied()
}

/// Finds a phrase that ends before `end`, with spaces of any kind, or none, between and after its
/// words; gives where it starts.
pub(super) fn phrase_before(text: &str, floor: usize, end: usize, phrase: &str) -> Option<usize> {
    let mut start = end;
    for word in phrase.rsplit(' ') {
        start = skip_space_back(text, floor, start);
        start -= text[floor..start].ends_with(word).then_some(word.len())?;
    }
    let inside_word = phrase.starts_with(char::is_alphabetic)
        && text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '.');
    (!inside_word).then_some(start)
}

/// Passes over between `least` and `most` digits, and not over a part of more.
pub(super) fn digits(text: &str, at: usize, least: usize, most: usize) -> Option<usize> {
    let rest = &text.as_bytes()[at..];
    let count = rest
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .take(most + 1)
        .count();
    (least..=most).contains(&count).then_some(at + count)
}

/// Passes over a hyphen, also one that does not break (U+2011), and the dash that prints in its
/// place (U+2013).
pub(super) fn hyphen(text: &str, at: usize) -> Option<usize> {
    let first = text[at..].chars().next()?;
    matches!(first, '-' | '‑' | '–').then_some(at + first.len_utf8())
}

/// Says whether a dot and a digit follow, so that a number which ends here is only the beginning of
/// one: `251.3`, `100.T07`.
pub(super) fn digit_follows_dot(text: &str, at: usize) -> bool {
    let rest = &text.as_bytes()[at..];
    let digit = |at: usize| rest.get(at).is_some_and(u8::is_ascii_digit);
    rest.first() == Some(&b'.')
        && (digit(1) || (rest.get(1).is_some_and(u8::is_ascii_uppercase) && digit(2)))
}

/// Says whether the rest of a date follows, `/5/2006`, or of a fraction of a date.
pub(super) fn date_follows(text: &str, at: usize) -> bool {
    let mut rest = text[at..].strip_prefix('/').unwrap_or_default().bytes();
    let digits = rest.by_ref().take_while(u8::is_ascii_digit).count();
    let slashes = text.as_bytes().get(at + 1 + digits) == Some(&b'/');
    digits > 0 && slashes
}

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
pub(super) fn measures(text: &str, at: usize) -> bool {
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
pub(super) fn counts(text: &str, at: usize) -> bool {
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
pub(super) fn goes_on_after_page(text: &str, at: usize) -> bool {
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

/// Passes over `, RSMo`, and the year or supplement of the edition that is cited.
pub(super) fn missouri_name(text: &str, at: usize) -> Option<usize> {
    let comma = at + usize::from(text[at..].starts_with(','));
    let start = skip_space(text, comma);
    let of = phrase(text, start, "of the").map_or(start, |of| skip_space(text, of));
    let in_words = ["Revised Statutes of Missouri", "Missouri Revised Statutes"]
        .iter()
        .find_map(|name| phrase(text, of, name));
    if in_words.is_some() {
        return in_words;
    }
    let mut end = abbreviation(text, start, "RSMo")?;
    if &text[start..end] == "RSMo." {
        // The abbreviation has no dot of its own: this one ends the sentence.
        return Some(end - 1);
    }
    for word in ["Cum.", "Supp."] {
        let at = skip_space(text, end);
        if text[at..].starts_with(word) {
            end = at + word.len();
        }
    }
    let year = digits(text, skip_space(text, end), 4, 4);
    Some(
        year.filter(|&year| !continues_word(text, year))
            .unwrap_or(end),
    )
}
