//! The folder beside the output where a build prepares what it then moves in.
//!
//! For `public` it is `.public.briefpress`, on the same file system, since only there a rename is a single step. It
//! holds the manifest, the lock, `staged/`, and a `.gitignore` that hides all of them, so that it is committed nowhere,
//! whatever the site's own `.gitignore` says. The system takes a lock from a process that ends, so a lock is never left
//! behind by a kill.

use super::contents::Contents;
use super::disk::{Disk, folder_exists, is_real_folder};
use super::error::EmitError;
use super::manifest::{self, BuildKind, Manifest, Origin, Records};
use super::paths::join;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

const IGNORE_ALL: &[u8] = b"*\n";

/// How new files wait in `staged/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StagingLayout {
    /// Each under its number, to be moved into the output by itself.
    Numbered,
    /// At their places below `staged/`, which becomes the output in one step.
    Whole,
}

impl StagingLayout {
    /// Returns how to stage files for an output with these contents.
    pub fn of(contents: &Contents) -> Self {
        // Elsewhere than on Unix no folder can be renamed while a program, such as one that looks for viruses, has a file in
        // it open.
        if contents.is_absent && cfg!(unix) { Self::Whole } else { Self::Numbered }
    }
}

/// The folder beside one output folder.
pub(super) struct Workbench {
    pub output: PathBuf,
    pub folder: PathBuf,
}

/// The right to write the output, for as long as this is held.
pub(super) struct Lock(pub(super) File);

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing is not enough: a process that another thread is just starting holds a copy of the file, and with it
        // the lock, until it has become its program. Where unlocking fails, closing must do.
        drop(self.0.unlock());
    }
}

impl Workbench {
    /// Returns the workbench of an output folder; `None` for a path without a name, such as `/` or `..`.
    pub fn beside(output: &Path) -> Option<Self> {
        let mut name = std::ffi::OsString::from(".");
        name.push(output.file_name()?);
        name.push(".briefpress");
        Some(Self { output: output.to_owned(), folder: output.with_file_name(name) })
    }

    /// Whether a folder bears the name of a workbench.
    pub fn is_workbench(folder: &Path) -> bool {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        name.starts_with('.') && name.ends_with(".briefpress")
    }

    /// Whether the workbench exists.
    pub fn exists(&self) -> Result<bool, EmitError> {
        folder_exists(&self.folder, &self.output)
    }

    /// Makes the workbench if it is missing, locks it for this build, and clears what a killed build left.
    pub fn open(&self, disk: &Disk) -> Result<Lock, EmitError> {
        if !is_real_folder(&self.folder) {
            disk.make_folders(&self.folder)?;
        }
        let path = self.folder.join("lock");
        let lock = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
        let lock = Lock(lock.map_err(EmitError::disk("open", &path))?);
        match lock.0.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(EmitError::InUse { output: self.output.clone() }),
            // A file system without locks: two builds at once are then the user's care.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(EmitError::disk("lock", &path)(error)),
        }
        let ignore = self.folder.join(".gitignore");
        if fs::symlink_metadata(&ignore).map_or(0, |metadata| metadata.len()) != IGNORE_ALL.len() as u64 {
            disk.write(&ignore, IGNORE_ALL)?;
        }
        self.clear(disk)?;
        Ok(lock)
    }

    /// Returns the folder for staged files.
    pub fn staged_folder(&self) -> PathBuf {
        self.folder.join("staged")
    }

    /// Returns where the new file of this number and path is staged.
    pub fn staged_file(&self, layout: StagingLayout, number: usize, path: &str) -> PathBuf {
        match layout {
            StagingLayout::Numbered => self.staged_folder().join(number.to_string()),
            StagingLayout::Whole => join(&self.staged_folder(), path),
        }
    }

    /// Deletes all staged files.
    pub fn clear(&self, disk: &Disk) -> Result<(), EmitError> {
        disk.clear(&self.staged_folder())
    }

    /// Returns what earlier builds wrote down. What is there but no manifest is [`Origin::Unreadable`], not an error.
    pub fn read_manifest(&self) -> Result<Manifest, EmitError> {
        match fs::read(self.manifest()) {
            Ok(bytes) => Ok(Manifest::parse(&String::from_utf8_lossy(&bytes))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Manifest::default()),
            Err(error) if error.kind() == ErrorKind::IsADirectory => {
                Ok(Manifest { origin: Origin::Unreadable, ..Manifest::default() })
            }
            Err(error) => Err(EmitError::disk("read", &self.manifest())(error)),
        }
    }

    /// Puts a new manifest, unfinished without a kind, in the place of the old one in a single step.
    pub fn write_manifest(&self, disk: &Disk, records: &Records, kind: Option<BuildKind>) -> Result<(), EmitError> {
        let aside = self.folder.join("manifest.new");
        disk.write(&aside, manifest::write(records, kind).as_bytes())?;
        disk.rename(&aside, &self.manifest())
    }

    /// Returns where the manifest stands.
    pub fn manifest(&self) -> PathBuf {
        self.folder.join("manifest")
    }
}
