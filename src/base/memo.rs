//! Values that are made again only when their input changed.
//!
//! A memo is handed from one plan to the next. It keeps what the last plan used and forgets the rest, so its size is
//! that of one site. A value carries its diagnostics, so a hit gives the same problems as a miss.

use super::Fingerprint;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

/// The last value for each key, with the fingerprint of the input it was made from.
pub struct Memo<K, V> {
    entries: HashMap<K, (Fingerprint, Arc<V>)>,
}

impl<K: Eq + Hash, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { entries: HashMap::new() }
    }
}

impl<V> Memo<(), V> {
    /// Returns the only value, made anew if it was made from another input.
    pub fn get_or_make(&mut self, input: Fingerprint, make: impl FnOnce() -> V) -> Arc<V> {
        self.recall(&(), input).unwrap_or_else(|| {
            let made = Arc::new(make());
            self.entries.insert((), (input, Arc::clone(&made)));
            made
        })
    }
}

impl<K: Eq + Hash, V> Memo<K, V> {
    /// Returns the kept value, if it was made from this input.
    pub fn recall(&self, key: &K, input: Fingerprint) -> Option<Arc<V>> {
        self.entries.get(key).filter(|(kept, _)| *kept == input).map(|(_, value)| Arc::clone(value))
    }

    /// Keeps the values of these keys, each of which was recalled or is fresh, and forgets all others.
    pub fn update<'a>(
        &mut self,
        keys: impl ExactSizeIterator<Item = &'a K>,
        fresh: impl IntoIterator<Item = (K, Fingerprint, Arc<V>)>,
    ) where
        K: 'a,
    {
        self.entries.extend(fresh.into_iter().map(|(key, input, value)| (key, (input, value))));
        if self.entries.len() > keys.len() {
            let keys: HashSet<&K> = keys.collect();
            self.entries.retain(|key, _| keys.contains(key));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_only_value_is_made_again_for_another_input() {
        let (one, two) = (Fingerprint::of_bytes(b"1"), Fingerprint::of_bytes(b"2"));
        let mut memo = Memo::default();
        assert_eq!(*memo.get_or_make(one, || 1), 1);
        assert_eq!(*memo.get_or_make(one, || unreachable!("its input is the same")), 1);
        assert_eq!(*memo.get_or_make(two, || 2), 2);
        assert!(memo.recall(&(), one).is_none());
    }

    #[test]
    fn what_is_no_key_any_more_is_forgotten() {
        let (one, two) = (Fingerprint::of_bytes(b"1"), Fingerprint::of_bytes(b"2"));
        let mut memo = Memo::default();
        memo.update(["a", "b"].iter(), [("a", one, Arc::new(1)), ("b", one, Arc::new(2))]);
        memo.update(["a", "b"].iter(), [("b", two, Arc::new(3))]);
        assert_eq!((memo.recall(&"a", one).as_deref(), memo.recall(&"b", two).as_deref()), (Some(&1), Some(&3)));
        memo.update(["b", "c"].iter(), [("c", one, Arc::new(4))]);
        assert!(memo.recall(&"a", one).is_none());
        assert_eq!((memo.recall(&"b", two).as_deref(), memo.recall(&"c", one).as_deref()), (Some(&3), Some(&4)));
    }
}
