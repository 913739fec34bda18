//! Takes out of a web page what no reader sees: scripts, styles, hidden parts, and what Word leaves
//! of deletions and comments. Of the rest, only elements of text stay, without their attributes.

mod lists;

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::footnotes::{self, ENDS, LinkedNotes, NotePart};
use super::markup::{Token, attribute, tokens};
use super::rich::Unseen;
pub(super) use lists::with_lists;

/// Comes before the mark of an item of one of Word's lists.
pub(super) const ITEM: char = '\u{E0F1}';
/// Comes behind that mark.
pub(super) const ITEM_END: char = '\u{E0F2}';

/// Elements that stay.
const KEPT: [&str; 40] = [
    "p",
    "br",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "caption",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "sup",
    "sub",
    "blockquote",
    "pre",
    "hr",
    "a",
    "dl",
    "dt",
    "dd",
    "s",
    "strike",
    "section",
    "article",
    "center",
    "body",
];

/// How many elements may be inside one another. Of deeper ones only the text is kept: pandoc's
/// memory grows with their number.
const DEEPEST: usize = 200;

/// Elements of which nothing is text.
const NEVER: [&str; 12] = [
    "script", "style", "head", "title", "template", "iframe", "object", "noframes", "svg",
    "select", "textarea", "xml",
];

/// Elements that end where another of them begins.
const LOOSE: [&str; 8] = ["p", "li", "td", "th", "tr", "dt", "dd", "option"];

static HIDING_RULE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?is)\.([\w-]+)[^{}]{0,80}\{[^}]*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)[^}]*\}")
        .expect("the expression is right")
});

/// Returns a page without what no reader sees.
pub(super) fn cleaned(text: &str) -> (String, Unseen) {
    let text: String = text
        .chars()
        .filter(|c| !matches!(*c, ITEM | ITEM_END | '\0') && !footnotes::is_sign(*c))
        .collect();
    let hiding: HashSet<String> = HIDING_RULE
        .captures_iter(&text)
        .map(|found| found[1].to_lowercase())
        .collect();
    let mut made = String::with_capacity(text.len());
    let mut unseen = Unseen::default();
    // What is left out: the name of its element, and how many of that name are open in it.
    let mut skipped: Option<(String, usize)> = None;
    let mut is_sign = false;
    let notes = LinkedNotes::of(&text);
    // The link of a footnote that is open, and what it says.
    let mut link: Option<(NotePart, String)> = None;
    // Each open `div`: whether it has words yet, and whether a note began it.
    let mut divisions: Vec<(bool, bool)> = Vec::new();
    let mut depth = 0_usize;
    for token in tokens(&text) {
        match token {
            Token::Open {
                name,
                attributes,
                is_empty,
                ..
            } => {
                let name = name.to_lowercase();
                if let Some((own, depth)) = &mut skipped {
                    let ends =
                        LOOSE.contains(&&**own) && (name == *own || own == "p" && is_block(&name));
                    if !ends {
                        *depth += usize::from(name == *own && !is_empty);
                        continue;
                    }
                    skipped = None;
                }
                let is_void = is_empty
                    || matches!(
                        &*name,
                        "br" | "hr" | "img" | "meta" | "link" | "input" | "col" | "wbr"
                    );
                if is_left_out(&name, attributes, &hiding, &mut unseen) {
                    if !is_void {
                        skipped = Some((name, 1));
                    }
                    continue;
                }
                unseen.inserted += usize::from(name == "ins");
                let style = attribute(attributes, "style").unwrap_or_default();
                if name == "p"
                    && let Some(level) = level(style)
                {
                    made.push_str("<p>");
                    made.push(ITEM);
                    made.push_str(&level.to_string());
                    continue;
                }
                if style.contains("mso-list:Ignore") || style.contains("mso-list: Ignore") {
                    is_sign = true;
                }
                // A link that is not closed ends with its paragraph.
                if is_block(&name)
                    && let Some((part, words)) = link.take()
                {
                    made.push_str(&part.write(&words.replace('<', "&lt;")));
                }
                if name == "div" {
                    divisions.push((false, false));
                }
                if name == "a"
                    && let Some(part) = notes.part(attributes)
                {
                    link = Some((part, String::new()));
                    continue;
                }
                if KEPT.contains(&&*name) && link.is_none() {
                    depth += usize::from(nests(&name));
                    if depth <= DEEPEST {
                        open(&name, attributes, &mut made);
                    }
                }
            }
            Token::Close { name, .. } => {
                let name = name.to_lowercase();
                if let Some((own, depth)) = &mut skipped {
                    if name == *own {
                        *depth -= 1;
                        if *depth == 0 {
                            skipped = None;
                        }
                        continue;
                    }
                    // A paragraph that is not closed ends with what holds it.
                    let ends = LOOSE.contains(&&**own) && is_block(&name);
                    if !ends {
                        continue;
                    }
                    skipped = None;
                }
                if name == "a"
                    && let Some((part, words)) = link.take()
                {
                    made.push_str(&part.write(&words.replace('<', "&lt;")));
                    if let (NotePart::Begins(_), Some((has_words, is_note))) =
                        (part, divisions.last_mut())
                    {
                        *is_note |= !*has_words;
                    }
                    speak(&mut divisions);
                    continue;
                }
                if name == "div"
                    && let Some((_, true)) = divisions.pop()
                {
                    made.push_str(&format!("<p>{ENDS}</p>"));
                }
                if KEPT.contains(&&*name) && link.is_none() {
                    if depth <= DEEPEST {
                        made.push_str("</");
                        made.push_str(&name);
                        made.push('>');
                    }
                    depth = depth.saturating_sub(usize::from(nests(&name)));
                }
            }
            Token::Text(text) if skipped.is_none() => {
                if let Some((_, words)) = &mut link {
                    words.push_str(text);
                    continue;
                }
                if !text.trim().is_empty() {
                    speak(&mut divisions);
                }
                match is_sign && !text.trim().is_empty() {
                    true => {
                        // The sign of an item, before the blanks that set it apart.
                        made.push_str(text.trim());
                        made.push(ITEM_END);
                        is_sign = false;
                    }
                    false => made.push_str(&text.replace('<', "&lt;")),
                }
            }
            Token::Text(_) | Token::Other(_) => {}
        }
    }
    if let Some((part, words)) = link {
        made.push_str(&part.write(&words.replace('<', "&lt;")));
    }
    (made, unseen)
}

/// Notes that all open elements have words.
fn speak(divisions: &mut [(bool, bool)]) {
    let new = divisions.iter_mut().rev();
    for (has_words, _) in new.take_while(|(has_words, _)| !has_words) {
        *has_words = true;
    }
}

/// Returns whether elements of this name are inside one another until each is closed.
fn nests(name: &str) -> bool {
    !LOOSE.contains(&name) && !matches!(name, "br" | "hr" | "body")
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "table"
            | "ul"
            | "ol"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "td"
            | "th"
            | "tr"
            | "li"
            | "body"
            | "html"
            | "section"
            | "article"
            | "hr"
            | "dl"
    )
}

fn is_left_out(
    name: &str,
    attributes: &str,
    hiding: &HashSet<String>,
    unseen: &mut Unseen,
) -> bool {
    if NEVER.contains(&name) {
        return true;
    }
    if name == "del" {
        unseen.deleted += 1;
        return true;
    }
    let style: String = attribute(attributes, "style")
        .unwrap_or_default()
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let class = attribute(attributes, "class")
        .unwrap_or_default()
        .to_lowercase();
    if style.contains("mso-element:comment") {
        unseen.comments += usize::from(!style.contains("mso-element:comment-list"));
        // The list holds the comments, and is left out as a whole.
        if style.contains("mso-element:comment-list") {
            unseen.comments += 1;
        }
        return true;
    }
    if class.contains("msocom") || style.contains("mso-comment-reference") {
        return name == "a" || name == "span";
    }
    let is_white = ["color:white", "color:#fff", "color:#ffffff"]
        .iter()
        .any(|color| style.starts_with(color) || style.contains(&format!(";{color}")))
        && !style.contains("background");
    let is_hidden = style.contains("display:none")
        || style.contains("visibility:hidden")
        || style.contains("mso-hide:all")
        || style.contains("font-size:0")
        || is_white
        || attribute(attributes, "hidden").is_some()
        || class.split_whitespace().any(|class| hiding.contains(class));
    unseen.hidden += usize::from(is_hidden);
    is_hidden
}

fn open(name: &str, attributes: &str, made: &mut String) {
    made.push('<');
    made.push_str(name);
    let kept: &[&str] = match name {
        "a" => &["href"],
        "td" | "th" => &["colspan", "rowspan"],
        "ol" => &["start", "type"],
        _ => &[],
    };
    for key in kept {
        let value = attribute(attributes, key).filter(|value| !value.contains(['"', '<', '>']));
        if let Some(value) = value {
            made.push_str(&format!(" {key}=\"{value}\""));
        }
    }
    made.push('>');
}

/// Returns the level of an item of one of Word's lists.
fn level(style: &str) -> Option<usize> {
    let at = style
        .find("mso-list:l")
        .or_else(|| style.find("mso-list: l"))?;
    let rest = &style[at..];
    let rest = &rest[rest.find("level")? + 5..];
    rest.chars()
        .next()?
        .to_digit(10)
        .map(|level| level as usize)
}

#[cfg(test)]
mod tests;
