//! The part of the contract that speaks of crossings, which templates know as `meeting`, of chronologies and of coverage.

use super::{LinkView, YearView};
use serde::Serialize;
use std::sync::Arc;

/// `meeting`: two countries, or a country and a topic, that the briefs of a page are about.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CrossingView {
    /// `relation` for two countries, or `country-topic`.
    pub kind: &'static str,
    /// Both of them, in the order of the title.
    pub parents: Vec<CrossingParentView>,
}

/// A country or topic of a crossing.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CrossingParentView {
    pub title: Arc<str>,
    pub url: Arc<str>,
    /// How many briefs stand there.
    pub count: usize,
    /// Its pages by year, newest first, where the page of the crossing cannot hold all briefs.
    pub years: Vec<YearView>,
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
    pub date: String,
    pub date_iso: String,
    pub html: String,
    /// The briefs that tell it, newest first.
    pub briefs: Vec<LinkView>,
}

/// `coverage`: how many briefs there are on each topic in each region.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CoverageView {
    /// The widest topics, by title; one without an address is all others, or the lack of any.
    pub topics: Vec<LinkView>,
    /// The regions from the widest to the narrowest; one without an address is the lack of any.
    pub rows: Vec<CoverageRowView>,
    /// All briefs, whatever their region.
    pub total: CoverageRowView,
}

/// A region of the matrix.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CoverageRowView {
    pub title: Arc<str>,
    pub url: Option<Arc<str>>,
    /// How many regions lie around it.
    pub depth: usize,
    /// Whatever the topic.
    pub all: CoverageCellView,
    /// One for each topic, in their order.
    pub cells: Vec<CoverageCellView>,
}

/// How many briefs there are on a topic in a region, and the newest of them.
#[derive(Clone, Debug, Default, Serialize, Hash)]
pub struct CoverageCellView {
    pub count: usize,
    /// None without briefs.
    pub newest: Option<NewestView>,
}

/// The newest brief of several.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct NewestView {
    pub title: Arc<str>,
    pub url: Arc<str>,
    /// `29 June 2021`.
    pub date: String,
    /// `Jun 2021`.
    pub month: String,
    pub date_iso: String,
}
