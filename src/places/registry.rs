//! All places, and how they are found.

use super::lookup::{KeyKind, Lookup, Unknown};
use super::{Country, CountryCode, Organisation, OrganisationName, Region, load};
use crate::base::data::NameTable;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Returns the registry, parsed at the first call.
pub fn registry() -> &'static Registry {
    static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::load);
    &REGISTRY
}

/// Returns what a country or region, by its alpha-2 or M49 code, is called in a language other than English: a tag such as
/// `fr`.
pub fn name_in(language: &str, code: &str) -> Option<&'static str> {
    static NAMES: LazyLock<NameTable> = LazyLock::new(load::translated);
    NAMES.get(code)?.get(language).copied()
}

/// Returns what an organisation, by its slug, is called in a language other than English; none if it has no settled name there.
pub fn organisation_in(language: &str, slug: &str) -> Option<&'static OrganisationName> {
    type Names = BTreeMap<&'static str, BTreeMap<&'static str, OrganisationName>>;
    static NAMES: LazyLock<Names> = LazyLock::new(load::organisations_translated);
    NAMES.get(slug)?.get(language)
}

/// Everything that is known about places.
pub struct Registry {
    countries: Vec<Country>,
    regions: Vec<Region>,
    organisations: Vec<Organisation>,
    /// Positions in `countries`.
    by_code: BTreeMap<CountryCode, usize>,
    country_names: Lookup,
    region_names: Lookup,
    organisation_names: Lookup,
}

impl Registry {
    /// Returns all countries and territories, by slug.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// Returns all regions, by slug.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// Returns all organisations, by slug.
    pub fn organisations(&self) -> &[Organisation] {
        &self.organisations
    }

    /// Returns the country or territory of a code.
    pub fn country(&self, code: CountryCode) -> &Country {
        &self.countries[self.by_code[&code]]
    }

    /// Returns the country or territory with exactly this slug.
    pub fn country_by_slug(&self, slug: &str) -> Option<&Country> {
        by_slug(&self.countries, slug, |country| country.slug)
    }

    /// Returns the country or territory that an author means: alpha-2, alpha-3 or numeric code, slug, name, or another or former name.
    ///
    /// Case, diacritics, punctuation, spacing and a leading 'the' make no difference.
    pub fn find_country(&self, written: &str) -> Result<&Country, Unknown<'_>> {
        let place = self.country_names.find(written)?;
        Ok(&self.countries[place])
    }

    /// Returns the region with exactly this slug.
    pub fn region(&self, slug: &str) -> Option<&Region> {
        by_slug(&self.regions, slug, |region| region.slug)
    }

    /// Returns the region that an author means: slug, name or M49 code, as forgiving as [`Registry::find_country`].
    ///
    /// Everyday names that draw other borders ('South Asia', 'Middle East') are left to the site to define.
    pub fn find_region(&self, written: &str) -> Result<&Region, Unknown<'_>> {
        let place = self.region_names.find(written)?;
        Ok(&self.regions[place])
    }

    /// Returns the organisation with exactly this slug.
    pub fn organisation(&self, slug: &str) -> Option<&Organisation> {
        by_slug(&self.organisations, slug, |organisation| organisation.slug)
    }

    /// Returns the organisation that an author means: slug, short or full name, or an alias, as forgiving as [`Registry::find_country`].
    pub fn find_organisation(&self, written: &str) -> Result<&Organisation, Unknown<'_>> {
        let place = self.organisation_names.find(written)?;
        Ok(&self.organisations[place])
    }

    /// Returns the regions that a country lies in, narrowest first.
    pub fn regions_of(&self, code: CountryCode) -> Vec<&Region> {
        let narrowest = self.parent_region(self.country(code).region);
        std::iter::successors(narrowest, |region| self.parent_region(region.parent)).collect()
    }

    /// Returns the organisations that a country belonged to on a day, by slug.
    pub fn memberships_on(&self, code: CountryCode, date: Date) -> Vec<&Organisation> {
        let belongs = |organisation: &&Organisation| {
            let mut members = organisation.members.iter();
            members.any(|membership| membership.country == code && membership.holds_on(date))
        };
        self.organisations.iter().filter(belongs).collect()
    }

    fn parent_region(&self, slug: Option<&str>) -> Option<&Region> {
        slug.map(|slug| self.region(slug).expect("regions are named by known slugs"))
    }

    fn load() -> Self {
        let countries = load::countries();
        let regions = load::regions();
        let organisations = load::organisations();
        let by_code: BTreeMap<CountryCode, usize> =
            countries.iter().enumerate().map(|(place, country)| (country.code, place)).collect();
        let mut country_names = lookup(
            &countries,
            |country| country.name,
            |country| [country.code.as_str(), country.alpha3].into_iter().chain(country.numeric).collect(),
            |country| vec![country.name, country.sort_name, country.slug],
        );
        for (codes, alias) in load::aliases() {
            let places: Vec<usize> = codes.iter().map(|code| by_code[code]).collect();
            country_names.add(alias, KeyKind::Name, &places);
        }
        let region_names =
            lookup(&regions, |region| region.name, |region| vec![region.m49], |region| vec![region.name, region.slug]);
        let organisation_names = lookup(
            &organisations,
            |group| group.short_name,
            |_| Vec::new(),
            |group| [&[group.slug, group.short_name, group.name], &*group.aliases].concat(),
        );
        Self { countries, regions, organisations, by_code, country_names, region_names, organisation_names }
    }
}

fn by_slug<'a, T>(sorted: &'a [T], slug: &str, slug_of: fn(&T) -> &'static str) -> Option<&'a T> {
    let found = sorted.binary_search_by(|item| slug_of(item).cmp(slug));
    found.ok().map(|place| &sorted[place])
}

/// Returns the lookup of things that are shown by one of their names, and found by their codes and all their names.
fn lookup<T>(
    things: &[T],
    shown: fn(&T) -> &'static str,
    codes: fn(&T) -> Vec<&str>,
    names: fn(&T) -> Vec<&str>,
) -> Lookup {
    let mut lookup = Lookup::new(things.iter().map(shown));
    for (place, thing) in things.iter().enumerate() {
        codes(thing).into_iter().for_each(|code| lookup.add(code, KeyKind::Code, &[place]));
        names(thing).into_iter().for_each(|name| lookup.add(name, KeyKind::Name, &[place]));
    }
    lookup
}
