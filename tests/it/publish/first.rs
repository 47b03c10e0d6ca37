//! What a publication is: a tree, a commit, and words about what changes.

use super::press::{ID, Press, SECRET, SITE};
use serde_json::Value;
use std::fs;

#[test]
fn the_first_publication_needs_no_ceremony() {
    let press = Press::new();
    let said = press.ok(&[]);
    assert!(said.contains("\npushed ") && said.contains(" to `gh-pages` of `origin` ("), "{said}");
    assert_eq!(press.published("gh-pages"), press.built(), "what is published is what is built");
    assert!(press.published("gh-pages").contains_key("Grüße aus Wien.txt"));
    assert!(press.published("gh-pages").contains_key("briefs/talks/my annex é.csv"));
    assert!(press.published("gh-pages").contains_key(".nojekyll"));
    let commit = press.remote(&["log", "-1", "--format=%an <%ae>|%cn|%P|%B", "gh-pages"]);
    assert_eq!(commit, format!("Ana Lee <ana@example.org>|Ana Lee||Publish 2 briefs\n\nBriefpress-Site: {ID}"));
    let modes = press.remote(&["ls-tree", "-r", "--format=%(objectmode)", "gh-pages"]);
    assert!(modes.lines().all(|mode| mode == "100644"), "{modes}");
}

#[test]
fn a_dry_run_gives_the_same_tree_and_writes_nothing() {
    let press = Press::new();
    let references = press.remote(&["for-each-ref"]);
    let objects = press.remote(&["count-objects", "-v"]);
    let said = press.ok(&["--dry-run"]);
    assert_eq!((press.remote(&["for-each-ref"]), press.remote(&["count-objects", "-v"])), (references, objects));
    let tree = said.lines().find_map(|line| line.strip_prefix("tree ")).expect("the tree is told");
    let tree = tree.split(';').next().expect("an id");
    press.ok(&[]);
    assert_eq!(press.remote(&["rev-parse", "gh-pages^{tree}"]), tree);
}

#[test]
fn what_is_the_same_is_not_pushed_again() {
    let press = Press::new();
    press.ok(&[]);
    let tip = press.remote(&["rev-parse", "gh-pages"]);
    let said = press.ok(&[]);
    assert!(said.ends_with("unchanged: `gh-pages` of `origin` holds this site already\n"), "{said}");
    assert_eq!(press.remote(&["rev-parse", "gh-pages"]), tip);
}

#[test]
fn a_publication_stands_on_the_one_before_and_says_what_changes() {
    let press = Press::new();
    press.ok(&[]);
    let first = press.remote(&["rev-parse", "gh-pages"]);
    press.project.replace("content/briefs/waiver.md", "lapsed", "was lifted");
    press.project.write("content/briefs/new.md", "---\ntitle: New\ndate: 2024-06-01\naliases: [/old/]\n---\nText.\n");
    fs::remove_file(press.project.at("static/Grüße aus Wien.txt")).expect("ours");
    let dry = press.publish(&["--dry-run", "--allow-deletes"]);
    for line in [
        "added    https://example.org/repo/briefs/new/  (",
        "added    https://example.org/repo/old/  (",
        "changed  https://example.org/repo/briefs/waiver/  (",
        "removed  https://example.org/repo/Gr%C3%BC%C3%9Fe%20aus%20Wien.txt  (8 bytes)",
        // The page and the old address, and two plates: that of the brief, and that of its card.
        "added    https://example.org/repo/assets/plates/",
        "\nURLs: 4 added (",
    ] {
        assert!(dry.out.contains(line), "{line}: {}", dry.out);
    }
    press.ok(&["--allow-deletes", "-m", "New: a brief"]);
    assert_eq!(press.remote(&["rev-parse", "gh-pages^"]), first);
    assert_eq!(
        press.remote(&["log", "-1", "--format=%B", "gh-pages"]),
        format!("New: a brief\n\nBriefpress-Site: {ID}")
    );
    assert_eq!(press.published("gh-pages"), press.built());
}

#[test]
fn programs_are_told_each_change_and_the_tree() {
    let press = Press::new();
    press.ok(&[]);
    press.project.replace("content/briefs/waiver.md", "lapsed", "was lifted");
    let ran = press.publish(&["--format", "json"]);
    let lines: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let (last, changes) = lines.split_last().expect("lines");
    assert_eq!(last["tree"], press.remote(&["rev-parse", "gh-pages^{tree}"]));
    assert_eq!(last["commit"], press.remote(&["rev-parse", "gh-pages"]));
    let waiver =
        changes.iter().find(|change| change["url"] == "https://example.org/repo/briefs/waiver/").expect("it changed");
    let length = press.published("gh-pages")["briefs/waiver/index.html"].len();
    assert_eq!((&waiver["change"], &waiver["bytes"]), (&Value::from("changed"), &Value::from(length)));
    assert!(ran.err.contains("pushed "), "{ran:?}");
}

#[test]
fn what_is_withheld_is_as_if_it_were_not_there() {
    let press = Press::new();
    press.ok(&[]);
    let published = press.published("gh-pages");
    let leak = published.iter().find(|(_, bytes)| String::from_utf8_lossy(bytes).contains(SECRET));
    assert_eq!(leak.map(|(path, _)| path), None);
    let without: String =
        SITE.split("==> ").filter(|file| !file.contains(SECRET)).skip(1).map(|file| format!("==> {file}")).collect();
    let bare = Press::of(&without);
    bare.ok(&[]);
    let said = |press: &Press| press.remote(&["log", "-1", "--format=%T%n%B", "gh-pages"]);
    assert_eq!(said(&press), said(&bare), "the tree and the message");
}

#[test]
fn withheld_sources_in_the_repository_are_warned_of_without_a_name() {
    let press = Press::new();
    let ran = press.publish(&[]);
    assert_eq!(
        ran.err,
        "warning: withheld sources are kept in this repository: whoever may read `origin` may read them\n"
    );
    // Kept out of git, or pushed elsewhere, they are nobody's business.
    press.git(press.project.path(), &["rm", "-q", "--cached", "content/briefs/secret.md", "content/briefs/later.md"]);
    assert_eq!(press.publish(&["--dry-run"]).err, "");
    press.git(press.project.path(), &["reset", "-q"]);
    press.git(press.away("").as_path(), &["init", "-q", "--bare", "pages.git"]);
    let pages = press.away("pages.git");
    assert_eq!(press.publish(&["--dry-run", "--remote", pages.to_str().expect("a path")]).err, "");
}

#[test]
fn errors_stop_it_and_warnings_are_counted() {
    let press = Press::new();
    press.project.replace("content/briefs/waiver.md", "[IR]", "[Atlantis]");
    let ran = press.publish(&[]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.starts_with("error[unknown-country]") && ran.out == "1 error: nothing was published\n", "{ran:?}");
    press.project.replace("content/briefs/waiver.md", "[Atlantis]", "[IR]\nauthors: [no-profile]");
    let ran = press.publish(&["--strict"]);
    assert!(ran.status == 1 && ran.out == "1 warning: nothing was published\n", "{ran:?}");
    assert!(press.ok(&[]).contains("1 warning in the sources: briefpress check --public\n"));
}

#[test]
fn a_template_that_fails_stops_it() {
    let press = Press::new();
    press.project.write("templates/404.html", "{{ no.such.value }}\n");
    let ran = press.publish(&[]);
    assert!(ran.status == 1 && ran.err.contains("error[template-error]"), "{ran:?}");
    assert!(!press.remote(&["for-each-ref"]).contains("gh-pages"));
}

#[test]
fn a_site_without_an_id_is_asked_for_one() {
    let press = Press::new();
    press.project.replace("site.yaml", &format!("id: {ID}\n"), "");
    press.refused(&[], "`site.yaml` has no `id`", "add this line to it, once and for all: id: urn:uuid:");
}

#[test]
fn a_preview_that_was_built_is_never_what_is_published() {
    let press = Press::new();
    press.project.write(".gitignore", "/public/\n/.*.briefpress/\n");
    assert_eq!(press.ended(&mut press.command(&["build", "--drafts"])).status, 0);
    assert!(press.project.read("public/index.html").contains(SECRET));
    press.ok(&[]);
    let published = press.published("gh-pages");
    assert!(!published.values().any(|bytes| String::from_utf8_lossy(bytes).contains(SECRET)));
}

#[test]
fn a_brief_that_is_expected_must_be_public() {
    let press = Press::new();
    press.ok(&["--expect", "talks", "--expect", "waiver"]);
    press.project.write("content/briefs/waiver.md", press.project.read("content/briefs/waiver.md") + "More.\n");
    for slug in ["secret", "later", "never-was"] {
        let ran = press.publish(&["--expect", "talks", "--expect", slug]);
        super::press::assert_refused(
            &ran,
            &format!("`{slug}` would not be public, so nothing is published"),
            "briefpress list withheld",
        );
    }
    press.refused(&["--expect", "weiver"], "`weiver` would not be public", "did you mean `waiver`?");
}

#[test]
fn a_dry_run_shows_what_an_hour_will_bring() {
    let press = Press::new();
    press.project.replace("content/briefs/later.md", &format!("Later {SECRET}"), "Later");
    press.ok(&[]);
    assert!(press.ok(&["--dry-run"]).contains("URLs: 0 added"));
    let said = press.ok(&["--dry-run", "--as-of", "2190-05-01"]);
    assert!(
        said.contains("added    https://example.org/repo/briefs/later/") && said.contains("/countries/chile/"),
        "{said}"
    );
    let ran = press.publish(&["--as-of", "2190-05-01"]);
    assert!(ran.status == 2 && ran.err.contains("--dry-run"), "{ran:?}");
    assert!(press.ok(&[]).contains("unchanged"), "and leaves nothing behind");
}

#[test]
fn a_published_address_does_not_vanish_unnoticed() {
    let press = Press::new();
    press.ok(&[]);
    fs::rename(press.project.at("content/briefs/waiver.md"), press.project.at("content/briefs/exemption.md"))
        .expect("ours");
    press.project.replace("content/briefs/talks/index.md", "../waiver.md", "../exemption.md");
    let what = "published addresses would vanish: https://example.org/repo/briefs/waiver/";
    press.refused(&[], what, "--allow-deletes");
    let dry = press.publish(&["--dry-run"]);
    super::press::assert_refused(&dry, what, "`aliases`");
    assert!(dry.out.contains("removed  https://example.org/repo/briefs/waiver/"), "{dry:?}");
    press.project.replace("content/briefs/exemption.md", "---\ntitle", "---\naliases: [/briefs/waiver/]\ntitle");
    press.ok(&[]);
    press.project.replace("content/briefs/exemption.md", "aliases: [/briefs/waiver/]\n", "");
    press.ok(&["--allow-deletes"]);
    assert!(!press.published("gh-pages").contains_key("briefs/waiver/index.html"));
}

#[test]
fn pages_that_went_with_their_briefs_lead_on_by_the_ledger() {
    let press = Press::new();
    press.ok(&[]);
    let notice =
        "date: 2024-03-01\nstatus: withdrawn\nchanges: [{date: 2024-04-01, kind: retraction, note: It was wrong.}]";
    press.project.replace("content/briefs/talks/index.md", "date: 2024-03-01", notice);
    press.refused(&[], "/archive/2024/, ", "its line in `urls.txt`");
    let ran = press.publish(&["--dry-run", "--format", "json"]);
    let removed: Vec<String> = ran
        .out
        .lines()
        .filter(|line| line.contains("\"removed\"") && !line.contains("annex"))
        .map(|line| {
            let change: Value = serde_json::from_str(line).expect(line);
            change["url"].as_str().expect("an address").replace("https://example.org/repo", "")
        })
        .filter(|url| !url.ends_with(".xml") && !url.starts_with("/assets/plates/"))
        .collect();
    press.project.write("urls.txt", removed.join("\n") + "\n");
    let said = press.ok(&["-v"]);
    assert!(said.contains("changed  https://example.org/repo/countries/afghanistan/"), "{said}");
    assert!(said.contains("removed  https://example.org/repo/briefs/talks/my%20annex%20%C3%A9.csv"), "{said}");
}

#[test]
fn the_domain_of_the_branch_stays() {
    let press = Press::new();
    press.ok(&[]);
    let tip = press.foreign_on_top("CNAME", "briefs.example.org\n");
    let ran = press.publish(&["--adopt", &tip]);
    assert!(
        ran.status == 0
            && ran.err.contains("served at `https://briefs.example.org/` (its `CNAME`), but the site is built for"),
        "{ran:?}"
    );
    assert_eq!(press.published("gh-pages")["CNAME"], b"briefs.example.org\n");
    press.project.replace(
        "site.yaml",
        "base_url: https://example.org/repo/",
        "base_url: https://new.example.org/\ncname: new.example.org",
    );
    let ran = press.publish(&[]);
    assert!(ran.status == 0 && !ran.err.contains("CNAME"), "{ran:?}");
    assert_eq!(press.published("gh-pages")["CNAME"], b"new.example.org\n");
}
