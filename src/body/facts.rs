//! What a Markdown text tells: the rest of the site, and its own page.

mod footnotes;
mod headings;
mod html;
mod links;
mod lost;
mod mixed;
mod plain;
mod repeated;
mod sentence;

pub use footnotes::{Citation, Footnote, NoteSource, mark_id};
pub use sentence::Sentence;

use super::NamedPlaces;
use super::RawHtml;
use super::Typography;
use super::citations::{self, Cites};
use super::dialects::{Found, slips};
use super::markdown::tree;
use super::prose::passages;
use super::traps::{blocks, paragraphs};
use super::tree::{Block, BlockKind, Body, InlineKind};
use crate::base::bytes::any;
use crate::base::length::words;
use crate::base::one_line::one_line;
use crate::base::outside::NOTHING;
use crate::base::problems::{self, MAX_BRIEF_WORDS};
use crate::base::{BaseUrl, Diagnostic, MediaKind, Outside, SourcePath, Span};
use crate::places::Tongue;
use mixed::Mixed;
use repeated::Problems;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{ControlFlow, Range};
use std::sync::Arc;

/// What one text tells the rest of the site. Places count from the start of the file that holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TextFacts {
    pub headings: Vec<Heading>,
    pub references: Vec<Reference>,
    /// In the order of their first marks, which is the order of their numbers.
    pub footnotes: Vec<Footnote>,
    /// Where it cites, in the order of the text.
    pub citations: Vec<Citation>,
    /// The first paragraph that has words and stands in no other block, as plain text.
    pub first_paragraph: Option<String>,
    /// Whether it has more words than a brief should.
    pub is_long: bool,
    /// Whether it holds anything that readers can see.
    pub is_said: bool,
    /// Ids beside those of headings that links may lead to: those that raw HTML sets, and those of notes.
    pub raw_ids: Vec<String>,
    /// Whether it plays videos or sound.
    pub has_players: bool,
    /// Whether it shows pages of other hosts.
    pub has_frames: bool,
}

/// What one text tells its own file and page alone: a sentence more must not look like a change to the rest of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnFacts {
    /// How many words stand outside code.
    pub words: usize,
    pub named: NamedPlaces,
    /// How its straight signs are set, if any are.
    pub typography: Typography,
    pub has_raw_html: bool,
    /// How its citations are read.
    pub cites: Cites,
    /// Images without a text alternative.
    pub images_without_alt: Vec<Span>,
    /// Figures without a caption.
    pub figures_without_caption: Vec<Span>,
}

/// A text that was read.
#[derive(Debug, Default)]
pub struct Reading {
    pub facts: TextFacts,
    pub own: OwnFacts,
    pub problems: Vec<Diagnostic>,
}

/// A heading, with the id under which it can be linked to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Heading {
    pub level: u8,
    pub id: Arc<str>,
    pub title: Arc<str>,
    pub span: Span,
}

/// What a reference is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReferenceKind {
    Link,
    Image,
}

/// An address that the text refers to, as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reference {
    pub kind: ReferenceKind,
    pub address: String,
    pub span: Span,
    /// Of a link within the site: the sentence that holds it.
    pub sentence: Option<Sentence>,
}

/// How a body is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner<'a> {
    pub raw_html: RawHtml,
    /// Full addresses below it are links within the site.
    pub base: Option<&'a BaseUrl>,
    /// The language in which it names places.
    pub tongue: Tongue,
    pub typography: Typography,
    /// What pages may load from other hosts; nothing unless given.
    pub outside: Option<&'a Outside>,
    pub cites: Cites,
}

/// Reads `text`, which begins `offset` bytes into `file`.
pub fn read(file: &SourcePath, text: &str, offset: usize, manner: Manner<'_>) -> Reading {
    let Manner { raw_html, base, tongue, typography, outside, cites } = manner;
    let outside = outside.unwrap_or(&NOTHING);
    let (prepared, not_closed) = blocks(text);
    let mut body = tree(&prepared);
    citations::mark(&mut body, text, cites);
    // Other dialects and names are looked for in what was typed.
    let slips = slips(&body, text, prepared.form());
    let mut own = OwnFacts { named: NamedPlaces::in_tongue(tongue), cites, ..OwnFacts::default() };
    let mut mixed = Mixed::of(text);
    passages(&body, |passage| {
        own.named.add_passage(passage);
        if let Some(mixed) = &mut mixed {
            mixed.look(&body, text, passage);
        }
        ControlFlow::Continue(())
    });
    own.typography = typography.set(&mut body, text);
    let mut reader = Reader { offset, raw_html, base, outside, own, ..Reader::new(file, text, &body) };
    reader.look_for_controls(text);
    reader.report_not_closed(&not_closed);
    reader.read_blocks();
    reader.report_slips(slips);
    reader.look_for_depth();
    let found = mixed.map_or_else(Vec::new, |mixed| mixed.problems(file, offset, typography));
    found.into_iter().for_each(|problem| reader.problems.push(problem));
    reader.finish()
}

/// Reads a short text, of paragraphs alone. Its places are not those of a file.
pub fn read_inline(file: &SourcePath, text: &str, base: Option<&BaseUrl>) -> Reading {
    let prepared = paragraphs(text);
    let (written, body) = (prepared.written(), tree(&prepared));
    let mut reader = Reader { raw_html: RawHtml::Escape, base, ..Reader::new(file, &written, &body) };
    reader.read_blocks();
    reader.report_slips(slips(&body, &written, prepared.form()));
    reader.finish()
}

/// Returns what is wrong with a plain text of front matter: marks that mean nothing there. Places are not those of a file.
pub fn read_plain(file: &SourcePath, text: &str) -> Vec<Diagnostic> {
    let is_mark = |byte: u8| {
        (byte == b'*')
            | (byte == b'_')
            | (byte == b'`')
            | (byte == b'[')
            | (byte == b'{')
            | (byte == b'#')
            | (byte == b'<')
            | (byte == b'|')
            | (byte == b'=')
            | (byte == b'%')
            | (byte == b'$')
    };
    if !any(text.as_bytes(), is_mark) {
        return Vec::new();
    }
    let prepared = paragraphs(text);
    let (written, body) = (prepared.written(), tree(&prepared));
    let mut reader = Reader::new(file, &written, &body);
    if let Some(range) = plain::marks(&body, &written) {
        reader.report(range, problems::marks_in_plain_text);
    }
    reader.report_slips(slips(&body, &written, prepared.form()));
    reader.problems.into_vec()
}

/// What marks a note in a text.
enum Mark<'a> {
    Label(&'a str),
    Citation(usize),
}

struct Reader<'a> {
    file: &'a SourcePath,
    text: &'a str,
    body: &'a Body<'a>,
    offset: usize,
    raw_html: RawHtml,
    base: Option<&'a BaseUrl>,
    outside: &'a Outside,
    facts: TextFacts,
    own: OwnFacts,
    problems: Problems,
    /// The ids that are taken: first those of raw HTML, then those of headings.
    ids: BTreeSet<String>,
    /// The positions of headings whose ids were typed.
    typed: BTreeSet<usize>,
    marks: Vec<(Mark<'a>, Range<usize>)>,
    /// The label of the footnote that is read, and where it ends.
    note: Option<(&'a str, usize)>,
    definitions: BTreeMap<&'a str, Range<usize>>,
}

impl<'a> Reader<'a> {
    fn new(file: &'a SourcePath, text: &'a str, body: &'a Body<'a>) -> Self {
        Self {
            file,
            text,
            body,
            offset: 0,
            raw_html: RawHtml::default(),
            base: None,
            outside: &NOTHING,
            facts: TextFacts::default(),
            own: OwnFacts::default(),
            problems: Problems::default(),
            ids: BTreeSet::new(),
            typed: BTreeSet::new(),
            marks: Vec::new(),
            note: None,
            definitions: BTreeMap::new(),
        }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(range.clone()).shifted(self.offset)
    }

    /// Adds a problem at a place of the text.
    fn report(&mut self, range: Range<usize>, problem: impl FnOnce(&SourcePath, Span) -> Diagnostic) {
        self.problems.push(problem(self.file, self.span(&range)));
    }

    fn report_slips(&mut self, found: Vec<Found>) {
        for (range, slip) in found {
            self.report(range, slip);
        }
    }

    /// Returns the bytes of a part of the text up to its first line end.
    fn first_line(&self, range: &Range<usize>) -> Range<usize> {
        let line = self.text[range.clone()].split('\n').next().unwrap_or_default();
        range.start..range.start + line.len()
    }

    fn read_blocks(&mut self) {
        for (at, block) in self.body.blocks.iter().enumerate() {
            self.note = self.note.take_if(|(_, end)| at < *end);
            match &block.kind {
                BlockKind::Note(label) => {
                    self.note = Some((label, block.end));
                    self.define(label, block.span.clone());
                }
                BlockKind::TableRow => self.look_for_extra_cells(block),
                _ => {}
            }
            let links = self.read_inlines(block);
            self.note_sentences(block, &links);
            match &block.kind {
                BlockKind::Heading { level, id } => self.add_heading(block, *level, id.as_deref()),
                BlockKind::Figure => {
                    let mut pictures = self.body.inlines(block).filter_map(|(_, one)| Some((one, one.picture()?)));
                    let untitled = pictures.next().filter(|(_, target)| target.title.is_empty());
                    self.own.figures_without_caption.extend(untitled.map(|(inline, _)| self.span(&inline.span)));
                }
                _ => {}
            }
        }
        self.facts.is_long = self.own.words > MAX_BRIEF_WORDS;
        self.facts.first_paragraph = self.first_paragraph();
    }

    /// Reads what stands in a block, and returns its links within the site: the position of each in the body, and its
    /// number among the references.
    fn read_inlines(&mut self, block: &'a Block<'a>) -> Vec<(usize, usize)> {
        let is_code = matches!(block.kind, BlockKind::Code(_));
        let mut links = Vec::new();
        let mut alt_end = 0;
        for (at, inline) in self.body.inlines(block) {
            match &inline.kind {
                InlineKind::Text(text) => {
                    self.facts.is_said = self.facts.is_said || !text.trim().is_empty();
                    if !is_code {
                        self.own.words += words(text);
                        self.look_for_undefined_footnotes(&inline.span);
                    }
                }
                InlineKind::Code(_) => self.facts.is_said = true,
                InlineKind::Mark(label) => self.marks.push((Mark::Label(label), inline.span.clone())),
                InlineKind::Cite(cluster) if at >= alt_end => {
                    self.facts.is_said = true;
                    self.note_citation(cluster, &inline.span);
                }
                InlineKind::Html(piece) => {
                    self.own.has_raw_html = true;
                    self.facts.is_said |= piece.is_said();
                    // A text alternative holds words alone.
                    if at >= alt_end {
                        self.look_at_raw_html(piece, &inline.span);
                    }
                }
                InlineKind::Link(target) => {
                    let reference = self.note_link(target, &inline.span).filter(|_| at >= alt_end);
                    links.extend(reference.map(|reference| (at, reference)));
                }
                InlineKind::Image(target) => {
                    self.facts.is_said = true;
                    self.facts.has_players |= MediaKind::of_address(&target.address).is_some();
                    self.note(ReferenceKind::Image, &target.address, self.span(&inline.span));
                    // A picture inside the text alternative of another does not appear on the page.
                    if at >= alt_end && self.body.alt(at).trim().is_empty() {
                        self.own.images_without_alt.push(self.span(&inline.span));
                    }
                    alt_end = alt_end.max(inline.end);
                }
                InlineKind::SoftBreak
                | InlineKind::HardBreak
                | InlineKind::Cite(_)
                | InlineKind::Task(_)
                | InlineKind::Emphasis
                | InlineKind::Strong
                | InlineKind::Strikethrough => {}
            }
        }
        links
    }

    /// Returns the words of the first paragraph that has any.
    fn first_paragraph(&self) -> Option<String> {
        let paragraphs = self.body.top().filter(|block| matches!(block.kind, BlockKind::Paragraph));
        let mut texts = paragraphs.map(|block| one_line(&self.body.words(block)).into_owned());
        texts.find(|text| !text.is_empty())
    }
}
