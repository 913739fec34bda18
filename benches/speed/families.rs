//! Families of input that grow: each makes a site of size `n`, and a build of twice the size should
//! take twice as long.
//!
//! A stranger may send any of these as a public comment. `growth.rs` times them, and
//! `src/steps/tests.rs` counts their steps.

use std::fmt::{Display, Write};

/// The files of a site: paths from its root, and bytes.
pub(super) type Files = Vec<(String, Vec<u8>)>;

/// One way in which a site can grow.
pub(super) struct Family {
    /// What it is called.
    pub name: &'static str,
    /// The size that is timed first; twice this size is timed next.
    pub size: usize,
    /// Makes the site of a size.
    pub site: fn(usize) -> Files,
}

/// The front matter of a filing without its closing line.
const FRONT: &str = "---\ntitle: T\ndate: 2024-01-02\nfiled_by: Someone\n";
/// The record of the docket.
const DOCKET: &str = "---\nnumber: GR-1\n";

/// Gives all families.
pub(super) fn families() -> Vec<Family> {
    let mut all = Vec::new();
    let mut add = |name, size, site| all.push(Family { name, size, site });
    // Texts without an end.
    add("one paragraph", 900_000, |n| text(&of(n / 5, |_| "word ")));
    add("no blanks", 900_000, |n| {
        text(&of(n / 10, |_| "abcdefghij"))
    });
    add("no blanks, Chinese", 400_000, |n| {
        text(&of(n / 4, |_| "电力公司"))
    });
    add("base64", 900_000, |n| {
        text(&of(n / 77, |at| format!("{at:076x}\n")))
    });
    add("one-word lines", 100_000, |n| {
        text(&of(n, |at| format!("w{}\n", at % 99)))
    });
    add("one-word paragraphs", 50_000, |n| {
        text(&of(n, |_| "word\n\n"))
    });
    add("words of their own", 100_000, |n| {
        text(&of(n, |at| format!("w{at} ")))
    });
    add("joined words", 200_000, |n| text(&of(n, |_| "a-1.")));
    add("accents", 300_000, |n| {
        text(&format!("a{}", of(n, |_| "\u{301}")))
    });
    add("accents in two orders", 300_000, |n| {
        text(&format!("a{}", of(n / 2, |_| "\u{301}\u{323}")))
    });
    add("soft hyphens", 300_000, |n| {
        text(&format!("a{}b", of(n, |_| "\u{ad}")))
    });
    add("digits", 300_000, |n| text(&of(n, |_| "1")));
    add("numbers", 200_000, |n| {
        text(&of(n, |at| format!("{} ", at % 977)))
    });
    add("sections", 100_000, |n| {
        text(&of(n, |at| format!("{}.{}, ", at % 97, at % 977)))
    });
    add("blank lines", 400_000, |n| text(&of(n, |_| "\n")));
    add("spaces", 400_000, |n| {
        text(&format!("a{}b", of(n, |_| " ")))
    });
    // Markdown.
    add("equal headings", 4_000, |n| {
        text(&of(n, |at| format!("## Question\n\nAnswer {at}.\n\n")))
    });
    add("equal headings, numbered", 4_000, |n| {
        text(&of(n, |at| format!("## Q-{}\n\n## Q\n\n", at / 2 + 2)))
    });
    add("headings with anchors", 4_000, |n| {
        text(&of(n, |at| {
            format!("## Part {{#part}}\n\nAnswer {at}.\n\n")
        }))
    });
    add("links to headings", 3_000, |n| {
        text(&of(n, |at| format!("## Part {at}\n\n[a](#part-{at})\n\n")))
    });
    add("links to no headings", 3_000, |n| {
        text(&of(n, |at| format!("## Part {at}\n\n[a](#no-{at})\n\n")))
    });
    add("one long heading", 400_000, |n| {
        text(&format!("## {}\n\n[a](#b)\n", of(n / 5, |_| "word ")))
    });
    add("broken links", 10_000, |n| {
        text(&of(n, |at| format!("[a](no-{at}.md)\n")))
    });
    add("broken links on one line", 10_000, |n| {
        text(&of(n, |at| format!("[a](no-{at}.md) ")))
    });
    add("good links", 2_000, |n| {
        let mut site = text(&of(n, |at| format!("[a](f{at}.txt)\n")));
        site.extend((0..n).map(|at| (format!("content/GR-1/f{at}.txt"), b"x".to_vec())));
        site
    });
    add("links to one file", 20_000, |n| {
        text(&of(n, |_| "[a](docket.md) "))
    });
    add("pictures", 5_000, |n| {
        text(&of(n, |at| format!("![a](no-{at}.png)\n")))
    });
    add("links to other hosts", 20_000, |n| {
        text(&of(n, |at| format!("[a](https://example.org/{at}) ")))
    });
    add("autolinks", 20_000, |n| {
        text(&of(n, |at| format!("<https://example.org/{at}> ")))
    });
    add("definitions of links", 20_000, |n| {
        text(&of(n, |at| format!("[k{at}]: https://example.org/{at}\n")))
    });
    add("defined links", 10_000, |n| {
        text(&of(n, |at| {
            format!("[k{at}]\n\n[k{at}]: https://example.org/{at}\n\n")
        }))
    });
    add("one long definition", 4_000, |n| {
        text(&format!(
            "[k]: https://example.org/{}\n\n{}",
            of(n, |_| "a"),
            of(n, |_| "[k] ")
        ))
    });
    add("footnotes", 10_000, |n| {
        text(&of(n, |at| {
            format!("A[^{at}] b.\n\n[^{at}]: Note {at}.\n\n")
        }))
    });
    add("one footnote", 20_000, |n| {
        text(&format!("{}\n\n[^1]: Note.\n", of(n, |_| "a[^1] ")))
    });
    add("footnotes without texts", 20_000, |n| {
        text(&of(n, |at| format!("a[^{at}] ")))
    });
    add("emphasis runs", 60_000, |n| text(&of(n, |_| "*a **b ")));
    add("emphasis, both signs", 60_000, |n| {
        text(&of(n, |_| "*a _b "))
    });
    add("asterisks", 100_000, |n| text(&of(n, |_| "*")));
    add("nested emphasis", 2_000, |n| {
        text(&format!("{}b{}", of(n, |_| "*a **a "), of(n, |_| "** a*")))
    });
    add("strikethrough", 60_000, |n| text(&of(n, |_| "~~a ~b ")));
    add("brackets", 100_000, |n| text(&of(n, |_| "[")));
    add("brackets, both", 50_000, |n| text(&of(n, |_| "[a](")));
    add("nested brackets", 20_000, |n| {
        text(&format!("{}a{}", of(n, |_| "["), of(n, |_| "](b)")))
    });
    add("nested pictures", 20_000, |n| {
        text(&format!("{}a{}", of(n, |_| "!["), of(n, |_| "](b)")))
    });
    add("backticks", 10_000, |n| {
        text(&of(n, |at| format!("e{} ", "`".repeat(at % 100))))
    });
    add("backslashes", 200_000, |n| text(&of(n, |_| "\\")));
    add("ampersands", 200_000, |n| text(&of(n, |_| "&")));
    add("entities", 100_000, |n| text(&of(n, |_| "&amp;")));
    add("dollar signs", 100_000, |n| text(&of(n, |_| "$a ")));
    add("nested quotes", 20_000, |n| {
        text(&format!("{}a", of(n, |_| ">")))
    });
    add("nested lists", 20_000, |n| {
        text(&format!("{}a", of(n, |_| "- ")))
    });
    add("lists in quotes", 10_000, |n| {
        text(&format!("{}a", of(n, |_| "> - ")))
    });
    add("nested lists, lines", 5_000, |n| {
        text(&of(n, |at| format!("{}- a\n", "  ".repeat(at % 50))))
    });
    add("quotes, lines", 5_000, |n| {
        text(&of(n, |at| format!("{}a\n", ">".repeat(at % 50))))
    });
    add("list entries", 50_000, |n| text(&of(n, |_| "- a\n")));
    add("loose list entries", 50_000, |n| {
        text(&of(n, |_| "- a\n\n"))
    });
    add("tasks", 50_000, |n| text(&of(n, |_| "- [ ] a\n")));
    add("fences", 50_000, |n| text(&of(n, |_| "```a\nb\n```\n")));
    add("open fences", 10_000, |n| {
        text(&of(n, |at| format!("{}\n\n", "`".repeat(3 + at % 50))))
    });
    add("indented code", 50_000, |n| text(&of(n, |_| "    a\n\n")));
    add("rules", 50_000, |n| text(&of(n, |_| "---\n\n")));
    add("set headings", 10_000, |n| {
        text(&of(n, |at| format!("a{at}\n===\n\n")))
    });
    add("definition lists", 30_000, |n| {
        text(&of(n, |_| "a\n: b\n\n"))
    });
    add("table rows", 20_000, |n| {
        text(&format!(
            "| a | b |\n|---|---|\n{}",
            of(n, |_| "| c | d |\n")
        ))
    });
    add("table columns", 20_000, |n| {
        text(&format!(
            "|{}\n|{}\n|{}\n",
            of(n, |_| "a|"),
            of(n, |_| "-|"),
            of(n, |_| "b|")
        ))
    });
    add("table, empty heads", 20_000, |n| {
        text(&format!(
            "|{}\n|{}\n|{}\n",
            of(n, |_| " |"),
            of(n, |_| "-|"),
            of(n, |_| "b|")
        ))
    });
    add("short rows of a wide table", 5_000, |n| {
        text(&format!(
            "|{}\n|{}\n{}\n",
            of(n, |_| "a|"),
            of(n, |_| "-|"),
            of(n, |_| "|b|\n")
        ))
    });
    add("pipes", 50_000, |n| text(&of(n, |_| "|")));
    add("tables", 5_000, |n| {
        text(&of(n, |_| "| a |\n|---|\n| b |\n\n"))
    });
    // HTML of an author's.
    add("nested divs", 20_000, |n| {
        text(&format!("{}\n\nend", of(n, |_| "<div>")))
    });
    add("nested divs, closed", 20_000, |n| {
        text(&format!("{}a{}\n", of(n, |_| "<div>"), of(n, |_| "</div>")))
    });
    add("nested divs, lines", 10_000, |n| {
        text(&of(n, |_| "<div>\n\na\n\n"))
    });
    add("nested list HTML", 10_000, |n| text(&of(n, |_| "<ul><li>")));
    add("nested bold", 10_000, |n| {
        text(&format!("a {}", of(n, |_| "<b>")))
    });
    add("nested bold, paragraphs", 2_000, |n| {
        text(&of(n, |_| "<p><b><i>a"))
    });
    add("nested links", 5_000, |n| {
        text(&format!("a {}", of(n, |_| "<a href=x>")))
    });
    add("nested tables", 5_000, |n| {
        text(&of(n, |_| "<table><tr><td>"))
    });
    add("misnested", 3_000, |n| {
        text(&of(n, |_| "<b><p></b><i></p>"))
    });
    add("closing tags", 50_000, |n| {
        text(&format!("<p>a{}", of(n, |_| "</i>")))
    });
    add("many HTML blocks", 20_000, |n| {
        text(&of(n, |_| "<p>a</p>\n\n"))
    });
    add("inline HTML", 30_000, |n| text(&of(n, |_| "<b>a</b> ")));
    add("HTML pictures", 10_000, |n| {
        text(&of(n, |at| format!("<img src=no-{at}.png> ")))
    });
    add("HTML links", 10_000, |n| {
        text(&of(n, |at| format!("<a href=\"no-{at}.md\">a</a> ")))
    });
    add("HTML anchors", 5_000, |n| {
        text(&of(n, |at| format!("<a id=\"x{at}\"></a>[b](#x{at}) ")))
    });
    add("HTML tables", 5_000, |n| {
        text(&of(n, |_| "<table><tr><td>a</td></tr></table>\n"))
    });
    add("attributes", 20_000, |n| {
        text(&format!("<p {}>a</p>", of(n, |at| format!("a{at}=\"b\" "))))
    });
    add("classes", 20_000, |n| {
        text(&format!(
            "<p class=\"{}\">a</p>",
            of(n, |at| format!("a{at} "))
        ))
    });
    add("HTML comments", 30_000, |n| {
        text(&of(n, |_| "a <!-- b --> "))
    });
    add("HTML comments, lines", 20_000, |n| {
        text(&of(n, |_| "<!-- b -->\n\n"))
    });
    add("open comments", 50_000, |n| {
        text(&format!("a {}", of(n, |_| "<!-- ")))
    });
    add("open tags", 50_000, |n| text(&of(n, |_| "<a")));
    add("open tags, spaced", 50_000, |n| text(&of(n, |_| "<a ")));
    add("open attributes", 50_000, |n| text(&of(n, |_| "<a b=\"")));
    add("open instructions", 50_000, |n| text(&of(n, |_| "a <?")));
    add("open declarations", 50_000, |n| text(&of(n, |_| "a <!A ")));
    add("open CDATA", 50_000, |n| text(&of(n, |_| "a <![CDATA[")));
    add("scripts", 20_000, |n| {
        text(&of(n, |_| "<script>a</script>\n"))
    });
    add("open scripts", 20_000, |n| text(&of(n, |_| "<script>\n")));
    add("less-than signs", 100_000, |n| text(&of(n, |_| "<")));
    // Marks.
    add("redactions", 20_000, |n| {
        text(&of(n, |_| "<redacted>a</redacted> "))
    });
    add("redactions with reasons", 10_000, |n| {
        text(&of(n, |at| {
            format!("<redacted reason=\"r{at}\">a</redacted> ")
        }))
    });
    add("open redactions", 10_000, |n| {
        text(&of(n, |_| "<redacted>a "))
    });
    add("redactions without a start", 10_000, |n| {
        text(&of(n, |_| "a</redacted> "))
    });
    add("near redactions", 10_000, |n| {
        text(&of(n, |_| "<redactd>a</redactd> "))
    });
    add("redactions in HTML", 10_000, |n| {
        text(&of(n, |_| "<b title=\"<redacted>a</redacted>\">b</b> "))
    });
    // Citations.
    add("citations", 20_000, |n| {
        text(&of(n, |_| "47 U.S.C. § 251(c), and "))
    });
    add("citations, each another", 10_000, |n| {
        text(&of(n, |at| format!("47 U.S.C. § {at}, and ")))
    });
    add("one list of sections", 20_000, |n| {
        text(&format!("47 U.S.C. §§ {}1", of(n, |at| format!("{at}, "))))
    });
    add("subsections", 20_000, |n| {
        text(&format!("47 U.S.C. § 251{}", of(n, |_| "(a)")))
    });
    add("revised statutes", 20_000, |n| {
        text(&of(n, |at| format!("Section 386.{at}, RSMo 2000; ")))
    });
    add("rules", 20_000, |n| {
        text(&of(n, |at| format!("4 CSR 240-2.{at} ")))
    });
    add("public laws", 20_000, |n| {
        text(&of(n, |at| format!("Pub. L. No. 104-{} ", at % 999)))
    });
    add("sections of the act", 20_000, |n| {
        text(&of(n, |at| {
            format!("Section {}(c) of the Act, ", 201 + at % 70)
        }))
    });
    add("federal dockets", 20_000, |n| {
        text(&of(n, |at| format!("CC Docket No. 96-{} ", at % 999)))
    });
    add("section signs", 100_000, |n| text(&of(n, |_| "§ ")));
    add("abbreviations", 50_000, |n| text(&of(n, |_| "47 U.S.C. ")));
    add("cited in front", 5_000, |n| {
        front(&format!(
            "authorities:\n{}",
            of(n, |at| format!("  - 47 U.S.C. § {at}\n"))
        ))
    });
    // Front matter.
    add("unknown keys", 5_000, |n| {
        front(&of(n, |at| format!("k{at}: x\n")))
    });
    add("keys given twice", 5_000, |n| {
        front(&of(n, |at| format!("title: x{at}\n")))
    });
    add("facts", 30_000, |n| {
        front(&format!("facts:\n{}", of(n, |at| format!("  k{at}: v\n"))))
    });
    add("facts given twice", 5_000, |n| {
        front(&format!("facts:\n{}", of(n, |_| "  k: v\n")))
    });
    add("empty facts", 5_000, |n| {
        front(&format!("facts:\n{}", of(n, |at| format!("  k{at}:\n"))))
    });
    add("identifiers", 30_000, |n| {
        front(&format!(
            "identifiers:\n{}",
            of(n, |at| format!("  k{at}: v\n"))
        ))
    });
    add("extra", 30_000, |n| {
        front(&format!("extra:\n{}", of(n, |at| format!("  k{at}: v\n"))))
    });
    add("extra list", 50_000, |n| {
        front(&format!("extra: [{}1]\n", of(n, |_| "1, ")))
    });
    add("YAML comments", 40_000, |n| front(&of(n, |_| "# a\n")));
    add("one long text", 400_000, |n| {
        front(&format!("summary: |\n{}", of(n / 10, |_| "  word\n")))
    });
    add("one long line", 400_000, |n| {
        front(&format!("summary: {}\n", of(n / 5, |_| "word ")))
    });
    add("one long quoted text", 200_000, |n| {
        front(&format!("summary: \"{}\"\n", of(n / 5, |_| "word\\n")))
    });
    add("one long title", 200_000, titled);
    add("one long key", 200_000, |n| {
        front(&format!("{}: x\n", of(n, |_| "k")))
    });
    add("one long type", 200_000, |n| {
        front(&format!("type: {}\n", of(n, |_| "k")))
    });
    add("one long reference", 200_000, |n| {
        front(&format!("references: {}\n", of(n, |_| "k")))
    });
    add("one long party", 200_000, |n| {
        front(&format!("on_behalf_of: {}\n", of(n, |_| "k")))
    });
    add("one long date", 200_000, |n| {
        front(&format!("dated: {}\n", of(n, |_| "9")))
    });
    add("one long link", 200_000, |n| {
        text(&format!("[a]({}.md)\n", of(n, |_| "k")))
    });
    add("one long anchor", 200_000, |n| {
        text(&format!("## Part\n\n[a](#{})\n", of(n, |_| "k")))
    });
    add("open brackets in front", 20_000, |n| {
        front(&format!("facts: {}\n", of(n, |_| "[")))
    });
    add("wrong YAML lines", 5_000, |n| front(&of(n, |_| "a b\n")));
    add("bad dates in one filing", 2_000, |n| {
        front(&format!(
            "deadlines:\n{}",
            of(n, |at| format!("  - {{date: 2024-13-45, title: D{at}}}\n"))
        ))
    });
    add("bad dates, a filing each", 500, |n| {
        many(n, |at| {
            format!("---\ntitle: T{at}\ndate: 2024-13-45\ndocket: GR-1\n---\n\nText.\n")
        })
    });
    add("bad accesses, a filing each", 500, |n| {
        many(n, |at| {
            format!("---\ntitle: T{at}\ndate: 2024-01-02\naccess: privat\n---\n\nText.\n")
        })
    });
    add("deadlines", 3_000, |n| {
        front(&format!(
            "deadlines:\n{}",
            of(n, |at| format!("  - {{date: 2024-02-03, title: D{at}}}\n"))
        ))
    });
    add("attachments", 3_000, |n| {
        let mut site = front(&format!(
            "attachments:\n{}",
            of(n, |at| format!("  - f{at}.txt\n"))
        ));
        site.extend((0..n).map(|at| (format!("content/GR-1/f{at}.txt"), b"x".to_vec())));
        site
    });
    add("missing attachments", 3_000, |n| {
        front(&format!(
            "attachments:\n{}",
            of(n, |at| format!("  - no-{at}.txt\n"))
        ))
    });
    add("attachments not held", 5_000, |n| {
        front(&format!(
            "attachments:\n{}",
            of(n, |at| format!("  - {{label: Exhibit {at}, title: T}}\n"))
        ))
    });
    add("withheld attachments", 3_000, |n| {
        front(&format!(
            "attachments:\n{}",
            of(n, |at| format!(
                "  - {{file: f{at}.txt, label: L, access: sealed}}\n"
            ))
        ))
    });
    add("signatures", 5_000, |n| {
        front(&format!(
            "signed_by:\n{}",
            of(n, |at| format!("  - {{name: N{at}, for: P{at} Gas}}\n"))
        ))
    });
    add("filers", 5_000, |n| {
        front(&format!(
            "on_behalf_of:\n{}",
            of(n, |at| format!("  - Company {at} Inc.\n"))
        ))
    });
    add("served parties", 5_000, |n| {
        front(&format!(
            "served_on:\n{}",
            of(n, |at| format!("  - Company {at} Inc.\n"))
        ))
    });
    add("unnamed filers", 5_000, |n| {
        front(&format!("served_on:\n{}", of(n, |_| "  - Anonymous\n")))
            .settings("unnamed: [Anonymous]\n")
    });
    add("dba in names", 2_000, |n| {
        front(&format!(
            "served_on:\n{}",
            of(n, |at| format!("  - Alpha Gas LLC d/b/a Beta{at}\n"))
        ))
        .with("content/parties/a.md", "---\nname: Alpha Gas LLC\n---\n")
    });
    add("corporate endings", 5_000, |n| {
        front(&format!("on_behalf_of: \"X{}\"\n", of(n, |_| " Inc")))
    });
    add("old addresses", 5_000, |n| {
        front(&format!(
            "redirect_from:\n{}",
            of(n, |at| format!("  - old/{at}/\n"))
        ))
    });
    add("bad old addresses", 2_000, |n| {
        front(&format!(
            "redirect_from:\n{}",
            of(n, |at| format!("  - \"../old/{at}\"\n"))
        ))
    });
    add("references", 1_000, |n| {
        let mut site = many(n, plain);
        site.push(filing(
            "z",
            &format!("references:\n{}", of(n, |at| format!("  - a{at}\n"))),
            "Text.\n",
        ));
        site
    });
    add("unknown references", 1_000, |n| {
        front(&format!(
            "references:\n{}",
            of(n, |at| format!("  - no-{at}\n"))
        ))
    });
    add("unknown references, many filings", 500, |n| {
        let mut site = many(n, plain);
        site.push(filing(
            "z",
            &format!(
                "references:\n{}",
                of(n, |at| format!("  - 2024-no-such-{at}\n"))
            ),
            "Text.\n",
        ));
        site
    });
    add("references not on file", 3_000, |n| {
        front(&format!(
            "references:\n{}",
            of(n, |at| format!(
                "  - {{title: Letter {at}, date: 2024-02-20}}\n"
            ))
        ))
    });
    add("one not on file, many times", 3_000, |n| {
        front(&format!(
            "references:\n{}",
            of(n, |at| format!(
                "  - {{title: Letter, date: 2024-02-20, filed_by: P{at} Gas}}\n"
            ))
        ))
    });
    add("rulings", 3_000, |n| {
        let mut site = many(1, plain);
        let rulings = of(n, |at| {
            format!("  - {{filing: {{title: Motion {at}, date: 2024-02-20}}, ruling: granted}}\n")
        });
        site.push(filing("z", &format!("rules_on:\n{rulings}"), "Text.\n"));
        site
    });
    // Dockets.
    add("clocks", 2_000, |n| {
        docket(&format!(
            "clocks:\n{}",
            of(n, |at| format!(
                "  - {{name: C{at}, starts: 2024-01-02, milestones: [{{days: {}, title: M}}]}}\n",
                at % 99
            ))
        ))
    });
    add("milestones", 3_000, |n| {
        docket(&format!(
            "clocks:\n  - name: C\n    starts: 2024-01-02\n    milestones:\n{}",
            of(n, |at| format!(
                "      - {{days: {}, title: M{at}}}\n",
                at % 999
            ))
        ))
    });
    add("events", 3_000, |n| {
        docket(&format!(
            "events:\n{}",
            of(n, |at| format!("  - {{date: 2024-02-03, title: E{at}}}\n"))
        ))
    });
    add("bad events", 1_000, |n| {
        docket(&format!(
            "events:\n{}",
            of(n, |at| format!("  - {{date: 2024-02-33, title: E{at}}}\n"))
        ))
    });
    add("related dockets", 2_000, |n| {
        docket(&format!(
            "related:\n{}",
            of(n, |at| format!("  - GX-{at}\n"))
        ))
    });
    add("docket's parties", 3_000, |n| {
        docket(&format!(
            "parties:\n{}",
            of(n, |at| format!("  - Company {at} Inc.\n"))
        ))
    });
    add("docket's parties that file", 800, |n| {
        docket(&format!(
            "parties:\n{}",
            of(n, |at| format!("  - Company {at} Inc.\n"))
        ))
        .and(many(n, by_company))
    });
    add("not on file", 3_000, |n| {
        docket(&format!(
            "not_on_file:\n{}",
            of(n, |at| format!(
                "  - {{title: Letter no. {at}, date: 2024-02-20}}\n"
            ))
        ))
    });
    add("not on file, next to filings", 500, |n| {
        docket(&format!(
            "not_on_file:\n{}",
            of(n, |at| format!(
                "  - {{title: Letter of the {at}th customer to the board, date: 2024-01-02}}\n"
            ))
        ))
        .and(many(n, plain))
    });
    add("deadlines stated twice", 1_500, |n| {
        let milestones = of(n, |at| {
            format!("      - {{stated: 2024-02-03, title: M{at}}}\n")
        });
        let deadlines = of(n, |at| format!("  - {{date: 2024-02-03, title: M{at}}}\n"));
        docket(&format!(
            "clocks:\n  - name: C\n    starts: 2024-01-02\n    milestones:\n{milestones}"
        ))
        .and(vec![filing(
            "z",
            &format!("deadlines:\n{deadlines}"),
            "Text.\n",
        )])
    });
    add("dockets", 500, |n| {
        (0..n)
            .map(|at| {
                (
                    format!("content/G-{at}/docket.md"),
                    format!("---\nnumber: G-{at}\n---\n").into_bytes(),
                )
            })
            .collect()
    });
    add("parts of parts", 500, |n| {
        let one = |at: usize| {
            (
                format!("content/G-{at}/docket.md"),
                format!("---\nnumber: G-{at}\npart_of: G-{}\n---\n", at + 1),
            )
        };
        (0..n)
            .map(one)
            .map(|(path, text)| (path, text.into_bytes()))
            .collect()
    });
    add("filings in many dockets", 1_000, |n| {
        front(&format!(
            "docket: [GR-1{}]\n",
            of(n, |at| format!(", GX-{at}"))
        ))
    });
    // Filings.
    add("filings", 500, |n| many(n, plain));
    add("filings of one title", 500, |n| {
        many(n, |_| format!("{FRONT}docket: GR-1\n---\n\nText.\n"))
    });
    add("filings by companies", 500, |n| many(n, by_company));
    add("chain of answers", 500, |n| {
        many(n, |at| {
            format!(
                "{FRONT}docket: GR-1\nresponds_to: a{}\n---\n\nText.\n",
                (at + 1) % n
            )
        })
    });
    add("answers to one", 500, |n| {
        many(n, |at| match at {
            0 => plain(0),
            _ => format!("{FRONT}docket: GR-1\nresponds_to: a0\n---\n\nText.\n"),
        })
    });
    add("chain of later versions", 500, |n| {
        many(n, |at| match at {
            0 => format!("{FRONT}docket: GR-1\n---\n\nText.\n"),
            at => format!(
                "{FRONT}docket: GR-1\nsupersedes: a{}\n---\n\nText.\n",
                at - 1
            ),
        })
    });
    add("exhibits of one", 500, |n| {
        many(n, |at| match at {
            0 => format!("{FRONT}docket: GR-1\n---\n\nText.\n"),
            at => {
                format!("{FRONT}docket: GR-1\nlabel: Exhibit {at}\nexhibit_of: a0\n---\n\nText.\n")
            }
        })
    });
    add("chain of exhibits", 500, |n| {
        many(n, |at| match at {
            0 => format!("{FRONT}docket: GR-1\n---\n\nText.\n"),
            at => format!(
                "{FRONT}docket: GR-1\nexhibit_of: a{}\n---\n\nText.\n",
                at - 1
            ),
        })
    });
    add("one number", 500, |n| {
        many(n, |_| {
            format!("{FRONT}docket: GR-1\nnumber: 7\n---\n\nText.\n")
        })
    });
    add("numbers missing", 500, |n| {
        many(n, |at| {
            format!("{FRONT}docket: GR-1\nnumber: {}\n---\n\nText.\n", at * 1000)
        })
    });
    add("namesakes", 300, |n| {
        let mut site: Files = (0..n)
            .map(|at| {
                (
                    format!("content/G-{at}/same.md"),
                    format!("{FRONT}docket: G-{at}\n---\n").into_bytes(),
                )
            })
            .collect();
        site.push(filing(
            "z",
            &format!("references: [same{}]\n", of(n - 1, |_| ", same")),
            "Text.\n",
        ));
        site
    });
    add("sealed filings", 500, |n| {
        many(n, |at| {
            format!("{FRONT}docket: GR-1\naccess: sealed\nsummary: S{at}\n---\n\nText.\n")
        })
    });
    add("wrong sealed filings", 500, |n| {
        many(n, |at| {
            format!("{FRONT}docket: GR-1\naccess: sealed\nnone{at}: S\n---\n\nText.\n")
        })
    });
    add("drafts", 500, |n| {
        many(n, |_| {
            format!("{FRONT}docket: GR-1\ndraft: true\n---\n\nText.\n")
        })
    });
    add("filings that cannot be read", 500, |n| {
        many(n, |_| "No front matter.\n".to_owned())
    });
    // Parties.
    add("parties alike", 500, |n| {
        front(&format!(
            "served_on:\n{}",
            of(n, |at| format!("  - Prairie Gas Company {}\n", letters(at)))
        ))
    });
    add("parties, one bare name", 300, |n| {
        front(&format!(
            "served_on:\n{}",
            of(n, |at| format!("  - Prairie Gas{}\n", endings(at)))
        ))
    });
    add("parties with records", 500, |n| {
        let mut site = front(&format!(
            "served_on:\n{}",
            of(n, |at| format!("  - Company {at} Inc.\n"))
        ));
        site.extend((0..n).map(|at| {
            (
                format!("content/parties/c{at}.md"),
                format!("---\nname: Company {at} Inc.\n---\n").into_bytes(),
            )
        }));
        site
    });
    add("parties that own parties", 500, |n| {
        let mut site = front("served_on: Company 0 Inc.\n");
        site.extend((0..n).map(|at| {
            (
                format!("content/parties/c{at}.md"),
                format!(
                    "---\nname: Company {at} Inc.\nparent: Company {} Inc.\n---\n",
                    at + 1
                )
                .into_bytes(),
            )
        }));
        site
    });
    add("one name, many records", 300, |n| {
        let mut site = front("served_on: Company Inc.\n");
        site.extend((0..n).map(|at| {
            (
                format!("content/parties/c{at}.md"),
                b"---\nname: Company Inc.\n---\n".to_vec(),
            )
        }));
        site
    });
    add("one business name", 300, |n| {
        let mut site = front(&format!("served_on: [Blue{}]\n", of(n, |_| ", Blue")));
        site.extend((0..n).map(|at| {
            (
                format!("content/parties/c{at}.md"),
                format!("---\nname: Company {at} Inc.\ndba: Blue\n---\n").into_bytes(),
            )
        }));
        site
    });
    add("aliases", 5_000, |n| {
        party(&format!(
            "aliases:\n{}",
            of(n, |at| format!("  - Other {at} Inc.\n"))
        ))
    });
    add("business names", 5_000, |n| {
        party(&format!(
            "dba:\n{}",
            of(n, |at| format!("  - Other {at} Inc.\n"))
        ))
    });
    add("former names", 5_000, |n| {
        party(&format!(
            "formerly:\n{}",
            of(n, |at| format!("  - Other {at} Inc.\n"))
        ))
    });
    add("counsel", 5_000, |n| {
        party(&format!(
            "counsel:\n{}",
            of(n, |at| format!("  - {{name: N{at}, firm: F{at}}}\n"))
        ))
    });
    // The site.
    add("types", 1_000, |n| {
        many(50, plain).settings(&format!(
            "types:\n{}",
            of(n, |at| format!("  - {{id: t{at}, name: Type {at}}}\n"))
        ))
    });
    add("ignored globs", 1_000, |n| {
        many(50, plain).settings(&format!(
            "ignore:\n{}",
            of(n, |at| format!("  - x{at}/**\n"))
        ))
    });
    add("unnamed", 3_000, |n| {
        front(&format!(
            "served_on:\n{}",
            of(n, |at| format!("  - Company {at} Inc.\n"))
        ))
        .settings(&format!(
            "unnamed:\n{}",
            of(n, |at| format!("  - Nobody {at}\n"))
        ))
    });
    add("pages", 500, |n| {
        (0..n)
            .map(|at| {
                (
                    format!("content/pages/p{at}.md"),
                    format!("---\ntitle: P{at}\n---\n\nText.\n").into_bytes(),
                )
            })
            .collect()
    });
    add("words of confidence", 20_000, |n| {
        text(&of(n, |_| "CONFIDENTIAL\n\n"))
    });
    // PDFs.
    add("PDF boxes", 20_000, |n| {
        pdf(
            "/Name (a)",
            &format!(
                "{}{}",
                of(n, |at| format!("0 g {at} 0 20 20 re f ")),
                of(n, |at| format!("BT 1 0 0 1 {at} 700 Tm (a) Tj ET "))
            ),
        )
    });
    add("PDF streams", 20_000, |n| {
        pdf("/Filter /X", &of(n, |_| "endstream stream "))
    });
    add("PDF open streams", 20_000, |n| {
        pdf("/Filter /X", &format!("endstream {}", of(n, |_| "stream ")))
    });
    add("PDF subtypes", 50_000, |n| {
        pdf("/Filter /X", &of(n, |_| "/Subtype /Link "))
    });
    add("PDF spaces", 50_000, |n| {
        pdf("/Filter /X", &format!("/Subtype{}", of(n, |_| " ")))
    });
    all
}

/// Repeats what is written for each number below `n`.
fn of<D: Display>(n: usize, mut write: impl FnMut(usize) -> D) -> String {
    let mut text = String::new();
    for at in 0..n {
        write!(text, "{}", write(at)).expect("writing to a string does not fail");
    }
    text
}

/// Makes a site of one filing with a body.
fn text(body: &str) -> Files {
    vec![docket_of(""), filing("a", "", body)]
}

/// Makes a site of one filing with more front matter.
fn front(more: &str) -> Files {
    vec![docket_of(""), filing("a", more, "Text.\n")]
}

/// Makes a site of one filing with a title of `n` letters.
fn titled(n: usize) -> Files {
    let title = of(n / 5, |_| "word ");
    vec![
        docket_of(""),
        (
            "content/GR-1/a.md".to_owned(),
            format!("---\ntitle: {title}\ndate: 2024-01-02\n---\n\nText.\n").into_bytes(),
        ),
    ]
}

/// Makes a site of a docket with more front matter.
fn docket(more: &str) -> Files {
    vec![docket_of(more)]
}

/// Makes a site of a party with more front matter, and a filing that names it.
fn party(more: &str) -> Files {
    front("on_behalf_of: Plains Gas, LLC\n").with(
        "content/parties/plains.md",
        &format!("---\nname: Plains Gas, LLC\n{more}---\n"),
    )
}

/// Makes a site of many filings.
fn many(n: usize, write: impl Fn(usize) -> String) -> Files {
    let filing = |at: usize| (format!("content/GR-1/a{at}.md"), write(at).into_bytes());
    std::iter::once(docket_of(""))
        .chain((0..n).map(filing))
        .collect()
}

fn plain(at: usize) -> String {
    format!(
        "---\ntitle: Comment of the {at}th customer\ndate: 2024-01-02\nfiled_by: Someone\n---\n\nText.\n"
    )
}

fn by_company(at: usize) -> String {
    format!(
        "---\ntitle: Filing {at}\ndate: 2024-01-02\nfiled_by: Company {at} Inc.\n---\n\nText.\n"
    )
}

fn docket_of(more: &str) -> (String, Vec<u8>) {
    (
        "content/GR-1/docket.md".to_owned(),
        format!("{DOCKET}{more}---\n").into_bytes(),
    )
}

fn filing(name: &str, more: &str, body: &str) -> (String, Vec<u8>) {
    (
        format!("content/GR-1/{name}.md"),
        format!("{FRONT}{more}---\n\n{body}").into_bytes(),
    )
}

/// Makes a site whose only filing names a PDF with one drawing.
fn pdf(dictionary: &str, drawing: &str) -> Files {
    let pdf = format!(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n\
         3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 14000 800]/Contents 4 0 R>> endobj\n\
         4 0 obj <<{dictionary}>>\nstream\n{drawing}\nendstream endobj\ntrailer <</Root 1 0 R>>\n"
    );
    front("attachments: a.pdf\n").with("content/GR-1/a.pdf", &pdf)
}

/// Spells a number in letters, so that names differ by letters alone.
fn letters(mut number: usize) -> String {
    let mut text = String::new();
    for _ in 0..4 {
        text.push((b'a' + (number % 26) as u8) as char);
        number /= 26;
    }
    text
}

/// Spells a number in the endings of company names, which leave one bare name.
fn endings(mut number: usize) -> String {
    const ENDINGS: [&str; 8] = ["LLC", "Inc", "Corp", "Co", "Ltd", "LP", "LLP", "PC"];
    let mut text = String::new();
    while number > 0 {
        text.push(' ');
        text.push_str(ENDINGS[number % 8]);
        number /= 8;
    }
    text
}

/// Changes to a site that was made.
trait Change {
    fn with(self, path: &str, text: &str) -> Files;
    fn and(self, more: Files) -> Files;
    fn settings(self, text: &str) -> Files;
}

impl Change for Files {
    /// Adds a file.
    fn with(mut self, path: &str, text: &str) -> Files {
        self.push((path.to_owned(), text.as_bytes().to_vec()));
        self
    }

    /// Adds the files of another site, except its docket.
    fn and(mut self, more: Files) -> Files {
        self.extend(
            more.into_iter()
                .filter(|(path, _)| !path.ends_with("docket.md")),
        );
        self
    }

    /// Adds settings.
    fn settings(self, text: &str) -> Files {
        self.with("site.yaml", &format!("title: S\n{text}"))
    }
}
