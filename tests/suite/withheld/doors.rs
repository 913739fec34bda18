//! Tries every known side door by which withheld words could get out: a small site each, in
//! `tests/doors/*.txt`.
//!
//! `tests/README.md` describes the format. Three variables of the environment help while you work
//! on a door: `DOORS=WORDS` tries only the doors whose name contains the words, `DOORS_ALL=1` runs
//! every command in every format for each of them, and `DOORS_PROGRAM=PATH` tries another build of
//! the program.

mod door;
mod scene;
mod trace;
mod trial;

use std::collections::BTreeSet;
use std::fs;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::site::{files_below, repository};
use door::Door;
use scene::Workshop;
use trial::Fault;

/// The file with the sites that doors of all files begin from.
const BASES: &str = "bases.txt";

/// How many lines of the report a door may take.
const LINES: usize = 4;

#[test]
fn no_side_door_lets_withheld_words_out() {
    let only = std::env::var("DOORS").ok();
    let doors: Vec<Door> = doors()
        .into_iter()
        .filter(|door| only.as_ref().is_none_or(|words| door.name.contains(words)))
        .collect();
    let open = open_doors();
    let faults = try_all(&doors);

    let mut report = String::new();
    let (mut failed, mut leaking, mut closed) = (0, 0, Vec::new());
    for (door, faults) in doors.iter().zip(&faults) {
        leaking += usize::from(faults.iter().any(|fault| fault.leaks));
        match (faults.is_empty(), open.contains(&door.name)) {
            (true, true) => closed.push(door.name.as_str()),
            (false, listed) => {
                failed += usize::from(!listed);
                // A person who asks for some doors by name wants to see what is wrong with them.
                if !listed || only.is_some() {
                    report += &of_door(door, faults);
                }
            }
            (true, false) => {}
        }
    }
    if let Ok(file) = std::env::var("DOORS_FAILED") {
        let names = doors.iter().zip(&faults).filter(|(_, f)| !f.is_empty());
        let names: String = names.map(|(door, _)| format!("{}\n", door.name)).collect();
        fs::write(file, names).expect("the list of failed doors can be written");
    }
    assert!(
        failed == 0 && closed.is_empty(),
        "{failed} of {} side doors fail ({leaking} leak, those of tests/doors/OPEN.txt included):\n{report}\n{} doors of tests/doors/OPEN.txt hold now; remove their lines:\n{}",
        doors.len(),
        closed.len(),
        closed.join("\n"),
    );
}

/// Says what is wrong with a door, leaks first.
fn of_door(door: &Door, faults: &[Fault]) -> String {
    let (leaks, others): (Vec<_>, Vec<_>) = faults.iter().partition(|fault| fault.leaks);
    let lines = leaks.iter().chain(&others).take(LINES);
    let lines: String = lines.map(|fault| format!("    {}\n", fault.text)).collect();
    let more = match faults.len().saturating_sub(LINES) {
        0 => String::new(),
        more => format!("    and {more} more\n"),
    };
    format!("{}\n{lines}{more}", door.name)
}

#[test]
fn every_open_door_is_a_door() {
    let names: BTreeSet<String> = doors().into_iter().map(|door| door.name).collect();
    let unknown: Vec<String> = open_doors().difference(&names).cloned().collect();
    assert!(unknown.is_empty(), "no doors: {unknown:#?}");
    assert!(names.len() >= 200, "{} doors", names.len());
}

/// Reads all doors, in the order of their files.
fn doors() -> Vec<Door> {
    let mut files: Vec<_> = files_below(&repository().join("tests/doors"))
        .into_iter()
        .collect();
    files.sort_by_key(|(path, _)| (path != BASES, path.clone()));
    let (mut doors, mut bases) = (Vec::new(), Vec::new());
    for (path, bytes) in files.iter().filter(|(path, _)| path != "OPEN.txt") {
        let text = String::from_utf8(bytes.clone()).expect("a file of doors is UTF-8");
        doors.extend(door::read(path.trim_end_matches(".txt"), &text, &mut bases));
    }
    let mut names = BTreeSet::new();
    for door in &doors {
        assert!(names.insert(&door.name), "{} is there twice", door.name);
    }
    doors
}

/// Reads the names of the doors that do not hold yet.
fn open_doors() -> BTreeSet<String> {
    let path = repository().join("tests/doors/OPEN.txt");
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

/// Tries all doors, with a thread for each core, and gives the faults of each.
fn try_all(doors: &[Door]) -> Vec<Vec<Fault>> {
    let workshop = Workshop::open();
    let next = AtomicUsize::new(0);
    let faults = Mutex::new(vec![Vec::new(); doors.len()]);
    let workers = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(door) = doors.get(at) else { break };
                    let found = trial::faults(door, &workshop);
                    faults.lock().expect("no worker panics with the lock")[at] = found;
                }
            });
        }
    });
    faults.into_inner().expect("no worker panics with the lock")
}
