//! Calendars: what is written is read back by another's reader, with the words that went in.

use docketpress::time::Date;
use icalendar::{Calendar, CalendarComponent, Component};
use unicode_normalization::UnicodeNormalization;

use super::site::Site;
use super::{Choices, Target, texts};

pub(crate) const TARGET: Target = Target {
    name: "calendar",
    seeds: || {
        texts(&[
            "\u{8}\0Deadline\u{a}\0Comments, due",
            "\u{a}\0a;b,c\\d\u{8}\0END:VEVENT\u{20}\0",
            "\u{40}\0éééééééééééééééééééééééééééééééééééééééé",
        ])
    },
    words: &[
        ";",
        ",",
        "\\",
        "\\n",
        ":",
        "\"",
        "END:VEVENT",
        "BEGIN:VALARM",
        "é",
        "中",
        "😀",
        "\u{40}\0",
        "\u{5}\0",
        " ",
        "^",
    ],
    check,
};

fn check(input: &[u8]) {
    let mut choices = Choices::of(input);
    let quoted = |text: &str| serde_json::to_string(text).expect("a text is JSON");
    let mut events = String::new();
    let mut titles = Vec::new();
    while !choices.is_empty() && titles.len() < 20 {
        let title: String = choices.text(120);
        let day = format!(
            "{:04}-{:02}-{:02}",
            1 + choices.below(9999),
            1 + choices.below(12),
            1 + choices.below(31)
        );
        if Date::parse(&day).is_err() || title.trim().is_empty() {
            continue;
        }
        events.push_str(&format!("  - {{date: {day}, title: {}}}\n", quoted(&title)));
        titles.push(title);
    }
    if titles.is_empty() {
        return;
    }
    let docket = format!("---\nnumber: A\ntitle: Docket\nevents:\n{events}---\n");
    let site = Site::of([("content/A/docket.md", docket.as_bytes())]);
    let built = site.build(|path| path.ends_with(".ics"));
    let Some(bytes) = built.files.get("dockets/a/data/deadlines.ics") else {
        return;
    };
    let text = str::from_utf8(bytes).expect("a calendar is UTF-8");
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{line}");
        assert!(
            !line.contains(|c: char| c.is_control() && c != '\t'),
            "{line:?}"
        );
    }
    let read: Calendar = text.parse().expect("what is written is a calendar");
    let events = read
        .components
        .iter()
        .filter(|part| matches!(part, CalendarComponent::Event(_)));
    assert_eq!(events.count(), titles.len(), "{text}");
    let all: Vec<String> = read
        .components
        .iter()
        .filter_map(|part| match part {
            CalendarComponent::Event(event) => event.get_summary().map(letters),
            _ => None,
        })
        .collect();
    for title in &titles {
        let title = letters(title);
        assert!(
            all.iter().any(|summary| summary.contains(&title)),
            "{title} in {all:?}"
        );
    }
}

/// Gives the letters and digits of a text: how blanks and escapes are read differs from reader to
/// reader.
fn letters(text: &str) -> String {
    // A title is written in one Unicode form, whichever it was typed in.
    text.nfc().filter(|c| c.is_alphanumeric()).collect()
}
