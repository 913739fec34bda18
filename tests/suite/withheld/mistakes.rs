//! The mistakes that a record can hold, each put in by a change of its text.

/// Changes the text of a record; `None` where the change does not apply to it.
pub(super) type Change = fn(&str) -> Option<Vec<u8>>;

/// The mistakes that a record can hold, each put in by a change of its text.
pub(super) fn mistakes() -> Vec<(&'static str, Change)> {
    fn top(text: &str, lines: &str) -> Option<Vec<u8>> {
        Some(
            text.replacen("---\n", &format!("---\n{lines}\n"), 1)
                .into_bytes(),
        )
    }
    fn end(text: &str, lines: &str) -> Option<Vec<u8>> {
        Some(format!("{text}\n{lines}\n").into_bytes())
    }
    vec![
        ("an unknown key", |text| {
            top(text, "kanariekey: KanarieValue")
        }),
        ("a mistyped key", |text| top(text, "titel: KanarieValue")),
        ("a mistyped map", |text| {
            top(text, "fact: {KanarieName: KanarieValue}")
        }),
        ("a wrong date", |text| top(text, "entered: KanarieDate")),
        ("an impossible date", |text| {
            top(text, "published: 2005-02-30 # KanarieComment")
        }),
        ("a dangling reference", |text| {
            top(text, "exhibit_of: kanarie-nowhere")
        }),
        ("broken YAML", |text| top(text, "broken: [KanarieBroken")),
        ("a colon too many", |text| {
            top(text, "broken: KanarieBroken: KanarieToo")
        }),
        ("a tab", |text| top(text, "broken:\n\t- KanarieBroken")),
        ("an anchor", |text| {
            top(text, "lang: &kanarie KanarieAnchored")
        }),
        ("a tag", |text| top(text, "lang: !kanarie KanarieTagged")),
        ("a key given twice", |text| top(text, "title: KanarieFirst")),
        ("a key without a value", |text| top(text, "lang:")),
        ("a wrong shape", |text| top(text, "label: [KanarieShape]")),
        ("an empty text", |text| {
            top(text, "label: \"\" # KanarieEmpty")
        }),
        ("an unknown type", |text| {
            top(
                &text.replace("\ntype:", "\nextra_type:"),
                "type: kanarie-tpye",
            )
        }),
        ("a wrong address", |text| top(text, "source_url: kanarie")),
        ("a wrong path", |text| {
            top(
                &text.replace("\nredirect_from:", "\nlang:"),
                "redirect_from: ../kanarie",
            )
        }),
        ("too deep a nesting", |text| {
            top(text, &format!("lang: {}Kanarie", "[".repeat(40)))
        }),
        ("no end of the front matter", |text| {
            Some(text.replacen("\n---\n", "\n", 1).into_bytes())
        }),
        ("no beginning of the front matter", |text| {
            Some(text.replacen("---\n", "", 1).into_bytes())
        }),
        ("a byte that is not UTF-8", |text| {
            Some([text.as_bytes(), b"Kanarie \xff\n"].concat())
        }),
        ("an unclosed mark", |text| {
            end(text, "<redacted>KanarieUnclosed")
        }),
        ("an unopened mark", |text| {
            end(text, "KanarieUnopened</redacted>")
        }),
        ("a nested mark", |text| {
            end(
                text,
                "<redacted>Kanarie<redacted>KanarieNested</redacted>Kanarie</redacted>",
            )
        }),
        ("a mistyped mark", |text| {
            end(text, "<redact>KanarieTag</redact>")
        }),
        ("a mark from front matter to body", |text| {
            Some(
                text.replacen(
                    "\n---\n",
                    "\nlabel: <redacted>Kanarie\n---\nKanarie</redacted>\n",
                    1,
                )
                .into_bytes(),
            )
        }),
        ("a mark in a reference", |text| {
            top(text, "exhibit_of: kanarie-<redacted>Kanarie</redacted>")
        }),
        ("a reserved character", |text| {
            end(text, "Kanarie\u{100000}")
        }),
        ("a name that is an ending", |text| {
            top(
                &text.replace("\nserved_on:", "\nlang:"),
                "served_on: LLC # Kanarie",
            )
        }),
        ("a path out of the content", |text| {
            end(text, "[Kanarie](../../../../kanarie.txt)")
        }),
        ("a link that leads to nothing", |text| {
            end(text, "[Kanarie](kanarie-nowhere.txt)")
        }),
    ]
}
