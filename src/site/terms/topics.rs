//! Topics: the vocabulary, its tree, and which spelling means which topic.

use super::profile::Profile;
use super::source::TermSource;
use crate::base::nearest::Suggestions;
use crate::base::{Diagnostic, FieldPath, Place, Slug, problems};
use crate::parse::config::Vocabulary;
use crate::parse::document::{ContentKind, Document, Front};
use crate::parse::term::TermKind;
use crate::parse::values::Values;
use crate::site::{Brief, Public, routes};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most levels of the tree, more than any classification of readers' use has.
const DEEPEST: usize = 8;

/// A topic.
#[derive(Clone, Debug)]
pub struct Topic {
    pub slug: Slug,
    pub title: String,
    pub parent: Option<Slug>,
    pub names: Vec<String>,
    pub profile: Option<Arc<Profile>>,
}

/// All topics of the site.
#[derive(Clone, Debug, Default)]
pub struct Topics {
    by_slug: BTreeMap<Slug, Topic>,
    /// Every spelling in its normal form.
    spellings: BTreeMap<String, Slug>,
    /// The topics directly under each topic, and under none, by title.
    tree: BTreeMap<Option<Slug>, Vec<Slug>>,
    closed: bool,
}

/// Returns a spelling without the differences that do not matter: case, accents, spaces, hyphens.
fn normal(spelling: &str) -> String {
    Slug::of_title(spelling).map_or_else(|| spelling.trim().to_lowercase(), |slug| slug.to_string())
}

impl Topics {
    /// Returns the topics that have files.
    pub fn gather(public: Public<'_>, problems: &mut Vec<Diagnostic>) -> Self {
        let documents: Vec<_> = public
            .documents
            .iter()
            .filter(|document| document.identity.kind == ContentKind::Term(TermKind::Topic))
            .collect();
        let mut topics = Self {
            closed: match public.config.vocabulary {
                Vocabulary::Open => false,
                Vocabulary::Closed => true,
                Vocabulary::Auto => !documents.is_empty(),
            },
            ..Self::default()
        };
        for name in public.sources.unread(ContentKind::Term(TermKind::Topic)) {
            topics.spellings.extend(Slug::parse(&name).ok().map(|slug| (name, slug)));
        }
        public.read(problems, |document, values| topics.add(document, values));
        for document in &documents {
            topics.name(document, problems);
        }
        topics.join(&documents, problems);
        topics
    }

    fn add(&mut self, document: &Document, values: &mut Values<'_>) {
        let Front::Topic(front) = &document.front else { return };
        let slug = routes::slug(document, &None, values);
        let profile = Profile::read(document, values);
        self.spellings.insert(slug.to_string(), slug.clone());
        let topic = Topic {
            slug: slug.clone(),
            title: profile.title.clone().unwrap_or_default(),
            parent: None,
            names: front.names.to_vec(),
            profile: Some(profile),
        };
        self.by_slug.insert(slug, topic);
    }

    /// Enters the title and other names of a topic, once every slug is taken.
    fn name(&mut self, document: &Document, problems: &mut Vec<Diagnostic>) {
        let Front::Topic(front) = &document.front else { return };
        let Some(slug) = self.spellings.get(&document.identity.name).cloned() else { return };
        let title = front.title.iter().map(|title| (FieldPath::of("title"), title));
        let names = front.names.iter().enumerate().map(|(at, name)| (FieldPath::of("names").index(at), name));
        for (field, name) in title.chain(names) {
            let holder = self.spellings.entry(normal(name)).or_insert_with(|| slug.clone());
            if *holder != slug {
                problems.push(problems::ambiguous_topic(Place::field(&document.path, field), name, holder.as_str()));
            }
        }
    }

    /// Enters each topic's parent, and reports circles once.
    fn join(&mut self, documents: &[&Arc<Document>], problems: &mut Vec<Diagnostic>) {
        let (mut parents, mut suggestions) = (BTreeMap::new(), Suggestions::default());
        for document in documents {
            let Front::Topic(front) = &document.front else { continue };
            let Some(written) = &front.parent else { continue };
            let Some(slug) = self.spellings.get(&document.identity.name) else { continue };
            let place = Place::field(&document.path, FieldPath::of("parent"));
            match self.spellings.get(&normal(written)) {
                Some(parent) => drop(parents.insert(slug.clone(), (parent.clone(), place))),
                None => {
                    let near = suggestions.nearest(&normal(written), self.spellings.keys().map(String::as_str));
                    let slug = Slug::of_title(written).map(|slug| slug.to_string());
                    problems.push(problems::unknown_parent(place, written, slug.as_deref(), &near));
                }
            }
        }
        for (slug, (parent, place)) in &parents {
            let mut circle = vec![slug.to_string()];
            let mut above = Some(parent);
            while let Some(next) = above.filter(|next| *next != slug && circle.len() <= DEEPEST) {
                circle.push(next.to_string());
                above = parents.get(next).map(|(parent, _)| parent);
            }
            if above == Some(slug) {
                if circle.iter().min() == Some(&slug.to_string()) {
                    circle.push(slug.to_string());
                    problems.push(problems::topic_cycle(place.clone(), &circle));
                }
            } else if circle.len() > DEEPEST {
                problems.push(problems::topic_too_deep(place.clone(), DEEPEST));
            } else if let Some(topic) = self.by_slug.get_mut(slug) {
                topic.parent = Some(parent.clone());
            }
        }
    }

    /// Returns the topic that a spelling means; `None` if the vocabulary is closed to it or it could be no slug.
    pub fn find(&self, written: &str) -> Option<Slug> {
        let known = self.spellings.get(&normal(written)).cloned();
        known.or_else(|| Slug::of_title(written).filter(|_| !self.closed))
    }

    /// Takes in the topics that only briefs name, as an open vocabulary allows.
    pub fn take_in(&mut self, briefs: &[Arc<Brief>]) {
        let mut titles: BTreeMap<&Slug, &str> = BTreeMap::new();
        for (slug, written) in briefs.iter().flat_map(|brief| &brief.topics) {
            // The spelling that is not the slug itself reads better; among several, the first in order.
            let best = titles.entry(slug).or_insert(written);
            let better = (*best == slug.as_str(), &**best) > (written == slug.as_str(), written.as_str());
            if better {
                *best = written;
            }
        }
        for (slug, written) in titles {
            self.by_slug.entry(slug.clone()).or_insert_with(|| Topic {
                slug: slug.clone(),
                title: if written == slug.as_str() { words(written) } else { written.to_owned() },
                parent: None,
                names: Vec::new(),
                profile: None,
            });
        }
        let mut by_title: Vec<&Topic> = self.by_slug.values().collect();
        by_title.sort_by_cached_key(|topic| topic.title.to_lowercase());
        for topic in by_title {
            self.tree.entry(topic.parent.clone()).or_default().push(topic.slug.clone());
        }
    }

    /// Returns the topic of a slug.
    pub fn get(&self, slug: &str) -> Option<&Topic> {
        self.by_slug.get(slug)
    }

    /// Returns all topics, by slug.
    pub fn iter(&self) -> impl Iterator<Item = &Topic> {
        self.by_slug.values()
    }

    /// Returns the topics directly under a topic, or under none, by title.
    pub fn under(&self, parent: Option<&Slug>) -> impl Iterator<Item = &Topic> {
        self.tree.get(&parent.cloned()).into_iter().flatten().filter_map(|slug| self.get(slug.as_str()))
    }

    /// Returns the topic and everything above it, itself first.
    pub fn upward<'a>(&'a self, slug: &'a Slug) -> impl Iterator<Item = &'a Topic> {
        std::iter::successors(self.get(slug.as_str()), |topic| self.get(topic.parent.as_ref()?.as_str()))
    }
}

impl TermSource for Topics {
    fn profiles(&self) -> Vec<(&str, &Arc<Profile>)> {
        self.iter().filter_map(|topic| Some((topic.slug.as_str(), topic.profile.as_ref()?))).collect()
    }

    fn title(&self, slug: &str) -> Arc<str> {
        self.by_slug.get(slug).map_or(slug, |topic| &topic.title).into()
    }

    /// Returns the topics that a brief names, with those above them.
    fn of<'a>(&'a self, brief: &'a Brief) -> Vec<&'a str> {
        brief.topics.iter().flat_map(|(slug, _)| self.upward(slug)).map(|topic| topic.slug.as_str()).collect()
    }

    fn named<'a>(&'a self, brief: &'a Brief) -> Vec<&'a str> {
        brief.topics.iter().map(|(slug, _)| slug.as_str()).collect()
    }

    fn find(&self, name: &str) -> Option<(String, String)> {
        let slug = Self::find(self, name)?;
        let title = self.get(slug.as_str()).map_or_else(|| name.to_owned(), |topic| topic.title.clone());
        Some((slug.to_string(), title))
    }

    fn knows(&self, name: &str) -> bool {
        Self::find(self, name).is_some_and(|slug| self.by_slug.contains_key(&slug))
    }

    fn unknown(&self, place: Place, name: &str, suggestions: &mut Suggestions) -> Diagnostic {
        let slug = Slug::of_title(name);
        let near = suggestions.nearest(&normal(name), self.spellings.keys().map(String::as_str));
        problems::unknown_topic(place, name, slug.as_ref().map(Slug::as_str), &near)
    }
}

/// Returns a slug as words: `peace-processes` is `Peace processes`.
pub fn words(slug: &str) -> String {
    let spaced = slug.replace('-', " ");
    let mut letters = spaced.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
