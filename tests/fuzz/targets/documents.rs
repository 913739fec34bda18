//! Documents of every form: any bytes are read to an end, nothing is brought down, and no word of a
//! withheld one is in a message.

use std::sync::Arc;

use docketpress::import::{Choices, DocumentInput, Told, Tools, read_document};

use super::{Target, texts};

pub(crate) const TARGET: Target = Target {
    name: "documents",
    seeds: || texts(&[LETTER, PAPER, RICH, PAGE, MAIL]),
    words: &[
        "\u{c}",
        "\r\n",
        "\t",
        "Exhibit B",
        "Re:",
        "Dear Ms. X:",
        "Sincerely,",
        "/s/ ",
        "by May 5, 2006",
        "between May 5, 2006 and May 9, 2006",
        "LLC",
        " d/b/a ",
        "Docket No. A-1234",
        "CONFIDENTIAL",
        "PUBLIC VERSION",
        "** 9 **",
        "COMES NOW",
        "CERTIFICATE OF SERVICE",
        "<p style='display:none'>",
        "<del>",
        "</del>",
        "<!--",
        "-->",
        "<![if",
        "mso-list:l0 level9",
        "{\\v ",
        "\\v0",
        "\\u8364?",
        "\\bin99 ",
        "{\\*\\annotation",
        "}",
        "--=_o",
        "Content-Type: text/html",
        "=96",
        "&#x100000;",
    ],
    check,
};

const LETTER: &str = "ACME-MADEUP, LLC\n\nMay 1, 2006\n\nMs. Ada Fictive\nMarlow Group\n\nRe: Docket No. A-1234\n\nDear Ms. Fictive:\n\nThe letter that you sent on April 4, 2006 says so. The window for\n\nExhibit B\n\nfiling is May 5, 2006 through May 9, 2006.\n\u{c}- 2 -\n\nSincerely,\n\n/s/ Bo Madeup\nBo Madeup\n";
const PAPER: &str = "BEFORE THE BOARD\n\nDocket No. A-1234\n\nMOTION TO COMPEL\n\nCOMES NOW Marlow, Inc. d/b/a Tern and moves.\n\nCERTIFICATE OF SERVICE\n\nMailed on May 3, 2006 to the Board, and to counsel for Quill, LLC.\n";
const RICH: &str = "{\\rtf1\\ansi{\\info{\\author A}}A \\u8364?5{\\v b}{\\*\\annotation c}\\par\\trowd\\cellx9 d\\cell\\row}";
const PAGE: &str = "<html><head><style>.x{display:none}</style></head><body><p class=x>a<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>b<del>c</del></p></body>";
const MAIL: &str = "From: A B <a@example.com>\r\nSubject: =?utf-8?B?eA==?=\r\nDate: Mon, 6 Feb 2006 16:58:29 -0600\r\nContent-Type: multipart/mixed; boundary=\"=_o\"\r\n\r\n--=_o\r\nContent-Type: text/plain\r\n\r\nText.\r\n-- \r\nA, 555-555-0100\r\n--=_o\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n--=_o--\r\n";

fn check(input: &[u8]) {
    // The programs give back what they get, as words of a paragraph and as pages.
    let tools = Tools::new(Arc::new(|_, bytes| {
        let words = String::from_utf8_lossy(bytes);
        let quoted = serde_json::to_string(&words).expect("text is JSON");
        Ok(Told {
            text: format!(r#"{{"blocks":[{{"t":"Para","c":[{{"t":"Str","c":{quoted}}}]}}]}}"#),
            ..Told::default()
        })
    }));
    let choices = Choices {
        tools,
        ..Choices::default()
    };
    for name in [
        "a.txt", "a.rtf", "a.htm", "a.eml", "a.docx", "a.odt", "a.zip", "a.pdf",
    ] {
        let document = DocumentInput {
            path: &format!("kestrelname/{name}"),
            below: name,
            bytes: input,
            sidecar: None,
            number: (1, 1),
            within: None,
        };
        let Ok(batch) = read_document(&document, &choices) else {
            continue;
        };
        for filing in &batch.filings {
            assert!(filing.key.starts_with("document:"), "{}", filing.key);
            if !filing.access.is_public() {
                let is_said = batch.notes.iter().any(|note| note.contains("kestrelname"));
                assert!(!is_said, "{:?}", batch.notes);
            }
        }
    }
}
