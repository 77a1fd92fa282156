//! The desk's own pages, and what they and the script ask for.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;

use super::Server;
use super::respond::{html, respond};
use crate::desk::{ASSETS, Filter};
use crate::diagnostic::Tongue;
use crate::serve::overview;

/// What the address of a page of the desk may ask for.
#[derive(Deserialize)]
pub(super) struct Asked {
    lang: Option<String>,
    #[serde(flatten)]
    filter: Filter,
}

/// What a template made of a view; none if there is nothing to show.
type Made = Option<Result<String, tera::Error>>;

/// The editor's desk.
pub(super) async fn desk(
    State(server): State<Arc<Server>>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, StatusCode> {
    let filter = asked.filter.clone();
    let page = move |server: &Server, tongue| {
        let view = overview::desk(&server.live, tongue, filter);
        Some(server.desk.page(&view, tongue))
    };
    show(server, asked, headers, page).await
}

/// An entry in its languages, side by side.
pub(super) async fn beside(
    State(server): State<Arc<Server>>,
    Path(entry): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, StatusCode> {
    let page = move |server: &Server, tongue| {
        let view = overview::beside(&server.live, &entry, tongue)?;
        Some(server.desk.beside(&view, tongue))
    };
    show(server, asked, headers, page).await
}

/// What is laid over a page on which something is wrong.
pub(super) async fn overlay(
    State(server): State<Arc<Server>>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, StatusCode> {
    let fragment = |server: &Server, tongue| {
        let problems = overview::problems(&server.live, tongue, |_| true);
        Some(server.desk.overlay(&problems, tongue))
    };
    show(server, asked, headers, fragment).await
}

/// A style, the script, or the icon.
pub(super) async fn asset(Path(name): Path<String>) -> Result<Response, StatusCode> {
    let found = ASSETS.iter().find(|(known, ..)| *known == name);
    let (_, media_type, text) = found.ok_or(StatusCode::NOT_FOUND)?;
    Ok(respond(StatusCode::OK, media_type, (*text).to_owned()))
}

/// Makes something in the tongue of whoever asks.
async fn show(
    server: Arc<Server>,
    asked: Asked,
    headers: HeaderMap,
    make: impl FnOnce(&Server, Tongue) -> Made + Send + 'static,
) -> Result<Response, StatusCode> {
    let page = server.with(move |server| {
        let tongue = tongue(server, asked.lang.as_deref(), &headers);
        make(server, tongue)
    });
    let page = page.await?.ok_or(StatusCode::NOT_FOUND)?;
    let page = page.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok(html(StatusCode::OK, page))
}

/// The tongue that somebody is spoken to: as asked, or as the browser prefers, or the site's.
fn tongue(server: &Server, asked: Option<&str>, headers: &HeaderMap) -> Tongue {
    let preferred = headers.get(ACCEPT_LANGUAGE);
    let preferred = preferred.and_then(|value| value.to_str().ok());
    let preferred = || {
        let mut codes = preferred?.split([',', ';']);
        codes.find_map(|code| Tongue::from_locale(code.trim()))
    };
    asked
        .and_then(Tongue::from_locale)
        .or_else(preferred)
        .or_else(|| server.live.read().sources.tongue())
        .unwrap_or_default()
}
