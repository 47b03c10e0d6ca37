//! Structures as authors write them: one declaration gives the type, its reader and its description.
//!
//! [`record!`](crate::record) declares a struct whose keys may all be missing. It derives serde's reading, which is
//! the fast path, and a constant [`Shape`] that says the same thing as data: the walk that finds every fault reads it,
//! the hints name keys from it, the JSON Schema is written from it, and it says what a translation may state. What
//! a text is, such as inline Markdown or a file, is a [`Mark`] of its key, and [`Texts`] gathers all texts with that mark.
//! One declaration, so they cannot differ.

use crate::base::FieldPath;

pub use super::loose::{Dictionary, FromTextOrMap, Many, TextOrMap};

/// What may stand in a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// A text, kept as typed; numbers, dates and words without quotes are texts too.
    Text,
    /// A text, or a map from languages to texts.
    ByLanguage,
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
            Self::Text | Self::ByLanguage | Self::Free => false,
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

/// What is known of a key beside its shape; it stands in brackets before the key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// The record must have it. Of a whole file, a translation must only if it is [`Mark::Translated`], too.
    Required,
    /// A translation may have its own.
    Own,
    /// A translation says it in its language.
    Translated,
    /// A name, which a translation leaves to its original unless it says another one.
    Name,
    /// Words that readers see, as they stand.
    Text,
    /// Inline Markdown.
    Inline,
    /// A file of the site, which is published with the page.
    File,
    /// One of these words.
    Words(&'static [&'static str]),
    /// A style of citations: one of those that are built in, or a `.csl` file.
    CitationStyle,
    /// `true` or `false`.
    Flag,
    /// A number from 1, or `false`.
    Threshold,
    /// A slug, which may be a number such as `2021`.
    Slug,
    /// The slug of a type of brief.
    BriefType,
    /// An address elsewhere.
    WebAddress,
    /// An address from the site's root.
    Rooted,
    /// `#rrggbb` or `#rgb`.
    Colour,
    /// A map from the codes of warnings to weights.
    Checks,
}

/// One key of a record.
#[derive(Debug, PartialEq)]
pub struct Key {
    pub name: &'static str,
    /// One line that says what it is for, with a blank in front.
    doc: &'static str,
    pub shape: Shape,
    pub marks: &'static [Mark],
}

impl Key {
    /// Returns a key, for [`record!`](crate::record).
    pub const fn new<T: Shaped>(name: &'static str, doc: &'static str, marks: &'static [Mark]) -> Self {
        Self { name, doc, shape: T::SHAPE, marks }
    }

    /// Returns what it is for, in one line.
    pub fn doc(&self) -> &'static str {
        self.doc.trim()
    }

    /// Whether its record must have it.
    pub fn is_required(&self) -> bool {
        self.marks.contains(&Mark::Required)
    }

    /// Whether a translation says it in its language.
    pub fn is_translated(&self) -> bool {
        self.marks.contains(&Mark::Translated)
    }

    /// Whether a translation may state it; every other key is its original's.
    pub fn is_for_translations(&self) -> bool {
        self.is_translated() || self.marks.contains(&Mark::Own)
    }

    /// Whether a translation that does not state it has the original's.
    pub fn is_left_to_original(&self) -> bool {
        self.marks.contains(&Mark::Name)
    }

    /// Returns the form of its value, if it takes no other text.
    pub fn form(&self) -> Option<Mark> {
        use Mark::{File, Inline, Name, Own, Required, Text, Translated};
        let form = |mark: &Mark| !matches!(mark, Required | Own | Translated | Name | Text | Inline | File);
        self.marks.iter().copied().find(form)
    }
}

impl Keys {
    /// Returns the key of that name.
    pub fn find(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Whether all these keys are the record's: then a [`Shape::Labelled`] map is one record rather than labels.
    pub fn know_all<'a>(&self, mut written: impl Iterator<Item = &'a str>) -> bool {
        written.all(|key| self.find(key).is_some())
    }

    /// Returns all names, in the order of the declaration.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|key| key.name)
    }
}

/// A type that is read from YAML, and its description. Nothing at all is its default.
pub trait Shaped: Default {
    const SHAPE: Shape;

    /// Whether its key stands there, with something behind it.
    fn is_stated(&self) -> bool {
        true
    }

    /// Gives the texts in it. It stands at `at`, behind a key with these marks.
    fn gather<'a>(&'a self, _marks: &[Mark], _at: &dyn Fn() -> FieldPath, _texts: &mut Texts<'a>) {}

    /// Changes the texts in it that stand behind a key with this mark. It stands behind a key with `marks`.
    fn change(&mut self, _marks: &[Mark], _wanted: Mark, _change: TextChange<'_>) {}

    /// Takes, of each text that is written in several languages, that of the first of these.
    fn choose(&mut self, _languages: &[&str]) {}

    /// Gives such texts, each language for itself.
    fn by_language<'a>(&'a self, _at: &dyn Fn() -> FieldPath, _found: &mut Vec<Said<'a>>) {}
}

/// What is done to a text, given the tag of its language if it is written in several.
pub type TextChange<'c> = &'c dyn Fn(&mut String, Option<&str>);

/// A text in one of several languages: its place, the tag of its language, and what it says.
pub type Said<'a> = (FieldPath, &'a str, Option<&'a str>);

/// What a plain text is, in the place of a record that may be written as one.
pub trait FromText {
    fn of(text: String) -> Self;
}

impl FromText for Option<String> {
    fn of(text: String) -> Self {
        Some(text)
    }
}

impl FromText for Many<String> {
    fn of(text: String) -> Self {
        Self(vec![text])
    }
}

/// The texts of a record that are wanted.
pub struct Texts<'a> {
    marks: &'a [Mark],
    found: Vec<(FieldPath, &'a str)>,
}

impl<'a> Texts<'a> {
    /// Returns the texts whose keys bear one of these marks, each with its place, in the order of the declaration.
    pub fn of(record: &'a impl Shaped, marks: &'a [Mark]) -> Vec<(FieldPath, &'a str)> {
        let mut texts = Self { marks, found: Vec::new() };
        record.gather(&[], &FieldPath::default, &mut texts);
        texts.found
    }
}

impl Shaped for String {
    const SHAPE: Shape = Shape::Text;

    fn gather<'a>(&'a self, marks: &[Mark], at: &dyn Fn() -> FieldPath, texts: &mut Texts<'a>) {
        if marks.iter().any(|mark| texts.marks.contains(mark)) {
            texts.found.push((at(), self));
        }
    }

    fn change(&mut self, marks: &[Mark], wanted: Mark, change: TextChange<'_>) {
        if marks.contains(&wanted) {
            change(self, None);
        }
    }
}

impl<T: Shaped> Shaped for Option<T> {
    const SHAPE: Shape = T::SHAPE;

    fn is_stated(&self) -> bool {
        self.is_some()
    }

    fn gather<'a>(&'a self, marks: &[Mark], at: &dyn Fn() -> FieldPath, texts: &mut Texts<'a>) {
        self.iter().for_each(|value| value.gather(marks, at, texts));
    }

    fn change(&mut self, marks: &[Mark], wanted: Mark, change: TextChange<'_>) {
        self.iter_mut().for_each(|value| value.change(marks, wanted, change));
    }

    fn choose(&mut self, languages: &[&str]) {
        self.iter_mut().for_each(|value| value.choose(languages));
    }

    fn by_language<'a>(&'a self, at: &dyn Fn() -> FieldPath, found: &mut Vec<Said<'a>>) {
        self.iter().for_each(|value| value.by_language(at, found));
    }
}

impl<T: Shaped> Shaped for Many<T> {
    const SHAPE: Shape = Shape::Many(&T::SHAPE);

    fn is_stated(&self) -> bool {
        !self.is_empty()
    }

    fn gather<'a>(&'a self, marks: &[Mark], at: &dyn Fn() -> FieldPath, texts: &mut Texts<'a>) {
        self.iter().enumerate().for_each(|(index, item)| item.gather(marks, &|| at().index(index), texts));
    }

    fn change(&mut self, marks: &[Mark], wanted: Mark, change: TextChange<'_>) {
        self.0.iter_mut().for_each(|item| item.change(marks, wanted, change));
    }

    fn choose(&mut self, languages: &[&str]) {
        self.0.iter_mut().for_each(|item| item.choose(languages));
    }

    fn by_language<'a>(&'a self, at: &dyn Fn() -> FieldPath, found: &mut Vec<Said<'a>>) {
        self.iter().enumerate().for_each(|(index, item)| item.by_language(&|| at().index(index), found));
    }
}

impl<T: Shaped> Shaped for Dictionary<T> {
    const SHAPE: Shape = Shape::Dictionary(&T::SHAPE);

    fn is_stated(&self) -> bool {
        !self.is_empty()
    }

    fn gather<'a>(&'a self, marks: &[Mark], at: &dyn Fn() -> FieldPath, texts: &mut Texts<'a>) {
        self.iter().for_each(|(name, value)| value.gather(marks, &|| at().key(name), texts));
    }

    fn change(&mut self, marks: &[Mark], wanted: Mark, change: TextChange<'_>) {
        self.0.iter_mut().for_each(|(_, value)| value.change(marks, wanted, change));
    }

    fn choose(&mut self, languages: &[&str]) {
        self.0.iter_mut().for_each(|(_, value)| value.choose(languages));
    }

    fn by_language<'a>(&'a self, at: &dyn Fn() -> FieldPath, found: &mut Vec<Said<'a>>) {
        self.iter().for_each(|(name, value)| value.by_language(&|| at().key(name), found));
    }
}
