//! Responses that say the same of themselves.

use axum::body::Body;
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_TYPE, LOCATION, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// Leads to another address.
pub(super) fn elsewhere(to: &str) -> Result<Response, StatusCode> {
    let to = HeaderValue::from_str(to).map_err(|_| StatusCode::NOT_FOUND)?;
    Ok((StatusCode::TEMPORARY_REDIRECT, [(LOCATION, to)]).into_response())
}

/// A page.
pub(super) fn html(status: StatusCode, page: String) -> Response {
    respond(status, "text/html; charset=utf-8", page)
}

/// Anything at all. Nobody keeps it: it may be other in a moment.
pub(super) fn respond(status: StatusCode, media_type: &str, body: impl Into<Body>) -> Response {
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
