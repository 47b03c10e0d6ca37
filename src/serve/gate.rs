//! Who may come in, and for how long: accepting connections, and keeping their number small.
//!
//! A thread a connection, and few connections: a browser has six. Whoever waits in silence gives way to who comes next, so
//! a thousand idle connections keep nobody out. A connection that cannot be accepted, since the system has no more of
//! them, makes the next one give way, and is not the end of the preview.

#![expect(clippy::disallowed_methods, reason = "how long a connection waits is time that passes")]

use super::desk::{Desk, Reply};
use super::events::Events;
use super::head::Ear;
use super::http::{self, Answer, Refusal, Request};
use std::collections::BTreeMap;
use std::io::Read;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Connections at one time. Systems give a program 256 files at least, and some are the site's.
const MOST: usize = 100;

/// How long a reader may take for what is sent to it.
const MOST_SENDING: Duration = Duration::from_secs(20);

/// The pause after a connection that could not be accepted.
const PAUSE: Duration = Duration::from_millis(50);

/// The connections that are open.
#[derive(Default)]
struct Room {
    next: u64,
    seats: BTreeMap<u64, Seated>,
}

struct Seated {
    stream: Arc<TcpStream>,
    /// Since when it has been waiting for a request; not while one is answered.
    waiting: Option<Instant>,
}

impl Room {
    /// Ends the connection that has waited longest; whether there is one that waits.
    fn make_room(&mut self) -> bool {
        let longest = self.seats.iter().filter_map(|(number, seated)| Some((seated.waiting?, *number))).min();
        let seated = longest.and_then(|(_, number)| self.seats.remove(&number));
        seated.map(|seated| seated.stream.shutdown(Shutdown::Both)).is_some()
    }
}

/// A place among the connections; it is free again when this is dropped.
pub(super) struct Seat {
    room: Arc<Mutex<Room>>,
    number: u64,
    pub stream: Arc<TcpStream>,
}

impl Seat {
    fn waits(&self, waiting: Option<Instant>) {
        if let Some(seated) = lock(&self.room).seats.get_mut(&self.number) {
            seated.waiting = waiting;
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        lock(&self.room).seats.remove(&self.number);
        let _ = self.stream.shutdown(Shutdown::Both);
    }
}

/// A thread that panicked leaves the room in order: each change of it is one step.
fn lock(room: &Mutex<Room>) -> std::sync::MutexGuard<'_, Room> {
    room.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Accepts connections for as long as the program runs.
pub(super) fn keep(listener: &TcpListener, desk: &Arc<Desk>, events: &Arc<Events>) {
    let room = Arc::new(Mutex::new(Room::default()));
    loop {
        let Ok((stream, _)) = listener.accept() else {
            lock(&room).make_room();
            thread::sleep(PAUSE);
            continue;
        };
        let Some(seat) = admit(&room, stream) else { continue };
        let (desk, events) = (Arc::clone(desk), Arc::clone(events));
        // Without a thread for it the seat is dropped, and with it the connection.
        let _ = thread::Builder::new().name("connection".to_owned()).spawn(move || converse(seat, &desk, &events));
    }
}

/// A seat for a connection. Where all are taken, the one that has waited longest gives way; where nobody waits, none is
/// given.
fn admit(room: &Arc<Mutex<Room>>, stream: TcpStream) -> Option<Seat> {
    // Without it, an answer waits for the acknowledgement of the last: 40 ms a request.
    let _ = stream.set_nodelay(true);
    let _ = stream.set_write_timeout(Some(MOST_SENDING));
    let stream = Arc::new(stream);
    let mut taken = lock(room);
    if taken.seats.len() >= MOST && !taken.make_room() {
        drop(taken);
        let refusal = Refusal::of(503, "the preview has too many connections");
        let _ = http::write(&*stream, None, Answer::refusing(&refusal));
        return None;
    }
    taken.next += 1;
    let number = taken.next;
    taken.seats.insert(number, Seated { stream: Arc::clone(&stream), waiting: Some(Instant::now()) });
    Some(Seat { room: Arc::clone(room), number, stream })
}

/// One connection, from its first request to its last.
fn converse(seat: Seat, desk: &Desk, events: &Events) {
    let mut ear = Ear::default();
    loop {
        seat.waits(Some(Instant::now()));
        let head = match ear.next_head(&seat.stream) {
            Ok(Some(head)) => head,
            Ok(None) => return,
            Err(refusal) => return refuse(&seat.stream, &refusal),
        };
        seat.waits(None);
        let request = match Request::parse(&head) {
            Ok(request) => request,
            Err(refusal) => return refuse(&seat.stream, &refusal),
        };
        match desk.reply(&request) {
            Reply::Answer(answer) => {
                if http::write(&*seat.stream, Some(&request), answer).is_err() || !request.stays() {
                    return;
                }
            }
            Reply::Events => return events.join(seat),
        }
    }
}

/// Says why, and gives the other side a moment to hear it: what it still sends would otherwise be answered by a reset.
fn refuse(mut stream: &TcpStream, refusal: &Refusal) {
    if http::write(stream, None, Answer::refusing(refusal)).is_err() || stream.shutdown(Shutdown::Write).is_err() {
        return;
    }
    let _ = stream.set_read_timeout(Some(Duration::from_millis(200)));
    let mut rest = [0; 16 * 1024];
    for _ in 0..64 {
        if !matches!(stream.read(&mut rest), Ok(1..)) {
            return;
        }
    }
}
