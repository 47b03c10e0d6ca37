//! Links, and the files and addresses that they lead to: what is not there is told before anything is published.

use crate::fixture::{files, plan, told, wrong};
use crate::html::Page;
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

/// A site whose `site.yaml` has that line, and a page with a heading.
fn configured(line: &str) -> String {
    format!(
        "==> site.yaml\ntitle: T\nbase_url: https://example.org/repo/\n{line}\n\
         ==> content/pages/about.md\n---\ntitle: About\n---\n## Who\n\n<p id=\"raw\">x</p>\n==> static/logo.png\nx\n"
    )
}

#[test]
fn anchors_of_the_menu_and_the_footer_are_held_against_their_pages() {
    for url in
        ["about.md#who", "/about/#who", "about.md#raw", "about.md#", "about.md#top", "/about/#top", "/logo.png#x"]
    {
        assert_eq!(wrong(&configured(&format!("menu: [{{title: A, url: '{url}'}}]"))), "", "{url}");
        assert_eq!(wrong(&configured(&format!("footer: {{text: '[A]({url})'}}"))), "", "{url}");
    }
    for url in ["about.md#nope", "/about/#nope", "/about#nope"] {
        let expected = "dead-anchor site.yaml:3:24";
        assert_eq!(wrong(&configured(&format!("menu: [{{title: A, url: '{url}'}}]"))), expected, "{url}");
        let expected = "dead-anchor site.yaml:3:34";
        assert_eq!(wrong(&configured(&format!("footer: {{links: [{{title: A, url: '{url}'}}]}}"))), expected, "{url}");
        let expected = "dead-anchor site.yaml:3:16";
        assert_eq!(wrong(&configured(&format!("footer: {{text: '[A]({url})'}}"))), expected, "{url}");
    }
    let help = &plan(&configured("menu: [{title: A, url: 'about.md#whom'}]"));
    let help: Vec<&String> = help.problems().iter().flat_map(|problem| &problem.help).collect();
    assert_eq!(help, ["did you mean `#who`?"]);
}

#[test]
fn the_file_of_exactly_the_name_is_offered_first() {
    let brief = |name: &str, body: &str| {
        format!("==> content/briefs/{name}.md\n---\ntitle: A\ndate: 2025-01-01\n---\n{body}\n")
    };
    let posts: String = (1..10).map(|at| brief(&format!("post-0{at}"), "")).collect();
    let posts = posts + &brief("zbundle/index", "") + &brief("other/index", "");
    for (link, offered) in [
        ("post-08", "did you mean `post-08.md`, "),
        ("zbundle", "did you mean `zbundle/index.md`?"),
        ("zbundle.md", "did you mean `zbundle/index.md`?"),
        ("zbundle/", "did you mean `zbundle/index.md`?"),
        ("zbundel/", "did you mean `zbundle/index.md`?"),
    ] {
        let plan = plan(&(posts.clone() + &brief("a", &format!("[x]({link})"))));
        let help: Vec<&String> = plan.problems().iter().flat_map(|problem| &problem.help).collect();
        assert!(help.len() == 1 && help[0].starts_with(offered), "{link}: {help:?}");
    }
}

#[test]
fn pictures_of_the_footer_are_checked_like_those_of_texts() {
    for url in ["https://evil.example/p.png", "//evil.example/p.png"] {
        let site = configured(&format!("footer: {{text: '![P]({url})'}}"));
        assert_eq!(wrong(&site), "external-image site.yaml:3:16", "{url}");
        let page = Page::of(&site.replace("![P]", &format!("[L]({url}) ![P]")), "index.html");
        assert!(!page.has(&format!("[src^='{url}']")), "{}", page.source());
        page.shows(&format!("a[href='{url}']"), "P");
    }
    for url in ["logo.png", "about.png", "../p.png"] {
        let site = configured(&format!("footer: {{text: '![P]({url})'}}"));
        assert_eq!(wrong(&site), "missing-file site.yaml:3:16", "{url}");
    }
    let page = Page::of(&configured("footer: {text: '![P](/logo.png)'}"), "index.html");
    page.at("footer img[src='/repo/logo.png'][alt=P]");
}

#[test]
fn a_file_whose_name_cannot_be_an_address_is_told_before_anything_is_written() {
    for name in ["a:b.txt", "a\\b.txt", "con.txt", "a|b.txt", "dot.", "aux/x.txt", "what?.pdf"] {
        let expected = format!("file-name static/{name}");
        assert_eq!(told(&format!("==> static/{name}\nx\n")), expected);
        let linked = brief("", &format!("[x](</{}>)", name.replace('?', "%3F").replace('\\', "\\\\")));
        assert_eq!(wrong(&format!("{linked}==> static/{name}\nx\n")), expected, "it is one mistake");
    }
    let owned =
        "==> content/briefs/a/index.md\n---\ntitle: A\ndate: 2025-01-01\n---\n==> content/briefs/a/x:y.csv\n1\n";
    assert_eq!(wrong(owned), "file-name content/briefs/a/x:y.csv");
    let loose = brief("", "[x](<x:y/con.csv>) [y](<./a/x:y.csv>)") + "==> content/briefs/a/x:y.csv\n1\n";
    assert!(wrong(&loose).contains("file-name content/briefs/a/x:y.csv"), "{}", wrong(&loose));
    // What is published nowhere may be called anything, and a sign that is encoded is a letter like others.
    assert_eq!(wrong("==> content/briefs/x:y.csv\n1\n"), "");
    assert!(files(&plan("==> static/100%25 é.txt\nx\n")).contains_key("100%25 é.txt"));
    let help = plan("==> static/Fact sheet: 1.txt\nx\n");
    assert_eq!(help.problems().first().expect("a problem").help, ["rename it to `fact-sheet-1.txt`"]);
    let project = Project::of("==> static/a:b.txt\nx\n");
    assert_eq!((project.run(&["check"]).status, project.run(&["build"]).status), (1, 1));
}

#[test]
fn a_rooted_link_may_be_typed_with_accents_taken_apart() {
    let site = |url: &str| brief("", &format!("[x](<{url}>)")) + "==> static/caf\u{e9}.txt\nx\n";
    for url in ["/caf\u{e9}.txt", "/cafe\u{301}.txt", "/caf%C3%A9.txt", "/cafe%CC%81.txt"] {
        Page::of(&site(url), "briefs/a/index.html").shows("a[href='/repo/caf%C3%A9.txt']", "x");
    }
}

#[test]
fn url_ends_like_a_page() {
    for (written, help) in [
        ("/old/path", "type `url: /old/path/`"),
        ("/report.pdf", "type `url: /report.pdf/`"),
        ("/a/b.htmlx", "type `url: /a/b.htmlx/`"),
    ] {
        for site in [
            brief(&format!("url: {written}\n"), ""),
            format!("==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\nurl: {written}\n---\n")
                .replace("briefs/a.md", "pages/a.md")
                .replace("date: 2025-01-01\n", "summary: S\n"),
        ] {
            let plan = plan(&site);
            let problems: Vec<_> = plan.problems().iter().collect();
            assert_eq!(problems.len(), 1, "{written}: {problems:#?}");
            assert_eq!((problems[0].code.as_str(), &*problems[0].help[0]), ("invalid-value", help));
            assert!(wrong(&site).ends_with(".md:4:6"), "{}", wrong(&site));
        }
    }
    for (written, path) in [
        ("/old/path/", "old/path/index.html"),
        ("/old.html", "old.html"),
        ("/OLD.HTM", "OLD.HTM"),
        ("/old/index.html", "old/index.html"),
    ] {
        assert!(files(&plan(&brief(&format!("url: {written}\n"), ""))).contains_key(path), "{written}");
    }
    assert_eq!(wrong(&brief("url: /.git/config/\n", "")), "invalid-value content/briefs/a.md:4:6");
}

/// Whoever names a file that cannot be read is right, however the name of the file is written.
#[test]
fn what_cannot_be_read_is_not_blamed_on_those_who_name_it() {
    let broken = |path: &str| format!("==> content/{path}\nText alone.\n");
    let good = |front: &str, body: &str| {
        format!("==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n{front}---\n{body}\n")
    };
    let series = "==> content/series/other.md\n---\ntitle: Other\n---\n";
    let cases = [
        ("briefs/Grain-Corridor.md", good("", "See [[grain-corridor]].")),
        ("briefs/grain-corridor.md", good("", "See [[Grain-Corridor]].")),
        ("briefs/Grain_Corridor.md", good("", "See [[Grain corridor]].")),
        ("briefs/Grain-Corridor.md", good("supersedes: [grain-corridor]\n", "Text.")),
        ("groups/Visegrad.md", good("groups: [visegrad]\n", "Text.")),
        ("groups/visegrad-group.md", good("groups: [Visegrad Group]\n", "See [[group:Visegrad-Group]].")),
        ("regions/Upper-Valley.md", good("regions: [upper-valley]\n", "Text.")),
        ("series/Shared-Rivers.md", good("series: shared-rivers\n", "Text.") + series),
    ];
    for (path, site) in cases {
        let told = wrong(&(broken(path) + &site));
        let others: Vec<&str> = told.lines().filter(|line| !line.contains(path)).collect();
        assert!(told.contains("no-front-matter"), "{path}: {told}");
        assert_eq!(others, [] as [&str; 0], "{path}");
    }
}

/// An id stays as it was typed, with its capitals.
#[test]
fn wiki_links_reach_every_id_of_a_profile() {
    let profile =
        "==> content/countries/PK.md\n---\n---\n## Trade routes {#MyId}\n\n## What follows\n\n<p id=\"Raw_Id\">x</p>\n";
    let site = |target: &str| {
        format!("==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n[[{target}|x]]\n{profile}")
    };
    for (target, id) in [
        ("country:PK#MyId", "MyId"),
        ("country:Pakistan#Trade routes", "MyId"),
        ("country:PK#What follows", "what-follows"),
        ("country:PK#what-follows", "what-follows"),
        ("country:PK#Raw_Id", "Raw_Id"),
    ] {
        assert_eq!(wrong(&site(target)), "", "{target}");
        let expected = format!("<p><a href=\"/repo/countries/pakistan/#{id}\">x</a></p>");
        assert_eq!(crate::html::body(&site(target), "briefs/a/index.html"), expected, "{target}");
    }
    assert_eq!(wrong(&site("country:PK#None")), "dead-anchor content/briefs/a.md:5:1");
}
