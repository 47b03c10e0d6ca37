//! Publications that are interrupted at each of their steps: nothing stays behind, and the remote is as it was.

use super::press::Press;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const STEP: Duration = Duration::from_millis(20);

/// Waits until something is so.
#[track_caller]
fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(started.elapsed() < Duration::from_secs(60), "{what}");
        sleep(STEP);
    }
}

fn send(signal: &str, child: &Child) {
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().expect("kill").success());
}

fn left(press: &Press) -> usize {
    fs::read_dir(press.away("tmp")).expect("a folder").count()
}

/// Interrupts a publication while git is at that command, and gives how it ended and what it said on standard error.
fn interrupted(press: &Press, arguments: &[&str], command: &str, signal: &str) -> (ExitStatus, String) {
    let path = press.git_that_first(command, "sleep 20");
    let mut run = press.command(&[&["publish"], arguments].concat());
    let said = press.away("said");
    let stderr = fs::File::create(&said).expect("a file");
    let mut child = run.env("PATH", path).stdout(Stdio::null()).stderr(stderr).spawn().expect("it can be started");
    wait_for("git comes to that command", || press.away("once").exists().then_some(()));
    assert_eq!(left(press), 1, "the temporary repository is there");
    send(signal, &child);
    let ended = wait_for("it ends at once", || child.try_wait().expect("a child"));
    let said = fs::read_to_string(said).expect("a file");
    let lines = said.lines().filter(|line| !line.starts_with("warning: "));
    (ended, lines.map(|line| format!("{line}\n")).collect())
}

#[test]
fn whoever_interrupts_leaves_nothing_behind() {
    let press = Press::new();
    let before = press.remote(&["for-each-ref"]);
    for (command, signal, number) in
        [("ls-remote", "-INT", 2), ("fast-import", "-TERM", 15), ("push", "-HUP", 1), ("push", "-QUIT", 3)]
    {
        let (ended, said) = interrupted(&press, &[], command, signal);
        assert_eq!(ended.signal(), Some(number), "{command}: a shell sees what ended it: {ended}");
        assert_eq!(left(&press), 0, "{command} {signal}");
        assert_eq!(said.contains("error: "), command == "push", "{command}: {said}");
        assert_eq!(press.remote(&["for-each-ref"]), before, "{command} {signal}");
    }
    press.ok(&[]);
}

/// Git may have come to the point, so nobody can say that the branch is as it was.
#[test]
fn an_interrupt_of_the_push_says_how_to_see_what_became_of_the_branch() {
    let press = Press::new();
    let what = |remote: &str, branch: &str| {
        format!("error: interrupted while pushing to `{branch}` of {remote}: the branch may have moved\n")
    };
    for signal in ["-INT", "-TERM", "-HUP"] {
        let (_, said) = interrupted(&press, &[], "push", signal);
        let help = "help: see what it holds: git ls-remote origin refs/heads/gh-pages\n";
        assert_eq!(said, what("`origin`", "gh-pages") + help, "{signal}");
    }
    let url = press.origin().display().to_string();
    let (_, said) = interrupted(&press, &["--remote", &url, "--branch", "it's"], "push", "-TERM");
    assert_eq!(
        said,
        what(&url, "it's") + &format!("help: see what it holds: git ls-remote {url} 'refs/heads/it'\\''s'\n")
    );
    // What is read under the name is not what is pushed to.
    press.git(press.project.path(), &["config", "remote.origin.pushurl", &url]);
    let (_, said) = interrupted(&press, &[], "push", "-TERM");
    assert!(said.ends_with(&format!("help: see what it holds: git ls-remote {url} refs/heads/gh-pages\n")), "{said}");
    let (_, said) = interrupted(&press, &["--dry-run"], "fast-import", "-INT");
    assert_eq!(said, "");
}

#[test]
fn an_interrupt_while_the_site_is_waited_for_leaves_nothing_behind() {
    let press = Press::new();
    press.project.replace("site.yaml", "https://example.org/", "http://127.0.0.1:9/");
    let mut run = press.command(&["publish", "--wait=60"]);
    let mut child = run.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it can be started");
    wait_for("it is pushed", || press.remote(&["for-each-ref"]).contains("gh-pages").then_some(()));
    send("-TERM", &child);
    let ended = wait_for("it ends at once", || child.try_wait().expect("a child"));
    assert_eq!((ended.signal(), left(&press)), (Some(15), 0));
}

#[test]
fn a_signal_that_was_ignored_stays_so() {
    let press = Press::new();
    let path = press.git_that_first("push", "sleep 2");
    let program = press.command(&["publish"]).get_program().to_owned();
    let mut run = press.command(&["publish"]);
    let arguments: Vec<_> = run.get_args().map(std::ffi::OsStr::to_owned).collect();
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' HUP; exec \"$@\"", "sh"]).arg(program).args(arguments);
    shell.current_dir(run.get_current_dir().unwrap_or(press.project.path()));
    run = shell;
    press.alone(&mut run);
    let mut child =
        run.env("PATH", path).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it can be started");
    wait_for("it comes to the push", || press.away("once").exists().then_some(()));
    send("-HUP", &child);
    let ended = wait_for("it goes on", || child.try_wait().expect("a child"));
    assert_eq!((ended.code(), left(&press)), (Some(0), 0));
    assert!(press.remote(&["for-each-ref"]).contains("gh-pages"));
}
