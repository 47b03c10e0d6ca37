//! Plain terms: those of kinds, such as series, that have no more than a title, a summary and a text.
//!
//! Briefs name them by slug, whether they have a file or not; without one the words of the slug are the title.

use super::profile::Profile;
use super::source::TermSource;
use super::topics::words;
use crate::base::nearest::Suggestions;
use crate::base::{Diagnostic, FieldPath, Place, Slug, problems};
use crate::parse::document::{ContentKind, Front};
use crate::parse::term::TermKind;
use crate::site::{Brief, Public, Sources, routes};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The plain terms of one kind.
#[derive(Debug)]
pub struct PlainTerms {
    kind: TermKind,
    /// Those that have files, by slug.
    written: BTreeMap<String, Arc<Profile>>,
}

impl PlainTerms {
    /// Reads the files of plain terms, and returns those of each kind in the order of the kinds.
    pub fn gather(public: Public<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Self> {
        let mut all: Vec<Self> = TermKind::all().map(|kind| Self { kind, written: BTreeMap::new() }).collect();
        public.read(problems, |document, values| {
            if let (ContentKind::Term(kind), Front::Series(_)) = (document.identity.kind, &document.front) {
                let slug = routes::slug(document, &None, values);
                all[kind as usize].written.insert(slug.to_string(), Profile::read(public, document, values));
            }
        });
        all
    }

    /// For series: warns of one without a file where others have one, once, at the first brief that names it: it may
    /// be a slip.
    pub fn report_unknown(&self, briefs: &[&Arc<Brief>], sources: Sources<'_>, problems: &mut Vec<Diagnostic>) {
        if self.written.is_empty() {
            return;
        }
        let unread = sources.unread(ContentKind::Term(TermKind::Series));
        let (mut seen, mut suggestions) = (BTreeSet::new(), Suggestions::default());
        for (brief, slug) in briefs.iter().filter_map(|brief| Some((brief, brief.series.as_ref()?))) {
            if !self.written.contains_key(slug.as_str()) && seen.insert(slug) && !unread.contains(slug.as_str()) {
                let place = Place::field(&brief.stated_in, FieldPath::of("series"));
                let near = suggestions.nearest(slug.as_str(), self.written.keys().map(String::as_str));
                problems.push(problems::unknown_series(place, slug.as_str(), &near));
            }
        }
    }
}

impl PlainTerms {
    /// Returns the file of a term, if it has one.
    pub fn profile(&self, slug: &str) -> Option<&Profile> {
        self.written.get(slug).map(|profile| &**profile)
    }
}

impl TermSource for PlainTerms {
    fn profiles(&self) -> Vec<(&str, &Arc<Profile>)> {
        self.written.iter().map(|(slug, profile)| (slug.as_str(), profile)).collect()
    }

    fn lang_html(&self, slug: &str) -> Option<Arc<str>> {
        self.written.get(slug)?.lang_html.clone()
    }

    fn title(&self, slug: &str) -> Arc<str> {
        self.written.get(slug).map_or_else(|| words(slug), |term| term.title.clone().unwrap_or_default()).into()
    }

    fn of<'a>(&'a self, brief: &'a Brief) -> Vec<&'a str> {
        match self.kind {
            TermKind::Series => brief.series.iter().map(Slug::as_str).collect(),
            TermKind::Country | TermKind::Region | TermKind::Group | TermKind::Topic | TermKind::Author => Vec::new(),
        }
    }

    fn find(&self, name: &str) -> Option<(String, String)> {
        let slug = Slug::parse(name).ok()?;
        Some((slug.to_string(), words(slug.as_str())))
    }

    fn knows(&self, _: &str) -> bool {
        false
    }

    fn unknown(&self, place: Place, name: &str, _: &mut Suggestions) -> Diagnostic {
        problems::dead_wiki_link(place, name, &[])
    }
}
