//! Parts HTML and XML into tags and text, and finds the attributes of a tag.

/// A part of a marked-up text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A tag that opens an element, or an element without contents.
    Open {
        /// The tag as it is typed.
        raw: &'a str,
        /// Its name.
        name: &'a str,
        /// Its attributes as they are typed.
        attributes: &'a str,
        /// Whether the element is closed at once.
        is_empty: bool,
    },
    /// A tag that closes an element.
    Close {
        /// The tag as it is typed.
        raw: &'a str,
        /// Its name.
        name: &'a str,
    },
    /// Words.
    Text(&'a str),
    /// A comment, a declaration or an instruction.
    Other(&'a str),
}

/// The parts of a marked-up text, in order.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// How much may still be read in vain in search of ends of tags.
    left: usize,
}

/// Parts a text.
pub(super) fn tokens(text: &str) -> Tokens<'_> {
    Tokens {
        rest: text,
        left: text.len().saturating_mul(8).saturating_add(1 << 20),
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let rest = self.rest;
        if rest.is_empty() {
            return None;
        }
        let (token, length) = match rest.strip_prefix('<') {
            Some(after) if after.starts_with("!--") => {
                let end = rest.find("-->").map_or(rest.len(), |end| end + 3);
                (Token::Other(&rest[..end]), end)
            }
            Some(after) if after.starts_with(['!', '?']) => {
                let end = match after.starts_with("![CDATA[") {
                    true => rest.find("]]>").map_or(rest.len(), |end| end + 3),
                    false => rest.find('>').map_or(rest.len(), |end| end + 1),
                };
                match rest[..end].strip_prefix("<![CDATA[") {
                    Some(text) => (Token::Text(text.strip_suffix("]]>").unwrap_or(text)), end),
                    None => (Token::Other(&rest[..end]), end),
                }
            }
            Some(after) if after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => {
                match tag(rest) {
                    Some(found) => found,
                    // Tags without an end, one in another: a browser shows nothing of what follows
                    // the first.
                    None if self.left < rest.len() => (Token::Other(rest), rest.len()),
                    None => {
                        self.left -= rest.len();
                        (Token::Text("<"), 1)
                    }
                }
            }
            Some(_) => (Token::Text("<"), 1),
            None => {
                let end = rest.find('<').unwrap_or(rest.len());
                (Token::Text(&rest[..end]), end)
            }
        };
        self.rest = &rest[length..];
        Some(token)
    }
}

fn tag(text: &str) -> Option<(Token<'_>, usize)> {
    let closes = text[1..].starts_with('/');
    let from = 1 + usize::from(closes);
    let is_name = |c: char| c.is_ascii_alphanumeric() || ":-_.".contains(c);
    let length = text[from..].find(|c| !is_name(c))?;
    if length == 0 {
        return None;
    }
    let name = &text[from..from + length];
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in text[from + length..].char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            // A quotation mark opens a value only behind its sign.
            None if matches!(c, '"' | '\'') && before == '=' => quote = Some(c),
            None if c == '>' => {
                let inner = &text[from + length..from + length + at];
                let end = from + length + at + 1;
                let raw = &text[..end];
                return Some(match closes {
                    true => (Token::Close { raw, name }, end),
                    false => {
                        let attributes = inner.strip_suffix('/').unwrap_or(inner);
                        let is_empty = inner.ends_with('/');
                        (
                            Token::Open {
                                raw,
                                name,
                                attributes,
                                is_empty,
                            },
                            end,
                        )
                    }
                });
            }
            None => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    None
}

/// Returns the value of an attribute, without its quotation marks.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes.trim_start();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '=')
            .unwrap_or(rest.len());
        let own = &rest[..end];
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let (found, length) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let end = after[1..].find(quote).map_or(after.len(), |end| end + 1);
                    (&after[1..end], (end + 1).min(after.len()))
                }
                _ => {
                    let end = after.find(char::is_whitespace).unwrap_or(after.len());
                    (&after[..end], end)
                }
            };
            value = found;
            rest = after[length..].trim_start();
        } else if end == 0 {
            rest = rest.get(1..).unwrap_or("");
        }
        if own.eq_ignore_ascii_case(name) {
            return Some(value);
        }
    }
    None
}

/// Returns the text of XML with its five entities and numbers resolved.
pub(super) fn words(text: &str) -> String {
    crate::import::plain::decode_entities(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_their_attributes_are_found() {
        let text = "<p class=Mso style='a:\"b\"; c>d' hidden>x < y<br/><!-- <b> --></P><![if x]>";
        let names: Vec<String> = tokens(text)
            .map(|token| match token {
                Token::Open { name, .. } => format!("<{name}>"),
                Token::Close { name, .. } => format!("</{name}>"),
                Token::Text(text) => text.to_owned(),
                Token::Other(text) => format!("!{text}"),
            })
            .collect();
        assert_eq!(
            names,
            [
                "<p>",
                "x ",
                "<",
                " y",
                "<br>",
                "!<!-- <b> -->",
                "</P>",
                "!<![if x]>"
            ]
        );
        let Some(Token::Open { attributes, .. }) = tokens(text).next() else {
            panic!("no tag");
        };
        assert_eq!(attribute(attributes, "class"), Some("Mso"));
        assert_eq!(attribute(attributes, "STYLE"), Some("a:\"b\"; c>d"));
        assert_eq!(attribute(attributes, "hidden"), Some(""));
        assert_eq!(attribute(attributes, "id"), None);
        for cut in 0..text.len() {
            assert!(tokens(&text[..cut]).count() < 20);
        }
    }
}
