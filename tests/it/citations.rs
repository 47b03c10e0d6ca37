//! Citations from what is typed to what readers see: keys, bibliographies, styles, notes, and what is wrong with any of them.

use crate::fixture::{build, page, plan, snapshot, told};
use crate::html::Page;
use crate::rich::{between, json_ld};
use briefpress::pipeline::{self, IndexCache, PlanCache};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const REFERENCES: &str = "==> references/refs.bib
@report{undp, author = {{UN Development Programme}}, title = {Human Development}, institution = {UNDP}, date = {2021}}
@book{khan, author = {Khan, Amina}, title = {Rivers}, publisher = {OUP}, date = {2020}}
@book{berg, author = {van der Berg, Jan}, title = {Dams \\& <dykes>}, date = {2019}, url = {https://example.org/d}}
";

/// A site with a bibliography, `lines` of `site.yaml` and one brief.
fn cites(lines: &str, front: &str, body: &str) -> String {
    let sound = "title: A\ndate: 2025-01-01\nas_of: 2025-01-01\nsummary: S.\nrecommendations: [{to: X, text: Y}]\n";
    format!(
        "==> site.yaml\ntitle: T\nbase_url: https://example.org/\nbibliography: refs.bib\n{lines}\
         ==> content/briefs/a.md\n---\n{sound}{front}---\n{body}\n{REFERENCES}"
    )
}

fn brief(site: &str) -> Page {
    Page::read(&page(site, "briefs/a/index.html"))
}

/// The words of the text.
fn said(site: &str) -> String {
    brief(site).texts(".text > .prose:not(.notes) p").join("\n")
}

fn references(site: &str) -> Vec<String> {
    brief(site).texts(".sources .reference-list > li")
}

#[test]
fn each_form_is_written_in_the_style_of_the_house() {
    let text = "Dry [see @khan, pp. 3-5 and passim; @undp]. As @berg [p. 4] says, and [-@khan], \\@khan.";
    for (style, words) in [
        (
            "",
            "Dry (see Khan, 2020, pp. 3–5 and passim; UN Development Programme, 2021). As van der Berg (2019, p. 4) says, and (2020), @khan.",
        ),
        (
            "citation: apa\n",
            "Dry (see Khan, 2020, pp. 3–5 and passim; UN Development Programme, 2021). As van der Berg (2019, p. 4) says, and (2020), @khan.",
        ),
        (
            "citation: {style: mla}\n",
            "Dry (see Khan 3–5 and passim; UN Development Programme). As van der Berg (4) says, and (Khan), @khan.",
        ),
    ] {
        assert_eq!(said(&cites(style, "", text)), words, "{style}");
    }
}

#[test]
fn what_is_cited_is_listed_under_references() {
    let sources = "sources:\n- {title: Kept, key: kept, authors: [Jane Doe], date: 2024-05-03, url: 'https://k.example/', archived: 'https://a.example/'}\n- Another\n";
    let site = cites("", sources, "[@kept; @berg]");
    assert_eq!(
        references(&site),
        [
            "van der Berg, J. (2019) Dams & <dykes>. Available at: https://example.org/d.",
            "Doe, J. (2024) Kept. Available at: https://k.example/. Archived copy",
        ]
    );
    let page = brief(&site);
    assert_eq!(page.texts(".sources > ol > li"), ["Another."], "what is cited stands once");
    assert_eq!(page.attrs(".prose a.cite", "href"), ["#bp-ref-berg", "#bp-ref-kept"]);
    assert_eq!(page.attrs(".sources .reference-list > li", "id"), ["bp-ref-berg", "bp-ref-kept"]);
    assert_eq!(page.attrs(".sources .archived", "href"), ["https://a.example/"]);
    let html = crate::fixture::page(&site, "briefs/a/index.html");
    assert!(!html.contains("<dykes>"), "what works say is text");
    let citation = &json_ld(&html)["@graph"][0]["citation"];
    assert_eq!(citation[1]["name"], "Dams & <dykes>");
    assert_eq!(
        (&citation[0]["author"][0]["@type"], &citation[0]["url"]),
        (&"Person".into(), &"https://k.example/".into())
    );
}

#[test]
fn notes_are_numbered_together_with_those_of_the_author() {
    let text = "One [@khan, p. 4]. Two.[^n] As @berg says, three [@khan].\n\n[^n]: As [@undp] says.";
    let site = cites("citation: chicago-notes\n", "", text);
    assert_eq!(said(&site), "One.1 Two.2 As van der Berg3 says, three.4");
    assert_eq!(
        brief(&site).texts(".footnotes li"),
        [
            "Amina Khan, Rivers (OUP, 2020), 4. ↩",
            "As UN Development Programme, Human Development (UNDP, 2021) says. ↩",
            "Jan van der Berg, Dams & <dykes> (2019), https://example.org/d. ↩",
            "Khan, Rivers. ↩",
        ]
    );
    assert_eq!(references(&site).len(), 3);
}

#[test]
fn a_note_of_the_author_goes_on_around_what_it_cites() {
    let text = "One.[^n]\n\n[^n]: Own words [see @khan], and [@undp].";
    assert_eq!(
        brief(&cites("citation: chicago-notes\n", "", text)).texts(".footnotes li"),
        [
            "Own words see Amina Khan, Rivers (OUP, 2020), and UN Development Programme, Human Development (UNDP, 2021). ↩"
        ]
    );
}

#[test]
fn a_symbol_with_a_year_keeps_its_bracket() {
    let site = cites("citation: apa\n", "bibliography: un.bib\n", "[@sc]")
        + "==> content/briefs/un.bib\n@report{sc, title = {Resolution 2417}, author = {{UN Security Council}}, number = {S/RES/2417 (2018)}, date = {2018-05-24}}\n";
    assert_eq!(references(&site), ["UN Security Council. (2018). Resolution 2417 (S/RES/2417 (2018))."]);
}

#[test]
fn a_style_without_a_list_leads_nowhere() {
    let style = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>S</title><id>s</id><updated>2020-01-01T00:00:00+00:00</updated></info><citation><layout prefix="(" suffix=")"><text variable="title"/></layout></citation></style>"#;
    let site = cites("citation: house.csl\n", "", "[@khan]") + &format!("==> references/house.csl\n{style}\n");
    assert_eq!((said(&site), brief(&site).count(".prose a")), ("(Rivers)".to_owned(), 0));
}

#[test]
fn words_and_dates_are_those_of_the_language_of_the_text() {
    let site = cites("languages: [fr]\n", "", "[@berg; @khan]")
        + "==> content/briefs/a.fr.md\n---\ntitle: A\n---\nComme @khan [p. 4] le dit [@pair].\n"
        + "==> references/refs.bib\n@book{pair, author = {Roe, Jane and Doe, John}, title = {Deux}, date = {2018}}\n@book{khan, author = {Khan, Amina}, title = {Rivers}, date = {2020}}\n@book{berg, title = {Dams}}\n";
    let french = Page::read(&page(&site, "fr/briefs/a/index.html"));
    assert_eq!(french.texts(".prose p"), ["Comme Khan (2020, p. 4) le dit (Roe et Doe, 2018)."]);
}

#[test]
fn a_text_without_a_bibliography_cites_nothing() {
    let site = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\nAs @khan says [@UNHCR].\n";
    assert_eq!(said(site), "As @khan says [@UNHCR].");
    let own = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\nbibliography: own.bib\n---\nAs @own says.\n\
               ==> content/briefs/own.bib\n@book{own, author = {Own, Jo}, title = {T}, date = {2001}}\n";
    assert_eq!(said(own), "As Own (2001) says.");
    assert!(build(own).keys().all(|path| !path.contains("own")), "a bibliography may hold what is for its owner alone");
}

#[test]
fn every_format_of_references_is_read() {
    for (name, text) in [
        (
            "r.json",
            r#"[{"id": "x", "type": "book", "title": "T", "author": [{"family": "Roe", "given": "Jo"}], "issued": {"date-parts": [[2001]]}}]"#,
        ),
        ("r.yaml", "x:\n  type: Book\n  title: T\n  author: Roe, Jo\n  date: 2001\n"),
        ("r.bib", "@book{x, title = {T}, author = {Roe, Jo}, date = {2001}}"),
    ] {
        let site = format!(
            "==> site.yaml\ntitle: T\nbase_url: https://example.org/\nbibliography: [{name}]\n==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n[@x]\n==> references/{name}\n{text}\n"
        );
        assert_eq!(references(&site), ["Roe, J. (2001) T."], "{name}");
    }
}

#[test]
fn a_style_of_the_site_is_read() {
    let style = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>S</title><id>s</id><updated>2020-01-01T00:00:00+00:00</updated></info><citation><layout prefix="{" suffix="}" delimiter="+"><text variable="title"/></layout></citation><bibliography><layout><text variable="title" font-weight="bold"/></layout></bibliography></style>"#;
    let site = cites("citation: house.csl\n", "", "[@khan; @undp]") + &format!("==> references/house.csl\n{style}\n");
    assert_eq!(said(&site), "{Rivers+Human Development}");
    let wrong = cites("citation: house.csl\n", "", "[@khan]") + "==> references/house.csl\n<style>\n";
    assert!(told(&wrong).contains("invalid-references references/house.csl:1:"), "{}", told(&wrong));
    assert!(
        told(&cites("citation: hose.csl\n", "", "[@khan]")).contains("missing-file site.yaml:4:"),
        "a style that is not there"
    );
    assert!(
        told(&cites("citation: havard\n", "", "[@khan]")).contains("unknown-value site.yaml:4:11"),
        "a style that nobody knows"
    );
}

#[test]
fn headings_name_what_they_cite() {
    let site = cites(
        "",
        "",
        "## What @berg says\n\nA [@khan].\n\n## [@khan]\n\nB.\n\n## Rivers [@undp]?\n\nC.\n\n## Dams\n\nD.",
    );
    let page = brief(&site);
    let contents = [
        ("#what-berg-says", "What van der Berg says"),
        ("#section", "Khan"),
        ("#rivers", "Rivers?"),
        ("#dams", "Dams"),
    ];
    assert_eq!(page.attrs(".contents a", "href")[..4], contents.map(|(id, _)| id));
    assert_eq!(page.texts(".contents a")[..4], contents.map(|(_, words)| words));
    assert!(!told(&site).contains("empty-heading"), "{}", told(&site));
}

#[test]
fn a_last_heading_of_a_list_is_that_of_the_list() {
    let headings = |end: &str| brief(&cites("", "", &format!("## One\n\nRivers [@khan].\n\n{end}"))).texts("main h2");
    let once = headings("");
    assert_eq!(once.iter().filter(|title| *title == "References").count(), 1);
    for end in ["## References", "# References", "### Bibliography", "## المراجع\n\n", "## 5. References"] {
        assert_eq!(headings(end), once, "{end}");
    }
    assert_ne!(headings("## References\n\nSee also the atlas."), once, "what stands below it keeps it");
    let linked = cites("", "", "See [below](#references), [@khan].\n\n## References");
    assert!(!told(&linked).contains("dead-anchor"), "{}", told(&linked));
    let uncited = brief(&cites("", "", "## One\n\nRivers.\n\n## References"));
    assert!(uncited.texts("main h2").contains(&"References".to_owned()), "without citations it is the author's");
}

#[test]
fn what_is_wrong_is_told_at_its_place() {
    for (front, body, says) in [
        ("", "Rivers [@kahn].", "unknown-citation content/briefs/a.md:8:8"),
        ("", "As @kahn says.", "unknown-citation content/briefs/a.md:8:4"),
        ("", "[@khan]\n\n> - *so [see @undp,\n>   p. 3; @none]*", "unknown-citation content/briefs/a.md:10:9"),
        ("bibliography: none.bib\n", "[@khan]", "missing-file content/briefs/a.md:7:15"),
        ("sources: [{title: S, key: a b}]\n", "[@khan]", "invalid-value content/briefs/a.md:7:27"),
        ("sources: [{title: S, key: s}, {title: T, key: s}]\n", "[@s]", "invalid-references content/briefs/a.md:7:47"),
        ("sources: [{title: S, key: s}]\n", "[@khan]", "unused-reference content/briefs/a.md:7:27"),
    ] {
        let told = told(&cites("", front, body));
        assert!(told.lines().any(|line| line == says), "{front}{body}: {told}");
    }
    // One mistake gives one message: what is missing or faulty may hold the key.
    let missing = told(&cites("", "bibliography: none.bib\n", "[@khan; @nobody]"));
    assert!(!missing.contains("unknown-citation") && missing.contains("missing-file"), "{missing}");
    assert!(!told(&cites("", "", "[@khan]")).contains("no-sources"), "what it cites are its sources");
    let translated = cites("", "bibliography: own.bib\n", "[@khan]")
        + "==> content/briefs/a.fr.md\n---\ntitle: A\n---\n[@khan]\n==> content/briefs/own.bib\n@book{x, title = {T}\n";
    assert_eq!(told(&translated).matches("invalid-references").count(), 1, "once, though a translation comes first");
    let thrice = told(&cites("", "", "[@none], [@none] and @none"));
    assert_eq!(thrice.matches("unknown-citation").count(), 1, "each key is told once");
    let parent = cites("", "bibliography: p.bib\n", "[@child; @khan; @undp; @berg]")
        + "==> content/briefs/p.bib\n@collection{parent, title = {P}}\n@incollection{child, title = {C}, author = {Roe, Jo},\n  crossref = {parent}}\n";
    assert!(!told(&parent).contains("unused"), "{}", told(&parent));
    let waiting = cites("", "", "[@khan; @undp]")
        + "==> content/briefs/d.md\n---\ntitle: D\ndate: 2025-01-01\nstatus: draft\n---\n[@berg]\n";
    assert!(!told(&waiting).contains("unused"), "{}", told(&waiting));
    let unused = told(&cites("", "", "[@khan; @undp]"));
    assert_eq!(
        unused.lines().filter(|line| line.starts_with("unused")).collect::<Vec<_>>(),
        ["unused-reference references/refs.bib:3:7"]
    );
    let faulty = cites("", "", "[@khan]")
        + "==> references/refs.bib\n@book{khan, title = {T}}\n@book{khan, title = {U}}\n@book{x, title = {T}\n";
    let plan = plan(&faulty);
    let all: Vec<String> = plan.problems().iter().map(|problem| crate::fixture::line(&plan, problem)).collect();
    assert_eq!(all, ["invalid-references references/refs.bib:2:7", "invalid-references references/refs.bib:3:6"]);
    let first = &plan.problems()[0];
    assert!(first.message.contains("line 1"), "it names both places: {}", first.message);
}

#[test]
fn an_edit_that_cites_nothing_new_touches_one_page() {
    let site =
        cites("", "", "One [@khan].") + "==> content/briefs/b.md\n---\ntitle: B\ndate: 2025-01-01\n---\nTwo [@undp].\n";
    let mut cache = PlanCache::default();
    let options = crate::fixture::options();
    let before = pipeline::plan(&snapshot(&site), &options, &mut cache);
    let inputs = |plan: &pipeline::Plan| -> Vec<_> {
        let pages = plan.pages().iter();
        pages.map(|page| (page.route.to_string(), pipeline::ClosedPage::new(plan, page).input())).collect()
    };
    let changed = |after: &pipeline::Plan| -> Vec<String> {
        let pairs = inputs(&before).into_iter().zip(inputs(after));
        pairs.filter(|(one, other)| one != other).map(|(_, (route, _))| route).collect()
    };
    let edited = pipeline::plan(&snapshot(&site.replace("One [", "Once [")), &options, &mut cache);
    assert!(!edited.is_replanned);
    assert_eq!(changed(&edited), ["/briefs/a/"]);
    // A work that one page cites is told anew on that page alone.
    let retitled = pipeline::plan(&snapshot(&site.replace("{Rivers}", "{Streams}")), &options, &mut cache);
    assert_eq!(changed(&retitled), ["/briefs/a/"]);
}

/// The citation of the brief itself in each style, the first of them in sight.
fn cited_as(site: &str, path: &str) -> Vec<String> {
    let page = Page::read(&page(site, path));
    let styles = page.texts(".cite-styles h3");
    let mut cited = page.texts(".cite-as");
    for (style, text) in styles.iter().zip(cited.iter_mut().skip(1)) {
        *text = format!("{style}: {text}");
    }
    cited
}

#[test]
fn a_brief_is_cited_in_the_styles_of_the_site() {
    let front = "authors: [Jane Doe, {organisation: Bank of X}]\nnumber: 7\nsubtitle: What is left\n";
    let a = "briefs/a/index.html";
    assert_eq!(
        cited_as(&cites("", front, ""), a),
        ["Jane Doe and Bank of X (2025). A: What is left. Policy brief 7. T. https://example.org/briefs/a/"],
        "a site that says nothing of citations has the form of the templates"
    );
    assert_eq!(
        cited_as(&cites("citation: {style: apa, offered: [mla, apa, vancouver, oscola]}\n", front, ""), a),
        [
            "Doe, J., & Bank of X. (2025). A: What is left (Policy Brief No. 7). T. https://example.org/briefs/a/",
            "MLA: Doe, Jane, and Bank of X. A: What Is Left. Policy brief no. 7, T, 1 Jan. 2025, https://example.org/briefs/a/.",
            "Vancouver: Doe J, Bank of X. A: What is left [Policy brief] [Internet]. T; 2025 Jan. Policy brief no.: 7. Available from: https://example.org/briefs/a/",
            "OSCOLA: Doe J and Bank of X, ‘A: What Is Left’ (T 2025) Policy brief 7 <https://example.org/briefs/a/>",
        ]
    );
    assert_eq!(
        cited_as(&cites("citation: harvard\n", "", ""), a),
        ["T (2025) A. Policy brief. Available at: https://example.org/briefs/a/."],
        "a publisher who is the author is named once"
    );
    let withdrawn = cites("citation: {offered: apa}\n", "status: withdrawn\n", "");
    assert_eq!(
        cited_as(&withdrawn, a),
        ["T (2025). A. Policy brief. https://example.org/briefs/a/"],
        "without what was withdrawn"
    );
}

#[test]
fn a_translation_is_cited_in_its_language_with_its_translator() {
    let site = cites(
        "languages: [fr]\ncitation: chicago-author-date\n",
        "authors: [Jane Doe]\nidentifiers: {doi: 10.1/x}\n",
        "",
    ) + "==> content/briefs/a.fr.md\n---\ntitle: Le B\nsubtitle: Ce qui reste\ntranslators: [Jean Roe]\n---\n";
    assert_eq!(
        cited_as(&site, "briefs/a/index.html"),
        ["Doe, Jane. 2025. A. Policy brief. T. https://doi.org/10.1/x."]
    );
    assert_eq!(
        cited_as(&site, "fr/briefs/a/index.html"),
        [
            "Doe, Jane. 2025. Le B\u{a0}: Ce qui reste. Note d’orientation. Traduit par Jean Roe. T. https://example.org/fr/briefs/a/."
        ],
        "the DOI is that of the original"
    );
    let entries = Page::read(&page(&site, "fr/briefs/a/index.html")).texts(".cite-forms pre");
    assert!(entries[0].contains("translator = {Roe, Jean}"), "{}", entries[0]);
    assert!(entries[1].contains("A4 - Roe, Jean") || entries[1].contains("A4  - Roe, Jean"), "{}", entries[1]);
    assert!(entries[2].contains("\"translator\""), "{}", entries[2]);
}

#[test]
fn names_of_a_brief_are_those_that_its_texts_cite() {
    let site = cites("citation: harvard\n", "authors: [Kim Dae-jung, Ursula von der Leyen]\n", "[@kim]")
        + "==> references/refs.bib\n@book{kim, author = {Kim, Dae-jung and von der Leyen, Ursula}, title = {T}, date = {2020}}\n";
    assert!(references(&site)[0].starts_with("Kim, D.-J. and von der Leyen, U. (2020)"), "{:?}", references(&site));
    assert!(cited_as(&site, "briefs/a/index.html")[0].starts_with("Kim, D.-J. and von der Leyen, U. (2025)"));
    let cited = &json_ld(&page(&site, "briefs/a/index.html"))["@graph"][0]["citation"][0]["author"];
    assert_eq!((&cited[0]["name"], &cited[1]["name"]), (&"Dae-jung Kim".into(), &"Ursula von der Leyen".into()));
    let whole = site.replace("harvard", "mla");
    assert!(cited_as(&whole, "briefs/a/index.html")[0].starts_with("Kim, Dae-jung, and Ursula von der Leyen. "));
}

#[test]
fn signs_are_not_doubled_in_other_scripts() {
    for (title, printed) in
        [("ما بقي؟", "<i>ما بقي؟</i> "), ("还剩什么？", "<i>还剩什么？</i> "), ("The “old”", "<i>The “Old.”</i> ")]
    {
        let site = cites("citation: mla\n", "", "").replace("title: A", &format!("title: {title}"));
        let html = page(&site, "briefs/a/index.html");
        assert!(html.contains(printed), "{printed}: {:?}", cited_as(&site, "briefs/a/index.html"));
    }
}

#[test]
fn commas_are_those_of_the_script() {
    for (language, words) in [
        ("ar", "دو، جين (2025) أ. موجز سياسات. T. موجود في: https://example.org/briefs/a/."),
        ("ur", "دو، جين (2025) أ. پالیسی بریف. T. دستیاب: https://example.org/briefs/a/."),
    ] {
        let site = cites(&format!("language: {language}\ncitation: harvard\n"), "authors: ['دو, جين']\n", "");
        let site = site.replace("title: A", "title: أ");
        assert_eq!(cited_as(&site, "briefs/a/index.html"), [words], "{language}");
    }
}

#[test]
fn a_style_that_is_offered_may_be_a_file() {
    let style = |title: &str| {
        format!(
            r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>{title}</title><id>s</id><updated>2020-01-01T00:00:00+00:00</updated></info><citation><layout><text variable="title"/></layout></citation><bibliography><layout><text variable="title" suffix="!"/></layout></bibliography></style>"#
        )
    };
    let lines = "citation: {style: apa, offered: [house.csl]}\n";
    let site = cites(lines, "", "Some [@khan].") + &format!("==> references/house.csl\n{}\n", style("House"));
    assert_eq!(cited_as(&site, "briefs/a/index.html")[1], "House: A!");
    let wrong = told(&site.replace("</style>", ""));
    assert!(wrong.contains("invalid-references references/house.csl:"), "{wrong}");
    for (offered, says) in [("[mal]", "unknown-value site.yaml:4:22"), ("[hose.csl]", "missing-file site.yaml:4:")] {
        let site = cites(&format!("citation: {{offered: {offered}}}\n"), "", "");
        assert!(told(&site).contains(says), "{}", told(&site));
    }
    // Another text of the style is another page.
    let mut cache = PlanCache::default();
    let options = crate::fixture::options();
    let input =
        |plan: &pipeline::Plan| pipeline::ClosedPage::new(plan, plan.page("/briefs/a/").expect("a brief")).input();
    let before = pipeline::plan(&snapshot(&site), &options, &mut cache);
    let same = pipeline::plan(&snapshot(&site), &options, &mut cache);
    let after = pipeline::plan(&snapshot(&site.replace("suffix=\"!\"", "suffix=\"?\"")), &options, &mut cache);
    assert_eq!(input(&before), input(&same));
    assert_ne!(input(&before), input(&after));
}

#[test]
fn a_first_paragraph_names_whom_it_cites() {
    let site = cites("", "", "As @berg says, rivers [@khan] fall.").replace("summary: S.\n", "");
    assert_eq!(brief(&site).attrs("meta[name=description]", "content"), ["As van der Berg says, rivers fall."]);
}

#[test]
fn the_table_of_the_manual_is_true() {
    let manual =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/citations.md")).expect("the manual");
    let bib = between(&manual, "```bib\n", "```");
    let rows: Vec<Vec<&str>> = between(&manual, "| source | key | in the list |\n|---|---|---|\n", "\n\n")
        .lines()
        .map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    let keys: Vec<String> = rows.iter().map(|row| row[1].trim_matches('`').to_owned()).collect();
    let all: Vec<String> = keys.iter().map(|key| format!("@{key}")).collect();
    let site = format!(
        "==> site.yaml\ntitle: T\nbase_url: https://example.org/\nbibliography: refs.bib\n==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n[{}]\n==> references/refs.bib\n{bib}",
        all.join("; ")
    );
    let page = brief(&site);
    assert_eq!(bib.matches("\n}").count(), rows.len(), "each entry has a row");
    for (row, key) in rows.iter().zip(&keys) {
        let printed = page.texts(&format!("#bp-ref-{key}"));
        assert_eq!(printed, [row[2].replace('*', "")], "{key}");
    }
    let styles: Vec<&str> = between(&manual, "| style | what | citations are |\n|---|---|---|\n", "\n\n")
        .lines()
        .map(|row| row.split('`').nth(1).expect("a style"))
        .collect();
    assert_eq!(styles, briefpress::bibliography::STYLES.map(|(name, ..)| name));
}

#[test]
fn a_plain_page_cites_and_lists_what_it_cites() {
    let site = cites("", "", "[@khan; @berg]") + "==> content/pages/p.md\n---\ntitle: P\n---\nAs @undp says.\n";
    let plain = Page::read(&page(&site, "p/index.html"));
    assert_eq!(
        plain.texts(".sources h2, .sources li"),
        ["References", "UN Development Programme (2021) Human Development. UNDP."]
    );
}

#[test]
fn keys_are_not_searched_for() {
    let site = cites("", "", "Rivers [see @khan, p. 4] fall, as @berg says.");
    let plan = plan(&site);
    let files = plan.index(&BTreeSet::new(), &mut IndexCache::default());
    let index: String = files.iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect();
    assert!(index.contains("river") && !index.contains("khan"), "{index}");
}
