//! Times `docketpress import` on a table and on letters in plain text, both made up.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use wait4::Wait4;

/// What is to be timed.
pub(crate) struct Import {
    /// The program.
    pub(crate) docketpress: PathBuf,
    /// How many records are imported.
    pub(crate) records: usize,
    /// Where the site is made.
    pub(crate) place: PathBuf,
}

/// How many records a second have to come in.
const BAR: f64 = 1000.0;

/// Imports a table and then letters. Prints how many records a second came in, and gives whether
/// that is enough.
pub(crate) fn import(import: &Import) -> Result<bool> {
    let folder = tempfile::tempdir_in(&import.place).context("cannot make a temporary folder")?;
    let table = folder.path().join("sheet.csv");
    let mut rows = String::from("Docket,Item,Date Filed,Title,Filed By,Security,Text\n");
    for number in 0..import.records {
        let day = format!("2011-{:02}-{:02}", number % 12 + 1, number % 28 + 1);
        let (docket, party) = (number % 50, number % 300);
        writeln!(
            rows,
            "PL-{docket},{number},{day},Comment {number},\"Made-Up Party {party}, LLC\",Public,The rate is too high. It says so in item {number}."
        )?;
    }
    fs::write(&table, rows)?;
    let letters = folder.path().join("letters");
    fs::create_dir(&letters)?;
    for number in 0..import.records {
        let day = number % 28 + 1;
        let letter = format!(
            "MADE-UP PARTY {number}, LLC\n\nMay {day}, 2011\n\nMs. Ada Fictive\nMarlow Group\n\nRe: Docket No. PL-{}\n\nDear Ms. Fictive:\n\nThe letter that you sent on April {day}, 2011 says so. Answers are due by June {day}, 2011.\n\nSincerely,\n\nBo Madeup\n",
            1000 + number % 50
        );
        fs::write(letters.join(format!("{number}.txt")), letter)?;
    }
    let of_table = time(import, folder.path(), &table)?;
    let of_letters = time(import, folder.path(), &letters)?;
    let mut is_held = true;
    for (what, (seconds, memory)) in [("rows", of_table), ("letters", of_letters)] {
        let rate = import.records as f64 / seconds;
        let word = if rate >= BAR { "ok" } else { "MISSED" };
        is_held &= rate >= BAR;
        println!(
            "bar: {what} a second = {rate:.0} (at least {BAR:.0}) {word}; {seconds:.2} s, {memory} MB"
        );
    }
    Ok(is_held)
}

/// Gives the seconds that an import into a new site takes, and its peak memory in megabytes.
fn time(import: &Import, folder: &Path, input: &Path) -> Result<(f64, u64)> {
    let site = tempfile::tempdir_in(folder).context("cannot make a temporary folder")?;
    let begun = Instant::now();
    let child = Command::new(&import.docketpress)
        .args(["import", "--site"])
        .arg(site.path())
        .arg(input)
        .env("RAYON_NUM_THREADS", "2")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let ended = child.context("the program cannot be run")?.wait4()?;
    let seconds = begun.elapsed().as_secs_f64();
    ensure!(ended.status.success(), "the import failed");
    Ok((seconds, ended.rusage.maxrss / 1_000_000))
}
