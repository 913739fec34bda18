//! Reads `theme`: its name, or its name and what differs in it.

use super::super::fields::Fields;
use super::super::reading::Reading;
use crate::diagnostic::{Code, KeyPath, Part};
use crate::docket::{Color, Node, ThemeChoice, keys};

/// Takes the theme of a site; what is wrong leaves its default.
pub(super) fn read(reading: &Reading<'_>, fields: &mut Fields<'_, '_>) -> ThemeChoice {
    let mut choice = ThemeChoice::default();
    let Some((node, at)) = fields.take("theme") else {
        return choice;
    };
    if !matches!(node, Node::Map(_)) {
        if let Some(name) = reading
            .text(node, &at)
            .and_then(|name| folder(reading, &at, name))
        {
            choice.name = name;
        }
        return choice;
    }
    let Some(mut fields) = Fields::new(reading, node, &keys::THEME, at.clone()) else {
        return choice;
    };
    let name = fields.text("name");
    if let Some(name) = name.and_then(|name| folder(reading, &at.key("name"), name)) {
        choice.name = name;
    }
    if let Some(text) = fields.text("accent") {
        choice.accent = Color::parse(&text);
        if choice.accent.is_none() {
            let message = format!("`{text}` is not a color");
            let help = "write it with six digits, such as \"#004488\"".to_owned();
            wrong(reading, &at.key("accent"), message, help);
        }
    }
    choice.logo = picture(reading, &mut fields, &at, "logo", &["svg", "png"]);
    choice.favicon = picture(reading, &mut fields, &at, "favicon", &["svg", "png", "ico"]);
    choice.masthead = fields.text("masthead");
    choice
}

/// Checks the name of a theme's folder.
fn folder(reading: &Reading<'_>, at: &KeyPath, name: String) -> Option<String> {
    if name.contains(['/', '\\']) || name.starts_with('.') {
        let message = format!("`{name}` is not the name of a folder");
        reading.mistake(Code::InvalidSetting, at, Part::Value, message, None);
        return None;
    }
    Some(name)
}

/// Takes the path of a picture of the theme. It must be below `themes`: what is in the content
/// folder may be withheld.
fn picture(
    reading: &Reading<'_>,
    fields: &mut Fields<'_, '_>,
    at: &KeyPath,
    key: &'static str,
    kinds: &[&str],
) -> Option<String> {
    let path = fields.path(key)?;
    let is_inside = path.strip_prefix("themes/").is_some_and(|rest| {
        rest.split('/')
            .all(|part| !part.is_empty() && !part.starts_with('.'))
    });
    if !is_inside || path.contains('\\') {
        let message = format!("`{path}` is not a path below `themes`");
        let help = format!(
            "put the picture into the `themes` folder, and write `themes/{key}.{}`",
            kinds[0]
        );
        wrong(reading, &at.key(key), message, help);
        return None;
    }
    let kind = path
        .rsplit_once('.')
        .map(|(_, kind)| kind.to_ascii_lowercase());
    if !kind.is_some_and(|kind| kinds.contains(&&*kind)) {
        let message = format!("`{path}` is not a picture that can be used here");
        let help = format!("use a file that ends with .{}", kinds.join(" or ."));
        wrong(reading, &at.key(key), message, help);
        return None;
    }
    Some(path)
}

fn wrong(reading: &Reading<'_>, at: &KeyPath, message: String, help: String) {
    reading.mistake(Code::InvalidSetting, at, Part::Value, message, Some(help));
}
