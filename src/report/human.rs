//! Diagnostics for people: what is wrong, where, the line itself with the place underlined, what to type, and where
//! else the same is wrong; or in fewer lines what is wrong of a kind.
//!
//! annotate-snippets draws the frame, as in the Rust compiler's messages. It is handed no more than it shows, the
//! [`Excerpt`]. The line with the arrow is ours, because the renderer would count the column in what is left of the text.

use super::excerpt::Excerpt;
use super::grouped::ProblemGroup;
use super::kinds::Kind;
use super::printable;
use super::region::{Extent, LocatedProblem};
use super::style::Paint;
use crate::base::counted::counted;
use crate::base::{Code, Severity};
use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, Renderer, Style as PenStyle};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Snippet};

/// Characters shown of a message where it stands for many.
const MOST_CHARACTERS: usize = 150;
/// Places that a report of several names.
const MOST_NAMED: usize = 3;
/// Wider than any line that is left, so that lines are cut here alone.
const NEVER_CUT: usize = 10_000;

/// Draws reports, plain or in colours.
pub(super) struct Pen {
    renderer: Renderer,
    arrow: PenStyle,
}

impl Pen {
    /// Returns one that draws like this.
    pub fn new(paint: Paint) -> Self {
        let (renderer, arrow) = match paint {
            Paint::Plain => (Renderer::plain(), PenStyle::new()),
            Paint::Styled => (Renderer::styled(), DEFAULT_LINE_NUM_STYLE),
        };
        Self { renderer: renderer.term_width(NEVER_CUT), arrow }
    }

    /// Returns the reports in their order, a blank line between each two.
    pub fn problems(&self, reports: &[ProblemGroup<'_>]) -> String {
        let problems: Vec<_> = reports.iter().map(|group| self.problem(group)).collect();
        problems.join("\n")
    }

    fn problem(&self, group: &ProblemGroup<'_>) -> String {
        let finding = &group.first;
        let diagnostic = finding.diagnostic;
        let mut body = Group::with_level(level(diagnostic.severity));
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
        } else if diagnostic.further_places > 0 {
            let places = counted(diagnostic.further_places, "more place");
            body = body.element(Level::NOTE.message(format!("the same at {places}")));
        }

        let mut problem = self.title(diagnostic.severity, diagnostic.code, printable::lines(&diagnostic.message));
        problem += &self.place(last_line.to_string().len(), &location(finding));
        if !body.is_empty() {
            problem += &self.renderer.render(&[body]);
            problem.push('\n');
        }
        problem
    }

    /// Returns how much there is of a kind, its first places and what to type at the first.
    pub fn places(&self, kind: &Kind<'_>) -> String {
        let examples = kind.examples(MOST_NAMED);
        let (first, is_one) = (examples[0].diagnostic, kind.messages() == 1);
        let title = match is_one {
            true => format!("{}: {}", one_line(&first.message), kind.extent()),
            false => kind.extent(),
        };
        let mut block = self.title(kind.severity, kind.code, title);
        for example in &examples {
            let place = location(example);
            let message = one_line(&example.diagnostic.message);
            block += &self.place(1, &if is_one { place } else { format!("{place}: {message}") });
        }
        if let Some(help) = first.help.last().filter(|help| !help.is_empty()) {
            let is_common = kind.problems.iter().all(|problem| problem.diagnostic.help.last() == Some(help));
            let of_which = if is_common { "" } else { "at the first: " };
            let help = Level::HELP.message(format!("{of_which}{}", one_line(help)));
            block += &self.renderer.render(&[Group::with_level(level(kind.severity)).element(help)]);
            block.push('\n');
        }
        block
    }

    /// Returns how much there is of a kind, and its first place, on one line.
    pub fn line(&self, kind: &Kind<'_>) -> String {
        let first = &kind.problems[0];
        let such = format!("{}, as at {}: {}", kind.extent(), location(first), first.diagnostic.message);
        self.title(kind.severity, kind.code, one_line(&such))
    }

    /// Returns a line that says how to see more.
    pub fn note(&self, note: &str) -> String {
        self.renderer.render(&[Group::with_title(Level::NOTE.secondary_title(note))]) + "\n"
    }

    fn title(&self, severity: Severity, code: Code, title: String) -> String {
        self.renderer.render(&[Group::with_title(level(severity).primary_title(title).id(code.as_str()))]) + "\n"
    }

    fn place(&self, indent: usize, place: &str) -> String {
        let arrow = self.arrow;
        format!("{:indent$}{arrow}-->{arrow:#} {place}\n", "")
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    }
}

/// Returns a text on one line, which is cut where it would take several of a window.
fn one_line(text: &str) -> String {
    let text = printable::line(text);
    match text.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
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
