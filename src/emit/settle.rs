//! Settles what each file of the site shall hold, and sets aside those that are not so on disk.
//!
//! Files are settled in parallel, and of each only a record is kept: whether it is due is found out, what was rendered is
//! compared with the disk, written aside if it differs, and forgotten, so memory does not grow with the site. A file that is copied is hashed
//! while it streams; if that gives another fingerprint than when the site was loaded, pages may already speak of a file
//! that no longer exists, and the build stops.

use super::contents::Contents;
use super::disk::{Disk, Stamp, read_in_pieces};
use super::error::EmitError;
use super::manifest::{Manifest, Record};
use super::output::{Output, WriteReason};
use super::paths::{folders, place};
use super::workbench::{Stage, Workbench};
use crate::base::fingerprint::FingerprintHasher;
use crate::base::{Blob, Body, Diagnostic, Fingerprint};
use rayon::prelude::*;
use std::hash::Hasher;
use std::io::ErrorKind;
use std::sync::atomic::{
    AtomicBool, AtomicUsize,
    Ordering::{Acquire, Relaxed, Release},
};

/// Whether a file must be rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// What stands on disk is what its input gave.
    Kept(Record),
    /// It must, for this reason.
    Due(WriteReason),
}

/// Returns how a file stands to what was written down (the outer `None`: nothing) and to what is on disk. Its input,
/// which may be dear, is asked for only if nothing else decides.
pub(super) fn standing(
    listed: Option<&Option<Record>>,
    stamp: Option<Stamp>,
    input: impl FnOnce() -> Fingerprint,
) -> Standing {
    match (listed, stamp) {
        (None, _) => Standing::Due(WriteReason::New),
        (Some(_), None) => Standing::Due(WriteReason::Missing),
        (Some(None), Some(_)) => Standing::Due(WriteReason::Unknown),
        (Some(Some(record)), Some(stamp)) if record.stamp != stamp => Standing::Due(WriteReason::Altered),
        (Some(Some(record)), Some(_)) if record.input != input() => Standing::Due(WriteReason::InputChanged),
        (Some(Some(record)), Some(_)) => Standing::Kept(*record),
    }
}

/// A file whose content is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Settled {
    /// What the manifest will say.
    pub record: Record,
    /// What was done.
    pub step: Step,
}

impl Settled {
    /// Whether a new file waits to be moved in.
    pub fn is_staged(&self) -> bool {
        matches!(self.step, Step::Staged(_))
    }
}

/// What was done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Not rendered: what stands on disk is what its input gave.
    Kept,
    /// Rendered, and the same as its file.
    Same,
    /// Rendered and set aside.
    Staged(WriteReason),
}

/// All that settling needs.
pub(super) struct Settling<'a> {
    pub disk: &'a Disk,
    pub bench: &'a Workbench,
    pub output: &'a dyn Output,
    pub progress: &'a (dyn Fn(usize) + Sync),
    pub old: &'a Manifest,
    pub contents: &'a Contents,
    /// How files are staged.
    pub stage: Stage,
    /// Whether the folder for staged files has been made.
    pub staging: AtomicBool,
}

enum Fault {
    Site(Vec<Diagnostic>),
    World(EmitError),
    /// Not tried, since the world had failed elsewhere.
    Skipped,
}

impl From<EmitError> for Fault {
    fn from(error: EmitError) -> Self {
        Self::World(error)
    }
}

impl Settling<'_> {
    /// Settles all files, in their order, or gives all diagnostics, sorted, each once.
    pub fn run(&self) -> Result<Result<Vec<Settled>, Vec<Diagnostic>>, EmitError> {
        let paths = self.output.paths();
        if self.stage == Stage::Whole && !paths.is_empty() {
            self.make_stage()?;
            self.disk.make_tree(&self.bench.stage(), folders(paths.iter().map(|path| &**path)))?;
        }
        let done = AtomicUsize::new(0);
        let failed = AtomicBool::new(false);
        let settle = |number| {
            if failed.load(Relaxed) {
                return Err(Fault::Skipped);
            }
            let settled = self.settle(number);
            if matches!(settled, Err(Fault::World(_))) {
                failed.store(true, Relaxed);
            }
            (self.progress)(done.fetch_add(1, Relaxed) + 1);
            settled
        };
        let settled: Vec<_> = (0..paths.len()).into_par_iter().map(settle).collect();
        gather(settled)
    }

    fn settle(&self, number: usize) -> Result<Settled, Fault> {
        let path = &*self.output.paths()[number];
        let stamp = self.contents.files.get(path).copied();
        match standing(self.old.records.get(path), stamp, || self.output.input(number)) {
            Standing::Kept(record) => Ok(Settled { record, step: Step::Kept }),
            Standing::Due(reason) => self.render(number, path, reason),
        }
    }

    fn render(&self, number: usize, path: &str, reason: WriteReason) -> Result<Settled, Fault> {
        let (artifact, input) = self.output.render(number).map_err(Fault::Site)?;
        debug_assert_eq!(artifact.path, path, "a number renders its own file");
        let (content, length) = match &artifact.body {
            Body::Bytes(bytes) => (Fingerprint::of_bytes(bytes), bytes.len() as u64),
            Body::Copy(blob) => (blob.fingerprint(), blob.length()),
        };
        let same = self.same_on_disk(path, content, length)?;
        let (stamp, step) = match same {
            Some(stamp) => (stamp, Step::Same),
            None => (self.stage(number, path, &artifact.body)?, Step::Staged(reason)),
        };
        Ok(Settled { record: Record { input, content, stamp }, step })
    }

    /// Returns the stamp of the file on disk, if its bytes are those; it is read only if the manifest does not vouch
    /// for it.
    fn same_on_disk(&self, path: &str, content: Fingerprint, length: u64) -> Result<Option<Stamp>, EmitError> {
        let stamp = self.contents.files.get(path).filter(|stamp| stamp.length == length);
        let Some(stamp) = stamp else { return Ok(None) };
        let held = match self.old.records.get(path) {
            Some(Some(record)) if record.stamp == *stamp => record.content,
            _ => {
                let mut hasher = FingerprintHasher::default();
                read_in_pieces(&place(self.bench.output(), path), |piece| {
                    hasher.write(piece);
                    Ok(())
                })?;
                hasher.fingerprint()
            }
        };
        Ok((held == content).then_some(*stamp))
    }

    fn stage(&self, number: usize, path: &str, body: &Body) -> Result<Stamp, EmitError> {
        // Not before it is needed: where nothing is due, the workbench stays as it is. Two threads may both make it.
        if !self.staging.load(Acquire) {
            self.make_stage()?;
        }
        let at = self.bench.staged(self.stage, number, path);
        let mut file = self.disk.create(&at).map_err(|error| match error {
            // A file system that takes two paths for one.
            EmitError::Disk { error, .. } if error.kind() == ErrorKind::AlreadyExists => {
                EmitError::BadPath { path: path.to_owned() }
            }
            error => error,
        })?;
        match body {
            Body::Bytes(bytes) => file.write(bytes)?,
            Body::Copy(Blob::Memory(bytes)) => file.write(bytes)?,
            Body::Copy(Blob::Disk { path, fingerprint, .. }) => {
                let mut hasher = FingerprintHasher::default();
                read_in_pieces(path, |piece| {
                    hasher.write(piece);
                    file.write(piece)
                })?;
                if hasher.fingerprint() != *fingerprint {
                    return Err(EmitError::SourceChanged { path: path.clone() });
                }
            }
        }
        file.close()
    }

    fn make_stage(&self) -> Result<(), EmitError> {
        self.disk.make_folder(&self.bench.stage())?;
        self.staging.store(true, Release);
        Ok(())
    }
}

fn gather(all: Vec<Result<Settled, Fault>>) -> Result<Result<Vec<Settled>, Vec<Diagnostic>>, EmitError> {
    let (mut settled, mut diagnostics, mut faulty) = (Vec::with_capacity(all.len()), Vec::new(), false);
    for one in all {
        match one {
            Ok(one) => settled.push(one),
            Err(Fault::World(error)) => return Err(error),
            Err(Fault::Site(contents)) => {
                faulty = true;
                diagnostics.extend(contents);
            }
            Err(Fault::Skipped) => {}
        }
    }
    diagnostics.sort();
    diagnostics.dedup();
    Ok(if faulty { Err(diagnostics) } else { Ok(settled) })
}
