//! 2. Link: what files tell becomes one immutable [`Catalog`].

mod assembled;
mod authorities;
mod catalog;
mod checks;
mod claims;
mod clocks;
mod dockets;
mod drafts;
mod exchange;
mod files;
mod filings;
mod find;
mod gaps;
mod groups;
mod incoming;
mod known;
mod names;
mod order;
mod proceedings;
pub(crate) mod quick;
mod references;
mod requests;
mod resolved;
mod seal;
mod spell;
mod spelling;
mod standing;
mod starts;
mod timeline;

pub use catalog::{
    Absent, AbsentId, AuthorityId, Capacity, Catalog, Cited, CitedAuthority, Counted, Docket,
    DocketId, DocketName, DocketParty, Entry, FileTarget, Filed, FilingId, Link, Named, NamedFile,
    NamedFiles, Party, PartyId, Referent,
};
pub use checks::check;
pub use claims::{NamedAs, naming};
pub use drafts::{Drafts, drafts};
pub use find::Found;
pub use groups::{Common, Group, Grouping, count_grouped, group};
pub(crate) use names::{is_ending, split_dba};
pub use requests::{Request, RequestOutcome, requests};
pub(crate) use standing::ruled;

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, SitePath};
use crate::docket::Page;
use crate::intake::{Record, Source, Sources};
use assembled::assemble;
use files::Files;
use filings::Linked;
use gaps::find_gaps;
use resolved::resolve;
use seal::{Sealing, Telling, seal};

#[cfg(test)]
mod tests;

/// Links everything. The diagnostics are all of intake's and all of linking's, without a word of
/// what is withheld.
pub fn link(sources: &Sources) -> (Catalog, Diagnostics) {
    link_and_tell(sources, Telling::Sealed)
}

/// Links everything, with diagnostics that tell all, for the person who keeps what is withheld.
/// Nobody else may see them.
pub fn link_to_reveal(sources: &Sources) -> (Catalog, Diagnostics) {
    link_and_tell(sources, Telling::Revealed)
}

fn link_and_tell(sources: &Sources, telling: Telling) -> (Catalog, Diagnostics) {
    let Sources {
        files, settings, ..
    } = sources;
    let mut problems: Vec<Diagnostic> = sources.problems.clone();

    // Which dockets there are, and so what each filing may show.
    let (book, homes) = dockets::gather(sources, &mut problems);
    let incoming = incoming::in_order(files, &book, &homes, settings);

    // What texts cite depends on no name, so both are found at once.
    let (authorities, (resolved, numbers, open_clocks)) = rayon::join(
        || authorities::list(&incoming, &book, &settings.families),
        || resolve(sources, &book, &homes, &incoming, &mut problems),
    );

    // What the paths in records lead to.
    let pages = sorted_pages(files);
    let records = files::record_paths(files, &book, &homes, &incoming, &resolved.parties, &pages);
    let withheld = files::withheld(sources, &book, &homes, &mut problems);
    let named = Files::new(sources, records, withheld);
    let linked = Linked {
        incoming: &incoming,
        numbers: &numbers,
        settings,
        files: &named,
    };

    // What is in each docket, what belongs together, and what follows from that.
    let (mut catalog, starts) = assemble(&linked, &book, resolved, files, pages, &mut problems);
    proceedings::count_clocks(&mut catalog, starts, &mut problems);
    timeline::lay(&mut catalog);
    find_gaps(&mut catalog, files, &homes, &book);
    take_part(&mut catalog, authorities);
    catalog.unnamed = files::unnamed(sources, &catalog, &named.withheld);
    catalog.with_sidecar = files::with_sidecar(sources, &catalog, &named.withheld);
    problems.extend(checks::numbers::check_twice(&catalog));

    // What may be said of all that is wrong.
    let problems = with_problems_of_files(problems, sources);
    let sealing = Sealing {
        sources,
        book: &book,
        homes: &homes,
        withheld: &named.withheld.there,
        open_clocks: &open_clocks,
        catalog: &catalog,
    };
    let diagnostics = seal(problems, &sealing, telling);
    (catalog, diagnostics)
}

/// Enters what each party takes part in, and the authorities on which deadlines rest. Neither
/// needs the other.
fn take_part(catalog: &mut Catalog, mut authorities: authorities::Lists<'_>) {
    let mut parties = std::mem::take(&mut catalog.parties);
    let (parts, ()) = rayon::join(
        || timeline::take_part(catalog, &mut parties),
        || authorities.add_limits(catalog),
    );
    timeline::enter_parts(catalog, parts);
    authorities::enter(catalog, authorities);
    catalog.parties = parties;
}

/// Adds what is wrong with single files, and what only the whole site shows.
fn with_problems_of_files(mut problems: Vec<Diagnostic>, sources: &Sources) -> Vec<Diagnostic> {
    if !sources.has_settings || sources.problems.iter().any(seal::may_be_of_ignore) {
        // What else seems wrong may be right by the settings that could not be read, or be in a
        // file that they leave out.
        return sources.problems.clone();
    }
    let of_files = sources.files.iter().flat_map(|source| &source.problems);
    problems.extend(of_files.cloned());
    if sources.files.is_empty() {
        let code = Code::NothingOnFile;
        problems.push(Diagnostic::error(code, Place::Site, code.sentence()).help(code.way_out()));
    }
    problems
}

/// Returns the free pages in their order: by `order`, those without it after, by title.
fn sorted_pages(files: &[Source]) -> Vec<&Arc<Page>> {
    let mut pages: Vec<_> = files
        .iter()
        .filter_map(|source| match &source.record {
            Some(Record::Page(page)) => Some(page),
            _ => None,
        })
        .collect();
    pages.sort_by(|a, b| {
        let order = |page: &Page| page.order.unwrap_or(i64::MAX);
        order(a)
            .cmp(&order(b))
            .then_with(|| a.title.cmp(&b.title))
            .then_with(|| a.id.cmp(&b.id))
    });
    pages
}

/// Finds what a file tells among all, which are sorted by path.
fn source_of<'a>(files: &'a [Source], path: &SitePath) -> &'a Source {
    let at = files.binary_search_by(|source| source.path.cmp(path));
    &files[at.expect("a record is of a file that was read")]
}
