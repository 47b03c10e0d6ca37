//! The list of a type whose briefs are about events: those to come and those that have been, each by its own days.

use crate::base::Route;
use crate::page::content::Page;
use crate::page::list::calendar;
use crate::page::list::chronology::Chronology;
use crate::page::list::index::{self, By, MOST_CARDS};
use crate::page::planner::Planner;
use crate::page::view::{LinkView, ListView};
use crate::parse::term::TermKind;
use crate::site::BriefAt;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Whether the page of a term lists events by their own days: that of a type, if any of its briefs has one. On other pages
/// events stand among the briefs.
pub fn are_among(planner: &Planner, kind: TermKind, briefs: &[BriefAt]) -> bool {
    kind == TermKind::Type && briefs.iter().any(|at| planner.edition.briefs[*at].occasion.is_some())
}

/// Returns the list of the page at `route`; its pages by year and its calendar are added to `pages`.
pub fn list(planner: &Planner, index: &LinkView, route: &Route, briefs: &[BriefAt], pages: &mut Vec<Page>) -> ListView {
    let coming = planner.coming(briefs);
    let is_coming: BTreeSet<&BriefAt> = coming.iter().collect();
    let mut past: Vec<BriefAt> = briefs.iter().filter(|at| !is_coming.contains(at)).copied().collect();
    past.sort_by_key(|at| (Reverse(By::Event.day(&planner.edition.briefs[*at])), *at));
    let calendar = calendar::of_index(planner, route, &index.title, briefs);
    let calendar_url = calendar.as_ref().map(|calendar| planner.href(&calendar.route));
    pages.extend(calendar);
    let list = index::list(planner, index, route, &past, By::Event, &Chronology::default(), pages);
    let coming = coming.iter().take(MOST_CARDS).map(|at| planner.forms(*at).card.clone()).collect();
    ListView { coming, calendar_url, ..list }
}
