//! Tables: CSV and its relatives, and XLSX. A row is a filing.

mod bulk;
pub(super) mod cells;
mod columns;
mod dates;
pub(super) mod kinds;
mod own;
mod row;
mod security;
mod workbook;

use std::collections::{BTreeMap, HashMap};

use super::contact::{self, Writers};
use super::{Batch, Choices, DateOrder, Input, RecordSource, Skipped, Unreadable};
use columns::{Column, Columns};
use row::{Made, TableSheet};

/// Spreadsheets and the tables that e-filing systems export.
pub(super) static TABLES: RecordSource = RecordSource {
    name: "table",
    title: "tables",
    is_public_record: false,
    writers: None,
    detects,
    read,
};

/// How many rows are looked at to find the header.
const HEADER_WITHIN: usize = 60;

/// A table as it was read: rows of cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Grid {
    /// The file, and the sheet where it has several.
    pub place: String,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Its number as a spreadsheet counts, from 1.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<String>,
}

impl Row {
    /// Returns a cell; an empty one where the row is shorter.
    pub(super) fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| cell.trim())
    }

    /// Returns whether no cell holds anything.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.to_lowercase()
}

fn is_workbook(input: &Input<'_>) -> bool {
    input.bytes.starts_with(b"PK\x03\x04") && matches!(&*ending(input.path), "xlsx" | "xlsm")
}

/// Returns whether a file is a table. A text file is one if it begins like a docket sheet.
fn detects(input: &Input<'_>) -> bool {
    match &*ending(input.path) {
        "csv" | "tsv" | "tab" => !input.bytes.is_empty(),
        "xlsx" | "xlsm" | "xls" => !input.bytes.is_empty(),
        "txt" | "dat" | "" => {
            // An even number of bytes, so that UTF-16 is not cut in the middle of a letter.
            let first = &input.bytes[..input.bytes.len().min(64 << 10)];
            let rows = cells::rows(&cells::decode(first), &Columns::score);
            let header = rows
                .iter()
                .take(HEADER_WITHIN)
                .map(|row| Columns::score(&row.cells));
            header.max().unwrap_or(0) >= 4
        }
        _ => false,
    }
}

/// Reads all tables of an import.
fn read(inputs: &[Input<'_>], choices: &Choices) -> Result<Batch, Unreadable> {
    let mut batch = Batch::default();
    let mut used: Vec<bool> = vec![false; choices.map.len()];
    for (key, _) in &choices.map {
        if columns::key_named(key).is_none() {
            let keys: Vec<&str> = columns::keys().collect();
            return Err(Unreadable {
                path: "--map".to_owned(),
                why: format!(
                    "`{key}` is not a key that a column can fill: use one of {}",
                    keys.join(", ")
                )
                .into(),
            });
        }
    }
    for input in inputs {
        let (grids, hidden) = match grids(input) {
            Ok(grids) => grids,
            Err(why) => {
                batch.is_incomplete = true;
                let place = input.path.to_owned();
                batch.skipped.push(Skipped { place, why });
                continue;
            }
        };
        if !hidden.is_empty() {
            let count = hidden.len();
            let why = format!(
                "{count} hidden sheets were not read: unhide them in the spreadsheet to import them"
            );
            let why = if count == 1 {
                why.replace("1 hidden sheets were", "1 hidden sheet was")
                    .replace("them", "it")
            } else {
                why
            };
            batch.skipped.push(Skipped {
                place: input.path.to_owned(),
                why,
            });
        }
        let before = batch.filings.len() + batch.skipped.len();
        let mut is_sheet = false;
        for grid in &grids {
            is_sheet |= read_grid(grid, choices, &mut used, &mut batch)?;
        }
        if !is_sheet && batch.filings.len() + batch.skipped.len() == before {
            batch.is_incomplete = true;
            batch.skipped.push(Skipped {
                place: input.path.to_owned(),
                why: "no row of it names columns such as a title, a date or a docket: name them with --map, such as --map title=Subject,date=\"Filed on\"".to_owned(),
            });
        }
    }
    if let Some(at) = used.iter().position(|used| !used) {
        let (_, name) = &choices.map[at];
        return Err(Unreadable {
            path: "--map".to_owned(),
            why: format!("no table has a column named `{name}`").into(),
        });
    }
    Ok(batch)
}

/// Reads the rows of a file, a grid for each sheet, and the names of hidden sheets.
fn grids(input: &Input<'_>) -> Result<(Vec<Grid>, Vec<String>), String> {
    if is_workbook(input) {
        return workbook::grids(input.path, input.bytes);
    }
    if matches!(&*ending(input.path), "xlsx" | "xlsm" | "xls") {
        return Err(
            "it is not an XLSX file (older XLS files are not read): save it as XLSX, or as CSV"
                .to_owned(),
        );
    }
    let text = cells::decode(input.bytes);
    let rows = cells::rows(&text, &Columns::score);
    let place = input.path.to_owned();
    Ok((vec![Grid { place, rows }], Vec::new()))
}

/// Reads one table. Gives whether it is a docket sheet.
fn read_grid(
    grid: &Grid,
    choices: &Choices,
    used: &mut [bool],
    batch: &mut Batch,
) -> Result<bool, Unreadable> {
    let Some(at) = header(grid, choices) else {
        return Ok(false);
    };
    let header = &grid.rows[at];
    for (used, (_, name)) in used.iter_mut().zip(&choices.map) {
        let names: Vec<String> = header
            .cells
            .iter()
            .map(|cell| super::text::line(cell))
            .collect();
        *used |= columns::find(&names, name).is_some();
    }
    let rows = &grid.rows[at + 1..];
    if bulk::is_header(&header.cells) {
        let mut own = Batch::default();
        bulk::read(grid, header, rows, choices, &mut own);
        if !choices.keep_contact {
            contact::leave_out(&mut own, Writers::People);
        }
        batch.join(own);
        return Ok(true);
    }
    if own::is_header(&header.cells) {
        own::read(grid, header, rows, choices, batch);
        return Ok(true);
    }
    let columns = Columns::of(&header.cells, &choices.map);
    if !columns.make_a_sheet() {
        return Ok(false);
    }
    let order = order(grid, rows, &columns, choices)?;
    let sheet = TableSheet {
        place: &grid.place,
        columns: &columns,
        order,
        choices,
    };
    let mut noted = Noted::default();
    let mut known: HashMap<&[String], usize> = HashMap::new();
    // One number may be in several rows of a table; in two tables it is one record.
    let mut keys: HashMap<String, usize> = HashMap::new();
    for row in rows.iter().filter(|row| !row.is_empty()) {
        if row.cells == header.cells {
            noted.headers.push(row.number);
            continue;
        }
        if let Some(first) = known.get(&*row.cells) {
            batch.skipped.push(Skipped {
                place: format!("{}, row {}", grid.place, row.number),
                why: format!("it is the same as row {first}"),
            });
            continue;
        }
        known.insert(&row.cells, row.number);
        match sheet.filing(row) {
            Made::Filing(mut made) => {
                noted.note(row.number, &made);
                let times = keys.entry(made.filing.key.clone()).or_insert(0);
                *times += 1;
                if *times > 1 {
                    made.filing.key = format!("{}~{times}", made.filing.key);
                }
                batch.filings.push(made.filing);
            }
            Made::Nothing(why) => batch.skipped.push(Skipped {
                place: format!("{}, row {}", grid.place, row.number),
                why,
            }),
        }
    }
    if rows.iter().all(Row::is_empty) {
        batch.notes.push(format!(
            "{}: the table has no rows below its header",
            grid.place
        ));
    }
    let map = columns.print();
    batch.notes.push(format!(
        "columns of {}: --map '{}'",
        grid.place,
        map.replace('\'', "’")
    ));
    noted.print(&grid.place, batch);
    Ok(true)
}

/// Finds the header of a table: the first of the rows that name the most columns.
fn header(grid: &Grid, choices: &Choices) -> Option<usize> {
    let score = |row: &Row| {
        let names: Vec<String> = row
            .cells
            .iter()
            .map(|cell| super::text::line(cell))
            .collect();
        let mapped = choices
            .map
            .iter()
            .filter(|(_, name)| columns::find(&names, name).is_some());
        Columns::score(&row.cells) + 2 * mapped.count()
    };
    let rows = grid.rows.iter().take(HEADER_WITHIN).enumerate();
    let best = rows
        .map(|(at, row)| (score(row), at))
        .max_by_key(|(score, at)| (*score, usize::MAX - at));
    best.filter(|(score, _)| *score >= 2).map(|(_, at)| at)
}

/// Finds the order of day and month in a table, or asks for it.
fn order(
    grid: &Grid,
    rows: &[Row],
    columns: &Columns,
    choices: &Choices,
) -> Result<DateOrder, Unreadable> {
    if let Some(order) = choices.dates {
        return Ok(order);
    }
    let is_date = |held: &Column| matches!(held, Column::Date | Column::Other(_));
    let places: Vec<usize> = (0..columns.held.len())
        .filter(|at| is_date(&columns.held[*at]))
        .collect();
    let mut shown = dates::Shown::default();
    for row in rows {
        for at in &places {
            shown.see(&row::unwrapped(row.cell(*at)).0);
        }
    }
    shown.order().ok_or_else(|| Unreadable {
        path: grid.place.clone(),
        why: "its dates may be month first or day first: say which with --dates mdy (7/3/2024 is July 3) or --dates dmy (7/3/2024 is March 7)".into(),
    })
}

/// What is reported of the rows of a table.
#[derive(Default)]
struct Noted {
    withheld: BTreeMap<&'static str, Vec<usize>>,
    headers: Vec<usize>,
}

impl Noted {
    fn note(&mut self, row: usize, made: &row::MadeFiling) {
        for why in &made.withheld {
            self.withheld.entry(why).or_default().push(row);
        }
    }

    fn print(&self, place: &str, batch: &mut Batch) {
        for (why, rows) in &self.withheld {
            batch
                .notes
                .push(format!("{place}, {}: {why}", rows_of(rows)));
        }
        if !self.headers.is_empty() {
            batch.notes.push(format!(
                "{place}: the header is repeated in {}",
                rows_of(&self.headers)
            ));
        }
    }
}

/// Lists rows: `row 3`, `rows 3, 4`.
fn rows_of(rows: &[usize]) -> String {
    let noun = if rows.len() == 1 { "row" } else { "rows" };
    format!("{noun} {}", numbers(rows))
}

/// Lists numbers of rows; of many the first ones.
fn numbers(rows: &[usize]) -> String {
    const LISTED: usize = 20;
    let first: Vec<String> = rows.iter().take(LISTED).map(usize::to_string).collect();
    match rows.len().saturating_sub(LISTED) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}
