//! What became of each text of a source: for the screen, and as a table for a spreadsheet.

use super::source::Loss;

/// The file in the folder of the site.
pub const REPORT_FILE: &str = "import-report.csv";

/// The first line of the file.
pub const REPORT_HEAD: [&str; 8] =
    ["source", "file", "address", "old_address", "result", "losses", "fingerprint", "site"];

/// How much of a text was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Whole,
    Losses,
    Left,
}

impl Outcome {
    /// Returns its words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Losses => "with losses",
            Self::Left => "left",
        }
    }
}

/// What became of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub source: String,
    /// Empty of what is left.
    pub file: String,
    /// From the root of the site.
    pub address: String,
    /// From the root of the old host.
    pub old_address: String,
    pub outcome: Outcome,
    pub losses: Vec<Loss>,
}

impl Row {
    /// Returns the line of a file that is left behind.
    pub fn left(source: &str, why: &str) -> Self {
        Self {
            source: source.to_owned(),
            file: String::new(),
            address: String::new(),
            old_address: String::new(),
            outcome: Outcome::Left,
            losses: vec![Loss::of(why)],
        }
    }

    /// Returns what could not be taken, in a line.
    pub fn what(&self) -> String {
        let all = self.losses.iter().map(|loss| match loss.line {
            Some(line) => format!("line {line}: {}", loss.what),
            None => loss.what.clone(),
        });
        all.collect::<Vec<_>>().join("; ")
    }
}
