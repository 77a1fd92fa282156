//! A server on this machine that answers in every way that a site on the web may.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that can't go on must stop"
)]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What became of the questions.
#[derive(Default)]
struct Book {
    asked: HashMap<String, usize>,
    agent: String,
    now: usize,
    most: usize,
}

pub struct Server {
    port: u16,
    book: Arc<Mutex<Book>>,
}

impl Server {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let book = Arc::new(Mutex::new(Book::default()));
        listen(listener, &book);
        Self { port, book }
    }

    /// Listens at another address of this machine, too, as if it were another host.
    #[cfg(target_os = "linux")] // elsewhere, one address has to do
    pub fn listen_at(&self, host: &str) {
        let listener = TcpListener::bind((host, self.port)).expect("the port, at another address");
        listen(listener, &self.book);
    }

    #[cfg(target_os = "linux")]
    pub fn url_at(&self, host: &str, path: &str) -> String {
        format!("http://{host}:{}{path}", self.port)
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// How often a path was asked for.
    pub fn asked(&self, path: &str) -> usize {
        let book = self.book.lock().unwrap();
        book.asked.get(path).copied().unwrap_or_default()
    }

    /// How many questions there were at one time.
    pub fn most_at_once(&self) -> usize {
        self.book.lock().unwrap().most
    }

    /// As whom the last one asked.
    pub fn agent(&self) -> String {
        self.book.lock().unwrap().agent.clone()
    }
}

/// A port that nobody listens at.
pub fn closed_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

fn listen(listener: TcpListener, book: &Arc<Mutex<Book>>) {
    let book = Arc::clone(book);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let book = Arc::clone(&book);
            thread::spawn(move || {
                let _ = serve(stream, &book); // who asks may hang up at any time
            });
        }
    });
}

fn serve(stream: TcpStream, book: &Mutex<Book>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    let mut words = request.split(' ');
    let method = words.next().unwrap_or_default().to_owned();
    let path = words.next().unwrap_or_default().to_owned();
    let mut agent = String::new();
    for line in lines {
        let line = line?;
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("user-agent: ") {
            line[line.len() - value.len()..].clone_into(&mut agent);
        }
    }
    let count = {
        let mut book = book.lock().unwrap();
        book.now += 1;
        book.most = book.most.max(book.now);
        book.agent = agent;
        let asked = book.asked.entry(path.clone()).or_default();
        *asked += 1;
        *asked
    };
    thread::sleep(Duration::from_millis(30)); // so that questions at the same time are seen
    book.lock().unwrap().now -= 1;
    answer(stream, &method, &path, count)
}

/// Answers a question that is asked for the `count`th time.
fn answer(mut stream: TcpStream, method: &str, path: &str, count: usize) -> std::io::Result<()> {
    let status = |stream: &mut TcpStream, status: &str, headers: &str| {
        let head = format!(
            "HTTP/1.1 {status} X\r\n{headers}Connection: close\r\nContent-Length: 0\r\n\r\n"
        );
        stream.write_all(head.as_bytes())
    };
    if let Some(number) = path.strip_prefix("/status/") {
        return status(&mut stream, number, "");
    }
    match path.split('?').next().unwrap_or_default() {
        "/missing" => status(&mut stream, "404", ""),
        "/moved" => status(&mut stream, "301", "Location: /fine\r\n"),
        "/moved-with-post-kept" => status(&mut stream, "308", "Location: /fine\r\n"),
        "/elsewhere-for-now" => status(&mut stream, "302", "Location: /fine\r\n"),
        "/circle" => status(&mut stream, "302", "Location: /circle\r\n"),
        "/busy" => status(&mut stream, "429", "Retry-After: 1\r\n"),
        "/busy-for-now" if count == 1 => status(&mut stream, "429", ""),
        "/busy-for-an-hour" => status(&mut stream, "429", "Retry-After: 3600\r\n"),
        "/no-head" if method == "HEAD" => status(&mut stream, "405", "Allow: GET\r\n"),
        "/hang-up" => Ok(()),
        "/nonsense" => stream.write_all(b"good afternoon\r\n\r\n"),
        "/slow" => {
            thread::sleep(Duration::from_mins(1));
            status(&mut stream, "200", "")
        }
        "/slow-text" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab")?;
            thread::sleep(Duration::from_mins(1));
            Ok(())
        }
        _ => status(&mut stream, "200", ""),
    }
}
