//! The digests that pages show are those of the files that are published.

use crate::site::Site;

/// A filing with a PDF and a table, one attachment of which is withheld.
const SITE: &str = "\
-- site.yaml --
title: A site
-- content/A-1/one.md --
---
title: A motion
date: 2024-07-01
docket: A-1
filed_by: Ann
attachments:
  - {file: motion.pdf, title: The motion}
  - {file: table.csv}
  - {file: table.csv, title: The same again}
  - {file: secret.csv, access: sealed}
---

It costs <redacted>nine</redacted> dollars.
-- content/A-1/motion.pdf --
not really a PDF
-- content/A-1/table.csv --
a,b
-- content/A-1/secret.csv --
9
";

#[test]
fn the_page_of_a_filing_shows_the_digests_of_the_manifest() {
    let site = Site::of(SITE);
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    let page = site.page("dockets/a-1/one/index.html");
    let digests: Vec<&str> = page
        .split("<code>")
        .skip(1)
        .filter_map(|rest| rest.split('<').next())
        .collect();
    assert_eq!(digests.len(), 2, "{page}");
    let manifest = site.page(".docketpress-manifest");
    for (digest, name) in digests.iter().zip(["motion.pdf", "table.csv"]) {
        let line = format!("{digest}  dockets/a-1/one/{name}\n");
        assert!(manifest.contains(&line), "{line} is not in {manifest}");
        assert!(
            page.contains(&format!("<li>{name} <code>{digest}")),
            "{page}"
        );
    }
    // A changed file has another digest, and a filing without files shows none.
    site.put("content/A-1/table.csv", "a,c\n");
    assert_eq!(site.build(&[]).code, 0);
    let page = site.page("dockets/a-1/one/index.html");
    assert!(
        page.contains(digests[0]) && !page.contains(digests[1]),
        "{page}"
    );
    let site = Site::of("-- content/one.md --\n---\ntitle: A\ndate: 2024\ndocket: A-1\n---\n");
    assert_eq!(site.build(&[]).code, 0);
    assert!(!site.page("dockets/a-1/one/index.html").contains("<details"));
}
