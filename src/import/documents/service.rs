//! The certificate of service: when a document was served, and on whom.

use std::sync::LazyLock;

use regex::Regex;

use super::days;

static SERVED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?is)\b(?:cop(?:y|ies)\s+of|served|mailed|e-?mailed|hand-?delivered|delivered)\b[^.]{0,200}?\b(?:to|on|upon)\s+(?P<who>(?:the\s+|counsel|[A-Z]).{3,400}?)(?:\.\s*$|\.\s+[A-Z/]|\.?\n\n|$)")
        .expect("the expression is right")
});

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
        .split_once("\n\n")
        .map_or(certificate, |(_, body)| body);
    // `on February 6, 2006` is no one.
    let mut own = String::new();
    let mut at = 0;
    for day in days::days(body) {
        own.push_str(&body[at..day.from]);
        at = day.to;
    }
    own.push_str(&body[at..]);
    let own = own.replace(" on to ", " to ").replace(" on  to ", " to ");
    let Some(found) = SERVED.captures(&own) else {
        return Vec::new();
    };
    let mut names = Vec::new();
    let who = found["who"]
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let who = who
        .replace(", and to ", "\u{1}")
        .replace(" and to ", "\u{1}")
        .replace(", to ", "\u{1}")
        .replace("; ", "\u{1}");
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
        let is_all =
            part.to_lowercase().contains("parties") || part.to_lowercase().contains("service list");
        let is_name = part.starts_with(char::is_uppercase)
            && part.len() <= 90
            && !days::days(part).iter().any(|_| true);
        let name = part.trim_end_matches(',').to_owned();
        if is_name && !is_all && !names.contains(&name) {
            names.push(name);
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
        assert!(
            served_on("CERTIFICATE OF SERVICE\n\nCopies were mailed to all parties of record.")
                .is_empty()
        );
    }
}
