//! All families of citations that a site knows, and what they find in a text.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::act::Acts;
use super::authority::{Authority, Citation};
use super::find;
use super::own::{FamilyRule, Folded, OwnFamily};
use crate::text::{Prose, Tree, is_mark};

/// Every family of citations that a site knows: its own, and those that are built in.
#[derive(Debug, Clone, Default)]
pub struct Families {
    site: Vec<OwnFamily>,
}

impl Families {
    /// Takes a site's own families and gives them together with the built-in ones, or the number of
    /// the rule that cannot be used, counted from 0, and what is wrong with it.
    pub fn new(site: &[FamilyRule]) -> Result<Families, (usize, String)> {
        let families = site
            .iter()
            .enumerate()
            .map(|(number, rule)| OwnFamily::compile(rule).map_err(|wrong| (number, wrong)));
        Ok(Families {
            site: families.collect::<Result<_, _>>()?,
        })
    }

    /// Finds the citations of a text, in order, none overlapping another. A site's own families win
    /// over the built-in ones; among themselves the leftmost wins, then the longest, then the one
    /// listed first.
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
            .flat_map(|family| family.find(&folded))
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

    /// Finds the authorities that a text cites where readers see it, in order, each time. What is
    /// withheld in part is not cited.
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

    /// Reads an entry of a record's list of authorities and gives each authority that it names,
    /// once. A text that no family knows is one authority of that name; an empty text is none.
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
