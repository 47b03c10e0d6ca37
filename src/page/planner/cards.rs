//! Cards: a brief as it stands in lists, made once and shared by every list that shows it.

use crate::page::list::catalogue::RecordView;
use crate::page::list::feed::EntryView;
use crate::page::list::{catalogue, feed};
use crate::page::planner::term_links::TermLinks;
use crate::page::view::{CardView, LinkView, Shared};
use crate::parse::term::TermKind;
use crate::site::{Brief, BriefAt, Site, routes};
use crate::words::Words;
use rayon::prelude::*;

/// A card, a feed entry and a record for each brief of the site, by its position.
pub struct Cards {
    cards: Vec<Shared<CardView>>,
    entries: Vec<Shared<EntryView>>,
    records: Vec<Shared<RecordView>>,
}

impl Cards {
    /// Makes them all.
    pub fn new(site: &Site, words: &Words, term_links: &TermLinks) -> Self {
        let made = |brief: &std::sync::Arc<Brief>| {
            let record = Shared::new(catalogue::record(site, brief));
            (Shared::new(card(site, words, term_links, brief)), (Shared::new(feed::entry(site, words, brief)), record))
        };
        let (cards, (entries, records)) = site.briefs.par_iter().map(made).unzip();
        Self { cards, entries, records }
    }

    /// The card of a brief.
    pub fn card(&self, at: BriefAt) -> Shared<CardView> {
        self.cards[at.index()].clone()
    }

    /// All cards.
    pub fn all(&self) -> impl Iterator<Item = &Shared<CardView>> {
        self.cards.iter()
    }

    /// The feed entry of a brief.
    pub fn entry(&self, at: BriefAt) -> Shared<EntryView> {
        self.entries[at.index()].clone()
    }

    /// The record of a brief.
    pub fn record(&self, at: BriefAt) -> Shared<RecordView> {
        self.records[at.index()].clone()
    }
}

fn card(site: &Site, words: &Words, term_links: &TermLinks, brief: &Brief) -> CardView {
    let base = &site.config.base_url;
    let named = |id| term_links.get(id).expect("briefs name it").clone();
    CardView {
        title: brief.title.clone(),
        url: base.href(&brief.route).into(),
        date: brief.day().map_or_else(String::new, |day| words.date(day)).into(),
        date_iso: brief.date_iso().into(),
        type_label: brief.brief_type.label.clone(),
        summary: brief.lead.clone().unwrap_or_default(),
        countries: brief
            .countries
            .iter()
            .map(|code| {
                let country = named(routes::country(*code));
                if brief.is_listed() { country } else { LinkView::text(country.title) }
            })
            .collect(),
        topics: brief.topics.iter().map(|(slug, _)| named(TermKind::Topic.term(slug.as_str()))).collect(),
        authors: brief.authors.iter().map(|author| author.name.clone()).collect(),
        is_superseded: site.succession.is_superseded(&brief.path),
    }
}
