//! A text as the parser should see it, and what it then holds.
//!
//! Where a text is not to be read as its signs say, other signs stand in it that no text may hold. They are taken out again
//! on the way back.

use std::borrow::Cow;
use std::ops::Range;

/// Stands for a `<` that is text.
pub const LESS_THAN: char = '\u{1}';

/// Keeps a line from beginning a block. It is a blank, so that emphasis after it is what it would be without.
pub const SHIELD: char = '\u{c}';

/// A text and how it was made ready.
pub struct Prepared<'a> {
    pub text: Cow<'a, str>,
    pub form: Form,
    /// What is not closed and shown as text.
    pub not_closed: Vec<NotClosed>,
}

/// What a text may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Any number of blocks. A paragraph that is one picture is a figure.
    Blocks,
    /// Paragraphs alone.
    Inline,
}

/// The beginning of something that hides the rest of a text, since it is not closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotClosed {
    pub range: Range<usize>,
    /// In words: `the comment`.
    pub what: String,
    /// What would close it.
    pub end: String,
}

impl Prepared<'_> {
    /// Returns a part of it with the signs as they were written.
    pub fn restored<'p>(&self, part: Cow<'p, str>) -> Cow<'p, str> {
        let is_changed = matches!(self.text, Cow::Owned(_));
        if !is_changed || !part.contains([LESS_THAN, SHIELD]) {
            return part;
        }
        Cow::Owned(part.replace(LESS_THAN, "<").replace(SHIELD, ""))
    }
}
