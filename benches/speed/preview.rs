//! Times `docketpress serve`: how soon a save shows, from the file's close until the whole new page
//! has come.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use walkdir::WalkDir;

use super::generate;
use browser::Preview;

#[path = "../../tests/suite/browser.rs"]
mod browser;

/// The most that a save may take, by the number of filings, and the most that a start may.
const SAVE: [(usize, Duration); 2] = [
    (1_000, Duration::from_millis(50)),
    (10_000, Duration::from_millis(150)),
];
const START: Duration = Duration::from_millis(1_500);

/// What is to be timed.
pub(crate) struct Trial {
    /// The program.
    pub docketpress: PathBuf,
    /// How many filings the sites have.
    pub sizes: Vec<usize>,
    /// How many saves are timed.
    pub runs: usize,
    /// Where the sites are made.
    pub place: PathBuf,
}

/// Times the saves of each size; gives whether every bar was held.
pub(crate) fn preview(trial: &Trial) -> Result<bool> {
    let mut held = true;
    for size in &trial.sizes {
        held &= try_one(trial, *size)?;
    }
    Ok(held)
}

fn try_one(trial: &Trial, filings: usize) -> Result<bool> {
    let folder = tempfile::tempdir_in(&trial.place).context("cannot make a temporary folder")?;
    let site = folder.path().join("site");
    generate::generate(&generate::Site {
        filings,
        seed: generate::SEED,
        out: site.clone(),
    })?;
    let (file, path) = find_filing(&site)?;
    let before = fs::read_to_string(&file)?;

    let started = Instant::now();
    let preview = Preview::start(&trial.docketpress, &site, &["--no-drafts"]);
    let first = preview.get(&path);
    let start = started.elapsed();
    ensure!(first.status == 200, "{path}: {}", first.head);

    let mut times = Vec::new();
    let mut events = preview.events();
    for run in 0..trial.runs {
        let word = format!("Saved for the {run}th time.");
        fs::write(&file, format!("{before}\n{word}\n"))?;
        let saved = Instant::now();
        loop {
            events.next();
            let page = preview.get(&path).text();
            let shown = saved.elapsed();
            if page.contains(&word) {
                times.push(shown);
                break;
            }
        }
    }
    times.sort();
    let (best, middle, worst) = (times[0], times[times.len() / 2], times[times.len() - 1]);
    preview.end();
    println!(
        "{filings} filings: start {:.0} ms; a save: best {:.0}, middle {:.0}, worst {:.0} ms",
        millis(start),
        millis(best),
        millis(middle),
        millis(worst)
    );
    let most = SAVE.iter().find(|(size, _)| filings <= *size);
    let save_held = most.is_none_or(|(_, most)| middle <= *most);
    let start_held = filings > SAVE[1].0 || start <= START;
    if let Some((size, most)) = most {
        println!(
            "bar: a save at up to {size} = {:.0} ms (at most {:.0}) {}",
            millis(middle),
            millis(*most),
            word(save_held)
        );
    }
    println!(
        "bar: start = {:.0} ms (at most {:.0}) {}",
        millis(start),
        millis(START),
        word(start_held)
    );
    Ok(save_held && start_held)
}

/// Finds a public filing that has a page: the file, and the page's path.
fn find_filing(site: &Path) -> Result<(PathBuf, String)> {
    let settings = fs::read_to_string(site.join("site.yaml"))?;
    let base = settings
        .lines()
        .find_map(|line| line.strip_prefix("base_url: "))
        .and_then(|base| base.trim().split_once("://")?.1.split_once('/'))
        .map_or(String::new(), |(_, path)| path.to_owned());
    let mut files: Vec<PathBuf> = WalkDir::new(site.join("content"))
        .min_depth(2)
        .into_iter()
        .filter_map(Result::ok)
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .collect();
    files.sort();
    for file in files {
        let text = fs::read_to_string(&file)?;
        let is_plain = text.contains("\ntitle:")
            && ![
                "access:",
                "draft:",
                "\nid:",
                "\ndocket:",
                "\nname:",
                "\nnumber: \"",
            ]
            .iter()
            .any(|key| text.contains(key));
        let folder = file.parent().and_then(Path::file_name);
        let (Some(folder), Some(stem)) = (folder, file.file_stem()) else {
            continue;
        };
        let folder = folder.to_string_lossy().to_lowercase();
        if is_plain && stem != "docket" && folder != "parties" && folder != "pages" {
            let stem = stem.to_string_lossy().to_lowercase();
            return Ok((file, format!("/{base}dockets/{folder}/{stem}/")));
        }
    }
    anyhow::bail!("the site has no plain filing")
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn word(held: bool) -> &'static str {
    if held { "ok" } else { "MISSED" }
}
