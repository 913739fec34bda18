//! Cuts the text of a table into rows and cells: commas, semicolons, tabs or bars, quoted cells,
//! any common encoding.

use super::Row;

/// What may part two cells.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// How many rows are looked at to find the separator.
const LOOKED_AT: usize = 60;

/// The characters that Windows-1252 has at 0x80 to 0x9F.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Decodes a file: UTF-8, UTF-16 with or without its mark, or else Windows-1252, in which older
/// spreadsheets save.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let utf16 = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
        char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [_, 0, _, 0, ..] => utf16(bytes, u16::from_le_bytes),
        [0, _, 0, _, ..] => utf16(bytes, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| windows(*byte)).collect(),
    }
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS[usize::from(byte) - 0x80],
        other => char::from(other),
    }
}

/// Cuts a text into rows by the separator that serves it best. `score` returns how much a row looks
/// like a header.
pub(crate) fn rows(text: &str, score: &dyn Fn(&[String]) -> usize) -> Vec<Row> {
    let of = |separator: char| {
        let first = cut(text, separator, LOOKED_AT);
        let header = first.iter().map(|row| score(&row.cells)).max().unwrap_or(0);
        let width = first.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        (header, width)
    };
    // Of two that are as good, the first one is taken.
    let best = SEPARATORS
        .iter()
        .rev()
        .max_by_key(|separator| of(**separator));
    cut(text, *best.unwrap_or(&','), usize::MAX)
}

/// Cuts a text into rows, at most so many. A row that is empty counts, as a spreadsheet counts it.
fn cut(text: &str, separator: char, most: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut chars = text.chars().peekable();
    let mut is_quoted = false;
    let mut at_start = true;
    let mut is_open = false;
    while let Some(c) = chars.next() {
        is_open = true;
        if is_quoted {
            match c {
                '"' if chars.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' => is_quoted = false,
                c => cell.push(c),
            }
            continue;
        }
        match c {
            '"' if at_start => (is_quoted, at_start) = (true, false),
            c if c == separator => {
                cells.push(std::mem::take(&mut cell));
                at_start = true;
            }
            '\r' | '\n' => {
                if c == '\r' {
                    chars.next_if_eq(&'\n');
                }
                cells.push(std::mem::take(&mut cell));
                let number = rows.len() + 1;
                let cells = std::mem::take(&mut cells);
                rows.push(Row { number, cells });
                (at_start, is_open) = (true, false);
                if rows.len() >= most {
                    return rows;
                }
            }
            c => {
                cell.push(c);
                at_start = false;
            }
        }
    }
    if is_open {
        cells.push(cell);
        let number = rows.len() + 1;
        rows.push(Row { number, cells });
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Vec<Vec<String>> {
        let rows = rows(text, &|cells| cells.len());
        rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn cells_are_cut_at_what_parts_them() {
        assert_eq!(
            of("a,\"b, \"\"c\"\"\nd\",e\r\n\r\nf"),
            [vec!["a", "b, \"c\"\nd", "e"], vec![""], vec!["f"],]
        );
        assert_eq!(of("a;b;c\n1,5;2;3"), [["a", "b", "c"], ["1,5", "2", "3"]]);
        assert_eq!(of("a\tb\n\"c\td\"\te"), [["a", "b"], ["c\td", "e"]]);
        assert_eq!(of("a,b \"c\",d"), [["a", "b \"c\"", "d"]]);
    }

    #[test]
    fn every_common_encoding_is_read() {
        for bytes in [
            "é – “x”".as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", "é – “x”".as_bytes()].concat(),
            b"\xE9 \x96 \x93x\x94".to_vec(),
            "\u{FEFF}é – “x”"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
            "\u{FEFF}é – “x”"
                .encode_utf16()
                .flat_map(u16::to_be_bytes)
                .collect(),
        ] {
            assert_eq!(decode(&bytes), "é – “x”");
        }
        let text = "date,title";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes), text);
    }

    proptest! {
        #[test]
        fn what_other_programs_write_is_read_back(
            table in proptest::collection::vec(proptest::collection::vec("[a-c,;\"\\n é]{0,6}", 2..4), 1..5)
        ) {
            let width = table[0].len();
            let table: Vec<Vec<String>> = table.into_iter().map(|mut row| { row.resize(width, String::new()); row }).collect();
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).expect("it is written to memory");
            }
            let bytes = writer.into_inner().expect("it is written to memory");
            let text = decode(&bytes);
            let read: Vec<Vec<String>> = cut(&text, ',', usize::MAX).into_iter().map(|row| row.cells).collect();
            prop_assert_eq!(read, table);
        }
    }
}
