//! Every fault of a `.bib` file, at its place.

use super::read_bib;
use crate::bibliography::limits::{MOST_BRACES, MOST_BYTES};

#[test]
fn faults_are_where_they_are() {
    // The marks ‹ and › are taken away; between them is the place of the only fault.
    let cases = [
        ("@book{a‹}›", "a comma is missing", 0),
        ("@book{a, date = {‹2020-13-45›}}", "`2020-13-45` is no date", 1),
        ("@book{a, year = {‹99›}}", "`99` is no date", 1),
        ("@book{a, urldate = {‹soon›}}", "`soon` is no date", 1),
        ("@book{a, year = 2020, month = {‹Foo›}}", "`Foo` is no month of 2020", 1),
        ("@book{a, publisher = ‹oup›}", "no `@string` defines `oup`", 1),
        ("@book{a, publisher = {x} # ‹oup›}", "no `@string` defines `oup`", 1),
        ("@string{a = ‹b›} @string{b = {x}} @book{c, title = a}", "no `@string` defines `b`", 1),
        ("@book{a, crossref = {‹gone›}}", "`crossref` names the entry `gone`, which does not exist", 1),
        (
            "@book{a, xdata = {b, ‹gone›}}@xdata{b, note = {x}}",
            "`xdata` names the entry `gone`, which does not exist",
            1,
        ),
        ("@book{a, crossref = {‹a›}}", "the entry `a` refers to itself", 1),
        (
            "@book{a, crossref = {b}}\n@book{b, crossref = {‹a›}}",
            "the entries `b` and `a` refer to each other in a circle",
            2,
        ),
        ("‹@book›{, title = {x}}", "an entry of the type `book` has no key", 0),
        ("@book{‹title› = {x}}", "an entry has no key", 0),
        ("@book{a title = {x}}", "the key is not followed by a comma", 0),
        ("@book{a, title = {x}‹y›ear = 2020}", "a comma is missing", 0),
        ("@book{a, title = {x},‹,› year = 2020}", "there is one comma too many", 0),
        ("@book{a, title ‹{›x}}", "the name of a field is not followed by `=`", 0),
        ("@book{a, ‹=› {x}}", "the name of a field is missing", 0),
        ("@book{a, title = {x}, % one\n ‹%› two\n year = 2020}", "a comment stands between the fields", 0),
        ("@preamble{\"x\" ‹y›}\n@misc{b, note = {y}}", "an entry does not end here as it should", 1),
        ("@book{a, date = {‹2020/05/03›}, year = 2020}", "`2020/05/03` is no date", 1),
        ("@book{a, title = ‹,› year = 2020}", "a field has no value in braces or quotes", 0),
        ("@book‹(›a, title = {x})", "an entry begins with `(`", 0),
        ("@book{a, title = ‹{›x, year = {2020}}\n@misc{b, note = {y}}", "a brace is never closed", 1),
        ("@book‹{›a, title = {x}\n\n@misc{b, note = {y}}", "a brace is never closed", 1),
        ("@book{a, title = ‹\"›x}\n@misc{b, note = {y}}", "a quote is never closed", 1),
        ("@book{a, year = 1.2‹.›3}\n@misc{b, note = {y}}", "a number has two points", 1),
    ];
    for (marked, message, count) in cases {
        let start = marked.find('‹');
        let text = marked.replace(['‹', '›'], "");
        let (references, faults) = read_bib(&text);
        assert_eq!(faults.len(), 1, "in {marked}: {faults:?}");
        assert_eq!(faults[0].message, message, "in {marked}");
        assert!(!faults[0].help.is_empty());
        assert_eq!(references.len(), count, "in {marked}");
        if let Some(start) = start {
            let end = marked.find('›').unwrap() - '‹'.len_utf8();
            assert_eq!(faults[0].span, start..end, "in {marked}");
        }
    }
}

#[test]
fn two_entries_of_one_key_are_a_fault_with_two_places() {
    let text = "@book{key, title = {A}}\n@book{Key, title = {B}}\n@book{key, title = {C}}";
    let (references, faults) = read_bib(text);
    assert_eq!(references.len(), 2);
    assert_eq!(faults.len(), 1);
    assert_eq!((faults[0].span.clone(), faults[0].also.clone()), (54..57, Some(6..9)));
    assert_eq!(references[0].1.texts["title"], "A");
}

#[test]
fn chains_may_have_eight_steps() {
    let chain = |length: usize| {
        let mut text = String::new();
        for place in 0..length {
            text.push_str(&format!("@book{{k{place}, crossref = {{k{}}}}}\n", place + 1));
        }
        text + &format!("@book{{k{length}, publisher = {{P}}}}")
    };
    let (references, faults) = read_bib(&chain(8));
    assert_eq!(faults, []);
    assert_eq!(references[0].1.texts["publisher"], "P");
    let (references, faults) = read_bib(&chain(9));
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].span, 22..24);
    assert_eq!(faults[0].message, "the entry `k0` is the end of a chain of more than 8 references");
    assert_eq!(references.len(), 10);
    assert!(!references[0].1.texts.contains_key("publisher"));
}

#[test]
fn limits_are_kept_before_anything_is_parsed() {
    let deep = |depth: usize| {
        format!("@book{{a, title = {}x{}}}\n@book{{b, title = {{y}}}}", "{".repeat(depth), "}".repeat(depth))
    };
    let (references, faults) = read_bib(&deep(MOST_BRACES));
    assert_eq!((references.len(), faults.len()), (2, 0));
    let (references, faults) = read_bib(&deep(MOST_BRACES + 1));
    assert_eq!(references.len(), 1);
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].message, "braces are nested deeper than 100");
    assert_eq!(faults[0].span, 117..118);
    let (references, faults) = read_bib(&" ".repeat(MOST_BYTES + 1));
    assert_eq!((references.len(), faults.len()), (0, 1));
}

#[test]
fn abbreviations_cannot_grow_without_end() {
    let mut text = "@string{a0 = {0123456789}}\n".to_owned();
    for place in 1..40 {
        text.push_str(&format!("@string{{a{place} = a{0} # a{0}}}\n", place - 1));
    }
    let (_, faults) = read_bib(&text);
    assert_eq!(faults[0].message, "the field `a14` is longer than 100000 bytes");
}

#[test]
fn files_cannot_grow_without_end() {
    let long = "x".repeat(90_000);
    let mut strings = format!("@string{{s = {{{long}}}}}\n");
    let mut heirs = format!("@xdata{{x, abstract = {{{long}}}}}\n");
    for place in 0..600 {
        strings.push_str(&format!("@book{{k{place}, abstract = s}}\n"));
        heirs.push_str(&format!("@book{{k{place}, xdata = {{x}}}}\n"));
    }
    let (references, faults) = read_bib(&strings);
    assert_eq!((references.len(), faults.len()), (600, 1));
    assert_eq!(faults[0].message, "abbreviations add more than 50 MB to the file");
    let (references, faults) = read_bib(&heirs);
    assert_eq!((references.len(), faults.len()), (600, 1));
    assert_eq!(faults[0].message, "inherited fields add more than 50 MB to the file");
}

#[test]
fn what_stands_between_entries_is_no_matter() {
    let text = "\u{feff}% a comment @ home\n@comment{jabref-meta: databaseType:biblatex;}\n@preamble{\"x\"}\r\n\
        Some words\r\n@book{a, title = {A}, % why\r\n year = 2020 % so\r\n}\r\n@Comment{jabref: {nested}; }\r\n";
    let (references, faults) = read_bib(text);
    assert_eq!(faults, []);
    assert_eq!(references.len(), 1);
    let mail = "me@home.example\n@book{a, title = {A}}";
    let (references, faults) = read_bib(mail);
    assert_eq!((references.len(), faults.len()), (1, 1));
    assert_eq!(faults[0].message, "an `@` and a word are not followed by `{`");
}

#[test]
fn a_slip_in_a_name_is_told_and_what_programs_keep_is_not() {
    let text = "@reprot{a,\n  auhtor = {Doe, Jane},\n  Titel = {T},\n  page = {3},\n  editors = {Roe, Jo},\n}\n\
                @book{b, title = {T}, notes = {x}, abstract = {y}, editora = {Z}, urls = {u}, date-added = {d}, uri = {v}}\n";
    let (works, faults, slips) = crate::bibliography::bib::read_bib(text);
    assert_eq!((works.len(), faults), (2, Vec::new()));
    let told: Vec<(&str, &str)> = slips.iter().map(|slip| (&text[slip.span.clone()], slip.help.as_str())).collect();
    assert_eq!(
        told,
        [
            ("a", "did you mean `@report`?"),
            ("auhtor", "did you mean `author`?"),
            ("editors", "did you mean `editor`?"),
            ("page", "did you mean `pages`?"),
            ("Titel", "did you mean `title`?"),
        ]
    );
}
