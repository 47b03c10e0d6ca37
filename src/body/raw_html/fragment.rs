//! A piece of finished HTML as a tree, for what is made of it beside a page.
//!
//! It is read as our own writers and the cleaner write it: every element that is no void one has its end tag. What an
//! author's own HTML leaves open ends with what stands around it.

use super::elements::is_void;
use super::node::Attribute;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{self, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;
use std::ops::Range;

/// HTML as elements and texts, each before those inside it.
#[derive(Debug, Default)]
pub struct Fragment {
    pub nodes: Vec<FragmentNode>,
}

/// An element or a text.
#[derive(Debug)]
pub struct FragmentNode {
    pub kind: FragmentKind,
    /// The position after its last node inside it.
    pub end: usize,
}

/// What a node is.
#[derive(Debug)]
pub enum FragmentKind {
    /// Without entities.
    Text(String),
    /// By its name in lower case.
    Element(String, Vec<Attribute>),
}

impl Fragment {
    /// Reads HTML.
    pub fn read(html: &str) -> Self {
        let tokenizer = Tokenizer::new(Builder::default(), TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from(html));
        let _ = tokenizer.feed(&input);
        tokenizer.end();
        let Building { mut nodes, open, .. } = tokenizer.sink.0.take();
        let end = nodes.len();
        for at in open {
            nodes[at].end = end;
        }
        Self { nodes }
    }

    /// Returns the positions of the nodes that stand in a range and in no other node of it.
    pub fn top(&self, range: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let end = range.end;
        let first = (range.start < end).then_some(range.start);
        std::iter::successors(first, move |at| Some(self.nodes[*at].end).filter(|next| *next < end))
    }

    /// Returns the positions of the nodes within the one at a position.
    pub fn inside(&self, at: usize) -> Range<usize> {
        at + 1..self.nodes[at].end
    }

    /// Returns the name of the element at a position; none of a text.
    pub fn name(&self, at: usize) -> Option<&str> {
        match &self.nodes[at].kind {
            FragmentKind::Element(name, _) => Some(name),
            FragmentKind::Text(_) => None,
        }
    }

    /// Returns an attribute of the element at a position.
    pub fn attribute(&self, at: usize, key: &str) -> Option<&str> {
        match &self.nodes[at].kind {
            FragmentKind::Element(_, attributes) => {
                attributes.iter().find(|attribute| attribute.key == key).map(|attribute| &*attribute.value)
            }
            FragmentKind::Text(_) => None,
        }
    }

    /// Whether the element at a position has a class.
    pub fn has_class(&self, at: usize, class: &str) -> bool {
        self.attribute(at, "class").is_some_and(|classes| classes.split_ascii_whitespace().any(|own| own == class))
    }

    /// Returns the words in a range, as they are read.
    pub fn words(&self, range: Range<usize>) -> String {
        let texts = self.nodes[range].iter().filter_map(|node| match &node.kind {
            FragmentKind::Text(text) => Some(&**text),
            FragmentKind::Element(name, _) if name == "br" => Some(" "),
            FragmentKind::Element(..) => None,
        });
        texts.collect()
    }

    /// Returns the first element of a name in a range, at any depth.
    pub fn find(&self, range: Range<usize>, name: &str) -> Option<usize> {
        range.into_iter().find(|at| self.name(*at) == Some(name))
    }
}

#[derive(Default)]
struct Building {
    nodes: Vec<FragmentNode>,
    /// The positions of the elements that are open.
    open: Vec<usize>,
    /// Whether a text has just been read: the tokenizer hands it over in pieces.
    is_in_text: bool,
}

#[derive(Default)]
struct Builder(RefCell<Building>);

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut building = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => building.add_text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => building.open(&tag),
            Token::TagToken(tag) => building.close(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Building {
    fn add_text(&mut self, text: &str) {
        if let Some(FragmentNode { kind: FragmentKind::Text(before), .. }) =
            self.nodes.last_mut().filter(|_| self.is_in_text)
        {
            before.push_str(text);
            return;
        }
        self.is_in_text = true;
        let end = self.nodes.len() + 1;
        self.nodes.push(FragmentNode { kind: FragmentKind::Text(text.to_owned()), end });
    }

    fn open(&mut self, tag: &tokenizer::Tag) {
        self.is_in_text = false;
        let name = tag.name.to_string();
        let attributes = tag.attrs.iter();
        let attributes = attributes
            .map(|attribute| Attribute { key: attribute.name.local.to_string(), value: attribute.value.to_string() });
        let at = self.nodes.len();
        let is_leaf = is_void(&name) || tag.self_closing;
        self.nodes.push(FragmentNode { kind: FragmentKind::Element(name, attributes.collect()), end: at + 1 });
        if !is_leaf {
            self.open.push(at);
        }
    }

    fn close(&mut self, name: &str) {
        let is_it = |at: &usize| matches!(&self.nodes[*at].kind, FragmentKind::Element(open, _) if open == name);
        let Some(depth) = self.open.iter().rposition(is_it) else { return };
        self.is_in_text = false;
        let end = self.nodes.len();
        for at in self.open.drain(depth..) {
            self.nodes[at].end = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> String {
        let fragment = Fragment::read(html);
        let mut out = String::new();
        show(&fragment, 0..fragment.nodes.len(), &mut out);
        out
    }

    fn show(fragment: &Fragment, range: Range<usize>, out: &mut String) {
        for at in fragment.top(range) {
            match &fragment.nodes[at].kind {
                FragmentKind::Text(text) => out.push_str(&format!("'{text}'")),
                FragmentKind::Element(name, _) => {
                    out.push_str(&format!("{name}("));
                    show(fragment, fragment.inside(at), out);
                    out.push(')');
                }
            }
        }
    }

    #[test]
    fn elements_hold_what_stands_between_their_tags() {
        assert_eq!(shown("<p>a <em>b</em> &amp; c<br>d</p>\n<hr><p></p>"), "p('a 'em('b')' & c'br()'d')'\n'hr()p()");
        assert_eq!(shown("a<b>c"), "'a'b('c')");
        assert_eq!(shown("<ul><li>a</li><li><p>b</p></li></ul>"), "ul(li('a')li(p('b')))");
        assert_eq!(shown("<b><i>a</b>c</i>"), "b(i('a'))'c'", "what is left open ends with what stands around it");
        assert_eq!(shown("</p>a<!-- b -->c"), "'ac'");
    }
}
