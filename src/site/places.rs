//! Places as this site sees them: the registry, with the site's own names, notes, regions and organisations.

use super::Text;
use crate::base::{Diagnostic, FieldPath, Place, SourcePath, problems};
use crate::parse::config::{Config, PlaceOverride};
use crate::parse::document::{Document, Front, Kind};
use crate::parse::front_matter::{Member, PlaceFrontMatter};
use crate::parse::values::Values;
use crate::places::{CountryCode, registry};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A region or organisation, by the slug of its page and the name to show.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceName {
    pub slug: String,
    pub name: String,
}

/// A written profile.
#[derive(Clone, Debug)]
pub struct PlaceProfile {
    pub summary: Option<String>,
    /// Label, value as inline Markdown, source.
    pub facts: Vec<(String, String, Option<String>)>,
    /// Title and address.
    pub links: Vec<(String, String)>,
    pub text: Text,
}

/// A region or organisation that the site defines itself.
#[derive(Clone, Debug)]
struct Own {
    name: PlaceName,
    members: Vec<(CountryCode, Option<Date>, Option<Date>)>,
}

/// The places of a site.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Profiles of countries.
    profiles: BTreeMap<CountryCode, PlaceProfile>,
    names: BTreeMap<CountryCode, String>,
    notes: BTreeMap<CountryCode, String>,
    regions: Vec<Own>,
    groups: Vec<Own>,
}

impl Places {
    pub(super) fn gather(config: &Config, public: &[Arc<Document>], problems: &mut Vec<Diagnostic>) -> Self {
        let mut places = Self::default();
        for (key, change) in &config.place_overrides {
            places.rename(key, change, problems);
        }
        for document in public {
            let Front::Place(front) = &document.front else { continue };
            let mut values = Values::new(&document.path, &config.timezone);
            super::routes::aliases(&front.aliases, &mut values);
            super::routes::written(&front.url, &mut values);
            match document.identity.kind {
                Kind::Country => places.profile(document, front, &mut values),
                Kind::Region => {
                    let known = registry().find_region(&document.identity.name).is_ok();
                    places.regions.extend(own(document, front, known, &mut values));
                }
                _ => {
                    let known = registry().find_organisation(&document.identity.name).is_ok();
                    places.groups.extend(own(document, front, known, &mut values));
                }
            }
            problems.extend(values.into_problems());
        }
        places
    }

    fn rename(&mut self, key: &str, change: &PlaceOverride, problems: &mut Vec<Diagnostic>) {
        match registry().find_country(key) {
            Ok(country) => {
                self.names.extend(change.name.clone().map(|name| (country.code, name)));
                self.notes.extend(change.note.clone().map(|note| (country.code, note)));
            }
            Err(unknown) => {
                let file = SourcePath::new(crate::base::SITE_FILE);
                let place = Place::key(&file, FieldPath::of("places").key("overrides").key(key));
                problems.push(problems::unknown_country(place, key, &unknown.nearest));
            }
        }
    }

    fn profile(&mut self, document: &Document, front: &PlaceFrontMatter, values: &mut Values<'_>) {
        let country = match registry().find_country(&document.identity.name) {
            Ok(country) => country,
            Err(unknown) => {
                let place = Place::file(&document.path);
                let name = &document.identity.name;
                return values.report(problems::unknown_country(place, name, &unknown.nearest));
            }
        };
        let facts = front.facts.0.iter().enumerate().filter_map(|(at, fact)| {
            let field = FieldPath::of("facts").index(at);
            let label = values.required(field.key("label"), &fact.label).map(str::to_owned);
            let value = values.required(field.key("value"), &fact.value).map(str::to_owned);
            Some((label?, value?, fact.source.clone()))
        });
        let facts = facts.collect();
        let links = super::links_elsewhere(&front.links, values);
        let profile =
            PlaceProfile { links, facts, summary: front.summary.clone(), text: Text { source: document.path.clone() } };
        if let Some(title) = &front.title
            && !self.names.contains_key(&country.code)
            && title != country.name
        {
            self.names.insert(country.code, title.clone());
        }
        if let Some(earlier) = self.profiles.insert(country.code, profile) {
            let url = super::routes::country(country.code);
            let place = Place::file(&document.path);
            values.report(problems::url_collision(place, url.as_str(), &format!("`{}`", earlier.text.source)));
        }
    }

    /// The name to show.
    pub fn country_name(&self, code: CountryCode) -> &str {
        self.names.get(&code).map_or(registry().country(code).name, String::as_str)
    }

    /// What to sort a country by.
    pub fn sort_name(&self, code: CountryCode) -> &str {
        self.names.get(&code).map_or(registry().country(code).sort_name, String::as_str)
    }

    /// The footnote to its name.
    pub fn country_note(&self, code: CountryCode) -> Option<&str> {
        self.notes.get(&code).map(String::as_str)
    }

    /// Its written profile.
    pub fn country_profile(&self, code: CountryCode) -> Option<&PlaceProfile> {
        self.profiles.get(&code)
    }

    /// Countries that have a profile.
    pub fn profiled(&self) -> impl Iterator<Item = CountryCode> {
        self.profiles.keys().copied()
    }

    /// The region that was written, or the nearest names.
    pub(super) fn find_region(&self, written: &str) -> Result<PlaceName, Vec<&'static str>> {
        if let Some(own) = find_own(&self.regions, written) {
            return Ok(own);
        }
        match registry().find_region(written) {
            Ok(region) => Ok(PlaceName { slug: region.slug.to_owned(), name: region.name.to_owned() }),
            Err(unknown) => Err(unknown.nearest),
        }
    }

    /// The organisation that was written, or the nearest names.
    pub(super) fn find_group(&self, written: &str) -> Result<PlaceName, Vec<&'static str>> {
        if let Some(own) = find_own(&self.groups, written) {
            return Ok(own);
        }
        match registry().find_organisation(written) {
            Ok(group) => Ok(PlaceName { slug: group.slug.to_owned(), name: group.short_name.to_owned() }),
            Err(unknown) => Err(unknown.nearest),
        }
    }

    /// The regions that a country lies in, narrowest first: the site's own, then the registry's.
    pub fn regions_of(&self, code: CountryCode, on: Date) -> Vec<PlaceName> {
        let known = registry().regions_of(code).into_iter();
        let known = known.map(|region| PlaceName { slug: region.slug.to_owned(), name: region.name.to_owned() });
        members_of(&self.regions, code, on).chain(known).collect()
    }

    /// The organisations that a country belongs to on a day: the site's own, then the registry's.
    pub fn groups_of(&self, code: CountryCode, on: Date) -> Vec<PlaceName> {
        let known = registry().memberships_on(code, on).into_iter();
        let known = known.map(|group| PlaceName { slug: group.slug.to_owned(), name: group.short_name.to_owned() });
        members_of(&self.groups, code, on).chain(known).collect()
    }
}

fn find_own(own: &[Own], written: &str) -> Option<PlaceName> {
    let wanted = written.trim().to_lowercase();
    let found = own.iter().find(|own| own.name.slug == wanted || own.name.name.to_lowercase() == wanted);
    found.map(|own| own.name.clone())
}

fn members_of(own: &[Own], code: CountryCode, on: Date) -> impl Iterator<Item = PlaceName> {
    own.iter()
        .filter(move |own| {
            own.members.iter().any(|(member, since, until)| {
                *member == code && since.is_none_or(|since| since <= on) && until.is_none_or(|until| on < until)
            })
        })
        .map(|own| own.name.clone())
}

/// A region or organisation that the site defines, unless the registry has it.
fn own(document: &Document, front: &PlaceFrontMatter, known: bool, values: &mut Values<'_>) -> Option<Own> {
    let members = front.members.iter().enumerate().filter_map(|(at, member)| read_member(at, member, values)).collect();
    if known {
        return None;
    }
    let slug = super::routes::slug(document, &None, values);
    let title = values.required(FieldPath::of("title"), &front.title).unwrap_or_default().to_owned();
    if front.members.is_empty() {
        values.required(FieldPath::of("members"), &None);
    }
    Some(Own { name: PlaceName { slug: slug.to_string(), name: title }, members })
}

fn read_member(
    at: usize,
    member: &Member,
    values: &mut Values<'_>,
) -> Option<(CountryCode, Option<Date>, Option<Date>)> {
    let field = FieldPath::of("members").index(at);
    let written = values.required(field.key("country"), &member.country)?.to_owned();
    let since = values.date(field.key("since"), &member.since);
    let until = values.date(field.key("until"), &member.until);
    match registry().find_country(&written) {
        Ok(country) => Some((country.code, since, until)),
        Err(unknown) => {
            let place = values.place(field);
            values.report(problems::unknown_country(place, &written, &unknown.nearest));
            None
        }
    }
}
