//! Links between briefs as pages show them: which briefs link to a page, which are related to one, and where the links
//! of a brief's words lead on another page.

use crate::base::Route;
use crate::body::{inline_html, read_inline};
use crate::page::planner::Planner;
use crate::page::view::{BacklinkView, BacklinksView, RelatedView};
use crate::site::{Brief, BriefAt, RelatedReason};
use std::collections::BTreeMap;

/// Most backlinks on one page; of more the newest are shown.
const MOST_BACKLINKS: usize = 50;

/// For each page the links that lead to it from listed briefs, newest first, each brief once, with the position of the
/// link among the graph's edges.
pub type Backlinks = BTreeMap<Route, Vec<(BriefAt, usize)>>;

/// Gathers the backlinks of all pages. A link to a version in another language is one to the original.
pub fn gather(site: &crate::site::Site) -> Backlinks {
    let briefs: BTreeMap<_, BriefAt> = site.briefs.with_positions().map(|(at, brief)| (&brief.path, at)).collect();
    let originals = site.translations.originals();
    let mut found: Backlinks = BTreeMap::new();
    for (edge_at, edge) in site.graph.edges().iter().enumerate() {
        let Some(brief) = briefs.get(&edge.source).filter(|at| site.briefs[**at].is_listed()) else { continue };
        let to = originals.get(&edge.to).copied().unwrap_or(&edge.to);
        if *to != site.briefs[*brief].route {
            found.entry(to.clone()).or_default().push((*brief, edge_at));
        }
    }
    for links in found.values_mut() {
        links.sort_unstable();
        links.dedup_by_key(|(brief, _)| *brief);
    }
    found
}

/// The briefs that link to a page.
pub fn backlinks(planner: &Planner, page: &Route) -> BacklinksView {
    let links = planner.backlinks.get(page).map_or(&[][..], Vec::as_slice);
    let view = |(brief, edge): &(BriefAt, usize)| {
        let (card, edge) = (planner.cards.card(*brief), &planner.site.graph.edges()[*edge]);
        let sentence = edge.sentence.clone().unwrap_or_default();
        BacklinkView {
            title: card.title.clone(),
            url: card.url.clone(),
            date: card.date.clone(),
            date_iso: card.date_iso.clone(),
            before: sentence.before,
            words: sentence.words,
            after: sentence.after,
        }
    };
    BacklinksView { items: links.iter().take(MOST_BACKLINKS).map(view).collect(), count: links.len() }
}

/// Returns the briefs that are related to a brief.
pub fn related(planner: &Planner, at: BriefAt) -> Vec<RelatedView> {
    let view = |related: &crate::site::Related| {
        let card = planner.cards.card(related.brief);
        RelatedView {
            title: card.title.clone(),
            url: card.url.clone(),
            date: card.date.clone(),
            date_iso: card.date_iso.clone(),
            type_label: card.type_label.clone(),
            reason: reason(&related.reasons).into(),
        }
    };
    planner.site.related[at.index()].iter().map(view).collect()
}

/// Returns what readers are told of why a brief is related: `same country and topic`, `cites the same brief`.
fn reason(reasons: &[RelatedReason]) -> String {
    let (mut parts, mut same) = (Vec::new(), Vec::new());
    for reason in reasons {
        match reason {
            RelatedReason::Cited => parts.push("cited here".to_owned()),
            RelatedReason::Cites if parts.is_empty() => parts.push("cites this brief".to_owned()),
            RelatedReason::Cites => parts[0].push_str(" and cites this brief"),
            RelatedReason::SameSeries => same.push("series"),
            RelatedReason::SameCountries(number) => same.push(if *number == 1 { "country" } else { "countries" }),
            RelatedReason::SameTopics(number) => same.push(if *number == 1 { "topic" } else { "topics" }),
            RelatedReason::CitesSame(_) => {}
        }
    }
    match same.as_slice() {
        [] => {}
        [one] => parts.push(format!("same {one}")),
        [first @ .., last] => parts.push(format!("same {} and {last}", first.join(", "))),
    }
    match reasons.last() {
        Some(RelatedReason::CitesSame(1)) => parts.push("cites the same brief".to_owned()),
        Some(RelatedReason::CitesSame(number)) => parts.push(format!("cites {number} of the same briefs")),
        _ => {}
    }
    parts.join("; ")
}

/// Inline Markdown of a brief on another page than its own, to which links within the brief then lead.
pub fn html_elsewhere(planner: &Planner, brief: &Brief, text: &str) -> String {
    let links = planner.site.links(&brief.path);
    let mut within = read_inline(&brief.path, text, None).facts.references;
    within.retain(|reference| links.get(&reference.address).unwrap_or(&reference.address).starts_with('#'));
    if within.is_empty() {
        return inline_html(text, links);
    }
    let mut from_elsewhere = links.clone();
    for reference in within {
        let anchor = links.get(&reference.address).unwrap_or(&reference.address);
        let address = format!("{}{anchor}", planner.href(&brief.route));
        from_elsewhere.insert(reference.address, address);
    }
    inline_html(text, &from_elsewhere)
}
