//! The fold from a page's HTML to Typst's markup.
//!
//! A paper shows what the page shows: its text, notes, citations and short texts are taken from the HTML that render has made
//! of them, so that nothing can be on the page and missing here, whatever form it was written in. A second walk over the
//! Markdown would have to decide anew how notes are numbered, which links live and what of raw HTML stays.
//!
//! Every text stands between quotation marks, so no sign of it can mean something to Typst. What is more than a text is an
//! element of Typst or a part of the template, whose names the manual lists.

use super::literal::write_text;
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
    /// The ids that the paper has, to which links within it lead.
    pub ids: &'a BTreeSet<String>,
    /// The notes of the page, by the ids of their items.
    pub notes: &'a Notes,
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

/// Returns the ids of a text to which links may lead: those of its headings, and of the works in a list.
pub fn ids(fragment: &Fragment) -> impl Iterator<Item = String> + '_ {
    let has_label = |at: &usize| fragment.name(*at).is_some_and(|name| level(name).is_some() || name == "li");
    (0..fragment.nodes.len()).filter(has_label).filter_map(|at| fragment.attribute(at, "id").map(str::to_owned))
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
}

impl<'a> Fold<'a> {
    /// Returns a fold over a text, in which nothing is written yet.
    pub fn new(ground: &'a Ground<'a>, fragment: &'a Fragment) -> Self {
        let set = BTreeSet::new();
        Self { ground, fragment, out: String::new(), is_after_blank: true, level: 1, depth: 0, is_in_link: false, set }
    }

    /// Returns a whole text.
    pub fn text(mut self) -> String {
        self.blocks(0..self.fragment.nodes.len());
        self.out
    }

    /// Returns a text of one paragraph, without one around it; of several, all of them.
    pub fn short(mut self) -> String {
        let all = 0..self.fragment.nodes.len();
        match self.fragment.top(all.clone()).any(|at| self.is_block(at)) {
            true => self.blocks(all),
            false => self.line(all),
        }
        self.out
    }

    /// Returns what a range holds, as content between brackets: blocks, or a line if there is none.
    pub(super) fn content(&mut self, range: Range<usize>) -> String {
        let before = std::mem::take(&mut self.out);
        let was_after_blank = std::mem::replace(&mut self.is_after_blank, true);
        match self.fragment.top(range.clone()).any(|at| self.is_block(at)) {
            true => self.blocks(range),
            false => self.line(range),
        }
        self.is_after_blank = was_after_blank;
        let inner = std::mem::replace(&mut self.out, before);
        format!("[{inner}]")
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
        let content = self.content_of_line(range);
        if content != "[]" {
            self.command("par", &content);
        }
    }

    pub(super) fn content_of_line(&mut self, range: Range<usize>) -> String {
        let before = std::mem::take(&mut self.out);
        let was_after_blank = std::mem::replace(&mut self.is_after_blank, true);
        self.line(range);
        self.is_after_blank = was_after_blank;
        let inner = std::mem::replace(&mut self.out, before);
        format!("[{inner}]")
    }

    /// Writes a call; what stands behind the name is arguments or content.
    pub(super) fn command(&mut self, name: &str, rest: &str) {
        self.out.extend(["#", name, rest, ";\n"]);
    }

    pub(super) fn block(&mut self, at: usize) {
        let (fragment, inside) = (self.fragment, self.fragment.inside(at));
        let name = fragment.name(at).unwrap_or_default();
        if let Some(level) = level(name) {
            return self.heading(at, level);
        }
        if let Some((tag, direction)) = self.language(at) {
            let before = std::mem::take(&mut self.out);
            self.block_itself(at, name);
            let inner = std::mem::replace(&mut self.out, before);
            return self.command("in-language-block", &format!("({tag}, {direction})[{inner}]"));
        }
        if name == "p" { self.paragraph(inside) } else { self.block_itself(at, name) }
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
        let content = self.content_of_line(self.fragment.inside(at));
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
        let id = self.fragment.attribute(at, "id").filter(|id| self.ground.ids.contains(*id));
        id.map_or_else(String::new, |id| format!(";#{}", label(id)))
    }

    fn items(&self, at: usize) -> Vec<usize> {
        let tops = self.fragment.top(self.fragment.inside(at));
        tops.filter(|item| self.fragment.name(*item) == Some("li")).collect()
    }

    fn list(&mut self, at: usize) {
        let items: Vec<usize> = self.items(at);
        let contents: Vec<String> =
            self.deeper(|fold| items.iter().map(|item| fold.content(fold.fragment.inside(*item))).collect());
        // The box of a task takes the place of the sign before it.
        let has_boxes = items.iter().any(|item| self.fragment.has_class(*item, "task"));
        let marker = if has_boxes { "marker: none, " } else { "" };
        if !contents.is_empty() {
            self.command("list", &format!("({marker}{})", contents.join(", ")));
        }
    }

    fn enumeration(&mut self, at: usize) {
        let start = self.fragment.attribute(at, "start").and_then(|start| start.parse::<u32>().ok());
        let items: Vec<usize> = self.items(at);
        let contents: Vec<String> =
            self.deeper(|fold| items.iter().map(|item| fold.content(fold.fragment.inside(*item))).collect());
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
            let inside = self.fragment.inside(at);
            match self.fragment.name(at) {
                Some("dt") => {
                    let term = self.content_of_line(inside);
                    match items.last_mut().filter(|(_, definitions)| definitions.is_empty()) {
                        Some((terms, _)) => terms.push(term),
                        None => items.push((vec![term], Vec::new())),
                    }
                }
                Some("dd") => {
                    let definition = self.deeper(|fold| fold.content(inside));
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
        let mut rest = String::from("(block: true, ");
        if let Some(language) = language {
            rest.push_str("lang: ");
            write_text(&mut rest, language);
            rest.push_str(", ");
        }
        let words: String = self.fragment.nodes[inside]
            .iter()
            .map(|node| match &node.kind {
                FragmentKind::Text(text) => &**text,
                FragmentKind::Element(..) => "",
            })
            .collect();
        write_text(&mut rest, words.trim_end_matches('\n'));
        rest.push(')');
        self.command("raw", &rest);
    }

    fn details(&mut self, at: usize) {
        let (fragment, inside) = (self.fragment, self.fragment.inside(at));
        let summary = fragment.top(inside.clone()).find(|top| fragment.name(*top) == Some("summary"));
        let title = summary.map_or_else(|| "[]".to_owned(), |summary| self.content_of_line(fragment.inside(summary)));
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
        let mut arguments = format!("(\"{kind}\", ");
        write_text(&mut arguments, words.trim());
        self.command("alert", &format!("{arguments}, {body})"));
    }

    /// Returns the language that an element is marked with, and its direction.
    pub(super) fn language(&self, at: usize) -> Option<(String, &'static str)> {
        let tag = self.fragment.attribute(at, "lang").filter(|tag| !tag.is_empty())?;
        let direction = match self.fragment.attribute(at, "dir") {
            Some("rtl") => "rtl",
            Some("ltr") => "ltr",
            _ => Language::of(tag).direction(),
        };
        let mut text = String::new();
        write_text(&mut text, tag);
        Some((text, direction))
    }
}

/// Returns the level of a heading by the name of its element.
fn level(name: &str) -> Option<usize> {
    let digit = name.strip_prefix('h')?;
    digit.parse().ok().filter(|level| (1..=6).contains(level) && digit.len() == 1)
}

/// Returns the label of an id.
pub fn label(id: &str) -> String {
    let mut text = String::from("label(");
    write_text(&mut text, &format!("t-{id}"));
    text.push(')');
    text
}
