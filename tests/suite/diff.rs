//! `docketpress diff`: what a mail to followers says, and what it never says.

use crate::site::Site;

const SITE: &str = "\
-- site.yaml --
title: Test
base_url: https://example.org/
-- content/A-1/docket.md --
---
number: A-1
title: The case
status: open
clocks:
  - name: Answer
    starts: motion
    milestones: [{days: 10, title: Answer due}]
---
-- content/A-1/motion.md --
---
title: A motion
date: 2024-01-02
filed_by: Plains Gas
---
-- content/A-1/2.md --
---
title: Kanarie offer
date: 2024-01-03
---
-- content/A-1/3.md --
---
title: Kanarie bids
date: 2024-01-04
docket: [A-1, B-1]
---
-- content/C-1/1.md --
---
title: Same
date: 2024-01-03
docket: C-1
---
";

/// The same site later, with what changed.
fn later() -> Site {
    let site = Site::of(SITE);
    site.put(
        "content/A-1/docket.md",
        "---\nnumber: A-1\ntitle: The case\nstatus: closed\nclocks:\n  - name: Answer\n    starts: motion\n    milestones: [{days: 12, title: Answer due}, {days: 20, title: Reply due}]\n---\n",
    );
    site.put(
        "content/A-1/motion.md",
        "---\ntitle: A motion (corrected)\ndate: 2024-01-02\nfiled_by: Plains Gas\n---\n",
    );
    site.put(
        "content/A-1/2.md",
        "---\ntitle: Kanarie offer\ndate: 2024-01-03\naccess: sealed\n---\n",
    );
    site.remove("content/A-1/3.md");
    site.put(
        "content/A-1/4.md",
        "---\ntitle: \"Order <1>\"\ndate: 2024-02-01\nnumber: 4\ndocket: [A-1, B-1]\nfiled_by: The Board\nrules_on: {filing: motion, ruling: granted-in-part}\n---\n",
    );
    site
}

const DIGEST: &str = "\
## [A-1: The case](<https://example.org/dockets/a-1/>)

Changed facts of the docket: parties, status

### New filings

- 2024-01-03, [Sealed filing](<https://example.org/dockets/a-1/#w-2024-01-03>)
- 2024-02-01, No. 4, [Order \\<1\\>](<https://example.org/dockets/a-1/4/>), The Board

### Rulings

- A motion (corrected): granted in part, by [Order \\<1\\>](<https://example.org/dockets/a-1/4/>)

### New and changed deadlines

- 2024-01-14, Answer due (Answer), before: 2024-01-12
- 2024-01-22, Reply due (Answer)

### Changed filings

- 2024-01-02, [A motion (corrected)](<https://example.org/dockets/a-1/motion/>), Plains Gas (changed: title)

Filings no longer published: 2

## [B-1](<https://example.org/dockets/b-1/>)

Changed facts of the docket: parties

";

#[test]
fn folders_and_sites_give_the_same_digest_without_what_is_withheld_now() {
    let (old, new) = (Site::of(SITE), later());
    let built = old.build(&[]);
    assert_eq!(built.code, 0, "{}", built.stderr);
    assert_eq!(new.build(&[]).code, 0);
    let compare = |old: &str, new: &str, more: &[&str]| {
        Site::empty().run(&[&["diff", old, new], more].concat())
    };
    let path = |path: std::path::PathBuf| path.display().to_string();
    let (old_site, new_site) = (path(old.root()), path(new.root()));
    let (old_out, new_out) = (path(old.out()), path(new.out()));
    let first = compare(&old_out, &new_out, &[]);
    assert_eq!(first.code, 0, "{}", first.stderr);
    assert_eq!(first.stdout, DIGEST);
    assert_eq!(compare(&old_site, &new_site, &[]).stdout, first.stdout);
    assert_eq!(compare(&old_site, &new_out, &["--exit-code"]).code, 1);
    let same = compare(&new_site, &new_out, &["--exit-code"]);
    assert_eq!((same.code, &*same.stdout), (0, "Nothing changed.\n\n"));
    for format in ["markdown", "html", "json"] {
        let run = compare(&old_out, &new_out, &["--format", format]);
        assert!(!run.stdout.contains("anarie"), "{}", run.stdout);
        assert!(run.stdout.contains("Answer due"), "{}", run.stdout);
    }
    let named = compare(&old_out, &new_out, &["--name-removed"]);
    assert!(named.stdout.contains("Kanarie bids"), "{}", named.stdout);
    new.put("content/A-1/5.md", "---\ntitle: No date\n---\n");
    let run = compare(&old_site, &new_site, &[]);
    assert_eq!((run.code, &*run.stdout), (1, ""));
    assert_ne!(compare(&old_site, "no-such-folder", &[]).code, 0);
}
