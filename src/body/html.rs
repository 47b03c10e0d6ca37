//! The HTML of a Markdown text.
//!
//! Written by hand rather than by pulldown-cmark's own writer, since a brief needs what that one does not have: ids and
//! links on headings, a scroll wrapper and header scopes for tables, figures, named alerts, notes with their way back.

mod autolinks;
mod notes;
mod pictures;
mod quoted;

use super::escape::escape;
use super::links::wiki;
use super::prepared::Prepared;
use super::{Links, RawHtml, TextFacts, is_safe, raw_html};
use crate::base::route::encode_written;
pub use autolinks::CountryLink;
use autolinks::Edge;
use pictures::Image;
use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::fmt::Write;
use std::ops::Range;

/// What a text is written for.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    pub links: &'a Links,
    pub raw_html: RawHtml,
    /// The countries whose first mention is linked.
    pub countries: &'a [CountryLink],
    /// Attributes, each with a blank before it, that mark the tool's own words where the text is in another language;
    /// otherwise empty.
    pub own_words: &'a str,
}

/// Writes `text` as HTML. `facts` are those that [`super::read`] gave for the same text.
pub fn write(text: &str, facts: &TextFacts, setting: Setting<'_>) -> String {
    let body = body(&Prepared::blocks(text), facts, setting);
    let is_foreign = facts.has_raw_html && setting.raw_html == RawHtml::Sanitize;
    if is_foreign { raw_html::clean(&body) } else { body }
}

/// Writes a text of paragraphs alone.
pub fn write_inline(text: &str, setting: Setting<'_>, out: &mut String) {
    out.push_str(&body(&Prepared::inline(text), &TextFacts::default(), setting));
}

fn body(prepared: &Prepared<'_>, facts: &TextFacts, setting: Setting<'_>) -> String {
    let mut writer = Writer::new(facts, setting);
    // HTML is a third longer than its Markdown, as a rule.
    writer.body.reserve(prepared.text.len() / 3 * 4);
    let events: Vec<_> = prepared.events().collect();
    writer.edges = autolinks::edges(&events, facts, setting);
    let mut events = events.into_iter().peekable();
    while let Some((event, range)) = events.next() {
        let is_task =
            matches!(event, Event::Start(Tag::Item)) && matches!(events.peek(), Some((Event::TaskListMarker(_), _)));
        if is_task {
            writer.out().push_str("<li class=\"task\">");
        } else {
            writer.listen(event, &range);
        }
        writer.event += 1;
    }
    writer.finish()
}

struct Writer<'a> {
    facts: &'a TextFacts,
    setting: Setting<'a>,
    body: String,
    /// The number of the event that is heard.
    event: usize,
    /// Where links to countries begin and end from there on.
    edges: VecDeque<Edge>,
    headings: usize,
    figures: usize,
    /// Whether the open paragraph is a figure.
    in_figure: bool,
    /// The text alternative of an open image, with its address and caption.
    image: Option<Image>,
    /// Open links that were dropped and so have no closing tag.
    dropped_links: Vec<bool>,
    /// Whether the words of the open link are the tool's, in place of its target as typed.
    is_named: bool,
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    quotes: Vec<bool>,
    /// A footnote being written, and those that are finished.
    note: Option<(String, String)>,
    notes: BTreeMap<String, String>,
    marks: BTreeMap<String, usize>,
    /// The ids that raw HTML has set so far.
    raw_ids: BTreeSet<String>,
    /// The number of each note by its label.
    numbers: HashMap<&'a str, usize>,
}

impl<'a> Writer<'a> {
    fn new(facts: &'a TextFacts, setting: Setting<'a>) -> Self {
        Self {
            facts,
            setting,
            body: String::new(),
            event: 0,
            edges: VecDeque::new(),
            headings: 0,
            figures: 0,
            in_figure: false,
            image: None,
            dropped_links: Vec::new(),
            is_named: false,
            alignments: Vec::new(),
            cell: 0,
            in_head: false,
            quotes: Vec::new(),
            note: None,
            notes: BTreeMap::new(),
            marks: BTreeMap::new(),
            raw_ids: BTreeSet::new(),
            numbers: facts.footnotes.iter().zip(1..).map(|(note, number)| (note.label.as_str(), number)).collect(),
        }
    }

    /// Where text goes now: the open footnote, or the body.
    fn out(&mut self) -> &mut String {
        match &mut self.note {
            Some((_, text)) => text,
            None => &mut self.body,
        }
    }

    fn listen(&mut self, event: Event<'_>, range: &Range<usize>) {
        if let Some(image) = &mut self.image {
            match event {
                Event::Text(text) | Event::Code(text) => image.alt.push_str(&text),
                Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
                Event::End(TagEnd::Image) => self.close_image(),
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.open(tag, range),
            Event::End(tag) => self.close(tag),
            Event::Text(_) if self.is_named => {}
            Event::Text(text) => self.write_text(&text),
            Event::Code(code) => {
                self.out().push_str("<code>");
                escape(self.out(), &code);
                self.out().push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => match self.setting.raw_html {
                RawHtml::Escape => escape(self.out(), &html),
                RawHtml::Sanitize => {
                    let links = self.setting.links;
                    let mut ids = std::mem::take(&mut self.raw_ids);
                    raw_html::write(&html, links, &mut ids, self.out());
                    self.raw_ids = ids;
                }
                RawHtml::Allow => {
                    let html = raw_html::with_links(&html, self.setting.links);
                    self.out().push_str(&html);
                }
            },
            Event::FootnoteReference(label) => self.mark(&label),
            Event::SoftBreak => self.out().push('\n'),
            Event::HardBreak => self.out().push_str("<br>\n"),
            Event::Rule => self.out().push_str("<hr>\n"),
            Event::TaskListMarker(done) => {
                let (label, checked) = if done { ("Done", " checked") } else { ("To do", "") };
                let own = self.setting.own_words;
                let _ = write!(self.out(), "<input type=\"checkbox\"{own} aria-label=\"{label}\" disabled{checked}> ");
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => escape(self.out(), &text),
        }
    }

    fn open(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => {
                if self.facts.figures.get(self.figures).is_some_and(|figure| figure.0 == range.start) {
                    self.figures += 1;
                    self.in_figure = true;
                } else {
                    self.out().push_str("<p>");
                }
            }
            Tag::Heading { level, .. } => self.open_heading(level as u8),
            Tag::BlockQuote(kind) => self.open_quote(kind),
            Tag::CodeBlock(kind) => self.open_code(&kind),
            Tag::List(start) => match start {
                None => self.out().push_str("<ul>\n"),
                Some(1) => self.out().push_str("<ol>\n"),
                Some(start) => drop(writeln!(self.out(), "<ol start=\"{start}\">")),
            },
            Tag::Item => self.out().push_str("<li>"),
            Tag::DefinitionList => self.out().push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.out().push_str("<dt>"),
            Tag::DefinitionListDefinition => self.out().push_str("<dd>"),
            Tag::FootnoteDefinition(label) => self.note = Some((label.to_string(), String::new())),
            Tag::Table(alignments) => self.open_table(alignments),
            Tag::TableHead => {
                self.in_head = true;
                self.cell = 0;
                self.out().push_str("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                self.out().push_str("<tr>");
            }
            Tag::TableCell => self.open_cell(),
            Tag::Emphasis => self.out().push_str("<em>"),
            Tag::Strong => self.out().push_str("<strong>"),
            Tag::Strikethrough => self.out().push_str("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => self.open_link(link_type, &dest_url, &title),
            Tag::Image { dest_url, title, .. } => self.open_image(&dest_url, &title),
            Tag::HtmlBlock | Tag::MetadataBlock(_) | Tag::Superscript | Tag::Subscript => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                if !std::mem::take(&mut self.in_figure) {
                    self.out().push_str("</p>\n");
                }
            }
            TagEnd::Heading(level) => self.close_heading(level as u8),
            TagEnd::BlockQuote(_) => {
                let is_alert = self.quotes.pop().unwrap_or(false);
                self.out().push_str(if is_alert { "</div>\n" } else { "</blockquote>\n" });
            }
            TagEnd::CodeBlock => self.out().push_str("</code></pre>\n"),
            TagEnd::List(true) => self.out().push_str("</ol>\n"),
            TagEnd::List(false) => self.out().push_str("</ul>\n"),
            TagEnd::Item => self.out().push_str("</li>\n"),
            TagEnd::DefinitionList => self.out().push_str("</dl>\n"),
            TagEnd::DefinitionListTitle => self.out().push_str("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.out().push_str("</dd>\n"),
            TagEnd::FootnoteDefinition => {
                if let Some((label, html)) = self.note.take() {
                    self.notes.entry(label).or_insert(html);
                }
            }
            TagEnd::Table => self.out().push_str("</tbody>\n</table></div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.out().push_str("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.out().push_str("</tr>\n"),
            TagEnd::TableCell => {
                let end = if self.in_head { "</th>" } else { "</td>" };
                self.out().push_str(end);
            }
            TagEnd::Emphasis => self.out().push_str("</em>"),
            TagEnd::Strong => self.out().push_str("</strong>"),
            TagEnd::Strikethrough => self.out().push_str("</del>"),
            TagEnd::Link => {
                self.is_named = false;
                if !self.dropped_links.pop().unwrap_or(false) {
                    self.out().push_str("</a>");
                }
            }
            TagEnd::Image | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) | TagEnd::Superscript | TagEnd::Subscript => {}
        }
    }

    fn open_heading(&mut self, level: u8) {
        match self.facts.headings.get(self.headings) {
            Some(heading) => {
                let _ = write!(self.out(), "<h{} id=\"", heading.level);
                let id = heading.id.clone();
                escape(self.out(), &id);
                self.out().push_str("\">");
            }
            None => drop(write!(self.out(), "<h{level}>")),
        }
    }

    fn close_heading(&mut self, level: u8) {
        if let Some(heading) = self.facts.headings.get(self.headings) {
            let out = match &mut self.note {
                Some((_, text)) => text,
                None => &mut self.body,
            };
            out.push_str(" <a class=\"anchor\"");
            out.push_str(self.setting.own_words);
            out.push_str(" href=\"#");
            escape(out, &encode_written(&heading.id));
            out.push_str("\" aria-label=\"Link to this section\">#</a>");
        }
        let level = self.facts.headings.get(self.headings).map_or(level, |heading| heading.level);
        self.headings += 1;
        let _ = writeln!(self.out(), "</h{level}>");
    }

    fn open_quote(&mut self, kind: Option<BlockQuoteKind>) {
        self.quotes.push(kind.is_some());
        let (class, title) = match kind {
            None => return self.out().push_str("<blockquote>\n"),
            Some(BlockQuoteKind::Note) => ("note", "Note"),
            Some(BlockQuoteKind::Tip) => ("tip", "Tip"),
            Some(BlockQuoteKind::Important) => ("important", "Important"),
            Some(BlockQuoteKind::Warning) => ("warning", "Warning"),
            Some(BlockQuoteKind::Caution) => ("caution", "Caution"),
        };
        let own = self.setting.own_words;
        let _ = writeln!(
            self.out(),
            "<div class=\"alert alert-{class}\" role=\"note\"><p class=\"alert-title\"{own}>{title}</p>"
        );
    }

    fn open_code(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next().unwrap_or("").to_owned(),
            CodeBlockKind::Indented => String::new(),
        };
        if language.is_empty() {
            self.out().push_str("<pre><code>");
        } else {
            self.out().push_str("<pre><code class=\"language-");
            escape(self.out(), &language);
            self.out().push_str("\">");
        }
    }

    fn open_table(&mut self, alignments: Vec<Alignment>) {
        self.alignments = alignments;
        let section = self.headings.checked_sub(1).and_then(|last| self.facts.headings.get(last));
        let label = match section {
            // One label cannot be in two languages.
            Some(heading) if !self.setting.own_words.is_empty() => heading.title.to_string(),
            Some(heading) => format!("Table: {}", heading.title),
            None => "Table".to_owned(),
        };
        self.out().push_str("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
        escape(self.out(), &label);
        self.out().push_str("\"><table>\n");
    }

    fn open_cell(&mut self) {
        let class = match self.alignments.get(self.cell) {
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            _ => "",
        };
        self.cell += 1;
        let (element, scope) = if self.in_head { ("th", " scope=\"col\"") } else { ("td", "") };
        let _ = write!(self.out(), "<{element}{scope}{class}>");
    }

    fn open_link(&mut self, link_type: LinkType, written: &CowStr<'_>, title: &str) {
        let wiki = matches!(link_type, LinkType::WikiLink { .. }).then(|| wiki(written));
        let address = match link_type {
            LinkType::Email => Some(format!("mailto:{written}")),
            _ => self.address(wiki.as_deref().unwrap_or(written)),
        };
        self.dropped_links.push(address.is_none());
        let Some(address) = address else { return };
        self.out().push_str("<a href=\"");
        escape(self.out(), &address);
        if !title.is_empty() {
            self.out().push_str("\" title=\"");
            escape(self.out(), title);
        }
        self.out().push_str("\">");
        let links = self.setting.links;
        if link_type == (LinkType::WikiLink { has_pothole: false })
            && let Some(name) = wiki.and_then(|wiki| links.name(&wiki))
        {
            escape(self.out(), name);
            self.is_named = true;
        }
    }

    /// An address as it stands on the page, or nothing if its scheme is not let through.
    fn address(&self, written: &str) -> Option<String> {
        match self.setting.links.get(written) {
            Some(resolved) => Some(resolved.clone()),
            None => is_safe(written).then(|| encode_written(written)),
        }
    }
}
