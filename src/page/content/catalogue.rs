//! The catalogue: the metadata of every listed brief, for harvesters and reference managers.
//!
//! One record of a brief serves every form of it: JSON, CSV, BibTeX, RIS and CSL-JSON say the same, and so does the citation on
//! the brief's own page. A record is made once and shared; a catalogue is a list of records and nothing else, so that
//! it is done again only when one of them changes.

use crate::page::view::Shared;
use serde::Serialize;
use std::sync::Arc;

/// A brief as catalogues and reference managers know it. Its JSON is public: the manual lists it field by field.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RecordView {
    /// The full address.
    pub url: String,
    pub slug: String,
    /// What reference managers call it: the slug, and behind it its language where that is not the site's first one, since
    /// briefs in different languages may share a slug.
    #[serde(skip)]
    pub key: String,
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
    /// For the forms that write people and organisations in two ways.
    #[serde(skip)]
    pub is_organisation: bool,
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
    Csl(Vec<Shared<RecordView>>),
}
