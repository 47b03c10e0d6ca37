//! Which elements of raw HTML are open: how deep cleaning would have to go.
//!
//! Only what stays of a piece is counted, since nothing else is handed to the cleaner. Of the rules by which browsers
//! build their tree (HTML, 13.2.6.4) these are the few that decide about its depth; where theirs are richer, an element
//! counts as open, so that a text which passes is not much deeper than it seems. The lists are those of the standard, cut
//! to what stays.

use super::judge::Part;

/// Elements without content (HTML, 13.1.2).
const VOID: [&str; 7] = ["area", "br", "col", "hr", "img", "input", "wbr"];

/// Elements that a browser opens again in the next block if that begins before they are closed.
const FORMATTING: [&str; 11] = ["a", "b", "code", "em", "i", "s", "small", "strike", "strong", "tt", "u"];

/// Tables and what of them holds text: no item, paragraph or closing tag inside ends what is outside.
const CELLS: [&str; 4] = ["table", "caption", "td", "th"];

/// Blocks: each ends the paragraph that it begins in.
const BLOCKS: [&str; 30] = [
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
];

/// The elements that are open, by their names, from the outermost. Once they were too many, nobody counts on.
#[derive(Debug, Default)]
pub struct OpenElements {
    names: Vec<String>,
    were_too_many: bool,
}

impl OpenElements {
    /// Takes in what stays of a piece, and says whether it is the first in which more than `limit` elements are open.
    pub fn go_over(&mut self, limit: usize, parts: &[Part]) -> bool {
        for part in parts {
            if self.were_too_many {
                return false;
            }
            match part {
                Part::Opening(tag) => self.open(&tag.name),
                Part::Closing(name) => self.close(name),
                Part::Text(_) => {}
            }
            if self.names.len() > limit {
                self.were_too_many = true;
                return true;
            }
        }
        false
    }

    fn open(&mut self, name: &str) {
        if let Some(row) = row_of(name) {
            return self.open_cells(row, name);
        }
        match name {
            "li" => self.end_item(&["li"]),
            "dt" | "dd" => self.end_item(&["dt", "dd"]),
            _ => {}
        }
        if BLOCKS.contains(&name) {
            self.end_paragraph();
        }
        if !VOID.contains(&name) {
            self.names.push(name.to_owned());
        }
    }

    /// A part of a table ends those that cannot hold it, up to their table. Without one it is nothing.
    fn open_cells(&mut self, row: usize, name: &str) {
        let Some(table) = self.names.iter().rposition(|open| open == "table") else { return };
        let holds = |open: &str| {
            FORMATTING.contains(&open) || (open != "caption" && row_of(open).is_some_and(|outer| outer < row))
        };
        let around = self.names[table + 1..].iter().take_while(|open| holds(open)).count();
        self.end(table + 1 + around);
        // A `<colgroup>` holds nothing that could be deep.
        if name != "colgroup" {
            self.names.push(name.to_owned());
        }
    }

    fn close(&mut self, name: &str) {
        let is_of_table = name == "table" || row_of(name).is_some();
        // No closing tag reaches out of the table or cell that it stands in, unless it is that one's.
        let is_wall = |open: &str| match name {
            _ if is_of_table => open == "table",
            "li" => CELLS.contains(&open) || matches!(open, "ol" | "ul"),
            _ => CELLS.contains(&open),
        };
        let found = self.names.iter().rposition(|open| open == name || is_wall(open));
        let Some(at) = found.filter(|at| self.names[*at] == name) else { return };
        let holds_blocks = self.names[at + 1..].iter().any(|open| is_block(open));
        if is_block(name) {
            self.end(at);
        } else if !holds_blocks {
            self.end(at + 1);
            self.names.remove(at);
        } else if FORMATTING.contains(&name) {
            // The blocks inside it stay open. What else holds a block cannot be closed before it.
            self.names.remove(at);
        }
    }

    /// An item of a list ends the one before it, unless another block stands around.
    fn end_item(&mut self, items: &[&str]) {
        let is_wall = |open: &str| CELLS.contains(&open) || (BLOCKS.contains(&open) && !matches!(open, "div" | "p"));
        let found = self.names.iter().rposition(|open| items.contains(&open.as_str()) || is_wall(open));
        if let Some(at) = found.filter(|at| items.contains(&self.names[*at].as_str())) {
            self.end(at);
        }
    }

    fn end_paragraph(&mut self) {
        let found = self.names.iter().rposition(|open| open == "p" || CELLS.contains(&open.as_str()));
        if let Some(at) = found.filter(|at| self.names[*at] == "p") {
            self.end(at);
        }
    }

    /// Ends an element and what is open inside it, without what a browser would open again.
    fn end(&mut self, at: usize) {
        let inner = self.names.split_off(at);
        self.names.extend(inner.into_iter().filter(|open| FORMATTING.contains(&open.as_str())));
    }
}

fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name) || row_of(name).is_some()
}

/// How far inside its table an element stands that is a part of one.
fn row_of(name: &str) -> Option<usize> {
    match name {
        "caption" | "colgroup" | "thead" | "tbody" => Some(0),
        "tr" => Some(1),
        "td" | "th" => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{self as raw_html, judge};
    use super::*;
    use proptest::bool::weighted;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;
    use std::collections::BTreeSet;

    const NAMES: [&str; 20] = [
        "a",
        "b",
        "blockquote",
        "br",
        "caption",
        "code",
        "colgroup",
        "dd",
        "div",
        "dl",
        "dt",
        "h2",
        "li",
        "p",
        "span",
        "table",
        "tbody",
        "td",
        "tr",
        "ul",
    ];

    fn open(html: &str) -> String {
        let mut elements = OpenElements::default();
        elements.go_over(100, &judge(html, &mut BTreeSet::new()).parts);
        elements.names.join(" ")
    }

    #[test]
    fn closing_tags_may_be_left_out() {
        for (html, expected) in [
            ("<ul><li>a<li>b", "ul li"),
            ("<ul><li>a<ul><li>b</ul>", "ul li"),
            ("<ul><li>a<li>b</ul>", ""),
            ("<table><thead><tr><th>a<tbody><tr><td>b<td>c", "table tbody tr td"),
            ("<dl><dt>a<dd>b<dt>c", "dl dt"),
            ("<p>a<p>b<div>", "div"),
            ("<ul><li><p>a<li><p>b", "ul li p"),
            ("<ul><li><div><span>a<li>b", "ul li"),
            ("<ul><li><ol><li>a<li>b", "ul li ol li"),
            ("<table><tr><td><p>a<td><p>b<tr>", "table tr"),
            ("<table><tr><td><table><td>a<td>b", "table tr td table td"),
            ("<p><span>a<p>b", "p"),
            ("<p><table><tr><td><p>b", "table tr td p"),
            ("<ruby>a<rt>b</ruby>", ""),
            ("<br><img><hr/>", ""),
        ] {
            assert_eq!(open(html), expected, "{html}");
        }
    }

    #[test]
    fn closing_tags_close_their_own() {
        for (html, expected) in [
            ("<b><i></b></i>", ""),
            ("<span><div></span>", "span div"),
            ("<span><b></span>", "b"),
            ("<b><li><dd></b>", "li dd"),
            ("<li><ul></li>", "li ul"),
            ("</div></p>", ""),
            ("<div/>", "div"),
            ("<table><tr><td><table></td></div>", "table tr td table"),
            ("<table><tr><td><div></table>", ""),
            ("<td><tr>", ""),
        ] {
            assert_eq!(open(html), expected, "{html}");
        }
    }

    #[test]
    fn what_a_browser_opens_again_stays_open() {
        for (html, expected) in [
            ("<p><b>a<p><i>b<p>c", "b i p"),
            ("<ul><li><b>a<li>b", "ul b li"),
            ("<table><b><tr><td>a", "table b tr td"),
        ] {
            assert_eq!(open(html), expected, "{html}");
        }
    }

    /// How deep the elements of finished HTML stand in one another.
    fn depth(html: &str) -> usize {
        let (mut depth, mut deepest) = (0, 0);
        for tag in html.split('<').skip(1) {
            match tag.strip_prefix('/') {
                Some(_) => depth -= 1,
                None => {
                    let name = tag.split([' ', '>']).next().expect("a name");
                    depth += usize::from(!VOID.contains(&name));
                }
            }
            deepest = deepest.max(depth);
        }
        deepest
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

        /// A cell alone in its table stands in a row and a body that nobody wrote, so that two names make four elements;
        /// and a `</p>` alone is a paragraph.
        #[test]
        fn nothing_is_much_deeper_than_it_seems(written in vec((select(&NAMES[..]), weighted(0.3)), 1..10)) {
            let mut elements = OpenElements::default();
            let (mut html, mut counted) = (String::new(), 0);
            for (at, (name, is_closing)) in written.repeat(20).into_iter().enumerate() {
                let tag = if is_closing { format!("</{name}>") } else { format!("<{name} class=\"{at}\">x") };
                elements.go_over(1_000, &judge(&tag, &mut BTreeSet::new()).parts);
                counted = counted.max(elements.names.len());
                html.push_str(&tag);
            }
            let real = depth(&raw_html::clean(&html));
            prop_assert!(real <= 2 * counted + 1, "{real} of {counted}: {html}");
        }
    }

    #[test]
    fn what_does_not_stay_is_not_open() {
        for html in ["<svg><path><g></svg>", "<svg><path>", "<select><option>a<option>b", "<script>'<div>'</script>"] {
            assert_eq!(open(html), "", "{html}");
        }
    }

    #[test]
    fn depth_is_told_once() {
        let mut elements = OpenElements::default();
        let mut go_over = |html: &str| elements.go_over(2, &judge(html, &mut BTreeSet::new()).parts);
        assert!(!go_over("<div><div>") && go_over("<div></div></div>") && !go_over("<div><div>"));
    }
}
