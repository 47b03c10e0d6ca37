//! What the other threads of a preview send to the event loop.

use crate::base::Diagnostic;

/// Why the event loop wakes up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Message {
    FileChanged,
    /// A folder may have been made or renamed.
    FolderChanged,
    /// One of the folders of sources itself may have been made anew.
    SourceFolderChanged,
    /// The system sends no more events, for this reason.
    WatchFailed(String),
    /// The background render has tried every page of the plan of that generation, and found these problems.
    Rendered(u64, Vec<Diagnostic>),
}

impl Message {
    /// Whether it is about the sources, rather than about rendering.
    pub fn is_about_sources(&self) -> bool {
        !matches!(self, Self::Rendered(..))
    }
}
