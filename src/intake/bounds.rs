//! The most that docketpress reads of each input, and the one way in which it opens a file: a pipe
//! never makes it wait, and a file that grows never fills the memory.

mod refusal;

pub use refusal::Refusal;

use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::diagnostic::SitePath;

/// The longest front matter, `site.yaml`, and file of a theme's words, in bytes: far beyond what
/// people write.
pub const FRONT_MATTER: u64 = 1 << 20;
/// The deepest nesting of a front matter. The parser's time grows with the square of the depth.
pub const NESTING: usize = 24;
/// The longest Markdown file, in bytes: the transcript of a year of hearings fits.
pub const MARKDOWN: u64 = 64 << 20;
/// The longest file of a theme, in bytes.
pub const THEME_FILE: u64 = 64 << 20;
/// The most bytes of all files of a theme: they are in memory for as long as the program runs.
pub const THEME: u64 = 256 << 20;
/// The most files of a theme.
pub const THEME_FILES: usize = 10_000;
/// The most files and folders below the content folder.
pub const FILES: usize = 10_000_000;
/// The most folders inside one another, in the content folder and in a theme.
pub const DEPTH: usize = 64;
/// The longest path below the site's folder, in bytes. Some systems take 1,024 in all.
pub const PATH: usize = 1_000;
/// The longest name of a file or folder, in bytes: no usual file system takes more.
pub const NAME: usize = 255;
/// The longest file that is published as it is, in bytes. It is copied piece by piece, so memory is
/// no reason; but a file with holes in it could fill a disk.
pub const PUBLISHED: u64 = 64 << 30;
/// The longest manifest of an earlier build, in bytes: it names each file of a site once.
pub const MANIFEST: u64 = 1 << 30;
/// The longest file of records that `docketpress import` reads, in bytes.
pub const IMPORT: u64 = 512 << 20;
/// The most bytes of all files of records of one import: they are in memory together.
pub const IMPORT_ALL: u64 = 2 << 30;
/// The longest PDF that is looked into, in bytes: it is in memory as a whole.
pub const PDF: u64 = 256 << 20;
/// The longest text of a PDF, in a sidecar and as a tool gives it, in bytes: far more than any
/// transcript.
pub const PDF_TEXT: u64 = 64 << 20;

/// Whether a symbolic link may be in a file's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symlinks {
    /// It is followed.
    Follow,
    /// It is refused: it may lead to a file that is not of the site.
    Refuse,
}

/// Opens a regular file, and gives its length in bytes. Anything else is refused before it is
/// opened, and once more after that, as another program may have exchanged it meanwhile.
pub fn open(path: &Path, links: Symlinks) -> Result<(File, u64), Refusal> {
    let found = match links {
        Symlinks::Follow => fs::metadata(path),
        Symlinks::Refuse => fs::symlink_metadata(path),
    };
    regular(&found?)?;
    let file = options(links).open(path)?;
    let opened = file.metadata()?;
    regular(&opened)?;
    Ok((file, opened.len()))
}

/// Reads a whole regular file of at most so many bytes. The length is judged before reading and
/// while reading.
pub fn read(path: &Path, links: Symlinks, most: u64) -> Result<Vec<u8>, Refusal> {
    let (file, length) = open(path, links)?;
    if length > most {
        return Err(Refusal::Size(most));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > most {
        true => Err(Refusal::Size(most)),
        false => Ok(bytes),
    }
}

/// Writes a limit as the guide does: `64 MiB`.
pub fn size(bytes: u64) -> String {
    let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
    let unit = units.iter().find(|(shift, _)| {
        let unit = 1_u64 << shift;
        bytes >= unit && bytes.is_multiple_of(unit)
    });
    match unit {
        Some((shift, name)) => format!("{} {name}", bytes >> shift),
        None => format!("{bytes} bytes"),
    }
}

fn regular(found: &Metadata) -> Result<(), Refusal> {
    match found.is_file() {
        true => Ok(()),
        false => Err(Refusal::Kind(kind(found.file_type()))),
    }
}

/// Opens without waiting for another end, without following a link where that is refused, and
/// without taking a terminal.
#[cfg(unix)]
fn options(links: Symlinks) -> OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let mut flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    if links == Symlinks::Refuse {
        flags |= OFlags::NOFOLLOW;
    }
    let mut options = File::options();
    options.read(true).custom_flags(flags.bits() as i32);
    options
}

#[cfg(not(unix))]
fn options(_links: Symlinks) -> OpenOptions {
    let mut options = File::options();
    options.read(true);
    options
}

/// Names what is not a regular file.
#[cfg(unix)]
fn kind(found: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match found {
        found if found.is_dir() => "a folder",
        found if found.is_symlink() => "a symbolic link",
        found if found.is_fifo() => "a named pipe",
        found if found.is_socket() => "a socket",
        _ => "a device",
    }
}

#[cfg(not(unix))]
fn kind(found: FileType) -> &'static str {
    match found {
        found if found.is_dir() => "a folder",
        found if found.is_symlink() => "a symbolic link",
        _ => "not a regular file",
    }
}

/// Returns the path of a file on the disk.
pub fn on_disk(root: &Path, path: &SitePath) -> PathBuf {
    root.join(path.as_str())
}

#[cfg(test)]
mod tests;
