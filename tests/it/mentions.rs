//! What a brief's text says of countries: links at first mention, and suggestions of `check`.
//!
//! Which words name which place is tested beside the data (`src/places/tests/mentions.rs`); here it is what becomes of them.

use crate::fixture::{build, options, plan, snapshot, told, wrong};
use crate::html::{Page, body};
use briefpress::pipeline::{self, ClosedPage, Plan, PlanCache};

/// A text that names Pakistan and nobody else.
const ALONE: &str = "Pakistan is named here, and nobody else in all of its words.";

/// A brief about Pakistan and Iran, with lines of front matter of its own; its countries stand on line 7.
fn brief(front: &str, body: &str) -> String {
    let sound = "title: A\ndate: 2025-01-01\nas_of: 2025-01-01\nsources: [S]\nrecommendations: [{to: X, text: Y}]\n";
    format!("==> content/briefs/a.md\n---\n{sound}countries: [PK, IR]\n{front}---\n{body}\n")
}

fn with(config: &str, site: &str) -> String {
    format!("==> site.yaml\n{}{config}{site}", crate::fixture::SITE)
}

/// A country's name as a link that the tool adds.
fn link(slug: &str, words: &str) -> String {
    format!("<a class=\"autolink\" href=\"/repo/countries/{slug}/\">{words}</a>")
}

#[track_caller]
fn check(written: &str, expected: &str) {
    assert_eq!(body(&brief("", written), "briefs/a/index.html"), expected, "{written}");
}

fn pakistan() -> String {
    link("pakistan", "Pakistan")
}

#[test]
fn the_first_mention_of_each_of_the_briefs_countries_is_linked() {
    let (pakistan, iran) = (pakistan(), link("iran", "Iranian"));
    check(
        "Pakistan, Afghan and Iranian officials met. Pakistan hosted Iran.",
        &format!("<p>{pakistan}, Afghan and {iran} officials met. Pakistan hosted Iran.</p>"),
    );
    check("A *b*, **Pakistan**’s", &format!("<p>A <em>b</em>, <strong>{pakistan}</strong>’s</p>"));
    check("- a\n- in Pakistan", &format!("<ul>\n<li>a</li>\n<li>in {pakistan}</li>\n</ul>"));
    check("&amp; \\* Pakistan", &format!("<p>&amp; * {pakistan}</p>"));
}

/// In languages whose names are found nearly as surely as English ones.
#[test]
fn first_mentions_are_linked_in_other_languages_too() {
    for (language, text, linked) in [
        ("fr", "L’Iran et le Pakistan.", 2),
        ("de", "Pakistans Grenze zum Iran.", 2),
        ("es", "Irán y Pakistán.", 2),
        ("pt-PT", "O Irão e o Paquistão.", 2),
        ("ru", "Иран и Пакистан.", 0),
        ("zh", "巴基斯坦和伊朗。", 0),
    ] {
        let site = with(&format!("language: {language}\n"), &brief("", text));
        let html = body(&site, "briefs/a/index.html");
        let links = ["iran", "pakistan"].iter().filter(|slug| html.contains(&format!("countries/{slug}/"))).count();
        assert_eq!(links, linked, "{language}: {html}");
    }
    // A translation is read in its own language.
    let site = brief("", ALONE) + "==> content/briefs/a.fr.md\n---\ntitle: F\n---\nAu Pakistan.\n";
    assert_eq!(body(&site, "fr/briefs/a/index.html"), format!("<p>Au {}.</p>", pakistan()));
}

#[test]
fn a_country_that_is_named_often_is_suggested_in_the_language_of_the_text() {
    let about = |language: &str, name: &str| {
        let text = vec![format!("{name}."); 12].join(" ");
        let told = told(&with(&format!("language: {language}\n"), &brief("", &text)));
        assert!(!told.contains("country-not-mentioned") || language == "en", "{language}: {told}");
        told.contains("country-not-tagged")
    };
    for (language, name) in [
        ("ar", "والهند"),
        ("de", "Indiens"),
        ("es", "la India"),
        ("fa", "هند"),
        ("fr", "l’Inde"),
        ("ps", "هند"),
        ("pt-BR", "a Índia"),
        ("ru", "Индией"),
        ("tr", "Hindistan’ın"),
        ("ur", "بھارت"),
        ("zh", "在印度的"),
    ] {
        assert!(about(language, name), "{language}");
    }
    assert!(!about("sw", "India") && !about("fr", "India") && about("en", "India"));
}

#[test]
fn a_name_over_two_lines_is_one_link() {
    let site = brief("", "In the Islamic Republic\nof Pakistan").replace("[PK, IR]", "[PK]");
    let linked = link("pakistan", "Islamic Republic\nof Pakistan");
    assert_eq!(body(&site, "briefs/a/index.html"), format!("<p>In the {linked}</p>"));
}

#[test]
fn authors_words_are_left_as_they_are() {
    let pakistan = pakistan();
    let after = format!("<p>Then {pakistan}.</p>");
    for (written, kept) in [
        ("`Pakistan`", "<p><code>Pakistan</code></p>"),
        ("    Pakistan", "<pre><code>Pakistan</code></pre>"),
        ("[In Pakistan](https://example.org/)", "<p><a href=\"https://example.org/\">In Pakistan</a></p>"),
        ("*Pakistan at sea*", "<p><em>Pakistan at sea</em></p>"),
        ("“Pakistan at sea”", "<p>“Pakistan at sea”</p>"),
        ("The report 'Pakistan at sea'", "<p>The report ‘Pakistan at sea’</p>"),
        ("> Pakistan", "<blockquote>\n<p>Pakistan</p>\n</blockquote>"),
        ("<b>Pakistan</b>", "<p><b>Pakistan</b></p>"),
        ("Islamic Republic *of* Pakistan", "<p>Islamic Republic <em>of</em> Pakistan</p>"),
        (
            "https://example.org/Pakistan",
            "<p><a href=\"https://example.org/Pakistan\">https://example.org/Pakistan</a></p>",
        ),
        ("<!-- Pakistan -->", "<!-- Pakistan -->"),
    ] {
        let config = "markdown: {raw_html: allow}\n";
        let site = with(config, &brief("", &format!("{written}\n\nThen Pakistan.")));
        let found = body(&site, "briefs/a/index.html");
        let lines: String = found.lines().collect();
        let expected: String = format!("{kept}{after}").lines().collect();
        assert_eq!(lines, expected, "{written}");
    }
}

#[test]
fn headings_heads_of_tables_pictures_and_notes_have_no_such_links() {
    let written = "## Pakistan\n\n| Pakistan |\n| --- |\n| a |\n\nWhat[^1] ![Pakistan](/p.svg) is.\n\n[^1]: Pakistan.";
    let site = brief("", written) + "==> static/p.svg\n<svg/>";
    assert!(!Page::of(&site, "briefs/a/index.html").source().contains("autolink"));
    let cell = brief("", "| a |\n| --- |\n| Pakistan |");
    Page::of(&cell, "briefs/a/index.html").shows_html("td", &pakistan());
}

#[test]
fn a_country_that_the_author_has_linked_is_not_linked_again() {
    let own = "<a href=\"/repo/countries/pakistan/\">neighbour</a>";
    check(
        "The [neighbour](/countries/pakistan/), Pakistan, and Iran",
        &format!("<p>The {own}, Pakistan, and {}</p>", link("iran", "Iran")),
    );
    check("Pakistan is the [neighbour](/countries/pakistan/)", &format!("<p>{} is the {own}</p>", pakistan()));
}

#[test]
fn a_capital_is_linked_unless_others_meet_there() {
    check("Islamabad objects.", &format!("<p>{} objects.</p>", link("pakistan", "Islamabad")));
    let site = brief("", "Riyadh objects. The Saudi side insists.").replace("[PK, IR]", "[SA]");
    let expected = format!("<p>Riyadh objects. The {} side insists.</p>", link("saudi-arabia", "Saudi"));
    assert_eq!(body(&site, "briefs/a/index.html"), expected);
}

#[test]
fn what_is_excluded_or_switched_off_is_not_linked() {
    let plain = "<p>Pakistan and Qatar</p>";
    assert_eq!(
        body(&brief("countries_excluded: [PK]\n", "Pakistan and Qatar"), "briefs/a/index.html"),
        plain,
        "a contradiction is told, and the cautious reading taken"
    );
    let off = with("autolink: {countries: \"off\"}\n", &brief("", "Pakistan and Qatar"));
    assert_eq!(body(&off, "briefs/a/index.html"), plain);
    let turkish = with("language: tr\n", &brief("", "Pakistan and Qatar"));
    assert_eq!(body(&turkish, "briefs/a/index.html"), plain);
}

#[test]
fn a_translation_has_such_links_by_its_own_language() {
    let version = |language: &str| {
        format!(
            "==> content/briefs/a.{language}.md\n---\ntitle: A\nrecommendations: [{{to: X, text: Y}}]\n---\nPakistan\n"
        )
    };
    let turkish = brief("", "Pakistan") + &version("tr");
    assert_eq!(body(&turkish, "tr/briefs/a/index.html"), "<p>Pakistan</p>");
    let english = with("language: tr\n", &(brief("", "Pakistan") + &version("en")));
    assert_eq!(body(&english, "en/briefs/a/index.html"), format!("<p>{}</p>", pakistan()));
    assert_eq!(body(&english, "briefs/a/index.html"), "<p>Pakistan</p>");
}

#[test]
fn an_unlisted_brief_links_only_to_countries_with_a_page() {
    let types = "types: {press-release: {label: Press release, listed: false}}\n";
    let unlisted = with(types, &brief("type: press-release\n", "Pakistan and Iran"));
    assert!(!Page::of(&unlisted, "briefs/a/index.html").source().contains("autolink"));
    let profiled = unlisted + "==> content/countries/IR.md\n---\ntitle: Iran\n---\nPakistan is near.\n";
    let files = build(&profiled);
    let text = |path: &str| String::from_utf8(files[path].clone()).expect("text");
    assert!(text("briefs/a/index.html").contains(&format!("Pakistan and {}", link("iran", "Iran"))));
    assert!(!text("countries/iran/index.html").contains("autolink"), "profiles have none");
}

#[test]
fn such_links_are_no_references() {
    let site = brief("", "Pakistan and Iran");
    let (with_links, without) = (build(&with("", &site)), build(&with("autolink: {countries: \"off\"}\n", &site)));
    let changed: Vec<&String> = with_links.keys().filter(|path| with_links[*path] != without[*path]).collect();
    assert_eq!(changed, ["briefs/a/index.html"], "no edge, no backlink, no count");
    assert_eq!(wrong(&site), "");
}

#[test]
fn a_wiki_link_to_a_country_names_it() {
    let own = "<a href=\"/repo/countries/pakistan/\">Pakistan</a>";
    check("On [[country:PK]], Pakistan", &format!("<p>On {own}, Pakistan</p>"));
    assert_eq!(told(&brief("", "On [[country:PK]] and [[country:Iran]]")), "");
}

#[test]
fn sanitised_bodies_keep_them() {
    let found = body(&brief("", "<i>a</i> Pakistan"), "briefs/a/index.html");
    assert_eq!(found, format!("<p><i>a</i> {}</p>", pakistan()));
}

#[test]
fn a_page_whose_links_change_is_rendered_again() {
    let input = |site: &str| {
        let plan = plan(site);
        let page = plan.pages().iter().find(|page| page.route.as_str() == "/briefs/a/").expect("the page");
        ClosedPage::new(&plan, page).input().to_string()
    };
    let off = "autolink: {countries: \"off\"}\n";
    let site = brief("", "Pakistan and Iran");
    assert_ne!(input(&with("", &site)), input(&with(off, &site)));
    let foreign = brief("", "Pakistan and Iran").replace("countries: [PK, IR]\n", "");
    assert_eq!(input(&with("", &foreign)), input(&with(off, &foreign)), "it has no countries");
}

#[test]
fn a_country_named_often_is_suggested() {
    let often = |times: usize| format!("Pakistan and Iran.{}", " Oman objects.".repeat(times));
    assert_eq!(told(&brief("", &often(5))), "");
    assert_eq!(told(&brief("", &often(6))), "country-not-tagged content/briefs/a.md:7:12");
    assert_eq!(told(&brief("countries_excluded: [OM]\n", &often(6))), "");
    assert_eq!(told(&brief("", &often(6)).replace("[PK, IR]", "[PK, IR, OM]")), "");
    let plan = plan(&brief("countries_excluded: [QA]\n", &often(13)));
    let problem = &plan.all_problems()[0];
    assert_eq!(problem.message, "the brief mentions Oman at least 12 times, but is not tagged `OM`");
    assert_eq!(
        problem.help,
        ["type `countries: [PK, IR, OM]` if the brief is about Oman, otherwise `countries_excluded: [QA, OM]`"]
    );
}

#[test]
fn in_a_long_text_often_is_oftener() {
    let words = "word ".repeat(1600);
    let site = |times: usize| brief("type: report\n", &format!("Pakistan, Iran.{} {words}", " Oman.".repeat(times)));
    assert_eq!(told(&site(6)), "");
    assert_eq!(told(&site(7)), "country-not-tagged content/briefs/a.md:7:12");
}

#[test]
fn only_running_text_counts_as_dwelling_on_a_country() {
    let named =
        "## Oman\n\n`Oman` [^1] ![Oman](/o.svg) [Oman](https://example.org/Oman)\n\n[^1]: Oman.\n\nPakistan, Iran.\n";
    let site = |extra: &str| brief(extra, named) + "==> static/o.svg\n<svg/>";
    let five = "key_points: [Oman, Oman]\nsummary: Oman. Oman. \n";
    assert_eq!(told(&site(five)), "", "five times with the link");
    let six = "key_points: [Oman, Oman]\nsummary: Oman. Oman. Oman.\n";
    assert_eq!(told(&site(six)), "country-not-tagged content/briefs/a.md:7:12");
}

#[test]
fn a_tag_that_no_word_means_is_told() {
    let iran = "country-not-mentioned content/briefs/a.md:7:17";
    assert_eq!(told(&brief("", ALONE)), iran);
    for named in ["## Iran", "a[^1]\n\n[^1]: An Iranian note.", "> Tehran", "[Iran](https://example.org/)"] {
        assert_eq!(told(&brief("", &format!("{ALONE} {named}").replace(". ##", ".\n\n##"))), "", "{named}");
    }
    for front in ["subtitle: On Iran\n", "chronology: [{date: 2024-01-01, event: Iran signs}]\n"] {
        assert_eq!(told(&brief(front, ALONE)), "", "{front}");
    }
    // The words may mean it.
    let congo = brief("", "A Congolese officer has seen the Virgin Islands and told us all of it.")
        .replace("[PK, IR]", "[CD, VG]");
    assert_eq!(told(&congo), "");
    let plan = plan(&brief("", ALONE));
    let problem = &plan.all_problems()[0];
    assert_eq!(problem.message, "the brief is tagged `IR`, but never mentions Iran");
    assert_eq!(problem.help, ["type `countries: [PK]`, or say in the text what it has to do with Iran"]);
}

#[test]
fn other_languages_drafts_in_the_making_and_old_briefs_are_left_alone() {
    let site = brief("", &"Oman objects. ".repeat(6));
    assert_eq!(told(&site).lines().count(), 3);
    assert_eq!(told(&with("language: tr\n", &site)), "");
    assert_eq!(told(&with("checks_since: 2025-02-01\n", &site)), "");
    let codes = "checks: {country-not-tagged: \"off\", country-not-mentioned: \"off\"}\n";
    assert_eq!(told(&with(codes, &site)), "");
    assert_eq!(told(&brief("", "A text of nine words, which names no country.")), "", "it is still to be written");
    assert_eq!(told(&brief("summary: …\n", ALONE)), "placeholder content/briefs/a.md:8:10");
}

fn replanned(old: &str, new: &str) -> Plan {
    let mut cache = PlanCache::default();
    pipeline::plan(&snapshot(old), &options(), &mut cache);
    pipeline::plan(&snapshot(new), &options(), &mut cache)
}

#[test]
fn a_mention_more_plans_nothing_anew_until_there_is_something_to_say() {
    let said = |body: &str| brief("summary: S\n", body);
    let often = |times: usize| said(&format!("Pakistan and Iran.{}", " Oman objects.".repeat(times)));
    assert!(!replanned(&often(0), &often(5)).is_replanned);
    assert!(replanned(&often(5), &often(6)).is_replanned);
    assert!(!replanned(&often(6), &often(11)).is_replanned);
    assert!(replanned(&often(11), &often(12)).is_replanned);
    assert!(!replanned(&said("Pakistan, Iran."), &said("Pakistan, Iran. Pakistan, Qatar.")).is_replanned);
}
