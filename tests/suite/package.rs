//! Archives of dockets: published with a build, and written by hand.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::browser::Preview;
use crate::hosts::resolve;
use crate::page::tags;
use crate::site::{Site, files_below, repository, unpacked};

/// A site with two filings, one of which has a file.
const SITE: &str = "\
-- site.yaml --
title: A site
packages: true
-- content/A-1/docket.md --
---
number: A-1
---
-- content/A-1/one.md --
---
title: Motion to compel
date: 2024-07-03
number: 12
filed_by: Ann
attachments: [{file: motion.pdf}]
---

Text, and [a letter](two.md).
-- content/A-1/motion.pdf --
%PDF-1.4 a file as it was filed
-- content/A-1/two.md --
---
title: A letter
date: 2024-07-01
number: 9
filed_by: Ann
---

Text.
";

const ARCHIVE: &str = "dockets/a-1/a-1.zip";

#[test]
fn a_build_publishes_an_archive_of_each_docket_where_the_site_asks_for_it() {
    let site = Site::of(SITE);
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    let output = site.output();
    let archive = unpacked(&output[ARCHIVE]);
    let names: Vec<&str> = archive.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "A-1/README.txt",
            "A-1/docket-sheet.csv",
            "A-1/docket-sheet.html",
            "A-1/filings/009 - 2024-07-01 - A letter.html",
            "A-1/filings/009 - 2024-07-01 - A letter.md",
            "A-1/filings/012 - 2024-07-03 - Motion to compel.html",
            "A-1/filings/012 - 2024-07-03 - Motion to compel.md",
            "A-1/filings/012 - 2024-07-03 - Motion to compel.pdf",
            "A-1/SHA256SUMS",
        ]
    );
    assert!(site.page("dockets/a-1/index.html").contains("a-1.zip"));
    assert!(site.page("../site/addresses.lock").contains(ARCHIVE));
    assert_eq!(archive[7].1, b"%PDF-1.4 a file as it was filed\n");
    assert_sums(&archive);

    // The same again, with another number of threads and elsewhere.
    let other = Site::of(SITE);
    assert_eq!(other.build(&["--jobs", "1"]).code, 0);
    assert!(other.output()[ARCHIVE] == output[ARCHIVE]);
    let run = site.build(&[]);
    assert!(
        run.stderr
            .contains(&format!("({} unchanged", output.len() - 1)),
        "{run:?}"
    );

    let site = Site::of(&SITE.replace("packages: true\n", ""));
    assert_eq!(site.build(&[]).code, 0);
    assert!(!site.output().contains_key(ARCHIVE));
    assert!(!site.page("dockets/a-1/index.html").contains(".zip"));
}

#[test]
fn a_command_writes_the_archive_that_a_build_publishes() {
    let site = Site::of(SITE);
    assert_eq!(site.build(&[]).code, 0);
    let run = site.run(&["package", "a-1", "--site", "site"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(run.stdout, "A-1.zip\n");
    let written = std::fs::read(site.root().join("../A-1.zip")).expect("it is written");
    assert!(written == site.output()[ARCHIVE]);
    // A second time, it takes the place of the first one; another file stays.
    let ask = ["package", "A-1", "--site", "site", "--out"];
    assert_eq!(site.run(&[&ask[..], &["A-1.zip"]].concat()).code, 0);
    site.put("../notes.zip", "my notes");
    let run = site.run(&[&ask[..], &["notes.zip"]].concat());
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.stderr.contains("is not a ZIP archive"), "{run:?}");
    assert_eq!(site.page("../notes.zip"), "my notes");
    let run = site.run(&["package", "A-2", "--site", "site"]);
    assert!(
        run.code == 2 && run.stderr.contains("did you mean `A-1`"),
        "{run:?}"
    );

    // While the site has an error, a build publishes nothing, and neither does this.
    site.put("content/A-1/two.md", "---\ntitle: A letter\n---\n");
    let run = site.run(&[&ask[..], &["new.zip"]].concat());
    assert_eq!(run.code, 1, "{run:?}");
    let beside = files_below(&site.root().join(".."));
    assert!(!beside.contains_key("new.zip"));
    assert!(!beside.keys().any(|path| path.contains("docketpress-new")));
}

#[test]
fn a_docket_without_a_filing_that_readers_see_has_no_archive() {
    let site = Site::of(&SITE.replace("number: A-1\n", "number: A-1\naccess: sealed\n"));
    assert_eq!(site.build(&[]).code, 0);
    assert!(!site.output().keys().any(|path| path.ends_with(".zip")));
    let run = site.run(&["package", "A-1", "--site", "site"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(
        run.stderr.contains("no filing that readers may see"),
        "{run:?}"
    );
}

#[test]
fn the_archives_of_the_sample_unpack_anywhere_and_every_link_in_them_leads_to_a_file() {
    let site = Site::copy_of(&repository().join("content"));
    let settings = std::fs::read_to_string(repository().join("site.yaml")).expect("it is there");
    for (path, bytes) in files_below(&site.root()) {
        site.put(&format!("content/{path}"), bytes);
        site.remove(&path);
    }
    site.put("site.yaml", format!("{settings}\npackages: true\n"));
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    let mut links = 0;
    for (path, bytes) in site.output() {
        if !path.ends_with(".zip") {
            continue;
        }
        let archive = unpacked(&bytes);
        assert_sums(&archive);
        let names: BTreeSet<&str> = archive.iter().map(|(name, _)| name.as_str()).collect();
        let folded: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(folded.len(), archive.len(), "{path}: two names are one");
        for (name, bytes) in &archive {
            assert!(name.encode_utf16().count() <= 160, "{name}");
            for part in name.split('/') {
                assert!(part.len() <= 255 && !part.ends_with(['.', ' ']), "{name}");
                assert!(
                    !part.contains(['<', '>', ':', '"', '\\', '|', '?', '*']),
                    "{name}"
                );
            }
            if !name.ends_with(".html") {
                continue;
            }
            let folder = name.rsplit_once('/').expect("it is in a folder").0;
            let page = String::from_utf8(bytes.clone()).expect("pages are UTF-8");
            for to in page.split(" href=\"").skip(1) {
                let to = to.split('"').next().unwrap_or_default();
                let to = to.split('#').next().unwrap_or_default();
                if to.contains("://") || to.is_empty() {
                    continue;
                }
                let to = percent_encoding::percent_decode_str(to).decode_utf8_lossy();
                let whole = match to.strip_prefix("../") {
                    Some(to) => format!("{}/{to}", folder.rsplit_once('/').expect("above").0),
                    None => format!("{folder}/{to}"),
                };
                assert!(names.contains(&*whole), "{path}: {name} leads to {whole}");
                links += 1;
            }
        }
    }
    assert!(links > 50, "the links are not found");
}

/// Fails unless the digests are those of all other files.
fn assert_sums(archive: &[(String, Vec<u8>)]) {
    let (name, sums) = archive.last().expect("it is not empty");
    let folder = name.strip_suffix("SHA256SUMS").expect("it comes last");
    let mut want = String::new();
    for (name, bytes) in &archive[..archive.len() - 1] {
        for byte in Sha256::digest(bytes) {
            write!(want, "{byte:02x}").expect("a string takes it");
        }
        let name = name.strip_prefix(folder).expect("all is in one folder");
        writeln!(want, "  {name}").expect("a string takes it");
    }
    assert_eq!(String::from_utf8_lossy(sums), want);
}

#[test]
fn every_link_of_a_preview_is_answered_and_none_leads_to_an_archive() {
    let all = "packages: true\nrecord_pages: true\nmarkdown: true\ndata: full\n";
    let site = Site::of(&SITE.replace("packages: true\n", all));
    let program = Path::new(env!("CARGO_BIN_EXE_docketpress"));
    let preview = Preview::start(program, &site.root(), &[]);
    let mut open = vec!["/".to_owned()];
    let mut seen: BTreeSet<String> = open.iter().cloned().collect();
    while let Some(address) = open.pop() {
        let answer = preview.get(&address);
        assert_eq!(answer.status, 200, "{address}");
        if !answer.head.contains("content-type: text/html") {
            continue;
        }
        for tag in tags(&answer.text()) {
            let to = resolve(&address, tag.attribute("href").unwrap_or_default(), "");
            open.extend(to.filter(|to| seen.insert(to.clone())));
        }
    }
    let has = |ending: &str| seen.iter().any(|address| address.ends_with(ending));
    assert!(
        has("/record/index.html") && has("/index.html.md") && has("/data/filings.csv"),
        "{seen:#?}"
    );
    assert!(!has(".zip"), "{seen:#?}");
}
