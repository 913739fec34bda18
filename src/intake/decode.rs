//! The public text of a file: its bytes decoded, and what it withholds cut out.

use super::naming::SITE_YAML;
use super::redact::{self, Form, MarkMistake, PublicText};
use super::source::NothingRead;
use super::suspicion::{suspicion, suspicion_of_bytes};
use crate::diagnostic::{Code, Diagnostic, Place, SitePath};

/// Decodes a file as UTF-8, without its byte-order mark and with `\n` for each line break.
pub(super) fn decode(file: &SitePath, bytes: Vec<u8>) -> Result<String, NothingRead> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let message = format!("the file is not UTF-8 text: byte {} is invalid", at + 1);
        let problem = Diagnostic::error(Code::NotUtf8, Place::File(file.clone()), message)
            .help(Code::NotUtf8.way_out());
        NothingRead {
            secrecy: suspicion_of_bytes(error.as_bytes()),
            problems: vec![problem],
        }
    })?;
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n");
    }
    Ok(text)
}

/// Cuts out what a file withholds; marks that are wrong are reported by their place alone.
pub(super) fn cut(file: &SitePath, text: String) -> Result<PublicText, NothingRead> {
    redact::redact(text, form(file)).map_err(|unredacted| {
        let problems = unredacted
            .mistakes
            .into_iter()
            .map(|MarkMistake { code, line, column }| {
                let place = Place::Line(file.clone(), line, column);
                Diagnostic::error(code, place, code.sentence())
                    .help(code.way_out())
                    .without_line()
            })
            .collect();
        NothingRead {
            secrecy: suspicion(&unredacted.text),
            problems,
        }
    })
}

/// Tells what kind of file a text is of.
pub(super) fn form(file: &SitePath) -> Form {
    match file.as_str() {
        SITE_YAML => Form::Settings,
        _ => Form::Record,
    }
}
