//! What pages repeat at their heads and feet.

use std::collections::HashMap;

use super::{PAGE_NUMBER, SheetLine, mark};

/// What a line beside the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Margin {
    /// The number of its page.
    Number,
    /// A line at the top that other pages have too.
    Head { is_first: bool },
    /// A line at the foot that other pages have too.
    Foot { is_first: bool },
}

/// The lines beside the text, by page and line.
pub(super) struct Margins(HashMap<(usize, usize), Margin>);

/// How many lines at either end of a page may be beside its text.
pub(super) const EDGE: usize = 3;

impl Margins {
    pub(super) fn of(pages: &[Vec<SheetLine>]) -> Margins {
        let mut found = HashMap::new();
        // The lines at the top and at the foot of each page.
        let mut edges: Vec<(usize, usize, bool)> = Vec::new();
        for (page, lines) in pages.iter().enumerate() {
            let full: Vec<usize> = (0..lines.len())
                .filter(|at| !lines[*at].text.is_empty())
                .collect();
            // A page of a few lines is text.
            let most = EDGE.min(full.len() / 2);
            let edge = if full.len() <= 2 { full.len() } else { most };
            edges.extend(full.iter().take(edge).map(|at| (page, *at, true)));
            let below = full.iter().skip(edge).rev().take(edge);
            edges.extend(below.map(|at| (page, *at, false)));
        }
        let mut offsets: HashMap<i64, usize> = HashMap::new();
        let number = |line: &SheetLine| {
            let found = PAGE_NUMBER.captures(&line.text)?;
            let is_sure = found.name("sign").is_some() || found.name("of").is_some();
            Some((found["n"].parse::<i64>().ok()?, is_sure))
        };
        for (page, at, ..) in &edges {
            if let Some((number, _)) = number(&pages[*page][*at]) {
                *offsets.entry(number - *page as i64).or_default() += 1;
            }
        }
        let mut alike: HashMap<(String, bool), Vec<(usize, usize)>> = HashMap::new();
        for (page, at, is_top) in &edges {
            let line = &pages[*page][*at];
            if let Some((number, is_sure)) = number(line) {
                let same = offsets.get(&(number - *page as i64)).copied();
                if is_sure || pages.len() > 1 && same.unwrap_or(0) > 1 {
                    found.insert((*page, *at), Margin::Number);
                    continue;
                }
            }
            let shape: String = line
                .text
                .chars()
                .map(|c| if c.is_ascii_digit() { '#' } else { c })
                .collect();
            // The mark of an exhibit is looked for in every line.
            if mark(&line.text).is_none() {
                let all = alike.entry((shape, *is_top)).or_default();
                all.push((*page, *at));
            }
        }
        for ((_, is_top), places) in alike {
            let mut on: Vec<usize> = places.iter().map(|(page, _)| *page).collect();
            on.dedup();
            let is_repeated = on.len() >= 2 && on.len() * 2 >= pages.len();
            let first_words = pages[places[0].0][places[0].1].text.clone();
            if !is_repeated {
                continue;
            }
            for place in places {
                let is_first = pages[place.0][place.1].text != first_words || place.0 == on[0];
                let margin = match is_top {
                    true => Margin::Head { is_first },
                    false => Margin::Foot { is_first },
                };
                found.insert(place, margin);
            }
        }
        Margins(found)
    }

    pub(super) fn of_line(&self, page: usize, at: usize) -> Option<Margin> {
        self.0.get(&(page, at)).copied()
    }
}
