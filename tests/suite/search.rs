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
    // 22 files show the results, and 6 have their first words; the others are the words.
    assert!(once.len() > 30, "the index has {} files", once.len());
    for (path, bytes) in &once {
        assert!(again.get(path) == Some(bytes), "{path} differs");
        assert!(bytes.len() < LARGEST, "{path} has {} bytes", bytes.len());
    }
    assert_eq!(once.len(), again.len());
}

#[test]
fn no_file_of_the_index_has_the_text_of_a_page_or_grows_with_it() {
    let index = |body: &str| {
        let site =
            Site::of("-- content/A-1/a.md --\n---\ntitle: Letter\ndate: 2024-01-02\n---\nBODY\n");
        site.put(
            "content/A-1/a.md",
            format!("---\ntitle: Letter\ndate: 2024-01-02\ndocket: A-1\n---\n{body}\n"),
        );
        let run = site.build(&[]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let mut files = site.output();
        files.retain(|path, _| path.starts_with("search/") && path.ends_with(".js"));
        files
    };
    let short = index("First words. ");
    let long = index(&"Many quixotic words follow one another. ".repeat(1_500));
    let names = |files: &std::collections::BTreeMap<String, Vec<u8>>| {
        files
            .keys()
            .filter(|path| {
                !path.starts_with("search/words/") && !path.starts_with("search/places/")
            })
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&short), names(&long));
    for (path, bytes) in &long {
        let text = String::from_utf8_lossy(bytes);
        let told = text.matches("quixotic words").count();
        let most = if path.starts_with("search/summaries/") {
            5
        } else {
            0
        };
        assert!(told <= most, "{path} quotes the text {told} times");
    }
}
