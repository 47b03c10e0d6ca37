//! The page of a brief: in which order it tells what, what is folded, and what stands on paper alone.

use crate::fixture::{build, wrong};
use crate::html::{Page, body};
use crate::rich::RICH;

fn brief(slug: &str, date: &str, front: &str, text: &str) -> String {
    format!("==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: {date}\n{front}\n---\n{text}\n")
}

#[test]
fn what_follows_from_its_countries_stands_folded() {
    let site = brief("a", "2024-05-06", "countries: [PK]\ngroups: [NATO]\nregions: [central-asia]", "Text.");
    let page = Page::of(&site, "briefs/a/index.html");
    let facts = page.at(".facts > dl");
    assert_eq!(facts.fact(&say!("facts.groups", count = 1)).text(), "NATO");
    assert_eq!(facts.fact(&say!("facts.regions", count = 1)).text(), "Central Asia");
    let folded = page.at(".facts > details:not([open])");
    folded.shows("summary", say!("facts.derived"));
    let groups = folded.fact(&say!("facts.groups", count = 9)).text();
    assert!(groups.contains("SCO") && !groups.contains("NATO"), "{groups}");
    assert!(folded.fact(&say!("facts.regions", count = 9)).text().contains("Southern Asia"));
    // Whoever is named is said once.
    let named = brief("a", "2024-05-06", "countries: [PK]\ngroups: [SCO]", "Text.");
    let page = Page::of(&named, "briefs/a/index.html");
    assert_eq!(page.texts(".facts a[href='/repo/groups/sco/']"), ["SCO"]);
    page.holds(&[".facts > dl a[href='/repo/groups/sco/']"]);
}

#[test]
fn a_site_leaves_out_what_follows_from_countries() {
    let config = "==> site.yaml\ntitle: Test\nbase_url: https://example.org/repo/\nplaces: {derived: false}\n";
    let site = config.to_owned() + &brief("a", "2024-05-06", "countries: [PK]\ngroups: [NATO]", "Text.");
    let page = Page::of(&site, "briefs/a/index.html");
    assert!(!page.has("details.derived") && !page.has("a[href='/repo/groups/sco/']"));
    assert_eq!(page.at(".facts").fact(&say!("facts.groups", count = 1)).text(), "NATO");
    Page::of(&site, "groups/sco/index.html").holds(&["a[href='/repo/briefs/a/']"]);
    assert_eq!(wrong(&site.replace("derived: false", "derived: maybe")), "invalid-value site.yaml:3:19");
}

#[test]
fn a_series_is_read_from_brief_to_brief() {
    let of = |slug: &str, date: &str, more: &str| brief(slug, date, &format!("series: rivers\n{more}"), "Text.");
    let site = of("b", "2024-02-01", "") + &of("a", "2024-01-01", "") + &of("c", "2024-03-01", "");
    let site = site + &of("draft", "2024-02-15", "status: draft") + &brief("else", "2024-02-10", "", "Text.");
    let around = |slug: &str| {
        let page = Page::of(&site, &format!("briefs/{slug}/index.html"));
        (page.texts(".series-nav .previous a"), page.texts(".series-nav .next a"))
    };
    let about = |slug: &str| vec![format!("About {slug}")];
    assert_eq!(around("a"), (vec![], about("b")));
    assert_eq!(around("b"), (about("a"), about("c")));
    assert_eq!(around("c"), (about("b"), vec![]));
    assert_eq!(around("else"), (vec![], vec![]));
}

#[test]
fn notes_stand_behind_the_recommendations_that_follow_the_text() {
    let page = Page::of(RICH, "briefs/talks/index.html");
    let parts = [".text > .prose:not(.notes)", ".recommendations", ".chronology", ".notes", ".sources", ".attachments"];
    let found = page.all(&parts.join(", "));
    let order: Vec<&str> = found.iter().filter_map(|it| parts.into_iter().find(|part| it.is(part))).collect();
    assert_eq!(order, parts);
    assert!(!page.has(".prose:not(.notes) .footnotes"));
    page.holds(&[
        ".notes .footnotes #fn-1",
        ".prose:not(.notes) a[href='#fn-1']",
        ".key-points a[href='#bp-recommendations']",
    ]);
    let contents = page.at(".contents details:not([open])");
    contents.shows("summary h2", say!("nav.contents"));
    let led_to = ["#first", "#second", "#third", "#bp-recommendations", "#bp-chronology", "#bp-sources"];
    assert_eq!(contents.attrs("a", "href"), led_to);
    // Raw HTML that is left open ends with the text.
    let open = brief("a", "2024-01-01", "", "<div>\n\na[^1]\n\n[^1]: b");
    let page = Page::of(&open, "briefs/a/index.html");
    assert!(page.has(".text > .notes > .footnotes > ol > #fn-1"), "{}", page.source());
    // A template of a site's own has both in one.
    let whole = body(&brief("a", "2024-01-01", "", "a[^1]\n\n[^1]: b"), "briefs/a/index.html");
    assert!(whole.starts_with("<p>a") && whole.ends_with("</section>"), "{whole}");
}

#[test]
fn an_affiliation_that_all_share_is_said_once() {
    let authors = |own: &str, other: &str| {
        let authors = format!("authors: [{{name: A, affiliation: {own}}}, {{name: B, affiliation: {other}}}]");
        let page = Page::of(&brief("a", "2024-01-01", &authors, "Text."), "briefs/a/index.html");
        (page.texts(".author-role"), page.texts(".affiliation"))
    };
    assert_eq!(authors("House", "House"), (vec![], vec!["House".to_owned()]));
    assert_eq!(authors("House", "Hall"), (vec!["House".to_owned(), "Hall".to_owned()], vec![]));
    let alone = brief("a", "2024-01-01", "authors: {name: A, affiliation: House}", "Text.");
    assert_eq!(Page::of(&alone, "briefs/a/index.html").texts(".author-role"), ["House"]);
}

#[test]
fn the_longer_a_title_the_smaller() {
    let class = |length: usize| {
        let site = brief("a", "2024-01-01", "", "Text.").replace("About a", &"word ".repeat(length / 5));
        Page::of(&site, "briefs/a/index.html").attrs("h1", "class").concat()
    };
    assert_eq!([class(30), class(80), class(140)], ["", "long", "longest"]);
}

#[test]
fn a_heading_is_called_by_its_words_alone() {
    let page = Page::of(RICH, "briefs/talks/index.html");
    page.shows_html("h2#first", "First");
    assert_eq!(page.at("h2#first + .anchor").attr("href"), "#first");
    assert_eq!(page.at("h2#first + .anchor").text(), "", "its sign is no text to be copied");
}

#[test]
fn a_figure_is_wide_if_its_author_says_so() {
    let site = |address: &str| {
        brief("a", "2024-01-01", "", &format!("![A map]({address} \"Map\")")) + "==> content/briefs/map.svg\n<svg/>\n"
    };
    assert_eq!(wrong(&site("map.svg#wide")), "");
    assert!(build(&site("map.svg#wide")).contains_key("briefs/a/map.svg"));
    let wide = Page::of(&site("map.svg#wide"), "briefs/a/index.html");
    assert_eq!(wide.at("figure.wide > img").attr("src"), "/repo/briefs/a/map.svg");
    assert!(!Page::of(&site("map.svg"), "briefs/a/index.html").has("figure.wide"));
}

#[test]
fn numbers_in_tables_stay_on_their_line() {
    let cell = |words: &str| {
        let page =
            Page::of(&brief("a", "2024-01-01", "", &format!("| x |\n|---|\n| {words} |")), "briefs/a/index.html");
        page.has("td.number")
    };
    let numbers = ["1 200", "3.9 Mt", "2019–2021", "−1 000 km²", "17 July", "١ ٢٠٠"];
    assert_eq!(numbers.map(cell), [true; 6]);
    assert_eq!(["Article 5 of the treaty", "north-western", "12", ""].map(cell), [false; 4]);
    let right = Page::of(&brief("a", "2024-01-01", "", "| x |\n|--:|\n| 1 200 |"), "briefs/a/index.html");
    assert_eq!(right.at("td").attr("class"), "align-right number");
}

#[test]
fn paper_has_publisher_and_address_at_its_foot() {
    let styles = |site: &str, path: &str| Page::of(site, path).texts("style").concat();
    let printed = styles(RICH, "briefs/talks/index.html");
    assert!(printed.contains(r#"@bottom-left{content:"Institute for Diplomacy"}"#), "{printed}");
    assert!(printed.contains(r#"@bottom-right{content:"example.org/repo/briefs/talks/"}"#), "{printed}");
    let arabic = brief("a", "2024-01-01", "", "Text.")
        + "==> site.yaml\ntitle: \"A \\\"b\\\" <c>\"\nlanguage: ar\nbase_url: https://example.org/\nmarkdown: {smart: false}\n";
    let printed = styles(&arabic, "briefs/a/index.html");
    assert!(printed.contains(r#"@bottom-right{content:"A \"b\" \3C c>"}"#), "{printed}");
    assert!(printed.contains(r#"@bottom-left{content:"\2066 ""example.org/briefs/a/""\2069 "}}"#), "{printed}");
    Page::of(RICH, "briefs/talks/index.html")
        .shows(".attachments .print-url", "https://example.org/repo/briefs/talks/data.csv");
}

#[test]
fn what_can_be_copied_stands_on_the_page() {
    let page = Page::of(RICH, "briefs/talks/index.html");
    page.shows("button[data-copy=link]", say!("brief.copy_link"));
    page.shows("button[data-copy=citation]", say!("cite.copy"));
    page.shows("button[data-share]", say!("brief.share"));
    assert_eq!(page.at("[role=status][data-copied]").attr("data-copied"), say!("brief.copied"));
    page.holds(&[".tools a[href='#bp-cite']", "#bp-cite", ".tools a[href='#bp-attachments']", ".cite-as"]);
    let gone = Page::of(RICH, "briefs/gone/index.html");
    assert!(!gone.has(".tools") && gone.has("#bp-cite"));
}
