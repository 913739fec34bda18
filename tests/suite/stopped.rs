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

/// A site whose archive is longer than each of its files, which do not compress.
#[cfg(unix)]
fn site_with_archive() -> Site {
    let site = Site::of(&SITE.replace("title: A site\n", "title: A site\npackages: true\n"));
    let mut state = 1_u32;
    for name in ["a", "b", "c"] {
        let bytes: Vec<u8> = (0..300_000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state.to_be_bytes()[0]
            })
            .collect();
        site.put(&format!("content/A-1/{name}.pdf"), bytes);
    }
    let one = "---\ntitle: A filing\ndate: 2005-08-09\ndocket: A-1\nattachments: [a.pdf, b.pdf, c.pdf]\n---\n";
    site.put("content/A-1/one.md", one);
    site
}

/// Runs the program where no file can be longer than 512,000 bytes: writing more fails as it does
/// on a full disk.
#[cfg(unix)]
fn run_on_full_disk(site: &Site, arguments: &[&str]) -> (Option<i32>, String) {
    let limited = "trap '' XFSZ; ulimit -f 1000; exec \"$@\"";
    let output = Command::new("sh")
        .args(["-c", limited, "sh", env!("CARGO_BIN_EXE_docketpress")])
        .args(arguments)
        .current_dir(site.root().join(".."))
        .output()
        .expect("the shell runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), said)
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_site_its_addresses_and_an_archive_as_they_were() {
    let site = site_with_archive();
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(site.run(&["package", "A-1", "--site", "site"]).code, 0);
    let everything = || crate::site::files_below(&site.root().join(".."));
    site.put(
        "content/A-1/two.md",
        "---\ntitle: Another\ndate: 2005-08-10\ndocket: A-1\n---\n",
    );
    let before = everything();
    for arguments in [
        &["build", "--site", "site", "--out", "out"][..],
        &["package", "A-1", "--site", "site"],
    ] {
        let (code, said) = run_on_full_disk(&site, arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {said}");
        assert!(said.contains("cannot write"), "{arguments:?}: {said}");
        let after = everything();
        let paths = before.keys().chain(after.keys());
        let changed: Vec<_> = paths
            .filter(|path| before.get(*path) != after.get(*path))
            .collect();
        assert!(changed.is_empty(), "{arguments:?}: {changed:?}");
    }
    // With room again, both do what they did not.
    assert_eq!(site.build(&[]).code, 0);
    assert_eq!(site.run(&["package", "A-1", "--site", "site"]).code, 0);
    assert_eq!(site.run(&["verify", "out"]).code, 0);
    assert!(everything()["A-1.zip"] == site.output()["dockets/a-1/a-1.zip"]);
}

#[cfg(unix)]
#[test]
fn a_killed_build_leaves_addresses_that_the_next_one_completes() {
    let site = site_with_archive();
    assert_eq!(site.build(&["--today", "2024-01-01"]).code, 0);
    let lock = || fs::read_to_string(site.root().join("addresses.lock")).expect("it is there");
    let first = lock();
    for number in 0..300 {
        site.put(
            &format!("content/A-1/{number}.md"),
            format!("---\ntitle: Filing {number}\ndate: 2005-08-09\n---\n\nText.\n"),
        );
    }
    site.put("content/A-1/docket.md", "---\nnumber: A-1\n---\n");
    // It may be through before the signal comes; then all is written.
    interrupt(&site, Signal::KILL);
    let after = lock();
    assert!(after == first || after.lines().count() > 600, "{after}");
    let run = site.build(&["--today", "2024-02-02"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!staging_of(&site).exists());
    assert_eq!(site.run(&["verify", "out"]).code, 0);
    let other = site_with_archive();
    for path in ["content/A-1/docket.md".to_owned()]
        .into_iter()
        .chain((0..300).map(|number| format!("content/A-1/{number}.md")))
    {
        let bytes = fs::read(site.root().join(&path)).expect("it is there");
        other.put(&path, bytes);
    }
    assert_eq!(other.build(&["--no-lock"]).code, 0);
    let names = |site: &Site| site.output().into_keys().collect::<Vec<_>>();
    assert_eq!(names(&site), names(&other));
    // An address that was published before keeps its day.
    let kept = lock();
    for line in first.lines().filter(|line| !line.starts_with('#')) {
        let day = line.split('\t').take(2).collect::<Vec<_>>().join("\t");
        assert!(kept.contains(&format!("\n{day}\t")), "{line}");
    }
}

#[test]
fn two_builds_at_once_leave_one_whole_site_and_its_addresses() {
    let site = Site::of(SITE);
    for number in 0..200 {
        site.put(
            &format!("content/B-{number}/one.md"),
            format!("---\ntitle: Filing {number}\ndate: 2005-08-09\ndocket: B-{number}\n---\n"),
        );
    }
    let begin = || {
        Command::new(env!("CARGO_BIN_EXE_docketpress"))
            .args(["build", "--today", "2024-01-01", "--site"])
            .arg(site.root())
            .arg("--out")
            .arg(site.out())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs")
    };
    let builds = [begin(), begin()].map(|build| build.wait_with_output().expect("it is ours"));
    let codes = builds.each_ref().map(|build| build.status.code());
    assert!(codes.contains(&Some(0)), "{codes:?}");
    for build in &builds {
        let said = String::from_utf8_lossy(&build.stderr);
        let is_refused = said.contains("another build is writing");
        assert!(build.status.code() == Some(0) || is_refused, "{said}");
    }
    assert_eq!(site.run(&["verify", "out"]).code, 0);
    let lock = site.page("../site/addresses.lock");
    assert_eq!(site.build(&["--today", "2024-01-02"]).code, 0);
    assert_eq!(site.page("../site/addresses.lock"), lock);
    let left = crate::site::files_below(&site.root());
    assert!(!left.keys().any(|path| path.contains("docketpress-new")));
}

#[test]
fn an_emptied_list_of_addresses_stops_a_build_before_it_loses_one() {
    let site = Site::of(SITE);
    assert_eq!(site.build(&[]).code, 0);
    let lock = site.page("../site/addresses.lock");
    for cut in ["", &lock[40..]] {
        site.put("addresses.lock", cut);
        let run = site.build(&[]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.stderr.contains("restore the file"), "{run:?}");
        assert_eq!(site.page("../site/addresses.lock"), cut);
    }
}

#[test]
fn what_a_killed_run_left_next_to_the_addresses_goes_once_it_is_old() {
    let site = Site::of(SITE);
    let names = [
        "site/.docketpress-new-1",
        "site/.docketpress-new-2",
        "site/.docketpress-new-x",
    ];
    for name in names {
        site.put(&format!("../{name}"), "half of a list");
    }
    let old = fs::File::options()
        .write(true)
        .open(site.root().join(".docketpress-new-1"))
        .expect("it is there");
    old.set_modified(std::time::UNIX_EPOCH)
        .expect("its time can be set");
    assert_eq!(site.build(&[]).code, 0);
    let left = names.map(|name| site.root().join("..").join(name).exists());
    // A young one may be that of another command at work, and the last is no file of ours.
    assert_eq!(left, [false, true, true]);
}
