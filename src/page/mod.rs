//! Plan: every address of the site is decided before anything is rendered.
//!
//! Two pages that want one address are found while there is still nothing on the disk. A page is closed: what it shows,
//! [`HtmlPage`], is all that its template may see, so the fingerprint of that tells whether the page can have changed. Pages of
//! briefs, which are the most, are closed one by one when they are asked for, and let go ([`Outline`]); the others here.
//!
//! The files import in one direction: `view` is what templates see, `content` what a page is, `planner` what all pages share,
//! `head` what all HTML pages have. `list`, `term`, `brief` and `files` make pages. `address` compares all addresses.

mod address;
mod brief;
mod content;
mod files;
mod fonts;
mod footer;
mod head;
mod languages;
mod list;
mod paper_fonts;
mod paper_look;
mod plain;
mod planner;
mod plated;
mod plates;
mod search;
mod site_view;
mod term;
pub mod view;

pub use brief::size;
pub use content::calendar::{CalendarEntry, CalendarStatus, CalendarTime, CalendarView};
pub use content::catalogue::{Catalogue, OaiSite, RecordAuthor, RecordTerm, RecordView, whole_name};
pub use content::dossier::DossierPage;
pub use content::feed::{EntryView, FeedView};
pub use content::graph::{EdgeView, GraphFile, NodeView};
pub use content::open_search::OpenSearch;
pub use content::outline::Outline;
pub use content::paper::PaperPage;
pub use content::{Content, HtmlPage, Origin, Page, SitemapEntry, View};
pub use files::{Assets, Files};
pub use list::corrections::is_correction;
pub use search::entry::{Part, Said, SearchCard, SearchEntry};
pub use search::facets::Facet;
pub use search::texts::Texts;

use crate::base::{Diagnostic, Route, SITE_FILE};
use crate::site::{Site, routes};
use address::{collide, ledger, redirect};
use files::machine;
use languages::Counterparts;
use list::{calendar, catalogue, corrections, graph, index};
use planner::Planner;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;
use term::{coverage, crossing, dossier};
use view::{CardView, LinkView, Shared, SiteView};

/// All pages, in the order of their routes.
pub struct Pages {
    pub pages: Vec<Page>,
    /// What the pages of each edition share, in the order of the editions.
    pub editions: Vec<EditionPages>,
}

/// What the pages of one edition share.
pub struct EditionPages {
    pub site: SiteView,
    planner: Planner,
}

impl EditionPages {
    /// Returns every card that a page may show.
    pub fn cards(&self) -> impl Iterator<Item = &Shared<CardView>> {
        self.planner.cards()
    }

    /// Returns the folder of the search index; none of a site without search.
    pub fn index_folder(&self) -> Option<Route> {
        self.planner.edition.config.search.then(|| routes::search_index(self.planner.prefix()))
    }

    /// Returns the texts that can be found, and the folder of their index; none of a site without search.
    pub fn texts(&self) -> Option<(Texts<'_>, Route)> {
        Some((Texts::of(&self.planner), self.index_folder()?))
    }

    /// Returns the terms that briefs are listed under, as links.
    pub fn term_links(&self) -> impl Iterator<Item = &LinkView> {
        self.planner.term_links.all()
    }
}

impl Pages {
    /// Returns all that an HTML page shows, without the body of its text; none of another file.
    pub fn close<'a>(&self, page: &'a Page) -> Option<Cow<'a, HtmlPage>> {
        match &page.content {
            Content::Brief(outline) => Some(Cow::Owned(brief::close(&self.editions[page.edition].planner, outline))),
            Content::Html(html) => Some(Cow::Borrowed(html)),
            _ => None,
        }
    }

    /// Returns all that a dossier shows, without the bodies of its texts; none of another file.
    pub fn close_dossier(&self, page: &Page) -> Option<DossierPage> {
        match &page.content {
            Content::Dossier(outline) => {
                let planned = |at: usize| {
                    let EditionPages { site, planner } = &self.editions[at];
                    (planner, &site.publisher)
                };
                Some(dossier::close(planned, page.edition, outline))
            }
            _ => None,
        }
    }

    /// Returns all that a PDF edition shows, without the body of its text; none of another file.
    pub fn close_paper(&self, page: &Page) -> Option<PaperPage> {
        match &page.content {
            Content::Paper(outline) => {
                let EditionPages { site, planner } = &self.editions[page.edition];
                brief::paper::close(planner, &site.publisher, outline)
            }
            _ => None,
        }
    }
}

/// Decides every page of the site.
pub fn plan(site: &Arc<Site>, files: &Files<'_>) -> (Pages, Vec<Diagnostic>) {
    let planners: Vec<Planner> = site.editions.iter().map(|edition| Planner::new(site, edition, files.blobs)).collect();
    let mut pages = Vec::new();
    for (at, planner) in planners.iter().enumerate() {
        let mut own = each_kind(planner);
        plated::hand_down(planner, &mut own);
        own.iter_mut().for_each(|page| page.edition = at);
        pages.extend(own);
    }
    files::copies(site, files, &mut pages);
    plated::files(&planners, &mut pages);
    if planners.len() > 1 {
        Counterparts::new(site, &pages).tell(site, &mut pages);
        dossier::bring_home(&mut pages);
    }
    let graphs = || planners.par_iter().enumerate().map(|(at, planner)| graph::page(planner, at, &pages));
    let (graphs, machines) = rayon::join(|| graphs().collect::<Vec<Page>>(), || machine::pages(&planners, &pages));
    pages.extend(graphs);
    pages.extend(machines);
    let mut problems = files::bad_names(&pages);
    problems.extend(collide::check(site, &mut pages));
    // After the site map, in which they have no place, and when every other address is known.
    let fallen = ledger::fallen(site, &pages);
    problems.extend(redirect::pages(&planners, &fallen, &mut pages));
    problems.extend(ledger::vanished(site, &pages));
    problems.extend(collide::dead_rooted(site, &pages));
    let mut editions = Vec::new();
    for planner in planners {
        let (view, wrong) = site_view::site_view(&planner, files, &pages);
        problems.extend(wrong);
        editions.push(EditionPages { site: view, planner });
    }
    // What is wrong with an address of `site.yaml` is wrong in every language.
    let mut seen = BTreeSet::new();
    problems.retain(|problem| problem.place.file.as_str() != SITE_FILE || seen.insert(problem.clone()));
    (Pages { pages, editions }, problems)
}

/// Returns the pages of each kind that need no other page to be known, the kinds at the same time.
fn each_kind(planner: &Planner) -> Vec<Page> {
    let kinds: [fn(&Planner, &mut Vec<Page>); 9] = [
        brief::pages,
        |planner, pages| {
            let filters = search::pages(planner, pages);
            index::pages(planner, filters, pages);
        },
        term::pages,
        crossing::pages,
        coverage::pages,
        corrections::pages,
        calendar::pages,
        catalogue::pages,
        plain::pages,
    ];
    let mut pages = Vec::new();
    pages.par_extend(kinds.into_par_iter().flat_map_iter(|add_pages| {
        let mut pages = Vec::new();
        add_pages(planner, &mut pages);
        pages
    }));
    pages
}
