//! Tests of `columns.rs`.

use super::names::NAMES;
use super::*;

fn of(header: &[&str], map: &[(&str, &str)]) -> Vec<Column> {
    let header: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
    let map: Vec<(String, String)> = map
        .iter()
        .map(|(key, name)| ((*key).to_owned(), (*name).to_owned()))
        .collect();
    Columns::of(&header, &map).held
}

#[test]
fn usual_headers_are_recognized() {
    assert_eq!(
        of(
            &[
                "Case No.",
                "Item #",
                "DateFiled",
                "Type of Filing",
                "Filed on Behalf of",
                "Submitter E-mail",
                ""
            ],
            &[]
        ),
        [Docket, Number, Date, Type, FiledBy, Contact, Fact]
    );
    assert_eq!(
        of(
            &[
                "Date",
                "Title",
                "Description",
                "Filer",
                "On Behalf Of",
                "Mailing Address 2",
                "Web Address"
            ],
            &[]
        ),
        [
            Date,
            Title,
            Description,
            FiledBy,
            OnBehalfOf,
            Contact,
            SourceUrl
        ]
    );
    assert_eq!(of(&["Received Date", "Description"], &[]), [Date, Title]);
}

#[test]
fn a_map_sets_columns_and_never_drops_one_that_withholds() {
    assert_eq!(
        of(
            &["Title", "Matter of", "Security", "Level"],
            &[("title", "Matter of"), ("access", "level")]
        ),
        [Fact, Title, Access, Access]
    );
    assert_eq!(
        of(&["Title", "Security"], &[("title", "Security")]),
        [Fact, Access]
    );
}

#[test]
fn every_name_means_one_thing() {
    let mut all: Vec<&str> = NAMES
        .iter()
        .flat_map(|(_, names)| *names)
        .copied()
        .collect();
    all.sort_unstable();
    let twice: Vec<_> = all.windows(2).filter(|two| two[0] == two[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
    assert!(all.iter().all(|name| fold(name) == **name));
}
