//! Values that many pages hold.

use crate::base::{Fingerprint, fingerprint_of};
use serde::Serialize;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// A value that many views hold: made once, with its fingerprint beside it, so that a list of fifty cards is hashed
/// and turned into template values by looking at fifty fingerprints.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Shared<T> {
    value: Arc<T>,
    #[serde(skip)]
    fingerprint: Fingerprint,
}

impl<T: Hash> Shared<T> {
    /// Shares a finished value.
    pub fn new(value: T) -> Self {
        let fingerprint = fingerprint_of(&value);
        Self { value: Arc::new(value), fingerprint }
    }
}

impl<T> Shared<T> {
    /// Returns the fingerprint of the value.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// By its fingerprint, which stands for the whole value.
impl<T> Hash for Shared<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint.hash(state);
    }
}
