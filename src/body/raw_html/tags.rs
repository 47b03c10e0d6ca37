//! The tags of raw HTML, as html5ever's tokenizer reads them, which is the cleaner's.

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
pub use html5ever::tokenizer::TagKind;
use html5ever::tokenizer::{self, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;
use std::ops::Range;

/// A tag: its name in lower case, its attributes, and its bytes.
#[derive(Debug)]
pub struct Tag {
    pub kind: TagKind,
    pub name: String,
    pub attributes: Vec<Attribute>,
    pub range: Range<usize>,
}

/// An attribute: its name in lower case, and its value without entities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    pub key: String,
    pub value: String,
}

impl Tag {
    /// Returns the value of an attribute.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| attribute.key == key).map(|attribute| &*attribute.value)
    }
}

impl Attribute {
    /// Whether the value is an address.
    pub fn is_address(&self) -> bool {
        matches!(&*self.key, "href" | "src" | "cite")
    }
}

/// Returns the tag that begins at `open`; none if it is not closed.
pub fn tag(html: &str, open: usize) -> Option<Tag> {
    let tokenizer = Tokenizer::new(FirstTag::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    // A tag ends with a `>`, but not with each: values may hold some.
    let mut end = open;
    for piece in html[open..].split_inclusive('>') {
        end += piece.len();
        input.push_back(StrTendril::from(piece));
        let _ = tokenizer.feed(&input);
        if let Some(tag) = tokenizer.sink.0.take() {
            let attributes = tag.attrs.into_iter().map(|attribute| Attribute {
                key: attribute.name.local.to_string(),
                value: attribute.value.to_string(),
            });
            let (kind, name) = (tag.kind, tag.name.to_string());
            return Some(Tag { kind, name, attributes: attributes.collect(), range: open..end });
        }
    }
    None
}

/// Returns the tags of a piece of HTML, in order; comments and text are passed by.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|open| at + open) {
        let rest = &html[open..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |end| open + end + 3);
        } else if begins_tag(rest) {
            let Some(tag) = tag(html, open) else { break };
            at = tag.range.end;
            found.push(tag);
        } else {
            at = open + 1;
        }
    }
    found
}

/// Whether a text that begins with `<` begins with a tag.
pub fn begins_tag(html: &str) -> bool {
    let name = html[1..].strip_prefix('/').unwrap_or(&html[1..]);
    name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Keeps the first tag that a tokenizer finds.
#[derive(Default)]
struct FirstTag(RefCell<Option<tokenizer::Tag>>);

impl TokenSink for FirstTag {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(tag) = token {
            self.0.borrow_mut().get_or_insert(tag);
        }
        TokenSinkResult::Continue
    }
}
