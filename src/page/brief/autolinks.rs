//! Which countries a brief's text links to by itself.

use crate::base::Language;
use crate::body::CountryLink;
use crate::page::planner::Planner;
use crate::site::{Brief, routes};

/// The countries whose first mention is linked in the text of a brief, or of its version in that language: those that it is about,
/// save those that it excludes and those without a page. The words that are known are English.
pub fn of(planner: &Planner, brief: &Brief, language: &Language) -> Vec<CountryLink> {
    if !planner.site.config.autolink_countries || !language.is_english() {
        return Vec::new();
    }
    let wanted = brief.countries.iter().filter(|country| !brief.countries_excluded.contains(country));
    wanted
        .filter_map(|country| {
            let url = planner.term_link(routes::country(*country)).url?;
            Some(CountryLink { country: *country, url: url.to_string() })
        })
        .collect()
}
