//! Finds the line that a court's system stamps on the pages of a PDF: the docket, the document's
//! number, the day of filing.

use std::io::Read;
use std::sync::LazyLock;

use flate2::read::ZlibDecoder;
use regex::Regex;

use super::day;

/// The most streams of a PDF that are looked at: the stamp is on the first page.
const STREAMS: usize = 64;
/// The most bytes of a stream that are looked at.
const STREAM: u64 = 2 << 20;

/// What a stamp says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The docket's number, without the initials of judges.
    pub docket: String,
    /// The document's number.
    pub number: String,
    /// The day of filing.
    pub filed: Option<String>,
    /// The day of entry.
    pub entered: Option<String>,
}

static STAMP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\bCase:?\s*#?\s*(\d{1,2}[:-][0-9a-z:-]{3,40})\s+(?:Document|Doc\.?|ECF\s+No\.?)[\s:#]*(\d{1,12})(?:-\d{1,4})?\s(?:\s*Page:?\s*\d+)?\s*(?:Date\s+)?Filed:?\s+(\d{1,2}/\d{1,2}/\d{2,4})(?:\s+Entered:?\s+(\d{1,2}/\d{1,2}/\d{2,4}))?",
    )
    .expect("the expression is right")
});

static DISTRICT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\d{1,2}:\d{2}-[a-z]{2,4}-\d{1,6}").expect("the expression is right")
});

/// Finds the stamp of a PDF, and gives the words of the streams that were looked at.
pub(super) fn stamp(pdf: &[u8]) -> (Option<Stamp>, Vec<String>) {
    let words = words(pdf);
    let all = words.join(" ");
    let stamp = STAMP.captures(&all).map(|found| Stamp {
        docket: without_initials(&found[1]),
        number: found[2].trim_start_matches('0').to_owned(),
        filed: day::us_day(&found[3]),
        entered: found.get(4).and_then(|text| day::us_day(text.as_str())),
    });
    (stamp.filter(|stamp| !stamp.number.is_empty()), words)
}

/// Cuts the initials of judges off a docket's number: `1:21-cv-90317-SJ` is `1:21-cv-90317`.
pub(super) fn without_initials(number: &str) -> String {
    DISTRICT
        .find(number)
        .map_or(number, |found| found.as_str())
        .to_owned()
}

/// Returns the texts that the streams of a PDF show, as far as they are written as plain strings.
fn words(pdf: &[u8]) -> Vec<String> {
    let mut words = Vec::new();
    let mut at = 0;
    for _ in 0..STREAMS {
        let Some(ahead) = find(&pdf[at..], b"stream") else {
            break;
        };
        let start = at + ahead + b"stream".len();
        let head = &pdf[start.saturating_sub(600).max(at)..start];
        let rest = &pdf[start..];
        let length = find(rest, b"endstream").unwrap_or(rest.len());
        at = (start + length + b"endstream".len()).min(pdf.len());
        let body = &rest[..length];
        let body = body
            .strip_prefix(b"\r\n")
            .or_else(|| body.strip_prefix(b"\n"))
            .unwrap_or(body);
        if find(head, b"/FlateDecode").is_some() {
            let mut plain = Vec::new();
            // A stream that is cut off still gives what is before the cut.
            let _ = ZlibDecoder::new(body).take(STREAM).read_to_end(&mut plain);
            shown(&plain, &mut words);
        } else if find(head, b"/Filter").is_none() {
            shown(&body[..body.len().min(STREAM as usize)], &mut words);
        }
    }
    words
}

/// Reads the strings that a stream shows. Those of one list are one text.
fn shown(stream: &[u8], words: &mut Vec<String>) {
    if find(stream, b"BT").is_none() {
        return;
    }
    let mut text = Vec::new();
    let mut in_list = false;
    let mut at = 0;
    while at < stream.len() {
        match stream[at] {
            b'(' => at = string(stream, at + 1, &mut text),
            b'[' => in_list = true,
            b']' => in_list = false,
            b'T' if !in_list && matches!(stream.get(at + 1), Some(b'j' | b'J')) => {
                flush(&mut text, words)
            }
            b'\'' | b'"' if !in_list => flush(&mut text, words),
            _ => {}
        }
        at += 1;
    }
    flush(&mut text, words);
}

fn flush(text: &mut Vec<u8>, words: &mut Vec<String>) {
    let line: String = text
        .iter()
        .map(|byte| super::plain::windows_1252(*byte))
        .collect();
    let line = super::plain::line(&line);
    if !line.is_empty() {
        words.push(line);
    }
    text.clear();
}

/// Reads a string up to its end, which is given.
fn string(stream: &[u8], start: usize, text: &mut Vec<u8>) -> usize {
    let mut depth = 0_usize;
    let mut at = start;
    while at < stream.len() {
        match stream[at] {
            b')' if depth == 0 => return at,
            b')' => depth -= 1,
            b'(' => depth += 1,
            b'\\' => {
                at += 1;
                if let Some(byte) = stream.get(at) {
                    text.push(match byte {
                        b'n' | b'r' | b't' => b' ',
                        other => *other,
                    });
                }
                at += 1;
                continue;
            }
            _ => {}
        }
        text.push(stream[at]);
        at += 1;
    }
    at
}

fn find(bytes: &[u8], words: &[u8]) -> Option<usize> {
    bytes
        .windows(words.len())
        .position(|window| window == words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pdf(line: &str) -> Vec<u8> {
        format!("%PDF-1.4\n<</Length 9>>stream\nBT /F1 9 Tf ({line}) Tj ET\nendstream\n")
            .into_bytes()
    }

    #[test]
    fn a_stamp_is_read() {
        for (line, docket, number, filed) in [
            (
                "Case 1:21-cv-90317-SJ Document 12 Filed 03/12/21 Page 1 of 1",
                "1:21-cv-90317",
                "12",
                "2021-03-12",
            ),
            (
                "Case 2:19-cv-94102-ABC-DE Document 12-3 Filed 10/11/19 Page 2 of 9",
                "2:19-cv-94102",
                "12",
                "2019-10-11",
            ),
            (
                "Case 17-99033 Doc 1 Filed 01/05/17 Entered 01/06/17 10:00:00 Desc Main",
                "17-99033",
                "1",
                "2017-01-05",
            ),
            (
                "Case: 16-9033 Document: 00116947812 Page: 1 Date Filed: 01/06/2016 Entry ID: 1",
                "16-9033",
                "116947812",
                "2016-01-06",
            ),
        ] {
            let (stamp, _) = stamp(&pdf(line));
            let stamp = stamp.unwrap_or_else(|| panic!("{line}"));
            assert_eq!(
                (
                    stamp.docket.as_str(),
                    stamp.number.as_str(),
                    stamp.filed.as_deref()
                ),
                (docket, number, Some(filed))
            );
        }
        assert_eq!(stamp(&pdf("In the Case of nothing")).0, None);
        assert_eq!(stamp(b"stream").0, None);
        assert_eq!(stamp(b"").0, None);
    }
}
