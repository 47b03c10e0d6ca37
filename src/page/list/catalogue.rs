//! The catalogue: the metadata of every listed brief, for harvesters and reference managers.
//!
//! One record of a brief serves every form of it: JSON, CSV, BibTeX and RIS say the same, and so will the citation on
//! the brief's own page. A record is made once and shared; a catalogue is a list of records and nothing else, so that
//! it is done again only when one of them changes.

use crate::base::Route;
use crate::base::counted::counted;
use crate::page::brief::number;
use crate::page::content::{Content, Origin, Page, close};
use crate::page::planner::Planner;
use crate::page::view::Shared;
use crate::parse::term::TermKind;
use crate::site::{Brief, PlaceName, Site};
use serde::Serialize;
use std::sync::Arc;

/// A brief as catalogues and reference managers know it. Its JSON is public: the manual lists it field by field.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RecordView {
    /// The full address.
    pub url: String,
    pub slug: String,
    pub title: Arc<str>,
    pub subtitle: Option<String>,
    /// In order; none where the institution is the author.
    pub authors: Vec<RecordAuthor>,
    pub institution: String,
    /// ISO 8601, as are all dates here.
    pub date: String,
    /// The day of the newest change, if it is another than `date`.
    pub updated: Option<String>,
    pub as_of: Option<String>,
    /// The slug of the type, and its name.
    #[serde(rename = "type")]
    pub type_slug: String,
    pub type_label: Arc<str>,
    /// The report number with its prefix.
    pub number: Option<String>,
    pub series: Option<RecordTerm>,
    /// The summary, or the first paragraph in its place; plain text on one line.
    #[serde(rename = "abstract")]
    pub summary: Option<Arc<str>>,
    /// The primary one first.
    pub countries: Vec<RecordCountry>,
    pub regions: Vec<RecordTerm>,
    pub groups: Vec<RecordTerm>,
    pub topics: Vec<RecordTerm>,
    /// BCP 47.
    pub language: String,
    pub doi: Option<String>,
    pub isbn: Option<String>,
    /// An SPDX expression.
    pub licence: Option<String>,
}

/// An author of a brief.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RecordAuthor {
    pub name: String,
    pub affiliation: Option<String>,
    /// The bare identifier.
    pub orcid: Option<String>,
}

/// A country or territory.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RecordCountry {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    pub name: String,
}

/// A region, organisation, topic or series.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RecordTerm {
    pub slug: Arc<str>,
    pub name: Arc<str>,
}

/// What the catalogue in JSON says of the site.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CatalogueSite {
    pub title: String,
    /// The full address of the home page.
    pub url: String,
    pub description: Option<String>,
    pub language: String,
    pub publisher: String,
    pub licence: Option<String>,
}

/// All records, newest first, in one of their forms.
#[derive(Clone, Debug, Hash)]
pub enum Catalogue {
    Json(CatalogueSite, Vec<Shared<RecordView>>),
    Csv(Vec<Shared<RecordView>>),
    BibTex(Vec<Shared<RecordView>>),
    Ris(Vec<Shared<RecordView>>),
}

/// The four catalogues of a site with listed briefs.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    if planner.listed.is_empty() {
        return;
    }
    let config = &planner.site.config;
    let site = CatalogueSite {
        title: config.title.clone(),
        url: config.base_url.absolute(&Route::of("/")),
        description: config.description.clone(),
        language: config.language.clone(),
        publisher: config.publisher.name.clone(),
        licence: config.licence.clone(),
    };
    let records: Vec<Shared<RecordView>> = planner.listed.iter().map(|at| planner.cards.record(*at)).collect();
    let because = format!("the site has {}", counted(records.len(), "brief"));
    let forms = [
        ("/catalogue.json", Catalogue::Json(site, records.clone())),
        ("/catalogue.csv", Catalogue::Csv(records.clone())),
        ("/catalogue.bib", Catalogue::BibTex(records.clone())),
        ("/catalogue.ris", Catalogue::Ris(records)),
    ];
    for (route, catalogue) in forms {
        let origin = Origin { source: None, because: because.clone() };
        pages.push(close(Route::of(route), Content::Catalogue(Box::new(catalogue)), origin));
    }
}

/// The record of a brief.
pub fn record(site: &Site, brief: &Brief) -> RecordView {
    let config = &site.config;
    let place = |place: &PlaceName| RecordTerm { slug: place.slug.clone(), name: place.name.clone() };
    let author = |byline: &crate::site::Byline| RecordAuthor {
        name: byline.name.clone(),
        affiliation: byline.affiliation.clone(),
        orcid: byline.orcid.clone(),
    };
    let updated = brief.updated.filter(|updated| Some(updated.date) != brief.day());
    RecordView {
        url: config.base_url.absolute(&brief.route),
        slug: brief.slug.to_string(),
        title: brief.title.clone(),
        subtitle: brief.subtitle.clone(),
        authors: brief.authors.iter().map(author).collect(),
        institution: config.publisher.name.clone(),
        date: brief.date_iso(),
        updated: updated.map(|updated| updated.date.to_string()),
        as_of: brief.as_of.map(|date| date.to_string()),
        type_slug: brief.brief_type.slug.to_string(),
        type_label: brief.brief_type.label.clone(),
        number: number(config, brief),
        series: brief.series.as_ref().map(|slug| RecordTerm {
            slug: slug.as_str().into(),
            name: site.term_source(TermKind::Series).title(slug.as_str()),
        }),
        summary: brief.lead.clone(),
        countries: brief
            .countries
            .iter()
            .map(|code| RecordCountry { code: code.to_string(), name: site.places.country_name(*code).to_owned() })
            .collect(),
        regions: brief.regions.iter().map(place).collect(),
        groups: brief.groups.iter().map(place).collect(),
        topics: brief
            .topics
            .iter()
            .map(|(slug, written)| RecordTerm {
                slug: slug.as_str().into(),
                name: site.topics.get(slug.as_str()).map_or(&**written, |topic| &topic.title).into(),
            })
            .collect(),
        language: config.language.clone(),
        doi: brief.doi.clone(),
        isbn: brief.isbn.clone(),
        licence: brief.licence.clone(),
    }
}
