//! A published file, sent piece by piece as the browser takes it.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use axum::body::Body;
use axum::http::HeaderMap;
use axum::response::Response;
use futures_util::stream;

use super::media::type_of;
use super::range::part;
use crate::intake::bounds::{self, Symlinks};

/// How much of a file is in memory at a time for each browser that asks, in bytes.
const PIECE: u64 = 64 * 1024;

/// Returns a file of the site's folder, piece by piece as the browser takes it.
pub(super) fn file(path: &Path, name: &str, wanted: &HeaderMap) -> io::Result<Response> {
    // What has become a symbolic link since it was read could lead anywhere, and a pipe would never
    // answer.
    let (mut file, length) = bounds::open(path, Symlinks::Refuse)?;
    part(type_of(name), length, wanted, |range| {
        file.seek(SeekFrom::Start(*range.start()))?;
        let left = range.end() - range.start() + 1;
        Ok(Body::from_stream(pieces(file, left)))
    })
}

/// Reads so many bytes of a file, a piece each time that one is asked for. A file that has become
/// shorter ends the answer with an error, so that nobody takes what came for the whole.
fn pieces(file: File, left: u64) -> impl futures_util::Stream<Item = io::Result<Vec<u8>>> + Send {
    stream::try_unfold((file, left), |(mut file, left)| async move {
        if left == 0 {
            return Ok(None);
        }
        let read = tokio::task::spawn_blocking(move || {
            let mut piece = vec![0; left.min(PIECE) as usize];
            let read = file.read(&mut piece)?;
            piece.truncate(read);
            io::Result::Ok((piece, file))
        });
        let (piece, file) = read.await.map_err(io::Error::other)??;
        if piece.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let left = left - piece.len() as u64;
        Ok(Some((piece, (file, left))))
    })
}
