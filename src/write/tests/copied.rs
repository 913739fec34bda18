//! Files that are copied, and paths that no site may have.

use super::*;

#[test]
fn a_copied_file_is_published_and_kept_while_it_is_the_same() {
    let (parent, out) = begin();
    let source = parent.path().join("exhibit.pdf");
    let copy = |path: &&str| Ok::<_, ()>((path.to_string(), Content::Copy(source.clone())));
    let long: Vec<u8> = (0..300_000u32).flat_map(u32::to_be_bytes).collect();
    fs::write(&source, &long).unwrap();
    let written = |unchanged, bytes| {
        Outcome::Written(Tally {
            files: 1,
            unchanged,
            removed: Vec::new(),
            bytes,
        })
    };
    assert_eq!(
        write(&out, &["a/exhibit.pdf"], copy, &|| ()).unwrap(),
        written(0, 1_200_000)
    );
    let time = set_old_time(&out.join("a/exhibit.pdf"));
    assert_eq!(
        write(&out, &["a/exhibit.pdf"], copy, &|| ()).unwrap(),
        written(1, 1_200_000)
    );
    assert_eq!(time_of(&out.join("a/exhibit.pdf")), time);

    let mut changed = long.clone();
    *changed.last_mut().unwrap() ^= 1;
    fs::write(&source, &changed).unwrap();
    assert_eq!(
        write(&out, &["a/exhibit.pdf"], copy, &|| ()).unwrap(),
        written(0, 1_200_000)
    );
    assert!(fs::read(out.join("a/exhibit.pdf")).unwrap() == changed);
}

#[test]
fn a_read_only_source_gives_a_file_that_later_builds_can_replace() {
    let (parent, out) = begin();
    let source = parent.path().join("exhibit.pdf");
    fs::write(&source, "scan").unwrap();
    let mut permissions = fs::metadata(&source).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&source, permissions).unwrap();
    let copy = |path: &&str| Ok::<_, ()>((path.to_string(), Content::Copy(source.clone())));
    write(&out, &["exhibit.pdf"], copy, &|| ()).unwrap();
    assert!(
        !fs::metadata(out.join("exhibit.pdf"))
            .unwrap()
            .permissions()
            .readonly()
    );
    publish(&out, FIRST);
    assert_holds(&out, FIRST, &[]);
}

#[test]
fn a_copy_that_fails_half_way_leaves_the_old_site_whole() {
    let (parent, out) = begin();
    publish(&out, FIRST);
    let before = read_back(&out);
    let folder = parent.path().join("a-folder");
    fs::create_dir(&folder).unwrap();
    for (bad, said) in [
        (parent.path().join("vanished.pdf"), "vanished.pdf"),
        (folder, "not a regular file"),
    ] {
        let items: Vec<usize> = (0..50).collect();
        let render = |&n: &usize| {
            let content = if n == 30 {
                Content::Copy(bad.clone())
            } else {
                Content::Made(vec![b'x'; n])
            };
            Ok::<_, ()>((format!("{n}/index.html"), content))
        };
        let error = format!("{:#}", write(&out, &items, render, &|| ()).unwrap_err());
        assert!(error.contains(said), "{error}");
        assert_eq!(read_back(&out), before);
        assert_no_litter(&out);
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_not_copied() {
    let (parent, out) = begin();
    plant(parent.path().join("secret"), "secret");
    let link = parent.path().join("exhibit.pdf");
    std::os::unix::fs::symlink("secret", &link).unwrap();
    let copy = |path: &&str| Ok::<_, ()>((path.to_string(), Content::Copy(link.clone())));
    let error = write(&out, &["exhibit.pdf"], copy, &|| ()).unwrap_err();
    assert!(error.to_string().contains("not a regular file"), "{error}");
    assert!(!out.exists());
}

#[test]
fn two_items_at_one_path_are_an_error() {
    let (_parent, out) = begin();
    let said = fail(&out, &[("b", "1"), ("a/x", "1"), ("a/x", "2"), ("b", "2")]);
    assert_eq!(said, "two items of the site have the path `a/x`");
    publish(&out, FIRST);
    let twice = [FIRST, FIRST].concat();
    assert!(
        fail(&out, &twice).contains("`dockets/a/index.html`"),
        "also where both are what is there already"
    );
    assert_holds(&out, FIRST, &[]);
}

#[test]
fn a_file_at_the_folder_of_another_is_an_error() {
    for pages in [
        [("a", "1"), ("a-b", "2"), ("a/b/c", "3")],
        [("a/b/c", "3"), ("a-b", "2"), ("a", "1")],
    ] {
        let (_parent, out) = begin();
        assert_eq!(
            fail(&out, &pages),
            "`a` would be a file of the site and the folder of `a/b/c`"
        );
        assert!(!out.exists());
    }
}

#[test]
fn a_path_that_leads_out_of_the_site_is_an_error() {
    let (parent, out) = begin();
    for path in [
        "../escaped",
        "/escaped",
        "a/../../escaped",
        "",
        "a//b",
        "a\\b",
        "a\0",
        manifest::NAME,
        ".DocketPress-Manifest/x",
    ] {
        let said = fail(&out, &[(path, "x")]);
        assert!(
            said.contains("no file of the site can have the path"),
            "{said}"
        );
    }
    assert_eq!(read_back(parent.path()), BTreeMap::new());
}
