//! A folder that is only a part of a site is never taken for a whole one: it would be published
//! without what withholds it.

use super::look::{assert_none, leak};
use crate::site::{Run, Site, files_below};

/// A site with an unlisted docket and a folder that is left out.
const SITE: &str = "\
-- site.yaml --
title: A site
ignore: [old]
-- content/S/docket.md --
---
number: S-1
access: unlisted
---
-- content/S/kanarie-filing.md --
---
title: KanarieTitle
date: 1871-01-02
docket: S-1
---

KanarieBody
-- content/S/sub/deep/kanarie-deep.md --
---
title: KanarieDeep
date: 1871-01-02
docket: X-1
---

KanarieBody
-- content/old/kanarie-old.md --
---
title: KanarieOld
date: 1871-01-02
docket: X-1
---

KanarieBody
-- content/P/open.md --
---
title: Open
date: 2005-08-09
docket: P-1
filed_by: Ann
---
-- beside/open.md --
---
title: Beside
date: 2005-08-09
docket: P-1
---
";

/// The folders of the site from which a command may run.
const FOLDERS: [&str; 7] = [
    "content",
    "content/S",
    "content/S/sub",
    "content/S/sub/deep",
    "content/old",
    "content/P",
    "beside",
];

/// Every command that takes a site and ends by itself.
const COMMANDS: [&[&str]; 5] = [
    &["build"],
    &["check"],
    &["list", "--format", "json"],
    &["list", "parties"],
    &["new", "party", "Somebody"],
];

/// Runs a command, and gives with it what leaks. A build goes where it goes unasked, and is taken
/// away after.
fn run(site: &Site, below: &str, arguments: &[&str], what: &str) -> (Run, Vec<String>) {
    let before = files_below(&site.root());
    let run = site.run_in(below, arguments, &[]);
    let what = format!("{what}: {arguments:?}");
    let mut leaks: Vec<String> = leak(site, &run, &what).into_iter().collect();
    let made = files_below(&site.root());
    for (path, bytes) in made.iter().filter(|(path, _)| !before.contains_key(*path)) {
        let text = format!("{path} {}", String::from_utf8_lossy(bytes)).to_lowercase();
        if text.contains(super::CANARY) {
            leaks.push(format!("{what}: {path}"));
        }
        site.remove(path);
    }
    let _ = std::fs::remove_dir_all(site.root().join("public"));
    (run, leaks)
}

#[test]
fn every_command_finds_the_site_from_a_folder_inside_it_and_says_which_it_is() {
    let mut faults = Vec::new();
    for folder in FOLDERS {
        let site = Site::of(SITE);
        for command in COMMANDS {
            let (run, leaks) = run(&site, &format!("site/{folder}"), command, folder);
            faults.extend(leaks);
            if run.code != 0 || !run.stderr.contains("using the site at TMP/site\n") {
                faults.push(format!("{folder}: {command:?}: {run:?}"));
            }
        }
        for command in COMMANDS {
            let (run, leaks) = run(&site, "site", command, "at the top");
            faults.extend(leaks);
            if run.code != 0 || run.stderr.contains("using the site") {
                faults.push(format!("at the top: {command:?}: {run:?}"));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn a_part_of_a_site_is_refused_where_it_is_named() {
    let mut faults = Vec::new();
    for settings in [Some("title: A site\n"), None] {
        for folder in FOLDERS.iter().filter(|folder| **folder != "beside") {
            let site = Site::of(SITE);
            match settings {
                Some(text) => site.put("site.yaml", text),
                None => site.remove("site.yaml"),
            }
            // A preview that is refused ends by itself.
            #[cfg(feature = "serve")]
            let commands = COMMANDS.into_iter().chain([&["serve", "--port", "0"][..]]);
            #[cfg(not(feature = "serve"))]
            let commands = COMMANDS.into_iter();
            for command in commands {
                let named = format!("site/{folder}");
                let (run, leaks) = run(&site, "", &[command, &["--site", &named]].concat(), folder);
                faults.extend(leaks);
                if run.code != 2 || !run.stderr.contains("only part of") {
                    faults.push(format!("{folder}: {command:?}: {run:?}"));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn without_settings_a_folder_inside_a_site_is_refused() {
    let mut faults = Vec::new();
    for folder in FOLDERS {
        let site = Site::of(SITE);
        site.remove("site.yaml");
        site.remove("content/old/kanarie-old.md");
        for command in COMMANDS {
            let (run, leaks) = run(&site, &format!("site/{folder}"), command, folder);
            faults.extend(leaks);
            if folder != "content/old" && (run.code != 2 || !run.stderr.contains("--site")) {
                faults.push(format!("{folder}: {command:?}: {run:?}"));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn a_site_of_nothing_but_filings_is_not_taken_in_parts_either() {
    let mut faults = Vec::new();
    for settings in [
        "-- site.yaml --\ntitle: A site\n",
        "-- docket.md --\n---\nnumber: S-1\naccess: unlisted\n---\n",
    ] {
        let text = format!(
            "{settings}-- sub/kanarie.md --\n---\ntitle: KanarieTitle\ndate: 1871-01-02\ndocket: S-1\n---\n\
             -- sub/deep/content/kanarie-two.md --\n---\ntitle: KanarieTitle\ndate: 1871-01-02\ndocket: S-1\n---\n\
             -- a/docket.md --\n---\nnumber: S-1\naccess: unlisted\n---\n"
        );
        let text = match settings.contains("docket.md") {
            true => text.replace(
                "-- a/docket.md --\n---\nnumber: S-1\naccess: unlisted\n---\n",
                "",
            ),
            false => text,
        };
        for folder in ["sub", "sub/deep", "sub/deep/content"] {
            let site = Site::of(&text);
            for command in COMMANDS {
                let (here, leaks) = run(&site, &format!("site/{folder}"), command, folder);
                faults.extend(leaks);
                let found = here.code == 0 && here.stderr.contains("using the site at TMP/site\n");
                if here.code != 2 && !found {
                    faults.push(format!("{folder}: {command:?}: {here:?}"));
                }
                let named = format!("site/{folder}");
                let (named, leaks) =
                    run(&site, "", &[command, &["--site", &named]].concat(), folder);
                faults.extend(leaks);
                if named.code != 2 {
                    faults.push(format!("{folder}: {command:?}: {named:?}"));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn settings_or_content_inside_a_site_make_no_site_of_a_part() {
    let mut faults = Vec::new();
    for (inside, text) in [
        ("content/S/sub/site.yaml", "title: Another\n"),
        (
            "content/S/sub/content/kanarie.md",
            "---\ntitle: KanarieX\ndate: 1871-01-02\ndocket: X-1\n---\n",
        ),
    ] {
        for has_settings in [true, false] {
            let site = Site::of(SITE);
            site.put(inside, text);
            if !has_settings {
                site.remove("site.yaml");
                site.remove("content/old/kanarie-old.md");
            }
            for command in COMMANDS {
                for (below, named) in [
                    ("site/content/S/sub", None),
                    ("", Some("site/content/S/sub")),
                ] {
                    let named: Vec<&str> = named
                        .into_iter()
                        .flat_map(|named| ["--site", named])
                        .collect();
                    let (run, leaks) = run(&site, below, &[command, &named].concat(), inside);
                    faults.extend(leaks);
                    let found =
                        run.code == 0 && run.stderr.contains("using the site at TMP/site\n");
                    if run.code != 2 && !found {
                        faults.push(format!(
                            "{inside} {below} {has_settings}: {command:?}: {run:?}"
                        ));
                    }
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn a_folder_around_sites_is_no_site() {
    let mut faults = Vec::new();
    let site = Site::empty();
    for (path, text) in [
        ("one/site.yaml", "ignore: [old]\n"),
        (
            "one/content/old/kanarie.md",
            "---\ntitle: KanarieOld\ndate: 1871-01-02\ndocket: X-1\n---\n",
        ),
        (
            "one/content/P/open.md",
            "---\ntitle: Open\ndate: 2005-01-02\ndocket: P-1\nfiled_by: Ann\n---\n",
        ),
    ] {
        site.put(path, text);
    }
    for command in COMMANDS {
        for (below, named) in [("site", None), ("", Some("site"))] {
            let named: Vec<&str> = named
                .into_iter()
                .flat_map(|named| ["--site", named])
                .collect();
            let (run, leaks) = run(&site, below, &[command, &named].concat(), "around");
            faults.extend(leaks);
            if run.code != 2 || !run.stderr.contains("another site.yaml") {
                faults.push(format!("{command:?}: {run:?}"));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn what_only_looks_like_the_settings_is_not_passed_over() {
    for name in ["site.yml", "Site.yaml", "site.yaml.txt"] {
        let site = Site::of(SITE);
        site.remove("site.yaml");
        site.put(name, "title: A site\nignore: [old]\n");
        for below in ["site", "site/content/S"] {
            let (run, leaks) = run(&site, below, &["build"], name);
            assert_none(&leaks);
            assert_eq!(run.code, 1, "{run:?}");
            assert!(run.stderr.contains("settings-name"), "{run:?}");
        }
    }
    for name in ["Content", "content"] {
        let site = Site::of(SITE);
        let folder = site.root().join("content");
        std::fs::rename(&folder, site.root().join("kanarie-away")).expect("it can be moved");
        match name {
            "content" => site.put(name, "A file.\n"),
            name => site.put(&format!("{name}/open.md"), "---\ntitle: KanarieX\n---\n"),
        }
        let (run, leaks) = run(&site, "site", &["build"], name);
        assert_none(&leaks);
        assert_eq!(run.code, 2, "{run:?}");
    }
    let site = Site::of(SITE);
    site.put("docket.md", "---\nnumber: P-1\naccess: sealed\n---\n");
    let run = site.run_in("site", &["build"], &[]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.stderr.contains("next to its content folder"), "{run:?}");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_into_a_site_leads_to_a_part_of_it() {
    use std::os::unix::fs::symlink;
    let site = Site::of(SITE);
    let top = site.root();
    let top = top.parent().expect("the site stands in a folder");
    symlink(site.root().join("content/S/sub"), top.join("linked")).expect("a link can be made");
    let mut faults = Vec::new();
    for command in COMMANDS {
        let (named, leaks) = run(
            &site,
            "",
            &[command, &["--site", "linked"]].concat(),
            "a link",
        );
        faults.extend(leaks);
        assert_eq!(named.code, 2, "{named:?}");
        let (here, leaks) = run(&site, "linked", command, "inside a link");
        faults.extend(leaks);
        assert_eq!(here.code, 0, "{here:?}");
    }
    // The content itself may be a link; the shell knows by which way a person came.
    let content = site.root().join("content");
    std::fs::rename(&content, top.join("records")).expect("a folder can be moved");
    symlink(top.join("records"), &content).expect("a link can be made");
    let way = content.join("S/sub");
    for command in COMMANDS {
        let way = [("PWD", way.to_str().expect("it is UTF-8"))];
        let here = site.run_in("records/S/sub", command, &way);
        faults.extend(leak(&site, &here, "content behind a link"));
        assert_eq!(here.code, 0, "{here:?}");
        assert!(
            here.stderr.contains("using the site at TMP/site\n"),
            "{here:?}"
        );
        let (named, leaks) = run(
            &site,
            "",
            &[command, &["--site", "site/content/S"]].concat(),
            "behind",
        );
        faults.extend(leaks);
        assert_eq!(named.code, 2, "{named:?}");
    }
    assert_none(&faults);
}

#[test]
fn a_site_may_be_inside_the_folder_of_another_next_to_its_content() {
    let site = Site::of(SITE);
    for (path, text) in [
        ("examples/one/site.yaml", "title: One\n"),
        (
            "examples/one/content/a.md",
            "---\ntitle: One\ndate: 2005-08-09\ndocket: A-1\n---\n",
        ),
        (
            "examples/two/b.md",
            "---\ntitle: Two\ndate: 2005-08-09\ndocket: B-1\n---\n",
        ),
    ] {
        site.put(path, text);
    }
    for named in ["site/examples/one", "site/examples/two", "site/beside"] {
        let run = site.run(&["build", "--site", named, "--out", "out"]);
        assert_eq!(run.code, 0, "{run:?}");
    }
}
