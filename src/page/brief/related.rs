//! Which briefs are related to a brief, and what readers are told of why.

use crate::page::planner::Planner;
use crate::page::view::RelatedView;
use crate::say;
use crate::site::{BriefAt, Related, RelatedReason};
use crate::words::Words;

/// Returns the briefs that are related to a brief.
pub fn views(planner: &Planner, at: BriefAt) -> Vec<RelatedView> {
    let view = |related: &Related| {
        let card = &planner.forms(related.brief).card;
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
