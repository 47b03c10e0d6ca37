//! What rendering gives: a whole file, or the order for one that the last door makes.

use super::{Artifact, Derivation, Diagnostic, Fingerprint, Paper, Plate};
use std::sync::Arc;

/// What rendering gives: a whole file, or the order for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rendered {
    Whole(Artifact),
    /// Where it goes, as in [`Artifact`], and what is to be made at the door, where files are read.
    Derived(String, Derivation),
    /// Where it goes, and what is to be drawn.
    Drawn(String, Arc<Plate>),
    /// Where it goes, what is to be set, and the fingerprint of the page that it is.
    Typeset(String, Arc<Paper>, Fingerprint),
}

/// Where papers are set, as far as a page asks that shows the size of one.
pub trait Press: Sync {
    /// Returns the number of bytes of the file of that input; `render` has the paper, where it has to be set for that.
    ///
    /// # Errors
    /// What is wrong with the paper.
    fn length(&self, input: Fingerprint, render: &dyn Fn() -> RenderResult) -> Result<u64, Vec<Diagnostic>>;
}

/// What rendering gives, or what is wrong.
pub type RenderResult = Result<Rendered, Vec<Diagnostic>>;
