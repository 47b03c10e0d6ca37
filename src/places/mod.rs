//! Countries and territories, the regions they lie in, and the organisations they belong to.
//!
//! A brief names its places as an author would type them, and every page, feed and index must then call them the same. So there is
//! one registry: keys are ISO 3166-1 alpha-2 codes (with XK for Kosovo), names are those of Unicode CLDR, regions those of UN M49,
//! and memberships are kept with their dates, because a brief of 2019 is listed under the memberships of 2019. Names are politics:
//! where sources differ, the registry's wording is CLDR's, and ISO's remarks on the status of a place do not appear.
//!
//! Slugs are frozen in `data/slugs.tsv`, because published addresses are made of them. The data is part of the program and parsed
//! once, at first use; `data/README.md` tells where it comes from. Malformed data is a bug and stops the program, so the tests
//! catch it before a user does.

mod key;
mod load;
mod lookup;
mod mentions;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::LazyLock;

use jiff::civil::Date;

pub use mentions::{Mention, mentions};

use lookup::{Kind, Lookup};

/// The registry, parsed at the first call.
pub fn registry() -> &'static Registry {
    static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::load);
    &REGISTRY
}

/// An alpha-2 code that the registry knows: `PK`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

/// A country or territory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    pub code: CountryCode,
    /// ISO 3166-1 alpha-3: `PAK`. Kosovo's, `XKX`, is in use without being ISO's.
    pub alpha3: &'static str,
    /// Three digits, zeros included: `004`. Kosovo has none.
    pub numeric: Option<&'static str>,
    /// The English name to show: `Democratic Republic of the Congo`.
    pub name: &'static str,
    /// What to sort by, in ASCII and never shown: `Congo, Democratic Republic of the`.
    pub sort_name: &'static str,
    /// The frozen part of its addresses: `democratic-republic-of-the-congo`.
    pub slug: &'static str,
    /// Slug of the narrowest region it lies in. Antarctica lies in none.
    pub region: Option<&'static str>,
}

/// A region, subregion or intermediate region of UN M49. The world itself is not one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    pub slug: &'static str,
    /// Three digits: `034`.
    pub m49: &'static str,
    pub name: &'static str,
    /// Slug of the next wider region, if there is one.
    pub parent: Option<&'static str>,
}

/// An organisation of states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    pub slug: &'static str,
    /// What readers call it: `SCO`, `Arab League`.
    pub short_name: &'static str,
    /// What it calls itself: `Shanghai Cooperation Organisation`.
    pub name: &'static str,
    /// Address of its own page on its members, or on itself where it has none.
    pub source: &'static str,
    /// Sorted by country, then by date. A country that left and came back has several.
    pub members: Vec<Membership>,
}

/// One unbroken period in which a country belonged to an organisation. A suspension does not break it.
///
/// Where only a year or a month is known, it counts from its first day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    pub country: CountryCode,
    /// First day as a member.
    pub since: Date,
    /// First day no longer a member.
    pub until: Option<Date>,
    /// Address that settles the dates, where the organisation's own page does not.
    pub source: Option<&'static str>,
    /// What a reader should know about the dates.
    pub note: Option<&'static str>,
}

/// Nothing, or more than one thing, answers to what was written.
///
/// What may have been meant is sought only when somebody asks: most who look a name up do not.
#[derive(Clone, Debug)]
pub struct Unknown<'a> {
    names: &'a Lookup,
    key: String,
}

impl Unknown<'_> {
    /// At most three names that may have been meant, best first: the `name` of a country or region, the `short_name` of an
    /// organisation. All of them if what was written names several (`Congo`), none if nothing is near.
    pub fn nearest(&self) -> Vec<&'static str> {
        self.names.meant(&self.key)
    }

    /// How many names that search goes through.
    pub fn known(&self) -> usize {
        self.names.len()
    }
}

/// Everything that is known about places.
pub struct Registry {
    countries: Vec<Country>,
    regions: Vec<Region>,
    organisations: Vec<Organisation>,
    /// Positions in `countries`, sorted by code.
    by_code: Vec<(CountryCode, usize)>,
    country_names: Lookup,
    region_names: Lookup,
    organisation_names: Lookup,
}

impl Registry {
    /// All countries and territories, by slug.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// All regions, by slug.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// All organisations, by slug.
    pub fn organisations(&self) -> &[Organisation] {
        &self.organisations
    }

    /// The country or territory of a code.
    pub fn country(&self, code: CountryCode) -> &Country {
        let place = self.position(code).expect("a code is only made if it is known");
        &self.countries[place]
    }

    /// The country or territory with exactly this slug.
    pub fn country_by_slug(&self, slug: &str) -> Option<&Country> {
        by_slug(&self.countries, slug, |country| country.slug)
    }

    /// The country or territory that an author means: alpha-2, alpha-3 or numeric code, slug, name, or another or former name.
    ///
    /// Case, diacritics, punctuation, spacing and a leading 'the' make no difference.
    pub fn find_country(&self, written: &str) -> Result<&Country, Unknown<'_>> {
        let place = self.country_names.find(written)?;
        Ok(&self.countries[place])
    }

    /// The region with exactly this slug.
    pub fn region(&self, slug: &str) -> Option<&Region> {
        by_slug(&self.regions, slug, |region| region.slug)
    }

    /// The region that an author means: slug, name or M49 code, as forgiving as [`Registry::find_country`].
    ///
    /// Everyday names that draw other borders ('South Asia', 'Middle East') are left to the site to define.
    pub fn find_region(&self, written: &str) -> Result<&Region, Unknown<'_>> {
        let place = self.region_names.find(written)?;
        Ok(&self.regions[place])
    }

    /// The organisation with exactly this slug.
    pub fn organisation(&self, slug: &str) -> Option<&Organisation> {
        by_slug(&self.organisations, slug, |organisation| organisation.slug)
    }

    /// The organisation that an author means: slug, short or full name, or an alias, as forgiving as [`Registry::find_country`].
    pub fn find_organisation(&self, written: &str) -> Result<&Organisation, Unknown<'_>> {
        let place = self.organisation_names.find(written)?;
        Ok(&self.organisations[place])
    }

    /// The regions that a country lies in, narrowest first.
    pub fn regions_of(&self, code: CountryCode) -> Vec<&Region> {
        let narrowest = self.parent_region(self.country(code).region);
        std::iter::successors(narrowest, |region| self.parent_region(region.parent)).collect()
    }

    /// The organisations that a country belonged to on a day, by slug.
    pub fn memberships_on(&self, code: CountryCode, date: Date) -> Vec<&Organisation> {
        let belongs = |organisation: &&Organisation| {
            let mut members = organisation.members.iter();
            members.any(|membership| membership.country == code && membership.holds_on(date))
        };
        self.organisations.iter().filter(belongs).collect()
    }

    /// The members of an organisation, given by its slug, on a day; by slug, none for an unknown organisation.
    pub fn members_on(&self, organisation: &str, date: Date) -> Vec<&Country> {
        let memberships = self.organisation(organisation).map_or(&[][..], |found| &found.members);
        let mut members: Vec<&Country> = memberships
            .iter()
            .filter(|membership| membership.holds_on(date))
            .map(|membership| self.country(membership.country))
            .collect();
        members.sort_by_key(|country| country.slug);
        members
    }

    fn parent_region(&self, slug: Option<&str>) -> Option<&Region> {
        slug.map(|slug| self.region(slug).expect("regions are named by known slugs"))
    }

    fn position(&self, code: CountryCode) -> Option<usize> {
        let found = self.by_code.binary_search_by_key(&code, |entry| entry.0);
        found.ok().map(|place| self.by_code[place].1)
    }

    fn load() -> Self {
        let countries = load::countries();
        let regions = load::regions();
        let organisations = load::organisations();
        let mut by_code: Vec<(CountryCode, usize)> =
            countries.iter().enumerate().map(|(place, country)| (country.code, place)).collect();
        by_code.sort_unstable();
        Self {
            country_names: country_names(&countries, &by_code),
            region_names: region_names(&regions),
            organisation_names: organisation_names(&organisations),
            by_code,
            countries,
            regions,
            organisations,
        }
    }
}

impl Membership {
    /// Whether the country was a member on that day.
    pub fn holds_on(&self, date: Date) -> bool {
        self.since <= date && self.until.is_none_or(|until| date < until)
    }
}

impl CountryCode {
    /// The code of a place that the registry knows, written as ISO does: two capitals.
    pub fn from_alpha2(written: &str) -> Option<Self> {
        let code = Self(written.as_bytes().try_into().ok()?);
        registry().position(code).map(|_| code)
    }

    /// Two capitals: `PK`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a code is two ASCII capitals")
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

fn by_slug<'a, T>(sorted: &'a [T], slug: &str, slug_of: fn(&T) -> &'static str) -> Option<&'a T> {
    let found = sorted.binary_search_by(|item| slug_of(item).cmp(slug));
    found.ok().map(|place| &sorted[place])
}

fn country_names(countries: &[Country], by_code: &[(CountryCode, usize)]) -> Lookup {
    let mut names = Lookup::new(countries.iter().map(|country| country.name));
    for (place, country) in countries.iter().enumerate() {
        for code in [country.code.as_str(), country.alpha3] {
            names.add(code, Kind::Code, &[place]);
        }
        if let Some(numeric) = country.numeric {
            names.add(numeric, Kind::Code, &[place]);
        }
        for name in [country.name, country.sort_name, country.slug] {
            names.add(name, Kind::Name, &[place]);
        }
    }
    for (codes, alias) in load::aliases() {
        let place = |code: &CountryCode| {
            let found = by_code.binary_search_by_key(code, |entry| entry.0);
            by_code[found.expect("aliases are given to known codes")].1
        };
        let places: Vec<usize> = codes.iter().map(place).collect();
        names.add(alias, Kind::Name, &places);
    }
    names
}

fn region_names(regions: &[Region]) -> Lookup {
    let mut names = Lookup::new(regions.iter().map(|region| region.name));
    for (place, region) in regions.iter().enumerate() {
        names.add(region.m49, Kind::Code, &[place]);
        names.add(region.name, Kind::Name, &[place]);
        names.add(region.slug, Kind::Name, &[place]);
    }
    names
}

fn organisation_names(organisations: &[Organisation]) -> Lookup {
    let mut names = Lookup::new(organisations.iter().map(|organisation| organisation.short_name));
    for (place, organisation) in organisations.iter().enumerate() {
        for name in [organisation.slug, organisation.short_name, organisation.name] {
            names.add(name, Kind::Name, &[place]);
        }
        for alias in load::organisation_aliases(organisation.slug) {
            names.add(alias, Kind::Name, &[place]);
        }
    }
    names
}
