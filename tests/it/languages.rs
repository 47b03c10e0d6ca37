//! A site in each language: its own words, and no other.

use crate::fixture::{build, plan, told, wrong};
use crate::html::Page;
use crate::project::Project;
use crate::rich::RICH;
use crate::served::Served;
use briefpress::base::Language;
use briefpress::words::{FILES, english, language_of, words_of};
use std::collections::BTreeSet;

/// The rich site in a language.
fn site(language: &str) -> String {
    assert!(RICH.contains("\ntitle: "), "its configuration begins with a title");
    RICH.replacen("\ntitle: ", &format!("\nlanguage: {language}\ntitle: "), 1)
}

#[test]
fn a_site_in_each_language_says_no_word_of_another() {
    for (file, _) in FILES.iter().skip(1) {
        let words = words_of(&Language::of(language_of(file)));
        let same = |key: &str| words.message(key).ok().and_then(|message| message.constant());
        let english: BTreeSet<&str> = english()
            .keys()
            .filter_map(|key| Some((english().message(key).ok()?.constant()?, same(key))))
            // The site itself says `About`.
            .filter(|(said, own)| Some(*said) != *own && said.trim().chars().count() > 2 && *said != "About")
            .map(|(said, _)| said)
            .collect();
        let mut found = BTreeSet::new();
        for (path, bytes) in build(&site(language_of(file))).iter().filter(|(path, _)| path.ends_with(".html")) {
            let html = String::from_utf8_lossy(bytes);
            let seen = crate::words::shown(&html);
            found.extend(
                seen.iter()
                    .map(|text| text.trim())
                    .filter(|text| english.contains(text))
                    .map(|text| format!("{path}: {text}")),
            );
        }
        assert!(found.is_empty(), "{file}: {found:?}");
    }
}

#[test]
fn what_a_language_does_not_say_is_english_and_marked_and_told_once() {
    let brief = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2024-01-01\n---\nText.\n";
    let plain = format!("==> site.yaml\ntitle: T\nbase_url: https://example.org/\nlanguage: sw\n{brief}");
    let unsaid = |site: &str| {
        told(site).lines().filter(|line| line.starts_with("unsaid-words")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(unsaid(&plain), ["unsaid-words site.yaml:3:11"]);
    let page = Page::of(&plain, "briefs/a/index.html");
    page.holds(&["html[lang=sw]", "a.skip-link > span[lang=en][dir=ltr]"]);
    let own = format!("{plain}==> words/sw.txt\nnav.skip = Ruka hadi yaliyomo\n");
    assert_eq!(unsaid(&own), ["unsaid-words words/sw.txt"]);
    let page = Page::of(&own, "briefs/a/index.html");
    page.shows("a.skip-link", "Ruka hadi yaliyomo");
    assert!(!page.has("a.skip-link > span[lang=en]"));
}

#[test]
fn a_site_changes_a_word() {
    let brief = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2024-01-01\n---\nText.\n";
    let site = |language: &str, file: &str, line: &str| {
        format!(
            "==> site.yaml\ntitle: T\nbase_url: https://example.org/\nlanguage: {language}\n{brief}==> words/{file}.txt\n{line}\n"
        )
    };
    let skip = |site: &str| Page::of(site, "briefs/a/index.html").at("a.skip-link").text();
    assert_eq!(skip(&site("en", "en", "nav.skip = Go on")), "Go on");
    assert_eq!(skip(&site("pt-BR", "pt", "nav.skip = Adiante")), "Adiante");
    let both = site("pt-BR", "pt", "nav.skip = Adiante") + "==> words/pt-BR.txt\nnav.skip = Bora\n";
    assert_eq!(skip(&both), "Bora");
    let label = Page::of(&site("fr", "fr", "type.policy-brief = Note"), "briefs/a/index.html");
    assert!(label.at("main").text().contains("Note"));
    assert_ne!(skip(&site("en", "fr", "nav.skip = Allez")), "Allez", "of another language");
}

#[test]
fn places_are_called_as_in_the_language_of_the_site() {
    let brief = |more: &str| {
        format!("==> content/briefs/a.md\n---\ntitle: A\ndate: 2024-01-01\ncountries: [PK, CD]\n---\nText.\n{more}")
    };
    let site = |language: &str, lines: &str, more: &str| {
        format!("==> site.yaml\ntitle: T\nbase_url: https://example.org/\nlanguage: {language}\n{lines}{}", brief(more))
    };
    for (language, country, region) in [
        ("fr", "République démocratique du Congo", "Asie du Sud"),
        ("ar", "جمهورية الكونغو الديمقراطية", "جنوب آسيا"),
        ("ru", "Демократическая Республика Конго", "Южная Азия"),
        ("pt-BR", "República Democrática do Congo", "Ásia Meridional"),
        ("zh-Hant", "刚果民主共和国", "南亚"),
        ("sw", "Democratic Republic of the Congo", "Southern Asia"),
    ] {
        let files = build(&site(language, "", ""));
        Page::among(&files, "countries/democratic-republic-of-the-congo/index.html").shows("h1", country);
        Page::among(&files, "regions/southern-asia/index.html").shows("h1", region);
    }
    let own = site(
        "fr",
        "places: {overrides: {PK: {name: Pakistan (Rép. isl.)}}}\n",
        "==> content/countries/CD.md\n---\ntitle: RDC\n---\nText.\n",
    );
    let files = build(&own);
    Page::among(&files, "countries/democratic-republic-of-the-congo/index.html").shows("h1", "RDC");
    Page::among(&files, "countries/pakistan/index.html").shows("h1", "Pakistan (Rép. isl.)");
}

#[test]
fn places_are_found_by_their_names_in_the_language_of_the_site() {
    let site = |language: &str, front: &str, body: &str| {
        format!(
            "==> site.yaml\ntitle: T\nbase_url: https://example.org/\nlanguage: {language}\n\
             ==> content/briefs/a.md\n---\ntitle: A\ndate: 2024-01-01\n{front}\n---\n{body}\n"
        )
    };
    let french =
        site("fr", "countries: [Ouzbékistan, CIV, inde]\nregions: [asie du sud]", "Voir [[country:Ouzbekistan]].");
    assert_eq!(wrong(&french), "");
    let files = build(&french);
    for page in ["countries/uzbekistan", "countries/india", "regions/southern-asia"] {
        assert!(files.contains_key(&format!("{page}/index.html")), "{page}");
    }
    assert_eq!(wrong(&site("ar", "countries: [باكستان, الهند]", "")), "");
    assert_eq!(wrong(&site("en", "countries: [Ouzbékistan]", "")), "unknown-country content/briefs/a.md:4:13");
    let slip = plan(&site("fr", "countries: [Ouzbekistn]", ""));
    assert_eq!(slip.problems()[0].help, ["did you mean `Ouzbékistan`?"]);
}

#[test]
fn organisations_are_called_and_found_as_in_the_language_of_the_site() {
    let site = |language: &str, groups: &str, more: &str| {
        format!(
            "==> site.yaml\ntitle: T\nbase_url: https://example.org/\nlanguage: {language}\n\
             ==> content/briefs/a.md\n---\ntitle: A\ndate: 2024-01-01\ngroups: [{groups}]\n---\nText.\n{more}"
        )
    };
    for (language, groups, slug, short, full) in [
        ("fr", "otan", "nato", "OTAN", "Organisation du traité de l’Atlantique nord"),
        ("fr-CA", "Organisation de coopération de Shanghai", "sco", "OCS", "Organisation de coopération de Shanghai"),
        ("ru", "ШОС", "sco", "ШОС", "Шанхайская организация сотрудничества"),
        ("prs", "اتحادیه اروپا", "eu", "اتحادیهٔ اروپا", "اتحادیهٔ اروپا"),
        ("zh", "北约", "nato", "北约", "北大西洋公约组织"),
        ("de", "KSZE", "osce", "OSZE", "Organisation für Sicherheit und Zusammenarbeit in Europa"),
        ("es", "NATO", "nato", "OTAN", "Organización del Tratado del Atlántico Norte"),
    ] {
        let files = build(&site(language, groups, ""));
        let page = Page::among(&files, &format!("groups/{slug}/index.html"));
        page.shows("h1", full);
        let brief = Page::among(&files, "briefs/a/index.html");
        brief.shows(&format!("a[href='/groups/{slug}/']"), short);
        assert!(!page.has("h1[lang]") && !brief.has("a[lang=en]"), "{language}");
    }
    // An English name that stays is marked.
    let turkish = build(&site("tr", "SAARC", ""));
    Page::among(&turkish, "groups/saarc/index.html").holds(&["h1[lang=en]", ".kicker span[lang=en]"]);
    Page::among(&turkish, "briefs/a/index.html").holds(&["a[href='/groups/saarc/'][lang=en][dir=ltr]"]);
    let countries = site("tr", "SAARC", "").replace("groups:", "countries: [PK]\ngroups:");
    Page::of(&countries, "countries/index.html").holds(&["a[href='/groups/saarc/'][lang=en]"]);
    let titled = site("tr", "SAARC", "==> content/groups/saarc.md\n---\ntitle: Güney Asya Birliği\n---\n");
    assert!(!Page::of(&titled, "groups/saarc/index.html").has("h1[lang]"));
    assert_eq!(wrong(&site("en", "OTSC", "")), "unknown-group content/briefs/a.md:4:10");
    assert!(!Page::of(&site("en", "SAARC", ""), "groups/saarc/index.html").has("main [lang]"));
}

/// The title of the other brief ends with a question mark, which stands on the side where the title ends.
#[test]
fn a_name_that_runs_otherwise_stands_apart() {
    let site = |text: &str, title: &str| {
        let brief = format!("==> content/briefs/b.md\n---\ntitle: {title}\ndate: 2024-01-01\n---\n{title}\n");
        format!("==> content/briefs/a.md\n---\ntitle: A\ndate: 2024-01-01\n---\n{text}\n{brief}")
    };
    let page = |text, title| Page::of(&site(text, title), "briefs/a/index.html");
    for (text, title) in [("انظر [[b]].", "Who pays?"), ("See [[b]].", "من يدفع؟")] {
        page(text, title).shows("p > a[dir=auto]", title);
    }
    for (text, title) in [("See [[b]].", "Who pays?"), ("انظر [[b]].", "من يدفع؟"), ("See [[b|من]].", "A")]
    {
        assert!(!page(text, title).has("p > a[dir=auto]"), "{text}");
    }
}

/// From a disk, as a build and a preview read it.
#[test]
fn words_of_the_site_are_read_from_their_folder() {
    let project = Project::of(&site("fr"));
    project.write("words/fr.txt", "nav.skip = Au texte\n");
    project.write("words/README.md", "no words");
    project.write("words/old/fr.txt", "no = words");
    project.ok(&["build"]);
    let page = |project: &Project| Page::read(&project.read("public/index.html")).at("a.skip-link").text();
    assert_eq!(page(&project), "Au texte");
    project.write("words/fr.txt", "nav.skipp = Au texte\n");
    let ran = project.run(&["build"]);
    let place =
        "error[invalid-words]: there are no words `nav.skipp`; did you mean `nav.skip`?\n --> words/fr.txt:1:1\n";
    assert!(ran.status == 1 && ran.err.contains(place), "{ran:?}");
    project.write("words/fr.txt", "nav.skip = Au texte\n");
    let served = Served::start(project, &[]);
    served.until("/", "Au texte");
    served.project.put("words/fr.txt", "nav.skip = Aller au texte\n");
    served.until("/", "Aller au texte");
}

/// A new site in each language builds at once and without a warning, in that language.
#[test]
fn a_new_site_speaks_each_language() {
    for (file, _) in FILES {
        let language = language_of(file);
        let project = Project::empty();
        project.ok(&["init", "--language", language]);
        let said = project.ok(&["check", "--strict"]);
        assert!(said.contains("nothing to report"), "{language}: {said}");
        project.ok(&["build"]);
        let home = Page::read(&project.read("public/index.html"));
        home.holds(&[&format!("html[lang={language}]")]);
        assert_eq!(home.count(".story-title"), 3, "{language}");
        let brief = project.read("public/briefs/first-brief/index.html");
        assert_eq!(brief.contains("How the Rhine states"), language == "en", "{language}");
    }
    let project = Project::empty();
    project.ok(&["init", "--lang", "pt-BR"]);
    assert!(project.read("site.yaml").contains("\nlanguage: pt-BR\n"));
    let refused = project.run(&["init", "other", "--language", "sw"]);
    assert!(refused.err.contains("there is no example site in `sw`; the languages are `ar`, `de`,"), "{}", refused.err);
}

/// A brief in another language than the site's first one is named after it.
#[test]
fn a_new_brief_in_a_language() {
    let project = Project::empty();
    project.ok(&["init"]);
    let said = project.ok(&["new", "L’eau", "--slug", "eau", "--language", "fr"]);
    assert!(said.contains("/eau.fr.md"), "{said}");
    let refused = project.run(&["new", "Water", "--slug", "eau", "--language", "en"]);
    assert!(refused.err.contains("/eau.fr.md` has that name, and files of one name"), "{}", refused.err);
    project.ok(&["new", "Water", "--slug", "water", "--language", "en"]);
    let refused = project.run(&["new", "L’eau", "--slug", "eau", "--lang", "fr"]);
    assert!(refused.err.contains("the slug `eau` belongs to"), "{}", refused.err);
    let refused = project.run(&["new", "L’eau", "--lang", "french"]);
    assert!(refused.err.contains("`french` is no language tag of a file"), "{}", refused.err);
}

/// Scripts that need tall lines have them on paper, too: no height of lines is fixed there.
#[test]
fn lines_are_as_tall_on_paper_as_their_script_needs() {
    let css = include_str!("../../static/briefpress.css");
    let print = css.rsplit_once("\n@media print {").map(|(_, print)| print).expect("rules for paper");
    let heights: Vec<&str> = print.lines().filter_map(|line| line.trim().strip_prefix("line-height: ")).collect();
    assert!(!heights.is_empty() && heights.iter().all(|height| height.contains("var(--")), "{heights:?}");
}
