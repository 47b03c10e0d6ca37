//! What a reader is to see first, on a screen and on paper, and that the stylesheet dresses nothing that is not there.

use std::collections::BTreeSet;

use crate::html::Page;
use crate::manual::{files, text};
use crate::rich::{RICH, between};

#[test]
fn a_brief_begins_with_what_it_says() {
    let page = Page::of(RICH, "briefs/talks/index.html");
    let parts = ["h1", ".standfirst", ".key-points", ".prose:not(.notes)", ".recommendations", ".facts"];
    let found = page.all(&parts.join(", "));
    let order: Vec<&str> = found.iter().filter_map(|it| parts.into_iter().find(|part| it.is(part))).collect();
    assert_eq!(order, parts);
    let facts = page.at("aside.facts").html();
    assert!(facts.contains("Pakistan") && facts.contains("Peace"));
    assert!(!facts.contains("IRD-PB-7") && !facts.contains("2025"), "number and dates stand in the heading: {facts}");
    let cover = page.at("p.cover").html();
    assert!(cover.contains("IRD-PB-7") && !cover.contains("2025"), "the date stands below: {cover}");
}

#[test]
fn the_printed_title_is_a_string_of_css_whatever_it_holds() {
    let printed = |title: &str| {
        let site = RICH.replace("title: Talks & \"more\"", &format!("title: {title}"));
        let styles = Page::of(&site, "briefs/talks/index.html").texts("style").concat();
        between(&styles, "@page{@top-center{content:", "}}@page :first").to_owned()
    };
    assert_eq!(printed("Talks & \"more\""), r#""Talks & \"more\"""#);
    assert_eq!(printed(r"'a\b </style><b>'"), r#""a\\b \3C /style>\3C b>""#);
    assert!(!Page::of(RICH, "index.html").source().contains("@top-center"));
}

#[test]
fn a_country_without_a_profile_is_not_said_to_have_one() {
    let kicker = |path: &str| Page::of(RICH, path).at(".kicker").text();
    assert_eq!(kicker("countries/pakistan/index.html"), say!("country.profile"));
    assert_eq!(kicker("countries/afghanistan/index.html"), say!("country.kicker"));
}

/// The names of classes in a stylesheet.
fn classes(css: &str) -> BTreeSet<&str> {
    let code = css.split("*/").filter_map(|part| part.split("/*").next());
    let begun = code.flat_map(|part| part.split('.').skip(1));
    let names = begun.filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    names.map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default()).collect()
}

#[test]
fn the_stylesheet_knows_no_class_that_nothing_has() {
    let writers = files("templates", ".html").into_iter().chain(files("src/body", ".rs")).chain(files("static", ".js"));
    let written: String = writers.map(|path| text(&path)).collect();
    let words: BTreeSet<&str> = written.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').collect();
    // `chips-country` is written as `chips-{{ kind }}`.
    let made = |class: &str| class.rsplit_once('-').is_some_and(|(stem, _)| written.contains(&format!("{stem}-{{")));
    let css = text("static/briefpress.css");
    let known = classes(&css);
    assert!(known.len() > 80, "{known:?}");
    let dead: Vec<&&str> = known.iter().filter(|class| !words.contains(**class) && !made(class)).collect();
    assert!(dead.is_empty(), "{dead:?}");
}
