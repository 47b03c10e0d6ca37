//! What the names that come with a new brief mean on this site.
//!
//! A name that nobody knows stays as typed: the new brief is looked at as `check` would look at it, which has the words for
//! it and knows what was meant.

use crate::base::Slug;
use crate::base::nearest::{did_you_mean, nearest};
use crate::base::problems::slug_message;
use crate::parse::term::TermKind;
use crate::site::{PlaceName, Site, words};
use std::collections::BTreeMap;

/// Returns the slug asked for, or that of the title.
///
/// # Errors
/// What is wrong with it, or why there is none.
pub fn slug(asked: Option<&str>, title: &str) -> Result<Slug, String> {
    let Some(written) = asked else {
        let none = || format!("no slug can be made of the title `{title}`; give one with `--slug`");
        return Slug::of_title(title).ok_or_else(none);
    };
    Slug::parse(written).map_err(|fault| {
        let near = Slug::of_title(written).map_or_else(String::new, |slug| format!("; type `--slug {slug}`"));
        format!("{}{near}", slug_message(written, fault))
    })
}

/// Returns a text on one line, without control characters.
pub fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Returns what each argument stands for; what two arguments stand for, once.
pub fn each_once<T: PartialEq>(arguments: &[String], meaning: impl Fn(&str) -> T) -> Vec<T> {
    let mut meanings = Vec::new();
    for argument in arguments {
        let meant = meaning(&one_line(argument));
        if !meanings.contains(&meant) {
            meanings.push(meant);
        }
    }
    meanings
}

/// Returns the code of a country and its name; one that nobody knows stays as typed, for the report.
pub fn country(site: &Site, written: &str) -> (String, Option<String>) {
    match site.first().places.country(written) {
        Some(country) => (country.code.to_string(), Some(site.first().places.country_name(country.code).to_owned())),
        None => (written.to_owned(), None),
    }
}

/// Returns the slug of a topic; one that nobody knows stays as typed unless a file is made for it.
pub fn topic(site: &Site, written: &str, is_made: bool) -> String {
    let slug = site.first().topics.find(written).or_else(|| Slug::of_title(written).filter(|_| is_made));
    slug.map_or_else(|| written.to_owned(), |slug| slug.to_string())
}

/// Returns the slug of a profile, or the name as typed.
pub fn author(site: &Site, written: &str) -> String {
    let named = |name: &str| name.to_lowercase() == written.to_lowercase();
    let profile = site.first().authors.iter().find(|author| author.slug.as_str() == written || named(&author.name));
    profile.map_or_else(|| written.to_owned(), |author| author.slug.to_string())
}

/// Returns the slug of a region or organisation and its name; one that nobody knows stays as typed, for the report.
pub fn area(found: Option<PlaceName>, written: &str) -> (String, Option<String>) {
    match found {
        Some(area) => (area.slug.to_string(), Some(area.name.to_string())),
        None => (written.to_owned(), None),
    }
}

/// Returns the slug of a type that goes by this slug or label; one that nobody knows stays as typed, for the report.
pub fn brief_type(site: &Site, written: &str) -> String {
    let wanted = written.to_lowercase();
    let is_meant = |slug: &str, label: &str| slug == wanted || label.to_lowercase() == wanted;
    let found = site.config.types.iter().find(|known| is_meant(known.slug.as_str(), &known.label));
    found.map_or_else(|| written.to_owned(), |known| known.slug.to_string())
}

/// Returns the slug of a series that goes by this slug or title. The first series of a site needs no file, and none of
/// its briefs to name it.
///
/// # Errors
/// The site has others, and this is none of them.
pub fn series(site: &Site, written: &str) -> Result<String, String> {
    let source = site.first().term_source(TermKind::Series);
    let files = source.profiles().into_iter().map(|(slug, _)| (slug.to_owned(), source.title(slug).to_string()));
    let used = site.briefs().into_iter().filter_map(|brief| brief.series.as_ref());
    let used = used.map(|slug| (slug.to_string(), words(slug.as_str())));
    let known: BTreeMap<String, String> = used.chain(files).collect();
    let Some(slug) = Slug::of_title(written) else { return Ok(written.to_owned()) };
    let wanted = written.to_lowercase();
    let is_meant =
        |(known, title): &(&String, &String)| known.as_str() == slug.as_str() || title.to_lowercase() == wanted;
    if let Some((slug, _)) = known.iter().find(is_meant) {
        return Ok(slug.clone());
    }
    if known.is_empty() {
        return Ok(slug.to_string());
    }
    let names = known.iter().flat_map(|(slug, title)| [slug.as_str(), title.as_str()]);
    let near = nearest(written, names);
    let make = format!("`briefpress new series {}` makes it", super::words::quoted(written));
    Err(format!("no series is called `{written}`; {}", did_you_mean(near.first().as_slice(), make)))
}
