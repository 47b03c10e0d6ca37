//! The running text of a body, passage by passage, for whoever looks for names in it.
//!
//! A name may be broken by a line or by emphasis, so the text of a block is put together before it is read. Each stretch of
//! it remembers the inline element that it comes from, and what it stands in: a link to a country is put into the HTML of
//! that element, and not where the words are an author's link, a title or somebody else's.

use super::citations::{self, Cites};
use super::links::{Links, wiki_target};
use super::markdown::tree;
use super::raw_html::{HtmlKind, Piece, is_void};
use super::traps::blocks;
use super::tree::{Block, BlockKind, Body, InlineKind};
use super::walk::Step;
use std::ops::ControlFlow;

/// What a passage is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PassageKind {
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
pub struct Passage<'b> {
    pub kind: PassageKind,
    /// Without marks, code and pictures. Line ends are blanks.
    pub text: String,
    /// In order; the first begins where the text does.
    pub stretches: Vec<Stretch>,
    /// The addresses of its links as they are kept among those of the text, each with where it begins in the text.
    pub links: Vec<(usize, &'b str)>,
}

/// A part of a passage that is the text of one inline element.
#[derive(Clone, Copy, Debug)]
pub struct Stretch {
    /// Where it begins in the passage.
    pub start: usize,
    /// The position of the inline element in its body.
    pub inline: usize,
    /// Whether it stands in no link, emphasis or element of raw HTML.
    pub is_bare: bool,
    /// Whether a mark stands between it and the one before: emphasis, a link, code.
    pub follows_mark: bool,
}

/// Hands on every passage of a body that has any text, in order, until it is told to stop.
pub fn passages<'b>(body: &'b Body<'b>, mut take: impl FnMut(&Passage<'b>) -> ControlFlow<()>) {
    let mut reader = Reader::default();
    let mut around: Vec<PassageKind> = Vec::new();
    for step in body.walk() {
        let Step::Enter(block) = step else {
            around.pop();
            continue;
        };
        let outer = around.last().copied().unwrap_or_default();
        if !matches!(block.kind, BlockKind::Rule) {
            around.push(kind(&block.kind, outer));
        }
        reader.read(body, block);
        let passage = &mut reader.passage;
        passage.kind = kind(&block.kind, outer);
        if !passage.text.is_empty() && take(passage).is_break() {
            return;
        }
    }
}

/// Hands on the running text of a body, passage by passage, with the names of its wiki links and without its citations.
pub fn running_text(text: &str, cites: Cites, links: &Links, mut take: impl FnMut(PassageKind, &str)) {
    let (prepared, _) = blocks(text);
    let mut body = tree(&prepared);
    citations::mark(&mut body, text, cites);
    passages(&body, |passage| {
        match named(passage, links) {
            Some(named) => take(passage.kind, &named),
            None => take(passage.kind, &passage.text),
        }
        ControlFlow::Continue(())
    });
}

/// Returns the text of a passage with the names of its wiki links in the place of what was typed; none where it has no such link.
fn named(passage: &Passage<'_>, links: &Links) -> Option<String> {
    let mut out = String::new();
    let mut from = 0;
    for (start, address) in &passage.links {
        let is_typed = |typed: &&str| passage.text[*start..].starts_with(typed);
        let Some(typed) = wiki_target(address).filter(is_typed) else { continue };
        let Some(name) = links.words(address) else { continue };
        out.push_str(passage.text.get(from..*start).unwrap_or_default());
        out.push_str(name);
        from = start + typed.len();
    }
    (from > 0).then(|| out + passage.text.get(from..).unwrap_or_default())
}

/// Returns what the text of a block is inside a block whose text is `outer`.
fn kind(block: &BlockKind<'_>, outer: PassageKind) -> PassageKind {
    match block {
        BlockKind::Heading { .. } | BlockKind::TableHead => PassageKind::Heading,
        BlockKind::Note(_) if outer != PassageKind::Heading => PassageKind::Note,
        BlockKind::Quote if outer == PassageKind::Text => PassageKind::Quote,
        _ => outer,
    }
}

/// Reads blocks one after the other into the same memory.
#[derive(Default)]
struct Reader<'b> {
    passage: Passage<'b>,
    /// Open elements of raw HTML. They last over blocks.
    elements: usize,
}

impl<'b> Reader<'b> {
    fn read(&mut self, body: &'b Body<'b>, block: &'b Block<'b>) {
        self.passage.text.clear();
        self.passage.stretches.clear();
        self.passage.links.clear();
        if matches!(block.kind, BlockKind::Code(_)) {
            return;
        }
        let mut inlines = body.walk_inlines(block);
        // Open links and emphasis.
        let mut marks = 0;
        let mut follows_mark = false;
        while let Some(step) = inlines.next() {
            let is_begun = matches!(step, Step::Enter(_));
            let (Step::Enter(inline) | Step::Leave(inline)) = step;
            let said = match &inline.kind {
                InlineKind::Text(text) => text,
                InlineKind::SoftBreak | InlineKind::HardBreak => " ",
                // What it stands for is no text, and keeps the words around it apart.
                InlineKind::Code(_) => "\u{fffc}",
                InlineKind::Cite(cluster) if cluster.is_in_text => "\u{fffc}",
                InlineKind::Html(piece) => {
                    self.pass_by(piece);
                    if piece.tags().next().is_some_and(|(_, tag)| tag.name == "br") { " " } else { "" }
                }
                InlineKind::Link(_) | InlineKind::Emphasis if !is_begun => {
                    marks -= 1;
                    ""
                }
                InlineKind::Link(_) | InlineKind::Emphasis => {
                    if let InlineKind::Link(target) = &inline.kind {
                        self.passage.links.push((self.passage.text.len(), &target.address));
                    }
                    marks += 1;
                    ""
                }
                InlineKind::Image(_) if is_begun => {
                    inlines.pass_by();
                    ""
                }
                InlineKind::Image(_) | InlineKind::Strong | InlineKind::Strikethrough => "",
                InlineKind::Mark(_) | InlineKind::Cite(_) => "",
                InlineKind::Task(_) => continue,
            };
            let is_mark = !matches!(inline.kind, InlineKind::Text(_) | InlineKind::SoftBreak | InlineKind::HardBreak);
            follows_mark |= is_mark;
            if said.is_empty() {
                continue;
            }
            let (start, is_bare) = (self.passage.text.len(), marks == 0 && self.elements == 0);
            self.passage.stretches.push(Stretch { start, inline: inlines.position(), is_bare, follows_mark });
            self.passage.text.push_str(said);
            follows_mark = is_mark && matches!(inline.kind, InlineKind::Code(_));
        }
    }

    /// Counts the elements that a piece of raw HTML opens and closes. A browser ends a paragraph where another begins.
    fn pass_by(&mut self, piece: &Piece<'_>) {
        let lasting = piece.tags().filter(|(_, tag)| !is_void(&tag.name) && tag.name != "p");
        let (opened, closed): (Vec<_>, Vec<_>) =
            lasting.partition(|(node, _)| matches!(node.kind, HtmlKind::StartTag(_)));
        self.elements = (self.elements + opened.len()).saturating_sub(closed.len());
    }
}
