//! A note, and which files are notes.

use crate::import::front::Front;

/// Endings of texts.
const TEXTS: [&str; 4] = [".md", ".markdown", ".mkd", ".mdown"];

/// A text of the folder as it was read.
pub struct Note {
    pub path: String,
    /// Without ending and without language.
    pub stem: String,
    pub language: String,
    pub front: Front,
    pub body: String,
    pub line: usize,
}

/// Whether a file is a note, by its name.
pub fn is_text(path: &str) -> bool {
    let lower = path.to_lowercase();
    TEXTS.iter().any(|ending| lower.ends_with(ending)) && !is_hidden(path)
}

/// Whether programs keep a file for themselves.
pub fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with(['.', '~', '#']) || part == "_templates")
}
