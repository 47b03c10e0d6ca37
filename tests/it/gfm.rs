//! The words that readers see are those of a renderer of GitHub's Markdown, but for the differences in a table.
//!
//! Two thousand bodies are put together from what stands in briefs, and rendered by comrak beside us. The manual has the
//! table, too, and each of its rows is shown here to be a difference. `examples` are those of the specification, and
//! `folder` takes any folder of real texts.

mod examples;
mod folder;

use crate::fixture::{SITE, plan, previewed};
use crate::html::bare;
use comrak::{Options, markdown_to_html};
use scraper::{ElementRef, Html, Node, node::Element};

/// How many bodies are compared.
const BODIES: usize = 2_000;

/// Pieces of bodies, each with the blanks around it: words, marks, links, lists, tables, notes, HTML, and signs that are none.
const PIECES: [&str; 70] = [
    "The ministry said ",
    "exports grew by 3.5 % ",
    "*at first* ",
    "**by half** ",
    "_so far_ ",
    "~~withdrawn~~ ",
    "(see p. 3) ",
    "snake_case_name ",
    "2*3*4 ",
    "a * b ",
    "`code_x *y*` ",
    "``a ` b`` ",
    "[a link](https://example.org/x) ",
    "[other](https://example.org/a_b \"T\") ",
    "[*in* **it**](https://example.org/y) ",
    "<https://example.org/?a=1&b=2> ",
    "https://example.org/a_b?c=d&e=f ",
    "(https://example.org/x_(y)). ",
    "www.example.org/_a_, ",
    "name_x@example.org; ",
    "*https://example.org/z* ",
    "&copy; ",
    "&amp; ",
    "&#8217;",
    "AT&T ",
    "\\*text\\* ",
    "\\# ",
    "\"quoted\" ",
    "it's ",
    "3 < 5 > 2 ",
    "x^2^ ",
    "H~~2O ",
    "5~ ",
    "$5 ",
    "{braces} ",
    "[brackets] ",
    "! ",
    "so: ",
    ":word ",
    "a  \nb ",
    "a\\\nb ",
    "\n",
    "\n\n",
    "\n\n",
    "\n\n",
    "\n\n## Costs\n\n",
    "\n\n### Of *it* ###\n\n",
    "\n\nUnder\n---\n\n",
    "\n\n- one\n- two\n  - three\n\n",
    "\n\n1. one\n2. two\n\n   more\n\n",
    "\n\n3) three\n\n",
    "\n\n- [ ] to do\n- [x] done\n\n",
    "\n\n> said\nso\n> on\n\n",
    "\n\n> [!NOTE]\n> Mind.\n\n",
    "\n\n| a | b |\n|---|--:|\n| 1 | *2* |\n| x |\n\n",
    "\n\n```text\ncode *x* <b>\n```\n\n",
    "\n\n    indented *x*\n\n",
    "\n\n***\n\n",
    "[^1] ",
    "<b>bold</b> ",
    "<br>",
    "x<sub>2</sub> ",
    "<em class=\"a\">it</em> ",
    "\n\n<div>\n\ninside *it*\n\n</div>\n\n",
    "\n\n<p>Block of <b>HTML</b></p>\n\n",
    "<!-- a comment -->",
    "***both*** ",
    "**a *b* c** ",
    "*a **b** c* ",
    "“curly” — dash … ",
];

/// What readers see otherwise than there, with a text that shows it: the words here, and the words there.
const INTENDED: [(&str, &str, &str, &str); 12] = [
    ("one tilde", "(~€3bn) and (~€5bn) ~x~", "(~€3bn) and (~€5bn) ~x~", "(€3bn) and (€5bn) x"),
    ("definition lists", "Term\n: One.", "Term One.", "Term : One."),
    ("ids of headings", "## A {#b}", "A", "A {#b}"),
    ("wiki links", "[[#A]]\n\n## A", "A A", "[[#A]] A"),
    ("pictures elsewhere", "![A map](https://x.org/a.png)", "A map", ""),
    ("captions", "![A map](/a.png \"Exports\")", "Exports", ""),
    ("tables right below a line", "Text\na | b\n--|--\n1 | 2", "Text a | b --|-- 1 | 2", "Text a b 1 2"),
    ("removed HTML", "<div><svg><text>a</text></svg></div>", "", "a"),
    ("HTML that is not closed", "a\n\n<!-- b\n\nc", "a <!-- b c", "a"),
    ("emphasis without blanks", "**「一」**は", "「一」は", "**「一」**は"),
    (
        "straight signs",
        "\"It's *'so'* -- now...\" 5'10\" `it's` \\\"a\\\"",
        "“It’s ‘so’ – now…” 5'10\" it's \"a\"",
        "\"It's 'so' -- now...\" 5'10\" it's \"a\"",
    ),
    ("escapes in an address", "https://x.org/a\\_b", "https://x.org/a_b", "https://x.org/a\\_b"),
];

/// A generator that is the same everywhere: xorshift over 64 bits.
fn next(seed: &mut u64, limit: usize) -> usize {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    usize::try_from(*seed >> 11).expect("53 bits fit") % limit
}

fn bodies() -> Vec<String> {
    let mut seed = 17;
    let body = |_| {
        let count = 3 + next(&mut seed, 16);
        let pieces: String = (0..count).map(|_| PIECES[next(&mut seed, PIECES.len())]).collect();
        format!("Text[^1] {}\n\n[^1]: The *note*, see p. 4.\n", pieces.trim_end())
    };
    (0..BODIES).map(body).collect()
}

/// The visible words of bodies, as we render them.
fn here(bodies: &[String], own: Own) -> Vec<String> {
    let mut site = String::new();
    for (at, body) in bodies.iter().enumerate() {
        site += &format!("==> content/pages/p{at}.md\n---\ntitle: A\n---\n{body}\n");
    }
    let files = previewed(&plan(&bare(&site)));
    let page = |at| String::from_utf8(files[&format!("p{at}/index.html")].clone()).expect("a page is text");
    (0..bodies.len()).map(|at| words(&page(at), own)).collect()
}

/// The same as comrak renders them.
fn there(body: &str) -> String {
    words(&markdown_to_html(body, &options()), |_| None)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.alerts = true;
    options.render.r#unsafe = true;
    options
}

/// The words of a body by comrak, with the differences that are intended taken over: for bodies of other people, of which
/// nobody can say beforehand what they hold.
fn meant(body: &str) -> String {
    let mut options = options();
    options.extension.description_lists = true;
    options.extension.cjk_friendly_emphasis = true;
    options.extension.wikilinks_title_after_pipe = true;
    words(&markdown_to_html(body, &options), intended)
}

/// The words of an element where that is an intended difference: those of a picture are its text alternative, and some
/// HTML is removed with its content.
fn intended(element: ElementRef<'_>) -> Option<String> {
    let value = element.value();
    match value.name() {
        "img" => Some(value.attr("alt").unwrap_or_default().to_owned()),
        "p" if value.classes().any(|class| class == "markdown-alert-title") => {
            let title: String = element.text().collect();
            let is_plain = ["Note", "Tip", "Important", "Warning", "Caution"].contains(&title.as_str());
            let kind = element.parent().and_then(ElementRef::wrap)?.value().attr("class")?;
            let kind = kind.rsplit("markdown-alert-").next()?.to_uppercase();
            Some(if is_plain { String::new() } else { format!("[!{kind}] {title}") })
        }
        "iframe" | "math" | "noscript" | "object" | "script" | "select" | "style" | "svg" | "template" | "title" => {
            Some(String::new())
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let text: String = element.text().collect();
            let (words, braces) = text.trim_end().strip_suffix('}')?.rsplit_once('{')?;
            braces.starts_with(['#', '.']).then(|| words.to_owned())
        }
        _ => None,
    }
}

/// The words of a page, parted where a block or a line ends, without what only one of the two adds: titles of alerts, marks
/// and heads of notes, links to headings.
fn words(html: &str, own: Own) -> String {
    let page = Html::parse_fragment(html);
    let mut out = String::new();
    add_words(page.root_element(), own, &mut out);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words with the signs that were typed in place of those that they were set as.
fn as_typed(words: &str) -> String {
    let sign = |c: char| match c {
        // Of quotes within others, either kind may have been typed.
        '“' | '”' | '‘' | '’' | '"' => "'".to_owned(),
        '–' => "--".to_owned(),
        '—' => "---".to_owned(),
        '…' => "...".to_owned(),
        c => c.to_string(),
    };
    words.chars().map(sign).collect()
}

/// Words that stand in the place of an element's.
type Own = fn(ElementRef<'_>) -> Option<String>;

fn add_words(element: ElementRef<'_>, own: Own, out: &mut String) {
    for child in element.children() {
        if let Node::Text(text) = child.value() {
            out.push_str(text);
        } else if let Some(child) = ElementRef::wrap(child) {
            let around = if is_block(child.value()) { " " } else { "" };
            out.push_str(around);
            match own(child) {
                Some(words) => out.push_str(&words),
                None if is_added(child.value()) => {}
                None => add_words(child, own, out),
            }
            out.push_str(around);
        }
    }
}

fn is_block(element: &Element) -> bool {
    let blocks = [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
        "audio",
    ];
    blocks.contains(&element.name())
}

fn is_added(element: &Element) -> bool {
    let classes =
        ["anchor", "footnote-ref", "footnote-back", "footnote-backref", "alert-title", "markdown-alert-title"];
    element.classes().any(|class| classes.contains(&class)) || element.id() == Some("footnotes-title")
}

#[test]
fn two_thousand_bodies_have_the_words_of_githubs_markdown() {
    let bodies = bodies();
    let here = here(&bodies, |_| None);
    let different = bodies.iter().zip(&here).filter(|(body, here)| as_typed(&there(body)) != as_typed(here));
    let shown: Vec<_> =
        different.map(|(body, here)| format!("{body:?}\n  here  {here}\n  there {}", there(body))).collect();
    assert!(shown.is_empty(), "{} differ\n{}", shown.len(), shown[..shown.len().min(6)].join("\n\n"));
}

#[test]
fn signs_are_those_that_were_typed_where_a_site_says_so() {
    let site = bare("==> content/pages/a.md\n---\ntitle: A\n---\n\"It's\" -- so...\n");
    let off = format!("==> site.yaml\n{SITE}markdown: {{smart: false}}\n{site}");
    let shown = |site: &str| {
        let files = previewed(&plan(site));
        String::from_utf8(files["a/index.html"].clone()).expect("a page is text")
    };
    assert!(shown(&site).contains("“It’s” – so…"));
    assert_eq!(words(&shown(&off), |_| None), "\"It's\" -- so...");
}

#[test]
fn every_intended_difference_is_one() {
    let bodies: Vec<String> = INTENDED.iter().map(|(_, body, ..)| (*body).to_owned()).collect();
    for ((what, body, words_here, words_there), here) in INTENDED.iter().zip(here(&bodies, |_| None)) {
        assert_eq!([here.as_str(), &there(body)], [*words_here, *words_there], "{what}");
    }
}
