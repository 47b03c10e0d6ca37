//! Two sources for one address, and links to addresses that are none: found when every address is known and nothing
//! is written.

use super::{Content, Page, collision};
use crate::base::nearest::nearest;
use crate::base::{Diagnostic, Route, SourcePath, problems};
use crate::site::Site;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many dead rooted links of one site are given suggestions.
const MOST_SUGGESTIONS: usize = 50;

/// Sorts the pages by route, drops those whose address is taken, and reports each of them.
pub fn check(pages: &mut Vec<Page>) -> Vec<Diagnostic> {
    pages.sort_by(|a, b| (&a.route, &a.origin.source).cmp(&(&b.route, &b.origin.source)));
    let mut problems = Vec::new();
    let mut taken: HashMap<String, usize> = HashMap::with_capacity(pages.len());
    let mut keep = Vec::with_capacity(pages.len());
    for (at, page) in pages.iter().enumerate() {
        let first = *taken.entry(page.route.key()).or_insert(at);
        if first != at {
            problems.push(collision(page, &pages[first]));
        }
        keep.push(first == at);
    }
    // `/a` as a file and `/a/` as a folder cannot both be on a disk.
    for (at, page) in pages.iter().enumerate().filter(|(at, _)| keep[*at]) {
        let key = page.route.key();
        let folders = key.match_indices('/').map(|(end, _)| &key[..end]);
        if let Some(file) = folders.filter_map(|folder| taken.get(folder)).find(|file| **file != at) {
            problems.push(collision(page, &pages[*file]));
        }
    }
    let mut keep = keep.into_iter();
    pages.retain(|_| keep.next().unwrap_or(true));
    problems
}

/// Holds links to rooted addresses against the pages that there are.
pub fn dead_rooted(site: &Site, pages: &[Page]) -> Vec<Diagnostic> {
    if site.rooted.is_empty() {
        return Vec::new();
    }
    let known: BTreeMap<&str, &Page> = pages.iter().map(|page| (page.route.as_str(), page)).collect();
    let headings: BTreeMap<&SourcePath, (&[crate::parse::markdown::Heading], &[String])> = headings(site);
    let mut suggestions = 0;
    let mut problems = Vec::new();
    for rooted in &site.rooted {
        let Some(page) = find(&known, &rooted.route) else {
            suggestions += 1;
            let near = if suggestions <= MOST_SUGGESTIONS { near(&known, &rooted.route) } else { Vec::new() };
            problems.push(match profile_to_create(&rooted.route) {
                Some(file) => problems::link_without_page(rooted.place.clone(), &rooted.written, &file),
                None => problems::dead_link(rooted.place.clone(), &rooted.written, &near),
            });
            continue;
        };
        let Some(fragment) = rooted.fragment.as_deref().filter(|fragment| !fragment.is_empty()) else { continue };
        // What a fragment means in a file that is copied is nobody's business here.
        let Content::Html(html) = &page.content else { continue };
        let (headings, raw_ids) =
            html.text.as_ref().and_then(|source| headings.get(source)).copied().unwrap_or_default();
        let anchor = crate::base::route::decode(fragment).unwrap_or_else(|| fragment.to_owned());
        if !crate::site::has_anchor(headings, raw_ids, &anchor) {
            let near = nearest(&anchor, headings.iter().map(|heading| heading.id.as_str()));
            let page = format!("`{}`", page.route);
            problems.push(problems::dead_anchor(rooted.place.clone(), &anchor, &page, &near));
        }
    }
    problems
}

/// The page at a route, also when its closing slash was left out.
pub fn find<'a>(known: &BTreeMap<&str, &'a Page>, route: &Route) -> Option<&'a Page> {
    let text = route.as_str();
    known.get(text).or_else(|| known.get(format!("{text}/").as_str())).copied()
}

fn headings(site: &Site) -> BTreeMap<&SourcePath, (&[crate::parse::markdown::Heading], &[String])> {
    let briefs = site.briefs.iter().map(|brief| (&brief.path, (&*brief.headings, &*brief.raw_ids)));
    let versions = site.translations.iter().map(|version| (&version.path, (&*version.headings, &*version.raw_ids)));
    let pages = site.pages.iter().map(|page| (&page.text.source, (&*page.headings, &*page.raw_ids)));
    let others = site.anchors.iter().map(|(source, (headings, raw_ids))| (source, (&**headings, &**raw_ids)));
    briefs.chain(versions).chain(pages).chain(others).collect()
}

fn near(known: &BTreeMap<&str, &Page>, route: &Route) -> Vec<String> {
    let folder = route.parent();
    let beside: BTreeSet<&str> = known.keys().copied().filter(|other| other.starts_with(folder.as_str())).collect();
    nearest(route.as_str(), beside).into_iter().map(str::to_owned).collect()
}

/// The profile that would make a link to a known place live.
fn profile_to_create(route: &Route) -> Option<String> {
    let (section, slug) = route.as_str().strip_prefix('/')?.trim_end_matches('/').split_once('/')?;
    crate::site::routes::profile_to_create(section, slug).map(|(file, _)| file)
}
