//! Maps: where a place lies, and which countries the briefs are about.

use super::link::LinkView;
use serde::Serialize;
use std::borrow::Cow;
use std::sync::Arc;

/// Where a country or region lies, or the members of an organisation.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct LocatorView {
    /// What the map shows, for readers who do not see it.
    pub label: String,
    /// The frame: `0 0 400 300`.
    pub view_box: String,
    /// All land, as the data of a path.
    pub land: Cow<'static, str>,
    /// The borders on it, where they are lines of their own.
    pub borders: &'static str,
    /// What the page is about, as the data of a path.
    pub filled: Cow<'static, str>,
    /// Where parts of it are too small to be seen.
    pub dots: Vec<PointView>,
    /// Whether there is nothing else to see of it, so that a ring around the dot helps to find it.
    pub is_ringed: bool,
    /// What borders say of the status of a place: the disclaimer of the site, or else the built-in one.
    pub note: Arc<str>,
}

/// A point of a map.
#[derive(Clone, Copy, Debug, Serialize, Hash)]
pub struct PointView {
    pub x: u32,
    pub y: u32,
}

/// The world, with countries shaded by the number of briefs about them.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct WorldMapView {
    /// The frame: `0 0 1000 455`.
    pub view_box: String,
    /// The land of countries without a page, as the data of a path.
    pub land: String,
    /// Those with a page.
    pub countries: Vec<ShadedView>,
    /// What the shades mean, from the lightest.
    pub legend: Vec<ShadeView>,
    /// As in `LocatorView`.
    pub note: Arc<str>,
}

/// A country on the map of the world.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ShadedView {
    /// Its page, with its name and number as the title: `Pakistan: 12 briefs`.
    pub link: LinkView,
    /// From 1 to 5; 0 without briefs.
    pub shade: usize,
    /// Its shape as the data of a path; empty if it is too small.
    pub path: &'static str,
    /// Where it lies, if it is too small.
    pub dot: Option<PointView>,
}

/// A shade of the legend.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct ShadeView {
    /// From 1 to 5; 0 without briefs.
    pub shade: usize,
    /// How many briefs: `3 to 9`.
    pub label: String,
}
