//! The JSON Schema of front matter and `site.yaml`, for editors that complete keys and underline mistakes.
//!
//! It is written from the same declarations as the readers ([`Keys`] and [`Shape`]), so a key cannot be in one and not
//! in the other. What a shape does not say, because a later stage judges it, stands in two tables here: the keys that
//! are required, and the leaves that take a few words or one form; a test holds both against what the tool says. A
//! schema knows one file at a time: names of countries, topics and briefs, dates, and links are for `check`.

use super::config::{
    AutolinkEntry, BUILT_IN_TYPES, BriefType, IndexesEntry, MarkdownEntry, MenuEntry, PublisherEntry, SiteFile,
    ThemeEntry, TypeEntry, VocabularyEntry,
};
use super::free::{Free, FreeEntries};
use super::front_matter::{
    Attachment, AuthorFrontMatter, BriefFrontMatter, Change, Event, Fact, Image, KeyPoint, Link, Member,
    PageFrontMatter, Person, PlaceFrontMatter, Recommendation, SeriesFrontMatter, Source, TopicFrontMatter,
};
use super::shape::{Key, Keys, Shape};
use crate::base::{Code, Severity};
use std::collections::BTreeMap;

/// The version of JSON Schema that is spoken.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// What a schema can be about: a word for the command line, what it is, and its record.
pub const SUBJECTS: [(&str, &str, &Keys); 11] = [
    ("site", "`site.yaml`", SiteFile::KEYS),
    ("brief", "the front matter of `content/briefs/**/*.md`", BriefFrontMatter::KEYS),
    ("translation", "the front matter of `content/briefs/**/NAME.LANG.md`", BriefFrontMatter::KEYS),
    ("country", "the front matter of `content/countries/*.md`", PlaceFrontMatter::KEYS),
    ("region", "the front matter of `content/regions/*.md`", PlaceFrontMatter::KEYS),
    ("group", "the front matter of `content/groups/*.md`", PlaceFrontMatter::KEYS),
    ("topic", "the front matter of `content/topics/*.md`", TopicFrontMatter::KEYS),
    ("author", "the front matter of `content/authors/*.md`", AuthorFrontMatter::KEYS),
    ("series", "the front matter of `content/series/*.md`", SeriesFrontMatter::KEYS),
    ("page", "the front matter of `content/pages/**/*.md`", PageFrontMatter::KEYS),
    ("home", "the front matter of `content/home.md`", PageFrontMatter::KEYS),
];

/// The keys that a translation states itself, or that hold for every file; the others are its original's.
const TRANSLATED: [&str; 11] = [
    "title",
    "subtitle",
    "slug",
    "summary",
    "key_points",
    "recommendations",
    "image",
    "translators",
    "status",
    "date",
    "embargo_until",
];

/// The keys of a page that the home page has not, since its address is the site's.
const ADDRESS: [&str; 2] = ["slug", "url"];

/// The words of a picture; its file is the original's.
const PICTURE_WORDS: [&str; 2] = ["alt", "caption"];

/// The keys that each subject must have.
const REQUIRED: [(&str, &[&str]); 7] = [
    ("site", &["title", "base_url"]),
    ("brief", &["title", "date"]),
    ("translation", &["title"]),
    ("topic", &["title"]),
    ("author", &["name"]),
    ("series", &["title"]),
    ("page", &["title"]),
];

/// The keys that each record inside must have.
const REQUIRED_INSIDE: [(&Keys, &[&str]); 13] = [
    (KeyPoint::KEYS, &["text"]),
    (Recommendation::KEYS, &["text"]),
    (Person::KEYS, &["name"]),
    (Change::KEYS, &["date", "kind", "note"]),
    (Event::KEYS, &["date", "event"]),
    (Source::KEYS, &["title"]),
    (Image::KEYS, &["src"]),
    (Link::KEYS, &["url"]),
    (Attachment::KEYS, &["file"]),
    (Fact::KEYS, &["label", "value"]),
    (Member::KEYS, &["country"]),
    (MenuEntry::KEYS, &["title", "url"]),
    (TypeEntry::KEYS, &["label"]),
];

/// A leaf that is more than a text.
#[derive(Clone, Copy)]
enum Leaf {
    /// One of these words.
    Words(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A number from 1, or `false`.
    Threshold,
    /// A slug, which may be a number such as `2021`.
    Slug,
    /// The slug of a type of brief.
    Type,
    /// A text of this form, as a regular expression.
    Form(&'static str),
    /// A map from the codes of warnings to weights.
    Checks,
}

const SLUG: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const WEB_ADDRESS: &str = "^https?://[^ ]+$";
const ROOTED: &str = "^/";
const STATUS: Leaf = Leaf::Words(&["draft", "published", "withdrawn"]);

/// The leaves of which more is known than their shape, by record and key.
const LEAVES: [(&Keys, &str, Leaf); 29] = [
    (BriefFrontMatter::KEYS, "status", STATUS),
    (PlaceFrontMatter::KEYS, "status", STATUS),
    (TopicFrontMatter::KEYS, "status", STATUS),
    (AuthorFrontMatter::KEYS, "status", STATUS),
    (SeriesFrontMatter::KEYS, "status", STATUS),
    (PageFrontMatter::KEYS, "status", STATUS),
    (BriefFrontMatter::KEYS, "url", Leaf::Form(ROOTED)),
    (PageFrontMatter::KEYS, "url", Leaf::Form(ROOTED)),
    (BriefFrontMatter::KEYS, "slug", Leaf::Slug),
    (PageFrontMatter::KEYS, "slug", Leaf::Slug),
    (BriefFrontMatter::KEYS, "series", Leaf::Slug),
    (BriefFrontMatter::KEYS, "type", Leaf::Type),
    (BriefFrontMatter::KEYS, "featured", Leaf::Flag),
    (Change::KEYS, "kind", Leaf::Words(&["correction", "clarification", "update", "retraction"])),
    (Source::KEYS, "url", Leaf::Form(WEB_ADDRESS)),
    (SiteFile::KEYS, "base_url", Leaf::Form(WEB_ADDRESS)),
    (SiteFile::KEYS, "search", Leaf::Flag),
    (SiteFile::KEYS, "maps", Leaf::Flag),
    (SiteFile::KEYS, "review_notice", Leaf::Flag),
    (SiteFile::KEYS, "checks", Leaf::Checks),
    (PublisherEntry::KEYS, "url", Leaf::Form(WEB_ADDRESS)),
    (ThemeEntry::KEYS, "accent", Leaf::Form("^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")),
    (TypeEntry::KEYS, "listed", Leaf::Flag),
    (AutolinkEntry::KEYS, "countries", Leaf::Words(&["first", "off"])),
    (IndexesEntry::KEYS, "relations", Leaf::Threshold),
    (IndexesEntry::KEYS, "country_topics", Leaf::Threshold),
    (IndexesEntry::KEYS, "coverage", Leaf::Flag),
    (MarkdownEntry::KEYS, "raw_html", Leaf::Words(&["escape", "sanitize", "allow"])),
    (VocabularyEntry::KEYS, "topics", Leaf::Words(&["open", "closed", "auto"])),
];

/// What a site adds to every schema.
#[derive(Clone, Copy, Debug, Default)]
pub struct Own<'a> {
    /// All types of brief, if they are known; else any slug is let through.
    pub types: Option<&'a [BriefType]>,
    /// Keys of front matter that are the site's own.
    pub extra_keys: &'a [String],
}

/// The schema of everything: each subject under `$defs` by its word, a document being any of them.
pub fn everything(own: Own<'_>) -> Free {
    let mut writer = Writer { own, defs: BTreeMap::new() };
    for (word, about, keys) in SUBJECTS {
        let schema = writer.subject(word, about, keys);
        writer.defs.insert(word.to_owned(), Free::Map(schema));
    }
    let any = SUBJECTS.iter().map(|(word, ..)| Free::Map(reference(word))).collect();
    Free::Map(object([
        ("$schema", text(DIALECT)),
        ("title", text("briefpress")),
        ("description", text("`site.yaml`, or front matter of any kind; each stands alone under `$defs`")),
        ("anyOf", Free::List(any)),
        ("$defs", Free::Map(writer.defs.into_iter().collect())),
    ]))
}

/// The schema of the subject with that word; `None` if there is none.
pub fn of(word: &str, own: Own<'_>) -> Option<Free> {
    let (word, about, keys) = SUBJECTS.into_iter().find(|(known, ..)| *known == word)?;
    let mut writer = Writer { own, defs: BTreeMap::new() };
    let subject = writer.subject(word, about, keys);
    let defs = Free::Map(writer.defs.into_iter().collect());
    let head = object([("$schema", text(DIALECT))]).into_iter();
    Some(Free::Map(head.chain(subject).chain(object([("$defs", defs)])).collect()))
}

/// A schema, its keys in the order in which they are written.
type Object = FreeEntries;

/// Writes records once, and refers to them.
struct Writer<'a> {
    own: Own<'a>,
    /// The records inside, by name.
    defs: BTreeMap<String, Free>,
}

impl Writer<'_> {
    fn subject(&mut self, word: &str, about: &str, keys: &Keys) -> Object {
        let required = REQUIRED.iter().find(|(known, _)| *known == word).map_or(&[][..], |(_, keys)| keys);
        let own = if ["site", "translation"].contains(&word) { &[][..] } else { self.own.extra_keys };
        let mut properties = self.properties(keys, required);
        if word == "home" {
            properties.retain(|(key, _)| !ADDRESS.contains(&key.as_str()));
        }
        if word == "translation" {
            properties.retain(|(key, _)| TRANSLATED.contains(&key.as_str()));
            let mut words = self.properties(Image::KEYS, &[]);
            words.retain(|(key, _)| PICTURE_WORDS.contains(&key.as_str()));
            let image = properties.iter_mut().find(|(key, _)| key == "image");
            image.expect("it is translated").1 = described("The words of the picture.", closed(words, &[]));
        }
        properties.extend(own.iter().map(|key| (key.clone(), described("A key of the site's own.", Vec::new()))));
        let head = object([("title", text(keys.name)), ("description", text(about))]);
        head.into_iter().chain(closed(properties, required)).collect()
    }

    fn properties(&mut self, keys: &Keys, required: &[&str]) -> Object {
        keys.keys.iter().map(|key| (key.name.to_owned(), self.property(keys, key, required))).collect()
    }

    fn property(&mut self, keys: &Keys, key: &Key, required: &[&str]) -> Free {
        let leaf = LEAVES.iter().find(|(record, name, _)| *record == keys && *name == key.name);
        let mut forms = match leaf {
            Some((.., leaf)) => self.leaf(*leaf),
            None => self.forms(key.shape),
        };
        if !required.contains(&key.name) {
            // A key without a value is a key that is not there.
            forms.push(of_type("null"));
        } else if key.shape == Shape::Text && leaf.is_none() {
            forms = vec![object([("type", words(&SCALARS)), ("pattern", text("\\S"))])];
        }
        described(key.doc(), any(forms))
    }

    /// What may stand in a place, one schema a form.
    fn forms(&mut self, shape: Shape) -> Vec<Object> {
        match shape {
            Shape::Text => vec![object([("type", words(&SCALARS))])],
            Shape::Many(item) => {
                let item = self.forms(*item);
                let list = object([("type", text("array")), ("items", Free::Map(any(item.clone())))]);
                item.into_iter().chain([list]).collect()
            }
            Shape::Map(keys) => {
                let plain = keys.plain.map(|_| object([("type", words(&SCALARS))]));
                plain.into_iter().chain([self.record(keys)]).collect()
            }
            Shape::Dictionary(value) => {
                let mut values = self.forms(*value);
                if *value != Shape::Free {
                    values.push(of_type("null"));
                }
                vec![object([("type", text("object")), ("additionalProperties", Free::Map(any(values)))])]
            }
            Shape::Labelled(keys) => {
                let list = object([("type", text("array")), ("items", Free::Map(self.record(keys)))]);
                let labels = Free::Map(any(vec![object([("type", words(&SCALARS))]), of_type("null")]));
                let labels = object([("type", text("object")), ("additionalProperties", labels)]);
                vec![list, self.record(keys), labels]
            }
            Shape::Free => vec![Vec::new()],
        }
    }

    /// A reference to the schema of a record, which is written at its first use.
    fn record(&mut self, keys: &Keys) -> Object {
        let name = keys.name.trim_start_matches("an ").trim_start_matches("a ").replace('`', "").replace(' ', "-");
        if !self.defs.contains_key(&name) {
            let required = REQUIRED_INSIDE.iter().find(|(known, _)| *known == keys).map_or(&[][..], |(_, keys)| keys);
            let schema = closed(self.properties(keys, required), required);
            self.defs.insert(name.clone(), Free::Map(schema));
        }
        reference(&name)
    }

    fn leaf(&self, leaf: Leaf) -> Vec<Object> {
        match leaf {
            Leaf::Words(known) => vec![object([("enum", words(known))])],
            Leaf::Flag => vec![of_type("boolean")],
            Leaf::Threshold => {
                let number = object([("type", text("integer")), ("minimum", Free::Int(1))]);
                vec![number, object([("const", Free::Bool(false))])]
            }
            Leaf::Form(pattern) => vec![object([("type", text("string")), ("pattern", text(pattern))])],
            Leaf::Slug => vec![object([("type", words(&["string", "integer"])), ("pattern", text(SLUG))])],
            Leaf::Type => match self.own.types {
                Some(types) => {
                    let slugs: Vec<&str> = types.iter().map(|known| known.slug.as_str()).collect();
                    vec![object([("enum", words(&slugs))])]
                }
                None => {
                    let slugs = BUILT_IN_TYPES.map(|(slug, _)| slug);
                    let known = object([("enum", words(&slugs))]);
                    vec![known, object([("type", text("string")), ("pattern", text(SLUG))])]
                }
            },
            Leaf::Checks => {
                let warnings = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
                let codes: Vec<&str> = warnings.map(|code| code.as_str()).collect();
                let names = Free::Map(object([("enum", words(&codes))]));
                let weights = Free::Map(object([("enum", words(&["off", "warn", "error"]))]));
                vec![object([("type", text("object")), ("propertyNames", names), ("additionalProperties", weights)])]
            }
        }
    }
}

/// What a text may be typed as: without quotes, numbers and words are other things to JSON.
const SCALARS: [&str; 3] = ["string", "number", "boolean"];

/// A map with these keys and no other.
fn closed(properties: Object, required: &[&str]) -> Object {
    let head = [("type", text("object")), ("properties", Free::Map(properties))];
    let required = (!required.is_empty()).then(|| ("required", words(required)));
    object(head.into_iter().chain(required).chain([("additionalProperties", Free::Bool(false))]))
}

/// One schema for several forms; those that are no more than types become one.
fn any(forms: Vec<Object>) -> Object {
    let is_type = |form: &Object| matches!(&form[..], [(key, _)] if key == "type");
    let (types, mut others): (Vec<Object>, Vec<Object>) = forms.into_iter().partition(is_type);
    let types: Vec<Free> = types
        .into_iter()
        .flatten()
        .flat_map(|(_, names)| match names {
            Free::List(names) => names,
            name => vec![name],
        })
        .collect();
    match types.as_slice() {
        [] => {}
        // 'Or nothing' comes last.
        [one] => others.push(object([("type", one.clone())])),
        _ => others.insert(0, object([("type", Free::List(types))])),
    }
    match others.len() {
        1 => others.remove(0),
        _ => object([("anyOf", Free::List(others.into_iter().map(Free::Map).collect()))]),
    }
}

fn described(doc: &str, schema: Object) -> Free {
    Free::Map(object([("description", text(doc))]).into_iter().chain(schema).collect())
}

fn of_type(name: &str) -> Object {
    object([("type", text(name))])
}

fn reference(name: &str) -> Object {
    object([("$ref", text(&format!("#/$defs/{name}")))])
}

fn object<'a>(entries: impl IntoIterator<Item = (&'a str, Free)>) -> Object {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn text(text: &str) -> Free {
    Free::Text(text.to_owned())
}

fn words(words: &[&str]) -> Free {
    Free::List(words.iter().map(|word| text(word)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_tables_is_a_key_of_its_record() {
        for (keys, key, _) in LEAVES {
            assert!(keys.find(key).is_some(), "{key} of {}", keys.name);
        }
        for (keys, required) in REQUIRED_INSIDE {
            assert!(required.iter().all(|key| keys.find(key).is_some()), "{}", keys.name);
        }
        for (word, required) in REQUIRED {
            let (.., keys) = SUBJECTS.iter().find(|(known, ..)| *known == word).expect("a subject");
            assert!(required.iter().all(|key| keys.find(key).is_some()), "{word}");
        }
        assert!(TRANSLATED.iter().all(|key| BriefFrontMatter::KEYS.find(key).is_some()));
        assert!(PICTURE_WORDS.iter().all(|key| Image::KEYS.find(key).is_some()));
        assert!(ADDRESS.iter().all(|key| PageFrontMatter::KEYS.find(key).is_some()));
    }
}
