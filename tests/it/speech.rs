//! How the program speaks and ends: exit statuses, the formats for programs, and where it finds its site.

use crate::project::{Project, Ran};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

/// A site with an error, a warning, and something that `check` alone tells.
const FAULTY: &str = "\
==> content/briefs/one.md
---
title: One
date: 2024-03-01
countries: [Atlantis]
---

A mark[^1] without a note, and [a link](gone.md).
";

/// The keys of a problem, as the manual lists them.
const KEYS: [&str; 9] = ["code", "severity", "message", "file", "line", "column", "end_line", "end_column", "help"];

/// A site with a warning and no error.
fn warned() -> Project {
    let project = Project::of(FAULTY);
    project.replace("content/briefs/one.md", "[Atlantis]", "[NO]");
    project.replace("content/briefs/one.md", "[a link](gone.md)", "no link");
    project
}

fn keys_as_written(line: &str) -> Vec<String> {
    // `Value` keeps its keys sorted, so the order is read off the line itself.
    let value: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    let mut keys: Vec<String> = value.as_object().expect("an object").keys().cloned().collect();
    keys.sort_by_key(|key| line.find(&format!("\"{key}\":")));
    keys
}

#[test]
fn json_is_one_object_a_line_with_every_key_in_order_and_nothing_else() {
    let project = Project::of(FAULTY);
    for (command, least) in [("build", 3), ("check", 6)] {
        for arguments in [[command, "--format", "json"], ["--format", "json", command]] {
            let ran = project.run(&arguments);
            let lines: Vec<&str> = ran.out.lines().collect();
            assert!(ran.status == 1 && lines.len() >= least, "{ran:?}");
            lines.iter().for_each(|line| assert_eq!(keys_as_written(line), KEYS, "{line}"));
        }
    }
    let ran = project.run(&["build", "--format", "json"]);
    let first: Value = serde_json::from_str(ran.out.lines().next().expect("a line")).expect("JSON");
    assert_eq!((&first["code"], &first["file"]), (&"unknown-country".into(), &"content/briefs/one.md".into()));
    assert_eq!((&first["line"], &first["column"]), (&4.into(), &13.into()));
    assert_eq!((&first["end_line"], &first["end_column"]), (&4.into(), &21.into()));
}

#[test]
fn a_sound_site_leaves_standard_output_to_the_program_that_reads_it() {
    let project = warned();
    let ran = project.run(&["build", "--format", "json"]);
    assert_eq!((ran.status, ran.out.lines().count()), (0, 1), "{ran:?}");
    assert!(ran.err.contains("1 brief and "), "{ran:?}");
}

#[test]
fn github_gets_annotations() {
    let ran = Project::of(FAULTY).run(&["check", "--format", "github"]);
    assert_eq!(ran.status, 1);
    let is_annotation = |line: &str| line.starts_with("::error ") || line.starts_with("::warning ");
    assert!(ran.out.lines().count() >= 6 && ran.out.lines().all(is_annotation), "{}", ran.out);
    assert!(ran.out.lines().any(|line| line.contains("file=content/briefs/one.md,line=4")), "{}", ran.out);
}

#[test]
fn warnings_stop_only_who_asks_for_it() {
    let project = warned();
    let ran = project.run(&["build", "--strict"]);
    assert_eq!((ran.status, &*ran.out), (1, "1 warning: nothing was written\n"), "{ran:?}");
    assert!(!project.at("public").exists());
    let ran = project.run(&["build"]);
    assert!(ran.status == 0 && ran.err.starts_with("warning[undefined-footnote]: "), "{ran:?}");
    assert!(project.at("public/index.html").exists());
    assert_eq!((project.run(&["check"]).status, project.run(&["check", "--strict"]).status), (0, 1));
}

#[test]
fn wrong_usage_ends_with_two() {
    let project = Project::of("");
    let wrong: [&[&str]; 9] = [
        &[],
        &["biuld"],
        &["build", "--outptu", "x"],
        &["build", "extra"],
        &["list", "things"],
        &["--format", "xml", "check"],
        &["-v", "-q", "build"],
        &["build", "--base-url", "example.org"],
        &["build", "--as-of", "tomorrow"],
    ];
    for arguments in wrong {
        let ran = project.run(arguments);
        assert!(ran.status == 2 && !ran.err.is_empty() && ran.out.is_empty(), "{arguments:?}: {ran:?}");
    }
    for arguments in [&["--help"][..], &["--version"], &["build", "--help"], &["help", "check"]] {
        let ran = project.run(arguments);
        assert!(ran.status == 0 && ran.err.is_empty() && !ran.out.is_empty(), "{arguments:?}: {ran:?}");
    }
    assert!(!project.at("public").exists());
}

#[test]
fn no_site_is_said_in_one_line() {
    let nowhere = Project::empty();
    for arguments in
        [&["build"][..], &["check"], &["list", "briefs"], &["build", "--root", "."], &["check", "--root", "x"]]
    {
        let ran = nowhere.run(arguments);
        assert_eq!((ran.status, &*ran.out, ran.err.lines().count()), (2, "", 1), "{arguments:?}: {ran:?}");
    }
}

#[test]
fn the_site_is_found_from_a_folder_in_it_and_named_from_elsewhere() {
    let project = Project::of("==> content/pages/deep/er/page.md\n---\ntitle: Page\n---\n\nText.\n");
    let mut command = project.command(&["build"]);
    let inside = Ran::of(command.current_dir(project.at("content/pages/deep")).output().expect("it can be started"));
    assert_eq!(inside.status, 0, "{inside:?}");
    let expected = project.seen("public");
    assert!(expected.contains_key("deep/er/page/index.html"));
    let elsewhere = Project::empty();
    let root = project.path().to_str().expect("a plain path");
    assert!(elsewhere.ok(&["--root", root, "build"]).contains("files: 0 written"));
    assert!(elsewhere.ok(&["build", "--root", root]).contains("files: 0 written"));
    assert!(elsewhere.bytes("").is_empty());
    elsewhere.ok(&["build", "--root", root, "--output", "here"]);
    assert_eq!(elsewhere.bytes("here"), project.bytes("public"), "`--output` is meant from the working folder");
}

#[test]
fn quiet_says_nothing_but_problems() {
    let project = warned();
    let ran = project.run(&["build", "-q"]);
    assert_eq!((ran.status, &*ran.out), (0, ""), "{ran:?}");
    assert!(ran.err.contains("undefined-footnote"), "{ran:?}");
    assert!(!ran.err.contains('\u{1b}'), "no colours where nobody sees them");
    assert!(project.run(&["check", "--color", "always"]).err.contains('\u{1b}'));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let links: String = (0..3000).map(|at| format!("[a {at}](gone-{at}.md)\n")).collect();
    let project = Project::of(FAULTY);
    project.replace("content/briefs/one.md", "A mark", &links);
    for arguments in [&["check", "--format", "json"][..], &["check", "--format", "github"], &["list", "urls"]] {
        let mut command = project.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it can be started");
        let mut line = String::new();
        let mut reader = BufReader::with_capacity(16, child.stdout.take().expect("it is piped"));
        reader.read_line(&mut line).expect("a line of text");
        drop(reader);
        let ran = Ran::of(child.wait_with_output().expect("it ends"));
        assert!(!line.is_empty() && ran.status == 1, "{arguments:?}: {line} {ran:?}");
        assert!(!ran.err.contains("panicked") && !ran.err.contains("roken pipe"), "{ran:?}");
    }
}

#[test]
fn a_site_file_that_leads_elsewhere_is_an_error() {
    let elsewhere = Project::of("");
    let project = Project::of("");
    std::fs::remove_file(project.at("site.yaml")).expect("it is there");
    std::os::unix::fs::symlink(elsewhere.at("site.yaml"), project.at("site.yaml")).expect("a link");
    for command in ["build", "check"] {
        let ran = project.run(&[command]);
        assert_eq!(ran.status, 1, "{command}: {ran:?}");
        assert!(ran.err.starts_with("error[link-not-followed]: ") && ran.out.contains("1 error"), "{command}: {ran:?}");
    }
}

#[test]
fn a_title_cannot_speak_to_the_terminal() {
    let project = Project::of("==> content/briefs/a.md\n---\ntitle: \"A\\e[31m\\nB\"\ndate: 2024-01-01\n---\n");
    let list = project.ok(&["list", "briefs"]);
    assert!(!list.contains('\u{1b}') && list.lines().count() == 2, "{list:?}");
}

#[test]
fn a_new_site_in_a_folder_with_blanks_can_be_built_as_told() {
    let project = Project::empty();
    let said = project.ok(&["init", "my new  site's"]);
    assert!(said.contains(r"briefpress --root 'my new  site'\''s' build"), "{said}");
    let ignored = project.read("my new  site's/.gitignore");
    for folder in ["/public/", "/preview/", "/look/"] {
        assert!(ignored.lines().any(|line| line == folder), "{folder}: {ignored}");
    }
    project.ok(&["--root", "my new  site's", "build", "--base-url", "HTTPS://X.org/", "--output", "look"]);
    assert!(project.read("look/index.html").contains("https://x.org/"));
}

#[test]
fn a_site_of_the_past_says_why_links_are_dead() {
    let project = Project::of(
        "==> content/briefs/a.md\n---\ntitle: A\ndate: 2024-01-01\n---\n[b](b.md)\n\
         ==> content/briefs/b.md\n---\ntitle: B\ndate: 2024-02-01\n---\nText.\n",
    );
    for command in ["build", "check"] {
        let ran = project.run(&[command, "--as-of", "2024-01-15"]);
        assert!(ran.status == 1 && ran.out.contains("links to what was published later are dead"), "{ran:?}");
        assert!(!project.run(&[command]).out.contains("published later"));
    }
}
