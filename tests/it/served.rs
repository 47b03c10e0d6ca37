//! A site that is previewed, and a browser reduced to its sockets.

use crate::project::Project;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// The longest that anything may take.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A preview that is running; it ends with the test.
pub struct Served {
    pub project: Project,
    child: Child,
    pub address: SocketAddr,
    /// The site's base path.
    pub base: String,
    out: Arc<Mutex<String>>,
    err: Arc<Mutex<String>>,
}

/// An answer, as it came.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    /// By their names in lower case.
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The bytes of the page without the script that the preview adds.
    #[track_caller]
    pub fn page(&self) -> Vec<u8> {
        let text = self.text();
        let at = text.rfind("<script src=\"/-/briefpress/client.js\"").expect("the script stands last");
        assert!(text[at..].ends_with("></script>\n") && text[at..].matches('\n').count() == 1, "{}", &text[at..]);
        self.body[..at].to_vec()
    }
}

/// Reads a stream on a thread of its own.
fn gather(mut from: impl Read + Send + 'static) -> Arc<Mutex<String>> {
    let gathered = Arc::new(Mutex::new(String::new()));
    let into = Arc::clone(&gathered);
    thread::spawn(move || {
        let mut piece = [0; 4096];
        while let Ok(count @ 1..) = from.read(&mut piece) {
            into.lock().expect("nobody panicked").push_str(&String::from_utf8_lossy(&piece[..count]));
        }
    });
    gathered
}

/// Waits until something holds.
#[track_caller]
pub fn within(what: &str, mut holds: impl FnMut() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < PATIENCE, "in vain: {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

impl Served {
    /// Previews a site written in one string.
    pub fn of(site: &str, options: &[&str]) -> Self {
        Self::start(Project::of(site), options)
    }

    /// Previews a project on any free port.
    pub fn start(project: Project, options: &[&str]) -> Self {
        let mut command = project.command(&["serve", "--port", "0"]);
        command.args(options);
        Self::spawn(project, command)
    }

    /// Runs a command that previews a project.
    pub fn spawn(project: Project, mut command: Command) -> Self {
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program can be started");
        let out = gather(child.stdout.take().expect("it is piped"));
        let err = gather(child.stderr.take().expect("it is piped"));
        let began = Instant::now();
        let url = loop {
            if let Some(url) =
                out.lock().expect("nobody panicked").split("http://").nth(1).filter(|rest| rest.contains(" shows "))
            {
                break url.split(' ').next().expect("the address").to_owned();
            }
            let ended = child.try_wait().expect("it can be asked");
            assert!(
                ended.is_none() && began.elapsed() < PATIENCE,
                "no preview: {ended:?} {}",
                err.lock().expect("nobody panicked")
            );
            thread::sleep(Duration::from_millis(5));
        };
        let (address, base) = url.split_once('/').expect("an address with a path");
        let (address, base) = (address.parse().expect("a number with a port"), format!("/{base}"));
        Self { project, child, address, base, out, err }
    }

    /// What the terminal shows.
    pub fn said(&self) -> String {
        self.out.lock().expect("nobody panicked").clone() + &self.err.lock().expect("nobody panicked")
    }

    /// Its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// How it ended, once it has.
    pub fn ending(&mut self) -> std::process::ExitStatus {
        let began = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be asked") {
                return status;
            }
            assert!(began.elapsed() < PATIENCE, "it does not end");
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// A connection.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect_timeout(&self.address, PATIENCE).expect("the preview accepts connections");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time");
        stream.set_write_timeout(Some(PATIENCE)).expect("a time");
        stream
    }

    /// Sends bytes and reads all that comes until the connection closes; what cannot be sent is left out.
    pub fn raw(&self, request: &[u8]) -> Vec<u8> {
        let mut stream = self.connect();
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        // A connection may be reset while more is sent than is read.
        let _ = stream.read_to_end(&mut answer);
        answer
    }

    /// The answer to a request with these lines after the first two.
    #[track_caller]
    pub fn ask(&self, method: &str, target: &str, headers: &str) -> Answer {
        let host = self.address;
        let request = format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n");
        parsed(&self.raw(request.as_bytes()))
    }

    /// The answer to a plain request.
    #[track_caller]
    pub fn get(&self, target: &str) -> Answer {
        self.ask("GET", target, "")
    }

    /// A page of the site as text, by its route.
    #[track_caller]
    pub fn shown(&self, route: &str) -> String {
        self.get(&format!("{}{route}", self.base.trim_end_matches('/'))).text()
    }

    /// What the script of a page would be told.
    #[track_caller]
    pub fn state(&self, route: &str, more: &str) -> Value {
        let answer = self.get(&format!("/-/briefpress/state?route={route}{more}"));
        serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{error}: {answer:?}"))
    }

    /// Which generation there is.
    pub fn generation(&self) -> u64 {
        self.state("/", "")["generation"].as_u64().expect("a number")
    }

    /// Waits until a page holds a text.
    #[track_caller]
    pub fn until(&self, route: &str, text: &str) {
        within(&format!("{route} says {text:?}; the terminal: {}", self.said()), || self.shown(route).contains(text));
    }

    /// A stream of events.
    pub fn events(&self) -> BufReader<TcpStream> {
        let mut stream = self.connect();
        let request = format!("GET /-/briefpress/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        stream.write_all(request.as_bytes()).expect("it listens");
        BufReader::new(stream)
    }
}

/// The next event of a stream, as the generation that it names.
pub fn next_event(stream: &mut BufReader<TcpStream>) -> u64 {
    loop {
        let mut line = String::new();
        let count = stream.read_line(&mut line).expect("an event in time");
        assert!(count > 0, "the stream has ended");
        if let Some(data) = line.strip_prefix("data: ") {
            let data: Value = serde_json::from_str(data).expect("an object");
            return data["generation"].as_u64().expect("a number");
        }
    }
}

/// An answer that was read to its end.
#[track_caller]
pub fn parsed(bytes: &[u8]) -> Answer {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
    let end = end.unwrap_or_else(|| panic!("no answer: {:?}", String::from_utf8_lossy(bytes)));
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    Answer { status: status.expect("a status"), headers, body: bytes[end + 4..].to_vec() }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
