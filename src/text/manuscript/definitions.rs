//! Lines that look like definitions of links.

use std::collections::HashSet;

use super::{COLON, Making};

impl<'t> Making<'t> {
    /// Finds what only looks like the definition of a link, as it has no address, and the
    /// definitions that no link uses. Those stay what they are: people hide notes in them.
    pub(super) fn read_definitions(&mut self) {
        let typed = self.typed;
        let candidates = candidates(typed);
        if candidates.is_empty() {
            return;
        }
        let own: HashSet<usize> = candidates.iter().map(|one| one.at).collect();
        let used: HashSet<String> = labels(typed)
            .filter(|(at, _)| !own.contains(at))
            .map(|(_, label)| fold_label(label))
            .collect();
        let mut defined = HashSet::new();
        for one in candidates {
            match one.address {
                Destination::Words => self.replace(one.colon, COLON),
                Destination::Address => {
                    let is_first = defined.insert(one.label.clone());
                    if !is_first || !used.contains(&one.label) {
                        self.unused.push(one.at);
                    }
                }
                Destination::Nowhere => {}
            }
        }
    }
}

/// What may be the definition of a link.
struct Candidate {
    /// Where its bracket is.
    at: usize,
    /// Where its colon is.
    colon: usize,
    label: String,
    address: Destination,
}

/// What is where a definition has its address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Destination {
    /// An address.
    Address,
    /// Nothing to lead to, as in the comments of Markdown: `[//]: # (a note)`.
    Nowhere,
    /// Words: the line is none of a definition.
    Words,
}

/// Finds what may be definitions of links: a label at the beginning of a line, with a colon behind
/// it.
fn candidates(text: &str) -> Vec<Candidate> {
    // Where the line begins, as far as the text was looked through.
    let (mut line, mut seen) = (0, 0);
    let labels = labels(text).filter(|(at, label)| {
        if let Some(end) = text[seen..*at].rfind('\n') {
            line = seen + end + 1;
        }
        seen = *at;
        let after = at + label.len() + 2;
        text[after..].starts_with(':')
            && !label.starts_with('^')
            && text[line..*at].chars().all(|c| {
                matches!(c, ' ' | '\t' | '>' | '*' | '+' | '-' | '.' | ')' | ':')
                    || c.is_ascii_digit()
            })
    });
    labels
        .map(|(at, label)| Candidate {
            at,
            colon: at + label.len() + 2,
            label: fold_label(label),
            address: destination(&text[at + label.len() + 3..]),
        })
        .collect()
}

/// Returns what is between brackets that hold no further ones, with the place of the first
/// bracket.
fn labels(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut open = None;
    let mut escaped = false;
    text.bytes().enumerate().filter_map(move |(at, byte)| {
        let is_sign = !escaped;
        escaped = byte == b'\\' && is_sign;
        match byte {
            b'[' if is_sign => open = Some(at),
            b']' if is_sign => {
                return open
                    .take()
                    .map(|start: usize| (start, &text[start + 1..at]));
            }
            _ => {}
        }
        None
    })
}

/// Folds a label as Markdown does: case and white space do not matter.
fn fold_label(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_uppercase().to_lowercase()
}

/// Says what follows the colon of what may be a definition.
fn destination(after: &str) -> Destination {
    let after = after.trim_start_matches([' ', '\t']);
    let after = after.strip_prefix('\n').unwrap_or(after);
    let after = after.trim_start_matches([' ', '\t', '>']);
    let line = after.lines().next().unwrap_or("");
    let address = match line.strip_prefix('<') {
        Some(inside) => inside.split('>').next(),
        None => line.split_whitespace().next(),
    };
    let Some(address) = address else {
        return Destination::Words;
    };
    if matches!(address, "" | "#") {
        return Destination::Nowhere;
    }
    let has_scheme = address.split_once(':').is_some_and(|(scheme, rest)| {
        let is_scheme = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric());
        !scheme.is_empty() && !rest.is_empty() && is_scheme
    });
    let has_ending = address.rsplit_once('.').is_some_and(|(name, ending)| {
        let ending = ending.split(['#', '?']).next().unwrap_or("");
        !name.is_empty()
            && (1..=5).contains(&ending.len())
            && ending.starts_with(|c: char| c.is_ascii_alphabetic())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let is_place = address
        .strip_prefix('#')
        .is_some_and(|place| place.starts_with(|c: char| c.is_alphabetic() || c == '_'));
    match has_scheme || has_ending || is_place || address.contains('/') {
        true => Destination::Address,
        false => Destination::Words,
    }
}
