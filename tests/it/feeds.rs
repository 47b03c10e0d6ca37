//! Feeds: what readers know an entry by, and what a feed says before it has one.

use crate::fixture::build;
use crate::html::Page;
use std::collections::BTreeMap;

fn brief(name: &str, lines: &str) -> String {
    format!("==> content/briefs/{name}.md\n---\ntitle: {name}\ndate: 2025-01-01\n{lines}---\nText.\n")
}

/// The ids of the entries of the site's feed, by title.
fn ids(site: &str) -> BTreeMap<String, String> {
    let files = build(site);
    let feed = String::from_utf8_lossy(&files["feed.xml"]).into_owned();
    let of = |entry: &str, name: &str| {
        let (_, rest) = entry.split_once(&format!("<{name}>")).expect("it has one");
        rest.split('<').next().unwrap_or_default().to_owned()
    };
    feed.split("<entry>").skip(1).map(|entry| (of(entry, "title"), of(entry, "id"))).collect()
}

#[test]
fn a_renamed_brief_with_its_old_address_keeps_its_id() {
    let id = ids(&brief("talks", ""))["talks"].clone();
    assert!(id.ends_with("briefs/talks"), "{id}");
    for aliases in [
        "[/briefs/talks/]",
        "[/briefs/talks]",
        "/briefs/talks/index.html",
        // Those that come later stand below.
        "[/briefs/talks/, /briefs/second-name/]",
        "[/briefs/talks/, /briefs/second-name/, /briefs/third-name/]",
        // These are no addresses of briefs.
        "[/blog/older/, /briefs/2021/older/, /fr/briefs/older/, /briefs/talks/]",
        "[/briefs/Older_Name/, /briefs/older.html, /briefs/talks/]",
    ] {
        assert_eq!(ids(&brief("renamed", &format!("aliases: {aliases}\n")))["renamed"], id, "{aliases}");
    }
    let own = ids(&brief("renamed", "aliases: [/blog/talks/]\n"))["renamed"].clone();
    assert!(own.ends_with("briefs/renamed"), "{own}");
}

#[test]
fn no_two_briefs_have_one_id() {
    let site = brief("talks", "url: /kept/talks/\n")
        + &brief("renamed", "aliases: [/briefs/talks/, /briefs/first/]\n")
        + &brief("other", "aliases: [/briefs/second/]\n");
    let ids = ids(&site);
    let ends = |name: &str, end: &str| ids[name].ends_with(end);
    assert!(ends("talks", "briefs/talks") && ends("renamed", "briefs/first") && ends("other", "briefs/second"));
    let translated = brief("renamed", "aliases: [/briefs/talks/]\n")
        + "==> content/briefs/renamed.fr.md\n---\ntitle: Pourparlers\n---\nTexte.\n";
    assert_eq!(self::ids(&translated).len(), 1, "a translation is in no feed");
}

#[test]
fn a_feed_begins_with_its_first_entry() {
    let page = "==> content/pages/about.md\n---\ntitle: About\n---\nText.\n";
    let unlisted = brief("statement", "type: note\n");
    let types = "==> site.yaml\ntitle: Test\nbase_url: https://example.org/repo/\ntypes: {note: {label: Note, listed: false}}\n";
    let draft = brief("later", "status: draft\n");
    for site in [page.to_owned(), page.to_owned() + &draft, types.to_owned() + page + &unlisted] {
        let files = build(&site);
        assert!(!files.keys().any(|path| path.ends_with("feed.xml")) && files.contains_key("feed.json"), "{site}");
        for path in ["index.html", "about/index.html"] {
            let page = Page::among(&files, path);
            assert!(!page.has("link[type='application/atom+xml']") && !page.source().contains("feed.xml"), "{path}");
        }
        assert!(files.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("1970")), "{site}");
    }
    let files = build(&(page.to_owned() + &brief("a", "")));
    let feed = String::from_utf8_lossy(&files["feed.xml"]).into_owned();
    assert!(feed.contains("<updated>2025-01-01T00:00:00Z</updated>"), "{feed}");
    assert!(Page::among(&files, "about/index.html").has("link[type='application/atom+xml'][href='/repo/feed.xml']"));
}
