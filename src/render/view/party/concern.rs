//! What a party has to do with a docket.

use serde::Serialize;
use tera::Value;

use super::super::super::Press;
use super::super::ties::capitalize;
use crate::link::{Capacity, DocketId, Named, PartyId};

/// A party's part in a docket.
#[derive(Debug, Serialize)]
pub(super) struct PartyRole<'a> {
    /// The docket, as a docket's row.
    docket: Value,
    /// Its role there.
    role: Option<&'a str>,
    /// How many filings it filed there.
    filed: u32,
}

/// A document that concerns a party.
#[derive(Debug, Serialize)]
pub(super) struct Concern {
    /// The document, as a document's row.
    row: Value,
    /// Whether the party itself filed it.
    own: bool,
    /// What the party has to do with it: `Filed`, `Received, served`.
    capacity: String,
}

/// Finds the party's part in a docket.
pub(super) fn role<'a>(press: &Press<'a>, id: DocketId, party: PartyId) -> PartyRole<'a> {
    let docket = press.catalog.docket(id);
    let part = docket
        .parties
        .iter()
        .find(|part| part.party == Named::Party(party));
    let listed = part.and_then(|part| part.listed);
    PartyRole {
        docket: press.rows().docket(id),
        role: listed.and_then(|at| docket.proceeding()?.parties[at].role.as_deref()),
        filed: part.map_or(0, |part| part.filed),
    }
}

/// Makes the view of one of the documents that concern a party: its filings first, then what is not
/// on file.
pub(super) fn concern(press: &Press<'_>, id: PartyId, at: usize) -> Concern {
    let party = press.catalog.party(id);
    match at.checked_sub(party.filings.len()) {
        None => {
            let (filing, capacities) = &party.filings[at];
            let words: Vec<&str> = capacities
                .iter()
                .map(|capacity| spell_capacity(press, *capacity))
                .collect();
            let own = capacities.contains(&Capacity::Filed);
            Concern {
                row: press.rows().filing(*filing),
                own,
                capacity: capitalize(&words.join(", ")),
            }
        }
        Some(at) => {
            let (absent, capacity) = party.absent[at];
            Concern {
                row: press.rows().absent(absent),
                own: capacity == Capacity::Filed,
                capacity: capitalize(spell_capacity(press, capacity)),
            }
        }
    }
}

fn spell_capacity<'a>(press: &Press<'a>, capacity: Capacity) -> &'a str {
    let key = match capacity {
        Capacity::Filed => "party.capacities.filed",
        Capacity::OnBehalf => "party.capacities.on_behalf",
        Capacity::Addressed => "party.capacities.addressed",
        Capacity::Served => "party.capacities.served",
        Capacity::Signed => "party.capacities.signed",
    };
    press.theme.words().get(key)
}
