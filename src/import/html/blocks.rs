//! Blocks of HTML: paragraphs, headings, lists, quotations, code, figures.

use super::{DEEPEST, Fold, kept};
use crate::body::FragmentKind;
use comrak::nodes::{
    ListDelimType, ListType, Node, NodeCodeBlock, NodeFootnoteDefinition, NodeHeading, NodeHtmlBlock, NodeLink,
    NodeList, NodeTable, NodeTaskItem, NodeValue, Sourcepos, TableAlignment,
};
use std::ops::Range;

/// Elements that stand in a line.
const INLINE: [&str; 38] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "input", "ins", "kbd", "label", "mark", "picture", "q", "s", "samp", "small", "source", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "acronym",
];

impl<'a> Fold<'a, '_> {
    /// Writes what stands in a range as blocks of a parent.
    pub(super) fn blocks(&mut self, parent: Node<'a>, range: Range<usize>) {
        let fragment = self.fragment;
        let mut line: Option<usize> = None;
        let tops: Vec<usize> = fragment.top(range.clone()).collect();
        for at in tops {
            let is_inline = match &fragment.nodes[at].kind {
                FragmentKind::Text(_) => true,
                FragmentKind::Element(name, _) => INLINE.contains(&&**name) && !self.holds_blocks(at),
            };
            if is_inline {
                line.get_or_insert(at);
                continue;
            }
            if let Some(start) = line.take() {
                self.paragraph(parent, start..at);
            }
            self.depth += 1;
            if self.depth > DEEPEST {
                self.paragraph(parent, at..fragment.nodes[at].end);
            } else {
                self.block(parent, at);
            }
            self.depth -= 1;
        }
        if let Some(start) = line {
            self.paragraph(parent, start..range.end);
        }
    }

    /// Whether an element of a line holds blocks, as people nest them.
    fn holds_blocks(&self, at: usize) -> bool {
        self.fragment.inside(at).any(|within| self.fragment.name(within).is_some_and(|name| !INLINE.contains(&name)))
    }

    /// Writes a range of inline elements as a paragraph, if it holds any.
    pub(super) fn paragraph(&mut self, parent: Node<'a>, range: Range<usize>) {
        let paragraph = self.node(NodeValue::Paragraph);
        self.before = None;
        self.inlines(paragraph, range, true);
        trim_end(paragraph);
        if paragraph.first_child().is_some() {
            parent.append(paragraph);
        }
    }

    /// Writes what the notes say, behind the text.
    pub(super) fn definitions(&mut self, document: Node<'a>) {
        let notes = self.notes;
        for (number, item) in notes.definitions() {
            let facts = NodeFootnoteDefinition { name: number.clone(), total_references: 1 };
            let definition = self.node(NodeValue::FootnoteDefinition(facts));
            self.blocks(definition, self.fragment.inside(*item));
            document.append(definition);
        }
    }

    fn block(&mut self, parent: Node<'a>, at: usize) {
        let fragment = self.fragment;
        let name = fragment.name(at).unwrap_or_default();
        let inside = fragment.inside(at);
        if self.notes.is_list(at) {
            return;
        }
        match name {
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.holds_blocks(at) => self.blocks(parent, inside),
            "p" => self.paragraph(parent, inside),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes()[1] - b'0';
                let heading = self.node(NodeValue::Heading(NodeHeading { level, setext: false, closed: false }));
                self.before = None;
                self.inlines(heading, inside, true);
                trim_end(heading);
                if heading.first_child().is_some() {
                    parent.append(heading);
                }
            }
            "ul" | "ol" => self.list(parent, at),
            "li" => self.blocks(parent, inside),
            "blockquote" => {
                let quote = self.node(NodeValue::BlockQuote);
                self.blocks(quote, inside);
                if quote.first_child().is_some() {
                    parent.append(quote);
                }
            }
            "pre" => self.code(parent, at),
            "hr" => parent.append(self.node(NodeValue::ThematicBreak)),
            "table" => self.table(parent, at, None),
            "figure" => self.figure(parent, at),
            "dl" => self.keep(parent, at),
            "details" => self.details(parent, at),
            "iframe" | "embed" | "object" | "video" | "audio" => self.media(parent, at),
            "form" | "select" | "textarea" | "button" => {
                self.lose("a form is left out, save its words");
                self.blocks(parent, inside);
            }
            _ => self.blocks(parent, inside),
        }
    }

    fn list(&mut self, parent: Node<'a>, at: usize) {
        let fragment = self.fragment;
        let is_ordered = fragment.name(at) == Some("ol");
        let start = fragment.attribute(at, "start").and_then(|text| text.parse().ok()).unwrap_or(1);
        let items: Vec<usize> =
            fragment.top(fragment.inside(at)).filter(|item| fragment.name(*item).is_some()).collect();
        // Items that hold paragraphs stand apart from one another.
        let is_tight = items.iter().all(|item| {
            let mut tops = fragment.top(fragment.inside(*item));
            !tops.any(|top| matches!(fragment.name(top), Some("p" | "blockquote" | "pre" | "table" | "figure" | "div")))
        });
        let facts = |start| NodeList {
            list_type: if is_ordered { ListType::Ordered } else { ListType::Bullet },
            marker_offset: 0,
            padding: if is_ordered { 3 } else { 2 },
            start,
            delimiter: ListDelimType::Period,
            bullet_char: b'-',
            tight: is_tight,
            is_task_list: false,
        };
        let list = self.node(NodeValue::List(facts(start)));
        for (number, item) in (start..).zip(items) {
            let boxed = fragment.top(fragment.inside(item)).find(|top| fragment.name(*top) == Some("input"));
            let node = match boxed {
                Some(input) => self.node(NodeValue::TaskItem(NodeTaskItem {
                    symbol: fragment.attribute(input, "checked").map(|_| 'x'),
                    symbol_sourcepos: Sourcepos::from((0, 0, 0, 0)),
                })),
                None => self.node(NodeValue::Item(facts(number))),
            };
            self.blocks(node, fragment.inside(item));
            list.append(node);
        }
        if list.first_child().is_some() {
            parent.append(list);
        }
    }

    fn code(&mut self, parent: Node<'a>, at: usize) {
        let fragment = self.fragment;
        let inner = fragment.top(fragment.inside(at)).find(|top| fragment.name(*top) == Some("code"));
        let classes = [Some(at), inner].into_iter().flatten().filter_map(|at| fragment.attribute(at, "class"));
        let words: Vec<&str> = classes.flat_map(str::split_ascii_whitespace).collect();
        let info = words.iter().find_map(|word| word.strip_prefix("language-").or_else(|| word.strip_prefix("lang-")));
        let mut literal = String::new();
        for node in &fragment.nodes[fragment.inside(at)] {
            match &node.kind {
                FragmentKind::Text(text) => literal.push_str(text),
                FragmentKind::Element(name, _) if name == "br" => literal.push('\n'),
                FragmentKind::Element(..) => {}
            }
        }
        if !literal.ends_with('\n') {
            literal.push('\n');
        }
        let longest = literal.lines().map(|line| line.trim_start().chars().take_while(|c| *c == '`').count()).max();
        parent.append(self.node(NodeValue::CodeBlock(Box::new(NodeCodeBlock {
            fenced: true,
            fence_char: b'`',
            fence_length: longest.unwrap_or(0).max(2) + 1,
            fence_offset: 0,
            info: info.unwrap_or_default().to_owned(),
            literal: literal.trim_start_matches('\n').to_owned(),
            closed: true,
        }))));
    }

    /// Writes a figure: a picture with its caption is a paragraph of its own; of anything else the caption stands behind it.
    fn figure(&mut self, parent: Node<'a>, at: usize) {
        let fragment = self.fragment;
        let inside = fragment.inside(at);
        if inside.clone().any(|within| fragment.name(within) == Some("figure")) {
            return self.blocks(parent, inside);
        }
        let caption = fragment.find(inside.clone(), "figcaption");
        let words =
            caption.map(|caption| kept::one_line(&fragment.words(fragment.inside(caption)))).unwrap_or_default();
        if let Some(table) = fragment.find(inside.clone(), "table") {
            return self.table(parent, table, caption);
        }
        let pictures: Vec<usize> = inside.clone().filter(|within| fragment.name(*within) == Some("img")).collect();
        if pictures.is_empty() {
            return self.blocks(parent, inside);
        }
        if caption.is_some_and(|caption| fragment.find(fragment.inside(caption), "a").is_some()) {
            self.lose("the link in the caption of a picture is left out, save its words");
        }
        let last = pictures.len() - 1;
        for (number, picture) in pictures.into_iter().enumerate() {
            let paragraph = self.node(NodeValue::Paragraph);
            let title = if number == last { words.clone() } else { String::new() };
            let link = fragment.nodes[inside.clone()].iter().zip(inside.clone()).find_map(|(node, link)| {
                let is_around = link < picture && picture < node.end && fragment.name(link) == Some("a");
                let href = fragment.attribute(link, "href").filter(|_| is_around)?;
                // A link to the picture itself, in its own size, says nothing more.
                (!kept::is_picture(href)).then_some(href)
            });
            let image = self.picture(picture, title);
            match link {
                Some(href) => {
                    let link = NodeLink { url: href.to_owned(), title: String::new() };
                    let link = self.node(NodeValue::Link(Box::new(link)));
                    link.append(image);
                    paragraph.append(link);
                }
                None => paragraph.append(image),
            }
            parent.append(paragraph);
        }
    }

    fn details(&mut self, parent: Node<'a>, at: usize) {
        let fragment = self.fragment;
        let summary = fragment.top(fragment.inside(at)).find(|top| fragment.name(*top) == Some("summary"));
        let words = summary.map_or_else(|| "…".to_owned(), |summary| kept::html(fragment, fragment.inside(summary)));
        self.html(parent, format!("<details>\n<summary>{}</summary>\n", words.trim()));
        let start = summary.map_or(at + 1, |summary| fragment.nodes[summary].end);
        self.blocks(parent, start..fragment.nodes[at].end);
        self.html(parent, "</details>\n".to_owned());
    }

    /// Keeps an element as HTML.
    fn keep(&mut self, parent: Node<'a>, at: usize) {
        let html = kept::html(self.fragment, at..self.fragment.nodes[at].end);
        self.html(parent, format!("{html}\n"));
    }

    fn html(&self, parent: Node<'a>, literal: String) {
        parent.append(self.node(NodeValue::HtmlBlock(NodeHtmlBlock { block_type: 6, literal })));
    }

    /// Writes a table: by signs if these can say all of it, and else as HTML.
    fn table(&mut self, parent: Node<'a>, at: usize, caption: Option<usize>) {
        let fragment = self.fragment;
        let own = fragment.top(fragment.inside(at)).find(|top| fragment.name(*top) == Some("caption"));
        let caption = caption.or(own).filter(|caption| !fragment.words(fragment.inside(*caption)).trim().is_empty());
        let rows = kept::rows(fragment, at);
        let columns = rows.first().map_or(0, Vec::len);
        if rows.is_empty() {
            return self.blocks(parent, fragment.inside(at));
        }
        let is_plain = caption.is_none()
            && columns > 0
            && rows.iter().all(|row| row.len() == columns)
            && rows[0].iter().all(|cell| fragment.name(*cell) == Some("th") || kept::is_in_head(fragment, at, *cell))
            && rows.iter().skip(1).flatten().all(|cell| fragment.name(*cell) == Some("td"))
            && rows
                .iter()
                .flatten()
                .all(|cell| !self.holds_blocks_beside_one_paragraph(*cell) && !kept::is_merged(fragment, *cell));
        if !is_plain {
            let html = kept::table(fragment, at, caption);
            return self.html(parent, format!("{html}\n"));
        }
        let alignments: Vec<TableAlignment> = rows[0]
            .iter()
            .map(|cell| alignment(fragment.attribute(*cell, "style"), fragment.attribute(*cell, "class")))
            .collect();
        let table = self.node(NodeValue::Table(Box::new(NodeTable {
            alignments,
            num_columns: columns,
            num_rows: rows.len(),
            num_nonempty_cells: 0,
        })));
        for (number, row) in rows.iter().enumerate() {
            let line = self.node(NodeValue::TableRow(number == 0));
            for cell in row {
                let node = self.node(NodeValue::TableCell);
                self.before = None;
                self.inlines(node, fragment.inside(*cell), true);
                trim_end(node);
                line.append(node);
            }
            table.append(line);
        }
        parent.append(table);
    }

    fn holds_blocks_beside_one_paragraph(&self, cell: usize) -> bool {
        let fragment = self.fragment;
        let blocks =
            fragment.inside(cell).filter(|within| fragment.name(*within).is_some_and(|name| !INLINE.contains(&name)));
        let blocks: Vec<usize> = blocks.collect();
        match blocks[..] {
            [] => fragment.find(fragment.inside(cell), "br").is_some(),
            [only] => {
                !matches!(fragment.name(only), Some("p" | "div" | "span"))
                    || fragment.find(fragment.inside(cell), "br").is_some()
            }
            _ => true,
        }
    }
}

fn alignment(style: Option<&str>, class: Option<&str>) -> TableAlignment {
    let written = format!("{} {}", style.unwrap_or_default().replace(' ', ""), class.unwrap_or_default());
    if written.contains("text-align:right") || written.contains("align-right") {
        TableAlignment::Right
    } else if written.contains("text-align:center") || written.contains("align-center") {
        TableAlignment::Center
    } else {
        TableAlignment::None
    }
}

/// Takes the blanks and breaks off the end of a paragraph.
fn trim_end(node: Node<'_>) {
    while let Some(last) = node.last_child() {
        let is_break = matches!(last.data.borrow().value, NodeValue::LineBreak | NodeValue::SoftBreak);
        if is_break {
            last.detach();
            continue;
        }
        let mut data = last.data.borrow_mut();
        let NodeValue::Text(text) = &mut data.value else { return };
        let trimmed = text.trim_end().to_owned();
        if !trimmed.is_empty() {
            *text = trimmed.into();
            return;
        }
        drop(data);
        last.detach();
    }
}
