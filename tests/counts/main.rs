//! Counts what a build of a generated site writes and allocates, and holds it to bars, so that
//! files, bytes and work do not creep up. No clock decides. The site is that of `benches/speed`.

#![expect(
    clippy::disallowed_methods,
    reason = "the test writes a site to a folder"
)]

use std::fs;
use std::path::Path;

use docketpress::docket::Audience;
use docketpress::render::{Content, Press, render};
use docketpress::{Edition, prepare};

#[path = "../../benches/speed/chance.rs"]
mod chance;
#[path = "../../benches/speed/docket.rs"]
mod docket;
#[path = "../../benches/speed/filing.rs"]
mod filing;
#[path = "../../benches/speed/generate.rs"]
mod generate;
#[path = "../../benches/speed/prose.rs"]
mod prose;
#[path = "../../benches/speed/record.rs"]
mod record;
#[path = "../../benches/speed/words.rs"]
mod words;
#[path = "../../benches/speed/yaml.rs"]
mod yaml;

/// How many filings the site has.
const FILINGS: usize = 300;

/// What was counted when the bars were set last. Each count may be a tenth more. If one is a fifth
/// less, set its bar anew, so that what was gained is not lost unseen.
const BARS: [(&str, u64); 5] = [
    ("files", 1_006),
    ("bytes written", 10_868_000),
    ("bytes of the search index", 900_600),
    ("allocations", 882_200),
    ("bytes allocated", 187_300_000),
];

#[test]
fn a_build_writes_and_allocates_no_more_than_before() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let site = folder.path().join("site");
    let generated = generate::generate(&generate::Site {
        filings: FILINGS,
        seed: generate::SEED,
        out: site.clone(),
    });
    generated.expect("a site can be written");
    let counted = count(&site);
    let mut faults = Vec::new();
    for ((what, bar), counted) in BARS.into_iter().zip(counted) {
        println!("{what}: {counted} (bar {bar})");
        if counted > bar + bar / 10 {
            faults.push(format!("{what}: {counted}, a tenth more than {bar}"));
        } else if counted < bar - bar / 5 {
            faults.push(format!("{what}: {counted}; set the bar to it"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Makes everything that a build of a site writes, on one thread, and counts it.
fn count(site: &Path) -> [u64; 5] {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
    let pool = pool.build().expect("one thread can be started");
    pool.install(|| {
        let (mut files, mut bytes, mut index) = (0, 0, 0);
        let allocated = allocation_counter::measure(|| {
            let edition = prepare(site, Audience::Readers, &|| {});
            let edition = edition.expect("the folder can be read");
            assert!(!edition.diagnostics.has_errors(), "the site has no errors");
            let Edition {
                catalog,
                plan,
                theme,
                ..
            } = &edition;
            let press = Press::new(catalog, plan, theme, site);
            for (url, item) in plan.items() {
                let content = render(&press, url, item).expect("the theme's templates are right");
                let length = match content {
                    Content::Made(made) => made.len() as u64,
                    Content::Copy(path) => fs::metadata(path).expect("it is there").len(),
                    Content::Lines(_) | Content::Packed(_) => {
                        panic!("the site asks for neither")
                    }
                };
                files += 1;
                bytes += length;
                if url.as_str().starts_with("search/") {
                    index += length;
                }
            }
        });
        [
            files,
            bytes,
            index,
            allocated.count_total,
            allocated.bytes_total,
        ]
    })
}
