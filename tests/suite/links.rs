//! Follows every link of the sample site, and looks at what each of its pages needs.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use crate::page::{Tag, tags};
use crate::site::{Site, files_below, repository};

/// Where the sample site stands in the test that builds it below a path.
const BASE: &str = "https://example.org/some/path/";
/// The most bytes of a page: a reader on a slow line waits for all of them.
const LARGEST: usize = 300_000;

#[test]
fn every_link_of_the_sample_site_leads_somewhere_in_a_folder_opened_from_the_disk() {
    check_links(&build(None), None);
}

#[test]
fn every_link_of_the_sample_site_leads_somewhere_below_a_path_of_a_host() {
    let output = build(Some(BASE));
    check_links(&output, Some(BASE));
    let feeds: Vec<_> = output
        .keys()
        .filter(|path| path.ends_with(".xml"))
        .collect();
    assert!(feeds.len() > 2, "there are feeds and a sitemap: {feeds:?}");
    let mut broken = Vec::new();
    for path in feeds {
        for link in absolute_links(&String::from_utf8_lossy(&output[path])) {
            broken.extend(
                follow(&output, "", &link, Some(BASE))
                    .err()
                    .map(|why| format!("{path}: {link}: {why}")),
            );
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_page_has_what_a_page_needs_and_asks_nothing_of_another_host() {
    let output = build(Some(BASE));
    let mut wrong = Vec::new();
    for (path, html) in pages(&output) {
        let tags = tags(&html);
        wrong.extend(
            faults(&tags, html.len())
                .into_iter()
                .map(|fault| format!("{path}: {fault}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Builds the sample site, at an address or at none.
fn build(base: Option<&str>) -> BTreeMap<String, Vec<u8>> {
    let site = Site::empty();
    for (path, bytes) in files_below(&repository().join("content")) {
        site.put(&format!("content/{path}"), bytes);
    }
    let settings = std::fs::read_to_string(repository().join("site.yaml"))
        .expect("the sample site has settings");
    let mut settings: String = settings
        .lines()
        .filter(|line| !line.starts_with("base_url:"))
        .map(|line| format!("{line}\n"))
        .collect();
    if let Some(base) = base {
        settings.push_str(&format!("base_url: {base}\n"));
    }
    site.put("site.yaml", settings);
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let output = site.output();
    assert!(
        output.len() > 50,
        "the sample site has {} files",
        output.len()
    );
    output
}

fn pages(output: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = (&String, String)> {
    let pages = output.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| {
        (
            path,
            String::from_utf8(bytes.clone()).expect("a page is UTF-8"),
        )
    })
}

/// Follows all links of all pages, and fails with those that lead to nothing.
fn check_links(output: &BTreeMap<String, Vec<u8>>, base: Option<&str>) {
    let mut broken = Vec::new();
    let mut followed = 0;
    for (path, html) in pages(output) {
        for tag in tags(&html) {
            for (name, link) in tag
                .attributes
                .iter()
                .filter(|(name, _)| name == "href" || name == "src")
            {
                if is_elsewhere(link, base) {
                    continue;
                }
                followed += 1;
                let why = follow(output, path, link, base).err();
                broken.extend(why.map(|why| format!("{path}: {name}=\"{link}\": {why}")));
            }
        }
    }
    broken.sort();
    broken.dedup();
    assert!(
        broken.is_empty(),
        "{} links lead to nothing:\n{}",
        broken.len(),
        broken.join("\n")
    );
    assert!(followed > 500, "only {followed} links were followed");
}

/// Tells whether a link leads off the site.
fn is_elsewhere(link: &str, base: Option<&str>) -> bool {
    let scheme = ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| link.starts_with(scheme));
    scheme && !base.is_some_and(|base| link.starts_with(base))
}

/// Follows one link from a page; `Err` says why it leads to nothing.
fn follow(
    output: &BTreeMap<String, Vec<u8>>,
    page: &str,
    link: &str,
    base: Option<&str>,
) -> Result<(), String> {
    let (path, anchor) = link
        .split_once('#')
        .map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let path = path.split('?').next().unwrap_or(path);
    let target = match base {
        _ if path.is_empty() => page.to_owned(),
        Some(base) => {
            let rooted = base.find("://").and_then(|at| {
                base[at + 3..]
                    .find('/')
                    .map(|slash| &base[at + 3 + slash..])
            });
            let root = rooted.expect("the base has a path");
            let below = path.strip_prefix(base).or_else(|| path.strip_prefix(root));
            below.ok_or("it leaves the path of base_url")?.to_owned()
        }
        None => resolve(page, path).ok_or("it leaves the site")?,
    };
    let target = percent_decode_str(&target)
        .decode_utf8()
        .map_err(|error| error.to_string())?
        .into_owned();
    // A folder on a disk has no host that finds its index.html.
    let target = match base {
        Some(_) if target.is_empty() || target.ends_with('/') => format!("{target}index.html"),
        _ => target,
    };
    let bytes = output
        .get(&target)
        .ok_or_else(|| format!("there is no {target}"))?;
    let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) else {
        return Ok(());
    };
    let anchor = percent_decode_str(anchor)
        .decode_utf8()
        .map_err(|error| error.to_string())?;
    let ids: BTreeSet<String> = tags(&String::from_utf8_lossy(bytes))
        .iter()
        .filter_map(|tag| tag.attribute("id").map(str::to_owned))
        .collect();
    if ids.contains(&*anchor) {
        Ok(())
    } else {
        Err(format!("{target} has no anchor {anchor}"))
    }
}

/// Resolves a relative path against the page that it stands on.
fn resolve(page: &str, path: &str) -> Option<String> {
    if path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Finds the addresses of the site in a feed or a sitemap.
fn absolute_links(xml: &str) -> Vec<String> {
    let links = xml.match_indices(BASE).map(|(at, _)| {
        let rest = &xml[at..];
        let end = rest
            .find(|c: char| c.is_whitespace() || "\"'<>&".contains(c))
            .unwrap_or(rest.len());
        rest[..end].to_owned()
    });
    links.collect()
}

/// Gives all that a page lacks or must not have.
fn faults(tags: &[Tag], size: usize) -> Vec<String> {
    let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
    let mut faults = Vec::new();
    let mut must = |holds: bool, fault: String| {
        if !holds {
            faults.push(fault);
        }
    };
    must(size <= LARGEST, format!("it has {size} bytes"));
    must(count("h1") == 1, format!("it has {} h1", count("h1")));
    must(count("main") <= 1, "it has more than one main".to_owned());
    let title = tags.iter().find(|tag| tag.name == "title");
    must(
        title.is_some_and(|title| !title.text.trim().is_empty()),
        "it has no title".to_owned(),
    );
    let lang = tags
        .iter()
        .find(|tag| tag.name == "html")
        .and_then(|html| html.attribute("lang"));
    must(
        lang.is_some_and(|lang| !lang.is_empty()),
        "it has no lang".to_owned(),
    );
    must(count("style") == 0, "it has a style of its own".to_owned());
    let mut ids = BTreeSet::new();
    for tag in tags {
        for (name, value) in &tag.attributes {
            must(
                !name.starts_with("on"),
                format!("<{}> has {name}", tag.name),
            );
            must(
                name != "style",
                format!("<{}> has a style of its own", tag.name),
            );
            must(name != "srcset", format!("<{}> has a srcset", tag.name));
            must(
                !value.trim_start().to_lowercase().starts_with("javascript:"),
                format!("<{}> runs {value}", tag.name),
            );
            let loads = name == "src"
                || (tag.name == "link"
                    && name == "href"
                    && tag.attribute("rel") != Some("canonical"));
            must(
                !loads || !is_elsewhere(value, Some(BASE)),
                format!("<{}> loads {value}", tag.name),
            );
            must(
                name != "id" || ids.insert(value.clone()),
                format!("the id {value} stands twice"),
            );
        }
        must(
            tag.name != "script"
                || tag.attribute("src").is_some()
                || tag.attribute("type") == Some("application/ld+json"),
            "it has a script of its own".to_owned(),
        );
        must(
            tag.name != "img" || tag.attribute("alt").is_some(),
            "an img has no alt".to_owned(),
        );
        must(
            !["iframe", "object", "embed", "base"].contains(&&*tag.name),
            format!("it has a <{}>", tag.name),
        );
        // What does nothing without a script is shown by the script.
        must(
            !["form", "button"].contains(&&*tag.name)
                || tag.attribute("hidden").is_some()
                || tag.attribute("type") == Some("reset"),
            format!("it has a <{}> that is not hidden", tag.name),
        );
    }
    faults
}

#[test]
fn a_page_with_faults_is_seen() {
    let html = "<html><title> </title><p style=x onclick=y><script>z</script><img src=https://a/b.png><b id=c><b id=c><form>";
    // Too large, no h1, no title, no lang; style, onclick, script, what it loads, no alt, the id, the form.
    let faults = faults(&tags(html), LARGEST + 1);
    assert_eq!(faults.len(), 11, "{faults:?}");
    let output = BTreeMap::from([("a/b.html".to_owned(), b"<p id=x>".to_vec())]);
    assert!(follow(&output, "a/c.html", "b.html#x", None).is_ok());
    assert!(follow(&output, "a/c.html", "b.html#y", None).is_err());
    assert!(follow(&output, "a/c.html", "../a/d.html", None).is_err());
    assert!(follow(&output, "a/c.html", "/a/b.html", None).is_err());
    assert!(follow(&output, "a/c.html", "/some/path/a/b.html", Some(BASE)).is_ok());
    assert!(follow(&output, "a/c.html", "/a/b.html", Some(BASE)).is_err());
}
