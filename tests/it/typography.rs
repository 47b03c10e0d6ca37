//! Straight signs become those of the language of a text, and a text is the same wherever it stands.

use crate::fixture::{build, wrong};
use crate::html::Page;
use crate::rich::{RICH, json_ld, text};

#[test]
fn a_title_is_one_text_in_every_place() {
    let files = build(&RICH.replace("markdown: {smart: false}\n", ""));
    let (set, typed) = ("Talks &amp; “more”", "Talks &amp; &quot;more&quot;");
    for path in
        ["briefs/talks/index.html", "index.html", "briefs/index.html", "authors/amina-khan/index.html", "feed.xml"]
    {
        let page = text(&files, path);
        assert!(page.contains(set) && !page.contains(typed), "{path}");
    }
    for path in ["feed.json", "catalogue.json", "catalogue.csv", "catalogue.ris", "links.json"] {
        let data = text(&files, path);
        assert!(data.contains("Talks & “more”") && !data.contains("\"more"), "{path}");
    }
    assert_eq!(json_ld(&text(&files, "briefs/talks/index.html"))["@graph"][0]["headline"], "Talks & “more”");
}

#[test]
fn each_text_is_set_by_its_own_language() {
    let site = "==> site.yaml\ntitle: {en: The \"house\", fr: La \"maison\"}\nbase_url: https://example.org/repo/\nlanguages: [fr]\n\
                ==> content/briefs/a.md\n---\ntitle: A \"b\"\ndate: 2025-01-01\ntopics: [water]\nnumber: 1--2\n---\nIt's \"so\".\n\
                ==> content/briefs/a.fr.md\n---\ntitle: Un \"b\"\nkey_points: [\"L'*eau* : \\\"oui\\\"\"]\n---\nC'est \"ainsi\".\n\
                ==> content/briefs/c.md\n---\ntitle: Ein \"c\"\nlanguage: de\ndate: 2025-01-02\n---\nEs ist \"so\".\n\
                ==> content/topics/water.md\n---\ntitle: {en: The \"water\", fr: L'\"eau\"}\n---\n";
    let files = build(site);
    for (path, selector, shown) in [
        ("briefs/a/index.html", "h1", "A “b”"),
        ("briefs/a/index.html", ".prose", "It’s “so”."),
        ("fr/briefs/a/index.html", "h1", "Un «\u{202f}b\u{202f}»"),
        ("fr/briefs/a/index.html", ".prose", "C’est «\u{202f}ainsi\u{202f}»."),
        ("fr/briefs/a/index.html", ".key-points li", "L’eau\u{a0}: «\u{202f}oui\u{202f}»"),
        ("fr/briefs/a/index.html", ".brand-title", "La «\u{202f}maison\u{202f}»"),
        ("topics/water/index.html", "h1", "The “water”"),
        ("fr/topics/water/index.html", "h1", "L’«\u{202f}eau\u{202f}»"),
    ] {
        Page::among(&files, path).shows(selector, shown);
    }
    assert!(text(&files, "briefs/index.html").contains("Ein „c“"));
    assert!(text(&files, "briefs/a/index.html").contains("1--2"));
}

#[test]
fn names_are_found_in_either_spelling() {
    let site = "==> content/briefs/a.md\n---\ntitle: Iran's \"role\" -- now\ndate: 2025-01-01\nauthors: [Jo O'Brien]\ntopics: [women's rights]\n---\nText.\n\
                ==> content/briefs/b.md\n---\ntitle: B\ndate: 2025-01-01\nauthors: [Jo O’Brien]\ntopics: [women’s rights]\nsummary: After [[Iran's \"role\" -- now]].\n---\n\
                [[Iran's \"role\" -- now]] and [[Iran’s “role” – now]], [[author:Jo O'Brien]], [x](a.md#text--more)\n\
                ==> content/authors/jo.md\n---\nname: Jo O'Brien\n---\n";
    let site = site.replace("\nText.\n", "\n## Text -- more\n").replace("#text--more", "#text----more");
    assert_eq!(wrong(&site), "");
    let files = build(&site);
    let page = text(&files, "briefs/b/index.html");
    assert_eq!(page.matches(">Iran’s “role” – now</a>").count() + page.matches(">Iran&#39;s").count(), 2, "{page}");
    assert!(page.contains("/repo/authors/jo/\">Jo O’Brien"), "{page}");
    assert!(files.contains_key("topics/womens-rights/index.html"));
    Page::among(&files, "topics/womens-rights/index.html").shows("h1", "women’s rights");
}
