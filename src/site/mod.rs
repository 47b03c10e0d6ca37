//! Resolve: all documents at once become one [`Site`], in which every name has its meaning.
//!
//! What is withheld leaves first, in `lifecycle`, before anything can refer to it; from there on it is as if the file
//! were not there. Then names are looked up (topics, people, places), briefs are read as what they mean, and the links
//! of every text are followed. Only facts are seen here, never the text of a body, so an edit that changes no fact
//! changes nothing in this value.

mod brief;
mod briefs;
mod editorial;
mod graph;
mod lifecycle;
mod links;
mod picture;
mod placeholder;
mod redirects;
mod related;
mod review;
pub mod routes;
mod succession;
mod terms;
mod tombstone;
mod translation;

pub use brief::{Brief, Byline, Change, Event, FileRef, Recommendation, Source};
pub use briefs::{BriefAt, Briefs};
pub use graph::{Edge, Graph};
pub use lifecycle::{Reason, Selection, Withheld, select};
pub use links::{Anchors, MenuAddress, PublishedFile, Resolved, Rooted, menu_address};
pub use picture::Picture;
pub use redirects::{Destination, Redirect};
pub use related::{Related, RelatedReason};
pub use succession::Succession;
pub use terms::{
    AreaKind, Areas, Author, Authors, Period, PlaceName, Places, PlainTerms, Profile, Term, TermSource, TermSources,
    Terms, Topic, Topics, words,
};
pub use tombstone::Tombstones;
pub use translation::{PictureWords, Translation, Translations};

use crate::base::{Blob, Diagnostic, FieldPath, Fingerprint, Route, SourcePath, problems};
use crate::body::Heading;
use crate::parse::config::Config;
use crate::parse::document::{ContentKind, Document, Front, identify};
use crate::parse::free::FreeEntries;
use crate::parse::front_matter::PageFrontMatter;
use crate::parse::ledger::Ledger;
use crate::parse::redirects::Redirects;
use crate::parse::term::TermKind;
use crate::parse::values::Values;
use jiff::Timestamp;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How much of the site is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Show {
    /// What is public at the moment asked for.
    Public,
    /// What will be public at that later moment, too, as if it had come for these files alone.
    By(Timestamp),
    /// Drafts and embargoed files too, as if their time had come.
    Everything,
}

/// What a site depends on beside its sources.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Options {
    /// 'Now'.
    pub as_of: Timestamp,
    pub show: Show,
}

/// A site with every name resolved. Lists are sorted; nothing withheld is in it.
#[derive(Debug)]
pub struct Site {
    pub config: Arc<Config>,
    /// The source files of everything public.
    pub public: Vec<SourcePath>,
    pub briefs: Briefs,
    /// Which of them have been superseded, and by which.
    pub succession: Succession,
    /// Those that nobody has looked at again in time.
    pub review_due: BTreeSet<SourcePath>,
    /// What has been withdrawn.
    pub tombstones: Tombstones,
    /// Their versions in other languages, which stand in no list and no count.
    pub translations: Translations,
    pub topics: Topics,
    pub places: Places,
    pub authors: Authors,
    /// Series, and other terms that have no more than a text.
    pub plain_terms: Vec<PlainTerms>,
    /// All of these by kind and slug, with the briefs under each.
    pub terms: Terms,
    pub pages: Vec<PlainPage>,
    /// The file of the home page, whose body is its text.
    pub home: Option<SourcePath>,
    /// What can be linked to in the texts of the other pages: headings, and further ids.
    pub anchors: BTreeMap<SourcePath, (Vec<Heading>, Vec<String>)>,
    /// The values of the site's own in front matter, where there are any.
    pub extras: BTreeMap<SourcePath, FreeEntries>,
    /// Where files state their own addresses, for what is wrong with one.
    pub stated: BTreeMap<SourcePath, FieldPath>,
    /// Files below `content/` that are published, by their routes.
    pub files: Vec<PublishedFile>,
    /// Links to rooted addresses, for plan to hold against all addresses.
    pub rooted: Vec<Rooted>,
    /// Old addresses: those that public files name, then those of `redirects.csv`.
    pub redirects: Vec<Redirect>,
    /// The addresses that are to stay.
    pub ledger: Ledger,
    /// Content files that could not be read, or not as a whole: what they would have published is not known.
    pub unreadable: BTreeSet<SourcePath>,
    /// Which page leads to which.
    pub graph: Graph,
    /// For each of the briefs those that are related to it, the nearest first.
    pub related: Vec<Vec<Related>>,
    /// What a source path's addresses are on the page.
    pub resolved: BTreeMap<SourcePath, Resolved>,
    /// What is withheld, for `list withheld` alone.
    pub withheld: Vec<Withheld>,
    /// Blobs below `content/` that no public page refers to.
    pub unused: Vec<SourcePath>,
}

/// A plain page.
#[derive(Clone, Debug)]
pub struct PlainPage {
    pub route: Route,
    pub title: String,
    pub summary: Option<String>,
    pub first_paragraph: Option<String>,
    pub headings: Vec<Heading>,
    /// Ids that raw HTML in its body sets.
    pub raw_ids: Vec<String>,
    pub picture: Option<Picture>,
    pub source: SourcePath,
}

/// All sources of a site, parsed.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// In the order of their paths.
    pub documents: &'a [Arc<Document>],
    /// Content files that could not be read, or not as a whole. Each has been reported; what refers to one must not be
    /// blamed as well.
    pub unreadable: &'a BTreeSet<SourcePath>,
    pub blobs: &'a BTreeMap<SourcePath, Blob>,
    pub redirects: &'a Redirects,
    pub ledger: &'a Ledger,
}

/// Resolves all sources into a site, of which what was selected is public.
pub fn resolve(config: &Arc<Config>, sources: Sources<'_>, selection: Selection) -> (Site, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let public = &selection.public;
    problems.extend(terms::twins(public));
    let places = Places::gather(config, public, sources.unreadable, &mut problems);
    let authors = Authors::gather(config, public, &mut problems);
    let plain_terms = PlainTerms::gather(config, public, &mut problems);
    let mut topics = Topics::gather(config, public, sources.unreadable, &mut problems);
    let names = brief::Names { places: &places, authors: &authors, topics: &topics };
    let briefs = read_briefs(config, public, &names, &mut problems);
    terms::report_unknown_authors(&briefs, &authors, sources.unreadable, &mut problems);
    topics.take_in(&briefs);
    plain_terms[TermKind::Series as usize].report_unknown(&briefs, sources.unreadable, &mut problems);
    brief::check_slugs(&briefs, &mut problems);
    let briefs = Briefs::new(briefs);
    let succession = Succession::new(&briefs, &mut problems);
    let review_due = review::due(&selection.past_review, &briefs, &succession, &mut problems);
    let translations = Translations::gather(config, public, &briefs, &authors, &mut problems);
    let pages = plain_pages(config, public, &mut problems);
    let home = home(config, public, &mut problems);
    let tombstones = Tombstones::new(&briefs, &translations);
    let redirects = redirects::gather(config, public, sources.redirects, &mut problems);
    let named = TermSources { places: &places, topics: &topics, authors: &authors, plain: &plain_terms };
    let (terms, (targets, wiki)) = rayon::join(
        || Terms::gather(named, &briefs),
        || {
            rayon::join(
                || links::targets(public, &briefs, &translations, &pages),
                || links::Names::new(named, &briefs, &translations, &redirects, sources.unreadable),
            )
        },
    );
    let followed = links::follow(config, sources, &selection, &tombstones, &targets, &wiki);
    let graph = Graph::new(followed.edges, &targets, &redirects);
    let related = related::related(&briefs, &translations, &topics, &graph, &succession, &config.language);
    problems.extend(followed.problems);
    problems.extend(home_keys(public));
    problems.extend(placeholder::check(public));
    let site = Site {
        config: Arc::clone(config),
        public: public.iter().map(|document| document.path.clone()).collect(),
        succession,
        review_due,
        tombstones,
        translations,
        topics,
        places,
        authors,
        plain_terms,
        terms,
        pages,
        home,
        anchors: anchors(public),
        extras: extras(public),
        stated: stated(public),
        files: followed.files,
        rooted: followed.rooted,
        redirects,
        ledger: sources.ledger.clone(),
        unreadable: sources.unreadable.clone(),
        graph,
        related,
        resolved: followed.resolved,
        withheld: selection.withheld,
        unused: followed.unused,
        briefs,
    };
    (site, problems)
}

/// What would make its briefs better; `public` are the documents of everything public.
pub fn advice(site: &Site, public: &[Arc<Document>]) -> Vec<Diagnostic> {
    editorial::check(&site.config, &site.briefs, &site.translations, &site.places, public)
}

/// The originals among the documents, in the order of their paths.
fn read_briefs(
    config: &Config,
    public: &[Arc<Document>],
    names: &brief::Names<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Arc<Brief>> {
    let read: Vec<(Arc<Brief>, Vec<Diagnostic>)> = public
        .par_iter()
        .filter(|document| document.identity.kind == ContentKind::Brief && document.identity.language.is_none())
        .map(|document| {
            let (brief, wrong) = brief::read(config, document, names);
            (Arc::new(brief), wrong)
        })
        .collect();
    let (briefs, wrong): (Vec<Arc<Brief>>, Vec<Vec<Diagnostic>>) = read.into_iter().unzip();
    problems.extend(wrong.into_iter().flatten());
    briefs
}

/// What the files of one kind are called that could not be read.
fn unread(kind: ContentKind, unreadable: &BTreeSet<SourcePath>) -> BTreeSet<String> {
    let identities = unreadable.iter().filter_map(|path| identify(path).ok());
    identities.filter(|identity| identity.kind == kind).map(|identity| identity.name).collect()
}

/// The home page is at `/`, whatever its front matter asks for.
fn home_keys(public: &[Arc<Document>]) -> Vec<Diagnostic> {
    let asked = public.iter().filter(|document| document.identity.kind == ContentKind::Home).flat_map(|document| {
        let Front::Page(front) = &document.front else { return Vec::new() };
        let keys = [("slug", front.slug.is_some()), ("url", front.url.is_some())].into_iter();
        keys.filter(|(_, is_there)| *is_there).map(|(key, _)| problems::address_of_home(&document.path, key)).collect()
    });
    asked.collect()
}

/// The headings and other ids of the texts that are neither briefs nor plain pages.
fn anchors(public: &[Arc<Document>]) -> BTreeMap<SourcePath, (Vec<Heading>, Vec<String>)> {
    let others =
        public.iter().filter(|document| !matches!(document.identity.kind, ContentKind::Brief | ContentKind::Page));
    others
        .map(|document| (document.path.clone(), (document.facts.headings.clone(), document.facts.raw_ids.clone())))
        .collect()
}

/// The key that settles a file's address, of those that state one.
fn stated(public: &[Arc<Document>]) -> BTreeMap<SourcePath, FieldPath> {
    let stating = public.iter().filter_map(|document| {
        let front = document.front.common();
        let key = front.url.map(|_| "url").or(front.slug.map(|_| "slug"))?;
        Some((document.path.clone(), FieldPath::of(key)))
    });
    stating.collect()
}

fn extras(public: &[Arc<Document>]) -> BTreeMap<SourcePath, FreeEntries> {
    let with_extra = public.iter().filter_map(|document| {
        let entries: FreeEntries = document.front.common().extra.iter().chain(&document.extra).cloned().collect();
        Some((document.path.clone(), entries)).filter(|(_, entries)| !entries.is_empty())
    });
    with_extra.collect()
}

fn plain_pages(config: &Config, public: &[Arc<Document>], problems: &mut Vec<Diagnostic>) -> Vec<PlainPage> {
    let mut pages = Vec::new();
    for document in public.iter().filter(|document| document.identity.kind == ContentKind::Page) {
        let Front::Page(front) = &document.front else { continue };
        let PageFrontMatter { title, summary, slug, url, .. } = &**front;
        let mut values = Values::new(&document.path, &config.timezone);
        let title = values.required(FieldPath::of("title"), title).unwrap_or_default().to_owned();
        let route = routes::page(document, slug.as_deref(), &mut values);
        let route = routes::written(url, &mut values).unwrap_or(route);
        let picture = Picture::read(front.image.as_ref(), &mut values);
        problems.extend(values.into_problems());
        pages.push(PlainPage {
            route,
            title,
            summary: summary.clone(),
            first_paragraph: document.facts.first_paragraph.clone(),
            headings: document.facts.headings.clone(),
            raw_ids: document.facts.raw_ids.clone(),
            picture,
            source: document.path.clone(),
        });
    }
    pages
}

/// The text of the home page. It has one address and no picture of its own, but a slip in its front matter is one.
fn home(config: &Config, public: &[Arc<Document>], problems: &mut Vec<Diagnostic>) -> Option<SourcePath> {
    let document = public.iter().find(|document| document.identity.kind == ContentKind::Home)?;
    if let Front::Page(front) = &document.front {
        let mut values = Values::new(&document.path, &config.timezone);
        Picture::read(front.image.as_ref(), &mut values);
        problems.extend(values.into_problems());
    }
    Some(document.path.clone())
}

impl Site {
    /// The briefs that stand in lists, feeds and counts, newest first: those of a listed type that are not withdrawn.
    pub fn listed(&self) -> impl Iterator<Item = &Arc<Brief>> {
        self.briefs.iter().filter(|brief| brief.is_listed())
    }

    /// Returns where the terms of a kind come from.
    pub fn term_source(&self, kind: TermKind) -> &dyn TermSource {
        let Self { places, topics, authors, plain_terms, .. } = self;
        TermSources { places, topics, authors, plain: plain_terms }.of(kind)
    }

    /// The addresses of a source's references as they are on the page.
    pub fn links(&self, source: &SourcePath) -> &crate::body::Links {
        static NONE: crate::body::Links = crate::body::Links::NONE;
        self.resolved.get(source).map_or(&NONE, |resolved| &resolved.links)
    }
}

/// What resolving depends on: the configuration, what is public, and what of it is past its day of review, the facts of every document, the names and contents
/// of the files beside them, `redirects.csv` and `urls.txt`.
pub fn fingerprint(config: &Config, sources: Sources<'_>, selection: &Selection) -> Fingerprint {
    let facts: Vec<_> = sources.documents.iter().map(|document| (&document.path, document.fingerprint)).collect();
    let blobs: Vec<_> = sources.blobs.iter().map(|(path, blob)| (path, blob.fingerprint())).collect();
    let public: Vec<_> = selection.public.iter().map(|document| &document.path).collect();
    let withheld: Vec<_> = selection.withheld.iter().map(|withheld| (&withheld.path, &withheld.reasons)).collect();
    let past_review = &selection.past_review;
    let lists = (sources.redirects.fingerprint, sources.ledger.fingerprint);
    crate::base::fingerprint_of(&(config, facts, sources.unreadable, blobs, lists, public, withheld, past_review))
}
