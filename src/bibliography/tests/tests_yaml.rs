//! What comes out of the YAML of Hayagriva.

use super::{line, only};
use crate::bibliography::limits::{MOST_BYTES, MOST_LEVELS};
use crate::bibliography::yaml::read_yaml;

#[test]
fn works_become_what_they_are() {
    let cases = [
        (
            "k:\n  type: report\n  title: The {IMF} today\n  author: World Bank\n  date: 2020-05-03\n  publisher:\n    name: WB\n    location: Washington\n  serial-number: 12\n",
            "report author=([World Bank]) issued=2020-5-3 | number: 12 | publisher: WB | publisher-place: Washington \
             | title: The <span class=\"nocase\">IMF</span> today",
        ),
        (
            "k:\n  type: article\n  title: T\n  author: [\"van der Berg, Jan\", \"King, Jr., Martin\"]\n  page-range: 1-9\n  serial-number:\n    doi: 10.1/x\n  parent:\n    type: periodical\n    title: J\n    volume: 3\n    issue: 2\n",
            "article-journal author=(Berg, Jan <van der>; King, Martin +Jr.) | DOI: 10.1/x | container-title: J | issue: 2 | page: 1-9 | title: T | volume: 3",
        ),
        (
            "k:\n  type: web\n  title: Page\n  url:\n    value: https://a.example/x\n    date: 2021-01-02\n  organization: WHO\n  language: fr-FR\n",
            "webpage accessed=2021-1-2 | URL: https://a.example/x | language: fr-FR | publisher: WHO | title: Page",
        ),
        (
            "k:\n  type: chapter\n  title: C\n  affiliated:\n    - role: translator\n      names: [\"Doe, Jo\"]\n  parent:\n    type: book\n    title: B\n    editor: Plato\n    date: ~1850\n    parent:\n      type: book\n      title: S\n",
            "chapter editor=(Plato) translator=(Doe, Jo) issued=1850~ | collection-title: S | container-title: B | title: C",
        ),
        ("k: {type: legislation, title: R, serial-number: A/RES/70/1}\n", "report | number: A/RES/70/1 | title: R"),
    ];
    for (text, want) in cases {
        assert_eq!(line(&only(read_yaml, text)), want, "of {text}");
    }
}

#[test]
fn faults_are_at_their_lines() {
    let cases = [
        ("a:\n  type: book\nb:\n  ‹title: no type›\n", "this entry cannot be read: b: no entry type for `b`", 1),
        (
            "a:\n  type: book\n‹c: x: y›\n",
            "this entry cannot be read: c: invalid type: string \"x\", expected a map representing a bibliography entry",
            1,
        ),
        ("a:\n  type: book\n  title: ‹*›b\n", "anchors and aliases are not read", 0),
        ("a: ‹&›x\n  type: book\nb:\n  type: book", "anchors and aliases are not read", 1),
        ("a: {type: book}\n‹a›: {type: web}\n", "two entries have the key `a`", 1),
    ];
    for (marked, message, count) in cases {
        let start = marked.find('‹').unwrap();
        let end = marked.find('›').unwrap() - '‹'.len_utf8();
        let (references, faults) = read_yaml(&marked.replace(['‹', '›'], ""));
        assert_eq!(faults.len(), 1, "in {marked}: {faults:?}");
        assert_eq!((&*faults[0].message, faults[0].span.clone()), (message, start..end), "in {marked}");
        assert_eq!(references.len(), count, "in {marked}");
    }
}

#[test]
fn signs_within_texts_are_no_aliases() {
    let text = "# a *comment*\n---\na:\n  type: book\n  title: \"R&D: *new* [x\"\n  genre: a & b *c\n  note: |\n    *starred*\n    &x\n";
    assert_eq!(line(&only(read_yaml, text)), "book | genre: a & b *c | note: *starred* &x | title: R&D: *new* [x");
}

#[test]
fn limits_are_kept_before_anything_is_parsed() {
    let deep = |depth: usize| {
        format!("a: {{type: book, title: {}x{}}}\nb: {{type: web}}", "[".repeat(depth), "]".repeat(depth))
    };
    let (references, faults) = read_yaml(&deep(MOST_LEVELS));
    assert_eq!((references.len(), faults.len()), (1, 1));
    assert_eq!(faults[0].message, "values are nested deeper than 50 levels");
    let lists = format!("a:\n  {}x\n", "- ".repeat(MOST_LEVELS + 1));
    let (_, faults) = read_yaml(&lists);
    assert_eq!(faults[0].message, "values are nested deeper than 50 levels");
    let (references, faults) = read_yaml(&" ".repeat(MOST_BYTES + 1));
    assert_eq!((references.len(), faults.len()), (0, 1));
}

#[test]
fn items_of_csl_are_read_as_pandoc_writes_them() {
    let text = "---\nreferences:\n- id: undp\n  type: report\n  title: Human Development\n  author:\n  - literal: UNDP\n  \
                issued: 2022-09-08\n  number: 7\n- type: book\n  id: khan\n  author: [{family: Khan, given: Amina}]\n  issued:\n  \
                - year: 2019\n  - year: 2020\n    month: 5\n  title: Rivers\n- id: old\n  issued: {year: 1960, month: 9, day: 19}\n...\n";
    let (works, faults) = read_yaml(text);
    assert_eq!(faults, []);
    let lines: Vec<String> =
        works.iter().map(|(span, work)| format!("{} {}", &text[span.clone()], line(work))).collect();
    assert_eq!(
        lines,
        [
            "undp report author=([UNDP]) issued=2022-9-8 | number: 7 | title: Human Development",
            "khan book author=(Khan, Amina) issued=2019..2020-5 | title: Rivers",
            "old document issued=1960-9-19",
        ]
    );
    let bare = "- id: a\n  title: T\n- id: a\n  title: U\n- id: b\n  issued: {raw: nonsense}\n- title: V\n";
    let (works, faults) = read_yaml(bare);
    assert_eq!(works.iter().map(|(_, work)| work.key.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    let told: Vec<(&str, &str)> =
        faults.iter().map(|fault| (&bare[fault.span.clone()], fault.message.as_str())).collect();
    assert_eq!(
        told,
        [("a", "two items have the id `a`"), ("issued", "`issued` is no date"), ("", "an item has no id")]
    );
    assert!(faults.iter().all(|fault| !fault.help.contains('"')), "{faults:?}");
    for (wrong, message) in [
        ("references:\n  a: b\n", "`references` is no list"),
        ("- id: a\n  title: 'x\n", "this entry cannot be read"),
        ("- id: &a b\n", "anchors and aliases are not read"),
    ] {
        let (works, faults) = read_yaml(wrong);
        assert_eq!((works.len(), faults.len()), (0, 1), "{wrong}");
        assert!(faults[0].message.starts_with(message), "{wrong}: {}", faults[0].message);
    }
}
