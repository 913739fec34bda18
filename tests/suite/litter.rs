//! What programs leave behind: files that nobody means to publish, and marks at the head of files
//! that do no harm.

use crate::site::Site;

/// Names of backups, of files that an editor has open, and of what systems leave in a folder.
const LITTER: [&str; 12] = [
    "1.md~",
    "kanarie.pdf~",
    "~$kanarie.docx",
    ".1.md.swp",
    "1.md.swp",
    "1.md.swo",
    "#1.md#",
    "Thumbs.db",
    "thumbs.DB",
    "desktop.ini",
    ".DS_Store",
    "._1.md",
];

#[test]
fn litter_is_never_read_nor_published_nor_attached() {
    let site = Site::of(
        "-- site.yaml --\ntitle: Test\ntheme: own\n-- themes/own/assets.txt --\nkept\n-- content/A-1/1.md --\n---\ntitle: One\ndate: 2024\ndocket: A-1\n---\n",
    );
    let record = "---\ntitle: Kanarie\ndate: 2024\ndocket: A-1\n---\nKanarie\n";
    for name in LITTER {
        site.put(&format!("content/A-1/{name}"), record);
        site.put(&format!("content/{name}"), record);
        site.put(&format!("themes/own/{name}"), "Kanarie");
    }
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("no record names"), "{}", run.stderr);
    assert!(
        run.stderr.contains("\n1 filing in 1 docket"),
        "{}",
        run.stderr
    );
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains("anarie") && !path.contains("anarie"),
            "{path}"
        );
        assert!(!LITTER.iter().any(|name| path.ends_with(name)), "{path}");
    }
    assert!(site.out().join("assets/assets.txt").exists());
    for name in ["1.md~", "Thumbs.db"] {
        let filing = format!(
            "---\ntitle: One\ndate: 2024\ndocket: A-1\nattachments: {name}\n---\n[x]({name})\n"
        );
        site.put("content/A-1/1.md", filing);
        assert_eq!(site.build(&[]).code, 1, "{name}");
    }
}

#[test]
fn a_backup_that_may_be_the_only_record_of_a_docket_is_still_an_error() {
    let site =
        Site::of("-- content/A-1/1.md --\n---\ntitle: Kanarie\ndate: 2024\ndocket: A-1\n---\n");
    site.put(
        "content/A-1/docket.md~",
        "---\nnumber: A-1\naccess: sealed\n---\n",
    );
    let run = site.build(&[]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(!run.stderr.contains("anarie"), "{}", run.stderr);
}

#[test]
fn a_byte_order_mark_at_the_head_of_any_file_does_no_harm() {
    let files = [
        ("site.yaml", "title: Test\ntheme: own\n"),
        ("content/A-1/docket.md", "---\nnumber: A-1\n---\nAbout\n"),
        (
            "content/A-1/1.md",
            "---\ntitle: One\ndate: 2024\nattachments: [b.pdf]\n---\nText\n",
        ),
        ("content/A-1/b.pdf.txt", "Words of the PDF\n"),
        ("content/parties/p.md", "---\nname: P\n---\n"),
        ("content/pages/about.md", "---\ntitle: About\n---\n"),
        (
            "themes/own/page.html",
            "{% extends \"base.html\" %}{% block main %}own{% endblock %}\n",
        ),
        ("themes/own/words/en.yaml", "home: {}\n"),
        (
            "pdf-texts.tsv",
            "# docketpress text: PDF, SHA-256 of the PDF, SHA-256 of the text beside it\n",
        ),
        (
            "addresses.lock",
            "# docketpress addresses 1\ndockets/a-1/\t2024-01-01\t-\t-\n",
        ),
    ];
    let build = |mark: &str| {
        let site = Site::empty();
        for (path, text) in files {
            site.put(path, format!("{mark}{text}"));
        }
        site.put("content/A-1/b.pdf", "%PDF-1.4\n%%EOF\n");
        let run = site.build(&[]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        site.output()
    };
    let (plain, marked) = (build(""), build("\u{FEFF}"));
    let differ =
        |path: &&String| !path.starts_with(".docketpress") && plain.get(*path) != marked.get(*path);
    let differing: Vec<_> = plain.keys().filter(differ).collect();
    assert!(differing.is_empty(), "{differing:?}");
}
