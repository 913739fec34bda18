//! What a page tells machines of itself: JSON-LD in the vocabulary of schema.org.

mod thing;

use serde::Serialize;
use serde_json::{Value, json};

use super::super::Press;
use super::labels::{class_of, find_type, heading_of, spell_type, title_of};
use crate::docket::EventKind;
use crate::link::{DocketId, FilingId, PartyId};
use crate::plan::Url;
use thing::{NAMES, address, date, end_of, name_of, names, organization, start_of, thing, type_of};

/// The most events of a docket that its page tells machines of.
const EVENTS: usize = 50;

/// Writes things as the text of a script element: no `<` can end it.
pub(super) fn script(things: &[Value]) -> String {
    let graph = Graph {
        context: "https://schema.org",
        things,
    };
    let text = serde_json::to_string(&graph).expect("it is made of texts and numbers");
    match text.contains('<') {
        true => text.replace('<', "\\u003c"),
        false => text,
    }
}

/// All things of a page.
#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    things: &'a [Value],
}

/// Tells of the site.
pub(super) fn site(press: &Press<'_>, page: &Url) -> Value {
    let settings = press.catalog.settings();
    thing(
        "WebSite",
        [
            ("name", Some(json!(settings.title))),
            (
                "description",
                settings.description.as_ref().map(|text| json!(text)),
            ),
            ("inLanguage", Some(json!(settings.lang))),
            ("url", Some(json!(address(press, page, &Url::default())))),
            (
                "publisher",
                settings.agency.as_ref().map(|name| organization(name)),
            ),
        ],
    )
}

/// Tells the way from the site's root to a page, the page itself without an address.
pub(super) fn breadcrumbs(press: &Press<'_>, page: &Url, way: &[(&str, Url)], own: &str) -> Value {
    let mut steps: Vec<Value> = way
        .iter()
        .enumerate()
        .map(|(at, (name, url))| {
            json!({
                "@type": "ListItem",
                "position": at + 1,
                "name": name,
                "item": address(press, page, url),
            })
        })
        .collect();
    steps.push(json!({"@type": "ListItem", "position": way.len() + 1, "name": own}));
    json!({"@type": "BreadcrumbList", "itemListElement": steps})
}

/// Tells of a docket, and of its events.
pub(super) fn docket(press: &Press<'_>, page: &Url, id: DocketId) -> Vec<Value> {
    let docket = press.catalog.docket(id);
    let record = docket.proceeding();
    let mut things = vec![thing(
        "Collection",
        [
            (
                "name",
                Some(json!(
                    title_of(press.theme.words(), docket).unwrap_or(&docket.number)
                )),
            ),
            ("identifier", Some(json!(docket.number))),
            (
                "url",
                Some(json!(address(press, page, press.plan.docket(id)))),
            ),
            (
                "publisher",
                docket.agency.as_ref().map(|name| organization(name)),
            ),
            (
                "dateCreated",
                record.and_then(|record| date(record.opened.as_ref()?)),
            ),
        ],
    )];
    let events = record.map_or(&[][..], |record| &record.events);
    let held = events
        .iter()
        .filter(|event| !matches!(event.kind, EventKind::Deadline | EventKind::Event));
    things.extend(held.take(EVENTS).map(|event| {
        thing(
            "Event",
            [
                ("name", Some(json!(event.title))),
                ("startDate", start_of(&event.date)),
                ("endDate", end_of(&event.date)),
                (
                    "location",
                    event
                        .location
                        .as_ref()
                        .map(|place| json!({"@type": "Place", "name": place})),
                ),
                ("url", event.url.as_ref().map(|url| json!(url))),
            ],
        )
    }));
    things
}

/// Tells of a filing that readers may see: a rule as legislation, any other document as a digital
/// document.
pub(super) fn filing(press: &Press<'_>, page: &Url, id: FilingId) -> Value {
    let filed = press.catalog.filing(id);
    let filing = &filed.filing;
    let kind = filing.kind.as_ref();
    let is_rule = kind.is_some_and(|kind| matches!(&*kind.0, "rule" | "proposed-rule"));
    let label = kind
        .and_then(|kind| find_type(press.catalog, kind))
        .map(|kind| json!(spell_type(press.theme.words(), kind)));
    let day = date(&filing.date);
    let document = filing.document();
    let mut pairs = vec![
        ("name", Some(json!(heading_of(press.theme.words(), filing)))),
        ("url", Some(json!(address(press, page, page)))),
        (
            "identifier",
            filing.number.as_ref().map(|number| json!(number)),
        ),
        ("author", names(press, page, &filed.parties.filed_by)),
        (
            "abstract",
            document.and_then(|document| document.summary.as_ref().map(|text| json!(text))),
        ),
        (
            "inLanguage",
            Some(json!(
                document
                    .and_then(|document| document.lang.as_deref())
                    .unwrap_or(&press.catalog.settings().lang)
            )),
        ),
        ("isPartOf", filed.home().map(|home| part(press, page, home))),
    ];
    if is_rule {
        pairs.extend([("legislationType", label), ("legislationDate", day)]);
        return thing("Legislation", pairs);
    }
    pairs.extend([("genre", label), ("datePublished", day)]);
    if class_of(press.catalog, id) != "order" {
        let to: Vec<Value> = filed
            .parties
            .addressed_to
            .iter()
            .take(NAMES)
            .map(|named| name_of(press, page, named))
            .collect();
        pairs.push(("recipient", (!to.is_empty()).then_some(Value::Array(to))));
    }
    thing("DigitalDocument", pairs)
}

/// Tells of a party.
pub(super) fn party(press: &Press<'_>, page: &Url, id: PartyId) -> Value {
    let party = press.catalog.party(id);
    let record = party.record.as_ref();
    let names: Vec<&str> = party.dba.iter().map(String::as_str).collect();
    thing(
        type_of(press, id),
        [
            ("name", Some(json!(party.name))),
            ("alternateName", (!names.is_empty()).then(|| json!(names))),
            (
                "url",
                Some(json!(address(press, page, press.plan.party(id)))),
            ),
            (
                "sameAs",
                record.and_then(|record| record.website.as_ref().map(|url| json!(url))),
            ),
            (
                "parentOrganization",
                party
                    .parent
                    .as_ref()
                    .map(|parent| name_of(press, page, parent)),
            ),
        ],
    )
}

fn part(press: &Press<'_>, page: &Url, id: DocketId) -> Value {
    let docket = press.catalog.docket(id);
    json!({
        "@type": "Collection",
        "name": title_of(press.theme.words(), docket).unwrap_or(&docket.number),
        "identifier": docket.number,
        "url": address(press, page, press.plan.docket(id)),
    })
}
