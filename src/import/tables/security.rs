//! Tells from a cell who may see a record. What is not known to be public is withheld.

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
        const WITHHELD: [&str; 15] = [
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

/// Returns whether the name of a file or a document says that it is withheld: `Response_HC.pdf`,
/// `Cost study (CONFIDENTIAL)`.
pub(super) fn is_marked(name: &str) -> bool {
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let has = |all: &[&str]| words.iter().any(|word| all.contains(&&**word));
    let pair = |first: &str, second: &str| {
        words
            .windows(2)
            .any(|two| two[0] == first && two[1] == second)
    };
    let marks = [
        "confidential",
        "conf",
        "hc",
        "proprietary",
        "privileged",
        "priv",
        "sealed",
        "ceii",
        "cbi",
        "cui",
        "nonpublic",
        "unredacted",
    ];
    let withholds =
        has(&marks) || pair("under", "seal") || pair("non", "public") || pair("trade", "secret");
    // A public version says of what it is one. A paper that asks for a seal is not sealed by that:
    // its kind comes first, and then what it asks for.
    let kinds = [
        "request",
        "motion",
        "application",
        "order",
        "objection",
        "acknowledgment",
        "agreement",
    ];
    let asked = [
        "treatment",
        "status",
        "designation",
        "information",
        "material",
        "materials",
    ];
    let asks = words.windows(2).enumerate().any(|(at, two)| {
        let is_asked = (marks.contains(&&*two[0]) && asked.contains(&&*two[1]))
            || (two[0] == "file" && two[1] == "under");
        is_asked && words[..at].iter().any(|word| kinds.contains(&&**word))
    });
    let opens = has(&[
        "redacted",
        "nonconfidential",
        "np",
        "nonproprietary",
        "unsealed",
    ]) || has(&["public"]) && !pair("non", "public")
        || pair("non", "confidential")
        || pair("not", "confidential")
        || pair("non", "proprietary")
        || pair("confidential", "treatment")
        || pair("proprietary", "treatment")
        || asks;
    withholds && !opens
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

    #[test]
    fn names_that_mark_a_withheld_file_are_known() {
        for name in [
            "Response_HC.pdf",
            "Cost study (CONFIDENTIAL).xlsx",
            "x-conf.pdf",
            "Filed under seal.pdf",
            "Answer PRIV.pdf",
            "non-public.pdf",
            "CONFIDENTIAL Response to Data Request 4.pdf",
            "Motion to Compel (HC).pdf",
            "Confidential settlement agreement",
            "Order CONFIDENTIAL.pdf",
            "Motion to compel filed under seal",
            "Protective order - Exhibit A - highly confidential",
        ] {
            assert!(is_marked(name), "{name}");
        }
        for name in [
            "Response_NP.pdf",
            "Confidential - PUBLIC version.pdf",
            "Motion for Confidential Treatment.pdf",
            "Motion for leave to file under seal",
            "Order granting request for confidential status",
            "Confidential treatment request",
            "conference.pdf",
            "Sealey letter.pdf",
            "report (redacted confidential).pdf",
        ] {
            assert!(!is_marked(name), "{name}");
        }
    }
}
