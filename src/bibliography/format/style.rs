//! The styles in which works are cited: those that come with us, and any independent style of CSL.

use std::sync::{Arc, OnceLock};

use hayagriva::archive::ArchivedStyle;
use hayagriva::citationberg::{
    CitationFormat, IndependentStyle, LocaleCode, Style as AnyStyle, StyleCategory, StyleClass,
};

use super::style_check::{check, fault};
use super::style_mend::Mended;
use crate::bibliography::fault::Fault;

/// Where a style that comes with us is kept.
#[derive(Clone, Copy)]
enum Source {
    Archive(ArchivedStyle),
    File(&'static str),
}

/// The styles that come with us. The first is the default.
const BUILT_IN: [(&str, Source); 10] = [
    ("harvard", Source::Archive(ArchivedStyle::HarvardCiteThemRight)),
    ("apa", Source::Archive(ArchivedStyle::AmericanPsychologicalAssociation)),
    ("apsa", Source::Archive(ArchivedStyle::AmericanPoliticalScienceAssociation)),
    ("chicago-author-date", Source::Archive(ArchivedStyle::ChicagoAuthorDate)),
    ("chicago-notes", Source::Archive(ArchivedStyle::ChicagoNotes)),
    ("chicago-short-notes", Source::Archive(ArchivedStyle::ChicagoShortenedNotes)),
    ("mhra", Source::Archive(ArchivedStyle::ModernHumanitiesResearchAssociationNotes)),
    ("mla", Source::Archive(ArchivedStyle::ModernLanguageAssociation)),
    ("oscola", Source::File(include_str!("../styles/oscola.csl"))),
    ("vancouver", Source::Archive(ArchivedStyle::NlmCitationSequence)),
];

/// A style in which works are cited and listed. Copies share it.
#[derive(Clone, Debug)]
pub struct Style(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    name: String,
    text: String,
    mended: Mended,
    plain: OnceLock<IndependentStyle>,
    listing: OnceLock<IndependentStyle>,
}

impl Style {
    /// Returns the names of the styles that come with us, the default first.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// Returns the style of a name that comes with us. It is read now, and it alone.
    pub fn built_in(name: &str) -> Option<Self> {
        let (_, source) = BUILT_IN.iter().find(|(known, _)| *known == name)?;
        match source {
            Source::File(text) => Self::from_csl(name, text).ok(),
            Source::Archive(style) => match style.get() {
                AnyStyle::Independent(csl) => {
                    Some(Self::new(name, &format!("hayagriva 0.10.1 {}", style.csl_id()), csl))
                }
                AnyStyle::Dependent(_) => None,
            },
        }
    }

    /// Reads the text of a `.csl` file.
    pub fn from_csl(name: &str, text: &str) -> Result<Self, Fault> {
        check(text)?;
        let csl = IndependentStyle::from_xml(text).map_err(|error| unreadable(text, &error.to_string()))?;
        Ok(Self::new(name, text, csl))
    }

    fn new(name: &str, text: &str, mut csl: IndependentStyle) -> Self {
        if name == BUILT_IN[0].0 && csl.default_locale.is_none() {
            csl.default_locale = Some(LocaleCode("en-GB".to_owned()));
        }
        let mended = Mended::new(csl);
        let (name, text) = (name.to_owned(), text.to_owned());
        Self(Arc::new(Inner { name, text, mended, plain: OnceLock::new(), listing: OnceLock::new() }))
    }

    /// Returns the name it was asked for by.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Returns what tells it from any other: the text of its file, or the address of one that comes with us.
    pub fn source(&self) -> &str {
        &self.0.text
    }

    /// Whether it cites in notes.
    pub fn is_note(&self) -> bool {
        self.csl().settings.class == StyleClass::Note
    }

    /// Whether the cites of a text are written by themselves, among the works of others that have the same list: what they say
    /// depends on earlier cites. A style that counts works as they are cited counts through all texts.
    pub fn cites_by_text(&self) -> bool {
        let is_numeric =
            |category: &StyleCategory| *category == StyleCategory::CitationFormat { format: CitationFormat::Numeric };
        let is_sorted = self.csl().bibliography.as_ref().is_some_and(|list| list.sort.is_some());
        let counts = !is_sorted && self.csl().info.category.iter().any(is_numeric);
        self.is_note() || (self.0.mended.has_positions && !counts)
    }

    /// Whether its cites begin with the author's name.
    pub(super) fn cites_names(&self) -> bool {
        let is_named = |category: &StyleCategory| {
            matches!(
                category,
                StyleCategory::CitationFormat { format: CitationFormat::AuthorDate | CitationFormat::Author }
            )
        };
        !self.is_note() && self.csl().info.category.iter().any(is_named)
    }

    pub(super) fn mended(&self) -> &Mended {
        &self.0.mended
    }

    pub(super) fn csl(&self) -> &IndependentStyle {
        &self.0.mended.csl
    }

    /// Returns the style for cites with words of their own around them.
    pub(super) fn plain(&self) -> &IndependentStyle {
        self.0.plain.get_or_init(|| self.0.mended.plain())
    }

    /// Returns the style for lists of works without cites.
    pub(super) fn listing(&self) -> &IndependentStyle {
        self.0.listing.get_or_init(|| self.0.mended.listing())
    }

    /// Returns what it calls itself.
    pub fn title(&self) -> &str {
        &self.csl().info.title.value
    }
}

impl Default for Style {
    fn default() -> Self {
        const EMPTY: &str = "the first style is one of the archive";
        Self::built_in(BUILT_IN[0].0).expect(EMPTY)
    }
}

/// Returns the fault with a style that is XML but no style, at the word that its reader did not know.
fn unreadable(text: &str, error: &str) -> Fault {
    let word = error.split('`').nth(1).filter(|word| !word.is_empty());
    let quoted = word.and_then(|word| text.find(&format!("\"{word}\"")).map(|at| at + 1..at + 1 + word.len()));
    let plain = || word.and_then(|word| text.find(word).map(|at| at..at + word.len()));
    let start = || text.find("<style").map_or(0..0, |at| at..at + 6);
    let span = quoted.or_else(plain).unwrap_or_else(start);
    let message = format!("the style cannot be read: {}", error.replace('\n', " "));
    fault(span, message, "check the style at https://validator.citationstyles.org")
}
