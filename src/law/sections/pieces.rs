//! The smallest pieces of a list of sections.

pub(super) fn starts_with_digit(text: &str, at: usize) -> bool {
    text[at..].starts_with(|c: char| c.is_ascii_digit())
}

pub(super) fn letters(text: &str, at: usize, most: usize) -> usize {
    let rest = &text.as_bytes()[at..];
    at + rest
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .take(most)
        .count()
}

pub(super) fn dot(text: &str, at: usize) -> Option<usize> {
    text[at..].starts_with('.').then_some(at + 1)
}
