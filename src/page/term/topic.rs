//! The tree of topics, and the page of each.

use crate::base::Slug;
use crate::page::planner::Planner;
use crate::page::term::crossing;
use crate::page::term::shown::{ProfileViews, Shown};
use crate::page::view::{LinkView, TermView, TopicNodeView, TopicView};
use crate::parse::term::{TermId, TermKind};
use crate::site::{Term, Topic};

/// Returns the topics under another that have pages.
fn under<'a>(planner: &'a Planner, parent: Option<&Slug>) -> Vec<(&'a Topic, TermId<'a>, &'a Term)> {
    let with_page = planner.edition.topics.under(parent).filter_map(|topic| {
        let id = TermKind::Topic.term(topic.slug.as_str());
        planner.edition.terms.get(id).filter(|term| term.has_page()).map(|term| (topic, id, term))
    });
    with_page.collect()
}

/// Returns the topics under another that have pages, each with those under it.
pub fn tree(planner: &Planner, parent: Option<&Slug>) -> Vec<TopicNodeView> {
    let node = |(topic, id, term): (&Topic, TermId<'_>, &Term)| TopicNodeView {
        title: term.title.clone(),
        lang_html: term.lang_html.clone(),
        url: planner.href(&planner.route(id)),
        summary: planner.summary(term),
        count: term.briefs.len(),
        narrower: tree(planner, Some(&topic.slug)),
    };
    under(planner, parent).into_iter().map(node).collect()
}

/// Returns what the page of a topic shows.
pub fn shown(planner: &Planner, id: TermId<'_>, term: &Term) -> Shown {
    let topics = &planner.edition.topics;
    let topic = topics.get(id.slug).expect("each term of this kind is a topic");
    let mut broader: Vec<&Topic> = topics.upward(&topic.slug).skip(1).collect();
    broader.reverse();
    let view = TopicView {
        backlinks: planner.backlinks(&planner.route(id), &term.briefs),
        title: term.title.clone(),
        names: topic.names.clone(),
        summary: planner.summary(term),
        links: ProfileViews::of(planner, term).links,
        broader: broader.iter().map(|topic| planner.term_link(TermKind::Topic.term(topic.slug.as_str()))).collect(),
        narrower: under(planner, Some(&topic.slug))
            .into_iter()
            .map(|(_, id, term)| planner.term_count(id, term))
            .collect(),
        countries: crossing::countries_of(planner, &topic.slug),
    };
    let above = |topic: &&Topic| {
        let id = TermKind::Topic.term(topic.slug.as_str());
        let lang_html = planner.term_link(id).lang_html;
        LinkView { lang_html, ..planner.link(&topic.title, &planner.route(id)) }
    };
    Shown { above: broader.iter().map(above).collect(), ..Shown::new(TermView::Topic(view)) }
}
