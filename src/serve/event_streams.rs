//! The streams on which open pages learn that there is something new: server-sent events.
//!
//! An event names the newest generation, and nothing else: a page asks what that means for it. So a page that slept, lost
//! the stream or never had one is as well off as one that received every event.

use super::connections::Connection;
use super::http;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Streams at one time. Pages of one browser share one; past this the oldest is closed, and asks for another.
const MOST: usize = 32;

/// The open streams, and the generation that was sent last.
pub(super) struct EventStreams {
    /// Of this run of the program: a page that knows another one has lost its server in between.
    session: String,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    generation: u64,
    connections: Vec<Connection>,
}

impl EventStreams {
    /// No streams.
    pub fn new(session: String) -> Self {
        Self { session, open: Mutex::default() }
    }

    /// Returns what distinguishes this run of the program from others.
    pub fn session(&self) -> &str {
        &self.session
    }

    /// Makes a stream of a connection, and sends it the newest generation.
    pub fn add(&self, connection: Connection) {
        let mut open = self.lock();
        // From here on nobody waits for it: an event that cannot be sent at once ends the stream.
        let is_open = connection.stream.set_nonblocking(true).is_ok()
            && send(&connection.stream, &http::stream_head())
            && send(&connection.stream, &self.event(open.generation));
        if is_open {
            open.connections.push(connection);
            if open.connections.len() > MOST {
                open.connections.remove(0);
            }
        }
    }

    /// Sends a new generation to every stream.
    pub fn send(&self, generation: u64) {
        let mut open = self.lock();
        open.generation = generation;
        let event = self.event(generation);
        open.connections.retain(|connection| send(&connection.stream, &event));
    }

    /// Closes the streams whose pages have gone. A comment shows the others that the server is there.
    pub fn close_dead(&self) {
        self.lock().connections.retain(|one| is_alive(&one.stream) && send(&one.stream, ":\n\n"));
    }

    fn event(&self, generation: u64) -> String {
        format!("retry: 500\ndata: {{\"session\":\"{}\",\"generation\":{generation}}}\n\n", self.session)
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn send(mut stream: &TcpStream, text: &str) -> bool {
    stream.write_all(text.as_bytes()).is_ok()
}

/// Whether the other side still reads. It has nothing to say; the end of what it sends is the end of the stream.
fn is_alive(mut stream: &TcpStream) -> bool {
    match stream.read(&mut [0; 64]) {
        Ok(count) => count > 0,
        Err(error) => error.kind() == ErrorKind::WouldBlock,
    }
}
