//! Index pages by the interface's rule: the newest 50 as cards, and beyond 50 a page of rows for each year, so that an
//! old page's address and content stay put when a brief is added.

use crate::base::Route;
use crate::base::counted::counted;
use crate::base::date::rfc3339;
use crate::page::content::{Origin, Page, View, html};
use crate::page::head::Head;
use crate::page::list::chronology::Chronology;
use crate::page::list::feed;
use crate::page::planner::Planner;
use crate::page::view::{ChronologyView, CountView, HomeView, LinkView, ListView, YearView};
use crate::parse::term::TermKind;
use crate::say;
use crate::site::{BriefAt, routes};
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

/// The home page, the page of all briefs, the archive by year, and the site's feed.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    let listed = &planner.listed;
    let years = by_year(planner, listed);
    let links = archive_links(planner, &years);
    let newest = newest(planner, listed);
    home(planner, &links, newest.clone(), pages);
    let withdrawn = &planner.withdrawn;
    pages.push(feed::page(planner, &Route::of("/"), "", (listed, withdrawn)));
    pages.push(feed::json(planner, (listed, withdrawn)));
    if listed.is_empty() {
        return;
    }
    let route = Route::of("/briefs/");
    let head = Head::new(planner, &route, say!(planner.words, "briefs.all")).modified(newest).build();
    let list = ListView { cards: cards(planner, listed), total: listed.len(), years: links, year: None };
    let because = format!("the site has {}", counted(listed.len(), "brief"));
    pages.push(html(head, View::Briefs(list), None, route.clone(), Origin { source: None, because }));
    for (year, briefs) in &years {
        let parent = LinkView::new(say!(planner.words, "briefs.all"), planner.href(&route));
        let nothing = ChronologyView::default();
        pages.push(year_page(planner, routes::archive(*year), (*year, briefs, nothing), parent, &route));
    }
}

fn home(planner: &Planner, years: &[YearView], modified: Option<String>, pages: &mut Vec<Page>) {
    let site = &planner.site;
    let route = Route::of("/");
    // What no longer holds is put before nobody.
    let is_featured = |at: &BriefAt| {
        let brief = &site.briefs[*at];
        brief.is_featured && !site.succession.is_superseded(&brief.path)
    };
    let featured: Vec<BriefAt> = planner.listed.iter().copied().filter(is_featured).take(MOST_FEATURED).collect();
    let others: Vec<BriefAt> = planner.listed.iter().copied().filter(|at| !featured.contains(at)).collect();
    let list = ListView {
        cards: others.iter().take(MOST_HOME_CARDS).map(|at| planner.cards.card(*at)).collect(),
        total: planner.listed.len(),
        years: if planner.listed.len() > MOST_CARDS { years.to_vec() } else { Vec::new() },
        year: None,
    };
    let most = |kind: TermKind| {
        let terms = site.terms.of(kind).filter(|(_, term)| !term.briefs.is_empty());
        let mut terms: Vec<CountView> = terms.map(|(id, term)| planner.term_count(id, term)).collect();
        terms.sort_by(|a, b| (Reverse(a.count), &a.title).cmp(&(Reverse(b.count), &b.title)));
        terms.truncate(MOST_TERMS);
        terms
    };
    let (countries, topics) = (most(TermKind::Country), most(TermKind::Topic));
    let view =
        HomeView { featured: featured.into_iter().map(|at| planner.cards.card(at)).collect(), countries, topics };
    let text = site.home.clone();
    let head = Head::new(planner, &route, &site.config.title)
        .of(text.as_ref())
        .description(site.config.description.clone())
        .modified(modified)
        .build();
    let origin = Origin { source: text.clone(), because: "every site has one".to_owned() };
    pages.push(html(head, View::Home(Box::new(view), list), text, route, origin));
}

/// The list of an index page, with links to its years beyond 50 briefs; its year pages are added to `pages`.
pub fn list(
    planner: &Planner,
    index: &Route,
    title: &str,
    briefs: &[BriefAt],
    chronology: &Chronology,
    pages: &mut Vec<Page>,
) -> ListView {
    let mut years = Vec::new();
    if briefs.len() > MOST_CARDS {
        for (year, of_year) in by_year(planner, briefs) {
            let parent = LinkView::new(title, planner.href(index));
            let shown = (year, &*of_year, chronology.of_year(planner, year));
            let route = routes::year(index, year);
            years.push(year_link(planner, &route, year, of_year.len()));
            pages.push(year_page(planner, route, shown, parent, index));
        }
    }
    ListView { cards: cards(planner, briefs), total: briefs.len(), years, year: None }
}

/// The pages by year of an index with these briefs, newest first; none if they all stand on one page.
pub fn year_links(planner: &Planner, index: &Route, briefs: &[BriefAt]) -> Vec<YearView> {
    if briefs.len() <= MOST_CARDS {
        return Vec::new();
    }
    let years = by_year(planner, briefs).into_iter();
    years.map(|(year, briefs)| year_link(planner, &routes::year(index, year), year, briefs.len())).collect()
}

/// The link to the page of a year, which has so many entries.
pub fn year_link(planner: &Planner, route: &Route, year: i16, count: usize) -> YearView {
    YearView { year, url: planner.href(route), count }
}

/// The list of a page without pages by year: the newest 200.
pub fn latest(planner: &Planner, briefs: &[BriefAt]) -> ListView {
    let cards = briefs.iter().take(MOST_ROWS).map(|at| planner.cards.card(*at)).collect();
    ListView { cards, total: briefs.len(), years: Vec::new(), year: None }
}

fn year_page(
    planner: &Planner,
    route: Route,
    (year, briefs, chronology): (i16, &[BriefAt], ChronologyView),
    parent: LinkView,
    index: &Route,
) -> Page {
    let is_archive = route.as_str().starts_with("/archive/");
    let title = if is_archive {
        say!(planner.words, "briefs.of_year", year = &year.to_string())
    } else {
        say!(planner.words, "list.of_year", title = &parent.title, year = &year.to_string())
    };
    let head = Head::new(planner, &route, &title).under(&parent.title, index).modified(newest(planner, briefs)).build();
    let because = format!("{} of {year}", counted(briefs.len(), "brief"));
    let cards = briefs.iter().map(|at| planner.cards.card(*at)).collect();
    let list = ListView { cards, total: briefs.len(), years: Vec::new(), year: Some(year) };
    html(head, View::Year { parent, list, chronology }, None, route, Origin { source: None, because })
}

fn archive_links(planner: &Planner, years: &[(i16, Vec<BriefAt>)]) -> Vec<YearView> {
    let years = years.iter();
    years.map(|(year, briefs)| year_link(planner, &routes::archive(*year), *year, briefs.len())).collect()
}

/// The briefs of each year, newest first.
fn by_year(planner: &Planner, briefs: &[BriefAt]) -> Vec<(i16, Vec<BriefAt>)> {
    let mut years: BTreeMap<i16, Vec<BriefAt>> = BTreeMap::new();
    for &at in briefs {
        if let Some(day) = planner.site.briefs[at].day() {
            years.entry(day.year()).or_default().push(at);
        }
    }
    years.into_iter().rev().collect()
}

fn cards(planner: &Planner, briefs: &[BriefAt]) -> Vec<crate::page::view::Shared<crate::page::view::CardView>> {
    briefs.iter().take(MOST_CARDS).map(|at| planner.cards.card(*at)).collect()
}

/// When any of these briefs was last changed.
pub fn newest(planner: &Planner, briefs: &[BriefAt]) -> Option<String> {
    let changed = briefs.iter().filter_map(|at| planner.site.briefs[*at].changed());
    changed.map(|changed| changed.instant).max().map(|instant| rfc3339(instant, &planner.site.config.timezone))
}
