//! The chronology of a country: which briefs tell it, what is told once, and where the rest stands.

use crate::fixture::build;
use crate::html::{Element, Page};

fn brief(slug: &str, date: &str, front: &str, events: &[(&str, &str)]) -> String {
    let event = |(date, words): &(&str, &str)| format!("- date: {date}\n  event: >-\n    {words}\n");
    let events: String = events.iter().map(event).collect();
    format!(
        "==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: {date}\ncountries: [PK]\n{front}\nchronology:\n\
         {events}---\n## Options\n\nText.\n"
    )
}

const PAKISTAN: &str = "countries/pakistan/index.html";

/// The entries of a page: date, words, and the briefs that tell them.
fn entries(page: &Page) -> Vec<(String, String, Vec<String>)> {
    let entry = |item: Element<'_>| {
        let briefs = item.attrs(".told-in [href]", "href");
        (
            item.at("[datetime]").attr("datetime").to_owned(),
            item.at(".event").html(),
            briefs.into_iter().map(|url| url.trim_start_matches("/repo/briefs/").to_owned()).collect(),
        )
    };
    page.all("section.chronology > ol > li").into_iter().map(entry).collect()
}

fn seen(site: &str, path: &str) -> Vec<String> {
    let one = |(date, words, briefs): (String, String, Vec<String>)| format!("{date} {words} {}", briefs.join(" "));
    entries(&Page::of(site, path)).into_iter().map(one).collect()
}

#[test]
fn what_several_briefs_tell_in_the_same_words_is_told_once() {
    let site = brief("old", "2023-01-01", "", &[("2021-03-18", "Moscow convenes the Troika."), ("2022-01-01", "A")])
        + &brief(
            "new",
            "2024-01-01",
            "",
            &[
                ("2021-03-18", "Moscow *convenes*\n    the troika"),
                ("2021-03-19", "Moscow convenes the Troika."),
                ("2021-03-19", "Moscow convenes the Troika"),
            ],
        );
    let expected = [
        "2022-01-01 A old/",
        "2021-03-19 Moscow convenes the Troika. new/",
        "2021-03-18 Moscow <em>convenes</em> the troika new/ old/",
    ];
    assert_eq!(seen(&site, PAKISTAN), expected);
}

#[test]
fn of_one_day_the_newest_brief_tells_first_and_in_its_order() {
    let day = [("2021-03-18", "B"), ("2021-03-18", "A")];
    let site = brief("old", "2023-01-01", "", &[("2021-03-18", "C"), day[1]]) + &brief("new", "2024-01-01", "", &day);
    assert_eq!(seen(&site, PAKISTAN), ["2021-03-18 B new/", "2021-03-18 A new/ old/", "2021-03-18 C old/"]);
}

#[test]
fn words_without_letters_are_still_words() {
    let site =
        brief("a", "2023-01-01", "", &[("2021-03-18", "\"…\""), ("2021-03-18", "\"?\""), ("2021-03-18", "\"…\"")]);
    assert_eq!(seen(&site, PAKISTAN).len(), 2);
}

#[test]
fn what_no_longer_holds_or_is_not_listed_tells_nothing() {
    let site = |front: &str| {
        "==> site.yaml\ntitle: Test\nbase_url: https://example.org/repo/\n\
         types: {press-release: {label: Press release, listed: false}}\n"
            .to_owned()
            + &brief("one", "2023-01-01", front, &[("2021-03-18", "One")])
            + &brief("two", "2023-01-02", "", &[("2021-03-19", "Two")])
    };
    assert_eq!(seen(&site(""), PAKISTAN).len(), 2);
    for front in ["status: withdrawn", "status: draft", "embargo_until: 2025-06-02T00:00:00Z", "type: press-release"] {
        assert_eq!(seen(&site(front), PAKISTAN), ["2021-03-19 Two two/"], "{front}");
    }
    let newer =
        |life: &str| brief("newer", "2024-01-01", &format!("supersedes: one\n{life}"), &[("2021-03-20", "Three")]);
    assert_eq!(seen(&(site("") + &newer("")), PAKISTAN), ["2021-03-20 Three newer/", "2021-03-19 Two two/"]);
    // What is gone, or has not come, takes nothing with it; what is in no list does.
    for life in ["status: withdrawn", "status: draft"] {
        assert_eq!(seen(&(site("") + &newer(life)), PAKISTAN).len(), 2, "{life}");
    }
    assert_eq!(seen(&(site("") + &newer("type: press-release")), PAKISTAN), ["2021-03-19 Two two/"]);
    let without = brief("one", "2023-01-01", "", &[]).replace("chronology:\n", "");
    assert!(!Page::of(&without, PAKISTAN).source().contains("hronology"));
}

/// So many briefs of these years, each of which tells one event of its own day.
fn many(years: &[(i16, usize)]) -> String {
    let one = |year: i16, n: usize| {
        let date = format!("{year}-{:02}-{:02}", n / 28 + 1, n % 28 + 1);
        brief(&format!("b{year}-{n}"), &date, "", &[(&date, &format!("Event {year} {n}"))])
    };
    years.iter().flat_map(|(year, count)| (0..*count).map(|n| one(*year, n))).collect()
}

#[test]
fn the_newest_twenty_stand_on_the_page_of_a_country() {
    let page = Page::of(&many(&[(2022, 20)]), PAKISTAN);
    assert_eq!(entries(&page).len(), 20);
    assert!(!page.has("section.chronology .tally"));
    let page = Page::of(&many(&[(2021, 2), (2022, 20)]), PAKISTAN);
    let dates: Vec<String> = entries(&page).into_iter().map(|(date, ..)| date).collect();
    assert_eq!((dates.len(), &*dates[0], &*dates[19]), (20, "2022-01-20", "2022-01-01"));
    page.shows("section.chronology .tally", &say!("list.newest_of", shown = 20, total = 22));
    page.shows("section.chronology .note", &say!("chronology.earlier", count = 2));
    assert!(!page.has("section.chronology .chips-year"), "there are no pages by year");
    let page = Page::of(&many(&[(2021, 1), (2022, 20)]), PAKISTAN);
    page.shows("section.chronology .note", &say!("chronology.earlier", count = 1));
}

#[test]
fn the_rest_stands_on_the_pages_by_year() {
    let old = brief("old", "2022-12-01", "", &[("1999-05-01", "Long ago"), ("2021-02-01", "In between")]);
    let files = build(&(many(&[(2021, 28), (2022, 28)]) + &old));
    let page = Page::among(&files, PAKISTAN);
    let section = page.at("section.chronology");
    assert_eq!(entries(&page).len(), 20);
    let years = section.at("nav.chronicled");
    let pages = ["/repo/countries/pakistan/2022/#bp-chronology", "/repo/countries/pakistan/2021/#bp-chronology"];
    assert_eq!(years.attrs("[href]", "href"), pages);
    years.shows("a", "2021 29");
    years.shows("a > .count", "29");
    section.shows(".note", &say!("chronology.more", count = 1));
    let of = |year: i16| entries(&Page::among(&files, &format!("countries/pakistan/{year}/index.html")));
    let (of_2021, of_2022) = (of(2021), of(2022));
    assert_eq!((of_2021.len(), of_2022.len()), (29, 28));
    assert_eq!((&*of_2021[0].1, &*of_2022[0].0), ("In between", "2022-01-28"));
    Page::among(&files, "countries/pakistan/2021/index.html").at("#bp-chronology");
    assert!(!Page::among(&files, "archive/2021/index.html").source().contains("bp-chronology"));
}

#[test]
fn links_of_an_event_lead_where_they_lead_on_its_brief() {
    let words = "See [below](#options), [the other](two.md#options) and [it](https://x.example/#a)";
    let site = brief("one", "2023-01-01", "", &[("2021-03-18", words)])
        + &brief("two", "2023-01-02", "", &[("2021-03-17", "B")]);
    let page = Page::of(&site, PAKISTAN);
    let event = page.at("section.chronology .event");
    assert_eq!(
        event.attrs("[href]", "href"),
        ["/repo/briefs/one/#options", "/repo/briefs/two/#options", "https://x.example/#a"]
    );
}
