//! Authors and series: their pages, their index, and who has none.

use crate::fixture::{build, wrong};
use crate::html::Page;
use crate::rich::{json_ld, text};

fn brief(slug: &str, front: &str) -> String {
    format!("==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: 2025-01-01\n{front}\n---\nText.\n")
}

const PROFILE: &str = "==> content/authors/amina-khan.md
---
name: Amina Khan
role: Senior analyst
affiliation: The Institute
orcid: 0000-0002-1825-0097
email: amina@ird.example
summary: She writes on borders.
links: [{title: Her list, url: https://x.example/}]
image: {src: amina.jpg, alt: Amina Khan}
---
She *lives* in [a book](../briefs/a.md).
==> content/authors/amina.jpg
jpg
";

#[test]
fn an_author_with_a_profile_has_a_page_with_all_of_it() {
    let site = PROFILE.to_owned() + &brief("a", "authors: [amina-khan]") + &brief("b", "authors: Amina Khan");
    assert_eq!(wrong(&site), "");
    let files = build(&site);
    let page = Page::among(&files, "authors/amina-khan/index.html");
    page.shows("h1[dir=auto]", "Amina Khan");
    page.shows(".page-header .subtitle", "Senior analyst, The Institute");
    page.shows(".page-header .standfirst", "She writes on borders.");
    page.shows("a[href='https://orcid.org/0000-0002-1825-0097']", "0000-0002-1825-0097");
    page.shows("a[href='https://x.example/']", "Her list");
    page.shows_html(".prose p", "She <em>lives</em> in <a href=\"/repo/briefs/a/\">a book</a>.");
    page.holds(&[
        "a[href='mailto:amina@ird.example']",
        "img[src='/repo/authors/amina-khan/amina.jpg'][alt='Amina Khan']",
        "a[href='/repo/briefs/b/']",
    ]);
    assert_eq!(json_ld(page.source())["@graph"][0]["@type"], "ProfilePage");
    assert_eq!(text(&files, "authors/amina-khan/feed.xml").matches("<entry>").count(), 2);
    let byline = Page::among(&files, "briefs/a/index.html");
    byline.shows("a[rel=author][href='/repo/authors/amina-khan/']", "Amina Khan");
}

#[test]
fn a_slug_without_a_profile_has_a_page_and_a_name_has_none() {
    let site = brief("a", "authors: [jo-doe, Max Free]") + &brief("gone", "authors: [lost-soul]\nstatus: withdrawn");
    let files = build(&site);
    Page::among(&files, "authors/jo-doe/index.html").shows("h1[dir=auto]", "Jo Doe");
    let authors: Vec<&String> = files.keys().filter(|path| path.starts_with("authors/")).collect();
    assert_eq!(authors, ["authors/index.html", "authors/jo-doe/feed.xml", "authors/jo-doe/index.html"]);
    let brief = text(&files, "briefs/a/index.html");
    assert!(!brief.contains("max-free") && brief.contains("Max Free"));
    assert!(!text(&files, "briefs/gone/index.html").contains("/authors/lost-soul/"), "a withdrawn brief makes no page");
}

#[test]
fn a_name_that_many_briefs_have_has_a_page() {
    let of_max = ["a", "b", "c"].map(|slug| brief(slug, "authors: [Zoë d’Arc, Freedom and Rights]")).concat();
    let files = build(&(of_max.clone() + "==> content/pages/p.md\n---\ntitle: P\n---\nBy [[author:Zoë d’Arc]].\n"));
    let page = Page::among(&files, "authors/zoe-darc/index.html");
    page.shows("h1[dir=auto]", "Zoë d’Arc");
    page.holds(&["a[href='/repo/briefs/a/']", "a[href='/repo/briefs/b/']", "a[href='/repo/briefs/c/']"]);
    assert_eq!(json_ld(page.source())["@graph"][0]["mainEntity"]["@type"], "Person");
    let house = Page::among(&files, "authors/freedom-and-rights/index.html");
    assert_eq!(json_ld(house.source())["@graph"][0]["mainEntity"]["@type"], "Organization");
    assert_eq!(text(&files, "authors/zoe-darc/feed.xml").matches("<entry>").count(), 3);
    Page::among(&files, "briefs/a/index.html").shows("a[rel=author][href='/repo/authors/zoe-darc/']", "Zoë d’Arc");
    Page::among(&files, "p/index.html").shows("a[href='/repo/authors/zoe-darc/']", "Zoë d’Arc");
    let index = Page::among(&files, "authors/index.html");
    assert_eq!(index.texts(".person-name"), ["Zoë d’Arc", "Freedom and Rights"]);
    assert_eq!(wrong(&of_max), "", "nobody asks for a profile");
    // So it is with as many as the site says, of those that stand in lists.
    let has_page = |site: &str| build(site).contains_key("authors/zoe-darc/index.html");
    assert!(!has_page(
        &of_max.replace("==> content/briefs/c.md\n---", "==> content/briefs/c.md\n---\nstatus: withdrawn")
    ));
    let fewest = |number: &str| {
        format!("==> site.yaml\ntitle: T\nbase_url: https://example.org/repo/\nindexes: {{authors: {number}}}\n")
    };
    assert!(has_page(&(fewest("1") + &brief("a", "authors: Zoë d’Arc"))));
    assert!(!has_page(&(fewest("false") + &of_max)));
    // The address may be somebody else's, and a slip is told all the same.
    let taken = "==> content/authors/zoe-darc.md\n---\nname: Zoë Darcy\n---\n";
    let files = build(&(of_max.clone() + taken));
    Page::among(&files, "authors/zoe-darc/index.html").shows("h1", "Zoë Darcy");
    assert!(!text(&files, "briefs/a/index.html").contains("/authors/zoe-darc/"));
    // However it is written; and of two names with one slug neither has the page.
    let turned =
        brief("a", "authors: 'Doe, Jane'") + &brief("b", "authors: Jane Doe") + &brief("c", "authors: jane doe");
    let files = build(&turned);
    Page::among(&files, "authors/jane-doe/index.html").shows("h1", "Jane Doe");
    assert!(text(&files, "authors/jane-doe/feed.xml").matches("<entry>").count() == 3);
    assert!(!has_page(&(of_max.clone() + &brief("d", "authors: Zoe d’Arc"))));
    let near = PROFILE.to_owned() + &["a", "b", "c"].map(|slug| brief(slug, "authors: Amina Kahn")).concat();
    assert!(crate::fixture::told(&near).contains("near-author content/briefs/a.md:4:10"));
}

#[test]
fn the_index_of_authors_goes_by_the_last_word() {
    let site = PROFILE.to_owned() + &brief("a", "authors: [zoe-adams, ida-young]");
    let page = Page::of(&site, "authors/index.html");
    assert_eq!(
        page.attrs(".person-name [href]", "href"),
        ["/repo/authors/zoe-adams/", "/repo/authors/amina-khan/", "/repo/authors/ida-young/"]
    );
    let count = |count: usize| say!("briefs.count", count = count);
    assert_eq!(page.texts(".people .count"), [count(1), count(0), count(1)], "a profile without briefs is there");
}

#[test]
fn an_author_with_many_briefs_has_years_and_no_authors_no_index() {
    let many: String = (0..51)
        .map(|n| {
            let date = format!("date: {}-01-01", 2020 + n % 2);
            brief(&format!("b{n:02}"), "authors: [jo-doe]").replace("date: 2025-01-01", &date)
        })
        .collect();
    let files = build(&many);
    assert_eq!(Page::among(&files, "authors/jo-doe/2020/index.html").count(".rows > li > time"), 26);
    assert!(!build(&brief("a", "authors: Max Free")).contains_key("authors/index.html"));
}

#[test]
fn a_series_has_a_page_when_it_has_briefs_or_a_text() {
    let site = brief("a", "series: shared-rivers")
        + &brief("b", "series: afghan-settlement")
        + &brief("gone", "series: lost\nstatus: withdrawn")
        + "==> content/series/shared-rivers.md\n---\ntitle: Rivers that are shared\nsummary: On water.\n---\nThe *body*.\n\
           ==> content/series/later.md\n---\ntitle: Later\n---\nSoon.\n";
    assert_eq!(
        wrong(&site),
        "unknown-series content/briefs/b.md:4:9\nunknown-series content/briefs/gone.md:4:9",
        "where others have files, one without may be a slip"
    );
    let files = build(&site);
    let page = Page::among(&files, "series/shared-rivers/index.html");
    page.shows("h1", "Rivers that are shared");
    page.shows(".standfirst", "On water.");
    page.shows_html(".prose p", "The <em>body</em>.");
    page.at("a[href='/repo/briefs/a/']");
    assert_eq!(page.attrs("link[type='application/atom+xml']", "href"), ["/repo/feed.xml"], "none of its own");
    let series: Vec<&String> = files.keys().filter(|path| path.starts_with("series/")).collect();
    let expected =
        ["series/afghan-settlement/index.html", "series/later/index.html", "series/shared-rivers/index.html"];
    assert_eq!(series, expected);
    let brief = Page::among(&files, "briefs/a/index.html");
    brief.shows("a[href='/repo/series/shared-rivers/']", "Rivers that are shared");
    Page::among(&files, "series/afghan-settlement/index.html").shows("h1", "Afghan settlement");
}

#[test]
fn an_organisation_is_cited_by_its_whole_name() {
    let cited = |author: &str| {
        let site =
            format!("==> content/briefs/a.md\n---\ntitle: A\ndate: 2024-03-01\nauthors: [{author:?}]\n---\nText.\n");
        let files = build(&site);
        let line = |path: &str, begin: &str| {
            let whole = text(&files, path);
            whole.lines().find_map(|line| line.trim().strip_prefix(begin).map(str::to_owned)).expect("it has an author")
        };
        let graph = json_ld(&text(&files, "briefs/a/index.html"));
        let kind = graph["@graph"][0]["author"][0]["@type"].as_str().expect("a type").to_owned();
        (line("catalogue.ris", "AU  - "), line("catalogue.bib", "author = "), kind)
    };
    for name in ["Ministry of Foreign Affairs", "World Bank", "UN Women", "Ministère des Affaires étrangères"] {
        assert_eq!(cited(name), (format!("{name},"), format!("{{{{{name}}}}},"), "Organization".to_owned()));
    }
    let person = |ris: &str, bibtex: &str| (ris.to_owned(), format!("{{{bibtex}}},"), "Person".to_owned());
    assert_eq!(cited("Ludwig van Beethoven"), person("van Beethoven, Ludwig", "van Beethoven, Ludwig"));
    assert_eq!(cited("Martin Luther King Jr."), person("King, Martin Luther, Jr.", "King, Jr., Martin Luther"));
    assert_eq!(cited("Kim Dae-jung"), person("Kim, Dae-jung", "Kim, Dae-jung"));
    assert_eq!(cited("Bank, Mirjam"), person("Bank, Mirjam", "Bank, Mirjam"));
}

#[test]
fn a_profile_says_whether_it_is_an_organisation() {
    let cited = |name: &str, said: &str| {
        let profile = format!("==> content/authors/x.md\n---\nname: {name}\nrole: Editor\n{said}---\n");
        let files = build(&(profile + &brief("a", "authors: x")));
        let line = |path: &str, begin: &str| {
            let whole = text(&files, path);
            whole.lines().find_map(|line| line.trim().strip_prefix(begin).map(str::to_owned)).expect("it has an author")
        };
        let author = json_ld(&text(&files, "briefs/a/index.html"))["@graph"][0]["author"][0].clone();
        let main = json_ld(&text(&files, "authors/x/index.html"))["@graph"][0]["mainEntity"].clone();
        assert_eq!((&author["@type"], author.get("jobTitle")), (&main["@type"], main.get("jobTitle")), "{name}");
        let kind = author["@type"].as_str().expect("a type").to_owned();
        assert_eq!(author.get("jobTitle").is_some(), kind == "Person", "{name}");
        (line("catalogue.ris", "AU  - "), line("catalogue.bib", "author = "), kind)
    };
    for name in ["Freedom House", "Chatham House", "Saferworld Europe"] {
        let organisation = (format!("{name},"), format!("{{{{{name}}}}},"), "Organization".to_owned());
        assert_eq!(cited(name, "organisation: true\n"), organisation);
    }
    let person = ("House, Freedom".to_owned(), "{House, Freedom},".to_owned(), "Person".to_owned());
    assert_eq!(cited("Freedom House", ""), person);
    assert_eq!(cited("Freedom House", "organisation: false\n"), person);
    // A person whose name has the words of an organisation.
    let bank = ("Bank, Mirjam".to_owned(), "{Bank, Mirjam},".to_owned(), "Person".to_owned());
    assert_eq!(cited("Mirjam Bank", "organisation: false\n"), bank);
    assert_eq!(cited("World Bank", "").2, "Organization");
    let slip = "==> content/authors/x.md\n---\nname: X\norganisation: maybe\n---\n";
    assert_eq!(wrong(slip), "invalid-value content/authors/x.md:3:15");
}

#[test]
fn a_comma_is_in_doubt_in_a_plain_value_alone() {
    let told = |authors: &str| wrong(&brief("a", &format!("authors: {authors}")));
    assert_eq!(told("Doe Jane, Roe Richard"), "comma-in-name content/briefs/a.md:4:10");
    for name in [
        "[{name: \"Sen Gupta, Avirup\"}]",
        "{name: \"Doe, Jane\", affiliation: X}",
        "\n- name: Doe, Jane",
        "[\"Doe, Jane\", B]",
        "[\"Doe, Jane\"]",
        "['Doe, Jane']",
        "\n- 'Doe, Jane'",
        "\n  - \"Doe, Jane\" # one",
        "&one [\"Doe, Jane\"]",
    ] {
        assert_eq!(told(name), "", "{name}");
    }
    assert_eq!(told("\"Doe Jane, Roe Richard\""), "comma-in-name content/briefs/a.md:4:10");
    assert_eq!(told("\n- Doe Jane, Roe Richard"), "comma-in-name content/briefs/a.md:5:3");
}

#[test]
fn a_name_one_slip_away_from_a_profile_is_told_once() {
    let told = |name: &str| {
        let profile = "==> content/authors/john-smith.md\n---\nname: John Smith\n---\n";
        let site = profile.to_owned()
            + &brief("a", &format!("authors: [{name}]"))
            + &brief("b", &format!("authors: [{name}]"));
        crate::fixture::told(&site)
            .lines()
            .filter(|line| line.contains("near-author"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    for slip in ["Jon Smith", "John Smiht", "Jóhn Smith"] {
        assert_eq!(told(slip), ["near-author content/briefs/a.md:4:11"], "{slip}");
    }
    let names = ["[jo-doe]", "[jo-doe, John Smiht]", "[John Smiht, jo-doe]"].map(|names| format!("authors: {names}"));
    let briefs: String = ["a", "b", "c"].iter().zip(&names).map(|(slug, names)| brief(slug, names)).collect();
    let plan =
        crate::fixture::plan(&("==> content/authors/john-smith.md\n---\nname: John Smith\n---\n".to_owned() + &briefs));
    let counts = plan.all_problems().iter().filter(|problem| problem.code.as_str().ends_with("-author"));
    let counts: Vec<_> = counts.map(|problem| (problem.code.as_str(), problem.further_places)).collect();
    assert_eq!(counts, [("unknown-author", 2), ("near-author", 1)]);
    for other in ["John Smith", "john-smith", "Jane Smythe", "John Smithson"] {
        assert!(told(other).is_empty(), "{other}");
    }
}
