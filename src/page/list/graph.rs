//! The graph of the site as a file for programs: its pages and what joins them.

use crate::base::{Language, Route};
use crate::page::content::graph::{EdgeView, GraphFile, NodeView};
use crate::page::content::{Content, Page, View};
use crate::page::planner::Planner;
use crate::parse::term::TermKind;
use crate::site::Brief;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

/// Returns the language of a page, as a tag.
fn language<'a>(planner: &'a Planner, page: &Page) -> &'a str {
    let foreign = match &page.content {
        Content::Brief(outline) => planner.edition.briefs[outline.brief].foreign.as_ref(),
        _ => None,
    };
    foreign.map_or(&planner.edition.config.language, Language::tag)
}

/// Returns `/links.json`, when all pages are known that can be its nodes.
pub fn page(planner: &Planner, edition: usize, pages: &[Page]) -> Page {
    let base = &planner.edition.config.base_url;
    // What stands in no list has no place in the graph either: briefs that are not listed, and translations.
    let briefs = planner.edition.briefs.iter().filter(|brief| !brief.is_listed()).map(|brief| &brief.route);
    let versions = planner.site.versions.pages_of(&planner.edition.briefs);
    let aside: BTreeSet<&Route> = briefs.chain(versions.keys().copied()).collect();
    let mut nodes: BTreeMap<&Route, NodeView> = BTreeMap::new();
    for page in pages.iter().filter(|page| page.edition == edition) {
        let Some((kind, title)) = called(page).filter(|_| !aside.contains(&page.route)) else { continue };
        let node = NodeView {
            id: page.route.clone(),
            url: base.absolute(&page.route),
            kind,
            title: title.clone(),
            language: language(planner, page).to_owned(),
        };
        nodes.insert(&page.route, node);
    }
    let known: HashSet<&Route> = nodes.keys().copied().collect();
    let join = |source: &Route, target: &Route, kind| {
        let is_edge = source != target && known.contains(source) && known.contains(target);
        is_edge.then(|| EdgeView { source: source.clone(), target: target.clone(), kind })
    };
    let links = planner.site.graph.edges().par_iter().filter_map(|edge| {
        let to = versions.get(&edge.to).copied().unwrap_or(&edge.to);
        join(&edge.from, to, "link")
    });
    let said = planner.edition.briefs.par_iter().flat_map_iter(|brief| {
        said(planner, brief).into_iter().filter_map(move |(target, kind)| join(&brief.route, &target, kind))
    });
    let mut edges: Vec<EdgeView> = links.chain(said).collect();
    edges.par_sort_unstable();
    edges.dedup();
    let file = GraphFile { nodes: nodes.into_values().collect(), edges };
    let because = "every site has one";
    let page = Page::new(planner.at("/links.json"), Content::Graph(Box::new(file)), None, because);
    Page { edition, ..page }
}

/// Returns what front matter says that a brief is joined to.
fn said(planner: &Planner, brief: &Brief) -> Vec<(Route, &'static str)> {
    let terms = TermKind::all().flat_map(|kind| {
        let named = planner.edition.term_source(kind).named(brief).into_iter();
        named.map(move |slug| (planner.route(kind.term(slug)), kind.row().word))
    });
    let older = planner.edition.succession.predecessors(&brief.path);
    let older = older.iter().map(|older| (older.route.clone(), "supersedes"));
    terms.chain(older).collect()
}

/// Returns what a page is called in the graph, with its title; none for lists and for pages of the tool's own.
fn called(page: &Page) -> Option<(&'static str, &Arc<str>)> {
    let kind = match &page.content {
        Content::Brief(_) => "brief",
        Content::Html(html) => match &html.view {
            View::Home(..) => "home",
            View::Term(term, _) => term.kind().row().word,
            View::Plain(_) => "page",
            _ => return None,
        },
        _ => return None,
    };
    Some((kind, page.title()?))
}
