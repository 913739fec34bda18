//! Reads the types of filings and the families of citations that a site adds.

use super::super::fields::Fields;
use super::super::reading::Reading;
use crate::diagnostic::{Code, KeyPath, Part};
use crate::docket::keys;
use crate::docket::{FilingType, Settings, TypeRole, built_in};
use crate::law::{Families, FamilyRule};

pub(super) fn types(fields: &mut Fields<'_, '_>) -> Vec<FilingType> {
    let own = fields.records("types", |reading, node, at| {
        let mut fields = Fields::new(reading, node, &keys::TYPE, at)?;
        let id = fields.needed_text("id")?;
        let label = fields.text("label").unwrap_or_else(|| label_of(&id));
        let plural = fields.text("plural").unwrap_or_else(|| format!("{label}s"));
        Some(FilingType {
            id,
            label,
            plural,
            role: match (fields.truth("issued"), fields.truth("asks")) {
                (true, _) => TypeRole::Issued,
                (false, true) => TypeRole::Asks,
                (false, false) => TypeRole::Says,
            },
        })
    });
    // A type of the site's own takes the place of a built-in one of the same id.
    let mut types = built_in();
    types.retain(|kind| own.iter().all(|mine| mine.id != kind.id));
    types.extend(own);
    types
}

/// Makes a label of an id: `data-request` becomes `Data request`.
fn label_of(id: &str) -> String {
    let words = id.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

pub(super) fn families(reading: &Reading<'_>, fields: &mut Fields<'_, '_>) -> Families {
    let rules = fields.records("authorities", |reading, node, at| {
        let mut fields = Fields::new(reading, node, &keys::AUTHORITY, at)?;
        let pattern = fields.needed_text("pattern")?;
        let (url, name) = (fields.text("url"), fields.text("name"));
        Some(FamilyRule { pattern, url, name })
    });
    Families::new(&rules).unwrap_or_else(|(index, why)| {
        let at = KeyPath::default()
            .key("authorities")
            .index(index)
            .key("pattern");
        let message = format!(
            "this is not a regular expression: {}",
            why.lines().last().unwrap_or("")
        );
        reading.mistake(Code::InvalidPattern, &at, Part::Value, message, None);
        Settings::default().families
    })
}
