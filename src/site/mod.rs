//! Resolve: all documents at once become one [`Site`], in which every name has its meaning.
//!
//! What is withheld leaves first, in `lifecycle`, before anything can refer to it; from there on it is as if the file
//! were not there. Then names are looked up (topics, people, places), briefs are read as what they mean, and the links
//! of every text are followed. Only facts are seen here, never the text of a body, so an edit that changes no fact
//! changes nothing in this value.

// What comes in.
mod public;
mod sources;

// What is withheld leaves, and what is over is known.
mod lifecycle;
mod occasion;
mod past;

// Terms are gathered, since briefs name them.
mod picture;
mod pictures;
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

// One language of the site, and the briefs that exist in several.
mod brief_versions;
mod documents_of;
mod edition;
mod versions;

// Which briefs still hold.
mod succession;
mod tombstone;

// Links are followed, when all that they can lead to is known.
mod citing;
mod links;
mod redirects;

// What links and terms say of briefs.
mod graph;
mod related;

mod editorial;

pub use brief::{Brief, BriefAreas, Byline, Change, Event, FileRef, PlaceName, Recommendation, Source, Typeset};
pub use brief_versions::BriefVersions;
pub use briefs::{BriefAt, Briefs};
pub use citing::Cited;
pub use edition::Edition;
pub use graph::{Edge, Graph};
pub use lifecycle::{Reason, Selection, Withheld, select};
pub use links::{Anchors, MenuAddress, PublishedFile, Resolved, Rooted, menu_address};
pub use occasion::{Occasion, OccasionState, When};
pub use picture::Picture;
pub use pictures::{PICTURES, SitePicture, SitePictures};
pub use plain_page::PlainPage;
pub use public::Public;
pub use public_file::PublicFile;
pub use redirects::{Destination, Redirect};
pub use related::{Related, RelatedReason};
pub use sources::{Options, Show, Sources};
pub use succession::Succession;
pub use terms::{
    AreaKind, Areas, Author, Authors, Period, Places, PlainTerms, Profile, Term, TermSource, TermSources, Terms, Topic,
    Topics, words,
};
pub use tombstone::Tombstones;
pub use translation::{PictureWords, Translation, Translations, Version};
pub use twin_texts::twin_texts;
pub use versions::{Versions, language_of};

use crate::base::{Diagnostic, FieldPath, Fingerprint, Place, SourcePath, problems};
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
    /// The settings in the first language.
    pub config: Arc<Config>,
    /// The site in each of its languages, in the order of `config.languages`.
    pub editions: Vec<Arc<Edition>>,
    /// The files of everything public.
    pub public: BTreeMap<SourcePath, PublicFile>,
    /// The briefs that exist in several languages.
    pub versions: BriefVersions,
    /// Which files are versions of one text in different languages.
    pub file_versions: Versions,
    pub tombstones: Tombstones,
    /// Files below `content/` that are published, by their routes.
    pub files: Vec<PublishedFile>,
    /// What is made of pictures, by the author's files.
    pub pictures: SitePictures,
    /// Links to rooted addresses, for plan to hold against all addresses.
    pub rooted: Vec<Rooted>,
    /// Old addresses: those that public files name, then those of `redirects.csv`.
    pub redirects: Vec<Redirect>,
    pub ledger: Ledger,
    /// Content files that could not be read, or not as a whole: what they would have published is not known.
    pub unreadable: BTreeSet<SourcePath>,
    pub graph: Graph,
    /// What a source path's addresses are on the page.
    pub resolved: BTreeMap<SourcePath, Resolved>,
    /// What texts cite, by their files.
    pub cited: BTreeMap<SourcePath, Cited>,
    /// What is withheld, for `list withheld` alone.
    pub withheld: Vec<Withheld>,
}

/// Resolves all sources into a site, of which what was selected is public.
pub fn resolve(config: &Arc<Config>, sources: Sources<'_>, selection: Selection) -> (Site, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let public = Public { config, documents: &selection.public, sources, selection: &selection };
    let settings = std::iter::once(config).chain(&config.others);
    let mut editions: Vec<Edition> = settings.map(|config| Edition::read(config, public, &mut problems)).collect();
    problems.extend(wrong_keys(public));
    report_unknown(&editions, sources, &mut problems);
    problems.extend(placeholder::check(public.documents));
    let (cited, wrong) = citing::cited(public);
    problems.extend(wrong);
    let versions = BriefVersions::new(config, &editions);
    let tombstones = Tombstones::new(&editions);
    let redirects = redirects::gather(public, &mut problems);
    let gather_terms = || editions.iter().map(Edition::gather_terms).collect::<Vec<Terms>>();
    // Of several editions, links ask where a term has a page.
    let known_terms = if editions.len() > 1 { gather_terms() } else { Vec::new() };
    let names = || links::Names::new((&editions, &known_terms), &versions, &redirects, sources);
    let (terms, (targets, wiki)) = rayon::join(
        || if editions.len() > 1 { Vec::new() } else { gather_terms() },
        || rayon::join(|| links::targets(&selection.public, config, &editions), names),
    );
    let followed = links::follow(config, sources, &selection, &tombstones, &targets, &wiki);
    let graph = Graph::new(followed.edges, |file| targets.get(file).map(|target| &target.route), &redirects);
    drop((targets, wiki));
    for (edition, terms) in editions.iter_mut().zip(known_terms.into_iter().chain(terms)) {
        let pages = versions.pages_of(&edition.briefs);
        let Edition { briefs, topics, succession, config, .. } = &*edition;
        let related = related::related(briefs, &pages, topics, &graph, succession, &config.language);
        (edition.terms, edition.related) = (terms, related);
    }
    problems.extend(followed.problems);
    let site = Site {
        config: Arc::clone(config),
        editions: editions.into_iter().map(Arc::new).collect(),
        public: selection.public.iter().map(|document| (document.path.clone(), PublicFile::new(document))).collect(),
        versions,
        file_versions: selection.versions,
        tombstones,
        files: followed.files,
        pictures: followed.pictures,
        rooted: followed.rooted,
        redirects,
        ledger: sources.ledger.clone(),
        unreadable: sources.unreadable.clone(),
        graph,
        resolved: followed.resolved,
        cited,
        withheld: selection.withheld,
    };
    (site, problems)
}

/// Reports the keys of terms in a language that only their originals may say.
fn wrong_keys(public: Public<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for document in public.selection.public.iter() {
        let (ContentKind::Term(_), Some(original)) =
            (document.identity.kind, public.versions().original_of(&document.path))
        else {
            continue;
        };
        let keys = document.front.stated().into_iter().filter(|key| !key.is_for_translations());
        let place = |key: &str| Place::key(&document.path, FieldPath::of(key));
        problems.extend(keys.map(|key| problems::not_in_translation(place(key.name), key.name, original)));
    }
    problems
}

/// Warns of authors and series that no file knows, once for all languages.
fn report_unknown(editions: &[Edition], sources: Sources<'_>, problems: &mut Vec<Diagnostic>) {
    let (authors, plain_terms) = (&editions[0].authors, &editions[0].plain_terms);
    let mut originals: Vec<&Arc<Brief>> = editions.iter().flat_map(Edition::own_briefs).collect();
    // In the order of their files, which is that in which they were read.
    originals.sort_by(|a, b| a.stated_in.cmp(&b.stated_in));
    originals.dedup_by(|a, b| a.stated_in == b.stated_in);
    let of_briefs = originals.iter().map(|brief| (&brief.stated_in, "authors", &brief.authors));
    let versions = editions.iter().flat_map(|edition| edition.own.values().chain(edition.translations.iter()));
    let of_versions = versions.map(|version| (&version.path, "translators", &version.translators));
    authors.report_unknown(of_briefs.chain(of_versions), sources, problems);
    plain_terms[TermKind::Series as usize].report_unknown(&originals, sources, problems);
}

/// Returns what would make the briefs of a site better; `public` are the documents of everything public.
pub fn advice(site: &Site, public: &[Arc<Document>]) -> Vec<Diagnostic> {
    editorial::check(&site.config, &site.editions, public)
}

impl Site {
    /// Returns the site in its first language.
    pub fn first(&self) -> &Arc<Edition> {
        &self.editions[0]
    }

    /// Returns the original of a file; the file itself if it is one.
    pub fn original_of<'a>(&'a self, file: &'a SourcePath) -> &'a SourcePath {
        self.file_versions.original_of(file).unwrap_or(file)
    }

    /// Returns all briefs, each once, newest first: in the edition of its original, or in the first one.
    pub fn briefs<'a>(&'a self) -> Vec<&'a Arc<Brief>> {
        let own = |edition: &'a Edition| edition.own_briefs().filter(|brief| edition.stands_for_original(brief));
        let mut all: Vec<_> = self.editions.iter().flat_map(|edition| own(edition)).collect();
        if self.editions.len() > 1 {
            all.sort_by(|a, b| Briefs::order(a, b));
        }
        all
    }

    /// Returns the addresses of a source's references as they are on the page.
    pub fn links(&self, source: &SourcePath) -> &Links {
        static NONE: Links = Links::NONE;
        self.resolved.get(source).map_or(&NONE, |resolved| &resolved.links)
    }

    /// Returns the summary of a brief, or its first paragraph, with the names of its wiki links.
    pub fn lead(&self, brief: &Brief) -> Option<Arc<str>> {
        let lead = brief::named_lead(brief.summary.as_deref(), brief.lead.as_ref(), self.links(&brief.path));
        lead.map(|lead| self.with_cited_names(&brief.path, &lead))
    }

    /// Returns the same of a version in another language.
    pub fn lead_of(&self, version: &Translation) -> Option<Arc<str>> {
        let lead = brief::named_lead(version.summary.as_deref(), version.lead.as_ref(), self.links(&version.path));
        lead.map(|lead| self.with_cited_names(&version.path, &lead))
    }

    /// Returns words of a text with the names of those whom its sentences cite, in the place of keys.
    pub fn with_cited_names(&self, text: &SourcePath, words: &Arc<str>) -> Arc<str> {
        let Some(cited) = self.cited.get(text).filter(|_| words.contains('@')) else { return Arc::clone(words) };
        // A key may begin with another one.
        let mut works: Vec<_> = cited.references.iter().collect();
        works.sort_by_key(|work| std::cmp::Reverse(work.key.len()));
        let mut named = words.to_string();
        for work in works {
            if let Some(name) = work.name_in_text() {
                named = named.replace(&format!("@{}", work.key), &name);
            }
        }
        named.into()
    }
}

/// Returns the fingerprint of what readers may learn: the configuration, the facts of what is public, and `redirects.csv`. Unlike
/// [`fingerprint`] it stays the same whatever is withheld.
pub fn public_fingerprint(config: &Config, sources: Sources<'_>, selection: &Selection) -> Fingerprint {
    let facts: Vec<_> = selection.public.iter().map(|document| (&document.path, document.fingerprint)).collect();
    let libraries = citing::named(config, &selection.public, sources.libraries);
    crate::base::fingerprint_of(&(config, facts, sources.redirects.fingerprint, libraries, selection.shows_all))
}

/// Returns the fingerprint of what resolving depends on: the configuration, what is public, past its day of review or
/// over, what is withheld and why, the facts of every document, which files could not be read or are unpublished, the names and
/// contents of the files beside them, the bibliographies, `redirects.csv` and `urls.txt`.
pub fn fingerprint(config: &Config, sources: Sources<'_>, selection: &Selection) -> Fingerprint {
    let facts: Vec<_> = sources.documents.iter().map(|document| (&document.path, document.fingerprint)).collect();
    let blobs: Vec<_> = sources.blobs.iter().map(|(path, blob)| (path, blob.fingerprint())).collect();
    let public: Vec<_> = selection.public.iter().map(|document| &document.path).collect();
    let withheld: Vec<_> = selection.withheld.iter().map(|withheld| (&withheld.path, &withheld.reasons)).collect();
    let shown = (&selection.past_review, &selection.past_events, selection.shows_all);
    let lists = (sources.redirects.fingerprint, sources.ledger.fingerprint);
    let unread = (sources.unreadable, sources.unpublished);
    let libraries: Vec<_> = sources.libraries.iter().map(|(path, library)| (path, library.fingerprint)).collect();
    crate::base::fingerprint_of(&(config, facts, unread, blobs, lists, libraries, public, withheld, shown))
}
