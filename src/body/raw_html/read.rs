//! From a piece of raw HTML to its nodes. Tags are read by html5ever's tokenizer, which is the cleaner's.
//!
//! Sections are no matter of the tokenizer: HTML ends `<?` and `<![CDATA[` at the next `>`, and what is not closed at the end of
//! the file, but CommonMark ends each where its authors do, and goes on behind the piece. An element without text is
//! read to its end tag as a script is. What stands in either is read, too, for an address in a script that stays is an
//! address of the page.

use super::elements::{SECTIONS, Section, is_without_text};
use super::node::{Attribute, HtmlKind, HtmlNode, Piece, Tag};
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, State};
use html5ever::tokenizer::{self, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

/// Returns a piece of which that is the source.
pub fn piece(source: Cow<'_, str>) -> Piece<'_> {
    Piece { nodes: read(&source), source }
}

fn read(source: &str) -> Vec<HtmlNode> {
    let mut reader = Reader { source, nodes: Vec::new(), text: 0, unclosed: BTreeSet::new(), open: Vec::new() };
    let mut from = 0;
    while let Some(start) = source[from..].find('<').map(|at| from + at) {
        let rest = &source[start..];
        let end = match SECTIONS.iter().find(|section| rest.starts_with(section.begin)) {
            Some(section) => reader.section(start, section),
            None if begins_tag(rest) => reader.tag(start),
            None => None,
        };
        // What begins nothing is text.
        from = end.unwrap_or(start + 1);
    }
    reader.add_text(source.len());
    for node in reader.open {
        reader.nodes[node].end = reader.nodes.len();
    }
    reader.nodes
}

/// Returns the tag that a text begins with, and its length; none if it is not closed.
pub fn first_tag(text: &str) -> Option<(HtmlKind, usize)> {
    tag(text, TokenizerOpts::default())
}

/// Returns the start tag that a text begins with, for tests.
#[cfg(test)]
#[track_caller]
pub fn start_tag(text: &str) -> Tag {
    match first_tag(text) {
        Some((HtmlKind::StartTag(tag), _)) => tag,
        other => panic!("{text}: {other:?}"),
    }
}

/// Returns the first tag that a tokenizer finds, and where it ends.
fn tag(text: &str, options: TokenizerOpts) -> Option<(HtmlKind, usize)> {
    let tokenizer = Tokenizer::new(FirstTag::default(), options);
    let input = BufferQueue::default();
    // A tag ends with a `>`, but not with each: values may hold some.
    let mut end = 0;
    for part in text.split_inclusive('>') {
        end += part.len();
        input.push_back(StrTendril::from(part));
        let _ = tokenizer.feed(&input);
        let Some(tag) = tokenizer.sink.0.take() else { continue };
        let attributes = tag.attrs.into_iter();
        let attributes = attributes
            .map(|attribute| Attribute { key: attribute.name.local.to_string(), value: attribute.value.to_string() });
        let read = Tag { name: tag.name.to_string(), attributes: attributes.collect() };
        return Some((
            if tag.kind == TagKind::StartTag { HtmlKind::StartTag(read) } else { HtmlKind::EndTag(read) },
            end,
        ));
    }
    None
}

struct Reader<'a> {
    source: &'a str,
    nodes: Vec<HtmlNode>,
    /// Where the text begins that is no node yet.
    text: usize,
    /// What is not closed in the rest of the piece: to look for its end again would take time with the square of the length.
    unclosed: BTreeSet<String>,
    /// The nodes that last to the end of the piece.
    open: Vec<usize>,
}

impl Reader<'_> {
    /// Adds a node and the text before it, and returns the position of the node.
    fn add(&mut self, kind: HtmlKind, span: Range<usize>) -> usize {
        self.add_text(span.start);
        self.text = span.end;
        let at = self.nodes.len();
        self.nodes.push(HtmlNode { kind, span, end: at + 1 });
        at
    }

    fn add_text(&mut self, end: usize) {
        if self.text < end {
            let at = self.nodes.len();
            self.nodes.push(HtmlNode { kind: HtmlKind::Text, span: self.text..end, end: at + 1 });
        }
    }

    /// Adds what stands in a part of the piece.
    fn add_inside(&mut self, part: Range<usize>) {
        let first = self.nodes.len();
        let inside = read(&self.source[part.clone()]).into_iter().map(|node| HtmlNode {
            span: part.start + node.span.start..part.start + node.span.end,
            end: first + node.end,
            ..node
        });
        self.nodes.extend(inside);
    }

    /// Reads a section, and returns where it ends, or where its beginning does if it is not closed.
    fn section(&mut self, start: usize, section: &'static Section) -> Option<usize> {
        if self.unclosed.contains(section.begin) {
            return None;
        }
        // `<!-->` is a comment, whose end shares hyphens with its beginning.
        let inner = start + if section.is_comment() { 2 } else { section.begin.len() };
        let Some(length) = self.source[inner..].find(section.end) else {
            self.unclosed.insert(section.begin.to_owned());
            let end = start + section.begin.len();
            let node = self.add(HtmlKind::OpenSection(section), start..end);
            self.open.push(node);
            return Some(end);
        };
        let end = inner + length + section.end.len();
        let node = self.add(HtmlKind::Section(section), start..end);
        if !section.is_comment() {
            self.add_inside(inner..inner + length);
            self.nodes[node].end = self.nodes.len();
        }
        Some(end)
    }

    /// Reads a tag, and returns where it ends, with what is read with it.
    fn tag(&mut self, start: usize) -> Option<usize> {
        let is_end = self.source[start..].starts_with("</");
        if is_end && self.unclosed.contains("</") {
            return None;
        }
        let Some((kind, length)) = first_tag(&self.source[start..]) else {
            if is_end {
                self.unclosed.insert("</".to_owned());
                return None;
            }
            // Nothing after its name can be told from its attributes.
            let is_after = |c: char| c.is_whitespace() || matches!(c, '>' | '/');
            let end = self.source[start + 1..].find(is_after).map_or(self.source.len(), |length| start + 1 + length);
            self.add(HtmlKind::OpenTag, start..end);
            return Some(self.source.len());
        };
        let end = start + length;
        let name = match &kind {
            HtmlKind::StartTag(tag) if is_without_text(&tag.name) && !self.unclosed.contains(&tag.name) => {
                tag.name.clone()
            }
            _ => String::new(),
        };
        let node = self.add(kind, start..end);
        if name.is_empty() {
            return Some(end);
        }
        let Some((end_tag, span)) = end_tag(self.source, end, &name) else {
            self.unclosed.insert(name);
            return Some(end);
        };
        self.add_inside(end..span.start);
        self.text = span.start;
        self.add(end_tag, span.clone());
        self.nodes[node].end = self.nodes.len();
        Some(span.end)
    }
}

/// Returns the end tag of an element whose content begins at `from`, and where it stands. Nothing else in it is a tag.
fn end_tag(source: &str, from: usize, name: &str) -> Option<(HtmlKind, Range<usize>)> {
    let initial_state = Some(State::RawData(RawKind::Rawtext));
    let last_start_tag_name = Some(name.to_owned());
    let options = TokenizerOpts { initial_state, last_start_tag_name, ..TokenizerOpts::default() };
    let (kind, length) = tag(&source[from..], options)?;
    let end = from + length;
    Some((kind, source[..end].rfind("</")?..end))
}

/// Whether a text that begins with `<` begins with a tag.
fn begins_tag(html: &str) -> bool {
    let name = html[1..].strip_prefix('/').unwrap_or(&html[1..]);
    name.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Keeps the first tag that a tokenizer finds.
#[derive(Default)]
struct FirstTag(RefCell<Option<tokenizer::Tag>>);

impl TokenSink for FirstTag {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(tag) = token {
            self.0.borrow_mut().get_or_insert(tag);
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tags_however_they_are_written() {
        let html = r#"<a HREF='x&amp;y' data-x=1 href=z><!-- <b> --><img src="p.jpg"/> < 3 </P> <script"#;
        let piece = piece(html.into());
        let tags: Vec<_> = piece.tags().map(|(_, tag)| tag).collect();
        assert_eq!(tags.iter().map(|tag| &*tag.name).collect::<Vec<_>>(), ["a", "img", "p"]);
        let values: Vec<_> = tags[0].attributes.iter().map(|a| (a.key.as_str(), a.value.as_str())).collect();
        assert_eq!(values, [("href", "x&y"), ("data-x", "1")]);
    }

    #[test]
    fn what_is_no_text_holds_what_stands_in_it() {
        for (html, expected) in [
            ("a<script>'<b>'</SCRIPT >c", "Text StartTag(Text StartTag Text EndTag) Text"),
            ("<script><svg></script></svg>", "StartTag(StartTag EndTag) EndTag"),
            ("<?a <b> ?><!-- <b> --><!-->", "Section(Text StartTag Text) Section Section"),
            ("<!-- a <!-- <b>", "OpenSection(Text StartTag)"),
            ("a </b <i>", "Text EndTag"),
            ("a </b '<i>", "Text EndTag"),
            ("a </b x='<i>", "Text StartTag"),
            ("<svg><i <b x='", "StartTag OpenTag Text"),
        ] {
            assert_eq!(shown(&read(html)), expected, "{html}");
        }
    }

    fn shown(nodes: &[HtmlNode]) -> String {
        let mut shown = Vec::new();
        let mut at = 0;
        fn one(nodes: &[HtmlNode], at: usize) -> String {
            let name = format!("{:?}", nodes[at].kind);
            let name = name.split(['(', ' ']).next().unwrap().to_owned();
            let mut inside = Vec::new();
            let mut next = at + 1;
            while next < nodes[at].end {
                inside.push(one(nodes, next));
                next = nodes[next].end;
            }
            if inside.is_empty() { name } else { format!("{name}({})", inside.join(" ")) }
        }
        while at < nodes.len() {
            shown.push(one(nodes, at));
            at = nodes[at].end;
        }
        shown.join(" ")
    }

    #[test]
    fn hostile_pieces_do_not_panic() {
        for piece in ["<", "<a", "<a =", "<a é='", "<a b=", "<a/é>", "<!--", "<a ='>"] {
            read(piece);
        }
    }
}
