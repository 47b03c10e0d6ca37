//! The door through which a rendered site reaches the disk.
//!
//! ```text
//!  paths ────┐
//!  manifest ─┼─ settle: keep, or render, compare, stage ──▶ plan: what changes ──▶ replace: rename in, delete what is stale
//!  found ────┘
//! ```
//!
//! A build writes into a folder that people look at, that they may have filled by mistake with something of their own,
//! and that another program may be serving. So four things hold, and the order of steps follows from them:
//!
//! - **Nothing is written when there are errors.** Every file is rendered and set aside before the first one is moved.
//! - **Every file is whole.** It is written in `staged/` beside the output and renamed into place. Where there is no output
//!   yet, the files are staged as the tree that it will be, and appear with one rename.
//! - **Only our own files are replaced or deleted.** The manifest says which are ours; before the first rename it is
//!   replaced by the union of old and new, so that it says so after a kill, too. Whatever else lies in the output makes
//!   the build stop before it has written anything.
//! - **What has not changed is not touched**, and if its input has not changed it is not even rendered.
//!
//! Nothing is forced to the disk (`fsync`): after a power cut a file may be empty, and the next build sees from its
//! length that it must be written again.
//!
//! This folder has never heard of a brief: a site is a list of paths, with a way to render each and to ask for the fingerprint of
//! its input.

#![expect(clippy::disallowed_methods, reason = "this is the door out")]

mod disk;
mod error;
mod found;
mod guard;
mod manifest;
mod plan;
mod replace;
mod settle;
mod workbench;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_kill;
#[cfg(test)]
mod tests_plan;
#[cfg(test)]
mod tests_refuse;

pub use error::{EmitError, Refusal};
pub use manifest::Kind;

use crate::base::{Artifact, Diagnostic, Fingerprint};
use disk::Disk;
use manifest::Manifest;
use settle::Settling;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use workbench::{Stage, Workbench};

/// What the door needs to know of a site: its files, and a way to render one. A file is asked for by the number of its
/// path, from several threads.
pub trait Output: Sync {
    /// Where all files of the site stand, relative to the output folder, with `/`: sorted, each once. A path is shared
    /// by all that is written down of its file.
    fn paths(&self) -> &[Arc<str>];

    /// The fingerprint of everything that the bytes of one file depend on, the version of the tool included. Asked at
    /// most once a file, and only where an answer can save rendering: the file on disk is the one that the last build
    /// wrote.
    fn input(&self, number: usize) -> Fingerprint;

    /// Renders one file, and says what [`Self::input`] says of it. Called at most once a file, and never for one whose
    /// file on disk is known to come from the same input.
    ///
    /// # Errors
    /// All that is wrong with it.
    fn render(&self, number: usize) -> Result<(Artifact, Fingerprint), Vec<Diagnostic>>;
}

/// Where a site is written.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The output folder. It and the folders above it are made if need be.
    pub output: &'a Path,
    /// The site's own folder, which the output must not be or hold.
    pub root: &'a Path,
    /// Files and folders that the site is made from; the output must neither hold them nor lie in them.
    pub sources: &'a [PathBuf],
    /// What the manifest says of the site.
    pub kind: Kind,
}

/// What a build has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The files that were written, sorted by path, and why.
    pub written: Vec<(Arc<str>, Reason)>,
    /// How many files were left as they are.
    pub unchanged: usize,
    /// The files that were deleted, sorted by path.
    pub removed: Vec<String>,
    /// How many files were rendered; those that turned out the same as on disk count among `unchanged`.
    pub rendered: usize,
}

/// Why a file was rendered and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// No earlier build wrote it.
    New,
    /// Its input is another than that of the last build.
    InputChanged,
    /// An earlier build wrote it, and it has gone.
    Missing,
    /// Somebody changed it after the last build.
    Altered,
    /// The last build was stopped, or was another version's, so that it is not known what the file holds.
    Unknown,
}

impl Reason {
    /// The reason, to stand after 'written because'.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "it is new",
            Self::InputChanged => "its input changed",
            Self::Missing => "it was missing",
            Self::Altered => "it was altered after the last build",
            Self::Unknown => "the last build did not finish",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How a build ended, when the disk did not stand in its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The output is the site.
    Done(Report),
    /// The site has errors: all of them, sorted, each once. Nothing in the output was touched.
    Faulty(Vec<Diagnostic>),
}

/// Brings the output folder to what the site says: writes what differs, deletes what earlier builds wrote and this one
/// does not. `progress` is told, from several threads, how many files are settled.
///
/// # Errors
/// When the folder is refused, another build is writing it, a source changes meanwhile, or the disk does not obey. Up
/// to the moment when every file is rendered and set aside, an error leaves the output as it was; after that the next
/// build completes this one.
pub fn emit(target: &Target, output: &dyn Output, progress: &(dyn Fn(usize) + Sync)) -> Result<Outcome, EmitError> {
    emit_on(&Disk::default(), target, output, progress)
}

/// What the last build wrote into `output`; `None` when there was none, or it did not finish.
pub fn manifest_kind(output: &Path) -> Option<Kind> {
    Workbench::beside(output)?.read_manifest().ok()?.kind()
}

fn emit_on(
    disk: &Disk,
    target: &Target,
    output: &dyn Output,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Outcome, EmitError> {
    let paths = output.paths();
    plan::check_paths(paths)?;
    let bench = Workbench::beside(&guard::admit(target)?).expect("an admitted folder has a name");
    // Without a workbench nothing in the output is ours: look before anything is written, even the workbench.
    if !bench.exists()? {
        let nothing = Manifest::default();
        guard::refuse_strangers(&bench, paths, &nothing, found::look(bench.output(), &nothing)?)?;
    }
    let _lock = bench.open(disk)?;
    guard::refuse_mount_point(&bench)?;
    let old = bench.read_manifest()?;
    let found = guard::refuse_strangers(&bench, paths, &old, found::look(bench.output(), &old)?)?;
    let stage = Stage::of(&found);
    let settling =
        Settling { disk, bench: &bench, output, progress, old: &old, found: &found, stage, staging: false.into() };
    let result = settling.run().and_then(|settled| match settled {
        Ok(settled) => {
            let change = plan::change(paths, &settled, &old, &found);
            replace::replace(disk, &bench, stage, &change, &old, target.kind)?;
            Ok(Outcome::Done(plan::report(paths, &settled, change)))
        }
        Err(diagnostics) => Ok(Outcome::Faulty(diagnostics)),
    });
    match result {
        Ok(Outcome::Done(_)) => bench.clear(disk)?,
        // The next build clears it anyway, but a full disk should get its space back now.
        _ => drop(bench.clear(disk)),
    }
    result
}
