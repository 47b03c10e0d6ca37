//! The page of a word that briefs have in common: a country, a region, an organisation, a topic, an author, a series.
//!
//! What is said of the word differs from kind to kind; that there is a list, a feed and a head, and why the page
//! exists, does not.

pub mod area;
pub mod author;
pub mod chronology;
pub mod country;
pub mod coverage;
pub mod crossing;
pub mod series;
pub mod topic;
pub mod words;

use crate::base::Route;
use crate::base::counted::counted;
use crate::body::inline_html;
use crate::page::content::{Origin, Page, View, html};
use crate::page::head::Head;
use crate::page::list::{feed, index};
use crate::page::planner::Planner;
use crate::page::term::chronology::Chronology;
use crate::page::view::{FactView, ListView};
use crate::site::{PlaceProfile, Text};

/// How the briefs of a word are listed.
#[derive(Clone, Copy)]
pub enum Listing<'a> {
    /// The newest 50 as cards, and beyond 50 a page for each year.
    Years,
    /// The same, and the pages by year tell what happened.
    Chronicled(&'a Chronology),
    /// The newest 200 as rows; what is older stands on the pages of others.
    Latest,
}

/// Whether a page has a feed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Following {
    Feed,
    None,
}

/// A word with its briefs.
pub struct Term<'a> {
    pub route: Route,
    pub title: &'a str,
    /// Positions in the site's briefs, newest first.
    pub briefs: &'a [usize],
    /// Those that stood among them before they were withdrawn, which the feed tells once more.
    pub withdrawn: Vec<usize>,
    /// The pages above it, from the top.
    pub above: Vec<(String, Route)>,
    pub description: Option<String>,
    pub text: Option<&'a Text>,
    /// What stands between the briefs and the word: `about`, `by`.
    pub relation: &'static str,
    pub listing: Listing<'a>,
    pub following: Following,
}

impl Term<'_> {
    /// Adds the page, its year pages and its feed.
    pub fn pages(self, planner: &Planner, pages: &mut Vec<Page>, view: impl FnOnce(ListView) -> View) {
        let Self { route, title, briefs, .. } = self;
        let list = match self.listing {
            Listing::Years => index::list(planner, &route, title, briefs, &Chronology::default(), pages),
            Listing::Chronicled(chronology) => index::list(planner, &route, title, briefs, chronology, pages),
            Listing::Latest => index::latest(planner, briefs),
        };
        let source = self.text.map(|text| text.source.clone());
        let mut head = Head::new(planner, &route, title).of(source.as_ref());
        for (title, route) in &self.above {
            head = head.under(title, route);
        }
        if !briefs.is_empty() {
            head = head.modified(index::newest(planner, briefs));
        }
        // Who follows a page whose last brief is withdrawn learns of it, as long as there is a page.
        if self.following == Following::Feed && !(briefs.is_empty() && self.withdrawn.is_empty()) {
            head = head.with_feed();
            pages.push(feed::page(planner, &route, title, (briefs, &self.withdrawn)));
        }
        let head = head.description(self.description).build();
        let because = match (&source, briefs.len()) {
            (Some(source), 0) => format!("the profile in `{source}`"),
            (_, number) => format!("{} {} {title}", counted(number, "brief"), self.relation),
        };
        let origin = Origin { source: source.clone(), because };
        pages.push(html(head, view(list), source, route, origin));
    }
}

/// The facts of a place.
pub fn facts(planner: &Planner, profile: &PlaceProfile) -> Vec<FactView> {
    let links = planner.site.links(&profile.text.source);
    let fact = |(label, value, source): &(String, String, Option<String>)| FactView {
        label: label.clone(),
        html: inline_html(value, links),
        source: source.clone(),
    };
    profile.facts.iter().map(fact).collect()
}
