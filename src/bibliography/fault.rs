//! What is wrong with a bibliography.

use std::ops::Range;

/// Something wrong with a bibliography, at the bytes of its file where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fault {
    pub span: Range<usize>,
    /// One sentence without a full stop, which begins with a small letter or a name: `the entry `x` has no title`.
    pub message: String,
    /// What to type.
    pub help: String,
    /// The other place, of two entries with one key.
    pub also: Option<Range<usize>>,
}

impl Fault {
    /// Returns a fault with one place.
    pub fn new(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span, message: message.into(), help: help.into(), also: None }
    }
}
