//! When the world refuses: one line what happened, one line what to do, status 2, and no word of a password.

use super::press::{Press, assert_refused, executable};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;

/// A server that answers every request in the same way, or hangs up if there is no answer.
fn server(answer: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address").to_string();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    address
}

#[test]
fn no_repository_no_remote_no_name() {
    let press = Press::new();
    let here = press.project.path();
    press.git(here, &["config", "--unset", "user.email"]);
    press.refused(&[], "git does not know who you are", "git config --global user.name");
    let ran = press.publish_with(&[], |command| _ = command.env("GIT_COMMITTER_EMAIL", "ana@example.org"));
    assert_eq!(ran.status, 0, "the environment may say it, too: {ran:?}");
    press.git(here, &["remote", "rename", "origin", "one"]);
    press.refused(&["--remote", "oen"], "there is no remote `oen`", "did you mean `--remote one`?");
    press.git(here, &["remote", "add", "two", "/nowhere"]);
    press.git(here, &["checkout", "-q", "--detach"]);
    press.refused(&[], "there are several remotes, and none is called `origin`: `one`, `two`", "--remote one");
    press.git(here, &["remote", "set-url", "--add", "--push", "one", "/a"]);
    press.git(here, &["remote", "set-url", "--add", "--push", "one", "/b"]);
    press.refused(&["--remote", "one"], "`one` stands for 2 addresses", "--remote https://");
    press.git(here, &["remote", "remove", "one"]);
    press.git(here, &["remote", "remove", "two"]);
    press.refused(&[], "has no remote to publish to", "git remote add origin");
    press.refused(&["--remote", "origin"], "there is no remote `origin`", "git remote add origin");
    fs::rename(press.project.at(".git"), press.away("gone")).expect("ours");
    press.refused(&[], "lies in no git repository", "git init");
}

#[test]
fn a_repository_that_git_does_not_trust() {
    let press = Press::new();
    let ran = press.publish_with(&[], |command| _ = command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"));
    assert_refused(&ran, "belongs to somebody else", "git config --global --add safe.directory");
}

#[test]
fn no_git() {
    let press = Press::new();
    let ran = press.publish_with(&[], |command| _ = command.env("PATH", "/nowhere"));
    assert_refused(&ran, "publishing needs `git`", "https://git-scm.com/downloads");
}

#[test]
fn an_old_git() {
    let press = Press::new();
    let path = press.git_that_first("no-such-command", "");
    executable(&press.away("bin/git"), "echo 'git version 2.25.1'");
    let ran = press.publish_with(&[], |command| _ = command.env("PATH", &path));
    assert_refused(
        &ran,
        "publishing needs git 2.32 or later, and this is git version 2.25.1",
        "https://git-scm.com/downloads",
    );
}

#[test]
fn the_repository_of_the_sources_is_no_remote() {
    let press = Press::new();
    let here = press.project.path().to_str().expect("a path").to_owned();
    for remote in [".", &here, &format!("{here}/.git"), &format!("file://{here}")] {
        press.refused(&["--remote", remote], "is the repository of your sources itself", "--remote origin");
    }
    press.git(press.project.path(), &["remote", "add", "self", "."]);
    press.refused(&["--remote", "self"], "is the repository of your sources itself", "--remote origin");
}

#[test]
fn a_remote_that_is_not_there() {
    let press = Press::new();
    let nowhere = press.away("nowhere.git");
    let nowhere = nowhere.to_str().expect("a path");
    press.refused(&["--remote", nowhere], &format!("there is no repository at {nowhere}"), "git remote set-url");
    press.refused(
        &["--remote", &format!("file://{nowhere}")],
        "there is no repository at file://",
        "git remote set-url",
    );
    let address = server("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    press.refused(
        &["--remote", &format!("http://{address}/x.git")],
        "there is no repository at http://",
        "git remote set-url",
    );
}

#[test]
fn no_permission() {
    let press = Press::new();
    let login = server(
        "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    );
    let url = format!("http://{login}/x.git");
    press.refused(
        &["--remote", &url],
        &format!("cannot read {url}: it does not let you in"),
        &format!("git ls-remote {url}"),
    );
    let closed = server("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    press.refused(&["--remote", &format!("http://{closed}/x.git")], "it does not let you in", "a key, token or login");
}

#[test]
fn no_network() {
    let press = Press::new();
    let free = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address");
    press.refused(
        &["--remote", &format!("http://{free}/x.git")],
        "the network does not reach it, or was cut (",
        "try again",
    );
    let cut = server("");
    press.refused(
        &["--remote", &format!("http://{cut}/x.git")],
        "the network does not reach it, or was cut (",
        "try again",
    );
    let ssh = press.away("ssh");
    executable(&ssh, "echo 'ssh: Could not resolve hostname nowhere.invalid: Name or service not known' >&2; exit 255");
    let ran =
        press.publish_with(&["--remote", "git@nowhere.invalid:x.git"], |command| _ = command.env("GIT_SSH", &ssh));
    assert_refused(&ran, "the network does not reach it, or was cut (", "try again");
}

#[test]
fn a_protected_branch() {
    let press = Press::new();
    press.hook(
        &press.origin(),
        "pre-receive",
        "echo 'error: GH006: Protected branch update failed for refs/heads/gh-pages.' >&2; exit 1",
    );
    press.refused(
        &[],
        "does not let this branch be changed (GH006: Protected branch update failed",
        "settings of the repository",
    );
    press.hook(&press.origin(), "pre-receive", "exit 0");
    press.hook(&press.origin(), "update", "echo 'only on Mondays' >&2; exit 1");
    press.refused(&[], "does not let this branch be changed (only on Mondays)", "settings of the repository");
    let ran = press.publish(&["-v"]);
    assert!(ran.out.contains("\ngit: remote: only on Mondays"), "{ran:?}");
}

#[test]
fn a_branch_that_cannot_be_made() {
    let press = Press::new();
    press.foreign("gh-pages/part", "x");
    press.refused(&[], "cannot have a branch of that name (", "choose another with `--branch`");
    assert_eq!(press.remote(&["for-each-ref", "--format=%(refname)"]), "refs/heads/gh-pages/part\nrefs/heads/main");
}

/// Run as somebody whom permissions bind, if the tests are not.
#[cfg(unix)]
#[test]
fn a_remote_that_cannot_be_written_to() {
    use std::os::unix::fs::{PermissionsExt, chown};
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65534;
    let press = Press::new();
    let lock = |mode| {
        let mut folders = vec![press.origin()];
        while let Some(folder) = folders.pop() {
            folders.extend(
                fs::read_dir(&folder)
                    .expect("a folder")
                    .map(|entry| entry.expect("an entry").path())
                    .filter(|path| path.is_dir()),
            );
            fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).expect("ours");
        }
    };
    lock(0o555);
    let is_bound = fs::write(press.origin().join("probe"), "x").is_err();
    let program = press.away("briefpress");
    fs::copy(env!("CARGO_BIN_EXE_briefpress"), &program).expect("a copy that everybody can reach");
    if !is_bound {
        let mut all = vec![press.project.path().to_owned(), press.away("")];
        while let Some(path) = all.pop() {
            chown(&path, Some(NOBODY), Some(NOBODY)).expect("an administrator may give away");
            if path.is_dir() {
                all.extend(fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
            }
        }
    }
    let mut command = press.project.command_of(&program, &["publish"]);
    press.alone(&mut command);
    if !is_bound {
        command.uid(NOBODY).gid(NOBODY);
    }
    let ran = press.ended(&mut command);
    lock(0o755);
    assert_refused(&ran, "cannot be written to (", "the right to write there");
    assert!(!press.origin().join("refs/heads/gh-pages").exists());
}

#[test]
fn passwords_are_never_shown() {
    let press = Press::new();
    let login = server(
        "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    );
    for url in [
        format!("http://ana:hunter2%21@{login}/x.git"),
        format!("http://ghp_hunter2hunter2hunter2@{login}/x.git"),
        "http://ana:hunter2@127.0.0.1:1/x.git".to_owned(),
    ] {
        press.git(press.project.path(), &["remote", "set-url", "origin", &url]);
        for arguments in [&["-v"][..], &["-v", "--dry-run"], &["-v", "--format", "json"]] {
            let ran = press.publish(arguments);
            assert_eq!(ran.status, 2, "{ran:?}");
            assert!(!format!("{ran:?}").contains("hunter2"), "{ran:?}");
        }
    }
    // Nor where the remote itself says it.
    press.git(press.project.path(), &["remote", "set-url", "origin", press.origin().to_str().expect("a path")]);
    press.hook(&press.origin(), "pre-receive", "echo 'error: see https://bot:hunter2@example.org/x' >&2; exit 1");
    let ran = press.publish(&["-v"]);
    assert!(ran.err.contains("see https://example.org/x") && !format!("{ran:?}").contains("hunter2"), "{ran:?}");
}

/// As the action that checks sources out leaves it: a header in the settings of this repository alone.
#[test]
fn a_login_in_the_settings_of_the_repository_reaches_the_remote_and_no_disk() {
    let press = Press::new();
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    let (tell, told) = std::sync::mpsc::channel();
    let temporary = press.away("tmp");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = vec![0; 4096];
            let length = stream.read(&mut request).unwrap_or(0);
            // At this moment the temporary repository is there.
            let mut folders = vec![temporary.clone()];
            let mut written = String::new();
            while let Some(folder) = folders.pop() {
                for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
                    if path.is_dir() {
                        folders.push(path);
                    } else {
                        written += &String::from_utf8_lossy(&fs::read(path).unwrap_or_default());
                    }
                }
            }
            let _ = tell.send((String::from_utf8_lossy(&request[..length]).into_owned(), written));
            let _ = stream.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
    });
    let key = format!("http.http://{address}/.extraheader");
    press.git(press.project.path(), &["config", &key, "Authorization: Basic aHVudGVyMg=="]);
    let ran = press.publish(&["-v", "--remote", &format!("http://{address}/x.git")]);
    assert_refused(&ran, "it does not let you in", "git ls-remote");
    let (request, written) = told.try_recv().expect("it was asked");
    assert!(request.contains("Authorization: Basic aHVudGVyMg=="), "{request}");
    assert!(written.contains("bare = true") && !written.contains("aHVudGVyMg"), "{written}");
    assert!(!format!("{ran:?}").contains("aHVudGVyMg"), "{ran:?}");
}

#[test]
fn words_of_a_remote_do_not_reach_the_terminal_as_they_are() {
    let press = Press::new();
    press.hook(&press.origin(), "pre-receive", "printf 'error: \\033[2Jboo\\r\\n' >&2; exit 1");
    let ran = press.publish(&["-v"]);
    assert!(ran.status == 2 && !ran.err.contains('\u{1b}') && !ran.out.contains('\u{1b}'), "{ran:?}");
}
