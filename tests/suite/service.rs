//! The service list: what readers see of how people are reached, and what only the clerk lists.

use crate::site::{Run, Site};

const SITE: &str = "\
-- site.yaml --
title: Test
-- content/A-1/docket.md --
---
number: A-1
parties:
  - {party: Plains Gas, role: applicant}
  - party: Staff
    counsel: {name: Staff Attorney, email: attorney@board.example, phone: kanarie-phone-1}
  - {party: Users Group}
  - {party: City}
---
-- content/A-1/1.md --
---
title: Letter
date: 2024-01-02
filed_by: Plains Gas
served_on: [Plains Gas, Staff, Users Group, City]
---
-- content/parties/plains-gas.md --
---
name: Plains Gas
counsel:
  - {name: Ann Example, firm: Example LLP, role: lead counsel, email: ann@example.com, phone: kanarie-phone-2, address: \"1 Kanarie St; Osage, MO\"}
  - Bob Example
email: kanarie@plains.example
address: 2 Kanarie St
---
-- content/parties/users-group.md --
---
name: Users Group
representative: Rep Kanarie
address: 3 Kanarie St
service: paper
email: kanarie@users.example
---
";

fn list(site: &Site, more: &[&str]) -> Run {
    site.run(&[&["list", "service", "--site", "site"], more].concat())
}

#[test]
fn readers_see_what_the_site_publishes_and_nothing_else() {
    let site = Site::of(SITE);
    assert_eq!(site.build(&[]).code, 0);
    let page = site.page("dockets/a-1/parties/index.html");
    for shown in [
        "<h3>By e-mail</h3>",
        "Ann Example, Example LLP <span class=\"muted\">(lead counsel)</span>, <a href=\"mailto:ann@example.com\">",
        "<a href=\"mailto:ann@example.com,attorney@board.example\">",
        ">ann@example.com; attorney@board.example</textarea>",
        "<h3>By mail or otherwise</h3>",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.to_lowercase().contains("kanarie"), "{path}");
    }
    site.put("site.yaml", "title: Test\npublish_contacts: none\n");
    assert_eq!(site.build(&[]).code, 0);
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains("@board.example") && !text.contains("@example.com"),
            "{path}"
        );
    }
    site.put(
        "site.yaml",
        "title: Test\npublish_contacts: [counsel-phone, party-address, representative, service]\n",
    );
    assert_eq!(site.build(&[]).code, 0);
    let page = site.page("dockets/a-1/parties/index.html");
    for shown in ["kanarie-phone-1", "2 Kanarie St", "Rep Kanarie"] {
        assert!(page.contains(shown), "{shown}");
    }
    for hidden in ["1 Kanarie", "mailto:", "kanarie@"] {
        assert!(!page.contains(hidden), "{hidden}");
    }
}

#[test]
fn what_is_wrong_with_an_address_is_said_without_it() {
    let site = Site::of(SITE);
    for wrong in [
        "kanarie",
        "kanarie@x",
        "a@kanarie.example?bcc=b@c.example",
        "A <kanarie@a.example>",
    ] {
        let party = format!("---\nname: Users Group\nemail: \"{wrong}\"\n---\n");
        site.put("content/parties/users-group.md", party);
        let run = site.build(&[]);
        assert_eq!(run.code, 1, "{wrong}");
        assert!(
            run.stderr.contains("not an e-mail address"),
            "{}",
            run.stderr
        );
        assert!(!run.stderr.contains("anarie"), "{}", run.stderr);
    }
    site.put(
        "content/parties/users-group.md",
        "---\nname: Users Group\nemail: <redacted>kanarie@users.example</redacted>\n---\n",
    );
    assert_eq!(site.build(&[]).code, 0);
    let run = list(&site, &["--format", "csv"]);
    assert!(!run.stdout.contains("kanarie@users"), "{}", run.stdout);
    site.put("site.yaml", "publish_contacts: [counsel-emial]\n");
    let run = site.build(&[]);
    assert!(
        run.stderr.contains("did you mean `counsel-email`?"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_clerk_lists_all_contact_data() {
    let site = Site::of(SITE);
    let run = list(&site, &["--format", "csv"]);
    assert_eq!(
        run.stdout.replace('\r', ""),
        "docket,party,name,firm,role,service,email,phone,address\n\
         A-1,Plains Gas,Ann Example,Example LLP,lead counsel,,ann@example.com,kanarie-phone-2,\"1 Kanarie St; Osage, MO\"\n\
         A-1,Plains Gas,Bob Example,,,,,,\n\
         A-1,Plains Gas,,,,,kanarie@plains.example,,2 Kanarie St\n\
         A-1,Staff,Staff Attorney,,,,attorney@board.example,kanarie-phone-1,\n\
         A-1,Users Group,Rep Kanarie,,,paper,kanarie@users.example,,3 Kanarie St\n\
         A-1,City,,,,,,,\n",
        "{}",
        run.stderr
    );
    let run = list(&site, &["--format", "labels"]);
    assert_eq!(run.stdout, "Rep Kanarie\nUsers Group\n3 Kanarie St\n");
    let run = list(&site, &["--format", "certificate"]);
    assert_eq!(
        run.stdout,
        "CERTIFICATE OF SERVICE\n\n\
         I certify that on ____________________ I served the foregoing document in A-1 on:\n\n\
         By e-mail:\n\
         \x20 Ann Example, Example LLP, for Plains Gas, ann@example.com\n\
         \x20 Plains Gas, kanarie@plains.example\n\
         \x20 Staff Attorney, for Staff, attorney@board.example\n\n\
         By mail:\n\
         \x20 Rep Kanarie, for Users Group, 3 Kanarie St\n\n\
         No address on record:\n\
         \x20 Bob Example, for Plains Gas\n\
         \x20 City\n\n\
         ____________________\n"
    );
    let run = site.run(&["list", "filings", "--site", "site", "--format", "labels"]);
    assert_eq!(run.code, 2, "{}", run.stdout);
    // A docket that is withheld has no list.
    site.put(
        "content/A-1/docket.md",
        "---\nnumber: A-1\naccess: sealed\nparties: [{party: Plains Gas, counsel: {name: X, email: kanarie@x.example}}]\n---\n",
    );
    let run = list(&site, &["--format", "csv"]);
    assert!(!run.stdout.contains("anarie@x"), "{}", run.stdout);
}
