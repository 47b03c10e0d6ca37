//! Index pages and feeds: the rule of fifty, their order, and what stands in them.

use crate::fixture::{SITE, build, page, told};
use crate::html::Page;
use crate::project::Project;
use crate::rich::{RICH, text};
use std::collections::BTreeSet;

/// Some briefs, `count` of them in each of these years, all about one country and topic.
fn many(years: &[(i16, usize)]) -> String {
    let mut site = String::new();
    for (year, count) in years {
        for number in 0..*count {
            let (month, day) = (number / 28 + 1, number % 28 + 1);
            site.push_str(&format!(
                "==> content/briefs/{year}/b{year}-{number:02}.md\n---\ntitle: Brief {year} {number:02}\n\
                 date: {year}-{month:02}-{day:02}\ncountries: PK\ntopics: Trade\n---\n"
            ));
        }
    }
    site
}

fn briefs_on(page: &Page) -> BTreeSet<String> {
    page.attrs("[href^='/repo/briefs/b']", "href").into_iter().collect()
}

/// The briefs of a list: cards, or the newest at length and the others in rows.
const SHOWN: &str = ".card, article.story, li > time:first-child";

/// The rows of a list, each of which begins with its date.
const ROWS: &str = "li > time:first-child";

#[test]
fn nothing_is_invented_for_a_brief_that_cannot_be_read() {
    let brief = |name: &str, keys: &str| format!("==> content/briefs/{name}.md\n---\n{keys}---\n[x](gone.md)\n");
    let site = brief("a", "title: A\ndate: 2024-01-01\n")
        + &brief("b", "title: B\n")
        + &brief("c", "title: C\ndate: 2024-13-01\n")
        + &brief("d", "date: 2024-01-01\n")
        + &brief("e", "title: E\ndate: 2024-01-01\ntype: novel\n");
    let ran = Project::of(&site).run(&["list", "briefs", "--format", "json"]);
    assert_eq!((ran.status, ran.out.lines().count()), (1, 1), "{ran:?}");
    assert!(ran.out.contains("\"date\":\"2024-01-01\",\"slug\":\"a\"") && ran.err.contains("incomplete"), "{ran:?}");
}

const INDEXES: [&str; 3] = ["briefs/", "countries/pakistan/", "topics/trade/"];

#[test]
fn fifty_briefs_stand_on_one_page() {
    let files = build(&many(&[(2022, 20), (2023, 30)]));
    for index in INDEXES {
        let page = Page::among(&files, &format!("{index}index.html"));
        assert_eq!((page.count(SHOWN), briefs_on(&page).len()), (50, 50), "{index}");
        assert!(!files.contains_key(&format!("{index}2023/index.html")), "{index}");
    }
    let archive = Page::among(&files, "archive/2023/index.html");
    assert_eq!((archive.count(ROWS), briefs_on(&archive).len()), (30, 30));
}

#[test]
fn beyond_fifty_each_year_has_a_page_with_all_its_briefs() {
    let files = build(&many(&[(2022, 21), (2023, 30)]));
    for index in INDEXES {
        let page = Page::among(&files, &format!("{index}index.html"));
        assert_eq!((page.count(SHOWN), briefs_on(&page).len()), (50, 50), "{index}");
        assert!(!page.source().contains("b2022-00"), "the oldest is left to its year: {index}");
        let of_year =
            |year: &str| if index == "briefs/" { format!("archive/{year}/") } else { format!("{index}{year}/") };
        for (year, count) in [("2022", 21), ("2023", 30)] {
            let address = of_year(year);
            page.at(&format!("[href='/repo/{address}']"));
            let rows = Page::among(&files, &format!("{address}index.html"));
            assert_eq!((rows.count(ROWS), briefs_on(&rows).len()), (count, count), "{address}");
        }
    }
    assert!(!files.contains_key("briefs/2022/index.html"));
    Page::among(&files, "index.html").at("[href='/repo/briefs/']");
}

#[test]
fn an_old_years_page_stays_as_it_is_when_a_brief_is_added() {
    let before = build(&many(&[(2022, 21), (2023, 30)]));
    let after = build(&many(&[(2022, 21), (2023, 31), (2024, 3)]));
    for old in ["archive/2022/index.html", "countries/pakistan/2022/index.html", "topics/trade/2022/index.html"] {
        assert_eq!(text(&before, old), text(&after, old), "{old}");
    }
    assert!(
        before["briefs/b2022-03/index.html"] == after["briefs/b2022-03/index.html"],
        "nor does any old brief change"
    );
}

#[test]
fn lists_begin_with_the_newest_and_then_go_by_slug() {
    let brief =
        |slug: &str, date: &str| format!("==> content/briefs/{slug}.md\n---\ntitle: {slug}\ndate: {date}\n---\n");
    let site = [
        brief("b", "2024-01-02"),
        brief("c", "2024-01-02"),
        brief("a", "2024-01-01"),
        brief("d", "2024-01-02T00:00:01Z"),
        brief("e", "2023-12-31T23:59:59-05:00"),
    ]
    .concat();
    let order = |path: &str| -> Vec<String> {
        let urls = Page::of(&site, path).attrs("[href]", "href").into_iter();
        urls.filter_map(|url| url.strip_prefix("/repo/briefs/").map(str::to_owned)).filter(|s| s.len() == 2).collect()
    };
    assert_eq!(order("briefs/index.html"), ["d/", "b/", "c/", "e/", "a/"]);
    assert_eq!(order("archive/2024/index.html"), ["d/", "b/", "c/", "a/"]);
    let feed = page(&site, "feed.xml");
    let titles: Vec<&str> = feed.split("<entry><title>").skip(1).map(|rest| &rest[..1]).collect();
    assert_eq!(titles, ["d", "b", "c", "e", "a"]);
}

#[test]
fn feeds_hold_the_newest_fifty_with_dates_that_are_real() {
    let files = build(&many(&[(2022, 21), (2023, 30)]));
    for feed in ["feed.xml", "countries/pakistan/feed.xml", "topics/trade/feed.xml"] {
        let xml = text(&files, feed);
        assert_eq!(xml.matches("<entry>").count(), 50, "{feed}");
        assert!(!xml.contains("Brief 2022 00"), "{feed}");
        assert!(xml.contains("</id><updated>2023-02-02T00:00:00Z</updated>"), "{feed}: {}", &xml[..600]);
        assert!(xml.contains(&format!("<link rel=\"self\" href=\"https://example.org/repo/{feed}\"")), "{feed}");
    }
    let xml = page(RICH, "feed.xml");
    for part in [
        "<title>Talks &amp; &quot;more&quot;</title>",
        "<link rel=\"alternate\" href=\"https://example.org/repo/briefs/talks/\" type=\"text/html\"/>",
        "<published>2025-03-01T00:00:00Z</published><updated>2025-03-05T00:00:00Z</updated>",
        "<author><name>Amina Khan</name></author><author><name>Jo Doe</name></author><author><name>Max</name></author>",
        "<category term=\"Pakistan\"/><category term=\"Afghanistan\"/><category term=\"Taipei\"/><category term=\"Peace\"/>",
        "<summary>A summary of the talks.</summary>",
        "<rights>CC-BY-4.0</rights>",
    ] {
        assert!(xml.contains(part), "{part} in {xml}");
    }
    let ids: Vec<&str> = xml.split("<id>").skip(1).map(|rest| rest.split('<').next().unwrap_or_default()).collect();
    assert!(ids.iter().all(|id| id.starts_with("urn:uuid:")) && ids.iter().collect::<BTreeSet<_>>().len() == ids.len());
    let moved = page(&RICH.replace("example.org/repo/", "moved.example/"), "feed.xml");
    assert!(ids.iter().all(|id| moved.contains(id)), "ids stay when the site moves");
}

#[test]
fn topics_gather_the_briefs_of_narrower_ones() {
    let peace = Page::of(RICH, "topics/peace/index.html");
    peace.holds(&["[href='/repo/briefs/talks/']", "[href='/repo/briefs/paper/']"]);
    peace.shows(".narrower li", "Arms control 1");
    peace.shows(".narrower a + .count", "1");
    peace.shows(".note", &say!("topic.also", names = "Peace processes"));
    let narrow = Page::of(RICH, "topics/arms-control/index.html");
    assert!(narrow.has("[href='/repo/briefs/paper/']") && !narrow.has("[href='/repo/briefs/talks/']"));
    narrow.shows("a[href='/repo/topics/peace/']", "Peace");
    let both = RICH.replace("topics: [Peace, Trade]", "topics: [Peace, arms  CONTROL]");
    let page = Page::of(&both, "topics/peace/index.html");
    assert_eq!(page.count(SHOWN), 2, "a brief counts once under a wider topic");
    let open =
        "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\ntopics: [peace-talks, 'Peace  Talks']\n---\nText.\n";
    assert_eq!(told(open).lines().next(), Some("no-recommendations content/briefs/a.md:2:8"));
    let page = Page::of(&open.replace(", 'Peace  Talks'", ""), "topics/peace-talks/index.html");
    page.shows("h1[dir=auto]", "Peace talks");
}

#[test]
fn a_type_says_what_its_briefs_are_asked_for() {
    let site = |types: &str, of: &str| {
        format!(
            "==> site.yaml\n{SITE}types: {{{types}}}\n==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n\
             as_of: 2025-01-01\ntype: {of}\n---\nText.\n"
        )
    };
    let (advice, sources) = ("no-recommendations content/briefs/a.md:2:8", "no-sources content/briefs/a.md:2:8");
    for (types, of, expected) in [
        ("", "policy-brief", vec![advice, sources]),
        ("", "statement", vec![sources]),
        ("memo: Memo", "memo", vec![sources]),
        ("memo: {label: Memo, recommendations: true}", "memo", vec![advice, sources]),
        ("memo: {label: Memo, sources: false}", "memo", vec![]),
        ("policy-brief: Note", "policy-brief", vec![advice, sources]),
        ("policy-brief: {label: Note, recommendations: false, sources: false}", "policy-brief", vec![]),
    ] {
        assert_eq!(told(&site(types, of)).lines().collect::<Vec<_>>(), expected, "{types}");
    }
}

#[test]
fn what_is_not_listed_is_in_no_list_feed_or_count() {
    let files = build(RICH);
    for slug in ["release", "gone"] {
        assert!(files.contains_key(&format!("briefs/{slug}/index.html")), "{slug} keeps its page");
        let url = format!("/repo/briefs/{slug}/");
        // Whoever looks for it finds it.
        for (path, bytes) in files.iter().filter(|(path, _)| !path.starts_with("search/")) {
            let own = path == &format!("briefs/{slug}/index.html") || path == "sitemap.xml";
            // A feed tells once more of what was withdrawn.
            let own = own
                || (slug == "gone"
                    && ["feed.xml", "feed.json", "topics/trade/feed.xml", "types/policy-brief/feed.xml"]
                        .contains(&&**path));
            assert!(own || !String::from_utf8_lossy(bytes).contains(&url), "{path} shows {slug}");
        }
    }
    for country in ["nauru", "tuvalu"] {
        assert!(!files.contains_key(&format!("countries/{country}/index.html")), "{country}");
    }
    let topics = Page::among(&files, "topics/index.html");
    topics.shows(":has(> a[href='/repo/topics/trade/'])", "Trade 2");
    topics.shows("a[href='/repo/topics/trade/'] + .count", "2");
}

/// The index of a site on these countries, each with a profile and a brief, under these names.
fn index_of(names: &[(&str, &str)]) -> Page {
    let mut site = "==> site.yaml\ntitle: T\nbase_url: https://example.org/repo/\nplaces:\n  overrides:\n".to_owned();
    for (code, name) in names {
        site.push_str(&format!("    {code}: {name}\n"));
    }
    for (code, _) in names {
        site.push_str(&format!(
            "==> content/countries/{code}.md\n---\n---\n\
             ==> content/briefs/{slug}.md\n---\ntitle: B\ndate: 2025-01-01\ncountries: {code}\n---\n",
            slug = code.to_lowercase()
        ));
    }
    Page::of(&site, "countries/index.html")
}

#[test]
fn countries_of_one_name_stand_side_by_side_and_once() {
    let page = index_of(&[("FR", "Franconia"), ("DE", "Franconia"), ("AT", "Austria")]);
    for slug in ["france", "germany", "austria"] {
        // By letter and by region.
        assert_eq!(page.count(&format!("[href='/repo/countries/{slug}/']")), 2, "{slug}");
    }
}

#[test]
fn a_name_that_begins_with_an_accent_stands_under_its_letter() {
    let page = index_of(&[("AT", "Österreich"), ("OM", "Oman"), ("ZA", "Özil"), ("PK", "Pakistan")]);
    assert_eq!(page.texts("[aria-labelledby=bp-letters] h3"), ["O", "P"]);
}

#[test]
fn topics_are_listed_that_have_a_page() {
    let brief = |slug: &str, front: &str| {
        format!("==> content/briefs/{slug}.md\n---\ntitle: {slug}\ndate: 2024-01-01\n{front}\n---\nx\n")
    };
    let site = brief("a", "topics: [fish, ports]")
        + &brief("b", "topics: [fish]")
        + &brief("gone", "topics: [lost, fish]\nstatus: withdrawn")
        + &brief("memo", "topics: [aside]\ntype: memo")
        + "==> site.yaml\ntitle: T\nbase_url: https://x.org/\ntypes: {memo: {label: Memo, listed: false}}\n\
           vocabulary: {topics: open}\n"
        + "==> content/topics/sea.md\n---\ntitle: Sea\n---\n"
        + "==> content/topics/fish.md\n---\ntitle: Fish\nparent: sea\n---\n"
        + "==> content/topics/ports.md\n---\ntitle: Ports\nparent: sea\n---\n";
    let project = Project::of(&site);
    let listed = project.ok(&["list", "topics"]);
    let rows: Vec<Vec<&str>> = listed.lines().skip(1).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows, [["fish", "Fish", "sea", "2"], ["ports", "Ports", "sea", "1"], ["sea", "Sea", "-", "2"]]);
}
