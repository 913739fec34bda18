//! Authorities: the statutes, rules and reports that a text cites, under one name each, with the place where the
//! public can read them.
//!
//! Text comes in, citations go out. The families that every site knows stand in `families.rs`, how they are
//! recognized in `find.rs`; a site adds its own as regular expressions.

use crate::diagnostic::is_marked;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashSet;
use std::fmt::Write;
use std::ops::Range;

use regex::{Captures, Regex};

use super::prose::{Prose, is_mark};
use super::slug::slug;
use super::tree::Tree;

mod act;
mod families;
mod find;
mod read;
mod scan;
mod sections;

pub use act::Acts;

/// The longest name, in bytes of its address, that is still a name and not a sentence.
const LONGEST: usize = 150;

/// One law, rule or report, named at the level of its section: `47 U.S.C. § 251`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Authority {
    /// The one way to write it, the same however a text wrote it.
    pub name: String,
    /// Where the public can read it, if a lasting address is known.
    pub url: Option<String>,
    /// What a reader should know before looking it up, such as `now 20 CSR 4240-36`.
    pub note: Option<String>,
}

/// A place in a text that cites an authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The bytes of the text that make the citation, on character boundaries.
    pub range: Range<usize>,
    /// What is cited.
    pub authority: Authority,
    /// The subdivision that is meant, as written but for its spaces: `(f)(2)`, `(b) or (c)`.
    pub pinpoint: Option<String>,
}

/// A family of citations that a site adds to the ones that are built in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyRule {
    /// The regular expression that a citation fits.
    pub pattern: String,
    /// The address of what is cited; `$1` and `${name}` stand for the groups of the pattern.
    pub url: Option<String>,
    /// The name of what is cited, with groups as in `url`; without it, the text that fits.
    pub name: Option<String>,
}

/// Every family of citations that a site knows: its own, and those that are built in.
#[derive(Debug, Clone, Default)]
pub struct Families {
    site: Vec<SiteFamily>,
}

#[derive(Debug, Clone)]
struct SiteFamily {
    pattern: Regex,
    url: Option<String>,
    name: Option<String>,
}

impl Authority {
    /// Makes an authority of words that no family knows, without an address.
    pub fn of_words(words: &str) -> Authority {
        Authority {
            name: scan::single_spaced(words),
            url: None,
            note: None,
        }
    }

    /// Says whether it is the docket of this number, which a commission may call a case or a file.
    pub fn is_docket(&self, number: &str) -> bool {
        let of_docket = self.name.rsplit_once(" No. ").filter(|(kind, own)| {
            (kind.ends_with("Case") || kind.ends_with("Docket")) && slug(own) == slug(number)
        });
        of_docket.is_some() || self.name == number
    }

    /// Gives what tells it from all others: its name as an address keeps it, so that names which differ by case, spaces
    /// or signs alone are one authority, and no two authorities can have one address.
    ///
    /// Gives `None` for words that name none: without a letter or digit, withheld in part, or a whole sentence.
    pub fn key(&self) -> Option<String> {
        let key = slug(&self.name);
        let is_name = (1..=LONGEST).contains(&key.len()) && !is_marked(&self.name);
        is_name.then_some(key)
    }
}

impl Families {
    /// Takes a site's own families and gives them together with the built-in ones, or the number of the rule that
    /// cannot be used, counted from 0, and what is wrong with it.
    pub fn new(site: &[FamilyRule]) -> Result<Families, (usize, String)> {
        let families = site
            .iter()
            .enumerate()
            .map(|(number, rule)| compile(rule).map_err(|wrong| (number, wrong)));
        Ok(Families {
            site: families.collect::<Result<_, _>>()?,
        })
    }

    /// Finds the citations of a text, in order, none overlapping another. A site's own families win over the
    /// built-in ones; among themselves the leftmost wins, then the longest, then the one listed first.
    pub fn find(&self, text: &str) -> Vec<Citation> {
        self.find_among(text, &Acts::named_in(text))
    }

    /// Finds the citations of a passage of a text that names `acts`, as [`Families::find`] does.
    pub fn find_among(&self, text: &str, acts: &Acts<'_>) -> Vec<Citation> {
        let built_in = find::find(text, acts);
        if self.site.is_empty() {
            return built_in;
        }
        let folded = Folded::of(text);
        let mut own: Vec<Citation> = self
            .site
            .iter()
            .flat_map(|family| find_own(family, &folded))
            .collect();
        own.sort_by_key(|citation| (citation.range.start, Reverse(citation.range.end)));
        let mut free_from = 0;
        own.retain(|citation| {
            let free = citation.range.start >= free_from;
            if free {
                free_from = citation.range.end;
            }
            free
        });
        give_way(own, built_in)
    }

    /// Finds the authorities that a text cites where readers see it, in order, each time. What is withheld in part is not
    /// cited.
    pub fn cited(&self, prose: &Prose, tree: &Tree<'_>) -> Vec<Authority> {
        let acts = Acts::named_in(&prose.text);
        let mut cited = Vec::new();
        tree.passages(|passage| {
            let found = self.find_among(passage, &acts).into_iter();
            let whole = found.filter(|one| !passage[one.range.clone()].contains(is_mark));
            cited.extend(whole.map(|citation| citation.authority));
        });
        cited
    }

    /// Reads an entry of a record's list of authorities and gives each authority that it names, once. A text that no
    /// family knows is one authority of that name; an empty text is none.
    pub fn read(&self, text: &str) -> Vec<Authority> {
        let mut authorities: Vec<Authority> = Vec::new();
        let mut known = HashSet::new();
        for citation in self.find(text) {
            if known.insert(citation.authority.clone()) {
                authorities.push(citation.authority);
            }
        }
        let words = Authority::of_words(text);
        if authorities.is_empty() && !words.name.is_empty() {
            authorities.push(words);
        }
        authorities
    }
}

/// Compiles one rule of a site, or says what is wrong with it.
fn compile(rule: &FamilyRule) -> Result<SiteFamily, String> {
    let pattern = Regex::new(&rule.pattern).map_err(|error| {
        let message = error.to_string();
        let last = message.lines().last().unwrap_or_default();
        let reason = last.trim_start_matches("error: ").trim_end_matches('.');
        format!("`{}` is not a regular expression: {reason}", rule.pattern)
    })?;
    for template in rule.url.iter().chain(&rule.name) {
        if let Some(group) = unknown_group(&pattern, template) {
            return Err(format!(
                "`{template}` uses the group `{group}`, which `{}` does not have",
                rule.pattern
            ));
        }
    }
    Ok(SiteFamily {
        pattern,
        url: rule.url.clone(),
        name: rule.name.clone(),
    })
}

/// Gives the first group that a template uses and the pattern lacks. The regex crate would put nothing in its place:
/// `$1_x` is the group `1_x`, not the group `1` and then `_x`.
fn unknown_group<'t>(pattern: &Regex, template: &'t str) -> Option<&'t str> {
    let mut rest = template;
    while let Some(dollar) = rest.find('$') {
        rest = &rest[dollar + 1..];
        if let Some(after) = rest.strip_prefix('$') {
            rest = after;
            continue;
        }
        let group = match rest.strip_prefix('{') {
            Some(braced) => braced.split_once('}').map_or("", |(group, _)| group),
            None => {
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
                &rest[..end.unwrap_or(rest.len())]
            }
        };
        let known = match group.parse::<usize>() {
            Ok(number) => number < pattern.captures_len(),
            Err(_) => {
                group.is_empty() || pattern.capture_names().flatten().any(|name| name == group)
            }
        };
        if !known {
            return Some(group);
        }
    }
    None
}

/// A text in which a space in a site's pattern fits whatever divides two words, and a hyphen one that does not break.
struct Folded<'t> {
    text: Cow<'t, str>,
    /// Where the places of the two texts begin to differ by another length: in this text, and in the one given.
    places: Vec<(usize, usize)>,
}

impl<'t> Folded<'t> {
    fn of(text: &'t str) -> Folded<'t> {
        let is_folded = |c: char| (c.is_whitespace() && c != ' ') || c == '‑';
        if !text.contains(is_folded) && !text.contains("  ") {
            return Folded {
                text: Cow::Borrowed(text),
                places: Vec::new(),
            };
        }
        let mut folded = String::with_capacity(text.len());
        let mut places = Vec::new();
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let mut end = at + c.len_utf8();
            if c == '‑' {
                folded.push('-');
            } else if c.is_whitespace() {
                while let Some((at, next)) = chars.next_if(|(_, next)| next.is_whitespace()) {
                    end = at + next.len_utf8();
                }
                folded.push(' ');
            } else {
                folded.push(c);
                continue;
            }
            places.push((folded.len(), end));
        }
        Folded {
            text: Cow::Owned(folded),
            places,
        }
    }

    /// Gives the place in the text given for one in this text.
    fn place(&self, at: usize) -> usize {
        let after = self.places.partition_point(|(folded, _)| *folded <= at);
        let (folded, original) = match after {
            0 => (0, 0),
            _ => self.places[after - 1],
        };
        original + (at - folded)
    }
}

/// Finds the citations of one of a site's own families.
fn find_own<'a>(
    family: &'a SiteFamily,
    folded: &'a Folded<'_>,
) -> impl Iterator<Item = Citation> + 'a {
    let found = family.pattern.captures_iter(&folded.text);
    found.filter_map(|groups| {
        let whole = groups.get_match();
        let name = match &family.name {
            Some(template) => expand(&groups, template),
            None => whole.as_str().to_owned(),
        };
        let name = scan::single_spaced(&name);
        // A pattern may fit nothing at all, between any two characters: that cites nothing.
        (!whole.is_empty() && !name.is_empty()).then(|| Citation {
            range: folded.place(whole.start())..folded.place(whole.end()),
            authority: Authority {
                name,
                url: (family.url.as_ref()).map(|template| encode_url(&expand(&groups, template))),
                note: None,
            },
            pinpoint: None,
        })
    })
}

/// Puts the groups of a match into a template.
fn expand(groups: &Captures<'_>, template: &str) -> String {
    let mut expanded = String::new();
    groups.expand(template, &mut expanded);
    expanded
}

/// Percent-encodes what may not stand in an address (RFC 3986), since groups bring text of all kinds into it.
fn encode_url(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() && !br#""<>\^`{|}"#.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("writing to a string does not fail");
        }
    }
    encoded
}

/// Merges two ordered lists, leaving out of the second what overlaps the first.
fn give_way(first: Vec<Citation>, second: Vec<Citation>) -> Vec<Citation> {
    let mut merged = Vec::with_capacity(first.len() + second.len());
    let mut first = first.into_iter().peekable();
    let mut taken_to = 0;
    for citation in second {
        while let Some(earlier) = first.next_if(|own| own.range.start < citation.range.end) {
            taken_to = earlier.range.end;
            merged.push(earlier);
        }
        if citation.range.start >= taken_to {
            merged.push(citation);
        }
    }
    merged.extend(first);
    merged
}

#[cfg(test)]
mod tests;
