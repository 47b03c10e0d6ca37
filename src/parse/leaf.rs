//! Leaves that are read once, when their file is: days, instants, the status.
//!
//! Parsing ends with [`Read`]: nothing stands there, what stands there is wrong and why, or what it is. Later stages
//! compare these values and read no text again, so nothing can be made up where a value is wrong. What a day or time
//! without a zone comes to depends on `site.yaml`; that alone is left for `site` to say.
//!
//! A key that can be left blank is as good as missing. A blank embargo is one that somebody meant to fill in, though, and
//! a file must not be published for it. So a leaf knows whether its key stands there.

use super::shape::{Shape, Shaped, Value};
use crate::base::date::{DateFault, Moment, WrittenDate, parse_date, parse_instant};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;

/// A value, or why there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Read<T, F = DateFault> {
    /// Nothing was written, which is nobody's fault.
    #[default]
    Missing,
    /// What was written cannot be read.
    Wrong(F),
    Is(T),
}

impl<T: Copy, F> Read<T, F> {
    /// Returns the value, if there is one.
    pub fn value(&self) -> Option<T> {
        match self {
            Self::Is(value) => Some(*value),
            Self::Missing | Self::Wrong(_) => None,
        }
    }
}

/// A value that is read from one text.
pub trait FromText: Sized {
    type Fault;
    /// The words that it takes, if it takes a few.
    const WORDS: &'static [&'static str] = &[];

    /// # Errors
    /// Why the text, which is not blank, cannot be read.
    fn from_text(text: &str) -> Result<Self, Self::Fault>;
}

impl FromText for Date {
    type Fault = DateFault;

    fn from_text(text: &str) -> Result<Self, DateFault> {
        parse_date(text)
    }
}

impl FromText for WrittenDate {
    type Fault = DateFault;

    fn from_text(text: &str) -> Result<Self, DateFault> {
        Self::parse(text)
    }
}

impl FromText for Timestamp {
    type Fault = DateFault;

    fn from_text(text: &str) -> Result<Self, DateFault> {
        parse_instant(text)
    }
}

/// Whether a file is public, by its own word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    Draft,
    Published,
    Withdrawn,
}

impl Status {
    /// The words of `status`, with what they mean.
    pub const ALL: [(&str, Self); 3] =
        [("draft", Self::Draft), ("published", Self::Published), ("withdrawn", Self::Withdrawn)];
}

impl FromText for Status {
    type Fault = ();
    const WORDS: &'static [&'static str] = &[Self::ALL[0].0, Self::ALL[1].0, Self::ALL[2].0];

    fn from_text(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|(word, _)| *word == text).map(|(_, status)| status).ok_or(())
    }
}

/// A leaf as typed, and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Leaf<T: FromText> {
    /// `None` if the key does not stand there; an empty text if nothing stands behind it.
    typed: Option<String>,
    pub read: Read<T, T::Fault>,
}

impl<T: FromText> Leaf<T> {
    /// Whether the key stands there and says nothing.
    pub fn is_blank(&self) -> bool {
        self.typed.is_some() && self.text().is_none()
    }

    /// Returns the text without the blanks around it; `None` if nothing is left.
    pub fn text(&self) -> Option<&str> {
        self.typed.as_deref().map(str::trim).filter(|text| !text.is_empty())
    }
}

impl Leaf<WrittenDate> {
    /// Returns the day and its instant; without an offset or zone it is meant in `zone`.
    pub fn in_zone(&self, zone: &TimeZone) -> Read<Moment> {
        match &self.read {
            Read::Missing => Read::Missing,
            Read::Wrong(fault) => Read::Wrong(fault.clone()),
            Read::Is(date) => date.in_zone(zone).map_or_else(Read::Wrong, Read::Is),
        }
    }
}

impl<T: FromText> Default for Leaf<T> {
    fn default() -> Self {
        Self { typed: None, read: Read::Missing }
    }
}

impl<T: FromText> From<String> for Leaf<T> {
    fn from(text: String) -> Self {
        let mut leaf = Self { typed: Some(text), read: Read::Missing };
        leaf.read = match leaf.text().map(T::from_text) {
            None => Read::Missing,
            Some(Ok(value)) => Read::Is(value),
            Some(Err(fault)) => Read::Wrong(fault),
        };
        leaf
    }
}

impl<T: FromText> Shaped for Leaf<T> {
    const SHAPE: Shape = Shape::Text;
    const WORDS: &'static [&'static str] = T::WORDS;
}

impl<T: FromText> Value for Leaf<T> {
    fn is_stated(&self) -> bool {
        self.text().is_some()
    }
}

impl<'de, T: FromText> Deserialize<'de> for Leaf<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(LeafVisitor(PhantomData))
    }
}

struct LeafVisitor<T>(PhantomData<T>);

impl<'de, T: FromText> Visitor<'de> for LeafVisitor<T> {
    type Value = Leaf<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_none<E: Error>(self) -> Result<Leaf<T>, E> {
        Ok(String::new().into())
    }

    fn visit_unit<E: Error>(self) -> Result<Leaf<T>, E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Leaf<T>, D::Error> {
        String::deserialize(deserializer).map(Leaf::from)
    }
}
