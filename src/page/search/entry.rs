//! What search knows of a text before its body is read.

use crate::base::{Language, SourcePath};
use serde::Serialize;
use std::sync::Arc;

/// A text that can be found, closed: all that the index says of it follows from this and from its body, so the fingerprint of both tells
/// whether it changed.
#[derive(Clone, Debug, Hash)]
pub struct SearchEntry {
    pub card: SearchCard,
    /// What it says outside its body.
    pub said: Vec<Said>,
    /// The language of its words, where nothing else is said.
    pub language: Language,
    /// The source whose body it shows.
    pub text: Option<SourcePath>,
}

/// Words that stand somewhere in a text.
#[derive(Clone, Debug, Hash)]
pub struct Said {
    pub part: Part,
    pub text: Arc<str>,
    /// Their language, where it is not that of the text.
    pub language: Option<Language>,
}

/// Where words stand, by how much they say about the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Title,
    /// A number, and names of places, topics, organisations and authors, with their other names.
    Name,
    Subtitle,
    Summary,
    /// Key points and recommendations.
    Point,
    Heading,
    /// Its body, and what happened.
    Text,
    /// Notes, captions, changes and sources.
    Note,
}

/// A text as it stands among results. Its JSON is what the page's script reads, with short names, since a search loads a hundred of them.
#[derive(Clone, Debug, Serialize, Hash)]
pub struct SearchCard {
    /// The address with the base path.
    #[serde(rename = "u")]
    pub url: Arc<str>,
    #[serde(rename = "t")]
    pub title: Arc<str>,
    /// What it is: `Policy brief`, `Country`.
    #[serde(rename = "k")]
    pub kind: Arc<str>,
    /// `29 June 2021`.
    #[serde(rename = "d", skip_serializing_if = "is_empty")]
    pub date: Arc<str>,
    /// `2021-06-29`.
    #[serde(rename = "i", skip_serializing_if = "is_empty")]
    pub date_iso: Arc<str>,
    /// Plain text.
    #[serde(rename = "s", skip_serializing_if = "is_empty")]
    pub summary: Arc<str>,
    /// Titles of countries, then of topics.
    #[serde(rename = "n", skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Arc<str>>,
    #[serde(rename = "a", skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The language, where it is not that of the page.
    #[serde(rename = "l", skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Whether that language is written from the right.
    #[serde(rename = "r", skip_serializing_if = "is_not")]
    pub is_from_right: bool,
    #[serde(rename = "withdrawn", skip_serializing_if = "is_not")]
    pub is_withdrawn: bool,
    #[serde(rename = "superseded", skip_serializing_if = "is_not")]
    pub is_superseded: bool,
    /// Of a term all its names, which lead to it before everything else. The index has them as they are looked for.
    #[serde(skip)]
    pub names: Vec<Arc<str>>,
}

fn is_empty(text: &Arc<str>) -> bool {
    text.is_empty()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields on by reference")]
fn is_not(value: &bool) -> bool {
    !value
}
