//! Problems by their kind: the code, and the severity, since a rehearsal lowers that of some.
//!
//! A collection that comes from elsewhere has the same few mistakes in thousands of places. What its owner decides is what
//! to do about a kind, so a kind is what the screen (`screen.rs`) and the closing line ([`tally`]) count.

use super::region::LocatedProblem;
use crate::base::counted::counted;
use crate::base::{Code, Diagnostic, Severity};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Problems that the closing line counts without naming their kinds: a reader has just seen each.
const SEEN_AT_ONCE: usize = 3;

/// All problems of one kind.
pub(super) struct Kind<'a> {
    pub severity: Severity,
    pub code: Code,
    /// In the order of the report; never empty.
    pub problems: Vec<LocatedProblem<'a>>,
}

impl<'a> Kind<'a> {
    /// Returns the kinds of these problems, warnings first, errors last. Among these the most frequent stand first, so
    /// that the rare ones, which hide most easily, end nearest to the closing line.
    pub fn all(problems: &[LocatedProblem<'a>]) -> Vec<Self> {
        let mut kinds: Vec<Self> = Vec::new();
        let mut known: BTreeMap<(Severity, Code), usize> = BTreeMap::new();
        for problem in problems {
            let (severity, code) = (problem.diagnostic.severity, problem.diagnostic.code);
            let at = *known.entry((severity, code)).or_insert_with(|| {
                kinds.push(Self { severity, code, problems: Vec::new() });
                kinds.len() - 1
            });
            kinds[at].problems.push(*problem);
        }
        kinds.sort_by_key(|kind| (Reverse(kind.severity), Reverse(kind.problems.len())));
        kinds
    }

    /// Returns how many different messages there are.
    pub fn messages(&self) -> usize {
        self.problems.iter().map(|problem| &problem.diagnostic.message).collect::<BTreeSet<_>>().len()
    }

    /// Returns at most `most` of the problems: the first of each message, the most frequent ones first, then further ones.
    pub fn examples(&self, most: usize) -> Vec<LocatedProblem<'a>> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for problem in &self.problems {
            *counts.entry(&problem.diagnostic.message).or_default() += 1;
        }
        let mut seen = BTreeSet::new();
        let (mut examples, further): (Vec<LocatedProblem<'a>>, Vec<LocatedProblem<'a>>) =
            self.problems.iter().partition(|problem| seen.insert(&problem.diagnostic.message));
        examples.sort_by_key(|problem| Reverse(counts[&*problem.diagnostic.message]));
        examples.extend(further);
        examples.truncate(most);
        examples
    }

    /// Returns how much there is of it: `643 problems in 640 files`, and how many differ if only some do. Of what is reported
    /// once for several places, the places count: `164 problems at 643 places`.
    pub fn extent(&self) -> String {
        let further: usize = self.problems.iter().map(|problem| problem.diagnostic.further_places).sum();
        if further > 0 {
            let places = counted(self.problems.len() + further, "place");
            return format!("{} at {places}", counted(self.messages(), "problem"));
        }
        let files: BTreeSet<_> = self.problems.iter().map(|problem| &problem.diagnostic.place.file).collect();
        let (count, messages) = (self.problems.len(), self.messages());
        let files = counted(files.len(), "file");
        match messages {
            1 => format!("{} in {files}", counted(count, "place")),
            _ if messages == count => format!("{} in {files}", counted(count, "problem")),
            _ => format!("{} at {} in {files}", counted(messages, "problem"), counted(count, "place")),
        }
    }
}

/// Whether the kinds are named beside a count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Naming {
    Named,
    Counted,
}

/// Returns how many problems there are: `2 errors and 1 warning`; `None` when there are none.
pub(super) fn summary(problems: &BTreeSet<&Diagnostic>) -> Option<String> {
    counts(problems, Naming::Counted)
}

/// Returns the same, and of more than a few the kinds, the most frequent first:
/// `1 error (dead-link) and 7 warnings (4 no-as-of, 3 unused-file)`.
pub(super) fn tally(problems: &BTreeSet<&Diagnostic>) -> Option<String> {
    counts(problems, if problems.len() > SEEN_AT_ONCE { Naming::Named } else { Naming::Counted })
}

fn counts(problems: &BTreeSet<&Diagnostic>, naming: Naming) -> Option<String> {
    let mut parts = Vec::new();
    for (severity, word) in [(Severity::Error, "error"), (Severity::Warning, "warning")] {
        let mut kinds: BTreeMap<Code, usize> = BTreeMap::new();
        for problem in problems.iter().filter(|problem| problem.severity == severity) {
            *kinds.entry(problem.code).or_default() += 1;
        }
        let count: usize = kinds.values().sum();
        if count > 0 {
            let names = if naming == Naming::Named { named(&kinds) } else { String::new() };
            parts.push(counted(count, word) + &names);
        }
    }
    (!parts.is_empty()).then(|| parts.join(" and "))
}

fn named(kinds: &BTreeMap<Code, usize>) -> String {
    let mut kinds: Vec<(&Code, &usize)> = kinds.iter().collect();
    kinds.sort_by_key(|(_, count)| Reverse(**count));
    match &kinds[..] {
        [(code, _)] => format!(" ({code})"),
        kinds => {
            let counts: Vec<String> = kinds.iter().map(|(code, count)| format!("{count} {code}")).collect();
            format!(" ({})", counts.join(", "))
        }
    }
}
