//! Texts without quotes that YAML ends where a `#` begins a comment.
//!
//! `title: Lesson # 1` is the title `Lesson`, and nobody sees it. A comment that is meant stands off by two blanks or on
//! a line of its own, so one blank gives the slip away. Dates and words of a list are left alone: what is wrong with
//! them shows.

use super::faults::read_mended;
use super::field_spans::trimmed;
use super::located::{Content, NodeId, Tree};
use crate::base::problems::{comment_in_list, text_cut_by_comment};
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
    let tree = read_mended(source);
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
                    if value.is_nothing() {
                        // A colour or a number sign where a text should begin: `accent: #7a1f2b`.
                        let nothing = Span::new(key.span.end..key.span.end);
                        self.cut(name, nothing, ": ", |comment| !comment.starts_with("# "));
                    } else {
                        self.below(id, name, depth + 1);
                    }
                }
            }
            Content::List(items) if depth < DEEPEST => {
                if tree.node(id).flow {
                    self.between(tree.node(id).span, items, key);
                }
                items.iter().for_each(|item| self.below(*item, key, depth + 1));
            }
            Content::Text { plain: true, .. } if TEXTS.contains(&key) => {
                self.cut(key, trimmed(self.source, tree.node(id).span), " ", |_| true);
            }
            _ => {}
        }
    }

    /// Reports the comments between the items of a list in brackets that look like items: `[#water, #peace]`, each on a
    /// line of its own.
    fn between(&mut self, list: Span, items: &[NodeId], key: &str) {
        let mut from = list.start;
        for item in items.iter().map(|item| self.tree.node(*item).span).chain([Span::new(list.end..list.end)]) {
            let gap = self.source.get(from..item.start).unwrap_or_default();
            let mut start = self.shift + from;
            for line in gap.split_inclusive('\n') {
                let begin = start;
                start += line.len();
                let Some(sign) = line.find('#') else { continue };
                let written = line[sign..].split([',', ']']).next().unwrap_or_default().trim_end();
                if written[1..].starts_with(char::is_alphanumeric) {
                    let at = begin + sign;
                    let span = Span::new(at..at + written.len());
                    self.found.push(comment_in_list(self.file, span, key, written));
                }
            }
            from = item.end;
        }
    }

    /// Reports a slip behind a text and that gap: a comment that cuts off what was to follow.
    fn cut(&mut self, key: &str, text: Span, gap: &str, is_slip: impl Fn(&str) -> bool) {
        let rest = self.source[text.end..].split('\n').next().expect("a text has a first piece");
        let Some(comment) = rest.strip_prefix(gap).filter(|rest| rest.starts_with('#') && is_slip(rest)) else {
            return;
        };
        let (comment, at) = (comment.trim_end(), self.shift + text.end + gap.len());
        let written = format!("{} {comment}", &self.source[text.range()]);
        let span = Span::new(at..at + comment.len());
        self.found.push(text_cut_by_comment(self.file, span, key, written.trim_start()));
    }
}
