//! The running text of a body, block by block, for whoever looks for names in it.
//!
//! A name may be broken by a line or by emphasis, so a block's text is put together from its events before it is read. Each
//! stretch of it remembers the event that it comes from, and what it stands in: a link to a country is put into the HTML of
//! that event, and not where the words are an author's link, a title or somebody else's.

use super::links::wiki;
use super::raw_html;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

/// What a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph, an item, a cell.
    #[default]
    Text,
    /// A heading, or the head of a table.
    Heading,
    /// Text that is quoted.
    Quote,
    /// Text of a footnote.
    Note,
}

/// The text of one block.
#[derive(Debug, Default)]
pub struct Block {
    pub kind: BlockKind,
    /// Without marks, code and pictures. Line ends are blanks.
    pub text: String,
    /// In order; the first begins where the text does.
    pub stretches: Vec<Stretch>,
    /// The addresses of its links as they are kept among those of the text, each with where it begins in the text.
    pub links: Vec<(usize, String)>,
}

/// A part of a block's text that is the text of one event.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    /// Where it begins in the block's text.
    pub start: usize,
    /// Which event of the body it is, from 0.
    pub event: usize,
    /// Whether it stands in no link, emphasis or element of raw HTML.
    pub is_bare: bool,
    /// Whether a mark stands between it and the one before: emphasis, a link, code.
    pub follows_mark: bool,
}

/// Takes in the events of a body, one after the other.
#[derive(Debug, Default)]
pub struct Prose {
    block: Block,
    event: usize,
    is_code: bool,
    is_heading: bool,
    is_note: bool,
    quotes: Vec<bool>,
    images: usize,
    /// Open links and emphasis.
    marks: usize,
    /// Open elements of raw HTML.
    elements: usize,
    follows_mark: bool,
}

impl Prose {
    /// Takes in an event, and gives back the block that ends with it.
    pub fn listen(&mut self, event: &Event<'_>) -> Option<Block> {
        let ended = self.hear(event);
        self.event += 1;
        ended
    }

    fn hear(&mut self, event: &Event<'_>) -> Option<Block> {
        match event {
            Event::Start(tag) => return self.open(tag),
            Event::End(tag) => return self.close(*tag),
            Event::Text(text) if !self.is_code => self.say(text),
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            // What it stands for is no text, and keeps the words around it apart.
            Event::Code(_) => {
                self.follows_mark = true;
                self.say("\u{fffc}");
                self.follows_mark = true;
            }
            Event::InlineHtml(html) => {
                self.pass_by(html);
                self.follows_mark = true;
                if html.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br")) {
                    self.say(" ");
                }
            }
            Event::Html(html) => self.pass_by(html),
            Event::FootnoteReference(_) => self.follows_mark = true,
            _ => {}
        }
        None
    }

    fn say(&mut self, text: &str) {
        let follows_mark = std::mem::take(&mut self.follows_mark);
        if self.images > 0 {
            return;
        }
        let is_bare = self.marks == 0 && self.elements == 0;
        let start = self.block.text.len();
        self.block.stretches.push(Stretch { start, event: self.event, is_bare, follows_mark });
        self.block.text.push_str(text);
    }

    fn open(&mut self, tag: &Tag<'_>) -> Option<Block> {
        match tag {
            Tag::Link { link_type, dest_url, .. } => {
                let is_wiki = matches!(link_type, LinkType::WikiLink { .. });
                let address = if is_wiki { wiki(dest_url) } else { dest_url.to_string() };
                self.block.links.push((self.block.text.len(), address));
                self.marks += 1;
            }
            Tag::Emphasis => self.marks += 1,
            Tag::Image { .. } => self.images += 1,
            Tag::Strong | Tag::Strikethrough => {}
            _ => {
                let ended = self.end();
                match tag {
                    Tag::CodeBlock(_) => self.is_code = true,
                    Tag::Heading { .. } | Tag::TableHead => self.is_heading = true,
                    Tag::FootnoteDefinition(_) => self.is_note = true,
                    Tag::BlockQuote(alert) => self.quotes.push(alert.is_none()),
                    _ => {}
                }
                return ended;
            }
        }
        self.follows_mark = true;
        None
    }

    fn close(&mut self, tag: TagEnd) -> Option<Block> {
        match tag {
            TagEnd::Link | TagEnd::Emphasis => self.marks = self.marks.saturating_sub(1),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Strong | TagEnd::Strikethrough => {}
            _ => {
                let ended = self.end();
                match tag {
                    TagEnd::CodeBlock => self.is_code = false,
                    TagEnd::Heading(_) | TagEnd::TableHead => self.is_heading = false,
                    TagEnd::FootnoteDefinition => self.is_note = false,
                    TagEnd::BlockQuote(_) => drop(self.quotes.pop()),
                    _ => {}
                }
                return ended;
            }
        }
        self.follows_mark = true;
        None
    }

    /// The block that ends here, if it has any text.
    fn end(&mut self) -> Option<Block> {
        self.follows_mark = false;
        let block = std::mem::take(&mut self.block);
        let kind = match () {
            () if self.is_heading => BlockKind::Heading,
            () if self.is_note => BlockKind::Note,
            () if self.quotes.contains(&true) => BlockKind::Quote,
            () => BlockKind::Text,
        };
        Some(Block { kind, ..block }).filter(|block| !block.text.is_empty())
    }

    /// Counts the elements that a piece of raw HTML opens and closes. A browser ends a paragraph where another begins.
    fn pass_by(&mut self, html: &str) {
        const EMPTY: [&str; 8] = ["area", "br", "col", "hr", "img", "input", "p", "wbr"];
        let opened = raw_html::tags(html).into_iter().filter(|tag| !EMPTY.contains(&&*tag.name)).count();
        let closed = html.match_indices("</").filter(|(at, _)| {
            let rest = &html[at + 2..];
            let name = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())];
            !name.is_empty() && !EMPTY.contains(&&*name.to_ascii_lowercase())
        });
        self.elements = (self.elements + opened).saturating_sub(closed.count());
    }
}
