//! Reads how people are reached, and drops at once what the site does not publish.

use super::fields::Fields;
use super::reading::Reading;
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place};
use crate::docket::{Contact, keys};
use crate::text::is_mark;

/// Reads the contact data of counsel.
pub(super) fn of_counsel(
    reading: &Reading<'_>,
    fields: &mut Fields<'_, '_>,
    at: &KeyPath,
) -> Contact {
    read(reading, fields, at, "counsel")
}

/// Reads the contact data of a party.
pub(super) fn of_party(reading: &Reading<'_>, fields: &mut Fields<'_, '_>) -> Contact {
    let contact = read(reading, fields, &KeyPath::default(), "party");
    let is_seen = |what: &str| reading.settings.contacts.contains(&what);
    let representative = fields.text("representative");
    let service = fields.word("service", keys::SERVICE).ok().flatten();
    Contact {
        representative: representative.filter(|_| is_seen("representative")),
        service: service.filter(|_| is_seen("service")),
        ..contact
    }
}

fn read(reading: &Reading<'_>, fields: &mut Fields<'_, '_>, at: &KeyPath, whose: &str) -> Contact {
    let mut seen = |key: &'static str| {
        // Of one that is partly withheld, nothing is of use.
        let value = fields.text(key).filter(|value| !value.contains(is_mark));
        if key == "email" && value.as_ref().is_some_and(|value| !is_email(value)) {
            // The line may be one that readers never see.
            let place = Place::Key(reading.file.clone(), at.key(key), Part::Value);
            let message = "this is not an e-mail address";
            let help =
                "write one address, such as `name@example.org`; a list needs one person each";
            let problem = Diagnostic::error(Code::UnknownValue, place, message).help(help);
            reading.problems.borrow_mut().push(problem.without_line());
            return None;
        }
        let word = format!("{whose}-{key}");
        value.filter(|_| reading.settings.contacts.contains(&&*word))
    };
    Contact {
        email: seen("email"),
        phone: seen("phone"),
        address: seen("address"),
        ..Contact::default()
    }
}

/// Returns whether a text is one address, which may be put into a link as it is.
fn is_email(text: &str) -> bool {
    let is_fit =
        |c: char| !c.is_whitespace() && !c.is_control() && !",;:<>()[]\\\"?&#%/".contains(c);
    let is_whole = |(name, host): (&str, &str)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.')
    };
    text.chars().all(is_fit) && text.split_once('@').is_some_and(is_whole)
}
