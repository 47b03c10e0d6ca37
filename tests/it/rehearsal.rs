//! `check` rehearses every hour at which something appears, so that nothing is first seen at nine o'clock.

use crate::fixture::NOW;
use crate::project::{Project, Ran};
use serde_json::Value;

/// Nine o'clock and an hour later, the day after [`NOW`], in Karachi.
const NINE: &str = "2025-06-02T09:00:00+05:00";
const TEN: &str = "2025-06-02T10:00:00+05:00";

/// A site in Karachi with a closed vocabulary, whose briefs have nothing else to be told of.
const SITE: &str = "==> site.yaml
title: T
base_url: https://example.org/repo/
timezone: Asia/Karachi
checks: {link-to-redirect: off, empty-body: off, no-figure-source: off}
==> content/topics/peace.md
---
title: Peace
---
==> content/briefs/public.md
---
title: Public
date: 2025-01-01
as_of: 2025-01-01
sources: [S]
recommendations: [{to: X, text: Y}]
---
Text.
";

/// A brief with these further lines, the first of which is line 7; one line stands before its body.
fn brief(slug: &str, front: &str, body: &str) -> String {
    format!(
        "==> content/briefs/{slug}.md\n---\ntitle: The {slug}\ndate: 2025-01-01\nas_of: 2025-01-01\nsources: [S]\n\
         recommendations: [{{to: X, text: Y}}]\n{front}---\n{body}\n"
    )
}

fn held(until: &str) -> String {
    format!("embargo_until: {until}\n")
}

fn check(site: &str, more: &[&str]) -> Ran {
    Project::of(site).run(&[&["check", "--as-of", NOW, "--format", "json"], more].concat())
}

/// What is told: severity, code and place of each problem, and its help.
fn told(site: &str) -> Vec<(String, Vec<String>)> {
    let line = |line: &str| {
        let problem: Value = serde_json::from_str(line).expect("JSON");
        let text = |key: &str| problem[key].as_str().unwrap_or_default().to_owned();
        let place = format!("{}:{}:{}", text("file"), problem["line"], problem["column"]);
        let help = problem["help"].as_array().into_iter().flatten();
        let help = help.map(|line| line.as_str().unwrap_or_default().to_owned()).collect();
        (format!("{} {} {place}", text("severity"), text("code")), help)
    };
    check(site, &[]).out.lines().map(line).collect()
}

/// The one problem of a site: what and where, with its help.
#[track_caller]
fn only(site: &str) -> (String, Vec<String>) {
    let mut told = told(site);
    assert_eq!(told.len(), 1, "{told:#?} {site}");
    told.remove(0)
}

/// Ways in which a brief can need another: lines of its front matter, its body, and the code and column of what is told.
const REFERENCES: [(&str, &str, &str, usize); 7] = [
    ("", "See [it](later.md).", "dead-link", 5),
    ("", "See [it](/briefs/later/).", "dead-link", 5),
    ("", "See [it](/older/).", "dead-link", 5),
    ("", "See [[later]].", "dead-link", 5),
    ("", "See [[The later]].", "dead-link", 5),
    ("key_points: ['[It](later.md)']\n", "Text.", "dead-link", 14),
    ("supersedes: [later]\n", "Text.", "unknown-brief", 14),
];

/// Where that is told of the brief `a`, whose life takes so many lines.
fn place(front: &str, life: &str, code: &str, column: usize) -> String {
    let line = 7 + life.lines().count() + usize::from(front.is_empty());
    format!("error {code} content/briefs/a.md:{line}:{column}")
}

#[test]
fn a_reference_to_what_appears_later_is_told_at_its_place_with_both_hours() {
    // A brief's date stands on line 3; the later one, when it waits for a day, has no other.
    let of = |slug: &str, life: &str| {
        let written = brief(slug, &format!("{life}aliases: /older-{slug}/\n"), "Text.");
        if life.starts_with("date") { written.replacen("date: 2025-01-01\n", "", 1) } else { written }
    };
    for (front, body, code, column) in REFERENCES {
        let body = &body.replace("/older/", "/older-later/");
        let a = brief("a", &(held(NINE) + front), body);
        for (life, hour) in [(held(TEN), TEN), ("date: 2025-06-03\n".to_owned(), "2025-06-03T00:00:00+05:00")] {
            // Another that appears at the same hour does not blur what is missed.
            let later = of("later", &life) + &of("third", &life);
            let (what, help) = only(&format!("{SITE}{a}{later}"));
            assert_eq!(what, place(front, &held(NINE), code, column), "{body} {life}");
            let missed = match body.contains("/older") {
                // An old address is no name of a file.
                true => format!("what it needs is withheld until {hour}: `briefpress list withheld` names it"),
                false => format!("`content/briefs/later.md` is withheld until {hour}"),
            };
            let typed = format!("embargo_until: {hour}");
            let hold = format!("take it out until then, or withhold this file as long: `{typed}`");
            assert_eq!(help, [format!("this file appears at {NINE}, and {missed}"), hold]);
            // What the help says to type mends it.
            let mended = a.replace(held(NINE).trim(), &typed);
            assert_eq!(told(&format!("{SITE}{mended}{later}")), [], "{front}{body}");
        }
    }
}

#[test]
fn a_reference_to_what_appears_no_later_is_right() {
    for (front, body, ..) in REFERENCES {
        let a = brief("a", &(held(NINE) + front), body);
        for life in [held(NINE), held("2025-06-02T03:59:59Z"), String::new()] {
            let later = brief("later", &format!("{life}aliases: /older/\n"), "Text.");
            assert_eq!(told(&format!("{SITE}{a}{later}")), [], "{front}{body}: {life}");
        }
    }
}

/// A draft never appears, so what waits for an hour must not need it.
#[test]
fn a_reference_to_a_draft_is_told_of_whatever_has_an_hour() {
    for (front, body, code, column) in REFERENCES {
        let draft = brief("later", "status: draft\naliases: /older/\n", "Text.");
        for life in [held(NINE), String::new()] {
            let (what, help) = only(&format!("{SITE}{}{draft}", brief("a", &(life.clone() + front), body)));
            assert_eq!(what, place(front, &life, code, column));
            let words = "`content/briefs/later.md` is a draft or is withheld with one, so it does not appear by itself";
            let when = if life.is_empty() { String::new() } else { format!("this file appears at {NINE}, and ") };
            let typed = "take it out, or delete `status: draft` there";
            assert_eq!(help, [when + words, typed.to_owned()], "{front}{body}");
        }
    }
}

#[test]
fn what_a_draft_refers_to_is_not_judged_by_time() {
    let lives = [held(TEN), "status: draft\n".to_owned(), String::new()];
    for (front, body, ..) in REFERENCES {
        for (own, life) in ["status: draft\n".to_owned(), format!("status: draft\n{}", held(NINE))].iter().zip(&lives) {
            let a = brief("a", &(own.clone() + front), body);
            let later = brief("later", &format!("{life}aliases: /older/\n"), "Text.");
            assert_eq!(told(&format!("{SITE}{a}{later}")), [], "{front}{body}: {life}");
        }
    }
    // What leads nowhere is wrong all the same, and keeps nothing from being published.
    let a = brief("a", "status: draft\n", "See [it](nowhere.md).");
    assert_eq!(only(&format!("{SITE}{a}")).0, "warning dead-link content/briefs/a.md:9:5");
    let ran = check(&format!("{SITE}{a}"), &[]);
    assert_eq!((ran.status, ran.err.lines().next()), (0, Some("1 warning")));
}

#[test]
fn a_public_file_that_refers_to_what_waits_is_told_until_when() {
    let site = format!("{SITE}{}{}", brief("a", "", "See [it](later.md)."), brief("later", &held(TEN), "Text."));
    let (what, help) = only(&site);
    assert_eq!(what, "error dead-link content/briefs/a.md:8:5");
    assert_eq!(
        help,
        [
            format!("`content/briefs/later.md` is withheld until {TEN}"),
            format!("take it out until then, or withhold this file as long: `embargo_until: {TEN}`"),
        ]
    );
    // What readers of a log are told is what they would be told of a file that never was.
    let (with, without) =
        (check(&site, &["--public"]), check(&site.replace("briefs/later.md", "../later.txt"), &["--public"]));
    assert_eq!((with.status, with.out, with.err), (without.status, without.out, without.err));
}

/// Every kind of content waits like a brief, and what refers to it may be a name.
#[test]
fn every_kind_of_content_is_rehearsed() {
    let file = |path: &str, front: &str, body: &str| format!("==> content/{path}\n---\n{front}---\n{body}\n");
    // A file that appears at nine, the one that it needs, and where that is told.
    let cases = [
        (
            file("pages/a.md", "title: A\nLIFE", "[x](b.md)"),
            file("pages/b.md", "title: B\nLIFE", ""),
            "dead-link content/pages/a.md:5:1",
        ),
        (
            file("topics/a.md", "title: A\nLIFE", "[x](../authors/b.md)"),
            file("authors/b.md", "name: B\nLIFE", ""),
            "dead-link content/topics/a.md:5:1",
        ),
        (
            file("topics/a.md", "title: A\nparent: b\nLIFE", ""),
            file("topics/b.md", "title: B\nLIFE", ""),
            "unknown-topic content/topics/a.md:3:9",
        ),
        (
            file("home.md", "LIFE", "[x](countries/TV.md)"),
            file("countries/TV.md", "title: B\nLIFE", ""),
            "dead-link content/home.md:4:1",
        ),
        (
            file("authors/a.md", "name: A\nLIFE", "[x](../series/b.md)"),
            file("series/b.md", "title: B\nLIFE", ""),
            "dead-link content/authors/a.md:5:1",
        ),
        (
            file("countries/TV.md", "LIFE", "[x](../groups/b.md)"),
            file("groups/b.md", "title: B\nmembers: [PK]\nLIFE", ""),
            "dead-link content/countries/TV.md:4:1",
        ),
        (
            brief("a", "LIFEgroups: [b]\n", ""),
            file("groups/b.md", "title: B\nmembers: [PK]\nLIFE", ""),
            "unknown-group content/briefs/a.md:8:10",
        ),
        (
            brief("a", "LIFEregions: [b]\n", ""),
            file("regions/b.md", "title: B\nmembers: [PK]\nLIFE", ""),
            "unknown-region content/briefs/a.md:8:11",
        ),
        (
            brief("a", "LIFEtopics: [b]\n", ""),
            file("topics/b.md", "title: B\nLIFE", ""),
            "unknown-topic content/briefs/a.md:8:10",
        ),
        (
            brief("a", "LIFE", "[x](/countries/tuvalu/)"),
            brief("b", "LIFEcountries: TV\ncountries_excluded: NR\n", "Tuvalu."),
            "dead-link content/briefs/a.md:9:1",
        ),
        (
            brief("a", "LIFE", "![x](b/map.png)"),
            file(
                "briefs/b/index.md",
                "title: B\ndate: 2025-01-01\nas_of: 2025-01-01\nsources: [S]\nrecommendations: [{to: X, text: Y}]\nLIFE",
                "",
            ) + "==> content/briefs/b/map.png\nx\n",
            "missing-file content/briefs/a.md:9:1",
        ),
    ];
    for (at_nine, other, place) in cases {
        let at_nine = at_nine.replace("LIFE", &held(NINE));
        let site = |life: &str| format!("{SITE}{at_nine}{}", other.replace("LIFE", life));
        for (life, words) in
            [(held(TEN), format!("is withheld until {TEN}")), ("status: draft\n".to_owned(), "is a draft".to_owned())]
        {
            let (what, help) = only(&site(&life));
            assert_eq!(what, format!("error {place}"), "{life}");
            assert!(help[0].starts_with(&format!("this file appears at {NINE}, and `content/")), "{help:?}");
            assert!(help[0].contains(&words), "{help:?}");
        }
        for life in [held(NINE), String::new()] {
            assert_eq!(told(&site(&life)), [], "{place}: {life}");
        }
    }
}

/// `site.yaml` and `redirects.csv` are always there, so nothing can hold them.
#[test]
fn what_has_no_hour_of_its_own_is_told_to_wait() {
    let page = format!("==> content/pages/b.md\n---\ntitle: B\n{}---\n", held(TEN));
    let menu = SITE.replace("timezone", "menu: [{title: B, url: b.md}]\ntimezone");
    let footer = SITE.replace("timezone", "footer: {text: '[B](/b/)'}\ntimezone");
    let line = format!("{SITE}==> redirects.csv\nfrom,to\n/old/,/b/\n");
    for (site, place) in [(menu, "site.yaml:3:24"), (footer, "site.yaml:3:16"), (line, "redirects.csv:2:7")] {
        let (what, help) = only(&format!("{site}{page}"));
        assert!(what.starts_with("error dead-link ") && what.ends_with(place), "{what}");
        assert_eq!(
            help,
            [format!("`content/pages/b.md` is withheld until {TEN}"), "take it out until then".to_owned()]
        );
    }
}

/// What goes wrong when something appears is told, also where it is told of a file that is there today.
#[test]
fn what_something_brings_along_is_told_with_its_hour() {
    let url = "url: /same/\n";
    let site = |life: &str| format!("{SITE}{}{}", brief("b", url, ""), brief("a", &format!("{life}{url}"), ""));
    for (life, severity, since) in [
        (held(NINE), "error", format!("this begins at {NINE}, when `content/briefs/a.md` appears")),
        ("status: draft\n".to_owned(), "warning", "this begins when `content/briefs/a.md` appears".to_owned()),
    ] {
        let told = told(&site(&life));
        let collision = told.iter().find(|(what, _)| what.contains("url-collision")).expect("it is told");
        assert!(collision.0.starts_with(&format!("{severity} url-collision content/briefs/")), "{told:?}");
        if collision.0.contains("/b.md") {
            assert_eq!(collision.1[0], since);
        }
        assert_eq!(check(&site(&life), &["--public"]).status, 0);
    }
}

/// Time that passes makes no problem by itself: a rehearsal looks at what appears.
#[test]
fn a_rehearsal_does_not_grow_old() {
    let change = "changes: [{date: 2025-06-02, kind: update, note: N}]\n";
    let site = format!("{SITE}{}{}", brief("a", change, ""), brief("b", &held("2025-07-01T00:00Z"), ""));
    let (what, help) = only(&site);
    assert!(what.starts_with("warning change-to-come content/briefs/a.md:7:"), "{what}");
    assert!(!help.join("").contains("withheld") && !help.join("").contains("it is so"), "{help:?}");
    let review = "review_by: 2025-06-02\n";
    let site = |review: &str| format!("{SITE}{}{}", brief("a", review, ""), brief("b", &held("2025-07-01T00:00Z"), ""));
    assert_eq!(told(&site(review)), told(&site("")));
}

/// Each of many hours is looked at, as long as they are not more than a desk plans for; the next ones are never left out.
#[test]
fn many_hours_are_rehearsed_and_what_is_left_out_is_said() {
    let day = |day: usize| format!("2025-07-{day:02}T09:00:00+05:00");
    let waiting = |count: usize| -> String {
        let chain = (1..=count).map(|at| brief(&format!("b{at}"), &held(&day(at)), &format!("[x](b{}.md)", at + 1)));
        SITE.to_owned() + &chain.collect::<String>() + &brief(&format!("b{}", count + 1), "", "")
    };
    for count in [16, 17] {
        let ran = check(&waiting(count), &[]);
        assert_eq!((ran.out.lines().count(), ran.err.contains("rehearsed")), (count - 1, false), "{}", ran.err);
    }
    let site = waiting(20);
    let ran = check(&site, &[]);
    assert_eq!(ran.out.lines().count(), 16, "{}", ran.out);
    // The last that was looked at knows the hour of what it misses, though it was not looked at.
    assert!(ran.out.contains(&format!(
        "this file appears at {}, and `content/briefs/b17.md` is withheld until {}",
        day(16),
        day(17)
    )));
    let from = day(16);
    let words = format!(
        "of 20 hours at which something appears, the next 16 and the last were rehearsed: `briefpress check --as-of {from}` goes on from there"
    );
    assert!(ran.err.contains(&words), "{}", ran.err);
    let ran = Project::of(&site).run(&["check", "--as-of", &from, "--format", "json"]);
    assert_eq!((ran.out.lines().count(), ran.err.contains("rehearsed")), (4, false), "{}", ran.out);
    assert!(ran.out.contains("content/briefs/b19.md"));
}

/// Wrong templates show when something is rendered, and not again for every hour.
#[test]
fn a_template_that_fails_for_what_waits_is_told_once() {
    let template = "==> templates/topic.html\n{{ no.such.value }}\n";
    let topic = |slug: &str, life: &str| format!("==> content/topics/{slug}.md\n---\ntitle: {slug}\n{life}---\n");
    let site = SITE.replace("topics/peace", "series/peace") + template;
    assert_eq!(told(&site), []);
    let waiting = topic("one", &held(NINE)) + &topic("two", &held(TEN));
    let (what, _) = only(&(site.clone() + &waiting));
    assert!(what.starts_with("error template-error templates/topic.html:1:"), "{what}");
    let (what, _) = only(&(site + &topic("one", "status: draft\n")));
    assert!(what.starts_with("warning template-error templates/topic.html:1:"), "{what}");
}
