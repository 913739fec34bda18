//! Feeds, sitemaps and every page's picture: what is written as XML is read back by another's
//! reader.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::site::Site;
use super::{Choices, Target, texts};

pub(crate) const TARGET: Target = Target {
    name: "feed",
    seeds: || {
        texts(&[
            "\u{6}\0Letter\u{5}\0Words\u{4}\0Acme",
            "\u{9}\0<b>&amp;]]\u{8}\0<![CDATA[\u{6}\0\"'<>&;",
        ])
    },
    words: &[
        "<",
        ">",
        "&",
        "]]>",
        "<![CDATA[",
        "\"",
        "'",
        "&#0;",
        "\u{1}",
        "\u{b}",
        "\u{fffe}",
        "\u{ffff}",
        "\u{10}\0",
        "{{",
        "}}",
        "{%",
    ],
    check,
};

fn check(input: &[u8]) {
    let mut choices = Choices::of(input);
    let quoted = |text: &str| serde_json::to_string(text).expect("a text is JSON");
    let mut files = vec![(
        "site.yaml".to_owned(),
        format!(
            "base_url: https://example.org/\ntitle: {}\n",
            quoted(&(choices.text(20) + "x"))
        ),
    )];
    for at in 0..3 {
        let (title, filer, body) = (choices.text(40), choices.text(20), choices.text(80));
        files.push((
            format!("content/A/{at}.md"),
            format!(
                "---\ntitle: {}\ndate: 2024-01-0{}\ndocket: A\nfiled_by: {}\nsummary: {}\n---\n{body}\n",
                quoted(&(title.clone() + "x")),
                at + 1,
                quoted(&(filer + "x")),
                quoted(&(title + "x")),
            ),
        ));
    }
    let site = Site::of(files.iter().map(|(path, text)| (&**path, text.as_bytes())));
    let built = site.build(|path| path.ends_with(".xml"));
    for (path, bytes) in &built.files {
        let text = str::from_utf8(bytes).expect("a feed is UTF-8");
        let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
        assert!(
            text.chars().all(is_allowed),
            "{path} holds what no XML may: {text:?}"
        );
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = true;
        let mut depth = 0_i64;
        loop {
            match reader.read_event() {
                Ok(Event::Start(start)) => {
                    depth += 1;
                    for attribute in start.attributes() {
                        let attribute = attribute.unwrap_or_else(|error| panic!("{path}: {error}"));
                        let _ = attribute.key;
                    }
                }
                Ok(Event::End(_)) => depth -= 1,
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{path}: {error}\n{text}"),
            }
        }
        assert_eq!(depth, 0, "{path}");
    }
}
