//! The pages of a site: which stand where, what is on them, and that every link between them leads somewhere.
//!
//! One rich site has something of everything; most tests look at it from one side. The rest are small sites for one rule.

use crate::fixture::{build, page, plan, snapshot, told, wrong};
use std::collections::{BTreeMap, BTreeSet};

type Files = BTreeMap<String, Vec<u8>>;

/// A site with something of everything.
const RICH: &str = "==> site.yaml
title: Institute
base_url: https://example.org/repo/
id: urn:uuid:4c6e0f53-6f1c-4c3e-9d8e-1f1f3c7f0a11
description: Briefs on diplomacy
publisher: {name: Institute for Diplomacy, short_name: IRD, url: https://ird.example/, logo: logo.svg}
licence: CC-BY-4.0
footer: {text: 'See [the imprint](/about/team/) and *us*', links: [{title: About, url: about.md}, {title: Elsewhere, url: https://ird.example/}]}
theme: {accent: \"#7a1f2b\", logo_dark: dark.svg, favicon: icon.svg, stylesheet: house.css}
types: {press-release: {label: Press release, listed: false}}
report_prefix: IRD-PB
places: {overrides: {TW: {name: Taipei, note: As the site says}, PK: {note: A note}}, disclaimer: Names imply nothing}
front_matter: {extra_keys: [desk]}
==> content/home.md
---
title: Home
---
Welcome to [the talks](briefs/talks.md).
==> content/briefs/talks.md
---
title: Talks & \"more\"
subtitle: The subtitle
date: 2025-03-01
as_of: 2025-02-28
summary: A summary of the talks.
key_points: ['See [the paper](paper/index.md#annex)']
recommendations: [{to: Ministry, text: 'Act on [this](/topics/peace/)'}]
countries: [PK, AF, TW]
topics: [Peace, Trade]
authors: [amina-khan, Jo Doe, {name: Max, affiliation: House, orcid: 0000-0002-1825-0097}]
number: \"7\"
series: afghan-settlement
featured: true
supersedes: [older]
changes: [{date: 2025-03-05, kind: correction, note: 'Wrong, see [older](older.md)'}]
chronology: [{date: 2021-03-18, event: Moscow}]
sources: [{title: S, publisher: P, date: 2020-01-02, url: https://s.example/, archived: https://a.example/}]
image: {src: map.png, alt: A map, caption: 'The *map*', credit: X}
attachments: [{file: data.csv, title: Data}]
identifiers: {doi: 10.1234/ird.7}
disclosure: None.
desk: south
extra: {a: 1}
---
## First

Text [paper](paper/index.md), [team](../pages/about/team.md), [country](../countries/PK.md), [file](data.csv).

## Second

![Map](map.png \"Caption\") and a note.[^1]

## Third

[^1]: A [note](#first).
==> content/briefs/map.png
png
==> content/briefs/data.csv
1,2
==> content/briefs/paper/index.md
---
title: Paper
date: 2024-05-06
countries: [PK]
topics: [Arms control]
type: report
pdf: paper.pdf
---
## Annex

![Own](own.png) ![Shared](../map.png)
==> content/briefs/paper/paper.pdf
pdf
==> content/briefs/paper/own.png
png
==> content/briefs/paper/deep/silent.txt
quiet
==> content/briefs/older.md
---
title: Older
date: 2023-01-01
url: /old/exact/
countries: [IR]
topics: [trade]
---
Text.
==> content/briefs/release.md
---
title: Release
date: 2025-04-01
type: press-release
countries: [NR]
topics: [Peace]
---
Text.
==> content/briefs/gone.md
---
title: Gone
date: 2025-04-02
status: withdrawn
countries: [TV]
topics: [Trade]
---
Text.
==> content/topics/peace.md
---
title: Peace
names: [Peace processes]
summary: On peace.
---
## Peace
==> content/topics/arms-control.md
---
title: Arms control
parent: peace
---
==> content/topics/trade.md
---
title: Trade
---
==> content/countries/PK.md
---
summary: A profile.
facts: {Capital: '[Islamabad](/about/)'}
links: [{title: Portal, url: https://pk.example/}]
---
About [trade](../topics/trade.md).
==> content/authors/amina-khan.md
---
name: Amina Khan
role: Fellow
affiliation: IRD
orcid: 0000-0002-1825-0097
---
==> content/series/afghan-settlement.md
---
title: Afghan settlement
---
==> content/pages/about.md
---
title: About
---
Us.
==> content/pages/about/team.md
---
title: Team
---
We, and [about](../about.md).
==> static/logo.svg
<svg/>
==> static/dark.svg
<svg/>
==> static/icon.svg
<svg/>
==> static/house.css
p{}
==> static/.well-known/security.txt
Contact
";

fn text(files: &Files, path: &str) -> String {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", files.keys()));
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

#[test]
fn every_page_stands_at_its_address() {
    let files = build(RICH);
    let own = files.keys().filter(|path| !path.starts_with("assets/")).map(String::as_str);
    let expected = [
        ".nojekyll",
        ".well-known/security.txt",
        "404.html",
        "about/index.html",
        "about/team/index.html",
        "archive/2023/index.html",
        "archive/2024/index.html",
        "archive/2025/index.html",
        "briefs/gone/index.html",
        "briefs/index.html",
        "briefs/paper/deep/silent.txt",
        "briefs/paper/index.html",
        "briefs/paper/map.png",
        "briefs/paper/own.png",
        "briefs/paper/paper.pdf",
        "briefs/release/index.html",
        "briefs/talks/data.csv",
        "briefs/talks/index.html",
        "briefs/talks/map.png",
        "countries/afghanistan/feed.xml",
        "countries/afghanistan/index.html",
        "countries/index.html",
        "countries/iran/feed.xml",
        "countries/iran/index.html",
        "countries/pakistan/feed.xml",
        "countries/pakistan/index.html",
        "countries/taiwan/feed.xml",
        "countries/taiwan/index.html",
        "dark.svg",
        "feed.xml",
        "house.css",
        "icon.svg",
        "index.html",
        "logo.svg",
        "old/exact/index.html",
        "robots.txt",
        "sitemap.xml",
        "topics/arms-control/feed.xml",
        "topics/arms-control/index.html",
        "topics/index.html",
        "topics/peace/feed.xml",
        "topics/peace/index.html",
        "topics/trade/feed.xml",
        "topics/trade/index.html",
    ];
    assert_eq!(own.collect::<Vec<_>>(), expected);
    assert_eq!((text(&files, ".nojekyll").as_str(), text(&files, "briefs/paper/paper.pdf").as_str()), ("", "pdf\n"));
}

#[test]
fn a_rich_site_has_nothing_wrong() {
    assert_eq!(wrong(RICH), "");
}

/// The values of an attribute, with their entities resolved.
fn values(html: &str, attribute: &str) -> Vec<String> {
    let begin = format!(" {attribute}=\"");
    let quoted = html.split(&begin).skip(1);
    quoted
        .map(|rest| {
            quick_xml::escape::unescape(rest.split('"').next().unwrap_or_default()).expect("entities").into_owned()
        })
        .collect()
}

/// Every link of every page that does not lead to a file of the site, and to an id of it if it has a fragment.
fn dead_links(files: &Files, base: &str) -> Vec<String> {
    let mut dead = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        for url in values(&html, "href").into_iter().chain(values(&html, "src")).chain(values(&html, "srcset")) {
            if url.starts_with("https://") || url.starts_with("mailto:") {
                let own = url.strip_prefix("https://example.org");
                if own.is_none_or(|own| leads_somewhere(files, base, path, own)) {
                    continue;
                }
            } else if leads_somewhere(files, base, path, &url) {
                continue;
            }
            dead.push(format!("{path}: {url}"));
        }
    }
    dead
}

fn leads_somewhere(files: &Files, base: &str, from: &str, url: &str) -> bool {
    let (address, fragment) = url.split_once('#').map_or((url, None), |(address, fragment)| (address, Some(fragment)));
    let target = if address.is_empty() {
        from.to_owned()
    } else {
        let Some(rest) = address.strip_prefix(base) else { return false };
        let decoded = briefpress::base::route::decode(rest).expect("UTF-8");
        if decoded.is_empty() || decoded.ends_with('/') { format!("{decoded}index.html") } else { decoded }
    };
    let Some(bytes) = files.get(&target) else { return false };
    let html = String::from_utf8_lossy(bytes);
    fragment.is_none_or(|fragment| !target.ends_with(".html") || values(&html, "id").iter().any(|id| id == fragment))
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    for base in ["/repo/", "/", "/a/b%20c/"] {
        let files = build(&RICH.replace("https://example.org/repo/", &format!("https://example.org{base}")));
        assert_eq!(dead_links(&files, base), Vec::<String>::new(), "under {base}");
    }
}

/// A site need not have countries, topics, or briefs at all.
#[test]
fn links_of_small_sites_lead_somewhere_too() {
    let one = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n";
    let sites = [
        "",
        one,
        &one.replace("date: 2025-01-01", "date: 2025-01-01\ncountries: PK"),
        "==> content/pages/about.md\n---\ntitle: About\n---\n",
        "==> content/topics/a.md\n---\ntitle: A\n---\n",
        "==> content/countries/PK.md\n---\n---\n",
        &one.replace("date: 2025-01-01", "date: 2025-01-01\nstatus: withdrawn\ncountries: PK\ntopics: x"),
        &one.replace("date: 2025-01-01", "date: 2025-01-01\nfeatured: true"),
    ];
    for site in sites {
        assert_eq!(dead_links(&build(site), "/repo/"), Vec::<String>::new(), "{site}");
    }
}

#[test]
fn the_page_for_missing_pages_works_at_any_depth() {
    let html = page(RICH, "404.html");
    let relative: Vec<String> = values(&html, "href").into_iter().filter(|url| !url.starts_with(['/', '#'])).collect();
    assert!(relative.iter().all(|url| url.starts_with("https://")), "{relative:?}");
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\">") && !html.contains("rel=\"canonical\""));
}

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

fn briefs_on(html: &str) -> BTreeSet<String> {
    values(html, "href").into_iter().filter(|url| url.starts_with("/repo/briefs/b")).collect()
}

const INDEXES: [&str; 3] = ["briefs/", "countries/pakistan/", "topics/trade/"];

#[test]
fn fifty_briefs_stand_on_one_page() {
    let files = build(&many(&[(2022, 20), (2023, 30)]));
    for index in INDEXES {
        let html = text(&files, &format!("{index}index.html"));
        assert_eq!((html.matches("class=\"card\"").count(), briefs_on(&html).len()), (50, 50), "{index}");
        assert!(!files.contains_key(&format!("{index}2023/index.html")), "{index}");
    }
    let archive = text(&files, "archive/2023/index.html");
    assert_eq!((archive.matches("class=\"row\"").count(), briefs_on(&archive).len()), (30, 30));
}

#[test]
fn beyond_fifty_each_year_has_a_page_with_all_its_briefs() {
    let files = build(&many(&[(2022, 21), (2023, 30)]));
    for index in INDEXES {
        let html = text(&files, &format!("{index}index.html"));
        assert_eq!((html.matches("class=\"card\"").count(), briefs_on(&html).len()), (50, 50), "{index}");
        assert!(!html.contains("b2022-00"), "the oldest is left to its year: {index}");
        let of_year =
            |year: &str| if index == "briefs/" { format!("archive/{year}/") } else { format!("{index}{year}/") };
        for (year, count) in [("2022", 21), ("2023", 30)] {
            let address = of_year(year);
            assert!(html.contains(&format!("href=\"/repo/{address}\"")), "{index} links {address}");
            let rows = text(&files, &format!("{address}index.html"));
            assert_eq!((rows.matches("class=\"row\"").count(), briefs_on(&rows).len()), (count, count), "{address}");
        }
    }
    assert!(!files.contains_key("briefs/2022/index.html"));
    assert!(text(&files, "index.html").contains("href=\"/repo/briefs/\""));
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
        let html = page(&site, path);
        values(&html, "href")
            .into_iter()
            .filter_map(|url| url.strip_prefix("/repo/briefs/").map(str::to_owned))
            .filter(|s| s.len() == 2)
            .collect()
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
fn heads_say_what_a_page_is() {
    let html = page(RICH, "briefs/talks/index.html");
    let head = html.split_once("</head>").expect("a head").0;
    for part in [
        "<html lang=\"en\" dir=\"ltr\">",
        "<title>Talks &amp; &quot;more&quot; · Institute</title>",
        "<meta name=\"description\" content=\"A summary of the talks.\">",
        "<link rel=\"canonical\" href=\"https://example.org/repo/briefs/talks/\">",
        "<meta property=\"og:title\" content=\"Talks &amp; &quot;more&quot;\">",
        "<meta property=\"og:type\" content=\"article\">",
        "<meta property=\"og:url\" content=\"https://example.org/repo/briefs/talks/\">",
        "<meta property=\"og:site_name\" content=\"Institute\">",
        "<meta property=\"og:description\" content=\"A summary of the talks.\">",
        "<meta property=\"og:image\" content=\"https://example.org/repo/briefs/talks/map.png\">",
        "<meta property=\"article:published_time\" content=\"2025-03-01T00:00:00Z\">",
        "<meta property=\"article:modified_time\" content=\"2025-03-05T00:00:00Z\">",
        "<meta property=\"article:tag\" content=\"Peace\">",
        "<meta name=\"citation_title\" content=\"Talks &amp; &quot;more&quot;: The subtitle\">",
        "<meta name=\"citation_author\" content=\"Amina Khan\">",
        "<meta name=\"citation_publication_date\" content=\"2025/03/01\">",
        "<meta name=\"citation_technical_report_institution\" content=\"Institute for Diplomacy\">",
        "<meta name=\"citation_technical_report_number\" content=\"IRD-PB-7\">",
        "<meta name=\"citation_doi\" content=\"10.1234/ird.7\">",
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Institute\" href=\"/repo/feed.xml\">",
    ] {
        assert!(head.contains(part), "{part} in {head}");
    }
    let paper = page(RICH, "briefs/paper/index.html");
    assert!(
        paper.contains("<meta name=\"citation_pdf_url\" content=\"https://example.org/repo/briefs/paper/paper.pdf\">")
    );
    assert!(page(RICH, "index.html").contains("<title>Institute</title>"));
    assert!(page(RICH, "briefs/index.html").contains("<meta property=\"og:type\" content=\"website\">"));
}

#[test]
fn every_page_has_one_address_of_its_own() {
    let files = build(RICH);
    let sitemap = text(&files, "sitemap.xml");
    let listed: BTreeSet<&str> =
        sitemap.split("<loc>").skip(1).map(|rest| rest.split('<').next().unwrap_or_default()).collect();
    let mut canonical = BTreeSet::new();
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html") && *path != "404.html") {
        let html = String::from_utf8_lossy(bytes);
        let address =
            html.split("<link rel=\"canonical\" href=\"").nth(1).expect(path).split('"').next().expect("an end");
        assert_eq!(format!("https://example.org/repo/{path}"), format!("{address}index.html"));
        assert_eq!(html.matches("<h1").count(), 1, "{path} has one main heading");
        // A withdrawn brief keeps its page, and no search engine is sent there.
        if path != "briefs/gone/index.html" {
            canonical.insert(address.to_owned());
        }
    }
    assert_eq!(listed, canonical.iter().map(String::as_str).collect());
    assert!(sitemap.contains("<loc>https://example.org/repo/briefs/talks/</loc><lastmod>2025-03-05</lastmod>"));
    assert_eq!(
        text(&files, "robots.txt"),
        "User-agent: *\nAllow: /\n\nSitemap: https://example.org/repo/sitemap.xml\n"
    );
}

/// The JSON-LD of a page.
fn json_ld(html: &str) -> serde_json::Value {
    let script = html.split_once("<script type=\"application/ld+json\">").expect("JSON-LD").1;
    serde_json::from_str(script.split("</script>").next().expect("an end")).expect("JSON")
}

#[test]
fn structured_data_says_what_the_page_says() {
    let document = json_ld(&page(RICH, "briefs/talks/index.html"));
    let report = &document["@graph"][0];
    assert_eq!(report["@type"], serde_json::json!(["Report", "Article"]));
    for (key, expected) in [
        ("headline", "Talks & \"more\""),
        ("alternativeHeadline", "The subtitle"),
        ("url", "https://example.org/repo/briefs/talks/"),
        ("abstract", "A summary of the talks."),
        ("datePublished", "2025-03-01T00:00:00Z"),
        ("dateModified", "2025-03-05T00:00:00Z"),
        ("inLanguage", "en"),
        ("reportNumber", "IRD-PB-7"),
        ("license", "https://creativecommons.org/licenses/by/4.0/"),
        ("image", "https://example.org/repo/briefs/talks/map.png"),
        ("identifier", "https://doi.org/10.1234/ird.7"),
    ] {
        assert_eq!(report[key], expected, "{key}");
    }
    let names = |list: &serde_json::Value| -> Vec<String> {
        list.as_array().expect("a list").iter().map(|item| item["name"].as_str().expect("a name").to_owned()).collect()
    };
    assert_eq!(names(&report["author"]), ["Amina Khan", "Jo Doe", "Max"]);
    assert_eq!(report["author"][0]["@id"], "https://orcid.org/0000-0002-1825-0097");
    assert_eq!(names(&report["about"]), ["Pakistan", "Afghanistan", "Taipei", "Peace", "Trade"]);
    assert_eq!(names(&report["spatialCoverage"]), ["Pakistan", "Afghanistan", "Taipei"]);
    assert_eq!(report["publisher"]["name"], "Institute for Diplomacy");
    assert_eq!(report["isPartOf"]["name"], "Afghan settlement");
    assert_eq!(document["@graph"][1]["@type"], "BreadcrumbList");
    let list = json_ld(&page(RICH, "countries/pakistan/index.html"));
    assert_eq!(list["@graph"][0]["@type"], "CollectionPage");
    let urls = &list["@graph"][0]["mainEntity"]["itemListElement"];
    assert_eq!(urls[0]["url"], "https://example.org/repo/briefs/talks/");
    assert_eq!(urls.as_array().expect("a list").len(), 2);
    let nobody = json_ld(&page(RICH, "old/exact/index.html"));
    assert_eq!(nobody["@graph"][0]["author"]["name"], "Institute for Diplomacy");
}

/// The part of a page between two marks.
fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    html.split_once(from).unwrap_or_else(|| panic!("no {from}")).1.split(to).next().expect("a part")
}

#[test]
fn menus_are_the_sections_that_there_are_or_those_given() {
    let menu = |site: &str| {
        let html = page(site, "index.html");
        if !html.contains("<nav class=\"menu\"") {
            return Vec::new();
        }
        values(between(&html, "<nav class=\"menu\"", "</nav>"), "href")
    };
    assert_eq!(menu(RICH), ["/repo/briefs/", "/repo/countries/", "/repo/topics/", "/repo/about/"]);
    assert_eq!(menu(""), Vec::<String>::new());
    assert_eq!(menu("==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n"), ["/repo/briefs/"]);
    let given = "menu: [{title: A, url: about.md}, {title: B, url: 'about/team.md#x'}, {title: C, url: /archive/2025/}, {title: D, url: 'https://x.org/'}]\n";
    let expected = ["/repo/about/", "/repo/about/team/#x", "/repo/archive/2025/", "https://x.org/"];
    assert_eq!(menu(&RICH.replace("licence:", &format!("{given}licence:"))), expected);
    assert_eq!(menu(&RICH.replace("licence:", "menu: []\nlicence:")), Vec::<String>::new());
    for dead in ["none.md", "/none/", "/archive/1999/", "briefs/none.md"] {
        let site = RICH.replace("licence:", &format!("menu: [{{title: A, url: {dead}}}]\nlicence:"));
        assert_eq!(wrong(&site), "dead-link site.yaml:6:24", "{dead}");
    }
}

#[test]
fn the_menu_marks_where_one_is() {
    let current = |path: &str| {
        let html = page(RICH, path);
        let menu = between(&html, "<nav class=\"menu\"", "</nav>").to_owned();
        let marked = menu.split("<a ").find(|link| link.contains("aria-current")).unwrap_or_default().to_owned();
        (values(&format!(" {marked}"), "href").first().cloned(), values(&marked, "aria-current").first().cloned())
    };
    let some = |url: &str, how: &str| (Some(url.to_owned()), Some(how.to_owned()));
    assert_eq!(current("briefs/index.html"), some("/repo/briefs/", "page"));
    assert_eq!(current("briefs/talks/index.html"), some("/repo/briefs/", "true"));
    assert_eq!(current("countries/pakistan/index.html"), some("/repo/countries/", "true"));
    assert_eq!(current("index.html"), (None, None));
}

#[test]
fn the_footer_says_what_site_yaml_says() {
    let html = page(RICH, "index.html");
    let footer = between(&html, "<footer", "</footer>");
    for part in [
        "<a href=\"https://ird.example/\">Institute for Diplomacy</a>",
        "See <a href=\"/repo/about/team/\">the imprint</a> and <em>us</em>",
        "<a href=\"/repo/about/\">About</a>",
        "<a href=\"/repo/feed.xml\">",
        "https://creativecommons.org/licenses/by/4.0/",
    ] {
        assert!(footer.contains(part), "{part} in {footer}");
    }
    let dead = RICH.replace("(/about/team/)", "(/none/)");
    assert_eq!(wrong(&dead), "dead-link site.yaml:7:16");
    assert!(!page("", "index.html").contains("creativecommons"), "no licence is claimed");
}

#[test]
fn assets_carry_a_fingerprint_of_their_content() {
    let assets =
        |site: &str| -> Vec<String> { build(site).into_keys().filter(|path| path.starts_with("assets/")).collect() };
    let built_in = assets("");
    assert_eq!(built_in.len(), 2);
    let html = page("", "index.html");
    for asset in &built_in {
        assert!(html.contains(&format!("\"/repo/{asset}\"")), "{asset}");
        let hash = asset.split('.').nth(1).expect("a fingerprint");
        assert!(hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{asset}");
    }
    let own = "==> static/briefpress.css\np{color:red}\n";
    let changed = assets(own);
    assert_eq!(changed.iter().filter(|asset| built_in.contains(asset)).count(), 1, "only the stylesheet is replaced");
    let files = build(own);
    let sheet = changed.iter().find(|asset| asset.ends_with(".css")).expect("a stylesheet");
    assert_eq!(text(&files, sheet), "p{color:red}\n");
    assert!(!files.contains_key("briefpress.css"), "it is published once");
    assert!(page(RICH, "index.html").contains("<link rel=\"icon\" href=\"/repo/icon.svg\">"));
    assert!(page(RICH, "index.html").contains("<link rel=\"stylesheet\" href=\"/repo/house.css\">"));
    assert!(page(RICH, "index.html").contains("<style>:root{--accent:#7a1f2b}</style>"));
}

#[test]
fn a_template_of_the_site_takes_the_place_of_a_built_in_one() {
    let whole = format!(
        "{RICH}==> templates/page.html\n<p>{{{{ page.title }}}} {{{{ content.html | safe }}}} {{{{ site.title }}}}</p>\n"
    );
    assert_eq!(page(&whole, "about/index.html"), "<p>About <p>Us.</p>\n Institute</p>\n");
    assert_eq!(page(&whole, "briefs/talks/index.html"), page(RICH, "briefs/talks/index.html"));
    let block = format!(
        "{RICH}==> templates/brief.html\n{{% extends \"builtin/brief.html\" %}}\n{{% block lead %}}{{% if brief.extra.desk %}}<p>{{{{ brief.extra.desk }}}} {{{{ brief.extra.a }}}}</p>{{% endif %}}{{% endblock %}}\n"
    );
    let ours = page(&block, "briefs/talks/index.html");
    assert!(ours.contains("<p>south 1</p>") && !ours.contains("class=\"standfirst\""), "{ours}");
    assert_eq!(
        ours.replace("<p>south 1</p>", ""),
        page(RICH, "briefs/talks/index.html").replace("\n<p class=\"standfirst\">A summary of the talks.</p>", ""),
        "all other blocks stay"
    );
    let base = format!(
        "{RICH}==> templates/base.html\n{{% extends \"builtin/base.html\" %}}\n{{% block body_end %}}<i>end</i>{{% endblock %}}\n"
    );
    for path in ["index.html", "briefs/talks/index.html", "404.html", "archive/2025/index.html"] {
        assert!(page(&base, path).contains("<i>end</i>"), "{path}");
    }
}

#[test]
fn a_broken_template_is_told_at_its_place() {
    let cases = [
        ("page.html", "<p>\n  {% if %}\n", "template-error templates/page.html:2:9"),
        ("page.html", "{{ page.title", "template-error templates/page.html:1:14"),
        ("page.html", "{% extends \"nowhere.html\" %}", "template-error templates/page.html:1:1"),
        ("brief.html", "{% extends \"brief.html\" %}", "template-error templates/brief.html:1:1"),
        ("page.html", "{% include \"nowhere.html\" %}", "template-error templates/page.html:1:12"),
        ("page.html", "x\n{{ page.title | nofilter }}", "template-error templates/page.html:2:17"),
    ];
    for (name, template, expected) in cases {
        let told = told(&format!("==> templates/{name}\n{template}"));
        assert_eq!(told, expected, "{template}");
    }
    let site = format!("{RICH}==> templates/page.html\nx\n{{{{ page.titel }}}}\n");
    let plan = plan(&site);
    let about = plan.pages().iter().find(|page| page.route.as_str() == "/about/").expect("a page");
    let faults = briefpress::pipeline::render(&plan, about).expect_err("there is no such field");
    assert_eq!(
        faults.iter().map(|fault| crate::fixture::line(&plan, fault)).collect::<Vec<_>>(),
        ["template-error templates/page.html:2:9"]
    );
}

#[test]
fn places_are_called_as_the_site_says() {
    let taiwan = page(RICH, "countries/taiwan/index.html");
    assert!(taiwan.contains("<h1 dir=\"auto\">Taipei<a class=\"name-note\"") && taiwan.contains("* As the site says"));
    assert!(taiwan.contains("<p class=\"disclaimer\">Names imply nothing</p>"));
    let index = page(RICH, "countries/index.html");
    assert!(index.contains("<a href=\"/repo/countries/taiwan/\">Taipei</a>") && !index.contains("Taiwan"));
    assert!(index.contains("Names imply nothing"));
    assert!(index.contains("<h1 dir=\"auto\">Countries and territories</h1>"));
    assert!(page(RICH, "briefs/talks/index.html").contains("<a href=\"/repo/countries/taiwan/\">Taipei</a>"));
    let pakistan = page(RICH, "countries/pakistan/index.html");
    for part in [
        "<h1 dir=\"auto\">Pakistan<",
        "A profile.",
        "<dt>Capital</dt><dd><a href=\"/repo/about/\">Islamabad</a></dd>",
        "<a href=\"https://pk.example/\">Portal</a>",
        "About <a href=\"/repo/topics/trade/\">trade</a>.",
    ] {
        assert!(pakistan.contains(part), "{part}");
    }
}

#[test]
fn memberships_are_those_of_the_briefs_date() {
    let groups = |date: &str| {
        let html = page(
            &format!("==> content/briefs/a.md\n---\ntitle: A\ndate: {date}\ncountries: GB\n---\n"),
            "briefs/a/index.html",
        );
        let line = between(&html, "<dt>Organisations</dt>", "</dd>").to_owned();
        line.contains(">EU<")
    };
    assert!(groups("2019-06-01") && groups("2020-01-31") && !groups("2020-02-01") && !groups("2021-06-01"));
    let own = "==> content/groups/quad.md\n---\ntitle: The Quad\nmembers: [{country: PK, since: 2020-01-01, until: 2022-01-01}, IR]\n---\n";
    for (date, country, is_member) in [
        ("2019-12-31", "PK", false),
        ("2020-01-01", "PK", true),
        ("2022-01-01", "PK", false),
        ("1999-01-01", "IR", true),
    ] {
        let site = format!("{own}==> content/briefs/a.md\n---\ntitle: A\ndate: {date}\ncountries: {country}\n---\n");
        assert_eq!(page(&site, "briefs/a/index.html").contains("The Quad"), is_member, "{country} on {date}");
    }
}

#[test]
fn topics_gather_the_briefs_of_narrower_ones() {
    let peace = page(RICH, "topics/peace/index.html");
    assert!(peace.contains("href=\"/repo/briefs/talks/\"") && peace.contains("href=\"/repo/briefs/paper/\""));
    assert!(peace.contains("Arms control <span class=\"count\">1</span>") && peace.contains("Also: Peace processes"));
    let narrow = page(RICH, "topics/arms-control/index.html");
    assert!(narrow.contains("href=\"/repo/briefs/paper/\"") && !narrow.contains("href=\"/repo/briefs/talks/\""));
    assert!(narrow.contains("<a href=\"/repo/topics/peace/\">Peace</a>"));
    let both = RICH.replace("topics: [Peace, Trade]", "topics: [Peace, arms  CONTROL]");
    let html = page(&both, "topics/peace/index.html");
    assert_eq!(html.matches("class=\"card\"").count(), 2, "a brief counts once under a wider topic");
    let open = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\ntopics: [peace-talks, 'Peace  Talks']\n---\n";
    assert_eq!(told(open).lines().next(), Some("no-recommendations content/briefs/a.md:2:8"));
    assert!(
        page(&open.replace(", 'Peace  Talks'", ""), "topics/peace-talks/index.html")
            .contains("<h1 dir=\"auto\">Peace talks</h1>")
    );
}

#[test]
fn what_is_not_listed_is_in_no_list_feed_or_count() {
    let files = build(RICH);
    for slug in ["release", "gone"] {
        assert!(files.contains_key(&format!("briefs/{slug}/index.html")), "{slug} keeps its page");
        let url = format!("/repo/briefs/{slug}/");
        for (path, bytes) in &files {
            let own = path == &format!("briefs/{slug}/index.html") || path == "sitemap.xml";
            assert!(own || !String::from_utf8_lossy(bytes).contains(&url), "{path} shows {slug}");
        }
    }
    for country in ["nauru", "tuvalu"] {
        assert!(!files.contains_key(&format!("countries/{country}/index.html")), "{country}");
    }
    assert!(
        text(&files, "topics/index.html").contains("Trade</a> <span class=\"count\">2</span>"),
        "{}",
        text(&files, "topics/index.html")
    );
}

#[test]
fn files_are_published_under_each_page_that_refers_to_them() {
    let html = page(RICH, "briefs/talks/index.html");
    assert!(html.contains("<img src=\"/repo/briefs/talks/map.png\" alt=\"A map\">"));
    assert!(html.contains("href=\"/repo/briefs/talks/data.csv\"") && html.contains("CSV"));
    assert!(page(RICH, "briefs/paper/index.html").contains("src=\"/repo/briefs/paper/map.png\""));
    let unused = RICH.to_owned() + "==> content/briefs/lonely.csv\n1\n";
    assert!(told(&unused).lines().any(|line| line == "unused-file content/briefs/lonely.csv"));
    assert_eq!(wrong(&unused), "", "only `check` speaks of it");
    assert!(!build(&unused).keys().any(|path| path.contains("lonely")));
    let one = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\nurl: /x/y/\n---\n![x](p.png)\n==> content/briefs/p.png\nx\n";
    assert!(build(one).contains_key("x/y/p.png"), "beside its page, wherever that is");
}

#[test]
fn two_files_of_one_name_under_one_page_are_told() {
    let site = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n![x](one/p.png) ![y](two/p.png)\n\
                ==> content/briefs/one/p.png\n1\n==> content/briefs/two/p.png\n2\n";
    assert_eq!(wrong(site), "url-collision content/briefs/two/p.png");
}

#[test]
fn url_keeps_an_exact_address() {
    let files = build(RICH);
    assert!(files.contains_key("old/exact/index.html") && !files.contains_key("briefs/older/index.html"));
    assert!(text(&files, "briefs/talks/index.html").contains("<a href=\"/repo/old/exact/\">older</a>"));
    let page_url = "==> content/pages/a.md\n---\ntitle: A\nurl: /x/y.html\n---\n";
    assert!(build(page_url).contains_key("x/y.html"));
    let slug = "==> content/pages/a/b.md\n---\ntitle: A\nslug: c\n---\n";
    assert!(build(slug).contains_key("a/c/index.html"));
}

#[test]
fn authors_are_profiles_or_names() {
    let html = page(RICH, "briefs/talks/index.html");
    let authors = between(&html, "<ul class=\"authors\">", "</ul>");
    for part in ["Amina Khan", "Fellow", "Jo Doe", "Max", "House", "https://orcid.org/0000-0002-1825-0097"] {
        assert!(authors.contains(part), "{part} in {authors}");
    }
    let by_name = RICH.replace("authors: [amina-khan,", "authors: [AMINA KHAN,");
    assert_eq!(page(&by_name, "briefs/talks/index.html"), html, "a name finds its profile");
    assert!(!page(RICH, "briefs/paper/index.html").contains("<ul class=\"authors\">"), "none: the publisher");
}

#[test]
fn a_custom_domain_is_written_down() {
    let site = "==> site.yaml\ntitle: T\nbase_url: https://Briefs.example.org/\ncname: briefs.example.org\n";
    assert_eq!(page(site, "CNAME"), "briefs.example.org\n");
    assert!(!build("").contains_key("CNAME"));
}

#[test]
fn languages_written_from_right_to_left() {
    let html = page("==> site.yaml\ntitle: T\nbase_url: https://x.org/\nlanguage: ur\n", "index.html");
    assert!(html.contains("<html lang=\"ur\" dir=\"rtl\">"));
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let first = build(RICH);
    assert!(build(RICH) == first);
    let mut files: Vec<&str> = RICH.split("==> ").skip(1).collect();
    files.reverse();
    let mut snapshot = snapshot("");
    for file in files {
        let (path, text) = file.split_once('\n').expect("a path");
        snapshot.add(path, text);
    }
    let options = crate::fixture::options();
    let again = briefpress::pipeline::plan(&snapshot, &options, &mut briefpress::pipeline::Kept::default());
    assert!(crate::fixture::files(&again) == first);
}
