//! Makes plain text of what portals send: entities, HTML, control characters and blanks become
//! words, lines and paragraphs.

use super::entities::named;
use crate::text::is_mark;

/// Returns text on one line: entities and blanks as they are meant, without control characters.
pub(super) fn line(text: &str) -> String {
    let text = clean(text);
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Returns a title on one line: the marks of a search and entities are gone.
pub(super) fn title(text: &str) -> String {
    line(&html(text))
}

/// Returns text in lines and paragraphs: without control characters, and with no more than one
/// blank line in a row.
pub(super) fn clean(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\r' => {
                if characters.peek() != Some(&'\n') {
                    lines.push('\n');
                }
            }
            '\n' | '\t' => lines.push(c),
            // Next line, line separator; a new page or a paragraph separator begins a paragraph.
            '\u{85}' | '\u{2028}' => lines.push('\n'),
            '\u{c}' | '\u{2029}' => lines.push_str("\n\n"),
            // Windows-1252 that was taken for Latin-1.
            '\u{80}'..='\u{9f}' => lines.push(windows_1252(c as u8)),
            // A break that is not seen still parts two words.
            '\u{200b}' => lines.push(' '),
            c if c.is_control() => lines.push(' '),
            c if is_unseen(c) => {}
            // The program's own marks of redactions may come from no source.
            c if is_mark(c) => lines.push('\u{fffd}'),
            c if c.is_whitespace() => lines.push(' '),
            c => lines.push(c),
        }
    }
    let mut out = String::with_capacity(lines.len());
    let mut blanks = 0;
    for line in lines.split('\n').map(str::trim_end) {
        if line.is_empty() {
            blanks += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if blanks > 0 { "\n\n" } else { "\n" });
        }
        out.push_str(line);
        blanks = 0;
    }
    out
}

/// Returns whether a character only steers how text is laid out, and is not seen.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
}

/// Returns the character that Windows-1252 has for a byte.
pub(super) fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

/// Returns the text of an HTML fragment as a reader sees it. A tag that HTML does not have stays as
/// text.
pub(super) fn html(text: &str) -> String {
    clean(&decode_entities(&untag(text)))
}

/// Returns text that a portal may have escaped: HTML is read as HTML only where the text bears its
/// signs.
///
/// `<redacted>` or `&amp;` that a person typed stays as typed where nothing else was escaped.
pub(super) fn maybe_html(text: &str) -> String {
    if has_breaks(text) || is_escaped(text) {
        html(text)
    } else {
        clean(text)
    }
}

/// Returns whether the text holds a tag that breaks a line or a paragraph.
fn has_breaks(text: &str) -> bool {
    let mut from = 0;
    while let Some(ahead) = text[from..].find('<') {
        let at = from + ahead;
        if let Some((tag, _)) = tag(&text[at..])
            && matches!(tag.name.as_str(), "br" | "p" | "div" | "li")
        {
            return true;
        }
        from = at + 1;
    }
    false
}

/// Returns whether somebody escaped the text: it holds entities, and none of the signs that would
/// have been escaped.
fn is_escaped(text: &str) -> bool {
    let mut found = false;
    for (at, _) in text.match_indices('&') {
        match entity(&text[at..]) {
            Some(_) => found = true,
            None => return false,
        }
    }
    found && !text.contains(['<', '>', '"'])
}

/// Replaces entities by what they mean, once: `&amp;lt;` is `&lt;`.
pub(super) fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match entity(rest) {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Reads the entity at the beginning of a text. Gives its character, and how long it is.
fn entity(text: &str) -> Option<(char, usize)> {
    let head = &text.as_bytes()[..text.len().min(12)];
    let end = head.iter().position(|byte| *byte == b';')?;
    let name = text.get(1..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            match code.ok()? {
                code @ 0x80..=0x9f => windows_1252(code as u8),
                code => char::from_u32(code).unwrap_or('\u{fffd}'),
            }
        }
        None => named(name)?,
    };
    Some((c, end + 1))
}

/// A tag of HTML.
struct Tag {
    name: String,
    closes: bool,
}

/// Takes the tags of HTML out of a text, and puts line ends where they break lines.
fn untag(text: &str) -> String {
    let breaks = has_breaks(text);
    let mut out = String::with_capacity(text.len());
    let mut preformatted = 0_usize;
    let mut rest = text;
    // Whether an end of a comment, a style or a head is still to come, so that none is looked for
    // twice in vain.
    let mut ends = Ends::default();
    while let Some(c) = rest.chars().next() {
        if c != '<' {
            let end = rest.find('<').unwrap_or(rest.len());
            if breaks && preformatted == 0 {
                out.extend(
                    rest[..end]
                        .chars()
                        .map(|c| if c == '\n' || c == '\r' { ' ' } else { c }),
                );
            } else {
                out.push_str(&rest[..end]);
            }
            rest = &rest[end..];
            continue;
        }
        if rest.starts_with("<!--")
            && let Some(end) = ends.find(rest, "-->")
        {
            rest = &rest[end + 3..];
            continue;
        }
        let Some((tag, length)) = tag(rest) else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        rest = &rest[length..];
        match tag.name.as_str() {
            "style" | "title" | "head" if !tag.closes => {
                let closing = match tag.name.as_str() {
                    "style" => "</style",
                    "title" => "</title",
                    _ => "</head",
                };
                if let Some(end) = ends.find(rest, closing) {
                    rest = &rest[end..];
                }
            }
            "br" => out.push('\n'),
            "li" if !tag.closes => out.push_str("\n- "),
            "tr" | "dt" | "dd" | "li" | "option" => out.push('\n'),
            "td" | "th" => out.push(' '),
            "pre" => {
                preformatted = if tag.closes {
                    preformatted.saturating_sub(1)
                } else {
                    preformatted + 1
                };
                out.push_str("\n\n");
            }
            name if PARAGRAPHS.contains(&name) => out.push_str("\n\n"),
            _ => {}
        }
    }
    if !breaks {
        return out;
    }
    // Blanks around a tag that breaks a line are the source's layout.
    let keeps_layout = preformatted > 0 || text.contains("<pre");
    let mut tidy = String::with_capacity(out.len());
    for (at, line) in out.split('\n').enumerate() {
        if at > 0 {
            tidy.push('\n');
        }
        tidy.push_str(match keeps_layout {
            true => line,
            false => line.trim(),
        });
    }
    tidy
}

/// Looks for ends, without case, and remembers which do not come any more.
#[derive(Default)]
struct Ends {
    absent: Vec<&'static str>,
}

impl Ends {
    fn find(&mut self, text: &str, end: &'static str) -> Option<usize> {
        if self.absent.contains(&end) {
            return None;
        }
        let found = text
            .as_bytes()
            .windows(end.len())
            .position(|window| window.eq_ignore_ascii_case(end.as_bytes()));
        if found.is_none() {
            self.absent.push(end);
        }
        found
    }
}

/// Reads the tag at the beginning of a text. Gives nothing where HTML has no such tag, or where
/// words would be lost with it.
fn tag(text: &str) -> Option<(Tag, usize)> {
    let inner = text.strip_prefix('<')?;
    let (inner, closes) = match inner.strip_prefix('/') {
        Some(inner) => (inner, true),
        None => (inner, false),
    };
    let length = inner
        .find(|c: char| !c.is_ascii_alphanumeric() && c != ':')
        .filter(|length| (1..=10).contains(length))?;
    let name = inner[..length].to_ascii_lowercase();
    let is_word = name.starts_with("o:") || name.starts_with("w:") || name.starts_with("st1:");
    if !is_word && !PARAGRAPHS.contains(&name.as_str()) && !OTHERS.contains(&name.as_str()) {
        return None;
    }
    let mut rest = &inner[length..];
    loop {
        let trimmed = rest.trim_start();
        let trimmed = trimmed.strip_prefix('/').unwrap_or(trimmed);
        if let Some(after) = trimmed.strip_prefix('>') {
            return Some((Tag { name, closes }, text.len() - after.len()));
        }
        if trimmed.len() == rest.len() {
            return None;
        }
        rest = attribute(trimmed)?;
    }
}

/// Passes over an attribute with its value.
fn attribute(text: &str) -> Option<&str> {
    let end = text
        .find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)))
        .filter(|end| (1..=64).contains(end))?;
    let value = text[end..].trim_start().strip_prefix('=')?.trim_start();
    match value.chars().next()? {
        quote @ ('"' | '\'') => {
            // Longer than any attribute of a text: the quotation mark is not closed.
            let limit = value.floor_char_boundary(4096.min(value.len()));
            let end = value[1..limit].find(quote)?;
            Some(&value[end + 2..])
        }
        _ => {
            let end = value.find(|c: char| c.is_whitespace() || "\"'<>".contains(c))?;
            (end > 0).then(|| &value[end..])
        }
    }
}

/// Tags around which a paragraph ends.
const PARAGRAPHS: &[&str] = &[
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "hr",
    "pre",
    "section",
    "article",
    "header",
    "footer",
    "body",
    "html",
    "center",
    "form",
];

/// The other tags that texts of portals hold.
const OTHERS: &[&str] = &[
    "br", "b", "i", "u", "em", "strong", "span", "font", "a", "sup", "sub", "small", "big", "mark",
    "s", "strike", "del", "ins", "code", "tt", "cite", "q", "abbr", "img", "li", "dt", "dd", "tr",
    "td", "th", "thead", "tbody", "tfoot", "caption", "col", "colgroup", "head", "title", "style",
    "script", "meta", "link", "label", "option", "select", "input", "button", "iframe", "object",
    "embed", "noscript", "wbr", "address", "kbd", "var", "dfn", "nobr", "base",
];

#[cfg(test)]
mod tests;
