//! What the report for people leaves out: problems in the same words, and what does not fit on a screen.

use super::*;
use crate::base::{At, Code, Place, Severity, SourcePath, Span};

fn report(format: Format, text: Option<&str>, diagnostics: &[Diagnostic]) -> String {
    render(diagnostics, &|_| text, &Style { format, ..Style::default() })
}

/// A problem of the bytes of `a.md`.
fn span(start: usize, end: usize) -> Diagnostic {
    let place = Place { file: SourcePath::new("a.md"), at: At::Span(Span::new(start..end)) };
    Diagnostic::new(Code::UnknownCountry, place, "no country is called `Pakstan`", "did you mean `Pakistan`?")
}

/// Problems in `count` files, of which the help line of each begins with `help(at)`.
fn many(count: usize, help: impl Fn(usize) -> Vec<String>) -> Vec<Diagnostic> {
    let one = |at: usize| {
        let place = Place::span(&SourcePath::new(format!("{at:03}.md")), Span::new(0..1));
        Diagnostic { help: help(at), ..Diagnostic::new(Code::UnknownKey, place, "m", "") }
    };
    (0..count).map(one).collect()
}

#[test]
fn the_same_words_at_many_places_are_told_once() {
    let general = |at: usize| vec![format!("`{}`: h", ["a", "b"][at % 2]), "general".to_owned()];
    let told = report(Format::Human, Some("x"), &many(600, general));
    assert_eq!(
        told,
        "\
error[unknown-key]: m
 --> 000.md:1:1
  |
1 | x
  | ^
  |
  = help: `a`: h
  = help: `b`: h
  = help: general
  = note: the same in 599 more files: 001.md:1:1, 002.md:1:1, 003.md:1:1, … (`-v` shows each)
"
    );
    let count = |diagnostics: &[Diagnostic], repeats| {
        let told = render(diagnostics, &|_| Some("x"), &Style { repeats, ..Style::default() });
        told.matches("error[").count()
    };
    assert_eq!(count(&many(600, general), Repeats::Each), 600);
    assert_eq!(count(&many(3, general), Repeats::Together), 3, "a few are each told");
    let specific = |at: usize| vec!["general".to_owned(), format!("type `{at}`")];
    assert_eq!(count(&many(5, specific), Repeats::Together), 5, "what is to be typed differs");
    assert_eq!(count(&many(600, specific), Repeats::Together), 1, "what differs does not fit on a screen");
    assert_eq!(count(&many(600, specific), Repeats::Each), 600);
    for format in [Format::Json, Format::Github] {
        assert_eq!(report(format, Some("x"), &many(600, general)).lines().count(), 600);
    }
}

#[test]
fn other_places_of_the_same_are_counted() {
    let note = |diagnostics: &[Diagnostic]| {
        let told = report(Format::Human, Some("abcdefgh\nab"), diagnostics);
        told.lines().find_map(|line| line.split_once("= note: ")).map(|(_, note)| note.to_owned()).expect("a note")
    };
    let here: Vec<Diagnostic> = (0..4).map(|at| span(at, at + 1)).collect();
    assert_eq!(note(&here), "the same at 3 more places in this file: 1:2, 1:3, 1:4 (`-v` shows each)");
    let other = |name: &str, at: usize| Diagnostic {
        place: Place::span(&SourcePath::new(name), Span::new(at..at)),
        ..span(0, 0)
    };
    let mut both = here;
    both.push(other("b.md", 9));
    assert_eq!(
        note(&both),
        "the same at 4 more places, some of them in another file: 1:2, 1:3, 1:4, … (`-v` shows each)"
    );
    both.push(other("c.md", 9));
    assert!(note(&both).starts_with("the same at 5 more places, some of them in 2 more files: "), "{}", note(&both));
}

/// A problem of this kind in the file `NUMBER.md`, its message as given.
fn of_kind(code: Code, number: usize, message: &str) -> Diagnostic {
    let place = Place::span(&SourcePath::new(format!("{number:03}.md")), Span::new(0..1));
    Diagnostic::new(code, place, message, format!("type `{number}`"))
}

#[test]
fn what_does_not_fit_on_a_screen_is_told_by_its_kinds() {
    let authors = (0..164).flat_map(|name| {
        let message = format!("no author has the profile `{name:03}`");
        [of_kind(Code::UnknownAuthor, name, &message), of_kind(Code::UnknownAuthor, name + 200, &message)]
    });
    let links = (0..20).map(|number| of_kind(Code::DeadLink, number, &format!("nothing is at `{number}`")));
    let one = of_kind(Code::InvalidYaml, 7, "a colon is missing");
    let problems: Vec<Diagnostic> = links.chain(authors).chain([one]).collect();
    assert_eq!(
        report(Format::Human, Some("xy"), &problems),
        "\
warning[unknown-author]: 164 problems at 328 places in 328 files
 --> 000.md:1:1: no author has the profile `000`
 --> 001.md:1:1: no author has the profile `001`
 --> 002.md:1:1: no author has the profile `002`
 = help: at the first: type `0`

error[dead-link]: 20 problems in 20 files
 --> 000.md:1:1: nothing is at `0`
 --> 001.md:1:1: nothing is at `1`
 --> 002.md:1:1: nothing is at `2`
 = help: at the first: type `0`

error[invalid-yaml]: a colon is missing
 --> 007.md:1:1
  |
1 | xy
  | ^
  |
  = help: type `7`

note: `-v` shows each problem at its place
"
    );
    let tally = tally(&problems).expect("there are problems");
    assert_eq!(tally, "21 errors (20 dead-link, 1 invalid-yaml) and 328 warnings (unknown-author)");
}

#[test]
fn many_kinds_fit_on_a_screen_and_the_last_are_shown_longest() {
    for (kinds, most) in [(7, 50), (12, 50), (25, 50), (Code::ALL.len(), Code::ALL.len() + 2)] {
        let of_all = |number: usize| {
            let codes = Code::ALL.iter().take(kinds);
            codes.map(move |code| of_kind(*code, number, &format!("{} {}", "long ".repeat(100), number % 50)))
        };
        let mut problems: Vec<Diagnostic> = (0..100).flat_map(of_all).collect();
        problems.push(of_kind(Code::TemplateError, 1, "rare"));
        let told = report(Format::Human, Some("xy"), &problems);
        assert!(told.lines().count() <= most, "{kinds}: {told}");
        assert!(told.lines().all(|line| line.chars().count() < 220), "{told}");
        for code in Code::ALL.iter().take(kinds) {
            assert_eq!(told.matches(&format!("[{code}]: ")).count(), 1, "{code}: {told}");
        }
        let warning = told.rfind("warning[").unwrap_or_default();
        assert!(told.find("error[").expect("an error") > warning, "errors come last: {told}");
        if kinds < 30 {
            assert!(told.contains("error[template-error]: rare\n --> 001.md:1:1\n"), "in full: {told}");
        }
        let each = render(&problems, &|_| Some("xy"), &Style { repeats: Repeats::Each, ..Style::default() });
        assert_eq!(each.matches(".md:1:1\n").count(), problems.len());
        for format in [Format::Json, Format::Github] {
            assert_eq!(report(format, Some("xy"), &problems).lines().count(), problems.len());
        }
    }
}

#[test]
fn a_few_problems_are_shown_in_full_errors_last() {
    let warning = |number| Diagnostic { severity: Severity::Warning, ..of_kind(Code::NoAsOf, number, "no day") };
    let told = report(
        Format::Human,
        Some("xy"),
        &[of_kind(Code::DeadLink, 0, "dead"), warning(1), of_kind(Code::InvalidYaml, 2, "bad")],
    );
    let heads: Vec<&str> = told.lines().filter(|line| line.contains("]: ")).collect();
    assert_eq!(heads, ["warning[no-as-of]: no day", "error[dead-link]: dead", "error[invalid-yaml]: bad"]);
    assert_eq!(told.matches("1 | xy").count(), 3, "{told}");
    assert!(!told.contains("`-v`"), "nothing is left out: {told}");
}
