//! Which type a document is of, by the words that e-filing systems use.

use crate::docket::built_in_ids;

/// The types that only an agency issues.
const ISSUED: [&str; 9] = [
    "order",
    "ruling",
    "decision",
    "judgment",
    "rule",
    "proposed-rule",
    "scheduling-order",
    "notice-of-hearing",
    "minute-entry",
];

/// Phrases and the types that they name. A phrase of several words counts before any single word.
const PHRASES: [(&str, &str); 45] = [
    ("data request", "data-request"),
    ("information request", "data-request"),
    ("discovery request", "data-request"),
    ("interrogatories", "data-request"),
    ("response to data request", "data-response"),
    ("data response", "data-response"),
    ("data request response", "data-response"),
    ("ex parte", "ex-parte"),
    ("notice of ex parte", "ex-parte"),
    ("notice of hearing", "notice-of-hearing"),
    ("notice of proposed rulemaking", "proposed-rule"),
    ("proposed rule", "proposed-rule"),
    ("proposed rules", "proposed-rule"),
    ("scheduling order", "scheduling-order"),
    ("procedural schedule order", "scheduling-order"),
    ("minute entry", "minute-entry"),
    ("minute order", "minute-entry"),
    ("certificate of service", "certificate"),
    ("motion to intervene", "intervention"),
    ("application to intervene", "intervention"),
    ("petition to intervene", "intervention"),
    ("notice of intervention", "intervention"),
    ("reply brief", "brief"),
    ("response brief", "brief"),
    ("reply comments", "comment"),
    ("response comments", "comment"),
    ("public comment", "comment"),
    ("public submission", "comment"),
    ("answer testimony", "testimony"),
    ("response testimony", "testimony"),
    ("reply testimony", "testimony"),
    ("tariff filing", "tariff"),
    ("tariff sheet", "tariff"),
    ("settlement agreement", "agreement"),
    ("interconnection agreement", "agreement"),
    ("stipulation and agreement", "stipulation"),
    ("motion for order", "motion"),
    ("proposed order", "filing"),
    ("draft order", "filing"),
    ("proposed findings", "filing"),
    ("letter order", "order"),
    ("legal brief", "brief"),
    ("study plan", "filing"),
    ("compliance report", "report"),
    ("annual report", "report"),
];

/// Single words and the types that they name.
const WORDS: [(&str, &str); 66] = [
    ("letter", "letter"),
    ("letters", "letter"),
    ("correspondence", "letter"),
    ("application", "application"),
    ("applications", "application"),
    ("petition", "petition"),
    ("petitions", "petition"),
    ("complaint", "complaint"),
    ("complaints", "complaint"),
    ("answer", "answer"),
    ("answers", "answer"),
    ("motion", "motion"),
    ("motions", "motion"),
    ("response", "response"),
    ("responses", "response"),
    ("opposition", "response"),
    ("reply", "reply"),
    ("replies", "reply"),
    ("objection", "objection"),
    ("objections", "objection"),
    ("exceptions", "objection"),
    ("protest", "protest"),
    ("protests", "protest"),
    ("intervention", "intervention"),
    ("interventions", "intervention"),
    ("intervene", "intervention"),
    ("notice", "notice"),
    ("notices", "notice"),
    ("comment", "comment"),
    ("comments", "comment"),
    ("testimony", "testimony"),
    ("affidavit", "affidavit"),
    ("affidavits", "affidavit"),
    ("declaration", "affidavit"),
    ("exhibit", "exhibit"),
    ("exhibits", "exhibit"),
    ("brief", "brief"),
    ("briefs", "brief"),
    ("stipulation", "stipulation"),
    ("stipulations", "stipulation"),
    ("settlement", "agreement"),
    ("agreement", "agreement"),
    ("contract", "agreement"),
    ("tariff", "tariff"),
    ("tariffs", "tariff"),
    ("report", "report"),
    ("reports", "report"),
    ("study", "study"),
    ("studies", "study"),
    ("transcript", "transcript"),
    ("transcripts", "transcript"),
    ("minutes", "minutes"),
    ("certificate", "certificate"),
    ("subpoena", "subpoena"),
    ("correction", "correction"),
    ("errata", "correction"),
    ("erratum", "correction"),
    ("summons", "summons"),
    ("order", "order"),
    ("orders", "order"),
    ("ruling", "ruling"),
    ("decision", "decision"),
    ("opinion", "decision"),
    ("judgment", "judgment"),
    ("rule", "rule"),
    ("pleading", "filing"),
];

/// Finds the type that a text names.
pub(crate) fn of(text: &str) -> Option<&'static str> {
    if let Some(exact) = built_in_ids().find(|id| *id == text) {
        return Some(exact);
    }
    // `Order/Opinion / Delegated Order`: a class, and the type within it.
    let own = text.rsplit(" / ").next().unwrap_or(text);
    named(own).or_else(|| named(text))
}

fn named(text: &str) -> Option<&'static str> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let line = format!(" {} ", words.join(" "));
    let phrases = PHRASES
        .iter()
        .filter(|(phrase, _)| line.contains(&format!(" {phrase} ")));
    if let Some((_, id)) = phrases.max_by_key(|(phrase, _)| phrase.len()) {
        return Some(id);
    }
    words.iter().find_map(|word| {
        let found = WORDS.iter().find(|(name, _)| name == word);
        found.map(|(_, id)| *id)
    })
}

/// Returns whether only the agency issues documents of a type.
pub(crate) fn is_issued(id: &str) -> bool {
    ISSUED.contains(&id)
}

/// Returns whether a name is that of an agency or of one of its offices.
pub(crate) fn is_agency(name: &str) -> bool {
    const WORDS: [&str; 23] = [
        "commission",
        "commissioner",
        "commissioners",
        "board",
        "agency",
        "department",
        "administration",
        "court",
        "judge",
        "bureau",
        "office",
        "authority",
        "division",
        "secretary",
        "clerk",
        "service",
        "administrator",
        "council",
        "alj",
        "examiner",
        "puc",
        "psc",
        "ferc",
    ];
    const NOT: [&str; 7] = [
        "company",
        "llc",
        "inc",
        "corporation",
        "corp",
        "counsel",
        "advocate",
    ];
    let words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .collect();
    let has = |all: &[&str]| words.iter().any(|word| all.contains(&&**word));
    has(&WORDS) && !has(&NOT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_filing_systems_name_types() {
        for (text, want) in [
            ("Petition", "petition"),
            ("Correspondence", "letter"),
            ("Data Request", "data-request"),
            ("Ex Parte", "ex-parte"),
            ("Application/Petition/Request / Tariff Filing", "tariff"),
            ("Intervention / Protest", "protest"),
            ("Order/Opinion / Delegated Order", "order"),
            ("Notice / Notice of Filing", "notice"),
            ("Comments/Protest / Comment", "comment"),
            ("Reply Brief", "brief"),
            ("Motion to Intervene Out of Time", "intervention"),
            ("Direct Testimony", "testimony"),
            ("Proposed Order", "filing"),
            ("data-response", "data-response"),
            ("notice-of-hearing", "notice-of-hearing"),
        ] {
            assert_eq!(of(text), Some(want), "{text}");
        }
        assert_eq!(of("Miscellaneous"), None);
        assert_eq!(of("Orderly Transition Plan"), None);
    }

    #[test]
    fn every_type_that_is_named_is_built_in() {
        for (_, id) in WORDS.iter().chain(&PHRASES) {
            assert!(built_in_ids().any(|known| known == *id), "{id}");
        }
        for kind in crate::docket::built_in() {
            assert_eq!(of(&kind.id), Some(&*kind.id));
            assert_eq!(
                is_issued(&kind.id),
                kind.role == crate::docket::TypeRole::Issued
            );
        }
    }
}
