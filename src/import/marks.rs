//! Decides from a name whether its document is withheld: the name of a file or a folder, the title
//! of a filing. Tables, documents, and portals ask the same questions here.

/// Words that withhold what they name.
const WITHHOLD: [&str; 19] = [
    "confidential",
    "confidentially",
    "conf",
    "hc",
    "hspm",
    "proprietary",
    "privileged",
    "priv",
    "sealed",
    "ceii",
    "cbi",
    "cui",
    "aeo",
    "nonpublic",
    "unredacted",
    "filed under seal",
    "under seal",
    "trade secret",
    "trade secrets",
];

/// Phrases that withhold, of which each word alone says nothing.
const PHRASES: [&str; 9] = [
    "eyes only",
    "highly sensitive",
    "protected material",
    "protected materials",
    "in camera",
    "do not release",
    "do not disclose",
    "not for release",
    "internal use only",
];

/// Spellings that are brought to one word first, so that `not public` does not say `public`.
const SPELLINGS: [(&str, &str); 12] = [
    (" not for public ", " nonpublic "),
    (" non public ", " nonpublic "),
    (" not public ", " nonpublic "),
    (" un redacted ", " unredacted "),
    (" non redacted ", " unredacted "),
    (" not redacted ", " unredacted "),
    (" non confidential ", " nonconfidential "),
    (" not confidential ", " nonconfidential "),
    (" non proprietary ", " nonproprietary "),
    (" not proprietary ", " nonproprietary "),
    // What telephone companies certify every year is public.
    (" proprietary network ", " network "),
    (" non privileged ", " nonprivileged "),
];

/// Words that open what they name: it is the version for the public.
const OPEN: [&str; 5] = [
    "redacted",
    "nonconfidential",
    "np",
    "nonproprietary",
    "unsealed",
];

/// What follows `public` where it says which version a document is. `Public Service Commission` and
/// `Public Counsel` say nothing of that.
const VERSIONS: [&str; 9] = [
    "version", "versions", "copy", "document", "doc", "redacted", "filing", "file", "edition",
];

/// Kinds of papers that ask for something, or decide on it.
const PAPERS: [&str; 17] = [
    "request",
    "requests",
    "requesting",
    "motion",
    "application",
    "petition",
    "order",
    "granting",
    "denying",
    "objection",
    "opposition",
    "notice",
    "acknowledgment",
    "acknowledgement",
    "agreement",
    "leave",
    "affidavit",
];

/// What such a paper asks for.
const ASKED: [&str; 8] = [
    "treatment",
    "status",
    "designation",
    "protection",
    "information",
    "material",
    "materials",
    "documents",
];

/// Returns whether a name says that its document is withheld: `Response_HC.pdf`, `Cost study
/// (CONFIDENTIAL)`.
///
/// A public version says of what it is one, and a paper that asks for a seal is not sealed by that.
pub(super) fn is_marked(name: &str) -> bool {
    let words = words(name);
    let has = |word: &str| words.contains(&format!(" {word} "));
    let asks = asks(&words);
    if has("unredacted") && !asks {
        return true;
    }
    let withholds = WITHHOLD.iter().chain(&PHRASES).any(|word| has(word));
    withholds && !asks && !OPEN.iter().any(|word| has(word)) && !says_public(name)
}

/// Returns whether the name of a file says so, also by the one letter that some agencies put at its
/// end: `Schedule 1 (C).pdf`, `Testimony_C.pdf`.
pub(super) fn is_marked_file(name: &str) -> bool {
    if is_marked(name) {
        return true;
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_bracketed = name.contains("(HC)") || name.contains("(C)") || name.contains("(P)");
    let ends = stem.strip_suffix("_C").is_some_and(|before| {
        // `Exhibit_C` is the third exhibit.
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
        let word = word.unwrap_or_default().to_lowercase();
        !word.is_empty() && !COUNTED.contains(&word.as_str())
    });
    (is_bracketed || ends) && !says_public(name)
}

/// What letters count.
const COUNTED: [&str; 22] = [
    "exhibit",
    "exh",
    "ex",
    "schedule",
    "sched",
    "sch",
    "appendix",
    "app",
    "attachment",
    "attach",
    "att",
    "annex",
    "part",
    "section",
    "sec",
    "volume",
    "vol",
    "tab",
    "figure",
    "table",
    "phase",
    "series",
];

/// Returns the words of a name in lower case, with a blank around each.
fn words(name: &str) -> String {
    let mut words = String::from(" ");
    for word in name.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            words.push_str(&word.to_lowercase());
            words.push(' ');
        }
    }
    for (from, to) in SPELLINGS {
        words = words.replace(from, to);
    }
    words
}

/// Returns whether a paper asks for a seal or for confidential treatment, or decides on that. Its
/// kind comes first, and then what it asks for; `confidential treatment requested` is a mark.
fn asks(words: &str) -> bool {
    let all: Vec<&str> = words.split_whitespace().collect();
    let is_mark = |word: &str| WITHHOLD.contains(&word) || word == "secret" || word == "secrets";
    all.windows(2).enumerate().any(|(at, two)| {
        let is_after_paper = all[..at].iter().any(|word| PAPERS.contains(word));
        let is_treatment = matches!(two[1], "treatment" | "status" | "designation");
        let is_paper_itself = is_treatment
            && all.get(at + 2).is_some_and(|word| {
                matches!(
                    *word,
                    "request" | "motion" | "order" | "application" | "petition"
                )
            });
        let is_asked = is_mark(two[0]) && ASKED.contains(&two[1])
            || matches!(
                two,
                ["file", "under"] | ["filing", "under"] | ["to", "seal"]
            );
        is_asked && (is_after_paper || is_paper_itself)
    })
}

/// Returns whether a name says that it is the version for the public.
fn says_public(name: &str) -> bool {
    let lower = name.to_lowercase();
    let mut places = lower.match_indices("public").map(|(at, _)| at);
    places.any(|at| {
        let before = lower[..at].trim_end_matches([' ', '-', '_', '‐', '‑', '–']);
        let is_word = !lower[..at].ends_with(char::is_alphanumeric);
        let is_denied = ["non", "not", "not for", "and", "or", "&", "/"]
            .iter()
            .any(|word| before.ends_with(word));
        let after = &lower[at + "public".len()..];
        let rest = after.trim_start();
        let next = rest.split(|c: char| !c.is_alphanumeric()).next();
        let is_version = match rest.chars().next() {
            None => true,
            Some(c) if c.is_alphanumeric() => {
                after.len() > rest.len() && next.is_some_and(|word| VERSIONS.contains(&word))
            }
            Some('&' | '/') => false,
            Some(_) => true,
        };
        is_word && is_version && !is_denied
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_withhold_are_known() {
        for name in [
            "Response_HC.pdf",
            "Cost study (CONFIDENTIAL).xlsx",
            "x-conf.pdf",
            "Filed under seal.pdf",
            "Answer PRIV.pdf",
            "non-public.pdf",
            "NON‐PUBLIC Exhibit 2",
            "Exhibit 2 - not public.pdf",
            "CONFIDENTIAL Response to Data Request 4.pdf",
            "Motion to Compel (HC).pdf",
            "Confidential settlement agreement",
            "Order CONFIDENTIAL.pdf",
            "Motion to compel filed under seal",
            "Protective order - Exhibit A - highly confidential",
            "CONFIDENTIAL TREATMENT REQUESTED - Exhibit A",
            "Exhibit B, Confidential Treatment Claimed",
            "HIGHLY SENSITIVE PROTECTED MATERIALS Attachment 1",
            "Schedule 3 (HSPM).xlsx",
            "Attorneys’ Eyes Only Exhibit",
            "Confidential Response to Public Counsel DR 4.pdf",
            "Public Service Commission - CONFIDENTIAL exhibit.pdf",
            "Confidential and Public copies.pdf",
            "Redacted and unredacted testimony.pdf",
            "Confidential Appendix.pdf",
            "Exhibit (Sealed)",
            "Report - Trade Secret.pdf",
        ] {
            assert!(is_marked(name), "{name}");
        }
    }

    #[test]
    fn public_versions_and_papers_that_ask_for_a_seal_are_not_withheld() {
        for name in [
            "Response_NP.pdf",
            "Confidential - PUBLIC version.pdf",
            "PUBLIC - REDACTED VERSION of confidential report.pdf",
            "DR-4 response (confidential removed) PUBLIC.pdf",
            "Motion for Confidential Treatment.pdf",
            "Motion for leave to file under seal",
            "Motion to Seal Confidential Exhibit Documents for confidential treatment",
            "Order granting request for confidential status",
            "Confidential treatment request",
            "conference.pdf",
            "Sealey letter.pdf",
            "report (redacted confidential).pdf",
            "Redacted - Not Confidential.pdf",
            "Non-Confidential Summary.pdf",
            "Acknowledgment of Confidential Information",
            "Annual Customer Proprietary Network Information Certification",
            "Protective Order",
            "Order Unsealing Docket",
            "Motion for Protective Order.pdf",
        ] {
            assert!(!is_marked(name), "{name}");
        }
    }

    #[test]
    fn one_letter_at_the_end_of_a_file_name_withholds_unless_it_counts() {
        for name in [
            "Schedule 1 (C).pdf",
            "Smith Direct_C.pdf",
            "Answer (HC).pdf",
        ] {
            assert!(is_marked_file(name), "{name}");
        }
        for name in [
            "Exhibit_C.pdf",
            "Appendix C.pdf",
            "Plan_ABC.pdf",
            "a (C) PUBLIC.pdf",
        ] {
            assert!(!is_marked_file(name), "{name}");
        }
    }
}
