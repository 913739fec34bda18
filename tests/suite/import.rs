//! Imports every sample of `tests/import/` into an empty site with the real program, and compares
//! what comes of it with the sample's `expected.json`.
//!
//! The rules: the site builds once its drafts are published, nothing under `never` is in any file
//! or message, and a second import changes no byte and no time of modification.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use serde_json::Value;

use crate::site::{Site, files_below, repository};

/// Files that only make sense together: the folder, the file whose records are compared, and the
/// files that go with it.
const TOGETHER: [(&str, &str, &[&str]); 3] = [
    ("courtlistener", "docket-entries.json", &["docket.json"]),
    (
        "courtlistener",
        "parties.json",
        &["attorneys.json", "docket.json"],
    ),
    ("mirrulations", "raw-data", &["derived-data"]),
];

/// Folders whose samples are read by a source that does not exist yet.
const LATER: [&str; 0] = [];

#[test]
fn every_sample_gives_what_is_expected_of_it() {
    let mut faults = Vec::new();
    let samples = repository().join("tests/import");
    for folder in folders(&samples) {
        if LATER.contains(&&*folder) {
            continue;
        }
        let place = samples.join(&folder);
        let expected =
            fs::read(place.join("expected.json")).expect("each folder says what is expected");
        let expected: Value = serde_json::from_slice(&expected).expect("it is JSON");
        let files = expected["files"].as_object().expect("it lists files");
        for (name, wanted) in files {
            let with = TOGETHER
                .iter()
                .find(|(of, file, _)| *of == folder && file == name);
            let mut paths = vec![place.join(name)];
            paths.extend(
                with.into_iter()
                    .flat_map(|(_, _, with)| with.iter().map(|file| place.join(file))),
            );
            let paths: Vec<String> = paths
                .iter()
                .map(|path| path.display().to_string())
                .collect();
            let mut case = Case::import(&paths);
            case.compare(wanted);
            let found = case.faults.into_iter();
            faults.extend(found.map(|fault| format!("{folder}/{name}: {fault}")));
        }
        faults.extend(all_together(&folder, &place, files));
    }
    assert!(
        faults.is_empty(),
        "{}\n{} faults",
        faults.join("\n"),
        faults.len()
    );
}

/// Reads a moment with its distance from UTC, to the second.
fn instant(text: &str) -> Option<i64> {
    let read = |text: &str| chrono::DateTime::parse_from_rfc3339(text).ok();
    // A full minute is written without its seconds.
    let full = |text: &str| {
        let (date, zone) = text.split_at_checked(16)?;
        read(&format!("{date}:00{zone}"))
    };
    Some(read(text).or_else(|| full(text))?.timestamp())
}

/// Imports a whole folder, and looks for what must never come out of any of its files.
fn all_together(folder: &str, place: &Path, files: &serde_json::Map<String, Value>) -> Vec<String> {
    let mut case = Case::import(&[place.display().to_string()]);
    for wanted in files.values() {
        case.never(wanted);
    }
    case.faults
        .into_iter()
        .map(|fault| format!("{folder}: {fault}"))
        .collect()
}

fn folders(samples: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(samples).expect("there are samples");
    entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

/// A sample that was imported.
struct Case {
    said: String,
    files: BTreeMap<String, Vec<u8>>,
    records: Vec<Record>,
    /// What readers see of each filing, by its id; in a build in which drafts are published.
    pages: BTreeMap<String, String>,
    /// How many filings are listed in that build.
    listed: usize,
    out: BTreeMap<String, Vec<u8>>,
    faults: Vec<String>,
    matched: BTreeMap<String, usize>,
}

/// A record of the site: its path, its front matter and its text.
struct Record {
    path: String,
    front: Value,
    raw: String,
}

impl Record {
    fn read(path: &str, bytes: &[u8]) -> Option<Record> {
        let raw = String::from_utf8(bytes.to_vec()).expect("records are UTF-8");
        let rest = raw.strip_prefix("---\n")?;
        let (front, _) = rest.split_once("\n---\n")?;
        let front =
            serde_yaml::from_str(front).unwrap_or_else(|error| panic!("{path}: {error}\n{raw}"));
        Some(Record {
            path: path.to_owned(),
            front,
            raw,
        })
    }

    fn id(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or("");
        name.trim_end_matches(".md")
    }

    fn texts(&self, key: &str) -> Vec<String> {
        texts(&self.front[key])
    }

    fn text(&self, key: &str) -> Option<String> {
        self.texts(key).into_iter().next()
    }

    fn access(&self) -> String {
        self.text("access").unwrap_or_else(|| "public".to_owned())
    }

    fn day(&self) -> String {
        let date = self.text("date").unwrap_or_default();
        date.split('T').next().unwrap_or("").to_owned()
    }

    fn identifiers(&self) -> Vec<String> {
        let map = self.front["identifiers"].as_object();
        map.into_iter()
            .flat_map(|map| map.values())
            .flat_map(texts)
            .collect()
    }

    /// Gives all that the front matter says, as text.
    fn all(&self) -> String {
        fn gather(value: &Value, all: &mut String) {
            match value {
                Value::Array(values) => values.iter().for_each(|value| gather(value, all)),
                Value::Object(map) => map.iter().for_each(|(key, value)| {
                    all.push_str(key);
                    all.push('\n');
                    gather(value, all);
                }),
                other => {
                    all.push_str(&texts(other).concat());
                    all.push('\n');
                }
            }
        }
        let mut all = String::new();
        gather(&self.front, &mut all);
        all.push_str(&self.raw);
        plain(&all)
    }
}

impl Case {
    fn import(paths: &[String]) -> Case {
        let site = Site::empty();
        let mut arguments = vec!["import", "--site", "site"];
        arguments.extend(paths.iter().map(String::as_str));
        let run = site.run(&arguments);
        let mut faults = Vec::new();
        if !matches!(run.code, 0 | 1) {
            faults.push(format!("exit code {}: {}", run.code, run.stderr));
        }
        let files = files_below(&site.root());
        let before = times(&site.root());
        let again = site.run(&arguments);
        if times(&site.root()) != before || files_below(&site.root()) != files {
            faults.push(format!("a second import changed a file:\n{}", again.stdout));
        }
        let records: Vec<Record> = files
            .iter()
            .filter(|(path, _)| path.ends_with(".md"))
            .filter_map(|(path, bytes)| Record::read(path, bytes))
            .collect();
        let (mut pages, mut listed, mut out) = (BTreeMap::new(), 0, BTreeMap::new());
        if !records.is_empty() {
            for record in &records {
                site.put(&record.path, record.raw.replace("\ndraft: true\n", "\n"));
            }
            let built = site.build(&[]);
            if built.code != 0 {
                faults.push(format!("the site does not build: {}", built.stderr));
            }
            out = site.output();
            for (path, bytes) in &out {
                let parts: Vec<&str> = path.split('/').collect();
                if let [.., id, "index.html"] = parts.as_slice() {
                    let page = String::from_utf8_lossy(bytes);
                    pages.insert((*id).to_owned(), shown(&page));
                }
            }
            let list = site.run(&["list", "--site", "site", "--format", "json"]);
            let list: Value = serde_json::from_str(&list.stdout).unwrap_or(Value::Null);
            listed = list.as_array().map_or(0, Vec::len);
        }
        Case {
            said: format!("{}\n{}", run.stdout, run.stderr),
            files,
            records,
            pages,
            listed,
            out,
            faults,
            matched: BTreeMap::new(),
        }
    }

    fn fault(&mut self, text: String) {
        self.faults.push(text);
    }

    fn compare(&mut self, wanted: &Value) {
        let none = Vec::new();
        let list = |key: &str| wanted[key].as_array().unwrap_or(&none).clone();
        let filings = self.filings().count() as u64;
        let optional = list("records")
            .iter()
            .filter(|one| one["optional"] == true)
            .count() as u64;
        let count = wanted["filings"].as_u64().unwrap_or(0);
        if filings > count || filings + optional < count {
            self.fault(format!(
                "{filings} filings instead of {count}: {}",
                self.said
            ));
        }
        if self.listed as u64 != filings {
            self.fault(format!("{} of {filings} filings are listed", self.listed));
        }
        for record in list("records") {
            match self.find(&record) {
                Some(at) => {
                    let id = record["id"].as_str().unwrap_or("").to_owned();
                    self.matched.insert(id, at);
                }
                None if record["optional"] == true => {}
                None => self.fault(format!("no filing is {record}")),
            }
        }
        for record in list("records") {
            let id = record["id"].as_str().unwrap_or("");
            if let Some(at) = self.matched.get(id).copied() {
                for fault in self.judge(&self.records[at], &record) {
                    let path = self.records[at].path.clone();
                    self.fault(format!("{id} ({path}): {fault}"));
                }
            }
        }
        for docket in list("dockets") {
            self.judge_docket(&docket);
        }
        for party in list("parties") {
            self.judge_party(&party);
        }
        for skipped in list("skipped") {
            if let Some(row) = skipped["row"].as_u64()
                && !self.said.contains(&format!("row {row}:"))
            {
                self.fault(format!("row {row} is not reported: {}", self.said));
            }
        }
        self.never(wanted);
    }

    fn filings(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().filter(|record| is_filing(&record.path))
    }

    /// Looks for what must not be in any file, file name or message.
    fn never(&mut self, wanted: &Value) {
        for word in texts(&wanted["never"]) {
            let held = |(path, bytes): (&String, &Vec<u8>)| {
                path.contains(&word) || String::from_utf8_lossy(bytes).contains(&word)
            };
            if self.files.iter().any(held) || self.out.iter().any(held) || self.said.contains(&word)
            {
                self.faults.push(format!("`{word}` came out"));
            }
        }
    }

    /// Finds the filing that a record of the expectation means.
    fn find(&self, wanted: &Value) -> Option<usize> {
        let mut ids = texts(&wanted["ids_any"]);
        ids.extend(texts(&wanted["identifiers_any"]));
        if let Some(map) = wanted["identifiers"].as_object() {
            ids.extend(map.values().flat_map(texts));
        }
        let taken: BTreeSet<usize> = self.matched.values().copied().collect();
        let all = || {
            let all = self.records.iter().enumerate();
            all.filter(|(at, record)| is_filing(&record.path) && !taken.contains(at))
        };
        let by_id = |record: &Record| {
            let own = record.identifiers();
            ids.iter().any(|id| own.contains(id))
        };
        if !ids.is_empty()
            && let Some((at, _)) = all().find(|(_, record)| by_id(record))
        {
            return Some(at);
        }
        let score = |record: &Record| {
            let is =
                |key: &str, own: Option<String>| wanted[key].as_str().map(str::to_owned) == own;
            let is_date = days(wanted).contains(&record.day());
            let is_docket =
                wanted["docket"].is_null() || texts(&wanted["docket"]) == record.texts("docket");
            match is_date && is_docket && is("number", record.text("number")) {
                true => {
                    1 + usize::from(
                        wanted["title"].as_str().map(plain)
                            == record.text("title").map(|title| plain(&title)),
                    )
                }
                false => 0,
            }
        };
        let best = all()
            .map(|(at, record)| (score(record), at))
            .max_by_key(|(score, at)| (*score, usize::MAX - at));
        best.filter(|(score, _)| *score > 0).map(|(_, at)| at)
    }

    fn judge(&self, record: &Record, wanted: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        let mut check = |is_right: bool, key: &str, found: String| {
            if !is_right {
                faults.push(format!("`{key}` is {found}, not {}", wanted[key]));
            }
        };
        let has = |key: &str| !wanted[key].is_null();
        let access = record.access();
        match has("access_any") {
            true => check(
                texts(&wanted["access_any"]).contains(&access),
                "access_any",
                access.clone(),
            ),
            false if has("access") => check(wanted["access"] == *access, "access", access.clone()),
            false => {}
        }
        let date = record.text("date").unwrap_or_default();
        if !days(wanted).is_empty() {
            let is_day = days(wanted).contains(&record.day());
            check(
                is_day,
                if has("date") { "date" } else { "date_any" },
                date.clone(),
            );
        }
        if let Some(moment) = wanted["moment"].as_str().filter(|_| date.contains('T')) {
            let is_moment = match (instant(moment), instant(&date)) {
                (Some(wanted), Some(own)) => wanted == own,
                _ => date.starts_with(moment.get(..16).unwrap_or(moment)),
            };
            check(is_moment, "moment", date.clone());
        }
        let dockets: Vec<String> = record
            .texts("docket")
            .into_iter()
            .filter(|docket| docket != "none")
            .collect();
        let named = |all: &[String]| -> Vec<String> {
            all.iter()
                .filter(|docket| *docket != "none")
                .cloned()
                .collect()
        };
        let is_docket = |wanted_dockets: &[String]| match wanted["docket_first_only"] == true {
            true => wanted_dockets.first() == dockets.first(),
            false => named(wanted_dockets) == dockets,
        };
        if has("docket") {
            check(
                is_docket(&texts(&wanted["docket"])),
                "docket",
                format!("{dockets:?}"),
            );
        }
        if let Some(any) = wanted["docket_any"].as_array() {
            check(
                any.iter().any(|one| is_docket(&texts(one))),
                "docket_any",
                format!("{dockets:?}"),
            );
        }
        let number = record.text("number");
        match has("number_any") {
            true => check(
                wanted["number_any"]
                    .as_array()
                    .is_some_and(|any| any.iter().any(|one| one.as_str() == number.as_deref())),
                "number_any",
                format!("{number:?}"),
            ),
            false => check(
                wanted["number"].as_str().map(str::to_owned) == number,
                "number",
                format!("{number:?}"),
            ),
        }
        let kind = record.text("type").unwrap_or_else(|| "filing".to_owned());
        if has("type") {
            check(texts(&wanted["type"]).contains(&kind), "type", kind.clone());
        }
        if has("type_not") {
            check(
                !texts(&wanted["type_not"]).contains(&kind),
                "type_not",
                kind.clone(),
            );
        }
        if let Some(title) = wanted["title"].as_str() {
            let own = plain(&record.text("title").unwrap_or_default());
            let own = own.trim_end_matches(['…', '.', ' ']);
            let title = plain(title);
            let is_it = title.trim_end_matches(['.', ' ']) == own
                || own.len() > 40 && title.starts_with(own);
            check(is_it, "title", own.to_owned());
        }
        let filed_by = record.texts("filed_by");
        let may_be_missing = wanted["filed_by_optional"] == true && filed_by.is_empty();
        if has("filed_by") && !may_be_missing {
            check(
                texts(&wanted["filed_by"]) == filed_by,
                "filed_by",
                format!("{filed_by:?}"),
            );
        }
        if has("filed_by_any") && !may_be_missing {
            let any = texts(&wanted["filed_by_any"]);
            check(
                filed_by.iter().any(|name| any.contains(name)),
                "filed_by_any",
                format!("{filed_by:?}"),
            );
        }
        for key in ["dated", "effective", "entered"] {
            if has(key) {
                check(
                    texts(&wanted[key]) == record.texts(key),
                    key,
                    format!("{:?}", record.texts(key)),
                );
            }
        }
        if has("deadlines") {
            let own: Vec<String> = record.front["deadlines"]
                .as_array()
                .into_iter()
                .flatten()
                .flat_map(|one| texts(&one["date"]))
                .collect();
            check(
                texts(&wanted["deadlines"])
                    .iter()
                    .all(|date| own.contains(date)),
                "deadlines",
                format!("{own:?}"),
            );
        }
        if has("source_url") {
            check(
                texts(&wanted["source_url"]) == record.texts("source_url"),
                "source_url",
                format!("{:?}", record.texts("source_url")),
            );
        }
        let all = record.all();
        let page = self.pages.get(record.id()).cloned().unwrap_or_default();
        let says = |words: &str| all.contains(&plain(words)) || page.contains(&plain(words));
        for words in texts(&wanted["body"]) {
            let is_said = match access == "public" {
                true => page.contains(&plain(&words)),
                false => says(&words),
            };
            check(is_said, "body", format!("without `{words}`"));
        }
        for words in texts(&wanted["mentions"]) {
            check(says(&words), "mentions", format!("without `{words}`"));
        }
        if has("mentions_any") {
            check(
                texts(&wanted["mentions_any"])
                    .iter()
                    .any(|words| says(words)),
                "mentions_any",
                "missing".to_owned(),
            );
        }
        for word in texts(&wanted["says"]) {
            check(
                all.to_lowercase().contains(&word.to_lowercase()),
                "says",
                "missing".to_owned(),
            );
        }
        for words in texts(&wanted["not_in_file"]) {
            check(
                !all.contains(&plain(&words)),
                "not_in_file",
                format!("with `{words}`"),
            );
        }
        for words in texts(&wanted["not_public"]) {
            let held = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains(&words);
            check(
                !self.out.values().any(held),
                "not_public",
                format!("published: `{words}`"),
            );
        }
        if let Some(facts) = wanted["facts"].as_object() {
            for (name, value) in facts {
                let own = texts(&record.front["facts"][name]);
                check(
                    own == texts(value),
                    "facts",
                    format!("{own:?} under {name}"),
                );
            }
        }
        if let Some(identifiers) = wanted["identifiers"].as_object() {
            let own = record.identifiers();
            let is_held = identifiers
                .values()
                .flat_map(texts)
                .all(|id| own.contains(&id));
            check(is_held, "identifiers", format!("{own:?}"));
        }
        for key in ["responds_to", "corrects"] {
            for id in texts(&wanted[key]) {
                let target = self
                    .matched
                    .get(&id)
                    .map(|at| self.records[*at].id().to_owned());
                let own = record.texts(key);
                let is_it =
                    |target: &String| own.iter().any(|own| own.rsplit('/').next() == Some(target));
                check(target.as_ref().is_some_and(is_it), key, format!("{own:?}"));
            }
        }
        if let Some(attachments) = wanted["attachments"].as_array() {
            faults.extend(judge_attachments(record, attachments));
        }
        faults
    }

    fn judge_docket(&mut self, wanted: &Value) {
        let number = texts(&wanted["number"]).concat();
        let records = self
            .records
            .iter()
            .filter(|record| record.path.ends_with("/docket.md"));
        let Some(record) = records
            .into_iter()
            .find(|record| record.texts("number").concat() == number)
        else {
            let numbers: Vec<String> = self
                .records
                .iter()
                .flat_map(|record| record.texts("number"))
                .collect();
            return self.fault(format!("no docket.md is of {number}: {numbers:?}"));
        };
        let mut faults = Vec::new();
        for key in [
            "title",
            "opened",
            "closed",
            "status",
            "agency",
            "source_url",
        ] {
            match wanted.get(key) {
                Some(value)
                    if texts(value)
                        .iter()
                        .map(|text| plain(text))
                        .collect::<Vec<_>>()
                        != record
                            .texts(key)
                            .iter()
                            .map(|text| plain(text))
                            .collect::<Vec<_>>() =>
                {
                    faults.push(format!(
                        "docket {number}: `{key}` is {:?}, not {value}",
                        record.texts(key)
                    ));
                }
                _ => {}
            }
        }
        let all = record.all();
        for words in texts(&wanted["mentions"]) {
            if !all.contains(&plain(&words)) {
                faults.push(format!("docket {number} does not mention `{words}`"));
            }
        }
        self.faults.extend(faults);
    }

    fn judge_party(&mut self, wanted: &Value) {
        let name = texts(&wanted["name"]).concat();
        let of_dockets = self
            .records
            .iter()
            .flat_map(|record| record.front["parties"].as_array().into_iter().flatten());
        let all: Vec<&Value> = of_dockets
            .filter(|party| texts(&party["party"]).concat() == name)
            .collect();
        let record = self.records.iter().find(|record| {
            record.path.contains("/parties/") && record.texts("name").concat() == name
        });
        let mut faults = Vec::new();
        if all.is_empty() && record.is_none() {
            faults.push(format!("no party is {name}"));
        }
        for key in ["role", "until"] {
            if let Some(value) = wanted[key].as_str()
                && !all
                    .iter()
                    .any(|party| texts(&party[key]).iter().any(|own| own == value))
            {
                faults.push(format!("{name} has no {key} {value}: {all:?}"));
            }
        }
        let said = all
            .iter()
            .map(|party| party.to_string())
            .chain(record.map(Record::all))
            .collect::<String>();
        for counsel in texts(&wanted["counsel"]) {
            if !said.contains(&counsel) {
                faults.push(format!("{name} is without counsel {counsel}: {said}"));
            }
        }
        if let Some(any) = wanted["dba_any"].as_array()
            && !any.iter().any(|dba| {
                dba.is_null() || texts(dba).iter().any(|dba| said.contains(dba.as_str()))
            })
        {
            faults.push(format!("{name} has none of the names {any:?}: {said}"));
        }
        self.faults.extend(faults);
    }
}

/// A docket sheet of three rows, one of them withheld.
const SHEET: &str = "\
Docket,Item,Date Filed,Title,Filed By,Security,Attachments
GR-1,1,07/13/2024,Petition,\"Plains Gas, LLC\",Public,Petition.pdf
GR-1,2,07/14/2024,Kanarie cost study,\"Plains Gas, LLC\",Confidential,Kanarie study.pdf
GR-1,3,07/15/2024,Answer,Staff,Public,
";

fn import(site: &Site, arguments: &[&str]) -> crate::site::Run {
    site.run(&[&["import", "--site", "site"], arguments].concat())
}

/// Writes an input file beside the site, and gives its path from the folder that commands run in.
fn input(site: &Site, name: &str, bytes: impl AsRef<[u8]>) -> String {
    site.put(&format!("../in/{name}"), bytes);
    format!("in/{name}")
}

fn text(site: &Site, path: &str) -> String {
    fs::read_to_string(site.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn an_edited_file_is_kept_a_deleted_one_stays_deleted_and_the_rest_follows_the_source() {
    let site = Site::empty();
    let sheet = input(&site, "a/sheet.csv", SHEET);
    assert_eq!(import(&site, &[&sheet]).code, 0);
    let petition = "content/GR-1/2024-07-13-petition.md";
    let answer = "content/GR-1/2024-07-15-answer.md";
    let edited = text(&site, petition).replace("title: Petition", "title: Petition of Plains Gas");
    site.put(petition, &edited);
    let ran = import(&site, &[&sheet]);
    assert!(
        ran.stdout
            .contains("kept as you edited them, unchanged at the source: 1 filing"),
        "{}",
        ran.stdout
    );
    let changed = SHEET
        .replace(",Petition,", ",Petition for relief,")
        .replace("Answer", "Answer of Staff");
    input(&site, "a/sheet.csv", &changed);
    let ran = import(&site, &[&sheet, "--diff"]);
    assert_eq!(text(&site, petition), edited);
    assert!(text(&site, answer).contains("title: Answer of Staff"));
    assert!(ran.stdout.contains("updated: 1 filing"), "{}", ran.stdout);
    assert!(
        ran.stdout
            .contains("-title: Petition of Plains Gas\n+title: Petition for relief\n"),
        "{}",
        ran.stdout
    );
    site.remove(answer);
    let ran = import(&site, &[&sheet]);
    assert!(!site.root().join(answer).exists());
    assert!(
        ran.stdout
            .contains("as you deleted or moved them: 1 filing"),
        "{}",
        ran.stdout
    );
    // A row that is new gets a file of its own.
    input(
        &site,
        "a/sheet.csv",
        format!("{changed}GR-1,4,07/13/2024,Petition for relief,Staff,Public,\n"),
    );
    import(&site, &[&sheet]);
    assert!(
        text(&site, "content/GR-1/2024-07-13-petition-for-relief.md").contains("number: \"4\"")
    );
}

#[test]
fn a_withheld_record_leaves_no_word_in_names_and_messages() {
    let site = Site::empty();
    let sheet = input(&site, "a/sheet.csv", SHEET);
    input(&site, "a/Petition.pdf", "%PDF-1.4 petition");
    input(&site, "a/Kanarie study.pdf", "%PDF-1.4 secret");
    let ran = import(&site, &[&sheet]);
    let files = files_below(&site.root());
    assert!(
        files
            .keys()
            .all(|path| !path.to_lowercase().contains("kanarie")),
        "{:?}",
        files.keys()
    );
    assert!(
        !ran.stdout.to_lowercase().contains("kanarie"),
        "{}",
        ran.stdout
    );
    let withheld = text(&site, "content/GR-1/2024-07-14-item-2.md");
    assert!(
        withheld.contains("access: confidential")
            && withheld.contains("file: \"2024-07-14-item-2-1.pdf\""),
        "{withheld}"
    );
    assert!(text(&site, "content/GR-1/2024-07-13-petition.md").contains("file: Petition.pdf"));
    assert!(site.root().join("content/GR-1/Petition.pdf").is_file());
    // Made public by hand or not, the site builds, and only the public file is in it.
    for path in [
        "content/GR-1/2024-07-14-item-2.md",
        "content/GR-1/2024-07-13-petition.md",
    ] {
        site.put(path, text(&site, path).replace("draft: true\n", ""));
    }
    assert_eq!(site.build(&[]).code, 0);
    let held = |(path, bytes): (&String, &Vec<u8>)| {
        path.to_lowercase().contains("kanarie")
            || String::from_utf8_lossy(bytes)
                .to_lowercase()
                .contains("kanarie")
    };
    assert!(!site.output().iter().any(held));
    assert!(
        site.output()
            .keys()
            .any(|path| path.ends_with("/Petition.pdf"))
    );
}

#[test]
fn a_record_that_is_withheld_later_loses_its_telling_name() {
    let site = Site::empty();
    let sheet = input(
        &site,
        "a/sheet.csv",
        SHEET.replace("Confidential", "Public"),
    );
    import(&site, &[&sheet]);
    let open = "content/GR-1/2024-07-14-kanarie-cost-study.md";
    assert!(site.root().join(open).is_file());
    input(&site, "a/sheet.csv", SHEET);
    import(&site, &[&sheet]);
    assert!(!site.root().join(open).exists());
    assert!(text(&site, "content/GR-1/2024-07-14-item-2.md").contains("access: confidential"));
}

#[test]
fn an_open_question_stops_the_import_before_anything_is_written() {
    let site = Site::empty();
    let sheet = input(
        &site,
        "a/sheet.csv",
        SHEET
            .replace("/13/", "/3/")
            .replace("/14/", "/4/")
            .replace("/15/", "/5/"),
    );
    let ran = import(&site, &[&sheet]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("--dates mdy"), "{}", ran.stdout);
    assert!(files_below(&site.root()).is_empty());
    assert_eq!(
        import(&site, &[&sheet, "--dates", "dmy", "--dry-run"]).code,
        0
    );
    assert!(files_below(&site.root()).is_empty());
    assert_eq!(import(&site, &[&sheet, "--dates", "dmy"]).code, 0);
    assert!(
        site.root()
            .join("content/GR-1/2024-03-07-petition.md")
            .is_file()
    );
}

#[test]
fn a_map_fills_keys_and_is_printed_so_that_it_can_be_repeated() {
    let site = Site::empty();
    let sheet = input(
        &site,
        "a/x.csv",
        "Matter of,Lodged at,Who,Docket\n\"A, b\",2024-07-03,Staff,GR-2\n",
    );
    assert_eq!(import(&site, &[&sheet]).code, 1);
    let map = "title=\"Matter of\",date=\"Lodged at\",filed_by=Who";
    let ran = import(&site, &[&sheet, "--map", map]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert!(
        ran.stdout
            .contains("--map 'title=\"Matter of\",date=\"Lodged at\",filed_by=Who,docket=Docket'"),
        "{}",
        ran.stdout
    );
    let filing = text(&site, "content/GR-2/2024-07-03-a-b.md");
    assert!(
        filing.contains("title: A, b\n") && filing.contains("filed_by: Staff\n"),
        "{filing}"
    );
    let ran = import(&site, &[&sheet, "--map", "title=Nothing"]);
    assert!(
        ran.code == 1 && ran.stdout.contains("no table has a column named `Nothing`"),
        "{}",
        ran.stdout
    );
}

#[test]
fn tables_are_never_published_by_importing() {
    let site = Site::empty();
    let sheet = input(&site, "a/sheet.csv", SHEET);
    import(&site, &[&sheet, "--publish"]);
    for (path, bytes) in files_below(&site.root()) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(
            !is_filing(&path) || path == "imports.tsv" || text.contains("\ndraft: true\n"),
            "{path}"
        );
    }
    let bulk = repository().join("tests/import/csv/regulations-gov-bulk.csv");
    import(&site, &[&bulk.display().to_string(), "--publish"]);
    let open = text(
        &site,
        "content/CMS-2025-0050/2025-05-15-cms-2025-0050-9002.md",
    );
    assert!(!open.contains("draft:"), "{open}");
    let restricted = text(
        &site,
        "content/CMS-2025-0050/2025-06-16-cms-2025-0050-9700.md",
    );
    assert!(
        restricted.contains("access: confidential") && restricted.contains("draft: true"),
        "{restricted}"
    );
    // What is published stays so when the same file is imported again without the flag.
    import(&site, &[&bulk.display().to_string()]);
    assert_eq!(
        text(
            &site,
            "content/CMS-2025-0050/2025-05-15-cms-2025-0050-9002.md"
        ),
        open
    );
}

#[test]
fn records_of_a_withheld_docket_are_withheld_or_refused() {
    let site = Site::of("-- content/S/docket.md --\n---\nnumber: GR-1\naccess: sealed\n---\n");
    let sheet = input(
        &site,
        "a/sheet.csv",
        SHEET.replace("Petition", "Kanarie petition"),
    );
    let ran = import(&site, &[&sheet]);
    let files = files_below(&site.root());
    assert!(
        files
            .keys()
            .any(|path| path == "content/S/2024-07-13-item-1.md"),
        "{:?}",
        files.keys()
    );
    assert!(
        !format!("{ran:?}{:?}", files.keys())
            .to_lowercase()
            .contains("kanarie")
    );
    let other = input(&site, "b/sheet.csv", SHEET.replace("GR-1", "gr 01"));
    let ran = import(&site, &[&other]);
    assert!(
        ran.stdout.contains("skipped: 3") && !ran.stdout.contains("gr 01"),
        "{}",
        ran.stdout
    );
    assert_eq!(files_below(&site.root()).len(), files.len());
}

#[test]
fn a_docket_that_the_site_has_keeps_its_spelling_its_folder_and_its_record() {
    let record = "---\nnumber: GR-1\ntitle: As a person wrote it\n---\n";
    let site = Site::of(&format!("-- content/gas/docket.md --\n{record}"));
    let sheet = input(&site, "a/sheet.csv", SHEET.replace("GR-1", "gr-1"));
    import(&site, &[&sheet]);
    assert!(text(&site, "content/gas/2024-07-13-petition.md").contains("docket: GR-1\n"));
    assert_eq!(text(&site, "content/gas/docket.md"), record);
}

#[test]
fn nothing_is_written_through_a_link_or_outside_of_the_site() {
    let site = Site::empty();
    let sheet = input(&site, "a/sheet.csv", SHEET);
    site.put(
        "imports.tsv",
        format!("table:GR-1#1\t../x.md\t{}\n", "0".repeat(64)),
    );
    let ran = import(&site, &[&sheet]);
    assert!(
        ran.code == 2 && ran.stderr.contains("leads out of the site's folder"),
        "{}",
        ran.stderr
    );
    site.remove("imports.tsv");
    assert_eq!(import(&site, &[&sheet, "--into", "../elsewhere"]).code, 2);
    #[cfg(unix)]
    {
        let elsewhere = site.root().join("../elsewhere");
        fs::create_dir_all(&elsewhere).expect("the folder can be made");
        fs::create_dir_all(site.root().join("content")).expect("the folder can be made");
        std::os::unix::fs::symlink(&elsewhere, site.root().join("content/GR-1"))
            .expect("a link can be made");
        let ran = import(&site, &[&sheet]);
        assert!(
            ran.code == 2 && ran.stderr.contains("symbolic link"),
            "{}",
            ran.stderr
        );
        assert!(files_below(&elsewhere).is_empty());
    }
}

#[test]
fn a_docket_sheet_that_docketpress_wrote_is_read_back() {
    let site = Site::of(
        "-- content/A/docket.md --\n---\nnumber: A-1\nnot_on_file:\n  - {title: A letter, date: 2024-01-02, filed_by: Staff}\n---\n\
         -- content/A/2024-02-03-a.md --\n---\ntitle: \"=1+1 | a; \\\"b\\\", c\"\ndate: 2024-02-03T14:30\ndocket: [A-1, B-2]\ntype: data-request\n\
         number: \"010\"\nlabel: Exhibit A\nfiled_by: [\"X; Y, LLC\", Staff]\non_behalf_of: Z\naddressed_to: W\nsource_url: https://example.org/1\n\
         attachments:\n  - {file: a.pdf, label: Schedule 1, title: \"Map | plan\", pages: 3}\n  - {url: \"https://example.org/b.pdf\"}\n  - {title: Not held}\n\
         \u{20} - {file: c.pdf, title: Bids, access: confidential, public_title: Bid tabulation}\n---\n\
         -- content/A/a.pdf --\n%PDF\n-- content/A/c.pdf --\n%PDF\n\
         -- content/A/2024-02-04-b.md --\n---\ntitle: Kanarie\npublic_title: A study\ndate: 2024-02-04\ndocket: A-1\nfiled_by: Staff\naccess: confidential\n---\n\
         -- content/A/2024-02-05-c.md --\n---\ntitle: Order\ndate: unknown\ndocket: A-1\ntype: order\nfiled_by: Board\n---\n",
    );
    assert_eq!(site.build(&[]).code, 0);
    let sheet = site.page("dockets/a-1/data/filings.csv");
    let other = Site::empty();
    let path = input(&other, "a/filings.csv", &sheet);
    input(&other, "a/a.pdf", "%PDF");
    let ran = import(&other, &[&path]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    for (path, bytes) in files_below(&other.root()) {
        let text = String::from_utf8_lossy(&bytes).replace("draft: true\n", "");
        if path.ends_with(".md") {
            other.put(&path, text);
        }
    }
    let built = other.build(&[]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    let again = other.page("dockets/a-1/data/filings.csv");
    let rows = |text: &str| -> Vec<Vec<String>> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().expect("it has a header").clone();
        // Names of files make ids and addresses.
        let kept = |at: &usize| !["id", "address", "public_version"].contains(&&header[*at]);
        reader
            .records()
            .map(|row| {
                let row = row.expect("a row is CSV");
                (0..row.len())
                    .filter(kept)
                    .map(|at| row[at].to_owned())
                    .collect()
            })
            .collect()
    };
    assert_eq!(rows(&again), rows(&sheet));
}

fn judge_attachments(record: &Record, wanted: &[Value]) -> Vec<String> {
    let mut faults = Vec::new();
    let none = Vec::new();
    let own = record.front["attachments"].as_array().unwrap_or(&none);
    let mut at = 0;
    for one in wanted {
        let formats = one["formats"].as_u64().unwrap_or(1) as usize;
        let (urls, file) = (texts(&one["url_any"]), one["file"].as_str());
        let is_it = |own: &Value| {
            let get = |key: &str| texts(&own[key]).concat();
            let names = [get("file"), get("title"), get("label")];
            let is_named = |file: &str| {
                names
                    .iter()
                    .any(|name| name.rsplit('/').next() == Some(file) || name == file)
            };
            let url = get("url");
            (urls.is_empty() || urls.contains(&url))
                && one["url"].as_str().is_none_or(|wanted| wanted == url)
                && file.is_none_or(is_named)
                && !(one["held"] == false && (!url.is_empty() || !get("file").is_empty()))
                && one["title"].as_str().is_none_or(|title| {
                    plain(&get("title")).contains(&plain(title))
                        || plain(&get("label")).contains(&plain(title))
                })
                && one["access"].as_str().is_none_or(|access| {
                    access == "public" && get("access").is_empty() || access == get("access")
                })
                && (one["pages"].is_null() || texts(&one["pages"]).concat() == get("pages"))
        };
        let alike = own[at.min(own.len())..]
            .iter()
            .take(formats)
            .take_while(|own| is_it(own))
            .count();
        if alike == 0 {
            faults.push(format!(
                "attachment {} is {:?}, not {one}",
                at + 1,
                own.get(at)
            ));
            return faults;
        }
        at += alike;
    }
    if at != own.len() {
        faults.push(format!(
            "{} attachments instead of {}",
            own.len(),
            wanted.len()
        ));
    }
    faults
}

fn is_filing(path: &str) -> bool {
    !path.ends_with("/docket.md") && !path.contains("/parties/") && !path.contains("/pages/")
}

/// Gives the days that a record may have.
fn days(wanted: &Value) -> Vec<String> {
    let mut days = texts(&wanted["date"]);
    days.extend(texts(&wanted["date_any"]));
    days.iter()
        .map(|day| day.split('T').next().unwrap_or("").to_owned())
        .collect()
}

/// Gives the texts of a value: one, or those of a list.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(_) => Vec::new(),
        other => vec![other.to_string()],
    }
}

/// Puts one blank between words.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Gives the words that a page shows.
fn shown(page: &str) -> String {
    let mut text = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        // A break ends a word, and an inline element does not.
        let tag = &rest[..end];
        let is_inline = [
            "<a", "</a", "<em", "</em", "<b>", "</b>", "<cite", "</cite", "<span", "</span", "<wbr",
        ]
        .iter()
        .any(|inline| tag.starts_with(inline));
        if !is_inline {
            text.push(' ');
        }
        rest = &rest[end..];
    }
    text.push_str(rest);
    for (entity, sign) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&nbsp;", " "),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, sign);
    }
    plain(&text)
}

/// Gives the times of modification of all files below a folder.
fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    let files = files_below(folder).into_keys();
    files
        .map(|path| {
            let found = fs::metadata(folder.join(&path)).expect("the file is there");
            let time = found.modified().expect("the system keeps times");
            (path, time)
        })
        .collect()
}

/// Imports files of the samples into a site.
fn import_into(site: &Site, paths: &[&str]) -> String {
    let samples = repository().join("tests/import");
    let paths: Vec<String> = paths
        .iter()
        .map(|path| samples.join(path).display().to_string())
        .collect();
    let mut arguments = vec!["import", "--site", "site", "--publish"];
    arguments.extend(paths.iter().map(String::as_str));
    let run = site.run(&arguments);
    format!("{}\n{}", run.stdout, run.stderr)
}

#[test]
fn extracted_text_stays_beside_its_file() {
    let site = Site::empty();
    import_into(
        &site,
        &["mirrulations/raw-data", "mirrulations/derived-data"],
    );
    let files = files_below(&site.root());
    let text = |name: &str| {
        let found = files.iter().find(|(path, _)| path.ends_with(name));
        found.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
    };
    let pages = text("USTR-2015-0010-9002_attachment_1.pdf.txt").expect("its text is beside it");
    assert!(pages.contains("Council\u{c}Page two"), "{pages:?}");
    let one = text("USTR-2015-0010-9016_content.pdf.txt").expect("its text is beside it");
    assert!(one.contains("10:00 a.m. Made-Up Chamber"), "{one:?}");
}

#[test]
fn a_row_of_a_search_takes_the_place_of_no_longer_record() {
    let site = Site::empty();
    import_into(&site, &["regulations-gov/details.jsonl"]);
    let before = files_below(&site.root());
    let rows: Vec<Value> = ["ACF-2025-0038-9101", "ACF-2025-0038-9107"]
        .iter()
        .map(|id| {
            serde_json::json!({"id": id, "type": "comments", "attributes": {
                "documentType": "Public Submission", "agencyId": "ACF", "title": "Another title",
                "docketId": "ACF-2025-0038", "postedDate": "2025-09-11T04:00:00Z", "withdrawn": false}})
        })
        .collect();
    let search = serde_json::json!({"data": rows, "meta": {"totalElements": 2}});
    let path = site.root().with_file_name("search.json");
    fs::write(&path, search.to_string()).expect("the file can be written");
    let run = |path: &Path| {
        let path = path.display().to_string();
        site.run(&["import", "--site", "site", "--publish", &path])
    };
    run(&path);
    assert_eq!(files_below(&site.root()), before);

    // Alone, a row makes a filing, and a changed row changes it.
    let fresh = Site::empty();
    let path = fresh.root().with_file_name("search.json");
    for title in ["Another title", "A third title"] {
        let search = search.to_string().replace("Another title", title);
        fs::write(&path, search).expect("the file can be written");
        let path = path.display().to_string();
        fresh.run(&["import", "--site", "site", "--publish", &path]);
        let files = files_below(&fresh.root());
        let holds = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains(title);
        assert!(files.values().any(holds), "{title}");
    }
}

#[test]
fn an_archive_that_leads_out_of_its_folder_is_refused() {
    let site = Site::empty();
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for name in ["12-main.pdf", "../12-1.pdf"] {
        writer.start_file(name, options).expect("it can be packed");
        std::io::Write::write_all(&mut writer, b"%PDF-1.4").expect("it can be packed");
    }
    let bytes = writer.finish().expect("it can be packed").into_inner();
    let path = site.root().with_file_name("1-21-cv-90317.zip");
    fs::write(&path, bytes).expect("the file can be written");
    let path = path.display().to_string();
    let run = site.run(&["import", "--site", "site", &path]);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains("leads out of it"), "{said}");
    assert!(
        !files_below(&site.root())
            .keys()
            .any(|path| path.ends_with(".md"))
    );
}
