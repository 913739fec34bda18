//! What an archive is, for a reader who finds it years later.

use super::{Numbering, Package};
use crate::render::view::title_of;

/// Writes the text, a paragraph a line.
pub(super) fn readme(package: &Package<'_>) -> Vec<u8> {
    let press = package.press;
    let words = press.theme.words();
    let docket = press.catalog.docket(package.docket);
    let settings = press.catalog.settings();
    let mut lines = vec![words.fill("package.title", &[("number", &docket.number)])];
    lines.extend(title_of(words, docket).map(str::to_owned));
    lines.extend(docket.agency.clone());
    lines.push(settings.title.clone());
    lines.extend(press.plan.absolute(press.plan.docket(package.docket)));
    if let Some(day) = settings.as_of {
        let date = words.date(&day.into(), crate::time::DatePlace::Full);
        lines.push(words.fill("site.as_of", &[("date", &date)]));
    }
    lines.push(String::new());
    let numbers = match package.numbering {
        Numbering::Items => words.get("package.by_item"),
        Numbering::Places => words.get("package.by_place"),
    };
    let about = [
        words.get("package.about"),
        words.get("package.filings"),
        numbers,
        words.get("package.sheet"),
        words.get("package.sums"),
    ];
    lines.extend(about.map(str::to_owned));
    let ends = [&settings.notice, &settings.license];
    let ends: Vec<String> = ends.into_iter().flatten().cloned().collect();
    if !ends.is_empty() {
        lines.push(String::new());
        lines.extend(ends);
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text.into_bytes()
}
