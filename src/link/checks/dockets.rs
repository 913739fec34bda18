//! Finds docket numbers that are probably mistyped: those that one filing alone names, and those
//! that no record has.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::catalog::{Catalog, Docket, DocketId, DocketName};
use super::{at_key, documents};
use crate::diagnostic::{Code, Diagnostic, Part, Place, nearest};
use crate::docket::Mention;

/// For how many numbers of a site a near one is looked for among all.
const PROPOSALS: usize = 100;

/// Warns of each docket without a record that one filing alone names, where the filing is in
/// another docket's folder.
pub(super) fn check_alone(catalog: &Catalog) -> Vec<Diagnostic> {
    let named = named_by_dockets(catalog);
    let is_alone = |(id, docket): &(DocketId, &Docket)| {
        let is_filing = docket.filings.len() == 1 && docket.absent.is_empty();
        docket.record.is_none() && is_filing && !named.contains(id)
    };
    let alone: Vec<(DocketId, &Docket)> = catalog.dockets().filter(is_alone).collect();
    if alone.is_empty() {
        return Vec::new();
    }
    let rulers = Rulers::of(catalog);
    let mut proposals = PROPOSALS;
    alone
        .into_iter()
        .filter_map(|(id, docket)| {
            let filed = catalog.filing(docket.filings[0]);
            let document = filed.filing.document()?;
            let is_home = filed.home() == Some(id);
            let ruler = rulers.of_folder(document.path.folder(), id);
            let own = |other: DocketId| filed.dockets.contains(&other);
            let near = near(catalog, &docket.name, own, &mut proposals);
            // A filing in the folder of its own docket may well name a second one that is kept
            // elsewhere.
            let (ruler, near) = match (is_home, ruler, near) {
                (true, Some(ruler), near) => (ruler, near.unwrap_or(&catalog.docket(ruler).name)),
                (false, Some(ruler), Some(near)) => (ruler, near),
                _ => return None,
            };
            let message = format!(
                "only this filing names docket {}, but it is in the folder of docket {}",
                docket.number,
                catalog.docket(ruler).number
            );
            let code = Code::DocketAlone;
            let problem = at_key(code, document, "docket", message);
            Some(problem.help(format!("did you mean `{near}`?")))
        })
        .collect()
}

/// Warns where a docket's record names a docket that this site does not have.
pub(super) fn check_unknown(catalog: &Catalog) -> Vec<Diagnostic> {
    let code = Code::DocketUnknown;
    let mut proposals = PROPOSALS;
    let mut found = Vec::new();
    for (id, docket) in catalog.dockets() {
        let (Some(record), Some(proceeding)) = (&docket.record, docket.proceeding()) else {
            continue;
        };
        let resolved: HashMap<&str, Option<DocketId>> = others_of(docket)
            .map(|name| (name.text.as_str(), name.id))
            .collect();
        let mentions = proceeding.part_of.iter().chain(&proceeding.related);
        for mention in mentions.chain(&proceeding.consolidated_into) {
            // What is left out is on this site and hidden, and nothing is said of it.
            if resolved.get(mention.text.as_str()) != Some(&None) || is_several(catalog, mention) {
                continue;
            }
            let message = format!("docket `{}` is not on this site", mention.text);
            let help = match near(catalog, &mention.text, |other| other == id, &mut proposals) {
                Some(near) => format!("did you mean `{near}`?"),
                None => code.way_out().to_owned(),
            };
            let place = Place::Key(record.path.clone(), mention.at.clone(), Part::Value);
            let problem = Diagnostic::warning(code, place, message).help(help);
            found.push(problem.alone_on_its_line());
        }
    }
    found
}

/// Returns the dockets of this site that the records of other dockets name.
fn named_by_dockets(catalog: &Catalog) -> HashSet<DocketId> {
    let names = catalog.dockets().flat_map(|(_, docket)| others_of(docket));
    names.filter_map(|name| name.id).collect()
}

fn others_of(docket: &Docket) -> impl Iterator<Item = &DocketName> {
    let others = docket.part_of.iter().chain(&docket.related);
    others.chain(&docket.consolidated_into)
}

/// Returns whether a mention is a number that several public dockets of the site have.
fn is_several(catalog: &Catalog, mention: &Mention) -> bool {
    let mut dockets = catalog.dockets();
    dockets.any(|(_, docket)| docket.number == mention.text)
}

/// Finds the public docket whose number is nearest to a text; none of those that are left out.
fn near<'a>(
    catalog: &'a Catalog,
    text: &str,
    is_left_out: impl Fn(DocketId) -> bool,
    proposals: &mut usize,
) -> Option<&'a str> {
    *proposals = proposals.checked_sub(1)?;
    // A docket that one filing alone names is no better known than the one that is asked about.
    let is_known = |docket: &Docket| docket.record.is_some() || docket.filings.len() > 1;
    let dockets = catalog.dockets().filter(|(id, docket)| {
        docket.access.is_public() && is_known(docket) && !is_left_out(*id) && docket.name != text
    });
    nearest(text, dockets.map(|(_, docket)| docket.name.as_str()))
}

/// Which docket each folder belongs to.
struct Rulers<'a> {
    /// The folders with a `docket.md` that readers may know of.
    by_record: HashMap<&'a str, DocketId>,
    /// How many public filings of each docket a folder holds.
    by_filings: HashMap<&'a str, BTreeMap<DocketId, usize>>,
}

impl<'a> Rulers<'a> {
    fn of(catalog: &'a Catalog) -> Rulers<'a> {
        let public = catalog.dockets().filter(|(_, one)| one.access.is_public());
        let recorded = public.filter_map(|(id, docket)| {
            let record = docket.record.as_ref()?;
            Some((record.path.folder(), id))
        });
        let by_record = recorded.collect();
        let mut by_filings: HashMap<&str, BTreeMap<DocketId, usize>> = HashMap::new();
        for (filed, document) in documents(catalog) {
            if let Some(home) = filed.home() {
                let of_folder = by_filings.entry(document.path.folder()).or_default();
                *of_folder.entry(home).or_default() += 1;
            }
        }
        Rulers {
            by_record,
            by_filings,
        }
    }

    /// Returns the docket of a folder other than `own`: that of the nearest `docket.md`, or else
    /// the one docket of all other filings in the folder, if they are two at least.
    fn of_folder(&self, folder: &str, own: DocketId) -> Option<DocketId> {
        let ends = folder.match_indices('/').map(|(at, _)| at);
        let mut above: Vec<&str> = ends.map(|end| &folder[..end]).collect();
        above.extend([folder]);
        let recorded = above.iter().rev().find_map(|one| self.by_record.get(one));
        if let Some(ruler) = recorded {
            return Some(*ruler).filter(|ruler| *ruler != own);
        }
        let mut others = self.by_filings.get(folder)?.iter();
        let mut others = others.by_ref().filter(|(id, _)| **id != own);
        match (others.next(), others.next()) {
            (Some((only, count)), None) if *count > 1 => Some(*only),
            _ => None,
        }
    }
}
