//! What texts cite: each key finds its work in the `sources` of the brief, in its own bibliographies, or in those of the
//! site, in this order.

use super::public::Public;
use crate::base::Fingerprint;
use crate::base::nearest::Suggestions;
use crate::base::{
    Diagnostic, FieldPath, Place, REFERENCES_FOLDER, SITE_FILE, SourcePath, Span, author_name, problems,
};
use crate::bibliography::{Dates, Fault, Libraries, Library, Name, Reference, find_file, whole_key};
use crate::body::Cites;
use crate::parse::config::Config;
use crate::parse::document::{Document, Front};
use crate::parse::front_matter::{BriefFrontMatter, Source};
use crate::parse::values::typed;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The works that a text cites.
#[derive(Debug, Default, PartialEq, Eq, Hash)]
pub struct Cited {
    /// In the order of their first citations.
    pub references: Vec<Arc<Reference>>,
    /// Where copies of them are kept, by their keys.
    pub archived: BTreeMap<String, String>,
}

/// Returns what each public text cites, and what is wrong with that and with the bibliographies.
pub fn cited(public: Public<'_>) -> (BTreeMap<SourcePath, Cited>, Vec<Diagnostic>) {
    let mut finder = Finder::new(public);
    let mut cited = BTreeMap::new();
    for document in public.documents {
        if document.own.cites != Cites::Nothing || brief(document).is_some_and(names_references) {
            cited.extend(finder.look_up(document).map(|found| (document.path.clone(), found)));
        }
    }
    finder.report_unused();
    (cited, finder.problems)
}

/// Returns the fingerprints of the bibliographies that the site or a public text names. One that a withheld text alone names must
/// not be told.
pub fn named<'l>(
    config: &Config,
    documents: &[Arc<Document>],
    libraries: &'l Libraries,
) -> BTreeMap<&'l SourcePath, Fingerprint> {
    if libraries.is_empty() {
        return BTreeMap::new();
    }
    let site_file = SourcePath::new(SITE_FILE);
    let of_site = config.citation.bibliography.iter().map(|name| (&site_file, name));
    let of_texts = documents.iter().filter_map(|document| Some((&document.path, brief(document)?)));
    let of_texts = of_texts.flat_map(|(path, front)| front.bibliography.iter().map(move |name| (path, name)));
    let found =
        of_site.chain(of_texts).filter_map(|(text, name)| find_file(text, name, |path| libraries.get_key_value(path)));
    found.map(|(_, (path, library))| (path, library.fingerprint)).collect()
}

/// Returns the front matter of a brief.
fn brief(document: &Document) -> Option<&BriefFrontMatter> {
    match &document.front {
        Front::Brief(front) => Some(front),
        _ => None,
    }
}

/// Whether a brief has references of its own.
fn names_references(front: &BriefFrontMatter) -> bool {
    !front.bibliography.is_empty() || front.sources.iter().any(|source| source.key.is_some())
}

/// The bibliographies that a text or the site names.
#[derive(Default)]
struct Bibliographies {
    all: Vec<(SourcePath, Arc<Library>)>,
    /// Whether one of them is not there, or could not be read as a whole.
    is_incomplete: bool,
}

struct Finder<'a> {
    public: Public<'a>,
    problems: Vec<Diagnostic>,
    suggestions: Suggestions,
    /// Those of the site.
    shared: Bibliographies,
    /// The libraries that public texts or the site name, whose faults have been reported.
    reported: BTreeSet<SourcePath>,
    /// What is cited of each library.
    used: BTreeMap<SourcePath, BTreeSet<String>>,
}

impl<'a> Finder<'a> {
    fn new(public: Public<'a>) -> Self {
        let mut finder = Self {
            public,
            problems: Vec::new(),
            suggestions: Suggestions::default(),
            shared: Bibliographies::default(),
            reported: BTreeSet::new(),
            used: BTreeMap::new(),
        };
        let site_file = SourcePath::new(SITE_FILE);
        finder.shared = finder.libraries(&site_file, &public.config.citation.bibliography, true);
        finder
    }

    /// Returns the bibliographies that a file names. What is wrong in one is reported, and so is one that is not there if that is
    /// to be told.
    fn libraries(&mut self, file: &SourcePath, written: &[String], tells_missing: bool) -> Bibliographies {
        let known: &Libraries = self.public.sources.libraries;
        let mut libraries = Bibliographies::default();
        for (at, name) in written.iter().enumerate() {
            let Some((path, library)) = find_file(file, name, |path| known.get(path)) else {
                let near = self
                    .suggestions
                    .of_words(name, known.keys().filter(|path| path.is_below(REFERENCES_FOLDER)).map(SourcePath::name));
                let place = Place::field(file, FieldPath::of("bibliography").index(at));
                let missing = problems::missing_bibliography(place, name, &near);
                self.problems.extend(tells_missing.then_some(missing));
                libraries.is_incomplete = true;
                continue;
            };
            if self.reported.insert(path.clone()) {
                let faults = library.faults.iter();
                let place = |fault: &Fault| Place::span(&path, Span::new(fault.span.clone()));
                let told = |fault| problems::invalid_references(place(fault), &fault.message, &fault.help);
                self.problems.extend(faults.map(told));
                let slips = library.slips.iter();
                self.problems.extend(slips.map(|slip| problems::near_field(place(slip), &slip.message, &slip.help)));
            }
            libraries.is_incomplete |= !library.faults.is_empty();
            libraries.all.push((path, Arc::clone(library)));
        }
        libraries
    }

    /// Returns the works that a text cites; none if it cites none.
    fn look_up(&mut self, document: &'a Arc<Document>) -> Option<Cited> {
        let original = self.public.original_of(document);
        let front = brief(original);
        let sources = front.map_or(&[][..], |front| &front.sources);
        let own = front.map_or(&[][..], |front| &front.bibliography);
        // What is wrong with the names is told once, for the original.
        let libraries = self.libraries(&original.path, own, original.path == document.path);
        let (mut cited, mut seen) = (Cited::default(), BTreeSet::new());
        // A key that cannot be one was reported.
        let is_wrong = |source: &Source| typed(&source.key).is_some_and(|key| whole_key(key).is_none());
        let is_told = sources.iter().any(is_wrong);
        // Each unknown key is told once.
        let mut unknown = BTreeSet::new();
        for citation in &document.facts.citations {
            for cite in &citation.cluster.cites {
                let key = &*cite.key;
                let source = sources.iter().find(|source| typed(&source.key) == Some(key));
                let reference = match source {
                    Some(source) => Some(Arc::new(of_source(key, source))),
                    None => self.find(key, &libraries),
                };
                let Some(reference) = reference else {
                    if is_told || !unknown.insert(key) {
                        continue;
                    }
                    self.report_unknown(document, citation.span, key, citation.cluster.is_in_text, &libraries, sources);
                    continue;
                };
                if seen.insert(key) {
                    cited.references.push(reference);
                    let archived = source.and_then(|source| typed(&source.archived));
                    cited.archived.extend(archived.map(|archived| (key.to_owned(), archived.to_owned())));
                }
            }
        }
        self.report_unused_of(document, &original.path, sources, &libraries, &seen);
        (!cited.references.is_empty()).then_some(cited)
    }

    fn find(&mut self, key: &str, libraries: &Bibliographies) -> Option<Arc<Reference>> {
        let all = libraries.all.iter().chain(&self.shared.all);
        let (path, reference) = all.into_iter().find_map(|(path, library)| Some((path, library.get(key)?)))?;
        let reference = Arc::clone(reference);
        self.used.entry(path.clone()).or_default().insert(key.to_owned());
        Some(reference)
    }

    fn report_unknown(
        &mut self,
        document: &Document,
        span: Span,
        key: &str,
        is_in_text: bool,
        libraries: &Bibliographies,
        sources: &[Source],
    ) {
        // What is missing or faulty has been reported, and may hold the key.
        if libraries.is_incomplete || self.shared.is_incomplete {
            return;
        }
        let keys = libraries.all.iter().chain(&self.shared.all).flat_map(|(_, library)| library.keys());
        let keys: Vec<&str> = keys.chain(sources.iter().filter_map(|source| typed(&source.key))).collect();
        let near = self.suggestions.nearest(key, keys);
        let place = Place::span(&document.path, span);
        self.problems.push(problems::unknown_citation(place, key, &near, is_in_text));
    }

    /// Reports the sources with keys that a brief does not cite, and the works of a bibliography that is its own.
    fn report_unused_of(
        &mut self,
        document: &Document,
        original: &SourcePath,
        sources: &[Source],
        libraries: &Bibliographies,
        seen: &BTreeSet<&str>,
    ) {
        if *original != document.path {
            return;
        }
        for (at, source) in sources.iter().enumerate() {
            if let Some(key) = typed(&source.key).filter(|key| !seen.contains(key)) {
                let place = Place::field(original, FieldPath::of("sources").index(at).key("key"));
                self.problems.push(problems::unused_source(place, key));
            }
        }
        for (path, _) in &libraries.all {
            self.used.entry(path.clone()).or_default();
        }
    }

    /// Reports the works that no public text cites, once for each bibliography.
    fn report_unused(&mut self) {
        for (path, _) in &self.shared.all {
            self.used.entry(path.clone()).or_default();
        }
        // What is not public yet cites, too.
        let clusters = self.public.sources.documents.iter().flat_map(|document| &document.facts.citations);
        let waiting: BTreeSet<&str> =
            clusters.flat_map(|citation| &citation.cluster.cites).map(|cite| &*cite.key).collect();
        for (path, used) in &self.used {
            let Some(library) = self.public.sources.libraries.get(path) else { continue };
            let is_needed = |key: &str| used.contains(key) || waiting.contains(key) || library.is_parent(key);
            let unused: Vec<&str> = library.keys().filter(|key| !is_needed(key)).collect();
            let Some(place) = unused.first().and_then(|key| library.place(key)) else { continue };
            self.problems.push(problems::unused_references(Place::span(path, place), &unused));
        }
    }
}

/// Returns a source of front matter as a work.
fn of_source(key: &str, source: &Source) -> Reference {
    let mut work = Reference { key: key.to_owned(), kind: kind_of(source).to_owned(), ..Reference::default() };
    let mut put = |name: &str, text: &Option<String>| {
        work.texts.extend(typed(text).map(|text| (name.to_owned(), text.to_owned())));
    };
    put("title", &source.title);
    let has_authors = source.authors.iter().any(|name| !name.trim().is_empty());
    put("publisher", if has_authors { &source.publisher } else { &None });
    put("URL", &source.url);
    if let Some(written) = typed(&source.date) {
        match Dates::of(written) {
            Some(days) => drop(work.dates.insert("issued".to_owned(), days)),
            None => drop(work.texts.insert("status".to_owned(), written.to_owned())),
        }
    }
    // A house that publishes without naming anybody is the author itself.
    let house = typed(&source.publisher).filter(|_| !has_authors).map(|house| Name::Organisation(house.to_owned()));
    let authors: Vec<Name> = source.authors.iter().map(|name| name_of(name)).chain(house).collect();
    if !authors.is_empty() {
        work.names.insert("author".to_owned(), authors);
    }
    work
}

/// Returns the type of a source: what somebody has published is a report, and what has an address alone a page.
fn kind_of(source: &Source) -> &'static str {
    if source.publisher.is_none() && source.url.is_some() { "webpage" } else { "report" }
}

fn name_of(written: &str) -> Name {
    let parts = if author_name::is_organisation(written) { None } else { author_name::parts(written) };
    Name::of(written, parts)
}
