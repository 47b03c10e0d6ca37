//! Plan: every address of the site is decided before anything is rendered.
//!
//! Two pages that want one address are found while there is still nothing on the disk. A page is closed: what it shows,
//! [`HtmlPage`], is all that its template may see, so the fingerprint of that tells whether the page can have changed. Pages of
//! briefs, which are the most, are closed one by one when they are asked for, and let go ([`Outline`]); the others here.

mod area;
mod author;
mod autolinks;
mod brief;
mod cards;
mod catalogue;
mod chronology;
mod collide;
mod content;
mod corrections;
mod country;
mod coverage;
mod feed;
mod graph;
mod head;
mod index;
mod ledger;
mod licence;
mod life;
mod links;
mod meeting;
mod outline;
mod planner;
mod redirect;
mod series;
mod site_view;
mod sitemap;
mod term;
mod topic;
mod translation;
pub mod view;
mod words;

pub use catalogue::{Catalogue, RecordTerm, RecordView};
pub use content::{Content, HtmlPage, Origin, Page, SitemapEntry, View};
pub use corrections::is_correction;
pub use feed::{EntryView, FeedView};
pub use graph::{EdgeView, GraphFile, NodeView};
pub use outline::Outline;
pub use site_view::{Assets, site_view};

use crate::base::{Blob, Diagnostic, Route, SourcePath, fingerprint_of, problems};
use crate::site::Site;
use planner::Planner;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use view::{CardView, LinkView, PageView, PlainView, Shared, SiteView};

/// All pages, in the order of their routes.
pub struct Pages {
    pub site: SiteView,
    pub pages: Vec<Page>,
    planner: Planner,
}

impl Pages {
    /// Every card that a page may show.
    pub fn cards(&self) -> impl Iterator<Item = &Shared<CardView>> {
        self.planner.cards.all()
    }

    /// The words that briefs are listed under.
    pub fn words(&self) -> impl Iterator<Item = &LinkView> {
        self.planner.words.all()
    }

    /// All that an HTML page shows, without the body of its text; none of another file.
    pub fn close<'a>(&self, page: &'a Page) -> Option<Cow<'a, HtmlPage>> {
        match &page.content {
            Content::Brief(outline) => Some(Cow::Owned(outline.close(&self.planner))),
            Content::Html(html) => Some(Cow::Borrowed(html)),
            _ => None,
        }
    }
}

/// What planning needs beside the site: the files it may publish and the theme's own.
pub struct Files<'a> {
    pub blobs: &'a BTreeMap<SourcePath, Blob>,
    pub assets: &'a Assets,
}

/// Decides every page of the site.
pub fn plan(site: &Arc<Site>, files: &Files<'_>) -> (Pages, Vec<Diagnostic>) {
    let planner = Planner::new(site, files.blobs);
    let mut pages = each_kind(&planner);
    copies(site, files, &mut pages);
    let (graph, machines) = rayon::join(|| graph::page(&planner, &pages), || machine_files(&planner, &pages));
    pages.push(graph);
    pages.extend(machines);
    let mut problems = bad_names(&pages);
    problems.extend(collide::check(site, &mut pages));
    // After the site map, in which they have no place, and when every other address is known.
    let fallen = ledger::fallen(site, &pages);
    problems.extend(redirect::pages(&planner, &fallen, &mut pages));
    problems.extend(ledger::vanished(site, &pages));
    problems.extend(collide::dead_rooted(site, &pages));
    let (view, wrong) = site_view::site_view(site, files.assets, &pages);
    problems.extend(wrong);
    (Pages { site: view, pages, planner }, problems)
}

/// The pages of each kind that need no other page to be known, the kinds at the same time.
fn each_kind(planner: &Planner) -> Vec<Page> {
    let kinds: [fn(&Planner, &mut Vec<Page>); 13] = [
        brief::pages,
        translation::pages,
        index::pages,
        country::pages,
        area::pages,
        topic::pages,
        meeting::pages,
        coverage::pages,
        corrections::pages,
        author::pages,
        series::pages,
        catalogue::pages,
        plain_pages,
    ];
    let made: Vec<Vec<Page>> = kinds
        .par_iter()
        .map(|pages_of| {
            let mut pages = Vec::new();
            pages_of(planner, &mut pages);
            pages
        })
        .collect();
    let mut pages = Vec::with_capacity(made.iter().map(Vec::len).sum());
    made.into_iter().for_each(|kind| pages.extend(kind));
    pages
}

/// Closes an HTML page.
pub(crate) fn html(head: PageView, view: View, text: Option<SourcePath>, route: Route, origin: Origin) -> Page {
    let countries = Vec::new();
    close(route, Content::Html(Box::new(HtmlPage { head, view, text, countries })), origin)
}

/// Closes any page.
pub(crate) fn close(route: Route, content: Content, origin: Origin) -> Page {
    Page { input: fingerprint_of(&content), route, content, origin }
}

fn plain_pages(planner: &Planner, pages: &mut Vec<Page>) {
    for page in &planner.site.pages {
        let description = page.summary.clone().or_else(|| page.first_paragraph.clone());
        let head = head::Head::new(planner, &page.route, &page.title)
            .of(Some(&page.text.source))
            .description(description)
            .build();
        let origin =
            Origin { source: Some(page.text.source.clone()), because: format!("the page in `{}`", page.text.source) };
        let links = planner.site.links(&page.text.source);
        let view = PlainView { image: brief::image(page.picture.as_ref(), links) };
        pages.push(html(head, View::Plain(view), Some(page.text.source.clone()), page.route.clone(), origin));
    }
    let route = Route::of("/404.html");
    let head = head::Head::new(planner, &route, "Page not found").without_address().build();
    pages.push(html(head, View::NotFound, None, route, Origin { source: None, because: "every site has one".into() }));
}

/// Files that are copied: those of pages, `static/`, and the theme's.
fn copies(site: &Site, files: &Files<'_>, pages: &mut Vec<Page>) {
    for file in &site.files {
        let Some(blob) = files.blobs.get(&file.blob) else { continue };
        let because = format!("`{}` refers to it", file.owner);
        let origin = Origin { source: Some(file.blob.clone()), because };
        pages.push(close(file.route.clone(), Content::Copy(blob.clone()), origin));
    }
    for (path, blob) in files.blobs {
        let Some(rest) = path.as_str().strip_prefix("static/") else { continue };
        if files.assets.replaces(rest) {
            continue;
        }
        let origin = Origin { source: Some(path.clone()), because: "it lies in `static/`".to_owned() };
        pages.push(close(Route::of(format!("/{rest}")), Content::Copy(blob.clone()), origin));
    }
    for (route, blob) in files.assets.files() {
        let origin = Origin { source: None, because: "it belongs to the theme".to_owned() };
        pages.push(close(route.clone(), Content::Copy(blob.clone()), origin));
    }
}

/// Files whose names cannot be part of an address on every system.
fn bad_names(pages: &[Page]) -> Vec<Diagnostic> {
    let copied = pages.iter().filter(|page| matches!(page.content, Content::Copy(_)));
    let told = copied.filter_map(|page| {
        let source = page.origin.source.as_ref()?;
        let parts = page.route.as_str().split('/').skip(1);
        let mut faults = parts.filter_map(|part| Some((part, Route::of_path(&format!("/{part}")).err()?)));
        faults.next().map(|(part, fault)| problems::file_name_in_address(source, part, fault))
    });
    told.collect()
}

/// Files for machines: the site's feed, the site map, `robots.txt`, `.nojekyll`.
fn machine_files(planner: &Planner, all: &[Page]) -> Vec<Page> {
    let base = &planner.site.config.base_url;
    let every = |because: &str| Origin { source: None, because: because.to_owned() };
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", base.absolute(&Route::of(sitemap::ROUTE)));
    let mut pages = sitemap::pages(planner, all);
    pages.push(close(Route::of("/robots.txt"), Content::Text(robots), every("every site has one")));
    let because = "GitHub Pages must not run Jekyll over the site";
    pages.push(close(Route::of("/.nojekyll"), Content::Text(String::new()), every(because)));
    if let Some(cname) = &planner.site.config.cname {
        let origin = Origin { source: Some(SourcePath::new(crate::base::SITE_FILE)), because: "`cname` is set".into() };
        pages.push(close(Route::of("/CNAME"), Content::Text(format!("{cname}\n")), origin));
    }
    pages
}
