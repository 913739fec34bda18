//! Runs another program within limits of time and length.

use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How much of the tool's complaints is kept, in bytes.
const COMPLAINTS: u64 = 16 * 1024;

/// The program as it is run.
pub(super) struct Tool<'a> {
    pub(super) program: &'a str,
    pub(super) arguments: &'a [&'a str],
    pub(super) patience: Duration,
    /// The most text that it may give, in bytes.
    pub(super) most: u64,
}

/// Why a program gave nothing.
#[derive(Debug)]
pub(super) enum ToolFailure {
    /// It is not installed.
    Missing,
    /// It did not come to an end.
    Slow,
    /// What it gives is longer than this many bytes.
    Long(u64),
    /// The system refused.
    System(io::Error),
}

impl From<io::Error> for ToolFailure {
    fn from(error: io::Error) -> ToolFailure {
        match error.kind() {
            io::ErrorKind::NotFound => ToolFailure::Missing,
            _ => ToolFailure::System(error),
        }
    }
}

impl Tool<'_> {
    /// Runs the tool, feeds it, and gives its status, its output and its complaints.
    pub(super) fn run(&self, input: &[u8]) -> Result<(ExitStatus, Vec<u8>, String), ToolFailure> {
        let mut child = Command::new(self.program)
            .args(self.arguments)
            // Complaints are recognized by their English words.
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        self.wait(&mut child, input)
    }

    /// Feeds the tool and reads what it gives, until it ends or has to be ended.
    fn wait(
        &self,
        child: &mut Child,
        bytes: &[u8],
    ) -> Result<(ExitStatus, Vec<u8>, String), ToolFailure> {
        let input = child.stdin.take();
        let output = child.stdout.take().expect("it is piped");
        let errors = child.stderr.take().expect("it is piped");
        thread::scope(|scope| {
            let (sender, receiver) = mpsc::channel();
            scope.spawn(move || {
                let mut text = Vec::new();
                let read = output.take(self.most + 1).read_to_end(&mut text);
                // Nobody listens any more where it was too slow.
                let _ = sender.send(read.map(|_| text));
            });
            let complaints = scope.spawn(move || complaints(errors));
            if let Some(mut input) = input {
                // A tool that gives up early reads no further, and says itself why.
                scope.spawn(move || drop(input.write_all(bytes)));
            }
            let given = match receiver.recv_timeout(self.patience) {
                Ok(Ok(text)) if text.len() as u64 > self.most => Err(ToolFailure::Long(self.most)),
                Ok(Ok(text)) => Ok(text),
                Ok(Err(error)) => Err(ToolFailure::System(error)),
                Err(_) => Err(ToolFailure::Slow),
            };
            if given.is_err() {
                // It may have ended by itself just now.
                let _ = child.kill();
            }
            let status = child.wait()?;
            let complaints = complaints.join().unwrap_or_default();
            Ok((status, given?, complaints))
        })
    }
}

/// Reads the beginning of the complaints, and lets go of the rest, so that the tool never waits for
/// a reader.
fn complaints(mut errors: impl Read) -> String {
    let mut kept = Vec::new();
    let _ = (&mut errors).take(COMPLAINTS).read_to_end(&mut kept);
    let _ = io::copy(&mut errors, &mut io::sink());
    String::from_utf8_lossy(&kept).into_owned()
}
