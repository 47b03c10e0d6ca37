//! The program's own sources, as the tests that judge them see them.
//!
//! Comments, strings and unit tests are blanked out, line by line, so that what is left is code that runs, each line
//! where it was.

use std::fs;
use std::ops::Range;
use std::path::Path;

/// A source file.
pub struct Source {
    /// From the repository's root, with `/`.
    pub path: String,
    pub text: String,
    /// The text with blanks in place of comments, of what stands in quotes, and of `#[cfg(test)]` modules.
    pub code: String,
}

/// Every file below a folder of the repository whose name ends so, by path.
pub fn below(folder: &str, ending: &str) -> Vec<Source> {
    let mut sources = Vec::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), folder, ending, &mut sources);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!sources.is_empty(), "there is no *{ending} in {folder}");
    sources
}

fn gather(at: &Path, folder: &str, ending: &str, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(at).unwrap_or_else(|error| panic!("{folder}: {error}")) {
        let entry = entry.expect("the folder can be read");
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            gather(&entry.path(), &path, ending, sources);
        } else if path.ends_with(ending) {
            let text = fs::read_to_string(entry.path()).unwrap_or_else(|error| panic!("{path}: {error}"));
            let code = if ending == ".rs" { without_tests(&code(&text)) } else { String::new() };
            sources.push(Source { path, text, code });
        }
    }
}

impl Source {
    /// Whether the whole file is a unit test: declared under `#[cfg(test)]`, it is called `tests` or lies under it.
    pub fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name == "tests.rs" || name.starts_with("tests_") || self.path.contains("/tests/")
    }

    /// The strings in code that runs, as they are written between their quotes, each with its offset.
    pub fn strings(&self) -> Vec<(usize, &str)> {
        let (mut code, strings) = parts(&self.text);
        for string in &strings {
            code.replace_range(string.start..string.start + 1, "\"");
        }
        let code = without_tests(&code);
        let runs = strings.into_iter().filter(|string| code.as_bytes()[string.start] == b'"');
        runs.map(|string| (string.start, self.text[string].trim_start_matches('r').trim_matches('#').trim_matches('"')))
            .collect()
    }

    /// The line of an offset, counted from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.code[..offset].matches('\n').count() + 1
    }
}

/// The text with blanks for everything that is no code; as many bytes, as many lines.
pub fn code(text: &str) -> String {
    parts(text).0
}

/// The code of a text, and where its strings stand, with their quotes.
fn parts(text: &str) -> (String, Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let (mut out, mut strings) = (String::with_capacity(text.len()), Vec::new());
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        let (kept, dropped) = if rest.starts_with("//") {
            (0, rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            (0, rest.find("*/").map_or(rest.len(), |end| end + 2))
        } else if let Some(quotes) = raw_string(rest).filter(|_| at == 0 || !is_word(bytes[at - 1])) {
            let hashes = "#".repeat(quotes);
            let start = quotes + 2;
            let length = rest[start..].find(&format!("\"{hashes}")).map_or(rest.len(), |end| start + end + 1 + quotes);
            strings.push(at..at + length);
            (0, length)
        } else if rest.starts_with('"') {
            strings.push(at..at + string(rest));
            (0, string(rest))
        } else if let Some(length) = character(rest) {
            (0, length)
        } else {
            (rest.chars().next().map_or(1, char::len_utf8), 0)
        };
        out.push_str(&rest[..kept]);
        out.extend(rest[kept..kept + dropped].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        at += kept + dropped;
    }
    (out, strings)
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The number of `#` of a raw string that begins here.
fn raw_string(rest: &str) -> Option<usize> {
    let hashes = rest.strip_prefix('r')?;
    let after = hashes.trim_start_matches('#');
    after.starts_with('"').then_some(hashes.len() - after.len())
}

fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character in quotes that begins here; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    let first = inner.chars().next()?;
    if first == '\\' {
        return inner[2..].find('\'').map(|end| end + 4);
    }
    inner[first.len_utf8()..].starts_with('\'').then_some(first.len_utf8() + 2)
}

/// Blanks out modules that stand under `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut out = code.to_owned();
    let mut from = 0;
    while let Some(found) = out[from..].find("#[cfg(test)]") {
        let start = from + found;
        from = start + 1;
        let rest = out[start..].trim_start_matches("#[cfg(test)]").trim_start();
        let Some(open) = rest.strip_prefix("mod ").and_then(|rest| rest.find(['{', ';'])) else { continue };
        let open = out.len() - rest.len() + "mod ".len() + open;
        if out.as_bytes()[open] == b'{' {
            let end = matching(&out, open);
            let blank: String = out[start..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
            out.replace_range(start..end, &blank);
        }
    }
    out
}

/// One past the brace that closes the one at `open`.
pub fn matching(code: &str, open: usize) -> usize {
    let mut depth = 0;
    for (at, byte) in code.bytes().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    code.len()
}

#[test]
fn what_is_no_code_is_blank() {
    let text = "a /* b */ \"c\\\"\" 'd' '\\'' r#\"e\"# for<'f> // g\nh";
    assert_eq!(code(text), format!("a{}for<'f>{}\nh", " ".repeat(31), " ".repeat(5)));
    assert_eq!(
        without_tests("x\n#[cfg(test)]\nmod tests {\n fn a() {}\n}\ny").split_whitespace().collect::<Vec<_>>(),
        ["x", "y"]
    );
}
