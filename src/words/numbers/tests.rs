//! Numbers are those of Node's `Intl`.

use super::*;

fn numbers(tag: &str, digits: Option<Digits>) -> Numbers {
    Numbers::of(&Language::of(tag), digits)
}

#[test]
fn numbers_are_written_as_another_implementation_of_the_cldr_writes_them() {
    for line in records(include_str!("../cldr/numbers.tsv")) {
        let [tag, choice, samples @ ..] = &*line.split('\t').collect::<Vec<_>>() else { panic!("{line}") };
        let digits = match *choice {
            "latin" => Some(Digits::Latin),
            "native" => Some(Digits::Native),
            _ => None,
        };
        let numbers = numbers(tag, digits);
        let counts = [0, 7, 42, 999, 1_234, 12_345, 1_234_567, 9_876_543_210].map(|number| numbers.count(number));
        let written = [&counts[..], &[numbers.tenths(15), numbers.tenths(23_456)]].concat();
        assert_eq!(written, samples, "{tag} {choice}");
    }
}

#[test]
fn digits_are_those_of_the_readers_unless_a_site_says_otherwise() {
    for (tag, default, latin, native) in [
        ("ar", "21", "21", "٢١"),
        ("ar-EG", "٢١", "21", "٢١"),
        ("fa", "۲۱", "21", "۲۱"),
        ("prs", "۲۱", "21", "۲۱"),
        ("ps", "۲۱", "21", "۲۱"),
        ("ur", "21", "21", "۲۱"),
        ("hi", "21", "21", "२१"),
        ("bn", "২১", "21", "২১"),
        ("my", "၂၁", "21", "၂၁"),
        ("zh", "21", "21", "21"),
        ("en", "21", "21", "21"),
        ("pa-PK", "21", "21", "۲۱"),
        ("no tag", "21", "21", "21"),
        ("fa-u-nu-latn", "21", "21", "۲۱"),
    ] {
        let written = [None, Some(Digits::Latin), Some(Digits::Native)].map(|digits| numbers(tag, digits).count(21));
        assert_eq!(written, [default, latin, native], "{tag}");
    }
}

#[test]
fn years_have_no_groups_and_other_signs_stay() {
    assert_eq!(numbers("fa", None).in_digits("2021–05"), "۲۰۲۱–۰۵");
    assert!(matches!(numbers("en", None).in_digits("2021"), Cow::Borrowed("2021")));
}

#[test]
fn style_sheets_count_with_the_same_digits() {
    assert_eq!(numbers("fa", None).counter_style(), Some("persian"));
    assert_eq!(numbers("ar", Some(Digits::Native)).counter_style(), Some("arabic-indic"));
    assert_eq!(numbers("en", Some(Digits::Native)).counter_style(), None);
}
