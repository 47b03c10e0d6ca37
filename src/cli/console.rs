//! What a command says, and where: results on standard output, problems beside it; and how it ends.

use super::options::{Color, Global, OutputFormat};
use crate::base::Diagnostic;
use crate::report::{self, Format, Paint, Repeats, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::sync::OnceLock;

/// What a command says that stops before it has written anything.
pub const NOTHING_WRITTEN: &str = "nothing was written";

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    Done = 0,
    /// The sources have errors, or with `--strict` warnings.
    Faulty = 1,
    /// Wrong usage, or the disk or the network refused.
    Refused = 2,
}

/// How much is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Volume {
    Quiet,
    Normal,
    Verbose,
}

/// The terminal, or whatever stands in its place.
pub struct Console {
    pub format: OutputFormat,
    pub volume: Volume,
    paint: Paint,
    /// Why standard output took no more.
    output_error: OnceLock<io::Error>,
}

impl Console {
    /// Settles what the options and the surroundings ask for. `NO_COLOR` counts as `--color never`, unless colours
    /// are asked for by name.
    pub(super) fn new(global: &Global) -> Self {
        let is_plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let styled = match global.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => std::io::stderr().is_terminal() && !is_plain,
        };
        let volume = match (global.quiet, global.verbose) {
            (true, _) => Volume::Quiet,
            (false, true) => Volume::Verbose,
            (false, false) => Volume::Normal,
        };
        Self {
            format: global.format,
            volume,
            paint: if styled { Paint::Styled } else { Paint::Plain },
            output_error: OnceLock::new(),
        }
    }

    /// Returns why standard output did not take all that was said, if it did not. A command that could not answer has
    /// not done its work.
    pub(super) fn output_error(&self) -> Option<&io::Error> {
        self.output_error.get()
    }

    /// Shows problems: for people on standard error, for programs on standard output.
    pub fn show<'a>(&self, problems: &[Diagnostic], texts: &report::Texts<'a>) {
        let format = match self.format {
            OutputFormat::Human | OutputFormat::Datacite | OutputFormat::Crossref => Format::Human,
            OutputFormat::Json => Format::Json,
            OutputFormat::Github => Format::Github,
        };
        let repeats = if self.volume == Volume::Verbose { Repeats::Each } else { Repeats::Together };
        let report = report::render(problems, texts, &Style { format, paint: self.paint, repeats });
        if format == Format::Human {
            if !report.is_empty() {
                eprint(&format!("{report}\n"));
            }
        } else {
            self.print(&report);
        }
    }

    /// Prints a line of the result, for people; it gives way where standard output belongs to a program.
    pub fn say(&self, line: &str) {
        if self.volume == Volume::Quiet {
            return;
        }
        if self.format == OutputFormat::Human {
            self.print(&format!("{line}\n"));
        } else {
            eprint(&format!("{line}\n"));
        }
    }

    /// Shows problems, for which a command stops. `stopped` says what was not done.
    pub fn stop<'a>(&self, problems: &[Diagnostic], texts: &report::Texts<'a>, stopped: &str) -> ExitStatus {
        self.show(problems, texts);
        self.say(&format!("{}: {stopped}", report::tally(problems).unwrap_or_default()));
        ExitStatus::Faulty
    }

    /// Prints text that a command was asked for, on standard output in every format.
    pub fn print(&self, text: &str) {
        if self.output_error.get().is_none()
            && let Err(error) = write_out(text)
        {
            let _ = self.output_error.set(error);
        }
    }

    /// Says why the command could not do its work: one line.
    pub fn refuse(&self, error: &anyhow::Error) {
        self.line("error", "91", &format!("{error:#}"));
    }

    /// Says why the command could not do its work, and what to do: a line each.
    pub fn refuse_with_help(&self, what: &str, help: &str) {
        self.line("error", "91", what);
        self.line("help", "96", help);
    }

    /// Warns of what stops nothing: one line.
    pub fn warn(&self, what: &str) {
        self.line("warning", "93", what);
    }

    fn line(&self, word: &str, colour: &str, line: &str) {
        let line = line.replace('\n', " ");
        let word = match self.paint {
            Paint::Plain => word.to_owned(),
            Paint::Styled => format!("\u{1b}[1m\u{1b}[{colour}m{word}\u{1b}[0m"),
        };
        eprint(&format!("{word}: {line}\n"));
    }

    /// Returns a bar for a step of that many parts: on a terminal, and nowhere else.
    pub fn progress(&self, step: &'static str, parts: usize) -> ProgressBar {
        let visible = self.format == OutputFormat::Human && self.volume != Volume::Quiet;
        let target = if visible { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(parts as u64), target);
        let style = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len}").expect("a valid template");
        bar.with_style(style.progress_chars("=> ")).with_message(step)
    }
}

/// Writes to standard output. A reader that has gone away, as `head` does, is no error of ours.
fn write_out(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

/// Writes to standard error; whoever does not read it there cannot be reached.
pub(super) fn eprint(text: &str) {
    let mut err = io::stderr().lock();
    let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
}
