//! A line of a file, and the key of front matter that it states.

use crate::base::Span;

/// A line, and where it stands in the file.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub start: usize,
}

impl Line<'_> {
    /// Returns the bytes of the line without the blanks around it.
    pub fn span(self) -> Span {
        let start = self.start + self.indent();
        Span::new(start..start + self.text.trim().len())
    }

    /// Returns how many blanks it begins with.
    pub fn indent(self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    /// Whether it is code, if it stands alone.
    pub fn is_code(self) -> bool {
        self.text.starts_with("    ")
    }

    /// Whether it begins with a blank.
    pub fn is_indented(self) -> bool {
        self.text.starts_with([' ', '\t'])
    }

    /// Whether it is a rule, or the line that opens or closes front matter.
    pub fn is_fence(self) -> bool {
        let first = self.text.bytes().next().filter(|byte| b"-.+=".contains(byte));
        first.is_some_and(|sign| {
            let text = self.text.trim_end();
            text.len() >= 3 && text.bytes().all(|byte| byte == sign)
        })
    }
}

/// Returns the lines of a text that begins at `shift` in its file.
pub(super) fn lines(text: &str, shift: usize) -> impl Iterator<Item = Line<'_>> {
    text.split_inclusive('\n').scan(shift, |at, line| {
        let start = *at;
        *at += line.len();
        Some(Line { text: line.strip_suffix('\n').unwrap_or(line), start })
    })
}

/// Returns what stands before the colon of a line.
pub(super) fn key(line: &str) -> &str {
    let key = line.split([':', '：']).next().unwrap_or_default();
    key.trim().trim_matches(['"', '\''])
}

/// Whether a line is a key in lower case with its value.
pub(super) fn is_key(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        && (value.is_empty() || value.starts_with([' ', '\t', '\r']))
}

/// Returns the key of front matter that a line states, if the key would withhold the file, however it is spelled.
pub(super) fn withholding(line: &str) -> Option<&'static str> {
    let line = if line.starts_with('-') { line.trim_start_matches("- ").trim_start() } else { line };
    let first = line.trim_start_matches(['"', '\'']).bytes().next()?;
    if !matches!(first, b'e' | b'E' | b's' | b'S' | b'd' | b'D' | b'p' | b'P') {
        return None;
    }
    // Most lines that begin so begin with another word.
    let begin = line.trim_start_matches(['"', '\'']).get(..3)?;
    if !["emb", "sta", "dra", "pub"].iter().any(|word| begin.eq_ignore_ascii_case(word)) {
        return None;
    }
    let (_, value) = line.split_once([':', '：'])?;
    let value = value.split(" #").next().unwrap_or_default().trim();
    let value = value
        .strip_prefix("!!str ")
        .unwrap_or(value)
        .trim_matches(|c: char| matches!(c, '"' | '\'' | '“' | '”' | ',' | '}' | ' '));
    let is_one_of = |words: &[&str]| words.iter().any(|word| value.eq_ignore_ascii_case(word));
    let begins_with_digit = value.starts_with(|c: char| c.is_ascii_digit());
    match &*key(line).to_lowercase().replace(['-', ' '], "_") {
        "embargo_until" if value.is_empty() || begins_with_digit => Some("embargo_until"),
        "embargo" if value.is_empty() || begins_with_day(value) => Some("embargo_until"),
        "status" if is_one_of(&["draft", "withdrawn"]) => Some("status"),
        // Those of other generators.
        "draft" if is_one_of(&["true", "yes"]) => Some("draft"),
        "published" if is_one_of(&["false", "no"]) => Some("published"),
        "publish_date" | "publishdate" | "publish_on" if begins_with_digit => Some("publish_date"),
        _ => None,
    }
}

/// Whether a value begins as a day does: `2099-01-01`, `1.1.2099`.
pub(super) fn begins_with_day(value: &str) -> bool {
    let mut parts = value.splitn(3, ['-', '/', '.']);
    let is_number = |part: Option<&str>| part.is_some_and(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    is_number(parts.next()) && is_number(parts.next()) && is_number(parts.next())
}
