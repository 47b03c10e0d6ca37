//! What becomes of a part of a text.

use std::borrow::Cow;
use std::ops::Range;

/// Stands in a line for what is no text: code, a picture, the name of a page.
pub const OBJECT: char = '\u{fffc}';

/// What a part of a line becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub range: Range<usize>,
    pub to: Cow<'static, str>,
}

impl Change {
    /// Returns the change, its place counted from an earlier start.
    pub fn shifted(self, by: usize) -> Self {
        Self { range: self.range.start + by..self.range.end + by, ..self }
    }
}

/// Makes changes of a text, which stand in order.
pub fn apply(text: &mut String, changes: &[Change]) {
    let mut set = String::with_capacity(text.len() + 2 * changes.len());
    let mut done = 0;
    for Change { range, to } in changes {
        set.push_str(&text[done..range.start]);
        set.push_str(to);
        done = range.end;
    }
    set.push_str(&text[done..]);
    *text = set;
}
