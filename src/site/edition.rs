//! One language of a site: its briefs, terms and pages, as its readers find them.
//!
//! An edition is made of the briefs that exist in its language. A brief that does not stands in its lists as it is, marked with its
//! own language, if the site shows such briefs. A term has its text and its name in the language, and else its name alone. So all
//! that lists, counts or names briefs works on one edition and never asks for a language. A site in one language is one edition.

use super::brief::{Brief, read_all, report_repeated_slugs};
use super::documents_of::documents_of;
use super::plain_page::{home, read as read_pages};
use super::related::Related;
use super::terms::{TermSources, Terms, twins};
use super::{
    Authors, Briefs, Picture, Places, PlainPage, PlainTerms, Public, Succession, TermSource, Topics, Translation,
    Translations,
};
use crate::base::{At, Code, Diagnostic, Language, Place, SourcePath, Step};
use crate::parse::config::{Config, Untranslated};
use crate::parse::document::ContentKind;
use crate::parse::term::TermKind;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A language of a site, with every name resolved. Lists are sorted.
#[derive(Debug)]
pub struct Edition {
    /// The settings in this language.
    pub config: Arc<Config>,
    pub language: Language,
    pub briefs: Briefs,
    /// Which of them have been superseded, and by which.
    pub succession: Succession,
    /// Those that nobody has looked at again in time.
    pub review_due: BTreeSet<SourcePath>,
    /// The files of those whose event is over.
    pub past_events: BTreeSet<SourcePath>,
    /// The translations in whose words briefs stand, by their files.
    pub own: BTreeMap<SourcePath, Translation>,
    /// Versions in languages that have no edition, an original among them whose translation stands in its place: they stand in
    /// no list and no count.
    pub translations: Translations,
    pub topics: Topics,
    pub places: Places,
    pub authors: Authors,
    /// Series, and other terms that have no more than a text.
    pub plain_terms: Vec<PlainTerms>,
    /// All of these by kind and slug, with the briefs under each; empty until the links are followed.
    pub terms: Terms,
    pub pages: Vec<PlainPage>,
    /// The file of the home page, whose body is its text.
    pub home: Option<SourcePath>,
    /// For each of the briefs those that are related to it, the nearest first; empty until the links are followed.
    pub related: Vec<Vec<Related>>,
}

impl Edition {
    /// Reads an edition from all that is public. Only problems of its own files are reported.
    pub(super) fn read(config: &Arc<Config>, all: Public<'_>, problems: &mut Vec<Diagnostic>) -> Self {
        let mut found = Vec::new();
        let documents = documents_of(config, all);
        let public = Public { config, documents: &documents, ..all };
        let places = Places::gather(public, &mut found);
        let mut authors = Authors::gather(public, &mut found);
        let plain_terms = PlainTerms::gather(public, &mut found);
        let mut topics = Topics::gather(public, &mut found);
        found.extend(twins(public));
        let names = TermSources { places: &places, topics: &topics, authors: &authors, plain: &plain_terms };
        let mut briefs = read_all(public, names, &mut found);
        let (own, mut translations) = Translations::gather(public, &briefs, &authors, &mut found).parted(public);
        topics.take_in(&briefs, public, &mut found);
        let own = take_own(&mut briefs, own, &mut translations);
        if let Some(fewest) = config.indexes.authors {
            authors.take_in(&mut briefs, fewest as usize, &config.publisher.name);
        }
        report_repeated_slugs(&briefs, &mut found);
        let all_briefs = Briefs::new(briefs);
        let pages = read_pages(public, &mut found);
        let home = home(public, &mut found);
        let succession = Succession::new(&all_briefs, &all.sources.unread(ContentKind::Brief), &mut found);
        let review_due = succession.due_for_review(&all.selection.past_review, &all_briefs, &mut found);
        problems.extend(found.into_iter().filter(|problem| is_of_edition(all, config, problem)));
        let briefs = match config.untranslated {
            Untranslated::Show => all_briefs,
            Untranslated::Hide => all_briefs.without(|brief| brief.is_elsewhere),
        };
        let language = Language::of(&config.language);
        let (config, terms, related) = (Arc::clone(config), Terms::default(), Vec::new());
        Self {
            config,
            language,
            briefs,
            succession,
            review_due,
            past_events: all.selection.past_events.clone(),
            own,
            translations,
            topics,
            places,
            authors,
            plain_terms,
            terms,
            pages,
            home,
            related,
        }
    }

    /// Gathers the terms of the edition with their briefs.
    pub(super) fn gather_terms(&self) -> Terms {
        Terms::gather(self.term_sources(), &self.briefs)
    }

    /// Whether the event of a brief is over.
    pub fn is_over(&self, brief: &Brief) -> bool {
        self.past_events.contains(&brief.stated_in)
    }

    /// Returns the translation in whose words a brief of the edition stands, if it does.
    pub fn translation(&self, brief: &Brief) -> Option<&Translation> {
        self.own.get(&brief.path)
    }

    /// Returns the briefs that stand in lists, feeds and counts, newest first: those of a listed type that are not
    /// withdrawn.
    pub fn listed(&self) -> impl Iterator<Item = &Arc<Brief>> {
        self.briefs.iter().filter(|brief| brief.is_listed())
    }

    /// Returns the briefs whose pages stand in this edition.
    pub fn own_briefs(&self) -> impl Iterator<Item = &Arc<Brief>> {
        self.briefs.iter().filter(|brief| !brief.is_elsewhere)
    }

    /// Returns the versions of a brief in languages that have no edition.
    pub fn other_versions(&self, brief: &Brief) -> &[Translation] {
        self.translations.of(&brief.stated_in)
    }

    /// Whether a brief stands for its original: it is the original, or its original is in a language without an edition.
    pub fn stands_for_original(&self, brief: &Brief) -> bool {
        !brief.is_translation() || self.other_versions(brief).iter().any(Translation::is_original)
    }

    /// Returns the picture of a brief, or else of its series, with the file that refers to it.
    pub fn picture<'a>(&'a self, brief: &'a Brief) -> Option<(&'a Picture, &'a SourcePath)> {
        let own = brief.picture.as_ref().map(|picture| (picture, &brief.stated_in));
        let of_series = || {
            let series = &self.plain_terms[TermKind::Series as usize];
            let profile = series.profile(brief.series.as_ref()?.as_str())?;
            Some((profile.picture.as_ref()?, &profile.stated_in))
        };
        own.or_else(of_series)
    }

    /// Returns where the terms of a kind come from.
    pub fn term_source(&self, kind: TermKind) -> &dyn TermSource {
        self.term_sources().of(kind)
    }

    /// Returns where all terms come from.
    pub fn term_sources(&self) -> TermSources<'_> {
        let Self { places, topics, authors, plain_terms, .. } = self;
        TermSources { places, topics, authors, plain: plain_terms }
    }
}

/// Whether an edition reports a problem: one of a file whose page stands in it, of what that file itself says. Names that a file
/// says by languages can clash in each.
fn is_of_edition(all: Public<'_>, config: &Config, problem: &Diagnostic) -> bool {
    let Place { file, at } = &problem.place;
    if all.config.languages.len() < 2 {
        return true;
    }
    let found = all.selection.public.binary_search_by(|document| document.path.cmp(file));
    let Some(document) = found.ok().map(|at| &all.selection.public[at]) else { return all.is_of(file, config) };
    if !all.is_of(file, config) {
        return problem.code == Code::AmbiguousTopic && document.front.speaks_several();
    }
    let is_version = matches!(document.identity.kind, ContentKind::Term(_)) && all.versions().is_translation(document);
    let key = match at {
        At::Field(field) if is_version => field.0.first(),
        _ => None,
    };
    // What a version takes from its original is that file's business.
    !matches!(key, Some(Step::Key(name)) if document.front.stated().iter().all(|key| key.name != name))
}

/// Puts the version of each brief in the language of the edition in the place of the brief. Takes the versions by the files of
/// the originals, and returns them by their own. An original that has no edition to stand in joins the other versions.
fn take_own(
    briefs: &mut [Arc<Brief>],
    mut own: BTreeMap<SourcePath, Translation>,
    others: &mut Translations,
) -> BTreeMap<SourcePath, Translation> {
    let mut taken = BTreeMap::new();
    if own.is_empty() {
        return taken;
    }
    for brief in briefs {
        if let Some(version) = own.remove(&brief.path) {
            if let Some(language) = brief.foreign.as_ref().filter(|_| !brief.is_elsewhere) {
                others.add_original(brief, language);
            }
            *brief = Arc::new(version.as_brief());
            taken.insert(version.path.clone(), version);
        }
    }
    taken
}
