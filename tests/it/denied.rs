//! When the system says no: a folder that may not be written, a disk that takes no more.
//!
//! An administrator may write everywhere, and tests often run as one. So the program is run as somebody who may not.

#![cfg(unix)]

use crate::project::{Project, Ran};
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

const SITE: &str = "==> site.yaml
title: T
base_url: https://example.org/
==> content/briefs/a.md
---
title: A
date: 2025-01-01
---
Text.
==> content/briefs/b.md
---
title: B
date: 2025-01-02
---
Text.
";

/// Somebody without rights.
const NOBODY: u32 = 65534;

/// Gives a folder and all that is in it to somebody.
fn give(path: &Path, owner: u32) {
    chown(path, Some(owner), Some(owner)).expect("an administrator may give away");
    if path.is_dir() {
        fs::read_dir(path).expect("a folder").for_each(|entry| give(&entry.expect("an entry").path(), owner));
    }
}

/// Whether permissions mean anything to whoever runs this.
fn may_all(project: &Project) -> bool {
    let locked = project.path().join("locked");
    fs::create_dir(&locked).expect("a folder");
    fs::set_permissions(&locked, Permissions::from_mode(0o555)).expect("ours");
    let may = fs::write(locked.join("probe"), "x").is_ok();
    fs::remove_dir_all(&locked).expect("ours");
    may
}

/// Runs the program as somebody whom permissions bind.
fn run_bound(project: &Project, arguments: &[&str]) -> Ran {
    let program = project.path().join("briefpress");
    if !program.exists() {
        // By another process: one that another test starts meanwhile would inherit the file, open for writing, and nobody
        // can run such a file.
        let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_briefpress")).arg(&program).status();
        assert!(copied.is_ok_and(|status| status.success()), "a copy that everybody can reach");
    }
    let mut command = project.command_of(&program, arguments);
    if may_all(project) {
        give(project.path(), NOBODY);
        command.uid(NOBODY).gid(NOBODY);
    }
    Ran::of(command.output().expect("the program can be started"))
}

#[test]
fn a_folder_of_the_output_that_may_not_be_written_leaves_all_as_it_was() {
    let project = Project::of(SITE);
    assert_eq!(run_bound(&project, &["build"]).status, 0);
    project.replace("content/briefs/a.md", "title: A", "title: Another");
    let folder = project.path().join("public/briefs/a");
    fs::set_permissions(&folder, Permissions::from_mode(0o555)).expect("ours");
    let before = project.bytes("public");
    let ran = run_bound(&project, &["build"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(ran.err.contains("briefs/a`: permission denied"), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert_eq!(project.bytes("public"), before);
    fs::set_permissions(&folder, Permissions::from_mode(0o755)).expect("ours");
    let ran = run_bound(&project, &["build"]);
    assert!(ran.err.is_empty() && ran.status == 0, "{}", ran.err);
    assert!(String::from_utf8_lossy(&project.bytes("public")["briefs/a/index.html"]).contains("Another"));
}

#[test]
fn a_folder_where_the_output_cannot_be_made_is_one_line() {
    let project = Project::of(SITE);
    let locked = project.path().join("shared");
    fs::create_dir(&locked).expect("a folder");
    fs::set_permissions(&locked, Permissions::from_mode(0o555)).expect("ours");
    let ran = run_bound(&project, &["build", "--output", "shared/site"]);
    assert_eq!((ran.status, ran.err.lines().count()), (2, 1), "{}", ran.err);
    assert!(ran.err.contains("permission denied"), "{}", ran.err);
    fs::set_permissions(&locked, Permissions::from_mode(0o755)).expect("ours");
}

#[test]
fn a_disk_that_takes_no_more_leaves_all_as_it_was() {
    let project = Project::of(SITE);
    project.ok(&["build"]);
    let before = project.bytes("public");
    let long = format!("Text. {}", "More and more of it. ".repeat(20_000));
    project.replace("content/briefs/a.md", "Text.", &long);
    // A limit on the size of files stands in for a disk that is full: the write fails in the midst of a file.
    let program = env!("CARGO_BIN_EXE_briefpress");
    let mut shell =
        project.command_of(Path::new("sh"), &["-c", "ulimit -f 200; trap '' XFSZ; exec \"$0\" build", program]);
    let ran = Ran::of(shell.output().expect("there is a shell"));
    assert_eq!((ran.status, ran.err.lines().count()), (2, 1), "{}", ran.err);
    assert!(ran.err.contains("cannot write"), "{}", ran.err);
    assert_eq!(project.bytes("public"), before);
    project.ok(&["build"]);
    assert!(project.bytes("public")["briefs/a/index.html"].len() > 400_000);
}
