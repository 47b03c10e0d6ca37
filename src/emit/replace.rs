//! Makes the output what was planned.
//!
//! First each folder is checked for write permission: a failure halfway would leave a mixture of old and new files.
//!
//! From the first step after that to the last the manifest on disk is the union of old and new, and lists as unknown what is
//! being replaced. So wherever this stops, the next build knows every file that is ours, and renders or compares those
//! that it cannot be sure of.

use super::change::ChangePlan;
use super::disk::{Disk, is_real_folder, may_change};
use super::error::{EmitError, FolderRefusal};
use super::manifest::{BuildKind, Manifest, Records};
use super::paths::join;
use super::workbench::{StagingLayout, Workbench};
use rayon::prelude::*;
use std::fs;
use std::path::Path;

/// Carries out a change and writes down what is then there.
pub(super) fn replace(
    disk: &Disk,
    bench: &Workbench,
    layout: StagingLayout,
    change: &ChangePlan,
    old: &Manifest,
    kind: BuildKind,
) -> Result<(), EmitError> {
    let output = &bench.output;
    if !change.is_empty() {
        if is_real_folder(output) {
            change.touched.iter().try_for_each(|folder| may_change(&join(output, folder)))?;
        }
        bench.write_manifest(disk, &change.union, None)?;
        match layout {
            StagingLayout::Numbered => move_in(disk, bench, change)?,
            StagingLayout::Whole => appear(disk, bench)?,
        }
    }
    change.wrong_modes.iter().try_for_each(|path| disk.mend_mode(&join(output, path)))?;
    if old.kind() == Some(kind) && old.records == change.records {
        return Ok(());
    }
    bench.write_manifest(disk, &change.records, Some(kind))
}

/// Moves every staged file, one by one, to where it belongs, and deletes what is stale.
fn move_in(disk: &Disk, bench: &Workbench, change: &ChangePlan) -> Result<(), EmitError> {
    let output = &bench.output;
    disk.make_folders(output)?;
    remove(disk, output, &change.early_files, &change.early_folders)?;
    disk.make_tree(output, change.new_folders.iter().map(String::as_str))?;
    change.moves.par_iter().try_for_each(|(number, path)| {
        disk.rename(&bench.staged_file(StagingLayout::Numbered, *number, path), &join(output, path))
    })?;
    remove(disk, output, &change.late_files, &change.late_folders)
}

/// Lets an output appear where there was nothing. What somebody has put there meanwhile is left alone, and stays theirs:
/// the union, which would have the next build write over it, is taken back.
fn appear(disk: &Disk, bench: &Workbench) -> Result<(), EmitError> {
    let (staged, output) = (bench.staged_folder(), &bench.output);
    let Err(error) = disk.rename(&staged, output) else { return Ok(()) };
    if !(is_real_folder(&staged) && fs::symlink_metadata(output).is_ok()) {
        return Err(error);
    }
    bench.write_manifest(disk, &Records::new(), None)?;
    Err(EmitError::refused(output, FolderRefusal::Appeared))
}

fn remove(disk: &Disk, output: &Path, files: &[String], folders: &[String]) -> Result<(), EmitError> {
    files.par_iter().try_for_each(|path| disk.remove_file(&join(output, path)))?;
    folders.iter().try_for_each(|path| disk.remove_folder_if_empty(&join(output, path)))
}
