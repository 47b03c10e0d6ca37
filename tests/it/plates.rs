//! Plates: which page shows which, that each is in the output and says of itself what is true, and that nothing withheld is on one.

use crate::fixture::{self, build, files, options_at, plan, sound};
use crate::html::Page;
use crate::project::Project;
use briefpress::base::{Plate, Rendered};
use briefpress::pictures::read_head;
use briefpress::pipeline::{self, PlanCache, Show};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const FOLDER: &str = "assets/plates/";

/// Every kind of page.
const SITE: &str = "==> site.yaml
title: Institute
base_url: https://example.org/repo/
description: Briefs on diplomacy
publisher: {name: Institute for Diplomacy, short_name: IRD}
report_prefix: IRD-PB
theme: {accent: \"#7a1f2b\"}
indexes: {relations: 1, country_topics: 1, coverage: true}
==> content/pages/about.md
---
title: About
---
Text.
==> content/authors/amina-khan.md
---
name: Amina Khan
---
Text.
==> content/series/rivers.md
---
title: Rivers
---
Text.
==> content/regions/central-asia.md
---
summary: A region.
---
Text.
==> content/briefs/talks.md
---
title: Talks on talks
date: 2024-05-01
number: '7'
countries: [PK, RU]
groups: [SCO]
topics: [Peace]
authors: [Amina Khan]
series: rivers
changes:
  - {date: 2024-05-03, kind: correction, note: A number.}
---
Text.
==> content/briefs/talks.fr.md
---
title: Pourparlers
---
Texte.
==> content/briefs/gone.md
---
title: A title that went
date: 2024-05-01
status: withdrawn
countries: [PK]
topics: [Peace]
---
Text.
";

fn url(path: &str) -> String {
    format!("https://example.org/repo/{path}")
}

/// Where the picture for previews of a page lies in the output.
fn preview(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let address = Page::among(files, path).at("head > meta[property='og:image']").attr("content").to_owned();
    address.strip_prefix(&url("")).unwrap_or_else(|| panic!("{path}: {address}")).to_owned()
}

/// The plates that a site orders, by their paths.
fn ordered(site: &str) -> BTreeMap<String, Arc<Plate>> {
    let plan = plan(site);
    let plate = |page| match pipeline::render(&plan, page).expect("the built-in templates render") {
        Rendered::Drawn(path, plate) => Some((path, plate)),
        _ => None,
    };
    plan.pages().iter().filter_map(plate).collect()
}

#[test]
fn every_page_has_a_picture_of_the_size_that_it_says() {
    let files = build(SITE);
    let mut kinds = BTreeSet::new();
    let mut shown = BTreeSet::new();
    for path in files.keys().filter(|path| path.ends_with(".html")) {
        let page = Page::among(&files, path);
        if page.has("meta[http-equiv=refresh]") || path == "404.html" {
            continue;
        }
        let picture = preview(&files, path);
        let head = read_head(&files[&picture]).unwrap_or_else(|fault| panic!("{picture}: {fault:?}"));
        let stated =
            |name: &str| page.at(&format!("head > meta[property='og:image:{name}']")).attr("content").to_owned();
        assert_eq!((stated("width"), stated("height")), (head.width.to_string(), head.height.to_string()), "{path}");
        assert!(!stated("alt").is_empty(), "{path}");
        page.at("head > meta[name='twitter:card'][content=summary_large_image]");
        kinds.insert(path.split('/').next().expect("a part").to_owned());
        shown.insert(picture);
    }
    for kind in [
        "about",
        "archive",
        "authors",
        "briefs",
        "corrections",
        "countries",
        "coverage",
        "fr",
        "groups",
        "index.html",
        "regions",
        "relations",
        "series",
        "topics",
    ] {
        assert!(kinds.contains(kind), "{kind} is not among {kinds:?}");
    }
    for path in files.keys().filter(|path| path.starts_with(FOLDER)) {
        let is_shown = shown.contains(path) || files.values().any(|bytes| holds(bytes, path));
        assert!(is_shown, "nothing shows {path}");
    }
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn a_plate_says_what_the_page_is() {
    let files = build(SITE);
    let ordered = ordered(SITE);
    let words = |path: &str| {
        let plate = &ordered[&preview(&files, path)];
        let words = plate.words.as_ref().unwrap_or_else(|| panic!("{path} has words"));
        [&*words.title, &words.above, &words.below, &words.about, &words.house, &words.monogram].map(str::to_owned)
    };
    assert_eq!(
        words("briefs/talks/index.html"),
        [
            "Talks on talks",
            "Policy brief · IRD-PB-7",
            "1 May 2024",
            "Pakistan, Russia",
            "Institute for Diplomacy",
            "IRD"
        ]
    );
    let event = SITE.replace("number: '7'", "number: '7'\nevent: {starts: 2031-02-03}");
    let path = preview(&build(&event), "briefs/talks/index.html");
    let below = self::ordered(&event)[&path].words.as_ref().map(|words| words.below.clone());
    assert_eq!(below.as_deref(), Some("3 February 2031"), "when the event is");
    assert_eq!(words("fr/briefs/talks/index.html")[0], "Pourparlers");
    assert_eq!(words("countries/pakistan/index.html")[..2], ["Pakistan", "Countries and territories"]);
    assert_eq!(words("index.html")[..4], ["Institute", "", "", "Briefs on diplomacy"]);
    assert_eq!(words("about/index.html")[..2], ["About", ""]);
    assert_eq!(words("relations/pakistan-russia/index.html")[0], "Pakistan", "that of the page above");
    assert_eq!(words("briefs/gone/index.html")[0], "Institute", "nothing is left of a withdrawn brief");
    for plate in ordered.values() {
        assert!(!format!("{plate:?}").contains("A title that went"));
    }
    let looks = |path: &str| ordered[&preview(&files, path)].look.clone();
    assert_eq!(looks("briefs/talks/index.html"), looks("countries/pakistan/index.html"), "the primary country");
    assert_eq!(looks("index.html"), looks("about/index.html"), "the world");
    assert_ne!(looks("index.html"), looks("briefs/talks/index.html"));
}

#[test]
fn a_title_that_changes_has_another_address() {
    let path = "briefs/talks/index.html";
    let before = build(SITE);
    for (from, to) in
        [("Talks on talks", "Talks"), ("date: 2024-05-01\nnumber", "date: 2024-05-02\nnumber"), ("7a1f2b", "17406d")]
    {
        let after = build(&SITE.replace(from, to));
        assert_ne!(preview(&before, path), preview(&after, path), "{from}");
        assert!(!after.contains_key(&preview(&before, path)), "the old one is gone");
    }
    let body = build(&SITE.replace("Text.", "Other text."));
    assert_eq!(preview(&before, path), preview(&body, path));
}

#[test]
fn a_picture_of_its_own_stays_and_a_drawing_has_a_plate_in_previews() {
    let of = |file: &str, bytes: &[u8]| {
        let key = format!("title: Talks on talks\nimage: {{src: {file}, alt: A map}}");
        let mut snapshot = fixture::snapshot(&SITE.replace("title: Talks on talks", &key));
        snapshot.add(&format!("content/briefs/{file}"), bytes);
        files(&pipeline::plan(&snapshot, &options_at(fixture::NOW, Show::Public), &mut PlanCache::default()))
    };
    let page = "briefs/talks/index.html";
    let with = of("map.png", &fixture::drawing());
    assert_eq!(preview(&with, page), "briefs/talks/map.png");
    Page::among(&with, page).at("meta[property='og:image:alt'][content='A map']");
    assert_eq!(Page::among(&with, "index.html").count(".plate"), 0, "its card shows it");
    let drawn = of("map.svg", &sound("map.svg", "A map"));
    assert!(preview(&drawn, page).starts_with(FOLDER));
    Page::among(&drawn, page).at("meta[property='og:image:alt'][content='Talks on talks']");
}

#[test]
fn briefs_on_one_country_share_the_plate_of_their_cards() {
    let brief = |slug: &str, country: &str| {
        format!(
            "==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: 2024-05-01\ncountries: [{country}]\n---\nText.\n"
        )
    };
    let site = brief("a", "PK") + &brief("b", "PK") + &brief("c", "RU");
    let cards = ordered(&site).into_values().filter(|plate| plate.words.is_none()).count();
    assert_eq!(cards, 2);
    let files = build(&site);
    let home = Page::among(&files, "index.html");
    let grounds = home.attrs(".card-picture .plate-ground", "src");
    assert_eq!(grounds.len(), 3, "{grounds:?}");
    for ground in &grounds {
        let path = ground.strip_prefix("/repo/").expect("below the base path");
        let head = read_head(&files[path]).expect("it is a picture");
        assert_eq!((head.width, head.height), (960, 640));
    }
    assert_eq!(grounds.iter().collect::<BTreeSet<_>>().len(), 2);
}

#[test]
fn a_site_that_wants_none_has_none() {
    let site = SITE.replace("theme: {", "theme: {images: {plates: false}, ");
    for (path, bytes) in build(&site) {
        assert!(!path.starts_with(FOLDER), "{path}");
        let text = String::from_utf8_lossy(&bytes);
        assert!(!path.ends_with(".html") || !(text.contains("og:image") || text.contains("plate-ground")), "{path}");
    }
}

#[test]
fn signs_without_a_font_share_a_plate_without_words() {
    let brief = |slug: &str, title: &str| {
        format!("==> content/briefs/{slug}.md\n---\ntitle: {title}\ndate: 2024-05-01\ncountries: [PK]\n---\nText.\n")
    };
    let files = build(&(brief("a", "和平谈判") + &brief("b", "水") + &brief("c", "Water")));
    let of = |slug: &str| preview(&files, &format!("briefs/{slug}/index.html"));
    assert_eq!(of("a"), of("b"));
    assert_ne!(of("a"), of("c"));
    Page::among(&files, "briefs/a/index.html").at("meta[property='og:image:alt'][content='和平谈判']");
}

#[test]
fn what_is_withheld_is_on_no_plate() {
    let site = SITE.to_owned()
        + "==> content/briefs/secret.md\n---\ntitle: Wholly Unspoken\ndate: 2024-05-01\nembargo_until: 2099-01-01T00:00:00Z\n\
           countries: [TV, KI]\ntopics: [Hidden]\nauthors: [Nemo Incognito]\n---\nText.\n";
    let (with, without) = (ordered(&site), ordered(SITE));
    assert_eq!(with.keys().collect::<Vec<_>>(), without.keys().collect::<Vec<_>>());
    assert_eq!(with, without);
}

#[test]
fn plates_are_made_once_and_kept() {
    let project = Project::of(SITE);
    project.ok(&["build"]);
    let plates = project.bytes("public/assets/plates");
    let kept = project.bytes(".briefpress/pictures-1");
    assert_eq!((kept.len(), plates.is_empty()), (plates.len(), false));
    // What is kept is believed, so a build that made anything would undo this.
    let sealed = |bytes: &[u8]| [bytes, briefpress::base::Fingerprint::of_bytes(bytes).to_string().as_bytes()].concat();
    for name in kept.keys() {
        project.write(&format!(".briefpress/pictures-1/{name}"), sealed(b"kept"));
    }
    project.ok(&["build", "--output", "other"]);
    for (name, bytes) in project.bytes("other/assets/plates") {
        assert_eq!(bytes, b"kept", "{name}");
    }
}

#[test]
fn plates_wait_until_all_else_is_sound_and_a_check_draws_none() {
    let project = Project::of(SITE);
    assert_eq!(project.run(&["check"]).status, 0);
    project.write("templates/404.html", "{{ no.such.value }}\n");
    let ran = project.run(&["build"]);
    assert!(ran.status == 1 && ran.err.contains("error[template-error]"), "{ran:?}");
    assert!(!project.at(".briefpress").exists(), "nothing was drawn");
}
