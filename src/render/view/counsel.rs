//! Those who speak for a party, as templates see them.

use serde::Serialize;

use crate::docket::Counsel;

/// A person who speaks for a party.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CounselView<'a> {
    /// The person's name.
    name: &'a str,
    /// The firm.
    firm: Option<&'a str>,
    /// The role, such as `lead counsel`.
    role: Option<&'a str>,
    /// The e-mail address, where the site publishes it.
    email: Option<&'a str>,
    /// The telephone number, where the site publishes it.
    phone: Option<&'a str>,
    /// The postal address, where the site publishes it.
    address: Option<&'a str>,
}

/// Makes the view of those who speak for a party.
pub(super) fn counsel(all: &[Counsel]) -> Vec<CounselView<'_>> {
    all.iter()
        .map(|one| {
            let Counsel {
                name,
                firm,
                role,
                contact,
            } = one;
            CounselView {
                name,
                firm: firm.as_deref(),
                role: role.as_deref(),
                email: contact.email.as_deref(),
                phone: contact.phone.as_deref(),
                address: contact.address.as_deref(),
            }
        })
        .collect()
}
