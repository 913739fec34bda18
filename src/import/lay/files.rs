//! Lays the files that come with filings.

use std::collections::HashSet;

use super::names::{below, folded, own_name, relative, safe_name, stem};
use super::{Kind, Known, Laid, NewContents, Output, Placed};
use crate::docket::Access;
use crate::import::write::base_name;
use crate::import::{FoundAttachment, FoundFile};

/// Lays the files that come with a filing.
pub(super) fn attach(
    outputs: &mut Vec<Output>,
    laid: &mut Laid,
    taken: &mut HashSet<String>,
    known: &Known<'_>,
    one: &Placed,
) {
    for (at, attachment) in one.found.attachments.iter().enumerate() {
        let (name, contents) = match &attachment.held {
            FoundFile::Input(path) => (base_name(path), NewContents::Input(path.clone())),
            FoundFile::Inside(name, bytes) => (base_name(name), NewContents::Bytes(bytes.clone())),
            FoundFile::Named(name) => match (known.named)(name) {
                Some(path) => (base_name(name), NewContents::Input(path)),
                None => {
                    laid.missing += 1;
                    continue;
                }
            },
            FoundFile::Url(_) | FoundFile::Nowhere => continue,
        };
        if let NewContents::Input(path) = &contents {
            laid.attached.insert(path.clone());
        }
        let key = of_attachment(&one.key, at);
        let is_withheld = one.is_neutral || !attachment.access.is_public();
        let before = known.ledger.find(&key);
        let keeps = before.filter(|line| !is_withheld || base_name(line.path) != safe_name(&name));
        let path = match keeps {
            Some(line) => line.path.to_owned(),
            None => file_path(one, attachment, at, &name, taken, is_withheld),
        };
        // Text that a source has extracted stays beside its file, as `x.pdf.txt`.
        let beside = attachment.text.as_ref().and_then(|text| {
            let (key, path) = (format!("{key}.txt"), format!("{path}.txt"));
            let before = known.ledger.find(&key).map(|line| line.path.to_owned());
            let is_free = before.as_ref() == Some(&path) || taken.insert(folded(&path));
            is_free.then(|| Output {
                key,
                moved_from: before.filter(|before| *before != path),
                path,
                contents: NewContents::Text(text.clone()),
                kind: Kind::Text,
                is_withheld,
            })
        });
        outputs.push(Output {
            key,
            moved_from: before
                .map(|line| line.path.to_owned())
                .filter(|before| *before != path),
            path,
            contents,
            kind: Kind::Attachment,
            is_withheld,
        });
        outputs.extend(beside);
    }
}

/// Makes the path of an attached file that is new. A withheld one says nothing by its name.
pub(super) fn file_path(
    one: &Placed,
    attachment: &FoundAttachment,
    at: usize,
    name: &str,
    taken: &mut HashSet<String>,
    is_withheld: bool,
) -> String {
    let own = stem(&one.path);
    let name = safe_name(name);
    let ending = match name.rsplit_once('.') {
        Some((_, ending)) if ending.len() <= 8 => format!(".{ending}"),
        _ => String::new(),
    };
    let neutral = match attachment.access {
        // The filing is public, and its file's name may have the words of its title in it, as may
        // this one.
        Access::Public => format!("{own}-{}{ending}", at + 1),
        _ => format!(
            "{}-withheld-{}{ending}",
            own_name(&one.found, &one.key),
            at + 1
        ),
    };
    let mut names = match is_withheld {
        true => vec![neutral],
        false => vec![name.clone(), format!("{own}-{name}"), neutral],
    }
    .into_iter()
    .chain((2..).map(|count| format!("{own}-{}-{count}{ending}", at + 1)));
    loop {
        let name = names.next().expect("there is always one more number");
        let path = below(&one.folder, &name);
        if taken.insert(folded(&path)) {
            return path;
        }
    }
}

/// Returns the path of each attachment of a filing, relative to its file.
pub(super) fn files_of(one: &Placed, outputs: &[Output]) -> Vec<Option<String>> {
    let count = one.found.attachments.len();
    // Each may have its text beside it.
    let from = outputs.len().saturating_sub(2 * count);
    let own = &outputs[from..];
    (0..count)
        .map(|at| {
            let key = of_attachment(&one.key, at);
            let output = own.iter().find(|output| output.key == key)?;
            Some(relative(&one.folder, &output.path))
        })
        .collect()
}

pub(super) fn of_attachment(key: &str, at: usize) -> String {
    format!("{key}#{}", at + 1)
}

/// Returns whether a line of the ledger belongs to an attachment of a record.
pub(super) fn is_of(key: &str, record: &str) -> bool {
    key.strip_prefix(record)
        .is_some_and(|rest| rest.starts_with('#'))
}
