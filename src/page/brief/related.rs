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
            lang_html: card.lang_html.clone(),
            url: card.url.clone(),
            date: card.date.clone(),
            date_iso: card.date_iso.clone(),
            type_label: card.type_label.clone(),
            reason: reason(&planner.words, &related.reasons).into(),
        }
    };
    planner.edition.related[at.index()].iter().map(view).collect()
}

/// Returns what readers are told of why a brief is related: `same country; same topic; cites the same brief`.
fn reason(words: &Words, reasons: &[RelatedReason]) -> String {
    let (cites, others) = match reasons {
        [RelatedReason::Cited, RelatedReason::Cites, others @ ..] => (say!(words, "related.cited_and_cites"), others),
        [RelatedReason::Cited, others @ ..] => (say!(words, "related.cited"), others),
        [RelatedReason::Cites, others @ ..] => (say!(words, "related.cites"), others),
        others => ("", others),
    };
    let same = others.iter().map(|reason| match *reason {
        RelatedReason::SameSeries => say!(words, "related.same_series").to_owned(),
        RelatedReason::SameCountries(count) => say!(words, "related.same_countries", count = count),
        RelatedReason::SameTopics(count) => say!(words, "related.same_topics", count = count),
        RelatedReason::CitesSame(count) => say!(words, "related.cites_same", count = count),
        RelatedReason::Cited | RelatedReason::Cites => String::new(),
    });
    let parts = [cites.to_owned()].into_iter().chain(same).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(say!(words, "related.separator"))
}
