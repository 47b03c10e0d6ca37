//! The fold from a page's HTML to Typst's markup.
//!
//! A paper shows what the page shows: its text, notes, citations and short texts are taken from the HTML that render has made
//! of them, so that nothing can be on the page and missing here, whatever form it was written in. A second walk over the
//! Markdown would have to decide anew how notes are numbered, which links live and what of raw HTML stays.
//!
//! Every text stands between quotation marks, so no sign of it can mean something to Typst. What is more than a text is an
//! element of Typst or a part of the template, whose names the manual lists.

use super::labels::{Labels, level};
use super::literal::quoted;
use super::pictures::Pictures;
use crate::base::{BaseUrl, Language};
use crate::body::{Fragment, FragmentKind};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// So many lists and quotations stand within one another; what is deeper stands at this depth. Typst 0.15 ends at some twelve
/// quotations ("maximum show rule depth exceeded").
const DEEPEST: usize = 8;

/// What a folded text may refer to.
pub struct Ground<'a> {
    pub base: &'a BaseUrl,
    pub pictures: &'a Pictures<'a>,
    /// To what links within the paper lead.
    pub labels: &'a Labels,
    /// The notes of the page; none of what has none.
    pub notes: Option<&'a Notes>,
}

/// The notes of a page: where each stands in their HTML.
#[derive(Default)]
pub struct Notes {
    pub(super) fragment: Fragment,
    pub(super) items: BTreeMap<String, usize>,
}

impl Notes {
    /// Reads the notes of a page.
    pub fn read(html: &str) -> Self {
        let fragment = Fragment::read(html);
        let ids = (0..fragment.nodes.len()).filter_map(|at| Some((fragment.attribute(at, "id")?.to_owned(), at)));
        let items = ids.filter(|(_, at)| fragment.name(*at) == Some("li")).collect();
        Self { fragment, items }
    }
}

/// A fold over one text of a paper.
pub struct Fold<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) fragment: &'a Fragment,
    pub(super) out: String,
    /// Whether what was written last in the line ends with a blank, or nothing was.
    pub(super) is_after_blank: bool,
    /// The level of the last heading; the title of the paper has the first.
    pub(super) level: usize,
    pub(super) depth: usize,
    pub(super) is_in_link: bool,
    /// The notes that have been set.
    pub(super) set: BTreeSet<String>,
    /// The heading right before the table that comes next.
    pub(super) heading_of_table: String,
}

impl<'a> Fold<'a> {
    /// Returns a fold over a text, in which nothing is written yet.
    pub fn new(ground: &'a Ground<'a>, fragment: &'a Fragment) -> Self {
        Self {
            ground,
            fragment,
            out: String::new(),
            is_after_blank: true,
            level: 1,
            depth: 0,
            is_in_link: false,
            set: BTreeSet::new(),
            heading_of_table: String::new(),
        }
    }

    /// Returns a whole text.
    pub fn text(mut self) -> String {
        self.blocks(0..self.fragment.nodes.len());
        self.out + &self.heading_of_table
    }

    /// Returns a text of one paragraph, without one around it; of several, all of them.
    pub fn short(mut self) -> String {
        self.blocks_or_line(0..self.fragment.nodes.len());
        self.out
    }

    /// Returns what a range holds, as content between brackets: blocks, or a line if there is none.
    pub(super) fn content(&mut self, range: Range<usize>) -> String {
        self.bracketed(|fold| fold.blocks_or_line(range))
    }

    /// Returns what an element holds, as content in its language: blocks, or a line if there is none.
    pub(super) fn content_of(&mut self, at: usize) -> String {
        let inside = self.fragment.inside(at);
        match self.holds_blocks(&inside) {
            true => self.bracketed(|fold| fold.block_in_language(at, |fold| fold.blocks(inside))),
            false => self.line_of(at),
        }
    }

    /// Returns what an element holds in a line, as content in its language.
    pub(super) fn line_of(&mut self, at: usize) -> String {
        let inside = self.fragment.inside(at);
        self.bracketed(|fold| fold.in_language(at, |fold| fold.line(inside)))
    }

    fn bracketed(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let was_after_blank = std::mem::replace(&mut self.is_after_blank, true);
        let inner = self.aside(write);
        self.is_after_blank = was_after_blank;
        format!("[{inner}]")
    }

    /// Returns what is written meanwhile; what was written before stays as it is.
    pub(super) fn aside(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let before = std::mem::take(&mut self.out);
        write(self);
        std::mem::replace(&mut self.out, before)
    }

    fn blocks_or_line(&mut self, range: Range<usize>) {
        if self.holds_blocks(&range) { self.blocks(range) } else { self.line(range) }
    }

    fn holds_blocks(&self, range: &Range<usize>) -> bool {
        self.fragment.top(range.clone()).any(|at| self.is_block(at))
    }

    pub(super) fn is_block(&self, at: usize) -> bool {
        let fragment = self.fragment;
        fragment.name(at).is_some_and(|name| match name {
            "address" | "article" | "aside" | "blockquote" | "center" | "details" | "div" | "dl" | "figure"
            | "footer" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hr" | "main" | "nav" | "ol" | "p"
            | "pre" | "section" | "table" | "ul" => true,
            // What stands around a block, in HTML of an author's own.
            "a" | "b" | "bdi" | "del" | "em" | "i" | "ins" | "small" | "span" | "strong" => {
                fragment.inside(at).any(|within| within > at && self.is_block(within))
            }
            _ => false,
        })
    }

    /// Writes blocks; what stands between them in lines becomes paragraphs.
    pub(super) fn blocks(&mut self, range: Range<usize>) {
        let mut line: Option<Range<usize>> = None;
        let tops: Vec<usize> = self.fragment.top(range).collect();
        for at in tops {
            let end = self.fragment.nodes[at].end;
            if !self.is_block(at) {
                line = Some(line.map_or(at, |line| line.start)..end);
                continue;
            }
            if let Some(line) = line.take() {
                self.paragraph(line);
            }
            self.block(at);
        }
        if let Some(line) = line {
            self.paragraph(line);
        }
    }

    pub(super) fn paragraph(&mut self, range: Range<usize>) {
        let content = self.bracketed(|fold| fold.line(range));
        if content != "[]" {
            self.command("par", &content);
        }
    }

    /// Writes a call; what stands behind the name is arguments or content.
    pub(super) fn command(&mut self, name: &str, rest: &str) {
        self.out.extend(["#", name, rest, ";\n"]);
    }

    pub(super) fn block(&mut self, at: usize) {
        let name = self.fragment.name(at).unwrap_or_default();
        match level(name) {
            // Only its line is in its language: a heading in a block would be missing in the outline of the paper.
            Some(level) if self.depth == 0 && self.leads_to_table(at) => {
                let heading = self.aside(|fold| fold.heading(at, level));
                self.heading_of_table.push_str(&heading);
            }
            Some(level) => self.heading(at, level),
            None => self.block_in_language(at, |fold| fold.block_itself(at, name)),
        }
    }

    fn block_itself(&mut self, at: usize, name: &str) {
        let (fragment, inside) = (self.fragment, self.fragment.inside(at));
        match name {
            "p" => self.paragraph(inside),
            "ul" | "ol" | "dl" | "blockquote" if self.depth >= DEEPEST => self.blocks(inside),
            "ul" => self.list(at),
            "ol" => self.enumeration(at),
            "dl" => self.terms(inside),
            "blockquote" => {
                let content = self.deeper(|fold| fold.content(inside));
                self.command("quote", &format!("(block: true){content}"));
            }
            "pre" => self.code_block(at),
            "hr" => self.command("divider", "()"),
            "table" => self.table(at, None),
            "figure" => self.figure(at),
            "details" => self.details(at),
            "div" if fragment.has_class(at, "alert") => self.alert(at),
            _ => self.blocks(inside),
        }
    }

    fn deeper<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        let written = write(self);
        self.depth -= 1;
        written
    }

    /// Writes a heading. A level that is left out is closed up: readers of a PDF are told the depth and no size.
    fn heading(&mut self, at: usize, level: usize) {
        let content = self.line_of(at);
        if content == "[]" {
            return;
        }
        // In a list or quotation a heading would break the order of those around it.
        if self.depth > 0 {
            return self.command("par", &format!("[#strong{content};]"));
        }
        self.level = level.clamp(2, self.level + 1);
        let label = self.label(at);
        let level = self.level;
        self.command("heading", &format!("(level: {level}){content}{label}"));
    }

    /// Returns the label of an element that links lead to, which stands behind it.
    fn label(&self, at: usize) -> String {
        let label = self.fragment.attribute(at, "id").and_then(|id| self.ground.labels.of(id));
        label.map_or_else(String::new, |label| format!(";#{}", written(label)))
    }

    fn items(&self, at: usize) -> Vec<usize> {
        let tops = self.fragment.top(self.fragment.inside(at));
        tops.filter(|item| self.fragment.name(*item) == Some("li")).collect()
    }

    fn contents_of(&mut self, items: &[usize]) -> Vec<String> {
        self.deeper(|fold| items.iter().map(|item| fold.content_of(*item)).collect())
    }

    fn list(&mut self, at: usize) {
        let items = self.items(at);
        let contents = self.contents_of(&items);
        // The box of a task takes the place of the sign before it.
        let has_boxes = items.iter().any(|item| self.fragment.has_class(*item, "task"));
        let marker = if has_boxes { "marker: none, " } else { "" };
        if !contents.is_empty() {
            self.command("list", &format!("({marker}{})", contents.join(", ")));
        }
    }

    fn enumeration(&mut self, at: usize) {
        let start = self.fragment.attribute(at, "start").and_then(|start| start.parse::<u32>().ok());
        let contents = self.contents_of(&self.items(at));
        if !contents.is_empty() {
            let start = start.map_or_else(String::new, |start| format!("start: {start}, "));
            self.command("enum", &format!("({start}{})", contents.join(", ")));
        }
    }

    /// Writes terms with their definitions; several of either are joined.
    fn terms(&mut self, range: Range<usize>) {
        let mut items: Vec<(Vec<String>, Vec<String>)> = Vec::new();
        let tops: Vec<usize> = self.fragment.top(range).collect();
        for at in tops {
            match self.fragment.name(at) {
                Some("dt") => {
                    let term = self.line_of(at);
                    match items.last_mut().filter(|(_, definitions)| definitions.is_empty()) {
                        Some((terms, _)) => terms.push(term),
                        None => items.push((vec![term], Vec::new())),
                    }
                }
                Some("dd") => {
                    let definition = self.deeper(|fold| fold.content_of(at));
                    match items.last_mut() {
                        Some((_, definitions)) => definitions.push(definition),
                        None => items.push((Vec::new(), vec![definition])),
                    }
                }
                _ => {}
            }
        }
        let joined =
            |parts: Vec<String>, between: &str| if parts.is_empty() { "[]".to_owned() } else { parts.join(between) };
        let items = items.into_iter().map(|(terms, definitions)| {
            format!("terms.item({}, {})", joined(terms, " + linebreak() + "), joined(definitions, " + parbreak() + "))
        });
        let items: Vec<String> = items.collect();
        if !items.is_empty() {
            self.command("terms", &format!("({})", items.join(", ")));
        }
    }

    fn code_block(&mut self, at: usize) {
        let inside = self.fragment.inside(at);
        let code = self.fragment.find(inside.clone(), "code");
        let class = code.and_then(|code| self.fragment.attribute(code, "class")).unwrap_or_default();
        let language = class.split_ascii_whitespace().find_map(|class| class.strip_prefix("language-"));
        let language = language.map_or_else(String::new, |language| format!("lang: {}, ", quoted(language)));
        let lines = self.fragment.nodes[inside].iter().map(|node| match &node.kind {
            FragmentKind::Text(text) => &**text,
            FragmentKind::Element(name, _) if &**name == "br" => "\n",
            FragmentKind::Element(..) => "",
        });
        let words = quoted(lines.collect::<String>().trim_end_matches('\n'));
        self.command("raw", &format!("(block: true, {language}{words})"));
    }

    fn details(&mut self, at: usize) {
        let (fragment, inside) = (self.fragment, self.fragment.inside(at));
        let summary = fragment.top(inside.clone()).find(|top| fragment.name(*top) == Some("summary"));
        let title = summary.map_or_else(|| "[]".to_owned(), |summary| self.line_of(summary));
        let rest = summary.map_or(inside.start, |summary| fragment.nodes[summary].end)..inside.end;
        let body = self.deeper(|fold| fold.content(rest));
        self.command("details", &format!("({title}, {body})"));
    }

    fn alert(&mut self, at: usize) {
        let (fragment, inside) = (self.fragment, self.fragment.inside(at));
        let kinds = ["note", "tip", "important", "warning", "caution"];
        let kind = kinds.iter().find(|kind| fragment.has_class(at, &format!("alert-{kind}"))).unwrap_or(&"note");
        let title = fragment.top(inside.clone()).find(|top| fragment.has_class(*top, "alert-title"));
        let words = title.map_or_else(String::new, |title| fragment.words(fragment.inside(title)));
        let rest = title.map_or(inside.start, |title| fragment.nodes[title].end)..inside.end;
        let body = self.deeper(|fold| fold.content(rest));
        self.command("alert", &format!("(\"{kind}\", {}, {body})", quoted(words.trim())));
    }

    /// Writes what stands in a line, in the language that the element is marked with.
    pub(super) fn in_language(&mut self, at: usize, write: impl FnOnce(&mut Self)) {
        let Some((tag, direction)) = self.language(at) else { return write(self) };
        let inner = self.aside(write);
        if !inner.is_empty() {
            self.out.push_str(&format!("#in-language({tag}, {direction})[{inner}];"));
        }
    }

    fn block_in_language(&mut self, at: usize, write: impl FnOnce(&mut Self)) {
        let Some((tag, direction)) = self.language(at) else { return write(self) };
        let inner = self.aside(write);
        if !inner.is_empty() {
            self.command("in-language-block", &format!("({tag}, {direction})[{inner}]"));
        }
    }

    /// Returns the language that an element is marked with, and its direction.
    fn language(&self, at: usize) -> Option<(String, &'static str)> {
        let tag = self.fragment.attribute(at, "lang").filter(|tag| !tag.is_empty())?;
        let direction = match self.fragment.attribute(at, "dir") {
            Some("rtl") => "rtl",
            Some("ltr") => "ltr",
            _ => Language::of(tag).direction(),
        };
        Some((quoted(tag), direction))
    }
}

/// Returns a label as Typst writes it.
pub fn written(label: &str) -> String {
    format!("label({})", quoted(label))
}
