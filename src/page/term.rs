//! The pages of terms: what briefs have in common, such as a country or an author.
//!
//! What is said of a term differs from kind to kind and stands in a file for each; that there is a list, a feed and a
//! head, and why the page exists, does not.

pub mod area;
pub mod author;
pub mod country;
pub mod coverage;
pub mod crossing;
pub mod topic;

use crate::base::Route;
use crate::base::counted::counted;
use crate::body::inline_html;
use crate::page::brief;
use crate::page::content::{Origin, Page, View, html};
use crate::page::head::Head;
use crate::page::list::chronology::Chronology;
use crate::page::list::{feed, index};
use crate::page::planner::Planner;
use crate::page::view::{FactView, ImageView, LinkView, PlainTermView, TermView};
use crate::parse::term::{Feed, Listing, TermId, TermKind};
use crate::say;
use crate::site::Term;
use rayon::prelude::*;

/// What the page of a term shows beside what all terms have.
pub struct Shown {
    pub view: TermView,
    /// The pages above it, from the top.
    pub above: Vec<(String, Route)>,
    /// The heading, where it is another than the title in lists.
    pub title: Option<String>,
    /// What happened, for its pages by year.
    pub chronology: Chronology,
}

impl Shown {
    /// What most terms show.
    pub fn new(view: TermView, above: Vec<(String, Route)>) -> Self {
        Self { view, above, title: None, chronology: Chronology::default() }
    }
}

/// Adds the pages of all terms, and the indexes above them.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    let kinds: Vec<TermKind> = TermKind::all().collect();
    let of_kind = |kind: TermKind| {
        let mut pages = Vec::new();
        let terms: Vec<(TermId<'_>, &Term)> = planner.site.terms.with_page(kind).collect();
        if !terms.is_empty() {
            pages.extend(index_of(planner, kind, &terms));
        }
        terms.iter().for_each(|(id, term)| page(planner, *id, term, &mut pages));
        pages
    };
    pages.par_extend(kinds.into_par_iter().flat_map_iter(of_kind));
}

/// The index of a kind that has one.
fn index_of(planner: &Planner, kind: TermKind, terms: &[(TermId<'_>, &Term)]) -> Option<Page> {
    match kind {
        TermKind::Country => Some(country::index(planner, terms)),
        TermKind::Topic => Some(topic::index(planner)),
        TermKind::Author => Some(author::index(planner, terms)),
        TermKind::Region | TermKind::Group | TermKind::Series => None,
    }
}

fn shown(planner: &Planner, id: TermId<'_>, term: &Term) -> Shown {
    match id.kind {
        TermKind::Country => country::shown(planner, id, term),
        TermKind::Region => area::region(planner, id, term),
        TermKind::Group => area::group(planner, id, term),
        TermKind::Topic => topic::shown(planner, id, term),
        TermKind::Author => author::shown(planner, id, term),
        TermKind::Series => plain(planner, id, term),
    }
}

/// What the page of a term shows that has no more than a text. It stands under all briefs, where there are any.
fn plain(planner: &Planner, id: TermId<'_>, term: &Term) -> Shown {
    let view = PlainTermView { kind: id.kind, title: term.title.clone(), summary: term.summary() };
    let above = (say!(planner.words, "briefs.all").to_owned(), Route::of("/briefs/"));
    Shown::new(TermView::Plain(view), if planner.listed.is_empty() { Vec::new() } else { vec![above] })
}

/// Adds the page of a term, its pages by year and its feed.
fn page(planner: &Planner, id: TermId<'_>, term: &Term, pages: &mut Vec<Page>) {
    let (row, route, briefs) = (id.kind.row(), id.route(), &*term.briefs);
    let Shown { view, above, title, chronology } = shown(planner, id, term);
    let title = title.as_deref().unwrap_or(&term.title);
    let list = match row.listing {
        Listing::Years => index::list(planner, &route, title, briefs, &chronology, pages),
        Listing::Latest => index::latest(planner, briefs),
    };
    let source = term.profile.as_ref().map(|profile| profile.source.clone());
    let mut head = Head::new(planner, &route, title).of(source.as_ref());
    for (title, route) in &above {
        head = head.under(title, route);
    }
    if !briefs.is_empty() {
        head = head.modified(index::newest(planner, briefs));
    }
    // Who follows a page whose last brief is withdrawn learns of it, as long as there is a page.
    if row.feed == Feed::Own && !(briefs.is_empty() && term.withdrawn.is_empty()) {
        head = head.with_feed();
        pages.push(feed::page(planner, &route, title, (briefs, &term.withdrawn)));
    }
    let head = head.description(term.summary()).build();
    let because = match (&source, briefs.len()) {
        (Some(source), 0) => format!("the profile in `{source}`"),
        (_, number) => format!("{} {} {title}", counted(number, "brief"), row.relation),
    };
    let origin = Origin { source: source.clone(), because };
    pages.push(html(head, View::Term(Box::new(view), list), source, route, origin));
}

/// Returns the facts of a profile.
pub fn facts(planner: &Planner, term: &Term) -> Vec<FactView> {
    let profiles = term.profile.iter();
    let facts = profiles.flat_map(|profile| {
        let links = planner.site.links(&profile.source);
        profile.facts.iter().map(move |(label, value, source)| FactView {
            label: label.clone(),
            html: inline_html(value, links),
            source: source.clone(),
        })
    });
    facts.collect()
}

/// Returns the links of a profile.
pub fn links(term: &Term) -> Vec<LinkView> {
    let links = term.profile.iter().flat_map(|profile| &profile.links);
    links.map(|(title, url)| LinkView::new(title.as_str(), url.as_str())).collect()
}

/// Returns the picture of a profile.
pub fn image(planner: &Planner, term: &Term) -> Option<ImageView> {
    let profile = term.profile.as_ref()?;
    brief::image(profile.picture.as_ref(), planner.site.links(&profile.source))
}
