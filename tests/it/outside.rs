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

/// The text of the page, as it stands there.
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

const NOTHING: &str = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; frame-src 'none'; form-action 'self'; base-uri 'none'";

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
    Page::of(&named, "a/index.html").holds(&[
        "p > img[src='https://a.org/m.png?x=1&y'][alt=map]",
        "p > img[src='//a.org/n.png']",
        "figure > img[src='https://a.org/o.png']",
        "footer img[src='https://a.org/f.png']",
    ]);
    let unnamed = site("outside: {images: [b.org]}\n", "![map](https://a.org/m.png)");
    assert_eq!(wrong(&unnamed), "external-image content/pages/a.md:4:1");
    assert!(help(&unnamed)[0].ends_with("name it in site.yaml: `outside: {images: [https://b.org, https://a.org]}`"));
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

/// A site whose pages may show frames of these hosts.
fn framed(hosts: &str, body: &str) -> String {
    site(&format!("outside: {{frames: [{hosts}]}}\n"), body)
}

const VIDEO: &str = "<iframe width=\"560\" height=\"315\" src=\"https://www.youtube-nocookie.com/embed/a-B_1?si=x&amp;t=1\" title=\"A &lt;talk&gt; &quot;here&quot;\" frameborder=\"0\" allow=\"autoplay\" allowfullscreen></iframe>";

#[test]
fn a_frame_asks_for_nothing_before_its_reader_does() {
    let body = format!("Before.\n\n{VIDEO}\n\nIn *a* line {VIDEO} too.");
    let site = framed("www.youtube-nocookie.com", &body);
    assert_eq!(told(&site), "");
    let page = Page::of(&site, "a/index.html");
    assert!(!page.has("iframe"));
    let frame = page.at(".prose > .frame");
    assert_eq!(frame.attr("aria-label"), "A <talk> \"here\"");
    let inner = frame.at(".frame-box");
    assert_eq!(inner.attr("data-frame"), "https://www.youtube-nocookie.com/embed/a-B_1?si=x&t=1");
    assert_eq!(inner.attr("data-title"), "A <talk> \"here\"");
    assert_eq!(inner.attr("style"), "aspect-ratio:560/315");
    inner.shows(".frame-title", "A <talk> \"here\"");
    inner.shows("button[type=button]", "Show content from www.youtube-nocookie.com");
    frame.shows("a[href='https://www.youtube.com/watch?v=a-B_1']", "Open on www.youtube.com");
    assert_eq!(page.all(".prose p > .frame").len(), 1);
    assert_eq!(page.all("script[src*='/assets/bp-frames.'][defer]").len(), 1);
    assert_eq!(page.all("link[rel=stylesheet][href*='/assets/bp-media.']").len(), 1);
    let files = build(&site);
    assert!(
        !Page::among(&files, "index.html")
            .has("script[src]:not([src*='/assets/bp-key.']), link[href*='/assets/bp-media.']"),
        "other pages need neither"
    );
}

#[test]
fn what_frames_need_is_published_with_the_first() {
    let assets = |site: &str| {
        let files = build(site)
            .into_keys()
            .filter_map(|path| Some(path.strip_prefix("assets/")?.split('.').next()?.to_owned()))
            .filter(|name| !name.contains('/'));
        files.collect::<Vec<_>>().join(" ")
    };
    let search = "bp-key bp-search bp-search brief briefpress favicon";
    assert_eq!(assets(&site("", "x")), search);
    assert_eq!(assets(&framed("a.org", "x")), search);
    let frames = "bp-frames bp-key bp-media bp-search bp-search brief briefpress favicon";
    assert_eq!(assets(&framed("www.youtube-nocookie.com", VIDEO)), frames);
    let player = site("", "![T](t.mp3)") + "==> content/pages/t.mp3\nx\n";
    assert_eq!(assets(&player), "bp-key bp-media bp-search bp-search brief briefpress favicon");
}

#[test]
fn a_frame_of_a_host_that_is_not_named_is_a_link() {
    let site = framed("a.org", "<iframe src=\"https://charts.example/1/\" title=\"By year\" height=400></iframe>");
    assert_eq!(wrong(&site), "external-content content/pages/a.md:4:1");
    assert_eq!(help(&site), ["change in site.yaml: `outside: {frames: [https://a.org, https://charts.example]}`"]);
    assert_eq!(prose(&site), "<a href=\"https://charts.example/1/\">By year</a>");
}

#[test]
fn mistakes_of_pasted_frames() {
    for (hosts, src, expected) in [
        (
            "www.youtube-nocookie.com",
            "https://www.youtube.com/embed/aB1?si=x",
            "type `https://www.youtube-nocookie.com/embed/aB1`",
        ),
        (
            "",
            "https://www.youtube.com/embed/aB1",
            "type `https://www.youtube-nocookie.com/embed/aB1` / and add to site.yaml: `outside: {frames: [https://www.youtube-nocookie.com]}`",
        ),
        (
            "www.youtube-nocookie.com",
            "https://www.youtube.com/watch?v=aB1",
            "type `src=\"https://www.youtube-nocookie.com/embed/aB1\"`",
        ),
        (
            "",
            "https://vimeo.com/12",
            "type `src=\"https://player.vimeo.com/video/12\"` / and add to site.yaml: `outside: {frames: [https://player.vimeo.com]}`",
        ),
        (
            "datawrapper.dwcdn.net",
            "https://www.datawrapper.de/_/AbC12/",
            "type `src=\"https://datawrapper.dwcdn.net/AbC12/\"`",
        ),
        ("a.org", "http://a.org/x", "type `https://a.org/x`"),
        ("www.youtube.com", "http://www.youtube.com/embed/a", "type `https://www.youtube.com/embed/a`"),
        ("a.org", "//b.org/x", "change in site.yaml: `outside: {frames: [https://a.org, https://b.org]}`"),
    ] {
        let site = framed(hosts, &format!("<iframe src=\"{src}\" title=T></iframe>"));
        assert_eq!(
            (wrong(&site), help(&site)),
            ("external-content content/pages/a.md:4:1".to_owned(), vec![expected.to_owned()]),
            "{src}"
        );
        assert!(!prose(&site).contains("frame-box"), "{src}");
    }
    let picture = framed("", "![A hearing](https://youtu.be/aB1)");
    assert_eq!(wrong(&picture), "external-content content/pages/a.md:4:1");
    assert_eq!(
        help(&picture),
        [
            "type `<iframe src=\"https://www.youtube-nocookie.com/embed/aB1\" title=\"What it shows\"></iframe>` / and add to site.yaml: `outside: {frames: [https://www.youtube-nocookie.com]}`"
        ]
    );
    let generic = framed(
        "www.youtube.com",
        "<iframe src=\"https://www.youtube.com/embed/a\" title=\"YouTube video player\"></iframe>",
    );
    assert_eq!(wrong(&generic), "frame-title content/pages/a.md:4:1");
    Page::of(&generic, "a/index.html").at(".frame-box[data-title='www.youtube.com']");
}

#[test]
fn codes_with_a_script_name_the_frame_that_shows_the_same() {
    let line = |host: &str| format!("change in site.yaml: `outside: {{frames: [https://a.org, https://{host}]}}`");
    let whole = |frame: &str| {
        format!(
            "in place of the whole code type `<iframe src=\"{frame}\" title=\"What it shows\" height=\"500\"></iframe>`"
        )
    };
    for (code, frame, host) in [
        (
            "<div style=\"min-height:400px\" id=\"datawrapper-vis-AbC12\"><script type=\"text/javascript\" defer src=\"https://datawrapper.dwcdn.net/AbC12/embed.js\" charset=\"utf-8\" data-target=\"#datawrapper-vis-AbC12\"></script><noscript><img src=\"https://datawrapper.dwcdn.net/AbC12/full.png\" alt=\"\" /></noscript></div>",
            "https://datawrapper.dwcdn.net/AbC12/",
            "datawrapper.dwcdn.net",
        ),
        (
            "<div class=\"flourish-embed flourish-chart\" data-src=\"visualisation/123\"><script src=\"https://public.flourish.studio/resources/embed.js\"></script></div>",
            "https://flo.uri.sh/visualisation/123/embed",
            "flo.uri.sh",
        ),
        (
            "<div class=\"infogram-embed\" data-id=\"a-1\" data-title=\"Chart\"></div><script>!function(){}()</script>",
            "https://e.infogram.com/a-1?src=embed",
            "e.infogram.com",
        ),
    ] {
        let told = help(&framed("a.org", code));
        assert!(told.contains(&format!("{} / and {}", whole(frame), line(host))), "{told:#?}");
        assert!(help(&framed(host, code)).contains(&whole(frame)), "{code}");
        let typed = framed(host, &format!("<iframe src=\"{frame}\" title=\"What it shows\" height=\"500\"></iframe>"));
        assert_eq!(wrong(&typed), "");
        Page::of(&typed, "a/index.html").at(".frame-box[style='height:500px']");
    }
    let vimeo = framed(
        "player.vimeo.com",
        "<div style=\"padding:56.25% 0 0 0\"><iframe src=\"https://player.vimeo.com/video/1?h=2\" title=\"A talk\" style=\"position:absolute;height:100%\"></iframe></div>",
    );
    assert_eq!(wrong(&vimeo), "html-removed content/pages/a.md:4:1");
    assert!(help(&vimeo)[0].starts_with("delete it: how a page looks"));
    let other = framed("a.org", "<script src=\"https://x.org/AbC12/embed.js\"></script>");
    assert!(help(&other)[0].starts_with("delete it;"), "{:#?}", help(&other));
}

#[test]
fn a_frame_without_its_scheme_is_told_with_it() {
    let site = framed("a.org", "<iframe src=\"www.youtube.com/embed/a\" title=T></iframe>");
    assert_eq!(wrong(&site), "html-removed content/pages/a.md:4:1");
    assert_eq!(help(&site), ["type `src=\"https://www.youtube.com/embed/a\"`"]);
}

#[test]
fn frames_ask_before_they_load_in_every_mode_of_raw_html() {
    let site = |mode: &str| {
        framed("www.youtube-nocookie.com", &format!("<!-- {VIDEO} --><div class=x>{VIDEO}</div><p title='{{}}'>y</p>"))
            .replace("outside:", &format!("markdown: {{raw_html: {mode}}}\noutside:"))
    };
    for mode in ["sanitize", "allow"] {
        let page = Page::of(&site(mode), "a/index.html");
        assert!(!page.has("iframe"), "{mode}");
        assert_eq!(page.all(".prose .x > .frame > .frame-box").len(), 1, "{mode}");
        assert_eq!(wrong(&site(mode)), "", "{mode}");
    }
    assert!(Page::of(&site("escape"), "a/index.html").at(".prose").text().contains("<iframe"));
}

#[test]
fn trusted_html_is_told_what_browsers_do_not_do() {
    let site = |body: &str| site("markdown: {raw_html: allow}\noutside: {scripts: [a.org], media: [a.org]}\n", body);
    for (body, told) in [
        ("<script src=\"https://a.org/x.js\"></script><video src=\"https://a.org/x.mp4\"></video>", ""),
        ("<script type=\"application/json\">{}</script>", ""),
        ("<script src=\"https://b.org/x.js\"></script>", "external-content content/pages/a.md:4:1"),
        ("<script>x()</script>", "external-content content/pages/a.md:4:1"),
        ("x <audio src=\"https://b.org/x.mp3\"></audio>", "external-content content/pages/a.md:4:3"),
        ("<img src=\"https://b.org/x.png\" alt=x>", "external-image content/pages/a.md:4:1"),
        ("<form action=\"https://b.org/x\"></form>", "external-content content/pages/a.md:4:1"),
        (
            "<iframe src=\"x.html\"></iframe>",
            "missing-file content/pages/a.md:4:1\nexternal-content content/pages/a.md:4:1",
        ),
        ("<link rel=stylesheet href=\"https://b.org/x.css\">", "external-content content/pages/a.md:4:1"),
    ] {
        assert_eq!(wrong(&site(body)), told, "{body}");
    }
}

const MEDIA: &str = "==> content/pages/talk.mp4\nx\n==> content/pages/talk.vtt\nWEBVTT\n==> content/pages/talk.fr.vtt\nWEBVTT\n\
    ==> content/pages/talk.png\npng\n==> content/pages/talks.vtt\nWEBVTT\n==> content/pages/sound.mp3\nx\n";

#[test]
fn videos_are_written_as_pictures_are() {
    let site = site("", "![The *talk*](talk.mp4#t=3 \"Cap & tion\")\n\nA ![sound](sound.mp3) here.") + MEDIA;
    assert_eq!(wrong(&site), "");
    let files = build(&site);
    let page = Page::among(&files, "a/index.html");
    let video = page.at("figure.player > video[controls][preload=metadata]");
    assert_eq!(video.attr("src"), "/r/a/talk.mp4#t=3");
    assert_eq!(video.attr("aria-label"), "The talk");
    assert_eq!((video.attr("poster"), video.attr("width"), video.attr("height")), ("/r/a/talk.png", "400", "300"));
    video.at("track[src='/r/a/talk.vtt'][kind=captions][srclang=en][label=English][default]");
    video.at("track[src='/r/a/talk.fr.vtt'][kind=subtitles][srclang=fr][label=Français]");
    assert_eq!(page.all("track").len(), 2);
    page.shows("figure.player > figcaption", "Cap & tion");
    page.shows("figure.player > a.media-file[href='/r/a/talk.mp4#t=3']", "The talk");
    page.at("p > audio[src='/r/a/sound.mp3'][aria-label=sound]");
    for file in ["talk.mp4", "talk.vtt", "talk.fr.vtt", "talk.png", "sound.mp3"] {
        assert!(files.contains_key(&format!("a/{file}")), "{file}");
    }
    assert!(!files.contains_key("a/talks.vtt"), "it belongs to nothing");
    assert_eq!(told(&site), "unused-file content/pages/talks.vtt");
}

#[test]
fn players_stay_what_they_are_where_html_is_cleaned() {
    let plain = site("", "![The talk](talk.mp4 \"C\")") + MEDIA;
    let cleaned = site("", "![The talk](talk.mp4 \"C\")\n\n<b>b</b>") + MEDIA;
    let player = |site: &str| {
        let page = Page::of(site, "a/index.html");
        let video = page.at("figure.player > video");
        let attributes =
            ["src", "preload", "aria-label", "poster", "width", "height"].map(|key| video.attr(key).to_owned());
        (attributes, page.all("video[controls] > track[srclang][label][kind]").len(), page.all("track[default]").len())
    };
    assert_eq!(player(&plain), player(&cleaned));
    assert_eq!(player(&plain).1, 2);
}

#[test]
fn where_nothing_can_be_played() {
    let html = |body: &str| prose(&(site("", body) + MEDIA));
    assert_eq!(
        html("[![The talk](talk.mp4)](/)"),
        "<figure><a href=\"/r/\">The talk</a></figure>".replace("<figure>", "<p>").replace("</figure>", "</p>")
    );
    let missing = site("", "![x](none.mp4)");
    assert_eq!(wrong(&missing), "missing-file content/pages/a.md:4:1");
    let footer = site("footer: \"![Talk](/talk.mp4)\"\n", "x") + "==> static/talk.mp4\nx\n";
    let page = Page::of(&footer, "a/index.html");
    page.shows("footer a[href='/r/talk.mp4']", "Talk");
    assert!(!page.has("video"));
}

#[test]
fn what_lies_in_static_is_played_with_what_lies_beside_it() {
    let site = site("", "![Talk](/media/talk.webm)")
        + "==> static/media/talk.webm\nx\n==> static/media/talk.vtt\nWEBVTT\n==> static/media/talk.jpg\n<svg/>\n";
    let site = site.replace("talk.jpg", "talk.png").replace("<svg/>", "png");
    let page = Page::of(&site, "a/index.html");
    page.at("video[src='/r/media/talk.webm'][poster='/r/media/talk.png'] > track[src='/r/media/talk.vtt']");
}

#[test]
fn a_video_of_another_host_is_played_if_the_host_is_named() {
    let body = "![Talk](https://a.org/talk.mp4)";
    let page = Page::of(&site("outside: {media: [a.org]}\n", body), "a/index.html");
    page.at("figure.player > video[src='https://a.org/talk.mp4'][preload=none]");
    let unnamed = site("outside: {images: [a.org]}\n", body);
    assert_eq!(wrong(&unnamed), "external-content content/pages/a.md:4:1");
    assert_eq!(help(&unnamed), ["change in site.yaml: `outside: {images: [https://a.org], media: [https://a.org]}`"]);
    Page::of(&unnamed, "a/index.html").shows(".prose a[href='https://a.org/talk.mp4']", "Talk");
}

#[test]
fn captions_in_the_language_of_a_translation_come_first_there() {
    let site = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n![T](t.mp4)\n\
        ==> content/briefs/a.fr.md\n---\ntitle: A\n---\n![T](t.mp4)\n\
        ==> content/briefs/t.mp4\nx\n==> content/briefs/t.en.vtt\nx\n==> content/briefs/t.fr.vtt\nx\n";
    let first = |path: &str| Page::of(site, path).at("track[default]").attr("srclang").to_owned();
    assert_eq!((first("briefs/a/index.html"), first("fr/briefs/a/index.html")), ("en".to_owned(), "fr".to_owned()));
}

#[test]
fn what_belongs_to_a_withheld_video_is_withheld() {
    let site = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\nstatus: draft\n---\n![T](t.mp4)\n\
        ==> content/briefs/t.mp4\nx\n==> content/briefs/t.vtt\nx\n==> content/briefs/t.png\npng\n";
    let files = build(site);
    assert!(files.keys().all(|path| !path.contains("/t.") && !path.contains("-media")), "{:?}", files.keys());
}

#[test]
fn blocks_for_analytics_and_a_newsletter_reach_every_page() {
    let base = "==> templates/base.html\n{% extends \"builtin/base.html\" %}\n\
        {% block analytics %}<script defer data-domain=\"x\" src=\"https://plausible.io/js/script.js\"></script>{% endblock analytics %}\n\
        {% block newsletter %}<form action=\"https://buttondown.com/x\" method=\"post\"></form>{% endblock newsletter %}\n";
    let lines = "outside: {scripts: [plausible.io], connect: [plausible.io], forms: [buttondown.com]}\nlicence:";
    let site = RICH.replace("licence:", lines) + base;
    assert_eq!(wrong(&site), wrong(RICH));
    for path in
        ["index.html", "briefs/talks/index.html", "404.html", "countries/pakistan/index.html", "about/index.html"]
    {
        let page = Page::of(&site, path);
        page.at("head > script[data-domain]");
        page.at("main ~ form");
        page.at("form ~ footer");
    }
    let forgotten = plan(&(RICH.to_owned() + base));
    let told: Vec<String> = forgotten
        .problems()
        .iter()
        .map(|problem| format!("{} {}", crate::fixture::line(&forgotten, problem), problem.help[0]))
        .collect();
    assert_eq!(
        told,
        [
            "external-content templates/base.html:2:22 add to site.yaml: `outside: {scripts: [https://plausible.io], connect: [https://plausible.io]}`",
            "external-content templates/base.html:3:23 add to site.yaml: `outside: {forms: [https://buttondown.com]}`",
        ]
    );
}

#[test]
fn templates_are_told_what_browsers_do_not_do_and_nothing_else() {
    let told = |template: &str| wrong(&site("", &format!("x\n==> templates/page.html\n{template}")));
    for fine in [
        "<a href=\"https://x.org/\" rel=\"noopener\">x</a><link rel=\"me\" href=\"https://x.org/\">",
        "{# <script src=\"https://x.org/a.js\"></script> #}<!-- <script>x()</script> -->",
        "<script src=\"{{ site.base_path }}a.js\" defer></script><script type=\"application/ld+json\">{\"url\": \"https://x.org\"}</script>",
        "<html><head></head><body><script src=\"https://x.org/a.js\"></script></body></html>",
        "<p {% if page.title > \"\" %}class=\"on a\"{% endif %}>{{ page.title | replace(from=\"<script>\", to=\"\") }}</p>",
    ] {
        assert_eq!(told(fine), "", "{fine}");
    }
    for (template, place) in [
        ("<p>\n<script>\nx()\n</script>", "2:1"),
        ("<p>é{{ page.title }}<img src=\"https://x.org/a.png\" alt=\"\">", "1:21"),
        ("<button {% if page.title %}disabled{% endif %} onclick=\"x()\">", "1:1"),
        ("<link rel=\"stylesheet\" href=\"https://fonts.googleapis.com/css2?family=X\">", "1:1"),
        ("<iframe src=\"https://x.org/{{ page.title }}\"></iframe>", "1:1"),
    ] {
        assert_eq!(told(template), format!("external-content templates/page.html:{place}"), "{template}");
    }
}

#[test]
fn style_sheets_are_told_what_browsers_do_not_load() {
    let of = |lines: &str| {
        site(
            lines,
            "x\n==> static/house.css\n@import '//fonts.googleapis.com/css2?family=A';\nb { background: url(https://x.org/b.png) }",
        ) + "==> templates/page.html\n<style>\n@font-face { src: url(https://x.org/a.woff2) }</style>"
    };
    let (template, import) = ("external-content templates/page.html:2:23", "external-content static/house.css:1:10");
    assert_eq!(wrong(&of("")), format!("{import}\nexternal-content static/house.css:2:21\n{template}"));
    let images = of("outside: {images: [x.org]}\n");
    assert_eq!(wrong(&images), format!("{import}\n{template}"), "no site lets styles and fonts through");
    let fonts =
        "save the fonts themselves in `static/`, and name them in site.yaml: `theme: {fonts: {text: house.woff2}}`";
    assert_eq!(help(&images), [fonts, fonts]);
    assert!(build(&images)["house.css"].starts_with(b"@import"), "it is copied as it is");
}

#[test]
fn a_script_in_a_template_is_told_with_the_hosts_that_it_names() {
    let script = "<script>\nvar u=\"//stats.x.org/\"; // 'https://matomo.org'\ng.src=u+'matomo.js';\n</script><p>\"//y.org/\"</p>";
    let template = |lines: &str| site(lines, "x") + "==> templates/page.html\n" + script;
    let line = "scripts: [https://stats.x.org, https://matomo.org], connect: [https://stats.x.org, https://matomo.org]";
    let own = "save it as a file, such as `static/house.js`, and type `<script src=\"{{ site.base_path }}house.js\" defer></script>` in a template";
    assert_eq!(
        help(&template("")),
        [format!("{own} / and for what it loads itself, add to site.yaml: `outside: {{{line}}}`")]
    );
    assert_eq!(help(&template(&format!("outside: {{{line}}}\n"))), [own]);
}

#[test]
fn a_video_without_captions_is_told_and_captions_in_another_form() {
    let video = |files: &str| site("", "![T](talk.mp4)") + "==> content/pages/talk.mp4\nx\n" + files;
    let help = |site: &str| -> Vec<String> {
        plan(site).all_problems().iter().map(|problem| problem.help.join(" / ")).collect()
    };
    assert_eq!(told(&video("")), "no-captions content/pages/a.md:4:1");
    assert!(help(&video(""))[0].starts_with("put `talk.vtt` beside it"));
    assert_eq!(told(&video("==> content/pages/talk.fr.vtt\nWEBVTT\n")), "");
    let other = video("==> content/pages/talk.srt\n1\n");
    assert_eq!(told(&other), "no-captions content/pages/a.md:4:1\nunused-file content/pages/talk.srt");
    assert!(help(&other).iter().any(|help| help.starts_with("players read captions in WebVTT: save it as `talk.vtt`")));
    let sound = site("", "![T](talk.mp3)") + "==> content/pages/talk.mp3\nx\n==> content/pages/face.jpg\njpg\n";
    assert_eq!(told(&sound), "unused-file content/pages/face.jpg");
    assert!(help(&sound)[0].contains("`image: face.jpg`"));
}

/// The blocks of code in a part of the manual: their languages, and their texts.
fn blocks(text: &str) -> Vec<(String, String)> {
    let (mut blocks, mut open): (Vec<(String, String)>, Option<usize>) = (Vec::new(), None);
    for line in text.lines() {
        let words = line.trim_start();
        match (open, words.strip_prefix("```")) {
            (None, Some(language)) => {
                blocks.push((language.to_owned(), String::new()));
                open = Some(line.len() - words.len());
            }
            (Some(_), Some(_)) => open = None,
            (Some(indent), None) => {
                let (_, block) = blocks.last_mut().expect("one is open");
                *block += line.get(indent..).unwrap_or_default();
                block.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

#[test]
fn the_lines_of_the_manual_are_enough_and_all_are_needed() {
    let sections = crate::manual::sections(&crate::manual::text("docs/outside.md"), 2);
    for (title, needed) in [
        ("A video of your own", 0),
        ("A video of YouTube or Vimeo", 1),
        ("A chart of Datawrapper or Flourish", 1),
        ("Plausible", 1),
        ("Matomo", 1),
        ("A newsletter", 1),
    ] {
        let (mut body, mut files, mut lines) = (String::new(), String::new(), None);
        for (language, block) in blocks(&sections[title]) {
            match (&*language, block.lines().next().unwrap_or_default()) {
                ("yaml", _) => lines = lines.or(Some(block)),
                ("html", first) if first.contains("templates/base.html") => {
                    files += &format!("==> templates/base.html\n{block}")
                }
                ("html", first) if !first.starts_with("<iframe") => {}
                ("css" | "js", first) => {
                    let path =
                        first.split(' ').find(|word| word.starts_with("static/")).expect("it says where it goes");
                    files += &format!("==> {path}\n{block}");
                }
                _ => body += &block,
            }
        }
        files += "==> content/pages/talk.mp4\nx\n";
        if !body.contains("talk.mp4") {
            body += "\n![A talk](talk.mp4)\n";
        }
        let told = |lines: &str| plan(&(site(lines, &body) + &files)).problems().len();
        assert_eq!(told(lines.as_deref().unwrap_or_default()), 0, "{title}");
        assert_eq!(told("").min(1), needed, "{title}");
    }
}
