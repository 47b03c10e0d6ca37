//! Changes: what stands at the head of a brief, what the page of all corrections lists, and what follows the dates.

use crate::fixture::{build, plan, told};
use crate::html::{Element, Page};
use crate::rich::{json_ld, text};
use serde_json::json;

/// A brief with these changes, each a date, a kind and a note.
fn brief(slug: &str, changes: &[(&str, &str, &str)], front: &str) -> String {
    let change =
        |(date, kind, note): &(&str, &str, &str)| format!("- date: {date}\n  kind: {kind}\n  note: >-\n    {note}\n");
    let changes: String = changes.iter().map(change).collect();
    let changes = if changes.is_empty() { changes } else { format!("changes:\n{changes}") };
    format!(
        "==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: 2024-01-01\nas_of: 2024-01-01\nsources: [S]\n\
         recommendations: [{{to: X, text: Y}}]\n{changes}{front}---\n## Options\n\nText.\n"
    )
}

const INDEX: &str = "corrections/index.html";

/// The entries of a page: kind, date and address.
fn entries(page: &Page) -> Vec<String> {
    let entry = |item: Element<'_>| {
        let brief = item.at("[href]").attr("href").replace("/repo/briefs/", "");
        format!("{} {} {brief}", item.at("strong").text(), item.at("[datetime]").attr("datetime"))
    };
    page.all("ol.corrections > li").into_iter().map(entry).collect()
}

#[test]
fn all_corrections_stand_on_one_page_newest_first() {
    let types = "==> site.yaml\ntitle: Test\nbase_url: https://example.org/repo/\n\
                 types: {press-release: {label: Press release, listed: false}}\n";
    let site = types.to_owned()
        + &brief(
            "one",
            &[("2024-02-01", "correction", "It was *1.3*, see [below](#options)."), ("2024-05-01", "update", "News.")],
            "",
        )
        + &brief("two", &[("2024-02-01", "clarification", "Both."), ("2024-03-01", "correction", "No.")], "")
        + &brief("gone", &[("2024-04-01", "retraction", "Gone.")], "status: withdrawn\n")
        + &brief("aside", &[("2024-04-02", "correction", "Aside.")], "type: press-release\n")
        + &brief("draft", &[("2024-04-02", "correction", "Drafted.")], "status: draft\n");
    let files = build(&site);
    let page = Page::among(&files, INDEX);
    let expected = [
        "Retraction 2024-04-01 gone/",
        "Correction 2024-03-01 two/",
        "Correction 2024-02-01 one/",
        "Clarification 2024-02-01 two/",
    ];
    assert_eq!(entries(&page), expected);
    page.shows_html(
        ".corrections li > div",
        "It was <em>1.3</em>, see <a href=\"/repo/briefs/one/#options\">below</a>.",
    );
    page.shows("a[href='/repo/briefs/one/'][dir=auto]", "About one");
    page.shows(".tally", &say!("corrections.count", count = 4));
    for path in ["index.html", "briefs/one/index.html", INDEX] {
        Page::among(&files, path).shows("footer li > a[href='/repo/corrections/']", "Corrections");
    }
    assert!(text(&files, "sitemap.xml").contains("/corrections/</loc><lastmod>2024-04-01</lastmod>"));
}

#[test]
fn there_is_no_such_page_without_a_correction() {
    for site in [
        brief("one", &[("2024-05-01", "update", "News.")], ""),
        brief("one", &[("2024-05-01", "correction", "It.")], "status: draft\n"),
        brief("one", &[("2024-05-01", "correction", "It.")], "embargo_until: 2025-06-01T12:00:01Z\n"),
    ] {
        let files = build(&(site + &brief("two", &[], "")));
        assert!(!files.contains_key(INDEX));
        let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
        assert!(html.into_iter().all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains("/corrections/")));
    }
}

#[test]
fn beyond_fifty_each_year_has_a_page() {
    let many = |years: &[(i16, usize)]| -> String {
        let dates = |(year, count): &(i16, usize)| {
            let year = *year;
            (0..*count).map(move |at| format!("{year}-{:02}-{:02}", at / 28 + 1, at % 28 + 1)).collect::<Vec<_>>()
        };
        let dates: Vec<String> = years.iter().flat_map(dates).collect();
        let changes: Vec<(&str, &str, &str)> = dates.iter().map(|date| (&**date, "correction", "It.")).collect();
        brief("one", &changes, "")
    };
    let files = build(&many(&[(2022, 20), (2023, 30)]));
    assert_eq!(entries(&Page::among(&files, INDEX)).len(), 50);
    assert!(!files.contains_key("corrections/2022/index.html"));
    let files = build(&many(&[(2022, 21), (2023, 30)]));
    let page = Page::among(&files, INDEX);
    assert_eq!((entries(&page).len(), &*entries(&page)[49]), (50, "Correction 2022-01-02 one/"));
    page.shows(".tally", &say!("list.newest_of", shown = 50, total = 51));
    page.shows("a", "2022 21");
    page.shows("a > .count", "21");
    for (year, count) in [(2022, 21), (2023, 30)] {
        let page = Page::among(&files, &format!("corrections/{year}/index.html"));
        assert_eq!(entries(&page).len(), count, "{year}");
        let title = say!("corrections.title");
        page.shows("a[href='/repo/corrections/']", &say!("list.newest_first_of", title = title));
    }
}

#[test]
fn the_newest_correction_and_retractions_stand_at_the_head() {
    let changes = [
        ("2024-02-01", "correction", "First."),
        ("2024-03-01", "retraction", "Half of it."),
        ("2024-04-01", "correction", "Second."),
        ("2024-05-01", "update", "News."),
    ];
    let page = Page::of(&brief("one", &changes, ""), "briefs/one/index.html");
    assert_eq!(page.texts(".opening .alert > div"), ["Second.", "Half of it."]);
    assert_eq!(page.texts(".changes li > div"), ["News.", "Second.", "Half of it.", "First."]);
    page.at(".changes #bp-changes");
}

#[test]
fn metadata_follow_the_changes() {
    let changes = [
        ("2024-02-01", "correction", "It was *1.3*, see [[one|it]]."),
        ("2024-04-01", "clarification", "Both."),
        ("2024-05-01", "update", "News."),
    ];
    let files = build(&brief("one", &changes, ""));
    let report = &json_ld(&text(&files, "briefs/one/index.html"))["@graph"][0];
    assert_eq!(report["dateModified"], "2024-05-01T00:00:00Z");
    let comment = |date: &str, name: &str, text: &str| json!({"@type": "CorrectionComment", "datePublished": date, "name": name, "text": text});
    let expected =
        [comment("2024-04-01", "Clarification", "Both."), comment("2024-02-01", "Correction", "It was 1.3, see it.")];
    assert_eq!(report["correction"], json!(expected));
    assert!(text(&files, "feed.xml").contains("<updated>2024-05-01T00:00:00Z</updated>"));
    assert!(text(&files, "sitemap.xml").contains("/briefs/one/</loc><lastmod>2024-05-01</lastmod>"));
}

#[test]
fn a_day_of_update_wants_a_word_on_it() {
    let changes = [("2024-05-01", "update", "News.")];
    assert_eq!(told(&brief("one", &[], "updated: 2024-05-01\n")), "updated-without-change content/briefs/one.md:7:10");
    assert_eq!(told(&brief("one", &changes, "updated: 2024-05-02\n")).lines().count(), 1);
    for sound in ["updated: 2024-05-01\n", "updated: 2024-04-01\n", ""] {
        assert_eq!(told(&brief("one", &changes, sound)), "", "{sound}");
    }
    assert_eq!(told(&brief("one", &[], "updated: 2024-01-01\n")), "", "the day of publication");
    let plan = plan(&brief("one", &[], "updated: 2024-05-01\n"));
    let help = &plan.all_problems()[0].help;
    assert_eq!(help[0], "type `changes: [{date: 2024-05-01, kind: update, note: \"What has changed.\"}]`");
    let site = "==> site.yaml\ntitle: T\nbase_url: https://x.org/\nchecks_since: 2024-01-02\n".to_owned();
    assert_eq!(told(&(site + &brief("one", &[], "updated: 2024-05-01\n"))), "");
}
