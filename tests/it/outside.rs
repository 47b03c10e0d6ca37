//! What pages load from other hosts: what the policy says of it, and what is told and shown where it says no.

use crate::fixture::{build, page, plan, told, wrong};
use crate::html::Page;
use crate::rich::RICH;

/// A site with these lines in `site.yaml`, and a page with this text.
fn site(lines: &str, body: &str) -> String {
    format!(
        "==> site.yaml\ntitle: T\nbase_url: https://x.org/r/\n{lines}==> content/pages/a.md\n---\ntitle: A\n---\n{body}\n"
    )
}

/// The text of the page.
fn prose(site: &str) -> String {
    Page::of(site, "a/index.html").at(".prose").html()
}

/// The policy of a page.
fn policy(site: &str, path: &str) -> String {
    Page::of(site, path).at("meta[http-equiv=Content-Security-Policy]").attr("content").to_owned()
}

/// The help of each problem of a site.
fn help(site: &str) -> Vec<String> {
    plan(site).problems().iter().map(|problem| problem.help.join(" / ")).collect()
}

const NOTHING: &str = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'";

#[test]
fn without_the_key_the_policy_is_what_it_was() {
    assert_eq!(policy(RICH, "briefs/talks/index.html"), NOTHING);
    let source = page(RICH, "index.html");
    assert!(source.contains(&format!("content=\"{NOTHING}\">")), "not a byte is otherwise");
}

#[test]
fn the_policy_of_every_page_names_the_hosts() {
    let site = RICH.replace("licence:", "outside: {frames: [a.org, '*.b.org'], scripts: [c.org]}\nlicence:");
    let expected = NOTHING
        .replace("; img-src", "; script-src 'self' https://c.org; img-src")
        .replace("frame-src 'none'", "frame-src https://a.org https://*.b.org");
    for path in ["index.html", "briefs/talks/index.html", "404.html", "about/index.html"] {
        assert_eq!(policy(&site, path), expected, "{path}");
    }
    let redirect =
        RICH.replace("licence:", "outside: {frames: [a.org]}\nlicence:") + "==> redirects.csv\nfrom,to\n/old/,/\n";
    assert!(policy(&redirect, "old/index.html").starts_with("default-src 'none';"), "nothing is loaded there");
}

#[test]
fn pictures_of_a_named_host_are_shown() {
    let body = "A ![map](https://a.org/m.png?x=1&y) and <img src=\"//a.org/n.png\" alt=n>.\n\n![Alone](https://a.org/o.png \"C\")";
    let named = site("outside: {images: [a.org]}\nfooter: {text: \"![f](https://a.org/f.png)\"}\n", body);
    assert_eq!(wrong(&named), "");
    let html = prose(&named);
    assert!(html.contains("<img src=\"https://a.org/m.png?x=1&amp;y\" alt=\"map\""), "{html}");
    assert!(html.contains("src=\"//a.org/n.png\""), "{html}");
    assert!(html.contains("<figure><img src=\"https://a.org/o.png\""), "{html}");
    Page::of(&named, "a/index.html").at("footer img[src='https://a.org/f.png']");
    let unnamed = site("outside: {images: [b.org]}\n", "![map](https://a.org/m.png)");
    assert_eq!(wrong(&unnamed), "external-image content/pages/a.md:4:1");
    assert!(help(&unnamed)[0].ends_with("add it to site.yaml: `outside: {images: [https://b.org, https://a.org]}`"));
    let insecure = site("outside: {images: [a.org]}\n", "![map](http://a.org/m.png)");
    assert_eq!(wrong(&insecure), "external-image content/pages/a.md:4:1", "browsers do not load it");
}

#[test]
fn what_is_withheld_names_no_host() {
    let draft = site("outside: {images: [a.org]}\n", "x")
        + "==> content/briefs/b.md\n---\ntitle: B\ndate: 2025-01-01\nstatus: draft\n---\n![m](https://a.org/m.png)\n";
    assert!(build(&draft).values().all(|bytes| !String::from_utf8_lossy(bytes).contains("m.png")));
    assert_eq!(told(&draft).matches("external").count(), 0);
}
