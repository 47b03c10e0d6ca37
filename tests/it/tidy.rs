//! House rules that a machine can read off the files.

use crate::sources::{Source, below, matching};
use briefpress::base::PAPER_TEMPLATE;
use briefpress::source::{BUILTIN_ASSETS, BUILTIN_TEMPLATES};
use std::fs;
use std::path::Path;

/// Most lines of a source file, and of a function.
const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 70;

/// Names that say nothing of what is in them.
const EMPTY_NAMES: [&str; 6] = ["utils", "util", "helpers", "common", "manager", "misc"];

fn all() -> Vec<Source> {
    below("src", ".rs").into_iter().chain(below("tests", ".rs")).collect()
}

/// Every place where a rule is broken, told at once.
#[track_caller]
fn check(sources: &[Source], rule: impl Fn(&Source) -> Vec<String>) {
    let broken: Vec<String> = sources.iter().flat_map(rule).collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// The lines of a file that a test finds fault with.
fn lines(source: &Source, is_wrong: impl Fn(&str) -> bool, why: &str) -> Vec<String> {
    let wrong = source.text.lines().enumerate().filter(|(_, line)| is_wrong(line));
    wrong.map(|(at, line)| format!("{}:{}: {why}: {}", source.path, at + 1, line.trim())).collect()
}

#[test]
fn a_file_begins_with_what_it_is_for() {
    check(&all(), |source| {
        let has_essay = source.text.starts_with("//! ");
        (!has_essay).then(|| format!("{}: begins without `//!`", source.path)).into_iter().collect()
    });
}

#[test]
fn a_public_item_says_what_it_is() {
    let items = ["fn", "const fn", "struct", "enum", "trait", "type", "const", "static", "union"];
    let sources: Vec<Source> = below("src", ".rs").into_iter().filter(|source| !source.is_test()).collect();
    check(&sources, |source| {
        let mut broken = Vec::new();
        let mut is_told = false;
        for (at, (text, code)) in source.text.lines().zip(source.code.lines()).enumerate() {
            let item = code.trim().strip_prefix("pub ").is_some_and(|rest| {
                items.iter().any(|item| rest.strip_prefix(item).is_some_and(|rest| rest.starts_with(' ')))
            });
            // What a macro writes has the documentation that the macro is given.
            if item && !is_told && !code.contains('$') {
                broken.push(format!("{}:{}: says nothing: {}", source.path, at + 1, text.trim()));
            }
            // Attributes stand between an item and its documentation.
            is_told = text.trim().starts_with("///") || (is_told && text.trim().starts_with("#["));
        }
        broken
    });
}

/// 'Returns the route', not 'The route' or 'What the route is': a reader sees at once that it is an answer.
#[test]
fn the_documentation_of_a_function_begins_with_a_verb() {
    let nouns = ["The", "A", "An", "What", "Where", "Who", "Which", "How", "Why", "All", "Every", "Its", "Each", "One"];
    let sources: Vec<Source> = below("src", ".rs").into_iter().filter(|source| !source.is_test()).collect();
    check(&sources, |source| {
        let mut broken = Vec::new();
        let mut first: Option<(usize, &str)> = None;
        for (at, (text, code)) in source.text.lines().zip(source.code.lines()).enumerate() {
            let words = code.trim_start().trim_start_matches("pub ").trim_start_matches("pub(super) ");
            match text.trim().strip_prefix("/// ") {
                Some(line) => first = first.or(Some((at, line))),
                None if text.trim() == "///" || text.trim().starts_with("#[") => {}
                None => {
                    let is_function = words.starts_with("fn ") || words.starts_with("const fn ");
                    let begins = |line: &str| nouns.iter().any(|noun| line.split(' ').next() == Some(*noun));
                    if let Some((at, line)) = first.take().filter(|(_, line)| is_function && begins(line)) {
                        broken.push(format!("{}:{}: begins without a verb: {line}", source.path, at + 1));
                    }
                }
            }
        }
        broken
    });
}

#[test]
fn a_file_is_short() {
    check(&below("src", ".rs"), |source| {
        let count = source.text.lines().count();
        (count > FILE_LINES).then(|| format!("{}: {count} lines", source.path)).into_iter().collect()
    });
}

#[test]
fn a_function_is_short() {
    let mut longest = 0;
    let sources = below("src", ".rs");
    for source in &sources {
        longest = longest.max(functions(source).into_iter().map(|(_, count)| count).max().unwrap_or(0));
    }
    assert!(longest > 30, "only functions of {longest} lines were seen");
    check(&sources, |source| {
        let long = functions(source).into_iter().filter(|(_, count)| *count > FUNCTION_LINES);
        long.map(|(line, count)| format!("{}:{line}: a function of {count} lines", source.path)).collect()
    });
}

/// The first line of each function with a body, and how many lines it has.
fn functions(source: &Source) -> Vec<(usize, usize)> {
    let code = &source.code;
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let named = code[at + 3..].starts_with(|c: char| c.is_alphabetic() || c == '_');
        let begins = at == 0 || code[..at].ends_with([' ', '\n', '(']);
        let Some(open) = code[at..].find(['{', ';']).map(|open| at + open).filter(|_| named && begins) else {
            continue;
        };
        if code.as_bytes()[open] == b'{' {
            let end = matching(code, open);
            found.push((source.line(at), code[at..end].matches('\n').count() + 1));
        }
    }
    found
}

#[test]
fn a_file_is_named_for_what_is_in_it() {
    check(&all(), |source| {
        let parts = source.path.trim_end_matches(".rs").split('/');
        let empty = parts.filter(|part| EMPTY_NAMES.contains(part));
        empty.map(|part| format!("{}: `{part}` says nothing", source.path)).collect()
    });
}

#[test]
fn nothing_is_put_off_or_let_pass() {
    // Spelled in two parts, so that this file passes.
    let marks = [["TO", "DO"], ["FIX", "ME"], ["X", "XX"], ["HA", "CK"]].map(|parts| parts.concat());
    let allowed = ["#[al", "#![al"].map(|start| format!("{start}low"));
    check(&all(), |source| {
        let mut broken = lines(source, |line| marks.iter().any(|mark| line.contains(mark)), "put off");
        broken.extend(lines(source, |line| allowed.iter().any(|allow| line.contains(allow)), "write `expect`"));
        broken
    });
}

#[test]
fn lines_hold_no_tab_and_end_with_a_word() {
    let mut sources = all();
    for (folder, ending) in [("templates", ".html"), ("static", ".css"), ("tests/cmd", ".md"), ("content", ".md")] {
        sources.extend(below(folder, ending));
    }
    check(&sources, |source| {
        let mut broken = lines(source, |line| line.contains('\t'), "a tab");
        broken.extend(lines(source, |line| line.ends_with([' ', '\t', '\r']), "a trailing blank"));
        let whole = source.text.ends_with('\n') && !source.text.ends_with("\n\n");
        broken.extend((!whole).then(|| format!("{}: does not end with one line feed", source.path)));
        broken
    });
}

#[test]
fn no_file_knows_a_machine() {
    let homes = ["/home/", "/Users/", "/work/", "/root/", "C:\\Users"];
    let mut sources = all();
    for (folder, ending) in [("templates", ".html"), ("tests/cmd", ".md"), ("content", ".md"), (".ci", "run")] {
        sources.extend(below(folder, ending));
    }
    check(&sources, |source| {
        if source.path.ends_with("it/tidy.rs") {
            return Vec::new();
        }
        let absolute = |line: &str| {
            homes.iter().any(|home| {
                line.match_indices(home)
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == '}'))
            })
        };
        lines(source, absolute, "a path of one machine")
    });
}

#[test]
fn the_theme_lists_exactly_its_files() {
    let listed = |names: Vec<&str>, folder: &str| {
        let mut names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        names.sort();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let entries = fs::read_dir(root).expect("the folder is there").map(|entry| entry.expect("it can be read"));
        // What belongs to the site of this repository alone lies in a folder.
        let files = entries.filter(|entry| entry.path().is_file());
        let mut files: Vec<String> = files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        files.sort();
        assert_eq!(names, files, "src/source/theme.rs and {folder}/");
    };
    listed(BUILTIN_TEMPLATES.iter().map(|(name, _)| *name).chain([PAPER_TEMPLATE]).collect(), "templates");
    listed(BUILTIN_ASSETS.iter().map(|(name, _)| *name).collect(), "static");
}

/// Whoever reads a document or the head of a file goes on to the files that it names.
#[test]
fn files_that_are_named_are_there() {
    let code: Vec<Source> = ["src", "tests", "benches"].iter().flat_map(|folder| below(folder, ".rs")).collect();
    let read = |name: &str| (name.to_owned(), fs::read_to_string(name).expect("it is in the repository"));
    let root = ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"].map(read);
    let manual = below("docs", ".md").into_iter().map(|source| (source.path, source.text));
    let heads = code.iter().map(|source| (source.path.clone(), source.text.clone()));
    let (mut named, mut gone) = (0, Vec::new());
    for (document, text) in manual.chain(heads).chain(root) {
        for name in text.split('`').filter(|name| name.ends_with(".rs") && !name.contains([' ', '*', '\n'])) {
            named += 1;
            if !code.iter().any(|file| format!("/{}", file.path).ends_with(&format!("/{name}"))) {
                gone.push(format!("{document}: there is no `{name}`"));
            }
        }
    }
    assert!(named > 50, "only {named} names were seen");
    assert!(gone.is_empty(), "\n{}", gone.join("\n"));
}
