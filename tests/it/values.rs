//! Values of front matter that have a form of their own: which are taken, which are told, and where they show.

use crate::fixture::{page, plan, wrong};
use crate::html::Page;
use crate::input::brief;

/// The page of a brief with these lines of front matter, on a site with these settings.
fn page_of(settings: &str, front: &str) -> Page {
    let site = format!("==> site.yaml\n{}{settings}", crate::fixture::SITE);
    Page::of(&(site + &brief(front, "Text.")), "briefs/a/index.html")
}

#[test]
fn a_brief_has_the_licence_of_the_site_or_its_own_or_none() {
    // The words, and what `rel=license` leads to.
    let rights = |settings: &str, front: &str| {
        let page = page_of(settings, front);
        let words = page.texts(".rights").concat();
        (words, page.attrs(".rights a", "href").concat(), page.texts(".rights a[rel=license]").concat())
    };
    let linked = |path: &str, name: &str| {
        let address = format!("https://creativecommons.org/licenses/{path}/");
        (say!("licence.brief", licence = name), address, name.to_owned())
    };
    let plain = |words: &str| (words.to_owned(), String::new(), String::new());
    let site = "licence: CC-BY-4.0\n";
    assert_eq!(rights(site, ""), linked("by/4.0", "CC BY 4.0"));
    assert_eq!(rights(site, "licence: CC-BY-NC-3.0-IGO\n"), linked("by-nc/3.0/igo", "CC BY-NC 3.0 IGO"));
    assert_eq!(rights(site, "licence: none\n"), plain(say!("licence.none")));
    assert_eq!(rights("", "licence: MIT\n"), plain(&say!("licence.brief", licence = "MIT")));
    for nothing in ["", "licence: none\n"] {
        assert_eq!(rights(nothing, nothing), plain(""));
        assert!(!page_of(nothing, "").source().contains("licensed under"));
    }
    assert!(!page_of(site, "licence: none\n").source().contains("\"license\":"));
    assert_eq!(wrong(&brief("licence: CC-BY\n", "")), "invalid-value content/briefs/a.md:4:10");
}

#[test]
fn the_catalogue_gives_a_brief_the_licence_that_its_page_does() {
    for (front, licence) in [("", "CC-BY-4.0".into()), ("licence: none\n", serde_json::Value::Null)] {
        let site = format!("==> site.yaml\n{}licence: CC-BY-4.0\n{}", crate::fixture::SITE, brief(front, "Text."));
        let catalogue: serde_json::Value = serde_json::from_str(&page(&site, "catalogue.json")).expect("JSON");
        assert_eq!(catalogue["briefs"][0]["licence"], licence, "{front}");
    }
}

#[test]
fn addresses_of_sources_are_what_a_browser_asks_for() {
    for (written, read) in [
        ("https://x.org/a|b^c", "https://x.org/a%7Cb%5Ec"),
        ("https://x.org/a<b> c", "https://x.org/a%3Cb%3E%20c"),
        ("https://x.org\\a?b\\c", "https://x.org/a?b%5Cc"),
        ("https://x.org/Übersicht", "https://x.org/%C3%9Cbersicht"),
        ("https://x.org/a?b=[c]", "https://x.org/a?b=[c]"),
    ] {
        let page = page_of("", &format!("sources:\n  - title: S\n    url: '{written}'\n    archived: '{written}'\n"));
        assert_eq!(page.attrs(".sources a", "href"), [read, read], "{written}");
        assert_eq!(crate::rich::json_ld(page.source())["@graph"][0]["citation"][0]["url"], read);
    }
    let page = Page::of(&brief("", "[a](<https://x.org\\a>)"), "briefs/a/index.html");
    assert_eq!(page.attrs("a[href^='https://x.org']", "href"), ["https://x.org/a"]);
}

#[test]
fn the_authors_of_a_source_are_named_before_it() {
    let sources = "sources: [{title: A treaty, authors: [Ann Lee, World Bank], publisher: UN}, Speech]\n";
    let page = page_of("", sources);
    assert_eq!(page.texts(".sources li"), ["Ann Lee and World Bank: A treaty, UN.", "Speech."]);
    assert_eq!(page.texts(".sources li > bdi"), ["Ann Lee", "World Bank", "A treaty", "Speech"]);
    assert_eq!(page.texts(".sources li > bdi.source-title"), ["A treaty", "Speech"]);
    let graph = crate::rich::json_ld(page.source());
    let citation = &graph["@graph"][0]["citation"];
    let person = |name: &str| serde_json::json!({"@type": "Person", "name": name});
    let bank = serde_json::json!({"@type": "Organization", "name": "World Bank"});
    assert_eq!(citation[0]["author"], serde_json::json!([person("Ann Lee"), bank]));
    assert_eq!(citation[1].get("author"), None);
    let told = |authors: &str| wrong(&brief(&format!("sources: [{{title: A, authors: {authors}}}]\n"), ""));
    assert_eq!(told("['']"), "missing-key content/briefs/a.md:4:32");
    assert_eq!(told("[Ann, Ann]"), "repeated-value content/briefs/a.md:4:37");
}

#[test]
fn numbers_of_libraries_stand_on_the_page_and_in_its_metadata() {
    let page = page_of("", "identifiers: {isbn: 978-3-16-148410-0, issn: 0378-5955}\n");
    assert_eq!(
        page.texts(".rights"),
        [format!("{} {}", say!("brief.isbn", number = "978-3-16-148410-0"), say!("brief.issn", number = "0378-5955"))]
    );
    page.at("meta[name=citation_issn][content='0378-5955']");
    let series = |page: &Page| crate::rich::json_ld(page.source())["@graph"][0]["isPartOf"].clone();
    assert_eq!(series(&page), serde_json::json!({"@type": "CreativeWorkSeries", "issn": "0378-5955"}));
    let named = series(&page_of("", "series: talks\nidentifiers: {issn: 0378-5955}\n"));
    assert_eq!((&named["name"], &named["issn"]), (&"Talks".into(), &"0378-5955".into()));
}

#[test]
fn slugs_that_a_brief_supersedes_stand_there_once() {
    let other = "==> content/briefs/b.md\n---\ntitle: B\ndate: 2024-01-01\n---\n";
    let told = wrong(&(brief("supersedes: [b, b, c]\n", "") + other));
    assert_eq!(told, "repeated-value content/briefs/a.md:4:17\nunknown-brief content/briefs/a.md:4:20");
}

#[test]
fn countries_that_a_brief_is_not_about_are_known() {
    let plan = plan(&brief("countries: [PK]\ncountries_excluded: [Qatar, IR]\n", ""));
    let excluded = &plan.site().expect("a site").briefs()[0].countries_excluded;
    assert_eq!(excluded.iter().map(ToString::to_string).collect::<Vec<_>>(), ["QA", "IR"]);
}

#[test]
fn the_values_of_profiles_are_checked_too() {
    let places = ["content/countries/PK.md", "content/regions/central-asia.md", "content/groups/sco.md"];
    let others = ["content/authors/a.md", "content/pages/p.md", "content/topics/t.md", "content/home.md"];
    // What is told of a line of front matter, without the column.
    let told = |path: &str, front: &str| {
        let name = if path.contains("authors") { "name: A" } else { "title: A" };
        let told = wrong(&format!("==> {path}\n---\n{name}\n{front}\n---\n"));
        told.rsplit_once(':').map_or(String::new(), |(told, _)| told.to_owned())
    };
    for path in places.iter().chain(&others).filter(|path| !path.contains("topics")) {
        assert_eq!(told(path, "image: {alt: A map}"), format!("missing-key {path}:3"));
    }
    for path in places.iter().chain(&others).filter(|path| !path.contains("pages") && !path.contains("home")) {
        for (link, code) in [
            ("{url: 'javascript:x'}", "invalid-value"),
            ("{url: 'https://x .org/a'}", "invalid-value"),
            ("{title: X}", "missing-key"),
        ] {
            assert_eq!(told(path, &format!("links: [{link}]")), format!("{code} {path}:3"), "{link}");
        }
    }
    for path in places {
        assert_eq!(told(path, "facts: [{label: Capital}]"), format!("missing-key {path}:3"));
        assert_eq!(told(path, "facts: {Capital: ''}"), format!("missing-key {path}:3"));
    }
    assert_eq!(told("content/authors/a.md", "email: amina at example.org"), "invalid-value content/authors/a.md:3");
    assert_eq!(told("content/authors/a.md", "email: amina@example.org"), "");
}

#[test]
fn nothing_is_compared_with_a_date_that_cannot_be_read() {
    let site = "==> content/briefs/a.md\n---\ntitle: A\ndate: 12 March 2024\nas_of: 2024-03-01\nupdated: 2024-04-01\n---\nText.\n";
    let told = crate::fixture::told(site);
    assert!(told.contains("invalid-date content/briefs/a.md:3:7"), "{told}");
    assert!(!told.contains("as-of-after-date") && !told.contains("updated-without-change"), "{told}");
}

#[test]
fn a_pdf_in_static_shows_its_size() {
    let site = brief("pdf: /pdf/a.pdf\n", "Text.") + "==> static/pdf/a.pdf\n%PDF-1.7 short";
    let html = page(&site, "briefs/a/index.html");
    assert!(html.contains("Download PDF <span class=\"file-meta\">14 bytes</span>"), "{html}");
}

#[test]
fn a_brief_without_a_date_stands_last_and_in_no_year() {
    for date in ["", "date: 12 March 2024\n"] {
        let undated = format!("==> content/briefs/b.md\n---\ntitle: B\n{date}countries: [PK, RU]\n---\n[A](a.md)\n");
        let plan = plan(&(brief("countries: [PK, RU]\n", "Text.") + &undated));
        assert!(!plan.is_sound());
        let files = crate::fixture::previewed(&plan);
        assert_eq!(Page::among(&files, "briefs/index.html").texts(".card-title"), ["A", "B"], "{date}");
        let page = Page::among(&files, "briefs/b/index.html");
        assert_eq!((page.at(".dates time").text(), page.at(".dates time").attr("datetime")), (String::new(), ""));
        let groups = |slug: &str| {
            let links = Page::among(&files, &format!("briefs/{slug}/index.html")).attrs("a", "href");
            links.iter().filter(|href| href.contains("/groups/")).count()
        };
        assert!(groups("a") > 0 && groups("b") == 0, "its countries belong to nothing on no day");
        assert!(!files.keys().any(|path| path.contains("1970")));
        for (path, bytes) in &files {
            assert!(!String::from_utf8_lossy(bytes).contains("1970"), "{path} with {date:?}");
        }
    }
}
