//! Answers browsers as a static host would; the only file that speaks HTTP.
//!
//! Only addresses of the plan exist, so that no request can lead out of the site. What is asked for
//! by a foreign name is refused: a page elsewhere could otherwise have its own name lead here, and
//! read what is drafted.

mod events;
mod file;
mod media;
mod range;
mod site;

use std::io::{self};
use std::net::{IpAddr, TcpListener, ToSocketAddrs};
use std::sync::Arc;

use anyhow::Context as _;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};

use super::overlay::{self, OWN};
use super::stage::Stage;
use events::{events, name};
use site::site;

/// The ports that are tried where the one asked for is taken.
const NEXT: u16 = 100;

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

fn typed(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

#[cfg(test)]
mod tests;
