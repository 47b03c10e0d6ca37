//! A site in several languages: what stands in each, and how they lead to each other.

use crate::fixture::{build, told, wrong};
use crate::html::Page;
use crate::project::Project;
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
    Page::among(files, path).texts(":is(.card-title, .story-title, .rows li > a, .rows li > p > a)")
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
        "catalogue.csl.json",
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
        "html[lang=fr] .story-title[lang=en][dir=ltr] a[href='/x/briefs/b/']",
        ".story-summary[lang=en]",
        ".story .label-language",
    ]);
    assert_eq!((page.count(".story-title[lang]"), page.texts(".label-language")), (1, vec!["anglais".to_owned()]));
    let page = Page::among(&shown, "index.html");
    assert_eq!(page.attrs(".story-title[lang] a", "href"), ["/x/fr/briefs/c/"]);
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
    water.shows(".prose", "De l’eau.");
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
    Page::among(&files, "fr/briefs/index.html").holds(&[".card a[lang=en][href='/x/fr/topics/plain/']"]);
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
    assert_eq!(page.attrs(".story-title[lang=fr] a", "href"), ["/x/fr/briefs/c/"]);
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

/// What cannot be read beside a withheld version of a public brief is an error, as it is beside a public one.
#[test]
fn a_broken_version_beside_a_withheld_one_is_told() {
    let draft = format!("{SITE}==> content/briefs/a.ar.md\n---\ntitle: م\nstatus: draft\n---\n");
    let broken = draft.replace("title: Pourparlers\n", "title: [Pourparlers\n");
    assert!(wrong(&broken).contains("content/briefs/a.fr.md"), "{}", wrong(&broken));
    let both = broken.replacen("title: Talks\n", "title: Talks\nstatus: draft\n", 1);
    assert!(!wrong(&both).contains("content/briefs/a.fr.md"), "{}", wrong(&both));
}

/// An original keeps its page when its translation stands in the lists, and so do its other versions.
#[test]
fn an_original_in_a_language_without_an_edition_keeps_its_page() {
    let site = format!(
        "{SITE}==> content/briefs/d.es.md\n---\ntitle: Agua\ndate: 2024-01-05\ncountries: [ES]\nidentifiers: {{doi: 10.1234/x}}\n\
         chronology: [{{date: 2023-02-03, event: \"[Allá](#aqui)\"}}]\n---\n# Aqui\n\nTexto.\n\
         ==> content/briefs/d.en.md\n---\ntitle: Wet\nslug: wet\n---\nWords.\n\
         ==> content/briefs/d.de.md\n---\ntitle: Nass\n---\nWorte.\n\
         ==> content/briefs/e.md\n---\ntitle: Later\ndate: 2024-02-05\nsupersedes: [d]\n---\n[o](d.es.md) [d](d.de.md)\n"
    );
    assert_eq!(wrong(&site), "");
    let files = build(&site);
    let original = Page::among(&files, "es/briefs/d/index.html");
    original.holds(&[
        "html[lang=es]",
        ".versions a[hreflang=en]",
        ".versions a[hreflang=de]",
        ".alert-warning a[href='/x/briefs/e/']",
    ]);
    original.shows("h1", "Agua");
    original.shows(".prose p", "Texto.");
    assert!(!original.has(".translation") && original.source().contains("10.1234/x"));
    assert!(original.at(".cite-forms pre").text().contains("doi = {10.1234/x}"), "the entry has what the page has");
    let english = Page::among(&files, "briefs/wet/index.html");
    english.holds(&[".translation a[hreflang=es][href='/x/es/briefs/d/']", ".versions a[hreflang=de]"]);
    assert!(!english.source().contains("10.1234/x"));
    assert!(Page::among(&files, "de/briefs/d/index.html").has(".translation a[hreflang=es]"));
    // What is told of the text stands with the text.
    let spain = Page::of(&site.replace("supersedes: [d]\n", ""), "countries/spain/index.html");
    spain.holds(&[".chronology a[href='/x/es/briefs/d/#aqui']", "a[href='/x/briefs/wet/']"]);
    assert!(titles(&files, "index.html").iter().filter(|title| ["Wet", "Agua"].contains(&title.as_str())).count() == 1);
    // A withdrawn one leaves all its tombstones.
    let gone = site.replace(
        "title: Agua\n",
        "title: Agua\nstatus: withdrawn\nchanges: [{date: 2024-06-01, kind: retraction, note: No.}]\n",
    );
    for page in ["es/briefs/d/index.html", "briefs/wet/index.html", "de/briefs/d/index.html"] {
        let page = Page::of(&gone, page);
        assert!(!page.has(".prose") && page.has(".alert-caution"), "{}", page.source());
    }
}

/// Of several files whose names say a language the original is the one that says what only an original may, whatever their order.
#[test]
fn the_original_is_the_one_with_the_facts() {
    let site = SITE.replace("countries: [Égypte]", "countries: [Égypte]\nnumber: 7")
        + "==> content/briefs/c.en.md\n---\ntitle: In English\n---\nText.\n==> content/briefs/g.fr.md\n---\ntitle: Deux\n\
           date: 2024-01-01\n---\nTexte.\n==> content/briefs/g.en.md\n---\ntitle: Two\n---\nText.\n";
    assert_eq!(wrong(&site), "");
    let files = build(&site);
    for brief in ["c", "g"] {
        let english = Page::among(&files, &format!("briefs/{brief}/index.html"));
        english.holds(&[&format!(".translation a[href='/x/fr/briefs/{brief}/']")]);
        assert!(!Page::among(&files, &format!("fr/briefs/{brief}/index.html")).has(".translation"));
    }
    // Each of two that say such things has a claim, and the site's first language decides.
    let twice = site.replace("title: In English\n", "title: In English\ndate: 2024-01-02\ncountries: [EG]\n");
    assert!(wrong(&twice).starts_with("not-in-translation content/briefs/c.fr.md"), "{}", wrong(&twice));
}

/// Whoever names a term may do so by its name in any language of the site.
#[test]
fn terms_go_by_their_names_in_all_languages() {
    let site = format!(
        "{SITE}==> content/regions/coast.md\n---\ntitle: Coast\nmembers: [EG]\n---\n\
         ==> content/regions/coast.fr.md\n---\ntitle: Littoral\n---\nBord.\n\
         ==> content/groups/league.md\n---\ntitle: League\nmembers: [EG]\n---\n\
         ==> content/groups/league.fr.md\n---\nsummary: Une ligue.\n---\nTexte.\n\
         ==> content/countries/somaliland.md\n---\ntitle: Odd name\n---\n\
         ==> content/countries/mali.md\n---\ntitle: Old Sudan\nimage: {{src: m.png, alt: Map, caption: Sea}}\n---\n\
         ==> content/countries/mali.fr.md\n---\nsummary: Pays.\n---\nTexte.\n==> content/countries/m.png\nx\n\
         ==> content/authors/wei.md\n---\nname: Wei Li\n---\n==> content/authors/wei.fr.md\n---\nname: Li Wei, dit Wei\n---\n\
         ==> content/briefs/h.md\n---\ntitle: H\ndate: 2024-01-05\nregions: [Littoral]\ncountries: [Old Sudan]\n\
         authors: [\"Li Wei, dit Wei\"]\n---\n[[region:Littoral]]\n\
         ==> content/briefs/i.fr.md\n---\ntitle: I\ndate: 2024-01-05\nregions: [Coast]\ngroups: [League]\ncountries: [Mali, Old Sudan]\n\
         authors: [Wei Li]\n---\nTexte.\n"
    )
    .replace("==> content/countries/somaliland.md\n---\ntitle: Odd name\n---\n", "")
    .replace("countries: [Mali, Old Sudan]", "countries: [Old Sudan]");
    assert_eq!(wrong(&site), "");
    let files = build(&site);
    let [english, french] = ["briefs/h/index.html", "fr/briefs/i/index.html"].map(|path| Page::among(&files, path));
    english.holds(&["a[href='/x/regions/coast/']", "a[href='/x/authors/wei/']", "a[href='/x/countries/mali/']"]);
    french.holds(&["a[href='/x/fr/regions/coast/']", "a[href='/x/fr/authors/wei/']", "a[href='/x/fr/groups/league/']"]);
    // The registry's name goes before one in another language; an area that it does not know has no other.
    french.shows(".facts a[href='/x/fr/countries/mali/']", "Mali");
    Page::among(&files, "countries/mali/index.html").shows("h1", "Old Sudan");
    Page::among(&files, "fr/groups/league/index.html").shows("h1", "League");
    Page::among(&files, "fr/countries/mali/index.html").holds(&["figure img[src='/x/countries/mali/m.png']"]);
}

/// A fault of an original is told once, and not again of each version.
#[test]
fn what_a_version_takes_from_its_original_is_not_its_fault() {
    let bad = format!(
        "{SITE}==> content/authors/jo-doe.fr.md\n---\nrole: Chercheuse\n---\nBio.\n\
         ==> content/topics/air.md\n---\ntitle: {{en: Air, fr: Eau}}\n---\n"
    )
    .replace("affiliation: House\n", "affiliation: House\norcid: 0000\n");
    let told: Vec<String> = wrong(&bad).lines().map(str::to_owned).collect();
    assert_eq!(told.iter().filter(|line| line.contains("jo-doe")).count(), 1, "{told:?}");
    // Of two topics with one name in French alone.
    assert_eq!(told.iter().filter(|line| line.starts_with("ambiguous-topic")).count(), 1, "{told:?}");
}

/// `supersedes` names originals; a translated slug that is another brief's does not hide it.
#[test]
fn a_translated_slug_hides_no_brief() {
    let site = SITE.replace("slug: pourparlers\n", "slug: b\n")
        + "==> content/briefs/k.md\n---\ntitle: K\ndate: 2024-06-01\nsupersedes: [b]\n---\n\
           ==> content/briefs/k.fr.md\n---\ntitle: Ka\n---\n";
    assert_eq!(wrong(&site), "");
    let files = build(&site);
    assert!(Page::among(&files, "briefs/b/index.html").has(".alert-warning a[href='/x/briefs/k/']"));
    assert!(!Page::among(&files, "briefs/a/index.html").has(".alert-warning"));
}

/// Each address within the site that a page names is there.
#[test]
fn no_page_leads_to_nothing() {
    for site in [SITE.to_owned(), SITE.replacen("languages: [fr]\n", "languages: [fr]\nuntranslated: hide\n", 1)] {
        let files = build(&site);
        let mut seen = 0;
        for path in files.keys().filter(|path| path.ends_with(".html")) {
            let page = Page::among(&files, path);
            let addresses = ["a", "link"].into_iter().flat_map(|tag| page.attrs(tag, "href"));
            for address in addresses.chain(page.attrs("img", "src")) {
                let Some(within) = address.strip_prefix("/x/") else { continue };
                let within = within.split(['#', '?']).next().unwrap_or_default();
                let file = if within.is_empty() || within.ends_with('/') {
                    format!("{within}index.html")
                } else {
                    within.to_owned()
                };
                assert!(files.contains_key(&file), "{path}: {address}");
                seen += 1;
            }
        }
        assert!(seen > 500, "{seen}");
    }
}

/// What waits takes its versions with it, however their names are written.
#[test]
fn a_version_waits_with_its_original_whatever_their_names() {
    let version = "==> VERSION\n---\ntitle: Secret version\ndate: 2024-01-05\n---\nSecret words.\n";
    let term = "==> VERSION\n---\ntitle: Secret version\n---\nSecret words.\n";
    let original = "==> ORIGINAL\n---\ntitle: Secret\ndate: 2024-01-02\ncountries: [ML]\nEMBARGO---\nSecret words.\n";
    let profile = "==> ORIGINAL\n---\ntitle: Secret\nEMBARGO---\nSecret words.\n";
    for (kind, original, version, names) in [
        ("briefs/", original, version, ["s.fr.md", "s.en.md"]),
        ("briefs/", original, version, ["s.de.md", "s.fr.md"]),
        ("briefs/", original, version, ["S.md", "s.fr.md"]),
        ("briefs/", original, version, ["s/Index.md", "s/index.fr.md"]),
        ("briefs/", original, version, ["s/index.md", "s.fr.md"]),
        ("briefs/", original, version, ["s.md", "s/index.fr.md"]),
        ("countries/", profile, term, ["mali.md", "ML.fr.md"]),
        ("regions/", profile, term, ["Northern Africa.md", "northern-africa.fr.md"]),
        ("groups/", profile, term, ["African Union.md", "au.fr.md"]),
        ("topics/", profile, term, ["Secret.md", "secret.fr.md"]),
        ("pages/", profile, term, ["s/index.md", "s.fr.md"]),
    ] {
        let file = |text: &str, placeholder, name| text.replace(placeholder, &format!("content/{kind}{name}"));
        let both = file(original, "ORIGINAL", names[0]) + &file(version, "VERSION", names[1]);
        let waiting = format!("{SITE}{}", both.replace("EMBARGO", "embargo_until: 2999-01-01T00:00:00Z\n"));
        assert!(build(&waiting) == build(SITE), "{names:?}");
    }
    // Of two that may both be the original, neither is public while one waits.
    let rivals = "==> content/briefs/s.fr.md\n---\ntitle: Secret\ndate: 2024-01-02\nstatus: draft\n---\nSecret.\n\
                  ==> content/briefs/s.en.md\n---\ntitle: Secret\ndate: 2024-01-02\n---\nSecret.\n";
    assert!(build(&format!("{SITE}{rivals}")) == build(SITE));
    // A version of a version is one of the original.
    let twice = format!("{SITE}==> content/briefs/a.fr.ar.md\n---\ntitle: M\n---\nT.\n");
    assert_eq!(wrong(&twice), "");
    Page::of(&twice, "ar/briefs/a/index.html").holds(&[".translation a[href='/x/briefs/a/']"]);
    // Whoever was translated had an original.
    let lone = "==> content/briefs/s.fr.md\n---\ntitle: S\ndate: 2024-01-02\ntranslators: [A B]\n---\nT.\n";
    assert_eq!(wrong(&format!("{SITE}{lone}")), "no-original content/briefs/s.fr.md");
}

/// A text that is empty in one language is told, and takes no language from the site.
#[test]
fn an_empty_text_is_told() {
    let site = SITE.replacen("{en: Institute, fr: Institut}", "{en: Institute, fr: }", 1);
    assert_eq!(wrong(&site), "missing-key site.yaml:1:24");
    let topic = SITE.replacen("{en: Commons, fr: Biens communs}", "{en: Commons, fr: \"\"}", 1);
    assert_eq!(wrong(&topic), "missing-key content/topics/commons.md:2:22");
}

/// The home page of each language leads to its own indexes, and says where its quotations are written.
#[test]
fn a_home_page_leads_to_its_own_indexes() {
    let files = site("");
    let home = Page::among(&files, "fr/index.html");
    home.holds(&[".footer-column a[href='/x/fr/briefs/']", ".home-index .more a[href='/x/fr/topics/']"]);
    // Quotations are in the language of their brief.
    let french = Page::among(&files, "fr/briefs/c/index.html");
    assert!(french.attrs(".backlinks blockquote", "lang").is_empty());
    let linked = SITE.replace("Voir [[b]], [[c]]", "Voir [[b]]").replace("See [[a]].", "See [[a]] and [[c]].");
    let quoted = Page::of(&linked, "fr/briefs/c/index.html");
    assert!(quoted.attrs(".backlinks blockquote", "lang").contains(&"en".to_owned()), "{}", quoted.source());
}

/// Briefs in different languages may share a slug; what names them to programs is one for each.
#[test]
fn what_names_a_brief_to_programs_is_its_own() {
    let site = SITE.replace("title: En français\n", "title: En français\naliases: [/fr/briefs/jadis/]\n")
        + "==> content/briefs/2024/c.md\n---\ntitle: Another\ndate: 2024-01-03\n---\nWords.\n";
    assert_eq!(wrong(&site), "");
    let files = build(&site);
    let text = |path: &str| String::from_utf8(files[path].clone()).expect("text");
    let (bibtex, ris) = (text("catalogue.bib"), text("catalogue.ris"));
    for (key, id) in [("@techreport{c,", "ID  - c\r\n"), ("@techreport{c-fr,", "ID  - c-fr\r\n")] {
        assert_eq!((bibtex.matches(key).count(), ris.matches(id).count()), (1, 1), "{ris}");
    }
    assert!(text("fr/catalogue.bib").contains("@techreport{pourparlers-fr,"));
    // A feed knows a brief by its first address, in each language alike.
    for feed in ["feed.xml", "fr/feed.xml"] {
        assert!(text(feed).contains("/x/fr/briefs/jadis<"), "{}", text(feed));
    }
}

/// A change of the words changes every file that says them.
#[test]
fn changed_words_reach_the_catalogue() {
    let project = Project::of(&SITE.replacen("base_url:", "licence: CC-BY-4.0\nbase_url:", 1));
    project.ok(&["build"]);
    let before = project.read("public/fr/catalogue.ris");
    project.write("words/fr.txt", "record.licence = Permis : {licence}\n");
    project.ok(&["build"]);
    let after = project.read("public/fr/catalogue.ris");
    assert!(!before.contains("Permis") && after.contains("N1  - Permis : CC-BY-4.0"), "{after}");
}

/// On the page of a brief in another language than the site's, what the site says of it is marked.
#[test]
fn what_leads_to_a_brief_in_another_language_is_marked() {
    let site = format!(
        "{SITE}==> content/briefs/d.es.md\n---\ntitle: Agua\ndate: 2024-01-05\ncountries: [EG]\ntopics: [water]\n---\nTexto.\n"
    )
    .replace("See [[a]].", "See [[a]] and [[d]].");
    let page = Page::of(&site, "es/briefs/d/index.html");
    page.holds(&[
        "html[lang=es]",
        ".backlinks[lang=en] li a[href='/x/briefs/b/']",
        ".related[lang=en] a[href='/x/briefs/a/']",
    ]);
    assert!(!Page::of(&site, "briefs/a/index.html").has(".backlinks[lang]"));
}
