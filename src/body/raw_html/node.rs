//! A piece of raw HTML and its nodes.

use super::elements::{Section, is_between_words, is_without_text};
use crate::base::outside::host;
use crate::body::walk::{Node, Step, Steps};
use std::borrow::Cow;
use std::ops::Range;

/// A piece of raw HTML: a block of it, or a tag or section in a line.
#[derive(Debug, Default)]
pub struct Piece<'t> {
    /// As it was written.
    pub source: Cow<'t, str>,
    pub(in crate::body) nodes: Vec<HtmlNode>,
}

/// A node of a piece of raw HTML.
#[derive(Debug)]
pub struct HtmlNode {
    pub kind: HtmlKind,
    /// Its bytes in the piece, without what stands inside it if it is no section.
    pub span: Range<usize>,
    /// The nodes from the next to this one stand inside it.
    pub(super) end: usize,
}

/// What a node of raw HTML is.
#[derive(Debug)]
pub enum HtmlKind {
    /// Text, with its entities.
    Text,
    StartTag(Tag),
    EndTag(Tag),
    /// A comment, whose text is no node, or another section, with what it holds.
    Section(&'static Section),
    /// The beginning of a section that is not closed, with the rest of the piece.
    OpenSection(&'static Section),
    /// The beginning of a start tag that is not closed. What is left of the piece is text.
    OpenTag,
}

/// A tag: its name in lower case, and its attributes.
#[derive(Debug)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<Attribute>,
}

/// An attribute: its name in lower case, and its value without entities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    pub key: String,
    pub value: String,
}

impl Node for HtmlNode {
    fn end(&self) -> usize {
        self.end
    }

    /// Whether it can hold no nodes. Its end is of no interest to a walk.
    fn is_leaf(&self) -> bool {
        true
    }
}

impl Piece<'_> {
    /// Returns a walk over its nodes.
    pub fn walk(&self) -> Steps<'_, HtmlNode> {
        Steps::over(&self.nodes, 0..self.nodes.len())
    }

    /// Whether it holds anything but comments and blanks.
    pub fn is_said(&self) -> bool {
        let mut nodes = self.walk();
        while let Some(Step::Enter(node)) = nodes.next() {
            match &node.kind {
                HtmlKind::Section(section) if section.is_comment() => nodes.pass_by(),
                HtmlKind::Text if self.source[node.span.clone()].trim().is_empty() => {}
                _ => return true,
            }
        }
        false
    }

    /// Whether one of its tags parts the words before it from those behind it.
    pub fn parts_words(&self) -> bool {
        self.tags().any(|(_, tag)| is_between_words(&tag.name))
    }

    /// Returns the start tags of frames that show pages of other hosts, each with the bytes from there to its end tag. What stands
    /// in a comment or a script is none.
    pub fn frames(&self) -> Vec<(Range<usize>, &Tag)> {
        let (mut nodes, mut frames) = (self.walk(), Vec::new());
        while let Some(Step::Enter(node)) = nodes.next() {
            match &node.kind {
                HtmlKind::StartTag(tag) if tag.is_foreign_frame() => {
                    let last = self.nodes[..node.end].last();
                    frames.push((node.span.start..last.map_or(node.span.end, |last| last.span.end), tag));
                    nodes.pass_by();
                }
                HtmlKind::StartTag(tag) if is_without_text(&tag.name) => nodes.pass_by(),
                HtmlKind::Section(_) | HtmlKind::OpenSection(_) => nodes.pass_by(),
                _ => {}
            }
        }
        frames
    }

    /// Returns the source of what stands inside a node.
    pub fn inside(&self, node: &HtmlNode) -> &str {
        let within = self.nodes[..node.end].last().filter(|last| last.span.start >= node.span.end);
        within.map_or("", |last| &self.source[node.span.end..last.span.end])
    }

    /// Returns the start tags that a browser sees as such: none in comments, scripts, styles or templates of HTML.
    pub fn live_tags(&self) -> Vec<(&HtmlNode, &Tag)> {
        let (mut nodes, mut tags) = (self.walk(), Vec::new());
        while let Some(Step::Enter(node)) = nodes.next() {
            match &node.kind {
                HtmlKind::StartTag(tag) => {
                    tags.push((node, tag));
                    if matches!(&*tag.name, "script" | "style" | "template") {
                        nodes.pass_by();
                    }
                }
                HtmlKind::Section(_) | HtmlKind::OpenSection(_) => nodes.pass_by(),
                _ => {}
            }
        }
        tags
    }

    /// Returns the nodes that are tags, but for those in a comment that is not closed.
    pub fn tags(&self) -> impl Iterator<Item = (&HtmlNode, &Tag)> {
        let mut nodes = self.walk();
        std::iter::from_fn(move || {
            while let Some(Step::Enter(node)) = nodes.next() {
                match &node.kind {
                    HtmlKind::StartTag(tag) | HtmlKind::EndTag(tag) => return Some((node, tag)),
                    HtmlKind::OpenSection(section) if section.is_comment() => nodes.pass_by(),
                    _ => {}
                }
            }
            None
        })
    }
}

impl Tag {
    /// Whether it begins a frame that shows a page of another host.
    pub fn is_foreign_frame(&self) -> bool {
        self.name == "iframe" && self.value("src").is_some_and(|address| host(address).is_some())
    }

    /// Returns the value of an attribute.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| attribute.key == key).map(|attribute| &*attribute.value)
    }
}

impl Attribute {
    /// Whether links may lead to its value, on an element of that name: an id, or the name of an anchor.
    pub fn is_name_of(&self, element: &str) -> bool {
        self.key == "id" || (self.key == "name" && element == "a")
    }

    /// Whether the value is an address.
    pub fn is_address(&self) -> bool {
        matches!(&*self.key, "href" | "src" | "cite")
    }
}
