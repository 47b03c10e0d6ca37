//! Superseding: what both briefs, lists and files for programs say of it, and who is whose successor.

use crate::fixture::{build, plan, wrong};
use crate::html::Page;
use crate::rich::{json_ld, text};

/// A brief of that date; its body cites nothing.
fn brief(slug: &str, date: &str, front: &str) -> String {
    format!(
        "==> content/briefs/{slug}.md\n---\ntitle: About {slug}\ndate: {date}\ncountries: [PK]\ntopics: [trade]\n{front}\n---\n\
         Text.\n"
    )
}

/// What the page of a brief says: its successor with the end of the chain, and whose place it has taken.
fn said(site: &str, slug: &str) -> (Vec<String>, Vec<String>) {
    let page = Page::of(site, &format!("briefs/{slug}/index.html"));
    let slugs = |selector: &str| -> Vec<String> {
        let urls = page.attrs(selector, "href").into_iter();
        urls.map(|url| url.trim_start_matches("/repo/briefs/").trim_end_matches('/').to_owned()).collect()
    };
    (slugs(".alert-warning [href]"), slugs(".replaces [href]"))
}

#[test]
fn both_pages_say_it_and_lead_to_each_other() {
    let site = brief("old", "2024-01-01", "") + &brief("new", "2025-02-03", "supersedes: old");
    assert_eq!(said(&site, "old"), (vec!["new".to_owned()], vec![]));
    assert_eq!(said(&site, "new"), (vec![], vec!["old".to_owned()]));
    let files = build(&site);
    let old = Page::among(&files, "briefs/old/index.html");
    let notice = old.at(".alert-warning");
    let words = say!("brief.superseded_by", date = "3 February 2025", brief = "About new");
    assert!(words.starts_with(&notice.at("strong").text()), "{words}");
    notice.shows("strong > time[datetime='2025-02-03']", "3 February 2025");
    assert_eq!(notice.at("p").text(), words);
    notice.shows(".print-url", "https://example.org/repo/briefs/new/");
    notice.shows("strong + a", "About new");
    old.shows(".prose p", "Text.");
    assert_eq!(json_ld(old.source())["@graph"][0]["creativeWorkStatus"], "Superseded");
    let new = Page::among(&files, "briefs/new/index.html");
    assert_eq!(new.at(".replaces").text(), say!("brief.replaces", briefs = "About old"));
    new.shows(".replaces a[href]", "About old");
    let graph = text(&files, "links.json");
    let edge = r#"{"source":"/briefs/new/","target":"/briefs/old/","type":"supersedes"}"#;
    assert_eq!((graph.matches(edge).count(), graph.matches("\"supersedes\"").count()), (1, 1));
}

#[test]
fn lists_mark_it_and_nothing_recommends_it() {
    let site = brief("old", "2024-01-01", "featured: true")
        + &brief("new", "2025-02-03", "supersedes: old")
        + &brief("third", "2025-01-01", "");
    let files = build(&site);
    for (path, marks) in [
        ("index.html", 1),
        ("briefs/index.html", 1),
        ("archive/2024/index.html", 1),
        ("archive/2025/index.html", 0),
        ("countries/pakistan/index.html", 1),
        ("topics/trade/index.html", 1),
    ] {
        let page = Page::among(&files, path);
        assert_eq!(page.texts("span.label"), vec![say!("brief.superseded"); marks], "{path}");
    }
    assert_eq!(
        Page::among(&files, "index.html").attrs(".story-title a", "href"),
        ["/repo/briefs/new/", "/repo/briefs/third/"]
    );
    let related = |slug: &str| {
        Page::among(&files, &format!("briefs/{slug}/index.html")).attrs("section:has(#bp-related) [href]", "href")
    };
    assert_eq!(related("third"), ["/repo/briefs/new/"]);
    assert!(text(&files, "feed.xml").contains("About old") && text(&files, "catalogue.csv").contains("About old"));
}

#[test]
fn a_chain_leads_to_its_end() {
    let site = brief("a", "2023-01-01", "")
        + &brief("b", "2024-01-01", "supersedes: a")
        + &brief("c", "2025-01-01", "supersedes: b");
    assert_eq!(said(&site, "a"), (vec!["b".to_owned(), "c".to_owned()], vec![]));
    assert_eq!(said(&site, "b"), (vec!["c".to_owned()], vec!["a".to_owned()]));
    assert_eq!(said(&site, "c"), (vec![], vec!["b".to_owned()]));
}

#[test]
fn a_withdrawn_brief_takes_nobodys_place_and_breaks_no_chain() {
    let withdrawn = brief("b", "2024-01-01", "supersedes: a\nstatus: withdrawn");
    let alone = brief("a", "2023-01-01", "") + &withdrawn;
    assert_eq!(said(&alone, "a"), (vec![], vec![]));
    assert_eq!(said(&alone, "b"), (vec![], vec![]));
    let chain = alone.clone() + &brief("c", "2025-01-01", "supersedes: b");
    assert_eq!(said(&chain, "a"), (vec!["c".to_owned()], vec![]));
    assert_eq!(said(&chain, "b"), (vec!["c".to_owned()], vec![]));
    assert_eq!(said(&chain, "c"), (vec![], vec!["b".to_owned(), "a".to_owned()]));
    // What it says is nobody's fault any more.
    let both = alone.clone() + &brief("c", "2025-01-01", "supersedes: [a, b]");
    assert_eq!((wrong(&both).as_str(), said(&both, "a").0), ("", vec!["c".to_owned()]));
    let round = withdrawn + &brief("a", "2023-01-01", "supersedes: b");
    assert_eq!((wrong(&round).as_str(), said(&round, "b").0), ("", vec!["a".to_owned()]));
    assert_eq!(said(&round, "a"), (vec![], vec!["b".to_owned()]));
}

#[test]
fn a_withheld_successor_leaves_no_trace() {
    let old = brief("old", "2024-01-01", "") + &brief("other", "2024-02-01", "supersedes: older");
    let old = old + &brief("older", "2023-01-01", "");
    let without = build(&old);
    for life in ["status: draft", "embargo_until: 2025-06-01T12:00:01Z"] {
        // It would be the only successor of one, and a second one of the other.
        let with = old.clone() + &brief("new", "2025-02-03", &format!("supersedes: [old, older]\n{life}"));
        assert_eq!(wrong(&with), "", "{life}");
        assert!(build(&with) == without, "{life}");
    }
}

#[test]
fn a_circle_is_told_of_who_names_a_newer_brief() {
    let site = brief("a", "2023-01-01", "supersedes: c")
        + &brief("b", "2024-01-01", "supersedes: a")
        + &brief("c", "2025-01-01", "supersedes: b");
    let plan = plan(&site);
    let told: Vec<_> = plan.problems().iter().collect();
    assert_eq!(wrong(&site), "supersedes-cycle content/briefs/a.md:6:13");
    assert_eq!(told[0].message, "`c` has already superseded `a`, directly or through other briefs");
    assert_eq!(told[0].help, ["delete `c` here: a brief supersedes older ones"]);
}

#[test]
fn a_second_successor_is_told_which_is_the_first() {
    let site = brief("a", "2023-01-01", "")
        + &brief("b", "2024-01-01", "supersedes: [a]")
        + &brief("c", "2025-01-01", "supersedes: [a]");
    let plan = plan(&site);
    let told: Vec<_> = plan.problems().iter().collect();
    assert_eq!(wrong(&site), "two-successors content/briefs/c.md:6:14");
    assert_eq!(told[0].message, "`b` supersedes `a` already, and a brief has one successor");
    assert_eq!(told[0].help, ["type `b` instead, if this brief replaces that one; or delete `a` from one of the two"]);
    // With what is to be typed, all is well.
    assert_eq!(
        wrong(&site.replace(
            "2025-01-01\ncountries: [PK]\ntopics: [trade]\nsupersedes: [a]",
            "2025-01-01\ncountries: [PK]\ntopics: [trade]\nsupersedes: [b]"
        )),
        ""
    );
}

#[test]
fn a_translation_sends_readers_to_their_own_language() {
    let french =
        |slug: &str, title: &str| format!("==> content/briefs/{slug}.fr.md\n---\ntitle: {title}\n---\nTexte.\n");
    let site =
        brief("old", "2024-01-01", "") + &french("old", "Ancien") + &brief("new", "2025-02-03", "supersedes: old");
    let old = "fr/briefs/old/index.html";
    let successor = |site: &str, path: &str| {
        let page = Page::of(site, path);
        let link = page.at(".alert-warning a[dir=auto]");
        assert!(page.at(".alert-warning").text().contains(&format!(" by {}", link.text())));
        (link.attr("href").to_owned(), link.text())
    };
    let about = ("/repo/briefs/new/".to_owned(), "About new".to_owned());
    assert_eq!(successor(&site, old), about);
    let site = site + &french("new", "Nouveau");
    assert_eq!(successor(&site, old), ("/repo/fr/briefs/new/".to_owned(), "Nouveau".to_owned()));
    let new = Page::of(&site, "fr/briefs/new/index.html");
    new.shows(".replaces a[href='/repo/fr/briefs/old/']", "Ancien");
    assert!(new.at(".replaces").text().ends_with("replaces Ancien."));
    assert_eq!(successor(&site, "briefs/old/index.html"), about);
}
