//! The files of a source as a value. The door reads them, so that no importer touches a disk.

use crate::base::bytes;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// The files of a source, by their paths with `/`.
#[derive(Debug, Default)]
pub struct Tree {
    files: BTreeMap<String, TreeFile>,
}

/// A file of a source.
#[derive(Debug)]
pub struct TreeFile {
    /// None of a file that is copied and never read.
    pub bytes: Option<Vec<u8>>,
    /// When it was changed last, if the system says so.
    pub changed: Option<Timestamp>,
}

/// Why a file is no text: the line, counted from 1, of the first byte that is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUtf8 {
    pub line: usize,
}

impl Tree {
    /// Adds a file.
    pub fn insert(&mut self, path: impl Into<String>, file: TreeFile) {
        self.files.insert(path.into(), file);
    }

    /// Returns a file.
    pub fn get(&self, path: &str) -> Option<&TreeFile> {
        self.files.get(path)
    }

    /// Whether there is a file at a path.
    pub fn holds(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Returns the paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Returns the paths of all files below a folder, in order; of all files below none.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        self.files
            .range(start.clone()..)
            .map(|(path, _)| path.as_str())
            .take_while(move |path| path.starts_with(&start))
    }

    /// Whether any file lies below a folder.
    pub fn has_folder(&self, folder: &str) -> bool {
        self.below(folder).next().is_some()
    }

    /// Returns a file as text with line feeds alone; none if there is none that is read.
    ///
    /// # Errors
    /// Where it is not UTF-8.
    pub fn text(&self, path: &str) -> Option<Result<String, NotUtf8>> {
        let held = self.files.get(path)?.bytes.as_ref()?;
        Some(text_of(held))
    }

    /// Returns a file as text; none if there is none, or if it is not UTF-8.
    pub fn readable(&self, path: &str) -> Option<String> {
        self.text(path)?.ok()
    }
}

/// Returns bytes as text without byte-order mark, its lines ended by line feeds alone.
///
/// # Errors
/// Where they are not UTF-8.
pub fn text_of(held: &[u8]) -> Result<String, NotUtf8> {
    let held = held.strip_prefix(b"\xef\xbb\xbf").unwrap_or(held);
    match std::str::from_utf8(held) {
        Ok(text) => Ok(text.replace("\r\n", "\n").replace('\r', "\n")),
        Err(error) => {
            let before = &held[..error.valid_up_to()];
            Err(NotUtf8 { line: 1 + bytes::positions(before, |byte| byte == b'\n').count() })
        }
    }
}
