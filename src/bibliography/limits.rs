//! How large and how deep a bibliography may be.
//!
//! Every reader asks here before it parses anything, so that no file can exhaust the machine.

use super::fault::Fault;

/// The most bytes a file may have.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;

/// The most braces that may be open at once in a `.bib` file.
pub const MOST_BRACES: usize = 100;

/// The most levels that may be open at once in a YAML file.
pub const MOST_LEVELS: usize = 50;

/// The most steps from an entry to the last one it takes fields from.
pub const MOST_STEPS: usize = 8;

/// The most bytes a text may have after its abbreviations are written out.
pub const MOST_EXPANDED: usize = 100_000;

/// The most bytes that abbreviations and inherited fields may add to a file.
pub const MOST_ADDED: usize = 50 * 1024 * 1024;

/// Returns the fault of a file that is too large.
pub fn too_large(text: &str) -> Option<Fault> {
    (text.len() > MOST_BYTES)
        .then(|| Fault::new(0..0, "the bibliography is larger than 10 MB", "divide it into several files"))
}
