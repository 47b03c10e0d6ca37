//! Old addresses: `aliases`, `url` and `redirects.csv`, and the pages that stand there.

use crate::fixture::{build, options, plan, snapshot, told, wrong};
use crate::html::Page;
use crate::project::Project;
use briefpress::pipeline::{self, PlanCache};
use std::collections::BTreeMap;

/// A brief about which there is nothing to say, with these lines in its front matter.
fn brief(name: &str, lines: &str) -> String {
    format!(
        "==> content/briefs/{name}.md\n---\ntitle: Brief {name}\ndate: 2025-01-01\nas_of: 2025-01-01\nsources: [S]\n\
         recommendations: [{{to: X, text: Y}}]\n{lines}---\n\n## Why\n\nText.\n"
    )
}

/// Where each old address of a site leads, as its page says it.
fn leads(files: &BTreeMap<String, Vec<u8>>) -> Vec<(String, String)> {
    let led = files.keys().filter(|path| path.ends_with(".html") || path.ends_with(".htm")).filter_map(|path| {
        let refresh = Page::among(files, path).attrs("meta[http-equiv=refresh]", "content");
        Some((path.clone(), refresh.first()?.strip_prefix("0; url=")?.to_owned()))
    });
    led.collect()
}

#[track_caller]
fn check(site: &str, expected: &[(&str, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(path, url)| ((*path).to_owned(), (*url).to_owned())).collect();
    assert_eq!(leads(&build(site)), expected);
}

#[test]
fn the_page_at_an_old_address_leads_on_without_a_script() {
    let site = brief("a", "aliases: [/old/a/]\n").replace("Brief a", "Talks & \"tea\"");
    let page = Page::of(&site, "old/a/index.html");
    page.holds(&[
        "html[lang=en][dir=ltr]",
        "link[rel=canonical][href='https://example.org/repo/briefs/a/']",
        "meta[http-equiv=refresh][content='0; url=/repo/briefs/a/']",
        "meta[name=robots][content=noindex]",
    ]);
    page.shows("title", "Talks & “tea” · Test");
    page.shows("a[href='/repo/briefs/a/']", "Talks & “tea”");
    assert!(!page.has("script") && page.source().len() < 1_200, "{}", page.source());
}

#[test]
fn aliases_of_every_kind_of_page_lead_to_it() {
    let site = brief("a", "countries: [PK]\ntopics: [trade]\naliases: [/old/a/, /old/a.html, '/old/%C3%A4 b']\n")
        + "==> content/countries/PK.md\n---\naliases: /pakistan/\n---\n\
           ==> content/topics/trade.md\n---\ntitle: Trade\naliases: /tag/trade\n---\n\
           ==> content/regions/central-asia.md\n---\naliases: /ca/\n---\n\
           ==> content/groups/sco.md\n---\naliases: /shanghai/\n---\n\
           ==> content/authors/jo-doe.md\n---\nname: Jo\naliases: /people/jo.html\n---\n\
           ==> content/series/talks.md\n---\ntitle: Talks\naliases: /talks\n---\n\
           ==> content/pages/about/index.md\n---\ntitle: About\naliases: [/about.htm, /who/we/are/index.html]\n---\n\
           ==> content/home.md\n---\naliases: /welcome/\n---\n";
    check(
        &site,
        &[
            ("about.htm", "/repo/about/"),
            ("ca/index.html", "/repo/regions/central-asia/"),
            ("old/a.html", "/repo/briefs/a/"),
            ("old/a/index.html", "/repo/briefs/a/"),
            ("old/ä b/index.html", "/repo/briefs/a/"),
            ("pakistan/index.html", "/repo/countries/pakistan/"),
            ("people/jo.html", "/repo/authors/jo-doe/"),
            ("shanghai/index.html", "/repo/groups/sco/"),
            ("tag/trade/index.html", "/repo/topics/trade/"),
            ("talks/index.html", "/repo/series/talks/"),
            ("welcome/index.html", "/repo/"),
            ("who/we/are/index.html", "/repo/about/"),
        ],
    );
}

#[test]
fn an_alias_waits_for_its_page() {
    // A topic that is withheld has no page, and one brief alone makes a page that names no alias.
    let site = brief("a", "topics: [trade]\n")
        + "==> content/topics/trade.md\n---\ntitle: Trade\nstatus: draft\naliases: /tag/trade\n---\n";
    check(&site, &[]);
}

#[test]
fn a_brief_and_a_page_keep_an_old_address_by_url() {
    let site = brief("a", "url: /2019/a.html\naliases: /briefs/a/\n")
        + "==> content/pages/about.md\n---\ntitle: About\nurl: /who/\naliases: /about/\n---\n";
    let files = build(&site);
    assert!(files.contains_key("2019/a.html") && files.contains_key("who/index.html"));
    let expected = [("about/index.html", "/repo/who/"), ("briefs/a/index.html", "/repo/2019/a.html")];
    check(&site, &expected);
}

#[test]
fn only_briefs_and_plain_pages_choose_their_address() {
    for (path, front) in [
        ("countries/PK", ""),
        ("regions/central-asia", ""),
        ("groups/sco", ""),
        ("topics/trade", "title: T\n"),
        ("authors/jo", "name: Jo\n"),
        ("series/s", "title: S\n"),
        ("home", ""),
    ] {
        let site = format!("==> content/{path}.md\n---\nurl: /x/\n{front}---\n");
        assert_eq!(wrong(&site), format!("unknown-key content/{path}.md:2:1"));
        let plan = plan(&site);
        let help = plan.problems().first().expect("it is told").help.join("\n");
        assert!(help.contains("`aliases`"), "{path}: {help}");
    }
    assert_eq!(wrong("==> content/home.md\n---\nslug: x\n---\n"), "unknown-key content/home.md:2:1");
}

const CSV: &str = "==> redirects.csv\n# Moved in 2024\nfrom,to\n";

#[test]
fn lines_lead_to_pages_files_and_headings() {
    let site = brief("a", "aliases: /older/\n")
        + "==> static/paper.pdf\nx\n"
        + CSV
        + "/talks,/briefs/a\n/why/,/briefs/a/#why\n/paper,/paper.pdf\n/home.html,/\n/b/,/older/\n\"/a, b/\",/briefs/\n";
    check(
        &site,
        &[
            ("a, b/index.html", "/repo/briefs/"),
            ("b/index.html", "/repo/briefs/a/"),
            ("home.html", "/repo/"),
            ("older/index.html", "/repo/briefs/a/"),
            ("paper/index.html", "/repo/paper.pdf"),
            ("talks/index.html", "/repo/briefs/a/"),
            ("why/index.html", "/repo/briefs/a/#why"),
        ],
    );
    Page::of(&site, "why/index.html").at("[rel=canonical][href='https://example.org/repo/briefs/a/']");
    Page::of(&site, "paper/index.html").shows("a", "/paper.pdf");
}

#[test]
fn a_chain_is_followed_to_its_end() {
    let site = brief("a", "") + CSV + "/1/,/2\n/2/,/3/#gone\n/3,/briefs/a/#why\n";
    let end = "/repo/briefs/a/#why";
    check(&site, &[("1/index.html", end), ("2/index.html", end), ("3/index.html", end)]);
}

#[test]
fn a_long_chain_and_a_long_circle_take_no_time() {
    let chain: String = (0..20_000).map(|at| format!("/{at}/,/{}/\n", at + 1)).collect();
    let started = std::time::Instant::now();
    let straight = plan(&format!("{CSV}{chain}/20000/,/\n"));
    assert!(straight.is_sound() && straight.pages().iter().filter(|page| page.leads_to().is_some()).count() == 20_001);
    let circle = plan(&format!("{CSV}{chain}/20000/,/0/\n"));
    assert_eq!(circle.problems().len(), 1);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

/// The problems of these lines, each with its words.
fn faults(lines: &str) -> Vec<String> {
    let site =
        brief("a", "aliases: /older/\n") + "==> content/pages/about.md\n---\ntitle: About\n---\nText.\n" + CSV + lines;
    let plan = plan(&site);
    plan.all_problems()
        .iter()
        .map(|problem| {
            let place = crate::fixture::line(&plan, problem);
            format!("{place} | {} | {}", problem.message, problem.help.join(" / "))
        })
        .collect()
}

#[test]
fn what_is_wrong_with_a_line_says_what_to_type() {
    let taken = "delete it here: one address leads to one page";
    for (lines, expected) in [
        (
            "/x/,/briefs/b/",
            "dead-link redirects.csv:3:5 | nothing is published at `/briefs/b/` | did you mean `/briefs/a/` or `/briefs/`?".to_owned(),
        ),
        ("/x/,/countries/kenya/", "dead-link redirects.csv:3:5 | nothing is published at `/countries/kenya/` | \
            create `content/countries/KE.md`, and the page exists".to_owned()),
        (
            "/x/,/briefs/a/#wy",
            "dead-anchor redirects.csv:3:5 | no heading of `/briefs/a/` has the id `wy` | did you mean `#why`?".to_owned(),
        ),
        (
            "/about,/briefs/a/",
            format!("url-collision redirects.csv:3:1 | `/about/` is published by `content/pages/about.md` already | {taken}"),
        ),
        (
            "/older/,/about/",
            format!("url-collision redirects.csv:3:1 | `/older/` is published by an alias of `content/briefs/a.md` already | {taken}"),
        ),
        (
            "/x/,/about/\n/X,/",
            format!("url-collision redirects.csv:4:1 | `/X/` is published by line 3 of `redirects.csv` already | {taken}"),
        ),
        (
            "/feed.xml/x/,/about/",
            format!("url-collision redirects.csv:3:1 | `/feed.xml/x/` is published by the tool itself (the page at `/` has a feed) already | {taken}"),
        ),
        (
            "/2/,/3/\n/1/,/2/\n/3/,/4/\n/4/,/2/",
            "redirect-loop redirects.csv:3:1 | the redirect leads in a circle: `/2/`, `/3/`, `/4/`, `/2/` | let one of these \
             lines lead to a page, or delete it".to_owned(),
        ),
        (
            "/x/,/x/",
            "redirect-loop redirects.csv:3:1 | the redirect leads in a circle: `/x/`, `/x/` | let one of these lines lead to a \
             page, or delete it".to_owned(),
        ),
        (
            "/x/,https://example.com/",
            "invalid-value redirects.csv:3:5 | `https://example.com/` is no address of this site | write a path from the site's \
             root, such as `/old/address/`; redirects do not leave the site".to_owned(),
        ),
        (
            "https://example.org/repo/x/,/about/",
            "invalid-value redirects.csv:3:1 | `https://example.org/repo/x/` is a full address, where a path is expected | type \
             `/x/`".to_owned(),
        ),
        (
            "/x/,/about/?a=1#b",
            "invalid-value redirects.csv:3:5 | `/about/?a=1#b` has a query | type `/about/#b`: no page of this site has a query"
                .to_owned(),
        ),
        (
            "/x/?p=3,/about/",
            "invalid-value redirects.csv:3:1 | `/x/?p=3` is more than a path | type `/x/`: what follows `?` or `#` never \
             reaches the pages of a static site".to_owned(),
        ),
    ] {
        assert_eq!(faults(lines), [expected], "{lines}");
    }
}

#[test]
fn an_alias_that_is_taken_is_told_where_it_stands() {
    for (lines, place) in [
        ("aliases: [/briefs/a/]\n", "7:11"),
        ("aliases: [/old/, /Briefs/A]\n", "7:18"),
        ("aliases:\n  - /old/\n  - /OLD\n", "9:5"),
        ("aliases: [/robots.txt]\n", "7:11"),
        ("aliases: [/feed.xml/x.html]\n", "7:11"),
        ("aliases: [/index.html]\n", "7:11"),
    ] {
        assert_eq!(told(&brief("a", lines)), format!("url-collision content/briefs/a.md:{place}"), "{lines}");
    }
    let two = brief("a", "aliases: /old/\n") + &brief("b", "aliases: /old/\n");
    assert_eq!(told(&two), "url-collision content/briefs/b.md:7:10");
}

#[test]
fn a_link_to_an_old_address_works_and_check_names_the_new_one() {
    let config = "==> site.yaml\ntitle: T\nbase_url: https://example.org/\nmenu: [{title: M, url: /old/}]\n";
    let linking = brief("b", "").replace("Text.", "See [a](/old/) and [why](/old#why).");
    let site = config.to_owned() + &brief("a", "aliases: /old/\n") + &linking;
    assert_eq!(wrong(&site), "", "it is no fault of the site");
    let plan = plan(&site);
    let told: Vec<String> = plan
        .all_problems()
        .iter()
        .map(|problem| format!("{} | {}", crate::fixture::line(&plan, problem), problem.help.join(" / ")))
        .collect();
    assert_eq!(
        told,
        [
            "link-to-redirect content/briefs/b.md:11:5 | link to `/briefs/a/`",
            "link-to-redirect content/briefs/b.md:11:20 | link to `/briefs/a/#why`",
            "link-to-redirect site.yaml:3:24 | link to `/briefs/a/`",
        ]
    );
    Page::of(&site, "briefs/b/index.html").shows("a[href='/old/']", "a");
}

#[test]
fn a_redirect_stands_in_no_list_feed_or_map_and_is_no_suggestion() {
    let with = build(&(brief("a", "aliases: [/old/, /about/]\n") + CSV + "/older/,/briefs/a/\n"));
    let without = build(&brief("a", ""));
    let shared: Vec<&String> = without.keys().filter(|path| with[*path] != without[*path]).collect();
    assert_eq!(shared, Vec::<&String>::new());
    assert_eq!(with.len(), without.len() + 3);
    let near = faults("/x/,/oldr/\n/oldest/,/about/\n");
    assert!(near[0].contains("link to a file of this site"), "{near:?}");
}

#[test]
fn redirects_are_listed_and_explained() {
    let project = Project::of(&(brief("a", "aliases: /old/\n") + CSV + "/older/,/briefs/a/#why\n"));
    let urls = project.ok(&["list", "urls"]);
    let row = |url: &str| {
        let row = urls.lines().find(|line| line.starts_with(url)).unwrap_or_else(|| panic!("no {url} in {urls}"));
        row.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")
    };
    let old = "redirect it leads to `/briefs/a/`, by `aliases` of `content/briefs/a.md`";
    assert_eq!(row("https://example.org/repo/old/ "), old);
    let older = "redirect it leads to `/briefs/a/#why`, by line 3 of `redirects.csv`";
    assert_eq!(row("https://example.org/repo/older/ "), older);
    let told = project.ok(&["build", "--explain", "/old/"]);
    assert!(told.starts_with("/old/\n  file      old/index.html\n  because   it leads to"), "{told}");
    assert!(told.contains("  template  redirect.html\n") && told.contains("1 brief and 6 pages; "), "{told}");
}

#[test]
fn a_site_has_its_own_template_for_redirects() {
    let own = "==> templates/redirect.html\n{% extends \"builtin/redirect.html\" %}\
               {% block body %}<p>Moved: <a href=\"{{ redirect.url }}\">{{ redirect.title }}</a></p>{% endblock body %}\n";
    let page = Page::of(&(brief("a", "aliases: /old/\n") + own), "old/index.html");
    page.shows_html("p", "Moved: <a href=\"/repo/briefs/a/\">Brief a</a>");
}

#[test]
fn a_session_sees_the_file_change() {
    let mut cache = PlanCache::default();
    let mut plan = |lines: &str| {
        let site = brief("a", "") + CSV + lines;
        let plan = pipeline::plan(&snapshot(&site), &options(), &mut cache);
        let told: Vec<String> = plan.problems().iter().map(|problem| crate::fixture::line(&plan, problem)).collect();
        (plan.pages().iter().filter(|page| page.leads_to().is_some()).count(), told, plan.is_replanned)
    };
    assert_eq!(plan("/x/,/briefs/a/\n"), (1, vec![], true));
    assert_eq!(plan("/x/,/briefs/a/\n"), (1, vec![], false));
    assert_eq!(plan("/x/,/nowhere/\n"), (0, vec!["dead-link redirects.csv:3:5".to_owned()], true));
    // The same fault a line further down.
    assert_eq!(plan("# why\n/x/,/nowhere/\n").1, ["dead-link redirects.csv:4:5"]);
    assert_eq!(plan("").0, 0);
}

/// A site with a feed, a topic with one, and files, whose old addresses these lines say.
fn moved(lines: &str) -> BTreeMap<String, Vec<u8>> {
    let site = brief("a", "topics: [trade]\n")
        + "==> content/topics/trade.md\n---\ntitle: Trade\naliases: [/tags/trade/index.xml, /tags/trade.php]\n---\n\
           ==> content/pages/about.md\n---\ntitle: About\n---\nText.\n\
           ==> static/paper.pdf\npdf\n";
    build(&(site + "==> redirects.csv\nfrom,to\n" + lines))
}

#[test]
fn the_old_address_of_a_feed_is_the_feed() {
    for old in ["/index.xml", "/rss.xml", "/atom.XML", "/blog/index.xml", "/feed.rss", "/feed.atom", "/index.rdf"] {
        let files = moved(&format!("{old},/feed.xml\n"));
        assert_eq!(files.get(&old[1..]), files.get("feed.xml"), "{old}");
        assert!(!files.keys().any(|path| path.starts_with(&format!("{}/", &old[1..]))), "{old}");
    }
    let files = moved("/index.json,/feed.json\n/a.xml,/b.xml\n/b.xml,/feed.xml\n/trade.xml,/topics/trade/\n");
    assert_eq!(files["index.json"], files["feed.json"]);
    assert_eq!((&files["a.xml"], &files["b.xml"]), (&files["feed.xml"], &files["feed.xml"]), "a chain");
    assert_eq!(files["trade.xml"], files["topics/trade/feed.xml"], "a page that has a feed");
    assert_eq!(files["tags/trade/index.xml"], files["topics/trade/feed.xml"], "an alias of one");
    let feed = String::from_utf8_lossy(&files["index.json"]).into_owned();
    assert!(feed.contains("\"feed_url\":\"https://example.org/repo/feed.json\""), "it says where it stands: {feed}");
}

#[test]
fn a_page_at_the_old_address_of_a_feed_names_the_feed() {
    let files = moved("/feed/,/feed.xml\n/blog/feed,/feed.xml\n/feed.php,/feed.xml\n/trade/feed/,/topics/trade/\n");
    let named = |path: &str| Page::among(&files, path).attrs("link[type='application/atom+xml']", "href");
    for path in ["feed/index.html", "blog/feed/index.html", "feed.php/index.html"] {
        assert_eq!(named(path), ["/repo/feed.xml"], "{path}");
    }
    for path in ["trade/feed/index.html", "tags/trade.php/index.html"] {
        assert_eq!(named(path), ["/repo/topics/trade/feed.xml"], "{path}");
    }
}

#[test]
fn the_old_address_of_a_file_is_a_copy_of_it_or_a_page() {
    let files =
        moved("/old/paper.pdf,/paper.pdf\n/old/PAPER.PDF.pdf,/old/paper.pdf\n/paper.doc,/paper.pdf\n/x.pdf,/about/\n");
    assert_eq!(files["old/paper.pdf"], files["paper.pdf"]);
    assert_eq!(files["old/PAPER.PDF.pdf"], files["paper.pdf"]);
    // Servers would send those as a document that they are not.
    assert!(files.contains_key("paper.doc/index.html") && files.contains_key("x.pdf/index.html"));
    let files = moved("/page.php,/about/\n/page.aspx,/about/\n/page.xml,/about/\n/v1.2,/about/\n/page.html,/about/\n");
    for path in ["page.php/index.html", "page.aspx/index.html", "page.xml/index.html", "v1.2/index.html", "page.html"] {
        assert!(files.contains_key(path), "{path}");
    }
    let files = moved("/old.pdf,/paper.pdf\n/old.pdf/part/,/about/\n");
    assert!(files.contains_key("old.pdf/index.html"), "no file can have the name of a folder");
}
