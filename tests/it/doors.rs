//! Who may know whom, read off the sources.
//!
//! The table of imports stands in ARCHITECTURE.md, that of crates in docs/crates.md. A stage uses only the rooms that the
//! table allows, the world is touched behind a few doors, each crate is named in few files, and only the pipeline calls a
//! stage. A failure names the line that breaks the rule.

use crate::manual::{cells, named_after, text};
use crate::sources::{Source, below};
use std::collections::{BTreeMap, BTreeSet};

/// The doors: the only places that may touch disk, network, processes, environment or clock.
const DOORS: [&str; 7] =
    ["src/source/disk", "src/derived/", "src/emit/", "src/serve/", "src/publish/", "src/cli/", "src/main.rs"];

/// What is behind the doors: modules, types, and the methods of `Path` that look at the disk.
const WORLD: [&str; 21] = [
    "std::fs",
    "std::env",
    "std::process",
    "std::net",
    "std::io::stdin",
    "Timestamp::now",
    "ZonedDateTime::now",
    "TimeZone::system",
    "TimeZone::try_system",
    "SystemTime",
    "Instant",
    "canonicalize()",
    "exists()",
    "is_dir()",
    "is_file()",
    "is_symlink",
    "metadata()",
    "read_dir",
    "read_link",
    "symlink_metadata",
    "try_exists",
];

/// The functions of the stages, and the types that are their entrances, each with the module that declares it. Only the
/// pipeline may name them.
const STAGES: [(&str, &str); 11] = [
    ("parse::config", "read_config"),
    ("parse::document", "parse"),
    ("site", "advice"),
    ("site", "resolve"),
    ("site", "fingerprint"),
    ("site", "public_fingerprint"),
    ("site", "select"),
    ("page", "plan"),
    ("render", "Templates"),
    ("render", "Renderer"),
    ("finding", "index"),
];

/// Functions of `body` that stages after parse borrow, and which: a view holds finished inline HTML, since a page
/// is closed, and bodies become HTML when they are rendered.
const LENT: [(&str, &str); 11] = [
    ("anchor", "site"),
    ("clean", "render"),
    ("forbidden_in_styles", "render"),
    ("forbidden_in_template", "render"),
    ("inline_html", "page"),
    ("inline_text", "page"),
    ("read_inline", "page"),
    ("running_text", "pipeline"),
    ("video_frame", "site"),
    ("wiki_target", "site"),
    ("write", "render"),
];

pub fn sources() -> Vec<Source> {
    below("src", ".rs").into_iter().filter(|source| !source.is_test()).collect()
}

/// The module of the crate that a file belongs to.
fn module(path: &str) -> &str {
    let below = path.strip_prefix("src/").unwrap_or(path);
    below.split('/').next().unwrap_or(below).trim_end_matches(".rs")
}

/// The module path that a file declares things in: `["cli", "build"]`.
pub fn module_path(path: &str) -> Vec<&str> {
    let below = path.strip_prefix("src/").unwrap_or(path).trim_end_matches(".rs");
    below.trim_end_matches("/mod").split('/').collect()
}

/// Where a path with this beginning stands in the code, as a whole word.
pub fn mentions<'a>(code: &'a str, path: &'a str) -> impl Iterator<Item = usize> + 'a {
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
pub fn first_words(rest: &str) -> Vec<String> {
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

/// What each module may use of the others, by the table of imports.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let architecture = text("ARCHITECTURE.md");
    let (_, table) = architecture.split_once("| module | may import |").expect("the table");
    let table = table.split("\n\n").next().expect("it ends");
    let modules: Vec<String> = cells(table, 0).into_iter().map(|mut module| module.remove(0)).collect();
    let everything = |row: &str| row.ends_with("| everything |");
    let rows = table.lines().filter(|line| line.starts_with("| `")).zip(cells(table, 1)).zip(&modules);
    rows.map(|((row, allowed), module)| {
        let allowed = if everything(row) { modules.clone() } else { allowed };
        (module.clone(), allowed.into_iter().collect())
    })
    .collect()
}

#[test]
fn a_module_uses_only_what_the_table_allows() {
    let table = imports();
    let modules: BTreeSet<String> = named_after("pub mod ", &text("src/lib.rs")).map(str::to_owned).collect();
    assert_eq!(table.keys().cloned().collect::<BTreeSet<_>>(), modules, "the modules of the table and of lib.rs");
    let mut broken = Vec::new();
    let mut seen = 0;
    for source in sources() {
        let module = module(&source.path);
        let Some(allowed) = table.get(module) else { continue };
        for (at, used) in uses(&source) {
            // Macros stand at the root of the crate; a name that is no module is one of them.
            let is_module = table.contains_key(&used);
            seen += usize::from(is_module);
            if is_module && used != module && !allowed.contains(&used) {
                let line = source.line(at);
                broken.push(format!("{}:{line}: `{module}` may not use `{used}`, only: {allowed:?}", source.path));
            }
        }
    }
    assert!(seen > 200, "only {seen} uses were seen");
    assert_none(&broken);
}

#[test]
fn a_crate_is_named_where_the_table_says_and_nowhere_else() {
    let table = text("docs/crates.md");
    let table: BTreeMap<String, Vec<String>> =
        cells(&table, 0).into_iter().map(|mut name| name.remove(0)).zip(cells(&table, 1)).collect();
    let manifest = text("Cargo.toml");
    // Those of every system, and those of some.
    let tables = manifest.split("\n[").filter_map(|table| table.split_once("dependencies]\n"));
    let dependencies = tables.filter(|(name, _)| name.is_empty() || name.starts_with("target"));
    let lines = dependencies.flat_map(|(_, lines)| lines.lines());
    let declared: BTreeSet<String> =
        lines.filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.to_owned()).collect();
    assert_eq!(table.keys().cloned().collect::<BTreeSet<_>>(), declared, "the crates of the table and of Cargo.toml");
    let sources = sources();
    let mut broken = Vec::new();
    for (name, places) in &table {
        let word = name.replace('-', "_");
        let paths = [format!("{word}::"), format!("use {word}"), format!("extern crate {word}")];
        let mut used = BTreeSet::new();
        for source in &sources {
            let path = source.path.strip_prefix("src/").expect("they lie there");
            let holds = |place: &&String| {
                path == **place || path.starts_with(&format!("{place}/")) || path == format!("{place}.rs")
            };
            let place = places.iter().find(holds);
            let found = paths.iter().flat_map(|path| mentions(&source.code, path));
            for at in found.filter(|at| !source.code[..*at].ends_with("::")) {
                match place {
                    Some(place) => drop(used.insert(place)),
                    None => broken.push(format!("{}:{}: `{name}` belongs in {places:?}", source.path, source.line(at))),
                }
            }
        }
        let idle = places.iter().filter(|place| !used.contains(place));
        broken.extend(idle.map(|place| format!("docs/crates.md: `{name}` is not used in `{place}`")));
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
        for (owner, name) in STAGES {
            let (stage, last) = owner.split_once("::").unwrap_or((owner, owner));
            let path = format!("{last}::");
            let named = mentions(&source.code, &path)
                .filter(|at| first_words(&source.code[at + path.len()..]).iter().any(|word| word == name));
            for at in named {
                match module(&source.path) {
                    "pipeline" => drop(called.insert((owner, name))),
                    own if own == stage => {}
                    _ => broken.push(format!(
                        "{}:{}: `{owner}::{name}` is for src/pipeline.rs alone",
                        source.path,
                        source.line(at)
                    )),
                }
            }
        }
    }
    assert_eq!(called, BTreeSet::from(STAGES), "the stages, and what the pipeline names of them");
    assert_none(&broken);
}

#[test]
fn bodies_are_lent_to_those_who_are_named() {
    let mut broken = Vec::new();
    let mut lent = BTreeSet::new();
    for source in sources().iter().filter(|source| !["body", "parse"].contains(&module(&source.path))) {
        for at in mentions(&source.code, "body::") {
            let words = first_words(&source.code[at + "body::".len()..]);
            for word in words.into_iter().filter(|word| word != "self" && word.starts_with(char::is_lowercase)) {
                let known = LENT.iter().find(|(name, to)| *name == word && *to == module(&source.path));
                lent.extend(known);
                if known.is_none() {
                    broken.push(format!("{}:{}: `{word}` is not lent here", source.path, source.line(at)));
                }
            }
        }
    }
    assert_eq!(lent, BTreeSet::from(LENT), "what is lent and taken");
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

/// A name of the world that no longer exists, or is spelt wrong, would guard nothing: each stands somewhere behind the
/// doors, or in the list that clippy holds against the compiler's names.
#[test]
fn the_names_of_the_world_are_those_that_clippy_knows() {
    let listed = include_str!("../../clippy.toml");
    for what in WORLD {
        let name = what.trim_end_matches("()");
        let known = ["::", "\""].iter().any(|end| listed.contains(&format!("{name}{end}")));
        let touched = sources().iter().any(|source| mentions(&source.code, what).next().is_some());
        assert!(known || touched, "nothing is called `{what}`");
    }
}
