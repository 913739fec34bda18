//! Files and folders that someone else put where a site is written.

use super::*;

#[test]
fn a_folder_that_is_not_ours_is_not_touched() {
    for (name, text) in [
        ("thesis.txt", "ten years of work"),
        (manifest::NAME, "# docketpress manifest 2\n"),
        (manifest::NAME, "# docketpress manifest 1\n0  index.html\n"),
    ] {
        let (_parent, out) = begin();
        plant(out.join(name), text);
        let said = fail(&out, FIRST);
        assert!(
            said.contains("choose another folder, or empty it yourself"),
            "{said}"
        );
        assert_eq!(
            read_back(&out),
            BTreeMap::from([(name.to_owned(), text.to_owned())])
        );
    }
}

#[test]
fn a_manifest_that_names_files_outside_removes_nothing() {
    let (parent, out) = begin();
    plant(parent.path().join("thesis.txt"), "ten years of work");
    plant(
        out.join(manifest::NAME),
        &format!(
            "# docketpress manifest 1\n{}  ../thesis.txt\n",
            "0".repeat(64)
        ),
    );
    assert!(fail(&out, FIRST).contains("`..`"));
    assert_eq!(
        fs::read_to_string(parent.path().join("thesis.txt")).unwrap(),
        "ten years of work"
    );
}

#[test]
fn foreign_files_are_kept_and_our_empty_folders_go() {
    let (_parent, out) = begin();
    publish(&out, FIRST);
    let foreign = [
        ("CNAME", "docket.example"),
        (".git/objects/ab", "blob"),
        (".git/refs/tags", "/"),
        ("dockets/b/notes.txt", "notes"),
    ];
    for (path, text) in foreign {
        match text {
            "/" => fs::create_dir_all(out.join(path)).unwrap(),
            _ => plant(out.join(path), text),
        }
    }
    let time = set_old_time(&out.join("CNAME"));
    assert_eq!(publish(&out, SECOND).removed.len(), 1);
    assert_holds(&out, SECOND, &foreign);
    assert_eq!(time_of(&out.join("CNAME")), time);
    fs::remove_file(out.join("dockets/b/notes.txt")).unwrap();
    publish(&out, &SECOND[..1]);
    assert_holds(
        &out,
        &SECOND[..1],
        &[foreign[0], foreign[1], foreign[2], ("dockets/b", "/")],
    );
}

#[cfg(unix)]
#[test]
fn foreign_links_and_closed_folders_are_kept_as_they_are() {
    use std::os::unix::fs::PermissionsExt;
    let (_parent, out) = begin();
    publish(&out, FIRST);
    std::os::unix::fs::symlink("../nowhere", out.join("latest")).unwrap();
    plant(out.join("host/state"), "1");
    fs::set_permissions(out.join("host"), fs::Permissions::from_mode(0o555)).unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o2750)).unwrap();
    publish(&out, SECOND);
    assert_holds(
        &out,
        SECOND,
        &[("latest", "-> ../nowhere"), ("host/state", "1")],
    );
    assert_eq!(
        fs::metadata(out.join("host")).unwrap().permissions().mode() & 0o7777,
        0o555
    );
    assert_eq!(
        fs::metadata(&out).unwrap().permissions().mode() & 0o7777,
        0o2750
    );
    fs::set_permissions(out.join("host"), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_foreign_file_in_the_way_is_an_error_that_names_it() {
    for (foreign, path) in [
        ("robots.txt", "robots.txt"),
        ("parties", "parties/p/index.html"),
        ("feed/kept.txt", "feed"),
        ("parties/p/index.html/kept.txt", "parties/p/index.html"),
    ] {
        let (_parent, out) = begin();
        publish(&out, FIRST);
        plant(out.join(foreign), "kept");
        let before = read_back(&out);
        let said = fail(&out, &[FIRST[0], (path, "new")]);
        assert!(
            said.contains(foreign.split('/').next().unwrap()) && said.contains("move or rename it"),
            "{said}"
        );
        assert_eq!(read_back(&out), before);
    }
}

#[test]
fn an_output_folder_that_is_a_file_is_an_error() {
    let (parent, out) = begin();
    plant(out.clone(), "a file");
    assert!(fail(&out, FIRST).contains("is a file"));
    assert_eq!(fs::read_to_string(&out).unwrap(), "a file");
    assert!(try_publish(&parent.path().join("site/below"), FIRST).is_err());
    assert!(try_publish(Path::new(""), FIRST).is_err());
    assert!(try_publish(Path::new("/"), FIRST).is_err());
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_stays_and_its_target_is_the_site() {
    let (parent, out) = begin();
    let target = parent.path().join("real/target");
    fs::create_dir_all(&target).unwrap();
    std::os::unix::fs::symlink("real/target", &out).unwrap();
    for pages in [FIRST, SECOND] {
        publish(&out, pages);
        assert!(fs::symlink_metadata(&out).unwrap().is_symlink());
        assert_holds(&target, pages, &[]);
        assert_no_litter(&target);
    }
}

#[cfg(unix)]
#[test]
fn a_site_behind_a_link_is_put_back_too() {
    let (parent, out) = begin();
    let target = parent.path().join("real/target");
    fs::create_dir_all(&target).unwrap();
    std::os::unix::fs::symlink("real/target", &out).unwrap();
    publish(&out, FIRST);
    fs::create_dir(staging_of(&target)).unwrap();
    fs::rename(&target, staging_of(&target).join("old")).unwrap();
    assert_eq!(publish(&out, FIRST).unchanged, 3);
    assert_holds(&target, FIRST, &[]);
}
