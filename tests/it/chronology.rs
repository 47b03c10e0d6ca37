//! The chronology of a country: which briefs tell it, what is told once, and where the rest stands.

use crate::fixture::{build, page};
use crate::rich::{between, text, values};

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
fn entries(html: &str) -> Vec<(String, String, Vec<String>)> {
    let Some(section) = html.split("<section class=\"chronology\"").nth(1) else { return Vec::new() };
    let section = section.split("</section>").next().expect("a section ends");
    let entry = |item: &str| {
        let briefs = values(between(item, "<p class=\"told-in\">", "</p>"), "href");
        (
            values(item, "datetime")[0].to_owned(),
            between(item, "<div class=\"event\">", "</div>").to_owned(),
            briefs.into_iter().map(|url| url.trim_start_matches("/repo/briefs/").to_owned()).collect(),
        )
    };
    let list = section.split("<ol>").nth(1).and_then(|list| list.split("</ol>").next()).expect("entries");
    list.split("<li>").skip(1).map(entry).collect()
}

fn seen(site: &str, path: &str) -> Vec<String> {
    let one = |(date, words, briefs): (String, String, Vec<String>)| format!("{date} {words} {}", briefs.join(" "));
    entries(&page(site, path)).into_iter().map(one).collect()
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
    assert!(!page(&brief("one", "2023-01-01", "", &[]).replace("chronology:\n", ""), PAKISTAN).contains("hronology"));
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
    let html = page(&many(&[(2022, 20)]), PAKISTAN);
    assert_eq!(entries(&html).len(), 20);
    assert!(!html.contains("The newest 20 of"));
    let html = page(&many(&[(2021, 2), (2022, 20)]), PAKISTAN);
    let dates: Vec<String> = entries(&html).into_iter().map(|(date, ..)| date).collect();
    assert_eq!((dates.len(), &*dates[0], &*dates[19]), (20, "2022-01-20", "2022-01-01"));
    let section = between(&html, "<section class=\"chronology\"", "</section>");
    assert!(section.contains("The newest 20 of 22") && section.contains("2 earlier entries stand in their briefs."));
    assert!(!section.contains("chips-year"), "there are no pages by year");
    assert!(page(&many(&[(2021, 1), (2022, 20)]), PAKISTAN).contains("1 earlier entry stands in its brief."));
}

#[test]
fn the_rest_stands_on_the_pages_by_year() {
    let old = brief("old", "2022-12-01", "", &[("1999-05-01", "Long ago"), ("2021-02-01", "In between")]);
    let files = build(&(many(&[(2021, 28), (2022, 28)]) + &old));
    let html = text(&files, PAKISTAN);
    let section = between(&html, "<section class=\"chronology\"", "</section>");
    assert_eq!(entries(&html).len(), 20);
    let years = between(section, "<nav class=\"chronicled\"", "</nav>");
    let pages = ["/repo/countries/pakistan/2022/#bp-chronology", "/repo/countries/pakistan/2021/#bp-chronology"];
    assert_eq!(values(years, "href"), pages);
    assert!(years.contains("2021 <span class=\"count\">29</span>"), "{years}");
    assert!(section.contains("1 more entry stands in its brief."), "{section}");
    let of = |year: i16| entries(&text(&files, &format!("countries/pakistan/{year}/index.html")));
    let (of_2021, of_2022) = (of(2021), of(2022));
    assert_eq!((of_2021.len(), of_2022.len()), (29, 28));
    assert_eq!((&*of_2021[0].1, &*of_2022[0].0), ("In between", "2022-01-28"));
    assert!(text(&files, "countries/pakistan/2021/index.html").contains("id=\"bp-chronology\""));
    assert!(!text(&files, "archive/2021/index.html").contains("bp-chronology"));
}

#[test]
fn links_of_an_event_lead_where_they_lead_on_its_brief() {
    let words = "See [below](#options), [the other](two.md#options) and [it](https://x.example/#a)";
    let site = brief("one", "2023-01-01", "", &[("2021-03-18", words)])
        + &brief("two", "2023-01-02", "", &[("2021-03-17", "B")]);
    let (_, html, _) = entries(&page(&site, PAKISTAN)).remove(0);
    assert_eq!(
        values(&html, "href"),
        ["/repo/briefs/one/#options", "/repo/briefs/two/#options", "https://x.example/#a"]
    );
}
