//! How much, how fast, and what happens when it is cut off.

use super::press::{Press, assert_refused};
use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

const MIB: u64 = 1024 * 1024;

/// A file of that size that takes no room.
fn sparse(press: &Press, path: &str, size: u64) {
    press.project.write(path, "");
    let file = fs::OpenOptions::new().write(true).open(press.project.at(path)).expect("ours");
    file.set_len(size).expect("a file of that size");
}

#[test]
fn large_files_are_told_with_their_sizes() {
    let press = Press::new();
    sparse(&press, "static/film.mp4", 51 * MIB);
    let ran = press.publish(&["--dry-run"]);
    assert!(
        ran.status == 0 && ran.err.contains("warning: `film.mp4` has 54 MB; GitHub takes no file over 100 MiB"),
        "{ran:?}"
    );
    sparse(&press, "static/film.mp4", 100 * MIB + 1);
    press.refused(&[], "`film.mp4` has 105 MB, and GitHub takes no file over 100 MiB", "link to it");
    for number in 0..11 {
        sparse(&press, &format!("static/{number}.mp4"), 95 * MIB);
    }
    fs::remove_file(press.project.at("static/film.mp4")).expect("ours");
    let mut command = press.command(&["publish"]);
    let ran = press.ended(&mut command);
    assert_refused(&ran, "the site has more than 1.0 GB, and GitHub Pages serves none over 1 GB", "link to them");
}

#[test]
fn a_site_without_briefs_is_not_published() {
    let press = Press::of(
        "==> site.yaml\ntitle: T\nbase_url: https://example.org/\nid: urn:uuid:6e0b9a52-54a3-4b1c-9d1b-5a5d3f0c7b11\n==> content/briefs/a.md\n---\ntitle: A\ndate: 2190-01-01\n---\n",
    );
    press.refused(&[], "the site has no public brief", "briefpress list withheld");
}

#[test]
fn hidden_files_are_not_published() {
    let press = Press::new();
    press.project.write("static/.well-known/security.txt", "Contact: mailto:a@b.org\n");
    press.project.write("static/.env", "hidden files of `static/` are left out by the door in");
    press.ok(&[]);
    let published = press.published("gh-pages");
    let hidden: Vec<&str> = published.keys().map(String::as_str).filter(|path| path.starts_with('.')).collect();
    assert_eq!(hidden, [".nojekyll", ".well-known/security.txt"]);
    press.project.replace("content/briefs/waiver.md", "date: 2023-03-01", "date: 2023-03-01\nurl: /.hidden/waiver/");
    press.refused(
        &["--allow-deletes"],
        "hidden files are seldom meant to be published: `.hidden/waiver/index.html`",
        "rename",
    );
}

#[test]
fn ten_thousand_files_take_seconds() {
    let press = Press::new();
    for number in 0..10_000 {
        let folder = number / 100;
        press.project.write(&format!("static/data/{folder}/{number}.txt"), format!("number {number}\n"));
    }
    let started = Instant::now();
    let mut command = press.command(&["publish"]);
    let ran = press.ended(&mut command);
    let first = started.elapsed();
    assert!(ran.status == 0 && ran.out.contains("10060 added"), "{ran:?}");
    press.project.write("static/data/5/500.txt", "another\n");
    let started = Instant::now();
    let ran = press.ended(&mut press.command(&["publish"]));
    let second = started.elapsed();
    assert!(ran.status == 0 && ran.out.contains("URLs: 0 added, 1 changed (8 bytes), 0 removed"), "{ran:?}");
    assert!(first < Duration::from_secs(40) && second < Duration::from_secs(40), "{first:?}, {second:?}");
    assert_eq!(press.remote(&["ls-tree", "-r", "--name-only", "gh-pages"]).lines().count(), 10_065);
}

#[test]
fn a_publication_that_is_killed_leaves_the_old_or_the_new() {
    let press = Press::new();
    press.ok(&[]);
    let mut old = press.remote(&["rev-parse", "gh-pages^{tree}"]);
    let mut seen = Vec::new();
    for after in [0, 20, 60, 120, 200, 300, 450, 700] {
        press.project.write("content/pages/about.md", format!("---\ntitle: About {after}\n---\nText.\n"));
        let dry = press.ok(&["--dry-run"]);
        let new = dry.lines().find_map(|line| line.strip_prefix("tree ")?.split(';').next()).expect("told").to_owned();
        let mut child =
            press.command(&["publish"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        sleep(Duration::from_millis(after));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        // A git that it had started may still be at work.
        sleep(Duration::from_millis(200));
        let there = press.remote(&["rev-parse", "gh-pages^{tree}"]);
        assert!(there == old || there == new, "{there} is neither {old} nor {new}");
        assert_eq!(press.remote(&["fsck", "--strict", "--no-dangling"]), "");
        assert_eq!(press.git(press.project.path(), &["fsck", "--strict", "--no-dangling"]), "");
        seen.push(there == new);
        press.ended(&mut press.command(&["publish"]));
        assert_eq!(press.remote(&["rev-parse", "gh-pages^{tree}"]), new, "the next one completes it");
        old = new;
        // What was killed could not clear up after itself.
        for left in fs::read_dir(press.away("tmp")).expect("a folder") {
            let _ = fs::remove_dir_all(left.expect("an entry").path());
        }
    }
    assert!(!seen[0], "at once nothing can have happened: {seen:?}");
}

#[test]
fn a_remote_that_is_cut_off_in_the_middle_of_a_push_keeps_what_it_had() {
    let press = Press::new();
    press.ok(&[]);
    let old = press.remote(&["rev-parse", "gh-pages"]);
    press.project.write("content/pages/about.md", "---\ntitle: About\n---\nOther.\n");
    press.hook(&press.origin(), "pre-receive", "kill -9 $PPID");
    let ran = press.publish(&[]);
    assert_refused(&ran, "cannot push to", "");
    assert_eq!(press.remote(&["rev-parse", "gh-pages"]), old);
    fs::remove_file(press.origin().join("hooks/pre-receive")).expect("ours");
    press.ok(&[]);
}

#[test]
fn a_source_that_changes_meanwhile_stops_it() {
    let press = Press::new();
    press.project.write("static/figures.csv", "1,2,3\n");
    for change in
        ["echo 1,2,4 > static/figures.csv", "echo 1 > static/figures.csv", "echo 1,2,3,4 > static/figures.csv"]
    {
        let path = press.git_that_first("ls-remote", change);
        let ran = press.ended(press.command(&["publish"]).env("PATH", &path));
        assert_refused(&ran, "figures.csv` changed while the site was built", "publish again");
        press.project.write("static/figures.csv", "1,2,3\n");
    }
    let path = press.git_that_first("ls-remote", "rm static/figures.csv");
    let ran = press.ended(press.command(&["publish"]).env("PATH", &path));
    assert_refused(&ran, "cannot read `", "nothing was pushed");
    assert!(!press.remote(&["for-each-ref"]).contains("gh-pages"));
}

#[test]
fn a_disk_that_takes_no_more_is_told_in_one_line() {
    let press = Press::new();
    let path = press.git_that_first("fast-import", "echo");
    super::press::executable(
        &press.away("bin/git"),
        "case \" $* \" in *\" fast-import \"*) head -c 10 >/dev/null; echo 'fatal: write error: No space left on device' >&2; exit 128;; esac\nPATH=${PATH#*:} exec git \"$@\"",
    );
    let ran = press.publish_with(&[], |command| _ = command.env("PATH", &path));
    assert_refused(&ran, "`git fast-import` failed: fatal: write error: No space left on device", "the disk has room");
}
