//! What a filing answers: how it is found, how it is referred to, and who filed it.

use anyhow::bail;

use super::Desk;
use crate::diagnostic::nearest;
use crate::intake::FileKind;
use crate::link::{DocketId, Filed, FilingId, Found, Named, NamedAs, naming};
use crate::text::normal;

/// What a filing answers.
pub(super) struct Answered {
    /// The filing; `None` where readers see nothing of it.
    pub(super) filing: Option<FilingId>,
    /// The reference as it was typed, where the catalog does not hold the id.
    pub(super) typed: Option<String>,
}

impl Desk {
    /// Finds a filing as a reference names it.
    pub(super) fn find(&self, reference: &str, home: Option<DocketId>) -> anyhow::Result<Answered> {
        let catalog = self.catalog();
        match catalog.find_filing(reference, home) {
            Found::One(id) | Found::Otherwise(id) => Ok(Answered {
                filing: Some(id),
                typed: None,
            }),
            Found::Nothing => {
                if let Some(withheld) = self.withheld(reference) {
                    return Ok(withheld);
                }
                let shown = self.public.catalog.filings();
                let shown = shown.filter_map(|(_, filed)| filed.filing.document());
                match nearest(reference, shown.map(|document| document.id.as_str())) {
                    Some(near) => bail!("no filing `{reference}`; did you mean `{near}`?"),
                    None => bail!("no filing `{reference}`: use the file's name without .md"),
                }
            }
            Found::Several(several) => {
                let shown = several.iter().filter(|id| self.is_shown(**id));
                let names: Vec<_> = shown.map(|id| self.reference(*id, None)).collect();
                match names.is_empty() {
                    true => {
                        bail!("{reference} is the id of several filings: write DOCKET/{reference}")
                    }
                    false => bail!(
                        "{reference} is the id of several filings: write {}",
                        names.join(" or ")
                    ),
                }
            }
        }
    }

    /// Returns whether readers see a filing.
    fn is_shown(&self, id: FilingId) -> bool {
        let path = |filed: &Filed| {
            filed
                .filing
                .document()
                .map(|document| document.path.clone())
        };
        let own = path(self.catalog().filing(id));
        let mut shown = self.public.catalog.filings();
        own.is_some() && shown.any(|(_, filed)| path(filed) == own)
    }

    /// Finds a filing that is withheld, or has an error, by the id of its file, which the catalog
    /// does not hold. Nothing but its entry, as readers see it, is found with it, and nothing at
    /// all where they see none.
    fn withheld(&self, reference: &str) -> Option<Answered> {
        let (docket, id) = match reference.rsplit_once('/') {
            Some((docket, id)) => match self.catalog().find_docket(docket) {
                Found::One(docket) => (Some(docket), id),
                _ if naming(&self.edition.sources, docket) == NamedAs::Exact => (None, id),
                _ => return None,
            },
            None => (None, reference),
        };
        let catalog = self.catalog();
        let files = self.edition.sources.files.iter().enumerate();
        let files = files.filter(|(_, source)| {
            source.kind == FileKind::Filing && normal(source.path.stem()) == normal(id)
        });
        let entries = files.map(|(file, _)| {
            let mut filings = catalog.filings();
            let found = filings.find(|(_, filed)| filed.file == file);
            found.map(|(id, _)| id)
        });
        let mut fitting = entries.filter(|entry| match (docket, entry) {
            (Some(docket), Some(entry)) => catalog.filing(*entry).dockets.contains(&docket),
            _ => true,
        });
        fitting.next().map(|filing| Answered {
            filing,
            typed: Some(reference.to_owned()),
        })
    }

    /// Writes a reference as it was typed where the filing is withheld, and else as a record of the
    /// docket `own` would.
    pub(super) fn reference_to(&self, answered: &Answered, own: Option<DocketId>) -> String {
        match (&answered.typed, answered.filing) {
            (Some(typed), _) => typed.clone(),
            (None, Some(id)) => self.reference(id, own),
            (None, None) => unreachable!("what has no entry was found as it was typed"),
        }
    }

    /// Writes a reference to a filing as a record of the docket `own` would.
    fn reference(&self, id: FilingId, own: Option<DocketId>) -> String {
        let filed = self.catalog().filing(id);
        let home = filed
            .dockets
            .first()
            .map(|home| self.catalog().docket(*home));
        let is_own = own.is_some_and(|own| filed.dockets.contains(&own));
        match (filed.filing.document(), home, &filed.filing.number) {
            (Some(document), None, _) => document.id.clone(),
            (Some(document), Some(_), _) if is_own => document.id.clone(),
            (Some(document), Some(home), _) => format!("{}/{}", home.name, document.id),
            (None, Some(home), Some(number)) => format!("{}#{number}", home.name),
            (None, ..) => unreachable!("one without a page was found by docket and number"),
        }
    }

    /// Returns the names of those who filed what is answered.
    pub(super) fn filers(&self, answered: &[FilingId]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for id in answered {
            for named in &self.catalog().filing(*id).parties.filed_by {
                let name = match named {
                    Named::Party(party) => &self.catalog().party(*party).name,
                    Named::Words(words) => words,
                };
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
        }
        names
    }
}
