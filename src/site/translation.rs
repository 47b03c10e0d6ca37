//! Translations: briefs in other languages.
//!
//! A translation states words and nothing else. Whatever it has in common with its original (countries, dates, sources,
//! files) it takes from there, so that the two cannot differ about one brief; a key that says such a
//! thing again is an error, since leaving it out in silence would surprise its author. A translation is no brief of the
//! site's: no list, count or feed is made from one, which is why they stand beside the briefs and not among them.

use super::brief::{lead, lists};
use super::terms::byline;
use super::{Authors, Brief, Byline, Public, Recommendation, routes};
use crate::base::date::Moment;
use crate::base::{Diagnostic, FieldPath, Language, Place, Route, Slug, SourcePath, problems};
use crate::parse::config::Config;
use crate::parse::document::{Document, Front};
use crate::parse::front_matter::BriefFrontMatter;
use crate::parse::values::Values;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A brief in another language than its original. Inline Markdown is kept as written.
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
    /// Addresses within the page, `#heading`, in those texts of the original that its page shows, too.
    pub fragments: Vec<String>,
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
    /// Reads the public translations of these briefs. One whose original could not be read is left out.
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
            let path = SourcePath::new(document.untranslated_path());
            let (Some(original), Some(source)) = (originals.get(&path), documents.get(&path)) else { return };
            let pair = Pair { document, front, original, source, language: Language::of(tag) };
            pair.check_language(public.config, values);
            pair.check_keys(values);
            translations.0.entry(path).or_default().push(pair.read(public.config, authors, values));
        });
        translations.0.values_mut().for_each(|versions| versions.sort_by(|a, b| a.language.cmp(&b.language)));
        translations
    }

    /// Returns the translations of the brief in that file.
    pub fn of(&self, original: &SourcePath) -> &[Translation] {
        self.0.get(original).map_or(&[], Vec::as_slice)
    }

    /// Returns all translations, in the order of their originals' files.
    pub fn iter(&self) -> impl Iterator<Item = &Translation> {
        self.0.values().flatten()
    }

    /// Returns the people whom briefs name, then those whom translations do, each list with its file and its key.
    pub fn bylines<'a>(
        &'a self,
        briefs: &'a [Arc<Brief>],
    ) -> impl Iterator<Item = (&'a SourcePath, &'static str, &'a Vec<Byline>)> {
        let of_briefs = briefs.iter().map(|brief| (&brief.path, "authors", &brief.authors));
        of_briefs.chain(self.iter().map(|version| (&version.path, "translators", &version.translators)))
    }

    /// Returns the page of the original, for the page of each translation.
    pub fn originals(&self) -> BTreeMap<&Route, &Route> {
        self.iter().map(|version| (&version.route, &version.original.route)).collect()
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
            route: routes::translation(&language, &slug),
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

    /// Reports a language that is the site's, or that cannot be named.
    fn check_language(&self, config: &Config, values: &mut Values<'_>) {
        let (path, language) = (&self.document.path, &self.language);
        let stem = self.original.path.stem();
        if *language == Language::of(&config.language) {
            values.report(problems::own_language(path, language, self.original.path.as_str()));
        } else if let Some(commoner) = language.commoner() {
            let renamed = format!("{stem}.{}.{}", commoner.tag(), path.extension());
            values.report(problems::rare_language_tag(path, language, &commoner, &renamed));
        } else if !language.is_known() {
            // A folder holds one brief, so a text there cannot become another by its name.
            let renamed = format!("{stem}-{}.{}", language.tag().to_ascii_lowercase(), path.extension());
            let renamed = Some(renamed).filter(|_| self.document.identity.folder.is_none());
            values.report(problems::unknown_language(path, language, renamed.as_deref()));
        }
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
