//! Footnotes: which marks have a note, and which notes a mark.

use super::{Footnote, Reader, Reading};
use crate::base::{Span, problems};
use std::collections::HashMap;
use std::ops::Range;

impl Reader<'_> {
    /// A mark whose note does not exist comes as text.
    pub(super) fn look_for_undefined_footnotes(&mut self, range: &Range<usize>) {
        // The parser may cut `[^x]` into several texts, so the source is searched from each opening bracket.
        let seen = &self.text[range.clone()];
        if !seen.as_bytes().contains(&b'[') || (seen != "[" && !seen.contains("[^")) {
            return;
        }
        for (at, _) in seen.match_indices('[') {
            let start = range.start + at;
            if is_escaped(self.text, start) {
                continue;
            }
            let Some(rest) = self.text[start..].strip_prefix("[^") else { continue };
            // A label holds none of these, and the next mark is looked at on its own: no byte is read twice.
            let end = rest.find([']', '[', ' ', '\n']).filter(|end| *end > 0 && rest[*end..].starts_with(']'));
            let Some(end) = end else { continue };
            let span = Span::new(start..start + 2 + end + 1).shifted(self.offset);
            self.problems.push(problems::undefined_footnote(self.file, span, &rest[..end]));
        }
    }

    /// Settles what only the whole text can tell: the ids of headings, and which notes have marks. Notes are numbered by
    /// their first marks, and what does not match is reported.
    pub(super) fn finish(mut self) -> Reading {
        self.lower_headings();
        self.settle_ids();
        let mut positions: HashMap<&str, usize> = HashMap::new();
        for (label, range) in &self.marks {
            if !self.definitions.contains_key(label) {
                let span = self.span(range);
                self.problems.push(problems::undefined_footnote(self.file, span, label));
                continue;
            }
            let notes = &mut self.facts.footnotes;
            let at = *positions.entry(label).or_insert_with(|| {
                notes.push(Footnote { label: (*label).to_owned(), marks: 0 });
                notes.len() - 1
            });
            notes[at].marks += 1;
        }
        for (label, range) in &self.definitions {
            if !positions.contains_key(label) {
                let first_line = self.text[range.clone()].split('\n').next().unwrap_or("");
                let span = Span::new(range.start..range.start + first_line.len()).shifted(self.offset);
                self.problems.push(problems::unused_footnote(self.file, span, label));
            }
        }
        let notes = self.facts.footnotes.iter().enumerate();
        let ids = notes.flat_map(|(at, note)| {
            (1..=note.marks).map(move |mark| mark_id(at + 1, mark)).chain([format!("fn-{}", at + 1)])
        });
        self.facts.raw_ids.extend(ids);
        Reading { facts: self.facts, own: self.own, problems: self.problems.into_vec() }
    }
}

/// The id of the mark with that count for the note with that number.
pub fn mark_id(number: usize, mark: usize) -> String {
    if mark == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{mark}") }
}

/// Whether an odd number of backslashes stands before a place.
fn is_escaped(text: &str, at: usize) -> bool {
    text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}
