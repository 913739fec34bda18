//! The parts of a letter: its head, its day, to whom it goes, what it is about, and who signed it.

use std::sync::LazyLock;

use regex::Regex;

use super::days;
use super::names::{self, respelled};
use super::sheet::{DocumentSheet, SheetLine};
use crate::import::FoundSignature;

/// What the form of a letter says.
#[derive(Debug, Default)]
pub(super) struct Letter {
    /// The organization in its head.
    pub head: Option<String>,
    /// The organization, the office or the person to which it goes.
    pub to: Option<String>,
    /// Whom it reaches there.
    pub attention: Option<String>,
    /// Where its text begins, as a number of lines.
    pub begins: usize,
}

static SALUTATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:Dear\b[^.]{1,70}[,:.]?|Dear\b.{1,40}|To Whom It May Concern[,:]?|Gentlemen[,:]|Ladies and Gentlemen[,:])$")
        .expect("the expression is right")
});

static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?i:re|subject|subj|in re|regarding)\s*[:.]\s*(?P<about>.*)$")
        .expect("the expression is right")
});

static STREET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\d+\s+\w+|\bp\.?\s?o\.?\s+box\b|,\s*[A-Z][a-z]+\s+\d{5}|\b[A-Z]{2}\s+\d{5}|\d{5}(?:-\d{4})?$|@|\bwww\.|\(\d{3}\)|\d{3}[-.]\d{4}",
    )
    .expect("the expression is right")
});

/// Reads the form of a letter; nothing where nobody is greeted in it.
pub(super) fn letter(sheet: &DocumentSheet, text: &str) -> Option<Letter> {
    let lines: Vec<&SheetLine> = sheet.lines().collect();
    let greeted = lines
        .iter()
        .take(60)
        .position(|line| SALUTATION.is_match(&line.text))?;
    let dated = lines[..greeted]
        .iter()
        .position(|line| days::of_line(&line.text).is_some());
    let head = lines[..dated.unwrap_or(0)]
        .iter()
        .take(4)
        .map(|line| line.text.as_str())
        .find(|line| is_head(line));
    let block: Vec<&str> = lines[dated.map_or(0, |at| at + 1)..greeted]
        .iter()
        .map(|line| line.text.as_str())
        .take_while(|line| !ABOUT.is_match(line))
        .filter(|line| {
            let lower = line.to_lowercase();
            !lower.starts_with("via ") && !lower.starts_with("by ") && days::of_line(line).is_none()
        })
        .collect();
    let mut letter = Letter {
        head: head.map(|head| respelled(head, text)),
        begins: greeted,
        ..Letter::default()
    };
    letter.address(&block, text);
    Some(letter)
}

/// Returns whether a line may be the name at the head of a letter.
fn is_head(line: &str) -> bool {
    let is_upper = !line.chars().any(char::is_lowercase);
    (names::is_organization(line) || is_upper && line.split(' ').count() >= 2)
        && !STREET.is_match(line)
        && line.len() <= 90
        && line.chars().filter(|c| c.is_alphabetic()).count() >= 4
}

impl Letter {
    /// Reads the block with the address.
    fn address(&mut self, block: &[&str], text: &str) {
        let names: Vec<&str> = block
            .iter()
            .copied()
            .filter(|line| !STREET.is_match(line))
            .collect();
        let person = names.first().and_then(|line| names::person(line));
        let own = names.iter().skip(usize::from(person.is_some()));
        let all: Vec<&&str> = own
            .clone()
            .filter(|line| names::is_organization(line))
            .collect();
        // `Secretary of the Commission` is an office of what the next line names.
        let is_office = |line: &&&&str| line.contains(" of ") && all.len() > 1;
        let place = all.iter().find(|line| !is_office(line)).or(all.first());
        self.to = match place {
            Some(line) => Some(respelled(line.trim_end_matches(','), text)),
            None => person.clone().or_else(|| {
                let first = names.first()?;
                (first.len() <= 80).then(|| first.trim_end_matches(',').to_owned())
            }),
        };
        let is_to = |line: &&&str| Some(respelled(line.trim_end_matches(','), text)) != self.to;
        let mut attention: Vec<String> = person.into_iter().collect();
        let end = own
            .clone()
            .position(|line| !is_to(&line))
            .unwrap_or(usize::MAX);
        let before = own.take(end).filter(is_to).map(|line| (*line).to_owned());
        if self.to.is_some() && !(attention.len() == 1 && Some(&attention[0]) == self.to.as_ref()) {
            attention.extend(before.take(2));
            self.attention = Some(attention.join(", ")).filter(|text| !text.is_empty());
        }
    }
}

/// Returns what a `Re:` line says, on one line, and its place among the lines.
pub(super) fn about(sheet: &DocumentSheet) -> Option<(String, usize)> {
    let mut at = 0;
    for paragraph in sheet.paragraphs.iter().take(40) {
        for (place, line) in paragraph.lines.iter().enumerate() {
            let Some(found) = ABOUT.captures(&line.text) else {
                continue;
            };
            let mut about = found["about"].trim().to_owned();
            for next in &paragraph.lines[place + 1..] {
                let is_end = SALUTATION.is_match(&next.text) || days::of_line(&next.text).is_some();
                if is_end || about.len() > 300 {
                    break;
                }
                if !about.is_empty() {
                    about.push(' ');
                }
                about.push_str(&next.text);
            }
            if !about.is_empty() {
                return Some((about, at + place));
            }
        }
        at += paragraph.lines.len();
    }
    None
}

static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:sincerely(?: yours)?|yours (?:very )?(?:truly|sincerely)|very truly yours|(?:best|kind|warm)? ?regards|cordially|respectfully(?: submitted| yours)?|with respect)[,.]?$",
    )
    .expect("the expression is right")
});

static SIGNED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)/s/\s*(?P<name>.*)$").expect("the expression is right"));

/// Returns who signed a document, and the place of the signature among the lines. A bare name at
/// the end of a letter is a signature, too.
pub(super) fn signature(sheet: &DocumentSheet, is_letter: bool) -> Option<(FoundSignature, usize)> {
    let lines: Vec<&SheetLine> = sheet.lines().collect();
    let closing = lines
        .iter()
        .position(|line| CLOSING.is_match(&line.text) && line.text.len() < 40);
    if let Some(at) = closing
        && let Some(found) = (at + 1..lines.len().min(at + 6)).find_map(|at| of_line(&lines, at))
    {
        return Some(found);
    }
    let by_sign = lines.iter().position(|line| SIGNED.is_match(&line.text));
    if let Some(found) = by_sign.and_then(|at| of_line(&lines, at)) {
        return Some(found);
    }
    let end = sheet.notes.unwrap_or(lines.len());
    let last = end.checked_sub(1).filter(|_| is_letter)?;
    names::person(&lines[last].text)?;
    of_line(&lines, last)
}

fn of_line(lines: &[&SheetLine], at: usize) -> Option<(FoundSignature, usize)> {
    let line = &lines[at].text;
    let signed = SIGNED.captures(line).map(|found| found["name"].to_owned());
    let next = lines.get(at + 1).map(|line| line.text.as_str());
    let name = match &signed {
        Some(name) => names::person(name).or_else(|| next.and_then(names::person))?,
        None => names::person(line)?,
    };
    let mut signature = FoundSignature {
        name: name.clone(),
        ..FoundSignature::default()
    };
    for next in lines.iter().skip(at + 1).take(5).map(|line| &line.text) {
        let is_same = names::person(next).as_ref() == Some(&name);
        let is_end = SIGNED.is_match(next)
            || next.len() > 80
            || next.ends_with('.') && !names::is_company(next);
        if is_end || next.to_lowercase().starts_with("cc") {
            break;
        }
        if is_same || STREET.is_match(next) {
            continue;
        }
        if names::is_company(next) {
            let (office, party) = office_of(next);
            if let Some(office) = office {
                signature.title.get_or_insert(office.to_owned());
            }
            signature.party = Some(party.to_owned());
            break;
        }
        let is_upper = !next.chars().any(char::is_lowercase);
        if signature.title.is_none() && !is_upper && !next.contains(':') {
            signature.title = Some(next.trim_end_matches(',').to_owned());
        }
    }
    Some((signature, at))
}

static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<office>(?i:(?:co-)?counsel|attorneys?)) (?i:for) (?:the )?(?P<party>.+)$|^(?P<post>(?:(?:Vice|Executive|Senior|Assistant|General|Chief|Managing|Regional|Deputy) )*(?:President|Director|Manager|Counsel|Officer|Attorney|Secretary|Treasurer|Partner|Member)), (?P<of>.+)$")
        .expect("the expression is right")
});

/// Parts an office from a party: `Counsel for Sample, LLC`, `President, Sample, Inc.`
fn office_of(line: &str) -> (Option<&str>, &str) {
    let Some(found) = OFFICE.captures(line) else {
        return (None, line);
    };
    let part = |name: &str, other: &str| found.name(name).or(found.name(other));
    match (part("office", "post"), part("party", "of")) {
        (Some(office), Some(party)) => (Some(office.as_str()), party.as_str()),
        _ => (None, line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::documents::sheet::LineCount;

    const LETTER: &str = "\
INVENTED TELECOM, LLC
22 Invented Avenue, Fictionville, MO 65199

August 9, 2005

Mr. Terry Testcase
Divisional Vice President – Carrier Relations
Placeholder Telephone Service Group
100 Placeholder Lane
Sampletown, LA 71299

     Re: Request for negotiation;
         Case No. TO-2006-9299

Dear Mr. Testcase,

Invented Telecom, LLC writes.

Sincerely,

/s/ Pat Placeholder
Pat Placeholder
Director of Sample Relations
Invented Telecom, LLC
";

    #[test]
    fn an_office_is_parted_from_the_party() {
        for (line, want) in [
            ("Counsel for Sample, LLC", (Some("Counsel"), "Sample, LLC")),
            (
                "Vice President, Sample, Inc.",
                (Some("Vice President"), "Sample, Inc."),
            ),
            ("Sample, LLC", (None, "Sample, LLC")),
        ] {
            assert_eq!(office_of(line), want);
        }
    }

    #[test]
    fn a_letter_says_who_wrote_to_whom() {
        let sheet = DocumentSheet::of_text(LETTER, LineCount::InFile);
        let letter = letter(&sheet, LETTER).expect("it is a letter");
        assert_eq!(letter.head.as_deref(), Some("Invented Telecom, LLC"));
        assert_eq!(
            letter.to.as_deref(),
            Some("Placeholder Telephone Service Group")
        );
        assert_eq!(
            letter.attention.as_deref(),
            Some("Terry Testcase, Divisional Vice President – Carrier Relations")
        );
        let (about, _) = about(&sheet).expect("it says so");
        assert_eq!(about, "Request for negotiation; Case No. TO-2006-9299");
        let (signed, _) = signature(&sheet, true).expect("it is signed");
        assert_eq!(signed.name, "Pat Placeholder");
        assert_eq!(
            signed.title.as_deref(),
            Some("Director of Sample Relations")
        );
        assert_eq!(signed.party.as_deref(), Some("Invented Telecom, LLC"));
    }
}
