//! What a writer types as text is shown as text: where Markdown, or a reader of it, would take signs for marks that are
//! none.

use crate::fixture::{build, page, told, wrong};
use crate::html;

fn site(body: &str) -> String {
    format!("==> content/pages/a.md\n---\ntitle: A\n---\n{body}\n==> content/pages/p.png\nx\n")
}

/// The HTML of a body.
fn html(body: &str) -> String {
    html::body(&site(body), "a/index.html")
}

#[track_caller]
fn paragraph(body: &str, expected: &str) {
    assert_eq!(html(body), format!("<p>{expected}</p>"), "{body}");
}

/// One tilde means 'about'.
#[test]
fn one_tilde_strikes_nothing_out() {
    for text in [
        "Losses of ~£1.1bn (~$4.9bn).",
        "Repairs (~€3bn) and revenue (~€5bn).",
        "Some 3~5 m, (~8,000) lorries, (~$330m).",
        "~a~, a ~ b ~ c, ~~~a~b",
    ] {
        paragraph(text, text);
    }
    paragraph("~~gone~~ (~€3bn and ~~(~€5bn)~~)", "<del>gone</del> (~€3bn and <del>(~€5bn)</del>)");
    // Marks between two tildes, or around one of them, mean what they do without.
    paragraph("(~€3bn *and (~€5bn* more)", "(~€3bn <em>and (~€5bn</em> more)");
    paragraph("~~a ~b~ c~~ **~5 and ~6**", "<del>a ~b~ c</del> <strong>~5 and ~6</strong>");
    paragraph("[~1 and ~2](#x) `~a ~b` ![~1 ~2](#p)".split(' ').next().expect("it is there"), "[~1");
    assert!(html("| a |\n|---|\n| ~1 ~2 |").contains(">~1 ~2</td>"));
}

#[test]
fn a_definition_begins_with_a_colon_and_a_blank() {
    paragraph("News for all\n:warning: This will change.", "News for all\n:warning: This will change.");
    paragraph("It began at 10\n:30.", "It began at 10\n:30.");
    paragraph("It is\n:", "It is\n:");
    paragraph("::: {.note}\nText.\n:::", "::: {.note}\nText.\n:::");
    paragraph("A\n:**bold** `b\n:c`", "A\n:<strong>bold</strong> <code>b :c</code>");
    assert_eq!(html("A.\n\n:wave: Hello."), "<p>A.</p>\n<p>:wave: Hello.</p>");
    assert_eq!(html("> A\n> :b"), "<blockquote>\n<p>A\n:b</p>\n</blockquote>");
    paragraph("A|b|c\n:--|:--", "A|b|c\n:--|:--");
    paragraph("  A|b|c\n  :--|:--", "A|b|c\n:--|:--");
    assert_eq!(html("- A\n  :b"), "<ul>\n<li>A\n:b</li>\n</ul>");
    assert_eq!(html("```\nA\n:b\n```"), "<pre><code>A\n:b\n</code></pre>");
    assert_eq!(html("A\n: B\n\nC\n:d"), "<dl>\n<dt>A</dt>\n<dd>B</dd>\n</dl>\n<p>C\n:d</p>");
}

/// The headings of a body: the id and the words of each.
#[track_caller]
fn headings(body: &str, expected: &[(&str, &str)]) {
    let html = html(body);
    let begun: Vec<&str> = html.split("<h2 id=\"").skip(1).collect();
    let read = begun.iter().map(|rest| {
        let (id, rest) = rest.split_once("\">").expect("it is there");
        (id, rest.split("</h2>").next().expect("it is there"))
    });
    assert_eq!(read.collect::<Vec<_>>(), expected, "{body}");
}

#[test]
fn braces_at_the_end_of_a_heading_are_words() {
    for (text, id) in [
        ("Trade in {USD, EUR}", "trade-in-usd-eur"),
        ("With R and {sf}", "with-r-and-sf"),
        ("{Iran}", "iran"),
        ("Prices {2010=100}", "prices-2010100"),
        ("A {#one, two}", "a-one-two"),
        ("A {#}", "a-"),
        ("A {}", "a-"),
        ("A {#a b}", "a-a-b"),
    ] {
        headings(&format!("## {text}"), &[(id, text)]);
        headings(&format!("{text}\n---"), &[(id, text)]);
    }
    headings("## A \\{#b}", &[("a-b", "A {#b}")]);
    headings("## A `{#b}`", &[("a-b", "A <code>{#b}</code>")]);
}

#[test]
fn an_id_or_a_class_in_braces_is_none_of_the_words() {
    for (text, id) in [
        ("A {#own}", "own"),
        ("A {.wide}", "a"),
        ("A {#own .wide}", "own"),
        ("A{ .wide #own }", "own"),
        ("A {#own_id-2}", "own_id-2"),
        ("A {#own key=value}", "own"),
        ("A {#own data-link=\"Two words\"}", "own"),
        ("A {#own} ##", "own"),
        ("A {#süd}", "süd"),
    ] {
        headings(&format!("## {text}"), &[(id, "A")]);
    }
    headings("> ## *A* {#b}", &[("b", "<em>A</em>")]);
}

#[test]
fn a_typed_id_stays() {
    headings(
        "## Costs\n\n## Costs\n\n## Budget {#costs-1}",
        &[("costs", "Costs"), ("costs-2", "Costs"), ("costs-1", "Budget")],
    );
    headings("## Scope\n\n## Scope of it {#scope}", &[("scope-1", "Scope"), ("scope", "Scope of it")]);
    headings("## A {#b}\n\n## B", &[("b", "A"), ("b-1", "B")]);
    assert_eq!(wrong(&site("## A {#b}\n\n## B\n\n[x](#b) [y](#b-1)")), "");
    let twice = "repeated-heading-id content/pages/a.md:6:1";
    assert_eq!(wrong(&site("## A {#x}\n\n## B {#x}")), twice);
    assert_eq!(wrong(&site("A <b id=\"x\">b</b>.\n\n## B {#x}")), twice);
}

#[test]
fn labels_of_footnotes_are_the_same_in_any_case() {
    for (mark, note) in [("[^Note]", "[^note]"), ("[^a1]", "[^A1]"), ("[^STRASSE]", "[^straße]"), ("[^Ü]", "[^ü]")] {
        let body = format!("One.{mark}\n\n{note}: The note.");
        assert!(html(&body).contains("<li id=\"fn-1\"><p>The note."), "{body}");
        assert_eq!(wrong(&site(&body)), "");
    }
    assert_eq!(wrong(&site("a[^x]\n\n[^X]: b\n\n[^x]: c")), "repeated-footnote content/pages/a.md:8:1");
}

/// A body in which `<…>` stand around what must be a link to itself.
#[track_caller]
fn links(marked: &str) {
    let body = marked.replace(['‹', '›'], "");
    let mut expected = String::new();
    for (at, part) in marked.split('‹').enumerate() {
        let (link, rest) = if at == 0 { ("", part) } else { part.split_once('›').expect("it is there") };
        if !link.is_empty() {
            let scheme = match link {
                _ if link.starts_with("www.") => "http://",
                _ if link.contains('@') && !link.contains(':') => "mailto:",
                _ => "",
            };
            expected += &format!("<a href=\"{scheme}{link}\">{link}</a>").replace('&', "&amp;");
        }
        expected += &rest.replace("&gt;", ">").replace('>', "&gt;").replace('"', "&quot;").replace("&hl;", "&amp;hl;");
    }
    paragraph(&body, &expected);
}

#[test]
fn bare_addresses_are_links() {
    for marked in [
        "‹www.example.org/_a_b›, then ‹https://example.org/›",
        "See ‹https://example.org/report›, or ‹www.example.org›.",
        "‹https://example.org/›",
        "‹http://localhost:8000/a›; ‹https://a.b-c.example.org:80/x?y=1&z=2#f›!",
        "‹https://en.wikipedia.org/wiki/Foo_(bar)›, (‹https://example.org/x›), ((‹https://example.org/(y)›))",
        "‹https://example.org/a_b_c?x=1›: ‹https://example.org/_files_/a*b*c›",
        "‹https://example.org/a›&hl; ‹https://example.org/b›; “‹https://example.org/c›”",
        "Mail ‹office@example.org›, ‹a.b+c_d@x-y.example.org›. ‹mailto:a@b.org›",
        "见‹https://example.org/x›。联系‹office@example.org›，‹https://example.org/y›）",
        "[‹https://example.org/x›]",
        "‹https://example.org/~user/a~b›",
        "none: a@b, a@b., @a@b.org, https://, http://?, www., awww.example.org, ahttps://a.org, ftp://a.org",
        "none: https://a_b.c_d/, élan@example.org",
    ] {
        links(marked);
    }
    paragraph(
        "https://example.org/?a=1&amp;b=2",
        "<a href=\"https://example.org/?a=1&amp;b=2\">https://example.org/?a=1&amp;b=2</a>",
    );
    paragraph("https://example.org/a\\_b", "<a href=\"https://example.org/a_b\">https://example.org/a_b</a>");
    let link = "<a href=\"https://example.org/a\">https://example.org/a</a>";
    paragraph(
        "*https://example.org/a*, **https://example.org/a**.",
        &format!("<em>{link}</em>, <strong>{link}</strong>."),
    );
    paragraph("~~https://example.org/a~~ <https://example.org/a>", &format!("<del>{link}</del> {link}"));
}

#[test]
fn addresses_in_code_links_and_html_stay() {
    paragraph("`https://example.org`", "<code>https://example.org</code>");
    let link = "<a href=\"https://a.org\">www.example.org a@b.org</a>";
    paragraph("[www.example.org a@b.org](https://a.org)", link);
    paragraph("<a href=\"https://a.org\">www.example.org a@b.org</a>", link);
    paragraph("<code>www.example.org</code> <kbd>a@b.org</kbd>", "<code>www.example.org</code> <kbd>a@b.org</kbd>");
    assert_eq!(html("```\nhttps://example.org\n```"), "<pre><code>https://example.org\n</code></pre>");
    let picture = "<img src=\"/repo/a/p.png\" alt=\"www.example.org\" width=\"40\" height=\"30\" loading=\"lazy\"> x";
    paragraph("![www.example.org](p.png) x", picture);
}

/// Many addresses without an end do not take time with the square of their text.
#[test]
fn addresses_take_time_by_their_length() {
    for piece in
        ["https://", "www.a_", "(www.", "a@", "https://a.org/_", "_www.a.", "https://a.org/)))", "a*https://x.", "~"]
    {
        let text = piece.repeat(20_000);
        let start = std::time::Instant::now();
        html(&text);
        assert!(start.elapsed().as_secs() < 20, "{piece}");
    }
}

#[test]
fn an_anchor_by_name_is_one_that_links_reach() {
    paragraph("<a name=\"here\"></a>A [b](#here)", "<a name=\"here\"></a>A <a href=\"#here\">b</a>");
    assert_eq!(wrong(&site("<a name=\"here\"></a>A [b](#here)")), "");
    paragraph("<a id=\"x\" name=\"x\">A</a>", "<a id=\"x\" name=\"x\">A</a>");
    headings("## One\n\n<a name=\"one\"></a>", &[("one-1", "One")]);
    let removed = "html-removed content/pages/a.md:4:1";
    assert_eq!(wrong(&site("<a name=\"bp-main\"></a>A")), removed);
    assert_eq!(wrong(&site("<b name=\"x\">A</b>")), removed);
}

/// The description of a page, which is its first paragraph.
fn description(body: &str) -> String {
    let page = page(&site(body), "a/index.html");
    let (_, rest) = page.split_once("property=\"og:description\" content=\"").unwrap_or_else(|| panic!("{page}"));
    rest.split('"').next().expect("it is there").to_owned()
}

#[test]
fn words_are_parted_where_readers_see_them_parted() {
    for (body, text) in [
        ("One<br>two", "One two"),
        ("One<br/>two  \nthree", "One two three"),
        ("One<div>two</div>three", "One two three"),
        ("One![map](https://x.org/p.png)two", "One two"),
        ("One![map](p.png)two", "One two"),
        ("un<b>f</b>ormed", "unformed"),
    ] {
        assert_eq!(description(body), text, "{body}");
    }
    paragraph(
        "a![One](https://x.org/1.png)![Two](https://x.org/2.png)b, ![Three](https://x.org/3.png).",
        "a <a href=\"https://x.org/1.png\">One</a> <a href=\"https://x.org/2.png\">Two</a> b, \
         <a href=\"https://x.org/3.png\">Three</a>.",
    );
    headings("## One<br>two", &[("onetwo", "One<br>two")]);
}

fn briefs(front: &str, body: &str) -> String {
    format!(
        "==> content/briefs/ports.md\n---\ntitle: The ports\ndate: 2024-01-01\n---\nText.\n\n## What follows\n\nText.\n\
         ==> content/briefs/a.md\n---\ntitle: A\ndate: 2024-03-01\n{front}---\n{body}\n\n## Here\n\nText.\n"
    )
}

/// A text without the keys of JSON whose values are lists of lists: years with the numbers of briefs, and the parts of dates.
fn without_lists(text: &str) -> String {
    text.replace("\"years\":[[", "").replace("\"date-parts\":[[", "")
}

#[test]
fn wiki_links_have_their_names_wherever_the_first_paragraph_serves() {
    let body = "As [[ports]] says in [[ports#What follows]] and [[#Here]], see [[ports|that]] on [[country:FR]].";
    let named = "As The ports says in The ports: What follows and Here, see that on France.";
    let files = build(&briefs("countries: [FR]\n", body));
    for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with("assets/") && !path.ends_with(".bin")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!without_lists(&text).contains("[["), "{path}");
    }
    for path in ["briefs/index.html", "feed.xml", "feed.json", "catalogue.json", "catalogue.ris", "briefs/a/index.html"]
    {
        assert!(String::from_utf8_lossy(&files[path]).contains(named), "{path}");
    }
    assert_eq!(description("## X\n\nWe wrote [[#X]]."), "We wrote X.");
    // It is cut with its names, not with what was typed.
    let long = "word ".repeat(74) + "[[ports]] end.";
    let page = page(&briefs("", &long), "briefs/a/index.html");
    assert!(page.contains("word The …\""), "{page}");
}

/// Whatever the body links to: one summary of each kind of file.
#[test]
fn wiki_links_in_summaries_have_their_names() {
    let summary = "summary: As [[ports]] says in [[ports#What follows]], see [[ports|that]] on [[country:FR]].\n";
    let named = "As The ports says in The ports: What follows, see that on France.";
    let profile = |path: &str, title: &str| format!("==> content/{path}.md\n---\n{title}\n{summary}---\nText.\n");
    let site = briefs(&format!("countries: [FR]\ntopics: [Trade]\n{summary}"), "Text.")
        + &profile("topics/trade", "title: Trade")
        + &profile("countries/FR", "")
        + &profile("pages/about", "title: About")
        + "==> content/briefs/a.fr.md\n---\ntitle: A\nsummary: Voir [[ports]].\n---\nText.\n";
    assert_eq!(wrong(&site), "");
    let files = build(&site);
    for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with("assets/") && !path.ends_with(".bin")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!without_lists(&text).contains("[["), "{path}");
    }
    for path in [
        "briefs/a/index.html",
        "feed.xml",
        "catalogue.json",
        "topics/trade/index.html",
        "topics/index.html",
        "countries/france/index.html",
        "about/index.html",
    ] {
        assert!(String::from_utf8_lossy(&files[path]).contains(named), "{path}");
    }
    assert!(String::from_utf8_lossy(&files["fr/briefs/a/index.html"]).contains("Voir The ports."));
    for (text, place) in [("[[portz]]", "dead-link"), ("[[ports#Nowhere]]", "dead-anchor")] {
        let told = wrong(&briefs(&format!("summary: See {text}.\n"), "Text."));
        assert!(told.starts_with(&format!("{place} content/briefs/a.md")), "{text}: {told}");
    }
    let both = briefs("summary: See [[ports]].\n", "Text.")
        + "==> content/briefs/c.md\n---\ntitle: C\ndate: 2024-04-01\n---\n";
    let page = page(&both, "briefs/ports/index.html");
    assert!(page.contains("briefs/a/"), "a link in a summary leads back: {page}");
}

#[test]
fn what_is_no_name_in_two_brackets_is_text() {
    paragraph("The matrix [[1, 2], [3, 4]] here", "The matrix [[1, 2], [3, 4]] here");
    paragraph("[['a', 'b'], ['c']] and [[x][y]]", "[['a', 'b'], ['c']] and [[x][y]]");
    paragraph("[[toc]]", "[[toc]]");
    assert_eq!(wrong(&site("[[_TOC_]]\n\n[[TOC]]\n\n[[1], [2]]")), "");
    assert!(wrong(&site("[[A [b] c]]")).starts_with("dead-link"));
}

#[test]
fn entities_in_plain_texts_are_characters() {
    let front = "subtitle: 10&nbsp;% &mdash; A&amp;B\nauthors: [{name: J&ouml;rg, affiliation: R&amp;D}]\n\
                 summary: \"USDA&#8217;s &lt;b&gt;plan&lt;/b&gt; &amp;lt;\"\n";
    let page = page(&briefs(front, "Text."), "briefs/a/index.html");
    for text in ["10\u{a0}% — A&amp;B", "Jörg", "R&amp;D", "USDA’s &lt;b&gt;plan&lt;/b&gt; &amp;lt;"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(!page.contains("<b>plan"), "{page}");
}

#[test]
fn emphasis_needs_no_blanks_where_a_script_has_none() {
    for (body, expected) in [
        ("**「重要」**は太字。", "<strong>「重要」</strong>は太字。"),
        ("彼は**“引用”**说。", "彼は<strong>“引用”</strong>说。"),
        (
            "**「一」**と**「二」**と*（三）*を。",
            "<strong>「一」</strong>と<strong>「二」</strong>と<em>（三）</em>を。",
        ),
        ("见**[甲](https://a.org)**的", "见<strong><a href=\"https://a.org\">甲</a></strong>的"),
        ("**중요(重要)**은", "<strong>중요(重要)</strong>은"),
        ("`**「x」**は` **A**は", "<code>**「x」**は</code> <strong>A</strong>は"),
        ("**注意：**上", "<strong>注意：</strong>上"),
        ("「**重要**」です", "「<strong>重要</strong>」です"),
        ("~~注意：~~上~~旧~~，新", "<del>注意：</del>上<del>旧</del>，新"),
        // Beside a wide sign, the letter may be of any script.
        ("**注意：**2024年", "<strong>注意：</strong>2024年"),
        ("GDP**（总值）**GDP", "GDP<strong>（总值）</strong>GDP"),
        ("**注意：**été**（二）**é", "<strong>注意：</strong>été<strong>（二）</strong>é"),
        ("见*《报告》*2024，**价格：**５００元", "见<em>《报告》</em>2024，<strong>价格：</strong>５００元"),
        ("**甲：**a**乙**b**丙。**𠮷", "<strong>甲：</strong>a<strong>乙</strong>b<strong>丙。</strong>𠮷"),
        ("中文**“增长”**GDP**“水”**和", "中文<strong>“增长”</strong>GDP<strong>“水”</strong>和"),
        ("“增长”**GDP**和**甲**", "“增长”<strong>GDP</strong>和<strong>甲</strong>"),
        ("***重要：***A", "<em><strong>重要：</strong></em>A"),
        (
            "**来源：**https://example.net/_a_/ 和_b_",
            "<strong>来源：</strong><a href=\"https://example.net/_a_/\">https://example.net/_a_/</a> 和_b_",
        ),
        // Latin text is what CommonMark says.
        ("**(a)**b", "**(a)**b"),
        ("a**\"b\"**c", "a**&quot;b&quot;**c"),
        ("5*(3*は) 2", "5*(3*は) 2"),
    ] {
        paragraph(body, expected);
    }
}

#[test]
fn lengths_hold_where_there_are_no_blanks() {
    let sentence = "河流上游的国家应当先通知下游的国家，再开始蓄水。";
    let page = page(&briefs("", &sentence.repeat(40)), "briefs/a/index.html");
    assert!(page.contains("\"wordCount\":522"), "{page}");
    let (_, description) = page.split_once("property=\"og:description\" content=\"").expect("it is there");
    let description = description.split('"').next().expect("it is there");
    assert!(description.ends_with("通知下游的国家…") && description.chars().count() < 200, "{description}");
    let long = |text: &str| told(&briefs(&format!("summary: {}\n", text.repeat(20)), "Text.")).contains("long-summary");
    assert!(long(sentence) && long("ประเทศต้นน้ำควรแจ้งประเทศปลายน้ำก่อน") && !long("河"));
}

#[test]
fn a_text_is_read_as_fast_as_its_language_is() {
    let briefs = briefs("", &"word ".repeat(450));
    let chinese = format!("==> site.yaml\ntitle: T\nbase_url: https://e.org/\nlanguage: zh\n{briefs}");
    for (site, time) in [(&briefs, "2 minutes"), (&chinese, "3分钟")] {
        let page = page(site, "briefs/a/index.html");
        assert!(page.contains(time), "{time}: {page}");
    }
}

#[test]
fn a_body_of_comments_and_a_paragraph_is_not_empty() {
    for body in ["<!-- a --><p>Text</p><!-- b -->", "<!-- a -->Text<!-- b -->", "<!-- a -->\n<p>Text</p>\n<!-- b -->"] {
        assert!(!told(&briefs_alone(body)).contains("empty"), "{body}");
    }
    assert!(told(&briefs_alone("<!-- a --> <!-- b -->")).contains("empty"));
}

fn briefs_alone(body: &str) -> String {
    format!("==> content/briefs/a.md\n---\ntitle: A\ndate: 2024-03-01\n---\n{body}\n==> content/pages/p.png\nx\n")
}
