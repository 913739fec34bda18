//! A site on the disk, the commands that run on it, and all that comes out.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use super::door::File;

/// After how long a command counts as one that hangs.
const LIMIT: Duration = Duration::from_secs(20);

/// What all doors share: the program, and the files that every site of the built-in theme has.
pub(super) struct Workshop {
    pub program: PathBuf,
    common: BTreeMap<String, Vec<u8>>,
}

/// A folder with `site` in it, and next to it `out` and `tmp`.
pub(super) struct Scene<'a> {
    folder: TempDir,
    workshop: &'a Workshop,
    /// What was there before the program ran, by path.
    before: BTreeMap<PathBuf, Vec<u8>>,
    /// What was there when it was last looked at.
    seen: RefCell<BTreeMap<PathBuf, Vec<u8>>>,
}

/// What one command said, and how it ended.
pub(super) struct Said {
    /// The exit status; `None` where a signal or the limit of time ended it.
    pub code: Option<i32>,
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
}

/// One thing that came out: what was said, or a file.
pub(super) struct Piece {
    pub place: String,
    /// The name of the file, as bytes; empty for what was said.
    pub name: Vec<u8>,
    pub bytes: Vec<u8>,
}

impl Workshop {
    /// Finds the program, and builds a site without anything in it to see what all sites have.
    pub(super) fn open() -> Workshop {
        let program = std::env::var_os("DOORS_PROGRAM");
        let mut workshop = Workshop {
            program: program.map_or(env!("CARGO_BIN_EXE_docketpress").into(), PathBuf::from),
            common: BTreeMap::new(),
        };
        let file = |path: &str, text: &str| File {
            path: path.to_owned(),
            form: String::new(),
            text: text.to_owned(),
        };
        let common = {
            let files = [
                file("site.yaml", "title: A board\n"),
                file(
                    "content/D/a.md",
                    "---\ntitle: A\ndate: 2005-08-09\ndocket: D\n---\n",
                ),
            ];
            let scene = Scene::of(&files, &workshop);
            scene.run(
                "",
                &["build", "--site", "site", "--out", "out"].map(OsString::from),
            );
            let pieces = scene.written().into_iter();
            pieces.map(|piece| (piece.place, piece.bytes)).collect()
        };
        workshop.common = common;
        workshop
    }
}

impl<'a> Scene<'a> {
    /// Writes a site.
    pub(super) fn of(files: &[File], workshop: &'a Workshop) -> Scene<'a> {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        fs::create_dir(folder.path().join("tmp")).expect("the folder is new");
        fs::create_dir(folder.path().join("site")).expect("the folder is new");
        for file in files {
            write(&folder.path().join("site"), file);
        }
        let mut scene = Scene {
            folder,
            workshop,
            before: BTreeMap::new(),
            seen: RefCell::default(),
        };
        scene.before = scene.files();
        scene.seen = RefCell::new(scene.before.clone());
        scene
    }

    /// Runs a command in a folder below the scene.
    pub(super) fn run(&self, below: &str, words: &[OsString]) -> Said {
        let child = Command::new(&self.workshop.program)
            .args(words)
            .current_dir(self.folder.path().join(below))
            .env("TMPDIR", self.folder.path().join("tmp"))
            .env("HOME", self.folder.path().join("tmp"))
            .env_remove("CLICOLOR_FORCE")
            .env_remove("NO_COLOR")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        said(child)
    }

    /// Tells whether a folder of the scene has any file.
    pub(super) fn has_files(&self, below: &str) -> bool {
        let folder = self.folder.path().join(below);
        walkdir::WalkDir::new(folder)
            .into_iter()
            .filter_map(Result::ok)
            .any(|entry| entry.file_type().is_file())
    }

    /// Gives all that was written since the site was, except what every site has.
    pub(super) fn written(&self) -> Vec<Piece> {
        self.changed(self.files(), &self.before)
    }

    /// Gives all that was written since this was last asked, except what every site has.
    pub(super) fn news(&self) -> Vec<Piece> {
        let files = self.files();
        let seen = self.seen.replace(files.clone());
        self.changed(files, &seen)
    }

    /// Gives those files that were not there before, or were others.
    fn changed(
        &self,
        files: BTreeMap<PathBuf, Vec<u8>>,
        before: &BTreeMap<PathBuf, Vec<u8>>,
    ) -> Vec<Piece> {
        let files = files.into_iter();
        files
            .filter(|(path, bytes)| before.get(path) != Some(bytes))
            .map(|(path, bytes)| Piece {
                place: path.to_string_lossy().into_owned(),
                name: bytes_of_path(&path),
                bytes,
            })
            .filter(|piece| self.workshop.common.get(&piece.place) != Some(&piece.bytes))
            .collect()
    }

    /// Removes what a command made inside the site, such as a new filing.
    pub(super) fn tidy(&self) {
        let made = self.files().into_keys();
        for path in made.filter(|path| path.starts_with("site") && !self.before.contains_key(path))
        {
            let path = self.folder.path().join(path);
            match path.is_dir() {
                true => fs::remove_dir_all(path).expect("the folder is there"),
                // It may have gone with its folder.
                false => fs::remove_file(path).unwrap_or_default(),
            }
        }
    }

    /// Gives the name of the scene's folder, which is another one each time.
    pub(super) fn own_name(&self) -> String {
        self.folder.path().to_string_lossy().into_owned()
    }

    /// Reads all files and names all folders, by their paths below the scene.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let entries = walkdir::WalkDir::new(self.folder.path()).min_depth(1);
        for entry in entries.into_iter().filter_map(Result::ok) {
            let path = entry.path();
            let bytes = match entry.file_type() {
                kind if kind.is_file() => fs::read(path).unwrap_or_default(),
                _ => Vec::new(),
            };
            let below = path.strip_prefix(self.folder.path());
            files.insert(below.expect("it is below the scene").to_owned(), bytes);
        }
        files
    }
}

/// Waits for a command, and reads what it says meanwhile.
fn said(mut child: Child) -> Said {
    let stdout = reader(child.stdout.take());
    let stderr = reader(child.stderr.take());
    let (stdout, stderr) = (stdout.recv_timeout(LIMIT), stderr.recv_timeout(LIMIT));
    let hangs = stdout.is_err() || stderr.is_err();
    if hangs {
        // It may have ended this moment; then there is nothing to end.
        child.kill().unwrap_or_default();
    }
    let status = child.wait().expect("it was started");
    Said {
        code: status.code().filter(|_| !hangs),
        stdout: stdout.unwrap_or_default(),
        stderr: stderr.unwrap_or_default(),
    }
}

/// Reads a stream to its end in a thread of its own.
fn reader(stream: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut stream) = stream {
            stream.read_to_end(&mut bytes).unwrap_or_default();
        }
        // Nobody waits any longer for a command that hung.
        sender.send(bytes).unwrap_or_default();
    });
    receiver
}

/// Writes one file of a site, in its form.
fn write(root: &Path, file: &File) {
    let path = root.join(path_of(&unescaped(&file.path)));
    let folder = path.parent().expect("a file has a folder");
    fs::create_dir_all(folder).expect("the folder can be made");
    let mut bytes = unescaped(&file.text);
    if let Some(target) = file.form.strip_prefix("link ") {
        link(&path_of(&unescaped(target)), &path);
        return;
    }
    for form in file.form.split_whitespace() {
        let text = || String::from_utf8(bytes.clone()).expect("a text to encode is UTF-8");
        match form {
            "folder" => return fs::create_dir_all(&path).expect("the folder can be made"),
            "fifo" => return fifo(&path),
            "utf-16le" => bytes = text().encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "utf-16be" => bytes = text().encode_utf16().flat_map(u16::to_be_bytes).collect(),
            "utf-32le" => {
                bytes = text()
                    .chars()
                    .flat_map(|c| (c as u32).to_le_bytes())
                    .collect()
            }
            "utf-32be" => {
                bytes = text()
                    .chars()
                    .flat_map(|c| (c as u32).to_be_bytes())
                    .collect()
            }
            "latin-1" => bytes = text().chars().map(|c| c as u8).collect(),
            "bom" => bytes = [b"\xef\xbb\xbf", bytes.as_slice()].concat(),
            "crlf" => bytes = text().replace('\n', "\r\n").into_bytes(),
            "cr" => bytes = text().replace('\n', "\r").into_bytes(),
            "open-end" => drop(bytes.pop()),
            form => panic!("`{form}` is no form of a file"),
        }
    }
    fs::write(path, bytes).expect("the file can be written");
}

#[cfg(unix)]
fn link(target: &Path, path: &Path) {
    std::os::unix::fs::symlink(target, path).expect("the link can be made");
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) {}

/// Makes a pipe with a name, where the system has such.
fn fifo(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo");
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).into()
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}

#[cfg(unix)]
fn bytes_of_path(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().to_owned()
}

#[cfg(not(unix))]
fn bytes_of_path(path: &Path) -> Vec<u8> {
    path.to_string_lossy().into_owned().into_bytes()
}

/// Replaces `⏎` with a line break, `\u{200b}` with that character and `\x{ff}` with that byte.
pub(super) fn unescaped(typed: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let typed = typed.replace('⏎', "\n");
    let mut rest = typed.as_str();
    while let Some(at) = rest.find("\\u{").or_else(|| rest.find("\\x{")) {
        let at = rest.find("\\x{").map_or(at, |other| other.min(at));
        let (before, escape) = rest.split_at(at);
        let (number, after) = escape[3..].split_once('}').expect("an escape ends");
        let number = u32::from_str_radix(number, 16).expect("an escape is a number");
        bytes.extend(before.as_bytes());
        match &escape[..2] {
            "\\x" => bytes.push(u8::try_from(number).expect("a byte")),
            _ => {
                let c = char::from_u32(number).expect("a character");
                bytes.extend(c.to_string().as_bytes());
            }
        }
        rest = after;
    }
    bytes.extend(rest.as_bytes());
    bytes
}
