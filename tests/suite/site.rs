//! A site in a folder of its own, and what the program makes of it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The repository's folder.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A site's folder `site`, and next to it the folder `out` that it is built into. Both go when it
/// is dropped.
pub(crate) struct Site {
    folder: TempDir,
}

/// What a command said, and how it ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error, without how long it took, what a slow machine says meanwhile, and where the
    /// temporary folder is.
    pub stderr: String,
}

impl Site {
    /// Makes an empty site.
    pub(crate) fn empty() -> Site {
        let site = Site {
            folder: tempfile::tempdir().expect("a temporary folder can be made"),
        };
        fs::create_dir(site.root()).expect("the folder is new");
        site
    }

    /// Makes a site of one text: each file after a line `-- PATH --`.
    pub(crate) fn of(text: &str) -> Site {
        let site = Site::empty();
        let mut file: Option<(&str, String)> = None;
        for line in text.lines() {
            let path = line
                .strip_prefix("-- ")
                .and_then(|line| line.strip_suffix(" --"));
            if let Some(path) = path {
                file.take()
                    .into_iter()
                    .for_each(|(path, text)| site.put(path, text));
                file = Some((path, String::new()));
            } else if let Some((_, text)) = &mut file {
                text.push_str(line);
                text.push('\n');
            }
        }
        file.into_iter()
            .for_each(|(path, text)| site.put(path, text));
        site
    }

    /// Copies a site from a folder.
    pub(crate) fn copy_of(folder: &Path) -> Site {
        let site = Site::empty();
        for (path, bytes) in files_below(folder) {
            site.put(&path, bytes);
        }
        site
    }

    /// Writes a file of the site.
    pub(crate) fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder"))
            .expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
    }

    /// Removes a file of the site.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.root().join(path)).expect("the file is there");
    }

    /// Gives the site's folder.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// Gives the path of the file that a message names by its number alone.
    pub(crate) fn named_by(&self, message: &str) -> Option<String> {
        let (_, rest) = message.split_once("(docketpress list files --number ")?;
        let (number, _) = rest.split_once(')')?;
        let ask = ["list", "files", "--site", "site", "--number", number];
        let run = self.run_in("", &ask, &[("CI", "")]);
        Some(run.stdout.strip_suffix('\n')?.to_owned())
    }

    /// Gives the folder that it is built into.
    pub(crate) fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// Builds the site into `out`.
    pub(crate) fn build(&self, arguments: &[&str]) -> Run {
        self.run(&[&["build", "--site", "site", "--out", "out"], arguments].concat())
    }

    /// Runs the program in the folder that holds `site` and `out`.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_in("", arguments, &[])
    }

    /// Runs the program in a folder below the one that holds `site` and `out`, with variables of
    /// the environment.
    pub(crate) fn run_in(
        &self,
        below: &str,
        arguments: &[&str],
        variables: &[(&str, &str)],
    ) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_docketpress"))
            .args(arguments)
            .current_dir(self.folder.path().join(below))
            .env_remove("CLICOLOR_FORCE")
            .env_remove("NO_COLOR")
            .envs(variables.iter().copied())
            .output()
            .expect("the program runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
        Run {
            code: output.status.code().expect("the program is not killed"),
            stdout: self.without_folder(text(output.stdout)),
            stderr: self.without_folder(without_time(&text(output.stderr))),
        }
    }

    /// Puts `TMP` in the place of the temporary folder, which has another name each time.
    fn without_folder(&self, text: String) -> String {
        let real = self
            .folder
            .path()
            .canonicalize()
            .expect("the folder is there");
        let text = text.replace(&*real.to_string_lossy(), "TMP");
        text.replace(&*self.folder.path().to_string_lossy(), "TMP")
    }

    /// Gives everything in `out`, by its path with `/` between the parts.
    pub(crate) fn output(&self) -> BTreeMap<String, Vec<u8>> {
        files_below(&self.out())
    }

    /// Gives one file of `out` as text.
    pub(crate) fn page(&self, path: &str) -> String {
        let bytes =
            fs::read(self.out().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        String::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

/// Reads all files below a folder, by their paths with `/` between the parts; none where it is not
/// there.
pub(crate) fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
    {
        if entry.file_type().is_file() {
            let path = entry
                .path()
                .strip_prefix(folder)
                .expect("it stands below the folder");
            let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
            files.insert(
                parts.join("/"),
                fs::read(entry.path()).expect("the file can be read"),
            );
        }
    }
    files
}

/// Unpacks an archive: its files by their paths, in its order.
pub(crate) fn unpacked(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let archive = zip::ZipArchive::new(Cursor::new(archive));
    let mut archive = archive.expect("the archive can be read");
    let files = (0..archive.len()).map(|at| {
        let mut file = archive.by_index(at).expect("its list can be read");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)
            .expect("its bytes are those that were packed");
        let name = file.name().expect("its name is UTF-8").into_owned();
        (name, bytes)
    });
    files.collect()
}

/// The lines that tell how far a command is that takes long.
const PROGRESS: [&str; 7] = [
    "looking into PDFs ...",
    "extracting ...",
    "reading ...",
    "checking ...",
    "rendering ...",
    "writing ...",
    "packing ...",
];

/// Cuts the time that a build took off its summary, and the lines that only a slow machine says.
fn without_time(text: &str) -> String {
    let line = |line: &str| match line.rsplit_once(", ") {
        Some((before, time)) if is_time(time) => before.to_owned(),
        _ => line.to_owned(),
    };
    let lines = text.split('\n').filter(|line| !PROGRESS.contains(line));
    lines.map(line).collect::<Vec<_>>().join("\n")
}

fn is_time(text: &str) -> bool {
    text.strip_suffix(" s")
        .is_some_and(|number| number.parse::<f64>().is_ok())
}
