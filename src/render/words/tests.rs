//! What words say, and that every language says all of it.

use std::collections::BTreeSet;

use super::*;
use crate::intake::parse_words;

const ENGLISH_WORDS: &str = include_str!("../../../themes/press/words/en.yaml");
const SPANISH_WORDS: &str = include_str!("../../../themes/press/words/es.yaml");

/// Reads a file of words.
pub(super) fn read(text: &str) -> Node {
    parse_words(text).unwrap_or_else(|(said, line)| panic!("line {line}: {said}"))
}

fn spanish() -> Words {
    Words::join("es-MX", &[read(ENGLISH_WORDS), read(SPANISH_WORDS)])
        .unwrap_or_else(|error| panic!("{}", error.message))
}

/// The keys of phrases with the places of each; the forms of a plural are one.
fn places(words: &str) -> BTreeSet<(String, BTreeSet<String>)> {
    let mut phrases = BTreeMap::new();
    flatten(&read(words), String::new(), &mut phrases);
    let forms = ["zero", "one", "two", "few", "many"];
    phrases
        .iter()
        .filter(|(key, _)| !OPEN.iter().any(|open| key.starts_with(open)))
        // How much of a date a phrase says, and in which order, is for the language to decide.
        .filter(|(key, _)| !key.starts_with("dates."))
        .filter(|(key, _)| !forms.iter().any(|form| key.ends_with(&format!(".{form}"))))
        .map(|(key, phrase)| {
            let places = phrase.places().into_iter().map(str::to_owned);
            (key.clone(), places.collect())
        })
        .collect()
}

#[test]
fn spanish_has_all_words_and_each_with_its_places() {
    let (english, spanish) = (places(ENGLISH_WORDS), places(SPANISH_WORDS));
    let missing: Vec<_> = english.difference(&spanish).collect();
    let more: Vec<_> = spanish.difference(&english).collect();
    assert!(
        missing.is_empty() && more.is_empty(),
        "{missing:#?} {more:#?}"
    );
}

#[test]
fn the_theme_spells_english_dates_as_messages_do() {
    assert_eq!(*english().dates(), DateWords::english());
}

#[test]
fn each_language_spells_dates_in_its_own_order() {
    let date = |text: &str| Date::parse(text).expect("a date of the test");
    let table = [
        ("2005-08-09", "9 de agosto de 2005", "9 ago", "9 ago. 2005"),
        ("2005-08", "agosto de 2005", "ago", "ago. 2005"),
        (
            "2005-08-04/2005-08-29",
            "del 4 al 29 de agosto de 2005",
            "4–29 ago",
            "4–29 ago. 2005",
        ),
        (
            "2005-08-09T14:30",
            "9 de agosto de 2005, 14:30",
            "9 ago",
            "9 ago. 2005",
        ),
    ];
    let words = spanish();
    for (text, full, list, legal) in table {
        let date = date(text);
        assert_eq!(words.date(&date, DatePlace::Full), full);
        assert_eq!(words.date(&date, DatePlace::List), list);
        assert_eq!(words.date(&date, DatePlace::Citation), legal);
    }
}

#[test]
fn a_number_takes_the_form_that_its_language_has() {
    assert_eq!(english().count("counts.filings", 1), "1 filing");
    assert_eq!(english().count("counts.filings", 0), "0 filings");
    let polish = "counts:\n  filings: {one: '{n} pismo', few: '{n} pisma', other: '{n} pism'}\n";
    let polish = Words::join("pl", &[read(ENGLISH_WORDS), read(polish)]).expect("they fit");
    let told: Vec<_> = [1, 3, 5, 22]
        .map(|n| polish.count("counts.filings", n))
        .into();
    assert_eq!(told, ["1 pismo", "3 pisma", "5 pism", "22 pisma"]);
    assert_eq!(polish.count("counts.pages", 3), "3 pages");
}

#[test]
fn words_that_fit_nothing_are_refused() {
    for (words, want) in [
        ("sitte: {}", "there are no words `sitte`"),
        ("site: {skipp: x}", "there are no words `site.skipp`"),
        (
            "site: x",
            "the words `site` must have the same form as in `press`",
        ),
        (
            "site: {skip: [x]}",
            "the words `site.skip` must have the same form as in `press`",
        ),
        (
            "dates: {weekdays: [lundi]}",
            "the words `dates.weekdays` must have the same form as in `press`",
        ),
        (
            "counts: {pages: {one: x}}",
            "the words `counts.pages` require a plural form `other`",
        ),
    ] {
        let error = Words::join("fr", &[read(ENGLISH_WORDS), read(words)]).expect_err(words);
        assert_eq!(
            error,
            WordsError {
                file: 1,
                message: want.to_owned()
            }
        );
    }
}

#[test]
fn a_language_runs_in_its_direction() {
    for (tag, want) in [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("az-Arab", "rtl"),
        ("zz-", "ltr"),
    ] {
        assert_eq!(direction_of(tag), want, "{tag}");
    }
    assert_eq!(names_of("es-Latn-MX"), ["es", "es-latn", "es-latn-mx"]);
}

#[test]
fn a_template_fills_words_and_escapes_what_is_not_html() {
    let words = english();
    let mut tera = Tera::new();
    words.register_filters(&mut tera);
    let page = "{% set link %}<a>x</a>{% endset %}{{ '<{a}> & {b}' | fill(a=link, b='<i>') }} \
                {{ words.counts.pages | count(n=2) }}";
    tera.add_raw_template("a.html", page)
        .expect("it is a template");
    words.register(&mut tera);
    let shown = tera
        .render("a.html", &tera::Context::new())
        .expect("it renders");
    assert_eq!(shown, "&lt;<a>x</a>&gt; &amp; &lt;i&gt; 2 pages");
    tera.add_raw_template("b.html", "{{ '{a}' | fill(b=1) }}")
        .expect("it is a template");
    assert!(tera.render("b.html", &tera::Context::new()).is_err());
}
