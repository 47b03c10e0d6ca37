//! Each format against exact text, and all of them against random spans in random text.

use super::*;
use crate::base::{At, Code, LineColumn, Place, Severity, SourcePath, Span};
use proptest::prelude::*;

fn file() -> SourcePath {
    SourcePath::new("a.md")
}

fn problem(at: At) -> Diagnostic {
    let place = Place { file: file(), at };
    Diagnostic::new(Code::UnknownCountry, place, "no country is called `Pakstan`", "did you mean `Pakistan`?")
}

fn span(start: usize, end: usize) -> Diagnostic {
    problem(At::Span(Span::new(start..end)))
}

fn position(line: usize, column: usize) -> Diagnostic {
    problem(At::Position(LineColumn { line, column }))
}

fn report(format: Format, text: Option<&str>, diagnostics: &[Diagnostic]) -> String {
    render(diagnostics, &|_| text, &Style { format, ..Style::default() })
}

/// The report for people on one span without help, its first line left out.
fn drawn(text: &str, start: usize, end: usize) -> String {
    let diagnostic = Diagnostic { help: Vec::new(), ..span(start, end) };
    let report = report(Format::Human, Some(text), &[diagnostic]);
    report.split_once('\n').unwrap().1.to_owned()
}

#[test]
fn what_is_reported_once_for_several_places_says_so() {
    let report = report(Format::Human, Some("ab"), &[span(0, 1).and_at(2)]);
    assert!(report.ends_with("= help: did you mean `Pakistan`?\n  = note: the same at 2 more places\n"), "{report}");
}

#[test]
fn people_see_the_place() {
    let text = "---\ntitle: é\ncountries: [Pakstan]\n---\n";
    let at = text.find("Pakstan").unwrap();
    let diagnostics = [span(at, at + 7).and_help("see\nthe list"), problem(At::File)];
    assert_eq!(
        report(Format::Human, Some(text), &diagnostics),
        "\
error[unknown-country]: no country is called `Pakstan`
 --> a.md
 = help: did you mean `Pakistan`?

error[unknown-country]: no country is called `Pakstan`
 --> a.md:3:13
  |
3 | countries: [Pakstan]
  |             ^^^^^^^
  |
  = help: did you mean `Pakistan`?
  = help: see
          the list
"
    );
}

#[test]
fn colours_only_when_asked() {
    let style = Style { paint: Paint::Styled, ..Style::default() };
    let styled = render(&[span(0, 1)], &|_| Some("x"), &style);
    assert!(styled.starts_with("\u{1b}["), "{styled:?}");
    assert!(styled.contains("-->\u{1b}[0m a.md:1:1\n"), "{styled:?}");
    assert!(!report(Format::Human, Some("x"), &[span(0, 1)]).contains('\u{1b}'));
}

#[test]
fn without_text_the_place_alone_is_named() {
    let warning = Diagnostic { severity: Severity::Warning, help: Vec::new(), ..position(3, 4) };
    assert_eq!(
        report(Format::Human, None, &[warning]),
        "warning[unknown-country]: no country is called `Pakstan`\n --> a.md:3:4\n"
    );
    let lost = Diagnostic { help: Vec::new(), ..span(3, 4) };
    assert_eq!(
        report(Format::Human, None, &[lost]),
        "error[unknown-country]: no country is called `Pakstan`\n --> a.md\n"
    );
}

#[test]
fn empty_places_get_a_caret() {
    assert_eq!(drawn("", 0, 0), " --> a.md:1:1\n  |\n1 |\n  | ^\n");
    assert_eq!(drawn("ab\ncd", 2, 2), " --> a.md:1:3\n  |\n1 | ab\n  |   ^\n");
    assert_eq!(drawn("ab\ncd", 2, 3), " --> a.md:1:3\n  |\n1 | ab\n  |   ^\n");
    assert_eq!(drawn("ab\ncd", 5, 5), " --> a.md:2:3\n  |\n2 | cd\n  |   ^\n");
    assert_eq!(drawn("ab\n", 3, 3), " --> a.md:2:1\n  |\n2 |\n  | ^\n");
    let there = report(Format::Human, Some("ab\ncd"), &[position(2, 2)]);
    assert!(there.contains(" --> a.md:2:2\n  |\n2 | cd\n  |  ^\n"), "{there}");
}

#[test]
fn places_past_the_end_are_the_end() {
    assert_eq!(drawn("ab", 1, 99), " --> a.md:1:2\n  |\n1 | ab\n  |  ^\n");
    assert_eq!(drawn("ab", 98, 99), " --> a.md:1:3\n  |\n1 | ab\n  |   ^\n");
    assert_eq!(drawn("é", 1, 2), " --> a.md:1:1\n  |\n1 | é\n  | ^\n");
}

#[test]
#[expect(clippy::reversed_empty_ranges, reason = "a stage may get it wrong")]
fn reversed_places_are_their_start() {
    let reversed = problem(At::Span(Span::new(2..1)));
    assert!(report(Format::Human, Some("abc"), &[reversed]).contains("1 | abc\n  |   ^\n"));
}

#[test]
fn tabs_and_wide_characters_line_up() {
    let text = "\té世界 x";
    let wide = text.find('世').unwrap();
    assert_eq!(drawn(text, wide, wide + 6), " --> a.md:1:3\n  |\n1 |     é世界 x\n  |      ^^^^\n");
    assert_eq!(drawn(text, text.len() - 1, text.len()), " --> a.md:1:6\n  |\n1 |     é世界 x\n  |           ^\n");
}

#[test]
fn at_most_three_lines_are_shown() {
    let two = " --> a.md:1:3\n  |\n1 | /   ab\n2 | | cd\n  | |__^\n";
    assert_eq!(drawn("  ab\ncd\nef\n", 2, 7), two);
    assert_eq!(drawn("  ab\ncd\nef\n", 2, 8), two);
    assert_eq!(
        drawn("a\nb\nc\nd\ne", 0, 9),
        " --> a.md:1:1\n  |\n1 | / a\n2 | | b\n3 | | c\n  | |_^ and 2 more lines\n"
    );
    assert_eq!(drawn("a\n\n\nd", 0, 5), " --> a.md:1:1\n  |\n1 | a\n  | ^ and 3 more lines\n");
    let tenth = drawn(&"x\n".repeat(12), 16, 19);
    assert_eq!(tenth, "  --> a.md:9:1\n   |\n 9 | / x\n10 | | x\n   | |_^\n");
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let text = "word ".repeat(60);
    assert_eq!(
        drawn(&text, 150, 154),
        format!(" --> a.md:1:151\n  |\n1 | ...{}...\n  | {}^^^^\n", "word ".repeat(20), " ".repeat(43))
    );
    assert_eq!(drawn(&text, 0, 4), format!(" --> a.md:1:1\n  |\n1 | {}...\n  | ^^^^\n", "word ".repeat(20)));
    let end = drawn(text.trim_end(), 295, 299);
    assert_eq!(end, format!(" --> a.md:1:296\n  |\n1 | ... {}word\n  | {}^^^^\n", "word ".repeat(19), " ".repeat(99)));
    let whole = drawn(&text, 0, 300);
    assert_eq!(whole, format!(" --> a.md:1:1\n  |\n1 | {}...\n  | {}\n", "word ".repeat(20), "^".repeat(100)));
}

#[test]
fn control_characters_are_shown_not_obeyed() {
    let file = SourcePath::new("a\n\u{1b}.md");
    let place = Place::span(&file, Span::new(1..4));
    let diagnostic = Diagnostic::new(Code::InvalidYaml, place, "a\u{1b}[2J\u{9b}2J\nb", "c\r\u{202e}d");
    let text = Some("x\u{1b}[1\u{7f}\u{9b}2J");
    let diagnostics = [diagnostic];
    assert_eq!(
        report(Format::Human, text, &diagnostics),
        "\
error[invalid-yaml]: a␛[2J�2J
                     b
 --> a␊␛.md:1:2
  |
1 | x␛[1␡�2J
  |  ^^^
  |
  = help: c␍�d
"
    );
    assert_eq!(
        report(Format::Github, text, &diagnostics),
        "::error file=a%0A␛.md,line=1,endLine=1,col=2,endColumn=5,title=invalid-yaml::\
         a␛[2J�2J%0Ab%0Ahelp: c␍�d\n"
    );
    let json = report(Format::Json, text, &diagnostics);
    assert!(json.contains(r#""message":"a\u001b[2J\u009b2J\nb","file":"a\n\u001b.md","line":1"#), "{json}");
    assert!(json.contains(r#""help":["c\r\u202ed"]"#), "{json}");
    let read: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(read["message"], "a\u{1b}[2J\u{9b}2J\nb");
}

#[test]
fn json_has_its_keys_in_order() {
    let text = "né: [x]\ny\n";
    let diagnostics = [span(6, 7).and_help("\"two\""), problem(At::File), span(0, 9), span(99, 99)];
    let start =
        r#"{"code":"unknown-country","severity":"error","message":"no country is called `Pakstan`","file":"a.md","#;
    let places = [
        r#""line":1,"column":1,"end_line":1,"end_column":1,"help":["did you mean `Pakistan`?"]}"#,
        r#""line":1,"column":1,"end_line":2,"end_column":1,"help":["did you mean `Pakistan`?"]}"#,
        r#""line":1,"column":6,"end_line":1,"end_column":7,"help":["did you mean `Pakistan`?","\"two\""]}"#,
        r#""line":3,"column":1,"end_line":3,"end_column":1,"help":["did you mean `Pakistan`?"]}"#,
    ];
    let expected: String = places.iter().map(|place| format!("{start}{place}\n")).collect();
    assert_eq!(report(Format::Json, Some(text), &diagnostics), expected);
    assert_eq!(report(Format::Json, Some(text), &[]), "");
}

#[test]
fn github_annotations() {
    let text = "né: [x]\ny\n";
    let file = SourcePath::new("a,b:c%.md");
    let escaped = Diagnostic::new(Code::NoAsOf, Place::file(&file), "100%: a, b", "x\ny");
    assert_eq!(
        report(Format::Github, Some(text), &[escaped]),
        "::warning file=a%2Cb%3Ac%25.md,title=no-as-of::100%25: a, b%0Ahelp: x%0Ay\n"
    );
    let end = "title=unknown-country::no country is called `Pakstan`%0Ahelp: did you mean `Pakistan`?\n";
    assert_eq!(
        report(Format::Github, Some(text), &[span(6, 7), span(0, 9), span(0, 10)]),
        format!(
            "::error file=a.md,line=1,endLine=1,col=1,endColumn=8,{end}\
             ::error file=a.md,line=1,endLine=2,{end}\
             ::error file=a.md,line=1,endLine=1,col=6,endColumn=7,{end}"
        )
    );
    let point = report(Format::Github, None, &[position(3, 4)]);
    assert_eq!(point, format!("::error file=a.md,line=3,endLine=3,col=4,endColumn=4,{end}"));
}

#[test]
fn sorted_by_file_then_place_then_code_and_each_once() {
    let at = |name: &str, code, at| Diagnostic::new(code, Place { file: SourcePath::new(name), at }, "m", "h");
    let span = |start| At::Span(Span::new(start..start));
    let diagnostics = [
        at("b.md", Code::DeadLink, At::File),
        at("a.md", Code::DeadLink, span(10)),
        at("a.md", Code::DeadLink, span(9)),
        at("a.md", Code::InvalidYaml, span(9)),
        at("a.md", Code::DeadLink, At::Position(LineColumn { line: 1, column: 2 })),
        at("a.md", Code::NoAsOf, At::File),
        at("a.md", Code::DeadLink, span(9)),
    ];
    let json = report(Format::Json, Some("0123\n5678\nabc"), &diagnostics);
    let seen: Vec<_> = json
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|value| format!("{} {}:{} {}", value["file"], value["line"], value["column"], value["code"]))
        .map(|line| line.replace('"', ""))
        .collect();
    assert_eq!(
        seen,
        [
            "a.md 1:1 no-as-of",
            "a.md 1:2 dead-link",
            "a.md 2:5 invalid-yaml",
            "a.md 2:5 dead-link",
            "a.md 3:1 dead-link",
            "b.md 1:1 dead-link",
        ]
    );
    assert_eq!(summary(&diagnostics).as_deref(), Some("5 errors and 1 warning"));
}

#[test]
fn summaries() {
    let warning = Diagnostic { severity: Severity::Warning, ..span(0, 0) };
    assert_eq!(summary(&[]), None);
    assert_eq!(summary(&[span(0, 0), span(0, 0)]).as_deref(), Some("1 error"));
    assert_eq!(summary(&[warning.clone(), span(0, 0), span(1, 1)]).as_deref(), Some("2 errors and 1 warning"));
    assert_eq!(tally(&[warning.clone(), span(0, 0)]).as_deref(), Some("1 error and 1 warning"), "each has been seen");
    let four: Vec<Diagnostic> = (0..4).map(|at| span(at, at)).collect();
    assert_eq!(summary(&four).as_deref(), Some("4 errors"));
    assert_eq!(tally(&four).as_deref(), Some("4 errors (unknown-country)"));
    assert_eq!(summary(&[warning]).as_deref(), Some("1 warning"));
}

proptest! {
    #[test]
    fn any_span_of_any_text_can_be_shown(
        text in "([a-zé世\\t \\n\r\u{200d}\u{301}\u{1b}\u{9b}]{0,20}|[ a-z世\u{301}]{90,230}|\\PC|\n){0,8}",
        start in 0_usize..700,
        length in 0_usize..400,
    ) {
        let diagnostics = [span(start, start + length)];
        for format in [Format::Human, Format::Json, Format::Github] {
            let shown = report(format, Some(&text), &diagnostics);
            prop_assert!(!shown.chars().any(|c| c != '\n' && printable::is_unsafe(c)), "{shown:?}");
            prop_assert!(shown.ends_with('\n') && !shown.ends_with("\n\n"));
        }
        let shown = report(Format::Human, Some(&text), &diagnostics);
        prop_assert!(shown.lines().count() <= 12, "{shown}");
        prop_assert!(shown.contains('^'));
    }
}
