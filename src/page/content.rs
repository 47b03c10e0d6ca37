//! What a page is: an address, and what is written there.

pub mod calendar;
pub mod catalogue;
pub mod dossier;
pub mod feed;
pub mod graph;
pub mod open_search;
pub mod outline;
pub mod paper;

use crate::base::{Blob, Derivation, Fingerprint, Plate, REDIRECTS_FILE, Route, SourcePath, fingerprint_of};
use crate::body::CountryLink;
use crate::page::view::{
    AlternateView, AuthorsView, BriefView, ChronologyView, CorrectionsView, CountriesView, CoverageView, CrossingView,
    FileView, HomeView, LinkView, ListView, PageView, PlainView, RedirectView, SearchView, TermView, TopicNodeView,
};
use crate::site::PICTURES;
use calendar::CalendarView;
use catalogue::Catalogue;
use dossier::DossierOutline;
use feed::FeedView;
use graph::GraphFile;
use open_search::OpenSearch;
use outline::Outline;
use std::sync::Arc;

/// The template of a brief's page.
const BRIEF_TEMPLATE: &str = "brief.html";

/// A page or file of the site.
#[derive(Clone, Debug)]
pub struct Page {
    pub route: Route,
    pub content: Content,
    /// The position of its edition among those of the site.
    pub edition: usize,
    /// Of its content.
    pub input: Fingerprint,
    pub origin: Origin,
}

impl Page {
    /// Closes a page. `source` is the file that it has for itself, and `because` what put it there.
    pub fn new(route: Route, content: Content, source: Option<SourcePath>, because: impl Into<String>) -> Self {
        let origin = Origin { source, because: because.into() };
        Self { edition: 0, input: fingerprint_of(&content), route, content, origin }
    }

    /// Closes an HTML page without links and plate of its own.
    pub fn html(
        route: Route,
        (head, view, text): (PageView, View, Option<SourcePath>),
        source: Option<SourcePath>,
        because: impl Into<String>,
    ) -> Self {
        let html = HtmlPage { head, view, text, countries: Vec::new(), plate: None };
        Self::new(route, Content::Html(Box::new(html)), source, because)
    }

    /// Whether it is an HTML page that readers stay on, and no old address.
    pub fn is_lasting(&self) -> bool {
        self.is_html() && self.leads_to().is_none()
    }

    /// Whether it is an HTML page.
    pub fn is_html(&self) -> bool {
        matches!(self.content, Content::Brief(_) | Content::Html(_))
    }

    /// Returns the heading of an HTML page.
    pub fn title(&self) -> Option<&Arc<str>> {
        match &self.content {
            Content::Brief(outline) => Some(&outline.title),
            Content::Html(html) => Some(&html.head.title),
            _ => None,
        }
    }

    /// Returns the source whose body it shows.
    pub fn text(&self) -> Option<&SourcePath> {
        match &self.content {
            Content::Brief(outline) => outline.text.as_ref(),
            Content::Html(html) => html.text.as_ref(),
            _ => None,
        }
    }

    /// Returns the template of an HTML page.
    pub fn template(&self) -> Option<&'static str> {
        match &self.content {
            Content::Brief(_) => Some(BRIEF_TEMPLATE),
            Content::Html(html) => Some(html.view.template()),
            _ => None,
        }
    }

    /// Whether it is the page of a brief.
    pub fn is_brief(&self) -> bool {
        matches!(self.content, Content::Brief(_))
    }

    /// Whether it is what is left of a withdrawn brief.
    pub fn is_tombstone(&self) -> bool {
        matches!(&self.content, Content::Brief(outline) if outline.is_tombstone())
    }

    /// Returns where it leads, if it is no page of its own but an old address.
    pub fn leads_to(&self) -> Option<&Route> {
        match &self.content {
            Content::Html(html) => match &html.view {
                View::Redirect(_, to) => Some(to),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether it is a picture in another size than the author's file.
    pub fn is_other_size(&self) -> bool {
        matches!(self.content, Content::Picture(_)) && self.route.as_str().starts_with(PICTURES)
    }

    /// Whether it is a PDF that the tool sets: the edition of a brief, or a dossier.
    pub fn is_paper(&self) -> bool {
        matches!(self.content, Content::Paper(_) | Content::Dossier(_))
    }

    /// Returns the plate that it shows, if it shows one.
    pub fn plate(&self) -> Option<&Arc<Plate>> {
        match &self.content {
            Content::Brief(outline) => outline.plate.as_ref(),
            Content::Html(html) => html.plate.as_ref(),
            _ => None,
        }
    }

    /// Returns the file that is copied to its address, if it is no more than that.
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
            Content::Brief(_) | Content::Paper(_) => true,
            Content::Html(html) => !matches!(html.view, View::NotFound),
            Content::Picture(_) if self.is_other_size() => false,
            Content::Copy(_) | Content::Picture(_) => self
                .origin
                .source
                .as_ref()
                .is_some_and(|source| source.as_str().starts_with("content/") || source.as_str() == REDIRECTS_FILE),
            // At an old address, which somebody has written down.
            Content::Feed(_) | Content::JsonFeed(_) => self.origin.source.is_some(),
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
    /// Returns the file, or what else it is, in the words of a message.
    pub fn name(&self) -> String {
        match &self.source {
            Some(source) => format!("`{source}`"),
            None => format!("the tool itself ({})", self.because),
        }
    }
}

/// What is written at a route.
#[derive(Clone, Debug, Hash)]
pub enum Content {
    /// The page of a brief, to be closed when it is rendered.
    Brief(Box<Outline>),
    Html(Box<HtmlPage>),
    Feed(Box<FeedView>),
    JsonFeed(Box<FeedView>),
    Catalogue(Box<Catalogue>),
    Calendar(Box<CalendarView>),
    Graph(Box<GraphFile>),
    OpenSearch(Box<OpenSearch>),
    Sitemap(Vec<SitemapEntry>),
    /// The full addresses of the site maps that make one together.
    SitemapIndex(Vec<String>),
    Text(String),
    Copy(Blob),
    /// A file that is made of a picture.
    Picture(Box<Derivation>),
    /// The PDF edition of a brief, to be closed when it is set.
    Paper(Box<Outline>),
    /// The dossier of a term, to be closed when it is set.
    Dossier(Box<DossierOutline>),
    /// A picture that is drawn.
    Plate(Arc<Plate>),
}

/// An HTML page: its head, its view, and the source whose body it shows.
#[derive(Clone, Debug, Hash)]
pub struct HtmlPage {
    pub head: PageView,
    pub view: View,
    pub text: Option<SourcePath>,
    /// The countries whose first mention in the text is linked.
    pub countries: Vec<CountryLink>,
    /// What is drawn for it, where it has no picture.
    pub plate: Option<Arc<Plate>>,
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
    Topics(Vec<TopicNodeView>),
    Term(Box<TermView>, ListView),
    Crossing(CrossingView, ListView),
    Coverage(CoverageView),
    Corrections(CorrectionsView),
    Authors(AuthorsView),
    Search(SearchView),
    Plain(PlainView),
    NotFound,
    Redirect(RedirectView, Route),
}

impl View {
    /// Returns the papers of the page that it leads to.
    pub fn papers(&self) -> impl Iterator<Item = &FileView> {
        let (of_brief, of_term) = match self {
            Self::Brief(brief) => (brief.pdf.as_ref(), None),
            Self::Term(_, list) => (None, Some(&list.dossiers)),
            _ => (None, None),
        };
        of_brief.into_iter().chain(of_term.into_iter().flatten()).filter(|file| file.is_of_page)
    }

    /// Returns the same, to be changed.
    pub fn papers_mut(&mut self) -> impl Iterator<Item = &mut FileView> {
        let (of_brief, of_term) = match self {
            Self::Brief(brief) => (brief.pdf.as_mut(), None),
            Self::Term(_, list) => (None, Some(&mut list.dossiers)),
            _ => (None, None),
        };
        of_brief.into_iter().chain(of_term.into_iter().flatten()).filter(|file| file.is_of_page)
    }

    /// Returns the template that shows it.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home(..) => "home.html",
            Self::Briefs(_) => "briefs.html",
            Self::Year { .. } => "year.html",
            Self::Brief(_) => BRIEF_TEMPLATE,
            Self::Countries(_) => "countries.html",
            Self::Topics(_) => "topics.html",
            Self::Term(term, _) => term.kind().row().template,
            Self::Crossing(..) => "meeting.html",
            Self::Coverage(_) => "coverage.html",
            Self::Corrections(_) => "corrections.html",
            Self::Authors(_) => "authors.html",
            Self::Search(_) => "search.html",
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
