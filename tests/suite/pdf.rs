//! PDFs: their text, how search finds its pages, and what hides in them.

#[path = "../../src/intake/pdf/made.rs"]
#[allow(dead_code, reason = "the tests of the reader use the rest")]
mod made;

use std::fs;

use super::site::{Run, Site};
use made::pdf;

const SITE: &str = "\
-- site.yaml --
title: Test
-- content/A-1/docket.md --
---
number: A-1
---
-- content/A-1/letter.md --
---
title: Letter
date: 2024-01-02
filed_by: Ann
attachments: [{file: letter.pdf, label: Exhibit B}]
---
-- content/A-1/secret.md --
---
title: Zanzibar plan
date: 2024-01-03
access: sealed
attachments: [zanzibar.pdf]
---
";

fn drawing(words: &str) -> String {
    format!("BT /F1 12 Tf 72 700 Td ({words}) Tj ET")
}

fn site() -> Site {
    let site = Site::of(SITE);
    let pages = [drawing("An ordinary page"), drawing("The word is quixotic")];
    site.put("content/A-1/letter.pdf", pdf(&[&pages[0], &pages[1]]));
    site.put("content/A-1/zanzibar.pdf", pdf(&[&drawing("Zanzibar")]));
    site
}

/// Runs the program in the site's folder, as a person does.
fn run(site: &Site, arguments: &[&str]) -> Run {
    site.run_in("site", arguments, &[])
}

fn read(site: &Site, path: &str) -> String {
    fs::read_to_string(site.root().join(path)).unwrap_or_default()
}

#[test]
fn the_text_of_public_pdfs_is_extracted_once_and_of_withheld_ones_never() {
    let site = site();
    let told = run(&site, &["text"]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(
        told.stdout.contains("written: 1 PDF\nunchanged: 0 PDFs\n"),
        "{told:?}"
    );
    assert!(
        told.stdout.contains("named by no record: 1 PDF\n"),
        "{told:?}"
    );
    assert!(!format!("{told:?}").contains("anzibar"), "{told:?}");
    assert!(!site.root().join("content/A-1/zanzibar.pdf.txt").exists());
    let text = read(&site, "content/A-1/letter.pdf.txt");
    assert_eq!(text, "An ordinary page\n\n\u{c}The word is quixotic\n\n");
    let ledger = read(&site, "pdf-texts.tsv");
    assert!(
        ledger.contains("content/A-1/letter.pdf\t") && !ledger.contains("zanzibar"),
        "{ledger}"
    );
    let again = run(&site, &["text", "content/A-1/letter.pdf"]);
    assert!(
        again.stdout.contains("written: 0 PDFs\nunchanged: 1 PDF\n"),
        "{again:?}"
    );
    assert_eq!(read(&site, "pdf-texts.tsv"), ledger);
}

#[test]
fn a_text_of_another_version_of_its_pdf_is_an_error_until_it_is_extracted_again() {
    let site = site();
    run(&site, &["text"]);
    assert_eq!(run(&site, &["build"]).code, 0);
    site.put("content/A-1/letter.pdf", pdf(&[&drawing("Changed")]));
    let told = run(&site, &["build"]);
    assert_eq!(told.code, 1, "{told:?}");
    assert!(told.stderr.contains("error[sidecar-old]"), "{told:?}");
    // What a person wrote is kept, and the error with it.
    let own = "My own words\n";
    site.put("content/A-1/letter.pdf.txt", own);
    let kept = run(&site, &["text"]);
    assert_eq!(
        (
            kept.code,
            read(&site, "content/A-1/letter.pdf.txt").as_str()
        ),
        (1, own),
        "{kept:?}"
    );
    fs::remove_file(site.root().join("content/A-1/letter.pdf.txt")).expect("it is there");
    assert_eq!(run(&site, &["text"]).code, 0);
    assert_eq!(read(&site, "content/A-1/letter.pdf.txt"), "Changed\n\n");
    assert_eq!(run(&site, &["build"]).code, 0);
}

#[test]
fn a_sidecar_is_no_file_by_itself_and_is_withheld_with_its_pdf() {
    let site = site();
    site.put("content/A-1/letter.pdf.txt", "By another program\n");
    site.put("content/A-1/zanzibar.pdf.txt", "Zanzibar\n");
    let told = run(&site, &["check"]);
    assert_eq!(told.code, 0, "{told:?}");
    assert!(
        !told.stderr.contains("file-unnamed") && !told.stderr.contains("no record names"),
        "{told:?}"
    );
    let list = run(&site, &["list", "files"]).stdout;
    assert!(list.contains("the text of a PDF"), "{list}");
    assert!(!list.contains("anzibar"), "{list}");
    let kept = run(&site, &["text"]).stdout;
    assert!(
        kept.contains("kept the text that another program or a person wrote: 1 PDF"),
        "{kept}"
    );
    // A public record cannot name the text of what another one withholds.
    site.put(
        "content/A-1/thief.md",
        "---\ntitle: Thief\ndate: 2024-01-04\nattachments: [zanzibar.pdf.txt]\n---\n",
    );
    let told = run(&site, &["build"]);
    assert!(
        told.code == 1 && told.stderr.contains("error[withheld-file]"),
        "{told:?}"
    );
}

#[test]
fn what_cannot_be_read_is_named_with_what_to_do() {
    let site = Site::of(SITE);
    site.put("content/A-1/zanzibar.pdf", "");
    site.put("content/A-1/letter.pdf", pdf(&["0 g 0 0 9 9 re f"]));
    let scan = run(&site, &["text"]);
    assert_eq!(scan.code, 0, "{scan:?}");
    assert!(scan.stdout.contains("ocrmypdf --sidecar"), "{scan:?}");
    assert!(
        scan.stdout.contains("  content/A-1/letter.pdf\n"),
        "{scan:?}"
    );
    assert!(!site.root().join("content/A-1/letter.pdf.txt").exists());
    site.put("content/A-1/letter.pdf", "%PDF-1.4 nothing");
    let damaged = run(&site, &["text"]);
    assert_eq!(damaged.code, 1, "{damaged:?}");
    assert!(
        damaged.stdout.contains("damaged, so not read: 1 PDF\n"),
        "{damaged:?}"
    );
}
