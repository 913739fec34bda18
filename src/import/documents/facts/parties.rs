//! The companies that a document names.

use super::{Facts, guess};
use crate::import::FoundParty;
use crate::import::documents::names;
use crate::import::documents::running::Running;
use crate::import::documents::sheet::DocumentSheet;
use crate::import::documents::sheet::join;

/// Gathers the companies that a document names: those that do business under another name have a
/// record.
pub(super) fn parties(sheet: &DocumentSheet, running: &Running, facts: &mut Facts) {
    let mut named: Vec<String> = Vec::new();
    let (mut all, mut perhaps) = (Vec::new(), Vec::new());
    for paragraph in &sheet.paragraphs {
        // Lines that a person broke hold a name each; others go on.
        let mut own = String::new();
        for (at, line) in paragraph.lines.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| &paragraph.lines[at].text);
            let is_short = |before: &&String| before.split(' ').count() <= 5;
            if before
                .filter(is_short)
                .is_some_and(|before| names::is_titled(before))
            {
                all.extend(companies(&own, &mut perhaps));
                own.clear();
            }
            // The lines of a caption end with a sign that parts them from its other half.
            let words = line.text.trim_end_matches([')', '§', ' ']);
            join(&mut own, words);
        }
        all.extend(companies(&own, &mut perhaps));
    }
    for company in all {
        let name = names::respelled(&company.name, &running.text);
        if let Some(dba) = company.dba.filter(|_| facts.parties.len() < 50) {
            match facts.parties.iter_mut().find(|party| party.name == name) {
                Some(party) if !party.dba.contains(&dba) => party.dba.push(dba),
                Some(_) => {}
                None => facts.parties.push(FoundParty {
                    name: name.clone(),
                    aliases: vec![format!("{name} d/b/a {dba}")],
                    dba: vec![dba],
                    ..FoundParty::default()
                }),
            }
        }
        if !named.contains(&name) && named.len() < 12 {
            named.push(name);
        }
    }
    let found = &mut facts.filing;
    let is_said = |name: &String| {
        let all = [&found.filed_by, &found.addressed_to, &found.served_on];
        all.into_iter().any(|names| names.contains(name))
    };
    // The end of a name that a line cuts is no name.
    let whole = named.clone();
    let is_end = |name: &String| {
        let end = format!(" {name}");
        let all = [
            &whole,
            &found.filed_by,
            &found.addressed_to,
            &found.served_on,
        ];
        all.into_iter().flatten().any(|other| other.ends_with(&end))
    };
    named.retain(|name| !is_said(name) && !is_end(name));
    if !named.is_empty() {
        let label = "Companies named".to_owned();
        let shown: Vec<String> = named
            .iter()
            .map(|name| {
                let own = facts.parties.iter().find(|party| party.name == *name);
                let dba = own.and_then(|party| party.dba.first());
                dba.map_or_else(|| name.clone(), |dba| format!("{name} d/b/a {dba}"))
            })
            .collect();
        found.facts.push((label, shown.join("; ")));
    }
    perhaps.sort();
    perhaps.dedup();
    for (name, dba) in perhaps.into_iter().take(12) {
        let said = ["d/b/a ", "dba ", "d.b.a. ", "doing business as "]
            .iter()
            .find_map(|sign| running.text.find(&format!("{sign}{dba}")));
        let place = running.place(said.unwrap_or(0));
        guess(found, "dba", format!("{name} d/b/a {dba}"), place);
    }
}

/// Finds the companies of a text. `Sample of Kansas, LLC and Tern, Inc. d/b/a Sample` may mean that
/// both do business so.
pub(super) fn companies(text: &str, perhaps: &mut Vec<(String, String)>) -> Vec<names::Company> {
    let found = names::companies(text);
    for two in found.windows(2) {
        let between = text[two[0].to..two[1].from]
            .trim()
            .trim_start_matches(',')
            .trim();
        let is_joined = matches!(between, "and" | "and with" | "and to" | "or" | "&");
        if let (None, Some(dba)) = (&two[0].dba, &two[1].dba)
            && is_joined
            && two[0].name.starts_with(&format!("{dba} "))
        {
            perhaps.push((two[0].name.clone(), dba.clone()));
        }
    }
    found
}
