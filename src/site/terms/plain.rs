//! Plain terms: those of kinds, such as series, that have no more than a title, a summary and a text.
//!
//! Briefs name them by slug, whether they have a file or not. Without one a type of brief is called as `site.yaml` or the tool
//! calls it, and of others the words of the slug are the title.

use super::profile::Profile;
use super::source::TermSource;
use super::topics::words;
use crate::base::nearest::Suggestions;
use crate::base::{Diagnostic, FieldPath, Place, Slug, problems};
use crate::parse::config::BriefType;
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
    /// The types of brief, where they are the terms.
    types: Vec<BriefType>,
}

impl PlainTerms {
    /// Reads the files of plain terms, and returns those of each kind in the order of the kinds.
    pub fn gather(public: Public<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Self> {
        let types = |kind| if kind == TermKind::Type { public.config.types.clone() } else { Vec::new() };
        let empty = |kind| Self { kind, written: BTreeMap::new(), types: types(kind) };
        let mut all: Vec<Self> = TermKind::all().map(empty).collect();
        public.read(problems, |document, values| {
            if let (ContentKind::Term(kind), Front::Series(_)) = (document.identity.kind, &document.front) {
                let slug = routes::slug(document, &None, values);
                if kind == TermKind::Type && all[kind as usize].type_of(slug.as_str()).is_none() {
                    let known: Vec<&str> = all[kind as usize].types.iter().map(|known| known.slug.as_str()).collect();
                    return values.report(problems::unknown_type(&document.path, slug.as_str(), &known));
                }
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
    /// Returns the type of brief of that slug.
    fn type_of(&self, slug: &str) -> Option<&BriefType> {
        self.types.iter().find(|known| known.slug.as_str() == slug)
    }

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
        match (self.written.get(slug), self.type_of(slug)) {
            (Some(term), _) => term.title.clone().unwrap_or_default().into(),
            (None, Some(known)) => Arc::clone(&known.plural),
            (None, None) => words(slug).into(),
        }
    }

    fn of<'a>(&'a self, brief: &'a Brief) -> Vec<&'a str> {
        match self.kind {
            TermKind::Series => brief.series.iter().map(Slug::as_str).collect(),
            TermKind::Type => {
                let own =
                    Some(&brief.brief_type).filter(|own| own.has_page || self.written.contains_key(own.slug.as_str()));
                own.map(|own| own.slug.as_str()).into_iter().collect()
            }
            TermKind::Country | TermKind::Region | TermKind::Group | TermKind::Topic | TermKind::Author => Vec::new(),
        }
    }

    fn lists(&self, brief: &Brief) -> bool {
        // What stands in no list of all briefs has one of its own.
        self.kind == TermKind::Type || brief.brief_type.listed
    }

    fn find(&self, name: &str) -> Option<(String, String)> {
        if self.kind == TermKind::Type {
            let is_meant = |known: &&BriefType| {
                let names = [known.slug.as_str(), &known.label, &known.plural];
                names.iter().any(|known| known.to_lowercase() == name.to_lowercase())
            };
            let found = self.types.iter().find(is_meant)?;
            return Some((found.slug.to_string(), self.title(found.slug.as_str()).to_string()));
        }
        let slug = Slug::parse(name).ok()?;
        Some((slug.to_string(), words(slug.as_str())))
    }

    fn knows(&self, _: &str) -> bool {
        false
    }

    fn unknown(&self, place: Place, name: &str, suggestions: &mut Suggestions) -> Diagnostic {
        let near = suggestions.nearest(name, self.types.iter().map(|known| known.slug.as_str()));
        let near: Vec<String> = near.iter().map(|near| format!("{}:{near}", self.kind.row().word)).collect();
        problems::dead_wiki_link(place, name, &near)
    }
}
