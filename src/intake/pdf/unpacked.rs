//! Measures what the streams of a PDF unpack to, before anything unpacks them: a few kilobytes can
//! become gigabytes.

use std::io::{self, Read};

use flate2::read::ZlibDecoder;

/// The most bytes that one stream may unpack to.
const STREAM: u64 = 512 << 20;
/// The most bytes that all streams of a PDF may unpack to.
const ALL: u64 = 2 << 30;
/// The longest stream that is packed with LZW, in bytes: it can unpack to some 2,700 times as much,
/// and cannot be measured here.
const LZW: usize = 256 << 10;
/// The longest packed stream of an encrypted PDF, in bytes: it can unpack to a thousand times as
/// much.
const SEALED: usize = 1 << 20;
/// The longest stream that repeats its bytes (`RunLengthDecode`), or that is written in letters, in
/// bytes. Neither is measured here, and the first can unpack to 64 times as much.
const REPEATED: usize = 1 << 20;
/// The most bytes of text that the drawing of one page may show. The interpreter keeps some 30
/// bytes for each letter of a run.
const SHOWN: u64 = 16 << 20;
/// How much before a stream its dictionary may begin.
const DICTIONARY: usize = 2 << 10;

/// Returns whether all streams of a PDF unpack to what fits into memory. A stream that is packed
/// twice is not measured, and counts as too much.
pub(super) fn is_bounded(pdf: &[u8]) -> bool {
    fits(pdf, STREAM, ALL)
}

fn fits(pdf: &[u8], one: u64, most: u64) -> bool {
    let is_encrypted = find(pdf, b"/Encrypt").is_some();
    let mut at = 0;
    let mut all = 0;
    while let Some(found) = find(&pdf[at..], b"stream") {
        let start = at + found + b"stream".len();
        let before = &pdf[(at + found).saturating_sub(DICTIONARY)..at + found];
        at = start;
        // The word ends a stream as well.
        if before.ends_with(b"end") {
            continue;
        }
        let begin = before.windows(4).rposition(|part| part == b" obj");
        let dictionary = &before[begin.unwrap_or(0)..];
        let names = |name: &[u8]| {
            let mut rest = dictionary;
            let mut count = 0;
            while let Some(found) = find(rest, name) {
                rest = &rest[found + name.len()..];
                // `/Fl` is short for it.
                let ends = rest.first().is_none_or(|byte| !byte.is_ascii_alphabetic());
                count += usize::from(ends);
            }
            count
        };
        let flate = names(b"/FlateDecode") + names(b"/Fl");
        let lzw = names(b"/LZWDecode") + names(b"/LZW");
        if flate + lzw > 1 {
            return false;
        }
        let body = &pdf[start..];
        let is_other = |names: &[&[u8]]| names.iter().any(|name| find(dictionary, name).is_some());
        if is_other(&[
            b"/RunLengthDecode",
            b"/RL",
            b"/ASCII85Decode",
            b"/A85",
            b"/ASCIIHexDecode",
            b"/AHx",
        ]) && find(body, b"endstream").unwrap_or(body.len()) > REPEATED
        {
            return false;
        }
        // Only what may draw has texts to show.
        let draws = !is_other(&[
            b"/Image",
            b"/DCTDecode",
            b"/FontFile",
            b"/Length1",
            b"CIDFontType0C",
            b"/Type1C",
            b"/OpenType",
            b"/EmbeddedFile",
            b"/FunctionType",
        ]);
        if draws && flate + lzw == 0 {
            let end = find(body, b"endstream").unwrap_or(body.len());
            let mut texts = Texts::default();
            texts.see(&body[..end]);
            if texts.all > SHOWN || is_encrypted && end as u64 > SHOWN {
                return false;
            }
        }
        if lzw == 1 && find(body, b"endstream").unwrap_or(body.len()) > LZW {
            return false;
        }
        if flate == 1 && is_encrypted {
            // Nobody can measure it, and its pictures are not unpacked.
            let length = find(body, b"endstream").unwrap_or(body.len());
            if length > SEALED && find(dictionary, b"/Image").is_none() {
                return false;
            }
        } else if flate == 1 {
            let body = match body {
                [b'\r', b'\n', rest @ ..] | [b'\n' | b'\r', rest @ ..] => rest,
                rest => rest,
            };
            let mut unpacked = ZlibDecoder::new(body).take(one + 1);
            // What cannot be unpacked to its end gives no more than it gave here.
            let mut texts = Texts::default();
            let length = length(&mut unpacked, &mut texts);
            all += length;
            if length > one || all > most || draws && texts.all > SHOWN {
                return false;
            }
        }
    }
    true
}

/// How much of a drawing is in brackets: its texts, `(words)` or `<0a1b>`.
#[derive(Default)]
struct Texts {
    all: u64,
    depth: usize,
    is_escaped: bool,
    is_hex: bool,
}

impl Texts {
    fn see(&mut self, piece: &[u8]) {
        for byte in piece {
            self.all += u64::from(self.depth > 0 || self.is_hex);
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' if self.depth > 0 => self.is_escaped = true,
                b'(' if !self.is_hex => self.depth += 1,
                b')' => self.depth = self.depth.saturating_sub(1),
                b'<' if self.depth == 0 => self.is_hex = !self.is_hex,
                b'>' => self.is_hex = false,
                _ => {}
            }
        }
    }
}

fn length(unpacked: &mut impl Read, texts: &mut Texts) -> u64 {
    let mut piece = [0; 32 * 1024];
    let mut length = 0;
    loop {
        match unpacked.read(&mut piece) {
            Ok(0) => return length,
            Ok(more) => {
                length += more as u64;
                texts.see(&piece[..more]);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return length,
        }
    }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    let first = *part.first()?;
    let mut from = 0;
    loop {
        let at = from + bytes[from..].iter().position(|byte| *byte == first)?;
        if bytes[at..].starts_with(part) {
            return Some(at);
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::{pdf, stream};
    use super::*;

    #[test]
    fn what_unpacks_to_too_much_is_seen_before_it_is_unpacked() {
        assert!(is_bounded(&pdf(&["BT ET"])));
        assert!(is_bounded(b"stream endstream obj stream"));
        let bomb = stream(&vec![0; 1 << 20]);
        assert!(bomb.len() < 1 << 11);
        assert!(fits(&bomb, 1 << 20, 1 << 20));
        assert!(!fits(&bomb, (1 << 20) - 1, 1 << 30));
        assert!(!fits(&[&*bomb, &*bomb].concat(), 1 << 20, 1 << 20));
        // A drawing that shows one endless text, packed and as it is; a picture may hold anything.
        let mut text = vec![b'('];
        text.resize(17 << 20, b'a');
        assert!(!is_bounded(&stream(&text)));
        let plain = |dictionary: &str| {
            let head = format!("4 0 obj <<{dictionary}>> stream\n");
            [head.as_bytes(), &text, b"\nendstream"].concat()
        };
        assert!(!is_bounded(&plain("")));
        assert!(is_bounded(&plain("/Subtype/Image")));
        assert!(!is_bounded(&plain("/Filter/RunLengthDecode")));
        let twice = b"4 0 obj <</Filter[/FlateDecode/FlateDecode]>> stream\nx\nendstream";
        assert!(!is_bounded(twice));
        let mut lzw = b"4 0 obj <</Filter/LZWDecode>> stream\n".to_vec();
        lzw.extend(vec![0; LZW + 1]);
        assert!(!is_bounded(&lzw));
    }
}
