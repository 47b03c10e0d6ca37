//! What the template of papers sees: a brief, as the paper that one prints.
//!
//! A text under a key that ends with `_html` becomes content of Typst under the key without that ending, and `html` becomes
//! `body`.

use super::{BylineView, ChangeView, EventView, FactView, FileView, RecommendationView};
use serde::Serialize;
use std::sync::Arc;

/// `view`: what a paper shows around its text.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct PaperView {
    pub title: Arc<str>,
    pub subtitle: Option<String>,
    /// `Policy brief`.
    #[serde(rename = "type")]
    pub type_label: Arc<str>,
    /// The report number with its prefix: `IRD-PB-7`.
    pub number: Option<String>,
    pub series: Option<Arc<str>>,
    pub date: Arc<str>,
    /// Whole words: `Updated 3 May 2024`.
    pub updated: Option<String>,
    /// Whole words: `Information as of 1 May 2024`.
    pub as_of: Option<String>,
    /// The sentence that names the briefs whose place it has taken.
    pub replaces_html: Option<String>,
    /// Whose translation it is.
    pub translation_html: Option<String>,
    pub authors: Vec<PaperAuthor>,
    /// The summary, if it was written as such.
    pub summary: Option<Arc<str>>,
    pub key_points_html: Vec<String>,
    pub recommendations: Vec<RecommendationView>,
    /// What readers must know before they read: what has taken its place, corrections, that its review is due.
    pub notices: Vec<NoticeView>,
    /// The picture at its head, with caption and credit.
    pub image_html: Option<String>,
    /// When and where the event is that it is about.
    pub event_html: Option<String>,
    pub chronology: Vec<EventView>,
    /// The works that it rests on without citing them.
    pub sources_html: Vec<String>,
    pub attachments: Vec<FileView>,
    pub changes: Vec<ChangeView>,
    pub disclosure_html: Option<String>,
    /// Its full address.
    pub permalink: String,
    /// Licence, ISBN and ISSN.
    pub rights_html: Option<String>,
    /// The full address of its DOI.
    pub doi: Option<String>,
    pub countries: Vec<Arc<str>>,
    pub topics: Vec<Arc<str>>,
    pub site: PaperSiteView,
    pub words: PaperWords,
    /// BCP 47, and what Typst takes of it: language, region and script, the last in lower case.
    pub language: String,
    pub lang: String,
    pub region: Option<String>,
    pub script: String,
    /// `a4` or `us-letter`.
    pub paper: &'static str,
    /// The families of text, headings, labels and code, the first of which that has a sign sets it.
    pub fonts: PaperFonts,
    /// The digits of its language, as Typst's numberings call them.
    pub numbering: &'static str,
    /// The day of its last change, for the file's own record.
    #[serde(skip)]
    pub changed: Option<(i16, i8, i8)>,
    /// `ltr` or `rtl`.
    #[serde(skip)]
    pub direction: &'static str,
}

/// `view`: what a dossier shows around its briefs, each of which has a [`PaperView`].
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DossierView {
    /// Of the country, topic or series.
    pub title: Arc<str>,
    /// `Dossier`, or `Dossier, volume 2`.
    #[serde(rename = "type")]
    pub type_label: String,
    /// Whole words: `12 briefs, 2019–2026`.
    pub span: String,
    /// Whole words: `Updated 3 May 2024`.
    pub updated: Option<String>,
    pub summary: Option<String>,
    /// A footnote to the name of a country, from `places.overrides`.
    pub note: Option<String>,
    /// The facts of the profile.
    pub facts: Vec<FactView>,
    /// Its links, as HTML.
    pub links_html: Vec<String>,
    /// What the site says of borders and names, in the dossier of a place.
    pub disclaimer: Option<String>,
    /// What happened, by its briefs, the newest first.
    pub chronology: Vec<OccurredView>,
    /// The briefs of which it has no more than these.
    pub elsewhere: Vec<ElsewhereView>,
    /// The full address of the page that it belongs to.
    pub permalink: String,
    pub site: PaperSiteView,
    pub words: DossierWords,
    /// As in [`PaperView`].
    pub language: String,
    pub lang: String,
    pub region: Option<String>,
    pub script: String,
    pub paper: &'static str,
    pub fonts: PaperFonts,
    pub numbering: &'static str,
    #[serde(skip)]
    pub changed: Option<(i16, i8, i8)>,
    #[serde(skip)]
    pub direction: &'static str,
}

/// An event in the chronology of a dossier.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct OccurredView {
    pub date: String,
    pub html: String,
    /// The titles of the briefs that tell it, as HTML, where the next event has others.
    pub told_in_html: Vec<String>,
}

/// A brief that a dossier names, and does not hold.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ElsewhereView {
    /// The title with its link, as HTML.
    pub title_html: String,
    pub date: Arc<str>,
    /// Its full address.
    pub url: String,
}

/// What a dossier itself says.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct DossierWords {
    pub contents: String,
    pub profile: String,
    pub links: String,
    pub chronology: String,
    /// Before the briefs that tell an event: `Told in:`.
    pub told_in: String,
    pub elsewhere: String,
    pub sources: String,
    pub about: String,
    pub comma: String,
    /// Nothing: it is in the language of its words.
    pub language: Option<String>,
    pub direction: Option<&'static str>,
}

/// An author of a paper.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct PaperAuthor {
    pub name: Arc<str>,
    pub role: Option<String>,
    pub affiliation: Option<String>,
    /// The full address, `https://orcid.org/…`.
    pub orcid: Option<String>,
}

impl PaperAuthor {
    /// Returns the author of a byline.
    pub fn of(byline: &BylineView) -> Self {
        let BylineView { name, role, affiliation, orcid_url, .. } = byline.clone();
        Self { name, role, affiliation, orcid: orcid_url }
    }
}

/// A notice at the head of a paper.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct NoticeView {
    /// `important`, `caution`, `warning` or `note`.
    pub kind: &'static str,
    pub title: Option<String>,
    pub html: String,
}

/// Who publishes a paper.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct PaperSiteView {
    pub title: String,
    pub publisher: String,
    pub short_name: Option<String>,
    /// The full address of the home page.
    pub url: String,
    /// The file of the logo as Typst finds it.
    pub logo: Option<String>,
    /// Whether the logo is a sign beside which the name is to stand.
    pub logo_is_emblem: bool,
    /// `#17406d`.
    pub accent: String,
}

/// What a paper itself says.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct PaperWords {
    pub contents: String,
    pub key_points: String,
    pub recommendations: String,
    /// Before whoever should act: `To:`.
    pub recommendation_to: String,
    pub chronology: String,
    pub sources: String,
    pub attachments: String,
    pub changes: String,
    pub disclosure: String,
    pub cite: String,
    pub about: String,
    pub comma: String,
    /// Their language as BCP 47 and its direction, where it is not that of the paper.
    pub language: Option<String>,
    pub direction: Option<&'static str>,
}

/// The families of a paper.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct PaperFonts {
    pub text: Vec<&'static str>,
    pub headings: Vec<&'static str>,
    pub labels: Vec<&'static str>,
    pub code: Vec<&'static str>,
}
