//! Index pages by the interface's rule: the newest 50 as cards, and beyond 50 a page of rows for each year, so that an
//! old page's address and content stay put when a brief is added.

use crate::base::Route;
use crate::base::counted::counted;
use crate::page::content::{Page, View};
use crate::page::head::Head;
use crate::page::list::chronology::Chronology;
use crate::page::list::feed;
use crate::page::planner::Planner;
use crate::page::view::{ChronologyView, CountView, HomeView, LinkView, ListView, YearView};
use crate::parse::term::{TermId, TermKind};
use crate::say;
use crate::site::{BriefAt, routes};
use crate::words::Argument;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Cards on an index page, at most.
pub const MOST_CARDS: usize = 50;

/// Rows on the page of a region, an organisation or a crossing, at most.
pub const MOST_ROWS: usize = 200;

/// Cards on the home page, at most: it is a door, not a list, and leads on to all briefs.
const MOST_HOME_CARDS: usize = 10;

/// Featured briefs on the home page, at most.
const MOST_FEATURED: usize = 3;

/// Countries and topics on the home page, at most.
const MOST_TERMS: usize = 10;

/// Adds the home page, the page of all briefs, the archive by year, and the site's feed.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    let listed = &planner.listed;
    let years = by_year(planner, listed);
    let link = |(year, briefs): &(i16, Vec<BriefAt>)| {
        year_link(planner, &routes::archive(planner.prefix(), *year), *year, briefs.len())
    };
    let links: Vec<YearView> = years.iter().map(link).collect();
    pages.push(home(planner, &links));
    let withdrawn = &planner.withdrawn;
    pages.extend(feed::page(planner, &planner.at("/"), "", (listed, withdrawn)));
    pages.push(feed::json(planner, (listed, withdrawn)));
    let Some(all_briefs) = planner.all_briefs() else { return };
    let head = Head::new(planner, &planner.at("/briefs/"), &all_briefs.title).modified(planner.last_change(listed));
    let because = format!("the site has {}", counted(listed.len(), "brief"));
    pages.push(head.page(View::Briefs(list_view(planner, listed, MOST_CARDS, links)), because));
    for (year, briefs) in &years {
        let title = say!(planner.words, "briefs.of_year", year = Argument::Year(*year));
        let head = Head::new(planner, &routes::archive(planner.prefix(), *year), &title);
        pages.push(year_page(planner, head, &all_briefs, (*year, briefs), ChronologyView::default()));
    }
}

fn home(planner: &Planner, years: &[YearView]) -> Page {
    let (edition, listed) = (&planner.edition, &planner.listed);
    // What no longer holds is put before nobody.
    let is_featured = |at: &BriefAt| {
        let brief = &edition.briefs[*at];
        brief.is_featured && !edition.succession.is_superseded(&brief.path)
    };
    let featured: Vec<BriefAt> = listed.iter().copied().filter(is_featured).take(MOST_FEATURED).collect();
    let others: Vec<BriefAt> = listed.iter().copied().filter(|at| !featured.contains(at)).collect();
    let years = if listed.len() > MOST_CARDS { years.to_vec() } else { Vec::new() };
    let list = ListView { total: listed.len(), ..list_view(planner, &others, MOST_HOME_CARDS, years) };
    let most = |kind: TermKind| {
        let terms = edition.terms.of(kind).filter(|(_, term)| !term.briefs.is_empty());
        let mut terms: Vec<CountView> = terms.map(|(id, term)| planner.term_count(id, term)).collect();
        terms.sort_by(|a, b| (Reverse(a.count), &a.title).cmp(&(Reverse(b.count), &b.title)));
        terms.truncate(MOST_TERMS);
        terms
    };
    let view = HomeView {
        featured: featured.into_iter().map(|at| planner.forms(at).card.clone()).collect(),
        countries: most(TermKind::Country),
        topics: most(TermKind::Topic),
    };
    let because = "every site has one";
    Head::new(planner, &planner.at("/"), &edition.config.title)
        .of(edition.home.as_ref())
        .description(edition.config.description.clone())
        .modified(planner.last_change(listed))
        .page(View::Home(Box::new(view), list), because)
}

/// Returns the list of an index page, with links to its years beyond 50 briefs; its year pages are added to `pages`.
pub fn list(
    planner: &Planner,
    index: &LinkView,
    route: &Route,
    briefs: &[BriefAt],
    chronology: &Chronology,
    pages: &mut Vec<Page>,
) -> ListView {
    let mut years = Vec::new();
    if briefs.len() > MOST_CARDS {
        for (year, briefs) in by_year(planner, briefs) {
            let route = routes::year(route, year);
            let title = say!(planner.words, "list.of_year", title = &index.title, year = Argument::Year(year));
            let happened = chronology.of_year(planner, year);
            pages.push(year_page(planner, Head::new(planner, &route, &title), index, (year, &briefs), happened));
            years.push(year_link(planner, &route, year, briefs.len()));
        }
    }
    list_view(planner, briefs, MOST_CARDS, years)
}

/// Returns the pages by year of a term, newest first; none if all briefs stand on one page.
pub fn year_links(planner: &Planner, term: TermId<'_>) -> Vec<YearView> {
    let (route, briefs) = (planner.route(term), planner.briefs(term));
    if briefs.len() <= MOST_CARDS {
        return Vec::new();
    }
    let years = by_year(planner, briefs).into_iter();
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
    ListView { cards, total: briefs.len(), years, year: None, numbers: Vec::new() }
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
fn by_year(planner: &Planner, briefs: &[BriefAt]) -> Vec<(i16, Vec<BriefAt>)> {
    let mut years: BTreeMap<i16, Vec<BriefAt>> = BTreeMap::new();
    for &at in briefs {
        if let Some(day) = planner.edition.briefs[at].day() {
            years.entry(day.year()).or_default().push(at);
        }
    }
    years.into_iter().rev().collect()
}
