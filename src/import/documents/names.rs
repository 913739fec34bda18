//! Names of companies and people in a document.

use std::sync::LazyLock;

use regex::Regex;

const ENDING: &str = r"(?:L\.?L\.?C\.?|L\.?L\.?P\.?|L\.?P\.?|Inc\.?|Incorporated|Corp\.?|Corporation|Company|Co\.|Ltd\.?|Limited|Cooperative|N\.A\.)";

static COMPANY: LazyLock<Regex> = LazyLock::new(|| {
    let text = format!(
        r"\b[A-Z][\w&'’.\-]*(?:\s+(?:(?:of|and|&|for|the|de|of the)\s+)?[A-Z0-9&(][\w&'’.)\-]*){{0,9}},?\s+{ENDING}(?:\s+of\s+[A-Z][a-z]+)?"
    );
    Regex::new(&text).expect("the expression is right")
});

static ENDS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?:^|[\s,]){ENDING}$")).expect("it is right"));

static DOING_BUSINESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i:\bd/b/a|\bdba|\bd\.b\.a\.|\bdoing business as)\s+(?P<name>[A-Z0-9][\w&'’.\-]*(?:\s+(?:(?:of|and|&)\s+)?[A-Z0-9][\w&'’.\-]*){0,6})",
    )
    .expect("the expression is right")
});

/// Words before a company's name that are no part of it.
const BEFORE: [&str; 30] = [
    "Petition",
    "Application",
    "Complaint",
    "Motion",
    "Response",
    "Matter",
    "Request",
    "Answer",
    "Objection",
    "Objections",
    "Reply",
    "Counsel",
    "Attorney",
    "Attorneys",
    "Agreement",
    "Comments",
    "Comment",
    "Testimony",
    "Behalf",
    "Joint",
    "Initial",
    "Reply Brief",
    "Brief",
    "Notice",
    "Tariff",
    "Copy",
    "Re",
    "Statement",
    "Exhibit",
    "Order",
];

/// A company that a text names, and the names under which it does business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Company {
    /// Where its name begins.
    pub from: usize,
    /// Where it ends, with the name under which it does business.
    pub to: usize,
    /// Its name.
    pub name: String,
    /// The name under which it does business.
    pub dba: Option<String>,
}

/// Finds the companies that a text names by their endings.
pub(super) fn companies(text: &str) -> Vec<Company> {
    let mut found: Vec<Company> = Vec::new();
    for name in COMPANY.find_iter(text) {
        let (mut from, mut to) = (name.start(), name.end());
        // `Petition of Invented Telecom, LLC`, `Matter of the Petition of ...`.
        while let Some((first, rest)) = text[from..to].split_once(' ') {
            let first = first.trim_end_matches([',', '.', ':']);
            let is_before = BEFORE.iter().any(|word| word.eq_ignore_ascii_case(first))
                || matches!(
                    &*first.to_lowercase(),
                    "of" | "the"
                        | "and"
                        | "for"
                        | "in"
                        | "on"
                        | "by"
                        | "comes"
                        | "come"
                        | "now"
                        | "to"
                );
            if !is_before || rest.is_empty() {
                break;
            }
            from = to - rest.len();
        }
        let is_whole = text[from..to].contains(' ') && !text[from..to].contains("\n\n");
        let before = text[..from].trim_end();
        // The end of a sentence is no part of a name, but that of an abbreviation is.
        if text[from..to].ends_with('.') && !text[from..to].ends_with("Inc.") {
            let word = text[from..to].rsplit(' ').next().unwrap_or("");
            if !matches!(
                word,
                "Co." | "Corp." | "Ltd." | "L.L.C." | "L.P." | "N.A." | "L.L.P."
            ) {
                to -= 1;
            }
        }
        let mut own = text[from..to]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let rest = &text[to..];
        let gap = rest.len() - rest.trim_start_matches([',', ' ', '\n']).len();
        let dba = DOING_BUSINESS
            .captures(&rest[gap..])
            .filter(|found| found.get(0).is_some_and(|whole| whole.start() == 0));
        let dba = dba.map(|found| {
            to += gap + found.get(0).map_or(0, |whole| whole.end());
            let name = found["name"].split_whitespace().collect::<Vec<_>>();
            name.join(" ").trim_end_matches(['.', ',']).to_owned()
        });
        let is_other = before.ends_with("d/b/a");
        // Another sentence ends before the name.
        let ends = own.match_indices(". ").map(|(at, _)| at).filter(|at| {
            let word = own[..*at].rsplit(' ').next().unwrap_or("");
            word.len() > 3 && !matches!(word, "Corp" | "Bros")
        });
        if let Some(at) = ends.last() {
            own = own[at + 2..].to_owned();
        }
        // `Sample and Sample of Missouri, LLC` are two.
        if let Some((_, rest)) = own.rsplit_once(" and ")
            && rest
                .split(' ')
                .filter(|word| !is_company(&format!("a {word}")))
                .count()
                >= 2
        {
            own = rest.to_owned();
        }
        // An ending alone names nobody.
        let words = own.split(' ').count();
        if is_other || !is_whole || words < 2 || own.len() > 120 {
            continue;
        }
        found.push(Company {
            from,
            to,
            name: own,
            dba,
        });
    }
    found
}

/// Returns whether all words of a line begin with capitals, so that the next line goes on with no
/// name of it.
pub(super) fn is_titled(line: &str) -> bool {
    let mut words = line
        .split(' ')
        .filter(|word| word.contains(char::is_alphabetic));
    words.all(|word| {
        word.starts_with(|c: char| c.is_uppercase() || !c.is_alphanumeric())
            || matches!(word, "of" | "and" | "for" | "the")
    })
}

/// Returns whether a line ends like a company's name.
pub(super) fn is_company(line: &str) -> bool {
    let line = line.trim_end_matches(',');
    line.len() <= 90 && ENDS.is_match(line) && !line.contains(". ")
}

/// Returns whether a line is an organization's name by its words.
pub(super) fn is_organization(line: &str) -> bool {
    const WORDS: [&str; 27] = [
        "commission",
        "board",
        "council",
        "office",
        "department",
        "group",
        "association",
        "authority",
        "agency",
        "bureau",
        "university",
        "city",
        "county",
        "district",
        "society",
        "coalition",
        "company",
        "cooperative",
        "union",
        "institute",
        "foundation",
        "committee",
        "alliance",
        "league",
        "center",
        "court",
        "llp",
    ];
    let has = |word: &str| WORDS.contains(&word.to_lowercase().as_str());
    is_company(line)
        || line.len() <= 90
            && !line.contains(|c: char| c.is_ascii_digit())
            && line.split(|c: char| !c.is_alphanumeric()).any(has)
}

/// Returns a person's name where a line is nothing but that: two to four words that begin with
/// capitals.
pub(super) fn person(line: &str) -> Option<String> {
    const HONORIFICS: [&str; 9] = ["Mr.", "Ms.", "Mrs.", "Dr.", "Hon.", "Mr", "Ms", "Mrs", "Dr"];
    const NEVER: [&str; 31] = [
        "the",
        "and",
        "of",
        "for",
        "page",
        "street",
        "avenue",
        "road",
        "suite",
        "box",
        "dear",
        "secretary",
        "counsel",
        "attorney",
        "director",
        "manager",
        "president",
        "clerk",
        "via",
        "exhibit",
        "case",
        "docket",
        "enclosures",
        "enclosure",
        "enc",
        "cc",
        "sincerely",
        "respectfully",
        "telecom",
        "public",
        "service",
    ];
    let line = line.trim().trim_end_matches([',', '.']);
    let line = line.split(" #").next().unwrap_or(line);
    let line = match line.split_once(", ") {
        Some((name, "Esq" | "Esq." | "Jr" | "Jr." | "Sr." | "P.E." | "Ph.D.")) => name,
        _ => line,
    };
    let words: Vec<&str> = line
        .split_whitespace()
        .skip_while(|word| HONORIFICS.contains(word))
        .collect();
    let is_word = |word: &&str| {
        let letters = word.trim_end_matches('.');
        word.starts_with(char::is_uppercase)
            && letters
                .chars()
                .all(|c| c.is_alphabetic() || "'’-.".contains(c))
            && !NEVER.contains(&letters.to_lowercase().as_str())
    };
    let is_person = (2..=4).contains(&words.len())
        && words.iter().all(is_word)
        && words.iter().any(|word| word.len() > 2)
        && !is_organization(line);
    is_person.then(|| words.join(" "))
}

/// Writes a name in the spelling of running text where a heading has it in capitals.
pub(super) fn respelled(name: &str, text: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let lower = name.to_lowercase();
    let in_text = text.to_lowercase();
    // The two texts have the same places only where no letter changes its length.
    let same = in_text.len() == text.len() && lower.len() == name.len();
    let mut places = in_text.match_indices(&lower).map(|(at, _)| at);
    let found = places.find_map(|at| {
        let own = text.get(at..at + name.len())?;
        own.chars().any(char::is_lowercase).then(|| own.to_owned())
    });
    found.filter(|_| same).unwrap_or_else(|| titled(name))
}

/// Writes words in capitals as a title.
pub(super) fn titled(text: &str) -> String {
    const SMALL: [&str; 23] = [
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on",
        "or", "the", "to", "under", "upon", "via", "with", "v.", "d/b/a",
    ];
    const CAPITALS: [&str; 18] = [
        "llc", "llp", "lp", "inc", "usa", "fcc", "ferc", "psc", "puc", "ica", "ii", "iii", "iv",
        "vi", "ex", "at&t", "us", "uns",
    ];
    if text.chars().any(char::is_lowercase) {
        return text.to_owned();
    }
    let mut made = String::new();
    let mut begins = true;
    for word in text.split(' ') {
        if !made.is_empty() {
            made.push(' ');
        }
        let lower = word.to_lowercase();
        let letters = lower.trim_matches(|c: char| !c.is_alphanumeric());
        let has_vowel = letters.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        let keeps = word.contains(|c: char| c.is_ascii_digit())
            || word.matches('.').count() > 1
            || CAPITALS.contains(&letters) && !matches!(letters, "inc" | "ex" | "us")
            || !has_vowel && letters.len() > 1;
        match () {
            () if !begins && SMALL.contains(&lower.as_str()) => made.push_str(&lower),
            () if keeps => made.push_str(word),
            () => {
                let mut up = true;
                for c in lower.chars() {
                    match up {
                        true => made.extend(c.to_uppercase()),
                        false => made.push(c),
                    }
                    up = matches!(c, '-' | '/' | '(' | '“' | '"') || up && !c.is_alphanumeric();
                }
            }
        }
        begins = word.ends_with([':', ';', '–', '—']);
    }
    made
}

#[cfg(test)]
mod tests;
