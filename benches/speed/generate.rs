//! Writes a synthetic site that any build must accept without a complaint; one seed always gives
//! the same bytes.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, ensure};

use crate::chance::Chance;
use crate::docket;
use crate::filing;
use crate::prose::{Body, Vocabulary};
use crate::record::{AGENCY, Access, Docket, Record};

/// The seed where none is given: the year of the Telecommunications Act.
pub(crate) const SEED: u64 = 1996;

/// What site to write, and where.
pub(crate) struct Site {
    /// How many filings, at least 1.
    pub(crate) filings: usize,
    pub(crate) seed: u64,
    /// A folder that is not there yet, or is empty.
    pub(crate) out: PathBuf,
}

/// Writes the site and prints what was written.
pub(crate) fn generate(site: &Site) -> Result<()> {
    let content = site.out.join("content");
    create(&content)?;
    let empty = fs::read_dir(&site.out)?.count() == 1 && fs::read_dir(&content)?.next().is_none();
    ensure!(empty, "`{}` is not empty", site.out.display());
    let record = Record::new(site.filings, site.seed);
    let vocabulary = Vocabulary::new();
    let mut tally = write_frame(site, &content)?;
    tally += write_parties(&record, &vocabulary, site.seed, &content)?;
    tally += write_dockets(&record, &vocabulary, site.seed, &content)?;
    tally += write_filings(&record, &vocabulary, site.seed, &content)?;
    println!(
        "{}: {} filings in {} dockets, {} parties; {} files, {:.1} MB, {:.0} bytes a filing",
        site.out.display(),
        site.filings,
        record.dockets.len(),
        record.parties.len(),
        tally.files,
        tally.bytes as f64 / 1e6,
        tally.bytes as f64 / site.filings as f64,
    );
    Ok(())
}

/// Writes `site.yaml` and the free pages.
fn write_frame(site: &Site, content: &Path) -> Result<Tally> {
    let settings = format!(
        "title: Synthetic Docket\n\
         description: {} made-up filings before a made-up commission.\n\
         base_url: https://docket.example.org/\n\
         time_zone: America/Chicago\n\
         agency: {AGENCY}\n\
         holidays: us-federal\n\
         unnamed:\n  - Anonymous\n",
        site.filings
    );
    let about = "---\ntitle: About this docket\norder: 1\n---\n\nEvery filing here is made up.\n";
    let pages = content.join("pages");
    create(&pages)?;
    Ok(save(&site.out.join("site.yaml"), &settings)? + save(&pages.join("about.md"), about)?)
}

/// Writes the parties that have a record.
fn write_parties(
    record: &Record,
    vocabulary: &Vocabulary,
    seed: u64,
    content: &Path,
) -> Result<Tally> {
    let folder = content.join("parties");
    create(&folder)?;
    let mut chance = Chance::new(seed, 1);
    let mut tally = Tally::default();
    for party in &record.parties {
        if let Some(id) = &party.id {
            let mut text = String::new();
            docket::write_party(&mut text, party, vocabulary, &mut chance);
            tally += save(&folder.join(format!("{id}.md")), &text)?;
        }
    }
    Ok(tally)
}

/// Makes a folder for each docket, and writes its `docket.md` if it has one.
fn write_dockets(
    record: &Record,
    vocabulary: &Vocabulary,
    seed: u64,
    content: &Path,
) -> Result<Tally> {
    let mut chance = Chance::new(seed, 2);
    let mut tally = Tally::default();
    for (at, docket) in record.dockets.iter().enumerate() {
        let folder = content.join(&docket.number);
        create(&folder)?;
        if docket.described {
            let mut text = String::new();
            docket::write_docket(&mut text, record, at, vocabulary, &mut chance);
            tally += save(&folder.join("docket.md"), &text)?;
        }
    }
    Ok(tally)
}

/// Writes the filings, on as many threads as there are processors.
fn write_filings(
    record: &Record,
    vocabulary: &Vocabulary,
    seed: u64,
    content: &Path,
) -> Result<Tally> {
    let threads = thread::available_parallelism().map_or(2, usize::from);
    let share = record.filings.len().div_ceil(threads);
    thread::scope(|scope| {
        let start = |first: usize| {
            let places = first..(first + share).min(record.filings.len());
            scope.spawn(move || {
                let mut tally = Tally::default();
                for place in places {
                    tally += write_filing(record, place, vocabulary, seed, content)?;
                }
                Ok(tally)
            })
        };
        let workers: Vec<_> = (0..record.filings.len())
            .step_by(share)
            .map(start)
            .collect();
        let mut tally = Tally::default();
        for worker in workers {
            let part: Result<Tally> = worker.join().expect("writing a filing does not panic");
            tally += part?;
        }
        Ok(tally)
    })
}

/// Writes one filing and, for few, a document next to it.
///
/// Each filing has chances of its own, so that the bytes do not depend on the number of threads.
fn write_filing(
    record: &Record,
    place: usize,
    vocabulary: &Vocabulary,
    seed: u64,
    content: &Path,
) -> Result<Tally> {
    let filing = &record.filings[place];
    let docket = &record.dockets[filing.docket];
    let folder = content.join(&docket.number);
    let mut chance = Chance::new(seed, 16 + place as u64);
    let mut tally = Tally::default();
    let attachment = chance
        .percent(3.0)
        .then(|| draw_attachment(&filing.id, &mut chance));
    if let Some((name, bytes)) = &attachment {
        tally += save(&folder.join(name), bytes)?;
    }
    let name = attachment.as_ref().map(|(name, _)| name.as_str());
    let mut text = String::with_capacity(8192);
    filing::write_filing(&mut text, record, place, name, vocabulary, &mut chance);
    let link = draw_link(record, docket, place, &mut chance);
    // Log-normal, as lengths of documents are. Whole paragraphs and tables bring the median of 310
    // to some 350.
    let words = (310.0 * (0.96 * chance.normal()).exp()).clamp(25.0, 12_000.0) as usize;
    let body = Body {
        words,
        date: filing.date,
        link: link
            .as_ref()
            .map(|(title, file)| (title.as_str(), file.as_str())),
        cites: chance.percent(50.0),
        footnotes: chance.percent(25.0),
        table: chance.percent(20.0),
        html: chance.percent(1.0),
        redacted: filing.access == Access::Redacted,
    };
    vocabulary.write_body(&mut text, &mut chance, &body);
    Ok(tally + save(&folder.join(format!("{}.md", filing.id)), &text)?)
}

/// Draws the name and the bytes of a small document.
fn draw_attachment(id: &str, chance: &mut Chance) -> (String, String) {
    let mut bytes = String::new();
    if chance.percent(50.0) {
        bytes.push_str("quarter,customers,revenue\n");
        for _ in 0..chance.between(8, 60) {
            let _ = writeln!(
                bytes,
                "{}Q{},{},{}",
                chance.between(2009, 2024),
                chance.between(1, 4),
                chance.below(90_000),
                chance.below(9_000_000)
            );
        }
        (format!("{id}.csv"), bytes)
    } else {
        bytes.push_str("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nstream\n");
        for _ in 0..chance.between(40, 200) {
            let _ = writeln!(bytes, "{:016x}", chance.bits());
        }
        bytes.push_str("endstream\nendobj\n%%EOF\n");
        (format!("{id}.pdf"), bytes)
    }
}

/// Draws, for one filing in ten, the title and the file of another with a page in the same folder.
fn draw_link(
    record: &Record,
    docket: &Docket,
    place: usize,
    chance: &mut Chance,
) -> Option<(String, String)> {
    let there = record.filings_of(docket);
    let target = &there[chance.below(there.len())];
    let other = target.id != record.filings[place].id && target.has_page();
    (other && chance.percent(10.8)).then(|| (target.title.clone(), format!("{}.md", target.id)))
}

/// Creates a folder and those above it.
fn create(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("`{}` cannot be created", folder.display()))
}

/// Writes a file and counts it.
fn save(path: &Path, text: &str) -> Result<Tally> {
    fs::write(path, text).with_context(|| format!("`{}` cannot be written", path.display()))?;
    Ok(Tally {
        files: 1,
        bytes: text.len() as u64,
    })
}

/// How much was written.
#[derive(Clone, Copy, Default)]
struct Tally {
    files: u64,
    bytes: u64,
}

impl std::ops::Add for Tally {
    type Output = Tally;

    fn add(self, other: Tally) -> Tally {
        Tally {
            files: self.files + other.files,
            bytes: self.bytes + other.bytes,
        }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        *self = *self + other;
    }
}
