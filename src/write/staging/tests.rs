//! Tests of `staging.rs`.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::lock::{Attempt, try_hold};
use super::*;

#[test]
fn a_folder_is_held_once_and_free_again_after() {
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("site");
    let staging = Staging::claim(&out).unwrap();
    let said = Staging::claim(&out).err().expect("it is held").to_string();
    assert!(said.starts_with("another build is writing"), "{said}");
    drop(staging);
    assert!(!parent.path().join(".site.docketpress").exists());
    drop(Staging::claim(&out).unwrap());
}

#[cfg(unix)]
#[test]
fn a_lock_whose_file_was_removed_or_made_anew_does_not_count() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("lock");
    let opened = || File::create(&path).unwrap();
    let held = try_hold(opened(), &path).unwrap();
    assert!(matches!(held, Attempt::Held(_)));
    assert!(matches!(try_hold(opened(), &path).unwrap(), Attempt::Busy));

    let removed = opened();
    fs::remove_file(&path).unwrap();
    drop(held);
    assert!(matches!(
        try_hold(removed.try_clone().unwrap(), &path).unwrap(),
        Attempt::Gone
    ));
    let anew = opened();
    assert!(matches!(try_hold(removed, &path).unwrap(), Attempt::Gone));
    assert!(matches!(try_hold(anew, &path).unwrap(), Attempt::Held(_)));
}

#[test]
fn builds_that_race_for_a_folder_hold_it_one_at_a_time() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join(".site.docketpress");
    let held = AtomicBool::new(false);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..500 {
                    let Ok(Some(file)) = lock(&folder) else {
                        continue;
                    };
                    assert!(
                        !held.swap(true, Ordering::SeqCst),
                        "two builds hold the folder"
                    );
                    for _ in 0..20 {
                        // While it is held nobody else may remove it or make it anew.
                        assert!(folder.join("lock").exists());
                        thread::yield_now();
                    }
                    held.store(false, Ordering::SeqCst);
                    drop(Staging {
                        folder: folder.clone(),
                        _lock: file,
                    });
                }
            });
        }
    });
}

#[cfg(unix)]
#[test]
fn a_tree_is_removed_with_its_links_and_closed_folders_and_nothing_else() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let parent = tempfile::tempdir().unwrap();
    let kept = parent.path().join("kept");
    fs::create_dir(&kept).unwrap();
    fs::write(kept.join("file"), "kept").unwrap();
    let tree = parent.path().join("tree");
    fs::create_dir_all(tree.join("a/b")).unwrap();
    fs::write(tree.join("a/b/file"), "gone").unwrap();
    symlink(&kept, tree.join("a/link")).unwrap();
    for closed in ["a/b", "a"] {
        fs::set_permissions(tree.join(closed), fs::Permissions::from_mode(0o555)).unwrap();
    }
    remove_tree(&tree).unwrap();
    assert!(!tree.exists());
    assert!(kept.join("file").exists());
    remove_tree(&tree).unwrap();
}
