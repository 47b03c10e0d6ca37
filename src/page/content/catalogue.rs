//! The catalogue: the metadata of every listed brief, for harvesters and reference managers.
//!
//! One record of a brief serves every form of it: JSON, CSV, BibTeX, RIS and CSL-JSON say the same, and so does the citation on
//! the brief's own page. A record is made once and shared; a catalogue is a list of records and nothing else, so that
//! it is done again only when one of them changes.

use crate::base::author_name::{Parts, parts};
use crate::base::full_title::full_title;
use crate::page::view::Shared;
use crate::site::Byline;
use serde::Serialize;
use std::borrow::Cow;
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
    /// Those who have translated it.
    pub translators: Vec<RecordAuthor>,
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
    /// Of the series that it appears in.
    pub issn: Option<String>,
    /// The full address of its PDF edition.
    pub pdf: Option<String>,
    /// The full address of the brief that has taken its place.
    pub superseded_by: Option<String>,
    /// What was changed after publication, newest first.
    pub changes: Vec<RecordChange>,
    /// An SPDX expression.
    pub licence: Option<String>,
}

impl RecordView {
    /// Returns title and subtitle as one.
    pub fn full_title(&self) -> Cow<'_, str> {
        full_title(&self.title, self.subtitle.as_deref(), &self.language)
    }
}

/// A change after publication.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RecordChange {
    /// `2021-06-29`.
    pub date: String,
    /// `correction`, `clarification`, `update` or `retraction`.
    pub kind: &'static str,
    /// What was wrong and what is right; plain text.
    pub note: String,
}

/// An author or translator of a brief.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RecordAuthor {
    pub name: String,
    /// For the forms that write people and organisations in two ways.
    #[serde(skip)]
    pub is_organisation: bool,
    /// What somebody has stated of a person's name.
    #[serde(skip)]
    pub parts: Option<Parts>,
    pub affiliation: Option<String>,
    /// The bare identifier.
    pub orcid: Option<String>,
}

impl RecordAuthor {
    /// Returns the record of a byline.
    pub fn of(byline: &Byline) -> Self {
        Self {
            name: byline.name.clone(),
            is_organisation: byline.is_organisation,
            parts: byline.parts.clone(),
            affiliation: byline.affiliation.clone(),
            orcid: byline.orcid.clone(),
        }
    }

    /// Returns the parts of a person's name. An organisation has none, nor has a name whose commas do not tell.
    pub fn person(&self) -> Option<Parts> {
        if self.is_organisation { None } else { self.parts.clone().or_else(|| parts(&self.name)) }
    }

    /// Returns the name as reference managers take it: family name, comma, given names, and behind one comma more what follows the
    /// family name; one that is whole ends with a comma.
    pub fn cited_name(&self) -> String {
        match self.person() {
            None => whole_name(&self.name),
            Some(Parts { given, family, suffix: None, .. }) if given.is_empty() => whole_name(&family),
            Some(parts) => parts.sorted(),
        }
    }

    /// Returns the name as lists sort it: `García Márquez, Gabriel`; that of an organisation as it is.
    pub fn sorted_name(&self) -> String {
        self.person().map_or_else(|| self.name.clone(), |parts| parts.sorted())
    }
}

/// Returns a name that has no parts. The comma at its end says so to reference managers, which take the last word for a family name
/// otherwise: `Freedom House,`.
pub fn whole_name(name: &str) -> String {
    format!("{},", name.replace(',', ""))
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
    /// A static repository after OAI-PMH, with its site.
    Oai(OaiSite, Vec<Shared<RecordView>>),
}

/// What a static repository says of itself.
#[derive(Clone, Debug, Hash)]
pub struct OaiSite {
    pub name: String,
    /// The address that harvesters ask: the gateway's, or that of the file.
    pub base_url: String,
    /// The host, which the identifiers of records begin with.
    pub host: String,
    pub email: String,
}
