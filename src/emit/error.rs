//! Why the output could not be written, as one line that names the path and says what to do.
//!
//! An error of the operating system says neither which file nor what now, so it never leaves this folder alone.

use crate::base::counted::first_of;
use crate::base::os_error::os_reason;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why nothing, or not everything, was written: one line.
#[derive(Debug, thiserror::Error)]
pub enum EmitError {
    /// The output folder is none that a site may be written to. Nothing was written.
    #[error("{} cannot be the output: {refusal}", shown(output))]
    Refused { output: PathBuf, refusal: FolderRefusal },
    /// Another build holds the lock. Nothing was written.
    #[error("another build is writing {}: wait for it, or choose another `--output`", shown(output))]
    InUse { output: PathBuf },
    /// A source file is another than when the site was loaded. The output is as it was.
    #[error("{} changed while the site was built: build again", shown(path))]
    SourceChanged { path: PathBuf },
    /// A path of the site that would leave the output, or is a file and a folder at once. Nothing was written.
    #[error("the site has a file {} that cannot be written: choose another URL for it", quoted(path))]
    BadPath { path: String },
    /// The operating system said no.
    #[error("cannot {doing} {}: {}; {}", shown(path), os_reason(error), remedy(error.kind()))]
    Disk { doing: &'static str, path: PathBuf, error: io::Error },
}

const OWN: &str = "give a folder of its own with `--output`";

/// Why a folder is no output folder. `it` is the folder, or the one beside it that the tool keeps for itself.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FolderRefusal {
    #[error("it is the root of a file system; {OWN}")]
    FileSystemRoot,
    /// What is named: the home folder, the working folder, the site's folder or a source.
    #[error("it is or holds {0}; {OWN}")]
    Holds(String),
    #[error("it lies in the source {}; {OWN}", shown(.0))]
    InSource(PathBuf),
    #[error("it lies in {}, which a build has written; {OWN}", shown(.0))]
    InOutput(PathBuf),
    #[error("{} is a symbolic link; {OWN}", shown(.0))]
    SymbolicLink(PathBuf),
    #[error("{} is not a folder; {OWN}", shown(.0))]
    NotAFolder(PathBuf),
    #[error("it holds `.git` or lies in one; {OWN}")]
    Git,
    /// No file can be renamed into it from beside it.
    #[error("it is a mount point; give a folder inside it with `--output`")]
    MountPoint,
    #[error("it holds files that are not ours: {}; move them away, or {OWN}", first_of(.0, |name| quoted(name)))]
    NotOurs(Vec<String>),
    #[error("something has been put there since the build began; move it away, or {OWN}")]
    Appeared,
    #[error("it holds files, and {}, which says whose they are, cannot be read; empty the folder, or {OWN}", shown(.0))]
    ManifestUnreadable(PathBuf),
}

impl EmitError {
    /// Returns the error for a folder that cannot be the output.
    pub(super) fn refused(output: &Path, refusal: FolderRefusal) -> Self {
        Self::Refused { output: output.to_owned(), refusal }
    }

    /// Returns an error of the operating system, while `doing` something with `path`.
    pub(super) fn disk(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Disk { doing, path: path.to_owned(), error }
    }
}

fn remedy(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "make room on the disk and build again",
        ErrorKind::PermissionDenied => "give yourself the right to do so, or choose another `--output`",
        ErrorKind::ReadOnlyFilesystem | ErrorKind::NotADirectory => "choose another `--output`",
        ErrorKind::NotFound => "see that it stays where it is and build again",
        _ => "put that right and build again",
    }
}

fn shown(path: &Path) -> String {
    quoted(&path.to_string_lossy())
}

/// Returns in backticks and on one line, whatever somebody put into the name.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    format!("`{plain}`")
}
