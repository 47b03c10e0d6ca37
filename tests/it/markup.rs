//! Raw HTML beside Markdown: whatever is not let through, nothing around it is lost, and what is lost is told.

use crate::fixture::{plan, whole, wrong};
use crate::html::bare;
use briefpress::pipeline::{self, Plan};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A plain page with that body, from its fourth line on.
fn site(body: &str) -> String {
    format!("==> content/pages/a.md\n---\ntitle: A\n---\n{body}\n")
}

/// The body of the page, as it is published.
fn prose(plan: &Plan) -> String {
    let page = plan.pages().iter().find(|page| page.route.as_str() == "/a/").expect("the page");
    let (_, bytes) = whole(pipeline::render(plan, page).expect("a sound page")).expect("a page is no picture");
    String::from_utf8(bytes).expect("UTF-8").trim_end().to_owned()
}

#[track_caller]
fn check(body: &str, expected: &str, told: &str) {
    assert_eq!(prose(&plan(&bare(&site(body)))), expected, "{body}");
    let told = told.split_whitespace().map(|place| format!("html-removed content/pages/a.md:{place}"));
    assert_eq!(wrong(&site(body)), told.collect::<Vec<_>>().join("\n"), "{body}");
}

#[test]
fn an_element_that_goes_takes_no_text_along() {
    check("The <mean> income and <median> income. Next.", "<p>The  income and  income. Next.</p>", "4:5 4:23");
    check("a <min> <product> <INSERT DATE> b", "<p>a    b</p>", "4:3 4:9 4:19");
    for name in [
        "style",
        "script",
        "template",
        "title",
        "textarea",
        "iframe",
        "noscript",
        "xmp",
        "plaintext",
        "noembed",
        "svg",
        "math",
        "select",
        "frameset",
    ] {
        check(&format!("a <{name}> b *c*\n\nd"), "<p>a  b <em>c</em></p>\n<p>d</p>", "4:3");
    }
    let heading = "<h2 id=\"b\">B</h2><a class=\"anchor\" href=\"#b\" aria-label=\"Link to this section\"></a>";
    check("a <style> x\n\n## B\n\nc", &format!("<p>a  x</p>\n{heading}\n<p>c</p>"), "4:3");
    check("<title>\na\n\n## B", &format!("\na\n{heading}"), "4:1");
}

#[test]
fn what_is_closed_in_its_block_goes_with_its_content() {
    check("a\n\n<style>\np {}\n</style>\n\nb", "<p>a</p>\n\n<p>b</p>", "6:1");
    check("<div>\n<script>let a = '<b>';</script>\nb\n</div>", "<div>\n\nb\n</div>", "5:1");
    check("<svg viewBox='0 0 1 1'>\n<title>x</title><path d='M0'/>\n</svg>\nb", "\nb", "4:1");
    check("a <script>b</script> c", "<p>a b c</p>", "4:3");
}

#[test]
fn what_is_not_closed_is_shown_and_told() {
    check("a\n\n<!-- note\n\nb *c*", "<p>a</p>\n<p>&lt;!-- note</p>\n<p>b <em>c</em></p>", "6:1");
    check("<script>\n\n*b*", "<p>&lt;script&gt;</p>\n<p><em>b</em></p>", "4:1");
    check("<?php echo 1\n\n*b*", "<p>&lt;?php echo 1</p>\n<p><em>b</em></p>", "4:1");
    check("> <!-- a\n\nb -->", "<blockquote>\n<p>&lt;!-- a</p>\n</blockquote>\n<p>b --&gt;</p>", "4:3");
    check("<div class=\"a>\nb\n\nc", "&lt;div class=\"a&gt;\nb\n<p>c</p>", "4:1");
    check("<div>\n<!-- a\n\nb\n</div>", "<div>\n&lt;!-- a\n<p>b</p>\n</div>", "5:1");
    check("<!-- a\n\n[b]\n\n[b]: a.md", "<p>&lt;!-- a</p>\n<p><a href=\"/repo/a/\">b</a></p>", "4:1");
    check("a <!-- b --> c <!-- d", "<p>a  c &lt;!-- d</p>", "");
    check("a\n\n<!-- b\n\n## c\n-->\n\nd", "<p>a</p>\n\n<p>d</p>", "");
}

#[test]
fn only_the_boxes_of_a_task_list_stay() {
    check("a <input type=submit value=b> <input> c", "<p>a   c</p>", "4:3 4:31");
    check("a <input type=checkbox> c", "<p>a  c</p>", "4:3");
    let html = prose(&plan(&bare(&site("a <input type=\"checkbox\" disabled checked> b"))));
    assert!(html.contains("<input type=\"checkbox\" disabled=\"\" checked=\"\"> b"), "{html}");
}

#[test]
fn attributes_stay_as_they_were_typed() {
    check(
        "<p title='a \"b\" &amp; *c* <' lang=en>x</p>",
        "<p title=\"a &quot;b&quot; &amp; *c* &lt;\" lang=\"en\">x</p>",
        "",
    );
    check(
        "a <a href=\"https://x.org/?a=*b*&amp;c=_d_\">x</a>",
        "<p>a <a href=\"https://x.org/?a=*b*&amp;c=_d_\">x</a></p>",
        "",
    );
}

/// Names that browsers know, in and out of HTML, and some that they do not.
const NAMES: [&str; 84] = [
    "a",
    "abbr",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "blink",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "code",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "image",
    "img",
    "input",
    "legend",
    "li",
    "link",
    "listing",
    "main",
    "marquee",
    "math",
    "mean",
    "meta",
    "mi",
    "min",
    "nav",
    "nobr",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "plaintext",
    "pre",
    "product",
    "q",
    "rp",
    "rtc",
    "ruby",
    "script",
    "section",
    "select",
    "span",
    "style",
    "sub",
    "summary",
    "svg",
    "table",
    "td",
    "template",
    "textarea",
    "title",
    "xmp",
];

/// A tag, comment or the like, whole or broken.
fn mark() -> impl Strategy<Value = String> {
    let name = select(&NAMES[..]);
    prop_oneof![
        6 => name.clone().prop_map(|name| format!("<{name}>")),
        3 => name.clone().prop_map(|name| format!("</{name}>")),
        1 => name.clone().prop_map(|name| format!("<{name}/>")),
        1 => name.clone().prop_map(|name| format!("<{name} class=\"x\" onclick='y>' href=z>").replace(" href=z", "")),
        1 => name.clone().prop_map(|name| format!("<{name} class=\"x")),
        1 => name.prop_map(|name| format!("<{}", name.to_uppercase())),
        1 => select(&["<!--", "-->", "<?x", "?>", "<![CDATA[", "]]>", "<!x", "<!-->", "</", "<", "&lt", "\"", "'"][..]).prop_map(str::to_owned),
    ]
}

/// A block: what it is written as, with a number that stands for its words.
fn block() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => (mark(), mark()).prop_map(|(a, b)| format!("said-N {a} said-N, {b} said-N.")),
        2 => mark().prop_map(|a| format!("{a} said-N")),
        2 => mark().prop_map(|a| format!("{a}\nsaid-N")),
        2 => mark(),
        2 => mark().prop_map(|a| format!("## said-N {a}")),
        1 => mark().prop_map(|a| format!("> {a}\n> said-N")),
        1 => (mark(), mark()).prop_map(|(a, b)| format!("- said-N {a}\n- {b} said-N")),
        1 => mark().prop_map(|a| format!("| said-N {a} |\n|---|\n| {a} said-N |")),
        1 => mark().prop_map(|a| format!("    {a} said-N")),
        1 => mark().prop_map(|a| format!("*{a} said-N*[^N]\n\n[^N]: {a} said-N")),
        1 => Just("said-N".to_owned()),
    ]
}

fn body() -> impl Strategy<Value = String> {
    vec(block(), 1..12).prop_map(|blocks| {
        let numbered = blocks
            .iter()
            .enumerate()
            .map(|(at, block)| block.replace("-N", &format!("-{at}x")).replace("^N", &format!("^{at}")));
        numbered.collect::<Vec<_>>().join("\n\n")
    })
}

/// What a reader sees of HTML: the text between its tags.
fn seen(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect::<Vec<_>>().join(" ")
}

/// The words that Markdown alone is told to hold, in paragraphs, headings, cells and code; and in notes that something
/// refers to, since raw HTML can take the mark with it.
fn said(body: &str) -> Vec<String> {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM;
    let events: Vec<Event<'_>> = Parser::new_ext(body, options).collect();
    let is_shown =
        |label: &str| events.iter().any(|event| matches!(event, Event::FootnoteReference(shown) if **shown == *label));
    let mut hidden = false;
    let texts = events.iter().filter_map(|event| {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => hidden = !is_shown(label),
            Event::End(TagEnd::FootnoteDefinition) => hidden = false,
            Event::Text(text) | Event::Code(text) if !hidden => return Some(text.to_string()),
            _ => {}
        }
        None
    });
    let words = |text: String| {
        text.split_whitespace().filter(|word| word.starts_with("said-")).map(str::to_owned).collect::<Vec<_>>()
    };
    texts.flat_map(words).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn markdown_survives_any_raw_html_around_it(body in body()) {
        let plan = plan(&bare(&site(&body)));
        let html = prose(&plan);
        let seen = seen(&html);
        for word in said(&body) {
            let word = word.trim_end_matches([',', '.']);
            prop_assert!(seen.contains(word), "{word} is lost:\n{body}\n---\n{html}");
        }
        let site = plan.site().expect("a site");
        for heading in &site.public[&site.first().pages[0].source].headings {
            prop_assert!(html.contains(&format!(" id=\"{}\"", heading.id)), "{} is lost:\n{body}\n---\n{html}", heading.id);
        }
    }
}
