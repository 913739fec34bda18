//! Front matter: any is read or refused, the same each time, and an `access` that withholds does
//! so.

use docketpress::docket::Audience;
use docketpress::intake::{self, FileKind, Record};
use docketpress::link::link;

use super::site::Site;
use super::{Target, texts};

pub(crate) const TARGET: Target = Target {
    name: "front_matter",
    seeds: || {
        texts(&[
            "title: Motion to compel\ndate: 2024-07-03\nnumber: 12\ntype: motion\nfiled_by: [A, \"B, LLC\"]\n",
            "title: >\n  Folded\n  text\ndate: 2005-08-09T14:30-05:00\nsigned_by: {name: N, title: T, for: A}\n",
            "title: T\ndate: 1998~\nattachments:\n  - a.pdf\n  - {file: b.pdf, label: B, pages: 3, access: sealed}\n",
            "title: T\ndate: 2024-01-01\nresponds_to: {title: Letter, date: 2023-12-01}\nrules_on: [{filing: x, ruling: denied}]\n",
            "title: T\ndate: 2024-01-01\nfacts: {a: 1, b: [x, y]}\nidentifiers: {EFIS: 0012}\nextra: {x: {y: [1, 2]}}\n",
            "number: G-1\ntitle: D\nclocks:\n  - {name: C, starts: {date: 2024-01-01}, milestones: [{days: 3, title: M, roll: next}]}\n",
        ])
    },
    words: &[
        "access: sealed\n",
        "access: public\n",
        "draft: true\n",
        "title: ",
        "date: ",
        "docket: none\n",
        "\n",
        "  ",
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        ",",
        "\"",
        "'",
        "|",
        ">",
        "#",
        "&a ",
        "*a",
        "!!str ",
        "<<: ",
        "? ",
        "~",
        "null",
        "true",
        "1e999",
        "0x1F",
        "-0",
        "9999999999999999999999",
        "%",
        "@",
        "`",
        "--- ",
        "redirect_from: /a/../b\n",
    ],
    check,
};

fn check(input: &[u8]) {
    let header = String::from_utf8_lossy(input).replace("---", "- -");
    // A key that withholds, in front of whatever may follow.
    let filing = |first: &str| format!("---\n{first}{header}\n---\nKANARIE\n");
    let (open, sealed) = (filing(""), filing("access: sealed\n"));
    let docket = format!("---\n{header}\n---\n");
    let site = Site::of([
        ("content/A/docket.md", docket.as_bytes()),
        ("content/A/open.md", open.as_bytes()),
        ("content/A/sealed.md", sealed.as_bytes()),
        ("content/parties/p.md", docket.as_bytes()),
        ("content/pages/p.md", docket.as_bytes()),
    ]);
    let read =
        || intake::read(site.root(), Audience::Readers, &|| {}).expect("the folder can be read");
    let sources = read();
    assert_eq!(format!("{sources:?}"), format!("{:?}", read()));
    for source in &sources.files {
        let is_refused = source.record.is_none();
        assert!(
            !is_refused || !source.problems.is_empty() || header.contains("draft"),
            "{source:?}"
        );
        if source.kind == FileKind::Filing
            && source.path.name() == "sealed.md"
            && let Some(Record::Filing(record)) = &source.record
        {
            let kept = format!("{record:?}");
            assert!(!kept.contains("KANARIE"), "{kept}");
        }
    }
    let (catalog, _) = link(&sources);
    let _ = format!("{catalog:?}").len();
}
