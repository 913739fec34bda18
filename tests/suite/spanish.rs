//! Builds and previews a site in Spanish that uses every kind of word of the theme, and looks for
//! English ones.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::browser::Preview;
use crate::page::{tags, without_entities};
use crate::site::{Site, repository};

/// A record whose own words are in no file of English words.
const SITE: &str = "\
-- site.yaml --
title: Registro
base_url: https://ejemplo.example/
lang: es
agency: Autoridad Uno
contact: correo@ejemplo.example
holidays: [us-federal, {date: 2024-02-05, name: Fiesta Una}, {date: 2025-01-01, name: Fiesta Dos}]
-- content/pages/ayuda.md --
---
title: Ayuda
---
Texto <redacted>oculto</redacted> libre.
-- content/R-1/docket.md --
---
number: R-1
title: Asunto uno
agency: Autoridad Uno
jurisdiction: Provincia
type: tarifario
status: open
opened: 2024-01-01
closed: 2024-12-01
presiding: [Juez Uno, <redacted>oculto</redacted>]
part_of: R-8
related: [S-1, R-9]
consolidated_into: R-7
source_url: https://ejemplo.example/origen
parties:
  - {party: Luz Uno, role: solicitante, since: 2024-01-01, until: 2024-12-31, counsel: [{name: Ana, firm: Bufete <redacted>oculto</redacted>}]}
  - Luz Dos
events:
  - {date: 2024-03-01, title: Acto <redacted>oculto</redacted>, type: hearing, location: Sala <redacted>oculto</redacted>}
  - {date: 2024-03-02T10:00, title: Acto dos, type: conference}
  - {date: 2024-03-03/2024-03-04, title: Acto tres, type: meeting}
  - {date: 2024-03, title: Acto cuatro, type: deadline}
  - {date: 2024-03-05~, title: Acto cinco}
not_on_file:
  - {title: Papel perdido, date: 2023-12-01, type: letter, filed_by: Luz Dos}
  - {title: Papel vago <redacted>oculto</redacted>, date: unknown, filed_by: <redacted>oculto</redacted>}
clocks:
  - name: Reloj uno
    authority: 47 U.S.C. § 252
    starts: {filing: uno, date: received}
    milestones:
      - {months: 1, title: Hito <redacted>oculto</redacted>}
      - {days: 10, title: Hito dos, stated: 2024-02-12}
      - {days: 9, title: Hito tres, stated: 2024-02-09}
      - {business_days: 10, title: Hito cuatro}
      - {days: 3, title: Hito cinco}
      - {days: 5, title: Hito seis}
      - {days: 19, title: Hito festivo}
      - {business_days: 15, title: Hito feriado}
      - {days: 884, title: Hito observado}
      - {days: 3, title: Hito siete, roll: next}
      - {days: 5, title: Hito ocho, roll: previous}
      - {weeks: 2, title: Hito nueve}
      - {years: 1, title: Hito diez}
      - {days: -4, title: Hito cero}
      - {stated: 2024-06-03, title: Hito doce}
  - {name: Reloj <redacted>oculto</redacted>, starts: dos, milestones: [{days: 1, title: Hito trece}]}
  - {name: Reloj tres, starts: 2024-05-06, milestones: [{days: 1, title: Hito catorce}]}
---
Cuerpo del asunto.
-- content/R-1/uno.md --
---
title: Papel uno de <redacted>oculto</redacted> y <redacted reason='mercado'>oculto</redacted>
date: 2024-01-30
received: 2024-01-31
entered: 2024-02-01
served: 2024-02-02
published: 2024-02-03
effective: 2024-02-04
type: letter
number: 1
filed_by: Luz Uno
on_behalf_of: Luz Dos
addressed_to: Autoridad Uno
served_on: [Luz Dos, Luz Tres, Luz Cuatro, <redacted>oculto</redacted>]
label: Anexo <redacted>oculto</redacted>
summary: Resumen <redacted reason='mercado'>oculto</redacted>
identifiers: {Sala: <redacted>oculto</redacted>}
facts: {Sala: <redacted>oculto</redacted>}
extra: {sala: <redacted>oculto</redacted>}
authorities: [<redacted>oculto</redacted>]
signed_by: [{name: Ana <redacted>oculto</redacted>, title: Directora, for: Luz Uno}]
attachments:
  - {file: hoja.txt, title: Hoja, pages: 2}
  - {access: confidential}
  - {access: sealed}
  - {label: Tomo}
deadlines: [{date: 2024-05-01, title: Fecha <redacted>oculto</redacted> dicha, authority: 47 U.S.C. § 252}]
references: [{title: Papel perdido, date: 2023-12-01}]
---
Cuerpo <redacted>oculto</redacted> y <redacted reason=\"mercado\">oculto</redacted>, véase 47 U.S.C. § 251.[^1]

- [x] una
- [ ] otra

| una | otra |
| --- | --- |
| a | b |

[^1]: Nota.
-- content/R-1/hoja.txt --
hoja
-- content/R-1/dos.md --
---
title: Papel dos
date: 2024-02-10
type: answer
filed_by: Luz Dos
responds_to: uno
exhibit_of: uno
corrects: uno
supersedes: uno
withdraws: uno
---
Cuerpo.
-- content/R-1/orden.md --
---
title: Papel tres
date: 2024-02-11
type: order
filed_by: Autoridad Uno
rules_on: [{filing: uno, ruling: granted}, {filing: dos, ruling: <redacted>oculto</redacted>}]
---
Cuerpo.
-- content/R-1/orden-dos.md --
---
title: Papel cuatro
date: 2024-02-12
type: ruling
filed_by: Autoridad Uno
rules_on: [{filing: uno, ruling: denied}, {filing: dos, ruling: dismissed}, {filing: orden, ruling: moot}]
---
Cuerpo.
-- content/R-1/secreto.md --
---
title: Oculto
date: 2024-02-13
type: report
number: 9
filed_by: Luz Uno
access: confidential
---
Oculto.
-- content/R-1/cerrado.md --
---
title: Oculto
date: 2024-02-14
type: report
filed_by: Luz Uno
access: sealed
---
Oculto.
-- content/C-1/docket.md --
---
number: C-1
title: Oculto
access: confidential
status: stayed
---
-- content/C-1/uno.md --
---
title: Oculto
date: 2024-03-01
type: report
---
Oculto.
-- content/S-1/docket.md --
---
number: S-1
title: Oculto
access: sealed
---
-- content/R-2/docket.md --
---
number: R-2
status: closed
related: [R-1, C-1, S-1]
---
-- content/R-3/docket.md --
---
number: R-3
status: stayed
part_of: R-1
consolidated_into: R-1
---
-- content/parties/uno.md --
---
name: Luz Uno
aliases: [Luz Una]
formerly: [Luz Vieja]
dba: [Lucero]
kind: utility
parent: Luz Dos
website: https://ejemplo.example/luz
counsel: [{name: Ana, firm: Bufete, role: principal}]
---
Cuerpo <redacted>oculto</redacted>.
";

/// What a draft adds: only a preview shows it.
const DRAFT: &str = "\
---
title: Papel cinco
date: 2024-03-06
type: motion
filed_by: Luz Uno
responds_to: uno
deadlines: [{date: 2024-06-01, title: Fecha nueva}]
draft: true
---
Cuerpo.
";

#[test]
fn a_site_in_spanish_says_nothing_in_english() {
    let english = english_words();
    let site = site();
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    let mut said = BTreeSet::new();
    let mut leaks = Vec::new();
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes);
        look(&path, &text, &english, &mut said, &mut leaks);
    }
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
    // No mark is left without words.
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains('\u{10FFFC}') && !text.contains("%F4%8F"),
            "{path}"
        );
    }
    // The words were there to be found.
    for word in [
        "plazos",
        "confidencial",
        "sellado",
        "tachado",
        "feriado",
        "descanso",
        "natalicio",
        "moción",
        "adjunto",
    ] {
        assert!(said.contains(word), "nothing says {word}");
    }
}

#[test]
fn a_preview_in_spanish_marks_a_draft_in_spanish() {
    let english = english_words();
    let site = site();
    site.put("content/R-1/cinco.md", DRAFT);
    let preview = Preview::start(
        Path::new(env!("CARGO_BIN_EXE_docketpress")),
        &site.root(),
        &[],
    );
    let mut said = BTreeSet::new();
    let mut leaks = Vec::new();
    for path in [
        "index.html",
        "feed.xml",
        "coverage/",
        "dockets/",
        "dockets/r-1/",
        "dockets/r-1/cinco/",
        "dockets/r-1/sheet/",
        "dockets/r-1/types/",
        "dockets/r-1/deadlines/",
        "dockets/r-1/feed.xml",
        "dockets/r-1/data/deadlines.ics",
        "search/results/0.js",
    ] {
        let answer = preview.get(&format!("/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        let mut text = answer.text();
        // What the preview adds speaks to the writer of the record, as messages do.
        let added = [
            ("<p class=\"preview-draft\">", "</p>"),
            ("<aside class=\"preview-bar", "</aside>"),
        ];
        for (start, end) in added {
            if let Some(at) = text.find(start) {
                let end = at + text[at..].find(end).expect("it ends");
                text.replace_range(at..end, "");
            }
        }
        look(path, &text, &english, &mut said, &mut leaks);
    }
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
    assert!(said.contains("borrador"));
}

/// The site, with a filing of every type.
fn site() -> Site {
    let site = Site::of(SITE);
    for (number, kind) in words_of("es")["types"]
        .as_object()
        .expect("it is a group")
        .keys()
        .enumerate()
    {
        let text = format!(
            "---\ntitle: Papel {kind}\ndate: 2024-04-{:02}\ntype: {kind}\n---\nCuerpo.\n",
            number % 28 + 1
        );
        let title = format!("Papel {kind}");
        site.put(
            &format!("content/R-2/t{number}.md"),
            text.replace(&title, &format!("Papel t{number}")),
        );
    }
    site
}

fn words_of(lang: &str) -> Value {
    let path = repository().join(format!("themes/press/words/{lang}.yaml"));
    let text = std::fs::read_to_string(path).expect("the words are there");
    serde_yaml::from_str(&text).expect("they are YAML")
}

/// The words that only English has: those of its file, and the names of what the format has words
/// for.
fn english_words() -> BTreeSet<String> {
    let (en, es) = (words_of("en"), words_of("es"));
    let mut english = BTreeSet::new();
    phrases(&en, &mut |phrase| {
        english.extend(words(&without_places(phrase)))
    });
    for group in ["types", "party_kinds", "statuses"] {
        let ids = es[group].as_object().expect("it is a group").keys();
        ids.for_each(|id| english.extend(words(id)));
    }
    let mut spanish = BTreeSet::new();
    phrases(&es, &mut |phrase| {
        spanish.extend(words(&without_places(phrase)))
    });
    english.retain(|word| word.chars().count() > 1 && !spanish.contains(word));
    assert!(english.len() > 300, "{english:?}");
    english
}

fn phrases(value: &Value, take: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => take(text),
        Value::Array(all) => all.iter().for_each(|one| phrases(one, take)),
        Value::Object(all) => all.values().for_each(|one| phrases(one, take)),
        _ => {}
    }
}

/// Leaves out `{n}` and the like.
fn without_places(phrase: &str) -> String {
    let outside = phrase.split('{').enumerate().map(|(at, part)| match at {
        0 => part,
        _ => part.split_once('}').map_or("", |(_, rest)| rest),
    });
    outside.collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().any(char::is_alphabetic))
        .map(str::to_lowercase)
        .collect()
}

/// Looks for English words in what a file says to readers.
fn look(
    path: &str,
    text: &str,
    english: &BTreeSet<String>,
    said: &mut BTreeSet<String>,
    leaks: &mut Vec<String>,
) {
    for phrase in told(path, text) {
        let words = words(&phrase);
        for word in words.iter().filter(|word| english.contains(*word)) {
            leaks.push(format!("{path}: `{word}` in `{}`", phrase.trim()));
        }
        said.extend(words);
    }
}

/// What a file says: no markup, no keys, no addresses, no values that are codes of a data format.
fn told(path: &str, text: &str) -> Vec<String> {
    let ending = path.rsplit_once('.').map_or("html", |(_, ending)| ending);
    match ending {
        _ if path.starts_with("assets/") || path.contains("sitemap") => Vec::new(),
        "json" => told_in_data(&serde_json::from_str(text).expect("it is JSON")),
        "js" => match path.contains("/passages/") || path.contains("/labels/") {
            true => {
                let value = text.splitn(3, ", ").nth(2).expect("it gives a value");
                let value = value.trim_end().trim_end_matches(");");
                told_in_data(&serde_json::from_str(value).expect("it is JSON"))
            }
            // The other files have words cut to letters, and numbers.
            false => Vec::new(),
        },
        "ics" => {
            let lines = text.replace("\r\n ", "");
            let is_text = |name: &str| {
                [
                    "PRODID",
                    "NAME",
                    "X-WR-CALNAME",
                    "SUMMARY",
                    "DESCRIPTION",
                    "CATEGORIES",
                    "LOCATION",
                ]
                .contains(&name)
            };
            let lines = lines.lines().filter_map(|line| line.split_once(':'));
            let texts = lines.filter(|(name, _)| is_text(name));
            texts.map(|(_, value)| value.replace("\\n", " ")).collect()
        }
        "csv" => {
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let header = reader.headers().expect("it has a header").clone();
            let mut cells = Vec::new();
            for row in reader.records() {
                let row = row.expect("it is CSV");
                let named = header.iter().zip(row.iter());
                let codes = ["date", "type", "access", "id", "address", "public_version"];
                let texts = named.filter(|(name, _)| !codes.contains(name));
                cells.extend(texts.map(|(name, cell)| {
                    match name {
                        // The last part of a line is a value of `access`.
                        "attachment_files" => cell
                            .lines()
                            .map(|line| line.splitn(5, '|').take(4).collect::<Vec<_>>().join(" "))
                            .collect(),
                        _ => cell.to_owned(),
                    }
                }));
            }
            cells
        }
        "xml" => told_in_markup(text, &["label"]),
        "html" => {
            let mut all = Vec::new();
            let mut page = text.to_owned();
            while let Some(start) = page.find("<script") {
                let end = start + page[start..].find("</script>").expect("it ends");
                let script = page[start..end]
                    .split_once('>')
                    .map_or("", |(_, text)| text);
                if let Ok(value) = serde_json::from_str(script) {
                    all.extend(told_in_data(&value));
                }
                page.replace_range(start..end, "");
            }
            let spoken = [
                "aria-label",
                "title",
                "alt",
                "placeholder",
                "data-none",
                "data-all",
                "data-count",
                "data-done",
                "data-sort",
                "label",
            ];
            all.extend(told_in_markup(&page, &spoken));
            let descriptions = tags(&page).into_iter().filter(|tag| {
                let name = tag.attribute("name").or(tag.attribute("property"));
                name.is_some_and(|name| name.ends_with("description") || name == "og:title")
            });
            all.extend(descriptions.filter_map(|tag| tag.attribute("content").map(str::to_owned)));
            all
        }
        // `_headers` is for hosts.
        _ => Vec::new(),
    }
}

/// The text between tags, and the values of attributes that readers hear or see.
fn told_in_markup(text: &str, spoken: &[&str]) -> Vec<String> {
    let outside = text
        .split('<')
        .map(|part| part.split_once('>').map_or("", |(_, text)| text));
    let outside = outside.map(without_entities);
    // A template of a phrase has the names of its values in braces.
    let mut all: Vec<String> = outside.map(|text| without_places(&text)).collect();
    // Addresses that a feed gives as text.
    all.retain(|text| !text.contains("://"));
    for tag in tags(text) {
        let values = tag.attributes.into_iter();
        let values = values.filter(|(name, _)| spoken.contains(&name.as_str()));
        all.extend(values.map(|(_, value)| without_places(&value)));
    }
    all
}

/// The texts of data, without its codes.
fn told_in_data(value: &Value) -> Vec<String> {
    const CODES: [&str; 15] = [
        "@type",
        "@context",
        "type",
        "access",
        "relation",
        "ruling",
        "step",
        "roll",
        "tag",
        "format",
        "id",
        "date",
        "status",
        "item_names",
        "inLanguage",
    ];
    match value {
        Value::String(text) if text.contains('/') && !text.contains(' ') => Vec::new(),
        Value::String(text) => vec![without_places(text)],
        Value::Array(all) => all.iter().flat_map(told_in_data).collect(),
        Value::Object(all) => {
            let texts = all.iter().filter(|(key, _)| !CODES.contains(&key.as_str()));
            texts.flat_map(|(_, value)| told_in_data(value)).collect()
        }
        _ => Vec::new(),
    }
}
