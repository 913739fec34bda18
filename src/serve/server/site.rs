//! Answers for the addresses of a site, as a static host would.

use axum::body::Body;
use axum::http::header::{self, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use percent_encoding::percent_decode_str;

use super::super::overlay::{self, Bar};
use super::super::stage::{Answer, Scene, ShownEdition};
use super::file::file;
use super::media::type_of;
use super::name;
use super::range::part;
use crate::docket::FILE_POLICY;
use crate::plan::Url;

/// Answers as a static host would.
pub(super) fn site(scene: &Scene, path: &str, wanted: &HeaderMap) -> Response {
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
pub(super) fn made(
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

/// Answers for an address below the site's root that has no page, with the site's own page
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

pub(super) fn html(page: Vec<u8>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page)
}
