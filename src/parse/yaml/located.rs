//! YAML as a tree that knows where each value stands.
//!
//! Nodes lie in one vector and name each other by number, so an alias costs nothing however often it is repeated, and
//! building, dropping and searching the tree need no recursion. What cannot be parsed ends the tree where it is: the
//! part before it is kept, marked as open, and can still be searched.

use crate::base::Span;
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Tag};
use std::collections::HashMap;

/// Deeper than any front matter, and shallower than serde_yaml's own limit of 128.
pub const DEEPEST: usize = 100;

/// A node by its number.
pub type NodeId = usize;

/// The tree, with spans into the text it was made from.
#[derive(Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    pub root: Option<NodeId>,
    pub end: Option<Stop>,
    /// The first value with a tag, such as `!word`; YAML's own, such as `!!str`, aside.
    pub first_tag: Option<Span>,
}

/// Why the text was not read to its end.
#[derive(Debug, Clone, PartialEq)]
pub enum Stop {
    /// It is not YAML, by this message, at this offset.
    Syntax { message: String, at: usize },
    /// A value too deep inside others begins here.
    TooDeep(usize),
    /// A second document begins here.
    SecondDocument(usize),
}

/// A value and where it stands: texts with their quotes, lists and maps to the end of their last item.
#[derive(Debug)]
pub struct Node {
    pub span: Span,
    pub content: Content,
    /// Written in brackets or braces.
    pub flow: bool,
    /// Whether its end was seen.
    pub closed: bool,
}

/// What a node holds.
#[derive(Debug)]
pub enum Content {
    Text {
        text: String,
        plain: bool,
    },
    List(Vec<NodeId>),
    /// Keys and values; only the last value of an open map can be missing.
    Map(Vec<(NodeId, Option<NodeId>)>),
    Alias(Option<NodeId>),
}

impl Tree {
    /// Reads as much of `source` as can be read.
    pub fn read(source: &str) -> Self {
        let offsets = Offsets::new(source);
        let mut builder = Builder { source, ..Builder::default() };
        for event in Parser::new_from_str(source) {
            let stop = match event {
                Ok((event, span)) => {
                    let span = Span::new(offsets.byte(span.start)..offsets.byte(span.end));
                    builder.take(event, span)
                }
                Err(error) => {
                    let at = offsets.byte(*error.marker());
                    // The parser has a limit of its own.
                    match error.info() {
                        "recursion limit exceeded" => Err(Stop::TooDeep(at)),
                        message => Err(Stop::Syntax { message: message.to_owned(), at }),
                    }
                }
            };
            if let Err(stop) = stop {
                builder.tree.end = Some(stop);
                break;
            }
        }
        builder.tree
    }

    /// Returns where the text ceases to be YAML.
    pub fn syntax_error(&self) -> Option<usize> {
        match &self.end {
            Some(Stop::Syntax { at, .. }) => Some(*at),
            _ => None,
        }
    }

    /// Returns a node, as written.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }

    /// Returns a node, aliases followed.
    pub fn target(&self, id: NodeId) -> &Node {
        &self.nodes[self.follow(id)]
    }

    /// Returns what an alias stands for; any other node is itself.
    pub fn follow(&self, id: NodeId) -> NodeId {
        match self.nodes[id].content {
            // An anchor is never itself an alias.
            Content::Alias(Some(target)) => target,
            _ => id,
        }
    }

    /// Returns all nodes, by number.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes.iter().enumerate()
    }

    /// Returns the first alias in the text.
    pub fn first_alias(&self) -> Option<Span> {
        self.nodes.iter().find(|node| matches!(node.content, Content::Alias(_))).map(|node| node.span)
    }

    /// Returns the outermost list or map in brackets or braces whose end was not seen.
    pub fn outermost_open_flow(&self) -> Option<&Node> {
        self.nodes.iter().find(|node| node.flow && !node.closed)
    }

    /// Returns the innermost list or map in brackets or braces whose end was not seen.
    pub fn innermost_open_flow(&self) -> Option<&Node> {
        self.nodes.iter().rev().find(|node| node.flow && !node.closed)
    }
}

impl Node {
    /// Returns the text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether it is nothing at all: `~`, `null`, or left out.
    pub fn is_nothing(&self) -> bool {
        let Content::Text { text, plain: true } = &self.content else { return false };
        matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL")
    }
}

#[derive(Default)]
struct Builder<'a> {
    source: &'a str,
    tree: Tree,
    open: Vec<NodeId>,
    anchors: HashMap<usize, NodeId>,
    documents: usize,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Stop> {
        let (content, anchor) = match event {
            Event::DocumentStart(_) if self.documents == 1 => return Err(Stop::SecondDocument(span.start)),
            Event::DocumentStart(_) => {
                self.documents += 1;
                return Ok(());
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.close(span);
                return Ok(());
            }
            Event::Alias(anchor) => (Content::Alias(self.anchors.get(&anchor).copied()), 0),
            Event::Scalar(text, style, anchor, tag) => {
                self.note_tag(tag.as_deref(), span);
                (Content::Text { text: text.into_owned(), plain: style == ScalarStyle::Plain }, anchor)
            }
            Event::SequenceStart(anchor, tag) => {
                self.note_tag(tag.as_deref(), span);
                (Content::List(Vec::new()), anchor)
            }
            Event::MappingStart(anchor, tag) => {
                self.note_tag(tag.as_deref(), span);
                (Content::Map(Vec::new()), anchor)
            }
            _ => return Ok(()),
        };
        let holds_others = matches!(content, Content::List(_) | Content::Map(_));
        if holds_others && self.open.len() >= DEEPEST {
            return Err(Stop::TooDeep(span.start));
        }
        let flow = holds_others && without_properties(&self.source[span.start..]).starts_with(['[', '{']);
        let id = self.add(Node { span, content, flow, closed: !holds_others });
        if anchor != 0 {
            self.anchors.insert(anchor, id);
        }
        if holds_others {
            self.open.push(id);
        }
        Ok(())
    }

    fn note_tag(&mut self, tag: Option<&Tag>, span: Span) {
        let own = tag.filter(|tag| !tag.is_yaml_core_schema());
        self.tree.first_tag = self.tree.first_tag.or(own.map(|_| span));
    }

    fn add(&mut self, node: Node) -> NodeId {
        let id = self.tree.nodes.len();
        self.tree.nodes.push(node);
        match self.open.last().map(|parent| &mut self.tree.nodes[*parent].content) {
            Some(Content::List(items)) => items.push(id),
            Some(Content::Map(entries)) => match entries.last_mut() {
                Some((_, value @ None)) => *value = Some(id),
                _ => entries.push((id, None)),
            },
            _ => self.tree.root = self.tree.root.or(Some(id)),
        }
        id
    }

    fn close(&mut self, span: Span) {
        if let Some(id) = self.open.pop() {
            let node = &mut self.tree.nodes[id];
            node.span.end = span.end.max(node.span.start);
            node.closed = true;
        }
    }
}

/// Returns a value without the anchor and tag in front of it.
fn without_properties(mut text: &str) -> &str {
    while text.starts_with(['&', '!']) {
        text = text.split_once([' ', '\n']).map_or("", |(_, rest)| rest.trim_start());
    }
    text
}

/// Byte offsets for the parser's places, which count characters.
struct Offsets {
    bytes: Vec<usize>,
}

impl Offsets {
    fn new(source: &str) -> Self {
        Self { bytes: source.char_indices().map(|(at, _)| at).chain([source.len()]).collect() }
    }

    fn byte(&self, marker: Marker) -> usize {
        let last = self.bytes.len() - 1;
        self.bytes[marker.index().min(last)]
    }
}
