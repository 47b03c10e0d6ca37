//! What is shown of a source around a problem: the lines of the place, at most [`MOST_LINES`], each cut to
//! [`MOST_CHARACTERS`] around the place.
//!
//! Sources can be megabytes, a paragraph is often one line of a thousand characters, and a line that wraps tears the
//! underline from its word.

use super::printable;
use crate::base::Lines;
use std::ops::Range;

/// Lines shown of a place that has more.
const MOST_LINES: usize = 3;
/// Characters shown of a line that has more: what fits a window of ordinary width beside the line number.
const MOST_CHARACTERS: usize = 100;
/// Characters shown before the place in a line that is cut.
const LEAD: usize = 40;
const ELLIPSIS: &str = "...";

/// The lines shown of a place, and what is underlined in them.
pub(super) struct Excerpt {
    pub source: String,
    /// The bytes of `source` that are underlined.
    pub mark: Range<usize>,
    /// Lines of the place that are not shown.
    pub left_out: usize,
}

impl Excerpt {
    /// Returns what is shown of these bytes.
    pub fn of(lines: &Lines<'_>, range: Range<usize>) -> Self {
        let shown = range.start..end_of_shown(lines, &range);
        let left_out = lines.line_column(range.end).line - lines.line_column(shown.end).line;
        let mut excerpt = Self { source: String::new(), mark: 0..0, left_out };
        let mut from = shown.start;
        loop {
            let (start, line) = lines.line_at(from);
            let end = shown.end.min(start + line.len());
            let cut = Cut::of((start, line), from, end);
            if from == shown.start {
                excerpt.mark.start = cut.mark.start;
            } else {
                excerpt.source.push('\n');
            }
            excerpt.mark.end = excerpt.source.len() + cut.mark.end;
            excerpt.source += &cut.text;
            if end == shown.end {
                return excerpt;
            }
            from = end + 1;
        }
    }
}

/// Returns where the lines end that are shown of a place, blank ones aside. A place can be as long as its text, so it
/// is not read to its end.
fn end_of_shown(lines: &Lines<'_>, range: &Range<usize>) -> usize {
    let mut end = range.start;
    for _ in 0..MOST_LINES {
        let (start, line) = lines.line_at(end);
        end = start + line.len() + 1;
        if end > range.end {
            return range.end;
        }
    }
    range.start + lines.text()[range.start..end].trim_end_matches('\n').len()
}

/// What is shown of a line, and the part of it that is underlined.
struct Cut {
    text: String,
    mark: Range<usize>,
}

impl Cut {
    /// Cuts `line`, which begins at the byte `offset` of its text, around the bytes `start..end` of that text. Tabs
    /// stay: the renderer gives them and what underlines them one width.
    fn of((offset, line): (usize, &str), start: usize, end: usize) -> Self {
        let (start, end) = (start - offset, end - offset);
        let (mut from, mut to) = (0, line.len());
        if line.char_indices().nth(MOST_CHARACTERS).is_some() {
            from = back(&line[..start], LEAD);
            match line[from..].char_indices().nth(MOST_CHARACTERS) {
                Some((length, _)) => to = from + length,
                None => from = back(line, MOST_CHARACTERS),
            }
        }
        let end = end.min(to);
        let mut text = String::from(if from > 0 { ELLIPSIS } else { "" });
        text += &printable::lines(&line[from..start]);
        let mark = text.len();
        text += &printable::lines(&line[start..end]);
        let mark = mark..text.len();
        text += &printable::lines(&line[end..to]);
        text += if to < line.len() { ELLIPSIS } else { "" };
        Self { text, mark }
    }
}

/// Returns where the last `characters` of `text` begin.
fn back(text: &str, characters: usize) -> usize {
    text.char_indices().rev().nth(characters - 1).map_or(0, |(at, _)| at)
}
