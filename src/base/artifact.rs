//! What a site is made of once rendered: a path and the bytes to write there.

use super::Fingerprint;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Bytes that the tool copies without reading anything into them: images, PDFs, data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Blob {
    /// Held in memory: built-in assets, and files of tests.
    Memory(Arc<[u8]>),
    /// Left on disk, with its length in bytes and the fingerprint that streaming it gave when the site was loaded.
    Disk { path: PathBuf, length: u64, fingerprint: Fingerprint },
}

impl Blob {
    /// Returns the fingerprint of the bytes.
    pub fn fingerprint(&self) -> Fingerprint {
        match self {
            Self::Memory(bytes) => Fingerprint::of_bytes(bytes),
            Self::Disk { fingerprint, .. } => *fingerprint,
        }
    }

    /// Whether it is the file at this path.
    pub fn lies_at(&self, at: &Path) -> bool {
        matches!(self, Self::Disk { path, .. } if path == at)
    }

    /// Returns the number of bytes.
    pub fn length(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::Disk { length, .. } => *length,
        }
    }
}

/// The content of one output file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    Bytes(Vec<u8>),
    Copy(Blob),
}

/// One output file: where it goes, relative to the output folder with `/`, and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    pub path: String,
    pub body: Body,
}
