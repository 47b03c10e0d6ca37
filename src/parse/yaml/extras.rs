//! Keys of a site's own beside those of a record.
//!
//! A record refuses unknown keys, since a misspelt embargo must not publish. The keys that a site declares are taken
//! out of the stream before the record sees them, so that the refusal stays whole and the text is read once.

use crate::parse::free::FreeEntries;
use crate::parse::shape::Shape;
use serde::de::value::{MapAccessDeserializer, StringDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// Reads a `T` and, beside it, the keys in `keys`.
pub struct WithExtras<'a, T> {
    shape: Shape,
    keys: &'a [String],
    record: PhantomData<T>,
}

impl<'a, T> WithExtras<'a, T> {
    /// Returns a reader of such a record that lets these keys through.
    pub fn new(shape: Shape, keys: &'a [String]) -> Self {
        Self { shape, keys, record: PhantomData }
    }

    fn is_extra(&self, key: &str) -> bool {
        self.keys.iter().any(|extra| extra == key) && !is_own(self.shape, key)
    }
}

/// Whether the record itself has the key.
fn is_own(shape: Shape, key: &str) -> bool {
    matches!(shape, Shape::Map(keys) if keys.find(key).is_some())
}

impl<'de, T: Deserialize<'de> + Default> DeserializeSeed<'de> for WithExtras<'_, T> {
    type Value = (T, FreeEntries);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Deserialize<'de> + Default> Visitor<'de> for WithExtras<'_, T> {
    type Value = (T, FreeEntries);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Default::default())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let mut found = Vec::new();
        let rest = WithoutExtras { map, extras: &self, found: &mut found };
        let record = T::deserialize(MapAccessDeserializer::new(rest))?;
        Ok((record, found))
    }
}

/// A map whose extra keys are put aside as they come by.
struct WithoutExtras<'a, 'k, A, T> {
    map: A,
    extras: &'a WithExtras<'k, T>,
    found: &'a mut FreeEntries,
}

impl<'de, A: MapAccess<'de>, T> MapAccess<'de> for WithoutExtras<'_, '_, A, T> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = self.map.next_key::<String>()? {
            if !self.extras.is_extra(&key) {
                let key: StringDeserializer<A::Error> = key.into_deserializer();
                return seed.deserialize(key).map(Some);
            }
            if self.found.iter().any(|(found, _)| *found == key) {
                return Err(A::Error::custom("a key given twice"));
            }
            self.found.push((key, self.map.next_value()?));
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}
