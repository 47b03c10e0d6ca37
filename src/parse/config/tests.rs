//! What settings mean, and what is said of those that mean nothing.

use super::*;
use crate::base::{At, Diagnostic, FieldPath, Lines, SourcePath, Span, fingerprint_of};
use crate::body::RawHtml;
use crate::parse::yaml;

const LEAST: &str = "title: Institute\nbase_url: https://example.github.io/briefs/\n";

fn file() -> SourcePath {
    SourcePath::new("site.yaml")
}

fn config(more: &str) -> Config {
    let (config, problems) = read_config(&file(), &format!("{LEAST}{more}"), None);
    assert_eq!(problems, [], "{more}");
    config.unwrap()
}

#[test]
fn keys_and_values_where_new_users_put_them() {
    for (more, expected) in [
        (
            "theme: {logo: a.svg}",
            "3:9 unknown-key | `theme` has no key `logo` | put it under `publisher`, as `logo: …`; `theme` has its form for dark screens alone",
        ),
        ("favicon: a.svg", "3:1 unknown-key | `site.yaml` has no key `favicon` | put it under `theme`"),
        ("icon: a.svg", "3:1 unknown-key | `site.yaml` has no key `icon` | put it under `theme`, as `favicon`"),
        ("font: a.woff2", "3:1 unknown-key | `site.yaml` has no key `font` | put it under `theme`, as `fonts`"),
        ("theme: {fonts: {body: a.woff2}}", "3:17 unknown-key | `theme.fonts` has no key `body` | use `text`"),
        (
            "outside:\nframes: [x.org]",
            "4:1 unknown-key | `site.yaml` has no key `frames` | put it under `outside`: begin the line with two blanks, below `outside:`",
        ),
        (
            "outside: {frames: [x.org]}\noutside: {scripts: [x.org]}",
            "4:1 duplicate-key | the key `outside` is given twice, first on line 3 | put what stands below the two under one `outside:`",
        ),
        (
            "theme: {favicon: /static/a.svg}",
            "3:18 invalid-value | `/static/a.svg` is no path inside `static/` | put the file into `static/` and type `a.svg`",
        ),
        (
            "theme: {stylesheet: https://x.org/a.css}",
            "3:21 invalid-value | `https://x.org/a.css` is no path inside `static/` | save the file in `static/` and type its path from there, such as `logo.svg`",
        ),
        (
            "outside: {frames: ['<iframe width=\"5\" src=\"https://x.org/embed/a\" title=\"T\"></iframe>']}",
            "3:20 invalid-value | `<iframe width=\"5\" src=\"https://x.org/embed/a\" title=\"T\"></iframe>` is no host, and would let through more than one | type `https://x.org`",
        ),
    ] {
        check(more, &[expected]);
    }
    for key in ["analytics", "plausible", "head", "newsletter"] {
        let (_, problems) = read_config(&file(), &format!("{LEAST}{key}: x\n"), None);
        assert!(problems[0].help[0].contains("`templates/base.html`"), "{key}: {:?}", problems[0].help);
    }
}

/// Checks what is wrong with `more` below the two required lines, each as `line:column code | message | help`.
#[track_caller]
fn check(more: &str, expected: &[&str]) {
    let text = format!("{LEAST}{more}\n");
    check_file(&text, expected);
}

#[track_caller]
fn check_file(text: &str, expected: &[&str]) {
    let (_, mut problems) = read_config(&file(), text, None);
    problems.sort();
    let (lines, spans) = (Lines::new(text), yaml::FieldSpans::new(text, Span::new(0..text.len())));
    let show = |problem: &Diagnostic| {
        let place = match &problem.place.at {
            At::Field(field) => spans.value(field).map(|span| lines.line_column(span.start)),
            At::Key(field) => spans.key(field).map(|span| lines.line_column(span.start)),
            At::Span(span) => Some(lines.line_column(span.start)),
            other => panic!("{other:?}"),
        };
        let place = place.map_or("-".to_owned(), |place| format!("{}:{}", place.line, place.column));
        format!("{place} {} | {} | {}", problem.code, problem.message, problem.help.join(" / "))
    };
    assert_eq!(problems.iter().map(show).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn defaults() {
    let config = config("");
    assert_eq!(config.publisher.name, "Institute");
    assert_eq!((config.language.as_str(), config.timezone.name()), ("en", "UTC"));
    assert_eq!(config.types.len(), 9);
    assert_eq!((config.types[6].slug.as_str(), &*config.types[6].label), ("qa", "Q&A"));
    assert!(config.search && config.autolink_countries && !config.maps && !config.review_notice);
    assert_eq!(
        config.indexes,
        Indexes { relations: Some(3), country_topics: Some(3), authors: Some(3), coverage: false }
    );
    assert_eq!((config.raw_html, config.vocabulary), (RawHtml::Sanitize, Vocabulary::Auto));
    assert_eq!((config.menu, config.checks.len()), (None, 0));
}

#[test]
fn a_site_may_claim_no_licence() {
    assert_eq!(config("licence: none\n").licence, None);
    assert_eq!(config("licence: CC-BY-4.0\n").licence.as_deref(), Some("CC-BY-4.0"));
}

#[test]
fn everything_said() {
    let config = config(
        "id: urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8\nlanguage: pt-BR\ntimezone: Asia/Karachi\n\
         publisher: {name: Institute for Diplomacy, short_name: IRD, url: https://example.org/, logo: logo.svg}\n\
         licence: CC-BY-4.0\nmenu: [{title: About, url: about.md}, {title: All, url: /briefs/}]\n\
         footer: {text: Text, links: []}\ntheme: {accent: \"#7a1f2b\", favicon: img/favicon.svg}\n\
         types: {press-release: {label: Press release, listed: false}, qa: Questions}\nreport_prefix: IRD-PB\n\
         search: false\nautolink: {countries: off}\nindexes: {relations: 5, country_topics: false, authors: 2, coverage: true}\n\
         maps: true\nmarkdown: {raw_html: allow}\nvocabulary: {topics: closed}\n\
         checks: {no-recommendations: off, long-brief: error}\nchecks_since: 2026-01-01\nreview_notice: true\n\
         front_matter: {extra_keys: [desk, desk]}\nplaces: {overrides: {TW: {name: Taipei}, NO: Norge}, disclaimer: D}\n",
    );
    assert_eq!(config.timezone.name(), "Asia/Karachi");
    assert_eq!(config.publisher.short_name.as_deref(), Some("IRD"));
    assert_eq!(config.menu.as_ref().map(Vec::len), Some(2));
    assert_eq!((config.types.len(), &*config.types[6].label), (10, "Questions"));
    assert!(!config.types[9].listed && !config.search && !config.autolink_countries);
    assert_eq!(config.indexes, Indexes { relations: Some(5), country_topics: None, authors: Some(2), coverage: true });
    assert_eq!(config.checks[&Code::NoRecommendations], CheckLevel::Off);
    assert_eq!(config.extra_keys, ["desk"]);
    assert_eq!(config.place_overrides["NO"].name.as_deref(), Some("Norge"));
}

#[test]
fn a_menu_may_be_empty() {
    assert_eq!(config("menu: []\n").menu, Some(Vec::new()));
    assert_eq!(config("menu:\n").menu, None);
}

#[test]
fn a_custom_domain() {
    let text = "title: A\nbase_url: https://briefs.example.org/\ncname: briefs.example.org\n";
    assert_eq!(read_config(&file(), text, None).0.unwrap().cname.as_deref(), Some("briefs.example.org"));
    check(
        "cname: briefs.example.org",
        &[
            "3:8 invalid-value | `briefs.example.org` is not the host of `base_url`, which is `example.github.io` | type \
           `base_url: https://briefs.example.org/`, or `cname: example.github.io`",
        ],
    );
    check(
        "cname: example.github.io",
        &[
            "3:8 invalid-value | a site with `cname` stands at its host's root, but `base_url` has the path `/briefs/` | \
           type `base_url: https://example.github.io/`",
        ],
    );
}

#[test]
fn a_custom_domain_is_held_against_the_address_that_counts() {
    let text = "title: A\nbase_url: https://briefs.example.org/\ncname: briefs.example.org\n";
    let at = |address: &str| {
        let (config, problems) = read_config(&file(), text, Some(&BaseUrl::parse(address).unwrap()));
        let messages = problems.iter().map(|problem| format!("{} | {}", problem.message, problem.help.join(" / ")));
        (config.unwrap().base_url.host().to_owned(), messages.collect::<Vec<_>>().join("\n"))
    };
    assert_eq!(at("http://briefs.example.org/"), ("briefs.example.org".to_owned(), String::new()));
    assert_eq!(
        at("https://example.net/"),
        (
            "example.net".to_owned(),
            "`briefs.example.org` is not the host of `--base-url`, which is `example.net` | type `--base-url \
             https://briefs.example.org/`, or leave out `cname` for that build"
                .to_owned()
        )
    );
    assert!(at("https://briefs.example.org/sub/").1.starts_with("a site with `cname` stands at its host's root"));
}

#[test]
fn without_title_or_address_there_is_nothing() {
    check_file(
        "description: x\nsearch: no\n",
        &[
            "- missing-key | `base_url` is missing | type `base_url: …`",
            "2:9 invalid-value | `search` is `no`, not `true` or `false` | type `search: false`",
            "- missing-key | `title` is missing | type `title: …`",
        ],
    );
    assert_eq!(read_config(&file(), "title: x\n", None).0, None);
    assert_eq!(read_config(&file(), "", None).0, None);
    check_file(
        "title: x\nbase_url: example.org\n",
        &["2:11 invalid-value | `example.org` cannot be the site's address: it has no `https://` | type the full \
           address, such as `base_url: https://example.github.io/briefs/`"],
    );
}

#[test]
fn wrong_values() {
    check(
        "timezone: Karachi",
        &["3:11 unknown-value | there is no time zone `Karachi` | did you mean `Asia/Karachi`?"],
    );
    check(
        "timezone: Asia/Krachi",
        &["3:11 unknown-value | there is no time zone `Asia/Krachi` | did you mean `Asia/Karachi` or `Asia/Kuching`?"],
    );
    check(
        "licence: CC BY 4.0",
        &["3:10 invalid-value | `CC BY 4.0` is no SPDX licence | type `licence: CC-BY-4.0`, as on \
           https://spdx.org/licenses/; or `licence: none`"],
    );
    check(
        "licence: banana",
        &["3:10 invalid-value | `banana` is no SPDX licence | type `licence: CC-BY-4.0`, as on \
           https://spdx.org/licenses/; or `licence: none`"],
    );
    check(
        "theme: {accent: red}",
        &[
            "3:17 invalid-value | `red` is no colour | type six hexadecimal digits in quotes, such as `accent: \"#7a1f2b\"`",
        ],
    );
    check(
        "markdown: {raw_html: sanitise}",
        &[
            "3:22 unknown-value | `markdown.raw_html` has no value `sanitise` | did you mean `sanitize`? / the values are \
           `escape`, `sanitize`, `allow`",
        ],
    );
    check(
        "checks: {no-recomendations: off, dead-link: off, long-brief: never}",
        &[
            "3:62 unknown-value | `checks.long-brief` has no value `never` | the values are `off`, `warn`, `error`",
            "3:34 unknown-value | `dead-link` is always an error | leave it out: only warnings can be changed",
            "3:10 unknown-value | there is no warning `no-recomendations` | did you mean `no-recommendations`?",
        ],
    );
}

#[test]
fn wrong_forms() {
    check(
        "language: English",
        &["3:11 invalid-value | `English` is no language tag | type a BCP 47 tag, such as `language: en` or \
             `language: pt-BR`"],
    );
    check(
        "search: {page: maybe}",
        &["3:16 invalid-value | `search.page` is `maybe`, not `true` or `false` | type `page: true` or `page: false`"],
    );
    check(
        "id: my site\nindexes: {relations: 0}\nmaps: yes\nsearch: maybe\nchecks_since: 2026-13-01",
        &[
            "7:15 invalid-date | `2026-13-01` is no date that can be read | type it like `checks_since: 2026-01-13`",
            "3:5 invalid-value | `my site` is no URI that can be the site's id | type `id: urn:uuid:` and a \
             UUID, or a `tag:` or `https:` URI",
            "4:22 invalid-value | `indexes.relations` is `0`, which is no number of briefs | type a number from \
             1, or `false` for no such pages",
            "5:7 invalid-value | `maps` is `yes`, not `true` or `false` | type `maps: true`",
            "6:9 invalid-value | `search` is `maybe`, not `true` or `false` | type `search: \
             true` or `search: false`",
        ],
    );
    check(
        "menu: [{title: A, url: about}, {url: /x/}]\npublisher: {logo: ../x.svg, url: x.org}",
        &[
            "3:24 invalid-value | `about` is neither a source file, nor a path from the root, nor a full address \
             | type it like `about.md`, `/archive/`, `https://example.org/` or `mailto:info@example.org`",
            "3:32 missing-key | `menu[1].title` is missing | type `title: …`",
            "4:19 invalid-value | `../x.svg` is no path inside `static/` | put the file into `static/` and type `x.svg`",
            "4:34 invalid-value | `x.org` is no full address | type `url: https://x.org`",
        ],
    );
    check(
        "types: {Press Release: {listed: 1}}\nfront_matter: {extra_keys: [title]}\nchecks: {x: , zzz: off}",
        &[
            "4:29 invalid-value | `title` is a key of front matter already | leave it out, or choose another name",
            "3:9 missing-key | `types.Press Release.label` is missing | type `label: …`",
            "3:33 invalid-value | `types.Press Release.listed` is `1`, not `true` or `false` | \
             type `listed: true`",
            "5:10 unknown-value | there is no warning `x` | the codes stand in brackets behind `warning` in the \
             output of `briefpress check`",
            "5:15 unknown-value | there is no warning `zzz` | the codes stand in brackets behind `warning` in \
             the output of `briefpress check`",
            "3:9 invalid-slug | `Press Release` is no slug: small letters a to z, digits, and single hyphens \
             between | type `press-release:` instead of `Press Release:`",
        ],
    );
}

#[test]
fn hosts_from_outside() {
    let policy = |more: &str| config(more).outside.policy(false);
    assert_eq!(policy("outside: {}\n"), policy(""));
    let named = policy("outside: {frames: a.org, images: [https://b.org/, b.org, '*.c.org']}\n");
    assert!(named.contains("img-src 'self' data: https://b.org https://*.c.org;"), "{named}");
    assert!(named.contains("frame-src https://a.org;"), "{named}");
    check(
        "outside:\n  frames: ['https://www.youtube.com/watch?v=x', http://x.org, youtube]\n  scripts: [\"'unsafe-inline'\", 'https://a.org; script-src b.org', 'a.org b.org', '*.*.org']\n  styles: [x.org]",
        &[
            "6:3 unknown-key | `outside` has no key `styles` | the keys are `frames`, `scripts`, `connect`, `images`, \
             `media`, `forms`",
            "4:12 invalid-value | `https://www.youtube.com/watch?v=x` is more than a host | type `https://www.youtube.com`",
            "4:49 invalid-value | `http://x.org` is not loaded, since pages that come with `https:` load nothing without it \
             | type `https://x.org`",
            "4:63 invalid-value | `youtube` is no host | type the beginning of the address, up to the first `/` behind \
             the host: `https://www.example.org`",
            "5:13 invalid-value | `'unsafe-inline'` is no host, and would let through more than one | type the beginning \
             of the address, up to the first `/` behind the host: `https://www.example.org`",
            "5:32 invalid-value | `https://a.org; script-src b.org` is no host, and would let through more than one | \
             type the beginning of the address, up to the first `/` behind the host: `https://www.example.org`",
            "5:67 invalid-value | `a.org b.org` is more than one host | type each by itself: `[https://a.org, \
             https://b.org]`",
            "5:82 invalid-value | `*.*.org` has a `*` where none may stand | put it in front of a whole domain: \
             `https://*.example.org` stands for all hosts below it",
        ],
    );
    // Without encryption nothing is kept from pages that have none themselves.
    let (config, problems) =
        read_config(&file(), "title: T\nbase_url: http://x.org/\noutside: {frames: [http://y.org]}\n", None);
    assert_eq!(
        (config.map(|config| config.outside.policy(false).contains(" http://y.org;")), problems),
        (Some(true), vec![])
    );
}

#[test]
fn every_field_takes_part_in_the_fingerprint() {
    let plain = fingerprint_of(&config(""));
    for more in [
        "timezone: Asia/Karachi",
        "menu: []",
        "maps: true",
        "outside: {media: [x.org]}",
        "vocabulary: {topics: open}",
        "review_notice: true",
        "checks: {long-brief: off}",
        "places: {disclaimer: x}",
        "front_matter: {extra_keys: [x]}",
        "description: x",
        "indexes: {coverage: true}",
        "report_prefix: x",
        "checks_since: 2026-01-01",
        "licence: MIT",
        "footer: x",
    ] {
        assert_ne!(fingerprint_of(&config(more)), plain, "{more}");
    }
    assert_eq!(fingerprint_of(&config("")), plain);
    assert_eq!(FieldPath::of("a").to_string(), "a");
}
