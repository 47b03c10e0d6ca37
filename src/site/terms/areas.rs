//! Regions and organisations, or 'areas': the registry's, with the site's own profiles, and those that the site
//! defines itself.
//!
//! Both are sets of countries with a slug and a page, so they are one thing here. They differ in what they are called:
//! a region has one name, and a profile's title takes its place; an organisation of the registry is called by its short
//! name in lists, and by its full name or its profile's title on its page.

use super::area_names::{Names, organisations_in, regions_in};
use super::profile::Profile;
use super::source::TermSource;
use crate::base::nearest::Suggestions;
use crate::base::{Diagnostic, FieldPath, Language, Place, Prefix, Slug, problems};
use crate::parse::document::Document;
use crate::parse::front_matter::{Member, PlaceFrontMatter};
use crate::parse::term::TermKind;
use crate::parse::values::Values;
use crate::places::{Country, CountryCode, Organisation, Region, Unknown, name_key, registry};
use crate::site::{Brief, PlaceName, routes};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// Whether areas are regions or organisations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AreaKind {
    Region,
    Group,
}

impl AreaKind {
    /// Returns the kind of term that they are.
    pub fn term(self) -> TermKind {
        match self {
            Self::Region => TermKind::Region,
            Self::Group => TermKind::Group,
        }
    }
}

/// A period in which a country belonged to an area; open where nothing is known or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    pub country: CountryCode,
    /// First day as a member.
    pub since: Option<Date>,
    /// First day no longer a member.
    pub until: Option<Date>,
}

/// All areas of one kind.
#[derive(Clone, Debug)]
pub struct Areas {
    kind: AreaKind,
    /// Those that the registry does not know.
    own: BTreeMap<String, Own>,
    /// By slug, the site's own ones among them.
    profiles: BTreeMap<String, Arc<Profile>>,
    /// The slugs of profiles by their titles in lower case, of several the first.
    titles: BTreeMap<String, String>,
    /// The slugs of the files that could not be read; whoever names one is right.
    unread: BTreeSet<String>,
    /// Whether the site is in another language than the registry.
    is_translated: bool,
    /// What the registry's own are called in the language of the site, by slug: in lists, and in full.
    translated: BTreeMap<&'static str, (&'static str, &'static str)>,
    /// The slugs of the registry's own by the keys of all their names in that language.
    keys: BTreeMap<String, &'static str>,
    /// What they are called, by slug, once the first is asked for: every brief lists a dozen.
    names: OnceLock<BTreeMap<Arc<str>, PlaceName>>,
}

#[derive(Clone, Debug)]
struct Own {
    title: String,
    members: Vec<Period>,
}

impl Own {
    fn is_member(&self, code: CountryCode, on: Date) -> bool {
        self.members.iter().any(|period| period.country == code && period.holds_on(on))
    }
}

/// What the registry knows of an area.
struct Known {
    slug: &'static str,
    name: &'static str,
    full_name: &'static str,
}

impl From<&'static Region> for Known {
    fn from(region: &'static Region) -> Self {
        Self { slug: region.slug, name: region.name, full_name: region.name }
    }
}

impl From<&'static Organisation> for Known {
    fn from(group: &'static Organisation) -> Self {
        Self { slug: group.slug, name: group.short_name, full_name: group.name }
    }
}

impl Areas {
    /// Returns the areas that the registry knows; `unread` are the slugs of files that could not be read.
    pub fn new(kind: AreaKind, unread: BTreeSet<String>) -> Self {
        Self {
            kind,
            own: BTreeMap::new(),
            profiles: BTreeMap::new(),
            titles: BTreeMap::new(),
            unread,
            is_translated: false,
            translated: BTreeMap::new(),
            keys: BTreeMap::new(),
            names: OnceLock::new(),
        }
    }

    /// Calls the areas that the registry knows by their names in a language other than English.
    pub fn translate(&mut self, language: &str) {
        self.is_translated = true;
        for (slug, short, full, names) in self.names_in(language) {
            self.translated.insert(slug, (short, full));
            self.keys.extend(names.into_iter().map(|name| (name_key(name), slug)));
        }
    }

    /// Returns the language of the name of an area, where it is not that of the site: the registry's English.
    pub fn foreign_name(&self, slug: &str) -> Option<&'static str> {
        let has_title = || self.title_of(slug).is_some();
        let is_english = self.is_translated && self.exactly(slug).is_some() && !self.translated.contains_key(slug);
        let is_titled = self.kind == AreaKind::Region && has_title();
        (is_english && !is_titled && !self.own.contains_key(slug)).then_some("en")
    }

    fn names_in(&self, language: &str) -> Vec<Names> {
        match self.kind {
            AreaKind::Region => regions_in(language),
            AreaKind::Group => organisations_in(language),
        }
    }

    /// Takes in what the areas that the registry knows are called in another language of the site.
    pub fn know_in(&mut self, language: &str) {
        for (slug, _, _, names) in self.names_in(language) {
            for name in names {
                self.keys.entry(name_key(name)).or_insert(slug);
            }
        }
    }

    /// Takes in what the site's own files call areas in any of its languages: the names of the files, and those names.
    pub fn know_as<'a>(&mut self, names: impl IntoIterator<Item = (&'a str, &'a str)>) {
        for (file, name) in names {
            let known = self.known(file).map(|known| known.slug).ok();
            if let Some(slug) = known.or(Some(file)).filter(|slug| self.profiles.contains_key(*slug)) {
                self.titles.entry(name.trim().to_lowercase()).or_insert_with(|| slug.to_owned());
            }
        }
    }

    /// Returns the area of the registry that an author means.
    fn known(&self, written: &str) -> Result<Known, Unknown<'static>> {
        match self.kind {
            AreaKind::Region => registry().find_region(written).map(Known::from),
            AreaKind::Group => registry().find_organisation(written).map(Known::from),
        }
    }

    /// Returns the area of the registry with exactly this slug.
    fn exactly(&self, slug: &str) -> Option<Known> {
        match self.kind {
            AreaKind::Region => registry().region(slug).map(Known::from),
            AreaKind::Group => registry().organisation(slug).map(Known::from),
        }
    }

    /// Takes in a profile, and the area itself if the registry does not know it.
    pub fn add(
        &mut self,
        prefix: &Prefix,
        document: &Document,
        front: &PlaceFrontMatter,
        profile: Arc<Profile>,
        values: &mut Values<'_>,
    ) {
        let members = values.items(&FieldPath::of("members"), &front.members, read_member);
        let slug = match self.known(&document.identity.name) {
            Ok(known) => {
                if !front.members.is_empty() {
                    let place = Place::key(&document.path, FieldPath::of("members"));
                    values.report(problems::members_known(place, known.name));
                }
                known.slug.to_owned()
            }
            Err(_) => {
                let slug = routes::slug(document, &None, values).to_string();
                let title = values.required(FieldPath::of("title"), &front.title).unwrap_or_default().to_owned();
                if front.members.is_empty() {
                    match self.known(&title) {
                        Ok(known) => values.report(problems::misnamed_profile(&document.path, &title, known.slug)),
                        Err(_) => drop(values.required(FieldPath::of("members"), &None)),
                    }
                }
                self.own.insert(slug.clone(), Own { title, members });
                slug
            }
        };
        let url = self.kind.term().term(&slug).route(prefix);
        if let Some(title) = &profile.title {
            let holder = self.titles.entry(title.trim().to_lowercase()).or_insert_with(|| slug.clone());
            if slug < *holder {
                holder.clone_from(&slug);
            }
        }
        if let Some(earlier) = self.profiles.insert(slug, profile) {
            let other = format!("`{}`", earlier.source);
            values.report(problems::url_collision(Place::file(&document.path), url.as_str(), &other));
        }
    }

    /// Returns the area that an author means: by slug, name, title, or what the registry knows.
    pub fn find(&self, written: &str) -> Option<PlaceName> {
        let wanted = written.trim().to_lowercase();
        if let Some(slug) = self.titles.get(&wanted) {
            return Some(self.name(slug));
        }
        if self.own.contains_key(&wanted) {
            return Some(self.name(&wanted));
        }
        if let Some(slug) = Slug::of_title(written).filter(|slug| self.unread.contains(slug.as_str())) {
            return Some(self.name(slug.as_str()));
        }
        let translated = || self.keys.get(&name_key(written)).copied();
        let slug = self.known(written).ok().map(|known| known.slug).or_else(translated)?;
        Some(self.name(slug))
    }

    /// Returns what an area is called in lists. A slug that no area has is its own name.
    pub fn name(&self, slug: &str) -> PlaceName {
        let names = self.names.get_or_init(|| {
            let known: Vec<&str> = match self.kind {
                AreaKind::Region => registry().regions().iter().map(|region| region.slug).collect(),
                AreaKind::Group => registry().organisations().iter().map(|group| group.slug).collect(),
            };
            let all = known.into_iter().chain(self.own.keys().map(String::as_str));
            all.map(|slug| self.called(slug)).map(|name| (name.slug.clone(), name)).collect()
        });
        names.get(slug).cloned().unwrap_or_else(|| self.called(slug))
    }

    /// Returns the title that the profile of an area gives it. One in another language than the site's stands back where the
    /// registry has a name.
    fn title_of(&self, slug: &str) -> Option<String> {
        let has_name = || self.exactly(slug).is_some() && (!self.is_translated || self.translated.contains_key(slug));
        let profile = self.profiles.get(slug)?;
        profile.title.clone().filter(|_| profile.is_title_own || !has_name())
    }

    fn called(&self, slug: &str) -> PlaceName {
        let known = self.exactly(slug);
        let title = || self.title_of(slug);
        let short = known.map(|known| self.translated.get(slug).map_or(known.name, |(short, _)| short).to_owned());
        let name = match (self.kind, self.own.get(slug)) {
            (_, Some(own)) => own.title.clone(),
            (AreaKind::Region, None) => title().or(short).unwrap_or_default(),
            (AreaKind::Group, None) => short.unwrap_or_default(),
        };
        PlaceName { slug: slug.into(), name: name.into() }
    }

    /// Returns what an area is called on its page: its full name, or the title that its profile gives it.
    pub fn full_title(&self, slug: &str) -> String {
        let title = self.title_of(slug);
        let translated = || self.translated.get(slug).map(|(_, full)| (*full).to_owned());
        let known = || self.exactly(slug).map_or_else(|| slug.to_owned(), |known| known.full_name.to_owned());
        title.or_else(translated).unwrap_or_else(known)
    }

    /// Returns the areas that a country belongs to on a day: the site's own, then the registry's; regions narrowest
    /// first.
    pub fn of(&self, code: CountryCode, on: Date) -> Vec<PlaceName> {
        let own = self.own.iter().filter(|(_, own)| own.is_member(code, on));
        let known: Vec<&str> = match self.kind {
            AreaKind::Region => registry().regions_of(code).into_iter().map(|region| region.slug).collect(),
            AreaKind::Group => registry().memberships_on(code, on).into_iter().map(|group| group.slug).collect(),
        };
        own.map(|(slug, _)| slug.as_str()).chain(known).map(|slug| self.name(slug)).collect()
    }

    /// Returns who belongs or belonged to an area, by country, then by date. A region of the registry has no dates.
    pub fn members(&self, slug: &str) -> Vec<Period> {
        if let Some(own) = self.own.get(slug) {
            let mut members = own.members.clone();
            members.sort_by_key(|period| (period.country, period.since));
            return members;
        }
        match self.kind {
            AreaKind::Region => {
                let lies_in = |code| registry().regions_of(code).iter().any(|region| region.slug == slug);
                let codes = registry().countries().iter().map(|country| country.code).filter(|code| lies_in(*code));
                codes.map(|country| Period { country, since: None, until: None }).collect()
            }
            AreaKind::Group => {
                let members = registry().organisation(slug).map_or(&[][..], |group| &group.members);
                let period = |membership: &crate::places::Membership| Period {
                    country: membership.country,
                    since: Some(membership.since),
                    until: membership.until,
                };
                members.iter().map(period).collect()
            }
        }
    }
}

impl TermSource for Areas {
    fn profiles(&self) -> Vec<(&str, &Arc<Profile>)> {
        self.profiles.iter().map(|(slug, profile)| (slug.as_str(), profile)).collect()
    }

    fn lang_html(&self, slug: &str) -> Option<Arc<str>> {
        let language = self.foreign_name(slug).map(Language::of)?;
        Some(language.attributes().into())
    }

    fn title(&self, slug: &str) -> Arc<str> {
        self.name(slug).name
    }

    fn of<'a>(&'a self, brief: &'a Brief) -> Vec<&'a str> {
        let areas = match self.kind {
            AreaKind::Region => &brief.regions,
            AreaKind::Group => &brief.groups,
        };
        areas.iter().map(|area| &*area.slug).collect()
    }

    /// Returns none: those of a brief are mostly those of its countries.
    fn named<'a>(&'a self, _: &'a Brief) -> Vec<&'a str> {
        Vec::new()
    }

    fn find(&self, name: &str) -> Option<(String, String)> {
        let PlaceName { slug, name } = Self::find(self, name)?;
        Some((slug.to_string(), name.to_string()))
    }

    fn knows(&self, name: &str) -> bool {
        Self::find(self, name).is_some()
    }

    fn unknown(&self, place: Place, name: &str, suggestions: &mut Suggestions) -> Diagnostic {
        let own = suggestions.nearest(&name.trim().to_lowercase(), self.own.keys().map(String::as_str));
        let known = self.known(name).err();
        let known = known.map(|unknown| suggestions.among(unknown.known(), || unknown.nearest())).unwrap_or_default();
        let near: Vec<&str> = own.into_iter().chain(known).take(3).collect();
        match self.kind {
            AreaKind::Region => problems::unknown_region(place, name, &near),
            AreaKind::Group => problems::unknown_group(place, name, &near),
        }
    }
}

impl Period {
    /// Whether it holds on that day.
    pub fn holds_on(&self, on: Date) -> bool {
        self.since.is_none_or(|since| since <= on) && self.until.is_none_or(|until| on < until)
    }
}

/// Returns the country that an author means.
///
/// # Errors
/// That there is none, with what is near.
pub fn find_country(
    written: &str,
    place: Place,
    suggestions: &mut Suggestions,
) -> Result<&'static Country, Diagnostic> {
    registry().find_country(written).map_err(|unknown| {
        let near = suggestions.among(unknown.known(), || unknown.nearest());
        problems::unknown_country(place, written, &near)
    })
}

fn read_member(values: &mut Values<'_>, field: FieldPath, member: &Member) -> Option<Period> {
    let written = values.required(field.key("country"), &member.country)?.to_owned();
    let since = values.date(field.key("since"), &member.since);
    let until = values.date(field.key("until"), &member.until);
    let place = values.place(field);
    let country = find_country(&written, place, &mut values.suggestions);
    country.map(|country| Period { country: country.code, since, until }).map_err(|problem| values.report(problem)).ok()
}
