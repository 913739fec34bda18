//! Records that are not read because of what they are named, or because they are no files.

use std::path::Path;

use super::front::secrecy_of;
use super::kind::FileKind;
use super::naming::Naming;
use super::secrecy::Secrecy;
use super::source::{NothingRead, Source};
use super::walk::{Blocked, on_disk};
use crate::diagnostic::{Code, Diagnostic, Place, SitePath};

/// Makes the source of a record that cannot be read at all. What it says of itself is not known, so
/// nothing of it is shown.
pub(super) fn blocked(content: &str, path: SitePath, why: Blocked) -> Source {
    let code = match why {
        Blocked::NoFile => Code::DocketName,
        Blocked::Name => Code::FileName,
    };
    let problem = Diagnostic::error(code, Place::File(path.clone()), code.sentence());
    let unreadable = NothingRead {
        secrecy: Secrecy::Withheld,
        problems: vec![problem.help(code.way_out())],
    };
    let kind = FileKind::of(&path, content);
    Source::unreadable(path, kind, unreadable)
}

/// Says what is wrong with the name of a file that was meant as a record; `None` where nothing is.
///
/// It is not read as one all the same: two files could then be one record on some systems, and
/// editors and other programs go by the name too.
pub(super) fn misnamed(root: &Path, content: &str, path: &SitePath) -> Option<NothingRead> {
    let (code, message) = match Naming::in_content(path, content) {
        Naming::Record | Naming::Plain => return None,
        Naming::LikeRecord => (
            Code::RecordName,
            format!(
                "docketpress does not read `{path}`, because the name of a record must end in `.md`"
            ),
        ),
        Naming::LikeDocket | Naming::PerhapsDocket => (
            Code::DocketName,
            format!(
                "docketpress does not read `{path}`, because a docket's record must have the name `docket.md`"
            ),
        ),
    };
    let problem = Diagnostic::error(code, Place::File(path.clone()), message);
    Some(NothingRead {
        secrecy: secrecy_of(&on_disk(root, path)),
        problems: vec![problem.help(code.way_out())],
    })
}
