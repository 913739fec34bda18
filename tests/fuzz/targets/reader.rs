//! The whole program but its commands: a site with something withheld in every way is damaged in
//! ways that leave it withheld, and no byte of what is made or said of it holds a planted word.

use super::site::Site;
use super::{Choices, Target, texts};

/// The site of the withheld tests.
const PLANTED: &str = include_str!("../../suite/withheld/planted.txt");

pub(crate) const TARGET: Target = Target {
    name: "reader",
    seeds: || {
        texts(&[
            "",
            "\u{3}\0\u{1}\0\u{2}\0\u{4}\0\u{5}\0",
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
            "\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}\u{9}\u{10}\u{11}\u{12}\u{13}\u{14}\u{15}\u{16}\u{17}\u{18}\u{19}",
        ])
    },
    words: &[
        "\0", "\u{1}", "\u{2}", "\u{3}", "\u{10}", "\u{7f}", "zzzz", "\0\0\0\0",
    ],
    check,
};

/// Lines that mean something, or nothing, where they are put.
const LINES: &[&str] = &[
    "title: Other",
    "date: 2024-02-31",
    "nonsense: value",
    "filed_by: [A, B",
    "x",
    ": ",
    "- entry",
    "  indented: more",
    "\ttab: x",
    "key: {",
    "key: \"",
    "key: |",
    "# remark",
    "&a b: *a",
    "<<: {a: b}",
    "<b>text",
    "</redacted>",
    "<redacted>",
    "<!--",
    "-->",
    "```",
    "[x](open.txt)",
    "responds_to: open",
    "references: [open, nothing]",
];

/// A file of the site.
struct Part {
    path: String,
    text: String,
}

impl Part {
    /// Tells whether something is withheld by what is in the file: then only some of it may be
    /// changed.
    fn withholds(&self) -> bool {
        self.text.lines().any(is_touchy) || is_planted(&self.path)
    }
}

fn check(input: &[u8]) {
    let leak = leak(parts_changed_by(input));
    assert!(leak.is_none(), "{}", leak.unwrap_or_default());
}

/// Gives the planted site with the changes that an input chooses.
fn parts_changed_by(input: &[u8]) -> Vec<Part> {
    let mut choices = Choices::of(input);
    let mut parts = parts();
    while !choices.is_empty() {
        let at = choices.below(parts.len());
        match parts[at].withholds() {
            true => change_lines(&mut parts[at], &mut choices),
            false => change_anything(&mut parts, at, &mut choices),
        }
    }
    parts
}

/// Builds a site, and gives the first line that holds a planted word.
fn leak(parts: Vec<Part>) -> Option<String> {
    let site = Site::of(parts.iter().map(|part| (&*part.path, part.text.as_bytes())));
    let built = site.build(|_| true);
    let names = built
        .files
        .keys()
        .map(|path| ("names of files", path.as_bytes()));
    let files = built.files.iter().map(|(path, bytes)| (&**path, &**bytes));
    let all = [("messages", built.said.as_bytes())]
        .into_iter()
        .chain(names)
        .chain(files);
    all.into_iter().find_map(|(place, bytes)| {
        let text = String::from_utf8_lossy(bytes);
        let line = text.lines().find(|line| is_planted(line))?;
        Some(format!("{place}: {line}"))
    })
}

/// Takes the planted site apart.
fn parts() -> Vec<Part> {
    let planted = format!("\n{PLANTED}");
    let files = planted
        .split("\n-- ")
        .filter_map(|part| part.split_once(" --\n"));
    // A definition that no link uses becomes text where a change puts words right above it: that is
    // Markdown, and the guide promises nothing else.
    let is_definition = |line: &&str| line.starts_with('[') && line.contains("]: ");
    files
        .map(|(path, text)| Part {
            path: path.to_owned(),
            text: text
                .lines()
                .filter(|line| !is_definition(line))
                .map(|line| format!("{line}\n"))
                .collect(),
        })
        .collect()
}

/// Changes a line that has no part in withholding, or puts one next to it.
fn change_lines(part: &mut Part, choices: &mut Choices<'_>) {
    let mut lines: Vec<String> = part.text.lines().map(str::to_owned).collect();
    let free: Vec<usize> = (0..lines.len())
        .filter(|at| !is_touchy(&lines[*at]))
        .collect();
    let way = choices.below(6);
    let at = choices.below(free.len());
    let Some(at) = free.get(at).copied() else {
        return;
    };
    match way {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, lines[at].clone()),
        2 => {
            let line = choices.one_of(LINES);
            lines.insert(at + 1, line.to_owned());
        }
        3 => {
            let chars: Vec<char> = lines[at].chars().collect();
            let from = choices.below(chars.len() + 1);
            let mut changed: String = chars[..from].iter().collect();
            changed.push_str(&choices.text(6).replace(['\n', '\r', '#', '<'], "?"));
            changed.extend(&chars[from..]);
            lines[at] = changed;
        }
        4 => lines[at] = choices.one_of(LINES).to_owned(),
        _ => {
            part.text = part.text.replace('\n', "\r\n");
            return;
        }
    }
    part.text = lines.join("\n") + "\n";
}

/// Changes a file by which nothing is withheld in any way: its bytes, its name, or whether it is
/// there.
fn change_anything(parts: &mut Vec<Part>, at: usize, choices: &mut Choices<'_>) {
    match choices.below(6) {
        0 => drop(parts.remove(at)),
        1 => {
            let (path, text) = (
                parts[at].path.replace(".md", "-2.md"),
                parts[at].text.clone(),
            );
            parts.push(Part { path, text });
        }
        2 => {
            let name = choices.text(12).replace(['/', '\0'], "-");
            parts[at].path = format!("content/P-1/{name}.md");
        }
        _ => {
            let mut bytes = std::mem::take(&mut parts[at].text).into_bytes();
            let from = choices.below(bytes.len() + 1);
            let to = (from + choices.below(20)).min(bytes.len());
            let new = match choices.below(2) {
                0 => choices.one_of(LINES).to_owned() + "\n",
                _ => choices.text(12),
            };
            bytes.splice(from..to, new.into_bytes());
            parts[at].text = String::from_utf8_lossy(&bytes).into_owned();
        }
    }
}

/// Tells whether a line takes part in withholding, or holds something withheld.
fn is_touchy(line: &str) -> bool {
    let line = line.to_lowercase();
    let words = [
        "kanarie",
        "1871",
        "access",
        "draft",
        "redact",
        "confidential",
        "---",
        "docket",
        "number",
        "ignore",
        "<!--",
        "-->",
        "attachments",
        "id:",
    ];
    words.iter().any(|word| line.contains(word))
}

fn is_planted(text: &str) -> bool {
    text.to_lowercase().contains("kanarie") || text.contains("1871")
}

#[test]
fn the_planted_site_is_built_and_a_word_of_it_would_be_seen() {
    assert!(leak(parts()).is_none());
    let site = Site::of(
        parts()
            .iter()
            .map(|part| (&*part.path, part.text.as_bytes())),
    );
    assert!(site.build(|_| true).files.len() > 50);
    let mut open = parts();
    for part in &mut open {
        part.text = part.text.replace("access: sealed", "access: public");
    }
    assert!(leak(open).is_some());
}
