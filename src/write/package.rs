//! An archive as a ZIP file: the same bytes for the same files, and never more than a piece of one
//! of them in memory.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Read as _, Write as _};
use std::path::Path;

use anyhow::{Context, bail};
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::file::open;
use super::fresh::put_made;
use crate::intake::bounds::{self, Symlinks};
use crate::render::Package;

/// The file with the digests of all others, as `sha256sum --check` reads it.
const SUMS: &str = "SHA256SUMS";

/// How much of a file is in memory at a time, in bytes.
const PIECE: usize = 64 * 1024;

/// From which length on a file has the longer header that states it (ZIP64). Compressing may make
/// one a little longer.
const LARGE: u64 = 4_000_000_000;

/// Endings of files that are compressed already.
const COMPRESSED: [&str; 20] = [
    "pdf", "zip", "gz", "bz2", "xz", "7z", "zst", "docx", "xlsx", "pptx", "odt", "ods", "odp",
    "jpg", "jpeg", "png", "webp", "mp3", "mp4", "m4a",
];

/// Writes an archive as a file of a person's own, as a whole or not at all. A file that is no
/// archive is not replaced.
pub fn put_package(path: &Path, package: &Package<'_>) -> anyhow::Result<u64> {
    if let Ok((mut file, _)) = bounds::open(path, Symlinks::Refuse) {
        let mut first = [0; 2];
        if file.read_exact(&mut first).is_err() || &first != b"PK" {
            bail!("{} exists and is not a ZIP archive", path.display());
        }
    }
    put_made(path, |file| {
        let file = file.try_clone().context("cannot write the archive")?;
        pack(package, file)
    })?;
    Ok(path.metadata().map_or(0, |file| file.len()))
}

/// Packs an archive into a file that is empty: its parts in their order, and the digests of all.
pub(super) fn pack(package: &Package<'_>, file: File) -> anyhow::Result<()> {
    let mut zip = ZipWriter::new(BufWriter::with_capacity(PIECE, file));
    let mut sums = String::new();
    for (name, content) in package.parts() {
        let (length, mut source) = open(&content)?;
        zip.start_file(in_folder(package, &name), options(&name, length))?;
        let mut digest = Sha256::new();
        let mut read = 0;
        let mut piece = vec![0; PIECE];
        loop {
            let step = source
                .read(&mut piece)
                .with_context(|| format!("cannot read the file that becomes `{name}`"))?;
            read += step as u64;
            if read > length || (step == 0 && read < length) {
                bail!(
                    "the length of the file that becomes `{name}` changed while it was read; build again when no other program writes to it"
                );
            }
            if step == 0 {
                break;
            }
            digest.update(&piece[..step]);
            zip.write_all(&piece[..step])?;
        }
        for byte in digest.finalize() {
            write!(sums, "{byte:02x}").expect("a string takes all that is written to it");
        }
        sums.extend(["  ", &name, "\n"]);
    }
    zip.start_file(in_folder(package, SUMS), options(SUMS, sums.len() as u64))?;
    zip.write_all(sums.as_bytes())?;
    zip.finish()?.flush()?;
    Ok(())
}

fn in_folder(package: &Package<'_>, name: &str) -> String {
    format!("{}/{name}", package.folder())
}

/// Says how a file is packed: at the first day that the format knows, with the rights that any file
/// has, and as if on one system.
fn options(name: &str, length: u64) -> SimpleFileOptions {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_compressed = COMPRESSED
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ending));
    SimpleFileOptions::default()
        .compression_method(match is_compressed {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        })
        .compression_level((!is_compressed).then_some(6))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644)
        .system(System::Unix)
        .large_file(length >= LARGE)
}
