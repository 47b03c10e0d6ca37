//! Values that authors may write in more than one form: a list as its only item, a record as a text, a map with any keys.
//!
//! Their readers are visitors written by hand. serde's `untagged` would try each form in turn on a copy of the value,
//! losing how a number was typed and where the fault stands.

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;
use std::ops::Deref;

/// A list that may be written as its only item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Many<T>(pub Vec<T>);

impl<T> Deref for Many<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a Many<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMany(PhantomData))
    }
}

/// Says, to nobody but the slow path, that the number's spelling would be lost.
const UNQUOTED_NUMBER: &str = "a number where its spelling matters";

macro_rules! scalars_as_text {
    () => {
        fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
            self.visit_str(if value { "true" } else { "false" })
        }

        fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
            self.visit_str(&value.to_string())
        }

        fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
            self.visit_str(&value.to_string())
        }

        // `7.10` would become `7.1`. Better an error that asks for quotes than a silent change.
        fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
            Err(E::custom(UNQUOTED_NUMBER))
        }
    };
}

struct OneOrMany<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrMany<T> {
    type Value = Many<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    scalars_as_text!();

    fn visit_str<E: Error>(self, text: &str) -> Result<Many<T>, E> {
        T::deserialize(StrDeserializer::new(text)).map(|one| Many(vec![one]))
    }

    fn visit_unit<E: Error>(self) -> Result<Many<T>, E> {
        Ok(Many(Vec::new()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Many<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(|one| Many(vec![one]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Many<T>, A::Error> {
        let mut items = Vec::with_capacity(list.size_hint().unwrap_or(0).min(64));
        // An item of nothing would shift the places of those after it if it were dropped.
        while let Some(item) = list.next_element::<Option<T>>()? {
            items.push(item.ok_or_else(|| A::Error::custom("an empty list item"))?);
        }
        // Kept with the file, and a list that grows has room for four.
        items.shrink_to_fit();
        Ok(Many(items))
    }
}

/// A record that may be written as a plain text; implemented by [`record!`](crate::record).
pub trait FromTextOrMap<'de>: Sized {
    fn from_text(text: String) -> Self;

    /// # Errors
    /// What the map's reader says.
    fn from_map<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

/// Reads a [`FromTextOrMap`].
#[derive(Default)]
pub struct TextOrMap<T>(PhantomData<T>);

impl<'de, T: FromTextOrMap<'de>> Visitor<'de> for TextOrMap<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a map")
    }

    scalars_as_text!();

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from_text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::from_map(map)
    }
}

/// A map with free keys, in the order written, no key twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dictionary<T>(pub Vec<(String, T)>);

impl<T> Deref for Dictionary<T> {
    type Target = [(String, T)];

    fn deref(&self) -> &[(String, T)] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Dictionary<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FreeKeys(PhantomData))
    }
}

struct FreeKeys<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for FreeKeys<T> {
    type Value = Dictionary<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_unit<E: Error>(self) -> Result<Dictionary<T>, E> {
        Ok(Dictionary(Vec::new()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Dictionary<T>, A::Error> {
        let mut entries: Vec<(String, T)> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            if !seen.insert(key.clone()) {
                map.next_value::<IgnoredAny>()?;
                return Err(A::Error::custom("a key given twice"));
            }
            entries.push((key, map.next_value()?));
        }
        Ok(Dictionary(entries))
    }
}
