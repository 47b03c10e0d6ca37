//! The chronology of a country: what happened, by the briefs about it that still hold.
//!
//! Briefs tell the same events again and again. What has the same date and the same words is one entry that names all
//! its briefs; markup, case and punctuation make no difference.

use crate::page::planner::Planner;
use crate::page::view::{ChronologyView, LinkView, OccurrenceView, YearView};
use crate::site::BriefAt;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Entries on the page of a country, at most.
const MOST_ENTRIES: usize = 20;

/// Entries on the page of a year, at most.
const MOST_OF_YEAR: usize = 200;

/// What happened on a day. Its words are those of the newest brief that tells it.
struct Occurrence {
    date: Date,
    /// The brief and the event in it.
    wording: (BriefAt, usize),
    /// Newest first.
    briefs: Vec<BriefAt>,
}

/// All that happened, the newest first, and on one day in the order of the briefs that tell it.
#[derive(Default)]
pub struct Chronology {
    occurrences: Vec<Occurrence>,
}

impl Chronology {
    /// Returns what these briefs tell.
    pub fn new(planner: &Planner, briefs: &[BriefAt]) -> Self {
        let mut occurrences: Vec<Occurrence> = Vec::new();
        let mut known: BTreeMap<(Date, &str), usize> = BTreeMap::new();
        let all = briefs.iter().filter_map(|at| Some((*at, planner.events.words.get(at)?)));
        for (at, words) in all {
            for (number, (event, words)) in planner.edition.briefs[at].chronology.iter().zip(words).enumerate() {
                let place = *known.entry((event.date, words)).or_insert(occurrences.len());
                match occurrences.get_mut(place) {
                    Some(same) if same.briefs.last() == Some(&at) => {}
                    Some(same) => same.briefs.push(at),
                    None => occurrences.push(Occurrence { date: event.date, wording: (at, number), briefs: vec![at] }),
                }
            }
        }
        occurrences.sort_by_key(|occurrence| Reverse(occurrence.date));
        Self { occurrences }
    }

    /// Returns what the country's page shows; `years` are its pages by year.
    pub fn newest(&self, planner: &Planner, years: &[YearView]) -> ChronologyView {
        let (newest, rest) = self.occurrences.split_at(self.occurrences.len().min(MOST_ENTRIES));
        let mut of_year: BTreeMap<i16, usize> = BTreeMap::new();
        if !rest.is_empty() {
            self.occurrences.iter().for_each(|occurrence| *of_year.entry(occurrence.date.year()).or_default() += 1);
        }
        let has_page = |year: i16| years.iter().any(|page| page.year == year);
        let of_page = |page: &YearView| Some(YearView { count: *of_year.get(&page.year)?, ..page.clone() });
        ChronologyView {
            entries: views(planner, newest),
            total: self.occurrences.len(),
            years: years.iter().filter_map(of_page).collect(),
            elsewhere: rest.iter().filter(|occurrence| !has_page(occurrence.date.year())).count(),
        }
    }

    /// Returns all of it, the newest first.
    pub fn all(&self, planner: &Planner) -> Vec<OccurrenceView> {
        views(planner, &self.occurrences)
    }

    /// Returns what the page of a year shows.
    pub fn of_year(&self, planner: &Planner, year: i16) -> ChronologyView {
        let start = self.occurrences.partition_point(|occurrence| occurrence.date.year() > year);
        let of_year = &self.occurrences[start..];
        let total = of_year.partition_point(|occurrence| occurrence.date.year() == year);
        let shown = total.min(MOST_OF_YEAR);
        ChronologyView {
            entries: views(planner, &of_year[..shown]),
            total,
            years: Vec::new(),
            elsewhere: total - shown,
        }
    }
}

fn views(planner: &Planner, occurrences: &[Occurrence]) -> Vec<OccurrenceView> {
    let first = |at: usize| at == 0 || occurrences[at - 1].date.year() != occurrences[at].date.year();
    let has_years = (1..occurrences.len()).any(first);
    let view = |(place, occurrence): (usize, &Occurrence)| {
        let (at, number) = occurrence.wording;
        let next = occurrences.get(place + 1);
        let teller = &planner.edition.briefs[at];
        let named = occurrence.briefs.iter().map(|at| {
            let card = &planner.forms(*at).card;
            LinkView { lang_html: card.lang_html.clone(), ..LinkView::new(card.title.clone(), card.url.clone()) }
        });
        OccurrenceView {
            lang_html: teller.facts_lang_html(),
            date: planner.words.date(occurrence.date),
            date_iso: occurrence.date.to_string(),
            html: planner.html_elsewhere(teller, &teller.chronology[number].text),
            briefs: named.collect(),
            year: (has_years && first(place)).then_some(occurrence.date.year()),
            ends_run: next.is_none_or(|next| next.briefs != occurrence.briefs),
        }
    };
    occurrences.iter().enumerate().map(view).collect()
}
