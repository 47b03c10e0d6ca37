//! Regions and organisations: who stands under them, on which date, and what their pages hold.

use crate::fixture::{build, page, told, wrong};
use crate::rich::{between, text, values};

/// A brief about some countries.
fn brief(slug: &str, date: &str, front: &str) -> String {
    format!("==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: {date}\n{front}\n---\nText.\n")
}

/// The text of the list item that links to a country, tags left out.
fn member(html: &str, name: &str) -> Option<String> {
    let items = html.split("<ul class=\"members\">").skip(1).flat_map(|list| {
        let list = list.split("</ul>").next().unwrap_or_default();
        list.split("<li>").skip(1)
    });
    let plain = |item: &str| -> String {
        let mut out = String::new();
        let mut inside = false;
        for c in item.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                _ if !inside => out.push(c),
                _ => {}
            }
        }
        out.trim().to_owned()
    };
    let mut items = items.map(plain);
    items.find(|item| item.starts_with(name))
}

#[test]
fn a_brief_stands_under_the_memberships_of_its_date() {
    let site = brief("before", "2019-05-01", "countries: GB") + &brief("after", "2021-05-01", "countries: GB");
    let files = build(&site);
    let eu = text(&files, "groups/eu/index.html");
    assert!(eu.contains("/repo/briefs/before/") && !eu.contains("/repo/briefs/after/"));
    let nato = text(&files, "groups/nato/index.html");
    assert!(nato.contains("/repo/briefs/before/") && nato.contains("/repo/briefs/after/"));
    assert_eq!(member(&eu, "United Kingdom").as_deref(), Some("United Kingdom 1973–2020 1 brief"));
    assert_eq!(member(&nato, "United Kingdom").as_deref(), Some("United Kingdom since 1949 2 briefs"));
    let former = eu.split("Former members").nth(1).expect("there are former members");
    assert!(former.contains("/repo/countries/united-kingdom/"));
    let feed = text(&files, "groups/eu/feed.xml");
    assert!(feed.contains("About before") && !feed.contains("About after"));
}

#[test]
fn a_brief_stands_under_all_regions_around_its_countries_once() {
    let files = build(&brief("talks", "2025-01-01", "countries: [FR, BE]"));
    for (slug, name) in [("western-europe", "Western Europe"), ("europe", "Europe")] {
        let html = text(&files, &format!("regions/{slug}/index.html"));
        let latest = between(&html, "<section class=\"listing\"", "</section>");
        assert_eq!(latest.matches("href=\"/repo/briefs/talks/\"").count(), 1, "{slug}");
        assert!(html.contains(&format!("<h1 dir=\"auto\">{name}</h1>")), "{slug}");
    }
    let narrow = text(&files, "regions/western-europe/index.html");
    assert!(between(&narrow, "<p class=\"kicker\">", "</p>").contains("href=\"/repo/regions/europe/\""));
    assert_eq!(member(&narrow, "France").as_deref(), Some("France 1 brief"));
    assert_eq!(member(&narrow, "Austria").as_deref(), Some("Austria"), "a country without briefs is named");
    let wide = text(&files, "regions/europe/index.html");
    assert!(between(&wide, "<dl>", "</dl>").contains("href=\"/repo/regions/western-europe/\""));
    assert!(!files.contains_key("regions/asia/index.html"), "no page is empty");
    let brief = text(&files, "briefs/talks/index.html");
    assert!(brief.contains("href=\"/repo/regions/western-europe/\"") && brief.contains("href=\"/repo/groups/eu/\""));
    let country = text(&files, "countries/france/index.html");
    assert!(country.contains("href=\"/repo/regions/europe/\"") && country.contains("href=\"/repo/groups/g7/\""));
    let index = text(&files, "countries/index.html");
    assert!(index.contains("href=\"/repo/regions/western-europe/\"") && index.contains("href=\"/repo/groups/nato/\""));
}

#[test]
fn each_member_that_has_briefs_shows_the_newest_of_them() {
    let site = brief("old", "2019-05-01", "countries: [GB, FR]")
        + &brief("new", "2021-05-01", "countries: [GB]")
        + &brief("last", "2022-05-01", "countries: [IE]\nstatus: withdrawn");
    let files = build(&site);
    let rows = |path: &str| -> Vec<String> {
        let html = text(&files, path);
        let section = between(&html, "<section class=\"by-member\"", "</section>");
        let row = |row: &str| format!("{} {}", values(row, "href").join(" "), between(row, "\"count\">", "</span>"));
        section.split("<li").skip(1).map(row).collect()
    };
    let [france, new, old] = [
        "/repo/countries/france/ /repo/briefs/old/ 1 brief",
        "/repo/countries/united-kingdom/ /repo/briefs/new/ 2 briefs",
        "/repo/countries/united-kingdom/ /repo/briefs/old/ 1 brief",
    ];
    assert_eq!(rows("regions/europe/index.html"), [france, new]);
    assert_eq!(rows("groups/nato/index.html"), [france, new]);
    assert_eq!(rows("groups/eu/index.html"), [france, old], "of the time in which it was a member");
    let named = build(&brief("named", "2021-05-01", "regions: europe"));
    assert!(!text(&named, "regions/europe/index.html").contains("by-member"));
}

#[test]
fn profiles_appear_and_rename() {
    let site = brief("talks", "2025-01-01", "countries: [TL, KG]\ngroups: SCO")
        + "==> content/regions/south-eastern-asia.md\n---\ntitle: Southeast Asia\nsummary: Between two oceans.\n\
           facts: {Seas: several}\nlinks: [https://x.example/]\nimage: {src: map.png, alt: A map}\n---\nThe *region*.\n\
           ==> content/regions/map.png\npng\n\
           ==> content/groups/SCO.md\n---\ntitle: The Shanghai organisation\n---\nSee [it](../regions/south-eastern-asia.md).\n";
    assert_eq!(wrong(&site), "");
    let files = build(&site);
    let region = text(&files, "regions/south-eastern-asia/index.html");
    for part in [
        "<h1 dir=\"auto\">Southeast Asia</h1>",
        "Between two oceans.",
        "<dt>Seas</dt><dd>several</dd>",
        "href=\"https://x.example/\"",
        "<img src=\"/repo/regions/south-eastern-asia/map.png\" alt=\"A map\">",
        "The <em>region</em>.",
    ] {
        assert!(region.contains(part), "{part}");
    }
    let brief = text(&files, "briefs/talks/index.html");
    assert!(brief.contains(">Southeast Asia</a>") && brief.contains(">SCO</a>"));
    assert!(text(&files, "countries/index.html").contains(">Southeast Asia</a>"));
    let group = text(&files, "groups/sco/index.html");
    assert!(group.contains("<h1 dir=\"auto\">The Shanghai organisation</h1>"));
    assert!(group.contains("<p class=\"kicker\"><span>Organisation</span> · <span>SCO</span></p>"));
    assert!(group.contains("href=\"/repo/regions/south-eastern-asia/\""));
    assert_eq!(wrong(&(site + &self::brief("more", "2025-01-02", "regions: southeast asia"))), "");
}

#[test]
fn a_site_defines_areas_of_its_own() {
    let site = brief("pact", "2004-05-01", "countries: HU")
        + &brief("old", "1992-05-01", "countries: HU")
        + &brief("named", "2010-01-01", "groups: visegrad")
        + "==> content/groups/visegrad.md\n---\ntitle: Visegrád Group\nmembers:\n- {country: HU, since: 1993-01-01}\n\
           - PL\n- {country: SK, since: 1993-01-01, until: 2020-01-01}\n---\n";
    assert_eq!(wrong(&site), "");
    let files = build(&site);
    let html = text(&files, "groups/visegrad/index.html");
    let briefs = |slug: &str| html.contains(&format!("href=\"/repo/briefs/{slug}/\""));
    assert!(briefs("pact") && briefs("named") && !briefs("old"));
    assert_eq!(member(&html, "Hungary").as_deref(), Some("Hungary since 1993 1 brief"));
    assert_eq!(member(&html, "Poland").as_deref(), Some("Poland"));
    assert_eq!(member(&html, "Slovakia").as_deref(), Some("Slovakia 1993–2020"));
    assert!(html.contains("<p class=\"kicker\"><span>Organisation</span></p>"));
}

#[test]
fn beyond_two_hundred_briefs_a_page_leads_to_its_members_years() {
    let many: String = (0..201)
        .map(|n| {
            brief(
                &format!("b{n:03}"),
                &format!("{}-{:02}-{:02}", 2020 + n / 100, n % 12 + 1, n % 28 + 1),
                "countries: [PK]",
            )
        })
        .collect();
    let files = build(&many);
    for path in ["regions/southern-asia/index.html", "groups/saarc/index.html"] {
        let html = text(&files, path);
        assert_eq!(html.matches("<li><time").count(), 200, "{path}");
        let earlier = between(&html, "<section class=\"earlier\"", "</section>");
        let years = ["/repo/countries/pakistan/", "/repo/countries/pakistan/2022/", "/repo/countries/pakistan/2021/"];
        assert_eq!(values(earlier, "href")[..3], years, "{path}");
        assert!(earlier.contains("/repo/countries/pakistan/2020/"), "{path}");
        assert!(!files.contains_key(&path.replace("index.html", "2020/index.html")), "{path}");
    }
    let fewer: String = (0..200).map(|n| brief(&format!("b{n:03}"), "2020-01-01", "countries: [PK]")).collect();
    assert!(!page(&fewer, "groups/saarc/index.html").contains("class=\"earlier\""));
}

#[test]
fn two_profiles_of_one_area_collide_and_links_to_none_say_what_to_create() {
    let twice = "==> content/groups/sco.md\n---\nsummary: A\n---\n==> content/groups/SCO.md\n---\nsummary: B\n---\n";
    assert_eq!(told(twice), "url-collision content/groups/sco.md");
    let dead = |link: &str| {
        let site = format!("==> content/pages/a.md\n---\ntitle: A\n---\n[x]({link})\n");
        let plan = crate::fixture::plan(&site);
        plan.all_problems().iter().map(|problem| problem.help.join(" ")).collect::<String>()
    };
    assert_eq!(dead("/groups/sco/"), "create `content/groups/sco.md`, and the page is there");
    assert_eq!(
        dead("../regions/central-asia.md"),
        "create `content/regions/central-asia.md`; or, if a brief is about the place, link to its page: `/regions/central-asia/`"
    );
}
