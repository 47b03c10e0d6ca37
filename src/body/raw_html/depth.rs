//! How deep the elements of a body stand in one another: a bound of ours, which holds before the body is cleaned.
//!
//! Markdown is nested as it is written. Of raw HTML, tags may be missing, so its elements are those of a browser: the
//! cleaner builds its tree with html5ever, and so does this, from what stays of each piece. It has a limit of its own, for
//! nobody writes by hand what Markdown nests with a sign.

use super::judge::{Part, judge};
use crate::body::tree::{BlockKind, Body, InlineKind};
use crate::body::walk::Step;
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::{Rc, Weak};

/// Most elements of Markdown inside one another. A list in a list is two.
pub const DEEPEST_MARKDOWN: usize = 200;

/// Most elements of raw HTML inside one another.
pub const DEEPEST_HTML: usize = 100;

/// What is too deep first.
#[derive(Debug, Default)]
pub struct TooDeep {
    /// The bytes of a block or inline element.
    pub markdown: Option<Range<usize>>,
    /// Those of a piece of raw HTML.
    pub html: Option<Range<usize>>,
}

/// Returns what of a body is too deep.
pub fn too_deep(body: &Body<'_>) -> TooDeep {
    let mut found = TooDeep::default();
    let (mut html, mut ids) = (HtmlDepth::default(), BTreeSet::new());
    let mut blocks = body.walk();
    while let Some(step) = blocks.next() {
        let Step::Enter(block) = step else { continue };
        // Text that is no paragraph has no element, and is the innermost block.
        let around = blocks.depth() - usize::from(matches!(block.kind, BlockKind::Plain));
        let mut look = |depth: usize, span: &Range<usize>| {
            if depth > DEEPEST_MARKDOWN {
                found.markdown.get_or_insert_with(|| span.clone());
            }
        };
        look(around, &block.span);
        // A text alternative holds words alone.
        let mut alt_end = 0;
        let mut inlines = body.walk_inlines(block);
        while let Some(step) = inlines.next() {
            let Step::Enter(inline) = step else { continue };
            look(around + inlines.depth(), &inline.span);
            match &inline.kind {
                InlineKind::Image(_) => alt_end = alt_end.max(inline.end),
                InlineKind::Html(piece)
                    if inlines.position() >= alt_end
                        && found.html.is_none()
                        && html.goes_over(DEEPEST_HTML, &judge(piece, &mut ids).parts) =>
                {
                    found.html = Some(inline.span.clone());
                }
                _ => {}
            }
        }
    }
    found
}

/// The elements of the raw HTML of a text so far.
#[derive(Default)]
struct HtmlDepth(Option<TreeBuilder<Rc<Element>, Elements>>);

impl HtmlDepth {
    /// Takes in what stays of a piece, and says whether more than `limit` elements stand inside one another now.
    fn goes_over(&mut self, limit: usize, parts: &[Part<'_>]) -> bool {
        let builder = self.0.get_or_insert_with(|| {
            let context = Element::new(QualName::new(None, ns!(html), local_name!("div")));
            TreeBuilder::new_for_fragment(Elements::default(), context, None, TreeBuilderOpts::default())
        });
        parts.iter().any(|part| {
            // Whether it asks for another state of the tokenizer is of no interest: what does not stay is not here.
            let _ = builder.process_token(token(part), 1);
            builder.sink.deepest.get() > limit && builder.sink.measure() > limit
        })
    }
}

/// Returns what a tokenizer would make of a part.
fn token(part: &Part<'_>) -> Token {
    let (kind, name, attrs) = match part {
        // What stands in the place of a frame is closed.
        Part::Text(_) | Part::Frame(..) => return Token::CharacterTokens(StrTendril::from("x")),
        Part::EndTag(name) => (TagKind::EndTag, *name, Vec::new()),
        Part::StartTag(tag, attributes, _) => {
            let attributes = attributes.iter().map(|attribute| Attribute {
                name: QualName::new(None, ns!(), LocalName::from(&*attribute.key)),
                value: StrTendril::from(&*attribute.value),
            });
            (TagKind::StartTag, &*tag.name, attributes.collect())
        }
    };
    let name = LocalName::from(name);
    Token::TagToken(Tag { kind, name, self_closing: false, attrs, had_duplicate_attributes: false })
}

/// An element: its name, and where it stands.
struct Element {
    name: QualName,
    parent: RefCell<Weak<Element>>,
    children: RefCell<Vec<Rc<Element>>>,
}

impl Element {
    fn new(name: QualName) -> Rc<Self> {
        Rc::new(Self { name, parent: RefCell::default(), children: RefCell::default() })
    }

    /// Returns how many elements stand around it.
    fn around(&self) -> usize {
        let parent = self.parent.borrow().upgrade();
        std::iter::successors(parent, |element| element.parent.borrow().upgrade()).count()
    }

    /// Returns how many elements stand inside one another in it, with itself.
    fn height(&self) -> usize {
        1 + self.children.borrow().iter().map(|child| child.height()).max().unwrap_or(0)
    }
}

/// The tree that html5ever builds, of elements alone.
struct Elements {
    document: Rc<Element>,
    /// At least how many stand inside one another: what was moved up again counts on.
    deepest: Cell<usize>,
}

impl Default for Elements {
    fn default() -> Self {
        Self { document: Element::new(QualName::new(None, ns!(html), local_name!(""))), deepest: Cell::new(0) }
    }
}

impl Elements {
    /// Returns how many elements stand inside one another, without the document and its root.
    fn measure(&self) -> usize {
        self.deepest.set(self.document.height().saturating_sub(2));
        self.deepest.get()
    }
}

impl TreeSink for Elements {
    type Handle = Rc<Element>;
    type Output = ();
    type ElemName<'a> = &'a QualName;

    fn finish(self) {}

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Rc<Element> {
        Rc::clone(&self.document)
    }

    fn elem_name<'a>(&'a self, element: &'a Rc<Element>) -> &'a QualName {
        &element.name
    }

    fn create_element(&self, name: QualName, _: Vec<Attribute>, _: ElementFlags) -> Rc<Element> {
        Element::new(name)
    }

    fn create_comment(&self, _: StrTendril) -> Rc<Element> {
        Element::new(QualName::new(None, ns!(), local_name!("")))
    }

    fn create_pi(&self, _: StrTendril, text: StrTendril) -> Rc<Element> {
        self.create_comment(text)
    }

    fn append(&self, parent: &Rc<Element>, child: NodeOrText<Rc<Element>>) {
        let NodeOrText::AppendNode(child) = child else { return };
        self.remove_from_parent(&child);
        *child.parent.borrow_mut() = Rc::downgrade(parent);
        parent.children.borrow_mut().push(Rc::clone(&child));
        // Around the child stand the document and its root, too.
        let depth = (child.around() + child.height()).saturating_sub(2);
        self.deepest.set(self.deepest.get().max(depth));
    }

    fn append_based_on_parent_node(&self, element: &Rc<Element>, before: &Rc<Element>, child: NodeOrText<Rc<Element>>) {
        if element.parent.borrow().upgrade().is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, template: &Rc<Element>) -> Rc<Element> {
        Rc::clone(template)
    }

    fn same_node(&self, one: &Rc<Element>, other: &Rc<Element>) -> bool {
        Rc::ptr_eq(one, other)
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Rc<Element>, new: NodeOrText<Rc<Element>>) {
        // Which of them is first makes none deeper.
        let parent = sibling.parent.borrow().upgrade();
        if let Some(parent) = parent {
            self.append(&parent, new);
        }
    }

    fn add_attrs_if_missing(&self, _: &Rc<Element>, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, element: &Rc<Element>) {
        if let Some(parent) = element.parent.take().upgrade() {
            parent.children.borrow_mut().retain(|child| !Rc::ptr_eq(child, element));
        }
    }

    fn reparent_children(&self, element: &Rc<Element>, parent: &Rc<Element>) {
        for child in element.children.take() {
            self.append(parent, NodeOrText::AppendNode(child));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::clean::builder;
    use super::super::elements::is_void;
    use super::super::node::HtmlKind;
    use super::super::read::piece;
    use super::*;
    use proptest::bool::weighted;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;
    use proptest::test_runner::RngSeed;

    const NAMES: [&str; 24] = [
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
        "hr",
        "img",
        "li",
        "p",
        "ruby",
        "rt",
        "span",
        "table",
        "tbody",
        "td",
        "tr",
        "ul",
    ];

    /// Returns how deep the elements of raw HTML stand in one another.
    fn depth(html: &str) -> usize {
        let mut depth = HtmlDepth::default();
        depth.goes_over(1_000, &judge(&piece(html.into()), &mut BTreeSet::new()).parts);
        depth.0.map_or(0, |builder| builder.sink.measure())
    }

    /// Returns how deep those of finished HTML stand in one another.
    fn written(html: &str) -> usize {
        let (mut depth, mut deepest) = (0, 0);
        for (node, tag) in piece(html.into()).tags() {
            let is_end = matches!(node.kind, HtmlKind::EndTag(_));
            depth = if is_end { depth - 1 } else { depth + usize::from(!is_void(&tag.name)) };
            deepest = deepest.max(depth + usize::from(is_void(&tag.name)));
        }
        assert_eq!(depth, 0, "{html}");
        deepest
    }

    #[test]
    fn depth_is_that_of_the_tree_of_a_browser() {
        for (html, expected) in [
            ("", 0),
            ("<br><img><hr/>", 1),
            ("<div/><div>", 2),
            ("<ul><li>a<li>b<li>c", 2),
            ("<p>a<p>b<p>c", 1),
            ("<table><td>", 4),
            ("<table><tr><td><table></td></div>", 5),
            ("<td><tr>", 0),
            ("<p><b>a<p><i>b<p>c", 3),
            ("<b><i></b></i>", 2),
            ("</div></p>", 1),
            ("<svg><path><g></svg>", 0),
            ("<script>'<div>'</script>", 0),
            ("<select><option>a", 0),
        ] {
            assert_eq!(depth(html), expected, "{html}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, rng_seed: RngSeed::Fixed(2025), ..ProptestConfig::default() })]

        #[test]
        fn depth_is_that_of_what_is_cleaned(tags in vec((select(&NAMES[..]), weighted(0.3)), 1..40)) {
            let tags = tags.into_iter().enumerate().map(|(at, (name, is_closing))| {
                if is_closing { format!("</{name}>") } else { format!("<{name} class=\"{at}\">x") }
            });
            let html: String = tags.collect();
            // What the first cleaning finds, since that is the one that may have to go deep.
            let cleaned = builder().clean(&html).to_string();
            prop_assert_eq!(depth(&html), written(&cleaned), "{}: {}", html, cleaned);
        }
    }
}
