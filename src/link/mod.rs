//! 2. Link: what files tell becomes one immutable [`Catalog`].

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
mod groups;
mod incoming;
mod known;
mod names;
mod order;
mod proceedings;
pub(crate) mod quick;
mod references;
mod requests;
mod seal;
mod spell;
mod spelling;
mod standing;
mod starts;
#[cfg(test)]
mod tests;
mod timeline;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, SitePath};
use crate::docket::{Access, Mention, Page, PartyRecord, Reference, Settings};
use crate::intake::{Record, Source, Sources};
use dockets::{Book, Home};
use exchange::Exchanges;
use files::Files;
use filings::{Linked, Parties};
use incoming::Incoming;
use known::KnownParties;
use names::{NamedParties, Numbers, Who};
use order::{date_key, day_key};
use proceedings::StartOf;
use quick::Map;
use references::{AbsentBook, Resolver};
use seal::{Sealing, Telling, seal};
use starts::OpenClocks;

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

    // What stands in each docket, what belongs together, and what follows from that.
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

/// Puts together what was resolved: a catalog without timelines, and from what its clocks run.
fn assemble(
    linked: &Linked<'_, '_>,
    book: &Book<'_>,
    resolved: Resolved,
    files: &[Source],
    pages: Vec<&Arc<Page>>,
    problems: &mut Vec<Diagnostic>,
) -> (Catalog, Vec<Vec<StartOf>>) {
    let Resolved {
        mut parties,
        known_parties,
        absent,
        dockets,
        starts,
        filings,
        forward,
    } = resolved;
    let (named, settings) = (linked.files, linked.settings);
    let filings = linked.filings(filings, problems);
    let mut dockets = linked.dockets(book, dockets, files, problems);
    name_files_of_parties(&mut parties, files, named, problems);
    let mut page_files = Vec::with_capacity(pages.len());
    for page in &pages {
        let source = source_of(files, &page.path);
        page_files.push(named.of(source, &[], &page.prose, problems));
    }
    for (at, filed) in filings.iter().enumerate() {
        for docket in &filed.dockets {
            dockets[docket.index()].filings.push(FilingId(at as u32));
        }
    }
    let absent_order = order_absent(&absent, settings);
    for id in &absent_order {
        if let Some(docket) = absent[id.index()].docket {
            dockets[docket.index()].absent.push(*id);
        }
    }
    let exchanges = gather_exchanges(&forward, &filings, &absent, &absent_order, settings);
    let (backward, absent_backward) = filings::turn_around(&forward, absent.len());
    let catalog = Catalog {
        settings: settings.clone(),
        dockets,
        filings,
        parties,
        known_parties,
        absent,
        authorities: Vec::new(),
        authority_by_key: Map::default(),
        pages: pages.into_iter().map(Arc::clone).collect(),
        page_files,
        unnamed: Vec::new(),
        with_sidecar: Vec::new(),
        texts: BTreeMap::new(),
        inspections: BTreeMap::new(),
        digests: BTreeMap::new(),
        forward,
        backward,
        absent_backward,
        exchanges: exchanges.all,
        exchange_of: exchanges.of_filing,
        exchange_of_absent: exchanges.of_absent,
    };
    (catalog, starts)
}

/// Enters what each party takes part in, and the authorities on which deadlines rest. Neither
/// needs the other.
fn take_part(catalog: &mut Catalog, mut authorities: authorities::Lists<'_>) {
    let mut parties = std::mem::take(&mut catalog.parties);
    let (parts, ()) = rayon::join(
        || timeline::take_part(catalog, &mut parties),
        || authorities.add_limits(catalog),
    );
    timeline::enter_parts(catalog, parts, &parties);
    authorities::enter(catalog, authorities);
    catalog.parties = parties;
}

/// Adds what is wrong with single files, and what only the whole site shows.
fn with_problems_of_files(mut problems: Vec<Diagnostic>, sources: &Sources) -> Vec<Diagnostic> {
    if !sources.has_settings || sources.problems.iter().any(seal::may_be_of_ignore) {
        // What else seems wrong may be right by the settings that could not be read, or stand in a
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

/// Finds the item numbers that are missing from each docket. Only here is it known which numbers
/// filings have that readers do not see, and these are not kept.
fn find_gaps(catalog: &mut Catalog, files: &[Source], homes: &[Home], book: &Book<'_>) {
    let mut hidden: Map<DocketId, BTreeSet<u64>> = Map::default();
    for (source, home) in files.iter().zip(homes) {
        if let (Some(Record::Filing(record)), Home::Known { dockets, access }) =
            (&source.record, home)
            && (record.filing.is_none() || *access == Access::Unlisted)
            && let Some(docket) = dockets.first().and_then(|at| book.dockets[*at].id)
            && let Some(number) = record.number.as_ref().and_then(|text| text.parse().ok())
        {
            hidden.entry(docket).or_default().insert(number);
        }
    }
    for at in 0..catalog.dockets.len() {
        let id = DocketId(at as u32);
        let hidden = hidden.remove(&id).unwrap_or_default();
        catalog.dockets[at].gaps = checks::numbers::gaps(catalog, id, &hidden);
    }
}

/// What the names in records mean.
struct Resolved {
    parties: Vec<Party>,
    known_parties: KnownParties<PartyId>,
    absent: Vec<Absent>,
    /// The parties that each docket's record lists.
    dockets: Vec<Vec<Named<Who>>>,
    /// From what each docket's clocks run.
    starts: Vec<Vec<StartOf>>,
    filings: Vec<Parties<Who>>,
    /// For each filing, what it refers to.
    forward: Vec<Vec<(Link, Referent)>>,
}

/// Finds what the names in records mean: filings, parties, documents that are not on file.
fn resolve<'a>(
    sources: &'a Sources,
    book: &Book<'_>,
    homes: &[Home],
    incoming: &[Incoming<'_>],
    problems: &mut Vec<Diagnostic>,
) -> (Resolved, Numbers, OpenClocks<'a>) {
    let Sources {
        files, settings, ..
    } = sources;
    let (index, mut names) = rayon::join(
        || filings::index(files, homes, incoming),
        || {
            let nothing_withheld = sources.withhold_nothing() && book.is_open_but_for_unread();
            let records = party_records(files);
            let mut names = NamedParties::new(records, settings, nothing_withheld);
            learn_names(incoming, book, &mut names);
            names
        },
    );
    let mut absent = AbsentBook::default();
    let mut resolver = Resolver {
        index: &index,
        book,
        names: &mut names,
        absent: &mut absent,
        problems,
    };
    let (dockets, starts) = proceedings::resolve(incoming, &mut resolver);
    let (filings, forward) = filings::resolve(incoming, &mut resolver);
    let (parties, known_parties, numbers) = names.close(problems);
    let absent = absent.all.into_iter();
    let open_clocks = OpenClocks::of(files, &index, book);
    let resolved = Resolved {
        parties,
        known_parties,
        absent: absent.map(|absent| absent.numbered(&numbers)).collect(),
        dockets,
        starts,
        filings,
        forward,
    };
    (resolved, numbers, open_clocks)
}

fn party_records(files: &[Source]) -> Vec<&Arc<PartyRecord>> {
    files
        .iter()
        .filter_map(|source| match &source.record {
            Some(Record::Party(record)) => Some(record),
            _ => None,
        })
        .collect()
}

/// Shows the names of all parties that something public names, so that none depends on the order of
/// files.
fn learn_names<'a>(incoming: &'a [Incoming<'_>], book: &Book<'a>, names: &mut NamedParties<'a>) {
    let mut learn = |mention: &'a Mention| names.learn(&mention.text);
    for docket in book.dockets.iter().filter(|docket| docket.id.is_some()) {
        let Some(proceeding) = docket.record.and_then(|record| record.proceeding()) else {
            continue;
        };
        let parties = proceeding.parties.iter();
        parties.for_each(|part| learn(&part.party));
        for absent in &proceeding.not_on_file {
            absent
                .filed_by
                .iter()
                .chain(&absent.addressed_to)
                .for_each(&mut learn);
        }
    }
    for arrived in incoming {
        arrived
            .filing
            .parties
            .lists()
            .into_iter()
            .flatten()
            .for_each(&mut learn);
        let Some(document) = arrived.filing.document() else {
            continue;
        };
        document
            .signed_by
            .iter()
            .flat_map(|one| &one.party)
            .for_each(&mut learn);
        for (_, reference) in &document.references {
            if let Reference::Absent(absent) = reference {
                absent
                    .filed_by
                    .iter()
                    .chain(&absent.addressed_to)
                    .for_each(&mut learn);
            }
        }
    }
}

/// Finds the files that the prose of parties names.
fn name_files_of_parties(
    parties: &mut [Party],
    sources: &[Source],
    named: &Files<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    for party in parties {
        if let Some(record) = &party.record {
            party.files = named.of(
                source_of(sources, &record.path),
                &[],
                &record.prose,
                problems,
            );
        }
    }
}

/// Finds what a file tells among all, which are sorted by path.
fn source_of<'a>(files: &'a [Source], path: &SitePath) -> &'a Source {
    let at = files.binary_search_by(|source| source.path.cmp(path));
    &files[at.expect("a record is of a file that was read")]
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

/// Returns the documents not on file in timeline order; those of one day by title.
fn order_absent(absent: &[Absent], settings: &Settings) -> Vec<AbsentId> {
    let mut order: Vec<AbsentId> = (0..absent.len() as u32).map(AbsentId).collect();
    order.sort_by_cached_key(|id| {
        let absent = &absent[id.index()];
        (
            date_key(&absent.date, settings.zone),
            absent.title.clone(),
            *id,
        )
    });
    order
}

fn gather_exchanges(
    forward: &[Vec<(Link, Referent)>],
    filings: &[Filed],
    absent: &[Absent],
    absent_order: &[AbsentId],
    settings: &Settings,
) -> Exchanges {
    let mut place_of_absent = vec![0; absent.len()];
    for (place, id) in absent_order.iter().enumerate() {
        place_of_absent[id.index()] = place;
    }
    // As on a docket's timeline, what is not on file comes before what is, on one day.
    exchange::gather(forward, absent.len(), |document| match document {
        Referent::Absent(id) => (
            day_key(&absent[id.index()].date, settings.zone),
            0,
            place_of_absent[id.index()],
        ),
        Referent::Filing(id) => (
            day_key(&filings[id.index()].filing.date, settings.zone),
            1,
            id.index(),
        ),
    })
}
