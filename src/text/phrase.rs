//! A phrase with places for values, such as `{n} filings`: how words of any language take what they
//! speak of.

/// Words with places in braces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrase(String);

impl Phrase {
    /// Takes words with places in braces, such as `{month} {day}, {year}`.
    pub fn new(words: impl Into<String>) -> Phrase {
        Phrase(words.into())
    }

    /// Returns the words as written, with their places.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the words with a value in each place that is named; other braces stay as they are.
    pub fn fill(&self, values: &[(&str, &str)]) -> String {
        let mut filled = String::with_capacity(self.0.len() + 16);
        self.parts(|part| match part {
            PhrasePart::Words(words) => filled.push_str(words),
            PhrasePart::Place(name, written) => {
                let value = values.iter().find(|(known, _)| *known == name);
                filled.push_str(value.map_or(written, |(_, value)| value));
            }
        });
        filled
    }

    /// Returns the names of the places, in order.
    pub fn places(&self) -> Vec<&str> {
        let mut places = Vec::new();
        self.parts(|part| {
            if let PhrasePart::Place(name, _) = part {
                places.push(name);
            }
        });
        places
    }

    /// Takes the phrase apart, in order.
    pub fn parts<'a>(&'a self, mut take: impl FnMut(PhrasePart<'a>)) {
        let mut rest = &*self.0;
        while let Some(open) = rest.find('{') {
            let Some(close) = rest[open..].find('}').map(|at| open + at) else {
                break;
            };
            let name = &rest[open + 1..close];
            let is_name = name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
            if name.is_empty() || !is_name {
                take(PhrasePart::Words(&rest[..=open]));
                rest = &rest[open + 1..];
                continue;
            }
            take(PhrasePart::Words(&rest[..open]));
            take(PhrasePart::Place(name, &rest[open..=close]));
            rest = &rest[close + 1..];
        }
        take(PhrasePart::Words(rest));
    }
}

/// A part of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhrasePart<'a> {
    /// Words between places.
    Words(&'a str),
    /// A place: its name, and how it is written.
    Place(&'a str, &'a str),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_the_places_that_are_named() {
        let phrase = Phrase::new("{n} of {of} {{x}}, {Other} {");
        assert_eq!(phrase.places(), ["n", "of", "x"]);
        assert_eq!(
            phrase.fill(&[("n", "{of}"), ("of", "5")]),
            "{of} of 5 {{x}}, {Other} {"
        );
    }
}
