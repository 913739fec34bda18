//! Gives the program inputs that never end, never begin, or are too long, and looks at what it says
//! and what it takes.

use crate::site::{Run, Site};

const SITE: &str = "\
-- site.yaml --
theme: own
-- content/D-1/docket.md --
---
number: D-1
---
-- content/D-1/one.md --
---
title: First letter
date: 2024-01-02
filed_by: Acme Gas
attachments: [one.pdf]
---
First words.
-- content/D-1/one.pdf --
0123456789
-- themes/own/own.css --
body { color: red; }
";

fn check(site: &Site) -> Run {
    site.run(&["check", "--site", "site", "--message-format", "short"])
}

/// Gives how often a code is reported.
fn count(run: &Run, code: &str) -> usize {
    run.stderr.matches(&format!("error[{code}]")).count()
}

#[cfg(unix)]
mod special {
    use super::*;

    use std::fs::{self, File};
    use std::os::unix::net::UnixListener;
    use std::path::Path;
    use std::thread::{JoinHandle, spawn};

    /// A named pipe that has a writer who writes nothing, so that a program that opens it to read
    /// fails a test instead of waiting forever.
    struct Pipe {
        path: std::path::PathBuf,
        writer: Option<JoinHandle<()>>,
    }

    impl Pipe {
        fn new(path: &Path) -> Pipe {
            use rustix::fs::{CWD, FileType, Mode, mknodat};
            let _ = fs::remove_file(path);
            mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0)
                .expect("a pipe can be made");
            let path = path.to_owned();
            let own = path.clone();
            let writer = spawn(move || drop(File::options().write(true).open(own)));
            Pipe {
                path,
                writer: Some(writer),
            }
        }

        /// Tells whether something opened it to read.
        fn was_opened(&self) -> bool {
            self.writer.as_ref().is_some_and(JoinHandle::is_finished)
        }
    }

    impl Drop for Pipe {
        fn drop(&mut self) {
            if let Ok(pipe) = File::options().read(true).write(true).open(&self.path) {
                drop(self.writer.take().map(JoinHandle::join));
                drop(pipe);
            }
        }
    }

    #[test]
    fn a_pipe_is_refused_wherever_a_file_is_read_and_never_opened() {
        for name in [
            "site.yaml",
            "content/D-1/docket.md",
            "content/D-1/two.md",
            "content/D-1/one.pdf",
            "content/D-1/nobody-names-it.bin",
            "content/parties/acme.md",
            "themes/own/own.css",
            "themes/own/base.html",
            "themes/own/words/en.yaml",
        ] {
            let site = Site::of(SITE);
            let path = site.root().join(name);
            fs::create_dir_all(path.parent().expect("it has a folder")).expect("it can be made");
            let pipe = Pipe::new(&path);
            for command in [check, |site: &Site| site.build(&[])] {
                let run = command(&site);
                assert!(run.code == 1, "{name}: {run:?}");
                // A docket's record that is no file has a code of its own.
                let codes = ["not-a-file", "docket-name"];
                let is_refused = codes.iter().any(|code| run.stderr.contains(code));
                assert!(is_refused, "{name}: {run:?}");
                assert!(!pipe.was_opened(), "{name}");
            }
            assert!(!site.out().exists(), "{name}");
        }
    }

    #[test]
    fn a_pipe_is_no_folder_and_no_manifest() {
        let site = Site::of(SITE);
        let parent = site.root().with_file_name("");
        let pipe = Pipe::new(&parent.join("pipe"));
        for arguments in [
            &["build", "--site", "pipe", "--out", "out"][..],
            &["check", "--site", "pipe"],
            &["list", "filings", "--site", "pipe"],
            &["build", "--site", "site", "--out", "pipe"],
            &["init", "pipe"],
        ] {
            let run = site.run(arguments);
            assert_eq!(run.code, 2, "{arguments:?}: {run:?}");
        }
        assert!(!pipe.was_opened());
        fs::create_dir(site.out()).expect("it can be made");
        let manifest = Pipe::new(&site.out().join(".docketpress-manifest"));
        assert_eq!(site.build(&[]).code, 2);
        assert!(!manifest.was_opened());
        drop(manifest);
        fs::remove_dir_all(site.out()).expect("it can be removed");
        let staging = parent.join(".out.docketpress");
        fs::create_dir(&staging).expect("it can be made");
        let lock = Pipe::new(&staging.join("lock"));
        assert_eq!(site.build(&[]).code, 2);
        drop(lock);
    }

    #[test]
    fn a_socket_a_device_and_a_folder_are_no_records() {
        let site = Site::of(SITE);
        let _socket = UnixListener::bind(site.root().join("content/s.md")).expect("it can be made");
        fs::create_dir(site.root().join("content/folder.md")).expect("it can be made");
        let run = check(&site);
        assert_eq!((run.code, count(&run, "not-a-file")), (1, 2), "{run:?}");
        let site = Site::of(SITE);
        site.remove("site.yaml");
        std::os::unix::fs::symlink("/dev/zero", site.root().join("site.yaml"))
            .expect("a link can be made");
        let run = check(&site);
        assert_eq!((run.code, count(&run, "not-a-file")), (1, 1), "{run:?}");
    }
}

#[test]
fn a_file_that_is_too_long_is_not_read_and_not_named() {
    let site = Site::of(SITE);
    let path = site.root().join("content/D-1/kanarie.md");
    let file = std::fs::File::create(&path).expect("it can be made");
    // It holds nothing but a hole.
    file.set_len(3 << 30).expect("it can be made longer");
    let run = check(&site);
    assert_eq!((run.code, count(&run, "input-size")), (1, 1), "{run:?}");
    assert!(!run.stderr.contains("kanarie"), "{run:?}");
    site.remove("content/D-1/kanarie.md");
    for (name, length) in [
        ("site.yaml", 1 << 21),
        ("themes/own/words/en.yaml", 1 << 21),
        ("themes/own/base.html", 1 << 27),
    ] {
        let site = Site::of(SITE);
        site.put(name, "");
        let file = std::fs::File::create(site.root().join(name)).expect("it can be made");
        file.set_len(length).expect("it can be made longer");
        let run = check(&site);
        assert_eq!(
            (run.code, count(&run, "input-size")),
            (1, 1),
            "{name}: {run:?}"
        );
    }
}

#[test]
fn a_path_that_is_too_deep_or_too_long_is_refused() {
    for folder in ["d/".repeat(70), format!("{}/", "d".repeat(200)).repeat(6)] {
        let site = Site::of(SITE);
        site.put(&format!("content/{folder}one.md"), "---\n---\n");
        let run = check(&site);
        assert_eq!((run.code, count(&run, "input-size")), (1, 1), "{run:?}");
    }
}

#[test]
fn an_old_address_that_no_file_can_have_is_reported_with_its_line() {
    let long = format!("/{}", "a".repeat(300));
    for (old, code) in [
        (&*long, "invalid-path"),
        ("/.docketpress-manifest", "invalid-path"),
        // The file `x.html` cannot also be a folder, in any case or composition of its letters.
        ("[/x.html, /x.html/y]", "address-taken"),
        ("[/x.html/y, /X.html]", "address-taken"),
        ("[/caf\u{e9}.html, /cafe\u{301}.html]", "address-taken"),
        ("/assets/own.css/old", "address-taken"),
        ("/dockets/D-1/one/ONE.pdf/old", "address-taken"),
        ("/dockets/d-1/one/", "address-taken"),
        ("/Dockets/D-1/", "address-taken"),
        ("/404.html", "address-taken"),
    ] {
        let site = Site::of(SITE);
        let record = format!(
            "---\ntitle: First letter\ndate: 2024-01-02\nfiled_by: Acme Gas\nattachments: [one.pdf]\nredirect_from: {old}\n---\n"
        );
        site.put("content/D-1/one.md", record);
        let run = site.build(&["--message-format", "short"]);
        let place = "content/D-1/one.md:6:";
        assert_eq!(run.code, 1, "{old}: {run:?}");
        let told = run.stderr.lines().find(|line| line.contains(code));
        assert!(
            told.is_some_and(|line| line.contains(place)),
            "{old}: {run:?}"
        );
        assert!(!run.stderr.contains('\0'), "{old}: {run:?}");
    }
}

#[cfg(all(target_os = "linux", feature = "serve"))]
#[test]
fn a_long_attachment_takes_no_memory_of_a_preview() {
    use std::fs;
    use std::path::Path;

    use crate::browser::Preview;

    const LENGTH: usize = 128 << 20;
    let site = Site::of(SITE);
    let path = site.root().join("content/D-1/one.pdf");
    fs::write(&path, "%PDF-1.4\n").expect("it can be made");
    let file = fs::File::options().write(true).open(path);
    let file = file.expect("it can be opened");
    file.set_len(LENGTH as u64).expect("it can be made longer");
    let preview = Preview::start(
        Path::new(env!("CARGO_BIN_EXE_docketpress")),
        &site.root(),
        &[],
    );
    let path = "/dockets/d-1/one/one.pdf";
    let host = format!("Host: {}", preview.host);
    let before = peak(&preview);
    let head = preview.ask("HEAD", path, &host);
    assert!(
        head.head.contains("content-length: 134217728"),
        "{}",
        head.head
    );
    assert!(head.body.is_empty());
    let range = format!("{host}\r\nRange: bytes=1000-1009");
    let part = preview.ask("GET", path, &range);
    assert_eq!((part.status, part.body.len()), (206, 10));
    assert_eq!(preview.get(path).body.len(), LENGTH);
    let grown = peak(&preview) - before;
    assert!(grown < LENGTH / 4, "it took {grown} bytes more");
}

/// Gives the most memory that a preview has taken so far, in bytes.
#[cfg(all(target_os = "linux", feature = "serve"))]
fn peak(preview: &crate::browser::Preview) -> usize {
    let path = format!("/proc/{}/status", preview.child.id());
    let status = std::fs::read_to_string(path).expect("the process runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<usize>().ok());
    1024 * number.expect("Linux tells the peak")
}

#[cfg(unix)]
#[test]
fn a_check_says_that_a_pdf_is_unread_that_is_longer_than_the_memory() {
    use std::io::{Seek as _, SeekFrom, Write as _};
    use std::process::Command;

    let site = Site::of(SITE);
    let path = site.root().join("content/D-1/one.pdf");
    let mut file = std::fs::File::create(path).expect("it can be made");
    file.write_all(b"%PDF-1.4\n").expect("it can be written");
    file.seek(SeekFrom::Start(512 << 20))
        .expect("it may have a hole");
    file.write_all(b"<< /Subtype /Redact >>")
        .expect("it can be written");
    // In KiB of addresses, which are more than the memory in use.
    let limited = "ulimit -v 450000 && exec \"$0\" check --jobs 1 --site .";
    let output = Command::new("sh")
        .args(["-c", limited, env!("CARGO_BIN_EXE_docketpress")])
        .current_dir(site.root())
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("warning[pdf-unread]"), "{said}");
}
