//! The comparison: `docketpress build` and the plain program in turn, and the bars that the first
//! is held to.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use wait4::Wait4;

use crate::plain;

/// How many times as long as the plain program a build may take.
const WALL_RATIO: f64 = 3.0;
/// How many million bytes a build of the smaller site may hold at once.
const PEAK_MEMORY: f64 = 350.0;
/// How many times as long for each filing a build of the larger site may take.
const GROWTH: f64 = 1.2;

/// How many times as long as its fastest run a program's slowest may take on a machine that is
/// quiet enough.
const SPREAD: f64 = 1.5;

/// What to compare.
pub(crate) struct Race {
    /// The program under test.
    pub(crate) docketpress: PathBuf,
    pub(crate) filings: usize,
    /// How many filings the larger site has, if there is to be one.
    pub(crate) large: Option<usize>,
    /// How often each program is timed.
    pub(crate) runs: usize,
    /// The folder in which everything is written, in a folder of its own that is removed at the
    /// end.
    pub(crate) place: PathBuf,
}

/// Runs the comparison and prints it; gives whether every bar that could be measured was held.
pub(crate) fn compare(race: &Race) -> Result<bool> {
    // A build that is not optimized would be slow for no reason, and is no result.
    ensure!(
        !cfg!(debug_assertions),
        "run the comparison by `cargo bench`: this program is not optimized"
    );
    let docketpress = &race.docketpress;
    ensure!(
        docketpress.is_file(),
        "`{}` is not a program",
        docketpress.display()
    );
    let folder = tempfile::Builder::new()
        .prefix("docketpress-speed-")
        .tempdir_in(&race.place)?;
    println!(
        "{:>9}  {:<12} {:>8} {:>10} {:>8} {:>9} {:>9} {:>11} {:>14} {:>11}",
        "filings",
        "program",
        "best (s)",
        "slowest s",
        "user s",
        "system s",
        "peak MB",
        "files read",
        "files written",
        "MB written"
    );
    let small = measure(race, race.filings, folder.path())?;
    let large = race
        .large
        .map(|filings| measure(race, filings, folder.path()))
        .transpose()?;
    folder.close()?;

    println!();
    for measured in [Some(&small), large.as_ref()].into_iter().flatten() {
        measured.warn();
    }
    let count = thousands(race.filings);
    let wall = judge(
        &format!("wall ratio {count}"),
        Some(small.build.best / small.plain.best),
        "",
        WALL_RATIO,
    );
    let memory = small.build.peak.map(|bytes| bytes as f64 / 1e6);
    let memory = judge("peak memory", memory, " MB", PEAK_MEMORY);
    let growth = large.as_ref().map(|large| {
        (large.build.best / large.filings as f64) / (small.build.best / small.filings as f64)
    });
    let larger = thousands(race.large.unwrap_or(100_000));
    let growth = judge(
        &format!("time per filing {larger}/{count}"),
        growth,
        "",
        GROWTH,
    );
    Ok(wall && memory && growth)
}

/// What was measured on one site.
struct Measured {
    filings: usize,
    build: Timing,
    plain: Timing,
}

/// The runs of one program.
struct Timing {
    /// Seconds of the fastest run.
    best: f64,
    /// Seconds of the slowest run.
    slowest: f64,
    /// Processor seconds of the fastest run in the program itself, over all threads.
    user: f64,
    /// Processor seconds of the fastest run in the system's calls, over all threads.
    system: f64,
    /// The most bytes that any run held at once, where the system tells.
    peak: Option<u64>,
}

impl Measured {
    /// Says so where the numbers cannot be relied on, whatever the bars say.
    fn warn(&self) {
        let count = thousands(self.filings);
        for (name, timing) in [("docketpress", &self.build), ("plain", &self.plain)] {
            let spread = timing.slowest / timing.best;
            if spread > SPREAD {
                println!(
                    "note: unreliable at {count}: the slowest run of {name} took {spread:.1} times its fastest"
                );
            }
        }
        if self.build.best < self.plain.best {
            println!(
                "note: unreliable at {count}: reading and writing alone took longer than the build"
            );
        }
    }
}

/// Makes a site, builds it once unmeasured, times both programs in turn, and prints their two
/// lines.
fn measure(race: &Race, filings: usize, folder: &Path) -> Result<Measured> {
    let this = std::env::current_exe()?;
    let site = folder.join(format!("site-{filings}"));
    // A child of its own makes the site: on Linux the peak memory that a child reports begins with
    // that of its parent.
    let mut generate = Command::new(&this);
    generate
        .arg("generate")
        .arg("--filings")
        .arg(filings.to_string())
        .arg("--out")
        .arg(&site);
    run(&mut generate, folder)?;

    // The first build says what the plain program has to write, and leaves the site in the system's
    // cache for both.
    let out = folder.join("out");
    let like = folder.join("list");
    run(&mut build_command(&race.docketpress, &site, &out), folder)?;
    let (files, bytes) = plain::list(&out, &like)?;
    ensure!(files > 0, "`{}` wrote nothing", race.docketpress.display());
    remove(&out)?;

    let (mut build, mut plain) = (Timing::new(), Timing::new());
    for _ in 0..race.runs {
        build.add(run(
            &mut build_command(&race.docketpress, &site, &out),
            folder,
        )?);
        remove(&out)?;
        let mut copy = Command::new(&this);
        copy.arg("plain")
            .arg("--site")
            .arg(&site)
            .arg("--like")
            .arg(&like)
            .arg("--out")
            .arg(&out);
        plain.add(run(&mut copy, folder)?);
        remove(&out)?;
    }
    let read = plain::count(&site)?;
    remove(&site)?;
    for (name, timing) in [("docketpress", &build), ("plain", &plain)] {
        println!(
            "{:>9}  {name:<12} {:>8.3} {:>10.3} {:>8.3} {:>9.3} {:>9} {:>11} {:>14} {:>11.1}",
            thousands(filings),
            timing.best,
            timing.slowest,
            timing.user,
            timing.system,
            timing
                .peak
                .map_or("?".to_owned(), |bytes| format!("{:.1}", bytes as f64 / 1e6)),
            thousands(read),
            thousands(files),
            bytes as f64 / 1e6,
        );
    }
    Ok(Measured {
        filings,
        build,
        plain,
    })
}

/// Gives the command that builds a site.
fn build_command(docketpress: &Path, site: &Path, out: &Path) -> Command {
    let mut command = Command::new(docketpress);
    command
        .arg("build")
        .arg("--site")
        .arg(site)
        .arg("--out")
        .arg(out);
    // The plain program has two threads: more for the build alone would flatter it.
    command.env("RAYON_NUM_THREADS", "2");
    command
}

/// One run of a program.
struct Run {
    seconds: f64,
    user: f64,
    system: f64,
    peak: Option<u64>,
}

/// Runs a program to its end and measures it; a program that fails is an error with what it said.
fn run(command: &mut Command, folder: &Path) -> Result<Run> {
    // A file and not a pipe: nobody has to read it while the program runs.
    let complaints = folder.join("complaints");
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(fs::File::create(&complaints)?);
    let program = command.get_program().to_owned();
    let start = Instant::now();
    let child = command
        .spawn()
        .with_context(|| format!("`{}` cannot be run", program.display()))?;
    let end = child.wait4()?;
    let seconds = start.elapsed().as_secs_f64();
    if !end.status.success() {
        let complaints = String::from_utf8_lossy(&fs::read(&complaints)?).into_owned();
        let first: Vec<&str> = complaints.lines().take(20).collect();
        bail!(
            "`{}` failed ({})\n{}",
            program.display(),
            end.status,
            first.join("\n")
        );
    }
    let usage = end.rusage;
    Ok(Run {
        seconds,
        user: usage.utime.as_secs_f64(),
        system: usage.stime.as_secs_f64(),
        // The crate gives 0 where the system tells nothing.
        peak: Some(usage.maxrss).filter(|bytes| *bytes > 0),
    })
}

/// Removes an output folder, outside the measured time.
fn remove(folder: &Path) -> Result<()> {
    fs::remove_dir_all(folder).with_context(|| format!("`{}` cannot be removed", folder.display()))
}

/// Prints a bar; gives whether it was held, or could not be measured.
fn judge(name: &str, value: Option<f64>, unit: &str, most: f64) -> bool {
    let Some(value) = value else {
        println!("bar: {name} = not measured (at most {most})");
        return true;
    };
    let held = value <= most;
    println!(
        "bar: {name} = {value:.2}{unit} (at most {most}) {}",
        if held { "ok" } else { "MISSED" }
    );
    held
}

/// Writes a number with a comma between its thousands.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

impl Timing {
    /// Begins with no run.
    fn new() -> Timing {
        Timing {
            best: f64::INFINITY,
            slowest: 0.0,
            user: 0.0,
            system: 0.0,
            peak: None,
        }
    }

    /// Adds a run.
    fn add(&mut self, run: Run) {
        if run.seconds < self.best {
            (self.best, self.user, self.system) = (run.seconds, run.user, run.system);
        }
        self.slowest = self.slowest.max(run.seconds);
        self.peak = self.peak.max(run.peak);
    }
}
