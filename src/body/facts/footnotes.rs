//! Footnotes: which marks have a note, and which notes a mark.

use super::{Mark, Reader, Reading};
use crate::base::Span;
use crate::base::problems;
use crate::bibliography::Cluster;
use crate::body::citations::Cites;
use std::collections::HashMap;
use std::ops::Range;

/// A footnote that is both referred to and defined, or a citation that is one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Footnote {
    pub source: NoteSource,
    pub marks: usize,
}

impl Footnote {
    /// Returns the label under which the author wrote it.
    pub fn label(&self) -> Option<&str> {
        match &self.source {
            NoteSource::Label(label) => Some(label),
            NoteSource::Citation(_) => None,
        }
    }

    /// Returns the position of the citation that it is.
    pub fn citation(&self) -> Option<usize> {
        match self.source {
            NoteSource::Label(_) => None,
            NoteSource::Citation(at) => Some(at),
        }
    }
}

/// Where the words of a note come from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NoteSource {
    /// The author wrote it under this label.
    Label(String),
    /// It is the citation at this position.
    Citation(usize),
}

/// A place at which a text cites.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Citation {
    pub cluster: Cluster,
    pub span: Span,
    /// The label of the footnote that it stands in.
    pub note: Option<String>,
}

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

    /// Notes a place at which the text cites. In a style of notes it is one, unless it stands in one.
    pub(super) fn note_citation(&mut self, cluster: &Cluster, range: &Range<usize>) {
        let note = self.note.map(|(label, _)| label.to_owned());
        if self.own.cites == Cites::InNotes && note.is_none() {
            self.marks.push((Mark::Citation(self.facts.citations.len()), range.clone()));
        }
        let span: Span = self.span(range);
        self.facts.citations.push(Citation { cluster: cluster.clone(), span, note });
    }

    /// Returns the reading with what only the whole text can tell: the ids of headings, and which notes have marks. Notes are numbered by
    /// their first marks, and what does not match is reported.
    pub(super) fn finish(mut self) -> Reading {
        self.lower_headings();
        self.settle_ids();
        let mut positions: HashMap<&str, usize> = HashMap::new();
        let (marks, definitions) = (std::mem::take(&mut self.marks), std::mem::take(&mut self.definitions));
        for (mark, range) in &marks {
            let label = match mark {
                Mark::Label(label) => label,
                Mark::Citation(at) => {
                    self.facts.footnotes.push(Footnote { source: NoteSource::Citation(*at), marks: 1 });
                    continue;
                }
            };
            if !definitions.contains_key(label) {
                self.report(range.clone(), |file, at| problems::undefined_footnote(file, at, label));
                continue;
            }
            let notes = &mut self.facts.footnotes;
            let at = *positions.entry(label).or_insert_with(|| {
                notes.push(Footnote { source: NoteSource::Label((*label).to_owned()), marks: 0 });
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
        self.facts.citations.shrink_to_fit();
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
