//! The addresses of pages: which page of the interface's table stands where.

mod derived;

pub use derived::above;

use super::Brief;
use crate::base::{FieldPath, INDEX_FOLDER, Language, Prefix, Route, Slug, SourcePath, problems};
use crate::parse::config::Config;
use crate::parse::document::{ContentKind, Document};
use crate::parse::term::{TermId, TermKind};
use crate::parse::values::Values;
use crate::places::{CountryCode, registry};

/// Returns `/briefs/SLUG/`
pub fn brief(prefix: &Prefix, slug: &Slug) -> Route {
    prefix.route(&format!("/briefs/{slug}/"))
}

/// Returns what stands before the address of a brief in a language: nothing in the site's first one.
pub fn prefix(language: &Language, config: &Config) -> Prefix {
    if config.languages[0] == *language { Prefix::default() } else { Prefix::of_tag(language.tag()) }
}

/// Whether an address has the form of a translation's.
pub fn is_translation(route: &Route) -> bool {
    let parts: Vec<&str> = route.as_str().split('/').collect();
    matches!(parts.as_slice(), ["", tag, "briefs", _, ""] if !tag.is_empty())
}

/// Returns the term of a country.
pub fn country(code: CountryCode) -> TermId<'static> {
    TermKind::Country.term(registry().country(code).slug)
}

/// Returns `/countries/SLUG/topics/SLUG/`
pub fn country_topic(prefix: &Prefix, code: CountryCode, topic: &Slug) -> Route {
    country(code).route(prefix).child(&format!("topics/{topic}/"))
}

/// Returns `/regions/SLUG/topics/SLUG/`
pub fn region_topic(prefix: &Prefix, region: &str, topic: &Slug) -> Route {
    TermKind::Region.term(region).route(prefix).child(&format!("topics/{topic}/"))
}

/// Returns `/relations/SLUG-SLUG/`, the same whichever country is named first.
pub fn relation(prefix: &Prefix, one: CountryCode, other: CountryCode) -> Route {
    let mut slugs = [one, other].map(|code| registry().country(code).slug);
    slugs.sort_unstable();
    prefix.route(&format!("/relations/{}-{}/", slugs[0], slugs[1]))
}

/// Returns `/coverage/`
pub fn coverage(prefix: &Prefix) -> Route {
    prefix.route("/coverage/")
}

/// Returns `/search/`
pub fn search(prefix: &Prefix) -> Route {
    prefix.route("/search/")
}

/// Returns `/opensearch.xml`
pub fn open_search(prefix: &Prefix) -> Route {
    prefix.route("/opensearch.xml")
}

/// Returns the folder of the search index.
pub fn search_index(prefix: &Prefix) -> Route {
    prefix.route(&format!("/{INDEX_FOLDER}"))
}

/// Returns `/corrections/`
pub fn corrections(prefix: &Prefix) -> Route {
    prefix.route("/corrections/")
}

/// Returns the page on which the text of a file is shown, if its kind and name settle that: that of a term, or home.
pub fn profile(prefix: &Prefix, kind: ContentKind, name: &str) -> Option<Route> {
    match kind {
        ContentKind::Term(kind) => match known_place(kind, name) {
            Some((_, slug)) => Some(kind.term(slug).route(prefix)),
            None if kind == TermKind::Country => None,
            None => Some(kind.term(Slug::parse(name).ok()?.as_str()).route(prefix)),
        },
        ContentKind::Home => Some(prefix.route("/")),
        ContentKind::Brief | ContentKind::Page => None,
    }
}

/// Returns the profile that would give a known place the page that it does not have, and that page, for the folder and
/// the name of a file.
pub fn profile_to_create(folder: &str, name: &str) -> Option<(String, Route)> {
    let kind = TermKind::of_folder(folder)?;
    let (file, slug) = known_place(kind, name)?;
    Some((format!("content/{folder}/{file}.md"), kind.term(slug).route(&Prefix::default())))
}

/// Returns the name of the file that the profile of a place in the registry has, and its slug.
fn known_place(kind: TermKind, name: &str) -> Option<(&'static str, &'static str)> {
    match kind {
        TermKind::Country => registry().find_country(name).ok().map(|country| (country.code.as_str(), country.slug)),
        TermKind::Region => registry().find_region(name).ok().map(|region| (region.slug, region.slug)),
        TermKind::Group => registry().find_organisation(name).ok().map(|group| (group.slug, group.slug)),
        // The registry knows places alone.
        _ => None,
    }
}

/// Returns `/archive/2021/`
pub fn archive(prefix: &Prefix, year: i16) -> Route {
    prefix.route(&format!("/archive/{year:04}/"))
}

/// Returns the page of one year of an index: `/countries/pakistan/2021/`.
pub fn year(index: &Route, year: i16) -> Route {
    index.child(&format!("{year:04}/"))
}

/// Returns the Atom feed of an index.
pub fn feed(index: &Route) -> Route {
    index.child("feed.xml")
}

/// Returns the PDF of a page, which stands beside it: `/briefs/water/water.pdf`.
pub fn paper(page: &Route) -> Route {
    let name = page.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    page.child(&format!("{name}.pdf"))
}

/// Returns an older volume of the dossier of a page: `/countries/mali/mali-1.pdf`.
pub fn volume(page: &Route, number: usize) -> Route {
    let name = page.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    page.child(&format!("{name}-{number}.pdf"))
}

/// Returns the file for calendars of a brief about an event, which stands beside its page.
pub fn calendar(brief: &Brief) -> Route {
    brief.route.beside(&format!("{}.ics", brief.slug))
}

/// Returns the calendar of a page that lists events.
pub fn calendar_of(index: &Route) -> Route {
    index.child("calendar.ics")
}

/// Returns the slug of a document: the one written, else the one that its name is. A name that is no slug is reported
/// and its nearest slug taken, so that nothing else goes wrong for the same reason.
pub fn slug(document: &Document, written: &Option<String>, values: &mut Values<'_>) -> Slug {
    if let Some(slug) = values.slug(FieldPath::of("slug"), written) {
        return slug;
    }
    name_slug(&document.identity.name, &document.path, values)
}

fn name_slug(name: &str, path: &SourcePath, values: &mut Values<'_>) -> Slug {
    Slug::parse(name).unwrap_or_else(|fault| {
        values.report(problems::invalid_file_name(path, name, fault));
        Slug::of_title(name).unwrap_or_else(|| Slug::parse("unnamed").expect("a slug"))
    })
}

/// Returns `/PATH/` of a plain page: its path below `content/pages/`, the last part replaced by a written slug.
pub fn page(prefix: &Prefix, document: &Document, written: Option<&str>, values: &mut Values<'_>) -> Route {
    let parts: Vec<&str> = document.identity.name.split('/').collect();
    let mut route = String::from("/");
    for (at, part) in parts.iter().enumerate() {
        let is_last = at + 1 == parts.len();
        let slug = match written {
            Some(written) if is_last => values.slug(FieldPath::of("slug"), &Some(written.to_owned())),
            _ => None,
        };
        let slug = slug.unwrap_or_else(|| name_slug(part, &document.path, values));
        route.push_str(slug.as_str());
        route.push('/');
    }
    prefix.route(&route)
}

/// Returns the address that `url` asks for.
pub fn written(url: &Option<String>, values: &mut Values<'_>) -> Option<Route> {
    values.page_route(FieldPath::of("url"), url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_relations_have_one_address() {
        let first = Prefix::default();
        let codes: Vec<CountryCode> = registry().countries().iter().map(|country| country.code).collect();
        let pairs =
            || codes.iter().enumerate().flat_map(|(at, one)| codes[at + 1..].iter().map(|other| (*one, *other)));
        let routes: BTreeSet<Route> = pairs().map(|(one, other)| relation(&first, one, other)).collect();
        assert_eq!(routes.len(), pairs().count());
        assert!(pairs().all(|(one, other)| relation(&first, one, other) == relation(&first, other, one)));
    }
}
