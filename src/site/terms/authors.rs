//! Authors: the profiles, and the people whom briefs name.

use super::profile::Profile;
use super::source::TermSource;
use crate::base::author_name::{self, Parts};
use crate::base::near_names::NearNames;
use crate::base::nearest::Suggestions;
use crate::base::one_line::{plain_line, plain_spelling};
use crate::base::{Diagnostic, FieldPath, Place, Slug, SourcePath, problems};
use crate::parse::document::{ContentKind, Front};
use crate::parse::front_matter::Person;
use crate::parse::term::TermKind;
use crate::parse::values::{Values, typed};
use crate::site::{Brief, Byline, Public, Sources, routes};
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An author who has a page: for a profile, or for many briefs.
#[derive(Clone, Debug)]
pub struct Author {
    pub slug: Slug,
    pub name: String,
    /// What the profile says, or its name.
    pub is_organisation: bool,
    /// What the profile states of the parts of the name.
    pub parts: Option<Parts>,
    pub role: Option<String>,
    pub affiliation: Option<String>,
    pub orcid: Option<String>,
    pub email: Option<String>,
    pub profile: Option<Arc<Profile>>,
}

/// All profiles, and the names without one that many briefs have.
#[derive(Debug, Default)]
pub struct Authors {
    by_slug: BTreeMap<String, Author>,
    /// Those without a profile, by the slugs of their names.
    plain: BTreeMap<String, Author>,
    /// Slugs by names in a plain spelling, of several the first.
    by_name: BTreeMap<String, String>,
}

impl Authors {
    /// Reads the profiles.
    pub fn gather(public: Public<'_>, problems: &mut Vec<Diagnostic>) -> Self {
        let mut authors = Self::default();
        public.read(problems, |document, values| {
            let Front::Author(front) = &document.front else { return };
            let slug = routes::slug(document, &None, values);
            let profile = Profile::read(public, document, values);
            let orcid = orcid(FieldPath::of("orcid"), &front.orcid, values);
            let email = values.email(FieldPath::of("email"), &front.email);
            let name = profile.title.clone().unwrap_or_default();
            let kinds = [("person", false), ("organisation", true)];
            let kind = values.word(FieldPath::of("kind"), &front.kind, &kinds);
            let is_organisation = kind.or(values.flag(FieldPath::of("organisation"), &front.organisation));
            let stated = [&front.given, &front.family, &front.suffix].map(typed);
            let parts = parts(&FieldPath::default(), Some(&name), stated, values);
            let author = Author {
                slug: slug.clone(),
                is_organisation: is_organisation.unwrap_or_else(|| author_name::is_organisation(&name)),
                parts,
                name,
                // What somebody does is said in a language; where somebody works is a name.
                role: (*front.role).clone().filter(|_| profile.is_own || front.role.tags().next().is_some()),
                affiliation: (*front.affiliation).clone(),
                orcid,
                email,
                profile: Some(profile),
            };
            authors.by_slug.insert(slug.to_string(), author);
        });
        for (slug, author) in &authors.by_slug {
            authors.by_name.entry(plain_spelling(&author.name)).or_insert_with(|| slug.clone());
        }
        for (file, name) in public.names_in_all_languages(TermKind::Author) {
            if authors.by_slug.contains_key(file) {
                authors.by_name.entry(plain_spelling(name)).or_insert_with(|| file.to_owned());
            }
        }
        authors
    }

    /// Takes in the names without a profile that as many listed briefs have, and names the slugs of their pages in all briefs. A name
    /// whose slug another name has stays as it is, and so does that of the house.
    pub fn take_in(&mut self, briefs: &mut [Arc<Brief>], fewest: usize, house: &str) {
        let mut counts: BTreeMap<String, (usize, &Byline)> = BTreeMap::new();
        for brief in briefs.iter().filter(|brief| brief.is_listed()) {
            for byline in brief.authors.iter().filter(|byline| byline.slug.is_none()) {
                counts.entry(spelling(byline)).or_insert((0, byline)).0 += 1;
            }
        }
        if counts.values().all(|(count, _)| *count < fewest) {
            return;
        }
        // An address must not pass from one to another as their briefs grow in number, so these count, too.
        let mut wanted: BTreeMap<Slug, usize> = BTreeMap::new();
        for slug in counts.keys().filter_map(|name| Slug::of_title(name)) {
            *wanted.entry(slug).or_default() += 1;
        }
        counts.retain(|spelling, (count, _)| *count >= fewest && *spelling != plain_spelling(house));
        let named = briefs.iter().flat_map(|brief| &brief.authors);
        let written: BTreeSet<&str> = named.filter_map(|byline| byline.slug.as_deref()).collect();
        let mut slugs = BTreeMap::new();
        for (spelling, (_, byline)) in counts {
            let Some(slug) = Slug::of_title(&spelling) else { continue };
            let is_taken = self.by_slug.contains_key(slug.as_str()) || written.contains(slug.as_str());
            if is_taken || wanted.get(&slug) != Some(&1) {
                continue;
            }
            let author = Author {
                slug: slug.clone(),
                name: in_reading_order(byline),
                is_organisation: byline.is_organisation,
                parts: byline.parts.clone(),
                role: None,
                affiliation: None,
                orcid: byline.orcid.clone(),
                email: None,
                profile: None,
            };
            slugs.insert(spelling.clone(), slug.to_string());
            self.by_name.entry(spelling).or_insert_with(|| slug.to_string());
            self.plain.insert(slug.to_string(), author);
        }
        for brief in briefs {
            let slug = |byline: &Byline| {
                let is_plain = byline.slug.is_none();
                is_plain.then(|| slugs.get(&spelling(byline))).flatten()
            };
            if !slugs.is_empty() && brief.authors.iter().any(|byline| slug(byline).is_some()) {
                for byline in &mut Arc::make_mut(brief).authors {
                    byline.slug = slug(byline).cloned().or(byline.slug.take());
                }
            }
        }
    }

    /// Returns the author of that slug.
    pub fn get(&self, slug: &str) -> Option<&Author> {
        self.by_slug.get(slug).or_else(|| self.plain.get(slug))
    }

    /// Returns all profiles, by slug.
    pub fn iter(&self) -> impl Iterator<Item = &Author> {
        self.by_slug.values()
    }

    /// Returns all slugs.
    pub fn slugs(&self) -> impl Iterator<Item = &str> {
        self.by_slug.keys().map(String::as_str)
    }

    /// Warns of slugs without a profile, and of names that are nearly those of profiles: once each, where it is named first,
    /// with the number of further places. Each list of people is given with its file and its key.
    pub fn report_unknown<'b>(
        &self,
        named: impl Iterator<Item = (&'b SourcePath, &'static str, &'b Vec<Byline>)>,
        sources: Sources<'_>,
        problems: &mut Vec<Diagnostic>,
    ) {
        let unread = sources.unread(ContentKind::Term(TermKind::Author));
        let is_known = |slug: &str| self.by_slug.contains_key(slug) || unread.contains(slug);
        // The first place and the number of places of each, in the order of the first ones.
        let (mut named_first, mut known) = (Vec::new(), BTreeMap::new());
        for (path, key, bylines) in named {
            for (at, byline) in bylines.iter().enumerate() {
                let slug = byline.slug.as_deref().filter(|slug| !self.plain.contains_key(*slug));
                let name = &*byline.name;
                if slug.is_some_and(is_known) {
                    continue;
                }
                let first = *known.entry((slug, name)).or_insert(named_first.len());
                if first == named_first.len() {
                    named_first.push((Place::field(path, FieldPath::of(key).index(at)), slug, name, 0));
                }
                named_first[first].3 += 1;
            }
        }
        let mut suggestions = Suggestions::default();
        // Most sites name all their authors by slug.
        let near_names = LazyCell::new(|| NearNames::of(self.iter().map(|author| author.name.as_str())));
        for (place, slug, name, places) in named_first {
            let problem = match slug {
                Some(slug) => Some(problems::unknown_author(place, slug, &suggestions.nearest(slug, self.slugs()))),
                None => near_names.one_slip_away(name).map(|near| problems::near_author(place, name, near)),
            };
            problems.extend(problem.map(|problem| problem.and_at(places - 1)));
        }
    }

    /// Returns the author of that slug or name.
    pub fn of_name(&self, written: &str) -> Option<&Author> {
        self.get(written).or_else(|| self.get(self.by_name.get(&plain_spelling(written))?))
    }
}

impl TermSource for Authors {
    fn profiles(&self) -> Vec<(&str, &Arc<Profile>)> {
        self.by_slug.iter().filter_map(|(slug, author)| Some((slug.as_str(), author.profile.as_ref()?))).collect()
    }

    fn title(&self, slug: &str) -> Arc<str> {
        self.get(slug).map_or_else(|| name_of_slug(slug), |author| author.name.clone()).into()
    }

    fn of<'a>(&'a self, brief: &'a Brief) -> Vec<&'a str> {
        brief.authors.iter().filter_map(|author| author.slug.as_deref()).collect()
    }

    fn find(&self, name: &str) -> Option<(String, String)> {
        match self.of_name(name) {
            Some(author) => Some((author.slug.to_string(), author.name.clone())),
            None => Some((Slug::parse(name).ok()?.to_string(), name.to_owned())),
        }
    }

    fn knows(&self, name: &str) -> bool {
        self.of_name(name).is_some()
    }

    fn unknown(&self, place: Place, name: &str, suggestions: &mut Suggestions) -> Diagnostic {
        let known = self.slugs().chain(self.by_name.keys().map(String::as_str));
        problems::unknown_author_link(place, name, &suggestions.nearest(name, known))
    }
}

/// Returns the person or organisation that front matter names at `field`: a profile by slug or name, or whoever is written there.
pub fn byline(field: FieldPath, written: &Person, authors: &Authors, values: &mut Values<'_>) -> Option<Byline> {
    let organisation = typed(&written.organisation);
    let stated = [&written.given, &written.family, &written.suffix].map(typed);
    if organisation.is_some()
        && let Some((key, text)) = std::iter::once(("name", typed(&written.name)))
            .chain(["given", "family", "suffix"].into_iter().zip(stated))
            .find_map(|(key, text)| Some((key, text?)))
    {
        values.report_invalid(field.key(key), text, "an organisation has one name: write `{organisation: …}` alone");
    }
    let name = organisation.or(typed(&written.name));
    let parts = parts(&field, name, stated, values).filter(|_| organisation.is_none());
    let name = match (name, &parts) {
        (Some(name), _) => plain_line(name).into_owned(),
        (None, Some(parts)) => parts.whole(),
        // What stands there without a family name was reported.
        (None, None) if stated.iter().any(Option::is_some) => return None,
        (None, None) => values.required(field.key("name"), &written.name)?.to_owned(),
    };
    let given = orcid(field.key("orcid"), &written.orcid, values);
    Some(match authors.of_name(&name) {
        Some(author) => Byline {
            name: author.name.clone(),
            slug: Some(author.slug.to_string()),
            is_organisation: organisation.is_some() || author.is_organisation,
            parts: parts.or_else(|| author.parts.clone()),
            role: author.role.clone(),
            affiliation: written.affiliation.clone().or_else(|| author.affiliation.clone()),
            orcid: given.or_else(|| author.orcid.clone()),
        },
        None => {
            let is_slug = is_slug(&name) && organisation.is_none() && parts.is_none();
            let shown = if is_slug { name_of_slug(&name) } else { name.clone() };
            let is_organisation = || parts.is_none() && author_name::is_organisation(&shown);
            Byline {
                slug: is_slug.then_some(name),
                is_organisation: organisation.is_some() || is_organisation(),
                parts,
                name: shown,
                role: None,
                affiliation: written.affiliation.clone(),
                orcid: given,
            }
        }
    })
}

/// Returns what is stated of the parts of a name: given names, family name and suffix. The words of the name tell the others;
/// without a name and a family name there are none, which is reported.
fn parts(
    field: &FieldPath,
    shown: Option<&str>,
    [given, family, suffix]: [Option<&str>; 3],
    values: &mut Values<'_>,
) -> Option<Parts> {
    if let Some(family) = family {
        return Some(Parts::stated(shown.unwrap_or_default(), family, given, suffix));
    }
    let (key, text) = given.map(|text| ("given", text)).or(suffix.map(|text| ("suffix", text)))?;
    let Some(shown) = shown else {
        values.report_invalid(field.key(key), text, "write the `family` name beside it");
        return None;
    };
    let told = author_name::parts(shown)?;
    let rest = given.and_then(|given| shown.strip_prefix(given)).map(str::trim).filter(|rest| !rest.is_empty());
    let family = rest.unwrap_or(&told.family).to_owned();
    Some(Parts::stated(shown, &family, given.or(Some(&told.given)), suffix.or(told.suffix.as_deref())))
}

/// Returns a name as it is read: `Jane Doe` where `Doe, Jane` is written.
fn in_reading_order(byline: &Byline) -> String {
    let is_turned = byline.name.contains(',') && byline.parts.is_none() && !byline.is_organisation;
    let parts = if is_turned { author_name::parts(&byline.name) } else { None };
    parts.map_or_else(|| byline.name.clone(), |parts| parts.whole())
}

/// Returns what two writings of one name have in common.
fn spelling(byline: &Byline) -> String {
    plain_spelling(&in_reading_order(byline))
}

/// Whether a name is meant as a slug: lower case, with a hyphen. A single word can be somebody's name.
fn is_slug(name: &str) -> bool {
    name.contains('-') && Slug::parse(name).is_ok()
}

fn name_of_slug(slug: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    slug.split('-').map(capital).collect::<Vec<_>>().join(" ")
}

/// Returns an ORCID identifier, bare or as an address, held against its check digit.
fn orcid(field: FieldPath, written: &Option<String>, values: &mut Values<'_>) -> Option<String> {
    let text = written.as_deref()?;
    let bare = text.trim().trim_start_matches("https://").trim_start_matches("http://");
    let bare = bare.trim_start_matches("orcid.org/").trim_end_matches('/');
    let digits: Vec<u32> = bare.chars().filter(|c| *c != '-').map(|c| c.to_digit(10).unwrap_or(10)).collect();
    let grouped = bare.len() == 19 && bare.char_indices().all(|(at, c)| (c == '-') == matches!(at, 4 | 9 | 14));
    // ISO 7064, MOD 11-2.
    let total = digits.iter().take(15).fold(0, |total, digit| (total + digit) * 2);
    let check = (12 - total % 11) % 11;
    if grouped && digits.len() == 16 && check == digits[15] {
        return Some(bare.to_owned());
    }
    if grouped && digits.len() == 16 && digits.iter().take(15).all(|digit| *digit < 10) {
        let right = if check == 10 { "X".to_owned() } else { check.to_string() };
        let help = format!("a digit is wrong: with these before it the last, which checks them, would be `{right}`");
        values.report_invalid(field, text, &help);
        return None;
    }
    values.report_invalid(field, text, "an ORCID identifier has four groups of four digits: `0000-0002-1825-0097`");
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_slugs() {
        assert!(is_slug("amina-khan") && !is_slug("Amina Khan") && !is_slug("plato"));
        assert_eq!(name_of_slug("amina-khan"), "Amina Khan");
    }
}
