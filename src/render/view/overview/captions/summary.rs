//! The summary of a picture, in words.

use super::super::super::super::Press;
use super::super::axis::Axis;
use super::super::dot::Dot;
use crate::link::{DocketId, Entry, Named};
use crate::time::DatePlace;

/// The most filers whom the title of a mark names.
const NAMES: usize = 2;

/// Says what the picture shows, for those who do not see it and those who do.
pub(in crate::render::view::overview) fn summary(
    press: &Press<'_>,
    id: DocketId,
    documents: &[&Dot],
    limits: &[&Dot],
    axis: &Axis,
) -> String {
    let words = press.theme.words();
    let docket = press.catalog.docket(id);
    let with = |dots: &[&Dot], shape: &str| dots.iter().filter(|dot| dot.shape == shape).count();
    let spell = |dot: Option<&&Dot>| {
        dot.map_or(String::new(), |dot| {
            words.date(&dot.date, DatePlace::Citation)
        })
    };
    let drafts = documents.iter().filter(|dot| dot.draft);
    let first = spell(documents.iter().min_by_key(|dot| dot.at));
    let last = spell(documents.iter().max_by_key(|dot| dot.at));
    let mut parties: Vec<&Named> = documents
        .iter()
        .flat_map(|dot| filers(press, dot.entry))
        .collect();
    parties.retain(|named| matches!(named, Named::Party(_)));
    parties.sort_by_key(|named| match named {
        Named::Party(id) => id.index(),
        Named::Words(_) => 0,
    });
    parties.dedup();
    let drawn = words.count("overview.documents", documents.len());
    let by = words.count("counts.parties", parties.len());
    let key = match (parties.is_empty(), first == last) {
        (false, false) => "overview.by_from_to",
        (false, true) => "overview.by_on",
        (true, false) => "overview.from_to",
        (true, true) => "overview.on",
    };
    let values = [
        ("documents", &*drawn),
        ("parties", &by),
        ("first", &first),
        ("last", &last),
    ];
    let mut sentences = vec![words.fill(key, &values)];
    let mut counts = Vec::new();
    for (key, count) in [
        ("counts.not_on_file", with(documents, "absent")),
        ("overview.withheld_count", with(documents, "withheld")),
        ("counts.drafts", drafts.count()),
        ("overview.limits_count", with(limits, "deadline")),
        ("overview.events_count", with(limits, "event")),
    ] {
        if count > 0 {
            counts.push(words.count(key, count));
        }
    }
    if !counts.is_empty() {
        sentences.push(words.fill("overview.among", &[("list", &counts.join(", "))]));
    }
    let undated = docket.timeline.len() - documents.len() - limits.len();
    if undated > 0 {
        sentences.push(words.count("overview.undated", undated));
    }
    if axis.breaks().next().is_some() {
        sentences.push(words.get("overview.cut").to_owned());
    }
    sentences.join(" ")
}

fn filers<'a>(press: &Press<'a>, entry: Entry) -> &'a [Named] {
    match entry {
        Entry::Filing(id) => &press.catalog.filing(id).parties.filed_by,
        Entry::Absent(id) => &press.catalog.absent(id).filed_by,
        Entry::Event(_) | Entry::Limit(..) | Entry::Stated(..) => &[],
    }
}

pub(super) fn names(press: &Press<'_>, named: &[Named]) -> Option<String> {
    let words = press.theme.words();
    let name = |named: &Named| match named {
        Named::Party(id) => press.catalog.party(*id).name.clone(),
        Named::Words(words) => words.clone(),
    };
    let mut all: Vec<String> = named.iter().take(NAMES).map(name).collect();
    if let Some(more) = named.len().checked_sub(NAMES).filter(|more| *more > 0) {
        let more = more.to_string();
        all.push(words.fill("document.more_names", &[("n", &more)]));
    }
    (!all.is_empty()).then(|| all.join(words.get("site.between")))
}
