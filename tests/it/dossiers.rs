//! Dossiers: which terms have one, what stands in it and what does not, and, in a program that sets papers, its bytes and faults.

use crate::fixture::{line, plan};
use briefpress::base::Rendered;
use briefpress::pipeline;

/// Three briefs on Mali, one of which is under embargo for long, and one on Kenya.
const SITE: &str = "\
==> site.yaml
title: Test
base_url: https://example.org/repo/
bibliography: works.bib
pdf: {dossiers: [countries, topics]}
theme: {images: {plates: false}}
==> references/works.bib
@report{one, author = {Ali, Amina}, title = {Wells}, year = {2020}, institution = {House}}
@report{two, author = {Ali, Amina}, title = {Rivers}, year = {2020}, institution = {House}}
==> content/countries/ML.md
---
facts: [{label: Capital, value: Bamako}]
---
The profile. See [the first](../briefs/first.md).
==> content/briefs/first.md
---
title: First
date: 2025-01-01
countries: [ML]
topics: [Water]
chronology: [{date: 2024-05-06, event: A well is dug.}]
---
# Same heading {#same}

Wells are few [@one].[^1] [Up](#same).

[^1]: A note.
==> content/briefs/second.md
---
title: Second
date: 2025-01-02
countries: [ML, KE]
---
# Same heading {#same}

See [the first](first.md), [its part](first.md#same) and [@two; @one].[^1] [Up](#same).

[^1]: Another note.
==> content/briefs/later.md
---
title: Embargoed
date: 2025-01-03
embargo_until: 2099-01-01T00:00:00Z
countries: [ML]
---
Secret.
";

/// The dossiers of a site, by their addresses.
fn dossiers(site: &str) -> Vec<String> {
    let plan = plan(site);
    let papers = plan.pages().iter().filter(|page| page.is_paper() && page.origin.source.is_none());
    papers.map(|page| page.route.to_string()).collect()
}

/// What Typst is given of the paper at an address.
fn markup(site: &str, route: &str) -> String {
    let plan = plan(site);
    let page = plan.page(route).unwrap_or_else(|| panic!("no {route}: {:?}", plan.problems()));
    match pipeline::render(&plan, page).expect("nothing is wrong with it") {
        Rendered::Typeset(_, paper, _) => paper.markup.to_string(),
        other => panic!("no paper: {other:?}"),
    }
}

fn page(site: &str, route: &str) -> String {
    let plan = plan(site);
    let page = plan.page(route).unwrap_or_else(|| panic!("no {route}: {:?}", plan.problems()));
    let rendered = pipeline::render(&plan, page).expect("the built-in templates render");
    String::from_utf8(crate::fixture::whole(rendered).expect("it is no paper").1).expect("it is text")
}

const MALI: &str = "/countries/mali/mali.pdf";

/// A brief more on Mali, of the year 2000 and that day of it.
fn more(day: usize) -> String {
    format!(
        "==> content/briefs/more-{day}.md\n---\ntitle: More {day}\ndate: 2000-01-{day:02}\ncountries: [ML]\n---\nText.\n"
    )
}

#[test]
fn a_term_with_two_briefs_has_a_dossier_where_it_is_asked_for() {
    assert_eq!(dossiers(SITE), [MALI], "one brief is no dossier");
    assert_eq!(dossiers(&SITE.replace("[countries, topics]", "topics")), [""; 0]);
    let third = "==> content/briefs/third.md\n---\ntitle: Third\ndate: 2024-01-01\ntopics: [Water]\n---\nText.\n";
    assert_eq!(dossiers(&format!("{SITE}{third}")), [MALI, "/topics/water/water.pdf"]);
    assert_eq!(dossiers(&SITE.replace("pdf: {dossiers: [countries, topics]}\n", "")), [""; 0]);
}

#[test]
fn the_page_leads_to_it() {
    let mali = page(SITE, "/countries/mali/");
    assert!(
        mali.contains("<a class=\"dossier-link\" href=\"/repo/countries/mali/mali.pdf\">All briefs in one PDF"),
        "{mali}"
    );
    assert!(!page(SITE, "/countries/kenya/").contains(".pdf"));
    let plan = plan(SITE);
    assert!(!plan.page(MALI).expect("it is there").is_kept(), "a collection that changes is no address to keep");
}

#[test]
fn it_holds_the_profile_and_all_briefs_newest_first() {
    let mali = markup(SITE, MALI);
    let order = ["A well is dug.", "The profile.", "\"title\": \"Second\"", "\"title\": \"First\""];
    let places = order.map(|words| mali.find(words).unwrap_or_else(|| panic!("no {words}: {mali}")));
    assert!(places.is_sorted(), "{places:?}");
    assert!(mali.contains("\"2 briefs, 2025\""), "{mali}");
    assert!(mali.contains("\"Capital\""), "{mali}");
    let site = SITE.replace("theme: {", "places: {disclaimer: No position on borders.}\ntheme: {");
    assert!(markup(&site, MALI).contains("No position on borders."));
}

#[test]
fn what_is_withheld_is_absent() {
    let mali = markup(SITE, MALI);
    assert!(!mali.contains("Embargoed") && !mali.contains("Secret"), "{mali}");
    let public = SITE.replace("embargo_until: 2099-01-01T00:00:00Z\n", "");
    assert!(markup(&public, MALI).contains("Secret"));
    let withdrawn = public.replace(
        "title: Embargoed\n",
        "title: Embargoed\nstatus: withdrawn\nchanges: [{date: 2025-02-01, kind: retraction, note: Wrong.}]\n",
    );
    assert!(!markup(&withdrawn, MALI).contains("Secret"));
}

#[test]
fn what_is_not_to_be_set_is_named() {
    let site = SITE.replace("title: First\n", "title: First\npdf: none\n");
    let mali = markup(&site, MALI);
    assert!(
        mali.contains("\"url\": \"https://example.org/repo/briefs/first/\"") && !mali.contains("Wells are few"),
        "{mali}"
    );
    // Its page is elsewhere, so links to it leave the paper.
    assert!(mali.contains("#link(\"https://example.org/repo/briefs/first/\")"), "{mali}");
    assert_eq!(
        dossiers(&site.replace("title: Second\n", "title: Second\npdf: none\n")),
        [""; 0],
        "nothing is left to set"
    );
}

#[test]
fn one_list_tells_all_works_apart() {
    let mali = markup(SITE, MALI);
    assert_eq!(mali.matches("#label(\"t-bp-ref-one\")").count(), 1, "{mali}");
    assert_eq!(mali.matches("#label(\"t-bp-ref-two\")").count(), 1, "{mali}");
    // By themselves both briefs would cite a work of 2020, each another one.
    assert!(mali.contains("2020a") && mali.contains("2020b"), "{mali}");
    let first = markup(&SITE.replace("pdf: {dossiers: [countries, topics]}", "pdf: auto"), "/briefs/first/first.pdf");
    assert!(first.contains("2020") && !first.contains("2020a"), "{first}");
}

#[test]
fn numbers_of_works_run_through() {
    let site = SITE.replace("bibliography: works.bib", "bibliography: works.bib\ncitation: {style: vancouver}");
    let mali = markup(&site, MALI);
    let first = &mali[mali.find("\"title\": \"First\"").expect("it is there")..];
    assert!(
        first.contains("#link(label(\"t-bp-ref-one\"))[#\"2\";]"),
        "the first work is that of the second brief: {first}"
    );
}

#[test]
fn one_key_for_two_works_makes_two() {
    let own = "==> references/own.bib\n@report{one, author = {Okoro, Ben}, title = {Seas}, year = {2019}, institution = {House}}\n";
    let site = SITE.replace("title: First\n", "title: First\nbibliography: own.bib\n") + own;
    let mali = markup(&site, MALI);
    assert!(mali.contains("Seas") && mali.contains("Wells"), "{mali}");
    assert!(mali.contains("#label(\"t-bp-ref-one\")") && mali.contains("#label(\"t-bp-ref-one-2\")"), "{mali}");
}

/// A brief that is not translated stands as its own paper has it, and its citations are in its language.
#[test]
fn a_brief_of_another_language_stays_in_it() {
    let site = SITE
        .replace("base_url:", "languages: [fr]\nbase_url:")
        .replace("author = {Ali, Amina}, title = {Wells}", "author = {Ali, Amina and Roe, Jane}, title = {Wells}");
    let (english, french) = (markup(&site, MALI), markup(&site, "/fr/countries/mali/mali.pdf"));
    assert!(french.contains("\"Dossier\"") && french.contains(" et Roe"), "the list is French: {french}");
    let body = |markup: &str| markup.split("body: [\n").nth(2).map(str::to_owned).expect("it has two briefs");
    assert_eq!(body(&french), body(&english));
    let cited = |markup: &str| {
        markup.split("cite_as: ").nth(2).and_then(|cited| cited.split(", references").next().map(str::to_owned))
    };
    assert_eq!(cited(&french), cited(&english));
}

/// An original in a language that the site has no edition in has its page as another version in an edition.
#[test]
fn no_brief_is_lost_between_editions() {
    let briefs = "\
==> content/briefs/es.es.md
---
title: Originalis
date: 2025-02-01
countries: [ML]
---
Texto.
==> content/briefs/es.en.md
---
title: In English
---
The translation.
";
    let site = SITE.replace("base_url:", "languages: [fr]\nbase_url:") + briefs;
    for route in [MALI, "/fr/countries/mali/mali.pdf"] {
        let mali = markup(&site, route);
        assert_eq!(mali.matches("body: [\n#").count(), 3, "{route}: {mali}");
        assert!(mali.contains("\"3 briefs, 2025\"") || mali.contains("\"3 publications, 2025\""), "{route}: {mali}");
    }
    assert!(markup(&site, "/fr/countries/mali/mali.pdf").contains("Texto."), "the original");
}

#[test]
fn notes_are_those_of_their_brief() {
    let site = SITE.replace("bibliography: works.bib", "bibliography: works.bib\ncitation: {style: oscola}");
    let mali = markup(&site, MALI);
    // The first brief cites the work for the first time, whatever the second one has cited.
    let first = &mali[mali.find("\"title\": \"First\"").expect("it is there")..];
    assert!(first.contains("Wells") && !first.contains("ibid") && !first.contains("(n 1)"), "{first}");
    assert_ne!(mali.matches("#note(").count(), 0);
    let keys: Vec<&str> = mali.split("#note(").skip(1).filter_map(|note| note.split('"').nth(3)).collect();
    let distinct: std::collections::BTreeSet<&&str> = keys.iter().collect();
    assert_eq!(distinct.len(), keys.len(), "{keys:?}");
}

/// What a style says of works that were cited before is meant of the same brief, whether it cites in notes or in the text.
#[test]
fn citations_in_the_text_refer_to_no_other_brief() {
    let style = "\
==> references/again.csl
<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\">
<info><title>Again</title><id>again</id><category citation-format=\"author-date\"/></info>
<citation><layout><choose><if position=\"subsequent\"><text value=\"again\"/></if>
<else><text variable=\"title\"/></else></choose></layout></citation>
<bibliography><layout><text variable=\"title\"/></layout></bibliography>
</style>
";
    let set = SITE.replace("bibliography: works.bib", "bibliography: works.bib\ncitation: {style: again.csl}");
    let mali = markup(&format!("{set}{style}"), MALI);
    assert!(mali.contains("Wells") && !mali.contains("again"), "{mali}");
}

/// Cites that are written for each brief have the letters and numbers of the one list all the same.
#[test]
fn citations_of_each_brief_are_told_apart_by_the_works_of_all() {
    let style = |format: &str, cite: &str| {
        format!(
            "\
==> references/again.csl
<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\">
<info><title>Again</title><id>again</id><category citation-format=\"{format}\"/></info>
<citation disambiguate-add-year-suffix=\"true\"><layout><choose><if position=\"ibid\"><text value=\"ibid\"/></if><else>
<group delimiter=\" \">{cite}</group></else></choose></layout></citation>
<bibliography><sort><key variable=\"title\"/></sort><layout><text variable=\"title\"/></layout></bibliography>
</style>
"
        )
    };
    let set = SITE.replace("bibliography: works.bib", "bibliography: works.bib\ncitation: {style: again.csl}");
    let names = "<names variable=\"author\"><name form=\"short\"/></names>";
    let date = "<date variable=\"issued\"><date-part name=\"year\"/></date><text variable=\"year-suffix\"/>";
    // The list is Rivers, Wells, and the second brief has both, the first one Wells.
    let lettered = style("author-date", &format!("{names}<group>{date}</group>"));
    let numbered = style("numeric", "<text value=\"no\"/><text variable=\"citation-number\"/>");
    for (style, cites) in [(lettered, ["2020a", "2020b", "2020b"]), (numbered, ["no 1", "no 2", "no 2"])] {
        let mali = markup(&format!("{set}{style}"), MALI);
        let found = mali.match_indices(&cites[0][..3]).map(|(at, _)| &mali[at..at + cites[0].len()]);
        let found: Vec<&str> = found.filter(|cite| cites.contains(cite)).collect();
        assert_eq!(found, cites, "{mali}");
    }
}

#[test]
fn links_to_other_versions_of_its_briefs_stay_in_it() {
    let french = "==> content/briefs/first.fr.md\n---\ntitle: Premier\ndate: 2025-03-04\n---\nTexte.\n";
    let site = SITE
        .replace("base_url:", "languages: [fr]\nbase_url:")
        .replace("[the first](first.md)", "[in French](first.fr.md)");
    let mali = markup(&format!("{site}{french}"), MALI);
    assert!(mali.contains("#link(label(\"b-2\"))[#\"in French\";]"), "{mali}");
    let french = markup(&format!("{site}{french}"), "/fr/countries/mali/mali.pdf");
    assert!(french.contains("4 mars 2025"), "the newest change is that of a translation: {french}");
}

#[test]
fn links_between_its_briefs_stay_in_it() {
    let mali = markup(SITE, MALI);
    assert!(mali.contains("place: label(\"b-2\")"), "{mali}");
    assert_eq!(mali.matches("#link(label(\"b-2\"))").count(), 3, "profile, chronology, the second brief: {mali}");
    assert!(mali.contains("#link(label(\"t-2:same\"))[#\"its part\";]"), "{mali}");
    assert!(mali.contains("#label(\"t-1:same\")") && mali.contains("#label(\"t-2:same\")"), "{mali}");
    assert!(mali.contains("#link(label(\"t-1:same\"))") && mali.contains("#link(label(\"t-2:same\"))"), "{mali}");
}

#[test]
fn many_briefs_make_volumes_of_which_the_old_ones_stay() {
    let many: String = (1..=29).map(more).collect();
    let site = format!("{SITE}{many}");
    assert_eq!(dossiers(&site), ["/countries/mali/mali-1.pdf", MALI]);
    let (old, new) = (markup(&site, "/countries/mali/mali-1.pdf"), markup(&site, MALI));
    assert!(old.contains("More 1\"") && !old.contains("The profile."), "{old}");
    assert!(new.contains("The profile.") && !new.contains("More 1\""), "{new}");
    let page = page(&site, "/countries/mali/");
    let places =
        ["mali/mali.pdf\">Dossier, volume 2", "mali/mali-1.pdf\">Dossier, volume 1"].map(|link| page.find(link));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{page}");
    let newer = "==> content/briefs/newer.md\n---\ntitle: Newer\ndate: 2025-03-01\ncountries: [ML]\n---\nText.\n";
    assert_eq!(markup(&format!("{site}{newer}"), "/countries/mali/mali-1.pdf"), old);
}

/// Were it to fill one, the newest volume could hold nothing that is set, and the address of the dossier would be gone.
#[test]
fn what_is_not_to_be_set_fills_no_volume() {
    let many: String = (1..=28).map(more).collect();
    let none =
        "==> content/briefs/newest.md\n---\ntitle: Newest\ndate: 2025-03-01\npdf: none\ncountries: [ML]\n---\nText.\n";
    let site = format!("{SITE}{many}{none}");
    assert_eq!(dossiers(&site), [MALI]);
    let mali = markup(&site, MALI);
    assert!(mali.contains("31 briefs") && mali.contains("briefs/newest/") && mali.contains("The profile."), "{mali}");
}

#[test]
fn a_long_brief_fills_a_volume_as_three_do() {
    let text = |day: usize, words: usize| more(day).replace("Text.", &"word ".repeat(words));
    let eleven = |words: usize| SITE.to_owned() + &(1..=11).map(|day| text(day, words)).collect::<String>();
    assert_eq!(dossiers(&eleven(1500)), [MALI]);
    assert_eq!(dossiers(&eleven(1501)), ["/countries/mali/mali-1.pdf", MALI]);
    let old = markup(&eleven(1501), "/countries/mali/mali-1.pdf");
    assert!(old.contains("More 10\"") && !old.contains("More 11\""), "ten fill it");
}

#[test]
fn a_word_that_is_none_is_told() {
    let plan = plan(&SITE.replace("[countries, topics]", "[countries, contries, authors]"));
    let told: Vec<String> = plan.problems().iter().map(|problem| line(&plan, problem)).collect();
    assert_eq!(told, ["unknown-value site.yaml:4:29", "unknown-value site.yaml:4:39"]);
    assert!(plan.problems()[0].help.concat().contains("countries"), "{:?}", plan.problems()[0]);
}

#[test]
fn a_font_that_is_not_there_is_told() {
    let plan = plan(&SITE.replace("pdf: {", "pdf: {fonts: [nosuch.ttf], "));
    let told: Vec<String> = plan.problems().iter().map(|problem| line(&plan, problem)).collect();
    assert_eq!(told, ["missing-file site.yaml:4:15"]);
}

#[cfg(feature = "pdf")]
mod set {
    use super::{MALI, SITE};
    use crate::project::Project;

    #[test]
    fn it_is_a_file_whose_size_its_page_says() {
        let project = Project::of(SITE);
        project.ok(&["build"]);
        let bytes = std::fs::read(project.at(&format!("public{MALI}"))).expect("it is there");
        assert!(bytes.starts_with(b"%PDF-1.7"));
        let page = project.read("public/countries/mali/index.html");
        let size = bytes.len().div_ceil(1_000);
        assert!(page.contains(&format!("<span class=\"file-meta\">{size} kB</span>")), "{page}");
        let again = Project::of(SITE);
        again.ok(&["build", "--as-of", "2025-08-01"]);
        assert_eq!(std::fs::read(again.at(&format!("public{MALI}"))).expect("it is there"), bytes);
    }

    /// To the plan the page of a term is the same when the text of a brief changes, and yet it says another size.
    #[test]
    fn an_edit_makes_the_dossier_anew_and_its_page() {
        let project = Project::of(SITE);
        project.ok(&["build"]);
        let before = project.read("public/countries/mali/index.html");
        let more = "A note, and yet another. ".repeat(300);
        project.replace("content/briefs/first.md", "A note.", &more);
        project.ok(&["build"]);
        assert_ne!(project.read("public/countries/mali/index.html"), before, "the dossier is larger now");
        let clean = Project::of(&SITE.replace("[^1]: A note.", &format!("[^1]: {more}")));
        clean.ok(&["build"]);
        assert_eq!(project.bytes("public"), clean.bytes("public"));
    }

    #[test]
    fn a_fault_is_told_in_the_brief_that_has_it() {
        let project = Project::of(&SITE.replace("Wells are few", "Wells of 水 are few"));
        let ran = project.run(&["build"]);
        assert_eq!(ran.status, 1, "{ran:?}");
        assert!(ran.err.contains("content/briefs/first.md:10:10") && !ran.err.contains("second.md"), "{ran:?}");
        project.replace("content/briefs/first.md", "Wells of 水 are few", "Wells are few");
        project.replace("content/countries/ML.md", "The profile.", "The 水 profile.");
        let ran = project.run(&["build"]);
        assert!(ran.status == 1 && ran.err.contains("content/countries/ML.md:4:5"), "{ran:?}");
    }

    #[test]
    fn a_fault_of_the_list_is_told_in_a_brief_that_cites() {
        let project = Project::of(&SITE.replace("title = {Wells}", "title = {水}"));
        let ran = project.run(&["build"]);
        assert!(ran.status == 1 && ran.err.contains("content/briefs/second.md"), "{ran:?}");
        assert!(!ran.err.contains("--> site.yaml") && !ran.err.contains("ML.md"), "{ran:?}");
    }

    #[test]
    fn what_a_withheld_brief_alone_cites_is_no_fault_of_others_yet() {
        let work = "@report{three, author = {Ali, Amina}, title = {水}, year = {2021}}\n@report{two";
        let project = Project::of(&SITE.replace("@report{two", work).replace("Secret.", "Secret [@three; @one]."));
        let ran = project.run(&["check"]);
        assert!(ran.status == 0 && ran.err.contains("--> content/briefs/later.md"), "{ran:?}");
        project.replace("content/briefs/first.md", "[@one]", "[@one; @three]");
        let ran = project.run(&["check"]);
        assert!(ran.status == 1 && ran.err.contains("--> content/briefs/first.md"), "{ran:?}");
    }

    #[test]
    fn a_template_of_ones_own_takes_its_parts() {
        let project = Project::of(SITE);
        project.ok(&["build"]);
        let without = std::fs::read(project.at(&format!("public{MALI}"))).expect("it is there");
        let own = "#import \"/builtin/paper.typ\": *\n#let paper = paper.with(";
        project.write("templates/paper.typ", format!("{own}ending: (view, look) => [THE END])\n"));
        project.ok(&["build"]);
        let plain = std::fs::read(project.at(&format!("public{MALI}"))).expect("it is there");
        assert!(plain.len() < without.len(), "another ending stands behind each brief");
        // Without the briefs' own parts, links to them lead somewhere all the same.
        let dossier = "dossier: (view, look, sheets) => sheets(view, look(view), heading(view.title) + view.profile + view.briefs.map(brief => brief.words.cite + brief.body).join()))\n";
        project.write("templates/paper.typ", format!("{own}{dossier}"));
        project.ok(&["build"]);
        assert_ne!(plain, std::fs::read(project.at(&format!("public{MALI}"))).expect("it is there"));
    }

    #[test]
    fn one_is_written_where_it_is_asked_for() {
        let project = Project::of(&SITE.replace("pdf: {dossiers: [countries, topics]}\n", ""));
        let said = project.ok(&["pdf", "countries/mali"]);
        assert!(said.starts_with("wrote mali.pdf, "), "{said}");
        let configured = Project::of(SITE);
        configured.ok(&["build"]);
        assert_eq!(
            std::fs::read(project.at("mali.pdf")).expect("it is there"),
            std::fs::read(configured.at(&format!("public{MALI}"))).expect("it is there"),
            "nothing withheld is in it"
        );
        let refused = |name: &str, why: &str| {
            let ran = project.run(&["pdf", name]);
            assert!(ran.status == 2 && ran.err.contains(why), "{ran:?}");
        };
        refused("/countries/kenya/", "`countries/kenya` has no dossier: one takes two briefs or more");
        // A brief in a folder, or with a slug, that is called as those of terms are.
        let brief = "---\ntitle: Part\ndate: 2025-02-01\n---\nText.\n";
        project.write("content/briefs/series/part.md", brief);
        project.write("content/briefs/topics.md", brief);
        for name in ["content/briefs/series/part.md", "topics", "briefs/topics"] {
            project.ok(&["pdf", name, "--output", "brief.pdf"]);
        }
        std::fs::remove_file(project.at("content/briefs/topics.md")).expect("it is there");
        project.ok(&["pdf", "content/briefs/first.md", "--output", "first.pdf"]);
        project.ok(&["pdf", "/countries/mali/mali.pdf", "--output", "again.pdf"]);
        // The one brief on water is not enough.
        refused(
            "topics",
            "there is no brief `topics`, and none of the topics has a dossier: one takes two briefs or more",
        );
        let countries =
            "there is no brief `countries`; for a dossier, name one of the countries, such as `countries/mali`";
        refused("countries/", countries);
        refused(
            "authors/amina",
            "there are no dossiers of authors: they are of countries, regions, groups, topics and series",
        );
        for name in ["https://example.org/repo/countries/mali/", "content/countries/ML.md", "countries/ml"] {
            project.ok(&["pdf", name, "--output", "again.pdf"]);
        }
        refused("countries/mal", "there is no page `countries/mal`; did you mean `countries/mali`?");
    }
}
