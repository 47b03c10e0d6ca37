//! Pages for what two words have in common: when there are any, what they are called, and who leads there.

use crate::fixture::{build, files, plan, told, wrong};
use crate::html::{Element, Page};
use crate::rich::text;
use briefpress::pipeline::Plan;

/// A site file with these thresholds.
fn config(indexes: &str) -> String {
    format!("==> site.yaml\ntitle: Test\nbase_url: https://example.org/repo/\nindexes: {indexes}\n")
}

fn brief(slug: &str, date: &str, front: &str) -> String {
    format!("==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: {date}\n{front}\n---\nText.\n")
}

/// So many briefs, the later ones newer.
fn briefs(count: usize, front: &str) -> String {
    let date = |n: usize| format!("{}-{:02}-{:02}", 2020 + n / 100, n % 100 / 28 + 1, n % 28 + 1);
    (0..count).map(|n| brief(&format!("b{n:03}"), &date(n), front)).collect()
}

const BOTH: &str = "countries: [RU, PK]\ntopics: Sanctions";
const RELATION: &str = "relations/pakistan-russia/index.html";
const COUNTRY_TOPIC: &str = "countries/pakistan/topics/sanctions/index.html";

/// The addresses of all meetings.
fn meetings(site: &str) -> Vec<String> {
    let is_meeting = |route: &&str| route.starts_with("/relations/") || route.contains("/topics/") && route.len() > 20;
    let plan = plan(site);
    let routes = plan.pages().iter().map(|page| page.route.as_str()).filter(is_meeting);
    routes.filter(|route| !route.starts_with("/topics/")).map(str::to_owned).collect()
}

fn because(plan: &Plan, route: &str) -> String {
    let page = plan.pages().iter().find(|page| page.route.as_str() == route);
    page.unwrap_or_else(|| panic!("no {route}")).origin.because.clone()
}

/// The addresses of briefs on a page, in its order.
fn listed(page: &Page) -> Vec<String> {
    let urls = page.attrs("[href]", "href").into_iter();
    let rest = urls.filter_map(|url| url.strip_prefix("/repo/briefs/").map(str::to_owned));
    rest.filter(|rest| !rest.is_empty() && !rest.starts_with('#')).collect()
}

#[test]
fn a_meeting_needs_as_many_briefs_as_the_site_asks_for() {
    let all =
        ["/countries/pakistan/topics/sanctions/", "/countries/russia/topics/sanctions/", "/relations/pakistan-russia/"];
    assert_eq!(meetings(&briefs(2, BOTH)), Vec::<String>::new(), "three unless given");
    assert_eq!(meetings(&briefs(3, BOTH)), all);
    for fewest in 1..5 {
        let asked = config(&format!("{{relations: {fewest}, country_topics: {fewest}}}"));
        assert_eq!(meetings(&(asked.clone() + &briefs(fewest - 1, BOTH))), Vec::<String>::new(), "{fewest}");
        assert_eq!(meetings(&(asked + &briefs(fewest, BOTH))), all, "{fewest}");
    }
    assert_eq!(meetings(&(config("{relations: 1, country_topics: false}") + &briefs(3, BOTH))), all[2..]);
    assert_eq!(meetings(&(config("{relations: false, country_topics: 1}") + &briefs(3, BOTH))), all[..2]);
}

#[test]
fn what_is_in_no_list_counts_for_no_meeting() {
    let site = config("{relations: 3, country_topics: 3}")
        .replace("indexes", "types: {press-release: {label: Press release, listed: false}}\nindexes")
        + &briefs(2, BOTH);
    for life in ["status: withdrawn", "status: draft", "embargo_until: 2025-06-02T00:00:00Z", "type: press-release"] {
        let other = brief("other", "2024-01-01", &format!("{BOTH}\n{life}"));
        assert_eq!(meetings(&(site.clone() + &other)), Vec::<String>::new(), "{life}");
    }
    let to_come = brief("other", "2025-06-02", BOTH);
    assert_eq!(meetings(&(site.clone() + &to_come)), Vec::<String>::new());
    // An older version is in the lists, and so it counts.
    let newer = brief("other", "2024-01-01", &format!("{BOTH}\nsupersedes: b000"));
    assert_eq!(meetings(&(site + &newer)).len(), 3);
}

#[test]
fn a_meeting_says_why_it_exists() {
    let plan = plan(&(config("{relations: 2}") + &briefs(4, BOTH)));
    assert_eq!(
        because(&plan, "/relations/pakistan-russia/"),
        "4 briefs about both Pakistan and Russia; `indexes.relations` asks for 2 or more"
    );
    assert_eq!(
        because(&plan, "/countries/pakistan/topics/sanctions/"),
        "4 briefs about Pakistan and on Sanctions; `indexes.country_topics` asks for 3 or more"
    );
}

#[test]
fn a_relation_has_one_address_whatever_stands_first_and_whatever_the_site_calls_it() {
    let site = config("{relations: 2}\nplaces: {overrides: {PK: Zindabad}}")
        + &brief("one", "2024-01-01", "countries: [RU, PK]")
        + &brief("two", "2024-01-02", "countries: [PK, RU]");
    assert_eq!(meetings(&site), ["/relations/pakistan-russia/"]);
    let page = Page::of(&site, RELATION);
    page.shows("h1[dir=auto]", "Zindabad – Russia");
    assert_eq!(page.at(".kicker").text(), say!("meeting.relation"));
}

#[test]
fn a_meeting_shows_rows_newest_first_and_leads_to_both() {
    let site = config("{relations: 2, country_topics: 2}")
        + &brief("b", "2024-01-02", BOTH)
        + &brief("c", "2024-01-02", BOTH)
        + &brief("a", "2024-01-03", BOTH)
        + &brief("alone", "2024-01-04", "countries: PK\ntopics: Trade");
    let files = build(&site);
    for (path, title, parents) in [
        (RELATION, "Pakistan – Russia", ["/repo/countries/pakistan/", "/repo/countries/russia/"]),
        (COUNTRY_TOPIC, "Pakistan: Sanctions", ["/repo/countries/pakistan/", "/repo/topics/sanctions/"]),
    ] {
        let page = Page::among(&files, path);
        assert_eq!(listed(&page), ["a/", "b/", "c/"], "{path}");
        assert_eq!(page.count("li > time:first-child"), 3, "{path}");
        page.shows("h1[dir=auto]", title);
        let header = page.at("header.page-header");
        assert_eq!(header.attrs("[href]", "href"), parents, "{path}");
        assert_eq!(header.texts(".count"), ["(4)", "(3)"], "{path}");
        let address = format!("https://example.org/repo/{}", path.trim_end_matches("index.html"));
        assert_eq!(page.at("link[rel=canonical]").attr("href"), address, "{path}");
        assert!(text(&files, "sitemap.xml").contains(&address), "{path}");
        assert!(!files.contains_key(&path.replace("index.html", "feed.xml")), "{path} has a feed");
        assert!(page.source().contains("\"CollectionPage\""), "{path}");
    }
    let trail = |path: &str| Page::among(&files, path).attrs("nav.breadcrumbs [href]", "href").join(" ");
    assert_eq!(trail(RELATION), "/repo/ /repo/countries/");
    assert_eq!(trail(COUNTRY_TOPIC), "/repo/ /repo/countries/ /repo/countries/pakistan/");
}

#[test]
fn both_parents_lead_to_a_meeting() {
    let site = config("{relations: 2, country_topics: 2}")
        + &briefs(2, BOTH)
        + &brief("more", "2024-01-01", "countries: [PK, CN, AF]\ntopics: [Trade, Sanctions]")
        + &brief("last", "2024-01-02", "countries: [PK, CN, RU]\ntopics: [Trade]");
    let files = build(&site);
    let section =
        |path: &str, id: &str| Page::among(&files, path).attrs(&format!("section:has(> h2#{id}) [href]"), "href");
    let topics = ["/repo/countries/pakistan/topics/sanctions/", "/repo/countries/pakistan/topics/trade/"];
    assert_eq!(section("countries/pakistan/index.html", "bp-topics"), topics, "most briefs first");
    let relations = ["/repo/relations/pakistan-russia/", "/repo/relations/china-pakistan/"];
    assert_eq!(section("countries/pakistan/index.html", "bp-relations"), relations);
    assert_eq!(section("countries/russia/index.html", "bp-relations"), relations[..1]);
    let countries = ["/repo/countries/pakistan/topics/sanctions/", "/repo/countries/russia/topics/sanctions/"];
    assert_eq!(section("topics/sanctions/index.html", "bp-countries"), countries);
    let afghanistan = Page::among(&files, "countries/afghanistan/index.html");
    assert!(!afghanistan.source().contains("bp-relations") && !afghanistan.source().contains("bp-topics"));
}

#[test]
fn many_meetings_do_not_push_the_briefs_away() {
    let topics = |count: usize| (0..count).map(|n| format!("t{n}")).collect::<Vec<_>>().join(", ");
    let section = |count: usize| {
        let front = format!("countries: PK\ntopics: [{}]", topics(count));
        let site = config("{country_topics: 1}") + &brief("one", "2024-01-01", &front);
        let page = Page::of(&site, "countries/pakistan/index.html");
        let section = page.at("section:has(> h2#bp-topics)");
        let rest = section.count("details [href]");
        (section.count("[href]") - rest, rest, section.texts("details > summary").concat())
    };
    assert_eq!(section(12), (12, 0, String::new()));
    assert_eq!(section(15), (12, 3, say!("list.more", count = 3)));
}

#[test]
fn narrower_topics_count_where_wider_ones_meet_a_country() {
    let site = config("{country_topics: 2}")
        + "==> content/topics/peace.md\n---\ntitle: Peace\n---\n\
           ==> content/topics/truces.md\n---\ntitle: Truces\nparent: peace\n---\n\
           ==> content/topics/talks.md\n---\ntitle: Talks\nparent: peace\n---\n"
        + &brief("one", "2024-01-01", "countries: PK\ntopics: [Truces, Peace]")
        + &brief("two", "2024-01-02", "countries: PK\ntopics: Talks");
    assert_eq!(meetings(&site), ["/countries/pakistan/topics/peace/"]);
    assert_eq!(listed(&Page::of(&site, "countries/pakistan/topics/peace/index.html")), ["two/", "one/"]);
}

#[test]
fn beyond_two_hundred_briefs_a_meeting_leads_to_the_years_of_both() {
    let files = build(&briefs(201, BOTH));
    for (path, other) in [(RELATION, "countries/russia"), (COUNTRY_TOPIC, "topics/sanctions")] {
        let page = Page::among(&files, path);
        assert_eq!(page.count("li > time:first-child"), 200, "{path}");
        let years = |parent: &str| [2022, 2021, 2020].map(|year| format!("/repo/{parent}/{year}/"));
        let expected = [vec!["/repo/countries/pakistan/".to_owned()], years("countries/pakistan").into()].concat();
        let other = [vec![format!("/repo/{other}/")], years(other).into()].concat();
        assert_eq!(page.attrs("section.earlier [href]", "href"), [expected, other].concat(), "{path}");
        assert!(!files.contains_key(&path.replace("index.html", "2020/index.html")), "{path}");
    }
    assert!(!Page::of(&briefs(200, BOTH), RELATION).has(".earlier"));
}

/// The countries that another is most often discussed with, as addresses, with how often.
fn often_with(page: &Page) -> Vec<(String, String)> {
    let chip = |chip: Element<'_>| {
        (chip.at("[href]").attr("href").trim_start_matches("/repo/").to_owned(), chip.at(".count").text())
    };
    page.fact(say!("country.often_with")).all("li").into_iter().map(chip).collect()
}

#[test]
fn a_country_names_those_that_it_is_most_often_discussed_with() {
    let site = config("{relations: 2}")
        + &brief("one", "2024-01-01", "countries: [PK, ZW, RU, AF, CN, BE]")
        + &brief("two", "2024-01-02", "countries: [PK, RU, ZM, AX, DE, FR]");
    let seen: Vec<String> = often_with(&Page::of(&site, "countries/pakistan/index.html"))
        .into_iter()
        .map(|(url, count)| format!("{url} {count}"))
        .collect();
    let expected = [
        "relations/pakistan-russia/ 2",
        "countries/afghanistan/ 1",
        "countries/aland-islands/ 1",
        "countries/belgium/ 1",
        "countries/china/ 1",
        "countries/france/ 1",
        "countries/germany/ 1",
        "countries/zambia/ 1",
    ];
    assert_eq!(seen, expected, "eight, of equal ones the first by name");
    let off = site.replace("relations: 2", "relations: false");
    assert_eq!(often_with(&Page::of(&off, "countries/pakistan/index.html"))[0].0, "countries/russia/");
    let alone = Page::of(&brief("one", "2024-01-01", "countries: PK"), "countries/pakistan/index.html");
    assert!(!alone.source().contains("discussed"));
}

#[test]
fn a_survey_counts_for_no_meeting() {
    let twenty = "AF AL DZ AO AR AM AU AT AZ BD BY BE BJ BO BA BW BR BG BF BI";
    let about = |codes: &str| format!("countries: [{}]\ntopics: Sanctions", codes.replace(' ', ", "));
    let site = |codes: &str| config("{relations: 1, country_topics: 1}") + &brief("one", "2024-01-01", &about(codes));
    assert_eq!(meetings(&site(twenty)).len(), 20 * 19 / 2 + 20);
    assert_eq!(meetings(&site(&format!("{twenty} KH"))), Vec::<String>::new());
    let topics = |count: usize| {
        let topics: Vec<String> = (0..count).map(|n| format!("t{n}")).collect();
        let front = format!("countries: PK\ntopics: [{}]", topics.join(", "));
        meetings(&(config("{country_topics: 1}") + &brief("one", "2024-01-01", &front))).len()
    };
    assert_eq!((topics(20), topics(21)), (20, 0));
}

#[test]
fn a_link_to_a_meeting_is_checked_like_any_other() {
    let about = "==> content/pages/about.md\n---\ntitle: About\n---\n[both](/relations/pakistan-russia/)\n";
    assert_eq!(wrong(&(briefs(3, BOTH) + about)), "");
    assert_eq!(wrong(&(briefs(2, BOTH) + about)), "dead-link content/pages/about.md:4:1");
}

#[test]
fn a_meeting_and_a_page_of_the_site_cannot_share_an_address() {
    let page = "==> content/pages/relations/pakistan-russia.md\n---\ntitle: Ours\n---\nText.\n";
    assert!(told(&(briefs(3, BOTH) + page)).contains("url-collision content/pages/relations/pakistan-russia.md"));
    assert_eq!(wrong(&(briefs(2, BOTH) + page)), "");
}

#[test]
fn a_site_changes_how_a_meeting_looks() {
    let site = briefs(3, BOTH)
        + "==> templates/meeting.html\n{% extends \"builtin/meeting.html\" %}{% block page_header %}\
           <b>{{ meeting.kind }} {{ meeting.parents[1].title }} {{ list.total }}</b>{% endblock page_header %}\n";
    let files = files(&plan(&site));
    Page::among(&files, RELATION).shows("b", "relation Russia 3");
    Page::among(&files, COUNTRY_TOPIC).shows("b", "country-topic Sanctions 3");
}
