//! Lists of briefs, of corrections and of what happened.

use super::brief::{FileView, ImageView};
use super::link::{CountView, LinkView, YearView};
use super::occasion::OccasionView;
use super::shared::Shared;
use crate::base::Plate;
use serde::Serialize;
use std::sync::Arc;

/// A brief as it stands in a list.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CardView {
    pub title: Arc<str>,
    pub url: Arc<str>,
    /// As in `LinkView`, of the title and the summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang_html: Option<Arc<str>>,
    /// The name of the brief's language, where it is not that of the list: `French`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language_name: Option<Arc<str>>,
    /// `29 June 2021`.
    pub date: Arc<str>,
    /// `2021-06-29`.
    pub date_iso: Arc<str>,
    /// The event that it announces or reports.
    pub event: Option<OccasionView>,
    /// `Policy brief`.
    pub type_label: Arc<str>,
    /// Plain text.
    pub summary: Arc<str>,
    /// The primary country first.
    #[serde(skip_serializing)]
    pub countries: Vec<LinkView>,
    #[serde(skip_serializing)]
    pub topics: Vec<LinkView>,
    pub authors: Vec<String>,
    /// Its own, or that of its series.
    pub image: Option<ImageView>,
    /// What is drawn in its place where there is none.
    pub plate: Option<PlateView>,
    /// Whether another brief has taken its place.
    pub is_superseded: bool,
}

/// A picture without words that is drawn for a brief: the shape of its country on a dark ground.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct PlateView {
    pub url: String,
    /// In points.
    pub width: u32,
    pub height: u32,
}

impl PlateView {
    /// Returns a plate that stands at an address.
    pub fn of(plate: &Plate, url: String) -> Self {
        let (width, height) = plate.form.size();
        Self { url, width, height }
    }
}

/// `list`: the briefs of an index page.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct ListView {
    /// The newest 50; on the home page the newest ten, on a year's page all briefs of that year, on the page of a region,
    /// an organisation or a crossing the newest 200.
    pub cards: Vec<Shared<CardView>>,
    pub total: usize,
    /// The pages by year, newest first; empty when all briefs stand on this page.
    pub years: Vec<YearView>,
    /// On a year's page: the year.
    pub year: Option<i16>,
    /// On the page of a term: what its briefs amount to.
    pub numbers: Vec<NumberView>,
    /// On the page of all briefs: the types that have pages, in the order of `site.yaml`, if there are several.
    pub types: Vec<CountView>,
    /// On the page of all briefs: what the search page filters by, as links to its values there.
    pub filters: Vec<LinkView>,
    /// On the page of a type and on the home page: briefs whose events are still to come, the soonest first. On the former none of them is
    /// repeated among the cards, which are then in the order of their events.
    pub coming: Vec<Shared<CardView>>,
    /// On the page of a country, region, organisation, topic or series: its dossiers, that with the newest briefs first.
    pub dossiers: Vec<FileView>,
    /// On the page of a type: its events as a calendar.
    pub calendar_url: Option<Arc<str>>,
}

/// A figure at the head of a page.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct NumberView {
    /// `Briefs`.
    pub label: String,
    /// `12`, or `2019–2025`.
    pub value: String,
    /// The part of the page that it counts, if there is one.
    pub url: Option<&'static str>,
}

/// `home`: the home page.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct HomeView {
    /// The newest brief marked `featured`, or else the newest; none without briefs.
    pub lead: Option<Shared<CardView>>,
    /// At most three beside it: those marked `featured`, then the newest. None of them is repeated in the list.
    pub stories: Vec<Shared<CardView>>,
    /// The ten countries and the ten topics with the most briefs.
    pub countries: Vec<CountView>,
    pub topics: Vec<CountView>,
}

/// `corrections`: what was wrong in any brief.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CorrectionsView {
    /// The newest 50; on a year's page all of that year.
    pub entries: Vec<CorrectionView>,
    pub total: usize,
    /// The pages by year, newest first; empty when all stand on this page.
    pub years: Vec<YearView>,
    /// On a year's page: the year, and the page of all.
    pub year: Option<i16>,
    pub parent: Option<LinkView>,
}

/// A correction, clarification or retraction.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CorrectionView {
    /// As in `LinkView`, of the title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang_html: Option<Arc<str>>,
    /// The same of the note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note_lang_html: Option<Arc<str>>,
    /// Of the brief.
    pub title: Arc<str>,
    pub url: Arc<str>,
    pub date: String,
    pub date_iso: String,
    /// `correction`, `clarification` or `retraction`.
    pub kind: String,
    /// `Correction`.
    pub label: String,
    pub html: String,
}

/// What happened, as the briefs about a country tell it.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct ChronologyView {
    /// Newest first: at most twenty on the page of a country, and 200 on that of a year.
    pub entries: Vec<OccurrenceView>,
    /// How many entries there are in all, on the page of a year in that year.
    pub total: usize,
    /// The pages by year that hold entries, with how many; empty where all entries stand on this page.
    pub years: Vec<YearView>,
    /// How many entries stand neither here nor there, and so in their briefs alone.
    pub elsewhere: usize,
}

/// What happened on a day.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct OccurrenceView {
    /// As in `LinkView`, of the words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang_html: Option<Arc<str>>,
    pub date: String,
    pub date_iso: String,
    pub html: String,
    /// The briefs that tell it, newest first.
    pub briefs: Vec<LinkView>,
    /// The year, where the entry is the first of one and there are several.
    pub year: Option<i16>,
    /// Whether there is no next entry, or other briefs tell it.
    pub ends_run: bool,
}
