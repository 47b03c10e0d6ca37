//! What a brief's words say of its countries. The words that are known are English, so a brief in another language is left alone.

use crate::base::{Diagnostic, problems};
use crate::parse::document::{Document, Front};
use crate::places::{CountryCode, registry};
use crate::site::{Brief, Places};

/// Countries that it names often without a tag, and tags that it never names.
pub fn check(brief: &Brief, document: &Document, places: &Places) -> Vec<Diagnostic> {
    let Front::Brief(front) = &document.front else { return Vec::new() };
    let codes = |countries: &[CountryCode]| countries.iter().map(ToString::to_string).collect::<Vec<_>>();
    let (tagged, excluded) = (codes(&brief.countries), codes(&brief.countries_excluded));
    let tagged: Vec<&str> = tagged.iter().map(String::as_str).collect();
    let excluded: Vec<&str> = excluded.iter().map(String::as_str).collect();
    let untagged = document.mentions.untagged.iter().map(|(code, times)| {
        let name = (places.country_name(*code), code.as_str());
        problems::country_not_tagged(&brief.path, name, *times, (&tagged, &excluded))
    });
    let unnamed = document.mentions.unnamed.iter().filter_map(|code| {
        let is_it = |written: &String| registry().find_country(written).is_ok_and(|country| country.code == *code);
        let at = front.countries.iter().position(is_it)?;
        let others: Vec<&str> = tagged.iter().copied().filter(|other| *other != code.as_str()).collect();
        let name = (places.country_name(*code), code.as_str());
        Some(problems::country_not_mentioned(&brief.path, at, name, &others))
    });
    untagged.chain(unnamed).collect()
}
