//! The columns at the foot of every page: what there is to read, how to explore it, and how to follow it.
//!
//! They name what a site has, and count nothing, so that they change when a section comes or goes and not with every brief.

use crate::base::Route;
use crate::page::planner::Planner;
use crate::page::view::LinkView;
use crate::parse::term::TermKind;
use crate::say;
use crate::site::routes;

/// The formats of the catalogue that reference managers and tables read, each with the ending of its file.
const CATALOGUE: [(&str, &str); 4] = [("CSV", "csv"), ("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json")];

/// Returns the lists of briefs.
pub fn read(planner: &Planner, is_page: impl Fn(&Route) -> bool) -> Vec<LinkView> {
    let words = &*planner.words;
    let briefs = planner.at("/briefs/");
    let years = LinkView::new(say!(words, "list.by_year"), format!("{}#bp-years", planner.href(&briefs)));
    let mut links = there(planner, &is_page, [(say!(words, "briefs.heading"), briefs.clone())]);
    links.extend(is_page(&briefs).then_some(years));
    let sections = [
        (say!(words, "nav.countries"), planner.at("/countries/")),
        (say!(words, "topics.title"), planner.at("/topics/")),
        (say!(words, "authors.title"), planner.at("/authors/")),
    ];
    links.extend(there(planner, &is_page, sections));
    links
}

/// Returns the pages that show the briefs from another side.
pub fn explore(planner: &Planner, is_page: impl Fn(&Route) -> bool) -> Vec<LinkView> {
    let words = &*planner.words;
    let countries = planner.at("/countries/");
    let has = |kind: TermKind| is_page(&countries) && planner.edition.terms.with_page(kind).next().is_some();
    let part = |title: &str, id: &str| LinkView::new(title, format!("{}#{id}", planner.href(&countries)));
    let mut links = Vec::new();
    links.extend(has(TermKind::Region).then(|| part(say!(words, "nav.regions"), "bp-regions")));
    links.extend(has(TermKind::Group).then(|| part(say!(words, "countries.groups"), "bp-groups")));
    let pages = [
        (say!(words, "coverage.title"), routes::coverage(planner.prefix())),
        (say!(words, "corrections.title"), routes::corrections(planner.prefix())),
    ];
    links.extend(there(planner, is_page, pages));
    links
}

/// Returns the feeds and the catalogue.
pub fn follow(planner: &Planner, is_page: impl Fn(&Route) -> bool) -> Vec<LinkView> {
    let words = &*planner.words;
    let feeds =
        [(say!(words, "nav.feed"), planner.at("/feed.xml")), (say!(words, "nav.json_feed"), planner.at("/feed.json"))];
    let mut links = there(planner, &is_page, feeds);
    for (format, ending) in CATALOGUE {
        let title = say!(words, "nav.catalogue", format = format);
        links.extend(there(planner, &is_page, [(&*title, planner.at(&format!("/catalogue.{ending}")))]));
    }
    links
}

/// Returns those of the pages that there are.
fn there<'a>(
    planner: &Planner,
    is_page: impl Fn(&Route) -> bool,
    pages: impl IntoIterator<Item = (&'a str, Route)>,
) -> Vec<LinkView> {
    let pages = pages.into_iter().filter(|(_, route)| is_page(route));
    pages.map(|(title, route)| planner.link(title, &route)).collect()
}
