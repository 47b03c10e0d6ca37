//! Which page shows which plate, and the files of all.
//!
//! Briefs, terms, indexes and the pages that an author writes have plates of their own. Pages that the tool derives from these, such
//! as a year or a meeting of two terms, show that of the page above them: there may be more of them than of briefs, and
//! nobody sends them around.

use crate::base::{Plate, Route, fingerprint_of};
use crate::page::content::{Content, HtmlPage, Page, View};
use crate::page::planner::Planner;
use crate::page::plates::{Preview, route};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Gives pages that have neither picture nor plate those of the page above them, and at last those of the home page.
pub fn hand_down(planner: &Planner, pages: &mut [Page]) {
    if planner.plates.is_none() {
        return;
    }
    let known: BTreeMap<Arc<str>, Preview> = pages
        .iter()
        .filter_map(|page| match &page.content {
            Content::Html(html) => Some((html.head.url.clone(), Preview::of(&html.head)?)),
            _ => None,
        })
        .collect();
    let home = planner.href(&planner.at("/"));
    for page in pages.iter_mut().filter(|page| page.is_lasting()) {
        let Content::Html(html) = &mut page.content else { continue };
        if html.head.image_url.is_some() {
            continue;
        }
        let terms = match &html.view {
            View::Crossing(crossing, _) => &*crossing.parents,
            _ => &[],
        };
        let above = html.head.breadcrumbs.iter().rev().filter_map(|link| link.url.as_ref());
        let above = terms.iter().map(|term| &term.url).chain(above);
        let found = above.chain([&home]).find_map(|url| known.get(url));
        if let Some(preview) = found {
            preview.clone().put(&mut html.head);
            // What else it shows has been counted.
            page.input = fingerprint_of(&(page.input, &preview.url, &preview.alt));
        }
    }
}

/// Adds the plates that pages and cards show, each once.
pub fn files(planners: &[Planner], pages: &mut Vec<Page>) {
    let mut files: BTreeMap<Route, (Arc<Plate>, &str)> = BTreeMap::new();
    let because = ["a page that has no picture shows it", "the card of a brief that has no picture shows it"];
    let of_pages = pages.iter().filter_map(|page| Some((page.plate()?, because[0])));
    let of_cards = planners.iter().flat_map(Planner::card_plates).map(|plate| (plate, because[1]));
    for (plate, because) in of_pages.chain(of_cards) {
        files.entry(route(plate)).or_insert_with(|| (Arc::clone(plate), because));
    }
    let page =
        |(route, (plate, because)): (Route, (Arc<Plate>, &str))| Page::new(route, Content::Plate(plate), None, because);
    let new: Vec<Page> = files.into_iter().map(page).collect();
    pages.extend(new);
}

impl HtmlPage {
    /// Returns the page with a plate, unless it has a picture.
    pub fn plated(self, planner: &Planner, plate: Option<Arc<Plate>>) -> Self {
        let Some(plate) = plate.filter(|_| self.head.image_url.is_none()) else { return self };
        let mut page = self;
        planner.preview_of_plate(&plate, &page.head.title).put(&mut page.head);
        Self { plate: Some(plate), ..page }
    }
}
