//! How much is done again after an edit, counted rather than timed.
//!
//! A page is done again when its `input` is another. What must change and what must not is written out by address, so
//! that a page which learns to look at more than it shows is caught here.

use crate::fixture::{SITE, files, options, options_at, snapshot};
use crate::project::Project;
use briefpress::pipeline::{self, ClosedPage, Plan, PlanCache, Show};
use std::collections::BTreeMap;

const SOURCES: &str = "\
==> content/briefs/grain.md
---
title: Grain
date: 2024-03-01
summary: What became of the corridor.
countries: [TR, UA]
topics: [trade]
authors: [Ada]
---

## Why it matters

The corridor was closed in July. See [the river](river.md#since-then) and [Kenya](../countries/KE.md).

## Since then

Nothing of note has happened.
==> content/briefs/river.md
---
title: River
date: 2023-05-01
summary: Who warns whom.
countries: [CH]
topics: [water]
---

## Since then

The plan holds.
==> content/briefs/fish.md
---
title: Fish
date: 2024-09-01
summary: What is in force.
countries: [KE]
topics: [trade]
---

The agreement is in force.
==> content/countries/KE.md
---
title: Kenya
---

What Kenya wants.
==> content/pages/about.md
---
title: About
---

Who we are.
";

/// A plan after another, and what it cost.
struct Cost {
    parsed: usize,
    is_replanned: bool,
    /// The addresses of pages that are new or have another input, sorted.
    changed: Vec<String>,
}

fn inputs(plan: &Plan) -> BTreeMap<String, String> {
    plan.pages().iter().map(|page| (page.route.to_string(), ClosedPage::new(plan, page).input().to_string())).collect()
}

/// What replacing one text in the sources costs a session that has just planned the site.
#[track_caller]
fn cost(old: &str, new: &str) -> Cost {
    let before = format!("==> site.yaml\n{SITE}{SOURCES}");
    let after = before.replacen(old, new, 1);
    assert!(old == new || before != after, "`{old}` is not in the sources");
    let mut cache = PlanCache::default();
    let first = pipeline::plan(&snapshot(&before), &options(), &mut cache);
    assert_eq!(first.parsed, 5, "nothing was kept yet");
    let (first, second) = (inputs(&first), pipeline::plan(&snapshot(&after), &options(), &mut cache));
    let problems: Vec<_> = second.problems().iter().collect();
    assert!(problems.is_empty(), "{problems:#?}");
    let changed = inputs(&second).into_iter().filter(|(route, input)| first.get(route) != Some(input));
    Cost {
        parsed: second.parsed,
        is_replanned: second.is_replanned,
        changed: changed.map(|(route, _)| route).collect(),
    }
}

#[track_caller]
fn check(old: &str, new: &str, parsed: usize, changed: &[&str]) {
    let cost = cost(old, new);
    assert_eq!((cost.parsed, &*cost.changed), (parsed, &*changed.iter().map(|&at| at.to_owned()).collect::<Vec<_>>()));
}

#[test]
fn nothing_changed_costs_nothing() {
    check("", "", 0, &[]);
}

#[test]
fn a_typo_in_a_body_touches_its_page_alone() {
    check("closed in July", "closed in June", 1, &["/briefs/grain/"]);
    check("The plan holds.", "The plan still holds.", 1, &["/briefs/river/"]);
    check("What Kenya wants.", "What Kenya needs.", 1, &["/countries/kenya/"]);
    check("Who we are.", "Who we were.", 1, &["/about/"]);
}

#[test]
fn a_body_that_grows_before_a_link_touches_its_page_alone() {
    check("The corridor was", "At length, after many months of talks, the corridor was", 1, &["/briefs/grain/"]);
    check("## Why it matters\n", "## Why it matters\n\nA paragraph of its own.\n", 1, &["/briefs/grain/"]);
}

#[test]
fn words_in_a_body_plan_nothing_anew() {
    assert!(!cost("closed in July.", "closed in July. Nobody was told, and ships waited.").is_replanned);
    assert!(!cost("The corridor was closed", "At length the corridor was closed").is_replanned);
    assert!(cost("title: Grain", "title: Corn").is_replanned);
}

#[test]
fn time_that_passes_plans_nothing_anew_until_something_becomes_public() {
    let sources = format!("{SOURCES}==> content/briefs/later.md\n---\ntitle: Later\ndate: 2025-06-01T15:00:00Z\n---\n");
    let mut cache = PlanCache::default();
    let mut at = |moment: &str| {
        let plan = pipeline::plan(&snapshot(&sources), &options_at(moment, Show::Public), &mut cache);
        (plan.is_replanned, plan.site().expect("a site").briefs().len())
    };
    assert_eq!(at("2025-06-01T12:00:00Z"), (true, 3));
    assert_eq!(at("2025-06-01T14:59:59.9Z"), (false, 3));
    assert_eq!(at("2025-06-01T15:00:00Z"), (true, 4));
    assert_eq!(at("2026-06-01T15:00:00Z"), (false, 4));
}

#[test]
fn a_heading_touches_its_page_alone() {
    check("## Why it matters", "## Why it still matters", 1, &["/briefs/grain/"]);
}

#[test]
fn a_title_touches_the_pages_that_show_it() {
    let shown = [
        "/",
        "/archive/2024/",
        "/briefs/",
        // The pages that it links to and that are related to it name it.
        "/briefs/fish/",
        "/briefs/grain/",
        "/briefs/river/",
        "/catalogue.bib",
        "/catalogue.csl.json",
        "/catalogue.csv",
        "/catalogue.json",
        "/catalogue.ris",
        "/countries/kenya/",
        "/countries/turkiye/",
        "/countries/turkiye/feed.xml",
        "/countries/ukraine/",
        "/countries/ukraine/feed.xml",
        "/feed.json",
        "/feed.xml",
        "/groups/council-of-europe/",
        "/groups/council-of-europe/feed.xml",
        "/groups/g20/",
        "/groups/g20/feed.xml",
        "/groups/nato/",
        "/groups/nato/feed.xml",
        "/groups/oecd/",
        "/groups/oecd/feed.xml",
        "/groups/oic/",
        "/groups/oic/feed.xml",
        "/groups/osce/",
        "/groups/osce/feed.xml",
        "/links.json",
        "/regions/asia/",
        "/regions/asia/feed.xml",
        "/regions/eastern-europe/",
        "/regions/eastern-europe/feed.xml",
        "/regions/europe/",
        "/regions/europe/feed.xml",
        "/regions/western-asia/",
        "/regions/western-asia/feed.xml",
        "/topics/trade/",
        "/topics/trade/feed.xml",
        "/types/policy-brief/",
        "/types/policy-brief/feed.xml",
    ];
    let cost = cost("title: Grain", "title: Grain, again");
    let (plates, others): (Vec<_>, Vec<_>) =
        cost.changed.iter().map(String::as_str).partition(|route| route.starts_with("/assets/plates/"));
    assert_eq!((cost.parsed, &*others), (1, &shown[..]));
    assert_eq!(plates.len(), 1, "its own, at a new address: {plates:?}");
}

/// What a map shows are places and counts, so an edit that changes neither touches no page because of it.
#[test]
fn maps_let_no_edit_touch_more() {
    let changed = |config: &str, old: &str, new: &str| {
        let before = format!("==> site.yaml\n{SITE}{config}{SOURCES}");
        let after = before.replacen(old, new, 1);
        let [before, after] = [before, after]
            .map(|site| inputs(&pipeline::plan(&snapshot(&site), &options(), &mut PlanCache::default())));
        let changed = after.into_iter().filter(|(route, input)| before.get(route) != Some(input));
        changed.map(|(route, _)| route).collect::<Vec<_>>()
    };
    let edits = [
        ("closed in July", "closed in June"),
        ("title: Grain", "title: Grain, again"),
        ("What Kenya wants.", "What Kenya needs."),
        ("countries: [CH]", "countries: [CH, KE]"),
    ];
    for (old, new) in edits {
        let with = changed("maps: true\n", old, new);
        assert!(!with.is_empty(), "{old}");
        assert_eq!(with, changed("", old, new), "{old}");
    }
    assert!(!changed("maps: true\n", "title: Grain", "title: Grain, again").contains(&"/countries/".to_owned()));
}

#[test]
fn another_way_with_raw_html_touches_the_pages_that_hold_some() {
    let with_html = |config: &str| {
        let site = format!("==> site.yaml\n{SITE}{config}{}", SOURCES.replace("Who we are.", "<b>Who</b> we are."));
        pipeline::plan(&snapshot(&site), &options(), &mut PlanCache::default())
    };
    let (sanitized, escaped) = (with_html(""), with_html("markdown: {raw_html: escape}\n"));
    assert_ne!(files(&sanitized)["about/index.html"], files(&escaped)["about/index.html"]);
    assert_ne!(inputs(&sanitized)["/about/"], inputs(&escaped)["/about/"], "the file on disk would not be replaced");
    assert_eq!(inputs(&sanitized)["/briefs/river/"], inputs(&escaped)["/briefs/river/"]);
}

#[test]
fn other_typography_touches_the_pages_that_have_such_signs() {
    let with_signs = |config: &str| {
        let site = format!("==> site.yaml\n{SITE}{config}{}", SOURCES.replace("Who we are.", "Who 'we' are."));
        pipeline::plan(&snapshot(&site), &options(), &mut PlanCache::default())
    };
    let (set, typed) = (with_signs(""), with_signs("markdown: {smart: false}\n"));
    assert_ne!(files(&set)["about/index.html"], files(&typed)["about/index.html"]);
    assert_ne!(inputs(&set)["/about/"], inputs(&typed)["/about/"], "the file on disk would not be replaced");
}

#[test]
fn a_word_that_every_page_shows_touches_every_page_and_parses_nothing() {
    let cost = cost("title: Test", "title: Trial");
    let html = cost.changed.iter().filter(|route| route.ends_with('/')).count();
    assert_eq!(cost.parsed, 0);
    assert!(html >= 14 && cost.changed.contains(&"/404.html".to_owned()), "{:#?}", cost.changed);
    assert!(!cost.changed.contains(&"/sitemap.xml".to_owned()), "{:#?}", cost.changed);
}

#[test]
fn the_second_build_writes_nothing() {
    let project = Project::of(SOURCES);
    let first = project.ok(&["build"]);
    assert!(first.contains("3 briefs and 34 pages; files: 100 written, 0 unchanged, 0 removed;"), "{first}");
    let second = project.ok(&["build"]);
    assert!(second.contains("files: 0 written, 100 unchanged, 0 removed;"), "{second}");
    assert_eq!(project.ok(&["build", "--explain"]).lines().next(), Some("nothing was written or removed"));
}

#[test]
fn a_build_after_a_typo_writes_the_page_and_its_words() {
    let written = |settings: &str| {
        let project = Project::of(&format!("==> site.yaml\n{SITE}{settings}{SOURCES}"));
        project.ok(&["build"]);
        project.replace("content/briefs/grain.md", "closed in July", "closed in June");
        let told = project.ok(&["build", "--explain"]);
        let lines: Vec<String> = told.lines().filter(|line| line.contains(": written, ")).map(str::to_owned).collect();
        lines
    };
    let page = "briefs/grain/index.html: written, since its input changed";
    assert_eq!(written(""), [page, "search/index/words/0.bin: written, since its input changed"]);
    assert_eq!(written("search: false\n"), [page]);
}

#[test]
fn an_address_to_explain_is_judged_before_anything_is_written() {
    let project = Project::of(SOURCES);
    let ran = project.run(&["build", "--explain", "/brief/grain/"]);
    assert_eq!((ran.status, &*ran.out), (2, ""), "{}", ran.err);
    assert!(ran.err.contains("no page has the address `/brief/grain/`; did you mean `/briefs/grain/`?"), "{}", ran.err);
    assert!(!project.at("public").exists());
}
