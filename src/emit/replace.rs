//! Makes the output what was planned.
//!
//! First it is asked whether every folder may be changed, since a refusal in the midst of it would leave a mixture.
//!
//! From the first step after that to the last the manifest on disk is the union of old and new, and lists as unknown what is
//! being replaced. So wherever this stops, the next build knows every file that is ours, and renders or compares those
//! that it cannot be sure of.

use super::change::Change;
use super::disk::{Disk, is_real_folder, may_change};
use super::error::{EmitError, Refusal};
use super::manifest::{BuildKind, Manifest, Records};
use super::paths::place;
use super::workbench::{Stage, Workbench};
use rayon::prelude::*;
use std::fs;
use std::path::Path;

/// Carries out a change and writes down what is then there.
pub(super) fn replace(
    disk: &Disk,
    bench: &Workbench,
    stage: Stage,
    change: &Change,
    old: &Manifest,
    kind: BuildKind,
) -> Result<(), EmitError> {
    let output = bench.output();
    if !change.is_empty() {
        if is_real_folder(output) {
            change.touched.iter().try_for_each(|folder| may_change(&place(output, folder)))?;
        }
        bench.write_manifest(disk, &change.union, None)?;
        match stage {
            Stage::Numbered => move_in(disk, bench, change)?,
            Stage::Whole => appear(disk, bench)?,
        }
    }
    change.modes.iter().try_for_each(|path| disk.mend_mode(&place(output, path)))?;
    if old.kind() == Some(kind) && old.records == change.records {
        return Ok(());
    }
    bench.write_manifest(disk, &change.records, Some(kind))
}

/// Moves every file that waits, one by one, to where it belongs, and deletes what is stale.
fn move_in(disk: &Disk, bench: &Workbench, change: &Change) -> Result<(), EmitError> {
    let output = bench.output();
    disk.make_folders(output)?;
    remove(disk, output, &change.early_files, &change.early_folders)?;
    disk.make_tree(output, change.new_folders.iter().map(String::as_str))?;
    change.moves.par_iter().try_for_each(|(number, path)| {
        disk.rename(&bench.staged(Stage::Numbered, *number, path), &place(output, path))
    })?;
    remove(disk, output, &change.late_files, &change.late_folders)
}

/// Lets an output appear where there was nothing. What somebody has put there meanwhile is left alone, and stays theirs:
/// the union, which would have the next build write over it, is taken back.
fn appear(disk: &Disk, bench: &Workbench) -> Result<(), EmitError> {
    let (stage, output) = (bench.stage(), bench.output());
    let Err(error) = disk.rename(&stage, output) else { return Ok(()) };
    if !(is_real_folder(&stage) && fs::symlink_metadata(output).is_ok()) {
        return Err(error);
    }
    bench.write_manifest(disk, &Records::new(), None)?;
    Err(EmitError::Refused { output: output.to_owned(), refusal: Refusal::Appeared })
}

fn remove(disk: &Disk, output: &Path, files: &[String], folders: &[String]) -> Result<(), EmitError> {
    files.par_iter().try_for_each(|path| disk.remove_file(&place(output, path)))?;
    folders.iter().try_for_each(|path| disk.remove_folder_if_empty(&place(output, path)))
}
