//! A site in several languages: what stands in each, and how they lead to each other.

use crate::fixture::{build, told, wrong};
use crate::html::Page;
use crate::rich::Files;
use serde_json::Value;

/// An English and French site: `a` is in both, `b` in English alone, `c` in French alone. Each topic and page has a reason.
const SITE: &str = "==> site.yaml
title: {en: Institute, fr: Institut}
base_url: https://example.org/x/
language: en
languages: [fr]
footer: {text: {en: Foot, fr: Pied}, links: [{title: {en: Us, fr: Nous}, url: about.md}]}
==> content/home.md
---
title: Home
---
Welcome.
==> content/home.fr.md
---
title: Accueil
---
Bienvenue.
==> content/pages/about.md
---
title: About
---
Who.
==> content/pages/about.fr.md
---
title: À propos
slug: a-propos
---
Qui.
==> content/topics/water.md
---
title: Water
summary: Rivers and seas.
parent: commons
---
Of water.
==> content/topics/water.fr.md
---
title: Eau
---
De l'eau.
==> content/topics/commons.md
---
title: {en: Commons, fr: Biens communs}
summary: What is shared.
---
English words of commons.
==> content/topics/plain.md
---
title: Plainly
---
==> content/authors/jo-doe.md
---
name: Jo Doe
role: {en: Fellow, fr: Chercheuse}
affiliation: House
---
==> content/briefs/a.md
---
title: Talks
date: 2024-03-01
countries: [EG]
topics: [Water]
authors: [jo-doe]
chronology: [{date: 2024-01-01, event: They met.}]
---
See [[b]], [[c]] and [[topic:commons]].
==> content/briefs/a.fr.md
---
title: Pourparlers
slug: pourparlers
---
Voir [[b]], [[c]], [[topic:commons]] et [[country:EG]].
==> content/briefs/b.md
---
title: English alone
summary: An English summary.
date: 2024-02-01
countries: [EG]
topics: [plain]
---
See [[a]].
==> content/briefs/c.fr.md
---
title: En français
date: 2024-01-01
countries: [Égypte]
topics: [Eau]
---
Texte.
";

fn site(more: &str) -> Files {
    build(&SITE.replacen("languages: [fr]\n", &format!("languages: [fr]\n{more}"), 1))
}

fn titles(files: &Files, path: &str) -> Vec<String> {
    Page::among(files, path).texts(".card-title")
}

#[test]
fn each_language_has_its_own_pages_of_the_briefs_that_exist_in_it() {
    assert_eq!(wrong(SITE), "");
    let files = site("");
    for path in [
        "index.html",
        "briefs/index.html",
        "briefs/pourparlers/index.html",
        "briefs/c/index.html",
        "countries/egypt/index.html",
        "topics/water/index.html",
        "topics/commons/index.html",
        "authors/jo-doe/index.html",
        "archive/2024/index.html",
        "a-propos/index.html",
        "feed.xml",
        "feed.json",
        "catalogue.json",
        "catalogue.csv",
        "links.json",
        "countries/egypt/feed.xml",
    ] {
        assert!(files.contains_key(&format!("fr/{path}")), "fr/{path}");
    }
    for path in
        ["fr/briefs/b/index.html", "briefs/c/index.html", "fr/404.html", "fr/sitemap.xml", "fr/about/index.html"]
    {
        assert!(!files.contains_key(path), "{path}");
    }
    assert_eq!(titles(&files, "fr/index.html"), ["Pourparlers", "English alone", "En français"]);
    assert_eq!(titles(&files, "index.html"), ["Talks", "English alone", "En français"]);
    assert_eq!(titles(&files, "fr/countries/egypt/index.html").len(), 3);
    assert_eq!(titles(&files, "fr/topics/water/index.html"), ["Pourparlers", "En français"]);
}

#[test]
fn what_a_language_has_not_is_marked_or_hidden() {
    let shown = site("untranslated: show\n");
    let page = Page::among(&shown, "fr/index.html");
    page.holds(&[
        "html[lang=fr] .card-title[lang=en][dir=ltr] a[href='/x/briefs/b/']",
        ".card-summary[lang=en]",
        ".card .label-language",
    ]);
    assert_eq!((page.count(".card-title[lang]"), page.texts(".label-language")), (1, vec!["anglais".to_owned()]));
    let page = Page::among(&shown, "index.html");
    assert_eq!(page.attrs(".card-title[lang] a", "href"), ["/x/fr/briefs/c/"]);
    let hidden = site("untranslated: hide\n");
    assert_eq!(titles(&hidden, "fr/index.html"), ["Pourparlers", "En français"]);
    assert_eq!(titles(&hidden, "index.html"), ["Talks", "English alone"]);
    // A topic of English briefs alone has no French page then, and a link to one leads to the English page.
    assert!(shown.contains_key("fr/topics/plain/index.html") && !hidden.contains_key("fr/topics/plain/index.html"));
    let linked = SITE.replacen("languages: [fr]\n", "languages: [fr]\nuntranslated: hide\n", 1);
    let linked = linked.replace("Texte.\n", "[[topic:plain]]\n");
    assert_eq!(wrong(&linked), "");
    Page::of(&linked, "fr/briefs/c/index.html").holds(&[".prose a[href='/x/topics/plain/']"]);
}

#[test]
fn a_translation_shows_the_facts_of_its_original() {
    let files = site("");
    let page = Page::among(&files, "fr/briefs/pourparlers/index.html");
    page.holds(&[
        "html[lang=fr]",
        ".facts a[href='/x/fr/countries/egypt/']",
        ".chronology .event[lang=en][dir=ltr]",
        ".versions a[hreflang=en][href='/x/briefs/a/']",
        ".translation a[hreflang=en]",
        "time[datetime='2024-03-01']",
    ]);
    page.shows(".chronology .event", "They met.");
    // The words of the page itself need no mark.
    assert!(!page.has("h1[lang]") && !page.has(".masthead[lang]") && !page.has("#bp-chronology[lang]"));
    assert_eq!(
        page.attrs(".prose a", "href"),
        ["/x/briefs/b/", "/x/fr/briefs/c/", "/x/fr/topics/commons/", "/x/fr/countries/egypt/"]
    );
    let original = Page::among(&files, "briefs/a/index.html");
    assert_eq!(original.attrs(".prose a", "href"), ["/x/briefs/b/", "/x/fr/briefs/c/", "/x/topics/commons/"]);
    original.shows(".author-role", "Fellow, House");
    page.shows(".author-role", "Chercheuse, House");
}

#[test]
fn a_term_has_its_name_and_text_in_each_language() {
    let files = site("");
    let water = Page::among(&files, "fr/topics/water/index.html");
    water.shows("h1", "Eau");
    water.shows(".prose", "De l'eau.");
    assert!(!water.source().contains("Rivers and seas"), "a summary in another language");
    // Its place among the others is the original's.
    water.holds(&[".breadcrumbs a[href='/x/fr/topics/commons/']"]);
    let commons = Page::among(&files, "fr/topics/commons/index.html");
    commons.shows("h1", "Biens communs");
    assert!(!commons.source().contains("English words") && !commons.source().contains("What is shared"));
    assert!(!commons.has("h1[lang]"));
    // One without a name in the language keeps the one that it has, marked.
    let plain = Page::among(&files, "fr/topics/plain/index.html");
    plain.holds(&["h1[lang=en]"]);
    Page::among(&files, "fr/topics/index.html").holds(&[".topic-tree a[lang=en]"]);
    Page::among(&files, "fr/index.html").holds(&[".card a[lang=en][href='/x/fr/topics/plain/']"]);
}

#[test]
fn the_languages_lead_to_each_other() {
    let files = site("");
    let switch = |path: &str| {
        let page = Page::among(&files, path);
        (page.attrs(".languages a", "href"), page.texts(".languages [aria-current]"))
    };
    let to = |url: &str, from: &str| (vec![url.to_owned()], vec![from.to_owned()]);
    assert_eq!(switch("index.html"), to("/x/fr/", "English"));
    assert_eq!(switch("fr/index.html"), to("/x/", "Français"));
    assert_eq!(switch("about/index.html"), to("/x/fr/a-propos/", "English"));
    assert_eq!(switch("fr/a-propos/index.html"), to("/x/about/", "Français"));
    assert_eq!(switch("fr/topics/water/index.html"), to("/x/topics/water/", "Français"));
    assert_eq!(switch("briefs/a/index.html"), to("/x/fr/briefs/pourparlers/", "English"));
    // The nearest page above.
    assert_eq!(switch("briefs/b/index.html"), to("/x/fr/briefs/", "English"));
    assert_eq!(switch("404.html"), to("/x/fr/", "English"));
    let alternates = |path: &str| {
        let page = Page::among(&files, path);
        page.attrs("link[hreflang]", "hreflang")
            .into_iter()
            .zip(page.attrs("link[hreflang]", "href"))
            .collect::<Vec<_>>()
    };
    let both = |english: &str, french: &str| {
        [("en", english), ("fr", french), ("x-default", english)]
            .map(|(tag, path)| (tag.to_owned(), format!("https://example.org/x/{path}")))
            .to_vec()
    };
    assert_eq!(alternates("fr/topics/water/index.html"), both("topics/water/", "fr/topics/water/"));
    assert_eq!(alternates("about/index.html"), both("about/", "fr/a-propos/"));
    assert_eq!(alternates("briefs/a/index.html"), both("briefs/a/", "fr/briefs/pourparlers/"));
    assert_eq!(alternates("briefs/b/index.html"), []);
    let map = crate::rich::text(&files, "sitemap.xml");
    assert!(map.contains("hreflang=\"fr\" href=\"https://example.org/x/fr/a-propos/\""), "{map}");
}

#[test]
fn the_menu_and_the_foot_speak_the_language() {
    let files = site("");
    let page = Page::among(&files, "fr/briefs/c/index.html");
    page.shows(".brand-title", "Institut");
    assert_eq!(
        page.attrs(".menu a", "href"),
        ["/x/fr/briefs/", "/x/fr/countries/", "/x/fr/topics/", "/x/fr/authors/", "/x/fr/a-propos/"]
    );
    page.holds(&[".footer-links a[href='/x/fr/a-propos/']"]);
    assert_eq!(page.texts(".footer-links a")[0], "Nous");
    assert!(page.at(".site-footer").text().contains("Pied"));
    let english = Page::among(&files, "briefs/b/index.html");
    assert!(english.at(".site-footer").text().contains("Foot"));
}

#[test]
fn programs_are_told_the_language() {
    let files = site("");
    let json = |path: &str| -> Value { serde_json::from_slice(&files[path]).expect("JSON") };
    let catalogue = json("fr/catalogue.json");
    let rows = catalogue["briefs"].as_array().expect("briefs");
    let languages: Vec<_> = rows.iter().map(|row| (row["slug"].as_str(), row["language"].as_str())).collect();
    let row = |slug, language| (Some(slug), Some(language));
    assert_eq!(languages, [row("pourparlers", "fr"), row("b", "en"), row("c", "fr")]);
    let feed = json("fr/feed.json");
    assert_eq!(
        (feed["language"].as_str(), feed["home_page_url"].as_str()),
        (Some("fr"), Some("https://example.org/x/fr/"))
    );
    assert_eq!(feed["items"][1]["language"], "en");
    assert!(feed["items"][0].get("language").is_none());
    let atom = crate::rich::text(&files, "fr/feed.xml");
    assert!(atom.contains("xml:lang=\"fr\"") && atom.contains("<entry xml:lang=\"en\">"), "{atom}");
    // One brief has one id in all feeds.
    let id = |feed: &Value, slug: &str| {
        let item = feed["items"]
            .as_array()
            .expect("items")
            .iter()
            .find(|item| item["url"].as_str().is_some_and(|url| url.ends_with(&format!("/{slug}/"))));
        item.expect("an item")["id"].clone()
    };
    assert_eq!(id(&feed, "b"), id(&json("feed.json"), "b"));
    assert_ne!(id(&feed, "pourparlers"), id(&json("feed.json"), "a"));
    let page = crate::rich::text(&files, "fr/briefs/pourparlers/index.html");
    assert!(page.contains("\"inLanguage\":\"fr\"") && page.contains("\"translationOfWork\":"), "{page}");
    assert!(crate::rich::text(&files, "briefs/a/index.html").contains("\"workTranslation\":"));
}

/// A brief that exists in one language alone needs no edition of it.
#[test]
fn a_brief_in_another_language_stands_in_the_lists_of_a_site_in_one() {
    let one = SITE.replacen("languages: [fr]\n", "", 1);
    let one = one.split("==> ").filter(|file| !file.contains(".fr.md") || file.starts_with("content/briefs/c"));
    let one = one.collect::<Vec<_>>().join("==> ").replace("{en: Institute, fr: Institut}", "Institute");
    let one = one.replace("{en: Foot, fr: Pied}", "Foot").replace("{en: Us, fr: Nous}", "Us");
    let one =
        one.replace("{en: Commons, fr: Biens communs}", "Commons").replace("{en: Fellow, fr: Chercheuse}", "Fellow");
    let one = one.replace("topics: [Eau]", "topics: [Water]").replace("[Égypte]", "[EG]");
    assert_eq!(wrong(&one), "");
    let page = Page::of(&one, "index.html");
    assert_eq!(page.attrs(".card-title[lang=fr] a", "href"), ["/x/fr/briefs/c/"]);
    assert!(!page.has(".languages"));
    let brief = Page::of(&one, "fr/briefs/c/index.html");
    brief.holds(&["html[lang=fr]", ".masthead[lang=en]", ".breadcrumbs[lang=en]", "#bp-facts[lang=en]"]);
    assert!(!brief.has("h1[lang]"));
    // By its key in place of its name.
    let keyed = one.replace("content/briefs/c.fr.md\n---\n", "content/briefs/c.md\n---\nlanguage: fr\n");
    assert_eq!(
        (wrong(&keyed), build(&keyed)["fr/briefs/c/index.html"] == build(&one)["fr/briefs/c/index.html"]),
        (String::new(), true)
    );
}

/// The ledger keeps addresses of every language, and those of pages that have gone lead to the nearest page above in it.
#[test]
fn addresses_are_kept_in_each_language() {
    let kept = |line: &str| format!("{SITE}==> urls.txt\n{line}\n");
    assert_eq!(wrong(&kept("/fr/briefs/c/")), "");
    let files = build(&kept("/fr/topics/water/2020/"));
    let page = Page::among(&files, "fr/topics/water/2020/index.html");
    page.holds(&["link[rel=canonical][href='https://example.org/x/fr/topics/water/']"]);
    assert!(wrong(&kept("/fr/briefs/gone/")).starts_with("vanished-url urls.txt:1:1"));
}

#[test]
fn slips() {
    for (written, meant, expected) in [
        ("languages: [fr]", "languages: [fr, de, fr]", "repeated-value site.yaml:4:21"),
        ("languages: [fr]", "languages: [fr, french]", "invalid-value site.yaml:4:17"),
        ("languages: [fr]", "languages: [fr, fra]", "invalid-value site.yaml:4:17"),
        ("languages: [fr]", "languages: [fr, qqq]", "unknown-value site.yaml:4:17"),
        ("languages: [fr]", "languages: [fr]\nuntranslated: never", "unknown-value site.yaml:5:15"),
        ("fr: Institut}", "es: Instituto}", "unknown-value site.yaml:1:24"),
        ("fr: Biens communs}", "es: Bienes}", "unknown-value content/topics/commons.md:2:22"),
        ("title: Eau\n", "title: Eau\nparent: plain\n", "not-in-translation content/topics/water.fr.md:3:1"),
        (
            "date: 2024-01-01\ncountries: [Ég",
            "language: de\ndate: 2024-01-01\ncountries: [Ég",
            "own-language content/briefs/c.fr.md:3:11",
        ),
    ] {
        assert!(SITE.contains(written), "{written}");
        assert_eq!(wrong(&SITE.replacen(written, meant, 1)), expected, "{meant}");
    }
    // A page in a language that the site has not.
    let other = format!("{SITE}==> content/topics/water.es.md\n---\ntitle: Agua\n---\n");
    assert_eq!(wrong(&other), "no-language content/topics/water.es.md");
}

#[test]
fn a_link_to_another_language_is_told_where_the_page_exists_in_that_of_the_text() {
    let linked = SITE.replace(
        "Texte.\n",
        "[a](a.md#x) [b](b.md) [w](../topics/water.md) [t](/topics/water/) [o](/briefs/b/)\n\n# x\n",
    );
    let linked = linked.replace("Voir [[b]]", "[original](a.md) [[b]]").replace("See [[b]]", "# x\n\nSee [[b]]");
    let lines: Vec<String> = told(&linked)
        .lines()
        .filter(|line| line.starts_with("link-to-other-language"))
        .map(|line| line.trim_start_matches("link-to-other-language content/briefs/").to_owned())
        .collect();
    assert_eq!(lines, ["c.fr.md:7:1", "c.fr.md:7:23", "c.fr.md:7:47"], "{lines:?}");
}

#[test]
fn a_translation_older_than_its_original_is_told() {
    let changed = SITE
        .replace("slug: pourparlers\n", "slug: pourparlers\ndate: 2024-03-05\n")
        .replace("title: Talks\n", "title: Talks\nchanges: [{date: 2024-04-01, kind: update, note: More.}]\n");
    let lines = told(&changed);
    assert!(lines.contains("old-translation content/briefs/a.fr.md:4:7"), "{lines}");
    let same = changed.replace("2024-03-05", "2024-04-01");
    assert!(!told(&same).contains("old-translation"));
}

/// What waits is absent in every language, and so is what it would have given to another.
#[test]
fn what_is_withheld_is_absent_in_every_language() {
    let file = |name: &str| {
        let start = SITE.find(&format!("==> {name}\n")).expect("a file");
        let end = SITE[start + 4..].find("==> ").map_or(SITE.len(), |end| start + 4 + end);
        SITE[start..end].to_owned()
    };
    let all = build;
    for (name, gone) in [
        ("content/briefs/a.md", vec!["content/briefs/a.md", "content/briefs/a.fr.md"]),
        ("content/briefs/a.fr.md", vec!["content/briefs/a.fr.md"]),
        ("content/briefs/c.fr.md", vec!["content/briefs/c.fr.md"]),
        ("content/topics/water.fr.md", vec!["content/topics/water.fr.md"]),
        ("content/home.fr.md", vec!["content/home.fr.md"]),
    ] {
        // Nothing may lead to it.
        let site = SITE.replace("[[c]]", "it").replace("[[a]]", "it").replace("topics: [Eau]", "topics: [Water]");
        let waiting = site.replace(&format!("==> {name}\n---\n"), &format!("==> {name}\n---\nstatus: draft\n"));
        let without = gone.iter().fold(site.clone(), |site, name| {
            let own =
                file(name).replace("[[c]]", "it").replace("[[a]]", "it").replace("topics: [Eau]", "topics: [Water]");
            site.replace(&own, "")
        });
        assert_ne!(waiting, site, "{name}");
        assert_ne!(without, site, "{name}");
        assert!(all(&waiting) == all(&without), "{name}");
    }
}
