//! The folder of a new record, and the docket that a folder belongs to.

use std::path::Path;

use anyhow::bail;

use super::super::FilingArguments;
use super::answered::Answered;
use super::{Desk, below};
use crate::commands::note;
use crate::docket::DocketRecord;
use crate::intake::FileKind;
use crate::link::{DocketId, FilingId};

/// How a filing says that it belongs to no docket.
pub(super) const OUTSIDE: &str = "none";

impl Desk {
    /// Decides the folder of a filing and its docket.
    pub(super) fn place(
        &self,
        arguments: &FilingArguments,
        named: Option<DocketId>,
        answered: &[Answered],
    ) -> anyhow::Result<(String, Option<DocketId>)> {
        let here = self
            .content_here()
            .filter(|here| self.ruler(here).is_some() || self.docket_here().is_some());
        let known = match (&arguments.docket, here) {
            (Some(number), here) => match named {
                Some(id) => Some((id, here.filter(|_| self.docket_here() == Some(id)))),
                None if number == OUTSIDE => {
                    note("this filing belongs to no docket");
                    let content = self.content().to_owned();
                    return Ok((self.content_here().unwrap_or(content), None));
                }
                None => {
                    self.mind_docket(number, arguments.new_docket)?;
                    return Ok((self.new_folder(number), None));
                }
            },
            (None, Some(here)) => return Ok((here, self.docket_here())),
            (None, None) => {
                let home = |id: FilingId| self.catalog().filing(id).dockets.first();
                match answered.first() {
                    // An answer to what readers do not see is put into no docket that they do see.
                    Some(Answered { filing: None, .. }) => bail!(
                        "which docket? Run the command in the docket's folder, or name the docket with --docket"
                    ),
                    first => first
                        .and_then(|one| home(one.filing?))
                        .map(|id| (*id, None)),
                }
            }
        };
        if let Some((id, here)) = known {
            return Ok((here.unwrap_or_else(|| self.home_of(id)), Some(id)));
        }
        let mut dockets = self.catalog().dockets();
        match (dockets.next(), dockets.next()) {
            (Some((id, _)), None) if self.shown_docket(id).is_some() => {
                Ok((self.home_of(id), Some(id)))
            }
            (None, _) => bail!(
                "the site has no docket yet; name the first one with --docket and --new-docket"
            ),
            _ => {
                let mut numbers: Vec<_> = self
                    .public
                    .catalog
                    .dockets()
                    .map(|(_, docket)| docket.name.as_str())
                    .collect();
                // Above several sites, each of them may use one number.
                numbers.sort_unstable();
                numbers.dedup();
                numbers.truncate(8);
                let site = match is_site(&self.root) {
                    true => "",
                    false => ", or a site's folder with --site",
                };
                let as_in = match numbers.is_empty() {
                    true => String::new(),
                    false => format!(", as in --docket {}", numbers.join(" or --docket ")),
                };
                bail!(
                    "which docket? Run the command in the docket's folder, or name the docket with --docket{as_in}{site}"
                )
            }
        }
    }

    /// Returns the current folder, where it is below the content folder.
    pub(super) fn content_here(&self) -> Option<String> {
        let content = self.content();
        let inside = match content {
            "" => !self.here.is_empty(),
            content => self
                .here
                .strip_prefix(content)
                .is_some_and(|rest| rest.starts_with('/')),
        };
        let rest = self.here.strip_prefix(content)?.trim_start_matches('/');
        let first = rest.split('/').next()?;
        (inside && first != "parties" && first != "pages").then(|| self.here.clone())
    }

    /// Returns the docket of the current folder: that of its docket.md, or the one docket of all
    /// filings in it.
    pub(super) fn docket_here(&self) -> Option<DocketId> {
        let here = self.content_here()?;
        if let Some(ruler) = self.ruler(&here) {
            return ruler;
        }
        let mut dockets = self.catalog().filings().filter_map(|(_, filed)| {
            let document = filed.filing.document()?;
            (document.path.folder() == here).then(|| filed.dockets.first().copied())
        });
        let first = dockets.next()??;
        dockets.all(|other| other == Some(first)).then_some(first)
    }

    /// Returns whether a docket.md holds for a folder, and whose it is, where it can be known.
    pub(super) fn ruler(&self, folder: &str) -> Option<Option<DocketId>> {
        let holds = |path: &str| {
            path.is_empty() || folder == path || folder.starts_with(&format!("{path}/"))
        };
        let nearest = self
            .edition
            .sources
            .files
            .iter()
            .filter(|source| source.kind == FileKind::Docket && holds(source.path.folder()))
            .max_by_key(|source| source.path.folder().len())?;
        let of = |record: &DocketRecord| record.path == nearest.path;
        let id = self
            .catalog()
            .dockets()
            .find(|(_, docket)| docket.record.as_deref().is_some_and(of))
            .map(|(id, _)| id);
        Some(id)
    }

    /// Returns the folder for a docket's next record.
    pub(super) fn home_of(&self, id: DocketId) -> String {
        let folder = self.folder_of(id);
        folder.unwrap_or_else(|| self.new_folder(&self.catalog().docket(id).number))
    }

    /// Returns the folder in which a docket's records are, as far as readers see them: that of a
    /// withheld record has a name that is withheld too.
    pub(super) fn folder_of(&self, id: DocketId) -> Option<String> {
        let docket = self.shown_docket(id)?;
        if !docket.access.is_public() {
            return None;
        }
        if let Some(record) = &docket.record {
            return Some(record.path.folder().to_owned());
        }
        docket.filings.iter().rev().find_map(|id| {
            let document = self.public.catalog.filing(*id).filing.document()?;
            Some(document.path.folder().to_owned())
        })
    }

    /// Returns the folder of a docket that has none: its number, as far as every system takes it.
    pub(super) fn new_folder(&self, number: &str) -> String {
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        let name: String = number
            .chars()
            .map(|c| if fits(c) { c } else { '-' })
            .collect();
        below(self.content(), name.trim_matches(['-', '.', '_']))
    }
}

fn is_site(folder: &Path) -> bool {
    folder.join("site.yaml").is_file() || folder.join("content").is_dir()
}
