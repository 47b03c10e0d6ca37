//! What holds of the HTML of every body, whatever its author typed.

use super::raw_html::{HtmlKind, clean, is_void, piece};
use super::{CitationHtml, Cites, Links, Manner, RawHtml, Setting, Typography, read, write};
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
        citations: &[],
        marks_follow_signs: false,
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

/// Returns the HTML of a body that cites, each citation as its position in brackets.
fn cited(body: &str, cites: Cites) -> String {
    let manner = Manner { cites, typography: Typography::of(&Language::of("en")), ..Manner::default() };
    let reading = read(&SourcePath::new("a.md"), body, 0, manner);
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    let citations: Vec<CitationHtml> = (0..reading.facts.citations.len())
        .map(|at| match reading.facts.citations[at].note.is_none() && cites == Cites::InNotes {
            true => CitationHtml { text: String::new(), note: format!("({at})") },
            false => CitationHtml { text: format!("({at})"), note: String::new() },
        })
        .collect();
    let setting = Setting {
        links: &Links::default(),
        raw_html: RawHtml::default(),
        countries: &[],
        words: english(),
        words_lang: "",
        outside: &NOTHING,
        citations: &citations,
        marks_follow_signs: true,
    };
    write(body, &reading.facts, &reading.own, setting).whole
}

#[test]
fn citations_stand_where_they_were_typed() {
    for (typed, html) in [
        ("Rivers [@a, p. 4; @b] fall.", "<p>Rivers (0) fall.</p>"),
        ("As @a says, and -@b too.", "<p>As (0) says, and (1) too.</p>"),
        ("@a [p. 4] said [it](https://x.org/).", "<p>(0) said <a href=\"https://x.org/\">it</a>.</p>"),
        ("*See [@a]* and **@b**", "<p><em>See (0)</em> and <strong>(1)</strong></p>"),
        ("Over [see @a,\np. 4] lines.", "<p>Over (0) lines.</p>"),
        ("> Over [see @a,\n> p. 4] lines.", "<blockquote>\n<p>Over (0) lines.</p>\n</blockquote>"),
        ("[@a][@b]@c", "<p>(0)(1)(2)</p>"),
        ("| a [@a] | b |\n|---|---|\n| @b | c [@d] |", "(0)"),
        ("\"Quoted [@a]\" -- and 'so [@b]'", "<p>“Quoted (0)” – and ‘so (1)’</p>"),
        // What is none.
        (
            "Write to a@b.org, `[@a]`, [@a](https://x.org/), \\@a, \\[\\@a\\].",
            "<p>Write to <a href=\"mailto:a@b.org\">a@b.org</a>, <code>[@a]</code>, <a href=\"https://x.org/\">@a</a>, @a, [@a].</p>",
        ),
        ("```\n[@a]\n```", "<pre><code>[@a]\n</code></pre>"),
        ("[see \\@a] and &#64;b.", "<p>[see @a] and @b.</p>"),
        ("@a's view", "<p>(0)’s view</p>"),
        ("正如@a所说", "<p>正如(0)所说</p>"),
        ("Pay $5@2% or a/@b.", "<p>Pay $5@2% or a/@b.</p>"),
    ] {
        let found = cited(typed, Cites::InText);
        assert!(found.contains(html), "{typed}: {found}");
    }
    assert_eq!(html("As @a says [@b].", RawHtml::default()).trim(), "<p>As @a says [@b].</p>", "it cites nothing");
}

#[test]
fn a_sign_stands_before_the_marks_of_all_notes_that_precede_it() {
    let found = cited("One [@a] [@b]. Two [@c][@d], three [@e] go on.", Cites::InNotes);
    let bare: String = found
        .split("<section")
        .next()
        .unwrap_or_default()
        .split('<')
        .filter_map(|part| part.split('>').nth(1))
        .collect();
    assert_eq!(bare.trim(), "One.1\u{202f}2 Two,3\u{202f}4 three5 go on.", "{found}");
}

#[test]
fn citations_are_numbered_among_the_notes() {
    let found = cited("One [@a].\n\nTwo,[^n] three [@b; @c], and @d.\n\n[^n]: As [@e] says.\n", Cites::InNotes);
    let marks: Vec<&str> = found.split("id=\"fnref-").skip(1).map(|rest| &rest[..1]).collect();
    assert_eq!(marks, ["1", "2", "3", "4"], "{found}");
    for part in [
        "<p>One.<sup",
        "three,<sup",
        "<li id=\"fn-1\"><p>(0) <a",
        "<li id=\"fn-2\"><p>As (3) says. <a",
        "<li id=\"fn-3\"><p>(1) <a",
        "<li id=\"fn-4\"><p>(2) <a",
    ] {
        assert!(found.contains(part), "{part}: {found}");
    }
}
