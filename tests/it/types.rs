//! Types of brief: their pages, their feeds, and where they stand.

use crate::fixture::{build, wrong};
use crate::html::Page;
use crate::rich::text;
use serde_json::json;

const TYPES: &str =
    "types: {press-release: {label: Press release, plural: Press releases, listed: false, menu: true}}\n";

fn site(settings: &str) -> String {
    format!("==> site.yaml\ntitle: I\nbase_url: https://example.org/repo/\n{settings}")
}

fn brief(slug: &str, front: &str) -> String {
    format!("==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: 2025-01-01\n{front}\n---\nText.\n")
}

fn types(files: &crate::rich::Files) -> Vec<&str> {
    files.keys().filter(|path| path.starts_with("types/")).map(String::as_str).collect()
}

#[test]
fn a_type_with_two_briefs_has_a_page_and_a_feed() {
    let site = site("")
        + &brief("a", "type: report")
        + &brief("b", "type: report")
        + &brief("c", "type: qa")
        + &brief("d", "type: qa\nstatus: withdrawn")
        + &brief("e", "")
        + &brief("f", "");
    let files = build(&site);
    let expected = [
        "types/policy-brief/feed.xml",
        "types/policy-brief/index.html",
        "types/report/feed.xml",
        "types/report/index.html",
    ];
    assert_eq!(types(&files), expected);
    let page = Page::among(&files, "types/report/index.html");
    page.shows("h1", say!("types.report"));
    assert_eq!(
        page.attrs(".listing :is(h3, .rows) a[href^='/repo/briefs/']", "href"),
        ["/repo/briefs/a/", "/repo/briefs/b/"]
    );
    assert_eq!(text(&files, "types/report/feed.xml").matches("<entry>").count(), 2);
    let brief = Page::among(&files, "briefs/a/index.html");
    brief.shows(".kicker a[href='/repo/types/report/']", say!("type.report"));
    assert!(!Page::among(&files, "briefs/c/index.html").has(".kicker a"), "one brief makes no page");
    let all = Page::among(&files, "briefs/index.html");
    assert_eq!(all.attrs("nav.types a", "href"), ["/repo/types/policy-brief/", "/repo/types/report/"]);
}

#[test]
fn the_only_type_of_a_site_is_not_offered_as_a_choice() {
    let files = build(&(site("") + &brief("a", "") + &brief("b", "")));
    assert!(!Page::among(&files, "briefs/index.html").has("nav.types"));
}

#[test]
fn what_stands_in_no_list_stands_on_the_page_of_its_type() {
    let briefs = brief("a", "") + &brief("p", "type: press-release") + &brief("q", "type: press-release");
    let files = build(&(site(TYPES) + &briefs));
    let page = Page::among(&files, "types/press-release/index.html");
    page.shows("h1", "Press releases");
    assert_eq!(text(&files, "types/press-release/feed.xml").matches("<entry>").count(), 2);
    assert!(
        !text(&files, "briefs/index.html").contains("/briefs/p/") && !text(&files, "feed.xml").contains("/briefs/p/")
    );
    let home = Page::among(&files, "index.html");
    assert_eq!(home.attrs("nav.menu a", "href")[..2], ["/repo/briefs/", "/repo/types/press-release/"]);
    // Also behind a menu of the site's own, unless that leads there.
    let own = "menu: [{title: Start, url: /}]\n";
    let home = Page::of(&(site(&format!("{TYPES}{own}")) + &briefs), "index.html");
    assert_eq!(home.attrs("nav.menu a", "href"), ["/repo/", "/repo/types/press-release/"]);
    let own = "menu: [{title: News, url: /types/press-release/}]\n";
    let home = Page::of(&(site(&format!("{TYPES}{own}")) + &briefs), "index.html");
    assert_eq!(home.texts("nav.menu a"), ["News"]);
}

#[test]
fn a_type_without_a_page_has_none() {
    let none = "types: {memo: {label: Memo, page: false, menu: true}}\n";
    let files = build(&(site(none) + &brief("a", "type: memo") + &brief("b", "type: memo")));
    assert_eq!(types(&files), Vec::<&str>::new());
    assert!(!Page::among(&files, "briefs/a/index.html").has(".kicker a"));
    assert!(!text(&files, "index.html").contains("Memo</a>"));
}

#[test]
fn a_type_has_a_text_and_is_linked_by_name() {
    let profile = "==> content/types/qa.md\n---\ntitle: Five questions\nsummary: Asked each month.\n---\nThe *body*.\n";
    let briefs = brief("a", "type: qa").replace("Text.", "See [[type:qa]] and [[type:Report]].")
        + &brief("b", "type: report")
        + &brief("c", "type: report");
    assert_eq!(wrong(&(site("") + profile + &briefs)), "");
    let files = build(&(site("") + profile + &briefs));
    let page = Page::among(&files, "types/qa/index.html");
    page.shows("h1", "Five questions");
    page.shows(".standfirst", "Asked each month.");
    page.shows_html(".prose p", "The <em>body</em>.");
    let text = Page::among(&files, "briefs/a/index.html");
    text.shows(".text .prose a[href='/repo/types/qa/']", "Five questions");
    text.shows(".text .prose a[href='/repo/types/report/']", say!("types.report"));
    let unknown = "==> content/types/memo.md\n---\ntitle: Memos\n---\n";
    assert_eq!(wrong(&(site("") + unknown)), "unknown-value content/types/memo.md");
}

#[test]
fn search_engines_take_a_type_for_what_it_is() {
    let kind = |types: &str, slug: &str| {
        let site = format!(
            "==> site.yaml\ntitle: T\nbase_url: https://example.org/\n{types}\
             ==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\ntype: {slug}\nnumber: 7\n---\nText.\n"
        );
        let report = crate::rich::json_ld(&crate::fixture::page(&site, "briefs/a/index.html"))["@graph"][0].clone();
        (report["@type"].clone(), report.get("reportNumber").is_some())
    };
    let own = "types: {speech: {label: Speech, schema: BlogPosting}, note: Note, press-release: Press release}\n";
    for (slug, kinds, has_number) in [
        ("report", json!(["Report", "Article"]), true),
        ("working-paper", json!(["Report", "ScholarlyArticle"]), true),
        ("commentary", json!(["Article"]), false),
        ("press-release", json!(["NewsArticle"]), false),
        ("speech", json!(["BlogPosting"]), false),
        ("note", json!(["Report", "Article"]), true),
    ] {
        assert_eq!(kind(own, slug), (kinds, has_number), "{slug}");
    }
    let wrong = "==> site.yaml\ntitle: T\nbase_url: https://example.org/\ntypes: {x: {label: X, schema: Raport}}\n";
    assert_eq!(crate::fixture::told(wrong).lines().next(), Some("unknown-value site.yaml:3:31"));
}

#[test]
fn another_schema_is_another_page() {
    let site = |schema: &str| {
        format!(
            "==> site.yaml\ntitle: T\nbase_url: https://example.org/\ntypes: {{x: {{label: X, schema: {schema}}}}}\n\
             ==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\ntype: x\n---\nText.\n"
        )
    };
    let input = |schema: &str| {
        let plan = crate::fixture::plan(&site(schema));
        briefpress::pipeline::ClosedPage::new(&plan, plan.page("/briefs/a/").expect("a brief")).input()
    };
    assert_ne!(input("NewsArticle"), input("BlogPosting"));
}
