//! What there is to do, as values: nothing here touches the disk.
//!
//! Files are deleted after the new ones are in place, so that a page which moves is never missing. The exception is a
//! file that stands where a new folder must be, or below where a new file must be, or that differs from a new path only
//! in case or Unicode form: many file systems take the two for one, so the old one goes first.

use super::contents::Contents;
use super::error::EmitError;
use super::manifest::{Manifest, Records, is_inside};
use super::output::BuildSummary;
use super::paths::{ancestors, fold, folders};
use super::settle::{Settled, Step};
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// All that is to be done once every file is rendered, in this order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ChangePlan {
    /// Folders of the output, there already, in which something is made, replaced or deleted; the empty path is the
    /// output itself.
    pub touched: BTreeSet<String>,
    /// What is ours while files are replaced; nothing if none are.
    pub union: Records,
    /// Files that must go before new ones come.
    pub early_files: Vec<String>,
    /// Folders that must go before new ones come, the deepest first.
    pub early_folders: Vec<String>,
    /// Folders to make, parents first.
    pub new_folders: Vec<String>,
    /// Numbers of the files that were staged and move in, and where to.
    pub moves: Vec<(usize, Arc<str>)>,
    /// Files that are no longer part of the site.
    pub late_files: Vec<String>,
    /// Folders that may be empty then, the deepest first.
    pub late_folders: Vec<String>,
    /// Files and folders that stay, whose permissions are to be mended.
    pub wrong_modes: Vec<String>,
    /// What is ours in the end.
    pub records: Records,
}

impl ChangePlan {
    /// Whether the output stays as it is.
    pub fn is_empty(&self) -> bool {
        [&self.early_files, &self.early_folders, &self.late_files, &self.late_folders]
            .iter()
            .all(|list| list.is_empty())
            && self.moves.is_empty()
    }
}

/// Plans what to do with the output.
pub(super) fn plan(paths: &[Arc<str>], settled: &[Settled], old: &Manifest, contents: &Contents) -> ChangePlan {
    let mut change = ChangePlan::default();
    let is_staged = |settled: &Settled| matches!(settled.step, Step::Staged(_));
    let files = || paths.iter().zip(settled).map(|(path, settled)| (path, settled.record, is_staged(settled)));
    let moves: Vec<_> = files()
        .enumerate()
        .filter(|(_, (.., staged))| *staged)
        .map(|(number, (path, ..))| (number, path.clone()))
        .collect();
    let new = NewPaths::of(moves.iter().map(|(_, path)| &**path).filter(|path| !contents.files.contains_key(*path)));
    let (mut stale_files, mut stale_folders) = (Vec::new(), BTreeSet::new());
    for path in stale(paths, &old.records) {
        stale_files.push(path);
        stale_folders.extend(ancestors(path).filter(|folder| contents.folders.contains(*folder)));
        if contents.files.contains_key(path) {
            let list = if new.are_hindered_by(path) { &mut change.early_files } else { &mut change.late_files };
            list.push(path.to_string());
        }
    }
    for folder in contents.folders.iter().rev() {
        let stale = stale_folders.contains(folder.as_str()) && !is_folder(paths, folder);
        if new.take_place_of(folder) || (stale && new.are_hindered_by(folder)) {
            change.early_folders.push(folder.clone());
        } else if stale {
            change.late_folders.push(folder.clone());
        }
    }
    let gone: HashSet<_> = change.early_folders.iter().map(String::as_str).collect();
    let there = |folder: &str| contents.folders.contains(folder) && !gone.contains(folder);
    let folders = folders(moves.iter().map(|(_, path)| &**path));
    change.new_folders = folders.filter(|folder| !there(folder)).map(str::to_owned).collect();
    change.moves = moves;
    change.wrong_modes = contents.wrong_modes.clone();
    change.touched = touched(&change, contents);
    change.records = files().map(|(path, record, _)| (path.clone(), Some(record))).collect();
    if !change.is_empty() {
        let both = files().map(|(path, record, staged)| (path.clone(), (!staged).then_some(record)));
        change.union = both.chain(stale_files.into_iter().map(|path| (path.clone(), None))).collect();
    }
    change
}

/// Returns what earlier builds wrote and this one does not; both are sorted.
pub(super) fn stale<'a>(paths: &'a [Arc<str>], records: &'a Records) -> impl Iterator<Item = &'a Arc<str>> {
    let mut paths = paths.iter().peekable();
    records.keys().filter(move |old| {
        while paths.next_if(|path| path < old).is_some() {}
        paths.peek() != Some(old)
    })
}

/// Whether sorted paths lead through a folder.
fn is_folder(paths: &[Arc<str>], folder: &str) -> bool {
    let below = format!("{folder}/");
    let at = paths.partition_point(|path| **path < *below);
    paths.get(at).is_some_and(|path| path.starts_with(&below))
}

/// Returns where a change takes place: for each path that comes or goes, the nearest folder around it that is there.
fn touched(change: &ChangePlan, contents: &Contents) -> BTreeSet<String> {
    let coming = change.moves.iter().map(|(_, path)| &**path);
    let going = [&change.early_files, &change.early_folders, &change.late_files, &change.late_folders];
    let paths = coming.chain(going.into_iter().flatten().map(String::as_str));
    paths
        .map(|path| ancestors(path).find(|folder| contents.folders.contains(*folder)).unwrap_or_default().to_owned())
        .collect()
}

/// Returns the summary of a change.
pub(super) fn summary(paths: &[Arc<str>], settled: &[Settled], change: ChangePlan) -> BuildSummary {
    let mut summary = BuildSummary { removed: change.early_files, ..BuildSummary::default() };
    summary.removed.extend(change.late_files);
    summary.removed.sort();
    for (path, settled) in paths.iter().zip(settled) {
        match settled.step {
            Step::Staged(reason) => summary.written.push((path.clone(), reason)),
            Step::Kept | Step::Same => summary.unchanged += 1,
        }
        summary.rendered += usize::from(settled.step != Step::Kept);
    }
    summary
}

/// Refuses paths that lead out of the output, and one that is a file and a folder at once. Whoever planned the site has
/// reported clashes to its author; this is the last door before the disk.
pub(super) fn check_paths(paths: &[Arc<str>]) -> Result<(), EmitError> {
    let refused = |path: &str| Err(EmitError::BadPath { path: path.to_owned() });
    let mut before: Option<&str> = None;
    // The files whose paths are prefixes of the path before, that path included. Paths are sorted, so between a file and
    // what lies below it stand only paths that begin with the path of the file.
    let mut prefixes: Vec<&str> = Vec::new();
    for path in paths.iter().map(|path| &**path) {
        // Sorted and unique, since what is on disk is looked up in them.
        if before.is_some_and(|before| before >= path) || !is_inside(path) {
            return refused(path);
        }
        while prefixes.pop_if(|file| !path.starts_with(&**file)).is_some() {}
        if let Some(file) = prefixes.iter().find(|file| path[file.len()..].starts_with('/')) {
            return refused(file);
        }
        prefixes.push(path);
        before = Some(path);
    }
    Ok(())
}

/// New paths: those at which the output holds no file yet, sorted.
struct NewPaths<'a> {
    paths: Vec<&'a str>,
    /// Made only where something might have to make room.
    sets: OnceCell<PathSets<'a>>,
}

/// New files and the folders above them, exact and as a careless file system sees them.
struct PathSets<'a> {
    files: HashSet<&'a str>,
    folders: HashSet<&'a str>,
    folded_files: HashSet<String>,
    folded_folders: HashSet<String>,
}

impl<'a> NewPaths<'a> {
    fn of(paths: impl Iterator<Item = &'a str>) -> Self {
        Self { paths: paths.collect(), sets: OnceCell::new() }
    }

    /// Returns the sets, or `None` if nothing comes.
    fn sets(&self) -> Option<&PathSets<'a>> {
        let (files, folders) = (|| self.paths.iter().copied(), || folders(self.paths.iter().copied()));
        let sets = || PathSets {
            files: files().collect(),
            folders: folders().collect(),
            folded_files: files().map(fold).collect(),
            folded_folders: folders().map(fold).collect(),
        };
        (!self.paths.is_empty()).then(|| self.sets.get_or_init(sets))
    }

    /// Whether something stale must go before they can come.
    fn are_hindered_by(&self, path: &str) -> bool {
        let Some(sets) = self.sets() else { return false };
        let folded = fold(path);
        let respelled = |folder: &str| !sets.folders.contains(folder) && sets.folded_folders.contains(&fold(folder));
        sets.folded_files.contains(&folded)
            || sets.folded_folders.contains(&folded)
            || self.has_file_above(path)
            || ancestors(path).any(respelled)
    }

    /// Whether one of them comes to where a folder, or one above it, stands.
    fn take_place_of(&self, folder: &str) -> bool {
        self.sets().is_some_and(|sets| sets.files.contains(folder)) || self.has_file_above(folder)
    }

    fn has_file_above(&self, path: &str) -> bool {
        let taken = |sets: &PathSets| ancestors(path).any(|folder| sets.folded_files.contains(&fold(folder)));
        self.sets().is_some_and(taken)
    }
}
