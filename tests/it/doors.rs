//! Who may know whom, read off the sources.
//!
//! The table is ARCHITECTURE.md's. Stages know only what stands above them in the table, the world is touched behind
//! a few doors, a third-party crate is somebody's own business, and only the pipeline calls a stage. A rule that is
//! broken is told with the line that breaks it.

use crate::sources::{Source, below};
use std::collections::{BTreeMap, BTreeSet};

/// What each module of the crate may use of the others.
const IMPORTS: [(&str, &str); 13] = [
    ("base", ""),
    ("places", "base"),
    ("source", "base"),
    ("parse", "base places source"),
    ("site", "base places parse"),
    ("page", "base places parse site"),
    ("render", "base places source parse site page"),
    ("pipeline", "base places source parse site page render"),
    ("report", "base source"),
    ("emit", "base"),
    ("serve", "base source pipeline report"),
    ("publish", "base source pipeline report emit"),
    ("cli", "base places source parse site page render pipeline report emit serve publish"),
];

/// Where each third-party crate may be named: the beginnings of paths. `src/` is for crates of which everybody may
/// make use, since they bring words (dates, serialisation, threads) and no policy.
const CRATES: [(&str, &[&str]); 30] = [
    ("ammonia", &["src/parse/markdown/raw_html.rs"]),
    ("annotate_snippets", &["src/report/human.rs"]),
    ("anyhow", &["src/source/disk.rs", "src/cli/", "src/serve/", "src/publish/"]),
    ("blake3", &["src/base/fingerprint.rs"]),
    ("clap", &["src/cli/"]),
    ("csv", &["src/parse/redirects.rs", "src/render/catalogue.rs"]),
    ("clap_complete", &["src/cli/completions.rs"]),
    ("deunicode", &["src/base/collate.rs", "src/base/slug.rs", "src/places/key.rs"]),
    ("icu_casemap", &["src/base/route.rs"]),
    ("icu_locale", &["src/base/language.rs"]),
    ("icu_normalizer", &["src/base/unicode.rs"]),
    ("icu_properties", &["src/parse/markdown/anchor.rs"]),
    ("indicatif", &["src/cli/console.rs"]),
    ("jiff", &["src/"]),
    ("notify", &["src/serve/watch.rs"]),
    ("pagefind", &["src/render/search.rs"]),
    ("percent_encoding", &["src/base/route.rs"]),
    ("pulldown_cmark", &["src/parse/markdown"]),
    ("quick_xml", &["src/render/feed.rs", "src/render/sitemap.rs"]),
    ("rayon", &["src/"]),
    ("rustix", &["src/emit/disk.rs"]),
    ("saphyr_parser", &["src/parse/yaml"]),
    ("serde", &["src/"]),
    ("serde_json", &["src/"]),
    ("serde_yaml", &["src/parse/yaml"]),
    ("strsim", &["src/base/nearest.rs", "src/places/lookup.rs"]),
    ("tera", &["src/render/templates.rs"]),
    ("tiny_http", &["src/serve/http.rs"]),
    ("ureq", &["src/cli/external.rs"]),
    ("uuid", &["src/page/feed.rs", "src/cli/init.rs"]),
];

/// The doors: the only places that may touch disk, network, processes, environment or clock.
const DOORS: [&str; 6] = ["src/source/disk.rs", "src/emit/", "src/serve/", "src/publish/", "src/cli/", "src/main.rs"];

/// What is behind the doors.
const WORLD: [&str; 9] = [
    "std::fs",
    "std::env",
    "std::process",
    "std::net",
    "std::io::stdin",
    "Timestamp::now",
    "Zoned::now",
    "SystemTime",
    "Instant",
];

/// The functions of the stages. Only the pipeline may call them.
const STAGES: [&str; 7] = [
    "site::resolve",
    "page::plan",
    "document::parse",
    "Renderer {",
    "Templates::compile",
    "site::fingerprint",
    "site::select",
];

fn sources() -> Vec<Source> {
    below("src", ".rs").into_iter().filter(|source| !source.is_test()).collect()
}

/// The module of the crate that a file belongs to.
fn module(path: &str) -> &str {
    let below = path.strip_prefix("src/").unwrap_or(path);
    below.split('/').next().unwrap_or(below).trim_end_matches(".rs")
}

/// The module path that a file declares things in: `["cli", "build"]`.
fn module_path(path: &str) -> Vec<&str> {
    let below = path.strip_prefix("src/").unwrap_or(path).trim_end_matches(".rs");
    below.trim_end_matches("/mod").split('/').collect()
}

/// Where a path with this beginning stands in the code, as a whole word.
fn mentions<'a>(code: &'a str, path: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(path).map(|(at, _)| at).filter(move |at| {
        let before = code[..*at].chars().next_back();
        let after = code[at + path.len()..].chars().next();
        !before.is_some_and(is_word) && (!path.ends_with(is_word) || !after.is_some_and(is_word))
    })
}

/// The modules of the crate that a file uses, each with the offset: `crate::x`, `crate::{x, y::z}`, and `super::x` from
/// the top of a module.
fn uses(source: &Source) -> Vec<(usize, String)> {
    let mut uses = Vec::new();
    for at in mentions(&source.code, "crate::") {
        uses.extend(first_words(&source.code[at + "crate::".len()..]).into_iter().map(|word| (at, word)));
    }
    let here = module_path(&source.path);
    for at in mentions(&source.code, "super::") {
        let chain = &source.code[at..];
        let after = chain.trim_start_matches("super::");
        let is_inner = source.code[..at].ends_with("super::");
        if !is_inner && (chain.len() - after.len()) / "super::".len() == here.len() {
            uses.extend(first_words(after).into_iter().map(|word| (at, word)));
        }
    }
    uses
}

/// The first segments of a path or of a group of paths.
fn first_words(rest: &str) -> Vec<String> {
    let word =
        |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = rest.strip_prefix('{') else { return vec![word(rest)] };
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => parts.push(String::new()),
            c => parts.last_mut().expect("there is always a last part").push(c),
        }
    }
    parts.iter().map(|part| word(part)).filter(|word| !word.is_empty()).collect()
}

#[track_caller]
fn assert_none(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn a_module_uses_only_what_the_table_allows() {
    let table: BTreeMap<&str, BTreeSet<&str>> =
        IMPORTS.iter().map(|(module, allowed)| (*module, allowed.split_whitespace().collect())).collect();
    let mut broken = Vec::new();
    let mut seen = 0;
    for source in sources() {
        let module = module(&source.path);
        if matches!(module, "lib" | "main") {
            continue;
        }
        let Some(allowed) = table.get(module) else {
            broken.push(format!("{}: the table does not know the module `{module}`", source.path));
            continue;
        };
        for (at, used) in uses(&source) {
            // Macros stand at the root of the crate; a name that is no module is one of them.
            let is_module = table.contains_key(&*used);
            seen += usize::from(is_module);
            if is_module && used != module && !allowed.contains(&*used) {
                let line = source.line(at);
                broken.push(format!("{}:{line}: `{module}` may not use `{used}`, only: {allowed:?}", source.path));
            }
        }
    }
    assert!(seen > 200, "only {seen} uses were seen");
    assert_none(&broken);
}

#[test]
fn a_crate_is_named_only_where_it_belongs() {
    let manifest = include_str!("../../Cargo.toml");
    let dependencies = manifest.split("[dependencies]\n").nth(1).expect("a list of dependencies");
    let names =
        dependencies.lines().take_while(|line| !line.starts_with('[')).filter_map(|line| line.split_once(" = "));
    let names: Vec<String> = names.map(|(name, _)| name.replace('-', "_")).collect();
    assert!(names.len() > 15, "{names:?}");
    let table = BTreeMap::from(CRATES);
    let sources = sources();
    let mut broken = Vec::new();
    for name in &names {
        let Some(allowed) = table.get(&**name) else {
            broken.push(format!("Cargo.toml: say in this test where `{name}` may be used"));
            continue;
        };
        for source in &sources {
            let paths = [format!("{name}::"), format!("use {name}"), format!("extern crate {name}")];
            let found = paths.iter().flat_map(|path| mentions(&source.code, path));
            let found = found.filter(|at| !source.code[..*at].ends_with("::"));
            if !allowed.iter().any(|start| source.path.starts_with(start)) {
                broken.extend(
                    found.map(|at| format!("{}:{}: `{name}` belongs in {allowed:?}", source.path, source.line(at))),
                );
            }
        }
    }
    assert_none(&broken);
}

#[test]
fn the_world_is_touched_behind_the_doors() {
    let mut broken = Vec::new();
    let mut behind = 0;
    for source in sources() {
        let is_door = DOORS.iter().any(|door| source.path.starts_with(door));
        for what in WORLD {
            for at in mentions(&source.code, what).chain(grouped(&source.code, what)) {
                behind += usize::from(is_door);
                if !is_door {
                    let line = source.line(at);
                    broken.push(format!("{}:{line}: `{what}` belongs behind a door: {DOORS:?}", source.path));
                }
            }
        }
    }
    assert!(behind > 15, "only {behind} touches were seen behind the doors");
    assert_none(&broken);
}

/// `use std::{fs, …}`, which spells `std::fs` in two parts.
fn grouped(code: &str, what: &str) -> Vec<usize> {
    let Some(word) = what.strip_prefix("std::") else { return Vec::new() };
    let groups = mentions(code, "std::").filter(|at| code[at + 5..].starts_with('{'));
    groups.filter(|at| first_words(&code[at + 5..]).iter().any(|first| first == word)).collect()
}

#[test]
fn only_the_pipeline_calls_a_stage() {
    let mut broken = Vec::new();
    let mut called = BTreeSet::new();
    for source in sources() {
        for stage in STAGES {
            let own = stage.split("::").next().unwrap_or(stage).trim_end_matches(" {").to_lowercase();
            for at in mentions(&source.code, stage) {
                let rest = &source.code[at + stage.len()..];
                let is_call = stage.ends_with('{') || rest.starts_with('(');
                let declares = source.code[..at].ends_with("struct ") || source.code[..at].ends_with("impl ");
                if module(&source.path) == "pipeline" {
                    called.insert(stage);
                } else if is_call && !declares {
                    let line = source.line(at);
                    broken.push(format!(
                        "{}:{line}: `{stage}` is called; only src/pipeline.rs calls `{own}`",
                        source.path
                    ));
                }
            }
        }
        // Called by its bare name after a `use`.
        for (function, path) in [("resolve(", "site::resolve"), ("parse(", "document::parse"), ("plan(", "page::plan")]
        {
            let imported =
                source.code.contains(&format!("use crate::{path};")) || source.code.contains(&format!("{path},"));
            if imported && module(&source.path) != "pipeline" && mentions(&source.code, function).next().is_some() {
                broken.push(format!("{}: `{path}` is imported; only src/pipeline.rs calls it", source.path));
            }
        }
    }
    assert!(called.len() >= 5, "of the stages the pipeline names only {called:?}");
    assert_none(&broken);
}

#[test]
fn the_scanner_sees_every_way_to_write_a_use() {
    let source = |path: &str, code: &str| Source { path: path.into(), text: String::new(), code: code.into() };
    let seen = |path, code| uses(&source(path, code)).into_iter().map(|(_, word)| word).collect::<Vec<_>>();
    assert_eq!(seen("src/site/mod.rs", "use crate::page::x;"), ["page"]);
    assert_eq!(seen("src/site/mod.rs", "use crate::{page::{a, b}, render};"), ["page", "render"]);
    assert_eq!(seen("src/site/mod.rs", "use super::page;"), ["page"]);
    assert_eq!(seen("src/site/links.rs", "use super::page;"), Vec::<String>::new());
    assert_eq!(seen("src/site/links.rs", "super::super::page::x()"), ["page"]);
    assert_eq!(grouped("use std::{fs, io};", "std::fs"), [4]);
}
