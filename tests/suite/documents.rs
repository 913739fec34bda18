//! Imports documents with the real program: PDF, Word, OpenDocument, archives, folders with a
//! table, and hostile files. `tests/import/documents/` has the text formats, which `import.rs`
//! compares with their `expected.json`.

use std::fs;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use crate::pdf::made::pdf;
use crate::site::{Run, Site, files_below};

pub(crate) fn import(site: &Site, arguments: &[&str]) -> Run {
    site.run(&[&["import", "--site", "site"], arguments].concat())
}

pub(crate) fn input(site: &Site, name: &str, bytes: impl AsRef<[u8]>) -> String {
    site.put(&format!("../in/{name}"), bytes);
    format!("in/{name}")
}

pub(crate) fn text(site: &Site, path: &str) -> String {
    fs::read_to_string(site.root().join(path)).unwrap_or_else(|error| {
        let files: Vec<String> = files_below(&site.root()).into_keys().collect();
        panic!("{path}: {error}; there are {files:?}")
    })
}

/// Gives the only filing of a site.
pub(crate) fn filing(site: &Site) -> (String, String) {
    let files = files_below(&site.root());
    let mut filings = files.keys().filter(|path| {
        path.ends_with(".md") && !path.ends_with("docket.md") && !path.contains("parties/")
    });
    let path = filings.next().expect("there is a filing").clone();
    assert_eq!(filings.next(), None);
    (path.clone(), text(site, &path))
}

/// Gives whether any file of a site, its name included, or the message holds a word.
fn holds(site: &Site, ran: &Run, word: &str) -> Option<String> {
    let files = files_below(&site.root());
    let held = files
        .into_iter()
        .find(|(path, bytes)| path.contains(word) || String::from_utf8_lossy(bytes).contains(word));
    let said = [&ran.stdout, &ran.stderr];
    let in_message = said.iter().any(|said| said.contains(word));
    held.map(|(path, _)| path)
        .or_else(|| in_message.then(|| "the message".to_owned()))
}

pub(crate) fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("it is in memory");
        writer.write_all(bytes).expect("it is in memory");
    }
    writer.finish().expect("it is in memory").into_inner()
}

/// Makes a page of a PDF: lines from the top, each at a place of its own.
pub(crate) fn page(lines: &[(u32, u32, &str)]) -> String {
    let mut drawing = String::new();
    for (x, y, words) in lines {
        let words = words.replace('(', "\\(").replace(')', "\\)");
        drawing.push_str(&format!("BT /F1 11 Tf {x} {y} Td ({words}) Tj ET\n"));
    }
    drawing
}

/// Makes a Word file of the paragraphs of its body.
fn word(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>"#;
    const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    const PARTS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>"#;
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    let mut files = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", PARTS.as_bytes()),
    ];
    files.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    pack(&files)
}

fn line(words: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>"#)
}

#[test]
fn a_letter_in_pdf_says_who_wrote_what_to_whom_and_has_its_text_beside_it() {
    let site = Site::empty();
    let head = [
        (200, 760, "QUILL TELEPHONE, LLC"),
        (150, 745, "9 Imaginary Road, Nowhere, KS 66999"),
    ];
    let first = page(
        &[
            &head[..],
            &[
                (72, 700, "April 4, 2011"),
                (72, 670, "Ms. Ada Fictive"),
                (72, 656, "Marlow Telephone Group"),
                (72, 642, "12 Imaginary Road"),
                (72, 600, "Re: Negotiation; Docket No. 11-QUIL-044-ARB"),
                (72, 570, "Dear Ms. Fictive:"),
                (72, 540, "On January 10, 2011, Quill Telephone, LLC sent a draft amendment. The window for"),
                (500, 80, "Exhibit C"),
                (280, 60, "Page 1 of 2"),
            ],
        ]
        .concat(),
    );
    let second = page(
        &[
            &head[..],
            &[
                (72, 700, "filing is July 5, 2011 through July 29, 2011."),
                (72, 660, "Sincerely,"),
                (72, 630, "Noor Invented"),
                (72, 616, "Director of Pretend Relations"),
                (280, 60, "Page 2 of 2"),
            ],
        ]
        .concat(),
    );
    let letter = input(&site, "letter.pdf", pdf(&[&first, &second]));
    let ran = import(&site, &[&letter]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let (path, written) = filing(&site);
    for part in [
        "title: Negotiation; Docket No. 11-QUIL-044-ARB",
        "date: 2011-04-04",
        "docket: \"11-QUIL-044-ARB\"",
        "type: letter",
        "filed_by: Quill Telephone, LLC",
        "addressed_to: Marlow Telephone Group",
        "name: Noor Invented",
        "label: Exhibit C",
        "date: 2011-01-10",
        "date: 2011-07-05\n    title: \"The window for filing: first day\"",
        "date: 2011-07-29",
        "pages: \"2\"",
        "draft: true",
    ] {
        assert!(
            written.contains(part),
            "{part} is not in {path}:\n{written}"
        );
    }
    let beside = text(&site, "content/11-QUIL-044-ARB/letter.pdf.txt");
    assert_eq!(beside.matches('\u{c}').count(), 1, "{beside:?}");
    assert!(beside.contains("The window for"));
    let before = files_below(&site.root());
    assert_eq!(import(&site, &[&letter]).code, 0);
    assert_eq!(files_below(&site.root()), before);
}

#[test]
fn a_scan_is_attached_and_nothing_is_made_up() {
    let site = Site::empty();
    let scan = input(&site, "SCAN0007.pdf", pdf(&["0 0 10 10 re f"]));
    let ran = import(&site, &[&scan]);
    assert!(ran.stdout.contains("no text on page 1"), "{ran:?}");
    let (_, written) = filing(&site);
    assert!(written.contains("title: Document without a title\ndate: unknown\n"));
    assert!(
        !site
            .root()
            .join("content/no-docket/SCAN0007.pdf.txt")
            .exists()
    );
}

#[test]
fn a_pdf_in_which_words_hide_is_withheld_without_them() {
    let site = Site::empty();
    let drawing = format!(
        "{}0 g 70 646 300 16 re f\n{}",
        page(&[
            (
                72,
                700,
                "Response of Quill Telephone, LLC to Data Request 9 (PUBLIC VERSION)"
            ),
            (72, 650, "The figure is 90041 of Casey Unseen."),
        ]),
        page(&[(72, 600, "This line is seen.")]),
    );
    let answer = input(&site, "DR-9.pdf", pdf(&[&drawing]));
    let ran = import(&site, &[&answer]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.stdout
            .contains("page 1: text under a dark or white box"),
        "{}",
        ran.stdout
    );
    let (_, written) = filing(&site);
    assert!(
        written.contains("\naccess: confidential\ndraft: true"),
        "{written}"
    );
    assert!(written.contains("This line is seen."), "{written}");
    for word in ["90041", "Casey", "Unseen"] {
        assert_eq!(holds(&site, &ran, word), None);
    }
    assert!(
        !files_below(&site.root())
            .keys()
            .any(|path| path.ends_with(".pdf.txt"))
    );
}

#[test]
fn a_word_file_becomes_markdown_without_what_no_reader_sees() {
    let site = Site::empty();
    let body = [
        line("Docket No. 11-QUIL-044-ARB"),
        r#"<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>REPORT ON RATES</w:t></w:r></w:p>"#.to_owned(),
        r#"<w:p><w:r><w:t xml:space="preserve">The rate is </w:t></w:r><w:del w:id="1" w:author="Clerk 90020"><w:r><w:delText>struck 90021</w:delText></w:r></w:del><w:ins w:id="2" w:author="Clerk 90020"><w:r><w:t>seven</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden 90022</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t xml:space="preserve"> *a* | b &lt;script&gt;.</w:t></w:r></w:p>"#.to_owned(),
        r#"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>Zone</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Rate</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>1 | 2</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#.to_owned(),
    ]
    .concat();
    let comments = r#"<?xml version="1.0"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="Clerk 90020"><w:p><w:r><w:t>comment 90023</w:t></w:r></w:p></w:comment></w:comments>"#;
    let report = input(
        &site,
        "report.docx",
        word(&body, &[("word/comments.xml", comments)]),
    );
    let ran = import(&site, &[&report]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for said in [
        "tracked changes: 1 insertion, 1 deletion",
        "hidden text in 1 place",
        "1 comment",
    ] {
        assert!(ran.stdout.contains(said), "{}", ran.stdout);
    }
    let (_, written) = filing(&site);
    for part in [
        "title: Report on Rates",
        "type: report",
        "The rate is seven \\*a\\* \\| b &lt;script>.",
        "| Zone | Rate |\n| --- | --- |\n| 1 \\| 2 | 7 |",
        "    access: confidential",
    ] {
        assert!(written.contains(part), "{part} is not in:\n{written}");
    }
    for word in ["90020", "90021", "90022", "90023"] {
        assert_eq!(holds(&site, &ran, word), None);
    }
}

#[test]
fn footnotes_of_a_web_page_are_footnotes() {
    let site = Site::empty();
    let page = "<html><body><div class=WordSection1><p>REPORT ON RATES</p>\
        <p>The rate<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\"><span class=MsoFootnoteReference>[1]</span></a> is due. \
        See <a href=\"#top\" name=here>above</a>.</p></div>\
        <div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1>\
        <p><a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a> Seen in May.</p><p>And in June.</p></div></div>\
        <p>The end.</p></body></html>";
    let report = input(&site, "report.htm", page);
    assert_eq!(import(&site, &[&report]).code, 0);
    let (_, written) = filing(&site);
    let want = "The rate[^1] is due. See above.\n\n---\n\nThe end.\n\n[^1]: Seen in May.\n\n    And in June.\n";
    assert!(written.ends_with(want), "{written}");
}

#[test]
fn a_word_file_of_the_older_form_is_read_by_the_program_for_it_or_by_what_it_is() {
    let site = Site::empty();
    let old = input(&site, "old.doc", b"\xD0\xCF\x11\xE0 secret words");
    let run = |path: &str| {
        let arguments = ["import", "--site", "site", &old];
        site.run_in("", &arguments, &[("PATH", path)])
    };
    let ran = run("/nonexistent");
    assert!(ran.stdout.contains("apt install antiword"), "{ran:?}");
    assert!(filing(&site).1.contains("    access: confidential"));
    // A stand-in for the program: what it gives is the text.
    let tools = site.root().join("../tools");
    let program = tools.join("antiword");
    fs::create_dir_all(&tools).expect("there is room");
    fs::write(
        &program,
        "#!/bin/sh\nprintf 'REPORT ON WELLS\\n\\nThe wells are dry.\\n'\n",
    )
    .expect("there is room");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("it is ours");
    }
    let ran = run(&format!("{}:/usr/bin:/bin", tools.display()));
    assert_eq!(ran.code, 0, "{ran:?}");
    let (_, written) = filing(&site);
    assert!(written.contains("title: Report on Wells\n"), "{written}");
    assert!(written.contains("The wells are dry.") && written.contains("    access: confidential"));
    // Other formats often have that name.
    let site = Site::empty();
    let rich = input(&site, "rich.doc", r"{\rtf1\ansi The wells are {\b dry}.}");
    assert_eq!(import(&site, &[&rich]).code, 0);
    assert!(filing(&site).1.contains("The wells are **dry**."));
}

#[test]
fn an_open_document_becomes_markdown_and_its_margins_are_read() {
    let site = Site::empty();
    let content = r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles/><office:body><office:text><text:p>Cost study of Heron Water Company</text:p><text:p>The cost is 71.94.<office:annotation><text:p>remark 90031</text:p></office:annotation></text:p></office:text></office:body></office:document-content>"#;
    let styles = r#"<?xml version="1.0"?><office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:master-styles><style:master-page style:name="S"><style:header><text:p>CONFIDENTIAL</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"#;
    let file = pack(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", styles.as_bytes()),
    ]);
    let study = input(&site, "Heron study.odt", file);
    let ran = import(&site, &[&study]);
    let (path, written) = filing(&site);
    assert!(written.contains("The cost is 71.94."), "{written}");
    assert!(
        written.contains("\naccess: confidential\ndraft: true"),
        "{written}"
    );
    // A withheld document is called by its number, in messages and in names of files.
    assert!(ran.stdout.contains("document 1 of 1: withheld"), "{ran:?}");
    assert!(!path.contains("heron") && !path.contains("study"), "{path}");
    assert!(!ran.stdout.contains("Heron"), "{}", ran.stdout);
    assert_eq!(holds(&site, &ran, "90031"), None);
}

#[test]
fn an_archive_with_an_index_gives_what_the_index_lists() {
    let site = Site::empty();
    let motion = "BEFORE THE PRETEND BOARD\n\nDocket No. 11-QUIL-044-ARB\n\nMOTION FOR A HEARING\n\nQuill Telephone, LLC moves for a hearing.\n\nDated: March 4, 2011\n";
    let index = "Filing ID,Docket,Document,Security,Filed,Filer\n\
        901,11-QUIL-044-ARB,Motion.txt,Public,03/04/2011,\"Quill Telephone, LLC\"\n\
        902,11-QUIL-044-ARB,CONFIDENTIAL/Kestrel study.txt,Confidential,03/04/2011,\"Quill Telephone, LLC\"\n\
        903,11-QUIL-044-ARB,Exhibits/Ex B.pdf,Public,03/04/2011,\"Quill Telephone, LLC\"\n";
    let archive = pack(&[
        ("case/index.csv", index.as_bytes()),
        ("case/Motion.txt", motion.as_bytes()),
        (
            "case/CONFIDENTIAL/Kestrel study.txt",
            b"The figure is 81356.",
        ),
        ("case/Exhibits/Pi\u{e8}ce.txt", b"Nobody lists me."),
        ("case/Exhibits/Thumbs.db", b"x"),
        ("__MACOSX/case/._Motion.txt", b"x"),
        (".DS_Store", b"x"),
    ]);
    let archive = input(&site, "11-QUIL-044-ARB_901.zip", archive);
    let ran = import(&site, &[&archive]);
    assert_eq!(ran.code, 0, "{ran:?}");
    // March 4 and not April 3: the motion itself bears out the order of the index's dates.
    let public = text(
        &site,
        "content/11-QUIL-044-ARB/2011-03-04-motion-for-a-hearing.md",
    );
    assert!(public.contains("Filing ID: \"901\"") && public.contains("file: Motion.txt"));
    let withheld = text(&site, "content/11-QUIL-044-ARB/2011-03-04-902.md");
    assert!(withheld.contains("\naccess: confidential\n"), "{withheld}");
    for said in [
        "Exhibits/Ex B.pdf is listed and not in the archive",
        "case/Exhibits/Pièce.txt is in the archive and not listed",
    ] {
        assert!(ran.stdout.contains(said), "{}", ran.stdout);
    }
    assert!(!ran.stdout.contains("Kestrel"), "{}", ran.stdout);
    for litter in ["Thumbs.db", "._Motion", "DS_Store", "Nobody lists me"] {
        assert_eq!(holds(&site, &ran, litter), None);
    }
}

#[test]
fn an_order_of_dates_that_nothing_bears_out_is_asked_for() {
    let site = Site::empty();
    let index = "Docket,Document,Security,Filed\nA-1,a.txt,Public,03/04/2011\n";
    let archive = pack(&[("index.csv", index.as_bytes()), ("a.txt", b"No day here.")]);
    let archive = input(&site, "a.zip", archive);
    let ran = import(&site, &[&archive]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.stdout.contains("--dates mdy"), "{ran:?}");
    assert!(!site.root().join("content").exists());
}

#[test]
fn a_folder_of_200_pdfs_and_a_table_is_a_checked_site_in_one_command() {
    let site = Site::empty();
    let mut table = String::from("Docket,Item,Date Filed,Title,Filed By,Security,File\n");
    for number in 1..=200 {
        let drawing = page(&[(72, 700, &format!("Comment number {number} of the plover"))]);
        input(&site, &format!("all/files/{number}.pdf"), pdf(&[&drawing]));
        table.push_str(&format!(
            "PL-1,{number},2011-03-{:02},Comment {number},Person {number},Public,{number}.pdf\n",
            number % 28 + 1
        ));
    }
    let marked = page(&[(72, 700, "HIGHLY CONFIDENTIAL"), (72, 650, "Figure 70012")]);
    input(&site, "all/files/7.pdf", pdf(&[&marked]));
    input(
        &site,
        "all/files/unlisted.pdf",
        pdf(&[&page(&[(72, 700, "REPLY COMMENTS OF PLOVER")])]),
    );
    input(&site, "all/sheet.csv", &table);
    let ran = import(&site, &["in/all"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.stdout
            .contains("written: 201 filings, 1 docket, 402 attached files"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout
            .contains("so filings of their own: 1 document\n  files/unlisted.pdf"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("row 8, attachment 1: withheld"),
        "{}",
        ran.stdout
    );
    let one = text(&site, "content/PL-1/2011-03-02-comment-1.md");
    assert!(one.contains("file: \"1.pdf\""), "{one}");
    assert!(text(&site, "content/PL-1/1.pdf.txt").contains("Comment number 1 of the plover"));
    let marked = text(&site, "content/PL-1/2011-03-08-comment-7.md");
    assert!(marked.contains("    access: confidential"), "{marked}");
    let checked = site.run(&["check", "--site", "site"]);
    assert_eq!(checked.code, 0, "{checked:?}");
    let before = files_below(&site.root());
    let again = import(&site, &["in/all"]);
    assert_eq!(files_below(&site.root()), before, "{again:?}");
    // Published, the site builds, and holds nothing of the page that is marked.
    for (path, bytes) in files_below(&site.root()) {
        if path.ends_with(".md") {
            let open = String::from_utf8_lossy(&bytes).replace("\ndraft: true\n", "\n");
            site.put(&path, open);
        }
    }
    assert_eq!(site.build(&[]).code, 0);
    let out = site.output();
    assert!(out.keys().any(|path| path.ends_with("/1.pdf")));
    let held = out
        .iter()
        .find(|(_, bytes)| String::from_utf8_lossy(bytes).contains("70012"));
    assert_eq!(held.map(|(path, _)| path), None);
}

#[test]
fn text_that_lies_beside_a_scan_is_its_text() {
    let site = Site::empty();
    input(&site, "all/old.pdf", pdf(&["0 0 10 10 re f"]));
    input(
        &site,
        "all/old.pdf.txt",
        "NOTICE OF HEARING\n\nDocket No. A-1234\n",
    );
    let ran = import(&site, &["in/all"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let (_, written) = filing(&site);
    assert!(written.contains("title: Notice of Hearing\n"), "{written}");
    assert_eq!(
        text(&site, "content/A-1234/old.pdf.txt"),
        "NOTICE OF HEARING\n\nDocket No. A-1234\n"
    );
}

/// Makes a workbook whose list of texts says that it has so many.
fn book_of_texts(count: u32) -> Vec<u8> {
    let name = "http://schemas.openxmlformats.org";
    let of_package = format!("{name}/package/2006");
    let of_office = format!("{name}/officeDocument/2006/relationships");
    let of_book = format!("{name}/spreadsheetml/2006/main");
    let parts = [
        (
            "[Content_Types].xml",
            format!(r#"<Types xmlns="{of_package}/content-types"/>"#),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{of_book}" xmlns:r="{of_office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{of_package}/relationships"><Relationship Id="r1" Type="{of_office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(r#"<worksheet xmlns="{of_book}"><sheetData/></worksheet>"#),
        ),
        (
            "xl/sharedStrings.xml",
            format!(r#"<sst xmlns="{of_book}" uniqueCount="{count}"><si><t>a</t></si></sst>"#),
        ),
    ];
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    pack(&parts)
}

#[test]
fn hostile_files_are_refused_with_a_message_and_the_rest_is_imported() {
    let bomb = pack(&[("a.txt", &vec![b' '; 64 << 20])]);
    let out = pack(&[("../../evil.txt", b"x")]);
    let mut locked = pack(&[("a.txt", b"secret words")]);
    // The bit that says that a file is encrypted, in its own header and in the list of the archive.
    let list = locked
        .windows(4)
        .position(|four| four == b"PK\x01\x02")
        .expect("it is a list");
    locked[6] |= 1;
    locked[list + 8] |= 1;
    let deep = "{".repeat(100_000);
    let docx = word(&line("Words"), &[]);
    let nested = "From: a <a@example.com>\nContent-Type: message/rfc822\n\n".repeat(20_000);
    let texts = book_of_texts(u32::MAX);
    let page = "<b>".repeat(300_000);
    let hostile: [(&str, &[u8], &str); 12] = [
        ("bomb.zip", &bomb, "unpacks to more than"),
        ("out.zip", &out, "leads out of it"),
        ("locked.zip", &locked, "encrypted"),
        ("cut.zip", &bomb[..bomb.len() / 2], "damaged"),
        ("cut.docx", &docx[..docx.len() / 2], "its text was not read"),
        ("deep.rtf", deep.as_bytes(), "nested too deeply"),
        ("none.eml", b"\0\xff\xfe", "no e-mail"),
        ("nested.eml", nested.as_bytes(), "more than 100 messages"),
        ("texts.xlsx", &texts, "unpacks to far more"),
        ("deep.htm", page.as_bytes(), "written: 2 filings"),
        (
            "cut.json",
            b"{\"filing\": [{\"a\": 1",
            "ends inside this record",
        ),
        (
            "broken.pdf",
            b"%PDF-1.7 but no more",
            "its text was not read",
        ),
    ];
    for (name, bytes, why) in hostile {
        let site = Site::empty();
        input(&site, &format!("all/{name}"), bytes);
        input(&site, "all/good.txt", "COMMENTS OF A PERSON\n\nGood.\n");
        let ran = import(&site, &["in/all"]);
        assert!(ran.code < 2, "{name}: {ran:?}");
        assert!(ran.stdout.contains(why), "{name}: {}", ran.stdout);
        assert!(!ran.stdout.contains("secret words"), "{name}");
        let files = files_below(&site.root());
        assert!(
            files
                .keys()
                .any(|path| path.ends_with("undated-comments-of-a-person.md")),
            "{name}: {files:?}"
        );
        assert!(!files.keys().any(|path| path.contains("evil")), "{name}");
    }
}

#[test]
fn without_a_program_the_document_is_attached_and_the_program_is_named() {
    let site = Site::empty();
    input(&site, "all/a.docx", word(&line("Words of a report"), &[]));
    input(&site, "all/b.pdf", pdf(&[&page(&[(72, 700, "Words")])]));
    let arguments = ["import", "--site", "site", "in/all"];
    let ran = site.run_in("", &arguments, &[("PATH", "/nonexistent")]);
    assert_eq!(ran.code, 0, "{ran:?}");
    for said in ["apt install pandoc", "poppler-utils"] {
        assert!(ran.stdout.contains(said), "{}", ran.stdout);
    }
    for file in ["a.docx", "b.pdf"] {
        assert!(
            site.root().join("content/no-docket").join(file).exists(),
            "{file}"
        );
    }
    // With the programs, the next import adds the text.
    let ran = import(&site, &["in/all"]);
    assert!(ran.stdout.contains("updated: "), "{}", ran.stdout);
    let all = files_below(&site.root());
    let said = all
        .values()
        .any(|bytes| String::from_utf8_lossy(bytes).contains("\nWords of a report\n"));
    assert!(said, "{:?}", all.keys());
}
