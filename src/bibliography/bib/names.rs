//! Reads the names of a `.bib` file.
//!
//! `van` and `de` stay with the family name (`non-dropping-particle`), as Zotero and Better BibTeX have it.

use super::latex::{Keep, leading_group, render};
use crate::base::author_name::is_organisation;
use crate::bibliography::reference::Name;

/// Small words that join the two family names of one person: they are no particles.
const JOINTS: [&str; 3] = ["y", "i", "e"];

const SUFFIXES: [&str; 10] = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v", "jun.", "sen."];

/// Reads the names of a field. `keeps_particles` is false if the entry says `useprefix=false`.
pub fn read_names(source: &str, keeps_particles: bool) -> Vec<Name> {
    let people = split_words(source, "and");
    people.into_iter().filter_map(|person| read_name(person.trim(), keeps_particles)).collect()
}

fn read_name(source: &str, keeps_particles: bool) -> Option<Name> {
    if source.eq_ignore_ascii_case("others") || source.eq_ignore_ascii_case("{others}") {
        return Some(Name::Others);
    }
    if let Some((inside, after)) = leading_group(source)
        && after.trim().is_empty()
        && !inside.starts_with('\\')
    {
        let name = render(inside, Keep::Letters);
        return (!name.is_empty()).then_some(Name::Organisation(name));
    }
    let parts = split_signs(source, |sign| sign == ',');
    if let Some(name) = read_extended(&parts, keeps_particles) {
        return Some(name);
    }
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [] => None,
        [whole] => {
            let plain = render(whole, Keep::Letters);
            if !plain.contains(',') && is_organisation(&plain) {
                return Some(Name::Organisation(plain));
            }
            given_first(whole, "", keeps_particles)
        }
        [name, suffix] if is_suffix(suffix) => given_first(name, suffix, keeps_particles),
        [family, given] => family_first(family, "", given, keeps_particles),
        [family, suffix, given] if is_suffix(given) => family_first(family, given, suffix, keeps_particles),
        [family, suffix, given] => family_first(family, suffix, given, keeps_particles),
        _ => Some(Name::Organisation(render(source, Keep::Letters))),
    }
}

fn is_suffix(part: &str) -> bool {
    SUFFIXES.contains(&part.to_lowercase().as_str())
}

/// Reads `given=Hans, prefix=de, family=Beer`.
fn read_extended(parts: &[&str], keeps_particles: bool) -> Option<Name> {
    let mut fields = Vec::new();
    for part in parts {
        let part = part.trim().trim_matches('"');
        let (label, value) = part.split_once('=')?;
        let label = label.trim().to_ascii_lowercase();
        if label.is_empty() || !label.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
            return None;
        }
        fields.push((label, render(value.trim().trim_matches('"'), Keep::Letters)));
    }
    let mut of = |wanted: &str| {
        let place = fields.iter().position(|(label, value)| label == wanted && !value.is_empty())?;
        Some(fields.swap_remove(place).1)
    };
    let (given, prefix, suffix) = (of("given"), of("prefix"), of("suffix"));
    let keeps_particles = of("useprefix").map_or(keeps_particles, |choice| choice != "false");
    let family = of("family");
    if family.is_none() && given.is_none() {
        return None;
    }
    person(given, prefix, family, suffix, keeps_particles)
}

fn given_first(source: &str, suffix: &str, keeps_particles: bool) -> Option<Name> {
    let words = split_signs(source, |sign| sign.is_whitespace() || sign == '~');
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let before_last = words.len().saturating_sub(1);
    let is_small = |place: &usize| is_particle(words[*place]);
    let (start, end) = match (0..before_last).find(is_small) {
        Some(start) => (start, (start..before_last).rfind(is_small).map_or(start, |last| last + 1)),
        None => (family_start(&words), family_start(&words)),
    };
    let text = |range: &[&str]| Some(render(&range.join(" "), Keep::Letters)).filter(|text| !text.is_empty());
    let suffix = Some(render(suffix, Keep::Letters)).filter(|suffix| !suffix.is_empty());
    person(text(&words[..start]), text(&words[start..end]), text(&words[end..]), suffix, keeps_particles)
}

/// Returns where the family name begins: at the last word, or before `Ortega y Gasset`.
fn family_start(words: &[&str]) -> usize {
    match words {
        [_, .., _, joint, _] if JOINTS.contains(joint) => words.len() - 3,
        _ => words.len().saturating_sub(1),
    }
}

fn family_first(family: &str, suffix: &str, given: &str, keeps_particles: bool) -> Option<Name> {
    let words = split_signs(family, |sign| sign.is_whitespace() || sign == '~');
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let particles = words.iter().take_while(|word| is_particle(word)).count().min(words.len().saturating_sub(1));
    let text = |source: &str| Some(render(source, Keep::Letters)).filter(|text| !text.is_empty());
    let (prefix, family) = (text(&words[..particles].join(" ")), text(&words[particles..].join(" ")));
    person(text(given), prefix, family, text(suffix), keeps_particles)
}

fn person(
    given: Option<String>,
    prefix: Option<String>,
    family: Option<String>,
    suffix: Option<String>,
    keeps_particles: bool,
) -> Option<Name> {
    let (family, given) = match family {
        Some(family) => (family, given),
        None => (given?, None),
    };
    let (dropping_particle, particle) = if keeps_particles { (None, prefix) } else { (prefix, None) };
    Some(Name::Person { family, given, dropping_particle, particle, suffix })
}

/// Tells whether a word begins with a small letter, and joins no two names.
fn is_particle(word: &str) -> bool {
    if word.starts_with('{') && !word.starts_with("{\\") || JOINTS.contains(&word) {
        return false;
    }
    let plain;
    let word = if word.contains('\\') {
        plain = render(word, Keep::Letters);
        plain.as_str()
    } else {
        word
    };
    word.chars().find(|sign| sign.is_alphabetic()).is_some_and(char::is_lowercase)
}

/// Splits at signs that no braces enclose.
pub fn split_signs(source: &str, is_gap: impl Fn(char) -> bool) -> Vec<&str> {
    let (mut depth, mut start, mut is_escaped) = (0_usize, 0, false);
    let mut parts = Vec::new();
    for (place, sign) in source.char_indices() {
        match sign {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 && is_gap(sign) => {
                parts.push(&source[start..place]);
                start = place + sign.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&source[start..]);
    parts
}

/// Splits at a word that no braces enclose and space surrounds.
pub fn split_words<'source>(source: &'source str, word: &str) -> Vec<&'source str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for piece in split_signs(source, char::is_whitespace) {
        if piece.eq_ignore_ascii_case(word) {
            let place = piece.as_ptr().addr() - source.as_ptr().addr();
            parts.push(&source[start..place]);
            start = place + piece.len();
        }
    }
    parts.push(&source[start..]);
    parts
}
