//! The home page: a lead story, a few more beside it, the newest of the others, and where to go from there.

use crate::page::content::{Page, View};
use crate::page::head::{Head, Subject};
use crate::page::planner::Planner;
use crate::page::view::{CardView, CountView, HomeView, ListView, Shared, YearView};
use crate::parse::term::TermKind;
use crate::site::BriefAt;
use std::cmp::Reverse;

/// Stories beside the lead, at most.
const MOST_STORIES: usize = 3;

/// Briefs in the list below them, at most: the page is a door, not a list, and leads on to all briefs.
const MOST_ROWS: usize = 10;

/// Events that are still to come, at most.
const MOST_EVENTS: usize = 3;

/// Countries and topics, at most.
const MOST_TERMS: usize = 10;

/// Returns the page; `years` are those of the archive that it leads to.
pub fn page(planner: &Planner, years: Vec<YearView>) -> Page {
    let (edition, listed) = (&planner.edition, &planner.listed);
    let card = |at: &BriefAt| planner.forms(*at).card.clone();
    let (lead, stories) = chosen(planner);
    let is_chosen = |at: &BriefAt| lead == Some(*at) || stories.contains(at);
    let mut coming = planner.coming(listed);
    coming.retain(|at| !is_chosen(at));
    coming.truncate(MOST_EVENTS);
    let others = listed.iter().filter(|at| !is_chosen(at) && !coming.contains(at));
    let cards: Vec<Shared<CardView>> = others.take(MOST_ROWS).map(card).collect();
    let coming = coming.iter().map(card).collect();
    let list = ListView { cards, total: listed.len(), years, coming, ..ListView::default() };
    let most = |kind: TermKind| {
        let terms = edition.terms.of(kind).filter(|(_, term)| !term.briefs.is_empty());
        let mut terms: Vec<CountView> = terms.map(|(id, term)| planner.term_count(id, term)).collect();
        terms.sort_by(|a, b| (Reverse(a.count), &a.title).cmp(&(Reverse(b.count), &b.title)));
        terms.truncate(MOST_TERMS);
        terms
    };
    let view = HomeView {
        lead: lead.as_ref().map(card),
        stories: stories.iter().map(card).collect(),
        countries: most(TermKind::Country),
        topics: most(TermKind::Topic),
    };
    let because = "every site has one";
    head(planner)
        .of(edition.home.as_ref())
        .modified(planner.last_change(listed))
        .page(View::Home(Box::new(view), list), because)
}

/// Returns the head of the page, whose plate stands on pages too that have nothing to show.
pub fn head(planner: &Planner) -> Head<'_> {
    let config = &planner.edition.config;
    Head::new(planner, &planner.at("/"), &config.title)
        .description(config.description.clone())
        .plated(Subject { country: None, about: config.description.clone().unwrap_or_default() })
}

/// Returns the brief that leads, and those beside it: the featured ones, then the newest that are about no event. What no longer holds is put before
/// nobody, and what is in another language leads only where nothing else can.
fn chosen(planner: &Planner) -> (Option<BriefAt>, Vec<BriefAt>) {
    let edition = &planner.edition;
    let holds = |at: &&BriefAt| !edition.succession.is_superseded(&edition.briefs[**at].path);
    let mut order: Vec<BriefAt> = planner.listed.iter().filter(holds).copied().collect();
    // Events have a place of their own on the page, as long as they are to come.
    order.retain(|at| edition.briefs[*at].is_featured || edition.briefs[*at].occasion.is_none());
    order.sort_by_key(|at| !edition.briefs[*at].is_featured);
    let own = |at: &BriefAt| edition.briefs[*at].foreign.is_none();
    let lead = order.iter().position(own).or((!order.is_empty()).then_some(0)).map(|place| order.remove(place));
    order.truncate(MOST_STORIES);
    (lead, order)
}
