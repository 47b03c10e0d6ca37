//! Words of languages that their files leave in English.

use crate::base::author_name::Parts;
use crate::bibliography::format::alone;
use crate::bibliography::format::locale::locales_for;
use crate::bibliography::format::style::Style;
use crate::bibliography::{Dates, Day, Name, Reference};
use hayagriva::citationberg::TermForm;
use hayagriva::citationberg::taxonomy::{Locator, Term};

#[test]
fn articles_are_counted_in_the_language_of_the_text() {
    for (language, one, several) in [
        ("ar", "المادة", "المواد"),
        ("fa", "ماده", "مواد"),
        ("ru", "ст.", "ст."),
        ("es", "art.", "arts."),
        ("es-MX", "art.", "arts."),
        ("en", "art.", "arts."),
    ] {
        let locales = locales_for(language);
        let term = locales[0].term(Term::Locator(Locator::ArticleLocator), TermForm::Short).expect("a term");
        assert_eq!((term.single(), term.multiple()), (Some(one), Some(several)), "{language}");
    }
}

/// No letter of Latin script stands in what a language of our own prints, but in what the works themselves say.
#[test]
fn languages_in_other_scripts_print_no_english() {
    let work = |edition: &str, date: bool| {
        let text = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let person = |family: &str, given: &str| Name::of("", Some(Parts::stated("", family, Some(given), None)));
        let day = |year, month, day| Dates {
            from: Day { year, month: Some(month), day: Some(day) },
            to: None,
            is_circa: false,
        };
        let mut work = Reference { key: "k".to_owned(), kind: "chapter".to_owned(), ..Reference::default() };
        work.texts.extend([
            text("title", "پانی"),
            text("container-title", "دریا"),
            text("publisher", "ادارہ"),
            text("edition", edition),
        ]);
        work.texts.extend([text("page", "12-14"), text("URL", "https://1.2/")]);
        work.names.insert("author".to_owned(), vec![person("خان", "امینہ"), person("روم", "جان")]);
        work.names.insert("editor".to_owned(), vec![person("شاہ", "علی"), person("دین", "نور")]);
        work.names.insert("translator".to_owned(), vec![person("گل", "زر")]);
        work.dates.extend(date.then(|| ("issued".to_owned(), day(2021, 6, 29))));
        work.dates.insert("accessed".to_owned(), day(2024, 2, 3));
        work
    };
    for language in ["ur", "ps", "ur-PK", "ps-AF", "ar", "fa", "ru", "zh"] {
        for style in ["harvard", "apa", "chicago-author-date", "chicago-notes", "mla", "mhra"] {
            let style = Style::built_in(style).expect("a style");
            for work in [work("3", true), work("3", false)] {
                let printed = alone(&style, language, &work);
                let mut words = printed.replace("https", "");
                for (from, to) in [("<", ">"), ("&", ";")] {
                    while let Some((start, end)) =
                        words.find(from).and_then(|start| Some((start, start + words[start..].find(to)?)))
                    {
                        words.replace_range(start..=end, "");
                    }
                }
                assert!(
                    !words.contains(|sign: char| sign.is_ascii_alphabetic()),
                    "{language} {}: {printed}",
                    style.name()
                );
            }
        }
    }
}

#[test]
fn words_of_a_title_are_large() {
    for (title, printed) in [
        ("Water is sold", "Water Is Sold"),
        ("Water as told", "Water as Told"),
        ("Water is asleep", "Water Is Asleep"),
        ("Who is it for", "Who Is It For"),
        ("Is it over?", "Is It Over?"),
        ("What it is and is not", "What It Is and Is Not"),
        ("The price of rights", "The Price of Rights"),
        ("Handing it over the river", "Handing It over the River"),
        ("Is \"short\" and \"big\" the \"new\" small", "Is “Short” and “Big” the “New” Small"),
        ("The \"a\" of \"many\" things", "The “a” of “Many” Things"),
    ] {
        let mut work = Reference { key: "k".to_owned(), kind: "book".to_owned(), ..Reference::default() };
        work.texts.insert("title".to_owned(), title.to_owned());
        let style = Style::built_in("mla").expect("a style");
        let html = alone(&style, "en", &work);
        assert!(html.starts_with(&format!("<i>{printed}</i>")), "{html}");
    }
}
