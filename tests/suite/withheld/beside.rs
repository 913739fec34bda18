//! What is said of mistakes in public files, next to which something is withheld.

use super::look::{assert_none, leak};
use super::{PLANTED, WAYS, text_of};
use crate::site::Site;

#[test]
fn a_withheld_attachment_reveals_nothing_by_a_mistake_in_it() {
    let open = text_of("content/P-1/open.md");
    let mut leaks = Vec::new();
    for entry in [
        "{file: kanarie-a.txt, access: sealed, titel: KanarieTitle}",
        "{file: kanarie-a.txt, access: sealed, title: [KanarieTitle]}",
        "{file: kanarie-a.txt, access: sealed, url: kanarie}",
        "{file: kanarie-a.txt, access: sealed, pages: {a: KanariePages}}",
        "{file: kanarie-a.txt, title: KanarieTitle, access: seald}",
        "{file: kanarie-a.txt, title: KanarieTitle, acess: sealed}",
        "{file: kanarie-a.txt, title: KanarieTitle, access: sealed, access: sealed}",
        "\n      file: kanarie-a.txt\n      titel: KanarieTitle\n      access: sealed",
        "\n      file: ../../../kanarie.txt\n      access: sealed",
    ] {
        let site = Site::of(PLANTED);
        site.put(
            "content/P-1/open.md",
            open.replace("attachments:\n", &format!("attachments:\n  - {entry}\n")),
        );
        for way in WAYS {
            let run = site.build(way);
            leaks.extend(leak(&site, &run, &format!("`- {entry}` {way:?}")));
        }
    }
    assert_none(&leaks);
}

#[test]
fn a_withheld_clock_reveals_nothing_by_a_mistake_in_it() {
    let docket = text_of("content/P-1/docket.md");
    let mut leaks = Vec::new();
    for (right, wrong) in [
        ("title: KanarieMilestone}", "titel: KanarieMilestone}"),
        (
            "{days: 3, title: KanarieMilestone}",
            "{days: three, title: KanarieMilestone}",
        ),
        (
            "{days: 3, title: KanarieMilestone}",
            "{title: KanarieMilestone}",
        ),
        (
            "{days: 3, title: KanarieMilestone}",
            "{days: 3, title: KanarieMilestone, stated: soon}",
        ),
        (
            "{days: 3, title: KanarieMilestone}",
            "{business_days: 3, title: KanarieMilestone}",
        ),
    ] {
        let site = Site::of(PLANTED);
        site.put("content/P-1/docket.md", docket.replacen(right, wrong, 1));
        for way in WAYS {
            let run = site.build(way);
            leaks.extend(leak(&site, &run, &format!("`{wrong}` {way:?}")));
        }
    }
    assert_none(&leaks);
}

#[test]
fn a_mistake_in_a_public_file_reveals_nothing_of_what_is_next_to_it_and_is_withheld() {
    let open = text_of("content/P-1/open.md");
    let mut leaks = Vec::new();
    for (what, text) in [
        (
            "a mistyped reference beside one to a sealed filing",
            open.replace(
                "responds_to: kanarie-confidential",
                "responds_to: [kanarie-confidential, nothing-here]",
            ),
        ),
        (
            "a broken link beside one to a sealed filing",
            format!("{open}\n[it](kanarie-sealed.md) and [nothing](nothing.txt)\n"),
        ),
        (
            "a broken link beside a comment",
            format!("{open}\n[nothing](nothing.txt) <!-- KanarieBeside -->\n"),
        ),
        (
            "a broken link beside a redaction",
            format!("{open}\n[nothing](nothing.txt) <redacted>KanarieBeside</redacted>\n"),
        ),
        (
            "a mistake beside a comment",
            open.replace("type: motion", "type: motoin # KanarieBeside"),
        ),
        (
            "a mistake in a value with a redaction",
            open.replace("type: motion", "type: mot<redacted>Kanarie</redacted>ion"),
        ),
        (
            "a mistyped mark",
            format!("{open}\n<redact>KanarieBeside</redact>\n"),
        ),
        (
            "an unclosed mark",
            format!("{open}\n<redacted>KanarieBeside\n"),
        ),
        (
            "nested marks",
            format!(
                "{open}\n<redacted>Kanarie <redacted>KanarieBeside</redacted> Kanarie</redacted>\n"
            ),
        ),
        (
            "a mark of the paper practice",
            format!("{open}\n[BEGIN CONFIDENTIAL] KanarieBeside\n"),
        ),
        (
            "a link to a withheld file",
            format!("{open}\n[it](kanarie-attached.txt)\n"),
        ),
        (
            "a link by HTML to a withheld file",
            format!("{open}\n<a href=\"kanarie-attached-too.txt\">it</a>\n"),
        ),
        (
            "a link to a file that a withheld text links to",
            format!("{open}\n[it](kanarie-linked.txt)\n"),
        ),
        (
            "a link to a withheld attachment",
            format!("{open}\n[it](kanarie-secret-file.txt)\n"),
        ),
        (
            "a link to a file of a sealed docket",
            format!("{open}\n[it](../kanarie-folder/kanarie-file-of-docket.txt)\n"),
        ),
        (
            "a link to a file that a sealed docket's text links to",
            format!("{open}\n[it](../kanarie-folder/kanarie-docket-linked.txt)\n"),
        ),
        (
            "an attachment that is withheld elsewhere",
            open.replace("file: open.txt", "file: kanarie-attached.txt"),
        ),
        (
            "a link to a file of a draft",
            format!("{open}\n[it](kanarie-draft-attached.txt)\n"),
        ),
        (
            "a link by another spelling",
            format!("{open}\n[it](./../P-1//%6banarie-attached.txt?x#y)\n"),
        ),
    ] {
        let site = Site::of(PLANTED);
        site.put("content/P-1/open.md", text);
        for way in WAYS {
            let run = site.build(way);
            // Links that lead to nothing are warnings.
            let strict = way == ["--strict"] || !what.contains("broken link");
            assert_eq!(run.code, i32::from(strict), "{what} {way:?}: {run:?}");
            leaks.extend(leak(&site, &run, &format!("{what} {way:?}")));
        }
    }
    assert_none(&leaks);
}

#[test]
fn records_that_clash_tell_nothing_of_the_one_that_is_withheld() {
    let filing = |keys: &str| format!("---\ntitle: A filing\ndate: 2005-01-01\n{keys}---\n");
    let mut leaks = Vec::new();
    for (what, files) in [
        (
            "a shared alias",
            [
                (
                    "content/parties/zoe.md",
                    "---\nname: Zoe\naliases: Shared\n---\n".to_owned(),
                ),
                (
                    "content/parties/kanarie-two.md",
                    "---\nname: KanarieTwo\naliases: Shared\n---\n".to_owned(),
                ),
                ("content/P-1/asks.md", filing("filed_by: Zoe\n")),
            ],
        ),
        (
            "a shared business name",
            [
                (
                    "content/parties/zoe.md",
                    "---\nname: Zoe\ndba: Shared\n---\n".to_owned(),
                ),
                (
                    "content/parties/kanarie-two.md",
                    "---\nname: KanarieTwo\ndba: Shared\n---\n".to_owned(),
                ),
                ("content/P-1/asks.md", filing("filed_by: [Zoe, Shared]\n")),
            ],
        ),
        (
            "one docket described twice",
            [
                (
                    "content/Z-1/docket.md",
                    "---\nnumber: S-1\n---\n".to_owned(),
                ),
                ("content/Z-1/asks.md", filing("")),
                ("content/P-1/asks.md", filing("")),
            ],
        ),
        (
            "a number of two dockets",
            [
                (
                    "content/Z-1/docket.md",
                    "---\nnumber: twice\nid: one\n---\n".to_owned(),
                ),
                (
                    "content/kanarie-twice/docket.md",
                    "---\nnumber: twice\nid: kanarie-twice\naccess: unlisted\n---\n".to_owned(),
                ),
                ("content/P-1/asks.md", filing("docket: twice\n")),
            ],
        ),
        (
            "an id of two filings",
            [
                ("content/Z-1/twin.md", filing("docket: Z-1\n")),
                ("content/kanarie-folder-two/twin.md", filing("")),
                ("content/P-1/asks.md", filing("responds_to: twin\n")),
            ],
        ),
        (
            "an address of two filings",
            [
                ("content/P-1/a b.md", filing("")),
                (
                    "content/P-1/a  b.md",
                    filing("access: sealed\nsummary: Kanarie\n"),
                ),
                ("content/P-1/asks.md", filing("responds_to: a b\n")),
            ],
        ),
    ] {
        let site = Site::of(PLANTED);
        files.iter().for_each(|(path, text)| site.put(path, text));
        for way in WAYS {
            let run = site.build(way);
            leaks.extend(leak(&site, &run, &format!("{what} {way:?}")));
        }
    }
    assert_none(&leaks);
}
