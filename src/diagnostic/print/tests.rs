//! Tests of the stage.

use super::super::KeyPath;
use super::super::Part;
use super::super::SitePath;
use super::*;

/// A library without files: every place is on the line that its key says.
struct Lines;

impl Library for Lines {
    fn locate(&self, _: &SitePath, places: &[&Place]) -> Vec<Option<Located>> {
        let line = |place: &&Place| match place {
            Place::Key(_, path, _) => path.steps().len(),
            _ => 1,
        };
        let located = |place| Located {
            line: line(place),
            column: 1,
            end: 2,
            text: None,
        };
        places.iter().map(|place| Some(located(place))).collect()
    }

    fn locator(&self, _: &SitePath) -> String {
        "a withheld file".to_owned()
    }

    fn folder(&self) -> String {
        String::new()
    }
}

fn told(all: impl IntoIterator<Item = Diagnostic>) -> Vec<String> {
    let told = tell(&all.into_iter().collect(), &Lines);
    told.into_iter()
        .map(|one| format!("{} {}", one.place.unwrap_or_default(), one.message))
        .collect()
}

/// An unknown key on a line of a file.
fn unknown(file: &str, line: usize) -> Diagnostic {
    let path = (0..line).fold(KeyPath::default(), |path, at| path.index(at));
    let place = Place::Key(SitePath::new(file), path, Part::Key);
    Diagnostic::error(Code::UnknownKey, place, format!("key {line}"))
}

#[test]
fn beyond_the_first_of_a_code_those_of_a_file_are_counted() {
    let many = (1..=MOST + 7).rev().map(|line| unknown("a.md", line));
    let told = told(many.chain([unknown("b.md", 1)]));
    assert_eq!(told.len(), MOST + 2);
    assert_eq!(told[0], "a.md:1:1 key 1");
    assert_eq!(told[MOST - 1], format!("a.md:{MOST}:1 key {MOST}"));
    assert_eq!(
        told[MOST],
        "a.md 7 more messages like this one in this file"
    );
    assert_eq!(told[MOST + 1], "b.md:1:1 key 1");
}

#[test]
fn what_makes_a_file_doubtful_is_not_lost_among_others_of_its_code() {
    let many = (1..=MOST + 7).map(|line| unknown("a.md", line));
    let doubtful = unknown("a.md", MOST + 8).alone_on_its_line();
    let told = told(many.chain([doubtful]));
    assert!(
        told.contains(&format!("a.md:{0}:1 key {0}", MOST + 8)),
        "{told:?}"
    );
}

#[test]
fn what_concerns_the_site_is_shown_in_full() {
    let one = |at| Diagnostic::warning(Code::PartiesAlike, Place::Site, format!("{at}"));
    assert_eq!(told((0..50).map(one)).len(), 50);
}
