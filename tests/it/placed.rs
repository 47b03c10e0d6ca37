//! What put a page at its address, as `build --explain` and `list urls` tell it.

use crate::fixture::plan;
use crate::project::Project;

fn brief(slug: &str, date: &str, front: &str) -> String {
    format!("==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: {date}\n{front}\n---\nText.\n")
}

#[test]
fn a_page_tells_what_put_it_there() {
    let sources = brief("one", "2024-02-01", "slug: other\ncountries: PK\ntopics: Peace")
        + &brief("kept", "2024-02-01", "url: /kept/")
        + "==> content/pages/about.md\n---\ntitle: About\naliases: /us/\n---\nUs.\n";
    let plan = plan(&sources);
    let placed = |route: &str| {
        let page = plan.pages().iter().find(|page| page.route.as_str() == route);
        plan.address_reason(page.unwrap_or_else(|| panic!("no {route}")))
    };
    assert_eq!(placed("/briefs/other/"), "`slug` in `content/briefs/one.md`");
    assert_eq!(placed("/kept/"), "`url` in `content/briefs/kept.md`");
    assert_eq!(placed("/about/"), "the name of `content/pages/about.md`");
    assert_eq!(placed("/us/"), "`aliases` in `content/pages/about.md`");
    assert_eq!(placed("/countries/pakistan/"), "the registry's name, which never changes");
    assert_eq!(placed("/topics/peace/"), "the name that briefs use");
    assert_eq!(placed("/feed.xml"), "the page that it follows");
    let project = Project::of(&sources);
    let listed = project.ok(&["list", "urls", "--format", "json"]);
    assert!(listed.contains(
        r#"/briefs/other/","kind":"page","because":"the brief in `content/briefs/one.md`","placed_by":"`slug` in "#
    ));
    assert!(!project.ok(&["list", "urls"]).contains("placed_by"), "a line of a terminal holds no more");
    let told = project.ok(&["build", "--explain", "/briefs/other/"]);
    assert!(told.contains("\n  placed by `slug` in `content/briefs/one.md`\n"), "{told}");
}
