//! A site that is read, linked, planned and rendered in this process.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use docketpress::diagnostic::{Format, print, tell};
use docketpress::docket::Audience;
use docketpress::render::{Content, Press, render};
use docketpress::{Checks, Edition, prepare};
use tempfile::TempDir;

/// A site's folder, which goes when it is dropped.
pub(super) struct Site(TempDir);

/// What came of a site.
pub(super) struct Built {
    /// All that was said, in every format.
    pub said: String,
    /// The published files; none where there is an error.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Writes a site's files. What cannot be a file's name is left out.
    pub(super) fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Site {
        // Linux has a folder in memory, which is many times as quick.
        let memory = Path::new("/dev/shm");
        let folder = match memory.is_dir() {
            true => tempfile::tempdir_in(memory),
            false => tempfile::tempdir(),
        };
        let site = Site(folder.expect("a temporary folder can be made"));
        for (path, bytes) in files {
            let path = site.root().join(path);
            let made = path.parent().map(fs::create_dir_all);
            if made.is_some_and(|made| made.is_ok()) {
                let _ = fs::write(path, bytes);
            }
        }
        site
    }

    /// Gives the folder.
    pub(super) fn root(&self) -> &Path {
        self.0.path()
    }

    /// Reads, links and plans it.
    pub(super) fn prepare(&self) -> Edition {
        prepare(self.root(), Audience::Readers, &|| {}).expect("the folder can be read")
    }

    /// Builds what `wanted` chooses by its path, unless there is an error.
    pub(super) fn build(&self, wanted: impl Fn(&str) -> bool) -> Built {
        let mut edition = self.prepare();
        edition.check(Checks::All, None);
        let mut said = Vec::new();
        for format in [
            Format::Human,
            Format::Short,
            Format::Json,
            Format::Github,
            Format::Sarif,
        ] {
            print(&edition.diagnostics, format, &*edition.sources, &mut said)
                .expect("memory takes all that is written");
        }
        let mut said = String::from_utf8(said).expect("messages are UTF-8");
        said.push_str(&format!(
            "{:?}",
            tell(&edition.diagnostics, &*edition.sources)
        ));
        let mut files = BTreeMap::new();
        if !edition.diagnostics.has_errors() {
            let press = Press::new(&edition.catalog, &edition.plan, &edition.theme, self.root());
            for (url, item) in edition.plan.items() {
                let path = url.output_path();
                if !wanted(&path) {
                    continue;
                }
                let bytes = match render(&press, url, item) {
                    Ok(Content::Made(bytes)) => bytes,
                    Ok(Content::Copy(file)) => fs::read(file).expect("what is published is there"),
                    // What is made while it is written has tests of its own.
                    Ok(_) => continue,
                    Err(problem) => panic!("the built-in theme fails: {problem:?}"),
                };
                files.insert(path, bytes);
            }
        }
        Built { said, files }
    }
}
