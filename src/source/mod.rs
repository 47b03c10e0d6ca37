//! The way in: a project folder becomes a [`Snapshot`], a value that no later stage looks behind.
//!
//! `disk` is the only file that reads; everything after it works on the snapshot, so a test can hand in a site that
//! never was on a disk, and a preview can compare two moments of one.

mod disk;
mod theme;

pub use crate::base::SITE_FILE;
pub use disk::{RELEVANT, Scan, load, rescan};
pub use theme::{BUILTIN_ASSETS, BUILTIN_TEMPLATES};

use crate::base::{Blob, Diagnostic, Fingerprint, SourcePath};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Longest Markdown source, in bytes.
pub const MAX_TEXT: u64 = 2 * 1024 * 1024;

/// Longest `urls.txt`, in bytes: it has a line for each page, and a site may have hundreds of thousands.
pub const MAX_LEDGER: u64 = 32 * 1024 * 1024;

/// The sources of a site at one moment, and what was wrong with the files themselves.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// Everything that is read as text: Markdown, templates, `site.yaml`, `redirects.csv`, `urls.txt`.
    pub texts: BTreeMap<SourcePath, TextFile>,
    /// Everything that is copied as it is.
    pub blobs: BTreeMap<SourcePath, Blob>,
    pub problems: Vec<Diagnostic>,
}

/// A text without byte-order mark, its lines ended by line feeds alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFile {
    pub text: Arc<str>,
    pub fingerprint: Fingerprint,
}

impl TextFile {
    /// Takes a text as it stands in a file and brings it to the one form that the parsers see.
    pub fn new(raw: String) -> Self {
        let text = match raw.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => raw,
        };
        let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
        Self { fingerprint: Fingerprint::of_bytes(text.as_bytes()), text: text.into() }
    }
}

impl Snapshot {
    /// The text of a file.
    pub fn text(&self, path: &SourcePath) -> Option<&str> {
        self.texts.get(path).map(|file| &*file.text)
    }

    /// Adds a file as `load` would, by its path and content; for sites that are not on a disk.
    pub fn add(&mut self, path: &str, content: &str) {
        let path = SourcePath::new(path);
        match disk::kind(&path) {
            disk::SourceKind::Text => {
                self.texts.insert(path, TextFile::new(content.to_owned()));
            }
            disk::SourceKind::Blob => {
                self.blobs.insert(path, Blob::Memory(content.as_bytes().into()));
            }
            disk::SourceKind::Ignored => {}
        }
    }

    /// The Markdown files of the site, in the order of their paths.
    pub fn content(&self) -> impl Iterator<Item = (&SourcePath, &TextFile)> {
        self.texts.iter().filter(|(path, _)| path.as_str().starts_with("content/"))
    }

    /// The site's own templates: their names relative to `templates/`, and their texts.
    pub fn templates(&self) -> impl Iterator<Item = (&str, &SourcePath, &TextFile)> {
        self.texts
            .iter()
            .filter_map(|(path, file)| path.as_str().strip_prefix("templates/").map(|name| (name, path, file)))
    }
}
