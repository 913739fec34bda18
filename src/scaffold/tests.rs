//! Tests of `scaffold.rs`.

use super::*;
use proptest::prelude::*;

fn read(text: &str) -> Option<String> {
    let yaml = format!("key: {}\n", scalar(text));
    let value: serde_yaml::Value = serde_yaml::from_str(&yaml).ok()?;
    value["key"].as_str().map(str::to_owned)
}

#[test]
fn a_text_is_quoted_only_where_it_must_be() {
    for (text, want) in [
        ("Socket Telecom, LLC", "Socket Telecom, LLC"),
        ("2024-03-01-petition", "2024-03-01-petition"),
        ("Answer: no", "\"Answer: no\""),
        ("true", "\"true\""),
        ("- a", "\"- a\""),
        ("A \"draft\"", "\"A \\\"draft\\\"\""),
        ("", "\"\""),
    ] {
        assert_eq!(scalar(text), want, "{text}");
    }
}

proptest! {
    #[test]
    fn a_text_is_read_back_as_it_was(text in "[a-zA-Z][ -~äß§]{0,30}[a-z]") {
        prop_assert_eq!(read(&text), Some(text));
    }
}
