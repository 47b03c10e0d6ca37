//! Translations: their pages, what they take from their originals, and how the versions of a brief name each other.

use crate::fixture::{build, options, page, plan, snapshot, told, wrong};
use crate::project::Project;
use crate::rich::{Files, text, values};
use briefpress::pipeline::{self, Kept};

/// A brief in a folder, with everything that a translation may and may not state, and versions in two languages.
const SITE: &str = "==> site.yaml
title: Institute
base_url: https://example.org/repo/
licence: CC-BY-4.0
report_prefix: IRD
==> content/briefs/2025/dam/index.md
---
title: The dam
subtitle: What remains
date: 2025-03-01
as_of: 2025-02-28
summary: Nothing is settled.
key_points: [One, Two]
recommendations: [{to: Union, text: Act.}]
countries: [EG, ET]
topics: [water]
authors: [Ruth Aldermoor]
number: '7'
chronology: [{date: 2024-01-01, event: 'A meeting, see [below](#what-follows) and [the other](../other.md).'}]
sources: [{title: A treaty, url: 'https://example.org/treaty'}]
changes: [{date: 2025-03-05, kind: correction, note: A figure was wrong.}]
image: {src: map.png, alt: A map, caption: The river, credit: Survey}
pdf: dam.pdf
identifiers: {doi: 10.1234/ird.7, isbn: 978-3-16-148410-0}
---
Text.

## What follows

See [the French version](index.fr.md#la-suite).
==> content/briefs/2025/dam/index.fr.md
---
title: Le barrage
subtitle: Ce qui reste
slug: barrage
summary: Rien n’est réglé.
key_points: [Un, 'Deux, voir [ici](#la-suite)']
recommendations: [{to: L’Union, text: Agir.}]
image: {alt: Une carte, caption: '*Le* fleuve'}
translators: [{name: Claire Dubois, orcid: 0000-0002-1825-0097}, Max]
date: 2025-04-02
---
Texte.[^1] ![Une figure](map.png)

> [!NOTE]
> Remarque.

## La suite

- [x] fait

| A |
| - |
| b |

Voir [l’original](index.md#what-follows), [l’autre](../other.md) et [la carte](map.png).

[^1]: Une note.
==> content/briefs/2025/dam/index.ar.md
---
title: السد
---
نص.
==> content/briefs/2025/dam/map.png
png
==> content/briefs/2025/dam/dam.pdf
pdf
==> content/briefs/2025/other.md
---
title: Other
date: 2025-01-01
summary: Another matter.
countries: [EG]
---
In [French](dam/index.fr.md), by [address](/fr/briefs/barrage/#la-suite), and [Arabic](dam/index.ar.md).
";

const FRENCH: &str = "fr/briefs/barrage/index.html";
const ARABIC: &str = "ar/briefs/dam/index.html";
const ORIGINAL: &str = "briefs/dam/index.html";

#[track_caller]
fn assert_holds(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[test]
fn a_translation_has_its_page_and_nothing_else() {
    let files = build(SITE);
    let (without, _) = SITE.split_once("==> content/briefs/2025/dam/index.fr.md").expect("the translations come last");
    let (_, others) = SITE.split_once("==> content/briefs/2025/dam/map.png").expect("then other files");
    let plain = format!("{without}==> content/briefs/2025/dam/map.png{others}")
        .replace("See [the French version](index.fr.md#la-suite).", "")
        .replace(
            "In [French](dam/index.fr.md), by [address](/fr/briefs/barrage/#la-suite), and [Arabic](dam/index.ar.md).",
            "",
        );
    let without = build(&plain);
    let added: Vec<&String> = files.keys().filter(|path| !without.contains_key(*path)).collect();
    assert_eq!(added, [ARABIC, FRENCH]);
    let changed: Vec<&String> =
        files.keys().filter(|path| without.get(*path).is_some_and(|old| *old != files[*path])).collect();
    // A link to it is one to its original; beyond that no list, feed or count knows of it.
    assert_eq!(changed, [ORIGINAL, "briefs/other/index.html", "links.json", "sitemap.xml"]);
    assert_eq!(wrong(SITE), "");
}

#[test]
fn a_translation_says_what_it_states_and_takes_the_rest() {
    let html = page(SITE, FRENCH);
    assert_holds(
        &html,
        &[
            "<html lang=\"fr\" dir=\"ltr\">",
            "<title>Le barrage · Institute</title>",
            "<h1 dir=\"auto\">Le barrage</h1>",
            "<p class=\"subtitle\">Ce qui reste</p>",
            "<p class=\"standfirst\">Rien n’est réglé.</p>",
            "<li>Un</li>\n<li>Deux, voir <a href=\"#la-suite\">ici</a></li>",
            "<strong>L’Union</strong></p><div>Agir.</div>",
            "alt=\"Une carte\">\n<figcaption><em>Le</em> fleuve <span class=\"credit\" lang=\"en\" dir=\"ltr\">Survey</span>",
            // The original's.
            "<bdi class=\"author-name\">Ruth Aldermoor</bdi>",
            "<time datetime=\"2025-03-01\">1 March 2025</time>",
            "<a href=\"/repo/countries/egypt/\">Egypt</a>",
            "<a href=\"/repo/topics/water/\">Water</a>",
            "<a href=\"https://example.org/treaty\">A treaty</a>",
            "A figure was wrong.",
            "IRD-7",
        ],
    );
    for other in ["The dam", "Nothing is settled.", "Union</strong>", "A map", "The river", "What remains"] {
        assert!(!html.contains(&format!(">{other}")) && !html.contains(&format!("\"{other}\"")), "{other}");
    }
    let bare = page(SITE, ARABIC);
    assert_holds(&bare, &["<html lang=\"ar\" dir=\"rtl\">", "<h1 dir=\"auto\">السد</h1>"]);
    // Words for the picture that are nobody's but the original's are shown as such.
    assert_holds(
        &bare,
        &["<figure class=\"lead-image\" lang=\"en\" dir=\"ltr\"><img src=\"/repo/briefs/dam/map.png\" alt=\"A map\">"],
    );
    assert!(!bare.contains("class=\"key-points\"") && !bare.contains("class=\"standfirst\""), "in the wrong language");
}

#[test]
fn versions_name_each_other_for_programs() {
    let files = build(SITE);
    let all = [
        "<link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/repo/briefs/dam/\">",
        "<link rel=\"alternate\" hreflang=\"ar\" href=\"https://example.org/repo/ar/briefs/dam/\">",
        "<link rel=\"alternate\" hreflang=\"fr\" href=\"https://example.org/repo/fr/briefs/barrage/\">",
        "<link rel=\"alternate\" hreflang=\"x-default\" href=\"https://example.org/repo/briefs/dam/\">",
    ];
    let pages = [(ORIGINAL, "en", "briefs/dam"), (FRENCH, "fr", "fr/briefs/barrage"), (ARABIC, "ar", "ar/briefs/dam")];
    for (path, language, address) in pages {
        let html = text(&files, path);
        assert_holds(&html, &all);
        let canonical = format!("<link rel=\"canonical\" href=\"https://example.org/repo/{address}/\">");
        assert_holds(&html, &[&canonical, &format!("<meta name=\"citation_language\" content=\"{language}\">")]);
        let locales = [("en", "en_US"), ("fr", "fr_FR"), ("ar", "ar_EG")];
        for (tag, locale) in locales {
            let property = if tag == language { "og:locale" } else { "og:locale:alternate" };
            assert_holds(&html, &[&format!("<meta property=\"{property}\" content=\"{locale}\">")]);
        }
    }
    let sitemap = text(&files, "sitemap.xml");
    let of_dam: Vec<&str> = sitemap.lines().filter(|line| line.contains("<xhtml:link")).collect();
    assert_eq!(of_dam.len(), 3);
    for line in of_dam {
        assert_eq!(line.matches("<xhtml:link rel=\"alternate\" hreflang=").count(), 4, "{line}");
    }
    assert_holds(
        &sitemap,
        &["hreflang=\"x-default\" href=\"https://example.org/repo/briefs/dam/\"/><lastmod>2025-03-05<"],
    );
    let other = text(&files, "briefs/other/index.html");
    assert!(!other.contains("rel=\"alternate\" hreflang") && other.contains("content=\"en_US\""));
}

#[test]
fn versions_name_each_other_for_readers() {
    let english = "<a href=\"/repo/briefs/dam/\" hreflang=\"en\" lang=\"en\" dir=\"ltr\">English</a>";
    let french = "<a href=\"/repo/fr/briefs/barrage/\" hreflang=\"fr\" lang=\"fr\" dir=\"ltr\">Français</a>";
    let arabic = "<a href=\"/repo/ar/briefs/dam/\" hreflang=\"ar\" lang=\"ar\" dir=\"rtl\">العربية</a>";
    for (path, shown, own) in [
        (ORIGINAL, [arabic, french], english),
        (FRENCH, [english, arabic], french),
        (ARABIC, [english, french], arabic),
    ] {
        let html = page(SITE, path);
        let nav =
            html.split_once("<nav class=\"versions\"").expect("the line").1.split("</nav>").next().expect("its end");
        let items: Vec<String> = nav.lines().filter(|line| line.starts_with("<li>")).map(str::to_owned).collect();
        assert_eq!(items, shown.map(|link| format!("<li>{link}</li>")));
        assert!(!nav.contains(own), "a page does not lead to itself");
    }
    assert!(!page(SITE, "briefs/other/index.html").contains("class=\"versions\""));
}

#[test]
fn a_translation_says_whose_it_is() {
    let html = page(SITE, FRENCH);
    assert_holds(
        &html,
        &[
            "Translated from <a href=\"/repo/briefs/dam/\" hreflang=\"en\">English</a> by <bdi>Claire Dubois</bdi> and <bdi>Max</bdi>, <time datetime=\"2025-04-02\">2 April 2025</time>.",
            "<cite lang=\"fr\" dir=\"auto\">Le barrage: Ce qui reste</cite>. French translation by <bdi>Claire Dubois</bdi> and <bdi>Max</bdi>. Policy brief IRD-7.",
            "<a href=\"https://example.org/repo/fr/briefs/barrage/\">https://example.org/repo/fr/briefs/barrage/</a>",
            "<meta property=\"article:published_time\" content=\"2025-03-01T00:00:00Z\">",
            "<meta property=\"article:modified_time\" content=\"2025-04-02T00:00:00Z\">",
        ],
    );
    // What identifies the original identifies no translation.
    for of_original in ["10.1234/ird.7", "citation_pdf_url", "ISBN"] {
        assert!(!html.contains(of_original), "{of_original}");
        assert!(page(SITE, ORIGINAL).contains(of_original), "{of_original}");
    }
    assert_holds(&page(SITE, ARABIC), &["hreflang=\"en\">English</a>. Where", "Arabic translation. Policy brief"]);
}

#[test]
fn structured_data_ties_the_versions_together() {
    let graph = |path: &str| crate::rich::json_ld(&page(SITE, path))["@graph"][0].clone();
    let (original, french) = (graph(ORIGINAL), graph(FRENCH));
    assert_eq!(french["inLanguage"], "fr");
    assert_eq!(french["headline"], "Le barrage");
    assert_eq!(french["translationOfWork"]["@id"], original["@id"]);
    assert_eq!(french["translator"][0]["name"], "Claire Dubois");
    assert_eq!(french["translator"][0]["@id"], "https://orcid.org/0000-0002-1825-0097");
    assert_eq!(french["author"][0]["name"], "Ruth Aldermoor");
    assert!(french["identifier"].is_null() && french["workTranslation"].is_null());
    assert_eq!(original["workTranslation"][1]["@id"], french["@id"]);
    assert_eq!(original["workTranslation"][1]["inLanguage"], "fr");
    assert!(original["translationOfWork"].is_null() && original["translator"].is_null());
}

#[test]
fn links_lead_to_the_version_that_is_written() {
    let files = build(SITE);
    assert_holds(
        &text(&files, "briefs/other/index.html"),
        &[
            "<a href=\"/repo/fr/briefs/barrage/\">French</a>",
            "<a href=\"/repo/fr/briefs/barrage/#la-suite\">address</a>",
            "<a href=\"/repo/ar/briefs/dam/\">Arabic</a>",
        ],
    );
    assert_holds(&text(&files, ORIGINAL), &["<a href=\"/repo/fr/briefs/barrage/#la-suite\">the French version</a>"]);
    assert_holds(
        &text(&files, FRENCH),
        &[
            "<a href=\"/repo/briefs/dam/#what-follows\">l’original</a>",
            "<a href=\"/repo/briefs/other/\">l’autre</a>",
            // In a text of the original, a heading of the original.
            "see <a href=\"/repo/briefs/dam/#what-follows\">below</a> and <a href=\"/repo/briefs/other/\">the other</a>",
        ],
    );
    let anchored = |anchor: &str| SITE.replace("[Arabic](dam/index.ar.md)", &format!("[x](dam/index.fr.md#{anchor})"));
    assert_eq!(wrong(&anchored("la-suite")), "");
    assert_eq!(wrong(&anchored("what-follows")), "dead-anchor content/briefs/2025/other.md:7:79");
    let rooted = SITE.replace("/fr/briefs/barrage/#la-suite", "/fr/briefs/barrage/#what-follows");
    assert_eq!(wrong(&rooted), "dead-anchor content/briefs/2025/other.md:7:34");
}

#[test]
fn files_of_a_folder_are_published_once() {
    let files = build(SITE);
    let maps: Vec<&String> = files.keys().filter(|path| path.ends_with("map.png")).collect();
    assert_eq!(maps, ["briefs/dam/map.png"]);
    let html = text(&files, FRENCH);
    assert_holds(
        &html,
        &[
            "<img src=\"/repo/briefs/dam/map.png\" alt=\"Une figure\"",
            "<a href=\"/repo/briefs/dam/map.png\">la carte</a>",
            "<meta property=\"og:image\" content=\"https://example.org/repo/briefs/dam/map.png\">",
            "href=\"/repo/briefs/dam/dam.pdf\">Download PDF <span class=\"file-meta\">English, 4 bytes</span>",
        ],
    );
    // One that lies elsewhere is published under each page that refers to it.
    let beside = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n![x](map.png)\n==> content/briefs/a.fr.md\n---\ntitle: A\n---\n![x](map.png)\n==> content/briefs/map.png\nx\n";
    let files = build(beside);
    assert!(files.contains_key("briefs/a/map.png") && files.contains_key("fr/briefs/a/map.png"));
}

/// The opening tags of a page that begin so.
fn marked<'a>(html: &'a str, tag: &str) -> Vec<&'a str> {
    let opening = html.match_indices('<').map(|(at, _)| &html[at..]).filter(|rest| rest.starts_with(tag));
    opening.map(|rest| &rest[..=rest.find('>').expect("tags end")]).collect()
}

#[test]
fn what_is_in_the_sites_language_is_marked() {
    let html = page(SITE, FRENCH);
    let mark = " lang=\"en\" dir=\"ltr\"";
    for tag in [
        "<a class=\"skip-link\"",
        "<header class=\"masthead\"",
        "<nav class=\"breadcrumbs\"",
        "<p class=\"kicker\"",
        "<p class=\"dates\"",
        "<p class=\"translation\"",
        "<div class=\"alert alert-important\"",
        "<h2 id=\"bp-facts\"",
        "<h2 id=\"bp-key-points\"",
        "<h2 id=\"bp-recommendations\"",
        "<section class=\"part chronology\"",
        "<section class=\"part sources\"",
        "<section class=\"part changes\"",
        "<footer class=\"part imprint\"",
        "<footer class=\"site-footer\"",
    ] {
        let elements = marked(&html, tag);
        assert!(!elements.is_empty() && elements.iter().all(|element| element.contains(mark)), "{tag}: {elements:?}");
    }
    let (_, body) = html.split_once("<div class=\"prose\">").expect("a body");
    for tag in [
        // The words of the tool itself in a body.
        "<p class=\"alert-title\"",
        "<h2 id=\"footnotes-title\"",
        "<a class=\"footnote-back\"",
        "<a class=\"anchor\"",
        "<input type=\"checkbox\"",
    ] {
        let elements = marked(body, tag);
        assert!(!elements.is_empty() && elements.iter().all(|element| element.contains(mark)), "{tag}: {elements:?}");
    }
    assert_holds(&html, &["role=\"region\" tabindex=\"0\" aria-label=\"La suite\""]);
    for path in [ORIGINAL, "briefs/other/index.html", "index.html", "countries/egypt/index.html"] {
        let html = page(SITE, path);
        let (_, body) = html.split_once("<body").expect("a body");
        let body = body.replace("hreflang=", "");
        let links = body.matches("<li><a href=\"/repo/ar").count() + body.matches("<li><a href=\"/repo/fr").count();
        assert_eq!(body.matches(" lang=").count(), links, "{path}: nothing is in another language");
    }
}

#[test]
fn a_page_is_written_as_its_language_is() {
    let direction = |language: &str| {
        let site = format!(
            "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n==> content/briefs/a.{language}.md\n---\ntitle: A\n---\n"
        );
        let path = format!("{}/briefs/a/index.html", language.to_lowercase());
        let html = page(&site, &path);
        html.lines().nth(1).expect("the root").to_owned()
    };
    for language in ["ar", "fa", "prs", "ps", "ur", "he", "az-Arab"] {
        assert_eq!(direction(language), format!("<html lang=\"{language}\" dir=\"rtl\">"));
    }
    assert_eq!(direction("ru"), "<html lang=\"ru\" dir=\"ltr\">");
    assert_eq!(direction("pt-br"), "<html lang=\"pt-BR\" dir=\"ltr\">");
    assert_eq!(direction("ZH-hant"), "<html lang=\"zh-Hant\" dir=\"ltr\">");
}

#[test]
fn a_site_in_another_language_marks_its_own() {
    let site =
        SITE.replace("title: Institute\n", "title: Institute\nlanguage: ur\n").replace("index.ar.md", "index.en.md");
    let html = page(&site, "en/briefs/dam/index.html");
    assert_holds(
        &html,
        &[
            "<html lang=\"en\" dir=\"ltr\">",
            "<header class=\"masthead\" lang=\"ur\" dir=\"rtl\">",
            "hreflang=\"ur\" lang=\"ur\" dir=\"rtl\">اردو</a>",
            "Translated from <a href=\"/repo/briefs/dam/\" hreflang=\"ur\">Urdu</a>",
        ],
    );
}

#[test]
fn a_withdrawn_version_is_recommended_to_nobody() {
    let withdrawn = SITE.replace("title: السد\n", "title: السد\nstatus: withdrawn\n");
    let files = build(&withdrawn);
    let translation = "This translation has been withdrawn";
    assert_holds(&text(&files, ARABIC), &["Withdrawn</p>", translation, "hreflang=\"fr\" lang=\"fr\""]);
    assert!(!text(&files, ARABIC).contains("rel=\"alternate\" hreflang"));
    for path in [ORIGINAL, FRENCH] {
        assert!(!text(&files, path).contains("/ar/briefs/") && !text(&files, path).contains("Withdrawn</p>"), "{path}");
    }
    let sitemap = text(&files, "sitemap.xml");
    assert!(sitemap.contains("/ar/briefs/") && !sitemap.contains("hreflang=\"ar\""));
    // A translation of what is withdrawn is withdrawn with it.
    let files: Files = build(&SITE.replace("title: The dam\n", "title: The dam\nstatus: withdrawn\n"));
    for path in [ORIGINAL, FRENCH, ARABIC] {
        assert_holds(&text(&files, path), &["class=\"alert-title\">Withdrawn", "class=\"versions\""]);
    }
}

#[test]
fn two_sources_for_one_address_are_told() {
    let brief = |name: &str| format!("==> content/briefs/{name}.md\n---\ntitle: A\ndate: 2025-01-01\n---\n");
    let version = |name: &str| format!("==> content/briefs/{name}.md\n---\ntitle: A\nslug: same\n---\n");
    let both = brief("a") + &brief("b") + &version("a.fr") + &version("b.fr");
    assert_eq!(wrong(&both), "url-collision content/briefs/b.fr.md:3:7");
    assert_eq!(wrong(&(brief("a") + &brief("b") + &version("a.fr") + &version("b.ar"))), "");
    let plain = "==> content/pages/fr/briefs/same.md\n---\ntitle: A\n---\n";
    assert_eq!(wrong(&(brief("a") + &version("a.fr") + plain)), "url-collision content/briefs/a.fr.md:3:7");
    let page = "==> content/pages/fr.md\n---\ntitle: A\n---\n";
    assert_eq!(wrong(&(brief("a") + &version("a.fr") + page)), "", "`/fr/` is another address");
    let cases = brief("a") + &version("a.fr") + &version("a.FR");
    assert_eq!(wrong(&cases), "url-collision content/briefs/a.fr.md:3:7");
}

#[test]
fn a_translation_states_words_alone() {
    let brief = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\nimage: {src: p.png, alt: x}\n---\n==> content/briefs/p.png\nx\n";
    let told = |front: &str| wrong(&format!("{brief}==> content/briefs/a.fr.md\n---\ntitle: A\n{front}---\n"));
    for key in [
        "as_of: 2025-01-01",
        "updated: 2025-01-01",
        "url: /x/",
        "countries: PK",
        "countries_excluded: PK",
        "regions: asia",
        "groups: SCO",
        "topics: x",
        "authors: Jo",
        "type: report",
        "number: 7",
        "series: x",
        "featured: true",
        "supersedes: a",
        "changes: [{date: 2025-01-01, kind: update, note: x}]",
        "review_by: 2025-01-01",
        "chronology: [{date: 2025-01-01, event: x}]",
        "sources: x",
        "attachments: p.png",
        "pdf: p.png",
        "identifiers: {isbn: 9}",
        "licence: CC-BY-4.0",
        "disclosure: x",
        "aliases: /x/",
        "extra: {x: y}",
    ] {
        assert_eq!(told(&format!("{key}\n")), "not-in-translation content/briefs/a.fr.md:3:1", "{key}");
    }
    assert_eq!(told("image: {src: p.png, alt: y}\n"), "not-in-translation content/briefs/a.fr.md:3:14");
    assert_eq!(told("image: p.png\n"), "not-in-translation content/briefs/a.fr.md:3:8");
    assert_eq!(told("image: {alt: y, credit: z}\n"), "not-in-translation content/briefs/a.fr.md:3:25");
    assert_eq!(told("countries:\n"), "", "nothing is stated");
    let own = format!(
        "==> site.yaml\ntitle: T\nbase_url: https://x.org/\nfront_matter: {{extra_keys: [desk]}}\n{brief}==> content/briefs/a.fr.md\n---\ntitle: A\ndesk: Asia\n---\n"
    );
    assert_eq!(wrong(&own), "not-in-translation content/briefs/a.fr.md:3:1");
    let plan = plan(&format!("{brief}==> content/briefs/a.fr.md\n---\ntitle: A\ncountries: PK\n---\n"));
    let problem = plan.problems().next().expect("a problem");
    let help = "delete it: a translation takes `countries` from its original, `content/briefs/a.md`";
    assert_eq!(problem.help, [help]);
}

#[test]
fn an_original_that_cannot_be_read_is_told_alone() {
    let site = SITE.replace("as_of: 2025-02-28\n", "titel: x\n").replace("[address](/fr/briefs/barrage/#la-suite)", "");
    assert_eq!(wrong(&site), "unknown-key content/briefs/2025/dam/index.md:5:1");
}

#[test]
fn a_second_text_in_the_folder_is_told_as_the_originals() {
    let site = SITE.to_owned() + "==> content/briefs/2025/dam/notes.md\n---\ntitle: N\ndate: 2025-01-01\n---\n";
    let plan = plan(&site);
    let messages: Vec<&str> = plan.problems().map(|problem| problem.message.as_str()).collect();
    assert_eq!(messages, ["no page is made from a Markdown file in the folder of `content/briefs/2025/dam/index.md`"]);
}

#[test]
fn translators_slugs_are_looked_up() {
    let site = |translators: &str| {
        format!(
            "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\nauthors: [jo-doe]\n---\n\
             ==> content/authors/leila-haddad.md\n---\nname: Leila Haddad\n---\n\
             ==> content/briefs/a.fr.md\n---\ntitle: A\ntranslators: {translators}\n---\n"
        )
    };
    assert_holds(
        &page(&site("leila-haddad"), "fr/briefs/a/index.html"),
        &[
            "by <bdi><a href=\"/repo/authors/leila-haddad/\">Leila Haddad</a></bdi>. Where",
            "French translation by <bdi>Leila Haddad</bdi>.",
        ],
    );
    let of_author = "unknown-author content/briefs/a.md:4:11";
    assert_eq!(wrong(&site("[jo-doe]")), of_author, "once a slug");
    assert_eq!(wrong(&site("[x, no-body]")), format!("unknown-author content/briefs/a.fr.md:3:18\n{of_author}"));
}

/// A misspelt language is a slug that is none, or a warning: never a silent page.
#[test]
fn names_that_are_no_languages() {
    let brief = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n";
    for (name, expected) in [
        ("a.v2.md", "invalid-slug content/briefs/a.v2.md"),
        ("a.draft.md", "invalid-slug content/briefs/a.draft.md"),
        ("a.old.md", "language-tag content/briefs/a.old.md"),
        ("a.und.md", "language-tag content/briefs/a.und.md"),
    ] {
        let site = format!("{brief}==> content/briefs/{name}\n---\ntitle: A\ndate: 2025-01-01\n---\n");
        assert_eq!(wrong(&site), expected, "{name}");
    }
}

#[test]
fn check_compares_a_translation_with_its_original() {
    let editorial = told(SITE);
    let of_versions: Vec<&str> = editorial.lines().filter(|line| line.contains(".ar.md")).collect();
    // subtitle, summary, image, key points, recommendations: five words about one place.
    assert_eq!(of_versions, ["translation-differs content/briefs/2025/dam/index.ar.md:2:8"; 5]);
    assert!(!editorial.contains(".fr.md"), "{editorial}");
}

#[test]
fn lists_of_the_program_count_briefs_and_show_every_address() {
    let project = Project::of(SITE);
    let briefs = project.ok(&["list", "briefs"]);
    assert_eq!(briefs.lines().count(), 3, "a heading and two briefs: {briefs}");
    let countries = project.ok(&["--format", "json", "list", "countries"]);
    assert!(countries.contains("\"slug\":\"egypt\",\"briefs\":2"), "{countries}");
    let urls = project.ok(&["list", "urls"]);
    let line = urls.lines().find(|line| line.contains("/fr/briefs/barrage/")).expect("its address");
    assert!(line.ends_with("the translation in `content/briefs/2025/dam/index.fr.md`"), "{line}");
    assert!(project.ok(&["build"]).starts_with("2 briefs and "));
}

/// Directions of the screen are those of one way of writing.
#[test]
fn the_stylesheet_knows_no_left_and_no_right() {
    let css = include_str!("../../static/briefpress.css");
    let physical = |line: &&str| {
        let (property, value) = line.trim().split_once(':').unwrap_or_default();
        let sided = ["left", "right"].iter().any(|side| property == *side || property.ends_with(&format!("-{side}")));
        sided || matches!(value.trim(), "left;" | "right;")
    };
    // Code runs from left to right in every language.
    let (_, code) = css.split_once("\npre {").expect("a rule");
    let (code, _) = code.split_once('}').expect("an end");
    assert!(code.contains("direction: ltr"));
    let wrong: Vec<&str> = css.lines().filter(physical).filter(|line| !code.contains(line)).collect();
    assert_eq!(wrong, Vec::<&str>::new());
}

#[test]
fn an_edit_of_the_original_reaches_its_versions() {
    let inputs = |site: &str| {
        let plan = pipeline::plan(&snapshot(site), &options(), &mut Kept::default());
        plan.pages().iter().map(|page| (page.route.to_string(), plan.input(page))).collect::<Vec<_>>()
    };
    let changed = |old: &str, new: &str| -> Vec<String> {
        let (before, after) = (inputs(SITE), inputs(&SITE.replace(old, new)));
        after.into_iter().filter(|page| !before.contains(page)).map(|(route, _)| route).collect()
    };
    assert_eq!(changed("A treaty", "The treaty"), ["/ar/briefs/dam/", "/briefs/dam/", "/fr/briefs/barrage/"]);
    assert_eq!(changed("Texte.[^1]", "Un texte.[^1]"), ["/fr/briefs/barrage/"]);
    assert_eq!(changed("title: Le barrage", "title: Un barrage"), ["/fr/briefs/barrage/"]);
}

#[test]
fn every_link_of_a_version_leads_somewhere() {
    let files = build(SITE);
    for path in [ORIGINAL, FRENCH, ARABIC] {
        let html = text(&files, path);
        let own = values(&html, "id");
        for url in values(&html, "href").into_iter().chain(values(&html, "src")) {
            let url = url.strip_prefix("https://example.org").filter(|url| url.starts_with("/repo/")).unwrap_or(&url);
            if let Some(fragment) = url.strip_prefix('#') {
                let fragment = briefpress::base::route::decode(fragment).expect("UTF-8");
                assert!(own.contains(&fragment), "{path}: {url}");
            } else if let Some(address) = url.strip_prefix("/repo/") {
                let file = address.split('#').next().expect("a part");
                let file =
                    if file.is_empty() || file.ends_with('/') { format!("{file}index.html") } else { file.to_owned() };
                assert!(files.contains_key(&file), "{path}: {url}");
            }
        }
    }
}
