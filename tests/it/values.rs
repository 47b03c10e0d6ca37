//! Values of front matter that have a form of their own: which are taken, which are told, and where they show.

use crate::fixture::{page, wrong};
use crate::input::brief;

/// The page of a brief with these lines of front matter, on a site with these settings.
fn page_of(settings: &str, front: &str) -> String {
    let site = format!("==> site.yaml\n{}{settings}", crate::fixture::SITE);
    page(&(site + &brief(front, "Text.")), "briefs/a/index.html")
}

#[test]
fn a_brief_has_the_licence_of_the_site_or_its_own_or_none() {
    let rights = |settings: &str, front: &str| -> String {
        let html = page_of(settings, front);
        let rights = html.split("<p class=\"rights\">").nth(1);
        rights.map_or("", |rest| rest.split("</p>").next().expect("an end")).to_owned()
    };
    let link = |path: &str, name: &str| {
        format!("Licence: <a rel=\"license\" href=\"https://creativecommons.org/licenses/{path}/\">{name}</a>.")
    };
    let site = "licence: CC-BY-4.0\n";
    assert_eq!(rights(site, ""), link("by/4.0", "CC BY 4.0"));
    assert_eq!(rights(site, "licence: CC-BY-NC-3.0-IGO\n"), link("by-nc/3.0/igo", "CC BY-NC 3.0 IGO"));
    assert_eq!(rights(site, "licence: none\n"), "No licence is granted for this text.");
    assert_eq!(rights("", "licence: MIT\n"), "Licence: MIT.");
    for nothing in ["", "licence: none\n"] {
        assert_eq!(rights(nothing, nothing), "");
        assert!(!page_of(nothing, "").contains("licensed under"));
    }
    assert!(!page_of(site, "licence: none\n").contains("\"license\":"));
    assert_eq!(wrong(&brief("licence: CC-BY\n", "")), "invalid-value content/briefs/a.md:4:10");
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
            ("{url: 'https://x.org/a b'}", "invalid-value"),
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
