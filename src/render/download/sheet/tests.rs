//! Tests of `sheet.rs`.

use super::*;
use proptest::prelude::*;

fn row(cells: &[&str]) -> String {
    let mut table = String::new();
    write_row(&mut table, cells.iter().map(|cell| Cow::from(*cell)));
    table
}

/// Reads one row as a spreadsheet would.
fn read_back(table: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(table.as_bytes());
    let record = reader.records().next().expect("there is a row");
    let record = record.expect("a row is CSV");
    record.iter().map(str::to_owned).collect()
}

#[test]
fn a_cell_is_quoted_where_it_must_be_and_never_a_formula() {
    assert_eq!(
        row(&["a", "b, c", "say \"d\"", "e\nf", "", " g"]),
        "a,\"b, c\",\"say \"\"d\"\"\",\"e\nf\",, g\r\n"
    );
    assert_eq!(
        row(&["=1+1", "+1", "-1", "@x", "'s", "=\"a,b\"", "＝1", "1-2"]),
        "'=1+1,'+1,'-1,'@x,''s,\"'=\"\"a,b\"\"\",'＝1,1-2\r\n"
    );
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(cells in proptest::collection::vec("[-=+@',\"\r\n a-c]{0,6}", 2..5)) {
        let written: Vec<&str> = cells.iter().map(String::as_str).collect();
        let table = row(&written);
        let read = read_back(&table);
        prop_assert!(read.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\r'])));
        let dropped = read.iter().map(|cell| cell.strip_prefix('\'').unwrap_or(cell));
        prop_assert_eq!(dropped.collect::<Vec<_>>(), written);
    }
}
