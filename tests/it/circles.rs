//! No circles of imports between the files of one room.
//!
//! A file imports another if it names something that is declared there: `super::x`, `crate::room::x`, or `child::x` where
//! it declares `mod child`. A name that a file only passes on with `pub use` counts as one of the file that declares it.
//! So a parent may use its children, and a child may use what lies beside it, but a child may not use its parent if the
//! parent uses the child: whoever reads one of the two would have to read both.

use crate::doors::{first_words, mentions, module_path, sources};
use std::collections::{BTreeMap, BTreeSet};

/// A file by its module path, as in `["site", "links"]`.
type File = Vec<String>;

/// A path that is used or declared.
type Path = Vec<String>;

struct Code {
    text: String,
    /// What the file passes on with `pub use`: the name, and the path that it stands for.
    passed_on: BTreeMap<String, Path>,
}

struct Rooms {
    files: BTreeMap<File, Code>,
}

impl Rooms {
    fn read() -> Self {
        let roots = ["src/lib.rs", "src/main.rs"];
        let sources = sources().into_iter().filter(|source| !roots.contains(&&*source.path));
        let code = |file: &File, text: String| Code { passed_on: passed_on(file, &text), text };
        let files = sources.map(|source| (owned(&module_path(&source.path)), source.code));
        Self { files: files.map(|(file, text)| (file.clone(), code(&file, text))).collect() }
    }

    /// Returns the file that declares what a path names.
    fn declares(&self, path: &[String]) -> Option<&File> {
        let (file, code) = (1..=path.len()).rev().find_map(|length| self.files.get_key_value(&path[..length]))?;
        match path.get(file.len()).and_then(|name| code.passed_on.get(name)) {
            Some(to) if to.starts_with(file) && to.len() > file.len() + 1 => self.declares(to),
            _ => Some(file),
        }
    }

    /// Returns the files of the same room that a file imports.
    fn imports(&self, file: &File) -> BTreeSet<&File> {
        let code = without_passing_on(&self.files[file].text);
        let mut paths = Vec::new();
        for at in mentions(&code, "crate::") {
            paths.extend(tree(&code[at + "crate::".len()..]));
        }
        for at in mentions(&code, "super::").filter(|at| !code[..*at].ends_with("super::")) {
            let after = code[at..].trim_start_matches("super::");
            let up = (code.len() - at - after.len()) / "super::".len();
            let base = &file[..file.len().saturating_sub(up)];
            paths.extend(tree(after).into_iter().map(|path| [base, &path].concat()));
        }
        let children = self.files.keys().filter(|other| other.len() == file.len() + 1 && other.starts_with(file));
        for child in children {
            let name = format!("{}::", child.last().expect("it has a name"));
            for at in mentions(&code, &name).filter(|at| !code[..*at].ends_with("::")) {
                paths.extend(tree(&code[at + name.len()..]).into_iter().map(|path| [&child[..], &path].concat()));
            }
        }
        let declared = paths.iter().filter_map(|path| self.declares(path));
        declared.filter(|other| *other != file && other[0] == file[0]).collect()
    }

    /// Returns all files that a file imports, directly or through others.
    fn reachable<'a>(file: &'a File, imports: &BTreeMap<&'a File, BTreeSet<&'a File>>) -> BTreeSet<&'a File> {
        let (mut seen, mut next) = (BTreeSet::new(), vec![file]);
        while let Some(file) = next.pop() {
            next.extend(imports[file].iter().filter(|other| seen.insert(**other)));
        }
        seen
    }
}

fn owned(path: &[&str]) -> Path {
    path.iter().map(|&part| part.to_owned()).collect()
}

/// Returns the paths of a use tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn tree(rest: &str) -> Vec<Path> {
    let rest = rest.trim_start();
    if let Some(group) = rest.strip_prefix('{') {
        let (mut depth, mut start, mut paths) = (0, 0, Vec::new());
        for (at, c) in group.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    // A comma may stand before the closing brace.
                    let item = &group[start..at];
                    paths.extend((!item.trim().is_empty()).then(|| tree(item)).into_iter().flatten());
                    start = at + 1;
                    if c == '}' {
                        break;
                    }
                }
                _ => {}
            }
        }
        return paths;
    }
    let Some(word) = first_words(rest).into_iter().next().filter(|word| !word.is_empty() && word != "self") else {
        return vec![Vec::new()];
    };
    match rest[word.len()..].strip_prefix("::") {
        Some(rest) => tree(rest).into_iter().map(|path| [vec![word.clone()], path].concat()).collect(),
        None => vec![vec![word]],
    }
}

/// Where each `pub use` begins and ends, with the offset of its path.
fn public_uses(code: &str) -> Vec<(usize, usize, usize)> {
    let uses = mentions(code, "use").filter(|at| code[*at..].starts_with("use "));
    let public = uses.filter_map(|at| {
        let line = code[..at].rfind('\n').map_or(0, |end| end + 1);
        let is_public = code[line..at].trim_start().starts_with("pub");
        let end = code[at..].find(';').map(|end| at + end)?;
        is_public.then_some((line, end, at + "use ".len()))
    });
    public.collect()
}

fn passed_on(file: &File, code: &str) -> BTreeMap<String, Path> {
    let mut names = BTreeMap::new();
    for (_, end, at) in public_uses(code) {
        for path in tree(&code[at..end]) {
            let path = match path.first().map(String::as_str) {
                Some("crate") => path[1..].to_vec(),
                Some("super" | "std") | None => continue,
                Some(_) => [file, &path[..]].concat(),
            };
            names.extend(path.last().cloned().map(|name| (name, path)));
        }
    }
    names
}

fn without_passing_on(code: &str) -> String {
    let mut rest = code.to_owned();
    for (start, end, _) in public_uses(code).into_iter().rev() {
        rest.replace_range(start..end, "");
    }
    rest
}

#[test]
fn no_files_of_a_room_import_each_other_in_a_circle() {
    let rooms = Rooms::read();
    let imports: BTreeMap<&File, BTreeSet<&File>> =
        rooms.files.keys().map(|file| (file, rooms.imports(file))).collect();
    let seen: usize = imports.values().map(BTreeSet::len).sum();
    assert!(seen > 300, "only {seen} imports were seen");
    let circled = |file: &&File| Rooms::reachable(file, &imports).contains(file);
    let circled: BTreeSet<&File> = imports.keys().copied().filter(circled).collect();
    let broken = circled.iter().map(|file| {
        let to = imports[file].iter().filter(|to| circled.contains(**to)).map(|to| to.join("/"));
        format!("{} imports {}", file.join("/"), to.collect::<Vec<_>>().join(", "))
    });
    let broken: Vec<String> = broken.collect();
    assert!(broken.is_empty(), "these files stand in circles of imports:\n{}", broken.join("\n"));
}

#[test]
fn a_use_tree_is_read_to_its_leaves() {
    let read = |text: &str| tree(text).into_iter().map(|path| path.join("::")).collect::<Vec<_>>();
    assert_eq!(read("a::b;"), ["a::b"]);
    assert_eq!(read("{self, b::{c, D}, e};"), ["", "b::c", "b::D", "e"]);
    assert_eq!(read("a::b(c)"), ["a::b"]);
    let code = "pub use a::{B, c::D};\nuse super::e;";
    assert_eq!(passed_on(&owned(&["x"]), code)["D"], owned(&["x", "a", "c", "D"]));
    assert_eq!(without_passing_on(code), ";\nuse super::e;");
}
