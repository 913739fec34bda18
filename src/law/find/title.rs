//! Sections and parts whose title is named behind them.

use super::reporter::numeral;
use super::{code_of_title, marked, within};
use crate::law::act::{self, Acts};
use crate::law::built_in::{self, Reporter};
use crate::law::read::{Citations, Number, cite};
use crate::law::scan;
use crate::law::sections::{Hyphens, Numbering, sections};

/// Reads parts of a title that is named behind them: `parts 121 and 135 of title 14, Code of
/// Federal Regulations`.
pub(super) fn cite_parts_of_title(number: &Number<'_>) -> Option<Citations> {
    let Number {
        text, floor, start, ..
    } = *number;
    let (word_start, plural) = scan::part_word_before(text, floor, start)?;
    // Whether hyphens belong to the numbers is not known before the title is.
    let list = sections(text, start, Numbering::Part(Hyphens::Seldom), plural);
    let end = list.last()?.range.end;
    let nothing = Citations {
        citations: Vec::new(),
        end,
    };
    let Some((after, title, Reporter::Regulations)) = title_behind(text, end) else {
        return Some(nothing);
    };
    let mut reading = cite(word_start, list, |part| {
        built_in::regulation_part(title, part)
    })?;
    reading.end_at(after);
    Some(reading)
}

/// Reads sections of a title that is named behind them, `section 252(b) of title 47, United States
/// Code`, or else of the Communications Act in a text that names it.
pub(super) fn cite_sections_of_title(number: &Number<'_>, acts: &Acts<'_>) -> Option<Citations> {
    let Number {
        text,
        floor,
        start,
        end,
    } = *number;
    let (word_start, plural) = scan::section_word_before(text, floor, start)?;
    let numbering = match text[end..].starts_with('.') {
        true => Numbering::Regulation(Hyphens::Always),
        false => Numbering::Statute,
    };
    let list = sections(text, start, numbering, plural);
    let end = list.last()?.range.end;
    let behind = title_behind(text, end);
    let found = match (numbering, behind) {
        (Numbering::Statute, Some((after, title, Reporter::Code))) => {
            let reading = cite(word_start, list, |one| built_in::code_section(title, one));
            reading.map(|reading| (reading, after))
        }
        (Numbering::Regulation(_), Some((after, title, Reporter::Regulations))) => {
            let reading = cite(word_start, list, |one| {
                built_in::regulation_section(title, one)
            });
            reading.map(|reading| (reading, after))
        }
        (Numbering::Statute, _) => {
            return Some(act::cite_communications_act(
                text,
                (floor, word_start),
                list,
                acts,
            ));
        }
        _ => None,
    };
    let Some((mut reading, after)) = found else {
        return Some(Citations {
            citations: Vec::new(),
            end,
        });
    };
    reading.end_at(after);
    Some(reading)
}

/// Reads the title and the code that sections are of: ` of title 47, United States Code`, `, Title
/// 47 of the U.S.C.`.
fn title_behind(text: &str, at: usize) -> Option<(usize, u32, Reporter)> {
    let comma = at + usize::from(text[at..].starts_with(','));
    let start = scan::skip_space(text, comma);
    let start = scan::phrase(text, start, "of").map_or(start, |of| scan::skip_space(text, of));
    let word = ["title", "Title", "TITLE"]
        .iter()
        .find_map(|word| scan::phrase(text, start, word))?;
    let number = scan::skip_space(text, word);
    let number_end = scan::digits(text, number, 1, 2)?;
    let (end, code) =
        built_in::reporter(text, number_end).or_else(|| code_of_title(text, number_end))?;
    let titles = match code {
        Reporter::Code => built_in::CODE_TITLES,
        Reporter::Regulations => built_in::REGULATION_TITLES,
        _ => return None,
    };
    let title = within(numeral(&text[number..number_end])?, &titles)?;
    // A section behind the code is what the title is there for.
    let is_of_another = marked(text, end, scan::section_word).is_some()
        || marked(text, end, scan::part_word).is_some();
    (!is_of_another).then_some((end, title, code))
}
