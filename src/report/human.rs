//! Diagnostics for people: what is wrong, where, the line itself with the place underlined, what to type, and where
//! else the same is wrong.
//!
//! annotate-snippets draws the frame, as in the Rust compiler's messages. It is handed no more than it shows: the
//! lines of the place, at most [`MOST_LINES`], each cut to [`MOST_CHARACTERS`] around the place. Sources can be
//! megabytes, a paragraph is often one line of a thousand characters, and a line that wraps tears the underline from
//! its word. The line with the arrow is ours, because the renderer would count the column in what is left of the text.

use super::Paint;
use super::alike::Told;
use super::printable;
use super::region::{Extent, Finding};
use crate::base::{Lines, Severity};
use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, Renderer, Style as PenStyle};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Snippet};
use std::ops::Range;

/// Lines shown of a place that has more.
const MOST_LINES: usize = 3;
/// Characters shown of a line that has more: what fits a window of ordinary width beside the line number.
const MOST_CHARACTERS: usize = 100;
/// Characters shown before the place in a line that is cut.
const LEAD: usize = 40;
/// Further places that a report of several names.
const MOST_NAMED: usize = 3;
const ELLIPSIS: &str = "...";
/// Wider than any line that is left, so that lines are cut here alone.
const NEVER_CUT: usize = 10_000;

/// The reports in their order, a blank line between each two.
pub(super) fn render(reports: &[Told<'_>], paint: Paint) -> String {
    let (renderer, arrow) = match paint {
        Paint::Plain => (Renderer::plain(), PenStyle::new()),
        Paint::Styled => (Renderer::styled(), DEFAULT_LINE_NUM_STYLE),
    };
    let renderer = renderer.term_width(NEVER_CUT);
    let problems: Vec<_> = reports.iter().map(|told| problem(told, &renderer, arrow)).collect();
    problems.join("\n")
}

fn problem(told: &Told<'_>, renderer: &Renderer, arrow: PenStyle) -> String {
    let finding = &told.first;
    let diagnostic = finding.diagnostic;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.clone().primary_title(printable::lines(&diagnostic.message)).id(finding.code.as_str());
    let mut body = Group::with_level(level);
    let mut last_line = 1;
    if let (Extent::Bytes { start, end }, Some(lines)) = (finding.region.extent, finding.lines) {
        let excerpt = Excerpt::of(lines, start..end);
        let first_line = finding.region.start.line;
        last_line = first_line + excerpt.source.matches('\n').count();
        body = body.element(excerpt.into_snippet(first_line));
    }
    let helps = told.help.iter().filter(|help| !help.is_empty());
    body = body.elements(helps.map(|help| Level::HELP.message(printable::lines(help))));
    if !told.others.is_empty() {
        body = body.element(Level::NOTE.message(elsewhere(told)));
    }

    let mut problem = renderer.render(&[Group::with_title(title)]);
    let indent = last_line.to_string().len();
    problem += &format!("\n{:indent$}{arrow}-->{arrow:#} {}\n", "", location(finding));
    if !body.is_empty() {
        problem += &renderer.render(&[body]);
        problem.push('\n');
    }
    problem
}

/// Where the same is wrong: the number of places, and the first few.
fn elsewhere(told: &Told<'_>) -> String {
    let named = told.others.iter().take(MOST_NAMED).map(|other| match other.file == told.first.file {
        true => format!("{}:{}", other.region.start.line, other.region.start.column),
        false => location(other),
    });
    let named: Vec<String> = named.collect();
    let places = told.others.len();
    let extent = match told.other_files() {
        0 => format!("at {places} more places in this file"),
        files if files == places => format!("in {files} more files"),
        1 => format!("at {places} more places, some of them in another file"),
        files => format!("at {places} more places, some of them in {files} more files"),
    };
    let rest = if named.len() < places { ", …" } else { "" };
    format!("the same {extent}: {}{rest} (`-v` shows each)", named.join(", "))
}

fn location(finding: &Finding<'_>) -> String {
    let file = printable::line(finding.file.as_str());
    match finding.region.extent {
        Extent::File => file,
        _ => format!("{file}:{}:{}", finding.region.start.line, finding.region.start.column),
    }
}

/// The lines shown of a place, and what is underlined in them.
struct Excerpt {
    source: String,
    mark: Range<usize>,
    /// Lines of the place that are not shown.
    left_out: usize,
}

impl Excerpt {
    fn of(lines: &Lines<'_>, range: Range<usize>) -> Self {
        let shown = range.start..end_of_shown(lines, &range);
        let left_out = lines.place(range.end).line - lines.place(shown.end).line;
        let mut excerpt = Self { source: String::new(), mark: 0..0, left_out };
        let mut from = shown.start;
        loop {
            let (start, line) = lines.around(from);
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

    fn into_snippet(self, first_line: usize) -> Snippet<'static, Annotation<'static>> {
        let label = match self.left_out {
            0 => None,
            1 => Some("and 1 more line".to_owned()),
            more => Some(format!("and {more} more lines")),
        };
        let mark = AnnotationKind::Primary.span(self.mark).label(label);
        Snippet::source(self.source).line_start(first_line).fold(false).annotation(mark)
    }
}

/// Where the lines end that are shown of a place, blank ones aside. A place can be as long as its text, so it is not
/// read to its end.
fn end_of_shown(lines: &Lines<'_>, range: &Range<usize>) -> usize {
    let mut end = range.start;
    for _ in 0..MOST_LINES {
        let (start, line) = lines.around(end);
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

/// Where the last `characters` of `text` begin.
fn back(text: &str, characters: usize) -> usize {
    text.char_indices().rev().nth(characters - 1).map_or(0, |(at, _)| at)
}
