//! Crawls a preview and a build of a site with a draft, and looks for every mention of it.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::browser::Preview;
use crate::page::tags;
use crate::site::{Site, files_below, repository};

/// Whatever is there because of the draft alone has a name that nothing else has.
const SITE: &str = "\
-- site.yaml --
title: Record
base_url: https://example.org/record/
record_pages: true
-- content/D-1/docket.md --
---
number: D-1
title: First docket
parties: [Acme Gas]
clocks:
  - name: Answers
    authority: 47 U.S.C. § 252
    starts: two
    milestones: [{days: 20, title: QQLIMIT due, authority: 15 U.S.C. § 1}]
  - name: Objections
    starts: one
    milestones: [{days: 30, title: Objections due}]
---
See [QQPROSE](two.md).
-- content/D-1/one.md --
---
title: First letter
date: 2024-01-02
type: letter
number: 1
filed_by: Acme Gas
authorities: [47 U.S.C. § 252]
summary: The first of all.
---
First words, [QQLINK](two.md#part) and <a href=\"two.md\">QQRAW</a>.
-- content/D-1/two.md --
---
title: QQDRAFT answer
date: 2024-01-03
type: motion
number: 2
filed_by: QQPARTY Company
addressed_to: Acme Gas
served_on: QQSERVED Company
responds_to: one
references: [{title: QQABSENT letter, date: 2023-12-01, filed_by: Acme Gas}]
deadlines: [{date: 2024-02-01, title: QQSTATED day, authority: 47 U.S.C. § 252}]
draft: true
---
## Part

Words of a draft, by 47 U.S.C. § 252 and 16 U.S.C. § 824.
-- content/D-1/three.md --
---
title: Third letter
date: 2024-01-04
type: letter
number: 3
filed_by: Acme Gas
responds_to: two
---
Third words.
-- content/D-1/four.md --
---
title: Order
date: 2024-01-05
type: order
number: 4
rules_on: {filing: three, ruling: granted}
---
So ordered.
-- content/parties/acme.md --
---
name: Acme Gas
---
A gas company, see [QQPROSE](../D-1/two.md).
";

/// How each thing that only the draft makes is known.
const NAMES: [&str; 11] = [
    "QQDRAFT",
    "QQLIMIT",
    "QQLINK",
    "QQRAW",
    "QQPROSE",
    "QQPARTY",
    "QQSERVED",
    "QQABSENT",
    "QQSTATED",
    // Its address.
    "/d-1/two/",
    // The authority that only the draft cites.
    "16 U.S.C. § 824",
];

/// The mark of a draft on a page.
const TAG: &str = "<span class=\"tag draft\">";

#[test]
fn each_mention_of_a_draft_has_its_mark() {
    let site = Site::of(SITE);
    let preview = start(&site);
    let found = look_through(&preview);
    assert!(found.bare.is_empty(), "{}", found.bare.join("\n"));
    // What is looked for must be there: of every name, and in every kind of file.
    let names: BTreeSet<&str> = NAMES.into();
    assert_eq!(found.names, names);
    let kinds = [
        "calendar", "data", "feed", "page", "picture", "search", "sheet",
    ];
    assert_eq!(found.kinds, kinds.into());
}

#[test]
fn a_mark_that_a_template_lacks_is_missed() {
    // What to look for in templates, and how it ends.
    const MARKS: [(&str, &str); 2] = [
        ("{% include \"draft.html\"", "%}"),
        ("{% if mark.draft %}", "{% endif %}"),
    ];
    let templates = files_below(&repository().join("themes/press"));
    let mut tried = 0;
    let mut idle = Vec::new();
    for (path, bytes) in templates.iter().filter(|(path, _)| path.ends_with(".html")) {
        let template = String::from_utf8_lossy(bytes);
        let marks = MARKS.iter().flat_map(|(mark, end)| {
            let found = template.match_indices(mark);
            found.map(move |(at, _)| (at, end))
        });
        for (at, last) in marks {
            let end = at + template[at..].find(last).expect("it ends") + last.len();
            let site = Site::of(SITE);
            site.put(
                "site.yaml",
                "title: Record\nbase_url: https://example.org/record/\nrecord_pages: true\ntheme: own\n",
            );
            let without = [&template[..at], &template[end..]].concat();
            site.put(&format!("themes/own/{path}"), without);
            tried += 1;
            if look_through(&start(&site)).bare.is_empty() {
                idle.push(format!("{path}: {}", &template[at.saturating_sub(80)..end]));
            }
        }
    }
    assert!(tried > 15, "{tried} marks");
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

#[test]
fn no_draft_and_no_mark_of_one_is_in_a_build() {
    let site = Site::of(SITE);
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes);
        let is_of_theme = path.starts_with("assets/");
        assert!(is_of_theme || !text.contains("draft"), "{path}: {text}");
        for name in ["QQDRAFT", "QQPARTY", "QQABSENT", "QQSTATED"] {
            assert!(!text.contains(name), "{path}: {text}");
        }
    }
}

#[test]
fn drafts_are_counted_apart_from_what_is_on_file() {
    let site = Site::of(SITE);
    site.put(
        "content/D-2/only.md",
        "---\ntitle: Only\ndocket: D-2\ndate: 2024-03-01\ndraft: true\n---\n",
    );
    site.put(
        "content/D-1/late.md",
        "---\ntitle: Late\ndate: 2024-04-01\ndraft: true\n---\n",
    );
    let preview = start(&site);
    let count = |number: &str| format!("{TAG}{number}</span>");
    let docket = preview.get("/record/dockets/d-1/").text();
    assert!(docket.contains(&count("2 drafts")), "{docket}");
    assert!(
        docket.contains("<dd>3 of 3 known documents</dd>"),
        "{docket}"
    );
    assert!(
        docket.contains("<time datetime=\"2024-01-05\">January 5, 2024</time></dd>"),
        "{docket}"
    );
    let dockets = preview.get("/record/dockets/").text();
    let (first, second) = dockets.split_once(">D-2</a>").expect("it is listed");
    assert!(
        first.contains(&count("2 drafts")) && first.contains("3 filings"),
        "{first}"
    );
    assert!(first.contains("latest Jan. 5, 2024"), "{first}");
    assert!(
        second.contains(&count("1 draft")) && second.contains("0 filings"),
        "{second}"
    );
    let record = preview.get("/record/dockets/d-2/data/docket.json").text();
    assert!(
        record.contains("\"access\":\"public\",\"draft\":true,\"parties\""),
        "{record}"
    );
    let texts = crawl(&preview);
    let mut shown = texts
        .iter()
        .flat_map(|(_, text)| text.split("{\"title\":").skip(1));
    let second = shown.find(|shown| shown.starts_with("\"D-2\""));
    let (second, _) = second
        .and_then(|shown| shown.split_once('}'))
        .expect("it is found");
    assert!(second.contains("\"tag\":\"draft\""), "{second}");
    let home = preview.get("/record/").text();
    assert!(
        home.contains("3 filings on file") && home.contains(&count("3 drafts")),
        "{home}"
    );
    let coverage = preview.get("/record/coverage/").text();
    assert!(coverage.contains(&count("2 drafts")), "{coverage}");
    assert!(
        coverage.contains("The whole site</th><td>3</td>"),
        "{coverage}"
    );
}

fn start(site: &Site) -> Preview {
    let program = Path::new(env!("CARGO_BIN_EXE_docketpress"));
    Preview::start(program, &site.root(), &[])
}

/// Looks for mentions in all that a preview shows.
fn look_through(preview: &Preview) -> Found {
    let mut found = Found::default();
    for (address, text) in crawl(preview) {
        match address.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "json" if address.ends_with("/feed.json") => found.in_json_feed(&address, &text),
            "json" => found.in_data(&address, &serde_json::from_str(&text).expect("it is JSON")),
            "csv" => found.in_sheet(&address, &text),
            "ics" => found.in_calendar(&address, &text),
            "xml" => found.in_feed(&address, &text),
            "js" => found.in_search(&address, &text),
            _ => found.in_page(&address, &text),
        }
    }
    found
}

/// Gives every text of a preview that a page leads to, and the files of its search, by address.
fn crawl(preview: &Preview) -> Vec<(String, String)> {
    const BASE: &str = "https://example.org";
    let mut open = vec!["/record/".to_owned()];
    let passages = (0..).map(|number| format!("/record/search/results/{number}.js"));
    open.extend(passages.take_while(|address| preview.get(address).status == 200));
    let mut seen: BTreeSet<String> = open.iter().cloned().collect();
    let mut texts = Vec::new();
    while let Some(address) = open.pop() {
        let answer = preview.get(&address);
        assert_eq!(answer.status, 200, "{address}");
        let text = answer.text();
        if answer.head.contains("content-type: text/html") {
            for tag in tags(&text) {
                let to = tag.attribute("href").unwrap_or_default();
                let to = to.strip_prefix(BASE).unwrap_or(to);
                let to = to.split('#').next().unwrap_or_default();
                if to.starts_with("/record/")
                    && !to.contains("/assets/")
                    && seen.insert(to.to_owned())
                {
                    open.push(to.to_owned());
                }
            }
        }
        texts.push((address, text));
    }
    texts
}

/// What was found.
#[derive(Default)]
struct Found {
    names: BTreeSet<&'static str>,
    kinds: BTreeSet<&'static str>,
    /// The mentions without a mark, with what is around them.
    bare: Vec<String>,
}

impl Found {
    /// Takes a mention, or a part of a file that must have the mark if any is in it.
    fn take(&mut self, kind: &'static str, address: &str, part: &str, is_marked: bool) {
        let names = NAMES.into_iter().filter(|name| part.contains(name));
        let names: Vec<_> = names.collect();
        if names.is_empty() {
            return;
        }
        self.names.extend(names);
        self.kinds.insert(kind);
        if !is_marked {
            self.bare.push(format!("{kind} {address}: {part}"));
        }
    }

    fn in_page(&mut self, address: &str, page: &str) {
        // The bar and the mark of the draft's own page are the preview's, over the whole page.
        if page.contains("<p class=\"preview-draft\">") {
            return;
        }
        // So is a tag in the heading of the page.
        let heading = page
            .split("<h1>")
            .nth(1)
            .and_then(|rest| rest.split("</h1>").next());
        if heading.is_some_and(|heading| heading.contains(TAG)) {
            return;
        }
        // The name of a lane is that of the filer of what is in it; each mark there has a ring.
        let lanes = page
            .split("<ol class=\"lanes\">")
            .nth(1)
            .and_then(|rest| rest.split("</ol>").next());
        // Of a link, a description has the words alone.
        let is_shown = |line: &&str| !line.starts_with("<meta ") && !line.starts_with("<link ");
        let lines = page.lines().filter(is_shown);
        let page = lines.collect::<Vec<_>>().join("\n");
        let page = page.replace(lanes.unwrap_or("<ol>"), "");
        for name in NAMES {
            for (at, _) in page.match_indices(name) {
                let (before, after) = page.split_at(at);
                let is_in_picture =
                    before.rfind("<title>") > before.rfind("</title>") && before.contains("<svg");
                if is_in_picture {
                    let (title, link) = after.split_once("</title>").expect("a title ends");
                    let (link, _) = link.split_once("</a>").expect("a mark leads somewhere");
                    let is_marked = title.ends_with(" · draft") && link.contains("#o.draft");
                    self.take("picture", address, &format!("{title}{link}"), is_marked);
                    continue;
                }
                // A tag is behind what it marks, or above it in the same entry, or in the same row
                // of a table.
                let ends = ["</p>", "</li>", "</tr>", "</th>", "</h3>", "<a "];
                let end = ends.iter().filter_map(|end| after.find(end)).min();
                let after = &after[..end.unwrap_or(after.len())];
                let starts = ["<p class=\"what\">", "<tr ", "<li", "</li>"];
                let start = starts.iter().filter_map(|start| before.rfind(start)).max();
                let before = &before[start.unwrap_or(0)..];
                // In an entry, the tag above marks its title and its filer, and no ties to others.
                let is_row = before.starts_with("<tr ");
                let is_entry = before.starts_with("<p class=\"what\">");
                let line = before.rsplit("<p class=\"").next().unwrap_or_default();
                let is_own = line.starts_with("title") || line.starts_with("who");
                let is_above = is_row || (is_entry && is_own);
                let is_marked = after.contains(TAG) || (is_above && before.contains(TAG));
                self.take("page", address, &format!("{before}{after}"), is_marked);
            }
        }
    }

    fn in_data(&mut self, address: &str, value: &Value) {
        match value {
            Value::Object(object) => {
                for key in ["title", "name"] {
                    let named = object.get(key).and_then(Value::as_str).unwrap_or_default();
                    // A stated date is in its filing, a deadline in a clock that tells from what it
                    // runs, and an authority in a filing that cites it.
                    if ["QQSTATED", "QQLIMIT", "U.S.C."]
                        .iter()
                        .any(|name| named.contains(name))
                    {
                        continue;
                    }
                    let is_marked = object.get("draft") == Some(&Value::Bool(true));
                    self.take("data", address, named, is_marked);
                }
                object
                    .values()
                    .for_each(|value| self.in_data(address, value));
            }
            Value::Array(values) => values.iter().for_each(|value| self.in_data(address, value)),
            _ => {}
        }
    }

    fn in_sheet(&mut self, address: &str, sheet: &str) {
        let mut reader = csv::Reader::from_reader(sheet.as_bytes());
        let header = reader.headers().expect("it has a header").clone();
        let access = header.iter().position(|column| column == "access");
        let access = access.expect("it has the column");
        for row in reader.records() {
            let row = row.expect("it is CSV");
            let cells: Vec<&str> = row.iter().collect();
            self.take(
                "sheet",
                address,
                &cells.join(" | "),
                cells[access] == "draft",
            );
        }
    }

    fn in_calendar(&mut self, address: &str, calendar: &str) {
        let unfolded = calendar.replace("\r\n ", "");
        for entry in unfolded.split("BEGIN:VEVENT").skip(1) {
            let is_marked = entry.contains("\nSUMMARY:Draft: ");
            self.take("calendar", address, entry, is_marked);
        }
    }

    fn in_feed(&mut self, address: &str, feed: &str) {
        for entry in feed.split("<entry>").skip(1) {
            let is_marked = entry.contains("<title>Draft: ");
            self.take("feed", address, entry, is_marked);
        }
    }

    fn in_json_feed(&mut self, address: &str, feed: &str) {
        let feed: serde_json::Value = serde_json::from_str(feed).expect("it is JSON");
        let items = feed["items"].as_array().expect("a feed has items");
        for item in items {
            let is_marked = item["title"]
                .as_str()
                .is_some_and(|title| title.starts_with("Draft: "));
            self.take("feed", address, &item.to_string(), is_marked);
        }
    }

    fn in_search(&mut self, address: &str, index: &str) {
        for shown in index.split("{\"title\":\"").skip(1) {
            let title = shown.split('"').next().unwrap_or_default();
            let is_marked = shown
                .split('}')
                .next()
                .unwrap_or_default()
                .contains("\"tag\":\"draft\"");
            self.take("search", address, title, is_marked);
        }
    }
}
