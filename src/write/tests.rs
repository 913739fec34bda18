//! Builds whole sites into a temporary folder, from every state in which a folder may be found.

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
fn refusals_are_all_told_in_order_and_leave_the_old_site() {
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

#[test]
fn a_copied_file_is_published_and_kept_while_it_is_the_same() {
    let (parent, out) = begin();
    let source = parent.path().join("exhibit.pdf");
    let copy = |path: &&str| Ok::<_, ()>((path.to_string(), Content::Copy(source.clone())));
    let long: Vec<u8> = (0..300_000u32).flat_map(u32::to_be_bytes).collect();
    fs::write(&source, &long).unwrap();
    let written = |unchanged, bytes| {
        Outcome::Written(Tally {
            files: 1,
            unchanged,
            removed: Vec::new(),
            bytes,
        })
    };
    assert_eq!(
        write(&out, &["a/exhibit.pdf"], copy, &|| ()).unwrap(),
        written(0, 1_200_000)
    );
    let time = set_old_time(&out.join("a/exhibit.pdf"));
    assert_eq!(
        write(&out, &["a/exhibit.pdf"], copy, &|| ()).unwrap(),
        written(1, 1_200_000)
    );
    assert_eq!(time_of(&out.join("a/exhibit.pdf")), time);

    let mut changed = long.clone();
    *changed.last_mut().unwrap() ^= 1;
    fs::write(&source, &changed).unwrap();
    assert_eq!(
        write(&out, &["a/exhibit.pdf"], copy, &|| ()).unwrap(),
        written(0, 1_200_000)
    );
    assert!(fs::read(out.join("a/exhibit.pdf")).unwrap() == changed);
}

#[test]
fn a_read_only_source_gives_a_file_that_later_builds_can_replace() {
    let (parent, out) = begin();
    let source = parent.path().join("exhibit.pdf");
    fs::write(&source, "scan").unwrap();
    let mut permissions = fs::metadata(&source).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&source, permissions).unwrap();
    let copy = |path: &&str| Ok::<_, ()>((path.to_string(), Content::Copy(source.clone())));
    write(&out, &["exhibit.pdf"], copy, &|| ()).unwrap();
    assert!(
        !fs::metadata(out.join("exhibit.pdf"))
            .unwrap()
            .permissions()
            .readonly()
    );
    publish(&out, FIRST);
    assert_holds(&out, FIRST, &[]);
}

#[test]
fn a_copy_that_fails_half_way_leaves_the_old_site_whole() {
    let (parent, out) = begin();
    publish(&out, FIRST);
    let before = read_back(&out);
    let folder = parent.path().join("a-folder");
    fs::create_dir(&folder).unwrap();
    for (bad, said) in [
        (parent.path().join("vanished.pdf"), "vanished.pdf"),
        (folder, "not a regular file"),
    ] {
        let items: Vec<usize> = (0..50).collect();
        let render = |&n: &usize| {
            let content = if n == 30 {
                Content::Copy(bad.clone())
            } else {
                Content::Made(vec![b'x'; n])
            };
            Ok::<_, ()>((format!("{n}/index.html"), content))
        };
        let error = format!("{:#}", write(&out, &items, render, &|| ()).unwrap_err());
        assert!(error.contains(said), "{error}");
        assert_eq!(read_back(&out), before);
        assert_no_litter(&out);
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_not_copied() {
    let (parent, out) = begin();
    plant(parent.path().join("secret"), "secret");
    let link = parent.path().join("exhibit.pdf");
    std::os::unix::fs::symlink("secret", &link).unwrap();
    let copy = |path: &&str| Ok::<_, ()>((path.to_string(), Content::Copy(link.clone())));
    let error = write(&out, &["exhibit.pdf"], copy, &|| ()).unwrap_err();
    assert!(error.to_string().contains("not a regular file"), "{error}");
    assert!(!out.exists());
}

#[test]
fn two_items_at_one_path_are_an_error() {
    let (_parent, out) = begin();
    let said = fail(&out, &[("b", "1"), ("a/x", "1"), ("a/x", "2"), ("b", "2")]);
    assert_eq!(said, "two items of the site have the path `a/x`");
    publish(&out, FIRST);
    let twice = [FIRST, FIRST].concat();
    assert!(
        fail(&out, &twice).contains("`dockets/a/index.html`"),
        "also where both are what is there already"
    );
    assert_holds(&out, FIRST, &[]);
}

#[test]
fn a_file_at_the_folder_of_another_is_an_error() {
    for pages in [
        [("a", "1"), ("a-b", "2"), ("a/b/c", "3")],
        [("a/b/c", "3"), ("a-b", "2"), ("a", "1")],
    ] {
        let (_parent, out) = begin();
        assert_eq!(
            fail(&out, &pages),
            "`a` would be a file of the site and the folder of `a/b/c`"
        );
        assert!(!out.exists());
    }
}

#[test]
fn a_path_that_leads_out_of_the_site_is_an_error() {
    let (parent, out) = begin();
    for path in [
        "../escaped",
        "/escaped",
        "a/../../escaped",
        "",
        "a//b",
        "a\\b",
        "a\0",
        manifest::NAME,
        ".DocketPress-Manifest/x",
    ] {
        let said = fail(&out, &[(path, "x")]);
        assert!(
            said.contains("no file of the site can have the path"),
            "{said}"
        );
    }
    assert_eq!(read_back(parent.path()), BTreeMap::new());
}

#[test]
fn a_folder_that_is_not_ours_is_not_touched() {
    for (name, text) in [
        ("thesis.txt", "ten years of work"),
        (manifest::NAME, "# docketpress manifest 2\n"),
        (manifest::NAME, "# docketpress manifest 1\n0  index.html\n"),
    ] {
        let (_parent, out) = begin();
        plant(out.join(name), text);
        let said = fail(&out, FIRST);
        assert!(
            said.contains("choose another folder, or empty it yourself"),
            "{said}"
        );
        assert_eq!(
            read_back(&out),
            BTreeMap::from([(name.to_owned(), text.to_owned())])
        );
    }
}

#[test]
fn a_manifest_that_names_files_outside_removes_nothing() {
    let (parent, out) = begin();
    plant(parent.path().join("thesis.txt"), "ten years of work");
    plant(
        out.join(manifest::NAME),
        &format!(
            "# docketpress manifest 1\n{}  ../thesis.txt\n",
            "0".repeat(64)
        ),
    );
    assert!(fail(&out, FIRST).contains("`..`"));
    assert_eq!(
        fs::read_to_string(parent.path().join("thesis.txt")).unwrap(),
        "ten years of work"
    );
}

#[test]
fn foreign_files_are_kept_and_our_empty_folders_go() {
    let (_parent, out) = begin();
    publish(&out, FIRST);
    let foreign = [
        ("CNAME", "docket.example"),
        (".git/objects/ab", "blob"),
        (".git/refs/tags", "/"),
        ("dockets/b/notes.txt", "notes"),
    ];
    for (path, text) in foreign {
        match text {
            "/" => fs::create_dir_all(out.join(path)).unwrap(),
            _ => plant(out.join(path), text),
        }
    }
    let time = set_old_time(&out.join("CNAME"));
    assert_eq!(publish(&out, SECOND).removed.len(), 1);
    assert_holds(&out, SECOND, &foreign);
    assert_eq!(time_of(&out.join("CNAME")), time);
    fs::remove_file(out.join("dockets/b/notes.txt")).unwrap();
    publish(&out, &SECOND[..1]);
    assert_holds(
        &out,
        &SECOND[..1],
        &[foreign[0], foreign[1], foreign[2], ("dockets/b", "/")],
    );
}

#[cfg(unix)]
#[test]
fn foreign_links_and_closed_folders_are_kept_as_they_are() {
    use std::os::unix::fs::PermissionsExt;
    let (_parent, out) = begin();
    publish(&out, FIRST);
    std::os::unix::fs::symlink("../nowhere", out.join("latest")).unwrap();
    plant(out.join("host/state"), "1");
    fs::set_permissions(out.join("host"), fs::Permissions::from_mode(0o555)).unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o2750)).unwrap();
    publish(&out, SECOND);
    assert_holds(
        &out,
        SECOND,
        &[("latest", "-> ../nowhere"), ("host/state", "1")],
    );
    assert_eq!(
        fs::metadata(out.join("host")).unwrap().permissions().mode() & 0o7777,
        0o555
    );
    assert_eq!(
        fs::metadata(&out).unwrap().permissions().mode() & 0o7777,
        0o2750
    );
    fs::set_permissions(out.join("host"), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_foreign_file_in_the_way_is_an_error_that_names_it() {
    for (foreign, path) in [
        ("robots.txt", "robots.txt"),
        ("parties", "parties/p/index.html"),
        ("feed/kept.txt", "feed"),
        ("parties/p/index.html/kept.txt", "parties/p/index.html"),
    ] {
        let (_parent, out) = begin();
        publish(&out, FIRST);
        plant(out.join(foreign), "kept");
        let before = read_back(&out);
        let said = fail(&out, &[FIRST[0], (path, "new")]);
        assert!(
            said.contains(foreign.split('/').next().unwrap()) && said.contains("move or rename it"),
            "{said}"
        );
        assert_eq!(read_back(&out), before);
    }
}

#[test]
fn an_output_folder_that_is_a_file_is_an_error() {
    let (parent, out) = begin();
    plant(out.clone(), "a file");
    assert!(fail(&out, FIRST).contains("is a file"));
    assert_eq!(fs::read_to_string(&out).unwrap(), "a file");
    assert!(try_publish(&parent.path().join("site/below"), FIRST).is_err());
    assert!(try_publish(Path::new(""), FIRST).is_err());
    assert!(try_publish(Path::new("/"), FIRST).is_err());
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_stays_and_its_target_is_the_site() {
    let (parent, out) = begin();
    let target = parent.path().join("real/target");
    fs::create_dir_all(&target).unwrap();
    std::os::unix::fs::symlink("real/target", &out).unwrap();
    for pages in [FIRST, SECOND] {
        publish(&out, pages);
        assert!(fs::symlink_metadata(&out).unwrap().is_symlink());
        assert_holds(&target, pages, &[]);
        assert_no_litter(&target);
    }
}

#[cfg(unix)]
#[test]
fn a_site_behind_a_link_is_put_back_too() {
    let (parent, out) = begin();
    let target = parent.path().join("real/target");
    fs::create_dir_all(&target).unwrap();
    std::os::unix::fs::symlink("real/target", &out).unwrap();
    publish(&out, FIRST);
    fs::create_dir(staging_of(&target)).unwrap();
    fs::rename(&target, staging_of(&target).join("old")).unwrap();
    assert_eq!(publish(&out, FIRST).unchanged, 3);
    assert_holds(&target, FIRST, &[]);
}

#[test]
fn a_build_during_another_is_an_error_and_does_not_disturb_it() {
    let (_parent, out) = begin();
    publish(&out, FIRST);
    let render = |&(path, text): &Page| {
        let said = try_publish(&out, FIRST).unwrap_err().to_string();
        assert!(said.starts_with("another build is writing"), "{said}");
        Ok::<_, ()>((path.to_owned(), Content::Made(text.into())))
    };
    write(&out, SECOND, render, &|| ()).unwrap();
    assert_holds(&out, SECOND, &[]);
    assert_no_litter(&out);
}

/// Leaves the folders as a build of `SECOND` does that is killed at some point, next to a published
/// `FIRST`.
fn kill(out: &Path, point: &str) {
    publish(out, FIRST);
    let staging = staging_of(out);
    fs::create_dir(&staging).unwrap();
    if point == "before the lock" {
        return;
    }
    plant(staging.join("lock"), "");
    let new = staging.join("new");
    plant(new.join("index.html"), "ho");
    if point == "while writing" {
        return;
    }
    fs::remove_dir_all(&new).unwrap();
    let other = out.with_file_name("other");
    publish(&other, SECOND);
    fs::rename(&other, &new).unwrap();
    let old = staging.join("old");
    match point {
        "before the swap" => {}
        "between the renames" => fs::rename(out, &old).unwrap(),
        "between the renames, and the folder was made anew" => {
            fs::rename(out, &old).unwrap();
            fs::create_dir(out).unwrap();
        }
        "after the renames" => {
            fs::rename(out, &old).unwrap();
            fs::rename(&new, out).unwrap();
        }
        "while removing the old site" => {
            fs::rename(out, &old).unwrap();
            fs::rename(&new, out).unwrap();
            fs::rename(&old, &new).unwrap();
            fs::remove_file(new.join(manifest::NAME)).unwrap();
        }
        "after the lock was removed" => {
            fs::remove_dir_all(&new).unwrap();
            fs::remove_file(staging.join("lock")).unwrap();
        }
        other => unreachable!("there is no point {other}"),
    }
}

#[test]
fn a_killed_build_loses_nothing_and_the_next_one_clears_up() {
    for (point, unchanged) in [
        ("before the lock", 3),
        ("while writing", 3),
        ("before the swap", 3),
        ("between the renames", 3),
        ("between the renames, and the folder was made anew", 3),
        // Here the second site was published already.
        ("after the renames", 1),
        ("while removing the old site", 1),
        ("after the lock was removed", 3),
    ] {
        let (_parent, out) = begin();
        kill(&out, point);
        assert_eq!(publish(&out, FIRST).unchanged, unchanged, "killed {point}");
        assert_holds(&out, FIRST, &[]);
    }
}

#[test]
fn a_refused_build_too_puts_the_old_site_back() {
    let (_parent, out) = begin();
    kill(&out, "between the renames");
    assert_eq!(
        write(&out, &[1], |_| Err(()), &|| ()).unwrap(),
        Outcome::Refused(vec![()])
    );
    assert_holds(&out, FIRST, &[]);
    assert_no_litter(&out);
}

#[test]
fn an_old_site_moved_aside_outlives_a_stranger_in_its_place() {
    let (_parent, out) = begin();
    kill(&out, "between the renames");
    plant(out.join("thesis.txt"), "ten years of work");
    assert!(try_publish(&out, FIRST).is_err());
    assert_holds(&staging_of(&out).join("old"), FIRST, &[]);
    fs::remove_file(out.join("thesis.txt")).unwrap();
    assert_eq!(publish(&out, FIRST).unchanged, 3);
}

/// Returns what a killed build leaves at each point, and what the folder holds once that is
/// cleared.
const POINTS: [(&str, &[Page]); 8] = [
    ("before the lock", FIRST),
    ("while writing", FIRST),
    ("before the swap", FIRST),
    ("between the renames", FIRST),
    ("between the renames, and the folder was made anew", FIRST),
    ("after the renames", SECOND),
    ("while removing the old site", SECOND),
    ("after the lock was removed", FIRST),
];

#[test]
fn litter_is_cleared_without_a_build() {
    for (point, pages) in POINTS {
        let (_parent, out) = begin();
        kill(&out, point);
        clear_litter(&out).unwrap();
        assert_no_litter(&out);
        assert_holds(&out, pages, &[]);
    }
}

#[test]
fn clearing_where_nothing_is_left_makes_and_changes_nothing() {
    let (parent, out) = begin();
    for folder in [&out, &parent.path().join("missing/below"), Path::new("/")] {
        clear_litter(folder).unwrap();
    }
    assert_eq!(read_back(parent.path()), BTreeMap::new());
    publish(&out, FIRST);
    clear_litter(&out).unwrap();
    assert_holds(&out, FIRST, &[]);
}

#[test]
fn the_folder_of_a_build_at_work_is_not_litter() {
    let (_parent, out) = begin();
    publish(&out, FIRST);
    let render = |&(path, text): &Page| {
        clear_litter(&out).unwrap();
        assert!(staging_of(&out).join("new").exists());
        Ok::<_, ()>((path.to_owned(), Content::Made(text.into())))
    };
    write(&out, SECOND, render, &|| ()).unwrap();
    assert_holds(&out, SECOND, &[]);
}

#[test]
fn clearing_keeps_an_old_site_whose_place_a_stranger_took() {
    let (_parent, out) = begin();
    kill(&out, "between the renames");
    plant(out.join("thesis.txt"), "ten years of work");
    assert!(clear_litter(&out).is_err());
    assert_holds(&staging_of(&out).join("old"), FIRST, &[]);
    assert!(!staging_of(&out).join("new").exists());
    assert!(out.join("thesis.txt").exists());
}

#[cfg(unix)]
#[test]
fn nobody_else_can_look_into_the_staging_folder_and_the_site_is_as_open_as_before() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |folder: &Path| fs::metadata(folder).unwrap().permissions().mode() & 0o7777;
    let usual = {
        let (_parent, folder) = begin();
        fs::create_dir(&folder).unwrap();
        mode(&folder)
    };
    for left_open in [false, true] {
        let (_parent, out) = begin();
        if left_open {
            fs::create_dir(staging_of(&out)).unwrap();
            fs::set_permissions(staging_of(&out), fs::Permissions::from_mode(0o755)).unwrap();
        }
        let render = |&(path, text): &Page| {
            assert_eq!(mode(&staging_of(&out)), 0o700);
            Ok::<_, ()>((path.to_owned(), Content::Made(text.into())))
        };
        write(&out, FIRST, render, &|| ()).unwrap();
        assert_eq!(mode(&out), usual);
        fs::set_permissions(&out, fs::Permissions::from_mode(0o751)).unwrap();
        write(&out, SECOND, render, &|| ()).unwrap();
        assert_eq!(mode(&out), 0o751);
    }
}

/// An onlooker that asks to stop once so many items are done.
struct Impatient {
    done: AtomicUsize,
    after: usize,
}

impl Onlooker for Impatient {
    fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    fn asks_to_stop(&self) -> bool {
        self.done.load(Ordering::Relaxed) >= self.after
    }
}

#[test]
fn a_build_that_is_asked_to_stop_leaves_the_old_site_and_no_litter() {
    let items: Vec<usize> = (0..1000).collect();
    for after in [0, 1, 500, 1000] {
        let (_parent, out) = begin();
        for before in [false, true] {
            if before {
                publish(&out, FIRST);
            }
            let impatient = Impatient {
                done: AtomicUsize::new(0),
                after,
            };
            let rendered = AtomicUsize::new(0);
            let render = |n: &usize| {
                rendered.fetch_add(1, Ordering::Relaxed);
                Ok::<_, ()>((format!("{n}.html"), Content::Made(vec![b'x'; *n])))
            };
            let outcome = write(&out, &items, render, &impatient).unwrap();
            assert_eq!(outcome, Outcome::Stopped);
            assert!(rendered.into_inner() <= after + rayon::current_num_threads());
            assert_no_litter(&out);
            match before {
                true => assert_holds(&out, FIRST, &[]),
                false => assert!(!out.exists()),
            }
        }
    }
}
