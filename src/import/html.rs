//! HTML of any origin as Markdown. Ammonia makes a whole tree of it, this file says what each element is in Markdown, and comrak
//! writes that down: which signs of a text must not be taken for Markdown, and how lists, quotations and notes are set in.
//!
//! No word may be lost. What Markdown has no sign for stays as HTML, of the elements that pages may have.

mod blocks;
mod inlines;
mod kept;
mod notes;

use super::source::Loss;
use crate::body::Fragment;
use ammonia::Builder;
use comrak::nodes::{Ast, AstNode, LineColumn, Node, NodeValue};
use comrak::options::ListStyleType;
use comrak::{Arena, Options, format_commonmark};
use notes::Notes;
use std::cell::RefCell;
use std::sync::LazyLock;

/// Elements in elements beyond this depth are taken as if they stood beside one another.
const DEEPEST: usize = 100;

/// Returns HTML as Markdown. `line` is that on which it begins in its file.
pub fn markdown(html: &str, losses: &mut Vec<Loss>, line: usize) -> String {
    let whole = CLEANER.clean(html).to_string();
    let fragment = Fragment::read(&whole);
    let arena = Arena::new();
    let notes = Notes::of(&fragment);
    let mut fold = Fold { arena: &arena, fragment: &fragment, notes: &notes, losses, line, before: None, depth: 0 };
    let document = fold.node(NodeValue::Document);
    fold.blocks(document, 0..fragment.nodes.len());
    fold.definitions(document);
    let mut out = String::with_capacity(html.len());
    format_commonmark(document, &options(), &mut out).expect("a text takes all that is written");
    notes::on_their_lines(&out)
}

/// Returns the words of a piece of HTML, on one line.
pub fn words(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return kept::one_line(html);
    }
    let fragment = Fragment::read(&CLEANER.clean(html).to_string());
    kept::one_line(&fragment.words(0..fragment.nodes.len()))
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.autolink = true;
    options.render.list_style = ListStyleType::Dash;
    options.render.prefer_fenced = true;
    options.render.r#unsafe = true;
    options
}

/// Makes a whole tree of HTML, and leaves out what runs in browsers.
static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .add_tags([
            "section",
            "main",
            "address",
            "figure",
            "figcaption",
            "details",
            "summary",
            "caption",
            "mark",
            "kbd",
            "iframe",
            "video",
            "audio",
            "source",
            "input",
            "picture",
            "big",
            "font",
            "fieldset",
            "legend",
            "label",
            "form",
            "button",
            "select",
            "option",
            "textarea",
            "embed",
            "object",
        ])
        .add_generic_attributes(["id", "class", "lang", "dir", "title", "data-fn", "role"])
        .add_tag_attributes("iframe", ["src", "title", "width", "height"])
        .add_tag_attributes("video", ["src", "poster"])
        .add_tag_attributes("audio", ["src"])
        .add_tag_attributes("source", ["src"])
        .add_tag_attributes("embed", ["src"])
        .add_tag_attributes("object", ["data"])
        .add_tag_attributes("input", ["type", "checked"])
        .add_tag_attributes("td", ["style"])
        .add_tag_attributes("th", ["style", "scope"])
        .add_tag_attributes("ol", ["start", "type"])
        .add_tag_attributes("p", ["style"])
        .link_rel(None)
        // Addresses are looked at later, with those of the whole site.
        .add_url_schemes(["import", "file", "data"]);
    builder
});

/// A walk over HTML that makes the tree of Markdown.
struct Fold<'a, 'f> {
    arena: &'a Arena<'a>,
    fragment: &'f Fragment,
    notes: &'f Notes,
    losses: &'f mut Vec<Loss>,
    line: usize,
    /// The last sign of the text that is written, within its paragraph.
    before: Option<char>,
    depth: usize,
}

impl<'a> Fold<'a, '_> {
    fn node(&self, value: NodeValue) -> Node<'a> {
        let ast = Ast::new(value, LineColumn { line: 0, column: 0 });
        self.arena.alloc(AstNode::new(RefCell::new(ast)))
    }

    fn lose(&mut self, what: impl Into<String>) {
        let loss = Loss::at(self.line, what);
        if !self.losses.contains(&loss) {
            self.losses.push(loss);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[track_caller]
    fn is(html: &str, expected: &str) {
        assert_eq!(markdown(html, &mut Vec::new(), 1).trim_end(), expected, "{html}");
    }

    #[test]
    fn paragraphs_and_words() {
        is("<p>A <b>bold</b> and <i>soft </i>word.</p><p>B", "A **bold** and *soft* word.\n\nB");
        is("<h2>Head</h2>text<br>more", "## Head\n\ntext\\\nmore");
        is(
            "<p>1. No list, *no* emphasis, [no] link, # no</p>",
            "1\\. No list, \\*no\\* emphasis, \\[no\\] link, \\# no",
        );
        is("<p>H<sub>2</sub>O and <u>under</u></p>", "H<sub>2</sub>O and <u>under</u>");
        is("<p>a<b>“b”</b>c</p>", "a<strong>“b”</strong>c");
        is("<p><b> </b>x</p>", "x");
        is("<p>Say <span lang=\"ar\" dir=\"rtl\">سلام</span></p>", "Say <span lang=\"ar\" dir=\"rtl\">سلام</span>");
    }

    #[test]
    fn links_and_pictures() {
        is("<p><a href=\"/a b\">x <b>y</b></a></p>", "[x **y**](/a%20b)");
        is(
            "<figure><img src=\"/a.png\" alt=\"A map\"><figcaption>Routes <i>now</i></figcaption></figure>",
            "![A map](/a.png \"Routes now\")",
        );
        is("<p>a <img src=\"/a.png\" alt=\"x\"> b</p>", "a ![x](/a.png) b");
        is("<a name=\"x\"></a><p>y</p>", "y");
        is(
            "<iframe src=\"https://www.youtube.com/embed/abc?rel=0\"></iframe>",
            "[Video on YouTube](https://www.youtube.com/watch?v=abc)",
        );
    }

    #[test]
    fn lists_quotations_and_code() {
        is("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c");
        is("<ol start=\"3\"><li><p>a</p><p>b</p></li></ol>", "3. a\n   \n   b");
        is("<blockquote><p>a</p><cite>Who</cite></blockquote>", "> a\n> \n> *Who*");
        is("<pre><code class=\"language-r\">x &lt;- 1\n</code></pre>", "```r\nx <- 1\n```");
    }

    #[test]
    fn tables() {
        is(
            "<table><thead><tr><th>A</th><th>B|</th></tr></thead><tbody><tr><td>1</td><td><b>2</b></td></tr></tbody></table>",
            "| A | B\\| |\n| --- | --- |\n| 1 | **2** |",
        );
        let merged = "<table><tr><th>A</th></tr><tr><td colspan=\"2\">1</td></tr></table>";
        assert!(markdown(merged, &mut Vec::new(), 1).contains("<td colspan=\"2\">1</td>"));
        let plain = "<table><tr><td>A</td></tr></table>";
        assert!(markdown(plain, &mut Vec::new(), 1).contains("<table>"), "it has no head");
    }

    #[test]
    fn notes() {
        is(
            "<p>A<sup><a href=\"#fn1\" id=\"r1\">1</a></sup> b</p><section class=\"footnotes\"><ol><li id=\"fn1\"><p>Note. <a href=\"#r1\">↩</a></p></li></ol></section>",
            "A[^1] b\n\n[^1]: Note.",
        );
        is(
            "<p>A<sup data-fn=\"x-1\" class=\"fn\"><a href=\"#x-1\" id=\"x-1-link\">1</a></sup></p><ol class=\"wp-block-footnotes\"><li id=\"x-1\">Note <a href=\"#x-1-link\">↩︎</a></li></ol>",
            "A[^1]\n\n[^1]: Note",
        );
    }

    #[test]
    fn what_has_no_sign_stays() {
        is(
            "<details><summary>More</summary><p>x</p></details>",
            "<details>\n<summary>More</summary>\n\nx\n\n</details>",
        );
        is("<script>x</script><p>y</p>", "y");
    }
}
