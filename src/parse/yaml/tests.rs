//! What front matter and its mistakes read as.

use super::*;
use crate::base::{At, FieldPath, Lines};
use crate::parse::config::SiteFile;
use crate::parse::free::Free;
use crate::parse::front_matter::{BriefFrontMatter, PlaceFrontMatter};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn file() -> SourcePath {
    SourcePath::new("content/briefs/a.md")
}

/// The record in a text without a fault; else every fault.
pub fn whole<T: Shaped + DeserializeOwned>(text: &str, yaml: Span) -> Result<T, Vec<Diagnostic>> {
    with_extra_keys(text, yaml, &[]).map(|(record, _)| record)
}

fn with_extra_keys<T: Shaped + DeserializeOwned>(
    text: &str,
    yaml: Span,
    extra_keys: &[String],
) -> Result<(T, FreeEntries), Vec<Diagnostic>> {
    let (record, extra, partial_read) = read(&file(), text, yaml, extra_keys)?;
    if partial_read.problems.is_empty() { Ok((record, extra)) } else { Err(partial_read.problems) }
}

fn brief(yaml: &str) -> BriefFrontMatter {
    whole(yaml, Span::new(0..yaml.len())).unwrap()
}

/// The faults of `yaml` as front matter, so the first line of `yaml` is line 2 of its file.
pub fn problems_of<T: Shaped + DeserializeOwned>(yaml: &str) -> (String, Vec<Diagnostic>) {
    let text = format!("---\n{yaml}\n---\nbody\n");
    let problems = whole::<T>(&text, Span::new(4..5 + yaml.len())).err();
    (text, problems.unwrap_or_default())
}

/// Checks the faults of `yaml`, each as `line:column code | help`.
#[track_caller]
fn check<T: Shaped + DeserializeOwned>(yaml: &str, expected: &[&str]) {
    let (text, problems) = problems_of::<T>(yaml);
    let lines = Lines::new(&text);
    let show = |problem: &Diagnostic| {
        let At::Span(span) = problem.place.at else { panic!("{problem:?}") };
        assert!(span.end <= text.len() && span.start < span.end, "{problem:?}");
        let place = lines.line_column(span.start);
        format!("{}:{} {} | {}", place.line, place.column, problem.code, problem.help.join(" / "))
    };
    assert_eq!(problems.iter().map(show).collect::<Vec<_>>(), expected, "{yaml}");
}

#[track_caller]
fn check_brief(yaml: &str, expected: &[&str]) {
    check::<BriefFrontMatter>(yaml, expected);
}

#[test]
fn leaves_stay_as_typed() {
    let brief = brief("countries: NO\nnumber: 01\nslug: 7.10\ntitle: ~\nsummary:\ndate: 2021-06-29\nfeatured: no\n");
    assert_eq!(brief.countries.0, ["NO"]);
    assert_eq!(brief.number.as_deref(), Some("01"));
    assert_eq!(brief.slug.as_deref(), Some("7.10"));
    assert_eq!((brief.title, brief.summary), (None, None));
    assert_eq!(brief.date.text(), Some("2021-06-29"));
    assert_eq!(brief.featured.as_deref(), Some("no"));
}

#[test]
fn a_piece_behind_no_value_is_a_key() {
    let (_, problems) = problems_of::<BriefFrontMatter>("{é, title\", !t : #}");
    assert_eq!(problems.len(), 5, "{problems:#?}");
}

#[test]
fn one_or_many_and_text_or_map() {
    let brief = brief(
        "countries: [AF, 586, 004]\nkey_points:\n  - One\n  - text: Two\nauthors: amina-khan\ntopics:\n\
         changes: {date: 2021-07-02, kind: update}\nimage: map.png\nextra: {a: [1, 2.50, x, ~, true]}\n",
    );
    assert_eq!(brief.countries.0, ["AF", "586", "004"]);
    assert_eq!(brief.key_points[1].text.as_deref(), Some("Two"));
    assert_eq!(brief.authors[0].name.as_deref(), Some("amina-khan"));
    assert!(brief.topics.is_empty());
    assert_eq!(brief.changes[0].kind.as_deref(), Some("update"));
    assert_eq!(brief.image.unwrap().src.as_deref(), Some("map.png"));
    let (key, value) = &brief.extra[0];
    let list = [Free::Int(1), Free::Float("2.5".into()), Free::Text("x".into()), Free::Null, Free::Bool(true)];
    assert_eq!((key.as_str(), value), ("a", &Free::List(list.into())));
    assert_eq!(serde_json::to_string(value).unwrap(), "[1,2.5,\"x\",null,true]");
}

#[test]
fn facts_in_either_form() {
    let facts = |yaml: &str| whole::<PlaceFrontMatter>(yaml, Span::new(0..yaml.len())).unwrap().facts.0;
    let list = facts("facts:\n  - {label: Capital, value: Islamabad}\n");
    assert_eq!(list, facts("facts: {Capital: Islamabad}\n"));
    assert_eq!(list, facts("facts: {label: Capital, value: Islamabad}\n"));
}

#[test]
fn nothing_is_empty_front_matter() {
    for yaml in ["", "\n", "# only a comment\n", "~\n", "{}"] {
        assert_eq!(brief(yaml), BriefFrontMatter::default(), "{yaml:?}");
        let extra = ["x".to_owned()];
        assert!(with_extra_keys::<BriefFrontMatter>(yaml, Span::new(0..yaml.len()), &extra).is_ok(), "{yaml:?}");
    }
}

#[test]
fn extra_keys_pass_and_the_rest_is_still_strict() {
    let extra = ["region_desk".to_owned(), "title".to_owned()];
    let yaml = "title: A\nregion_desk: {lead: x}\n";
    let span = Span::new(0..yaml.len());
    let (brief, free) = with_extra_keys::<BriefFrontMatter>(yaml, span, &extra).unwrap();
    assert_eq!(brief.title.as_deref(), Some("A"));
    assert_eq!(free, [("region_desk".to_owned(), Free::Map(vec![("lead".to_owned(), Free::Text("x".into()))]))]);

    for (yaml, code) in [("region_desk: a\nregion_desk: b\n", "duplicate-key"), ("region_dsk: a\n", "unknown-key")] {
        let span = Span::new(0..yaml.len());
        let problems = with_extra_keys::<BriefFrontMatter>(yaml, span, &extra).unwrap_err();
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].code.as_str(), code);
    }
}

#[test]
fn a_quoted_text_may_go_on_at_the_left_edge() {
    let text = "title: \"Records at your\nfingertips\"\ndate: 2020-01-01\nlayuot: x\n";
    let (_, problems) = problems_of::<BriefFrontMatter>(text);
    let told: Vec<String> = problems.iter().map(|problem| format!("{} {}", problem.code, problem.message)).collect();
    assert_eq!(told, ["unknown-key the front matter of a brief has no key `layuot`"]);
    let text = "summary: 'One\ntwo\n\nthree'\nlayuot: x\nauthor: [A]\n";
    let codes: Vec<&str> =
        problems_of::<BriefFrontMatter>(text).1.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(codes, ["unknown-key", "unknown-key"]);
    assert_eq!(brief("title: \"A\nb\"\n").title.as_deref(), Some("A b"));
}

#[test]
fn colons_without_quotes() {
    check_brief(
        "title: Iran: sanctions\nsubtitle: Don't: \"stop\"\nsummry: x",
        &[
            "2:12 invalid-yaml | type `title: \"Iran: sanctions\"`",
            "3:16 invalid-yaml | type `subtitle: \"Don't: \\\"stop\\\"\"`",
            "4:1 unknown-key | did you mean `summary`?",
        ],
    );
    check_brief(
        "key_points:\n- {text: Iran: s}\n- Iran: sanctions\n- text: Iran: y\ntopics:\n  - Iran: trade",
        &[
            "3:14 invalid-yaml | type `- {text: \"Iran: s\"}`",
            "4:3 wrong-type | type `- \"Iran: sanctions\"`",
            "5:13 invalid-yaml | type `- text: \"Iran: y\"`",
            "7:5 wrong-type | type `- \"Iran: trade\"`",
        ],
    );
    check_brief("topics: [a, b: c]", &["2:13 wrong-type | type `topics: [a, \"b: c\"]`"]);
    check_brief(
        "summary: The ministers\n  met in Doha: nothing\nslug: x",
        &["3:14 invalid-yaml | type `summary: >-` and the whole text, indented, on the lines below"],
    );
    check_brief("title:b\nslug: d", &["2:6 invalid-yaml | type `title: b`"]);
    check_brief("date:2021", &["2:1 wrong-type | type `date: 2021`"]);
    check_brief("title = \"x\"\ndate = 2021-01-01", &["2:1 wrong-type | type `title: \"x\"`"]);
}

#[test]
fn commas_in_braces() {
    check_brief(
        "key_points:\n  - {text: One, two, three}\nrecommendations:\n  - {to: A, B, text: x}",
        &[
            "3:17 unknown-key | type `- {text: \"One, two, three\"}`",
            "5:13 unknown-key | type `- {to: \"A, B\", text: x}`",
        ],
    );
}

#[test]
fn quotes_and_brackets() {
    check_brief("title: \"open\nslug: c", &["2:8 invalid-yaml | close it with `\"`"]);
    check_brief("title: \"Q\" rest", &["2:8 invalid-yaml | type `title: '\"Q\" rest'`"]);
    check_brief("title: 'it's'", &["2:8 invalid-yaml | type `title: \"it's\"`"]);
    check_brief("title: \"\\d\"", &["2:8 invalid-yaml | type `title: '\\d'`"]);
    check_brief("topics: [b, c\nslug: e", &["2:9 invalid-yaml | close it with `]`"]);
    check_brief("image: {src: c\nslug: e", &["2:8 invalid-yaml | close it with `}`"]);
    check_brief("image: {src: c}}", &["2:16 invalid-yaml | delete it"]);
    for slip in ["*I* n", "- foo", "@x", "%x", "`x`", "[Draft] Iran", "|foo"] {
        check_brief(&format!("title: {slip}"), &[&format!("2:8 invalid-yaml | type `title: \"{slip}\"`")]);
    }
}

#[test]
fn indentation() {
    check_brief("title: A\n subtitle: B", &["3:2 invalid-yaml | begin `subtitle:` in the same column as `title:`"]);
    for tabs in ["changes:\n\t- date: x", "image:\n\tsrc: a", "image:\n\tsrc: c\n\talt: e"] {
        check_brief(tabs, &["3:1 invalid-yaml | indent with blanks, two for each level"]);
    }
    check_brief(
        "title: b\na word\nslug: d",
        &["3:1 invalid-yaml | type `key: …`, or indent it if it belongs to the text above"],
    );
}

#[test]
fn keys_of_other_tools() {
    check_brief(
        "tags: [a]\ndescription: x\nlastmod: x\ndraft: true\npublishDate: x\nauthor: y\npermalink: /x/\nembrago_until: x",
        &[
            "2:1 unknown-key | `tags`: use `topics` or `countries` / `description`: use `summary` / `lastmod`: use \
             `updated` / `draft`: use `status: draft` / `publishDate`: use `embargo_until` \
             / `author`: use `authors` / `permalink`: use `url` / `briefpress import` takes over the whole \
             site of another generator, keys and addresses",
            "9:1 unknown-key | did you mean `embargo_until`?",
        ],
    );
    check_brief("title: a\ntags: [a]", &["3:1 unknown-key | use `topics` or `countries`"]);
    check::<SiteFile>(
        "titel: x\ndescription: fine\nbaseURL: x\nauthor: x\ntheme: {acent: x}",
        &[
            "2:1 unknown-key | did you mean `title`?",
            "4:1 unknown-key | `baseURL`: use `base_url` / `author`: use `publisher` / `briefpress import` \
             takes over the whole site of another generator, keys and addresses",
            "6:9 unknown-key | did you mean `accent`?",
        ],
    );
    check::<SiteFile>(
        "theme: {zzz: x}",
        &["2:9 unknown-key | the keys are `accent`, `logo_dark`, `favicon`, `stylesheet`, `images`, `fonts`"],
    );
}

#[test]
fn duplicate_keys_name_the_first_line() {
    check_brief(
        "title: a\ntitle: b\nextra: {a: 1,\n  a: 2}",
        &["3:1 duplicate-key | keep one of the two", "5:3 duplicate-key | keep one of the two"],
    );
    let (_, problems) = problems_of::<BriefFrontMatter>("slug: x\ntitle: a\ntitle: b");
    assert_eq!(problems[0].message, "the key `title` is given twice, first on line 3");
}

#[test]
fn wrong_types() {
    check_brief(
        "title: [D]\ntopics: {a: {b: c}}\ncountries: 7.10\nchanges: x\nrecommendations: [[a]]\nimage: [x]\nextra: x",
        &[
            "2:8 wrong-type | type `title: D`",
            "3:9 wrong-type | type `topics: [one, two]`",
            "4:12 wrong-type | type `\"7.10\"`",
            "5:10 wrong-type | type `changes: [{date: …, kind: …, note: …}]`",
            "6:19 wrong-type | type `{to: …, text: …}`",
            "7:8 wrong-type | type `image: {src: …, alt: …, caption: …}`",
            "8:8 wrong-type | type `extra: {name: …}`",
        ],
    );
    check_brief("topics:\n  - a\n  -\n  - b", &["4:3 wrong-type | write a value after the `-`, or delete the item"]);
    check_brief("- x", &["2:1 wrong-type | type lines such as `title: …`"]);
    check_brief("- x\na: b", &["2:1 wrong-type | type lines such as `title: …`"]);
    check_brief("? [a]\n: b", &["2:3 wrong-type | put the key in quotes"]);
    let (_, problems) = problems_of::<BriefFrontMatter>("recommendations: [{to: a, text: [x]}]");
    assert_eq!(problems[0].message, "`recommendations[0].text` is a list, not a text");
}

#[test]
fn characters_documents_and_tags() {
    check_brief(
        "title: a\u{0}b\nslgu: \u{7}",
        &[
            "2:9 invalid-yaml | delete it; editors may not show it",
            "3:1 unknown-key | did you mean `slug`?",
            "3:7 invalid-yaml | delete it; editors may not show it",
        ],
    );
    check::<SiteFile>(
        "title: b\n---\ntitle: c",
        &["3:1 invalid-yaml | delete the line `---` or `...` that ends the first"],
    );
    for tagged in ["authors: !foo z", "title:   !Kung people", "slug: a\nkey_points:\n  - !x y"] {
        let (text, problems) = problems_of::<BriefFrontMatter>(tagged);
        assert_eq!(problems.len(), 1, "{text}");
        assert_eq!(problems[0].help, ["put the whole text in quotes"]);
    }
    assert_eq!(brief("title: !!str 7\n").title.as_deref(), Some("7"));
    assert_eq!(brief("title: 'Now: !x'\n").title.as_deref(), Some("Now: !x"));
    check_brief(
        "topics: [a, , ]",
        &["2:13 invalid-yaml | check the indentation here and the quotes and brackets above"],
    );
}

/// Bombs and towers, as wide and as deep as the largest front matter.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test of time needs a clock")]
fn hostile_texts_end_quickly() {
    let bomb = |levels: usize| {
        let aliases = |level: usize| vec![format!("*a{}", level - 1); 9].join(", ");
        let lines = (1..levels).map(|level| format!("  a{level}: &a{level} [{}]\n", aliases(level)));
        format!("extra:\n  a0: &a0 [x, x]\n{}", lines.collect::<String>())
    };
    let texts = [
        bomb(9),
        bomb(40),
        "extra: {a: &a [*a]}\n".to_owned(),
        format!("title: {}", "[".repeat(101)),
        format!("title: {}", "{a: ".repeat(101)),
        "- ".repeat(101),
        (0..350).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect(),
        format!("extra: {}x{}", "[".repeat(120), "]".repeat(120)),
        "a: b: c\n".repeat(8_000),
        "'".repeat(65_000),
        format!("title: \"{}", "x: \n".repeat(16_000)),
        "? ".repeat(20_000),
        "&a ".repeat(20_000),
        "!a ".repeat(20_000),
        "a: &a *a\n".repeat(7_000),
    ];
    for text in texts {
        let begun = Instant::now();
        let problems = whole::<BriefFrontMatter>(&text, Span::new(0..text.len())).unwrap_err();
        let shown = text.chars().take(40).collect::<String>();
        assert!(!problems.is_empty(), "{shown}");
        // Well under a second in release mode; tests are built without optimisation and share the machine.
        assert!(begun.elapsed() < Duration::from_secs(3), "{shown}: {:?}", begun.elapsed());
        FieldSpans::new(&text, Span::new(0..text.len())).value(&FieldPath::of("extra").key("a1").index(0));
    }
}

#[test]
fn values_are_located() {
    let yaml = "title:  'A b' \nrecommendations:\n  - to: X\n    text: >-\n      Long\n  - to: Y\ntopics: one\nslug:\n";
    let text = format!("---\n{yaml}---\n");
    let places = FieldSpans::new(&text, Span::new(4..4 + yaml.len()));
    let found = |field: FieldPath| {
        let span = places.value(&field)?;
        Some(&text[span.range()])
    };
    let of = FieldPath::of;
    assert_eq!(found(of("title")), Some("'A b'"));
    assert_eq!(found(of("recommendations").index(1).key("to")), Some("Y"));
    assert_eq!(found(of("recommendations").index(0).key("text")), Some("Long"));
    assert_eq!(found(of("recommendations").index(0)), Some("to: X"));
    assert_eq!(found(of("recommendations").index(1).key("text")), Some("to: Y"));
    assert_eq!(found(of("recommendations").index(2).key("text")), Some("recommendations"));
    assert_eq!(found(of("topics").index(0)), Some("one"));
    assert_eq!(found(of("slug")), Some("slug"));
    assert_eq!(found(of("summary")), None);
    assert_eq!(found(FieldPath::default()), Some("title:  'A b'"));
    let broken = "title: a\nslug: b: c\n";
    assert_eq!(FieldSpans::new(broken, Span::new(0..broken.len())).value(&of("title")), Some(Span::new(7..8)));
}

/// Pieces that make YAML go wrong more often than letters do.
fn yaml_like() -> impl Strategy<Value = String> {
    let pieces = "title¦: ¦:¦\n¦  ¦- ¦[¦]¦{¦}¦, ¦\"¦'¦#¦é¦\t¦&a ¦*a¦!t ¦key_points¦extra¦|¦>-¦---¦...¦? ¦7.10¦~\
                  ¦\u{0}¦x¦<<¦%¦@¦\\¦text";
    let piece = prop::sample::select(pieces.split('¦').collect::<Vec<_>>());
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn any_text_is_read_or_refused_at_a_place(text in yaml_like()) {
        let span = Span::new(0..text.len());
        let fields = [FieldPath::of("title"), FieldPath::of("extra").key("x"), FieldPath::of("key_points").index(1)];
        let places = FieldSpans::new(&text, span);
        for field in fields {
            if let Some(found) = places.value(&field) {
                prop_assert!(text.get(found.range()).is_some());
            }
        }
        if let Err(problems) = whole::<BriefFrontMatter>(&text, span) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                let At::Span(span) = problem.place.at else { panic!("{problem:?}") };
                prop_assert!(text.get(span.range()).is_some(), "{:?}", problem);
            }
        }
    }

    #[test]
    fn any_characters_too(text in ".{0,60}") {
        let _ = whole::<SiteFile>(&text, Span::new(0..text.len()));
        let _ = FieldSpans::new(&text, Span::new(0..text.len())).value(&FieldPath::of("title"));
    }
}
