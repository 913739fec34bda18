//! Compressed copies of published files beside them, for a web server that sends them as they are.

use std::io::Write as _;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

use crate::intake::bounds::{self, Symlinks};
use crate::render::Content;

/// The endings of files that compress well.
const ENDINGS: [&str; 13] = [
    "html", "css", "js", "json", "ndjson", "xml", "svg", "txt", "csv", "ics", "md", "htm", "tsv",
];

/// The least bytes of a file for which a copy pays, and the most that are in memory for it.
const LEAST: usize = 1024;
const MOST: u64 = 64 << 20;

/// The form of a compressed copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// gzip (RFC 1952).
    Gzip,
    /// Brotli (RFC 7932).
    Brotli,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Encoding; 2] = [Encoding::Gzip, Encoding::Brotli];

    /// Returns all of them where they are asked for.
    pub fn asked_for(asked: bool) -> &'static [Encoding] {
        if asked { &Encoding::ALL } else { &[] }
    }

    /// Returns what servers look for behind a file's name.
    fn ending(self) -> &'static str {
        match self {
            Encoding::Gzip => ".gz",
            Encoding::Brotli => ".br",
        }
    }

    /// Compresses. The same bytes give the same bytes: no time and no name is in them.
    fn encode(self, bytes: &[u8]) -> Vec<u8> {
        const IN_MEMORY: &str = "a vector takes all that is written";
        match self {
            Encoding::Gzip => {
                let mut gzip = GzBuilder::new().write(Vec::new(), Compression::best());
                gzip.write_all(bytes).expect(IN_MEMORY);
                gzip.finish().expect(IN_MEMORY)
            }
            Encoding::Brotli => {
                // The best quality takes twenty times as long for some hundredths.
                let parameters = BrotliEncoderParams {
                    quality: 9,
                    size_hint: bytes.len(),
                    ..BrotliEncoderParams::default()
                };
                let mut compressed = Vec::new();
                brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)
                    .expect(IN_MEMORY);
                compressed
            }
        }
    }
}

/// Makes the compressed copies of a content at a path: each with its own path. There is none of
/// what is compressed already, too small, very large, or made while it is written.
pub(super) fn twins(
    path: &str,
    content: &Content<'_>,
    encodings: &[Encoding],
) -> Vec<(String, Content<'static>)> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    if encodings.is_empty() || !ENDINGS.contains(&ending) {
        return Vec::new();
    }
    let read;
    let bytes = match content {
        Content::Made(bytes) => bytes,
        Content::Copy(from) => match bounds::read(from, Symlinks::Refuse, MOST) {
            Ok(bytes) => {
                read = bytes;
                &read
            }
            // What cannot be read is reported where it is copied.
            Err(_) => return Vec::new(),
        },
        Content::Lines(_) | Content::Packed(_) => return Vec::new(),
    };
    if bytes.len() < LEAST {
        return Vec::new();
    }
    let all = encodings.iter().map(|encoding| {
        let path = format!("{path}{}", encoding.ending());
        (path, encoding.encode(bytes))
    });
    all.filter(|(_, twin)| twin.len() < bytes.len())
        .map(|(path, twin)| (path, Content::Made(twin)))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn a_copy_holds_the_same_bytes_and_is_only_made_where_it_pays() {
        let text = "<p>A motion to compel.</p>\n".repeat(100);
        let content = Content::Made(text.clone().into_bytes());
        let copies = twins("a/index.html", &content, &Encoding::ALL);
        let [(gzip, Content::Made(one)), (brotli, Content::Made(two))] = &copies[..] else {
            panic!("two copies are made");
        };
        assert_eq!((&**gzip, &**brotli), ("a/index.html.gz", "a/index.html.br"));
        let mut back = String::new();
        flate2::read::GzDecoder::new(&**one)
            .read_to_string(&mut back)
            .expect("it is gzip");
        assert_eq!(back, text);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &**two, &mut back).expect("it is Brotli");
        assert_eq!(back, text.as_bytes());
        // No time: the bytes 4 to 8 of gzip are its field of modification.
        assert_eq!(one[4..8], [0; 4]);
        for (path, text) in [("a.pdf", &*text), ("a.html", "short")] {
            let content = Content::Made(text.as_bytes().to_vec());
            assert!(twins(path, &content, &Encoding::ALL).is_empty(), "{path}");
        }
        assert!(twins("a.html", &content, &[]).is_empty());
    }
}
