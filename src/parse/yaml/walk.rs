//! The tree against the shape: every unknown key, double key and value of the wrong kind, and what remains without them.
//!
//! The walk goes as deep as the shape does, and the shape ends in texts; only free values are followed as far as they
//! go. Aliases are followed too, so a budget bounds the walk where they fan out.

mod mistyped;

use super::foreign;
use super::located::{Content, DEEPEST, Node, NodeId, Tree};
use crate::base::nearest::Suggestions;
use crate::base::problems::{
    KeyHint, comment_for_item, duplicate_group, duplicate_key, empty_item, foreign_keys, key_is_no_text, unknown_key,
};
use crate::base::{Diagnostic, FieldPath, Lines, SourcePath, Span};
use crate::parse::by_language::ByLanguage;
use crate::parse::free::{Free, FreeEntries};
use crate::parse::partial_read::PartialRead;
use crate::parse::shape::{Keys, Shape};
use serde::Deserialize;
use serde_yaml::{Mapping, Value};
use std::collections::{BTreeSet, HashMap};

/// More values than 64 KiB of YAML can hold without aliases.
const BUDGET: usize = 70_000;

/// A walk over one tree.
pub struct Walk<'a> {
    pub file: &'a SourcePath,
    /// The YAML alone, as typed; all spans of problems are in it.
    pub source: &'a str,
    pub tree: &'a Tree,
    /// Parts of the text that were blotted out and are nobody's values.
    pub blots: &'a [Span],
    /// The lines of the YAML.
    pub lines: &'a Lines<'a>,
    /// The lines of the file above it.
    pub lines_before: usize,
    pub extra_keys: &'a [String],
    pub problems: Vec<Diagnostic>,
    /// What suggestions may cost.
    pub suggestions: Suggestions,
    /// See [`Sound`].
    pub left_out: PartialRead,
    pub extra: FreeEntries,
    /// How many values were seen; see [`Walk::is_exhausted`].
    pub seen: usize,
}

/// What of a text is sound.
pub struct Sound {
    /// The record without what is not.
    pub values: Value,
    /// The values of keys that the record does not know and the site does.
    pub extra: FreeEntries,
    pub left_out: PartialRead,
}

impl Walk<'_> {
    /// Whether aliases made the text too long to be walked.
    pub fn is_exhausted(&self) -> bool {
        self.seen > BUDGET
    }

    /// Checks the root, and gives what of it is sound; nothing where it is no map.
    pub fn root(&mut self, id: NodeId, shape: Shape) -> Option<Value> {
        let Shape::Map(keys) = shape else { return None };
        let Content::Map(entries) = &self.tree.target(id).content else { return None };
        let extra_keys = self.extra_keys;
        self.record(self.tree.target(id), entries, keys, extra_keys, &FieldPath::default())
    }

    /// Checks a value. What is sound of it comes back; where nothing is, its path is left out.
    fn value(&mut self, id: NodeId, shape: Shape, path: &FieldPath) -> Option<Value> {
        let value = self.sound(id, shape, path);
        if value.is_none() && !self.is_exhausted() {
            self.left_out.leave_out(path);
        }
        value
    }

    fn sound(&mut self, id: NodeId, shape: Shape, path: &FieldPath) -> Option<Value> {
        let node = self.tree.target(id);
        self.seen += 1;
        if path.0.len() > DEEPEST {
            self.seen = BUDGET + 1;
        }
        if self.is_exhausted() || self.is_blotted(node) {
            return None;
        }
        if node.is_nothing() {
            return Some(Value::Null);
        }
        match (shape, &node.content) {
            (_, Content::Alias(_)) => None,
            (Shape::Text | Shape::ByLanguage, Content::Text { text, .. }) => Some(Value::String(text.clone())),
            (Shape::Free, Content::Text { text, plain }) => {
                Some(if *plain { typed(text) } else { text.clone().into() })
            }
            (Shape::Many(item), Content::List(items)) => Some(self.items(node, items, *item, path)),
            (Shape::Many(Shape::Text), Content::Text { .. }) => self.spelling(node),
            (Shape::Many(item), Content::Map(_)) if !matches!(item, Shape::Text) => self.sound(id, *item, path),
            (Shape::Many(Shape::Map(keys)), Content::Text { .. }) if keys.plain.is_some() => self.spelling(node),
            (Shape::Map(keys), Content::Map(entries)) => self.record(node, entries, keys, &[], path),
            (Shape::Map(keys), Content::Text { .. }) if keys.plain.is_some() => self.spelling(node),
            (Shape::Dictionary(value), Content::Map(entries)) => Some(self.entries(node, entries, *value, path)),
            (Shape::Labelled(keys), Content::List(items)) => Some(self.items(node, items, Shape::Map(keys), path)),
            (Shape::Labelled(keys), Content::Map(entries)) => {
                let written = entries.iter().filter_map(|(key, _)| self.tree.target(*key).text());
                if keys.know_all(written) {
                    self.record(node, entries, keys, &[], path)
                } else {
                    Some(self.entries(node, entries, Shape::Text, path))
                }
            }
            (Shape::Free, Content::List(items)) => Some(self.items(node, items, Shape::Free, path)),
            (Shape::Free, Content::Map(entries)) => Some(self.entries(node, entries, Shape::Free, path)),
            (Shape::ByLanguage, Content::Map(entries)) if self.are_languages(entries) => {
                Some(self.entries(node, entries, Shape::Text, path))
            }
            (Shape::Text | Shape::ByLanguage | Shape::Many(Shape::Text), Content::Map(entries))
                if self.colon_slip(node, entries) =>
            {
                None
            }
            (expected, _) => {
                self.wrong_type(node, expected, path);
                None
            }
        }
    }

    /// Whether the keys of a map are the tags of languages.
    fn are_languages(&self, entries: &[(NodeId, Option<NodeId>)]) -> bool {
        entries.iter().all(|(key, _)| self.tree.target(*key).text().is_some_and(ByLanguage::is_tag))
    }

    /// Whether a node is blotted out. Blots are words, so a list or map is never one, though it may begin at one.
    fn is_blotted(&self, node: &Node) -> bool {
        node.text().is_some() && self.blots.iter().any(|blot| blot.range().contains(&node.span.start))
    }

    /// Returns the items of a list. An empty one is a fault except among free values. One that is left out keeps its
    /// place, so that those after it keep theirs.
    fn items(&mut self, list: &Node, items: &[NodeId], shape: Shape, path: &FieldPath) -> Value {
        let mut sound = Vec::with_capacity(items.len());
        for (index, id) in items.iter().enumerate() {
            let (path, item) = (path.index(index), self.tree.target(*id));
            let unfinished = !list.closed && index + 1 == items.len() && item.closed;
            if item.is_nothing() && shape != Shape::Free && !unfinished {
                let dash = self.source[..item.span.start].rfind('-').filter(|_| !list.flow);
                let span = dash.map_or(item.span, |dash| Span::new(dash..dash + 1));
                let behind = dash.map_or("", |dash| self.source[dash + 1..].lines().next().unwrap_or(""));
                self.problems.push(match behind.trim() {
                    comment if comment.starts_with('#') && !comment.starts_with("# ") => {
                        comment_for_item(self.file, span, &path.to_string(), comment)
                    }
                    _ => empty_item(self.file, span, &path.to_string()),
                });
                self.left_out.leave_out(&path);
                sound.push(blank(shape));
            } else if !unfinished {
                sound.push(self.value(*id, shape, &path).unwrap_or_else(|| blank(shape)));
            }
        }
        Value::Sequence(sound)
    }

    /// Checks that no key stands twice, then each key with its value.
    fn keys<'t>(
        &mut self,
        map: &Node,
        entries: &'t [(NodeId, Option<NodeId>)],
        mut each: impl FnMut(&mut Self, usize, &'t str, Option<NodeId>),
    ) where
        Self: 't,
    {
        let tree = self.tree;
        let mut first: HashMap<&str, Span> = HashMap::new();
        for (index, (key_id, value)) in entries.iter().enumerate() {
            let unfinished = value.is_none_or(|value| tree.node(value).closed);
            if !map.closed && index + 1 == entries.len() && unfinished {
                continue;
            }
            let key_node = tree.target(*key_id);
            let written = tree.node(*key_id).span;
            if self.is_blotted(key_node) {
                continue;
            }
            let Some(key) = key_node.text() else {
                self.problems.push(key_is_no_text(self.file, self.first_line(written)));
                continue;
            };
            if let Some(before) = first.get(key) {
                // The slip between the two may have been where another record began.
                if self.blots.iter().any(|blot| before.end <= blot.start && blot.end <= written.start) {
                    continue;
                }
                let line = self.lines.line_column(before.start).line + self.lines_before;
                let holds_more = value.is_some_and(|value| tree.target(value).text().is_none());
                let told = if holds_more { duplicate_group } else { duplicate_key };
                self.problems.push(told(self.file, written, key, line));
                continue;
            }
            first.insert(key, written);
            // The text outlives the walk, which borrows the tree.
            each(self, index, key_of(entries, index, tree), *value);
        }
    }

    fn record(
        &mut self,
        node: &Node,
        entries: &[(NodeId, Option<NodeId>)],
        keys: &'static Keys,
        extra_keys: &[String],
        path: &FieldPath,
    ) -> Option<Value> {
        if keys.plain.is_some() && entries.len() == 1 && self.plain_slip(node, entries, keys) {
            return None;
        }
        let (mut stray, mut sound, mut meant) = (None, Mapping::new(), BTreeSet::new());
        let mut foreign: Vec<(Span, String, String)> = Vec::new();
        self.keys(node, entries, |walk, index, key, value| {
            if let Some(known) = keys.find(key) {
                let value = value.and_then(|value| walk.value(value, known.shape, &path.key(key)));
                sound.extend(value.map(|value| (key.into(), value)));
            } else if extra_keys.iter().any(|extra| extra == key) {
                let value = value.and_then(|value| walk.value(value, Shape::Free, &path.key(key)));
                let free = value.and_then(|value| Free::deserialize(value).ok());
                walk.extra.extend(free.map(|free| (key.to_owned(), free)));
            } else if node.flow && walk.is_stray(entries, index, |before| stray == Some(before)) {
                // The pieces of one text are one mistake.
                if stray != Some(index.wrapping_sub(1)) {
                    walk.stray_comma(node, entries, index, keys);
                    walk.left_out.leave_out(&path.key(key_of(entries, index - 1, walk.tree)));
                }
                stray = Some(index);
            } else {
                let span = walk.tree.node(entries[index].0).span;
                if let Some(hint) = foreign::of(keys, key, value.and_then(|value| walk.tree.target(value).text())) {
                    foreign.push((span, key.to_owned(), hint));
                } else {
                    let hint = foreign::hint(keys, extra_keys, key, &mut walk.suggestions);
                    walk.problems.push(unknown_key(walk.file, span, key, keys.name, hint));
                }
                let ours = foreign::meant(keys, key, &mut walk.suggestions);
                if ours.is_empty() {
                    walk.left_out.leave_out_of(path);
                }
                meant.extend(ours);
            }
        });
        self.foreign(keys, &foreign);
        if !self.blots.is_empty() {
            // A slip may have taken a key away with its line.
            meant.extend(keys.names());
        }
        let is_written = |name: &str| entries.iter().any(|(key, _)| self.tree.target(*key).text() == Some(name));
        let unwritten: Vec<&str> = meant.into_iter().filter(|name| !is_written(name)).collect();
        unwritten.into_iter().for_each(|name| self.left_out.leave_out(&path.key(name)));
        Some(Value::Mapping(sound))
    }

    /// Keys of another tool come together: a record that holds several was written for that tool, which is one mistake.
    fn foreign(&mut self, keys: &Keys, found: &[(Span, String, String)]) {
        self.problems.extend(match found {
            [] => None,
            [(span, key, hint)] => Some(unknown_key(self.file, *span, key, keys.name, KeyHint::Say(hint.clone()))),
            [(first, ..), ..] => {
                let hints = found.iter().map(|(_, key, hint)| (key.as_str(), hint.as_str()));
                Some(foreign_keys(self.file, *first, keys.name, hints))
            }
        });
    }

    fn entries(&mut self, node: &Node, entries: &[(NodeId, Option<NodeId>)], shape: Shape, path: &FieldPath) -> Value {
        let mut sound = Mapping::new();
        self.keys(node, entries, |walk, _, key, value| {
            let value = value.and_then(|value| walk.value(value, shape, &path.key(key)));
            sound.extend(value.map(|value| (key.into(), value)));
        });
        Value::Mapping(sound)
    }

    fn first_line(&self, span: Span) -> Span {
        first_line(self.source, span)
    }
}

/// Returns the part of a span on its first line, without blanks at the end; the first word where a list or map was
/// broken off.
pub fn first_line(source: &str, span: Span) -> Span {
    let line = source[span.range()].lines().next().unwrap_or("").trim_end();
    if line.is_empty() {
        let word = source[span.start..].find(char::is_whitespace).unwrap_or(source.len() - span.start);
        return Span { start: span.start, end: span.start + word };
    }
    Span { start: span.start, end: span.start + line.len() }
}

fn key_of<'t>(entries: &[(NodeId, Option<NodeId>)], index: usize, tree: &'t Tree) -> &'t str {
    tree.target(entries[index].0).text().unwrap_or("")
}

/// Stands in for a list item that is left out.
fn blank(shape: Shape) -> Value {
    match shape {
        Shape::Text | Shape::ByLanguage => Value::String(String::new()),
        Shape::Many(_) => Value::Sequence(Vec::new()),
        Shape::Map(_) | Shape::Dictionary(_) | Shape::Labelled(_) => Value::Mapping(Mapping::new()),
        Shape::Free => Value::Null,
    }
}

/// Returns what a word without quotes is where anything may stand: a number, a flag, a text.
fn typed(text: &str) -> Value {
    let begins_so = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 't' | 'f' | 'T' | 'F');
    match Some(text).filter(|text| text.starts_with(begins_so)).map(serde_yaml::from_str) {
        Some(Ok(value @ (Value::Bool(_) | Value::Number(_)))) => value,
        _ => Value::String(text.to_owned()),
    }
}
