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
    /// Returns the labels of the headings of a text.
    pub fn new(prefix: &str, text: &Fragment) -> Self {
        let mut labels = Self { prefix: prefix.to_owned(), ..Self::default() };
        labels.add(prefix, text, |name| level(name).is_some());
        labels
    }

    /// Returns the same with the works in the list of the paper.
    pub fn with_works(mut self, list: &Fragment) -> Self {
        self.add("", list, |name| name == "li");
        self
    }

    fn add(&mut self, prefix: &str, piece: &Fragment, has_label: fn(&str) -> bool) {
        let labelled = (0..piece.nodes.len()).filter(|at| piece.name(*at).is_some_and(has_label));
        for id in labelled.filter_map(|at| piece.attribute(at, "id")) {
            self.by_id.entry(id.to_owned()).or_insert_with(|| format!("t-{prefix}{id}"));
        }
    }

    /// Returns the same with links to these addresses leading to places in the paper.
    pub fn leading_to(self, by_address: &BTreeMap<String, String>) -> Self {
        Self { by_address: by_address.clone(), ..self }
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
