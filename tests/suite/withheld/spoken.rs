//! What is said of mistakes in files that are withheld, or may have been meant to be.

use super::look::{assert_none, is_planted, leak};
use super::mistakes::mistakes;
use super::{LOUDEST, PLANTED, WAYS, text_of};
use crate::site::Site;

/// The withheld records of the site, each in a way of its own.
const WITHHELD: [&str; 10] = [
    "content/P-1/kanarie-sealed.md",
    "content/P-1/kanarie-confidential.md",
    "content/P-1/kanarie-unlisted.md",
    "content/kanarie-folder/docket.md",
    "content/kanarie-folder/kanarie-of-sealed-docket.md",
    "content/kanarie-elsewhere/kanarie-names-sealed-docket.md",
    "content/P-1/kanarie-of-sealed-docket-in-an-open-folder.md",
    "content/kanarie-folder-two/docket.md",
    "content/C-1/kanarie-of-confidential-docket.md",
    "content/parties/kanarie-party.md",
];

#[test]
fn a_mistake_in_a_withheld_file_reveals_nothing_of_it() {
    let mut leaks = Vec::new();
    for file in WITHHELD {
        for (mistake, change) in mistakes() {
            let site = Site::of(PLANTED);
            let Some(bytes) = change(&text_of(file)) else {
                continue;
            };
            site.put(file, bytes);
            for way in LOUDEST {
                let run = site.build(way);
                let what = format!("{mistake} in {file} {way:?}");
                assert!(run.code == 0 || run.code == 1, "{what}: {run:?}");
                leaks.extend(leak(&site, &run, &what));
            }
        }
    }
    assert_none(&leaks);
}

#[test]
fn a_mistake_in_a_withheld_file_stops_the_build_and_says_where_it_is_without_its_name() {
    for file in [
        "content/P-1/kanarie-sealed.md",
        "content/kanarie-folder/docket.md",
    ] {
        // What a withheld file names is not followed.
        let unseen = [
            "a dangling reference",
            "a path out of the content",
            "a link that leads to nothing",
            "a name that is an ending",
        ];
        for (mistake, change) in mistakes()
            .into_iter()
            .filter(|(mistake, _)| !unseen.contains(mistake))
        {
            let site = Site::of(PLANTED);
            let Some(bytes) = change(&text_of(file)) else {
                continue;
            };
            site.put(file, bytes);
            let run = site.build(&[]);
            assert_eq!(run.code, 1, "{mistake} in {file}: {run:?}");
            assert!(
                run.stderr
                    .contains("a withheld file (docketpress list files --number "),
                "{mistake} in {file}: {}",
                run.stderr
            );
            assert!(!site.out().exists(), "{mistake} in {file}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_person_who_may_see_a_withheld_file_finds_it_by_what_is_said() {
    for file in WITHHELD {
        let site = Site::of(PLANTED);
        site.put(
            file,
            text_of(file).replacen("---\n", "---\nkanariekey: x\n", 1),
        );
        let run = site.build(&["--message-format", "short"]);
        let said = run
            .stderr
            .lines()
            .find(|line| line.contains("[unknown-key]"))
            .expect("it is said");
        assert_eq!(site.named_by(said).as_deref(), Some(file), "{said}");
    }
}

#[test]
fn a_mistyped_key_that_was_to_withhold_is_shown_alone() {
    let text = text_of("content/P-1/kanarie-sealed.md");
    let mut leaks = Vec::new();
    // With every other mistake next to it, in the way that shows most; alone, in every way.
    for typed in [
        "acess: sealed",
        "access: seald",
        "access:",
        "visibility: sealed",
        "draft: yes",
    ] {
        for (mistake, change) in mistakes() {
            let Some(bytes) = change(&text.replace("access: sealed", typed)) else {
                continue;
            };
            leaks.extend(doubtful(
                &bytes,
                &format!("`{typed}` with {mistake}"),
                &WAYS[..1],
            ));
        }
    }
    for typed in [
        "acess: sealed",
        "acces: sealed",
        "Access: sealed",
        "acsess: seald",
        "access: seald",
        "access: Sealed",
        "access: secret",
        "access:",
        "access: [sealed]",
        "access: {a: sealed}",
        "access: true",
        "visibility: sealed",
        "\"acess\": sealed",
        "acess : sealed",
        "confidential: true",
        "draft: yes",
        "drafft: true",
        "acess: sealed # KanarieWhy",
        "{acess: sealed}",
        "access: public\naccess: sealed",
        "access: 'sealed",
        "access: sealed\naccess: public",
        "- access: sealed",
        "access:sealed",
        "access sealed",
        "acess: &a sealed",
    ] {
        let bytes = text.replace("access: sealed", typed).into_bytes();
        leaks.extend(doubtful(&bytes, &format!("`{typed}`"), &WAYS));
    }
    assert_none(&leaks);
}

#[test]
fn a_docket_whose_record_cannot_be_read_reveals_nothing_of_its_filings() {
    let docket = text_of("content/kanarie-folder/docket.md");
    let mut leaks = Vec::new();
    for (name, docket) in [
        (
            "an unknown word",
            docket.replace("access: sealed", "access: seald"),
        ),
        (
            "broken YAML",
            docket.replace("access: sealed", "access: sealed\nbroken: ["),
        ),
        ("an unclosed redaction", format!("{docket}<redacted>")),
    ] {
        for (mistake, change) in mistakes() {
            for (file, text) in [
                // It names its docket, as most do, and so does not lean on the record that cannot
                // be read.
                (
                    "content/kanarie-folder/kanarie-of-sealed-docket.md",
                    text_of("content/kanarie-folder/kanarie-of-sealed-docket.md").replacen(
                        "date:",
                        "docket: S-1\ndate:",
                        1,
                    ),
                ),
                (
                    "content/kanarie-elsewhere/kanarie-names-sealed-docket.md",
                    text_of("content/kanarie-elsewhere/kanarie-names-sealed-docket.md"),
                ),
            ] {
                let Some(bytes) = change(&text) else { continue };
                let site = Site::of(PLANTED);
                site.remove("content/kanarie-folder/docket.md");
                // The record's own name may be reported where it is doubtful.
                site.put(
                    "content/plain-folder/docket.md",
                    docket_without_words(&docket),
                );
                site.put(&file.replace("kanarie-folder/", "plain-folder/"), bytes);
                site.remove("content/kanarie-folder/kanarie-of-sealed-docket.md");
                site.remove("content/P-1/open.md");
                let run = site.build(&["--message-format", "short"]);
                assert_eq!(run.code, 1, "{run:?}");
                leaks.extend(leak(
                    &site,
                    &run,
                    &format!("docket.md with {name}, {file} with {mistake}"),
                ));
            }
        }
    }
    assert_none(&leaks);
}

#[test]
fn a_party_that_only_withheld_filings_name_reveals_nothing_though_every_docket_is_open() {
    let site_of = |text: &[u8]| {
        let site = Site::of(
            "-- content/A-1/sealed.md --\n---\ntitle: A\ndate: 2005-01-01\ndocket: A-1\naccess: sealed\nfiled_by: kanarie-party\n---\n",
        );
        site.put("content/parties/kanarie-party.md", text);
        site
    };
    let mut leaks = Vec::new();
    for (mistake, change) in mistakes() {
        let Some(bytes) = change(&text_of("content/parties/kanarie-party.md")) else {
            continue;
        };
        let site = site_of(&bytes);
        for way in LOUDEST {
            let run = site.build(way);
            leaks.extend(leak(&site, &run, &format!("{mistake} {way:?}")));
        }
    }
    assert_none(&leaks);
}

#[test]
fn a_draft_reveals_nothing_and_its_mistakes_stop_nothing() {
    let file = "content/P-1/kanarie-draft.md";
    let mut leaks = Vec::new();
    for (mistake, change) in mistakes() {
        let Some(bytes) = change(&text_of(file)) else {
            continue;
        };
        let site = Site::of(PLANTED);
        site.put(file, bytes);
        for way in LOUDEST {
            let run = site.build(way);
            leaks.extend(leak(&site, &run, &format!("{mistake} {way:?}")));
        }
    }
    assert_none(&leaks);
    let site = Site::of(PLANTED);
    site.put(
        file,
        text_of(file).replace("filed_by:", "received: yesterday\nfiled_by:"),
    );
    assert_eq!(site.build(&[]).code, 0);
}

#[test]
fn a_record_that_is_broken_and_speaks_of_withholding_is_not_named() {
    let mut leaks = Vec::new();
    for text in [
        "---\ntitle: [KanarieBroken\naccess: sealed\n---\n",
        "---\ntitle: KanarieBroken: x\nacess: seald\n---\n",
        "---\ntitle: Kanarie\naccess: sealed\n",
        "title: Kanarie\naccess: sealed\n---\n",
        "---\ntitle: \"Kanarie\nconfidential: true\n---\nKanarieBody\n",
        "---\ntitle: Kanarie\ndraft: true\nextra: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1\n---\n",
    ] {
        let site = Site::of(
            "-- content/A-1/open.md --\n---\ntitle: A\ndate: 2005-01-01\ndocket: A-1\n---\n",
        );
        site.put("content/A-1/kanarie.md", text);
        for way in WAYS {
            let run = site.build(way);
            assert_eq!(run.code, 1, "{text}: {run:?}");
            leaks.extend(leak(&site, &run, &format!("{text:?} {way:?}")));
        }
    }
    assert_none(&leaks);
}

/// Builds the site with a record in the sealed one's place that may be meant to be sealed, and
/// gives what leaks.
fn doubtful(bytes: &[u8], what: &str, ways: &[&[&str]]) -> Vec<String> {
    let site = Site::of(PLANTED);
    site.remove("content/P-1/kanarie-sealed.md");
    // Its own name may be reported, and so has no planted word here.
    site.put("content/P-1/doubtful.md", bytes);
    site.put("content/P-1/docket.md", "---\nnumber: P-1\n---\n");
    let open = text_of("content/P-1/open.md");
    let open = open
        .replace("kanarie-sealed\n", "doubtful\n")
        .replace("kanarie-sealed.md", "doubtful.md");
    site.put("content/P-1/open.md", open);
    let leak = |way: &&[&str]| {
        let run = site.build(way);
        assert_eq!(run.code, 1, "{what} {way:?}: {run:?}");
        leak(&site, &run, &format!("{what} {way:?}"))
    };
    ways.iter().filter_map(leak).collect()
}

/// Keeps of a docket's record only the lines without a planted word.
fn docket_without_words(text: &str) -> String {
    let lines = text.lines().filter(|line| !is_planted(line));
    lines
        .map(|line| format!("{line}\n"))
        .collect::<String>()
        .replace("clocks:\n", "")
}

#[test]
fn a_folder_that_is_merely_named_like_that_of_pages_opens_nothing() {
    let mut leaks = Vec::new();
    for folder in ["webpages", "P-1/pages", "counterparties"] {
        let site = Site::of(PLANTED);
        site.put(
            &format!("content/{folder}/kanarie-broken.md"),
            "---\ntitle: KanarieTitle: KanarieMore\ndate: 2005-08-09\ndocket: S-1\n---\n",
        );
        for way in WAYS {
            let run = site.build(way);
            leaks.extend(leak(&site, &run, &format!("{folder} {way:?}")));
        }
    }
    assert_none(&leaks);
}
