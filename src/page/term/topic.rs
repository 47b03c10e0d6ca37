//! The tree of topics, and the page of each.

use crate::base::{Route, Slug};
use crate::page::brief::links;
use crate::page::content::{Origin, Page, View, html};
use crate::page::head::Head;
use crate::page::planner::Planner;
use crate::page::term::{Following, Listing, Term};
use crate::page::term::{area, crossing};
use crate::page::view::{CountView, TopicNodeView, TopicView};
use crate::site::{Topic, routes};
use std::collections::BTreeMap;

const TITLE: &str = "Topics";

/// All pages of topics, and their tree.
pub fn pages(planner: &Planner, pages: &mut Vec<Page>) {
    let narrower = planner.site.topics.tree();
    let tree = tree(planner, &narrower, None);
    if tree.is_empty() {
        return;
    }
    let route = Route::of("/topics/");
    let head = Head::new(planner, &route, TITLE).build();
    let because = "the site has topics".to_owned();
    pages.push(html(head, View::Topics(tree), None, route, Origin { source: None, because }));
    for topic in planner.site.topics.iter().filter(|topic| has_page(planner, topic)) {
        page(planner, topic, &narrower, pages);
    }
}

/// Whether a topic has a page: a text, or briefs on it or on a narrower topic.
fn has_page(planner: &Planner, topic: &Topic) -> bool {
    topic.text.is_some() || planner.by_topic.contains_key(&topic.slug)
}

/// The listed briefs on a topic and on its narrower topics, newest first.
pub fn briefs<'a>(planner: &'a Planner, topic: &Slug) -> &'a [usize] {
    planner.by_topic.get(topic).map_or(&[], Vec::as_slice)
}

/// The topics under each topic.
type Tree<'a> = BTreeMap<Option<&'a Slug>, Vec<&'a Topic>>;

fn under<'a>(planner: &Planner, narrower: &Tree<'a>, parent: Option<&Slug>) -> Vec<&'a Topic> {
    let topics = narrower.get(&parent).into_iter().flatten();
    topics.copied().filter(|topic| has_page(planner, topic)).collect()
}

fn tree(planner: &Planner, narrower: &Tree<'_>, parent: Option<&Slug>) -> Vec<TopicNodeView> {
    let topics = under(planner, narrower, parent).into_iter();
    topics
        .map(|topic| TopicNodeView {
            title: topic.title.as_str().into(),
            url: planner.href(&routes::topic(&topic.slug)),
            summary: topic.summary.clone(),
            count: briefs(planner, &topic.slug).len(),
            narrower: tree(planner, narrower, Some(&topic.slug)),
        })
        .collect()
}

fn page(planner: &Planner, topic: &Topic, tree: &Tree<'_>, pages: &mut Vec<Page>) {
    let site = &planner.site;
    let briefs = briefs(planner, &topic.slug);
    let mut broader: Vec<&Topic> = site.topics.upward(&topic.slug).skip(1).collect();
    broader.reverse();
    let narrower = under(planner, tree, Some(&topic.slug)).into_iter();
    let view = TopicView {
        backlinks: links::backlinks(planner, &routes::topic(&topic.slug)),
        title: topic.title.as_str().into(),
        names: topic.names.clone(),
        summary: topic.summary.clone(),
        links: area::links(&topic.links),
        broader: broader.iter().map(|topic| planner.topic_link(&topic.slug)).collect(),
        narrower: narrower
            .map(|topic| CountView {
                title: topic.title.as_str().into(),
                url: planner.href(&routes::topic(&topic.slug)),
                count: self::briefs(planner, &topic.slug).len(),
            })
            .collect(),
        countries: crossing::countries_of(planner, &topic.slug),
    };
    let mut above = vec![(TITLE.to_owned(), Route::of("/topics/"))];
    above.extend(broader.iter().map(|topic| (topic.title.clone(), routes::topic(&topic.slug))));
    let term = Term {
        route: routes::topic(&topic.slug),
        title: &topic.title,
        briefs,
        withdrawn: planner.withdrawn(|brief| {
            let mut upward = brief.topics.iter().flat_map(|(slug, _)| site.topics.upward(slug));
            upward.any(|wider| wider.slug == topic.slug)
        }),
        above,
        description: topic.summary.clone(),
        text: topic.text.as_ref(),
        relation: "on",
        listing: Listing::Years,
        following: Following::Feed,
    };
    term.pages(planner, pages, |list| View::Topic(Box::new(view), list));
}
