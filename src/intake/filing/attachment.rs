//! Reads the attachments of a filing.

use super::super::fields::Fields;
use super::super::reading::Reading;
use super::super::withheld::{WithheldPath, Withholder};
use crate::diagnostic::{Code, KeyPath, Part};
use crate::docket::keys;
use crate::docket::{Access, Attachment, Heading, Held, Node};

/// Reads the attachments, and keeps the paths that one of them withholds.
pub(super) fn attachments(
    reading: &Reading<'_>,
    fields: &mut Fields<'_, '_>,
) -> (Vec<Attachment>, Vec<WithheldPath>) {
    let known = reading.problems.borrow().len();
    let read = fields.records("attachments", attachment);
    let mut withheld = Vec::new();
    let mut attachments = Vec::with_capacity(read.len());
    // A list may be on one line: beside a withheld attachment no line of it is shown.
    let is_open = |(attachment, _): &(Option<Attachment>, _)| {
        attachment
            .as_ref()
            .is_some_and(|one| !matches!(one.held, Held::Withheld(_)))
    };
    if !read.iter().all(is_open) {
        reading.hush(known);
    }
    for (attachment, path) in read {
        withheld.extend(path);
        attachments.extend(attachment);
    }
    (attachments, withheld)
}

/// Reads one attachment. Of a withheld one the file's path is given apart, as what may be kept of
/// it.
pub(super) fn attachment(
    reading: &Reading<'_>,
    node: Node,
    at: KeyPath,
) -> Option<(Option<Attachment>, Option<WithheldPath>)> {
    if !matches!(node, Node::Map(_)) {
        let file = reading.exact_text(node, &at)?;
        let held = held_file(reading, file, &at)?;
        return Some((
            Some(Attachment {
                held,
                label: None,
                heading: None,
                pages: None,
                at,
            }),
            None,
        ));
    }
    let known = reading.problems.borrow().len();
    let mut fields = Fields::new(reading, node, &keys::ATTACHMENT, at.clone())?;
    let access = fields.access();
    let file = fields.path("file");
    let url = fields.url("url");
    let label = fields.text("label");
    let title = fields.text("title");
    let public_title = fields.text("public_title");
    let pages = fields.text("pages");
    if file.is_some() && url.is_some() {
        let message = "an attachment has both `file` and `url`".to_owned();
        reading.mistake(Code::WrongShape, &at.key("url"), Part::Key, message, None);
    }
    let kept = |file: Option<String>| {
        let withholding = reading.withholding(Withholder::Access);
        Some(withholding.attached(&file?, &at.key("file")))
    };
    if access != Ok(Access::Public) {
        reading.hush(known);
    }
    match access {
        // What cannot be known is not kept either; the mistake stops the build.
        Err(()) | Ok(Access::Unlisted) => Some((None, kept(file))),
        Ok(Access::Public) => {
            let held = match (file, url) {
                (Some(file), _) => held_file(reading, file, &at.key("file"))?,
                (None, Some(url)) => Held::Url(url),
                (None, None) => Held::Nowhere,
            };
            Some((
                Some(Attachment {
                    held,
                    label,
                    heading: title.map(Heading::Given),
                    pages,
                    at,
                }),
                None,
            ))
        }
        Ok(access) => {
            let heading = Some(Heading::of_withheld(access, public_title));
            let held = Held::Withheld(access);
            let path = kept(file);
            Some((
                Some(Attachment {
                    held,
                    label,
                    heading,
                    pages: None,
                    at,
                }),
                path,
            ))
        }
    }
}

fn held_file(reading: &Reading<'_>, file: String, at: &KeyPath) -> Option<Held> {
    let is_whole = !reading.is_cut(at);
    (is_whole && reading.unredacted(&file, at)).then_some(Held::File(file))
}
