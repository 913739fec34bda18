//! Builds that are stopped in the middle, and what commands clear that a killed one left.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

#[cfg(unix)]
use rustix::process::{Pid, Signal, kill_process};

use crate::site::Site;

/// A site with one filing.
const SITE: &str = "\
-- site.yaml --
title: A site
-- content/A-1/one.md --
---
title: A filing
date: 2005-08-09
docket: A-1
filed_by: Ann
---

Text.
";

/// Leaves next to an output folder what a build leaves that is killed right after it exchanged the
/// old site for the new one: the old one, with a page that is sealed by now.
fn litter(out: &Path) -> PathBuf {
    let name = out.file_name().expect("it has a name").to_string_lossy();
    let staging = out.with_file_name(format!(".{name}.docketpress"));
    let page = staging.join("new/dockets/a-1/sealed");
    fs::create_dir_all(&page).expect("it can be made");
    fs::write(page.join("index.html"), "sealed").expect("it can be written");
    fs::write(staging.join("lock"), "").expect("it can be written");
    staging
}

#[test]
fn every_command_that_takes_a_site_clears_what_a_killed_build_left() {
    for command in [
        &["build"][..],
        &["check"],
        &["list"],
        &["schema", "filing"],
        &["new", "party", "Bob"],
    ] {
        let site = Site::of(SITE);
        let staging = litter(&site.root().join("public"));
        let run = site.run(&[command, &["--site", "site"]].concat());
        assert_eq!(run.code, 0, "{command:?}: {run:?}");
        assert!(!staging.exists(), "{command:?}");
        assert!(!run.stderr.contains("clear"), "{command:?}: {run:?}");
    }
    // A mistake does not keep it from being cleared, nor does another output folder.
    let site = Site::of(&SITE.replace("date:", "dat:"));
    let left = [site.out(), site.root().join("public")].map(|out| litter(&out));
    assert_eq!(site.build(&[]).code, 1);
    assert!(left.iter().all(|staging| !staging.exists()));
}

#[cfg(feature = "serve")]
#[test]
fn a_preview_clears_it_too() {
    let site = Site::of(SITE);
    let staging = litter(&site.root().join("public"));
    let program = Path::new(env!("CARGO_BIN_EXE_docketpress"));
    let preview = crate::browser::Preview::start(program, &site.root(), &[]);
    assert!(!staging.exists());
    preview.end();
}

#[cfg(unix)]
#[test]
fn a_signal_stops_a_build_and_leaves_the_old_site_and_no_litter() {
    let site = Site::of(SITE);
    assert_eq!(site.build(&[]).code, 0);
    let before = site.output();
    for number in 0..600 {
        site.put(
            &format!("content/A-1/{number}.md"),
            format!("---\ntitle: Filing {number}\ndate: 2005-08-09\n---\n\nText.\n"),
        );
    }
    site.put("content/A-1/docket.md", "---\nnumber: A-1\n---\n");
    for (signal, code) in [(Signal::INT, 130), (Signal::TERM, 143), (Signal::HUP, 129)] {
        // The build may be through before the signal comes; then it is begun anew.
        let stopped = (0..20).any(|_| {
            let code_of = interrupt(&site, signal);
            if code_of == Some(0) {
                fs::remove_dir_all(site.out()).expect("it was built");
                for (path, bytes) in &before {
                    let path = site.out().join(path);
                    fs::create_dir_all(path.parent().expect("it has a folder"))
                        .expect("it can be made");
                    fs::write(path, bytes).expect("it can be written");
                }
                return false;
            }
            assert_eq!(code_of, Some(code), "{signal:?}");
            true
        });
        assert!(stopped, "no build was stopped by {signal:?}");
        assert!(site.output() == before, "{signal:?}");
        assert!(!staging_of(&site).exists(), "{signal:?}");
    }
}

/// Begins a build, sends it a signal once it writes, and gives its exit code.
#[cfg(unix)]
fn interrupt(site: &Site, signal: Signal) -> Option<i32> {
    let mut build = Command::new(env!("CARGO_BIN_EXE_docketpress"))
        .args(["build", "--jobs", "1", "--site"])
        .arg(site.root())
        .arg("--out")
        .arg(site.out())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let page = staging_of(site).join("new/dockets");
    while build.try_wait().expect("it is ours").is_none() && !page.exists() {
        std::thread::yield_now();
    }
    // It may be through by now.
    let _ = kill_process(Pid::from_child(&build), signal);
    build.wait().expect("it is ours").code()
}

#[cfg(unix)]
fn staging_of(site: &Site) -> PathBuf {
    site.out().with_file_name(".out.docketpress")
}
