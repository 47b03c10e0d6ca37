//! What there is to do, as values: nothing here touches the disk.
//!
//! Files are deleted after the new ones are in place, so that a page which moves is never missing. The exception is a
//! file that stands where a new folder must be, or below where a new file must be, or that differs from a new path only
//! in case or Unicode form: many file systems take the two for one, so the old one goes first.

use super::disk::Stamp;
use super::error::EmitError;
use super::found::Found;
use super::manifest::{Manifest, Record, Records, is_inside};
use super::settle::{Settled, Step};
use super::{Reason, Report};
use crate::base::{Fingerprint, Route};
use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Whether a file must be rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// What stands on disk is what its input gave.
    Kept(Record),
    /// It must, for this reason.
    Due(Reason),
}

/// How a file stands to what was written down (the outer `None`: nothing) and to what is on disk. Its input, which may be
/// dear, is asked for only if nothing else decides.
pub(super) fn standing(
    listed: Option<&Option<Record>>,
    stamp: Option<Stamp>,
    input: impl FnOnce() -> Fingerprint,
) -> Standing {
    match (listed, stamp) {
        (None, _) => Standing::Due(Reason::New),
        (Some(_), None) => Standing::Due(Reason::Missing),
        (Some(None), Some(_)) => Standing::Due(Reason::Unknown),
        (Some(Some(record)), Some(stamp)) if record.stamp != stamp => Standing::Due(Reason::Altered),
        (Some(Some(record)), Some(_)) if record.input != input() => Standing::Due(Reason::InputChanged),
        (Some(Some(record)), Some(_)) => Standing::Kept(*record),
    }
}

/// All that is to be done once every file is rendered, in this order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Change {
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
    pub modes: Vec<String>,
    /// What is ours in the end.
    pub records: Records,
}

impl Change {
    /// Whether the output stays as it is.
    pub fn is_empty(&self) -> bool {
        [&self.early_files, &self.early_folders, &self.late_files, &self.late_folders]
            .iter()
            .all(|list| list.is_empty())
            && self.moves.is_empty()
    }
}

/// Works out what to do with the output.
pub(super) fn change(paths: &[Arc<str>], settled: &[Settled], old: &Manifest, found: &Found) -> Change {
    let mut change = Change::default();
    let files = || paths.iter().zip(settled).map(|(path, settled)| (path, settled.record, settled.is_staged()));
    let moves: Vec<_> = files()
        .enumerate()
        .filter(|(_, (.., staged))| *staged)
        .map(|(number, (path, ..))| (number, path.clone()))
        .collect();
    let coming = Coming::of(moves.iter().map(|(_, path)| &**path).filter(|path| !found.files.contains_key(*path)));
    let (mut stale_files, mut stale_folders) = (Vec::new(), BTreeSet::new());
    for path in stale(paths, &old.records) {
        stale_files.push(path);
        stale_folders.extend(ancestors(path).filter(|folder| found.folders.contains(*folder)));
        if found.files.contains_key(path) {
            let list = if coming.is_hindered_by(path) { &mut change.early_files } else { &mut change.late_files };
            list.push(path.to_string());
        }
    }
    for folder in found.folders.iter().rev() {
        let stale = stale_folders.contains(folder.as_str()) && !is_folder(paths, folder);
        if coming.take_place_of(folder) || (stale && coming.is_hindered_by(folder)) {
            change.early_folders.push(folder.clone());
        } else if stale {
            change.late_folders.push(folder.clone());
        }
    }
    let gone: HashSet<_> = change.early_folders.iter().map(String::as_str).collect();
    let there = |folder: &str| found.folders.contains(folder) && !gone.contains(folder);
    let folders = folders(moves.iter().map(|(_, path)| &**path));
    change.new_folders = folders.filter(|folder| !there(folder)).map(str::to_owned).collect();
    change.moves = moves;
    change.modes = found.modes.clone();
    change.touched = touched(&change, found);
    change.records = files().map(|(path, record, _)| (path.clone(), Some(record))).collect();
    if !change.is_empty() {
        let both = files().map(|(path, record, staged)| (path.clone(), (!staged).then_some(record)));
        change.union = both.chain(stale_files.into_iter().map(|path| (path.clone(), None))).collect();
    }
    change
}

/// What earlier builds wrote and this one does not; both are sorted.
fn stale<'a>(paths: &'a [Arc<str>], records: &'a Records) -> impl Iterator<Item = &'a Arc<str>> {
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

/// Where a change takes place: for each path that comes or goes, the nearest folder around it that is there.
fn touched(change: &Change, found: &Found) -> BTreeSet<String> {
    let coming = change.moves.iter().map(|(_, path)| &**path);
    let going = [&change.early_files, &change.early_folders, &change.late_files, &change.late_folders];
    let paths = coming.chain(going.into_iter().flatten().map(String::as_str));
    paths
        .map(|path| ancestors(path).find(|folder| found.folders.contains(*folder)).unwrap_or_default().to_owned())
        .collect()
}

/// What to tell of it.
pub(super) fn report(paths: &[Arc<str>], settled: &[Settled], change: Change) -> Report {
    let mut report = Report { removed: change.early_files, ..Report::default() };
    report.removed.extend(change.late_files);
    report.removed.sort();
    for (path, settled) in paths.iter().zip(settled) {
        match settled.step {
            Step::Staged(reason) => report.written.push((path.clone(), reason)),
            Step::Kept | Step::Same => report.unchanged += 1,
        }
        report.rendered += usize::from(settled.step != Step::Kept);
    }
    report
}

/// Refuses paths that lead out of the output, and one that is a file and a folder at once. Whoever planned the site has
/// told its author about clashes; this is the last door before the disk.
pub(super) fn check_paths(paths: &[Arc<str>]) -> Result<(), EmitError> {
    let refused = |path: &str| Err(EmitError::BadPath { path: path.to_owned() });
    let mut before: Option<&str> = None;
    // Files with whose path the one before begins, itself included: where paths are sorted, what lies below a file comes
    // behind it, and between the two only what begins with its path, too.
    let mut begun: Vec<&str> = Vec::new();
    for path in paths.iter().map(|path| &**path) {
        // Sorted and unique, since what is on disk is looked up in them.
        if before.is_some_and(|before| before >= path) || !is_inside(path) {
            return refused(path);
        }
        while begun.pop_if(|file| !path.starts_with(&**file)).is_some() {}
        if let Some(file) = begun.iter().find(|file| path[file.len()..].starts_with('/')) {
            return refused(file);
        }
        begun.push(path);
        before = Some(path);
    }
    Ok(())
}

/// Files that come where none of their name stands, sorted. One that stands there already has its place, and so have the
/// folders above it.
struct Coming<'a> {
    paths: Vec<&'a str>,
    /// Asked for only where something might have to make room.
    sets: OnceCell<Sets<'a>>,
}

/// Files that come and the folders above them, exact and as a careless file system sees them.
struct Sets<'a> {
    files: HashSet<&'a str>,
    folders: HashSet<&'a str>,
    folded_files: HashSet<String>,
    folded_folders: HashSet<String>,
}

impl<'a> Coming<'a> {
    fn of(paths: impl Iterator<Item = &'a str>) -> Self {
        Self { paths: paths.collect(), sets: OnceCell::new() }
    }

    /// `None` where nothing comes, so that nothing need be folded.
    fn sets(&self) -> Option<&Sets<'a>> {
        let (files, folders) = (|| self.paths.iter().copied(), || folders(self.paths.iter().copied()));
        let sets = || Sets {
            files: files().collect(),
            folders: folders().collect(),
            folded_files: files().map(fold).collect(),
            folded_folders: folders().map(fold).collect(),
        };
        (!self.paths.is_empty()).then(|| self.sets.get_or_init(sets))
    }

    /// Whether something stale must go before they can come.
    fn is_hindered_by(&self, path: &str) -> bool {
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
        let taken = |sets: &Sets| ancestors(path).any(|folder| sets.folded_files.contains(&fold(folder)));
        self.sets().is_some_and(taken)
    }
}

/// The folders above sorted paths, each once, parents before what they hold.
pub(super) fn folders<'a>(paths: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    let mut before = "";
    paths.flat_map(move |path| {
        // Paths that share a folder follow each other, so it is new unless the path before has it, too.
        let shared = path.bytes().zip(before.bytes()).take_while(|(one, other)| one == other).count();
        before = path;
        path.match_indices('/').filter(move |(at, _)| *at >= shared).map(move |(at, _)| &path[..at])
    })
}

/// The folders above a path, the nearest first, without the output itself.
pub(super) fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/')).map(|(folder, _)| folder)
}

/// What two paths share when some file system would take them for one.
pub(super) fn fold(path: &str) -> String {
    Route::of(format!("/{path}")).key()
}

/// Where in the output a path stands. Part by part, since `/` parts nothing in some of Windows' paths.
pub(super) fn place(output: &Path, path: &str) -> PathBuf {
    let mut place = output.to_owned();
    place.extend(path.split('/').filter(|part| !part.is_empty()));
    place
}
