//! A new filing: its type, its title, and what it takes from what it answers.

use anyhow::{anyhow, bail};

use super::super::FilingArguments;
use super::answered::Answered;
use super::folder::OUTSIDE;
use super::{Desk, below};
use crate::diagnostic::nearest;
use crate::intake::without_withheld;
use crate::link::{DocketId, FilingId};
use crate::plan::slug;
use crate::scaffold::{self, FilingScaffold};
use crate::time::Date;

/// The types whose filings are called after what they answer.
const ANSWERS: [&str; 6] = [
    "response",
    "answer",
    "reply",
    "objection",
    "protest",
    "data-response",
];

impl Desk {
    /// Returns the path and the text of a filing.
    pub(in crate::commands::new) fn filing(
        &self,
        arguments: &FilingArguments,
    ) -> anyhow::Result<(String, String)> {
        let named = match &arguments.docket {
            Some(number) => self.docket_named(number)?,
            None => None,
        };
        let home = named.or_else(|| self.docket_here());
        let references = arguments
            .responds_to
            .iter()
            .map(|reference| self.find(reference, home))
            .collect::<anyhow::Result<Vec<Answered>>>()?;
        let answered: Vec<FilingId> = references.iter().filter_map(|one| one.filing).collect();
        let (folder, docket) = self.place(arguments, named, &references)?;
        let kind = self.kind(arguments, !references.is_empty())?;
        let date = match &arguments.date {
            Some(date) => {
                Date::parse(date).map_err(|error| anyhow!("{error}"))?;
                date.clone()
            }
            None => self.today()?.to_string(),
        };
        let (title, words) = match &arguments.title {
            Some(title) => (title.clone(), self.words_for_name(title, &kind)),
            None => self.title(&kind, &answered),
        };
        let addressed_to = match arguments.to.as_slice() {
            [] => self.filers(&answered),
            named => named.to_vec(),
        };
        for name in arguments.by.iter().chain(&arguments.to) {
            self.mind(name)?;
        }
        let id = filing_id(&date, &words);
        let outside = arguments.docket.as_deref() == Some(OUTSIDE);
        let own = docket.or_else(|| self.ruler(&folder).flatten());
        let own = own.filter(|_| !outside);
        if let (Some(own), Some(number)) = (own, &arguments.number) {
            self.mind_number(own, number);
        }
        let text = scaffold::filing(&FilingScaffold {
            docket: match (self.ruler(&folder), own, &arguments.docket) {
                // The folder's docket.md gives it.
                (Some(ruler), own, named)
                    if ruler == own && !outside && (own.is_some() || named.is_none()) =>
                {
                    None
                }
                (_, Some(own), _) => Some(self.catalog().docket(own).name.clone()),
                (_, None, number) => number.clone(),
            },
            number: arguments.number.clone().or_else(|| self.next_number(own?)),
            responds_to: references
                .iter()
                .map(|one| self.reference_to(one, own))
                .collect(),
            title,
            date,
            kind,
            filed_by: arguments.by.clone(),
            addressed_to,
            draft: !arguments.no_draft,
        });
        Ok((below(&folder, &format!("{id}.md")), text))
    }

    /// Returns the type: the one asked for, if the site knows it.
    pub(super) fn kind(
        &self,
        arguments: &FilingArguments,
        answers: bool,
    ) -> anyhow::Result<String> {
        let types = &self.catalog().settings().types;
        let Some(kind) = &arguments.kind else {
            let usual = if answers { "response" } else { "filing" };
            return Ok(usual.to_owned());
        };
        if types.iter().any(|known| known.id == *kind) {
            return Ok(kind.clone());
        }
        match nearest(kind, types.iter().map(|known| known.id.as_str())) {
            Some(near) => bail!("`{kind}` is not a type of filing; did you mean `{near}`?"),
            None => bail!("`{kind}` is not a type of filing; add it to `types` in site.yaml"),
        }
    }

    /// Makes a title of the type and of what is answered, and the words of it for the file's name:
    /// none of a draft's title.
    pub(super) fn title(&self, kind: &str, answered: &[FilingId]) -> (String, String) {
        let label = self.label(kind).to_owned();
        match answered.first() {
            Some(id) if ANSWERS.contains(&kind) => {
                let filing = &self.catalog().filing(*id).filing;
                let title = format!("{label} to {}", filing.heading_in_english());
                let words = if filing.draft { label } else { title.clone() };
                (title, words)
            }
            None if kind == "filing" => {
                let title = "Untitled filing".to_owned();
                (title.clone(), title)
            }
            _ => (label.clone(), label),
        }
    }

    /// Returns the words of a typed title for the file's name, which becomes an address: none of
    /// what its marks withhold.
    pub(super) fn words_for_name(&self, title: &str, kind: &str) -> String {
        let markers = &self.catalog().settings().confidential_markers;
        // Where the marks of a paper practice end, nobody can tell.
        let is_marked = markers.iter().any(|marker| title.contains(marker.as_str()));
        let public = without_withheld(title).filter(|public| !slug(public).is_empty());
        match public.filter(|_| !is_marked) {
            Some(public) => public,
            None => self.label(kind).to_owned(),
        }
    }

    pub(super) fn label<'a>(&'a self, kind: &'a str) -> &'a str {
        let types = &self.catalog().settings().types;
        let known = types.iter().find(|known| known.id == kind);
        known.map_or(kind, |known| &known.label)
    }

    /// Returns the number after the highest of a docket, where it counts its items.
    pub(super) fn next_number(&self, docket: DocketId) -> Option<String> {
        let catalog = self.catalog();
        let filings = catalog.docket(docket).filings.iter();
        let numbers =
            filings.filter_map(|id| catalog.filing(*id).filing.number.as_ref()?.parse().ok());
        numbers.max().map(|last: u64| (last + 1).to_string())
    }
}

/// Makes the id of a filing: its day and the first words of its title.
fn filing_id(date: &str, title: &str) -> String {
    /// How long the words of a title may be in a file's name.
    const LENGTH: usize = 48;
    let day = date.split(['T', '/']).next().unwrap_or(date);
    let mut words = slug(title);
    if words.len() > LENGTH {
        let end = words[..LENGTH + 1].rfind('-').unwrap_or(LENGTH);
        words.truncate(end);
    }
    slug(&format!("{day}-{words}"))
}
