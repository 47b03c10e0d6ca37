//! The page that shows what the briefs cover: what it counts, and that its table can be read.

use crate::fixture::build;
use crate::html::{Element, Page};
use crate::rich::text;

const SITE: &str = "==> site.yaml\ntitle: Test\nbase_url: https://example.org/repo/\nindexes: {coverage: true}\n";
const COVERAGE: &str = "coverage/index.html";

fn brief(slug: &str, date: &str, front: &str) -> String {
    format!("==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: {date}\n{front}\n---\nText.\n")
}

/// Returns the rows of the table as text, cells divided by bars. The dash of an empty cell is for eyes alone.
fn table(page: &Page) -> Vec<String> {
    let cell = |text: String| text.trim_start_matches('–').to_owned();
    let row = |row: Element<'_>| row.texts("th, td").into_iter().map(cell).collect::<Vec<_>>().join("|");
    page.all("table tr").into_iter().map(row).collect()
}

#[test]
fn a_brief_counts_once_in_each_region_and_widest_topic() {
    let site = SITE.to_owned()
        + "==> content/topics/peace.md\n---\ntitle: Peace\n---\n\
           ==> content/topics/truces.md\n---\ntitle: Truces\nparent: peace\n---\n\
           ==> content/topics/talks.md\n---\ntitle: Talks\nparent: peace\n---\n\
           ==> content/topics/trade.md\n---\ntitle: Trade\n---\n"
        + &brief("one", "2024-02-01", "countries: [PK, IN]\ntopics: [Truces, Talks]")
        + &brief("two", "2023-05-01", "countries: [PK, FR]\ntopics: [Trade]")
        + &brief("three", "2022-05-01", "topics: [Peace]")
        + &brief("four", "2021-05-01", "countries: [FR]");
    let page = Page::of(&site, COVERAGE);
    let expected = [
        "Region|All topics|Peace|Trade|No topic",
        "Asia|2 Feb 2024|1 Feb 2024|1 May 2023|none",
        "Southern Asia|2 Feb 2024|1 Feb 2024|1 May 2023|none",
        "Europe|2 May 2023|none|1 May 2023|1 May 2021",
        "Western Europe|2 May 2023|none|1 May 2023|1 May 2021",
        "No region|1 May 2022|1 May 2022|none|none",
        "All regions|4 Feb 2024|2 Feb 2024|1 May 2023|1 May 2021",
    ];
    assert_eq!(table(&page), expected);
}

#[test]
fn the_table_is_one_that_machines_read_aloud() {
    let site = SITE.to_owned()
        + &brief("one", "2024-02-01", "countries: PK\ntopics: Peace")
        + &brief("two", "2024-01-01", "countries: FR\ntopics: Trade");
    let page = Page::of(&site, COVERAGE);
    page.shows("table > caption#bp-matrix", say!("coverage.caption"));
    let head = page.at("table > thead");
    assert_eq!((head.count("th[scope=col]"), head.count("td")), (4, 0));
    let body = page.at("table > tbody");
    assert_eq!((body.count("th[scope=row]"), body.count("td")), (4, 12));
    body.shows("td > [aria-hidden=true]", "–");
    body.shows("td > [aria-hidden=true] + .visually-hidden", say!("coverage.none"));
    body.shows("td > time[datetime='2024-02-01']", "Feb 2024");
    page.at(".table-scroll[tabindex='0'][aria-labelledby=bp-matrix]");
    let rows = [
        "/repo/regions/asia/",
        "/repo/regions/southern-asia/",
        "/repo/regions/europe/",
        "/repo/regions/western-europe/",
    ];
    let links = body.attrs("[href]", "href");
    assert_eq!(links.iter().filter(|url| url.contains("/regions/")).collect::<Vec<_>>(), rows.each_ref());
    assert_eq!(head.attrs("[href]", "href"), ["/repo/topics/peace/", "/repo/topics/trade/"]);
    assert!(links.contains(&"/repo/briefs/one/".to_owned()), "a number of one leads to its brief");
    assert!(body.has(".depth-0") && body.has(".depth-1"));
}

#[test]
fn the_page_is_there_if_the_site_asks_for_it_and_has_briefs() {
    let briefs = brief("one", "2024-02-01", "countries: PK\ntopics: Peace");
    let files = build(&(SITE.to_owned() + &briefs));
    for path in ["countries/index.html", "topics/index.html"] {
        Page::among(&files, path).at("[href='/repo/coverage/']");
    }
    assert!(text(&files, "sitemap.xml").contains("https://example.org/repo/coverage/"));
    let without = build(&briefs);
    assert!(!without.contains_key(COVERAGE));
    assert!(!text(&without, "countries/index.html").contains("coverage"));
    let empty = build(&(SITE.to_owned() + "==> content/countries/PK.md\n---\nsummary: A\n---\n"));
    assert!(!empty.contains_key(COVERAGE) && !text(&empty, "countries/index.html").contains("coverage"));
    let hidden = briefs.replace("topics", "status: withdrawn\ntopics");
    assert!(!build(&(SITE.to_owned() + &hidden)).contains_key(COVERAGE));
}

#[test]
fn each_number_leads_to_the_list_that_it_counts() {
    let site = SITE.to_owned()
        + &brief("one", "2024-02-01", "countries: [PK, IN]\ntopics: [Peace]")
        + &brief("two", "2023-05-01", "countries: PK\ntopics: [Peace, Trade]")
        + &brief("three", "2022-05-01", "countries: FR\ntopics: [Peace]")
        + &brief("none", "2021-05-01", "countries: PK");
    let files = build(&site);
    let page = Page::among(&files, COVERAGE);
    let cell = |label: &str| page.at(&format!("td > a[aria-label='{label}']")).attr("href").to_owned();
    assert_eq!(cell("Southern Asia: Peace: 2"), "/repo/regions/southern-asia/topics/peace/");
    assert_eq!(cell("Southern Asia: Trade: 1"), "/repo/briefs/two/");
    assert_eq!(cell("Southern Asia: 3"), "/repo/regions/southern-asia/");
    assert_eq!(cell("Peace: 3"), "/repo/topics/peace/");
    assert_eq!(cell(&format!("{}: 4", say!("coverage.all_regions"))), "/repo/briefs/");
    let list = Page::among(&files, "regions/southern-asia/topics/peace/index.html");
    list.shows("h1[dir=auto]", "Southern Asia: Peace");
    list.shows(".kicker", say!("meeting.region_and_topic"));
    assert_eq!(list.attrs(".rows > li > a", "href"), ["/repo/briefs/one/", "/repo/briefs/two/"]);
    assert_eq!(
        list.attrs("nav.breadcrumbs [href]", "href"),
        ["/repo/", "/repo/countries/", "/repo/regions/southern-asia/"]
    );
    assert!(!files.contains_key("regions/southern-asia/topics/trade/index.html"), "one brief needs no list");
    let without = build(&site.replace("coverage: true", "coverage: false"));
    assert!(!without.contains_key("regions/southern-asia/topics/peace/index.html"));
}

#[test]
fn cells_are_shaded_by_how_many_they_count() {
    let many: String = (0..5).map(|n| brief(&format!("b{n}"), "2024-01-01", "countries: PK\ntopics: Peace")).collect();
    let site = SITE.to_owned() + &many + &brief("one", "2024-02-01", "countries: FR\ntopics: Trade");
    let page = Page::of(&site, COVERAGE);
    page.shows(".heat-5 > a[aria-label='Asia: Peace: 5']", "5");
    page.shows(".heat-1 > a[aria-label='Europe: Trade: 1']", "1");
    page.shows(".heat-0 > a[aria-label='Asia: 5']", "5");
    assert_eq!(page.count(".legend[aria-hidden=true] > [class^=heat]"), 5);
}

#[test]
fn of_many_topics_those_with_the_most_briefs_have_a_column() {
    let topic = |n: usize| brief(&format!("b{n:02}"), "2024-01-01", &format!("countries: PK\ntopics: T{n:02}"));
    let twelve: String = (0..12).map(topic).collect();
    let head = |site: &str| table(&Page::of(&(SITE.to_owned() + site), COVERAGE))[0].clone();
    assert_eq!(head(&twelve), "Region|All topics|T00|T01|T02|T03|T04|T05|T06|T07|T08|T09|T10|T11");
    let more = twelve
        + &topic(12)
        + &brief("again", "2024-02-01", "countries: PK\ntopics: [T12, T13, T14]")
        + &brief("none", "2024-01-01", "countries: PK");
    let rows = table(&Page::of(&(SITE.to_owned() + &more), COVERAGE));
    assert_eq!(rows[0], "Region|All topics|T00|T01|T02|T03|T04|T05|T06|T07|T08|T09|T10|T12|Other topics|No topic");
    assert!(rows[1].ends_with("|2 Feb 2024|2 Feb 2024|1 Jan 2024"), "T12; T11, and T13 with T14; none: {}", rows[1]);
}

#[test]
fn regions_of_the_sites_own_come_last_and_those_named_alone_stand_alone() {
    let site = SITE.to_owned()
        + &brief("one", "2024-02-01", "regions: [central-asia, basin]")
        + "==> content/regions/basin.md\n---\ntitle: A basin\nmembers: [UZ]\n---\n";
    let page = Page::of(&site, COVERAGE);
    assert_eq!(table(&page)[1..3], ["Central Asia|1 Feb 2024|1 Feb 2024", "A basin|1 Feb 2024|1 Feb 2024"]);
    assert_eq!(page.count("tbody .depth-0"), 2, "no region around it has a row");
}
