//! Tests of `json.rs`.

use super::*;

fn values(text: &str) -> Vec<(usize, String)> {
    read(text.as_bytes())
        .unwrap()
        .values
        .into_iter()
        .map(|(line, value)| (line, value.to_string()))
        .collect()
}

#[test]
fn a_value_may_hold_raw_control_characters_and_broken_escapes() {
    let rows = values("{\"a\": \"one\ntwo\u{2}\\q \\ud83d \\ud83d\\ude00\", \"b\": NaN}");
    assert_eq!(
        rows,
        [(
            1,
            "{\"a\":\"one\\ntwo\\u0002\\\\q \u{fffd} \u{1f600}\",\"b\":null}".to_owned()
        )]
    );
}

#[test]
fn a_line_that_cannot_be_read_is_reported_and_the_others_are_read() {
    let found = read(b"{\"a\": 1}\nnot json\n{\"b\": \n{\"c\": 3}\n").unwrap();
    assert_eq!(found.faults.len(), 2, "{:?}", found.faults);
    assert_eq!(found.faults[0].0, 2);
    assert_eq!(found.faults[1].0, 3);
    let lines: Vec<_> = found.values.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [1, 4]);
}

#[test]
fn values_may_follow_one_another_on_several_lines() {
    assert_eq!(values("{\n\"a\": 1\n}\n{\n\"b\": 2\n}").len(), 2);
    assert_eq!(values("\u{feff}{\"a\": 1}").len(), 1);
}

#[test]
fn other_encodings_are_read() {
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("{\"a\":\"é\"}".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(read(&wide).unwrap().values[0].1["a"], "é");
    assert_eq!(
        read(b"{\"a\":\"\x93x\x94\"}").unwrap().values[0].1["a"],
        "“x”"
    );
}

#[test]
fn hostile_brackets_end_soon() {
    for text in [
        "[".repeat(1 << 20),
        "{\"a\":\n".repeat(1 << 17),
        "\"\n".repeat(1 << 19),
    ] {
        let found = read(text.as_bytes()).unwrap();
        assert!(found.values.is_empty());
        assert!(found.faults.len() <= FAULTS + 1);
    }
}
