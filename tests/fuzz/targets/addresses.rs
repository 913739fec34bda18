//! Addresses: whatever records are called, each address is one file inside the site, and no two are
//! one.

use std::collections::BTreeSet;

use docketpress::plan::Links;
use docketpress::text::slug;

use super::site::Site;
use super::{Choices, Target, texts};

pub(crate) const TARGET: Target = Target {
    name: "addresses",
    seeds: || {
        texts(&[
            "\u{5}\0Letter\u{5}\0GR-1\0\u{5}\0Acme",
            "\u{9}\0../../etc\u{9}\0a/b.html/c\u{3}\0CON",
            "\u{6}\0Éa ﬁ\u{4}\0\u{202e}x\u{8}\0index.html",
        ])
    },
    words: &[
        "..",
        ".",
        "/",
        "\\",
        "%2e",
        "index.html",
        "con",
        "parties",
        "sheet",
        "-",
        " ",
        "a",
        "A",
        "\u{5}\0",
        "\u{c}\0",
    ],
    check,
};

fn check(input: &[u8]) {
    let mut choices = Choices::of(input);
    let mut files: Vec<(String, String)> = vec![(
        "site.yaml".into(),
        "base_url: https://example.org/a/\n".into(),
    )];
    while !choices.is_empty() && files.len() < 12 {
        let (name, title, docket, old) = (
            choices.text(30),
            choices.text(20),
            choices.text(12),
            choices.text(40),
        );
        let one = slug(&name);
        assert!(
            !one.contains(['/', '\\', '\0']) && one != ".." && one != "." && one.is_ascii(),
            "{one}"
        );
        assert_eq!(slug(&one), one);
        let folder =
            choices.one_of(&["content/A", "content/B", "content/parties", "content/pages"]);
        let name: String = name
            .chars()
            .filter(|c| !c.is_control() && !['/', '\\'].contains(c))
            .collect();
        let quoted = |text: &str| serde_json::to_string(text).expect("a text is JSON");
        let head = match folder {
            "content/parties" => format!("name: {}\n", quoted(&title)),
            "content/pages" => format!("title: {}\n", quoted(&title)),
            _ => format!(
                "title: {}\ndate: 2024-01-01\ndocket: {}\nfiled_by: {}\n",
                quoted(&title),
                quoted(&docket),
                quoted(&name)
            ),
        };
        let old = match folder {
            "content/pages" => String::new(),
            _ => format!("redirect_from: {}\n", quoted(&old)),
        };
        files.push((
            format!("{folder}/{name}.md"),
            format!("---\n{head}{old}---\n"),
        ));
    }
    let site = Site::of(files.iter().map(|(path, text)| (&**path, text.as_bytes())));
    if !site.root().join("content").exists() {
        return;
    }
    let edition = site.prepare();
    let mut taken = BTreeSet::new();
    for (url, _) in edition.plan.items() {
        let path = url.output_path();
        let parts: Vec<&str> = path.split('/').collect();
        assert!(
            parts
                .iter()
                .all(|part| !part.is_empty() && *part != "." && *part != ".."),
            "{path}"
        );
        assert!(
            !path.contains(['\\', '\0']) && !path.chars().any(char::is_control),
            "{path:?}"
        );
        let href = url.href(Links::Rooted);
        assert!(
            href.is_ascii() && !href.contains([' ', '"', '<', '>', '?', '#']),
            "{href}"
        );
        // Twice the same is possible only next to an error, which keeps it from being written.
        let is_new = taken.insert(path.to_lowercase());
        assert!(is_new || edition.diagnostics.has_errors(), "{path}");
    }
    if !edition.diagnostics.has_errors() {
        for path in &taken {
            let mut folders = path.match_indices('/').map(|(at, _)| &path[..at]);
            assert!(
                !folders.any(|folder| taken.contains(folder)),
                "{path} is below a file"
            );
        }
    }
}
