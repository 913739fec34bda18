//! What a person writes to withhold something, in a form that is not read: nothing of it is
//! published or said.

use std::collections::BTreeMap;

use docketpress::diagnostic::Code;
use docketpress::docket::withholding::{WORDS, Written};

use super::look::assert_silent;
use super::{CANARY, WAYS};
use crate::site::{Run, Site, files_below, repository};

/// Texts in which a mark is wrong, a line each, with the code that each is reported by.
const MARKS: &str = include_str!("marks.txt");

/// Records in each of which a line that withholds is not read.
const UNREAD: &str = include_str!("unread.txt");

/// Texts with comments that are whole, each after a line `== WHAT`; every word that readers see is
/// `seen`.
const COMMENTS: &str = include_str!("comments.txt");

#[test]
fn a_mark_that_is_wrong_publishes_nothing_and_is_reported_by_its_place() {
    let site = Site::of("-- site.yaml --\ntitle: A site\n");
    let mut wanted = BTreeMap::new();
    for (number, line) in MARKS.lines().filter(|line| !line.is_empty()).enumerate() {
        let (code, text) = line.split_once(' ').expect("a code stands before the text");
        let text = text.replace("\\n", "\n");
        let path = format!("content/M-1/{number:03}.md");
        site.put(&path, filing("", &unescaped(&text)));
        wanted.insert(path, code);
    }
    for way in WAYS {
        let run = site.build(way);
        assert_eq!(run.code, 1, "{way:?}: {run:?}");
        assert_silent(&site, &run, &format!("marks {way:?}"));
    }
    let run = site.build(&["--message-format", "short"]);
    for (path, code) in wanted {
        let mut lines = run.stderr.lines().filter(|line| line.starts_with(&path));
        assert!(
            lines.any(|line| line.contains(&format!("[{code}]")) && has_place(line, &path)),
            "{path}: {code} is not told: {}",
            run.stderr
        );
    }
}

#[test]
fn a_comment_vanishes_whole_and_all_next_to_it_stays() {
    let site = Site::of("-- site.yaml --\ntitle: A site\nbase_url: https://example.org/\n");
    let cases = cases(COMMENTS);
    for (number, (_, text)) in cases.iter().enumerate() {
        site.put(&format!("content/M-1/{number}.md"), filing("", text));
    }
    let keys = "summary: seen <!-- Kanarie --> seen\nlabel: 'seen <!-- Kanarie\n\n  Kanarie -->'\n";
    site.put("content/M-1/keys.md", filing(keys, "seen"));
    site.put(
        "content/M-1/docket.md",
        "---\nnumber: M-1\ntitle: A <!-- Kanarie --> docket\n---\nseen <!-- Kanarie\n\nKanarie -->\n",
    );
    site.put(
        "content/parties/ann.md",
        "---\nname: Ann\n# <!-- Kanarie -->\n---\n<table><tr><td>seen\n<!-- Kanarie\n\nKanarie --></td></tr></table>\n",
    );
    site.put(
        "content/pages/about.md",
        "---\ntitle: About <!-- Kanarie -->\n---\n- seen <!-- Kanarie\n\n  Kanarie -->\n",
    );
    for way in WAYS {
        let run = site.build(way);
        assert_eq!(run.code, 0, "{way:?}: {run:?}");
        assert_silent(&site, &run, &format!("comments {way:?}"));
    }
    for (number, (what, text)) in cases.iter().enumerate() {
        let page = site.page(&format!("dockets/m-1/{number}/index.html"));
        let wanted = text.matches("seen").count();
        let found = page.matches("seen").count();
        assert!(found >= wanted, "{what}: {found} of {wanted} in {page}");
        // Code is shown as it was typed.
        let code = text.matches("<!-- shown").count();
        let found = page.matches("&lt;!-- shown").count();
        assert!(found >= code, "{what}: {found} of {code} in {page}");
    }
}

#[test]
fn a_line_that_withholds_and_is_not_read_makes_its_file_withheld() {
    let cases = cases(UNREAD);
    let site = Site::of("-- site.yaml --\ntitle: A site\n");
    for (number, (_, text)) in cases.iter().enumerate() {
        site.put(&format!("content/M-1/kanarie-{number:02}.md"), text);
    }
    for way in WAYS {
        let run = site.build(way);
        assert_eq!(run.code, 1, "{way:?}: {run:?}");
        assert_silent(&site, &run, &format!("unread lines {way:?}"));
    }
    let run = site.build(&["--message-format", "short"]);
    for (number, (what, _)) in cases.iter().enumerate() {
        let file = format!("--number {})", number + 1);
        assert!(
            run.stderr.lines().any(|line| line.contains(&file)),
            "{what}: {}",
            run.stderr
        );
    }
    // What the records say as a whole, or of something else, is read.
    for keys in [
        "access: public\nfacts: {Access: by appointment}\n",
        "access: public\n# access: sealed\n",
        "facts: {Access lines: 12, Excess: 5}\n",
        "attachments:\n  - label: A map\n    access: sealed\n  - {label: B, access: confidential}\n",
        "summary: |\n  Accepted.\n  Craft: fine.\n",
        "draft: true\n# access: sealed\n",
    ] {
        let site = Site::of("-- site.yaml --\ntitle: A site\n");
        site.put(
            "content/M-1/a.md",
            filing(keys, "Access: by appointment\nDraft: see below\n"),
        );
        let run = site.build(&[]);
        assert_eq!(run.code, 0, "{keys}: {run:?}");
    }
}

#[test]
fn a_damaged_file_that_speaks_of_withholding_is_not_named_in_any_encoding() {
    let sealed =
        "---\ntitle: Kanarie\ndate: 2005-08-09\ndocket: M-1\naccess: sealed\n---\nKanarie\n";
    let wide =
        |text: &str, to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let damaged: Vec<Vec<u8>> = vec![
        format!("\n{sealed}").into(),
        format!("\n\n  \n{sealed}").into(),
        format!("<!-- a note -->\n{sealed}").into(),
        format!("# a note\n{sealed}").into(),
        format!("{sealed}<REDACTED>Kanarie").into(),
        format!("{sealed}<rdacted>Kanarie</rdacted>").into(),
        format!("{sealed}<!-- Kanarie").into(),
        format!("{sealed}\u{100000}").into(),
        sealed
            .replace("access", "аccess")
            .replacen("---\n", "", 1)
            .into(),
        sealed
            .replace("access: sealed", "ACCESS: SEALED\nx: [")
            .into(),
        sealed
            .replace("access: sealed", "under_seal: yes\nx: [")
            .into(),
        sealed.replace('\n', "\r").into(),
        wide(sealed, u16::to_le_bytes),
        wide(sealed, u16::to_be_bytes),
        wide(&format!("\u{FEFF}{sealed}"), u16::to_le_bytes),
        wide(&format!("\u{FEFF}{sealed}"), u16::to_be_bytes),
        [sealed.as_bytes(), b"caf\xE9 \x93Kanarie\x94"].concat(),
        [b"\xEF\xBB\xBF\n", sealed.as_bytes()].concat(),
    ];
    let site = Site::of("-- site.yaml --\ntitle: A site\n");
    for (number, bytes) in damaged.iter().enumerate() {
        site.put(&format!("content/M-1/kanarie-{number:02}.md"), bytes);
    }
    for way in WAYS {
        let run = site.build(way);
        assert_eq!(run.code, 1, "{way:?}: {run:?}");
        assert_silent(&site, &run, &format!("damaged files {way:?}"));
        let check = site.run(&[&["check", "--site", "site"], way].concat());
        assert_silent(&site, &check, &format!("a check of damaged files {way:?}"));
    }
    let run = site.build(&["--message-format", "short"]);
    for number in 1..=damaged.len() {
        let file = format!("--number {number})");
        assert!(run.stderr.contains(&file), "{number}: {}", run.stderr);
    }
}

/// Phrases that advise to publish something, or to drop what withholds it.
const ADVICE: [&str; 16] = [
    "delete it,",
    "delete it`",
    "or delete",
    "delete the line",
    "delete the mark",
    "delete one of",
    "leave the words out",
    "keep one of the two",
    "publish a redacted",
    "publish that copy",
    "name a public filing",
    "or move it below",
    "write `false`",
    "access: public",
    "`public`",
    "make it public",
];

#[test]
fn no_message_advises_a_step_that_publishes() {
    for code in Code::ALL {
        for text in [code.sentence(), code.way_out(), code.explanation()] {
            let found = ADVICE.iter().find(|phrase| text.contains(**phrase));
            assert!(found.is_none(), "{}: {}", code.name(), found.unwrap_or(&""));
        }
    }
    // Messages that are made of more than a code's own words are between quotation marks in the
    // source.
    for (path, bytes) in files_below(&repository().join("src")) {
        let text = String::from_utf8(bytes).expect("the source is UTF-8");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in lines.filter(|line| line.contains('"') && path.ends_with(".rs")) {
            let found = ADVICE[..13].iter().find(|phrase| line.contains(**phrase));
            assert!(found.is_none(), "src/{path}: {line}");
        }
    }
}

#[test]
fn a_word_of_withholding_is_answered_with_how_to_withhold() {
    let site = Site::of("-- site.yaml --\ntitle: A site\n");
    let mut cases: Vec<(String, &str)> = Vec::new();
    for word in WORDS
        .iter()
        .filter(|word| word.written != Written::AroundText)
    {
        let wanted = word
            .means
            .map_or("access: confidential", |access| match access.word() {
                "confidential" => "access: confidential",
                "sealed" => "access: sealed",
                _ => "access: unlisted",
            });
        cases.push((format!("{}: true", word.letters), wanted));
        cases.push((format!("access: {}", word.letters), wanted));
        cases.push((format!("visibility: {}", word.letters), wanted));
    }
    for (keys, wanted) in [
        ("under_seal: yes", "access: sealed"),
        ("Non-Public: true", "access: confidential"),
        ("public: false", "access: unlisted"),
        ("visible: no", "access: unlisted"),
        ("acess: sealed", "did you mean `access`?"),
        ("access: yes", "access: confidential"),
        ("access:", "access: confidential"),
        ("status: sealed", "access: sealed"),
        ("type: confidential", "access: confidential"),
        ("draft: no", "draft: true"),
        ("draft:", "draft: true"),
        ("confidential: false", "access: confidential"),
    ] {
        cases.push((keys.to_owned(), wanted));
    }
    // The word of `access` itself, and a value that it takes, are right.
    cases.retain(|(keys, _)| {
        !["confidential", "sealed", "unlisted"]
            .iter()
            .any(|word| *keys == format!("access: {word}"))
    });
    for (number, (keys, _)) in cases.iter().enumerate() {
        site.put(
            &format!("content/M-1/{number:03}.md"),
            filing(&format!("{keys}\n"), ""),
        );
    }
    let run = site.build(&["--message-format", "short"]);
    assert_eq!(run.code, 1, "{run:?}");
    for (number, (keys, wanted)) in cases.iter().enumerate() {
        // The name of a file that was perhaps meant to be withheld is not shown: it is found by its
        // number.
        let name = format!("{number:03}.md");
        assert!(!run.stderr.contains(&name), "{keys}: {}", run.stderr);
        let said = said_of(&run, number + 1);
        assert!(said.contains(wanted), "{keys}: {said}");
        assert_harmless(&said, keys);
    }
    for (path, keys, wanted) in [
        (
            "content/M-2/docket.md",
            "number: M-2\nstatus: filed under seal",
            "access: sealed",
        ),
        (
            "content/M-3/docket.md",
            "number: M-3\ndraft: true",
            "access: unlisted",
        ),
        (
            "content/parties/ann.md",
            "name: Ann\nconfidential: true",
            "start its file name with `_`",
        ),
        (
            "content/pages/about.md",
            "title: About\naccess: sealed",
            "start its file name with `_`",
        ),
    ] {
        let site = Site::of(
            "-- content/M-1/a.md --\n---\ntitle: A\ndate: 2005-08-09\ndocket: M-1\nfiled_by: Ann\n---\n",
        );
        site.put(path, format!("---\n{keys}\n---\n"));
        let run = site.build(&["--message-format", "short"]);
        assert_eq!(run.code, 1, "{keys}: {run:?}");
        assert!(run.stderr.contains(wanted), "{keys}: {}", run.stderr);
        assert_harmless(&run.stderr, keys);
    }
}

#[test]
fn a_character_that_represents_withheld_text_is_refused_wherever_it_is_made() {
    for (path, text) in [
        ("site.yaml", "title: \"A \\U00100000\"\n".to_owned()),
        ("site.yaml", "title: A \u{100000}\n".to_owned()),
        ("content/M-1/a.md", filing("label: \"\\U0010fffd\"\n", "")),
        ("content/M-1/a.md", filing("", "a &#x100000; b")),
        ("content/M-1/a.md", filing("", "a &#1048576; b")),
        (
            "content/M-1/a.md",
            filing("", "<b title=\"&#x0100000\">b</b>"),
        ),
        (
            "themes/mine/words/en.yaml",
            "redacted: {plain: \"\\U00100000\"}\n".to_owned(),
        ),
        (
            "themes/mine/words/en.yaml",
            "redacted: {plain: \u{100001}}\n".to_owned(),
        ),
    ] {
        let site = Site::of("-- site.yaml --\ntheme: mine\n");
        site.put("themes/mine/words/en.yaml", "redacted: {plain: cut}\n");
        site.put("content/M-1/a.md", filing("", "text"));
        assert_eq!(site.build(&[]).code, 0);
        site.put(path, &text);
        let run = site.build(&["--message-format", "short"]);
        assert_eq!(run.code, 1, "{text:?}: {run:?}");
        assert!(
            run.stderr.contains("[reserved-character]")
                || run.stderr.contains("docketpress reserves"),
            "{text:?}: {}",
            run.stderr
        );
    }
}

#[test]
fn a_tag_of_withholding_may_be_listed_among_the_marks_of_the_paper_practice() {
    let site = Site::of("-- site.yaml --\nconfidential_markers: [\"<confidential>\", \"[/hc]\"]\n");
    site.put("content/M-1/a.md", filing("", "text"));
    assert_eq!(site.build(&[]).code, 0);
}

/// Writes a filing with further keys and a text.
fn filing(keys: &str, text: &str) -> String {
    format!("---\ntitle: A filing\ndate: 2005-08-09\ndocket: M-1\n{keys}---\n\n{text}\n")
}

/// Takes cases apart, each after a line `== WHAT`.
fn cases(text: &str) -> Vec<(String, String)> {
    let parts = format!("\n{text}");
    let parts = parts.split("\n== ").skip(1);
    parts
        .map(|part| {
            let (what, text) = part.split_once('\n').expect("a text follows");
            (what.to_owned(), format!("{}\n", unescaped(text)))
        })
        .collect()
}

/// Puts characters that an editor would not show in the place of `\u{...}`.
fn unescaped(text: &str) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\u{") {
        let (digits, behind) = after.split_once('}').expect("the escape ends");
        let number = u32::from_str_radix(digits, 16).expect("the escape is a number");
        made.push_str(before);
        made.push(char::from_u32(number).expect("the escape is a character"));
        rest = behind;
    }
    made + rest
}

/// Tells whether a line and a column follow a path.
fn has_place(line: &str, path: &str) -> bool {
    let mut place = line[path.len()..].split(':').skip(1);
    let mut is_number = || {
        place
            .next()
            .is_some_and(|part| part.parse::<usize>().is_ok())
    };
    is_number() && is_number()
}

/// Gives all that was said of the file with a number in the sorted list.
fn said_of(run: &Run, number: usize) -> String {
    let locator = [format!(" {number}p)"), format!("--number {number})")];
    let is_of = |line: &&str| locator.iter().any(|locator| line.contains(locator));
    let said: Vec<&str> = run.stderr.lines().filter(is_of).collect();
    assert!(
        !said.is_empty(),
        "nothing is said of file {number}: {}",
        run.stderr
    );
    said.join("\n")
}

/// Fails where a message advises a step that publishes.
fn assert_harmless(said: &str, what: &str) {
    for phrase in ADVICE {
        // The value itself may be quoted.
        let advised = said.contains(phrase) && phrase != "`public`";
        assert!(!advised, "{what}: {said}");
    }
    assert!(!said.to_lowercase().contains(CANARY), "{said}");
}
