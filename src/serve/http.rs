//! Requests and their answers, over HTTP.

use std::net::{IpAddr, SocketAddr};
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Query, Request as HttpRequest, State};
use axum::http::header::{
    ACCEPT_LANGUAGE, ACCEPT_RANGES, CACHE_CONTROL, CONTENT_RANGE, CONTENT_TYPE, LOCATION, RANGE,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::middleware::{Next, from_fn};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use tokio::net::TcpListener;
use tokio_stream::{Stream, StreamExt};

use super::answer::{Answer, Notice, answer};
use super::events::Reader;
use super::live::Live;
use super::{Request, Told, Watching, gate, overview};
use crate::desk::{ASSETS, Desk, Filter};
use crate::diagnostic::Tongue;
use crate::publish::Failure;

/// How many ports are tried, if the first is taken.
const PORTS: u16 = 20;

/// What answers requests.
struct Server {
    live: Arc<Live>,
    desk: Desk,
}

/// Serves until it is stopped from the terminal.
pub(super) fn run(
    request: &Request,
    live: &Arc<Live>,
    told: &Arc<dyn Told>,
    watching: Watching,
) -> Result<(), Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::Serve {
        reason: error.to_string(),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .max_blocking_threads(threads())
        .enable_all()
        .build()
        .map_err(|error| failed(&error))?;
    let server = Arc::new(Server {
        live: Arc::clone(live),
        desk: Desk::new().map_err(|error| failed(&error))?,
    });
    runtime.block_on(async {
        let listener = listen(request.host, request.port).await?;
        let address = listener.local_addr().map_err(|error| failed(&error))?;
        told.listening(&link(address));
        let by = Arc::clone(told);
        std::thread::spawn(move || watching.run(&*by));
        tokio::select! {
            ended = axum::serve(listener, router(server)) => ended.map_err(|error| failed(&error))?,
            _ = tokio::signal::ctrl_c() => told.stopped(),
        }
        Ok(())
    })?;
    runtime.shutdown_timeout(Duration::from_millis(100));
    Ok(())
}

/// How many pages are made at the same time for those who ask. More threads wouldn't make them any
/// sooner, and each keeps memory for itself.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(4, |cores| cores.get().max(4))
}

/// Listens at the port, or at the next that is free.
async fn listen(host: IpAddr, first: u16) -> Result<TcpListener, Failure> {
    let mut port = first;
    loop {
        match TcpListener::bind((host, port)).await {
            Ok(listener) => return Ok(listener),
            Err(error)
                if error.kind() == std::io::ErrorKind::AddrInUse
                    && port < first.saturating_add(PORTS) =>
            {
                port += 1;
            }
            Err(error) => {
                return Err(Failure::Listen {
                    address: SocketAddr::from((host, port)).to_string(),
                    kind: error.kind(),
                });
            }
        }
    }
}

/// The address that a writer opens.
fn link(address: SocketAddr) -> String {
    if address.ip().is_loopback() || address.ip().is_unspecified() {
        format!("http://localhost:{}/", address.port())
    } else {
        format!("http://{address}/")
    }
}

fn router(server: Arc<Server>) -> Router {
    let desk = Router::new()
        .route("/_tandem", get(async || elsewhere("/_tandem/")))
        .route("/_tandem/", get(desk))
        .route("/_tandem/beside/{*entry}", get(beside))
        .route("/_tandem/overlay", get(overlay))
        .route("/_tandem/events", get(events))
        .route("/_tandem/{asset}", get(asset))
        .layer(from_fn(from_us));
    desk.fallback_service(get(site).with_state(Arc::clone(&server)))
        .layer(from_fn(for_us))
        .with_state(server)
}

/// Refuses requests under a foreign name.
async fn for_us(request: HttpRequest, next: Next) -> Response {
    if gate::is_for_us(request.headers()) {
        next.run(request).await
    } else {
        (
            StatusCode::MISDIRECTED_REQUEST,
            "Tandem answers to this machine's own names only.\n",
        )
            .into_response()
    }
}

/// Refuses requests of other sites' pages.
async fn from_us(request: HttpRequest, next: Next) -> Response {
    if gate::is_from_us(request.headers()) {
        next.run(request).await
    } else {
        (
            StatusCode::FORBIDDEN,
            "Tandem answers to its own pages only.\n",
        )
            .into_response()
    }
}

impl Server {
    /// Does something with the site that takes a while, once it has been read.
    async fn with<T: Send + 'static>(
        self: Arc<Self>,
        work: impl FnOnce(&Self) -> T + Send + 'static,
    ) -> Result<T, StatusCode> {
        let mut bell = self.live.listen();
        if *bell.borrow() == 0 {
            let _ = bell.changed().await;
        }
        let done = tokio::task::spawn_blocking(move || work(&self)).await;
        done.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The tongue that somebody is spoken to: as asked, or as the browser prefers, or the site's.
    fn tongue(&self, asked: Option<&str>, headers: &HeaderMap) -> Tongue {
        let preferred = headers
            .get(ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok());
        let preferred = || {
            preferred?
                .split([',', ';'])
                .find_map(|code| Tongue::from_locale(code.trim()))
        };
        asked
            .and_then(Tongue::from_locale)
            .or_else(preferred)
            .or_else(|| self.live.read().sources.tongue())
            .unwrap_or_default()
    }
}

#[derive(Deserialize)]
struct Asked {
    lang: Option<String>,
    #[serde(flatten)]
    filter: Filter,
}

async fn desk(
    State(server): State<Arc<Server>>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, StatusCode> {
    let page = server.with(move |server| {
        let tongue = server.tongue(asked.lang.as_deref(), &headers);
        let view = overview::desk(&server.live, tongue, asked.filter);
        server.desk.page(&view, tongue)
    });
    Ok(html(
        StatusCode::OK,
        page.await?.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?,
    ))
}

async fn beside(
    State(server): State<Arc<Server>>,
    Path(entry): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, StatusCode> {
    let page = server.with(move |server| {
        let tongue = server.tongue(asked.lang.as_deref(), &headers);
        let view = overview::beside(&server.live, &entry, tongue)?;
        Some(server.desk.beside(&view, tongue))
    });
    let page = page.await?.ok_or(StatusCode::NOT_FOUND)?;
    Ok(html(
        StatusCode::OK,
        page.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?,
    ))
}

async fn overlay(
    State(server): State<Arc<Server>>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, StatusCode> {
    let fragment = server.with(move |server| {
        let tongue = server.tongue(asked.lang.as_deref(), &headers);
        let problems = overview::problems(&server.live, tongue, |_| true);
        server.desk.overlay(&problems, tongue)
    });
    Ok(html(
        StatusCode::OK,
        fragment
            .await?
            .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?,
    ))
}

async fn asset(Path(name): Path<String>) -> Result<Response, StatusCode> {
    let found = ASSETS.iter().find(|(known, ..)| *known == name);
    let (_, media_type, text) = found.ok_or(StatusCode::NOT_FOUND)?;
    Ok(respond(StatusCode::OK, media_type, (*text).to_owned()))
}

#[derive(Deserialize)]
struct Seen {
    page: String,
    version: String,
    /// The addresses of the page's style sheets, with spaces between them.
    #[serde(default)]
    styles: String,
}

async fn events(
    State(server): State<Arc<Server>>,
    Query(seen): Query<Seen>,
) -> Sse<impl Stream<Item = Result<Event, std::convert::Infallible>>> {
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

async fn site(
    State(server): State<Arc<Server>>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, StatusCode> {
    let path = percent_decode_str(uri.path())
        .decode_utf8()
        .map_err(|_| StatusCode::BAD_REQUEST)?;
    let path = path.into_owned();
    let address = path.clone();
    let found = server
        .with(move |server| answer(&server.live, &address))
        .await?;
    Ok(match found {
        Answer::Page {
            html: page,
            version,
            notice,
            found,
        } => {
            let status = if found {
                StatusCode::OK
            } else {
                StatusCode::NOT_FOUND
            };
            html(status, with_script(page, &path, &version, notice))
        }
        Answer::File { path, bytes } => file(&path, bytes, &headers),
        Answer::Elsewhere => {
            let query = uri
                .query()
                .map_or(String::new(), |query| format!("?{query}"));
            // One slash before it: two would make a host of what comes next.
            let to = format!("/{}/{query}", uri.path().trim_start_matches('/'));
            elsewhere(&to)?
        }
        Answer::Nothing => html(
            StatusCode::SERVICE_UNAVAILABLE,
            with_script(WAIT.to_owned(), &path, "", None),
        ),
    })
}

/// What there is to see while nothing can be made of the site: what is wrong lies over it.
const WAIT: &str = "<!doctype html><html><head><meta charset=\"utf-8\"><title>Tandem</title></head><body></body></html>";

/// A page with the script that keeps it up to date.
fn with_script(page: String, path: &str, version: &str, notice: Option<Notice>) -> String {
    let mut script = String::from("<script src=\"/_tandem/live.js\" data-page=\"");
    let _ = pulldown_cmark_escape::escape_html(&mut script, path);
    script.push_str(&format!("\" data-version=\"{version}\""));
    if let Some(notice) = notice {
        script.push_str(&format!(" data-notice=\"{}\"", notice.as_str()));
    }
    script.push_str(" defer></script>");
    let mut page = page;
    match page.rfind("</body>") {
        Some(end) => page.insert_str(end, &script),
        None => page.push_str(&script),
    }
    page
}

/// A file, or the part of it that is asked for (RFC 9110 §14).
fn file(path: &str, bytes: Vec<u8>, headers: &HeaderMap) -> Response {
    let guess = mime_guess::from_path(path).first_or_octet_stream();
    let media_type = match (guess.type_().as_str(), guess.subtype().as_str()) {
        ("text", _) | (_, "javascript" | "json" | "xml") => format!("{guess}; charset=utf-8"),
        _ => guess.to_string(),
    };
    match part_of(&bytes, headers) {
        None => respond(StatusCode::OK, &media_type, bytes),
        Some(Ok(range)) => {
            let told = format!("bytes {}-{}/{}", range.start(), range.end(), bytes.len());
            let part = bytes[*range.start() as usize..=*range.end() as usize].to_vec();
            let mut response = respond(StatusCode::PARTIAL_CONTENT, &media_type, part);
            if let Ok(told) = HeaderValue::from_str(&told) {
                response.headers_mut().insert(CONTENT_RANGE, told);
            }
            response
        }
        Some(Err(())) => {
            let told = format!("bytes */{}", bytes.len());
            (StatusCode::RANGE_NOT_SATISFIABLE, [(CONTENT_RANGE, told)]).into_response()
        }
    }
}

/// The one part of a file that is asked for; several parts are answered with all of it.
fn part_of(bytes: &[u8], headers: &HeaderMap) -> Option<Result<RangeInclusive<u64>, ()>> {
    let asked = headers.get(RANGE)?.to_str().ok()?;
    let ranges = http_range_header::parse_range_header(asked).ok()?;
    let Ok(mut ranges) = ranges.validate(bytes.len() as u64) else {
        return Some(Err(()));
    };
    (ranges.len() == 1).then(|| ranges.pop()).flatten().map(Ok)
}

fn elsewhere(to: &str) -> Result<Response, StatusCode> {
    let to = HeaderValue::from_str(to).map_err(|_| StatusCode::NOT_FOUND)?;
    Ok((StatusCode::TEMPORARY_REDIRECT, [(LOCATION, to)]).into_response())
}

fn html(status: StatusCode, page: String) -> Response {
    respond(status, "text/html; charset=utf-8", page)
}

fn respond(status: StatusCode, media_type: &str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    if let Ok(media_type) = HeaderValue::from_str(media_type) {
        headers.insert(CONTENT_TYPE, media_type);
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
