//! Tests of `theme.rs`.

use super::*;

fn loaded(files: &[(&str, &str)]) -> (Theme, Vec<Diagnostic>) {
    let root = tempfile::tempdir().expect("a temporary folder can be made");
    for (name, text) in files {
        let path = root.path().join("themes/blue").join(name);
        fs::create_dir_all(path.parent().expect("it is below a folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }
    let (theme, problems) = Theme::load(
        root.path(),
        &crate::docket::ThemeChoice::named("blue"),
        "en",
    )
    .expect("the folder can be read");
    (theme, problems.into_iter().collect())
}

#[test]
fn a_sites_file_and_template_come_first() {
    let (theme, problems) = loaded(&[
        ("feed.xml", "<{{ title }}>"),
        ("own.html", "{% include 'feed.xml' %}"),
        ("fonts/a.woff2", "w"),
        ("_draft.css", "no"),
        (".hidden", "no"),
    ]);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(theme.file("fonts/a.woff2"), b"w");
    assert!(
        !theme
            .files()
            .iter()
            .any(|name| name.contains("draft") || name.contains("hidden"))
    );
    let view = serde_json::json!({"title": "a & b"});
    assert_eq!(
        theme.render("own.html", &view).expect("it renders"),
        b"<a &amp; b>"
    );
}

#[test]
fn the_built_in_theme_serves_alone_and_another_must_be_there() {
    let root = tempfile::tempdir().expect("a temporary folder can be made");
    let (_, problems) = Theme::load(
        root.path(),
        &crate::docket::ThemeChoice::named("press"),
        "en",
    )
    .expect("nothing has to be read");
    assert!(problems.is_empty(), "{problems:?}");
    for name in ["blue", "../x", ""] {
        let (_, problems) =
            Theme::load(root.path(), &crate::docket::ThemeChoice::named(name), "en")
                .expect("nothing has to be read");
        assert_eq!(
            problems.iter().next().map(|one| one.code),
            Some(Code::ThemeMissing),
            "{name}"
        );
    }
}

#[test]
fn what_is_wrong_with_templates_has_its_place() {
    let place = |name: &str, line, column| {
        Place::Line(SitePath::new(&format!("themes/blue/{name}")), line, column)
    };
    let (theme, problems) = loaded(&[
        ("a.html", "x\n{{ 1 +"),
        ("b.html", "{{ x }}\n {{ x | nope }}"),
        ("c.html", "{% if %}"),
    ]);
    let places: Vec<_> = problems.iter().map(|one| one.place.clone()).collect();
    assert_eq!(places.len(), 3, "{problems:?}");
    assert!(
        matches!(&places[0], Place::Line(file, 2, _) if file.name() == "a.html"),
        "{problems:?}"
    );
    assert!(
        matches!(&places[1], Place::Line(file, 1, _) if file.name() == "c.html"),
        "{problems:?}"
    );
    assert!(
        matches!(&places[2], Place::Line(file, 2, _) if file.name() == "b.html"),
        "{problems:?}"
    );
    assert!(problems.iter().all(|one| !one.message.contains('\n')));
    assert!(theme.render("feed.xml", &()).is_err());

    let (theme, problems) = loaded(&[
        ("a.html", "x\n {{ missing }}"),
        ("b.html", "{% extends 'no.html' %}"),
    ]);
    assert_eq!(
        problems[0].place,
        Place::File(SitePath::new("themes/blue/b.html"))
    );
    let problem = theme
        .render("a.html", &serde_json::json!({}))
        .expect_err("a field is missing");
    assert_eq!(problem.place, place("a.html", 2, 5));
}
