//! Imports documents again that changed, moved or were edited, with the real program.

use crate::documents::{filing, import, input, page, text};
use crate::pdf::made::pdf;
use crate::site::{Site, files_below};

fn notice(day: &str) -> Vec<u8> {
    pdf(&[&page(&[
        (72, 720, "Docket No. HERON-10"),
        (72, 700, "NOTICE OF HEARING"),
        (72, 660, &format!("The hearing is on {day}.")),
    ])])
}

fn publish(site: &Site) {
    let (path, written) = filing(site);
    site.put(&path, written.replace("\ndraft: true\n", "\n"));
}

#[test]
fn a_build_notices_that_a_text_which_an_import_wrote_is_older_than_its_pdf() {
    let site = Site::empty();
    let notice_of_may = input(&site, "notice.pdf", notice("May 3"));
    assert_eq!(import(&site, &[&notice_of_may]).code, 0);
    publish(&site);
    assert_eq!(site.build(&[]).code, 0);
    assert!(text(&site, "pdf-texts.tsv").contains("content/HERON-10/notice.pdf\t"));
    site.put("content/HERON-10/notice.pdf", notice("May 4"));
    let built = site.build(&[]);
    assert_eq!(built.code, 1, "{built:?}");
    assert!(built.stderr.contains("sidecar-old"), "{}", built.stderr);
}

#[test]
fn a_withheld_pdf_has_no_line_in_the_ledger_of_texts() {
    let site = Site::empty();
    let open = input(&site, "all/notice.pdf", notice("May 3"));
    let marked = page(&[(72, 720, "HIGHLY CONFIDENTIAL"), (72, 700, "Figure 70012")]);
    input(&site, "all/figures.pdf", pdf(&[&marked]));
    assert_eq!(import(&site, &["in/all"]).code, 0, "{open}");
    let ledger = text(&site, "pdf-texts.tsv");
    assert_eq!(ledger.lines().count(), 2, "{ledger}");
    assert!(ledger.contains("notice.pdf"), "{ledger}");
}

#[test]
fn a_document_that_changed_at_its_source_is_the_same_filing() {
    let site = Site::empty();
    input(&site, "all/notice.pdf", notice("May 3"));
    assert_eq!(import(&site, &["in/all"]).code, 0);
    let (path, _) = filing(&site);
    input(&site, "all/notice.pdf", notice("May 4"));
    let ran = import(&site, &["in/all"]);
    assert!(
        ran.stdout.contains("updated: 0 filings, 2 attached files"),
        "{}",
        ran.stdout
    );
    assert_eq!(filing(&site).0, path);
    assert!(text(&site, "content/HERON-10/notice.pdf.txt").contains("May 4"));
    publish(&site);
    assert_eq!(site.build(&[]).code, 0);
}

#[test]
fn a_document_that_moved_is_the_same_filing() {
    let site = Site::empty();
    input(&site, "all/notice.pdf", notice("May 3"));
    assert_eq!(import(&site, &["in/all"]).code, 0);
    let before = files_below(&site.root());
    input(&site, "other/sent/of notice.pdf", notice("May 3"));
    let ran = import(&site, &["in/other"]);
    assert!(files_below(&site.root()) == before, "{}", ran.stdout);
}

#[test]
fn a_file_that_an_edited_record_describes_is_kept() {
    let site = Site::empty();
    let place = input(&site, "notice.pdf", notice("May 3"));
    assert_eq!(import(&site, &[&place]).code, 0);
    publish(&site);
    let before = files_below(&site.root());
    input(&site, "notice.pdf", notice("May 4"));
    let ran = import(&site, &[&place]);
    assert!(files_below(&site.root()) == before, "{}", ran.stdout);
    assert!(
        ran.stdout
            .contains("kept next to records that you edited, but changed at the source"),
        "{}",
        ran.stdout
    );
    // Copied by hand, it is the new version, and its text follows.
    site.put("content/HERON-10/notice.pdf", notice("May 4"));
    let ran = import(&site, &[&place]);
    assert!(
        text(&site, "content/HERON-10/notice.pdf.txt").contains("May 4"),
        "{}",
        ran.stdout
    );
    assert_eq!(site.build(&[]).code, 0);
}

#[test]
fn another_document_of_the_same_name_takes_nobodys_place() {
    let site = Site::empty();
    let place = input(
        &site,
        "letter.txt",
        "MOTION FOR A HEARING\n\nDated: March 4, 2011\n",
    );
    assert_eq!(import(&site, &[&place]).code, 0);
    input(
        &site,
        "letter.txt",
        "OBJECTION OF HERON\n\nDated: March 9, 2011\n",
    );
    let ran = import(&site, &[&place]);
    assert!(
        ran.stdout
            .contains("an earlier import had another document of this name"),
        "{}",
        ran.stdout
    );
    for (file, words) in [
        ("letter.txt", "MOTION"),
        ("2011-03-09-objection-of-heron-letter.txt", "OBJECTION"),
    ] {
        assert!(text(&site, &format!("content/no-docket/{file}")).contains(words));
    }
    // Both are known from now on.
    let before = files_below(&site.root());
    let ran = import(&site, &[&place]);
    assert!(files_below(&site.root()) == before, "{}", ran.stdout);
}
