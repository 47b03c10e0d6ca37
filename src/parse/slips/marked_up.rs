//! A key that withholds a file, written as people write it in a text: in bold, quoted, as a heading or a row of a table,
//! with another sign than a colon, or in a comment.
//!
//! Only a line that says nothing else is one: behind the key stands a moment or the word, and marks. A sentence that begins
//! with the same words goes on, and documentation says what a key means.

use super::line::{Line, is_key, key, withholding};

/// Longest line that can be one, in bytes.
const LONGEST: usize = 120;

/// Longest line that can be a key alone, in bytes.
const LONGEST_KEY: usize = 40;

/// The longest moment that people type, as in `Wednesday, 28 September 2099, 11:59 pm (CET)`.
const LONGEST_MOMENT: usize = 48;

/// How keys that withhold a file are spelled, `-` and `_` being blanks.
const KEYS: [(&str, &str); 11] = [
    ("embargoed until", "embargo_until"),
    ("embargo until", "embargo_until"),
    ("embargo_until", "embargo_until"),
    ("embargountil", "embargo_until"),
    ("embargo", "embargo_until"),
    ("status", "status"),
    // Those of other generators.
    ("draft", "draft"),
    ("published", "published"),
    ("publish date", "publish_date"),
    ("publishdate", "publish_date"),
    ("publish on", "publish_date"),
];

/// Marks around a key, a sign and a value.
const MARKS: &[char] = &[
    ' ', '\t', '\u{a0}', '\u{feff}', '\u{200b}', '*', '_', '`', '|', '>', '(', ')', '[', ']', '{', '}', '"', '\'', '“',
    '”', '„', '‘', '’', '«', '»', ';', ',', '.', '!', '%', '@', '/', '\\',
];

/// Signs between a key and its value.
const SIGNS: &[char] = &[':', '：', '=', '＝', '→', '–', '—', '|'];

/// Returns the lines of a paragraph at an end of a body that state such a key in a form of a text.
pub(super) fn marked_up<'a>(paragraph: &[Line<'a>]) -> Vec<(Line<'a>, &'static str)> {
    let mut found = Vec::new();
    for (index, line) in paragraph.iter().enumerate() {
        let text = line.text.trim();
        if line.is_code() || text.len() > LONGEST || withholding(text).is_some() {
            continue;
        }
        // In the middle of a paragraph, code and bare words are a part of a sentence that was broken into lines.
        let may_be_part = text.starts_with('`') || !text.contains([':', '：', '=', '|']);
        let is_text =
            |line: &Line<'_>| !is_key(line.text) && stated(line.text).is_none() && !is_tag_alone(line.text.trim());
        let is_part_of_sentence = may_be_part && paragraph[..index].iter().any(is_text);
        let key = match paragraph.get(index + 1) {
            _ if is_part_of_sentence => None,
            _ if text.starts_with("<meta") => in_meta(text),
            // As in JSON.
            _ if text.starts_with(['{', '"']) && text.contains(',') => text.split(',').find_map(stated),
            Some(next) if text.len() <= LONGEST_KEY => stated(text).or_else(|| stated_with(text, next.text)),
            _ => stated(text),
        };
        found.extend(key.map(|key| (*line, key)));
    }
    found.extend(in_columns(paragraph));
    found
}

/// Returns the key that a line names alone, with its value in the line below.
pub(super) fn stated_with(line: &str, next: &str) -> Option<&'static str> {
    if !may_state(line) {
        return None;
    }
    let value = next.trim_start();
    stated(&format!("{}: {}", line.trim(), value.strip_prefix(": ").unwrap_or(value)))
}

/// Returns the key that a line inside a value of YAML states, in whatever form, or whatever the moment is.
pub(super) fn in_value<'a>(line: &str, next: Option<&Line<'a>>) -> Option<&'static str> {
    if !may_state(line) {
        return None;
    }
    let line = line.split(" #").next().unwrap_or_default();
    let is_embargo = line.contains(':')
        && ["embargo_until", "embargo-until"].iter().any(|spelled| key(line).eq_ignore_ascii_case(spelled));
    is_embargo
        .then_some("embargo_until")
        .or_else(|| stated(line))
        .or_else(|| next.filter(|_| line.len() <= LONGEST_KEY).and_then(|next| stated_with(line, next.text)))
}

/// Returns the key that the attributes of a `<meta>` state, in either order.
fn in_meta(line: &str) -> Option<&'static str> {
    let mut quoted = line.split(['"', '\'']).skip(1).step_by(2);
    let (first, second) = (quoted.next()?, quoted.next()?);
    stated(&format!("{first}: {second}")).or_else(|| stated(&format!("{second}: {first}")))
}

/// Whether a line is one tag of HTML, which says nothing.
fn is_tag_alone(line: &str) -> bool {
    line.starts_with('<') && without_tags(line).trim().is_empty()
}

/// Returns what a table states whose heading row holds the key and whose only row its value, as GitHub shows front matter.
fn in_columns<'a>(paragraph: &[Line<'a>]) -> Option<(Line<'a>, &'static str)> {
    let [keys, _, values] = paragraph else { return None };
    if !keys.text.contains('|') {
        return None;
    }
    let mut cells = keys.text.split('|').zip(values.text.split('|'));
    cells.find_map(|(key, value)| stated(&format!("{key}: {value}"))).map(|key| (*keys, key))
}

/// Returns the key that the text of a comment states.
pub(super) fn commented(text: &str) -> Option<&'static str> {
    withholding(text.trim()).or_else(|| stated(text))
}

/// Returns what stands behind the sign that begins a comment of a text, and the sign that ends it; none if its line does.
pub(super) fn in_comment(text: &str) -> Option<(&str, &'static str)> {
    match text.bytes().next()? {
        b'<' => Some((text.strip_prefix("<!--")?, "-->")),
        b'%' => Some((text.strip_prefix("%%")?, "")),
        // A reference that nothing refers to: its title is the comment.
        b'[' => Some((["[//]:", "[comment]:"].iter().find_map(|sign| text.strip_prefix(sign))?, "")),
        _ => None,
    }
}

/// How the keys begin, and `strictly` before one.
const BEGINNINGS: [&str; 4] = ["dr", "em", "pu", "st"];

/// Whether a line may state a key, by its first two letters, or by a box that is ticked. Most lines of prose begin otherwise, and
/// are neither copied nor looked at further. What comes first may be a tag, an entity or a letter with a backslash.
fn may_state(line: &str) -> bool {
    let Some(at) = line.find(char::is_alphabetic) else { return false };
    let is_ticked = line[at..].starts_with(['x', 'X']);
    is_ticked
        || line.get(at..at + 2).is_some_and(|two| BEGINNINGS.iter().any(|begin| two.eq_ignore_ascii_case(begin)))
        || line.contains(['<', '&', '\\'])
}

/// Returns the key that a line states, if it says nothing else.
fn stated(line: &str) -> Option<&'static str> {
    let line = line.trim();
    if line.len() > LONGEST || !may_state(line) {
        return None;
    }
    let line = without_tags(line.split("<!--").next().unwrap_or_default()).to_lowercase().replace("-->", "");
    let line = line.replace('\\', "").replace("&nbsp;", " ");
    let is_mark = |c: char| MARKS.contains(&c) || matches!(c, '#' | '-' | '+' | ':' | '~');
    let number = line.trim_start_matches(is_mark);
    let digits = number.trim_start_matches(|c: char| c.is_ascii_digit());
    // A line may be an item of a numbered list, or of a list of tasks.
    let begin = if digits.len() < number.len() && digits.starts_with(['.', ')']) { digits } else { number };
    let begin = begin.trim_start_matches(is_mark);
    let begin = begin.strip_prefix("x] ").or_else(|| begin.strip_prefix("strictly ")).unwrap_or(begin);
    let (spelled, name) = KEYS.iter().find(|(spelled, _)| {
        let spellings = begin.bytes().zip(spelled.bytes());
        begin.len() > spelled.len() && { spellings }
            .all(|(typed, byte)| typed == byte || (byte == b' ' && matches!(typed, b'-' | b'_')))
    })?;
    let is_identifier = begin[..spelled.len()].contains(['_', '-']);
    let rest = &begin[spelled.len()..];
    if rest.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
        return None;
    }
    let is_part = |c: char| MARKS.contains(&c) || SIGNS.contains(&c) || matches!(c, '-' | '<');
    let value = rest.trim_start_matches(is_part);
    let between = &rest[..rest.len() - value.len()];
    let has_sign = between.contains(SIGNS) || between.contains(" - ") || between.contains("->");
    // A row with more cells, or with code, tells what the key is.
    if between.contains('|') && (between.contains('`') || value.trim_end_matches(is_part).contains('|')) {
        return None;
    }
    let value = value.split(" #").next().unwrap_or_default();
    let value = value.trim_end_matches(|c: char| is_mark(c) || c == '<');
    let is_meant = match (*name, *spelled) {
        ("embargo_until", "embargo") => has_sign && is_moment(value) && value.len() <= LONGEST_MOMENT / 2,
        ("embargo_until", _) if is_identifier => value.contains(|c: char| c.is_ascii_digit()) && is_short(value),
        // A heading may tell of an embargo.
        ("embargo_until", _) => {
            is_moment(value)
                && (has_sign || (value.starts_with(|c: char| c.is_ascii_digit()) && !line.starts_with('#')))
        }
        ("status", _) => matches!(value, "draft" | "withdrawn"),
        ("draft", _) => value == "true" || (has_sign && value == "yes"),
        ("published", _) => value == "false" || (has_sign && value == "no"),
        // In words it may be the day on which the text came out.
        _ => has_sign && (is_identifier || *spelled == "publishdate") && is_moment(value),
    };
    is_meant.then_some(name)
}

/// Whether a value may be a moment: what goes on behind code or for more words is a sentence.
fn is_short(value: &str) -> bool {
    value.len() <= LONGEST_MOMENT && !value.contains('`') && value.split_whitespace().count() <= 7
}

/// Whether a value is a day with its year and perhaps an hour, however it is written.
fn is_moment(value: &str) -> bool {
    let mut numbers = value.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    let has_year = numbers.clone().any(|number| number.len() == 4);
    is_short(value) && has_year && numbers.any(|number| number.len() <= 2)
}

/// Returns a line without the tags of HTML in it.
fn without_tags(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let is_tag = tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match tag.split_once('>') {
            Some((_, after)) if is_tag => {
                text.push(' ');
                rest = after;
            }
            _ => {
                text.push('<');
                rest = tag;
            }
        }
    }
    text.push_str(rest);
    text
}
