//! Files that a command makes for the user to go on with. They are the user's from then on, so none is ever written
//! over.
//!
//! All of them are written or none: half a file, or half a site, would stand in the way of the next try.

use anyhow::{Context, Result};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes files that are not there, with the folders around them.
///
/// # Errors
/// The first file that cannot be written. Nothing of what was made before it is left.
pub fn write_new<'a>(files: impl IntoIterator<Item = (PathBuf, &'a [u8])>) -> Result<()> {
    let mut made = Made::default();
    for (path, bytes) in files {
        if let Err(error) = made.write(&path, bytes) {
            made.undo();
            return Err(error).with_context(|| format!("cannot write `{}`; nothing was written", path.display()));
        }
    }
    Ok(())
}

/// What a command has made so far.
#[derive(Default)]
struct Made {
    files: Vec<PathBuf>,
    /// Outer folders before inner ones.
    folders: Vec<PathBuf>,
}

impl Made {
    fn write(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.make_folders(path.parent().unwrap_or(path))?;
        let mut file = fs::File::create_new(path)?;
        self.files.push(path.to_owned());
        file.write_all(bytes)?;
        // Some file systems report a full disk only now.
        file.sync_all()
    }

    fn make_folders(&mut self, folder: &Path) -> io::Result<()> {
        let missing = folder.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let missing: Vec<&Path> = missing.collect();
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => self.folders.push(folder.to_owned()),
                // Of `a/..` both are one folder, and somebody else may have been faster.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        // An empty path is the working folder; anything else must be a folder by now.
        fs::create_dir_all(folder)
    }

    /// Takes away what was made. What cannot be taken away stays: the reason that is shown is the first one.
    fn undo(&self) {
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
