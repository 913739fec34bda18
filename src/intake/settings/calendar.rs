//! Reads the holidays of a site.

use super::super::fields::Fields;
use super::super::reading::Reading;
use crate::diagnostic::{Code, Part};
use crate::docket::Node;
use crate::docket::keys;
use crate::time::{Date, Holidays};

pub(super) fn holidays(reading: &Reading<'_>, fields: &mut Fields<'_, '_>) -> Holidays {
    let mut federal = false;
    let mut listed = Vec::new();
    for (node, at) in fields.list("holidays") {
        match node {
            Node::Text(word) if word == "us-federal" => federal = true,
            Node::Map(_) => {
                let Some(mut fields) = Fields::new(reading, node, &keys::HOLIDAY, at.clone())
                else {
                    continue;
                };
                fields.need("date");
                let date = fields.date("date");
                let Some(name) = fields.needed_text("name") else {
                    continue;
                };
                match date.as_ref().and_then(Date::exact_day) {
                    Some(day) => listed.push((day, name)),
                    None if date.is_some() => {
                        let message = "a holiday must be one day".to_owned();
                        reading.mistake(
                            Code::InvalidDate,
                            &at.key("date"),
                            Part::Value,
                            message,
                            None,
                        );
                    }
                    None => {}
                }
            }
            other => {
                let found = match &other {
                    Node::Text(text) => format!("`{text}`"),
                    other => other.shape().to_owned(),
                };
                let message = format!("{found} is neither `us-federal` nor a holiday");
                let help =
                    Some("write `us-federal`, or `{date: 2005-12-26, name: ...}`".to_owned());
                reading.mistake(Code::UnknownValue, &at, Part::Value, message, help);
            }
        }
    }
    match (federal, listed.is_empty()) {
        (true, true) => Holidays::us_federal(),
        (true, false) => Holidays::us_federal().with(listed),
        (false, false) => Holidays::listed(listed),
        (false, true) => Holidays::none(),
    }
}
