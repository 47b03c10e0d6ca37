//! A brief as it is meant: front matter with every name looked up.

mod about;
pub mod lists;
mod read;

pub use read::{read_all, report_repeated_slugs};

use super::{Occasion, Picture};
use crate::base::author_name::Parts;
use crate::base::date::Moment;
use crate::base::length::{before_ellipsis, first_words};
use crate::base::one_line::one_line;
use crate::base::problems::MAX_SUMMARY_WORDS;
use crate::base::{Language, Route, Slug, SourcePath};
use crate::body::Links;
use crate::parse::config::BriefType;
use crate::places::CountryCode;
use jiff::civil::Date;
use std::sync::Arc;

/// On which papers the tool sets the text of a brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Typeset {
    /// In a PDF edition and in dossiers.
    Edition,
    /// In dossiers alone.
    Dossiers,
    /// On none: `pdf: none`.
    Never,
}

/// A brief. Inline Markdown is kept as written; everything else is what it means.
#[derive(Clone, Debug)]
pub struct Brief {
    pub path: SourcePath,
    /// The file that states what all its versions have in common: itself, unless it is a translation.
    pub stated_in: SourcePath,
    /// The slug of that file's brief, by which others call it in `supersedes`.
    pub slug_of_original: Slug,
    /// Its language, where that is not the one of its edition.
    pub foreign: Option<Language>,
    /// Whether its page stands in another edition.
    pub is_elsewhere: bool,
    /// The language of what all its versions have in common, where that is not the one of its edition.
    pub foreign_facts: Option<Language>,
    pub slug: Slug,
    pub route: Route,
    pub title: Arc<str>,
    pub subtitle: Option<String>,
    /// None where it is missing or wrong: an error, so that only a preview shows the brief, last of all and in no year.
    pub date: Option<Moment>,
    pub as_of: Option<Date>,
    /// The newest of `changes`, or `updated` alone.
    pub updated: Option<Moment>,
    pub summary: Option<String>,
    /// The summary on one line, or the first paragraph in its place, cut after [`MAX_SUMMARY_WORDS`] words.
    pub lead: Option<Arc<str>>,
    pub key_points: Vec<String>,
    pub recommendations: Vec<Recommendation>,
    /// The primary one first.
    pub countries: Vec<CountryCode>,
    /// Those that its text names and that it is not about.
    pub countries_excluded: Vec<CountryCode>,
    pub regions: BriefAreas,
    pub groups: BriefAreas,
    /// Slugs, each with the spelling that the brief uses.
    pub topics: Vec<(Slug, String)>,
    pub authors: Vec<Byline>,
    pub brief_type: BriefType,
    pub number: Option<String>,
    pub series: Option<Slug>,
    pub is_featured: bool,
    /// Whether the search page finds it, if it finds its type.
    pub is_found: bool,
    pub is_withdrawn: bool,
    /// Slugs as written; [`super::Succession`] has the briefs that they name.
    pub supersedes: Vec<String>,
    pub changes: Vec<Change>,
    pub review_by: Option<Date>,
    /// What it announces or reports, if that is an event.
    pub occasion: Option<Box<Occasion>>,
    pub chronology: Vec<Event>,
    pub sources: Vec<Source>,
    pub picture: Option<Picture>,
    /// The author's own.
    pub pdf: Option<FileRef>,
    pub typeset: Typeset,
    pub attachments: Vec<FileRef>,
    pub doi: Option<String>,
    pub isbn: Option<String>,
    pub issn: Option<String>,
    /// An SPDX expression: its own, or the site's; none if no licence is claimed.
    pub licence: Option<String>,
    pub disclosure: Option<String>,
    /// Whether its body has more words than a brief should.
    pub is_long: bool,
}

/// What somebody should do; `text` is inline Markdown.
#[derive(Clone, Debug)]
pub struct Recommendation {
    pub to: Option<String>,
    pub text: String,
}

/// A change after publication; `note` is inline Markdown.
#[derive(Clone, Debug)]
pub struct Change {
    pub date: Moment,
    pub kind: &'static str,
    pub note: String,
}

/// A dated event; `text` is inline Markdown.
#[derive(Clone, Debug)]
pub struct Event {
    pub date: Date,
    pub text: String,
}

/// What the brief rests on.
#[derive(Clone, Debug)]
pub struct Source {
    /// By which the text may cite it.
    pub key: Option<String>,
    pub authors: Vec<String>,
    pub title: String,
    pub publisher: Option<String>,
    /// As written: a source's date may be a year or a season.
    pub date: Option<String>,
    pub url: Option<String>,
    pub archived: Option<String>,
}

/// A person that front matter names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Byline {
    pub name: String,
    /// The profile's slug, or the slug that was written without one.
    pub slug: Option<String>,
    pub is_organisation: bool,
    /// What somebody has stated of a person's name, where its words do not tell.
    pub parts: Option<Parts>,
    pub role: Option<String>,
    pub affiliation: Option<String>,
    pub orcid: Option<String>,
}

/// A region or organisation, by the slug of its page and the name to show.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceName {
    pub slug: Arc<str>,
    pub name: Arc<str>,
}

/// The regions or organisations of a brief, each once.
#[derive(Clone, Debug, Default)]
pub struct BriefAreas {
    /// Those that its author names.
    pub named: Vec<PlaceName>,
    /// Those that follow from its countries and its date, and are not named.
    pub derived: Vec<PlaceName>,
}

impl BriefAreas {
    /// Returns all of them, those that are named first.
    pub fn iter(&self) -> impl Iterator<Item = &PlaceName> {
        self.named.iter().chain(&self.derived)
    }
}

/// A file to download, as the author refers to it.
#[derive(Clone, Debug)]
pub struct FileRef {
    pub file: String,
    pub title: Option<String>,
}

impl Brief {
    /// Whether its words are those of a translation.
    pub fn is_translation(&self) -> bool {
        self.stated_in != self.path
    }

    /// Returns the attributes that mark its words, where they are in another language than those of its edition.
    pub fn lang_html(&self) -> Option<Arc<str>> {
        self.foreign.as_ref().map(|language| language.attributes().into())
    }

    /// Returns the same of what it has in common with its versions.
    pub fn facts_lang_html(&self) -> Option<Arc<str>> {
        self.foreign_facts.as_ref().map(|language| language.attributes().into())
    }

    /// Whether it stands in lists, feeds and counts.
    pub fn is_listed(&self) -> bool {
        self.brief_type.listed && !self.is_withdrawn
    }

    /// Whether it stood in lists, feeds and counts before it was withdrawn.
    pub fn was_listed(&self) -> bool {
        self.brief_type.listed && self.is_withdrawn
    }

    /// Returns the change by which it was withdrawn, if it has been and says so: the newest retraction, or else the
    /// newest of all.
    pub fn withdrawal(&self) -> Option<&Change> {
        let retraction = self.changes.iter().find(|change| change.kind == "retraction");
        retraction.or(self.changes.first()).filter(|_| self.is_withdrawn)
    }

    /// Returns the day of its date.
    pub fn day(&self) -> Option<Date> {
        self.date.map(|moment| moment.date)
    }

    /// Returns its day as `2021-06-29`; nothing where it has none.
    pub fn date_iso(&self) -> String {
        self.day().map_or_else(String::new, |day| day.to_string())
    }

    /// Returns how many days lie between it and another; the most that there are where one has no date.
    pub fn days_from(&self, other: &Self) -> i32 {
        self.day().zip(other.day()).map_or(i32::MAX, |(one, other)| (one - other).get_days().abs())
    }

    /// Returns when a feed shows it: on its date, and once more when it is withdrawn.
    pub fn feed_date(&self) -> Option<Moment> {
        match self.withdrawal() {
            Some(change) => Some(change.date),
            None if self.is_withdrawn => self.changed(),
            None => self.date,
        }
    }

    /// Returns when it was last changed: at the newest of its changes, or else when it was published.
    pub fn changed(&self) -> Option<Moment> {
        self.updated.max(self.date)
    }
}

/// Returns a summary on one line, or the first paragraph in its place, cut after [`MAX_SUMMARY_WORDS`] words. One in which wiki
/// links stand as they were typed is cut when they have their names.
pub fn lead(summary: Option<&str>, first_paragraph: Option<&str>) -> Option<Arc<str>> {
    if let Some(summary) = summary {
        return Some(one_line(summary).into());
    }
    let text = first_paragraph?;
    Some(if text.contains("[[") { text.into() } else { cut(text) })
}

/// Returns a lead in which wiki links have their names.
pub fn named_lead(summary: Option<&str>, lead: Option<&Arc<str>>, links: &Links) -> Option<Arc<str>> {
    let lead = lead?;
    match summary {
        _ if !lead.contains("[[") => Some(Arc::clone(lead)),
        Some(_) => Some(links.named(lead).into()),
        None => Some(cut(&links.named(lead))),
    }
}

/// Returns a text, or its first words if it is longer than a summary should be.
fn cut(text: &str) -> Arc<str> {
    let start = first_words(text, MAX_SUMMARY_WORDS);
    if start.len() == text.len() {
        return text.into();
    }
    let start = start.trim_end_matches([',', ';', ':', '،', '؛', '，', '、', '；', '：']);
    format!("{start}{}…", before_ellipsis(start)).into()
}
