//! Every term of the site by its kind and slug: what it is called, its text, and the briefs under it.

mod area_names;
mod areas;
mod authors;
mod places;
mod plain;
mod profile;
mod source;
mod topics;

pub use areas::{AreaKind, Areas, Period};
pub(super) use authors::byline;
pub use authors::{Author, Authors};
pub use places::Places;
pub use plain::PlainTerms;
pub use profile::Profile;
pub use source::TermSource;
pub use topics::{Topic, Topics, words};

use super::{BriefAt, Briefs, Public};
use crate::base::{Diagnostic, Place, SourcePath, problems};
use crate::parse::document::ContentKind;
use crate::parse::term::{TermId, TermKind};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the terms of a site come from.
#[derive(Clone, Copy)]
pub struct TermSources<'a> {
    pub places: &'a Places,
    pub topics: &'a Topics,
    pub authors: &'a Authors,
    pub plain: &'a [PlainTerms],
}

impl<'a> TermSources<'a> {
    /// Returns that of a kind.
    pub fn of(self, kind: TermKind) -> &'a dyn TermSource {
        match kind {
            TermKind::Country => self.places,
            TermKind::Region => &self.places.regions,
            TermKind::Group => &self.places.groups,
            TermKind::Topic => self.topics,
            TermKind::Author => self.authors,
            // What is no more than a title, a summary and a text.
            _ => &self.plain[kind as usize],
        }
    }
}

/// A term that has a profile, or that a brief names.
#[derive(Debug)]
pub struct Term {
    /// As it stands in lists and links.
    pub title: Arc<str>,
    /// The attributes that mark the title, where it is in another language than its edition.
    pub lang_html: Option<Arc<str>>,
    pub profile: Option<Arc<Profile>>,
    /// The listed briefs under it, newest first.
    pub briefs: Vec<BriefAt>,
    /// Those that would be listed there, had they not been withdrawn.
    pub withdrawn: Vec<BriefAt>,
    /// The fewest briefs for a page without a profile.
    fewest: usize,
}

impl Term {
    fn new(source: &dyn TermSource, kind: TermKind, slug: &str) -> Self {
        Self {
            title: source.title(slug),
            lang_html: source.lang_html(slug),
            profile: None,
            briefs: Vec::new(),
            withdrawn: Vec::new(),
            fewest: kind.row().fewest,
        }
    }

    /// Whether it has a page: for its profile, or for as many listed briefs as its kind needs.
    pub fn has_page(&self) -> bool {
        self.profile.as_ref().is_some_and(|profile| profile.is_own) || self.briefs.len() >= self.fewest
    }
}

/// All terms of an edition.
#[derive(Debug, Default)]
pub struct Terms {
    /// By slug, those of one kind after those of another.
    kinds: Vec<BTreeMap<Arc<str>, Term>>,
}

impl Terms {
    /// Gathers the terms that have files and those that briefs name.
    pub(super) fn gather(sources: TermSources<'_>, briefs: &Briefs) -> Self {
        let kinds: Vec<TermKind> = TermKind::all().collect();
        Self { kinds: kinds.into_par_iter().map(|kind| of_kind(sources.of(kind), kind, briefs)).collect() }
    }

    /// Returns a term, if it has a profile or a brief names it.
    pub fn get(&self, id: TermId<'_>) -> Option<&Term> {
        self.kinds[id.kind as usize].get(id.slug)
    }

    /// Returns the listed briefs under a term, newest first.
    pub fn briefs(&self, id: TermId<'_>) -> &[BriefAt] {
        self.get(id).map_or(&[], |term| &term.briefs)
    }

    /// Returns the terms of a kind, by slug.
    pub fn of(&self, kind: TermKind) -> impl Iterator<Item = (TermId<'_>, &Term)> {
        self.kinds[kind as usize].iter().map(move |(slug, term)| (kind.term(slug), term))
    }

    /// Returns those of them that have pages.
    pub fn with_page(&self, kind: TermKind) -> impl Iterator<Item = (TermId<'_>, &Term)> {
        self.of(kind).filter(|(_, term)| term.has_page())
    }
}

fn of_kind(source: &dyn TermSource, kind: TermKind, briefs: &Briefs) -> BTreeMap<Arc<str>, Term> {
    let mut terms: BTreeMap<Arc<str>, Term> = BTreeMap::new();
    for (slug, profile) in source.profiles() {
        terms.insert(slug.into(), Term { profile: Some(Arc::clone(profile)), ..Term::new(source, kind, slug) });
    }
    for (at, brief) in briefs.with_positions() {
        for slug in source.of(brief) {
            if !terms.contains_key(slug) {
                terms.insert(slug.into(), Term::new(source, kind, slug));
            }
            let term = terms.get_mut(slug).expect("it has been entered");
            let list = match () {
                () if !source.lists(brief) => continue,
                () if brief.is_withdrawn => &mut term.withdrawn,
                () => &mut term.briefs,
            };
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    terms
}

/// Returns the problems of files of one name in two folders that are for one term. Places go by several names, so they
/// are held against each other where these are known.
pub(super) fn twins(public: Public<'_>) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, &SourcePath> = BTreeMap::new();
    let mut problems = Vec::new();
    for document in public.documents {
        let ContentKind::Term(kind) = document.identity.kind else { continue };
        if matches!(kind, TermKind::Country | TermKind::Region | TermKind::Group) {
            continue;
        }
        let url = kind.term(&document.identity.name).route(&public.config.prefix).to_string();
        let other = *first.entry(url.clone()).or_insert(&document.path);
        if *other != document.path {
            problems.push(problems::url_collision(Place::file(&document.path), &url, &format!("`{other}`")));
        }
    }
    problems
}
