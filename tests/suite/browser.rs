//! A preview that runs as a process of its own, and a browser without a window.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

/// After how long a preview that says nothing is given up.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running preview; it ends when it is dropped.
pub(crate) struct Preview {
    /// The process.
    pub child: Child,
    /// `127.0.0.1` with its port.
    pub host: String,
    said: Option<JoinHandle<String>>,
}

/// What a server answers.
pub(crate) struct Answer {
    /// The status.
    pub status: u16,
    /// The status line and the headers, in lower case.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

/// The stream of events of a preview.
pub(crate) struct Events(BufReader<TcpStream>);

impl Preview {
    /// Starts a preview of a site at a port that the system chooses, and waits until it tells its
    /// address.
    pub(crate) fn start(program: &Path, site: &Path, arguments: &[&str]) -> Preview {
        let mut child = Command::new(program)
            .args(["serve", "--port", "0", "--site"])
            .arg(site)
            .args(arguments)
            .env_remove("CLICOLOR_FORCE")
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("the program runs");
        let stderr = child.stderr.take().expect("it is piped");
        let mut stderr = BufReader::new(stderr);
        let mut first = String::new();
        stderr.read_line(&mut first).expect("it says UTF-8");
        let host = first
            .split("http://")
            .nth(1)
            .and_then(|rest| rest.split('/').next())
            .unwrap_or_else(|| panic!("it told no address: {first}"))
            .to_owned();
        // A pipe that nobody empties would stop the program.
        let said = std::thread::spawn(move || {
            let mut said = String::new();
            let _ = stderr.read_to_string(&mut said);
            said
        });
        Preview {
            child,
            host,
            said: Some(said),
        }
    }

    /// Asks for an address.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("Host: {}", self.host))
    }

    /// Asks in a way of one's own.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        let mut stream = self.send(method, path, headers);
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it answers");
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .expect("an answer has headers");
        let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok());
        Answer {
            status: status.unwrap_or_else(|| panic!("an answer has a status: {head}")),
            head,
            body: bytes[end + 4..].to_vec(),
        }
    }

    /// Listens for changes; the first event reports the edition that is shown.
    pub(crate) fn events(&self) -> Events {
        let stream = self.send("GET", "/-/events", &format!("Host: {}", self.host));
        let mut events = Events(BufReader::new(stream));
        events.next();
        events
    }

    /// Ends the preview, and gives what it said after its address.
    pub(crate) fn end(mut self) -> String {
        let _ = self.child.kill();
        let said = self.said.take().expect("it is taken once");
        said.join().expect("reading does not panic")
    }

    fn send(&self, method: &str, path: &str, headers: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).expect("it listens");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("the time is not zero");
        let request = format!("{method} {path} HTTP/1.1\r\n{headers}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("it listens");
        stream
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    /// Gives the body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Events {
    /// Waits for the next event, and gives what it says.
    pub(crate) fn next(&mut self) -> String {
        let mut line = String::new();
        while !line.starts_with("data: ") {
            line.clear();
            let read = self.0.read_line(&mut line).expect("an event comes");
            assert!(read > 0, "the events ended");
        }
        line["data: ".len()..].trim_end().to_owned()
    }
}
