//! Attachments: what comes with a filing, where it is, and what is withheld of it.

use serde::Serialize;

use super::super::Press;
use super::super::words::Words;
use super::labels::{title_of_attachment, withheld};
use crate::docket::{Attachment, Held, is_active};
use crate::link::{FileTarget, Filed};
use crate::plan::Url;

/// An attachment of a filing.
#[derive(Debug, Serialize)]
pub(super) struct AttachmentView<'a> {
    /// What it is called: its title, its label, or the name of its file.
    title: &'a str,
    /// Its label, where it has a title too.
    label: Option<&'a str>,
    /// Where it is on this site.
    url: Option<String>,
    /// Where it is on the web.
    outside: Option<&'a str>,
    /// Its format, its size and its pages, as far as they are known: `PDF, 28 kB, 2 pages`.
    about: String,
    /// Whether readers should save its file rather than open it: a browser may run what it holds.
    download: bool,
    /// The media type of its file, where a browser shows it.
    mime: Option<&'static str>,
    /// Whether it is known and not held here.
    not_held: bool,
    /// `confidential` or `sealed`; none where readers may see it.
    access: Option<&'a str>,
}

/// Makes the views of a filing's attachments; its page is at `own`.
pub(super) fn attachments<'a>(
    press: &Press<'a>,
    filed: &'a Filed,
    own: &Url,
) -> Vec<AttachmentView<'a>> {
    filed
        .attachments()
        .iter()
        .map(|attachment| view(press, filed, own, attachment))
        .collect()
}

fn view<'a>(
    press: &Press<'a>,
    filed: &'a Filed,
    own: &Url,
    attachment: &'a Attachment,
) -> AttachmentView<'a> {
    let title = title_of_attachment(press.theme.words(), attachment);
    let (title, label) = match (title, &attachment.label) {
        (Some(title), label) => (title, label.as_deref()),
        (None, Some(label)) => (&**label, None),
        (None, None) => (name_of_file(press.theme.words(), &attachment.held), None),
    };
    let mut view = AttachmentView {
        title,
        label,
        url: None,
        outside: None,
        about: String::new(),
        download: false,
        mime: None,
        not_held: false,
        access: None,
    };
    let (mut kind, mut size) = (None, None);
    match &attachment.held {
        Held::File(to) => {
            // Only files are attached; a record in the place of one is an error.
            if let Some(FileTarget::Published(path, bytes)) = filed.file(to) {
                view.url = Some(own.file(path.name()).href(press.plan.links()));
                view.download = is_active(path.name());
                kind = format(path.name());
                size = Some(spell_size(press.theme.words(), *bytes));
            }
        }
        Held::Url(url) => {
            view.outside = Some(url);
            kind = format(url);
        }
        Held::Nowhere => view.not_held = true,
        Held::Withheld(access) => view.access = withheld(press.theme.words(), *access),
    }
    view.mime = kind.as_deref().and_then(mime);
    let pages = attachment
        .pages
        .as_deref()
        .map(|pages| match pages.parse() {
            Ok(number) => press.theme.words().count("counts.pages", number),
            // A record may say `12-14`.
            Err(_) => pages.to_owned(),
        });
    let about: Vec<String> = kind.into_iter().chain(size).chain(pages).collect();
    view.about = about.join(", ");
    view
}

/// Names an attachment that its record does not name: by its file.
pub(in crate::render) fn name_of_file<'a>(words: &'a Words, held: &'a Held) -> &'a str {
    match held {
        Held::File(path) | Held::Url(path) => {
            let path = path
                .split(['?', '#'])
                .next()
                .unwrap_or(path)
                .trim_end_matches('/');
            path.rsplit('/').next().unwrap_or(path)
        }
        Held::Nowhere => words.get("document.attachment"),
        Held::Withheld(_) => words.get("document.withheld_attachment"),
    }
}

/// Names a file's format by the ending of its path or address: `PDF`.
fn format(address: &str) -> Option<String> {
    // What follows the dot of a host's name is no ending.
    let path = match address.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?.1,
        None => address,
    };
    let name = path.split(['?', '#']).next()?.rsplit('/').next()?;
    let (stem, ending) = name.rsplit_once('.')?;
    let is_short = (1..=5).contains(&ending.len());
    let is_ending = is_short && ending.chars().all(|c| c.is_ascii_alphanumeric());
    (is_ending && !stem.is_empty()).then(|| ending.to_uppercase())
}

/// Returns the media type of a format that browsers show.
fn mime(format: &str) -> Option<&'static str> {
    Some(match format {
        "PDF" => "application/pdf",
        "CSV" => "text/csv",
        "TXT" => "text/plain",
        "PNG" => "image/png",
        "JPG" | "JPEG" => "image/jpeg",
        _ => return None,
    })
}

/// Spells a number of bytes in the units of the SI: `512 bytes`, `28 kB`, `1.4 MB`.
fn spell_size(words: &Words, bytes: u64) -> String {
    match bytes {
        0..1_000 => words.count("counts.bytes", bytes as usize),
        1_000..999_500 => format!("{} kB", (bytes + 500) / 1_000),
        999_500..999_950_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::words::english;

    #[test]
    fn sizes_are_spelled_in_the_unit_that_fits() {
        for (bytes, want) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (1_499, "1 kB"),
            (999_499, "999 kB"),
            (999_500, "1.0 MB"),
            (28_450_000, "28.4 MB"),
            (999_950_000, "1.0 GB"),
        ] {
            assert_eq!(spell_size(&english(), bytes), want);
        }
    }

    #[test]
    fn formats_are_named_by_the_ending_of_a_file() {
        for (path, want) in [
            ("a/b.pdf", Some("PDF")),
            ("b.tar.gz", Some("GZ")),
            ("https://example.org/a/b.xlsx?x=1.y", Some("XLSX")),
            ("https://example.org", None),
            ("README", None),
            (".hidden", None),
        ] {
            assert_eq!(format(path).as_deref(), want, "{path}");
        }
    }
}
