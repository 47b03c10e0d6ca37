//! A system that gives no threads: the work is done with one, or one line says why not.

use crate::project::Project;

const SITE: &str = "\
==> content/briefs/talks.md
---
title: Talks
date: 2024-03-01
countries: [AF, PK]
---

They talked.
";

/// A stack that no system has, so that no thread can be made.
const STACK: (&str, &str) = ("RUST_MIN_STACK", "1000000000000000");

#[test]
fn without_threads_the_same_site_is_built() {
    for arguments in [&["build"][..], &["check"], &["list", "urls"], &["build", "--drafts"], &["workflow"]] {
        let project = Project::of(SITE);
        let usual = project.command(arguments).output().expect("it runs");
        let again = Project::of(SITE);
        let alone = again.command(arguments).env(STACK.0, STACK.1).output().expect("it runs");
        assert_eq!(alone.status.code(), usual.status.code(), "{arguments:?}: {alone:?}");
        if arguments[0] == "list" {
            assert_eq!(alone.stdout, usual.stdout);
        }
        assert!(!String::from_utf8_lossy(&alone.stderr).contains("panicked"), "{arguments:?}: {alone:?}");
        if arguments == ["build"] {
            assert_eq!(again.bytes("public"), project.bytes("public"));
        }
    }
}

#[test]
fn a_preview_without_threads_is_refused_in_a_line_with_help() {
    let project = Project::of(SITE);
    let ran = project.command(&["serve", "--port", "0"]).env(STACK.0, STACK.1).output().expect("it ends");
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!((ran.status.code(), said.lines().count()), (Some(2), 2), "{said}");
    assert!(said.starts_with("error: the preview needs threads"), "{said}");
}
