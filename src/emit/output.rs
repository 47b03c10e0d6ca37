//! What a build is asked for, and what it has done.

use super::manifest::BuildKind;
use crate::base::{Artifact, Diagnostic, Fingerprint};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the door must know of a site: its files, and a way to render one. A file is asked for by the number of its
/// path, from several threads.
pub trait Output: Sync {
    /// Returns where all files of the site stand, relative to the output folder, with `/`: sorted, each once. A path is
    /// shared by all that is written down of its file.
    fn paths(&self) -> &[Arc<str>];

    /// Returns the fingerprint of everything that the bytes of one file depend on, the version of the tool included.
    /// Asked at most once a file, and only where an answer can save rendering: the file on disk is the one that the
    /// last build wrote.
    fn input(&self, number: usize) -> Fingerprint;

    /// Renders one file, and says what [`Self::input`] says of it. Called at most once a file, and never for one whose
    /// file on disk is known to come from the same input.
    ///
    /// # Errors
    /// All that is wrong with it.
    fn render(&self, number: usize) -> Result<(Artifact, Fingerprint), Vec<Diagnostic>>;

    /// Whether to render one file takes so long that it waits until all others are sound.
    fn is_slow(&self, _number: usize) -> bool {
        false
    }
}

/// The folder that a site is written to.
#[derive(Clone, Copy, Debug)]
pub struct OutputFolder<'a> {
    /// It and the folders above it are made if need be.
    pub path: &'a Path,
    /// The site's own folder, which the output must not be or hold.
    pub root: &'a Path,
    /// Files and folders that the site is made from; the output must neither hold them nor lie in them.
    pub sources: &'a [PathBuf],
    /// What the manifest says of the site.
    pub kind: BuildKind,
    pub removals: Removals<'a>,
}

/// How much of what earlier builds wrote a build may delete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removals<'a> {
    /// No more than half of the files, and of the pages below this folder, which ends with `/`.
    Guarded {
        folder: &'a str,
    },
    Allowed,
}

/// What a build has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuildSummary {
    /// The files that were written, sorted by path, and why.
    pub written: Vec<(Arc<str>, WriteReason)>,
    /// How many files were left as they are.
    pub unchanged: usize,
    /// The files that were deleted, sorted by path.
    pub removed: Vec<String>,
    /// How many files were rendered; those that turned out the same as on disk count among `unchanged`.
    pub rendered: usize,
}

/// Why a file was rendered and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WriteReason {
    /// No earlier build wrote it.
    New,
    /// Its input is another than that of the last build.
    InputChanged,
    /// An earlier build wrote it, and it has gone.
    Missing,
    /// Somebody changed it after the last build.
    Altered,
    /// The last build was stopped, or was another version's, so that it is not known what the file holds.
    Unknown,
}

impl fmt::Display for WriteReason {
    /// Writes the reason, to stand after 'written since'.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::New => "it is new",
            Self::InputChanged => "its input changed",
            Self::Missing => "it was missing",
            Self::Altered => "it was altered after the last build",
            Self::Unknown => "the last build did not finish",
        })
    }
}

/// How a build ended, when the disk did not stand in its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done(BuildSummary),
    /// The site has errors: all of them, sorted, each once. Nothing in the output was touched.
    Faulty(Vec<Diagnostic>),
    /// It would delete more than is meant by an edit. Nothing in the output was touched.
    TooMuch(Removal),
}

/// What a build would delete, if that is more than an author means by an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removal {
    /// Files that would go.
    pub files: usize,
    /// Files that earlier builds wrote.
    pub of: usize,
    /// Pages that earlier builds wrote below the folder that is guarded.
    pub pages: usize,
    /// How many pages would be there.
    pub left: usize,
    /// Whether a preview wrote them.
    pub after_preview: bool,
}
