//! Tests of `file.rs`.

use super::*;

#[test]
fn a_copy_in_place_of_a_link_keeps_the_time_and_overwrites_nothing() {
    let parent = tempfile::tempdir().unwrap();
    let [old, new] = ["old", "new"].map(|name| parent.path().join(name));
    fs::write(&old, "text").unwrap();
    let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_100_000_000);
    File::options()
        .write(true)
        .open(&old)
        .unwrap()
        .set_modified(time)
        .unwrap();
    copy_whole(&old, &new).unwrap();
    assert_eq!(fs::read_to_string(&new).unwrap(), "text");
    assert_eq!(fs::metadata(&new).unwrap().modified().unwrap(), time);
    fs::write(&new, "other").unwrap();
    assert!(is_taken(&copy_whole(&old, &new).unwrap_err()));
    assert_eq!(fs::read_to_string(&new).unwrap(), "other");
    assert!(copy_whole(parent.path(), &parent.path().join("folder")).is_err());
}

#[test]
fn a_place_that_is_taken_is_distinguished_from_a_failure() {
    let parent = tempfile::tempdir().unwrap();
    let made = |text: &str| Content::Made(text.into());
    let place = |path: &str| place(&made("new"), &parent.path().join(path), None);
    assert!(matches!(
        place("a/b").unwrap(),
        Placed::Written(Print { bytes: 3, .. })
    ));
    for path in ["a/b", "a", "a/b/c", "a/b/c/d"] {
        assert!(matches!(place(path).unwrap(), Placed::Taken), "{path}");
    }
    assert!(!carry(&parent.path().join("a/b"), &parent.path().join("a/b")).unwrap());
    assert!(carry(&parent.path().join("missing"), &parent.path().join("new")).is_err());
}
