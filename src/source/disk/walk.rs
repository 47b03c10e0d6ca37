//! The walk through a project folder, which finds the files of the site.

use super::stamp::Stamp;
use crate::base::unicode::composed;
use crate::base::{Diagnostic, SourcePath, problems};
use crate::source::snapshot::{SourceKind, kind};
use anyhow::{Context, Result};
use rayon::prelude::*;
use std::fs::{self, DirEntry, Metadata};
use std::path::{Path, PathBuf};

/// A file that was found: its name, where it is, and its stamp if the system gives one.
pub struct FoundFile {
    pub path: SourcePath,
    pub disk: PathBuf,
    pub stamp: Option<Stamp>,
}

/// What a walk found.
#[derive(Default)]
pub struct WalkResult {
    pub files: Vec<FoundFile>,
    pub problems: Vec<Diagnostic>,
}

impl WalkResult {
    fn and(mut self, other: Self) -> Self {
        if self.files.is_empty() && self.problems.is_empty() {
            return other;
        }
        self.files.extend(other.files);
        self.problems.extend(other.problems);
        self
    }
}

/// Returns the files at or below `disk`, in any order. Links are followed only to files beside them, in the same folder
/// of the site's root, and never in `content/`: there it is the place of a file that says with what it is withheld.
pub fn walk(disk: PathBuf, path: SourcePath, metadata: &Metadata, root: &Path) -> Result<WalkResult> {
    let mut seen = WalkResult::default();
    if kind(&path) == SourceKind::Ignored {
        return Ok(seen);
    }
    if metadata.is_symlink() {
        match link_target(&disk, &path, root) {
            Ok(target) => {
                let stamp = fs::metadata(&target).ok().and_then(|metadata| Stamp::of(&metadata));
                seen.files.push(FoundFile { path, disk: target, stamp });
            }
            Err(why) => seen.problems.push(problems::link_not_followed(&path, why)),
        }
    } else if metadata.is_dir() {
        let cannot = || format!("cannot read the folder `{}`", disk.display());
        let entries: Vec<DirEntry> =
            fs::read_dir(&disk).with_context(cannot)?.collect::<Result<_, _>>().with_context(cannot)?;
        // What the system says of each takes most of the time of a scan.
        return entries
            .par_iter()
            .with_min_len(32)
            .try_fold(WalkResult::default, |seen, entry| walk_entry(entry, &path, root).map(|more| seen.and(more)))
            .try_reduce(WalkResult::default, |seen, more| Ok(seen.and(more)));
    } else if metadata.is_file() {
        seen.files.push(FoundFile { path, stamp: Stamp::of(metadata), disk });
    }
    Ok(seen)
}

fn walk_entry(entry: &DirEntry, folder: &SourcePath, root: &Path) -> Result<WalkResult> {
    let name = entry.file_name();
    let child = SourcePath::new(format!("{folder}/{}", composed(&name.to_string_lossy())));
    if name.to_str().is_none() {
        return Ok(WalkResult { problems: vec![problems::file_name(&child)], ..WalkResult::default() });
    }
    // One that went since is not there.
    entry.metadata().map_or_else(|_| Ok(WalkResult::default()), |metadata| walk(entry.path(), child, &metadata, root))
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
