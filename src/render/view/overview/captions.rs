//! The words of a picture: what each mark and cell is, what its shapes mean, and all of it in a
//! sentence or two.

use super::super::super::Press;
use super::super::super::words::Words;
use super::super::labels::{find_type, heading_of, spell_type, withheld};
use super::axis::Axis;
use super::dot::{Dot, SHAPES};
use super::picture::{Band, LaneView, Legend};
use crate::docket::TypeId;
use crate::link::{DocketId, Entry, Named};
use crate::time::DatePlace;

/// The most filers whom the title of a mark names.
const NAMES: usize = 2;

/// Says what a mark is: its date, its type, its title, by whom, and what is not to be had of it. Of
/// a withheld filing it says what its entry says.
pub(super) fn title(press: &Press<'_>, id: DocketId, dot: &Dot) -> String {
    let words = press.theme.words();
    let docket = press.catalog.docket(id);
    let mut parts: Vec<String> = vec![words.date(&dot.date, DatePlace::Citation)];
    let kind = |kind: Option<&TypeId>| {
        let kind = kind.and_then(|kind| find_type(press.catalog, kind));
        let plain = || words.get("document.plain");
        kind.map_or_else(plain, |kind| spell_type(words, kind))
            .to_owned()
    };
    match dot.entry {
        Entry::Filing(id) => {
            let filed = press.catalog.filing(id);
            let filing = &filed.filing;
            parts.extend([
                kind(filing.kind.as_ref()),
                heading_of(words, filing).to_owned(),
            ]);
            parts.extend(names(press, &filed.parties.filed_by));
            parts.extend(withheld(words, filing.access()).map(str::to_owned));
        }
        Entry::Absent(id) => {
            let absent = press.catalog.absent(id);
            parts.extend([kind(absent.kind.as_ref()), absent.title.clone()]);
            parts.extend(names(press, &absent.filed_by));
            parts.push(words.get("document.not_on_file").to_owned());
        }
        Entry::Event(at) => {
            let event = docket.event(at);
            let kind = words.find(&format!("events.{}", event.kind.word()));
            parts.extend([
                kind.unwrap_or(event.kind.word()).to_owned(),
                event.title.clone(),
            ]);
            parts.extend(event.location.clone());
        }
        Entry::Limit(clock, at) => {
            let (clock, _) = docket.clock(clock);
            parts.push(words.get("entry.limit").to_owned());
            parts.extend([clock.milestones[at].title.clone(), clock.name.clone()]);
        }
        Entry::Stated(id, at) => {
            let filing = &press.catalog.filing(id).filing;
            let stated = filing.document().map(|document| &document.deadlines[at]);
            parts.push(words.get("entry.stated").to_owned());
            parts.extend(stated.map(|stated| stated.title.clone()));
            parts.push(heading_of(words, filing).to_owned());
        }
    }
    if dot.draft {
        parts.push(words.get("document.draft").to_owned());
    }
    parts.join(" · ")
}

fn names(press: &Press<'_>, named: &[Named]) -> Option<String> {
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

/// Says what a cell is: its time, how much is in it and whether that is documents, and how many of
/// them are not on file, withheld and drafts.
pub(super) fn cell(
    words: &Words,
    date: &str,
    (count, documents): (usize, bool),
    [absent, withheld, drafts]: [usize; 3],
) -> String {
    let key = match documents {
        true => "overview.documents",
        false => "overview.entries",
    };
    let mut parts = vec![words.count(key, count)];
    for (key, count) in [
        ("counts.not_on_file", absent),
        ("overview.withheld_count", withheld),
        ("counts.drafts", drafts),
    ] {
        if count > 0 {
            parts.push(words.count(key, count));
        }
    }
    format!("{date}: {}", parts.join(", "))
}

/// Says what the picture shows, for those who do not see it and those who do.
pub(super) fn summary(
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

/// Returns the key to the shapes that occur.
pub(super) fn shapes(
    words: &Words,
    lanes: &[LaneView],
    windows: &[Band],
    answers: &str,
    rulings: &str,
) -> Vec<Legend> {
    let marks = |shape: &str| {
        let mut all = lanes.iter().flat_map(|lane| &lane.marks);
        all.any(|mark| mark.shape == shape)
    };
    let cells = |shape: &str| {
        let mut all = lanes.iter().flat_map(|lane| &lane.cells);
        all.any(|cell| cell.shape == shape)
    };
    let mut keys = Vec::new();
    let mut key = |of: &'static str, shape: &str| {
        keys.push(Legend {
            of,
            shape: shape.to_owned(),
            text: words.get(&format!("overview.shapes.{shape}")).to_owned(),
        });
    };
    for shape in SHAPES {
        if marks(shape) {
            key("mark", shape);
        } else if cells(shape) {
            key("cell", shape);
        }
    }
    let marked = |lane: &LaneView| {
        lane.marks.iter().any(|mark| mark.draft) || lane.cells.iter().any(|cell| cell.draft)
    };
    for (of, shape, occurs) in [
        ("mark", "draft", lanes.iter().any(marked)),
        ("window", "window", !windows.is_empty()),
        ("curve", "answer", !answers.is_empty()),
        ("curve", "ruling", !rulings.is_empty()),
    ] {
        if occurs {
            key(of, shape);
        }
    }
    keys
}
