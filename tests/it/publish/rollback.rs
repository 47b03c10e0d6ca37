//! Going back: the tree before the last one, as it is or not at all.

use super::press::{ID, Press};
use std::fs;

/// Two publications, the second with a slip in it.
fn twice(press: &Press) -> [String; 2] {
    press.ok(&[]);
    let first = tree(press);
    press.project.replace("content/pages/about.md", "Who we are.", "Who we aer.");
    press.project.write("content/briefs/added.md", "---\ntitle: Added\ndate: 2024-06-01\n---\nText.\n");
    press.ok(&[]);
    [first, tree(press)]
}

fn tree(press: &Press) -> String {
    press.remote(&["rev-parse", "gh-pages^{tree}"])
}

#[test]
fn the_publication_before_stands_again_as_a_new_commit() {
    let press = Press::new();
    let [first, second] = twice(&press);
    let tip = press.remote(&["rev-parse", "gh-pages"]);
    let dry = press.ok(&["--rollback", "--dry-run"]);
    assert!(dry.contains(&format!("tree {first}; nothing was pushed")), "{dry}");
    assert!(dry.contains("removed  https://example.org/repo/briefs/added/  ("), "what it added goes: {dry}");
    assert_eq!(press.remote(&["rev-parse", "gh-pages"]), tip);
    press.ok(&["--rollback"]);
    assert_eq!((tree(&press), press.remote(&["rev-parse", "gh-pages^"])), (first, tip.clone()));
    let message = press.remote(&["log", "-1", "--format=%B", "gh-pages"]);
    assert_eq!(message, format!("Roll back the publication {}\n\nBriefpress-Site: {ID}", &tip[..10]));
    press.ok(&["--rollback", "-m", "And forth"]);
    assert_eq!(tree(&press), second, "a second one undoes the first");
}

#[test]
fn without_anything_before_there_is_nothing_to_go_back_to() {
    let press = Press::new();
    press.refused(&["--rollback"], "there is no branch `gh-pages` of `origin`", "publish first");
    press.ok(&[]);
    press.refused(&["--rollback"], "has one publication, and none before it", "mend the sources");
    let tip = press.foreign_on_top("CNAME", "example.org\n");
    press.refused(&["--rollback"], "is no publication of this site", "--adopt");
    press.ok(&["--adopt", &tip]);
    press.refused(&["--rollback"], "held none of this site: Bo, `Create CNAME`", "mend the sources");
}

#[test]
fn an_earlier_catalogue_that_cannot_be_read_holds_briefs() {
    for catalogue in ["no JSON", "", "[]", "{\"briefs\": 3}"] {
        let press = Press::new();
        press.ok(&[]);
        press.foreign_on_top("catalogue.json", catalogue);
        let (elsewhere, origin) = (press.away("again"), press.origin());
        let (at, from) = (elsewhere.to_str().expect("a path"), origin.to_str().expect("a path"));
        press.git(&press.away("."), &["clone", "-q", "-b", "gh-pages", from, at]);
        let message = format!("Publish\n\nBriefpress-Site: {ID}");
        let who = ["-c", "user.name=Bo", "-c", "user.email=bo@example.org"];
        press.git(&elsewhere, &[&who[..], &["commit", "-q", "--amend", "-m", &message]].concat());
        press.git(&elsewhere, &["push", "-q", "-f", "origin", "gh-pages"]);
        press.ok(&[]);
        press.refused(
            &["--rollback"],
            "`catalogue.json` of the earlier publication cannot be read",
            "mend the sources",
        );
    }
}

#[test]
fn errors_in_the_sources_stop_it() {
    let press = Press::new();
    twice(&press);
    press.project.replace(
        "content/briefs/waiver.md",
        "date: 2023-03-01",
        "date: 2023-03-01\nembrago_until: 2190-01-01",
    );
    let ran = press.publish(&["--rollback"]);
    assert!(ran.status == 1 && ran.err.contains("error[unknown-key]"), "what is withheld is not known: {ran:?}");
}

#[test]
fn what_is_withheld_now_does_not_come_back() {
    let changes: [(&str, &str); 3] = [
        ("date: 2023-03-01", "date: 2023-03-01\nstatus: draft"),
        ("date: 2023-03-01", "date: 2190-03-01"),
        // Under another name, too: what the old publication tells of itself is asked.
        ("title: Waiver\ndate: 2023-03-01", "title: Waiver\ndate: 2023-03-01\nslug: exemption\nstatus: draft"),
    ];
    for (old, new) in changes {
        let press = Press::new();
        press.ok(&[]);
        press.project.replace("content/briefs/talks/index.md", "[the other](../waiver.md)", "the other");
        press.project.replace("content/briefs/waiver.md", old, new);
        press.ok(&["--allow-deletes"]);
        let what = "the earlier publication holds what is withheld now: https://example.org/repo/briefs/waiver/";
        press.refused(&["--rollback"], what, "mend the sources");
    }
}

#[test]
fn nor_do_its_files_and_pages_of_other_kinds() {
    let press = Press::new();
    press.ok(&[]);
    let talks = press.project.read("content/briefs/talks/index.md");
    press.project.replace("content/briefs/talks/index.md", "date: 2024-03-01", "date: 2024-03-01\nstatus: draft");
    press.ok(&["--allow-deletes"]);
    press.refused(&["--rollback"], "withheld now: https://example.org/repo/briefs/talks/", "");
    let ran = press.publish(&["--rollback"]);
    assert!(ran.err.contains(", and 1 more addresses") || ran.err.contains("my%20annex"), "{ran:?}");
    press.project.write("content/briefs/talks/index.md", &talks);
    press.ok(&[]);
    press.project.replace("content/pages/about.md", "title: About", "title: About\nstatus: draft");
    press.ok(&["--allow-deletes"]);
    press.refused(&["--rollback"], "withheld now: https://example.org/repo/about/", "mend the sources");
}

#[test]
fn what_is_withdrawn_now_does_not_come_back() {
    let press = Press::new();
    press.ok(&[]);
    let notice =
        "date: 2024-03-01\nstatus: withdrawn\nchanges: [{date: 2024-04-01, kind: retraction, note: It was wrong.}]";
    press.project.replace("content/briefs/talks/index.md", "date: 2024-03-01", notice);
    press.ok(&["--allow-deletes"]);
    assert!(!press.published("gh-pages").contains_key("briefs/talks/my annex é.csv"));
    press.refused(
        &["--rollback"],
        "holds what is withdrawn now: https://example.org/repo/briefs/talks/",
        "mend the sources",
    );
    // One that was withdrawn before, too, is no reason to stay.
    press.project.write("static/house.css", "p { color: red }");
    press.project.replace("site.yaml", "title: The Press", "title: The Press\ntheme: {stylesheet: house.css}");
    press.ok(&[]);
    press.ok(&["--rollback"]);
    let tombstone =
        String::from_utf8(press.published("gh-pages").remove("briefs/talks/index.html").expect("it is there"));
    assert!(tombstone.expect("text").contains("It was wrong."));
}

#[test]
fn nor_does_what_stands_published_but_is_taken_back_in_the_sources() {
    let press = Press::new();
    twice(&press);
    let notice =
        "date: 2024-03-01\nstatus: withdrawn\nchanges: [{date: 2024-04-01, kind: retraction, note: It was wrong.}]";
    press.project.replace("content/briefs/talks/index.md", "date: 2024-03-01", notice);
    press.refused(&["--rollback"], "withdrawn now: https://example.org/repo/briefs/talks/", "mend the sources");
    press.project.replace(
        "content/briefs/talks/index.md",
        notice,
        "date: 2024-03-01\nembargo_until: 2190-01-01T00:00:00Z",
    );
    press.refused(&["--rollback"], "withheld now: https://example.org/repo/briefs/talks/", "mend the sources");
}

#[test]
fn a_tombstone_of_a_template_of_the_sites_own_is_known_by_its_bytes() {
    let press = Press::new();
    press
        .project
        .write("templates/brief.html", "<!doctype html><title>{{ brief.title }}</title><p>{{ brief.date }}</p>\n");
    let notice =
        "date: 2024-03-01\nstatus: withdrawn\nchanges: [{date: 2024-04-01, kind: retraction, note: It was wrong.}]";
    press.project.replace("content/briefs/talks/index.md", "date: 2024-03-01", notice);
    twice(&press);
    press.ok(&["--rollback"]);
    press.project.write("templates/brief.html", "<!doctype html><title>{{ brief.title }}</title>\n");
    press.refused(&["--rollback"], "withdrawn now: https://example.org/repo/briefs/talks/", "mend the sources");
}

#[test]
fn the_domain_of_the_branch_stays() {
    let press = Press::new();
    let [first, _] = twice(&press);
    let tip = press.foreign_on_top("CNAME", "briefs.example.org\n");
    press.ok(&["--adopt", &tip]);
    press.project.replace("content/pages/about.md", "Who we aer.", "Who we are.");
    press.ok(&[]);
    press.project.replace(
        "site.yaml",
        "base_url: https://example.org/repo/",
        "base_url: https://new.example.org/\ncname: new.example.org",
    );
    press.ok(&[]);
    press.ok(&["--rollback"]);
    assert_eq!(press.published("gh-pages")["CNAME"], b"new.example.org\n", "of today, with the pages of before");
    assert_ne!(tree(&press), first);
}

#[test]
fn an_old_tree_is_looked_over_like_a_new_one() {
    let press = Press::new();
    press.ok(&[]);
    // A publication with something in it that no build of today would bring.
    let elsewhere = press.away("by-hand");
    press.git(&press.away(""), &["clone", "-q", "-b", "gh-pages", press.origin().to_str().expect("a path"), "by-hand"]);
    fs::write(elsewhere.join(".env"), "x").expect("a file");
    press.git(&elsewhere, &["add", "-A"]);
    let who = ["-c", "user.name=Bo", "-c", "user.email=bo@example.org"];
    let trailer = format!("By hand\n\nBriefpress-Site: {ID}");
    press.git(&elsewhere, &[&who[..], &["commit", "-q", "-m", &trailer]].concat());
    press.git(&elsewhere, &["push", "-q", "origin", "gh-pages"]);
    press.ok(&[]);
    press.refused(&["--rollback"], "hidden files are seldom meant to be published: `.env`", "rename them");
}
