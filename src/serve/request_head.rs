//! Reading the head of a request: to a bound, and by a deadline.
//!
//! Whoever connects may send a line without end, or a byte a minute. Neither may cost more than the bound below, and
//! neither may hold a connection longer than the deadline.

#![expect(clippy::disallowed_methods, reason = "a deadline is time that passes")]

use super::http::HttpError;
use std::io::{ErrorKind, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Longest head, in bytes. A browser sends the cookies of every program that was ever served from this host.
const MOST_BYTES: usize = 64 * 1024;

/// From the first byte of a head to its last.
const MOST_TIME: Duration = Duration::from_secs(10);

/// How long a connection waits for its next request.
const MOST_IDLE: Duration = Duration::from_secs(60);

/// Reads request after request from a connection: holds what was read and not used yet.
#[derive(Default)]
pub(super) struct HeadReader {
    buffer: Vec<u8>,
}

impl HeadReader {
    /// Returns the next head, with its empty line. `None` when the other side has nothing more to ask.
    ///
    /// # Errors
    /// Why it was not read to its end.
    pub fn next_head(&mut self, mut stream: &TcpStream) -> Result<Option<Vec<u8>>, HttpError> {
        let mut seen = 0;
        let mut deadline = None;
        loop {
            if let Some(end) = end_of_head(&self.buffer, seen) {
                let rest = self.buffer.split_off(end);
                return Ok(Some(std::mem::replace(&mut self.buffer, rest)));
            }
            if self.buffer.len() > MOST_BYTES {
                return Err(HttpError::of(431, "the request is too long"));
            }
            seen = self.buffer.len();
            if seen > 0 && deadline.is_none() {
                deadline = Some(Instant::now() + MOST_TIME);
            }
            let late = || HttpError::of(408, "the request took too long");
            let patience = match deadline {
                None => MOST_IDLE,
                Some(deadline) => deadline.checked_duration_since(Instant::now()).ok_or_else(late)?,
            };
            let mut piece = [0; 4096];
            // A time-out of nothing would be none at all.
            let _ = stream.set_read_timeout(Some(patience.max(Duration::from_millis(1))));
            match stream.read(&mut piece) {
                Ok(0) => return Ok(None),
                Ok(count) => self.buffer.extend_from_slice(&piece[..count]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                    return if deadline.is_some() { Err(late()) } else { Ok(None) };
                }
                Err(_) => return Ok(None),
            }
        }
    }
}

/// Returns where the first head ends, if it does; `seen` bytes are known to hold no end.
fn end_of_head(buffer: &[u8], seen: usize) -> Option<usize> {
    const END: &[u8] = b"\r\n\r\n";
    let from = seen.saturating_sub(END.len() - 1);
    buffer[from..].windows(END.len()).position(|window| window == END).map(|at| from + at + END.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_ends_at_its_first_empty_line() {
        assert_eq!(end_of_head(b"a\r\n\r\nb\r\n\r\n", 0), Some(5));
        assert_eq!(end_of_head(b"a\r\n\r\n", 4), Some(5));
        assert_eq!(end_of_head(b"a\r\n\r", 0), None);
    }
}
