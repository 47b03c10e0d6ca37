//! Raw HTML beside what the tool writes itself: ids, open elements, and entities.

use crate::fixture::wrong;
use crate::html::{self, Page};
use crate::input::{brief, first};
use std::collections::BTreeSet;

fn prose(body: &str) -> String {
    html::body(&brief("", body), "briefs/a/index.html")
}

/// How often an id stands in a page.
fn count(html: &str, id: &str) -> usize {
    html.matches(&format!(" id=\"{id}\"")).count()
}

#[test]
fn a_heading_avoids_the_ids_of_raw_html() {
    for body in ["<p id=\"one\">x</p>\n\n## One\n\n## One", "## One\n\n## One\n\nA <b id=\"one\">word</b>."] {
        let html = prose(body);
        assert_eq!([count(&html, "one"), count(&html, "one-1"), count(&html, "one-2")], [1, 1, 1], "{html}");
        assert!(html.contains("<h2 id=\"one-1\">One") && html.contains("href=\"#one-1\""), "{html}");
    }
    assert_eq!(wrong(&brief("", "## One\n\n<p id=\"one\">x</p>\n\n[a](#one) [b](#one-1)")), "");
    // What sanitising takes away takes no id.
    assert_eq!(count(&prose("<blink id=\"one\">x</blink>\n\n## One"), "one"), 1);
}

#[test]
fn ids_of_the_tool_are_not_an_authors_to_take() {
    for id in ["bp-main", "fn-1", "fnref-1", "fnref-1-2", "footnotes-title", "&#98;p-main"] {
        let html = prose(&format!("A <b class=\"x\" id=\"{id}\" lang=en>word</b>.[^1]\n\n[^1]: Note."));
        assert!(html.contains("<b class=\"x\" lang=\"en\">word</b>"), "{id}: {html}");
        assert_eq!([count(&html, "fn-1"), count(&html, "fnref-1"), count(&html, "footnotes-title")], [1, 1, 1]);
        assert_eq!(wrong(&brief("", &format!("A <b id={id}>word</b>."))), "html-removed content/briefs/a.md:5:3");
    }
    assert_eq!(wrong(&brief("", "<p id=\"fn\">x</p> <p id=\"fnord\">y</p>")), "");
}

/// The ids of a whole page that stand there more than once.
fn repeated(page: &Page) -> Vec<String> {
    let mut seen = BTreeSet::new();
    page.attrs("[id]", "id").into_iter().filter(|id| !seen.insert(id.clone())).collect()
}

#[test]
fn no_page_has_an_id_twice() {
    let cases = [
        ("<p id=a>x</p>\n<p id=a>y</p>", "6:1"),
        ("A <b id=a>x</b> <i id='&#97;'>y</i>.\n\n> <p ID=\"a\">z</p>", "5:17 7:3"),
        ("## A\n\n<p id=a>x</p>\n\n## A\n\n<p id=a-1>x</p>", ""),
        ("## A <a id=a></a>\n\n## B\n\n[x](#a) [y](#a-1) [z](#b)", ""),
        ("<p id=a id=b>x</p>\n\n## B\n\n[x](#a) [y](#b)", ""),
        ("<p id>x</p>\n<p id=''>y</p>", ""),
        ("A[^1].\n\n[^1]: N <b id=a>x</b> <b id=fn-1>x</b>.\n\n<p id=a>y</p>", "7:23 9:1"),
        ("<p id=bp-main>x</p>\n\n## Bp-main {#bp-main}\n\n## Footnotes-title", "5:1"),
        ("![A <b id=a>x</b>](p.png \"C\")\n\n<p id=a>x</p>\n\n## A", ""),
        ("<blink id=a>x</blink>\n\n<p id=a>x</p>\n\n## A", "5:1"),
        ("<div>\n\n## A\n\n<!-- <p id=a> -->\n\n</div>\n\n[x](#a)", ""),
    ];
    for (body, told) in cases {
        let site = brief("", body) + "==> content/briefs/p.png\n-\n";
        let page = Page::of(&site, "briefs/a/index.html");
        assert_eq!(repeated(&page), [""; 0], "{body}: {}", page.source());
        let told = told.split_whitespace().map(|place| format!("html-removed content/briefs/a.md:{place}"));
        assert_eq!(wrong(&site), told.collect::<Vec<_>>().join("\n"), "{body}");
    }
    assert_eq!(repeated(&Page::read("<p id=\"a\"><p id=\"b\"><p id=\"a\">")), ["a"]);
}

#[test]
fn an_id_that_goes_is_told_with_one_to_type() {
    let (_, message, help) = first(&brief("", "<p id=fn-1>x</p>"));
    assert_eq!(message, "the id `fn-1` is removed, since ids that begin with `fn-` belong to the tool");
    assert_eq!(help, ["give it another beginning, such as `id=\"my-fn-1\"`, also in links to it"]);
    let (_, message, help) = first(&brief("", "<p id=a>x</p><p id=a>y</p>"));
    assert_eq!(message, "the id `a` is removed, since an earlier element has it");
    assert_eq!(help, ["give it one of its own, such as `id=\"a-2\"`, or delete it"]);
}

#[test]
fn only_what_stays_open_is_counted_as_open() {
    let many = |piece: &str| piece.repeat(500);
    for body in [
        format!("<svg viewBox=\"0 0 1 1\">{}</svg>", many("<path d=\"M0 0\"/>")),
        format!("<svg>{}</svg>", many("<g><path d=\"M0 0\" /></g>")),
        many("<svg><path><g></svg>\n"),
        many("<math><mi>x</math>\n"),
        format!("<select>{}</select>", many("<option>a")),
        format!("<select>{}</select>", many("<option value=1>a\n")),
        format!("<ul>{}</ul>", many("<li>a\n")),
        format!("<dl>{}</dl>", many("<dt>a<dd>b\n")),
        format!("<table>{}</table>", many("<tr><td>a<td>b<th>c\n")),
        format!("<table>{}</table>", many("<tbody><tr><td>a\n")),
        many("<p>a\n"),
        many("<p><img src=/logo.png><br><hr>\n"),
        many("<br>\n"),
        format!("<ul>{}</ul>", many("<li><p>a\n")),
        format!("<ul>{}</ul>", many("<li><div><span>a\n")),
        format!("<table>{}</table>", many("<tr><td><p>a<td><div>b\n")),
        many("<ul><li>a<li>b</ul>\n"),
        many("<table><tr><td>a</table>\n"),
        format!("<script>{}</script>", many("x('<div>')\n")),
        many("<b><i>x</b></i>\n"),
        many("<!-- <div> -->\n"),
    ] {
        let told = wrong(&(brief("", &body) + "==> static/logo.png\nx\n"));
        assert!(!told.contains("html-too-deep"), "{}: {told}", &body[..40]);
    }
}

#[test]
fn what_stays_open_is_told_however_it_is_written() {
    let many = |piece: &str| piece.repeat(120);
    for body in [
        many("<div>"),
        many("<div/>"),
        many("<span>"),
        many("<ul><li>"),
        many("<svg><div/>"),
        many("<span><div></span>"),
        many("<table><tr><td>"),
    ] {
        let told = wrong(&brief("", &format!("<div>{body}")));
        assert!(told.contains("html-too-deep content/briefs/a.md:5:1"), "{}: {told}", &body[..20]);
    }
}

/// An attribute is no Markdown: its entities are decoded, and nothing else.
#[test]
fn addresses_of_raw_html_stand_as_they_are_typed() {
    for (written, shown) in [
        ("https://x.org/?q=*1*&amp;y=2", "https://x.org/?q=*1*&amp;y=2"),
        ("https://x.org/?a=1&b=2", "https://x.org/?a=1&amp;b=2"),
        ("https://x.org/?a=1&copy=2", "https://x.org/?a=1&amp;copy=2"),
        ("/briefs/a/?q=_1_&amp;y=[2](3)", "/repo/briefs/a/?q=_1_&amp;y=[2](3)"),
        ("a.md?a=1&amp;b=*x*#bp-cite", "/repo/briefs/a/?a=1&amp;b=*x*#bp-cite"),
        ("&#x61;&period;md?a=--&lpar;\\*&hellip;", "/repo/briefs/a/?a=--(%5C*%E2%80%A6"),
        ("/briefs/&#97/?q=1 &nbsp;  2", "/repo/briefs/a/?q=1%20%C2%A0%20%202"),
        ("/briefs/&#97;/?q=&quot;`1`", "/repo/briefs/a/?q=%22%601%60"),
    ] {
        let html = prose(&format!("<p><a href=\"{written}\">x</a></p>"));
        assert!(html.contains(&format!("<a href=\"{shown}\">")), "{written}: {html}");
        assert_eq!(wrong(&brief("", &format!("<p><a href=\"{written}\">x</a></p>"))), "", "{written}");
    }
}

/// What is told to be published nowhere is not on the page, though it runs in no browser.
#[test]
fn addresses_that_are_not_published_are_in_no_attribute() {
    for url in ["javascript:x", "java script:x", "&#x6A;avascript&colon;x", "data:text/html,x"] {
        for tag in ["a href", "q cite", "ins cite", "del cite"] {
            let body = format!("<p><{tag}='{url}' title=t>x</p>");
            let html = prose(&body);
            assert!(html.contains(" title=\"t\">x<") && !html.contains("script:"), "{body}: {html}");
            assert!(!html.contains("href") && !html.contains("cite"), "{body}: {html}");
            assert_eq!(wrong(&brief("", &body)), "unsafe-url content/briefs/a.md:5:4", "{body}");
        }
    }
    assert_eq!(prose("<p><q cite='a.md'>x</q></p>"), "<p><q cite=\"/repo/briefs/a/\">x</q></p>");
    assert_eq!(wrong(&brief("", "<p><q cite='b.md'>x</q></p>")), "dead-link content/briefs/a.md:5:4");
}
