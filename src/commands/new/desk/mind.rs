//! What a person should know before a record is written: names that are new, taken, or spelled in
//! another way.

use anyhow::bail;

use super::Desk;
use crate::commands::note;
use crate::diagnostic::nearest;
use crate::docket::PartyRecord;
use crate::intake::holds_mark;
use crate::link::{Catalog, Docket, DocketId, Found, NamedAs, naming};
use crate::plan::slug;
use crate::text::words_of_name;

/// What is said of a number that is near that of a withheld docket, which is not named.
const OTHERWISE: &str = "this site may spell that docket differently; write its number or id exactly as its docket.md does";

impl Desk {
    /// Finds a docket as a person names it; one that is only written otherwise is refused, as a
    /// build would.
    pub(super) fn docket_named(&self, number: &str) -> anyhow::Result<Option<DocketId>> {
        match self.catalog().find_docket(number) {
            Found::One(id) => Ok(Some(id)),
            Found::Otherwise(id) if self.shown_docket(id).is_some() => bail!(
                "this site writes the docket {number} as `{}`; use that spelling",
                self.catalog().docket(id).name
            ),
            Found::Nothing if naming(&self.edition.sources, number) != NamedAs::Otherwise => {
                Ok(None)
            }
            Found::Nothing | Found::Otherwise(_) => bail!("{number}: {OTHERWISE}"),
            Found::Several(all) => {
                let ids = all.iter().filter_map(|id| self.shown_docket(*id));
                let ids: Vec<&str> = ids.map(|docket| docket.name.as_str()).collect();
                bail!(
                    "more than one docket has the number {number}; use the docket's id{}",
                    match ids.is_empty() {
                        true => String::new(),
                        false => format!(": {}", ids.join(" or ")),
                    }
                )
            }
        }
    }

    /// Says so where a party is new, and perhaps another was meant. Refuses a name that would take
    /// another's address.
    pub(super) fn mind(&self, name: &str) -> anyhow::Result<()> {
        if holds_mark(name) {
            return Ok(());
        }
        if self.catalog().find_party(name) != Found::Nothing {
            return Ok(());
        }
        let mut parties = self.catalog().parties().map(|(_, party)| party);
        let address = slug(&words_of_name(name));
        let at_address = parties.find(|party| slug(&party.id) == address);
        if let Some(party) = at_address
            && let Some(record) = &party.record
        {
            match self.shown_record(record) {
                Some(record) => bail!(
                    "`{name}` would have the same address as the party `{}`: use that name, or add this one to `aliases` in {}",
                    party.name,
                    record.path
                ),
                None => bail!("`{name}` would have the address of another party"),
            }
        }
        let shown = self.public.catalog.parties();
        if let Some(near) = nearest(name, shown.flat_map(|(_, party)| party.names())) {
            note(&format!(
                "no party has the name `{name}` yet; did you mean `{near}`?"
            ));
        }
        Ok(())
    }

    /// Says so where an item number is taken, with the next that is free.
    pub(super) fn mind_number(&self, docket: DocketId, number: &str) {
        let has_number = |catalog: &Catalog, docket: &Docket| {
            let mut filings = docket.filings.iter().map(|id| catalog.filing(*id));
            let taken = filings.find(|filed| filed.filing.number.as_deref() == Some(number));
            taken.map(|filed| filed.filing.heading_in_english().into_owned())
        };
        if has_number(self.catalog(), self.catalog().docket(docket)).is_none() {
            return;
        }
        let next = self.next_number(docket);
        let next = next.map(|next| format!("; the next free number is {next}"));
        let shown = self.shown_docket(docket);
        let taken = shown.and_then(|docket| {
            let heading = has_number(&self.public.catalog, docket)?;
            Some(format!(
                "{} already has a number {number}, `{heading}`",
                docket.name
            ))
        });
        note(&format!(
            "{}{}",
            taken.unwrap_or_else(|| format!("the docket already has a number {number}")),
            next.unwrap_or_default()
        ));
    }

    /// Says that a docket is new, or refuses it where nobody said so: another was probably meant.
    /// Of a withheld one, nothing is said.
    pub(super) fn mind_docket(&self, number: &str, is_new: bool) -> anyhow::Result<()> {
        match naming(&self.edition.sources, number) {
            NamedAs::Exact => return Ok(()),
            NamedAs::Otherwise | NamedAs::Perhaps => bail!("{number}: {OTHERWISE}"),
            NamedAs::No => {}
        }
        let shown = self.public.catalog.dockets();
        let near = nearest(number, shown.map(|(_, docket)| docket.name.as_str()));
        let meant = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        if !is_new {
            let stop = if near.is_some() { "" } else { "." };
            bail!(
                "`{number}` is not a docket of this site{meant}{stop} To create a new docket, add --new-docket"
            );
        }
        note(&format!(
            "this filing starts the new docket {number}{meant}"
        ));
        Ok(())
    }

    /// Returns a docket as readers see it, where they see anything of it.
    pub(super) fn shown_docket(&self, id: DocketId) -> Option<&Docket> {
        let name = &self.catalog().docket(id).name;
        let mut dockets = self.public.catalog.dockets();
        let found = dockets.find(|(_, docket)| docket.name == *name);
        found.map(|(_, docket)| docket)
    }

    /// Returns a party's record, where readers see it.
    pub(super) fn shown_record(&self, record: &PartyRecord) -> Option<&PartyRecord> {
        let parties = self.public.catalog.parties();
        let mut records = parties.filter_map(|(_, party)| party.record.as_deref());
        records.find(|shown| shown.path == record.path)
    }
}
