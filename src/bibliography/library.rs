//! The bibliographies of a site: each file with its works, and what is wrong in it.

use super::bib::read_bib;
use super::csl_json::read_csl_json;
use super::yaml::read_yaml;
use super::{Fault, Reference};
use crate::base::{Fingerprint, REFERENCES_FOLDER, SourcePath, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// What one file holds.
#[derive(Debug)]
pub struct Library {
    works: BTreeMap<String, (Range<usize>, Arc<Reference>)>,
    pub faults: Vec<Fault>,
    /// What costs a work a field, though the file can be read.
    pub slips: Vec<Fault>,
    /// The keys of entries from which others take fields.
    parents: BTreeSet<String>,
    /// Of its text.
    pub fingerprint: Fingerprint,
}

/// The files that hold references, by their paths.
pub type Libraries = BTreeMap<SourcePath, Arc<Library>>;

impl Library {
    /// Reads a file; its ending says which format it is in.
    pub fn read(path: &SourcePath, text: &str, fingerprint: Fingerprint) -> Self {
        let without_slips = |(works, faults)| (works, faults, Vec::new());
        let (works, faults, slips) = match &*path.extension().to_ascii_lowercase() {
            "json" => without_slips(read_csl_json(text)),
            "yaml" | "yml" => without_slips(read_yaml(text)),
            _ => read_bib(text),
        };
        let faults = faults.into_iter().map(|fault| with_both_places(text, fault)).collect();
        let mut library = Self { works: BTreeMap::new(), faults, slips, parents: parents(text), fingerprint };
        for (place, work) in works {
            // Of two with one key the first stands, and the other is a fault.
            library.works.entry(work.key.clone()).or_insert((place, Arc::new(work)));
        }
        library
    }

    /// Returns the work with that key.
    pub fn get(&self, key: &str) -> Option<&Arc<Reference>> {
        self.works.get(key).map(|(_, work)| work)
    }

    /// Returns the keys of all works, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.works.keys().map(String::as_str)
    }

    /// Whether other entries take fields from that one.
    pub fn is_parent(&self, key: &str) -> bool {
        self.parents.contains(key)
    }

    /// Returns where a work stands in the file.
    pub fn place(&self, key: &str) -> Option<Span> {
        self.works.get(key).map(|(place, _)| Span::new(place.clone()))
    }
}

/// Returns the keys that the fields `crossref` and `xdata` of a `.bib` file name.
fn parents(text: &str) -> BTreeSet<String> {
    let mut parents = BTreeSet::new();
    for line in text.lines() {
        let Some((field, value)) = line.split_once('=') else { continue };
        let field = field.trim().rsplit([',', '{', ' ']).next().unwrap_or_default().to_ascii_lowercase();
        if matches!(&*field, "crossref" | "xdata" | "xref") {
            let value = value.trim().trim_end_matches(['}', ',', '"', ' ']).trim_start_matches(['{', '"', ' ']);
            parents.extend(value.split(',').map(|key| key.trim().to_owned()));
        }
    }
    parents
}

/// Names the line of the other place in the message of a fault that has two.
fn with_both_places(text: &str, fault: Fault) -> Fault {
    let Some(also) = &fault.also else { return fault };
    let line = text[..also.start].matches('\n').count() + 1;
    Fault { message: format!("{}; the other stands in line {line}", fault.message), ..fault }
}

/// Whether a file holds references or a style, by where it lies and its ending.
pub fn is_of_references(path: &SourcePath) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| path.extension().eq_ignore_ascii_case(ending));
    match path.as_str().split('/').next() {
        Some("content") => ends(&["bib", "csl"]),
        Some(REFERENCES_FOLDER) => ends(&["bib", "csl", "json", "yaml", "yml"]),
        _ => false,
    }
}

/// Returns the path that a name of such a file means in a text, and what is known of it: beside the text, in the folder of
/// references, or from the root; the first of which anything is known.
pub fn find_file<T>(
    text: &SourcePath,
    written: &str,
    known: impl Fn(&SourcePath) -> Option<T>,
) -> Option<(SourcePath, T)> {
    candidates(text, written).into_iter().find_map(|path| known(&path).map(|found| (path, found)))
}

/// Returns the paths that a name may mean, the likeliest first.
fn candidates(text: &SourcePath, written: &str) -> Vec<SourcePath> {
    let root = SourcePath::new("x");
    let shared = SourcePath::new(format!("{REFERENCES_FOLDER}/x"));
    let places = if written.starts_with('/') { vec![&root] } else { vec![text, &shared, &root] };
    let mut paths: Vec<SourcePath> = Vec::new();
    for path in places.into_iter().filter_map(|place| place.join(written)) {
        if is_of_references(&path) && !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}
