//! Withdrawal: what is left of a brief, and what is told of it elsewhere.

use crate::fixture::{build, page, plan, told, wrong};
use crate::html::Page;
use crate::project::Project;
use crate::rich::{Files, between, json_ld, text};
use serde_json::{Value, json};

const RETRACTION: &str = "[{date: 2025-05-01, kind: update, note: Newer figures.}, {date: 2025-04-01, kind: retraction, note: 'It *rests* on [nothing](../b.md).'}]";

/// A brief with a word of its own, `unsaid`, in all that is its text, and with files.
fn gone(front: &str) -> String {
    format!(
        "==> content/briefs/gone/index.md\n---\ntitle: Gone\nsubtitle: What it was\ndate: 2024-01-01\nas_of: 2023-12-31\n\
         summary: unsaid\nkey_points: [unsaid]\nrecommendations: [{{to: unsaid, text: unsaid}}]\ncountries: [PK]\n\
         topics: [trade]\nauthors: [Jo Doe]\nnumber: \"7\"\nchronology: [{{date: 2021-01-01, event: unsaid}}]\n\
         sources: [{{title: unsaid, url: 'https://unsaid.example/'}}]\nimage: {{src: unsaid.png, alt: unsaid}}\n\
         pdf: unsaid.pdf\nattachments: [../unsaid.csv]\nidentifiers: {{doi: 10.1234/7}}\ndisclosure: unsaid\n\
         aliases: [/old/gone/]\n{front}\n---\n## unsaid\n\nunsaid [x](unsaid.png)\n\
         ==> content/briefs/gone/unsaid.png\nunsaid\n==> content/briefs/gone/unsaid.pdf\nunsaid\n\
         ==> content/briefs/unsaid.csv\nunsaid\n"
    )
}

fn other(front: &str, body: &str) -> String {
    format!(
        "==> content/briefs/b.md\n---\ntitle: B\ndate: 2025-01-01\nas_of: 2025-01-01\nsources: [S]\ncountries: [PK]\n\
         topics: [trade]\nrecommendations: [{{to: X, text: Y}}]\n{front}\n---\nPakistan. {body}\n"
    )
}

/// A site with the brief withdrawn, and another beside it.
fn site(front: &str) -> String {
    gone(&format!("status: withdrawn\nchanges: {RETRACTION}\n{front}")) + &other("", "")
}

const PAGE: &str = "briefs/gone/index.html";

fn all(files: &Files) -> String {
    files.iter().map(|(path, bytes)| format!("{path} {}", String::from_utf8_lossy(bytes))).collect()
}

#[test]
fn the_text_is_gone_and_so_are_its_files() {
    let public = build(&(gone("") + &other("", "")));
    assert!(all(&public).matches("unsaid").count() > 20, "otherwise this proves nothing");
    let files = build(&site(""));
    let left: Vec<&String> = files
        .iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("unsaid"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(left, Vec::<&String>::new());
    assert!(!files.keys().any(|path| path.contains("unsaid")));
    // Neither is left over nor wrong, whatever stands in it.
    let faulty = site("").replace("unsaid [x]", "[dead](nowhere.md) [x]").replace("unsaid.pdf\natt", "none.pdf\natt");
    assert_eq!(told(&faulty), "");
    assert_eq!(wrong(&faulty.replace("status: withdrawn", "")).lines().count(), 2);
}

#[test]
fn a_tombstone_says_when_and_why_and_how_to_cite() {
    let tombstone = Page::of(&site(""), PAGE);
    let notice = tombstone.at(".alert-caution");
    notice.shows(".alert-title", &say!("brief.withdrawn_on", date = "1 April 2025"));
    notice.shows(".alert-title > time[datetime='2025-04-01']", "1 April 2025");
    notice.shows_html(".alert-title + div", "It <em>rests</em> on <a href=\"/repo/briefs/b/\">nothing</a>.");
    notice.shows(".note", say!("brief.withdrawn_note"));
    tombstone.shows("h1[dir=auto]", "Gone");
    let description = tombstone.at("meta[name=description][property='og:description']").attr("content");
    assert_eq!(description, "This publication was withdrawn on 1 April 2025.");
    tombstone.holds(&[
        "meta[name=citation_title][content='Gone: What it was']",
        "meta[name=citation_doi][content='10.1234/7']",
        "#bp-changes",
    ]);
    tombstone.shows("a", "https://doi.org/10.1234/7");
    let html = tombstone.source();
    assert!(!html.contains("noindex") && !html.contains("citation_pdf_url") && !html.contains("Reading time"));
    let report = &json_ld(html)["@graph"][0];
    assert_eq!((&report["creativeWorkStatus"], &report["headline"]), (&json!("Withdrawn"), &json!("Gone")));
    assert_eq!((&report["abstract"], &report["wordCount"]), (&Value::Null, &Value::Null));
    // Without a retraction the newest change is what there is, and without any nothing is made up.
    let update = site("").replace("kind: retraction", "kind: update");
    let update = Page::of(&update, PAGE);
    update.shows(".alert-title", &say!("brief.withdrawn_on", date = "1 May 2025"));
    update.at(".alert-title > time[datetime='2025-05-01']");
    update.shows(".alert-title + div", "Newer figures.");
    let bare = Page::of(&(gone("status: withdrawn") + &other("", "")), PAGE);
    bare.shows(".alert-title", say!("brief.withdrawn"));
    assert_eq!(bare.at("meta[name=description]").attr("content"), "This publication was withdrawn.");
}

#[test]
fn check_says_what_to_type_without_a_retraction() {
    let helps = |site: &str| -> Vec<String> {
        let plan = plan(site);
        plan.all_problems().iter().map(|problem| format!("{} {}", problem.code, problem.help.join(" "))).collect()
    };
    let entry = "{date: YYYY-MM-DD, kind: retraction, note: \"Why it was withdrawn.\"}";
    let bare = gone("status: withdrawn") + &other("", "");
    assert_eq!(helps(&bare), [format!("no-withdrawal-reason type `changes: [{entry}]`")]);
    let update = site("").replace("kind: retraction", "kind: update");
    assert_eq!(helps(&update), [format!("no-withdrawal-reason add `- {entry}` to `changes`")]);
    let typed = bare
        .replace("status: withdrawn", &format!("status: withdrawn\nchanges: [{entry}]"))
        .replace("YYYY-MM-DD", "2025-05-05");
    assert_eq!(helps(&typed), [""; 0]);
    assert_eq!(Project::of(&bare).ok(&["build"]).matches("warning").count(), 0, "that is for `check` alone");
}

#[test]
fn feeds_tell_it_once_more() {
    let files = build(&site(""));
    for feed in [
        "feed.xml",
        "countries/pakistan/feed.xml",
        "topics/trade/feed.xml",
        "regions/asia/feed.xml",
        "groups/sco/feed.xml",
    ] {
        let xml = text(&files, feed);
        let entries: Vec<&str> = xml.split("<entry>").skip(1).collect();
        assert_eq!(entries.len(), 2, "{feed}");
        for part in [
            "<title>Withdrawn: Gone</title>",
            "<published>2024-01-01T00:00:00Z</published><updated>2025-05-01T00:00:00Z</updated>",
            "<summary>It rests on nothing.</summary>",
        ] {
            assert!(entries[0].contains(part), "{part} in {}", entries[0]);
        }
        let id = between(entries[0], "<id>", "</id>");
        assert!(text(&build(&(gone("") + &other("", ""))), feed).contains(id), "under the id that it had");
    }
    let items: Value = serde_json::from_str(&text(&files, "feed.json")).expect("JSON");
    assert_eq!(
        (&items["items"][0]["title"], &items["items"][0]["content_text"]),
        (&json!("Withdrawn: Gone"), &json!("It rests on nothing."))
    );
}

#[test]
fn what_was_withdrawn_gives_way_to_what_is_newer() {
    let newer = |count: usize, year: i16| -> String {
        let day = |at: usize| format!("{year}-{:02}-{:02}", at / 28 + 1, at % 28 + 1);
        let one = |at: usize| format!("==> content/briefs/n{at}.md\n---\ntitle: N{at}\ndate: {}\n---\n", day(at));
        (0..count).map(one).collect()
    };
    let feed = |site: &str| page(site, "feed.xml");
    let withdrawn = gone(&format!("status: withdrawn\nchanges: {RETRACTION}"))
        .replace("2025-0", "2024-0")
        .replace("(../b.md)", "(../n0.md)");
    assert!(feed(&(withdrawn.clone() + &newer(49, 2025))).contains("Withdrawn: Gone"));
    let full = feed(&(withdrawn + &newer(50, 2025)));
    assert!(!full.contains("Withdrawn: Gone"));
    assert_eq!(full.matches("<entry>").count(), 50);
}

#[test]
fn who_follows_a_page_that_stays_learns_of_its_last_brief() {
    let alone = gone(&format!("status: withdrawn\nchanges: {RETRACTION}")).replace("[nothing](../b.md)", "nothing");
    let profile = "==> content/countries/PK.md\n---\nsummary: A profile.\n---\n==> content/topics/trade.md\n---\ntitle: Trade\n---\n";
    let files = build(&(alone.clone() + profile));
    assert!(text(&files, "countries/pakistan/feed.xml").contains("Withdrawn: Gone"));
    Page::among(&files, "topics/trade/index.html").at("[href='/repo/topics/trade/feed.xml']");
    assert!(!build(&alone).keys().any(|path| path.starts_with("countries/")));
}

#[test]
fn links_to_it_stay_sound() {
    let body = "[a](gone/index.md) [b](gone/index.md#unsaid) [c](/briefs/gone/#unsaid) [[gone]] [[gone#unsaid]] [d](gone/unsaid.pdf) [e](/old/gone/)";
    let cited = gone(&format!("status: withdrawn\nchanges: {RETRACTION}")) + &other("", body);
    assert_eq!(wrong(&cited), "");
    let prose = Page::of(&cited, "briefs/b/index.html").attrs(".prose [href]", "href");
    let there = "/repo/briefs/gone/";
    let expected =
        [there, "/repo/briefs/gone/#unsaid", "/repo/briefs/gone/#unsaid", there, "/repo/briefs/gone/#unsaid", there];
    assert_eq!(
        prose.iter().filter(|url| url.contains("/gone/") && !url.contains("/old/")).collect::<Vec<_>>(),
        expected
    );
    // The link back is shown, and nothing else of the page that was.
    assert!(page(&cited, PAGE).contains(say!("brief.cited_by")));
    let shown = gone(&format!("status: withdrawn\nchanges: {RETRACTION}")) + &other("", "![x](gone/unsaid.png)");
    assert_eq!(wrong(&shown), "missing-file content/briefs/b.md:11:11");
}

#[test]
fn the_successor_is_named_and_the_site_map_tells_the_day() {
    let files = build(&(gone(&format!("status: withdrawn\nchanges: {RETRACTION}")) + &other("supersedes: gone", "")));
    Page::among(&files, PAGE).at(".alert-warning");
    let newer = Page::among(&files, "briefs/b/index.html");
    newer.shows(".replaces a[href='/repo/briefs/gone/']", "Gone");
    assert!(newer.at(".replaces").text().ends_with("replaces Gone."));
    assert!(text(&files, "sitemap.xml").contains("/briefs/gone/</loc><lastmod>2025-05-01</lastmod>"));
}

#[test]
fn a_withdrawn_translation_shows_no_text() {
    let version = |life: &str| {
        format!(
            "==> content/briefs/gone/index.fr.md\n---\ntitle: Parti\nsummary: nondit\n{life}\n---\nnondit ![x](seul.png)\n==> content/briefs/gone/seul.png\nx\n"
        )
    };
    let html = page(&(gone("") + &version("status: withdrawn")), "fr/briefs/gone/index.html");
    assert!(html.contains(say!("translation.withdrawn_note")) && html.contains("Parti") && !html.contains("nondit"));
    assert!(!html.contains("unsaid"));
    let files = build(&(site("") + &version("")));
    assert!(text(&files, "fr/briefs/gone/index.html").contains("Withdrawn on") && !all(&files).contains("nondit"));
}

#[test]
fn the_ledger_asks_for_nothing_that_went_with_the_text() {
    let ledger = "==> urls.txt\n/briefs/gone/\n/briefs/gone/unsaid.csv\n/briefs/gone/unsaid.pdf\n";
    assert_eq!(wrong(&(gone("") + &other("", "") + ledger)), "");
    assert_eq!(wrong(&(site("") + ledger)), "");
    let elsewhere = ledger.to_owned() + "/briefs/lost.pdf\n";
    assert_eq!(wrong(&(site("") + &elsewhere)), "vanished-url urls.txt:4:1");
    let deleted = other("", "") + ledger;
    assert_eq!(wrong(&deleted).lines().count(), 3);
}
