//! The page of a series: what it is, and its briefs.

use crate::base::Route;
use crate::page::planner::Planner;
use crate::page::term::Shown;
use crate::page::view::{SeriesView, TermView};
use crate::site::Term;

/// Returns what the page of a series shows.
pub fn shown(planner: &Planner, term: &Term) -> Shown {
    let above = ("All briefs".to_owned(), Route::of("/briefs/"));
    let above = if planner.listed.is_empty() { Vec::new() } else { vec![above] };
    Shown::new(TermView::Series(SeriesView { title: term.title.clone(), summary: term.summary.clone() }), above)
}
