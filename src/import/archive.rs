//! Unpacks ZIP archives with a bound on everything, and refuses names that lead out of them.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The most files of an archive.
const FILES: usize = 10_000;
/// The most bytes that an archive may unpack to.
const ALL: u64 = 512 << 20;
/// How many times larger an archive may become.
const RATIO: u64 = 200;
/// A small archive may become this large whatever its ratio.
const SMALL: u64 = 16 << 20;

/// A file of an archive.
pub(super) struct Packed {
    /// Its name, with `/` between its folders.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Returns the names of the files of an archive; none where it is no archive.
pub(super) fn names(bytes: &[u8]) -> Vec<String> {
    if !bytes.starts_with(b"PK") {
        return Vec::new();
    }
    match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) if archive.len() <= FILES => (0..archive.len())
            .filter_map(|at| Some(archive.name_for_index(at)?.ok()?.into_owned()))
            .collect(),
        _ => Vec::new(),
    }
}

/// Unpacks all files of an archive, in the order of their names.
pub(super) fn unpack(bytes: &[u8]) -> Result<Vec<Packed>, String> {
    let broken = "the archive is damaged; download it again";
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken.to_owned())?;
    if archive.len() > FILES {
        return Err(format!("the archive holds more than {FILES} files"));
    }
    let most = ALL.min((bytes.len() as u64).saturating_mul(RATIO).max(SMALL));
    let mut left = most;
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let file = match archive.by_index(at) {
            Ok(file) => file,
            Err(_) => {
                return Err("a file of the archive is encrypted, damaged or packed in a way that is not supported; unpack the archive and import the folder".to_owned());
            }
        };
        let name = file.name().map_err(|_| broken.to_owned())?.into_owned();
        if file.is_dir() {
            continue;
        }
        if file.is_symlink() || leads_out(&name) {
            return Err(
                "the archive holds a file whose name leads out of it, so nothing of it is imported"
                    .to_owned(),
            );
        }
        // The size that the archive states may be a lie, so reading itself is bounded.
        let mut unpacked = Vec::new();
        let read = file.take(left + 1).read_to_end(&mut unpacked);
        let Ok(read) = read else {
            return Err(
                "a file of the archive is encrypted or damaged; download the archive again"
                    .to_owned(),
            );
        };
        let Some(rest) = left.checked_sub(read as u64) else {
            return Err(format!(
                "the archive unpacks to more than {} MB, so nothing of it is imported",
                most >> 20
            ));
        };
        left = rest;
        files.push(Packed {
            name,
            bytes: unpacked,
        });
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// Returns whether a name leads out of the folder to which an archive would be unpacked.
pub(super) fn leads_out(name: &str) -> bool {
    let name = name.replace('\\', "/");
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    name.is_empty()
        || name.starts_with('/')
        || has_drive
        || name.contains('\0')
        || name.split('/').any(|part| part == "..")
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use super::*;
    use zip::write::SimpleFileOptions;

    /// Packs files.
    pub(crate) fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn hostile_archives_are_refused() {
        let out = pack(&[("../12-main.pdf", b"x")]);
        assert!(unpack(&out).err().unwrap().contains("leads out of it"));
        let bomb = pack(&[("1-main.pdf", &vec![0; 64 << 20])]);
        assert!(bomb.len() < 1 << 20);
        assert!(
            unpack(&bomb)
                .err()
                .unwrap()
                .contains("unpacks to more than")
        );
        assert!(unpack(b"PK\x03\x04nothing").is_err());
        let whole = pack(&[("a.pdf", b"abc")]);
        for cut in 0..whole.len() {
            let _ = unpack(&whole[..cut]);
        }
        assert_eq!(unpack(&whole).unwrap()[0].bytes, b"abc");
    }

    #[test]
    fn names_that_lead_out_are_known() {
        for name in ["../a", "a/../../b", "/etc/passwd", "C:\\a", "a\\..\\b", ""] {
            assert!(leads_out(name), "{name}");
        }
        assert!(!leads_out("a/b..c.pdf"));
    }
}
