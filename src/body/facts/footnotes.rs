//! Footnotes: which marks have a note, and which notes a mark.

use super::{Footnote, Reader, Reading};
use crate::base::problems;
use std::collections::HashMap;
use std::ops::Range;

impl Reader<'_> {
    /// Reports marks whose note does not exist: they come as text.
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
            self.report(start..start + 2 + end + 1, |file, at| problems::undefined_footnote(file, at, &rest[..end]));
        }
    }

    /// Returns the reading with what only the whole text can tell: the ids of headings, and which notes have marks. Notes are numbered by
    /// their first marks, and what does not match is reported.
    pub(super) fn finish(mut self) -> Reading {
        self.lower_headings();
        self.settle_ids();
        let mut positions: HashMap<&str, usize> = HashMap::new();
        let (marks, definitions) = (std::mem::take(&mut self.marks), std::mem::take(&mut self.definitions));
        for (label, range) in &marks {
            if !definitions.contains_key(label) {
                self.report(range.clone(), |file, at| problems::undefined_footnote(file, at, label));
                continue;
            }
            let notes = &mut self.facts.footnotes;
            let at = *positions.entry(label).or_insert_with(|| {
                notes.push(Footnote { label: (*label).to_owned(), marks: 0 });
                notes.len() - 1
            });
            notes[at].marks += 1;
        }
        for (label, range) in &definitions {
            if !positions.contains_key(label) {
                self.report(self.first_line(range), |file, at| problems::unused_footnote(file, at, label));
            }
        }
        let notes = self.facts.footnotes.iter().enumerate();
        let ids = notes.flat_map(|(at, note)| {
            (1..=note.marks).map(move |mark| mark_id(at + 1, mark)).chain([format!("fn-{}", at + 1)])
        });
        self.facts.raw_ids.extend(ids);
        // Kept as long as the text is.
        self.facts.headings.shrink_to_fit();
        self.facts.references.shrink_to_fit();
        self.facts.footnotes.shrink_to_fit();
        self.facts.raw_ids.shrink_to_fit();
        Reading { facts: self.facts, own: self.own, problems: self.problems.into_vec() }
    }
}

/// Returns the id of the mark with that count for the note with that number.
pub fn mark_id(number: usize, mark: usize) -> String {
    if mark == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{mark}") }
}

/// Whether an odd number of backslashes stands before a place.
fn is_escaped(text: &str, at: usize) -> bool {
    text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}
