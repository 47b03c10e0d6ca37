//! The links of a text, once all files have their names: those within the old site lead to files.

use super::addresses::{Addresses, Target, joined, way};
use super::destinations::{Role, rewritten};
use super::names::Place;
use super::source::{LINK, List, Loss, Source, Text};
use crate::base::route::{decode, scheme};
use std::collections::BTreeMap;

/// What links are followed by.
pub struct Follow<'a> {
    pub source: &'a Source,
    pub addresses: &'a Addresses<'a>,
    pub places: &'a [Place],
    /// Files of the source that a text refers to and that lie with no text, by their paths: what they are called beside it.
    pub is_file: &'a dyn Fn(&str) -> bool,
    /// Where a list of the old site is here.
    pub list: &'a dyn Fn(&List) -> Option<String>,
}

/// A text with the links that it has here.
pub struct Followed {
    pub body: String,
    /// Files that the text needs beside it: their paths in the source, by their names there.
    pub files: BTreeMap<String, String>,
    pub losses: Vec<Loss>,
}

impl Follow<'_> {
    /// Returns a text with its links.
    pub fn text(&self, number: usize, body: &str) -> Followed {
        let text = &self.source.texts[number];
        let mut followed = Followed { body: String::new(), files: BTreeMap::new(), losses: Vec::new() };
        let (mut lines, mut files) = (Vec::new(), BTreeMap::new());
        followed.body = rewritten(body, |address, role, at| {
            let found = self.address(number, address, role, &mut files);
            if found == Found::Dead {
                let line = text.line + body[..at].matches('\n').count();
                lines.push(Loss::at(line, format!("`{address}` led to nothing in the source")));
            }
            match found {
                Found::Here(address) => Some(address),
                Found::Elsewhere | Found::Dead => None,
            }
        });
        (followed.losses, followed.files) = (lines, files);
        followed
    }

    /// Returns a single address of a text as it is here, such as that of the picture at its head.
    pub fn single(&self, number: usize, address: &str, files: &mut BTreeMap<String, String>) -> Found {
        self.address(number, address, Role::Picture, files)
    }

    fn address(&self, number: usize, address: &str, role: Role, files: &mut BTreeMap<String, String>) -> Found {
        let place = &self.places[number];
        let (path, rest) = address.split_at(address.find(['#', '?']).unwrap_or(address.len()));
        let fragment = rest.find('#').map_or("", |at| &rest[at..]);
        if let Some(known) = path.strip_prefix(LINK) {
            let to = known.parse().ok().and_then(|to: usize| self.places.get(to));
            return to.map_or(Found::Dead, |to| Found::Here(format!("{}{fragment}", way_to(place, to))));
        }
        let rooted = match self.addresses.on_old_host(path) {
            Some(rooted) => rooted,
            None if scheme(path).is_some() || path.starts_with("//") || path.is_empty() => return Found::Elsewhere,
            None => path,
        };
        let text = &self.source.texts[number];
        let decoded = decode(rooted).unwrap_or_else(|| rooted.to_owned());
        if !rooted.starts_with('/')
            && let Some(found) = self.beside(number, &decoded, fragment, files)
        {
            return found;
        }
        let own = text.addresses.first().map_or("/", String::as_str);
        let base = self.addresses.base_path();
        let mut meant = Vec::new();
        if rooted.starts_with('/') {
            meant.push(decoded.clone());
            // Templates put the base path before what is written without it.
            meant.push(format!("{base}{decoded}"));
        } else {
            meant.push(joined(own, &decoded));
            meant.push(format!("{base}/{decoded}"));
        }
        let target = meant.iter().find_map(|address| self.addresses.at(address));
        match target {
            Some(Target::Text(to)) => Found::Here(format!("{}{fragment}", way_to(place, &self.places[*to]))),
            Some(Target::Static(below)) => Found::Here(format!("/{below}{rest}")),
            Some(Target::FileOf(to, name)) => {
                let folder = self.places[*to].path.folder().to_owned();
                Found::Here(way(place.path.as_str(), &format!("{folder}/{name}")))
            }
            Some(Target::List(list)) if role == Role::Link => {
                (self.list)(list).map_or(Found::Dead, |address| Found::Here(format!("{address}{fragment}")))
            }
            _ => Found::Dead,
        }
    }

    /// Returns where a relative address leads that is the path of a file beside the text.
    fn beside(&self, number: usize, path: &str, fragment: &str, files: &mut BTreeMap<String, String>) -> Option<Found> {
        let (text, place) = (&self.source.texts[number], &self.places[number]);
        let plain = path.strip_prefix("./").unwrap_or(path);
        if text.files.values().any(|name| name == plain) {
            return Some(Found::Here(plain.to_owned()));
        }
        let folder = text.source.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("/{folder}"));
        let in_source = joined(&format!("{folder}/"), plain);
        let in_source = in_source.trim_matches('/');
        let endings = ["", ".md", "/index.md", "/_index.md", ".markdown"];
        let to = endings.iter().find_map(|ending| self.addresses.of_file(&format!("{in_source}{ending}")));
        if let Some(to) = to.filter(|_| !plain.is_empty()) {
            return Some(Found::Here(format!("{}{fragment}", way_to(place, &self.places[to]))));
        }
        if let Some(below) = self.source.files.get(in_source) {
            return Some(Found::Here(format!("/{below}")));
        }
        if !(self.is_file)(in_source) {
            return None;
        }
        let name = in_source.rsplit('/').next().unwrap_or(in_source).to_owned();
        files.insert(in_source.to_owned(), name.clone());
        Some(Found::Here(name))
    }
}

/// Where an address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Within the site, and how it is written here.
    Here(String),
    Elsewhere,
    Dead,
}

fn way_to(from: &Place, to: &Place) -> String {
    if from.path == to.path { from.path.name().to_owned() } else { way(from.path.as_str(), to.path.as_str()) }
}

/// Returns the losses of a text with those of its links.
pub fn all_losses(text: &Text, more: Vec<Loss>) -> Vec<Loss> {
    let mut all = text.losses.clone();
    all.extend(more);
    all.sort();
    all.dedup();
    all
}
