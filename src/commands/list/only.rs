//! What a list is cut down to: the docket, party, type and date that the arguments name.

use anyhow::{anyhow, bail};

use super::{Arguments, What};
use crate::diagnostic::nearest;
use crate::link::{Catalog, DocketId, Found, Named, PartyId};
use crate::time::Date;

/// What a list is cut down to.
pub(super) struct Only {
    docket: Option<DocketId>,
    pub(super) party: Option<PartyId>,
    kind: Option<String>,
    since: Option<Date>,
}

impl Only {
    /// Reads the arguments.
    pub(super) fn of(arguments: &Arguments, catalog: &Catalog) -> anyhow::Result<Only> {
        let what = arguments.what;
        let is_document = matches!(what, What::Filings | What::NotOnFile);
        let is_dated = is_document || what == What::Deadlines;
        if what == What::Files && (arguments.docket.is_some() || arguments.party.is_some()) {
            bail!("--docket and --party do not apply to files");
        }
        if arguments.kind.is_some() && !is_document {
            bail!("--type applies only to filings and not-on-file");
        }
        if arguments.since.is_some() && !is_dated {
            bail!("--since applies only to filings, deadlines, and not-on-file");
        }
        if arguments.party.is_some() && what == What::Deadlines {
            bail!("--party does not apply to deadlines, which belong to a docket");
        }
        let docket = arguments.docket.as_ref();
        let party = arguments.party.as_ref();
        let since = arguments.since.as_ref();
        Ok(Only {
            docket: docket.map(|name| find_docket(catalog, name)).transpose()?,
            party: party.map(|name| find_party(catalog, name)).transpose()?,
            kind: match &arguments.kind {
                Some(kind) => Some(find_type(catalog, kind)?),
                None => None,
            },
            since: since.map(|text| read_date(text)).transpose()?,
        })
    }

    /// Returns whether it leaves nothing out.
    pub(super) fn is_all(&self) -> bool {
        self.docket.is_none() && self.party.is_none() && self.kind.is_none() && self.since.is_none()
    }

    pub(super) fn has_docket(&self, dockets: &[DocketId]) -> bool {
        self.docket.is_none_or(|docket| dockets.contains(&docket))
    }

    pub(super) fn has_party(&self, all: &[&[Named]]) -> bool {
        let is_it = |party: PartyId| all.iter().any(|named| named.contains(&Named::Party(party)));
        self.party.is_none_or(is_it)
    }

    pub(super) fn has_kind(&self, kind: &str) -> bool {
        self.kind.as_ref().is_none_or(|wanted| wanted == kind)
    }

    pub(super) fn has_date(&self, date: &Date) -> bool {
        let first = self.since.as_ref().and_then(Date::first_day);
        first.is_none_or(|first| date.last_day().is_some_and(|last| last >= first))
    }
}

/// Finds the docket that a person names.
pub(in crate::commands) fn find_docket(catalog: &Catalog, name: &str) -> anyhow::Result<DocketId> {
    match catalog.find_docket(name) {
        Found::One(id) | Found::Otherwise(id) => Ok(id),
        Found::Several(_) => {
            bail!("`{name}` is the number of two dockets; use the docket's id")
        }
        Found::Nothing => {
            let names = catalog.dockets().map(|(_, docket)| docket.name.as_str());
            let near = nearest(name, names);
            Err(unknown(name, "a docket of this site", near, "list dockets"))
        }
    }
}

fn find_party(catalog: &Catalog, name: &str) -> anyhow::Result<PartyId> {
    match catalog.find_party(name) {
        Found::One(id) | Found::Otherwise(id) => Ok(id),
        Found::Several(parties) => {
            let parties = parties.iter().map(|id| &*catalog.party(*id).name);
            let parties = parties.collect::<Vec<_>>().join("` or `");
            bail!("more than one party does business as `{name}`; use `{parties}`")
        }
        Found::Nothing => {
            let known = catalog.parties().flat_map(|(_, party)| party.names());
            let near = nearest(name, known.collect::<Vec<_>>());
            Err(unknown(name, "a party of this site", near, "list parties"))
        }
    }
}

fn find_type(catalog: &Catalog, name: &str) -> anyhow::Result<String> {
    let types = &catalog.settings().types;
    match types.iter().find(|kind| kind.id == name) {
        Some(kind) => Ok(kind.id.clone()),
        None => {
            let known = types.iter().map(|kind| kind.id.as_str());
            let near = nearest(name, known);
            Err(unknown(name, "a type of filing", near, "list filings"))
        }
    }
}

fn read_date(text: &str) -> anyhow::Result<Date> {
    Date::parse(text).map_err(|error| match error.help {
        Some(help) => anyhow!("--since: {} ({help})", error.message),
        None => anyhow!("--since: {}", error.message),
    })
}

/// Refuses a name. `lists` is what to type to see those that there are.
fn unknown(name: &str, what: &str, near: Option<&str>, lists: &str) -> anyhow::Error {
    let all = format!("run `docketpress {lists}` to see the names on record");
    match near {
        Some(near) => anyhow!("`{name}` is not {what}: did you mean `{near}`? {all}"),
        None => anyhow!("`{name}` is not {what}; {all}"),
    }
}
