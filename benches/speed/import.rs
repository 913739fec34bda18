//! Times `docketpress import` on a table, on letters in plain text, and on a folder of PDFs with
//! the table that lists them, all made up.

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
    /// How many PDFs are imported with the table that lists them.
    pub(crate) pdfs: usize,
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
    if import.pdfs > 0 {
        let records = folder.path().join("records");
        write_pdfs(&records, import.pdfs)?;
        let (seconds, memory) = time(import, folder.path(), &records)?;
        println!(
            "{} PDFs of {PAGES} pages and a table: {seconds:.2} s, {memory} MB",
            import.pdfs
        );
    }
    Ok(is_held)
}

/// How many pages each PDF has.
const PAGES: usize = 10;

/// Writes PDFs of text, and a table with a row for each.
fn write_pdfs(folder: &Path, count: usize) -> Result<()> {
    fs::create_dir(folder)?;
    let mut rows = String::from("Docket,Item,Date Filed,Title,Filed By,File\n");
    for number in 0..count {
        let day = number % 28 + 1;
        writeln!(
            rows,
            "PL-7,{number},2011-05-{day:02},Exhibit {number},\"Made-Up Party, LLC\",{number}.pdf"
        )?;
        fs::write(folder.join(format!("{number}.pdf")), pdf(number))?;
    }
    fs::write(folder.join("sheet.csv"), rows)?;
    Ok(())
}

/// Makes a PDF whose pages have 40 lines each.
fn pdf(number: usize) -> String {
    let kids: Vec<String> = (0..PAGES)
        .map(|page| format!("{} 0 R", 4 + 2 * page))
        .collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{}]/Count {PAGES}>>", kids.join(" ")),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    for page in 0..PAGES {
        let lines: Vec<String> = (0..40)
            .map(|line| {
                format!("(Line {line} of page {page}: the rate of item {number} is too high.) '")
            })
            .collect();
        let drawing = format!("BT /F1 10 Tf 14 TL 72 720 Td {} ET", lines.join(" "));
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
            5 + 2 * page
        ));
        objects.push(format!(
            "<</Length {}>>stream\n{drawing}\nendstream",
            drawing.len()
        ));
    }
    let mut text = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(text.len());
        text += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = text.len();
    text += &format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        text += &format!("{place:010} 00000 n \n");
    }
    text += &format!(
        "trailer<</Root 1 0 R/Size {}>>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    );
    text
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
