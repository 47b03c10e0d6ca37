//! A body as a tree: blocks, and in those that hold text, inline elements. Each knows the bytes that it comes from.
//!
//! Facts, running text and HTML are walks over it, so they cannot disagree about what stands where. It borrows from the
//! text and is made anew for each use: to keep the trees of all bodies would take more memory than to read them twice.
//! Both kinds of nodes lie in one list each, every node before those inside it, so a body of any length takes two
//! allocations, and no walk needs recursion, since deep nesting could then overflow the stack.
//!
//! Raw HTML stands in it as pieces, for that is how Markdown parts it: an element may open in one piece and close in another,
//! within the same line or blocks later, and what Markdown nests may cross it. So start tags and end tags are nodes of a piece
//! beside one another. Where the two of one element must belong together within a piece, they do: an element without text
//! for readers (`<script>`) holds what stands in it, with its end tag; so does a section (`<![CDATA[`).

use super::raw_html::Piece;
use super::walk::{Node, Steps};
use crate::bibliography::Cluster;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// A text as blocks.
#[derive(Debug, Default)]
pub struct Body<'t> {
    pub(super) blocks: Vec<Block<'t>>,
    pub(super) inlines: Vec<Inline<'t>>,
    /// The texts of headings as they were typed, by the positions of those inline elements whose signs were set otherwise.
    pub(super) typed: BTreeMap<usize, Cow<'t, str>>,
}

/// A block, and what it holds: other blocks or inline elements, never both.
#[derive(Debug)]
pub struct Block<'t> {
    pub kind: BlockKind<'t>,
    pub span: Range<usize>,
    /// The position after its last block inside it: the blocks from the next one up to there stand inside it.
    pub(super) end: usize,
    /// Its inline elements.
    pub(super) inlines: Range<usize>,
}

/// What a block is, as the dialect knows blocks.
#[derive(Debug)]
pub enum BlockKind<'t> {
    Paragraph,
    /// A paragraph that holds a picture and nothing else.
    Figure,
    /// Text that stands in an item without being a paragraph.
    Plain,
    Heading {
        level: u8,
        id: Option<Cow<'t, str>>,
    },
    Quote,
    Alert(Alert),
    /// Code, with what stands behind its fence.
    Code(Cow<'t, str>),
    /// A piece of raw HTML.
    Html,
    /// A list; the number that an ordered one begins with.
    List(Option<u64>),
    Item,
    DefinitionList,
    Term,
    Definition,
    /// A footnote by its label.
    Note(Cow<'t, str>),
    Table(Vec<Align>),
    TableHead,
    TableRow,
    TableCell,
    Rule,
}

/// The alerts of GitHub, as a quotation begins with `[!NOTE]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

/// How the cells of a column are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Start,
    Center,
    Right,
}

/// An inline element.
#[derive(Debug)]
pub struct Inline<'t> {
    pub kind: InlineKind<'t>,
    pub span: Range<usize>,
    /// The position after its last inline element inside it, as for [`Block`].
    pub(super) end: usize,
}

/// What an inline element is.
#[derive(Debug)]
pub enum InlineKind<'t> {
    Text(Cow<'t, str>),
    Code(Cow<'t, str>),
    Html(Piece<'t>),
    SoftBreak,
    HardBreak,
    /// The mark of a footnote by its label.
    Mark(Cow<'t, str>),
    /// Works that the text cites here.
    Cite(Box<Cluster>),
    /// The box of a task, and whether it is ticked.
    Task(bool),
    Emphasis,
    Strong,
    Strikethrough,
    Link(Target<'t>),
    Image(Target<'t>),
}

/// What a link or picture leads to.
#[derive(Debug)]
pub struct Target<'t> {
    pub kind: TargetKind,
    /// As typed; of a wiki link with its brackets, as [`super::links::wiki`] writes it.
    pub address: Cow<'t, str>,
    pub title: Cow<'t, str>,
}

/// How a link is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetKind {
    /// An address of any kind.
    Address,
    /// An address of mail, without its scheme.
    Email,
    /// `[[target]]`, whose words are its target as typed.
    Wiki,
    /// `[[target|words]]`
    WikiWithWords,
}

impl Node for Block<'_> {
    fn end(&self) -> usize {
        self.end
    }

    fn is_leaf(&self) -> bool {
        matches!(self.kind, BlockKind::Rule)
    }
}

impl Node for Inline<'_> {
    fn end(&self) -> usize {
        self.end
    }

    fn is_leaf(&self) -> bool {
        use InlineKind::{Emphasis, Image, Link, Strikethrough, Strong};
        !matches!(self.kind, Emphasis | Strong | Strikethrough | Link(_) | Image(_))
    }
}

impl<'t> Body<'t> {
    /// Returns a walk over its blocks.
    pub fn walk(&self) -> Steps<'_, Block<'t>> {
        Steps::over(&self.blocks, 0..self.blocks.len())
    }

    /// Returns a walk over the inline elements of a block.
    pub fn walk_inlines(&self, block: &Block<'t>) -> Steps<'_, Inline<'t>> {
        Steps::over(&self.inlines, block.inlines.clone())
    }

    /// Returns all inline elements of a block, each with its position.
    pub fn inlines(&self, block: &Block<'t>) -> impl Iterator<Item = (usize, &Inline<'t>)> {
        block.inlines.clone().zip(&self.inlines[block.inlines.clone()])
    }

    /// Returns the blocks that stand in no other.
    pub fn top(&self) -> impl Iterator<Item = &Block<'t>> {
        let first = self.blocks.first();
        std::iter::successors(first, |block| self.blocks.get(block.end))
    }

    /// Returns the blocks that stand in the block at a position and in no other within it.
    pub fn inside(&self, at: usize) -> impl Iterator<Item = &Block<'t>> {
        let blocks = &self.blocks[..self.blocks[at].end];
        std::iter::successors(blocks.get(at + 1), |block| blocks.get(block.end))
    }

    /// Returns the text alternative of the picture at a position.
    pub fn alt(&self, image: usize) -> String {
        self.inlines[image + 1..self.inlines[image].end].iter().map(Inline::words).collect()
    }

    /// Returns the words of a block, without those of pictures. A wiki link without words of its own stands as it was typed, and
    /// so does a citation that is part of its sentence.
    pub fn words(&self, block: &Block<'_>) -> String {
        let (mut at, mut words) = (block.inlines.start, String::new());
        while at < block.inlines.end {
            let inline = &self.inlines[at];
            words.push_str(inline.words_as_typed());
            if let InlineKind::Cite(cluster) = &inline.kind
                && cluster.is_in_text
            {
                words.extend(cluster.cites.iter().flat_map(|cite| ["@", &*cite.key]));
            }
            at = if inline.hides_words() { inline.end } else { at + 1 };
        }
        words
    }
}

impl Inline<'_> {
    /// Returns the words that it adds to a text, without those of what stands inside it.
    pub fn words(&self) -> &str {
        match &self.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => text,
            InlineKind::SoftBreak | InlineKind::HardBreak => " ",
            InlineKind::Html(piece) if piece.parts_words() => " ",
            _ => "",
        }
    }

    /// Returns the same, where a wiki link without words of its own stands as it was typed.
    pub fn words_as_typed(&self) -> &str {
        match &self.kind {
            InlineKind::Link(target) if target.kind == TargetKind::Wiki => &target.address,
            // It stands between the words before and behind it.
            InlineKind::Image(_) => " ",
            _ => self.words(),
        }
    }

    /// Whether a text leaves out the words inside it: those of a picture, or of a wiki link that stands as it was typed.
    pub fn hides_words(&self) -> bool {
        match &self.kind {
            InlineKind::Link(target) => target.kind == TargetKind::Wiki,
            InlineKind::Image(_) => true,
            _ => false,
        }
    }

    /// Returns where it leads if it is a picture.
    pub fn picture(&self) -> Option<&Target<'_>> {
        match &self.kind {
            InlineKind::Image(target) => Some(target),
            _ => None,
        }
    }
}
