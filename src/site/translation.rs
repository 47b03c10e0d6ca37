//! Translations: briefs in other languages than their originals.
//!
//! A translation states words and nothing else. Whatever it has in common with its original (countries, dates, sources,
//! files) it takes from there, so that the two cannot differ about one brief; a key that says such a
//! thing again is an error, since leaving it out in silence would surprise its author. In an edition of its language a
//! translation gives the brief its words. Where its language has no edition, no list, count or feed is made from it: it stands
//! beside the briefs and not among them.

use super::brief::{lead, lists};
use super::terms::byline;
use super::versions::language_of;
use super::{Authors, Brief, Byline, Picture, Public, Recommendation, routes};
use crate::base::date::Moment;
use crate::base::{Diagnostic, FieldPath, Language, Place, Route, Slug, SourcePath, problems};
use crate::parse::config::Config;
use crate::parse::document::{Document, Front};
use crate::parse::front_matter::BriefFrontMatter;
use crate::parse::values::Values;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A brief in another language than its edition shows it in: a translation, or the original that stands beside one. Inline Markdown
/// is kept as written.
#[derive(Clone, Debug)]
pub struct Translation {
    pub path: SourcePath,
    pub language: Language,
    pub original: Arc<Brief>,
    pub slug: Slug,
    pub route: Route,
    pub title: Arc<str>,
    pub subtitle: Option<String>,
    pub summary: Option<String>,
    /// The summary on one line, or the first paragraph in its place, cut.
    pub lead: Option<Arc<str>>,
    pub key_points: Vec<String>,
    pub recommendations: Vec<Recommendation>,
    /// Its own words for the original's picture.
    pub picture: Option<PictureWords>,
    pub translators: Vec<Byline>,
    /// When the translation was published, if it says so.
    pub date: Option<Moment>,
    /// Whether it or its original has been withdrawn.
    pub is_withdrawn: bool,
    /// Whether its body has more words than a brief should.
    pub is_long: bool,
    /// Addresses within the page, `#heading`, in those texts of the original that its page shows, too.
    pub fragments: Vec<String>,
}

/// A brief in one of its languages.
#[derive(Clone, Debug)]
pub struct Version {
    pub path: SourcePath,
    pub language: Language,
    pub slug: Slug,
    pub title: Arc<str>,
    pub route: Route,
    pub is_withdrawn: bool,
}

/// What is said of a picture; the caption is inline Markdown.
#[derive(Clone, Debug)]
pub struct PictureWords {
    pub alt: String,
    pub caption: Option<String>,
}

/// All translations, by their originals' files, those of one brief by their languages.
#[derive(Debug, Default)]
pub struct Translations(BTreeMap<SourcePath, Vec<Translation>>);

impl Translations {
    /// Reads those public translations of these briefs whose pages stand in an edition. One whose original could not be read is
    /// left out.
    pub fn gather(
        public: Public<'_>,
        briefs: &[Arc<Brief>],
        authors: &Authors,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let documents: BTreeMap<&SourcePath, &Document> =
            public.documents.iter().map(|document| (&document.path, &**document)).collect();
        let originals: BTreeMap<&SourcePath, &Arc<Brief>> = briefs.iter().map(|brief| (&brief.path, brief)).collect();
        let mut translations = Self::default();
        public.read(problems, |document, values| {
            let (Some(tag), Front::Brief(front)) = (&document.identity.language, &document.front) else { return };
            let Some(path) = public.versions().original_of(&document.path) else { return };
            if !public.is_of(&document.path, public.config) {
                return;
            }
            let (Some(original), Some(source)) = (originals.get(path), documents.get(path)) else { return };
            let pair = Pair { document, front, original, source, language: Language::of(tag) };
            if !pair.check_language(public.config, values) {
                return;
            }
            pair.check_keys(values);
            translations.0.entry(path.clone()).or_default().push(pair.read(public.config, authors, values));
        });
        translations.0.values_mut().for_each(|versions| versions.sort_by(|a, b| a.language.cmp(&b.language)));
        translations
    }

    /// Returns the translations into the language of an edition, by the files of their originals, and the others.
    pub(super) fn parted(mut self, public: Public<'_>) -> (BTreeMap<SourcePath, Translation>, Self) {
        let mut own = BTreeMap::new();
        if public.config.languages.len() > 1 {
            let language = Language::of(&public.config.language);
            for (original, versions) in &mut self.0 {
                let at = versions.iter().position(|version| version.language == language);
                own.extend(at.map(|at| (original.clone(), versions.remove(at))));
            }
            self.0.retain(|_, versions| !versions.is_empty());
        }
        (own, self)
    }

    /// Takes in an original in a language without an edition, whose place among the briefs a translation has taken.
    pub(super) fn add_original(&mut self, original: &Arc<Brief>, language: &Language) {
        self.0.entry(original.path.clone()).or_default().insert(0, Translation::of_original(original, language));
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the translations of the brief in that file.
    pub fn of(&self, original: &SourcePath) -> &[Translation] {
        self.0.get(original).map_or(&[], Vec::as_slice)
    }

    /// Returns all translations, in the order of their originals' files.
    pub fn iter(&self) -> impl Iterator<Item = &Translation> {
        self.0.values().flatten()
    }
}

impl Translation {
    /// Returns an original as one of its own versions.
    fn of_original(original: &Arc<Brief>, language: &Language) -> Self {
        let words = |picture: &Picture| PictureWords { alt: picture.alt.clone(), caption: picture.caption.clone() };
        Self {
            path: original.path.clone(),
            language: language.clone(),
            original: Arc::clone(original),
            slug: original.slug.clone(),
            route: original.route.clone(),
            title: original.title.clone(),
            subtitle: original.subtitle.clone(),
            summary: original.summary.clone(),
            lead: original.lead.clone(),
            key_points: original.key_points.clone(),
            recommendations: original.recommendations.clone(),
            picture: original.picture.as_ref().map(words),
            translators: Vec::new(),
            date: None,
            is_withdrawn: original.is_withdrawn,
            is_long: original.is_long,
            fragments: Vec::new(),
        }
    }

    /// Whether it is the original itself.
    pub fn is_original(&self) -> bool {
        self.path == self.original.path
    }

    /// Returns its brief as an edition of its language shows it: in its words.
    pub(super) fn as_brief(&self) -> Brief {
        let original = &*self.original;
        let picture = original.picture.clone().map(|picture| match &self.picture {
            Some(words) => Picture { alt: words.alt.clone(), caption: words.caption.clone(), ..picture },
            None => picture,
        });
        Brief {
            path: self.path.clone(),
            foreign: None,
            is_elsewhere: false,
            slug: self.slug.clone(),
            route: self.route.clone(),
            title: self.title.clone(),
            subtitle: self.subtitle.clone(),
            summary: self.summary.clone(),
            lead: self.lead.clone(),
            key_points: self.key_points.clone(),
            recommendations: self.recommendations.clone(),
            is_withdrawn: self.is_withdrawn,
            is_long: self.is_long,
            picture,
            ..original.clone()
        }
    }

    /// Returns it as one of the versions of its brief.
    pub(super) fn as_one(&self) -> Version {
        Version {
            path: self.path.clone(),
            language: self.language.clone(),
            slug: self.slug.clone(),
            title: self.title.clone(),
            route: self.route.clone(),
            is_withdrawn: self.is_withdrawn,
        }
    }
}

/// A translation as written, with its original.
struct Pair<'a> {
    document: &'a Document,
    front: &'a BriefFrontMatter,
    original: &'a Arc<Brief>,
    source: &'a Document,
    language: Language,
}

impl Pair<'_> {
    fn read(self, config: &Config, authors: &Authors, values: &mut Values<'_>) -> Translation {
        let Self { document, front, original, source, language } = self;
        let title = values.required(FieldPath::of("title"), &front.title).unwrap_or_default().into();
        let slug = values.slug(FieldPath::of("slug"), &front.slug).unwrap_or_else(|| original.slug.clone());
        let field = FieldPath::of("translators");
        let translators =
            values.items(&field, &front.translators, |values, field, person| byline(field, person, authors, values));
        let words = front.image.as_ref().filter(|image| image.alt.is_some() || image.caption.is_some());
        let addresses = source.fields.iter().map(|(_, reference)| &reference.address);
        Translation {
            path: document.path.clone(),
            route: routes::brief(&routes::prefix(&language, config), &slug),
            is_long: document.facts.is_long,
            original: Arc::clone(original),
            subtitle: front.subtitle.clone(),
            summary: front.summary.clone(),
            lead: lead(front.summary.as_deref(), document.facts.first_paragraph.as_deref()),
            key_points: lists::key_points(front, values),
            recommendations: lists::recommendations(front, values),
            picture: words.map(|image| PictureWords {
                alt: image.alt.clone().unwrap_or_default(),
                caption: image.caption.clone(),
            }),
            // One that cannot be read was reported when it was decided what is withheld.
            date: front.date.in_zone(&config.timezone).value(),
            is_withdrawn: document.front.common().is_withdrawn() || original.is_withdrawn,
            fragments: addresses.filter(|address| address.starts_with('#')).cloned().collect(),
            language,
            slug,
            title,
            translators,
        }
    }

    /// Reports a language that is the original's, or that cannot be named. Returns whether the file is a translation.
    fn check_language(&self, config: &Config, values: &mut Values<'_>) -> bool {
        let (path, language) = (&self.document.path, &self.language);
        let stem = self.original.path.stem();
        if *language == language_of(self.source, config) {
            values.report(problems::own_language(path, language, self.original.path.as_str()));
            return false;
        } else if let Some(commoner) = language.commoner() {
            let renamed = format!("{stem}.{}.{}", commoner.tag(), path.extension());
            values.report(problems::rare_language_tag(path, language, &commoner, &renamed));
        } else if !language.is_known() {
            // A folder holds one brief, so a text there cannot become another by its name.
            let renamed = format!("{stem}-{}.{}", language.tag().to_ascii_lowercase(), path.extension());
            let renamed = Some(renamed).filter(|_| self.document.identity.folder.is_none());
            values.report(problems::unknown_language(path, language, renamed.as_deref()));
        }
        true
    }

    /// Reports what only the original may say.
    fn check_keys(&self, values: &mut Values<'_>) {
        let (path, original) = (&self.document.path, &self.original.path);
        let keys = self.front.stated().filter(|key| !key.is_for_translations()).map(|key| key.name);
        let extra = self.document.extra.iter().map(|(key, _)| key.as_str());
        for key in keys.chain(extra) {
            values.report(problems::not_in_translation(Place::key(path, FieldPath::of(key)), key, original));
        }
        let Some(image) = &self.front.image else { return };
        let field = FieldPath::of("image");
        for key in image.stated().filter(|key| !key.is_for_translations()).map(|key| key.name) {
            let place = Place::field(path, field.key(key));
            values.report(problems::not_in_translation(place, &format!("image.{key}"), original));
        }
        if self.original.picture.is_none() && image.src.is_none() {
            values.report(problems::no_picture_to_translate(Place::key(path, field), original));
        }
    }
}
