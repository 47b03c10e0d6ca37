//! The preview holds what is not public, on a machine whose browser shows pages of strangers: what it refuses, and what it
//! survives. Over raw sockets, since no client would send most of this.

use crate::project::Project;
use crate::served::{PATIENCE, Served, parsed, within};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

const SITE: &str = "==> site.yaml
title: T
base_url: https://example.org/repo/
==> content/briefs/a.md
---
title: A
date: 2025-01-01
---
Text.
==> content/briefs/b.md
---
title: Secret dams
date: 2025-01-02
status: draft
---
Text.
";

fn status(served: &Served, request: &str) -> u16 {
    parsed(&served.raw(request.as_bytes())).status
}

#[test]
fn it_listens_to_this_machine_alone() {
    let served = Served::of(SITE, &[]);
    assert!(served.address.ip().is_loopback(), "{}", served.address);
    // Any other address of the machine would do; a system without one has nothing to test.
    let own = std::net::UdpSocket::bind("0.0.0.0:0").and_then(|socket| {
        socket.connect("192.0.2.1:9")?;
        socket.local_addr()
    });
    if let Ok(own) = own.map(|own| own.ip()).and_then(|ip| if ip.is_loopback() { own_error() } else { Ok(ip) }) {
        let refused = TcpStream::connect_timeout(&(own, served.address.port()).into(), PATIENCE);
        assert!(refused.is_err(), "{own} answers");
    }
}

fn own_error<T>() -> std::io::Result<T> {
    Err(std::io::ErrorKind::AddrNotAvailable.into())
}

#[test]
fn a_request_names_this_host_and_names_it_once() {
    let served = Served::of(SITE, &[]);
    let port = served.address.port();
    let ask = |hosts: &str| status(&served, &format!("GET /repo/ HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n"));
    for host in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
        assert_eq!(ask(&format!("Host: {host}:{port}\r\n")), 200, "{host}");
    }
    assert_eq!(ask(""), 400);
    assert_eq!(ask(&format!("Host: 127.0.0.1:{port}\r\nHost: 127.0.0.1:{port}\r\n")), 400);
    assert_eq!(ask(&format!("Host: 127.0.0.1:{port}\r\nhOST: evil.example\r\n")), 400);
    for host in [
        "127.0.0.1".to_owned(),
        "localhost:1".to_owned(),
        format!("evil.example:{port}"),
        format!("localhost.evil.example:{port}"),
        format!("localhost:{port}@evil.example"),
        format!("192.168.1.1:{port}"),
        String::new(),
    ] {
        assert_eq!(ask(&format!("Host: {host}\r\n")), 403, "{host}");
    }
    let absolute =
        format!("GET http://evil.example/repo/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    assert_eq!(status(&served, &absolute), 404);
}

#[test]
fn pages_of_other_sites_load_nothing_from_it() {
    let served = Served::of(SITE, &[]);
    let address = served.address;
    let ask = |headers: &str| served.ask("GET", "/repo/", headers).status;
    for headers in [
        "Origin: https://evil.example\r\n",
        "Origin: null\r\n",
        "Origin: http://localhost:1\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n",
        "Sec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: what-is-to-come\r\n",
    ] {
        assert_eq!(ask(headers), 403, "{headers}");
        let own = served.ask("GET", "/-/briefpress/source?file=content/briefs/b.md", headers);
        assert_eq!((own.status, own.text().contains("Secret")), (403, false), "{headers}");
    }
    for headers in [
        format!("Origin: http://{address}\r\nSec-Fetch-Site: same-origin\r\n"),
        "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n".to_owned(),
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n".to_owned(),
        "Cookie: other=caf\u{e9}\r\nAccept: */*\r\n".to_owned(),
    ] {
        assert_eq!(ask(&headers), 200, "{headers}");
    }
}

#[test]
fn every_answer_says_that_it_is_nobody_elses() {
    let served = Served::of(SITE, &[]);
    let stream = served.events();
    let mut head = vec![0; 400];
    let count = stream.into_inner().read(&mut head).expect("a head");
    let stream = parsed(&head[..count]);
    let mut answers = vec![stream];
    for target in
        ["/repo/", "/repo/nothing/", "/repo", "/", "/repo/feed.xml", "/-/briefpress/client.js", "/repo/%2e%2e/"]
    {
        answers.push(served.get(target));
        answers.push(served.ask("HEAD", target, ""));
        answers.push(served.ask("POST", target, ""));
        answers.push(served.ask("GET", target, "Origin: https://evil.example\r\n"));
    }
    for answer in answers {
        for (name, is) in [
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-resource-policy", "same-origin"),
            ("x-frame-options", "SAMEORIGIN"),
        ] {
            assert_eq!(answer.headers.get(name).map(String::as_str), Some(is), "{answer:?}");
        }
        assert!(!answer.headers.keys().any(|name| name.starts_with("access-control")), "{answer:?}");
    }
}

#[test]
fn it_answers_get_and_head_alone() {
    let served = Served::of(SITE, &[]);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"] {
        let answer = served.ask(method, "/repo/", "");
        assert_eq!((answer.status, &*answer.headers["allow"]), (405, "GET, HEAD"), "{method}");
    }
    assert_eq!(status(&served, "GET / HTTP/2.0\r\n\r\n"), 505);
    for nonsense in ["\r\n\r\n", "GET /\r\n\r\n", "\u{16}\u{3}\u{1}\r\n\r\n", "GET / HTTP/1.1\r\n x\r\n\r\n"] {
        assert_eq!(status(&served, nonsense), 400, "{nonsense:?}");
    }
}

#[test]
fn no_path_leads_out_of_the_site() {
    let served = Served::of(SITE, &[]);
    served.project.write("secret.txt", "secret");
    for path in [
        "/repo/../secret.txt",
        "/repo/%2e%2e/secret.txt",
        "/repo/%2E./secret.txt",
        "/repo/..%2fsecret.txt",
        "/repo/..%5csecret.txt",
        "/repo/..\\secret.txt",
        "/repo//secret.txt",
        "/repo/%00",
        "/repo/index.html%00.txt",
        "/repo/index.html::$DATA",
        "/repo/index.html:x",
        "/repo/%c0%ae%c0%ae/secret.txt",
        "/repo/briefs//a/",
        "/repo/briefs%2fa/",
        "/repo/./briefs/a/",
        "/repo/briefs/../briefs/a/",
        "/repo/site.yaml",
        "/repo/INDEX.HTML",
        "/repo/index.html.",
        "/repo/index.html%20",
        "/repo/~1",
        "/repo/%252e%252e/secret.txt",
        "//repo/",
        "/%2frepo/",
        "/repo/file:///etc/passwd",
        "/repo/..;/secret.txt",
    ] {
        let answer = served.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("secret\n") && answer.text() != "secret", "{path}");
    }
    assert_eq!(served.get(&format!("/repo/{}", "a/".repeat(9_000))).status, 404);
}

#[test]
fn a_body_is_never_read() {
    let served = Served::of(SITE, &[]);
    for headers in [
        "Content-Length: 1\r\n",
        "Content-Length: 01\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 2\r\nExpect: 100-continue\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Content-Length: 0\r\nContent-Length: 5\r\n",
    ] {
        for method in ["GET", "POST"] {
            assert_eq!(served.ask(method, "/repo/", headers).status, 413, "{method} {headers}");
        }
    }
    assert_eq!(served.get("/repo/").status, 200);
    assert!(memory(&served) < 400, "{} MiB", memory(&served));
}

/// The memory that the preview takes, in MiB; nothing where the system does not tell.
fn memory(served: &Served) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", served.process())).unwrap_or_default();
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().split(' ').next()?.parse().ok());
    kilobytes.unwrap_or(0_u64) / 1024
}

/// How many threads it has.
fn threads(served: &Served) -> usize {
    std::fs::read_dir(format!("/proc/{}/task", served.process())).map_or(0, Iterator::count)
}

#[test]
fn a_head_without_end_is_cut_short() {
    let served = Served::of(SITE, &[]);
    let before = memory(&served);
    let mut line = b"GET /repo/ HTTP/1.1\r\nX: ".to_vec();
    line.resize(64 * 1024 + 1, b'a');
    let answer = served.raw(&line);
    // What it says may be lost with the connection.
    assert!(answer.is_empty() || parsed(&answer).status == 431, "{}", String::from_utf8_lossy(&answer));
    let many = format!("GET /repo/ HTTP/1.1\r\n{}", "X: a\r\n".repeat(11_000));
    let answer = served.raw(many.as_bytes());
    assert!(answer.is_empty() || parsed(&answer).status == 431);
    let long = format!("GET /{} HTTP/1.1\r\n", "a".repeat(64 * 1024));
    assert_eq!(parsed(&served.raw(long.as_bytes())).status, 431);
    assert_eq!(served.get("/repo/").status, 200);
    assert!(memory(&served) < before + 50, "{before} MiB, then {} MiB", memory(&served));
}

#[test]
fn silent_connections_keep_nobody_out() {
    let served = Served::of(SITE, &[]);
    let silent: Vec<TcpStream> = (0..120)
        .map(|number| {
            let mut stream = served.connect();
            if number % 2 == 0 {
                let _ = stream.write_all(b"GET /repo/ HT");
            }
            stream
        })
        .collect();
    let began = Instant::now();
    for _ in 0..20 {
        assert_eq!(served.get("/repo/").status, 200);
    }
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    assert!(threads(&served) < 150, "{} threads", threads(&served));
    drop(silent);
    within("the threads go", || threads(&served) < 20);
    assert_eq!(served.get("/repo/").status, 200);
}

/// A connection that cannot be accepted ends nothing.
#[cfg(unix)]
#[test]
fn it_goes_on_when_the_system_has_no_more_files() {
    let project = Project::of(SITE);
    let mut command =
        project.command_of(std::path::Path::new("sh"), &["-c", "ulimit -n 40 && exec \"$0\" serve --port 0"]);
    command.arg(env!("CARGO_BIN_EXE_briefpress"));
    let served = Served::spawn(project, command);
    let silent: Vec<TcpStream> = (0..120).map(|_| served.connect()).collect();
    assert_eq!(served.get("/repo/").status, 200);
    drop(silent);
    assert_eq!(served.get("/repo/").status, 200);
    served.project.replace("content/briefs/a.md", "Text.", "Seen all the same.");
    served.until("/briefs/a/", "Seen all the same.");
}

/// The system's own command is asked for, and here it is one that writes down what it is asked to open.
#[cfg(target_os = "linux")]
#[test]
fn it_opens_the_browser_when_it_is_asked_to() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::of(SITE);
    project.write("bin/xdg-open", "#!/bin/sh\necho \"$1\" > \"$OPENED\"\n");
    let executable = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(project.at("bin/xdg-open"), executable).expect("ours");
    let mut command = project.command(&["serve", "--port", "0", "--open"]);
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{}:{path}", project.at("bin").display())).env("OPENED", project.at("opened"));
    let served = Served::spawn(project, command);
    within("the browser", || std::fs::read_to_string(served.project.at("opened")).is_ok_and(|url| url.ends_with('\n')));
    assert_eq!(served.project.read("opened"), format!("http://{}/repo/\n", served.address));
}

#[test]
fn a_head_that_drips_is_not_waited_for() {
    let served = Served::of(SITE, &[]);
    let mut stream = served.connect();
    stream.set_read_timeout(Some(Duration::from_millis(250))).expect("a time");
    let began = Instant::now();
    let mut answer = [0; 1024];
    loop {
        let sent = stream.write_all(b"G");
        match stream.read(&mut answer) {
            Ok(0) => break,
            Ok(count) => {
                assert_eq!(parsed(&answer[..count]).status, 408);
                break;
            }
            Err(_) if sent.is_err() => break,
            Err(_) => {}
        }
        assert!(began.elapsed() < Duration::from_secs(20), "it still waits");
    }
    assert!(began.elapsed() > Duration::from_secs(5), "{:?}", began.elapsed());
}

#[test]
fn one_connection_takes_many_requests_without_a_pause() {
    let served = Served::of(SITE, &[]);
    let mut stream = served.connect();
    let one = format!("HEAD /repo/ HTTP/1.1\r\nHost: {}\r\n\r\n", served.address);
    let began = Instant::now();
    for _ in 0..50 {
        stream.write_all(one.as_bytes()).expect("it listens");
        let mut seen = Vec::new();
        let mut piece = [0; 2048];
        while !seen.ends_with(b"\r\n\r\n") {
            let count = stream.read(&mut piece).expect("an answer");
            assert!(count > 0, "it has ended");
            seen.extend_from_slice(&piece[..count]);
        }
    }
    // Forty milliseconds each, if an answer waited for the acknowledgement of the one before.
    assert!(began.elapsed() < Duration::from_millis(1_500), "{:?}", began.elapsed());
    // Several at once are answered in their order.
    let last = one.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n").replace("/repo/", "/repo/nothing/");
    stream.write_all(format!("{one}{one}{last}").as_bytes()).expect("it listens");
    let mut rest = String::new();
    stream.read_to_string(&mut rest).expect("it ends");
    let statuses: Vec<&str> = rest.split("HTTP/1.1 ").skip(1).map(|answer| &answer[..3]).collect();
    assert_eq!(statuses, ["200", "200", "404"]);
}

#[test]
fn streams_of_events_are_bounded_and_end_with_their_pages() {
    let served = Served::of(SITE, &[]);
    let before = threads(&served);
    let streams: Vec<_> = (0..40).map(|_| served.events()).collect();
    assert_eq!(served.get("/repo/").status, 200);
    within("no stream has a thread", || threads(&served) <= before + 8);
    drop(streams);
    assert_eq!(served.get("/repo/").status, 200);
}

#[test]
fn a_port_in_use_is_said_in_a_line() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("it has one").port().to_string();
    let project = Project::of(SITE);
    let ran = project.run(&["serve", "--port", &port]);
    assert_eq!((ran.status, &*ran.out), (2, ""));
    assert_eq!(ran.err, format!("error: port {port} is in use; type another one after `--port`\n"));
    let nowhere = project.run(&["serve", "--host", "nowhere.invalid", "--port", "0"]);
    assert_eq!((nowhere.status, nowhere.err.lines().count()), (2, 1), "{}", nowhere.err);
}

#[test]
fn the_next_port_is_taken_when_none_was_asked_for() {
    let project = Project::of(SITE);
    let command = project.command(&["serve"]);
    let first = Served::spawn(project, command);
    let project = Project::of(SITE);
    let command = project.command(&["serve"]);
    let second = Served::spawn(project, command);
    assert_ne!(first.address.port(), second.address.port());
    assert_eq!((first.get("/repo/").status, second.get("/repo/").status), (200, 200));
}

#[test]
fn the_public_site_holds_and_tells_nothing_of_what_is_withheld() {
    for options in [&["--public"][..], &["--host", "127.0.0.1"]] {
        let served = Served::of(SITE, options);
        for target in [
            "/repo/briefs/b/",
            "/-/briefpress/",
            "/-/briefpress/notes?route=/",
            "/-/briefpress/source?file=content/briefs/b.md",
            "/-/briefpress/source?file=content/briefs/a.md",
        ] {
            let answer = served.get(target);
            assert_eq!((answer.status, answer.text().contains("Secret")), (404, false), "{target}");
        }
        assert_eq!(served.get("/repo/briefs/a/").status, 200);
        let generation = served.generation();
        served.project.replace("content/briefs/b.md", "Text", "Other text");
        within("the change", || served.generation() > generation);
        within("the line", || served.said().contains("changed"));
        assert!(!served.said().contains("briefs/b"), "{}", served.said());
        assert_eq!(served.said().contains("warning: with `--host`"), options[0] == "--host");
    }
}

#[test]
fn who_comes_over_the_network_sees_no_source_line() {
    let served = Served::of(SITE, &["--host", "127.0.0.1"]);
    served.project.replace("content/briefs/b.md", "date: 2025-01-02", "dat: 2025-01-02");
    within("the overlay", || !served.state("/", "")["overlay"].is_null());
    let overlay = served.state("/", "")["overlay"].to_string();
    assert!(!overlay.contains("briefs/b") && !overlay.contains("Secret"), "{overlay}");
    assert!(overlay.contains("The terminal shows"), "{overlay}");
}

/// Whether this process was started so that interrupts mean nothing to it.
#[cfg(unix)]
fn ignores_interrupts() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & 0b10 != 0)
}

#[cfg(unix)]
#[test]
fn it_ends_at_once_and_leaves_nothing_behind() {
    let project = Project::of(SITE);
    let before = project.seen(".");
    let mut served = Served::start(project, &[]);
    let stream = served.events();
    assert_eq!(served.get("/repo/").status, 200);
    let began = Instant::now();
    // Whoever starts the tests in the background may have had interrupts ignored, and the preview inherits that.
    let (signal, number) = if ignores_interrupts() { ("-TERM", 15) } else { ("-INT", 2) };
    let signalled = std::process::Command::new("kill").args([signal, &served.process().to_string()]).status();
    assert!(signalled.expect("every Unix has it").success());
    let ending = served.ending();
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&ending), Some(number), "{ending:?}");
    TcpListener::bind(served.address).expect("the port is free");
    drop(stream);
    assert_eq!(served.project.seen("."), before);
}
