//! What holds of the HTML of every body, whatever its author typed.

use super::raw_html::{HtmlKind, clean, is_void, piece};
use super::{Links, Manner, RawHtml, Setting, Typography, read, write};
use crate::base::outside::NOTHING;
use crate::base::{Language, SourcePath};
use crate::words::english;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

/// Pieces of Markdown.
const MARKDOWN: [&str; 40] = [
    "text ",
    "*emphasis* ",
    "**strong** ",
    "~~gone~~ ",
    "`code <b>` ",
    "[link](/a/ \"t\") ",
    "[[country:FR]] ",
    "[x](javascript:y) ",
    "![](p.png) ",
    "\n\n![alt](p.png \"caption\")\n\n",
    "![a ![b](c) d](e) ",
    "\n\n",
    "\n\n",
    "\n",
    "  \n",
    "> ",
    "- ",
    "- [ ] ",
    "1. ",
    "    ",
    "\n# ",
    "\n## Title\n\n",
    "\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\n",
    "\n\nTerm\n: Definition\n\n",
    "[^1]",
    "\n\n[^1]: note\n\n",
    "\n\n[^2]: - item\n\n",
    "[^2] ",
    "\n> [!NOTE]\n> ",
    "\n```rust\n",
    "\n```\n",
    "\n---\n",
    "\\<",
    "<",
    ">",
    "\"",
    "&amp;",
    "&lt;b&gt;",
    "&nbsp;",
    "<https://example.org/?a&b> ",
];

/// Pieces of raw HTML.
const HTML: [&str; 60] = [
    "<b>",
    "</b>",
    "<i class=\"x\">",
    "</i>",
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<table><tr><td>",
    "</td></tr></table>",
    "<ul><li>",
    "</li></ul>",
    "<li>",
    "<script>alert(1)</script>",
    "<style>a{}</style>",
    "<!-- c -->",
    "<!--",
    "-->",
    "<a href=\"/about/\">",
    "</a>",
    "<a href=\"javascript:x\">",
    "<img src=\"p.png\" alt=\"x\">",
    "<br/>",
    "<hr>",
    "<span id=\"a\">",
    "<span id=\"fn-x\">",
    "</span>",
    "<details open><summary>",
    "</summary></details>",
    "<input type=\"checkbox\" disabled>",
    "<input>",
    "<svg><g>",
    "</svg>",
    "<mark",
    "<em",
    "<?php x ?>",
    "<![CDATA[x]]>",
    "<td>",
    "<th>",
    "<caption>",
    "<dl><dt>",
    "<dd>",
    "</dl>",
    "<textarea>",
    "<title>",
    "<math>",
    "<h2 id=\"h\">",
    "</h2>",
    "<pre>",
    "</pre>",
    "<blockquote>",
    "</blockquote>",
    "<q cite='/a/'>",
    "<section>",
    "</section>",
    "<a\n href=\"/b/\"\n>",
    "<b\tclass='a\"b'>",
    "<ruby>a<rt>b</ruby>",
    "<col>",
    "<tbody>",
];

/// Returns the HTML of a body.
fn html(body: &str, raw_html: RawHtml) -> String {
    let reading = read(
        &SourcePath::new("a.md"),
        body,
        0,
        Manner { raw_html, typography: Typography::of(&Language::of("en")), ..Manner::default() },
    );
    let setting = Setting {
        links: &Links::default(),
        raw_html,
        countries: &[],
        words: english(),
        words_lang: "",
        outside: &NOTHING,
    };
    write(body, &reading.facts, &reading.own, setting).whole
}

/// Whether every element is closed where it should be.
fn is_balanced(html: &str) -> bool {
    let mut open = Vec::new();
    let piece = piece(html.into());
    let is_right = piece.tags().filter(|(_, tag)| !is_void(&tag.name)).all(|(node, tag)| match node.kind {
        HtmlKind::EndTag(_) => open.pop() == Some(&*tag.name),
        _ => {
            open.push(&*tag.name);
            true
        }
    });
    is_right && open.is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, rng_seed: RngSeed::Fixed(2025), ..ProptestConfig::default() })]

    #[test]
    fn a_clean_body_stays_as_it_is(pieces in vec(prop_oneof![select(&MARKDOWN[..]), select(&HTML[..])], 1..16)) {
        let body = pieces.concat();
        let html = html(&body, RawHtml::Sanitize);
        prop_assert!(is_balanced(&html), "{body}\n---\n{html}");
        if read(&SourcePath::new("a.md"), &body, 0, Manner { raw_html: RawHtml::Sanitize, ..Manner::default() }).own.has_raw_html {
            prop_assert_eq!(clean(&html), html.as_str(), "{}", body);
        }
    }

    #[test]
    fn a_body_without_raw_html_is_balanced(pieces in vec(prop_oneof![select(&MARKDOWN[..]), select(&HTML[..])], 1..16)) {
        let body = pieces.concat();
        let html = html(&body, RawHtml::Escape);
        prop_assert!(is_balanced(&html), "{body}\n---\n{html}");
    }
}
