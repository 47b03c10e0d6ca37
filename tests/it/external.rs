//! `check --external`, against a server of our own on this machine.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::Command;
use std::sync::mpsc;

/// Serves `count` requests and tells each request line: `/gone` is not there, `/closed` wants a login, and `/get-only`
/// has no answer to `HEAD`.
fn server(count: usize) -> (String, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming().take(count) {
            let mut stream = stream.expect("a connection");
            let mut lines = BufReader::new(&stream).lines();
            let request = lines.next().expect("a request").expect("a line");
            while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
            let status = match request.split(' ').nth(1) {
                Some("/gone") => "404 Not Found",
                Some("/closed") => "403 Forbidden",
                Some("/get-only") if request.starts_with("HEAD") => "405 Method Not Allowed",
                _ => "200 OK",
            };
            let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            stream.write_all(answer.as_bytes()).expect("an answer");
            tell.send(request).expect("somebody listens");
        }
    });
    (address, told)
}

#[test]
fn each_address_is_asked_once_and_only_a_clear_no_is_told() {
    // Two addresses answer at once; the other three are asked again with `GET`: eight requests. What stands behind `#`
    // is never sent, so it makes no other address.
    let (address, told) = server(8);
    let site = tempfile::tempdir().expect("a folder");
    let briefs = site.path().join("content/briefs");
    std::fs::create_dir_all(&briefs).expect("a folder");
    std::fs::write(site.path().join("site.yaml"), crate::fixture::SITE).expect("a file");
    let text = format!(
        "---\ntitle: A\ndate: 2025-01-01\nsources: [{{title: S, url: {address}/source}}]\n---\n\
         [one]({address}/fine) [again]({address}/fine#part) [gone]({address}/gone#a) [gone]({address}/gone#b)\n\
         [closed]({address}/closed) [get]({address}/get-only)\n"
    );
    std::fs::write(briefs.join("a.md"), text).expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_briefpress"))
        .args(["check", "--external", "--format", "json", "--root"])
        .arg(site.path())
        .env("NO_PROXY", "*")
        .output()
        .expect("the program runs");
    let lines = String::from_utf8(output.stdout).expect("text");
    let dead: Vec<&str> = lines.lines().filter(|line| line.contains("\"external-link\"")).collect();
    assert_eq!(dead.len(), 2, "{lines}");
    for (line, part) in dead.iter().zip(["a", "b"]) {
        let message = format!("/gone#{part}` does not answer: status 404");
        assert!(line.contains(&message) && line.contains("\"line\":6"), "{line}");
    }
    let mut asked: Vec<String> = told.try_iter().collect();
    asked.sort();
    let expected = [
        "GET /closed",
        "GET /get-only",
        "GET /gone",
        "HEAD /closed",
        "HEAD /fine",
        "HEAD /get-only",
        "HEAD /gone",
        "HEAD /source",
    ];
    let asked: Vec<&str> = asked.iter().map(|line| line.trim_end_matches(" HTTP/1.1")).collect();
    assert_eq!(asked, expected);
}
