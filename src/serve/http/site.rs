//! The site itself: pages with the script that keeps them up to date, and files.

use std::ops::RangeInclusive;
use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CONTENT_RANGE, RANGE};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;

use super::Server;
use super::respond::{elsewhere, html, respond};
use crate::serve::answer::{Answer, EMPTY, Notice, answer};

/// What is at an address.
pub(super) async fn site(
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
            with_script(EMPTY.to_owned(), &path, "", None),
        ),
    })
}

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
