//! The door through which a rendered site reaches the disk.
//!
//! A build writes into a folder that people look at, that they may have filled by mistake with something of their own,
//! and that another program may be serving. So four things hold, and the order of steps follows from them:
//!
//! - **Nothing is written when there are errors.** Every file is rendered and staged before the first one is moved.
//! - **Every file is whole.** It is written in `staged/` beside the output and renamed into place. Where there is no output
//!   yet, the files are staged as the tree that it will be, and appear with one rename.
//! - **Only our own files are replaced or deleted.** The manifest says which are ours. Before the first rename it is
//!   replaced by the union of old and new, so that it says so after a kill, too. If anything else lies in the output, the
//!   build stops before it has written anything.
//! - **What has not changed is not touched**, and if its input has not changed it is not even rendered.
//!
//! Nothing is forced to the disk (`fsync`): after a power cut a file may be empty, and the next build sees from its
//! length that it must be written again.
//!
//! This folder does not know what a brief is: a site is a list of paths, with a way to render each and to ask for the
//! fingerprint of its input.
//!
//! # The protocol
//!
//! 1. **Admit** the output folder (`guard.rs`).
//! 2. **Open** the workbench `.NAME.briefpress/` beside it (`workbench.rs`) and take its lock.
//! 3. **Scan** the output once (`contents.rs`). A file that the manifest does not list is foreign, and the build is
//!    refused.
//! 4. **Settle** each file (`settle.rs`): keep it if its stamp and its input are those of the manifest, else render it, and
//!    stage it if it differs from the disk. If any page has an error, stop here.
//! 5. **Plan the change** as a value (`change.rs`): the union of old and new, what must go first, folders, moves, what goes
//!    last.
//! 6. **Replace** (`replace.rs`). Write the union as an `unfinished` manifest, move files in, delete, write the new
//!    manifest. A new output comes by one rename of the staged tree, so it is there whole or not at all. An empty folder
//!    that was found is kept, and files are moved into it; an empty folder that has come since is replaced.
//!
//! After a kill the union says what is ours. `disk.rs` is the only file that changes the disk, so a test can stop a build
//! after any number of changes.

#![expect(clippy::disallowed_methods, reason = "this is the door out")]

mod change;
mod contents;
mod disk;
mod error;
mod guard;
mod manifest;
mod output;
mod paths;
mod removal;
mod replace;
mod settle;
mod workbench;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_change;
#[cfg(test)]
mod tests_kill;
#[cfg(test)]
mod tests_refuse;

pub use error::{EmitError, FolderRefusal};
pub use manifest::BuildKind;
pub use output::{BuildSummary, Outcome, Output, OutputFolder, Removal, Removals, WriteReason};
pub use removal::pages_below;

use disk::Disk;
use manifest::Manifest;
use settle::Settling;
use workbench::{StagingLayout, Workbench};

/// Brings the output folder to what the site says: writes what differs, deletes what earlier builds wrote and this one
/// does not. `progress` is told, from several threads, how many files are settled.
///
/// # Errors
/// When the folder is refused, another build is writing it, a source changes meanwhile, or the disk does not obey. Up
/// to the moment when every file is rendered and staged, an error leaves the output as it was; after that the next
/// build completes this one.
pub fn emit(
    folder: &OutputFolder,
    output: &dyn Output,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Outcome, EmitError> {
    emit_on(&Disk::default(), folder, output, progress)
}

fn emit_on(
    disk: &Disk,
    folder: &OutputFolder,
    output: &dyn Output,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Outcome, EmitError> {
    let paths = output.paths();
    change::check_paths(paths)?;
    let bench = Workbench::beside(&guard::admit(folder)?).expect("an admitted folder has a name");
    // Without a workbench nothing in the output is ours: look before anything is written, even the workbench.
    if !bench.exists()? {
        let nothing = Manifest::default();
        guard::refuse_foreign(&bench, paths, &nothing, contents::scan(&bench.output, &nothing)?)?;
    }
    let _lock = bench.open(disk)?;
    guard::refuse_mount_point(&bench)?;
    let old = bench.read_manifest()?;
    let contents = guard::refuse_foreign(&bench, paths, &old, contents::scan(&bench.output, &old)?)?;
    if let Some(removal) = removal::too_much(folder, paths, &old) {
        bench.clear(disk)?;
        return Ok(Outcome::TooMuch(removal));
    }
    let layout = StagingLayout::of(&contents);
    let settling = Settling {
        disk,
        bench: &bench,
        output,
        progress,
        old: &old,
        contents: &contents,
        layout,
        has_staged_folder: false.into(),
    };
    let result = settling.run().and_then(|settled| match settled {
        Ok(settled) => {
            let change = change::plan(paths, &settled, &old, &contents);
            replace::replace(disk, &bench, layout, &change, &old, folder.kind)?;
            Ok(Outcome::Done(change::summary(paths, &settled, change)))
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
