//! A second scan of a folder finds what a first one would, and reads only files that may have changed.

use crate::project::Project;
use briefpress::base::{NOTES_FILE, SourcePath};
use briefpress::source::{Scan, rescan, scan};
use std::fs::{self, File};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

fn project() -> Project {
    Project::of(
        "==> content/briefs/a.md\nA\n==> content/briefs/b.md\nB\n==> static/x.bin\nX\n==> templates/t.html\nT\n",
    )
}

fn first(project: &Project) -> Scan {
    rescan(project.path(), &Scan::default()).expect("it can be read")
}

/// Scans again, compares with a first scan, and returns the names of what has changed.
#[track_caller]
fn again(project: &Project, before: &mut Scan) -> Vec<String> {
    let now = rescan(project.path(), before).expect("it can be read");
    let clean = first(project).snapshot;
    assert_eq!((&now.snapshot.texts, &now.snapshot.blobs), (&clean.texts, &clean.blobs));
    let sorted = |problems: &[briefpress::base::Diagnostic]| {
        let mut problems = problems.to_vec();
        problems.sort();
        problems
    };
    assert_eq!(sorted(&now.snapshot.problems), sorted(&clean.problems));
    let changed = now.changed.iter().map(|file| file.as_str().to_owned()).collect();
    *before = now;
    changed
}

/// Makes all files old, as they are when nobody has written them for a while.
fn age(project: &Project, files: &[&str]) {
    for file in files {
        let old = SystemTime::now() - Duration::from_secs(3_600);
        let file = File::options().append(true).open(project.at(file)).expect("it is there");
        file.set_modified(old).expect("a file system with times");
    }
}

#[test]
fn what_changed_is_named() {
    let project = project();
    let mut scan = first(&project);
    assert_eq!(again(&project, &mut scan), Vec::<String>::new());
    project.write("content/briefs/a.md", "C\n");
    project.write("static/x.bin", "Y\n");
    assert_eq!(again(&project, &mut scan), ["content/briefs/a.md", "static/x.bin"], "of the same length, at once");
    fs::rename(project.at("content/briefs/b.md"), project.at("content/briefs/c.md")).expect("it is there");
    assert_eq!(again(&project, &mut scan), ["content/briefs/b.md", "content/briefs/c.md"]);
    project.write("content/briefs/c.md", b"\xff");
    assert_eq!(again(&project, &mut scan), ["content/briefs/c.md"]);
    assert_eq!(again(&project, &mut scan), Vec::<String>::new(), "what cannot be read is no news for ever");
    project.write("content/briefs/c.md", b"\xfe");
    assert_eq!(again(&project, &mut scan), ["content/briefs/c.md"], "it is wrong in another way");
    project.write("content/briefs/c.md", "B\n");
    assert_eq!(again(&project, &mut scan), ["content/briefs/c.md"]);
    fs::remove_dir_all(project.at("static")).expect("it is there");
    assert_eq!(again(&project, &mut scan), ["static/x.bin"]);
}

#[test]
fn a_file_that_nobody_has_touched_is_not_read_again() {
    let project = project();
    age(&project, &["content/briefs/a.md", "static/x.bin"]);
    let before = first(&project);
    let mut now = rescan(project.path(), &before).expect("it can be read");
    let text = |scan: &Scan, file: &str| Arc::clone(&scan.snapshot.texts[file].text);
    assert!(Arc::ptr_eq(&text(&before, "content/briefs/a.md"), &text(&now, "content/briefs/a.md")));
    let is_read = !Arc::ptr_eq(&text(&before, "content/briefs/b.md"), &text(&now, "content/briefs/b.md"));
    assert!(is_read, "its time may still be that of another change");
    // Another file with the length and the time of the first.
    project.write("content/briefs/other.md", "C\n");
    age(&project, &["content/briefs/other.md"]);
    fs::rename(project.at("content/briefs/other.md"), project.at("content/briefs/a.md")).expect("it replaces it");
    #[cfg(unix)]
    assert_eq!(again(&project, &mut now), ["content/briefs/a.md"]);
    age(&project, &["content/briefs/a.md"]);
    again(&project, &mut now);
    project.write("content/briefs/a.md", "longer\n");
    assert_eq!(again(&project, &mut now), ["content/briefs/a.md"]);
}

/// The clock of this machine may be behind that of the disk, as on a network drive.
#[test]
fn a_time_to_come_is_trusted_by_nobody() {
    let project = project();
    let to_come = SystemTime::now() + Duration::from_secs(3_600);
    let set = || {
        let file = File::options().append(true).open(project.at("content/briefs/a.md")).expect("it is there");
        file.set_modified(to_come).expect("a file system with times");
    };
    set();
    let mut scan = first(&project);
    project.write("content/briefs/a.md", "C\n");
    set();
    assert_eq!(again(&project, &mut scan), ["content/briefs/a.md"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_to_another_file_is_another_file() {
    use std::os::unix::fs::symlink;
    let project = project();
    project.write("static/y.bin", "Y\n");
    symlink("x.bin", project.at("static/link.bin")).expect("a link");
    age(&project, &["static/x.bin", "static/y.bin"]);
    let mut scan = first(&project);
    fs::remove_file(project.at("static/link.bin")).expect("it is there");
    symlink("y.bin", project.at("static/link.bin")).expect("a link");
    assert_eq!(again(&project, &mut scan), ["static/link.bin"]);
}

/// The note of a file stands for its content as long as its stamp is the same, so what the note says is what one reads.
#[test]
fn a_large_file_is_noted_for_the_next_command() {
    let project = project();
    project.write("content/briefs/large.pdf", [b'a'; 70_000]);
    project.write("content/briefs/late.pdf", [b'a'; 70_000]);
    age(&project, &["content/briefs/large.pdf", "static/x.bin"]);
    let fresh = scan(project.path()).expect("it can be read");
    let notes = fresh.notes.expect("a large file, long untouched");
    let parsed: serde_json::Value = serde_json::from_str(&notes).expect("JSON");
    let noted: Vec<&str> =
        parsed["files"].as_array().expect("a list").iter().filter_map(|one| one["path"].as_str()).collect();
    assert_eq!(
        noted,
        ["content/briefs/large.pdf"],
        "not a small one, and none whose time may still be that of a change"
    );

    // A fingerprint that no reading can give shows that the file was not read.
    let fingerprint = parsed["files"][0]["fingerprint"].as_str().expect("a text").to_owned();
    let other = "0".repeat(32);
    project.write(NOTES_FILE, notes.replace(&fingerprint, &other));
    let again = scan(project.path()).expect("it can be read");
    let read =
        |scan: &Scan| scan.snapshot.blobs[&SourcePath::new("content/briefs/large.pdf")].fingerprint().to_string();
    assert_eq!(read(&again), other);
    assert_eq!(again.notes, None, "nothing is new");

    project.write("content/briefs/large.pdf", [b'b'; 70_000]);
    age(&project, &["content/briefs/large.pdf"]);
    #[cfg(unix)]
    assert_ne!(read(&scan(project.path()).expect("it can be read")), other, "the same length and time, other bytes");
    for damaged in [&notes[..notes.len() / 2], "", "[]", &notes.replace("\"version\":\"", "\"version\":\"0")] {
        project.write(NOTES_FILE, damaged);
        let whole = scan(project.path()).expect("it can be read");
        assert_eq!(whole.snapshot.blobs, first(&project).snapshot.blobs, "{damaged:.40}");
    }
}

/// A style sheet is read for what it loads, and copied as it is, whether it was noted, seen before, or neither.
#[test]
fn a_style_sheet_is_a_text_and_a_file() {
    let project = project();
    let css = format!("\u{feff}@import 'https://x.org/a.css';\r\n/* {} */", "x".repeat(70_000));
    project.write("static/house.css", &css);
    project.write("static/latin.css", b"@charset \"latin1\"; /* \xe9 */");
    age(&project, &["static/house.css", "static/latin.css", "static/x.bin"]);
    let mut before = first(&project);
    let house = SourcePath::new("static/house.css");
    assert!(before.snapshot.text(&house).is_some_and(|text| text.starts_with("@import")));
    assert_eq!(before.snapshot.blobs[&house].length(), css.len() as u64);
    assert_eq!(before.snapshot.styles().count(), 1, "what is no UTF-8 is copied unread");
    assert_eq!(scan(project.path()).expect("it can be read").notes, None);
    assert_eq!(again(&project, &mut before), Vec::<String>::new());
    project.write("static/house.css", "b {}");
    assert_eq!(again(&project, &mut before), ["static/house.css"]);
}

/// A picture's head is noted with it, but what is wrong with one is said each time.
#[test]
fn a_picture_is_noted_with_its_head_and_a_damaged_one_never() {
    let project = project();
    let svg =
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\">{}</svg>", " ".repeat(70_000));
    project.write("static/map.svg", svg);
    project.write("static/cut.png", [b'x'; 70_000]);
    age(&project, &["static/map.svg", "static/cut.png"]);
    let fresh = scan(project.path()).expect("it can be read");
    project.write(NOTES_FILE, fresh.notes.expect("a large file, long untouched"));
    let again = scan(project.path()).expect("it can be read");
    assert_eq!(again.snapshot.pictures, fresh.snapshot.pictures);
    let notes = fs::read_to_string(project.at(NOTES_FILE)).expect("it was kept");
    assert!(notes.contains("static/map.svg") && !notes.contains("cut.png"), "{notes}");
}
