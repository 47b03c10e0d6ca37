//! Maps: what they hold, that the lists beside them say the same, and that there is none unless the site asks.

use crate::fixture::{build, wrong};
use crate::html::Page;
use briefpress::places::{registry, world};
use std::collections::BTreeMap;

const SITE: &str = "==> site.yaml\ntitle: Test\nbase_url: https://example.org/repo/\nmaps: true\n";
const COUNTRIES: &str = "countries/index.html";

fn brief(slug: &str, front: &str) -> String {
    format!("==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: 2024-05-01\n{front}\n---\nText.\n")
}

/// So many briefs on a country.
fn briefs(code: &str, count: usize) -> String {
    (0..count)
        .map(|number| brief(&format!("{code}-{number}").to_lowercase(), &format!("countries: [{code}]")))
        .collect()
}

fn path(code: &str) -> &'static str {
    world().places[&registry().find_country(code).expect("a code").code].path
}

/// The shade of each country of the map, by its title.
fn shades(page: &Page) -> BTreeMap<String, String> {
    let links = page.all(".map-world a");
    let shade = |class: &str| class.rsplit("map-shade-").next().expect("a class").to_owned();
    links
        .into_iter()
        .map(|link| (link.at("title").text(), shade(link.at("[class*=map-shade]").attr("class"))))
        .collect()
}

#[test]
fn a_site_has_no_map_unless_it_asks_for_one() {
    let content = briefs("PK", 1);
    for site in [content.clone(), SITE.replace("maps: true", "maps: false") + &content] {
        assert_eq!(wrong(&site), "");
        for (path, bytes) in build(&site) {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!path.ends_with(".html") || !text.contains("class=\"map"), "{path}");
        }
    }
    let with = build(&(SITE.to_owned() + &content));
    for path in
        [COUNTRIES, "countries/pakistan/index.html", "regions/southern-asia/index.html", "groups/sco/index.html"]
    {
        assert_eq!(Page::among(&with, path).count("figure.map svg"), 1, "{path}");
    }
    assert!(!Page::among(&with, "briefs/pk-0/index.html").has(".map"));
}

#[test]
fn a_country_is_shaded_by_its_briefs_and_leads_to_its_page() {
    let site = SITE.to_owned()
        + &briefs("PK", 12)
        + &briefs("FR", 3)
        + &briefs("MT", 1)
        + "==> content/countries/KE.md\n---\n---\n";
    let page = Page::of(&site, COUNTRIES);
    let expected =
        [("France: 3 briefs", "3"), ("Kenya: 0 briefs", "0"), ("Malta: 1 brief", "1"), ("Pakistan: 12 briefs", "5")];
    assert_eq!(shades(&page), expected.map(|(title, shade)| (title.to_owned(), shade.to_owned())).into());
    assert_eq!(page.at("a[href='/repo/countries/pakistan/'] > path").attr("d"), path("PK"));
    // Malta is too small for a shape.
    let malta = page.at(".map-world a[href='/repo/countries/malta/']");
    let middle = world().places[&registry().find_country("MT").expect("a code").code].middle;
    assert_eq!(malta.attrs("path", "d"), vec![format!("M{} {}h0", middle.x, middle.y); 2]);
    assert_eq!(page.texts(".map-shades li"), ["none", "1 to 2", "3 to 9", "10 or more"]);
    let land = page.at(".map-world .map-land").attr("d");
    assert!(land.contains(path("DE")) && !land.contains(path("PK")) && land.contains(world().nameless.1));
}

/// The map is for eyes and pointers, and the lists say the same to everybody.
#[test]
fn what_the_map_says_stands_in_the_lists() {
    let site = SITE.to_owned() + &briefs("PK", 2) + &briefs("FR", 1) + &briefs("VA", 1) + &briefs("TV", 7);
    let page = Page::of(&site, COUNTRIES);
    page.at(".map-world svg[aria-hidden=true]");
    let links = page.all(".map-world a");
    assert_eq!(links.len(), 4);
    for link in links {
        assert_eq!(link.attr("tabindex"), "-1");
        let entry = page.at(&format!("section[aria-labelledby=bp-letters] a[href='{}']", link.attr("href")));
        let title = link.at("title").text();
        assert!(title.starts_with(&entry.text()), "{title}");
    }
    page.shows(".map figcaption > p:not([class])", say!("map.text_form"));
    let counts = page.texts("section[aria-labelledby=bp-letters] .count");
    assert_eq!(counts, ["1", "2", "7", "1"]);
}

#[test]
fn what_is_withheld_or_withdrawn_shades_nothing() {
    let shown = SITE.to_owned() + &briefs("PK", 1);
    let hidden = brief("later", "countries: [PK, FR]\nembargo_until: 2030-01-01T00:00:00Z")
        + &brief("draft", "countries: [PK, DE]\nstatus: draft")
        + &brief(
            "gone",
            "countries: [PK]\nstatus: withdrawn\nchanges: [{date: 2024-06-01, kind: retraction, note: Wrong.}]",
        );
    let (without, with) = (build(&shown), build(&(shown.clone() + &hidden)));
    for path in [COUNTRIES, "countries/pakistan/index.html", "regions/asia/index.html"] {
        let figure = |files| Page::among(files, path).at("figure.map").html();
        assert_eq!(figure(&with), figure(&without), "{path}");
    }
    assert_eq!(shades(&Page::among(&with, COUNTRIES)).len(), 1);
}

#[test]
fn a_country_is_shown_in_its_surroundings() {
    let site = build(&(SITE.to_owned() + &briefs("PK", 1) + &briefs("MT", 1)));
    let pakistan = Page::among(&site, "countries/pakistan/index.html");
    let map = pakistan.at("aside.facts svg[role=img]");
    assert_eq!((map.attr("aria-label"), map.attr("viewBox")), ("Map: where Pakistan lies", "0 0 400 300"));
    assert_eq!((map.count(".map-land"), map.count(".map-filled"), map.count(".map-borders")), (1, 1, 1));
    assert!(!map.has(".map-ring, .map-dots"));
    let malta = Page::among(&site, "countries/malta/index.html");
    assert_eq!((malta.count(".map-ring"), malta.count(".map-dots")), (1, 1));
}

#[test]
fn members_are_shown_as_they_are_today() {
    let site = SITE.to_owned() + &briefs("FR", 1) + &brief("before", "countries: [GB]\ngroups: [EU]");
    let page = Page::of(&site, "groups/eu/index.html");
    let map = page.at("svg.map-frame");
    assert_eq!(map.attr("aria-label"), "Map: the members of EU");
    let (filled, land) = (map.at(".map-filled").attr("d"), map.at(".map-land").attr("d"));
    for (code, is_member) in [("FR", true), ("PL", true), ("GB", false), ("NO", false)] {
        assert_eq!((filled.contains(path(code)), land.contains(path(code))), (is_member, !is_member), "{code}");
    }
    // Far from what is shown, and so left out.
    assert!(!land.contains(path("AU")) && !land.contains(path("BR")));
}

#[test]
fn a_region_of_the_site_is_cut_from_the_world() {
    let site = SITE.to_owned()
        + &briefs("CZ", 1)
        + "==> content/regions/visegrad.md\n---\ntitle: Visegrád\nmembers: [CZ, HU, PL, SK]\n---\n";
    let site = build(&site);
    let map = Page::among(&site, "regions/visegrad/index.html").at("svg.map-frame").html();
    assert!(["CZ", "HU", "PL", "SK"].iter().all(|code| map.contains(path(code))));
    let page = Page::among(&site, "regions/visegrad/index.html");
    let size: Vec<u32> =
        page.at("svg.map-frame").attr("viewBox").split(' ').map(|side| side.parse().unwrap()).collect();
    assert_eq!(size[2..], [240, 180]);
    let known = Page::among(&site, "regions/eastern-europe/index.html");
    assert_eq!(known.at("svg.map-frame").attr("viewBox"), "0 0 400 300");
}

#[test]
fn the_disclaimer_stands_beside_the_map_once() {
    let pages = [COUNTRIES, "countries/france/index.html", "regions/europe/index.html", "groups/nato/index.html"];
    let own = "places: {disclaimer: Borders are nobody's.}\n";
    let with = build(&(SITE.to_owned() + own + &briefs("FR", 1)));
    let built_in = build(&(SITE.to_owned() + &briefs("FR", 1)));
    let without = build(&(SITE.replace("maps: true\n", "") + own + &briefs("FR", 1)));
    for path in pages {
        let page = Page::among(&with, path);
        page.shows(".map-note", "Borders: Natural Earth. Borders are nobody’s.");
        assert!(!page.has(".disclaimer"), "{path}");
        let note = format!("{} {}", say!("map.credit"), say!("map.note"));
        Page::among(&built_in, path).shows(".map-note", &note);
        Page::among(&without, path).shows(".disclaimer", "Borders are nobody’s.");
    }
}

#[test]
fn a_site_can_replace_the_map() {
    let site = SITE.to_owned()
        + "==> templates/countries.html\n{% extends \"builtin/countries.html\" %}\n\
           {% block map %}<p id=\"own\">{{ countries.map.countries | length }}</p>{% endblock map %}\n\
           ==> templates/country.html\n{% extends \"builtin/country.html\" %}{% block map %}{% endblock map %}\n"
        + &briefs("FR", 1);
    let site = build(&site);
    Page::among(&site, COUNTRIES).shows("#own", "1");
    assert!(!Page::among(&site, "countries/france/index.html").has(".map"));
}

/// A page in which most of the world is linked stays small, since each shape stands there once.
#[test]
fn the_world_is_small() {
    let all: String = registry()
        .countries()
        .iter()
        .map(|country| brief(country.slug, &format!("countries: {}", country.alpha3)))
        .collect();
    let figure = Page::of(&(SITE.to_owned() + &all), COUNTRIES).at("figure.map").html();
    assert!(figure.len() < 80_000, "{}", figure.len());
    let one = Page::of(&(SITE.to_owned() + &briefs("FR", 1)), COUNTRIES).at("figure.map").html();
    assert!((20_000..32_000).contains(&one.len()), "{}", one.len());
}
