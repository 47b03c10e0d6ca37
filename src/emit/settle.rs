//! Settles what each file of the site shall hold, and stages those that are not so on disk.
//!
//! Files are settled in parallel. Each is rendered if it is due, compared with the disk, staged if it differs, and dropped.
//! Only a record stays, so memory does not grow with the site. A file that is copied is hashed while it streams; if that
//! gives another fingerprint than when the site was loaded, pages may already speak of a file that no longer exists, and
//! the build stops.

use super::contents::Contents;
use super::disk::{Disk, WrittenStamp, holds, stream};
use super::error::EmitError;
use super::manifest::{Manifest, Record};
use super::output::{Output, WriteReason};
use super::paths::{folders, join};
use super::workbench::{StagingLayout, Workbench};
use crate::base::{Blob, Body, Diagnostic, Fingerprint};
use rayon::prelude::*;
use std::io::ErrorKind;
use std::sync::atomic::{
    AtomicBool, AtomicUsize,
    Ordering::{Acquire, Relaxed, Release},
};

/// Returns the record of a file that need not be rendered, or the reason to render it. `listed` is its line in the
/// manifest. `input` is slow, so it is asked for last.
pub(super) fn reuse(
    listed: Option<&Option<Record>>,
    stamp: Option<WrittenStamp>,
    input: impl FnOnce() -> Fingerprint,
) -> Result<Record, WriteReason> {
    match (listed, stamp) {
        (None, _) => Err(WriteReason::New),
        (Some(_), None) => Err(WriteReason::Missing),
        (Some(None), Some(_)) => Err(WriteReason::Unknown),
        (Some(Some(record)), Some(stamp)) if record.stamp != stamp => Err(WriteReason::Altered),
        (Some(Some(record)), Some(_)) if record.input != input() => Err(WriteReason::InputChanged),
        (Some(Some(record)), Some(_)) => Ok(*record),
    }
}

/// A file whose content is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Settled {
    /// What the manifest will say.
    pub record: Record,
    pub step: Step,
}

/// What was done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Not rendered: what stands on disk is what its input gave.
    Kept,
    /// Rendered, and the same as its file.
    Same,
    /// Rendered and staged.
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
    pub layout: StagingLayout,
    /// Whether the folder for staged files has been made.
    pub has_staged_folder: AtomicBool,
}

/// The result for one file: the problems are those of the site.
type SettleResult = Result<Result<Settled, Vec<Diagnostic>>, EmitError>;

impl Settling<'_> {
    /// Settles all files, in their order, or returns all diagnostics, sorted, each once.
    pub fn run(&self) -> Result<Result<Vec<Settled>, Vec<Diagnostic>>, EmitError> {
        let paths = self.output.paths();
        if self.layout == StagingLayout::Whole && !paths.is_empty() {
            self.make_staged_folder()?;
            self.disk.make_tree(&self.bench.staged_folder(), folders(paths.iter().map(|path| &**path)))?;
        }
        let done = AtomicUsize::new(0);
        let settle = |number| {
            let settled = self.settle(number);
            (self.progress)(done.fetch_add(1, Relaxed) + 1);
            settled
        };
        let (slow, others): (Vec<usize>, Vec<usize>) =
            (0..paths.len()).partition(|number| self.output.is_slow(*number));
        let mut settled: Vec<Option<Settled>> = vec![None; paths.len()];
        for numbers in [others, slow] {
            // One by one: beside each other stand files of one kind, of which one may take a thousand times as long as a page.
            // An error of the disk ends it for all.
            let files = numbers.par_iter().with_max_len(1);
            let results = files.map(|number| settle(*number)).collect::<Result<Vec<_>, EmitError>>()?;
            let mut problems = Vec::new();
            for (number, result) in numbers.into_iter().zip(results) {
                match result {
                    Ok(one) => settled[number] = Some(one),
                    Err(wrong) => problems.extend(wrong),
                }
            }
            if !problems.is_empty() {
                problems.sort();
                problems.dedup();
                return Ok(Err(problems));
            }
        }
        Ok(Ok(settled.into_iter().flatten().collect()))
    }

    fn settle(&self, number: usize) -> SettleResult {
        let path = &*self.output.paths()[number];
        let stamp = self.contents.files.get(path).copied();
        match reuse(self.old.records.get(path), stamp, || self.output.input(number)) {
            Ok(record) => Ok(Ok(Settled { record, step: Step::Kept })),
            Err(reason) => self.render(number, path, reason),
        }
    }

    fn render(&self, number: usize, path: &str, reason: WriteReason) -> SettleResult {
        let (artifact, input) = match self.output.render(number) {
            Ok(rendered) => rendered,
            Err(problems) => return Ok(Err(problems)),
        };
        debug_assert_eq!(artifact.path, path, "a number renders its own file");
        let (stamp, step) = match self.same_on_disk(path, &artifact.body)? {
            Some(stamp) => (stamp, Step::Same),
            None => (self.write_staged(number, path, &artifact.body)?, Step::Staged(reason)),
        };
        Ok(Ok(Settled { record: Record { input, stamp }, step }))
    }

    /// Returns the stamp of the file on disk, if its bytes are those.
    fn same_on_disk(&self, path: &str, body: &Body) -> Result<Option<WrittenStamp>, EmitError> {
        let Some(stamp) = self.contents.files.get(path) else { return Ok(None) };
        let at = join(&self.bench.output, path);
        let is_same = match body {
            Body::Bytes(bytes) => stamp.length == bytes.len() as u64 && holds(&at, bytes)?,
            Body::Copy(Blob::Memory(bytes)) => stamp.length == bytes.len() as u64 && holds(&at, bytes)?,
            Body::Copy(blob) => stamp.length == blob.length() && stream(&at, |_| Ok(()))? == blob.fingerprint(),
        };
        Ok(is_same.then_some(*stamp))
    }

    fn write_staged(&self, number: usize, path: &str, body: &Body) -> Result<WrittenStamp, EmitError> {
        // Not before it is needed: where nothing is due, the workbench stays as it is. Two threads may both make it.
        if !self.has_staged_folder.load(Acquire) {
            self.make_staged_folder()?;
        }
        let at = self.bench.staged_file(self.layout, number, path);
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
                if stream(path, |piece| file.write(piece))? != *fingerprint {
                    return Err(EmitError::SourceChanged { path: path.clone() });
                }
            }
        }
        file.close()
    }

    fn make_staged_folder(&self) -> Result<(), EmitError> {
        self.disk.make_folder(&self.bench.staged_folder())?;
        self.has_staged_folder.store(true, Release);
        Ok(())
    }
}
