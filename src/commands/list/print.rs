//! A list as JSON and as CSV.

use serde_json::{Map, Value, json};

use super::{Cell, List};
use crate::diagnostic::is_unseen;
use crate::render::write_row;

/// Prints a list as JSON.
pub(super) fn json_of(list: &List) -> String {
    let object = |row: &Vec<Cell>| -> Value {
        let values = row.iter().map(|cell| match cell {
            Cell::Text(text) => json!(text),
            Cell::Texts(texts) => json!(texts),
            Cell::Number(number) => json!(number),
        });
        let names = list.columns.iter().map(|name| (*name).to_owned());
        Value::Object(names.zip(values).collect::<Map<_, _>>())
    };
    let all: Vec<Value> = list.rows.iter().map(object).collect();
    // Only texts can hold what nobody sees, and JSON has escapes for it.
    let mut text = String::new();
    for c in format!("{:#}\n", Value::Array(all)).chars() {
        match is_unseen(c) && c != '\n' {
            true => c
                .encode_utf16(&mut [0; 2])
                .iter()
                .for_each(|unit| text.push_str(&format!("\\u{unit:04x}"))),
            false => text.push(c),
        }
    }
    text
}

/// Prints a list as CSV.
pub(super) fn csv(list: &List) -> String {
    let mut text = String::new();
    write_row(&mut text, list.columns.iter().map(|name| (*name).into()));
    for row in &list.rows {
        // A spreadsheet shows text as its letters are meant to run; only what could steer a
        // terminal goes.
        let plain = |cell: &Cell| cell.plain().replace(char::is_control, " ");
        write_row(&mut text, row.iter().map(|cell| plain(cell).into()));
    }
    text
}

impl Cell {
    /// Returns it as one text.
    pub(super) fn plain(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Texts(texts) => texts.join("; "),
            Cell::Number(number) => number.to_string(),
        }
    }
}
