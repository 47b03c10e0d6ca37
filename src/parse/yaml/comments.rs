//! Texts without quotes that YAML ends where a `#` begins a comment.
//!
//! `title: Lesson # 1` is the title `Lesson`, and nobody is told. A comment that is meant stands off by two blanks or on
//! a line of its own, so one blank gives the slip away. Dates and words of a list are left alone: what is wrong with
//! them shows.

use super::located::{Content, NodeId, Tree};
use crate::base::problems::text_cut_by_comment;
use crate::base::{Diagnostic, SourcePath, Span};

/// Keys whose values are texts that can hold a `#`; of a list, its items.
const TEXTS: [&str; 17] = [
    "accent",
    "alt",
    "caption",
    "credit",
    "description",
    "disclaimer",
    "disclosure",
    "event",
    "key_points",
    "name",
    "names",
    "note",
    "subtitle",
    "summary",
    "text",
    "title",
    "value",
];

/// Deeper than any text stands.
const DEEPEST: usize = 6;

/// Warns of the texts in the YAML at `yaml` that a comment cuts short.
pub fn cut_texts(file: &SourcePath, text: &str, yaml: Span) -> Vec<Diagnostic> {
    let source = &text[yaml.range()];
    if !source.contains(" #") {
        return Vec::new();
    }
    let tree = Tree::read(source);
    let mut found = Vec::new();
    if let Some(root) = tree.root.filter(|_| tree.end.is_none()) {
        let mut look = Look { file, source, shift: yaml.start, tree: &tree, found: &mut found };
        look.below(root, "", 0);
    }
    found
}

struct Look<'a> {
    file: &'a SourcePath,
    source: &'a str,
    shift: usize,
    tree: &'a Tree,
    found: &'a mut Vec<Diagnostic>,
}

impl Look<'_> {
    fn below(&mut self, id: NodeId, key: &str, depth: usize) {
        let tree = self.tree;
        match &tree.node(id).content {
            Content::Map(entries) if depth < DEEPEST => {
                for (key, value) in entries {
                    let (key, value) = (tree.node(*key), value.map(|value| (value, tree.node(value))));
                    let (Some(name), Some((id, value))) = (key.text(), value) else { continue };
                    match TEXTS.contains(&name) && value.is_nothing() {
                        true => self.nothing(key.span.end, name),
                        false => self.below(id, name, depth + 1),
                    }
                }
            }
            Content::List(items) if depth < DEEPEST => items.iter().for_each(|item| self.below(*item, key, depth + 1)),
            Content::Text { plain: true, .. } if TEXTS.contains(&key) => self.text(id, key),
            _ => {}
        }
    }

    /// A colour or a number sign where a text should begin: `accent: #7a1f2b`.
    fn nothing(&mut self, key_end: usize, key: &str) {
        let rest = self.source[key_end..].split('\n').next().unwrap_or("");
        let Some(comment) = rest.strip_prefix(": ").filter(|rest| rest.starts_with('#') && !rest.starts_with("# "))
        else {
            return;
        };
        let at = self.shift + key_end + 2;
        let comment = comment.trim_end();
        self.found.push(text_cut_by_comment(self.file, Span::new(at..at + comment.len()), key, comment));
    }

    fn text(&mut self, id: NodeId, key: &str) {
        let span = self.tree.node(id).span;
        let end = span.start + self.source[span.range()].trim_end().len();
        let rest = self.source[end..].split('\n').next().unwrap_or("");
        let Some(comment) = rest.strip_prefix(' ').filter(|rest| rest.starts_with('#')) else { return };
        let comment = comment.trim_end();
        let at = self.shift + end + 1;
        let written = format!("{} {comment}", &self.source[span.start..end]);
        let written = written.trim_start();
        self.found.push(text_cut_by_comment(self.file, Span::new(at..at + comment.len()), key, written));
    }
}
