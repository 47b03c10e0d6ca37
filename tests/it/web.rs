//! The web of briefs: wiki links, what links to a page and in what sentence, related briefs, the graph.

use crate::fixture::{build, told};
use crate::html::{Element, Page};
use crate::project::Project;
use crate::rich::text;
use serde_json::Value;
use std::collections::BTreeSet;

/// A brief that `check` has nothing to say of.
fn brief(slug: &str, front: &str, body: &str) -> String {
    let sound = "as_of: 2024-01-01\nsources: [S]\nrecommendations: [{to: X, text: Y}]\n";
    format!("==> content/briefs/{slug}.md\n---\n{sound}{front}\n---\n{body}\n")
}

const SITE: &str = "==> site.yaml\ntitle: T\nbase_url: https://x.org/r/\n";

/// Two briefs, a topic and an author, for links between them.
fn pair(body: &str) -> String {
    SITE.to_owned()
        + &brief("alpha", "title: 'Alpha: the first'\ndate: 2024-01-02\ncountries: [PK]\ntopics: [fish]", body)
        + &brief(
            "beta",
            "title: Beta brief\ndate: 2024-01-03\ncountries: [PK]\ngroups: [SCO]\nregions: [Asia]\nauthors: [ann-lee]\n\
             series: rivers\naliases: [/briefs/old-beta/]",
            "## Over there\n\nText.",
        )
        + "==> content/topics/fish.md\n---\ntitle: Fish\n---\nx\n==> content/authors/ann-lee.md\n---\nname: Ann Lee\n---\nx\n"
}

fn prose(site: &str, path: &str) -> String {
    Page::of(site, path).at(".prose").html()
}

#[test]
fn wiki_links_lead_to_what_they_name_and_are_called_by_it() {
    let cases = [
        ("[[beta]]", "<a href=\"/r/briefs/beta/\">Beta brief</a>"),
        ("[[BETA]]", "<a href=\"/r/briefs/beta/\">Beta brief</a>"),
        ("[[old-beta]]", "<a href=\"/r/briefs/beta/\">Beta brief</a>"),
        ("[[beta  Brief]]", "<a href=\"/r/briefs/beta/\">beta  Brief</a>"),
        ("[[beta|the *second*]]", "<a href=\"/r/briefs/beta/\">the <em>second</em></a>"),
        ("[[beta#over-there]]", "<a href=\"/r/briefs/beta/#over-there\">Beta brief: Over there</a>"),
        ("[[beta#Over There|x]]", "<a href=\"/r/briefs/beta/#over-there\">x</a>"),
        ("[[country:PK]]", "<a href=\"/r/countries/pakistan/\">Pakistan</a>"),
        ("[[country:pakistan|it]]", "<a href=\"/r/countries/pakistan/\">it</a>"),
        ("[[region:Asia]]", "<a href=\"/r/regions/asia/\">Asia</a>"),
        ("[[group:SCO]]", "<a href=\"/r/groups/sco/\">SCO</a>"),
        ("[[topic:fish]]", "<a href=\"/r/topics/fish/\">Fish</a>"),
        ("[[author:ann-lee]]", "<a href=\"/r/authors/ann-lee/\">Ann Lee</a>"),
        ("[[author:Ann Lee]]", "<a href=\"/r/authors/ann-lee/\">Ann Lee</a>"),
        ("[[series:rivers]]", "<a href=\"/r/series/rivers/\">Rivers</a>"),
        ("`[[beta]]`", "<code>[[beta]]</code>"),
        ("\\[[beta]]", "[[beta]]"),
    ];
    for (written, html) in cases {
        assert_eq!(prose(&pair(written), "briefs/alpha/index.html"), format!("<p>{html}</p>"), "{written}");
    }
    assert_eq!(
        prose(&pair("# A *b*\n\n[[#a-b]] [[#A b|x]]"), "briefs/alpha/index.html").lines().last(),
        Some("<p><a href=\"#a-b\">A b</a> <a href=\"#a-b\">x</a></p>")
    );
    let table = prose(&pair("| a |\n|---|\n| [[beta\\|cell]] |"), "briefs/alpha/index.html");
    assert!(table.contains("<td><a href=\"/r/briefs/beta/\">cell</a></td>"), "{table}");
}

#[test]
fn wiki_links_in_front_matter_are_links_too() {
    let site = pair("x").replacen("sources: [S]", "sources: [S]\nkey_points: ['See [[beta]].']", 1);
    Page::of(&site, "briefs/alpha/index.html")
        .shows_html(".key-points li", "See <a href=\"/r/briefs/beta/\">Beta brief</a>.");
    let dead = site.replace("[[beta]]", "[[betta]]");
    assert_eq!(told(&dead), "dead-link content/briefs/alpha.md:4:14");
}

/// What is told of a body, with the first help.
fn help(body: &str) -> String {
    let project = Project::of(&pair(body));
    let out = project.run(&["check", "--format", "json"]);
    let lines: Vec<Value> = out.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let line = |problem: &Value| {
        let part = |key: &str| problem[key].to_string().trim_matches('"').to_owned();
        format!(
            "{} {}:{} {}",
            part("code"),
            part("line"),
            part("column"),
            problem["help"][0].as_str().unwrap_or_default()
        )
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_dead_wiki_link_is_told_at_its_place_with_what_was_meant() {
    for (body, told) in [
        ("A [[betta]].", "dead-link 10:3 did you mean `[[beta]]`?"),
        ("[[first alpha]]", "dead-link 10:1 did you mean `[[alpha]]`?"),
        ("[[Pakistan]]", "dead-link 10:1 did you mean `[[country:Pakistan]]`?"),
        ("[[Fish]]", "dead-link 10:1 did you mean `[[topic:Fish]]`?"),
        ("[[country:Pakstan]]", "unknown-country 10:1 did you mean `Pakistan`?"),
        ("[[group:SCOO]]", "unknown-group 10:1 did you mean `SCO`?"),
        ("[[topic:fisk]]", "unknown-topic 10:1 did you mean `fish`?"),
        ("[[author:Ann Le]]", "dead-link 10:1 did you mean `[[author:ann lee]]` or `[[author:ann-lee]]`?"),
        ("[[country:DE]]", "dead-link 10:1 create `content/countries/DE.md`, and the page exists"),
        ("[[beta#over-here]]", "dead-anchor 10:1 did you mean `#over-there`?"),
    ] {
        assert_eq!(help(body), told, "{body}");
    }
}

#[test]
fn a_title_that_two_briefs_have_is_told_with_their_slugs() {
    let site = pair("[[beta brief]]") + &brief("gamma", "title: Beta brief\ndate: 2024-01-04\ncountries: [PK]", "x");
    assert_eq!(told(&site), "ambiguous-link content/briefs/alpha.md:10:1");
}

#[test]
fn a_link_to_what_is_withheld_is_one_to_nothing() {
    let withheld = pair("[[gamma]]") + &brief("gamma", "title: C\ndate: 2024-01-04\nstatus: draft", "[[alpha]]");
    assert_eq!(told(&withheld), told(&pair("[[gamma]]")));
    let linking =
        pair("x") + &brief("gamma", "title: C\ndate: 2024-01-04\nstatus: draft\ncountries: [PK]", "[[alpha]]");
    assert_eq!(build(&linking), build(&pair("x")));
}

/// The links to a page: title, then the sentence with the words of the link in brackets.
fn backlinks(site: &str, path: &str) -> Vec<String> {
    let page = Page::of(site, path);
    let item = |item: Element<'_>| {
        let sentence = item.at("blockquote[dir=auto]").html().replace("<mark>", "[").replace("</mark>", "]");
        format!("{}: {sentence}", item.at("a").text())
    };
    page.all("section:has(> #bp-backlinks) > ul > li").into_iter().map(item).collect()
}

#[test]
fn a_page_lists_who_links_to_it_with_the_sentence() {
    let body = "One. Two *says* [it](beta.md) as Mr. Khan did. Three, [again](/briefs/beta/).\n\n\
                - On [[country:PK]] and [[topic:fish|the catch]].\n\n[self](alpha.md)";
    let site = pair(body);
    let of = |path: &str| backlinks(&site, path);
    assert_eq!(of("briefs/beta/index.html"), ["Alpha: the first: Two says [it] as Mr. Khan did."]);
    // What a term lists is not named once more because it links there.
    assert_eq!(of("countries/pakistan/index.html"), [""; 0]);
    assert_eq!(of("topics/fish/index.html"), [""; 0]);
    let elsewhere = pair("x") + &brief("gamma", "title: C\ndate: 2024-01-04", body);
    let sentence = |what: &str| vec![format!("C: On {what}.")];
    assert_eq!(backlinks(&elsewhere, "countries/pakistan/index.html"), sentence("[Pakistan] and the catch"));
    assert_eq!(backlinks(&elsewhere, "topics/fish/index.html"), sentence("Pakistan and [the catch]"));
    assert_eq!(of("briefs/alpha/index.html"), [""; 0]);
    for (written, what) in [("[b](https://x.org/r/briefs/beta/)", "full"), ("[b](/briefs/old-beta/)", "old")] {
        assert_eq!(backlinks(&pair(written), "briefs/beta/index.html"), ["Alpha: the first: [b]"], "{what}");
    }
    assert_eq!(backlinks(&pair("[b](https://x.org/other/)"), "briefs/beta/index.html"), [""; 0]);
}

#[test]
fn only_listed_briefs_are_said_to_link() {
    let other = |more: &str| {
        pair("x") + &brief("gamma", &format!("title: C\ndate: 2024-01-04\ncountries: [PK]\n{more}"), "A [[beta]].")
    };
    assert_eq!(backlinks(&other(""), "briefs/beta/index.html"), ["C: A [Beta brief]."]);
    assert_eq!(backlinks(&other("status: withdrawn"), "briefs/beta/index.html"), [""; 0]);
    let unlisted = other("type: memo").replace("title: T\n", "title: T\ntypes: {memo: {label: Memo, listed: false}}\n");
    assert_eq!(backlinks(&unlisted, "briefs/beta/index.html"), [""; 0]);
}

#[test]
fn a_translation_links_to_the_version_in_its_language() {
    let french = |slug: &str, body: &str| {
        format!("==> content/briefs/{slug}.fr.md\n---\ntitle: Le {slug}\nslug: le-{slug}\n---\n{body}\n")
    };
    let site =
        pair("[[le-beta]] [[beta]]") + &french("alpha", "[[beta]] [[alpha#x|ici]]\n\n# X") + &french("beta", "x");
    let html = prose(&site, "fr/briefs/le-alpha/index.html");
    assert!(html.contains("<a href=\"/r/fr/briefs/le-beta/\">Le beta</a>"), "{html}");
    assert!(html.contains("<a href=\"/r/fr/briefs/le-alpha/#x\">ici</a>"), "{html}");
    let html = prose(&site, "briefs/alpha/index.html");
    let links = "<a dir=\"ltr\" href=\"/r/fr/briefs/le-beta/\" lang=\"fr\">Le beta</a> <a href=\"/r/briefs/beta/\">Beta brief</a>";
    assert_eq!(html, format!("<p>{links}</p>"));
    // The versions are one brief.
    assert_eq!(backlinks(&site, "briefs/beta/index.html").len(), 1);
}

/// The related briefs of a page: title and reason.
fn related(site: &str, slug: &str) -> Vec<String> {
    let page = Page::of(site, &format!("briefs/{slug}/index.html"));
    let item = |item: Element<'_>| {
        let line = item.at("p").text();
        let (_, reason) = line.split_once(" · ").expect("a date and a reason");
        format!("{} | {reason}", item.at("a").text())
    };
    page.all("section:has(> #bp-related) > ul > li").into_iter().map(item).collect()
}

#[test]
fn related_briefs_are_the_nearest_by_what_they_share_and_say_it() {
    let one = |slug: &str, day: u32, front: &str, body: &str| {
        brief(slug, &format!("title: {}\ndate: 2024-01-{day:02}\n{front}", slug.to_uppercase()), body)
    };
    let site = SITE.to_owned()
        + &one("aa", 10, "countries: [PK, IN]\ntopics: [t1, t2]\nseries: s", "[[bb]] [[zz]]")
        + &one("bb", 11, "countries: [FR]", "x")
        + &one("cc", 12, "countries: [DE]\nseries: s", "x")
        + &one("dd", 13, "countries: [PK, IN]\ntopics: [t1]", "x")
        + &one("ee", 14, "countries: [AF, IN]\ntopics: [t2]", "x")
        + &one("ff", 15, "countries: [BR]", "[[zz]]")
        + &one("gg", 9, "countries: [PK]", "x")
        + &one("hh", 8, "countries: [PK]\nstatus: withdrawn", "x")
        + &one("ii", 7, "countries: [PK]", "x")
        + &one("jj", 6, "countries: [PK]\nsupersedes: [ii]", "x")
        + &one("zz", 1, "countries: [US]", "x");
    assert_eq!(
        related(&site, "aa"),
        [
            "DD | same countries; same topic",
            "BB | cited here",
            "ZZ | cited here",
            "CC | same series",
            "EE | same country; same topic",
        ]
    );
    assert_eq!(related(&site, "bb"), ["AA | cites this brief"]);
    assert_eq!(related(&site, "ff"), ["ZZ | cited here", "AA | cites the same brief"]);
    let shown: BTreeSet<String> = related(&site, "gg").into_iter().collect();
    assert!(shown.iter().all(|line| !line.starts_with("HH") && !line.starts_with("II")), "{shown:?}");
    assert!(shown.contains("JJ | same country"), "{shown:?}");
}

#[test]
fn one_new_brief_reorders_no_list_that_it_is_not_in() {
    let briefs: String = (1..28)
        .map(|n| {
            let (country, topic) = (["PK", "IN", "FR", "DE"][n % 4], ["t1", "t2", "t3"][n % 3]);
            let front = format!("title: Brief {n}\ndate: 2024-01-{n:02}\ncountries: [{country}]\ntopics: [{topic}]");
            brief(&format!("b{n}"), &front, &format!("[[b{}]]", n % 27 + 1))
        })
        .collect();
    let before = SITE.to_owned() + &briefs;
    let after = before.clone() + &brief("new", "title: New\ndate: 2024-02-01\ncountries: [BR]\ntopics: [t9]", "x");
    for n in 1..28 {
        let slug = format!("b{n}");
        assert_eq!(related(&before, &slug), related(&after, &slug), "{slug}");
        assert!(related(&before, &slug).len() <= 5);
    }
}

#[test]
fn the_graph_is_what_its_schema_says_and_joins_pages_alone() {
    let schema: Value = serde_json::from_str(include_str!("../../docs/links.schema.json")).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    let files = build(&pair("[[beta]] [[topic:fish]] [up](/)"));
    let graph: Value = serde_json::from_str(&text(&files, "links.json")).expect("JSON");
    let faults: Vec<String> = validator.iter_errors(&graph).map(|fault| fault.to_string()).collect();
    assert_eq!(faults, [""; 0]);
    let list = |key: &str| graph[key].as_array().expect("a list").clone();
    let ids: BTreeSet<String> = list("nodes").iter().map(|node| node["id"].to_string()).collect();
    let edges = list("edges");
    assert!(
        edges.iter().all(|edge| ids.contains(&edge["source"].to_string()) && ids.contains(&edge["target"].to_string()))
    );
    let line = |edge: &Value| format!("{} {} {}", edge["source"], edge["type"], edge["target"]).replace('"', "");
    let lines: Vec<String> = edges.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "/briefs/alpha/ link /",
            "/briefs/alpha/ link /briefs/beta/",
            "/briefs/alpha/ country /countries/pakistan/",
            "/briefs/alpha/ link /topics/fish/",
            "/briefs/alpha/ topic /topics/fish/",
            "/briefs/alpha/ type /types/policy-brief/",
            "/briefs/beta/ author /authors/ann-lee/",
            "/briefs/beta/ country /countries/pakistan/",
            "/briefs/beta/ series /series/rivers/",
            "/briefs/beta/ type /types/policy-brief/",
        ]
    );
}

#[test]
fn the_command_line_says_who_links_to_a_page() {
    let project = Project::of(&pair("[[beta]]"));
    let explained = project.ok(&["build", "--explain", "/briefs/beta/"]);
    assert!(explained.contains("  linked    from /briefs/alpha/\n"), "{explained}");
    let urls = project.ok(&["list", "urls", "--format", "json"]);
    let beta = urls.lines().find(|line| line.contains("/briefs/beta/\"")).expect("its line");
    assert!(beta.ends_with("\"linked_from\":[\"/briefs/alpha/\"]}"), "{beta}");
}

#[test]
fn a_renamed_file_makes_every_link_to_it_an_error_that_names_the_new_one() {
    let site = pair("[[beta]] and [md](beta.md)").replace("briefs/beta.md", "briefs/brief-beta-two.md");
    assert_eq!(told(&site), "dead-link content/briefs/alpha.md:10:1\ndead-link content/briefs/alpha.md:10:14");
    let site = pair("[md](second-note-on-beta.md)").replace("briefs/beta.md", "briefs/beta-note-the-second.md");
    let project = Project::of(&site);
    let out = project.run(&["check", "--format", "json"]);
    assert!(out.out.contains("did you mean `beta-note-the-second.md`?"), "{}", out.out);
    // A name that has nothing in common with the old one: the link's words are what is left.
    let site = pair("[the Rhine alarm](first.md)").replace("briefs/beta.md", "briefs/rhine-alarm.md");
    let out = Project::of(&site).run(&["check", "--format", "json"]);
    assert!(out.out.contains("did you mean `rhine-alarm.md`?"), "{}", out.out);
}
