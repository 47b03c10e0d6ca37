//! A text that may be said once for each language: `title: Water`, or `title: {en: Water, fr: Eau}`.
//!
//! It is read as what was typed, and means nothing until a language is chosen. A site in one language writes plain texts and
//! never sees the other form.

use super::loose::{Dictionary, FromTextOrMap, TextOrMap};
use super::shape::{FromText, Mark, Said, Shape, Shaped, TextChange, Texts};
use crate::base::{FieldPath, Language};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess};
use std::ops::Deref;

/// A text, or one for each of several languages. It stands for the text of the language that was chosen, if there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ByLanguage {
    text: Option<String>,
    /// By their tags, in the order written; none of a plain text.
    each: Vec<(String, Option<String>)>,
}

impl ByLanguage {
    /// Whether a key is the tag of a language, so that a map is one of texts by language and not a slip.
    pub fn is_tag(key: &str) -> bool {
        super::config::is_language_tag(key) && Language::of(key).is_known()
    }

    /// Returns the tags of the languages that it is written in; none of a plain text.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.each.iter().map(|(tag, _)| tag.as_str())
    }

    /// Returns the texts in all languages.
    pub fn each(&self) -> impl Iterator<Item = &str> {
        let plain = self.text.iter().filter(|_| self.each.is_empty());
        plain.chain(self.each.iter().filter_map(|(_, text)| text.as_ref())).map(String::as_str)
    }

    /// Takes the text of the first of these languages that it is written in. A plain text stays.
    fn choose(&mut self, languages: &[&str]) {
        if self.each.is_empty() {
            return;
        }
        let is_said = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
        let spoken = self.each.iter().filter(|(_, text)| is_said(text));
        let said = |language: &&str| spoken.clone().find(|(tag, _)| Language::of(tag).tag() == *language);
        self.text = languages.iter().find_map(said).and_then(|(_, text)| text.clone());
    }
}

impl Deref for ByLanguage {
    type Target = Option<String>;

    fn deref(&self) -> &Option<String> {
        &self.text
    }
}

impl FromText for ByLanguage {
    fn of(text: String) -> Self {
        Self { text: Some(text), each: Vec::new() }
    }
}

impl Shaped for ByLanguage {
    const SHAPE: Shape = Shape::ByLanguage;

    fn is_stated(&self) -> bool {
        self.text.is_some() || !self.each.is_empty()
    }

    fn gather<'a>(&'a self, marks: &[Mark], at: &dyn Fn() -> FieldPath, texts: &mut Texts<'a>) {
        if self.each.is_empty() {
            self.text.gather(marks, at, texts);
        }
        self.each.iter().for_each(|(tag, text)| text.gather(marks, &|| at().key(tag), texts));
    }

    fn change(&mut self, marks: &[Mark], wanted: Mark, change: TextChange<'_>) {
        if self.each.is_empty() {
            return self.text.change(marks, wanted, change);
        }
        // The text that was chosen is one of these.
        let chosen = self.each.iter().position(|(_, text)| *text == self.text);
        for (tag, text) in &mut self.each {
            text.change(marks, wanted, &|text, _| change(text, Some(tag)));
        }
        if let Some(chosen) = chosen.filter(|_| self.text.is_some()) {
            self.text.clone_from(&self.each[chosen].1);
        }
    }

    fn choose(&mut self, languages: &[&str]) {
        Self::choose(self, languages);
    }

    fn by_language<'a>(&'a self, at: &dyn Fn() -> FieldPath, found: &mut Vec<Said<'a>>) {
        let said = |(tag, text): &'a (String, Option<String>)| (at().key(tag), tag.as_str(), text.as_deref());
        found.extend(self.each.iter().map(said));
    }
}

impl<'de> Deserialize<'de> for ByLanguage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(OrNothing)
    }
}

/// Reads a key that may have nothing behind it.
struct OrNothing;

impl<'de> serde::de::Visitor<'de> for OrNothing {
    type Value = ByLanguage;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a text, or a map from languages to texts")
    }

    fn visit_none<E: Error>(self) -> Result<ByLanguage, E> {
        Ok(ByLanguage::default())
    }

    fn visit_unit<E: Error>(self) -> Result<ByLanguage, E> {
        Ok(ByLanguage::default())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<ByLanguage, D::Error> {
        deserializer.deserialize_any(TextOrMap::<ByLanguage>::default())
    }
}

impl<'de> FromTextOrMap<'de> for ByLanguage {
    fn from_text(text: String) -> Self {
        FromText::of(text)
    }

    fn from_map<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let each = Dictionary::<Option<String>>::deserialize(MapAccessDeserializer::new(map))?.0;
        if each.iter().all(|(key, _)| Self::is_tag(key)) {
            return Ok(Self { text: None, each });
        }
        Err(A::Error::custom("a key that is no language"))
    }
}
