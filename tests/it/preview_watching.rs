//! However a file is saved, it is seen; once; and nothing else makes a preview work.

use crate::project::Project;
use crate::served::{Served, next_event, within};
use std::fs;
use std::time::Duration;

const SITE: &str = "==> site.yaml
title: T
base_url: https://example.org/repo/
==> content/briefs/a.md
---
title: A
date: 2025-01-01
---
First text.
";

/// The text of a brief.
fn brief(title: &str, text: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2025-01-01\n---\n{text}\n")
}

/// Nothing happens for long enough that something would have.
fn pause() {
    std::thread::sleep(Duration::from_millis(600));
}

/// Saves a brief with a text.
type Save = fn(&Project, &str);

/// Into the file itself.
fn in_place(project: &Project, text: &str) {
    project.write("content/briefs/a.md", brief("A", text));
}

/// As vim does: a probe whether the folder can be written, the old file becomes a backup, the new one is written under its
/// name, the backup goes.
fn by_vim(project: &Project, text: &str) {
    let (file, backup) = (project.at("content/briefs/a.md"), project.at("content/briefs/a.md~"));
    fs::write(project.at("content/briefs/4913"), "").expect("a probe");
    fs::remove_file(project.at("content/briefs/4913")).expect("it is there");
    fs::rename(&file, &backup).expect("a backup");
    fs::write(&file, brief("A", text)).expect("a new file");
    fs::remove_file(&backup).expect("it is there");
}

/// As editors do that fear a crash: written beside, and renamed over it.
fn by_rename(project: &Project, text: &str) {
    let beside = project.at("content/briefs/.a.md.swp");
    fs::write(&beside, brief("A", text)).expect("a file beside");
    fs::rename(&beside, project.at("content/briefs/a.md")).expect("it replaces the other");
}

/// Emptied, and written in pieces.
fn in_pieces(project: &Project, text: &str) {
    use std::io::Write;
    let mut file = fs::File::create(project.at("content/briefs/a.md")).expect("it is emptied");
    for piece in brief("A", text).as_bytes().chunks(16) {
        file.write_all(piece).expect("a piece");
        file.flush().expect("at once");
    }
}

/// Emptied, and written when the system lets the editor go on.
fn after_a_stop(project: &Project, text: &str) {
    let file = project.at("content/briefs/a.md");
    fs::write(&file, "").expect("it is emptied");
    std::thread::sleep(Duration::from_millis(90));
    fs::write(&file, brief("A", text)).expect("it is written");
}

#[test]
fn one_save_is_one_rebuild_however_an_editor_saves() {
    let served = Served::of(SITE, &[]);
    let saves: [(&str, Save); 5] = [
        ("in place", in_place),
        ("by vim", by_vim),
        ("by rename", by_rename),
        ("in pieces", in_pieces),
        ("after a stop", after_a_stop),
    ];
    for (how, save) in saves {
        // This program may itself be stopped for a while between two steps of one save; not five times.
        let is_once = (0..5).any(|time| {
            let before = served.generation();
            let text = format!("Saved {how} for the time {time}.");
            save(&served.project, &text);
            served.until("/briefs/a/", &text);
            pause();
            assert!(served.shown("/briefs/a/").contains(&text), "{how}");
            served.generation() == before + 1
        });
        assert!(is_once, "{how}: several rebuilds each time");
    }
    served.project.write("content/briefs/a.md", "");
    within("a file that stays empty", || !served.state("/briefs/a/", "")["overlay"].is_null());
}

#[test]
fn what_is_no_change_is_no_rebuild() {
    let served = Served::of(SITE, &[]);
    let project = &served.project;
    let mut events = served.events();
    let first = next_event(&mut events);
    project.run(&["build"]);
    project.run(&["build", "--output", "elsewhere"]);
    project.write("notes.txt", "not a source");
    project.write("content/briefs/.a.md.swp", "an editor's");
    project.write("content/briefs/a.md~", "an editor's");
    project.write(".git/index", "git's");
    let same = project.read("content/briefs/a.md");
    project.put("content/briefs/a.md", same);
    project.read("content/briefs/a.md");
    pause();
    pause();
    assert_eq!(served.generation(), first, "{}", served.said());
    project.put("content/briefs/b.md", brief("B", "Text."));
    assert_eq!(next_event(&mut events), first + 1);
}

#[test]
fn bursts_deletions_and_folders_are_seen() {
    let served = Served::of(SITE, &[]);
    let project = &served.project;
    // As `git checkout` does: many files at once, in folders that were not there.
    for number in 0..200 {
        project.write(&format!("content/briefs/2024/{}/brief-{number}.md", number % 7), brief("Many", "Text."));
    }
    within("all of a burst", || served.get("/repo/briefs/brief-199/").status == 200);
    assert!((0..200).all(|number| served.get(&format!("/repo/briefs/brief-{number}/")).status == 200));
    assert!(served.generation() < 40, "{} rebuilds", served.generation());

    fs::remove_file(project.at("content/briefs/a.md")).expect("it is there");
    within("a deletion", || served.get("/repo/briefs/a/").status == 404);

    fs::rename(project.at("content/briefs/2024"), project.at("content/briefs/renamed")).expect("a folder");
    let named = |file: &str| served.get(&format!("/-/briefpress/source?file={file}")).status;
    within("a renamed folder", || named("content/briefs/renamed/1/brief-1.md") == 200);
    project.write("content/briefs/renamed/1/brief-1.md", brief("Changed in a renamed folder", "Text."));
    served.until("/briefs/brief-1/", "Changed in a renamed folder");

    fs::remove_dir_all(project.at("content")).expect("a folder");
    within("no content", || served.said().contains("no-content"));
    project.write("content/briefs/a.md", brief("A", "Back again."));
    served.until("/briefs/a/", "Back again.");
    within("a folder that has gone", || served.get("/repo/briefs/brief-1/").status == 404);
    project.write("content/briefs/a.md", brief("A", "And watched."));
    served.until("/briefs/a/", "And watched.");

    project.write("templates/brief.html", "{% extends \"builtin/brief.html\" %}{% block title %}Mine{% endblock %}");
    served.until("/briefs/a/", "<title>Mine</title>");
    project.write("static/house.css", "body { color: red }");
    within("a file of static/", || served.get("/repo/house.css").text().contains("red"));
    project.write("redirects.csv", "from,to\n/gone/,/briefs/a/\n");
    within("a redirect", || served.get("/repo/gone/").status == 200);
    project.replace("site.yaml", "title: T", "title: Another name");
    served.until("/", "Another name");
}

#[test]
fn an_edit_during_a_build_is_not_lost() {
    let served = Served::of(SITE, &[]);
    for number in 0..60 {
        served.project.write(&format!("content/briefs/brief-{number}.md"), brief("Many", "[[a]]"));
    }
    // Whenever a rebuild is under way, another edit comes.
    for number in 0..40 {
        served.project.write("content/briefs/a.md", brief(&format!("Title {number}"), "Text."));
        std::thread::sleep(Duration::from_millis(number * 3));
    }
    served.until("/briefs/a/", "Title 39");
}

#[test]
fn polling_sees_what_events_would_tell() {
    let served = Served::of(SITE, &["--poll"]);
    assert!(!served.said().contains("warning"), "it was asked for: {}", served.said());
    served.project.write("content/briefs/a.md", brief("A", "Seen."));
    served.until("/briefs/a/", "Seen.");
    // Of the same length, within the same second.
    served.project.write("content/briefs/a.md", brief("A", "Soon."));
    served.until("/briefs/a/", "Soon.");
    served.project.write("content/briefs/b.md", brief("B", "Text."));
    fs::remove_file(served.project.at("content/briefs/a.md")).expect("it is there");
    within("a deletion", || served.get("/repo/briefs/a/").status == 404);
}

/// Where the system lets one make a world with a table of watches of its own: one without a place in it.
#[cfg(target_os = "linux")]
#[test]
fn a_full_table_of_watches_falls_back_to_polling() {
    use std::process::Command;
    let project = Project::of(SITE);
    let script = "echo 0 > /proc/sys/user/max_inotify_watches && exec \"$@\"";
    let alone = |program: &[&str]| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "sh", "-c", script, "sh"]).args(program).current_dir(project.path());
        command
    };
    if !alone(&["true"]).output().is_ok_and(|output| output.status.success()) {
        return;
    }
    let command = alone(&[env!("CARGO_BIN_EXE_briefpress"), "serve", "--port", "0"]);
    let served = Served::spawn(project, command);
    within("the warning", || {
        served.said().contains("warning: the system watches no more files: changes are looked for")
    });
    served.project.write("content/briefs/a.md", brief("A", "Seen."));
    served.until("/briefs/a/", "Seen.");
}

/// The same file under a name outside of the site: what is written there rings no bell, as on a mount that is silent.
#[cfg(unix)]
#[test]
fn a_change_without_an_event_is_found_and_polling_begins() {
    let served = Served::of(SITE, &[]);
    served.project.write("outside/a.md", brief("A", "Linked."));
    fs::hard_link(served.project.at("outside/a.md"), served.project.at("content/briefs/linked.md")).expect("a link");
    served.until("/briefs/linked/", "Linked.");
    pause();
    served.project.write("outside/a.md", brief("A", "Written elsewhere."));
    served.until("/briefs/linked/", "Written elsewhere.");
    within("the warning", || served.said().contains("warning: a change came without an event: changes are looked for"));
    served.project.write("content/briefs/a.md", brief("A", "Seen all the same."));
    served.until("/briefs/a/", "Seen all the same.");
}

#[cfg(unix)]
#[test]
fn sources_that_cannot_be_read_are_told_and_come_back() {
    let served = Served::of(SITE, &[]);
    let folder = served.project.at("content");
    // A name that stands for no file stops nobody; a file in the place of the folder does.
    fs::rename(&folder, served.project.at("aside")).expect("a folder");
    fs::write(&folder, "a file").expect("its place is free");
    within("an empty site", || {
        served.get("/repo/briefs/a/").status != 200 || !served.state("/", "")["overlay"].is_null()
    });
    fs::remove_file(&folder).expect("it is there");
    fs::rename(served.project.at("aside"), &folder).expect("its place is free");
    within("the site", || served.get("/repo/briefs/a/").status == 200 && served.state("/", "")["overlay"].is_null());
}
