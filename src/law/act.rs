//! Bare sections of the Communications Act of 1934, found in a text that names it, or the act of
//! 1996 which amends it.

use std::cell::OnceCell;

use super::built_in;
use super::read::{Citations, cite};
use super::scan;
use super::sections::Section;

/// The acts that a text names, by which its bare sections are read.
#[derive(Debug)]
pub struct Acts<'t> {
    text: &'t str,
    communications: OnceCell<bool>,
}

impl<'t> Acts<'t> {
    /// Takes a whole text, of which single passages are searched.
    pub fn named_in(text: &'t str) -> Acts<'t> {
        Acts {
            text,
            communications: OnceCell::new(),
        }
    }

    fn communications(&self) -> bool {
        *self
            .communications
            .get_or_init(|| names_communications_act(self.text))
    }
}

/// Reads a list of sections, `Section 251(b) or (c)`, as one of title 47 of the United States Code
/// in a text that names the Communications Act of 1934, or that of 1996 which amends it. The
/// citation before it ends at `floor`, and its word for sections starts at `word_start`.
pub(super) fn cite_communications_act(
    text: &str,
    (floor, word_start): (usize, usize),
    mut list: Vec<Section>,
    acts: &Acts<'_>,
) -> Citations {
    let is_section = |section: &str| {
        section.len() == 3
            && section
                .parse()
                .is_ok_and(|number| built_in::COMMUNICATIONS_SECTIONS.contains(&number))
    };
    let end = list.last().map_or(word_start, |last| last.range.end);
    let of_another_code = || {
        ["U.S.C.", "USC", "C.F.R.", "CFR", "Code", "RSMo"]
            .iter()
            .any(|code| scan::phrase_before(text, floor, word_start, code).is_some())
    };
    let of_act = list.first().is_some_and(|first| is_section(&first.number))
        && !of_another_code()
        && !another_law_follows(text, end)
        && acts.communications();
    list.retain(|section| of_act && is_section(&section.number));
    let citations = cite(word_start, list, |section| {
        built_in::code_section(47, section)
    })
    .map_or_else(Vec::new, |reading| reading.citations);
    Citations { citations, end }
}

/// Says whether what follows a section makes it one of another law: `of the Agreement`, `, RSMo`.
fn another_law_follows(text: &str, at: usize) -> bool {
    if scan::missouri_name(text, at).is_some() {
        return true;
    }
    let Some(rest) = text[scan::skip_space(text, at)..]
        .strip_prefix("of")
        .filter(|rest| rest.starts_with(char::is_whitespace))
    else {
        return false;
    };
    let words = rest
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut words = words.skip_while(|word| {
        ["the", "that", "this", "said", "such", "federal"]
            .contains(&word.to_ascii_lowercase().as_str())
    });
    let (first, second) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let this_law = match first {
        "Act" | "TCA" | "FTA" => true,
        "Telecommunications" | "Communications" | "Telecom" | "1996" | "1934" => second == "Act",
        "Title" | "title" => second == "47",
        _ => false,
    };
    !this_law
}

/// Says whether a text names the Communications Act of 1934 or the Telecommunications Act of 1996,
/// in capitals perhaps.
fn names_communications_act(text: &str) -> bool {
    ["ommunications", "OMMUNICATIONS"].iter().any(|word| {
        text.match_indices(word).any(|(at, _)| {
            let words = text[at + word.len()..].split_whitespace();
            let mut words = words.map(|word| word.trim_matches(['*', '_']));
            words
                .next()
                .is_some_and(|word| word.eq_ignore_ascii_case("act"))
                && words
                    .next()
                    .is_some_and(|word| word.eq_ignore_ascii_case("of"))
                && words
                    .next()
                    .is_some_and(|year| year.starts_with("1996") || year.starts_with("1934"))
        })
    })
}
