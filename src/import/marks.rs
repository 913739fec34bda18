//! Tells from the words of a name whether the source withholds what bears it.

/// Returns whether a document's name says that the document is confidential.
///
/// A public version, and a document that only asks for confidential treatment, say the word too.
pub(super) fn is_marked_confidential(name: &str) -> bool {
    let letters: String = name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let words: Vec<&str> = letters.split_whitespace().collect();
    let says = |word: &str| words.contains(&word);
    let withholds = says("confidential")
        || says("proprietary")
        || says("sealed")
        || says("privileged")
        || says("unredacted")
        || words.windows(2).any(|two| two == ["under", "seal"]);
    let opens = says("public")
        || says("redacted")
        || says("nonconfidential")
        || words
            .windows(2)
            .any(|two| two[0] == "non" && two[1] == "confidential")
        || [
            "request",
            "motion",
            "order",
            "treatment",
            "agreement",
            "acknowledgment",
            "acknowledgement",
        ]
        .into_iter()
        .any(says)
            && !says("unredacted");
    withholds && !opens
}

#[cfg(test)]
mod tests {
    use super::is_marked_confidential;

    #[test]
    fn a_name_is_marked_unless_it_is_a_public_version_or_a_request() {
        for name in [
            "Confidential Appendix.pdf",
            "appendix_CONFIDENTIAL.pdf",
            "Exhibit (Sealed)",
            "Filed Under Seal.pdf",
        ] {
            assert!(is_marked_confidential(name), "{name}");
        }
        for name in [
            "Letter.pdf",
            "Redacted - Not Confidential.pdf",
            "Request for Confidential Treatment.pdf",
            "Non-Confidential Summary.pdf",
            "PUBLIC version of confidential report.pdf",
        ] {
            assert!(!is_marked_confidential(name), "{name}");
        }
    }
}
