//! Reads a file of words, and says at which line it is wrong.
//!
//! ```text
//! # A comment, or a heading over a group of keys
//! nav.skip = Skip to content
//! briefs.by = Briefs by {name}
//! briefs.count[one] = {count} brief
//! briefs.count[other] = {count} briefs
//! list.last_separator = " and "
//! ```
//!
//! A text in double quotes keeps its blanks. `**…**` is strong. The file of another language is compared with the English
//! one: each of its keys must stand there, and its message needs the same names, and plural forms where English has them.

use super::message::{Message, Part, Words, names};
use super::plurals::Plurals;
use crate::base::{Fingerprint, Language};
use std::collections::BTreeSet;
use std::sync::Arc;

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
    category: Option<&'a str>,
    parts: Vec<Part>,
}

/// Returns the words of a file and all that is wrong with it. What is wrong is left out, and what is not said is said in
/// the words of `base`, of which the first file has none.
pub fn read(text: &str, language: &Language, base: Option<&Words>) -> (Words, Vec<Fault>) {
    let (mut faults, plurals) = (Vec::new(), Arc::new(Plurals::of(language)));
    let mut lines: Vec<Line> = Vec::new();
    for (at, text) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
        match line(at + 1, text, &plurals) {
            Ok(line) => lines.push(line),
            Err(message) => faults.push(Fault { line: at + 1, message }),
        }
    }
    let fingerprint = Fingerprint::of_bytes(text.as_bytes());
    let mut words = match base {
        None => Words::new(language.clone(), fingerprint),
        Some(base) => base.below(language.clone(), fingerprint),
    };
    let mut said = BTreeSet::new();
    for group in lines.chunk_by(|line, next| line.key == next.key) {
        let Line { key, number, .. } = group[0];
        match message(group, &plurals, base) {
            _ if !said.insert(key) => {
                faults.push(Fault { line: number, message: format!("`{key}` is said above already") });
            }
            Ok(message) => words.set(key, message),
            Err(message) => faults.push(Fault { line: number, message }),
        }
    }
    faults.sort_by_key(|fault| fault.line);
    (words, faults)
}

fn line<'a>(number: usize, line: &'a str, plurals: &Plurals) -> Result<Line<'a>, String> {
    let (key, text) = line.split_once('=').ok_or("a line is `key = text`, or a comment that begins with `#`")?;
    let (key, category) = match key.trim().split_once('[') {
        None => (key.trim(), None),
        Some((key, category)) => {
            let name = category.strip_suffix(']').ok_or("a plural form is written `key[one] = text`")?;
            if !plurals.names().any(|known| known == name) {
                return Err(format!("there is no plural form `{name}` here, only {}", listed(plurals)));
            }
            (key, Some(name))
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

/// Returns the parts of a text.
fn parts(text: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    for (at, piece) in text.split("**").enumerate() {
        if at > 0 {
            parts.push(Part::Tag(if at % 2 == 1 { "<strong>" } else { "</strong>" }));
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
    if text.matches("**").count().is_multiple_of(2) { Ok(parts) } else { Err("a `**` is not closed".to_owned()) }
}

fn listed(plurals: &Plurals) -> String {
    plurals.names().map(|category| format!("`{category}`")).collect::<Vec<_>>().join(", ")
}

/// Returns the message of a key: one text, or one for each plural form, with the names that the English message has.
fn message(group: &[Line], plurals: &Arc<Plurals>, english: Option<&Words>) -> Result<Message, String> {
    let key = group[0].key;
    let english = english.map(|english| english.message(key)).transpose()?;
    let is_plural = group[0].category.is_some();
    let forms: Vec<&str> = plurals.names().collect();
    let is_whole = match is_plural {
        true => group.iter().map(|line| line.category.unwrap_or_default()).eq(forms.iter().copied()),
        false => group.len() == 1,
    };
    if !is_whole || english.is_some_and(|english| english.is_plural() != is_plural) {
        let forms = format!("these plural forms, once each and in this order: {}", listed(plurals));
        let needed = match english.map(Message::is_plural) {
            None => format!("one text, or {forms}"),
            Some(true) => forms,
            Some(false) => "one text".to_owned(),
        };
        return Err(format!("`{key}` needs {needed}"));
    }
    let forms = group.iter().map(|line| line.parts.clone()).collect();
    let message = Message { is_foreign: false, rules: is_plural.then(|| Arc::clone(plurals)), forms };
    let given: BTreeSet<&str> = message.names().collect();
    let agrees = |line: &&Line| {
        let names: BTreeSet<&str> = names(&line.parts).collect();
        names.is_subset(&given) && given.difference(&names).all(|name| *name == "count")
    };
    if let Some(line) = group.iter().find(|line| !agrees(line)) {
        return Err(format!("line {} has other names in braces than `{key}[other]`", line.number));
    }
    let needed: BTreeSet<&str> = english.unwrap_or(&message).names().collect();
    if let Some(name) = needed.difference(&given).next() {
        return Err(format!("`{key}` needs the name `{{{name}}}`"));
    }
    if let Some(name) = given.difference(&needed).next() {
        return Err(format!("`{key}` has no name `{{{name}}}`"));
    }
    Ok(message)
}
