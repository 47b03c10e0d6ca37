//! What is set right behind the formatter, and what it does not know, each by a case.

use std::sync::Arc;

use serde_json::{Value, json};

use super::tests_works::{placed, work};
use crate::bibliography::cluster::{LocatorKind, reference_id};
use crate::bibliography::format::numbers::dashed;
use crate::bibliography::format::style::Style;
use crate::bibliography::format::texts::encode;
use crate::bibliography::format::{Formatted, Placed, format};

fn make(style: &str, language: &str, works: Value, clusters: Value) -> Formatted {
    let works: Vec<_> = works.as_array().unwrap().iter().map(|value| Arc::new(work(value))).collect();
    let clusters: Vec<Placed> = clusters.as_array().unwrap().iter().map(placed).collect();
    format(&Style::built_in(style).unwrap(), language, &works, &clusters)
}

/// Returns the entry of one work that is cited once.
fn entry(style: &str, language: &str, mut work: Value) -> String {
    work["id"] = json!("one");
    make(style, language, json!([work]), json!([{"cites": [{"id": "one"}]}])).list.remove(0).html
}

/// Returns one cluster of two works: a report of Smith and one of the UNHCR.
fn cited(style: &str, cluster: Value) -> (String, Option<String>) {
    let works = json!([
        {"id": "smith", "type": "report", "title": "Water", "publisher": "FAO", "issued": {"date-parts": [[2020]]},
         "author": [{"family": "Smith", "given": "Jane"}, {"family": "Jones", "given": "Tom"}]},
        {"id": "unhcr", "type": "report", "title": "Land", "publisher": "UN", "issued": {"date-parts": [[2019]]},
         "author": [{"literal": "UNHCR"}]}
    ]);
    let made = make(style, "en-GB", works, json!([cluster]));
    let plain = made.clusters[0].replace("</a>", "");
    let plain = plain
        .split("<a class=\"cite\" href=\"#bp-ref-")
        .map(|part| part.split_once("\">").map_or(part, |(_, text)| text));
    (plain.collect(), made.in_text[0].clone())
}

#[test]
fn clusters_have_words_and_places() {
    let two = json!([{"id": "smith", "prefix": "see", "locator": "3", "label": "chapter", "suffix": " and passim"},
        {"id": "unhcr", "suffix": ", table 2"}]);
    let cases = [
        (json!({"cites": two}), "(see Smith and Jones, 2020, ch. 3 and passim; UNHCR, 2019, table 2)"),
        (json!({"cites": [{"id": "smith", "locator": "4-7"}]}), "(Smith and Jones, 2020, pp. 4–7)"),
        (json!({"cites": [{"id": "smith", "locator": "xii-xv"}]}), "(Smith and Jones, 2020, pp. xii–xv)"),
        (json!({"cites": [{"id": "smith", "locator": "xii"}]}), "(Smith and Jones, 2020, p. xii)"),
        (json!({"cites": [{"id": "smith", "locator": "3, 9"}]}), "(Smith and Jones, 2020, pp. 3, 9)"),
        (
            json!({"cites": [{"id": "smith", "locator": "sch. 2", "label": "schedule"}]}),
            "(Smith and Jones, 2020, sch. 2)",
        ),
        (json!({"cites": [{"id": "smith", "suppress-author": true, "locator": "4"}]}), "(2020, p. 4)"),
        (json!({"cites": [{"id": "smith", "suffix": "but not now"}]}), "(Smith and Jones, 2020 but not now)"),
        (json!({"cites": [{"id": "unknown"}, {"id": "smith"}]}), "(Smith and Jones, 2020)"),
        (json!({"cites": [{"id": "smith"}], "in-text": true}), "Smith and Jones (2020)"),
        (
            json!({"cites": [{"id": "smith", "locator": "4"}, {"id": "unhcr"}], "in-text": true}),
            "Smith and Jones (2020, p. 4; UNHCR, 2019)",
        ),
    ];
    for (cluster, expected) in cases {
        assert_eq!(cited("harvard", cluster).0, expected);
    }
    let narrative = json!({"cites": [{"id": "smith", "locator": "4"}], "in-text": true, "note": 1});
    assert_eq!(cited("apa", narrative.clone()).0, "Smith and Jones (2020, p. 4)");
    assert_eq!(cited("vancouver", narrative.clone()).0, "Smith and Jones (1)");
    let (note, name) = cited("chicago-notes", narrative);
    assert_eq!(note, "Jane Smith and Tom Jones, <i>Water</i> (FAO, 2020), 4.");
    assert_eq!(name.as_deref(), Some("Smith and Jones"));
}

#[test]
fn cites_link_to_their_entries_and_notes_do_not() {
    let works = json!([{"id": "a b/ü", "type": "book", "title": "T", "author": [{"literal": "O"}]}]);
    let clusters = json!([{"cites": [{"id": "a b/ü"}], "note": 1}]);
    let made = make("harvard", "en-GB", works.clone(), clusters.clone());
    assert_eq!(made.clusters, [r##"(<a class="cite" href="#bp-ref-a.20b.2f.c3.bc">O, no date</a>)"##]);
    assert_eq!(make("mhra", "en-GB", works, clusters).clusters, ["O, <i>T</i> (n.d.)."]);
    assert_eq!(reference_id("un_2015-a"), "bp-ref-un_2015-a");
    assert_ne!(reference_id("a.20b"), reference_id("a b"));
}

#[test]
fn notes_know_what_came_before() {
    let works = json!([
        {"id": "a", "type": "book", "title": "First", "publisher": "P", "issued": {"date-parts": [[2001]]}, "author": [{"family": "Doe", "given": "Al"}]},
        {"id": "b", "type": "book", "title": "Second", "publisher": "P", "issued": {"date-parts": [[2002]]}, "author": [{"family": "Roe", "given": "Bo"}]}
    ]);
    let clusters = json!([
        {"cites": [{"id": "a", "locator": "3"}], "note": 1}, {"cites": [{"id": "a", "locator": "5"}], "note": 2},
        {"cites": [{"id": "b"}], "note": 3}, {"cites": [{"id": "a", "locator": "7"}], "note": 4}
    ]);
    let made = make("chicago-notes", "en-GB", works.clone(), clusters.clone());
    assert_eq!(
        made.clusters,
        [
            "Al Doe, <i>First</i> (P, 2001), 3.",
            "Doe, <i>First</i>, 5.",
            "Bo Roe, <i>Second</i> (P, 2002).",
            "Doe, <i>First</i>, 7."
        ]
    );
    let made = make("oscola", "en-GB", works, clusters);
    assert_eq!(
        made.clusters,
        ["Al Doe, <i>First</i> (P 2001) 3.", "ibid 5.", "Bo Roe, <i>Second</i> (P 2002).", "Doe (n 1) 7."]
    );
}

#[test]
fn hostile_text_is_escaped() {
    let html = entry(
        "harvard",
        "en-GB",
        json!({"type": "book", "title": "<script>alert(\"x\")</script> & <b onclick=x>",
        "author": [{"literal": "<img src=x> & Co"}], "publisher": "\u{E0041}\u{F0041}\u{0}P",
        "URL": "javascript:alert(1)", "issued": {"date-parts": [[2020]]}}),
    );
    assert_eq!(
        html,
        "&lt;img src=x&gt; &amp; Co (2020) <i>&lt;script&gt;alert(“x”)&lt;/script&gt; &amp; &lt;b onclick=x&gt;</i>. P. \
         Available at: javascript:alert(1)."
            .replace("“x”", "‘x’")
    );
    let html =
        entry("harvard", "en-GB", json!({"type": "webpage", "title": "T", "URL": "https://x.org/?a=\"><b>&c=1"}));
    assert!(!html.contains("<a ") && html.contains("https://x.org/?a=&quot;&gt;&lt;b&gt;&amp;c=1"), "{html}");
}

#[test]
fn titles_keep_their_marks_and_capitals() {
    let title = |text: &str| json!({"type": "book", "title": text, "author": [{"literal": "O"}]});
    let cases = [
        ("mla", "the <span class=\"nocase\">iPhone of</span> the poor", "O. <i>The iPhone of the Poor</i>."),
        ("mla", "COP26 and the IMF, AfDB and ILO's CO2", "O. <i>COP26 and the IMF, AfDB and ILO’s CO2</i>."),
        ("mla", "McKinsey and the eGovernment of Ofcom", "O. <i>McKinsey and the eGovernment of Ofcom</i>."),
        ("mla", "what the <i>Plasmodium</i> does", "O. <i>What the </i>Plasmodium<i> Does</i>."),
        ("mla", "CO<sub>2</sub> and us", "O. <i>CO</i><i><sub>2</sub></i><i> and Us</i>."),
        ("mla", "\"Never again\": the UN's promise", "O. <i>“Never Again”: The UN’s Promise</i>."),
        ("mla", "Is it over?", "O. <i>Is It Over?</i>"),
        ("mla", "A < B and B > C", "O. <i>A &lt; B and B &gt; C</i>."),
        ("harvard", "The <b>bold</b> \"move\"", "O (no date) <i>The </i><b><i>bold</i></b><i> ‘move’</i>."),
        ("harvard", "Ends with Inc.", "O (no date) <i>Ends with Inc.</i>"),
        ("harvard", "Wait...", "O (no date) <i>Wait...</i>"),
    ];
    for (style, text, expected) in cases {
        let html = entry(style, if style == "mla" { "en-US" } else { "en-GB" }, title(text));
        assert_eq!(html, expected, "{text}");
    }
}

#[test]
fn quotes_nest_and_hold_commas() {
    let article = |title: &str| json!({"type": "article-journal", "title": title, "container-title": "J", "author": [{"literal": "O"}]});
    assert_eq!(entry("mla", "en-US", article("On \"war\"")), "O. “On ‘War.’” <i>J</i>.");
    assert_eq!(entry("mla", "en-US", article("Why?")), "O. “Why?” <i>J</i>.");
    assert_eq!(entry("harvard", "en-GB", article("On \"war\"")), "O (no date) ‘On “war”’, <i>J</i> [Preprint].");
    assert_eq!(entry("apsa", "fr", article("La \"guerre\"")), "O. «\u{a0}La “guerre”\u{a0}». <i>J</i>.");
    assert_eq!(entry("apsa", "ar", article("\"حرب\"")).matches(['“', '‘', '’', '”']).count(), 4);
}

#[test]
fn dates_tell_spans_and_their_lack() {
    let event = |parts: Value| json!({"type": "webpage", "title": "T", "author": [{"literal": "O"}], "issued": {"date-parts": parts}});
    let cases = [
        ("en-GB", json!([[2019], [2021]]), "O (2019–2021) <i>T</i>."),
        ("en-GB", json!([[2019], [2019]]), "O (2019) <i>T</i>."),
    ];
    for (language, parts, expected) in cases {
        assert_eq!(entry("harvard", language, event(parts)), expected);
    }
    let apa = |parts| entry("apa", "en-US", event(parts));
    assert_eq!(apa(json!([[2019, 5, 12], [2019, 5, 14]])), "O. (2019, May 12–14). <i>T</i>.");
    assert_eq!(apa(json!([[2019, 5, 12], [2019, 6, 1]])), "O. (2019, May 12–June 1). <i>T</i>.");
    assert_eq!(apa(json!([[2019, 5], [2020, 5]])), "O. (2019–2020). <i>T</i>.");
    let undated = json!({"type": "book", "title": "T", "author": [{"literal": "O"}]});
    for (language, expected) in [
        ("en", "n.d."),
        ("fr", "s. d."),
        ("de", "o. J."),
        ("ar", "د.ت"),
        ("ru", "б. д."),
        ("ur", "تاریخ ندارد"),
        ("sd", "n.d."),
    ] {
        let html = entry("apa", language, undated.clone());
        let html = html.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(html.contains(expected), "{language}: {html}");
    }
}

#[test]
fn letters_follow_the_list_and_names_are_not_lost() {
    let book = |id: &str, title: &str, authors: Value| json!({"id": id, "type": "book", "title": title, "issued": {"date-parts": [[2010]]}, "author": authors});
    let smith = || json!([{"family": "Smith", "given": "Ann"}]);
    let works = json!([book("z", "Zoning", smith()), book("a", "Allotments", smith())]);
    let made = make("harvard", "en-GB", works, json!([{"cites": [{"id": "z"}]}, {"cites": [{"id": "a"}]}]));
    assert_eq!(made.list[0].html, "Smith, A. (2010a) <i>Allotments</i>.");
    assert!(made.clusters[0].contains("2010b") && made.clusters[1].contains("2010a"));
    let many = |count: usize| {
        Value::from(
            ["A", "B", "C", "D", "E"][..count]
                .iter()
                .map(|name| json!({"family": name, "given": "X"}))
                .collect::<Vec<_>>(),
        )
    };
    let works = json!([book("three", "T", many(3)), book("five", "F", many(5))]);
    let clusters = json!([{"cites": [{"id": "three"}], "note": 1}, {"cites": [{"id": "five"}], "note": 2}]);
    for style in Style::names() {
        let made = make(style, "en-GB", works.clone(), clusters.clone());
        assert!(made.clusters.iter().all(|html| !html.is_empty()), "{style}");
    }
}

#[test]
fn authors_are_repeated_shortened_and_left_whole() {
    let two = json!([{"family": "Doe", "given": "Al"}, {"family": "Roe", "given": "Bo"}]);
    let works = json!([
        {"id": "a", "type": "book", "title": "First", "author": two}, {"id": "b", "type": "book", "title": "Second", "author": two}
    ]);
    let made = make("mla", "en-US", works, json!([{"cites": [{"id": "a"}]}, {"cites": [{"id": "b"}]}]));
    assert_eq!(made.list[1].html, "———. <i>Second</i>.");
    assert!(
        made.clusters[0].contains("<i>First</i>") && made.clusters[1].contains("<i>Second</i>"),
        "{:?}",
        made.clusters
    );
    let by =
        |authors: Value| json!({"type": "book", "title": "T", "issued": {"date-parts": [[2001]]}, "author": authors});
    let cases = [
        (
            "harvard",
            json!([{"family": "Doe", "given": "Al"}, {"literal": "others"}]),
            "Doe, A. <i>et al.</i> (2001) <i>T</i>.",
        ),
        ("harvard", json!([{"literal": "others"}]), "<i>T</i> (2001)."),
        ("apa", json!([{"literal": "De Nederlandsche Bank"}]), "De Nederlandsche Bank. (2001). <i>T</i>."),
        ("harvard", json!([{"literal": "Ministry of Finance, Kenya"}]), "Ministry of Finance, Kenya (2001) <i>T</i>."),
        ("harvard", json!([{"family": "O'Neil", "given": "Jim"}]), "O’Neil, J. (2001) <i>T</i>."),
        ("harvard", json!([{"given": "Madonna"}]), "Madonna (2001) <i>T</i>."),
    ];
    for (style, authors, expected) in cases {
        assert_eq!(entry(style, "en-GB", by(authors)), expected);
    }
}

#[test]
fn numbers_of_documents_are_no_numbers() {
    let report = |number: &str| {
        entry("apa", "en-US", json!({"type": "report", "title": "T", "number": number, "author": [{"literal": "UN"}]}))
    };
    for number in ["A/RES/70/1", "2021-45", "E/2020/5", "007", "12345678901234567890", "1,234/5"] {
        assert!(report(number).contains(number), "{}", report(number));
    }
    assert_eq!(dashed("xii-xv, 3--5, A-b, pre-1990"), "xii–xv, 3–5, A-b, pre-1990");
    assert_eq!(encode("Plain text", false), "Plain text");
    assert_eq!(LocatorKind::default(), LocatorKind::Page);
}

#[test]
fn works_of_one_author_stand_together() {
    let book = |id: &str, name: &str, year: u16| json!({"id": id, "type": "book", "title": id, "issued": {"date-parts": [[year]]}, "author": [{"family": name, "given": "X"}]});
    let works =
        json!([book("a", "Smith", 2010), book("b", "Jones", 2011), book("c", "Smith", 2012), book("d", "Smith", 2012)]);
    let cluster = |keys: &[&str]| {
        let cites: Vec<_> = keys.iter().map(|key| json!({"id": key})).collect();
        let made = make("harvard", "en-GB", works.clone(), json!([{"cites": cites}]));
        let plain = made.clusters[0].replace("</a>", "");
        plain
            .split("<a class=\"cite\" href=\"#bp-ref-")
            .map(|part| part.split_once("\">").map_or(part, |(_, text)| text))
            .collect::<String>()
    };
    assert_eq!(cluster(&["a", "b"]), "(Smith, 2010; Jones, 2011)");
    assert_eq!(cluster(&["a", "c"]), "(Smith, 2010, 2012)");
    assert_eq!(cluster(&["a", "b", "c"]), "(Smith, 2010, 2012; Jones, 2011)");
    assert_eq!(cluster(&["c", "b", "a", "d"]), "(Smith, 2010, 2012a, 2012b; Jones, 2011)");
}
