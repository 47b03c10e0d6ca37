//! What is left of a withdrawn brief.
//!
//! Its page keeps the address, so that no citation leads nowhere, and says when and why the brief was withdrawn. Its text
//! is no longer shown, nor what it refers to, nor the files beside it: who withdraws a text may have to. A brief that
//! should stay readable under a notice has a `retraction` among its changes and stays published.

use super::Edition;
use crate::base::{At, SourcePath, Step};
use std::collections::BTreeSet;

/// The files of briefs and of their versions that have been withdrawn.
#[derive(Debug, Default)]
pub struct Tombstones(BTreeSet<SourcePath>);

impl Tombstones {
    /// Returns those among the briefs and their translations.
    pub(super) fn new(editions: &[Edition]) -> Self {
        let originals = editions
            .iter()
            .flat_map(|edition| edition.own_briefs())
            .filter(|brief| brief.is_withdrawn)
            .map(|brief| &brief.path);
        let translations = editions.iter().flat_map(|edition| edition.translations.iter());
        let versions = translations.filter(|version| version.is_withdrawn).map(|version| &version.path);
        Self(originals.chain(versions).cloned().collect())
    }

    /// Whether the page of a file is a tombstone.
    pub fn holds(&self, file: &SourcePath) -> bool {
        self.0.contains(file)
    }

    /// Whether what stands at a place of a file is shown by its page. Of a withdrawn brief the notes on its changes are,
    /// since one of them says why.
    pub fn shows(&self, file: &SourcePath, at: &At) -> bool {
        let is_note = |step: Option<&Step>| matches!(step, Some(Step::Key(key)) if key == "changes");
        !self.holds(file) || matches!(at, At::Field(field) if is_note(field.0.first()))
    }
}
