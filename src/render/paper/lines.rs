//! What stands in a line of a paper: words, what is set otherwise, links, pictures, the marks of notes.

use super::literal::{quoted, write_text};
use super::markup::{Fold, Notes, written};
use crate::base::route::decode;
use crate::body::FragmentKind;
use std::ops::Range;

/// A word may be broken where it is longer than so many letters.
const LONGEST_WORD: usize = 32;

impl Fold<'_> {
    /// Writes what stands in a line.
    pub(super) fn line(&mut self, range: Range<usize>) {
        let tops: Vec<usize> = self.fragment.top(range).collect();
        for at in tops {
            match &self.fragment.nodes[at].kind {
                FragmentKind::Text(text) => self.words(text),
                FragmentKind::Element(name, _) => self.element(at, name),
            }
        }
    }

    /// Writes words, with one blank where HTML has several.
    pub(super) fn words(&mut self, text: &str) {
        let mut shown = String::with_capacity(text.len());
        for sign in text.chars() {
            let is_blank = matches!(sign, ' ' | '\n' | '\t' | '\r' | '\u{c}');
            if !is_blank {
                shown.push(sign);
            } else if !self.is_after_blank {
                shown.push(' ');
            }
            self.is_after_blank = is_blank;
        }
        if shown.is_empty() {
            return;
        }
        let shown = if self.is_in_link { shown } else { breakable(shown) };
        self.out.push('#');
        write_text(&mut self.out, &shown);
        self.out.push(';');
    }

    fn element(&mut self, at: usize, name: &str) {
        self.in_language(at, |fold| fold.element_itself(at, name));
    }

    fn element_itself(&mut self, at: usize, name: &str) {
        let (fragment, inside) = (self.fragment, self.fragment.inside(at));
        let around = match name {
            "em" | "i" | "cite" | "dfn" | "var" => "emph",
            "strong" | "b" => "strong",
            "del" | "s" | "strike" => "strike",
            "sub" => "sub",
            "sup" if fragment.has_class(at, "footnote-ref") => return self.mark(at),
            "sup" => "super",
            "u" | "ins" => "underline",
            "small" => "small",
            "mark" => "marked",
            "kbd" => "kbd",
            "code" | "samp" | "tt" => return self.code(inside),
            "br" => {
                self.is_after_blank = true;
                return self.out.push_str("#linebreak();");
            }
            "img" => return self.picture(at),
            "a" => return self.link(at),
            "input" => {
                let is_done = fragment.attribute(at, "checked").is_some();
                return self.out.push_str(&format!("#task({is_done});"));
            }
            "button" | "script" | "style" | "template" | "source" | "track" | "video" | "audio" => return,
            "q" => {
                self.words("“");
                self.line(inside);
                return self.words("”");
            }
            // A box for a frame is followed by a link to its page.
            "span" if fragment.has_class(at, "frame-box") => return self.line(inside),
            _ if self.is_block(at) => return self.blocks(inside),
            _ => return self.line(inside),
        };
        let inner = self.aside(|fold| fold.line(inside));
        if !inner.is_empty() {
            self.out.push_str(&format!("#{around}[{inner}];"));
        }
    }

    fn code(&mut self, inside: Range<usize>) {
        let words = quoted(&breakable(self.fragment.words(inside)));
        self.out.push_str(&format!("#raw({words});"));
        self.is_after_blank = false;
    }

    fn link(&mut self, at: usize) {
        let fragment = self.fragment;
        let leads_back = ["anchor", "footnote-back"].iter().any(|class| fragment.has_class(at, class));
        if leads_back {
            return;
        }
        let inside = fragment.inside(at);
        let href = fragment.attribute(at, "href").unwrap_or_default();
        let target = match href.strip_prefix('#') {
            Some(id) => {
                let id = decode(id).unwrap_or_else(|| id.to_owned());
                self.ground.labels.of(&id).map(written)
            }
            None => self.address(href).map(|address| {
                let within = self.ground.labels.of_address(&address);
                within.map_or_else(|| quoted(&address), written)
            }),
        };
        let Some(target) = target.filter(|_| !self.is_in_link) else { return self.line(inside) };
        // An address in sight is copied as it is, and leads where it says.
        if href.starts_with("http") && fragment.words(inside.clone()).trim() == href {
            self.is_after_blank = false;
            return self.out.push_str(&format!("#address({});", quoted(href)));
        }
        self.is_in_link = true;
        let inner = self.aside(|fold| fold.line(inside));
        self.is_in_link = false;
        if !inner.is_empty() {
            self.out.push_str(&format!("#link({target})[{inner}];"));
        }
    }

    /// Returns the full address of a link; none of one that leads nowhere from a paper.
    pub(super) fn address(&self, href: &str) -> Option<String> {
        let is_full = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| href.starts_with(scheme));
        match href {
            _ if is_full => Some(href.to_owned()),
            _ if href.starts_with('/') && !href.starts_with("//") => {
                Some(format!("{}{href}", self.ground.base.origin()))
            }
            _ => None,
        }
    }

    /// Writes the mark of a note; at its first one the note stands with it.
    fn mark(&mut self, at: usize) {
        let fragment = self.fragment;
        let Some(link) = fragment.find(fragment.inside(at), "a") else { return };
        let shown = fragment.words(fragment.inside(link));
        let key =
            fragment.attribute(link, "href").and_then(|href| href.strip_prefix('#')).unwrap_or_default().to_owned();
        let Some(Notes { fragment: notes, items }) = self.ground.notes else { return };
        let Some(item) = items.get(&key) else { return };
        let arguments = format!("({}, {}", quoted(&shown), quoted(&format!("{}{key}", self.ground.labels.prefix)));
        if !self.set.insert(key) {
            return self.out.push_str(&format!("#note-again{arguments});"));
        }
        let mut fold = Fold { set: std::mem::take(&mut self.set), depth: 1, ..Fold::new(self.ground, notes) };
        let content = fold.content_of(*item);
        self.set = fold.set;
        self.out.push_str(&format!("#note{arguments}, {content});"));
        self.is_after_blank = false;
    }
}

/// Returns words in which the longest may be broken, behind signs that part an address, or anywhere.
fn breakable(text: String) -> String {
    let is_long = |word: &str| word.len() > LONGEST_WORD && word.chars().count() > LONGEST_WORD;
    if !text.split([' ', '\u{a0}']).any(is_long) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (number, word) in text.split(' ').enumerate() {
        if number > 0 {
            out.push(' ');
        }
        if !is_long(word) || word.chars().any(|sign| sign > '\u{2e80}') {
            out.push_str(word);
            continue;
        }
        let mut run = 0;
        for sign in word.chars() {
            out.push(sign);
            run += 1;
            if matches!(sign, '/' | '.' | '-' | '_' | '?' | '&' | '=' | ':' | ',' | '|') || run == LONGEST_WORD / 2 {
                out.push('\u{200b}');
                run = 0;
            }
        }
    }
    out
}
