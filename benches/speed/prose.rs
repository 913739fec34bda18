//! Bodies of synthetic filings: Markdown with the shapes and the variety of words that real filings
//! have.

use std::fmt::Write;

use chrono::{Datelike, Days, NaiveDate};

use crate::chance::Chance;
use crate::words::{
    ADJECTIVES, ADVERBS, CONNECTORS, DETERMINERS, FAMILY_NAMES, GIVEN_NAMES, HEADINGS, NOUNS,
    PLACES, PREFIXES, PREPOSITIONS, ROOTS, SUFFIXES, VERBS,
};

/// The reasons for which text is withheld.
const REASONS: &[&str] = &[
    "trade secret",
    "personal information",
    "critical infrastructure",
    "settlement privilege",
];

/// What a body has to hold.
pub(crate) struct Body<'a> {
    /// About how many words.
    pub(crate) words: usize,
    /// The day from which dates in the text count.
    pub(crate) date: NaiveDate,
    /// The title and the file name of a filing in the same folder to which the text links.
    pub(crate) link: Option<(&'a str, &'a str)>,
    /// Holds citations of law.
    pub(crate) cites: bool,
    /// Holds footnotes.
    pub(crate) footnotes: bool,
    /// Holds a Markdown table.
    pub(crate) table: bool,
    /// Holds a table in raw HTML.
    pub(crate) html: bool,
    /// Holds passages between `<redacted>` marks.
    pub(crate) redacted: bool,
}

/// Words by class, each class ready to be drawn from by Zipf's law.
pub(crate) struct Vocabulary {
    nouns: Deck,
    adjectives: Deck,
    verbs: Deck,
    determiners: Deck,
    prepositions: Deck,
    connectors: Deck,
    adverbs: Deck,
}

impl Vocabulary {
    /// Makes the decks.
    pub(crate) fn new() -> Vocabulary {
        Vocabulary {
            nouns: Deck::new(NOUNS),
            adjectives: Deck::new(ADJECTIVES),
            verbs: Deck::new(VERBS),
            determiners: Deck::new(DETERMINERS),
            prepositions: Deck::new(PREPOSITIONS),
            connectors: Deck::new(CONNECTORS),
            adverbs: Deck::new(ADVERBS),
        }
    }

    /// Appends a body of Markdown.
    pub(crate) fn write_body(&self, out: &mut String, chance: &mut Chance, body: &Body) {
        let mut written = 0;
        let mut paragraphs = 0;
        let mut headings = 0;
        let mut notes = 0;
        let mut until_heading = 0;
        // A paragraph has some 80 words: half of one too many is as likely as half of one too few.
        while written == 0 || written + 40 < body.words {
            if body.words > 220 && until_heading <= 0 && headings < HEADINGS.len() {
                // The headings of one body are all different, and keep their order.
                let depth = if chance.percent(25.0) && headings > 0 {
                    "###"
                } else {
                    "##"
                };
                let _ = writeln!(out, "{depth} {}\n", HEADINGS[headings]);
                headings += chance.between(1, 3);
                until_heading = chance.between(120, 420) as isize;
            }
            let first = paragraphs == 0;
            let whole = body.redacted && paragraphs % 9 == 2;
            let length = if whole {
                let _ = writeln!(out, "<redacted reason=\"{}\">\n", chance.pick(REASONS));
                let length = self.write_paragraph(out, chance, body, None, false);
                out.push_str("\n\n</redacted>");
                length
            } else {
                let link = body.link.filter(|_| first);
                self.write_paragraph(out, chance, body, link, true)
            };
            if body.redacted && first {
                let _ = write!(
                    out,
                    " The figure is <redacted reason=\"{}\">",
                    chance.pick(REASONS)
                );
                write_amount(out, chance);
                out.push_str("</redacted> a year.");
            }
            if body.footnotes && !whole && (first || chance.percent(30.0)) {
                notes += 1;
                let _ = write!(out, "[^{notes}]");
            }
            out.push_str("\n\n");
            written += length;
            until_heading -= length as isize;
            if body.table && (first || chance.percent(2.0)) {
                written += self.write_table(out, chance);
            }
            if body.html && first {
                written += self.write_html_table(out, chance);
            }
            if chance.percent(14.0) && written < body.words {
                written += self.write_list(out, chance, body);
            }
            if chance.percent(4.0) && written < body.words {
                out.push_str("> ");
                written += self.write_sentence(out, chance);
                out.push_str("\n\n");
            }
            paragraphs += 1;
        }
        for note in 1..=notes {
            let _ = write!(out, "[^{note}]: ");
            if body.cites && chance.percent(70.0) {
                out.push_str("See ");
                write_citation(out, chance);
                out.push_str(". ");
            }
            self.write_sentence(out, chance);
            out.push('\n');
        }
    }

    /// Appends a sentence without Markdown; gives the number of its words.
    pub(crate) fn write_sentence(&self, out: &mut String, chance: &mut Chance) -> usize {
        let target = (21.0 + 9.0 * chance.normal()).clamp(5.0, 55.0) as usize;
        let start = out.len();
        let mut words = self.write_clause(out, chance);
        while words < target {
            if words + 9 < target && chance.percent(55.0) {
                out.push_str(if chance.percent(50.0) { ", " } else { " " });
                out.push_str(self.connectors.draw(chance));
                out.push(' ');
                words += 1 + self.write_clause(out, chance);
            } else {
                out.push(' ');
                out.push_str(self.prepositions.draw(chance));
                out.push(' ');
                words += 1 + self.write_noun_phrase(out, chance);
            }
        }
        out.push('.');
        capitalize(out, start);
        words
    }

    /// Appends two to six sentences; gives the number of their words.
    fn write_paragraph(
        &self,
        out: &mut String,
        chance: &mut Chance,
        body: &Body,
        link: Option<(&str, &str)>,
        marks: bool,
    ) -> usize {
        let mut words = 0;
        let sentences = chance.between(2, 6);
        let cited = if body.cites && marks {
            chance.below(sentences)
        } else {
            sentences
        };
        for sentence in 0..sentences {
            if sentence > 0 {
                out.push(' ');
            }
            if sentence == cited {
                out.push_str(chance.pick(&[
                    "Under ",
                    "As required by ",
                    "Pursuant to ",
                    "In light of ",
                ]));
                write_citation(out, chance);
                out.push_str(", ");
                words += 5 + self.write_clause(out, chance);
                out.push('.');
            } else if marks && chance.percent(9.0) {
                words += self.write_particular(out, chance, body.date);
            } else if marks && chance.percent(6.0) {
                let mark = chance.pick(&["*", "**"]);
                let _ = write!(
                    out,
                    "{mark}{}{mark} ",
                    chance.pick(&["First,", "Second,", "Moreover,", "In sum,"])
                );
                words += 1 + self.write_clause(out, chance);
                out.push('.');
            } else {
                words += self.write_sentence(out, chance);
            }
            if let Some((title, file)) = link.filter(|_| sentence == 0) {
                let _ = write!(out, " See [{title}]({file}).");
                words += 6;
            }
        }
        words
    }

    /// Appends a clause: who did what; gives the number of its words.
    fn write_clause(&self, out: &mut String, chance: &mut Chance) -> usize {
        let mut words = self.write_noun_phrase(out, chance);
        out.push(' ');
        if chance.percent(18.0) {
            out.push_str(self.adverbs.draw(chance));
            out.push(' ');
            words += 1;
        }
        out.push_str(self.verbs.draw(chance));
        out.push(' ');
        words + 1 + self.write_noun_phrase(out, chance)
    }

    /// Appends a noun with its article and, at times, an adjective; gives the number of its words.
    fn write_noun_phrase(&self, out: &mut String, chance: &mut Chance) -> usize {
        let start = out.len();
        out.push_str(self.determiners.draw(chance));
        out.push(' ');
        let next = out.len();
        let mut words = 2;
        if chance.percent(38.0) {
            out.push_str(self.adjectives.draw(chance));
            out.push(' ');
            words += 1;
        }
        if chance.percent(9.0) {
            write_rare_word(out, chance);
        } else {
            out.push_str(self.nouns.draw(chance));
        }
        if &out[start..next] == "a " && out[next..].starts_with(['a', 'e', 'i', 'o', 'u']) {
            out.insert(next - 1, 'n');
        }
        words
    }

    /// Appends a sentence about a particular: a day, an amount, a person, a page; gives the number
    /// of its words.
    fn write_particular(&self, out: &mut String, chance: &mut Chance, date: NaiveDate) -> usize {
        let mut words = match chance.below(4) {
            0 => {
                let day = date
                    .checked_sub_days(Days::new(chance.below(400) as u64))
                    .unwrap_or(date);
                let _ = write!(
                    out,
                    "On {} {}, {}, ",
                    day.format("%B"),
                    day.day(),
                    day.year()
                );
                4
            }
            1 => {
                out.push_str("At a cost of ");
                write_amount(out, chance);
                out.push_str(", ");
                5
            }
            2 => {
                let (person, place) = (chance.pick(FAMILY_NAMES), chance.pick(PLACES));
                let _ = write!(out, "According to witness {person} of {place}, ");
                5
            }
            _ => {
                let (page, line) = (chance.between(1, 240), chance.between(1, 25));
                let _ = write!(out, "At page {page}, line {line}, of the transcript, ");
                7
            }
        };
        words += self.write_clause(out, chance);
        out.push('.');
        words
    }

    /// Appends a list of three to seven points; gives the number of their words.
    fn write_list(&self, out: &mut String, chance: &mut Chance, body: &Body) -> usize {
        let numbered = chance.percent(50.0);
        let mut words = 0;
        for number in 1..=chance.between(3, 7) {
            if numbered {
                let _ = write!(out, "{number}. ");
            } else {
                out.push_str("- ");
            }
            let start = out.len();
            words += self.write_clause(out, chance);
            capitalize(out, start);
            if body.cites && chance.percent(15.0) {
                out.push_str(", ");
                write_citation(out, chance);
            }
            out.push_str(";\n");
        }
        out.push('\n');
        words
    }

    /// Appends a Markdown table; gives the number of its words.
    fn write_table(&self, out: &mut String, chance: &mut Chance) -> usize {
        let columns = chance.between(2, 5);
        let rows = chance.between(3, 14);
        out.push_str("| Item |");
        for _ in 0..columns {
            let _ = write!(out, " {} |", 2009 + chance.below(14));
        }
        out.push_str("\n| --- |");
        out.push_str(&" ---: |".repeat(columns));
        out.push('\n');
        for _ in 0..rows {
            let _ = write!(
                out,
                "| {} {} |",
                self.adjectives.draw(chance),
                self.nouns.draw(chance)
            );
            for _ in 0..columns {
                out.push(' ');
                write_amount(out, chance);
                out.push_str(" |");
            }
            out.push('\n');
        }
        out.push('\n');
        rows * (columns + 2)
    }

    /// Appends a table in raw HTML; gives the number of its words.
    fn write_html_table(&self, out: &mut String, chance: &mut Chance) -> usize {
        let rows = chance.between(3, 12);
        out.push_str("<table>\n<tr><th>Item</th><th colspan=\"2\">Amount</th></tr>\n");
        for _ in 0..rows {
            let _ = write!(out, "<tr><td>{}</td>", self.nouns.draw(chance));
            for _ in 0..2 {
                out.push_str("<td>");
                write_amount(out, chance);
                out.push_str("</td>");
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</table>\n\n");
        rows * 3
    }
}

/// Appends a citation of a statute, a rule or a judgment.
pub(crate) fn write_citation(out: &mut String, chance: &mut Chance) {
    let letter = char::from(b'a' + chance.below(8) as u8);
    let (part, number) = (chance.between(1, 9), 1 + chance.zipf(400));
    let _ = match chance.below(6) {
        0 | 1 => write!(
            out,
            "47 U.S.C. § {}({letter})({part})",
            201 + chance.zipf(75)
        ),
        2 => write!(
            out,
            "47 C.F.R. § {}.{number}({letter})",
            chance.pick(&["51", "54", "64", "32"])
        ),
        3 => write!(out, "16 U.S.C. § {}{letter}", 791 + chance.zipf(60)),
        4 => write!(out, "18 C.F.R. § {}.{part}", 35 + chance.zipf(350)),
        // A few leading judgments are cited again and again.
        _ => {
            let judgment = chance.zipf(400);
            let (volume, page) = (100 + judgment * 37 % 890, 1 + judgment * 523 % 1400);
            write!(out, "{volume} F.3d {page}")
        }
    };
}

/// Draws a citation by itself.
pub(crate) fn draw_citation(chance: &mut Chance) -> String {
    let mut citation = String::new();
    write_citation(&mut citation, chance);
    citation
}

/// Draws the name of a person.
pub(crate) fn draw_person(chance: &mut Chance) -> String {
    format!("{} {}", chance.pick(GIVEN_NAMES), chance.pick(FAMILY_NAMES))
}

/// Appends an amount of money.
fn write_amount(out: &mut String, chance: &mut Chance) {
    let amount = (8.0 + 3.0 * chance.normal()).exp().clamp(1.0, 9e8) as usize;
    let _ = match amount {
        1_000_000.. => write!(
            out,
            "${}.{} million",
            amount / 1_000_000,
            amount / 100_000 % 10
        ),
        1_000.. => write!(out, "${},{:03}", amount / 1000, amount % 1000),
        _ => write!(out, "${amount}.{:02}", chance.below(100)),
    };
}

/// Appends a word of some ten thousand that few filings hold: real vocabularies have a long tail.
fn write_rare_word(out: &mut String, chance: &mut Chance) {
    out.push_str(chance.pick(PREFIXES));
    out.push_str(chance.pick(ROOTS));
    out.push_str(chance.pick(SUFFIXES));
}

/// Turns the letter at a place of the text into a capital.
fn capitalize(out: &mut str, at: usize) {
    if let Some(letter) = out.get_mut(at..at + 1) {
        letter.make_ascii_uppercase();
    }
}

/// A list of words in which the first is drawn far more often than the last.
struct Deck {
    words: Vec<String>,
    slots: Vec<u16>,
}

impl Deck {
    /// Makes a deck of words that are parted by spaces; a no-break space holds two words together.
    fn new(list: &str) -> Deck {
        let words: Vec<String> = list
            .split_ascii_whitespace()
            .map(|word| word.replace('\u{a0}', " "))
            .collect();
        // Slots drawn evenly give Zipf's law without a logarithm for each of millions of words.
        const SLOTS: usize = 4096;
        // The ranks are shifted as Mandelbrot did: a list this short would repeat its first word
        // too often.
        const SHIFT: f64 = 4.0;
        let count = words.len();
        let rank = |slot: usize| {
            let place = (slot as f64 + 0.5) / SLOTS as f64;
            (1.0 + SHIFT) * ((count as f64 + 1.0 + SHIFT) / (1.0 + SHIFT)).powf(place) - SHIFT
        };
        let slots = (0..SLOTS)
            .map(|slot| ((rank(slot) as usize).clamp(1, count) - 1) as u16)
            .collect();
        Deck { words, slots }
    }

    /// Draws a word.
    fn draw(&self, chance: &mut Chance) -> &str {
        &self.words[usize::from(self.slots[chance.below(self.slots.len())])]
    }
}
