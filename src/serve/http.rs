//! HTTP/1.1, as far as a preview needs it: what was asked, and how an answer is written. The only file that knows
//! `tiny_http`.
//!
//! Of `tiny_http` this file uses the grammar of methods and headers, and the answers. It does not use `Server`: a
//! preview with it took more memory and threads than it should when a client did not behave as browsers do, and it cannot
//! be stopped. So connections are accepted by `listener.rs`, and a request is read by
//! `request_head.rs` to a bound before anything here looks at it. A preview takes no bodies, so none is ever read.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::str::FromStr;
use std::sync::Arc;
use tiny_http::{HTTPVersion, Header, Method, StatusCode};

/// The headers that anything depends on. All others are skipped: a browser sends every cookie of the host, also those of
/// other programs, in whatever form they are.
const USED_HEADERS: [&str; 8] = [
    "connection",
    "content-length",
    "host",
    "origin",
    "sec-fetch-dest",
    "sec-fetch-mode",
    "sec-fetch-site",
    "transfer-encoding",
];

/// A request for something: `GET` or `HEAD`.
#[derive(Debug)]
pub(super) struct Request {
    method: Method,
    version: HTTPVersion,
    headers: Vec<Header>,
    /// What is asked for, as it was sent: `/briefs/a%20b/?c`.
    pub target: String,
}

/// Why a request is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HttpError {
    pub status: u16,
    /// A sentence for whoever sees the response.
    pub why: Cow<'static, str>,
}

impl HttpError {
    /// Returns an error in fixed words.
    pub fn of(status: u16, why: &'static str) -> Self {
        Self { status, why: Cow::Borrowed(why) }
    }
}

impl Request {
    /// Reads the head of a request, which ends with its empty line.
    ///
    /// # Errors
    /// Why it is no request that a preview answers.
    pub fn parse(head: &[u8]) -> Result<Self, HttpError> {
        let malformed = || HttpError::of(400, "this is no request of HTTP/1.1");
        let mut lines = head.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").ok_or_else(malformed));
        let first = std::str::from_utf8(lines.next().ok_or_else(malformed)??).map_err(|_| malformed())?;
        let mut words = first.split(' ');
        let (Some(method), Some(target), Some(version), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(malformed());
        };
        let version = match version {
            "HTTP/1.1" => HTTPVersion(1, 1),
            "HTTP/1.0" => HTTPVersion(1, 0),
            _ => return Err(HttpError::of(505, "the preview speaks HTTP/1.1")),
        };
        let method = Method::from_str(method).map_err(|()| malformed())?;
        let mut headers = Vec::new();
        for line in lines {
            let line = line?;
            if line.is_empty() {
                break;
            }
            let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
            let is_name = |byte: &u8| byte.is_ascii_graphic();
            if name.is_empty() || name.len() == line.len() || !name.iter().all(is_name) {
                return Err(malformed());
            }
            if USED_HEADERS.iter().any(|used| name.eq_ignore_ascii_case(used.as_bytes())) {
                let line = std::str::from_utf8(line).map_err(|_| malformed())?;
                headers.push(Header::from_str(line).map_err(|()| malformed())?);
            }
        }
        let request = Self { method, version, headers, target: target.to_owned() };
        request.check_method().map(|()| request)
    }

    /// Refuses a request that sends something along or wants more than to read.
    fn check_method(&self) -> Result<(), HttpError> {
        if !self.header_values("Transfer-Encoding").is_empty()
            || self.header_values("Content-Length").iter().any(|length| *length != "0")
        {
            return Err(HttpError::of(413, "the preview takes no content"));
        }
        if !matches!(self.method, Method::Get | Method::Head) {
            return Err(HttpError::of(405, "the preview answers `GET` and `HEAD`"));
        }
        Ok(())
    }

    /// Returns the values of all headers of this name.
    pub fn header_values(&self, name: &'static str) -> Vec<&str> {
        let named = self.headers.iter().filter(|header| header.field.equiv(name));
        named.map(|header| header.value.as_str()).collect()
    }

    /// Whether only the head of the answer is wanted.
    pub fn is_head(&self) -> bool {
        self.method == Method::Head
    }

    /// Whether the connection is for further requests.
    pub fn keeps_alive(&self) -> bool {
        let says = |word: &str| {
            self.header_values("Connection")
                .iter()
                .any(|value| value.split(',').any(|one| one.trim().eq_ignore_ascii_case(word)))
        };
        if self.version == HTTPVersion(1, 1) { !says("close") } else { says("keep-alive") }
    }
}

/// An answer to a request.
pub(super) struct Response {
    pub status: u16,
    /// The value of `Content-Type`.
    pub media_type: Cow<'static, str>,
    pub location: Option<String>,
    pub body: Body,
}

/// What an answer holds: its bytes.
pub(super) enum Body {
    Bytes(Vec<u8>),
    Shared(Arc<[u8]>),
    /// An open file with its length.
    File(File, u64),
}

/// What becomes of a request.
pub(super) enum Reply {
    Response(Response),
    /// The connection becomes a stream of events.
    EventStream,
}

/// The media type of HTML pages.
pub(super) const HTML: &str = "text/html; charset=utf-8";

impl Response {
    /// Returns an answer with bytes of some type.
    pub fn of(status: u16, media_type: impl Into<Cow<'static, str>>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { status, media_type: media_type.into(), location: None, body: Body::Bytes(bytes.into()) }
    }

    /// Returns the answer to what is refused: a line of plain text.
    pub fn refusing(error: &HttpError) -> Self {
        Self::of(error.status, "text/plain; charset=utf-8", format!("{}\n", error.why))
    }
}

/// Sent with every response. What is previewed is nobody else's, and never kept: a page may be another one a second later.
const ALWAYS: [(&str, &str); 5] = [
    ("Server", "briefpress"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

fn header(name: &str, value: &str) -> Option<Header> {
    Header::from_bytes(name, value).ok()
}

/// Writes an answer; without a request, to one that could not be read.
pub(super) fn write(out: impl Write, request: Option<&Request>, response: Response) -> io::Result<()> {
    let (reader, length): (Box<dyn Read>, u64) = match response.body {
        Body::Bytes(bytes) => {
            let length = bytes.len() as u64;
            (Box::new(io::Cursor::new(bytes)), length)
        }
        Body::Shared(bytes) => (Box::new(io::Cursor::new(Arc::clone(&bytes))), bytes.len() as u64),
        // A file that grows while it is sent must not run into the next response.
        Body::File(file, length) => (Box::new(file.take(length)), length),
    };
    let mut headers: Vec<Header> = ALWAYS.iter().filter_map(|(name, value)| header(name, value)).collect();
    headers.extend(header("Content-Type", &response.media_type));
    headers.extend(response.location.and_then(|location| header("Location", &location)));
    headers.extend((response.status == 405).then(|| header("Allow", "GET, HEAD")).flatten());
    let length = usize::try_from(length).map_err(|_| io::ErrorKind::FileTooLarge)?;
    let raw = tiny_http::Response::new(StatusCode(response.status), headers, reader, Some(length), None);
    let mut out = BufWriter::with_capacity(32 * 1024, out);
    let version = request.map_or(HTTPVersion(1, 1), |request| request.version.clone());
    let is_head = request.is_some_and(Request::is_head);
    // Each answer's length is known, so none is sent in pieces.
    raw.with_chunked_threshold(usize::MAX).raw_print(&mut out, version, &[], is_head, None)?;
    out.flush()
}

/// Returns the head of an answer that goes on for as long as the connection lasts: a stream of events.
pub(super) fn stream_head() -> String {
    let mut head = String::from("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n");
    for (name, value) in ALWAYS {
        head += &format!("{name}: {value}\r\n");
    }
    head + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(head: &str) -> Result<Request, u16> {
        Request::parse(head.as_bytes()).map_err(|error| error.status)
    }

    #[test]
    fn a_request_of_a_browser() {
        let request = parsed("GET /a?b HTTP/1.1\r\nHost: h\r\nCookie: \u{e9}=1\r\nhost: i\r\n\r\n").unwrap();
        assert_eq!(
            (&*request.target, request.header_values("Host"), request.keeps_alive()),
            ("/a?b", vec!["h", "i"], true)
        );
        assert!(!parsed("HEAD / HTTP/1.1\r\nConnection: x, Close\r\n\r\n").unwrap().keeps_alive());
        assert!(!parsed("GET / HTTP/1.0\r\n\r\n").unwrap().keeps_alive());
    }

    #[test]
    fn what_is_no_request() {
        for (head, status) in [
            ("\r\n\r\n", 400),
            ("GET /\r\n\r\n", 400),
            ("GET / HTTP/1.1 x\r\n\r\n", 400),
            ("GET / HTTP/2.0\r\n\r\n", 505),
            ("GET / HTTP/1.1\nHost: h\n\n", 400),
            ("GET / HTTP/1.1\r\nHost : h\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: h\r\n folded\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nnothing\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: \u{e9}\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\n\r\n", 405),
            ("BREW / HTTP/1.1\r\n\r\n", 405),
            ("POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\n", 413),
            ("GET / HTTP/1.1\r\nContent-Length: 1\r\n\r\n", 413),
            ("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 413),
        ] {
            assert_eq!(parsed(head).err(), Some(status), "{head:?}");
        }
        assert!(parsed("GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n").is_ok());
    }
}
