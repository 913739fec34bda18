//! What programs read that read texts: filings as Markdown, and the list of what there is.

use crate::site::Site;

const SITE: &str = "\
-- site.yaml --
title: A [small] site
description: |
  Two dockets,
  and no more.
base_url: https://example.org/sub/
markdown: true
-- content/A-1/docket.md --
---
number: A-1
title: The first
---
-- content/A-1/one.md --
---
title: 'Motion: to compel'
date: 2024-07-01
number: 1
filed_by: Ann
attachments: [{file: map.pdf}]
---

See [the answer](two.md#why), [the map](map.pdf), [a secret](secret.md) and [the law](#law).

## Law

Text. <!-- a comment -->
-- content/A-1/two.md --
---
title: Answer
date: 2024-07-02
filed_by: Bob
---

## Why

It is <redacted>nine</redacted>.
-- content/A-1/secret.md --
---
title: A secret
date: 2024-07-03
access: sealed
---
-- content/A-1/map.pdf --
map
";

#[test]
fn a_filing_is_there_as_markdown_beside_its_page() {
    let site = Site::of(SITE);
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    let text = site.page("dockets/a-1/one/index.html.md");
    let (front, body) = text.split_once("\n---\n\n").expect("it has a front matter");
    assert!(
        front.starts_with("---\ndocket: \"A-1\"\ndate: \"2024-07-01\"\n"),
        "{front}"
    );
    assert!(
        front.contains("\ntitle: \"Motion: to compel\"\n"),
        "{front}"
    );
    assert_eq!(
        body,
        "See [the answer](https://example.org/sub/dockets/a-1/two/#text-why), \
         [the map](https://example.org/sub/dockets/a-1/one/map.pdf), a secret and \
         [the law](#law).\n\n## Law\n\nText.\n"
    );
    assert!(
        site.page("dockets/a-1/two/index.html.md")
            .ends_with("It is \\[redacted\\].\n")
    );
    let page = site.page("dockets/a-1/one/index.html");
    let link = "<link rel=\"alternate\" type=\"text/markdown\" href=\"/sub/dockets/a-1/one/index.html.md\">";
    assert!(page.contains(link), "{page}");
    let twins = site
        .output()
        .into_keys()
        .filter(|path| path.ends_with(".md"));
    assert_eq!(twins.count(), 2);
    assert!(
        site.page("../site/addresses.lock")
            .contains("dockets/a-1/one/index.html.md")
    );

    let site = Site::of(&SITE.replace("markdown: true\n", ""));
    assert_eq!(site.build(&[]).code, 0);
    let output = site.output();
    assert!(
        !output
            .keys()
            .any(|path| path.ends_with(".md") || path == "llms.txt")
    );
    assert!(
        !site
            .page("dockets/a-1/one/index.html")
            .contains("text/markdown")
    );
}

#[test]
fn the_list_for_programs_says_what_there_is_and_stays_short() {
    let site = Site::of(SITE);
    assert_eq!(site.build(&["--no-lock"]).code, 0);
    let list = site.page("llms.txt");
    assert_eq!(
        list,
        "# A \\[small\\] site\n\n> Two dockets, and no more.\n\n\
         Each filing is also there as Markdown, next to its page.\n\n\
         ## Dockets\n\n\
         - [A-1](https://example.org/sub/dockets/a-1/): The first (3 filings)\n\n\
         ## Recently added\n\n\
         - [Answer](https://example.org/sub/dockets/a-1/two/index.html.md): July 2, 2024\n\
         - [Motion: to compel](https://example.org/sub/dockets/a-1/one/index.html.md): July 1, 2024\n\n\
         ## Optional\n\n\
         - [Parties](https://example.org/sub/parties/)\n\
         - [Coverage](https://example.org/sub/coverage/)\n"
    );
    for number in 0..300 {
        site.put(
            &format!("content/B-{number}/one.md"),
            format!("---\ntitle: T\ndate: 2024-01-01\ndocket: B-{number}\n---\n"),
        );
    }
    assert_eq!(site.build(&["--no-lock"]).code, 0);
    let list = site.page("llms.txt");
    assert_eq!(list.matches("\n- ").count(), 200 + 1 + 40 + 2, "{list}");
}
