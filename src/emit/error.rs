//! Why the output could not be written, as one line that names the path and says what to do.
//!
//! An error of the operating system says neither which file nor what now, so it never leaves this folder alone.

use crate::base::counted::first_of;
use crate::base::os_error::os_reason;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why nothing, or not everything, was written. `Display` is one line.
#[derive(Debug)]
pub enum EmitError {
    /// The output folder is none that a site may be written to. Nothing was written.
    Refused { output: PathBuf, refusal: FolderRefusal },
    /// Another build holds the lock. Nothing was written.
    InUse { output: PathBuf },
    /// A source file is another than when the site was loaded. The output is as it was.
    SourceChanged { path: PathBuf },
    /// A path of the site that would leave the output, or is a file and a folder at once. Nothing was written.
    BadPath { path: String },
    /// The operating system said no.
    Disk { doing: &'static str, path: PathBuf, error: io::Error },
}

/// Why a folder is no output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderRefusal {
    /// The root of a file system.
    FileSystemRoot,
    /// It is, or holds, what is named: the home folder, the working folder, the site's folder or a source.
    Holds(String),
    /// It lies in this source.
    InSource(PathBuf),
    /// It lies in this output of another build, or in the folder beside one that the tool keeps for itself.
    InOutput(PathBuf),
    /// It, or the folder beside it that the tool keeps for itself, is a symbolic link.
    SymbolicLink(PathBuf),
    /// It, or the folder beside it that the tool keeps for itself, is something other than a folder.
    NotAFolder(PathBuf),
    /// It holds a `.git`, or lies in one.
    Git,
    /// It is a mount point, so that no file can be renamed into it from beside it.
    MountPoint,
    /// It holds these files that no build wrote.
    NotOurs(Vec<String>),
    /// There was nothing when the build began, and something has been put there since.
    Appeared,
    /// It holds files, and the manifest that says whose they are cannot be read.
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

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { output, refusal } => write!(f, "{} cannot be the output: {refusal}", shown(output)),
            Self::InUse { output } => {
                write!(f, "another build is writing {}: wait for it, or choose another `--output`", shown(output))
            }
            Self::SourceChanged { path } => {
                write!(f, "{} changed while the site was built: build again", shown(path))
            }
            Self::BadPath { path } => {
                write!(f, "the site has a file {} that cannot be written: choose another URL for it", quoted(path))
            }
            Self::Disk { doing, path, error } => {
                write!(f, "cannot {doing} {}: {}; {}", shown(path), os_reason(error), remedy(error.kind()))
            }
        }
    }
}

impl std::error::Error for EmitError {}

impl fmt::Display for FolderRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const OWN: &str = "give a folder of its own with `--output`";
        match self {
            Self::FileSystemRoot => write!(f, "it is the root of a file system; {OWN}"),
            Self::Holds(what) => write!(f, "it is or holds {what}; {OWN}"),
            Self::InSource(source) => write!(f, "it lies in the source {}; {OWN}", shown(source)),
            Self::InOutput(output) => write!(f, "it lies in {}, which a build has written; {OWN}", shown(output)),
            Self::SymbolicLink(path) => write!(f, "{} is a symbolic link; {OWN}", shown(path)),
            Self::NotAFolder(path) => write!(f, "{} is not a folder; {OWN}", shown(path)),
            Self::Git => write!(f, "it holds `.git` or lies in one; {OWN}"),
            Self::MountPoint => write!(f, "it is a mount point; give a folder inside it with `--output`"),
            Self::NotOurs(names) => {
                let names = first_of(names, |name| quoted(name));
                write!(f, "it holds files that are not ours: {names}; move them away, or {OWN}")
            }
            Self::Appeared => {
                write!(f, "something has been put there since the build began; move it away, or {OWN}")
            }
            Self::ManifestUnreadable(path) => {
                let path = shown(path);
                write!(
                    f,
                    "it holds files, and {path}, which says whose they are, cannot be read; empty the folder, or {OWN}"
                )
            }
        }
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
