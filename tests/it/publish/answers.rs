//! Remotes that answer in a way that could be taken for something else: rewritten addresses, pages in place of git's
//! answers, and objects under other ids.

use super::press::{Press, SITE, assert_refused};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

/// A web server that gives one answer to `GET` and one to everything else, and its address.
fn server(get: &'static str, other: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut lines = BufReader::new(stream.try_clone().expect("a socket")).lines();
            let first = lines.next().and_then(Result::ok).unwrap_or_default();
            while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
            let answer = if first.starts_with("GET") { get } else { other };
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    format!("http://{address}/owner/site.git")
}

#[test]
fn a_page_in_place_of_a_repository_is_no_empty_repository() {
    let press = Press::new();
    for answer in [
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html><body>Please log in</body></html>",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>\n<body>\nPlease log in\n</body>\n</html>\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n",
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nsuccess",
    ] {
        let address = server(answer, answer);
        for mode in [&["--dry-run"][..], &[]] {
            let ran = press.publish(&[&["--remote", &address], mode].concat());
            assert_refused(&ran, &format!("what answers at {address}"), "the network may want a login first");
        }
    }
}

#[test]
fn an_empty_repository_behind_a_web_server_is_one() {
    let address = server(
        "HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\nConnection: close\r\n\r\n\
         001e# service=git-upload-pack\n0000000eversion 2\n0013ls-refs=unborn\n0000",
        "HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-result\r\nConnection: close\r\n\r\n0000",
    );
    let said = Press::new().ok(&["--remote", &address, "--dry-run"]);
    assert!(said.contains("nothing was pushed"), "{said}");
}

#[test]
fn an_address_is_rewritten_once() {
    for (rules, remote) in [
        ("[url \"ORIGIN\"]\n\tinsteadOf = short:it\n[url \"/nowhere/\"]\n\tinsteadOf = ORIGIN\n", "short:it"),
        ("[url \"ORIGIN\"]\n\tpushInsteadOf = short:it\n[url \"/nowhere/\"]\n\tinsteadOf = /\n", "short:it"),
        ("[url \"/nowhere/\"]\n\tpushInsteadOf = ORIGIN\n[url \"ORIGIN\"]\n\tinsteadOf = short:\n", "short:"),
        ("[url \"ORIGIN\"]\n\tinsteadOf = short:it\n[url \"/nowhere/\"]\n\tinsteadOf = short:\n", "short:it"),
    ] {
        for named in [false, true] {
            let press = Press::new();
            let origin = press.origin().display().to_string();
            fs::write(press.away("settings"), rules.replace("ORIGIN", &origin)).expect("a file");
            if named {
                press.project.replace(".git/config", &format!("url = {origin}"), &format!("url = {remote}"));
            }
            let arguments = if named { vec![] } else { vec!["--remote", remote] };
            let ran = press.publish_with(&arguments, |command| {
                command.env("GIT_CONFIG_GLOBAL", press.away("settings"));
            });
            assert_eq!(ran.status, 0, "{rules}: {ran:?}");
            assert!(press.remote(&["for-each-ref"]).contains("gh-pages"), "{rules}: {ran:?}");
        }
    }
}

/// A remote beside the site, whose objects have ids of that kind.
fn remote_of(press: &Press, format: &str) -> String {
    let format = format!("--object-format={format}");
    press.git(press.away(".").as_path(), &["init", "-q", "--bare", "--template=", &format, "other.git"]);
    press.away("other.git").display().to_string()
}

#[test]
fn ids_of_another_kind_are_no_fault_of_the_network() {
    const HELP: &str =
        "help: name a remote that uses SHA-1 with `--remote`: `git init --bare --object-format=sha1` makes one";
    let press = Press::new();
    let other = remote_of(&press, "sha256");
    let what = format!("error: your repository uses SHA-1, the remote {other} SHA-256: they cannot exchange anything");
    // Where nothing is, too, whatever git speaks with it, and by an address, a name or a path.
    let url = format!("file://{other}");
    press.git(press.project.path(), &["remote", "add", "other", &url]);
    for version in ["0", "1", "2"] {
        press.git(press.project.path(), &["config", "protocol.version", version]);
        for (remote, shown) in [(&*other, &*other), (&*url, &*url), ("other", &*url)] {
            for mode in [&["--dry-run"][..], &[]] {
                let what = what.replace(&other, shown);
                assert_refused(&press.publish(&[&["--remote", remote], mode].concat()), &what, HELP);
            }
        }
    }
    let elsewhere = press.away("theirs");
    fs::create_dir_all(&elsewhere).expect("a folder");
    press.git(&elsewhere, &["init", "-q", "--object-format=sha256", "-b", "gh-pages"]);
    let who = ["-c", "user.name=Bo", "-c", "user.email=bo@example.org"];
    press.git(&elsewhere, &[&who[..], &["commit", "-q", "--allow-empty", "-m", "Theirs"]].concat());
    for branch in ["elsewhere", "gh-pages"] {
        press.git(&elsewhere, &["push", "-q", &other, &format!("HEAD:{branch}")]);
        for mode in [&["--dry-run"][..], &[]] {
            assert_refused(&press.publish(&[&["--remote", &other], mode].concat()), &what, HELP);
        }
    }
}

#[test]
fn sources_with_long_ids_do_not_go_to_a_remote_with_short_ones() {
    let press = Press::of(SITE);
    fs::remove_dir_all(press.project.at(".git")).expect("ours");
    let here = press.project.path();
    press.git(here, &["init", "-q", "--template=", "--object-format=sha256", "-b", "main"]);
    let config = press.project.read(".git/config");
    let origin = press.origin().display().to_string();
    press.project.write(
        ".git/config",
        format!("{config}[user]\n\tname = Ana\n\temail = ana@example.org\n[remote \"origin\"]\n\turl = {origin}\n"),
    );
    press.commit_sources();
    let what = format!("your repository uses SHA-256, the remote {origin} SHA-1");
    let empty = remote_of(&press, "sha1");
    for mode in [&["--dry-run"][..], &[]] {
        assert_refused(&press.publish(mode), &what, "--object-format=sha256");
        let ran = press.publish(&[&["--remote", &empty], mode].concat());
        assert_refused(&ran, &what.replace(&origin, &empty), "--object-format=sha256");
    }
    fs::remove_dir_all(&empty).expect("ours");
    let own = remote_of(&press, "sha256");
    press.ok(&["--remote", &own]);
    press.ok(&["--remote", &own]);
}

#[test]
fn a_name_that_changes_in_capitals_alone_has_advice_that_can_be_followed() {
    for (old, new) in [
        ("static/Annex.csv", "static/annex.csv"),
        ("static/Data/a.csv", "static/data/a.csv"),
        ("content/briefs/talks/Table.csv", "content/briefs/talks/table.csv"),
    ] {
        let press = Press::new();
        let text = |file: &str| {
            let name = file.rsplit('/').next().expect("a name");
            let list = format!("attachments: [{{file: my annex é.csv, title: Annex}}, {{file: {name}, title: B}}]");
            press.project.read("content/briefs/talks/index.md").lines().fold(String::new(), |text, line| {
                text + if line.starts_with("attachments:") { &list } else { line } + "\n"
            })
        };
        let write = |file: &str| {
            press.project.write(file, "a,b\n1,2\n");
            if file.starts_with("content/") {
                press.project.write("content/briefs/talks/index.md", text(file));
            }
        };
        write(old);
        press.ok(&[]);
        fs::remove_file(press.project.at(old)).expect("ours");
        write(new);
        press.refused(&[], "which differs in capitals alone", "give the file or the address its old name again");
        press.ok(&["--allow-deletes"]);
    }
}

/// No file was renamed, so none can get its old name back.
#[test]
fn an_address_that_was_stated_in_other_capitals_has_advice_of_its_own() {
    let talks = "content/briefs/talks/index.md";
    for (old, new, back) in [
        (
            "url: /Papers/Talks/\n",
            "url: /papers/talks/\n",
            "type `url: /Papers/Talks/` in `content/briefs/talks/index.md`",
        ),
        ("", "url: /Briefs/Talks/\n", "type `url: /briefs/talks/` in `content/briefs/talks/index.md`"),
        ("aliases: [/Old/]\n", "aliases: [/old/]\n", "give the file or the address its old name again"),
    ] {
        let press = Press::new();
        let text = press.project.read(talks);
        let write = |line: &str| press.project.write(talks, text.replacen("---\n", &format!("---\n{line}"), 1));
        write(old);
        press.ok(&[]);
        write(new);
        press.refused(&[], "which differs in capitals alone", back);
        let typed = back.split('`').nth(1).map_or(old.to_owned(), |line| format!("{line}\n"));
        write(&typed);
        press.ok(&[]);
    }
}
