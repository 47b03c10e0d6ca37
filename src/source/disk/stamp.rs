//! What tells, without reading it, that a file is still what it was.

use serde::{Deserialize, Serialize};
use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// What the system says of a file without reading it. While it stays the same, so does the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    length: u64,
    modified: SystemTime,
    /// On Unix which file it is, and when anything about it last changed, which no program can set back.
    identity: [i64; 4],
}

/// So long after a change, a file's time may still say that of the change: the coarsest clock of a file system, FAT's,
/// counts in steps of two seconds.
const CLOCK_STEP: Duration = Duration::from_secs(2);

impl Stamp {
    /// Returns the stamp of a file whose metadata are at hand; none where the system keeps no times.
    pub fn of(metadata: &Metadata) -> Option<Self> {
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            [metadata.dev().cast_signed(), metadata.ino().cast_signed(), metadata.ctime(), metadata.ctime_nsec()]
        };
        #[cfg(not(unix))]
        let identity = [0; 4];
        Some(Self { length: metadata.len(), modified: metadata.modified().ok()?, identity })
    }

    /// Whether a change from `moment` on would show in it.
    pub fn is_trusted(&self, moment: SystemTime) -> bool {
        moment.duration_since(self.modified).is_ok_and(|age| age > CLOCK_STEP)
    }
}
