//! What the briefs of a term amount to: how many, from when to when, and how far they reach.

use crate::page::planner::Planner;
use crate::page::view::{NumberView, TermView};
use crate::places::CountryCode;
use crate::say;
use crate::site::BriefAt;
use std::collections::BTreeSet;

/// Returns the figures for the head of a page that shows these briefs, newest first; `has_years` says whether it leads to
/// pages by year.
pub fn numbers(planner: &Planner, view: &TermView, briefs: &[BriefAt], has_years: bool) -> Vec<NumberView> {
    let words = &*planner.words;
    let Some(published) = years(planner, briefs) else { return Vec::new() };
    let count = NumberView {
        label: say!(words, "briefs.heading").to_owned(),
        value: words.numbers().count(briefs.len()),
        url: Some("#bp-list"),
    };
    let years = NumberView {
        label: say!(words, "numbers.published").to_owned(),
        value: published,
        url: has_years.then_some("#bp-years"),
    };
    [Some(count), Some(years), reach(planner, view, briefs)].into_iter().flatten().collect()
}

/// Returns the years of briefs, newest first: `2019–2025`, or `2025`; none without a brief that has a day.
pub fn years(planner: &Planner, briefs: &[BriefAt]) -> Option<String> {
    let mut days = briefs.iter().filter_map(|at| planner.edition.briefs[*at].day());
    let newest = days.next()?;
    let (first, last) = (planner.words.year(days.next_back().unwrap_or(newest)), planner.words.year(newest));
    Some(if first == last { last } else { format!("{first}–{last}") })
}

/// Returns how many countries the briefs are about: on the page of a country the others, on that of a region its own. Of an
/// organisation it is how many members there are.
fn reach(planner: &Planner, view: &TermView, briefs: &[BriefAt]) -> Option<NumberView> {
    let words = &*planner.words;
    let named = briefs.iter().flat_map(|at| planner.edition.briefs[*at].countries.iter().copied());
    let countries = || named.collect::<BTreeSet<CountryCode>>().len();
    let label = |count: usize| say!(words, "facts.countries", count = count);
    let (count, label, url) = match view {
        TermView::Country(country) => {
            let others = countries().saturating_sub(1);
            let label = say!(words, "numbers.other_countries", count = others);
            (others, label, (!country.relations.is_empty()).then_some("#bp-relations"))
        }
        TermView::Region(region) => {
            let own = region.members.iter().filter(|member| member.count > 0).count();
            (own, label(own), Some("#bp-by-member"))
        }
        TermView::Group(group) => (group.members.len(), say!(words, "members.heading").to_owned(), Some("#bp-members")),
        TermView::Topic(topic) => {
            let all = countries();
            (all, label(all), (!topic.countries.is_empty()).then_some("#bp-countries"))
        }
        TermView::Author(_) | TermView::Plain(_) => {
            let all = countries();
            (all, label(all), None)
        }
    };
    (count > 0).then(|| NumberView { label, value: words.numbers().count(count), url })
}
