//! Reads the sheets of an XLSX file, within bounds: an archive that unpacks to far more than it
//! holds is refused.

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError};

use super::{Grid, Row};

/// The most that a workbook may unpack to, in bytes.
const UNPACKED: u64 = 256 << 20;
/// The most files in a workbook.
const PARTS: usize = 10_000;
/// The most texts that a list of texts may say that it has.
const TEXTS: u64 = 5_000_000;
/// The most cells that are read of a workbook.
const CELLS: usize = 5_000_000;
/// The most bytes of all its cells: many cells may show one long text of the list.
const SHOWN: usize = 256 << 20;
/// The most columns of a sheet.
const COLUMNS: u32 = 2_000;

/// Reads the sheets of a workbook that a reader sees; the names of hidden ones come second.
pub(super) fn grids(path: &str, bytes: &[u8]) -> Result<(Vec<Grid>, Vec<String>), String> {
    grids_within(path, bytes, SHOWN)
}

/// Reads sheets of which all cells together show at most as many bytes.
fn grids_within(
    path: &str,
    bytes: &[u8],
    mut shown: usize,
) -> Result<(Vec<Grid>, Vec<String>), String> {
    measure(bytes, UNPACKED)?;
    let damaged = |error: XlsxError| match error {
        XlsxError::Password => "it is protected with a password: save it without one".to_owned(),
        _ => "it is not a workbook that can be read: save it again as XLSX, or as CSV".to_owned(),
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let sheets: Vec<_> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    let several = sheets.iter().filter(|(_, is_seen)| *is_seen).count() > 1;
    let (mut grids, mut hidden) = (Vec::new(), Vec::new());
    let mut left = CELLS;
    for (name, is_seen) in sheets {
        if !is_seen {
            hidden.push(name);
            continue;
        }
        // A sheet that is a chart has no cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        let mut rows: Vec<Row> = Vec::new();
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            let text = text(cell.get_value());
            if text.is_empty() || column >= COLUMNS {
                continue;
            }
            left = left
                .checked_sub(1)
                .ok_or_else(|| format!("it has more than {CELLS} cells: split it"))?;
            shown = shown
                .checked_sub(text.len())
                .ok_or("its cells show far more than a docket sheet holds: split it")?;
            let number = row as usize + 1;
            if rows.last().is_none_or(|last| last.number != number) {
                rows.push(Row {
                    number,
                    cells: Vec::new(),
                });
            }
            let cells = &mut rows.last_mut().expect("it was just pushed").cells;
            cells.resize(cells.len().max(column as usize), String::new());
            cells.push(text);
        }
        rows.sort_by_key(|row| row.number);
        let place = match several {
            true => format!("{path}, sheet {name}"),
            false => path.to_owned(),
        };
        grids.push(Grid { place, rows });
    }
    Ok((grids, hidden))
}

/// Watches a part of a workbook for the list of its texts: the reader makes room for as many as the
/// list says that it has, before it reads the first.
#[derive(Default)]
struct Watch {
    last: [u8; 4],
    is_in_tag: bool,
    number: u64,
}

impl Watch {
    /// Returns whether the next bytes hold a number of texts that no list has.
    fn finds_too_many(&mut self, bytes: &[u8]) -> bool {
        for byte in bytes {
            let before = self.last;
            self.last = [before[1], before[2], before[3], *byte];
            if self.is_in_tag {
                self.is_in_tag = *byte != b'>';
                self.number = match byte {
                    b'0'..=b'9' => (self.number * 10 + u64::from(byte - b'0')).min(u64::MAX / 20),
                    _ => 0,
                };
                if self.number > TEXTS {
                    return true;
                }
            } else if matches!(before, [b'<' | b':', b's', b's', b't']) {
                self.is_in_tag = byte.is_ascii_whitespace();
                self.number = 0;
            }
        }
        false
    }
}

/// Unpacks a workbook piece by piece, to see how long it is. What its directory says of that need
/// not be true.
fn measure(bytes: &[u8], most: u64) -> Result<(), String> {
    let too_long =
        || "it unpacks to far more than a docket sheet holds: save the rows as CSV".to_owned();
    let damaged = |_| "it is not an XLSX file: save it again as XLSX, or as CSV".to_owned();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > PARTS {
        return Err(too_long());
    }
    let mut left = most;
    let mut piece = [0; 64 << 10];
    for at in 0..archive.len() {
        let Ok(mut part) = archive.by_index(at) else {
            return Err("it is protected or damaged: save it without a password".to_owned());
        };
        let mut watch = Watch::default();
        loop {
            let length = match part.read(&mut piece) {
                Ok(0) => break,
                Ok(length) => length as u64,
                Err(_) => return Err("it is damaged: save it again".to_owned()),
            };
            left = left.checked_sub(length).ok_or_else(too_long)?;
            if watch.finds_too_many(&piece[..length as usize]) {
                return Err(too_long());
            }
        }
    }
    Ok(())
}

/// Writes a cell as a spreadsheet shows it, with dates as ISO 8601.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            match (hour, minute, second) {
                (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
                _ => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
            }
        }
        DataRef::DateTime(moment) => moment.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_list_that_says_that_it_has_texts_without_end_is_found() {
        let finds = |parts: &[&str]| {
            let mut watch = Watch::default();
            parts
                .iter()
                .any(|part| watch.finds_too_many(part.as_bytes()))
        };
        assert!(finds(&["<x><sst count=\"1\" uniqueCount=\"4294967295\">"]));
        assert!(finds(&["<s", "s", "t\nuniqueCount='42949", "67295'>"]));
        assert!(finds(&["<a:sst count=\"99999999999999999999999999999\">"]));
        assert!(!finds(&[
            "<sst count=\"4999999\"><si><t>4294967295</t></si>"
        ]));
        assert!(!finds(&[
            "<t>asst 4294967295</t><sstx count=\"4294967295\">"
        ]));
    }

    /// Makes a workbook of one sheet, whose rows are XML.
    fn book(rows: &str) -> Vec<u8> {
        let sheet = format!(
            r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
        );
        let parts = [
            (
                "[Content_Types].xml",
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
            ),
            (
                "_rels/.rels",
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
            ),
            (
                "xl/workbook.xml",
                r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>"#,
            ),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
            ),
            (
                "xl/styles.xml",
                r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#,
            ),
            ("xl/worksheets/sheet1.xml", &sheet),
        ];
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            archive
                .start_file(name, zip::write::SimpleFileOptions::default())
                .expect("it is written to memory");
            archive
                .write_all(text.as_bytes())
                .expect("it is written to memory");
        }
        archive
            .finish()
            .expect("it is written to memory")
            .into_inner()
    }

    #[test]
    fn cells_are_read_as_a_spreadsheet_shows_them() {
        let bytes = book(
            r#"<row r="2"><c r="A2" t="inlineStr"><is><t>010</t></is></c><c r="B2"><v>10.1</v></c><c r="D2" s="1"><v>38573</v></c></row>
               <row r="5"><c r="A5"><v>12</v></c><c r="B5" s="1"><v>38573.5</v></c></row>"#,
        );
        let (grids, hidden) = grids("a.xlsx", &bytes).expect("it is a workbook");
        assert!(hidden.is_empty());
        let rows: Vec<_> = grids[0]
            .rows
            .iter()
            .map(|row| (row.number, row.cells.join("|")))
            .collect();
        assert_eq!(
            rows,
            [
                (2, "010|10.1||2005-08-09".to_owned()),
                (5, "12|2005-08-09T12:00:00".to_owned()),
            ]
        );
    }

    #[test]
    fn what_unpacks_to_too_much_or_is_damaged_is_refused() {
        let bytes = book(&"<row/>".repeat(100_000));
        assert!(measure(&bytes, 1 << 20).is_ok());
        assert!(measure(&bytes, 500_000).is_err());
        assert!(grids("a.xlsx", b"PK\x03\x04 and no more").is_err());
        let texts = book(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>"#);
        assert!(grids_within("a.xlsx", &texts, 4).is_ok());
        assert!(grids_within("a.xlsx", &texts, 3).is_err());
        assert!(grids("a.xlsx", &bytes[..bytes.len() / 2]).is_err());
        // A cell at the far end makes no rows and columns before it.
        let far = book(
            r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="B1048576"><v>2</v></c></row>"#,
        );
        let (grids, _) = grids("a.xlsx", &far).expect("it is a workbook");
        assert_eq!(grids[0].rows.len(), 1);
    }
}
