//! Builds whole sites into a temporary folder, from every state in which a folder may be found.

mod copied;
mod foreign;
mod killed;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::{Onlooker, Outcome, Tally, clear_litter, manifest, write};
use crate::render::Content;

/// A file of a site: its path and its text.
type Page<'a> = (&'a str, &'a str);

const FIRST: &[Page] = &[
    ("index.html", "home"),
    ("dockets/a/index.html", "docket a"),
    ("dockets/b/index.html", "docket b"),
];
const SECOND: &[Page] = &[
    ("index.html", "home"),
    ("dockets/a/index.html", "docket A"),
    ("parties/p/index.html", "party"),
];

/// Returns a folder for a test, and the output folder `site` in it, which is not made yet.
fn begin() -> (TempDir, PathBuf) {
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("site");
    (parent, out)
}

/// Builds a site of these pages.
fn try_publish(out: &Path, pages: &[Page]) -> anyhow::Result<Tally> {
    let render = |&(path, text): &Page| Ok((path.to_owned(), Content::Made(text.into())));
    match write::<_, ()>(out, pages, render, &|| ())? {
        Outcome::Written(tally) => Ok(tally),
        _ => unreachable!("no page of these is refused, and nobody asks to stop"),
    }
}

/// Builds a site that must succeed, and checks that it is all that is left.
fn publish(out: &Path, pages: &[Page]) -> Tally {
    let tally = try_publish(out, pages).unwrap();
    assert_no_litter(out);
    tally
}

/// Returns what is said when a build fails, and checks that it leaves no litter.
fn fail(out: &Path, pages: &[Page]) -> String {
    let error = try_publish(out, pages).unwrap_err();
    assert_no_litter(out);
    format!("{error:#}")
}

fn staging_of(out: &Path) -> PathBuf {
    let name = format!(
        ".{}.docketpress",
        out.file_name().unwrap().to_str().unwrap()
    );
    out.with_file_name(name)
}

fn assert_no_litter(out: &Path) {
    assert!(
        !staging_of(out).exists(),
        "the staging folder is still there"
    );
}

/// Writes a file and its folders, as a host or a person might.
fn plant(path: PathBuf, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Reads a folder back: text by path, `-> target` for a link, `/` for a folder.
fn read_back(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let (path, kind) = entry
            .map(|entry| (entry.path(), entry.file_type().unwrap()))
            .unwrap();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if kind.is_dir() {
            found.extend(
                read_back(&path)
                    .into_iter()
                    .map(|(below, text)| (format!("{name}/{below}"), text)),
            );
            found.insert(name, "/".into());
        } else if kind.is_symlink() {
            found.insert(
                name,
                format!("-> {}", fs::read_link(path).unwrap().display()),
            );
        } else {
            found.insert(name, fs::read_to_string(path).unwrap());
        }
    }
    found
}

/// Checks that a folder holds these files, their folders, the manifest that names them, and the
/// foreign entries given.
fn assert_holds(out: &Path, pages: &[Page], foreign: &[Page]) {
    let mut found = read_back(out);
    let list = found.remove(manifest::NAME).expect("a site has a manifest");
    let mut named: Vec<&str> = pages.iter().map(|page| page.0).collect();
    named.sort_unstable();
    assert_eq!(
        list.lines()
            .skip(1)
            .map(|line| &line[66..])
            .collect::<Vec<_>>(),
        named
    );

    let mut expected = BTreeMap::new();
    for (path, text) in pages.iter().chain(foreign) {
        for (end, _) in path.match_indices('/') {
            expected.insert(path[..end].to_owned(), "/".to_owned());
        }
        expected.insert(path.to_string(), text.to_string());
    }
    assert_eq!(found, expected);
}

fn set_old_time(path: &Path) -> SystemTime {
    let time = SystemTime::UNIX_EPOCH + Duration::new(1_100_000_000, 123_456_700);
    File::options()
        .write(true)
        .open(path)
        .unwrap()
        .set_modified(time)
        .unwrap();
    time
}

fn time_of(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

#[test]
fn a_first_build_makes_the_folder_and_its_parents() {
    let (parent, _) = begin();
    let out = parent.path().join("deep/er/site");
    let tally = publish(&out, FIRST);
    assert_eq!(
        tally,
        Tally {
            files: 3,
            unchanged: 0,
            removed: Vec::new(),
            bytes: 20
        }
    );
    assert_holds(&out, FIRST, &[]);
}

#[test]
fn an_empty_folder_becomes_the_site() {
    let (_parent, out) = begin();
    fs::create_dir(&out).unwrap();
    publish(&out, FIRST);
    assert_holds(&out, FIRST, &[]);
}

#[test]
fn a_site_without_items_is_a_manifest() {
    let (_parent, out) = begin();
    publish(&out, FIRST);
    assert_eq!(publish(&out, &[]).removed.len(), 3);
    assert_holds(&out, &[], &[]);
}

#[test]
fn the_manifest_is_what_sha256sum_prints_below_a_heading() {
    let (_parent, out) = begin();
    publish(&out, &[("b", ""), ("a/x", "abc")]);
    assert_eq!(
        fs::read_to_string(out.join(manifest::NAME)).unwrap(),
        "# docketpress manifest 1\n\
         ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a/x\n\
         e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b\n"
    );
}

#[test]
fn a_second_build_replaces_what_changed_and_removes_what_is_not_made_now() {
    let (_parent, out) = begin();
    publish(&out, FIRST);
    let time = set_old_time(&out.join("index.html"));
    let changed = set_old_time(&out.join("dockets/a/index.html"));
    assert_eq!(
        publish(&out, SECOND),
        Tally {
            files: 3,
            unchanged: 1,
            removed: vec!["dockets/b/index.html".to_owned()],
            bytes: 17
        }
    );
    assert_holds(&out, SECOND, &[]);
    assert_eq!(time_of(&out.join("index.html")), time);
    assert_ne!(time_of(&out.join("dockets/a/index.html")), changed);
}

#[test]
fn the_same_site_again_keeps_every_time_the_manifest_s_too() {
    let (_parent, out) = begin();
    publish(&out, FIRST);
    let times = [manifest::NAME, "index.html", "dockets/b/index.html"]
        .map(|path| set_old_time(&out.join(path)));
    assert_eq!(publish(&out, FIRST).unchanged, 3);
    assert_holds(&out, FIRST, &[]);
    assert_eq!(
        [manifest::NAME, "index.html", "dockets/b/index.html"].map(|path| time_of(&out.join(path))),
        times
    );
}

#[test]
fn a_page_that_someone_edited_is_written_again() {
    let (_parent, out) = begin();
    publish(&out, FIRST);
    let time = set_old_time(&out.join(manifest::NAME));
    fs::write(out.join("index.html"), "HOME").unwrap();
    assert_eq!(publish(&out, FIRST).unchanged, 2);
    assert_holds(&out, FIRST, &[]);
    assert_eq!(
        time_of(&out.join(manifest::NAME)),
        time,
        "the manifest is what it was"
    );
}

#[test]
fn a_page_that_someone_deleted_comes_back() {
    let (_parent, out) = begin();
    publish(&out, FIRST);
    fs::remove_dir_all(out.join("dockets")).unwrap();
    assert_eq!(publish(&out, FIRST).unchanged, 1);
    assert_holds(&out, FIRST, &[]);
}

#[test]
fn a_build_never_writes_into_a_file_of_the_old_site() {
    let (parent, out) = begin();
    publish(&out, FIRST);
    let backup = parent.path().join("backup.html");
    fs::hard_link(out.join("dockets/a/index.html"), &backup).unwrap();
    publish(&out, SECOND);
    assert_eq!(fs::read_to_string(backup).unwrap(), "docket a");
}

#[cfg(unix)]
#[test]
fn a_page_that_became_a_link_is_written_again() {
    let (parent, out) = begin();
    publish(&out, FIRST);
    let elsewhere = parent.path().join("elsewhere");
    fs::rename(out.join("index.html"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, out.join("index.html")).unwrap();
    assert_eq!(publish(&out, FIRST).unchanged, 2);
    assert_holds(&out, FIRST, &[]);
    assert_eq!(fs::read_to_string(elsewhere).unwrap(), "home");
}

#[test]
fn refusals_are_all_reported_in_order_and_leave_the_old_site() {
    let (_parent, out) = begin();
    publish(&out, FIRST);
    let before = read_back(&out);
    let items: Vec<usize> = (0..100).collect();
    let calls = AtomicUsize::new(0);
    let render = |&n: &usize| match n % 40 {
        7 => Err(n),
        _ => Ok((format!("new/{n}.html"), Content::Made(vec![b'x'; n]))),
    };
    let outcome = write(&out, &items, render, &|| {
        _ = calls.fetch_add(1, Ordering::Relaxed)
    });
    assert_eq!(outcome.unwrap(), Outcome::Refused(vec![7, 47, 87]));
    assert_eq!(calls.into_inner(), 100);
    assert_eq!(read_back(&out), before);
    assert_no_litter(&out);
}

#[test]
fn a_refused_first_build_leaves_nothing() {
    let (parent, out) = begin();
    let outcome = write(&out, &[1], |_| Err("no"), &|| ()).unwrap();
    assert_eq!(outcome, Outcome::Refused(vec!["no"]));
    assert_eq!(read_back(parent.path()), BTreeMap::new());
}

#[test]
fn a_panic_in_a_renderer_leaves_the_old_site_and_no_litter() {
    let (_parent, out) = begin();
    publish(&out, FIRST);
    let before = read_back(&out);
    let render = |_: &i32| -> Result<(String, Content), ()> { panic!("a renderer's own mistake") };
    let caught = std::panic::catch_unwind(|| write(&out, &[1], render, &|| ()));
    assert!(caught.is_err());
    assert_eq!(read_back(&out), before);
    assert_no_litter(&out);
}
