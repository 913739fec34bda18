//! What a reader of a filing has to know of its docket: that it is closed.

use super::super::Press;
use crate::link::Filed;
use crate::time::DatePlace;

/// Says that the docket of a filing is closed, and since when; `None` where it is not.
pub(super) fn closing(press: &Press<'_>, filed: &Filed) -> Option<String> {
    let docket = press.catalog.docket(filed.home()?);
    if !docket.is_closed() {
        return None;
    }
    let words = press.theme.words();
    let closed = docket.proceeding()?.closed.as_ref();
    Some(match closed.filter(|date| date.first_day().is_some()) {
        Some(date) => {
            let date = words.date(date, DatePlace::Full);
            words.fill("filing.docket_closed_on", &[("date", &date)])
        }
        None => words.get("filing.docket_closed").to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use crate::plan::Url;
    use crate::render::{Content, render};
    use crate::world::World;

    /// Returns the page of the one filing in a docket whose record has the given keys.
    fn page(keys: &str) -> String {
        let world = World::without_errors(&format!(
            "\
-- content/A/docket.md --
---
number: A
{keys}
---
-- content/A/one.md --
---
title: One
date: 2005-08-09
---"
        ));
        let url = Url::new("dockets/a/one/");
        let item = world.edition.plan.item(&url).expect("it is planned");
        match render(&world.press(), &url, item) {
            Ok(Content::Made(bytes)) => String::from_utf8(bytes).expect("pages are UTF-8"),
            _ => panic!("a page is made"),
        }
    }

    #[test]
    fn a_filing_says_that_its_docket_is_closed_and_since_when() {
        let with_day = page("status: closed\nclosed: 2007-06-03");
        assert!(with_day.contains("This docket was closed on June 3, 2007."));
        assert!(page("status: closed").contains("This docket is closed."));
        assert!(!page("status: open").contains("This docket"));
    }
}
