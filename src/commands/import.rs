//! `docketpress import`: makes filings of documents and of the records that other systems hand out.

mod diff;
mod documents;
mod inputs;
mod report;
mod shelf;
mod texts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, bail, ensure};
use clap::{Args, ValueEnum};

use super::interrupt::Interrupt;
use super::progress::{Progress, Steps};
use super::{Outcome, clear_litter, print_doubts, say, site};
use crate::consult;
use crate::docket::{Audience, Settings};
use crate::import::{
    Batch, Choices, Contents, DOCUMENT, DOCUMENTS, DateOrder, Found, Input, Kind, Known, LEDGER,
    Laid, Ledger, Output, SOURCES, Skipped, Source, Wishes, lay, why_unknown,
};
use crate::intake::PDF_LEDGER;
use crate::intake::bounds::{self, Links};
use crate::intake::ledger::digest;
use crate::link::{Naming, naming};
use crate::write::{copy_whole, is_vacant, put_whole, remove};
use documents::Documents;
use inputs::Inputs;
use report::Report;
use shelf::Fate;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files, or folders of files
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The docket of records that name none
    #[arg(long, value_name = "NUMBER")]
    docket: Option<String>,
    /// Put new filings into this folder of the site instead of their docket's folder
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// Read the files as this source instead of detecting it
    #[arg(long, value_name = "SOURCE", value_parser = source_names())]
    from: Option<String>,
    /// The order of day and month in dates such as 7/3/2024
    #[arg(long, value_enum, value_name = "ORDER")]
    dates: Option<Order>,
    /// Which column fills which key, such as title=Subject,filed_by="On Behalf Of"; may be given more than once
    #[arg(long, value_name = "KEY=COLUMN,...")]
    map: Vec<String>,
    /// Show what would be written without writing anything
    #[arg(long)]
    dry_run: bool,
    /// Publish records that are public at their source already, instead of writing drafts
    #[arg(long)]
    publish: bool,
    /// Keep street addresses, e-mail addresses and phone numbers
    #[arg(long)]
    keep_contact: bool,
    /// Show how files that you edited differ from the source
    #[arg(long)]
    diff: bool,
    /// The site's folder; the nearest folder with a site.yaml, from the current one upward, if left out
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  docketpress import docket-sheet.csv --dry-run          see what a spreadsheet gives
  docketpress import docket-sheet.csv                    write a filing for each row
  docketpress import export.csv --dates mdy --map title=Subject,filed_by=\"On Behalf Of\"
  docketpress import records/                            PDFs and a spreadsheet that lists them
  docketpress import letter.docx \"e-mail.eml\"            documents: their text says what they are
  docketpress import downloads/ --docket GR-2024-0117    a folder; for records without a docket
  docketpress import downloads/ --diff                   import again, and see what you edited

Filings are written as drafts, and builds leave drafts out. Import again whenever the source has
more: files that you edited are never overwritten, and files that you deleted stay deleted. The
ledger imports.tsv in the site's folder remembers what was written; keep it with the site.

PDFs need pdftotext (poppler-utils), DOCX, ODT, RTF and HTML need pandoc, and DOC needs antiword.
Without them, these documents are attached and not read. Documents that are marked as confidential are withheld.

Exit status:
  0  done
  1  something could not be read (the rest was imported), or nothing was written because a
     question is open, such as the order of day and month
  2  the command could not run";

/// The order of a date's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Order {
    /// Month, day, year: 7/3/2024 is July 3
    Mdy,
    /// Day, month, year: 7/3/2024 is March 7
    Dmy,
}

/// Offers the names of the sources.
fn source_names() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(
        SOURCES
            .iter()
            .map(|source| clap::builder::PossibleValue::new(source.name).help(source.title)),
    )
}

/// Imports what the arguments name.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let choices = choices(arguments)?;
    let root = site::find(arguments.site.as_deref())?;
    clear_litter(&root, None);
    let progress = Progress::start();
    let content = content(&root, arguments.site.is_some())?;
    // A site that is about to begin has nothing to read.
    let edition = match shelf::is_begun(&root) {
        false => None,
        true => {
            let stage = progress.stage("reading the site", Steps::Unknown);
            Some(consult(&root, Audience::Drafters, &|| stage.step())?)
        }
    };
    if let Some(edition) = &edition
        && print_doubts(edition)?
    {
        anstream::eprintln!("nothing was imported: fix these errors first");
        return Ok(Outcome::Mistakes);
    }
    let wishes = Wishes {
        docket: arguments.docket.clone(),
        into: arguments
            .into
            .as_deref()
            .map(|into| into_folder(&root, content, into))
            .transpose()?,
        publish: arguments.publish,
    };
    let ledger = shelf::ledger(&root)?;
    ensure!(
        ledger.paths().all(|path| is_below(content, path)),
        "{LEDGER} names a file outside of the content folder: restore the file from your backup, or correct the path in that line"
    );
    let inputs = {
        let stage = progress.stage("reading files", Steps::Unknown);
        Inputs::read(&arguments.paths, &own_folders(&root, content), &|| {
            stage.step()
        })?
    };
    let mut report = Report::default();
    let Some(found) = read(&inputs, arguments, &choices, &mut report, &progress)? else {
        report.refused();
        say(&report.print())?;
        anstream::eprintln!("nothing was written");
        return Ok(Outcome::Mistakes);
    };
    let settings = Settings::default();
    let known = Known {
        content,
        settings: edition
            .as_ref()
            .map_or(&settings, |edition| &edition.sources.settings),
        dockets: edition.as_ref().map(shelf::dockets).unwrap_or_default(),
        parties: edition.as_ref().map(shelf::parties).unwrap_or_default(),
        files: edition
            .as_ref()
            .map(|edition| shelf::files(&edition.sources))
            .unwrap_or_default(),
        ledger,
        current: &|path| shelf::current(&root, path),
        naming: &|text| match &edition {
            Some(edition) => naming(&edition.sources, text),
            None => Naming::No,
        },
        named: &|name| inputs.named(name),
    };
    let laid = {
        let _stage = progress.stage("deciding what to write", Steps::One);
        lay(found, &known, &wishes)
    };
    let changes = {
        let stage = progress.stage("comparing", Steps::Known(laid.outputs.len()));
        let mut changes = Vec::with_capacity(laid.outputs.len());
        for output in &laid.outputs {
            stage.step();
            changes.push(Change::of(&root, &known.ledger, &inputs, output)?);
        }
        keep_beside_edited(&mut changes);
        changes
    };
    let written = match arguments.dry_run {
        true => Ok(None),
        false => {
            let stage = progress.stage("writing", Steps::Known(changes.len()));
            write(&root, &known.ledger, &inputs, &changes, &|| stage.step())
        }
    };
    let signal = written?;
    report.add(&laid, &inputs);
    for change in &changes {
        report.tell(change.output, change.fate);
    }
    report.is_dry = arguments.dry_run;
    report.is_published = arguments.publish;
    say(&report.print())?;
    if arguments.diff {
        show_differences(&root, &known.ledger, &changes)?;
    }
    match signal {
        Some(signal) => {
            anstream::eprintln!("stopped early: import again to write the rest");
            Ok(Outcome::Stopped(signal))
        }
        None if report.failed => Ok(Outcome::Mistakes),
        None => Ok(Outcome::Done),
    }
}

/// A file of an import, and what becomes of it.
struct Change<'a> {
    output: &'a Output,
    fate: Fate,
    digest: String,
}

impl<'a> Change<'a> {
    fn of(
        root: &Path,
        ledger: &Ledger,
        inputs: &Inputs,
        output: &'a Output,
    ) -> anyhow::Result<Change<'a>> {
        let digest = match &output.contents {
            Contents::Text(text) => digest(text.as_bytes()),
            Contents::Bytes(bytes) => digest(bytes),
            Contents::Input(path) => {
                let place = inputs.place(path);
                let bytes = bounds::read(&place, Links::Refuse, bounds::IMPORT)
                    .map_err(|refusal| anyhow::anyhow!("{}: {refusal}", place.display()))?;
                digest(&bytes)
            }
        };
        let fate = shelf::fate(root, ledger, output, &digest);
        Ok(Change {
            output,
            fate,
            digest,
        })
    }
}

/// Keeps the files of documents whose records a person edited: such a record describes the file that it came with.
fn keep_beside_edited(changes: &mut [Change<'_>]) {
    let is_edited = |change: &&Change<'_>| {
        change.output.kind == Kind::Filing
            && change.output.key.starts_with(DOCUMENT)
            && matches!(change.fate, Fate::Edited | Fate::Differs)
    };
    let edited = changes.iter().filter(is_edited);
    let edited: BTreeSet<String> = edited.map(|change| change.output.key.clone()).collect();
    // Where a person copied the new file over the old one, its text follows it.
    let is_there = |change: &&Change<'_>| matches!(change.fate, Fate::Unchanged | Fate::Adopted);
    let there = changes.iter().filter(is_there);
    let there: BTreeSet<String> = there.map(|change| change.output.key.clone()).collect();
    for change in changes {
        let output = change.output;
        let record = output.key.split('#').next().unwrap_or_default();
        let follows = output.kind == Kind::Text
            && texts::key_of_pdf(&output.key).is_some_and(|key| there.contains(key));
        let is_kept = output.kind.is_beside() && edited.contains(record) && !follows;
        // What is withheld now goes to a name that says nothing.
        if change.fate == Fate::Updated && is_kept && output.moved_from.is_none() {
            change.fate = Fate::Beside;
        }
    }
}

/// Reads what the command line says of how to read.
fn choices(arguments: &Arguments) -> anyhow::Result<Choices> {
    let mut map = Vec::new();
    for text in &arguments.map {
        map.extend(read_map(text)?);
    }
    Ok(Choices {
        docket: arguments.docket.clone(),
        dates: arguments.dates.map(|order| match order {
            Order::Mdy => DateOrder::MonthFirst,
            Order::Dmy => DateOrder::DayFirst,
        }),
        map,
        keep_contact: arguments.keep_contact,
        tools: documents::tools(),
    })
}

/// Reads `title=Subject,filed_by="On Behalf Of, if any"`. The report prints maps in this form.
fn read_map(text: &str) -> anyhow::Result<Vec<(String, String)>> {
    let mut entries = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let Some((key, value)) = rest.split_once('=') else {
            bail!("--map: write it as KEY=COLUMN, such as title=Subject");
        };
        let (column, after) = match value.strip_prefix('"') {
            Some(quoted) => quoted
                .split_once('"')
                .context("--map: a quotation mark is not closed")?,
            None => {
                let end = value.find(',').unwrap_or(value.len());
                value.split_at(end)
            }
        };
        entries.push((key.trim().to_owned(), column.trim().to_owned()));
        rest = after.trim_start();
        rest = match rest.strip_prefix(',') {
            Some(rest) => rest.trim_start(),
            None if rest.is_empty() => rest,
            None => bail!("--map: put a comma between two columns"),
        };
    }
    Ok(entries)
}

/// Gives the folder of the content below the site's. In an empty folder, it will be made.
fn content(root: &Path, is_named: bool) -> anyhow::Result<&'static str> {
    if shelf::has_content(root) {
        return Ok("content");
    }
    if shelf::holds_records(root) {
        return Ok("");
    }
    ensure!(
        is_named || shelf::is_begun(root) || is_vacant(root)?,
        "this folder is not a site: create one with `docketpress init DIR`, or name it with --site"
    );
    Ok("content")
}

/// Gives the folder of `--into` below the site's.
fn into_folder(root: &Path, content: &str, into: &Path) -> anyhow::Result<String> {
    let place = match into.is_absolute() {
        true => into.to_owned(),
        false => {
            // As a person types it in the site's folder or in the current one.
            let here = std::env::current_dir().context("the current folder cannot be read")?;
            match root.join(into).exists() || !here.join(into).exists() {
                true => root.join(into),
                false => here.join(into),
            }
        }
    };
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let below = match place.strip_prefix(root) {
        Ok(below) => below.to_owned(),
        Err(_) => match real(&place).strip_prefix(real(root)) {
            Ok(below) => below.to_owned(),
            Err(_) => bail!("--into: {} is not a folder of this site", into.display()),
        },
    };
    let mut parts = Vec::new();
    for part in below.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::CurDir => {}
            _ => bail!("--into: {} is not a folder of this site", into.display()),
        }
    }
    let mut folder = parts.join("/");
    if !is_below(content, &folder) {
        folder = match content {
            "" => folder,
            content => format!("{content}/{folder}"),
        };
    }
    let inside = folder
        .strip_prefix(content)
        .unwrap_or(&folder)
        .trim_start_matches('/');
    let first = inside.split('/').next().unwrap_or("");
    ensure!(
        !matches!(first, "parties" | "pages")
            && !inside.split('/').any(|part| part.starts_with(['.', '_'])),
        "--into: filings are not read from {folder}: name another folder"
    );
    Ok(folder.trim_end_matches('/').to_owned())
}

/// Tells whether a path is the content folder or below it.
fn is_below(content: &str, path: &str) -> bool {
    content.is_empty()
        || path
            .strip_prefix(content)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Gives the folders and files of the site that are no input.
fn own_folders(root: &Path, content: &str) -> Vec<PathBuf> {
    let mut own = vec![
        root.join(LEDGER),
        root.join(PDF_LEDGER),
        root.join("public"),
        root.join("site.yaml"),
    ];
    if !content.is_empty() {
        own.push(root.join(content));
    }
    own.into_iter()
        .filter_map(|path| path.canonicalize().ok())
        .collect()
}

/// Has each source read its files. Gives nothing where a question is open that only the person can answer.
fn read(
    inputs: &Inputs,
    arguments: &Arguments,
    choices: &Choices,
    report: &mut Report,
    progress: &Progress,
) -> anyhow::Result<Option<Vec<Found>>> {
    report.failed = inputs.failed;
    let files: Vec<Input<'_>> = inputs
        .files
        .iter()
        .map(|file| Input {
            path: &file.path,
            bytes: &file.bytes,
        })
        .collect();
    let named = arguments.from.as_deref();
    let sources: Vec<&Source> = SOURCES
        .iter()
        .copied()
        .filter(|source| named.is_none_or(|name| name == source.name))
        .collect();
    let mut claimed: BTreeMap<usize, Vec<Input<'_>>> = BTreeMap::new();
    for file in &files {
        let knows = |source: &&Source| {
            // A single file that the person says is of a source is read as one, whatever it looks like.
            (source.detects)(file) || named.is_some() && files.len() == 1
        };
        if let Some(at) = sources.iter().position(knows) {
            claimed.entry(at).or_default().push(file.clone());
            report.claimed.insert(file.path.to_owned());
        }
    }
    let mut found = Vec::new();
    let mut is_open = false;
    let mut documents = Vec::new();
    for (at, files) in claimed {
        let source = sources[at];
        // They come last: a table may name them.
        if source.name == DOCUMENTS.name {
            documents = files.iter().map(|file| file.path).collect();
            continue;
        }
        report.read.push((source.title, files.len()));
        match source.batch(&files, choices) {
            Ok(batch) => {
                report.failed |= batch.is_incomplete;
                found.push(Found {
                    batch,
                    is_public_record: source.is_public_record,
                });
            }
            Err(unreadable) => {
                report.failed = true;
                is_open = true;
                report.skipped.push(Skipped {
                    place: unreadable.path,
                    why: unreadable.why.into_owned(),
                });
            }
        }
    }
    if !is_open {
        is_open = !read_documents(inputs, &documents, choices, &mut found, report, progress);
    }
    if report.claimed.is_empty() {
        report.failed = true;
        report.skipped.push(Skipped {
            place: "all files".to_owned(),
            why: "no source knows these files: name the source with --from (see `docketpress import --help`)"
                .to_owned(),
        });
    }
    let mut batch = Batch::default();
    batch.skipped.extend(inputs.skipped.iter().cloned());
    found.push(Found {
        batch,
        is_public_record: false,
    });
    Ok((!is_open && !report.claimed.is_empty()).then_some(found))
}

/// Reads the documents: those that a record names go with it, and the others become filings. Tells whether no question is open.
fn read_documents(
    inputs: &Inputs,
    claimed: &[&str],
    choices: &Choices,
    found: &mut Vec<Found>,
    report: &mut Report,
    progress: &Progress,
) -> bool {
    let documents = Documents::choose(inputs, claimed, found);
    let stage = progress.stage("reading documents", Steps::Unknown);
    documents.read_named(inputs, found, choices, &|| stage.step());
    if documents.own.is_empty() {
        return true;
    }
    report.read.push((DOCUMENTS.title, documents.own.len()));
    // Beside a table, a file that no row names is worth a word.
    if !found.is_empty() {
        let own = documents.own.iter().map(|file| file.path.clone());
        report.drafted.extend(own);
    }
    let mut is_settled = true;
    for one in documents.read(choices, &|| stage.step()) {
        match one {
            Ok(one) => {
                report.failed |= one.batch.is_incomplete;
                found.push(one);
            }
            Err(unreadable) => {
                report.failed = true;
                is_settled = false;
                report.skipped.push(Skipped {
                    place: unreadable.path,
                    why: unreadable.why.into_owned(),
                });
            }
        }
    }
    is_settled
}

/// Writes the files that are new or changed, and the ledger. Gives the signal that stopped it early.
fn write(
    root: &Path,
    ledger: &Ledger,
    inputs: &Inputs,
    changes: &[Change<'_>],
    done: &dyn Fn(),
) -> anyhow::Result<Option<u8>> {
    let interrupt = Interrupt::listen();
    interrupt.hold();
    let mut texts = texts::ledger(root)?;
    let texts_before = texts.print();
    let mut ledger = ledger.clone();
    let before = ledger.print();
    let was_empty = ledger.is_empty();
    let mut written = Ok(None);
    // A record comes after the files that it names, so that a build in between finds them.
    let is_file = |change: &&&Change<'_>| change.output.kind.is_beside();
    let all: Vec<&Change<'_>> = changes.iter().collect();
    let files = all.iter().filter(is_file);
    let records = all.iter().filter(|change| !is_file(change));
    let mut settled: Vec<&Change<'_>> = Vec::with_capacity(changes.len());
    for change in files.chain(records) {
        done();
        if let Some(signal) = interrupt.signal() {
            written = Ok(Some(signal));
            break;
        }
        if let Err(error) = settle(root, inputs, change) {
            written = Err(error);
            break;
        }
        settled.push(change);
        if matches!(change.fate, Fate::New | Fate::Updated | Fate::Adopted) {
            ledger.note(
                &change.output.key,
                &change.output.path,
                change.digest.clone(),
            );
        }
    }
    let after = ledger.print();
    // What was written is noted even where the rest could not be: the next import goes on from there.
    if after != before || was_empty && !ledger.is_empty() {
        put_whole(&root.join(LEDGER), after.as_bytes())?;
    }
    texts::note(&settled, &mut texts);
    let after = texts.print();
    if after != texts_before {
        put_whole(&root.join(PDF_LEDGER), after.as_bytes())?;
    }
    written
}

/// Writes one file.
fn settle(root: &Path, inputs: &Inputs, change: &Change<'_>) -> anyhow::Result<()> {
    let output = change.output;
    if !matches!(change.fate, Fate::New | Fate::Updated) {
        return Ok(());
    }
    let place = shelf::refuse_links(root, &output.path)?;
    match &output.contents {
        Contents::Text(text) => put_whole(&place, text.as_bytes())?,
        Contents::Bytes(bytes) => put_whole(&place, bytes)?,
        Contents::Input(path) => copy_whole(&inputs.place(path), &place, bounds::IMPORT)?,
    }
    match &output.moved_from {
        Some(old) if change.fate == Fate::Updated => remove(&shelf::refuse_links(root, old)?),
        _ => Ok(()),
    }
}

/// Shows how the files that a person edited differ from the source. Withheld ones are not shown.
fn show_differences(root: &Path, ledger: &Ledger, changes: &[Change<'_>]) -> anyhow::Result<()> {
    for change in changes.iter().filter(|change| change.fate == Fate::Differs) {
        let Contents::Text(text) = &change.output.contents else {
            continue;
        };
        let path = ledger
            .find(&change.output.key)
            .map_or(&*change.output.path, |line| line.path);
        let current = shelf::current(root, path).unwrap_or_default();
        let current = String::from_utf8_lossy(&current).into_owned();
        // The record may be withheld by the source, by the person, or by both.
        let is_open = !change.output.is_withheld
            && current
                .lines()
                .all(|line| !line.starts_with("access:") || line == "access: public");
        match is_open {
            true => say(&report::shown(&diff::diff(path, &current, text)))?,
            false => say(&format!(
                "{path} is withheld, and its differences are not shown\n"
            ))?,
        }
    }
    Ok(())
}

/// Tells whether a file is to hold records by its name.
fn is_json(path: &str) -> bool {
    let ending = path
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| matches!(&*ending, "json" | "jsonl" | "ndjson"))
}

impl Report {
    /// Adds what was decided.
    fn add(&mut self, laid: &Laid, inputs: &Inputs) {
        self.skipped.extend(laid.skipped.iter().cloned());
        self.notes.extend(laid.notes.iter().cloned());
        self.duplicates = laid.duplicates;
        self.partial = laid.partial;
        self.new_dockets = laid.new_dockets.clone();
        self.outside = laid.outside;
        self.new_parties = laid.new_parties;
        self.withheld = laid.withheld;
        self.missing = laid.missing;
        let paths = inputs.files.iter().map(|file| &file.path);
        let unnamed =
            paths.filter(|path| !self.claimed.contains(*path) && !laid.attached.contains(*path));
        let (records, others): (Vec<&String>, Vec<&String>) =
            unnamed.partition(|path| is_json(path));
        self.unnamed = others.into_iter().cloned().collect();
        for path in records {
            let bytes = inputs.file(path).map_or(&[][..], |file| &file.bytes);
            self.skipped.push(Skipped {
                place: path.clone(),
                why: why_unknown(bytes),
            });
        }
    }
}
