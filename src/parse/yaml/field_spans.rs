//! Where the fields of a record stand in its YAML.
//!
//! Later stages say what is wrong by field. A file can be wrong in thousands of them, so its YAML is read once for all,
//! and the keys of its maps are indexed. Broken YAML is searched as far as it can be read, slips mended.

use super::faults::read_mended;
use super::located::{Content, NodeId, Tree};
use super::walk::first_line;
use crate::base::{FieldPath, Span, Step};
use std::collections::HashMap;

/// The places of all values in one text.
pub struct FieldSpans<'a> {
    source: &'a str,
    /// Where the YAML begins in its file.
    start: usize,
    tree: Tree,
    /// For each map, at which of its entries a key stands first.
    keys: HashMap<NodeId, HashMap<String, usize>>,
}

impl<'a> FieldSpans<'a> {
    /// Reads the YAML that stands in `text` at `yaml`.
    pub fn new(text: &'a str, yaml: Span) -> Self {
        let source = &text[yaml.range()];
        let tree = read_mended(source);
        let mut keys: HashMap<NodeId, HashMap<String, usize>> = HashMap::new();
        for (id, node) in tree.nodes() {
            let Content::Map(entries) = &node.content else { continue };
            let map = keys.entry(id).or_default();
            for (at, (key, _)) in entries.iter().enumerate() {
                if let Some(key) = tree.target(*key).text() {
                    map.entry(key.to_owned()).or_insert(at);
                }
            }
        }
        Self { source, start: yaml.start, tree, keys }
    }

    /// Returns where the value of a field stands: a text as typed, with its quotes; a map or list by its first line.
    /// For a field that has no value, its key; for one that is not there, the key or list item around it; `None` where
    /// there is nothing of it at all.
    pub fn value(&self, field: &FieldPath) -> Option<Span> {
        let (source, tree) = (self.source, &self.tree);
        let mut found: Option<Span> = None;
        let mut node = tree.root?;
        for step in &field.0 {
            let around = tree.follow(node);
            let next = match (step, &tree.node(around).content) {
                (Step::Key(key), Content::Map(entries)) => {
                    let entry = self.entry(around, entries, key);
                    found = entry.map(|(id, _)| tree.node(id).span).or(found);
                    entry.and_then(|(_, value)| value)
                }
                (Step::Index(index), Content::List(items)) => {
                    let item = items.get(*index).copied().filter(|id| !tree.node(*id).is_nothing());
                    found = item.map(|id| first_line(source, tree.node(id).span)).or(found);
                    item
                }
                // A single value is a list of one.
                (Step::Index(0), _) => continue,
                // A record that is written as a text.
                (Step::Key(_), Content::Text { .. }) if found.is_some() => break,
                _ => None,
            };
            let Some(next) = next.filter(|id| !tree.node(*id).is_nothing()) else {
                return found.map(|span| span.shifted(self.start));
            };
            node = next;
        }
        let node = tree.node(node);
        let span = match node.content {
            Content::Text { .. } | Content::Alias(_) => trimmed(source, node.span),
            _ => first_line(source, node.span),
        };
        Some(span.shifted(self.start))
    }

    /// Returns where the key of a field stands, for a mistake in the name itself; `None` if it is not there.
    pub fn key(&self, field: &FieldPath) -> Option<Span> {
        let mut node = self.tree.root?;
        let mut found = None;
        for step in &field.0 {
            let around = self.tree.follow(node);
            let next = match (step, &self.tree.node(around).content) {
                (Step::Key(key), Content::Map(entries)) => {
                    let (id, value) = self.entry(around, entries, key)?;
                    found = Some(self.tree.node(id).span);
                    value
                }
                (Step::Index(index), Content::List(items)) => items.get(*index).copied(),
                _ => None,
            };
            let Some(next) = next else { break };
            node = next;
        }
        found.map(|span| span.shifted(self.start))
    }

    fn entry(&self, map: NodeId, entries: &[(NodeId, Option<NodeId>)], key: &str) -> Option<(NodeId, Option<NodeId>)> {
        self.keys.get(&map)?.get(key).map(|at| entries[*at])
    }
}

/// Returns the span without the blanks at its end.
pub fn trimmed(source: &str, span: Span) -> Span {
    Span { start: span.start, end: span.start + source[span.range()].trim_end().len() }
}
