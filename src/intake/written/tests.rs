//! Tests of `written.rs`.

use super::*;

#[test]
fn values_and_addresses_are_found_in_the_bytes_of_the_file() {
    let text = "\u{FEFF}---\r\ntitle: <redacted>X</redacted> \"A\"\r\nresponds_to: ['b', c] # why\r\n\
        <!-- note\r\n -->\r\nrules_on:\r\n  - {filing: \"d\", ruling: moot}\r\n---\r\n\
        Seé <redacted>[x](w.md)</redacted> [y](e.md).<!-- z -->\r\n\r\n[f](f.md)\r\n";
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    std::fs::create_dir(folder.path().join("content")).expect("the folder is new");
    std::fs::write(folder.path().join("content/a.md"), text).expect("the folder is there");
    let path = SitePath::new("content/a.md");
    let written = read_written(folder.path(), "content", &path).expect("it can be read");
    let typed = |range: &Range<usize>| &text[range.clone()];
    let values: Vec<_> = written
        .values
        .iter()
        .map(|value| (typed(&value.range), &*value.text))
        .collect();
    assert_eq!(
        values,
        [("'b'", "b"), ("c", "c"), ("\"d\"", "d"), ("moot", "moot")]
    );
    assert_eq!(written.values[2].shape, Some(Shape::Reference));
    let targets: Vec<_> = written
        .targets
        .iter()
        .map(|target| typed(&target.range))
        .collect();
    assert_eq!(targets, ["e.md", "f.md"]);
    assert!(text[written.header_end..].starts_with("---\r\nSeé"));
    assert_eq!(written.keys, ["title", "responds_to", "rules_on"]);
    assert!(
        !shown(&path, text.as_bytes())
            .expect("it can be shown")
            .contains('X')
    );
}
