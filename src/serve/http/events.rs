//! What becomes of a page, as a stream of server-sent events.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Query, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use tokio_stream::{Stream, StreamExt};

use super::Server;
use crate::serve::events::Reader;

/// What a browser shows.
#[derive(Deserialize)]
pub(super) struct Seen {
    page: String,
    version: String,
    /// The addresses of the page's style sheets, with spaces between them.
    #[serde(default)]
    styles: String,
}

/// Tells a browser what becomes of the page that it shows, until it goes away.
pub(super) async fn events(
    State(server): State<Arc<Server>>,
    Query(seen): Query<Seen>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut bell = server.live.listen();
    let page = percent_decode_str(&seen.page)
        .decode_utf8_lossy()
        .into_owned();
    let styles = seen.styles.split(' ').map(str::to_owned).collect();
    let mut reader = Some(Reader::new(page, seen.version, styles));
    let (send, receive) = tokio::sync::mpsc::channel(16);
    tokio::spawn(async move {
        if *bell.borrow_and_update() == 0 {
            let _ = bell.changed().await;
        }
        while let Some(mut looking) = reader.take() {
            let server = Arc::clone(&server);
            let look = move || {
                let news = looking.news(&server.live);
                (looking, news)
            };
            let Ok((looked, news)) = tokio::task::spawn_blocking(look).await else {
                return;
            };
            for (name, data) in news {
                let event = Event::default().event(name).data(data.to_string());
                if send.send(event).await.is_err() {
                    return;
                }
            }
            let gone = tokio::select! {
                rung = bell.changed() => rung.is_err(),
                () = send.closed() => true,
            };
            if !gone {
                reader = Some(looked);
            }
        }
    });
    let stream = tokio_stream::wrappers::ReceiverStream::new(receive).map(Ok);
    Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}
