//! To which docket a filing belongs, where that decides whether it is withheld: other spellings of
//! a docket's name, and records that cannot be read.

use super::look::{assert_none, is_planted, leak};
use super::{LOUDEST, WAYS};
use crate::site::Site;

/// A withheld docket with an id, in a folder of another name. Readers know its number and id unless
/// it is unlisted.
const WITHHELD: &str = "\
-- site.yaml --
title: A site
-- content/kanarie folder/docket.md --
---
number: KN-2024-1
id: ID
access: ACCESS
---
-- content/P-1/docket.md --
---
number: P-1
title: An open docket
---
-- content/P-1/open.md --
---
title: An open filing
date: 2005-08-09
filed_by: Ann
---

Open text.
";

/// Other spellings of the docket's number, of its id, and of its folder's name.
const SPELLINGS: [&str; 32] = [
    "kn-2024-1",
    "KN.2024.1",
    "KN 2024 1",
    "kn_2024_1",
    "KN2024-1",
    "KN20241",
    "KN-2024-0001",
    "KN-2O24-l",
    "ＫＮ－２０２４－１",
    "KN\u{2013}2024\u{2011}1",
    "K\u{200b}N-20\u{ad}24-1",
    "\u{202e}KN-2024-1",
    "KN-2024-1\u{a0}",
    "K\u{301}N-2024-1",
    "КN-2024-1",
    "ΚΝ-2024-1",
    "KN-٢٠٢٤-١",
    "KN-2024-1.",
    "(KN) 2024/1",
    "Docket No. KN-2024-1",
    "KN-2024-1 (consolidated)",
    "KN-2024-1, KN-2024-2",
    "KN-2024-1-A",
    "MO/KN-2024-1",
    "2024-1",
    "Kanarie-KN-1",
    "kanarie.kn.1",
    "KANARIE KN 01",
    "kanarie folder",
    "Kanarie-Folder",
    "kanarie_folder",
    "The Kanarie Folder",
];

fn withheld(access: &str) -> Site {
    let id = match access {
        "unlisted" => "kanarie-kn-1",
        _ => "mo-kn-1",
    };
    Site::of(&WITHHELD.replace("ACCESS", access).replace("ID", id))
}

/// A filing of which every word is planted, and of which only the docket is known.
fn filing(docket: &str) -> String {
    format!(
        "---\ntitle: KanarieTitle\ndate: 1871-01-02\ndocket: {docket}\nfiled_by: KanarieFiler\nsummary: KanarieSummary\n---\n\nKanarieBody\n"
    )
}

/// Builds, checks and lists a site in the ways given. Gives what leaks, and what is not refused
/// with the code as often as it should be.
fn refused(site: &Site, ways: &[&[&str]], (code, times): (&str, usize), what: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut look = |arguments: &[&str], times: usize| {
        let run = site.run(&[arguments, &["--site", "site"]].concat());
        let what = format!("{what}: {arguments:?}");
        faults.extend(leak(site, &run, &what));
        let said = format!("{}{}", run.stdout, run.stderr);
        // A document of SARIF names a code once more, among its rules.
        let said = said.split("\"rules\"").next().unwrap_or_default();
        let is_said = said.matches(code).count() >= times;
        if (times > 0 && run.code != 1) || !is_said || site.out().exists() {
            faults.push(format!("{what} is not refused: {run:?}"));
        }
    };
    for way in ways {
        look(&[&["build", "--out", "out"], *way].concat(), times);
    }
    look(&["check", "--message-format", "json"], times);
    for list in [
        ["filings", "--format", "json"],
        ["parties", "--format", "csv"],
        ["dockets", "--format", "table"],
    ] {
        look(&[&["list"][..], &list].concat(), 0);
    }
    faults
}

#[test]
fn a_filing_that_names_a_withheld_docket_in_another_spelling_is_published_nowhere() {
    let mut faults = Vec::new();
    for access in ["unlisted", "sealed", "confidential"] {
        let site = withheld(access);
        let mut times = 0;
        for (at, spelling) in SPELLINGS.iter().enumerate() {
            // What is planted is a name of the unlisted docket alone, except its folder.
            if access == "unlisted" || !is_planted(spelling) || !spelling.contains('1') {
                // Files before and after the docket's own.
                let folder = ["aaa", "zzz"][at % 2];
                let path = format!("content/{folder}/kanarie-{at}.md");
                site.put(&path, filing(&format!("\"{spelling}\"")));
                times += 1;
            }
        }
        let ways = match access {
            "unlisted" => &WAYS[..],
            _ => &LOUDEST,
        };
        faults.extend(refused(&site, ways, ("docket-spelling", times), access));
    }
    assert_none(&faults);
}

#[test]
fn a_docket_that_is_one_of_several_is_withheld_in_every_spelling_too() {
    let site = withheld("unlisted");
    let mut times = 0;
    for docket in [
        "[P-1, kn-2024-1]",
        "[kn-2024-1, P-1]",
        "[KanarieNew, KN.2024.1]",
    ] {
        for folder in ["P-1", "kanarie folder", "zzz"] {
            times += 1;
            site.put(
                &format!("content/{folder}/kanarie-{times}.md"),
                filing(docket),
            );
        }
    }
    let code = ("docket-spelling", times);
    assert_none(&refused(&site, &WAYS, code, "several dockets"));
}

#[test]
fn a_docket_that_names_a_withheld_one_in_another_spelling_does_not_show_it() {
    const NAMES: [&str; 4] = [
        "Kanarie.KN.1",
        "kanarie folder",
        "kanarie-kn-01",
        "Docket kanarie-kn-1",
    ];
    let site = withheld("unlisted");
    let mut times = 0;
    for name in NAMES {
        for line in [
            format!("part_of: {name}"),
            format!("consolidated_into: {name}"),
            format!("related: [P-1, {name}]"),
            // Next to another mistake on its line, it is not said either.
            format!("related: [{{a: b}}, {name}]"),
            format!("fact: {{Docket: {name}}}\nrelated: {name}"),
        ] {
            times += 1;
            site.put(
                &format!("content/O-{times}/docket.md"),
                format!("---\nnumber: O-{times}\ntitle: Open\n{line}\n---\n"),
            );
        }
    }
    let code = ("docket-spelling", times);
    assert_none(&refused(&site, &WAYS, code, "a docket's record"));
}

#[test]
fn a_reference_to_a_withheld_docket_in_another_spelling_does_not_say_it() {
    const REFERENCES: [&str; 5] = [
        "Kanarie.KN.1/kanarie-filing",
        "kanarie-kn-01#12",
        "Docket kanarie-kn-1#12",
        "kanarie folder/open",
        "kanarie.folder",
    ];
    let site = withheld("unlisted");
    site.put(
        "content/kanarie folder/kanarie-filing.md",
        filing("KN-2024-1"),
    );
    let mut times = 0;
    for reference in REFERENCES {
        for key in ["responds_to", "references", "public_version"] {
            times += 1;
            site.put(
                &format!("content/P-1/refers-{times}.md"),
                format!("---\ntitle: Open\ndate: 2005-08-10\nfiled_by: Ann\n{key}: [\"{reference}\"]\n---\n")
                    .replace("public_version: [", "public_version: ")
                    .replace("]\n---", if key == "public_version" { "\n---" } else { "]\n---" }),
            );
        }
        // Next to another mistake on its line.
        times += 1;
        site.put(
            &format!("content/P-1/refers-{times}.md"),
            format!("---\ntitle: Open\ndate: 2005-08-10\nfiled_by: Ann\nreferences: [nowhere-at-all, \"{reference}\"]\n---\n"),
        );
        times += 1;
        site.put(
            &format!("content/O-{times}/docket.md"),
            format!("---\nnumber: O-{times}\nclocks: [{{name: Clock, starts: \"{reference}\", milestones: [{{days: 3, title: Due}}]}}]\n---\n"),
        );
    }
    let code = ("docket-spelling", times);
    assert_none(&refused(&site, &WAYS, code, "references"));
}

#[test]
fn a_second_record_of_a_withheld_docket_in_another_spelling_opens_nothing() {
    let mut faults = Vec::new();
    for (number, id) in [
        ("kn-2024-1", ""),
        ("Docket No. KN-2024-01", ""),
        ("X-1", "id: KN 2024 1\n"),
        ("X-1", "id: Kanarie.KN.1\n"),
        ("Kanarie Folder", ""),
        ("KN-2024-1", ""),
    ] {
        for folder in ["aaa", "kanarie folder/inside"] {
            let site = withheld("unlisted");
            site.put(
                &format!("content/{folder}/docket.md"),
                format!("---\nnumber: {number}\n{id}title: KanarieTitle\nparties: [KanarieParty]\n---\n\nKanarieProse\n"),
            );
            site.put(
                &format!("content/{folder}/kanarie.md"),
                filing("OF FOLDER").replace("docket: OF FOLDER", "lang: en"),
            );
            site.put(
                "content/P-1/kanarie.md",
                filing(&format!("[P-1, \"{number}\"]")),
            );
            let what = format!("{number} {id} in {folder}");
            faults.extend(refused(&site, &LOUDEST[1..], ("docket-", 1), &what));
        }
    }
    assert_none(&faults);
}

#[test]
fn a_docket_that_only_looks_like_a_withheld_one_is_published() {
    let site = withheld("unlisted");
    for docket in ["KN-2024-2", "KN-2024-10", "KN-2024-11", "KN-2024", "KN-3"] {
        site.put(
            &format!("content/others/{}.md", docket.to_lowercase()),
            format!("---\ntitle: Open\ndate: 2005-08-10\nfiled_by: Ann\ndocket: {docket}\n---\n"),
        );
    }
    // A record of its own says that a longer number is another docket's, and an id that two
    // agencies use one number.
    site.put(
        "content/KN-2024-1-A/docket.md",
        "---\nnumber: KN-2024-1-A\n---\n",
    );
    site.put(
        "content/il/docket.md",
        "---\nnumber: KN-2024-1\nid: il-kn-1\n---\n",
    );
    for docket in ["KN-2024-1-A", "il-kn-1"] {
        site.put(
            &format!("content/others/{docket}.md"),
            format!("---\ntitle: Open\ndate: 2005-08-10\nfiled_by: Ann\ndocket: {docket}\n---\n"),
        );
    }
    // Named exactly, it is as withheld as it always was.
    site.put("content/others/kanarie.md", filing("kanarie-kn-1"));
    site.put("content/kanarie folder/kanarie.md", filing("P-1"));
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    super::look::assert_silent(&site, &run, "dockets that look alike");
    for docket in ["kn-2024-2", "kn-2024-1-a", "il-kn-1"] {
        site.page(&format!("dockets/{docket}/{docket}/index.html"));
    }
}

#[test]
fn a_number_of_a_public_docket_that_a_withheld_one_has_in_another_spelling_is_ambiguous() {
    let site = withheld("unlisted");
    site.put(
        "content/il/docket.md",
        "---\nnumber: kn-2024-1\nid: il-kn-1\n---\n",
    );
    site.put("content/zzz/kanarie.md", filing("kn-2024-1"));
    let code = ("docket-ambiguous", 1);
    assert_none(&refused(&site, &WAYS, code, "two agencies"));
}

#[test]
fn a_filing_of_which_the_docket_is_given_wrongly_is_not_taken_for_one_of_its_folder() {
    let site = withheld("unlisted");
    let docket = "docket: KN-2024-1";
    let mut times = 0;
    for wrong in [
        "docket: {KN-2024-1: KanarieX}",
        "docket: {KN-2024-1}",
        "docket: [none, KN-2024-1]",
        "docket: [KN-2024-1, [P-1]]",
        "docket: <redacted>KN-2024-1</redacted>",
        "docket:",
        "docket: P-1\ndocket: KN-2024-1",
        "dockt: KN-2024-1",
        "Docket: KN-2024-1",
        "dockets: KN-2024-1",
        "docket_number: KN-2024-1",
        "case: KN-2024-1",
        "proceeding: KN-2024-1",
    ] {
        times += 1;
        // Next to it is a mistake whose line would be shown.
        let text = filing("KN-2024-1").replace(docket, &format!("{wrong}\nreceived: KanarieDay"));
        site.put(&format!("content/P-1/kanarie-{times}.md"), text);
    }
    let code = ("invalid-date", times);
    assert_none(&refused(&site, &WAYS, code, "a wrong `docket`"));
}
