//! What may come in: every promise about input, held against hostile and careless files.
//!
//! The program may say no to anything, but it says so with a diagnostic, at once, and nothing that a file says can leave
//! its place: not a URL that runs code, not a text that ends the element around it, not a slug that leaves the folder.

use crate::fixture::{SITE, build, files, line, options, page, plan, snapshot, told, wrong};
use briefpress::pipeline::{self, Kept, Plan};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// A brief with these lines of front matter and this body.
fn brief(front: &str, body: &str) -> String {
    format!("==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n{front}---\n{body}\n")
}

/// What is told of a site in a folder that `fill` writes, as `told` says it.
fn on_disk(fill: impl Fn(&Path)) -> (Plan, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("site.yaml"), SITE).expect("a file");
    fs::create_dir_all(folder.path().join("content/briefs")).expect("a folder");
    fs::create_dir_all(folder.path().join("static")).expect("a folder");
    fill(folder.path());
    let snapshot = briefpress::source::load(folder.path()).expect("the sources can be read");
    let plan = pipeline::plan(&snapshot, &options(), &mut Kept::default());
    let lines: Vec<String> = plan.problems().map(|problem| line(&plan, problem)).collect();
    let told = lines.join("\n");
    (plan, told)
}

// Encodings and line ends

#[test]
fn a_byte_that_is_not_utf8_is_told_with_line_and_column() {
    let cases: [(&str, &[u8], &str); 5] = [
        ("content/briefs/a.md", b"---\ntitle: caf\xE9\n---\n", "not-utf8 content/briefs/a.md:2:11"),
        ("content/briefs/a.md", b"\xEF\xBB\xBF\xFF", "not-utf8 content/briefs/a.md:1:1"),
        ("content/briefs/a.md", "ééé\r\né\u{1F30D}\u{0}".as_bytes(), "no-front-matter content/briefs/a.md:1:1"),
        ("content/briefs/a.md", b"\xFF\xFE-\x00-\x00-\x00", "not-utf8 content/briefs/a.md:1:1"),
        ("site.yaml", b"title: x\nbase_url: \x80", "not-utf8 site.yaml:2:11"),
    ];
    for (path, bytes, expected) in cases {
        let (_, told) = on_disk(|root| fs::write(root.join(path), bytes).expect("a file"));
        assert_eq!(told, expected);
    }
}

const PLAIN: &str = "==> site.yaml
title: Test
base_url: https://example.org/repo/
==> content/briefs/a.md
---
title: A
date: 2025-01-01
summary: >-
  One
  two.
key_points:
  - text: Point.
---
A paragraph
of two lines.

```
code
  more
```

| a | b |
|---|---|
| 1 | 2 |
==> content/topics/trade.md
---
title: Trade
---
Text.
==> templates/page.html
<p>{{ page.title }}</p>
";

#[test]
fn byte_order_marks_and_line_ends_change_no_byte_of_the_output() {
    let plain = build(PLAIN);
    // Each file alone, since a mark stands at the beginning of a file.
    let each = |change: &dyn Fn(&str) -> String| {
        let mut snapshot = snapshot("");
        for file in PLAIN.split("==> ").skip(1) {
            let (path, text) = file.split_once('\n').expect("a path");
            snapshot.add(path, &change(text));
        }
        files(&pipeline::plan(&snapshot, &options(), &mut Kept::default()))
    };
    assert_eq!(each(&|text| text.to_owned()), plain);
    assert_eq!(each(&|text| format!("\u{feff}{text}")), plain, "a byte-order mark");
    assert_eq!(each(&|text| text.replace('\n', "\r\n")), plain, "CRLF");
    assert_eq!(each(&|text| format!("\u{feff}{}", text.replace('\n', "\r\n"))), plain, "both");
    assert_eq!(each(&|text| text.replace('\n', "\r")), plain, "CR");
}

#[test]
fn places_in_files_with_line_ends_of_windows_are_those_of_an_editor() {
    let text = "\u{feff}---\r\ntitle: A\r\ndate: 2025-01-01\r\n---\r\nÄ [b](b.md)\r\n";
    let (_, told) = on_disk(|root| fs::write(root.join("content/briefs/a.md"), text).expect("a file"));
    assert_eq!(told, "dead-link content/briefs/a.md:5:3");
}

// YAML

#[test]
fn no_is_norway() {
    for written in ["countries: NO", "countries: [NO]", "countries:\n  - NO", "countries: no", "countries: [\"578\"]"] {
        let html = page(&brief(&format!("{written}\n"), ""), "briefs/a/index.html");
        assert!(html.contains("<a href=\"/repo/countries/norway/\">Norway</a>"), "{written}");
    }
    let html = page(&brief("authors: No\nseries: no\nnumber: off\n", ""), "briefs/a/index.html");
    assert!(html.contains("<meta name=\"citation_author\" content=\"No\">"));
    assert!(html.contains("<meta name=\"citation_technical_report_number\" content=\"off\">"));
}

/// The first problem of a site: its place, message and help.
fn first(site: &str) -> (String, String, Vec<String>) {
    let plan = plan(site);
    let problem = plan.problems().next().unwrap_or_else(|| panic!("nothing is told of {site}"));
    (line(&plan, problem), problem.message.clone(), problem.help.clone())
}

#[test]
fn an_unquoted_colon_is_told_with_the_line_to_type() {
    let cases = [
        ("title: Iran: sanctions\ndate: 2025-01-01\n", "2:12", "type `title: \"Iran: sanctions\"`"),
        ("title: A\ndate: 2025-01-01\nkey_points:\n  - Iran: talks resume\n", "5:5", "type `- \"Iran: talks resume\"`"),
        (
            "title: A\nrecommendations:\n  - to: Iran: ministry\n    text: Go.\ndate: 2025-01-01\n",
            "4:13",
            "type `- to: \"Iran: ministry\"`",
        ),
    ];
    for (front, place, help) in cases {
        let site = format!("==> content/briefs/a.md\n---\n{front}---\n");
        let (told, message, all) = first(&site);
        assert!(told.ends_with(&format!("content/briefs/a.md:{place}")), "{told}: {message}");
        assert_eq!(all, [help]);
    }
}

#[test]
fn keys_of_other_generators_have_their_own_hint() {
    let hints = [
        ("tags", "topics"),
        ("categories", "countries"),
        ("description", "summary"),
        ("lastmod", "updated"),
        ("draft", "status"),
        ("publishDate", "embargo_until"),
        ("author", "authors"),
        ("permalink", "url"),
    ];
    for (key, ours) in hints {
        let (told, message, help) = first(&brief(&format!("{key}: x\n"), ""));
        assert_eq!(told, "unknown-key content/briefs/a.md:4:1");
        assert!(message.contains(&format!("`{key}`")), "{message}");
        assert!(help.join(" ").contains(&format!("`{ours}")), "{key}: {help:?}");
    }
    let (told, _, help) = first(&brief("embargo_untill: 2030-01-01T00:00Z\n", ""));
    assert_eq!((told.as_str(), &*help[0]), ("unknown-key content/briefs/a.md:4:1", "did you mean `embargo_until`?"));
}

#[test]
fn all_faults_of_a_file_are_told_at_once() {
    let site = brief("title: B\ntags: x\nsubtitle: [a]\nsumary: x\n", "") + "==> content/pages/p.md\nno\n";
    let expected = "duplicate-key content/briefs/a.md:4:1
unknown-key content/briefs/a.md:5:1
wrong-type content/briefs/a.md:6:11
unknown-key content/briefs/a.md:7:1
no-front-matter content/pages/p.md:1:1";
    assert_eq!(told(&site), expected);
}

/// Runs `work` on a small stack, as a thread of a pool would, and says whether it came to an end in ten seconds.
fn ends(name: &str, work: impl FnOnce() + Send) {
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn_scoped(scope, work);
        thread.expect("a thread").join().unwrap_or_else(|_| panic!("{name} made it panic"));
    });
    assert!(begun.elapsed() < Duration::from_secs(10), "{name} took {:?}", begun.elapsed());
}

#[test]
fn hostile_yaml_is_refused_at_its_place_and_at_once() {
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (from, to) in ('a'..='w').zip('b'..='x') {
        bomb.push_str(&format!("{to}: &{to} [*{from}, *{from}, *{from}, *{from}, *{from}, *{from}, *{from}]\n"));
    }
    let cases = [
        ("an alias bomb", format!("extra:\n  {}", bomb.replace('\n', "\n  ").trim_end()), "invalid-yaml"),
        ("an alias bomb of topics", format!("{bomb}topics: *x"), "unknown-key"),
        ("brackets", format!("extra: {{x: {}}}", "[".repeat(20_000)), "invalid-yaml"),
        ("closed brackets", format!("topics: {}{}", "[".repeat(20_000), "]".repeat(20_000)), "invalid-yaml"),
        ("braces", format!("extra: {}", "{a: ".repeat(15_000)), "invalid-yaml"),
        ("dashes", format!("extra:\n  a:\n  {}x", "- ".repeat(20_000)), "invalid-yaml"),
        ("question marks", format!("extra:\n  {}x", "? ".repeat(20_000)), "invalid-yaml"),
        ("a NUL byte", "subtitle: a\u{0}b".to_owned(), "invalid-yaml"),
        ("a merge key", "<<: {title: B}".to_owned(), "unknown-key"),
        ("an anchor within itself", "extra: &a {b: *a}".to_owned(), "invalid-yaml"),
        ("quotes", format!("subtitle: {}", "\"".repeat(50_001)), "invalid-yaml"),
        ("an unknown alias", "topics: *nowhere".to_owned(), "invalid-yaml"),
    ];
    for (name, yaml, code) in cases {
        ends(name, || {
            let told = told(&brief(&format!("{yaml}\n"), ""));
            let first = told.lines().next().unwrap_or_default();
            assert!(first.starts_with(&format!("{code} content/briefs/a.md:")), "{name}: {first:?}");
        });
        let site = format!("==> site.yaml\ntitle: T\nbase_url: https://x.org/\n{}\n", yaml.replace("topics", "menu"));
        ends(name, || assert!(!told(&site).is_empty(), "{name} in site.yaml"));
    }
}

#[test]
fn hostile_markdown_comes_to_an_end() {
    let cases = [
        ("quotes", ">".repeat(20_000) + "x"),
        ("lists", "- ".repeat(20_000) + "x"),
        ("open brackets", "[".repeat(50_000)),
        ("links", "[a](".repeat(20_000)),
        ("images", "![".repeat(20_000) + &"](x)".repeat(20_000)),
        ("stars", "*a **b ".repeat(20_000)),
        ("underscores", "_".repeat(50_000) + "a" + &"_".repeat(50_000)),
        ("backticks", (1..400).map(|n| "`".repeat(n) + "a").collect()),
        ("elements", "<div>".repeat(20_000) + "x"),
        ("inline elements", "x ".to_owned() + &"<b>".repeat(20_000)),
        ("comments", "<!--".repeat(20_000)),
        ("open tags", "<a ".repeat(20_000)),
        ("processing instructions", "<?".repeat(20_000)),
        ("declarations", "x <!A ".repeat(20_000)),
        ("tables", "|".repeat(5_000) + "\n" + &"|-".repeat(5_000) + "\n" + &"|x".repeat(5_000)),
        ("footnotes", (0..5_000).map(|n| format!("[^{n}]\n\n[^{n}]: [^{}]\n\n", n + 1)).collect()),
        ("undefined footnotes", "[^x] ".repeat(20_000)),
        ("nested footnotes", (0..200).map(|n| format!("{}[^{n}]: x\n", "    ".repeat(n))).collect()),
        ("same headings", "# a\n\n".repeat(5_000)),
        ("entities", "&#0;&amp;&#x110000;".repeat(5_000)),
        ("definitions", "a\n: ".repeat(5_000)),
        (
            "reference links",
            (0..5_000).map(|n| format!("[a{n}]: x{n}.md\n")).collect::<String>() + &"[a1]".repeat(5_000),
        ),
        ("a NUL byte", "a\u{0}b".to_owned()),
        ("control characters", "a\u{1}\u{8}\u{b}\u{c}\u{7f}\u{85}\u{fffe}b".to_owned()),
    ];
    for (name, body) in cases {
        ends(name, || {
            let plan = plan(&brief("", &body));
            let is_sound = plan.is_sound();
            if is_sound {
                files(&plan);
            }
            // Each of them is either a site or has a reason why not.
            assert_eq!(is_sound, !plan.problems().any(briefpress::base::Diagnostic::is_error), "{name}");
        });
    }
    let field = "x".to_owned() + &">".repeat(60_000);
    ends("a field", || drop(build(&brief(&format!("disclosure: {field}\n"), ""))));
}

#[test]
fn no_control_character_reaches_the_output() {
    let body = "a\u{0}b \u{1}\u{8}\u{b}\u{1f} `\u{0}` [x](y\u{0}.md \"\u{1}\")";
    let site = brief("summary: \"x\\u0000\\u0001y\"\ntopics: [\"t\\u0001\"]\n", &body.replace("y\u{0}.md", "#"));
    for (path, bytes) in build(&site).iter().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".xml")) {
        let bad = bytes.iter().find(|byte| **byte < 0x20 && !matches!(**byte, b'\n' | b'\t'));
        assert_eq!(bad, None, "{path}");
    }
}

#[test]
fn files_that_are_no_content_are_told() {
    let cases = [
        ("", "no-front-matter content/briefs/b.md:1:1"),
        ("\n", "no-front-matter content/briefs/b.md:1:1"),
        ("\u{feff}", "no-front-matter content/briefs/b.md:1:1"),
        ("---", "front-matter-not-closed content/briefs/b.md:1:1"),
        ("---\ntitle: B\n", "front-matter-not-closed content/briefs/b.md:1:1"),
        ("---\ntitle: B\ndate: 2025-01-01\n----\nx", "front-matter-not-closed content/briefs/b.md:1:1"),
        ("+++\ntitle = 'B'\n+++\n", "no-front-matter content/briefs/b.md:1:1"),
        ("---\n---\n", "missing-key content/briefs/b.md:1:1\nmissing-key content/briefs/b.md:1:1"),
        ("---\nnull\n---\n", "missing-key content/briefs/b.md:1:1\nmissing-key content/briefs/b.md:1:1"),
        ("---\ntitle: B\ndate: 2025-01-01\n---", ""),
        ("---\ntitle: B\ndate: 2025-01-01\n---\n", ""),
    ];
    for (text, expected) in cases {
        assert_eq!(wrong(&format!("==> content/briefs/b.md\n{text}")), expected, "{text:?}");
    }
    assert_eq!(wrong("==> site.yaml\n"), "missing-key site.yaml:1:1\nmissing-key site.yaml:1:1");
}

#[test]
fn files_over_their_limit_are_refused_before_they_are_parsed() {
    let begun = Instant::now();
    let large = |length: usize| vec![b'['; length];
    for length in [2 * 1024 * 1024 + 1, 50 * 1024 * 1024] {
        let (_, told) = on_disk(|root| fs::write(root.join("content/briefs/a.md"), large(length)).expect("a file"));
        assert_eq!(told, "file-too-large content/briefs/a.md");
    }
    let front = |length: usize| format!("---\n{}\n---\n", "x".repeat(length - 1));
    assert_eq!(
        wrong(&format!("==> content/briefs/a.md\n{}", front(64 * 1024 + 1))),
        "file-too-large content/briefs/a.md"
    );
    assert!(wrong(&format!("==> content/briefs/a.md\n{}", front(64 * 1024))).starts_with("wrong-type"));
    assert!(begun.elapsed() < Duration::from_secs(10));
}

// URLs that run code

/// What a browser would take for a URL that runs code, in whatever form it stands in `html`.
fn running_url(html: &str) -> Option<String> {
    let mut seen = html.to_ascii_lowercase();
    for (entity, c) in
        [("&#x3a;", ":"), ("&#58;", ":"), ("&colon;", ":"), ("&tab;", ""), ("&newline;", ""), ("&#x09;", "")]
    {
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
        "<iframe src=\"//evil.example\"></iframe>",
        "<object data=x></object><embed src=x>",
        "<form action=//evil.example><input name=a></form>",
        "<base href=//evil.example>",
        "<meta http-equiv=refresh content=0>",
        "<link rel=stylesheet href=//evil.example>",
        "<style>@import '//evil.example'</style>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"java&#9;script:alert(1)\">x</a>",
        "<a href=javascript&#58alert(1)>x</a>",
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
                let plan = plan(&(site + &brief("", &body)));
                if !plan.is_sound() {
                    continue;
                }
                let page = String::from_utf8(files(&plan)["briefs/a/index.html"].clone()).expect("UTF-8");
                let prose = page.split_once("<div class=\"prose\">").expect("a body").1;
                let prose = prose.split_once("<footer").expect("an end").0.to_ascii_lowercase();
                let elements: String = tags(&prose);
                for word in forbidden {
                    assert!(!elements.contains(word), "{mode}: {word} of {body} in {elements}");
                }
                assert_eq!(running_url(&elements), None, "{mode}: {body}");
                let is_told = plan
                    .problems()
                    .any(|problem| problem.code.as_str() == "html-removed" || problem.code.as_str() == "unsafe-url");
                assert!(mode == "escape" || is_told, "nothing is told of {body}");
            }
        }
    }
}

/// The tags of a page, without the text between them.
fn tags(html: &str) -> String {
    html.split('<').skip(1).map(|tag| format!("<{}>", tag.split('>').next().unwrap_or_default())).collect()
}

#[test]
fn the_three_modes_of_raw_html() {
    let body =
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
            "",
        ),
    ];
    for (mode, html, told) in modes {
        let site = format!(
            "==> site.yaml\ntitle: T\nbase_url: https://x.org/\nmarkdown: {{raw_html: {mode}}}\n{}",
            brief("", body)
        );
        assert!(page(&site, "briefs/a/index.html").contains(html), "{mode}: {}", page(&site, "briefs/a/index.html"));
        assert_eq!(wrong(&site), told, "{mode}");
    }
}

#[test]
fn links_of_raw_html_are_links_like_others() {
    let html =
        page(&brief("", "<p><a href=\"/briefs/a/\">x</a> <a href='a.md#bp-cite'>y</a></p>"), "briefs/a/index.html");
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
            assert!(plan.problems().count() > 0, "nothing is told of {field}");
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

// Texts that would break out

const HOSTILE: [&str; 8] = [
    "</script><script>canary()</script>",
    "]]><canary/>",
    "\"><img src=x onerror=canary()>",
    "'><img src=x onerror=canary()>",
    "{{ canary }} {% raw %} {# #}",
    "& &amp; &lt;canary&gt; <canary>",
    "<!-- <canary> --!> -->",
    "\u{2028}\u{202e}<canary>\u{2029}",
];

/// A site that says `text` in every text field of front matter and configuration.
fn says(text: &str) -> String {
    let text = serde_json::to_string(text).expect("a string is JSON");
    let site = "==> site.yaml
title: TEXT
base_url: https://x.org/repo/
description: TEXT
publisher: {name: TEXT, short_name: TEXT}
menu: [{title: TEXT, url: /}]
footer: {text: TEXT, links: [{title: TEXT, url: /}]}
types: {own: {label: TEXT}}
report_prefix: TEXT
places: {overrides: {PK: {name: TEXT, note: TEXT}}, disclaimer: TEXT}
front_matter: {extra_keys: [own]}
==> content/briefs/a/index.md
---
title: TEXT
subtitle: TEXT
date: 2025-01-01
summary: TEXT
key_points: [TEXT]
recommendations: [{to: TEXT, text: TEXT}]
countries: [PK]
topics: [TEXT, talks]
authors: [{name: TEXT, affiliation: TEXT}]
type: own
number: TEXT
chronology: [{date: 2025-01-01, event: TEXT}]
sources: [{title: TEXT, publisher: TEXT, date: TEXT, url: 'https://x.org/?a=\"><canary>&b=1'}]
image: {src: p.png, alt: TEXT, caption: TEXT, credit: TEXT}
attachments: [{file: p.png, title: TEXT}]
identifiers: {isbn: TEXT, doi: '10.1/\"><canary>'}
licence: TEXT
disclosure: TEXT
changes: [{date: 2025-01-02, kind: update, note: TEXT}]
extra: {a: TEXT}
own: TEXT
---
# Heading
==> content/briefs/a/p.png
x
==> content/countries/PK.md
---
summary: TEXT
facts: [{label: TEXT, value: TEXT, source: TEXT}]
links: [{title: TEXT, url: 'https://x.org/'}]
---
==> content/topics/talks.md
---
title: TEXT
names: [TEXT]
summary: TEXT
---
==> content/pages/p.md
---
title: TEXT
summary: TEXT
---
";
    site.replace("TEXT", &text)
}

#[test]
fn no_text_breaks_out_of_its_place() {
    for text in HOSTILE {
        let plan = plan(&says(text));
        for (path, bytes) in files(&plan) {
            if path.starts_with("assets/") || path.ends_with(".png") {
                continue;
            }
            let told = format!("{path} with {text:?}");
            let output = String::from_utf8(bytes).expect("UTF-8");
            if path.ends_with(".html") {
                sound_html(&output, &told);
            } else if path.ends_with(".xml") {
                sound_xml(&output, &told);
            }
        }
    }
}

/// A page has no element of the text's, no unquoted mark of a template, and JSON-LD that says the text as it is.
fn sound_html(html: &str, told: &str) {
    assert!(!html.contains("<canary") && !html.contains("<img src=x") && !html.contains("<script>"), "{told}");
    assert!(!html.contains("{{") || html.contains("{{ canary }}"), "{told}");
    for script in html.split("<script").skip(1) {
        let json = script.split_once('>').expect("a tag").1.split("</script>").next().expect("a script");
        let document: serde_json::Value = serde_json::from_str(json).unwrap_or_else(|why| panic!("{told}: {why}"));
        assert!(document["@graph"].is_array(), "{told}");
    }
    // Every tag is whole: an attribute's value that was broken out of leaves a stray quotation mark.
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().expect("a tag");
        assert_eq!(tag.matches('"').count() % 2, 0, "{told}: <{tag}>");
    }
}

fn sound_xml(xml: &str, told: &str) {
    let names = [
        "feed",
        "title",
        "subtitle",
        "id",
        "updated",
        "link",
        "author",
        "name",
        "rights",
        "entry",
        "published",
        "category",
        "summary",
        "urlset",
        "url",
        "loc",
        "lastmod",
        "content",
    ];
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut depth = 0;
    loop {
        use quick_xml::events::Event;
        let event = reader.read_event().unwrap_or_else(|why| panic!("{told}: {why}"));
        match event {
            Event::Eof => break,
            Event::Start(element) => {
                depth += 1;
                assert!(names.contains(&element.name().as_ref()), "{told}: {element:?}");
            }
            Event::Empty(element) => {
                assert!(names.contains(&element.name().as_ref()), "{told}: {element:?}");
            }
            Event::End(_) => depth -= 1,
            Event::Comment(_) | Event::CData(_) | Event::PI(_) | Event::DocType(_) => panic!("{told}: {event:?}"),
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{told}");
}

#[test]
fn hostile_texts_are_said_as_they_are() {
    for text in HOSTILE {
        let files = build(&says(text));
        let html = String::from_utf8(files["briefs/a/index.html"].clone()).expect("UTF-8");
        let json = html.split_once("<script type=\"application/ld+json\">").expect("JSON-LD").1;
        let document: serde_json::Value =
            serde_json::from_str(json.split("</script>").next().expect("an end")).expect("JSON");
        let report = &document["@graph"][0];
        assert_eq!(report["headline"], text.trim());
        assert_eq!(report["alternativeHeadline"], text);
        assert_eq!(report["author"][0]["name"], text.trim());
        let feed = String::from_utf8(files["feed.xml"].clone()).expect("UTF-8");
        assert_eq!(entry_title(&feed), text.trim());
    }
}

/// The title of a feed's first entry.
fn entry_title(feed: &str) -> String {
    let entry = feed.split_once("<entry>").expect("an entry").1;
    let title = entry.split_once("<title>").expect("a title").1.split("</title>").next().expect("an end");
    quick_xml::escape::unescape(title).expect("entities").into_owned()
}

// Names that would leave the folder

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
        (two("content/pages/x.md", "static/x/index.html"), "static/x/index.html", "content/pages/x.md"),
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
        ("==> static/feed.xml\n\n".to_owned(), "static/feed.xml", "the tool itself"),
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

#[test]
fn links_out_of_the_site_are_not_followed() {
    use std::os::unix::fs::symlink;
    let secret = tempfile::tempdir().expect("a temporary folder");
    fs::write(secret.path().join("secret.md"), "---\ntitle: canary\ndate: 2025-01-01\n---\n").expect("a file");
    let (plan, told) = on_disk(|root| {
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
        std::os::unix::fs::symlink(secret.path(), root.join("static")).expect("a link");
    });
    assert_eq!(told, "link-not-followed static");
}

#[test]
fn a_link_to_a_file_of_the_site_is_that_file() {
    let (_, told) = on_disk(|root| {
        fs::write(root.join("static/a.txt"), "a").expect("a file");
        std::os::unix::fs::symlink("a.txt", root.join("static/b.txt")).expect("a link");
    });
    assert_eq!(told, "");
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
