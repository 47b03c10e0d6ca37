//! Settles what each file of the site shall hold, and sets aside those that are not so on disk.
//!
//! Entries are settled in parallel, and of each only a record is kept: what was rendered is compared with the disk,
//! written aside if it differs, and forgotten, so memory does not grow with the site. A file that is copied is hashed
//! while it streams; if that gives another fingerprint than when the site was loaded, pages may already speak of a file
//! that no longer exists, and the build stops.

use super::disk::{Disk, Stamp, read_in_pieces};
use super::error::EmitError;
use super::found::Found;
use super::manifest::{Manifest, Record};
use super::plan::{Standing, place, standing};
use super::workbench::Workbench;
use super::{Entry, Output, Reason};
use crate::base::fingerprint::FingerprintHasher;
use crate::base::{Blob, Body, Diagnostic, Fingerprint};
use rayon::prelude::*;
use std::hash::Hasher;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

/// An entry whose content is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Settled {
    /// What the manifest will say.
    pub record: Record,
    /// What was done.
    pub step: Step,
}

/// What was done with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Not rendered: its file is what this input gave.
    Kept,
    /// Rendered, and the same as its file.
    Same,
    /// Rendered and set aside.
    Staged(Reason),
}

/// All that settling needs.
pub(super) struct Settling<'a> {
    pub disk: &'a Disk,
    pub bench: &'a Workbench,
    pub output: &'a dyn Output,
    pub progress: &'a (dyn Fn(usize) + Sync),
    pub old: &'a Manifest,
    pub found: &'a Found,
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
    /// Settles all entries, in their order, or gives all diagnostics, sorted, each once.
    pub fn run(&self) -> Result<Result<Vec<Settled>, Vec<Diagnostic>>, EmitError> {
        let entries = self.output.entries();
        let standings: Vec<_> = entries.iter().map(|entry| self.standing(entry)).collect();
        let due = standings.iter().filter(|standing| matches!(standing, Standing::Due(_))).count();
        if due > 0 {
            self.bench.make_stage(self.disk)?;
        }
        let done = AtomicUsize::new(entries.len() - due);
        (self.progress)(entries.len() - due);
        let failed = AtomicBool::new(false);
        let settle = |(number, standing)| match standing {
            Standing::Kept(record) => Ok(Settled { record, step: Step::Kept }),
            Standing::Due(_) if failed.load(Relaxed) => Err(Fault::Skipped),
            Standing::Due(reason) => {
                let settled = self.settle(number, &entries[number], reason);
                if matches!(settled, Err(Fault::World(_))) {
                    failed.store(true, Relaxed);
                }
                (self.progress)(done.fetch_add(1, Relaxed) + 1);
                settled
            }
        };
        let settled: Vec<_> = standings.into_par_iter().enumerate().map(settle).collect();
        gather(settled)
    }

    fn standing(&self, entry: &Entry) -> Standing {
        let stamp = self.found.files.get(&entry.path).copied();
        standing(entry, self.old.records.get(&entry.path), stamp)
    }

    fn settle(&self, number: usize, entry: &Entry, reason: Reason) -> Result<Settled, Fault> {
        let artifact = self.output.render(entry).map_err(Fault::Site)?;
        debug_assert_eq!(artifact.path, *entry.path, "an entry renders its own file");
        let (content, length) = match &artifact.body {
            Body::Bytes(bytes) => (Fingerprint::of_bytes(bytes), bytes.len() as u64),
            Body::Copy(blob) => (blob.fingerprint(), blob.length()),
        };
        let same = self.same_on_disk(&entry.path, content, length)?;
        let (stamp, step) = match same {
            Some(stamp) => (stamp, Step::Same),
            None => (self.stage(number, &artifact.body)?, Step::Staged(reason)),
        };
        Ok(Settled { record: Record { input: entry.input, content, stamp }, step })
    }

    /// The stamp of the file on disk, if its bytes are those; it is read only if the manifest does not vouch for it.
    fn same_on_disk(&self, path: &str, content: Fingerprint, length: u64) -> Result<Option<Stamp>, EmitError> {
        let stamp = self.found.files.get(path).filter(|stamp| stamp.length == length);
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

    fn stage(&self, number: usize, body: &Body) -> Result<Stamp, EmitError> {
        let at = self.bench.staged(number);
        match body {
            Body::Bytes(bytes) => self.disk.write(&at, bytes),
            Body::Copy(Blob::Memory(bytes)) => self.disk.write(&at, bytes),
            Body::Copy(Blob::Disk { path, fingerprint, .. }) => {
                let mut file = self.disk.create(&at)?;
                let mut hasher = FingerprintHasher::default();
                read_in_pieces(path, |piece| {
                    hasher.write(piece);
                    file.write(piece)
                })?;
                if hasher.fingerprint() != *fingerprint {
                    return Err(EmitError::SourceChanged { path: path.clone() });
                }
                file.close()
            }
        }
    }
}

fn gather(all: Vec<Result<Settled, Fault>>) -> Result<Result<Vec<Settled>, Vec<Diagnostic>>, EmitError> {
    let (mut settled, mut diagnostics, mut faulty) = (Vec::with_capacity(all.len()), Vec::new(), false);
    for one in all {
        match one {
            Ok(one) => settled.push(one),
            Err(Fault::World(error)) => return Err(error),
            Err(Fault::Site(found)) => {
                faulty = true;
                diagnostics.extend(found);
            }
            Err(Fault::Skipped) => {}
        }
    }
    diagnostics.sort();
    diagnostics.dedup();
    Ok(if faulty { Err(diagnostics) } else { Ok(settled) })
}
