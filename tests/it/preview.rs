//! The preview shows what a build writes, where GitHub Pages would show it, and what is wrong over the last good page.

use crate::html::Page;
use crate::served::{Served, next_event, within};
use std::collections::BTreeMap;

const SITE: &str = "==> site.yaml
title: T
base_url: https://example.org/repo/
==> content/briefs/a.md
---
title: Rivers
date: 2025-01-01
countries: [PK]
---
See [[b]] and ![](map.svg).

```
</body></html><script>
```
==> content/briefs/map.svg
<svg xmlns=\"http://www.w3.org/2000/svg\"/>
==> content/briefs/b.md
---
title: Dams
date: 2025-01-02
status: draft
topics: [water]
---
Text.
==> static/old/page.html
<p>By hand, without an end
==> static/old/naïve name.pdf
PDF
==> static/old/data.json
{}
==> static/folder/only.txt
text
";

/// The same without the link to the draft.
fn public() -> String {
    SITE.replace("See [[b]] and", "See")
}

/// The preview of a site, and all files of a build of it.
fn both(site: &str, serve: &[&str], build: &[&str]) -> (Served, BTreeMap<String, Vec<u8>>) {
    let served = Served::of(site, serve);
    served.project.run(&[&["build", "--output", "out"], build].concat());
    let files = served.project.bytes("out");
    assert!(files.len() > 20, "{:?}", files.keys());
    (served, files)
}

fn encoded(path: &str) -> String {
    path.replace('%', "%25").replace(' ', "%20").replace('ï', "%C3%AF")
}

#[test]
fn every_file_of_a_build_is_served_with_its_bytes() {
    for (site, serve, build) in [(SITE, &[][..], &["--drafts"][..]), (&public(), &["--public"], &[])] {
        let (served, files) = both(site, serve, build);
        for (path, bytes) in &files {
            if path == ".briefpress-manifest" || path.contains("manifest") {
                continue;
            }
            let address = format!("/repo/{}", encoded(path));
            let answer = served.get(&address);
            let is_html = path.ends_with(".html");
            let seen = if is_html { answer.page() } else { answer.body.clone() };
            assert_eq!((answer.status, &seen), (200, bytes), "{path}");
            let length = answer.headers["content-length"].parse::<usize>().expect("a number");
            assert_eq!(length, answer.body.len(), "{path}");
            let head = served.ask("HEAD", &address, "");
            assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
            assert_eq!(without_date(head.headers), without_date(answer.headers), "{path}");
            if let Some(folder) = path.strip_suffix("index.html") {
                let page = served.get(&format!("/repo/{}", encoded(folder)));
                assert_eq!((page.status, page.page() == *bytes), (200, true), "{folder}");
            }
        }
    }
}

fn without_date(mut headers: BTreeMap<String, String>) -> BTreeMap<String, String> {
    headers.remove("date");
    headers
}

#[test]
fn it_answers_as_github_pages_does() {
    let served = Served::of(SITE, &[]);
    let told = |target: &str| {
        let answer = served.get(target);
        (answer.status, answer.headers.get("location").cloned().unwrap_or_default())
    };
    for (target, to) in [
        ("/repo", "/repo/"),
        ("/repo?a=b", "/repo/?a=b"),
        ("/repo/briefs", "/repo/briefs/"),
        ("/repo/briefs/a?x", "/repo/briefs/a/?x"),
        ("/repo/folder", "/repo/folder/"),
        ("/%72epo/briefs", "/%72epo/briefs/"),
    ] {
        assert_eq!(told(target), (301, to.to_owned()), "{target}");
    }
    for target in [
        "/repo/",
        "/repo/?q=1",
        "/repo/index.html",
        "/repo/old/page",
        "/repo/old/page.html",
        "/repo/404.html",
        "/repo/briefs/a/map.svg",
        "/repo/feed.xml",
        "/repo/old/na%C3%AFve%20name.pdf",
        "/repo/.nojekyll",
    ] {
        assert_eq!(told(target), (200, String::new()), "{target}");
    }
    let not_found = served.get("/repo/404.html").page();
    for target in [
        "/repo/feed.xml/",
        "/repo/nothing",
        "/repo/nothing/",
        "/repo/folder/",
        "/repo/old/",
        "/repo/briefs/A/",
        "/repo/old/na%C3%AFve%20name.pdf/",
    ] {
        let answer = served.get(target);
        assert_eq!((answer.status, answer.page() == not_found), (404, true), "{target}");
    }
    for target in ["/", "/index.html", "/repository/", "/favicon.ico"] {
        let answer = served.get(target);
        assert_eq!(answer.status, 404, "{target}");
        Page::read(&answer.text()).at("a[href='/repo/']");
    }
    for (target, is) in [
        ("/repo/", "text/html; charset=utf-8"),
        ("/repo/old/data.json", "application/json; charset=utf-8"),
        ("/repo/briefs/a/map.svg", "image/svg+xml"),
        ("/repo/feed.xml", "text/xml; charset=utf-8"),
        ("/repo/old/na%C3%AFve%20name.pdf", "application/pdf"),
        ("/repo/.nojekyll", "application/octet-stream"),
    ] {
        assert_eq!(served.get(target).headers["content-type"], is, "{target}");
    }
}

#[test]
fn a_site_at_the_root_of_its_host() {
    let served = Served::of(&SITE.replace("/repo/", ""), &[]);
    assert_eq!((&*served.base, served.get("/").status, served.get("/briefs").status), ("/", 200, 301));
    assert_eq!(served.get("/nothing/").page(), served.get("/404.html").page());
}

#[test]
fn a_change_is_told_and_shown() {
    let served = Served::of(SITE, &[]);
    let mut events = served.events();
    let first = next_event(&mut events);
    let before = served.state("/briefs/a/", "");
    // Each file is saved in one step: this program may be stopped between two for longer than the preview waits.
    let text = served.project.read("content/briefs/a.md").replace("See", "Look at");
    served.project.put("content/briefs/a.md", text);
    let second = next_event(&mut events);
    assert_eq!(second, first + 1);
    assert!(served.shown("/briefs/a/").contains("Look at"));
    let after = served.state("/briefs/a/", "");
    assert_ne!(before["print"], after["print"]);
    assert_eq!(served.state("/countries/", "")["print"], served.state("/countries/", "")["print"]);
    within("the terminal", || served.said().contains("changed: content/briefs/a.md; "));
    // A file that is no page is told with the generation that a tab knows.
    served.project.put("static/old/data.json", "[]");
    let third = next_event(&mut events);
    let session = before["session"].as_str().expect("a word");
    let files = |since: u64| served.state("/", &format!("&since={since}&session={session}"))["files"].clone();
    assert_eq!(files(second), serde_json::json!(["/repo/old/data.json"]));
    assert_eq!(files(third), serde_json::json!([]));
    let other_run = served.state("/", &format!("&since={second}&session=other"));
    assert_eq!(other_run["files"], serde_json::Value::Null);
}

#[test]
fn an_edit_is_found_by_the_next_search() {
    let served = Served::of(&public(), &[]);
    let holds = |word: &str| {
        let words = served.get("/repo/search/index/words/0.bin").body;
        words.windows(word.len()).any(|bytes| bytes == word.as_bytes())
    };
    assert!(!holds("zyzzyva"));
    served.project.replace("content/briefs/a.md", "See ", "A zyzzyva. See ");
    within("the new word", || holds("zyzzyva"));
    served.project.replace("content/briefs/a.md", "A zyzzyva. ", "");
    within("the word is gone", || !holds("zyzzyva"));
    for route in ["/repo/search/index/", "/repo/search/index/words/gone.bin", "/repo/search/index"] {
        assert_ne!(served.get(route).status, 200, "{route}");
    }
}

#[test]
fn a_page_is_found_where_it_was_renamed_to() {
    let served = Served::of(SITE, &[]);
    let at = |route: &str, source: &str| served.state(route, &format!("&source={source}"))["at"].clone();
    assert_eq!(at("/briefs/a/", "content/briefs/a.md"), "/repo/briefs/a/");
    served.project.replace("content/briefs/a.md", "date: 2025", "slug: rivers\ndate: 2025");
    within("another slug", || at("/briefs/a/", "content/briefs/a.md") == "/repo/briefs/rivers/");
    served.project.replace("content/briefs/a.md", "slug: rivers\n", "");
    within("the old slug", || at("/briefs/rivers/", "content/briefs/a.md") == "/repo/briefs/a/");
    let (old, new) = (served.project.at("content/briefs/a.md"), served.project.at("content/briefs/streams.md"));
    std::fs::rename(old, new).expect("it can be renamed");
    within("another name", || at("/briefs/a/", "content/briefs/a.md") == "/repo/briefs/streams/");
    assert_eq!(at("/briefs/a/", "content/briefs/b.md"), "/repo/briefs/b/");
    assert_eq!(at("/briefs/a/", "content/briefs/nothing.md"), "/repo/briefs/a/", "nobody knows where it went");
    // An alias keeps the old address, which leads to the new one.
    served.project.replace("content/briefs/streams.md", "date:", "aliases: [/briefs/a/]\ndate:");
    within("an alias", || served.state("/briefs/a/", "")["at"] == "/repo/briefs/streams/");
    served.project.replace("site.yaml", "/repo/", "/other/");
    within("another base path", || served.state("/briefs/streams/", "")["at"] == "/other/briefs/streams/");
    assert_eq!(served.get("/other/briefs/streams/").status, 200);
}

#[test]
fn an_error_is_shown_over_the_last_good_page_until_it_is_gone() {
    let served = Served::of(SITE, &[]);
    let good = served.get("/repo/briefs/a/").page();
    served.project.replace("content/briefs/a.md", "countries: [PK]", "countries: [Pakstan]");
    within("the overlay", || !served.state("/briefs/a/", "")["overlay"].is_null());
    let state = served.state("/briefs/a/", "");
    assert_eq!(state["overlay"]["title"], "1 error");
    let html = state["overlay"]["html"].as_str().expect("HTML");
    for part in ["content/briefs/a.md:4:13", "unknown-country", "Pakistan", "source?file="] {
        assert!(html.contains(part), "{part}: {html}");
    }
    Page::read(html).shows("mark", "Pakstan");
    assert_eq!(served.get("/repo/briefs/a/").page(), good);
    let source = served.get("/-/briefpress/source?file=content/briefs/a.md").text();
    assert!(source.contains("Pakstan"), "the file as it is: {source}");
    // The browser is told first.
    for part in ["error[unknown-country]", "the site as it was before"] {
        within(part, || served.said().contains(part));
    }
    served.project.replace("content/briefs/a.md", "Pakstan", "India");
    within("no overlay", || served.state("/briefs/a/", "")["overlay"].is_null());
    assert!(served.shown("/briefs/a/").contains("India"));
    within("the end of the errors", || served.said().contains("the errors are gone"));
}

#[test]
fn a_site_that_is_wrong_from_the_beginning_comes_when_it_is_mended() {
    let served = Served::of(&SITE.replace("title: T", "titel: T"), &[]);
    let answer = served.get("/anything/");
    assert_eq!((answer.status, answer.text().contains("data-route=\"\"")), (503, true));
    let state = served.state("", "");
    assert_eq!(state["ready"], false);
    assert!(state["overlay"]["html"].as_str().is_some_and(|html| html.contains("titel")), "{state}");
    served.project.replace("site.yaml", "titel", "title");
    within("the site", || served.state("", "")["ready"] == true);
    assert_eq!(served.state("", "")["home"], "/repo/");
    assert_eq!(served.get("/repo/").status, 200);
}

#[test]
fn a_template_that_fails_is_told_wherever_it_is_used() {
    let served = Served::of(SITE, &[]);
    let good = served.get("/repo/countries/").page();
    let broken = "{% extends \"builtin/countries.html\" %}\n{% block title %}{{ page.titel }}{% endblock title %}\n";
    served.project.write("templates/countries.html", broken);
    // Nobody has asked for the page: it is tried behind.
    within("the overlay", || !served.state("/briefs/a/", "")["overlay"].is_null());
    let html = served.state("/briefs/a/", "")["overlay"]["html"].as_str().expect("HTML").to_owned();
    assert!(html.contains("templates/countries.html:2:") && html.contains("titel"), "{html}");
    assert_eq!(served.get("/repo/countries/").page(), good, "the last good page");
    within("the terminal", || served.said().contains("error[template-error]"));
    served.project.write("templates/countries.html", "{% extends \"builtin/countries.html\" %}\n");
    within("no overlay", || served.state("/countries/", "")["overlay"].is_null());
    assert_eq!(served.get("/repo/countries/").status, 200);
}

#[test]
fn a_writer_is_told_what_readers_do_not_see() {
    let served = Served::of(SITE, &[]);
    let notes = |route: &str| -> serde_json::Value {
        serde_json::from_slice(&served.get(&format!("/-/briefpress/notes?route={route}")).body).expect("an object")
    };
    assert_eq!(notes("/briefs/b/")["mark"], "draft");
    assert_eq!(notes("/briefs/b/")["source"]["path"], "content/briefs/b.md");
    let home = notes("/");
    assert_eq!((&home["mark"], &home["withheld"]), (&serde_json::Value::Null, &1.into()));
    assert_eq!(home["links"], serde_json::json!({"/repo/briefs/b/": "draft"}));
    let brief = notes("/briefs/a/");
    let told = brief["html"].as_str().expect("HTML");
    assert!(told.contains("no-as-of") && !told.contains("briefs/b.md"), "{told}");
    assert!(brief["count"].as_u64() > Some(0), "{brief}");
    let list = served.get("/-/briefpress/").text();
    for part in ["brief: draft", "content/briefs/b.md"] {
        assert!(list.contains(part), "{part}: {list}");
    }
    Page::read(&list).shows("a[href='/repo/briefs/b/']", "Dams");
    let source = served.get("/-/briefpress/source?file=content/briefs/b.md").text();
    assert!(Page::read(&source).has("#L2") && source.contains("title: Dams"), "{source}");
    for nothing in ["source?file=../../etc/passwd", "source?file=/etc/passwd", "source", "other", "notes/"] {
        assert_eq!(served.get(&format!("/-/briefpress/{nothing}")).status, 404, "{nothing}");
    }
}

#[test]
fn what_appears_at_its_hour_appears_in_the_preview_of_the_public_site() {
    let soon = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(3);
    let soon = soon.strftime("%Y-%m-%dT%H:%M:%SZ");
    let site = public().replace("status: draft", &format!("embargo_until: {soon}"));
    let served = Served::of(&site, &["--public"]);
    assert_eq!(served.get("/repo/briefs/b/").status, 404);
    within("its hour", || served.get("/repo/briefs/b/").status == 200);
}
