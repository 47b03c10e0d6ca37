//! Plan: every address of the site is decided, and every page closed, before anything is rendered.
//!
//! A [`Page`] holds all that its template may see. Its fingerprint therefore tells whether the page can have changed,
//! and two pages that want one address are found while there is still nothing on the disk.

mod area;
mod author;
mod autolinks;
mod brief;
mod cards;
mod catalogue;
mod chronology;
mod collide;
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
pub use corrections::is_correction;
pub use feed::{EntryView, FeedView};
pub use graph::{EdgeView, GraphFile, NodeView};
pub use site_view::{Assets, site_view};

use crate::base::{Blob, Diagnostic, Fingerprint, Route, SourcePath, fingerprint_of, problems};
use crate::parse::markdown::CountryLink;
use crate::site::Site;
use planner::Planner;
use rayon::prelude::*;
use std::collections::BTreeMap;
use view::{
    AlternateView, AuthorView, AuthorsView, BriefView, CardView, ChronologyView, CorrectionsView, CountriesView,
    CountryView, CoverageView, GroupView, HomeView, LinkView, ListView, MeetingView, PageView, PlainView, RedirectView,
    RegionView, SeriesView, Shared, SiteView, TopicNodeView, TopicView,
};

/// A page or file of the site, closed.
#[derive(Clone, Debug)]
pub struct Page {
    pub route: Route,
    pub content: Content,
    /// Of all that the page shows, without the body of its text and without the templates.
    pub input: Fingerprint,
    pub origin: Origin,
}

impl Page {
    /// Where it leads, if it is no page of its own but an old address.
    pub fn leads_to(&self) -> Option<&Route> {
        match &self.content {
            Content::Html(html) => match &html.view {
                View::Redirect(_, to) => Some(to),
                _ => None,
            },
            _ => None,
        }
    }

    /// The file that is copied to its address, if it is no more than that.
    pub fn copies(&self) -> Option<&Blob> {
        match &self.content {
            Content::Copy(blob) => Some(blob),
            _ => None,
        }
    }

    /// Whether its address is one that people keep, for `urls.txt` to hold: that of a page, an old address, or a file that
    /// is published with a page.
    ///
    /// Feeds and what else is for machines are found by their programs, and named in pages. Of `static/` nobody can tell
    /// what is a document and what belongs to the looks or to another service; a line by hand keeps one of those.
    pub fn is_kept(&self) -> bool {
        match &self.content {
            Content::Html(html) => !matches!(html.view, View::NotFound),
            Content::Copy(_) => {
                self.origin.source.as_ref().is_some_and(|source| source.as_str().starts_with("content/"))
            }
            _ => false,
        }
    }
}

/// Where a page comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its source file, if it has one of its own.
    pub source: Option<SourcePath>,
    /// What put it there: `the brief in …`, `7 briefs about Pakistan`.
    pub because: String,
}

impl Origin {
    /// The file, or what else it is, in the words of a message.
    fn name(&self) -> String {
        match &self.source {
            Some(source) => format!("`{source}`"),
            None => format!("the tool itself ({})", self.because),
        }
    }
}

/// What is written at a route.
#[derive(Clone, Debug, Hash)]
pub enum Content {
    Html(Box<HtmlPage>),
    Feed(Box<FeedView>),
    JsonFeed(Box<FeedView>),
    Catalogue(Box<Catalogue>),
    Graph(Box<GraphFile>),
    Sitemap(Vec<SitemapEntry>),
    /// The full addresses of the site maps that make one together.
    SitemapIndex(Vec<String>),
    Text(String),
    Copy(Blob),
}

/// An HTML page: its head, its view, and the source whose body it shows.
#[derive(Clone, Debug, Hash)]
pub struct HtmlPage {
    pub head: PageView,
    pub view: View,
    pub text: Option<SourcePath>,
    /// The countries whose first mention in the text is linked.
    pub countries: Vec<CountryLink>,
}

/// The views, one for each template; that of an old address with the route that it leads to.
#[derive(Clone, Debug, Hash)]
pub enum View {
    Home(Box<HomeView>, ListView),
    Briefs(ListView),
    /// With what happened in that year, on the page of a country.
    Year {
        parent: LinkView,
        list: ListView,
        chronology: ChronologyView,
    },
    Brief(Box<BriefView>),
    Countries(CountriesView),
    Country(Box<CountryView>, ListView),
    Region(Box<RegionView>, ListView),
    Group(Box<GroupView>, ListView),
    Topics(Vec<TopicNodeView>),
    Topic(Box<TopicView>, ListView),
    Meeting(MeetingView, ListView),
    Coverage(CoverageView),
    Corrections(CorrectionsView),
    Authors(AuthorsView),
    Author(Box<AuthorView>, ListView),
    Series(SeriesView, ListView),
    Plain(PlainView),
    NotFound,
    Redirect(RedirectView, Route),
}

impl View {
    /// Whether it shows what is left of a withdrawn brief.
    pub fn is_tombstone(&self) -> bool {
        matches!(self, Self::Brief(brief) if brief.withdrawn.is_some())
    }

    /// The template that shows it.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home(..) => "home.html",
            Self::Briefs(_) => "briefs.html",
            Self::Year { .. } => "year.html",
            Self::Brief(_) => "brief.html",
            Self::Countries(_) => "countries.html",
            Self::Country(..) => "country.html",
            Self::Region(..) => "region.html",
            Self::Group(..) => "group.html",
            Self::Topics(_) => "topics.html",
            Self::Topic(..) => "topic.html",
            Self::Meeting(..) => "meeting.html",
            Self::Coverage(_) => "coverage.html",
            Self::Corrections(_) => "corrections.html",
            Self::Authors(_) => "authors.html",
            Self::Author(..) => "author.html",
            Self::Series(..) => "series.html",
            Self::Plain(_) => "page.html",
            Self::NotFound => "404.html",
            Self::Redirect(..) => "redirect.html",
        }
    }
}

/// An address in the site map.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SitemapEntry {
    pub url: String,
    /// The day of the last change, where there is one.
    pub modified: Option<String>,
    /// The versions of the page in all languages, if there are several.
    pub alternates: Vec<AlternateView>,
}

/// All pages, in the order of their routes.
#[derive(Debug)]
pub struct Pages {
    pub site: SiteView,
    pub pages: Vec<Page>,
    /// Every card that a page may show.
    pub cards: Vec<Shared<CardView>>,
}

/// What planning needs beside the site: the files it may publish and the theme's own.
pub struct Files<'a> {
    pub blobs: &'a BTreeMap<SourcePath, Blob>,
    pub assets: &'a Assets,
}

/// Decides every page of the site.
pub fn plan(site: &Site, files: &Files<'_>) -> (Pages, Vec<Diagnostic>) {
    let planner = Planner::new(site, files.blobs);
    let mut pages = each_kind(&planner);
    copies(site, files, &mut pages);
    graph::pages(&planner, &mut pages);
    machine_files(&planner, &mut pages);
    let mut problems = bad_names(&pages);
    problems.extend(collide::check(site, &mut pages));
    // After the site map, in which they have no place, and when every other address is known.
    let fallen = ledger::fallen(site, &pages);
    problems.extend(redirect::pages(&planner, &fallen, &mut pages));
    problems.extend(ledger::vanished(site, &pages));
    problems.extend(collide::dead_rooted(site, &pages));
    let (view, wrong) = site_view::site_view(site, files.assets, &pages);
    problems.extend(wrong);
    let cards = planner.cards.all().cloned().collect();
    (Pages { site: view, pages, cards }, problems)
}

/// The pages of each kind that need no other page to be known, the kinds at the same time.
fn each_kind(planner: &Planner<'_>) -> Vec<Page> {
    let kinds: [fn(&Planner<'_>, &mut Vec<Page>); 13] = [
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

fn plain_pages(planner: &Planner<'_>, pages: &mut Vec<Page>) {
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
fn machine_files(planner: &Planner<'_>, pages: &mut Vec<Page>) {
    let base = &planner.site.config.base_url;
    let every = |because: &str| Origin { source: None, because: because.to_owned() };
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", base.absolute(&Route::of(sitemap::ROUTE)));
    sitemap::pages(planner, pages);
    pages.push(close(Route::of("/robots.txt"), Content::Text(robots), every("every site has one")));
    let because = "GitHub Pages must not run Jekyll over the site";
    pages.push(close(Route::of("/.nojekyll"), Content::Text(String::new()), every(because)));
    if let Some(cname) = &planner.site.config.cname {
        let origin = Origin { source: Some(SourcePath::new(crate::base::SITE_FILE)), because: "`cname` is set".into() };
        pages.push(close(Route::of("/CNAME"), Content::Text(format!("{cname}\n")), origin));
    }
}
