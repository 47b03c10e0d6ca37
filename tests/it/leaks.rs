//! The canary on the command line: what the program writes and says, on a disk, of a site in which something waits.
//!
//! [`crate::withheld`] asks the pipeline; here nothing is left out that a reader of a log or of the output folder could
//! see. Everything is said of every kind of content, and held against the site in which the file was never written.

use crate::fixture::NOW;
use crate::project::{Project, Ran};
use crate::served::{Served, within};
use briefpress::base::{FieldPath, SourcePath};
use briefpress::parse::document::{ParseOptions, parse};
use briefpress::parse::schema::{self, Own, subjects};
use briefpress::parse::shape::Mark;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The site in which a canary waits: it makes every page that few briefs can make, and names what readers type.
const COMPANY: &str = "==> site.yaml
title: T
base_url: https://example.org/repo/
indexes: {relations: 1, country_topics: 1, coverage: true}
report_prefix: XX
front_matter: {extra_keys: [desk]}
==> content/briefs/b.md
---
title: B
date: 2025-01-01
as_of: 2025-01-01
sources: [S]
recommendations: [{to: X, text: Y}]
countries: [PK, AF]
topics: [trade]
authors: [Jane Doe]
---
Pakistan and Afghanistan trade.
";

/// Front matter with the canary in every key that the kind has, by the word of the schema; the rest of life is left out.
const FRONTS: [(&str, &str, &str); 10] = [
    (
        "brief",
        "content/briefs/canary-folder/index.md",
        "title: Canary title
subtitle: Canary subtitle
slug: canary-slug
url: /canary-url/
as_of: 2020-01-01
updated: 2025-05-31
summary: Canary summary
key_points: [Canary point]
recommendations: [{to: Canary ministry, text: Canary act}]
language: de
countries: [TV, PK]
countries_excluded: [NR]
regions: [polynesia]
groups: [SCO]
topics: [Canary topic, trade]
authors: [canary-author, Jane Doe, {name: Canary Name, affiliation: Canary House}]
type: report
number: canary-7
series: canary-series
featured: true
supersedes: [b]
changes: [{date: 2025-05-30, kind: correction, note: Canary note}]
review_by: 2020-01-01
event: {starts: 2025-05-01T10:00, venue: Canary hall, online: 'https://canary.example/live'}
chronology: [{date: 2025-01-01, event: Canary event}]
sources: [{title: Canary source, key: canary-source, url: 'https://canary.example/'}]
bibliography: canary.bib
image: {src: canary.png, alt: Canary alt, caption: Canary caption, credit: Canary credit}
pdf: canary.pdf
attachments: [{file: canary.csv, title: Canary annex}]
identifiers: {doi: 10.1/canary}
licence: CC-BY-4.0
disclosure: Canary disclosure
search: true
aliases: [/canary-alias/]
extra: {canary: canary}
translators: [Canary Name]
desk: Canary
",
    ),
    (
        "country",
        "content/countries/TV.md",
        "title: Canary title
summary: Canary summary
members: [PK]
facts: {Canary fact: canary}
links: [{title: Canary link, url: 'https://canary.example/'}]
image: {src: canary.png, alt: Canary alt}
search: true
aliases: [/canary-alias/]
extra: {canary: canary}
",
    ),
    (
        "region",
        "content/regions/canary.md",
        "title: Canary title
summary: Canary summary
members: [PK]
facts: {Canary fact: canary}
links: [{title: Canary link, url: 'https://canary.example/'}]
image: {src: canary.png, alt: Canary alt}
search: true
aliases: [/canary-alias/]
extra: {canary: canary}
",
    ),
    (
        "group",
        "content/groups/canary.md",
        "title: Canary title
summary: Canary summary
members: [{country: PK, since: 2020-01-01}]
facts: {Canary fact: canary}
links: [{title: Canary link, url: 'https://canary.example/'}]
image: {src: canary.png, alt: Canary alt}
search: true
aliases: [/canary-alias/]
extra: {canary: canary}
",
    ),
    (
        "topic",
        "content/topics/canary.md",
        "title: Canary title
summary: Canary summary
parent: trade
names: [Canary name]
links: [{title: Canary link, url: 'https://canary.example/'}]
search: true
aliases: [/canary-alias/]
extra: {canary: canary}
",
    ),
    (
        "author",
        "content/authors/canary.md",
        "name: Canary title
organisation: false
kind: person
given: Canary
family: Canary title
suffix: Canary
role: Canary role
affiliation: Canary affiliation
orcid: 0000-0002-1825-0097
email: canary@example.org
summary: Canary summary
links: [{title: Canary link, url: 'https://canary.example/'}]
image: {src: canary.png, alt: Canary alt}
search: true
aliases: [/canary-alias/]
extra: {canary: canary}
",
    ),
    (
        "series",
        "content/series/canary.md",
        "title: Canary title\nsummary: Canary summary\nimage: {src: canary.png, alt: Canary alt}\nsearch: true
aliases: [/canary-alias/]\nextra: {canary: canary}\n",
    ),
    (
        "type",
        "content/types/report.md",
        "title: Canary title\nsummary: Canary summary\nimage: {src: canary.png, alt: Canary alt}\nsearch: true
aliases: [/canary-alias/]\nextra: {canary: canary}\n",
    ),
    (
        "page",
        "content/pages/canary/index.md",
        "title: Canary title
summary: Canary summary
slug: canary-slug
url: /canary-url/
image: {src: canary.png, alt: Canary alt}
search: true
aliases: [/canary-alias/]
extra: {canary: canary}
",
    ),
    (
        "home",
        "content/home.md",
        "title: Canary title
summary: Canary summary
image: {src: canary.png, alt: Canary alt}
search: true
aliases: [/canary-alias/]
extra: {canary: canary}
",
    ),
];

const TRANSLATION: (&str, &str) = (
    "content/briefs/b.fr.md",
    "title: Canary title
subtitle: Canary subtitle
slug: canary-slug
summary: Canary summary
key_points: [Canary point]
recommendations: [{to: Canary ministry, text: Canary act}]
image: {alt: Canary alt}
translators: [Canary Name]
",
);

/// The ways to wait.
const LIVES: [&str; 3] =
    ["status: draft\n", "date: 2025-06-01T12:00:01Z\n", "embargo_until: 2025-06-01T17:00:01[Asia/Karachi]\n"];

/// The canary's file with this life, a body full of references and mistakes, and its files.
/// A work in the bibliography of the canary.
const CANARY_WORK: &str = "@book{canary-work, title = {Canary work}, author = {Canary, Jo}}";

fn canary(path: &str, front: &str, life: &str) -> String {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let date = if path.contains("/briefs/") && !life.starts_with("date") && !path.ends_with(".fr.md") {
        "date: 2025-01-01\n"
    } else {
        ""
    };
    let beside = if path.ends_with("/index.md") {
        ["canary.png", "canary.pdf", "canary.csv", "canary.bib", "deep/canary.txt"]
            .map(|file| {
                format!("==> {folder}/{file}\n{}\n", if file.ends_with(".bib") { CANARY_WORK } else { "canary" })
            })
            .concat()
    } else {
        String::new()
    };
    format!(
        "==> {path}\n---\n{front}{date}{life}---\n# Canary heading\n\nCanary on [@canary-work] [[b]], [[country:PK]] and [b](/briefs/b/).\n\n\
         [text](nowhere-canary.md) [[canary-nothing]] ![canary](none-canary.png) [x](javascript:canary) <blink>canary</blink> [^canary]\n\n\
         [^unused-canary]: x\n{beside}"
    )
}

/// Everything that the commands say and write which the public may see.
fn seen(site: &str) -> BTreeMap<String, String> {
    let project = Project::of(site);
    let mut seen = BTreeMap::new();
    let mut run = |arguments: &[&str]| {
        let Ran { status, out, err } = project.run(&[arguments, &["--as-of", NOW]].concat());
        // The time that a build takes differs, and with `-v` it counts what is withheld.
        let out = out
            .lines()
            .filter(|line| !line.ends_with(" withheld (`briefpress list withheld`)"))
            .map(|line| line.rsplit_once("; ").filter(|(_, rest)| rest.ends_with(" s")).map_or(line, |(said, _)| said));
        seen.insert(arguments.join(" "), format!("{status}\n{}\n{err}", out.collect::<Vec<_>>().join("\n")));
    };
    run(&["build", "-v", "--explain"]);
    for page in ["/briefs/b/", "/canary-url/"] {
        run(&["build", "--explain", page]);
    }
    for format in ["human", "json"] {
        run(&["check", "--public", "-v", "--format", format]);
    }
    for list in ["briefs", "countries", "topics", "authors", "urls"] {
        run(&["list", list, "--format", "json"]);
    }
    run(&["list", "urls"]);
    for folder in ["public", ".public.briefpress"] {
        for (path, bytes) in project.bytes(folder) {
            let text = String::from_utf8_lossy(&bytes);
            // The manifest's last column is when the disk was written to.
            let lines = text.lines().map(|line| match line.rsplit_once('\t') {
                Some((entry, _)) if path == "manifest" => entry,
                _ => line,
            });
            seen.insert(format!("{folder}/{path}"), lines.collect::<Vec<_>>().join("\n"));
        }
    }
    seen
}

/// What is seen of one site and not of the other, the first words of it.
fn difference(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Vec<String> {
    let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differing = keys.into_iter().filter(|key| one.get(*key) != other.get(*key));
    differing.map(|key| format!("{key}: {:?}\n{:?}", one.get(key), other.get(key))).collect()
}

#[test]
fn nobody_who_reads_output_or_logs_finds_what_waits() {
    let without = seen(COMPANY);
    let paths: BTreeSet<&str> = without.keys().map(String::as_str).collect();
    for path in [
        "public/links.json",
        "public/catalogue.json",
        "public/coverage/index.html",
        "public/relations/afghanistan-pakistan/index.html",
    ] {
        assert!(paths.contains(path), "{path} is not among {paths:?}");
    }
    assert!(paths.iter().any(|path| path.starts_with(".public.briefpress/")), "no manifest is looked at");
    let all = FRONTS.iter().map(|(_, path, front)| (*path, *front)).chain([TRANSLATION]);
    let without = &without;
    let differs = |files: &str, life: &str| {
        let differs = difference(without, &seen(&format!("{COMPANY}{files}")));
        assert!(differs.is_empty(), "{files}, {life}: {}", differs.join("\n"));
    };
    // One at a time, so that one cannot hide another; each waits for another reason than the one before.
    let one_by_one: Vec<_> = all.zip(LIVES.iter().cycle()).collect();
    one_by_one.par_iter().for_each(|((path, front), life)| differs(&canary(path, front, life), life));
    // All together, for each reason.
    LIVES.par_iter().for_each(|life| {
        let every: String = FRONTS.iter().map(|(_, path, front)| canary(path, front, life)).collect();
        differs(&(every + &canary(TRANSLATION.0, TRANSLATION.1, life)), life);
    });
}

/// The preview of the public site, too: its pages, what its script is told, its own addresses, and the terminal.
#[test]
fn nobody_who_looks_at_the_preview_finds_what_waits() {
    let life = "status: draft\n";
    assert!(LIVES.iter().any(|one| one.trim() == life.trim()), "{LIVES:?}");
    let every: String = FRONTS.iter().map(|(_, path, front)| canary(path, front, life)).collect();
    let (_, path, _) = FRONTS[0];
    let served = Served::of(&(COMPANY.to_owned() + &every), &["--public", "-v"]);
    let never = Project::of(COMPANY);
    never.run(&["build"]);
    let pages = never.bytes("public").into_keys().map(|path| format!("{}{path}", served.base));
    let own =
        ["state?route=/", "state?route=/canary-url/", "notes?route=/canary-url/", "", "source?file=", "client.js"];
    let own = own.iter().map(|name| format!("/-/briefpress/{name}"));
    let told = [format!("/-/briefpress/source?file={path}"), format!("/-/briefpress/state?route=/x/&source={path}")];
    let all: Vec<String> = pages.chain(own).chain(told).collect();
    assert!(all.len() > 40, "{all:?}");
    let generation = served.generation();
    served.project.replace(path, "# Canary heading", "# Another canary heading");
    within("the edit", || served.generation() > generation);
    for address in &all {
        let text = served.get(address).text();
        assert!(!text.to_lowercase().replace("canary-url", "").contains("canary"), "{address}: {text}");
    }
    within("the terminal", || served.said().contains("changed"));
    assert!(!served.said().to_lowercase().contains("canary"), "{}", served.said());
}

/// Or the test above would prove nothing: each of these is seen once its time has come, in the output and by `check`.
#[test]
fn all_of_them_are_seen_once_their_time_has_come() {
    for (path, front) in FRONTS.iter().map(|(_, path, front)| (*path, *front)).chain([TRANSLATION]) {
        let project = Project::of(&(COMPANY.to_owned() + &canary(path, front, "")));
        let told = project.run(&["check", "--public", "--format", "json", "--as-of", NOW]).out;
        for word in ["nowhere-canary.md", "`canary-nothing`", "none-canary.png", "`javascript:`"] {
            assert!(told.contains(word), "{path}: {word}: {told}");
        }
    }
}

#[test]
fn the_canary_stands_in_every_key() {
    let of_life = ["date", "status", "embargo_until"];
    for (subject, ..) in subjects().iter().filter(|(subject, ..)| *subject != "site") {
        let schema = serde_json::to_value(schema::of(subject, Own::default()).expect("a word of the list"));
        let schema = schema.expect("JSON");
        let keys = schema["properties"].as_object().expect("a schema has properties").keys();
        let front = match FRONTS.iter().find(|(kind, ..)| kind == subject) {
            Some((_, _, front)) => front,
            None => TRANSLATION.1,
        };
        let said: BTreeSet<&str> = front.lines().filter_map(|line| Some(line.split_once(':')?.0)).collect();
        let unsaid: Vec<&String> =
            keys.filter(|key| !said.contains(key.as_str()) && !of_life.contains(&key.as_str())).collect();
        assert!(unsaid.is_empty(), "{subject}: {unsaid:?}");
    }
}

/// A key that is read and shown nowhere would go unnoticed.
#[test]
fn each_text_of_the_canary_that_readers_see_is_shown() {
    for (kind, path, front) in FRONTS.iter().filter(|(kind, ..)| *kind != "home") {
        let options = ParseOptions { extra_keys: vec!["desk".to_owned()], ..ParseOptions::default() };
        let document = parse(&SourcePath::new(*path), &format!("---\n{front}---\n"), &options).expect("it can be read");
        let plan = crate::fixture::plan(&(COMPANY.to_owned() + &canary(path, front, "")));
        let files: Vec<String> = crate::fixture::previewed(&plan)
            .values()
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
            .collect();
        let texts = document.front.texts(&[Mark::Text, Mark::Inline]);
        // Only a folder holds the picture of a canary, and only a picture that is there is shown.
        let is_shown = |field: &FieldPath| path.ends_with("/index.md") || !field.to_string().starts_with("image");
        let is_seen = |text: &str| files.iter().any(|file| file.contains(text));
        let unseen: Vec<_> = texts.iter().filter(|(field, text)| is_shown(field) && !is_seen(text)).collect();
        assert!(!texts.is_empty() && unseen.is_empty(), "{kind}: {unseen:?}");
    }
}

/// What was public yesterday and waits today leaves the folder with the next build, with its files and old addresses.
#[test]
fn what_waits_again_leaves_the_old_output() {
    let (_, path, front) = FRONTS[0];
    let sound = |life: &str| {
        let whole = canary(path, front, life);
        let (start, rest) = whole.split_once("# Canary heading").expect("a body");
        let (_, files) = rest.split_once("==> ").expect("files");
        format!("{COMPANY}{start}Canary on [[b]].\n==> {files}").replace("supersedes: [b]\n", "")
    };
    for life in LIVES {
        let project = Project::of(&sound(""));
        let build = ["build", "--as-of", NOW];
        assert_eq!(project.run(&build).status, 0);
        let before = project.bytes("public");
        for gone in [
            "canary-url/index.html",
            "canary-url/canary.pdf",
            "canary-url/deep/canary.txt",
            "canary-alias/index.html",
            "countries/tuvalu/index.html",
        ] {
            assert!(before.contains_key(gone), "{gone} is not among {:?}", before.keys());
        }
        project.write(
            path,
            sound(life)
                .split(&format!("==> {path}\n"))
                .nth(1)
                .and_then(|rest| rest.split("==> ").next())
                .expect("the brief"),
        );
        project.ok(&build);
        let never = Project::of(COMPANY);
        never.ok(&build);
        assert_eq!(
            project.seen("public").keys().collect::<Vec<_>>(),
            never.seen("public").keys().collect::<Vec<_>>(),
            "{life}"
        );
        assert!(project.bytes("public") == never.bytes("public"), "{life}");
        let manifest = project.read(".public.briefpress/manifest");
        assert!(!manifest.to_lowercase().contains("canary") && !manifest.contains("tuvalu"), "{manifest}");
    }
}
