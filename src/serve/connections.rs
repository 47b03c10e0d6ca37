//! The open connections of a preview, whose number is kept small.
//!
//! A browser has six. Whoever waits in silence makes room for the next one, so a thousand idle connections keep nobody out.

#![expect(clippy::disallowed_methods, reason = "how long a connection waits is time that passes")]

use super::http::{self, HttpError, Response};
use std::collections::BTreeMap;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Connections at one time. Systems give a program 256 files at least, and some are the site's.
const MOST: usize = 100;

/// How long a reader may take for what is sent to it.
const MOST_SENDING: Duration = Duration::from_secs(20);

/// All open connections, by number.
#[derive(Default)]
pub(super) struct Connections {
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    next: u64,
    entries: BTreeMap<u64, Entry>,
}

struct Entry {
    stream: Arc<TcpStream>,
    /// Since when it has been waiting for a request; not while one is answered.
    waiting: Option<Instant>,
}

impl Open {
    fn close_idlest(&mut self) -> bool {
        let longest = self.entries.iter().filter_map(|(number, entry)| Some((entry.waiting?, *number))).min();
        let entry = longest.and_then(|(_, number)| self.entries.remove(&number));
        entry.map(|entry| entry.stream.shutdown(Shutdown::Both)).is_some()
    }
}

impl Connections {
    /// Closes the connection that has waited longest, if one waits.
    pub fn close_idlest(&self) {
        self.lock().close_idlest();
    }

    /// Takes a connection in. If there are too many, the one that has waited longest is closed; if none waits, the new one
    /// is refused.
    pub fn add(self: &Arc<Self>, stream: TcpStream) -> Option<Connection> {
        // Without it, an answer waits for the acknowledgement of the last: 40 ms a request.
        let _ = stream.set_nodelay(true);
        let _ = stream.set_write_timeout(Some(MOST_SENDING));
        let stream = Arc::new(stream);
        let mut open = self.lock();
        if open.entries.len() >= MOST && !open.close_idlest() {
            drop(open);
            let error = HttpError::of(503, "the preview has too many connections");
            let _ = http::write(&*stream, None, Response::refusing(&error));
            return None;
        }
        open.next += 1;
        let number = open.next;
        open.entries.insert(number, Entry { stream: Arc::clone(&stream), waiting: Some(Instant::now()) });
        Some(Connection { connections: Arc::clone(self), number, stream })
    }

    /// Locks the list. A thread that panicked leaves it in order: each change of it is one step.
    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An open connection, which is closed when this is dropped.
pub(super) struct Connection {
    connections: Arc<Connections>,
    number: u64,
    pub stream: Arc<TcpStream>,
}

impl Connection {
    /// Says that it waits for a request from now on.
    pub fn set_waiting(&self) {
        self.set(Some(Instant::now()));
    }

    /// Says that a request is being answered.
    pub fn set_busy(&self) {
        self.set(None);
    }

    fn set(&self, waiting: Option<Instant>) {
        if let Some(entry) = self.connections.lock().entries.get_mut(&self.number) {
            entry.waiting = waiting;
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.connections.lock().entries.remove(&self.number);
        let _ = self.stream.shutdown(Shutdown::Both);
    }
}
