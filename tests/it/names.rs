//! Names that would leave the folder, or take another's place: slugs, addresses, twins, symbolic links.

use crate::fixture::{build, plan, wrong};
use crate::input::{brief, first};
use std::collections::BTreeMap;

#[test]
fn slugs_and_addresses_cannot_leave_the_output() {
    let long = "a".repeat(300);
    let cases = [
        ("slug: ../x", "invalid-slug"),
        ("slug: ..", "invalid-slug"),
        ("slug: /etc/passwd", "invalid-slug"),
        ("slug: a/b", "invalid-slug"),
        ("slug: 'C:\\x'", "invalid-slug"),
        ("slug: con", "invalid-slug"),
        ("slug: nul", "invalid-slug"),
        ("slug: lpt1", "invalid-slug"),
        ("slug: 'a b'", "invalid-slug"),
        ("slug: -a", "invalid-slug"),
        ("slug: é", "invalid-slug"),
        (&format!("slug: {long}"), "invalid-slug"),
        ("url: /../x/", "invalid-value"),
        ("url: /a/../../x/", "invalid-value"),
        ("url: /%2e%2e/x/", "invalid-value"),
        ("url: //evil.example/", "invalid-value"),
        ("url: https://evil.example/", "invalid-value"),
        ("url: x/", "invalid-value"),
        ("url: '/a\\b/'", "invalid-value"),
        ("url: '/C:/'", "invalid-value"),
        (&format!("url: /{long}/"), "invalid-value"),
        ("url: /con/", "invalid-value"),
        ("url: /a/nul.txt/", "invalid-value"),
        ("aliases: [/../x/]", "invalid-value"),
        ("series: ../x", "invalid-slug"),
    ];
    for (front, code) in cases {
        let told = wrong(&brief(&format!("{front}\n"), ""));
        assert!(told.starts_with(&format!("{code} content/briefs/a.md:4:")), "{front}: {told:?}");
    }
}

#[test]
fn file_names_that_are_no_slugs_are_told() {
    let long = format!("content/briefs/{}.md", "a".repeat(240));
    for path in [
        "content/briefs/CON.md",
        "content/briefs/nul.md",
        "content/briefs/Über uns.md",
        "content/briefs/con/index.md",
        "content/pages/a b.md",
        "content/topics/X.md",
        "content/authors/A.md",
        "content/series/A.md",
        &long,
    ] {
        let front = "---\ntitle: A\ndate: 2025-01-01\n---\n";
        let front = if path.contains("authors") { "---\nname: A\n---\n" } else { front };
        assert_eq!(wrong(&format!("==> {path}\n{front}")), format!("invalid-slug {path}"));
    }
}

/// The collision that a site has: its place, and what the message names.
fn collision(site: &str) -> (String, String) {
    let (told, message, _) = first(site);
    assert_eq!(wrong(site).lines().count(), 1, "{}", wrong(site));
    (told, message)
}

#[test]
fn two_sources_of_one_address_are_named_both() {
    let front = "---\ntitle: A\ndate: 2025-01-01\n---\n";
    let two = |a: &str, b: &str| format!("==> {a}\n{front}==> {b}\n{front}");
    let author = |a: &str, b: &str| format!("==> {a}\n---\nname: A\n---\n==> {b}\n---\nname: A\n---\n");
    let cases = [
        (
            two("content/briefs/2020/a.md", "content/briefs/2021/a.md"),
            "content/briefs/2021/a.md",
            "content/briefs/2020/a.md",
        ),
        (two("content/briefs/a.md", "content/briefs/a/index.md"), "content/briefs/a/index.md", "content/briefs/a.md"),
        (two("content/pages/a.md", "content/pages/a/index.md"), "content/pages/a/index.md", "content/pages/a.md"),
        (two("content/briefs/a.md", "content/pages/briefs/a.md"), "content/pages/briefs/a.md", "content/briefs/a.md"),
        (
            two("content/countries/PK.md", "content/countries/pakistan.md"),
            "content/countries/pakistan.md",
            "content/countries/PK.md",
        ),
        (two("content/topics/a.md", "content/topics/x/a.md"), "content/topics/x/a.md", "content/topics/a.md"),
        (author("content/authors/a.md", "content/authors/x/a.md"), "content/authors/x/a.md", "content/authors/a.md"),
        (two("content/series/a.md", "content/series/x/a.md"), "content/series/x/a.md", "content/series/a.md"),
        (
            format!("==> content/pages/x.md\n{front}==> static/x/index.html\n<p>x</p>\n"),
            "static/x/index.html",
            "content/pages/x.md",
        ),
        ("==> static/straße.txt\na\n==> static/STRASSE.txt\nb\n".to_owned(), "static/straße.txt", "static/STRASSE.txt"),
        (
            "==> static/\u{e9}.txt\na\n==> static/e\u{301}.txt\nb\n".to_owned(),
            "static/\u{e9}.txt",
            "static/e\u{301}.txt",
        ),
        ("==> static/a\nx\n==> static/A/b.txt\nb\n".to_owned(), "static/a", "static/A/b.txt"),
        (
            format!(
                "==> content/briefs/a/index.md\n{front}==> content/briefs/a/Straße.csv\n1\n==> content/briefs/a/STRASSE.csv\n1\n"
            ),
            "content/briefs/a/Straße.csv",
            "content/briefs/a/STRASSE.csv",
        ),
        (
            format!("==> content/briefs/a/index.md\n{front}==> content/briefs/a/INDEX.html\n1\n"),
            "content/briefs/a/index.md",
            "content/briefs/a/INDEX.html",
        ),
        ("==> static/ROBOTS.txt\n\n".to_owned(), "static/ROBOTS.txt", "the tool itself"),
        (format!("==> content/briefs/a.md\n{front}==> static/feed.xml\n\n"), "static/feed.xml", "the tool itself"),
        ("==> static/index.html\n\n".to_owned(), "static/index.html", "the tool itself"),
    ];
    for (site, one, other) in cases {
        let (told, message) = collision(&site);
        let named = format!("{told} {message}");
        assert!(
            told.starts_with("url-collision ") && named.contains(one) && named.contains(other),
            "{named}\n{one} {other}"
        );
    }
}

/// Whoever gave a file an address can only be helped at that line, whichever of the two files comes first.
#[test]
fn a_collision_stands_where_the_address_is_stated() {
    let file = |path: &str, key: &str| format!("==> {path}\n---\ntitle: A\ndate: 2025-01-01\n{key}---\n");
    let (a, b, page) = ("content/briefs/a.md", "content/briefs/b.md", "content/pages/p.md");
    let cases = [
        (a, "slug: b\n", b, "", format!("{a}:4:7"), b),
        (a, "", b, "slug: a\n", format!("{b}:4:7"), a),
        (a, "slug: c\n", b, "slug: c\n", format!("{b}:4:7"), a),
        (a, "slug: x\nurl: /p/\n", page, "", format!("{a}:5:6"), page),
        (a, "", page, "url: /Briefs/A/\n", format!("{page}:4:6"), a),
        (a, "url: /briefs/\n", b, "", format!("{a}:4:6"), "the tool itself"),
        (a, "", "content/briefs/x/a.md", "", "content/briefs/x/a.md".to_owned(), a),
    ];
    for (one, key, two, other_key, place, other) in cases {
        let (told, message) = collision(&(file(one, key) + &file(two, other_key)));
        assert_eq!(told, format!("url-collision {place}"));
        assert!(message.contains(&format!("{other}`")) || message.contains(other), "{message}");
    }
}

#[test]
fn hidden_files_and_backups_are_passed_by() {
    let site = "==> static/.env\nx\n==> static/a.txt~\nx\n==> content/.drafts/a.md\nx\n==> content/briefs/.a.md.swp\nx\n\
                ==> static/.well-known/security.txt\nx\n";
    let files: BTreeMap<String, Vec<u8>> = build(site);
    let own: Vec<&String> =
        files.keys().filter(|path| path.contains("txt") && *path != "robots.txt" || path.contains("env")).collect();
    assert_eq!(own, [".well-known/security.txt"]);
}

/// Symbolic links, which Windows lets only administrators make.
#[cfg(unix)]
mod links {
    use crate::fixture::files;
    use crate::input::on_disk;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn links_out_of_the_site_are_not_followed() {
        let secret = tempfile::tempdir().expect("a temporary folder");
        fs::write(secret.path().join("secret.md"), "---\ntitle: canary\ndate: 2025-01-01\n---\n").expect("a file");
        let (plan, told) = on_disk(|root| {
            fs::write(root.join("content/briefs/b.md"), "---\ntitle: B\ndate: 2025-01-01\n---\n").expect("a file");
            symlink(secret.path().join("secret.md"), root.join("content/briefs/a.md")).expect("a link");
            symlink(secret.path(), root.join("static/folder")).expect("a link");
            symlink(secret.path().join("secret.md"), root.join("static/file.md")).expect("a link");
            symlink("../../..", root.join("content/briefs/up")).expect("a link");
            symlink("loop", root.join("static/loop")).expect("a link");
        });
        let expected = "link-not-followed content/briefs/a.md
link-not-followed content/briefs/up
link-not-followed static/file.md
link-not-followed static/folder
link-not-followed static/loop";
        assert_eq!(told, expected);
        let canary = files(&plan).values().any(|bytes| String::from_utf8_lossy(bytes).contains("canary"));
        assert!(!canary);
    }

    #[test]
    fn a_linked_folder_of_sources_is_not_followed_either() {
        let secret = tempfile::tempdir().expect("a temporary folder");
        fs::write(secret.path().join("a.txt"), "canary").expect("a file");
        let (_, told) = on_disk(|root| {
            fs::remove_dir(root.join("static")).expect("an empty folder");
            symlink(secret.path(), root.join("static")).expect("a link");
        });
        assert_eq!(told, "link-not-followed static");
    }

    #[test]
    fn no_link_within_the_site_takes_a_file_out_of_where_it_is_withheld() {
        let (plan, told) = on_disk(|root| {
            fs::create_dir_all(root.join("content/briefs/secret")).expect("a folder");
            let draft = "---\ntitle: S\ndate: 2025-01-01\nstatus: draft\n---\n";
            fs::write(root.join("content/briefs/secret/index.md"), draft).expect("a file");
            fs::write(root.join("content/briefs/secret/data.csv"), "canary").expect("a file");
            fs::create_dir_all(root.join(".git")).expect("a folder");
            fs::write(root.join(".git/config"), "canary").expect("a file");
            symlink("../content/briefs/secret/data.csv", root.join("static/leak.csv")).expect("a link");
            symlink("../.git/config", root.join("static/config.txt")).expect("a link");
            symlink("secret/data.csv", root.join("content/briefs/leak.csv")).expect("a link");
        });
        let expected = "link-not-followed content/briefs/leak.csv
link-not-followed static/config.txt
link-not-followed static/leak.csv";
        assert_eq!(told, expected);
        assert!(!files(&plan).values().any(|bytes| String::from_utf8_lossy(bytes).contains("canary")));
    }

    #[test]
    fn a_link_to_a_file_of_the_site_is_that_file() {
        let (_, told) = on_disk(|root| {
            fs::write(root.join("static/a.txt"), "a").expect("a file");
            symlink("a.txt", root.join("static/b.txt")).expect("a link");
        });
        assert_eq!(told, "");
    }
}

#[test]
fn a_collision_with_an_old_copy_says_that_one_may_be_deleted() {
    let text = |path: &str| format!("==> {path}\n---\ntitle: A\ndate: 2025-01-01\n---\nText.\n");
    for copy in ["content/briefs/old/a.md", "content/briefs/2024 backup/a/index.md", "content/briefs/a/index.md"] {
        let plan = plan(&(text("content/briefs/a.md") + &text(copy)));
        let [problem] = plan.problems() else { panic!("{copy}: {:?}", plan.problems()) };
        assert!(problem.help.join(" ").starts_with("rename or delete one of the two"), "{copy}: {problem:?}");
    }
}
