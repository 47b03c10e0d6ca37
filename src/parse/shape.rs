//! Structures as authors write them: one declaration gives the type, its reader and its description.
//!
//! [`record!`](crate::record) declares a struct whose keys may all be missing. It derives serde's reading, which is
//! the fast path, and a constant [`Shape`] that says the same thing as data: the walk that finds every fault reads it,
//! the hints name keys from it, and the JSON Schema is written from it. One declaration, so the three cannot differ.
//!
//! 'One or many' and 'text or map' are visitors written by hand. serde's `untagged` would try each form in turn on a
//! copy of the value, losing how a number was typed and where the fault stands.

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;
use std::ops::Deref;

/// What may stand in a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// A text, kept as typed; numbers, dates and words without quotes are texts too.
    Text,
    /// A list of these; a single one is a list of one.
    Many(&'static Shape),
    /// A map with these keys and no other.
    Map(&'static Keys),
    /// A map with any keys, each with this behind it.
    Dictionary(&'static Shape),
    /// A list of these records, or a map from labels to texts.
    Labelled(&'static Keys),
    /// Anything.
    Free,
}

impl Shape {
    /// Whether a key of that name stands anywhere in it.
    pub fn has_key(&self, name: &str) -> bool {
        match self {
            Self::Text | Self::Free => false,
            Self::Many(shape) | Self::Dictionary(shape) => shape.has_key(name),
            Self::Map(keys) | Self::Labelled(keys) => {
                keys.keys.iter().any(|key| key.name == name || key.shape.has_key(name))
            }
        }
    }
}

/// The keys of a record.
#[derive(Debug, PartialEq)]
pub struct Keys {
    /// What the record is: `the front matter of a brief`.
    pub name: &'static str,
    pub keys: &'static [Key],
    /// The key that a plain text stands for, if the record may be written as one.
    pub plain: Option<&'static str>,
}

/// One key of a record.
#[derive(Debug, PartialEq)]
pub struct Key {
    pub name: &'static str,
    /// One line that says what it is for, with a blank in front.
    doc: &'static str,
    pub shape: Shape,
}

impl Key {
    /// For [`record!`](crate::record).
    pub const fn new(name: &'static str, doc: &'static str, shape: Shape) -> Self {
        Self { name, doc, shape }
    }

    /// What it is for, in one line.
    pub fn doc(&self) -> &'static str {
        self.doc.trim()
    }
}

impl Keys {
    /// The key of that name.
    pub fn find(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Whether all these keys are the record's: then a [`Shape::Labelled`] map is one record rather than labels.
    pub fn know_all<'a>(&self, mut written: impl Iterator<Item = &'a str>) -> bool {
        written.all(|key| self.find(key).is_some())
    }

    /// All names, in the order of the declaration.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|key| key.name)
    }
}

/// A type that is read from YAML, and its description. Nothing at all is its default.
pub trait Shaped: Default {
    const SHAPE: Shape;
}

impl Shaped for String {
    const SHAPE: Shape = Shape::Text;
}

impl<T: Shaped> Shaped for Option<T> {
    const SHAPE: Shape = T::SHAPE;
}

/// Declares a record: `struct Name: "what it is" { /// doc  key: Type, … }`. Every type must have a default; a key
/// that is no Rust name stands in quotes after the field: `brief_type("type"): Option<String>`. With `or key` after
/// the description a plain text is read as a record with that key alone.
#[macro_export]
macro_rules! record {
    (
        $(#[doc = $about:literal])*
        pub struct $name:ident: $what:literal {
            $($(#[doc = $doc:literal])+ $field:ident $(($key:literal))?: $type:ty,)*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, Default, PartialEq, Hash, serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name { $($(#[doc = $doc])+ $(#[serde(rename = $key)])? pub $field: $type,)* }

        $crate::record!(@shape $name, $what, None, $($($doc)+ $field $(($key))?: $type,)*);
    };
    (
        $(#[doc = $about:literal])*
        pub struct $name:ident: $what:literal or $plain:ident {
            $($(#[doc = $doc:literal])+ $field:ident $(($key:literal))?: $type:ty,)*
        }
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, Default, PartialEq, Hash, serde::Deserialize)]
        #[serde(default, deny_unknown_fields, remote = "Self")]
        pub struct $name { $($(#[doc = $doc])+ $(#[serde(rename = $key)])? pub $field: $type,)* }

        // `remote = "Self"` makes the derived reader a function of the type instead of its trait, so that the trait
        // can look at the value first.
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any($crate::parse::shape::TextOrMap::<Self>::default())
            }
        }

        impl<'de> $crate::parse::shape::FromTextOrMap<'de> for $name {
            fn from_text(text: String) -> Self {
                let mut record = Self::default();
                record.$plain = Some(text);
                record
            }

            fn from_map<A: serde::de::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
                // The derived function, not the trait's: an inherent one comes first.
                Self::deserialize(serde::de::value::MapAccessDeserializer::new(map))
            }
        }

        $crate::record!(@shape $name, $what, Some(stringify!($plain)), $($($doc)+ $field $(($key))?: $type,)*);
    };
    (@shape $name:ident, $what:literal, $plain:expr, $($($doc:literal)+ $field:ident $(($key:literal))?: $type:ty,)*) => {
        impl $name {
            /// The keys it may hold.
            pub const KEYS: &'static $crate::parse::shape::Keys = &$crate::parse::shape::Keys {
                name: $what,
                keys: &[$($crate::parse::shape::Key::new(
                    $crate::record!(@name $field $($key)?),
                    concat!($($doc),+),
                    <$type as $crate::parse::shape::Shaped>::SHAPE,
                ),)*],
                plain: $plain,
            };
        }

        impl $crate::parse::shape::Shaped for $name {
            const SHAPE: $crate::parse::shape::Shape = $crate::parse::shape::Shape::Map(Self::KEYS);
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $key:literal) => { $key };
}

/// A list that may be written as its only item.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Many<T>(pub Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

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

impl<T: Shaped> Shaped for Many<T> {
    const SHAPE: Shape = Shape::Many(&T::SHAPE);
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
        Ok(Many::default())
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
pub struct TextOrMap<T>(PhantomData<T>);

impl<T> Default for TextOrMap<T> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Dictionary<T>(pub Vec<(String, T)>);

impl<T> Default for Dictionary<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Dictionary<T> {
    type Target = [(String, T)];

    fn deref(&self) -> &[(String, T)] {
        &self.0
    }
}

impl<T: Shaped> Shaped for Dictionary<T> {
    const SHAPE: Shape = Shape::Dictionary(&T::SHAPE);
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
        Ok(Dictionary::default())
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
