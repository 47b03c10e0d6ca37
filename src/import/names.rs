//! How files are called here: one name for all versions of a text, each with its language, and none twice.

use super::source::{Becomes, Source, Text};
use crate::base::{Slug, SourcePath};
use std::collections::{BTreeMap, BTreeSet};

/// Where a text goes.
#[derive(Clone, Debug)]
pub struct Place {
    pub path: SourcePath,
    /// The path of its page from the root of the site: `/fr/briefs/water/`.
    pub address: String,
    /// Whether it is the version that states what all have in common.
    pub is_original: bool,
}

/// What is known of the terms that have files: their slugs by the names of old terms.
pub type TermFile<'a> = &'a dyn Fn(&str) -> Option<(&'static str, String)>;

/// What the site holds before the import.
#[derive(Debug, Default)]
pub struct Held {
    /// Files that an earlier import made of texts of this source, by what names the texts there.
    pub known: BTreeMap<String, String>,
    /// Other files below `content/`, without `content/`, ending and language.
    pub taken: BTreeSet<String>,
}

/// Returns where each text goes, in the order of the texts.
pub fn places(source: &Source, term_file: TermFile<'_>, held: &Held) -> Vec<Place> {
    let mut groups: BTreeMap<(Becomes, String), Vec<usize>> = BTreeMap::new();
    for (number, text) in source.texts.iter().enumerate() {
        let key = if text.versions.is_empty() { format!("\u{0}{number:08}") } else { text.versions.clone() };
        groups.entry((text.becomes, key)).or_default().push(number);
    }
    // Names are given out in the order of the source, whatever the keys of versions are.
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    groups.sort_by_key(|group| group[0]);
    let mut taken = held.taken.clone();
    let mut places: Vec<Option<Place>> = vec![None; source.texts.len()];
    // What has a name keeps it, whatever came into the source since.
    let earlier: Vec<Option<String>> = groups
        .iter()
        .map(|group| {
            group.iter().find_map(|number| held.known.get(&source.texts[*number].source)).and_then(|path| stem_of(path))
        })
        .collect();
    for (group, stem) in groups.iter().zip(&earlier) {
        if let Some(stem) = stem {
            taken.insert(format!("{}/{stem}", wanted(&source.texts[group[0]], term_file).0));
        }
    }
    for (group, stem) in groups.into_iter().zip(earlier) {
        place_group(&source.texts, group, (term_file, stem), &mut taken, &mut places);
    }
    places.into_iter().map(|place| place.expect("each text is in a group")).collect()
}

fn place_group(
    texts: &[Text],
    mut group: Vec<usize>,
    (term_file, earlier): (TermFile<'_>, Option<String>),
    taken: &mut BTreeSet<String>,
    places: &mut [Option<Place>],
) {
    // The version in the first language is the original; the others in the order of the source.
    group.sort_by_key(|number| !texts[*number].language.is_empty());
    let first = &texts[group[0]];
    let (folder, wanted) = wanted(first, term_file);
    let day = first.meta.date.as_ref().map(|date| date.day);
    let stem = earlier.unwrap_or_else(|| free(&folder, &wanted, day.map(|day| day.year()), taken));
    let has_files = group.iter().any(|number| !texts[*number].files.is_empty());
    let mut spoken: BTreeSet<&str> = BTreeSet::new();
    for (at, number) in group.iter().enumerate() {
        let text = &texts[*number];
        let language = &*text.language;
        let mut stem = stem.clone();
        if !spoken.insert(language) {
            // Two texts that both say to be the same version are two texts.
            stem = free(&folder, &wanted, day.map(|day| day.year()), taken);
        }
        let is_apart = has_files && !matches!(text.becomes, Becomes::Home);
        let suffix = if language.is_empty() { String::new() } else { format!(".{language}") };
        let path = match (text.becomes, is_apart) {
            (Becomes::Home, _) => format!("content/home{suffix}.md"),
            (_, true) => format!("content/{folder}/{stem}/index{suffix}.md"),
            (_, false) => format!("content/{folder}/{stem}{suffix}.md"),
        };
        let prefix = if language.is_empty() { String::new() } else { format!("/{}", language.to_lowercase()) };
        let address = match text.becomes {
            Becomes::Home => format!("{prefix}/"),
            Becomes::Page => format!("{prefix}/{stem}/"),
            _ => format!("{prefix}/{folder}/{stem}/"),
        };
        let path = SourcePath::new(path);
        places[*number] = Some(Place { path, address, is_original: at == 0 });
    }
}

/// Returns the name of a file below its folder of `content/`, without ending and language: `water` of
/// `content/briefs/water/index.fr.md`.
fn stem_of(path: &str) -> Option<String> {
    let (_, below) = path.strip_prefix("content/")?.split_once('/')?;
    let (folders, file) = below.rsplit_once('/').map_or(("", below), |(folders, file)| (folders, file));
    let name = file.split('.').next().unwrap_or(file);
    Some(match (folders, name) {
        ("", name) => name.to_owned(),
        (folders, "index") => folders.to_owned(),
        (folders, name) => format!("{folders}/{name}"),
    })
}

/// Returns the folder of a text below `content/`, and the name that it would have.
fn wanted(text: &Text, term_file: TermFile<'_>) -> (String, String) {
    let plain = |name: &str| Slug::of_title(name).map(|slug| slug.to_string());
    let title = || plain(&text.meta.title).unwrap_or_else(|| "text".to_owned());
    match text.becomes {
        Becomes::Brief => ("briefs".to_owned(), plain(&text.name).unwrap_or_else(title)),
        Becomes::Author => ("authors".to_owned(), plain(&text.meta.title).unwrap_or_else(title)),
        Becomes::Series => ("series".to_owned(), plain(&text.name).unwrap_or_else(title)),
        Becomes::Term => match term_file(&text.meta.title) {
            Some((folder, slug)) => (folder.to_owned(), slug),
            None => ("topics".to_owned(), title()),
        },
        Becomes::Home => (String::new(), "home".to_owned()),
        Becomes::Page => {
            let parts: Vec<String> = text.name.split('/').filter_map(plain).collect();
            ("pages".to_owned(), if parts.is_empty() { title() } else { parts.join("/") })
        }
    }
}

/// Returns a name that no other text in the folder has: with its year, or else with a number.
fn free(folder: &str, wanted: &str, year: Option<i16>, taken: &mut BTreeSet<String>) -> String {
    let with_year = year.map(|year| format!("{wanted}-{year}"));
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    let mut all = std::iter::once(wanted.to_owned()).chain(with_year).chain(numbered);
    all.find(|name| taken.insert(format!("{folder}/{name}"))).unwrap_or_default()
}
