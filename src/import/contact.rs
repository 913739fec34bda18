//! Leaves out where private people can be reached: portals hand it out with what people wrote.
//!
//! What has no other meaning goes without a trace, as in a name. In a text, words say that
//! something was left out.

use std::sync::LazyLock;

use regex::Regex;

use super::{Batch, Body, FoundFiling};

/// How many lines at the beginning and at the end of a text may be those of a letterhead or a
/// signature.
const EDGE: usize = 8;

static MAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:mailto:)?[\w.+%-]+@[\w-]+(?:\.[\w-]+)+").expect("the expression is right")
});

/// A longer number with such an end, as a docket may have, is none.
static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<before>^|[^\w.$-])(?P<one>\+?1[-. ]?)?(?:\((?P<a>\d{3})\)\s?|(?P<b>\d{3})[-. ])\d{3}[-. ]\d{4}(?P<after>$|[^\w-])")
        .expect("the expression is right")
});

static STREET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^\s*(?:
            \d{1,6}[A-Za-z]?\s+(?:[NSEW]{1,2}\.?\s+)?(?:[A-Z0-9][\w'.-]*\s+){1,4}
            (?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Circle|Cir|Place|Pl|Plaza|Way|Terrace|Ter|Trail|Parkway|Pkwy|Highway|Hwy|Square|Sq|Loop|Route|Rte)\b\.?
            |P\.?\s?O\.?\s+Box\s+\d+
        )(?:,?\s+(?:Apt|Apartment|Suite|Ste|Unit|No|\#)\.?\s*\#?[\w-]+)?
        (?:,.{0,60})?\s*$",
    )
    .expect("the expression is right")
});

/// Numbers that are free to call: no private person has one.
const FREE: [&str; 7] = ["800", "833", "844", "855", "866", "877", "888"];

/// How much of what a source gives is what people wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writers {
    /// The texts are those of people.
    People,
    /// The texts are those of an agency or a court.
    Officials,
}

/// Leaves contact data out of a batch, and adds a note that says so.
pub(super) fn leave_out(batch: &mut Batch, writers: Writers) {
    let mut count = 0;
    for filing in &mut batch.filings {
        let before = (
            filing.title.clone(),
            filing.facts.clone(),
            filing.body.clone(),
        );
        from_filing(filing, writers);
        let is_other =
            before.0 != filing.title || before.1 != filing.facts || before.2 != filing.body;
        count += usize::from(is_other);
    }
    if count > 0 {
        let records = if count == 1 { "record" } else { "records" };
        batch.notes.push(format!(
            "e-mail addresses, telephone numbers and street addresses were left out of the text of {count} {records} (`--keep-contact` keeps them)"
        ));
    }
}

fn from_filing(filing: &mut FoundFiling, writers: Writers) {
    filing.title = from_text(&filing.title);
    for (_, value) in &mut filing.facts {
        *value = from_text(value);
    }
    for attachment in &mut filing.attachments {
        for text in [&mut attachment.label, &mut attachment.title]
            .into_iter()
            .flatten()
        {
            *text = from_text(text);
        }
    }
    let lists = [
        &mut filing.filed_by,
        &mut filing.on_behalf_of,
        &mut filing.addressed_to,
        &mut filing.served_on,
    ];
    for names in lists {
        for name in names.iter_mut() {
            *name = from_name(name);
        }
        names.retain(|name| !name.is_empty());
    }
    if writers == Writers::People
        && let Body::Plain(text) = &mut filing.body
    {
        *text = from_letter(text);
    }
}

/// Leaves contact data out of a name: `Pat Placeholder <pat@example.org>`.
fn from_name(name: &str) -> String {
    let own = MAIL.replace_all(name, "");
    let own = PHONE.replace_all(&own, "$before$after");
    if own == name {
        return name.to_owned();
    }
    own.replace("<>", "")
        .replace("()", "")
        .trim_end_matches([' ', ',', '-', '(', '<', ';'])
        .trim()
        .to_owned()
}

/// Leaves e-mail addresses and telephone numbers out of a text.
fn from_text(text: &str) -> String {
    if !text.contains('@') && text.bytes().filter(u8::is_ascii_digit).count() < 10 {
        return text.to_owned();
    }
    let text = MAIL.replace_all(text, |found: &regex::Captures<'_>| {
        let address = found[0].to_ascii_lowercase();
        match address.ends_with(".gov") || address.ends_with(".mil") {
            true => found[0].to_owned(),
            false => "(e-mail address left out)".to_owned(),
        }
    });
    let mut text = text.into_owned();
    // What follows a number is what comes before the next one.
    for _ in 0..2 {
        let made = PHONE.replace_all(&text, |found: &regex::Captures<'_>| {
            let area = found.name("a").or(found.name("b"));
            match area.is_some_and(|area| FREE.contains(&area.as_str())) {
                true => found[0].to_owned(),
                false => format!(
                    "{}(telephone number left out){}",
                    &found["before"], &found["after"]
                ),
            }
        });
        text = made.into_owned();
    }
    text
}

/// Leaves contact data out of a letter, with street addresses in its head and below its signature.
fn from_letter(text: &str) -> String {
    let text = from_text(text);
    let lines: Vec<&str> = text.split('\n').collect();
    let spoken: Vec<usize> = (0..lines.len())
        .filter(|at| !lines[*at].trim().is_empty())
        .collect();
    let is_edge = |at: usize| {
        let place = spoken.binary_search(&at).unwrap_or(usize::MAX);
        place < EDGE || place.saturating_add(EDGE) >= spoken.len() && place < spoken.len()
    };
    let lines =
        lines
            .iter()
            .enumerate()
            .map(|(at, line)| match is_edge(at) && STREET.is_match(line) {
                true => "(street address left out)",
                false => line,
            });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_people_can_be_reached_is_left_out_of_texts_and_names() {
        for (text, want) in [
            (
                "Call me at (555) 555-0142, 555.555.0143 or pat@example.com.",
                "Call me at (telephone number left out), (telephone number left out) or (e-mail address left out).",
            ),
            (
                "Write to rules@agency.gov or call 1-800-555-0199.",
                "Write to rules@agency.gov or call 1-800-555-0199.",
            ),
            (
                "Docket 20-183-555-0142 A @ B",
                "Docket 20-183-555-0142 A @ B",
            ),
            (
                "In 2020 123-4567-8901 and 10309231234 $1,555,555,014",
                "In 2020 123-4567-8901 and 10309231234 $1,555,555,014",
            ),
        ] {
            assert_eq!(from_text(text), want);
        }
        assert_eq!(
            from_name("Pat Placeholder <pat@example.com>"),
            "Pat Placeholder"
        );
        assert_eq!(from_name("Sample, LLC"), "Sample, LLC");
    }

    #[test]
    fn an_address_is_left_out_where_a_letter_has_it_and_kept_where_it_is_argued_about() {
        let middle = "The plant is at\n100 Mill Road, Sampletown\nand hums.\n".repeat(6);
        let letter = format!(
            "Pat Placeholder\n12 N. Nowhere Lane, Apt. 9\n\n{middle}\n\nYours,\nPat\nP.O. Box 99, Sampletown, MO 65199\n"
        );
        let made = from_letter(&letter);
        assert!(
            made.starts_with("Pat Placeholder\n(street address left out)\n"),
            "{made}"
        );
        assert!(
            made.ends_with("Yours,\nPat\n(street address left out)\n"),
            "{made}"
        );
        assert!(made.contains("100 Mill Road"), "{made}");
        assert_eq!(
            from_letter("3 Roads lead there.\n2 Streets"),
            "3 Roads lead there.\n2 Streets"
        );
    }
}
