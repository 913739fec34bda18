//! The site under real web servers: nginx, set up as the guide says, and Python's server. Each link
//! is followed over HTTP.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::site::{Site, files_below, repository};

/// What a server answers.
struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A server that stops when it is dropped.
struct Server {
    child: Child,
    port: u16,
    _folder: TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// Starts nginx with a server of the guide.
    fn nginx(port: u16, server: &str, out: &Path) -> Server {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let path = folder.path().display().to_string();
        let server = server
            .replace("listen 80;", &format!("listen 127.0.0.1:{port};"))
            .replace("/srv/dockets", &out.display().to_string());
        assert!(
            server.contains(&format!(":{port};")),
            "the recipe listens on port 80"
        );
        let kept = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
        let kept = kept.map(|name| format!("{name}_temp_path {path}/{name};"));
        let settings = format!(
            "daemon off; master_process off; pid {path}/pid; error_log {path}/error.log;\nevents {{}}\n\
             http {{ include /etc/nginx/mime.types; default_type application/octet-stream; access_log off; {}\n{server} }}\n",
            kept.join(" ")
        );
        fs::write(folder.path().join("nginx.conf"), settings).expect("the folder is there");
        let path = std::env::var("PATH").unwrap_or_default();
        let child = Command::new("nginx")
            .env("PATH", format!("{path}:/usr/sbin"))
            .args(["-e", "stderr", "-p"])
            .arg(folder.path())
            .args(["-c", "nginx.conf"])
            .stdout(Stdio::null())
            .spawn()
            .expect("nginx runs; tests/packages installs it");
        Server {
            child,
            port,
            _folder: folder,
        }
        .ready()
    }

    /// Starts Python's server in a folder.
    fn python(port: u16, folder: &Path) -> Server {
        let mut child = Command::new("python3")
            .args([
                "-u",
                "-m",
                "http.server",
                "--bind",
                "127.0.0.1",
                &port.to_string(),
            ])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("python3 runs; tests/packages installs it");
        let said = child.stdout.take().expect("it is piped");
        let mut line = String::new();
        BufReader::new(said)
            .read_line(&mut line)
            .expect("it says where it listens");
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Server {
            child,
            port,
            _folder: folder,
        }
        .ready()
    }

    /// Waits until it listens, or fails where it ended.
    fn ready(mut self) -> Server {
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            let ended = self.child.try_wait().expect("the child is ours");
            assert!(ended.is_none(), "the server ended: {ended:?}");
            std::thread::yield_now();
        }
        self
    }

    fn get(&self, path: &str) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("it listens");
        let request = format!(
            "GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{}\r\n\r\n",
            self.port
        );
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it answers");
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .expect("a head has an end");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines
            .next()
            .and_then(|line| line.split(' ').nth(1)?.parse().ok());
        let headers = lines.filter_map(|line| line.split_once(':'));
        Answer {
            status: status.expect("an answer has a status"),
            headers: headers
                .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
                .collect(),
            body: bytes[end + 4..].to_vec(),
        }
    }
}

/// Gives a port of this machine that is free now.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    listener.local_addr().expect("it is bound").port()
}

/// Gives the servers of the guide's recipe for nginx: at the root of a host, and below a path.
fn recipes() -> Vec<String> {
    let guide = fs::read_to_string(repository().join("content/pages/guide/publish.md"));
    let guide = guide.expect("the guide is there");
    let blocks = guide.split("```nginx\n").skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap_or_default().to_owned())
        .collect()
}

/// The sample, built into `out`.
fn sample(base: Option<&str>) -> Site {
    let site = Site::empty();
    for part in ["site.yaml", "pdf-texts.tsv"] {
        site.put(
            part,
            fs::read(repository().join(part)).expect("it is there"),
        );
    }
    for (path, bytes) in files_below(&repository().join("content")) {
        site.put(&format!("content/{path}"), bytes);
    }
    let base: Vec<&str> = base.iter().flat_map(|base| ["--base-url", base]).collect();
    let run = site.build(&[&["--no-lock"], &base[..]].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    site
}

/// Gives the paths on the same host to which a text of a page, a feed or another file leads.
fn links(at: &str, text: &str, host: &str) -> Vec<String> {
    // The lines of a calendar go on after a blank.
    let text = text.replace("\r\n ", "");
    let mut found = Vec::new();
    if text.starts_with("<!") && text.contains("<html") {
        // In code that a page shows, quotation marks are entities.
        for name in [
            " href=\"",
            " src=\"",
            " content=\"0; url=",
            " content=\"0;url=",
        ] {
            let parts = text.split(name).skip(1);
            found.extend(parts.filter_map(|part| Some(part.split_once('"')?.0.to_owned())));
        }
    }
    for part in text.split(host).skip(1) {
        let end = part.find(|c: char| c.is_whitespace() || "\"'<>\\;,()`".contains(c));
        found.push(format!("{host}{}", &part[..end.unwrap_or(part.len())]));
    }
    found
        .iter()
        .filter_map(|link| resolve(at, link, host))
        .collect()
}

/// Resolves a link; nothing where it leads to another host or to the page itself.
pub(crate) fn resolve(at: &str, link: &str, host: &str) -> Option<String> {
    let link = link.split(['#', '?']).next().unwrap_or_default();
    let link = link.strip_prefix(host).unwrap_or(link);
    if link.is_empty() || link.contains("://") || link.starts_with("//") {
        return None;
    }
    if ["mailto:", "data:", "tel:", "javascript:"]
        .iter()
        .any(|scheme| link.starts_with(scheme))
    {
        return None;
    }
    let mut parts: Vec<&str> = match link.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => at.split('/').collect(),
    };
    if !link.starts_with('/') {
        parts.pop();
    }
    let mut path: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                path.pop()?;
            }
            part => path.push(part),
        }
    }
    let is_folder =
        link.ends_with('/') || link.ends_with("/.") || link == "." || link.ends_with("..");
    let slash = if is_folder && !path.is_empty() {
        "/"
    } else {
        ""
    };
    Some(format!("/{}{slash}", path.join("/")))
}

/// Follows every link from the first page on, asks for every published file, and gives how many
/// addresses were asked for.
fn follow(server: &Server, site: &Site, below: &str, is_nginx: bool) -> usize {
    let host = format!("http://127.0.0.1:{}", server.port);
    let mut open = vec![below.to_owned()];
    let mut known: BTreeSet<String> = open.iter().cloned().collect();
    let mut from: BTreeMap<String, String> = BTreeMap::new();
    for path in site.output().keys().filter(|path| !path.starts_with('.')) {
        let path = format!("{below}{}", path.replace(' ', "%20"));
        if known.insert(path.clone()) {
            open.push(path);
        }
    }
    while let Some(path) = open.pop() {
        let answer = server.get(&path);
        let origin = from.get(&path).map_or("the folder", String::as_str);
        assert_eq!(answer.status, 200, "{path}, from {origin}");
        let kind = answer.header("content-type");
        let name = path.rsplit('/').next().unwrap_or_default();
        let ending = match name.rsplit_once('.') {
            Some((_, ending)) => ending,
            // What a folder's address gives is its page; other names without an ending are for
            // hosts.
            None if name.is_empty() => "html",
            None => "",
        };
        let wanted: &[&str] = match (ending, name) {
            (_, "feed.xml") if is_nginx => &["application/atom+xml"],
            ("html", _) => &["text/html"],
            ("css", _) => &["text/css"],
            ("js", _) => &["application/javascript", "text/javascript"],
            ("json", _) => &["application/json"],
            ("svg", _) => &["image/svg+xml"],
            ("pdf", _) => &["application/pdf"],
            ("csv", _) => &["text/csv"],
            ("ics", _) if is_nginx => &["text/calendar"],
            _ => &[""],
        };
        assert!(
            wanted.iter().any(|one| kind.starts_with(one)),
            "{path}: {kind}"
        );
        if is_nginx {
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert!(
                !wanted.contains(&"text/html") || kind.ends_with("charset=utf-8"),
                "{path}: {kind}"
            );
        }
        let is_text = !matches!(ending, "pdf" | "png" | "jpg");
        let text = if is_text {
            answer.text()
        } else {
            String::new()
        };
        for link in links(&path, &text, &host) {
            if known.insert(link.clone()) {
                from.insert(link.clone(), path.clone());
                open.push(link);
            }
        }
    }
    // An old address is a page that forwards, and a folder without its slash leads to the folder.
    let old = server.get(&format!("{below}cases/gr-2024-0117/"));
    assert!(
        old.text().contains("dockets/gr-2024-0117/"),
        "{}",
        old.text()
    );
    let folder = server.get(&format!("{below}dockets/gr-2024-0117"));
    assert_eq!(folder.status, 301);
    let to = resolve(
        &format!("{below}dockets/x"),
        folder.header("location"),
        &host,
    );
    assert_eq!(
        to.as_deref(),
        Some(&*format!("{below}dockets/gr-2024-0117/"))
    );
    known.len()
}

/// Asks for what is not there, far below, and follows the links of the page that comes.
fn miss(server: &Server, below: &str) {
    let path = format!("{below}no/such/page/here.html");
    let answer = server.get(&path);
    assert_eq!(answer.status, 404);
    let host = format!("http://127.0.0.1:{}", server.port);
    let links = links(&path, &answer.text(), &host);
    assert!(links.len() > 5, "{}", answer.text());
    for link in links {
        assert_eq!(
            server.get(&link).status,
            200,
            "{link} of the page for what is not there"
        );
    }
}

#[test]
fn the_site_works_under_nginx_as_the_guide_sets_it_up() {
    let recipes = recipes();
    let [root, path] = recipes.as_slice() else {
        panic!("the guide has a recipe for a root and one for a path: {recipes:?}");
    };
    // Without an address, at the root of a host.
    let site = sample(None);
    let server = Server::nginx(free_port(), root, &site.out());
    assert!(follow(&server, &site, "/", true) > 200);
    miss(&server, "/");
    for (recipe, below) in [(root, "/"), (path, "/path/")] {
        let port = free_port();
        let site = sample(Some(&format!("http://127.0.0.1:{port}{below}")));
        assert!(site.out().join("feed.xml").exists());
        let server = Server::nginx(port, recipe, &site.out());
        assert!(follow(&server, &site, below, true) > 200);
        miss(&server, below);
    }
}

#[test]
fn the_site_works_under_python_s_server() {
    let site = sample(None);
    let server = Server::python(free_port(), &site.out());
    assert!(follow(&server, &site, "/", false) > 200);
    assert_eq!(server.get("/no/such/page").status, 404);
    let port = free_port();
    let site = sample(Some(&format!("http://127.0.0.1:{port}/out/")));
    let above = site.out();
    let server = Server::python(port, above.parent().expect("it is in a folder"));
    assert!(follow(&server, &site, "/out/", false) > 200);
}
