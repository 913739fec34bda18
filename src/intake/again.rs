//! Reads a site's folder again: what did not change is taken over from the time before.

mod changed;

pub use changed::Changed;

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::OnceLock;

use anyhow::bail;
use rayon::prelude::*;

use super::file::read_file;
use super::naming::Naming;
use super::naming::{SITE_YAML, inside};
use super::site_yaml::read_settings;
use super::source::Source;
use super::sources::Sources;
use super::{blocked, plain, walk};
use crate::diagnostic::SitePath;
use crate::docket::Audience;

/// Reads a site's folder again: what did not change is taken over from `before`. Also tells whether
/// anything differs.
///
/// The same folder gives the same sources, whether or not something could be taken over.
pub fn read_again(
    before: Option<Sources>,
    changed: &Changed,
    root: &Path,
    audience: Audience,
    done: &(dyn Fn() + Sync),
) -> anyhow::Result<(Sources, bool)> {
    if !root.is_dir() {
        bail!("{} is not a folder", root.display());
    }
    let before = before.filter(|before| before.root == root);
    let before = match before.map(|before| (before.all_known(changed), before)) {
        Some((Some(places), before)) => {
            let differs = !places.is_empty();
            return Ok((before.with_files_again(&places, audience, done), differs));
        }
        Some((None, before)) => Some(before),
        None => None,
    };
    let (settings, mut problems) = read_settings(root)?;
    let misnamed = walk::misnamed_settings(root, root.join(SITE_YAML).exists())?;
    let has_settings = settings.is_some() && misnamed.is_none();
    problems.extend(misnamed);
    let mut settings = settings.unwrap_or_default();
    settings.as_of = audience.as_of();
    let globs = walk::globs(&settings.ignore).unwrap_or_default();
    let content = walk::content_folder(root);
    let mut walked = walk::walk(root, &globs)?;
    let is_empty = walked.markdown.is_empty() && walked.blocked.is_empty();
    if is_empty && !root.join(SITE_YAML).exists() {
        bail!(
            "{} has no Markdown file and no site.yaml; run `docketpress init` to create a site",
            root.display()
        );
    }
    // The settings of a site inside would not count: what they leave out would be read.
    if walked
        .others
        .iter()
        .any(|(path, _)| path.name() == SITE_YAML)
    {
        bail!(
            "a folder below {} has another site.yaml, whose settings would not apply; name that site with --site, or list its folder under `ignore`",
            root.join(content).display()
        );
    }
    let globs_of_plain = walk::globs(&settings.plain).unwrap_or_default();
    plain::part(&mut walked, root, content, &globs_of_plain);
    problems.extend(walked.problems);
    // Every file is read by the settings, and its kind depends on where the content lies.
    let before = before.filter(|before| before.content == content && !changed.holds(SITE_YAML));
    let others_differ = before.as_ref().is_none_or(|before| {
        before.others != walked.others
            || before.problems != problems
            || walked
                .others
                .iter()
                .any(|(path, _)| changed.holds(path.as_str()))
    });
    let known = before.map(|before| before.files).unwrap_or_default();
    let count = known.len();
    let (taken_over, unread) = take_over(known, walked.markdown, changed);
    let differs = others_differ || !unread.is_empty() || taken_over.len() != count;
    let mut files: Vec<Source> = unread
        .into_par_iter()
        .map(|path| {
            let source = read_file(root, content, path, &settings, audience);
            done();
            source
        })
        .collect();
    let blocked = walked.blocked.into_iter();
    let blocked: Vec<Source> = blocked
        .map(|(path, why)| blocked::blocked(content, path, why))
        .collect();
    if !taken_over.is_empty() || !blocked.is_empty() {
        files.extend(taken_over);
        files.extend(blocked);
        files.sort_by(|a, b| a.path.cmp(&b.path));
    }
    let sources = Sources {
        root: root.to_owned(),
        content,
        settings,
        has_settings,
        files,
        others: walked.others,
        leaves_out: walked.leaves_out,
        problems,
        listing: OnceLock::new(),
    };
    Ok((sources, differs))
}

impl Sources {
    /// Returns the places of the files that changed, where Markdown files that are known and still
    /// there are all that did: then the folder need not be walked. Else gives `None`.
    fn all_known(&self, changed: &Changed) -> Option<Vec<usize>> {
        let Changed::These(paths) = changed else {
            return None;
        };
        let is_known = |path: &str| {
            let others = self.others.iter().map(|(other, _)| other);
            let mut all = self.files.iter().map(|source| &source.path).chain(others);
            let is_below = |known: &SitePath| {
                let rest = known.as_str().strip_prefix(path);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            path == SITE_YAML || all.any(is_below)
        };
        let plain = walk::globs(&self.settings.plain).unwrap_or_default();
        let mut places = Vec::new();
        for path in paths {
            let place = self
                .files
                .binary_search_by(|source| source.path.as_str().cmp(path));
            // Of these the contents decide what they are.
            let is_sure = |place: &usize| {
                let path = &self.files[*place].path;
                let naming = Naming::in_content(path, self.content);
                let is_plain = plain.is_match(inside(path, self.content));
                naming != Naming::PerhapsDocket && !is_plain
            };
            match (place, fs::symlink_metadata(self.root.join(path))) {
                (Ok(place), Ok(now)) if now.is_file() && is_sure(&place) => places.push(place),
                // An editor wrote it beside a file, and took it away again.
                (Err(_), Err(error)) if error.kind() == ErrorKind::NotFound && !is_known(path) => {}
                _ => return None,
            }
        }
        Some(places)
    }

    /// Reads the files at these places again.
    fn with_files_again(
        mut self,
        places: &[usize],
        audience: Audience,
        done: &(dyn Fn() + Sync),
    ) -> Sources {
        for place in places {
            let path = self.files[*place].path.clone();
            self.files[*place] =
                read_file(&self.root, self.content, path, &self.settings, audience);
            done();
        }
        self
    }
}

/// Parts the files that are there now into those that are known as they are, and those to be read.
/// Both lists are sorted by path.
fn take_over(
    known: Vec<Source>,
    now: Vec<SitePath>,
    changed: &Changed,
) -> (Vec<Source>, Vec<SitePath>) {
    let mut known = known.into_iter().peekable();
    let (mut taken_over, mut unread) = (Vec::new(), Vec::new());
    for path in now {
        while known.next_if(|source| source.path < path).is_some() {}
        match known.next_if(|source| source.path == path && !changed.holds(path.as_str())) {
            Some(source) => taken_over.push(source),
            None => unread.push(path),
        }
    }
    (taken_over, unread)
}
