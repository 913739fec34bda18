//! What a published site owes its host: files that hosts read, limits, another address, a workflow,
//! and a manifest to verify.

use std::fs;

use crate::site::Site;

/// A site with an old address.
const SITE: &str = "\
-- site.yaml --
title: A site
-- content/A-1/letter.md --
---
title: A letter
date: 2005-08-09
docket: A-1
filed_by: Somebody
redirect_from: [/old/letter 1.html]
---
Text.
";

#[test]
fn hosts_find_the_files_that_they_read() {
    let site = Site::of(SITE);
    assert_eq!(site.build(&[]).code, 0);
    assert_eq!(site.page(".nojekyll"), "");
    assert_eq!(site.page("robots.txt"), "User-agent: *\nAllow: /\n");
    let redirects = site.page("_redirects");
    let rule = "/old/letter%201.html /dockets/a-1/letter/ 301\n";
    assert!(redirects.contains(rule), "{redirects}");
    assert_eq!(
        redirects.lines().count(),
        2 + 1,
        "the old page of deadlines forwards too: {redirects}"
    );

    // Below a path of a host, crawlers read the host's own list, and redirects begin with the path.
    let run = site.build(&["--base-url", "https://example.org/x"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!site.out().join("robots.txt").exists());
    assert!(
        site.page("_redirects")
            .contains("/x/old/letter%201.html /x/dockets/a-1/letter/ 301\n")
    );
    let run = site.build(&["--base-url", "https://example.org/"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        site.page("robots.txt")
            .contains("\nSitemap: https://example.org/sitemap.xml\n")
    );
    assert!(
        site.page("feed.xml")
            .contains("https://example.org/dockets/a-1/letter/")
    );

    // A person's own file stays.
    let site = Site::of(&SITE.replace("redirect_from: [/old/letter 1.html]\n", ""));
    assert_eq!(site.build(&[]).code, 0);
    for (name, own) in [("robots.txt", "User-agent: x\n"), ("_redirects", "/a /b\n")] {
        let run = site.build(&[]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let manifest = site.page(".docketpress-manifest");
        let kept: String = manifest
            .lines()
            .filter(|line| !line.ends_with(&format!("  {name}")))
            .map(|line| format!("{line}\n"))
            .collect();
        site.put(
            &format!("../{}/.docketpress-manifest", out_name(&site)),
            kept,
        );
        site.put(&format!("../{}/{name}", out_name(&site)), own);
        let run = site.build(&[]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains("kept your own file"), "{}", run.stderr);
        assert_eq!(site.page(name), own);
    }
}

fn out_name(site: &Site) -> String {
    let out = site.out();
    let name = out.file_name().expect("the folder has a name");
    name.to_string_lossy().into_owned()
}

#[test]
fn a_site_says_what_crawlers_may_do_with_it() {
    let site = |crawlers: &str| {
        let settings = format!("title: A site\ncrawlers: {crawlers}");
        let site = Site::of(&SITE.replace("title: A site", &settings));
        assert_eq!(site.build(&[]).code, 0);
        site
    };
    let noindex = "<meta name=\"robots\" content=\"noindex\">";
    let search = site("search");
    let robots = search.page("robots.txt");
    assert!(robots.starts_with(
        "User-agent: *\nContent-Usage: train-ai=n\nContent-Signal: search=yes, ai-train=no\n\
         Allow: /\n\nUser-agent: "
    ));
    assert!(robots.ends_with("User-agent: PanguBot\nDisallow: /\n"));
    assert!(
        !search
            .page("dockets/a-1/letter/index.html")
            .contains(noindex)
    );
    let none = site("none");
    assert_eq!(none.page("robots.txt"), "User-agent: *\nDisallow: /\n");
    assert!(none.page("dockets/a-1/letter/index.html").contains(noindex));
    let run = Site::of(&SITE.replace("title: A site", "crawlers: never")).build(&[]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("crawlers"), "{}", run.stderr);
}

#[test]
fn an_address_that_is_none_is_refused() {
    let site = Site::of(SITE);
    for address in [
        "example.org",
        "https://",
        "https://a.org/?x",
        "ftp://a.org/",
        "https://a b/",
    ] {
        let run = site.build(&["--base-url", address]);
        assert_eq!(run.code, 2, "{address}: {}", run.stderr);
        assert!(
            run.stderr.contains("https://example.org/dockets/"),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn a_published_folder_is_compared_with_its_manifest() {
    let site = Site::of(SITE);
    assert_eq!(site.build(&[]).code, 0);
    let out = site.out().display().to_string();
    let run = site.run(&["verify", &out]);
    assert_eq!((run.code, &*run.stdout), (0, ""), "{}", run.stderr);

    fs::write(site.out().join("index.html"), "x").expect("the page is there");
    fs::remove_file(site.out().join("404.html")).expect("the page is there");
    fs::write(site.out().join("CNAME"), "example.org").expect("a file can be added");
    let run = site.run(&["verify", &out]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(
        run.stdout,
        "changed\tindex.html\nmissing\t404.html\nunlisted\tCNAME\n"
    );
    assert!(
        run.stderr
            .contains("1 changed, 1 missing, 1 not in the manifest"),
        "{}",
        run.stderr
    );

    // A manifest that was kept elsewhere shows what the folder's own hides.
    let site = Site::of(SITE);
    assert_eq!(site.build(&[]).code, 0);
    let kept = site.page(".docketpress-manifest");
    site.put("kept.sha256", &kept);
    site.put(
        "content/A-1/letter.md",
        "---\ntitle: Another\ndate: 2005-08-09\ndocket: A-1\nfiled_by: Somebody\nredirect_from: [/old/letter 1.html]\n---\n",
    );
    assert_eq!(site.build(&[]).code, 0);
    let run = site.run(&["verify", &out_of(&site), "--manifest", "site/kept.sha256"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stdout
            .contains("changed\tdockets/a-1/letter/index.html\n"),
        "{}",
        run.stdout
    );

    let run = site.run(&["verify", "site"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("the manifest that a build writes"),
        "{}",
        run.stderr
    );
}

fn out_of(site: &Site) -> String {
    site.out().display().to_string()
}

#[test]
fn a_check_says_whether_a_host_takes_the_site() {
    let site = Site::of(SITE);
    for host in [
        "github-pages",
        "gitlab-pages",
        "cloudflare-pages",
        "netlify",
        "azure-static-web-apps",
    ] {
        let run = site.run(&["check", "--site", "site", "--host", host]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains("  ok    "), "{}", run.stderr);
    }
    // A file of more than 25 MiB, most of it never written to the disk.
    site.put("content/A-1/long.bin", "a".repeat(2_000));
    let file = fs::File::options()
        .append(true)
        .open(site.root().join("content/A-1/long.bin"));
    let file = file.expect("the file is there");
    file.set_len(30 * 1024 * 1024).expect("a file can be long");
    site.put(
        "content/A-1/letter.md",
        "---\ntitle: A letter\ndate: 2005-08-09\ndocket: A-1\nfiled_by: Somebody\nattachments: [long.bin]\n---\n",
    );
    let run = site.run(&["check", "--site", "site", "--host", "cloudflare-pages"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(
        run.stderr
            .contains("OVER  largest file: 31.5 MB of 26.2 MB"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr
            .contains("the largest is dockets/a-1/letter/long.bin"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_workflow_is_written_into_a_site_and_never_over_another() {
    for (ci, path) in [
        ("github", ".github/workflows/docketpress.yml"),
        ("gitlab", ".gitlab-ci.yml"),
    ] {
        let site = Site::of(SITE);
        let run = site.run_in("site", &["init", "--ci", ci], &[]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let text = fs::read_to_string(site.root().join(path)).expect("the workflow is there");
        let version = format!("docketpress=={}\n", env!("CARGO_PKG_VERSION"));
        assert!(
            text.contains(&version) && !text.contains("VERSION"),
            "{text}"
        );
        assert!(text.contains("docketpress build --base-url"), "{text}");
        let run = site.run_in("site", &["init", "--ci", ci], &[]);
        assert_eq!(run.code, 2);
        assert!(run.stderr.contains("exists already"), "{}", run.stderr);

        let run = site.run(&["init", "new", "--ci", ci]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let run = site.run_in("new", &["build"], &[]);
        assert_eq!(
            run.code, 0,
            "a new site with a workflow builds: {}",
            run.stderr
        );
    }
    let site = Site::empty();
    let run = site.run(&["init", "--ci", "github"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("no site.yaml"), "{}", run.stderr);
}

#[test]
fn without_a_command_and_a_site_the_first_steps_are_shown() {
    let site = Site::empty();
    let run = site.run(&[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("There is no site in"), "{}", run.stderr);
    let site = Site::of(SITE);
    let run = site.run_in("site", &[], &[]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("Usage: docketpress"), "{}", run.stderr);
}

#[test]
fn an_address_that_was_published_is_not_lost() {
    let site = Site::of(SITE);
    site.put("content/A-1/exhibit.txt", "An exhibit.");
    let letter = "---\ntitle: A letter\ndate: 2005-08-09\ndocket: A-1\nfiled_by: Somebody\nattachments: [exhibit.txt]\n";
    site.put("content/A-1/letter.md", format!("{letter}---\nText.\n"));
    let run = site.build(&["--today", "2026-11-30"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let lock =
        || fs::read_to_string(site.root().join("addresses.lock")).expect("the file is there");
    let first = lock();
    for address in [
        "dockets/a-1/",
        "dockets/a-1/letter/",
        "dockets/a-1/letter/exhibit.txt",
        "parties/somebody/",
    ] {
        assert!(
            first.contains(&format!("\n{address}\t2026-11-30\t")),
            "{address}: {first}"
        );
    }
    assert!(
        !first.contains("assets/") && !first.contains("search/"),
        "{first}"
    );
    // The same record again, on another day, changes nothing.
    assert_eq!(site.build(&["--today", "2026-12-01"]).code, 0);
    assert_eq!(lock(), first);

    // A renamed file moves the record: the build names what is lost, and where it is now.
    site.remove("content/A-1/letter.md");
    site.put(
        "content/A-1/first-letter.md",
        format!("{letter}---\nText.\n"),
    );
    let run = site.build(&[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let lost = "/dockets/a-1/letter/ was published and would be gone, with 1 more below it; /dockets/a-1/first-letter/ has the same title";
    assert!(run.stderr.contains(lost), "{}", run.stderr);
    assert_eq!(lock(), first, "nothing was published");
    assert!(site.out().join("dockets/a-1/letter/index.html").exists());
    assert_eq!(
        site.build(&["--no-lock"]).code,
        0,
        "a trial builds all the same"
    );
    assert_eq!(lock(), first);

    // The old address is kept by the record, with the file below it.
    let moved = format!("{letter}redirect_from: [/dockets/a-1/letter/]\n---\nText.\n");
    site.put("content/A-1/first-letter.md", moved);
    let run = site.build(&["--today", "2026-12-02"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(site.page("dockets/a-1/letter/exhibit.txt"), "An exhibit.");
    assert!(
        lock().contains("\ndockets/a-1/first-letter/\t2026-12-02\t"),
        "{}",
        lock()
    );
    assert!(
        lock().contains("\ndockets/a-1/letter/\t2026-11-30\t"),
        "{}",
        lock()
    );

    // An address that nothing replaces is given up by hand.
    site.remove("content/A-1/first-letter.md");
    site.put(
        "content/A-1/docket.md",
        "---\nnumber: A-1\ntitle: A docket\n---\n",
    );
    let run = site.build(&[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for address in [
        "/dockets/a-1/letter/",
        "dockets/a-1/first-letter/",
        "/parties/somebody/",
        "/dockets/a-1/authorities/",
    ] {
        let run = site.run(&["release", "--site", "site", address]);
        let is_kept = lock().contains(&format!("\n{}\t", address.trim_start_matches('/')));
        assert!(!is_kept, "{address}: {}", run.stderr);
    }
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let run = site.run(&["release", "--site", "site", "/dockets/a-1/letter/"]);
    assert_eq!(run.code, 2, "{}", run.stderr);

    site.put("addresses.lock", "what is this\n");
    let run = site.build(&[]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("line 1"), "{}", run.stderr);
}

#[test]
fn a_docket_keeps_all_its_addresses_under_its_old_number() {
    let site = Site::of(&format!(
        "{SITE}\n-- content/A-1/docket.md --\n---\nnumber: A-1\n---\n"
    ));
    assert_eq!(site.build(&["--base-url", "https://example.org/"]).code, 0);
    let old: Vec<String> = site
        .output()
        .into_keys()
        .filter(|path| path.starts_with("dockets/a-1/"))
        .collect();
    site.put(
        "content/A-1/docket.md",
        "---\nnumber: B-1\nredirect_from: [/dockets/a-1/]\n---\n",
    );
    let letter =
        fs::read_to_string(site.root().join("content/A-1/letter.md")).expect("it is there");
    site.put(
        "content/A-1/letter.md",
        letter.replace("docket: A-1", "docket: B-1"),
    );
    let run = site.build(&["--base-url", "https://example.org/"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let now = site.output();
    assert!(old.len() > 8, "{old:?}");
    for path in old {
        assert!(now.contains_key(&path), "{path}");
    }
    assert!(
        site.page("dockets/a-1/feed.xml")
            .contains("https://example.org/dockets/b-1/letter/")
    );
    assert!(
        site.page("dockets/a-1/letter/index.html")
            .contains("dockets/b-1/letter/")
    );
}

#[test]
fn a_record_that_is_withheld_now_leaves_its_address_without_a_word() {
    let site = Site::of(&format!(
        "{SITE}\n-- content/A-1/docket.md --\n---\nnumber: A-1\n---\n\
         -- content/A-1/kanarie-offer.md --\n---\ntitle: Kanarie offer\ndate: 2005-08-10\nfiled_by: Kanarie Corp.\nattachments: [kanarie-bids.txt]\n---\nText.\n\
         -- content/A-1/kanarie-bids.txt --\nBids.\n"
    ));
    assert_eq!(site.build(&[]).code, 0);
    assert!(
        site.out()
            .join("dockets/a-1/kanarie-offer/kanarie-bids.txt")
            .exists()
    );
    let text =
        fs::read_to_string(site.root().join("content/A-1/kanarie-offer.md")).expect("it is there");
    for (from, to) in [
        ("filed_by: Kanarie", "access: sealed\nfiled_by: Kanarie"),
        ("filed_by: Kanarie", "draft: true\nfiled_by: Kanarie"),
    ] {
        site.put("content/A-1/kanarie-offer.md", &text);
        assert_eq!(site.build(&["--no-lock"]).code, 0);
        let before = fs::read(site.root().join("addresses.lock")).expect("it is there");
        site.put("content/A-1/kanarie-offer.md", text.replace(from, to));
        let run = site.build(&[]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(
            !run.stderr.to_lowercase().contains("kanarie"),
            "{}",
            run.stderr
        );
        assert!(
            run.stderr.contains("withheld or drafts now: 3"),
            "{}",
            run.stderr
        );
        assert!(site.output().keys().all(|path| !path.contains("kanarie")));
        let lock = fs::read_to_string(site.root().join("addresses.lock")).expect("it is there");
        assert!(!lock.contains("kanarie"), "{lock}");
        site.put("addresses.lock", before);
    }
    // Withheld under another file's name, the record is not known again: the message gives a line
    // and no name.
    site.remove("content/A-1/kanarie-offer.md");
    site.put(
        "content/A-1/2.md",
        text.replace("filed_by: Kanarie", "access: sealed\nfiled_by: Kanarie"),
    );
    for format in ["human", "short", "json", "github", "sarif"] {
        let run = site.build(&["--message-format", format]);
        assert_eq!(run.code, 1, "{}", run.stderr);
        let said = format!("{}{}", run.stdout, run.stderr).to_lowercase();
        assert!(!said.contains("kanarie"), "{said}");
        assert!(said.contains("of addresses.lock was published"), "{said}");
    }
    site.remove("content/A-1/2.md");
    // An attachment that only a withheld record names now is not named either.
    site.put(
        "content/A-1/kanarie-offer.md",
        text.replace("attachments: [kanarie-bids.txt]\n", ""),
    );
    site.put(
        "content/A-1/3.md",
        "---\ntitle: Other\ndate: 2005-08-11\naccess: sealed\nattachments: [kanarie-bids.txt]\n---\n",
    );
    let run = site.build(&[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(!run.stderr.contains("kanarie-bids"), "{}", run.stderr);
    site.remove("content/A-1/3.md");
    // The attachment alone, then the whole docket.
    site.put(
        "content/A-1/kanarie-offer.md",
        text.replace(
            "[kanarie-bids.txt]",
            "[{file: kanarie-bids.txt, access: sealed}]",
        ),
    );
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("kanarie-bids"), "{}", run.stderr);
    site.put(
        "content/A-1/docket.md",
        "---\nnumber: A-1\naccess: sealed\n---\n",
    );
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        !run.stderr.to_lowercase().contains("kanarie"),
        "{}",
        run.stderr
    );
    assert!(site.output().keys().all(|path| !path.contains("kanarie")));
}

#[test]
fn a_filing_that_is_docketed_late_comes_first_among_what_was_added() {
    let site = Site::of(SITE);
    let base = ["--base-url", "https://example.org/"];
    let day = |day| [&base[..], &["--today", day]].concat();
    assert_eq!(site.build(&day("2024-03-05")).code, 0);
    let begun = site.page("feed.xml");
    assert!(begun.contains("<published>2005-08-09T00:00:00Z"), "{begun}");

    site.put(
        "content/A-1/january.md",
        "---\ntitle: A January letter\ndate: 2005-01-03\ndocket: A-1\n---\nText.\n",
    );
    assert_eq!(site.build(&day("2024-06-01")).code, 0);
    let feed = site.page("feed.xml");
    let (first, second) = (feed.find("January"), feed.find("A letter"));
    assert!(first.is_some() && first < second, "{feed}");
    assert!(feed.contains("<published>2024-06-01T00:00:00Z"), "{feed}");
    let page = site.page("recent/index.html");
    assert!(page.contains("June 1, 2024") && page.contains("January letter"));
    // Days later nothing is different: the day was kept.
    assert_eq!(site.build(&day("2024-07-09")).code, 0);
    assert_eq!(site.page("feed.xml"), feed);
    assert_eq!(site.page("recent/index.html"), page);

    // An entry keeps its id where its page moves.
    let letter =
        fs::read_to_string(site.root().join("content/A-1/letter.md")).expect("it is there");
    let moved = letter.replace("redirect_from: [", "redirect_from: [/dockets/a-1/letter/, ");
    site.remove("content/A-1/letter.md");
    site.put("content/A-1/request.md", &moved);
    let run = site.build(&day("2024-07-10"));
    assert_eq!(run.code, 0, "{}", run.stderr);
    let feed = site.page("feed.xml");
    assert!(
        feed.contains("<id>https://example.org/dockets/a-1/letter/</id>"),
        "{feed}"
    );
    assert!(feed.contains("href=\"https://example.org/dockets/a-1/request/\""));
}

#[test]
fn a_site_says_what_readers_can_follow() {
    let text = SITE.replace("docket: A-1", "docket: A-1\ntype: letter");
    let site = Site::of(&format!("{text}It cites 47 U.S.C. 252.\n"));
    let has = |path: &str| site.out().join(path).exists();
    let all = [
        "feed.xml",
        "dockets/a-1/feed.json",
        "parties/somebody/feed.xml",
        "dockets/a-1/types/letter.xml",
        "authorities/47-u.s.c.-252/feed.xml",
    ];
    let base = "base_url: https://example.org/\n";
    for (setting, wanted) in [
        ("", [true, true, true, false, false]),
        ("feeds: none\n", [false; 5]),
        (
            "feeds: [types, authorities]\n",
            [false, false, false, true, true],
        ),
    ] {
        site.put("site.yaml", format!("{base}{setting}"));
        let run = site.build(&["--no-lock"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_eq!(all.map(has), wanted, "{setting}");
        // No page leads to a feed that is not there.
        for page in [
            "index.html",
            "dockets/a-1/index.html",
            "parties/somebody/index.html",
        ] {
            let has_json = setting.is_empty() && !page.starts_with("parties/");
            let page = site.page(page);
            assert_eq!(page.contains("feed.xml"), setting.is_empty(), "{page}");
            assert_eq!(page.contains("application/feed+json"), has_json, "{page}");
        }
    }
    let types = site.page("dockets/a-1/types/index.html");
    assert!(types.contains("types/letter.xml"), "{types}");
}

#[test]
fn the_record_of_a_past_day_knows_nothing_of_later_days() {
    let site = Site::of(
        "\
-- site.yaml --
base_url: https://example.org/
-- content/A-1/docket.md --
---
number: A-1
status: closed
closed: 2006-01-01
events: {date: 2005-12-01, title: A hearing, type: hearing}
not_on_file: [{title: An early call, date: 2005-01-01}, {title: CANARY call, date: 2005-09-01}]
---
-- content/A-1/letter.md --
---
title: A letter
date: 2005-08-09
references: order
attachments: exhibit.txt
deadlines: {date: 2005-12-22, title: The window opens}
---
See [the order](order.md).
-- content/A-1/order.md --
---
title: CANARY order
date: 2005-08-16
rules_on: {filing: letter, ruling: denied}
attachments: [exhibit.txt, canary.txt]
---
CANARY text
-- content/A-1/exhibit.txt --
An exhibit.
-- content/A-1/canary.txt --
CANARY
",
    );
    let run = site.build(&["--as-of", "2005-08-15"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("canary"), "{path}: {text}");
        assert!(!path.contains("canary") && !path.contains("feed"), "{path}");
        let is_page = path.ends_with(".html") && text.contains("masthead");
        assert!(
            !is_page || text.contains("the record as of august 15, 2005"),
            "{path}"
        );
        assert!(!is_page || text.contains("content=\"noindex\""), "{path}");
    }
    let docket = site.page("dockets/a-1/index.html");
    assert!(docket.contains("An early call") && docket.contains("A hearing"));
    assert!(docket.contains("The window opens") && docket.contains("data-today=\"2005-08-15\""));
    assert!(!docket.to_lowercase().contains("closed"), "{docket}");
    assert_eq!(site.page("robots.txt"), "User-agent: *\nDisallow: /\n");
    assert!(site.out().join("dockets/a-1/letter/exhibit.txt").exists());
    assert!(!site.root().join("addresses.lock").exists());
    assert!(!site.out().join("sitemap.xml").exists());

    // It never takes the place of the site itself.
    let run = site.run(&["build", "--as-of", "2005-08-15"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("--out"), "{}", run.stderr);
}

#[test]
fn a_build_names_what_it_removes_unless_it_may_be_withheld() {
    let site = Site::of(SITE);
    let page = |at: usize| format!("content/pages/p{at:02}.md");
    for at in 0..25 {
        site.put(&page(at), format!("---\ntitle: Page {at}\n---\n"));
    }
    assert_eq!(site.build(&["--no-lock"]).code, 0);
    site.remove(&page(0));
    let run = site.build(&["--no-lock"]);
    assert!(
        run.stderr.contains("removed: pages/p00/index.html\n"),
        "{}",
        run.stderr
    );
    let list = site.root().join(".docketpress/removed.txt");
    assert!(!list.exists());
    for at in 1..25 {
        site.remove(&page(at));
    }
    let run = site.build(&["--no-lock"]);
    assert_eq!(
        run.stderr.matches("removed: pages/").count(),
        20,
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains(" more (all are listed"),
        "{}",
        run.stderr
    );
    let listed = fs::read_to_string(&list).expect("it is there");
    assert_eq!(listed.matches("pages/").count(), 24);
    // Nothing that a withheld record may have had is named, in whatever format, and no list of it
    // is left.
    site.put(
        "content/A-1/kanarie.md",
        "---\ntitle: K\ndate: 2005\ndocket: A-1\n---\n",
    );
    assert_eq!(site.build(&["--no-lock"]).code, 0);
    site.put(
        "content/A-1/kanarie.md",
        "---\ntitle: K\ndate: 2005\ndocket: A-1\naccess: sealed\n---\n",
    );
    let run = site.build(&["--no-lock", "--message-format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        !format!("{}{}", run.stdout, run.stderr).contains("kanarie"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("not named here"), "{}", run.stderr);
    assert!(!list.exists());
}

#[test]
fn a_theme_begins_with_files_of_the_built_in_one_and_its_head_is_on_every_page() {
    let site = Site::of(SITE);
    let run = site.run(&["theme", "list"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for file in ["base.html", "style.css", "search.js", "words/es.yaml"] {
        assert!(
            run.stdout.lines().any(|line| line == file),
            "{file}: {}",
            run.stdout
        );
    }
    let run = site.run(&["theme", "export", "filng.html", "--site", "site"]);
    assert_eq!(run.code, 2, "{}", run.stdout);
    assert!(
        run.stderr.contains("did you mean `filing.html`?"),
        "{}",
        run.stderr
    );

    let run = site.run(&[
        "theme",
        "export",
        "filing.html",
        "style.css",
        "--name",
        "elmwood",
        "--site",
        "site",
    ]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("theme: elmwood"), "{}", run.stderr);
    let style = site.root().join("themes/elmwood/style.css");
    let written = fs::read_to_string(&style).expect("it was written");
    assert!(written.lines().count() > 500, "people can read it");
    // What is there is kept.
    fs::write(&style, "body { color: red }").expect("it can be written");
    let run = site.run(&[
        "theme",
        "export",
        "style.css",
        "--name",
        "elmwood",
        "--site",
        "site",
    ]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains("kept"), "{}", run.stderr);
    assert_eq!(
        fs::read_to_string(&style).expect("it is there"),
        "body { color: red }"
    );

    site.put("site.yaml", "title: A site\ntheme: elmwood\n");
    site.put(
        "themes/elmwood/base.html",
        "{% extends \"press/base.html\" %}{% block head %}{{ super() }}<meta name=\"own\">{% endblock %}",
    );
    let run = site.build(&["--no-lock"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut pages = 0;
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes);
        if path.ends_with(".html") && text.contains("masthead") {
            assert_eq!(text.matches("<meta name=\"own\">").count(), 1, "{path}");
            pages += 1;
        }
    }
    assert!(pages > 10, "{pages} pages");
}

#[test]
fn corrections_of_what_is_withheld_say_nothing_of_it_on_any_day() {
    let site = Site::of(
        "\
-- site.yaml --
base_url: https://example.org/
feeds: [site, dockets, parties, types, authorities]
-- content/A-1/docket.md --
---
number: A-1
---
-- content/A-1/secret.md --
---
title: CANARY title
date: 2024-01-01
filed_by: CANARY party
access: sealed
status: stricken
---
CANARY text of the rate for a customer
-- content/A-1/conf.md --
---
title: CANARY confidential
date: 2024-01-02
access: confidential
entered: 2024-03-03
---
CANARY text of the rate for a customer
-- content/A-1/fix.md --
---
title: Public fix
date: 2024-02-01
type: order
supersedes: conf
corrects: secret
rules_on: {filing: conf, ruling: stricken}
---
The rate for a customer
-- content/A-1/later.md --
---
title: CANARY later
date: 2025-02-01
access: confidential
corrects: fix
attachments: canary.txt
---
CANARY text
-- content/A-1/canary.txt --
CANARY
",
    );
    for day in [&["--no-lock"][..], &["--as-of", "2024-06-01"]] {
        let run = site.build(day);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(
            !run.stderr.to_lowercase().contains("canary"),
            "{}",
            run.stderr
        );
        let corrections = site.page("corrections/index.html");
        assert!(corrections.contains("Sealed filing"), "{corrections}");
        for (path, bytes) in site.output() {
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            assert!(
                !path.contains("canary") && !text.contains("canary"),
                "{path}"
            );
            assert!(!path.contains("changes"), "{path} compares a withheld text");
        }
    }
}

#[test]
fn a_site_has_a_color_a_logo_and_an_icon_without_a_template() {
    let theme = "theme:\n  accent: \"#0b5394\"\n  logo: themes/seal.svg\n  favicon: themes/tab.ICO\n  \
                 masthead: The Board\n";
    let site = Site::of(&SITE.replace("title: A site\n", &format!("title: A site\n{theme}")));
    site.put(
        "themes/seal.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"/>",
    );
    site.put("themes/tab.ICO", "icon");
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = site.page("dockets/a-1/letter/index.html");
    assert!(page.contains(
        "<img class=\"logo\" src=\"../../../assets/logo.svg\" alt=\"\" width=\"64\" height=\"32\">The Board</a>"
    ));
    assert!(page.contains(
        "<link rel=\"icon\" type=\"image/x-icon\" href=\"../../../assets/favicon.ico\">"
    ));
    assert_eq!(site.page("assets/favicon.ico"), "icon");
    assert!(site.page("assets/style.css").contains("--link:#0b5394"));

    // A picture among the records may be withheld, and nothing of it is published.
    let wrong = |theme: &str, said: &str| {
        let settings = format!("title: A site\ntheme: {theme}\n");
        site.put("site.yaml", settings);
        let run = site.build(&[]);
        assert_eq!(run.code, 1, "{theme}");
        assert!(run.stderr.contains(said), "{theme}: {}", run.stderr);
    };
    site.put("content/A-1/seal.svg", "<svg viewBox='0 0 1 1'/>");
    for path in [
        "content/A-1/seal.svg",
        "themes/../content/A-1/seal.svg",
        "/etc/x.svg",
        "themes/.x.svg",
    ] {
        wrong(&format!("{{logo: {path}}}"), "is not a path below `themes`");
    }
    wrong(
        "{logo: themes/seal.gif}",
        "is not a picture that can be used here",
    );
    wrong(
        "{logo: themes/none.svg}",
        "`themes/none.svg` cannot be read",
    );
    wrong(
        "{accent: \"#ffcc00\"}",
        "use a darker color, such as \"#876c00\"",
    );
    wrong("{accent: blue}", "`blue` is not a color");
    wrong("{accent: #0b5394}", "quotation marks");
    wrong("{colour: x}", "`colour` is not a key of the theme");
}

#[test]
fn compressed_copies_are_beside_the_files_that_they_are_of_and_go_with_them() {
    let site = Site::of(SITE);
    assert_eq!(site.build(&["--precompress"]).code, 0);
    let copies = |ending: &str| {
        let output = site.output();
        output.keys().filter(|path| path.ends_with(ending)).count()
    };
    assert!(copies(".gz") > 10 && copies(".br") == copies(".gz"));
    let files = site.output();
    let page = "dockets/a-1/letter/index.html";
    assert!(files[&format!("{page}.br")].len() < files[page].len() / 2);
    assert_eq!(site.run(&["verify", &out_of(&site)]).code, 0);
    let run = site.build(&["--precompress"]);
    assert!(run.stderr.contains("0 removed"), "{}", run.stderr);
    assert_eq!(site.output(), files, "the same bytes come again");
    assert_eq!(site.build(&[]).code, 0);
    assert_eq!(copies(".gz") + copies(".br"), 0);
}
