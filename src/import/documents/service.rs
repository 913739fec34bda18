//! The certificate of service: when a document was served, and on whom.

use std::sync::LazyLock;

use regex::Regex;

use super::{days, names};

static SERVED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?is)\b(?:cop(?:y|ies)\s+of|served|mailed|e-?mailed|hand-?delivered|delivered|sent|transmitted)\b[^.]{0,300}?\b(?:to|on|upon)\s+(?P<who>(?:the\s+|counsel|[A-Z]).{3,600}?)(?:$|\.\s*$|\.\s+(?:/s/|[A-Z][a-z]+\s|[A-Z]{2,}))")
        .expect("the expression is right")
});

/// What says that a list of those who were served follows.
static FOLLOWING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?is)\b(?:served|mailed|e-?mailed|delivered|sent|transmitted)\b[^:]{0,300}:")
        .expect("the expression is right")
});

/// The most names that are taken from a list of those who were served.
const MOST: usize = 40;

/// Returns the part of a text that certifies how it was served.
pub(super) fn certificate(text: &str) -> Option<&str> {
    let upper = text.to_ascii_uppercase();
    let at = upper
        .find("CERTIFICATE OF SERVICE")
        .or_else(|| upper.find("PROOF OF SERVICE"))?;
    Some(&text[at..])
}

/// Returns those on whom a document was served.
pub(super) fn served_on(certificate: &str) -> Vec<String> {
    let body = certificate
        .get(HEADING..)
        .map_or(certificate, |rest| rest.trim_start());
    let listed = FOLLOWING.find(body).map(|lead| listed(&body[lead.end()..]));
    if let Some(names) = listed.filter(|names| !names.is_empty()) {
        return names;
    }
    // `on February 6, 2006` is no one.
    let mut own = String::new();
    let mut at = 0;
    for day in days::days(body) {
        own.push_str(&body[at..day.from]);
        at = day.to;
    }
    own.push_str(&body[at..]);
    // The end of a page does not end a sentence.
    let own = own.split_whitespace().collect::<Vec<_>>().join(" ");
    let own = own.replace(" on to ", " to ").replace(" on, to ", " to ");
    let own = own
        .replace(" on upon ", " upon ")
        .replace(" on on ", " on ");
    let Some(found) = SERVED.captures(&own) else {
        return Vec::new();
    };
    let who = found["who"]
        .replace(", and to ", "\u{1}")
        .replace(", and on ", "\u{1}")
        .replace(" and to ", "\u{1}")
        .replace(" and on ", "\u{1}")
        .replace(", to ", "\u{1}")
        .replace("; ", "\u{1}");
    let mut names: Vec<String> = Vec::new();
    for part in who.split('\u{1}') {
        let part = part.trim().trim_end_matches('.');
        let part = [
            "and ",
            "the ",
            "counsel for ",
            "counsel of record for ",
            "attorneys for ",
            "the ",
        ]
        .iter()
        .fold(part, |part, lead| part.strip_prefix(lead).unwrap_or(part));
        let lower = part.to_lowercase();
        let is_all = ["parties", "service list", "persons", "counsel of record"]
            .iter()
            .any(|words| lower.contains(words));
        let is_name = part.starts_with(char::is_uppercase)
            && part.len() <= 90
            && !part.contains(". ")
            && days::days(part).is_empty();
        let name = part.trim_end_matches(',').to_owned();
        if is_name && !is_all && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// How long the heading of a certificate is, in bytes; that of a proof is shorter, and what follows
/// it is no name.
const HEADING: usize = "CERTIFICATE OF SERVICE".len();

/// Returns the organizations of a list, an address each.
fn listed(list: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let lines = list.lines().map(str::trim);
    for line in lines.take_while(|line| !line.contains("/s/")) {
        let name = line.trim_end_matches([',', ';', '.']);
        let is_name = names::is_organization(name) && names::is_titled(name);
        if is_name && !names.iter().any(|known| known == name) && names.len() < MOST {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_names_those_who_were_served() {
        let text = "CERTIFICATE OF SERVICE\n\nI certify that copies of this motion were e-mailed on February 6, 2006 to the General Counsel of the Commission, to the Office of the Public Counsel, and to counsel for Invented Telecom, LLC.\n/s/ Dana Madeup";
        assert_eq!(
            served_on(certificate(text).expect("there is one")),
            [
                "General Counsel of the Commission",
                "Office of the Public Counsel",
                "Invented Telecom, LLC"
            ]
        );
        for all in [
            "CERTIFICATE OF SERVICE\n\nCopies were mailed to all parties of record.",
            "CERTIFICATE OF SERVICE Copies were served on each of the persons on the service list.",
        ] {
            assert_eq!(served_on(all), [""; 0], "{all}");
        }
    }

    #[test]
    fn the_end_of_a_page_does_not_end_the_certificate() {
        let text = "CERTIFICATE OF SERVICE I certify that copies were e-mailed on May 6, 2011 to the Office of the Public Counsel, and to counsel for Heron\n\nWater, LLC. /s/ Noor Invented\n\n1 All references are to a statute.";
        assert_eq!(
            served_on(certificate(text).expect("there is one")),
            ["Office of the Public Counsel", "Heron Water, LLC"]
        );
    }

    #[test]
    fn a_list_of_addresses_names_its_organizations() {
        let text = "CERTIFICATE OF SERVICE\n\nI certify that a copy was mailed to the following:\n\nHeron Water, LLC\n12 Pretend Street\nLarkspur, KS 66999\n\nOffice of the Ratepayer Advocate\nP.O. Box 1\n\n/s/ Noor Invented\nQuill Telephone, LLC";
        assert_eq!(
            served_on(certificate(text).expect("there is one")),
            ["Heron Water, LLC", "Office of the Ratepayer Advocate"]
        );
    }
}
