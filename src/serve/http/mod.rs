//! Requests and their answers, over HTTP.

mod desk;
mod events;
mod respond;
mod site;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request as HttpRequest;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;

use super::live::Live;
use super::{Request, Told, Watching, gate};
use crate::desk::Desk;
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
    let desk_routes = Router::new()
        .route("/_tandem", get(async || respond::elsewhere("/_tandem/")))
        .route("/_tandem/", get(desk::desk))
        .route("/_tandem/beside/{*entry}", get(desk::beside))
        .route("/_tandem/overlay", get(desk::overlay))
        .route("/_tandem/events", get(events::events))
        .route("/_tandem/{asset}", get(desk::asset))
        .layer(from_fn(from_us));
    desk_routes
        .fallback_service(get(site::site).with_state(Arc::clone(&server)))
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
}
