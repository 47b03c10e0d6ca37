//! To what links within a paper lead.

use crate::base::route::decode;
use crate::body::Fragment;
use std::collections::BTreeMap;

/// The labels of a paper, as one of its texts refers to them.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    /// What stands before the labels of the text, where a paper has several.
    pub prefix: String,
    by_id: BTreeMap<String, String>,
    /// Those of whole texts, by their full addresses.
    by_address: BTreeMap<String, String>,
}

impl Labels {
    /// Returns the labels of what links lead to in these pieces of a text: its headings, and the works in a list.
    pub fn new<'a>(prefix: &str, pieces: impl IntoIterator<Item = &'a Fragment>) -> Self {
        let mut labels = Self { prefix: prefix.to_owned(), ..Self::default() };
        pieces.into_iter().for_each(|piece| labels.add(prefix, piece));
        labels
    }

    /// Adds those of a piece that stands elsewhere in the paper, behind another prefix.
    pub fn add(&mut self, prefix: &str, piece: &Fragment) {
        let has_label = |at: &usize| piece.name(*at).is_some_and(|name| level(name).is_some() || name == "li");
        let ids = (0..piece.nodes.len()).filter(has_label).filter_map(|at| piece.attribute(at, "id"));
        for id in ids {
            self.by_id.entry(id.to_owned()).or_insert_with(|| format!("t-{prefix}{id}"));
        }
    }

    /// Has links to these addresses lead to places in the paper.
    pub fn lead_to(&mut self, by_address: &BTreeMap<String, String>) {
        self.by_address.clone_from(by_address);
    }

    /// Returns the label of what has this id.
    pub fn of(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(String::as_str)
    }

    /// Returns the label of the text with this address, or of the heading in it that the address names.
    pub fn of_address(&self, address: &str) -> Option<&str> {
        let (page, id) = address.split_once('#').map_or((address, None), |(page, id)| (page, Some(id)));
        let named = |id: &str| self.by_address.get(&format!("{page}#{}", decode(id).unwrap_or_else(|| id.to_owned())));
        let label = id.filter(|_| !self.by_address.is_empty()).and_then(named);
        label.or_else(|| self.by_address.get(page)).map(String::as_str)
    }

    /// Returns all of the text, by their ids.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_id.iter().map(|(id, label)| (&**id, &**label))
    }
}

/// Returns the level of a heading by the name of its element.
pub fn level(name: &str) -> Option<usize> {
    let digit = name.strip_prefix('h')?;
    digit.parse().ok().filter(|level| (1..=6).contains(level) && digit.len() == 1)
}
