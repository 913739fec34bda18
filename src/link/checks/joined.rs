//! Finds values that name two parties at once.

use std::collections::HashSet;

use super::super::catalog::{Catalog, Party};
use super::super::names::ENDINGS;
use super::alike::{NamePlaces, place_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::fold;

/// What may be between two names. `and` is part of many names, a semicolon of none.
const BETWEEN: [&str; 6] = [";", " and ", " & ", " / ", ", ", "/"];

/// Warns of each party without a record whose name is made of two.
pub(super) fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let known = known_names(catalog);
    let mut places = NamePlaces::default();
    let code = Code::PartyJoined;
    catalog
        .parties()
        .filter(|(_, party)| party.record.is_none())
        .filter_map(|(id, party)| {
            let (first, second) = split(&party.name, &known)?;
            let message = format!("`{}` seems to name two parties", party.name);
            let place = place_of(catalog, (id, party), &mut places);
            let help = format!("write a list: `[\"{first}\", \"{second}\"]`");
            let problem = Diagnostic::warning(code, place, message).help(help);
            Some(problem.alone_on_its_line())
        })
        .collect()
}

/// Returns the folded names of all parties that readers know.
fn known_names(catalog: &Catalog) -> HashSet<String> {
    let names = |party: &Party| {
        let record = party.record.iter();
        let others = record.flat_map(|record| record.aliases.iter().chain(&record.formerly));
        let mut names: Vec<String> = others.map(|mention| fold(&mention.text)).collect();
        names.extend([fold(&party.id), fold(&party.name)]);
        names.extend(party.dba.iter().map(|dba| fold(dba)));
        names
    };
    catalog
        .parties()
        .flat_map(|(_, party)| names(party))
        .collect()
}

/// Splits a value in two where both parts are parties of the site, or look like companies; at a
/// semicolon in any case.
fn split<'a>(name: &'a str, known: &HashSet<String>) -> Option<(&'a str, &'a str)> {
    BETWEEN.iter().find_map(|between| {
        let mut places = name.match_indices(between);
        places.find_map(|(at, _)| {
            let trim = |part: &'a str| part.trim().trim_end_matches([',', ';']).trim();
            let first = trim(&name[..at]);
            let second = trim(&name[at + between.len()..]);
            // An Oxford comma comes before `and`.
            let second = second.strip_prefix("and ").unwrap_or(second);
            let parts = [fold(first), fold(second)];
            let is_name = |part: &String| {
                part.contains(char::is_alphabetic) && !ENDINGS.contains(&part.as_str())
            };
            let all = |is: &dyn Fn(&String) -> bool| parts.iter().all(is);
            let is_two = *between == ";"
                || all(&|part| known.contains(part))
                || all(&|part| is_company(part) || known.contains(part))
                    && parts.iter().any(|part| is_company(part));
            (all(&is_name) && is_two).then_some((first, second))
        })
    })
}

/// Returns whether a folded name ends as a company's does and has more words than that ending.
fn is_company(name: &str) -> bool {
    let ending = ENDINGS.iter().find(|ending| {
        let personal = ["jr", "sr", "ii", "iii", "esq", "co"].contains(ending);
        let rest = name.strip_suffix(**ending);
        !personal && rest.is_some_and(|rest| rest.ends_with(' '))
    });
    // `Sons Company` goes with what is before it.
    let is_rest = [
        "sons",
        "son",
        "brothers",
        "bros",
        "associates",
        "subsidiaries",
        "affiliates",
    ];
    let first = name.split(' ').next().unwrap_or(name);
    ending.is_some() && !is_rest.contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_names_are_told_from_one_name_with_and_in_it() {
        let known: HashSet<String> = ["Ann Example", "Prairie Gas Company", "Board Staff"]
            .iter()
            .map(|name| fold(name))
            .collect();
        let is_two = |name: &str| split(name, &known).is_some();
        assert!(is_two("Ann Example and Prairie Gas Company"));
        assert!(is_two("Ann Example; Bob Other"));
        assert!(is_two("Ann Example, Board Staff"));
        assert!(is_two("Missouri Power Company and Kansas Gas, Inc."));
        assert!(is_two("Ann Example/Board Staff"));
        assert!(!is_two("Johnson and Johnson, Inc."));
        assert!(!is_two("Prairie Gas Company, Inc."));
        assert!(!is_two("Smith Company and Sons Company"));
        assert!(!is_two("Union Gas Company and Subsidiaries"));
        assert!(!is_two("Department of Health and Human Services"));
        assert!(!is_two("AT&T Corp."));
    }
}
