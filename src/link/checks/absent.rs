//! Finds documents that are said not to be on file while one much like them is.

use super::super::catalog::{Absent, Catalog, Docket, DocketId, Filed};
use super::super::names::fold;
use super::documents;
use crate::diagnostic::{Code, Diagnostic, Part, Place, SitePath};
use crate::docket::{AbsentMention, ClockStart, Reference};

/// How much alike two titles must be, where 1 is the same.
const ALIKE: f64 = 0.75;

/// Warns at every mention of a document not on file that a public filing of the same docket and day may be.
pub(super) fn check(catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, docket) in catalog.dockets() {
        if docket.absent.is_empty() {
            continue;
        }
        let Some(record) = &docket.record else {
            continue;
        };
        let starts = record
            .clocks
            .iter()
            .filter_map(|clock| match &clock.starts {
                ClockStart::Document(Reference::Absent(mention), _) => Some(mention),
                _ => None,
            });
        for mention in record.not_on_file.iter().chain(starts) {
            found.extend(warn(catalog, id, mention, &record.path));
        }
    }
    for (filed, document) in documents(catalog) {
        let Some(home) = filed.home() else { continue };
        let references = document.references.iter().map(|(_, reference)| reference);
        let ruled_on = document.rules_on.iter().map(|(reference, _)| reference);
        for reference in references.chain(ruled_on) {
            if let Reference::Absent(mention) = reference {
                found.extend(warn(catalog, home, mention, &document.path));
            }
        }
    }
    found
}

fn warn(
    catalog: &Catalog,
    id: DocketId,
    mention: &AbsentMention,
    file: &SitePath,
) -> Option<Diagnostic> {
    let docket = catalog.docket(id);
    let absent = of_mention(catalog, docket, mention)?;
    let day = absent.date.exact_day()?;
    let title = fold(&absent.title);
    let mut filings = docket.filings.iter().map(|filing| catalog.filing(*filing));
    let (filed, known) = filings.find_map(|filed| {
        let known = filed.id()?;
        let same_day = filed.filing.date.exact_day() == Some(day);
        let own = filed.filing.document().is_some_and(|own| own.path == *file);
        (same_day && !own && is_alike(absent, &title, filed)).then_some((filed, known))
    })?;
    let code = Code::PerhapsOnFile;
    let message = format!(
        "`{}` is said not to be on file, and `{}` of the same day is",
        mention.title, filed.filing.heading
    );
    let place = Place::Key(file.clone(), mention.at.clone(), Part::Value);
    let problem = Diagnostic::warning(code, place, message);
    let help = format!("if it is the one, write `{known}` in its place");
    // What stands beside it on the line, in one list perhaps, is not known here.
    Some(problem.help(help).without_line())
}

/// Finds the document of the catalog that a mention is one of.
fn of_mention<'a>(
    catalog: &'a Catalog,
    docket: &Docket,
    mention: &AbsentMention,
) -> Option<&'a Absent> {
    let mut known = docket.absent.iter().map(|id| catalog.absent(*id));
    known.find(|absent| absent.date == mention.date && fold(&absent.title) == fold(&mention.title))
}

/// Tells whether a filing of the same day may be the document: by its title, or by its filer and type.
fn is_alike(absent: &Absent, title: &str, filed: &Filed) -> bool {
    let heading = fold(&filed.filing.heading);
    let long = title.len().min(heading.len()) >= 12;
    let part = long && (title.contains(&heading) || heading.contains(title));
    let same_filer = absent
        .filed_by
        .iter()
        .any(|party| filed.filed_by.contains(party));
    let same_type = absent.kind.is_some() && absent.kind == filed.filing.kind;
    part || strsim::normalized_levenshtein(title, &heading) >= ALIKE || (same_filer && same_type)
}
