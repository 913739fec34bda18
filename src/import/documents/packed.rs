//! Word and OpenDocument files: archives of XML. Takes out what no reader sees, and reads what is
//! in the margins of all pages.

use std::collections::HashSet;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::markup::{Token, attribute, tokens, words};
use super::rich::Unseen;
use crate::import::archive::{self, Packed};

/// A file without what no reader sees.
#[derive(Debug, Default)]
pub(super) struct Cleaned {
    /// The file.
    pub bytes: Vec<u8>,
    /// What was found in it beside its text.
    pub unseen: Unseen,
    /// The lines in the margins of its pages.
    pub margins: Vec<String>,
    /// The words of its text, to see whether all of them are read.
    pub words: Vec<String>,
}

/// Cleans a Word file.
pub(super) fn word(bytes: &[u8]) -> Result<Cleaned, String> {
    let mut files = open(bytes)?;
    let mut cleaned = Cleaned::default();
    let hidden = styles_that_hide(&files, "word/styles.xml", "w:style", "w:styleId", |text| {
        text.contains("<w:vanish/>") || text.contains("<w:vanish ")
    });
    for file in &mut files {
        let name = file.name.clone();
        let is_text = matches!(
            &*name,
            "word/document.xml" | "word/document2.xml" | "word/footnotes.xml" | "word/endnotes.xml"
        );
        let is_margin = name.starts_with("word/header") || name.starts_with("word/footer");
        if name.starts_with("word/comments") || name == "word/people.xml" {
            let text = String::from_utf8_lossy(&file.bytes);
            if name == "word/comments.xml" {
                cleaned.unseen.comments += text.matches("<w:comment ").count();
                file.bytes = empty_root(&text).into_bytes();
            } else {
                file.bytes.clear();
            }
        } else if is_text || is_margin {
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            let made = without_unseen(&text, &hidden, &mut cleaned.unseen);
            match is_margin {
                true => cleaned.margins.extend(lines(&made, "w:p", "w:t")),
                // The same words are there twice where older programs draw a shape in another way.
                false => {
                    let once = without(&made, |name, _| name == "mc:Fallback");
                    cleaned.words.extend(lines(&once, "w:p", "w:t"));
                }
            }
            file.bytes = made.into_bytes();
        }
    }
    // A part that is gone may still be named, which is no fault for a reader of the text.
    files.retain(|file| !file.bytes.is_empty());
    cleaned.bytes = packed(&files)?;
    Ok(cleaned)
}

/// Cleans an OpenDocument text.
pub(super) fn open_document(bytes: &[u8]) -> Result<Cleaned, String> {
    let mut files = open(bytes)?;
    let mut cleaned = Cleaned::default();
    let hides = |text: &str| {
        text.contains("text:display=\"none\"") || text.contains("text:display=\"true\"")
    };
    let mut hidden = styles_that_hide(&files, "content.xml", "style:style", "style:name", hides);
    hidden.extend(styles_that_hide(
        &files,
        "styles.xml",
        "style:style",
        "style:name",
        hides,
    ));
    for file in &mut files {
        let text = match &*file.name {
            "content.xml" | "styles.xml" => String::from_utf8_lossy(&file.bytes).into_owned(),
            _ => continue,
        };
        if file.name == "styles.xml" {
            for part in ["style:header", "style:footer"] {
                cleaned.margins.extend(inside(&text, part, &hidden));
            }
            continue;
        }
        cleaned.unseen.deleted += text.matches("<text:deletion").count();
        cleaned.unseen.inserted += text.matches("<text:insertion").count();
        cleaned.unseen.comments += text.matches("<office:annotation ").count();
        cleaned.unseen.moving_days += text
            .match_indices("<text:date ")
            .filter(|(at, _)| {
                let end = text[*at..].find('>').unwrap_or(0);
                !text[*at..*at + end].contains("text:fixed=\"true\"")
            })
            .count();
        let mut hides = 0;
        let made = without(&text, |name, attributes| {
            let is_hidden = matches!(name, "text:hidden-text" | "text:hidden-paragraph")
                || attribute(attributes, "text:style-name")
                    .is_some_and(|style| hidden.contains(style));
            hides += usize::from(is_hidden);
            is_hidden
                || matches!(
                    name,
                    "text:tracked-changes" | "office:annotation" | "office:annotation-end"
                )
        });
        cleaned.unseen.hidden += hides;
        // Pandoc leaves out rows that are marked as the head of their table.
        let made = made
            .replace("<table:table-header-rows>", "")
            .replace("</table:table-header-rows>", "");
        let is_sign = |name: &str, _: &str| {
            let signs = [
                "text:note-citation",
                "text:page-number",
                "text:page-count",
                "svg:title",
                "svg:desc",
            ];
            signs.contains(&name)
        };
        cleaned.words = lines(&without(&made, is_sign), "text:p", "");
        file.bytes = made.into_bytes();
    }
    cleaned.bytes = packed(&files)?;
    Ok(cleaned)
}

fn open(bytes: &[u8]) -> Result<Vec<Packed>, String> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(
            "it is encrypted, or a Word file of an older form: save it as DOCX without a password"
                .to_owned(),
        );
    }
    archive::unpack(bytes)
}

fn packed(files: &[Packed]) -> Result<Vec<u8>, String> {
    let failed = |_| "it cannot be read".to_owned();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for file in files {
        writer.start_file(&*file.name, options).map_err(failed)?;
        writer
            .write_all(&file.bytes)
            .map_err(|_| "it cannot be read".to_owned())?;
    }
    Ok(writer.finish().map_err(failed)?.into_inner())
}

/// Returns the names of the styles that hide what has them.
fn styles_that_hide(
    files: &[Packed],
    path: &str,
    element: &str,
    name: &str,
    hides: impl Fn(&str) -> bool,
) -> HashSet<String> {
    let mut found = HashSet::new();
    let Some(file) = files.iter().find(|file| file.name == path) else {
        return found;
    };
    let text = String::from_utf8_lossy(&file.bytes);
    let begin = format!("<{element} ");
    let end = format!("</{element}>");
    for part in text.split(&*begin).skip(1) {
        let own = part.split(&*end).next().unwrap_or("");
        let head = own.split('>').next().unwrap_or("");
        if let Some(name) = attribute(head, name).filter(|_| hides(own)) {
            found.insert(name.to_owned());
        }
    }
    found
}

/// Leaves out elements with all that is in them.
fn without(text: &str, mut leaves_out: impl FnMut(&str, &str) -> bool) -> String {
    let mut made = String::with_capacity(text.len());
    let mut skipped: Option<(&str, usize)> = None;
    for token in tokens(text) {
        match (token, &mut skipped) {
            (Token::Open { name, is_empty, .. }, Some((own, depth))) => {
                *depth += usize::from(name == *own && !is_empty);
            }
            (Token::Close { name, .. }, Some((own, depth))) => {
                if name == *own {
                    *depth -= 1;
                    if *depth == 0 {
                        skipped = None;
                    }
                }
            }
            (_, Some(_)) => {}
            (
                Token::Open {
                    raw,
                    name,
                    attributes,
                    is_empty,
                },
                None,
            ) => match leaves_out(name, attributes) {
                true if is_empty => {}
                true => skipped = Some((name, 1)),
                false => made.push_str(raw),
            },
            (Token::Close { raw, .. } | Token::Other(raw), None) => made.push_str(raw),
            (Token::Text(text), None) => made.push_str(&text.replace('<', "&lt;")),
        }
    }
    made
}

/// Takes deleted passages, comments and hidden runs out of Word's XML.
fn without_unseen(text: &str, hidden: &HashSet<String>, unseen: &mut Unseen) -> String {
    let (mut deleted, mut inserted) = (0, 0);
    let shown = without(text, |name, _| {
        deleted += usize::from(matches!(name, "w:del" | "w:moveFrom"));
        inserted += usize::from(matches!(name, "w:ins" | "w:moveTo"));
        matches!(
            name,
            "w:del"
                | "w:moveFrom"
                | "w:commentRangeStart"
                | "w:commentRangeEnd"
                | "w:commentReference"
        )
    });
    unseen.deleted += deleted;
    unseen.inserted += inserted;
    // White text on a dark cell is seen.
    let has_dark = shown.contains("w:fill=") || shown.contains("<w:highlight");
    let mut made = String::with_capacity(shown.len());
    let mut runs: Vec<(usize, bool)> = Vec::new();
    let mut in_properties = false;
    for token in tokens(&shown) {
        match token {
            Token::Open {
                raw,
                name,
                attributes,
                is_empty,
            } => {
                match name {
                    "w:r" if !is_empty => runs.push((made.len(), false)),
                    "w:rPr" => in_properties = !is_empty,
                    "w:fldSimple" if moves(attribute(attributes, "w:instr").unwrap_or("")) => {
                        unseen.moving_days += 1;
                    }
                    _ => {}
                }
                if let Some((_, is_hidden)) = runs.last_mut().filter(|_| in_properties) {
                    let value = attribute(attributes, "w:val");
                    *is_hidden |= match name {
                        "w:vanish" | "w:specVanish" | "w:webHidden" => {
                            !matches!(value, Some("0" | "false" | "off" | "none"))
                                && name != "w:webHidden"
                        }
                        "w:rStyle" => value.is_some_and(|style| hidden.contains(style)),
                        "w:color" => {
                            value.is_some_and(|color| color.eq_ignore_ascii_case("FFFFFF"))
                                && !has_dark
                        }
                        "w:sz" => matches!(value, Some("0" | "1" | "2")),
                        _ => false,
                    };
                }
                made.push_str(raw);
            }
            Token::Close { raw, name } => {
                made.push_str(raw);
                if name == "w:rPr" {
                    in_properties = false;
                }
                if name == "w:r"
                    && let Some((from, true)) = runs.pop()
                {
                    let holds_words = made[from..].contains("<w:t");
                    unseen.hidden += usize::from(holds_words);
                    made.truncate(from);
                }
            }
            Token::Text(text) => {
                // Only the last tag is looked at, so that no text is read again and again.
                let last = made.rfind('<').map_or("", |at| &made[at..]);
                if last.starts_with("<w:instrText") && last.ends_with('>') {
                    unseen.moving_days += usize::from(moves(text));
                }
                made.push_str(&text.replace('<', "&lt;"));
            }
            Token::Other(raw) => made.push_str(raw),
        }
    }
    made
}

/// Returns whether a field shows the day on which the file is opened, saved or printed.
fn moves(instruction: &str) -> bool {
    let name = instruction.split_whitespace().next().unwrap_or("");
    matches!(
        &*name.to_uppercase(),
        "DATE" | "TIME" | "SAVEDATE" | "PRINTDATE" | "CREATEDATE"
    )
}

/// Returns the root of an XML file without what is in it.
fn empty_root(text: &str) -> String {
    let mut made = String::new();
    for token in tokens(text) {
        match token {
            Token::Open { raw, name, .. } => {
                made.push_str(raw);
                if !raw.ends_with("/>") {
                    made.push_str(&format!("</{name}>"));
                }
                break;
            }
            Token::Other(raw) => made.push_str(raw),
            _ => {}
        }
    }
    made
}

/// Returns the lines of XML: the words of each paragraph.
fn lines(text: &str, paragraph: &str, run: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut in_run = run.is_empty();
    for token in tokens(text) {
        match token {
            Token::Open { name, is_empty, .. } if name == run => in_run = !is_empty,
            Token::Open {
                name:
                    "w:tab" | "w:br" | "w:cr" | "w:noBreakHyphen" | "text:tab" | "text:s"
                    | "text:line-break",
                ..
            } => line.push(' '),
            Token::Close {
                name: "text:h" | "table:table-cell",
                ..
            } => line.push(' '),
            Token::Close { name, .. } if name == run => in_run = false,
            Token::Close { name, .. } if name == paragraph => {
                let own = line.split_whitespace().collect::<Vec<_>>().join(" ");
                if !own.is_empty() {
                    lines.push(own);
                }
                line.clear();
            }
            Token::Text(text) if in_run => line.push_str(&words(text)),
            _ => {}
        }
    }
    lines
}

/// Returns the lines in elements of one name, without hidden ones.
fn inside(text: &str, element: &str, hidden: &HashSet<String>) -> Vec<String> {
    let begin = format!("<{element}");
    let end = format!("</{element}>");
    let mut found = Vec::new();
    for part in text.split(&*begin).skip(1) {
        let own = part.split(&*end).next().unwrap_or("");
        let own = own.split_once('>').map_or("", |(_, own)| own);
        let own = without(own, |_, attributes| {
            attribute(attributes, "text:style-name").is_some_and(|style| hidden.contains(style))
        });
        found.extend(lines(&own, "text:p", ""));
    }
    found
}

#[cfg(test)]
mod tests;
