//! Reads a file of words, and says at which line it is wrong.
//!
//! ```text
//! # A comment, or a heading over a group of keys
//! nav.skip = Skip to content
//! briefs.by = Briefs by {name}
//! briefs.count[one] = {count} brief
//! briefs.count[other] = {count} briefs
//! names.last = " and "
//! ```
//!
//! A text in double quotes keeps its blanks. `**…**` is strong. The file of another language is held against the English one:
//! it may say no key that is not there, and each of its messages needs the same names.

use super::plural::{Category, PluralRules};
use super::{Message, Part, Words};
use std::collections::BTreeSet;

/// A mistake in a file of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Counted from 1.
    pub line: usize,
    pub message: String,
}

/// A line that says something: its key, its plural category and its text.
struct Line<'a> {
    number: usize,
    key: &'a str,
    category: Option<Category>,
    parts: Vec<Part>,
}

/// Returns the words of a file and all that is wrong with it. What is wrong is left out.
pub fn read(text: &str, rules: PluralRules, english: Option<&Words>) -> (Words, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    for (at, text) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
        match line(at + 1, text, rules) {
            Ok(line) => lines.push(line),
            Err(message) => faults.push(Fault { line: at + 1, message }),
        }
    }
    let mut words = Words { rules, messages: Vec::new(), places: Default::default() };
    for group in lines.chunk_by(|line, next| line.key == next.key) {
        let first = &group[0];
        let checked = match words.places.contains_key(first.key) {
            true => Err(format!("`{}` is said above already", first.key)),
            false => whole(group, rules).and_then(|()| english.map_or(Ok(()), |english| agrees(group, english))),
        };
        match checked {
            Ok(()) => {
                words.places.insert(first.key.into(), words.messages.len());
                let forms = group.iter().map(|line| (line.category, line.parts.clone())).collect();
                words.messages.push(Message { forms });
            }
            Err(message) => faults.push(Fault { line: first.number, message }),
        }
    }
    faults.sort_by_key(|fault| fault.line);
    (words, faults)
}

fn line(number: usize, line: &str, rules: PluralRules) -> Result<Line<'_>, String> {
    let (key, text) = line.split_once('=').ok_or("a line is `key = text`, or a comment that begins with `#`")?;
    let (key, category) = match key.trim().split_once('[') {
        None => (key.trim(), None),
        Some((key, category)) => {
            let name = category.strip_suffix(']').ok_or("a plural form is written `key[one] = text`")?;
            let known = Category::parse(name).filter(|category| rules.categories.contains(category));
            (key, Some(known.ok_or_else(|| format!("there is no plural form `{name}` here, only {}", listed(rules)))?))
        }
    };
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
    if !key.starts_with(|c: char| c.is_ascii_lowercase()) || !key.chars().all(is_plain) {
        return Err(format!("`{key}` is no key: it is made of small letters, digits, `.`, `_` and `-`"));
    }
    let text = text.trim();
    let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    if text.is_empty() {
        return Err(format!("`{key}` has no text"));
    }
    Ok(Line { number, key, category, parts: parts(text)? })
}

/// Returns the parts of a text, of which strong ones stand between two `Strong`.
fn parts(text: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    for (at, piece) in text.split("**").enumerate() {
        if at > 0 {
            parts.push(Part::Strong);
        }
        let mut rest = piece;
        while let Some(open) = rest.find(['{', '}']) {
            let close = rest[open..].find('}').filter(|close| *close > 1);
            let name = close.map(|close| &rest[open + 1..open + close]);
            let name = name.filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
            let name = name.ok_or("a name is written `{name}`, in small letters")?;
            if open > 0 {
                parts.push(Part::Text(rest[..open].into()));
            }
            parts.push(Part::Name(name.into()));
            rest = &rest[open + name.len() + 2..];
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.into()));
        }
    }
    let edges = parts.iter().filter(|part| matches!(part, Part::Strong)).count();
    if edges % 2 == 0 { Ok(parts) } else { Err("a `**` is not closed".to_owned()) }
}

fn names<'a>(parts: &'a [Part]) -> BTreeSet<&'a str> {
    let name = |part: &'a Part| if let Part::Name(name) = part { Some(&**name) } else { None };
    parts.iter().filter_map(name).collect()
}

fn listed(rules: PluralRules) -> String {
    rules.categories.iter().map(|category| format!("`{}`", category.name())).collect::<Vec<_>>().join(", ")
}

/// Checks that a key has one text, or one for each plural form, and that the forms have the same names.
fn whole(group: &[Line], rules: PluralRules) -> Result<(), String> {
    let key = group[0].key;
    let said: Vec<_> = group.iter().map(|line| line.category).collect();
    if said == [None] {
        return Ok(());
    }
    let needed: Vec<_> = rules.categories.iter().map(|category| Some(*category)).collect();
    if said != needed {
        return Err(format!(
            "`{key}` needs one text, or these plural forms, once each and in this order: {}",
            listed(rules)
        ));
    }
    let last = names(&group.last().expect("a group has a line").parts);
    let agree = |line: &Line| last.iter().all(|name| *name == "count" || names(&line.parts).contains(name));
    match group.iter().find(|line| !agree(line) || !names(&line.parts).is_subset(&last)) {
        Some(line) => Err(format!("line {} has other names in braces than `{key}[other]`", line.number)),
        None => Ok(()),
    }
}

/// Checks that English has the key, with the same names.
fn agrees(group: &[Line], english: &Words) -> Result<(), String> {
    let key = group[0].key;
    let Some(place) = english.places.get(key) else {
        return Err(format!("there are no words `{key}`{}", english.hint(key)));
    };
    let needed = names(&english.messages[*place].forms.last().expect("a message has a form").1);
    let given = names(&group.last().expect("a group has a line").parts);
    if let Some(name) = needed.difference(&given).next() {
        return Err(format!("`{key}` needs the name `{{{name}}}`"));
    }
    match given.difference(&needed).next() {
        Some(name) => Err(format!("`{key}` has no name `{{{name}}}`")),
        None => Ok(()),
    }
}
