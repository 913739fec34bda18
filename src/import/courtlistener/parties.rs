//! The parties of a docket of CourtListener and their counsel.

use std::collections::BTreeMap;

use super::{docket_id, id_of};
use crate::import::json::{self, Json};
use crate::import::{FoundParty, case, day};

/// Returns a party once for each docket in which it has a role.
pub(super) fn parties(
    row: &Json,
    dockets: &BTreeMap<u64, Json>,
    attorneys: &BTreeMap<u64, Json>,
) -> Vec<FoundParty> {
    let Some(name) = json::text(row, "name").and_then(|name| case::name(&name)) else {
        return Vec::new();
    };
    let own = json::long_text(row, "extra_info").unwrap_or_default();
    let roles = json::list(row, "party_types");
    let nothing = [Json::Null];
    let roles = if roles.is_empty() { &nothing } else { roles };
    let mut parties: Vec<FoundParty> = Vec::new();
    for role in roles {
        let notes = json::long_text(role, "extra_info").unwrap_or_default();
        let names = case::other_names(&format!("{own}\n{notes}"));
        let docket = docket_id(role).and_then(|id| dockets.get(&id));
        let party = FoundParty {
            name: name.clone(),
            dba: names.dba,
            formerly: names.formerly,
            aliases: names.aliases,
            role: json::text(role, "name"),
            docket: docket.and_then(|docket| json::text(docket, "docket_number")),
            until: json::text(role, "date_terminated").and_then(|text| day::day(&text)),
            counsel: counsel(row, docket_id(role), &name, attorneys),
        };
        if !parties.contains(&party) {
            parties.push(party);
        }
    }
    parties
}

/// Roles of attorneys who no longer speak for a party: terminated, self-terminated, suspended,
/// inactive, disbarred.
pub(super) const LEFT: [u64; 5] = [5, 6, 7, 8, 9];

pub(super) fn counsel(
    row: &Json,
    docket: Option<u64>,
    party: &str,
    attorneys: &BTreeMap<u64, Json>,
) -> Vec<(String, Option<String>)> {
    let mut counsel: Vec<(String, Option<String>)> = Vec::new();
    let rows = json::list(row, "attorneys");
    let attorney_id = |role: &Json| {
        json::number(role, "attorney_id").or_else(|| id_of(&json::text(role, "attorney")?))
    };
    let has_left = |id: u64| {
        rows.iter().any(|role| {
            attorney_id(role) == Some(id)
                && docket_id(role) == docket
                && json::number(role, "role").is_some_and(|role| LEFT.contains(&role))
        })
    };
    for role in rows {
        let id = attorney_id(role);
        let own_role = json::number(role, "role").is_some_and(|role| LEFT.contains(&role));
        if docket_id(role) != docket || id.map_or(own_role, has_left) {
            continue;
        }
        // Nested answers hold the attorney; plain ones only the id.
        let known = id.and_then(|id| attorneys.get(&id));
        let nested = role.get("attorney").filter(|row| row.is_object());
        let Some(attorney) = known.or(nested).or_else(|| role.get("name").map(|_| role)) else {
            continue;
        };
        let Some(name) = json::text(attorney, "name").and_then(|name| case::name(&name)) else {
            continue;
        };
        if name.eq_ignore_ascii_case(party) || counsel.iter().any(|(known, _)| *known == name) {
            continue;
        }
        let contact = json::long_text(attorney, "contact_raw").unwrap_or_default();
        let firm = case::firm(&contact, &name);
        counsel.push((name, firm));
    }
    counsel
}
