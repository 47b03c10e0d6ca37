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
    /// What is ours while files are replaced.
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
    let site = Site::of(paths);
    let mut change = Change::default();
    for (number, (path, settled)) in paths.iter().zip(settled).enumerate() {
        let staged = matches!(settled.step, Step::Staged(_));
        change.union.insert(path.clone(), (!staged).then_some(settled.record));
        change.records.insert(path.clone(), Some(settled.record));
        if staged {
            change.moves.push((number, path.clone()));
        }
    }
    let mut stale_folders = BTreeSet::new();
    for path in old.records.keys().filter(|path| !site.files.contains::<str>(path)) {
        change.union.insert(path.clone(), None);
        stale_folders.extend(ancestors(path).filter(|folder| found.folders.contains(*folder)));
        if found.files.contains_key(path) {
            let list = if site.is_in_the_way(path) { &mut change.early_files } else { &mut change.late_files };
            list.push(path.to_string());
        }
    }
    for folder in found.folders.iter().rev() {
        let stale = stale_folders.contains(folder.as_str()) && !site.folders.contains(folder.as_str());
        if site.files.contains(folder.as_str()) || (stale && site.is_in_the_way(folder)) || site.is_below_a_file(folder)
        {
            change.early_folders.push(folder.clone());
        } else if stale {
            change.late_folders.push(folder.clone());
        }
    }
    let gone: HashSet<_> = change.early_folders.iter().map(String::as_str).collect();
    let there = |folder: &str| found.folders.contains(folder) && !gone.contains(folder);
    let new_folders: BTreeSet<_> = change.moves.iter().flat_map(|(_, path)| ancestors(path)).collect();
    change.new_folders = new_folders.into_iter().filter(|folder| !there(folder)).map(str::to_owned).collect();
    change.modes = found.modes.clone();
    change.touched = touched(&change, found);
    change
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
    let site = Site::of(paths);
    let mut before: Option<&str> = None;
    for path in paths {
        // Sorted and unique, since what is on disk is looked up in them.
        let in_order = before.is_none_or(|before| before < &**path);
        if !in_order || !is_inside(path) || site.folders.contains::<str>(path) {
            return Err(EmitError::BadPath { path: path.to_string() });
        }
        before = Some(path);
    }
    Ok(())
}

/// The paths of the new site, exact and as a careless file system sees them.
struct Site<'a> {
    files: HashSet<&'a str>,
    folders: HashSet<&'a str>,
    /// Asked for only where something is stale.
    folded: OnceCell<Folded>,
}

/// Paths as a careless file system sees them.
struct Folded {
    files: HashSet<String>,
    folders: HashSet<String>,
}

impl<'a> Site<'a> {
    fn of(paths: &'a [Arc<str>]) -> Self {
        let files: HashSet<_> = paths.iter().map(|path| &**path).collect();
        let folders: HashSet<_> = files.iter().flat_map(|path| ancestors(path)).collect();
        Self { files, folders, folded: OnceCell::new() }
    }

    fn folded(&self) -> &Folded {
        let fold = |paths: &HashSet<&str>| paths.iter().map(|path| fold(path)).collect();
        self.folded.get_or_init(|| Folded { files: fold(&self.files), folders: fold(&self.folders) })
    }

    /// Whether something stale must go before the site can stand.
    fn is_in_the_way(&self, path: &str) -> bool {
        let folded = fold(path);
        let respelled = |folder: &str| !self.folders.contains(folder) && self.folded().folders.contains(&fold(folder));
        self.folded().files.contains(&folded)
            || self.folded().folders.contains(&folded)
            || self.is_below_a_file(path)
            || ancestors(path).any(respelled)
    }

    fn is_below_a_file(&self, path: &str) -> bool {
        ancestors(path).any(|folder| self.folded().files.contains(&fold(folder)))
    }
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
