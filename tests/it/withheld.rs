//! What is withheld is nowhere.
//!
//! A leak is found by a canary: a word that stands only in the withheld file. It is planted in every field and every
//! file of it, and then looked for in all that the tool gives out: names and bytes of the output, diagnostics, and the
//! words of every message.

use crate::fixture::{NOW, files, options, options_at, plan, snapshot, wrong};
use crate::project::Project;
use crate::search::Index;
use crate::time::plan_at;
use briefpress::pipeline::{self, Plan, PlanCache, Show};
use std::collections::BTreeMap;

/// Everything that the tool gives out about a plan: names and bytes of files, and the words of its diagnostics.
fn given_out(plan: &Plan) -> String {
    let mut all = String::new();
    for problem in plan.all_problems() {
        all.push_str(&format!("{} {:?} {}\n", problem.message, problem.place, problem.help.join("\n")));
    }
    if plan.is_sound() {
        let files = files(plan);
        // Its words are written by what they share.
        all.push_str(&Index::read(&files, "search/index").told());
        for (path, bytes) in files {
            all.push_str(&path);
            all.push_str(&String::from_utf8_lossy(&bytes));
        }
        for page in plan.pages() {
            all.push_str(&page.origin.because);
        }
    }
    all.to_lowercase()
}

/// A public brief and its company, to which nothing withheld may add.
const COMPANY: &str = "==> content/briefs/b.md
---
title: B
date: 2025-01-01
as_of: 2025-01-01
sources: [S]
recommendations: [{to: X, text: Y}]
countries: [PK]
topics: [trade]
series: talks
---
Text.
";

/// A brief with the canary in every field, and in files that only it refers to.
fn canary_brief(life: &str) -> String {
    format!(
        "==> content/briefs/canary-folder/index.md
---
title: Canary title
subtitle: Canary subtitle
{life}
slug: canary-slug
summary: Canary summary
key_points: [Canary point]
recommendations: [{{to: Canary ministry, text: Canary act}}]
countries: [TV]
countries_excluded: [NR]
regions: [polynesia]
groups: [SCO]
topics: [Canary topic, trade]
authors: [canary-author, {{name: Canary Name, affiliation: Canary House}}]
type: report
number: canary-7
series: canary-series
featured: true
as_of: 2020-01-01
review_by: 2020-01-01
supersedes: [b]
changes: [{{date: 2025-05-30, kind: correction, note: Canary note}}]
chronology: [{{date: 2025-01-01, event: Canary event}}]
sources: [{{title: Canary source, authors: [Canary Scribe], publisher: Canary press, url: 'https://canary.example/'}}]
image: {{src: canary.png, alt: Canary alt, caption: Canary caption, credit: Canary credit}}
pdf: canary.pdf
attachments: [{{file: ../beside.csv, title: Canary annex}}]
identifiers: {{doi: 10.1/canary, isbn: 978-3-16-148410-0}}
licence: CC-BY-4.0
disclosure: Canary disclosure
aliases: [/canary-alias/]
extra: {{canary: canary}}
---
# Canary heading

Canary [text](nowhere-canary.md) ![canary](none-canary.png) [x](javascript:canary) <blink>canary</blink> [^canary]

[^unused-canary]: x
==> content/briefs/canary-folder/canary.png
canary
==> content/briefs/canary-folder/canary.pdf
canary
==> content/briefs/canary-folder/deep/canary.txt
canary
==> content/briefs/beside.csv
canary
"
    )
}

const WITHHELD: [&str; 4] = [
    "date: 2025-01-01\nstatus: draft",
    "date: 2025-06-02",
    "date: 2025-01-01\nembargo_until: 2025-06-01T12:00:01Z",
    "date: 2025-06-02\nstatus: draft\nembargo_until: 2030-01-01T00:00Z",
];

#[test]
fn the_canary_sings_once_it_is_public() {
    // Otherwise the tests below would prove nothing. Its mistakes go first, so that there is an output at all.
    let sound = canary_brief("date: 2025-01-01")
        .replace("[text](nowhere-canary.md) ![canary](none-canary.png)", "")
        .replace("supersedes: [b]\n", "");
    let plan = plan(&(COMPANY.to_owned() + &sound));
    let all = given_out(&plan);
    for word in [
        "canary title",
        "canary subtitle",
        "canary summary",
        "canary point",
        "canary ministry",
        "canary act",
        "canary topic",
        "canary author",
        "canary name",
        "canary house",
        "canary-7",
        "canary series",
        "canary note",
        "canary event",
        "canary source",
        "canary.example",
        "canary alt",
        "canary caption",
        "canary credit",
        "canary.pdf",
        "deep/canary.txt",
        "canary annex",
        "10.1/canary",
        "canary disclosure",
        "canary heading",
        "canary-slug/beside.csv",
        "tuvalu",
        "canary-alias/index.html",
        "techreport{canary-slug",
    ] {
        assert!(all.contains(word), "{word}");
    }
}

#[test]
fn a_withheld_brief_is_found_nowhere() {
    let without = files(&plan(COMPANY));
    for life in WITHHELD {
        let plan = plan(&(COMPANY.to_owned() + &canary_brief(life)));
        let all = given_out(&plan);
        for word in ["canary", "tuvalu", "nauru"] {
            let at = all.find(word);
            let near = at
                .map(|at| all[all.floor_char_boundary(at.saturating_sub(80))..].chars().take(160).collect::<String>());
            assert_eq!(near, None, "{life}: {word}");
        }
        assert!(files(&plan) == without, "{life}: the output is not that of a site without the brief");
    }
}

/// A brief in a folder of its own, and its French version with the canary wherever a translation has words.
fn canary_translation(original: &str, translation: &str) -> String {
    format!(
        "==> content/briefs/c/index.md
---
title: C
date: 2025-01-01
image: {{src: map.png, alt: Map, caption: Map}}
{original}---
Text.
==> content/briefs/c/map.png
x
==> content/briefs/c/index.fr.md
---
title: Canary title
subtitle: Canary subtitle
slug: canary-slug
summary: Canary summary
key_points: [Canary point]
recommendations: [{{to: Canary ministry, text: Canary act}}]
image: {{alt: Canary alt, caption: Canary caption}}
translators: [canary-translator, {{name: Canary Name, affiliation: Canary House}}]
{translation}---
## Canary heading

Canary text ![canary figure](map.png) ![canary beside](../beside.csv)
==> content/briefs/beside.csv
canary
"
    )
}

#[test]
fn the_canary_of_a_translation_sings_once_both_are_public() {
    let all = given_out(&plan(&(COMPANY.to_owned() + &canary_translation("", ""))));
    for word in [
        "title",
        "subtitle",
        "slug",
        "summary",
        "point",
        "ministry",
        "act",
        "alt",
        "caption",
        "translator",
        "name",
        "heading",
        "figure",
        "beside",
    ] {
        assert!(all.contains(&format!("canary {word}")) || all.contains(&format!("canary-{word}")), "{word}");
    }
    assert!(all.contains("français") && all.contains("hreflang=\"fr\"") && all.contains("fr_fr"));
}

#[test]
fn a_withheld_translation_and_a_translation_of_a_withheld_brief_are_found_nowhere() {
    let original = "==> content/briefs/c.md\n---\ntitle: C\ndate: 2025-01-01\nLIFE---\n";
    let french = "==> content/briefs/c.fr.md\n---\ntitle: Canary\nLIFE---\nCanary\n";
    let cases = [
        original.replace("C\n", "Canary\n").replace("LIFE", "status: draft\n") + &french.replace("LIFE", ""),
        original.replace("LIFE", "") + &french.replace("LIFE", "status: draft\n"),
    ];
    for site in cases {
        assert!(!given_out(&plan(&(COMPANY.to_owned() + &site))).contains("canary"), "{site}");
    }
}

/// A translation is withheld for reasons of its own, be they stricter than its original's, and the original is then as
/// if it had none.
#[test]
fn a_translation_can_be_withheld_longer_than_its_original() {
    let whole = COMPANY.to_owned() + &canary_translation("", "");
    let (without, _) = whole.split_once("==> content/briefs/c/index.fr.md").expect("the translation comes last");
    let without = files(&plan(without));
    for life in [
        "status: draft\n",
        "embargo_until: 2025-06-01T12:00:01Z\n",
        "date: 2025-06-02\n",
        "date: soon\nstatus: draft\n",
    ] {
        let plan = plan(&(COMPANY.to_owned() + &canary_translation("", life)));
        let all = given_out(&plan);
        assert!(!all.contains("canary") && !all.contains("hreflang") && !all.contains("fr_fr"), "{life}");
        assert!(files(&plan) == without, "{life}: the output is not that of a site without the translation");
    }
}

#[test]
fn a_translation_is_withheld_at_least_as_long_as_its_original() {
    let lives = ["status: draft\n", "embargo_until: 2025-06-02T00:00Z\n"];
    let without = files(&plan(COMPANY));
    for (original, translation) in lives.iter().flat_map(|one| ["", "date: 2025-01-01\n"].map(|other| (one, other))) {
        let site = COMPANY.to_owned() + &canary_translation(original, translation);
        assert!(files(&plan(&site)) == without, "{original}");
        let reasons = |plan: &Plan| -> Vec<String> {
            plan.site().expect("a site").withheld.iter().map(|file| format!("{:?}", file.reasons)).collect()
        };
        let told = reasons(&plan(&site));
        assert!(told.contains(&"[Original(\"content/briefs/c/index.md\")]".to_owned()), "{told:?}");
    }
    // Its own reason lasts when its original is public.
    let site = canary_translation("embargo_until: 2025-06-02T00:00Z\n", "embargo_until: 2025-06-03T00:00Z\n");
    let at = |moment| files(&plan_at(&site, moment));
    assert!(!at("2025-06-01T23:59:59Z").contains_key("briefs/c/index.html"));
    let between = at("2025-06-02T23:59:59Z");
    assert!(between.contains_key("briefs/c/index.html") && !between.keys().any(|path| path.starts_with("fr/")));
    assert!(at("2025-06-03T00:00:00Z").contains_key("fr/briefs/canary-slug/index.html"));
}

/// Otherwise a log would tell that it is waiting.
#[test]
fn a_withheld_translation_without_an_original_is_not_told() {
    let site = |life: &str| format!("{COMPANY}==> content/briefs/c.fr.md\n---\ntitle: C\n{life}---\n");
    assert_eq!(wrong(&site("")), "no-original content/briefs/c.fr.md");
    assert_eq!(wrong(&site("status: draft\n")), "");
}

/// A file that only a withheld brief refers to is one that nobody refers to, as it would be if the brief were deleted.
#[test]
fn a_file_outside_folders_is_as_if_the_brief_were_deleted() {
    let loose = "==> content/loose.csv\n1\n==> content/briefs/data/map.csv\n1\n";
    let brief = "==> content/briefs/d.md\n---\ntitle: D\ndate: 2025-01-01\nas_of: 2025-01-01\nsources: [S]\n\
                 recommendations: [{to: X, text: Y}]\nLIFE---\n[a](../loose.csv) [b](data/map.csv)\n";
    let told = |site: &str| crate::fixture::told(&format!("{COMPANY}{loose}{site}"));
    let unused = "unused-file content/briefs/data/map.csv\nunused-file content/loose.csv";
    assert_eq!((&*told(""), &*told(&brief.replace("LIFE", ""))), (unused, ""));
    for life in ["status: draft\n", "embargo_until: 2025-06-02T00:00Z\n"] {
        assert_eq!(told(&brief.replace("LIFE", life)), unused, "{life}");
        // Whoever looks at what is to come sees them in their place.
        let project = Project::of(&format!("{COMPANY}{loose}{}", brief.replace("LIFE", life)));
        let check = |more: &[&str]| project.run(&[&["check", "--as-of", NOW], more].concat());
        assert_eq!(check(&["--public"]).err.matches("unused-file").count(), 2);
        assert!(!check(&[]).err.contains("unused-file"), "{}", check(&[]).err);
    }
}

/// Files of every kind, each with the canary: path, front matter, and what would be in the output.
fn canaries() -> Vec<(&'static str, &'static str)> {
    vec![
        ("content/briefs/canary.md", "title: Canary\n"),
        ("content/pages/canary.md", "title: Canary\n"),
        ("content/pages/about.md", "title: Canary\nsummary: Canary\n"),
        ("content/home.md", "title: Canary\nsummary: Canary\n"),
        ("content/countries/PK.md", "title: Canary\nsummary: Canary\nfacts: {Canary: canary}\n"),
        ("content/countries/TV.md", "title: Canary\n"),
        ("content/topics/trade.md", "title: Canary\nsummary: Canary\nnames: [Canary]\n"),
        ("content/topics/canary.md", "title: Canary\nparent: trade\n"),
        ("content/authors/canary.md", "name: Canary\nrole: Canary\n"),
        ("content/series/talks.md", "title: Canary\n"),
        ("content/regions/southern-asia.md", "title: Canary\n"),
        ("content/regions/canary.md", "title: Canary\nmembers: [PK]\n"),
        ("content/groups/canary.md", "title: Canary\nmembers: [PK]\n"),
    ]
}

#[test]
fn every_kind_of_content_can_be_withheld() {
    let without = files(&plan(COMPANY));
    for (path, front) in canaries() {
        for life in WITHHELD {
            let site = format!("{COMPANY}==> {path}\n---\n{front}{life}\n---\n## Canary\n\nCanary ![](none.png)\n");
            let plan = plan(&site);
            assert!(!given_out(&plan).contains("canary"), "{path}: {life}");
            assert!(files(&plan) == without, "{path}: {life}");
            let withheld: Vec<&str> =
                plan.site().expect("a site").withheld.iter().map(|withheld| withheld.path.as_str()).collect();
            assert_eq!(withheld, [path], "{life}");
        }
        let site = format!("{COMPANY}==> {path}\n---\n{front}date: 2025-01-01\n---\nCanary\n");
        assert!(given_out(&plan(&site)).contains("canary"), "{path} shows nothing even when it is public");
    }
}

#[test]
fn a_withheld_page_or_folder_takes_its_files_along() {
    for (folder, kind) in [("content/pages/canary", "a page"), ("content/briefs/canary", "a brief")] {
        let site = format!(
            "{COMPANY}==> {folder}/index.md\n---\ntitle: Canary\ndate: 2025-01-01\nstatus: draft\n---\n==> {folder}/canary.csv\nx\n\
             ==> {folder}/deep/er/canary.csv\nx\n"
        );
        assert!(!given_out(&plan(&site)).contains("canary"), "{kind}");
    }
}

#[test]
fn markdown_in_the_folder_of_a_withheld_brief_is_withheld_with_it() {
    let site = format!(
        "{COMPANY}==> content/briefs/canary/index.md\n---\ntitle: Canary\ndate: 2025-01-01\nstatus: draft\n---\n\
         ==> content/briefs/canary/notes.md\n---\ntitle: Canary notes\ndate: 2025-01-01\n---\nCanary.\n"
    );
    let plan = plan(&site);
    assert!(!given_out(&plan).contains("canary"), "it is published");
}

#[test]
fn a_file_that_a_public_page_shares_is_published_for_that_page_alone() {
    let site = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n![x](map.png)\n\
                ==> content/briefs/b.md\n---\ntitle: B\ndate: 2025-01-01\nstatus: draft\n---\n![x](map.png) ![y](own.png)\n\
                ==> content/briefs/map.png\nx\n==> content/briefs/own.png\nx\n";
    let files = files(&plan(site));
    let images: Vec<&String> =
        files.keys().filter(|path| path.ends_with(".png") && !path.starts_with("assets/")).collect();
    assert_eq!(images, ["briefs/a/map.png"]);
}

/// The words of all that is told about a site.
fn words(site: &str) -> Vec<(String, Vec<String>)> {
    let plan = plan(site);
    plan.problems().iter().map(|problem| (problem.message.clone(), problem.help.clone())).collect()
}

#[test]
fn a_link_to_a_withheld_file_is_a_link_to_nothing() {
    let targets = [
        ("content/briefs/secret.md", "title: S", "[x](secret.md)"),
        ("content/briefs/secret.md", "title: S", "[x](../briefs/secret.md#one)"),
        ("content/briefs/secret.md", "title: S", "[x](/briefs/secret/)"),
        ("content/briefs/secret/index.md", "title: S", "[x](secret/index.md)"),
        ("content/pages/secret.md", "title: S", "[x](/secret/)"),
        ("content/pages/secret.md", "title: S", "[x](../pages/secret.md)"),
        ("content/topics/secret.md", "title: S", "[x](../topics/secret.md)"),
        ("content/countries/TV.md", "title: S", "[x](../countries/TV.md)"),
        ("content/countries/TV.md", "title: S", "[x](/countries/tuvalu/)"),
        ("content/authors/secret.md", "name: S", "[x](../authors/secret.md)"),
        ("content/briefs/secret.md", "title: S\naliases: /old/", "[x](/old/)"),
        ("content/pages/secret.md", "title: S\nurl: /old/", "[x](/old/)"),
        ("content/topics/secret.md", "title: S\naliases: [/old]", "[x](/old)"),
        ("content/briefs/secret.md", "title: The Matter", "[[secret]]"),
        ("content/briefs/secret.md", "title: The Matter", "[[secret#one]]"),
        ("content/briefs/secret.md", "title: The Matter", "[[the matter]]"),
        ("content/briefs/secret.md", "title: The Matter\naliases: /briefs/older/", "[[older]]"),
        ("content/countries/TV.md", "title: S", "[[country:TV]]"),
        ("content/regions/secret.md", "title: S\nmembers: [PK]", "[[region:secret]]"),
        ("content/groups/secret.md", "title: S\nmembers: [PK]", "[[group:secret]]"),
        ("content/topics/secret.md", "title: S\nnames: [Other]", "[[topic:other]]"),
        ("content/authors/secret.md", "name: S", "[[author:secret]]"),
        ("content/series/secret.md", "title: S", "[[series:secret]]"),
    ];
    for (path, title, link) in targets {
        let linking = format!("==> content/briefs/b.md\n---\ntitle: B\ndate: 2025-01-01\n---\n{link}\n");
        let nothing = words(&linking);
        assert_eq!(nothing.len(), 1, "{link}");
        for life in WITHHELD {
            let secret = format!("==> {path}\n---\n{title}\n{life}\n---\n## One\n");
            assert_eq!(words(&(linking.clone() + &secret)), nothing, "{link}: {life}");
        }
    }
}

#[test]
fn menu_and_footer_meet_nothing_where_something_waits() {
    for line in
        ["menu: [{title: S, url: secret.md}]", "menu: [{title: S, url: /secret/}]", "footer: {text: '[S](/secret/)'}"]
    {
        let site = format!("==> site.yaml\n{}{line}\n{COMPANY}", crate::fixture::SITE);
        let nothing = words(&site);
        assert_eq!(nothing.len(), 1, "{line}");
        for life in WITHHELD {
            let secret = format!("==> content/pages/secret.md\n---\ntitle: S\n{life}\n---\n");
            assert_eq!(words(&(site.clone() + &secret)), nothing, "{line}: {life}");
        }
    }
}

#[test]
fn a_file_of_a_withheld_brief_is_no_file_to_others() {
    let linking =
        "==> content/briefs/b.md\n---\ntitle: B\ndate: 2025-01-01\n---\n![x](secret/map.png) [y](secret/map.csv)\n";
    let secret = "==> content/briefs/secret/index.md\n---\ntitle: S\ndate: 2025-01-01\nstatus: draft\n---\n\
                  ==> content/briefs/secret/map.png\nx\n==> content/briefs/secret/map.csv\nx\n";
    assert_eq!(words(&format!("{linking}{secret}")), words(linking));
}

#[test]
fn names_of_withheld_files_are_names_of_nothing() {
    let fields = [
        ("supersedes: [secret]", "content/briefs/secret.md", "title: S"),
        ("topics: [secret]", "content/topics/secret.md", "title: S"),
        ("authors: [secret-author]", "content/authors/secret-author.md", "name: S"),
        ("series: secret", "content/series/secret.md", "title: S"),
        ("groups: [secret]", "content/groups/secret.md", "title: S\nmembers: [PK]"),
        ("regions: [secret]", "content/regions/secret.md", "title: S\nmembers: [PK]"),
    ];
    for (field, path, title) in fields {
        let naming = format!("==> content/briefs/b.md\n---\ntitle: B\ndate: 2025-01-01\n{field}\n---\n");
        for life in WITHHELD {
            let secret = format!("{naming}==> {path}\n---\n{title}\n{life}\n---\n");
            assert_eq!(words(&secret), words(&naming), "{field}: {life}");
            let (with, without) = (plan(&secret), plan(&naming));
            if without.is_sound() {
                assert!(files(&with) == files(&without), "{field}: {life}");
            }
        }
    }
}

#[test]
fn an_address_of_a_withheld_page_is_free() {
    let site = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\n---\n\
                ==> content/briefs/b.md\n---\ntitle: B\ndate: 2025-01-01\nslug: a\nstatus: draft\n---\n";
    assert_eq!(wrong(site), "");
}

#[test]
fn an_old_address_of_a_withheld_page_is_free() {
    let public = "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\naliases: /old/\n---\n";
    for life in WITHHELD {
        let secret = format!("==> content/briefs/b.md\n---\ntitle: B\n{life}\naliases: [/old/, /briefs/a/]\n---\n");
        let with = plan(&format!("{public}{secret}"));
        assert_eq!((with.problems().len(), files(&with)), (0, files(&plan(public))), "{life}");
    }
}

#[test]
fn a_redirect_to_a_withheld_page_is_a_redirect_to_nothing() {
    let line = "==> redirects.csv\nfrom,to\n/old/,/briefs/secret/\n";
    let through = "==> redirects.csv\nfrom,to\n/old/,/older/\n";
    for lines in [line, through] {
        let nothing = words(&format!("{COMPANY}{lines}"));
        assert_eq!(nothing.len(), 1, "{lines}");
        for life in WITHHELD {
            let secret = format!("==> content/briefs/secret.md\n---\ntitle: S\n{life}\naliases: /older/\n---\n");
            assert_eq!(words(&format!("{COMPANY}{lines}{secret}")), nothing, "{lines}: {life}");
        }
    }
}

#[test]
fn feeds_and_site_map_do_not_move_for_a_withheld_brief() {
    let with = COMPANY.to_owned() + &canary_brief("date: 2025-05-31\nembargo_until: 2025-06-02T00:00Z");
    let (with, without) = (files(&plan(&with)), files(&plan(COMPANY)));
    for path in [
        "feed.xml",
        "feed.json",
        "catalogue.json",
        "catalogue.csv",
        "catalogue.bib",
        "catalogue.ris",
        "catalogue.csl.json",
        "links.json",
        "countries/pakistan/feed.xml",
        "topics/trade/feed.xml",
        "sitemap.xml",
        "robots.txt",
        "404.html",
    ] {
        assert_eq!(with.get(path), without.get(path), "{path}");
        assert!(without.contains_key(path), "{path}");
    }
}

#[test]
fn everything_is_shown_when_asked_for() {
    for life in WITHHELD {
        let site = format!("==> content/briefs/a.md\n---\ntitle: A\n{life}\n---\n");
        let snapshot = snapshot(&site);
        let shown = options_at("2025-06-01T12:00:00Z", Show::Everything);
        let everything = files(&pipeline::plan(&snapshot, &shown, &mut PlanCache::default()));
        assert!(everything.contains_key("briefs/a/index.html"), "{life}");
        let public = files(&pipeline::plan(&snapshot, &options(), &mut PlanCache::default()));
        assert!(!public.contains_key("briefs/a/index.html"), "{life}");
    }
}

#[test]
fn what_was_kept_from_an_earlier_plan_does_not_leak() {
    let mut cache = PlanCache::default();
    let site = COMPANY.to_owned() + &canary_brief("date: 2025-01-01\nembargo_until: 2025-06-02T00:00Z");
    let snapshot = snapshot(&site);
    let mut at = |as_of: &str, show| pipeline::plan(&snapshot, &options_at(as_of, show), &mut cache);
    at("2025-06-01T12:00:00Z", Show::Everything);
    at("2025-06-03T00:00:00Z", Show::Public);
    let plan = at("2025-06-01T12:00:00Z", Show::Public);
    assert!(!given_out(&plan).contains("canary"));
    let fresh: BTreeMap<String, Vec<u8>> = files(&plan_at(&site, "2025-06-01T12:00:00Z"));
    assert!(files(&plan) == fresh);
}

#[test]
fn no_output_depends_on_the_moment_of_the_build() {
    let site =
        COMPANY.to_owned() + "==> content/briefs/a.md\n---\ntitle: A\ndate: 2025-01-01\nreview_by: 2025-06-02\n---\n";
    assert!(files(&plan_at(&site, "2025-06-01T00:00:00Z")) == files(&plan_at(&site, "2030-01-01T00:00:00Z")));
}

/// A date that was meant for the day of an event holds its page back, and nobody looks for a brief there.
#[test]
fn pages_and_profiles_with_a_date_to_come_are_told() {
    let brief = "==> site.yaml\ntitle: T\nbase_url: https://example.org/\n\
                 ==> content/briefs/a.md\n---\ntitle: A\ndate: 2024-01-01\nas_of: 2024-01-01\ntype: report\nsources: [S]\n---\nText.\n";
    let quiet = crate::project::Project::of(brief);
    assert_eq!(quiet.ok(&["check"]), "nothing to report\n");
    let page = |lines: &str| format!("---\ntitle: Conference\n{lines}---\nText.\n");
    for (files, told) in [
        (&[("pages/conference.md", "date: 2999-05-01\n")][..], "1 page is"),
        (&[("pages/a.md", "date: 2999-05-01\n"), ("pages/b.md", "embargo_until: 2999-05-01T09:00Z\n")], "2 pages are"),
        (
            &[("topics/water.md", "date: 2999-05-01\n"), ("series/talks.md", "date: 2999-05-01\n")],
            "1 topic and 1 series are",
        ),
        (&[("countries/ML.md", "date: 2999-05-01\n"), ("countries/NE.md", "date: 2999-05-01\n")], "2 countries are"),
        (&[("home.md", "date: 2999-05-01\n")], "the text of the home page is"),
    ] {
        let project = crate::project::Project::of(brief);
        for (path, lines) in files {
            project.write(&format!("content/{path}"), page(lines));
        }
        let line = format!("{told} withheld by date; until when, says: briefpress list withheld\n");
        assert_eq!(project.ok(&["check"]), format!("nothing to report\n{line}"));
        assert_eq!(project.ok(&["check", "--public"]), "nothing to report\n");
        assert_eq!(
            project.ok(&["list", "withheld"]).matches("2999-05-01").count(),
            files.len() * 3,
            "its hours and its reason"
        );
        let built = project.ok(&["build", "-v"]);
        assert!(built.contains(&format!("{told} withheld (`briefpress list withheld`)\n")), "{built}");
        assert!(!project.ok(&["build"]).contains("withheld by"), "a log of a build may be public");
        let leaked =
            project.bytes("public").into_values().any(|bytes| String::from_utf8_lossy(&bytes).contains("Conference"));
        assert!(!leaked, "{told}");
    }
    quiet.write("content/pages/draft.md", page("status: draft\n"));
    assert_eq!(quiet.ok(&["check"]), "nothing to report\n", "whoever writes a draft knows that it is one");
}
