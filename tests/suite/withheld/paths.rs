//! Paths and names: what a withheld record names, what a public one names of it, and files that are
//! records under another name.

use super::look::{assert_none, is_planted, leak};
use super::{PLANTED, WAYS, text_of};
use crate::site::{Run, Site};

/// A site with one open filing, and room for what a test adds.
const OPEN: &str = "\
-- site.yaml --
title: A site
-- content/A-1/docket.md --
---
number: A-1
---
-- content/A-1/open.md --
---
title: An open filing
date: 2005-08-09
---

Open text.
-- content/A-1/sch/kanarie-bids.txt --
KanarieBytes
";

/// A filing of the open docket, with keys and a text of its own.
fn filing(keys: &str, text: &str) -> String {
    format!("---\ntitle: A filing\ndate: 2005-08-10\n{keys}---\n\n{text}\n")
}

/// Builds a site in every way, and gives what leaks; each time the build must fail with this code.
fn refused(site: &Site, code: &str, what: &str) -> Vec<String> {
    refused_as(site, code, what, &WAYS)
}

fn refused_as(site: &Site, code: &str, what: &str, ways: &[&[&str]]) -> Vec<String> {
    let mut leaks = Vec::new();
    for way in ways {
        let run = site.build(way);
        let said = format!("{}{}", run.stdout, run.stderr);
        assert_eq!(run.code, 1, "{what} {way:?}: {said}");
        assert!(said.contains(code), "{code} for {what} {way:?}: {said}");
        assert!(!site.out().exists(), "{what} {way:?}");
        leaks.extend(leak(site, &run, &format!("{what} {way:?}")));
    }
    leaks
}

/// The ways to speak in turn, so that many cases together are built in each of them.
#[derive(Default)]
struct Turn(usize);

impl Turn {
    fn next(&mut self) -> &'static [&'static [&'static str]] {
        self.0 += 1;
        let at = self.0 % WAYS.len();
        &WAYS[at..at + 1]
    }
}

/// Paths as an attachment may write them that lead to nothing as they are typed.
const WRONG: [&str; 14] = [
    r"sch\kanarie-bids.txt",
    "/content/A-1/sch/kanarie-bids.txt",
    "content/A-1/sch/kanarie-bids.txt",
    "Sch/kanarie-bids.txt",
    "sch/Kanarie-Bids.txt",
    "sch/kanarie-bids.TXT",
    "sch/kanarie-bid.txt",
    "sch/kanarie-bids",
    "kanarie-bids.txt",
    "../../../sch/kanarie-bids.txt",
    "sch/kanarie-bids.txt ?",
    "sch/kanarie%2Dbids.txt",
    "sch/kanarie-bids.txt?x",
    "sch/kanarie-bids.txt#x",
];

#[test]
fn a_withheld_path_that_leads_to_nothing_is_an_error_that_quotes_nothing_of_it() {
    let mut turn = Turn::default();
    let mut leaks = Vec::new();
    for path in WRONG {
        for keys in [
            format!("access: sealed\nattachments: '{path}'\n"),
            format!("access: unlisted\nattachments: [{{file: '{path}', title: KanarieTitle}}]\n"),
            format!("access: sealed\ndraft: true\nattachments: '{path}'\n"),
            format!("attachments: {{file: '{path}', access: sealed}}\n"),
            format!("attachments: {{file: '{path}', access: unlisted, title: KanarieTitle}}\n"),
            format!("draft: true\nattachments: {{file: '{path}', access: confidential}}\n"),
        ] {
            let site = Site::of(OPEN);
            site.put("content/A-1/two.md", filing(&keys, ""));
            let what = format!("{path} in {keys}");
            leaks.extend(refused_as(
                &site,
                "withheld-file-missing",
                &what,
                turn.next(),
            ));
        }
    }
    assert_none(&leaks);
}

#[test]
fn a_withheld_path_is_missed_in_texts_and_in_withheld_dockets_too() {
    let mut turn = Turn::default();
    let mut leaks = Vec::new();
    for link in [
        r"[it](sch\\kanarie-bids.txt)",
        "[it](/content/A-1/sch/kanarie-bids.txt)",
        "[it](sch/KANARIE-bids.txt)",
        "[it](sch/kanarie-bids.pdf)",
        "[it](<sch/kanarie bids.txt>)",
        "![it](sch/kanarie-bid.txt)",
        "<a href='sch/kanarie-bids.tx'>it</a>",
        "[it][1]\n\n[1]: sch/kanarie-bids.txxt",
        "[it][bids]\n\n[bid]: sch/kanarie-bids.txxt",
    ] {
        for (what, files) in [
            (
                "a sealed filing",
                vec![("content/A-1/two.md", filing("access: sealed\n", link))],
            ),
            (
                "a filing of a sealed docket",
                vec![
                    (
                        "content/S/docket.md",
                        "---\nnumber: S-1\naccess: sealed\n---\n".to_owned(),
                    ),
                    ("content/A-1/two.md", filing("docket: [A-1, S-1]\n", link)),
                ],
            ),
            (
                "a draft of a sealed docket",
                vec![
                    (
                        "content/S/docket.md",
                        "---\nnumber: S-1\naccess: sealed\n---\n".to_owned(),
                    ),
                    (
                        "content/A-1/two.md",
                        filing("docket: [A-1, S-1]\ndraft: true\n", link),
                    ),
                ],
            ),
            (
                "the record of a sealed docket",
                vec![(
                    "content/A-1/inner/docket.md",
                    format!("---\nnumber: S-1\naccess: sealed\n---\n\n{link}\n"),
                )],
            ),
        ] {
            let site = Site::of(OPEN);
            files.iter().for_each(|(path, text)| site.put(path, text));
            let what = format!("{link} in {what}");
            leaks.extend(refused_as(
                &site,
                "withheld-file-missing",
                &what,
                turn.next(),
            ));
        }
    }
    assert_none(&leaks);
}

#[test]
fn links_that_lead_to_no_file_of_the_content_need_none() {
    let links = "[a](https://example.org/x), [b](#there), [c](mailto:a@example.org), [d](open.md), \
                 [e](nothing.md), [f](sch/kanarie%2Dbids.txt?x#y), <a href='#x'>g</a>";
    for keys in [
        "access: sealed\n",
        "draft: true\nattachments: nothing.txt\n",
    ] {
        let site = Site::of(OPEN);
        site.put("content/A-1/two.md", filing(keys, links));
        let run = site.build(&["--strict"]);
        assert_eq!(run.code, 0, "{keys}: {run:?}");
    }
}

#[test]
fn a_withheld_file_is_refused_in_every_spelling_that_may_be_the_same_file() {
    let mut leaks = Vec::new();
    for path in WRONG.iter().filter(|path| !path.contains("../..")) {
        // A name that is merely like that of a withheld file is another file.
        let other = ["bid.txt", "bids", "-1/kanarie", "txt ?"];
        let is_other = other.iter().any(|end| path.ends_with(end)) || *path == "kanarie-bids.txt";
        if is_other {
            continue;
        }
        for (keys, text) in [
            (format!("attachments: '{path}'\n"), String::new()),
            (
                String::new(),
                format!("[it](<{}>)", path.replace('\\', "\\\\")),
            ),
        ] {
            // A link is decoded, and so leads to the file itself.
            let site = Site::of(OPEN);
            site.put(
                "content/A-1/sealed.md",
                filing("access: sealed\nattachments: sch/kanarie-bids.txt\n", ""),
            );
            site.put("content/A-1/two.md", filing(&keys, &text));
            let what = format!("{path} in {keys}{text}");
            leaks.extend(refused_as(&site, "[withheld-file]", &what, &WAYS[2..3]));
            let run = site.build(&[]);
            leaks.extend(leak(&site, &run, &what));
        }
    }
    assert_none(&leaks);
}

#[cfg(unix)]
#[test]
fn a_file_that_differs_from_a_withheld_one_in_case_or_form_alone_is_refused() {
    let mut leaks = Vec::new();
    for (withheld, public) in [
        ("kanarie-bids.txt", "KANARIE-BIDS.txt"),
        ("kanarie-caf\u{e9}.txt", "kanarie-cafe\u{301}.txt"),
        ("kanarie-cafe\u{301}.txt", "Kanarie-CAF\u{c9}.txt"),
        ("kanarie-stra\u{df}e.txt", "kanarie-STRASSE.txt"),
    ] {
        let site = Site::of(OPEN);
        for name in [withheld, public] {
            site.put(&format!("content/A-1/{name}"), "KanarieBytes");
        }
        let both = [withheld, public].map(|name| site.root().join("content/A-1").join(name));
        if both.iter().all(|path| path.exists())
            && site
                .root()
                .join("content/A-1")
                .read_dir()
                .expect("it is there")
                .count()
                < 5
        {
            // This file system takes the two for one.
            continue;
        }
        site.put(
            "content/A-1/sealed.md",
            filing(&format!("access: sealed\nattachments: {withheld}\n"), ""),
        );
        assert_eq!(site.build(&[]).code, 0, "{withheld}");
        std::fs::remove_dir_all(site.out()).expect("it was built");
        site.put(
            "content/A-1/two.md",
            filing(&format!("attachments: {public}\n"), ""),
        );
        leaks.extend(refused(&site, "withheld-file", public));
    }
    assert_none(&leaks);
}

/// Names of a file that was meant as a docket's record.
const DOCKETS: [&str; 22] = [
    "docket.MD",
    "Docket.md",
    "DOCKET.MD",
    "docket.markdown",
    "docket.mdown",
    "docket.mkd",
    "docket.md.txt",
    "docket.txt",
    "docket",
    "Docket.TXT",
    "docket.yaml",
    "docket.yml",
    "docket .md",
    " docket.md",
    "docket.md ",
    "docket.md~",
    "docket.md.bak",
    "d\u{43e}cket.md",
    "ｄｏｃｋｅｔ.md",
    "doc\u{200b}ket.md",
    "docket\u{202e}.md",
    "dokcet.md",
];

#[test]
fn a_docket_s_record_by_another_name_is_missed_and_nothing_of_its_filings_is_reported() {
    let mut turn = Turn::default();
    let mut leaks = Vec::new();
    let filing = "---\ntitle: KanarieTitle\ndate: 2005-08-09\ndocket: KanarieDocket\nKanarieKey: KanarieValue\nresponds_to: kanarie-nowhere\n---\n\nKanarieBody [x](kanarie-nowhere.txt)\n";
    for name in DOCKETS {
        let site = Site::of(OPEN);
        site.put(
            &format!("content/kanarie-folder/{name}"),
            "---\nnumber: KanarieDocket\naccess: sealed\n---\n",
        );
        for text in [
            filing.replace(
                "KanarieKey: KanarieValue\nresponds_to: kanarie-nowhere\n",
                "",
            ),
            filing.replace("docket: KanarieDocket\n", ""),
            filing.to_owned(),
        ] {
            site.put("content/kanarie-folder/kanarie-filing.md", text);
            let code = match name {
                "doc\u{200b}ket.md" | "docket\u{202e}.md" => "file-name",
                "dokcet.md" => "missing-key",
                _ => "docket-name",
            };
            leaks.extend(refused_as(&site, code, name, turn.next()));
        }
    }
    assert_none(&leaks);
}

#[cfg(unix)]
#[test]
fn a_link_or_a_folder_in_the_place_of_a_docket_s_record_is_missed() {
    use std::os::unix::fs::symlink;
    let mut leaks = Vec::new();
    for name in ["docket.md", "Docket.md", "docket.MD"] {
        for kind in [
            "a link",
            "a link to nothing",
            "a folder",
            "a link to a folder",
        ] {
            let site = Site::of(OPEN);
            site.put(
                "content/kanarie-folder/kanarie-filing.md",
                "---\ntitle: KanarieTitle\ndate: 2005-08-09\ndocket: KanarieDocket\n---\n",
            );
            site.put(
                "kanarie.md",
                "---\nnumber: KanarieDocket\naccess: sealed\n---\n",
            );
            let path = site.root().join("content/kanarie-folder").join(name);
            let made = match kind {
                "a link" => symlink("../../kanarie.md", path),
                "a link to nothing" => symlink("kanarie-nowhere.md", path),
                "a folder" => std::fs::create_dir(path),
                _ => symlink("..", path),
            };
            made.expect("it can be made");
            leaks.extend(refused(&site, "docket-name", &format!("{kind} {name}")));
        }
    }
    assert_none(&leaks);
}

#[test]
fn settings_by_another_name_are_missed_and_nothing_is_reported() {
    for name in [
        "site.yml",
        "Site.yaml",
        "SITE.YAML",
        "site.yaml.txt",
        "site .yaml",
    ] {
        let site = Site::of(OPEN);
        site.remove("site.yaml");
        site.put(name, "ignore: [kanarie-ignored]\n");
        site.put(
            "content/kanarie-ignored/kanarie.md",
            filing("docket: none\nkanarie: KanarieValue\n", "KanarieBody"),
        );
        let leaks = refused(&site, "settings-name", name);
        assert_none(&leaks);
    }
    let site = Site::of(OPEN);
    site.put("site.yml", "");
    let run = site.build(&[]);
    assert!(
        run.code == 1 && run.stderr.contains("settings-name"),
        "{run:?}"
    );
}

#[test]
fn other_files_next_to_a_docket_s_record_are_no_records() {
    let site = Site::of(OPEN);
    for name in [
        "docket.md~",
        "docket.md.bak",
        "docket.txt",
        "docket.yaml",
        "docket-sheet.pdf",
    ] {
        site.put(&format!("content/A-1/{name}"), "---\nnumber: A-1\n---\n");
    }
    for name in [
        "docket.pdf",
        "docket.csv",
        "docket.yaml",
        "docket-notes.txt",
        "dockets.txt",
    ] {
        site.put(&format!("content/A-1/sch/{name}"), "title: x\n");
    }
    site.put("content/A-1/sch/socket.md", filing("", ""));
    site.put("content/parties/docket.yaml", "x");
    site.put("content/_drafts/docket.MD", "---\naccess: sealed\n---\n");
    site.put("content/A-1/_docket.MD", "---\naccess: sealed\n---\n");
    let run = site.build(&["--strict"]);
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn a_filing_by_another_ending_is_missed_and_reported_only_where_nothing_withholds_it() {
    let mut turn = Turn::default();
    let mut leaks = Vec::new();
    let open = "---\ntitle: A title\ndate: 2005-08-09\nfiled_by: Ann\n---\n\nText.\n";
    let endings = [
        "MD", "Md", "mD", "markdown", "mdown", "mkd", "md.txt", "mdx", "md ", "md.", "ｍｄ",
    ];
    for ending in endings {
        let site = Site::of(OPEN);
        let path = format!("content/A-1/letter.{ending}");
        site.put(&path, open);
        let run = site.build(&["--message-format", "short"]);
        assert_eq!(run.code, 1, "{run:?}");
        let said = format!("{path}: error[record-name]: docketpress does not read `{path}`");
        assert!(run.stderr.contains(&said), "{}", run.stderr);

        site.remove(&path);
        for (text, linked) in [
            (
                "---\ntitle: KanarieTitle\naccess: sealed\n---\n\nKanarieBody\n",
                false,
            ),
            (
                "---\ntitle: KanarieTitle\naccess: sealed\n---\n\n<redacted>KanarieBody</redacted>\n",
                true,
            ),
            ("\n---\nacess: sealed\n", false),
            ("title: KanarieTitle\n\n---\n\nThis draft\n", false),
        ] {
            let name = format!("kanarie.{ending}");
            site.put(&format!("content/A-1/{name}"), text);
            let link = match linked {
                true => format!("[it](<{name}>)"),
                false => String::new(),
            };
            site.put("content/A-1/two.md", filing("", &link));
            leaks.extend(refused_as(
                &site,
                "record-name",
                &format!("{name} {text}"),
                turn.next(),
            ));
        }
        // In another encoding, and where nobody can read it all.
        let wide: Vec<u8> = "---\naccess: sealed\n---\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for bytes in [wide, vec![b'x'; 2 << 20]] {
            let name = format!("content/A-1/kanarie.{ending}");
            site.put(&name, bytes);
            leaks.extend(refused_as(&site, "record-name", &name, turn.next()));
        }
    }
    assert_none(&leaks);
}

#[test]
fn a_file_that_begins_with_front_matter_is_never_copied() {
    let mut turn = Turn::default();
    let mut leaks = Vec::new();
    let text = "---\ntitle: KanarieTitle\naccess: sealed\n---\n\nKanarieBody <redacted>KanarieRedacted</redacted>\n";
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    for (name, bytes) in [
        ("kanarie.txt", text.as_bytes().to_vec()),
        ("kanarie", text.as_bytes().to_vec()),
        ("kanarie.md.bak", text.as_bytes().to_vec()),
        ("kanarie.md~", text.as_bytes().to_vec()),
        ("kanarie.pdf", text.as_bytes().to_vec()),
        ("kanarie.yaml", text.replace('\n', "\r\n").into_bytes()),
        ("kanarie.html", text.replace('\n', "\r").into_bytes()),
        ("kanarie.csv", format!("\u{feff}{text}").into_bytes()),
        ("kanarie.rtf", format!("\n\n \t\n{text}").into_bytes()),
        ("kanarie.doc", wide(text)),
        ("kanarie.log", wide(&format!("\u{feff}{text}"))),
        ("kanarie.org", format!("# a comment\n{text}").into_bytes()),
        (
            "kanarie.text",
            text.trim_start_matches("---\n").as_bytes().to_vec(),
        ),
    ] {
        for (keys, body) in [
            (format!("attachments: '{name}'\n"), String::new()),
            (String::new(), format!("[it](<{name}>)")),
            (String::new(), format!("<a href='{name}'>it</a>")),
        ] {
            let site = Site::of(OPEN);
            site.put(&format!("content/A-1/{name}"), &bytes);
            site.put("content/A-1/two.md", filing(&keys, &body));
            leaks.extend(refused_as(
                &site,
                "withheld-file",
                &format!("{name} in {keys}{body}"),
                turn.next(),
            ));
        }
        // A party, a page and a docket name files too.
        let link = format!("[it](<../A-1/{name}>)\n");
        for (path, keys) in [
            ("content/parties/ann.md", "name: Ann"),
            ("content/pages/about.md", "title: About"),
            ("content/B-1/docket.md", "number: B-1"),
        ] {
            let site = Site::of(OPEN);
            site.put(&format!("content/A-1/{name}"), &bytes);
            site.put("content/A-1/two.md", filing("filed_by: Ann\n", ""));
            site.put(path, format!("---\n{keys}\n---\n\n{link}"));
            leaks.extend(refused_as(
                &site,
                "withheld-file",
                &format!("{name} in {path}"),
                turn.next(),
            ));
        }
    }
    assert_none(&leaks);
    let site = Site::of(OPEN);
    site.put("content/A-1/data.yaml", "---\na: 1\n");
    site.put("content/A-1/two.md", filing("attachments: data.yaml\n", ""));
    let run = site.build(&["--message-format", "short"]);
    assert_eq!(run.code, 1, "{run:?}");
    let said = "content/A-1/two.md:4:14: error[front-matter-file]: `content/A-1/data.yaml` starts";
    assert!(run.stderr.contains(said), "{}", run.stderr);
}

#[test]
fn a_record_is_no_attachment_and_one_that_is_withheld_is_not_named() {
    let mut turn = Turn::default();
    let mut leaks = Vec::new();
    for (path, code) in [
        ("kanarie-sealed.md", "[withheld-file]"),
        ("kanarie-confidential.md", "[withheld-file]"),
        ("kanarie-unlisted.md", "[withheld-file]"),
        ("kanarie-draft.md", "[withheld-file]"),
        ("../kanarie-folder/docket.md", "[withheld-file]"),
        ("../kanarie-folder-two/docket.md", "[withheld-file]"),
        (
            "../kanarie-folder/kanarie-of-sealed-docket.md",
            "[withheld-file]",
        ),
        ("KANARIE-sealed.md", "[withheld-file]"),
        ("kanarie-sealed.MD", "[withheld-file]"),
        ("kanarie-sealed", "[withheld-file]"),
        ("Kanarie-Sealed?x", "[withheld-file]"),
        ("kanarie-sealed.md?x", "[withheld-file]"),
        ("kanarie-sealed.md#x", "[withheld-file]"),
        ("kanarie%2Dsealed.md", "[withheld-file]"),
        ("kanarie-sealed%2Emd?x", "[withheld-file]"),
        ("kanarie\u{200b}-sealed.md", "[withheld-file]"),
        (r".\kanarie-sealed.md", "[withheld-file]"),
        ("/content/P-1/kanarie-sealed.md", "[withheld-file]"),
        ("../parties/kanarie-party.md", "[record-attached]"),
        ("kanarie_sealed.md", "[record-attached]"),
        ("kanarie-seald.md", "[record-attached]"),
        ("kanarie-nowhere.markdown", "[record-attached]"),
        ("../C-1/docket.md", "[withheld-file]"),
    ] {
        for entry in [
            format!("'{path}'"),
            format!("{{file: '{path}', title: An exhibit}}"),
        ] {
            let open = text_of("content/P-1/open.md");
            let site = Site::of(PLANTED);
            site.put(
                "content/P-1/open.md",
                open.replace("attachments:\n", &format!("attachments:\n  - {entry}\n")),
            );
            leaks.extend(refused_as(
                &site,
                &code.replace(['[', ']'], ""),
                &entry,
                turn.next(),
            ));
            let run = site.build(&[]);
            assert!(run.stderr.contains(code), "{entry}: {}", run.stderr);
            leaks.extend(leak(&site, &run, &entry));
        }
    }
    assert_none(&leaks);
    for path in ["open.md", "docket.md", "OPEN.md", "../A-1/open.md"] {
        let site = Site::of(OPEN);
        site.put(
            "content/A-1/two.md",
            filing(&format!("attachments: {path}\n"), ""),
        );
        let run = site.build(&["--message-format", "short"]);
        let said = format!(
            "content/A-1/two.md:4:14: error[record-attached]: the attachment `{path}` is a record"
        );
        assert!(run.stderr.contains(&said), "{}", run.stderr);
    }
    // One that is withheld by itself is told of by its place alone.
    let site = Site::of(OPEN);
    site.put(
        "content/A-1/two.md",
        filing(
            "attachments: {file: open.md, access: sealed, public_title: Maps}\n",
            "",
        ),
    );
    let run = site.build(&["--message-format", "short"]);
    assert!(
        run.stderr
            .contains("content/A-1/two.md:4:21: error[record-attached]: an attachment is"),
        "{}",
        run.stderr
    );
}

/// Spellings that are near names of the planted site which are withheld.
const NEAR: [&str; 16] = [
    "kanarie-seald",
    "kanarie_sealed",
    "KANARIE SEALED",
    "kanarie.sealed.md",
    "kanaire-sealed",
    "kanariesealed",
    "kanarie-draftt",
    "kanarie-unlisted-doket",
    "kanarie-unlisted-dockets/x",
    "kanarie-foldr/x",
    "kanarie-patry",
    "KanariePartNyame",
    "kanarie-atached.txt",
    "kanarie-secret-fil",
    "ｋanarie-sealed",
    "kanarie\u{ad}-sealed",
];

#[test]
fn a_near_spelling_of_what_is_withheld_is_not_printed_back() {
    let mut leaks = Vec::new();
    let open = text_of("content/P-1/open.md");
    for near in NEAR {
        let keys = format!(
            "exhibit_of: '{near}'\nreceived: '{near}'\n'{near}': 1\nredirect_from: '../{near}'\nnumber: 1"
        );
        let wrong = open
            .replace("number: 1", &keys)
            .replace("type: motion", &format!("source_url: '{near}'"))
            .replace("file: open.txt", &format!("file: '{near}.pdf'"));
        for (what, text) in [
            ("mistakes", format!("{wrong}\n[it](<{near}.pdf>)\n")),
            ("a link", format!("{open}\n[it](<{near}.pdf>)\n")),
            (
                "a line that is no YAML",
                open.replace("number: 1", &format!("number: [{near}, {{]")),
            ),
        ] {
            let site = Site::of(PLANTED);
            site.put("content/P-1/open.md", text);
            let run = site.build(&["--strict"]);
            assert_eq!(run.code, 1, "{what} {near}: {run:?}");
            leaks.extend(told(&run, near, what));
            let check = site.run(&["check", "--site", "site", "--message-format", "json"]);
            leaks.extend(told(&check, near, what));
        }
    }
    assert_none(&leaks);
}

/// Gives the lines that report a planted word, or of a spelling.
fn told(run: &Run, near: &str, what: &str) -> Option<String> {
    let said = format!("{}\n{}", run.stdout, run.stderr);
    let is_told = |line: &&str| is_planted(line) || line.contains(near);
    let line = said.lines().find(is_told);
    line.map(|line| format!("{what} {near:?}: {line}"))
}

#[test]
fn a_name_that_readers_know_is_reported_next_to_one_that_is_withheld_and_much_like_it() {
    let site = Site::of(OPEN);
    site.put(
        "content/A-1/data-response-12.md",
        filing("access: sealed\n", ""),
    );
    site.put("content/A-1/data-response-13.md", filing("", ""));
    site.put(
        "content/A-1/two.md",
        filing("responds_to: data-respons-13\n", ""),
    );
    let run = site.build(&["--message-format", "short"]);
    assert_eq!(run.code, 1, "{run:?}");
    // What was typed may be the one or the other; what is proposed is known.
    assert!(!run.stderr.contains("data-respons-13"), "{}", run.stderr);
    assert!(
        run.stderr.contains("did you mean `data-response-13`?"),
        "{}",
        run.stderr
    );
}

/// Characters that nobody sees.
const UNSEEN: [char; 20] = [
    '\u{202a}',
    '\u{202b}',
    '\u{202c}',
    '\u{202d}',
    '\u{202e}',
    '\u{2066}',
    '\u{2067}',
    '\u{2068}',
    '\u{2069}',
    '\u{200e}',
    '\u{200f}',
    '\u{61c}',
    '\u{200b}',
    '\u{200d}',
    '\u{2060}',
    '\u{feff}',
    '\u{ad}',
    '\u{e0041}',
    '\u{9b}',
    '\u{7f}',
];

/// Tells whether a text holds one of them.
fn is_unseen_in(text: &str) -> bool {
    text.contains(UNSEEN)
}

#[test]
fn what_nobody_sees_is_shown_as_an_escape() {
    let raw: String = UNSEEN.iter().filter(|c| !c.is_control()).collect();
    // YAML takes some of them only as escapes.
    let escaped = UNSEEN.map(|c| match (c as u32) < 0x10000 {
        true => format!("\\u{:04x}", c as u32),
        false => format!("\\U{:08x}", c as u32),
    });
    let escaped = escaped.concat();
    let site = Site::of(OPEN);
    site.put(
        "content/A-1/two.md",
        format!(
            "---\ntitle: \"T{escaped}x\"\ndate: 2005-08-09\ntype: \"mo{escaped}tion\"\nresponds_to: \"a{escaped}b\"\n\
             la{raw}bel: x\nattachments: \"x{escaped}.pdf\"\nfiled_by: \"P{escaped}arty\"\n---\n\n[it](no{raw}thing.txt)\n"
        ),
    );
    for command in ["build", "check"] {
        for way in WAYS {
            let run = site.run(&[&[command, "--site", "site"], way].concat());
            let said = format!("{}{}", run.stdout, run.stderr);
            assert_eq!(run.code, 1, "{said}");
            assert!(!is_unseen_in(&said), "{command} {way:?}: {said:?}");
            let plain = said.replace("\\\\", "\\");
            for c in raw.chars() {
                let shown = format!("\\u{{{:x}}}", c as u32);
                assert!(plain.contains(&shown), "{c:?} {way:?}: {said}");
            }
        }
    }
    site.put(
        "content/A-1/two.md",
        format!(
            "---\ntitle: \"T{escaped}x\"\ndate: 2005-08-09\nfiled_by: \"P{escaped}arty\"\n---\n"
        ),
    );
    for what in ["filings", "parties"] {
        for format in ["table", "json"] {
            let run = site.run(&["list", what, "--site", "site", "--format", format]);
            assert_eq!(run.code, 0, "{run:?}");
            assert!(!is_unseen_in(&run.stdout), "{:?}", run.stdout);
        }
    }
    let name = format!("P{raw}arti");
    for arguments in [
        &[
            "new", "filing", "--site", "site", "--docket", "A-1", "--by", &name,
        ][..],
        &["new", "filing", "--site", "site", "--docket", &name],
        &["list", "--site", "site", "--party", &name],
    ] {
        let run = site.run(arguments);
        assert!(!is_unseen_in(&run.stderr), "{arguments:?}: {run:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_s_name_that_shows_less_than_it_holds_is_an_error_and_not_printed() {
    for place in [
        "content/A-1/kanarie*tter.md",
        "content/A-1/kanarie*tter.pdf",
        "content/A*kanarie-2/letter.md",
    ] {
        let site = Site::of(OPEN);
        let all = UNSEEN.into_iter().chain(['\n', '\u{1b}', '\\']);
        let count = all.clone().count();
        for c in all {
            site.put(&place.replace('*', &c.to_string()), filing("", ""));
        }
        for way in WAYS {
            let run = site.build(way);
            let said = format!("{}{}", run.stdout, run.stderr);
            assert_eq!(run.code, 1, "{place}: {said}");
            let told = said.matches("file-name").count();
            assert!(told >= count, "{place} {way:?}: {told} of {count}: {said}");
            assert!(!is_planted(&said), "{place} {way:?}: {said}");
            assert!(!is_unseen_in(&said), "{place} {way:?}: {said}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_filing_behind_a_link_is_reported_without_its_name() {
    let site = Site::of(OPEN);
    site.put("kanarie.md", filing("", "KanarieBody"));
    std::os::unix::fs::symlink(
        "../../kanarie.md",
        site.root().join("content/A-1/kanarie.md"),
    )
    .expect("it can be made");
    let run = site.build(&["--message-format", "short"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(
        run.stderr.contains("warning[symbolic-link]"),
        "{}",
        run.stderr
    );
    let leak = leak(&site, &run, "a link");
    assert!(leak.is_none(), "{leak:?}");
    site.put("site.yaml", "title: A site\nchecks: {symbolic-link: off}\n");
    assert!(!site.build(&[]).stderr.contains("symbolic-link"));
}

#[cfg(unix)]
#[test]
fn a_person_who_may_see_a_file_that_is_not_a_record_by_its_name_finds_it_by_what_is_said() {
    for name in [
        "kanarie.MD",
        "docket.txt",
        "docket.md ",
        "le\u{202e}tter.md",
        "a\nb.pdf",
    ] {
        let site = Site::of(OPEN);
        site.put("content/A.md", filing("docket: none\n", ""));
        site.put("content/a\nc.txt", "x");
        site.put("content/_a/ö.md", "x");
        let path = format!("content/kanarie-folder/{name}");
        site.put(&path, "---\naccess: sealed\n---\n");
        let run = site.build(&["--message-format", "short"]);
        let said: Vec<&str> = run
            .stderr
            .lines()
            .filter(|line| line.contains("(docketpress list files "))
            .collect();
        let found: Vec<String> = said.iter().filter_map(|said| site.named_by(said)).collect();
        // What nobody sees is shown as an escape.
        let shown = path.replace('\n', " ").replace('\u{202e}', "\\u{202e}");
        assert!(found.contains(&shown), "{name:?}: {found:?} {said:?}");
    }
}

#[test]
fn two_files_of_one_name_are_both_named_with_the_line() {
    let site = Site::of(OPEN);
    for folder in ["ex-a", "ex-b"] {
        site.put(&format!("content/A-1/{folder}/cover.pdf"), "x");
    }
    site.put(
        "content/A-1/two.md",
        filing("attachments: [ex-a/cover.pdf, ex-b/cover.pdf]\n", ""),
    );
    let run = site.build(&["--message-format", "short"]);
    let said = "content/A-1/two.md:4:31: error[address-taken]: content/A-1/ex-a/cover.pdf and \
                content/A-1/ex-b/cover.pdf have the same address, /dockets/a-1/two/cover.pdf";
    assert!(run.stderr.contains(said), "{}", run.stderr);
}

#[test]
fn a_markdown_file_that_a_site_publishes_as_it_is_is_withheld_by_what_names_it() {
    let plain = "-- site.yaml --\ntitle: A site\nplain: ['*.md']\n";
    let mut leaks = Vec::new();
    let mut turn = Turn::default();
    let sealed = [
        (
            "access: sealed\nattachments: [sch/kanarie-bids.md]\n",
            "Kanarie text.",
        ),
        ("access: sealed\n", "See [it](sch/kanarie-bids.md)."),
        (
            "access: confidential\npublic_title: A study\n",
            "See [it](SCH\\Kanarie-Bids.md?x).",
        ),
        ("draft: true\n", "See [it](./sch/kanarie-bids.md)."),
    ];
    let public = [
        ("attachments: [sch/kanarie-bids.md]\n", "Text."),
        ("", "See [it](sch/kanarie-bids.md)."),
    ];
    for (keys, text) in sealed {
        for (open_keys, open_text) in public {
            let site = Site::of(&OPEN.replace("-- site.yaml --\ntitle: A site\n", plain));
            site.put("content/A-1/sch/kanarie-bids.md", "KanarieBytes\n");
            site.put("content/A-1/kanarie-offer.md", filing(keys, text));
            site.put("content/A-1/names.md", filing(open_keys, open_text));
            leaks.extend(refused_as(&site, "withheld-file", keys, turn.next()));
        }
    }
    // What is withheld in the file itself, or what says that it is, is not copied.
    for text in [
        "Text <redacted>KanarieBytes</redacted>\n",
        "Text <!-- KanarieBytes -->\n",
        "access: sealed\n\nKanarieBytes\n",
        "Filed under seal\n\nKanarieBytes\n",
        "---\naccess: sealed\n\nKanarieBytes\n",
    ] {
        let site = Site::of(&OPEN.replace("-- site.yaml --\ntitle: A site\n", plain));
        site.put("content/A-1/sch/notes.md", text);
        site.put(
            "content/A-1/names.md",
            filing("attachments: [sch/notes.md]\n", "Text."),
        );
        leaks.extend(refused_as(&site, "", text, turn.next()));
    }
    assert_none(&leaks);
}
