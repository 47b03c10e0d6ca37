//! Texts that would end the element around them: whatever a brief says, nothing of it becomes part of a page's own
//! markup, of a feed or of JSON-LD, and all of it is still said.

use crate::fixture::{build, files, plan};
use crate::rich::json_ld;

const HOSTILE: [&str; 8] = [
    "</script><script>canary()</script>",
    "]]><canary/>",
    "\"><img src=x onerror=canary()>",
    "'><img src=x onerror=canary()>",
    "{{ canary }} {% raw %} {# #}",
    "& &amp; &lt;canary&gt; <canary>",
    "<!-- <canary> --!> -->",
    "\u{2028}\u{202e}<canary>\u{2029}",
];

/// A site that says `text` in every text field of front matter and configuration.
fn says(text: &str) -> String {
    let text = serde_json::to_string(text).expect("a string is JSON");
    let site = "==> site.yaml
title: TEXT
base_url: https://x.org/repo/
description: TEXT
publisher: {name: TEXT, short_name: TEXT}
menu: [{title: TEXT, url: /}]
footer: {text: TEXT, links: [{title: TEXT, url: /}]}
types: {own: {label: TEXT}}
report_prefix: TEXT
places: {overrides: {PK: {name: TEXT, note: TEXT}}, disclaimer: TEXT}
front_matter: {extra_keys: [own]}
==> content/briefs/a/index.md
---
title: TEXT
subtitle: TEXT
date: 2025-01-01
summary: TEXT
key_points: [TEXT]
recommendations: [{to: TEXT, text: TEXT}]
countries: [PK]
topics: [TEXT, talks]
authors: [{name: TEXT, affiliation: TEXT}]
type: own
number: TEXT
chronology: [{date: 2025-01-01, event: TEXT}]
sources: [{title: TEXT, authors: [TEXT], publisher: TEXT, date: TEXT, url: \"https://x.org/?a='&b=1\"}]
image: {src: p.png, alt: TEXT, caption: TEXT, credit: TEXT}
attachments: [{file: p.png, title: TEXT}]
identifiers: {doi: '10.1/\"><canary>'}
disclosure: TEXT
changes: [{date: 2025-01-02, kind: update, note: TEXT}]
extra: {a: TEXT}
own: TEXT
---
# Heading
==> content/briefs/a/p.png
x
==> content/countries/PK.md
---
summary: TEXT
facts: [{label: TEXT, value: TEXT, source: TEXT}]
links: [{title: TEXT, url: 'https://x.org/'}]
---
==> content/topics/talks.md
---
title: TEXT
names: [TEXT]
summary: TEXT
---
==> content/pages/p.md
---
title: TEXT
summary: TEXT
---
";
    site.replace("TEXT", &text)
}

#[test]
fn no_text_breaks_out_of_its_place() {
    for text in HOSTILE {
        let plan = plan(&says(text));
        for (path, bytes) in files(&plan) {
            if path.starts_with("assets/") || path.ends_with(".png") || path.ends_with(".bin") {
                continue;
            }
            let told = format!("{path} with {text:?}");
            let output = String::from_utf8(bytes).expect("UTF-8");
            if path.ends_with(".html") {
                sound_html(&output, &told);
            } else if path.ends_with(".xml") {
                sound_xml(&output, &told);
            }
        }
    }
}

/// A page has no element of the text's, no unquoted mark of a template, and JSON-LD that says the text as it is.
fn sound_html(html: &str, told: &str) {
    assert!(!html.contains("<canary") && !html.contains("<img src=x") && !html.contains("<script>"), "{told}");
    // BibTeX has titles in double braces, and in them commands in braces.
    let marks = html.replace(" = {{", " = {").replace("{{\\text", "{\\text");
    assert!(!marks.contains("{{") || marks.contains("{{ canary }}"), "{told}");
    for script in html.split("<script").skip(1) {
        let (tag, rest) = script.split_once('>').expect("a tag");
        let json = rest.split("</script>").next().expect("a script");
        if tag.contains(" src=") {
            assert!(["/assets/brief.", "/assets/bp-"].iter().any(|own| tag.contains(own)), "{told}");
            assert_eq!(json, "", "{told}: the theme's own says nothing here");
            continue;
        }
        if tag.contains("bp-search-words") {
            assert!(serde_json::from_str::<serde_json::Value>(json).is_ok(), "{told}");
            continue;
        }
        let document: serde_json::Value = serde_json::from_str(json).unwrap_or_else(|why| panic!("{told}: {why}"));
        assert!(document["@graph"].is_array(), "{told}");
    }
    // Every tag is whole: an attribute's value that was broken out of leaves a stray quotation mark.
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().expect("a tag");
        assert_eq!(tag.matches('"').count() % 2, 0, "{told}: <{tag}>");
    }
}

fn sound_xml(xml: &str, told: &str) {
    let names = [
        "OpenSearchDescription",
        "ShortName",
        "LongName",
        "Description",
        "Url",
        "Language",
        "InputEncoding",
        "OutputEncoding",
        "feed",
        "title",
        "subtitle",
        "id",
        "updated",
        "link",
        "author",
        "name",
        "rights",
        "entry",
        "published",
        "category",
        "summary",
        "urlset",
        "url",
        "loc",
        "lastmod",
        "content",
    ];
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut depth = 0;
    loop {
        use quick_xml::events::Event;
        let event = reader.read_event().unwrap_or_else(|why| panic!("{told}: {why}"));
        match event {
            Event::Eof => break,
            Event::Start(element) => {
                depth += 1;
                assert!(names.contains(&element.name().as_ref()), "{told}: {element:?}");
            }
            Event::Empty(element) => {
                assert!(names.contains(&element.name().as_ref()), "{told}: {element:?}");
            }
            Event::End(_) => depth -= 1,
            Event::Comment(_) | Event::CData(_) | Event::PI(_) | Event::DocType(_) => panic!("{told}: {event:?}"),
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{told}");
}

#[test]
fn hostile_texts_are_said_as_they_are() {
    for written in HOSTILE {
        // Entities in front matter are the characters that they stand for.
        let text =
            &quick_xml::escape::unescape(&written.replace("& ", "&amp; ")).map_or(written.to_owned(), Into::into);
        let files = build(&says(written));
        let html = String::from_utf8(files["briefs/a/index.html"].clone()).expect("UTF-8");
        let document = json_ld(&html);
        let report = &document["@graph"][0];
        assert_eq!(report["headline"], text.trim());
        assert_eq!(report["alternativeHeadline"], *text);
        assert_eq!(report["author"][0]["name"], text.trim());
        let feed = String::from_utf8(files["feed.xml"].clone()).expect("UTF-8");
        assert_eq!(entry_title(&feed), text.trim());
    }
}

/// The title of a feed's first entry.
fn entry_title(feed: &str) -> String {
    let entry = feed.split_once("<entry>").expect("an entry").1;
    let title = entry.split_once("<title>").expect("a title").1.split("</title>").next().expect("an end");
    quick_xml::escape::unescape(title).expect("entities").into_owned()
}
