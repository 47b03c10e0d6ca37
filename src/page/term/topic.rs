//! The tree of topics, and the page of each.

use crate::base::{Route, Slug};
use crate::page::content::{Origin, Page, View, html};
use crate::page::head::Head;
use crate::page::planner::Planner;
use crate::page::planner::backlinks;
use crate::page::term::{Shown, crossing};
use crate::page::view::{TermView, TopicNodeView, TopicView};
use crate::parse::term::{TermId, TermKind};
use crate::say;
use crate::site::{Term, Topic};

/// Returns the tree of topics.
pub fn index(planner: &Planner) -> Page {
    let tree = tree(planner, None);
    let route = Route::of("/topics/");
    let head = Head::new(planner, &route, say!(planner.words, "topics.title")).build();
    let because = "the site has topics".to_owned();
    html(head, View::Topics(tree), None, route, Origin { source: None, because })
}

/// The topics under another that have pages.
fn under<'a>(planner: &'a Planner, parent: Option<&Slug>) -> Vec<(&'a Topic, TermId<'a>, &'a Term)> {
    let with_page = planner.site.topics.under(parent).filter_map(|topic| {
        let id = TermKind::Topic.term(topic.slug.as_str());
        planner.site.terms.get(id).filter(|term| term.has_page()).map(|term| (topic, id, term))
    });
    with_page.collect()
}

fn tree(planner: &Planner, parent: Option<&Slug>) -> Vec<TopicNodeView> {
    let node = |(topic, id, term): (&Topic, TermId<'_>, &Term)| TopicNodeView {
        title: term.title.clone(),
        url: planner.href(&id.route()),
        summary: term.summary(),
        count: term.briefs.len(),
        narrower: tree(planner, Some(&topic.slug)),
    };
    under(planner, parent).into_iter().map(node).collect()
}

/// Returns what the page of a topic shows.
pub fn shown(planner: &Planner, id: TermId<'_>, term: &Term) -> Shown {
    let topics = &planner.site.topics;
    let topic = topics.get(id.slug).expect("each term of this kind is a topic");
    let mut broader: Vec<&Topic> = topics.upward(&topic.slug).skip(1).collect();
    broader.reverse();
    let broader_id = |topic: &'_ Topic| TermKind::Topic.term(topic.slug.as_str()).route();
    let view = TopicView {
        backlinks: backlinks::backlinks(planner, &id.route()),
        title: term.title.clone(),
        names: topic.names.clone(),
        summary: term.summary(),
        links: super::links(term),
        broader: broader.iter().map(|topic| planner.term_link(TermKind::Topic.term(topic.slug.as_str()))).collect(),
        narrower: under(planner, Some(&topic.slug))
            .into_iter()
            .map(|(_, id, term)| planner.term_count(id, term))
            .collect(),
        countries: crossing::countries_of(planner, &topic.slug),
    };
    let mut above = vec![(say!(planner.words, "topics.title").to_owned(), Route::of("/topics/"))];
    above.extend(broader.iter().map(|topic| (topic.title.clone(), broader_id(topic))));
    Shown::new(TermView::Topic(view), above)
}
