//! Problems in the same words, reported together.
//!
//! A site that moves here from another generator has one mistake in 600 files, and 600 reports would hide the few other
//! problems. So the report for people has one report for them, at the place of the first, and the order by file and place
//! holds. Problems are the same if severity, code, message and the last line of help are. A constructor whose help shows a
//! line for that place alone ends with it, so that each is reported. This is a matter of looks: `--format json` and
//! `github`, the closing line, exit statuses and `-v` count every problem.

use super::region::LocatedProblem;
use super::style::Repeats;
use crate::base::{Code, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// Problems in the same words that are still reported one by one.
const MOST_REPEATS: usize = 3;

/// A problem, and the further places where it is the same.
pub(super) struct ProblemGroup<'a> {
    pub first: LocatedProblem<'a>,
    /// What to type instead, for the first and all others; each line once.
    pub help: Vec<&'a str>,
    /// In the order of the report; empty for a problem that is reported alone.
    pub others: Vec<LocatedProblem<'a>>,
}

/// What makes two problems the same: severity, code, message, and the last line of help. The last is the most general
/// one. Where it differs, something else is to be typed at each place, and each must be reported.
type Words<'a> = (Severity, Code, &'a str, Option<&'a str>);

/// Returns the findings, those in the same words together, at the place of the first.
pub(super) fn gather(findings: Vec<LocatedProblem<'_>>, repeats: Repeats) -> Vec<ProblemGroup<'_>> {
    let mut places: BTreeMap<Words<'_>, Vec<usize>> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        places.entry(words(finding)).or_default().push(at);
    }
    let mut reports = Vec::new();
    for (at, finding) in findings.iter().enumerate() {
        let same = &places[&words(finding)];
        let is_alone = repeats == Repeats::Each || same.len() <= MOST_REPEATS;
        if is_alone || same.first() == Some(&at) {
            let others = if is_alone { &[][..] } else { &same[1..] };
            reports.push(ProblemGroup::of(*finding, others.iter().map(|other| findings[*other]).collect()));
        }
    }
    reports
}

fn words<'a>(finding: &LocatedProblem<'a>) -> Words<'a> {
    let diagnostic = finding.diagnostic;
    (diagnostic.severity, diagnostic.code, &diagnostic.message, diagnostic.help.last().map(String::as_str))
}

impl<'a> ProblemGroup<'a> {
    fn of(first: LocatedProblem<'a>, others: Vec<LocatedProblem<'a>>) -> Self {
        let lines = |finding: &LocatedProblem<'a>| finding.diagnostic.help.iter().map(String::as_str);
        let mut help: Vec<&str> = lines(&first).collect();
        for line in others.iter().flat_map(lines) {
            if !help.contains(&line) {
                // The last line is common to all, and stays the last.
                help.insert(help.len().saturating_sub(1), line);
            }
        }
        Self { first, help, others }
    }

    /// Returns in how many files the other places are, beside the first one's.
    pub fn other_files(&self) -> usize {
        let files: BTreeSet<_> = self.others.iter().map(|other| &other.diagnostic.place.file).collect();
        files.len() - usize::from(files.contains(&self.first.diagnostic.place.file))
    }
}
