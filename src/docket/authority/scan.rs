//! The pieces that citations are made of: spaces, abbreviations, the words before a number. Each function takes a text
//! and a byte position on a character boundary, and gives such a position.

/// The words that stand before one section, and those before several.
const SECTION_WORDS: [(&str, bool); 11] = [
    ("§§", true),
    ("§ §", true),
    ("§", false),
    ("Sections", true),
    ("sections", true),
    ("Section", false),
    ("section", false),
    ("Secs.", true),
    ("secs.", true),
    ("Sec.", false),
    ("sec.", false),
];

/// The words that stand before one part, and those before several.
const PART_WORDS: [(&str, bool); 6] = [
    ("Parts", true),
    ("parts", true),
    ("Part", false),
    ("part", false),
    ("Pt.", false),
    ("pt.", false),
];

/// Gives the text with every run of spaces and line breaks as one space, and none at its ends.
pub(super) fn single_spaced(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut spaced = words.next().unwrap_or_default().to_owned();
    for word in words {
        spaced.push(' ');
        spaced.push_str(word);
    }
    spaced
}

/// Passes over spaces, and one line break at most: a citation does not run on into the next paragraph.
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

/// Passes over an abbreviation given by its letters alone, however its dots and spaces are set: `USC` fits `USC`,
/// `U.S.C.` and `U. S. C.`. A capital or a digit begins a word.
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

/// Says whether a letter or a digit stands here, so that a word that ends here is only the beginning of one.
pub(super) fn continues_word(text: &str, at: usize) -> bool {
    text[at..].starts_with(char::is_alphanumeric)
}

/// Passes over a word for sections, and the spaces after it; says whether it is a plural.
pub(super) fn section_word(text: &str, at: usize) -> Option<(usize, bool)> {
    leading_word(text, at, &SECTION_WORDS)
}

/// Passes over a word for parts of the federal regulations, and the spaces after it; says whether it is a plural.
pub(super) fn part_word(text: &str, at: usize) -> Option<(usize, bool)> {
    leading_word(text, at, &PART_WORDS)
}

fn leading_word(text: &str, at: usize, words: &[(&str, bool)]) -> Option<(usize, bool)> {
    let (word, plural) = words
        .iter()
        .find(|(word, _)| text[at..].starts_with(word))?;
    Some((skip_space(text, at + word.len()), *plural))
}

/// Finds a word for sections that ends before `end`; gives where it starts, and whether it is a plural.
pub(super) fn section_word_before(text: &str, floor: usize, end: usize) -> Option<(usize, bool)> {
    SECTION_WORDS.iter().find_map(|&(word, plural)| {
        phrase_before(text, floor, end, word).map(|start| (start, plural))
    })
}

/// Finds a phrase that ends before `end`, with spaces of any kind, or none, between and after its words; gives where
/// it starts.
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

/// Passes over a hyphen, also one that does not break (U+2011), and the dash that prints in its place (U+2013).
pub(super) fn hyphen(text: &str, at: usize) -> Option<usize> {
    let first = text[at..].chars().next()?;
    matches!(first, '-' | '‑' | '–').then_some(at + first.len_utf8())
}
