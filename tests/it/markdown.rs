//! The dialect, feature by feature: what an author types, and the exact HTML that stands on the page.
//!
//! Every text goes through a whole site, as the body of a plain page, so that links are followed and numbers counted as
//! they are for readers. The facts that the rest of the site is told (headings, notes, files) are held against that HTML,
//! since nothing but these tests would notice if the two readers of one text disagreed.

use crate::fixture::{plan, wrong};
use crate::html::{self, Element, Page};

/// A plain page with that body, beside the files that links in these tests lead to.
fn site(body: &str) -> String {
    let others = "==> content/pages/other.md\n---\ntitle: Other\n---\n## The *same* place\n==> content/pages/p.png\nx\n\
                  ==> content/pages/data set.csv\n1\n==> content/briefs/b.md\n---\ntitle: B\ndate: 2025-01-01\n---\n## Why\n\
                  ==> content/countries/PK.md\n---\n---\n## Mountains\n==> static/annex.pdf\nx\n";
    format!("==> content/pages/a.md\n---\ntitle: A\n---\n{body}\n{others}")
}

/// The HTML of a body.
fn html(body: &str) -> String {
    html::body(&site(body), "a/index.html")
}

#[track_caller]
fn check(body: &str, expected: &str) {
    assert_eq!(html(body), expected, "{body}");
}

#[test]
fn commonmark() {
    check("One *two* **three** `a<b`.", "<p>One <em>two</em> <strong>three</strong> <code>a&lt;b</code>.</p>");
    check("One\ntwo  \nthree\\\nfour", "<p>One\ntwo<br>\nthree<br>\nfour</p>");
    check("A & B < C 5'4\" &copy; \\*", "<p>A &amp; B &lt; C 5'4&quot; © *</p>");
    check("> One.", "<blockquote>\n<p>One.</p>\n</blockquote>");
    check("---", "<hr>");
    check("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>");
    check("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>");
    check("3) a", "<ol start=\"3\">\n<li>a</li>\n</ol>");
    check("0. a", "<ol start=\"0\">\n<li>a</li>\n</ol>");
    check("```rust,ignore\na < b\n```", "<pre><code class=\"language-rust\">a &lt; b\n</code></pre>");
    check("    a\n      b", "<pre><code>a\n  b\n</code></pre>");
    check("``` \"><x\na\n```", "<pre><code class=\"language-&quot;&gt;&lt;x\">a\n</code></pre>");
}

#[test]
fn strikethrough() {
    check("~~a~~ b", "<p><del>a</del> b</p>");
}

#[test]
fn task_lists() {
    check(
        "- [ ] a\n- [x] b\n- c",
        "<ul>\n<li class=\"task\"><input type=\"checkbox\" aria-label=\"To do\" disabled> a</li>\n\
         <li class=\"task\"><input type=\"checkbox\" aria-label=\"Done\" disabled checked> b</li>\n<li>c</li>\n</ul>",
    );
}

#[test]
fn definition_lists() {
    check("Term\n: One.\n: Two.", "<dl>\n<dt>Term</dt>\n<dd>One.</dd>\n<dd>Two.</dd>\n</dl>");
}

#[test]
fn tables_scroll_and_have_headers() {
    let table = |label: &str| {
        format!(
            "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\"><table>\n<thead>\n\
             <tr><th scope=\"col\">a</th><th scope=\"col\">b</th><th scope=\"col\" class=\"align-center\">c</th>\
             <th scope=\"col\" class=\"align-right\">d</th></tr>\n</thead>\n<tbody>\n\
             <tr><td>1</td><td>2</td><td class=\"align-center\">3</td><td class=\"align-right\"><em>4</em></td></tr>\n\
             </tbody>\n</table></div>"
        )
    };
    let body = "| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | *4* |";
    check(body, &table("Table"));
    check(
        &format!("## Q & A\n\n{body}"),
        &format!("{}\n{}", heading(2, "q--a", "Q &amp; A"), table("Table: Q &amp; A")),
    );
}

#[test]
fn alerts() {
    for (kind, title) in
        [("NOTE", "Note"), ("TIP", "Tip"), ("IMPORTANT", "Important"), ("WARNING", "Warning"), ("CAUTION", "Caution")]
    {
        let class = kind.to_lowercase();
        check(
            &format!("> [!{kind}]\n> One."),
            &format!(
                "<div class=\"alert alert-{class}\" role=\"note\"><p class=\"alert-title\">{title}</p>\n<p>One.</p>\n</div>"
            ),
        );
    }
    check("> [!OTHER]\n> One.", "<blockquote>\n<p>[!OTHER]\nOne.</p>\n</blockquote>");
}

fn heading(level: u8, id: &str, html: &str) -> String {
    let link = format!("<a class=\"anchor\" href=\"#{id}\" aria-label=\"Link to this section\"></a>");
    format!("<h{level} id=\"{id}\">{html}</h{level}>{link}")
}

#[test]
fn headings_have_ids_like_githubs() {
    check(
        "## What's new? *Why* it `matters`",
        &heading(2, "whats-new-why-it-matters", "What’s new? <em>Why</em> it <code>matters</code>"),
    );
    check("## One {#own}", &heading(2, "own", "One"));
    check("One\n---", &heading(2, "one", "One"));
    check("## !?", &heading(2, "section", "!?"));
    check("## [Other](other.md)", &heading(2, "other", "<a href=\"/repo/other/\">Other</a>"));
    let same = [heading(2, "a", "A"), heading(3, "a-1", "A"), heading(2, "a-2", "A")].join("\n");
    check("## A\n\n### A\n\n## A", &same);
    let taken = [heading(2, "a-1", "A"), heading(2, "a-1-1", "A 1"), heading(2, "a", "A")].join("\n");
    check("## A\n\n## A 1\n\n## A {#a}", &taken);
}

#[test]
fn an_id_of_the_authors_never_meets_another_of_the_page() {
    let body = "## Main\n\n## Notes\n\n## Footnotes title\n\n## fn-1\n\na[^1]\n\n[^1]: b";
    let mut ids = Page::of(&site(body), "a/index.html").attrs("[id]", "id");
    let number = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), number, "{ids:?}");
}

#[test]
fn figures() {
    let (image, size) = ("<img src=\"/repo/a/p.png\" alt=\"A map\"", "width=\"40\" height=\"30\" loading=\"lazy\"");
    check(
        "![A map](p.png \"The *caption*\")",
        &format!("<figure>{image} {size}><figcaption>The *caption*</figcaption></figure>"),
    );
    check("![A map](p.png)", &format!("<figure>{image} {size}></figure>"));
    check("See ![A map](p.png \"T\") here", &format!("<p>See {image} title=\"T\" {size}> here</p>"));
    check("![A *m* `&`](p.png)", &format!("<figure><img src=\"/repo/a/p.png\" alt=\"A m &amp;\" {size}></figure>"));
    check("[![A map](p.png)](other.md)", &format!("<p><a href=\"/repo/other/\">{image} {size}></a></p>"));
}

#[test]
fn pictures_that_are_not_shown_leave_their_words() {
    check(
        "![A map](//x.org/p.png \"T\")",
        "<figure><a href=\"//x.org/p.png\">A map</a><figcaption>T</figcaption></figure>",
    );
    check("See ![a map](https://x.org/p.png).", "<p>See <a href=\"https://x.org/p.png\">a map</a>.</p>");
    check("[![A map](https://x.org/p.png)](other.md)", "<p><a href=\"/repo/other/\">A map</a></p>");
    check("See ![a & *b*](javascript:a).", "<p>See a &amp; b.</p>");
    check("![](javascript:a)", "");
    check("a <img src='https://x.org/p.png' alt='b &amp; c'> d", "<p>a b &amp; c d</p>");
    check("a <img src=p.png alt=b> d", "<p>a <img src=\"/repo/a/p.png\" alt=\"b\" width=\"40\" height=\"30\"> d</p>");
}

fn mark(number: usize, id: &str) -> String {
    format!(
        "<sup class=\"footnote-ref\"><a id=\"{id}\" href=\"#fn-{number}\" aria-label=\"Note {number}\">{number}</a></sup>"
    )
}

fn back(number: usize, id: &str) -> String {
    format!(" <a class=\"footnote-back\" href=\"#{id}\" aria-label=\"Back to reference {number}\">↩</a>")
}

fn notes(items: &[String]) -> String {
    let head = "<section class=\"footnotes\" aria-labelledby=\"footnotes-title\">\n<h2 id=\"footnotes-title\">Notes</h2>\n<ol>";
    format!("{head}\n{}\n</ol>\n</section>", items.join("\n"))
}

#[test]
fn footnotes_are_numbered_by_their_first_marks() {
    let expected = format!(
        "<p>One{} two{} three{}</p>\n{}",
        mark(1, "fnref-1"),
        mark(2, "fnref-2"),
        mark(1, "fnref-1-2"),
        notes(&[
            format!("<li id=\"fn-1\"><p>B.{}{}</p></li>", back(1, "fnref-1"), back(1, "fnref-1-2")),
            format!("<li id=\"fn-2\"><p>A.{}</p></li>", back(2, "fnref-2")),
        ])
    );
    check("[^a]: A.\n\n[^b]: B.\n\nOne[^b] two[^a] three[^b]", &expected);
}

#[test]
fn footnotes_hold_marks_and_blocks() {
    let expected = format!(
        "<p>One{}</p>\n{}",
        mark(1, "fnref-1"),
        notes(&[
            format!(
                "<li id=\"fn-1\"><p>A{}</p>\n<ul>\n<li>x</li>\n</ul>{}</li>",
                mark(2, "fnref-2"),
                back(1, "fnref-1")
            ),
            format!("<li id=\"fn-2\"><p>B.{}</p></li>", back(2, "fnref-2")),
        ])
    );
    check("One[^a]\n\n[^a]: A[^b]\n\n    - x\n\n[^b]: B.", &expected);
}

#[test]
fn every_mark_and_note_of_a_page_finds_its_other_half() {
    let bodies = [
        "a[^1] b[^2]\n\n[^1]: x[^2]\n\n[^2]: y[^1]",
        "# a[^1]\n\n| b[^1] |\n|---|\n| c[^2] |\n\n- d[^2]\n\n[^1]: x\n[^2]: y",
        "a[^1]\n\n> [^1]: in a quote\n\nb[^1]",
        "a[^x]\n\n[^x]: one\n\n[^x]: two",
        "a[^1] ![b[^2]](p.png)\n\n[^1]: x\n\n[^2]: y",
        "a[^A] b[^a]\n\n[^a]: x",
        "a[^1]\n\n[^1]: x[^2]\n\n[^2]: y[^3]\n\n[^3]: z",
    ];
    for body in bodies {
        let page = Page::read(&html(body));
        let ids = page.attrs("[id]", "id");
        let ends = page.attrs("[href^='#']", "href");
        let dead: Vec<&String> = ends.iter().filter(|end| !ids.iter().any(|id| *id == end[1..])).collect();
        assert!(dead.is_empty(), "{body}: {dead:?} in {}", page.source());
        let mut unique = ids.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), ids.len(), "{body}: {ids:?}");
    }
}

#[test]
fn marks_stand_at_their_words() {
    let notes = notes(&[
        format!("<li id=\"fn-1\"><p>x{}</p></li>", back(1, "fnref-1")),
        format!("<li id=\"fn-2\"><p>y{}</p></li>", back(2, "fnref-2")),
    ]);
    let expected = format!("<p>In 2012.{}\u{202f}{} In</p>\n{notes}", mark(1, "fnref-1"), mark(2, "fnref-2"));
    check("In 2012. [^1]\n[^2] In\n\n[^1]: x\n\n[^2]: y", &expected);
}

#[test]
fn a_page_has_one_title() {
    let lowered = [heading(2, "a", "A"), heading(3, "b", "B"), heading(6, "c", "C"), heading(6, "d", "D")].join("\n");
    check("# A\n\n## B\n\n##### C\n\n###### D", &lowered);
    assert_eq!(Page::of(&site("# A\n\nB\n==="), "a/index.html").count("h1"), 1);
}

#[test]
fn the_contents_list_only_what_has_words() {
    let brief =
        "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n## One\n\n##\n\n## ![A map](p.png)\n\n## Two\n";
    let page = Page::of(&(brief.to_owned() + "==> content/briefs/p.png\n"), "briefs/a/index.html");
    let links = page.all("nav.contents a").into_iter().map(|link| format!("{} {}", link.attr("href"), link.text()));
    assert_eq!(links.collect::<Vec<_>>(), ["#one One", "#section-1 A map", "#two Two"]);
}

#[test]
fn notes_that_nothing_refers_to_are_not_shown() {
    check("One.\n\n[^1]: Two.", "<p>One.</p>");
    check("One.[^1]", "<p>One.[^1]</p>");
}

#[test]
fn links_lead_to_pages_by_their_source_files() {
    let link = |url: &str| format!("<p><a href=\"{url}\">x</a></p>");
    check("[x](other.md)", &link("/repo/other/"));
    check("[x](./other.md)", &link("/repo/other/"));
    check("[x](../pages/other.md)", &link("/repo/other/"));
    check("[x](other.md#the-same-place)", &link("/repo/other/#the-same-place"));
    check("[x](../briefs/b.md#why)", &link("/repo/briefs/b/#why"));
    check("[x](../countries/PK.md)", &link("/repo/countries/pakistan/"));
    check("[x](/briefs/b/)", &link("/repo/briefs/b/"));
    check("[x](/briefs/b/#why)", &link("/repo/briefs/b/#why"));
    check("[x](/annex.pdf)", &link("/repo/annex.pdf"));
    check("[x](/annex.pdf#page=3)", &link("/repo/annex.pdf#page=3"));
    check("[x](/countries/pakistan/#mountains)", &link("/repo/countries/pakistan/#mountains"));
    check("[x](/)", &link("/repo/"));
    check("[x](/other)", &link("/repo/other/"));
    check("[x](/other#the-same-place)", &link("/repo/other/#the-same-place"));
    check("[x](/countries/pakistan?a#mountains)", &link("/repo/countries/pakistan/?a#mountains"));
    check("[x](/feed.xml)", &link("/repo/feed.xml"));
    check("[x](https://example.org/repo/briefs/b#why)", &link("/repo/briefs/b/#why"));
    check("[x](//EXAMPLE.org/repo)", &link("/repo/"));
    check("[x](https://example.org/)", &link("https://example.org/"));
    check("[x][y]\n\n[y]: other.md", &link("/repo/other/"));
    check("[x](data%20set.csv)", &link("/repo/a/data%20set.csv"));
    check("[x](<data set.csv>)", &link("/repo/a/data%20set.csv"));
    check("[x](https://x.org/?a=1&b=\"2\")", &link("https://x.org/?a=1&amp;b=%222%22"));
    check("[x](https://x.org/ \"T 5'4\\\"\")", "<p><a href=\"https://x.org/\" title=\"T 5'4&quot;\">x</a></p>");
    check("[x](mailto:a@x.org)", &link("mailto:a@x.org"));
    check("<a@x.org>", "<p><a href=\"mailto:a@x.org\">a@x.org</a></p>");
    check("<https://x.org/>", "<p><a href=\"https://x.org/\">https://x.org/</a></p>");
    check("[x](../briefs/b.md#bp-cite)", &link("/repo/briefs/b/#bp-cite"));
    assert_eq!(wrong(&site("a[^1] b[^1]\n\n[^1]: [x](#fnref-1-2) [y](#fn-1)")), "");
    check("## One\n\n[x](#one)", &format!("{}\n{}", heading(2, "one", "One"), link("#one")));
}

#[test]
fn dead_links_are_told_at_their_places() {
    let cases = [
        ("[x](none.md)", "dead-link"),
        ("[x](../briefs/none.md)", "dead-link"),
        ("[x](/none/)", "dead-link"),
        ("[x](/a/../b/)", "dead-link"),
        ("[x](other.md#none)", "dead-anchor"),
        ("[x](/other/#none)", "dead-anchor"),
        ("[x](#none)", "dead-anchor"),
        ("[x](#fn-7)", "dead-anchor"),
        ("a[^1] b\n\n[^1]: c\n\n[x](#fn-2)", "dead-anchor"),
        ("[x](/countries/pakistan/#none)", "dead-anchor"),
        ("[x](../countries/PK.md#none)", "dead-anchor"),
        ("[x](/briefs/#none)", "dead-anchor"),
        ("![x](none.png)", "missing-file"),
        ("[x](https://example.org/repo/none/)", "dead-link"),
        ("[x](https://example.org/repo/other/#none)", "dead-anchor"),
        ("[x](/none)", "dead-link"),
        ("[x](none.csv)", "missing-file"),
        ("[x](../../site.yaml)", "missing-file"),
    ];
    for (body, code) in cases {
        let line = 4 + body.matches('\n').count();
        assert_eq!(wrong(&site(body)), format!("{code} content/pages/a.md:{line}:1"), "{body}");
    }
    let twice = "dead-link content/pages/a.md:4:1\ndead-link content/pages/a.md:4:13";
    assert_eq!(wrong(&site("[x](none.md)[y](none.md)")), twice, "each place of a repeated address");
}

/// The facts of a text are what stands on its page.
#[test]
fn facts_and_html_agree() {
    let bodies = [
        "## A\n\ntext\n\n### A\n\n![x](p.png)\n\n[^1]: ## In a note\n\nSee[^1]\n\n## After",
        "> ## Quoted\n\n- ## Listed\n\n## Last",
        "Setext\n===\n\n## With [link](other.md) and `code` {#id .class}\n\n## ![alt](p.png)\n\n## Two *words*",
        "![a](p.png)\n\n![b](p.png) ![c](p.png)\n\n*![d](p.png)*\n\n> ![e](p.png)\n\n- ![f](p.png)",
        "<p>\n\n## Between\n\n</p>\n\n## Next",
        "| ![x](p.png) |\n|---|\n| ## no |\n\n## yes",
    ];
    for body in bodies {
        let site = site(body);
        let plan = plan(&site);
        let facts = plan.site().expect("a site").public.get("content/pages/a.md").expect("a page");
        let page = Page::of(&site, "a/index.html");
        let headings = page.all(".prose :is(h1, h2, h3, h4, h5, h6):not(#footnotes-title)");
        let written: Vec<String> = headings.into_iter().map(|heading| heading.attr("id").to_owned()).collect();
        let mut told: Vec<String> = facts.headings.iter().map(|heading| heading.id.to_string()).collect();
        // Notes stand at the end of a page, wherever they are written.
        let mut sorted = written.clone();
        sorted.sort();
        told.sort();
        assert_eq!(sorted, told, "{body}");
        for heading in &facts.headings {
            page.at(&format!(".prose h{}[id='{}']", heading.level, heading.id));
        }
    }
}

#[test]
fn raw_html_changes_nothing_around_it() {
    let body = "## A\n\n- [x] a\n- [ ] b\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n> [!NOTE]\n> c[^1]\n\n![x](p.png \"y\")\n\n\
                Term\n: Text\n\n3. three\n\n```rust\na\n```\n\n[x](other.md \"t\") ~~b~~ <https://x.org/?a=1&b=2>\n\n[^1]: d\n";
    let with = html(&format!("{body}\n<br>\n"));
    // The sanitiser writes attributes without a value, and their order, in its own way.
    let tidy = |html: &str| html.replace("=\"\"", "").replace("<br>\n", "").replace("&quot;", "\"");
    let parts = |html: &str| {
        let mut tags: Vec<Vec<String>> = Vec::new();
        for tag in tidy(html).split(['<', '>']) {
            let mut words: Vec<String> = tag.split_whitespace().map(str::to_owned).collect();
            words.sort();
            tags.push(words);
        }
        tags.retain(|tag| !tag.is_empty());
        tags
    };
    assert_eq!(parts(&with), parts(&html(body)));
}

#[test]
fn inline_markdown_of_front_matter() {
    let brief =
        |field: &str| format!("==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n{field}\n---\n{}", site("x"));
    let page = |field: &str| Page::of(&brief(field), "briefs/a/index.html");
    let points = |field: &str| page(field).all(".key-points li").into_iter().map(Element::html).collect::<Vec<_>>();
    assert_eq!(
        points("key_points: ['*One* [b](b.md#why) & <i>']"),
        ["<em>One</em> <a href=\"/repo/briefs/b/#why\">b</a> &amp; &lt;i&gt;"]
    );
    assert_eq!(
        points("key_points: ['2024. The year', '# 3 in *the* list', '- a', '<b>', \"1. a\\n2. b\"]"),
        ["2024. The year", "# 3 in <em>the</em> list", "- a", "&lt;b&gt;", "1. a\n2. b"]
    );
    assert_eq!(page("subtitle: '*One* & <i>'").at(".subtitle").html(), "*One* &amp; &lt;i&gt;");
}
