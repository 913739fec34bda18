//! Follows every link of the sample site, and looks at what each of its pages needs.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use crate::page::{Tag, tags};
use crate::site::{Site, files_below, repository};

/// Where the sample site is in the test that builds it below a path.
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
        .iter()
        .filter(|(path, _)| path.ends_with(".xml") || path.ends_with(".json"))
        .map(|(path, bytes)| (path, String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    assert!(feeds.len() > 2, "there are feeds and a sitemap");
    // What pages tell machines of themselves leads to pages too.
    let told: Vec<_> = pages(&output)
        .flat_map(|(path, html)| {
            let scripts = tags(&html).into_iter().filter(|tag| tag.name == "script");
            scripts.map(move |script| (path, script.text))
        })
        .filter(|(_, text)| text.contains(BASE))
        .collect();
    assert!(told.len() > 50, "{} pages tell of themselves", told.len());
    let mut broken = Vec::new();
    for (path, text) in feeds.iter().chain(&told) {
        for link in absolute_links(text) {
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
fn whatever_names_an_element_of_its_page_or_a_file_in_a_style_names_one_that_is_there() {
    let output = build(None);
    let mut broken = Vec::new();
    for (path, html) in pages(&output) {
        let tags = tags(&html);
        broken.extend(idle_names(&tags).map(|name| format!("{path}: {name}")));
    }
    for (path, bytes) in output.iter().filter(|(path, _)| path.ends_with(".css")) {
        for link in style_links(&String::from_utf8_lossy(bytes)) {
            broken.extend(
                follow(&output, path, &link, None)
                    .err()
                    .map(|why| format!("{path}: url({link}): {why}")),
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
            for (name, link) in leads(&tag) {
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

/// Gives the attributes of a tag that lead somewhere, each with its address.
fn leads(tag: &Tag) -> Vec<(&str, &str)> {
    const LEADS: [&str; 7] = [
        "href",
        "src",
        "xlink:href",
        "action",
        "data",
        "poster",
        "cite",
    ];
    let plain = tag
        .attributes
        .iter()
        .filter(|(name, _)| LEADS.contains(&&**name))
        .map(|(name, link)| (&**name, &**link));
    let content = tag.attribute("content").filter(|_| tag.name == "meta");
    let refresh = content
        .filter(|_| tag.attribute("http-equiv") == Some("refresh"))
        .and_then(|content| content.split_once("url="))
        .map(|(_, link)| ("refresh", link));
    let card = content
        .filter(|_| matches!(tag.attribute("property"), Some("og:url" | "og:image")))
        .map(|link| ("property", link));
    plain.chain(refresh).chain(card).collect()
}

/// Gives the names by which a page's tags mean another element of it, where no element has them.
fn idle_names(tags: &[Tag]) -> impl Iterator<Item = String> {
    /// Attributes that name elements, by words.
    const NAMES: [&str; 9] = [
        "for",
        "form",
        "list",
        "headers",
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "aria-owns",
        "data-copy",
    ];
    let ids: BTreeSet<&str> = tags.iter().filter_map(|tag| tag.attribute("id")).collect();
    let attributes = tags.iter().flat_map(|tag| &tag.attributes);
    let idle = attributes.flat_map(|(name, value)| {
        let words: Vec<&str> = match NAMES.contains(&&**name) {
            true => value.split_whitespace().collect(),
            // The paint, the mask or the marker of a picture.
            false => value
                .strip_prefix("url(#")
                .and_then(|value| value.strip_suffix(')'))
                .into_iter()
                .collect(),
        };
        let idle = words.into_iter().filter(|word| !ids.contains(word));
        idle.map(|word| format!("{name} names {word}, which is not there"))
            .collect::<Vec<_>>()
    });
    idle.collect::<Vec<_>>().into_iter()
}

/// Gives the addresses in a style sheet, but those that hold their file themselves.
fn style_links(css: &str) -> Vec<String> {
    let links = css.split("url(").skip(1).filter_map(|rest| {
        let link = rest.split(')').next()?.trim_matches(['"', '\'', ' ']);
        (!link.starts_with("data:")).then(|| link.to_owned())
    });
    links.collect()
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
        // A host shows this page at any depth, so its links begin at the host's root.
        None if page == "404.html" => path.strip_prefix('/').ok_or("it is relative")?.to_owned(),
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

/// Resolves a relative path against the page that it is on.
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
                name != "action" || !is_elsewhere(value, Some(BASE)),
                format!("<{}> sends to {value}", tag.name),
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
        // What does nothing without a script is shown by the script; a form's own buttons are
        // hidden with it.
        must(
            !["form", "button"].contains(&&*tag.name)
                || tag.attribute("hidden").is_some()
                || matches!(tag.attribute("type"), Some("reset" | "submit")),
            format!("it has a <{}> that is not hidden", tag.name),
        );
    }
    faults
}

#[test]
fn a_page_with_faults_is_seen() {
    let html = "<html><title> </title><p style=x onclick=y><script>z</script><img src=https://a/b.png><b id=c><b id=c><form action=https://a/>";
    // Too large, no h1, no title, no lang; style, onclick, script, what it loads, no alt, the id,
    // the form twice.
    let faults = faults(&tags(html), LARGEST + 1);
    assert_eq!(faults.len(), 12, "{faults:?}");
    let named = tags(
        "<label for=a><input id=b aria-labelledby='b c'><path fill=url(#d)><use fill=url(#b)>",
    );
    assert_eq!(idle_names(&named).count(), 3);
    assert_eq!(
        style_links("a{b:url( 'c.png' )} d{e:url(data:f)}"),
        ["c.png"]
    );
    let meta = tags(
        "<meta http-equiv=refresh content='0; url=a/'><meta property=og:url content=b/><meta name=c content=d/>",
    );
    let led: Vec<_> = meta.iter().flat_map(leads).map(|(_, link)| link).collect();
    assert_eq!(led, ["a/", "b/"]);
    let output = BTreeMap::from([("a/b.html".to_owned(), b"<p id=x>".to_vec())]);
    assert!(follow(&output, "a/c.html", "b.html#x", None).is_ok());
    assert!(follow(&output, "a/c.html", "b.html#y", None).is_err());
    assert!(follow(&output, "a/c.html", "../a/d.html", None).is_err());
    assert!(follow(&output, "a/c.html", "/a/b.html", None).is_err());
    assert!(follow(&output, "a/c.html", "/some/path/a/b.html", Some(BASE)).is_ok());
    assert!(follow(&output, "a/c.html", "/a/b.html", Some(BASE)).is_err());
}
