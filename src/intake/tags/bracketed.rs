//! The text between two brackets, judged by its looks.

mod blackout;
mod name;

use super::LONGEST;
use super::sign::Sign;
use super::spelled::{entity, is_redacted};
use crate::diagnostic::Code;
use crate::docket::withholding;
use crate::text::html::ELEMENTS;
use crate::text::looks;
use blackout::{CLASSES, blacks_out};
use name::{Likeness, Name};

/// What is between a sign and the one that ends it, folded to how it looks.
pub(super) struct Bracketed {
    /// What is there: letters, digits, blanks and signs of ASCII.
    folded: String,
    /// Whether a blank follows the sign.
    spaced: bool,
    /// Whether it is ended.
    ended: bool,
}

impl Bracketed {
    pub(super) fn new(rest: &str, sign: Sign) -> Bracketed {
        let mut folded = String::new();
        let mut ended = false;
        let mut quote: Option<char> = None;
        let mut chars = rest.char_indices().take(LONGEST);
        while let Some((at, c)) = chars.next() {
            match quote {
                Some(open) if c == open => quote = None,
                _ if Sign::of(c).is_some_and(|next| next.breaks(sign)) => break,
                // In the value of an attribute any other sign may be.
                Some(_) => {}
                None if sign == Sign::Angle && matches!(c, '"' | '\'') && folded.ends_with('=') => {
                    quote = Some(c);
                }
                None if sign.is_ended_by(c) => {
                    ended = true;
                    break;
                }
                None => {}
            }
            match entity(&rest[at..]) {
                Some((made, length)) => {
                    made.into_iter().for_each(|c| looks::fold(c, &mut folded));
                    chars.by_ref().nth(length - 2);
                }
                None => looks::fold(c, &mut folded),
            }
        }
        let spaced = rest.starts_with(char::is_whitespace);
        Bracketed {
            folded,
            spaced,
            ended,
        }
    }

    /// Judges what is behind a `<`. `target` tells whether that begins the target of a link.
    pub(super) fn of_angle(&self, target: bool) -> Option<Code> {
        if !self.has_letters() {
            return None;
        }
        let name = self.name();
        // A file may have such a word in its name.
        if target && self.words().nth(1).is_some() {
            return None;
        }
        let found = match self.likeness(&name) {
            Likeness::Redacted => true,
            Likeness::Near => !self.spaced || self.ended,
            Likeness::Nothing => !self.spaced && self.has_mark_as_attribute(),
        };
        if found {
            return Some(Code::RedactionTag);
        }
        // No browser takes it for a comment any more.
        if matches!(&*name.letters, "comment" | "comments") && !self.spaced {
            return Some(Code::CommentForm);
        }
        let whole = !self.spaced || (self.ended && self.is_one_name());
        (whole && !name.is_address && self.is_withholding(&name)).then_some(Code::WithholdingTag)
    }

    /// Judges what is behind a sign that looks like `<`.
    pub(super) fn of_like_angle(&self) -> Option<Code> {
        let name = self.name();
        match self.likeness(&name) {
            Likeness::Redacted => Some(Code::RedactionTag),
            Likeness::Near if self.ended => Some(Code::RedactionTag),
            // A word between quotation marks of this form is a word; a slash before it makes a tag.
            _ if name.closes && self.is_withholding(&name) => Some(Code::WithholdingTag),
            _ => None,
        }
    }

    /// Judges what is behind another bracket. `[redacted]` is what people write in a text; what
    /// closes it is not.
    pub(super) fn of_bracket(&self) -> Option<Code> {
        if !self.has_letters() {
            return None;
        }
        let name = self.name();
        let words: Vec<&str> = self.words().take(6).collect();
        const ENDS: [&str; 6] = ["end", "ends", "begin", "begins", "start", "starts"];
        const BESIDE: [&str; 6] = ["of", "the", "text", "portion", "material", "section"];
        let is_end = |word: &&str| ENDS.contains(word);
        let is_said = |word: &&str| word.contains("redact");
        let says_end = self.ended
            && words.iter().any(is_end)
            && words.iter().any(is_said)
            && words
                .iter()
                .all(|word| is_end(word) || is_said(word) || BESIDE.contains(word));
        let of_template = self.folded.trim_start().starts_with(['.', ':', '%']);
        if says_end || of_template && words.iter().any(is_said) {
            return Some(Code::RedactionTag);
        }
        match name.closes && name.is_bare {
            true if self.likeness(&name) != Likeness::Nothing => Some(Code::RedactionTag),
            true if self.is_withholding(&name) => Some(Code::WithholdingTag),
            _ => None,
        }
    }

    /// Returns whether it begins a declaration, or a comment in a way that is none.
    pub(super) fn begins_nothing(&self, is_angle: bool) -> bool {
        let folded = self.folded.trim_start();
        let signs: String = folded
            .chars()
            .filter(|c| *c != ' ')
            .take_while(|c| "!-?[%".contains(*c))
            .collect();
        let is_comment = signs.contains('!') && signs.contains('-');
        is_comment
            || signs.starts_with("%-")
            || (is_angle && !self.spaced && signs.starts_with(['!', '?']))
    }

    fn has_letters(&self) -> bool {
        self.folded.bytes().any(|b| b.is_ascii_alphabetic())
    }

    fn name(&self) -> Name {
        // What is before a name does not belong to it: `/`, `!`, `?` and the like.
        let signs = |c: char| !c.is_ascii_alphanumeric();
        let rest = self.folded.trim_start_matches(signs);
        let before = &self.folded[..self.folded.len() - rest.len()];
        let first = rest.split(' ').next().unwrap_or("");
        let is_address =
            first.contains("://") || first.contains('@') || first.starts_with("mailto:");
        let own = first.split(['=', '>', '"', '/', ':']).next().unwrap_or("");
        let is_word = |c: char| c.is_ascii_alphanumeric() || " -_.".contains(c);
        Name {
            is_bare: rest.chars().all(is_word) && rest.split_whitespace().count() <= 3,
            own: own.to_owned(),
            first: first.split(['=', '"']).next().unwrap_or("").to_owned(),
            letters: own.chars().filter(char::is_ascii_alphanumeric).collect(),
            closes: before.contains(['/', '\\']),
            is_address,
        }
    }

    /// Tells how near the name is to `redacted`: by itself, in a part of it, or with the pieces
    /// that follow it.
    fn likeness(&self, name: &Name) -> Likeness {
        if name.is_address {
            let own = name.own.split('@').next().unwrap_or("");
            return match own.starts_with("redact") {
                true => Likeness::Redacted,
                false => Likeness::Nothing,
            };
        }
        // Most tags are those of HTML, and need no closer look.
        if name.first == name.letters && ELEMENTS.contains(&&*name.letters) {
            return Likeness::Nothing;
        }
        let parts = name.first.split(|c: char| !c.is_ascii_alphanumeric());
        let mut joined = String::new();
        let pieces = self.folded.split_ascii_whitespace();
        let is_name = |piece: &&str| {
            piece
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c))
        };
        let pieces = pieces.take_while(is_name);
        let mut joins = Vec::new();
        for piece in pieces.take(16) {
            joined.extend(piece.chars().filter(char::is_ascii_alphanumeric));
            if joined.len() > 12 {
                break;
            }
            joins.push(joined.clone());
        }
        let own: Vec<&str> = parts.chain([&*name.letters]).collect();
        let is_said = own.iter().any(|word| word.contains("redact"));
        if is_said || joins.iter().any(|word| word.starts_with("redact")) {
            Likeness::Redacted
        } else if joins.iter().any(|word| is_redacted(word))
            // Behind a blank a `<` is mostly one of arithmetic, and what follows it a path or a
            // phrase.
            || (!self.spaced && own.into_iter().any(is_redacted))
        {
            Likeness::Near
        } else {
            Likeness::Nothing
        }
    }

    /// Returns whether the name is a word of withholding, such as `trade-secret`.
    fn is_withholding(&self, name: &Name) -> bool {
        let with_next: String = self.words().take(2).collect();
        let is_element = ELEMENTS.contains(&&*name.letters);
        let is_word = |letters: &str| withholding::tag(letters).is_some();
        let mut parts = name.first.split(|c: char| !c.is_ascii_alphanumeric());
        !is_element
            && (is_word(&name.letters)
                || parts.any(withholding::is_tag)
                || self.is_one_name() && is_word(&with_next))
            || self.hides()
    }

    /// Returns whether nothing but a name of one or two words is there.
    fn is_one_name(&self) -> bool {
        self.words().count() <= 2 && !self.folded.contains(['=', '"'])
    }

    /// Returns whether an attribute says `redacted`: its name, or the class or id that it gives.
    fn has_mark_as_attribute(&self) -> bool {
        self.attributes().iter().any(|(name, value)| {
            let of_style =
                matches!(&**name, "class" | "id" | "role" | "type") || name.starts_with("data");
            let mut words = value.split(|c: char| !c.is_ascii_alphanumeric());
            name.contains("redact") || of_style && words.any(|word| word.contains("redact"))
        })
    }

    /// Returns whether an attribute hides an element from readers, which cleaning would take away.
    fn hides(&self) -> bool {
        self.attributes().iter().any(|(name, value)| match &**name {
            "hidden" => true,
            "style" => blacks_out(&value.replace(' ', "")),
            "class" | "data-access" | "access" => value
                .split(|c: char| !c.is_ascii_alphanumeric())
                .any(|word| CLASSES.contains(&word)),
            _ => false,
        })
    }

    /// Returns the attributes of an element, in lower case; none where it is none.
    fn attributes(&self) -> Vec<(String, String)> {
        let is_element = self.folded.starts_with(|c: char| c.is_ascii_alphabetic());
        let Some((_, mut rest)) = self.folded.split_once(' ').filter(|_| is_element) else {
            return Vec::new();
        };
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start_matches([' ', '/']);
            let end = rest.find([' ', '=', '/']).unwrap_or(rest.len());
            let name = &rest[..end];
            if name.is_empty() && !rest.starts_with('=') {
                return attributes;
            }
            rest = rest[end..].trim_start();
            let Some(value) = rest.strip_prefix('=') else {
                attributes.push((name.to_owned(), String::new()));
                continue;
            };
            let value = value.trim_start();
            let (value, after) = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    value[1..].split_once(quote).unwrap_or((&value[1..], ""))
                }
                _ => value.split_once(' ').unwrap_or((value, "")),
            };
            attributes.push((name.to_owned(), value.to_owned()));
            rest = after;
        }
    }

    /// Returns the words that are there.
    fn words(&self) -> impl Iterator<Item = &str> {
        let words = self.folded.split(|c: char| !c.is_ascii_alphanumeric());
        words.filter(|word| !word.is_empty())
    }
}
