//! Every change to the disk, each with an error that names the path.
//!
//! All of them pass here so that a test can cut a build short after any number of them and see what is left.

use super::error::{EmitError, FolderRefusal};
use super::paths::{ancestors, join};
use crate::base::{Fingerprint, fingerprint};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::time::UNIX_EPOCH;

/// What tells, without reading it, that a file is still the one that was written.
///
/// A change that keeps the length and falls into the same tick of the file system's clock is not seen. Make and git
/// live with that, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WrittenStamp {
    /// In bytes.
    pub length: u64,
    /// Nanoseconds since 1970, negative before.
    pub modified: i128,
}

impl WrittenStamp {
    /// Returns the stamp of a file whose metadata are at hand.
    pub fn of(metadata: &Metadata, path: &Path) -> Result<Self, EmitError> {
        let modified = metadata.modified().map_err(EmitError::disk("read the time of", path))?;
        let modified = match modified.duration_since(UNIX_EPOCH) {
            Ok(since) => since.as_nanos().cast_signed(),
            Err(before) => -before.duration().as_nanos().cast_signed(),
        };
        Ok(Self { length: metadata.len(), modified })
    }
}

/// Whoever serves the output may be somebody else, so its files and folders are readable whatever the umask.
const FILE_MODE: u32 = 0o644;
const FOLDER_MODE: u32 = 0o755;

/// The file system, as far as it is changed.
#[derive(Default)]
pub(super) struct Disk {
    /// How many changes are still let through; without it, all.
    #[cfg(test)]
    pub budget: Option<std::sync::atomic::AtomicUsize>,
}

impl Disk {
    /// Makes a folder, 0755 whatever the umask. It may exist; its parent must.
    pub fn make_folder(&self, path: &Path) -> Result<(), EmitError> {
        self.spend(path)?;
        match fs::create_dir(path) {
            Ok(()) => set_mode(FOLDER_MODE, path, |permissions| fs::set_permissions(path, permissions)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && is_real_folder(path) => Ok(()),
            Err(error) => Err(EmitError::disk("make the folder", path)(error)),
        }
    }

    /// Makes a folder and those above it.
    pub fn make_folders(&self, path: &Path) -> Result<(), EmitError> {
        match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() && !parent.exists() => self.make_folders(parent)?,
            _ => {}
        }
        self.make_folder(path)
    }

    /// Makes folders below one that is there, those of one depth at once, parents first.
    pub fn make_tree<'a>(&self, below: &Path, folders: impl Iterator<Item = &'a str>) -> Result<(), EmitError> {
        let mut levels: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for folder in folders {
            levels.entry(ancestors(folder).count()).or_default().push(folder);
        }
        let make = |folder: &&str| self.make_folder(&join(below, folder));
        levels.values().try_for_each(|level| level.par_iter().try_for_each(make))
    }

    /// Begins a file, 0644 whatever the umask, where nothing stands.
    pub fn create<'a>(&'a self, path: &'a Path) -> Result<NewFile<'a>, EmitError> {
        self.open(path, OpenOptions::new().create_new(true))
    }

    /// Writes a whole file, over one that stands there.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), EmitError> {
        let mut file = self.open(path, OpenOptions::new().create(true).truncate(true))?;
        file.write(bytes)?;
        file.close().map(drop)
    }

    fn open<'a>(&'a self, path: &'a Path, options: &mut OpenOptions) -> Result<NewFile<'a>, EmitError> {
        self.spend(path)?;
        let file = options.write(true).open(path).map_err(EmitError::disk("write", path))?;
        Ok(NewFile { disk: self, path, file })
    }

    /// Moves a file into place, over one that stands there, or a folder, over an empty one at most.
    pub fn rename(&self, from: &Path, to: &Path) -> Result<(), EmitError> {
        self.spend(to)?;
        fs::rename(from, to).map_err(EmitError::disk("replace", to))
    }

    /// Gives a file or folder its permissions again, if it is still there.
    pub fn mend_mode(&self, path: &Path) -> Result<(), EmitError> {
        self.spend(path)?;
        let Ok(metadata) = fs::symlink_metadata(path) else { return Ok(()) };
        let mode = if metadata.is_dir() { FOLDER_MODE } else { FILE_MODE };
        set_mode(mode, path, |permissions| fs::set_permissions(path, permissions))
    }

    /// Deletes a file, if it is still there.
    pub fn remove_file(&self, path: &Path) -> Result<(), EmitError> {
        self.spend(path)?;
        match fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(EmitError::disk("delete", path)(error)),
            _ => Ok(()),
        }
    }

    /// Deletes a folder, if it is empty.
    pub fn remove_folder_if_empty(&self, path: &Path) -> Result<(), EmitError> {
        self.spend(path)?;
        match fs::remove_dir(path) {
            Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::DirectoryNotEmpty) => {
                Err(EmitError::disk("delete the folder", path)(error))
            }
            _ => Ok(()),
        }
    }

    /// Deletes a folder of ours with all that it holds, if it is there. Links in it are deleted, not followed.
    pub fn clear(&self, path: &Path) -> Result<(), EmitError> {
        if fs::symlink_metadata(path).is_err() {
            return Ok(());
        }
        self.spend(path)?;
        fs::remove_dir_all(path).map_err(EmitError::disk("clear", path))
    }

    #[cfg(not(test))]
    fn spend(&self, _: &Path) -> Result<(), EmitError> {
        Ok(())
    }

    #[cfg(test)]
    fn spend(&self, path: &Path) -> Result<(), EmitError> {
        use std::sync::atomic::Ordering::SeqCst;
        let Some(budget) = &self.budget else { return Ok(()) };
        match budget.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1)) {
            Ok(_) => Ok(()),
            Err(_) => Err(EmitError::disk("go on with", path)(std::io::Error::other("killed"))),
        }
    }
}

/// A file that is being written.
pub(super) struct NewFile<'a> {
    disk: &'a Disk,
    path: &'a Path,
    file: File,
}

impl NewFile<'_> {
    /// Adds bytes.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), EmitError> {
        if let Err(killed) = self.disk.spend(self.path) {
            // What a kill in the midst of writing leaves behind: only tests come here.
            drop(self.file.write_all(&bytes[..bytes.len() / 2]));
            return Err(killed);
        }
        self.file.write_all(bytes).map_err(EmitError::disk("write", self.path))
    }

    /// Ends the file and says what tells it from another.
    pub fn close(self) -> Result<WrittenStamp, EmitError> {
        let metadata = self.file.metadata().map_err(EmitError::disk("write", self.path))?;
        if !has_mode(&metadata) {
            set_mode(FILE_MODE, self.path, |permissions| self.file.set_permissions(permissions))?;
        }
        WrittenStamp::of(&metadata, self.path)
    }
}

/// Reads a file in pieces and returns its fingerprint.
pub(super) fn stream(path: &Path, take: impl FnMut(&[u8]) -> Result<(), EmitError>) -> Result<Fingerprint, EmitError> {
    let cannot_read = |error| EmitError::disk("read", path)(error);
    let file = File::open(path).map_err(cannot_read)?;
    Ok(fingerprint::stream(file, cannot_read, take)?.1)
}

/// Whether a file holds these bytes and no more.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> Result<bool, EmitError> {
    Ok(fs::read(path).map_err(EmitError::disk("read", path))? == bytes)
}

/// Returns what the system says of a path, without following a link; `None` if nothing is there.
pub(super) fn metadata(path: &Path) -> Result<Option<Metadata>, EmitError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(EmitError::disk("look at", path)(error)),
    }
}

/// Whether a folder stands at this path, which an output needs for itself.
///
/// # Errors
/// If something else stands there.
pub(super) fn folder_exists(path: &Path, output: &Path) -> Result<bool, EmitError> {
    let refusal = match metadata(path)? {
        None => return Ok(false),
        Some(metadata) if metadata.is_dir() => return Ok(true),
        Some(metadata) if metadata.is_symlink() => FolderRefusal::SymbolicLink(path.to_owned()),
        Some(_) => FolderRefusal::NotAFolder(path.to_owned()),
    };
    Err(EmitError::refused(output, refusal))
}

/// Whether a folder, and no link to one, stands there.
pub(super) fn is_real_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// Whether something in a folder may be made, replaced and deleted, as far as the system says beforehand.
///
/// # Errors
/// What it says when it may not.
#[cfg(unix)]
pub(super) fn may_change(folder: &Path) -> Result<(), EmitError> {
    use rustix::fs::{Access, access};
    access(folder, Access::WRITE_OK | Access::EXEC_OK)
        .map_err(|error| EmitError::disk("change what is in", folder)(error.into()))
}

/// Elsewhere only the change itself can tell.
#[cfg(not(unix))]
pub(super) fn may_change(_: &Path) -> Result<(), EmitError> {
    Ok(())
}

/// Whether a file or folder has the permissions that a build sets.
#[cfg(unix)]
pub(super) fn has_mode(metadata: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let mode = if metadata.is_dir() { FOLDER_MODE } else { FILE_MODE };
    metadata.permissions().mode() & 0o7777 == mode
}

#[cfg(not(unix))]
pub(super) fn has_mode(_: &Metadata) -> bool {
    true
}

#[cfg(unix)]
fn set_mode(mode: u32, path: &Path, set: impl FnOnce(fs::Permissions) -> std::io::Result<()>) -> Result<(), EmitError> {
    use std::os::unix::fs::PermissionsExt;
    match set(fs::Permissions::from_mode(mode)) {
        // What we have just made is ours, so the file system itself, FAT for example, knows no modes.
        Err(error) if !matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::Unsupported) => {
            Err(EmitError::disk("set the mode of", path)(error))
        }
        _ => Ok(()),
    }
}

#[cfg(not(unix))]
fn set_mode(_: u32, _: &Path, _: impl FnOnce(fs::Permissions) -> std::io::Result<()>) -> Result<(), EmitError> {
    Ok(())
}
