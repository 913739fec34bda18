//! PDFs: their text, how search finds its pages, and what hides in them.

#[path = "../../src/intake/pdf/made.rs"]
#[allow(dead_code, reason = "the tests of the reader use the rest")]
pub(crate) mod made;

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

#[test]
fn the_text_of_a_pdf_is_on_the_page_of_a_filing_without_one_and_search_knows_its_pages() {
    let site = site();
    site.put(
        "content/A-1/letter.pdf.txt",
        "Dear <b>Bob</b>,\nyes.\n\u{c}The word is quixotic\n\u{c}\u{c}Fourth\n",
    );
    site.put("content/A-1/zanzibar.pdf.txt", "Zanzibar\n");
    let built = site.build(&[]);
    assert_eq!(built.code, 0, "{built:?}");
    let page = site.page("dockets/a-1/letter/index.html");
    for want in [
        "<h2 id=\"pdf-text-title\">Text of the PDF</h2>",
        "id=\"pdf-page-2\"",
        "letter.pdf#page=4\">Page 4</a>",
        "Dear &lt;b&gt;Bob&lt;/b&gt;,",
        "<meta name=\"description\" content=\"Dear &lt;b&gt;Bob&lt;/b&gt;, yes. The word is quixotic Fourth\">",
    ] {
        assert!(page.contains(want), "{want}: {page}");
    }
    assert!(
        !page.contains("pdf-page-3") && !page.contains("<details><summary>"),
        "{page}"
    );
    let index: String = site
        .output()
        .into_iter()
        .filter(|(path, _)| path.starts_with("search/"))
        .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    for want in [
        r#"{"title":"Exhibit B","of":"Letter","url":"dockets/a-1/letter/letter.pdf","docket":"A-1","date":"Jan. 2, 2024","machine":"2024-01-02","by":["Ann"],"passages":0}"#,
        r#"{"page":2,"text":"The word is quixotic\n"}"#,
        r#"{"page":3,"text":""}"#,
        "quixotic",
    ] {
        assert!(index.contains(want), "{want}: {index}");
    }
    let all = site.output();
    assert!(
        all.values()
            .all(|bytes| !String::from_utf8_lossy(bytes).contains("anzibar"))
    );
    assert!(
        !all.keys().any(|path| path.ends_with(".pdf.txt")),
        "{:?}",
        all.keys()
    );
    // A filing with a text of its own shows that, and search finds the PDF all the same.
    site.put(
        "content/A-1/letter.md",
        "---\ntitle: Letter\ndate: 2024-01-02\nattachments: [letter.pdf]\n---\nOwn words.\n",
    );
    site.build(&[]);
    let page = site.page("dockets/a-1/letter/index.html");
    assert!(
        page.contains("Own words.") && !page.contains("pdf-text"),
        "{page}"
    );
    assert!(site.page("search/passages/0.js").contains("quixotic"));
}

#[test]
fn a_long_text_of_a_pdf_is_folded_and_cut_at_a_page() {
    let site = site();
    let pages: Vec<String> = (1..=200)
        .map(|page| format!("{} {page}\n", "word ".repeat(500)))
        .collect();
    site.put("content/A-1/letter.pdf.txt", pages.join("\u{c}"));
    let built = site.build(&[]);
    assert_eq!(built.code, 0, "{built:?}");
    let page = site.page("dockets/a-1/letter/index.html");
    assert!(page.contains("<details><summary>Text of the PDF, 200 pages</summary>"));
    assert!(
        page.contains("letter.pdf#page=120\">The rest of the text is in the PDF.</a>"),
        "{}",
        &page[page.len() - 3000..]
    );
    assert!(page.len() < 400_000, "{}", page.len());
    let index = site.output();
    let has_last = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains("\"page\":200");
    assert!(
        index
            .iter()
            .any(|(path, bytes)| path.starts_with("search/passages/") && has_last(bytes))
    );
}

/// A page with words under a black box, and others that are white.
const HOLLOW: &str = "BT /F1 12 Tf 72 700 Td (Casey Nobody) Tj ET 0 g 70 695 100 20 re f 1 g BT /F1 12 Tf 72 500 Td (white lie) Tj ET";

#[test]
fn text_under_a_box_stops_a_build_and_is_shown_to_the_person_who_asks() {
    let site = site();
    site.put("content/A-1/letter.pdf", pdf(&[&drawing("Fine"), HOLLOW]));
    // What is withheld is not looked into.
    site.put("content/A-1/zanzibar.pdf", pdf(&[HOLLOW]));
    let built = site.build(&[]);
    assert_eq!(built.code, 1, "{built:?}");
    for want in [
        "error[pdf-redaction]: page 2: text under a dark or white box, which readers can copy",
        "warning[pdf-hidden]: page 2: text that cannot be seen",
        "1 error, 1 warning; nothing was written",
    ] {
        assert!(built.stderr.contains(want), "{want}: {built:?}");
    }
    let checked = run(&site, &["check"]);
    for said in [&built, &checked] {
        let said = format!("{said:?}");
        assert!(
            !said.contains("Casey") && !said.contains("white lie"),
            "{said}"
        );
    }
    let revealed = site.run_in("site", &["check", "--reveal=always"], &[("CI", "")]);
    let shown = format!("{revealed:?}");
    assert!(
        shown.contains("page 2: `Casey Nobody`") && shown.contains("`white lie`"),
        "{shown}"
    );
    let text = run(&site, &["text"]);
    assert_eq!(text.code, 1, "{text:?}");
    assert!(
        text.stdout
            .contains("not extracted, because they contain text"),
        "{text:?}"
    );
    assert!(!site.root().join("content/A-1/letter.pdf.txt").exists());
    // The site decides how much it minds.
    site.put(
        "site.yaml",
        "checks: {pdf-redaction: warning, pdf-hidden: off}\n",
    );
    let built = site.build(&[]);
    assert!(
        built.code == 0 && built.stderr.contains("warning[pdf-redaction]"),
        "{built:?}"
    );
    assert!(!built.stderr.contains("pdf-hidden"), "{built:?}");
}

#[test]
fn a_verdict_is_kept_until_its_pdf_changes() {
    let site = site();
    assert_eq!(site.build(&[]).code, 0);
    let kept = read(&site, ".docketpress/pdf-verdicts.tsv");
    assert_eq!(kept.lines().count(), 2, "{kept}");
    assert_eq!(read(&site, ".docketpress/.gitignore"), "*\n");
    assert!(!site.output().keys().any(|path| path.contains("verdicts")));
    // A verdict that says something else shows that it is taken, and goes with the PDF that it is
    // on.
    let digest = kept
        .lines()
        .nth(1)
        .and_then(|line| line.split('\t').next())
        .expect("it is there");
    let head = kept.lines().next().expect("it is there");
    site.put(
        ".docketpress/pdf-verdicts.tsv",
        format!("{head}\n{digest}\t2 2 nnn boxed:7:1\n"),
    );
    let built = site.build(&[]);
    assert!(
        built.code == 1 && built.stderr.contains("page 7"),
        "{built:?}"
    );
    site.put("content/A-1/letter.pdf", pdf(&[&drawing("Changed")]));
    assert_eq!(site.build(&[]).code, 0);
    assert!(!read(&site, ".docketpress/pdf-verdicts.tsv").contains(digest));
}

#[test]
fn a_pdf_that_cannot_be_read_is_said_to_be_unread() {
    let site = site();
    site.put("content/A-1/letter.pdf", "%PDF-1.7 nothing");
    let built = site.build(&[]);
    assert_eq!(built.code, 0, "{built:?}");
    assert!(
        built.stderr.contains(
            "warning[pdf-unread]: docketpress did not read this PDF, because it is damaged"
        ),
        "{built:?}"
    );
}

#[test]
fn signs_of_accessibility_are_listed_and_counted() {
    let site = site();
    let tagged = made::Parts {
        pages: &[&drawing("An order")],
        catalog: "/MarkInfo<</Marked true>>/StructTreeRoot 4 0 R/Lang(en-US)",
        trailer: "/Info 5 0 R",
        objects: &["<</Type/StructTreeRoot>>", "<</Title(Order of June 3)>>"],
        ..made::Parts::default()
    };
    site.put("content/A-1/tagged.pdf", tagged.pdf());
    site.put("content/A-1/scan.pdf", pdf(&["0 g 0 0 9 9 re f"]));
    site.put(
        "content/A-1/order.md",
        "---\ntitle: Order\ndate: 2024-02-02\nfiled_by: Ann\narchived: true\nattachments: [tagged.pdf, scan.pdf]\n---\nIt is so ordered.\n",
    );
    let told = run(&site, &["check", "--accessibility"]);
    for want in [
        "  content/A-1/letter.pdf: text, no tags, no language, no title\n",
        "  content/A-1/scan.pdf: no text, no tags, no language, no title\n",
        "  content/A-1/tagged.pdf: text, tags, a language, a title\n",
        "April 26, 2027",
    ] {
        assert!(told.stderr.contains(want), "{want}: {told:?}");
    }
    assert!(!told.stderr.contains("anzibar"), "{told:?}");
    assert_eq!(site.build(&[]).code, 0);
    let coverage = site.page("coverage/index.html");
    for want in [
        "<dt>PDFs</dt><dd>3</dd>",
        "<dt>With text</dt><dd>2</dd>",
        "<dt>With tags</dt><dd>1</dd>",
        "<h2>Archived web content</h2>",
    ] {
        assert!(coverage.contains(want), "{want}: {coverage}");
    }
    let order = site.page("dockets/a-1/order/index.html");
    assert!(
        order.contains("class=\"notice archived\"")
            && order.contains("#archived\">All archived records</a>"),
        "{order}"
    );
    let timeline = site.page("dockets/a-1/index.html");
    assert!(
        timeline.contains("<span class=\"tag\">archived</span>"),
        "{timeline}"
    );
    assert!(
        site.page("dockets/a-1/data/docket.json")
            .contains("\"archived\":true")
    );
    let letter = site.page("dockets/a-1/letter/index.html");
    assert!(!letter.contains("rchived"), "{letter}");
}
