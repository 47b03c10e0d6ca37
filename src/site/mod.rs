//! Resolve: all documents at once become one [`Site`], in which every name has its meaning.
//!
//! What is withheld leaves first, in `lifecycle`, before anything can refer to it; from there on it is as if the file
//! were not there. Then names are looked up (topics, people, places), briefs are read as what they mean, and the links
//! of every text are followed. Only facts are seen here, never the text of a body, so an edit that changes no fact
//! changes nothing in this value.

// What comes in.
mod sources;

// What is withheld leaves.
mod lifecycle;

// Terms are gathered, since briefs name them.
mod picture;
pub mod routes;
mod terms;

// Briefs are read, their translations beside them, and plain pages.
mod brief;
mod briefs;
mod placeholder;
mod plain_page;
mod public_file;
mod translation;
mod twin_texts;

// Which briefs still hold.
mod succession;
mod tombstone;

// Links are followed, when all that they can lead to is known.
mod links;
mod redirects;

// What links and terms say of briefs.
mod graph;
mod related;

mod editorial;

pub use brief::{Brief, Byline, Change, Event, FileRef, PlaceName, Recommendation, Source};
pub use briefs::{BriefAt, Briefs};
pub use graph::{Edge, Graph};
pub use lifecycle::{Reason, Selection, Withheld, select};
pub use links::{Anchors, MenuAddress, PublishedFile, Resolved, Rooted, menu_address};
pub use picture::Picture;
pub use plain_page::PlainPage;
pub use public_file::PublicFile;
pub use redirects::{Destination, Redirect};
pub use related::{Related, RelatedReason};
pub use sources::{Options, Public, Show, Sources};
pub use succession::Succession;
pub use terms::{
    AreaKind, Areas, Author, Authors, Period, Places, PlainTerms, Profile, Term, TermSource, TermSources, Terms, Topic,
    Topics, words,
};
pub use tombstone::Tombstones;
pub use translation::{PictureWords, Translation, Translations};
pub use twin_texts::twin_texts;

use crate::base::{Diagnostic, Fingerprint, SourcePath};
use crate::body::Links;
use crate::parse::config::Config;
use crate::parse::document::{ContentKind, Document};
use crate::parse::ledger::Ledger;
use crate::parse::term::TermKind;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A site with every name resolved. Lists are sorted; nothing withheld is in it.
#[derive(Debug)]
pub struct Site {
    pub config: Arc<Config>,
    /// The files of everything public.
    pub public: BTreeMap<SourcePath, PublicFile>,
    pub briefs: Briefs,
    /// Which of them have been superseded, and by which.
    pub succession: Succession,
    /// Those that nobody has looked at again in time.
    pub review_due: BTreeSet<SourcePath>,
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
    /// Files below `content/` that are published, by their routes.
    pub files: Vec<PublishedFile>,
    /// Links to rooted addresses, for plan to hold against all addresses.
    pub rooted: Vec<Rooted>,
    /// Old addresses: those that public files name, then those of `redirects.csv`.
    pub redirects: Vec<Redirect>,
    pub ledger: Ledger,
    /// Content files that could not be read, or not as a whole: what they would have published is not known.
    pub unreadable: BTreeSet<SourcePath>,
    pub graph: Graph,
    /// For each of the briefs those that are related to it, the nearest first.
    pub related: Vec<Vec<Related>>,
    /// What a source path's addresses are on the page.
    pub resolved: BTreeMap<SourcePath, Resolved>,
    /// What is withheld, for `list withheld` alone.
    pub withheld: Vec<Withheld>,
}

/// Resolves all sources into a site, of which what was selected is public.
pub fn resolve(config: &Arc<Config>, sources: Sources<'_>, selection: Selection) -> (Site, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let public = Public { config, documents: &selection.public, sources };
    let places = Places::gather(public, &mut problems);
    let authors = Authors::gather(public, &mut problems);
    let plain_terms = PlainTerms::gather(public, &mut problems);
    let mut topics = Topics::gather(public, &mut problems);
    problems.extend(terms::twins(public.documents));
    let named = TermSources { places: &places, topics: &topics, authors: &authors, plain: &plain_terms };
    let briefs = brief::read_all(public, named, &mut problems);
    let translations = Translations::gather(public, &briefs, &authors, &mut problems);
    authors.report_unknown(translations.bylines(&briefs), sources, &mut problems);
    plain_terms[TermKind::Series as usize].report_unknown(&briefs, sources, &mut problems);
    topics.take_in(&briefs, public.documents, &mut problems);
    let briefs = Briefs::new(briefs);
    let pages = plain_page::read(public, &mut problems);
    let home = plain_page::home(public, &mut problems);
    problems.extend(placeholder::check(public.documents));
    let succession = Succession::new(&briefs, &sources.unread(ContentKind::Brief), &mut problems);
    let review_due = succession.due_for_review(&selection.past_review, &briefs, &mut problems);
    let tombstones = Tombstones::new(&briefs, &translations);
    let redirects = redirects::gather(public, &mut problems);
    let named = TermSources { places: &places, topics: &topics, authors: &authors, plain: &plain_terms };
    let (terms, (targets, wiki)) = rayon::join(
        || Terms::gather(named, &briefs),
        || {
            rayon::join(
                || links::targets(&selection.public, &briefs, &translations, &pages),
                || links::Names::new(named, &briefs, &translations, &redirects, sources),
            )
        },
    );
    let followed = links::follow(config, sources, &selection, &tombstones, &targets, &wiki);
    let graph = Graph::new(followed.edges, &targets, &redirects);
    let related = related::related(&briefs, &translations, &topics, &graph, &succession, &config.language);
    problems.extend(followed.problems);
    let site = Site {
        config: Arc::clone(config),
        public: selection.public.iter().map(|document| (document.path.clone(), PublicFile::new(document))).collect(),
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
        files: followed.files,
        rooted: followed.rooted,
        redirects,
        ledger: sources.ledger.clone(),
        unreadable: sources.unreadable.clone(),
        graph,
        related,
        resolved: followed.resolved,
        withheld: selection.withheld,
        briefs,
    };
    (site, problems)
}

/// Returns what would make the briefs of a site better; `public` are the documents of everything public.
pub fn advice(site: &Site, public: &[Arc<Document>]) -> Vec<Diagnostic> {
    editorial::check(&site.config, &site.briefs, &site.translations, &site.places, public)
}

impl Site {
    /// Returns the briefs that stand in lists, feeds and counts, newest first: those of a listed type that are not
    /// withdrawn.
    pub fn listed(&self) -> impl Iterator<Item = &Arc<Brief>> {
        self.briefs.iter().filter(|brief| brief.is_listed())
    }

    /// Returns where the terms of a kind come from.
    pub fn term_source(&self, kind: TermKind) -> &dyn TermSource {
        let Self { places, topics, authors, plain_terms, .. } = self;
        TermSources { places, topics, authors, plain: plain_terms }.of(kind)
    }

    /// Returns the addresses of a source's references as they are on the page.
    pub fn links(&self, source: &SourcePath) -> &Links {
        static NONE: Links = Links::NONE;
        self.resolved.get(source).map_or(&NONE, |resolved| &resolved.links)
    }

    /// Returns the summary of a brief, or its first paragraph, with the names of its wiki links.
    pub fn lead(&self, brief: &Brief) -> Option<Arc<str>> {
        brief::named_lead(brief.summary.as_deref(), brief.lead.as_ref(), self.links(&brief.path))
    }

    /// Returns the same of a version in another language.
    pub fn lead_of(&self, version: &Translation) -> Option<Arc<str>> {
        brief::named_lead(version.summary.as_deref(), version.lead.as_ref(), self.links(&version.path))
    }
}

/// Returns the fingerprint of what resolving depends on: the configuration, what is public and past its day of review,
/// what is withheld and why, the facts of every document, which files could not be read or are unpublished, the names and
/// contents of the files beside them, `redirects.csv` and `urls.txt`.
pub fn fingerprint(config: &Config, sources: Sources<'_>, selection: &Selection) -> Fingerprint {
    let facts: Vec<_> = sources.documents.iter().map(|document| (&document.path, document.fingerprint)).collect();
    let blobs: Vec<_> = sources.blobs.iter().map(|(path, blob)| (path, blob.fingerprint())).collect();
    let public: Vec<_> = selection.public.iter().map(|document| &document.path).collect();
    let withheld: Vec<_> = selection.withheld.iter().map(|withheld| (&withheld.path, &withheld.reasons)).collect();
    let shown = (&selection.past_review, selection.shows_all);
    let lists = (sources.redirects.fingerprint, sources.ledger.fingerprint);
    let unread = (sources.unreadable, sources.unpublished);
    crate::base::fingerprint_of(&(config, facts, unread, blobs, lists, public, withheld, shown))
}
