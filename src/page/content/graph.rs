//! The graph of the site as a file for programs: its pages and what joins them.

use crate::base::Route;
use serde::Serialize;
use std::sync::Arc;

/// A page. The JSON is public: the manual lists it field by field.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct NodeView {
    /// The address below the site's home page; edges speak of it.
    pub id: Route,
    /// The full address.
    pub url: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub title: Arc<str>,
    /// BCP 47.
    pub language: String,
}

/// A join of two pages.
#[derive(Clone, Debug, Serialize, Hash, PartialEq, Eq, PartialOrd, Ord)]
pub struct EdgeView {
    pub source: Route,
    pub target: Route,
    #[serde(rename = "type")]
    pub kind: &'static str,
}

/// All pages and edges, in the order of their addresses.
#[derive(Clone, Debug, Hash)]
pub struct GraphFile {
    pub nodes: Vec<NodeView>,
    pub edges: Vec<EdgeView>,
}
