//! A server at work on a site, what it tells at the terminal, and what it answers.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use ureq::Agent;
use ureq::http::Response;

use crate::site::Site;
use crate::stream::Stream;

/// How long anything may take on a machine that is busy with other things.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The moment that is shown.
pub const AT: &str = "2026-11-24T12:00";

/// A server, ended with the test.
pub struct Served {
    child: Child,
    /// `http://localhost:<port>`.
    pub origin: String,
    pub port: u16,
    lines: Receiver<String>,
    last: Line,
    reports: Arc<Mutex<String>>,
    agent: Agent,
}

/// What the terminal tells of a rebuild.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    pub changed: String,
    pub pages: usize,
    pub problems: String,
}

/// A page as it is served, without the script that keeps it up to date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub status: u16,
    pub html: String,
    pub version: String,
    pub notice: Option<String>,
}

impl Served {
    /// Serves a site, and waits until all of it has been built.
    pub fn of(site: &Site) -> Self {
        let mut served = Self::at(&site.path(""), 0);
        served.next_line();
        served
    }

    /// Serves a site in which nothing is wrong.
    pub fn well(site: &Site) -> Self {
        let served = Self::of(site);
        assert_eq!(
            served.last().problems,
            "no problems",
            "{}",
            served.reports()
        );
        served
    }

    /// Serves a folder at a port; 0 for any.
    pub fn at(root: &Path, port: u16) -> Self {
        let mut child = command(root, &["--port", &port.to_string(), "--at", AT])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let lines = lines_of(child.stdout.take().expect("its output"));
        let reports = Arc::<Mutex<String>>::default();
        let told = lines_of(child.stderr.take().expect("its reports"));
        let into = Arc::clone(&reports);
        thread::spawn(move || {
            for line in told {
                into.lock().expect("a report").push_str(&(line + "\n"));
            }
        });
        let first = lines.recv_timeout(PATIENCE).expect("an address");
        let (_, address) = first.split_once("http://").expect("an address");
        let origin = format!("http://{}", address.trim_end_matches('/'));
        let port = origin
            .rsplit_once(':')
            .and_then(|(_, port)| port.parse().ok());
        for _ in 0..2 {
            lines
                .recv_timeout(PATIENCE)
                .expect("the desk, and how to stop");
        }
        Self {
            child,
            port: port.expect("a port"),
            origin,
            lines,
            last: Line::default(),
            reports,
            agent: Agent::config_builder()
                .http_status_as_error(false)
                .max_redirects(0)
                .proxy(None)
                .timeout_global(Some(PATIENCE))
                .build()
                .into(),
        }
    }

    /// What is told of the next rebuild.
    pub fn next_line(&mut self) -> Line {
        let line = self.lines.recv_timeout(PATIENCE).unwrap_or_else(|_| {
            panic!(
                "nothing was built again; told last: {:?}\n{}",
                self.last,
                self.reports()
            )
        });
        self.last = Line::read(&line);
        self.last.clone()
    }

    /// What is told of the rebuild of a file; those of others that came before are passed over.
    pub fn line_of(&mut self, file: &str) -> Line {
        loop {
            let line = self.next_line();
            if line.changed.contains(file) {
                return line;
            }
        }
    }

    /// Looks again after each rebuild, until it is as it should be. `look` says what isn't.
    pub fn settle(&mut self, mut look: impl FnMut(&Self) -> Result<(), String>) {
        let start = Instant::now();
        loop {
            while let Ok(line) = self.lines.try_recv() {
                self.last = Line::read(&line);
            }
            let Err(wrong) = look(self) else { return };
            let left = PATIENCE.saturating_sub(start.elapsed());
            match self.lines.recv_timeout(left) {
                Ok(line) => self.last = Line::read(&line),
                Err(RecvTimeoutError::Timeout) => panic!("{wrong}\n{}", self.reports()),
                Err(RecvTimeoutError::Disconnected) => panic!("it ended: {}", self.reports()),
            }
        }
    }

    /// What was told of the last rebuild.
    pub fn last(&self) -> &Line {
        &self.last
    }

    /// Everything that was told of problems at the terminal.
    pub fn reports(&self) -> String {
        self.reports.lock().expect("a report").clone()
    }

    /// What is at an address.
    pub fn get(&self, address: &str) -> Response<Vec<u8>> {
        self.get_with(address, &[])
    }

    pub fn get_with(&self, address: &str, headers: &[(&str, &str)]) -> Response<Vec<u8>> {
        let mut request = self.agent.get(format!("{}{address}", self.origin));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = request
            .call()
            .unwrap_or_else(|error| panic!("{address}: {error}"));
        let body = response
            .body_mut()
            .with_config()
            .limit(u64::MAX)
            .read_to_vec();
        response.map(|_| body.expect("a body"))
    }

    pub fn head(&self, address: &str) -> Response<Vec<u8>> {
        let mut response = self.agent.head(format!("{}{address}", self.origin)).call();
        let body = response
            .as_mut()
            .expect("an answer")
            .body_mut()
            .read_to_vec();
        response.expect("an answer").map(|_| body.expect("a body"))
    }

    pub fn post(&self, address: &str) -> Response<ureq::Body> {
        let posted = self
            .agent
            .post(format!("{}{address}", self.origin))
            .send_empty();
        posted.expect("an answer")
    }

    /// The page at an address.
    pub fn page(&self, address: &str) -> Page {
        let response = self.get(address);
        let status = response.status().as_u16();
        let body = String::from_utf8(response.into_body()).expect("text");
        Page::read(status, &body)
            .unwrap_or_else(|| panic!("{address}: no page: {body}\n{}", self.reports()))
    }

    /// The text of a page.
    pub fn text(&self, address: &str) -> String {
        self.page(address).html
    }

    /// The answer to a request that no client would make, as it goes over the line.
    pub fn raw(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(("localhost", self.port)).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a deadline");
        stream.write_all(request.as_bytes()).expect("asked");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Listens to what becomes of a page, from the version that is served now.
    pub fn look_at(&self, address: &str) -> Stream {
        let version = self.page(address).version;
        Stream::open(&self.origin, address, &version)
    }

    /// Stops it as Ctrl-C does, and waits.
    pub fn interrupt(mut self) -> ExitStatus {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &pid]).status();
        assert!(sent.expect("kill").success());
        self.child.wait().expect("an end")
    }

    /// The memory that it has in use, in kilobytes.
    #[cfg(target_os = "linux")]
    pub fn resident(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.expect("its status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        number.expect("its memory")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `tandem serve` of a folder, in English.
pub fn command(root: &Path, flags: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
    command
        .args(["serve", "--root"])
        .arg(root)
        .args(flags)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "en_GB.UTF-8")
        .env("TZ", "UTC");
    command
}

fn lines_of(from: impl Read + Send + 'static) -> Receiver<String> {
    let (send, receive) = channel();
    thread::spawn(move || {
        let lines = BufReader::new(from).lines().map_while(Result::ok);
        for line in lines {
            if send.send(line).is_err() {
                return;
            }
        }
    });
    receive
}

impl Line {
    fn read(line: &str) -> Self {
        let parts: Vec<&str> = line.split("  ").collect();
        let [_, changed, pages, _, problems] = parts[..] else {
            panic!("no line of a rebuild: {line}");
        };
        let pages = pages
            .split(' ')
            .next()
            .and_then(|number| number.parse().ok());
        Self {
            changed: changed.to_owned(),
            pages: pages.unwrap_or_else(|| panic!("no number of pages: {line}")),
            problems: problems.to_owned(),
        }
    }
}

const SCRIPT: &str = "<script src=\"/_tandem/live.js\"";

impl Page {
    /// Takes the script out of a page, which has exactly one.
    fn read(status: u16, body: &str) -> Option<Self> {
        let (before, rest) = body.split_once(SCRIPT)?;
        let (tag, after) = rest.split_once("</script>")?;
        assert!(!after.contains(SCRIPT), "two scripts: {body}");
        let attribute = |name: &str| {
            let (_, value) = tag.split_once(&format!("{name}=\""))?;
            Some(value.split_once('"')?.0.to_owned())
        };
        Some(Self {
            status,
            html: format!("{before}{after}"),
            version: attribute("data-version")?,
            notice: attribute("data-notice"),
        })
    }
}
