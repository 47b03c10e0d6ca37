//! What a Markdown text tells the rest of the site.

mod footnotes;
mod html;
mod links;
mod lost;
mod repeated;
mod sentence;
mod words;

pub use footnotes::mark_id;
pub use sentence::Sentence;
pub use words::WordCount;

use super::NamedPlaces;
use super::prepared::Prepared;
use super::prose::Prose;
use super::raw_html::{OpenElements, reserved};
use super::{RawHtml, anchor};
use crate::base::{BaseUrl, Diagnostic, SourcePath, Span};
use html::Nesting;
use links::is_inline;
use pulldown_cmark::{Event, Tag, TagEnd};
use repeated::Problems;
use sentence::Run;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;
use words::words;

/// The facts of one text. Places count from the start of the file that holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TextFacts {
    pub headings: Vec<Heading>,
    pub references: Vec<Reference>,
    /// In the order of their first marks, which is the order of their numbers.
    pub footnotes: Vec<Footnote>,
    /// The first paragraph that is not a picture, as plain text.
    pub first_paragraph: Option<String>,
    /// Words outside code.
    pub words: WordCount,
    /// Where paragraphs begin that hold one image and nothing else.
    pub figures: Vec<FigureStart>,
    pub has_raw_html: bool,
    /// Whether it holds anything that readers can see.
    pub is_said: bool,
    /// Ids beside those of headings that links may lead to: those that raw HTML sets, and those of notes.
    pub raw_ids: Vec<String>,
    /// The addresses of images without a text alternative.
    pub images_without_alt: BTreeSet<String>,
    /// Addresses of figures without a caption.
    pub figures_without_caption: BTreeSet<String>,
    pub named: NamedPlaces,
}

/// Where a figure's paragraph begins, in bytes from the start of the text. It takes no part in fingerprints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureStart(pub usize);

impl std::hash::Hash for FigureStart {
    fn hash<H: std::hash::Hasher>(&self, _: &mut H) {}
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

/// A footnote that is both referred to and defined.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Footnote {
    pub label: String,
    /// How many marks refer to it.
    pub marks: usize,
}

/// Reads `text`, which begins `offset` bytes into `file`. Full addresses below `base` are links within the site.
pub fn read(
    file: &SourcePath,
    text: &str,
    offset: usize,
    raw_html: RawHtml,
    base: Option<&BaseUrl>,
) -> (TextFacts, Vec<Diagnostic>) {
    let prepared = Prepared::blocks(text);
    let mut reader = Reader { offset, raw_html, base, ..Reader::new(file, &prepared.text) };
    reader.look_for_controls(text);
    reader.tell_not_closed(&prepared.not_closed);
    let mut prose = Prose::default();
    for (event, range) in prepared.events() {
        prose.listen(&event).iter().for_each(|block| reader.facts.named.add_block(block));
        reader.listen(&event, range);
    }
    reader.lower_headings();
    reader.tell_too_deep();
    reader.finish()
}

/// Reads a short text, of paragraphs alone. Its places are not those of a file.
pub fn read_inline(file: &SourcePath, text: &str, base: Option<&BaseUrl>) -> (TextFacts, Vec<Diagnostic>) {
    let prepared = Prepared::inline(text);
    let mut reader = Reader { raw_html: RawHtml::Escape, base, ..Reader::new(file, &prepared.text) };
    for (event, range) in prepared.events() {
        reader.listen(&event, range);
    }
    reader.finish()
}

/// A paragraph being read: its text, if it may be the first, and whether it is anything but one image.
#[derive(Default)]
struct Paragraph {
    start: usize,
    text: String,
    images: usize,
    other: bool,
    /// The address of the last image, if it has no title.
    untitled: Option<String>,
}

struct Reader<'a> {
    file: &'a SourcePath,
    text: &'a str,
    offset: usize,
    raw_html: RawHtml,
    base: Option<&'a BaseUrl>,
    facts: TextFacts,
    problems: Problems,
    heading: Option<(u8, Option<String>, String, Range<usize>)>,
    /// Whether one of the headings is of level 1, and so a title.
    has_title: bool,
    /// The ids that are taken: first those of raw HTML, then those of headings.
    ids: BTreeSet<String>,
    /// For each id that was wanted more than once, the number that the last one got.
    numbers: BTreeMap<String, usize>,
    /// The elements of raw HTML that are open.
    open_elements: OpenElements,
    nesting: Nesting,
    paragraph: Option<Paragraph>,
    /// How many blocks are open around a paragraph at the top.
    depth: usize,
    in_code: bool,
    /// The text alternative of an open image, and its address.
    image: Option<(String, String)>,
    /// The text alternatives of the open heading's images.
    heading_alt: String,
    /// Where the last cell of a table ends.
    cell_end: usize,
    marks: Vec<(String, Range<usize>)>,
    definitions: BTreeMap<String, Range<usize>>,
    /// The block that is being read, for the sentences of its links.
    run: Run,
    /// The open wiki link that has no words of its own, as typed.
    wiki: Option<String>,
}

impl<'a> Reader<'a> {
    fn new(file: &'a SourcePath, text: &'a str) -> Self {
        Self {
            file,
            text,
            offset: 0,
            raw_html: RawHtml::default(),
            base: None,
            facts: TextFacts::default(),
            problems: Problems::default(),
            heading: None,
            has_title: false,
            ids: BTreeSet::new(),
            numbers: BTreeMap::new(),
            open_elements: OpenElements::default(),
            nesting: Nesting::default(),
            paragraph: None,
            depth: 0,
            in_code: false,
            image: None,
            heading_alt: String::new(),
            cell_end: 0,
            marks: Vec::new(),
            definitions: BTreeMap::new(),
            run: Run::default(),
            wiki: None,
        }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(range.clone()).shifted(self.offset)
    }

    fn listen(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.nesting.open(range.start);
                if !is_inline(&tag.to_end()) {
                    self.end_of_block();
                }
                self.open(tag, range);
            }
            Event::End(tag) => {
                self.nesting.close();
                if !is_inline(tag) {
                    self.end_of_block();
                }
                self.close(*tag, &range);
            }
            Event::Text(text) => {
                self.say(text);
                self.facts.is_said = self.facts.is_said || !text.trim().is_empty();
                if !self.in_code {
                    self.facts.words.0 += words(text);
                    self.look_for_undefined_footnotes(&range);
                    self.look_for_shortcodes(text, &range);
                }
            }
            Event::Code(code) => {
                self.say(code);
                self.facts.is_said = true;
            }
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            Event::FootnoteReference(label) => {
                self.marks.push((label.to_string(), range));
                self.other();
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                self.facts.has_raw_html = true;
                self.facts.is_said |= !(html.starts_with("<!--") && html.trim_end().ends_with("-->"));
                self.look_at_raw_html(html, &range);
                self.other();
            }
            Event::TaskListMarker(_) | Event::Rule | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                self.heading = Some((*level as u8, id.as_ref().map(ToString::to_string), String::new(), range));
            }
            Tag::Paragraph => self.paragraph = Some(Paragraph { start: range.start, ..Paragraph::default() }),
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::FootnoteDefinition(label) => {
                self.depth += 1;
                self.define(label, range);
            }
            Tag::Link { dest_url, link_type, .. } => {
                self.open_link(*link_type, dest_url, &range);
                self.other();
            }
            Tag::Image { dest_url, link_type, title, .. } => {
                self.refer(ReferenceKind::Image, *link_type, dest_url, &range);
                self.image = Some((String::new(), dest_url.to_string()));
                self.facts.is_said = true;
                if let Some(paragraph) = &mut self.paragraph {
                    paragraph.images += 1;
                    paragraph.untitled = title.is_empty().then(|| dest_url.to_string());
                }
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => self.other(),
            Tag::TableCell => {
                self.depth += 1;
                self.cell_end = range.end;
            }
            Tag::BlockQuote(_) | Tag::Item | Tag::DefinitionListDefinition => self.depth += 1,
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::TableRow => self.close_row(range),
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::Paragraph => self.close_paragraph(),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::Link => {
                self.run.close();
                self.wiki = None;
            }
            TagEnd::Image => {
                let Some((alt, address)) = self.image.take() else { return };
                if alt.trim().is_empty() {
                    self.facts.images_without_alt.insert(address);
                } else if self.heading.is_some() {
                    self.heading_alt.push_str(&alt);
                }
            }
            TagEnd::FootnoteDefinition
            | TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::TableCell
            | TagEnd::DefinitionListDefinition => self.depth -= 1,
            _ => {}
        }
    }

    /// Adds to whatever is being read at this point.
    fn say(&mut self, text: &str) {
        if let Some((alt, _)) = &mut self.image {
            alt.push_str(text);
            return;
        }
        if let Some((_, _, title, _)) = &mut self.heading {
            title.push_str(text);
        }
        let text = self.wiki.as_deref().unwrap_or(text);
        self.run.say(text);
        if let Some(paragraph) = &mut self.paragraph {
            if self.depth == 0 && self.facts.first_paragraph.is_none() {
                paragraph.text.push_str(text);
            }
            paragraph.other = paragraph.other || !text.trim().is_empty();
        }
    }

    /// Notes that the open paragraph holds more than one image; what stands in a text alternative is none of it.
    fn other(&mut self) {
        if let Some(paragraph) = self.paragraph.as_mut().filter(|_| self.image.is_none()) {
            paragraph.other = true;
        }
    }

    fn close_heading(&mut self) {
        let Some((level, id, title, range)) = self.heading.take() else { return };
        let alt = std::mem::take(&mut self.heading_alt);
        let wanted = match id {
            Some(id) if !id.is_empty() => id,
            _ => anchor(&title),
        };
        let wanted = if wanted.is_empty() { "section".to_owned() } else { wanted };
        // The theme's own ids and those of footnotes are not an author's to take.
        let id = if reserved(&wanted).is_some() { format!("section-{wanted}") } else { wanted };
        let span = Span::new(range.start..range.start + self.text[range].trim_end().len()).shifted(self.offset);
        let title = Some(title.trim()).filter(|title| !title.is_empty()).unwrap_or(alt.trim());
        self.look_at_heading(level, title, span);
        self.facts.headings.push(Heading { level, id: id.into(), title: title.into(), span });
    }

    /// Gives each heading an id of its own. Those of raw HTML stand as they were typed, so headings go out of their way.
    fn settle_ids(&mut self) {
        self.ids.extend(self.facts.raw_ids.iter().cloned());
        let mut headings = std::mem::take(&mut self.facts.headings);
        for heading in &mut headings {
            if let Some(other) = self.free_id(&heading.id) {
                heading.id = other.into();
            }
        }
        self.facts.headings = headings;
    }

    /// In place of an id that is taken: itself with the next free number.
    fn free_id(&mut self, wanted: &str) -> Option<String> {
        if self.ids.insert(wanted.to_owned()) {
            return None;
        }
        let number = self.numbers.entry(wanted.to_owned()).or_insert(0);
        loop {
            *number += 1;
            let id = format!("{wanted}-{number}");
            if self.ids.insert(id.clone()) {
                return Some(id);
            }
        }
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraph.take() else { return };
        if paragraph.images == 1 && !paragraph.other {
            self.facts.figures.push(FigureStart(paragraph.start));
            self.facts.figures_without_caption.extend(paragraph.untitled);
        } else if self.depth == 0 && self.facts.first_paragraph.is_none() {
            let text = paragraph.text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.facts.first_paragraph = Some(text).filter(|text| !text.is_empty());
        }
    }
}
