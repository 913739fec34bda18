//! Tests of `yaml.rs`.

use super::*;
use proptest::prelude::*;

/// Parses a front matter in which `text` takes one text and nothing else.
fn parse(header: &str) -> Result<Node, YamlError> {
    super::parse(header, &|key| key == "text")
}

fn value(header: &str) -> Node {
    match parse(&format!("key: {header}\n")) {
        Ok(Node::Map(mut entries)) => entries.remove(0).1,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_scalar_stays_as_typed() {
    for typed in [
        "2005.110",
        "0012",
        "1:08-cv-00398",
        "05E100",
        "0x1F",
        "1_000",
        "12e3",
        ".5",
        "+1",
        "2005-08-09",
        "yes",
        "No",
        "True",
        ".inf",
        "0o17",
        "190:20:30",
    ] {
        assert_eq!(value(typed), Node::Text(typed.to_owned()), "{typed}");
        assert_eq!(
            value(&format!("[a, {typed}]")),
            Node::List(vec![
                Node::Text("a".to_owned()),
                Node::Text(typed.to_owned())
            ])
        );
    }
}

#[test]
fn truth_values_and_nothing_are_told_apart_from_text() {
    assert_eq!(value("true"), Node::Bool(true));
    assert_eq!(value("'a'"), Node::Text("a".to_owned()));
    assert_eq!(value(""), Node::Empty);
    assert_eq!(value("~"), Node::Empty);
    assert_eq!(
        value("[1, \"null\", 'true']"),
        Node::List(
            ["1", "null", "true"]
                .map(|text| Node::Text(text.to_owned()))
                .into()
        )
    );
}

#[test]
fn a_quoted_scalar_is_text_whatever_it_looks_like() {
    assert_eq!(
        parse("a: \"true\"\nb: 1\n"),
        parse("b: 1\na: \"true\"\n").map(|node| match node {
            Node::Map(mut entries) => {
                entries.reverse();
                Node::Map(entries)
            }
            other => other,
        })
    );
}

#[test]
fn a_key_that_takes_text_gives_what_another_would() {
    for typed in [
        "2005.110", "a", "'null'", "~", "[a, 1]", "{a: 1}", "\"\"", "0012",
    ] {
        let [text, other] =
            ["text", "other"].map(|key| match parse(&format!("{key}: {typed}\n")) {
                Ok(Node::Map(mut entries)) => entries.remove(0).1,
                other => panic!("{other:?}"),
            });
        assert_eq!(text, other, "{typed}");
    }
}

#[test]
fn a_rule_of_dashes_in_a_text_is_no_nesting() {
    let header = format!("summary: |\n  a\n  {}\n", "-".repeat(60));
    assert!(parse(&header).is_ok());
}

#[test]
fn nesting_is_bounded_before_the_parser_sees_it() {
    assert_eq!(
        parse(&format!("a: {}", "[".repeat(20_000))),
        Err(YamlError::Size)
    );
    assert_eq!(parse(&"- ".repeat(20_000)), Err(YamlError::Size));
}

proptest! {
    #[test]
    fn reading_never_panics(header in ".{0,300}") {
        let _ = parse(&header);
    }

    #[test]
    fn reading_yaml_like_text_never_panics(header in "([a-z]{1,4}: [0-9a-z\\[\\]{},:'\"&*!|>~-]{0,8}\n){0,8}") {
        let _ = parse(&header);
    }
}
