//! The data files as values.
//!
//! Tab-separated values: a line is a record, empty at its end means none, a line that begins with `#` is for readers. The files are
//! part of the program, so whatever is wrong with them is a bug of ours: it panics, and any test shows it.

use jiff::civil::Date;
use std::collections::BTreeMap;

use super::{Country, CountryCode, Membership, Organisation, OrganisationName, Region};
use crate::base::data::{NameTable, name_table, records};

const COUNTRIES: &str = include_str!("data/countries.tsv");
const REGIONS: &str = include_str!("data/regions.tsv");
const TRANSLATED: &str = include_str!("data/translated.tsv");
const SLUGS: &str = include_str!("data/slugs.tsv");
const ALIASES: &str = include_str!("data/aliases.tsv");
const ORGANISATIONS: &str = include_str!("data/organisations.tsv");
const ORGANISATIONS_TRANSLATED: &str = include_str!("data/organisations_translated.tsv");
const MEMBERSHIPS: &str = include_str!("data/memberships.tsv");

/// Returns names in other languages, by the code of a country or region and then by language.
pub(super) fn translated() -> NameTable {
    name_table(TRANSLATED)
}

/// Returns all countries and territories, by slug.
pub(super) fn countries() -> Vec<Country> {
    let slugs = slugs();
    let mut countries: Vec<Country> = rows(COUNTRIES)
        .map(|[code, alpha3, numeric, name, sort_name, region]| Country {
            code: code_of(code),
            alpha3,
            numeric: given(numeric),
            name,
            sort_name,
            slug: slugs[code],
            region: given(region),
        })
        .collect();
    countries.sort_unstable_by_key(|country| country.slug);
    countries
}

/// Returns all regions, by slug.
pub(super) fn regions() -> Vec<Region> {
    let slugs = slugs();
    let mut regions: Vec<Region> = rows(REGIONS)
        .map(|[m49, name, parent]| Region { slug: slugs[m49], m49, name, parent: given(parent) })
        .collect();
    regions.sort_unstable_by_key(|region| region.slug);
    regions
}

/// Returns all organisations with their members, by slug.
pub(super) fn organisations() -> Vec<Organisation> {
    let mut organisations: Vec<Organisation> = rows(ORGANISATIONS)
        .map(|[slug, short_name, name, _founded, aliases, source, _scope]| Organisation {
            slug,
            short_name,
            name,
            aliases: listed(aliases).collect(),
            source,
            members: Vec::new(),
        })
        .collect();
    organisations.sort_unstable_by_key(|organisation| organisation.slug);
    for [slug, country, since, until, source, note] in rows(MEMBERSHIPS) {
        let found = organisations.binary_search_by_key(&slug, |organisation| organisation.slug);
        let place = found.expect("memberships are of listed organisations");
        organisations[place].members.push(Membership {
            country: code_of(country),
            since: date(since),
            until: given(until).map(date),
            source: given(source),
            note: given(note),
        });
    }
    for organisation in &mut organisations {
        let members = &mut organisation.members;
        members.sort_unstable_by_key(|membership| (membership.country, membership.since));
    }
    organisations
}

/// Returns what organisations are called in other languages, by slug and language.
pub(super) fn organisations_translated() -> BTreeMap<&'static str, BTreeMap<&'static str, OrganisationName>> {
    let mut names: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for [slug, language, short_name, name, aliases, _source] in rows(ORGANISATIONS_TRANSLATED) {
        let called = OrganisationName { short_name, name, aliases: listed(aliases).collect() };
        names.entry(slug).or_default().insert(language, called);
    }
    names
}

/// Returns every other name of a country or territory, with the codes of all that share it.
pub(super) fn aliases() -> impl Iterator<Item = (Vec<CountryCode>, &'static str)> {
    rows(ALIASES).flat_map(|[codes, official, other, former]| {
        let codes = codes_of(codes);
        let names = [official, other, former].into_iter().flat_map(listed);
        names.map(move |name| (codes.clone(), name))
    })
}

/// Returns the day from which each organisation counts itself, by the order of the file.
#[cfg(test)]
pub(super) fn foundings() -> impl Iterator<Item = (&'static str, Date)> {
    rows(ORGANISATIONS).map(|[slug, _, _, founded, _, _, _]| (slug, date(founded)))
}

/// Returns a date of which a day, a month or a year is known; the latter two count from their first day.
pub(super) fn date(written: &str) -> Date {
    let mut parts = written.split('-');
    let year = parts.next().and_then(|year| year.parse().ok());
    let mut next = || parts.next().map_or(Some(1), |part| part.parse().ok());
    let parsed = year.zip(next()).zip(next());
    let ((year, month), day) = parsed.expect("dates are YYYY, YYYY-MM or YYYY-MM-DD");
    Date::new(year, month, day).expect("dates are in the calendar")
}

/// Returns the slugs of all places and regions, by code. The generator gives every code one.
fn slugs() -> BTreeMap<&'static str, &'static str> {
    rows(SLUGS).map(|[code, slug]| (code, slug)).collect()
}

fn code_of(written: &str) -> CountryCode {
    let bytes = written.as_bytes().try_into();
    CountryCode(bytes.expect("codes are two ASCII capitals"))
}

/// Returns codes with blanks between them.
pub(super) fn codes_of(cell: &str) -> Vec<CountryCode> {
    cell.split(' ').filter(|code| !code.is_empty()).map(code_of).collect()
}

fn given(cell: &'static str) -> Option<&'static str> {
    (!cell.is_empty()).then_some(cell)
}

pub(super) fn listed(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split("; ").filter(|name| !name.is_empty())
}

/// Returns the records of a file, each of `N` cells.
pub(super) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    records(table).map(|line| {
        let mut cells = [""; N];
        let mut written = line.split('\t');
        for (cell, value) in cells.iter_mut().zip(written.by_ref()) {
            *cell = value;
        }
        assert!(written.next().is_none(), "`{line}` has more than {N} cells");
        cells
    })
}
