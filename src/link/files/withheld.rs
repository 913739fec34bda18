//! The files that some record withholds.

use super::super::dockets::{Book, Home};
use super::super::quick::Set;
use crate::diagnostic::{Code, Diagnostic, SitePath};
use crate::intake::{
    FileDigest, Record, Sources, WithheldPath, Withholder, Withholding, is_record_name,
};

/// The files that some record withholds.
#[derive(Default)]
pub(in crate::link) struct WithheldFiles<'a> {
    pub(super) folded: Set<FileDigest>,
    /// Those that are in the content folder, in the order of their paths.
    pub there: Vec<&'a SitePath>,
}

impl WithheldFiles<'_> {
    /// Returns whether a file is withheld, or may be the same file as one that is.
    pub(super) fn holds(&self, path: &SitePath) -> bool {
        !self.folded.is_empty() && self.folded.contains(&FileDigest::folded(path))
    }
}

/// Gathers the files that some record withholds, and reports withheld paths that lead to none.
/// Whatever was meant by such a path would not be kept from being published.
pub(in crate::link) fn withheld<'a>(
    sources: &'a Sources,
    book: &Book<'_>,
    homes: &[Home],
    problems: &mut Vec<Diagnostic>,
) -> WithheldFiles<'a> {
    let mut named: Vec<(WithheldPath, bool)> = Vec::new();
    for (source, home) in sources.files.iter().zip(homes) {
        let is_of_withheld = |docket: &usize| !book.dockets[*docket].access().is_public();
        let dockets = match home {
            Home::Known { dockets, .. } => dockets.as_slice(),
            Home::Unknown => &[],
        };
        let by_docket = dockets.iter().any(is_of_withheld);
        let own = source.withheld.iter();
        named.extend(own.map(|path| {
            let needed = by_docket || path.by == Withholder::Access;
            (path.clone(), needed)
        }));
        // What a filing names is withheld too where only its docket withholds it.
        if let (Some(Record::Filing(record)), Home::Known { access, .. }) = (&source.record, home)
            && !access.is_public()
            && let Some(document) = record.filing.as_ref().and_then(|filing| filing.document())
        {
            let withholding = Withholding {
                file: &source.path,
                content: sources.content,
                by: Withholder::Access,
            };
            let paths = withholding.document(document).into_iter();
            named.extend(paths.map(|path| (path, true)));
        }
    }
    let others = sources.others.iter().map(|(path, _)| path);
    let plain = others.filter(|path| is_record_name(path.name()));
    let plain: Set<FileDigest> = plain.map(FileDigest::folded).collect();
    named.retain(|(path, _)| {
        !path.is_named_record || path.folded.iter().any(|one| plain.contains(one))
    });
    if named.is_empty() {
        return WithheldFiles::default();
    }
    let folded = named.iter().flat_map(|(path, _)| &path.folded);
    let mut withheld = WithheldFiles {
        folded: folded.copied().collect(),
        there: Vec::new(),
    };
    let records = sources.files.iter().map(|source| &source.path);
    let records: Set<FileDigest> = records
        .filter(|path| withheld.holds(path))
        .map(FileDigest::exact)
        .collect();
    let others = sources.others.iter().map(|(path, _)| path);
    withheld.there = others.filter(|path| withheld.holds(path)).collect();
    let files: Set<FileDigest> = withheld
        .there
        .iter()
        .map(|path| FileDigest::exact(path))
        .collect();
    for (path, needed) in named {
        let code = match path.exact {
            Some(exact) if files.contains(&exact) => continue,
            Some(exact) if records.contains(&exact) => Code::RecordAttached,
            _ => Code::WithheldFileMissing,
        };
        if needed {
            let problem = Diagnostic::error(code, path.place, code.sentence());
            problems.push(problem.help(code.way_out()).without_line());
        }
    }
    withheld
}
