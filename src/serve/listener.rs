//! Accepts connections, and answers the requests of each in a thread of its own.
//!
//! If the system has no connection left to accept, the one that has waited longest is closed; the preview goes on.

use super::connections::{Connection, Connections};
use super::handler;
use super::http::{self, HttpError, Reply, Request, Response};
use super::request_head::HeadReader;
use super::server::Server;
use std::io::Read;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// The pause after a connection that could not be accepted.
const PAUSE: Duration = Duration::from_millis(50);

/// Accepts connections for as long as the program runs.
pub(super) fn listen(listener: &TcpListener, server: &Arc<Server>) {
    let connections = Arc::new(Connections::default());
    loop {
        let Ok((stream, _)) = listener.accept() else {
            connections.close_idlest();
            thread::sleep(PAUSE);
            continue;
        };
        let Some(connection) = connections.add(stream) else { continue };
        let server = Arc::clone(server);
        // Without a thread for it, the connection is dropped, and so closed.
        let _ = thread::Builder::new().name("connection".to_owned()).spawn(move || answer_all(connection, &server));
    }
}

/// Answers the requests of a connection, from its first to its last.
fn answer_all(connection: Connection, server: &Server) {
    let mut reader = HeadReader::default();
    loop {
        connection.set_waiting();
        let head = match reader.next_head(&connection.stream) {
            Ok(Some(head)) => head,
            Ok(None) => return,
            Err(error) => return refuse(&connection.stream, &error),
        };
        connection.set_busy();
        let request = match Request::parse(&head) {
            Ok(request) => request,
            Err(error) => return refuse(&connection.stream, &error),
        };
        match handler::handle(server, &request) {
            Reply::Response(response) => {
                if http::write(&*connection.stream, Some(&request), response).is_err() || !request.keeps_alive() {
                    return;
                }
            }
            Reply::EventStream if !request.is_head() => return server.streams.add(connection),
            Reply::EventStream => {
                let response = Response::of(200, "text/event-stream", Vec::new());
                let _ = http::write(&*connection.stream, Some(&request), response);
                return;
            }
        }
    }
}

/// Says why, and gives the other side a moment to read it: what it still sends would otherwise be answered by a reset.
fn refuse(mut stream: &TcpStream, error: &HttpError) {
    if http::write(stream, None, Response::refusing(error)).is_err() || stream.shutdown(Shutdown::Write).is_err() {
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
