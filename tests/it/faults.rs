//! All mistakes are told at once, and each of them once: a fault of the YAML hides no other, and leaves none behind.

use crate::fixture::{told, wrong};

/// A brief about which there is nothing to say but for `front`, from line 7 on, and its body.
fn brief(front: &str, body: &str) -> String {
    let sound = "title: A\ndate: 2025-01-01\nas_of: 2025-01-01\nsources: [S]\nrecommendations: [{to: X, text: Y}]\n";
    format!("==> content/briefs/a.md\n---\n{sound}{front}---\n{body}\n")
}

#[track_caller]
fn check(site: &str, expected: &[&str]) {
    assert_eq!(told(site).lines().collect::<Vec<_>>(), expected, "{site}");
}

#[test]
fn a_fault_hides_no_other_mistake() {
    let a = "content/briefs/a.md";
    check(
        &brief("subtitel: x\nfeatured: yes\nnumber: [x]\ncountries: [Narnia]\n", "[x](gone.md)"),
        &[
            &format!("unknown-key {a}:7:1"),
            &format!("invalid-value {a}:8:11"),
            &format!("wrong-type {a}:9:9"),
            &format!("unknown-country {a}:10:13"),
            &format!("dead-link {a}:12:1"),
        ],
    );
    // Beside a fault of the syntax, too, where it can be mended.
    check(
        &brief("subtitle: Iran: talks\ncountries: [Narnia]\n", "[x](gone.md)"),
        &[&format!("invalid-yaml {a}:7:15"), &format!("unknown-country {a}:8:13"), &format!("dead-link {a}:10:1")],
    );
    // And inside the value with the fault.
    check(
        &brief(
            "changes:\n  - {date: soon, kind: update, note: x, notes: y}\n  - {date: never, kind: update, note: z}\n",
            "",
        ),
        &[&format!("invalid-date {a}:8:12"), &format!("unknown-key {a}:8:41"), &format!("invalid-date {a}:9:12")],
    );
}

#[test]
fn a_fault_of_site_yaml_hides_no_other() {
    check(
        "==> site.yaml\ntitle: T\nbase_url: https://example.org/\nxx: 1\nlicence: a b\ntimezone: Mars\n",
        &["unknown-key site.yaml:3:1", "invalid-value site.yaml:4:10", "unknown-value site.yaml:5:11"],
    );
    check(
        &format!("==> site.yaml\ntitle: T\nbase_url: https://example.org/\nxx: 1\n{}", brief("", "[x](gone.md)")),
        &["dead-link content/briefs/a.md:8:1", "unknown-key site.yaml:3:1"],
    );
    // Content is not judged by a setting that could not be read.
    let topic = "==> content/topics/t.md\n---\ntitle: T\n---\n";
    check(
        &format!(
            "==> site.yaml\ntitle: T\nbase_url: https://example.org/\nvocabulary: {{topcs: open}}\n{}{topic}",
            brief("topics: [u]\n", "")
        ),
        &["unknown-key site.yaml:3:14"],
    );
}

#[test]
fn one_fault_gives_one_message() {
    for (front, expected) in [
        ("seriess: A b\n", "unknown-key"),
        ("changes: [{date: 2025-01-02, kind: update, nte: x}]\n", "unknown-key"),
        ("changes: [x]\n", "wrong-type"),
        ("countries: [[PK], PK]\n", "wrong-type"),
        ("key_points: [{txt: x}]\n", "unknown-key"),
        ("slug: [x]\n", "wrong-type"),
        ("embargo_until: [x]\n", "wrong-type"),
        ("image: {sr: a.png, alt: x, credit: y}\n", "unknown-key"),
        ("attachments: [{file: a.csv, title: North, South}]\n", "unknown-key"),
        ("changes:\n  - date:2025-01-02\n    kind: update\n    note: x\n", "invalid-yaml"),
    ] {
        let site = brief(front, "") + "==> content/briefs/a.csv\n";
        let found = told(&site);
        let found: Vec<&str> = found
            .lines()
            .filter(|line| !line.starts_with("unused-file"))
            .map(|line| line.split(' ').next().unwrap())
            .collect();
        assert_eq!(found, [expected], "{front}");
    }
    for (from, to) in [
        ("title:", "titel:"),
        ("date:", "dte:"),
        ("as_of:", "asof:"),
        ("sources:", "source:"),
        ("recommendations:", "recomendations:"),
        ("as_of: 2025", "as_of:2025"),
        ("title: A", "title: [A]"),
    ] {
        let site = brief("", "").replacen(from, to, 1);
        assert_eq!(told(&site).lines().count(), 1, "{to}: {}", told(&site));
    }
    let slug = "==> content/briefs/Über uns.md\n---\ntitle: A\ndate: 2025-01-01\nslg: uber-uns\n---\n";
    assert_eq!(wrong(slug), "unknown-key content/briefs/Über uns.md:4:1");
}

/// A file that could not be read is there all the same.
#[test]
fn who_refers_to_a_faulty_file_is_not_blamed() {
    let others =
        "==> content/topics/other.md\n---\ntitle: Other\n---\n==> content/series/other.md\n---\ntitle: Other\n---\n";
    for (front, path, faulty) in [
        ("regions: [r]", "content/regions/r.md", "title: R\nmembers: [{contry: PK}]"),
        ("regions: [r]", "content/regions/r.md", "title: R\nmembrs: [PK]"),
        ("regions: [r]", "content/regions/r.md", "title: R: S\nmembers: [PK]"),
        ("groups: [r]", "content/groups/r.md", "title: R\nmembers: [PK]\n\"\"\": x"),
        ("topics: [r]", "content/topics/r.md", "title: R\n\"\"\": x"),
        ("authors: [r-s]", "content/authors/r-s.md", "name: R\n\"\"\": x"),
        ("authors: [r-s]", "content/authors/r-s.md", "nam: R S"),
        ("series: r", "content/series/r.md", "title: R\n\"\"\": x"),
        ("subtitle: x", "content/countries/PK.md", "title: Pakistan\n\"\"\": x"),
        (
            "supersedes: r",
            "content/briefs/r.md",
            "title: R\ndate: 2024-01-01\nas_of: 2024-01-01\nsources: [S]\ntype: report\nxx: 1",
        ),
    ] {
        let body = format!("[x](../{})", path.trim_start_matches("content/"));
        let site = format!("{}{others}==> {path}\n---\n{faulty}\n---\n", brief(&format!("{front}\n"), &body));
        let found = told(&site);
        assert!(found.lines().count() == 1 && found.contains(path), "{faulty}: {found}");
    }
}

#[test]
fn a_faulty_draft_is_still_a_draft() {
    let draft = brief("status: draft\nxx: 1\ncountries: [Narnia]\n", "[x](gone.md)");
    let link = "==> content/pages/p.md\n---\ntitle: P\n---\n[x](../briefs/a.md)\n";
    check(&(draft + link), &["unknown-key content/briefs/a.md:8:1"]);
}
