//! The way in: a project folder becomes a [`Snapshot`], a value that no later stage looks behind.
//!
//! `disk` is the only file that reads; everything after it works on the snapshot, so a test can hand in a site that
//! never was on a disk, and a preview can compare two moments of one.

mod differing;
mod disk;
mod no_texts;
mod notes;
mod snapshot;
mod stamp;
mod submodules;
mod theme;

pub use crate::base::SITE_FILE;
pub use disk::{Scan, load, rescan, scan};
pub use notes::NOTES;
pub use snapshot::{MAX_LEDGER, MAX_TEXT, RELEVANT, Snapshot, TextFile};
pub use submodules::paths as submodules;
pub use theme::{BUILTIN_ASSETS, BUILTIN_TEMPLATES};
