//! The stream on which open pages hear that there is something new: server-sent events.
//!
//! An event says which generation there is, and nothing else: a page asks what that means for it. So a page that slept,
//! lost the stream or never had one is as well off as one that heard every event.

use super::gate::Seat;
use super::http;
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::sync::{Mutex, PoisonError};

/// Streams at one time. Pages of one browser share one; past this the oldest is closed, and asks for another.
const MOST: usize = 32;

/// The open streams, and what was said last.
pub(super) struct Events {
    /// Of this run of the program: a page that knows another one has lost its server in between.
    session: String,
    streams: Mutex<Streams>,
}

#[derive(Default)]
struct Streams {
    generation: u64,
    seats: Vec<Seat>,
}

impl Events {
    /// No streams.
    pub fn new(session: String) -> Self {
        Self { session, streams: Mutex::default() }
    }

    /// What tells this run of the program from others.
    pub fn session(&self) -> &str {
        &self.session
    }

    /// Makes a stream of a connection, which begins with the generation that there is.
    pub fn join(&self, seat: Seat) {
        let mut streams = self.lock();
        // From here on nobody waits for it: an event that cannot be sent at once ends the stream.
        let is_open = seat.stream.set_nonblocking(true).is_ok()
            && send(&seat.stream, &http::stream_head())
            && send(&seat.stream, &self.event(streams.generation));
        if is_open {
            streams.seats.push(seat);
            if streams.seats.len() > MOST {
                streams.seats.remove(0);
            }
        }
    }

    /// Tells every stream that there is another generation.
    pub fn tell(&self, generation: u64) {
        let mut streams = self.lock();
        streams.generation = generation;
        let event = self.event(generation);
        streams.seats.retain(|seat| send(&seat.stream, &event));
    }

    /// Closes the streams whose pages have gone. A line that means nothing tells the others that the server is there.
    pub fn tidy(&self) {
        self.lock().seats.retain(|seat| is_there(&seat.stream) && send(&seat.stream, ":\n\n"));
    }

    fn event(&self, generation: u64) -> String {
        format!("retry: 500\ndata: {{\"session\":\"{}\",\"generation\":{generation}}}\n\n", self.session)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Streams> {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn send(mut stream: &TcpStream, text: &str) -> bool {
    stream.write_all(text.as_bytes()).is_ok()
}

/// Whether the other side still listens. It has nothing to say; that it says nothing more is the end.
fn is_there(mut stream: &TcpStream) -> bool {
    match stream.read(&mut [0; 64]) {
        Ok(count) => count > 0,
        Err(error) => error.kind() == ErrorKind::WouldBlock,
    }
}
