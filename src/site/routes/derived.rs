//! Derived pages, by their addresses alone: those that stand for what briefs have in common, and come and go with them.
//!
//! When such a page has gone, nothing but its address is known, and nothing else may be asked: whether a brief is
//! withheld or was never there must lead to the same page.

use crate::base::{Prefix, Route, Slug};
use crate::parse::config::Config;
use crate::parse::term::{Listing, TermKind};
use crate::places::registry;

/// Returns the pages above a derived page, the nearest first, whether they are there or not; the home page is the
/// last. None for the addresses of briefs, plain pages and files, and for the home page.
pub fn above(route: &Route, config: &Config) -> Option<Vec<Route>> {
    for other in &config.others {
        if let Some(path) = other.prefix.path(route).filter(|path| *path != "/") {
            return above_path(path, &other.prefix);
        }
        if other.prefix.path(route).is_some() {
            return Some(vec![Route::of("/")]);
        }
    }
    above_path(route.as_str(), &config.prefix)
}

/// Returns the pages above the one at a path of a language.
fn above_path(path: &str, prefix: &Prefix) -> Option<Vec<Route>> {
    let parts: Vec<&str> = path.strip_prefix('/')?.strip_suffix('/')?.split('/').collect();
    let first = &Prefix::default();
    let country =
        |slug: &str| registry().country_by_slug(slug).map(|country| super::country(country.code).route(first));
    let mut above = match *parts.as_slice() {
        ["briefs"] => Vec::new(),
        [folder] if TermKind::of_folder(folder).is_some_and(TermKind::has_index) => Vec::new(),
        ["coverage" | "corrections"] => vec!["/briefs/".to_owned()],
        ["corrections", year] => is_year(year).then(|| vec!["/corrections/".to_owned(), "/briefs/".to_owned()])?,
        ["archive", year] => is_year(year).then(|| vec!["/briefs/".to_owned()])?,
        ["relations", pair] => {
            let (one, other) =
                pair.match_indices('-').find_map(|(at, _)| Some((country(&pair[..at])?, country(&pair[at + 1..])?)))?;
            vec![one.to_string(), other.to_string(), "/countries/".to_owned()]
        }
        ["countries", slug, "topics", topic] => {
            vec![
                country(slug)?.to_string(),
                TermKind::Topic.term(Slug::parse(topic).ok()?.as_str()).route(first).to_string(),
                "/countries/".to_owned(),
            ]
        }
        ["regions", slug, "topics", topic] => {
            let region = TermKind::Region.term(Slug::parse(slug).ok()?.as_str()).route(first).to_string();
            let wider = regions_around(slug).map(|slug| TermKind::Region.term(slug).route(first).to_string());
            let topic = TermKind::Topic.term(Slug::parse(topic).ok()?.as_str()).route(first).to_string();
            [region].into_iter().chain(wider).chain([topic, "/countries/".to_owned()]).collect()
        }
        [folder, slug, ref year @ ..] => {
            let kind = TermKind::of_folder(folder)?;
            let term = kind.term(slug).route(first).to_string();
            let mut above = match *year {
                [] => Vec::new(),
                [year] if kind.row().listing == Listing::Years && is_year(year) => vec![term],
                _ => return None,
            };
            match kind {
                TermKind::Country => drop(country(slug)?),
                TermKind::Region => {
                    above.extend(regions_around(slug).map(|slug| kind.term(slug).route(first).to_string()))
                }
                _ => drop(Slug::parse(slug).ok()?),
            }
            above.push(kind.row().index.to_owned());
            above
        }
        _ => return None,
    };
    above.push("/".to_owned());
    Some(above.into_iter().map(|path| prefix.route(&path)).collect())
}

/// Returns the regions around one, from the inside.
fn regions_around(slug: &str) -> impl Iterator<Item = &'static str> {
    let around = |slug: &str| registry().region(slug)?.parent;
    std::iter::successors(around(slug), move |slug| around(slug))
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(route: &str) -> String {
        let Some(above) = above_path(route, &Prefix::default()) else { return "none".to_owned() };
        above.iter().map(|route| route.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_pages_above_a_derived_page() {
        for (route, above) in [
            ("/relations/pakistan-russia/", "/countries/pakistan/ /countries/russia/ /countries/ /"),
            (
                "/relations/bosnia-and-herzegovina-serbia/",
                "/countries/bosnia-and-herzegovina/ /countries/serbia/ /countries/ /",
            ),
            ("/countries/pakistan/topics/trade/", "/countries/pakistan/ /topics/trade/ /countries/ /"),
            ("/countries/pakistan/2021/", "/countries/pakistan/ /countries/ /"),
            (
                "/regions/southern-asia/topics/trade/",
                "/regions/southern-asia/ /regions/asia/ /topics/trade/ /countries/ /",
            ),
            ("/countries/pakistan/", "/countries/ /"),
            ("/topics/trade/2021/", "/topics/trade/ /topics/ /"),
            ("/authors/amina-khan/", "/authors/ /"),
            ("/series/talks/2021/", "/series/talks/ /briefs/ /"),
            ("/regions/southern-asia/", "/regions/asia/ /countries/ /"),
            ("/regions/basin-states/", "/countries/ /"),
            ("/groups/sco/", "/countries/ /"),
            ("/archive/2021/", "/briefs/ /"),
            ("/coverage/", "/briefs/ /"),
            ("/corrections/", "/briefs/ /"),
            ("/corrections/2021/", "/corrections/ /briefs/ /"),
            ("/countries/", "/"),
            ("/briefs/", "/"),
        ] {
            assert_eq!(shown(route), above, "{route}");
        }
    }

    #[test]
    fn what_is_no_derived_page() {
        for route in [
            "/",
            "/briefs/a/",
            "/fr/briefs/a/",
            "/about/",
            "/countries/atlantis/",
            "/countries/pakistan/annex/",
            "/countries/pakistan/map.svg",
            "/topics/trade/21/",
            "/topics/Trade/",
            "/relations/pakistan-atlantis/",
            "/groups/sco/2021/",
            "/archive/",
            "/topics/trade.html",
            "/regions/southern-asia/topics/",
        ] {
            assert_eq!(shown(route), "none", "{route}");
        }
    }
}
