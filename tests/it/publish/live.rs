//! The published tree as readers get it: served below its base path by a plain server for static files.

use super::press::{Press, SITE, assert_refused, files_of};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread::sleep;
use std::time::Duration;

type Files = BTreeMap<String, Vec<u8>>;

/// A server of files below `/repo/`, as GitHub Pages serves them. What it serves can be changed.
struct Host {
    address: String,
    files: Arc<Mutex<Files>>,
}

impl Host {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        let files = Arc::new(Mutex::new(Files::new()));
        let shared = Arc::clone(&files);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let files = shared.lock().expect("nobody panics with it").clone();
                std::thread::spawn(move || drop(serve(&stream, &files)));
            }
        });
        Self { address, files }
    }

    fn base_url(&self) -> String {
        format!("http://{}/repo/", self.address)
    }

    fn put(&self, files: Files) {
        *self.files.lock().expect("nobody panics with it") = files;
    }
}

fn serve(mut stream: &TcpStream, files: &Files) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let target = request.split(' ').nth(1).unwrap_or("/");
    let (status, location, body) = answer(files, target);
    let location = location.map_or_else(String::new, |location| format!("Location: {location}\r\n"));
    write!(stream, "HTTP/1.1 {status}\r\n{location}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len())?;
    stream.write_all(body)
}

/// What a static host answers: files, `index.html` of folders, a redirect to the closing slash, and the site's own 404.
fn answer<'a>(files: &'a Files, target: &str) -> (u16, Option<String>, &'a [u8]) {
    let missing = || (404, None, files.get("404.html").map_or(&[][..], Vec::as_slice));
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let Some(path) = briefpress::base::route::decode(path) else { return missing() };
    let Some(path) = path.strip_prefix("/repo/") else { return missing() };
    if let Some(bytes) = files.get(path) {
        return (200, None, bytes);
    }
    if path.is_empty() || path.ends_with('/') {
        return files.get(&format!("{path}index.html")).map_or_else(missing, |bytes| (200, None, bytes.as_slice()));
    }
    if files.contains_key(&format!("{path}/index.html")) {
        (301, Some(format!("/repo/{path}/")), &[])
    } else {
        missing()
    }
}

/// The site of [`SITE`] for that host.
fn press_for(host: &Host) -> Press {
    Press::of(&SITE.replace("https://example.org/repo/", &host.base_url()))
}

#[test]
fn waiting_ends_when_readers_get_the_new_version() {
    let host = Host::new();
    let press = press_for(&host);
    let ran = press.publish(&["--wait=1"]);
    assert_refused(
        &ran,
        &format!("pushed, not live yet: {}", host.base_url()),
        "ask again with: briefpress publish --wait",
    );
    assert!(ran.err.contains("answers with status 404") && ran.out.contains("pushed "), "{ran:?}");
    host.put(press.published("gh-pages"));
    let said = press.ok(&["--wait=5"]);
    assert!(said.contains("unchanged") && said.ends_with("live: the site answers with this version\n"), "{said}");
    // The old version answers for a while.
    press.project.replace("content/briefs/waiver.md", "lapsed", "was lifted");
    assert_refused(&press.publish(&["--wait=1"]), "answers with another version", "Pages are served from this branch");
    press.project.replace("content/briefs/waiver.md", "was lifted", "came back");
    let origin = press.origin();
    let (files, taken) = (Arc::clone(&host.files), press.away("taken-late"));
    let deploy = std::thread::spawn(move || {
        sleep(Duration::from_millis(1500));
        let mut clone = Command::new("git");
        clone.args(["clone", "-q", "-b", "gh-pages"]).arg(origin).arg(&taken).env("GIT_CONFIG_GLOBAL", "/dev/null");
        assert!(clone.status().expect("git").success());
        *files.lock().expect("nobody panics with it") = gathered(taken);
    });
    let said = press.ok(&["--wait=30"]);
    deploy.join().expect("it deploys");
    assert!(said.ends_with("live: the site answers with this version\n"), "{said}");
}

fn gathered(root: PathBuf) -> Files {
    let mut files = Files::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(&root).expect("below").display().to_string();
            if path.is_dir() {
                folders.push(path);
            } else if !name.starts_with(".git/") {
                files.insert(name, std::fs::read(path).expect("a file"));
            }
        }
    }
    files
}

#[test]
fn waiting_sees_that_something_has_gone() {
    let host = Host::new();
    let press = press_for(&host);
    press.ok(&[]);
    let before = press.published("gh-pages");
    std::fs::remove_file(press.project.at("static/Grüße aus Wien.txt")).expect("ours");
    press.ok(&["--allow-deletes"]);
    let mut both = press.published("gh-pages");
    both.extend(before);
    press.project.write("static/Grüße aus Wien.txt", "Servus");
    press.ok(&[]);
    std::fs::remove_file(press.project.at("static/Grüße aus Wien.txt")).expect("ours");
    host.put(both);
    assert_refused(
        &press.publish(&["--allow-deletes", "--wait=1"]),
        "Gr%C3%BC%C3%9Fe%20aus%20Wien.txt answers with status 200, though it is gone",
        "",
    );
}

#[test]
fn waiting_has_an_end_when_nobody_answers() {
    let free = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address");
    let press = Press::of(&SITE.replace("https://example.org/repo/", &format!("http://{free}/repo/")));
    let ran = press.publish(&["--wait=1"]);
    assert_refused(&ran, "pushed, not live yet", "Pages are served from this branch");
    assert!(ran.err.contains(" does not answer: "), "{ran:?}");
    let ran = press.publish(&["--wait", "--dry-run"]);
    assert!(ran.status == 2 && ran.err.contains("cannot be used with"), "{ran:?}");
}

/// Addresses in a page: of links, assets, redirects and metadata.
fn addresses(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for start in ["href=\"", "src=\"", "content=\"0; url=", "content=\"0;url=", "srcset=\""] {
        let places = page.split(start).skip(1);
        found.extend(places.filter_map(|rest| rest.split('"').next()).map(|address| address.replace("&amp;", "&")));
    }
    found
}

#[test]
fn the_published_tree_has_no_broken_link_asset_or_redirect() {
    let press = Press::of(SITE);
    press.project.write("redirects.csv", "from,to\n/old.pdf,/briefs/talks/\n/posts/1.html,/briefs/waiver/\n");
    press.project.replace("content/briefs/waiver.md", "date: 2023-03-01", "date: 2023-03-01\naliases: [/früher/]");
    press.ok(&[]);
    let files = files_of(&press, &press.origin(), "gh-pages");
    let mut seen: BTreeSet<String> = BTreeSet::new();
    // From the home page, as a reader; and from all that is there, as whoever kept an address.
    let every = files.keys().map(|path| format!("/repo/{}", path.strip_suffix("index.html").unwrap_or(path)));
    let mut queue: VecDeque<(String, String)> = every.map(|address| ("the tree".to_owned(), address)).collect();
    queue.push_front(("a reader".to_owned(), "/repo/".to_owned()));
    let (mut broken, mut links) = (Vec::new(), 0);
    while let Some((from, address)) = queue.pop_front() {
        let path = address.split(['#', '?']).next().unwrap_or_default().to_owned();
        links += 1;
        if !seen.insert(path.clone()) {
            continue;
        }
        let (status, location, body) = answer(&files, &briefpress::base::route::encode_written(&path));
        match (status, location) {
            (200, _) => {}
            (301, Some(location)) => queue.push_back((from.clone(), location)),
            _ => broken.push(format!("{from} leads to {path}: {status}")),
        }
        if !path.ends_with('/') && !path.ends_with(".html") {
            continue;
        }
        let page = String::from_utf8_lossy(body);
        for address in addresses(&page) {
            let inner = match address.strip_prefix("https://example.org") {
                Some(inner) => inner.to_owned(),
                None if address.contains(':')
                    || address.starts_with("//")
                    || address.starts_with('#')
                    || address.is_empty() =>
                {
                    continue;
                }
                None => address.clone(),
            };
            if !inner.starts_with("/repo/") {
                broken.push(format!("{path} leads out of the site: {address}"));
                continue;
            }
            queue.push_back((path.clone(), inner));
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
    assert!(seen.len() > 35 && links > 300, "{} addresses, {links} links", seen.len());
    for old in ["/repo/old.pdf/", "/repo/posts/1.html", "/repo/früher/"] {
        assert!(seen.contains(old), "{old}: {seen:?}");
    }
    let (status, _, body) = answer(&files, "/repo/no/such/page/");
    assert!(
        status == 404 && String::from_utf8_lossy(body).contains("href=\"/repo/\""),
        "the site's own page, with its way home"
    );
}

#[test]
fn a_catalogue_of_many_megabytes_is_no_reason_to_wait_in_vain() {
    let host = Host::new();
    let press = press_for(&host);
    for number in 0..150 {
        let summary = "A sentence of a summary. ".repeat(2_400);
        press.project.write(
            &format!("content/briefs/long-{number}.md"),
            format!("---\ntitle: Long {number}\ndate: 2020-01-01\nsummary: {summary}\n---\n\nText.\n"),
        );
    }
    press.ok(&[]);
    let published = press.published("gh-pages");
    assert!(published["catalogue.json"].len() > 8 * 1024 * 1024);
    host.put(published);
    let said = press.ok(&["--wait=5"]);
    assert!(said.contains("unchanged") && said.ends_with("live: the site answers with this version\n"), "{said}");
}
