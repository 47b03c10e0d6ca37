//! Makes the output what was planned.
//!
//! First it is asked whether every folder may be changed, since a refusal in the midst of it would leave a mixture.
//!
//! From the first step after that to the last the manifest on disk is the union of old and new, and lists as unknown what is
//! being replaced. So wherever this stops, the next build knows every file that is ours, and renders or compares those
//! that it cannot be sure of.

use super::disk::{Disk, is_real_folder, may_change};
use super::error::EmitError;
use super::manifest::{Kind, Manifest};
use super::plan::{Change, ancestors, place};
use super::workbench::Workbench;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

/// Carries out a change and writes down what is then there.
pub(super) fn replace(
    disk: &Disk,
    bench: &Workbench,
    change: &Change,
    old: &Manifest,
    kind: Kind,
) -> Result<(), EmitError> {
    let output = bench.output();
    if !change.is_empty() {
        if is_real_folder(output) {
            change.touched.iter().try_for_each(|folder| may_change(&place(output, folder)))?;
        }
        bench.write_manifest(disk, &change.union, None)?;
        disk.make_folders(output)?;
        remove(disk, output, &change.early_files, &change.early_folders)?;
        make_folders(disk, output, &change.new_folders)?;
        change
            .moves
            .par_iter()
            .try_for_each(|(number, path)| disk.rename(&bench.staged(*number), &place(output, path)))?;
        remove(disk, output, &change.late_files, &change.late_folders)?;
    }
    change.modes.iter().try_for_each(|path| disk.mend_mode(&place(output, path)))?;
    if old.kind() == Some(kind) && old.records == change.records {
        return Ok(());
    }
    bench.write_manifest(disk, &change.records, Some(kind))
}

/// Makes folders, those of one depth at once, parents first.
fn make_folders(disk: &Disk, output: &Path, folders: &[String]) -> Result<(), EmitError> {
    let mut levels: BTreeMap<usize, Vec<&String>> = BTreeMap::new();
    for folder in folders {
        levels.entry(ancestors(folder).count()).or_default().push(folder);
    }
    levels
        .values()
        .try_for_each(|level| level.par_iter().try_for_each(|folder| disk.make_folder(&place(output, folder))))
}

fn remove(disk: &Disk, output: &Path, files: &[String], folders: &[String]) -> Result<(), EmitError> {
    files.par_iter().try_for_each(|path| disk.remove_file(&place(output, path)))?;
    folders.iter().try_for_each(|path| disk.remove_folder_if_empty(&place(output, path)))
}
