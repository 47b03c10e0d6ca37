//! What may come in: files, encodings and YAML, careless and hostile.
//!
//! The program may say no to anything, but it says so with a diagnostic, at its place and at once.

use crate::fixture::{SITE, build, files, line, options, plan, snapshot, told, wrong};
use crate::html::Page;
use briefpress::pipeline::{self, Plan, PlanCache};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// A brief with these lines of front matter and this body.
pub fn brief(front: &str, body: &str) -> String {
    format!("==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n{front}---\n{body}\n")
}

/// What is told of a site in a folder that `fill` writes, as `told` says it.
pub fn on_disk(fill: impl Fn(&Path)) -> (Plan, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("site.yaml"), SITE).expect("a file");
    fs::create_dir_all(folder.path().join("content/briefs")).expect("a folder");
    fs::write(folder.path().join("content/home.md"), "Welcome.\n").expect("a file");
    fs::create_dir_all(folder.path().join("static")).expect("a folder");
    fill(folder.path());
    let snapshot = briefpress::source::load(folder.path()).expect("the sources can be read");
    let plan = pipeline::plan(&snapshot, &options(), &mut PlanCache::default());
    let lines: Vec<String> = plan.problems().iter().map(|problem| line(&plan, problem)).collect();
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
            snapshot.add(path, change(text));
        }
        files(&pipeline::plan(&snapshot, &options(), &mut PlanCache::default()))
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
        let page = Page::of(&brief(&format!("{written}\n"), ""), "briefs/a/index.html");
        page.shows("a[href='/repo/countries/norway/']", "Norway");
    }
    let page = Page::of(&brief("authors: No\nseries: no\nnumber: off\n", ""), "briefs/a/index.html");
    page.holds(&[
        "meta[name=citation_author][content='No,']",
        "meta[name=citation_technical_report_number][content=off]",
    ]);
}

/// The first problem of a site: its place, message and help.
pub fn first(site: &str) -> (String, String, Vec<String>) {
    let plan = plan(site);
    let problem = plan.problems().first().unwrap_or_else(|| panic!("nothing is told of {site}"));
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
    assert_eq!(wrong(&site), expected);
}

/// Runs `work` on a small stack, as a thread of a pool would, and says whether it came to an end in ten seconds.
pub fn ends(name: &str, work: impl FnOnce() + Send) {
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
        ("brackets", format!("extra: {{x: {}}}", "[".repeat(101)), "invalid-yaml"),
        ("closed brackets", format!("topics: {}{}", "[".repeat(101), "]".repeat(101)), "invalid-yaml"),
        ("braces", format!("extra: {}", "{a: ".repeat(101)), "invalid-yaml"),
        ("dashes", format!("extra:\n  a:\n  {}x", "- ".repeat(129)), "invalid-yaml"),
        ("question marks", format!("extra:\n  {}x", "? ".repeat(129)), "invalid-yaml"),
        ("a NUL byte", "subtitle: a\u{0}b".to_owned(), "invalid-yaml"),
        ("a merge key", "<<: {title: B}".to_owned(), "unknown-key"),
        ("an anchor within itself", "extra: &a {b: *a}".to_owned(), "invalid-yaml"),
        ("quotes", format!("subtitle: {}", "\"".repeat(50_001)), "invalid-yaml"),
        ("an unknown alias", "topics: *nowhere".to_owned(), "invalid-yaml"),
    ];
    for (name, yaml, code) in cases {
        ends(name, || {
            let told = wrong(&brief(&format!("{yaml}\n"), ""));
            let first = told.lines().next().unwrap_or_default();
            assert!(first.starts_with(&format!("{code} content/briefs/a.md:")), "{name}: {first:?}");
        });
        let site = format!("==> site.yaml\ntitle: T\nbase_url: https://x.org/\n{}\n", yaml.replace("topics", "menu"));
        ends(name, || assert!(!told(&site).is_empty(), "{name} in site.yaml"));
    }
}

#[test]
fn hostile_markdown_comes_to_an_end_as_a_site_or_with_its_reason() {
    let cases: [(&str, String, &str); 33] = [
        ("quotes", ">".repeat(20_000) + "x", ""),
        ("lists", "- ".repeat(20_000) + "x", ""),
        ("quotes around an element", ">".repeat(201) + " <b>x</b>", "html-too-deep"),
        ("lists around an element", "- ".repeat(201) + "<b>x</b>", "html-too-deep"),
        ("open brackets", "[".repeat(50_000), ""),
        ("links", "[a](".repeat(20_000), ""),
        ("images", "![".repeat(20_000) + &"](x)".repeat(20_000), "missing-file"),
        ("stars", "*a **b ".repeat(20_000), ""),
        ("underscores", "_".repeat(50_000) + "a" + &"_".repeat(50_000), ""),
        ("backticks", (1..400).map(|n| "`".repeat(n) + "a").collect(), ""),
        ("elements", "<div>".repeat(101) + "x", "html-too-deep"),
        ("inline elements", "x ".to_owned() + &"<b>".repeat(101), "html-too-deep"),
        ("comments", "<!--".repeat(20_000), ""),
        ("open tags", "<a ".repeat(20_000), ""),
        ("open tags in a block", "<div>\n".to_owned() + &"<a ".repeat(20_000), ""),
        ("closing tags in a block", "<div>\n".to_owned() + &"</a ".repeat(20_000), ""),
        ("comments in a block", "<div>\n".to_owned() + &"<!--".repeat(20_000), ""),
        ("comments in quotes", "> <!--\n\n".repeat(5_000), ""),
        ("comments, scripts and styles", "<!--\n<script>\n<?\n<style>\n".repeat(5_000), ""),
        ("scripts", "<script>".repeat(20_000), ""),
        ("drawings", "<div>\n".to_owned() + &"<svg></svg ".repeat(20_000), ""),
        ("processing instructions", "<?".repeat(20_000), ""),
        ("declarations", "x <!A ".repeat(20_000), ""),
        ("tables", "|".repeat(5_000) + "\n" + &"|-".repeat(5_000) + "\n" + &"|x".repeat(5_000), ""),
        ("footnotes", (0..5_000).map(|n| format!("[^{n}]\n\n[^{n}]: [^{}]\n\n", n + 1)).collect(), ""),
        ("undefined footnotes", "[^x] ".repeat(20_000), ""),
        ("nested footnotes", (0..200).map(|n| format!("{}[^{n}]: x\n", "    ".repeat(n))).collect(), ""),
        ("same headings", "# a\n\n".repeat(5_000), ""),
        ("entities", "&#0;&amp;&#x110000;".repeat(5_000), ""),
        ("definitions", "a\n: ".repeat(5_000), ""),
        (
            "reference links",
            (0..5_000).map(|n| format!("[a{n}]: x{n}.md\n")).collect::<String>() + &"[a1]".repeat(5_000),
            "dead-link",
        ),
        ("a NUL byte", "a\u{0}b".to_owned(), "control-character"),
        ("control characters", "a\u{1}\u{8}\u{b}\u{c}\u{7f}\u{85}\u{fffe}b".to_owned(), "control-character"),
    ];
    for (name, body, refused) in cases {
        ends(name, || {
            let plan = plan(&brief("", &body));
            let errors = plan.problems().iter().filter(|problem| problem.is_error());
            let errors: BTreeSet<&str> = errors.map(|problem| problem.code.as_str()).collect();
            assert_eq!(errors.into_iter().collect::<Vec<_>>().join(" "), refused, "{name}");
            if refused.is_empty() {
                assert!(files(&plan).contains_key("briefs/a/index.html"), "{name}");
            }
        });
    }
    let field = "x".to_owned() + &">".repeat(60_000);
    ends("a field", || drop(build(&brief(&format!("disclosure: {field}\n"), ""))));
}

#[test]
fn no_control_character_reaches_the_output() {
    let body = "a\u{0}b\tc `\u{1}` [x](a.md \"\u{c}\")\u{7f}\u{85}";
    let told =
        ["5:2", "5:8", "5:21", "5:24", "5:25"].map(|place| format!("control-character content/briefs/a.md:{place}"));
    assert_eq!(wrong(&brief("", body)), told.join("\n"));
    let site =
        brief("summary: \"x\\u0000\\u0001y\"\ntopics: [\"t\\u0001\"]\nkey_points: [\"a\\u0001\\fb\"]\n", "Text.");
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
    let (_, told) =
        on_disk(|root| fs::write(root.join("content/briefs/a.md"), large(2 * 1024 * 1024 + 1)).expect("a file"));
    assert_eq!(told, "file-too-large content/briefs/a.md");
    let front = |length: usize| format!("---\n{}\n---\n", "x".repeat(length - 1));
    assert_eq!(
        wrong(&format!("==> content/briefs/a.md\n{}", front(64 * 1024 + 1))),
        "file-too-large content/briefs/a.md"
    );
    assert!(wrong(&format!("==> content/briefs/a.md\n{}", front(64 * 1024))).starts_with("wrong-type"));
    assert!(begun.elapsed() < Duration::from_secs(10));
}
