//! Where in a text something stands.
//!
//! A span is a pair of byte offsets, because that is what parsers give and what costs nothing to keep. Lines and
//! columns are counted only when somebody looks at a problem.

use std::hash::{Hash, Hasher};
use std::ops::Range;

/// Byte offsets `start..end` into a source text as loaded (no byte-order mark, line feeds alone).
///
/// A span takes no part in fingerprints: where a fact stands in its file is not part of what the file says, so a
/// paragraph that grows must not look like a change to every link after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// Returns the span of `range`.
    pub fn new(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }

    /// Returns this span seen from a text that begins `offset` bytes earlier.
    pub fn shifted(self, offset: usize) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }

    /// Returns the byte range.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl Hash for Span {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// A line and a column, both counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    pub line: usize,
    pub column: usize,
}

/// Bytes of a text between two counts of its characters.
const STRIDE: usize = 256;

/// Turns byte offsets of one text into lines and columns.
///
/// A place takes the time of a look-up and at most 256 bytes: a line can be megabytes long and hold a hundred
/// thousand problems, so columns are never counted from its beginning.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// How many characters stand before each multiple of [`STRIDE`], those aside that it cuts.
    counts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds where each line of `text` begins.
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let (mut counts, mut from) = (vec![0], 0);
        for to in (STRIDE..=text.len()).step_by(STRIDE).map(|to| text.floor_char_boundary(to)) {
            counts.push(counts.last().unwrap_or(&0) + text[from..to].chars().count());
            from = to;
        }
        Self { text, starts, counts }
    }

    /// Returns the text itself.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Returns the line and column of a byte offset. An offset past the end is the end; one inside a character is its first byte.
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        LineColumn { line, column: self.characters(offset) - self.characters(self.starts[line - 1]) + 1 }
    }

    /// Returns the line that holds a byte offset, without its line feed, and where it begins.
    pub fn line_at(&self, offset: usize) -> (usize, &'a str) {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        (start, &self.text[start..end])
    }

    /// Returns the byte offset of a place, for parsers that speak in lines and columns; clamped to the text.
    pub fn offset(&self, place: LineColumn) -> usize {
        let Some(&start) = self.starts.get(place.line.saturating_sub(1)) else { return self.text.len() };
        let line = self.text[start..].split('\n').next().unwrap_or("");
        start + line.char_indices().nth(place.column.saturating_sub(1)).map_or(line.len(), |(at, _)| at)
    }

    /// Returns how many characters stand before a byte offset, which is between two of them.
    fn characters(&self, offset: usize) -> usize {
        let strides = offset / STRIDE;
        let from = self.text.floor_char_boundary(strides * STRIDE);
        self.counts[strides] + self.text[from..offset].chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let lines = Lines::new("né\nx");
        assert_eq!(lines.line_column(3), LineColumn { line: 1, column: 3 });
        assert_eq!(lines.line_column(4), LineColumn { line: 2, column: 1 });
        assert_eq!(lines.line_column(99), LineColumn { line: 2, column: 2 });
        assert_eq!(lines.offset(LineColumn { line: 1, column: 3 }), 3);
        assert_eq!(lines.offset(LineColumn { line: 9, column: 9 }), 5);
    }

    #[test]
    fn a_place_is_the_same_in_long_lines() {
        for length in [0, 1, STRIDE - 1, STRIDE, STRIDE + 1, 5 * STRIDE] {
            let text = format!("{}\n{}", "é".repeat(length), "aé€".repeat(length));
            let lines = Lines::new(&text);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let before = &text[..at];
                let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
                assert_eq!(lines.line_column(at), LineColumn { line: 1 + before.matches('\n').count(), column });
            }
            assert_eq!(lines.line_at(0), (0, &*"é".repeat(length)));
            assert_eq!(lines.line_at(text.len()), (2 * length + 1, &*"aé€".repeat(length)));
        }
    }
}
