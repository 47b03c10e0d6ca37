//! Leaves that are read once, when their file is: days, instants, the status.
//!
//! Parsing ends with [`Read`]: nothing stands there, what stands there is wrong and why, or what it is. Later stages
//! compare these values and read no text again, so nothing can be made up where a value is wrong. What a day or time
//! without a zone comes to depends on `site.yaml`; that alone is left for `site` to say.
//!
//! Most keys count as missing if they are left blank. A blank embargo is one that somebody meant to fill in, though, and
//! a file must not be published for it. So a leaf knows whether its key stands there.

use super::shape::{Shape, Shaped};
use crate::base::date::{DateFault, Moment, WrittenDate, parse_date, parse_instant};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer};
use std::hash::Hash;

/// A value, or why there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Read<T, F = DateFault> {
    /// Nothing was written, which is nobody's fault.
    #[default]
    Missing,
    /// What was written cannot be read. Nearly nothing is, so the fault takes no room in the other cases.
    Wrong(Box<F>),
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

    /// # Errors
    /// Why the text, which is not blank, cannot be read.
    fn from_text(text: &str) -> Result<Self, Self::Fault>;
}

macro_rules! read_as {
    ($($type:ty: $read:path;)*) => {
        $(impl FromText for $type {
            type Fault = DateFault;

            fn from_text(text: &str) -> Result<Self, DateFault> {
                $read(text)
            }
        })*
    };
}

read_as! {
    Date: parse_date;
    WrittenDate: WrittenDate::parse;
    Timestamp: parse_instant;
}

/// What the key `status` says of a file.
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
    /// The words alone.
    pub const WORDS: [&str; 3] = [Self::ALL[0].0, Self::ALL[1].0, Self::ALL[2].0];
}

impl FromText for Status {
    type Fault = ();

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
    /// Whether the key stands there.
    pub fn is_given(&self) -> bool {
        self.typed.is_some()
    }

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
            Read::Is(date) => date.in_zone(zone).map_or_else(|fault| Read::Wrong(Box::new(fault)), Read::Is),
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
            Some(Err(fault)) => Read::Wrong(Box::new(fault)),
        };
        leaf
    }
}

impl<T: FromText> Shaped for Leaf<T> {
    const SHAPE: Shape = Shape::Text;

    fn is_stated(&self) -> bool {
        self.text().is_some()
    }
}

impl<'de, T: FromText> Deserialize<'de> for Leaf<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The key stands there, though nothing may stand behind it.
        Option::<String>::deserialize(deserializer).map(|text| text.unwrap_or_default().into())
    }
}
