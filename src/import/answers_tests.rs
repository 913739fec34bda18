//! Answers that services give less often: a single record in place of a list, nested records,
//! errors, and nothing.

use super::*;

/// What comes of an answer.
struct Want {
    answer: &'static str,
    filings: usize,
    dockets: &'static [&'static str],
    /// What the notes, or the reasons of what is skipped, say.
    says: &'static str,
}

const ECFS: &str = r#""id_submission": "107", "date_received": "2019-07-11T03:10:00.000Z",
    "viewingstatus": "Unrestricted", "submissiontype": "COMMENT", "filers": {"name": "Noor Invented"},
    "proceedings": {"name": "19-907", "id_proceeding": "7"}"#;

const ENTRY: &str = r#""date_filed": "2020-03-04", "entry_number": 3,
    "description": "SEALED MOTION by Quill Telephone, LLC", "recap_documents": []"#;

#[test]
fn unusual_answers_are_read() {
    let all = [
        Want {
            answer: &format!("{{\"filing\": {{{ECFS}}}, \"aggregations\": {{}}}}").leak()[..],
            filings: 1,
            dockets: &["19-907"],
            says: "",
        },
        Want {
            answer: &format!("{{\"hits\": {{\"hits\": [{{\"_source\": {{{ECFS}}}}}]}}}}").leak()[..],
            filings: 1,
            dockets: &["19-907"],
            says: "",
        },
        Want {
            answer: r#"{"count": 1, "results": [{"document_number": "2031-02222", "type": "Notice",
                "docket_numbers": ["Docket No. ER31-1-000"], "publication_date": "2031-02-05",
                "title": "Sample"}], "errors": {"not_found": ["2031-9"]}}"#,
            filings: 1,
            dockets: &["ER31-1-000"],
            says: "has no document 2031-9",
        },
        Want {
            answer: &format!(
                r#"{{"court_id": "dcd", "docket_number": "1:20-cv-90077", "date_filed": "2020-03-04",
                "docket_entries": [{{{ENTRY}}}], "parties": [{{"name": "Quill Telephone, LLC",
                "party_types": [{{"name": "Plaintiff"}}]}}]}}"#
            )
            .leak()[..],
            filings: 1,
            dockets: &["1:20-cv-90077"],
            says: "entry 1: withheld, as the court's record says that it is sealed",
        },
        Want {
            answer: r#"{"results": [{"caseName": "A v. B", "docketNumber": "1:20-cv-90077",
                "docket_id": 77, "recap_documents": [{"entry_number": 1}]}]}"#,
            filings: 0,
            dockets: &[],
            says: "/docket-entries/?docket=77",
        },
    ];
    for want in &all {
        let input = Input {
            path: "answer.json",
            bytes: want.answer.as_bytes(),
        };
        let source = SOURCES.iter().find(|source| (source.detects)(&input));
        let source = source.unwrap_or_else(|| panic!("{}", want.answer));
        let batch = source
            .batch(&[input], &Choices::default())
            .unwrap_or_else(|why| panic!("{why:?}: {}", want.answer));
        assert_eq!(batch.filings.len(), want.filings, "{batch:?}");
        let dockets = batch.filings.iter().flat_map(|filing| &filing.dockets);
        assert_eq!(dockets.collect::<Vec<_>>(), want.dockets, "{batch:?}");
        let skipped = batch.skipped.iter().map(|skipped| &skipped.why);
        let said: Vec<&String> = batch.notes.iter().chain(skipped).collect();
        let is_said = said.iter().any(|said| said.contains(want.says));
        assert!(is_said || want.says.is_empty(), "{said:?}");
    }
}

#[test]
fn a_file_without_records_is_explained() {
    for (answer, says) in [
        ("", "the file is empty"),
        ("[]", "holds no records"),
        (r#"{"filing": [], "aggregations": {}}"#, "holds no records"),
        (r#"{"count": 0, "description": "All"}"#, "holds no records"),
        (r#"{"detail": "No credentials."}"#, "(No credentials.)"),
        (
            r#"{"errors": [{"status": "404", "title": "No such ID."}]}"#,
            "(No such ID.)",
        ),
        (
            r#"{"error": {"code": "X", "message": "Too many."}}"#,
            "(Too many.)",
        ),
        (r#"{"errors": {"conditions": "bad"}}"#, "(bad)"),
        (r#"{"foo": 1}"#, "no source knows its form"),
        ("{\"a\": 1}\nbroken", "line 2"),
    ] {
        let why = why_unknown("answer.json", answer.as_bytes());
        assert!(why.contains(says), "{answer}: {why}");
    }
    for (path, says) in [
        ("a/photo.JPG", "attach it"),
        ("mail.msg", "as EML"),
        ("all.7z", "unpack it"),
        ("data.xyz", "--from"),
    ] {
        let why = why_unknown(path, b"\x01");
        assert!(why.contains(says), "{path}: {why}");
    }
}
