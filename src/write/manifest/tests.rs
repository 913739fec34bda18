//! Tests of `manifest.rs`.

use super::*;

fn sample() -> Manifest {
    ["b.html", "a/index.html", "a-b"]
        .iter()
        .zip(1u8..)
        .map(|(path, n)| (path.to_string(), [n * 0x1f; 32]))
        .collect()
}

#[test]
fn a_manifest_is_read_as_it_was_printed_in_the_order_of_paths() {
    let text = sample().print();
    let expected = format!(
        "# docketpress manifest 1\n{}  a-b\n{}  a/index.html\n{}  b.html\n",
        "5d".repeat(32),
        "3e".repeat(32),
        "1f".repeat(32)
    );
    assert_eq!(text, expected);
    assert_eq!(Manifest::parse(&text), Ok(sample()));
    assert_eq!(
        Manifest::parse(&text.replace('\n', "\r\n")),
        Ok(sample()),
        "a checkout may have changed line ends"
    );
}

#[test]
fn a_text_that_is_no_manifest_is_refused() {
    let digest = "0".repeat(64);
    for (text, said) in [
        (String::new(), "first line"),
        ("# docketpress manifest 2\n".into(), "first line"),
        (format!("{HEADING}\n\n"), "line 2"),
        (format!("{HEADING}\n{digest} a\n"), "two spaces"),
        (format!("{HEADING}\n{digest}0  a\n"), "not a SHA-256"),
        (
            format!("{HEADING}\n{}  a\n", "g".repeat(64)),
            "not a SHA-256",
        ),
        (
            format!("{HEADING}\n{}  a\n", "é".repeat(32)),
            "not a SHA-256",
        ),
        (
            format!("{HEADING}\n{digest}  a\n{digest}  ../a\n"),
            "line 3",
        ),
        (format!("{HEADING}\n{digest}  /etc/passwd\n"), "absolute"),
    ] {
        let fault = Manifest::parse(&text).expect_err(&text);
        assert!(fault.contains(said), "{fault}");
    }
}

#[test]
fn a_folder_is_distinguished_from_a_name_that_only_begins_alike() {
    let manifest = sample();
    assert!(manifest.names_below("a"));
    assert!(!manifest.names_below("a-"));
    assert!(!manifest.names_below("a/index.html"));
    assert!(!manifest.names_below("b"));
}
