//! Which briefs link to a page.

use crate::base::Route;
use crate::site::{BriefAt, Edition, Site};
use std::collections::BTreeMap;

/// For each page the links that lead to it from listed briefs, newest first, each brief once, with the position of the
/// link among the graph's edges.
pub type Backlinks = BTreeMap<Route, Vec<(BriefAt, usize)>>;

/// Gathers the backlinks of all pages. A link to a version in another language is one to the brief.
pub fn gather(site: &Site, edition: &Edition) -> Backlinks {
    let briefs: BTreeMap<_, BriefAt> = edition.briefs.with_positions().map(|(at, brief)| (&brief.path, at)).collect();
    let originals = site.versions.pages_of(&edition.briefs);
    let mut found: Backlinks = BTreeMap::new();
    for (edge_at, edge) in site.graph.edges().iter().enumerate() {
        let Some(brief) = briefs.get(&edge.source).filter(|at| edition.briefs[**at].is_listed()) else { continue };
        let to = originals.get(&edge.to).copied().unwrap_or(&edge.to);
        if *to != edition.briefs[*brief].route {
            found.entry(to.clone()).or_default().push((*brief, edge_at));
        }
    }
    for links in found.values_mut() {
        links.sort_unstable();
        links.dedup_by_key(|(brief, _)| *brief);
    }
    found
}
