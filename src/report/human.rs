//! Diagnostics for people: what is wrong, where, the line itself with the place underlined, what to type, and where
//! else the same is wrong.
//!
//! annotate-snippets draws the frame, as in the Rust compiler's messages. It is handed no more than it shows, the
//! [`Excerpt`]. The line with the arrow is ours, because the renderer would count the column in what is left of the text.

use super::excerpt::Excerpt;
use super::grouped::ProblemGroup;
use super::printable;
use super::region::{Extent, LocatedProblem};
use super::style::Paint;
use crate::base::Severity;
use crate::base::counted::counted;
use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, Renderer, Style as PenStyle};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Snippet};

/// Further places that a report of several names.
const MOST_NAMED: usize = 3;
/// Wider than any line that is left, so that lines are cut here alone.
const NEVER_CUT: usize = 10_000;

/// Returns the reports in their order, a blank line between each two.
pub(super) fn render(reports: &[ProblemGroup<'_>], paint: Paint) -> String {
    let (renderer, arrow) = match paint {
        Paint::Plain => (Renderer::plain(), PenStyle::new()),
        Paint::Styled => (Renderer::styled(), DEFAULT_LINE_NUM_STYLE),
    };
    let renderer = renderer.term_width(NEVER_CUT);
    let problems: Vec<_> = reports.iter().map(|group| problem(group, &renderer, arrow)).collect();
    problems.join("\n")
}

fn problem(group: &ProblemGroup<'_>, renderer: &Renderer, arrow: PenStyle) -> String {
    let finding = &group.first;
    let diagnostic = finding.diagnostic;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.clone().primary_title(printable::lines(&diagnostic.message)).id(diagnostic.code.as_str());
    let mut body = Group::with_level(level);
    let mut last_line = 1;
    if let (Extent::Bytes { start, end }, Some(lines)) = (finding.region.extent, finding.lines) {
        let excerpt = Excerpt::of(lines, start..end);
        let first_line = finding.region.start.line;
        last_line = first_line + excerpt.source.matches('\n').count();
        body = body.element(snippet(excerpt, first_line));
    }
    let helps = group.help.iter().filter(|help| !help.is_empty());
    body = body.elements(helps.map(|help| Level::HELP.message(printable::lines(help))));
    if !group.others.is_empty() {
        body = body.element(Level::NOTE.message(elsewhere(group)));
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

/// Returns where the same is wrong: the number of places, and the first few.
fn elsewhere(group: &ProblemGroup<'_>) -> String {
    let named = group.others.iter().take(MOST_NAMED).map(|other| {
        match other.diagnostic.place.file == group.first.diagnostic.place.file {
            true => format!("{}:{}", other.region.start.line, other.region.start.column),
            false => location(other),
        }
    });
    let named: Vec<String> = named.collect();
    let places = group.others.len();
    let extent = match group.other_files() {
        0 => format!("at {places} more places in this file"),
        files if files == places => format!("in {files} more files"),
        1 => format!("at {places} more places, some of them in another file"),
        files => format!("at {places} more places, some of them in {files} more files"),
    };
    let rest = if named.len() < places { ", …" } else { "" };
    format!("the same {extent}: {}{rest} (`-v` shows each)", named.join(", "))
}

pub(super) fn location(finding: &LocatedProblem<'_>) -> String {
    let file = printable::line(finding.diagnostic.place.file.as_str());
    match finding.region.extent {
        Extent::File => file,
        _ => format!("{file}:{}:{}", finding.region.start.line, finding.region.start.column),
    }
}

/// Returns an excerpt as the renderer takes it.
fn snippet(excerpt: Excerpt, first_line: usize) -> Snippet<'static, Annotation<'static>> {
    let label = (excerpt.left_out > 0).then(|| format!("and {}", counted(excerpt.left_out, "more line")));
    let mark = AnnotationKind::Primary.span(excerpt.mark).label(label);
    Snippet::source(excerpt.source).line_start(first_line).fold(false).annotation(mark)
}
