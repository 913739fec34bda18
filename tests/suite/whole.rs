//! A docket as a whole on one page.

use std::collections::BTreeSet;

use crate::site::Site;

/// Two filings whose texts have headings, notes and anchors of the same names.
const SITE: &str = "\
-- site.yaml --
title: A site
record_pages: true
-- content/A-1/docket.md --
---
number: A-1
---
-- content/A-1/one.md --
---
title: A motion
date: 2024-07-01
filed_by: Ann
---

# Facts

See [the law](#law) and a note[^1].

### Too deep

<a name=\"law\"></a>Law.

[^1]: Note of one.
-- content/A-1/two.md --
---
title: An answer
date: 2024-07-03
filed_by: Bob
---

## Facts

See [the facts](#facts), a note[^1] and [the motion](one.md#facts).

<table><tr><th id=\"law\">a</th></tr><tr><td headers=\"law\">b</td></tr></table>

[^1]: Note of two.
-- content/A-1/three.md --
---
title: A sealed one
date: 2024-07-04
access: sealed
---
";

#[test]
fn a_page_holds_a_whole_docket_and_every_anchor_on_it_is_one() {
    let site = Site::of(SITE);
    assert_eq!(site.build(&[]).code, 0);
    let page = site.page("dockets/a-1/record/index.html");
    let values = |attribute: &str| {
        let values = page.split(attribute).skip(1);
        values
            .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    let ids = values(" id=\"");
    let unique: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
    for name in [
        "one-text-facts",
        "two-text-facts",
        "one-text-law",
        "two-text-law",
        "one-fn-1",
        "two-fnref-1",
    ] {
        assert!(ids.iter().any(|id| id.ends_with(name)), "{name}: {ids:?}");
    }
    let here: Vec<String> = values(" href=\"#");
    assert!(here.len() > 6, "{here:?}");
    for to in &here {
        assert!(ids.contains(to), "nothing has the anchor {to}: {ids:?}");
    }
    for head in values(" headers=\"") {
        assert!(ids.contains(&head), "{head}");
    }
    // The text of a filing is below its title, and no level is passed over.
    let levels: Vec<u8> = page
        .match_indices("<h")
        .filter_map(|(at, _)| page[at + 2..].bytes().next())
        .filter(u8::is_ascii_digit)
        .map(|digit| digit - b'0')
        .collect();
    assert_eq!(levels, [1, 2, 2, 3, 4, 2, 3], "{page}");
    assert!(page.contains("Note of one") && page.contains("Sealed filing"));
    assert!(!page.contains("A sealed one"));
    assert!(
        site.page("dockets/a-1/index.html")
            .contains("record/index.html")
    );

    let site = Site::of(&SITE.replace("record_pages: true\n", ""));
    assert_eq!(site.build(&[]).code, 0);
    assert!(!site.output().contains_key("dockets/a-1/record/index.html"));
}
