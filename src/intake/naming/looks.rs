//! Names that look like `docket.md`.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::is_unseen;

/// Returns whether a name that ends in `.md` is worth a closer look: few are.
pub(super) fn looks_like_docket(name: &str) -> bool {
    let letters = name
        .chars()
        .filter(|c| !c.is_whitespace() && !is_unseen(*c));
    letters.count() == "docket.md".len()
}

/// Returns a name as people read it: without what nobody sees, with the letters that it seems to
/// have, in lower case.
pub(super) fn plain(name: &str) -> String {
    let seen = name.nfkc().filter(|c| !is_unseen(*c) && !c.is_whitespace());
    let plain: String = seen.flat_map(char::to_lowercase).map(latin).collect();
    plain.trim_matches('.').replace("..", ".")
}

/// Returns the Latin letter or the dot that a character is easily taken for.
fn latin(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'о' | 'ο' => 'o',
        'т' | 'τ' => 't',
        '。' | '·' => '.',
        c => c,
    }
}
