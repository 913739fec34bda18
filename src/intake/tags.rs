//! Finds the tags that withhold text, where comments begin, and whatever looks like one of these and is none.
//!
//! What merely looks like a tag is an error: a person who types it means the text behind it to be withheld, and the
//! text would be published. One pass goes from bracket to bracket. Each is read as far as the next one, and no further
//! than [`LONGEST`], so that the time grows with the text alone.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::docket::withholding;
use crate::text::html::ELEMENTS;
use crate::text::{MARK_FIRST, looks};

/// How many characters of what may be a tag are read. A tag that withholds has a name and perhaps a reason.
const LONGEST: usize = 600;

/// A tag that withholds text, or the beginning of a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What it does.
    pub kind: TagKind,
}

/// What a tag does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TagKind {
    /// `<redacted>`, with its reason.
    Opens(String),
    /// `</redacted>`.
    Closes,
    /// `<!--`.
    BeginsComment,
    /// A declaration such as `<!x>` or `<?x?>`, or a comment that was begun wrongly. In code it is none.
    BeginsNothing,
}

/// Finds all tags, in order, and reports what only looks like one.
pub(super) fn tags(text: &str) -> (Vec<Tag>, Vec<(usize, Code)>) {
    let (mut tags, mut mistakes) = (Vec::new(), Vec::new());
    let mut from = 0;
    while let Some(at) = next(text, from) {
        let c = text[at..]
            .chars()
            .next()
            .expect("a character begins at the byte that was found");
        from = at + c.len_utf8();
        let Some(sign) = Sign::of(c) else { continue };
        match read(text, at, from, sign) {
            Read::Tag(tag) => {
                from = tag.range.end;
                tags.push(tag);
            }
            Read::Mistake(code) => mistakes.push((at, code)),
            Read::Nothing => {}
        }
    }
    let withholding = |(_, code): &&(usize, Code)| *code == Code::WithholdingTag;
    let mut found = mistakes.iter().filter(withholding).map(|(at, _)| *at);
    if let (Some(only), None) = (found.next(), found.next())
        && is_place_holder(text, only)
    {
        mistakes.retain(|(at, _)| *at != only);
    }
    (tags, mistakes)
}

/// Tells whether the bracket at a place begins a place holder of a form, as in `the price is <<CONFIDENTIAL>>.`: words
/// come before it in its paragraph, and a sign that ends words behind it. Where words or nothing follow, it may be the
/// head of what a person meant to withhold.
fn is_place_holder(text: &str, at: usize) -> bool {
    let Some(before) = text[..at].strip_suffix('<') else {
        return false;
    };
    let inside = text[at..].strip_prefix('<');
    let Some((name, after)) = inside.and_then(|inside| inside.split_once(">>")) else {
        return false;
    };
    let is_name = |c: char| c.is_alphanumeric() || " -_".contains(c);
    let paragraph = before.rsplit("\n\n").next().unwrap_or(before);
    name.chars().all(is_name)
        && paragraph.contains(char::is_alphanumeric)
        && after.starts_with(['.', ',', ';', ')', '?', '!'])
}

/// The bytes with which the characters begin that a tag may begin with.
const BEGINS: [bool; 256] = {
    let mut begins = [false; 256];
    let bytes = b"<[{(&\\:\xC2\xCB\xE1\xE2\xE3\xEF\xF0\xF4";
    let mut at = 0;
    while at < bytes.len() {
        begins[bytes[at] as usize] = true;
        at += 1;
    }
    begins
};

/// Finds the next place from `from` where a tag may begin.
fn next(text: &str, from: usize) -> Option<usize> {
    let mut rest = text.as_bytes()[from..].iter();
    rest.position(|byte| BEGINS[*byte as usize])
        .map(|at| from + at)
}

/// A sign that may begin a tag.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// `<` itself.
    Angle,
    /// A sign that looks like `<`.
    LikeAngle,
    /// Another bracket, or a quotation mark that looks like one.
    Bracket,
    /// `&`: an entity may make a character that stands for withheld text.
    Ampersand,
    /// `\`: a command of another language, or an escape of YAML.
    Backslash,
    /// `:`: three of them begin a block in other dialects of Markdown.
    Colon,
    /// A character that stands for withheld text already.
    Reserved,
}

impl Sign {
    fn of(c: char) -> Option<Sign> {
        Some(match c {
            '<' => Sign::Angle,
            '\u{FF1C}' | '\u{FE64}' | '\u{2039}' | '\u{2C2}' | '\u{1438}' | '\u{16B2}'
            | '\u{2329}' | '\u{3008}' | '\u{27E8}' | '\u{276C}' | '\u{276E}' | '\u{2770}'
            | '\u{29FC}' | '\u{27EA}' | '\u{226A}' | '\u{22D6}' | '\u{227A}' | '\u{1D236}' => {
                Sign::LikeAngle
            }
            '[' | '{' | '(' | '\u{FF3B}' | '\u{FF5B}' | '\u{FF08}' | '\u{3010}' | '\u{3014}'
            | '\u{300C}' | '\u{300E}' | '\u{3016}' | '\u{3018}' | '\u{301A}' | '\u{27E6}'
            | '\u{27EE}' | '\u{2772}' | '\u{2774}' | '\u{2768}' | '\u{300A}' | '\u{AB}' => {
                Sign::Bracket
            }
            '&' => Sign::Ampersand,
            '\\' => Sign::Backslash,
            ':' => Sign::Colon,
            MARK_FIRST.. => Sign::Reserved,
            _ => return None,
        })
    }

    /// Tells whether a character ends what this sign begins.
    fn is_ended_by(self, c: char) -> bool {
        match self {
            Sign::Angle | Sign::LikeAngle => matches!(
                c,
                '>' | '\u{FF1E}'
                    | '\u{FE65}'
                    | '\u{203A}'
                    | '\u{2C3}'
                    | '\u{1433}'
                    | '\u{232A}'
                    | '\u{3009}'
                    | '\u{27E9}'
                    | '\u{276D}'
                    | '\u{276F}'
                    | '\u{2771}'
                    | '\u{29FD}'
                    | '\u{27EB}'
                    | '\u{226B}'
                    | '\u{22D7}'
                    | '\u{227B}'
                    | '\u{1D237}'
            ),
            _ => matches!(
                c,
                ']' | '}'
                    | ')'
                    | '\u{FF3D}'
                    | '\u{FF5D}'
                    | '\u{FF09}'
                    | '\u{3011}'
                    | '\u{3015}'
                    | '\u{300D}'
                    | '\u{300F}'
                    | '\u{3017}'
                    | '\u{3019}'
                    | '\u{301B}'
                    | '\u{27E7}'
                    | '\u{27EF}'
                    | '\u{2773}'
                    | '\u{2775}'
                    | '\u{2769}'
                    | '\u{300B}'
                    | '\u{BB}'
            ),
        }
    }
}

/// What was read from a sign on.
enum Read {
    Tag(Tag),
    Mistake(Code),
    Nothing,
}

/// Reads what may be a tag: its sign stands at `at`, and the rest of it from `from` on.
fn read(text: &str, at: usize, from: usize, sign: Sign) -> Read {
    let rest = &text[from..];
    let tag = |kind: TagKind, end: usize| {
        Read::Tag(Tag {
            range: at..end,
            kind,
        })
    };
    match sign {
        Sign::Reserved => Read::Mistake(Code::ReservedCharacter),
        Sign::Ampersand if makes_mark(rest) => Read::Mistake(Code::ReservedCharacter),
        Sign::Ampersand => Read::Nothing,
        Sign::Backslash if is_escape_of_mark(rest) => Read::Mistake(Code::ReservedCharacter),
        Sign::Backslash => of_mistake(is_command(rest).then_some(Code::RedactionTag)),
        Sign::Colon => {
            let is_block = rest.starts_with("::") && is_alone(text, at);
            of_mistake(is_block.then(|| of_block(rest)).flatten())
        }
        Sign::Angle => {
            if let Some((kind, rest)) = mark(rest) {
                return tag(kind, text.len() - rest.len());
            }
            // Behind a backslash its `<` is text in Markdown, and none in HTML.
            if rest.starts_with("!--") && !is_escaped(text, at) {
                return tag(TagKind::BeginsComment, from + 3);
            }
            let stretch = Stretch::new(rest, sign);
            if let Some(code) = stretch.of_angle(is_target(text, at)) {
                return Read::Mistake(code);
            }
            match stretch.begins_nothing(true) || begins_arrow(rest) {
                true => tag(TagKind::BeginsNothing, from),
                false => Read::Nothing,
            }
        }
        Sign::LikeAngle => {
            let stretch = Stretch::new(rest, sign);
            if let Some(code) = stretch.of_like_angle() {
                return Read::Mistake(code);
            }
            match stretch.begins_nothing(false) {
                true => tag(TagKind::BeginsNothing, from),
                false => Read::Nothing,
            }
        }
        // The target of a link is a path: `[a](/private/b.pdf)`.
        Sign::Bracket if text[..at].ends_with(']') && text[at..].starts_with('(') => Read::Nothing,
        Sign::Bracket if !may_close(rest) => Read::Nothing,
        Sign::Bracket => of_mistake(Stretch::new(rest, sign).of_bracket()),
    }
}

fn of_mistake(code: Option<Code>) -> Read {
    code.map_or(Read::Nothing, Read::Mistake)
}

/// Reads the rest of a tag that is written rightly, and gives what follows it.
fn mark(rest: &str) -> Option<(TagKind, &str)> {
    let (closes, name) = match rest.strip_prefix('/') {
        Some(after) => (true, after.trim_start()),
        None => (false, rest),
    };
    const NAME: &str = "redacted";
    let typed = name.get(..NAME.len())?;
    if !typed.eq_ignore_ascii_case(NAME) {
        return None;
    }
    let after = &name[NAME.len()..];
    if closes {
        let rest = after.trim_start().strip_prefix('>')?;
        return Some((TagKind::Closes, rest));
    }
    opening(after)
}

/// Reads what follows `<redacted`: nothing or a reason, and `>`. Gives the rest behind it.
fn opening(after: &str) -> Option<(TagKind, &str)> {
    let trimmed = after.trim_start();
    if let Some(rest) = trimmed.strip_prefix('>') {
        return Some((TagKind::Opens(String::new()), rest));
    }
    if trimmed.len() == after.len() {
        return None;
    }
    let value = trimmed
        .strip_prefix("reason")?
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    // Inside a quoted YAML value the quotation mark itself is escaped.
    let quote = ["\\\"", "\"", "''", "'"]
        .into_iter()
        .find(|quote| value.starts_with(quote))?;
    let value = &value[quote.len()..];
    // A reason holds no brackets, so nobody need look further than the next one: a quotation mark that is never closed
    // must not make a reason of withheld words. A `>` with blanks around it is a sign of the reason: `cost > 5`.
    let first = value.find(['<', '>'])?;
    let near = &value[..value.floor_char_boundary(first + LONGEST)];
    let mut brackets = near.match_indices(['<', '>']).map(|(at, _)| at);
    let bracket = brackets.find(|at| !is_greater_than(near, *at))?;
    let end = value[..bracket].find(quote)?;
    if end > first && value[..end].contains('\n') {
        return None;
    }
    let rest = value[end + quote.len()..].trim_start().strip_prefix('>')?;
    let reason = value[..end].split_whitespace().collect::<Vec<_>>();
    Some((TagKind::Opens(reason.join(" ")), rest))
}

/// Tells whether a sign is a `>` with blanks around it, on one line.
fn is_greater_than(value: &str, at: usize) -> bool {
    let before = value[..at].ends_with(' ');
    let after = value[at..]
        .strip_prefix('>')
        .map(|rest| rest.strip_prefix('=').unwrap_or(rest));
    before && after.is_some_and(|rest| rest.starts_with(' '))
}

/// Tells whether an entity, of which `rest` is what follows its `&`, makes a character that stands for withheld text.
fn makes_mark(rest: &str) -> bool {
    let Some(number) = rest.strip_prefix('#') else {
        return false;
    };
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    // HTML takes any number of zeros before it.
    let digits = digits.trim_start_matches('0');
    let length = digits.bytes().take_while(|b| (*b as char).is_digit(radix));
    let length = length.take(9).count();
    u32::from_str_radix(&digits[..length], radix).is_ok_and(|value| value >= MARK_FIRST as u32)
}

/// Tells whether a sign stands behind a backslash that is not itself escaped.
fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.as_bytes()[..at].iter().rev();
    before.take(64).take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Tells whether a backslash begins an escape of YAML that makes a character that stands for withheld text.
fn is_escape_of_mark(rest: &str) -> bool {
    let digits = rest.strip_prefix('U').and_then(|digits| digits.get(..8));
    let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    value.is_some_and(|value| value >= MARK_FIRST as u32)
}

/// Tells whether a backslash begins a command such as `\redact{`.
fn is_command(rest: &str) -> bool {
    let name = rest.bytes().take_while(u8::is_ascii_alphabetic);
    let length = name.take(16).count();
    rest[length..].starts_with('{') && rest[..length].to_ascii_lowercase().starts_with("redact")
}

/// Tells whether nothing but blanks and signs of blocks stand before a place on its line.
fn is_alone(text: &str, at: usize) -> bool {
    let before = text.as_bytes()[..at].iter().rev();
    let mut blanks = before.take_while(|byte| **byte != b'\n');
    blanks.all(|byte| b" \t>".contains(byte))
}

/// Judges what follows the first of three colons that begin a line: `::: redacted`.
fn of_block(rest: &str) -> Option<Code> {
    let line: String = rest.chars().take(40).take_while(|c| *c != '\n').collect();
    let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_');
    let name = words.find(|word| !word.is_empty()).map(looks::letters)?;
    match withholding::tag(&name) {
        _ if is_redacted(&name) => Some(Code::RedactionTag),
        Some(_) => Some(Code::WithholdingTag),
        None => None,
    }
}

/// Tells whether what follows a bracket may close a mark: a slash, or the first letter of a word such as `end`.
fn may_close(rest: &str) -> bool {
    let first = rest.trim_start().bytes().next().unwrap_or(b' ');
    !first.is_ascii_alphanumeric() || b"berst".contains(&first.to_ascii_lowercase())
}

/// Tells whether a `<` begins the target of a link, as in `[a](<b c.pdf>)`.
fn is_target(text: &str, at: usize) -> bool {
    text[..at].ends_with("](") || text[..at].trim_end_matches(' ').ends_with("]:")
}

/// Tells whether `<--` is the first half of a pair, of which `-->` is the second: then text was to stand in a comment.
fn begins_arrow(rest: &str) -> bool {
    let Some(inside) = rest
        .strip_prefix("--")
        .filter(|rest| !rest.starts_with('>'))
    else {
        return false;
    };
    let until = inside.split('<').next().unwrap_or("");
    let paragraph = until.split("\n\n").next().unwrap_or("");
    paragraph.contains("-->")
}

/// What stands between a sign and the one that ends it, folded to how it looks.
struct Stretch {
    /// What stands there: letters, digits, blanks and signs of ASCII.
    folded: String,
    /// Whether a blank follows the sign.
    spaced: bool,
    /// Whether it is ended.
    ended: bool,
}

impl Stretch {
    fn new(rest: &str, sign: Sign) -> Stretch {
        let mut folded = String::new();
        let mut ended = false;
        let mut quote: Option<char> = None;
        let mut chars = rest.char_indices().take(LONGEST);
        while let Some((at, c)) = chars.next() {
            match quote {
                Some(open) if c == open => quote = None,
                _ if Sign::of(c).is_some_and(|next| next.breaks(sign)) => break,
                // In the value of an attribute any other sign may stand.
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
        Stretch {
            folded,
            spaced,
            ended,
        }
    }

    /// Judges what stands behind a `<`. `target` tells whether that begins the target of a link.
    fn of_angle(&self, target: bool) -> Option<Code> {
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

    /// Judges what stands behind a sign that looks like `<`.
    fn of_like_angle(&self) -> Option<Code> {
        let name = self.name();
        match self.likeness(&name) {
            Likeness::Redacted => Some(Code::RedactionTag),
            Likeness::Near if self.ended => Some(Code::RedactionTag),
            // A word between quotation marks of this form is a word; a slash before it makes a tag.
            _ if name.closes && self.is_withholding(&name) => Some(Code::WithholdingTag),
            _ => None,
        }
    }

    /// Judges what stands behind another bracket. `[redacted]` is what people write in a text; what closes it is not.
    fn of_bracket(&self) -> Option<Code> {
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

    /// Tells whether it begins a declaration, or a comment in a way that is none.
    fn begins_nothing(&self, is_angle: bool) -> bool {
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
        // What stands before a name does not belong to it: `/`, `!`, `?` and the like.
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

    /// Tells how near the name is to `redacted`: by itself, in a part of it, or with the pieces that follow it.
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
            // Behind a blank a `<` is mostly one of arithmetic, and what follows it a path or a phrase.
            || (!self.spaced && own.into_iter().any(is_redacted))
        {
            Likeness::Near
        } else {
            Likeness::Nothing
        }
    }

    /// Tells whether the name is a word of withholding, such as `trade-secret`.
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

    /// Tells whether nothing but a name of one or two words stands there.
    fn is_one_name(&self) -> bool {
        self.words().count() <= 2 && !self.folded.contains(['=', '"'])
    }

    /// Tells whether an attribute says `redacted`: its name, or the class or id that it gives.
    fn has_mark_as_attribute(&self) -> bool {
        self.attributes().iter().any(|(name, value)| {
            let of_style =
                matches!(&**name, "class" | "id" | "role" | "type") || name.starts_with("data");
            let mut words = value.split(|c: char| !c.is_ascii_alphanumeric());
            name.contains("redact") || of_style && words.any(|word| word.contains("redact"))
        })
    }

    /// Tells whether an attribute hides an element from readers, which cleaning would take away.
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

    /// Gives the attributes of an element, in lower case; none where it is none.
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

    /// Gives the words that stand there.
    fn words(&self) -> impl Iterator<Item = &str> {
        let words = self.folded.split(|c: char| !c.is_ascii_alphanumeric());
        words.filter(|word| !word.is_empty())
    }
}

impl Sign {
    /// Tells whether a sign breaks off what another one began.
    fn breaks(self, begun: Sign) -> bool {
        match begun {
            Sign::Angle | Sign::LikeAngle => matches!(self, Sign::Angle | Sign::LikeAngle),
            _ => matches!(self, Sign::Angle | Sign::LikeAngle | Sign::Bracket),
        }
    }
}

/// Classes by which people mark what is to be withheld. The other words are common in styles, and hide a menu or a button.
const CLASSES: [&str; 8] = [
    "blackout",
    "confidential",
    "nonpublic",
    "privileged",
    "proprietary",
    "sealed",
    "secret",
    "withheld",
];

/// Tells whether a style hides text, or writes it black on black. Cleaning takes the style away, and the text stays.
fn blacks_out(style: &str) -> bool {
    const HIDES: [&str; 5] = [
        "display:none",
        "visibility:hidden",
        "opacity:0;",
        "color:transparent",
        "font-size:0;",
    ];
    const BLACK: [&str; 4] = ["black", "#000;", "#000000", "rgb(0,0,0)"];
    let style = format!("{style};");
    let is_black = |name: &str| {
        let value = style.split(name).nth(1).unwrap_or("");
        BLACK.iter().any(|black| value.starts_with(black))
    };
    let on_black = is_black("background:") || is_black("background-color:");
    let written = style.replace("background-color:", "");
    HIDES.iter().any(|hides| style.contains(hides))
        || on_black
            && (!written.contains("color:")
                || is_black(";color:")
                || style.starts_with("color:black"))
}

/// The name of what may be a tag.
struct Name {
    /// As it looks, with the signs in it.
    own: String,
    /// All that stands before the first blank.
    first: String,
    /// Its letters and digits.
    letters: String,
    /// Whether a slash stands before it.
    closes: bool,
    /// Whether nothing follows it but letters.
    is_bare: bool,
    /// Whether it is an address and no name: `<https://example.org>`.
    is_address: bool,
}

/// How near a name is to `redacted`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// It holds `redact`.
    Redacted,
    /// It has one slip or two.
    Near,
    /// It is something else.
    Nothing,
}

/// Tells whether letters are `redacted` or one of its forms, with two slips at most.
fn is_redacted(letters: &str) -> bool {
    const FORMS: [&str; 3] = ["redact", "redacted", "redaction"];
    letters.contains("redact")
        || (4..=11).contains(&letters.len())
            && !ELEMENTS.contains(&letters)
            && FORMS
                .iter()
                .any(|form| strsim::damerau_levenshtein(letters, form) <= 2)
}

/// Reads an entity: the character that it makes, if any that matters, and its length in characters.
fn entity(text: &str) -> Option<(Option<char>, usize)> {
    let name = text.strip_prefix('&')?;
    let end = name.bytes().take(12).position(|byte| byte == b';')?;
    let name = &name[..end];
    if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#') || name.is_empty() {
        return None;
    }
    let number = name.strip_prefix('#').and_then(|number| {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        match hexadecimal {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => number.parse().ok(),
        }
    });
    let made = match (number.and_then(char::from_u32), name) {
        (Some(c), _) => Some(c),
        (None, "nbsp") => Some(' '),
        // A sign made in this way begins and ends nothing.
        (None, "lt" | "gt" | "amp" | "quot") => Some('*'),
        _ => None,
    };
    // A sign of its own must not look like one that was typed.
    let made = made.map(|c| if c.is_ascii_punctuation() { '*' } else { c });
    Some((made, end + 2))
}

#[cfg(test)]
mod tests;
