//! The families of citations that a site adds, as regular expressions.

use std::borrow::Cow;
use std::fmt::Write;

use regex::{Captures, Regex};

use super::authority::{Authority, Citation};
use super::scan;

/// A family of citations that a site adds to the ones that are built in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyRule {
    /// The regular expression that a citation fits.
    pub pattern: String,
    /// The address of what is cited; `$1` and `${name}` represent the groups of the pattern.
    pub url: Option<String>,
    /// The name of what is cited, with groups as in `url`; without it, the text that fits.
    pub name: Option<String>,
}

/// One of them, ready to be searched for.
#[derive(Debug, Clone)]
pub(super) struct OwnFamily {
    pattern: Regex,
    url: Option<String>,
    name: Option<String>,
}

impl OwnFamily {
    /// Compiles one rule of a site, or says what is wrong with it.
    pub(super) fn compile(rule: &FamilyRule) -> Result<OwnFamily, String> {
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
        Ok(OwnFamily {
            pattern,
            url: rule.url.clone(),
            name: rule.name.clone(),
        })
    }

    /// Finds the citations that fit it.
    pub(super) fn find<'a>(
        &'a self,
        folded: &'a Folded<'_>,
    ) -> impl Iterator<Item = Citation> + 'a {
        let found = self.pattern.captures_iter(&folded.text);
        found.filter_map(|groups| {
            let whole = groups.get_match();
            let name = match &self.name {
                Some(template) => expand(&groups, template),
                None => whole.as_str().to_owned(),
            };
            let name = scan::single_spaced(&name);
            // A pattern may fit nothing at all, between any two characters: that cites nothing.
            (!whole.is_empty() && !name.is_empty()).then(|| Citation {
                range: folded.place(whole.start())..folded.place(whole.end()),
                authority: Authority {
                    name,
                    url: (self.url.as_ref()).map(|template| encode_url(&expand(&groups, template))),
                    note: None,
                },
                pinpoint: None,
            })
        })
    }
}

/// Returns the first group that a template uses and the pattern lacks. The regex crate would put
/// nothing in its place: `$1_x` is the group `1_x`, not the group `1` and then `_x`.
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

/// A text in which a space in a site's pattern fits whatever divides two words, and a hyphen one
/// that does not break.
pub(super) struct Folded<'t> {
    text: Cow<'t, str>,
    /// Where the places of the two texts begin to differ by another length: in this text, and in
    /// the one given.
    places: Vec<(usize, usize)>,
}

impl<'t> Folded<'t> {
    /// Folds a text.
    pub(super) fn of(text: &'t str) -> Folded<'t> {
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

    /// Returns the place in the text given for one in this text.
    fn place(&self, at: usize) -> usize {
        let after = self.places.partition_point(|(folded, _)| *folded <= at);
        let (folded, original) = match after {
            0 => (0, 0),
            _ => self.places[after - 1],
        };
        original + (at - folded)
    }
}

/// Puts the groups of a match into a template.
fn expand(groups: &Captures<'_>, template: &str) -> String {
    let mut expanded = String::new();
    groups.expand(template, &mut expanded);
    expanded
}

/// Percent-encodes what may not be in an address (RFC 3986), since groups bring text of all
/// kinds into it.
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
