//! The names of files in a package: legal on every system, unique where case does not count, and
//! short enough for the longest path that Windows opens.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::is_unseen;

/// The longest name without its ending, in UTF-16 units, as Windows counts. With the longest name
/// of the folder and the longest ending, a path in the package has 160; Windows opens 259, so the
/// folder in which a reader unpacks it may have 99.
pub(super) const LONGEST: usize = 110;

/// The longest name of the folder that holds all, in UTF-16 units.
const FOLDER: usize = 32;

/// The longest ending, in bytes.
const ENDING: usize = 8;

/// The most bytes of a name: file systems take 255, and a number and an ending have to fit too.
const BYTES: usize = 230;

/// What Windows takes for a device, whatever ending follows.
const DEVICES: [&str; 8] = [
    "con", "prn", "aux", "nul", "conin$", "conout$", "com", "lpt",
];

/// The names that are taken, each with the number of the last one that would have been the same.
#[derive(Debug, Default)]
pub(super) struct TakenNames(HashMap<String, usize>);

impl TakenNames {
    /// Makes a name of a stem and an ending that no other file has; the second of two that would be
    /// one gets a number.
    pub(super) fn take(&mut self, stem: &str, ending: &str) -> String {
        let first = format!("{stem}{ending}");
        let mut name = first.clone();
        while self.has(&name) {
            let number = self.0.entry(folded(&first)).or_default();
            *number += 1;
            let end = format!(" ({number})");
            let room = LONGEST - end.len();
            name = format!("{}{end}{ending}", shortened(stem, room));
        }
        self.0.insert(folded(&name), 1);
        name
    }

    /// Returns whether a file has a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(&folded(name))
    }
}

/// Returns a name as a file system sees it that ignores case and how accents are composed.
fn folded(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).collect()
}

/// Makes the name of the folder that holds all.
pub(super) fn folder_name(number: &str) -> String {
    let name = shortened(&cleaned(number), FOLDER).to_owned();
    let device = name.to_lowercase();
    let device = device.split('.').next().unwrap_or_default();
    let device = device.trim_end_matches(|c: char| c.is_ascii_digit() || "¹²³".contains(c));
    match name.is_empty() || DEVICES.contains(&device.trim_end()) {
        true => format!("docket {name}").trim_end().to_owned(),
        false => name,
    }
}

/// Replaces what no name may hold, and leaves no blank or dot at the end.
pub(super) fn cleaned(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            // A time of day, a docket's number, a subtitle.
            ':' | '/' | '\\' | '|' => name.push('-'),
            '"' => name.push('\''),
            '<' | '>' | '?' | '*' => name.push(' '),
            c if c.is_control() || c.is_whitespace() => name.push(' '),
            c if is_unseen(c) => {}
            c => name.push(c),
        }
    }
    let name = name.split(' ').filter(|word| !word.is_empty());
    let name = name.collect::<Vec<_>>().join(" ");
    // A name that begins with a dot is hidden on some systems, and one with a hyphen is an option.
    let name = name.trim_start_matches(['.', '-', ' ', '~']);
    name.trim_end_matches(['.', ' ']).to_owned()
}

/// Shortens a name to so many UTF-16 units, at the end of a word where one is near.
pub(super) fn shortened(name: &str, most: usize) -> &str {
    let mut units = 0;
    let end = name.char_indices().find(|(at, c)| {
        units += c.len_utf16();
        units > most || at + c.len_utf8() > BYTES
    });
    let Some((end, _)) = end else {
        return name.trim_end_matches(['.', ' ']);
    };
    let word = name[..end].rfind(' ').filter(|at| *at > end / 2);
    name[..word.unwrap_or(end)].trim_end_matches(['.', ' ', ',', '-'])
}

/// Returns the ending of a file's name with its dot; none where it is no usual one.
pub(super) fn ending_of(name: &str) -> &str {
    match name.rfind('.') {
        Some(at) if at > 0 => {
            let end = &name[at + 1..];
            let is_usual = !end.is_empty()
                && end.len() < ENDING
                && end.chars().all(|c| c.is_ascii_alphanumeric());
            if is_usual { &name[at..] } else { "" }
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_legal_on_every_system() {
        for (text, want) in [
            ("Motion to compel", "Motion to compel"),
            ("Re: \"A/B\" <x> | y?*", "Re- 'A-B' x - y"),
            ("Order No. 5.", "Order No. 5"),
            (" . hidden", "hidden"),
            ("a\u{0}b\tc\nd\u{202e}e", "a b c de"),
            ("e\u{301}", "é"),
            ("...", ""),
        ] {
            assert_eq!(cleaned(text), want, "{text:?}");
        }
        for (number, want) in [
            ("GR-2024-0117", "GR-2024-0117"),
            ("CON", "docket CON"),
            ("com1", "docket com1"),
            ("LPT9.x", "docket LPT9.x"),
            ("COMMON", "COMMON"),
            ("?", "docket"),
        ] {
            assert_eq!(folder_name(number), want);
        }
    }

    #[test]
    fn a_long_name_ends_with_a_word_and_two_that_look_alike_are_told_apart() {
        let long = "word ".repeat(100);
        let short = shortened(&long, LONGEST);
        assert!(short.ends_with("word") && short.len() <= LONGEST, "{short}");
        assert_eq!(shortened(&"é".repeat(300), 200).len(), BYTES);
        assert_eq!(shortened(&"𝔸".repeat(300), 20).chars().count(), 10);
        let mut taken = TakenNames::default();
        assert_eq!(taken.take("A", ".pdf"), "A.pdf");
        assert_eq!(taken.take("a", ".PDF"), "a (2).PDF");
        assert_eq!(taken.take("A", ".pdf"), "A (3).pdf");
        let long = "x".repeat(LONGEST);
        taken.take(&long, ".pdf");
        assert_eq!(taken.take(&long, ".pdf").len(), LONGEST + 4);
    }

    #[test]
    fn an_ending_is_what_a_system_opens_a_file_by() {
        for (name, want) in [
            ("a.pdf", ".pdf"),
            ("a.tar.gz", ".gz"),
            ("README", ""),
            (".hidden", ""),
            ("No. 5 of it", ""),
            ("a.", ""),
        ] {
            assert_eq!(ending_of(name), want);
        }
    }
}
