//! Holds every family of input to work that doubles where its size does. Steps and allocated bytes
//! are counted on one thread, so no clock decides.

use std::cell::Cell;
use std::fs;
use std::path::Path;

use crate::diagnostic::{Format, print};
use crate::docket::Audience;
use crate::intake::read;
use crate::link::link;
use crate::plan::{FirstSeen, Item, PageKind, plan};
use crate::render::{Press, Theme, render};
use crate::{Checks, check};
use families::{Family, Files, families};

#[path = "../../benches/speed/families.rs"]
mod families;

thread_local! {
    pub(super) static TAKEN: Cell<u64> = const { Cell::new(0) };
    pub(super) static READINGS: Cell<usize> = const { Cell::new(0) };
}

/// Does something, and counts its steps on this thread.
pub(crate) fn taken<T>(work: impl FnOnce() -> T) -> (T, u64) {
    let before = TAKEN.get();
    let done = work();
    (done, TAKEN.get() - before)
}

/// How many times as much a site of twice the size may cost: what is linear costs at most twice as
/// much.
const MOST: f64 = 2.25;
/// The family whose output grows with the square: the data of each docket names all dockets of its
/// filings.
const LISTED: &str = "filings in many dockets";
/// Below so many bytes or steps a site costs nothing that could be distinguished from noise.
const LEAST: u64 = 25_000;

#[test]
fn twice_the_input_is_twice_the_work() {
    let (theme, _) = Theme::load(
        Path::new("."),
        &crate::docket::ThemeChoice::named("press"),
        "en",
    )
    .expect("the theme is built in");
    let of_family = |family: &Family| fault(family, &theme);
    let families = families();
    let linear = families.iter().filter(|family| family.name != LISTED);
    let faults: Vec<String> = linear.filter_map(of_family).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Measures a family at two sizes, and says which of its costs grows too fast.
fn fault(family: &Family, theme: &Theme) -> Option<String> {
    let size = (family.size / 16).max(256);
    let (once, twice) = (
        cost((family.site)(size), theme),
        cost((family.site)(2 * size), theme),
    );
    let grows = |what: &str, once: u64, twice: u64| {
        let is_fault = twice > LEAST && twice as f64 > MOST * once.max(LEAST / 2) as f64;
        is_fault.then(|| {
            format!(
                "{}: {once} {what} at {size}, and {twice} at twice the size",
                family.name
            )
        })
    };
    grows("bytes", once.0, twice.0).or_else(|| grows("steps", once.1, twice.1))
}

/// Reads, links and checks a site, prints all that is wrong with it, and renders what is made of
/// its texts. Gives the bytes that were allocated meanwhile, and the steps.
fn cost(site: Files, theme: &Theme) -> (u64, u64) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (path, bytes) in site {
        let path = folder.path().join(path);
        let above = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(above).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
    let pool = pool.build().expect("one thread can be started");
    pool.install(|| {
        let mut steps = 0;
        let work = || work(folder.path(), theme);
        let allocated = allocation_counter::measure(|| steps = taken(work).1);
        (allocated.bytes_total, steps)
    })
}

#[test]
fn a_build_reads_a_text_for_its_record_and_for_its_page() {
    let (theme, _) = Theme::load(
        Path::new("."),
        &crate::docket::ThemeChoice::named("press"),
        "en",
    )
    .expect("the theme is built in");
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
    let pool = pool.build().expect("one thread can be started");
    for site in [".", "tests/sites/prose/site", "tests/sites/overview/site"] {
        let (texts, readings) = pool.install(|| {
            let before = READINGS.get();
            let site = Path::new(site);
            let sources = read(site, Audience::Readers, &|| {}).expect("the folder can be read");
            let (catalog, _) = link(&sources);
            let (plan, _) = plan(&catalog, &theme.files(), &FirstSeen::Unknown);
            let press = Press::new(&catalog, &plan, &theme, site);
            for (url, item) in plan.items() {
                render(&press, url, item).expect("the theme's templates are right");
            }
            (sources.files.len(), READINGS.get() - before)
        });
        assert!(texts > 0 && readings > 0, "{site}");
        assert!(
            readings <= 2 * texts,
            "{site}: {readings} readings of {texts} texts"
        );
    }
}

fn work(site: &Path, theme: &Theme) {
    let sources = read(site, Audience::Readers, &|| {}).expect("the folder can be read");
    let (catalog, mut diagnostics) = link(&sources);
    let (plan, of_plan) = plan(&catalog, &theme.files(), &FirstSeen::Unknown);
    diagnostics.extend(of_plan);
    check(
        &sources,
        &catalog,
        theme,
        &mut diagnostics,
        Checks::All,
        None,
    );
    for format in [Format::Human, Format::Sarif] {
        print(&diagnostics, format, &sources, &mut std::io::sink())
            .expect("what is thrown away can be written");
    }
    if diagnostics.has_errors() {
        return;
    }
    let press = Press::new(&catalog, &plan, theme, site);
    let few = catalog.filings().len() <= 3;
    // Templates take most of the time without optimization, and their pages are bounded: one with a
    // text is taken for all.
    let wanted = |item: &Item| match item {
        Item::Search(_) | Item::Download(..) => true,
        Item::Page(PageKind::Filing(_)) => few,
        _ => false,
    };
    for (url, item) in plan.items().filter(|(_, item)| wanted(item)) {
        render(&press, url, item).expect("the theme's templates are right");
    }
}
