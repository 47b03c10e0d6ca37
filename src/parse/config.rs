//! `site.yaml`: what holds for the whole site.
//!
//! Unlike front matter it is understood as soon as it is read, since it depends on no other file and everything else
//! depends on it. [`SiteFile`] is what was typed, [`Config`] what it means: defaults filled in, words turned into
//! enums, each wrong value reported at its field and replaced by its default, so that one slip hides no other.

mod checked;
mod citation;
pub mod fonts;
pub mod forms;
mod images;
mod languages;
mod outside;
pub mod pdf;
mod schema_types;
mod types;
pub mod written;

pub use checked::read_config;
pub use citation::{Citation, StyleName};
pub use forms::is_language_tag;
pub use images::Images;
pub use languages::foreign_texts;
pub use types::{BUILT_IN_TYPES, EVENT};
pub use written::*;

use crate::base::{BaseUrl, Code, Language, Outside, Prefix, Slug};
use crate::body::{RawHtml, Typography};
use crate::words::{Calendar, Digits, Numbers, Words};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// The settings of a site.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Config {
    pub title: String,
    pub base_url: BaseUrl,
    /// A URI that feed ids are built on.
    pub id: Option<String>,
    pub description: Option<String>,
    /// A BCP 47 tag.
    pub language: String,
    /// All languages of the site, its first one in front.
    pub languages: Vec<Language>,
    /// The same settings in the other languages, in the order of `languages`; none within one of these.
    pub others: Vec<Arc<Self>>,
    /// What stands before the addresses in this language.
    pub prefix: Prefix,
    pub untranslated: Untranslated,
    /// What the site itself says, in its language or in the nearest one that is built in.
    pub words: Arc<Words>,
    /// Those of numbers and dates; none keeps the language's.
    pub digits: Option<Digits>,
    /// The one that stands beside the Gregorian one.
    pub calendar: Option<Calendar>,
    /// What a date without a time is meant in.
    pub timezone: Zone,
    pub publisher: Publisher,
    /// An SPDX expression; none claims no licence.
    pub licence: Option<String>,
    pub cname: Option<String>,
    /// `None` keeps the menu of the theme; an empty one shows none.
    pub menu: Option<Vec<MenuItem>>,
    pub footer: Footer,
    pub theme: Theme,
    pub images: Images,
    pub fonts: fonts::Fonts,
    /// The built-in types, then the site's own in the order written. One that repeats a built-in slug replaces it.
    pub types: Vec<BriefType>,
    pub report_prefix: Option<String>,
    pub search: bool,
    pub autolink_countries: bool,
    pub indexes: Indexes,
    pub maps: bool,
    /// What pages may load from other hosts.
    pub outside: Outside,
    pub raw_html: RawHtml,
    /// Whether straight signs are set as the language of a text has them.
    pub smart: bool,
    pub vocabulary: Vocabulary,
    /// Warnings whose weight the site changes.
    pub checks: BTreeMap<Code, CheckLevel>,
    pub checks_since: Option<Date>,
    pub review_notice: bool,
    /// Top-level keys of front matter that are the site's own.
    pub extra_keys: Vec<String>,
    /// Endings of files that are published from the folder of a brief beside the built-in ones, in lower case.
    pub attachment_types: BTreeSet<String>,
    /// By country, as written.
    pub place_overrides: BTreeMap<String, OtherName>,
    pub place_disclaimer: Option<String>,
    /// Whether the page of a brief shows the regions and organisations that follow from its countries.
    pub places_derived: bool,
    pub citation: Citation,
    /// None publishes no repository for harvesters.
    pub oai: Option<Oai>,
    pub pdf: pdf::Pdf,
}

/// The static repository of a site, after OAI-PMH.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Oai {
    /// The address that answers harvesters for it.
    pub gateway: Option<String>,
}

impl Config {
    /// Returns the settings in each language of the site, those of the first one in front.
    pub fn in_each_language(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(self.others.iter().map(|other| &**other))
    }

    /// Returns how the straight signs of texts in a language are set.
    pub fn typography_of(&self, language: &Language) -> Typography {
        if self.smart { Typography::of(language) } else { Typography::AS_TYPED }
    }

    /// Returns the position of a language among those of the site; none of another one.
    pub fn position(&self, language: &Language) -> Option<usize> {
        self.languages.iter().position(|known| known == language)
    }

    /// Whether these are the settings in the first language of the site.
    pub fn is_first(&self) -> bool {
        self.prefix == Prefix::default()
    }

    /// Says whether the style of its citations is one of notes, in each language.
    pub fn set_citation_notes(&mut self, has_notes: bool) {
        self.citation.has_notes = has_notes;
        for other in &mut self.others {
            Arc::make_mut(other).set_citation_notes(has_notes);
        }
    }

    /// Asks for papers that the file does not ask for, in each language.
    pub fn ask_for_papers(&mut self, ask: fn(&mut pdf::Pdf)) {
        ask(&mut self.pdf);
        for other in &mut self.others {
            Arc::make_mut(other).ask_for_papers(ask);
        }
    }

    /// Gives the site other words in the language at this position, which label the types that have no label of its own.
    pub fn set_words(&mut self, at: usize, words: Arc<Words>) {
        if let Some(other) = at.checked_sub(1) {
            return Arc::make_mut(&mut self.others[other]).set_words(0, words);
        }
        for known in self.types.iter_mut().filter(|known| !known.is_own) {
            known.label = words.label(&format!("type.{}", known.slug)).into();
            known.plural = words.label(&format!("types.{}", known.slug)).into();
        }
        let language = Language::of(&self.language);
        let words = words.with_numbers(Numbers::of(&language, self.digits));
        self.words = words.with_calendar(self.calendar, &language);
    }
}

/// What the lists of a language do with briefs that it has not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Untranslated {
    /// They stand there, marked with their language.
    #[default]
    Show,
    Hide,
}

/// Who publishes the briefs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Publisher {
    /// The site's title unless given.
    pub name: String,
    pub short_name: Option<String>,
    pub url: Option<String>,
    /// For libraries and registrars.
    pub email: Option<String>,
    /// A path in `static/`.
    pub logo: Option<String>,
}

/// A link in the menu or footer; the URL is as written: a source file (`about.md`), a rooted path, or `http(s)://`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MenuItem {
    pub title: String,
    pub url: String,
}

/// The foot of every page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Footer {
    /// Inline Markdown.
    pub text: Option<String>,
    pub links: Vec<MenuItem>,
}

/// A kind of brief.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BriefType {
    pub slug: Slug,
    pub label: Arc<str>,
    /// What several are called.
    pub plural: Arc<str>,
    /// Whether briefs of this type stand in lists, feeds and counts.
    pub listed: bool,
    /// Whether two of them or more have a page of their own, and whether the menu leads there.
    pub has_page: bool,
    pub in_menu: bool,
    /// Whether such a brief should have recommendations, and sources.
    pub asks_recommendations: bool,
    pub asks_sources: bool,
    /// What it is in schema.org's words: `Report`.
    pub schema: &'static str,
    /// Whether the search page finds them.
    pub is_found: bool,
    /// Whether the label is the site's own, and not one of its words.
    pub is_own: bool,
}

/// What the site calls a country, and says of its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OtherName {
    pub name: Option<String>,
    pub note: Option<String>,
}

/// The fewest briefs for a derived page; `None` for no such pages.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Indexes {
    pub relations: Option<u32>,
    pub country_topics: Option<u32>,
    /// Fewest briefs for the page of an author without a profile.
    pub authors: Option<u32>,
    pub coverage: bool,
}

impl Default for Indexes {
    fn default() -> Self {
        Self { relations: Some(3), country_topics: Some(3), authors: Some(3), coverage: false }
    }
}

/// Which topics may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Vocabulary {
    Open,
    Closed,
    /// Closed as soon as `content/topics/` holds a file.
    #[default]
    Auto,
}

/// The weight that a site gives to a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckLevel {
    Off,
    Warn,
    Error,
}

/// A time zone of the IANA database, which is its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone(pub TimeZone);

impl Zone {
    /// Returns its name: `Asia/Karachi`.
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }
}

impl Deref for Zone {
    type Target = TimeZone;

    fn deref(&self) -> &TimeZone {
        &self.0
    }
}

impl Hash for Zone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

#[cfg(test)]
mod tests;
