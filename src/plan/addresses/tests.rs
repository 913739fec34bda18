//! Tests of `addresses.rs`.

use super::*;

#[test]
fn a_file_is_read_as_it_was_written() {
    let kept = Kept {
        since: NaiveDate::from_ymd_opt(2026, 11, 30).expect("it is a day"),
        record: Some(Fingerprint::of("content/a.md")),
        title: None,
        line: 3,
    };
    let all = ["dockets/a/ü b.pdf"].map(|address| (address.to_owned(), kept.clone()));
    let addresses = Addresses(all.into());
    assert_eq!(Addresses::parse(&addresses.print()), Ok(addresses));
    for (text, said) in [
        ("a\t2026-11-30\t-\n", "line 1: it does not have four"),
        ("# x\na\t2026-11-31\t-\t-\n", "line 2: its second column"),
        ("a\t2026-11-30\t-\t12\n", "line 1: a digest"),
    ] {
        let fault = Addresses::parse(text).expect_err(text);
        assert!(fault.contains(said), "{fault}");
    }
}

#[test]
fn a_folder_is_released_with_all_below_it() {
    let kept = Kept {
        since: NaiveDate::MIN,
        record: None,
        title: None,
        line: 0,
    };
    let all = ["a/", "a/b", "a/c/", "ab/"].map(|address| (address.to_owned(), kept.clone()));
    let mut addresses = Addresses(all.into());
    assert_eq!(addresses.release("a/"), ["a/", "a/b", "a/c/"]);
    assert_eq!(addresses.release("b"), [""; 0]);
    assert_eq!(addresses.0.len(), 1);
}

#[test]
fn the_folders_of_an_address_go_from_the_inside_out() {
    assert_eq!(
        folders("a/b/c.pdf").collect::<Vec<_>>(),
        ["a/b/c.pdf", "a/b/", "a/"]
    );
    assert_eq!(folders("a/b/").collect::<Vec<_>>(), ["a/b/", "a/"]);
}
