//! Commands that cannot finish: a disk that takes no more, something in the way, an answer that nobody takes.

#![cfg(unix)]

use crate::project::{Project, Ran};
use std::fs;
use std::process::Stdio;

const SITE: &str = "\
==> site.yaml
title: T
base_url: https://example.org/
==> content/topics/water.md
---
title: Water
---
";

/// Runs the program where a file may not grow beyond so many blocks, as on a full disk.
fn run_bounded(project: &Project, blocks: u32, arguments: &[&str]) -> Ran {
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let program = [&["-c", &script, env!("CARGO_BIN_EXE_briefpress")], arguments].concat();
    Ran::of(project.command_of("sh".as_ref(), &program).output().expect("a shell"))
}

#[track_caller]
fn assert_undone(project: &Project, before: &[String], ran: &Ran) {
    assert_eq!((ran.status, &*ran.out), (2, ""), "{ran:?}");
    assert!(ran.err.starts_with("error: cannot write `") && ran.err.contains("; nothing was written: "), "{ran:?}");
    assert_eq!(ran.err.lines().count(), 1, "{ran:?}");
    assert_eq!(paths(project), before, "{ran:?}");
}

fn paths(project: &Project) -> Vec<String> {
    project.seen("").into_keys().collect()
}

#[test]
fn a_new_site_is_there_whole_or_not_at_all() {
    // The first file does not fit; a later one does not; something stands in the way of the last folder.
    for blocks in [0, 2] {
        let project = Project::empty();
        assert_undone(&project, &[], &run_bounded(&project, blocks, &["init", "deep/site"]));
        project.ok(&["init", "deep/site"]);
    }
    let project = Project::empty();
    project.write("content/pages", "mine");
    let before = paths(&project);
    assert_undone(&project, &before, &project.run(&["init"]));
    fs::remove_file(project.at("content/pages")).expect("it is there");
    project.ok(&["init"]);
    assert!(project.ok(&["check"]).contains("nothing to report"));
}

#[test]
fn a_new_brief_and_its_topic_are_there_together_or_not_at_all() {
    let arguments = ["new", "Rivers", "--topic", "Rivers and lakes", "--create-topic"];
    let project = Project::of(SITE);
    let before = paths(&project);
    assert_undone(&project, &before, &run_bounded(&project, 0, &arguments));
    project.write("content/briefs", "in the way");
    let before = paths(&project);
    assert_undone(&project, &before, &project.run(&arguments));
    fs::remove_file(project.at("content/briefs")).expect("it is there");
    project.ok(&arguments);
    assert!(project.at("content/topics/rivers-and-lakes.md").exists());
}

#[test]
fn templates_are_copied_together_or_not_at_all() {
    let arguments = ["theme", "eject", "base.html", "briefpress.css"];
    let project = Project::of(SITE);
    project.write("templates/mine.html", "x");
    let before = paths(&project);
    assert_undone(&project, &before, &run_bounded(&project, 1, &arguments));
    project.write("static", "in the way");
    let before = paths(&project);
    assert_undone(&project, &before, &project.run(&arguments));
    fs::remove_file(project.at("static")).expect("it is there");
    project.ok(&arguments);
}

#[test]
fn an_answer_that_cannot_be_written_is_a_refusal() {
    let full = || Stdio::from(fs::OpenOptions::new().write(true).open("/dev/full").expect("a device that is full"));
    if !std::path::Path::new("/dev/full").exists() {
        return;
    }
    let project = Project::of(SITE);
    let commands: [&[&str]; 8] = [
        &["schema"],
        &["list", "topics"],
        &["list", "urls", "--format", "json"],
        &["build"],
        &["completions", "bash"],
        &["theme", "eject"],
        &["--help"],
        &["--version"],
    ];
    for arguments in commands {
        let ran = Ran::of(project.command(arguments).stdout(full()).output().expect("it can be started"));
        assert_eq!(ran.status, 2, "{arguments:?}: {ran:?}");
        assert!(ran.err.starts_with("error: cannot write to standard output: "), "{arguments:?}: {ran:?}");
        assert_eq!(ran.err.lines().count(), 1, "{arguments:?}: {ran:?}");
    }
    assert!(project.at("public/index.html").exists(), "what was built is built");
    let quiet = project.command(&["build", "-q"]).stdout(full()).output().expect("it can be started");
    assert_eq!(Ran::of(quiet).status, 0, "nothing was to be said");
}

#[test]
fn a_file_in_place_of_the_new_sites_folder_is_named() {
    let project = Project::empty();
    project.write("f", "mine");
    let ran = project.run(&["init", "f"]);
    assert_eq!((ran.status, &*ran.err), (2, "error: `f` is a file; a site is a folder, so give another name\n"));
    let said = project.ok(&["init", "--root", "zz"]);
    assert!(said.contains("files in `zz`\n") && said.contains("--root zz build"), "{said}");
}
