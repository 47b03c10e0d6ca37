//! A paper as a value: everything that a PDF edition is set from.
//!
//! Every stage before the last door speaks of papers, and only `typesetting` knows how one becomes a PDF.

use super::{Blob, Derivation, SourcePath};
use std::sync::Arc;

/// The template of papers.
pub const PAPER_TEMPLATE: &str = "paper.typ";

/// What papers are printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PaperSize {
    #[default]
    A4,
    Letter,
}

impl PaperSize {
    /// Returns what Typst calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "us-letter",
        }
    }
}

/// A paper that is to be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its text as Typst's markup, which hands what the paper shows to the template.
    pub markup: Arc<str>,
    /// The site's own template, if it has one.
    pub template: Option<PaperText>,
    /// The built-in template, which the site's own may take parts of.
    pub builtin: &'static str,
    pub pictures: Vec<PaperPicture>,
    /// Fonts of the site's own.
    pub fonts: Vec<PaperFont>,
    /// What always names the same paper: the full address of its page.
    pub address: String,
    /// Whose texts it shows, in the order of the markup, for what is wrong with it. There is always one.
    pub sources: Vec<PaperSource>,
}

impl Paper {
    /// Returns the first source.
    ///
    /// # Panics
    /// Without any, which no stage makes.
    pub fn first(&self) -> &PaperSource {
        self.sources.first().expect("a paper has a source")
    }

    /// Returns the source that shows a picture first.
    pub fn source_of(&self, picture: &PaperPicture) -> &PaperSource {
        self.source_at(self.markup.find(&picture.name).unwrap_or_default())
    }

    /// Whether it is a dossier, of many briefs.
    pub fn is_dossier(&self) -> bool {
        self.sources.len() > 1
    }

    /// Returns the source of what stands at a byte of the markup.
    pub fn source_at(&self, at: usize) -> &PaperSource {
        let behind = self.sources.partition_point(|source| source.start <= at);
        self.sources.get(behind.saturating_sub(1)).unwrap_or_else(|| self.first())
    }
}

/// A source of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperSource {
    /// The byte of the markup at which begins what shows it.
    pub start: usize,
    pub file: SourcePath,
    /// Its text, in which places are found.
    pub text: Arc<str>,
}

/// A template of the site's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PaperText {
    pub file: SourcePath,
    pub text: Arc<str>,
}

/// A font of the site's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperFont {
    /// What the template calls it.
    pub family: &'static str,
    pub file: SourcePath,
    pub blob: Blob,
}

/// A picture of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperPicture {
    /// What the markup calls it.
    pub name: String,
    pub made: PictureFile,
}

/// Where the bytes of a picture come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureFile {
    /// The site has made it.
    Derived(Derivation),
    /// The author's own file.
    Copied(Blob),
}
