//! The formatter's output, a tree of elements, read into printed signs.

use hayagriva::citationberg::Display;
use hayagriva::types::Person;
use hayagriva::{Elem, ElemChild, ElemChildren, ElemMeta};

use super::glyph::{Glyph, Link, Look, Page, Part, look};
use super::locale::Words;
use super::marks;

/// How a style prints `et al.`
#[derive(Clone, Copy, Debug, Default)]
pub struct EtAl {
    /// Whether commas stay before it.
    pub has_comma: bool,
    /// Whether it is italic.
    pub is_italic: bool,
}

/// How one entry or one cite is read.
pub struct Reader<'a> {
    /// Where it is printed.
    pub page: &'a mut Page,
    /// The words of the language.
    pub words: &'a Words,
    /// The link that all of it is, or 0.
    pub link: u16,
    /// Whether addresses in it become links.
    pub has_web_links: bool,
    /// What is printed in place of the names it begins with, since they are those of the entry before it.
    pub repeated: Option<&'a str>,
    /// Whether its first names are read.
    pub has_names: bool,
    /// How `et al.` is printed.
    pub et_al: EtAl,
}

impl Reader<'_> {
    /// Reads elements.
    pub fn children(&mut self, children: &ElemChildren, part: Part) {
        for child in &children.0 {
            self.child(child, part);
        }
    }

    /// Reads one element.
    pub fn child(&mut self, child: &ElemChild, part: Part) {
        match child {
            ElemChild::Text(text) => self.page.text(&text.text, look(&text.formatting), part, self.link),
            ElemChild::Link { text, url } => self.web_link(&text.text, look(&text.formatting), url, part),
            ElemChild::Markup(text) => self.page.text(text, Look::default(), part, self.link),
            ElemChild::Transparent { .. } => {}
            ElemChild::Elem(elem) => self.elem(elem, part),
        }
    }

    fn web_link(&mut self, text: &str, look: Look, url: &str, part: Part) {
        let link = if is_address(url) && self.has_web_links && self.link == 0 {
            self.page.link(Link::Address(url.to_owned()))
        } else {
            self.link
        };
        self.page.text(text, look, part, link);
    }

    fn elem(&mut self, elem: &Elem, part: Part) {
        let is_block = matches!(elem.display, Some(Display::Block | Display::Indent | Display::LeftMargin));
        if is_block {
            self.page.text(" ", Look::default(), part, 0);
        }
        match &elem.meta {
            Some(ElemMeta::Names(_)) if !self.has_names && part == Part::Rest => {
                self.has_names = true;
                self.names(elem, if elem.children.0.iter().any(is_name) { Part::Between } else { Part::Names });
            }
            Some(ElemMeta::Names(_)) => self.names(elem, part),
            Some(ElemMeta::Name(..)) if part == Part::Between => self.children(&elem.children, Part::Names),
            _ => self.children(&elem.children, part),
        }
        if is_block {
            self.page.text(" ", Look::default(), part, 0);
        }
    }

    fn names(&mut self, elem: &Elem, part: Part) {
        let start = self.page.glyphs.len();
        let last = elem.children.0.iter().rposition(is_name);
        match (self.repeated.take(), last) {
            (Some(repeated), Some(last)) => {
                self.page.text(repeated, Look::default(), part, self.link);
                elem.children.0.iter().skip(last + 1).for_each(|child| self.child(child, part));
            }
            _ => self.children(&elem.children, part),
        }
        let count = elem.children.0.iter().filter(|child| is_name(child)).count();
        while self.others(start, count) {}
    }

    /// Prints the words for authors that are not named, with no `and` before them. Returns whether there were any.
    fn others(&mut self, start: usize, count: usize) -> bool {
        let found = self.page.glyphs[start..].iter().position(|glyph| glyph.sign == marks::OTHERS);
        let Some(place) = found.map(|place| start + place) else { return false };
        let after = self.page.glyphs.split_off(place);
        let glyphs = &mut self.page.glyphs;
        trim_end(glyphs, start, " ");
        let and: Vec<char> = self.words.and.chars().collect();
        let ends_with_and = glyphs.len() >= start + and.len()
            && glyphs[glyphs.len() - and.len()..].iter().map(|glyph| glyph.sign).eq(and.iter().copied());
        if ends_with_and && !and.is_empty() {
            glyphs.truncate(glyphs.len() - and.len());
        }
        trim_end(glyphs, start, " &…");
        let has_comma = trim_end(glyphs, start, " ,;");
        let mark = after.first().copied().unwrap_or_default();
        let space = if has_comma && (count > 2 || self.et_al.has_comma) { ", " } else { " " };
        let mark = Glyph { part: Part::Between, ..mark };
        glyphs.extend(space.chars().map(|sign| Glyph { sign, ..mark }));
        let look = Look { is_italic: mark.look.is_italic || self.et_al.is_italic, ..mark.look };
        glyphs.extend(self.words.et_al.chars().map(|sign| Glyph { sign, look, ..mark }));
        glyphs.extend(after.into_iter().skip(1));
        true
    }
}

/// Whether an address of the web is whole: a DOI that begins with no number of a registrant leads nowhere.
fn is_address(url: &str) -> bool {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let doi = url.strip_prefix("https://doi.org/");
    is_web
        && doi.is_none_or(|doi| doi.starts_with("10."))
        && !url.contains(|sign: char| sign.is_whitespace() || "<>\"".contains(sign))
}

fn is_name(child: &ElemChild) -> bool {
    matches!(child, ElemChild::Elem(elem) if matches!(elem.meta, Some(ElemMeta::Name(..)))
        || elem.children.0.iter().any(is_name))
}

/// Drops signs from the end. Returns whether a comma was among them.
fn trim_end(glyphs: &mut Vec<Glyph>, start: usize, signs: &str) -> bool {
    let mut has_comma = false;
    while glyphs.len() > start && glyphs.last().is_some_and(|last| signs.contains(last.sign)) {
        has_comma |= glyphs.pop().is_some_and(|last| last.sign == ',');
    }
    has_comma
}

/// Returns the people whom an entry begins with.
pub fn people(children: &ElemChildren) -> Vec<Person> {
    let named = |elem: &Elem| match &elem.meta {
        Some(ElemMeta::Names(names)) => names.iter().flat_map(|(people, _)| people).cloned().collect(),
        _ => Vec::new(),
    };
    children.find_elem_by(&|elem| !named(elem).is_empty()).map(named).unwrap_or_default()
}

/// Puts the last days of spans into elements that tell their first days. `last` is the same text, told of the last.
pub fn join_spans(first: &mut ElemChildren, last: &ElemChildren) {
    if first.0.len() != last.0.len() {
        return;
    }
    for (child, other) in first.0.iter_mut().zip(&last.0) {
        let (ElemChild::Elem(elem), ElemChild::Elem(other)) = (child, other) else { continue };
        if elem.meta != Some(ElemMeta::Date) {
            join_spans(&mut elem.children, &other.children);
        } else if elem.children != other.children {
            let span = span(&plain(&elem.children), &plain(&other.children));
            let formatting = elem.children.0.iter().find_map(|child| match child {
                ElemChild::Text(text) => Some(text.formatting),
                _ => None,
            });
            let formatting = formatting.unwrap_or_default();
            elem.children = ElemChildren(vec![ElemChild::Text(hayagriva::Formatted { text: span, formatting })]);
        }
    }
}

fn plain(children: &ElemChildren) -> String {
    format!("{children:#}")
}

/// Returns a span from two dates, with what they share told once: `12–14 May 2019`.
fn span(from: &str, to: &str) -> String {
    let (first, last) = (pieces(from), pieces(to));
    let most = first.len().min(last.len());
    let mut ends = (0..most).take_while(|at| first[first.len() - 1 - at] == last[last.len() - 1 - at]).count();
    let mut starts = (0..most - ends).take_while(|&at| first[at] == last[at]).count();
    let is_year = |piece: &&str| piece.len() >= 4 && piece.starts_with(|sign: char| sign.is_ascii_digit());
    if first[starts..first.len() - ends].iter().any(is_year) && first.len() > 1 {
        starts = first[..starts].iter().take_while(|piece| !piece.contains(char::is_alphanumeric)).count();
        let tail = first.iter().rev().take_while(|piece| !piece.contains(char::is_alphanumeric)).count();
        ends = ends.min(tail);
    }
    let mut middle = first[starts..first.len() - ends].concat();
    let end = last[starts..last.len() - ends].concat();
    let letter = |text: &str| text.chars().last().filter(|sign| sign.is_ascii_lowercase());
    if middle.len() == 5 && letter(&middle).is_some() && letter(&middle) == letter(&end) {
        middle.pop();
    }
    [&first[..starts].concat(), &middle, "–", &end, &first[first.len() - ends..].concat()]
        .map(|text| text as &str)
        .concat()
}

/// Returns words and what stands between them.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut was_word = None;
    for (at, sign) in text.char_indices() {
        let is_word = sign.is_alphanumeric();
        if was_word.is_some_and(|was| was != is_word) {
            pieces.push(&text[start..at]);
            start = at;
        }
        was_word = Some(is_word);
    }
    pieces.push(&text[start..]);
    pieces
}
