//! What comes out of CSL-JSON.

use super::{days, line, name, only};
use crate::bibliography::csl_json::read_csl_json;
use crate::bibliography::limits::MOST_BYTES;

#[test]
fn files_have_one_of_four_forms() {
    let item = r#"{"id": "a", "type": "book", "title": "T"}"#;
    let forms = [
        item.to_owned(),
        format!("[{item}]"),
        format!("\u{feff}{{\"items\": [{item}]}}"),
        format!("{{\"references\": [{item}], \"x\": 1}}"),
    ];
    for form in forms {
        assert_eq!(line(&only(read_csl_json, &form)), "book | title: T", "of {form}");
    }
    let (references, faults) = read_csl_json("[]");
    assert_eq!((references.len(), faults.len()), (0, 0));
    let text = r#"[{"id": 12, "type": "Report"}, {"id": "http://z.example/1", "citation-key": "doe", "type": "odd"}]"#;
    let (references, faults) = read_csl_json(text);
    assert_eq!(faults, []);
    let keys: Vec<_> = references.iter().map(|(span, it)| (&text[span.clone()], &*it.key, &*it.kind)).collect();
    assert_eq!(keys, [("12", "12", "report"), ("doe", "doe", "document")]);
}

#[test]
fn texts_survive_odd_values() {
    let text = r#"{"id": "a", "type": "article-journal", "title": ["A <i>b</i>\n c"], "volume": 3, "issue": "2", "page": "1–9",
        "ISSN": ["1", "2"], "abstract": "gone", "DOI": "https://doi.org/10.1/x", "URL": null, "edition": true,
        "language": "English", "event": "E", "shortTitle": "A", "custom": {}, "source": ""}"#;
    assert_eq!(
        line(&only(read_csl_json, text)),
        "article-journal | DOI: 10.1/x | ISSN: 1 | event-title: E | issue: 2 | language: en | page: 1-9 \
         | title: A <i>b</i> c | title-short: A | volume: 3"
    );
    let resolution = r#"{"id": "a", "type": "legislation", "number": "A/RES/70/1", "title": "T"}"#;
    assert_eq!(line(&only(read_csl_json, resolution)), "report | number: A/RES/70/1 | title: T");
}

#[test]
fn names_have_all_their_forms() {
    let cases = [
        (r#"[{"family": "Doe", "given": "Jo", "suffix": "Jr."}]"#, "Doe, Jo +Jr."),
        (r#"[{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}]"#, "Berg, Jan <van der>"),
        (r#"[{"family": "Humboldt", "given": "A.", "dropping-particle": "von"}]"#, "Humboldt, A. (von)"),
        (r#"[{"family": "van der Berg", "given": "Jan"}]"#, "Berg, Jan <van der>"),
        (r#"[{"literal": "United Nations"}, {"literal": "others"}]"#, "[United Nations]; others"),
        (r#"[{"name": "Crossref Group"}, {"family": "Plato"}]"#, "[Crossref Group]; Plato"),
        (r#"[{"family": "World Bank"}, {"family": "X", "isInstitution": true}]"#, "[World Bank]; [X]"),
        (r#"[{"given": "Plato"}, {"family": 7}, null, {}, {"family": ""}]"#, "Plato; 7"),
        (r#"["Doe, Jo", "UNHCR"]"#, "Doe, Jo; [UNHCR]"),
        (r#"{"family": "García Márquez", "given": "Gabriel"}"#, "García Márquez, Gabriel"),
        (r#"[{"family": "毛", "given": "泽东"}]"#, "毛, 泽东"),
    ];
    for (names, want) in cases {
        let reference = only(read_csl_json, &format!(r#"[{{"id": "a", "author": {names}}}]"#));
        let names: Vec<String> = reference.names["author"].iter().map(name).collect();
        assert_eq!(names.join("; "), want);
    }
}

#[test]
fn dates_have_all_their_forms() {
    let cases = [
        (r#"{"date-parts": [[2020, 5, 3]]}"#, "2020-5-3", ""),
        (r#"{"date-parts": [["2020", "05"]]}"#, "2020-5", ""),
        (r#"{"date-parts": [[2020, 5], [2020, 7]], "circa": 1}"#, "2020-5..2020-7~", ""),
        (r#"{"date-parts": [2020]}"#, "2020", ""),
        (r#"{"date-parts": [[2020, 0, 0]], "circa": "0"}"#, "2020", ""),
        (r#"{"date-parts": [[2020, 22]]}"#, "2020", " | issued-season: 2"),
        (r#"{"date-parts": [["2020", ""]], "season": "3", "circa": "yes"}"#, "2020~", " | issued-season: 3"),
        (r#"{"date-parts": [[-44]]}"#, "-44", ""),
        (r#"{"date-parts": [[null]]}"#, "", ""),
        (r#"{"date-parts": [[]], "literal": "n.d."}"#, "", ""),
        (r#"{"raw": "2020-05-03"}"#, "2020-5-3", ""),
        (r#"{"literal": "May 2020"}"#, "2020-5", ""),
        (r#"{"literal": "Forthcoming"}"#, "", " | status: Forthcoming"),
        (r#"{"literal": "Reign of Ashoka, year 12"}"#, "", " | issued-literal: Reign of Ashoka, year 12"),
        (r#""2020-05""#, "2020-5", ""),
        ("2020", "2020", ""),
        ("null", "", ""),
        ("{}", "", ""),
    ];
    for (date, want, texts) in cases {
        let reference = only(read_csl_json, &format!(r#"[{{"id": "a", "issued": {date}}}]"#));
        assert_eq!(reference.dates.get("issued").map(days).unwrap_or_default(), want, "of {date}");
        assert!(line(&reference).ends_with(texts), "of {date}");
    }
}

#[test]
fn faults_are_at_their_values() {
    let cases = [
        (r#"[{"id": "a", "issued": ‹{"date-parts": [[2020, 2, 30]]}›}]"#, "`issued` is no date", 1),
        (r#"[{"id": "a", "issued": ‹{"raw": "yesterday"}›}]"#, "`issued` is no date", 1),
        (r#"[{"id": "a", "author": ‹5›, "title": "T"}]"#, "`author` holds no names", 1),
        (r#"[{"id": "a", "title": ‹{"x": 1}›}]"#, "`title` is no text", 1),
        (r#"[‹{›"title": "é"}, {"id": "b"}]"#, "an item has no id", 1),
        (r#"[{"id": "b"}, ‹7›]"#, "an item is no object", 1),
        ("‹7›", "the file holds no items of CSL-JSON", 0),
        (r#"[{"id": "a"} ‹{›"id": "b"}]"#, "the file is no JSON: expected `,` or `]`", 0),
        ("[{\"é\": 1},\n {\"id\" ‹\"›a\"}]", "the file is no JSON: expected `:`", 0),
        (r#"[{"id": "a",‹}›]"#, "the file is no JSON: key must be a string", 0),
    ];
    for (marked, message, count) in cases {
        let start = marked.find('‹').unwrap();
        let end = marked.find('›').unwrap() - '‹'.len_utf8();
        let (references, faults) = read_csl_json(&marked.replace(['‹', '›'], ""));
        assert_eq!(faults.len(), 1, "in {marked}");
        assert_eq!((&*faults[0].message, faults[0].span.clone()), (message, start..end), "in {marked}");
        assert_eq!(references.len(), count, "in {marked}");
    }
    let (references, faults) = read_csl_json(r#"[{"id": "a"}, {"id": "a"}, {"id": "A"}]"#);
    assert_eq!(references.len(), 2);
    assert_eq!((faults[0].span.clone(), faults[0].also.clone()), (22..23, Some(9..10)));
}

#[test]
fn limits_cost_one_value() {
    let deep = format!(r#"[{{"id": "a", "title": {}"x"{}, "note": "n"}}]"#, "[".repeat(200), "]".repeat(200));
    let (references, faults) = read_csl_json(&deep);
    assert_eq!(line(&references[0].1), "document | note: n");
    assert_eq!((faults.len(), faults[0].span.clone()), (1, 22..22 + 403));
    let (references, faults) = read_csl_json(&" ".repeat(MOST_BYTES + 1));
    assert_eq!((references.len(), faults.len()), (0, 1));
}
