//! The search index of a site that is read in several pieces of work and cut into several files.

use crate::site::Site;

/// The most bytes of one file of the index: a search loads some twenty, of which few are as large
/// as this.
const LARGEST: usize = 80_000;

#[test]
fn an_index_is_the_same_with_any_number_of_threads() {
    let build = |jobs| {
        let site = Site::empty();
        for at in 0..700 {
            let words: String = (0..60)
                .map(|word| format!("w{} ", at * word % 997))
                .collect();
            let keys = format!("title: Paper {at}\ndate: 2024-01-02\ndocket: A-{}", at % 3);
            site.put(
                &format!("content/{at}.md"),
                format!("---\n{keys}\nfiled_by: Party {}\n---\n\n{words}\n", at % 7),
            );
        }
        let run = site.build(&["--jobs", jobs]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let mut files = site.output();
        files.retain(|path, _| path.starts_with("search/"));
        files
    };
    let (once, again) = (build("1"), build("8"));
    assert!(once.len() > 200, "the index has {} files", once.len());
    for (path, bytes) in &once {
        assert!(again.get(path) == Some(bytes), "{path} differs");
        assert!(bytes.len() < LARGEST, "{path} has {} bytes", bytes.len());
    }
    assert_eq!(once.len(), again.len());
}
