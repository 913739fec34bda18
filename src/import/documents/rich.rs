//! Takes out of RTF what no reader sees: hidden text, deleted text, notes of reviewers, and what
//! describes the file.

use super::web::{ITEM, ITEM_END};

/// What was found in a document beside its text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Unseen {
    /// Places with hidden text.
    pub hidden: usize,
    /// Passages that someone inserted while changes were tracked.
    pub inserted: usize,
    /// Passages that someone deleted while changes were tracked.
    pub deleted: usize,
    /// Comments.
    pub comments: usize,
    /// Fields that show the present day.
    pub moving_days: usize,
}

impl Unseen {
    /// Says what was found, without a word of it.
    pub(super) fn notes(&self) -> Vec<String> {
        let count = |number: usize, one: &str, many: &str| match number {
            1 => format!("1 {one}"),
            number => format!("{number} {many}"),
        };
        let mut notes = Vec::new();
        if self.inserted + self.deleted > 0 {
            notes.push(format!(
                "tracked changes: {}, {}",
                count(self.inserted, "insertion", "insertions"),
                count(self.deleted, "deletion", "deletions")
            ));
        }
        if self.hidden > 0 {
            notes.push(format!(
                "hidden text in {}",
                count(self.hidden, "place", "places")
            ));
        }
        if self.comments > 0 {
            notes.push(count(self.comments, "comment", "comments"));
        }
        notes
    }

    /// Returns whether the document itself holds more than a reader sees.
    pub(super) fn is_any(&self) -> bool {
        self.hidden + self.inserted + self.deleted + self.comments > 0
    }
}

/// What holds in a group.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    is_hidden: bool,
    is_deleted: bool,
    is_inserted: bool,
    /// Whether all of it is left out.
    is_dropped: bool,
    /// Whether it is the sign of an item of a list.
    is_sign: bool,
    /// How many characters replace one that is given by its number.
    stand_ins: usize,
}

/// The most groups within one another.
const DEPTH: usize = 2000;

/// Returns RTF without what no reader sees.
pub(super) fn cleaned(bytes: &[u8]) -> Result<(Vec<u8>, Unseen), String> {
    let mut made = Vec::with_capacity(bytes.len());
    let mut unseen = Unseen::default();
    let mut groups = vec![Group {
        stand_ins: 1,
        ..Group::default()
    }];
    let mut at = 0;
    // How many characters only repeat the one before them, and are left out.
    let mut skip = 0;
    while at < bytes.len() {
        let open = groups.len();
        let group = groups.last_mut().expect("the outer group is never left");
        let is_shown = !group.is_dropped && !group.is_hidden && !group.is_deleted;
        match bytes[at] {
            b'{' => {
                if open > DEPTH {
                    return Err("its groups are nested too deeply".to_owned());
                }
                let inner = Group {
                    is_sign: false,
                    ..*group
                };
                groups.push(inner);
                skip = 0;
                made.push(b'{');
                at += 1;
            }
            b'}' => {
                if open > 1 {
                    if group.is_sign {
                        push(&mut made, ITEM_END);
                    }
                    groups.pop();
                    made.push(b'}');
                }
                skip = 0;
                at += 1;
            }
            b'\\' => {
                let (word, value, length) = control(&bytes[at..]);
                let whole = &bytes[at..at + length];
                at += length;
                let on = value != Some(0);
                match word {
                    b"v" => {
                        unseen.hidden += usize::from(on && !group.is_hidden && !group.is_dropped);
                        group.is_hidden = on;
                    }
                    b"deleted" => {
                        unseen.deleted += usize::from(on && !group.is_deleted && !group.is_dropped);
                        group.is_deleted = on;
                    }
                    b"revised" => {
                        unseen.inserted +=
                            usize::from(on && !group.is_inserted && !group.is_dropped);
                        group.is_inserted = on;
                    }
                    b"plain" => {
                        group.is_hidden = false;
                        made.extend_from_slice(whole);
                    }
                    b"annotation" | b"atnid" | b"atnauthor" | b"atntime" | b"atndate"
                    | b"atnref" | b"atrfstart" | b"atrfend" | b"atnparent" | b"atnicn"
                    | b"info" | b"revtbl" | b"xmlnstbl" | b"userprops" | b"doccomm" | b"object"
                    | b"pict" => {
                        unseen.comments += usize::from(word == b"annotation" && !group.is_dropped);
                        group.is_dropped = true;
                    }
                    // Pandoc knows the numbers of lists by tables that not every program writes.
                    // The sign itself is here.
                    b"listtext" | b"pntext" => {
                        if is_shown {
                            group.is_sign = true;
                            push(&mut made, ITEM);
                            made.push(b'1');
                        }
                    }
                    b"ls" | b"ilvl" => {}
                    b"uc" => group.stand_ins = value.unwrap_or(1).clamp(0, 20) as usize,
                    b"u" => {
                        skip = group.stand_ins;
                        if is_shown {
                            // Without stand-ins, every version of pandoc reads the same.
                            made.extend_from_slice(b"\\uc0\\u");
                            made.extend_from_slice(value.unwrap_or(63).to_string().as_bytes());
                            made.extend_from_slice(b"{}");
                        }
                    }
                    b"'" if skip > 0 => skip -= 1,
                    b"bin" => {
                        let length = usize::try_from(value.unwrap_or(0)).unwrap_or(0);
                        at = at.saturating_add(length).min(bytes.len());
                    }
                    // Some programs write footnotes as something that a reader may leave out.
                    b"*" if bytes[at..].starts_with(b"\\footnote") => {}
                    b"*" => made.extend_from_slice(whole),
                    b"par" | b"cell" | b"row" | b"line" | b"page" | b"sect" | b"tab" => {
                        if !group.is_dropped && !group.is_deleted {
                            made.extend_from_slice(whole);
                        }
                    }
                    _ => {
                        let is_word = whole.len() > 1 && whole[1].is_ascii_alphabetic();
                        // What makes no words has its effect on what follows.
                        if is_shown || is_word && !group.is_dropped {
                            made.extend_from_slice(whole);
                        }
                    }
                }
            }
            b'\r' | b'\n' => {
                made.push(bytes[at]);
                at += 1;
            }
            0 => at += 1,
            _ if skip > 0 => {
                skip -= 1;
                at += 1;
            }
            byte => {
                if is_shown {
                    made.push(byte);
                }
                at += 1;
            }
        }
    }
    // A field that shows the day on which the file is opened.
    let text = String::from_utf8_lossy(bytes);
    let fields = text.match_indices("\\fldinst").filter(|(at, _)| {
        let head: String = text[*at..].chars().take(60).collect();
        ["DATE ", "TIME ", "DATE\\\\", "DATE}"]
            .iter()
            .any(|name| head.contains(name))
    });
    unseen.moving_days = fields.count() + text.matches("\\chdate").count();
    Ok((made, unseen))
}

/// What begins a group of RTF that is no text.
const NO_TEXT: [&[u8]; 22] = [
    b"*",
    b"fonttbl",
    b"colortbl",
    b"stylesheet",
    b"listtable",
    b"listoverridetable",
    b"info",
    b"generator",
    b"header",
    b"headerl",
    b"headerr",
    b"headerf",
    b"footer",
    b"footerl",
    b"footerr",
    b"footerf",
    b"fldinst",
    b"filetbl",
    b"themedata",
    b"bkmkstart",
    b"bkmkend",
    b"pntext",
];

/// Returns the words of cleaned RTF, to see whether all of them are read.
pub(super) fn words(rtf: &[u8]) -> String {
    let mut text = String::new();
    let mut groups = vec![true];
    let mut at = 0;
    while at < rtf.len() {
        let shows = groups.last().copied().unwrap_or(true);
        match rtf[at] {
            b'{' => groups.push(shows),
            b'}' if groups.len() > 1 => {
                groups.pop();
            }
            b'\\' => {
                let (word, value, length) = control(&rtf[at..]);
                if NO_TEXT.contains(&word)
                    && let Some(group) = groups.last_mut()
                {
                    *group = false;
                }
                let character = match word {
                    b"u" => value.and_then(|value| char::from_u32((value & 0xffff) as u32)),
                    b"'" => std::str::from_utf8(rtf.get(at + 2..at + 4).unwrap_or_default())
                        .ok()
                        .and_then(|digits| u8::from_str_radix(digits, 16).ok())
                        .map(crate::import::plain::windows_1252),
                    b"par" | b"line" | b"tab" | b"cell" | b"row" | b"page" | b"sect" | b"~"
                    | b"nestcell" | b"nestrow" | b"_" | b"lquote" | b"rquote" | b"ldblquote"
                    | b"rdblquote" | b"endash" | b"emdash" | b"bullet" | b"enspace"
                    | b"emspace" => Some(' '),
                    _ => None,
                };
                text.extend(character.filter(|_| shows && *groups.last().unwrap_or(&true)));
                at += length;
                continue;
            }
            byte if shows && byte >= b' ' => text.push(char::from(byte)),
            _ => {}
        }
        at += 1;
    }
    // The signs of a list are counted anew.
    let mut words = String::with_capacity(text.len());
    let mut parts = text.split(ITEM);
    words.push_str(parts.next().unwrap_or_default());
    for part in parts {
        words.push(' ');
        words.push_str(part.split_once(ITEM_END).map_or(part, |(_, rest)| rest));
    }
    words
}

/// Writes a character by its number.
fn push(made: &mut Vec<u8>, c: char) {
    // Numbers are those of 16 bits with a sign.
    let number = u32::from(c) as i64 - 0x1_0000;
    made.extend_from_slice(format!("\\uc0\\u{number}{{}}").as_bytes());
}

/// Reads a control word: the word, its number, and how long it is with the blank behind it.
fn control(bytes: &[u8]) -> (&[u8], Option<i64>, usize) {
    let letters = bytes[1..]
        .iter()
        .take(40)
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    if letters == 0 {
        // `\'80` has two digits behind it.
        let length = match bytes.get(1) {
            Some(b'\'') => 4.min(bytes.len()),
            Some(_) => 2,
            None => 1,
        };
        return (bytes.get(1..2).unwrap_or_default(), None, length);
    }
    let word = &bytes[1..=letters];
    let mut end = 1 + letters;
    let minus = usize::from(bytes.get(end) == Some(&b'-'));
    let digits = bytes[end + minus..]
        .iter()
        .take(10)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let mut value = None;
    if digits > 0 {
        let text = &bytes[end..end + minus + digits];
        value = std::str::from_utf8(text)
            .ok()
            .and_then(|text| text.parse().ok());
        end += minus + digits;
    }
    if bytes.get(end) == Some(&b' ') {
        end += 1;
    }
    (word, value, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_text_are_those_that_readers_see() {
        let rtf = br"{\rtf1{\fonttbl{\f0 Arial;}}Seen \u8364{}5 \'a7 9\par A\rquote s{\*\footnote Note}{\*\other no}\cell B\row}";
        let (made, _) = cleaned(rtf).unwrap();
        assert_eq!(words(&made), "Seen \u{20ac}5 \u{a7} 9 A sNote B ");
        for cut in 0..rtf.len() {
            let _ = words(&rtf[..cut]);
        }
    }

    #[test]
    fn what_no_reader_sees_is_left_out() {
        let rtf = br"{\rtf1\ansi{\info{\author A}}Seen \u8364?5 \'a7{\v secret}{\deleted gone}{\revised new}{\*\annotation remark} end\par}";
        let (made, unseen) = cleaned(rtf).unwrap();
        let made = String::from_utf8(made).unwrap();
        for word in ["secret", "gone", "remark", "author"] {
            assert!(!made.contains(word), "{word} in {made}");
        }
        assert!(made.contains(r"\uc0\u8364{}5 \'a7"), "{made}");
        assert!(made.contains("new") && made.contains("end"));
        let want = Unseen {
            hidden: 1,
            inserted: 1,
            deleted: 1,
            comments: 1,
            moving_days: 0,
        };
        assert_eq!(unseen, want);
        for cut in 0..rtf.len() {
            let _ = cleaned(&rtf[..cut]);
        }
    }
}
