//! A brief as it is meant: front matter with every word looked up.

pub use super::terms::Byline;
mod about;
pub(super) mod lists;

use super::terms::byline;
use super::{Authors, Picture, PlaceName, Places, Topics, routes};
use crate::base::date::Moment;
use crate::base::problems::MAX_SUMMARY_WORDS;
use crate::base::{Diagnostic, FieldPath, Place, Route, Slug, SourcePath, problems};
use crate::body::Heading;
use crate::parse::config::{BriefType, Config};
use crate::parse::document::{Document, Front};
use crate::parse::front_matter::BriefFrontMatter;
use crate::parse::values::Values;
use crate::places::CountryCode;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A brief. Inline Markdown is kept as written; everything else is what it means.
#[derive(Clone, Debug)]
pub struct Brief {
    pub path: SourcePath,
    pub slug: Slug,
    pub route: Route,
    pub title: Arc<str>,
    pub subtitle: Option<String>,
    /// `UNDATED` where it is missing or wrong.
    pub date: Moment,
    /// Whether its date could be read; only then may others be compared with it.
    pub is_dated: bool,
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
    pub regions: Vec<PlaceName>,
    pub groups: Vec<PlaceName>,
    /// Slugs, each with the spelling that the brief uses.
    pub topics: Vec<(Slug, String)>,
    pub authors: Vec<Byline>,
    pub brief_type: BriefType,
    pub number: Option<String>,
    /// The slug of its series.
    pub series: Option<Slug>,
    pub is_featured: bool,
    pub is_withdrawn: bool,
    /// Slugs as written; what they come to is told by [`super::Succession`].
    pub supersedes: Vec<String>,
    pub changes: Vec<Change>,
    pub review_by: Option<Date>,
    pub chronology: Vec<Event>,
    pub sources: Vec<Source>,
    pub picture: Option<Picture>,
    pub pdf: Option<FileRef>,
    pub attachments: Vec<FileRef>,
    pub doi: Option<String>,
    pub isbn: Option<String>,
    /// Of the series that it appears in.
    pub issn: Option<String>,
    /// An SPDX expression: its own, or the site's; none if no licence is claimed.
    pub licence: Option<String>,
    pub disclosure: Option<String>,
    pub headings: Vec<Heading>,
    /// Ids that raw HTML in its body sets.
    pub raw_ids: Vec<String>,
    /// Whether its body has more words than a brief should.
    pub is_long: bool,
}

/// Where a brief without a date stands among the others, so that a preview can show it. A build ends with the error.
const UNDATED: Moment = Moment { instant: Timestamp::UNIX_EPOCH, date: Date::constant(1970, 1, 1) };

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
    /// Names, in order.
    pub authors: Vec<String>,
    pub title: String,
    pub publisher: Option<String>,
    /// As written: a source's date may be a year or a season.
    pub date: Option<String>,
    pub url: Option<String>,
    pub archived: Option<String>,
}

/// A file to download, as the author refers to it.
#[derive(Clone, Debug)]
pub struct FileRef {
    pub file: String,
    pub title: Option<String>,
}

/// The names that a brief can use.
pub struct Names<'a> {
    pub places: &'a Places,
    pub authors: &'a Authors,
    pub topics: &'a Topics,
}

impl Brief {
    /// Whether it stands in lists, feeds and counts.
    pub fn is_listed(&self) -> bool {
        self.brief_type.listed && !self.is_withdrawn
    }

    /// Whether it stood in lists, feeds and counts before it was withdrawn.
    pub fn was_listed(&self) -> bool {
        self.brief_type.listed && self.is_withdrawn
    }

    /// The change by which it was withdrawn, if it has been and says so: the newest retraction, or else the newest of
    /// all.
    pub fn withdrawal(&self) -> Option<&Change> {
        let retraction = self.changes.iter().find(|change| change.kind == "retraction");
        retraction.or(self.changes.first()).filter(|_| self.is_withdrawn)
    }

    /// Returns when a feed shows it: on its date, and once more when it is withdrawn.
    pub fn feed_date(&self) -> Moment {
        match self.withdrawal() {
            Some(change) => change.date,
            None if self.is_withdrawn => self.changed(),
            None => self.date,
        }
    }

    /// When it was last changed: at the newest of its changes, or else when it was published.
    pub fn changed(&self) -> Moment {
        self.updated.map_or(self.date, |updated| updated.max(self.date))
    }
}

/// A summary on one line, or the first paragraph in its place, cut after [`MAX_SUMMARY_WORDS`] words.
pub fn lead(summary: Option<&str>, first_paragraph: Option<&str>) -> Option<Arc<str>> {
    if let Some(summary) = summary {
        return Some(summary.split_whitespace().collect::<Vec<_>>().join(" ").into());
    }
    let words: Vec<&str> = first_paragraph?.split_whitespace().collect();
    let text = words[..words.len().min(MAX_SUMMARY_WORDS)].join(" ");
    let is_cut = words.len() > MAX_SUMMARY_WORDS;
    Some(if is_cut { format!("{} …", text.trim_end_matches([',', ';', ':'])) } else { text }.into())
}

/// Reads one brief; what cannot be read is reported and left out.
pub fn read(config: &Config, document: &Document, names: &Names<'_>) -> (Brief, Vec<Diagnostic>) {
    let Front::Brief(front) = &document.front else { unreachable!("only briefs are read as briefs") };
    let mut values = Values::new(&document.path, &config.timezone);
    let title = values.required(FieldPath::of("title"), &front.title).unwrap_or_default().into();
    values.require(FieldPath::of("date"), &front.date);
    // One that cannot be read was reported when it was decided what is withheld.
    let dated = front.date.in_zone(&config.timezone).value();
    let date = dated.unwrap_or(UNDATED);
    let slug = routes::slug(document, &front.slug, &mut values);
    let route = routes::written(&front.url, &mut values).unwrap_or_else(|| routes::brief(&slug));
    let about = about::read(front, date.date, names, &mut values);
    let changes = lists::changes(front, &mut values);
    let updated = values.moment(FieldPath::of("updated"), &front.updated);
    let identifiers = front.identifiers.clone().unwrap_or_default();
    let identifier = |key| FieldPath::of("identifiers").key(key);
    warn_of_commas(front, &mut values);
    let brief = Brief {
        is_dated: dated.is_some(),
        as_of: values.date(FieldPath::of("as_of"), &front.as_of),
        updated: changes.iter().map(|change| change.date).chain(updated).max(),
        key_points: lists::texts("key_points", front.key_points.iter().map(|point| &point.text), &mut values),
        recommendations: lists::recommendations(front, &mut values),
        countries: about.countries,
        countries_excluded: about.countries_excluded,
        regions: about.regions,
        groups: about.groups,
        topics: about.topics,
        authors: people(front, names.authors, &mut values),
        brief_type: brief_type(config, front, &mut values),
        series: values.slug(FieldPath::of("series"), &front.series),
        is_featured: values.flag(FieldPath::of("featured"), &front.featured).unwrap_or(false),
        is_withdrawn: document.front.common().is_withdrawn(),
        review_by: values.date(FieldPath::of("review_by"), &front.review_by),
        chronology: lists::chronology(front, &mut values),
        sources: lists::sources(front, &mut values),
        picture: Picture::read(front.image.as_ref(), &mut values),
        attachments: lists::attachments(front, &mut values),
        subtitle: front.subtitle.clone(),
        summary: front.summary.clone(),
        lead: lead(front.summary.as_deref(), document.facts.first_paragraph.as_deref()),
        number: front.number.clone(),
        supersedes: lists::supersedes(front, &mut values),
        pdf: front.pdf.clone().map(|file| FileRef { file, title: None }),
        doi: values.doi(identifier("doi"), &identifiers.doi),
        isbn: values.isbn(identifier("isbn"), &identifiers.isbn),
        issn: values.issn(identifier("issn"), &identifiers.issn),
        licence: match values.licence(FieldPath::of("licence"), &front.licence) {
            Some(own) => own.spdx(),
            None => config.licence.clone(),
        },
        disclosure: front.disclosure.clone(),
        headings: document.facts.headings.clone(),
        raw_ids: document.facts.raw_ids.clone(),
        is_long: document.facts.is_long,
        path: document.path.clone(),
        slug,
        route,
        title,
        date,
        changes,
    };
    (brief, values.into_problems())
}

/// Reports slugs that an earlier brief has.
pub fn check_slugs(briefs: &[Arc<Brief>], problems: &mut Vec<Diagnostic>) {
    let mut slugs: BTreeMap<&str, &Brief> = BTreeMap::new();
    for brief in briefs {
        match slugs.get(brief.slug.as_str()) {
            // Two briefs at one address are told when all addresses are known.
            Some(other) if other.route == brief.route => {}
            Some(other) => {
                let place = Place::file(&brief.path);
                problems.push(problems::duplicate_slug(place, brief.slug.as_str(), &other.path));
            }
            None => drop(slugs.insert(brief.slug.as_str(), brief)),
        }
    }
}

/// Warns of several names that are written as one.
fn warn_of_commas(front: &BriefFrontMatter, values: &mut Values<'_>) {
    let alone = [
        ("topics", front.topics.first().filter(|_| front.topics.len() == 1)),
        ("authors", front.authors.first().filter(|_| front.authors.len() == 1).and_then(|one| one.name.as_ref())),
    ];
    for (key, name) in alone {
        if let Some(name) = name.filter(|name| name.contains(',')) {
            values.report(problems::comma_in_name(values.place(FieldPath::of(key).index(0)), name, key));
        }
    }
}

fn people(front: &BriefFrontMatter, authors: &Authors, values: &mut Values<'_>) -> Vec<Byline> {
    let field = FieldPath::of("translators");
    for (at, person) in front.translators.iter().enumerate() {
        byline(field.index(at), person, authors, values);
    }
    let field = FieldPath::of("authors");
    let mut found: Vec<Byline> = Vec::new();
    let mut known = BTreeSet::new();
    for (at, person) in front.authors.iter().enumerate() {
        let Some(byline) = byline(field.index(at), person, authors, values) else { continue };
        if !known.insert(byline.name.to_lowercase()) {
            let place = values.place(field.index(at));
            let written = person.name.as_deref().unwrap_or_default();
            values.report(problems::repeated_value(place, written, &byline.name));
        } else {
            found.push(byline);
        }
    }
    lists::at_most(&field, &mut found, values);
    found
}

fn brief_type(config: &Config, front: &BriefFrontMatter, values: &mut Values<'_>) -> BriefType {
    let types = &config.types;
    let default = types.first().expect("the built-in types come first").clone();
    let Some(written) = &front.brief_type else { return default };
    if let Some(found) = types.iter().find(|known| known.slug.as_str() == written) {
        return found.clone();
    }
    let words: Vec<(&str, ())> = types.iter().map(|known| (known.slug.as_str(), ())).collect();
    values.word(FieldPath::of("type"), &front.brief_type, &words);
    default
}
