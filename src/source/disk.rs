//! The door in: reads a project folder.
//!
//! Files are found by one walk and read in parallel. Binary files are streamed once for their fingerprint and left
//! where they are. A file that cannot be read as what it should be is a diagnostic; a disk that refuses is an error.

#![expect(clippy::disallowed_methods, reason = "this is the door in")]

use super::{MAX_LEDGER, MAX_TEXT, SITE_FILE, Snapshot, TextFile};
use crate::base::fingerprint::FingerprintHasher;
use crate::base::unicode::composed;
use crate::base::{Blob, Diagnostic, LEDGER_FILE, LineColumn, REDIRECTS_FILE, SourcePath, problems};
use anyhow::{Context, Result};
use rayon::prelude::*;
use std::fs;
use std::hash::Hasher;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What of a project folder belongs to the site's sources.
pub const RELEVANT: [&str; 6] = [SITE_FILE, REDIRECTS_FILE, LEDGER_FILE, "content", "templates", "static"];

/// How a source is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Blob,
    Ignored,
}

/// How the file of that path is taken in.
pub(super) fn kind(path: &SourcePath) -> Kind {
    let text = path.as_str();
    if text.split('/').any(is_litter) {
        return Kind::Ignored;
    }
    match text.split('/').next().unwrap_or("") {
        "content" if path.extension().eq_ignore_ascii_case("md") => Kind::Text,
        "content" | "static" => Kind::Blob,
        _ => Kind::Text,
    }
}

/// What nobody means to publish: hidden files (except `.well-known`), editors' backups, Office's lock files, which hold
/// the name of whoever has the document open, and what file managers leave behind.
fn is_litter(name: &str) -> bool {
    let is_hidden = name.starts_with('.') && name != ".well-known";
    let is_left_behind = ["thumbs.db", "desktop.ini"].contains(&name.to_ascii_lowercase().as_str());
    is_hidden || is_left_behind || name.ends_with('~') || name.starts_with("~$")
}

enum Loaded {
    Text(TextFile),
    Blob(Blob),
    Problem(Diagnostic),
}

/// Reads the site's sources below `root`.
///
/// # Errors
/// A folder or file that exists and that the system refuses to read.
pub fn load(root: &Path) -> Result<Snapshot> {
    let mut snapshot = Snapshot::default();
    let mut found = Vec::new();
    let canonical = root.canonicalize().with_context(|| format!("cannot read `{}`", root.display()))?;
    for name in RELEVANT {
        look(&root.join(name), &SourcePath::new(name), &canonical, &mut found, &mut snapshot.problems)?;
    }
    found.sort();
    for twins in found.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        snapshot.problems.push(problems::twin_names(&twins[0].0));
    }
    let loaded: Vec<Loaded> = found.par_iter().map(|(path, disk)| read(path, disk)).collect::<Result<_>>()?;
    for ((path, _), loaded) in found.into_iter().zip(loaded) {
        match loaded {
            Loaded::Text(text) => drop(snapshot.texts.insert(path, text)),
            Loaded::Blob(blob) => drop(snapshot.blobs.insert(path, blob)),
            Loaded::Problem(problem) => snapshot.problems.push(problem),
        }
    }
    Ok(snapshot)
}

/// Collects the files at or below `disk`. Links are followed only to files beside them, in the same folder of the site's
/// root, and never in `content/`: there it is the place of a file that says with what it is withheld.
fn look(
    disk: &Path,
    path: &SourcePath,
    root: &Path,
    found: &mut Vec<(SourcePath, PathBuf)>,
    problems: &mut Vec<Diagnostic>,
) -> Result<()> {
    let Ok(metadata) = fs::symlink_metadata(disk) else { return Ok(()) };
    if kind(path) == Kind::Ignored {
        return Ok(());
    }
    if metadata.is_symlink() {
        match link_target(disk, path, root) {
            Ok(target) => found.push((path.clone(), target)),
            Err(why) => problems.push(problems::link_not_followed(path, why)),
        }
    } else if metadata.is_dir() {
        let entries = fs::read_dir(disk).with_context(|| format!("cannot read the folder `{}`", disk.display()))?;
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read the folder `{}`", disk.display()))?;
            let name = entry.file_name();
            let child = SourcePath::new(format!("{path}/{}", composed(&name.to_string_lossy())));
            if name.to_str().is_none() {
                problems.push(problems::file_name(&child));
            } else {
                look(&entry.path(), &child, root, found, problems)?;
            }
        }
    } else if metadata.is_file() {
        found.push((path.clone(), disk.to_owned()));
    }
    Ok(())
}

fn link_target(link: &Path, path: &SourcePath, root: &Path) -> Result<PathBuf, &'static str> {
    let target = link.canonicalize().map_err(|_| "leads nowhere")?;
    let top = path.as_str().split_once('/').map(|(top, _)| top);
    if !target.starts_with(root) {
        Err("leads out of the site")
    } else if top == Some("content") {
        Err("stands in `content/`, where its place says what a file is withheld with")
    } else if top.is_some_and(|top| !target.starts_with(root.join(top))) {
        Err("leads out of its folder")
    } else if !target.is_file() {
        Err("leads to a folder")
    } else {
        Ok(target)
    }
}

fn read(path: &SourcePath, disk: &Path) -> Result<Loaded> {
    let cannot = || format!("cannot read `{}`", disk.display());
    if kind(path) == Kind::Blob {
        return stream(disk).map(Loaded::Blob).with_context(cannot);
    }
    let length = fs::metadata(disk).with_context(cannot)?.len();
    let most = if path.as_str() == LEDGER_FILE { MAX_LEDGER } else { MAX_TEXT };
    if length > most {
        return Ok(Loaded::Problem(problems::file_too_large(path, length, most, "a text file")));
    }
    match String::from_utf8(fs::read(disk).with_context(cannot)?) {
        Ok(text) => Ok(Loaded::Text(TextFile::new(text))),
        Err(error) => Ok(Loaded::Problem(bad_byte(path, error.as_bytes(), error.utf8_error().valid_up_to()))),
    }
}

fn bad_byte(path: &SourcePath, bytes: &[u8], at: usize) -> Diagnostic {
    let before = String::from_utf8_lossy(&bytes[..at]);
    let before = before.strip_prefix('\u{feff}').unwrap_or(&before);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    problems::not_utf8(path, bytes[at], LineColumn { line, column })
}

fn stream(disk: &Path) -> std::io::Result<Blob> {
    let mut file = fs::File::open(disk)?;
    let mut hasher = FingerprintHasher::default();
    let mut buffer = vec![0; 64 * 1024];
    let mut length = 0;
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(Blob::Disk { path: disk.to_owned(), length, fingerprint: hasher.fingerprint() });
        }
        hasher.write(&buffer[..count]);
        length += count as u64;
    }
}
