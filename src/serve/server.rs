//! Answers browsers as a static host would; the only file that speaks HTTP.
//!
//! Only addresses of the plan exist, so that no request can lead out of the site. What is asked for
//! by a foreign name is refused: a page elsewhere could otherwise have its own name lead here, and
//! read what is drafted.

use std::convert::Infallible;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::net::{IpAddr, TcpListener, ToSocketAddrs};
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode, response};
use axum::response::{IntoResponse, Redirect, Response};
use futures_util::stream;
use percent_encoding::percent_decode_str;

use super::overlay::{self, Bar, OWN};
use super::stage::{Answer, Scene, ShownEdition, Stage, Turn};
use crate::docket::FILE_POLICY;
use crate::intake::bounds::{self, Symlinks};
use crate::plan::Url;

/// The ports that are tried where the one asked for is taken.
const NEXT: u16 = 100;

/// How much of a file is in memory at a time for each browser that asks, in bytes.
const PIECE: u64 = 64 * 1024;

/// Why nothing can be listened on.
#[derive(Debug)]
pub enum Taken {
    /// Another program has the port; here is the next one that is free.
    Port(Option<u16>),
    /// The system refused for another reason.
    Other(io::Error),
}

/// Begins to listen at an address. Port 0 lets the system choose.
pub fn listen(host: &str, port: u16) -> Result<TcpListener, Taken> {
    let bind = |port: u16| {
        let all: Vec<_> = (host, port).to_socket_addrs()?.collect();
        TcpListener::bind(&*all)
    };
    bind(port).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => Taken::Port(
            (port.saturating_add(1)..=port.saturating_add(NEXT)).find(|port| bind(*port).is_ok()),
        ),
        _ => Taken::Other(error),
    })
}

/// Answers in a thread of its own until the process ends.
pub(super) fn start(listener: TcpListener, host: &str, stage: Arc<Stage>) -> anyhow::Result<()> {
    let cannot = "cannot start the server";
    let own = listener.local_addr().context(cannot)?.ip();
    listener.set_nonblocking(true).context(cannot)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .context(cannot)?;
    let desk = Desk {
        stage,
        host: host.to_lowercase(),
        is_loopback: own.is_loopback(),
    };
    let routes = Router::new().fallback(answer).with_state(Arc::new(desk));
    std::thread::spawn(move || {
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)
                .expect("the listener does not block, and the runtime is there");
            // It ends only with the process.
            let _ = axum::serve(listener, routes).await;
        });
    });
    Ok(())
}

/// What an answer may look at.
struct Desk {
    stage: Arc<Stage>,
    /// The name under which it listens.
    host: String,
    /// Whether only this machine can ask.
    is_loopback: bool,
}

async fn answer(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let mut response = match refusal(&desk, &request) {
        Some(refusal) => refusal,
        None => admit(desk, request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            header::HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Refuses what is asked for by a foreign name, and all that would be more than reading.
fn refusal(desk: &Desk, request: &Request) -> Option<Response> {
    let host = request.headers().get(header::HOST);
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or("");
    if !desk.is_own(host) {
        let said = "unknown host name; use the IP address, \
                    or restart with `--host` and that name\n";
        return Some((StatusCode::MISDIRECTED_REQUEST, said).into_response());
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let said = "the preview is read-only\n";
        return Some(
            (
                StatusCode::METHOD_NOT_ALLOWED,
                [(header::ALLOW, "GET, HEAD")],
                said,
            )
                .into_response(),
        );
    }
    None
}

impl Desk {
    /// Returns whether a `Host` header names this preview. A number cannot be made to lead
    /// elsewhere, a name can.
    fn is_own(&self, host: &str) -> bool {
        let name = match host.strip_prefix('[') {
            Some(rest) => rest.split(']').next().unwrap_or(""),
            None => host.rsplit_once(':').map_or(host, |(name, _)| name),
        };
        let name = name.to_lowercase();
        match name.parse::<IpAddr>() {
            Ok(address) => !self.is_loopback || address.is_loopback(),
            Err(_) => name == "localhost" || name == self.host,
        }
    }
}

/// Answers a request for the preview's own files, or for an address of the site.
async fn admit(desk: Arc<Desk>, request: Request) -> Response {
    let path = request.uri().path();
    match path.strip_prefix(OWN) {
        Some("events") => return events(&desk.stage),
        Some("preview.css") => return typed("text/css; charset=utf-8", overlay::STYLE),
        Some("preview.js") => return typed("text/javascript; charset=utf-8", overlay::SCRIPT),
        _ => {}
    }
    // A request before the first edition is there waits for it.
    let mut turns = desk.stage.turns();
    if turns.wait_for(|turn| turn.number > 0).await.is_err() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let path = path.to_owned();
    let mut wanted = request.headers().clone();
    if request.method() != Method::GET {
        // A range is defined for GET alone (RFC 9110, section 14.2).
        wanted.remove(header::RANGE);
    }
    let made = tokio::task::spawn_blocking(move || site(&desk.stage.scene(), &path, &wanted));
    made.await
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Tells of each edition as it is shown, beginning with the one that is.
fn events(stage: &Arc<Stage>) -> Response {
    let mut turns = stage.turns();
    turns.mark_changed();
    let stage = Arc::clone(stage);
    let stream = stream::unfold((turns, stage), |(mut turns, stage)| async move {
        let turn = loop {
            turns.changed().await.ok()?;
            let turn = turns.borrow_and_update().clone();
            if turn.number > 0 {
                break turn;
            }
        };
        let scene = stage.scene();
        let follow = scene.shown.as_ref().zip(turn.follow.as_ref());
        let follow = follow.map(|(shown, url)| format!("{}{}", shown.base(), shown.href(url)));
        let data = serde_json::json!({"turn": name(&turn), "follow": follow});
        let event = format!("event: edition\ndata: {data}\n\n");
        Some((Ok::<_, Infallible>(event), (turns, stage)))
    });
    (
        [(header::CONTENT_TYPE, "text/event-stream")],
        Body::from_stream(stream),
    )
        .into_response()
}

/// Names a turn; the turns of another process have other names.
fn name(turn: &Turn) -> String {
    format!("{}-{}", std::process::id(), turn.number)
}

/// Answers as a static host would.
fn site(scene: &Scene, path: &str, wanted: &HeaderMap) -> Response {
    let Some(shown) = &scene.shown else {
        let page = overlay::alone(&bar(scene, None, None));
        return (StatusCode::SERVICE_UNAVAILABLE, html(page)).into_response();
    };
    let base = shown.base();
    let Some(below) = path.strip_prefix(base) else {
        return match path == "/" || format!("{path}/") == base {
            true => Redirect::temporary(base).into_response(),
            false => missing(scene, shown),
        };
    };
    let Ok(below) = percent_decode_str(below).decode_utf8() else {
        return missing(scene, shown);
    };
    let url = match below.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => Url::new(folder),
        _ => Url::new(&*below),
    };
    match shown.find(&url) {
        Some(Answer::Made(bytes)) => made(scene, shown, &url, &bytes, wanted),
        Some(Answer::File(path)) => match file(&path, url.as_str(), wanted) {
            Ok(response) => of_a_stranger(response),
            Err(_) => missing(scene, shown),
        },
        Some(Answer::Broken(problem)) => {
            let scene = Scene {
                mistakes: shown
                    .tell([problem])
                    .into_iter()
                    .chain(scene.mistakes.iter().cloned())
                    .collect(),
                ..scene.clone()
            };
            let page = overlay::alone(&bar(&scene, None, Some(shown)));
            (StatusCode::INTERNAL_SERVER_ERROR, html(page)).into_response()
        }
        None if shown.find(&Url::new(format!("{below}/"))).is_some() => {
            Redirect::permanent(&format!("{path}/")).into_response()
        }
        None => missing(scene, shown),
    }
}

/// Returns what was rendered; a page is dressed.
fn made(
    scene: &Scene,
    shown: &ShownEdition,
    url: &Url,
    bytes: &[u8],
    wanted: &HeaderMap,
) -> Response {
    let file = url.output_path();
    if file.ends_with(".html") {
        return html(overlay::dress(bytes, &bar(scene, Some(url), Some(shown)))).into_response();
    }
    let length = bytes.len() as u64;
    part(type_of(&file), length, wanted, |range| {
        Ok(Body::from(
            bytes[*range.start() as usize..=*range.end() as usize].to_vec(),
        ))
    })
    .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Returns a file of the site's folder, piece by piece as the browser takes it.
fn file(path: &Path, name: &str, wanted: &HeaderMap) -> io::Result<Response> {
    // What has become a symbolic link since it was read could lead anywhere, and a pipe would never
    // answer.
    let (mut file, length) = bounds::open(path, Symlinks::Refuse)?;
    part(type_of(name), length, wanted, |range| {
        file.seek(SeekFrom::Start(*range.start()))?;
        let left = range.end() - range.start() + 1;
        Ok(Body::from_stream(pieces(file, left)))
    })
}

/// Reads so many bytes of a file, a piece each time that one is asked for. A file that has become
/// shorter ends the answer with an error, so that nobody takes what came for the whole.
fn pieces(file: File, left: u64) -> impl futures_util::Stream<Item = io::Result<Vec<u8>>> + Send {
    stream::try_unfold((file, left), |(mut file, left)| async move {
        if left == 0 {
            return Ok(None);
        }
        let read = tokio::task::spawn_blocking(move || {
            let mut piece = vec![0; left.min(PIECE) as usize];
            let read = file.read(&mut piece)?;
            piece.truncate(read);
            io::Result::Ok((piece, file))
        });
        let (piece, file) = read.await.map_err(io::Error::other)??;
        if piece.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let left = left - piece.len() as u64;
        Ok(Some((piece, (file, left))))
    })
}

/// Keeps a browser from running anything in a published file, which a stranger may have made: it
/// would see the drafts.
fn of_a_stranger(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or("");
    // A browser plays sound and film in a page that it makes for them, and that page has to be of
    // this site to get them.
    let policy = match kind.starts_with("audio/") || kind.starts_with("video/") {
        true => "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'",
        false => FILE_POLICY,
    };
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(policy),
    );
    response
}

/// Returns the whole of something, or the part of it that is asked for.
fn part(
    kind: &'static str,
    length: u64,
    wanted: &HeaderMap,
    read: impl FnOnce(RangeInclusive<u64>) -> io::Result<Body>,
) -> io::Result<Response> {
    let answer = |length: u64| -> response::Builder {
        Response::builder()
            .header(header::CONTENT_TYPE, kind)
            .header(header::ACCEPT_RANGES, "bytes")
            .header(header::CONTENT_LENGTH, length)
    };
    let (builder, body) = match range(wanted, length) {
        Wanted::Whole if length == 0 => (answer(0), Body::empty()),
        Wanted::Whole => (answer(length), read(0..=length - 1)?),
        Wanted::Part(range) => {
            let told = format!("bytes {}-{}/{length}", range.start(), range.end());
            let builder = answer(range.end() - range.start() + 1)
                .status(StatusCode::PARTIAL_CONTENT)
                .header(header::CONTENT_RANGE, told);
            (builder, read(range)?)
        }
        Wanted::Beyond => {
            let builder = answer(0)
                .status(StatusCode::RANGE_NOT_SATISFIABLE)
                .header(header::CONTENT_RANGE, format!("bytes */{length}"));
            (builder, Body::empty())
        }
    };
    Ok(builder
        .body(body)
        .expect("the headers are made of plain characters"))
}

/// How much is asked for.
#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    Whole,
    Part(RangeInclusive<u64>),
    Beyond,
}

/// Reads the `Range` header (RFC 9110, section 14). One range is served; of several, or of other
/// units, the whole.
fn range(headers: &HeaderMap, length: u64) -> Wanted {
    let value = headers.get(header::RANGE);
    let range = value
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("bytes="))
        .and_then(|value| value.trim().split_once('-'));
    let Some((first, last)) = range else {
        return Wanted::Whole;
    };
    let end = length.saturating_sub(1);
    let range = match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => first..=last.min(end),
        (Ok(first), Err(_)) if last.is_empty() => first..=end,
        (Err(_), Ok(0)) if first.is_empty() => return Wanted::Beyond,
        (Err(_), Ok(count)) if first.is_empty() => length.saturating_sub(count)..=end,
        _ => return Wanted::Whole,
    };
    match *range.start() < length {
        true => Wanted::Part(range),
        false => Wanted::Beyond,
    }
}

/// Answers for an address below the site's root at which nothing stands, with the site's own page
/// for that.
fn missing(scene: &Scene, shown: &ShownEdition) -> Response {
    let page = match shown.missing() {
        Some(bytes) => overlay::dress(&bytes, &bar(scene, None, Some(shown))),
        None => b"there is no page at this address\n".to_vec(),
    };
    (StatusCode::NOT_FOUND, html(page)).into_response()
}

fn bar<'a>(scene: &'a Scene, url: Option<&Url>, shown: Option<&ShownEdition>) -> Bar<'a> {
    Bar {
        turn: name(&scene.turn),
        mistakes: &scene.mistakes,
        drafts: shown.map(|shown| shown.drafts),
        is_draft: shown
            .zip(url)
            .is_some_and(|(shown, url)| shown.is_draft(url)),
    }
}

fn html(page: Vec<u8>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page)
}

fn typed(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

/// Returns the type of a file by the end of its name, as static hosts do.
fn type_of(name: &str) -> &'static str {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    match end.to_ascii_lowercase().as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "txt" | "md" | "log" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "tif" | "tiff" => "image/tiff",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "wasm" => "application/wasm",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
