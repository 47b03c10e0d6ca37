//! Finding one thing by any of its names, and naming the nearest when there is none.
//!
//! A wrong place is worse than none, so a name answers for exactly one thing or for none at all: a name that several share is
//! entered with all of them and found for none. Nearness is for messages alone.

use std::collections::{BTreeMap, BTreeSet};

use super::key;

/// Names suggested at most.
const SUGGESTIONS: usize = 3;

/// Something shorter is close to too much.
const SHORTEST_SUGGESTED_FOR: usize = 4;
const SHORTEST_SUGGESTED: usize = 3;

/// What a key is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyKind {
    /// Found when exact, never guessed from: codes are too close to one another.
    Code,
    /// Guessed from as well.
    Name,
}

/// The keys of the things of one sort. Things are positions in their list.
#[derive(Debug)]
pub(super) struct Lookup {
    keys: BTreeMap<String, Target>,
    /// The name shown for each thing, by position.
    shown: Vec<&'static str>,
}

#[derive(Debug)]
struct Target {
    kind: KeyKind,
    places: Vec<usize>,
}

/// Nothing, or more than one thing, answers to what was written.
///
/// What may have been meant is sought only when somebody asks: most who look a name up do not.
#[derive(Clone, Debug)]
pub struct Unknown<'a> {
    names: &'a Lookup,
    key: String,
}

impl Unknown<'_> {
    /// Returns at most three names that may have been meant, best first: the `name` of a country or region, the `short_name` of an
    /// organisation. All of them if what was written names several (`Congo`), none if nothing is near.
    pub fn nearest(&self) -> Vec<&'static str> {
        self.names.meant(&self.key)
    }

    /// Returns how many names that search goes through.
    pub fn known(&self) -> usize {
        self.names.len()
    }
}

impl Lookup {
    /// Returns a lookup without keys, for things shown by these names.
    pub(super) fn new(shown: impl Iterator<Item = &'static str>) -> Self {
        Self { keys: BTreeMap::new(), shown: shown.collect() }
    }

    /// Makes a name stand for a place, or for several that share it. Panics if it stands for something else already.
    pub(super) fn add(&mut self, written: &str, kind: KeyKind, places: &[usize]) {
        let target = self.keys.entry(key::of(written)).or_insert_with(|| Target { kind, places: places.to_vec() });
        assert!(target.places == places, "`{written}` names two places that do not share it");
    }

    /// Returns the one thing of that name.
    pub(super) fn find(&self, written: &str) -> Result<usize, Unknown<'_>> {
        let key = key::of(written);
        match self.keys.get(&key).map(|target| &*target.places) {
            Some([place]) => Ok(*place),
            _ => Err(Unknown { names: self, key }),
        }
    }

    /// Returns the names of the things that a key for none may have meant: those that share it, or else those nearest to it.
    pub(super) fn meant(&self, key: &str) -> Vec<&'static str> {
        let places = match self.keys.get(key) {
            Some(target) => target.places.clone(),
            None => self.nearest(key),
        };
        places.into_iter().take(SUGGESTIONS).map(|place| self.shown[place]).collect()
    }

    /// Returns how many keys there are.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Returns things with a name that differs by a slip or two: fewest slips first, then the likelier beginning.
    fn nearest(&self, key: &str) -> Vec<usize> {
        let length = key.chars().count();
        if length < SHORTEST_SUGGESTED_FOR {
            return Vec::new();
        }
        let mut near: Vec<(usize, f64, usize)> = Vec::new();
        for (other, target) in &self.keys {
            let other_length = other.chars().count();
            let slips = 1.max(length.max(other_length) / 4);
            if target.kind == KeyKind::Code
                || other_length < SHORTEST_SUGGESTED
                || length.abs_diff(other_length) > slips
            {
                continue;
            }
            let distance = strsim::osa_distance(key, other);
            if distance <= slips {
                let unlike = 1.0 - strsim::jaro_winkler(key, other);
                near.extend(target.places.iter().map(|place| (distance, unlike, *place)));
            }
        }
        near.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut seen = BTreeSet::new();
        near.into_iter().map(|(.., place)| place).filter(|place| seen.insert(*place)).collect()
    }
}
