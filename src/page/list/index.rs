//! Index pages by the interface's rule: the newest 50 as cards, and beyond 50 a page of rows for each year, so that an
//! old page's address and content stay put when a brief is added.

use crate::base::Route;
use crate::base::counted::counted;
use crate::page::content::{Page, View};
use crate::page::head::{Head, Subject};
use crate::page::list::chronology::Chronology;
use crate::page::list::{feed, home};
use crate::page::planner::Planner;
use crate::page::view::{ChronologyView, CountView, LinkView, ListView, YearView};
use crate::parse::term::{TermId, TermKind};
use crate::say;
use crate::site::{Brief, BriefAt, routes};
use crate::words::Argument;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Cards on an index page, at most.
pub const MOST_CARDS: usize = 50;

/// Rows on the page of a region, an organisation or a crossing, at most.
pub const MOST_ROWS: usize = 200;

/// Adds the home page, the page of all briefs, which leads to the filters of the search, the archive by year, and the site's feed.
pub fn pages(planner: &Planner, filters: Vec<LinkView>, pages: &mut Vec<Page>) {
    let listed = &planner.listed;
    let years = by_year(planner, listed, By::Date);
    let link = |(year, briefs): &(i16, Vec<BriefAt>)| {
        year_link(planner, &routes::archive(planner.prefix(), *year), *year, briefs.len())
    };
    let links: Vec<YearView> = years.iter().map(link).collect();
    pages.push(home::page(planner, if listed.len() > MOST_CARDS { links.clone() } else { Vec::new() }));
    let withdrawn = &planner.withdrawn;
    pages.extend(feed::page(planner, &planner.at("/"), "", (listed, withdrawn)));
    pages.push(feed::json(planner, (listed, withdrawn)));
    let Some(all_briefs) = planner.all_briefs() else { return };
    let head = Head::new(planner, &planner.at("/briefs/"), &all_briefs.title)
        .plated(Subject::default())
        .modified(planner.last_change(listed));
    let because = format!("the site has {}", counted(listed.len(), "brief"));
    let list = ListView { types: types(planner), filters, ..list_view(planner, listed, MOST_CARDS, links) };
    pages.push(head.page(View::Briefs(list), because));
    for (year, briefs) in &years {
        let title = say!(planner.words, "briefs.of_year", year = Argument::Year(*year));
        let head = Head::new(planner, &routes::archive(planner.prefix(), *year), &title);
        pages.push(year_page(planner, head, &all_briefs, (*year, briefs), ChronologyView::default()));
    }
}

/// Returns the types of brief that have pages; none if there is but one, which would lead to the same list.
fn types(planner: &Planner) -> Vec<CountView> {
    let known = planner.edition.config.types.iter();
    let with_page = known.filter_map(|known| {
        let id = TermKind::Type.term(known.slug.as_str());
        let term = planner.edition.terms.get(id).filter(|term| term.has_page() && !term.briefs.is_empty())?;
        Some(planner.term_count(id, term))
    });
    let types: Vec<CountView> = with_page.collect();
    if types.len() > 1 { types } else { Vec::new() }
}

/// By what an index parts its briefs into years.
#[derive(Clone, Copy)]
pub enum By {
    /// By their dates.
    Date,
    /// By the days on which their events began, where they have any.
    Event,
}

impl By {
    /// Returns the day by which a brief is put into a year.
    pub fn day(self, brief: &Brief) -> Option<Date> {
        let event = brief.occasion.as_ref().filter(|_| matches!(self, Self::Event));
        event.map(|event| event.day()).or_else(|| brief.day())
    }
}

/// Returns the list of an index page, with links to its years beyond 50 briefs; its year pages are added to `pages`.
pub fn list(
    planner: &Planner,
    index: &LinkView,
    route: &Route,
    briefs: &[BriefAt],
    by: By,
    chronology: &Chronology,
    pages: &mut Vec<Page>,
) -> ListView {
    let mut years = Vec::new();
    if briefs.len() > MOST_CARDS {
        for (year, briefs) in by_year(planner, briefs, by) {
            let route = routes::year(route, year);
            let title = say!(planner.words, "list.of_year", title = &index.title, year = Argument::Year(year));
            let happened = chronology.of_year(planner, year);
            pages.push(year_page(planner, Head::new(planner, &route, &title), index, (year, &briefs), happened));
            years.push(year_link(planner, &route, year, briefs.len()));
        }
    }
    list_view(planner, briefs, MOST_CARDS, years)
}

/// Returns the pages by year of a term that has no events, newest first; none if all briefs stand on one page.
pub fn year_links(planner: &Planner, term: TermId<'_>) -> Vec<YearView> {
    let (route, briefs) = (planner.route(term), planner.briefs(term));
    if briefs.len() <= MOST_CARDS {
        return Vec::new();
    }
    let years = by_year(planner, briefs, By::Date).into_iter();
    years.map(|(year, briefs)| year_link(planner, &routes::year(&route, year), year, briefs.len())).collect()
}

/// Returns the link to the page of a year, which has so many entries.
pub fn year_link(planner: &Planner, route: &Route, year: i16, count: usize) -> YearView {
    YearView { year, url: planner.href(route), count }
}

/// Returns the list of a page without pages by year: the newest 200.
pub fn latest(planner: &Planner, briefs: &[BriefAt]) -> ListView {
    list_view(planner, briefs, MOST_ROWS, Vec::new())
}

fn list_view(planner: &Planner, briefs: &[BriefAt], most: usize, years: Vec<YearView>) -> ListView {
    let cards = briefs.iter().take(most).map(|at| planner.forms(*at).card.clone()).collect();
    ListView { cards, total: briefs.len(), years, ..ListView::default() }
}

fn year_page(
    planner: &Planner,
    head: Head<'_>,
    parent: &LinkView,
    (year, briefs): (i16, &[BriefAt]),
    chronology: ChronologyView,
) -> Page {
    let list = ListView { year: Some(year), ..list_view(planner, briefs, briefs.len(), Vec::new()) };
    let because = format!("{} of {year}", counted(briefs.len(), "brief"));
    head.under([parent.clone()])
        .modified(planner.last_change(briefs))
        .page(View::Year { parent: parent.clone(), list, chronology }, because)
}

/// Returns the briefs of each year, newest first.
fn by_year(planner: &Planner, briefs: &[BriefAt], by: By) -> Vec<(i16, Vec<BriefAt>)> {
    let mut years: BTreeMap<i16, Vec<BriefAt>> = BTreeMap::new();
    for &at in briefs {
        if let Some(day) = by.day(&planner.edition.briefs[at]) {
            years.entry(day.year()).or_default().push(at);
        }
    }
    years.into_iter().rev().collect()
}
