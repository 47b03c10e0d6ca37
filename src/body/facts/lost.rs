//! What stands in a text and not on its page, or says nothing there, so that its author may have lost something.

use super::Reader;
use crate::base::{Span, problems};
use std::ops::Range;

/// How many control characters of one text are told.
const MOST_CONTROLS: usize = 20;

impl Reader<'_> {
    /// Characters that are no text. A browser passes them by, or shows a box.
    pub(super) fn look_for_controls(&mut self, text: &str) {
        // Nearly no text has one, so all bytes are asked at once whether one may begin there.
        let may_begin =
            |byte: u8| (byte < b' ') & !matches!(byte, b'\t' | b'\n' | b'\r') | (byte == 0x7f) | (byte == 0xc2);
        if !text.bytes().fold(false, |found, byte| found | may_begin(byte)) {
            return;
        }
        let controls = text.char_indices().filter(|(_, c)| c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
        for (at, c) in controls.take(MOST_CONTROLS) {
            let span = Span::new(at..at + c.len_utf8()).shifted(self.offset);
            self.problems.push(problems::control_in_text(self.file, span, c));
        }
    }

    /// Takes in the definition of a footnote. The first one of a label is shown.
    pub(super) fn define(&mut self, label: &str, range: Range<usize>) {
        if self.definitions.contains_key(label) {
            let line = self.text[range.clone()].split('\n').next().unwrap_or_default();
            let span = Span::new(range.start..range.start + line.len()).shifted(self.offset);
            self.problems.push(problems::repeated_footnote(self.file, span, label));
        } else {
            self.definitions.insert(label.to_owned(), range);
        }
    }

    /// Looks for cells of a row after the last one that has a column.
    pub(super) fn close_row(&mut self, row: &Range<usize>) {
        let Some(rest) = self.text.get(self.cell_end..row.end) else { return };
        let cells = rest.trim_matches(|c: char| c == '|' || c.is_whitespace());
        if !cells.is_empty() {
            let start = self.cell_end + rest.find(cells).unwrap_or_default();
            let span = Span::new(start..start + cells.len()).shifted(self.offset);
            self.problems.push(problems::extra_cell(self.file, span));
        }
    }

    /// What is told of a heading: that it says nothing, or that it is a title.
    pub(super) fn look_at_heading(&mut self, level: u8, title: &str, span: Span) {
        if title.is_empty() {
            self.problems.push(problems::empty_heading(self.file, span));
        }
        if level == 1 && !self.has_title {
            self.has_title = true;
            self.problems.push(problems::second_title(self.file, span));
        }
    }

    /// Moves all headings one level down if one of them is a title, since the page has one.
    pub(super) fn lower_headings(&mut self) {
        if self.has_title {
            for heading in &mut self.facts.headings {
                heading.level = (heading.level + 1).min(6);
            }
        }
    }
}
