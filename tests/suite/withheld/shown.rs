//! Nothing that is withheld is in an answer of a preview.

use std::path::Path;

use super::look::is_planted;
use super::{PLANTED, text_of};
use crate::browser::Preview;
use crate::site::Site;

#[test]
fn nothing_that_is_withheld_is_in_an_answer_of_a_preview() {
    let site = Site::of(PLANTED);
    assert_eq!(site.build(&[]).code, 0);
    let addresses: Vec<String> = site.output().into_keys().collect();
    let program = Path::new(env!("CARGO_BIN_EXE_docketpress"));
    let look = |preview: &Preview| {
        let own = ["-/preview.js", "-/preview.css"].map(str::to_owned);
        for address in addresses.iter().chain(&own) {
            let address = match own.contains(address) {
                true => format!("/{address}"),
                false => format!("/dockets/{address}"),
            };
            let answer = preview.get(&address);
            let text = format!("{}\n{}", answer.head, answer.text());
            let leak = text.lines().find(|line| is_planted(line));
            assert!(leak.is_none(), "{address}: {}", leak.unwrap_or_default());
        }
    };
    let preview = Preview::start(program, &site.root(), &["--no-drafts"]);
    look(&preview);

    // A mistake in what is withheld, and one in what is not, are over the pages.
    let mut events = preview.events();
    for file in ["content/P-1/kanarie-sealed.md", "content/P-1/open.md"] {
        site.put(file, text_of(file).replacen("date:", "dat:", 1));
    }
    loop {
        events.next();
        // The two may come as one change, or as one after the other.
        let page = preview.get("/dockets/").text();
        if page.matches("a withheld file").count() == 4 {
            break;
        }
        eprintln!("not yet as it should be: {page}");
    }
    look(&preview);
    let said = preview.end();
    assert!(said.contains("a withheld file"), "{said}");
    assert!(!said.lines().any(is_planted), "{said}");
}
