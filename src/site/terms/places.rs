//! Places as this site sees them: the registry, with the site's own names, notes, regions and organisations.

use super::areas::{AreaKind, Areas, find_country};
use super::profile::Profile;
use super::source::TermSource;
use crate::base::nearest::Suggestions;
use crate::base::{Diagnostic, FieldPath, Language, Place, Prefix, SourcePath, problems};
use crate::parse::config::OtherName;
use crate::parse::document::{ContentKind, Document, Front};
use crate::parse::term::TermKind;
use crate::parse::values::Values;
use crate::places::{Country, CountryCode, name_in, name_key, registry};
use crate::site::{Brief, Public, routes};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The places of a site.
#[derive(Clone, Debug)]
pub struct Places {
    profiles: BTreeMap<CountryCode, Arc<Profile>>,
    names: BTreeMap<CountryCode, String>,
    notes: BTreeMap<CountryCode, String>,
    /// What files call countries in other languages of the site.
    otherwise: Vec<(CountryCode, String)>,
    /// The other languages in which countries are known by their names.
    others: Vec<String>,
    /// Countries by the keys of the names that the site calls them by; none for a key that several share.
    by_name: OnceLock<BTreeMap<String, Option<CountryCode>>>,
    pub regions: Areas,
    pub groups: Areas,
}

impl Places {
    /// Reads the files of places, and what `site.yaml` calls them.
    pub fn gather(public: Public<'_>, problems: &mut Vec<Diagnostic>) -> Self {
        let unread = |kind| public.sources.unread(ContentKind::Term(kind));
        let mut places = Self {
            profiles: BTreeMap::new(),
            names: BTreeMap::new(),
            notes: BTreeMap::new(),
            otherwise: Vec::new(),
            others: Vec::new(),
            by_name: OnceLock::new(),
            regions: Areas::new(AreaKind::Region, unread(TermKind::Region)),
            groups: Areas::new(AreaKind::Group, unread(TermKind::Group)),
        };
        places.rename(&public.config.place_overrides, problems);
        public.read(problems, |document, values| {
            let Front::Place(front) = &document.front else { return };
            let profile = Profile::read(public, document, values);
            match document.identity.kind {
                ContentKind::Term(TermKind::Country) => {
                    places.add_country(&public.config.prefix, document, profile, values)
                }
                ContentKind::Term(TermKind::Region) => {
                    places.regions.add(&public.config.prefix, document, front, profile, values)
                }
                _ => places.groups.add(&public.config.prefix, document, front, profile, values),
            }
        });
        places.regions.know_as(public.names_in_all_languages(TermKind::Region));
        places.groups.know_as(public.names_in_all_languages(TermKind::Group));
        for (file, name) in public.names_in_all_languages(TermKind::Country) {
            places.otherwise.extend(registry().find_country(file).ok().map(|country| (country.code, name.to_owned())));
        }
        let language = Language::of(&public.config.language);
        if !language.is_english() {
            places.translate(&language.common());
        }
        for other in public.config.languages.iter().filter(|other| **other != language && !other.is_english()) {
            places.others.push(other.common());
            places.regions.know_in(&other.common());
            places.groups.know_in(&other.common());
        }
        places
    }

    /// Calls places what the site calls them. Of several keys for one place the first counts, and the others are
    /// reported.
    fn rename(&mut self, overrides: &BTreeMap<String, OtherName>, problems: &mut Vec<Diagnostic>) {
        let file = SourcePath::new(crate::base::SITE_FILE);
        let (mut keys, mut suggestions) = (BTreeMap::<CountryCode, &str>::new(), Suggestions::default());
        for (key, change) in overrides {
            let place = Place::key(&file, FieldPath::of("places").key("overrides").key(key));
            let code = match find_country(key, place.clone(), &mut suggestions) {
                Ok(country) => country.code,
                Err(problem) => {
                    problems.push(problem);
                    continue;
                }
            };
            if let Some(earlier) = keys.get(&code) {
                problems.push(problems::repeated_value(place, key, earlier));
                continue;
            }
            keys.insert(code, key);
            self.names.extend(change.name.clone().map(|name| (code, name)));
            self.notes.extend(change.note.clone().map(|note| (code, note)));
        }
    }

    /// Calls places by their names in the site's language, where the site does not say otherwise.
    fn translate(&mut self, language: &str) {
        for country in registry().countries() {
            if let Some(name) = name_in(language, country.code.as_str()) {
                self.names.entry(country.code).or_insert_with(|| name.to_owned());
            }
        }
        self.regions.translate(language);
        self.groups.translate(language);
    }

    fn add_country(&mut self, prefix: &Prefix, document: &Document, profile: Arc<Profile>, values: &mut Values<'_>) {
        let place = Place::file(&document.path);
        let country = match find_country(&document.identity.name, place.clone(), &mut values.suggestions) {
            Ok(country) => country,
            Err(problem) => return values.report(problem),
        };
        if let Some(title) = &profile.title
            && profile.is_title_own
            && !self.names.contains_key(&country.code)
            && title != country.name
        {
            self.names.insert(country.code, title.clone());
        }
        if let Some(earlier) = self.profiles.insert(country.code, profile) {
            let url = routes::country(country.code).route(prefix);
            values.report(problems::url_collision(place, url.as_str(), &format!("`{}`", earlier.source)));
        }
    }

    /// Returns the country that an author means: as the registry knows it, or as the site calls it in its language.
    pub fn country(&self, written: &str) -> Option<&'static Country> {
        let own = || {
            let names = self.by_name.get_or_init(|| {
                let mut names = BTreeMap::new();
                let otherwise = self.otherwise.iter().map(|(code, name)| (*code, name.as_str()));
                let own = self.names.iter().map(|(code, name)| (*code, name.as_str())).chain(otherwise);
                let countries = || registry().countries().iter().map(|country| country.code);
                let named =
                    |language| countries().filter_map(move |code| Some((code, name_in(language, code.as_str())?)));
                let others = self.others.iter().flat_map(|language| named(language.as_str()));
                for (code, name) in own.chain(others) {
                    let holder = names.entry(name_key(name)).or_insert(Some(code));
                    *holder = holder.filter(|holder| *holder == code);
                }
                names
            });
            names.get(&name_key(written)).copied().flatten().map(|code| registry().country(code))
        };
        registry().find_country(written).ok().or_else(own)
    }

    /// Returns the name to show.
    pub fn country_name(&self, code: CountryCode) -> &str {
        self.names.get(&code).map_or(registry().country(code).name, String::as_str)
    }

    /// Returns what to sort a country by.
    pub fn sort_name(&self, code: CountryCode) -> &str {
        self.names.get(&code).map_or(registry().country(code).sort_name, String::as_str)
    }

    /// Returns the footnote to its name.
    pub fn country_note(&self, code: CountryCode) -> Option<&str> {
        self.notes.get(&code).map(String::as_str)
    }
}

/// Of the places, the countries.
impl TermSource for Places {
    fn profiles(&self) -> Vec<(&str, &Arc<Profile>)> {
        self.profiles.iter().map(|(code, profile)| (registry().country(*code).slug, profile)).collect()
    }

    fn title(&self, slug: &str) -> Arc<str> {
        registry().country_by_slug(slug).map_or(slug, |country| self.country_name(country.code)).into()
    }

    fn of<'a>(&'a self, brief: &'a Brief) -> Vec<&'a str> {
        brief.countries.iter().map(|code| registry().country(*code).slug).collect()
    }

    fn find(&self, name: &str) -> Option<(String, String)> {
        let country = self.country(name)?;
        Some((country.slug.to_owned(), self.country_name(country.code).to_owned()))
    }

    fn knows(&self, name: &str) -> bool {
        self.country(name).is_some()
    }

    fn unknown(&self, place: Place, name: &str, suggestions: &mut Suggestions) -> Diagnostic {
        match &*suggestions.nearest(name, self.names.values().map(String::as_str)) {
            [] => find_country(name, place, suggestions).expect_err("no country goes by that name"),
            near => problems::unknown_country(place, name, near),
        }
    }
}
