//! Terms, the pages that lead to them, and what briefs on two of them have in common.

use super::brief::ImageView;
use super::link::{BacklinksView, CountView, LinkView, NewestView, YearView};
use super::list::ChronologyView;
use super::map::{LocatorView, WorldMapView};
use crate::parse::term::TermKind;
use serde::Serialize;
use std::sync::Arc;

/// `meeting`: two countries, or a country or region and a topic, that the briefs of a page are about.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CrossingView {
    /// `relation` for two countries, `country-topic`, or `region-topic`.
    pub kind: &'static str,
    /// Both of them, in the order of the title.
    pub parents: Vec<CrossingParentView>,
}

/// A country, region or topic of a crossing.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CrossingParentView {
    pub title: Arc<str>,
    pub url: Arc<str>,
    pub count: usize,
    /// Its pages by year, newest first, where the page of the crossing cannot hold all briefs.
    pub years: Vec<YearView>,
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
    /// From 0 to 5: how many there are beside the fullest cell of the table.
    pub level: u8,
    /// What it counts: `Southern Asia: Peace`.
    pub title: String,
    /// The list that it counts, or the brief if there is but one; none without such a page.
    pub url: Option<Arc<str>>,
    /// None without briefs.
    pub newest: Option<NewestView>,
}

/// What is said of a term beside its briefs; templates know it by the word of its kind.
#[derive(Clone, Debug, Serialize, Hash)]
#[serde(untagged)]
pub enum TermView {
    Country(CountryView),
    Region(RegionView),
    Group(GroupView),
    Topic(TopicView),
    Author(AuthorView),
    Plain(PlainTermView),
}

impl TermView {
    /// Returns the kind of the term.
    pub fn kind(&self) -> TermKind {
        match self {
            Self::Country(_) => TermKind::Country,
            Self::Region(_) => TermKind::Region,
            Self::Group(_) => TermKind::Group,
            Self::Topic(_) => TermKind::Topic,
            Self::Author(_) => TermKind::Author,
            Self::Plain(plain) => plain.kind,
        }
    }
}

/// `countries`: the index of countries and territories.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CountriesView {
    /// A to Z.
    pub letters: Vec<LetterView>,
    /// By region, as a heading with its countries.
    pub regions: Vec<RegionCountriesView>,
    /// The organisations that have pages, by name.
    pub groups: Vec<CountView>,
    pub map: Option<WorldMapView>,
}

/// The countries under one letter.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct LetterView {
    pub letter: String,
    pub countries: Vec<CountView>,
}

/// The countries of one region.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RegionCountriesView {
    pub name: Arc<str>,
    pub url: Option<Arc<str>>,
    pub countries: Vec<CountView>,
}

/// `country`: what is said of a country beside its briefs.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct CountryView {
    pub name: Arc<str>,
    /// ISO 3166-1 alpha-2.
    pub code: String,
    pub alpha3: String,
    /// A footnote to the name, from `places.overrides`.
    pub note: Option<String>,
    pub summary: Option<String>,
    pub facts: Vec<FactView>,
    pub links: Vec<LinkView>,
    pub image: Option<ImageView>,
    /// Narrowest first.
    pub regions: Vec<LinkView>,
    /// The organisations it is a member of, on the date of its newest brief; none where a fact of the profile names them.
    pub groups: Vec<LinkView>,
    pub backlinks: BacklinksView,
    /// The topics with which it has a page, most briefs first, by title.
    pub topics: Vec<CountView>,
    /// The countries with which it has a page, most briefs first, by name.
    pub relations: Vec<CountView>,
    /// The other countries that most briefs about it are about, at most eight; each leads to the page of the relation,
    /// or else to the country.
    pub often_with: Vec<CountView>,
    pub map: Option<LocatorView>,
    pub chronology: ChronologyView,
}

/// `region`: what is said of a region beside its briefs.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct RegionView {
    pub name: Arc<str>,
    pub summary: Option<String>,
    pub facts: Vec<FactView>,
    pub links: Vec<LinkView>,
    pub image: Option<ImageView>,
    /// The regions around it, widest first.
    pub wider: Vec<LinkView>,
    /// The regions within it that have pages, by name.
    pub narrower: Vec<CountView>,
    pub map: Option<LocatorView>,
    /// Its countries, by name.
    pub members: Vec<MemberView>,
    pub backlinks: BacklinksView,
}

/// `group`: what is said of an organisation beside its briefs.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct GroupView {
    /// The full name: `Shanghai Cooperation Organisation`.
    pub name: Arc<str>,
    /// As in `LinkView`, of the short name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang_html: Option<Arc<str>>,
    /// `SCO`, where it is another.
    pub short_name: Option<String>,
    pub summary: Option<String>,
    pub facts: Vec<FactView>,
    pub links: Vec<LinkView>,
    pub image: Option<ImageView>,
    /// The organisation's own page on its members.
    pub source_url: Option<String>,
    /// Where those lie that are members.
    pub map: Option<LocatorView>,
    /// By name.
    pub members: Vec<MemberView>,
    /// Those whose membership has ended, or has a date on which it ends.
    pub former_members: Vec<MemberView>,
    pub backlinks: BacklinksView,
}

/// A country in a region or organisation, or one period of it.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct MemberView {
    pub title: Arc<str>,
    /// None where the country has no page.
    pub url: Option<Arc<str>>,
    /// The briefs about it on this page, of the time in which it was a member.
    pub count: usize,
    /// The newest of them; none where there is none.
    pub newest: Option<NewestView>,
    /// The year in which it became a member.
    pub since: Option<String>,
    /// The year in which it was one no longer.
    pub until: Option<String>,
    /// Its pages by year, newest first, where this page cannot hold all briefs.
    pub years: Vec<YearView>,
}

/// A fact of a profile.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct FactView {
    pub label: String,
    pub html: String,
    pub source: Option<String>,
}

/// `topics`: the tree of topics.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct TopicNodeView {
    pub title: Arc<str>,
    /// As in `LinkView`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang_html: Option<Arc<str>>,
    pub url: Arc<str>,
    pub summary: Option<String>,
    /// Briefs on it or on a narrower topic.
    pub count: usize,
    pub narrower: Vec<TopicNodeView>,
}

/// `topic`: what is said of a topic beside its briefs.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct TopicView {
    pub title: Arc<str>,
    pub names: Vec<String>,
    pub summary: Option<String>,
    pub links: Vec<LinkView>,
    pub broader: Vec<LinkView>,
    pub narrower: Vec<CountView>,
    pub backlinks: BacklinksView,
    /// The countries with which it has a page, most briefs first, by name.
    pub countries: Vec<CountView>,
}

/// `authors`: the index of authors.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct AuthorsView {
    /// By the last word of the name.
    pub entries: Vec<AuthorEntryView>,
}

/// An author in the index.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct AuthorEntryView {
    pub name: Arc<str>,
    pub url: Arc<str>,
    pub role: Option<String>,
    pub affiliation: Option<String>,
    /// `AK`; of an organisation that of its name.
    pub initials: String,
    pub is_organisation: bool,
    /// A portrait.
    pub image: Option<ImageView>,
    pub count: usize,
}

/// `author`: what is said of an author beside the briefs.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct AuthorView {
    pub name: Arc<str>,
    /// As in `AuthorEntryView`.
    pub initials: String,
    pub is_organisation: bool,
    pub role: Option<String>,
    pub affiliation: Option<String>,
    /// The full address, `https://orcid.org/…`.
    pub orcid_url: Option<String>,
    pub email: Option<String>,
    pub summary: Option<String>,
    pub links: Vec<LinkView>,
    pub image: Option<ImageView>,
}

/// `series`, `type`: what is said of a term beside its briefs that has no more than a text.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct PlainTermView {
    #[serde(skip)]
    pub(in crate::page) kind: TermKind,
    pub title: Arc<str>,
    pub summary: Option<String>,
    pub image: Option<ImageView>,
}
