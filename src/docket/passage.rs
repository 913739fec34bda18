//! The passages of a text: its running words as readers see them, however Markdown cuts them into pieces. A citation
//! stands within one passage.

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::{BodyLink, Prose};

/// What an event of Markdown does to the passage in which it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow<'e> {
    /// It adds words.
    Words(&'e str),
    /// It breaks the line, where the author's line ends or where readers see it.
    Line,
    /// It begins or ends emphasis; the words go on.
    Emphasis,
    /// It ends the passage.
    End,
}

impl<'e> Flow<'e> {
    /// Says what an event does.
    pub fn of(event: &'e Event<'_>) -> Flow<'e> {
        match event {
            Event::Text(words) => Flow::Words(words),
            Event::SoftBreak | Event::HardBreak => Flow::Line,
            Event::Start(Tag::Emphasis | Tag::Strong)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong) => Flow::Emphasis,
            _ => Flow::End,
        }
    }
}

/// What a text holds beside its markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'e> {
    /// A passage.
    Passage(&'e str),
    /// A link or an image that Markdown makes, but no address in pointed brackets.
    Link(BodyLink),
    /// A piece of raw HTML, as typed.
    Html(&'e str),
}

impl Prose {
    /// Gives each passage, link and piece of raw HTML. Code, descriptions of pictures, and comments are in no passage.
    pub fn pieces(&self, mut each: impl FnMut(Piece<'_>)) {
        let mut passage = String::new();
        let mut html = String::new();
        let mut left_out = 0;
        for (event, range) in self.parse() {
            match Flow::of(&event) {
                Flow::Words(words) if left_out == 0 => passage.push_str(words),
                Flow::Line if left_out == 0 => passage.push('\n'),
                Flow::End => {
                    if !passage.is_empty() {
                        each(Piece::Passage(&passage));
                        passage.clear();
                    }
                }
                Flow::Words(_) | Flow::Line | Flow::Emphasis => {}
            }
            match event {
                Event::Start(Tag::CodeBlock(_)) => left_out += 1,
                Event::End(TagEnd::CodeBlock | TagEnd::Image) => left_out -= 1,
                Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    ..
                }) if !matches!(link_type, LinkType::Autolink | LinkType::Email) => {
                    let to = dest_url.into_string();
                    each(Piece::Link(BodyLink { to, range }));
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    left_out += 1;
                    let to = dest_url.into_string();
                    each(Piece::Link(BodyLink { to, range }));
                }
                Event::Html(piece) => {
                    each(Piece::Html(&piece));
                    html.push_str(&piece);
                }
                Event::InlineHtml(piece) => each(Piece::Html(&piece)),
                Event::End(TagEnd::HtmlBlock) => {
                    passages_of_html(&html, &mut |passage| each(Piece::Passage(passage)));
                    html.clear();
                }
                _ => {}
            }
        }
        if !passage.is_empty() {
            each(Piece::Passage(&passage));
        }
    }
}

/// Elements that begin and end within running words.
const INLINE: [&str; 19] = [
    "a", "abbr", "b", "cite", "dfn", "em", "font", "i", "ins", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "u", "wbr",
];

/// Gives the passages of raw HTML: what stands between its tags, without comments, scripts and styles.
fn passages_of_html(html: &str, each: &mut impl FnMut(&str)) {
    let mut passage = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        passage.push_str(&rest[..at]);
        rest = &rest[at..];
        let after = &rest[1..];
        if rest.starts_with('&') {
            let (character, length) = entity(after);
            passage.push_str(&character);
            rest = &after[length..];
        } else if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            let end = tag_end(rest);
            let name = after.trim_start_matches('/');
            let length = name.find(|c: char| !c.is_ascii_alphanumeric());
            let name = name[..length.unwrap_or(name.len())].to_ascii_lowercase();
            rest = &rest[end..];
            let hides = !after.starts_with('/') && ["script", "style"].contains(&&*name);
            if hides {
                rest = rest.find("</").map_or("", |close| &rest[close..]);
            }
            if !INLINE.contains(&&*name) && !passage.is_empty() {
                each(&passage);
                passage.clear();
            }
        } else {
            passage.push('<');
            rest = after;
        }
    }
    passage.push_str(rest);
    if !passage.is_empty() {
        each(&passage);
    }
}

/// Finds where a tag ends: a `>` in the value of an attribute ends none.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    let end = tag.find(|c| {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
        c == '>' && quote.is_none()
    });
    end.map_or(tag.len(), |end| end + 1)
}

/// Reads an entity behind its `&`; gives the character of those that citations hold, and how long the entity is.
fn entity(text: &str) -> (Cow<'static, str>, usize) {
    const NAMED: [(&str, &str); 11] = [
        ("nbsp", "\u{a0}"),
        ("sect", "§"),
        ("para", "¶"),
        ("ndash", "–"),
        ("mdash", "—"),
        ("ensp", "\u{2002}"),
        ("emsp", "\u{2003}"),
        ("thinsp", "\u{2009}"),
        ("amp", "&"),
        ("lt", "<"),
        ("gt", ">"),
    ];
    let nothing = (Cow::Borrowed("&"), 0);
    let Some(end) = text.bytes().take(10).position(|byte| byte == b';') else {
        return nothing;
    };
    let name = &text[..end];
    let code = name
        .strip_prefix("#x")
        .or_else(|| name.strip_prefix("#X"))
        .map(|digits| u32::from_str_radix(digits, 16))
        .or_else(|| name.strip_prefix('#').map(str::parse));
    if let Some(code) = code {
        let character = code.ok().and_then(char::from_u32);
        return character.map_or(nothing, |c| (c.to_string().into(), end + 1));
    }
    let known = NAMED.iter().find(|(known, _)| *known == name);
    known.map_or(nothing, |(_, character)| {
        (Cow::Borrowed(*character), end + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages(text: &str) -> Vec<String> {
        let prose = Prose {
            text: text.to_owned(),
            ..Prose::default()
        };
        let mut all = Vec::new();
        prose.pieces(|piece| {
            if let Piece::Passage(passage) = piece {
                all.push(passage.to_owned());
            }
        });
        all
    }

    #[test]
    fn emphasis_escapes_and_entities_are_what_readers_see_of_them() {
        assert_eq!(
            passages("*47 U\\.S.C.* §&nbsp;254,  \n__as__ amended"),
            ["47 U.S.C. §\u{a0}254,\nas amended"]
        );
    }

    #[test]
    fn what_ends_a_passage_parts_what_stands_on_both_sides() {
        assert_eq!(
            passages(
                "# a\n\n- b\n- c `d` e[f](g)\n\n| h | i |\n|---|---|\n| ![j](k) | l[^1] |\n\n    m\n\n[^1]: n\n"
            ),
            ["a", "b", "c ", " e", "f", "h", "i", "l", "n"]
        );
    }

    #[test]
    fn of_raw_html_what_its_page_shows_is_in_passages() {
        assert_eq!(
            passages(
                "<table title='x > y'><tr><td>47&nbsp;U.S.C. <b>&#167;</b>&#x20;252</td><td>a &lt; b & c</td></tr>\n\
                 <!-- 47 U.S.C. § 1 --><style>d</style></table>\n\ne<!-- f -->g\n"
            ),
            ["47\u{a0}U.S.C. § 252", "a < b & c", "\n", "\n", "e", "g"]
        );
    }
}
