//! What is known of a country, a region, an organisation.

use jiff::civil::Date;
use std::fmt;

/// An alpha-2 code that the registry knows: `PK`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode(pub(super) [u8; 2]);

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
    /// Other names to find it by.
    pub aliases: Vec<&'static str>,
    /// Address of its own page on its members, or on itself where it has none.
    pub source: &'static str,
    /// Sorted by country, then by date. A country that left and came back has several.
    pub members: Vec<Membership>,
}

/// What an organisation is called in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationName {
    /// Its abbreviation, or what readers call it.
    pub short_name: &'static str,
    pub name: &'static str,
    /// Other names to find it by.
    pub aliases: Vec<&'static str>,
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

impl CountryCode {
    /// Returns its two capitals: `PK`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a code is two ASCII capitals")
    }
}

impl Membership {
    /// Whether the country was a member on that day.
    pub fn holds_on(&self, date: Date) -> bool {
        self.since <= date && self.until.is_none_or(|until| date < until)
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
