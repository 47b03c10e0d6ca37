//! The graph of the site's links: which page leads to which, in what sentence.
//!
//! Its nodes are routes. An edge comes from what an author wrote, in a body or in front matter; menus, lists and
//! automatic links make none. A link to an old address leads on to the new one, and one without its closing slash has it.

use super::{Destination, Redirect};
use crate::base::{Route, SourcePath};
use crate::body::Sentence;
use std::collections::{BTreeMap, BTreeSet};

/// A link between two pages.
#[derive(Clone, Debug)]
pub struct Edge {
    /// The file that holds the link, and its page.
    pub source: SourcePath,
    pub from: Route,
    pub to: Route,
    /// The sentence that holds it, wiki links by their names; none for links of pictures and files.
    pub sentence: Option<Sentence>,
}

/// All links, in the order of their files and of their places there. Of several between two pages the first stands.
#[derive(Debug, Default)]
pub struct Graph {
    edges: Vec<Edge>,
    into: BTreeMap<Route, Vec<usize>>,
}

/// A link as a text has it.
#[derive(Clone, Debug)]
pub struct Written {
    pub source: SourcePath,
    pub to: Route,
    pub sentence: Option<Sentence>,
}

impl Graph {
    /// Joins the links of all texts, given the page of each file.
    pub(super) fn new<'a>(
        written: Vec<Written>,
        page_of: impl Fn(&SourcePath) -> Option<&'a Route>,
        redirects: &[Redirect],
    ) -> Self {
        let moved: BTreeMap<&Route, Route> = redirects
            .iter()
            .filter_map(|redirect| {
                let to = match &redirect.to {
                    Destination::PageOf(path) => page_of(path)?.clone(),
                    Destination::Line(_, rooted) => closed(&rooted.route),
                    Destination::Above(_, route) => route.clone(),
                };
                Some((&redirect.from, to))
            })
            .collect();
        let mut graph = Self::default();
        let mut seen = BTreeSet::new();
        for Written { source, to, sentence } in written {
            let Some(from) = page_of(&source) else { continue };
            let (from, to) = (from.clone(), closed(&to));
            let to = moved.get(&to).cloned().unwrap_or(to);
            if from == to || !seen.insert((source.clone(), to.clone())) {
                continue;
            }
            graph.into.entry(to.clone()).or_default().push(graph.edges.len());
            graph.edges.push(Edge { source, from, to, sentence });
        }
        graph
    }

    /// Returns all links.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Returns the links that lead to a page.
    pub fn leading_to(&self, page: &Route) -> impl Iterator<Item = &Edge> {
        self.into.get(page).into_iter().flatten().map(|at| &self.edges[*at])
    }
}

/// Returns the address with its closing slash, if it is one of a page.
pub(super) fn closed(route: &Route) -> Route {
    let is_file = route.as_str().rsplit('/').next().is_some_and(|name| name.contains('.'));
    if route.is_page() || is_file { route.clone() } else { Route::of(format!("{route}/")) }
}
