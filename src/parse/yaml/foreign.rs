//! Keys of other tools, and what they are called here.
//!
//! Most authors come from another generator. Its keys resemble none of ours, so the nearest word would be no help.

use crate::base::data::records;
use crate::base::nearest::Suggestions;
use crate::base::problems::KeyHint;
use crate::parse::shape::Keys;

/// Keys of other tools; the file says of what its lines are made.
const FOREIGN: &str = include_str!("foreign.txt");

/// Returns the keys that somebody who typed an unknown one may have meant; none if it resembles none.
pub fn meant(keys: &Keys, typed: &str, suggestions: &mut Suggestions) -> Vec<&'static str> {
    match find(keys, typed) {
        Some((ours, _)) => vec![ours],
        None => suggestions.nearest(typed, keys.names()),
    }
}

/// Returns the key of ours that one of another tool stands for, and the hint, if there is one.
fn find(keys: &Keys, typed: &str) -> Option<(&'static str, Option<&'static str>)> {
    let plain = typed.to_ascii_lowercase().replace('-', "_");
    let mut rows = records(FOREIGN).filter_map(|line| {
        let mut cells = line.split(" | ");
        Some((cells.next()?, cells.next()?, cells.next()))
    });
    let is_meant = |names: &str, ours| names.split(' ').any(|name| name == plain) && keys.find(ours).is_some();
    rows.find(|(names, ours, _)| is_meant(names, ours)).map(|(_, ours, hint)| (ours, hint))
}

/// Returns what to type instead of `typed`, if it is a key of another tool that stands for something in the record
/// `keys`.
pub fn of(keys: &Keys, typed: &str, value: Option<&str>) -> Option<String> {
    if keys.find("status").is_some()
        && let Some(hint) = of_flag(&typed.to_ascii_lowercase(), value)
    {
        return Some(hint.to_owned());
    }
    find(keys, typed).map(|(ours, hint)| hint.map_or_else(|| format!("use `{ours}`"), str::to_owned))
}

/// Returns the hint for a flag that says whether a file is public: it says the opposite with the opposite value.
fn of_flag(key: &str, value: Option<&str>) -> Option<&'static str> {
    let is_set = match value?.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => true,
        "false" | "no" | "off" => false,
        _ => return None,
    };
    let is_withheld = match key {
        "draft" | "unlisted" | "hidden" => is_set,
        "published" => !is_set,
        _ => return None,
    };
    Some(if is_withheld { "use `status: draft`" } else { "delete the line: without `status` a file is published" })
}

/// Returns what to type instead of the unknown key `typed` of the record `keys`, which is no other tool's.
pub fn hint(keys: &Keys, extra_keys: &[String], typed: &str, suggestions: &mut Suggestions) -> KeyHint<'static> {
    if typed == "<<" {
        return KeyHint::Say("write the keys out: merging with `<<` is not supported".to_owned());
    }
    let near = suggestions.nearest(typed, keys.names());
    if !near.is_empty() {
        return KeyHint::Nearest(near);
    }
    let near = suggestions.nearest(typed, extra_keys.iter().map(String::as_str));
    if let Some(extra) = near.first() {
        return KeyHint::Say(format!("did you mean `{extra}`?"));
    }
    KeyHint::Say(if keys.find("extra").is_some() {
        "put a value of your own under `extra`, or name the key in `front_matter.extra_keys` of `site.yaml`".to_owned()
    } else {
        let names: Vec<String> = keys.names().map(|name| format!("`{name}`")).collect();
        format!("the keys are {}", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::config::{FaceEntry, FontsEntry, SiteFile, Theme};
    use crate::parse::front_matter::{Front, Image};

    #[test]
    fn each_line_stands_for_a_key_of_ours() {
        let within = [&SiteFile::KEYS, &Theme::KEYS, &FontsEntry::KEYS, &FaceEntry::KEYS, &Image::KEYS];
        let kinds = || Front::RECORDS.iter().chain(within);
        for line in records(FOREIGN) {
            let ours = line.split(" | ").nth(1).expect(line);
            assert!(kinds().any(|record| record.find(ours).is_some()), "{line}");
        }
    }
}
