//! The way in: a project folder becomes a [`Snapshot`], a value that no later stage looks behind.
//!
//! `disk` alone reads; everything after it works on the snapshot, so a test can hand in a site that
//! never was on a disk, and a preview can compare two moments of one.

mod differing;
mod disk;
mod no_texts;
mod snapshot;
mod submodules;
mod theme;

pub use crate::base::SITE_FILE;
pub use disk::{Scan, load, rescan, scan};
pub use snapshot::{MAX_LEDGER, MAX_TEXT, RELEVANT, Snapshot, TextFile};
pub use submodules::paths as submodules;
pub use theme::{BUILTIN_ASSETS, BUILTIN_PAPER, BUILTIN_TEMPLATES};
