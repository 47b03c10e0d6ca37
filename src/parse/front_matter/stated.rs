//! A leaf that makes a difference by standing there, even with nothing behind it.
//!
//! Most keys can be left blank: that says as much as leaving them out. A blank embargo is one that somebody meant to
//! fill in, though, and a file must not be published for it.

use crate::parse::shape::{Shape, Shaped};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::fmt;
use std::ops::Deref;

/// The text as typed: `None` if the key does not stand there, an empty text if nothing stands behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Stated(pub Option<String>);

impl Stated {
    /// Whether the key stands there and says nothing.
    pub fn is_blank(&self) -> bool {
        self.0.as_ref().is_some_and(|text| text.trim().is_empty())
    }
}

impl Deref for Stated {
    type Target = Option<String>;

    fn deref(&self) -> &Option<String> {
        &self.0
    }
}

impl Shaped for Stated {
    const SHAPE: Shape = Shape::Text;
}

impl<'de> Deserialize<'de> for Stated {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(StatedVisitor)
    }
}

struct StatedVisitor;

impl<'de> Visitor<'de> for StatedVisitor {
    type Value = Stated;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_none<E: Error>(self) -> Result<Stated, E> {
        Ok(Stated(Some(String::new())))
    }

    fn visit_unit<E: Error>(self) -> Result<Stated, E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Stated, D::Error> {
        String::deserialize(deserializer).map(|text| Stated(Some(text)))
    }
}
