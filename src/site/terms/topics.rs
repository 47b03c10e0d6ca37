//! Topics: the vocabulary, its tree, and which spelling means which topic.

use super::profile::Profile;
use super::source::TermSource;
use crate::base::nearest::Suggestions;
use crate::base::{Diagnostic, FieldPath, Language, Place, Slug, problems};
use crate::parse::config::Vocabulary;
use crate::parse::document::{ContentKind, Document, Front};
use crate::parse::front_matter::BriefFrontMatter;
use crate::parse::term::TermKind;
use crate::parse::values::Values;
use crate::site::{Brief, Public, routes};
use std::cmp::Reverse;
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
    /// The slugs, and every title and name in its normal form.
    spellings: BTreeMap<String, Spelling>,
    /// Every title and name by its letters, which a slug may lose.
    names: BTreeMap<String, Slug>,
    /// The topics directly under each topic, and under none, by title.
    tree: BTreeMap<Option<Slug>, Vec<Slug>>,
    closed: bool,
}

/// A normal form of names, and whose it is.
#[derive(Clone, Debug)]
struct Spelling {
    slug: Slug,
    /// The letters of the first name of this form; `None` if the form is that of a slug alone.
    letters: Option<String>,
}

/// Returns a spelling without the differences that do not matter: case, accents, spaces, hyphens.
fn normal(spelling: &str) -> String {
    Slug::of_title(spelling).map_or_else(|| spelling.trim().to_lowercase(), |slug| slug.to_string())
}

/// Returns what tells two names apart that have one slug: their letters and digits, and signs that are part of a name, as in
/// `C++` and `C#`. Case, accents and the ligatures of the Latin script make no difference.
fn letters(spelling: &str) -> String {
    let mut letters = String::with_capacity(spelling.len());
    for c in spelling.chars().filter(|c| c.is_alphanumeric() || "+#*%$€£¥@".contains(*c)) {
        match c {
            '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' => {}
            '\u{80}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' if c.is_alphabetic() => {
                letters.extend(Slug::of_title(&c.to_string()).iter().flat_map(|plain| plain.as_str().chars()));
            }
            c => letters.extend(c.to_lowercase()),
        }
    }
    letters
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
            let spelling = Slug::parse(&name).ok().map(|slug| Spelling { slug, letters: None });
            topics.spellings.extend(spelling.map(|spelling| (name, spelling)));
        }
        public.read(problems, |document, values| topics.add(public, document, values));
        for document in &documents {
            topics.name(document, problems);
        }
        topics.name_otherwise(public);
        topics.join(&documents, problems);
        topics
    }

    fn add(&mut self, public: Public<'_>, document: &Document, values: &mut Values<'_>) {
        let Front::Topic(front) = &document.front else { return };
        let slug = routes::slug(document, &None, values);
        let profile = Profile::read(public, document, values);
        self.spellings.insert(slug.to_string(), Spelling { slug: slug.clone(), letters: None });
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
        let Some(slug) = self.slug_of(&document.identity.name).cloned() else { return };
        let title = front.title.iter().map(|title| (FieldPath::of("title"), title));
        let names = front.names.iter().enumerate().map(|(at, name)| (FieldPath::of("names").index(at), name));
        for (field, name) in title.chain(names) {
            let (key, own) = (normal(name), letters(name));
            let holder = self.names.entry(own.clone()).or_insert_with(|| slug.clone());
            let is_slug = own == letters(&key);
            let spelling = self.spellings.entry(key).or_insert_with(|| Spelling { slug: slug.clone(), letters: None });
            let holder = if *holder == slug && is_slug { &spelling.slug } else { &*holder };
            if *holder != slug {
                problems.push(problems::ambiguous_topic(Place::field(&document.path, field), name, holder.as_str()));
            } else if spelling.slug == slug {
                spelling.letters.get_or_insert(own);
            }
        }
    }

    /// Enters what topics are called in the other languages of the site, where no topic is called so in this one.
    fn name_otherwise(&mut self, public: Public<'_>) {
        for (file, name) in public.names_in_all_languages(TermKind::Topic) {
            let Some(slug) = self.slug_of(file).cloned() else { continue };
            self.names.entry(letters(name)).or_insert_with(|| slug.clone());
            let spelling = Spelling { slug, letters: Some(letters(name)) };
            self.spellings.entry(normal(name)).or_insert(spelling);
        }
    }

    /// Enters each topic's parent, and reports circles once.
    fn join(&mut self, documents: &[&Arc<Document>], problems: &mut Vec<Diagnostic>) {
        let (mut parents, mut suggestions) = (BTreeMap::new(), Suggestions::default());
        for document in documents {
            let Front::Topic(front) = &document.front else { continue };
            let Some(written) = &front.parent else { continue };
            let Some(slug) = self.slug_of(&document.identity.name) else { continue };
            let place = Place::field(&document.path, FieldPath::of("parent"));
            match self.known(written) {
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

    /// Returns the topic of a file by its slug.
    fn slug_of(&self, name: &str) -> Option<&Slug> {
        self.spellings.get(name).map(|spelling| &spelling.slug)
    }

    /// Returns the topic with a file that a spelling means: by its letters, by its slug, or by a spelling of its slug where no
    /// name with other letters has the same.
    fn known(&self, written: &str) -> Option<&Slug> {
        if let Some(slug) = self.slug_of(written) {
            return Some(slug);
        }
        let own = letters(written);
        self.names.get(&own).or_else(|| {
            let spelling = self.spellings.get(&normal(written))?;
            spelling.letters.as_ref().is_none_or(|letters| *letters == own).then_some(&spelling.slug)
        })
    }

    /// Returns the topic that a spelling means; `None` if the vocabulary is closed to it or it could be no slug.
    pub fn find(&self, written: &str) -> Option<Slug> {
        self.known(written).cloned().or_else(|| Slug::of_title(written).filter(|_| !self.closed))
    }

    /// Returns the letters of a name whose slug `first` has, too, if the two name two topics: no file says that they are one.
    /// A slug has no letters of its own.
    pub fn letters_apart(&self, first: &str, name: &str) -> Option<String> {
        let is_slug = |name: &str| Slug::parse(name.trim()).is_ok();
        let own = Some(name).filter(|name| *name != first && !is_slug(first) && !is_slug(name)).map(letters)?;
        let are_apart = own != letters(first) && (self.known(first).is_none() || self.known(name).is_none());
        are_apart.then_some(own)
    }

    /// Takes in the topics that only briefs name, as an open vocabulary allows, and tells of names that a slug throws
    /// together.
    pub fn take_in(&mut self, briefs: &[Arc<Brief>], public: Public<'_>, problems: &mut Vec<Diagnostic>) {
        let documents = public.documents;
        let mut written: BTreeMap<&Slug, BTreeMap<&str, usize>> = BTreeMap::new();
        for (slug, spelling) in briefs.iter().flat_map(|brief| &brief.topics) {
            *written.entry(slug).or_default().entry(spelling).or_default() += 1;
        }
        for (front, brief) in documents.iter().filter_map(|document| original(public, document)).zip(briefs) {
            let Some(slugs) = (front.topics.len() > brief.topics.len()).then(|| brief.topics.iter()) else { continue };
            for (slug, first) in slugs {
                // A brief holds each slug once, and what shares no more than that is another topic.
                let others = front.topics.iter().filter(|name| Self::find(self, name).as_ref() == Some(slug));
                for other in others.map(|name| name.trim()).filter(|name| self.letters_apart(first, name).is_some()) {
                    *written.entry(slug).or_default().entry(other).or_default() += 1;
                }
            }
        }
        self.report_shared_slugs(&written, documents, problems);
        // One writer's slip renames no topic; of two spellings that are as common, the one that is no slug reads better.
        let commonest = |spellings: &BTreeMap<&str, usize>, slug: &Slug| {
            let rank = |spelling: &str, count: usize| (Reverse(count), spelling == slug.as_str());
            let best = spellings.iter().min_by_key(|(spelling, count)| rank(spelling, **count));
            best.map_or_else(|| slug.to_string(), |(spelling, _)| (*spelling).to_owned())
        };
        let titles: Vec<_> = written.iter().map(|(slug, all)| (*slug, commonest(all, slug))).collect();
        // A spelling is kept as typed, since a topic goes by it; as a title it is a text.
        let typography = public.config.typography_of(&Language::of(&public.config.language));
        for (slug, mut written) in titles {
            typography.set_plain(&mut written);
            self.by_slug.entry(slug.clone()).or_insert_with(|| Topic {
                slug: slug.clone(),
                title: if written == slug.as_str() { words(&written) } else { written },
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

    /// Warns of topics with one slug whose letters differ, each where it is named first.
    fn report_shared_slugs(
        &self,
        written: &BTreeMap<&Slug, BTreeMap<&str, usize>>,
        documents: &[Arc<Document>],
        problems: &mut Vec<Diagnostic>,
    ) {
        let mut shared: BTreeMap<&str, (&Slug, &str)> = BTreeMap::new();
        for (slug, spellings) in written {
            let title = self.get(slug.as_str()).map(|topic| topic.title.as_str());
            // A slug is no name of its own, and a name in a file means what the file says.
            let named =
                spellings.keys().filter(|name| **name != slug.as_str() && !self.names.contains_key(&letters(name)));
            let named: Vec<(&str, String)> = named.map(|name| (*name, letters(name))).collect();
            for (name, own) in &named {
                let other = named.iter().find(|(_, letters)| letters != own).map(|(other, _)| *other);
                let title = title.filter(|title| normal(title) == slug.as_str() && letters(title) != *own);
                if let Some(other) = other.or(title) {
                    shared.insert(name, (slug, other));
                }
            }
        }
        for document in documents {
            let Front::Brief(front) = &document.front else { continue };
            if shared.is_empty() {
                break;
            }
            for (at, name) in front.topics.iter().enumerate() {
                if let Some((slug, other)) = shared.remove(name.trim()) {
                    let place = Place::field(&document.path, FieldPath::of("topics").index(at));
                    problems.push(problems::shared_topic_slug(place, name.trim(), other, slug.as_str()));
                }
            }
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

/// Returns the front matter of an original; nothing of other files.
fn original<'a>(public: Public<'_>, document: &'a Document) -> Option<&'a BriefFrontMatter> {
    match &document.front {
        Front::Brief(front) if !public.versions().is_translation(document) => Some(front),
        _ => None,
    }
}

impl TermSource for Topics {
    fn profiles(&self) -> Vec<(&str, &Arc<Profile>)> {
        self.iter().filter_map(|topic| Some((topic.slug.as_str(), topic.profile.as_ref()?))).collect()
    }

    fn lang_html(&self, slug: &str) -> Option<Arc<str>> {
        self.by_slug.get(slug)?.profile.as_ref()?.lang_html.clone()
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
