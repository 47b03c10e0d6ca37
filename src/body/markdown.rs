//! From Markdown to a tree. No other file knows the parser, but for `misread` beside it.
//!
//! Where a text is not to be read as its signs say, other signs stand in it: such as no text may hold, or at places that
//! are remembered. They are taken out again on the way back. What the parser has no notion of is mended in its tree: ids of
//! headings (`attributes`), bare addresses (`super::bare`), labels of footnotes that differ in case (`labels`).

mod attributes;
mod labels;
mod misread;

use super::bare;
use super::links::wiki;
use super::raw_html::{Piece, piece};
use super::tree::{Alert, Align, Block, BlockKind, Body, Inline, InlineKind, Target, TargetKind};
use misread::{COLON, Mask, may_be_misread, misread};
use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// Bytes of text for each block and each inline element, at most as a rule: lists with room for them need not grow.
const TEXT_OF_A_BLOCK: usize = 100;
const TEXT_OF_AN_INLINE: usize = 50;

/// Stands for a `<` that is text.
pub const LESS_THAN: char = '\u{1}';

/// How often a text is searched for marks that are none. Each round brings to light what the marks of the one before hid,
/// so a text that needs more is not an author's.
const MOST_ROUNDS: usize = 8;

/// Keeps a line from beginning a block. It is a blank, so that emphasis after it is what it would be without.
pub const SHIELD: char = '\u{c}';

/// A text as the parser should see it, and what it then holds.
pub struct Prepared<'a> {
    text: Cow<'a, str>,
    form: Form,
    /// Whether it may hold a bare address.
    has_addresses: bool,
    /// The signs that stand in the place of others, in order.
    masks: Vec<Mask>,
}

impl<'a> Prepared<'a> {
    /// Returns a text without the marks that the parser would see in it and that are none: one tilde, a colon before a word,
    /// what stands in an address.
    pub fn new(text: Cow<'a, str>, form: Form) -> Self {
        let has_addresses = bare::may_hold(&text);
        let mut prepared = Self { text, form, has_addresses, masks: Vec::new() };
        if !may_be_misread(&prepared.text, has_addresses) {
            return prepared;
        }
        for _ in 0..MOST_ROUNDS {
            let events = Parser::new_ext(&prepared.text, options()).into_offset_iter();
            let found = misread(&prepared.text, &prepared.masks, events);
            if found.is_empty() {
                break;
            }
            let mut text = prepared.text.into_owned();
            for Mask { at, written, stand_in } in &found {
                text.replace_range(*at..at + written.len_utf8(), stand_in);
            }
            prepared.text = Cow::Owned(text);
            prepared.masks.extend(found);
            prepared.masks.sort_unstable_by_key(|mask| mask.at);
        }
        prepared
    }

    /// Returns the text, in which other signs may stand, each as long as what it stands for.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text with the signs as they were written.
    pub fn written(&self) -> Cow<'_, str> {
        let mut text = Cow::Borrowed(&*self.text);
        for Mask { at, written, .. } in &self.masks {
            text.to_mut().replace_range(*at..at + written.len_utf8(), written.encode_utf8(&mut [0; 4]));
        }
        text
    }

    /// Returns what it may hold.
    pub fn form(&self) -> Form {
        self.form
    }
}

/// What a text may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Any number of blocks. A paragraph that is one picture is a figure.
    Blocks,
    /// Paragraphs alone.
    Inline,
}

/// Returns the dialect: CommonMark with tables, footnotes, definition lists, alerts, task lists, strikethrough, wiki links.
/// What stands in braces at the end of a heading is told from its words here (`attributes`).
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}

/// Returns the bytes of each block of raw HTML.
pub fn html_blocks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let events = Parser::new_ext(text, options()).into_offset_iter();
    events.filter(|(event, _)| matches!(event, Event::Start(Tag::HtmlBlock))).map(|(_, range)| range)
}

/// Returns the tree of a text.
pub fn tree<'t>(prepared: &'t Prepared<'_>) -> Body<'t> {
    let text = &*prepared.text;
    let body = Body {
        blocks: Vec::with_capacity(text.len() / TEXT_OF_A_BLOCK),
        inlines: Vec::with_capacity(text.len() / TEXT_OF_AN_INLINE),
        ..Body::default()
    };
    let addresses = if prepared.has_addresses { Some(0) } else { None };
    let mut builder =
        Builder { prepared, body, open_blocks: Vec::new(), open_inlines: Vec::new(), run: None, addresses };
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        builder.take(event, range);
    }
    builder.close_plain();
    builder.end_run();
    let mut body = builder.body;
    labels::fold(&mut body);
    body
}

/// What a tag begins.
enum Begun<'t> {
    Block(BlockKind<'t>),
    Inline(InlineKind<'t>),
}

struct Builder<'t> {
    prepared: &'t Prepared<'t>,
    body: Body<'t>,
    /// The positions of those that are open.
    open_blocks: Vec<usize>,
    open_inlines: Vec<usize>,
    /// Where the texts begin that were added last, one after the other.
    run: Option<usize>,
    /// How many elements of raw HTML are open in which no address becomes a link; nothing if the text holds none.
    addresses: Option<usize>,
}

impl<'t> Builder<'t> {
    fn take(&mut self, event: Event<'t>, range: Range<usize>) {
        let kind = match event {
            Event::Start(tag) => {
                return match self.begun(tag) {
                    Begun::Block(kind) => self.open_block(kind, range),
                    Begun::Inline(kind) => {
                        self.end_run();
                        self.open_inlines.push(self.body.inlines.len());
                        self.add(kind, range);
                    }
                };
            }
            Event::End(tag) => return self.close(tag),
            Event::Rule => {
                self.open_block(BlockKind::Rule, range);
                return self.close_block();
            }
            Event::Html(html) => return self.add_html(self.text(html), range),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => InlineKind::Text(self.text(text)),
            Event::Code(code) => InlineKind::Code(self.text(code)),
            Event::InlineHtml(html) => InlineKind::Html(piece(self.text(html))),
            Event::SoftBreak => InlineKind::SoftBreak,
            Event::HardBreak => InlineKind::HardBreak,
            Event::FootnoteReference(label) => InlineKind::Mark(self.text(label)),
            Event::TaskListMarker(is_done) => InlineKind::Task(is_done),
        };
        self.add(kind, range);
    }

    fn begun(&self, tag: Tag<'t>) -> Begun<'t> {
        let block = match tag {
            Tag::Emphasis => return Begun::Inline(InlineKind::Emphasis),
            Tag::Strong => return Begun::Inline(InlineKind::Strong),
            Tag::Strikethrough => return Begun::Inline(InlineKind::Strikethrough),
            Tag::Link { link_type, dest_url, title, .. } => {
                return Begun::Inline(InlineKind::Link(self.target(link_type, dest_url, title)));
            }
            // A picture is in this site by its address alone, however it is written.
            Tag::Image { dest_url, title, .. } => {
                return Begun::Inline(InlineKind::Image(self.target(LinkType::Inline, dest_url, title)));
            }
            Tag::Paragraph => BlockKind::Paragraph,
            Tag::Heading { level, .. } => BlockKind::Heading { level: level as u8, id: None },
            Tag::BlockQuote(kind) => kind.map_or(BlockKind::Quote, |kind| BlockKind::Alert(alert(kind))),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => BlockKind::Code(self.text(info)),
            Tag::CodeBlock(CodeBlockKind::Indented) => BlockKind::Code(Cow::Borrowed("")),
            Tag::HtmlBlock => BlockKind::Html,
            Tag::List(start) => BlockKind::List(start),
            Tag::Item => BlockKind::Item,
            Tag::FootnoteDefinition(label) => BlockKind::Note(self.text(label)),
            Tag::DefinitionList => BlockKind::DefinitionList,
            Tag::DefinitionListTitle => BlockKind::Term,
            Tag::DefinitionListDefinition => BlockKind::Definition,
            Tag::Table(columns) => BlockKind::Table(columns.into_iter().map(align).collect()),
            Tag::TableHead => BlockKind::TableHead,
            Tag::TableRow => BlockKind::TableRow,
            Tag::TableCell => BlockKind::TableCell,
            Tag::MetadataBlock(_) | Tag::Superscript | Tag::Subscript => unreachable!("not of the dialect"),
        };
        Begun::Block(block)
    }

    fn target(&self, link_type: LinkType, address: CowStr<'t>, title: CowStr<'t>) -> Target<'t> {
        let (kind, address) = match link_type {
            LinkType::WikiLink { has_pothole } => {
                let kind = if has_pothole { TargetKind::WikiWithWords } else { TargetKind::Wiki };
                (kind, Cow::Owned(wiki(&self.text(address))))
            }
            LinkType::Email => (TargetKind::Email, self.text(address)),
            _ => (TargetKind::Address, self.text(address)),
        };
        Target { kind, address, title: self.text(title) }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image => {
                self.end_run();
                let at = self.open_inlines.pop().expect("the parser closes what it opened");
                self.body.inlines[at].end = self.body.inlines.len();
            }
            _ => self.close_block(),
        }
    }

    fn open_block(&mut self, kind: BlockKind<'t>, span: Range<usize>) {
        self.close_plain();
        let (at, first) = (self.body.blocks.len(), self.body.inlines.len());
        self.open_blocks.push(at);
        self.body.blocks.push(Block { kind, span, end: at + 1, inlines: first..first });
    }

    fn close_block(&mut self) {
        self.close_plain();
        self.close_innermost();
    }

    fn close_innermost(&mut self) {
        self.end_run();
        let at = self.open_blocks.pop().expect("the parser closes what it opened");
        let end = self.body.blocks.len();
        let block = &mut self.body.blocks[at];
        block.end = end;
        if end == at + 1 {
            block.inlines.end = self.body.inlines.len();
        }
        if matches!(block.kind, BlockKind::Html) {
            for inline in &mut self.body.inlines[block.inlines.clone()] {
                if let InlineKind::Html(html) = &mut inline.kind {
                    *html = piece(std::mem::take(&mut html.source));
                    self.addresses = self.addresses.map(|open| bare::elements_without(html, open));
                }
            }
        }
        if let BlockKind::Heading { id, .. } = &mut block.kind {
            *id = attributes::take(&mut self.body.inlines, block.inlines.start, &self.prepared.text);
            block.inlines.end = self.body.inlines.len();
        }
        let is_paragraph = matches!(block.kind, BlockKind::Paragraph) && self.prepared.form == Form::Blocks;
        if is_paragraph && is_picture(&self.body.inlines, block.inlines.clone()) {
            block.kind = BlockKind::Figure;
        }
    }

    /// Closes the text of an item that is no paragraph.
    fn close_plain(&mut self) {
        if self.innermost().is_some_and(|block| matches!(block.kind, BlockKind::Plain)) {
            self.close_innermost();
        }
    }

    fn innermost(&mut self) -> Option<&mut Block<'t>> {
        self.open_blocks.last().map(|at| &mut self.body.blocks[*at])
    }

    fn add(&mut self, kind: InlineKind<'t>, span: Range<usize>) {
        use BlockKind::{Code, Heading, Html, Paragraph, Plain, TableCell, Term};
        let is_text = |block: &mut Block<'_>| {
            matches!(block.kind, Paragraph | Plain | Heading { .. } | Code(_) | Html | Term | TableCell)
        };
        if !self.innermost().is_some_and(is_text) {
            self.open_block(Plain, span.clone());
        }
        if let Some(block) = self.innermost() {
            block.span.end = block.span.end.max(span.end);
        }
        let at = self.body.inlines.len();
        match &kind {
            InlineKind::Text(_) => self.run = self.run.or(Some(at)),
            InlineKind::Html(piece) => {
                self.end_run();
                self.addresses = self.addresses.map(|open| bare::elements_without(piece, open));
            }
            _ => self.end_run(),
        }
        let end = self.body.inlines.len() + 1;
        self.body.inlines.push(Inline { kind, span, end });
    }

    /// Makes links of the bare addresses in the texts that were added last, if they may stand there.
    fn end_run(&mut self) {
        let Some(from) = self.run.take().filter(|_| self.addresses == Some(0)) else { return };
        let is_code = self.innermost().is_some_and(|block| matches!(block.kind, BlockKind::Code(_)));
        let is_in_link = |at: &usize| matches!(self.body.inlines[*at].kind, InlineKind::Link(_) | InlineKind::Image(_));
        if !is_code && !self.open_inlines.iter().any(is_in_link) {
            bare::link(&mut self.body.inlines, from);
        }
    }

    /// Adds a line of a block of raw HTML. They make one piece, since a tag may go over several lines.
    fn add_html(&mut self, html: Cow<'t, str>, span: Range<usize>) {
        let lines = self.innermost().map_or(0, |block| block.inlines.start)..self.body.inlines.len();
        match self.body.inlines[lines].last_mut() {
            Some(Inline { kind: InlineKind::Html(piece), span: before, .. }) => {
                piece.source.to_mut().push_str(&html);
                before.end = span.end;
            }
            _ => self.add(InlineKind::Html(Piece { source: html, ..Piece::default() }), span),
        }
    }

    /// Returns a text of the parser's with the signs as they were written.
    fn text(&self, text: CowStr<'t>) -> Cow<'t, str> {
        let text = match text {
            CowStr::Borrowed(text) => self.unmasked(text),
            other => Cow::Owned(other.into_string()),
        };
        let is_changed = matches!(self.prepared.text, Cow::Owned(_));
        if !is_changed || (!text.contains([LESS_THAN, SHIELD]) && !text.contains(COLON)) {
            return text;
        }
        Cow::Owned(text.replace(LESS_THAN, "<").replace(COLON, ":").replace(SHIELD, ""))
    }

    /// Returns a part of the text with what was written where its marks are masked.
    fn unmasked(&self, text: &'t str) -> Cow<'t, str> {
        let masks = &self.prepared.masks;
        let start = text.as_ptr().addr().checked_sub(self.prepared.text.as_ptr().addr());
        let (Some(start), false) = (start, masks.is_empty()) else { return Cow::Borrowed(text) };
        let first = masks.partition_point(|mask| mask.at < start);
        let inside = masks[first..].iter().take_while(|mask| mask.at < start + text.len());
        let mut text = Cow::Borrowed(text);
        for Mask { at, written, .. } in inside {
            let place = at - start..at - start + written.len_utf8();
            text.to_mut().replace_range(place, written.encode_utf8(&mut [0; 4]));
        }
        text
    }
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}

/// Whether inline elements are one picture and nothing else. A picture within its words is another.
fn is_picture(inlines: &[Inline<'_>], range: Range<usize>) -> bool {
    let images = inlines[range.clone()].iter().filter(|inline| inline.picture().is_some()).count();
    let mut at = range.start;
    let mut around = std::iter::from_fn(|| {
        let inline = inlines[..range.end].get(at)?;
        at = inline.end;
        Some(&inline.kind)
    });
    let is_blank = |kind: &InlineKind<'_>| match kind {
        InlineKind::Image(_) | InlineKind::SoftBreak | InlineKind::HardBreak | InlineKind::Task(_) => true,
        InlineKind::Text(text) | InlineKind::Code(text) => text.trim().is_empty(),
        _ => false,
    };
    images == 1 && around.all(is_blank)
}
