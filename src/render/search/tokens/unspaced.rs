//! Writing without spaces between words: Chinese, Japanese, Thai, Lao, Burmese, and Khmer. Its words
//! are pairs of characters, each with its marks, so that a word inside running text is found.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{LONGEST, SOFT_HYPHEN, fold_whole};

/// The characters of scripts without spaces. These are ranges and not a property, so that the
/// theme's script and the index agree whatever version of Unicode a browser has.
const RANGES: [(char, char); 11] = [
    ('\u{E01}', '\u{E4E}'),
    ('\u{E81}', '\u{ECE}'),
    ('\u{1000}', '\u{103F}'),
    ('\u{1050}', '\u{108F}'),
    ('\u{1780}', '\u{17D3}'),
    ('\u{3005}', '\u{3007}'),
    ('\u{3041}', '\u{30FF}'),
    ('\u{31F0}', '\u{31FF}'),
    ('\u{3400}', '\u{4DBF}'),
    ('\u{4E00}', '\u{9FFF}'),
    ('\u{20000}', '\u{3FFFF}'),
];

/// Returns whether a character is of a script without spaces, by what it decomposes into.
pub(super) fn is_unspaced(c: char) -> bool {
    let first = || c.nfkd().next().unwrap_or(c);
    !c.is_ascii() && {
        let first = first();
        RANGES
            .iter()
            .any(|(from, to)| (*from..=*to).contains(&first))
    }
}

/// Returns how many bytes of a run, from its start on, are of one kind: with or without spaces. A
/// mark is of the kind of what it marks.
pub(super) fn stretch(run: &str) -> usize {
    let mut chars = run.char_indices();
    let Some((_, first)) = chars.next() else {
        return 0;
    };
    let kind = is_unspaced(first);
    chars
        .find(|(_, c)| !is_attached(*c) && is_unspaced(*c) != kind)
        .map_or(run.len(), |(at, _)| at)
}

/// Calls `take` with the pairs of a stretch, or with its only character.
pub(super) fn pairs(stretch: &str, folded: &mut String, mut take: impl FnMut(&str)) {
    fold_whole(stretch, folded);
    let starts = |(at, c): (usize, char)| (at == 0 || !is_attached(c)).then_some(at);
    let mut bounds: Vec<usize> = folded.char_indices().filter_map(starts).collect();
    bounds.push(folded.len());
    match bounds.len() {
        0 | 1 => {}
        2 => take(cut(folded)),
        _ => bounds
            .windows(3)
            .for_each(|pair| take(cut(&folded[pair[0]..pair[2]]))),
    }
}

fn is_attached(c: char) -> bool {
    is_combining_mark(c) || c == SOFT_HYPHEN
}

/// Returns a word without what is too much of it.
fn cut(word: &str) -> &str {
    match word.char_indices().nth(LONGEST) {
        Some((end, _)) => &word[..end],
        None => word,
    }
}
