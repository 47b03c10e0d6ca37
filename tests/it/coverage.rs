//! The page that shows what the briefs cover: what it counts, and that its table can be read.

use crate::fixture::{build, page};
use crate::rich::{between, text, values};

const SITE: &str = "==> site.yaml\ntitle: Test\nbase_url: https://example.org/repo/\nindexes: {coverage: true}\n";
const COVERAGE: &str = "coverage/index.html";

fn brief(slug: &str, date: &str, front: &str) -> String {
    format!("==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: {date}\n{front}\n---\nText.\n")
}

fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows of the table as text, cells divided by bars.
fn table(html: &str) -> Vec<String> {
    let table = between(html, "<table", "</table>");
    let cells = |row: &str| {
        let row = row.replace("</th>", "|").replace("</td>", "|").replace("–</span><span", "</span><span");
        plain(&format!("<tr{row}")).trim_end_matches('|').replace(" |", "|").replace("| ", "|")
    };
    table.split("<tr").skip(1).map(cells).collect()
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
    let html = page(&site, COVERAGE);
    let expected = [
        "Region|All topics|Peace|Trade|No topic",
        "Asia|2 Feb 2024|1 Feb 2024|1 May 2023|none",
        "Southern Asia|2 Feb 2024|1 Feb 2024|1 May 2023|none",
        "Europe|2 May 2023|none|1 May 2023|1 May 2021",
        "Western Europe|2 May 2023|none|1 May 2023|1 May 2021",
        "No region|1 May 2022|1 May 2022|none|none",
        "All regions|4 Feb 2024|2 Feb 2024|1 May 2023|1 May 2021",
    ];
    assert_eq!(table(&html), expected);
}

#[test]
fn the_table_is_one_that_machines_read_aloud() {
    let site = SITE.to_owned()
        + &brief("one", "2024-02-01", "countries: PK\ntopics: Peace")
        + &brief("two", "2024-01-01", "countries: FR\ntopics: Trade");
    let html = page(&site, COVERAGE);
    let table = between(&html, "<table", "</table>");
    assert!(table.contains("<caption id=\"bp-matrix\">Briefs by region and topic</caption>"));
    let head = between(table, "<thead>", "</thead>");
    assert_eq!((head.matches("<th scope=\"col\">").count(), head.matches("<td").count()), (4, 0));
    let body = between(table, "<tbody>", "</tbody>");
    assert_eq!((body.matches("<th scope=\"row\">").count(), body.matches("<td").count()), (4, 12));
    assert!(body.contains("<span aria-hidden=\"true\">–</span><span class=\"visually-hidden\">none</span>"));
    assert!(body.contains("aria-label=\"Feb 2024: About one\"><time datetime=\"2024-02-01\">Feb 2024</time>"));
    let frame = between(&html, "<div class=\"table-scroll\"", ">");
    assert!(frame.contains("tabindex=\"0\"") && frame.contains("aria-labelledby=\"bp-matrix\""), "{frame}");
    let rows = [
        "/repo/regions/asia/",
        "/repo/regions/southern-asia/",
        "/repo/regions/europe/",
        "/repo/regions/western-europe/",
    ];
    let links = values(body, "href");
    assert_eq!(links.iter().filter(|url| url.contains("/regions/")).collect::<Vec<_>>(), rows.each_ref());
    assert_eq!(values(head, "href"), ["/repo/topics/peace/", "/repo/topics/trade/"]);
    assert!(links.contains(&"/repo/briefs/one/".to_owned()), "a number leads to the newest brief");
    assert!(body.contains("class=\"depth-0\"") && body.contains("class=\"depth-1\""));
}

#[test]
fn the_page_is_there_if_the_site_asks_for_it_and_has_briefs() {
    let briefs = brief("one", "2024-02-01", "countries: PK\ntopics: Peace");
    let files = build(&(SITE.to_owned() + &briefs));
    for path in ["countries/index.html", "topics/index.html"] {
        assert!(text(&files, path).contains("href=\"/repo/coverage/\""), "{path}");
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
fn of_many_topics_those_with_the_most_briefs_have_a_column() {
    let topic = |n: usize| brief(&format!("b{n:02}"), "2024-01-01", &format!("countries: PK\ntopics: T{n:02}"));
    let twelve: String = (0..12).map(topic).collect();
    let head = |site: &str| table(&page(&(SITE.to_owned() + site), COVERAGE))[0].clone();
    assert_eq!(head(&twelve), "Region|All topics|T00|T01|T02|T03|T04|T05|T06|T07|T08|T09|T10|T11");
    let more = twelve
        + &topic(12)
        + &brief("again", "2024-02-01", "countries: PK\ntopics: [T12, T13, T14]")
        + &brief("none", "2024-01-01", "countries: PK");
    let rows = table(&page(&(SITE.to_owned() + &more), COVERAGE));
    assert_eq!(rows[0], "Region|All topics|T00|T01|T02|T03|T04|T05|T06|T07|T08|T09|T10|T12|Other topics|No topic");
    assert!(rows[1].ends_with("|2 Feb 2024|2 Feb 2024|1 Jan 2024"), "T12; T11, and T13 with T14; none: {}", rows[1]);
}

#[test]
fn regions_of_the_sites_own_come_last_and_those_named_alone_stand_alone() {
    let site = SITE.to_owned()
        + &brief("one", "2024-02-01", "regions: [central-asia, basin]")
        + "==> content/regions/basin.md\n---\ntitle: A basin\nmembers: [UZ]\n---\n";
    let html = page(&site, COVERAGE);
    assert_eq!(table(&html)[1..3], ["Central Asia|1 Feb 2024|1 Feb 2024", "A basin|1 Feb 2024|1 Feb 2024"]);
    assert!(between(&html, "<tbody>", "</tbody>").matches("depth-0").count() == 2, "no region around it has a row");
}
