//! Gives entries the fields that `xdata` and `crossref` take from others.
//!
//! Chains are walked without recursion. A circle is cut at the reference which closes it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::entries::{Entry, Field};
use crate::bibliography::fault::Fault;
use crate::bibliography::limits::{MOST_ADDED, MOST_STEPS};

/// Fields that belong to one entry alone.
const OWN: [&str; 18] = [
    "xdata",
    "crossref",
    "xref",
    "entryset",
    "entrysubtype",
    "execute",
    "ids",
    "label",
    "options",
    "presort",
    "related",
    "relatedtype",
    "shorthand",
    "shorttitle",
    "sortkey",
    "sorttitle",
    "keywords",
    "file",
];

#[derive(Clone)]
struct Link {
    parent: usize,
    is_xdata: bool,
    key: String,
    span: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    /// With the most steps to an entry that takes nothing.
    Done(usize),
}

/// Completes entries by what they inherit.
pub fn inherit(entries: &mut [Entry<'_>], faults: &mut Vec<Fault>) {
    let mut links = all_links(entries, faults);
    if links.iter().all(Vec::is_empty) {
        return;
    }
    let mut states = vec![State::New; entries.len()];
    let mut left = MOST_ADDED;
    for start in 0..entries.len() {
        // Each step holds an entry and how many of its links are done.
        let mut path = vec![(start, 0)];
        if states[start] != State::New {
            continue;
        }
        states[start] = State::Open;
        while let Some((place, next)) = path.last_mut() {
            let place = *place;
            let Some(link) = links[place].get(*next) else {
                states[place] = State::Done(settle(entries, place, &links[place], &states, &mut left, faults));
                path.pop();
                continue;
            };
            match states[link.parent] {
                State::New => {
                    *next += 1;
                    let parent = link.parent;
                    states[parent] = State::Open;
                    path.push((parent, 0));
                }
                State::Done(_) => *next += 1,
                State::Open => {
                    let link = links[place].remove(*next);
                    faults.push(circle(entries[place].key, &link));
                }
            }
        }
    }
}

fn all_links(entries: &[Entry<'_>], faults: &mut Vec<Fault>) -> Vec<Vec<Link>> {
    let has_any =
        entries.iter().any(|entry| entry.fields.contains_key("xdata") || entry.fields.contains_key("crossref"));
    if !has_any {
        return vec![Vec::new(); entries.len()];
    }
    let places: HashMap<&str, usize> = entries.iter().enumerate().map(|(place, entry)| (entry.key, place)).collect();
    let mut all = Vec::with_capacity(entries.len());
    for entry in entries {
        let mut links = Vec::new();
        for (name, is_xdata) in [("xdata", true), ("crossref", false)] {
            let Some(field) = entry.fields.get(name) else { continue };
            for (key, span) in keys(field, is_xdata) {
                match places.get(key.as_str()) {
                    Some(parent) => links.push(Link { parent: *parent, is_xdata, key, span }),
                    None => faults.push(Fault::new(
                        span,
                        format!("`{name}` names the entry `{key}`, which does not exist"),
                        "correct the key, or add the entry",
                    )),
                }
            }
        }
        all.push(links);
    }
    all
}

/// Returns the keys that a field names, each with its place.
fn keys(field: &Field<'_>, is_list: bool) -> Vec<(String, Range<usize>)> {
    let has_places = field.span.len() == field.text.len();
    let mut keys = Vec::new();
    let mut start = 0;
    for part in field.text.split(|sign| is_list && sign == ',') {
        let key = part.trim();
        let lead = part.len() - part.trim_start().len();
        let span = if has_places {
            let first = field.span.start + start + lead;
            first..first + key.len()
        } else {
            field.span.clone()
        };
        start += part.len() + 1;
        if !key.is_empty() {
            keys.push((key.to_owned(), span));
        }
    }
    keys
}

fn circle(key: &str, link: &Link) -> Fault {
    let message = if key == link.key {
        format!("the entry `{key}` refers to itself")
    } else {
        format!("the entries `{key}` and `{}` refer to each other in a circle", link.key)
    };
    Fault::new(link.span.clone(), message, "delete one of the references")
}

/// Completes one entry, whose parents are complete, and returns its steps.
fn settle(
    entries: &mut [Entry<'_>],
    place: usize,
    links: &[Link],
    states: &[State],
    left: &mut usize,
    faults: &mut Vec<Fault>,
) -> usize {
    let mut most = 0;
    for link in links {
        let State::Done(steps) = states[link.parent] else { continue };
        if steps + 1 > MOST_STEPS {
            faults.push(Fault::new(
                link.span.clone(),
                format!(
                    "the entry `{}` is the end of a chain of more than {MOST_STEPS} references",
                    entries[place].key
                ),
                "write the fields into this entry instead",
            ));
            continue;
        }
        most = most.max(steps + 1);
        let parent = &entries[link.parent];
        let taken: BTreeMap<Cow<'_, str>, Field<'_>> = parent
            .fields
            .iter()
            .filter(|(name, _)| !OWN.contains(&&***name))
            .flat_map(|(name, field)| {
                let names =
                    if link.is_xdata { vec![name.clone()] } else { renamed(name, parent, &entries[place].kind) };
                names.into_iter().map(|name| (name, field.clone()))
            })
            .collect();
        let added = taken.values().map(|field| field.text.len()).sum();
        if *left < added {
            if *left == 0 {
                return most;
            }
            *left = 0;
            let message = "inherited fields add more than 50 MB to the file";
            faults.push(Fault::new(link.span.clone(), message, "shorten the fields that are inherited"));
            return most;
        }
        *left -= added;
        for (name, field) in taken {
            entries[place].fields.entry(name).or_insert(field);
        }
    }
    most
}

/// Returns what a field of a parent is called in its child.
fn renamed<'text>(name: &Cow<'text, str>, parent: &Entry<'_>, kind: &str) -> Vec<Cow<'text, str>> {
    let parent_kind = parent.kind.as_str();
    let prefix = match (parent_kind, kind) {
        ("periodical", _) => "journal",
        (kind, _) if kind.starts_with("mv") => "main",
        (_, "inbook" | "bookinbook" | "suppbook" | "incollection" | "suppcollection" | "inreference")
        | (_, "inproceedings" | "conference") => "book",
        _ => return vec![name.clone()],
    };
    // A parent of BibTeX may say `booktitle` for what its children stand in.
    let has_booktitle = prefix == "book" && parent.fields.contains_key("booktitle");
    match &**name {
        "title" if has_booktitle => Vec::new(),
        "title" | "subtitle" | "titleaddon" => vec![Cow::Owned(format!("{prefix}{name}"))],
        "author" if prefix == "book" && matches!(kind, "inbook" | "bookinbook" | "suppbook") => {
            vec![Cow::Borrowed("author"), Cow::Borrowed("bookauthor")]
        }
        "author" if prefix == "book" => Vec::new(),
        _ => vec![name.clone()],
    }
}
