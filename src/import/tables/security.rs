//! Decides from a cell who may see a record. What is not known to be public is withheld.

use crate::docket::{Access, withholding};
use crate::text::looks;

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// The record is public.
    Public,
    /// It is withheld.
    Withheld(Access),
    /// Nothing.
    Nothing,
    /// Something that is not known.
    Unknown,
}

/// Words for what is public, as letters.
const PUBLIC: [&str; 24] = [
    "public",
    "publicdocument",
    "publicfiling",
    "publicrecord",
    "publicversion",
    "publicaccess",
    "publiclyavailable",
    "publicinformation",
    "nonconfidential",
    "notconfidential",
    "nonproprietary",
    "np",
    "unrestricted",
    "notrestricted",
    "open",
    "openaccess",
    "nonrestricted",
    "unsealed",
    "notsealed",
    "norestriction",
    "norestrictions",
    "publicredacted",
    "publicredactedversion",
    "redactedpublicversion",
];

const YES: [&str; 7] = ["yes", "y", "true", "t", "1", "x", "on"];
const NO: [&str; 6] = ["no", "n", "false", "f", "0", "off"];

/// Judges a cell that says in words how open a record is.
pub(super) fn of_scale(text: &str) -> Says {
    let letters = looks::letters(text);
    match &*letters {
        "" => Says::Nothing,
        word if PUBLIC.contains(&word) => Says::Public,
        word => Says::of_word(word),
    }
}

/// Judges a cell under a name such as `Confidential?`.
pub(super) fn of_withheld(text: &str) -> Says {
    let letters = looks::letters(text);
    match &*letters {
        "" => Says::Nothing,
        word if NO.contains(&word) || PUBLIC.contains(&word) => Says::Public,
        word if YES.contains(&word) => Says::Withheld(Access::Confidential),
        word => Says::of_word(word),
    }
}

/// Judges a cell under a name such as `Public?`.
pub(super) fn of_public(text: &str) -> Says {
    let letters = looks::letters(text);
    match &*letters {
        "" => Says::Nothing,
        word if YES.contains(&word) || PUBLIC.contains(&word) => Says::Public,
        word if NO.contains(&word) => Says::Withheld(Access::Confidential),
        word => Says::of_word(word),
    }
}

impl Says {
    fn of_word(letters: &str) -> Says {
        const SEALED: [&str; 4] = ["seal", "incamera", "secret", "exparteunder"];
        const WITHHELD: [&str; 18] = [
            "confidential",
            "proprietary",
            "privileged",
            "restricted",
            "protected",
            "nonpublic",
            "notpublic",
            "ceii",
            "cui",
            "tradesecret",
            "sensitive",
            "private",
            "internal",
            "hc",
            "cbi",
            "hspm",
            "eyesonly",
            "notforrelease",
        ];
        if SEALED.iter().any(|word| letters.contains(word)) && !letters.contains("tradesecret") {
            return Says::Withheld(Access::Sealed);
        }
        match WITHHELD.iter().any(|word| letters.contains(word)) {
            true => Says::Withheld(Access::Confidential),
            false => Says::Unknown,
        }
    }
}

/// Returns whether a column that is not known, and what it holds, say that a record is withheld:
/// `Status` and `Sealed`, or `Confidential treatment` and anything but no.
pub(super) fn withholds(name: &str, cell: &str) -> bool {
    const NAMES: [&str; 9] = [
        "confiden",
        "sealed",
        "underseal",
        "privileged",
        "proprietary",
        "nonpublic",
        "restricted",
        "redacted",
        "tradesecret",
    ];
    let letters = looks::letters(cell);
    let says_none = matches!(&*letters, "na" | "none" | "notapplicable");
    if letters.is_empty() || says_none || NO.contains(&&*letters) || PUBLIC.contains(&&*letters) {
        return false;
    }
    let name = looks::letters(name);
    let is_near = || withholding::word_of_text(cell).is_some_and(|word| word.letters != "none");
    NAMES.iter().any(|word| name.contains(word)) || is_near()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_known_to_be_public_is_public() {
        for text in [
            "Public",
            "PUBLIC ",
            "Non-Proprietary",
            "NP",
            "Not Confidential",
        ] {
            assert_eq!(of_scale(text), Says::Public, "{text}");
        }
        for text in [
            "Confidential",
            "Highly Confidential",
            "HC",
            "Proprietary",
            "CEII",
            "Privileged",
            "Protected",
            "Non-Public",
            "Not public",
        ] {
            assert_eq!(
                of_scale(text),
                Says::Withheld(Access::Confidential),
                "{text}"
            );
        }
        for text in ["Sealed", "Under seal", "In camera"] {
            assert_eq!(of_scale(text), Says::Withheld(Access::Sealed), "{text}");
        }
        for text in ["P", "Level 2", "Public?or not", "yes", "No", "C"] {
            assert_eq!(of_scale(text), Says::Unknown, "{text}");
        }
        assert_eq!(of_scale(" "), Says::Nothing);
        assert_eq!(of_withheld("Y"), Says::Withheld(Access::Confidential));
        assert_eq!(of_withheld("n"), Says::Public);
        assert_eq!(of_withheld("perhaps"), Says::Unknown);
        assert_eq!(of_public("No"), Says::Withheld(Access::Confidential));
        assert_eq!(of_public("yes"), Says::Public);
    }

    #[test]
    fn a_column_that_is_not_known_can_withhold() {
        for (name, cell) in [
            ("Status", "Sealed"),
            ("Level", "CONFIDENTIAL"),
            ("Confidential Treatment", "Requested"),
            ("Redacted?", "Y"),
            ("Flag", "Highly Confidential"),
        ] {
            assert!(withholds(name, cell), "{name}: {cell}");
        }
        for (name, cell) in [
            ("Status", "Open"),
            ("Confidential Treatment", "No"),
            ("Confidential Treatment", "N/A"),
            ("Category", "Submittal"),
            ("Notes", "None"),
            ("Level", ""),
        ] {
            assert!(!withholds(name, cell), "{name}: {cell}");
        }
    }
}
