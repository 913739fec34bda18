//! `docketpress list`: what is on record, as a table for the terminal, as JSON or as CSV.
//!
//! It all comes from the catalog, so a withheld filing is listed by its entry alone.

mod files;
mod table;

use std::io::stdout;
use std::path::PathBuf;

use anyhow::{anyhow, bail};
use clap::{Args, ValueEnum};
use serde_json::{Map, Value, json};

use super::progress::{Progress, Steps};
use super::{Outcome, clear_litter, count, offered, print_doubts, say, site, tell_drafts};
use crate::consult;
use crate::diagnostic::{Severity, is_unseen, nearest};
use crate::docket::{Audience, Date, EventKind, fold, letters_of_name, without_case};
use crate::link::{Catalog, DocketId, Entry, Named, PartyId};
use crate::plan::slug;
use crate::render::write_row;
use table::table;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// What to list
    #[arg(value_enum, default_value_t)]
    what: What,
    /// Show only entries of this docket, given by its number or id
    #[arg(long, value_name = "DOCKET")]
    docket: Option<String>,
    /// Show only what this party filed, signed or received, given by its name or id
    #[arg(long, value_name = "PARTY")]
    party: Option<String>,
    /// Show only documents of this type, such as `order`
    #[arg(long = "type", value_name = "TYPE", value_parser = offered::types(), hide_possible_values = true)]
    kind: Option<String>,
    /// Show only entries of this date or later: 2005, 2005-08 or 2005-08-09
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Show only the file with this number, which a message about a withheld file gives
    #[arg(long, value_name = "N", conflicts_with_all = ["docket", "party", "kind", "since"])]
    number: Option<usize>,
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// The site's folder; the default is the nearest folder with a site.yaml, from the current one up
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  docketpress list                                     list all filings by date
  docketpress list filings --type order --since 2024   list the orders since 2024
  docketpress list deadlines --docket GR-2024-0117     list the deadlines of a docket
  docketpress list not-on-file --format csv            list missing documents for a spreadsheet
  docketpress list files                               list all files and what each one is
  docketpress list files --number 28                   show the file that a message calls number 28

On a terminal, a table shows only the columns that fit; in a pipe, it has all of them. Drafts and
unlisted filings are left out. A withheld filing shows only its public entry, as on the site.";

/// What is listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum What {
    /// The filings
    #[default]
    Filings,
    /// The parties
    Parties,
    /// The dockets
    Dockets,
    /// The deadlines: computed, stated, and events of that type
    Deadlines,
    /// The documents that are known but not on file
    NotOnFile,
    /// The files in the content folder with their numbers, including those that no record names
    Files,
}

/// How a list is printed.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// Columns; on a terminal, those that fit
    #[default]
    Table,
    /// A list of objects
    Json,
    /// For spreadsheets
    Csv,
}

/// What stands in one place of a list.
enum Cell {
    Text(String),
    Texts(Vec<String>),
    Number(usize),
}

/// A list: the names of its columns, and its rows.
struct List {
    columns: &'static [&'static str],
    rows: Vec<Vec<Cell>>,
}

/// What a list is cut down to.
struct Only {
    docket: Option<DocketId>,
    party: Option<PartyId>,
    kind: Option<String>,
    since: Option<Date>,
}

/// Lists what the arguments ask for.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let site = site::find(arguments.site.as_deref())?;
    clear_litter(&site, None);
    match arguments.number {
        Some(_) if arguments.what != What::Files => {
            bail!("--number applies only to `docketpress list files`")
        }
        Some(number) => {
            files::print_number(&site, number)?;
            return Ok(Outcome::Done);
        }
        None => {}
    }
    let edition = {
        let progress = Progress::start();
        let reading = progress.stage("reading", Steps::Unknown);
        consult(&site, Audience::Readers, &|| reading.step())?
    };
    if print_doubts(&edition)? {
        anstream::eprintln!("nothing was listed; fix these errors first");
        return Ok(Outcome::Mistakes);
    }
    let catalog = &edition.catalog;
    let only = Only::of(arguments, catalog)?;
    let list = match arguments.what {
        What::Filings => filings(catalog, &only),
        What::Parties => parties(catalog, &only),
        What::Dockets => dockets(catalog, &only),
        What::Deadlines => deadlines(catalog, &only),
        What::NotOnFile => not_on_file(catalog, &only),
        What::Files => files::files(&edition),
    };
    match arguments.format {
        Format::Table if list.rows.is_empty() => match only.is_all() {
            true => anstream::eprintln!("nothing is on record"),
            false => anstream::eprintln!("nothing on record matches"),
        },
        Format::Table => {
            // Of standard output alone: a file is not as wide as the terminal that the command was typed into.
            let terminal = terminal_size::terminal_size_of(stdout());
            let room = terminal.map(|(width, _)| width.0.into());
            let table = table(&list, room);
            say(&table.text)?;
            let names = format!("left out: {}", table.left_out.join(", "));
            match table.left_out.len() {
                0 => {}
                some if room.is_some_and(|room| names.chars().count() > room) => {
                    anstream::eprintln!("{} left out", count(some, "column"));
                }
                _ => anstream::eprintln!("{names}"),
            }
        }
        Format::Json => say(&json_of(&list))?,
        Format::Csv => say(&csv(&list))?,
    }
    tell_drafts(&edition.sources);
    let errors = edition.diagnostics.count(Severity::Error);
    if errors > 0 {
        let errors = count(errors, "error");
        anstream::eprintln!(
            "this list may be incomplete: the site has {errors}, so files whose access or docket is uncertain are left out (see `docketpress check`)"
        );
    }
    Ok(Outcome::Done)
}

impl Only {
    fn of(arguments: &Arguments, catalog: &Catalog) -> anyhow::Result<Only> {
        let what = arguments.what;
        let is_document = matches!(what, What::Filings | What::NotOnFile);
        let is_dated = is_document || what == What::Deadlines;
        if what == What::Files && (arguments.docket.is_some() || arguments.party.is_some()) {
            bail!("--docket and --party do not apply to files");
        }
        if arguments.kind.is_some() && !is_document {
            bail!("--type applies only to filings and not-on-file");
        }
        if arguments.since.is_some() && !is_dated {
            bail!("--since applies only to filings, deadlines and not-on-file");
        }
        if arguments.party.is_some() && what == What::Deadlines {
            bail!("--party does not apply to deadlines, which belong to a docket");
        }
        let docket = arguments.docket.as_ref();
        let party = arguments.party.as_ref();
        let since = arguments.since.as_ref();
        Ok(Only {
            docket: docket.map(|name| find_docket(catalog, name)).transpose()?,
            party: party.map(|name| find_party(catalog, name)).transpose()?,
            kind: match &arguments.kind {
                Some(kind) => Some(find_type(catalog, kind)?),
                None => None,
            },
            since: since.map(|text| read_date(text)).transpose()?,
        })
    }

    /// Tells whether it leaves nothing out.
    fn is_all(&self) -> bool {
        self.docket.is_none() && self.party.is_none() && self.kind.is_none() && self.since.is_none()
    }

    fn has_docket(&self, dockets: &[DocketId]) -> bool {
        self.docket.is_none_or(|docket| dockets.contains(&docket))
    }

    fn has_party(&self, all: &[&[Named]]) -> bool {
        let is_it = |party: PartyId| all.iter().any(|named| named.contains(&Named::Party(party)));
        self.party.is_none_or(is_it)
    }

    fn has_kind(&self, kind: &str) -> bool {
        self.kind.as_ref().is_none_or(|wanted| wanted == kind)
    }

    fn has_date(&self, date: &Date) -> bool {
        let first = self.since.as_ref().and_then(Date::first_day);
        first.is_none_or(|first| date.last_day().is_some_and(|last| last >= first))
    }
}

fn find_docket(catalog: &Catalog, name: &str) -> anyhow::Result<DocketId> {
    let wanted = fold(name);
    let found: Vec<DocketId> = catalog
        .dockets()
        .filter(|(_, docket)| fold(&docket.name) == wanted || fold(&docket.number) == wanted)
        .map(|(id, _)| id)
        .collect();
    match found.as_slice() {
        [only] => Ok(*only),
        [] => {
            let names = catalog.dockets().map(|(_, docket)| docket.name.as_str());
            let near = nearest(name, names);
            Err(unknown(name, "a docket of this site", near, "list dockets"))
        }
        _ => bail!("`{name}` is the number of two dockets; use the docket's id"),
    }
}

fn find_party(catalog: &Catalog, name: &str) -> anyhow::Result<PartyId> {
    let wanted = letters_of_name(name);
    let names = |id: PartyId| {
        let party = catalog.party(id);
        let record = party.record.iter();
        let others = record.flat_map(|record| record.aliases.iter().chain(&record.formerly));
        let others = others.map(|mention| mention.text.as_str());
        std::iter::once(party.name.as_str())
            .chain(party.dba.iter().map(String::as_str))
            .chain(others)
            .collect::<Vec<_>>()
    };
    let all = || catalog.parties().map(|(id, _)| id);
    let exact = all().find(|id| {
        let party = catalog.party(*id);
        party.name == name
            || slug(&party.id) == name
            || without_case(&party.id) == without_case(name)
    });
    // As in a record, the letters and digits of a name tell; of a distinct party only the exact name is it.
    let is_distinct = |id: PartyId| {
        let record = catalog.party(id).record.as_ref();
        record.is_some_and(|record| record.distinct)
    };
    let is_it = |known: &&str| letters_of_name(known) == wanted;
    let found = exact.or_else(|| {
        let mut all = all().filter(|id| !is_distinct(*id));
        all.find(|id| names(*id).iter().any(is_it))
    });
    found.ok_or_else(|| {
        let known: Vec<&str> = catalog.parties().flat_map(|(id, _)| names(id)).collect();
        let near = nearest(name, known);
        unknown(name, "a party of this site", near, "list parties")
    })
}

fn find_type(catalog: &Catalog, name: &str) -> anyhow::Result<String> {
    let types = &catalog.settings().types;
    match types.iter().find(|kind| kind.id == name) {
        Some(kind) => Ok(kind.id.clone()),
        None => {
            let known = types.iter().map(|kind| kind.id.as_str());
            let near = nearest(name, known);
            Err(unknown(name, "a type of filing", near, "list filings"))
        }
    }
}

fn read_date(text: &str) -> anyhow::Result<Date> {
    Date::parse(text).map_err(|error| match error.help {
        Some(help) => anyhow!("--since: {} ({help})", error.message),
        None => anyhow!("--since: {}", error.message),
    })
}

/// Refuses a name. `lists` is what to type to see those that there are.
fn unknown(name: &str, what: &str, near: Option<&str>, lists: &str) -> anyhow::Error {
    let all = format!("run `docketpress {lists}` to see the names on record");
    match near {
        Some(near) => anyhow!("`{name}` is not {what}: did you mean `{near}`? {all}"),
        None => anyhow!("`{name}` is not {what}; {all}"),
    }
}

fn filings(catalog: &Catalog, only: &Only) -> List {
    let mut rows = Vec::new();
    for (_, filed) in catalog.filings() {
        let filing = &filed.filing;
        let kind = filing.kind.as_ref().map_or("", |kind| &kind.0);
        let signed: Vec<Named> = filed.signed_for.iter().flatten().cloned().collect();
        let parties: [&[Named]; 5] = [
            &filed.filed_by,
            &filed.on_behalf_of,
            &filed.addressed_to,
            &filed.served_on,
            &signed,
        ];
        let wanted = only.has_docket(&filed.dockets)
            && only.has_party(&parties)
            && only.has_kind(kind)
            && only.has_date(&filing.date);
        if wanted {
            rows.push(vec![
                Cell::Text(filing.date.to_string()),
                Cell::Text(filing.number.clone().unwrap_or_default()),
                Cell::Text(kind.to_owned()),
                Cell::Text(filing.heading_in_english().into_owned()),
                Cell::Texts(names(catalog, &filed.filed_by)),
                Cell::Texts(names_of_dockets(catalog, &filed.dockets)),
                Cell::Text(filing.access().word().to_owned()),
                Cell::Text(filed.id().unwrap_or_default().to_owned()),
            ]);
        }
    }
    let columns = &[
        "date", "number", "type", "title", "filed_by", "docket", "access", "id",
    ];
    List { columns, rows }
}

fn parties(catalog: &Catalog, only: &Only) -> List {
    let mut rows = Vec::new();
    for (id, party) in catalog.parties() {
        if only.has_docket(&party.dockets) && only.party.is_none_or(|wanted| wanted == id) {
            let record = party.record.as_ref();
            let kind = record.and_then(|record| record.kind.clone());
            rows.push(vec![
                Cell::Text(party.name.clone()),
                Cell::Text(kind.unwrap_or_default()),
                Cell::Number(party.filings.len()),
                Cell::Texts(names_of_dockets(catalog, &party.dockets)),
                // As in its address: a party without a record is known by its folded name.
                Cell::Text(slug(&party.id)),
            ]);
        }
    }
    let columns = &["name", "kind", "filings", "dockets", "id"];
    List { columns, rows }
}

fn dockets(catalog: &Catalog, only: &Only) -> List {
    let mut rows = Vec::new();
    for (id, docket) in catalog.dockets() {
        let parties: Vec<Named> = docket
            .parties
            .iter()
            .map(|part| part.party.clone())
            .collect();
        if only.has_docket(&[id]) && only.has_party(&[&parties]) {
            let title = docket.heading().map(|heading| heading.in_english("docket"));
            let record = docket.proceeding();
            let opened = record.and_then(|record| record.opened.as_ref());
            rows.push(vec![
                Cell::Text(docket.number.clone()),
                Cell::Text(title.unwrap_or_default().into_owned()),
                Cell::Text(docket.agency.clone().unwrap_or_default()),
                Cell::Text(docket.status().unwrap_or_default().to_owned()),
                Cell::Text(opened.map(Date::to_string).unwrap_or_default()),
                Cell::Number(docket.filings.len()),
                Cell::Text(docket.name.clone()),
            ]);
        }
    }
    let columns = &[
        "number", "title", "agency", "status", "opened", "filings", "id",
    ];
    List { columns, rows }
}

fn deadlines(catalog: &Catalog, only: &Only) -> List {
    let mut dated = Vec::new();
    for (id, docket) in catalog.dockets() {
        if !only.has_docket(&[id]) {
            continue;
        }
        for entry in &docket.timeline {
            let (title, source) = match *entry {
                Entry::Limit(clock, at) => {
                    let (clock, counted) = docket.clock(clock);
                    let milestone = &clock.milestones[at];
                    let source = match (&milestone.stated, &counted.limits[at]) {
                        (Some(_), _) => "stated",
                        (None, Some(_)) => "counted",
                        (None, None) => continue,
                    };
                    (milestone.title.clone(), source)
                }
                Entry::Stated(filing, at) => {
                    let document = catalog.filing(filing).filing.document();
                    let document = document.expect("only a document that readers see states dates");
                    (document.deadlines[at].title.clone(), "stated")
                }
                Entry::Event(at) if docket.event(at).kind == EventKind::Deadline => {
                    (docket.event(at).title.clone(), "event")
                }
                Entry::Event(_) | Entry::Filing(_) | Entry::Absent(_) => continue,
            };
            let date = catalog.date_of(docket, *entry);
            if only.has_date(&date) {
                let law = catalog.basis_of(id, *entry).unwrap_or_default().to_owned();
                dated.push((date, title, source, docket.name.clone(), law));
            }
        }
    }
    // Each docket's are in order; several dockets' are merged by their days.
    dated.sort_by_key(|(date, ..)| date.sort_key());
    let row = |(date, title, source, docket, law): (Date, String, &str, String, String)| {
        vec![
            Cell::Text(date.to_string()),
            Cell::Text(title),
            Cell::Text(source.to_owned()),
            Cell::Text(docket),
            Cell::Text(law),
        ]
    };
    List {
        columns: &["date", "title", "source", "docket", "authority"],
        rows: dated.into_iter().map(row).collect(),
    }
}

fn not_on_file(catalog: &Catalog, only: &Only) -> List {
    let mut all: Vec<_> = catalog.absents().map(|(_, absent)| absent).collect();
    all.sort_by_key(|absent| (absent.date.sort_key(), absent.title.clone(), absent.docket));
    let mut rows = Vec::new();
    for absent in all {
        let kind = absent.kind.as_ref().map_or("", |kind| &kind.0);
        let docket: Vec<DocketId> = absent.docket.into_iter().collect();
        let wanted = only.has_docket(&docket)
            && only.has_party(&[&absent.filed_by, &absent.addressed_to])
            && only.has_kind(kind)
            && only.has_date(&absent.date);
        if wanted {
            rows.push(vec![
                Cell::Text(absent.date.to_string()),
                Cell::Text(kind.to_owned()),
                Cell::Text(absent.title.clone()),
                Cell::Texts(names(catalog, &absent.filed_by)),
                Cell::Texts(names(catalog, &absent.addressed_to)),
                Cell::Texts(names_of_dockets(catalog, &docket)),
            ]);
        }
    }
    let columns = &[
        "date",
        "type",
        "title",
        "filed_by",
        "addressed_to",
        "docket",
    ];
    List { columns, rows }
}

fn names(catalog: &Catalog, all: &[Named]) -> Vec<String> {
    let name = |named: &Named| match named {
        Named::Party(id) => catalog.party(*id).name.clone(),
        Named::Words(words) => words.clone(),
    };
    all.iter().map(name).collect()
}

fn names_of_dockets(catalog: &Catalog, all: &[DocketId]) -> Vec<String> {
    all.iter()
        .map(|id| catalog.docket(*id).name.clone())
        .collect()
}

impl Cell {
    /// Gives it as one text.
    fn plain(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Texts(texts) => texts.join("; "),
            Cell::Number(number) => number.to_string(),
        }
    }
}

fn json_of(list: &List) -> String {
    let object = |row: &Vec<Cell>| -> Value {
        let values = row.iter().map(|cell| match cell {
            Cell::Text(text) => json!(text),
            Cell::Texts(texts) => json!(texts),
            Cell::Number(number) => json!(number),
        });
        let names = list.columns.iter().map(|name| (*name).to_owned());
        Value::Object(names.zip(values).collect::<Map<_, _>>())
    };
    let all: Vec<Value> = list.rows.iter().map(object).collect();
    // Only texts can hold what nobody sees, and JSON has escapes for it.
    let mut text = String::new();
    for c in format!("{:#}\n", Value::Array(all)).chars() {
        match is_unseen(c) && c != '\n' {
            true => c
                .encode_utf16(&mut [0; 2])
                .iter()
                .for_each(|unit| text.push_str(&format!("\\u{unit:04x}"))),
            false => text.push(c),
        }
    }
    text
}

fn csv(list: &List) -> String {
    let mut text = String::new();
    write_row(&mut text, list.columns.iter().map(|name| (*name).into()));
    for row in &list.rows {
        // A spreadsheet shows text as its letters are meant to run; only what could steer a terminal goes.
        let plain = |cell: &Cell| cell.plain().replace(char::is_control, " ");
        write_row(&mut text, row.iter().map(|cell| plain(cell).into()));
    }
    text
}
