//! Links, and the files and addresses that they lead to: what is not there is told before anything is published.

use crate::fixture::{files, page, plan, told, wrong};
use crate::input::{brief, on_disk};
use crate::project::Project;
use std::fs;

#[test]
fn what_leads_to_a_symbolic_link_that_is_passed_by_is_dead() {
    let (plan, told) = on_disk(|root| {
        let body = "---\ntitle: B\ndate: 2025-01-01\n---\n[a](a.md) ![p](p.png)\n";
        fs::write(root.join("content/briefs/b.md"), body).expect("a file");
        for name in ["a.md", "p.png"] {
            std::os::unix::fs::symlink("/nowhere", root.join("content/briefs").join(name)).expect("a link");
        }
    });
    assert_eq!(
        told,
        "link-not-followed content/briefs/a.md\ndead-link content/briefs/b.md:5:1\n\
         missing-file content/briefs/b.md:5:11\nlink-not-followed content/briefs/p.png"
    );
    assert!(!plan.is_sound());
}

/// A file from which no page is made has been told of. What refers to it, or to what lies in its folder, is not blamed
/// as well.
#[test]
fn a_public_file_without_a_page_is_one_mistake() {
    for (path, front, expected) in [
        ("countries/atlantis/index.md", "title: X", "unknown-country content/countries/atlantis/index.md"),
        ("topics/ß/index.md", "title: X", "invalid-slug content/topics/ß/index.md"),
        ("authors/Jo Doe/index.md", "name: X", "invalid-slug content/authors/Jo Doe/index.md"),
        ("series/con/index.md", "title: X", "invalid-slug content/series/con/index.md"),
        ("groups/A b/index.md", "title: X\nmembers: PK", "invalid-slug content/groups/A b/index.md"),
    ] {
        let folder = path.trim_end_matches("index.md");
        let body = format!("[x](<../{path}>) ![x](<../{folder}p.png>)");
        let site = format!("{}==> content/{path}\n---\n{front}\n---\n==> content/{folder}p.png\nx\n", brief("", &body));
        assert_eq!(wrong(&site), expected, "{path}");
    }
}
