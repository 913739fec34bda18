//! Times `docketpress check` and `docketpress build` on families of input at one size and at twice
//! that size.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use wait4::Wait4;

use crate::families::{Family, families};

/// What is to be timed.
pub(crate) struct Growth {
    /// The program.
    pub(crate) docketpress: PathBuf,
    /// The only family that is timed, if not all.
    pub(crate) family: Option<String>,
    /// How many times as large the sites are as usual.
    pub(crate) times: usize,
    /// Where the sites are made.
    pub(crate) place: PathBuf,
}

/// Prints the processor time of the program itself for each family. There is no bar: short times
/// say little.
pub(crate) fn growth(growth: &Growth) -> Result<()> {
    let wanted = |family: &Family| {
        growth
            .family
            .as_ref()
            .is_none_or(|name| name == family.name)
    };
    let families: Vec<Family> = families().into_iter().filter(wanted).collect();
    ensure!(!families.is_empty(), "there is no such family");
    println!("| family | n | check, s | at 2n | ratio | build, s | at 2n | ratio |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for family in families {
        let size = family.size * growth.times;
        let [once, twice] = [
            time(growth, &family, size)?,
            time(growth, &family, 2 * size)?,
        ];
        let row = |at: usize| {
            format!(
                "{:.2} | {:.2} | {:.1}",
                once[at],
                twice[at],
                twice[at] / once[at]
            )
        };
        println!("| {} | {size} | {} | {} |", family.name, row(0), row(1));
    }
    Ok(())
}

/// Gives the seconds that `check` and `build` take for one site.
fn time(growth: &Growth, family: &Family, size: usize) -> Result<[f64; 2]> {
    let folder = tempfile::tempdir_in(&growth.place).context("cannot make a temporary folder")?;
    let site = folder.path().join("site");
    for (path, bytes) in (family.site)(size) {
        let path = site.join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        fs::write(path, bytes)?;
    }
    let out = folder.path().join("out");
    let run = |command: &str, more: &[&Path]| -> Result<f64> {
        let mut program = Command::new(&growth.docketpress);
        program
            .args([command, "--jobs", "1", "--site"])
            .arg(&site)
            .args(more);
        let running = program
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("the program cannot be started")?;
        Ok(running.wait4()?.rusage.utime.as_secs_f64())
    };
    Ok([
        run("check", &[])?,
        run("build", &[Path::new("--out"), &out])?,
    ])
}
