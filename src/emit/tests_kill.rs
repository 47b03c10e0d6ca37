//! Builds that are killed: cut short after every number of changes to the disk.
//!
//! All changes pass through [`Disk`], which in tests lets only so many through and fails from then on, the half-written
//! file and the failing clean-up included. What then lies on the disk is what a kill at that point leaves.

use super::tests::{Fake, Ground};
use super::*;
use std::collections::BTreeMap;
use std::fs;

const OLD: [(&str, &str); 8] = [
    ("a", "a was a file"),
    ("b/index.html", "b was a folder"),
    ("gone/deep/index.html", "gone"),
    ("gone/x.html", "gone, too"),
    ("index.html", "old home"),
    ("kept.html", "kept"),
    ("nested/one.html", "old one"),
    ("Upper/index.html", "upper"),
];

const NEW: [(&str, &str); 7] = [
    ("a/index.html", "a is a folder"),
    ("b", "b is a file"),
    ("index.html", "new home"),
    ("kept.html", "kept"),
    ("nested/one.html", "new one"),
    ("nested/two/index.html", "new two"),
    ("upper/index.html", "lower"),
];

fn cut(ground: &Ground, site: &[(&'static str, &'static str)], after: usize) -> Result<Outcome, EmitError> {
    let disk = Disk { budget: Some(after.into()) };
    emit_on(&disk, &ground.folder(&ground.output), &Fake::of(site.iter().copied()), &|_| {})
}

fn clean(site: &[(&'static str, &'static str)]) -> BTreeMap<String, String> {
    let ground = Ground::new();
    ground.build(site.iter().copied());
    ground.tree()
}

/// Whether every file of the output is whole: what the old or the new site says it is.
fn assert_whole(ground: &Ground, after: usize) {
    let tree = ground.tree();
    for (path, text) in tree.iter().filter(|(path, _)| !path.ends_with('/')) {
        let whole = OLD.iter().chain(&NEW).any(|(known, content)| known == path && content == text);
        assert!(whole, "after {after} changes `{path}` holds `{text}`");
    }
    // A finished manifest never stands over a mixture.
    if ground.kind().is_some() {
        assert!(tree == clean(&OLD) || tree == clean(&NEW), "after {after} changes: {tree:?}");
    }
}

#[test]
fn a_build_killed_at_any_point_is_completed_by_the_next() {
    let (mut after, expected) = (0, clean(&NEW));
    loop {
        let ground = Ground::new();
        ground.build(OLD);
        let outcome = cut(&ground, &NEW, after);
        assert_whole(&ground, after);
        // And the one that comes to its help is killed, too.
        drop(cut(&ground, &NEW, after / 2));
        assert_whole(&ground, after);
        ground.build(NEW);
        assert_eq!(ground.tree(), expected, "after {after} changes");
        assert_eq!(ground.build(NEW).rendered, 0);
        if outcome.is_ok() {
            break;
        }
        after += 1;
    }
    assert!(after > 30, "{after}");
}

#[test]
fn a_first_build_into_an_empty_folder_killed_at_any_point_is_completed_by_the_next() {
    for after in 0.. {
        let ground = Ground::new();
        fs::create_dir(&ground.output).unwrap();
        let outcome = cut(&ground, &NEW, after);
        assert_whole(&ground, after);
        ground.build(NEW);
        assert_eq!(ground.tree(), clean(&NEW), "after {after} changes");
        if outcome.is_ok() {
            break;
        }
    }
}

/// Whether there is no output, or all of it.
#[cfg(unix)]
fn assert_all_or_nothing(ground: &Ground, all: &BTreeMap<String, String>, after: usize) {
    assert!(!ground.output.exists() || ground.tree() == *all, "after {after} changes: {:?}", ground.tree());
}

#[cfg(unix)]
#[test]
fn an_output_that_was_not_there_comes_at_once_or_not_at_all() {
    let (old, new) = (clean(&OLD), clean(&NEW));
    // Never built, built and deleted, and stopped in the midst of changing and then deleted.
    for before in [None, Some(usize::MAX), Some(25)] {
        for next in [NEW.as_slice(), &OLD] {
            let mut seen = [false; 2];
            for after in 0.. {
                let ground = Ground::new();
                if let Some(reach) = before {
                    ground.build(OLD);
                    assert_eq!(cut(&ground, &NEW, reach).is_err(), reach < 30);
                    fs::remove_dir_all(&ground.output).unwrap();
                }
                let outcome = cut(&ground, &NEW, after);
                assert_all_or_nothing(&ground, &new, after);
                seen[usize::from(ground.output.exists())] |= outcome.is_err();
                // And the one that comes to its help is killed, too.
                drop(cut(&ground, &NEW, after / 2));
                assert_all_or_nothing(&ground, &new, after);
                ground.build(next.iter().copied());
                assert_eq!(ground.tree(), *if next == NEW { &new } else { &old }, "after {after} changes");
                assert_eq!(ground.build(next.iter().copied()).rendered, 0);
                if outcome.is_ok() {
                    break;
                }
            }
            assert_eq!(seen, [true, true], "stopped before the output came, and between that and the manifest");
        }
    }
}

#[test]
fn after_a_kill_another_site_can_be_built_and_nothing_is_left_over() {
    let expected = clean(&OLD);
    for after in 0.. {
        let ground = Ground::new();
        ground.build(OLD);
        let outcome = cut(&ground, &NEW, after);
        ground.build(OLD);
        assert_eq!(ground.tree(), expected, "after {after} changes");
        if outcome.is_ok() {
            break;
        }
    }
}

#[test]
fn what_fails_while_files_are_set_aside_leaves_the_output_alone() {
    let ground = Ground::new();
    ground.build(OLD);
    let before = ground.tree();
    // The folder for the staged files, then two changes a file.
    for after in 0..8 {
        cut(&ground, &NEW, after).unwrap_err();
        assert_eq!(ground.tree(), before);
        assert_eq!(ground.kind(), Some(BuildKind::Public));
    }
}
