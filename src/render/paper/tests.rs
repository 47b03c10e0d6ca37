//! What the fold makes of HTML, as Typst is given it.

use super::labels::Labels;
use super::markup::{Fold, Ground, Notes};
use super::pictures::Pictures;
use crate::base::{BaseUrl, Blob, PictureFile};
use crate::body::Fragment;

/// Folds a text with these notes, of a site at `https://x.org/b/` that has one picture.
#[track_caller]
fn folded(html: &str, notes: &str) -> String {
    let base = BaseUrl::parse("https://x.org/b/").expect("an address");
    let find =
        |route: &str| (route == "/a/river.png").then(|| PictureFile::Copied(Blob::Memory(b"png".as_slice().into())));
    let pictures = Pictures::new(&base, &find);
    let fragment = Fragment::read(html);
    let labels = Labels::new("", &fragment);
    let ground = Ground { base: &base, pictures: &pictures, labels: &labels, notes: Some(&Notes::read(notes)) };
    Fold::new(&ground, &fragment).text().replace(";\n", "\n").trim_end().to_owned()
}

#[track_caller]
fn is(html: &str, markup: &str) {
    assert_eq!(folded(html, ""), markup, "{html}");
}

#[test]
fn a_link_to_an_item_of_a_list_leads_nowhere_rather_than_to_no_label() {
    let folded = folded("<ul><li id=\"foo\">x</li></ul><p><a href=\"#foo\">up</a></p>", "");
    assert!(folded.contains("#par[#\"up\";]") && !folded.contains("label("), "{folded}");
}

/// A table that takes a sheet of its own would leave its heading on the one before.
#[test]
fn a_heading_goes_with_the_table_right_behind_it() {
    let table = "<table><tr><td>x</td></tr></table>";
    let of = |between: &str| {
        folded(
            &format!(
                "<h2>A</h2><a class=\"anchor\" href=\"#a\"></a>\n{between}<div class=\"table\">{table}</div><p>y</p>"
            ),
            "",
        )
    };
    let with = of("");
    assert!(with.starts_with("#data-table(") && with.contains("before: [\n#heading(level: 2)[#\"A\";]"), "{with}");
    let without = of("<p>Words.</p>");
    assert!(without.starts_with("#heading(level: 2)") && !without.contains("before:"), "{without}");
    for seen in ["<div><img src=\"/x.png\" alt=\"x\">", "<div><hr>"] {
        let between = folded(&format!("<h2>A</h2>\n{seen}{table}</div>"), "");
        assert!(between.starts_with("#heading(level: 2)"), "what is seen stays below its heading: {between}");
    }
    assert!(folded("<h2>A</h2><table></table>", "").contains("#heading(level: 2)[#\"A\";]"), "no heading is lost");
}

/// The site's own pictures stand in `<picture>`, whose `<source>` has no end.
#[test]
fn a_picture_in_a_line_is_shown() {
    let html =
        "<p>A <picture><source srcset=\"/b/p.webp 300w\"><img src=\"/b/a/river.png\" alt=\"dot\"></picture> in it.</p>";
    let folded = folded(html, "");
    assert!(folded.contains("#picture(") && folded.contains("dot") && folded.contains("in it."), "{folded}");
}

#[test]
fn words_are_strings_and_nothing_else() {
    is("<p>a #b $c &lt;d&gt; \"e\" \\f</p>", r#"#par[#"a #b $c <d> \"e\" \\f";]"#);
    is("<p>a\n  b <em> c</em>\td</p>", r##"#par[#"a b ";#emph[#"c";];#" d";]"##);
    is("loose <b>words</b><hr>", "#par[#\"loose \";#strong[#\"words\";];]\n#divider()");
    let long = format!("<p>{}</p>", "a".repeat(40));
    assert!(folded(&long, "").contains("aaaaaaaaaaaaaaaa\u{200b}aaaaaaaaaaaaaaaa\u{200b}aaaaaaaa"));
    is("<p></p><p> </p>", "");
}

#[test]
fn headings_have_levels_in_order_and_labels() {
    is(
        "<h3 id=\"a\">A</h3><a class=\"anchor\" href=\"#a\"></a><h2>B</h2><h5>C</h5><blockquote><h2>D</h2></blockquote>",
        "#heading(level: 2)[#\"A\";];#label(\"t-a\")\n#heading(level: 2)[#\"B\";]\n#heading(level: 3)[#\"C\";]\n\
         #quote(block: true)[#par[#strong[#\"D\";];]\n]",
    );
    is(
        "<h2 id=\"é\">E</h2><p><a href=\"#%C3%A9\">up</a> <a href=\"#x\">nowhere</a></p>",
        "#heading(level: 2)[#\"E\";];#label(\"t-é\")\n#par[#link(label(\"t-é\"))[#\"up\";];#\" \";#\"nowhere\";]",
    );
}

#[test]
fn links_are_full_or_none() {
    is("<p><a href=\"/b/c/\">c</a></p>", "#par[#link(\"https://x.org/b/c/\")[#\"c\";];]");
    is(
        "<p><a href=\"mailto:a@x.org\">m</a><a href=\"javascript:1\">j</a></p>",
        "#par[#link(\"mailto:a@x.org\")[#\"m\";];#\"j\";]",
    );
}

#[test]
fn a_note_stands_at_its_first_mark() {
    let mark = |at: u8| format!("<sup class=\"footnote-ref\"><a id=\"r{at}\" href=\"#fn-{at}\">{at}</a></sup>");
    let notes = format!(
        "<section><h2>Notes</h2><ol><li id=\"fn-1\"><p>One {}. <a class=\"footnote-back\" href=\"#r1\">↩</a></p></li>\
         <li id=\"fn-2\"><p>Two.</p></li></ol></section>",
        mark(2)
    );
    let html = format!("<p>a{}b{}</p>", mark(1), mark(2));
    assert_eq!(
        folded(&html, &notes),
        "#par[#\"a\";#note(\"1\", \"fn-1\", [#par[#\"One \";#note(\"2\", \"fn-2\", [#par[#\"Two.\";]\n]);#\". \";]\n]);\
         #\"b\";#note-again(\"2\", \"fn-2\");]"
    );
}

#[test]
fn lists_tasks_and_terms() {
    is(
        "<ul><li>a</li><li><p>b</p><ul><li>c</li></ul></li></ul>",
        "#list([#\"a\";], [#par[#\"b\";]\n#list([#\"c\";])\n])",
    );
    is("<ol start=\"3\"><li>a</li></ol>", "#enum(start: 3, [#\"a\";])");
    is(
        "<ul><li class=\"task\"><input type=\"checkbox\" checked> a</li></ul>",
        "#list(marker: none, [#task(true);#\"a\";])",
    );
    is("<dl><dt>t</dt><dd>d</dd><dd>e</dd></dl>", "#terms(terms.item([#\"t\";], [#\"d\";] + parbreak() + [#\"e\";]))");
    let deep = "<blockquote>".repeat(12) + "x" + &"</blockquote>".repeat(12);
    assert_eq!(folded(&deep, "").matches("#quote").count(), 8, "what is deeper stands at this depth");
}

#[test]
fn tables_are_regular() {
    is(
        "<table><thead><tr><th>a</th><th class=\"align-right\">b</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>",
        "#data-table(columns: 2, align: (start, end, ), header: ([#\"a\";], [#\"b\";], ), head-rows: 1, \
         widths: (1, 1, ), caption: none, [#\"1\";], [], )",
    );
    is(
        "<table><tr><th scope=\"row\" rowspan=\"9\">a</th><td>b</td></tr><tr><td colspan=\"1\">c</td></tr></table>",
        "#data-table(columns: 2, align: (start, start, ), header: (), head-rows: 0, widths: (1, 1, ), caption: none, \
         row-head(table.cell(colspan: 1, rowspan: 2)[#\"a\";]), [#\"b\";], [#\"c\";], )",
    );
    is("<table><tr></tr></table>", "");
}

#[test]
fn pictures_are_those_of_the_site() {
    is(
        "<figure class=\"wide\"><img src=\"/b/a/river.png\" alt=\"A river\" width=\"4\" height=\"3\"><figcaption>C</figcaption></figure>",
        "#figure-picture(\"/picture-1.png\", alt: \"A river\", width: 4, height: 3, caption: [#\"C\";], credit: none, wide: true)",
    );
    is("<p>x <img src=\"https://else.org/a.png\" alt=\"Elsewhere\"></p>", "#par[#\"x \";#\"Elsewhere\";]");
    is(
        "<figure class=\"player\"><video src=\"/b/t.mp4\" aria-label=\"Talk\"></video><a class=\"media-file\" href=\"/b/t.mp4\">Talk</a></figure>",
        "#media(\"video\", \"Talk\", \"https://x.org/b/t.mp4\")",
    );
}

#[test]
fn other_languages_are_marked() {
    is("<p lang=\"ar\">x</p>", "#in-language-block(\"ar\", rtl)[#par[#\"x\";]\n]");
    is("<p>a <span lang=\"fr\">b</span></p>", "#par[#\"a \";#in-language(\"fr\", ltr)[#\"b\";];]");
    is("<h2 lang=\"fr\">b</h2><h2 lang=\"fr\"></h2>", "#heading(level: 2)[#in-language(\"fr\", ltr)[#\"b\";];]");
    is("<ul><li lang=\"ar\">x</li></ul>", "#list([#in-language(\"ar\", rtl)[#\"x\";];])");
    is("<ul><li lang=\"ar\"><p>x</p></li></ul>", "#list([#in-language-block(\"ar\", rtl)[#par[#\"x\";]\n]\n])");
    is(
        "<dl><dt lang=\"fr\">t</dt><dd lang=\"fr\">d</dd></dl>",
        "#terms(terms.item([#in-language(\"fr\", ltr)[#\"t\";];], [#in-language(\"fr\", ltr)[#\"d\";];]))",
    );
    is(
        "<table><tr><td lang=\"fr\">a</td></tr></table>",
        "#data-table(columns: 1, align: (start, ), header: (), head-rows: 0, widths: (1, ), caption: none, \
         [#in-language(\"fr\", ltr)[#\"a\";];], )",
    );
}

#[test]
fn alerts_and_what_is_folded() {
    is(
        "<div class=\"alert alert-tip\"><p class=\"alert-title\">Tip</p><p>a</p></div>",
        "#alert(\"tip\", \"Tip\", [#par[#\"a\";]\n])",
    );
    is("<details><summary>S</summary><p>a</p></details>", "#details([#\"S\";], [#par[#\"a\";]\n])");
    is(
        "<pre><code class=\"language-rust\">a\n\"b\"\n</code></pre>",
        "#raw(block: true, lang: \"rust\", \"a\\n\\\"b\\\"\")",
    );
    is("<pre>a<br>b</pre>", "#raw(block: true, \"a\\nb\")");
}
