//! The briefs of a series before and after a brief, so that a series can be read from its first brief to its last.

use crate::page::planner::Planner;
use crate::page::view::LinkView;
use crate::parse::term::TermKind;
use crate::site::BriefAt;

/// Returns the briefs before and after a brief in its series, by date; none where it stands in no list.
pub fn neighbours(planner: &Planner, at: BriefAt) -> (Option<LinkView>, Option<LinkView>) {
    let Some(series) = &planner.edition.briefs[at].series else { return (None, None) };
    let newest_first = planner.briefs(TermKind::Series.term(series.as_str()));
    let Some(own) = newest_first.iter().position(|other| *other == at) else { return (None, None) };
    let link = |at: &BriefAt| {
        let card = &planner.forms(*at).card;
        LinkView { lang_html: card.lang_html.clone(), ..LinkView::new(card.title.clone(), card.url.clone()) }
    };
    let next = own.checked_sub(1).map(|next| link(&newest_first[next]));
    (newest_first.get(own + 1).map(link), next)
}
