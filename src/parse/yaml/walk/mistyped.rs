//! Values of another kind than their place asks for, and the slips that made them so.

use super::Walk;
use crate::base::problems::{colon_in_item, comma_in_braces, unquoted_number, wrong_type};
use crate::base::{FieldPath, Slug, Span, Step};
use crate::parse::shape::{Keys, Shape};
use crate::parse::yaml::describe::{example, plain_words};
use crate::parse::yaml::located::{Content, Node, NodeId};
use crate::parse::yaml::slip::line_with;
use crate::parse::yaml::write::quote;
use serde_yaml::Value;

impl Walk<'_> {
    /// Returns `7.10` where a list or record may be written as one text: serde_yaml hands over a number.
    pub(super) fn spelling(&mut self, node: &Node) -> Option<Value> {
        let Content::Text { text, plain } = &node.content else { return None };
        let is_float = text.bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E'))
            && text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))
            && text.parse::<f64>().is_ok();
        if *plain && (is_float || matches!(text.as_str(), ".inf" | "-.inf" | "+.inf" | ".nan")) {
            self.problems.push(unquoted_number(self.file, node.span, text));
            return None;
        }
        Some(Value::String(text.clone()))
    }

    pub(super) fn wrong_type(&mut self, node: &Node, expected: Shape, path: &FieldPath) {
        let found = match &node.content {
            Content::List(_) => "a list",
            Content::Map(_) => "a map",
            Content::Text { .. } | Content::Alias(_) => "a text",
        };
        let before = match path.0.last() {
            Some(Step::Key(key)) => format!("{key}: "),
            Some(Step::Index(_)) if node_is_in_lines(self.source, node) => "- ".to_owned(),
            _ => String::new(),
        };
        let is_series = matches!(path.0.as_slice(), [Step::Key(key)] if key == "series");
        let is_slug = is_series && matches!(&node.content, Content::List(items) if items.len() == 1);
        let meant = |text: String| Slug::of_title(&text).filter(|_| is_slug).map_or(text, |slug| slug.to_string());
        let is_text = matches!(expected, Shape::Text | Shape::ByLanguage);
        let help = match self.as_text(node).filter(|_| is_text).map(meant) {
            Some(text) => format!("type `{before}{text}`"),
            None if before.is_empty() && is_text => "type one text here".to_owned(),
            None => format!("type `{before}{}`", example(expected)),
        };
        let span = self.first_line(node.span);
        self.problems.push(wrong_type(self.file, span, &path.to_string(), found, &plain_words(expected), help));
    }

    /// Returns a list of texts, as the one text that was probably meant: `[PK]` is `PK`.
    fn as_text(&self, node: &Node) -> Option<String> {
        let Content::List(items) = &node.content else { return None };
        let texts: Option<Vec<&str>> = items.iter().map(|id| self.tree.target(*id).text()).collect();
        match texts?.as_slice() {
            [] => None,
            [one] if !one.contains([':', '#', ',', '"']) => Some((*one).to_owned()),
            several => Some(quote(&several.join(", "))),
        }
    }

    /// Reports a list item such as `- Iran: sanctions` where a text is expected. Returns whether it is one.
    pub(super) fn colon_slip(&mut self, node: &Node, entries: &[(NodeId, Option<NodeId>)]) -> bool {
        let [(key, Some(value))] = entries else { return false };
        let (key, value) = (self.tree.node(*key), self.tree.node(*value));
        let (Some(text), Some(_)) = (key.text(), value.text()) else { return false };
        let span = Span { start: key.span.start, end: value.span.end };
        let written = self.source[span.range()].trim_end();
        if self.is_blotted(value) {
            // The slip on this line has been reported.
            return true;
        }
        if value.is_nothing() || written.contains('\n') || self.source[node.span.start..].starts_with('{') {
            return false;
        }
        let span = Span { end: span.start + written.len(), ..span };
        let line = line_with(self.source, span, &quote(written));
        self.problems.push(colon_in_item(self.file, span, text, &line));
        true
    }

    /// Does the same where a record may be written as a text: `- Iran: sanctions` among the key points.
    pub(super) fn plain_slip(&mut self, node: &Node, entries: &[(NodeId, Option<NodeId>)], keys: &Keys) -> bool {
        let Some(key) = self.tree.node(entries[0].0).text() else { return false };
        let unknown = keys.find(key).is_none() && self.suggestions.nearest(key, keys.names()).is_empty();
        unknown && self.colon_slip(node, entries)
    }

    /// Whether a key inside braces is the piece of a text behind a comma: it has no value, and stands behind a value or
    /// behind another such piece.
    pub(super) fn is_stray(
        &self,
        entries: &[(NodeId, Option<NodeId>)],
        index: usize,
        is_piece: impl Fn(usize) -> bool,
    ) -> bool {
        let is_nothing = |at: usize| entries[at].1.is_none_or(|value| self.tree.node(value).is_nothing());
        let follows_text = index.checked_sub(1).is_some_and(|before| !is_nothing(before) || is_piece(before));
        let key = self.tree.node(entries[index].0);
        let after_colon = self.source[key.span.end..].trim_start().starts_with(':');
        entries[index].1.is_some() && is_nothing(index) && follows_text && !after_colon
    }

    /// Reports the whole text once, however many commas it holds.
    pub(super) fn stray_comma(&mut self, map: &Node, entries: &[(NodeId, Option<NodeId>)], index: usize, keys: &Keys) {
        let stray = |at: &usize| {
            let unknown = self.tree.node(entries[*at].0).text().is_some_and(|key| keys.find(key).is_none());
            unknown && self.is_stray(entries, *at, |before| before >= index)
        };
        let last = (index..entries.len()).take_while(stray).last().unwrap_or(index);
        let Some(value) = entries[index - 1].1.map(|value| self.tree.node(value).span) else { return };
        let (first, last) = (self.tree.node(entries[index].0).span, self.tree.node(entries[last].0).span);
        let text = self.source[value.start..last.end].to_owned();
        let mended = format!(
            "{}{}{}",
            &self.source[map.span.start..value.start],
            quote(&text),
            &self.source[last.end..map.span.end]
        );
        let line = line_with(self.source, map.span, &mended);
        let rest = &self.source[first.start..last.end];
        self.problems.push(comma_in_braces(self.file, Span { start: first.start, end: last.end }, rest, &line));
    }
}

/// Whether a list item stands behind a dash rather than in brackets.
fn node_is_in_lines(source: &str, item: &Node) -> bool {
    source[..item.span.start].trim_end_matches(' ').ends_with('-')
}
