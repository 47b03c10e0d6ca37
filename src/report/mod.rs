//! Diagnostics for those who read them: people at a terminal, editors, and GitHub.
//!
//! A stage says what is wrong and where, in bytes; what it looks like is decided here and nowhere else. All formats
//! show the same problems in the same order, because one function sorts them and turns their bytes into lines and
//! columns before any of them is written. Each format is then one small file that knows nothing of the others. Only the
//! report for people has an order of its own, errors last, and leaves something out: problems in the same words at many
//! places are reported once (`grouped.rs`), and of what does not fit on a screen the kinds are counted (`screen.rs`).
//!
//! What an author wrote is not trusted: file names, messages and source lines pass through `printable` before they
//! may reach a terminal, or a brief could colour, overwrite or forge the report about itself.

mod excerpt;
mod github;
mod grouped;
mod html;
mod human;
mod json;
mod kinds;
mod printable;
mod region;
mod screen;
mod style;

pub use style::{Format, Link, Paint, Repeats, Style, Texts};

use crate::base::Diagnostic;
use region::{LocatedProblem, QuotedTexts};
use std::collections::BTreeSet;

/// Returns the report, sorted by file, then place, then code, each problem once. It ends with a line feed unless it is
/// empty. For people, warnings stand before errors, and what does not fit on a screen is told by its kinds.
///
/// A place past the end of its text stands at the end; a span whose text is not held stands for its whole file.
pub fn render(diagnostics: &[Diagnostic], texts: &Texts<'_>, style: &Style) -> String {
    let texts = QuotedTexts::of(diagnostics, texts);
    let problems = located(diagnostics, &texts);
    match style.format {
        Format::Human => screen::render(problems, style.paint, style.repeats),
        Format::Json => json::render(&problems),
        Format::Github => github::render(&problems),
    }
}

/// Returns the report as HTML, for the overlay and the notes of a preview: an element for each problem, those in the
/// same words together. `link` gives the address of a line of a source file, if it can be shown.
pub fn html(diagnostics: &[Diagnostic], texts: &Texts<'_>, link: &Link<'_>) -> String {
    let texts = QuotedTexts::of(diagnostics, texts);
    html::render(&grouped::gather(located(diagnostics, &texts), Repeats::Together), link)
}

fn located<'a>(diagnostics: &'a [Diagnostic], texts: &'a QuotedTexts<'a>) -> Vec<LocatedProblem<'a>> {
    let mut problems: Vec<_> = distinct(diagnostics).into_iter().map(|diagnostic| texts.locate(diagnostic)).collect();
    problems.sort_by_key(LocatedProblem::order);
    problems
}

/// Returns a text that an author wrote, on one line, with nothing in it that a terminal would obey.
pub fn on_one_line(text: &str) -> String {
    printable::line(text)
}

/// Returns how many problems there are: `2 errors and 1 warning`; `None` when there are none.
pub fn summary(diagnostics: &[Diagnostic]) -> Option<String> {
    kinds::summary(&distinct(diagnostics))
}

/// Returns the line that closes a report: the same, and of more than a few problems how many there are of each kind.
pub fn tally(diagnostics: &[Diagnostic]) -> Option<String> {
    kinds::tally(&distinct(diagnostics))
}

/// Returns the problems without those that are equal in everything.
fn distinct(diagnostics: &[Diagnostic]) -> BTreeSet<&Diagnostic> {
    diagnostics.iter().collect()
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_screen;
