//! The service list of a docket as a certificate of service has it: who is served by e-mail, and
//! who otherwise.

use serde::Serialize;
use tera::Value;

use super::super::Press;
use super::counsel::{CounselView, counsel};
use crate::docket::{Contact, Counsel};
use crate::link::{DocketId, DocketParty, Named};

/// A docket's service list.
#[derive(Debug, Serialize)]
pub(super) struct Service<'a> {
    /// Those with an e-mail address that the site publishes.
    electronic: Vec<Served<'a>>,
    /// The others.
    other: Vec<Served<'a>>,
    /// All their e-mail addresses, each once and in order.
    emails: Vec<&'a str>,
}

/// A party on whom filings are served.
#[derive(Debug, Serialize)]
struct Served<'a> {
    /// The party, as a party's row.
    party: Value,
    /// Who speaks for it, in this docket or else anywhere.
    counsel: Vec<CounselView<'a>>,
    /// Who accepts service for it without being counsel.
    representative: Option<&'a str>,
    /// Its own e-mail address, where the site publishes it.
    email: Option<&'a str>,
    /// Its telephone number, where the site publishes it.
    phone: Option<&'a str>,
    /// Its postal address, where the site publishes it.
    address: Option<&'a str>,
}

/// Makes the service list of some parties of a docket.
pub(super) fn service<'a>(
    press: &Press<'a>,
    id: DocketId,
    parts: &'a [DocketParty],
) -> Service<'a> {
    let mut list = Service {
        electronic: Vec::new(),
        other: Vec::new(),
        emails: Vec::new(),
    };
    let nothing: &'static Contact = &NOTHING;
    for part in parts.iter().filter(|part| part.served) {
        let record = match &part.party {
            Named::Party(party) => press.catalog.party(*party).record.as_ref(),
            Named::Words(_) => None,
        };
        let docket = press.catalog.docket(id).proceeding();
        let listed = part
            .listed
            .and_then(|at| Some(&*docket?.parties[at].counsel));
        let of_party = record.map_or(&[][..], |record| &record.counsel);
        let people: &[Counsel] = listed.filter(|all| !all.is_empty()).unwrap_or(of_party);
        let contact = record.map_or(nothing, |record| &record.contact);
        let is_paper = contact.service == Some("paper");
        let own = contact.email.as_deref();
        let emails = people.iter().filter_map(|one| one.contact.email.as_deref());
        let emails: Vec<&str> = emails.chain(own).filter(|_| !is_paper).collect();
        let group = match emails.is_empty() {
            true => &mut list.other,
            false => &mut list.electronic,
        };
        group.push(Served {
            party: press.rows().named(&part.party),
            counsel: counsel(people),
            representative: contact.representative.as_deref(),
            email: own,
            phone: contact.phone.as_deref(),
            address: contact.address.as_deref(),
        });
        for email in emails {
            if !list.emails.contains(&email) {
                list.emails.push(email);
            }
        }
    }
    list
}

/// What is known of a party without a record.
static NOTHING: Contact = Contact {
    email: None,
    phone: None,
    address: None,
    representative: None,
    service: None,
};
