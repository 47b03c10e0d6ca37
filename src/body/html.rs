//! The HTML of a body.
//!
//! Written by hand rather than by pulldown-cmark's own writer, since a brief needs what that one does not have: ids and
//! links on headings, a scroll wrapper and header scopes for tables, figures, named alerts, notes with their way back.

mod autolinks;
mod frames;
mod inlines;
mod notes;
mod pictures;
mod players;
mod quoted;
mod raw_html;

use super::markdown::tree;
use super::raw_html::{RawHtml, clean};
use super::traps::{blocks, paragraphs};
use super::tree::{Alert, Align, Block, BlockKind, Body, InlineKind};
use super::walk::Step;
use super::{Footnote, Links, OwnFacts, TextFacts, citations};
use crate::base::Outside;
use crate::base::escape::Escaped;
use crate::base::route::encode_written;
use crate::say;
use crate::words::Words;
pub use autolinks::CountryLink;
use autolinks::Edge;
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::fmt::Write;

/// What a text is written for.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    pub links: &'a Links,
    pub raw_html: RawHtml,
    /// The countries whose first mention is linked.
    pub countries: &'a [CountryLink],
    /// What the site itself says in the text: headings, labels, titles of alerts.
    pub words: &'a Words,
    /// The language of these words as attributes, each with a blank before it, where the text is in another; otherwise
    /// empty.
    pub words_lang: &'a str,
    /// What pages may load from other hosts.
    pub outside: &'a Outside,
    /// What stands where the text cites, in the order of the text.
    pub citations: &'a [CitationHtml],
    /// Whether the mark of such a note stands behind the sign that ends the words before it.
    pub marks_follow_signs: bool,
}

/// What stands where a text cites.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CitationHtml {
    /// In the sentence; in a style of notes the name of an author alone, where the sentence needs it.
    pub text: String,
    /// In its note, in a style of notes.
    pub note: String,
}

/// A body as HTML.
#[derive(Clone, Debug, Default)]
pub struct Html {
    /// The text, and its notes behind it.
    pub whole: String,
    /// Where the notes begin; the end if there are none.
    pub notes: usize,
    /// Whether it plays videos or sound.
    pub has_players: bool,
    /// Whether it shows pages of other hosts.
    pub has_frames: bool,
}

/// Writes `text` as HTML. `facts` and `own` are those that [`super::read`] gave for the same text.
pub fn write(text: &str, facts: &TextFacts, own: &OwnFacts, setting: Setting<'_>) -> Html {
    let (prepared, _) = blocks(text);
    let mut body = tree(&prepared);
    citations::mark(&mut body, text, own.cites);
    own.typography.set(&mut body, text);
    let mut writer = Writer::new(&body, facts, setting);
    // HTML is a third longer than its Markdown, as a rule.
    writer.html.reserve(prepared.text().len() / 3 * 4);
    writer.edges = autolinks::edges(&body, &own.named, setting.countries, setting.links);
    writer.write_blocks();
    let html = writer.finish();
    if !own.has_raw_html || setting.raw_html != RawHtml::Sanitize {
        return html;
    }
    let Html { whole, notes, .. } = html;
    // Each by itself, so that an element that was left open in the text ends there.
    let mut text = clean(&whole[..notes]);
    let begin = text.len();
    text.push_str(&clean(&whole[notes..]));
    Html { whole: text, notes: begin, ..html }
}

/// Writes a text of paragraphs alone; one that stands alone has no element of its own.
pub fn write_inline(text: &str, setting: Setting<'_>) -> String {
    let prepared = paragraphs(text);
    let body = tree(&prepared);
    let facts = TextFacts::default();
    let mut writer = Writer::new(&body, &facts, setting);
    writer.is_short = true;
    match &body.blocks[..] {
        [one] => writer.write_inlines(one),
        _ => writer.write_blocks(),
    }
    let mut html = writer.finish().whole;
    html.truncate(html.trim_end().len());
    html
}

struct Writer<'a> {
    tree: &'a Body<'a>,
    facts: &'a TextFacts,
    setting: Setting<'a>,
    html: String,
    /// Where links to countries begin and end from here on.
    edges: VecDeque<Edge>,
    headings: usize,
    /// For each open link, whether it was dropped and so has no closing tag.
    dropped_links: Vec<bool>,
    columns: &'a [Align],
    cell: usize,
    in_head: bool,
    /// The footnote that is being written, and the HTML of those that are finished, by their labels.
    note: Option<Note<'a>>,
    notes: HashMap<&'a str, String>,
    /// Where the last mark ends in the text that is written now.
    mark_end: Option<usize>,
    /// Where the words of the last picture that is not shown end in the text that is written now.
    picture_end: Option<usize>,
    /// How many marks of each footnote were written, by its number.
    marks: HashMap<usize, usize>,
    /// The number of each note by its label, and by the position of the citation that it is.
    numbers: HashMap<&'a str, usize>,
    numbers_of_citations: HashMap<usize, usize>,
    /// How many citations were written.
    citations: usize,
    /// The position of the text whose first sign stands already before the mark of a citation.
    sign_before: Option<usize>,
    /// The ids that raw HTML has set so far.
    raw_ids: BTreeSet<String>,
    /// Whether it is a short text, which has no room for a player.
    is_short: bool,
    has_players: bool,
    has_frames: bool,
}

/// A footnote that is being written.
struct Note<'a> {
    label: &'a str,
    html: String,
    last: Option<&'a Block<'a>>,
    has_way_back: bool,
}

impl<'a> Writer<'a> {
    fn new(tree: &'a Body<'a>, facts: &'a TextFacts, setting: Setting<'a>) -> Self {
        Self {
            tree,
            facts,
            setting,
            html: String::new(),
            edges: VecDeque::new(),
            headings: 0,
            dropped_links: Vec::new(),
            columns: &[],
            cell: 0,
            in_head: false,
            note: None,
            mark_end: None,
            picture_end: None,
            notes: HashMap::new(),
            marks: HashMap::new(),
            numbers: numbered(facts).filter_map(|(note, number)| Some((note.label()?, number))).collect(),
            numbers_of_citations: numbered(facts).filter_map(|(note, at)| Some((note.citation()?, at))).collect(),
            citations: 0,
            sign_before: None,
            raw_ids: BTreeSet::new(),
            is_short: false,
            has_players: false,
            has_frames: false,
        }
    }

    /// Returns where text goes now: the open footnote, or the body.
    fn out(&mut self) -> &mut String {
        match &mut self.note {
            Some(note) => &mut note.html,
            None => &mut self.html,
        }
    }

    fn write_blocks(&mut self) {
        let mut blocks = self.tree.walk();
        while let Some(step) = blocks.next() {
            match step {
                Step::Enter(block) => {
                    self.open(block, blocks.position());
                    self.write_inlines(block);
                }
                Step::Leave(block) => self.close(block),
            }
        }
    }

    /// Begins the block at a position.
    fn open(&mut self, block: &'a Block<'a>, at: usize) {
        match &block.kind {
            BlockKind::Heading { level, .. } => self.open_heading(*level),
            BlockKind::Alert(alert) => self.open_alert(*alert),
            BlockKind::Code(info) => self.open_code(info),
            BlockKind::List(Some(start)) if *start != 1 => drop(writeln!(self.out(), "<ol start=\"{start}\">")),
            BlockKind::Item if self.is_task(at) => self.out().push_str("<li class=\"task\">"),
            BlockKind::Note(label) => self.open_note(label, self.tree.inside(at).last()),
            BlockKind::Table(columns) => self.open_table(columns),
            BlockKind::TableCell => self.open_cell(block),
            kind => {
                self.in_head |= matches!(kind, BlockKind::TableHead);
                if matches!(kind, BlockKind::TableHead | BlockKind::TableRow) {
                    self.cell = 0;
                }
                self.out().push_str(tags(kind).0);
            }
        }
    }

    fn close(&mut self, block: &Block<'_>) {
        match &block.kind {
            BlockKind::Heading { level, .. } => return self.close_heading(*level),
            BlockKind::Note(_) => return self.close_note(),
            BlockKind::Paragraph => self.close_note_in(block),
            BlockKind::TableHead => self.in_head = false,
            _ => {}
        }
        let end =
            if self.in_head && matches!(block.kind, BlockKind::TableCell) { "</th>" } else { tags(&block.kind).1 };
        self.out().push_str(end);
    }

    /// Whether the item at a position begins with the box of a task, in a list whose items are no paragraphs.
    fn is_task(&self, at: usize) -> bool {
        let text = self.tree.inside(at).next().filter(|block| matches!(block.kind, BlockKind::Plain));
        let first = text.and_then(|block| self.tree.inlines(block).next());
        first.is_some_and(|(_, inline)| matches!(inline.kind, InlineKind::Task(_)))
    }

    fn open_heading(&mut self, level: u8) {
        match self.facts.headings.get(self.headings) {
            Some(heading) => drop(write!(self.out(), "<h{} id=\"{}\">", heading.level, Escaped(&heading.id))),
            None => drop(write!(self.out(), "<h{level}>")),
        }
    }

    fn close_heading(&mut self, level: u8) {
        let heading = self.facts.headings.get(self.headings);
        if let Some(heading) = heading {
            let Setting { words, words_lang, .. } = self.setting;
            let (id, label) = (encode_written(&heading.id), say!(words, "text.link_to_section"));
            let (href, label) = (Escaped(&id), Escaped(label));
            // Behind the heading, whose name and copied words it is no part of.
            let anchor = format!("<a class=\"anchor\"{words_lang} href=\"#{href}\" aria-label=\"{label}\"></a>");
            let _ = writeln!(self.out(), "</h{}>{anchor}", heading.level);
        } else {
            let _ = writeln!(self.out(), "</h{level}>");
        }
        self.headings += 1;
    }

    fn open_alert(&mut self, alert: Alert) {
        let Setting { words, words_lang, .. } = self.setting;
        let (class, title) = match alert {
            Alert::Note => ("note", say!(words, "alert.note")),
            Alert::Tip => ("tip", say!(words, "alert.tip")),
            Alert::Important => ("important", say!(words, "alert.important")),
            Alert::Warning => ("warning", say!(words, "alert.warning")),
            Alert::Caution => ("caution", say!(words, "alert.caution")),
        };
        let _ = writeln!(
            self.out(),
            "<div class=\"alert alert-{class}\" role=\"note\"><p class=\"alert-title\"{words_lang}>{}</p>",
            Escaped(title)
        );
    }

    fn open_code(&mut self, info: &str) {
        let language = info.split([' ', ',', '{']).next().unwrap_or("");
        match language {
            "" => self.out().push_str("<pre><code>"),
            _ => drop(write!(self.out(), "<pre><code class=\"language-{}\">", Escaped(language))),
        }
    }

    fn open_table(&mut self, columns: &'a [Align]) {
        self.columns = columns;
        let section = self.headings.checked_sub(1).and_then(|last| self.facts.headings.get(last));
        let words = self.setting.words;
        let label = match section {
            // One label cannot be in two languages.
            Some(heading) if !self.setting.words_lang.is_empty() => heading.title.to_string(),
            Some(heading) => say!(words, "text.table_of", section = &*heading.title),
            None => say!(words, "text.table").to_owned(),
        };
        let _ = writeln!(
            self.out(),
            "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{}\"><table>",
            Escaped(&label)
        );
    }

    fn open_cell(&mut self, cell: &Block<'_>) {
        let align = match self.columns.get(self.cell) {
            Some(Align::Right) => "align-right",
            Some(Align::Center) => "align-center",
            Some(Align::Start) | None => "",
        };
        let class = match (align, !self.in_head && is_broken_number(&self.tree.words(cell))) {
            ("", false) => String::new(),
            ("", true) => " class=\"number\"".to_owned(),
            (align, false) => format!(" class=\"{align}\""),
            (align, true) => format!(" class=\"{align} number\""),
        };
        self.cell += 1;
        let (element, scope) = if self.in_head { ("th", " scope=\"col\"") } else { ("td", "") };
        let _ = write!(self.out(), "<{element}{scope}{class}>");
    }
}

/// Whether the words of a cell are a number, with its sign and unit, that a browser would break into two lines: `1 200 Mt`.
fn is_broken_number(words: &str) -> bool {
    let words = words.trim();
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let digits = words.chars().filter(|c| c.is_numeric()).count();
    digits > 0 && letters <= 4 && words.contains([' ', '-', '–', '/'])
}

/// Returns the notes of a text with their numbers.
fn numbered(facts: &TextFacts) -> impl Iterator<Item = (&Footnote, usize)> {
    facts.footnotes.iter().zip(1..)
}

/// Returns what begins a block and what ends it, where that is always the same.
fn tags(kind: &BlockKind<'_>) -> (&'static str, &'static str) {
    match kind {
        BlockKind::Paragraph => ("<p>", "</p>\n"),
        BlockKind::Figure | BlockKind::Plain | BlockKind::Html | BlockKind::Heading { .. } | BlockKind::Note(_) => {
            ("", "")
        }
        BlockKind::Quote => ("<blockquote>\n", "</blockquote>\n"),
        BlockKind::Alert(_) => ("", "</div>\n"),
        BlockKind::Code(_) => ("", "</code></pre>\n"),
        BlockKind::List(None) => ("<ul>\n", "</ul>\n"),
        BlockKind::List(Some(_)) => ("<ol>\n", "</ol>\n"),
        BlockKind::Item => ("<li>", "</li>\n"),
        BlockKind::DefinitionList => ("<dl>\n", "</dl>\n"),
        BlockKind::Term => ("<dt>", "</dt>\n"),
        BlockKind::Definition => ("<dd>", "</dd>\n"),
        BlockKind::Table(_) => ("", "</tbody>\n</table></div>\n"),
        BlockKind::TableHead => ("<thead>\n<tr>", "</tr>\n</thead>\n<tbody>\n"),
        BlockKind::TableRow => ("<tr>", "</tr>\n"),
        BlockKind::TableCell => ("", "</td>"),
        BlockKind::Rule => ("<hr>\n", ""),
    }
}
