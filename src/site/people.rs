//! Authors and series: the profiles that briefs name.

use super::{Brief, Picture, Text};
use crate::base::nearest::Suggestions;
use crate::base::{Diagnostic, FieldPath, Place, Slug, SourcePath, problems};
use crate::parse::config::Config;
use crate::parse::document::{ContentKind, Document, Front};
use crate::parse::front_matter::Person;
use crate::parse::values::Values;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A profile.
#[derive(Clone, Debug)]
pub struct Author {
    pub slug: Slug,
    pub name: String,
    pub role: Option<String>,
    pub affiliation: Option<String>,
    pub orcid: Option<String>,
    pub email: Option<String>,
    pub summary: Option<String>,
    /// Title and address.
    pub links: Vec<(String, String)>,
    pub portrait: Option<Picture>,
    pub text: Text,
}

/// A series, with a file of its own or named by briefs alone.
#[derive(Clone, Debug)]
pub struct Series {
    pub slug: Slug,
    pub title: String,
    pub summary: Option<String>,
    pub text: Option<Text>,
}

/// A person that front matter names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Byline {
    pub name: String,
    /// The profile's slug, or the slug that was written without one.
    pub slug: Option<String>,
    pub role: Option<String>,
    pub affiliation: Option<String>,
    pub orcid: Option<String>,
}

/// The profiles, by slug.
pub fn authors(config: &Config, public: &[Arc<Document>], problems: &mut Vec<Diagnostic>) -> BTreeMap<String, Author> {
    let mut authors = BTreeMap::new();
    for document in public {
        let Front::Author(front) = &document.front else { continue };
        let mut values = Values::new(&document.path, &config.timezone);
        let slug = super::routes::slug(document, &None, &mut values);
        let name = values.required(FieldPath::of("name"), &front.name).unwrap_or_default().to_owned();
        let orcid = orcid(FieldPath::of("orcid"), &front.orcid, &mut values);
        let email = values.email(FieldPath::of("email"), &front.email);
        let links = super::links_elsewhere(&front.links, &mut values);
        let portrait = Picture::read(front.image.as_ref(), &mut values);
        problems.extend(values.into_problems());
        let author = Author {
            links,
            portrait,
            slug: slug.clone(),
            name,
            role: front.role.clone(),
            affiliation: front.affiliation.clone(),
            orcid,
            email,
            summary: front.summary.clone(),
            text: Text { source: document.path.clone() },
        };
        authors.insert(slug.to_string(), author);
    }
    authors
}

/// The series that have files.
pub fn series(config: &Config, public: &[Arc<Document>], problems: &mut Vec<Diagnostic>) -> BTreeMap<Slug, Series> {
    let mut all = BTreeMap::new();
    for document in public.iter().filter(|document| document.identity.kind == ContentKind::Series) {
        let Front::Series(front) = &document.front else { continue };
        let mut values = Values::new(&document.path, &config.timezone);
        let slug = super::routes::slug(document, &None, &mut values);
        let title = values.required(FieldPath::of("title"), &front.title).unwrap_or_default().to_owned();
        problems.extend(values.into_problems());
        let text = Some(Text { source: document.path.clone() });
        all.insert(slug.clone(), Series { slug, title, summary: front.summary.clone(), text });
    }
    all
}

/// Takes in the series that only briefs name; the words of the slug are the title. Where other series have files, one
/// without is told, once, at the first brief that names it: it may be a slip.
pub fn take_in_series(
    series: &mut BTreeMap<Slug, Series>,
    briefs: &[Arc<Brief>],
    unreadable: &BTreeSet<SourcePath>,
    problems: &mut Vec<Diagnostic>,
) {
    let written: BTreeSet<String> = series.keys().map(Slug::to_string).collect();
    let unread = super::unread(ContentKind::Series, unreadable);
    let mut suggestions = Suggestions::default();
    for (brief, slug) in briefs.iter().filter_map(|brief| Some((brief, brief.series.as_ref()?))) {
        if !written.is_empty() && !series.contains_key(slug) && !unread.contains(slug.as_str()) {
            let place = Place::field(&brief.path, FieldPath::of("series"));
            let near = suggestions.nearest(slug.as_str(), written.iter().map(String::as_str));
            problems.push(problems::unknown_series(place, slug.as_str(), &near));
        }
        series.entry(slug.clone()).or_insert_with(|| Series {
            slug: slug.clone(),
            title: super::topics::words(slug.as_str()),
            summary: None,
            text: None,
        });
    }
}

/// The profiles, as front matter may name them.
pub struct NamedAuthors<'a> {
    by_slug: &'a BTreeMap<String, Author>,
    /// By names in lower case, of several the first by slug.
    by_name: BTreeMap<String, &'a Author>,
}

impl<'a> NamedAuthors<'a> {
    /// Enters the names of all profiles.
    pub fn new(by_slug: &'a BTreeMap<String, Author>) -> Self {
        let mut by_name = BTreeMap::new();
        for author in by_slug.values() {
            by_name.entry(author.name.to_lowercase()).or_insert(author);
        }
        Self { by_slug, by_name }
    }

    /// All slugs and names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_slug.keys().chain(self.by_name.keys()).map(String::as_str)
    }

    /// The profile of that slug or name.
    pub fn find(&self, written: &str) -> Option<&'a Author> {
        self.by_slug.get(written).or_else(|| self.by_name.get(&written.to_lowercase()).copied())
    }
}

/// The person that front matter names at `field`: a profile by slug or name, or whoever is written there.
pub fn byline(
    field: FieldPath,
    written: &Person,
    authors: &NamedAuthors<'_>,
    values: &mut Values<'_>,
) -> Option<Byline> {
    let name = values.required(field.key("name"), &written.name)?;
    let name = &*name.split_whitespace().collect::<Vec<_>>().join(" ");
    let profile = authors.find(name);
    let given = orcid(field.key("orcid"), &written.orcid, values);
    Some(match profile {
        Some(author) => Byline {
            name: author.name.clone(),
            slug: Some(author.slug.to_string()),
            role: author.role.clone(),
            affiliation: written.affiliation.clone().or_else(|| author.affiliation.clone()),
            orcid: given.or_else(|| author.orcid.clone()),
        },
        None => Byline {
            name: if is_slug(name) { name_of_slug(name) } else { name.to_owned() },
            slug: is_slug(name).then(|| name.to_owned()),
            role: None,
            affiliation: written.affiliation.clone(),
            orcid: given,
        },
    })
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

/// Warns of slugs without a profile, once a slug, at the first brief that names it.
pub fn report_unknown(
    briefs: &[Arc<Brief>],
    authors: &BTreeMap<String, Author>,
    unreadable: &BTreeSet<SourcePath>,
    problems: &mut Vec<Diagnostic>,
) {
    let unread = super::unread(ContentKind::Author, unreadable);
    let (mut told, mut suggestions) = (BTreeSet::new(), Suggestions::default());
    for brief in briefs {
        for (at, byline) in brief.authors.iter().enumerate() {
            let Some(slug) =
                byline.slug.as_deref().filter(|slug| !authors.contains_key(*slug) && !unread.contains(*slug))
            else {
                continue;
            };
            if told.insert(slug) {
                let place = Place::field(&brief.path, FieldPath::of("authors").index(at));
                let near = suggestions.nearest(slug, authors.keys().map(String::as_str));
                problems.push(problems::unknown_author(place, slug, &near));
            }
        }
    }
}

/// An ORCID identifier, bare or as an address, held against its check digit.
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
