//! Links between briefs as pages show them: which briefs link to a page, which are related to one, and where the links
//! of a brief's words lead on another page.

use crate::base::Route;
use crate::body::{inline_html, read_inline};
use crate::page::planner::Planner;
use crate::page::view::{BacklinkView, BacklinksView, RelatedView};
use crate::say;
use crate::site::{Brief, BriefAt, RelatedReason};
use crate::words::Words;
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
            reason: reason(planner.words, &related.reasons).into(),
        }
    };
    planner.site.related[at.index()].iter().map(view).collect()
}

/// Returns what readers are told of why a brief is related: `same country and topic; cites the same brief`.
fn reason(words: &Words, reasons: &[RelatedReason]) -> String {
    let (cites, others) = match reasons {
        [RelatedReason::Cited, RelatedReason::Cites, others @ ..] => (say!(words, "related.cited_and_cites"), others),
        [RelatedReason::Cited, others @ ..] => (say!(words, "related.cited"), others),
        [RelatedReason::Cites, others @ ..] => (say!(words, "related.cites"), others),
        others => ("", others),
    };
    let (mut same, mut cites_same) = (Vec::new(), String::new());
    for reason in others {
        match *reason {
            RelatedReason::SameSeries => same.push(say!(words, "related.series").to_owned()),
            RelatedReason::SameCountries(count) => same.push(say!(words, "related.countries", count = count)),
            RelatedReason::SameTopics(count) => same.push(say!(words, "related.topics", count = count)),
            RelatedReason::CitesSame(count) => cites_same = say!(words, "related.cites_same", count = count),
            RelatedReason::Cited | RelatedReason::Cites => {}
        }
    }
    let same = if same.is_empty() { String::new() } else { say!(words, "related.same", terms = &words.list(&same)) };
    let parts = [cites, &same, &cites_same].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(say!(words, "related.separator"))
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
