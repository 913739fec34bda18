//! Tests of `bounds.rs`.

use super::*;

#[test]
fn a_file_of_just_the_limit_is_read_and_a_longer_one_is_not() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("file");
    fs::write(&path, "12345").expect("it can be written");
    let read = |most| read(&path, Symlinks::Refuse, most);
    assert_eq!(read(5).expect("it fits"), b"12345");
    assert!(matches!(read(4), Err(Refusal::Size(4))));
    let said = Refusal::Size(MARKDOWN).to_string();
    assert_eq!(said, "the file is longer than 64 MiB, the limit");
    let said = Refusal::Size(5).to_string();
    assert!(said.contains("5 bytes"), "{said}");
}

#[test]
fn a_folder_is_no_file() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let refused = open(folder.path(), Symlinks::Follow).expect_err("it is a folder");
    assert_eq!(
        refused.to_string(),
        "the file cannot be read: it is a folder"
    );
}

#[cfg(unix)]
#[test]
fn what_never_ends_or_never_begins_is_refused_at_once() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = |name: &str| folder.path().join(name);
    rustix::fs::mknodat(
        rustix::fs::CWD,
        path("pipe"),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
        0,
    )
    .expect("a pipe can be made");
    let _socket = UnixListener::bind(path("socket")).expect("a socket can be made");
    symlink("/dev/zero", path("zero")).expect("a link can be made");
    fs::write(path("file"), "text").expect("it can be written");
    symlink("file", path("link")).expect("a link can be made");
    let said = |name: &str, links| match read(&path(name), links, 10) {
        Ok(bytes) => String::from_utf8(bytes).expect("it is text"),
        Err(refusal) => refusal.to_string().replace("the file cannot be read: ", ""),
    };
    assert_eq!(said("pipe", Symlinks::Follow), "it is a named pipe");
    assert_eq!(said("socket", Symlinks::Follow), "it is a socket");
    assert_eq!(said("zero", Symlinks::Follow), "it is a device");
    assert_eq!(said("zero", Symlinks::Refuse), "it is a symbolic link");
    assert_eq!(said("link", Symlinks::Refuse), "it is a symbolic link");
    assert_eq!(said("link", Symlinks::Follow), "text");
    // What is exchanged for a pipe after it was looked at is opened without waiting.
    let opened = options(Symlinks::Refuse).open(path("pipe"));
    assert!(opened.is_ok_and(|pipe| pipe.metadata().is_ok_and(|found| !found.is_file())));
}
