//! The built-in words, and what a file of words can have wrong.

use super::key::ENGLISH_FILE;
use super::*;
use crate::base::Language;
use crate::base::data::records;
use std::sync::Arc;

fn faults(text: &str, english: Option<&Words>) -> Vec<(usize, String)> {
    read(text, &Language::of("en"), english).1.into_iter().map(|fault| (fault.line, fault.message)).collect()
}

#[test]
fn the_built_in_words_are_right_and_each_key_is_found_at_its_place() {
    assert_eq!(faults(ENGLISH_FILE, None), []);
    let lines = ENGLISH_FILE.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    for key in lines.filter_map(|line| line.split([' ', '[']).next()) {
        let message = english().message(key).unwrap();
        let count = message.is_plural().then_some("count");
        let names: Vec<&str> = message.names().filter(|name| count != Some(name)).chain(count).collect();
        let none: Vec<_> = names.iter().map(|name| (*name, Argument::Text("?"))).collect();
        assert_eq!(english().say(Key::of(key, &names), &none), english().fill(message, Format::Plain, &none), "{key}");
    }
}

#[test]
fn a_message_is_said_with_its_names_and_in_its_plural_form() {
    assert_eq!(say!(english(), "nav.skip"), "Skip to content");
    assert_eq!(say!(english(), "facts.topics", count = 2), "Topics");
    assert_eq!(say!(english(), "briefs.by", name = "A. Khan"), "Briefs by A. Khan");
    assert_eq!(say!(english(), "briefs.count", count = 1), "1 brief");
    assert_eq!(say!(english(), "briefs.count", count = 0), "0 briefs");
    assert_eq!(say!(english(), "brief.superseded_by", date = "1 May", brief = "B"), "Superseded on 1 May by B.");
    assert_eq!(say!(english(), "list.last_separator"), " and ");
}

#[test]
fn a_mistake_is_told_at_its_line() {
    let told = |text: &str| faults(text, None).remove(0);
    assert_eq!(told("# a\n\nno sign").0, 3);
    assert!(told("Key = text").1.contains("is no key"));
    assert!(told("a =").1.contains("has no text"));
    assert!(told("a = {count").1.contains("a name is written `{name}`"));
    assert!(told("a = **b").1.contains("not closed"));
    assert_eq!(told("a = 1\nb = 2\na = 3"), (3, "`a` is said above already".to_owned()));
    assert!(told("a[few] = {count}").1.contains("only `one`, `other`"));
    assert!(told("a[one] = {count}").1.contains("these plural forms"));
    assert!(told("a = x\na[one] = y").1.contains("these plural forms"));
    assert!(told("a[one] = {count}\na[other] = {count} {x}").1.contains("line 1 has other names"));
}

#[test]
fn another_file_is_held_against_the_english_one() {
    let told = |text: &str| faults(text, Some(english())).remove(0).1;
    assert_eq!(faults("nav.skip = Zum Inhalt", Some(english())), []);
    assert_eq!(told("nav.skp = x"), "there are no words `nav.skp`; did you mean `nav.skip`?");
    assert_eq!(told("briefs.by = x"), "`briefs.by` needs the name `{name}`");
    assert_eq!(told("briefs.by = {name} {nam}"), "`briefs.by` has no name `{nam}`");
    assert!(told("briefs.count = {count} Papiere").starts_with("`briefs.count` needs these plural forms"));
    assert_eq!(told("nav.skip[one] = x\nnav.skip[other] = y"), "`nav.skip` needs one text");
    let (words, _) = read("nav.skip = Zum Inhalt", &Language::of("de"), Some(english()));
    assert_eq!((say!(words, "nav.skip"), say!(words, "nav.main")), ("Zum Inhalt", "Main"), "the rest is English");
    let html = |key| words.fill_marked(words.message(key).unwrap(), &[]);
    assert_eq!(html("nav.main"), "<span lang=\"en\" dir=\"ltr\">Main</span>");
    assert_eq!((&*html("nav.skip"), words.foreign().count()), ("Zum Inhalt", english().keys().count() - 1));
}

#[test]
fn a_message_in_html_is_escaped_but_for_what_stands_in_it() {
    let (words, faults) = read("a = **A & {b}**", &Language::of("en"), None);
    assert_eq!(faults, []);
    let html = words.fill(words.message("a").unwrap(), Format::Html, &[("b", "<i>B</i>".into())]);
    assert_eq!(html, "<strong>A &amp; <i>B</i></strong>");
}

#[test]
fn shown_dates() {
    for month in 1..=12 {
        let day = jiff::civil::date(2021, month, 9);
        assert_eq!(english().date(day), day.strftime("%-d %B %Y").to_string());
        assert_eq!(english().short_month(day), day.strftime("%b %Y").to_string());
    }
}

#[test]
fn each_language_says_everything() {
    for (name, text) in FILES {
        let language = Language::of(language_of(name));
        let base = (language.tag() != "en").then(|| &**english());
        let (words, faults) = read(text, &language, base);
        assert_eq!((name, faults), (name, Vec::new()));
        assert_eq!((name, words.foreign().collect::<Vec<_>>()), (name, Vec::new()));
        assert_eq!(words_of(&language).foreign().next(), None, "{name}");
    }
    assert!(Arc::ptr_eq(&words_of(&Language::of("fa-AF")), &words_of(&Language::of("prs"))));
    assert_eq!(words_of(&Language::of("sw")).foreign().count(), english().keys().count());
}

#[test]
fn plural_forms_are_those_of_the_language() {
    for (tag, said) in [
        ("fr", "0 publication; 1 publication; 2 publications; 1\u{202f}000\u{202f}000 de publications"),
        ("ru", "0 публикаций; 1 публикация; 2 публикации; 1\u{a0}000\u{a0}000 публикаций"),
        ("zh", "0篇简报; 1篇简报; 2篇简报; 1,000,000篇简报"),
    ] {
        let words = words_of(&Language::of(tag));
        let counts = [0_usize, 1, 2, 1_000_000].map(|count| say!(words, "briefs.count", count = count));
        assert_eq!(counts.join("; "), said);
    }
}

/// Lists differ in one point: English, Persian, Pashto and Urdu have no comma before the last of several items here.
#[test]
fn dates_and_lists_are_those_of_another_implementation_of_the_cldr() {
    for line in records(include_str!("cldr/dates_and_lists.tsv")) {
        let [tag, dates @ .., two, three] = &*line.split('\t').collect::<Vec<_>>() else { panic!("{line}") };
        let words = words_of(&Language::of(tag));
        let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
        for (month, date) in (1..).zip(dates) {
            assert_eq!(plain(&words.date(jiff::civil::date(2021, month, 9))), plain(date), "{tag}");
        }
        let list = |items: &[&str]| words.list(&items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>());
        let last = three.rsplit_once('B').map(|(before, last)| format!("{before}B{}", last.trim_start_matches('،')));
        assert_eq!((list(&["A", "B"]), Some(list(&["A", "B", "C"]))), ((*two).to_owned(), last), "{tag}");
    }
}
