//! Wiki links: `[[slug]]`, `[[slug#heading]]`, `[[country:PK]]`.
//!
//! A wiki link names what it leads to and not where that lies, so it stays when a file is moved to another folder. A
//! brief goes by its slug, an old slug or its title, in this order; in a text of another language it leads to the version
//! in that language, if there is one. What is no brief goes by its kind and any of its names.

use super::{Fault, Follower, One, Rooted};
use crate::base::nearest::Suggestions;
use crate::base::{Diagnostic, Place, Route, SourcePath, problems, route};
use crate::body::{Heading, anchor, wiki_target};
use crate::parse::document::{ContentKind, Document};
use crate::parse::term::TermKind;
use crate::site::{Brief, Destination, Redirect, Sources, TermSources, Translations};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The names that wiki links can use.
pub struct Names<'a> {
    terms: TermSources<'a>,
    translations: &'a Translations,
    briefs: BTreeMap<&'a SourcePath, &'a Brief>,
    by_slug: BTreeMap<String, &'a SourcePath>,
    by_old_slug: BTreeMap<String, Vec<&'a SourcePath>>,
    by_title: BTreeMap<String, Vec<&'a SourcePath>>,
    /// What the files of briefs are called that could not be read; whoever names one is right.
    unread: BTreeSet<String>,
}

/// A spelling without the differences that do not matter in a title.
fn normal(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl<'a> Names<'a> {
    /// Enters all names. An old slug is the last part of an old address.
    pub fn new(
        terms: TermSources<'a>,
        briefs: &'a [Arc<Brief>],
        translations: &'a Translations,
        redirects: &'a [Redirect],
        sources: Sources<'_>,
    ) -> Self {
        let mut names = Self {
            terms,
            translations,
            briefs: briefs.iter().map(|brief| (&brief.path, &**brief)).collect(),
            by_slug: BTreeMap::new(),
            by_old_slug: BTreeMap::new(),
            by_title: BTreeMap::new(),
            unread: sources.unread(ContentKind::Brief),
        };
        for brief in briefs {
            names.by_slug.entry(brief.slug.to_string()).or_insert(&brief.path);
            names.by_title.entry(normal(&brief.title)).or_default().push(&brief.path);
        }
        for redirect in redirects {
            let Destination::PageOf(path) = &redirect.to else { continue };
            let last = redirect.from.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
            let old = last.trim_end_matches(".html").trim_end_matches(".htm");
            let known = names.by_old_slug.entry(old.to_lowercase()).or_default();
            if names.briefs.contains_key(path) && !known.contains(&path) {
                known.push(path);
            }
        }
        for version in translations.iter() {
            names.by_slug.entry(version.slug.to_string()).or_insert(&version.path);
            names.by_title.entry(normal(&version.title)).or_default().push(&version.path);
        }
        names
    }

    /// The files of the briefs that go by a name.
    fn briefs_called(&self, name: &str) -> Vec<&'a SourcePath> {
        if let Some(path) = self.by_slug.get(name.to_lowercase().as_str()) {
            return vec![*path];
        }
        let old = self.by_old_slug.get(&name.to_lowercase()).or_else(|| self.by_title.get(&normal(name)));
        old.cloned().unwrap_or_default()
    }

    /// The version of a brief that a text in some language should lead to.
    fn in_language(&self, path: &'a SourcePath, language: Option<&str>) -> &'a SourcePath {
        let original = if self.briefs.contains_key(path) {
            path
        } else {
            let version = self.translations.iter().find(|version| version.path == *path);
            version.map_or(path, |version| &version.original.path)
        };
        let Some(language) = language else { return path };
        let versions = self.translations.of(original);
        let same = versions.iter().find(|version| version.language.tag().eq_ignore_ascii_case(language));
        same.map_or(path, |version| &version.path)
    }

    fn title(&self, path: &SourcePath) -> &str {
        match self.briefs.get(path) {
            Some(brief) => &brief.title,
            None => self.translations.iter().find(|version| version.path == *path).map_or("", |found| &found.title),
        }
    }

    fn slug(&self, path: &SourcePath) -> String {
        match self.briefs.get(path) {
            Some(brief) => brief.slug.to_string(),
            None => {
                let version = self.translations.iter().find(|version| version.path == *path);
                version.map_or_else(String::new, |version| version.slug.to_string())
            }
        }
    }

    /// Returns the page and the title of the term that goes by a name.
    fn term(&self, kind: TermKind, name: &str) -> Option<(Route, String)> {
        let (slug, title) = self.terms.of(kind).find(name)?;
        Some((kind.term(&slug).route(), title))
    }

    /// What is said of a name that no brief goes by.
    fn dead(&self, place: Place, name: &str, suggestions: &mut Suggestions) -> Diagnostic {
        if let Some(kind) = TermKind::all().find(|kind| self.terms.of(*kind).knows(name)) {
            return problems::dead_wiki_link(place, name, &[kind.term(name).to_string()]);
        }
        let known = self.by_slug.keys().map(String::as_str);
        let mut near: Vec<String> = suggestions.nearest(name, known).into_iter().map(str::to_owned).collect();
        if near.is_empty() {
            let titles = self.by_title.keys().map(String::as_str);
            let paths =
                suggestions.nearest(&normal(name), titles).into_iter().filter_map(|title| self.by_title.get(title));
            near = paths.flatten().map(|path| self.slug(path)).collect();
        }
        if near.is_empty() {
            near = suggestions.of_words(name, self.by_slug.keys().map(String::as_str));
        }
        near.truncate(3);
        problems::dead_wiki_link(place, name, &near)
    }
}

/// A wiki link that leads nowhere, before suggestions are looked for.
pub enum WikiFault {
    /// No brief goes by this name.
    Brief { place: Place, name: String },
    /// Several do; their slugs.
    Several { place: Place, name: String, slugs: Vec<String> },
    /// No term of that kind does.
    Term { place: Place, kind: TermKind, name: String },
}

impl WikiFault {
    /// The problem, with suggestions if there is time for them.
    pub fn tell(self, names: &Names<'_>, suggestions: &mut Suggestions) -> Diagnostic {
        match self {
            Self::Brief { place, name } => names.dead(place, &name, suggestions),
            Self::Several { place, name, slugs } => problems::ambiguous_link(place, &name, &slugs),
            Self::Term { place, kind, name } => names.terms.of(kind).unknown(place, &name, suggestions),
        }
    }
}

/// The heading that is meant by its id or its words.
fn heading<'h>(headings: &'h [Heading], written: &str) -> Option<&'h Heading> {
    let by_id = headings.iter().find(|heading| *heading.id == *written);
    let words = normal(written);
    by_id
        .or_else(|| headings.iter().find(|heading| normal(&heading.title) == words))
        .or_else(|| headings.iter().find(|heading| *heading.id == *anchor(written)))
}

impl<'a> Follower<'a> {
    /// Follows a wiki link of a document.
    pub(super) fn wiki(
        &self,
        document: &Document,
        own: &super::Anchors<'a>,
        place: Place,
        written: &str,
        one: &mut One<'a>,
    ) {
        let target = wiki_target(written).unwrap_or(written);
        let (name, fragment) = match target.split_once('#') {
            Some((name, fragment)) => (name.trim(), Some(fragment.trim()).filter(|fragment| !fragment.is_empty())),
            None => (target.trim(), None),
        };
        let term = name.split_once(':').and_then(|(word, rest)| Some((TermKind::of_word(word.trim())?, rest.trim())));
        match term {
            Some((kind, name)) => self.wiki_term(kind, name, fragment, place, written, one),
            None if name.is_empty() => self.wiki_heading(own, "this page", fragment, None, place, written, one),
            None => self.wiki_brief(document, name, fragment, place, written, one),
        }
    }

    fn wiki_term(
        &self,
        kind: TermKind,
        name: &str,
        fragment: Option<&str>,
        place: Place,
        written: &str,
        one: &mut One<'a>,
    ) {
        let Some((route, title)) = self.names.term(kind, name) else {
            one.faults.push(Fault::Wiki(WikiFault::Term { place, kind, name: name.to_owned() }));
            return;
        };
        let suffix = fragment.map_or_else(String::new, |fragment| format!("#{}", anchor(fragment)));
        one.resolved.links.insert(written.to_owned(), format!("{}{suffix}", self.base.href(&route)));
        one.resolved.links.insert_name(written.to_owned(), title);
        let fragment = fragment.map(anchor);
        one.edge(route.clone());
        one.rooted.push(Rooted { place, written: written.to_owned(), route, fragment });
    }

    fn wiki_brief(
        &self,
        document: &Document,
        name: &str,
        fragment: Option<&str>,
        place: Place,
        written: &str,
        one: &mut One<'a>,
    ) {
        let language = document.identity.language.as_deref();
        let mut called: Vec<&SourcePath> =
            self.names.briefs_called(name).into_iter().map(|path| self.names.in_language(path, language)).collect();
        called.sort();
        called.dedup();
        let path = match called.as_slice() {
            [path] => *path,
            [] if self.names.unread.contains(name) => return,
            [] => return one.faults.push(Fault::Wiki(WikiFault::Brief { place, name: name.to_owned() })),
            several => {
                let slugs = several.iter().map(|path| self.names.slug(path)).collect();
                return one.faults.push(Fault::Wiki(WikiFault::Several { place, name: name.to_owned(), slugs }));
            }
        };
        let Some(target) = self.targets.get(path) else { return };
        let title = self.names.title(path);
        // A title stands as its author wrote it.
        let title = if normal(title) == normal(name) { name } else { title };
        one.edge(target.route.clone());
        let page = format!("`{path}`");
        self.wiki_heading(&target.anchors, &page, fragment, Some((&target.route, title)), place, written, one);
    }

    /// The end of a link to a brief, or to the page that it stands on.
    #[expect(clippy::too_many_arguments, reason = "the parts of one link, which are together nowhere else")]
    fn wiki_heading(
        &self,
        anchors: &super::Anchors<'a>,
        page: &str,
        fragment: Option<&str>,
        of: Option<(&Route, &str)>,
        place: Place,
        written: &str,
        one: &mut One<'a>,
    ) {
        let found = fragment.map(|fragment| (fragment, heading(anchors.headings, fragment)));
        let (id, section): (Option<Arc<str>>, Option<Arc<str>>) = match found {
            None => (None, None),
            Some((_, Some(heading))) => (Some(heading.id.clone()), Some(heading.title.clone())),
            Some((fragment, None)) if anchors.has(fragment) => (Some(fragment.into()), None),
            Some((fragment, None)) => {
                let (anchor, page, headings) = (fragment.to_owned(), page.to_owned(), anchors.headings);
                return one.faults.push(Fault::Anchor { place, anchor, page, headings });
            }
        };
        let suffix = id.map_or_else(String::new, |id| format!("#{}", route::encode_written(&id)));
        let address = of.map_or_else(String::new, |(route, _)| self.base.href(route));
        if address.is_empty() && suffix.is_empty() {
            return one.faults.push(Fault::Wiki(WikiFault::Brief { place, name: String::new() }));
        }
        let name = match (of.map(|(_, title)| title), section) {
            (Some(title), Some(section)) => format!("{title}: {section}"),
            (Some(title), None) => title.to_owned(),
            (None, section) => section.as_deref().or(fragment).unwrap_or_default().to_owned(),
        };
        one.resolved.links.insert(written.to_owned(), address + &suffix);
        one.resolved.links.insert_name(written.to_owned(), name);
    }
}
