//! Values that are the site's own business: `extra` and the keys that `front_matter.extra_keys` lets through.
//!
//! They are passed to templates untouched. Floats are kept as the text of their shortest form, so that a free value
//! can be hashed and compared like everything else.

use super::shape::{Dictionary, Shape, Shaped};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

/// Any YAML value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Free {
    #[default]
    Null,
    Bool(bool),
    Int(i64),
    /// A number with a fraction, or one beyond 64 bits, in decimal.
    Float(String),
    Text(String),
    List(Vec<Free>),
    /// In the order written, no key twice.
    Map(FreeEntries),
}

/// Keys and values that are the site's own, in the order written.
pub type FreeEntries = Vec<(String, Free)>;

impl Shaped for Free {
    const SHAPE: Shape = Shape::Free;
}

impl Serialize for Free {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Int(value) => serializer.serialize_i64(*value),
            Self::Float(text) => serializer.serialize_f64(text.parse().unwrap_or(f64::NAN)),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Free {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything)
    }
}

struct Anything;

impl<'de> Visitor<'de> for Anything {
    type Value = Free;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Free, E> {
        Ok(Free::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Free, E> {
        Ok(Free::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Free, E> {
        Ok(Free::Int(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Free, E> {
        Ok(i64::try_from(value).map_or_else(|_| Free::Float(value.to_string()), Free::Int))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Free, E> {
        Ok(Free::Float(value.to_string()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Free, E> {
        Ok(Free::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Free, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Free::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Free, A::Error> {
        let map = serde::de::value::MapAccessDeserializer::new(map);
        Dictionary::<Free>::deserialize(map).map(|map| Free::Map(map.0))
    }
}
