//! Builds that were killed or stopped half way, and what they leave behind.

use super::*;

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
