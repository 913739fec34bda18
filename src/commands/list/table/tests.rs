//! Tests of `table.rs`.

use super::super::Cell;
use super::*;

const TITLE: &str = "A request for the negotiation of terms\u{1b}[2J";

fn list() -> List {
    let row = |day: &str, title: &str, id: &str| {
        let cells = [day, "12", "request", title, "Anita Docket", "public", id];
        cells.map(|cell| Cell::Text(cell.to_owned())).into()
    };
    List {
        columns: &[
            "date", "number", "type", "title", "filed_by", "access", "id",
        ],
        rows: vec![
            row("2005-08-09", TITLE, "2005-08-09-request"),
            row("2005-08-10", "Order", "2005-08-10-order"),
        ],
    }
}

#[test]
fn off_a_terminal_nothing_is_cut_or_left_out() {
    let whole = table(&list(), None);
    assert!(whole.left_out.is_empty());
    assert!(whole.text.contains(&TITLE.replace('\u{1b}', r"\u{1b}")));
    assert!(whole.text.contains("2005-08-10-order\n"));
}

#[test]
fn a_terminal_shows_the_columns_for_which_it_has_room() {
    let at = |width| table(&list(), Some(width));
    assert_eq!(
        at(80).text,
        "date        number  title                             access  id\n\
         2005-08-09  12      A request for the negotiation o…  public  2005-08-09-request\n\
         2005-08-10  12      Order                             public  2005-08-10-order\n"
    );
    assert_eq!(at(80).left_out, ["type", "filed by"]);
    assert_eq!(
        at(46).text,
        "date        number  title\n\
         2005-08-09  12      A request for the negotia…\n\
         2005-08-10  12      Order\n"
    );
}

#[test]
fn no_line_is_wider_than_the_terminal_and_only_words_are_cut() {
    for width in 1..120 {
        let table = table(&list(), Some(width));
        for line in table.text.lines() {
            assert!(letters(line) <= width, "{width}: {line}");
            let cut = line.split(GAP).filter(|cell| cell.ends_with('…'));
            let is_words = |cell: &str| cell.starts_with(['A', 'O', 't', '…']);
            assert!(cut.into_iter().all(is_words), "{width}: {line}");
        }
    }
}
