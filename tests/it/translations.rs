//! Translations: their pages, what they take from their originals, and how the versions of a brief name each other.

use crate::fixture::{build, options, plan, snapshot, told, wrong};
use crate::html::{Element, Page};
use crate::project::Project;
use crate::rich::{Files, text};
use briefpress::pipeline::{self, ClosedPage, PlanCache};

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
    // The search finds it.
    let seen = files.keys().filter(|path| !path.starts_with("search/"));
    let changed: Vec<&String> =
        seen.filter(|path| without.get(*path).is_some_and(|old| *old != files[*path])).collect();
    // A link to it is one to its original; beyond that no list, feed or count knows of it. The page of all briefs leads to the search by
    // languages.
    assert_eq!(changed, [ORIGINAL, "briefs/index.html", "briefs/other/index.html", "links.json", "sitemap.xml"]);
    let list = Page::read(&crate::rich::text(&files, "briefs/index.html"));
    assert_eq!(list.attrs(".filter-by a", "href").last().map(String::as_str), Some("/repo/search/#bp-language"));
    assert_eq!(wrong(SITE), "");
}

#[test]
fn a_translation_says_what_it_states_and_takes_the_rest() {
    let page = Page::of(SITE, FRENCH);
    page.at("html[lang=fr][dir=ltr]");
    page.shows("title", "Le barrage · Institute");
    page.shows("h1[dir=auto]", "Le barrage");
    page.shows(".subtitle", "Ce qui reste");
    page.shows(".standfirst", "Rien n’est réglé.");
    let points: Vec<String> = page.all(".key-points li").into_iter().map(Element::html).collect();
    assert_eq!(points, ["Un", "Deux, voir <a href=\"#la-suite\">ici</a>"]);
    let recommended = page.at(".recommendations li");
    assert_eq!(
        (recommended.at("strong").text(), recommended.at(".to + div").text()),
        ("L’Union".into(), "Agir.".into())
    );
    let picture = page.at("figure:has(img[alt='Une carte']) > figcaption");
    assert!(picture.html().starts_with("<em>Le</em> fleuve "), "{}", picture.html());
    picture.shows(".credit[lang=en][dir=ltr]", "Survey");
    // The original's.
    page.shows("bdi.author-name", "Ruth Aldermoor");
    page.shows("time[datetime='2025-03-01']", "1 March 2025");
    page.shows("a[href='/repo/countries/egypt/']", "Egypt");
    page.shows("a[href='/repo/topics/water/']", "Water");
    page.shows("a[href='https://example.org/treaty']", "A treaty");
    page.shows(".changes li > div", "A figure was wrong.");
    page.shows(".kicker span", "IRD-7");
    for other in ["The dam", "Nothing is settled.", "Union</strong>", "A map", "The river", "What remains"] {
        let html = page.source();
        assert!(!html.contains(&format!(">{other}")) && !html.contains(&format!("\"{other}\"")), "{other}");
    }
    let bare = Page::of(SITE, ARABIC);
    bare.at("html[lang=ar][dir=rtl]");
    bare.shows("h1[dir=auto]", "السد");
    // Words for the picture that are nobody's but the original's are shown as such.
    bare.at("figure.lead-image[lang=en][dir=ltr] img[src='/repo/briefs/dam/map.png'][alt='A map']");
    assert!(!bare.has(".key-points") && !bare.has(".standfirst"), "in the wrong language");
}

#[test]
fn versions_name_each_other_for_programs() {
    let files = build(SITE);
    let all = [
        "link[rel=alternate][hreflang=en][href='https://example.org/repo/briefs/dam/']",
        "link[rel=alternate][hreflang=ar][href='https://example.org/repo/ar/briefs/dam/']",
        "link[rel=alternate][hreflang=fr][href='https://example.org/repo/fr/briefs/barrage/']",
        "link[rel=alternate][hreflang=x-default][href='https://example.org/repo/briefs/dam/']",
    ];
    let pages = [(ORIGINAL, "en", "briefs/dam"), (FRENCH, "fr", "fr/briefs/barrage"), (ARABIC, "ar", "ar/briefs/dam")];
    for (path, language, address) in pages {
        let page = Page::among(&files, path);
        page.holds(&all);
        assert_eq!(page.at("link[rel=canonical]").attr("href"), format!("https://example.org/repo/{address}/"));
        assert_eq!(page.at("meta[name=citation_language]").attr("content"), language);
        let locales = [("en", "en_US"), ("fr", "fr_FR"), ("ar", "ar_EG")];
        for (tag, locale) in locales {
            let property = if tag == language { "og:locale" } else { "og:locale:alternate" };
            page.at(&format!("meta[property='{property}'][content='{locale}']"));
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
    let other = Page::among(&files, "briefs/other/index.html");
    assert!(!other.has("link[rel=alternate][hreflang]") && other.has("meta[content=en_US]"));
}

#[test]
fn versions_name_each_other_for_readers() {
    let english = ["/repo/briefs/dam/", "en", "en", "ltr", "English"];
    let french = ["/repo/fr/briefs/barrage/", "fr", "fr", "ltr", "Français"];
    let arabic = ["/repo/ar/briefs/dam/", "ar", "ar", "rtl", "العربية"];
    for (path, shown) in [(ORIGINAL, [arabic, french]), (FRENCH, [english, arabic]), (ARABIC, [english, french])] {
        let page = Page::of(SITE, path);
        let links = page.all("nav.versions li > a");
        let said = links.iter().map(|link| {
            let [href, hreflang, lang, dir] =
                ["href", "hreflang", "lang", "dir"].map(|name| link.attr(name).to_owned());
            [href, hreflang, lang, dir, link.text()]
        });
        assert_eq!(said.collect::<Vec<_>>(), shown, "a page does not lead to itself");
        assert_eq!(page.count("nav.versions a"), 2);
    }
    assert!(!Page::of(SITE, "briefs/other/index.html").has(".versions"));
}

#[test]
fn a_translation_says_whose_it_is() {
    let page = Page::of(SITE, FRENCH);
    let line = page.at("p.translation");
    line.shows("a[href='/repo/briefs/dam/'][hreflang=en]", "English");
    line.shows("time[datetime='2025-04-02']", "2 April 2025");
    assert_eq!(line.texts("bdi"), ["Claire Dubois", "Max"]);
    let people = format!("Claire Dubois{}Max", say!("list.last_separator"));
    let words = say!("translation.from_by_on", language = "English", people = &people, date = "2 April 2025");
    assert!(line.text().starts_with(&words), "{}", line.text());
    let citation = page.at(".cite-as");
    citation.shows("cite[lang=fr][dir=auto]", "Le barrage\u{a0}: Ce qui reste");
    assert!(citation.texts("bdi").ends_with(&["Claire Dubois".into(), "Max".into()]));
    let by = say!("cite.translation_by", language = "French", people = &people);
    let words = format!("Le barrage\u{a0}: Ce qui reste. {by} Policy brief IRD-7.");
    assert!(citation.text().contains(&words), "{}", citation.text());
    let address = "https://example.org/repo/fr/briefs/barrage/";
    citation.shows(&format!("a[href='{address}']"), address);
    let meta = |property: &str| page.at(&format!("meta[property='{property}']")).attr("content");
    assert_eq!(meta("article:published_time"), "2025-03-01T00:00:00Z");
    assert_eq!(meta("article:modified_time"), "2025-04-02T00:00:00Z");
    // What identifies the original identifies no translation.
    let original = Page::of(SITE, ORIGINAL);
    for of_original in ["10.1234/ird.7", "citation_pdf_url", "ISBN"] {
        assert!(!page.source().contains(of_original), "{of_original}");
        assert!(original.source().contains(of_original), "{of_original}");
    }
    let arabic = Page::of(SITE, ARABIC);
    arabic.shows("p.translation a[hreflang=en]", "English");
    let (line, cited) = (arabic.at("p.translation").text(), arabic.at(".cite-as").text());
    let from = say!("translation.from", language = "English");
    assert_eq!(line, format!("{from} {}", say!("translation.original_prevails")));
    let by = say!("cite.translation", language = "Arabic");
    assert!(cited.contains(&format!("{by} Policy brief")), "{cited}");
}

#[test]
fn structured_data_ties_the_versions_together() {
    let graph = |path: &str| crate::rich::json_ld(Page::of(SITE, path).source())["@graph"][0].clone();
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
    let other = Page::among(&files, "briefs/other/index.html");
    other.shows(".prose a[href='/repo/fr/briefs/barrage/']", "French");
    other.shows(".prose a[href='/repo/fr/briefs/barrage/#la-suite']", "address");
    other.shows(".prose a[href='/repo/ar/briefs/dam/']", "Arabic");
    let original = Page::among(&files, ORIGINAL);
    original.shows(".prose a[href='/repo/fr/briefs/barrage/#la-suite']", "the French version");
    let french = Page::among(&files, FRENCH);
    french.shows(".prose a[href='/repo/briefs/dam/#what-follows']", "l’original");
    french.shows(".prose a[href='/repo/briefs/other/']", "l’autre");
    // In a text of the original, a heading of the original.
    let event = french.at(".chronology .event");
    assert_eq!(event.text(), "A meeting, see below and the other.");
    event.shows("a[href='/repo/briefs/dam/#what-follows']", "below");
    event.shows("a[href='/repo/briefs/other/']", "the other");
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
    let page = Page::among(&files, FRENCH);
    page.at("img[src='/repo/briefs/dam/map.png'][alt='Une figure']");
    page.shows("a[href='/repo/briefs/dam/map.png']", "la carte");
    page.at("meta[property='og:image'][content='https://example.org/repo/briefs/dam/map.png']");
    page.shows(
        "a[href='/repo/briefs/dam/dam.pdf']",
        &format!("{} English, 4 bytes", say!("brief.download", format = "PDF")),
    );
    page.shows("a[href='/repo/briefs/dam/dam.pdf'] > .file-meta", "English, 4 bytes");
    // One that lies elsewhere is published under each page that refers to it.
    let beside = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n![x](map.png)\n==> content/briefs/a.fr.md\n---\ntitle: A\n---\n![x](map.png)\n==> content/briefs/map.png\nx\n";
    let files = build(beside);
    assert!(files.contains_key("briefs/a/map.png") && files.contains_key("fr/briefs/a/map.png"));
}

#[test]
fn what_is_in_the_sites_language_is_marked() {
    let page = Page::of(SITE, FRENCH);
    for selector in [
        ".skip-link",
        ".masthead",
        ".breadcrumbs",
        ".kicker",
        ".dates",
        ".translation",
        ".alert-important",
        "#bp-facts",
        "#bp-key-points",
        "#bp-recommendations",
        ".part.chronology",
        ".part.sources",
        ".part.changes",
        ".part.imprint",
        ".site-footer",
        // The words of the tool itself in a body.
        ".prose .alert-title",
        ".prose #footnotes-title",
        ".prose .footnote-back",
        ".prose .anchor",
        ".prose input[type=checkbox]",
    ] {
        let elements = page.all(selector);
        assert!(!elements.is_empty(), "{selector}");
        for element in elements {
            assert_eq!((element.attr("lang"), element.attr("dir")), ("en", "ltr"), "{selector}");
        }
    }
    page.at("[role=group][tabindex='0'][aria-label='La suite']");
    for path in [ORIGINAL, "briefs/other/index.html", "index.html", "countries/egypt/index.html"] {
        let page = Page::of(SITE, path);
        let links = page.count("li > a[href^='/repo/ar']") + page.count("li > a[href^='/repo/fr']");
        assert_eq!(page.count("body[lang], body [lang]"), links, "{path}: nothing is in another language");
    }
}

#[test]
fn a_page_is_written_as_its_language_is() {
    let direction = |language: &str| {
        let site = format!(
            "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n==> content/briefs/a.{language}.md\n---\ntitle: A\n---\n"
        );
        let path = format!("{}/briefs/a/index.html", language.to_lowercase());
        let page = Page::of(&site, &path);
        ["lang", "dir"].map(|name| page.root().attr(name).to_owned())
    };
    for language in ["ar", "fa", "prs", "ps", "ur", "he", "az-Arab"] {
        assert_eq!(direction(language), [language, "rtl"]);
    }
    assert_eq!(direction("ru"), ["ru", "ltr"]);
    assert_eq!(direction("pt-br"), ["pt-BR", "ltr"]);
    assert_eq!(direction("ZH-hant"), ["zh-Hant", "ltr"]);
}

#[test]
fn a_site_in_another_language_marks_its_own() {
    let site =
        SITE.replace("title: Institute\n", "title: Institute\nlanguage: ur\n").replace("index.ar.md", "index.en.md");
    let page = Page::of(&site, "en/briefs/dam/index.html");
    page.holds(&["html[lang=en][dir=ltr]", "header.masthead[lang=ur][dir=rtl]"]);
    page.shows("a[hreflang=ur][lang=ur][dir=rtl]", "اردو");
    let line = page.at("p.translation");
    line.shows("a[href='/repo/briefs/dam/'][hreflang=ur]", "اردو");
    let urdu = briefpress::words::words_of(&briefpress::base::Language::of("ur"));
    let from = briefpress::say!(urdu, "translation.from", language = "اردو");
    assert!(line.text().starts_with(&from), "{}", line.text());
}

#[test]
fn a_withdrawn_version_is_recommended_to_nobody() {
    let withdrawn = SITE.replace("title: السد\n", "title: السد\nstatus: withdrawn\n");
    let files = build(&withdrawn);
    let translation = say!("translation.withdrawn_note");
    let arabic = Page::among(&files, ARABIC);
    arabic.shows(".alert-title", say!("brief.withdrawn"));
    arabic.shows(".alert-caution .note", translation);
    assert!(arabic.has("a[hreflang=fr][lang=fr]") && !arabic.has("link[rel=alternate][hreflang]"));
    for path in [ORIGINAL, FRENCH] {
        let page = Page::among(&files, path);
        assert!(
            !page.source().contains("/ar/briefs/") && !page.texts("p").contains(&say!("brief.withdrawn").to_owned()),
            "{path}"
        );
    }
    let sitemap = text(&files, "sitemap.xml");
    assert!(sitemap.contains("/ar/briefs/") && !sitemap.contains("hreflang=\"ar\""));
    // A translation of what is withdrawn is withdrawn with it.
    let files: Files = build(&SITE.replace("title: The dam\n", "title: The dam\nstatus: withdrawn\n"));
    for path in [ORIGINAL, FRENCH, ARABIC] {
        let page = Page::among(&files, path);
        assert!(page.at(".alert-title").text().starts_with(say!("brief.withdrawn")) && page.has(".versions"), "{path}");
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
    let problem = plan.problems().first().expect("a problem");
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
    let messages: Vec<&str> = plan.problems().iter().map(|problem| problem.message.as_str()).collect();
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
    let page = Page::of(&site("leila-haddad"), "fr/briefs/a/index.html");
    let line = page.at("p.translation");
    line.shows("bdi > a[href='/repo/authors/leila-haddad/']", "Leila Haddad");
    let by = say!("translation.from_by", language = "English", people = "Leila Haddad");
    assert_eq!(line.text(), format!("{by} {}", say!("translation.original_prevails")));
    let cited = page.at(".cite-as");
    cited.shows("bdi", "Leila Haddad");
    assert!(
        cited.text().contains(&say!("cite.translation_by", language = "French", people = "Leila Haddad")),
        "{}",
        cited.text()
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
        let plan = pipeline::plan(&snapshot(site), &options(), &mut PlanCache::default());
        plan.pages()
            .iter()
            .map(|page| (page.route.to_string(), ClosedPage::new(&plan, page).input()))
            .collect::<Vec<_>>()
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
        let page = Page::among(&files, path);
        let own = page.attrs("[id]", "id");
        for url in page.attrs("[href]", "href").into_iter().chain(page.attrs("[src]", "src")) {
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
