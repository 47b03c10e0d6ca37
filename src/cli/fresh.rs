//! Files that a command makes for the user to go on with. They are the user's from then on, so none is ever written
//! over.

use anyhow::{Context, Result};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Writes a file that is not there, with the folders around it.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let cannot = || format!("cannot write `{}`", path.display());
    fs::create_dir_all(path.parent().unwrap_or(path)).with_context(cannot)?;
    let mut file = fs::File::create_new(path).with_context(cannot)?;
    file.write_all(bytes).with_context(cannot)
}
