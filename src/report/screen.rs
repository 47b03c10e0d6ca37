//! The report for people, on one screen.
//!
//! A first build of a collection finds thousands of problems. Nobody reads them, and what scrolls past hides the few that
//! matter. So a report that does not fit on a screen tells the kinds, not the problems: what stands further up gives
//! way first, until all fits. Warnings stand above errors, which are so shown longest in full, and where the reader
//! looks when the command has ended. `-v` asks for each problem, however many there are; then only the order differs
//! from the other formats.

use super::grouped::gather;
use super::human::Pen;
use super::kinds::Kind;
use super::region::LocatedProblem;
use super::style::{Paint, Repeats};
use crate::base::Severity;
use std::cmp::Reverse;

/// Lines of a report: what a terminal shows at once, with room for what the command says after it.
const MOST_LINES: usize = 48;
/// Problems of a kind that are told in full or in a line.
const RARE: usize = 3;
/// Reports in full of which more cannot fit, so that nobody draws thousands only to count their lines.
const MOST_IN_FULL: usize = 12;

/// Returns the report: warnings, then errors, each in the order of the other formats, or by their kinds.
pub(super) fn render(mut problems: Vec<LocatedProblem<'_>>, paint: Paint, repeats: Repeats) -> String {
    problems.sort_by_key(|problem| Reverse(problem.diagnostic.severity));
    let pen = Pen::new(paint);
    match repeats {
        Repeats::Each => pen.problems(&gather(problems, repeats)),
        Repeats::Together => match in_full(&problems, &pen).filter(|report| lines(report) <= MOST_LINES) {
            Some(report) => report,
            None => by_kind(&problems, &pen),
        },
    }
}

/// Returns these problems each with its place, those in the same words together, unless there are too many.
fn in_full(problems: &[LocatedProblem<'_>], pen: &Pen) -> Option<String> {
    let groups = gather(problems.to_vec(), Repeats::Together);
    (groups.len() <= MOST_IN_FULL).then(|| pen.problems(&groups))
}

fn by_kind(problems: &[LocatedProblem<'_>], pen: &Pen) -> String {
    let mut blocks: Vec<Block<'_>> = Kind::all(problems).into_iter().map(|kind| Block::new(kind, pen)).collect();
    let mut height: usize = blocks.iter().map(Block::height).sum();
    for severity in [Severity::Warning, Severity::Error] {
        for detail in [Detail::Places, Detail::Line] {
            for block in blocks.iter_mut().filter(|block| block.kind.severity == severity) {
                // Of these all have places, and only their excerpts would go.
                let is_rare = block.kind.problems.len() <= RARE && detail == Detail::Places;
                if height > MOST_LINES && !is_rare {
                    height -= block.height();
                    block.shorten(detail, pen);
                    height += block.height();
                }
            }
        }
    }
    joined(&blocks) + "\n" + &pen.note("`-v` shows each problem at its place")
}

/// How much is shown of a kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    Full,
    /// The first three places.
    Places,
    /// One line.
    Line,
}

/// What is shown of a kind.
struct Block<'a> {
    kind: Kind<'a>,
    detail: Detail,
    text: String,
}

impl<'a> Block<'a> {
    fn new(kind: Kind<'a>, pen: &Pen) -> Self {
        match in_full(&kind.problems, pen) {
            Some(text) => Self { kind, detail: Detail::Full, text },
            None => Self { text: pen.places(&kind), kind, detail: Detail::Places },
        }
    }

    fn shorten(&mut self, detail: Detail, pen: &Pen) {
        if self.detail >= detail {
            return;
        }
        let text = match detail {
            Detail::Line => pen.line(&self.kind),
            Detail::Full | Detail::Places => pen.places(&self.kind),
        };
        if lines(&text) < lines(&self.text) {
            (self.detail, self.text) = (detail, text);
        }
    }

    /// Returns the lines that it takes, with the blank one after it.
    fn height(&self) -> usize {
        lines(&self.text) + usize::from(self.detail < Detail::Line)
    }
}

fn lines(text: &str) -> usize {
    text.matches('\n').count()
}

/// Returns the blocks, with a blank line after each that has more than one line.
fn joined(blocks: &[Block<'_>]) -> String {
    let mut report = String::new();
    for (at, block) in blocks.iter().enumerate() {
        let follows_line = at == 0 || blocks[at - 1].detail == Detail::Line;
        if at > 0 && !(follows_line && block.detail == Detail::Line) {
            report.push('\n');
        }
        report += &block.text;
    }
    report
}
