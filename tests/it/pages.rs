//! The pages of a site: which stand where, what is on them, and that every link between them leads somewhere.
//!
//! Most tests look at one rich site from one side. The rest are small sites for one rule.

use crate::fixture::{build, page, snapshot, told, wrong};
use crate::html::Page;
use crate::rich::{Files, RICH, json_ld, text};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_page_stands_at_its_address() {
    let files = build(RICH);
    let is_own = |path: &&String| !path.starts_with("assets/") && !path.starts_with("search/index/");
    let own = files.keys().filter(is_own).map(String::as_str);
    let expected = [
        ".nojekyll",
        ".well-known/security.txt",
        "404.html",
        "about/index.html",
        "about/team/index.html",
        "archive/2023/index.html",
        "archive/2024/index.html",
        "archive/2025/index.html",
        "authors/amina-khan/feed.xml",
        "authors/amina-khan/index.html",
        "authors/index.html",
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
        "catalogue.bib",
        "catalogue.csl.json",
        "catalogue.csv",
        "catalogue.json",
        "catalogue.ris",
        "corrections/index.html",
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
        "feed.json",
        "feed.xml",
        "groups/oic/feed.xml",
        "groups/oic/index.html",
        "groups/saarc/feed.xml",
        "groups/saarc/index.html",
        "groups/sco/feed.xml",
        "groups/sco/index.html",
        "house.css",
        "icon.svg",
        "index.html",
        "links.json",
        "logo.svg",
        "old/exact/index.html",
        "opensearch.xml",
        "regions/asia/feed.xml",
        "regions/asia/index.html",
        "regions/eastern-asia/feed.xml",
        "regions/eastern-asia/index.html",
        "regions/southern-asia/feed.xml",
        "regions/southern-asia/index.html",
        "robots.txt",
        "search/index.html",
        "series/afghan-settlement/index.html",
        "sitemap.xml",
        "topics/arms-control/feed.xml",
        "topics/arms-control/index.html",
        "topics/index.html",
        "topics/peace/feed.xml",
        "topics/peace/index.html",
        "topics/trade/feed.xml",
        "topics/trade/index.html",
        "types/policy-brief/feed.xml",
        "types/policy-brief/index.html",
    ];
    assert_eq!(own.collect::<Vec<_>>(), expected);
    assert_eq!((text(&files, ".nojekyll").as_str(), text(&files, "briefs/paper/paper.pdf").as_str()), ("", "pdf\n"));
}

#[test]
fn a_rich_site_has_nothing_wrong() {
    assert_eq!(wrong(RICH), "");
}

/// The ids of each page.
type Ids<'a> = BTreeMap<&'a str, BTreeSet<String>>;

/// The address of a file in a `srcset`, without its width.
fn first_word(file: &str) -> String {
    file.split(' ').next().unwrap_or_default().to_owned()
}

/// Every link of every page that does not lead to a file of the site, and to an id of it if it has a fragment.
fn dead_links(files: &Files, base: &str) -> Vec<String> {
    let mut dead = Vec::new();
    let html = files.keys().filter(|path| path.ends_with(".html"));
    let pages: BTreeMap<&str, Page> = html.map(|path| (path.as_str(), Page::among(files, path))).collect();
    let ids: Ids<'_> =
        pages.iter().map(|(path, page)| (*path, page.attrs("[id]", "id").into_iter().collect())).collect();
    for (path, page) in &pages {
        let files_of = page.attrs("[srcset]", "srcset").into_iter();
        let files_of = files_of.flat_map(|set| set.split(", ").map(first_word).collect::<Vec<_>>());
        let links = ["href", "src"].into_iter().flat_map(|name| page.attrs(&format!("[{name}]"), name));
        // The name of a vocabulary is no link.
        for url in links.chain(files_of).filter(|url| url != "http://purl.org/dc/terms/") {
            if url.starts_with("https://") || url.starts_with("mailto:") {
                let own = url.strip_prefix("https://example.org");
                if own.is_none_or(|own| leads_somewhere(files, &ids, base, path, own)) {
                    continue;
                }
            } else if leads_somewhere(files, &ids, base, path, &url) {
                continue;
            }
            dead.push(format!("{path}: {url}"));
        }
    }
    dead
}

fn leads_somewhere(files: &Files, ids: &Ids<'_>, base: &str, from: &str, url: &str) -> bool {
    let (address, fragment) = url.split_once('#').map_or((url, None), |(address, fragment)| (address, Some(fragment)));
    let target = if address.is_empty() {
        from.to_owned()
    } else {
        let Some(rest) = address.strip_prefix(base) else { return false };
        let decoded = briefpress::base::route::decode(rest).expect("UTF-8");
        if decoded.is_empty() || decoded.ends_with('/') { format!("{decoded}index.html") } else { decoded }
    };
    let is_there = |id: &str| ids.get(&*target).is_none_or(|ids| ids.contains(id));
    files.contains_key(&target) && fragment.is_none_or(is_there)
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
    let page = Page::of(RICH, "404.html");
    let links = page.attrs("[href]", "href").into_iter();
    let relative: Vec<String> = links.filter(|url| !url.starts_with(['/', '#'])).collect();
    assert!(relative.iter().all(|url| url.starts_with("https://")), "{relative:?}");
    assert!(page.has("meta[name=robots][content=noindex]") && !page.has("[rel=canonical]"));
}

#[test]
fn heads_say_what_a_page_is() {
    let page = Page::of(RICH, "briefs/talks/index.html");
    page.at("html[lang=en][dir=ltr]");
    page.shows("head > title", "Talks & \"more\" · Institute");
    for (name, content) in [
        ("property='og:title'", "Talks & \"more\""),
        ("property='og:type'", "article"),
        ("property='og:url'", "https://example.org/repo/briefs/talks/"),
        ("property='og:site_name'", "Institute"),
        ("property='og:image'", "https://example.org/repo/briefs/talks/map.png"),
        ("property='article:published_time'", "2025-03-01T00:00:00Z"),
        ("property='article:modified_time'", "2025-03-05T00:00:00Z"),
        ("property='article:tag'", "Peace"),
        ("name=citation_title", "Talks & \"more\": The subtitle"),
        ("name=citation_author", "Khan, Amina"),
        ("name=citation_publication_date", "2025/03/01"),
        ("name=citation_technical_report_institution", "Institute for Diplomacy"),
        ("name=citation_technical_report_number", "IRD-PB-7"),
        ("name=citation_doi", "10.1234/ird.7"),
        ("name='DC.title'", "Talks & \"more\": The subtitle"),
        ("name='DC.creator'", "Amina Khan"),
        ("name='DC.issued'", "2025-03-01"),
        ("name='DC.language'", "en"),
    ] {
        let contents = page.attrs(&format!("head > meta[{name}]"), "content");
        assert!(contents.iter().any(|it| it == content), "{name}: {contents:?}");
    }
    page.holds(&[
        "head > meta[name=description][property='og:description'][content='A summary of the talks.']",
        "head > link[rel=canonical][href='https://example.org/repo/briefs/talks/']",
        "head > link[rel=alternate][type='application/atom+xml'][title=Institute][href='/repo/feed.xml']",
    ]);
    let paper = Page::of(RICH, "briefs/paper/index.html");
    paper.at("meta[name=citation_pdf_url][content='https://example.org/repo/briefs/paper/paper.pdf']");
    Page::of(RICH, "index.html").shows("title", "Institute");
    Page::of(RICH, "briefs/index.html").at("meta[property='og:type'][content=website]");
}

#[test]
fn every_page_has_one_address_of_its_own() {
    let files = build(RICH);
    let sitemap = text(&files, "sitemap.xml");
    let listed: BTreeSet<&str> =
        sitemap.split("<loc>").skip(1).map(|rest| rest.split('<').next().unwrap_or_default()).collect();
    let mut canonical = BTreeSet::new();
    for path in files.keys().filter(|path| path.ends_with(".html") && *path != "404.html") {
        let page = Page::among(&files, path);
        let address = page.at("link[rel=canonical]").attr("href");
        assert_eq!(format!("https://example.org/repo/{path}"), format!("{address}index.html"));
        assert_eq!(page.count("h1"), 1, "{path} has one main heading");
        canonical.insert(address.to_owned());
    }
    assert_eq!(listed, canonical.iter().map(String::as_str).collect());
    assert!(sitemap.contains("<loc>https://example.org/repo/briefs/talks/</loc><lastmod>2025-03-05</lastmod>"));
    assert_eq!(
        text(&files, "robots.txt"),
        "User-agent: *\nAllow: /\n\nSitemap: https://example.org/repo/sitemap.xml\n"
    );
}

#[test]
fn structured_data_says_what_the_page_says() {
    let document = json_ld(&page(RICH, "briefs/talks/index.html"));
    let report = &document["@graph"][0];
    assert_eq!(report["@type"], serde_json::json!(["Report", "Article"]));
    for (key, expected) in [
        ("headline", "Talks & \"more\""),
        ("alternativeHeadline", "The subtitle"),
        ("@id", "https://example.org/repo/briefs/talks/"),
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
    assert_eq!(names(&document["@graph"][1]["itemListElement"]), [say!("nav.home"), say!("briefs.all")]);
    let all = json_ld(&page(RICH, "briefs/index.html"));
    assert_eq!(names(&all["@graph"][1]["itemListElement"]), [say!("nav.home"), say!("briefs.all")], "two at least");
    let list = json_ld(&page(RICH, "countries/pakistan/index.html"));
    assert_eq!(list["@graph"][0]["@type"], "CollectionPage");
    let urls = &list["@graph"][0]["mainEntity"]["itemListElement"];
    assert_eq!(urls[0]["@id"], "https://example.org/repo/briefs/talks/");
    assert_eq!(urls.as_array().expect("a list").len(), 2);
    let nobody = json_ld(&page(RICH, "old/exact/index.html"));
    assert_eq!(names(&nobody["@graph"][0]["author"]), ["Institute for Diplomacy"]);
}

#[test]
fn places_are_called_as_the_site_says() {
    let taiwan = Page::of(RICH, "countries/taiwan/index.html");
    taiwan.shows("h1[dir=auto]", "Taipei*");
    taiwan.shows("h1[dir=auto] > a.name-note", "*");
    assert!(taiwan.at(".note").text().starts_with("* As the site says"));
    taiwan.shows(".disclaimer", "Names imply nothing");
    let index = Page::of(RICH, "countries/index.html");
    index.shows("a[href='/repo/countries/taiwan/']", "Taipei");
    assert!(!index.source().contains("Taiwan") && index.source().contains("Names imply nothing"));
    index.shows("h1[dir=auto]", "Countries and territories");
    Page::of(RICH, "briefs/talks/index.html").shows("a[href='/repo/countries/taiwan/']", "Taipei");
    let pakistan = Page::of(RICH, "countries/pakistan/index.html");
    pakistan.shows("h1[dir=auto]", "Pakistan*");
    pakistan.shows(".standfirst", "A profile.");
    assert_eq!(pakistan.fact("Capital").html(), "<a href=\"/repo/about/\">Islamabad</a>");
    pakistan.shows("a[href='https://pk.example/']", "Portal");
    pakistan.shows_html(".prose p", "About <a href=\"/repo/topics/trade/\">trade</a>.");
}

#[test]
fn memberships_are_those_of_the_briefs_date() {
    let groups = |date: &str| {
        let site = format!("==> content/briefs/a.md\n---\ntitle: A\ndate: {date}\ncountries: GB\n---\n");
        let page = Page::of(&site, "briefs/a/index.html");
        page.fact(&say!("facts.groups", count = 2)).texts("*").contains(&"EU".to_owned())
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
fn files_are_published_under_each_page_that_refers_to_them() {
    let talks = Page::of(RICH, "briefs/talks/index.html");
    talks.holds(&["img[src='/repo/briefs/talks/map.png'][alt='A map']", "[href='/repo/briefs/talks/data.csv']"]);
    assert!(talks.source().contains("CSV"));
    Page::of(RICH, "briefs/paper/index.html").at("[src='/repo/briefs/paper/map.png']");
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
    Page::among(&files, "briefs/talks/index.html").shows("a[href='/repo/old/exact/']", "older");
    let page_url = "==> content/pages/a.md\n---\ntitle: A\nurl: /x/y.html\n---\n";
    assert!(build(page_url).contains_key("x/y.html"));
    let slug = "==> content/pages/a/b.md\n---\ntitle: A\nslug: c\n---\n";
    assert!(build(slug).contains_key("a/c/index.html"));
}

#[test]
fn authors_are_profiles_or_names() {
    let talks = Page::of(RICH, "briefs/talks/index.html");
    let authors = talks.at("ul.authors").html();
    for part in ["Amina Khan", "Fellow", "Jo Doe", "Max", "House", "https://orcid.org/0000-0002-1825-0097"] {
        assert!(authors.contains(part), "{part} in {authors}");
    }
    let by_name = RICH.replace("authors: [amina-khan,", "authors: [AMINA KHAN,");
    assert_eq!(page(&by_name, "briefs/talks/index.html"), talks.source(), "a name finds its profile");
    assert!(!Page::of(RICH, "briefs/paper/index.html").has(".authors"), "none: the publisher");
}

#[test]
fn a_custom_domain_is_written_down() {
    let site = "==> site.yaml\ntitle: T\nbase_url: https://Briefs.example.org/\ncname: briefs.example.org\n";
    assert_eq!(page(site, "CNAME"), "briefs.example.org\n");
    assert!(!build("").contains_key("CNAME"));
}

#[test]
fn languages_written_from_right_to_left() {
    let site = "==> site.yaml\ntitle: T\nbase_url: https://x.org/\nlanguage: ur\n";
    Page::of(site, "index.html").at("html[lang=ur][dir=rtl]");
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
        snapshot.add(path, crate::fixture::sound(path, text));
    }
    let options = crate::fixture::options();
    let again = briefpress::pipeline::plan(&snapshot, &options, &mut briefpress::pipeline::PlanCache::default());
    assert!(crate::fixture::files(&again) == first);
}

#[test]
fn the_address_of_a_pdf_is_in_the_metadata_in_full() {
    let site = "==> site.yaml\ntitle: T\nbase_url: https://example.org/\n\
                ==> content/briefs/a/index.md\n---\ntitle: A\ndate: 2025-01-01\nurl: /example.org/\npdf: a b.pdf\n---\n\
                ==> content/briefs/a/a b.pdf\nx\n";
    let page = Page::of(site, "example.org/index.html");
    page.at("meta[name=citation_pdf_url][content='https://example.org/example.org/a%20b.pdf']");
}

#[test]
fn titles_of_attachments_are_as_typed() {
    for (written, shown) in [
        ("1. Annex *A*", "1. Annex *A*"),
        ("<Table> 2", "<Table> 2"),
        ("# `One` [two](three)", "# `One` [two](three)"),
        ("A &amp; B", "A & B"),
    ] {
        let site = format!(
            "==> content/briefs/a/index.md\n---\ntitle: A\ndate: 2025-01-01\n\
             attachments: [{{file: x.csv, title: '{written}'}}]\n---\n==> content/briefs/a/x.csv\n1\n"
        );
        Page::of(&site, "briefs/a/index.html").shows("#bp-attachments ~ ul a", shown);
    }
}
