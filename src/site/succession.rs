//! Which brief has taken the place of which.
//!
//! Front matter says it on the newer brief alone; here it is turned round, once, for every page, list and file that has
//! to know whether a brief still holds. A withdrawn brief takes nobody's place. But what has taken its place has taken
//! that of the briefs before it, too, so a chain does not break where one of its links is withdrawn.

use super::{Brief, BriefAt, Briefs};
use crate::base::nearest::Suggestions;
use crate::base::{Diagnostic, FieldPath, Place, SourcePath, problems};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Successors and predecessors, by the files of briefs.
#[derive(Debug, Default)]
pub struct Succession {
    successors: BTreeMap<SourcePath, Arc<Brief>>,
    predecessors: BTreeMap<SourcePath, Vec<Arc<Brief>>>,
}

/// A line of `supersedes`, with both briefs.
struct Claim {
    by: BriefAt,
    older: BriefAt,
    /// The number of the line.
    line: usize,
}

impl Succession {
    /// Reads `supersedes` of all public briefs. A line that names no other brief, that
    /// would lead in a circle, or that gives a brief a second successor is reported and left out. `unread` are the slugs of files
    /// that could not be read; whoever names one is right.
    pub fn new(briefs: &Briefs, unread: &BTreeSet<String>, problems: &mut Vec<Diagnostic>) -> Self {
        let mut claims = claims(briefs, unread, problems);
        // Of two successors the earlier one stands, and in a circle the brief is to blame that names a newer one.
        claims.sort_by_key(|claim| {
            (briefs[claim.by].is_withdrawn, claim.by > claim.older, std::cmp::Reverse(claim.by), claim.line)
        });
        let mut next: Vec<Option<BriefAt>> = vec![None; briefs.len()];
        for Claim { by, older, line } in claims {
            let (brief, replaced) = (&briefs[by], &briefs[older]);
            let place = || Place::field(&brief.stated_in, FieldPath::of("supersedes").index(line));
            let circle = chain(&next, by).any(|at| at == older);
            let problem = match next[older.index()] {
                _ if circle => problems::supersedes_in_circle(place(), replaced.slug.as_str(), brief.slug.as_str()),
                Some(first) => problems::second_successor(place(), replaced.slug.as_str(), briefs[first].slug.as_str()),
                None => {
                    next[older.index()] = Some(by);
                    continue;
                }
            };
            // Nobody has to mend what a withdrawn brief says.
            problems.extend((!brief.is_withdrawn).then_some(problem));
        }
        let mut succession = Self::default();
        for (at, brief) in briefs.with_positions() {
            let Some(successor) = chain(&next, at).skip(1).map(|at| &briefs[at]).find(|brief| !brief.is_withdrawn)
            else {
                continue;
            };
            succession.successors.insert(brief.path.clone(), Arc::clone(successor));
            succession.predecessors.entry(successor.path.clone()).or_default().push(Arc::clone(brief));
        }
        succession
    }

    /// Returns the brief that has taken the place of the brief in that file.
    pub fn successor(&self, brief: &SourcePath) -> Option<&Arc<Brief>> {
        self.successors.get(brief)
    }

    /// Returns the end of the chain of successors, if it is another brief than the successor itself.
    pub fn latest(&self, brief: &SourcePath) -> Option<&Arc<Brief>> {
        let first = self.successor(brief)?;
        std::iter::successors(self.successor(&first.path), |brief| self.successor(&brief.path)).last()
    }

    /// Returns the briefs whose place the one in that file has taken, newest first.
    pub fn predecessors(&self, brief: &SourcePath) -> &[Arc<Brief>] {
        self.predecessors.get(brief).map_or(&[], Vec::as_slice)
    }

    /// Returns the briefs that are due for review among those whose day is past: what has been withdrawn or superseded
    /// needs none. Each is a warning.
    pub fn due_for_review(
        &self,
        past: &BTreeSet<SourcePath>,
        briefs: &Briefs,
        problems: &mut Vec<Diagnostic>,
    ) -> BTreeSet<SourcePath> {
        let mut due = BTreeSet::new();
        for (brief, day) in briefs.iter().filter_map(|brief| Some((brief, brief.review_by?))) {
            if past.contains(&brief.stated_in) && !brief.is_withdrawn && !self.is_superseded(&brief.path) {
                problems.push(problems::review_due(&brief.stated_in, &day.to_string()));
                due.insert(brief.path.clone());
            }
        }
        due
    }

    /// Whether another brief stands in the place of the one in that file.
    pub fn is_superseded(&self, brief: &SourcePath) -> bool {
        self.successors.contains_key(brief)
    }
}

/// Returns a brief, its successor, and so on. Circles never get in, so it ends.
fn chain(next: &[Option<BriefAt>], from: BriefAt) -> impl Iterator<Item = BriefAt> {
    std::iter::successors(Some(from), |at| next[at.index()])
}

/// Returns the lines of `supersedes` that name another brief; each of the others is reported.
fn claims(briefs: &Briefs, unread: &BTreeSet<String>, problems: &mut Vec<Diagnostic>) -> Vec<Claim> {
    let mut slugs: BTreeMap<&str, BriefAt> = BTreeMap::new();
    for (at, brief) in briefs.with_positions() {
        slugs.entry(brief.slug_of_original.as_str()).or_insert(at);
    }
    // No translated slug hides that of another original.
    for (at, brief) in briefs.with_positions().filter(|(_, brief)| brief.is_translation()) {
        slugs.entry(brief.slug.as_str()).or_insert(at);
    }
    let mut suggestions = Suggestions::default();
    let mut claims = Vec::new();
    for (by, brief) in briefs.with_positions() {
        let mut seen = BTreeSet::new();
        for (line, slug) in brief.supersedes.iter().enumerate() {
            let place = Place::field(&brief.stated_in, FieldPath::of("supersedes").index(line));
            if *slug == brief.slug_of_original.as_str() {
                problems.push(problems::supersedes_itself(place, slug));
            } else if let Some(older) = slugs.get(slug.as_str()) {
                // What stands there twice was reported when the list was read.
                if seen.insert(*older) {
                    claims.push(Claim { by, older: *older, line });
                }
            } else if !unread.contains(slug) {
                let near = suggestions.nearest(slug, slugs.keys().copied());
                problems.push(problems::unknown_brief(place, slug, &near));
            }
        }
    }
    claims
}
