//! Regions and organisations: who stands under them, on which date, and what their pages hold.

use crate::fixture::{build, told, wrong};
use crate::html::{Element, Page};
use crate::rich::text;

/// A brief about some countries.
fn brief(slug: &str, date: &str, front: &str) -> String {
    format!("==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: {date}\n{front}\n---\nText.\n")
}

/// Returns the text of the member of that name.
fn member(page: &Page, name: &str) -> Option<String> {
    page.texts("ul.members > li").into_iter().find(|item| item.starts_with(name))
}

fn briefs(count: usize) -> String {
    say!("briefs.count", count = count)
}

fn since(year: &str) -> String {
    say!("member.since", date = year)
}

/// Holds that each of these addresses is linked.
#[track_caller]
fn assert_leads(page: &Page, addresses: &[&str]) {
    for address in addresses {
        page.at(&format!("[href='{address}']"));
    }
}

#[test]
fn a_brief_stands_under_the_memberships_of_its_date() {
    let site = brief("before", "2019-05-01", "countries: GB") + &brief("after", "2021-05-01", "countries: GB");
    let files = build(&site);
    let eu = Page::among(&files, "groups/eu/index.html");
    assert!(eu.has("[href='/repo/briefs/before/']") && !eu.source().contains("/repo/briefs/after/"));
    let nato = Page::among(&files, "groups/nato/index.html");
    assert_leads(&nato, &["/repo/briefs/before/", "/repo/briefs/after/"]);
    assert_eq!(member(&eu, "United Kingdom").as_deref(), Some(&*format!("United Kingdom 1973–2020 {}", briefs(1))));
    assert_eq!(
        member(&nato, "United Kingdom").as_deref(),
        Some(&*format!("United Kingdom {} {}", since("1949"), briefs(2)))
    );
    eu.shows("h2, h3", say!("members.former"));
    let former = eu.all("ul.members").pop().expect("there are former members");
    former.at("a[href='/repo/countries/united-kingdom/']");
    let feed = text(&files, "groups/eu/feed.xml");
    assert!(feed.contains("About before") && !feed.contains("About after"));
}

#[test]
fn a_brief_stands_under_all_regions_around_its_countries_once() {
    let files = build(&brief("talks", "2025-01-01", "countries: [FR, BE]"));
    for (slug, name) in [("western-europe", "Western Europe"), ("europe", "Europe")] {
        let page = Page::among(&files, &format!("regions/{slug}/index.html"));
        assert_eq!(page.at("section.listing").count("[href='/repo/briefs/talks/']"), 1, "{slug}");
        page.shows("h1[dir=auto]", name);
    }
    let narrow = Page::among(&files, "regions/western-europe/index.html");
    narrow.at(".kicker [href='/repo/regions/europe/']");
    assert_eq!(member(&narrow, "France").as_deref(), Some(&*format!("France {}", briefs(1))));
    assert_eq!(member(&narrow, "Austria").as_deref(), Some("Austria"), "a country without briefs is named");
    Page::among(&files, "regions/europe/index.html").at("dl [href='/repo/regions/western-europe/']");
    assert!(!files.contains_key("regions/asia/index.html"), "no page is empty");
    let page = |path: &str| Page::among(&files, path);
    assert_leads(&page("briefs/talks/index.html"), &["/repo/regions/western-europe/", "/repo/groups/eu/"]);
    assert_leads(&page("countries/france/index.html"), &["/repo/regions/europe/", "/repo/groups/g7/"]);
    assert_leads(&page("countries/index.html"), &["/repo/regions/western-europe/", "/repo/groups/nato/"]);
}

#[test]
fn each_member_that_has_briefs_shows_the_newest_of_them() {
    let site = brief("old", "2019-05-01", "countries: [GB, FR]")
        + &brief("new", "2021-05-01", "countries: [GB]")
        + &brief("last", "2022-05-01", "countries: [IE]\nstatus: withdrawn");
    let files = build(&site);
    let rows = |path: &str| -> Vec<String> {
        let page = Page::among(&files, path);
        let row = |row: Element<'_>| format!("{} {}", row.attrs("[href]", "href").join(" "), row.at(".count").text());
        page.all("section.by-member li").into_iter().map(row).collect()
    };
    let [france, new, old] = [
        ("/repo/countries/france/ /repo/briefs/old/", 1),
        ("/repo/countries/united-kingdom/ /repo/briefs/new/", 2),
        ("/repo/countries/united-kingdom/ /repo/briefs/old/", 1),
    ]
    .map(|(links, count)| format!("{links} {}", briefs(count)));
    assert_eq!(rows("regions/europe/index.html"), [&*france, &*new]);
    assert_eq!(rows("groups/nato/index.html"), [&*france, &*new]);
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
    let region = Page::among(&files, "regions/south-eastern-asia/index.html");
    region.shows("h1[dir=auto]", "Southeast Asia");
    region.shows(".standfirst", "Between two oceans.");
    assert_eq!(region.fact("Seas").text(), "several");
    region.at("img[src='/repo/regions/south-eastern-asia/map.png'][alt='A map']");
    region.shows_html(".prose p", "The <em>region</em>.");
    assert_leads(&region, &["https://x.example/"]);
    let brief = Page::among(&files, "briefs/talks/index.html");
    brief.shows("a", "Southeast Asia");
    brief.shows("a", "SCO");
    Page::among(&files, "countries/index.html").shows("a", "Southeast Asia");
    let group = Page::among(&files, "groups/sco/index.html");
    group.shows("h1[dir=auto]", "The Shanghai organisation");
    assert_eq!(
        (group.texts(".kicker > span"), group.at(".kicker").text()),
        (vec![say!("group.kicker").into(), "SCO".into()], format!("{} · SCO", say!("group.kicker")))
    );
    assert_leads(&group, &["/repo/regions/south-eastern-asia/"]);
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
    let page = Page::among(&files, "groups/visegrad/index.html");
    let has = |slug: &str| page.has(&format!("[href='/repo/briefs/{slug}/']"));
    assert!(has("pact") && has("named") && !has("old"));
    assert_eq!(member(&page, "Hungary").as_deref(), Some(&*format!("Hungary {} {}", since("1993"), briefs(1))));
    assert_eq!(member(&page, "Poland").as_deref(), Some("Poland"));
    assert_eq!(member(&page, "Slovakia").as_deref(), Some("Slovakia 1993–2020"));
    assert_eq!(page.at(".kicker").text(), say!("group.kicker"));
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
        let page = Page::among(&files, path);
        assert_eq!(page.count("article.story, li > time:first-child"), 200, "{path}");
        let years = ["/repo/countries/pakistan/", "/repo/countries/pakistan/2022/", "/repo/countries/pakistan/2021/"];
        assert_eq!(page.attrs("section.earlier [href]", "href")[..3], years, "{path}");
        page.at("section.earlier [href='/repo/countries/pakistan/2020/']");
        assert!(!files.contains_key(&path.replace("index.html", "2020/index.html")), "{path}");
    }
    let fewer: String = (0..200).map(|n| brief(&format!("b{n:03}"), "2020-01-01", "countries: [PK]")).collect();
    assert!(!Page::of(&fewer, "groups/saarc/index.html").has(".earlier"));
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
    assert_eq!(dead("/groups/sco/"), "create `content/groups/sco.md`, and the page exists");
    assert_eq!(
        dead("../regions/central-asia.md"),
        "create `content/regions/central-asia.md`; or, if a brief is about the place, link to its page: `/regions/central-asia/`"
    );
}
