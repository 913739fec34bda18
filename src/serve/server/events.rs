//! Tells a browser of each edition as it is shown.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{self};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::super::stage::{Stage, Turn};

/// Tells of each edition as it is shown, beginning with the one that is.
pub(super) fn events(stage: &Arc<Stage>) -> Response {
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
pub(super) fn name(turn: &Turn) -> String {
    format!("{}-{}", std::process::id(), turn.number)
}
