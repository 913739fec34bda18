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
mod groups;
mod names;
mod order;
mod proceedings;
pub(crate) mod quick;
mod references;
mod seal;
mod spelling;
mod starts;
mod timeline;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use catalog::{
    Absent, AbsentId, AuthorityId, Capacity, Catalog, Cited, CitedAuthority, Counted, Docket,
    DocketId, DocketName, Document, Entry, FileTarget, Filed, FilingId, Link, Named, NamedFile,
    NamedFiles, Part, Party, PartyId,
};
pub use checks::check;
pub use claims::{Naming, naming};
pub use drafts::{Drafts, drafts};
pub use groups::{Common, Group, Grouping, count_grouped, group};
pub(crate) use names::is_ending;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, SitePath};
use crate::docket::{Access, FilingParties, Mention, Page, PartyRecord, Reference, Settings};
use crate::intake::{Record, Source, Sources};
use dockets::{Book, Home};
use exchange::Exchanges;
use files::Files;
use filings::{Draft, EarlyFiling, Linked};
use names::{NamedEarly, Names, Numbers};
use order::{date_key, day_key};
use proceedings::EarlyStart;
use quick::Map;
use references::{AbsentBook, Resolver};
use seal::{Sealing, Telling, seal};
use starts::OpenClocks;

/// Links everything. The diagnostics are all of intake's and all of linking's, without a word of what is withheld.
pub fn link(sources: &Sources) -> (Catalog, Diagnostics) {
    link_and_tell(sources, Telling::Sealed)
}

/// Links everything, with diagnostics that tell all, for the person who keeps what is withheld. Nobody else may see them.
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
    let drafts = filings::in_order(files, &book, &homes, settings);

    // What texts cite depends on no name, so both are found at once.
    let (mut authorities, resolved) = rayon::join(
        || authorities::list(&drafts, &book, &settings.families),
        || resolve(sources, &book, &homes, &drafts, &mut problems),
    );
    let Resolved {
        mut parties,
        numbers,
        absent,
        dockets: early_dockets,
        starts,
        filings: early_filings,
        forward,
        open_clocks,
    } = resolved;

    // What the paths in records lead to.
    let sorted = sorted_pages(files);
    let records = files::record_paths(files, &book, &homes, &drafts, &parties, &sorted);
    let withheld = files::withheld(sources, &book, &homes, &mut problems);
    let named = Files::new(sources, records, withheld);
    let linked = Linked {
        drafts: &drafts,
        numbers: &numbers,
        settings,
        files: &named,
    };
    let filings = linked.filings(early_filings, &mut problems);
    let mut dockets = linked.dockets(&book, early_dockets, files, &mut problems);
    name_files_of_parties(&mut parties, files, &named, &mut problems);
    let page_files = sorted
        .iter()
        .map(|page| {
            named.of(
                source_of(files, &page.path),
                &[],
                &page.prose,
                &mut problems,
            )
        })
        .collect();

    // What stands in each docket, and what belongs together.
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
    let mut catalog = Catalog {
        settings: settings.clone(),
        dockets,
        filings,
        parties: Vec::new(),
        absent,
        authorities: Vec::new(),
        authority_by_key: Map::default(),
        pages: sorted.into_iter().map(Arc::clone).collect(),
        page_files,
        unnamed: Vec::new(),
        with_sidecar: Vec::new(),
        texts: BTreeMap::new(),
        inspections: BTreeMap::new(),
        forward,
        backward,
        absent_backward,
        exchanges: exchanges.all,
        exchange_of: exchanges.of_filing,
        exchange_of_absent: exchanges.of_absent,
    };
    proceedings::count_clocks(&mut catalog, starts, &mut problems);
    timeline::lay(&mut catalog);
    find_gaps(&mut catalog, files, &homes, &book);
    let (parts, ()) = rayon::join(
        || timeline::take_part(&catalog, &mut parties),
        || authorities.add_limits(&catalog),
    );
    timeline::enter_parts(&mut catalog, parts, &parties);
    authorities::enter(&mut catalog, authorities);
    catalog.parties = parties;
    catalog.unnamed = files::unnamed(sources, &catalog, &named.withheld);
    catalog.with_sidecar = files::with_sidecar(sources, &catalog, &named.withheld);
    problems.extend(checks::numbers::check_twice(&catalog));

    problems.extend(
        files
            .iter()
            .flat_map(|source| source.problems.iter().cloned()),
    );
    if files.is_empty() {
        let code = Code::NothingOnFile;
        problems.push(Diagnostic::error(code, Place::Site, code.sentence()).help(code.way_out()));
    }
    if !sources.has_settings || sources.problems.iter().any(seal::may_be_of_ignore) {
        // What else seems wrong may be right by the settings that could not be read, or stand in a file that they leave out.
        problems = sources.problems.clone();
    }
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

/// Finds the item numbers that are missing from each docket. Only here is it known which numbers filings have that readers do not
/// see, and these are not kept.
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
struct Resolved<'a> {
    parties: Vec<Party>,
    numbers: Numbers,
    absent: Vec<Absent>,
    /// The parties that each docket's record lists.
    dockets: Vec<Vec<NamedEarly>>,
    /// From what each docket's clocks run.
    starts: Vec<Vec<EarlyStart>>,
    filings: Vec<EarlyFiling>,
    /// For each filing, what it refers to.
    forward: Vec<Vec<(Link, Document)>>,
    open_clocks: OpenClocks<'a>,
}

/// Finds what the names in records mean: filings, parties, documents that are not on file.
fn resolve<'a>(
    sources: &'a Sources,
    book: &Book<'_>,
    homes: &[Home],
    drafts: &[Draft<'_>],
    problems: &mut Vec<Diagnostic>,
) -> Resolved<'a> {
    let Sources {
        files, settings, ..
    } = sources;
    let (index, mut names) = rayon::join(
        || filings::index(files, homes, drafts),
        || {
            let nothing_withheld = sources.withhold_nothing() && book.is_open_but_for_unread();
            let records = party_records(files);
            let mut names = Names::new(records, settings, nothing_withheld);
            learn_names(drafts, book, &mut names);
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
    let (dockets, starts) = proceedings::resolve(drafts, &mut resolver);
    let (filings, forward) = filings::resolve(drafts, &mut resolver);
    let (parties, numbers) = names.close(problems);
    let absent = absent.all.into_iter();
    let open_clocks = OpenClocks::of(files, &index, book);
    Resolved {
        parties,
        absent: absent.map(|absent| absent.finish(&numbers)).collect(),
        numbers,
        dockets,
        starts,
        filings,
        forward,
        open_clocks,
    }
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

/// Shows the names of all parties that something public names, so that none depends on the order of files.
fn learn_names<'a>(drafts: &'a [Draft<'_>], book: &Book<'a>, names: &mut Names<'a>) {
    let mut learn = |mention: &'a Mention| names.learn(&mention.text);
    for docket in book.dockets.iter().filter(|docket| docket.id.is_some()) {
        let Some(record) = docket.record else {
            continue;
        };
        record.parties.iter().for_each(|part| learn(&part.party));
        for absent in &record.not_on_file {
            absent
                .filed_by
                .iter()
                .chain(&absent.addressed_to)
                .for_each(&mut learn);
        }
    }
    for draft in drafts {
        let FilingParties {
            filed_by,
            on_behalf_of,
            addressed_to,
            served_on,
        } = &draft.filing.parties;
        [filed_by, on_behalf_of, addressed_to, served_on]
            .into_iter()
            .flatten()
            .for_each(&mut learn);
        let Some(document) = draft.filing.document() else {
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

/// Gives the free pages in their order: by `order`, those without it after, by title.
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

/// Gives the documents not on file in timeline order; those of one day by title.
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
    forward: &[Vec<(Link, Document)>],
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
        Document::Absent(id) => (
            day_key(&absent[id.index()].date, settings.zone),
            0,
            place_of_absent[id.index()],
        ),
        Document::Filing(id) => (
            day_key(&filings[id.index()].filing.date, settings.zone),
            1,
            id.index(),
        ),
    })
}
