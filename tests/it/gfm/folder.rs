//! The words of real texts: those of any folder, by hand.
//!
//! `BODIES=FOLDER cargo test --test it real_bodies -- --ignored --nocapture` compares every Markdown text below a folder
//! with GitHub's renderer, apart from the differences that are intended, and shows where each other one begins.

use super::{as_typed, here, intended, meant};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Endings of texts that are written in Markdown.
const ENDINGS: [&str; 4] = ["md", "markdown", "qmd", "mdown"];
/// Longest text, in bytes: a reference of a whole program is no brief.
const LONGEST: u64 = 300_000;

/// Adds the texts below a folder, in the order of their paths.
fn add(folder: &Path, paths: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = match std::fs::read_dir(folder) {
        Ok(entries) => entries.filter_map(|entry| Some(entry.ok()?.path())).collect(),
        Err(_) => return,
    };
    entries.sort();
    for path in entries {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if path.is_symlink() {
            continue;
        } else if path.is_dir() {
            add(&path, paths);
        } else if ENDINGS.contains(&ending) && path.metadata().is_ok_and(|about| about.len() <= LONGEST) {
            paths.push(path);
        }
    }
}

/// Returns the body of a text; none if it may stand in no site.
fn body(path: &Path) -> Option<String> {
    let text = std::fs::read_to_string(path).ok()?.replace("\r\n", "\n").replace("==> ", "=> ");
    let text = text.trim_start_matches('\u{feff}');
    let closed = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    let body = closed.map_or(text, |(_, body)| body);
    let is_text = !body.contains(|c: char| c.is_control() && c != '\n' && c != '\t');
    (is_text && !body.trim().is_empty()).then(|| body.to_owned())
}

/// Returns a few words from where two texts part.
fn parted(one: &str, other: &str) -> [String; 2] {
    let [one, other] = [one, other].map(|text| text.split(' ').collect::<Vec<_>>());
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    [one, other].map(|words| words.into_iter().skip(same.saturating_sub(3)).take(16).collect::<Vec<_>>().join(" "))
}

#[test]
#[ignore = "it needs a folder of texts"]
fn real_bodies_have_the_words_of_githubs_markdown() {
    let folders = std::env::var("BODIES").expect("`BODIES` names folders");
    let mut paths = Vec::new();
    std::env::split_paths(&folders).for_each(|folder| add(&folder, &mut paths));
    let mut bodies: Vec<(String, PathBuf)> = paths.into_iter().filter_map(|path| Some((body(&path)?, path))).collect();
    bodies.sort();
    bodies.dedup_by(|one, other| one.0 == other.0);
    let (texts, paths): (Vec<String>, Vec<PathBuf>) = bodies.into_iter().unzip();
    let (mut report, mut count) = (String::new(), 0);
    for (path, (text, here)) in paths.iter().zip(texts.iter().zip(here(&texts, intended))) {
        let there = meant(text);
        if as_typed(&there) != as_typed(&here) {
            count += 1;
            let [here, there] = parted(&here, &there);
            let _ = writeln!(report, "{}\n  here  {here}\n  there {there}", path.display());
        }
    }
    assert_eq!(count, 0, "of {} bodies\n{report}", texts.len());
}
