//! From bytes to lines and columns, once for all formats.
//!
//! Counting lines means reading the whole text, so it happens only for files that have a problem, and once a file
//! however many problems it has. Findings compare by what a reader sees, file, line and column, so that sorting them
//! sorts the report even where one problem knows its bytes and another only its line.

use super::style::Texts;
use crate::base::{At, Diagnostic, LineColumn, Lines, SourcePath};
use std::collections::BTreeMap;
use std::ops::Range;

/// What is known of a place beyond its lines and columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// Nothing: the problem is the file's, and stands at line 1, column 1.
    File,
    /// The line and column alone: the text is not held.
    Point,
    /// The bytes, within the text and between characters, without line feeds at the end.
    Bytes { start: usize, end: usize },
}

/// A place as all formats show it. An end is the first column that no longer belongs to the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Region {
    pub start: LineColumn,
    pub end: LineColumn,
    /// The end without line feeds before it. A parser's block takes its line feed along; nobody would say that it
    /// reaches into the next line.
    pub visible_end: LineColumn,
    pub extent: Extent,
}

/// A problem and its place.
#[derive(Clone, Copy)]
pub(super) struct LocatedProblem<'a> {
    pub region: Region,
    pub diagnostic: &'a Diagnostic,
    /// The file's text, if it is held.
    pub lines: Option<&'a Lines<'a>>,
}

/// The texts of all files with problems, their lines counted.
pub(super) struct QuotedTexts<'a>(BTreeMap<&'a SourcePath, Lines<'a>>);

impl<'a> QuotedTexts<'a> {
    /// Looks up each file that a problem needs the text of.
    pub fn of<'t: 'a>(diagnostics: &'a [Diagnostic], texts: &Texts<'t>) -> Self {
        let mut held = BTreeMap::new();
        for place in diagnostics.iter().map(|diagnostic| &diagnostic.place) {
            if matches!(place.at, At::Span(_) | At::Position(_))
                && !held.contains_key(&place.file)
                && let Some(text) = texts(&place.file)
            {
                held.insert(&place.file, Lines::new(text));
            }
        }
        Self(held)
    }

    /// Returns where a problem stands. Fields and references that nobody turned into spans stand for their file.
    pub fn locate(&'a self, diagnostic: &'a Diagnostic) -> LocatedProblem<'a> {
        let file = &diagnostic.place.file;
        let lines = self.0.get(file);
        let region = match (&diagnostic.place.at, lines) {
            (At::Span(span), Some(lines)) => of_bytes(span.range(), lines),
            (At::Position(place), Some(lines)) => {
                let offset = lines.offset(*place);
                of_bytes(offset..offset, lines)
            }
            (At::Position(place), None) => Region::at(*place, Extent::Point),
            (At::Span(_) | At::File | At::Field(_) | At::Key(_) | At::Reference(_), _) => {
                Region::at(LineColumn { line: 1, column: 1 }, Extent::File)
            }
        };
        LocatedProblem { region, diagnostic, lines }
    }
}

impl<'a> LocatedProblem<'a> {
    /// Returns what the report is sorted by.
    pub fn order(&self) -> impl Ord + use<'a> {
        (&self.diagnostic.place.file, self.region, self.diagnostic.code, self.diagnostic)
    }
}

impl Region {
    fn at(place: LineColumn, extent: Extent) -> Self {
        Self { start: place, end: place, visible_end: place, extent }
    }
}

fn of_bytes(range: Range<usize>, lines: &Lines<'_>) -> Region {
    let text = lines.text();
    let start = text.floor_char_boundary(range.start);
    let end = text.floor_char_boundary(range.end).max(start);
    let visible = start + text[start..end].trim_end_matches('\n').len();
    Region {
        start: lines.line_column(start),
        end: lines.line_column(end),
        visible_end: lines.line_column(visible),
        extent: Extent::Bytes { start, end: visible },
    }
}
