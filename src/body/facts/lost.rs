//! What stands in a text and not on its page, or says nothing there, so that its author may have lost something.

use super::Reader;
use crate::base::bytes::any;
use crate::base::problems;
use crate::body::raw_html::{DEEPEST_HTML, DEEPEST_MARKDOWN, RawHtml, too_deep};
use crate::body::tree::Block;
use std::ops::Range;

/// How many control characters of one text are reported.
const MOST_CONTROLS: usize = 20;

impl<'a> Reader<'a> {
    /// Characters that are no text. A browser passes them by, or shows a box.
    pub(super) fn look_for_controls(&mut self, text: &str) {
        // Nearly no text has one, so all bytes are asked at once whether one may begin there.
        let may_begin = |byte: u8| {
            (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r') | (byte == 0x7f) | (byte == 0xc2)
        };
        if !any(text.as_bytes(), may_begin) {
            return;
        }
        let controls = text.char_indices().filter(|(_, c)| c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
        for (at, c) in controls.take(MOST_CONTROLS) {
            self.report(at..at + c.len_utf8(), |file, at| problems::control_in_text(file, at, c));
        }
    }

    /// Takes in the definition of a footnote. The first one of a label is shown.
    pub(super) fn define(&mut self, label: &'a str, range: Range<usize>) {
        if self.definitions.contains_key(label) {
            self.report(self.first_line(&range), |file, at| problems::repeated_footnote(file, at, label));
        } else {
            self.definitions.insert(label, range);
        }
    }

    /// Looks for cells of a row after the last one that has a column.
    pub(super) fn look_for_extra_cells(&mut self, row: &Block<'_>) {
        let Some(last) = self.body.blocks[..row.end].last() else { return };
        let Some(rest) = self.text.get(last.span.end..row.span.end) else { return };
        let cells = rest.trim_matches(|c: char| c == '|' || c.is_whitespace());
        if !cells.is_empty() {
            let start = last.span.end + rest.find(cells).unwrap_or_default();
            self.report(start..start + cells.len(), problems::extra_cell);
        }
    }

    /// Reports what is too deep, if it is to be cleaned.
    pub(super) fn look_for_depth(&mut self) {
        if !self.own.has_raw_html || self.raw_html != RawHtml::Sanitize {
            return;
        }
        let found = too_deep(self.body);
        if let Some(piece) = found.html {
            self.report(self.first_line(&piece), |file, at| problems::html_too_deep(file, at, DEEPEST_HTML));
        }
        if let Some(Range { start, .. }) = found.markdown {
            self.report(start..start + 1, |file, at| problems::markdown_too_deep(file, at, DEEPEST_MARKDOWN));
        }
    }
}
