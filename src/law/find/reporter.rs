//! Citations of reporters: `110 FERC ¶ 61,000`, `70 Fed. Reg. 1234`.

use super::super::authority::Authority;
use super::super::built_in::{self, Reporter, Volumes};
use super::super::read::{Citations, Number, cite};
use super::super::scan;
use super::super::sections::{Numbering, sections};
use super::energy::cite_energy_orders;
use super::{cite_one, cite_regulations, code_of_title, is_law, marked, within};

/// Reads a citation that is a number, an abbreviation, and more numbers: `47 U.S.C. §§ 251 and
/// 252`.
pub(super) fn cite_reporter(number: &Number<'_>) -> Option<Citations> {
    let Number {
        text,
        floor,
        start,
        end,
    } = *number;
    let (after, reporter, start) = match built_in::reporter(text, end) {
        Some((after, reporter)) => (after, reporter, start),
        None => {
            let (after, reporter) = code_of_title(text, end)?;
            let word = ["Title", "title", "TITLE"];
            let start = word
                .iter()
                .find_map(|word| scan::phrase_before(text, floor, start, word))?;
            (after, reporter, start)
        }
    };
    let first = numeral(&text[number.start..end])?;
    let at = scan::skip_space(text, after);
    match reporter {
        Reporter::Code => {
            let title = within(first, &built_in::CODE_TITLES)?;
            let word = marked(text, after, scan::section_word);
            let (at, plural) = word.unwrap_or((at, false));
            let list = sections(text, at, Numbering::Statute, plural);
            is_law(text, word.is_some(), &list).then_some(())?;
            cite(start, list, |section| {
                built_in::code_section(title, section)
            })
        }
        Reporter::Regulations => cite_regulations(
            text,
            start,
            after,
            within(first, &built_in::REGULATION_TITLES)?,
        ),
        Reporter::MissouriRules => {
            let title = within(first, &built_in::MISSOURI_TITLES)?;
            let word = marked(text, after, scan::section_word);
            let (at, plural) = word.unwrap_or((at, false));
            let rules = sections(text, at, Numbering::Rule, plural);
            // A rule has a dot, which no count of things has.
            let is_rule = rules.first().is_some_and(|rule| rule.number.contains('.'));
            (is_rule || is_law(text, word.is_some(), &rules)).then_some(())?;
            cite(start, rules, |rule| built_in::missouri_rule(title, rule))
        }
        Reporter::Volumes(work) => {
            let (end, authority) = page(text, at, within(first, &work.volumes)?, work)?;
            Some(cite_one(start..end, authority))
        }
        Reporter::EnergyOrders => {
            let volume = within(first, &built_in::ENERGY_VOLUMES)?;
            cite_energy_orders(text, start, at, volume)
        }
    }
}

pub(super) fn numeral(digits: &str) -> Option<u32> {
    (!digits.starts_with('0')).then(|| digits.parse().ok())?
}

/// Reads a page number, with a comma between thousands perhaps: `45,476`. The earliest volumes have
/// the number and name of a reporter before it: `5 U.S. (1 Cranch) 137`.
fn page(text: &str, at: usize, volume: u32, work: &Volumes) -> Option<(usize, Authority)> {
    let at = reporter_in_parentheses(text, at).unwrap_or(at);
    let digits = scan::digits(text, at, 1, 6)?;
    let thousands = text[digits..]
        .starts_with(',')
        .then(|| scan::digits(text, digits + 1, 3, 3))
        .flatten()
        .filter(|_| digits - at <= 3);
    let end = thousands.unwrap_or(digits);
    let page = numeral(&text[at..end].replace(',', ""))?;
    let whole = !scan::continues_word(text, end)
        && !scan::digit_follows_dot(text, end)
        && !text[end..].starts_with('/')
        && !scan::counts(text, end)
        && (work.is_plain() || scan::goes_on_after_page(text, end));
    whole.then(|| (end, built_in::volume_page(work, volume, page)))
}

/// Passes over `(1 Cranch)`, and the spaces after it.
fn reporter_in_parentheses(text: &str, at: usize) -> Option<usize> {
    const REPORTERS: [&str; 9] = [
        "Dall.", "Cranch", "Wheat.", "Pet.", "How.", "Black", "Wall.", "Otto", "Dallas",
    ];
    let inside = text[at..].strip_prefix('(')?;
    let close = inside.bytes().take(20).position(|byte| byte == b')')?;
    let (volume, name) = inside[..close].split_once(char::is_whitespace)?;
    let is_volume = !volume.is_empty() && volume.bytes().all(|byte| byte.is_ascii_digit());
    (is_volume && REPORTERS.contains(&name.trim())).then(|| scan::skip_space(text, at + close + 2))
}
