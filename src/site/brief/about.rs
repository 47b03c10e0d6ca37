//! What a brief is about: places and topics, by whatever names its author writes.
//!
//! Each stands once, however often and under whatever names it was written; what is written twice is reported, since the
//! second may have been meant for another.

use super::{BriefAreas, lists};
use crate::base::{FieldPath, Slug, problems};
use crate::parse::front_matter::BriefFrontMatter;
use crate::parse::values::Values;
use crate::places::{CountryCode, registry};
use crate::site::{Areas, TermSource, TermSources};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The places and topics of a brief, as it is said in [`super::Brief`].
pub struct About {
    pub countries: Vec<CountryCode>,
    pub countries_excluded: Vec<CountryCode>,
    pub regions: BriefAreas,
    pub groups: BriefAreas,
    pub topics: Vec<(Slug, String)>,
}

/// Reads them; `on` is the date of the brief, when its countries belonged to what they belonged to. Without one
/// nothing is derived from them.
pub fn read(front: &BriefFrontMatter, on: Option<Date>, names: TermSources<'_>, values: &mut Values<'_>) -> About {
    let countries = countries("countries", &front.countries, names, values);
    let countries_excluded = self::countries("countries_excluded", &front.countries_excluded, names, values);
    warn_of_contradictions(&countries, front, names, values);
    let (regions, groups) = (&names.places.regions, &names.places.groups);
    About {
        regions: areas("regions", &front.regions, regions, &countries, on, values),
        groups: areas("groups", &front.groups, groups, &countries, on, values),
        topics: topics(front, names, values),
        countries,
        countries_excluded,
    }
}

fn countries(key: &str, written: &[String], names: TermSources<'_>, values: &mut Values<'_>) -> Vec<CountryCode> {
    let (regions, groups) = (&names.places.regions, &names.places.groups);
    let found = lists::each_once(&FieldPath::of(key), written, values, |written, place, suggestions| {
        match names.places.country(written) {
            Some(country) => Ok(country.code),
            None if groups.find(written).is_some() => {
                Err(problems::not_a_country(place, written, "an organisation", "groups"))
            }
            None if regions.find(written).is_some() => {
                Err(problems::not_a_country(place, written, "a region", "regions"))
            }
            None => Err(names.places.unknown(place, written, suggestions)),
        }
    });
    found.into_iter().map(|(code, _)| code).collect()
}

/// Returns the areas of one kind that it names, and those that its countries lay in, or belonged to, on that day.
fn areas(
    key: &str,
    written: &[String],
    areas: &Areas,
    countries: &[CountryCode],
    on: Option<Date>,
    values: &mut Values<'_>,
) -> BriefAreas {
    let named = lists::each_once(&FieldPath::of(key), written, values, |written, place, suggestions| {
        areas.find(written).ok_or_else(|| areas.unknown(place, written, suggestions))
    });
    let derived = on.into_iter().flat_map(|on| countries.iter().flat_map(move |code| areas.of(*code, on)));
    let mut seen = BTreeSet::new();
    BriefAreas {
        named: named.into_iter().map(|(area, _)| area).filter(|area| seen.insert(area.slug.clone())).collect(),
        derived: derived.filter(|area| seen.insert(area.slug.clone())).collect(),
    }
}

fn topics(front: &BriefFrontMatter, names: TermSources<'_>, values: &mut Values<'_>) -> Vec<(Slug, String)> {
    warn_of_places(front, names, values);
    let mut first: BTreeMap<Slug, &str> = BTreeMap::new();
    let found = lists::each_once(&FieldPath::of("topics"), &front.topics, values, |written, place, suggestions| {
        let slug = names.topics.find(written).ok_or_else(|| names.topics.unknown(place, written, suggestions))?;
        let first = *first.entry(slug.clone()).or_insert(written);
        // What shares no more than a slug is not written twice: `terms/topics.rs` tells of it, once for the site.
        Ok((slug, names.topics.letters_apart(first, written)))
    });
    let topics = found.into_iter().filter(|((_, another), _)| another.is_none());
    topics.map(|((slug, _), written)| (slug, written.trim().to_owned())).collect()
}

/// Warns of topics that are countries or organisations by name, which have pages of their own. A topic with a file is meant.
fn warn_of_places(front: &BriefFrontMatter, names: TermSources<'_>, values: &mut Values<'_>) {
    for (at, written) in front.topics.iter().enumerate() {
        let name = written.trim();
        let has_file = || names.topics.find(name).is_some_and(|slug| names.topics.get(slug.as_str()).is_some());
        let (what, key) = match () {
            () if is_country_by_name(name) => ("a country", "countries"),
            () if names.places.groups.find(name).is_some() => ("an organisation", "groups"),
            () => continue,
        };
        if !has_file() {
            let place = values.place(FieldPath::of("topics").index(at));
            values.report(problems::place_as_topic(place, name, what, key));
        }
    }
}

/// Whether a text is the name of a country, in words or as a slug. Codes are words of other meanings, too: `AI`, `IT`.
fn is_country_by_name(name: &str) -> bool {
    name.chars().count() > 3
        && (registry().find_country(name).is_ok() || registry().find_country(&name.replace('-', " ")).is_ok())
}

/// Warns of countries that a brief is said to be about, and not to be about.
fn warn_of_contradictions(
    countries: &[CountryCode],
    front: &BriefFrontMatter,
    names: TermSources<'_>,
    values: &mut Values<'_>,
) {
    for (at, written) in front.countries_excluded.iter().enumerate() {
        if names.places.country(written).is_some_and(|country| countries.contains(&country.code)) {
            let place = values.place(FieldPath::of("countries_excluded").index(at));
            values.report(problems::contradicted_country(place, written));
        }
    }
}
