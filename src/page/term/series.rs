//! The page of a series: what it is, and its briefs.

use crate::base::Route;
use crate::page::content::{Page, View};
use crate::page::planner::Planner;
use crate::page::term::{Following, Listing, Term};
use crate::page::view::SeriesView;
use crate::site::routes;

/// The pages of all series that have briefs or a text.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    for series in planner.site.series.values() {
        let briefs = planner.by_series.get(&series.slug).map_or(&[][..], Vec::as_slice);
        if briefs.is_empty() && series.text.is_none() {
            continue;
        }
        let above =
            if planner.listed.is_empty() { Vec::new() } else { vec![("All briefs".to_owned(), Route::of("/briefs/"))] };
        let view = SeriesView { title: series.title.as_str().into(), summary: series.summary.clone() };
        let term = Term {
            route: routes::series(&series.slug),
            title: &series.title,
            briefs,
            withdrawn: Vec::new(),
            above,
            description: series.summary.clone(),
            text: series.text.as_ref(),
            relation: "in the series",
            listing: Listing::Years,
            following: Following::None,
        };
        term.pages(planner, pages, |list| View::Series(view, list));
    }
}
