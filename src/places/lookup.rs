//! Finding one thing by any of its names, and naming the nearest when there is none.
//!
//! A wrong place is worse than none, so a name answers for exactly one thing or for none at all: a name that several share is
//! entered with all of them and found for none. Nearness is for messages alone.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Unknown, key};

/// Names suggested at most.
const SUGGESTIONS: usize = 3;

/// Something shorter is close to too much.
const SHORTEST_SUGGESTED_FOR: usize = 4;
const SHORTEST_SUGGESTED: usize = 3;

/// What a key is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
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
    kind: Kind,
    places: Places,
}

/// Most names have one owner, and need no list for it.
#[derive(Debug, PartialEq, Eq)]
enum Places {
    One([usize; 1]),
    Shared(Vec<usize>),
}

impl Places {
    fn of(places: &[usize]) -> Self {
        match *places {
            [place] => Self::One([place]),
            _ => Self::Shared(places.to_vec()),
        }
    }

    fn as_slice(&self) -> &[usize] {
        match self {
            Self::One(place) => place,
            Self::Shared(places) => places,
        }
    }
}

impl Lookup {
    /// No keys yet, for things shown by these names.
    pub(super) fn new(shown: impl Iterator<Item = &'static str>) -> Self {
        Self { keys: BTreeMap::new(), shown: shown.collect() }
    }

    /// Makes a name stand for a place, or for several that share it. Panics if it stands for something else already.
    pub(super) fn add(&mut self, written: &str, kind: Kind, places: &[usize]) {
        match self.keys.entry(key::of(written)) {
            Entry::Vacant(free) => {
                let places = Places::of(places);
                free.insert(Target { kind, places });
            }
            Entry::Occupied(taken) => {
                assert!(taken.get().places.as_slice() == places, "`{written}` names two places that do not share it");
            }
        }
    }

    /// The one thing of that name.
    pub(super) fn find(&self, written: &str) -> Result<usize, Unknown<'_>> {
        let key = key::of(written);
        match self.keys.get(&key).map(|target| target.places.as_slice()) {
            Some([place]) => Ok(*place),
            _ => Err(Unknown { names: self, key }),
        }
    }

    /// The names of the things that a key for none may have meant: those that share it, or else those nearest to it.
    pub(super) fn meant(&self, key: &str) -> Vec<&'static str> {
        let places = match self.keys.get(key) {
            Some(target) => target.places.as_slice().to_vec(),
            None => self.nearest(key),
        };
        places.into_iter().take(SUGGESTIONS).map(|place| self.shown[place]).collect()
    }

    /// How many keys there are.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Things with a name that differs by a slip or two: fewest slips first, then the likelier beginning.
    fn nearest(&self, key: &str) -> Vec<usize> {
        let length = key.chars().count();
        if length < SHORTEST_SUGGESTED_FOR {
            return Vec::new();
        }
        let mut near: Vec<(usize, f64, usize)> = Vec::new();
        for (other, target) in &self.keys {
            let other_length = other.chars().count();
            let slips = 1.max(length.max(other_length) / 4);
            if target.kind == Kind::Code || other_length < SHORTEST_SUGGESTED || length.abs_diff(other_length) > slips {
                continue;
            }
            let distance = strsim::osa_distance(key, other);
            if distance <= slips {
                let unlike = 1.0 - strsim::jaro_winkler(key, other);
                near.extend(target.places.as_slice().iter().map(|place| (distance, unlike, *place)));
            }
        }
        near.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut places: Vec<usize> = Vec::new();
        for (_, _, place) in near {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }
}
