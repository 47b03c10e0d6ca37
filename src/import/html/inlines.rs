//! What stands in a line: words, emphasis, links, pictures, notes, films.

use super::{Fold, kept};
use crate::body::FragmentKind;
use crate::import::source::LINK;
use comrak::nodes::{Node, NodeCode, NodeFootnoteReference, NodeLink, NodeValue};
use std::ops::Range;

/// Elements of a line that pages show and Markdown has no signs for.
const KEPT: [&str; 14] =
    ["abbr", "bdi", "bdo", "dfn", "ins", "kbd", "mark", "q", "samp", "small", "sub", "sup", "u", "var"];

impl<'a> Fold<'a, '_> {
    /// Writes what stands in a range as inline elements. `is_start` is true where blanks would stand at the beginning.
    pub(super) fn inlines(&mut self, parent: Node<'a>, range: Range<usize>, is_start: bool) {
        let fragment = self.fragment;
        if is_start {
            self.before = None;
        }
        let tops: Vec<usize> = fragment.top(range).collect();
        for at in tops {
            match &fragment.nodes[at].kind {
                FragmentKind::Text(text) => self.text(parent, text),
                FragmentKind::Element(name, _) => self.inline(parent, at, name),
            }
        }
    }

    fn text(&mut self, parent: Node<'a>, text: &str) {
        let mut words = String::with_capacity(text.len());
        for c in text.chars() {
            // Blanks that break are one; those that do not are words of their own.
            if c.is_ascii_whitespace() {
                if self.before.is_some_and(|before| before != ' ' && before != '\n') {
                    words.push(' ');
                    self.before = Some(' ');
                }
            } else {
                words.push(c);
                self.before = Some(c);
            }
        }
        if !words.is_empty() {
            parent.append(self.node(NodeValue::Text(words.into())));
        }
    }

    fn inline(&mut self, parent: Node<'a>, at: usize, name: &str) {
        let fragment = self.fragment;
        let inside = fragment.inside(at);
        if let Some(number) = self.notes.number_at(at) {
            let reference = NodeFootnoteReference { name: number.to_owned(), texts: Vec::new(), ref_num: 1, ix: 1 };
            self.before = Some(']');
            return parent.append(self.node(NodeValue::FootnoteReference(Box::new(reference))));
        }
        match name {
            "a" if self.notes.is_back_link(at) => {}
            "br" => {
                if self.before.is_some() {
                    parent.append(self.node(NodeValue::LineBreak));
                    self.before = Some('\n');
                }
            }
            "wbr" | "input" | "source" => {}
            "b" | "strong" => self.marked(parent, at, NodeValue::Strong, "strong"),
            "i" | "em" | "cite" => self.marked(parent, at, NodeValue::Emph, "em"),
            "s" | "del" | "strike" => self.marked(parent, at, NodeValue::Strikethrough, "del"),
            "code" | "tt" => {
                let literal = kept::one_line(&fragment.words(inside));
                if !literal.is_empty() {
                    let longest = literal.split(|c| c != '`').map(str::len).max().unwrap_or(0);
                    self.before = Some('`');
                    parent.append(self.node(NodeValue::Code(NodeCode { num_backticks: longest + 1, literal })));
                }
            }
            "a" => self.link(parent, at),
            "img" => {
                let picture = self.picture(at, String::new());
                self.before = Some(')');
                parent.append(picture);
            }
            "picture" => self.inlines(parent, inside, false),
            "iframe" | "video" | "audio" | "embed" | "object" => self.media(parent, at),
            "span" | "font" | "bdi" | "bdo" if self.says_language(at) => {
                let attributes = kept::attributes(fragment, at, &["lang", "dir"]);
                self.wrapped(parent, inside, &format!("<span{attributes}>"), "</span>");
            }
            _ if KEPT.contains(&name) => {
                let attributes = kept::attributes(fragment, at, &["title", "lang", "dir"]);
                self.wrapped(parent, inside, &format!("<{name}{attributes}>"), &format!("</{name}>"));
            }
            _ => self.inlines(parent, inside, false),
        }
    }

    fn says_language(&self, at: usize) -> bool {
        ["lang", "dir"].iter().any(|key| self.fragment.attribute(at, key).is_some())
    }

    fn wrapped(&mut self, parent: Node<'a>, inside: Range<usize>, open: &str, close: &str) {
        if self.fragment.words(inside.clone()).trim().is_empty() {
            return self.inlines(parent, inside, false);
        }
        parent.append(self.node(NodeValue::HtmlInline(open.to_owned())));
        self.inlines(parent, inside, false);
        parent.append(self.node(NodeValue::HtmlInline(close.to_owned())));
    }

    /// Writes emphasis. Blanks at its edges stand outside of it; where its signs would not be taken for emphasis, tags stand there.
    fn marked(&mut self, parent: Node<'a>, at: usize, value: NodeValue, tag: &str) {
        let fragment = self.fragment;
        let inside = fragment.inside(at);
        let words = fragment.words(inside.clone());
        if words.trim().is_empty() {
            return self.inlines(parent, inside, false);
        }
        // What is marked twice is marked once.
        let is_within = parent.ancestors().any(|node| node.data.borrow().value == value);
        if is_within {
            return self.inlines(parent, inside, false);
        }
        if words.starts_with(|c: char| c.is_ascii_whitespace()) {
            self.text(parent, " ");
        }
        let first = words.trim_start().chars().next();
        let last = words.trim_end().chars().next_back();
        let after = if words.ends_with(|c: char| c.is_ascii_whitespace()) { Some(' ') } else { self.next(at) };
        let opens = |before: Option<char>, first: Option<char>| {
            !is_sign(first) || before.is_none_or(|c| c.is_whitespace()) || is_sign(before)
        };
        let is_taken = opens(self.before, first) && opens(after, last) && !self.begins_with_html(inside.clone());
        let node = self.node(value);
        let before = self.before;
        // Blanks at the beginning have been written.
        self.before = before.or(Some('\n')).map(|c| if c == ' ' { ' ' } else { c });
        if words.starts_with(|c: char| c.is_ascii_whitespace()) {
            self.before = Some(' ');
        }
        self.inlines(node, inside, false);
        let has_blank = take_blank_at_end(node);
        if is_taken {
            parent.append(node);
        } else {
            parent.append(self.node(NodeValue::HtmlInline(format!("<{tag}>"))));
            let children: Vec<Node<'a>> = node.children().collect();
            for child in children {
                child.detach();
                parent.append(child);
            }
            parent.append(self.node(NodeValue::HtmlInline(format!("</{tag}>"))));
        }
        if has_blank {
            self.before = last;
            self.text(parent, " ");
        }
    }

    fn begins_with_html(&self, inside: Range<usize>) -> bool {
        let first = self.fragment.top(inside).next();
        first.is_some_and(|at| self.fragment.name(at).is_some_and(|name| KEPT.contains(&name)))
    }

    /// Returns the first sign of the text behind an element.
    fn next(&self, at: usize) -> Option<char> {
        let end = self.fragment.nodes[at].end;
        self.fragment.nodes[end..].iter().find_map(|node| match &node.kind {
            FragmentKind::Text(text) => text.chars().next(),
            FragmentKind::Element(name, _) if name == "br" || name == "p" => Some(' '),
            FragmentKind::Element(..) => None,
        })
    }

    fn link(&mut self, parent: Node<'a>, at: usize) {
        let fragment = self.fragment;
        let inside = fragment.inside(at);
        let href = fragment.attribute(at, "href").unwrap_or_default().trim();
        let shows = !fragment.words(inside.clone()).trim().is_empty() || fragment.find(inside.clone(), "img").is_some();
        if href.is_empty() || !shows {
            return self.inlines(parent, inside, false);
        }
        let is_to_picture = fragment.find(inside.clone(), "img").is_some() && kept::is_picture(href);
        if is_to_picture {
            return self.inlines(parent, inside, false);
        }
        if fragment.words(inside.clone()).starts_with(|c: char| c.is_ascii_whitespace()) {
            self.text(parent, " ");
        }
        let title = fragment.attribute(at, "title").map(kept::one_line).unwrap_or_default();
        let link = NodeLink { url: plain_address(href), title };
        let link = self.node(NodeValue::Link(Box::new(link)));
        self.inlines(link, inside, false);
        let has_blank = take_blank_at_end(link);
        parent.append(link);
        if has_blank {
            self.before = Some(')');
            self.text(parent, " ");
        }
    }

    /// Returns a picture, with a caption if it has one.
    pub(super) fn picture(&mut self, at: usize, caption: String) -> Node<'a> {
        let fragment = self.fragment;
        let src = fragment.attribute(at, "src").unwrap_or_default();
        let alt = kept::one_line(fragment.attribute(at, "alt").unwrap_or_default());
        let image = self.node(NodeValue::Image(Box::new(NodeLink { url: src.to_owned(), title: caption })));
        if !alt.is_empty() {
            image.append(self.node(NodeValue::Text(alt.into())));
        }
        image
    }

    /// Writes a film, a sound or a page of another host: those of the site as players, others as links.
    pub(super) fn media(&mut self, parent: Node<'a>, at: usize) {
        let fragment = self.fragment;
        let own = ["src", "data"].iter().find_map(|key| fragment.attribute(at, key)).map(str::to_owned);
        let inner = || {
            let source = fragment.find(fragment.inside(at), "source")?;
            fragment.attribute(source, "src").map(str::to_owned)
        };
        let Some(src) = own.or_else(inner).filter(|src| !src.trim().is_empty()) else {
            return self.blocks(parent, fragment.inside(at));
        };
        let is_player = matches!(fragment.name(at), Some("video" | "audio"));
        let title = fragment.attribute(at, "title").map(kept::one_line).unwrap_or_default();
        let line = if matches!(parent.data.borrow().value, NodeValue::Paragraph) {
            parent
        } else {
            self.node(NodeValue::Paragraph)
        };
        if is_player {
            let player = self.node(NodeValue::Image(Box::new(NodeLink { url: src, title: String::new() })));
            let words = if title.is_empty() { "Recording".to_owned() } else { title };
            player.append(self.node(NodeValue::Text(words.into())));
            line.append(player);
        } else {
            let (words, url) = kept::film(&src);
            let words = if title.is_empty() { words } else { title };
            let link = self.node(NodeValue::Link(Box::new(NodeLink { url, title: String::new() })));
            link.append(self.node(NodeValue::Text(words.into())));
            line.append(link);
        }
        if !std::ptr::eq(line, parent) {
            parent.append(line);
        }
    }
}

/// Returns an address of a link without what mail programs and offices put around it.
fn plain_address(href: &str) -> String {
    let through = ["https://www.google.com/url?q=", "http://www.google.com/url?q="];
    if let Some(rest) = through.iter().find_map(|start| href.strip_prefix(start)) {
        let address = rest.split('&').next().unwrap_or(rest);
        return crate::base::route::decode(address).unwrap_or_else(|| address.to_owned());
    }
    if href.starts_with(LINK) { href.to_owned() } else { href.replace(' ', "%20") }
}

fn is_sign(c: Option<char>) -> bool {
    c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace())
}

/// Takes the blank off the end of what an element holds, and says whether there was one.
fn take_blank_at_end(node: Node<'_>) -> bool {
    let Some(last) = node.last_child() else { return false };
    let mut data = last.data.borrow_mut();
    let NodeValue::Text(text) = &mut data.value else { return false };
    let Some(trimmed) = text.strip_suffix(' ').map(str::to_owned) else { return false };
    let is_empty = trimmed.is_empty();
    *text = trimmed.into();
    drop(data);
    if is_empty {
        last.detach();
    }
    true
}
