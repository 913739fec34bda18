//! Finds documents that are said not to be on file while one much like them is.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::super::catalog::{Absent, AbsentId, Catalog, DocketId, Filed, FilingId};
use super::documents;
use crate::diagnostic::{Code, Diagnostic, Part, Place, SitePath};
use crate::docket::{AbsentMention, ClockStart, Reference};
use crate::steps;
use crate::text::fold;

/// How much alike two titles must be, where 1 is the same.
const ALIKE: f64 = 0.75;
/// With how many filings of one docket and day a document is compared: the first of the day.
const FILINGS: usize = 50;
/// The longest titles that are compared letter by letter, in bytes.
const LONGEST: usize = 400;

/// Warns at every mention of a document not on file that a public filing of the same docket and day
/// may be.
pub(super) fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut days = Days::default();
    for (id, docket) in catalog.dockets() {
        if docket.absent.is_empty() {
            continue;
        }
        let (Some(record), Some(proceeding)) = (&docket.record, docket.proceeding()) else {
            continue;
        };
        let starts = proceeding
            .clocks
            .iter()
            .filter_map(|clock| match &clock.starts {
                ClockStart::Document(Reference::Absent(mention), _) => Some(mention),
                _ => None,
            });
        for mention in proceeding.not_on_file.iter().chain(starts) {
            found.extend(days.warn(catalog, id, mention, &record.path));
        }
    }
    for (filed, document) in documents(catalog) {
        let Some(home) = filed.home() else { continue };
        let references = document.references.iter().map(|(_, reference)| reference);
        let ruled_on = document.rules_on.iter().map(|(reference, _)| reference);
        for reference in references.chain(ruled_on) {
            if let Reference::Absent(mention) = reference {
                found.extend(days.warn(catalog, home, mention, &document.path));
            }
        }
    }
    found
}

/// The documents of the dockets that were asked for: filings by their day, and those not on file by
/// title and date.
#[derive(Default)]
struct Days(HashMap<DocketId, OfDocket>);

struct OfDocket {
    filings: HashMap<NaiveDate, Vec<FilingId>>,
    absent: HashMap<(String, String), AbsentId>,
}

impl Days {
    fn warn(
        &mut self,
        catalog: &Catalog,
        id: DocketId,
        mention: &AbsentMention,
        file: &SitePath,
    ) -> Option<Diagnostic> {
        let known = self
            .0
            .entry(id)
            .or_insert_with(|| OfDocket::new(catalog, id));
        let title = fold(&mention.title);
        let absent = known
            .absent
            .get(&(title.clone(), mention.date.to_string()))?;
        let absent = catalog.absent(*absent);
        let day = absent.date.exact_day()?;
        let filings = known.filings.get(&day)?.iter().take(FILINGS);
        let (filed, known) = filings
            .map(|filing| catalog.filing(*filing))
            .find_map(|filed| {
                let known = filed.id()?;
                let own = filed.filing.document().is_some_and(|own| own.path == *file);
                steps::count(1);
                (!own && is_alike(absent, &title, filed)).then_some((filed, known))
            })?;
        let code = Code::PerhapsOnFile;
        let message = format!(
            "`{}` is listed as not on file, but `{}` of the same day is on file",
            mention.title,
            filed.filing.heading_in_english()
        );
        let place = Place::Key(file.clone(), mention.at.clone(), Part::Value);
        let problem = Diagnostic::warning(code, place, message);
        let help = format!("if they are the same document, write `{known}` instead");
        // What is beside it on the line, in one list perhaps, is not known here.
        Some(problem.help(help).without_line())
    }
}

impl OfDocket {
    fn new(catalog: &Catalog, id: DocketId) -> OfDocket {
        let docket = catalog.docket(id);
        let mut filings: HashMap<NaiveDate, Vec<FilingId>> = HashMap::new();
        for id in &docket.filings {
            if let Some(day) = catalog.filing(*id).filing.date.exact_day() {
                filings.entry(day).or_default().push(*id);
            }
        }
        let mut absent = HashMap::new();
        for id in &docket.absent {
            let one = catalog.absent(*id);
            let key = (fold(&one.title), one.date.to_string());
            absent.entry(key).or_insert(*id);
        }
        OfDocket { filings, absent }
    }
}

/// Returns whether a filing of the same day may be the document: by its title, or by its filer and
/// type.
fn is_alike(absent: &Absent, title: &str, filed: &Filed) -> bool {
    let heading = fold(&filed.filing.heading_in_english());
    let long = title.len().min(heading.len()) >= 12;
    let part = long && (title.contains(&heading) || heading.contains(title));
    let short = title.len().max(heading.len()) <= LONGEST;
    let alike = || short && strsim::normalized_levenshtein(title, &heading) >= ALIKE;
    let same_filer = absent
        .filed_by
        .iter()
        .any(|party| filed.parties.filed_by.contains(party));
    let same_type = absent.kind.is_some() && absent.kind == filed.filing.kind;
    part || alike() || (same_filer && same_type)
}
